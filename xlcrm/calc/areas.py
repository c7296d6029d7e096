"""Where cells lie: areas, and the addresses that mean them."""

import re
from collections.abc import Sequence
from typing import Any

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6}))?")

Area = Sequence[int]
"""First row, first column, last row, last column, from 0 on."""


def area_of(first: Any, last: Any = None) -> list[int]:
    """The area that two corners mean, each an address, (row, column) from 1 on, or a range."""
    if isinstance(first, tuple) and len(first) == 4:  # xlwings' slices
        row, column, rows, columns = first
        return [row - 1, column - 1, row + max(rows, 1) - 2, column + max(columns, 1) - 2]
    one = _corner(first)
    two = one if last is None else _corner(last)
    area = [min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])]
    if min(area) < 0:
        raise IndexError("rows and columns count from 1")
    return area


def _corner(given: Any) -> list[int]:
    if hasattr(given, "area"):
        return list(given.area)
    if isinstance(given, str):
        found = _ADDRESS.fullmatch(given)
        if found is None:
            raise ValueError(f"no address: {given}")
        left, top, right, bottom = found.groups()
        return [int(top) - 1, _column(left), int(bottom or top) - 1, _column(right or left)]
    row, column = given
    return [row - 1, column - 1, row - 1, column - 1]


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
