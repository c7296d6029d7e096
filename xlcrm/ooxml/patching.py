"""Writing cells into the bytes of a sheet: everything but the cells written stays as it is."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from itertools import islice
from operator import lt
from types import MappingProxyType
from typing import Any

from xlcrm.model import Cell
from xlcrm.ooxml import references, xml
from xlcrm.ooxml.cells import PLAIN_CELL, CellForm, Edit, Edits, value_of
from xlcrm.ooxml.index import SheetIndex
from xlcrm.ooxml.reading import Context
from xlcrm.ooxml.references import COLUMNS, LETTERS
from xlcrm.ooxml.rowindex import RowIndex
from xlcrm.ooxml.styles import Styles
from xlcrm.ooxml.xml import Splice

_QUICK_CELL = re.compile(
    rb'(<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]+)")?(?: t="[a-zA-Z]+")?(?:/>|>(?:<f>[^<]*</f>)?'
    rb'(?:<v>[^<]*</v>|<is><t(?: xml:space="preserve")?>[^<]*</t></is>)?</c>))'
)
MOST_REMEMBERED = 120  # bytes of a cell; a longer text hardly comes twice
_ROW_SPANS = re.compile(rb"""\sspans\s*=\s*["']([^"']*)["']""")


class Patch:
    """Writes the edits of one sheet."""

    def __init__(
        self, data: bytes, index: SheetIndex, styles: Styles, context: Context, column_style: Callable[[int], int]
    ) -> None:
        self._data = data
        self._index = index
        self._column_style = column_style
        self._p = index.prefix
        self._form = CellForm(styles, context, index.prefix, index.root_tag)
        self._rests = dict[int, _Rests]()
        self._spans = dict[tuple[bytes, int, int], bytes]()
        self._first, self._last = (references.LAST_ROW, references.LAST_COLUMN), (0, 0)

    @property
    def written(self) -> list[tuple[int, int]]:
        """The corners of what is new to the file, as (row, column); none where nothing is."""
        return [self._first, self._last] if self._last[0] else []

    def _note(self, row: int, columns: Collection[int]) -> None:
        self._first = min(self._first[0], row), min(self._first[1], *columns)
        self._last = max(self._last[0], row), max(self._last[1], *columns)

    def content(self, edits: Edits, heights: Mapping[int, float | None] = MappingProxyType({})) -> list[Splice]:
        """The splices that bring the edits into the sheet; none for a cell that holds its value already.

        `heights` are in points, None that of any row, for rows of which a cell is written.
        """
        self._heights = heights
        index = self._index
        splices: list[Splice] = []
        for row in sorted(filter(edits.get, edits)):
            if index.has_row(row):
                quick = self._quick_row(index, row, edits[row]) if isinstance(index, RowIndex) else None
                splices += self._existing_row(row, edits[row]) if quick is None else quick
            elif new := self._new_row(row, edits[row]):
                place = index.row_before(row)
                at = index.row_starts[place] if place < len(index.row_numbers) else index.data_close
                splices.append((at, at, new))
        if splices and index.data_head == index.data_end:  # <sheetData/>
            tag = self._data[index.data_start : index.data_head]
            inner = b"".join(new for _, _, new in splices)
            whole = tag[:-2].rstrip() + b">" + inner + b"</%ssheetData>" % self._p
            return [(index.data_start, index.data_end, whole)]
        return splices

    def _new_row(self, row: int, edits: Mapping[int, Cell | Edit]) -> bytes:
        cells = self._new_cells(row, edits)
        if not cells:
            return b""
        self._note(row, edits)
        points = self._heights.get(row)
        height = b' ht="%g"' % points if points else b""
        return b'<%srow r="%d"%s>%s</%srow>' % (self._p, row, height, cells, self._p)

    def _new_cells(self, row: int, edits: Mapping[int, Cell | Edit]) -> bytes:
        """Cells new to the file, in order."""
        number, own_style = b"%d" % row, self._index.row_styles.get(row)
        written = list[bytes]()
        for column in sorted(edits):
            edit = edits[column]
            if own_style or edit.__class__ is Edit:
                written.append(self._new_cell(row, column, edit))
            elif edit is not None:
                known = self._rests.get(column)
                if known is None:
                    known = self._rests[column] = _Rests(self, column)
                # 1, 1.0 and TRUE are one key to a dict; a text or a date is like nothing else.
                kind = edit.__class__
                rest = known[edit if kind is str or kind is dt.date else (kind, edit)]
                written += (known.opening, number, rest)
        return b"".join(written)

    def rest(self, column: int, value: Cell) -> bytes:
        """A cell new to the file from behind its address on."""
        style = self._form.style(self._column_style(column), value)
        return self._form.cell(b'" s="%d"' % style if style else b'"', value)

    def opening(self, column: int) -> bytes:
        """A cell up to the number of its row."""
        return b'<%sc r="%s' % (self._p, LETTERS[column])

    def _existing_row(self, row: int, edits: Mapping[int, Cell | Edit]) -> list[Splice]:
        index, data = self._index, self._data
        numbers = index.cells(row)
        present = {index.columns[n]: n for n in numbers}
        start, close = index.row_span(row)
        splices: list[Splice] = []
        added: list[int] = []
        waiting = iter(numbers)
        following = next(waiting, None)
        for column in sorted(edits):
            if column in present:
                splices += self._existing_cell(present[column], edits[column])
            elif new := self._new_cell(row, column, edits[column]):
                while following is not None and index.columns[following] < column:
                    following = next(waiting, None)
                at = self._behind_cells(row) if following is None else index.starts[following]
                splices.append((at, at, new))
                added.append(column)
        if not splices:
            return []
        if added:
            self._note(row, added)
        head = xml.tag_end(data, start)
        tag = self._heightened(row, widened(data[start:head], added))
        if head == close and data[head - 2 : head] == b"/>":
            cells = b"".join(new for _, _, new in splices)
            return [(start, head, tag[:-2].rstrip() + b">" + cells + b"</%srow>" % self._p)]
        return [(start, head, tag), *splices] if tag != data[start:head] else splices

    def _behind_cells(self, row: int) -> int:
        """Where a cell behind all others of the row belongs: what else a row holds (an extLst) stands behind its cells."""
        numbers = self._index.cells(row)
        start, close = self._index.row_span(row)
        if not numbers:
            head = xml.tag_end(self._data, start)
            return close if head == close else head
        return max(self._bounds(n) for n in numbers)[2]

    def _bounds(self, number: int) -> tuple[int, int, int]:
        """Where the cell of that number in the index starts, where its start tag ends, and where all of it does."""
        start, at = self._index.starts[number], self._index.ends[number]
        head = xml.tag_end(self._data, start)
        return start, head, at if at == head and self._data[at - 2 : at] == b"/>" else xml.tag_end(self._data, at)

    def _quick_row(self, index: RowIndex, row: int, edits: Mapping[int, Cell | Edit]) -> list[Splice] | None:
        """The same for a row of plain cells in order, put together anew from their bytes; None for any other row."""
        data = self._data
        start, close = index.row_span(row)
        head = xml.tag_end(data, start)
        as_high = row not in self._heights or not (self._heights[row] or b' ht="' in data[start:head])
        if index.proven and as_high and (at := self._gap(head, close, edits)):
            return self._lengthened(row, start, head, at, edits)
        raw = data[head:close]
        found = _QUICK_CELL.findall(raw)
        number = b"%d" % row
        if (
            data[head - 2 : head] == b"/>"
            or sum(len(c[0]) for c in found) != len(raw)
            or any(c[2] != number for c in found)
        ):
            return None
        cells = {COLUMNS[c[1]]: c[0] for c in found}
        if len(cells) != len(found) or not all(map(lt, cells, islice(cells, 1, None))):
            return None
        styles = {COLUMNS[c[1]]: int(c[3] or 0) for c in found if COLUMNS[c[1]] in edits}
        added: list[int] = []
        for column, edit in edits.items():
            if column in styles:
                held = cells[column]
                cells[column] = self._rewritten(held, xml.tag_end(held, 0), styles[column], edit) or held
            elif new := self._new_cell(row, column, edit):
                cells[column] = new
                added.append(column)
        new_row = b"".join(map(cells.__getitem__, sorted(cells)))
        if new_row == raw:
            return []
        if added:
            self._note(row, added)
        tag = self._heightened(row, widened(data[start:head], added))
        return [(start, close, tag + new_row)]

    def _gap(self, head: int, close: int, edits: Mapping[int, Cell | Edit]) -> int:
        """Where all the cells to be written can stand side by side; 0 where the row has some between them."""
        first, last, at = min(edits), max(edits), close
        while (before := self._data.rfind(b'<c r="', head, at)) >= 0:
            column = COLUMNS[self._data[before + 6 : before + 9].rstrip(b'0123456789"')]
            if column < first:
                return at
            if column <= last:
                return 0
            at = before
        return 0 if head == close else head

    def _lengthened(self, row: int, start: int, head: int, at: int, edits: Mapping[int, Cell | Edit]) -> list[Splice]:
        """A row with new cells side by side at one place. The tags of most rows are alike but for the number."""
        cells = self._new_cells(row, edits)
        if not cells:
            return []
        self._note(row, edits)
        tag = self._data[start:head]
        key = tag.partition(b'" ')[2], min(edits), max(edits)
        spans = self._spans.get(key)
        if spans is None:
            wider = widened(tag, [*edits])
            spans = self._spans[key] = b"" if wider == tag else wider.partition(b'" ')[2]
        splices: list[Splice] = [(start, head, b'<row r="%d" %s' % (row, spans))] if spans else []
        return [*splices, (at, at, cells)]

    def _heightened(self, row: int, tag: bytes) -> bytes:
        """The start tag of a row with the height it is to have, unless the user has sized it."""
        points = self._heights.get(row)
        if row not in self._heights or b"customHeight" in tag or not (points or b" ht=" in tag):
            return tag
        return xml.with_attributes(tag, ht=f"{points:g}" if points else None)

    def _existing_cell(self, number: int, edit: Cell | Edit) -> list[Splice]:
        start, head, end = self._bounds(number)
        new = self._rewritten(self._data[start:end], head - start, self._index.style(number), edit)
        return [] if new is None else [(start, end, new)]

    def _rewritten(self, raw: bytes, head: int, own: int, edit: Cell | Edit) -> bytes | None:
        """A cell, its start tag of `head` bytes and its style `own`, with another value; None where it holds that already."""
        value, plain = value_of(edit), PLAIN_CELL.fullmatch(raw)
        if self._form.same(self._form.value(raw, plain), value):
            return None
        style = self._form.style(own, value)
        if plain:
            tag = plain[1] + (b' s="%d"' % style if plain[2] or style else b"")
        else:
            drop: dict[str, str | None] = {"t": None, "vm": None, "cm": None}
            if style != own:
                drop["s"] = str(style)
            tag = xml.with_attributes(raw[:head], **drop)
            tag = tag[:-2].rstrip() if tag.endswith(b"/>") else tag[:-1]
        return self._form.cell(tag, value)

    def _new_cell(self, row: int, column: int, edit: Cell | Edit) -> bytes:
        if isinstance(edit, Edit):
            value, style, formula = edit.value, edit.style, edit.formula
        else:
            value, style, formula = edit, None, ""
        if style is None:
            if value is None and not formula:
                return b""
            style = self._index.row_styles.get(row) or self._column_style(column)
        if formula:
            return self._form.formula(self._tag(row, column, style), formula)
        style = self._form.style(style, value)
        return self._form.cell(self._tag(row, column, style), value) if style or value is not None else b""

    def _tag(self, row: int, column: int, style: int) -> bytes:
        """The start tag of a cell, still open."""
        named = b'<%sc r="%s%d"' % (self._p, LETTERS[column], row)
        return named + b' s="%d"' % style if style else named

    def value(self, number: int) -> Cell:
        """What the cell of that number in the index holds."""
        start, _, end = self._bounds(number)
        raw = self._data[start:end]
        return self._form.value(raw, PLAIN_CELL.fullmatch(raw))


class _Rests(dict[object, bytes]):
    """What the cells of one column new to the file are from behind their address on; the same value stands there many
    times. The key is the value, for numbers and what is like them (class, value)."""

    def __init__(self, patch: Patch, column: int) -> None:
        self.opening = patch.opening(column)
        self._patch, self._column = patch, column

    def __missing__(self, key: object) -> bytes:
        value: Any = key[1] if key.__class__ is tuple else key
        found = self._patch.rest(self._column, value)
        if len(found) < MOST_REMEMBERED:
            self[key] = found
        return found


def widened(tag: bytes, columns: list[int]) -> bytes:
    """The start tag of a row whose `spans` takes in the columns, where it has one."""
    found = _ROW_SPANS.search(tag) if columns else None
    if not found:
        return tag
    ends = [int(n) for n in re.findall(rb"[0-9]{1,9}", found[1])]
    if not ends or (min(ends) <= min(columns) and max(columns) <= max(ends)):
        return tag
    return xml.with_attributes(tag, spans=f"{min(ends + columns)}:{max(ends + columns)}")
