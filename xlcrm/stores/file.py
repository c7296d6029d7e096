"""A workbook as a file that nobody has open: read its sheets, patch what changes, put the new version in its place."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xlcrm import schema
from xlcrm.errors import CannotWrite, WritingForbidden
from xlcrm.model import Cell, Changes, Rows, Table
from xlcrm.ooxml.backups import Doing
from xlcrm.ooxml.commit import commit, read_book
from xlcrm.ooxml.locks import locked
from xlcrm.ooxml.quickcolumns import Columns
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.tables import TableRange
from xlcrm.ooxml.workbook import Workbook
from xlcrm.stores.base import lacks_an_id
from xlcrm.stores.beneath import above_another, without_remarks
from xlcrm.stores.patch import Patch
from xlcrm.tables.colours import Coloured
from xlcrm.tables.headers import Headers, fitting_table, header_fit, with_second_row
from xlcrm.tables.naming import Naming, naming_of, settings_title
from xlcrm.text import Lang

TITLE_ROWS = 30  # rows that hold anything among which the header of the user's own list is looked for


class FileStore:
    """One book on disk. `now` is the hour that a backup made by `write` is named after."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.path, self.now = path, now
        self._data = b""
        self._loaded: LoadedBook | None = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else refreshes this book meanwhile; they wait, and raise BookInUse when it takes too long."""
        with locked(self.path):
            yield

    @contextmanager
    def held(self) -> Iterator[None]:
        """The same for who only reads the book and writes beside it: where nothing may be written there, without a lock."""
        with ExitStack() as stack:
            with suppress(CannotWrite):
                stack.enter_context(locked(self.path))
            yield

    def read(self) -> Rows:
        """Every sheet whose name the schema knows."""
        loaded = self._load(read_book(self.path))
        rows = loaded.rows()
        loaded.book.let_go_sheets()
        return rows

    def column(self, title: str, number: int) -> Mapping[int, Cell]:
        """One more column of a sheet that was read, such as one of the user's own: what stands in it by row."""
        loaded = self._load(read_book(self.path))
        sheet = next(s for s in loaded.book.sheets if s.title == title)
        table = sheet.read(loaded.table(sheet)[0].header_row, {number})
        return dict(zip(table.rows, table.cells.get(number, ()), strict=False))

    def write(self, changes: Changes, colours: Sequence[Coloured] = (), doing: Doing = "refresh") -> Path | None:
        """Patch and commit; returns the backup, None where nothing had to change.

        Where the book was saved by someone since `read`, rows are found again by their keys in what it holds now.
        """
        loaded = self._load(read_book(self.path))
        concerned = (changes.updates, changes.appends, changes.replaces, changes.notes)
        changed = {change.sheet for kind in concerned for change in kind}
        loaded.let_go_all_but(changed)
        patch = loaded.patch()
        patch.apply(changes)
        new = loaded.coloured(colours, patch)
        if new == self._data:
            return None
        refuse_signed(loaded.book)
        backup = commit(self.path, self._data, new, now=self.now, doing=doing)
        self._data, self._loaded = new, None
        return backup

    def start_over(self, data: bytes) -> None:
        """Put a whole new book in place of the one that lies there, which is kept as a backup."""
        with self.locked():
            old = read_book(self.path)
            if old != data:
                commit(self.path, old, data, now=self.now)

    def _load(self, data: bytes) -> "LoadedBook":
        """The workbook in these bytes; the one that was read where they are the same."""
        if self._loaded is None or data != self._data:
            self._loaded, self._data = LoadedBook(Workbook(data)), data
        return self._loaded


class LoadedBook:
    """A workbook in memory with the sheets that xlcrm knows, each read once. `naming` tells which sheet is which."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.naming = book, Naming()
        self._tables = dict[str, tuple[Table, TableRange | None]]()
        title = settings_title(s.title for s in book.sheets)
        settings = book.sheet(title) if title is not None else None
        if settings:
            self.naming = naming_of(self.table(settings)[0])

    def coloured(self, colours: Sequence[Coloured], patch: Patch | None = None) -> bytes:
        """The whole workbook with these conditional formats, and what is queued in `patch`."""
        patch = patch or self.patch()
        for sheet in colours:
            patch.colour(sheet)
        return self.book.to_bytes()

    def rows(self) -> Rows:
        """Every sheet that xlcrm may know, with its header and rows; of the user's own the titles.

        Where a customer has no ID the whole book is read, the user's own columns and sheets as well: a new ID is one
        above the highest anywhere (domain.md 10).
        """
        found = {s.title: self.table(s)[0] for s in self.book.sheets if self.naming.sheet_named(s.title)}
        if any(lacks_an_id(table, self.naming.sheet_named(title)) for title, table in found.items()):
            return found | {s.title: self._whole(s) for s in self.book.sheets if s.head(1)}
        return found | {s.title: Table(s.title, 1, (), (), {}) for s in self.book.sheets if s.title not in found}

    def _whole(self, sheet: Sheet) -> Table:
        """A sheet with all its columns."""
        known = self.naming.sheet_named(sheet.title)
        if known is None:
            return sheet.read(sheet.head(1)[0][0], None)
        whole, last = self.with_all_columns(sheet)
        table, area = self.table(sheet)
        whole = replace(whole, headers=table.headers, beside=_beside(sheet, table.header_row, last))
        whole = without_remarks(whole, known, area.last_data_row if area else None)
        self._tables[sheet.title] = whole, area
        return whole

    def with_all_columns(self, sheet: Sheet) -> tuple[Table, int | None]:
        """A sheet that xlcrm knows with the user's own columns, too; and the last row of its data, None where nothing ends them."""
        known = self.naming.sheet_named(sheet.title)
        assert known is not None
        table, area = self.table(sheet)
        last = _end(sheet, known, table.header_row, table.headers, area)
        whole = sheet.read(table.header_row, None, last)
        return without_remarks(whole, known, area.last_data_row if area else None), last

    def let_go_all_but(self, titles: Collection[str]) -> None:
        """Forget the cells of large sheets that are not to be changed: in memory they stand in the way of the writing."""
        for title, (table, _) in self._tables.items():
            if title not in titles and isinstance(table.cells, Columns):
                table.cells.let_go()

    def patch(self) -> Patch:
        """To change what stands in them."""
        return Patch(self.book, self.table, self.naming)

    def table(self, sheet: Sheet) -> tuple[Table, TableRange | None]:
        """A sheet's data, and its range where it is an Excel table."""
        if sheet.title not in self._tables:
            known = self.naming.sheet_named(sheet.title)
            assert known is not None
            self._tables[sheet.title] = read_sheet(sheet, known)
        return self._tables[sheet.title]


