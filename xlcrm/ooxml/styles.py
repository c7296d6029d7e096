"""The styles part: which cells show dates, and styles that are found or appended for what xlcrm writes."""

import re
from typing import NamedTuple

from xlcrm.ooxml import xml
from xlcrm.ooxml.formats import is_date_format
from xlcrm.ooxml.stylelists import HighestUsed, StyleLists
from xlcrm.ooxml.xml import Node

DATE_CODE = "yyyy-mm-dd"
TIME_CODE = "yyyy-mm-dd hh:mm"
_SIZE = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{1,6})?")  # of a font, in points
_FIRST_OWN_FORMAT = 164
_MOST_FORMATS = 1 << 16
_BUILT_IN = {0: "General", 1: "0"}  # those that xlcrm asks for by number
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%s">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FORMAT = re.compile(rb' numFmtId="([0-9]{1,9})"')


class TextLook(NamedTuple):
    """Of a style: the size of its font in points, whether it is bold, whether text wraps, whether numbers show as General."""

    size: float
    bold: bool
    wraps: bool
    general: bool


class Styles(StyleLists):
    """The styles of a book: what their elements mean, and those that xlcrm asks for."""

    def __init__(self, data: bytes, part: str, highest_used: HighestUsed = lambda _: -1) -> None:
        super().__init__(data, part, highest_used)
        self._codes = {n.number("numFmtId"): n.attributes.get("formatCode", "") for n in self.nodes("numFmts")}
        formats = [n.number("numFmtId") for n in self.nodes("cellXfs")]
        self.date_styles = frozenset(i for i, f in enumerate(formats) if is_date_format(f, self._codes.get(f)))
        self._known = len(formats)  # styles of which is known whether they show dates
        self._marks = frozenset[str]()
        self._twins: dict[tuple[int, str], int] = {}

    @property
    def date_marks(self) -> frozenset[str]:
        """The numbers of the styles that show dates, as they stand in the attributes of cells."""
        if len(self._marks) != len(self.date_styles):
            self._marks = frozenset(map(str, self.date_styles))
        return self._marks

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
            number = self.built_in(0) if code == "General" else self.number_format(code)
            listed = style < len(self.listed("cellXfs"))
            self._twins[style, code] = self.like(style if listed else 0, numFmtId=str(number), applyNumberFormat="1")
        return self._twins[style, code]

    def like(self, style: int, **attributes: str) -> int:
        """The twin of a style that differs in attributes of its `xf`, such as numFmtId."""
        xfs = self.listed("cellXfs")
        if style >= len(xfs):
            return style
        head = xml.tag_end(xfs[style], 0)
        return self._style(xml.with_attributes(xfs[style][:head], **attributes) + xfs[style][head:])

    def look(self, style: int) -> TextLook:
        """What a style says of the text in a cell."""
        xf, fonts = self._xf(style), self.nodes("fonts")
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

    def paint(self, style: int) -> tuple[int, int]:
        """The numbers of the font and of the fill that a style has."""
        xf = self._xf(style)
        return (xf.number("fontId"), xf.number("fillId")) if xf else (0, 0)

    def _xf(self, style: int) -> Node | None:
        xfs = self.nodes("cellXfs")
        return xfs[style] if style < len(xfs) else None

    def code(self, number: int) -> str | None:
        """The code of a number format that the book defines itself; None for one that is built in."""
        return self._codes.get(number)

    def number_format(self, code: str) -> int:
        """The number of the format with that code, which is in small letters and without escapes."""
        for number, known in self._codes.items():
            if re.sub(r'[\\"]', "", known.split(";")[0]).lower() == code:
                return number
        return self._new_format(code)

    def own_format(self, code: str) -> int:
        """The number of the format with exactly that code."""
        known = next((number for number, there in self._codes.items() if there == code), None)
        return self._new_format(code) if known is None else known

    def built_in(self, number: int) -> int:
        """The number of the format that bears `number` where a book says nothing else of it; some books do."""
        return self.own_format(_BUILT_IN[number]) if number in self._codes else number

    def _new_format(self, code: str) -> int:
        # One that a style names and the book does not define must not become ours.
        named = (n.number("numFmtId") for xfs in ("cellXfs", "cellStyleXfs") for n in self.nodes(xfs))
        number = max(n for n in (_FIRST_OWN_FORMAT - 1, *self._codes, *named) if n < _MOST_FORMATS) + 1
        self._codes[number] = code
        raw = b'<%snumFmt numFmtId="%d" formatCode="%s"/>' % (self.prefix, number, xml.attribute_text(code))
        self.found_or_added("numFmts", raw)
        return number

    def _style(self, raw: bytes) -> int:
        place, xfs = self.found_or_added("cellXfs", raw), self.listed("cellXfs")
        for new in range(self._known, len(xfs)):
            found = _FORMAT.search(xfs[new], 0, xml.tag_end(xfs[new], 0))
            number = int(found[1]) if found else 0
            if is_date_format(number, self._codes.get(number)):
                self.date_styles |= {new}
        self._known = len(xfs)
        return place

    def style(self, xf: bytes) -> int:
        """The number of a cell style given as the attributes and children of an `xf`, with `{p}` for the prefix."""
        return self._style(xf.replace(b"{p}", self.prefix))

    def font(self, raw: bytes) -> int:
        """The number of a font."""
        return self.found_or_added("fonts", raw.replace(b"{p}", self.prefix))

    def element(self, name: str, raw: bytes) -> int:
        """The number of a fill or the like, `name` being that of its list."""
        return self.found_or_added(name, raw.replace(b"{p}", self.prefix))

    def fill(self, rgb: str) -> int:
        """The number of a solid fill."""
        raw = b'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="%s"/><{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        return self.found_or_added("fills", (raw % _argb(rgb)).replace(b"{p}", self.prefix))

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
        return self.found_or_added("dxfs", (b"<{p}dxf>%s</{p}dxf>" % raw).replace(b"{p}", self.prefix))


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
