"""Who filters the Agenda by his name and saves sees his own customers next morning, and none of the others'."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from book_text import typed
from doors import NOW, write_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import CustomFilter, CustomFilters, FilterColumn, Filters
from openpyxl.worksheet.table import TableColumn

from xlcrm.app import crm

MONDAY, LATER = dt.date(2026, 11, 23), dt.date(2026, 12, 1)
OWNER, OVERDUE, COMPANY = 12, 3, 6  # columns of the Agenda


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return crm.demo_book(tmp_path, "en", MONDAY, NOW).book


def filtered(path: Path, column: int, asked: FilterColumn, shown: list[object]) -> None:
    """Filter the Agenda as Excel does it: the criterion in its table, and the rows out of sight."""
    whole = openpyxl.load_workbook(path)
    page = whole["Agenda"]
    page.tables["tblAgenda"].autoFilter.filterColumn.append(asked)
    for row in range(2, page.max_row + 1):
        page.row_dimensions[row].hidden = page.cell(row, column).value not in shown
    whole.save(path)


def seen(path: Path, column: int) -> tuple[list[object], list[object]]:
    """The cells of a column of the Agenda: those of rows in sight, and those of rows out of it."""
    page = openpyxl.load_workbook(path)["Agenda"]
    rows = range(2, int(page.tables["tblAgenda"].ref.rpartition("O")[2]) + 1)
    hidden = {row for row in rows if page.row_dimensions[row].hidden}
    return [page.cell(r, column).value for r in rows if r not in hidden], [page.cell(r, column).value for r in hidden]


def test_after_a_refresh_the_filter_shows_what_it_asks_for(book: Path) -> None:
    filtered(book, OWNER, FilterColumn(colId=OWNER - 1, filters=Filters(filter=["Sam"])), ["Sam"])
    crm.refresh_book(book, LATER, NOW)
    inside, outside = seen(book, OWNER)
    assert set(inside) == {"Sam"} and len(inside) > 3
    assert "Sam" not in outside and len(outside) > 10
    assert crm.refresh_book(book, LATER, NOW).backup is None


def test_a_filter_by_numbers_too(book: Path) -> None:
    asked = CustomFilters(customFilter=[CustomFilter(operator="greaterThan", val="4")])
    filtered(book, OVERDUE, FilterColumn(colId=OVERDUE - 1, customFilters=asked), list(range(5, 99)))
    crm.refresh_book(book, LATER, NOW)
    inside, outside = seen(book, OVERDUE)
    assert inside and all(isinstance(days, int) and days > 4 for days in inside)
    assert outside and all(days is None or (isinstance(days, int) and days <= 4) for days in outside)


def test_whom_the_user_hid_without_a_filter_stays_hidden_wherever_he_stands(book: Path) -> None:
    whole = openpyxl.load_workbook(book)
    whole["Agenda"].row_dimensions[4].hidden = True
    whole.save(book)
    before, whom = seen(book, COMPANY)
    crm.refresh_book(book, LATER, NOW)
    after, out_of_sight = seen(book, COMPANY)
    assert out_of_sight == whom and len(whom) == 1
    assert before.index("Nordpine Cabinets Inc.") != after.index("Nordpine Cabinets Inc.")  # others took other places


def hidden_rows(path: Path) -> set[int]:
    page = openpyxl.load_workbook(path)["Agenda"]
    return {row for row in range(1, page.max_row + 9) if page.row_dimensions[row].hidden}


def test_where_the_agenda_grows_shorter_the_rows_beneath_it_come_back_into_sight(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    customers = """
        Customers
        Customer ID | Company | Owner
        C-1         | Acme    | Mei
        C-2         | Borg    | Sam
        C-3         | Casa    | Sam
        C-4         | Dana    | Sam
    """
    write_workbook(path, typed(customers))
    crm.refresh_book(path, MONDAY, NOW)
    owner = [cell.value for cell in openpyxl.load_workbook(path)["Agenda"][1]].index("Owner") + 1
    filtered(path, owner, FilterColumn(colId=owner - 1, filters=Filters(filter=["Mei"])), ["Mei"])
    assert hidden_rows(path) == {3, 4, 5}

    whole = openpyxl.load_workbook(path)
    whole["Customers"].delete_rows(4, 2)
    whole.save(path)
    crm.refresh_book(path, MONDAY, NOW)
    assert hidden_rows(path) == {3}


def test_a_filter_by_a_column_of_the_users_shows_what_he_typed_and_whatever_a_formula_may_come_to(book: Path) -> None:
    whole = openpyxl.load_workbook(book)
    page = whole["Agenda"]
    table, mine, last = page.tables["tblAgenda"], page.max_column + 1, page.max_row
    said = {row: "call" if row % 2 else "wait" for row in range(2, last)} | {last: '=IF(1=1,"call","")'}
    for row, value in {1: "Mine", **said}.items():
        page.cell(row, mine, value)
    table.tableColumns.append(TableColumn(id=99, name="Mine"))
    table.ref = table.autoFilter.ref = f"A1:{get_column_letter(mine)}{last}"
    whole.save(book)
    filtered(book, mine, FilterColumn(colId=mine - 1, filters=Filters(filter=["call"])), ["call", said[last]])

    crm.refresh_book(book, LATER, NOW)

    page = openpyxl.load_workbook(book)["Agenda"]
    wait = {row for row in range(2, last) if page.cell(row, mine).value == "wait"}
    assert len(wait) > 5 and page.cell(last, mine).value == said[last]
    assert {row for row in hidden_rows(book) if row <= last} == wait
