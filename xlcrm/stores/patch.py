"""Changes, put into the sheets of a workbook: what the file store does between reading and committing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as altered
from typing import NamedTuple

from xlcrm import schema
from xlcrm.errors import WritingForbidden, sheet_protected
from xlcrm.model import Append, Cell, Changes, Key, Notes, Replace, Table, column_letter
from xlcrm.ooxml.notes import Mark
from xlcrm.ooxml.references import LAST_COLUMN, LAST_ROW
from xlcrm.ooxml.rules import Rule
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.tables import TableRange
from xlcrm.ooxml.workbook import Workbook
from xlcrm.schema import fold
from xlcrm.stores.base import (
    Held,
    column_numbers,
    no_room_below,
    places,
    refuse_formulas,
    resolve,
    rows_for_more,
)
from xlcrm.stores.dashboard_page import dashboard_page
from xlcrm.stores.file_output import filter_anew, of_the_user
from xlcrm.stores.looks import MARK, design, drop_downs_beneath, height_of, width_of
from xlcrm.stores.output import end_of_output, moves_of, noted, refuse_in_the_way, replaced
from xlcrm.tables.colours import Coloured
from xlcrm.tables.encode import differs
from xlcrm.tables.locate import is_chinese
from xlcrm.tables.naming import Naming
from xlcrm.tables.notes import AUTHOR, FORM
from xlcrm.tables.values import text
from xlcrm.text import Lang, Text

NOTE = Mark(AUTHOR, re.compile(FORM))
DEFAULT_NAMING = Naming()


class _Place(NamedTuple):
    """A sheet of the book, as it was read, with the columns added since."""

    sheet: Sheet
    table: Table
    range: TableRange | None


class Patch:
    """Queues changes on a workbook.

    `read` gives a sheet's table as of now, and its range where it is an Excel table; `naming` tells which sheet is which.
    """

    def __init__(
        self,
        book: Workbook,
        read: Callable[[Sheet], tuple[Table, TableRange | None]],
        naming: Naming = DEFAULT_NAMING,
    ) -> None:
        self.book, self._read, self._naming = book, read, naming
        self._places = dict[str, _Place]()
        self._keyed = dict[str, Mapping[Key, int]]()

    def apply(self, changes: Changes) -> None:
        """All changes. Conflict where one no longer finds what was read; WritingForbidden where the book forbids it."""
        for title in dict.fromkeys(title for title, _ in changes.columns):
            self._add_columns(title, [header for sheet, header in changes.columns if sheet == title])
        for title in dict.fromkeys(u.sheet for u in changes.updates):
            place, known = self._writable(title), self._naming.sheet_named(title)
            updates, rows = [u for u in changes.updates if u.sheet == title], self._rows_by_key(title)
            for row, values in resolve(updates, place.table, known, rows).items():
                place.sheet.set_row(row, values)
        for title in dict.fromkeys(a.sheet for a in changes.appends):
            self._append(title, [a for a in changes.appends if a.sheet == title])
        for replace in changes.replaces:
            self._replace(replace)
        for notes in changes.notes:
            self._note(notes, changes.replaces)
        if changes and self.book.has_formulas:
            self.book.recalculate_on_load()

    def _note(self, notes: Notes, replaces: Sequence[Replace]) -> None:
        place = self._place(notes.sheet)
        found = noted(notes, place.table, self._rows_by_key(notes.sheet), replaces)
        if found is not None:
            place.sheet.set_notes(*found, NOTE, whole=notes.whole)

    def _rows_by_key(self, title: str) -> Mapping[Key, int]:
        """Where among the rows of a sheet each key stood when it was read."""
        if title not in self._keyed:
            self._keyed[title] = places(self._place(title).table, self._naming.sheet_named(title))
        return self._keyed[title]

    def colour(self, wanted: Coloured) -> None:
        """The conditional formats of one sheet, over all rows beneath its header, so that they need never grow."""
        place = self._place(wanted.sheet)
        columns, first = column_numbers(place.table), place.table.header_row + 1
        if not columns or place.sheet.protected:
            return
        cells = {
            name: f"${column_letter(columns[header])}{first}"
            for name, header in wanted.headers.items()
            if header in columns
        }
        area = f"A{first}:{column_letter(max(columns.values()))}{LAST_ROW}"
        rules = [
            Rule(c.name, _with_cells(c.condition, cells), area, c.fill, c.font, c.bold)
            for c in wanted.colours
            # A column that is not there yet comes with the next refresh, and the colours by it do, too.
            if not any(_place_of(name) in c.condition for name in wanted.headers.keys() - cells.keys())
        ]
        place.sheet.set_conditional_formats(MARK, rules)

    def fill(self, known: schema.Sheet, items: Sequence[Mapping[str, Cell]], lang: Lang) -> None:
        """Type rows into a sheet of a new book; a setting goes beside its name."""
        place = self._place(known.title(lang))
        columns, first = known.match(place.table.headers), place.table.header_row + 1
        wrapped = {columns[c.name]: c.width for c in known.columns if c.kind == "long" and c.name in columns}
        by_name = dict[str, int]()
        if known is schema.SETTINGS:
            by_name = {
                str(name): row for row, name in zip(place.table.rows, place.table.cells[columns["Name"]], strict=True)
            }
        for k, item in enumerate(items):
            row = by_name[str(item["Name"])] if by_name else first + k
            values = {columns[name]: value for name, value in item.items() if not by_name or name == "Value"}
            place.sheet.set_row(row, values)
            if height := height_of({n: values.get(n) for n in wrapped}, wrapped, lang):
                place.sheet.set_height(row, height)
        if place.range and items and not by_name:
            place.sheet.set_table_rows(place.range, first + len(items) - 1)

    def settle(self, title: str, items: Sequence[tuple[Text, str, Text]], lang: Lang) -> None:
        """Settings, as name, value and explanation: beside the name where it stands there already, else in a new row."""
        place = self._writable(title)
        columns = schema.SETTINGS.match(place.table.headers)
        rows = {
            fold(text(name)): row
            for row, name in zip(place.table.rows, place.table.cells[columns["Name"]], strict=True)
        }
        last = max([place.table.header_row, *place.table.rows, *([place.range.last_data_row] if place.range else [])])
        for name, value, why in items:
            row = next((rows[fold(word)] for word in name if fold(word) in rows), None)
            if row is not None:
                place.sheet.set(row, columns["Value"], value)
                continue
            cells = {columns["Name"]: name.said(lang), columns["Value"]: value}
            if "Explanation" in columns:
                cells[columns["Explanation"]] = why.said(lang)
            last = place.sheet.append(cells, after=last)

    def _place(self, title: str) -> _Place:
        if title not in self._places:
            sheet = self.book.sheet(title)
            if sheet is None:
                raise KeyError(title)
            self._places[title] = _Place(sheet, *self._read(sheet))
        return self._places[title]

    def _writable(self, title: str) -> _Place:
        place = self._place(title)
        if place.sheet.protected:
            raise sheet_protected(title)
        return place

    def _add_columns(self, title: str, headers: Sequence[str]) -> None:
        place = self._writable(title)
        there = column_numbers(place.table)
        new = [h for h in headers if h not in there]
        if not new:
            return
        known = self._naming.sheet_named(title)
        assert known is not None
        widths = {c.header(lang): float(c.width) for c in known.columns for lang in ("en", "zh")}
        # Room for the header in one line, and for the button of a filter.
        wide = {h: max(widths.get(h, 12.0), width_of(h) + 4) for h in new}
        last = max(place.table.rows[-1:], default=place.table.header_row)
        numbers = place.sheet.add_columns(place.table.header_row, [(h, wide[h]) for h in new], place.range, last)
        if numbers[-1] > LAST_COLUMN:
            raise WritingForbidden(
                f"The sheet {title} is used up to its last column, so none can be added: clear what stands there; nothing was written.",
                f"工作表“{title}”已用到最后一列，无法再添加列：请先清空那里的内容；未写入任何内容。",
            )
        added = list(zip(numbers, new, strict=True))
        table = altered(place.table, headers=(*place.table.headers, *added))
        self._places[title] = place._replace(table=table)
        place.sheet.add_validations(drop_downs_beneath(table.header_row, added, known))

    def _append(self, title: str, appends: Sequence[Append]) -> None:
        """Beneath the last row that holds anything typed; rows that hold only prepared formulas are used first."""
        place = self._writable(title)
        table, columns = place.table, column_numbers(place.table)
        if known := self._naming.sheet_named(title):
            # What xlcrm reads is written by it or left empty: a formula has no result until a program opens the book.
            place.sheet.leave_blank(known.match(table.headers).values())
        end = place.range.last_data_row if place.range else None
        last, room = rows_for_more(table, {n for _, n in table.formulas}, end)
        for append in appends:
            cells = {columns[h]: v for h, v in append.values.items() if v is not None}
            if last < room:
                last += 1
                refuse_formulas(table, last, cells)
                for number, value in cells.items():
                    place.sheet.set(last, number, value)
            else:
                last = room = self._beneath(place.sheet, cells, last)

    def _beneath(self, sheet: Sheet, cells: Mapping[int, Cell], last: int) -> int:
        try:
            return sheet.append(cells, after=last)
        except ValueError:
            if last >= LAST_ROW:
                raise WritingForbidden(
                    f"The very last row of the sheet {sheet.title}, {last}, holds something, so no row can be added below it: clear "
                    "that row; nothing was written.",
                    f"工作表“{sheet.title}”的最后一行（第 {last} 行）有内容，其下无法添加新行：请清除该行；未写入任何内容。",
                ) from None
            raise no_room_below(sheet.title, last) from None

    def _replace(self, replace: Replace) -> None:
        place = self._output(replace)
        table, columns = place.table, column_numbers(place.table)
        wanted, first = replaced(replace, table), table.header_row + 1
        if moves := moves_of(replace, table):
            place.sheet.move_along(moves)
        held = Held(table)
        known = self._naming.sheet_named(replace.sheet)
        wrapped = {
            columns[h]: c.width
            for h, c in zip(replace.headers, known.columns if known else (), strict=False)
            if c.kind == "long"
        }
        changed, theirs = False, of_the_user(place.sheet, place.range)
        lang: Lang = "zh" if is_chinese(replace.headers[0]) else "en"
        for row, values in wanted.items():
            new = {n: v for n, v in values.items() if differs(held(row, n), v)}
            refuse_formulas(table, row, new)
            refuse_in_the_way(table.title, row, new, theirs)
            if new:
                changed = True
                place.sheet.set_row(row, new)
                if wrapped:
                    place.sheet.set_height(row, height_of({n: values.get(n) for n in wrapped}, wrapped, lang))
        if changed:
            filter_anew(place.sheet, table, place.range, wanted, first + len(replace.rows))
        if place.range:
            end = end_of_output(len(replace.rows), table, place.range.ref, place.range.totals_rows)
            place.sheet.set_table_rows(place.range, end)
        if replace.link_column:
            links = {first + k: link for k, link in enumerate(replace.links) if link}
            place.sheet.set_links(columns[replace.link_column], links)

    def _output(self, replace: Replace) -> _Place:
        """The output sheet, added where the book has none."""
        if self.book.sheet(replace.sheet) is not None:
            return self._writable(replace.sheet)
        known = schema.sheet_named(replace.sheet)
        assert known is not None
        if known.charts:
            self.book.add_page(replace.sheet, dashboard_page(replace.headers))
        else:
            self.book.add_sheet(replace.sheet, design(known, replace.headers))
        return self._place(replace.sheet)


def _with_cells(condition: str, cells: Mapping[str, str]) -> str:
    for name, cell in cells.items():
        condition = condition.replace(_place_of(name), cell)
    return condition


def _place_of(name: str) -> str:
    """Where a condition has the cell of a column."""
    return f"{{{name}}}"
