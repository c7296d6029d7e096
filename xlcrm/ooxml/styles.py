"""The styles part: which cells show dates, and styles that are found or appended for what xlcrm writes."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from xlcrm.ooxml import xml
from xlcrm.ooxml.formats import is_date_format
from xlcrm.ooxml.xml import Node

DATE_CODE = "yyyy-mm-dd"
TIME_CODE = "yyyy-mm-dd hh:mm"
_SIZE = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{1,6})?")  # of a font, in points
_FIRST_OWN_FORMAT = 164
_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split()
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%s">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
# The first of a list, which hold for whatever names none.
_FIRST = {
    "fonts": (b'<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>',),
    "fills": (
        b'<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        b'<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ),
    "borders": (b"<{p}border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>",),
    "cellXfs": (b'<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
_FORMAT = re.compile(rb' numFmtId="([0-9]+)"')


class TextLook(NamedTuple):
    """Of a style: the size of its font in points, whether it is bold, whether text wraps, whether numbers show as General."""

    size: float
    bold: bool
    wraps: bool
    general: bool


class Styles:
    """The styles of a book. What is asked for is found, or appended at the end of its list; nothing else changes."""

    def __init__(self, data: bytes, part: str, highest_used: Callable[[], int] | None = None) -> None:
        """`highest_used` gives the highest number of a style that a cell bears; it may be beyond the list."""
        self.part, self._highest_used = part, highest_used
        self.original = self._data = data
        self._root = root = xml.parse(data, part)
        if not root.children:  # <styleSheet/>
            self._data = xml.splice(data, [(root.start, root.end, b"".join(xml.opened(data, root)))])
            self._root = xml.parse(self._data, part)
        self._added = dict[str, list[bytes]]()  # by list; to parse all anew for each would be slow
        self._added_nodes = dict[str, list[Node]]()
        self._codes = {n.number("numFmtId"): n.attributes.get("formatCode", "") for n in self.nodes("numFmts")}
        formats = [n.number("numFmtId") for n in self.nodes("cellXfs")]
        self.date_styles = frozenset(i for i, f in enumerate(formats) if is_date_format(f, self._codes.get(f)))
        self._marks = frozenset[str]()
        self._twins: dict[tuple[int, str], int] = {}
        self._lists = dict[str, list[bytes]]()  # the elements of each list that was looked into, with those added
        self._places: dict[str, dict[bytes, int]] = {}  # element -> place in its list

    @property
    def data(self) -> bytes:
        """The part as it is by now."""
        if not self._added:
            return self.original
        lists = sorted(self._added, key=_ORDER.index)
        return xml.splice(self._data, [self._with(name, self._added[name]) for name in lists])

    @property
    def date_marks(self) -> frozenset[str]:
        """The numbers of the styles that show dates, as they stand in the attributes of cells."""
        if len(self._marks) != len(self.date_styles):
            self._marks = frozenset(map(str, self.date_styles))
        return self._marks

    def nodes(self, name: str) -> list[Node]:
        """The elements of a list: "fonts", "fills", "cellXfs", … Places in the bytes are known of those that were there."""
        parent = self._root.child(name)
        there = [c for c in parent.children if c.namespace == parent.namespace] if parent else []
        return there + self._parsed(name) if name in self._added else there

    def _parsed(self, name: str) -> list[Node]:
        """The elements that were added to a list."""
        added, nodes = self._added[name], self._added_nodes.setdefault(name, [])
        if new := added[len(nodes) :]:
            start, end = xml.opened(self._data, self._root)
            nodes += xml.parse(b"".join((start, *new, end)), self.part).children
        return nodes

    def is_date(self, style: int) -> bool:
        """Whether a cell of this style shows a number as a date or time."""
        return style in self.date_styles

    def dated(self, style: int, with_time: bool) -> int:
        """The style itself if it shows dates, else its twin that does."""
        return style if self.is_date(style) else self._twin(style, TIME_CODE if with_time else DATE_CODE)

    def undated(self, style: int) -> int:
        """The style itself unless it shows numbers as dates; then its twin that shows them as numbers."""
        return self._twin(style, "General") if self.is_date(style) else style

    def _twin(self, style: int, code: str) -> int:
        if (style, code) not in self._twins:
            number = 0 if code == "General" else self.number_format(code)
            listed = style < len(self._listed("cellXfs"))
            self._twins[style, code] = self.like(style if listed else 0, numFmtId=str(number), applyNumberFormat="1")
        return self._twins[style, code]

    def like(self, style: int, **attributes: str) -> int:
        """The twin of a style that differs in attributes of its `xf`, such as numFmtId."""
        xfs = self._listed("cellXfs")
        if style >= len(xfs):
            return style
        head = xml.tag_end(xfs[style], 0)
        return self._found_or_added("cellXfs", xml.with_attributes(xfs[style][:head], **attributes) + xfs[style][head:])

    def look(self, style: int) -> TextLook:
        """What a style says of the text in a cell."""
        xfs, fonts = self.nodes("cellXfs"), self.nodes("fonts")
        xf = xfs[style] if style < len(xfs) else None
        font = fonts[number] if xf and (number := xf.number("fontId")) < len(fonts) else None
        size = next((n.attributes.get("val", "") for n in font.children if n.name == "sz"), "") if font else ""
        alignment = xf.child("alignment") if xf else None
        wraps = alignment is not None and alignment.attributes.get("wrapText") in ("1", "true")
        bold = font is not None and any(
            n.name == "b" and n.attributes.get("val") not in ("0", "false") for n in font.children
        )
        number = xf.number("numFmtId") if xf else 0
        return TextLook(
            float(size) if _SIZE.fullmatch(size) else 11.0,  # points
            bold,
            wraps,
            (self.code(number) or ("" if number else "General")).lower() == "general",
        )

    @cached_property
    def prefix(self) -> bytes:
        """The prefix of the part's elements, with its colon."""
        return xml.prefix(self._data, self._root)

    def code(self, number: int) -> str | None:
        """The code of a number format that the book defines itself; None for one that is built in."""
        return self._codes.get(number)

    def number_format(self, code: str) -> int:
        """The number of the format with that code, which is in small letters and without escapes."""
        for number, known in self._codes.items():
            if re.sub(r'[\\"]', "", known.split(";")[0]).lower() == code:
                return number
        return self._new_format(code)

    def _listed(self, name: str) -> list[bytes]:
        """The elements of a list. What the cells that say nothing of their look mean must not become ours."""
        if name not in self._lists:
            self._lists[name] = [self._data[node.start : node.end] for node in self.nodes(name)]
            self._places[name] = dict[bytes, int]()
            for place, raw in enumerate(self._lists[name]):
                self._places[name].setdefault(_bare(raw), place)
            if not self._lists[name]:
                for raw in _FIRST.get(name, ()):
                    self._append(name, raw.replace(b"{p}", self.prefix))
        return self._lists[name]

    def own_format(self, code: str) -> int:
        """The number of the format with exactly that code."""
        known = next((number for number, there in self._codes.items() if there == code), None)
        return self._new_format(code) if known is None else known

    def _new_format(self, code: str) -> int:
        number = max(_FIRST_OWN_FORMAT - 1, *self._codes, 0) + 1
        self._codes[number] = code
        raw = b'<%snumFmt numFmtId="%d" formatCode="%s"/>' % (self.prefix, number, xml.attribute_text(code))
        self._found_or_added("numFmts", raw)
        return number

    def _found_or_added(self, name: str, raw: bytes) -> int:
        """The place of the element `raw` in its list, where it is appended if it is not there yet."""
        self._listed(name)
        places = self._places[name]
        if raw not in places:
            bare = _bare(raw)
            places[raw] = places[bare] if bare in places else self._append(name, raw)
        return places[raw]

    def _append(self, name: str, raw: bytes) -> int:
        if name == "cellXfs" and self._lists[name] and self._highest_used:
            # To a program, cells with numbers beyond the list look as those of the first style: they must not get ours.
            lacking = self._highest_used() + 1 - len(self._lists[name])
            self._highest_used = None
            for _ in range(lacking):
                self._append(name, self._lists[name][0])
        place = len(self._lists[name])
        self._lists[name].append(raw)
        self._places[name].setdefault(_bare(raw), place)
        self._added.setdefault(name, []).append(raw)
        if name == "cellXfs":
            found = _FORMAT.search(raw, 0, xml.tag_end(raw, 0))
            number = int(found[1]) if found else 0
            if is_date_format(number, self._codes.get(number)):
                self.date_styles |= {place}
        return place

    def _with(self, name: str, added: list[bytes]) -> xml.Splice:
        """More elements at the end of a list."""
        parent, more = self._root.child(name), b"".join(added)
        if parent is None:
            list_name = self.prefix + name.encode()
            new = b'<%s count="%d">%s</%s>' % (list_name, len(added), more, list_name)
            return xml.insertion(self._data, self._root, _ORDER, name, new)
        start, end = xml.opened(self._data, parent)
        start = xml.with_attributes(start, count=str(len(self._lists[name])))
        return parent.start, parent.end, start + self._data[parent.head : parent.close] + more + end

    def style(self, xf: bytes) -> int:
        """The number of a cell style given as the attributes and children of an `xf`, with `{p}` for the prefix."""
        return self._found_or_added("cellXfs", xf.replace(b"{p}", self.prefix))

    def font(self, raw: bytes) -> int:
        """The number of a font."""
        return self._found_or_added("fonts", raw.replace(b"{p}", self.prefix))

    def element(self, name: str, raw: bytes) -> int:
        """The number of a fill or the like, `name` being that of its list."""
        return self._found_or_added(name, raw.replace(b"{p}", self.prefix))

    def fill(self, rgb: str) -> int:
        """The number of a solid fill."""
        raw = b'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="%s"/><{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        return self._found_or_added("fills", (raw % _argb(rgb)).replace(b"{p}", self.prefix))

    def date_format(self) -> int:
        """The number of the format yyyy-mm-dd."""
        return self.number_format(DATE_CODE)

    def base_font(self) -> tuple[str, str]:
        """Name and size of the book's normal font."""
        fonts = self.nodes("fonts")
        look = {n.name: n.attributes.get("val", "") for n in fonts[0].children} if fonts else {}
        size = look.get("sz", "")
        return look.get("name") or "Calibri", size if _SIZE.fullmatch(size) else "11"

    def difference(self, fill: str | None, font: str | None, bold: bool) -> int:
        """The number of the differential style with that fill and font colour (RRGGBB) and weight."""
        wanted = _look(fill, font, bold)
        for place, node in enumerate(self.nodes("dxfs")):
            if look_of_difference(node) == wanted:
                return place
        raw = b""
        if font or bold:
            raw += b"<{p}font>%s%s</{p}font>" % (
                b"<{p}b/>" if bold else b"",
                b'<{p}color rgb="%s"/>' % _argb(font) if font else b"",
            )
        if fill:
            raw += b'<{p}fill><{p}patternFill><{p}bgColor rgb="%s"/></{p}patternFill></{p}fill>' % _argb(fill)
        return self._found_or_added("dxfs", (b"<{p}dxf>%s</{p}dxf>" % raw).replace(b"{p}", self.prefix))


