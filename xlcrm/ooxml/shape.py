"""The quick way of reading a sheet: one regular expression a row, for XML whose shape it can prove, part by part.

What it relies on it checks: the sheet data are nothing but rows that the expression matches from end to end, each with
its number, its cells with their addresses in order, texts with no entity but the five of XML, no comment, CDATA,
instruction or name space in between; what stands around the data is parsed. Single rows of another shape go the
general way (`reading.read_rows`); where that would be many, or where a proof fails, so does the whole sheet.
"""

import re
from array import array
from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import compress, islice
from operator import lt
from typing import Any, NamedTuple

from xlcrm.model import Cell, Table, column_letter
from xlcrm.ooxml import parsing, references, xml
from xlcrm.ooxml.emptyrows import empty_rows
from xlcrm.ooxml.quickcolumns import Coded, Column, Columns, Plain, Texts
from xlcrm.ooxml.quickstrings import ENTITIES, TEXT, SharedStrings, is_utf8, plain_text
from xlcrm.ooxml.reading import Context, decoder, read_rows
from xlcrm.ooxml.strings import unescaped

LARGE = 40_000  # bytes of a part
MOST_ODD_ROWS = 0.05  # share of rows of another shape beyond which the whole sheet goes the general way
_INT = 10  # digits of a number that fits into 32 bits for sure: one less
SAMPLE = 40_000  # bytes from either end, which tell what columns and kinds of cells to expect

_ATTRIBUTES = rb'(?: s="[0-9]+")?(?: t="[a-zA-Z]+")?'
_FORMULA = rb'<f(?! [^>]*"(?:array|dataTable)")(?: [a-z0-9]+="[^"<>&]*")*(?:/>|>' + ENTITIES + rb"</f>)"
_INLINE = rb'<is><t(?: xml:space="preserve")?>%s</t></is>'
_CELL = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"([^/>]*)(/?>)(<f)?')
_ATTRIBUTE = re.compile(rb' ([a-z]+)="([^"]*)"')


def quick_read(
    data: bytes, context: Context, header_row: int, columns: Collection[int] | None, last_row: int | None
) -> tuple[Table, bool] | None:
    """What `reading.read_rows` gives, and whether every single row is of the shape; None where it cannot be proven."""
    frame = proven_frame(data, context.part)
    if frame is None:
        return None
    root_tag, first, last = frame
    start = data.find(b'<row r="%d"' % header_row, first, last)
    tag = xml.tag_end(data, start) if start >= 0 else 0
    alone = data[tag - 2 : tag] == b"/>"  # a row without cells
    end = tag if alone else data.find(b"</row>", start, last) + 6
    if start < 0 or end < 6:
        return None
    empty = empty_rows(data, end, last)
    if empty:
        last = empty.start

    def general(rows: bytes) -> Table:
        whole = root_tag + b"<sheetData>" + data[start:end] + rows + b"</sheetData></worksheet>"
        return read_rows(whole, context, header_row, columns, last_row)

    for exact in (True, False):
        layout = _Layout(data, end, last, columns, exact)
        found = layout.expression.findall(data, end, last)
        odd = [row[-2] for row in found if row[-2]]
        if len(odd) <= max(20, len(found) * MOST_ODD_ROWS):
            break
    else:
        return None
    raw = b"".join(odd)
    if any(row[-1] for row in found) or b'"array"' in raw or b'"dataTable"' in raw:
        return None
    rows = [row for row in found if not row[-2]] if odd else found
    if not _sound_row_tags(root_tag, {row[1] for row in rows}.union(empty.tags if empty else ()), context.part):
        return None
    table = _table(rows, layout, context, general(b""), last_row)
    if table is None:
        return None
    return (_merged(table, general(raw)), False) if odd else (table, not (empty and empty.cells))


def is_large(data: bytes) -> bool:
    """Whether the quick way is worth trying for a part: with few bytes the general way is as quick."""
    return len(data) >= LARGE


def proven_frame(data: bytes, part: str) -> tuple[bytes, int, int] | None:
    """The root's tag and where the sheet data begin and end; None where what stands around them is not as expected."""
    first, last = data.find(b"<sheetData>") + 11, data.rfind(b"</sheetData>")
    root_at = data.find(b"<worksheet ")
    if first < 11 or last < first or root_at < 0 or not is_utf8(data):
        return None
    around = data[:first] + data[last:]
    if b"<!" in around or b"<?" in around[root_at:]:
        return None
    names = parsing.element_names(around, part)
    space = names[0].rpartition(" ")[0]
    if names[0] != f"{space} worksheet" or names.count(f"{space} sheetData") != 1:
        return None
    return data[root_at : xml.tag_end(data, root_at)], first, last


