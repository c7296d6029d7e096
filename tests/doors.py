"""The same rows behind every store: a dict, and a workbook on disk that XlsxWriter makes and openpyxl reads back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import openpyxl
import xlsxwriter
from book_text import Given, Sheets, copied

from xlcrm.model import Cell
from xlcrm.stores.base import Store
from xlcrm.stores.file import FileStore
from xlcrm.stores.memory import MemoryStore

NOW = dt.datetime(2026, 11, 23, 9, 30)


class Door(Protocol):
    """A book behind a store: what stands in it now, and a hand that types in it meanwhile.

    `notes` are what the notes below the header of a sheet say, by row number and header.
    """

    @property
    def store(self) -> Store: ...

    def sheets(self) -> Sheets: ...

    def notes(self, title: str) -> dict[tuple[int, str], str]: ...

    def type_over(self, sheets: Given) -> None: ...


class MemoryDoor:
    def __init__(self, sheets: Given, _: Path) -> None:
        self.store = MemoryStore(copied(sheets))

    def sheets(self) -> Sheets:
        return copied(self.store.sheets)

    def notes(self, title: str) -> dict[tuple[int, str], str]:
        header = self.store.sheets[title][0]
        return {(row, str(header[column - 1])): said for (row, column), said in self.store.notes.get(title, {}).items()}

    def type_over(self, sheets: Given) -> None:
        self.store.sheets.clear()
        self.store.sheets.update(copied(sheets))


class FileDoor:
    def __init__(self, sheets: Given, folder: Path) -> None:
        self.path = folder / "book.xlsx"
        self.type_over(sheets)
        self.store = FileStore(self.path, NOW)

    def sheets(self) -> Sheets:
        return read_workbook(self.path)

    def notes(self, title: str) -> dict[tuple[int, str], str]:
        return read_notes(self.path, title)

    def type_over(self, sheets: Given) -> None:
        write_workbook(self.path, sheets)


def live_door(sheets: Given, folder: Path) -> Door:
    """A book open in Calc; what it takes is loaded only here."""
    from live_door import LiveDoor

    return LiveDoor(sheets, folder)


DOORS: dict[str, Callable[[Given, Path], Door]] = {"memory": MemoryDoor, "file": FileDoor, "live": live_door}


def write_workbook(path: Path, sheets: Given) -> None:
    """The rows as plain ranges, dates as Excel's dates."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, dt.datetime):
                        sheet.write_datetime(r, c, value, moment)
                    elif isinstance(value, dt.date):
                        sheet.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), day)
                    elif isinstance(value, str):
                        sheet.write_string(r, c, value)
                    elif value is not None:
                        sheet.write(r, c, value)


def read_workbook(path: Path) -> Sheets:
    """What openpyxl sees, dates at midnight as dates, empty cells at the end left out."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: trimmed([[_day(v) for v in row] for row in sheet.iter_rows(values_only=True)]) for sheet in book
    }


def read_notes(path: Path, title: str) -> dict[tuple[int, str], str]:
    """What openpyxl sees of the notes below the header, by row number and header."""
    sheet = openpyxl.load_workbook(path)[title]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.comment]
    return {(c.row, str(sheet.cell(1, c.column).value)): c.comment.text for c in cells if c.comment}


def trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Without empty cells at the end of a row, and without empty rows at the end; empty text is nothing."""
    rows = [[None if v == "" else v for v in row] for row in rows]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _day(value: Cell) -> Cell:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value
