"""Two or three versions of a book, side by side: what differs, row by row. Pure.

A refresh moves no row of a sheet in which people type, so there the versions before and after it agree row by row.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from xlcrm.model import Cell, Key, Rows
from xlcrm.tables.encode import differs
from xlcrm.tables.identify import keys
from xlcrm.tables.locate import Located, locate
from xlcrm.tables.values import is_blank, text
from xlcrm.text import Lang
from xlcrm.versions.cells import HEADER, CellChange

Line = tuple[Cell, ...]


def differences(before: Rows, after: Rows, lang: Lang) -> list[CellChange]:
    """What was written, cell by cell, as many as the report of a refresh counts. NotACrmBook where one of the two is none."""
    old, new = locate(before), locate(after)
    found = list[CellChange]()
    for name, here in (old | new).items():
        if name in new and name in old:
            found += [
                CellChange(here.table.title, HEADER.said(lang), h, None, h) for h in _headers_in(new[name], old[name])
            ]
            found += [
                CellChange(here.table.title, HEADER.said(lang), h, h, None) for h in _headers_in(old[name], new[name])
            ]
        if here.sheet.output:
            columns = [c.name for c in here.sheet.columns if c.name in here.columns]
            was, now = listed(old.get(name), columns), listed(new.get(name), columns)
            found += positions(here.table.title, [header_of(here, c) for c in columns], was, now)
        elif name in new and name in old:
            rows = InputSheet(old[name], new[name], new[name])
            found += [
                CellChange(rows.title, rows.label(i), header_of(new[name], c), a, b) for i, c, a, b in rows.changed()
            ]
            found += _gone(old[name], new[name])
    return found


def _headers_in(here: Located, other: Located) -> list[str]:
    """The headers of columns that one version of a sheet has and the other has not."""
    return [
        header_of(here, c.name) for c in here.sheet.columns if c.name in here.columns and c.name not in other.columns
    ]


def _gone(old: Located, new: Located) -> Iterator[CellChange]:
    """The cells of rows and columns that are no more, as where a refresh that added them is taken back."""
    gone = set(old.table.rows).difference(new.table.rows)
    if not gone and old.columns.keys() <= new.columns.keys():
        return
    rows = InputSheet(new, old, old)
    for i, column, _, held in rows.changed():
        if old.table.rows[i] in gone or column not in new.columns:
            yield CellChange(old.table.title, rows.label(i), header_of(old, column), held, None)


class InputSheet:
    """A sheet in which people type: before the refresh, after it, and now."""

    def __init__(self, old: Located, new: Located, here: Located) -> None:
        self.old, self.new, self.here = old, new, here
        self.title = here.table.title
        self.columns = [c.name for c in new.sheet.columns if c.name in new.columns]
        index = {row: i for i, row in enumerate(old.table.rows)}
        self._before = [index.get(row) for row in new.table.rows]
        self._keys = list[Key]()

    @property
    def keys_now(self) -> Sequence[Key]:
        """The keys of the rows as they stand now."""
        self._keys = self._keys or keys(self.here)
        return self._keys

    def label(self, index: int) -> str:
        """What to call a row that the refresh left: its ID or company, else its number."""
        names = (text(self.new.cells(c)[index]) for c in self.new.sheet.key)
        return next(filter(None, names), str(self.new.table.rows[index]))

    def changed(self) -> Iterator[tuple[int, str, Cell, Cell]]:
        """Each cell that the refresh changed: its row, its column, what it held, what the refresh wrote."""
        for column in self.columns:
            past, wrote = self.old.cells(column), self.new.cells(column)
            held = [None if i is None else past[i] for i in self._before]
            if held != wrote:
                yield from (
                    (i, column, a, b) for i, (a, b) in enumerate(zip(held, wrote, strict=True)) if not same(a, b)
                )

    def added(self) -> list[int]:
        """The rows that held nothing in our columns before, and hold something after."""
        blank: Sequence[int] = range(len(self.old.table.rows))
        for column in self.columns:
            past = self.old.cells(column)
            blank = [i for i in blank if is_blank(past[i])]
        were_blank = {None, *blank}
        fresh = [i for i, before in enumerate(self._before) if before in were_blank]
        return [i for i in fresh if any(not is_blank(self.new.cells(c)[i]) for c in self.columns)]

    def untouched(self, index: int, now: int) -> bool:
        """Whether a row is as the refresh left it, the user's own columns included. What a formula shows may change."""
        table, row = self.here.table, self.here.table.rows[now]
        ours = {self.here.columns.get(c, 0) for c in self.columns}
        own = {header: number for number, header in reversed(self.new.table.headers)}
        pairs = [(self.new.columns[c], self.here.columns.get(c, 0)) for c in self.columns]
        pairs += [
            (own.get(header, 0), n) for n, header in table.headers if n not in ours and (row, n) not in table.formulas
        ]
        return not any((row, n) in table.formulas for n in ours) and all(
            same(_cell(self.new, was, index), _cell(self.here, number, now)) for was, number in pairs
        )


