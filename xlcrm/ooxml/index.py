"""Where every row and cell of a sheet stands in its bytes, so that single cells can be replaced."""

from array import array
from bisect import bisect_right

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.blocks import Blocks
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.walking import Attributes, Ends, Starts, Walk

EMPTY, VALUE, FORMULA = 0, 1, 2


class SheetIndex:
    """Rows and cells by byte offsets, in the order of the file.

    Cell number n stands from `starts[n]`; `ends[n]` is what expat says of its end: the start of its end tag, or where
    it ends if it is one tag. The cells of row number k (in file order) are `first_cell[k]`..`first_cell[k + 1]`.
    """

    def __init__(self) -> None:
        self.data_start = self.data_head = self.data_close = self.data_end = -1  # the sheetData element
        self.prefix = b""
        self.root_tag = b""
        self.row_numbers: list[int] = []
        self.row_starts, self.row_ends, self.first_cell = array("q"), array("q"), array("q")
        self.row_styles: dict[int, int] = {}
        self.starts, self.ends, self.columns, self.kinds = array("q"), array("q"), array("i"), array("b")
        self.styles: list[str | None] = []
        self.blocks = Blocks()
        self.formulas: dict[int, set[int]] = {}  # column -> rows
        self.by_row: dict[int, int] = {}
        self.in_order = True

    def cells(self, row: int) -> range:
        """The numbers of the cells of a row."""
        place = self.by_row.get(row)
        return range(0) if place is None else range(self.first_cell[place], self.first_cell[place + 1])

    def has_row(self, row: int) -> bool:
        """Whether the row is written in the file."""
        return row in self.by_row

    def row_span(self, row: int) -> tuple[int, int]:
        """Where a row that is written in the file starts, and what expat says of its end (see above)."""
        place = self.by_row[row]
        return self.row_starts[place], self.row_ends[place]

    def last_row(self) -> int:
        """The highest number of a row; 0 in an empty sheet."""
        return max(self.row_numbers, default=0)

    def may_hold_formula(self, column: int) -> bool:
        """Whether any cell of the column holds a formula, or may belong to one."""
        return column in self.formulas or bool(self.blocks.rows_in(column))

    def cell(self, row: int, column: int) -> int | None:
        """The number of a cell, None where it is not written in the file."""
        return next((n for n in self.cells(row) if self.columns[n] == column), None)

    def style(self, number: int) -> int:
        """The style of a cell; 0 where it is missing or unreadable."""
        return xml.whole(self.styles[number]) or 0

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell holds a formula or belongs to one that fills several cells."""
        return row in self.formulas.get(column, ()) or self.blocks.holds(row, column)

    def row_before(self, row: int) -> int:
        """The place in file order at which a new row of that number belongs."""
        if self.in_order:
            return bisect_right(self.row_numbers, row)
        return next((k for k, n in enumerate(self.row_numbers) if n > row), len(self.row_numbers))

    def occupied(self, area: Range) -> bool:
        """Whether any cell of the area holds a value or a formula."""
        if self.blocks.meets(area):
            return True
        first, last = area.first_column, area.last_column
        for k, row in enumerate(self.row_numbers):
            if area.first_row <= row <= area.last_row:
                for n in range(self.first_cell[k], self.first_cell[k + 1]):
                    if self.kinds[n] and first <= self.columns[n] <= last:
                        return True
        return False

    def used_columns(self) -> set[int]:
        """The columns with any cell that holds something or belongs to a formula."""
        used = {c for c, k in zip(self.columns, self.kinds, strict=True) if k}
        return used.union(self.blocks.columns())


def index_sheet(data: bytes, part: str) -> SheetIndex:
    """Go through the sheet once. Raises NotAWorkbook as `reading.read_rows` does, and where there is no sheetData."""
    walk = _Indexing(data, part)
    walk.through(data)
    index = walk.index
    if index.data_start < 0:
        raise xml.malformed(part, "no sheetData")
    name = data[index.data_start + 1 : index.data_head].split(b"sheetData", 1)[0]
    index.prefix = name if name.endswith(b":") else b""
    alone = data[index.data_head - 2 : index.data_head] == b"/>"
    index.data_end = index.data_head if alone else xml.tag_end(data, index.data_close)
    index.first_cell.append(len(index.starts))
    return index


class _Indexing(Walk):
    """Notes rows and cells between the start and the end of the first sheetData."""

    def __init__(self, data: bytes, part: str) -> None:
        super().__init__(part)
        self._data, self.index = data, SheetIndex()

    def concerns(self) -> tuple[Starts, Ends]:
        return {"sheetData": self._data_start}, {}

    def at_root(self) -> None:
        at = self.parser.CurrentByteIndex
        self.index.root_tag = self._data[at : xml.tag_end(self._data, at)]

    def _data_start(self, _: Attributes) -> None:
        self.index.data_start = self.parser.CurrentByteIndex
        self.index.data_head = xml.tag_end(self._data, self.index.data_start)
        self.listen(
            {"row": self._row, "c": self._cell, "v": self._value, "is": self._value, "f": self._formula},
            {"row": self._row_ends, "c": self._cell_ends, "sheetData": self._data_ends},
        )

    def _data_ends(self) -> None:
        self.index.data_close = self.parser.CurrentByteIndex
        self.listen({}, {})

    def _row(self, attributes: Attributes) -> None:
        index, before = self.index, self.row
        self.to_row(attributes)
        index.in_order &= self.row > before
        index.by_row[self.row] = len(index.row_numbers)
        if attributes.get("customFormat") in ("1", "true") and (style := xml.whole(attributes.get("s"))) is not None:
            index.row_styles[self.row] = style
        index.row_numbers.append(self.row)
        index.row_starts.append(self.parser.CurrentByteIndex)
        index.first_cell.append(len(index.starts))

    def _row_ends(self) -> None:
        self.index.row_ends.append(self.parser.CurrentByteIndex)

    def _cell(self, attributes: Attributes) -> None:
        self.to_cell(attributes)
        index = self.index
        index.starts.append(self.parser.CurrentByteIndex)
        index.columns.append(self.column)
        index.kinds.append(EMPTY)
        index.styles.append(attributes.get("s"))

    def _cell_ends(self) -> None:
        self.index.ends.append(self.parser.CurrentByteIndex)

    def _value(self, _: Attributes) -> None:
        self.index.kinds[-1] |= VALUE

    def _formula(self, attributes: Attributes) -> None:
        index = self.index
        index.kinds[-1] |= FORMULA
        index.formulas.setdefault(self.column, set()).add(self.row)
        if attributes.get("t") in ("array", "dataTable") and (
            block := references.parse_range(attributes.get("ref", ""))
        ):
            index.blocks.add(block)
