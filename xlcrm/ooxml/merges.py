"""The merged cells of a sheet: which of them a cell lies under. A list may have one in each of its rows."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from xlcrm.ooxml.references import Range


class _Column(NamedTuple):
    """The ranges over one column from the top down, their first rows, and how far down any up to each of them reaches."""

    ranges: Sequence[Range]
    first_rows: Sequence[int]
    reach: Sequence[int]


class Merges:
    """Merged ranges, found by cell."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = ranges
        self._columns = dict[int, _Column]()  # those that were asked for

    def __bool__(self) -> bool:
        return bool(self._ranges)

    def __iter__(self) -> Iterator[Range]:
        return iter(self._ranges)

    def over(self, row: int, column: int) -> Range | None:
        """The range that covers the cell and does not begin in it."""
        if column not in self._columns:
            found = sorted(r for r in self._ranges if r.first_column <= column <= r.last_column)
            reach = list(accumulate((r.last_row for r in found), max))
            self._columns[column] = _Column(found, [r.first_row for r in found], reach)
        here = self._columns[column]
        i = bisect_right(here.first_rows, row) - 1
        while i >= 0 and here.reach[i] >= row:
            if here.ranges[i].last_row >= row and here.ranges[i][:2] != (row, column):
                return here.ranges[i]
            i -= 1
        return None
