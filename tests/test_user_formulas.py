"""Formulas of the user's among what xlcrm reads and beside what it writes: told where they have no result, and gone on with."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from book_text import Given, typed
from commanding import TODAY, xlcrm
from conftest import Convert
from doors import NOW, write_workbook

from xlcrm.app import crm

DAY = dt.date.fromisoformat(TODAY)
CUSTOMERS = ["Customer ID", "Company", "Country", "Not Before", "Do Not Contact"]
TOUCHES = ["Date", "Customer", "Direction"]
QUOTES = ["Date", "Customer", "Status"]


@pytest.fixture
def made_by_a_tool(tmp_path: Path) -> Path:
    """A book whose formulas no program has computed."""
    book = openpyxl.Workbook()
    rows: Given = {
        "Customers": [
            CUSTOMERS,
            ["C-1", "Acme", "=Lookup!A1", None, None],
            ["C-2", "Borg", "=Lookup!A1", "=TODAY()+30", None],
            ["C-3", "Cyan", "Spain", None, '=IF(1=1,"yes","")'],
        ],
        "Touches": [TOUCHES, ["=DATE(2026,11,1)", "C-1", "Out"]],
        "Quotes": [QUOTES],
        "Lookup": [["Germany"]],
    }
    for title, lines in rows.items():
        page = book.create_sheet(title)
        for line in lines:
            page.append(line)
    book.remove(book["Sheet"])
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_formulas_without_a_result_are_told_once_a_column_and_nothing_else_is_said_of_them(
    made_by_a_tool: Path,
) -> None:
    _, problems = crm.problems_of(made_by_a_tool, DAY, NOW)
    assert [(p.sheet, p.cell, p.message.en) for p in problems] == [
        ("Customers", "C2", "Country: 2 formulas have not been computed yet and cannot be read"),
        ("Customers", "D3", "Not Before: 1 formula has not been computed yet and cannot be read"),
        ("Customers", "E4", "Do Not Contact: 1 formula has not been computed yet and cannot be read"),
        ("Touches", "A2", "Date: 1 formula has not been computed yet and cannot be read"),
    ]
    assert problems[0].message.zh == "“国家”：有 2 个公式尚未计算，无法读取"
    assert {p.remedy.zh for p in problems} == {"请用 Excel 或 LibreOffice 打开工作簿并保存，然后再刷新"}


def test_who_may_be_one_not_to_be_contacted_is_not_written_to(made_by_a_tool: Path) -> None:
    report = crm.refresh_book(made_by_a_tool, DAY, NOW)
    assert (report.customers, report.due, report.letters) == (3, 2, 0)  # nobody has an address
    agenda = openpyxl.load_workbook(made_by_a_tool)["Agenda"]
    assert [cell.value for cell in agenda["F"]][1:] == ["Acme", "Borg"]
    assert crm.refresh_book(made_by_a_tool, DAY, NOW).backup is None


def test_once_a_program_has_computed_them_nothing_is_left_to_tell(made_by_a_tool: Path, lo_convert: Convert) -> None:
    _, problems = crm.problems_of(lo_convert(made_by_a_tool), DAY, NOW)
    assert not [p for p in problems if "computed" in p.message.en]


def test_a_computed_column_of_the_users_goes_on_in_a_touch_that_is_logged(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    crm.new_book(path, "en")
    book = openpyxl.load_workbook(path)
    customers, touches = book["Customers"], book["Touches"]
    customers["B2"] = "Acme"
    for column, value in enumerate([dt.date(2026, 11, 2), "Acme", "Out"], start=1):
        touches.cell(2, column, value)
    table = touches.tables["tblTouches"]
    last = touches.max_column + 1
    letter = openpyxl.utils.get_column_letter(last)
    touches.cell(1, last, "Week")
    touches.cell(2, last, "=WEEKNUM(tblTouches[[#This Row],[Date]])")
    table.ref = table.autoFilter.ref = f"A1:{letter}2"
    column = openpyxl.worksheet.table.TableColumn(id=99, name="Week")
    column.calculatedColumnFormula = openpyxl.worksheet.table.TableFormula(
        attr_text="WEEKNUM(tblTouches[[#This Row],[Date]])"
    )
    table.tableColumns.append(column)
    book.save(path)

    assert xlcrm("touch", path, "Acme", "--date", "2026-11-20").code == 0

    touches = openpyxl.load_workbook(path)["Touches"]
    assert touches.tables["tblTouches"].ref == f"A1:{letter}3"
    assert touches.cell(3, last).value == touches.cell(2, last).value


def test_a_computed_column_that_xlcrm_reads_is_left_empty_where_a_touch_is_logged(tmp_path: Path) -> None:
    """A formula has no result until a program opens the book."""
    path = tmp_path / "book.xlsx"
    crm.new_book(path, "en")
    book = openpyxl.load_workbook(path)
    book["Customers"]["B2"] = "Acme"
    touches = book["Touches"]
    table = touches.tables["tblTouches"]
    by = next(cell.column for cell in touches[1] if cell.value == "By")
    for column, value in {1: dt.date(2026, 11, 2), 2: "Acme", 3: "Out", by: '="Mei"'}.items():
        touches.cell(2, column, value)
    table.tableColumns[by - 1].calculatedColumnFormula = openpyxl.worksheet.table.TableFormula(attr_text='"Mei"')
    book.save(path)

    assert xlcrm("touch", path, "Acme", "--date", "2026-11-20").code == 0

    touches = openpyxl.load_workbook(path)["Touches"]
    assert (touches.cell(3, 1).value, touches.cell(3, by).value) == (dt.datetime(2026, 11, 20), None)
    assert touches.cell(2, by).value == '="Mei"'


COMPUTE = b' fullCalcOnLoad="1"'


def computed_when_opened(path: Path) -> bool:
    """Is the program that opens the book next to compute every formula?"""
    with zipfile.ZipFile(path) as book:
        return COMPUTE in book.read("xl/workbook.xml")


def saved_by_excel(path: Path) -> None:
    """The book as a program leaves it that has computed its formulas."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data.replace(COMPUTE, b""))


@pytest.mark.parametrize(("cell", "anew"), [("=COUNTA(Agenda!A:A)", True), ("mine", False)])
def test_what_the_users_formulas_count_is_counted_anew_once_a_refresh_has_written(
    cell: str, anew: bool, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, typed("Customers\nCustomer ID | Company\nC-1 | Acme"))
    book = openpyxl.load_workbook(path)
    book.create_sheet("Mine")["A1"] = cell
    book.save(path)
    saved_by_excel(path)

    assert crm.refresh_book(path, DAY, NOW).backup
    assert computed_when_opened(path) is anew

    saved_by_excel(path)
    assert crm.refresh_book(path, DAY, NOW).backup is None
    assert not computed_when_opened(path)
