"""The quick index of a large sheet: rows and cells are looked for when they are asked for.

It is to be had where tags can be told from text without parsing: no prefix, comment, CDATA or instruction, every row
with its number, in order. A row of an unusual shape is looked at by the general way (`index.index_sheet`).
"""

import re
from array import array
from collections.abc import Container
from itertools import islice
from operator import lt

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.emptyrows import ROW_NUMBER
from xlcrm.ooxml.index import EMPTY, FORMULA, VALUE, SheetIndex, index_sheet
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.shape import proven_frame

_ROW = re.compile(rb'<row r="([0-9]+)"([^<>]*)>')
_CUSTOM = re.compile(rb' customFormat="(?:1|true)"')
_STRANGE = (
    b"<!",
    b"<?",
    b'="array"',
    b'="dataTable"',
)  # comments, CDATA, instructions, formulas that fill several cells
_A_FEW = 20
_EVERY_COLUMN = range(1, references.LAST_COLUMN + 1)
_PLAIN = rb'(?: [a-zA-Z0-9:]+="[^"<>&]*")*'
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(' + _PLAIN + rb")(?:/>|>(<f" + _PLAIN + rb"(?:/>|>[^<]*</f>))?"
    rb'(?:<v>[^<]*</v>|(<is><t(?: xml:space="preserve")?>[^<]*</t></is>)|(?=(</c>)))</c>)'
)
_ODD_ADDRESS = re.compile(rb'<c r="(?![A-Z]{1,3}[1-9][0-9]{0,6}")')
_FORMULA_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"[^<>]*><f')
STYLE = re.compile(rb' s="([0-9]+)"')


