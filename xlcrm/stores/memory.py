"""A workbook that is a dict: the smallest store, for tests and for trying things out."""

from collections.abc import Sequence

from xlcrm.model import Cell, Changes, Notes, Replace, Rows, Table
from xlcrm.schema import sheet_named
from xlcrm.stores.base import column_numbers, places, resolve
from xlcrm.stores.beneath import without_remarks
from xlcrm.stores.output import noted, replaced
from xlcrm.tables.naming import Naming, naming_of, settings_title


class MemoryStore:
    """`sheets`: title -> rows of cells, the first one the header. Written in place, all of it or nothing.

    `notes`: title -> what our notes say, by row and column number; they stay in their places when rows are moved.
    """

    def __init__(self, sheets: dict[str, list[list[Cell]]]) -> None:
        self.sheets = sheets
        self.notes = dict[str, dict[tuple[int, int], str]]()

    def read(self) -> Rows:
        """Every sheet, row for row."""
        return {title: _table(title, rows) for title, rows in self.sheets.items()}

    def write(self, changes: Changes) -> None:
        """Work on a copy, and take it over only when every change has found its place."""
        settings = settings_title(self.sheets)
        naming = naming_of(_table(settings, self.sheets[settings]) if settings else None)
        draft = {title: [list(row) for row in rows] for title, rows in self.sheets.items()}
        for title, header in changes.columns:
            draft[title][0].append(header)
        for title in dict.fromkeys(u.sheet for u in changes.updates):
            table = _table(title, draft[title])
            for row, values in resolve(
                [u for u in changes.updates if u.sheet == title], table, naming.sheet_named(title)
            ).items():
                for number, value in values.items():
                    _put(draft[title], row, number, value)
        for append in changes.appends:
            columns = column_numbers(_table(append.sheet, draft[append.sheet]))
            draft[append.sheet].append([])
            for header, value in append.values.items():
                _put(draft[append.sheet], len(draft[append.sheet]), columns[header], value)
        for replace in changes.replaces:
            rows = draft.setdefault(replace.sheet, [list(replace.headers)])
            for row, values in replaced(replace, _table(replace.sheet, rows)).items():
                for column, value in values.items():
                    _put(rows, row, column, value)
            while len(rows) > 1 and all(v is None for v in rows[-1]):
                rows.pop()
        for notes in changes.notes:
            self._note(notes, draft[notes.sheet], naming, changes.replaces)
        self.sheets.clear()
        self.sheets.update(draft)

    def _note(self, notes: Notes, rows: Sequence[Sequence[Cell]], naming: Naming, replaces: Sequence[Replace]) -> None:
        """Put the notes of a column in place, by the keys that its rows had before the write, or have in an output sheet by now."""
        before = self.sheets.get(notes.sheet)
        keyed = places(_table(notes.sheet, before), naming.sheet_named(notes.sheet)) if before else {}
        found = noted(notes, _table(notes.sheet, rows), keyed, replaces)
        if found is None:
            return
        column, texts = found
        standing = self.notes.setdefault(notes.sheet, {})
        for row, number in [*standing]:
            if number == column and (notes.whole or row in texts):
                del standing[row, number]
        standing.update({(row, column): text for row, text in texts.items() if text})


def _table(title: str, rows: Sequence[Sequence[Cell]]) -> Table:
    header = [(n, str(text)) for n, text in enumerate(rows[0], 1) if text not in (None, "")] if rows else []
    body = [(number, row) for number, row in enumerate(rows[1:], 2) if any(v not in (None, "") for v in row)]
    columns = {n for n, _ in header}.union(n for _, row in body for n, v in enumerate(row, 1) if v not in (None, ""))
    cells = {n: [row[n - 1] if n <= len(row) else None for _, row in body] for n in sorted(columns)}
    table, known = Table(title, 1, tuple(header), [number for number, _ in body], cells), sheet_named(title)
    return without_remarks(table, known, None) if known else table


def _put(rows: list[list[Cell]], row: int, column: int, value: Cell) -> None:
    while len(rows) < row:
        rows.append([])
    line = rows[row - 1]
    line.extend([None] * (column - len(line)))
    line[column - 1] = value
