"""Taking a refresh back, cell by cell: what it wrote goes, what the user typed since stays. Pure.

Three books tell it: the one before the refresh, the one that the refresh left, and the present one. A refresh moves no
row of a sheet in which people type, so the first two agree row by row; the present one may have been sorted and added
to, so its rows are found by key.

- A cell that still holds what the refresh wrote gets what it held before; one that was changed since is kept.
- An ID that the refresh gave out is kept where a touch, a quote, a contact or a letter names it by now.
- A row that the refresh added is emptied where it is still as it was written, and kept where anything in it was changed.
- An output sheet goes back as a whole, however it was sorted, unless one of its rows was edited since. The user's own
  columns beside it follow their rows.
- Where Emails is kept, so are the new touches: a letter that is noted as logged must have its touch.
- Columns and sheets that the refresh added stay, and are empty.
- The note on a cell of Warnings that goes back goes too; the next refresh writes what is right by then.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlcrm import schema
from xlcrm.errorvalue import rich
from xlcrm.model import Cell, Changes, Notes, Replace, Rows, Update
from xlcrm.schema import fold
from xlcrm.tables.identify import keys
from xlcrm.tables.locate import Located, locate
from xlcrm.tables.notes import NOTED
from xlcrm.tables.values import is_blank, text
from xlcrm.text import Text
from xlcrm.versions.cells import CellChange
from xlcrm.versions.side_by_side import InputSheet, OwnColumns, alike, header_of, listed, placed, plain, positions, same

CHANGED = Text("changed since the refresh", "刷新之后被修改过")
GONE = Text("its row is no longer there", "所在行已不存在")
NAMED = Text("named on other sheets by now", "其他表已引用")
FORMULA = Text("a formula by now", "现已是公式")
PICTURE = Text("a picture before, which the book no longer has", "原为单元格图片，工作簿中已不存在")
EDITED = Text("edited since the refresh", "刷新之后被编辑过")
WITH_LETTERS = Text("kept because the letters are", "信件已保留，故一并保留")

_NAMING = ("Customer", "Customer ID")  # columns that name a customer


class Kept(NamedTuple):
    """What undo leaves as it is, and why: a cell; a row where `column` is ""; a sheet where `row` is "" too."""

    sheet: str
    row: str
    column: str
    why: Text


class Undoing(NamedTuple):
    """The changes that take a refresh back, what they do cell by cell, and what they leave alone."""

    changes: Changes
    taken: Sequence[CellChange]
    kept: Sequence[Kept]


def take_back(before: Rows, after: Rows, now: Rows, *, pictures: bool = True) -> Undoing:
    """The changes to the book `now` that take back what made `after` of `before`. NotACrmBook where one of them is none.

    `pictures`: those in cells have the same numbers in all three, so that they can be put back.
    """
    old, new, here = locate(before), locate(after), locate(now)
    back = _Back(here, pictures)
    for name, was in new.items():
        if was.sheet.output and name in here:
            back.output(old.get(name), was, here[name])
    # Those whose rows have keys come last: an ID may go only where nothing that stays names it.
    for name, was in sorted(new.items(), key=lambda item: bool(item[1].sheet.key)):
        if not was.sheet.output and name in here and name in old:
            rows = InputSheet(old[name], was, here[name])
            back.added(rows)
            if was.sheet.key:
                back.cells(rows)
    return Undoing(Changes(updates=back.updates, replaces=back.replaces, notes=back.notes()), back.taken, back.kept)


class _Back:
    """Gathers what goes back, sheet by sheet."""

    def __init__(self, here: Mapping[str, Located], pictures: bool) -> None:
        self.here, self._pictures = here, pictures
        self.updates, self.replaces = list[Update](), list[Replace]()
        self.taken, self.kept = list[CellChange](), list[Kept]()
        self._named: set[str] | None = None

    def output(self, old: Located | None, new: Located, here: Located) -> None:
        """A sheet that refresh owns: whole, or not at all."""
        columns = [c.name for c in new.sheet.columns if c.name in new.columns]
        before, after, now = (listed(there, columns) for there in (old, new, here))
        if alike(before, after) or alike(before, now):
            return
        title, own = here.table.title, OwnColumns(old, new, here)
        edited = any(c not in here.columns for c in columns) or Counter(map(plain, after)) != Counter(map(plain, now))
        lines = placed([(*line, *cells) for line, cells in zip(before, own.back(), strict=False)], old)
        pictures = {value for line in lines for value in line if rich(value)}
        if edited or own.would_be_lost() or (pictures and not self._pictures):
            self.kept.append(Kept(title, "", "", EDITED))
            return
        headers = [header_of(here, c) for c in columns]
        whole = listed(here, columns, own.numbers)
        link = header_of(here, "Cell") if here.sheet is schema.PROBLEMS else ""
        links = [(str(line[0]), str(line[1])) for line in listed(old, ("Sheet", "Cell"))] if link else []
        key = tuple(header_of(here, c) for c in here.sheet.key)
        self.replaces.append(Replace(title, (*headers, *own.headers), lines, whole, key, link, links))
        self.taken += positions(title, headers, now, before)

    def added(self, rows: "InputSheet") -> None:
        """Rows that the refresh added: all of a row, or nothing."""
        added = rows.added()
        if not added:
            return
        names, there = keys(rows.new), dict[str, list[int]]()
        for i, key in enumerate(rows.keys_now):
            there.setdefault(key.name, []).append(i)
        others = Counter(key.name for key in names)
        others.subtract(names[i].name for i in added)  # rows just like it that were there before
        for index in added:
            alike = there.get(names[index].name, [])
            if rows.here.sheet.name == "Touches" and self._letters_stay():
                self.kept.append(Kept(rows.title, rows.label(index), "", WITH_LETTERS))
            elif len(alike) <= others[names[index].name] or not rows.untouched(index, alike[-1]):
                self.kept.append(Kept(rows.title, rows.label(index), "", CHANGED))
            else:
                i = alike.pop()
                for column in rows.columns:
                    if not is_blank(held := rows.here.cells(column)[i]):
                        self._update(rows, i, column, held, None)

    def cells(self, rows: "InputSheet") -> None:
        """Cells of rows that were there before."""
        places, added = {key: i for i, key in enumerate(rows.keys_now)}, set(rows.added())
        names, gone = keys(rows.new), set[int]()
        for index, column, held, wrote in rows.changed():
            i = places.get(names[index])
            if index in added or index in gone:
                continue
            if i is None:
                gone.add(index)
                self.kept.append(Kept(rows.title, rows.label(index), "", GONE))
                continue
            found = rows.here.cells(column)[i]
            if same(found, held):
                continue
            if why := self._reason_to_keep(rows, i, column, held, wrote):
                self.kept.append(Kept(rows.title, rows.label(index), rows.here.header(column, "en"), why))
            else:
                self._update(rows, i, column, found, held)

    def _reason_to_keep(self, rows: "InputSheet", i: int, column: str, held: Cell, wrote: Cell) -> Text | None:
        here = rows.here
        found = here.cells(column)[i]
        if column not in here.columns or not same(found, wrote):
            return CHANGED
        if rich(held) and not self._pictures:
            return PICTURE
        if (here.table.rows[i], here.columns[column]) in here.table.formulas:
            return FORMULA
        return NAMED if column == here.sheet.key[0] and fold(text(found)) in self.named() else None

    def _update(self, rows: "InputSheet", i: int, column: str, old: Cell, new: Cell) -> None:
        header = header_of(rows.here, column)
        row = rows.keys_now[i].name if rows.here.sheet.key else str(rows.here.table.rows[i])
        self.updates.append(Update(rows.title, rows.keys_now[i], header, old, new))
        self.taken.append(CellChange(rows.title, row, header, old, new))

    def notes(self) -> list[Notes]:
        """No note where what it explains went back: Warnings of a customer, or the Agenda."""
        found = list[Notes]()
        for name, column in NOTED.items():
            here = self.here.get(name)
            if here is None or column not in here.columns:
                continue
            title, header = here.table.title, header_of(here, column)
            gone = {u.key: None for u in self.updates if u.sheet == title and u.column == header}
            replaced = any(r.sheet == title for r in self.replaces)
            if gone or replaced:
                found.append(Notes(title, header, gone, whole=replaced))
        return found

    def _letters_stay(self) -> bool:
        emails = self.here.get("Emails")
        return emails is not None and Kept(emails.table.title, "", "", EDITED) in self.kept

    def named(self) -> set[str]:
        """The customers that something names which stays."""
        if self._named is None:
            self._named = set()
            replaced, emptied = {r.sheet for r in self.replaces}, {(u.sheet, u.key) for u in self.updates}
            for here in self.here.values():
                if here.table.title in replaced or (here.sheet.key and not here.sheet.output):
                    continue
                going = [(here.table.title, key) in emptied for key in keys(here)]
                for column in _NAMING:
                    if column in here.columns:
                        self._named.update(
                            fold(text(v)) for v, goes in zip(here.cells(column), going, strict=True) if not goes
                        )
        return self._named
