"""`xlcrm quote` and `xlcrm pi` as they are typed."""

import os
import time
from pathlib import Path

import openpyxl
import pytest
from book_text import typed
from commanding import TODAY, Answer, xlcrm
from doors import write_workbook
from folders.trees import names_in
from papers.desk import ONE, quote


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A quote of one line, its buyer without a folder."""
    path = tmp_path / "CRM.xlsx"
    write_workbook(path, typed(quote(ONE)))
    return path


def paper(book: Path, *more: str | Path, command: str = "quote", number: str = "Q-1", lang: str = "en") -> Answer:
    return xlcrm(command, book, number, "--today", TODAY, *more, lang=lang)


def files(book: Path) -> list[str]:
    """What lies beside the book and below, folders left out."""
    return sorted(
        name.replace(os.sep, "/")
        for name, data in names_in(book.parent).items()
        if data is not None and name != book.name
    )


def test_a_quotation_goes_into_the_customers_folder_which_is_made(book: Path, libreoffice: str) -> None:
    assert libreoffice
    before = book.read_bytes()
    answer = paper(book)
    assert answer.code == 0
    assert answer.out.splitlines()[0].startswith(
        "Quotation Q-1, rev 1, Nordlicht GmbH: 1 line, USD 462.00; 0 to look at."
    )
    assert files(book) == [
        "Customers/D customers/Nordlicht GmbH (C-1)/Contact.txt",
        "Customers/D customers/Nordlicht GmbH (C-1)/Quotes/Quotation Q-1 rev 1.pdf",
        "Customers/D customers/Nordlicht GmbH (C-1)/Quotes/Quotation Q-1 rev 1.xlsx",
    ]
    assert book.read_bytes() == before


@pytest.mark.parametrize(("header", "in_it"), [("Address", True), ("公司地址", True), ("Address of the bank", False)])
def test_the_postal_address_comes_from_a_column_of_the_users_own(book: Path, header: str, in_it: bool) -> None:
    sheets = typed(quote(ONE))
    sheets["Customers"] = [
        [*row, cell]
        for row, cell in zip(sheets["Customers"], [header, "Speicher 1\n20457 Hamburg", "上海"], strict=True)
    ]
    write_workbook(book, sheets)
    assert paper(book, "--no-pdf", "--out", book.parent / "it.xlsx").code == 0
    page = openpyxl.load_workbook(book.parent / "it.xlsx").worksheets[0]
    (row,) = [cell.row for cell in page["A"] if cell.value == "Nordlicht GmbH"]
    assert page.cell(row + 1, 1).value == ("Speicher 1\n20457 Hamburg" if in_it else None)
    assert bool(page.row_dimensions[row + 1].hidden) is not in_it


def test_an_address_that_a_template_asks_for_is_missed_where_the_book_has_none(book: Path) -> None:
    assert xlcrm("templates", book).code == 0
    own = book.parent / "xlcrm templates" / "en" / "quotation.xlsx"
    workbook = openpyxl.load_workbook(own)
    workbook.worksheets[0]["A1"].value = "{{地址}}"
    workbook.save(own)
    said = paper(book, "--no-pdf").out
    assert "Address is missing" in said and "add a column Address to Customers" in said


def test_the_audit_of_folders_knows_the_papers_and_has_nothing_to_move(book: Path) -> None:
    write_workbook(book, typed(quote(ONE.replace("Sent", "Ordered|PI-7|2026-11-20"))))
    missing = xlcrm("folders", book, "--today", TODAY, "--json").json["findings"]
    assert {f["kind"] for f in missing} == {"no sheet", "no PI file"}
    assert paper(book, "--no-pdf").code == 0
    assert paper(book, "--no-pdf", command="pi").code == 0
    after = xlcrm("folders", book, "--today", TODAY, "--json").json
    assert (after["steps"], after["findings"]) == ([], [])


def test_the_papers_of_a_chinese_book_and_buyer_are_chinese(book: Path) -> None:
    text = quote(ONE.replace("C-1", "C-2")) + "\nLanguage|zh"
    write_workbook(
        book, typed(text.replace("Bank Details|", "Language|zh\nBank Details|").removesuffix("\nLanguage|zh"))
    )
    answer = paper(book, "--no-pdf", lang="zh")
    assert answer.out.startswith("报价单 Q-1，版本 1，华东五金有限公司：1 行，USD 462.00；0 项需要查看。")
    assert "客户/D级客户/华东五金有限公司 (C-2)/报价/报价单 Q-1 版本 1.xlsx" in files(book)


def test_a_folder_that_is_there_is_used_wherever_it_lies(book: Path) -> None:
    there = book.parent / "Customers" / "B customers" / "North (C-1)" / "报价"
    there.mkdir(parents=True)
    assert Path(paper(book, "--no-pdf", "--json").json["xlsx"]).parent == there


def test_a_second_run_changes_nothing_and_a_changed_book_refreshes_the_paper(book: Path, libreoffice: str) -> None:
    assert libreoffice
    first = paper(book, "--json").json
    before = {path: Path(path).stat().st_mtime_ns for path in (first["xlsx"], first["pdf"])}
    time.sleep(0.02)
    second = paper(book, "--json").json
    assert second == {**first, "unchanged": True}
    assert {path: Path(path).stat().st_mtime_ns for path in before} == before
    write_workbook(book, typed(quote(ONE.replace("1200", "1000"))))
    third = paper(book, "--json").json
    assert (third["xlsx"], third["pdf"], third["unchanged"]) == (first["xlsx"], first["pdf"], False)
    assert third["totals"] == [{"currency": "USD", "amount": "385.00"}]


def test_a_paper_that_somebody_has_edited_is_left_alone(book: Path) -> None:
    path = Path(paper(book, "--json", "--no-pdf").json["xlsx"])
    edited = openpyxl.load_workbook(path)
    edited.save(path)
    kept = path.read_bytes()
    answer = paper(book, "--no-pdf")
    assert "Quotation Q-1 rev 1 (2).xlsx" in answer.out
    assert "was changed by somebody, and is as it was" in answer.out
    assert path.read_bytes() == kept


def test_a_pi_keeps_the_day_on_which_it_was_first_written(book: Path) -> None:
    write_workbook(book, typed(quote(ONE + "|PI-7")))
    first = paper(book, "--no-pdf", "--json", command="pi").json
    assert Path(first["xlsx"]).name == "Proforma Invoice PI-7.xlsx"
    later = xlcrm("pi", book, "PI-7", "--no-pdf", "--json", "--today", "2026-12-01").json
    assert (later["xlsx"], later["unchanged"]) == (first["xlsx"], True)
    dated = xlcrm("pi", book, "PI-7", "--no-pdf", "--json", "--today", TODAY, "--date", "2026-11-30").json
    assert (dated["xlsx"], dated["unchanged"]) == (first["xlsx"], False)


def test_the_users_own_template_and_logo_are_used(book: Path) -> None:
    assert xlcrm("templates", book).code == 0
    own = book.parent / "xlcrm templates" / "en" / "quotation.xlsx"
    changed = openpyxl.load_workbook(own)
    changed.worksheets[0]["A1"] = "Made in Ningbo since 1998"
    changed.save(own)
    answer = paper(book, "--no-pdf", "--json").json
    assert answer["template"] == "xlcrm templates/en/quotation.xlsx"
    assert openpyxl.load_workbook(answer["xlsx"]).worksheets[0]["A1"].value == "Made in Ningbo since 1998"


def test_a_logo_in_settings_must_be_a_picture_beside_the_book(book: Path) -> None:
    write_workbook(book, typed(quote(ONE).replace("Bank Details|", "Logo|../../etc/passwd\nBank Details|")))
    assert paper(book, "--no-pdf", "--json").json["findings"] == [{
        "kind": "wrong", "where": "Settings: Logo", "message": "the logo “../../etc/passwd” is no PNG or JPEG in the book's folder",
        "remedy": "put the picture there, or correct the setting",
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("out", "written"), [("my offer.xlsx", "my offer.xlsx"), ("drafts", "drafts/Quotation Q-1 rev 1.xlsx")]
)
def test_out_names_a_file_or_a_folder(book: Path, out: str, written: str) -> None:
    assert paper(book, "--no-pdf", "--out", book.parent / out).code == 0
    assert files(book) == [written]


def test_a_dry_run_writes_nothing_and_says_what_is_missing(book: Path) -> None:
    write_workbook(book, typed(quote(ONE.replace("TERMS", "FOB||30% T/T|30 days|2026-12-31"))))
    answer = paper(book, "--dry-run")
    assert files(book) == []
    assert answer.out.splitlines()[1].split("  ")[0] == "Quotes!M2"
    assert "Place is missing" in answer.out
    assert "Would be written: " in answer.out


@pytest.mark.parametrize(
    ("number", "lang", "says"),
    [
        ("Q-2", "en", "There is no quote with the number “Q-2”. Did you mean Q-1?"),
        ("Q-2", "zh", "没有单号为“Q-2”的报价。是否指 Q-1？"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(book: Path, number: str, lang: str, says: str) -> None:
    write_workbook(
        book, typed(quote(ONE) if lang == "en" else quote(ONE).replace("Bank Details|", "Language|zh\nBank Details|"))
    )
    answer = paper(book, number=number, lang=lang)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip().endswith(says)
    assert paper(book, "--json", number=number, lang=lang).json["error"] == says
    assert files(book) == []


def test_out_that_names_a_pdf_is_not_taken_for_a_folder(book: Path) -> None:
    answer = paper(book, "--out", book.parent / "q.pdf")
    assert answer.code == 2 and "give the name of an .xlsx file or of a folder" in answer.err
    assert not (book.parent / "q.pdf").exists()


def test_a_customer_without_an_id_waits_for_a_refresh(book: Path) -> None:
    write_workbook(book, typed(quote(ONE.replace("C-1", "Nordlicht GmbH")).replace("C-1|Nordlicht", "|Nordlicht")))
    answer = paper(book, "--no-pdf")
    assert answer.code == 2
    assert "Nordlicht GmbH: has no customer ID yet, and so no folder; run xlcrm refresh first" in answer.err


def test_a_paper_that_is_open_is_told_and_left(book: Path) -> None:
    path = Path(paper(book, "--json", "--no-pdf").json["xlsx"])
    write_workbook(book, typed(quote(ONE.replace("1200", "1000"))))
    (path.parent / f"~${path.name}").write_bytes(b"")
    answer = paper(book, "--no-pdf")
    assert answer.code == 4
    assert "is open in Excel: close it there, then run this again." in answer.err


def test_without_libreoffice_there_is_no_pdf_and_an_old_one_is_told(
    book: Path, libreoffice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert libreoffice
    pdf = Path(paper(book, "--json").json["pdf"])
    old = pdf.read_bytes()
    write_workbook(book, typed(quote(ONE.replace("1200", "1000"))))
    monkeypatch.setenv("PATH", "")
    answer = paper(book)
    assert answer.code == 0
    assert "No PDF: LibreOffice was not found" in answer.out
    assert f"This PDF is of the paper before: {pdf}" in answer.out
    assert pdf.read_bytes() == old
