"""Where every row and cell of a sheet stands in its bytes, so that single cells can be replaced."""

from array import array
from bisect import bisect_right

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.reading import row_number
from xlcrm.ooxml.references import Range

EMPTY, VALUE, FORMULA = 0, 1, 2
_DIGITS = "0123456789"


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
        self.blocks: list[Range] = []  # array formulas and what-if tables
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
        return bool(self.blocks) or column in self.formulas

    def cell(self, row: int, column: int) -> int | None:
        """The number of a cell, None where it is not written in the file."""
        return next((n for n in self.cells(row) if self.columns[n] == column), None)

    def style(self, number: int) -> int:
        """The style of a cell; 0 where it is missing or unreadable."""
        raw = self.styles[number]
        return int(raw) if raw and raw.isdecimal() else 0

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell holds a formula or belongs to one that fills several cells."""
        if row in self.formulas.get(column, ()):
            return True
        return bool(self.blocks) and any(b.holds(row, column) for b in self.blocks)

    def row_before(self, row: int) -> int:
        """The place in file order at which a new row of that number belongs."""
        if self.in_order:
            return bisect_right(self.row_numbers, row)
        return next((k for k, n in enumerate(self.row_numbers) if n > row), len(self.row_numbers))

    def occupied(self, area: Range) -> bool:
        """Whether any cell of the area holds a value or a formula."""
        if any(b.meets(area) for b in self.blocks):
            return True
        first, last = area.first_column, area.last_column
        for k, row in enumerate(self.row_numbers):
            if area.first_row <= row <= area.last_row:
                for n in range(self.first_cell[k], self.first_cell[k + 1]):
                    if self.kinds[n] and first <= self.columns[n] <= last:
                        return True
        return False

    def last_column(self) -> int:
        """The last column with any cell that holds something; 0 in an empty sheet."""
        return max((c for c, k in zip(self.columns, self.kinds, strict=True) if k), default=0)


def index_sheet(data: bytes, part: str) -> SheetIndex:
    """Go through the sheet once. Raises NotAWorkbook as `reading.read_rows` does, and where there is no sheetData."""
    parser = xml.reader(part)
    index = SheetIndex()
    starts, ends, columns, kinds, styles = index.starts, index.ends, index.columns, index.kinds, index.styles
    known_columns: dict[str, int] = {}
    cell_tag = value_tag = row_tag = formula_tag = inline_tag = data_tag = ""
    row = column = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        if name in (value_tag, inline_tag):
            kinds[-1] |= VALUE
        elif name == cell_tag:
            ref = attributes.get("r")
            if ref:
                letters = ref.rstrip(_DIGITS)
                if letters in known_columns:
                    column = known_columns[letters]
                else:
                    column = known_columns[letters] = references.cell(ref, part)[1]
            else:
                column += 1
            starts.append(parser.CurrentByteIndex)
            columns.append(column)
            kinds.append(EMPTY)
            styles.append(attributes.get("s"))
        elif name == row_tag:
            before = row
            row, column = row_number(attributes.get("r"), row, part), 0
            index.in_order &= row > before
            index.by_row[row] = len(index.row_numbers)
            if attributes.get("customFormat") in ("1", "true") and attributes.get("s", "").isdecimal():
                index.row_styles[row] = int(attributes["s"])
            index.row_numbers.append(row)
            index.row_starts.append(parser.CurrentByteIndex)
            index.first_cell.append(len(starts))
        elif name == formula_tag:
            kinds[-1] |= FORMULA
            index.formulas.setdefault(column, set()).add(row)
            if attributes.get("t") in ("array", "dataTable") and (
                block := references.parse_range(attributes.get("ref", ""))
            ):
                index.blocks.append(block)

    def end(name: str) -> None:
        if name == cell_tag:
            ends.append(parser.CurrentByteIndex)
        elif name == row_tag:
            index.row_ends.append(parser.CurrentByteIndex)
        elif name == data_tag:
            index.data_close = parser.CurrentByteIndex
            parser.StartElementHandler = parser.EndElementHandler = None

    def before_data(name: str, _: dict[str, str]) -> None:
        if name == data_tag:
            index.data_start = parser.CurrentByteIndex
            index.data_head = xml.tag_end(data, index.data_start)
            parser.StartElementHandler, parser.EndElementHandler = start, end

    def root(name: str, _: dict[str, str]) -> None:
        nonlocal cell_tag, value_tag, row_tag, formula_tag, inline_tag, data_tag
        space = name.rpartition(" ")[0]
        tags = (f"{space} {n}" for n in ("c", "v", "row", "f", "is", "sheetData"))
        cell_tag, value_tag, row_tag, formula_tag, inline_tag, data_tag = tags
        at = parser.CurrentByteIndex
        index.root_tag = data[at : xml.tag_end(data, at)]
        parser.StartElementHandler = before_data

    parser.StartElementHandler = root
    xml.run(parser, data, part)
    if index.data_start < 0:
        raise xml.malformed(part, "no sheetData")
    name = data[index.data_start + 1 : index.data_head].split(b"sheetData", 1)[0]
    index.prefix = name if name.endswith(b":") else b""
    alone = data[index.data_head - 2 : index.data_head] == b"/>"
    index.data_end = index.data_head if alone else xml.tag_end(data, index.data_close)
    index.first_cell.append(len(starts))
    return index