class RowIndex(SheetIndex):
    """Rows by byte offsets; cells are added to the lists in the order in which their rows are asked for."""

    def __init__(self, data: bytes, part: str, root_tag: bytes, first: int, last: int, proven: bool) -> None:
        super().__init__()
        self._data, self._part = data, part
        self.proven = proven  # every row is of the usual shape, its cells in order
        self.root_tag, self.data_head, self.data_close = root_tag, first, last
        self.data_start = first - len(b"<sheetData>")
        self.data_end = last + len(b"</sheetData>")
        self._spans = dict[int, tuple[int, int]]()
        self._places = dict[int, range]()
        self._formula_columns: Container[int] | None = None
        self._asked = 0

    def has_row(self, row: int) -> bool:
        """Whether the row is written in the file."""
        if row not in self._spans and not self.row_numbers:
            self._look_for(row)
        return row in self._spans

    def row_span(self, row: int) -> tuple[int, int]:
        """Where the row starts, and where its end tag does."""
        return self._spans[row]

    def _look_for(self, row: int) -> None:
        """One row, without going through the others; all of them where more than a few are asked for."""
        self._asked += 1
        if self._asked > _A_FEW:
            self._find_rows()
            return
        start = self._data.find(b'<row r="%d"' % row, self.data_head, self.data_close)
        if start < 0:
            return
        head = xml.tag_end(self._data, start)
        alone = self._data[head - 2 : head] == b"/>"
        self._spans[row] = start, head if alone else self._data.find(b"</row>", head, self.data_close)
        self._note_style(row, self._data[start:head])

    def _find_rows(self) -> None:
        """Where every row stands."""
        data, close = self._data, self.data_close
        for tag in _ROW.finditer(data, self.data_head, close):
            row, end = int(tag[1]), tag.end()
            self._spans[row] = tag.start(), end if tag[2].endswith(b"/") else data.find(b"</row>", end, close)
            if b"customFormat" in tag[2]:
                self._note_style(row, tag[2])
        self.row_numbers = list(self._spans)
        self.row_numbers.sort()
        self.row_starts = array("q", (self._spans[row][0] for row in self.row_numbers))

    def _note_style(self, row: int, tag: bytes) -> None:
        if _CUSTOM.search(tag) and (style := STYLE.search(tag)):
            self.row_styles[row] = int(style[1])

    def row_before(self, row: int) -> int:
        """The place at which a new row of that number belongs."""
        if not self.row_numbers:
            self._find_rows()
        return super().row_before(row)

    def last_row(self) -> int:
        """The highest number of a row; 0 in an empty sheet."""
        if not self.row_numbers:
            self._find_rows()
        return super().last_row()

    def cells(self, row: int) -> range:
        """The numbers of the cells of a row."""
        if not self.has_row(row):
            return range(0)
        if row not in self._places:
            self._places[row] = self._look_at(row)
        return self._places[row]

    def _look_at(self, row: int) -> range:
        first, (start, end) = len(self.starts), self.row_span(row)
        at = xml.tag_end(self._data, start)
        found = list(_CELL.finditer(self._data, at, end))
        number = b"%d" % row
        for cell in found:
            if cell.start() != at or cell[2] != number:
                return self._in_general(row)
            at = cell.end()
        if at != end and found:
            return self._in_general(row)
        if not found and at < end:
            return self._in_general(row)
        for cell in found:
            self.starts.append(cell.start())
            alone = self._data[cell.end() - 2] == 0x2F  # the slash of <c/>, or of </c>: then one letter follows
            self.ends.append(cell.end() if alone else cell.end() - len(b"</c>"))
            self.columns.append(references.COLUMNS[cell[1]])
            value = not alone and cell[6] is None
            self.kinds.append((FORMULA if cell[4] else EMPTY) | (VALUE if value else EMPTY))
            style = STYLE.search(cell[3])
            self.styles.append(style[1].decode() if style else None)
        return range(first, len(self.starts))

    def _in_general(self, row: int) -> range:
        """The cells of a row of another shape, by expat."""
        first, (start, end) = len(self.starts), self.row_span(row)
        alone = end == xml.tag_end(self._data, start) and self._data[end - 2 : end] == b"/>"
        raw = self._data[start : end if alone else end + len(b"</row>")]
        head = self.root_tag + b"<sheetData>"
        index = index_sheet(head + raw + b"</sheetData></worksheet>", self._part)
        shift = start - len(head)
        self.starts.extend(at + shift for at in index.starts)
        self.ends.extend(at + shift for at in index.ends)
        self.columns.extend(index.columns)
        self.kinds.extend(index.kinds)
        self.styles.extend(index.styles)
        return range(first, len(self.starts))

    def may_hold_formula(self, column: int) -> bool:
        """Whether any cell of the column holds a formula."""
        if self._formula_columns is None:
            found = _FORMULA_COLUMN.findall(self._data, self.data_head, self.data_close)
            every = len(found) == self._data.count(b"<f", self.data_head, self.data_close)
            self._formula_columns = {references.COLUMNS[name] for name in set(found)} if every else _EVERY_COLUMN
        return column in self._formula_columns

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell holds a formula."""
        if not self.may_hold_formula(column):
            return False
        number = self.cell(row, column)
        return number is not None and bool(self.kinds[number] & FORMULA)

    def occupied(self, area: Range) -> bool:
        """Whether any cell of the area holds a value or a formula."""
        names = b"|".join(references.letters(c).encode() for c in range(area.first_column, area.last_column + 1))
        found = re.compile(rb'<c r="(?:' + names + rb')([0-9]+)"[^<>]*(?<!/)>').finditer(
            self._data, self.data_head, self.data_close
        )
        rows = {int(m[1]) for m in found}
        return any(self._held(row, area) for row in rows if area.first_row <= row <= area.last_row)

    def _held(self, row: int, area: Range) -> bool:
        return any(self.kinds[n] and area.first_column <= self.columns[n] <= area.last_column for n in self.cells(row))

    def used_columns(self) -> set[int]:
        """The columns with any cell."""
        letters = set(re.compile(rb'<c r="([A-Z]+)').findall(self._data, self.data_head, self.data_close))
        return {references.COLUMNS[name] for name in letters}


def quick_index(data: bytes, part: str, usual: bool) -> SheetIndex | None:
    """The index of a sheet of the usual shape, or None; `usual`: `shape.quick_read` has proven it."""
    frame = proven_frame(data, part)
    if frame is None or usual:
        return frame and RowIndex(data, part, *frame, proven=usual)
    root_tag, first, last = frame
    if any(data.find(s, first, last) >= 0 for s in _STRANGE) or not _told_by_address(data, root_tag, first, last):
        return None
    rows = list(map(int, ROW_NUMBER.findall(data, first, last)))
    ordered = len(rows) == data.count(b"<row", first, last) and all(map(lt, rows, islice(rows, 1, None)))
    ordered &= data.count(b"</row>", first, last) == data.count(b"</row", first, last)
    if not ordered or (rows and not (rows[0] >= 1 and rows[-1] <= references.LAST_ROW)):
        return None
    return RowIndex(data, part, *frame, proven=False)


def _told_by_address(data: bytes, root_tag: bytes, first: int, last: int) -> bool:
    """Does every cell that has an address begin with it, in capitals, so that none is missed where they are looked for?"""
    if data.find(b"xmlns", first, last) >= 0 or b"&" in root_tag:
        return False
    if sum(root_tag.count(name.encode()) for name in xml.MAIN_NAMESPACES) != 1:  # a second prefix for the same elements
        return False
    plain = data.count(b'<c r="', first, last) == data.count(b"<c", first, last)
    return plain and not _ODD_ADDRESS.search(data, first, last)