class OwnColumns:
    """The user's own columns beside an output sheet, which follow their row by its key; formulas stay where they are."""

    def __init__(self, old: Located | None, new: Located, here: Located) -> None:
        table, ours = here.table, set(here.columns.values())
        formulas = {n for _, n in table.formulas}
        first = {header: n for n, header in reversed(table.headers)}
        wanted = (
            {n: header for header, n in first.items() if n not in ours and n not in formulas} if here.sheet.key else {}
        )
        self.numbers, self.headers = sorted(wanted), [wanted[n] for n in sorted(wanted)]
        self.key = here.sheet.key
        self._blank: Line = (None,) * len(self.headers)
        self.before, self.after, self.now = (self._by_key(there) for there in (old, new, here))

    def _by_key(self, there: Located | None) -> dict[tuple[Line, int], Line]:
        """The cells of each row by its key, and which of several alike it is; in the order of the rows."""
        found = dict[tuple[Line, int], Line]()
        if there is None:
            return found
        numbers, seen = {header: n for n, header in reversed(there.table.headers)}, Counter[Line]()
        for i in range(len(there.table.rows)):
            key = tuple(there.cells(c)[i] for c in self.key)
            seen[key] += 1
            found[key, seen[key]] = tuple(_cell(there, numbers.get(h, 0), i) for h in self.headers)
        return found

    def would_be_lost(self) -> bool:
        """Whether the user has written since beside a row that goes."""
        return any(
            not alike([cells], [self.after.get(key, self._blank)])
            for key, cells in self.now.items()
            if key not in self.before
        )

    def back(self) -> Sequence[Line]:
        """The cells beside each row that comes back: what was typed since, else what they held before."""
        return [
            tuple(
                b if same(n, w) else n
                for b, w, n in zip(before, self.after.get(key, self._blank), self.now[key], strict=True)
            )
            if key in self.now
            else before
            for key, before in self.before.items()
        ]


def same(a: Cell, b: Cell) -> bool:
    """Would a person see the same value?"""
    return not differs(a, b) and not differs(b, a)


def header_of(here: Located, column: str) -> str:
    """The header of a column that the sheet has."""
    return here.header(column, "en")


def _cell(here: Located, number: int, index: int) -> Cell:
    return here.table.cells[number][index] if number in here.table.cells else None


def listed(here: Located | None, columns: Sequence[str], numbers: Sequence[int] = ()) -> list[Line]:
    """The rows of an output sheet without empty ones at its end: these columns of ours, then those with these numbers."""
    if here is None:
        return []
    own = [here.table.cells[n] for n in numbers]
    lines = list(zip(*(here.cells(c) for c in columns), *own, strict=True))
    while lines and all(v is None for v in lines[-1]):
        lines.pop()
    return lines


def placed(lines: Sequence[Line], there: Located | None) -> list[Line]:
    """The rows of `listed`, with empty ones between them where the sheet had them."""
    found = list[Line]()
    if there:
        for line, row in zip(lines, there.table.rows, strict=False):
            found += [(None,) * len(line)] * (row - there.table.header_row - 1 - len(found))
            found.append(line)
    return found


def alike(a: Sequence[Line], b: Sequence[Line]) -> bool:
    """Would a person see the same rows in the same order?"""
    return len(a) == len(b) and all(same(x, y) for r, s in zip(a, b, strict=True) for x, y in zip(r, s, strict=True))


def plain(line: Line) -> Line:
    """The row, with one value for all that look alike."""
    return tuple(
        None if v == "" else v.date() if isinstance(v, dt.datetime) and v.time() == dt.time() else v for v in line
    )


def positions(title: str, headers: Sequence[str], old: Sequence[Line], new: Sequence[Line]) -> Iterator[CellChange]:
    """What differs on an output sheet, place by place."""
    blank: Line = (None,) * len(headers)
    for i in range(max(len(old), len(new))):
        lines = (old[i] if i < len(old) else blank), (new[i] if i < len(new) else blank)
        for header, a, b in zip(headers, *lines, strict=True):
            if differs(a, b):
                yield CellChange(title, str(i + 1), header, a, b)
