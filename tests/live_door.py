"""The same rows in a book that is open in Calc: typed into it through xlwings, read back from a file that Calc saves."""

import datetime as dt
import itertools
from pathlib import Path

import xlwings
from book_text import Given, Sheets
from calc_office import shared_office
from doors import read_notes, read_workbook, write_workbook

from xlcrm.stores.live import LiveStore

_number = itertools.count()
_open: list[xlwings.Book] = []


def opened(path: Path) -> xlwings.Book:
    """The book in the shared Calc; the ones that tests before opened are closed."""
    while _open:
        book = _open.pop()
        if book.impl.number in [b.impl.number for b in book.app.books]:
            book.close()
    book = shared_office().app.books.open(path)
    _open.append(book)
    return book


class LiveDoor:
    def __init__(self, sheets: Given, folder: Path) -> None:
        self.folder = folder
        path = folder / f"live {next(_number)}.xlsx"
        write_workbook(path, sheets)
        self.book = opened(path)
        self.store = LiveStore(self.book)

    def sheets(self) -> Sheets:
        return read_workbook(self.saved())

    def notes(self, title: str) -> dict[tuple[int, str], str]:
        return read_notes(self.saved(), title)

    def saved(self) -> Path:
        path = self.folder / f"saved {next(_number)}.xlsx"
        self.book.save(path)
        return path

    def type_over(self, sheets: Given) -> None:
        for title, rows in sheets.items():
            there = title in [sheet.name for sheet in self.book.sheets]
            sheet = self.book.sheets[title] if there else self.book.sheets.add(title, after=self.book.sheets[-1])
            sheet.used_range.clear()
            for r, row in enumerate(rows, 1):
                for c, value in enumerate(row, 1):
                    cell = sheet.range((r, c))
                    if isinstance(value, dt.date):
                        cell.number_format = "yyyy-mm-dd"
                        cell.value = (value - dt.date(1899, 12, 30)).days
                    else:
                        cell.value = f"'{value}" if isinstance(value, str) else value
