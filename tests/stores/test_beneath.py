"""What stands beneath an Excel table of the user's, and is none of its rows."""

from pathlib import Path

import openpyxl
import pytest
from book_text import TODAY, typed
from doors import NOW, write_workbook
from openpyxl.worksheet.table import Table

from xlcrm.app import crm

BOOK = """
    Customers
    Company | Email
    Acme    | a@acme.example
    Borg    | b@borg.example

    Touches
    Date       | Customer | Direction
    2026-11-02 | Acme     | Out

    Quotes
    Date | Customer | Status
"""


def book(path: Path, cells: dict[str, object]) -> Path:
    """Its customers stand in a table, and on their sheet these cells as well."""
    write_workbook(path, typed(BOOK))
    whole = openpyxl.load_workbook(path)
    whole["Customers"].add_table(Table(displayName="mine", ref="A1:B3"))
    for place, value in cells.items():
        whole["Customers"][place] = value
    whole.save(path)
    return path


def test_a_cell_above_which_a_new_column_comes_to_stand_is_no_customer(tmp_path: Path) -> None:
    path = book(tmp_path / "book.xlsx", {"C6": 7, "C7": "legend"})
    first = crm.refresh_book(path, TODAY, NOW)
    whole = openpyxl.load_workbook(path)["Customers"]
    assert [whole["C1"].value, whole["C6"].value, whole["C7"].value] == ["Customer ID", 7, "legend"]
    assert first.customers == 2
    once = path.read_bytes()
    assert crm.refresh_book(path, TODAY, NOW).customers == 2
    assert path.read_bytes() == once


@pytest.mark.parametrize("mine", ["legend", "=1+1"])
def test_a_customer_beneath_the_table_beside_whom_something_stands_is_worked_out_too(tmp_path: Path, mine: str) -> None:
    path = book(tmp_path / "book.xlsx", {"A5": "Ceres", "D5": mine})
    assert crm.refresh_book(path, TODAY, NOW).customers == 3
    whole = openpyxl.load_workbook(path)["Customers"]
    headers = {cell.value: cell.column_letter for cell in whole[1]}
    assert whole["D5"].value == mine
    assert [whole[f"{headers['Grade']}{row}"].value for row in (2, 3, 5)] == ["D", "P", "P"]