class _Groups(NamedTuple):
    """Which groups of the row's expression hold a column: its attributes (or what they always are), value, inline text."""

    attributes: int
    always: bytes
    value: int
    inline: int
    formula: int


class _Layout:
    """The expression of one row, by what a sample of the rows holds, and which of its groups is which column.

    `exact`: a column whose cells all have the same attributes in the sample is expected to go on like that.
    """

    def __init__(self, data: bytes, first: int, last: int, columns: Collection[int] | None, exact: bool) -> None:
        ends = [(first, last)] if last - first <= 2 * SAMPLE else [(first, first + SAMPLE), (last - SAMPLE, last)]
        samples = [data[start:end] for start, end in ends]
        self.text = ENTITIES if any(b"&" in sample for sample in samples) else TEXT
        kinds, formulas = dict[int, set[bytes]](), set[int]()
        for letters, attributes, end, formula in (c for sample in samples for c in _CELL.findall(sample)):
            number = references.column_number(letters.decode())
            held = kinds.setdefault(number, set())
            if end == b">":
                held.add(attributes)
            if formula:
                formulas.add(number)
        self.groups = dict[int, _Groups]()
        self._count = 2
        parts = [rb'<row r="([0-9]+)"([^<>]*?)(?:/>|>']
        for number in sorted(kinds):
            always = next(iter(kinds[number])) if exact and len(kinds[number]) == 1 else None
            if always is not None and not re.fullmatch(_ATTRIBUTES, always):
                always = None
            parts.append(self._cell(number, columns is None or number in columns, always, number in formulas))
        self.blank = set(columns or ()) - self.groups.keys()  # wanted, with not one cell
        # No search begins anew in what another has gone through in vain, and what is no row at all is one find.
        parts.append(rb'</row>)|(<row r="[0-9]+"[^<>]*(?<!/)>[^<]*+(?:<(?!/?row)[^<]*+)*+</row>)|(.+)')
        self.expression = re.compile(b"".join(parts), re.DOTALL)

    def _cell(self, number: int, wanted: bool, always: bytes | None, formulas: bool) -> bytes:
        inline = always is not None and b'"inlineStr"' in always
        at = [0, 0, 0, 0]  # attributes, formula, value, inline text, in the order in which the groups stand

        def group(kind: int, pattern: bytes) -> bytes:
            if not wanted:
                return b"(?:" + pattern + b")"
            self._count += 1
            at[kind] = self._count
            return b"(" + pattern + b")"

        attributes = group(0, _ATTRIBUTES) if always is None else always
        formula = group(1, _FORMULA) + b"?" if formulas else b""
        values = [] if inline else [b"<v>" + group(2, self.text) + b"</v>"]
        if inline or always is None:
            values.append(_INLINE % group(3, ENTITIES))
        if wanted:
            self.groups[number] = _Groups(at[0], always or b"", at[2], at[3], at[1])
        cell = b'(?:<c r="%s\\1"(?:%s>%s(?:%s)%s</c>|%s/>))?'
        optional = b"?" if always is None or formulas else b""
        return cell % (column_letter(number).encode(), attributes, formula, b"|".join(values), optional, _ATTRIBUTES)


def _sound_row_tags(root_tag: bytes, tags: Collection[bytes], part: str) -> bool:
    """Are the attributes of the row tags well-formed, and none of their prefixes unknown?"""
    if len(tags) > 5000:
        return False
    parser = parsing.reader(part)
    parsing.run(parser, root_tag + b"".join(b'<row r="1"' + tag + b"/>" for tag in tags) + b"</worksheet>", part)
    return not any(b' r="' in tag for tag in tags)