def _beside(sheet: Sheet, header_row: int, last: int | None) -> list[str]:
    """The texts above the header and beneath the row `last`."""
    first = sheet.head(1)[0][0]
    if first == header_row and last is None:
        return []
    all_of_it = sheet.read(first, None)
    outside = [i for i, row in enumerate(all_of_it.rows) if row < header_row or (last is not None and row > last)]
    cells = (column[i] for column in all_of_it.cells.values() for i in outside)
    return [*(text for _, text in all_of_it.headers), *(v for v in cells if isinstance(v, str))]


def refuse_signed(book: Workbook) -> None:
    """Raise WritingForbidden where the book carries a digital signature, which any change would break."""
    if book.signed:
        raise WritingForbidden(
            "The book is digitally signed and a change would break the signature: remove it in Excel (File, Info, View Signatures), "
            "or work on a copy; nothing was written.",
            "工作簿带有数字签名（signed），改动会使签名失效：请在 Excel 中删除签名（文件、信息、查看签名），或使用副本；未写入任何内容。",
        )


def read_sheet(sheet: Sheet, known: schema.Sheet) -> tuple[Table, TableRange | None]:
    """The sheet's data, and its range where it is an Excel table.

    A plain range has its header in its first non-empty row (domain.md 10).

    Of several tables the one whose headers fit best. Rows typed right beneath a table, which LibreOffice does not take
    into it, are read too; so are columns beside it.
    """
    beneath: list[tuple[int, Cell]] = []
    if known.titled:
        header_row, table = titled_header(sheet, known)
        rows = dict(sheet.head(TITLE_ROWS))
        headers, beneath = rows.get(header_row, []), rows.get(header_row + 1, [])
    elif not (head := sheet.head(1)):
        return Table(sheet.title, 1, (), (), {}), None
    elif (table := _data_table(sheet, known, _texts(head[0][1]))) is None:
        header_row, headers = head[0]
    else:
        header_row = table.header_row
        headers = _cells_of(sheet, header_row)
    numbers = _texts(headers)
    whole = with_second_row(known, numbers, _texts(beneath))
    wanted = None if known.output else set(known.match(whole).values())
    found = sheet.read(header_row, wanted, _end(sheet, known, header_row, whole, table))
    found = found if whole is numbers else replace(found, headers=tuple(whole))
    return without_remarks(found, known, table.last_data_row if table else None), table


def _texts(cells: Sequence[tuple[int, Cell]]) -> list[tuple[int, str]]:
    return [(n, str(v)) for n, v in cells if v is not None]


def _cells_of(sheet: Sheet, header_row: int) -> list[tuple[int, Cell]]:
    """The cells of the header: mostly those of the first row that holds anything, so no more is looked at at first."""
    for rows in (1, TITLE_ROWS):
        for row, cells in sheet.head(rows):
            if row == header_row:
                return cells
    return []


def _data_table(sheet: Sheet, known: schema.Sheet, first: Headers) -> TableRange | None:
    """The table that holds the data of the sheet, whose first row is `first`; None for a plain range."""
    tables = [t for t in sheet.tables if t.header_rows]
    place = fitting_table(known, first, [list(enumerate(t.columns, t.ref.first_column)) for t in tables])
    return None if place is None else tables[place]


def _end(sheet: Sheet, known: schema.Sheet, header_row: int, headers: Headers, own: TableRange | None) -> int | None:
    """The last row that the data can have; None where nothing ends them."""
    if own and own.totals_rows:
        return own.last_data_row
    others = [t for t in sheet.tables if own is None or t.part != own.part]
    named = [(t.ref, list(enumerate(t.columns if t.header_rows else (), t.ref.first_column))) for t in others]
    return above_another(known, header_row, headers, named)


def titled_header(sheet: Sheet, known: schema.Sheet) -> tuple[int, TableRange | None]:
    """The row that fits best of a sheet where a title may stand above the header, and the table that begins there."""
    rows = [
        (row, header_fit(known, [(n, v) for n, v in cells if isinstance(v, str)]))
        for row, cells in sheet.head(TITLE_ROWS)
    ]
    row = max(rows, key=lambda r: r[1], default=(1, (False, 0)))[0]
    return row, next((t for t in sheet.tables if t.header_row == row and known.match(enumerate(t.columns, 1))), None)


def filled(template: bytes, rows: Mapping[str, Sequence[Mapping[str, Cell]]], lang: Lang) -> bytes:
    """The template with rows typed in, English sheet name -> rows by English column name."""
    loaded = LoadedBook(Workbook(template))
    patch = loaded.patch()
    for sheet in schema.SHEETS:
        if sheet.name in rows:
            patch.fill(sheet, rows[sheet.name], lang)
    return loaded.book.to_bytes()
