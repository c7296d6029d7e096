"""What xlwings can do with Calc through our engine, in a real one."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings
from calc_office import as_the_user, new_office, shared_office

from xlcrm.calc.areas import area_of
from xlcrm.calc.books import path_of
from xlcrm.calc.talk import Refusal

_number = itertools.count()


@pytest.fixture
def book() -> Iterator[xlwings.Book]:
    made = shared_office().app.books.add()
    number = made.impl.number
    yield made
    for still in made.app.books:
        if still.impl.number == number:
            still.close()


@pytest.fixture
def sheet(book: xlwings.Book) -> xlwings.Sheet:
    return book.sheets[0]


# ---- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["text", " spaced ", "你好\n😀", "007", "2026-3-2", "'", 3.0, -2.5, 1e300, True, False, None, "x" * 32_767]
)
def test_what_is_written_is_read_again(sheet: xlwings.Sheet, value: object) -> None:
    sheet["B2"].value = f"'{value}" if isinstance(value, str) else value
    found = sheet["B2"].value
    assert found == value and type(found) is type(value)


def test_blocks_keep_their_shape(sheet: xlwings.Sheet) -> None:
    sheet["B2"].value = [["a", 1], [None, "d"], ["e", True]]
    assert sheet["B2:C4"].value == [["a", 1.0], [None, "d"], ["e", True]]
    assert sheet.used_range.address == "$B$2:$C$4" and sheet.range((2, 2), (4, 3)).shape == (3, 2)
    assert sheet["B2:C4"][1:, 1].value == ["d", True] and sheet["B2:C4"](3, 1).value == "e"
    sheet["B2:C4"].clear_contents()
    assert sheet["B2:C4"].value == [[None, None]] * 3


def test_one_value_fills_a_range(sheet: xlwings.Sheet) -> None:
    sheet["A1:B2"].value = 7
    assert sheet["A1:B2"].value == [[7.0, 7.0], [7.0, 7.0]]


def test_dates_are_numbers_with_a_format_and_read_as_dates(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[46349], [46349.5], [12]]
    sheet["A1"].number_format, sheet["A2"].number_format = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
    assert sheet["A1:A3"].value == [dt.datetime(2026, 11, 23), dt.datetime(2026, 11, 23, 12), 12.0]
    assert sheet["A1:A3"].number_format is None and sheet["A1"].number_format == "YYYY-MM-DD"
    assert sheet["A1"].options(dates=dt.date).value == dt.date(2026, 11, 23)
    with pytest.raises(TypeError, match="serial numbers"):
        sheet["A1"].value = dt.date(2026, 11, 23)


def test_formulas_are_in_english_and_have_values(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[2, "=A1*3", "'=A1*3"]]
    assert sheet["A1:C1"].value == [2.0, 6.0, "=A1*3"] and sheet["B1"].formula == "=A1*3"
    sheet["A2:B2"].formula = [["=SUM(A1:B1)", "=1=1"]]
    assert sheet["A2:B2"].value == [8.0, True]


def test_errors_are_nothing_or_their_text(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["=1/0", "=NA()", "=1"]]
    assert sheet["A1:C1"].value == [None, None, 1.0]
    assert sheet["A1:C1"].options(err_to_str=True).value == ["#DIV/0!", "#N/A", 1.0]
    sheet["A1"].formula, sheet["B1"].formula, sheet["C1"].formula = "=SQRT(-1)", "=C1", "=FOO()"  # Err:502, Err:522
    assert sheet["A1:C1"].options(err_to_str=True).value == ["#VALUE!", "#NAME?", "#NAME?"]


def test_a_long_sheet_goes_over_in_one_piece(sheet: xlwings.Sheet) -> None:
    rows = [[f"row {n}", n] for n in range(60_000)]
    sheet["A1"].value = rows
    found = sheet["A1:B60000"].value
    assert found[0] == ["row 0", 0.0] and found[-1] == ["row 59999", 59999.0]


@pytest.mark.parametrize(
    ("first", "last", "area"),
    [("A1", None, [0, 0, 0, 0]), ("$b$2:AA10", None, [1, 1, 9, 26]), ((3, 4), (1, 2), [0, 1, 2, 3]), ("C3", "A1", [0, 0, 2, 2]), ((2, 3, 4, 5), None, [1, 2, 4, 6])],
)  # fmt: skip
def test_where_a_range_is(first: object, last: object, area: list[int]) -> None:
    assert area_of(first, last) == area


@pytest.mark.parametrize("bad", [(0, 1), (1, 0)])
def test_rows_and_columns_count_from_1(bad: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        area_of(bad)


def test_an_address_that_is_none() -> None:
    with pytest.raises(ValueError, match="no address"):
        area_of("Sales")


# ---- what hangs on cells ---------------------------------------------------------------------------------------------


def test_looks(sheet: xlwings.Sheet) -> None:
    head = sheet["A1:C1"]
    head.color, head.font.bold, head.font.color, head.wrap_text = "#1F3864", True, (255, 255, 255), True
    assert (head.color, head.font.bold, head.font.color, head.wrap_text) == (
        (0x1F, 0x38, 0x64),
        True,
        (255, 255, 255),
        True,
    )
    sheet["B1"].color, sheet["B1"].font.bold = None, False
    assert head.color == (0, 0, 0) and head.font.bold is None and sheet["B1"].color is None  # black, as Excel says
    assert head.vertical_alignment == "bottom"
    sheet["B1"].vertical_alignment = "top"
    assert head.vertical_alignment is None and sheet["B1"].vertical_alignment == "top"
    sheet["B1"].column_width = 20
    assert sheet["B1"].column_width == pytest.approx(20, abs=0.1)
    sheet["C1"].columns.hidden = True
    assert sheet["C1"].columns.hidden and not sheet["B1"].columns.hidden


def test_rows_are_made_as_high_as_their_text(book: xlwings.Book, sheet: xlwings.Sheet, tmp_path: Path) -> None:
    sheet["A1"].wrap_text = True
    sheet["A1"].value = "one\ntwo\nthree"
    sheet["A1:A2"].rows.autofit()
    book.save(tmp_path / "rows.xlsx")
    heights = openpyxl.load_workbook(tmp_path / "rows.xlsx").worksheets[0].row_dimensions
    assert heights[1].height > 30


def test_notes(sheet: xlwings.Sheet) -> None:
    sheet["B2"].add_note("T6: late\nsecond line")
    sheet["A3"].add_note("你好")
    assert {n.location.address: n.text for n in sheet.notes} == {"$B$2": "T6: late\nsecond line", "$A$3": "你好"}
    late, hello = sheet["B2"].note, sheet["A3"].note
    assert sheet["A1"].note is None and late is not None and hello is not None and late.text.startswith("T6")
    late.text = "other"
    hello.delete()
    assert [n.text for n in sheet.notes] == ["other"]


def test_notes_stay_where_blocks_are_written(sheet: xlwings.Sheet) -> None:
    for row in range(1, 100, 3):
        sheet.range((row, 2)).add_note(f"note {row}")
    sheet["A1"].value = [[f"a{n}", f"b{n}", n] for n in range(100)]
    sheet["A1"].value = [[f"a{n}", None if n == 3 else f"c{n}", n + 1] for n in range(100)]
    assert sheet["B4:B5"].value == [None, "c4"] and sheet["A100:C100"].value == ["a99", "c99", 100.0]
    assert [n.text for n in sheet.notes] == [f"note {row}" for row in range(1, 100, 3)]


def test_a_block_on_a_sheet_in_view_leaves_it_in_view(book: xlwings.Book, sheet: xlwings.Sheet) -> None:
    book.sheets.add("Other", after=sheet)
    sheet.activate()
    with book.app.properties(screen_updating=False):
        for row in range(1, 30):
            sheet.range((row, 2)).add_note("x")
        assert book.sheets.active.name == sheet.name
    assert book.sheets.active.name == sheet.name


def test_links(sheet: xlwings.Sheet) -> None:
    sheet["A1"].add_hyperlink("#'My sheet'!B2", "B2", "there")
    sheet["A2"].add_hyperlink("https://example.com/a?b=1", "site", "")
    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("B2", "#'My sheet'.B2")
    assert (sheet["A2"].value, sheet["A2"].hyperlink) == ("site", "https://example.com/a?b=1")
    sheet["A1:A2"].clear()
    with pytest.raises(Exception, match="index"):
        _ = sheet["A1"].hyperlink


def test_a_drop_down_of_words(book: xlwings.Book, sheet: xlwings.Sheet, tmp_path: Path) -> None:
    sheet["C2:C100"].data_validation.set_list(["去", "three words", "In"])
    book.save(tmp_path / "list.xlsx")
    (rule,) = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0].data_validations.dataValidation
    assert rule.type == "list" and rule.formula1.strip('"').split(",") == ["去", "three words", "In"]


def test_tables(book: xlwings.Book, sheet: xlwings.Sheet, tmp_path: Path) -> None:
    sheet["B2"].value = [["a", "b"], [1, 2], [3, 4]]
    table = sheet.tables.add(source=sheet["B2:C3"], name="tblMine")
    table.resize(sheet["B2:C4"])
    assert [(t.name, t.range.address, t.show_headers, t.show_totals) for t in sheet.tables] == [
        ("tblMine", "$B$2:$C$4", True, False)
    ]
    header = table.header_row_range
    assert (
        sheet["C3"].table == table and sheet["A1"].table is None and header is not None and header.value == ["a", "b"]
    )
    assert list(book.sheets.add("Empty").tables) == []
    book.save(tmp_path / "table.xlsx")
    assert openpyxl.load_workbook(tmp_path / "table.xlsx")[sheet.name].tables["tblMine"].ref == "B2:C4"


# ---- books and sheets ------------------------------------------------------------------------------------------------


def test_sheets(book: xlwings.Book) -> None:
    first = book.sheets[0]
    added = book.sheets.add("客户", after=first)
    assert (
        [s.name for s in book.sheets] == [first.name, "客户"] and book.sheets.active.name == "客户" and added.index == 2
    )
    book.sheets.add("Front", before=first)
    added.name = "Kunden"
    assert [s.name for s in book.sheets] == ["Front", first.name, "Kunden"] and book.sheets["kunden"].name == "Kunden"
    added.visible = False
    assert not added.visible and "Kunden" in book.sheets and "客户" not in book.sheets
    added.delete()
    with pytest.raises(KeyError):
        book.sheets["Kunden"]
    with pytest.raises(Refusal) as caught:
        _ = added["A1"].value
    assert caught.value.why == "missing"


def test_a_sheet_deleted_and_added_again_is_found_anew(book: xlwings.Book) -> None:
    book.sheets.add("Agenda")["A1"].value = "old"
    book.sheets["Agenda"].delete()
    book.sheets.add("Agenda")
    assert book.sheets["Agenda"]["A1"].value is None


def test_a_book_is_opened_saved_and_closed(book: xlwings.Book, tmp_path: Path) -> None:
    app = book.app
    book.sheets[0]["A1"].value = "你好"
    book.save(tmp_path / "a b 客户.xlsx")
    assert (book.name, book.fullname) == ("a b 客户.xlsx", str(tmp_path / "a b 客户.xlsx"))
    assert (
        app.books.active.name == "a b 客户.xlsx" and "A B 客户.xlsx" in app.books and app.books["a b 客户.xlsx"] == book
    )
    book.close()
    assert "a b 客户.xlsx" not in app.books
    with pytest.raises(Refusal) as caught:
        _ = book.name
    assert caught.value.why == "gone"
    again = app.books.open(tmp_path / "a b 客户.xlsx")
    assert again.sheets[0]["A1"].value == "你好"
    again.sheets[0]["A1"].value = "saved"
    again.save()
    again.close()
    assert openpyxl.load_workbook(tmp_path / "a b 客户.xlsx").worksheets[0]["A1"].value == "saved"


def test_a_cell_that_is_general_again_is_as_one_that_was_never_touched_in_a_german_calc_too() -> None:
    office = new_office("de-DE")
    try:
        sheet = office.app.books.add().sheets[0]
        for code in ("yyyy-mm-dd", "General"):
            sheet["A1"].number_format = code
        assert sheet["A1"].number_format == sheet["B1"].number_format == "General"
        told = "sheet = document.Sheets.getByIndex(0)\nfor x in (0, 1): print(document.NumberFormats.getByKey(sheet.getCellByPosition(x, 0).NumberFormat).FormatString)"
        assert as_the_user(office, told).split() == ["Standard", "Standard"]
    finally:
        office.stop()


def test_what_is_selected(book: xlwings.Book) -> None:
    other = book.sheets.add("Other")
    other["B2:C5"].select()
    selected, of_the_app = book.selection, book.app.selection
    assert selected is not None and (selected.sheet.name, selected.address) == ("Other", "$B$2:$C$5")
    assert of_the_app is not None and of_the_app.address == "$B$2:$C$5"


def test_rows_out_of_sight_have_no_height(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["a"], ["b"], ["c"], ["d"]]
    assert (sheet["A1:A4"].row_height or 0) > 10
    as_the_user(shared_office(), "document.CurrentController.ActiveSheet.Rows.getByIndex(2).IsVisible = False")
    assert [sheet[cells].row_height for cells in ("A1:A4", "A3")] == [None, 0]


@pytest.mark.parametrize(
    ("url", "path"),
    [("file:///home/li/a%20b/%E5%AE%A2%E6%88%B7.xlsx", str(Path("/home/li/a b/客户.xlsx"))), ("https://d.docs.live.net/1/CRM.xlsx", "https://d.docs.live.net/1/CRM.xlsx")],
)  # fmt: skip
def test_where_a_book_lies(url: str, path: str) -> None:
    assert path_of(url) == path
