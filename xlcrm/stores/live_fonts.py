"""The looks of cells in a program that tells of a range no more than one thing at a time, and that only where its cells agree, as
Excel does: a range whose cells differ is halved, until each part is alike.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from xlcrm.ooxml.rowlooks import Place

if TYPE_CHECKING:
    import xlwings

    from xlcrm.stores.live_looks import Run

MOST_QUESTIONS = 5_000  # to Excel, each of which takes a fraction of a millisecond
_DIFFER = object()
_MISSING = "k.missing_value"  # what Excel on the Mac says of cells that differ
_BLACK = 0, 0, 0  # what Excel says of fills that differ, too
_ON_A_MAC = sys.platform == "darwin"


class TooManyLooks(Exception):
    """So many cells look unlike each other that to ask for them would take too long."""


class _Thing(NamedTuple):
    """What can be asked of a range, and how it is given another value."""

    read: Callable[["xlwings.Range"], Any]
    write: Callable[["xlwings.Range", Any], None]


def _of_font(name: str) -> _Thing:
    return _Thing(lambda cells: getattr(cells.font, name), lambda cells, value: setattr(cells.font, name, value))


def _of_line(name: str) -> _Thing:
    """Of lines through and under the letters, which xlwings has no word for, by Excel's own."""
    if _ON_A_MAC:
        low = name.lower()
        return _Thing(
            lambda cells: getattr(cells.font.api, low).get(),
            lambda cells, value: getattr(cells.font.api, low).set(value),
        )
    return _Thing(
        lambda cells: getattr(cells.font.api, name), lambda cells, value: setattr(cells.font.api, name, value)
    )


_FILL = _Thing(lambda cells: cells.color, lambda cells, value: setattr(cells, "color", value))
_LINES = tuple(map(_of_line, ("Strikethrough", "Underline")))
_THINGS = (_FILL, *map(_of_font, ("bold", "italic", "color", "size", "name")), *_LINES)


def looks_asked(sheet: "xlwings.Sheet", first: Place, last: Place) -> Iterator[tuple[Place, Place, tuple[object, ...]]]:
    """The cells of a rectangle, in parts that look alike, and how they look. TooManyLooks where they are too many."""
    asking = _Asking(sheet)
    found = [asking.told(thing, first, last) for thing in _THINGS]
    if all(len(parts) == 1 for parts in found):
        yield first, last, tuple(parts[0][2] for parts in found)
        return
    looks = {
        (row, column): [None] * len(_THINGS)
        for row in range(first[0], last[0] + 1)
        for column in range(first[1], last[1] + 1)
    }
    for k, parts in enumerate(found):
        for (top, left), (bottom, right), value in parts:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    looks[row, column][k] = value
    for place, look in looks.items():
        yield place, place, tuple(look)


def put_looks(sheet: "xlwings.Sheet", runs: Sequence["Run"]) -> None:
    """Give cells these looks."""
    for run in runs:
        cells = sheet.range(run.first, run.last)
        for k, value in run.values:
            if value is not _DIFFER and (value is not None or _THINGS[k] is _FILL):
                _THINGS[k].write(cells, value)


class _Asking:
    """Asks, and counts how often."""

    def __init__(self, sheet: "xlwings.Sheet") -> None:
        self._sheet, self._asked = sheet, 0

    def told(self, thing: _Thing, first: Place, last: Place) -> list[tuple[Place, Place, Any]]:
        """The parts of a rectangle that agree in one thing; nothing of lines where the program has other words for them."""
        try:
            return list(self.parts(thing, first, last))
        except TooManyLooks:
            raise
        except Exception:  # the programs' own kinds
            if thing not in _LINES:
                raise
            return [(first, last, None)]

    def parts(self, thing: _Thing, first: Place, last: Place) -> Iterator[tuple[Place, Place, Any]]:
        """The parts of a rectangle that agree in one thing. Columns are told apart first: often one has a look of its own, and
        a person gives one to rows.
        """
        value = self._value(thing, first, last)
        if value is not _DIFFER or first == last:
            yield first, last, value
            return
        left = None  # of the columns side by side that do not agree each in itself
        for column in range(first[1], last[1] + 1):
            value = self._value(thing, (first[0], column), (last[0], column)) if first[1] < last[1] else _DIFFER
            if value is _DIFFER:
                left = column if left is None else left
                continue
            yield (first[0], column), (last[0], column), value
            if left is not None:
                yield from self._rows(thing, (first[0], left), (last[0], column - 1))
                left = None
        if left is not None:
            yield from self._rows(thing, (first[0], left), last)

    def _rows(self, thing: _Thing, first: Place, last: Place) -> Iterator[tuple[Place, Place, Any]]:
        value = self._value(thing, first, last)
        if value is not _DIFFER or first == last:
            yield first, last, value
            return
        (top, left), (bottom, right) = first, last
        if top < bottom:
            middle = (top + bottom) // 2
            halves = ((first, (middle, right)), ((middle + 1, left), last))
        else:
            middle = (left + right) // 2
            halves = ((first, (bottom, middle)), ((top, middle + 1), last))
        for half in halves:
            yield from self._rows(thing, *half)

    def _value(self, thing: _Thing, first: Place, last: Place) -> Any:
        """What all these cells have; _DIFFER where they differ, or part of the text in one does."""
        self._asked += 1
        if self._asked > MOST_QUESTIONS:
            raise TooManyLooks
        try:
            value = thing.read(self._sheet.range(first, last))
        except TypeError:  # xlwings makes a colour of what Excel says of several
            return _DIFFER
        if thing is _FILL:
            return _DIFFER if value == _BLACK and first != last else value
        return _DIFFER if value is None or str(value) == _MISSING else value
