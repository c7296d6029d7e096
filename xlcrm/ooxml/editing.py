"""What is to be written into one sheet, and whether there is room for it; the sheet's parts change when it is flushed."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, TypeVar

from xlcrm.model import Cell
from xlcrm.ooxml import references, xml
from xlcrm.ooxml.cells import Edit, Edits, checked, value_of
from xlcrm.ooxml.drawn import drawn
from xlcrm.ooxml.frame import Frame
from xlcrm.ooxml.growth import Growth
from xlcrm.ooxml.index import FORMULA, index_sheet
from xlcrm.ooxml.patching import Patch
from xlcrm.ooxml.pivots import pivot_areas
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.refusals import covered
from xlcrm.ooxml.room import Room
from xlcrm.ooxml.rowindex import quick_index
from xlcrm.ooxml.rowlooks import Moves, Restyling, moved_rows, with_row_attributes
from xlcrm.ooxml.shape import is_large
from xlcrm.ooxml.sheetviews import SHEETS_OWN, move_views
from xlcrm.ooxml.tables import SheetTables, TableRange

if TYPE_CHECKING:
    from xlcrm.ooxml.workbook import Workbook


P = TypeVar("P", bound=Patch)
_ALWAYS_FIT = frozenset({NoneType, dt.date, int, bool})


class Editing:
    """The edits of a sheet, from its first change until they are in the book's parts.

    `data` is its XML as it was found, `frame` all of it but the cells, as that is by now. `usual`: every row was found
    to be of the usual shape.
    """

    def __init__(self, book: "Workbook", title: str, part: str, tables: SheetTables, *, usual: bool) -> None:
        self._book, self._title, self._part, self._tables = book, title, part, tables
        self.data = data = book.sheet_xml(part)
        self._index = (quick_index(data, part, usual) if is_large(data) else None) or index_sheet(data, part)
        alone = self._index.data_head == self._index.data_end
        self._framed = data if alone else data[: self._index.data_head] + data[self._index.data_close :]
        self.frame = Frame(self._framed, part)
        if len(list(self.frame.root.named("sheetData"))) != 1:
            raise xml.malformed(part, "sheetData")  # two, or in two forms: which of them counts, programs differ in
        self._filtered = self.frame.filtered
        self._edits: Edits = {}
        self._growth = Growth()
        self._heights: dict[int, float | None] = {}
        self._left = set[int]()  # columns in which no computed column goes on
        self._free = set[int]()  # columns in which nothing holds a formula
        self._fit = set[Cell]()  # texts that a cell can hold as they are

    def set_row(self, row: int, values: Mapping[int, Cell]) -> None:
        """What several cells of a row are to hold, by column; see Sheet.set."""
        index, frame = self._index, self.frame
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
            if merged := frame.merges.over(row, column):
                raise covered(self._name(row, column), merged)
            before = edits.get(column)
            edits[column] = replace(before, value=checked(value)) if isinstance(before, Edit) else checked(value)

    def _are_columns(self, columns: Iterable[int]) -> bool:
        """Whether there are such columns; of those that hold no formula it is remembered."""
        index = self._index
        sound = {c for c in columns if 1 <= c <= references.LAST_COLUMN}
        self._free |= {c for c in sound if not index.may_hold_formula(c)}
        return all(c in sound for c in columns)

    def _checked(self, value: Cell) -> Cell:
        """The value as a cell can hold it; a text is looked at once."""
        fitting = checked(value)
        if fitting.__class__ is str:
            self._fit.add(fitting)
        return fitting

    def set_height(self, row: int, points: float | None) -> None:
        """How high a row is, in points; see Sheet.set_height."""
        self._heights[row] = points

    def _name(self, row: int, column: int) -> str:
        return f"{self._title}!{references.address(row, column)}"

    def append(self, values: Mapping[int, Cell], after: int, header_row: int = 0) -> int:
        """A row below `after`; its number. See Sheet.append."""
        values = {column: checked(value) for column, value in values.items()}
        row = after + 1
        table = next(
            (t for t in self._tables if t.ref.first_row <= after <= t.last_data_row and _concerns(t, values)), None
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
        index = self._index
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
        row, index = area.first_row, self._index
        where = self._name(row, area.first_column)
        if row > references.LAST_ROW:
            raise ValueError(f"{self._title} is full")
        if grown is not None and grown.totals_rows:
            raise ValueError(f"the table {grown.name} has a totals row at {where}")
        if grown is not None and grown.fixed:
            raise ValueError(f"the table {grown.name} is filled by a query")
        if any(t is not table and t.ref.meets(area) for t in self._tables):
            raise ValueError(f"another table stands at {where}")
        if any(m.meets(area) for m in self.frame.merges):
            raise ValueError(f"a merged cell stands at {where}")
        if any(area.holds(row, c) and value_of(e) is not None for c, e in self._edits.get(row, {}).items()):
            raise ValueError(f"something is being written at {where} already")
        patch = self._patch(Patch)
        for n in index.cells(row):
            column = index.columns[n]
            if not index.kinds[n] or not area.holds(row, column):
                continue
            formula = index.kinds[n] & FORMULA
            if (column in values or grown is not None) if formula else patch.value(n) is not None:
                raise ValueError(f"{self._name(row, column)} is not empty")

    def _patch(self, kind: type[P]) -> P:
        book = self._book
        context = book.context(self._title, self._part)
        return kind(self.data, self._index, book.styles, context, self.frame.column_style)

    def with_moved_looks(self, moves: Moves) -> tuple[bytes, set[int]]:
        """The sheet's XML, as it was found, with the looks of rows that move; and those of the rows that are to be out of sight
        and are not in the file yet. See Sheet.move_along.
        """
        patch = self._patch(Restyling)
        data = xml.splice(self.data, patch.content(patch.cells(moves, cache(self._book.styles.paint))))
        rows = moved_rows(data, self.frame.prefix, moves)
        beyond = {row for row, tag in rows.items() if tag["hidden"] in ("1", "true") and not self._index.has_row(row)}
        return with_row_attributes(data, self.frame.prefix, rows) if rows else data, beyond

    def add_columns(
        self, header_row: int, headers: Sequence[tuple[str, float]], own: TableRange | None, last_row: int
    ) -> list[int]:
        """New headers, each with a width; the numbers of their columns. See Sheet.add_columns."""
        index, frame = self._index, self.frame
        patch = self._patch(Patch)
        standing = [index.columns[n] for n in index.cells(header_row) if patch.value(n) is not None]
        pending = [c for c, e in self._edits.get(header_row, {}).items() if value_of(e) is not None]
        last = max([*standing, *pending], default=0)
        table = next((t for t in self._tables if own and t.part == own.part and t.ref.last_column == last), None)
        others = [*frame.merges, *frame.sparklines(), *drawn(self._book.package, self._part)]
        others += pivot_areas(self._book.package, self._part)
        others += [t.ref for t in self._tables if t is not table]
        room = Room(index, others, self._edits)
        if table is not None and room.in_table(table, [text for text, _ in headers], last_row):
            first = last + 1
            self._tables.widen(table, [text for text, _ in headers])
        else:
            first = room.beside(header_row, last, len(headers), near=table is None)
        neighbour = index.cell(header_row, last)
        style = (
            index.style(neighbour) if neighbour is not None else _style_of(self._edits.get(header_row, {}).get(last))
        )
        for column, (text, _) in enumerate(headers, start=first):
            self._edits.setdefault(header_row, {})[column] = Edit(checked(text), style)
        frame.set_widths({c: width for c, (_, width) in enumerate(headers, start=first)})
        if table is None and first == last + 1:
            frame.widen_filter(header_row, last, last + len(headers))
        return list(range(first, first + len(headers)))

    def leave_blank(self, columns: Iterable[int]) -> None:
        """See Sheet.leave_blank."""
        self._left |= set(columns)

    def compute_new_rows(self) -> None:
        """The computed columns of tables go on in the rows that are new to them, in cells where nothing stands.

        As in Excel: a row without them would be missing in whatever the user works out from these columns.
        """
        for table, rows in self._tables.added_rows():
            for row in rows if table.computed else ():
                present = {self._index.columns[n] for n in self._index.cells(row)}
                edits = self._edits.setdefault(row, {})
                for column, formula in table.computed:
                    if column not in present | self._left and value_of(edits.get(column)) is None:
                        edits[column] = Edit(None, _style_of(edits.get(column)), formula)
                        self._book.recalculate_on_load()

    def flush(self) -> None:
        """Bring the edits into the book's parts."""
        frame, index = self.frame, self._index
        patch = self._patch(Patch)
        splices = patch.content(self._edits, self._heights)
        frame.widen_dimension(patch.written)
        if self._growth:
            frame.grow(self._growth.of)
        self._book.main.move_filter(self._title, self._filtered, frame.filtered)
        old, new = (references.parse_range(ref or "") for ref in (self._filtered, frame.filtered))
        if old and new:
            move_views(self._book.package, self._part, SHEETS_OWN, old, new)
        if splices or frame.data != self._framed:
            held = xml.spliced(self.data, splices, index.data_start, index.data_end)
            node = frame.root.child("sheetData")
            assert node is not None
            self._book.put_sheet(self._part, frame.data[: node.start], *held, frame.data[node.end :])


def _style_of(edit: Cell | Edit) -> int | None:
    return edit.style if isinstance(edit, Edit) else None


def _concerns(table: TableRange, values: Mapping[int, Cell]) -> bool:
    return any(table.ref.first_column <= column <= table.ref.last_column for column in values)
