"""What a live book is to be given, worked out before its first cell is touched: blocks of cells by place, nothing but data.

Blocks rather than cells, for a call to a spreadsheet program costs as much as thousands of cells in one (10,000 dates one
by one take 14 s, as a block 0.04 s). Between two cells to be written the ones in our own columns are written along, with
what they hold already.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xlcrm import schema
from xlcrm.errors import WritingForbidden
from xlcrm.model import Append, Cell, Changes, Key, Notes, Replace, Table, Update
from xlcrm.ooxml.references import LAST_COLUMN, LAST_ROW
from xlcrm.stores.base import carried, column_numbers, noted, places, resolve, unchanged
from xlcrm.stores.live_reading import Here, runs
from xlcrm.tables.encode import differs
from xlcrm.tables.naming import Naming
from xlcrm.tables.values import is_blank

APART = 500  # unchanged cells between two changed ones that are still written along: about what one more call costs

Held = Mapping[tuple[int, int], Cell]


class Block(NamedTuple):
    """A rectangle of cells from (row, column) on: what is written, and what stood there."""

    row: int
    column: int
    new: Sequence[Sequence[Cell]]
    old: Sequence[Sequence[Cell]]


@dataclass
class SheetPlan:
    """One sheet: `blocks` first; `size` of its Excel table afterwards, as (last row, last column); `links` by row, None:
    none any more, in `link_column`; `tall` are rows whose text runs over several lines; `notes` as `noted` gives them.

    `added` are new columns, number -> (header, width), written with the blocks. `new`: the sheet is not there yet.
    """

    title: str
    known: schema.Sheet | None
    here: Here
    blocks: Sequence[Block] = ()
    added: dict[int, tuple[str, int]] = field(default_factory=dict)
    size: tuple[int, int] | None = None
    link_column: int = 0
    links: dict[int, tuple[str, str] | None] = field(default_factory=dict)
    tall: list[int] = field(default_factory=list)
    notes: list[tuple[int, Mapping[int, str | None], bool]] = field(default_factory=list)
    new: bool = False


def plan(changes: Changes, here: Mapping[str, Here], naming: Naming, formulas_in: Callable[[str, int], set[int]]) -> list[SheetPlan]:
    """All changes, sheet by sheet. Conflict where a cell no longer holds what was read; WritingForbidden where there is no
    room. `formulas_in(title, row)` are the columns that hold a formula in that row.
    """
    concerned = [c.sheet for kind in (changes.updates, changes.appends, changes.replaces) for c in kind]
    titles = dict.fromkeys([*(t for t, _ in changes.columns), *concerned, *(n.sheet for n in changes.notes)])
    return [_Planning(title, here.get(title), naming).planned(changes, formulas_in) for title in titles]


class _Planning:
    """One sheet while its changes are gathered: `cells` by row and column number."""

    def __init__(self, title: str, here: Here | None, naming: Naming) -> None:
        self.new = here is None
        self.here = here or Here(Table(title, 1, (), (), {}), None, 1, 0)
        known = naming.sheet_named(title)
        self.known = known or (schema.sheet_named(title) if self.new else None)
        self.sheet = SheetPlan(title, self.known, self.here, new=self.new)
        self.table = self.here.table
        self.cells = dict[int, dict[int, Cell]]()
        self.bottom = self.here.area.last_row if self.here.area else 0
        self.right = self.here.area.last_column if self.here.area else 0

    def planned(self, changes: Changes, formulas_in: Callable[[str, int], set[int]]) -> SheetPlan:
        title = self.sheet.title
        self._columns([h for sheet, h in changes.columns if sheet == title])
        keyed = places(self.here.table, self.known) if self._keyed(changes) else {}
        self._updates([u for u in changes.updates if u.sheet == title], keyed)
        appends = [a for a in changes.appends if a.sheet == title]
        if appends:
            self._appends(appends, formulas_in)
        for replace in changes.replaces:
            if replace.sheet == title:
                self._replace(replace)
        for notes in changes.notes:
            if notes.sheet == title:
                self._notes(notes, keyed)
        self.sheet.blocks = blocks(self.cells, self._held(), self._ours(), self.table.formulas)
        area = self.here.area
        if area and (self.bottom, self.right) != (area.last_row, area.last_column):
            self.sheet.size = self.bottom, self.right
        return self.sheet

    def _keyed(self, changes: Changes) -> bool:
        return any(c.sheet == self.sheet.title for kind in (changes.updates, changes.notes) for c in kind)

    def _put(self, row: int, column: int, value: Cell) -> None:
        self.cells.setdefault(row, {})[column] = value

    def _columns(self, headers: Sequence[str]) -> None:
        """New headers at the right end; an Excel table that ends there takes them in."""
        new = [h for h in headers if h not in column_numbers(self.table)]
        if not new:
            return
        first = max([self.here.last_column, *(a.last_column for a in (*self.here.others, self.here.area) if a)]) + 1
        if first + len(new) - 1 > LAST_COLUMN:
            raise WritingForbidden(
                f"The sheet {self.sheet.title} is used up to its last column, so none can be added: clear what stands there; nothing was written.",
                f"工作表“{self.sheet.title}”已用到最后一列，无法再添加列：请先清空那里的内容；未写入任何内容。",
            )
        widths = {c.header(lang): c.width for c in (self.known.columns if self.known else ()) for lang in ("en", "zh")}
        for number, header in enumerate(new, first):
            self.sheet.added[number] = header, max(widths.get(header, 12), 2 * len(header) - sum(ch.isascii() for ch in header) + 4)
            self._put(self.table.header_row, number, header)
        if self.here.area and self.right == first - 1:
            self.right = first + len(new) - 1
        t = self.table
        self.table = Table(t.title, t.header_row, (*t.headers, *enumerate(new, first)), t.rows, t.cells, t.formulas)

    def _updates(self, updates: Sequence[Update], keyed: Mapping[Key, int]) -> None:
        for row, values in resolve(updates, self.table, self.known, keyed).items() if updates else ():
            self.cells.setdefault(row, {}).update(values)

    def _appends(self, appends: Sequence[Append], formulas_in: Callable[[str, int], set[int]]) -> None:
        """Beneath the last row that holds anything typed; rows that hold only prepared formulas are used first."""
        table, columns = self.table, column_numbers(self.table)
        prepared = formulas_in(table.title, table.rows[-1]) if table.rows else set[int]()
        typed = [cells for n, cells in table.cells.items() if n not in prepared]
        last = max((row for i, row in enumerate(table.rows) if not all(is_blank(c[i]) for c in typed)), default=table.header_row)
        room = max([self.here.area.last_data_row if self.here.area else 0, *table.rows[-1:]])
        for append in appends:
            last += 1
            if last > room:
                self._refuse_occupied(last)
                if self.here.area:
                    self.bottom = max(self.bottom, last)
            for header, value in append.values.items():
                if value is not None:
                    self._put(last, columns[header], value)

    def _refuse_occupied(self, row: int) -> None:
        area = self.here.area
        below = (area is not None and area.totals) or any(a.first_row <= row <= a.last_row for a in self.here.others)
        if below or row > LAST_ROW or (area is not None and area.last_row < self.here.last_row and row <= self.here.last_row):
            raise WritingForbidden(
                f"Below row {row - 1} of the sheet {self.sheet.title} something stands in the way of a new row, a totals row, other cells or "
                f"another table: make room there; nothing was written.",
                f"工作表“{self.sheet.title}”第 {row - 1} 行之下有汇总行、其他内容或另一张表，无法添加新行：请先腾出空行；未写入任何内容。",
            )

    def _replace(self, replace: Replace) -> None:
        """An output sheet, whole; only what differs is written."""
        if self.new:
            for number, header in enumerate(replace.headers, 1):
                self._put(1, number, header)
            self.table = Table(replace.sheet, 1, tuple(enumerate(replace.headers, 1)), (), {})
        table, columns = self.table, column_numbers(self.table)
        unchanged(replace, table)
        first, ours = table.header_row + 1, [columns[h] for h in replace.headers]
        wanted = {first + k: dict(zip(ours, values, strict=True)) for k, values in enumerate(replace.rows)}
        wanted |= {row: dict.fromkeys(ours) for row in table.rows if row >= first + len(replace.rows)}
        for write in carried(replace, table):
            wanted.setdefault(write.row, {})[write.column] = write.value
        held = self._held()
        long = {columns[c.header(lang)] for c in (self.known.columns if self.known else ()) if c.kind == "long" for lang in ("en", "zh") if c.header(lang) in columns}
        for row, values in wanted.items():
            changed = {n: v for n, v in values.items() if differs(held.get((row, n)), v)}
            if changed:
                self.cells.setdefault(row, {}).update(changed)
                if any(isinstance(values.get(n), str) for n in long & values.keys()):
                    self.sheet.tall.append(row)
        if self.here.area:
            self.bottom = max(first + max(1, len(replace.rows)) - 1, first)
        if replace.link_column:
            self._links(replace, columns[replace.link_column], held)

    def _links(self, replace: Replace, column: int, held: Held) -> None:
        """Of rows whose place in the list changed; where no problem stands any more there is no link."""
        first, old = self.table.header_row + 1, len(replace.old)
        self.sheet.link_column = column
        for k in range(max(len(replace.rows), old)):
            link = replace.links[k] if k < len(replace.links) else None
            if k >= old or k >= len(replace.rows) or replace.rows[k][:2] != replace.old[k][:2]:
                self.sheet.links[first + k] = link

    def _notes(self, notes: Notes, keyed: Mapping[Key, int]) -> None:
        found = noted(notes, self.table, keyed)
        if found is not None:
            self.sheet.notes.append((*found, notes.whole))

    def _held(self) -> dict[tuple[int, int], Cell]:
        table = self.here.table
        return {(row, n): v for n, cells in table.cells.items() for row, v in zip(table.rows, cells, strict=True) if v is not None}

    def _ours(self) -> frozenset[int]:
        """The columns that nobody but refresh writes: in them unchanged cells may be written along."""
        if self.known is None:
            return frozenset()
        found = self.known.match(self.table.headers)
        if self.known.output:
            return frozenset(found.values())
        return frozenset(n for name, n in found.items() if self.known.column(name).computed)


def blocks(cells: Mapping[int, Mapping[int, Cell]], held: Held, ours: frozenset[int], formulas: frozenset[tuple[int, int]]) -> list[Block]:
    """The cells as rectangles, as few as may be; every cell of `cells` is in one, and beside them only cells of `ours`."""
    filled = {row: dict(values) for row, values in cells.items()}
    columns = sorted({n for values in cells.values() for n in values} & ours)
    for first, last in _bands(columns, ours):
        rows = sorted(row for row, values in cells.items() if any(first <= n <= last for n in values))
        for top, bottom in _stretches(rows, APART // (last - first + 1)):
            for row in range(top, bottom + 1):
                line = filled.setdefault(row, {})
                for n in range(first, last + 1):
                    if n not in line and (row, n) not in formulas and _repeatable(held.get((row, n))):
                        line[n] = held.get((row, n))
    return [Block(r, c, new, [[held.get((r + i, c + k)) for k in range(len(line))] for i, line in enumerate(new)]) for r, c, new in _rectangles(filled)]


def _repeatable(value: Cell) -> bool:
    """Would writing the value once more leave the cell as it is? An error would become a text; a moment may lose a fraction."""
    return value is None or (isinstance(value, str) and value[:1] != "#") or type(value) in (int, float) or not hasattr(value, "hour")


def _bands(columns: Sequence[int], ours: frozenset[int]) -> Iterator[tuple[int, int]]:
    """From the first to the last changed column of each run of columns of ours."""
    for first, last in runs(sorted(ours)):
        changed = [n for n in columns if first <= n <= last]
        if changed:
            yield changed[0], changed[-1]


def _stretches(rows: Sequence[int], apart: int) -> list[tuple[int, int]]:
    found = list[tuple[int, int]]()
    for row in rows:
        if found and row - found[-1][1] - 1 <= apart:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found


def _rectangles(cells: Mapping[int, Mapping[int, Cell]]) -> Iterator[tuple[int, int, list[list[Cell]]]]:
    """Rows with the same runs of columns, one below the other, are one rectangle for each run."""
    open_ones = dict[tuple[int, int], tuple[int, list[list[Cell]]]]()
    before = 0
    for row in sorted(r for r, values in cells.items() if values):
        values = cells[row]
        here = set(runs(sorted(values)))
        for run in [run for run in open_ones if run not in here or before != row - 1]:
            top, lines = open_ones.pop(run)
            yield top, run[0], lines
        for first, last in sorted(here):
            lines = open_ones.setdefault((first, last), (row, []))[1]
            lines.append([values[n] for n in range(first, last + 1)])
        before = row
    for (first, _), (top, lines) in open_ones.items():
        yield top, first, lines
