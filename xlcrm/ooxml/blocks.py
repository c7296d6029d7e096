"""The cells that belong to formulas which fill several: array formulas, what-if tables. A modern Excel saves every formula
that may spill as one, so a list has as many of them as it has rows.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from xlcrm.ooxml.references import Range

Stretch = tuple[int, int]  # first and last row, or column


class Blocks:
    """Ranges that are asked for by cell, by column or by area. Those side by side in the same columns are known as one."""

    def __init__(self) -> None:
        self._rows = dict[Stretch, list[Stretch]]()  # columns -> rows
        self._in_column = dict[int, list[Stretch]]()

    def add(self, area: Range) -> None:
        """One more range."""
        self._rows.setdefault((area.first_column, area.last_column), []).append((area.first_row, area.last_row))
        self._in_column.clear()

    def __bool__(self) -> bool:
        return bool(self._rows)

    def rows_in(self, column: int) -> Sequence[Stretch]:
        """The rows of a column that belong to one, in order, none twice."""
        found = self._in_column.get(column)
        if found is None:
            held = (rows for (first, last), rows in self._rows.items() if first <= column <= last)
            found = self._in_column[column] = _joined(stretch for rows in held for stretch in rows)
        return found

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell belongs to one."""
        stretches = self.rows_in(column)
        place = bisect_right(stretches, row, key=lambda stretch: stretch[0])
        return place > 0 and row <= stretches[place - 1][1]

    def meets(self, area: Range) -> bool:
        """Whether any cell of the area belongs to one."""
        return any(
            first <= area.last_column
            and area.first_column <= last
            and any(top <= area.last_row and area.first_row <= bottom for top, bottom in rows)
            for (first, last), rows in self._rows.items()
        )

    def columns(self) -> Iterator[int]:
        """The columns of all, none twice."""
        for first, last in _joined(self._rows):
            yield from range(first, last + 1)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same in order, those that touch or overlap as one."""
    out = list[Stretch]()
    for first, last in sorted(stretches):
        if out and first <= out[-1][1] + 1:
            out[-1] = out[-1][0], max(out[-1][1], last)
        else:
            out.append((first, last))
    return out
