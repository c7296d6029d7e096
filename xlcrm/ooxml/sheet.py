"""One worksheet: read, and changed cell by cell. Changes wait until the book is turned into bytes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlcrm.model import Cell, Table
from xlcrm.ooxml import reading, xml
from xlcrm.ooxml.editing import Editing
from xlcrm.ooxml.filtering import Criterion, criteria
from xlcrm.ooxml.peeking import read_head
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import relations
from xlcrm.ooxml.rowlooks import Moves, with_row_attributes
from xlcrm.ooxml.rules import Rule, set_rules
from xlcrm.ooxml.shape import is_large, quick_read
from xlcrm.ooxml.tables import SheetTables, TableRange
from xlcrm.ooxml.uncomputed import uncomputed
from xlcrm.ooxml.validations import Validation, add_validations

if TYPE_CHECKING:
    from xlcrm.ooxml.notes import Home, Mark
    from xlcrm.ooxml.workbook import Workbook


class Sheet:
    """A worksheet of a Workbook. Reading gives what the file held when it was opened or last turned into bytes."""

    def __init__(self, workbook: "Workbook", title: str, part: str) -> None:
        self.title = title
        self.part = part
        self._book = workbook
        self._tables = SheetTables(workbook.package, part)
        self._forget()

    def _forget(self) -> None:
        self._editing: Editing | None = None
        self._hidden = dict[int, bool]()
        self._usual = False  # every row was found to be of the usual shape
        self._heads = dict[int, list[tuple[int, list[tuple[int, Cell]]]]]()  # by how many rows were asked for

    # ---- reading ----

    def _xml(self) -> bytes:
        return self._book.sheet_xml(self.part)

    def _context(self) -> reading.Context:
        return self._book.context(self.title, self.part)

    def head(self, rows: int = 30) -> list[tuple[int, list[tuple[int, Cell]]]]:
        """The first rows that hold anything: (row number, [(column number, value), …]), without reading on."""
        for asked, found in self._heads.items():
            if rows <= asked or len(found) < asked:
                return found[:rows]
        # A sheet with few rows that hold anything, and a million that do not, is read to its end.
        self._heads[rows] = read_head(self._xml(), self._context(), rows)
        return self._heads[rows]

    def read(self, header_row: int, columns: Collection[int] | None, last_row: int | None = None) -> Table:
        """The header and the wanted columns (None: all that have a header or hold anything) of every row beneath it."""
        table = self._read(header_row, columns, last_row)
        if bare := _without_result(table):
            table = replace(table, uncomputed=frozenset(bare & uncomputed(self._xml(), self.part)))
        blank = [n for n, _ in table.headers if n not in table.cells] if columns is None else []
        return replace(table, cells={**table.cells, **{n: [None] * len(table.rows) for n in blank}}) if blank else table

    def _read(self, header_row: int, columns: Collection[int] | None, last_row: int | None) -> Table:
        data, context = self._xml(), self._context()
        quick = quick_read(data, context, header_row, columns, last_row) if is_large(data) else None
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
        return b"sheetProtection" in self._xml() and self._open().frame.protected

    @property
    def filtered(self) -> str | None:
        """The range of the sheet's own filter, as in "A1:C9"."""
        return self._open().frame.filtered if b"autoFilter" in self._xml() else None

    # ---- changing cells ----

    def _open(self) -> Editing:
        if self._editing is None:
            self._editing = Editing(self._book, self.title, self.part, self._tables, usual=self._usual)
        return self._editing

    def set(self, row: int, column: int, value: Cell) -> None:
        """What the cell is to hold; its style stays, but that a date gets a date format and a number loses one.

        Nothing is written where the cell holds it already. Raises WritingForbidden where the cell is covered by a
        merged range, ValueError where it holds a formula or cannot hold the value.
        """
        self.set_row(row, {column: value})

    def set_row(self, row: int, values: Mapping[int, Cell]) -> None:
        """What several cells of a row are to hold, by column; see `set`."""
        (self._editing or self._open()).set_row(row, values)

    def move_along(self, moves: Moves) -> None:
        """Let the colours, fonts and notes that a person has given to rows of a list go along with what stands in them.

        A font or fill counts as such where it is not the usual one of its column; the look of a whole row does, too.
        """
        if self._editing is not None:
            self.flush()
        if any(r.kind == "comments" for r in relations(self._book.package, self.part)):
            from xlcrm.ooxml.notemoves import move_notes

            move_notes(self._home(), moves)
        new, hidden = self._open().with_moved_looks(moves)
        if new != self._xml():
            self._book.put_sheet(self.part, new)
            self._forget()
        self.set_hidden(dict.fromkeys(hidden, True))

    def set_height(self, row: int, points: float | None) -> None:
        """How high a row is where a cell of it is written and the user has not sized it, None as high as any; Excel fits it
        anew on an edit.
        """
        self._open().set_height(row, points)

    def append(self, values: Mapping[int, Cell], after: int, header_row: int = 0) -> int:
        """A row below `after`, the last row of the data, looking like it cell by cell; its number.

        A table that ends there takes it in, and so do validations, conditional formats and a filter that end there.
        `header_row` tells that `after` is the header, whose look is not to be copied. Raises ValueError where
        something stands below (a totals row, other cells, a merge, another table): nothing is ever moved.
        """
        return self._open().append(values, after, header_row)

    def leave_blank(self, columns: Iterable[int]) -> None:
        """In these columns new rows of a table get no formula, though the table has one for every row."""
        self._open().leave_blank(columns)

    # ---- changing what stands around the cells ----

    def add_columns(
        self, header_row: int, headers: Sequence[tuple[str, float]], own: TableRange | None = None, last_row: int = 0
    ) -> list[int]:
        """New headers, each with a width, right of the last one; the numbers of their columns.

        The list's `own` table takes them in if it ends there and the cells are free, down to the `last_row` of the data where
        that lies beneath the table; else they stand right of everything.
        So does a filter over a plain list that they stand right beside.
        """
        return self._open().add_columns(header_row, headers, own, last_row)

    def set_table_rows(self, table: TableRange, last_row: int) -> None:
        """Let the table end at `last_row`, but never above its first data row. Cells stay as they are."""
        self._tables.end_at(table.part, last_row)

    def set_conditional_formats(self, mark: str, rules: Sequence[Rule]) -> None:
        """xlcrm's own conditional formats, known by `mark`: these and no others. See rules.set_rules."""
        set_rules(self._open().frame, self._book.styles, mark, rules)

    def add_validations(self, wanted: Iterable[tuple[Range, Validation]]) -> None:
        """Drop-downs for the cells of these ranges that have no validation yet. See validations.add_validations."""
        add_validations(self._open().frame, wanted)

    def set_links(self, column: int, links: Mapping[int, tuple[str, str]]) -> None:
        """Links inside the book, row -> (sheet title, cell), in place of all that stand in the column."""
        self._open().frame.set_links(column, links)

    def set_notes(self, column: int, texts: Mapping[int, str | None], mark: "Mark", *, whole: bool = True) -> None:
        """xlcrm's own notes on the cells of a column, row -> text, known by `mark`. See notes.set_notes."""
        from xlcrm.ooxml.notes import set_notes

        set_notes(self._home(), column, texts, mark, whole=whole)

    def _home(self) -> "Home":
        from xlcrm.ooxml.notes import Home

        book = self._book
        return Home(book.package, self.part, book.strict, lambda: self._open().frame, lambda: self._open().data)

    def criteria(self, table: TableRange | None) -> list[Criterion]:
        """What the filter of the table asks, or that of the sheet."""
        if table is None:
            node = self._open().frame.root.child("autoFilter") if b"autoFilter" in self._xml() else None
        else:
            data = xml.utf8(self._book.package.read(table.part), table.part)
            node = xml.parse(data, table.part).child("autoFilter")
        return criteria(node) if node is not None else []

    def lengthen_filter(self, header_row: int, last_row: int) -> None:
        """The sheet's own filter over that header reaches down to a row at least."""
        if b"autoFilter" in self._xml():
            self._open().frame.lengthen_filter(header_row, last_row)

    def set_hidden(self, rows: Mapping[int, bool]) -> None:
        """Whether rows are out of sight, by their numbers."""
        self._open()
        self._hidden.update(rows)

    # ---- writing ----

    def flush(self) -> None:
        """Bring all changes into the package's parts."""
        if self._editing is not None:
            self._editing.compute_new_rows()
        self._tables.flush()
        if self._editing is not None:
            self._editing.flush()
            if self._hidden:
                data = self._xml()
                hidden = {row: {"hidden": "1" if out else None} for row, out in self._hidden.items()}
                new = with_row_attributes(data, self._editing.frame.prefix, hidden)
                if new != data:
                    self._book.put_sheet(self.part, new)
            self._forget()


def _without_result(table: Table) -> set[tuple[int, int]]:
    """The cells with a formula that read as nothing: their result is an empty text, or there is none."""
    places = {row: i for i, row in enumerate(table.rows)} if table.formulas else {}
    found = {(r, c) for r, c in table.formulas if r in places and c in table.cells}
    return {(r, c) for r, c in found if table.cells[c][places[r]] is None}
