"""Writing into an open book, with what it takes to put everything back should a later step fail.

How a value has to be handed over so that it stays what it is, `live_cells.py` knows; cells that are given a date get a format that
shows one, where they have none.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from xlcrm.model import Cell
from xlcrm.ooxml.formats import is_date_format
from xlcrm.ooxml.references import LAST_ROW
from xlcrm.stores.live_blocks import Block
from xlcrm.stores.live_cells import DATE, Cells, plain
from xlcrm.stores.live_following import Following
from xlcrm.stores.live_notes import put_notes
from xlcrm.stores.live_plan import MOST_LINKS, SheetPlan
from xlcrm.stores.live_reading import in_sight, runs
from xlcrm.stores.looks import width_of
from xlcrm.tables.dropdowns import drop_down
from xlcrm.tables.locate import is_chinese
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    import xlwings

TEXT, GENERAL, SWITCH = "@", "General", "BOOLEAN"
_HEADER_FILL, _HEADER_TEXT = (0x1F, 0x38, 0x64), (0xFF, 0xFF, 0xFF)
_TABLE_STYLE = "TableStyleLight1"
HIDDEN = "Mark"
_FULL = 0.9  # of a column's width: what is longer may need a second line


class Pen:
    """Writes sheets of one book. `take_back` undoes, as far as the program still answers, all that was written; `left` is what the
    user is to know of what did not go along with its row.
    """

    def __init__(self, book: "xlwings.Book", cells: Cells) -> None:
        self.book = book
        self.left = list[Text]()
        self._cells, self._in_calc = cells.put, not cells.doubted
        self._undo = list[Callable[[], object]]()

    def write(self, sheet: SheetPlan) -> None:
        """The cells of one sheet; a new one is made for them."""
        target = self._made(sheet) if sheet.new else self.book.sheets[sheet.title]
        if sheet.added:
            self._head(target, sheet)
        for block in sheet.blocks:
            self._undo.append(partial(self._cells, target, block.row, block.column, block.old))
            if not sheet.new:
                self._formats(target, block)
            self._cells(target, block.row, block.column, block.new)
        if sheet.size:
            self._resize(target, sheet, sheet.size)
        if sheet.new:
            self._furnish(target, sheet)

    def finish(self, sheet: SheetPlan) -> bool:
        """What can be missing without harm, once all cells of all sheets stand: looks, links, heights, notes. False where it is."""
        target, done = self.book.sheets[sheet.title], True
        try:
            if sheet.added:
                self._dress(target, sheet)
            moves = sheet.moves if sheet.here.table.rows else None
            following = Following(target, moves, self._in_calc) if moves else None
            if following:
                following.begin()
            _link(target, sheet)
            if following:
                self.left += following.end()
            for first, last in runs(sorted({*sheet.tall, *_running_over(target, sheet.fresh)})):
                for top, bottom in in_sight(target, first, last):  # Excel shows a hidden row that it fits to its text
                    target.range((top, 1), (bottom, 1)).rows.autofit()
            for column, texts, whole in sheet.notes:
                done = put_notes(target, column, texts, whole) and done
        except Exception:  # the programs' own kinds
            return False
        return done

    def take_back(self) -> None:
        """Put back what stood there, the last first."""
        while self._undo:
            with suppress(Exception):  # the programs' own kinds; one that has ended can put nothing back
                self._undo.pop()()

    # ---- formats ----------------------------------------------------------------------------------------------------

    def _formats(self, sheet: "xlwings.Sheet", block: Block) -> None:
        """A format that shows a date where dates go, and where numbers go one that shows neither a text nor a date, nor TRUE and FALSE
        as LibreOffice has it; any other stays.
        """
        for k in range(len(block.new[0])):
            for top, bottom, with_dates in _kinds([line[k] for line in block.new]):
                for first, end, code in _formats_in(sheet, block.row + top, block.row + bottom, block.column + k):
                    is_date = is_date_format(0, code)
                    if with_dates and not is_date:
                        self._format(sheet, first, end, block.column + k, DATE, code)
                    elif not with_dates and (is_date or code in (TEXT, SWITCH)):
                        self._format(sheet, first, end, block.column + k, GENERAL, code)

    def _format(self, sheet: "xlwings.Sheet", first: int, last: int, column: int, code: str, before: str) -> None:
        cells = sheet.range((first, column), (last, column))
        cells.number_format = code
        self._undo.append(lambda: setattr(cells, "number_format", before))

    # ---- sheets and columns ------------------------------------------------------------------------------------------

    def _made(self, sheet: SheetPlan) -> "xlwings.Sheet":
        """A new sheet behind the others; what was in front stays there."""
        sheets, books = self.book.sheets, self.book.app.books
        front, book = sheets.active, books.active
        made = sheets.add(sheet.title, after=sheets[len(sheets) - 1])
        self._undo.append(made.delete)
        front.activate()
        if book.name != self.book.name:
            book.activate()
        made.range((1, 1), (_bottom(sheet), len(sheet.added))).vertical_alignment = "top"
        for number, column in enumerate(sheet.known.columns if sheet.known else (), 1):
            body = made.range((2, number), (_bottom(sheet), number))
            if column.kind == "date":
                body.number_format = DATE
            elif column.kind == "long":
                body.wrap_text = True
        return made

    def _furnish(self, target: "xlwings.Sheet", sheet: SheetPlan) -> None:
        """An Excel table, and out of sight the column that only refresh reads."""
        area = target.range((1, 1), (_bottom(sheet), len(sheet.added)))
        with suppress(Exception):  # something else in the book has that name
            name = self._free_name(f"tbl{sheet.known.name if sheet.known else ''}")
            target.tables.add(source=area, name=name, table_style_name=_TABLE_STYLE)
        for number, column in enumerate(sheet.known.columns if sheet.known else (), 1):
            if column.name == HIDDEN:
                target.range((1, number)).columns.hidden = True

    def _free_name(self, name: str) -> str:
        """The name of a new table, as a file gives it: with a number behind where another table is called so."""
        taken = {table.name.lower() for sheet in self.book.sheets for table in sheet.tables}
        names = (name, *(f"{name}_{n}" for n in range(2, len(taken) + 3)))
        return next(each for each in names if each.lower() not in taken)

    def _head(self, target: "xlwings.Sheet", sheet: SheetPlan) -> None:
        """New headers."""
        row, first = sheet.here.table.header_row, min(sheet.added)
        headers = [header for header, _ in sheet.added.values()]
        self._undo.append(partial(self._cells, target, row, first, [[None] * len(headers)]))
        self._cells(target, row, first, [headers])

    def _dress(self, target: "xlwings.Sheet", sheet: SheetPlan) -> None:
        """New headers look like the one they stand beside; those of a new sheet as in a book of ours."""
        row, first, last = sheet.here.table.header_row, min(sheet.added), max(sheet.added)
        for number, (_, width) in sheet.added.items():
            target.range((row, number)).column_width = width
        new = target.range((row, first), (row, last))
        if sheet.new:
            new.color, new.font.bold, new.font.color, new.wrap_text = _HEADER_FILL, True, _HEADER_TEXT, True
        elif sheet.here.table.headers:
            model = target.range((row, sheet.here.table.headers[-1][0]))
            new.color, new.font.bold, new.wrap_text = model.color, bool(model.font.bold), bool(model.wrap_text)
            if model.font.color is not None:
                new.font.color = model.font.color
        self._offer(target, sheet, row, {number: header for number, (header, _) in sheet.added.items()})

    def _offer(self, target: "xlwings.Sheet", sheet: SheetPlan, row: int, headers: Mapping[int, str]) -> None:
        """Drop-downs beneath the headers of strict lists; others xlwings can only make strict, and the user may type."""
        found = sheet.known.match(headers.items()) if sheet.known else {}
        for name, number in found.items():
            assert sheet.known is not None
            lang: Lang = "zh" if is_chinese(headers[number]) else "en"
            offered = drop_down(sheet.known, sheet.known.column(name), lang)
            if offered and offered.strict:
                target.range((row + 1, number), (LAST_ROW, number)).data_validation.set_list(offered.words)

    def _resize(self, target: "xlwings.Sheet", sheet: SheetPlan, size: tuple[int, int]) -> None:
        area = sheet.here.area
        assert area is not None
        table = next(t for t in target.tables if t.name == area.name)
        corner = area.first_row, area.first_column
        table.resize(target.range(corner, size))
        self._undo.append(lambda: table.resize(target.range(corner, (area.last_row, area.last_column))))


def _bottom(sheet: SheetPlan) -> int:
    """The last row of a new sheet; a table has one row at least."""
    return max((b.row + len(b.new) - 1 for b in sheet.blocks), default=2)


def _kinds(values: Sequence[Cell]) -> Iterator[tuple[int, int, bool]]:
    """First and last place of each stretch with dates, True, or with numbers, False; what is neither belongs to the one before."""
    first, last, dates = 0, -1, False
    for i, value in enumerate(values):
        is_date = isinstance(value, dt.date)
        if is_date or isinstance(value, int | float):
            if last >= 0 and is_date != dates:
                yield first, last, dates
                first = i
            dates, last = is_date, i
    if last >= 0:
        yield first, last, dates


def _formats_in(sheet: "xlwings.Sheet", first: int, last: int, column: int) -> Iterator[tuple[int, int, str]]:
    """First row, last row and number format of each stretch of a column that has one format."""
    code = sheet.range((first, column), (last, column)).number_format
    if code is not None:
        yield first, last, code
    elif first < last:
        middle = (first + last) // 2
        yield from _formats_in(sheet, first, middle, column)
        yield from _formats_in(sheet, middle + 1, last, column)


def _running_over(target: "xlwings.Sheet", fresh: Mapping[int, Mapping[int, str]]) -> list[int]:
    """Of new rows those with a text too long for one line of its column. The others keep the height of empty ones: Calc does not
    know yet which of their texts are Chinese, and would make them too low for it.
    """
    found, widths = list[int](), dict[int, float]()
    for row, texts in fresh.items():
        for column, text in texts.items():
            if column not in widths:
                widths[column] = target.range((1, column)).column_width or 0.0
            if "\n" in text or width_of(text) > _FULL * widths[column]:
                found.append(row)
                break
    return found


def _link(target: "xlwings.Sheet", sheet: SheetPlan) -> None:
    """Where the cells of the link column lead; the first ones alone, for each is a call."""
    wanted = [(row, link) for row, link in sorted(sheet.links.items()) if link]
    first, others = wanted[:MOST_LINKS], dict(wanted[MOST_LINKS:])
    stale = {row for row, link in sheet.links.items() if link is None or (row in others and row <= sheet.linked)}
    # Excel keeps the old link of a cell that is written to, and lets go of it with all that the cell has; a note of the user's stays.
    if stale:
        noted = {note.location.row for note in target.notes if note.location.column == sheet.link_column}
        first += [(row, link) for row, link in others.items() if row in noted]
        stale -= noted
    for row, link in first:
        title = link[0].replace("'", "''")
        target.range((row, sheet.link_column)).add_hyperlink(f"#'{title}'!{link[1]}", link[1], f"{link[0]} {link[1]}")
    for top, bottom in runs(sorted(stale)):
        target.range((top, sheet.link_column), (bottom, sheet.link_column)).clear()
    for row in sorted(stale & others.keys()):
        target.range((row, sheet.link_column)).value = plain(others[row][1])
