"""Where new columns have room in a sheet."""

from collections.abc import Collection, Mapping, Sequence

from xlcrm.ooxml.index import SheetIndex
from xlcrm.ooxml.references import LAST_COLUMN, Range
from xlcrm.ooxml.tables import TableRange


class Room:
    """What stands in the way of new columns: cells, `others` (merges, drawings, other tables, …), and `edits`, the columns
    of cells by row that are about to be written.
    """

    def __init__(self, index: SheetIndex, others: Sequence[Range], edits: Mapping[int, Collection[int]]) -> None:
        self._index, self._others, self._edits = index, others, edits

    def in_table(self, table: TableRange, names: Sequence[str], last_row: int) -> bool:
        """Whether the table can take columns of these names in at its right end, where its data go on down to `last_row`."""
        taken = {name.lower() for name in table.columns} & {name.lower() for name in names}
        ref = table.ref
        first, last = ref.last_column + 1, ref.last_column + len(names)
        beside = Range(ref.first_row, first, max(ref.last_row, last_row), last)
        return not table.fixed and not taken and self._free(beside)

    def beside(self, header_row: int, last: int, count: int, *, near: bool) -> int:
        """The first of `count` columns right of column `last`: next to it if `near` and free, else right of everything.

        Where something stands far out, the first gap that is wide enough; where there is none, a column beyond the last.
        """
        bottom = max(self._index.last_row(), header_row)
        if near and self._free(Range(header_row, last + 1, bottom, last + count)):
            return last + 1
        used = self._index.used_columns().union(*self._edits.values())
        right = max(*used, *(o.last_column for o in self._others if o.last_column < LAST_COLUMN), last) + 1
        taken = self._taken(used, header_row, bottom)
        gap = bytes(count)
        if taken.startswith(gap, right):
            return right
        first = taken.find(gap, last + 1)
        return first if first >= 0 else LAST_COLUMN + 1

    def _taken(self, used: Collection[int], first_row: int, last_row: int) -> bytearray:
        """By column, 1 where it is used or something stands over it in these rows, else 0."""
        taken = bytearray(LAST_COLUMN + 1)
        taken[0] = 1  # there is no such column
        for column in used:
            taken[column] = 1
        for other in self._others:
            if other.first_row <= last_row and first_row <= other.last_row:
                start, end = max(other.first_column, 1), min(other.last_column, LAST_COLUMN) + 1
                taken[start:end] = b"\1" * (end - start)
        return taken

    def _free(self, area: Range) -> bool:
        edited = any(area.holds(row, column) for row, columns in self._edits.items() for column in columns)
        return not edited and not self._index.occupied(area) and not self._covered(area)

    def _covered(self, area: Range) -> bool:
        return any(other.meets(area) for other in self._others)
