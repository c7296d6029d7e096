"""Changes cell by cell, to be shown or counted before or after they are written. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlcrm.model import Cell, Changes, Replace
from xlcrm.tables.encode import differs
from xlcrm.text import Lang, Text

NEW_ROW, HEADER = Text("new row", "新行"), Text("header", "表头")


class CellChange(NamedTuple):
    """One cell that differs: where (`row` names the row by its key), what it held, what it is to hold."""

    sheet: str
    row: str
    column: str
    old: Cell
    new: Cell


def cell_changes(wanted: Changes, lang: Lang) -> list[CellChange]:
    """New columns, computed cells, rows appended, and what differs on the output sheets."""
    found = [CellChange(sheet, HEADER.said(lang), column, None, column) for sheet, column in wanted.columns]
    found += [CellChange(u.sheet, u.key.name, u.column, u.old, u.new) for u in wanted.updates]
    for append in wanted.appends:
        found += [
            CellChange(append.sheet, NEW_ROW.said(lang), header, None, v)
            for header, v in append.values.items()
            if v is not None
        ]
    for replace in wanted.replaces:
        for i, (old, new) in enumerate(_lines(replace), 1):
            cells = zip(replace.headers, old, new, strict=True)
            found += [CellChange(replace.sheet, str(i), h, a, b) for h, a, b in cells if differs(a, b)]
    return found


def changed_cells(wanted: Changes) -> int:
    """How many cells differ: the length of `cell_changes`, without making the list."""
    count = (
        len(wanted.columns)
        + len(wanted.updates)
        + sum(v is not None for a in wanted.appends for v in a.values.values())
    )
    for replace in wanted.replaces:
        count += sum(differs(a, b) for old, new in _lines(replace) if old != new for a, b in zip(old, new, strict=True))
    return count


def _lines(replace: Replace) -> Iterator[tuple[Sequence[Cell], Sequence[Cell]]]:
    """The rows of an output sheet as they were and as they are to be; blank ones where there is none."""
    blank: tuple[Cell, ...] = (None,) * len(replace.headers)
    for i in range(max(len(replace.rows), len(replace.old))):
        yield replace.old[i] if i < len(replace.old) else blank, replace.rows[i] if i < len(replace.rows) else blank
