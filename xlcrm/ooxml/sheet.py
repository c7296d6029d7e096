"""One worksheet: read, and changed cell by cell. Changes wait until the book is turned into bytes."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import NoneType
from typing import TYPE_CHECKING

from xlcrm.model import Cell, Table
from xlcrm.ooxml import reading, references, xml
from xlcrm.ooxml.drawn import drawn
from xlcrm.ooxml.frame import Frame
from xlcrm.ooxml.growth import Growth
from xlcrm.ooxml.index import FORMULA, SheetIndex, index_sheet
from xlcrm.ooxml.patching import Edit, Edits, Patch, checked
from xlcrm.ooxml.peeking import read_head
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.refusals import covered
from xlcrm.ooxml.rowindex import quick_index
from xlcrm.ooxml.rules import Rule, set_rules
from xlcrm.ooxml.shape import LARGE, quick_read
from xlcrm.ooxml.tables import SheetTables, TableRange
from xlcrm.ooxml.validations import Validation, add_validations

if TYPE_CHECKING:
    from xlcrm.ooxml.notes import Mark
    from xlcrm.ooxml.workbook import Workbook


_ALWAYS_FIT = frozenset({NoneType, dt.date, int, bool})


class Sheet:
    """A worksheet of a Workbook. Reading gives what the file held when it was opened or last turned into bytes."""

    def __init__(self, workbook: "Workbook", title: str, part: str) -> None:
        self.title = title
        self.part = part
        self._book = workbook
        self._tables = SheetTables(workbook.package, part)
        self._forget()

    def _forget(self) -> None:
        self._index: SheetIndex | None = None
        self._frame: Frame | None = None
        self._data = b""
        self._framed = b""
        self._edits: Edits = {}
        self._growth = Growth()
        self._heights: dict[int, float] = {}
        self._usual = False  # every row was found to be of the usual shape
        self._heads = dict[int, list[tuple[int, list[tuple[int, Cell]]]]]()  # by how many rows were asked for
        self._free = set[int]()  # columns in which nothing holds a formula
        self._fit = set[Cell]()  # texts that a cell can hold as they are

    # ---- reading ----

    def _xml(self) -> bytes:
        return self._book.sheet_xml(self.part)

    def _context(self) -> reading.Context:
        return self._book.context(self.title, self.part)

    def head(self, rows: int = 30) -> list[tuple[int, list[tuple[int, Cell]]]]:
        """The first rows that hold anything: (row number, [(column number, value), …]), without reading on."""
        if (
            rows not in self._heads
        ):  # a sheet with few rows that hold anything, and a million that do not, is read to its end
            self._heads[rows] = read_head(self._xml(), self._context(), rows)
        return self._heads[rows]

    def read(self, header_row: int, columns: Collection[int] | None, last_row: int | None = None) -> Table:
        """The header and the wanted columns (None: all that have a header or hold anything) of every row beneath it."""
        table = self._read(header_row, columns, last_row)
        blank = [n for n, _ in table.headers if n not in table.cells] if columns is None else []
        return replace(table, cells={**table.cells, **{n: [None] * len(table.rows) for n in blank}}) if blank else table

    def _read(self, header_row: int, columns: Collection[int] | None, last_row: int | None) -> Table:
        data, context = self._xml(), self._context()
        quick = quick_read(data, context, header_row, columns, last_row) if len(data) >= LARGE else None
        if quick is None:
            return reading.read_rows(data, context, header_row, columns, last_row)
        table, self._usual = quick
        return table

    @property
    def tables(self) -> tuple[TableRange, ...]:
        """The Excel tables of the sheet, with the rows and columns added to them so far."""
        return tuple(self._tables)

    @property
    def protected(self) -> bool:
        """Whether the sheet is protected against writing."""
        return b"sheetProtection" in self._xml() and self._open().protected

    # ---- changing cells ----

    def _open(self) -> Frame:
        if self._frame is None:
            self._data = self._xml()
            quick = quick_index(self._data, self.part, self._usual) if len(self._data) >= LARGE else None
            self._index = quick or index_sheet(self._data, self.part)
            emptied = self._data[: self._index.data_head] + self._data[self._index.data_close :]
            alone = self._index.data_head == self._index.data_end
            self._framed = self._data if alone else emptied
            self._frame = Frame(self._framed, self.part)
        return self._frame

    @property
    def _indexed(self) -> SheetIndex:
        if self._index is None:
            self._open()
            assert self._index is not None
        return self._index

    def set(self, row: int, column: int, value: Cell) -> None:
        """What the cell is to hold; its style stays, but that a date gets a date format and a number loses one.

        Nothing is written where the cell holds it already. Raises WritingForbidden where the cell is covered by a
        merged range, ValueError where it holds a formula or cannot hold the value.
        """
        self.set_row(row, {column: value})

    def set_row(self, row: int, values: Mapping[int, Cell]) -> None:
        """What several cells of a row are to hold, by column; see `set`."""
        index, frame = self._indexed, self._frame
        assert frame is not None
        edits = self._edits.setdefault(row, {})
        if not (1 <= row <= references.LAST_ROW and (values.keys() <= self._free or self._are_columns(values))):
            raise ValueError(f"there is no cell in row {row}, column {max(values)}")
        if not edits and not frame.merges and values.keys() <= self._free:
            fit = self._fit
            edits.update(
                {c: v if v.__class__ in _ALWAYS_FIT or v in fit else self._checked(v) for c, v in values.items()}
            )
            return
        for column, value in values.items():
            if index.may_hold_formula(column) and index.is_formula(row, column):
                raise ValueError(f"{self._name(row, column)} holds a formula")
            for merged in frame.merges:
                if merged.holds(row, column) and merged[:2] != (row, column):
                    raise covered(self._name(row, column), merged)
            before = edits.get(column)
            edits[column] = replace(before, value=checked(value)) if isinstance(before, Edit) else checked(value)

    def _are_columns(self, columns: Iterable[int]) -> bool:
        """Whether there are such columns; of those that hold no formula it is remembered."""
        index = self._indexed
        sound = {c for c in columns if 1 <= c <= references.LAST_COLUMN}
        self._free |= {c for c in sound if not index.may_hold_formula(c)}
        return all(c in sound for c in columns)

    def _checked(self, value: Cell) -> Cell:
        """The value as a cell can hold it; a text is looked at once."""
        fitting = checked(value)
        if fitting.__class__ is str:
            self._fit.add(fitting)
        return fitting

    def set_height(self, row: int, points: float) -> None:
        """How high a row is where a cell of it is written and the user has not sized it; Excel fits it anew on an edit."""
        self._heights[row] = points

    def _name(self, row: int, column: int) -> str:
        return f"{self.title}!{references.address(row, column)}"

    def append(self, values: Mapping[int, Cell], after: int, header_row: int = 0) -> int:
        """A row below `after`, the last row of the data, looking like it cell by cell; its number.

        A table that ends there takes it in, and so do validations, conditional formats and a filter that end there.
        `header_row` tells that `after` is the header, whose look is not to be copied. Raises ValueError where
        something stands below (a totals row, other cells, a merge, another table): nothing is ever moved.
        """
        values = {column: checked(value) for column, value in values.items()}
        row = after + 1
        table = next(
            (t for t in self.tables if t.ref.first_row <= after <= t.last_data_row and _concerns(t, values)), None
        )
        grows = table is not None and row > table.last_data_row
        columns = [*values, *((table.ref.first_column, table.ref.last_column) if table else ())]
        area = Range(row, min(columns, default=1), row, max(columns, default=1))
        self._refuse_occupied(area, table if grows else None, table, values)
        if table is not None and grows:
            self._tables.end_at(table.part, row)
        within = (
            Range(1, area.first_column, row, area.last_column) if table else Range(1, 1, row, references.LAST_COLUMN)
        )
        first = table.first_data_row if table else header_row + 1 if header_row else 0
        began = self._growth.note(row, after, within, first)
        header = table.header_row if table else header_row
        self._put_row(row, values, area if table else None, template=0 if began == header else began)
        return row

    def _put_row(self, row: int, values: Mapping[int, Cell], area: Range | None, template: int) -> None:
        index = self._indexed
        present = {index.columns[n] for n in index.cells(row)}
        styles = {index.columns[n]: index.style(n) for n in index.cells(template)}
        edits = self._edits.setdefault(row, {})
        for column in sorted({*values, *(c for c in styles if area is None or area.holds(row, c))}):
            if column in values:
                edits[column] = Edit(values[column], styles.get(column))
            elif column not in present and column not in edits:
                edits[column] = Edit(None, styles[column])

    def _refuse_occupied(
        self, area: Range, grown: TableRange | None, table: TableRange | None, values: Mapping[int, Cell]
    ) -> None:
        row, index = area.first_row, self._indexed
        where = f"{self.title}!{references.address(row, area.first_column)}"
        if row > references.LAST_ROW:
            raise ValueError(f"{self.title} is full")
        if grown is not None and grown.totals_rows:
            raise ValueError(f"the table {grown.name} has a totals row at {where}")
        if grown is not None and grown.fixed:
            raise ValueError(f"the table {grown.name} is filled by a query")
        if any(t is not table and t.ref.meets(area) for t in self.tables):
            raise ValueError(f"another table stands at {where}")
        if any(m.meets(area) for m in self._open().merges):
            raise ValueError(f"a merged cell stands at {where}")
        if any(area.holds(row, c) and _value_of(e) is not None for c, e in self._edits.get(row, {}).items()):
            raise ValueError(f"something is being written at {where} already")
        patch = self._patch()
        for n in index.cells(row):
            column = index.columns[n]
            if not index.kinds[n] or not area.holds(row, column):
                continue
            formula = index.kinds[n] & FORMULA
            if (column in values or grown is not None) if formula else patch.value(n) is not None:
                raise ValueError(f"{self.title}!{references.address(row, column)} is not empty")

    def _patch(self) -> Patch:
        book = self._book
        return Patch(self._data, self._indexed, book.styles, self._context(), self._open().column_style)

    # ---- changing what stands around the cells ----

    def add_columns(self, header_row: int, headers: Sequence[tuple[str, float]]) -> list[int]:
        """New headers, each with a width, right of the last one; the numbers of their columns.

        A table that ends there takes them in if the cells are free; else they stand right of everything.
        """
        index, frame = self._indexed, self._open()
        patch = self._patch()
        standing = [index.columns[n] for n in index.cells(header_row) if patch.value(n) is not None]
        pending = [c for c, e in self._edits.get(header_row, {}).items() if _value_of(e) is not None]
        last = max([*standing, *pending], default=0)
        table = next((t for t in self.tables if t.header_row == header_row and t.ref.last_column == last), None)
        first = self._free_columns(header_row, last, headers, table)
        if first == last + 1 and table is not None:
            self._tables.widen(table, [text for text, _ in headers])
        neighbour = index.cell(header_row, last)
        style = (
            index.style(neighbour) if neighbour is not None else _style_of(self._edits.get(header_row, {}).get(last))
        )
        for column, (text, width) in enumerate(headers, start=first):
            self._edits.setdefault(header_row, {})[column] = Edit(checked(text), style)
            frame.set_width(column, width)
        return list(range(first, first + len(headers)))

    def _free_columns(
        self, header_row: int, last: int, headers: Sequence[tuple[str, float]], table: TableRange | None
    ) -> int:
        index = self._indexed
        others = [*self._open().merges, *self._open().sparklines(), *drawn(self._book.package, self.part)]
        others += [t.ref for t in self.tables if t is not table]
        bottom = table.ref.last_row if table else index.last_row()
        area = Range(header_row, last + 1, max(bottom, header_row), last + len(headers))
        taken = {name.lower() for name in table.columns} if table else set()
        fits = not (table and (table.fixed or taken & {text.lower() for text, _ in headers}))
        written = any(area.holds(r, c) for r, edits in self._edits.items() for c in edits)
        if fits and not written and not index.occupied(area) and not any(o.meets(area) for o in others):
            return last + 1
        pending = (c for edits in self._edits.values() for c in edits)
        ends = [o.last_column for o in (*others, *(t.ref for t in self.tables))]
        if any(m.last_column == references.LAST_COLUMN and m.meets(area) for m in self._open().merges):
            return references.LAST_COLUMN + 1
        return max(index.last_column(), *pending, *(e for e in ends if e < references.LAST_COLUMN), last) + 1

    def set_table_rows(self, table: TableRange, last_row: int) -> None:
        """Let the table end at `last_row`, but never above its first data row. Cells stay as they are."""
        self._tables.end_at(table.part, last_row)

    def set_conditional_formats(self, mark: str, rules: Sequence[Rule]) -> None:
        """xlcrm's own conditional formats, known by `mark`: these and no others. See rules.set_rules."""
        set_rules(self._open(), self._book.styles, mark, rules)

    def add_validations(self, wanted: Iterable[tuple[Range, Validation]]) -> None:
        """Drop-downs for the cells of these ranges that have no validation yet. See validations.add_validations."""
        add_validations(self._open(), wanted)

    def set_links(self, column: int, links: Mapping[int, tuple[str, str]]) -> None:
        """Links inside the book, row -> (sheet title, cell), in place of all that stand in the column."""
        self._open().set_links(column, links)

    def set_notes(self, column: int, texts: Mapping[int, str | None], mark: "Mark", *, whole: bool = True) -> None:
        """xlcrm's own notes on the cells of a column, row -> text, known by `mark`. See notes.set_notes."""
        from xlcrm.ooxml.notes import Home, set_notes

        home = Home(self._book.package, self.part, self._book.strict, self._open, lambda: self._data)
        set_notes(home, column, texts, mark, whole=whole)

    # ---- writing ----

    def flush(self) -> None:
        """Bring all changes into the package's parts."""
        self._tables.flush()
        if self._frame is None:
            return
        frame, index = self._frame, self._indexed
        patch = self._patch()
        splices = patch.content(self._edits, self._heights)
        frame.widen_dimension(patch.written)
        if self._growth:
            before = frame.filtered
            frame.grow(self._growth.of)
            self._book.main.move_filter(self.title, before, frame.filtered)
        if splices or frame.data != self._framed:
            held = xml.spliced(self._data, splices, index.data_start, index.data_end)
            node = frame.root.child("sheetData")
            assert node is not None
            self._book.put_sheet(self.part, frame.data[: node.start], *held, frame.data[node.end :])
        self._forget()


def _value_of(edit: Cell | Edit) -> Cell:
    return edit.value if isinstance(edit, Edit) else edit


def _style_of(edit: Cell | Edit) -> int | None:
    return edit.style if isinstance(edit, Edit) else None


def _concerns(table: TableRange, values: Mapping[int, Cell]) -> bool:
    return any(table.ref.first_column <= column <= table.ref.last_column for column in values)
