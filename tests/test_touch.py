"""`xlcrm touch`: one line of the shell, one row more in Touches, and nothing else changed."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from book_text import Sheets, copied, records, typed
from commanding import xlcrm
from doors import NOW, read_workbook, write_workbook
from xlsxwriter.worksheet import Worksheet

from xlcrm.app.crm import Logged, new_book, refresh_book, touch_book
from xlcrm.app.rescue import history_of, undo_book
from xlcrm.errors import UsageMistake, WritingForbidden
from xlcrm.model import Cell
from xlcrm.tables.touching import Told

TODAY = dt.date(2026, 11, 23)
BOOK = """
    Customers
    Customer ID | Company         | Email
    C-0001      | Acme GmbH       | a@acme.de
    C-0002      | Twin            |
    C-0003      | Twin            |
                | Nordlicht GmbH  |
    1001        | Numbers         |
    Touches
    Date       | Customer | Direction | Medium | Topic | Contact | By | Summary | Substantive | Said | Mine
    2026-11-02 | C-0001   | Out       | Email  | news  |         |    | Hello   |             |      | x
"""

Make = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Make:
    """The book on disk, as a plain range."""

    def make(text: str = BOOK, lang: str = "en") -> Path:
        path = tmp_path / "CRM.xlsx"
        write_workbook(path, typed(text, lang))
        return path

    return make


def log(path: Path, customer: str, **told: Any) -> Logged:
    return touch_book(path, Told(customer, **{"date": TODAY, **told}), TODAY, NOW)


def newest(path: Path, title: str = "Touches") -> dict[str, Cell]:
    """The last row, what is filled in of it."""
    return {h: v for h, v in records(padded(read_workbook(path)), title)[-1].items() if v is not None}


def padded(sheets: Sheets) -> Sheets:
    return {t: [[*row, *[None] * (len(rows[0]) - len(row))] for row in rows] for t, rows in sheets.items()}


def test_a_touch_is_a_row_beneath_the_last_one_and_nothing_else_changes(book: Make) -> None:
    path = book()
    before = copied(read_workbook(path))
    log(path, "C-0001", medium="Phone", topic="price", contact="Ann", by="Li", summary="rang her")
    after = read_workbook(path)
    assert newest(path) == {
        "Date": TODAY, "Customer": "C-0001", "Direction": "Out", "Medium": "Phone", "Topic": "price", "Contact": "Ann",
        "By": "Li", "Summary": "rang her",
    }  # fmt: skip
    after["Touches"].pop()
    assert after == before


def test_what_the_buyer_wrote_is_logged_with_in(book: Make) -> None:
    path = book()
    log(path, "C-0001", out=False, substantive=True, said="We need 500 pcs", date=dt.date(2026, 11, 20))
    assert newest(path) == {
        "Date": dt.date(2026, 11, 20), "Customer": "C-0001", "Direction": "In", "Substantive": "yes", "Said": "We need 500 pcs",
    }  # fmt: skip
    refresh_book(path, TODAY, NOW)
    assert records(padded(read_workbook(path)), "Customers")[0]["Grade"] == "B"


def test_a_material_that_was_told_by_telephone_comes_in_no_letter(book: Make) -> None:
    path = book(
        BOOK + "Materials\nTopic | Title | Text\nproduct | PU-12, black | Black now.\nvisit | Open days | Come.\n"
    )
    today = dt.date(2027, 1, 11)
    refresh_book(path, today, NOW)
    assert records(padded(read_workbook(path)), "Customers")[0]["Next Topic"] == "product"
    touch_book(path, Told("C-0001", TODAY, topic="news", medium="Phone", material="PU-12, black"), today, NOW)
    assert newest(path)["Material"] == "PU-12, black"
    refresh_book(path, today, NOW)
    assert records(padded(read_workbook(path)), "Customers")[0]["Next Topic"] == "visit"


def test_an_automatic_answer_is_logged_as_one_and_is_no_reply(book: Make) -> None:
    path = book()
    log(path, "C-0001", out=False, auto=True, summary="Out of office until Monday")
    assert newest(path) == {
        "Date": TODAY, "Customer": "C-0001", "Direction": "In", "Auto": "yes", "Summary": "Out of office until Monday",
    }  # fmt: skip
    refresh_book(path, TODAY, NOW)
    assert records(padded(read_workbook(path)), "Customers")[0]["Last Reply"] is None


@pytest.mark.parametrize(
    ("typed_in", "written"),
    [
        ("c-0001", "C-0001"),
        ("acme gmbh", "C-0001"),
        ("ＡＣＭＥ  GmbH", "C-0001"),
        ("1001", "1001"),
        ("Nordlicht GmbH", "Nordlicht GmbH"),  # no ID yet: the one of the next refresh could be another
        ("C-0004", "Nordlicht GmbH"),
    ],
)
def test_the_customer_is_named_by_id_or_by_company(book: Make, typed_in: str, written: str) -> None:
    path = book()
    log(path, typed_in)
    assert newest(path)["Customer"] == written


@pytest.mark.parametrize(
    ("customer", "told", "sentence"),
    [
        ("Acme", {}, "The book has no customer “Acme”: did you mean Acme GmbH (C-0001)?"),
        ("C-00001", {}, "The book has no customer “C-00001”: did you mean C-0001, C-0002?"),
        ("Zebra", {}, "The book has no customer “Zebra”: look the ID up in Customers."),
        ("", {}, "The book has no customer “”: look the ID up in Customers."),
        ("Twin", {}, "Several customers are called “Twin”: use the ID, one of C-0002, C-0003."),
        ("C-0001", {"medium": "pigeon"}, "--medium: “pigeon” is not in the list; choose one of Email, Phone, Fax, Courier, IM, Via customer, Meeting."),
        ("C-0001", {"topic": "weather"}, "--topic: “weather” is not in the list; choose one of self-check, price, product, news, fair, visit, holiday, first-letter, quote, reply."),
        ("C-0001", {"said": "yes"}, "--substantive, --said and --auto are about what came from the buyer: add --in."),
        ("C-0001", {"auto": True}, "--substantive, --said and --auto are about what came from the buyer: add --in."),
        ("C-0001", {"out": False, "material": "PU-12"}, "--material is about what you told the buyer: leave out --in."),
        ("C-0001", {"date": dt.date(2026, 11, 24)}, "2026-11-24 lies ahead: a touch is logged when it has happened."),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    book: Make, customer: str, told: dict[str, object], sentence: str
) -> None:
    path = book()
    before = path.read_bytes()
    with pytest.raises(UsageMistake) as error:
        log(path, customer, **told)
    assert error.value.text.en == sentence
    assert error.value.text.zh != sentence
    assert path.read_bytes() == before


def test_a_chinese_book_is_written_in_chinese_whatever_was_typed(book: Make) -> None:
    path = book("""
        客户
        客户编号 | 公司名称
        C-0001  | 甲
        跟进记录
        日期 | 客户 | 方向
    """, "zh")  # fmt: skip
    log(path, "甲", medium="phone", topic="price update", summary="谈价格")
    assert newest(path, "跟进记录") == {
        "日期": TODAY, "客户": "C-0001", "方向": "去", "媒介": "电话", "话题": "价格更新", "内容": "谈价格",
    }  # fmt: skip


def test_a_column_that_the_row_needs_and_the_book_lacks_is_added_at_the_right(book: Make) -> None:
    path = book(BOOK.replace(" | Said | Mine", " | Mine").replace("|      | x", "| x"))
    log(path, "C-0001", out=False, said="Too dear.")
    assert read_workbook(path)["Touches"][0][-2:] == ["Mine", "Said"]
    assert newest(path)["Said"] == "Too dear."


def test_text_that_looks_like_a_formula_is_text_and_what_no_cell_can_hold_becomes_a_space(book: Make) -> None:
    path = book()
    log(path, "C-0001", summary="=1+1\x07 bell\x1b[31m")
    assert newest(path)["Summary"] == "=1+1  bell [31m"
    assert openpyxl.load_workbook(path)["Touches"]["H3"].data_type == "s"


def test_in_a_table_the_row_is_taken_in_and_looks_like_the_others(tmp_path: Path) -> None:
    path = tmp_path / "CRM.xlsx"
    new_book(path, "en")
    book = openpyxl.load_workbook(path)
    book["Customers"]["A2"], book["Customers"]["B2"] = "C-0001", "Acme"
    book.save(path)
    for _ in range(3):
        log(path, "C-0001", medium="Phone")
    page = openpyxl.load_workbook(path)["Touches"]
    assert page.tables["tblTouches"].ref == "A1:M4"
    assert [c.value for c in page["D"]] == ["Medium", "Phone", "Phone", "Phone"]
    assert {c.number_format for c in page["A"][1:]} == {"yyyy-mm-dd"}
    offered = [v.sqref for v in page.data_validations.dataValidation if "C2" in v.sqref]
    assert offered and all("C4" in place for place in offered)


def test_where_no_row_can_be_added_the_reason_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "CRM.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Customers").add_table("A1:A2", {"columns": [{"header": "Company"}], "data": [["Acme"]]})
        book.add_worksheet("Quotes").write_row(0, 0, ["Date", "Customer", "Status"])
        columns = [{"header": h} for h in ("Date", "Customer", "Direction")]
        data = [["2026-11-02", "Acme", "Out"]]
        book.add_worksheet("Touches").add_table("A1:C3", {"columns": columns, "data": data, "total_row": True})
    before = path.read_bytes()
    with pytest.raises(WritingForbidden, match="Below row 2 of the sheet Touches something stands in the way"):
        log(path, "Acme")
    assert path.read_bytes() == before


@contextmanager
def touches_of(path: Path) -> Iterator[Worksheet]:
    """The sheet Touches of a book with the customer Acme, for more to be written into it."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Customers").write_column(0, 0, ["Company", "Acme"])
        book.add_worksheet("Quotes").write_row(0, 0, ["Date", "Customer", "Status"])
        touches = book.add_worksheet("Touches")
        touches.write_row(0, 0, ["Date", "Customer", "Direction"])
        yield touches


