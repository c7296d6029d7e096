"""Addresses: A1 and (row, column), ranges, lists of ranges. Rows and columns count from 1."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from xlcrm.model import column_letter
from xlcrm.ooxml.xml import malformed

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ROWS = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")


class Range(NamedTuple):
    """A rectangle of cells, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        first = address(self.first_row, self.first_column)
        last = address(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"

    @property
    def absolute(self) -> str:
        """As defined names have it, "$A$2:$C$9"."""
        first = f"${letters(self.first_column)}${self.first_row}"
        return f"{first}:${letters(self.last_column)}${self.last_row}"

    def meets(self, other: "Range") -> bool:
        """Whether they have a cell in common."""
        return (
            self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_column <= other.last_column
            and other.first_column <= self.last_column
        )

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


@cache
def letters(column: int) -> str:
    """28 -> "AB"."""
    return column_letter(column)


class _Letters(dict[int, bytes]):
    def __missing__(self, column: int) -> bytes:
        found = self[column] = letters(column).encode()
        return found


class _Columns(dict[bytes, int]):
    def __missing__(self, name: bytes) -> int:
        found = self[name] = column_number(name.decode())
        return found


LETTERS = _Letters()
"""Column number -> its letters as bytes."""
COLUMNS = _Columns()
"""Capital letters as bytes -> column number."""


@lru_cache(maxsize=20_000)
def column_number(name: str) -> int:
    """ "AB" -> 28, in either case; 0 where it is no column of a sheet."""
    number = 0
    for letter in name.upper():
        if not "A" <= letter <= "Z" or number > LAST_COLUMN:
            return 0
        number = number * 26 + ord(letter) - 64
    return number if number <= LAST_COLUMN else 0


def address(row: int, column: int) -> str:
    """(2, 28) -> "AB2"."""
    return f"{letters(column)}{row}"


def quoted(title: str) -> str:
    """The sheet's title as a reference has it."""
    return "'" + title.replace("'", "''") + "'"


def cell(ref: str, part: str) -> tuple[int, int]:
    """ "AB2" -> (2, 28); NotAWorkbook where there is no such cell."""
    found = _CELL.fullmatch(ref.strip())
    if found:
        row, column = int(found[2]), column_number(found[1])
        if column and 1 <= row <= LAST_ROW:
            return row, column
    raise malformed(part, ref[:20])


def parse_range(ref: str) -> Range | None:
    """A cell, a range, whole rows or whole columns; None where it is none of these."""
    ref = ref.strip()
    if found := _ROWS.fullmatch(ref):
        return Range(int(found[1]), 1, int(found[2]), LAST_COLUMN)
    if found := _COLUMNS.fullmatch(ref):
        return Range(1, column_number(found[1]), LAST_ROW, column_number(found[2]))
    ends = [_CELL.fullmatch(end) for end in ref.split(":")]
    if len(ends) > 2 or not all(ends):
        return None
    points = [(int(e[2]), column_number(e[1])) for e in ends if e]
    if any(not column or not 1 <= row <= LAST_ROW for row, column in points):
        return None
    rows, columns = [p[0] for p in points], [p[1] for p in points]
    return Range(min(rows), min(columns), max(rows), max(columns))


def parse_ranges(sqref: str) -> list[Range]:
    """A list of ranges as validations have it; what is no range is left out."""
    return [r for ref in sqref.split() if (r := parse_range(ref))]
