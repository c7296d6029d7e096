"""Reading the cells of a sheet: the general way, right for every sheet that a spreadsheet program would open."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from xlcrm.model import Cell, Table
from xlcrm.ooxml import references, xml
from xlcrm.ooxml.formats import to_date
from xlcrm.ooxml.strings import unescaped

_DIGITS = "0123456789"
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
        return strings[int(text)] if text.strip().isdecimal() and int(text) < len(strings) else None

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
        return unescaped(text) or None

    return decode


class _Rows:
    """The rows below the header while they are read: one list a column, filled up with None when it is next needed."""

    def __init__(self, columns: Collection[int] | None) -> None:
        self.numbers: list[int] = []
        self.every = columns is None
        self.cells: dict[int, list[Cell]] = {column: [] for column in columns or ()}
        self.formulas: set[tuple[int, int]] = set()
        self.blocks: list[references.Range] = []  # array formulas, what-if tables: all their cells belong to a formula

    def table(self, title: str, header_row: int, headers: dict[int, Cell]) -> Table:
        for column in self.cells.values():
            column.extend([None] * (len(self.numbers) - len(column)))
        numbers = self.numbers
        if any(a >= b for a, b in pairwise(numbers)):
            self._put_in_order()
        for block in self.blocks:
            rows = [r for r in self.numbers if block.first_row <= r <= block.last_row]
            columns = [c for c in self.cells if block.first_column <= c <= block.last_column]
            self.formulas.update((r, c) for r in rows for c in columns)
        texts = tuple((c, text) for c, v in sorted(headers.items()) if (text := _header_text(v)))
        cells = dict(sorted(self.cells.items()))
        return Table(title, header_row, texts, self.numbers, cells, frozenset(self.formulas))

    def _put_in_order(self) -> None:
        """Rows that stand out of order or twice: by number, a later cell over an earlier one."""
        places: dict[int, list[int]] = {}
        for place, row in enumerate(self.numbers):
            places.setdefault(row, []).append(place)
        self.numbers = sorted(places)
        for column, values in self.cells.items():
            found = ([values[p] for p in reversed(places[row]) if values[p] is not None] for row in self.numbers)
            self.cells[column] = [f[0] if f else None for f in found]


def _header_text(value: Cell) -> str:
    return "" if value is None else str(value) if str(value).strip() else ""


def read_rows(
    data: bytes, context: Context, header_row: int, columns: Collection[int] | None, last_row: int | None = None
) -> Table:
    """The header and the wanted columns of every row beneath it, up to `last_row`, that holds anything in any column.

    `data` is the sheet's XML in UTF-8. `columns` None: all. A formula without a result does not make a row hold
    something. Raises NotAWorkbook, naming the part, where the XML is malformed or an address lies beyond XFD1048576.
    """
    parser = xml.reader(context.part)
    rows = _Rows(columns)
    numbers, lists, formulas = rows.numbers, rows.cells, rows.formulas
    headers: dict[int, Cell] = {}
    dates: dict[str, Cell] = {}
    decode, dated = decoder(context, dates), context.date_styles
    shared: Sequence[str] | None = None
    pieces: list[str] = []
    runs: list[str] = []
    known_columns: dict[str, int] = {}
    last = last_row or references.LAST_ROW
    cell_tag = value_tag = row_tag = text_tag = formula_tag = inline_tag = hint_tag = ""
    kind: str | None = None
    style: str | None = None
    row = column = place = 0
    wanted = started = phonetic = False  # started: this row has its place in `numbers`
    target: list[Cell] | None = None

    def put(value: Cell) -> None:
        nonlocal started, target, place
        if row == header_row:
            headers[column] = value
            return
        if not started:
            started = True
            place = len(numbers)
            numbers.append(row)
        if target is None:
            if not rows.every:
                return
            target = lists[column] = []
        if len(target) > place:
            target[-1] = value
        else:
            target.extend([None] * (place - len(target)))
            target.append(value)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal kind, style, row, column, wanted, started, target, phonetic
        if name == value_tag:
            pieces.clear()
        elif name == cell_tag:
            ref = attributes.get("r")
            if ref:
                letters = ref.rstrip(_DIGITS)
                if letters in known_columns:
                    column = known_columns[letters]
                else:
                    column = known_columns[letters] = references.cell(ref, context.part)[1]
            else:
                column += 1
            kind, style = attributes.get("t"), attributes.get("s")
            if wanted:
                target = lists.get(column)
        elif name == row_tag:
            row = row_number(attributes.get("r"), row, context.part)
            column = 0
            wanted, started = header_row <= row <= last, False
        elif name == text_tag:
            pieces.clear()
        elif name == formula_tag:
            if wanted and row != header_row:
                if rows.every or target is not None:
                    formulas.add((row, column))
                block = attributes.get("t") in ("array", "dataTable") and references.parse_range(
                    attributes.get("ref", "")
                )
                if block:
                    rows.blocks.append(block)
        elif name == hint_tag:
            phonetic = True

    def end(name: str) -> None:
        nonlocal shared, phonetic
        if name == value_tag:
            if not wanted or (started and target is None and not rows.every):
                return
            text = pieces[0] if len(pieces) == 1 else "".join(pieces)
            if kind == "s" and shared and text.isdecimal():
                at = int(text)
                value: Cell = shared[at] if at < len(shared) else None
            elif kind is None and text in dates and style in dated:
                value = dates[text]
            else:
                if kind == "s":
                    shared = context.shared
                value = decode(kind, style, text)
            if value is None or value == "":
                return
            if started and target is not None and len(target) == place:
                target.append(value)
            else:
                put(value)
        elif name == text_tag:
            if not phonetic:
                runs.append("".join(pieces))
        elif name == inline_tag:
            if wanted and (text := unescaped("".join(runs))):
                put(text)
            runs.clear()
        elif name == hint_tag:
            phonetic = False

    def root(name: str, _: dict[str, str]) -> None:
        nonlocal cell_tag, value_tag, row_tag, text_tag, formula_tag, inline_tag, hint_tag
        space = name.rpartition(" ")[0]
        tags = (f"{space} {n}" for n in ("c", "v", "row", "t", "f", "is", "rPh"))
        cell_tag, value_tag, row_tag, text_tag, formula_tag, inline_tag, hint_tag = tags
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = pieces.append

    parser.StartElementHandler = root
    xml.run(parser, data, context.part)
    return rows.table(context.title, header_row, headers)


def row_number(ref: str | None, before: int, part: str) -> int:
    """The number of a row from its `r`, else one more than the row before it."""
    if ref is None:
        return before + 1
    number = int(ref) if ref.isdecimal() and len(ref) < 9 else 0
    if not 1 <= number <= references.LAST_ROW:
        raise xml.malformed(part, f"row {ref[:20]}")
    return number
