"""Where new columns stand in an open sheet: where they would in a file (law 6), and within the filter over the list."""

from pathlib import Path

import openpyxl
import pytest
from book_text import typed
from calc_office import as_the_user, shared_office
from doors import NOW, write_workbook
from live_door import opened
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from xlcrm.calc.talk import Line
from xlcrm.model import Cell, Changes
from xlcrm.model import Table as TableOfCells
from xlcrm.ooxml.references import LAST_COLUMN, Range
from xlcrm.stores.file import FileStore
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_reading import Area, Here, areas_of
from xlcrm.stores.live_room import room

BOOK = """
    Customers
    Customer ID | Company | Country
    C-0001      | Acme    | Germany
    C-0002      | Borg    | Brazil
"""
NEW = Changes(columns=[("Customers", "Grade"), ("Customers", "Next Due")])


def far_cell(sheet: Worksheet) -> None:
    sheet["Z40"] = "legend"


def cell_beside(sheet: Worksheet) -> None:
    sheet["E3"] = "mine"


def formula_that_shows_nothing(sheet: Worksheet) -> None:
    sheet["E3"] = '=IF(1=1,"","x")'


def merged_cells(sheet: Worksheet) -> None:
    sheet.merge_cells("E2:F3")


def table_and_far_cell(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="mine", ref="A1:C3"))
    sheet["Z40"] = "legend"


def table_and_cell_below(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="mine", ref="A1:C3"))
    sheet["D9"] = "below"


def table_and_cell_beside(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="mine", ref="A1:C3"))
    sheet["D3"] = "mine"


def table_and_customer_below_beside_something(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="mine", ref="A1:C3"))
    sheet["B5"], sheet["D5"] = "Ceres", "mine"


def another_table_beside(sheet: Worksheet) -> None:
    sheet["F5"], sheet["F6"] = "Code", "x"
    sheet.add_table(Table(displayName="theirs", ref="F5:F6"))


@pytest.mark.parametrize(
    ("furnish", "first"),
    [
        (far_cell, "D"),
        (cell_beside, "F"),
        (formula_that_shows_nothing, "F"),
        (merged_cells, "G"),
        (table_and_far_cell, "D"),
        (table_and_cell_below, "D"),
        (table_and_cell_beside, "E"),
        (table_and_customer_below_beside_something, "E"),
        (another_table_beside, "D"),
    ],
)
def test_new_columns_stand_where_a_file_would_have_them(furnish: object, first: str, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("file.xlsx", "live.xlsx")]
    for path in paths:
        write_workbook(path, typed(BOOK))
        book = openpyxl.load_workbook(path)
        assert callable(furnish)
        furnish(book["Customers"])
        book.save(path)
    file, live = FileStore(paths[0], NOW), LiveStore(opened(paths[1]))
    for store in (file, live):
        store.read()
        store.write(NEW)
    sheet = live.book.sheets["Customers"]
    found = {cell.column_letter for cell in openpyxl.load_workbook(paths[0])["Customers"][1] if cell.value == "Grade"}
    assert found == {first}
    assert sheet.range(f"{first}1").value == "Grade"
    tables = dict(openpyxl.load_workbook(paths[0])["Customers"].tables.items())
    assert tables == {
        a.name: str(Range(a.first_row, a.first_column, a.last_row, a.last_column)) for a in areas_of(sheet)
    }


def list_reaching_to(last_column: int, **far: int) -> Here:
    """A list of two columns on a sheet that is used up to some column."""
    cells: dict[int, list[Cell]] = {1: ["C-1"], 2: ["Acme"], **{column: ["x"] for column in far.values()}}
    table = TableOfCells("Customers", 1, ((1, "Customer ID"), (2, "Company")), [2], cells)
    return Here(table, None, 2, last_column)


def test_where_the_sheet_is_used_to_its_last_column_the_first_gap_that_is_wide_enough_serves() -> None:
    standing = list_reaching_to(LAST_COLUMN, one=4, other=LAST_COLUMN)
    occupied = {4, LAST_COLUMN}

    def is_free(_: str, area: Range) -> bool:
        return not occupied & set(range(area.first_column, area.last_column + 1))

    assert room(standing, standing.table, ["Grade", "Next Due"], is_free) == (5, False, False)
    assert room(standing, standing.table, ["Grade"], is_free) == (3, False, True)
    assert room(standing, standing.table, ["Grade"], lambda *_: False) is None


def test_a_table_takes_no_second_column_of_a_name() -> None:
    standing = list_reaching_to(3)
    table = standing.table
    headers = ((1, "Customer ID"), (2, "grade"))
    standing = standing._replace(
        table=TableOfCells(table.title, 1, headers, table.rows, table.cells), area=Area("t", 1, 1, 2, 2, True, False)
    )
    assert room(standing, standing.table, ["Grade"], lambda *_: True) == (4, False, False)


# ---- the filter --------------------------------------------------------------------------------------------------------

REACH = """
ranges = document.getPropertyValue("UnnamedDatabaseRanges")
area = ranges.getByTable(0).DataArea
hidden = [row + 1 for row in range(3) if not document.Sheets.getByIndex(0).Rows.getByIndex(row).IsVisible]
print(area.StartColumn + 1, area.EndColumn + 1, hidden)
"""


@pytest.mark.parametrize(("reach", "after"), [("A1:C3", "1 5"), ("A1:B3", "1 2")])
@pytest.mark.parametrize("only", [None, "Acme"])
def test_a_filter_over_the_list_takes_in_the_new_columns_and_asks_what_it_asked(
    reach: str, after: str, only: str | None, tmp_path: Path
) -> None:
    write_workbook(tmp_path / "CRM.xlsx", typed(BOOK))
    book = openpyxl.load_workbook(tmp_path / "CRM.xlsx")
    sheet = book["Customers"]
    sheet.auto_filter.ref = reach
    if only:
        sheet.auto_filter.add_filter_column(1, [only])
        sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "CRM.xlsx")
    store = LiveStore(opened(tmp_path / "CRM.xlsx"))
    store.read()
    store.write(NEW)
    assert as_the_user(shared_office(), REACH) == f"{after} {[3] if only else []}"


def test_where_the_program_leaves_a_filter_as_it_is_the_user_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_workbook(tmp_path / "CRM.xlsx", typed(BOOK))
    store = LiveStore(opened(tmp_path / "CRM.xlsx"))
    store.read()
    ask = Line.ask
    monkeypatch.setattr(
        Line, "ask", lambda line, do, *given, **how: do != "widen_filter" and ask(line, do, *given, **how)
    )
    remarks = store.write(NEW)
    assert remarks is not None
    assert remarks[-1].en.startswith("The filter on Customers does not reach the new columns: take it off")
    assert remarks[-1].zh.startswith("“Customers”的筛选未包含新添加的列：排序前请先取消筛选")
