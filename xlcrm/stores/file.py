"""A workbook as a file that nobody has open: read its sheets, patch what changes, put the new version in its place."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from xlcrm import schema
from xlcrm.colours import Coloured
from xlcrm.model import Cell, Changes, Rows, Table
from xlcrm.ooxml.commit import commit, read_book
from xlcrm.ooxml.locks import locked
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.tables import TableRange
from xlcrm.ooxml.workbook import Workbook
from xlcrm.stores.patch import Patch
from xlcrm.text import Lang


class FileStore:
    """One book on disk. `now` is the hour that a backup made by `write` is named after."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.path, self.now = path, now
        self._data = b""
        self._book: Workbook | None = None
        self._tables = dict[str, tuple[Table, TableRange | None]]()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else refreshes this book meanwhile; they wait, and raise BookInUse when it takes too long."""
        with locked(self.path):
            yield

    def read(self) -> Rows:
        """Every sheet whose name the schema knows."""
        book = self._load(read_book(self.path))
        return {s.title: self._table(s)[0] for s in book.sheets if schema.sheet_named(s.title)}

    def write(self, changes: Changes, colours: Sequence[Coloured] = ()) -> Path | None:
        """Patch and commit; returns the backup, None where nothing had to change.

        Where the book was saved by someone since `read`, rows are found again by their keys in what it holds now.
        """
        book = self._load(read_book(self.path))
        patch = Patch(book, self._table)
        patch.apply(changes)
        for sheet in colours:
            patch.colour(sheet)
        new = book.to_bytes()
        if new == self._data:
            return None
        backup = commit(self.path, self._data, new, now=self.now)
        self._data, self._book = new, None
        return backup

    def start_over(self, data: bytes) -> None:
        """Put a whole new book in place of the one that lies there, which is kept as a backup."""
        with self.locked():
            old = read_book(self.path)
            if old != data:
                commit(self.path, old, data, now=self.now)

    def _load(self, data: bytes) -> Workbook:
        """The workbook in these bytes; the one that was read where they are the same."""
        if self._book is None or data != self._data:
            self._book, self._data = Workbook(data), data
            self._tables.clear()
        return self._book

    def _table(self, sheet: Sheet) -> tuple[Table, TableRange | None]:
        if sheet.title not in self._tables:
            known = schema.sheet_named(sheet.title)
            assert known is not None
            self._tables[sheet.title] = read_sheet(sheet, known)
        return self._tables[sheet.title]


def read_sheet(sheet: Sheet, known: schema.Sheet) -> tuple[Table, TableRange | None]:
    """The sheet's data, and its range where it is an Excel table: an Excel table, or a plain range whose header is its first non-empty row (domain.md 10).

    Of several tables the one whose headers fit best. Rows typed right beneath a table, which LibreOffice does not take
    into it, are read too; so are columns beside it.
    """
    table = data_table(sheet, known)
    if table is None:
        head = sheet.head(1)
        if not head:
            return Table(sheet.title, 1, (), (), {}), None
        header_row, headers = head[0][0], head[0][1]
    else:
        header_row = table.header_row
        headers = next((cells for row, cells in sheet.head() if row == header_row), [])
    numbers = [(n, str(v)) for n, v in headers if v is not None]
    wanted = None if known.output else set(known.match(numbers).values())
    last = table.last_data_row if table and table.totals_rows else None
    return sheet.read(header_row, wanted, last), table


def data_table(sheet: Sheet, known: schema.Sheet) -> TableRange | None:
    """The table of the sheet whose headers fit best; None for a plain range."""
    fitting = [t for t in sheet.tables if t.header_rows and known.match(enumerate(t.columns, 1))]
    return max(fitting, key=lambda t: len(known.match(enumerate(t.columns, 1))), default=None)


def filled(template: bytes, rows: Mapping[str, Sequence[Mapping[str, Cell]]], lang: Lang) -> bytes:
    """The template with rows typed in: English sheet name -> rows by English column name."""
    book = Workbook(template)

    def read(sheet: Sheet) -> tuple[Table, TableRange | None]:
        known = schema.sheet_named(sheet.title)
        assert known is not None
        return read_sheet(sheet, known)

    patch = Patch(book, read)
    for sheet in schema.SHEETS:
        if sheet.name in rows:
            patch.fill(sheet, rows[sheet.name], lang)
    return book.to_bytes()
