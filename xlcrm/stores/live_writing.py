"""Writing into an open book, with what it takes to put everything back should a later step fail.

What Excel does to a value that is handed to it decides how it is written. A text that looks like something else becomes
that (`1-2` a date, `=A` a formula), unless a `'` stands before it, which Excel takes away. A date goes over as its serial
number, and its cells get a format that shows a date where they have none: a block of 2,000 rows of dates proper took Calc
16 s, of numbers 0.3 s.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from xlcrm.dropdowns import drop_down
from xlcrm.model import Cell
from xlcrm.ooxml.formats import is_date_format, to_serial
from xlcrm.ooxml.references import LAST_ROW
from xlcrm.stores.live_blocks import Block
from xlcrm.stores.live_plan import SheetPlan
from xlcrm.stores.live_reading import runs
from xlcrm.tables.locate import is_chinese
from xlcrm.tables.notes import FORM
from xlcrm.text import Lang

if TYPE_CHECKING:
    import xlwings

DATE, TEXT, GENERAL = "yyyy-mm-dd", "@", "General"
LONG = 8_000  # characters: Excel refuses a block that holds a longer text, and takes it for a cell alone
MOST_LINKS = 100  # a person clicks his way through no more
_HEADER_FILL, _HEADER_TEXT = (0x1F, 0x38, 0x64), (0xFF, 0xFF, 0xFF)
_TABLE_STYLE = "TableStyleLight1"
HIDDEN = "Mark"
_DIGIT = re.compile(r"\d")
LONGEST_ENTRY = 255  # characters that could be taken for a number or a date
_SWITCHES = frozenset(
    "TRUE FALSE WAHR FALSCH VRAI FAUX VERDADERO FALSO VERO VERDADEIRO PRAWDA FAŁSZ ИСТИНА ЛОЖЬ DOĞRU YANLIŞ".split()
)


class Pen:
    """Writes sheets of one book. `take_back` undoes, as far as the program still answers, all that was written."""

    def __init__(self, book: "xlwings.Book") -> None:
        self.book = book
        self._date1904: bool | None = None
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
        """What can be missing without harm, once all cells of all sheets stand: links, heights, notes. False where it is."""
        target = self.book.sheets[sheet.title]
        try:
            for first, last in runs(sorted(set(sheet.tall))):
                target.range((first, 1), (last, 1)).rows.autofit()
            _link(target, sheet)
            for column, texts, whole in sheet.notes:
                _note(target, column, texts, whole)
        except Exception:  # the programs' own kinds
            return False
        return True

    def take_back(self) -> None:
        """Put back what stood there, the last first."""
        while self._undo:
            with suppress(Exception):  # the programs' own kinds; one that has ended can put nothing back
                self._undo.pop()()

    # ---- cells -------------------------------------------------------------------------------------------------------

    def _cells(self, sheet: "xlwings.Sheet", row: int, column: int, rows: Sequence[Sequence[Cell]]) -> None:
        if self._date1904 is None and (place := _first_date(rows)):
            self._date1904 = False
            self._date1904 = self._counts_from_1904(sheet, row + place[0], column + place[1], place[2])
        long = list[tuple[int, int, str]]()
        block = list[list[object]]()
        for i, line in enumerate(rows):
            written = [self._written(value) for value in line]
            for k, value in enumerate(written):
                if isinstance(value, str) and len(value) > LONG:
                    long.append((i, k, value))
                    written[k] = None
            block.append(written)
        sheet.range((row, column), (row + len(rows) - 1, column + len(rows[0]) - 1)).value = block
        for i, k, text in long:
            sheet.range((row + i, column + k)).value = text

    def _written(self, value: Cell) -> object:
        if isinstance(value, str):
            return plain(value)
        if isinstance(value, dt.date):
            serial = to_serial(value, bool(self._date1904))
            return value.isoformat() if serial is None else serial
        return value

    def _counts_from_1904(self, sheet: "xlwings.Sheet", row: int, column: int, day: dt.date) -> bool:
        """Does the book count its days from 1904 on? Nothing says so but a date that is written and read again."""
        cell = sheet.range((row, column))
        cell.value = to_serial(day, False)
        read = cell.value
        return isinstance(read, dt.datetime) and abs((read.date() - dt.date(day.year, day.month, day.day)).days) > 1_000

    def _formats(self, sheet: "xlwings.Sheet", block: Block) -> None:
        """A format that shows a date where dates go, and one that is not text where numbers go; any other stays."""
        for k in range(len(block.new[0])):
            values = [line[k] for line in block.new]
            with_dates = any(isinstance(v, dt.date) for v in values)
            if not with_dates and not any(isinstance(v, int | float) for v in values):
                continue
            last = block.row + len(values) - 1
            for first, end, code in _formats_in(sheet, block.row, last, block.column + k):
                if with_dates and not is_date_format(0, code):
                    self._format(sheet, first, end, block.column + k, DATE, code)
                elif not with_dates and code == TEXT:
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
        with suppress(Exception):  # the user has a table of that name
            name = f"tbl{sheet.known.name if sheet.known else ''}"
            target.tables.add(source=area, name=name, table_style_name=_TABLE_STYLE)
        for number, column in enumerate(sheet.known.columns if sheet.known else (), 1):
            if column.name == HIDDEN:
                target.range((1, number)).columns.hidden = True

    def _head(self, target: "xlwings.Sheet", sheet: SheetPlan) -> None:
        """New headers, looking like the one they stand beside; of a new sheet as in a book of ours."""
        row, first, last = sheet.here.table.header_row, min(sheet.added), max(sheet.added)
        headers = [header for header, _ in sheet.added.values()]
        self._undo.append(partial(self._cells, target, row, first, [[None] * len(headers)]))
        self._cells(target, row, first, [headers])
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


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """The text as Excel has to be given it so that it stays a text: as it is where it could be nothing else."""
    if not text:
        return text
    longer = len(text) > LONGEST_ENTRY or "\n" in text  # no number or date is
    could_be = (
        not text[0].isalnum() if longer else not text[0].isalpha() or _DIGIT.search(text) or text.upper() in _SWITCHES
    )
    return f"'{text}" if could_be else text


def _bottom(sheet: SheetPlan) -> int:
    """The last row of a new sheet; a table has one row at least."""
    return max((b.row + len(b.new) - 1 for b in sheet.blocks), default=2)


def _first_date(rows: Sequence[Sequence[Cell]]) -> tuple[int, int, dt.date] | None:
    return next(((i, k, v) for i, line in enumerate(rows) for k, v in enumerate(line) if isinstance(v, dt.date)), None)


def _formats_in(sheet: "xlwings.Sheet", first: int, last: int, column: int) -> Iterator[tuple[int, int, str]]:
    """First row, last row and number format of each stretch of a column that has one format."""
    code = sheet.range((first, column), (last, column)).number_format
    if code is not None:
        yield first, last, code
    elif first < last:
        middle = (first + last) // 2
        yield from _formats_in(sheet, first, middle, column)
        yield from _formats_in(sheet, middle + 1, last, column)


def _link(target: "xlwings.Sheet", sheet: SheetPlan) -> None:
    """Where the cells of the link column lead; the first ones alone, for each is a call."""
    wanted = [(row, link) for row, link in sorted(sheet.links.items()) if link]
    for row, link in wanted[:MOST_LINKS]:
        title = link[0].replace("'", "''")
        target.range((row, sheet.link_column)).add_hyperlink(f"#'{title}'!{link[1]}", link[1], f"{link[0]} {link[1]}")
    # Excel keeps the old link of a cell that is written to, and lets go of it with the cell's format alone.
    for first, last in runs(sorted(row for row, link in sheet.links.items() if link is None)):
        target.range((first, sheet.link_column), (last, sheet.link_column)).clear()
    for row, link in ((row, link) for row, link in wanted[MOST_LINKS:] if row <= sheet.linked):
        cell = target.range((row, sheet.link_column))
        cell.clear()
        cell.value = plain(link[1])


def _note(target: "xlwings.Sheet", column: int, texts: Mapping[int, str | None], whole: bool) -> None:
    """Our notes in one column, where nobody else's stand."""
    form, standing, theirs = re.compile(FORM), dict[int, "xlwings.main.Note"](), set[int]()
    for note in target.notes:
        place = note.location
        if place.column == column:
            if form.fullmatch(_lines(note.text)):
                standing[place.row] = note
            else:
                theirs.add(place.row)
    for row, note in standing.items():
        if (whole or row in texts) and not texts.get(row):
            note.delete()
    for row, text in texts.items():
        if not text or row in theirs:
            continue
        if row not in standing:
            target.range((row, column)).add_note(text)
        elif _lines(standing[row].text) != text:
            standing[row].text = text


def _lines(text: str) -> str:
    """A note with its lines ended as we end them: Excel has its own ways."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