def _table(
    found: Sequence[tuple[bytes, ...]], layout: _Layout, context: Context, header: Table, last_row: int | None
) -> Table | None:
    """The rows in columns; None where their numbers do not ascend."""
    if not found:
        return header
    groups: list[tuple[Any, ...]] = list(zip(*found, strict=True))
    numbers = list(map(int, groups[0]))
    if (
        not all(map(lt, numbers, islice(numbers, 1, None)))
        or numbers[-1] > references.LAST_ROW
        or numbers[0] <= header.header_row
    ):
        return None
    held = [groups[g - 1] for at in layout.groups.values() for g in (at.value, at.inline) if g]
    keep = list(map(any, zip(*held, strict=True))) if held else [False] * len(numbers)
    end = references.LAST_ROW if last_row is None else last_row
    keep = [k and n <= end for k, n in zip(keep, numbers, strict=True)] if numbers[-1] > end else keep
    whole = all(keep)

    def chosen(group: int) -> Sequence[Any]:
        column = numbers if group == 0 else groups[group - 1]
        return column if whole else list(compress(column, keep))

    def held_in(at: _Groups) -> Column:
        column = _column(chosen, at, context)
        for group in filter(None, (at.attributes, at.value, at.inline)):  # needed no more, and larger than the sheet
            groups[group - 1] = ()
        return column

    rows = chosen(0)
    blank = Plain([None] * len(rows))
    cells = Columns(
        {n: partial(held_in, at) for n, at in layout.groups.items()} | dict.fromkeys(layout.blank, lambda: blank)
    )
    formulas = {n: compress(numbers, groups[at.formula - 1]) for n, at in layout.groups.items() if at.formula}
    places = frozenset((row, n) for n, held_at in formulas.items() for row in held_at if row <= end)
    return Table(context.title, header.header_row, header.headers, rows, cells, places)


def _column(chosen: Callable[[int], Sequence[bytes]], at: _Groups, context: Context) -> Column:
    column: Column | None = None
    if at.value and at.attributes:
        meanings = {kind: _meaning(kind, context) for kind in set(chosen(at.attributes))}
        pairs = zip(chosen(at.attributes), chosen(at.value), strict=True)
        column = Coded.of(pairs, lambda found: [meanings[kind](raw) if raw else None for kind, raw in found])
    elif at.value:
        values = chosen(at.value)
        strings = context.shared if b' t="s"' in at.always and _mostly_different(values) else None
        if (
            isinstance(strings, SharedStrings)
            and all(map(bytes.isdigit, filter(None, values)))
            and max(map(len, values)) < _INT
        ):
            column = Texts(array("i", [int(raw) if raw else -1 for raw in values]), strings)
        else:
            column = Coded.of(values, lambda found: _meanings(at.always, found, context))
    if at.inline:
        texts: list[Cell] = [unescaped(plain_text(raw)) or None if raw else None for raw in chosen(at.inline)]
        if column is not None:
            texts = [a if b is None else b for a, b in zip(column.cells(), texts, strict=True)]
        return Plain(texts)
    return column or Plain([])


def _mostly_different(values: Sequence[bytes]) -> bool:
    """Is there little to gain from understanding each value once?"""
    sample = values[:2000]
    return len(set(sample)) > len(sample) // 2


def _meanings(attributes: bytes, stored: Sequence[bytes], context: Context) -> list[Cell]:
    """What stored values of cells with these attributes mean; nothing stored is an empty cell."""
    if (
        b' t="s"' in attributes
        and isinstance(context.shared, SharedStrings)
        and all(map(bytes.isdigit, filter(None, stored)))
        and max(map(len, stored), default=0) < _INT
    ):
        return context.shared.texts(int(raw) if raw else -1 for raw in stored)
    meaning = _meaning(attributes, context)
    return [meaning(raw) if raw else None for raw in stored]


def _meaning(attributes: bytes, context: Context) -> Callable[[bytes], Cell]:
    """What stored values of cells with these attributes mean."""
    known = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(attributes)}
    kind, style, decode = known.get("t"), known.get("s"), decoder(context, {})
    if kind != "s":
        return lambda raw: decode(kind, style, plain_text(raw))
    strings = context.shared

    def shared(raw: bytes) -> Cell:
        at = int(raw) if raw.isdigit() and len(raw) <= xml.MOST_DIGITS else len(strings)
        return strings[at] or None if at < len(strings) else None

    return shared


def _merged(table: Table, odd: Table) -> Table:
    """Two sets of rows of one sheet as one, in the order of their numbers."""
    order = sorted(range(len(table.rows) + len(odd.rows)), key=[*table.rows, *odd.rows].__getitem__)
    rows = [*table.rows, *odd.rows]
    blank = [None] * len(table.rows), [None] * len(odd.rows)

    def joined(column: int) -> Callable[[], Column]:
        def decode() -> Column:
            both = [*table.cells.get(column, blank[0]), *odd.cells.get(column, blank[1])]
            return Plain([both[i] for i in order])

        return decode

    columns = {n: joined(n) for n in sorted({*table.cells, *odd.cells})}
    return Table(
        table.title,
        table.header_row,
        table.headers,
        [rows[i] for i in order],
        Columns(columns),
        table.formulas | odd.formulas,
    )
