"""In an open book: what a person has coloured on a sheet that refresh owns goes along with its row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlcrm.ooxml.rowlooks import Moves, Place, going_along

if TYPE_CHECKING:
    import xlwings

MOST_CELLS = 600  # with a colour, for which the program is asked one by one
Colour = tuple[int, int, int] | None


def move_colours(sheet: "xlwings.Sheet", moves: Moves) -> None:
    """The fills of cells, to where their rows have gone. Where more than MOST_CELLS have one, all stay."""
    rows = moves.origins.keys() | {row for row in moves.origins.values() if row is not None}
    painted = dict[Place, Colour]()
    for place, colour in _painted(sheet, (min(rows), min(moves.columns)), (max(rows), max(moves.columns))):
        painted[place] = colour
        if len(painted) > MOST_CELLS:
            return
    if painted:
        held = {(row, column): painted.get((row, column)) for row in rows for column in moves.columns}
        for place, colour in going_along(moves, held, lambda _: None, lambda colour: colour).items():
            sheet.range(place).color = colour


def _painted(sheet: "xlwings.Sheet", first: Place, last: Place) -> Iterator[tuple[Place, Colour]]:
    """The cells that have a fill of their own, and which. A program gives some colour for several that differ."""
    colour: Colour = sheet.range(first, last).color
    if colour is None:
        return
    if first == last:
        yield first, colour
        return
    (top, left), (bottom, right) = first, last
    if top < bottom:
        middle = (top + bottom) // 2
        halves = ((first, (middle, right)), ((middle + 1, left), last))
    else:
        middle = (left + right) // 2
        halves = ((first, (bottom, middle)), ((top, middle + 1), last))
    for half in halves:
        yield from _painted(sheet, *half)
