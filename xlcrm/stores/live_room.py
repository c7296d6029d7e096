"""Where new columns have room in an open sheet: the places that xlcrm.ooxml.room finds in a file."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from xlcrm.model import Table
from xlcrm.ooxml.references import LAST_COLUMN, Range
from xlcrm.stores.live_reading import FURTHER, Area, Here

_MERGED = 50  # columns that empty merged cells may reach beyond all that is used

IsFree = Callable[[str, Range], bool]
"""Of a sheet by its title: do those cells hold nothing, neither values nor formulas, and is none of them merged?"""


class Room(NamedTuple):
    """The first of the new columns; whether the list's own Excel table takes them in; whether they stand right beside the
    last header of a plain list, within what a filter there should reach.
    """

    first: int
    in_table: bool
    beside: bool


def room(here: Here, table: Table, names: Sequence[str], is_free: IsFree) -> Room | None:
    """Right beside the last header where that is free, else right of everything, else the first gap; None: nowhere.

    `table` is the list with the columns added so far.
    """
    last = max((number for number, _ in table.headers), default=0)
    end, count = max(table.rows[-1:], default=table.header_row), len(names)
    bottom = max(end, min(here.last_row, end + FURTHER))
    own = here.area if here.area and here.area.last_column == last else None
    others = [area.cells for area in (*here.others, here.area) if area and area is not own]

    def fits(area: Range) -> bool:
        return area.last_column <= LAST_COLUMN and not any(o.meets(area) for o in others) and is_free(table.title, area)

    if own is None:
        if fits(Range(table.header_row, last + 1, bottom, last + count)):
            return Room(last + 1, in_table=False, beside=True)
    elif not _taken(own, table, names) and fits(Range(own.first_row, last + 1, max(own.last_row, end), last + count)):
        return Room(last + 1, in_table=True, beside=False)
    right = max([here.last_column, last, *(o.last_column for o in others)]) + 1
    used = {n for n, cells in table.cells.items() if any(v is not None for v in cells)} | {n for n, _ in table.headers}
    for first in (*range(right, right + _MERGED), *range(last + 1, right)):
        columns = range(first, first + count)
        if used.isdisjoint(columns) and fits(Range(table.header_row, first, bottom, columns[-1])):
            return Room(first, in_table=False, beside=False)
    return None


def _taken(area: Area, table: Table, names: Collection[str]) -> bool:
    """Has the table a column of one of these names? It takes no second one."""
    there = {text.lower() for number, text in table.headers if area.first_column <= number <= area.last_column}
    return not there.isdisjoint(name.lower() for name in names)
