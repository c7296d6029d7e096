"""The sheets of an open book as tables: whole blocks, read at once."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from xlcrm import schema
from xlcrm.model import Cell, Table
from xlcrm.ooxml.references import LAST_ROW, Range
from xlcrm.stores.beneath import above_another, without_remarks
from xlcrm.stores.file import TITLE_ROWS
from xlcrm.tables.headers import fitting_table, header_fit, with_second_row
from xlcrm.tables.values import is_blank

if TYPE_CHECKING:
    import xlwings

_EXACT = 2**53
# An error in a cell comes from Excel for Windows as the whole number SCODE + its own; a number always as a float. Those from before
# Excel 2019 xlwings knows by name, of these it would make numbers.
_SCODE = -2146828288
_ERRORS = {
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
_ANY_ERROR = range(_SCODE + 2000, _SCODE + 2100)
_MS = 1000  # microseconds
_AT_ONCE = 50_000  # rows that are read in one piece: a million empty ones would take a gigabyte
FURTHER = 10_000  # rows below a list that are looked at: formats alone may make Excel take a million for used


class Area(NamedTuple):
    """Where an Excel table lies, its header row included; rows and columns count from 1."""

    name: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int
    headed: bool
    totals: bool

    @property
    def last_data_row(self) -> int:
        """Above the totals."""
        return self.last_row - self.totals

    @property
    def cells(self) -> Range:
        """All of it."""
        return Range(self.first_row, self.first_column, self.last_row, self.last_column)


class Here(NamedTuple):
    """A sheet as it stands: its data, the Excel table that holds them if one does, and how far anything reaches."""

    table: Table
    area: Area | None
    last_row: int
    last_column: int
    others: Sequence[Area] = ()

    @property
    def of_the_user(self) -> list[Range]:
        """Areas of an output sheet that are the user's: the row of totals of its table, and his own tables."""
        others, own = [area.cells for area in self.others], self.area
        return [*others, own.cells._replace(first_row=own.last_row)] if own and own.totals else others


class Block(NamedTuple):
    """Cells side by side, row by row, the first at (row, column)."""

    row: int
    column: int
    rows: list[list[Cell]]

    @property
    def last_row(self) -> int:
        """Its last row."""
        return self.row + len(self.rows) - 1

    @property
    def last_column(self) -> int:
        """Its last column."""
        return self.column + len(self.rows[0]) - 1


def read_used(sheet: "xlwings.Sheet", most: int = LAST_ROW) -> Block:
    """All that stands on a sheet, or the first rows of it. Rows without anything are one and the same list."""
    used = sheet.used_range
    (rows, columns), top, lines = used.shape, used.row, list[list[Cell]]()
    rows, blank = min(rows, most), list[Cell]([None] * columns)
    for start in range(0, rows, _AT_ONCE):
        block = read_block(sheet, top + start, used.column, min(_AT_ONCE, rows - start), columns)
        lines += [blank if line.count(None) == columns else line for line in block.rows]
    return Block(top, used.column, lines)


def read_block(sheet: "xlwings.Sheet", row: int, column: int, rows: int, columns: int) -> Block:
    """So many rows and columns of a sheet from a cell on."""
    cells = sheet.range((row, column), (row + rows - 1, column + columns - 1))
    try:
        found = cells.options(ndim=2, err_to_str=True).value
    except TypeError:  # xlwings on macOS cannot give the texts of errors in a block: they read as nothing
        found = cells.options(ndim=2).value
    seen = _Seen()
    return Block(row, column, [[v if v.__class__ is str or v is None else seen[v] for v in line] for line in found])


class _Seen(dict[Any, Cell]):
    """What a value means, found out once: there are few dates and numbers in a book, each many times."""

    def __missing__(self, value: Any) -> Cell:
        found = _cell(value)
        if not isinstance(value, bool | int) and value not in (0.0, 1.0):  # which are one key with FALSE and TRUE
            self[value] = found
        return found


def _cell(value: Any) -> Cell:
    """A value as every store gives it: a whole number as int, midnight as a date, nothing as None."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, dt.datetime):
        moment = value.replace(tzinfo=None, microsecond=0) + dt.timedelta(milliseconds=round(value.microsecond / _MS))
        return moment if moment.time() != dt.time() else moment.date()
    if isinstance(value, Decimal):  # a currency in Excel for Windows
        return _cell(float(value))
    if isinstance(value, int) and value in _ANY_ERROR:
        return _ERRORS.get(value - _SCODE, "#VALUE!")
    return value if isinstance(value, int) else str(value)


def in_sight(sheet: "xlwings.Sheet", first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last of each stretch of those rows that neither a filter nor the user hides: a hidden row has no height."""
    height = sheet.range((first, 1), (last, 1)).row_height
    if height:
        yield first, last
    elif height is None and first < last:
        middle = (first + last) // 2
        yield from in_sight(sheet, first, middle)
        yield from in_sight(sheet, middle + 1, last)


def areas_of(sheet: "xlwings.Sheet") -> list[Area]:
    """The Excel tables of a sheet."""
    found = []
    for table in sheet.tables:
        cells = table.range
        (rows, columns), row, column = cells.shape, cells.row, cells.column
        last = row + rows - 1, column + columns - 1
        found.append(Area(table.name, row, column, *last, bool(table.show_headers), bool(table.show_totals)))
    return found


