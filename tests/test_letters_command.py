"""`xlcrm letters` and `xlcrm templates`, as they are typed, on the demo's book."""

import os
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import openpyxl
import pytest
from commanding import TODAY, Answer, refresh, xlcrm


@pytest.fixture
def book(tmp_path: Path) -> Path:
    assert xlcrm("demo", tmp_path, "--today", TODAY).code == 0
    return next(tmp_path.glob("*.xlsx"))


def letters(book: Path, *more: str | Path, lang: str = "en") -> Answer:
    return xlcrm("letters", book, "--today", TODAY, *more, lang=lang)


def approve(book: Path, **cells: str) -> str:
    """Set the first clean letter to Approved, some of its cells typed anew; its number."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Emails"]
    header = [c.value for c in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[header.index("Status")].value == "Checked")
    for name, value in {"Status": "Approved", **cells}.items():
        row[header.index(name)].value = value
    workbook.save(book)
    return str(row[header.index("Letter No")].value)


def test_it_lists_the_letters_with_what_the_check_found(book: Path) -> None:
    answer = letters(book)
    assert answer.code == 0 and "L-1 " in answer.out and "to fill in" in answer.out
    found = letters(book, "--json").json["letters"]
    assert {"reply", "quote", "first-letter"} <= {x["topic"] for x in found}
    assert all((x["status"] == "Checked") == (x["check"] is None) for x in found)


def test_one_customers_letter_is_shown_in_full_and_an_unknown_customer_is_said(book: Path) -> None:
    one = letters(book, "--json").json["letters"][0]
    assert one["body"].splitlines()[0] in letters(book, "--customer", one["customer_id"]).out
    answer = letters(book, "--customer", "Nobody Ltd")
    assert answer.code == 2 and "Nobody Ltd" in answer.err and "Traceback" not in answer.err


def test_a_draft_of_a_letter_with_a_fault_is_written_and_the_fault_told(book: Path, tmp_path: Path) -> None:
    approve(book, Subject="Follow-up")
    said = letters(book, "--eml", tmp_path / "out").out.splitlines()
    assert said[0].endswith(".eml") and said[1].startswith("! The subject “Follow-up” could stand above any letter")


def test_an_approved_letter_becomes_a_draft_with_its_attachment(book: Path, tmp_path: Path) -> None:
    (tmp_path / "报告.pdf").write_bytes(b"%PDF")
    number = approve(book, Attachments="报告.pdf", Subject="QH-35：第四条铰链线")
    answer = letters(book, "--eml", tmp_path / "out")
    (file,) = (tmp_path / "out").glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert answer.code == 0 and file.name.startswith(f"{number} ")
    assert message["X-Unsent"] == "1" and message["Subject"] == "QH-35：第四条铰链线"
    by = message["From"].addresses[0].display_name  # as the letter is signed, not as Owner has it
    body = message.get_body()
    assert " " in by and body is not None and f"\n{by}\n" in body.get_content().replace("\r", "")
    assert [p.get_filename() for p in message.iter_attachments()] == ["报告.pdf"]
    before = file.read_bytes()
    letters(book, "--eml", tmp_path / "out")
    assert file.read_bytes() == before


def test_a_letter_that_cannot_be_written_says_why_and_holds_up_no_other(book: Path, tmp_path: Path) -> None:
    wrong = approve(book, Subject="x =?utf-8?q?x=0A?=Bcc: a@b.example")
    right = approve(book)
    answer = letters(book, "--eml", tmp_path / "out")
    assert answer.code == 1 and f"Letter {wrong}" in answer.out
    assert [p.name.split()[0] for p in (tmp_path / "out").iterdir()] == [right]


def test_nothing_approved_writes_nothing(book: Path, tmp_path: Path) -> None:
    assert "Approved" in letters(book, "--eml", tmp_path / "out").out and not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_said(book: Path) -> None:
    approve(book)
    answer = letters(book, "--eml", book)
    assert answer.code == 1 and "give another one" in answer.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_neither_attached_nor_written_over(book: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.pdf")
    approve(book, **{"Letter No": "L-70", "Attachments": "list.pdf"})
    approve(book, **{"Letter No": "L-71", "Company": "Acme"})
    (tmp_path / "out").mkdir()
    os.mkfifo(tmp_path / "out" / "L-71 Acme.eml")
    answer = letters(book, "--eml", tmp_path / "out")
    assert answer.code == 1 and "list.pdf is not in the folder" in answer.out and "left alone" in answer.out


def test_sent_sets_the_status_and_the_next_refresh_logs_the_touch_once(book: Path) -> None:
    number = approve(book)
    assert letters(book, "--sent", number).code == 0
    assert refresh(book).code == 0
    touches = list(openpyxl.load_workbook(book)["Touches"].values)
    column = touches[0].index("Message ID")
    assert [r[column] for r in touches].count(number) == 1
    before = book.read_bytes()
    assert "already" in letters(book, "--sent", number).out and book.read_bytes() == before


def test_a_letter_that_was_marked_as_sent_stays_so_when_the_refresh_before_it_is_taken_back(book: Path) -> None:
    number = approve(book)
    letters(book, "--sent", number)

    undone = xlcrm("undo", book)

    assert undone.code == 0 and "edited since the refresh" in undone.out
    statuses = {row[0]: row[12] for row in openpyxl.load_workbook(book)["Emails"].values}
    assert statuses[number] == "Sent"
    assert [past["doing"] for past in xlcrm("history", book, "--json").json["history"]] == ["undo", "sent", "refresh"]
    assert "marking of a letter as sent: 2 cells" in xlcrm("history", book).out
    assert "标记信件已发之前" in xlcrm("recover", book, lang="zh").out


@pytest.mark.parametrize("number", ["L-999", "L-1"])
def test_a_letter_unknown_or_not_filled_in_is_not_set_to_sent(book: Path, number: str) -> None:
    before = book.read_bytes()
    answer = letters(book, "--sent", number)
    assert answer.code == 2 and number in answer.err and book.read_bytes() == before


def test_templates_are_copied_changed_and_used_and_one_in_error_is_told_with_its_line(
    book: Path, tmp_path: Path
) -> None:
    assert xlcrm("templates", book).code == 0
    folder = tmp_path / "xlcrm templates" / "en"
    common = (folder / "_common.j2").read_text("utf-8")
    (folder / "_common.j2").write_text(
        common.replace("Dear {{ contact.name }},", "Good day {{ contact.name }},"), "utf-8"
    )
    (folder / "holiday.j2").write_text("Greeting\n\n{{ 'A' * 10**10 }}", "utf-8")
    again = xlcrm("templates", book)
    assert again.code == 3 and "0 templates copied" in again.out and "en/holiday.j2, line 3" in again.out
    assert refresh(book).code == 0
    assert any(x["body"].startswith("Good day ") for x in letters(book, "--json").json["letters"])
    problems = xlcrm("check", book, "--today", TODAY, "--json").json["problems"]
    assert any("en/holiday.j2, line 3" in p["message"] for p in problems)
    before = book.read_bytes()
    refresh(book)
    assert book.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_or_a_folder_in_the_place_of_a_template_is_told_and_not_waited_for(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "xlcrm templates" / "en"
    (folder / "quote.j2").mkdir(parents=True)
    os.mkfifo(folder / "reply.j2")
    answer = xlcrm("templates", book)
    assert (
        answer.code == 3 and "en/quote.j2: it cannot be read" in answer.out and "en/reply.j2: it cannot" in answer.out
    )


def test_a_chinese_reader_is_answered_in_chinese(tmp_path: Path) -> None:
    assert xlcrm("demo", tmp_path, "--today", TODAY, "--lang", "zh", lang="zh").code == 0
    answer = letters(next(tmp_path.glob("*.xlsx")), lang="zh")
    assert "待填写" in answer.out and "信件编号" in answer.out
