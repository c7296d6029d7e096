"""What a live book is to be given, worked out before its first cell is touched: blocks of cells by place, nothing but data."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from xlcrm import schema
from xlcrm.errors import WritingForbidden
from xlcrm.model import Append, Cell, Changes, Key, Notes, Replace, Table, Update
from xlcrm.ooxml.references import LAST_ROW, Range
from xlcrm.ooxml.rowlooks import Moves
from xlcrm.stores.base import (
    Held,
    column_numbers,
    no_room_below,
    places,
    refuse_formulas,
    resolve,
    rows_for_more,
)
from xlcrm.stores.live_blocks import Block, blocks
from xlcrm.stores.live_reading import Here
from xlcrm.stores.live_room import IsFree, room
from xlcrm.stores.looks import width_of
from xlcrm.stores.output import end_of_output, moves_of, noted, refuse_in_the_way, refuse_to_move_pictures, replaced
from xlcrm.tables.encode import differs
from xlcrm.tables.naming import Naming

MOST_LINKS = 100  # a person clicks his way through no more


@dataclass
class SheetPlan:
    """One sheet: `blocks` first; `size` of its Excel table afterwards, as (last row, last column); `links` in `link_column` by
    row, None: none any more, down to the row `linked` there may be old ones; `tall` are rows whose text runs, or ran, over several
    lines, `fresh` new ones with their texts by column; `notes` as `noted` gives them; `moves` is where its rows go, if they do.

    `added` are new columns, number -> (header, width in characters); `beside` is the column of a plain list right of which they
    stand, 0: they stand elsewhere. `new`: the sheet is not there yet.
    """

    title: str
    known: schema.Sheet | None
    here: Here
    blocks: Sequence[Block] = ()
    added: dict[int, tuple[str, int]] = field(default_factory=dict)
    beside: int = 0
    size: tuple[int, int] | None = None
    link_column: int = 0
    linked: int = 0
    links: dict[int, tuple[str, str] | None] = field(default_factory=dict)
    tall: list[int] = field(default_factory=list)
    fresh: dict[int, dict[int, str]] = field(default_factory=dict)
    notes: list[tuple[int, Mapping[int, str | None], bool]] = field(default_factory=list)
    moves: Moves | None = None
    new: bool = False


def plan(
    changes: Changes,
    here: Mapping[str, Here],
    naming: Naming,
    formulas_in: Callable[[str, int], set[int]],
    is_free: IsFree,
) -> list[SheetPlan]:
    """All changes, sheet by sheet. Conflict where a cell no longer holds what was read; WritingForbidden where there is no
    room. `formulas_in(title, row)` are the columns that hold a formula in that row.

    A page of charts that the book lacks is left to the file store, which can draw them; where it stands its cells are written.
    """
    concerned = [c.sheet for kind in (changes.updates, changes.appends, changes.replaces) for c in kind]
    concerned = [title for title in concerned if title in here or not schema.has_charts(title)]
    titles = dict.fromkeys([*(t for t, _ in changes.columns), *concerned, *(n.sheet for n in changes.notes)])
    return [_Planning(title, here.get(title), naming).planned(changes, formulas_in, is_free) for title in titles]


class _Planning:
    """One sheet while its changes are gathered: `cells` by row and column number."""

    def __init__(self, title: str, here: Here | None, naming: Naming) -> None:
        self.new = here is None
        self.here = here or Here(Table(title, 1, (), (), {}), None, 1, 0)
        known = naming.sheet_named(title)
        self.known = known or (schema.sheet_named(title) if self.new else None)
        self.sheet = SheetPlan(title, self.known, self.here, new=self.new)
        self.table = self.here.table
        self.held = Held(self.table)
        self.cells = dict[int, dict[int, Cell]]()
        self.standing = dict[int, tuple[str, str]]()
        self.bottom = self.here.area.last_row if self.here.area else 0
        self.right = self.here.area.last_column if self.here.area else 0

    def planned(self, changes: Changes, formulas_in: Callable[[str, int], set[int]], is_free: IsFree) -> SheetPlan:
        title = self.sheet.title
        self._columns([h for sheet, h in changes.columns if sheet == title], is_free)
        keyed = places(self.here.table, self.known) if self._keyed(changes) else {}
        self._updates([u for u in changes.updates if u.sheet == title], keyed)
        appends = [a for a in changes.appends if a.sheet == title]
        if appends:
            self._appends(appends, formulas_in)
        for output in changes.replaces:
            if output.sheet == title:
                self._replace(output)
        for notes in changes.notes:
            if notes.sheet == title:
                self._notes(notes, keyed, changes.replaces)
        self.sheet.blocks = blocks(self.cells, self.held, self._ours(), self.table.formulas) if self.cells else ()
        self._relink()
        area = self.here.area
        if area and (self.bottom, self.right) != (area.last_row, area.last_column):
            self.sheet.size = self.bottom, self.right
        return self.sheet

    def _keyed(self, changes: Changes) -> bool:
        return any(c.sheet == self.sheet.title for kind in (changes.updates, changes.notes) for c in kind)

    def _put(self, row: int, column: int, value: Cell) -> None:
        self.cells.setdefault(row, {})[column] = value

    def _columns(self, headers: Sequence[str], is_free: IsFree) -> None:
        """New headers right of the others; an Excel table that ends there takes them in."""
        new = [h for h in headers if h not in column_numbers(self.table)]
        if not new:
            return
        found = room(self.here, self.table, new, is_free)
        if found is None:
            raise WritingForbidden(
                f"The sheet {self.sheet.title} is used up to its last column, so none can be added: clear what stands there; nothing was written.",
                f"工作表“{self.sheet.title}”已用到最后一列，无法再添加列：请先清空那里的内容；未写入任何内容。",
            )
        first, self.sheet.beside = found.first, found.first - 1 if found.beside else 0
        widths = {c.header(lang): c.width for c in (self.known.columns if self.known else ()) for lang in ("en", "zh")}
        for number, header in enumerate(new, first):
            wide = width_of(header) + 4  # in one line, beside the button of a filter
            self.sheet.added[number] = header, max(widths.get(header, 12), wide)
        if found.in_table:
            self.right = first + len(new) - 1
        self.table = replace(self.table, headers=(*self.table.headers, *enumerate(new, first)))

    def _updates(self, updates: Sequence[Update], keyed: Mapping[Key, int]) -> None:
        for row, values in resolve(updates, self.table, self.known, keyed).items() if updates else ():
            self.cells.setdefault(row, {}).update(values)

    def _appends(self, appends: Sequence[Append], formulas_in: Callable[[str, int], set[int]]) -> None:
        """Beneath the last row that holds anything typed; rows that hold only prepared formulas are used first."""
        table, columns = self.table, column_numbers(self.table)
        prepared = formulas_in(table.title, table.rows[-1]) if table.rows else set[int]()
        area = self.here.area
        end = area.last_data_row if area else None
        last, room = rows_for_more(table, prepared, end)
        inside = end is not None and last <= end
        for append in appends:
            last += 1
            written = {columns[header]: value for header, value in append.values.items() if value is not None}
            held = formulas_in(table.title, last) if last in table.rows else set[int]()
            if last > room:
                self._refuse_occupied(
                    last, {*written, *((area.first_column, area.last_column) if area and inside else ())}, held
                )
                if inside:
                    self.bottom = max(self.bottom, last)
            self.sheet.fresh[last] = {n: value for n, value in written.items() if isinstance(value, str)}
            refuse_formulas(replace(table, formulas=frozenset((last, n) for n in held)), last, written)
            for column, value in written.items():
                self._put(last, column, value)

    def _refuse_occupied(self, row: int, columns: Collection[int], formulas: Collection[int]) -> None:
        """Raise where something stands in a new row, from the first of the columns to the last."""
        area = Range(row, min(columns), row, max(columns))
        if (
            row > LAST_ROW
            or (self.here.area is not None and self.here.area.totals)
            or any(other.cells.meets(area) for other in self.here.others)
            or any(n in formulas or self.held(row, n) is not None for n in range(min(columns), max(columns) + 1))
        ):
            raise no_room_below(self.sheet.title, row - 1)

    def _replace(self, output: Replace) -> None:
        """An output sheet, whole; only what differs is written."""
        if self.new:
            widths = [c.width for c in self.known.columns] if self.known else [12] * len(output.headers)
            self.sheet.added = dict(enumerate(zip(output.headers, widths, strict=True), 1))
            self.table = Table(output.sheet, 1, tuple(enumerate(output.headers, 1)), (), {})
        table, columns = self.table, column_numbers(self.table)
        refuse_to_move_pictures(output, table)
        wanted, self.sheet.moves = replaced(output, table), moves_of(output, table)
        known = self.known.match(table.headers) if self.known else {}
        long = {n for name, n in known.items() if self.known and self.known.column(name).kind == "long"}
        theirs = self.here.of_the_user
        for row, values in wanted.items():
            changed = {n: v for n, v in values.items() if differs(self.held(row, n), v)}
            refuse_formulas(table, row, changed)
            refuse_in_the_way(table.title, row, changed, theirs)
            if changed:
                self.cells.setdefault(row, {}).update(changed)
                if any(isinstance(changed.get(n), str) for n in long & changed.keys()):
                    self.sheet.tall.append(row)
        if self.here.area:
            end = end_of_output(len(output.rows), table, self.here.area.cells, self.here.area.totals)
            self.bottom = end + self.here.area.totals
        if output.link_column:
            self._links(output, columns[output.link_column])

    def _links(self, output: Replace, column: int) -> None:
        """Of the rows whose place in the list changed, and None for those that the list has no longer."""
        first, old, new = self.table.header_row + 1, output.old, output.rows
        self.sheet.link_column = column
        for k in range(max(len(new), len(old))):
            if k >= len(new):
                self.sheet.links[first + k] = None
            elif output.links[k] and (k >= len(old) or new[k] != old[k]):
                self.sheet.links[first + k] = output.links[k]
        self.sheet.linked = first + len(old) - 1
        self.standing = {first + k: link for k, link in enumerate(output.links) if link}

    def _relink(self) -> None:
        """Links that were right already, of cells that are written along with what changed: Calc lets go of a link then."""
        rows = (
            row
            for block in self.sheet.blocks
            if 0 <= self.sheet.link_column - block.column < len(block.new[0])
            for row in range(block.row, block.row + len(block.new))
        )
        along = [row for row in rows if row in self.standing and row not in self.sheet.links]
        for row in along[: max(0, MOST_LINKS - len(self.sheet.links))]:
            self.sheet.links[row] = self.standing[row]

    def _notes(self, notes: Notes, keyed: Mapping[Key, int], replaces: Sequence[Replace]) -> None:
        found = noted(notes, self.table, keyed, replaces)
        if found is not None:
            self.sheet.notes.append((*found, notes.whole))

    def _ours(self) -> set[int]:
        """The columns that nobody but refresh writes."""
        if self.known is None:
            return set()
        found = self.known.match(self.table.headers)
        return {n for name, n in found.items() if self.known.output or self.known.column(name).computed}
