"""Reading the cells of a sheet: the general way, right for every sheet that a spreadsheet program would open."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from xlcrm.errorvalue import ErrorValue
from xlcrm.model import Cell, Table
from xlcrm.ooxml import references, xml
from xlcrm.ooxml.blocks import Blocks
from xlcrm.ooxml.formats import to_date
from xlcrm.ooxml.strings import formatted, unescaped
from xlcrm.ooxml.walking import Attributes, Ends, Starts, Walk

_EXACT = 2**53
_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?")


@dataclass
class Context:
    """What the cells of a sheet refer to. `strings` is called once, when the first shared string is met."""

    title: str
    part: str
    strings: Callable[[], Sequence[str]]
    date_styles: frozenset[str]  # the `s` of cells that show a date, as written
    date1904: bool = False

    @cached_property
    def shared(self) -> Sequence[str]:
        """The shared strings."""
        return self.strings()


def number(text: str) -> Cell:
    """A stored number: an int where it is whole and exact, else a float; the text itself where it is no number."""
    if text.isdecimal() and len(text) < 16:
        return int(text)
    try:
        value = float(text)
    except ValueError:
        return text
    if value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value if value - value == 0 else text  # neither infinite nor NaN


def iso_date(text: str) -> Cell:
    """A stored ISO 8601 date, the text itself where it is none."""
    try:
        if not _ISO_TIME.match(text):
            return dt.date.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment if moment.time() != dt.time() else moment.date()


def decoder(context: Context, dates: dict[str, Cell]) -> Callable[[str | None, str | None, str], Cell]:
    """A function from a cell's type, style and stored text to its value; None where it holds nothing.

    `dates` remembers what serial numbers mean as dates: there are few in a book, each many times.
    """
    dated = context.date_styles

    def shared(text: str) -> Cell:
        strings = context.shared
        at = xml.whole(text)
        return strings[at] if at is not None and at < len(strings) else None

    def date(text: str) -> Cell:
        value = number(text)
        if isinstance(value, (int, float)):
            value = to_date(value, context.date1904) or value
        dates[text] = value
        return value

    def decode(kind: str | None, style: str | None, text: str) -> Cell:
        if kind is None or kind == "n":
            if not text or text.isspace():
                return None
            if style in dated:
                return dates[text] if text in dates else date(text)
            return number(text)
        if kind == "s":
            return shared(text) or None
        if kind == "b":
            return text.strip() in ("1", "true") if text else None
        if kind == "d":
            return iso_date(text.strip()) or None
        if kind == "e" and text:
            return ErrorValue(text)
        return unescaped(text) or None

    return decode


class _Rows(Walk):
    """Reads the rows from the header on: one list a column, filled up with None when it is next needed."""

    def __init__(self, context: Context, header_row: int, columns: Collection[int] | None, last_row: int) -> None:
        super().__init__(context.part)
        self._context, self._header_row, self._last_row = context, header_row, last_row
        self._dates: dict[str, Cell] = {}
        self._decode, self._dated = decoder(context, self._dates), context.date_styles
        self._strings: Sequence[str] | None = None  # once the first of them was met
        self._every = columns is None
        self._cells: dict[int, list[Cell]] = {column: [] for column in columns or ()}
        self._numbers: list[int] = []
        self._headers: dict[int, Cell] = {}
        self._formulas: set[tuple[int, int]] = set()
        self._blocks = Blocks()
        self._wanted = self._started = self._phonetic = False  # started: this row has its place in `_numbers`
        self._place = 0
        self._kind: str | None = None
        self._rich = ""
        self._style: str | None = None
        self._target: list[Cell] | None = None  # the column of this cell, None for one that is not wanted or new
        self._pieces: list[str] = []
        self._runs: list[str] = []
        self._began, self._in_runs = 0, False  # of an inline text: where it began, and has it formats

    def concerns(self) -> tuple[Starts, Ends]:
        clear, text = self._clear, self._text_ends
        starts: Starts = {
            "row": self._row,
            "c": self._cell,
            "v": clear,
            "t": clear,
            "f": self._formula,
            "rPh": self._hint,
            "is": self._inline,
            "r": self._run,
        }
        return starts, {"v": self._value_ends, "t": text, "is": self._inline_ends, "rPh": self._hint_ends}

    def at_root(self) -> None:
        self.parser.CharacterDataHandler = self._pieces.append

    # ---- where elements start ----

    def _row(self, attributes: Attributes) -> None:
        self.to_row(attributes)
        self._wanted, self._started = self._header_row <= self.row <= self._last_row, False

    def _cell(self, attributes: Attributes) -> None:
        self.to_cell(attributes)
        self._kind, self._style = attributes.get("t"), attributes.get("s")
        if self._kind == "e":
            rich = attributes.get("vm", "")
            self._rich = rich if rich.isascii() and rich.isdecimal() else ""
        if self._wanted:
            self._target = self._cells.get(self.column)

    def _clear(self, _: Attributes) -> None:
        self._pieces.clear()

    def _hint(self, _: Attributes) -> None:
        self._phonetic = True

    def _inline(self, _: Attributes) -> None:
        self._began, self._in_runs = self.parser.CurrentByteIndex, False

    def _run(self, _: Attributes) -> None:
        self._in_runs = True

    def _formula(self, attributes: Attributes) -> None:
        if not self._wanted or self.row == self._header_row:
            return
        if self._every or self._target is not None:
            self._formulas.add((self.row, self.column))
        if attributes.get("t") in ("array", "dataTable") and (
            block := references.parse_range(attributes.get("ref", ""))
        ):
            self._blocks.add(block)

    # ---- where they end ----

    def _value_ends(self) -> None:
        target = self._target
        if not self._wanted or (self._started and target is None and not self._every):
            return
        pieces, kind = self._pieces, self._kind
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if kind == "s" and self._strings and text.isdecimal() and len(text) <= xml.MOST_DIGITS:
            at = int(text)
            value: Cell = self._strings[at] if at < len(self._strings) else None
        elif kind is None and text in self._dates and self._style in self._dated:
            value = self._dates[text]
        else:
            if kind == "s":
                self._strings = self._context.shared
            value = self._decode(kind, self._style, text)
            if self._rich and isinstance(value, ErrorValue):
                value = ErrorValue(value, self._rich)
        if value is None or value == "":
            return
        if self._started and target is not None and len(target) == self._place:
            target.append(value)
        else:
            self._put(value)

    def _text_ends(self) -> None:
        if not self._phonetic:
            self._runs.append("".join(self._pieces))

    def _inline_ends(self) -> None:
        if self._wanted and (text := unescaped("".join(self._runs))):
            at = self.parser.CurrentByteIndex
            self._put(formatted(text, self.data, self._began, at) if self._in_runs else text)
        self._runs.clear()

    def _hint_ends(self) -> None:
        self._phonetic = False

    def _put(self, value: Cell) -> None:
        if self.row == self._header_row:
            self._headers[self.column] = value
            return
        if not self._started:
            self._started, self._place = True, len(self._numbers)
            self._numbers.append(self.row)
        if self._target is None:
            if not self._every:
                return
            self._target = self._cells[self.column] = []
        target, place = self._target, self._place
        if len(target) > place:
            target[-1] = value
        else:
            target.extend([None] * (place - len(target)))
            target.append(value)

    # ---- the whole ----

    def table(self) -> Table:
        """What was read."""
        for column in self._cells.values():
            column.extend([None] * (len(self._numbers) - len(column)))
        if any(a >= b for a, b in pairwise(self._numbers)):
            self._put_in_order()
        headed = self._headers if self._every else ()  # a column may hold nothing but formulas without a result
        for number in {*self._cells, *headed} if self._blocks else ():
            for first, last in self._blocks.rows_in(number):
                rows = self._numbers[bisect_left(self._numbers, first) : bisect_right(self._numbers, last)]
                self._formulas.update((row, number) for row in rows)
        texts = tuple((c, text) for c, v in sorted(self._headers.items()) if (text := _header_text(v)))
        cells = dict(sorted(self._cells.items()))
        return Table(self._context.title, self._header_row, texts, self._numbers, cells, frozenset(self._formulas))

    def _put_in_order(self) -> None:
        """Rows that stand out of order or twice: by number, a later cell over an earlier one."""
        places: dict[int, list[int]] = {}
        for place, row in enumerate(self._numbers):
            places.setdefault(row, []).append(place)
        self._numbers = sorted(places)
        for column, values in self._cells.items():
            found = ([values[p] for p in reversed(places[row]) if values[p] is not None] for row in self._numbers)
            self._cells[column] = [f[0] if f else None for f in found]


def _header_text(value: Cell) -> str:
    return "" if value is None else str(value) if str(value).strip() else ""


def read_rows(
    data: bytes, context: Context, header_row: int, columns: Collection[int] | None, last_row: int | None = None
) -> Table:
    """The header and the wanted columns of every row beneath it, up to `last_row`, that holds anything in any column.

    `data` is the sheet's XML in UTF-8. `columns` None: all. A formula without a result does not make a row hold
    something. Raises NotAWorkbook, naming the part, where the XML is malformed or an address lies beyond XFD1048576.
    """
    rows = _Rows(context, header_row, columns, last_row or references.LAST_ROW)
    rows.through(data)
    return rows.table()
