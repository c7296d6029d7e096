"""The workbook on the salesperson's desk: its sheets read and typed in by a person, in either language."""

from collections.abc import Collection, Sequence
from datetime import date

from book_text import Sheets, refreshed, typed

from xlcrm import schema
from xlcrm.app.outcome import Outcome
from xlcrm.lists import MEDIA, TOPICS, label
from xlcrm.model import Cell
from xlcrm.schema import Column, sheet_named
from xlcrm.tables.values import code
from xlcrm.text import Lang

Row = dict[str, Cell]
SHOWN = {"Next Topic": TOPICS, "Next Medium": MEDIA}  # computed columns whose words are of closed lists


class Desk:
    """A workbook in `lang`. Rows come by English column names, closed lists as codes, whatever the book's language."""

    def __init__(self, text: str, lang: Lang) -> None:
        self.lang: Lang = lang
        self.sheets: Sheets = {}
        for title, (header, *rows) in typed(text).items():
            sheet = sheet_named(title)
            assert sheet is not None, title
            columns = [sheet.column(str(name)) for name in header]
            self.sheets[sheet.title(lang)] = [
                [c.header(lang) for c in columns],
                *([self._written(c, v) for c, v in zip(columns, row, strict=True)] for row in rows),
            ]

    def refresh(self, today: date) -> Outcome:
        """What the button does."""
        return refreshed(self.sheets, today)

    def rows(self, name: str, **only: Collection[Cell]) -> list[Row]:
        """The rows of a sheet, none where the book has no such sheet yet; `Status=("Sent",)` picks out some of them.

        Each has its number as `row`: see `number_of`.
        """
        sheet = schema_of(name)
        header, *lines = self.sheets.get(sheet.title(self.lang), [[]])
        columns = [(header.index(c.header(self.lang)), c) for c in sheet.columns if c.header(self.lang) in header]
        picked = [(n, c, only[c.name]) for n, c in columns if c.name in only]
        return [
            {"row": number} | {c.name: _read(c, line[n] if n < len(line) else None) for n, c in columns}
            for number, line in enumerate(lines)
            if all(_read(c, line[n]) in wanted for n, c, wanted in picked)
        ]

    def type(self, name: str, row: int, **cells: Cell) -> None:
        """Type in cells of the row-th row beneath the header, the first being 0; `Not_Before` is `Not Before`."""
        sheet = schema_of(name)
        header, line = self.sheets[sheet.title(self.lang)][0], self.sheets[sheet.title(self.lang)][row + 1]
        line.extend([None] * (len(header) - len(line)))
        for column, value in _columns(sheet.columns, cells):
            line[header.index(column.header(self.lang))] = self._written(column, value)

    def append(self, name: str, **cells: Cell) -> int:
        """Type in a new row beneath the others; its number."""
        rows = self.sheets[schema_of(name).title(self.lang)]
        rows.append([])
        self.type(name, len(rows) - 2, **cells)
        return len(rows) - 2

    def _written(self, column: Column, value: Cell) -> Cell:
        return label(column.choices, value, self.lang) if column.choices and isinstance(value, str) else value


def number_of(row: Row) -> int:
    """Which row it is, as `Desk.type` takes it."""
    number = row["row"]
    assert isinstance(number, int), row
    return number


def schema_of(name: str) -> schema.Sheet:
    """The sheet of that English name."""
    sheet = sheet_named(name)
    assert sheet is not None, name
    return sheet


def _columns(columns: Sequence[Column], cells: Row) -> list[tuple[Column, Cell]]:
    named = {c.name.replace(" ", "_"): c for c in columns}
    return [(named[name], value) for name, value in cells.items()]


def _read(column: Column, value: Cell) -> Cell:
    choices = SHOWN.get(column.name, column.choices)
    return (code(choices, value) or value) if choices and isinstance(value, str) else value
