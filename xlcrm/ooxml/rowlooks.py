"""How the rows of a list look: out of sight or not, and the colours and fonts that a person has given to some of them.

A person says with these something of what stands in the row, so they go along where it moves.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple, TypeVar

from xlcrm.model import Cell
from xlcrm.ooxml import xml
from xlcrm.ooxml.cells import PLAIN_CELL, Edit, Edits
from xlcrm.ooxml.patching import Patch
from xlcrm.ooxml.rowindex import STYLE, RowIndex

_CELL_TAG = re.compile(rb'<c r="([A-Z]+)[0-9]+"([^<>]*)>')
_NUMBER = re.compile(rb"""\sr\s*=\s*["']([0-9]{1,7})["']""")
_GOES_ALONG = re.compile(rb"""\s(s|customFormat|hidden)\s*=\s*["']([0-9a-z]+)["']""")
Place = tuple[int, int]
"""A cell by row and column."""
Look = TypeVar("Look")
Attributes = Mapping[str, str | None]
"""Of a row's tag; None: it has none of that name."""


class Moves(NamedTuple):
    """Where the rows of a list go: `origins` has for a row the one in which stood what is to stand there, None where that
    is new to the list. `columns` are those of the list, `last` is the last row that it will have.
    """

    origins: Mapping[int, int | None]
    columns: Collection[int]
    last: int

    @property
    def rows(self) -> set[int]:
        """All rows from which something goes or to which."""
        return self.origins.keys() | {row for row in self.origins.values() if row is not None}


class Restyling(Patch):
    """Gives cells another style, written in the file or not; what they hold stays, and shows as what it is."""

    def _rewritten(self, raw: bytes, head: int, own: int, edit: Cell | Edit) -> bytes | None:
        wanted = edit.style if isinstance(edit, Edit) and edit.style is not None else own
        style = self._form.style(wanted, self._form.value(raw, PLAIN_CELL.fullmatch(raw)))
        return xml.with_attributes(raw[:head], s=str(style) if style else None) + raw[head:]

    def cells(self, moves: Moves, paint: Callable[[int], object]) -> Edits:
        """The cells to which a look of a person's own comes, or from which one goes: one with another `paint` than is usual
        in its column.
        """
        index, origins, columns = self._index, moves.origins, moves.columns
        if isinstance(index, RowIndex) and self._alike(min(origins), paint):
            return {}
        rows = moves.rows
        places = ((row, n) for row in rows for n in index.cells(row) if index.columns[n] in columns)
        held = {(row, index.columns[n]): index.style(n) for row, n in places}
        edits: Edits = {}
        for (row, column), style in going_along(moves, held, self._column_style, paint).items():
            edits.setdefault(row, {})[column] = Edit(None, style)
        return edits

    def _alike(self, first_row: int, paint: Callable[[int], object]) -> bool:
        """Whether the cells of each column have one paint from that row on, which in a large sheet is soon told."""
        place = self._index.row_before(first_row)
        first = self._index.row_starts[place] if place < len(self._index.row_starts) else self._index.data_close
        paints = dict[bytes, object]()
        for column, attributes in set(_CELL_TAG.findall(self._data, first, self._index.data_close)):
            style = STYLE.search(attributes)
            found = paint(int(style[1]) if style else 0)
            if paints.setdefault(column, found) != found:
                return False
        return True


def going_along(
    moves: Moves, held: Mapping[Place, Look], beneath: Callable[[int], Look], paint: Callable[[Look], object]
) -> dict[Place, Look]:
    """The cells whose look changes when a person's own go along with their rows, and to which.

    `held` are the looks of cells by (row, column), `beneath` that of the other cells of a column, of those in the list that are not
    held, too. A look is a person's own where another `paint` of it is the usual one of the column.
    """
    counts = _counts(held, {column: beneath(column) for column in moves.columns}, len(moves.rows))
    usual = {column: _usual(count, beneath(column), paint) for column, count in counts.items()}
    own = {place: look for place, look in held.items() if paint(look) != paint(usual[place[1]])}
    found = dict[Place, Look]()
    for row, origin in moves.origins.items() if own else ():
        for column, plain in usual.items():
            here, there = (row, column), (origin or 0, column)
            if here in own or there in own:
                look = own.get(there, plain)
                if here not in held or held[here] != look:
                    found[here] = look
    return found


def destinations(cells: Collection[Place], moves: Moves) -> dict[Place, int]:
    """Of cells that have a note those whose note moves, and to which row: one whose row is no more goes beneath the list."""
    first = min(moves.origins)
    goes = {origin: row for row, origin in moves.origins.items() if origin is not None}
    concerned = sorted(c for c in cells if c[1] in moves.columns and c[0] >= first)
    found = {(row, column): goes[row] for row, column in concerned if row in goes}
    left = [c for c in concerned if c not in found]
    taken = {c for c in left if c[0] > moves.last}
    for row, column in left:
        if row <= moves.last:
            below = moves.last + 1
            while (below, column) in taken:
                below += 1
            taken.add((below, column))
            found[row, column] = below
    return {cell: row for cell, row in found.items() if cell[0] != row}


def _counts(held: Mapping[Place, Look], beneath: Mapping[int, Look], rows: int) -> dict[int, Counter[Look]]:
    """How many cells of each column have which look; one beneath the list counts, too."""
    counts = {column: Counter({look: rows + 1}) for column, look in beneath.items()}
    for (_, column), look in held.items():
        counts[column][look] += 1
        counts[column][beneath[column]] -= 1
    return counts


def _usual(count: Mapping[Look, int], beneath: Look, paint: Callable[[Look], object]) -> Look:
    """The most frequent look of those with the most frequent paint; of several that of the cells beneath."""
    paints = Counter[object]()
    for look, cells in count.items():
        paints[paint(look)] += cells
    most = max(paints, key=lambda each: (paints[each], each == paint(beneath)))
    alike = (look for look in count if paint(look) == most)
    return max(alike, key=lambda look: (count[look], look == beneath))


def moved_rows(data: bytes, prefix: bytes, moves: Moves) -> dict[int, Attributes]:
    """What of the tags of rows goes along with them: that they are painted from end to end, or put out of sight."""
    if b"customFormat" not in data and b"hidden" not in data:
        return {}
    found = ((row, dict(_GOES_ALONG.findall(tag[0]))) for row, tag in _row_tags(data, prefix))
    held = {row: {name.decode(): value.decode() for name, value in tag.items()} for row, tag in found if tag}
    plain: Attributes = dict.fromkeys(("s", "customFormat", "hidden"))
    return {
        row: {**plain, **held.get(origin or 0, {})}
        for row, origin in moves.origins.items()
        if held.get(origin or 0) != held.get(row)
    }


def with_row_attributes(data: bytes, prefix: bytes, wanted: Mapping[int, Attributes]) -> bytes:
    """The sheet's XML with these attributes in the tags of its rows."""
    tags = ((row, found) for row, found in _row_tags(data, prefix) if row in wanted)
    return xml.splice(data, [(*tag.span(), xml.with_attributes(tag[0], **wanted[row])) for row, tag in tags])


def _row_tags(data: bytes, prefix: bytes) -> Iterator[tuple[int, re.Match[bytes]]]:
    for found in re.finditer(rb"<%srow\s[^>]*>" % prefix, data):
        if number := _NUMBER.search(found[0]):
            yield int(number[1]), found