def test_a_stray_cell_in_the_very_last_row_is_told_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "CRM.xlsx"
    with touches_of(path) as touches:
        touches.write(1_048_575, 0, "x")
    before = path.read_bytes()
    with pytest.raises(WritingForbidden) as caught:
        log(path, "Acme")
    assert "The very last row of the sheet Touches, 1048576, holds something" in caught.value.text.en
    assert "最后一行（第 1048576 行）有内容" in caught.value.text.zh
    assert path.read_bytes() == before


def test_a_prepared_formula_where_the_touch_has_to_be_written_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "CRM.xlsx"
    with touches_of(path) as touches:
        touches.write_row(1, 0, ["2026-11-02", "Acme", "Out"])
        touches.write_formula(2, 2, '="Out"', None, "Out")
    before = path.read_bytes()
    with pytest.raises(WritingForbidden, match="The cell Touches!C3 holds a formula of yours"):
        log(path, "Acme")
    assert path.read_bytes() == before


def test_a_table_with_a_formula_some_rows_below_it_takes_the_touch_in(tmp_path: Path) -> None:
    """As a list of dates that spills there, or a count of one's own. The row looks like the one above it, too."""
    path = tmp_path / "CRM.xlsx"
    with touches_of(path) as touches:
        touches.write_row(1, 1, ["Acme", "Out"])
        touches.add_table("A1:C2", {"columns": [{"header": h} for h in ("Date", "Customer", "Direction")]})
        touches.write_formula(5, 0, "=COUNTA(B:B)", None, 2)
    log(path, "Acme")
    sheet = openpyxl.load_workbook(path)["Touches"]
    assert sheet["B3"].value == "Acme" and sheet["A6"].value == "=COUNTA(B:B)"
    assert [table.ref.rpartition(":")[2][1:] for table in sheet.tables.values()] == ["3"]


