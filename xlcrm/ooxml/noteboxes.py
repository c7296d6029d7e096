"""The boxes in which notes are shown: VML shapes, one a note, in a part of their own beside the comments.

The VML that Excel writes need not be well-formed XML (an open `<br>` in a button's text), so shapes are found by their
tags alone, and what is not a box of ours is never touched. Shape ids come in blocks of 1024 of which each such part of
a book reserves its own in `idmap` (ISO/IEC 29500-4, 14.2.2.14): where two parts share one, Excel may call the book
damaged.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, count, islice

from xlcrm.ooxml import xml
from xlcrm.ooxml.frame import Frame
from xlcrm.ooxml.references import LAST_COLUMN, LAST_ROW
from xlcrm.ooxml.xml import Splice

WIDTH, LINE, PADDING = 320, 16, 12  # pixels: of a box; of a line of 9 point text; above and below the text
PER_LINE = 45  # characters that a line takes, a Chinese one counting as two
_BESIDE, _ABOVE = 15, 10  # pixels between a cell and its box, and by which the box begins above the cell
_PIXELS_PER_CHARACTER, _PIXELS_PER_POINT = 7, 4 / 3
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 64, 20  # pixels

_NAMESPACES = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_DECLARED = b"".join(b' xmlns:%s="%s"' % pair for pair in _NAMESPACES.items())
EMPTY = b"<xml%s></xml>" % _DECLARED
_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"%s>'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    b'<v:shape id="_x0000_s%%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1"'
    b' o:insetmode="auto"%s><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    b'<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    b"<x:Anchor>%d, %d, %%d, %%d, %d, %d, %%d, %%d</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%%d</x:Row>"
    b"<x:Column>%d</x:Column></x:ClientData></v:shape>"
)
_OURS = b"v:shape"
_BLOCK, _LAST_BLOCK = 1024, 0xFFFF  # shape ids in a block; the last block that counts

_ROOT = re.compile(rb"<(?![?!])([^\s/>]+)")
_CLOSING = re.compile(rb"</((?:[\w.-]+:)?shape)>")
_NOTE = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_PLACE = re.compile(rb"Row>\s*(\d{1,7})\s*</[^>]*>\s*<[^>]*Column>\s*(\d{1,5})\s*<")
_ID = re.compile(rb"_x0000_s(\d{4,9})")
_RESERVED = re.compile(rb"""<(?:[\w.-]+:)?idmap\s[^<>]*?\bdata\s*=\s*["']([\d,\s]*)["']""")
_ATTRIBUTE = re.compile(rb"""\s(r|ht|hidden)=["']([^"']*)["']""")


def lines(text: str) -> int:
    """How many lines a note takes in its box."""
    return sum([-(-_width(line) // PER_LINE) or 1 for line in text.split("\n")])


def _width(line: str) -> int:
    return len(line) if not line or max(line) <= "⺀" else len(line) + sum(ch > "⺀" for ch in line)


# ---- where a box stands -------------------------------------------------------------------------------------------


Place = tuple[int, int]  # a row or column, counted from 0, and pixels inside it


class _Axis:
    """Where rows or columns, counted from 0, begin, in pixels: those in `sizes`, and behind them all of one size."""

    def __init__(self, sizes: Iterable[int], size: int) -> None:
        self._starts, self._size = [0, *accumulate(sizes)], size

    def start(self, place: int) -> int:
        """Where the row or column begins."""
        last = len(self._starts) - 1
        return self._starts[place] if place <= last else self._starts[last] + (place - last) * self._size

    def at(self, pixel: int) -> Place:
        """Which one is there, and how far inside it."""
        last = len(self._starts) - 1
        if pixel >= self._starts[last]:
            more, inside = divmod(pixel - self._starts[last], self._size)
            return last + more, inside
        place = bisect_right(self._starts, pixel) - 1
        return place, pixel - self._starts[place]


class Grid:
    """The places of a sheet's cells on the screen, hidden ones having no size; `data` is its XML, for high rows."""

    def __init__(self, frame: Frame, data: bytes) -> None:
        look = frame.root.child("sheetFormatPr")
        default = look.attributes if look else {}
        height = _pixels(default.get("defaultRowHeight"), _PIXELS_PER_POINT) or _DEFAULT_HEIGHT
        self._rows = _Axis(_row_heights(data, frame.prefix, height), height)
        width = _pixels(default.get("defaultColWidth"), _PIXELS_PER_CHARACTER) or _DEFAULT_WIDTH
        widths = [width] * LAST_COLUMN
        for node in frame.children("cols", "col"):
            first, last = (node.number(n) for n in ("min", "max"))
            own = _pixels(node.attributes.get("width"), _PIXELS_PER_CHARACTER) or width
            if 1 <= first <= last <= LAST_COLUMN:
                hidden = node.attributes.get("hidden") in ("1", "true")
                widths[first - 1 : last] = [0 if hidden else own] * (last - first + 1)
        self._columns = _Axis(widths, width)

    def sides(self, column: int) -> tuple[Place, Place]:
        """Where a box beside a cell of the column begins and ends."""
        columns = self._columns
        left = columns.start(column) + _BESIDE
        if left + WIDTH > columns.start(LAST_COLUMN):  # all columns to the right are hidden
            left = max(0, columns.start(column - 1) - _BESIDE - WIDTH)
        return columns.at(left), columns.at(left + WIDTH)

    def edges(self, row: int, lines: int) -> tuple[int, int, int, int]:
        """Where a box for so many lines begins above the row, and where it ends: rows and pixels in them."""
        rows = self._rows
        top = max(2, rows.start(row - 1) - _ABOVE)
        return rows.at(top) + rows.at(top + lines * LINE + PADDING)


def _row_heights(data: bytes, prefix: bytes, default: int) -> list[int]:
    """Pixels of each row from the first on, as far as there are some that are higher, lower or hidden."""
    if b' ht="' not in data and b' hidden="' not in data:
        return []
    heights, row = dict[int, int](), 0
    for piece in islice(data.split(b"<%srow " % prefix), 1, None):
        look = dict(_ATTRIBUTE.findall(b" " + piece[: piece.find(b">")]))
        number = look.get(b"r", b"")
        row = int(number) if number.isdigit() and len(number) < 8 else row + 1
        if row > LAST_ROW:
            break
        if look.get(b"hidden") in (b"1", b"true"):
            heights[row] = 0
        elif b"ht" in look:
            heights[row] = _pixels(look[b"ht"].decode("ascii", "replace"), _PIXELS_PER_POINT)
    return [heights.get(n, default) for n in range(1, max(heights, default=0) + 1)]


def _pixels(value: str | None, per_unit: float) -> int:
    return int(_float(value) * per_unit + 0.5)


def _float(value: str | None) -> float:
    try:
        return min(max(float(value or 0), 0.0), 10_000.0)
    except ValueError:
        return 0.0


# ---- the part -----------------------------------------------------------------------------------------------------


def with_boxes(
    data: bytes, column: int, gone: Collection[int], boxes: Mapping[int, int], grid: Grid, taken: set[int]
) -> bytes | None:
    """The part with `boxes`, row -> lines, in place of those on the rows `gone` of the column.

    `taken` are the blocks of ids that other parts of the book use. None where it is no part that can be understood.
    """
    rest = xml.splice(data, _boxes_on(data, column, gone))
    root = _ROOT.search(rest)
    if root is None:
        return None
    head, close = xml.tag_end(rest, root.start()), rest.rfind(b"</%s" % root[1])
    if rest[head - 2 : head] == b"/>":
        rest = rest[: head - 2] + b"></%s>" % root[1]
        head, close = head - 1, head - 1
    if close < head:
        return None
    missing = b"".join(_undeclared(rest[root.start() : head]))
    reserved, ids = _reserved(rest), _shape_blocks(rest)
    needed = -(-len(boxes) // (_BLOCK - 1))
    blocks = _free_blocks(reserved, ids | taken, {*reserved, *ids, *taken}, needed)
    new = _drawn(column, boxes, grid, blocks, missing)
    if new and not re.search(rb"""id=["']_x0000_t202["']""", rest):
        new = _TYPE % missing + new
    layout = _reserving(rest, head, [b for b in blocks if b not in reserved], missing)
    return xml.splice(rest, [*layout, (close, close, new)])


def _drawn(column: int, boxes: Mapping[int, int], grid: Grid, blocks: Iterable[int], missing: bytes) -> bytes:
    (west, left), (east, right) = grid.sides(column)
    box, edges = _BOX % (missing, west, left, east, right, column - 1), grid.edges
    ids = (block * _BLOCK + n for block in blocks for n in range(1, _BLOCK))
    return b"".join(
        [box % (id, *edges(row, held), row - 1) for id, (row, held) in zip(ids, sorted(boxes.items()), strict=False)]
    )


def _undeclared(tag: bytes) -> Iterator[bytes]:
    """Declarations of the name spaces that the root, whose tag this is, knows by no prefix or by another."""
    for prefix, name in _NAMESPACES.items():
        if not re.search(rb"""xmlns:%s\s*=\s*["']%s["']""" % (prefix, re.escape(name)), tag):
            yield b' xmlns:%s="%s"' % (prefix, name)


def _boxes_on(data: bytes, column: int, rows: Collection[int]) -> list[Splice]:
    """Cuts for the boxes of notes on these cells; boxes that touch are cut as one."""
    cuts: list[Splice] = []
    for start, end, found in notes_in(data):
        if int(found[2]) + 1 == column and int(found[1]) + 1 in rows:
            if cuts and cuts[-1][1] == start:
                start = cuts.pop()[0]
            cuts.append((start, end, b""))
    return cuts


def notes_in(data: bytes) -> Iterator[tuple[int, int, re.Match[bytes]]]:
    """Where the box of each note begins and ends; and its row and column, counted from 0, as they stand there."""
    for start, end in _shapes(data):
        found = _PLACE.search(data, start, end)
        if found and _NOTE.search(data, start, end):
            yield start, end, found


def _shapes(data: bytes) -> list[tuple[int, int]]:
    """Where each shape begins and ends, in their order. They are never nested."""
    data = _unhidden(data) if b"<!" in data else data
    closing = _CLOSING.search(data)
    # Programs that have another prefix than ours keep theirs, and what we have added has ours.
    names = {closing[1], _OURS} if closing else set[bytes]()
    return sorted(place for name in names for place in _shapes_called(data, name))


def _shapes_called(data: bytes, name: bytes) -> Iterator[tuple[int, int]]:
    end, tag, closing = 0, b"<" + name, b"</%s>" % name
    opening = re.compile(re.escape(tag) + rb"[\s>]")
    for piece in data.split(closing)[:-1]:
        start, found = end, opening.search(piece)
        end += len(piece) + len(closing)
        if found and piece.find(tag, found.end()) >= 0:  # behind one that is written as one tag
            found = [*opening.finditer(piece)][-1]
        if found:
            yield start + found.start(), end


def _unhidden(data: bytes) -> bytes:
    """The part with spaces in place of XML comments and CDATA, which may hold anything."""
    pieces, at = list[bytes](), 0
    while (start := data.find(b"<!", at)) >= 0:
        mark = next(
            (m for m, begin in ((b"-->", b"<!--"), (b"]]>", b"<![CDATA[")) if data.startswith(begin, start)), b">"
        )
        end = data.find(mark, start) + len(mark)
        if end < len(mark):
            break
        pieces += (data[at:start], b" " * (end - start))
        at = end
    return b"".join([*pieces, data[at:]])


def blocks_of(data: bytes) -> set[int]:
    """The blocks of shape ids that a part reserves or uses."""
    return _shape_blocks(data) | set(_reserved(data))


def _shape_blocks(data: bytes) -> set[int]:
    return {block for n in _ID.findall(data) if (block := int(n) // _BLOCK) <= _LAST_BLOCK}


def _reserved(data: bytes) -> list[int]:
    listed = (n.strip() for found in _RESERVED.findall(data) for n in found.split(b","))
    return [int(n) for n in listed if n.isdigit() and len(n) < 6 and int(n) <= _LAST_BLOCK]


def _free_blocks(reserved: Iterable[int], busy: set[int], known: set[int], needed: int) -> list[int]:
    """Blocks for our boxes alone: reserved ones that nothing is in, then new ones above all that are known."""
    free = [block for block in reserved if block not in busy]
    fresh = count(max(known, default=0) + 1)
    return [*free, *islice(fresh, max(0, needed - len(free)))][:needed]


def _reserving(data: bytes, head: int, blocks: Collection[int], declared: bytes) -> list[Splice]:
    """More blocks in the part's idmap; one is put at `head` where it has none."""
    listed = ",".join(map(str, blocks)).encode()
    if not listed:
        return []
    found = _RESERVED.search(data)
    if found:
        joined = found[1].rstrip(b", ") + b"," if found[1].strip() else b""
        return [(*found.span(1), joined + listed)]
    layout = b'<o:shapelayout v:ext="edit"%s><o:idmap v:ext="edit" data="%s"/></o:shapelayout>'
    return [(head, head, layout % (declared, listed))]