def read_sheet(
    sheet: "xlwings.Sheet", known: schema.Sheet, title: str, most: int = LAST_ROW, to_write: bool = False
) -> Here:
    """A sheet that the schema knows, with all its columns; its header is found as domain.md 10 says. `most`: of so many
    rows at the top alone. `to_write`: every formula that stands where something may be written is to be known.
    """
    block, areas = read_used(sheet, most), areas_of(sheet)
    header, area = find_header(block, areas, known)
    others = [a for a in areas if a is not area]
    last = area.last_data_row if area and area.totals else _end(block, header, known, others)
    table = table_of(title, block, header, last)
    if known.titled:
        beneath = _headers(block, header + 1 - block.row)
        table = replace(table, headers=tuple(with_second_row(known, table.headers, beneath)))
    if known.output or known.name == schema.CUSTOMERS.name:
        table = with_formulas(table, sheet, known, last, to_write)
    table = without_remarks(table, known, area.last_data_row if area else None)
    return Here(table, area, block.last_row, block.last_column, others)


def _end(block: Block, header_row: int, known: schema.Sheet, others: Sequence[Area]) -> int:
    """The last row that the data can have: above another table, else where anything stands at all."""
    headers = _headers(block, header_row - block.row)
    return (
        above_another(known, header_row, headers, [(a.cells, _headers_of(a, block)) for a in others]) or block.last_row
    )


def find_header(block: Block, areas: Sequence[Area], known: schema.Sheet) -> tuple[int, Area | None]:
    """The row of the header, and the table that begins there: of several tables the one whose headers fit best, else the
    first row that holds anything but spaces; below a title the row that fits best.
    """
    filled = [k for k, line in enumerate(block.rows) if not all(map(is_blank, line))]
    if known.titled:
        fits = {k: header_fit(known, _headers(block, k)) for k in filled[:TITLE_ROWS]}
        row = block.row + max(fits, key=lambda k: fits[k], default=0)
        return row, next(
            (a for a in areas if a.headed and a.first_row == row and known.match(_headers_of(a, block))), None
        )
    first, headed = filled[0] if filled else 0, [a for a in areas if a.headed]
    place = fitting_table(known, _headers(block, first), [_headers_of(a, block) for a in headed])
    return (block.row + first, None) if place is None else (headed[place].first_row, headed[place])


def _headers_of(area: Area, block: Block) -> list[tuple[int, str]]:
    """The headers of an Excel table; none where it shows none."""
    found = _headers(block, area.first_row - block.row) if area.headed else []
    return [(n, text) for n, text in found if area.first_column <= n <= area.last_column]


def _headers(block: Block, index: int) -> list[tuple[int, str]]:
    if not 0 <= index < len(block.rows):
        return []
    return [(block.column + k, str(v)) for k, v in enumerate(block.rows[index]) if v is not None and str(v).strip()]


def table_of(title: str, block: Block, header_row: int, last_row: int) -> Table:
    """The table whose header stands in that row: every row below it, down to `last_row`, that holds anything."""
    headers = tuple(_headers(block, header_row - block.row))
    above, body, below = (
        block.rows[: max(header_row - block.row, 0)],
        block.rows[header_row - block.row + 1 : last_row - block.row + 1],
        block.rows[last_row - block.row + 1 :],
    )
    numbers, lines = list[int](), list[list[Cell]]()
    width = len(block.rows[0]) if block.rows else 0
    for row, line in enumerate(body, header_row + 1):
        if line.count(None) < width:
            numbers.append(row)
            lines.append(line)
    columns: Sequence[Sequence[Cell]] = list(zip(*lines, strict=True)) if lines else [()] * width
    cells: Mapping[int, Sequence[Cell]] = {block.column + k: values for k, values in enumerate(columns)}
    beside = [v for line in (*above, *below) for v in line if isinstance(v, str)]
    return Table(title, header_row, headers, numbers, cells, beside=beside)


def with_formulas(table: Table, sheet: "xlwings.Sheet", known: schema.Sheet, bottom: int, to_write: bool) -> Table:
    """The same, knowing which cells hold a formula where it matters: in what refresh writes along with what changed, and on an
    output sheet in the user's columns; when that is to be written in all of them, and below its rows down to `bottom`, too.
    """
    found = known.match(table.headers)
    if known.output:
        theirs = to_write or known.name in (schema.EMAILS.name, schema.DIAGNOSIS.name)  # the user types in them, too
        filled = {n for n, cells in table.cells.items() if any(v is not None for v in cells)}
        wanted = sorted(filled.union(n for n, _ in table.headers).difference(() if theirs else found.values()))
    else:
        wanted = sorted(n for name, n in found.items() if known.column(name).computed or name == "Customer ID")
    end, top = max(table.rows[-1:], default=table.header_row), table.header_row + 1
    bottom = max(end, min(bottom, end + FURTHER)) if known.output and to_write else end
    if bottom < top:
        return table
    index, places = {row: i for i, row in enumerate(table.rows)}, set[tuple[int, int]]()

    def held(row: int, column: int) -> Cell:
        return table.cells[column][index[row]] if row in index else None

    for first, last in runs(wanted):
        lines = grid(sheet.range((top, first), (bottom, last)).formula, last - first + 1)
        for row, line in enumerate(lines, top):
            if any(text[:1] == "=" for text in line):
                cells = [n for n, text in enumerate(line, first) if text[:1] == "=" and text != held(row, n)]
                places |= {(row, n) for n in cells}
    return replace(table, formulas=frozenset(places))


def grid(found: Any, width: int) -> list[list[str]]:
    """Formulas as a program gives them, one cell alone or one row flat, row by row."""
    rows = found if isinstance(found, list | tuple) else [found]
    if rows and not isinstance(rows[0], list | tuple):
        rows = [rows[k : k + width] for k in range(0, len(rows), width)]
    return [["" if v is None else str(v) for v in row] for row in rows]


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run without a gap, of numbers in order."""
    found = list[tuple[int, int]]()
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
