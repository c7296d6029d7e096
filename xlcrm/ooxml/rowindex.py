"""The quick index of a large sheet: where its rows stand; the cells of a row are looked at when they are asked for.

It is to be had where tags can be told from text without parsing: no prefix, comment, CDATA or instruction, every row
with its number, in order. A row of an unusual shape is looked at by the general way (`index.index_sheet`).
"""

import re
from array import array
from itertools import islice
from operator import lt

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.index import EMPTY, FORMULA, VALUE, SheetIndex, index_sheet
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.shape import proven_frame

_ROW = re.compile(rb'<row r="([0-9]+)"([^<>]*)>')
_PLAIN = rb'(?: [a-zA-Z0-9:]+="[^"<>&]*")*'
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(' + _PLAIN + rb")(?:/>|>(<f" + _PLAIN + rb"(?:/>|>[^<]*</f>))?"
    rb'(?:<v>[^<]*</v>|(<is><t(?: xml:space="preserve")?>[^<]*</t></is>)|(?=(</c>)))</c>)'
)
_STYLE = re.compile(rb' s="([0-9]+)"')


class RowIndex(SheetIndex):
    """Rows by byte offsets; cells are added to the lists in the order in which their rows are asked for."""

    def __init__(self, data: bytes, part: str, root_tag: bytes, first: int, last: int) -> None:
        super().__init__()
        self._data, self._part = data, part
        self.root_tag, self.data_head, self.data_close = root_tag, first, last
        self.data_start = first - len(b"<sheetData>")
        self.data_end = last + len(b"</sheetData>")
        self._places = dict[int, range]()
        self._formula_columns: set[int] | None = None

    def find_rows(self) -> bool:
        """Go through the rows once; False where they are not as expected."""
        data, close = self._data, self.data_close
        tags = list(_ROW.finditer(data, self.data_head, close))
        if data.count(b"<row", self.data_head, close) != len(tags) or any(not t[2].isascii() for t in tags):
            return False
        self.row_numbers = [int(t[1]) for t in tags]
        self.row_starts = array("q", (t.start() for t in tags))
        for tag, following in zip(tags, [*islice(self.row_starts, 1, None), close], strict=True):
            alone = tag[2].endswith(b"/")
            end = tag.end() if alone else following - len(b"</row>")
            if following - end != (0 if alone else 6) or (not alone and data[end:following] != b"</row>"):
                return False
            self.row_ends.append(end)
            if b"customFormat" in tag[2] and (style := _STYLE.search(tag[2])):
                self.row_styles[int(tag[1])] = int(style[1])
        self.by_row = {row: k for k, row in enumerate(self.row_numbers)}
        ascending = all(map(lt, self.row_numbers, islice(self.row_numbers, 1, None)))
        return ascending and (not tags or (self.row_numbers[0] >= 1 and self.row_numbers[-1] <= references.LAST_ROW))

    def cells(self, row: int) -> range:
        """The numbers of the cells of a row."""
        place = self.by_row.get(row)
        if place is None:
            return range(0)
        if row not in self._places:
            self._places[row] = self._look_at(row, place)
        return self._places[row]

    def _look_at(self, row: int, place: int) -> range:
        first, end = len(self.starts), self.row_ends[place]
        at = xml.tag_end(self._data, self.row_starts[place])
        found = list(_CELL.finditer(self._data, at, end))
        number = b"%d" % row
        for cell in found:
            if cell.start() != at or cell[2] != number:
                return self._in_general(place)
            at = cell.end()
        if at != end and found:
            return self._in_general(place)
        if not found and at < end:
            return self._in_general(place)
        for cell in found:
            self.starts.append(cell.start())
            alone = self._data[cell.end() - 2] == 0x2F  # the slash of <c/>, or of </c>: then one letter follows
            self.ends.append(cell.end() if alone else cell.end() - len(b"</c>"))
            self.columns.append(references.column_number(cell[1].decode()))
            value = not alone and cell[6] is None
            self.kinds.append((FORMULA if cell[4] else EMPTY) | (VALUE if value else EMPTY))
            style = _STYLE.search(cell[3])
            self.styles.append(style[1].decode() if style else None)
        return range(first, len(self.starts))

    def _in_general(self, place: int) -> range:
        """The cells of a row of another shape, by expat."""
        first, start, end = len(self.starts), self.row_starts[place], self.row_ends[place]
        raw = self._data[start : end + len(b"</row>")] if self._data[end - 2 : end] != b"/>" else self._data[start:end]
        head = self.root_tag + b"<sheetData>"
        index = index_sheet(head + raw + b"</sheetData></worksheet>", self._part)
        shift = start - len(head)
        self.starts.extend(at + shift for at in index.starts)
        self.ends.extend(at + shift for at in index.ends)
        self.columns.extend(index.columns)
        self.kinds.extend(index.kinds)
        self.styles.extend(index.styles)
        return range(first, len(self.starts))

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell holds a formula."""
        if self._formula_columns is None:
            letters = set(re.findall(rb'<c r="([A-Z]+)[0-9]+"[^<>]*><f', self._data[self.data_head : self.data_close]))
            self._formula_columns = {references.column_number(name.decode()) for name in letters}
        if column not in self._formula_columns:
            return False
        number = self.cell(row, column)
        return number is not None and bool(self.kinds[number] & FORMULA)

    def occupied(self, area: Range) -> bool:
        """Whether any cell of the area holds a value or a formula."""
        names = b"|".join(references.letters(c).encode() for c in range(area.first_column, area.last_column + 1))
        found = re.finditer(rb'<c r="(?:' + names + rb')([0-9]+)"[^<>]*(?<!/)>', self._data[self.data_head : self.data_close])
        rows = {int(m[1]) for m in found}
        return any(self._held(row, area) for row in rows if area.first_row <= row <= area.last_row)

    def _held(self, row: int, area: Range) -> bool:
        return any(self.kinds[n] and area.first_column <= self.columns[n] <= area.last_column for n in self.cells(row))

    def last_column(self) -> int:
        """The last column with any cell; 0 in an empty sheet."""
        letters = set(re.findall(rb'<c r="([A-Z]+)', self._data[self.data_head : self.data_close]))
        return max((references.column_number(name.decode()) for name in letters), default=0)


def quick_index(data: bytes, part: str) -> SheetIndex | None:
    """The index of a sheet of the usual shape, or None."""
    frame = proven_frame(data, part)
    if frame is None:
        return None
    _, first, last = frame
    strange = (b"<!", b"<?", b'="array"', b'="dataTable"', b"xmlns", b"]]>")
    if any(data.find(s, first, last) >= 0 for s in strange):
        return None
    index = RowIndex(data, part, *frame)
    return index if index.find_rows() else None