@pytest.mark.parametrize(("beneath", "row"), [((4, "Legend"), 3), ((3, "typed beneath, as Calc leaves it"), 4)])
def test_a_touch_stands_right_beneath_the_table_whatever_the_user_notes_further_down(
    tmp_path: Path, beneath: tuple[int, str], row: int
) -> None:
    path = tmp_path / "CRM.xlsx"
    with touches_of(path) as touches:
        touches.write_row(1, 1, ["Acme", "Out"])
        touches.add_table("A1:C2", {"columns": [{"header": h} for h in ("Date", "Customer", "Direction")]})
        touches.write(beneath[0] - 1, 1, beneath[1])
    log(path, "Acme")
    sheet = openpyxl.load_workbook(path)["Touches"]
    assert [sheet.cell(n, 2).value for n in (row, beneath[0])] == ["Acme", beneath[1]]


def test_a_touch_stays_when_the_refresh_before_it_is_taken_back(book: Make) -> None:
    path = book()
    refresh_book(path, TODAY, NOW)
    log(path, "C-0001", medium="Phone")
    undo_book(path, NOW + dt.timedelta(minutes=1))
    assert newest(path)["Medium"] == "Phone"
    assert [p.doing for p in history_of(path)] == ["undo", "touch", "refresh"]


# ---- as it is typed --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "CRM.xlsx: logged 2024-11-20, In, Acme GmbH (C-0001), Phone, price. Bring the book up to date with: xlcrm refresh CRM.xlsx\n"),
        ("zh", "CRM.xlsx：已记录 2024-11-20，来，甲 (C-0001)，电话，价格更新。更新工作簿：xlcrm refresh CRM.xlsx\n"),
    ],
)  # fmt: skip
def test_the_command_says_what_was_logged_in_the_books_language(book: Make, lang: str, sentence: str) -> None:
    chinese = "客户\n客户编号 | 公司名称\nC-0001 | 甲"
    path = book(BOOK if lang == "en" else chinese, lang)
    done = xlcrm(
        "touch",
        path.name,
        "C-0001",
        "--in",
        "--medium",
        "Phone",
        "--topic",
        "price",
        "--date",
        "2024-11-20",
        folder=path.parent,
    )
    assert (done.code, done.out, done.err) == (0, sentence, "")


