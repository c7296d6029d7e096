"""Cells of an open book, written as blocks, each so that it holds what it was given.

What Excel does to a value that is handed to it decides how it is written. A text that looks like something else becomes
that (`1-2` a date, `=A` a formula), unless a `'` stands before it, which Excel takes away. A date goes over as its serial
number: a block of 2,000 rows of dates proper took Calc 16 s, of numbers 0.3 s.

Across rows that a filter hides Excel writes a block in a way of its own: its first value into every cell in sight, and nothing
into the others (github.com/xlwings/xlwings/issues/747). So what was written there is read again, and what is not as it was
meant is written once more row by row, and what still is not cell by cell, which no filter changes.
"""

import datetime as dt
import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from xlcrm.model import Cell
from xlcrm.ooxml.formats import to_serial
from xlcrm.stores.live_reading import read_block
from xlcrm.tables.encode import differs

if TYPE_CHECKING:
    import xlwings

DATE = "yyyy-mm-dd"
LONG = 8_000  # characters: Excel refuses a block that holds a longer text, and takes it for a cell alone
LONGEST_ENTRY = 255  # characters that could be taken for a number or a date
_ANY_DAY = dt.date(2000, 1, 1)
_LARGEST_WHOLE = 2**31 - 1  # what is more goes to Excel for Windows as a kind of whole number that it does not know
_PENNIES = 1e-4  # Excel hands over an amount of money with four decimals
_DIGIT = re.compile(r"\d")
_SWITCHES = frozenset(
    "TRUE FALSE WAHR FALSCH VRAI FAUX VERDADERO FALSO VERO VERDADEIRO PRAWDA FAŁSZ ИСТИНА ЛОЖЬ DOĞRU YANLIŞ".split()
)


class Cells:
    """Writes blocks into the sheets of one book. `doubted`: the program is Excel, and what was written is read again."""

    def __init__(self, doubted: bool) -> None:
        self.doubted = doubted
        self._date1904: bool | None = None

    def put(self, sheet: "xlwings.Sheet", row: int, column: int, rows: Sequence[Sequence[Cell]]) -> None:
        """The rows, from that cell on; None empties a cell."""
        if self._date1904 is None and (place := _first_date(rows)):
            self._date1904 = _counts_from_1904(sheet, row + place[0], column + place[1])
        self._write(sheet, row, column, rows)
        if not self.doubted or len(rows) * len(rows[0]) == 1:
            return
        for i in dict.fromkeys(i for i, _, _ in _unlike(sheet, row, column, rows)):
            self._write(sheet, row + i, column, [rows[i]])
        for i, k, found in _unlike(sheet, row, column, rows):
            if isinstance(rows[i][k], dt.date) and not isinstance(found, dt.date):
                sheet.range((row + i, column + k)).number_format = DATE
            self._write(sheet, row + i, column + k, [[rows[i][k]]])

    def _write(self, sheet: "xlwings.Sheet", row: int, column: int, rows: Sequence[Sequence[Cell]]) -> None:
        long = list[tuple[int, int, str]]()
        block = list[list[object]]()
        for i, line in enumerate(rows):
            written = [self._written(value) for value in line]
            for k, value in enumerate(written):
                if isinstance(value, str) and len(value) > LONG:
                    long.append((i, k, value))
                    written[k] = None
            block.append(written)
        sheet.range((row, column), (row + len(rows) - 1, column + len(rows[0]) - 1)).value = block
        for i, k, text in long:
            sheet.range((row + i, column + k)).value = text

    def _written(self, value: Cell) -> object:
        if isinstance(value, str):
            return plain(value)
        if isinstance(value, dt.date):
            serial = to_serial(value, bool(self._date1904))
            return value.isoformat() if serial is None else serial
        if isinstance(value, int) and abs(value) > _LARGEST_WHOLE:
            return float(value)
        return value


def _counts_from_1904(sheet: "xlwings.Sheet", row: int, column: int) -> bool:
    """Does the book count its days from 1904 on? Nothing says so but a date that is written, where one is to go, and read again."""
    cell = sheet.range((row, column))
    cell.value = to_serial(_ANY_DAY, False)
    read = cell.value
    return isinstance(read, dt.datetime) and read.year > _ANY_DAY.year


def _unlike(
    sheet: "xlwings.Sheet", row: int, column: int, rows: Sequence[Sequence[Cell]]
) -> list[tuple[int, int, Cell]]:
    """Row and column within the block of each cell that does not hold what it was given, and what it does hold."""
    found = read_block(sheet, row, column, len(rows), len(rows[0])).rows
    return [
        (i, k, held)
        for i, (given, line) in enumerate(zip(rows, found, strict=True))
        for k, (value, held) in enumerate(zip(given, line, strict=True))
        if not _holds(held, value)
    ]


def _holds(found: Cell, given: Cell) -> bool:
    """Is that what a cell gives that was given this? `1.0` for `1`, nothing for an empty text, lines ended in Excel's way."""
    if isinstance(given, str) and isinstance(found, str):
        return found.splitlines() == given.splitlines()
    if isinstance(given, dt.date):
        return found == given.isoformat() if isinstance(found, str) else not differs(found, given)
    if isinstance(given, int | float) and isinstance(found, int | float) and not isinstance(given, bool):
        return not isinstance(found, bool) and math.isclose(found, given, rel_tol=1e-9, abs_tol=_PENNIES)
    return not differs(found, given)


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """The text as Excel has to be given it so that it stays a text: as it is where it could be nothing else."""
    if not text:
        return text
    longer = len(text) > LONGEST_ENTRY or "\n" in text  # no number or date is
    could_be = (
        not text[0].isalnum() if longer else not text[0].isalpha() or _DIGIT.search(text) or text.upper() in _SWITCHES
    )
    return f"'{text}" if could_be else text


def _first_date(rows: Sequence[Sequence[Cell]]) -> tuple[int, int] | None:
    return next(((i, k) for i, line in enumerate(rows) for k, v in enumerate(line) if isinstance(v, dt.date)), None)
