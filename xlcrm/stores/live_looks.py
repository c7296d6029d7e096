"""In an open book: what a person says by the look of cells on a sheet that refresh owns, fills and fonts, goes along with its row.

Calc tells the looks of all cells at once, and takes them so. Of Excel one thing is asked at a time (live_fonts.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from xlcrm.ooxml.references import LAST_ROW
from xlcrm.ooxml.rowlooks import Moves, Place, going_along
from xlcrm.stores.live_fonts import looks_asked, put_looks

if TYPE_CHECKING:
    import xlwings

Look = tuple[object, ...]
"""Fill, weight, colour of the letters and so on; in either program the same things in the same order."""
Stretch = tuple[Place, Place, Look]
"""Cells that look alike: the first and the last of a rectangle."""


class Run(NamedTuple):
    """Cells side by side, and what is to become of them: places in a Look, in order, each with its new value."""

    first: Place
    last: Place
    values: Sequence[tuple[int, object]]


def runs_of_looks(sheet: "xlwings.Sheet", moves: Moves, in_calc: bool) -> list[Run]:
    """What is to be changed so that looks of a person's own stand with their rows again.

    TooManyLooks where Excel would have to be asked for too long.
    """
    rows = moves.rows
    last = max(rows)
    beneath = min(last + 1, LAST_ROW)
    first, end = (min(rows), min(moves.columns)), (beneath, max(moves.columns))
    stretches = list(_told(sheet, first, end) if in_calc else looks_asked(sheet, first, end))
    if len(rows) > 1 and _alike(stretches, last):
        return []
    found = _by_place(stretches)
    held = {(row, column): found[row, column] for row in rows for column in moves.columns}
    changed = going_along(moves, held, lambda column: found[beneath, column], lambda look: look)
    return list(_runs(changed, held))


def put(sheet: "xlwings.Sheet", runs: Sequence[Run], in_calc: bool) -> None:
    """Give cells these looks."""
    if not runs:
        return
    if in_calc:
        given = [([r.first[0] - 1, r.first[1] - 1, r.last[0] - 1, r.last[1] - 1], r.values) for r in runs]
        sheet.impl.set_looks(given)
    else:
        put_looks(sheet, runs)


def _told(sheet: "xlwings.Sheet", first: Place, last: Place) -> Iterator[Stretch]:
    """What Calc tells of the looks of these cells."""
    for areas, look in sheet.impl.looks([first[0] - 1, first[1] - 1, last[0] - 1, last[1] - 1]):
        for top, left, bottom, right in areas:
            yield (top + 1, left + 1), (bottom + 1, right + 1), look


def _alike(stretches: Iterable[Stretch], last: int) -> bool:
    """Has each column one look down to that row? In a large sheet that is soon told."""
    usual = dict[int, Look]()
    return all(
        usual.setdefault(column, look) == look
        for (top, left), (_, right), look in stretches
        if top <= last
        for column in range(left, right + 1)
    )


def _by_place(stretches: Iterable[Stretch]) -> dict[Place, Look]:
    found = dict[Place, Look]()
    for (top, left), (bottom, right), look in stretches:
        for row in range(top, bottom + 1):
            found |= {(row, column): look for column in range(left, right + 1)}
    return found


def _runs(changed: Mapping[Place, Look], held: Mapping[Place, Look]) -> Iterator[Run]:
    """The cells as stretches within a row, for across rows that a filter hides Excel has ways of its own."""
    open_one: Run | None = None
    for place in sorted(changed):
        values = [(k, v) for k, (v, w) in enumerate(zip(changed[place], held[place], strict=True)) if v != w]
        if open_one and open_one.last == (place[0], place[1] - 1) and open_one.values == values:
            open_one = open_one._replace(last=place)
            continue
        if open_one:
            yield open_one
        open_one = Run(place, place, values)
    if open_one:
        yield open_one