def test_json_is_one_object_with_what_was_logged_and_the_backup(book: Make) -> None:
    path = book()
    answer = xlcrm("touch", path, "Acme GmbH", "--date", "2024-11-20", "--summary", "rang", "--json").json
    assert answer["touch"] == {
        "date": "2024-11-20", "customer": "C-0001", "company": "Acme GmbH", "direction": "Out", "summary": "rang",
    }  # fmt: skip
    assert Path(answer["backup"]).exists()
    assert set(answer) == {"schema", "today", "book", "touch", "backup"}


def test_json_of_a_mistake_holds_the_sentence(book: Make) -> None:
    done = xlcrm("touch", book(), "Acme", "--json")
    assert done.code == 2
    assert done.json["error"].startswith("The book has no customer “Acme”")


def test_in_and_out_together_are_refused(book: Make) -> None:
    done = xlcrm("touch", book(), "C-0001", "--in", "--out")
    assert (done.code, "either --in or --out" in done.err) == (2, True)


@pytest.mark.parametrize("text", ["x" * 32_768, "好" * 40_000, "😀" * 17_000])
def test_a_text_longer_than_a_cell_is_refused_not_cut(book: Make, text: str) -> None:
    path = book()
    before = path.read_bytes()
    with pytest.raises(UsageMistake, match="--summary: a cell holds no more than 32767 characters"):
        log(path, "C-0001", summary=text)
    assert path.read_bytes() == before
    log(path, "C-0001", summary="😀" * 16_383)
    assert newest(path)["Summary"] == "😀" * 16_383
