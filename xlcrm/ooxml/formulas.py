"""References within formulas, moved as a spreadsheet moves them when rows are put in or a formula is copied."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from xlcrm.ooxml.references import LAST_COLUMN, LAST_ROW, Range, column_number, letters

_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<sheet>'(?:[^']|''){1,500}'!|(?:\[\d+\])?[^\W\d][\w.]{0,99}(?::[^\W\d][\w.]{0,99})?!)?"  # a path and a title at most
    r"(?<![\w.$\[])(?:(?P<a>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?::(?P<b>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}))?"
    r"|(?P<r>\$?[0-9]{1,7}):(?P<s>\$?[0-9]{1,7}))(?![\w.(])"
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")


class Stretch(NamedTuple):
    """A row that has become `times` rows; what was below it stands lower by as much."""

    row: int
    times: int

    def first(self, row: int) -> int:
        """Where a range that began in that row begins now."""
        return row if row <= self.row else row + self.times - 1

    def last(self, row: int) -> int:
        """Where a range that ended in that row ends now: the one that holds the repeated row holds all of its copies."""
        return row if row < self.row else row + self.times - 1

    def moved(self, area: Range) -> Range:
        """Where the range is now."""
        return area._replace(first_row=self.first(area.first_row), last_row=min(self.last(area.last_row), LAST_ROW))


def stretched(formula: str, stretches: Sequence[Stretch], within: str, own: bool) -> str:
    """A formula after rows of the sheet `within` were repeated; `own`: it stands on that sheet.

    A range that holds the repeated row holds all of its copies; a single cell of it stays that of the first one.
    """

    def change(sheet: str | None, refs: list[str]) -> list[str]:
        if not (own if sheet is None else _sheet_name(sheet) == within.casefold()):
            return refs
        for stretch in stretches:
            if len(refs) == 1:
                refs = [_at_row(refs[0], stretch.first)]
            else:
                refs = [_at_row(refs[0], stretch.first), _at_row(refs[1], stretch.last)]
        return refs

    return _changed(formula, change)


def copied(formula: str, rows: int, columns: int = 0) -> str:
    """A formula as it reads in a cell so many rows below and columns to the right: what has no `$` moves along."""

    def change(sheet: str | None, refs: list[str]) -> list[str]:  # noqa: ARG001
        return [_shifted(ref, rows, columns) for ref in refs]

    return _changed(formula, change)


def is_one_for_all_rows(formula: str) -> bool:
    """Whether it reads the same in every row: it names cells of its own row by their columns, if at all."""
    bare = re.sub(r"\[[^\[\]]*\]", "[]", formula)
    return copied(bare, 1) == bare


def _changed(formula: str, change: Callable[[str | None, list[str]], list[str]]) -> str:
    def one(found: "re.Match[str]") -> str:
        if found["text"]:
            return found[0]
        refs = [part for part in (found["a"], found["b"], found["r"], found["s"]) if part]
        if found["a"] and not all(column_number(m[2]) for ref in refs if (m := _CELL.fullmatch(ref))):
            return found[0]
        return (found["sheet"] or "") + ":".join(change(found["sheet"], refs))

    return _TOKEN.sub(one, formula)


def _sheet_name(written: str) -> str:
    name = written[:-1]
    return (name[1:-1].replace("''", "'") if name.startswith("'") else name).casefold()


def _at_row(ref: str, place: Callable[[int], int]) -> str:
    return re.sub(r"[0-9]+$", lambda m: str(place(int(m[0]))), ref)


def _shifted(ref: str, rows: int, columns: int) -> str:
    found = _CELL.fullmatch(ref)
    if not found:  # a whole row
        return ref if ref.startswith("$") else str(int(ref) + rows)
    fixed_column, column, fixed_row, row = found.groups()
    if not fixed_column:
        number = column_number(column) + columns
        if not 1 <= number <= LAST_COLUMN:
            return "#REF!"
        column = letters(number)
    new_row = int(row) if fixed_row else int(row) + rows
    return f"{fixed_column}{column}{fixed_row}{new_row}" if 1 <= new_row <= LAST_ROW else "#REF!"