def _bare(element: bytes) -> bytes:
    """An element without the white space that means nothing."""
    return re.sub(rb"\s+(?=[/>])|(?<=>)\s+", b"", element)


def _argb(rgb: str | None) -> bytes:
    rgb = (rgb or "").lstrip("#").upper()
    return (rgb if len(rgb) == 8 else f"FF{rgb}").encode()


Look = tuple[bytes, bytes, bool]
_PLAIN_LOOK = ("dxf", "font", "fill", "patternFill", "fgColor")


def _look(fill: str | None, font: str | None, bold: bool) -> Look:
    return _argb(fill) if fill else b"", _argb(font) if font else b"", bold


def look_of_difference(dxf: Node) -> Look | None:
    """Fill, font colour and weight of a differential style; None where it is anything else besides."""
    fill = font = b""
    bold = False
    for node in dxf.walk():
        if node.name == "bgColor":
            fill = _argb(node.attributes.get("rgb", ""))
        elif node.name == "color" and node.within == "font":
            font = _argb(node.attributes.get("rgb", ""))
        elif node.name == "b":
            bold = node.attributes.get("val", "1") not in ("0", "false")
        elif node.name not in _PLAIN_LOOK and node.attributes.get("val") not in ("0", "none", "false"):
            return None
    return fill, font, bold
