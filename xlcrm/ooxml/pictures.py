"""A picture put onto a sheet: PNG or JPEG, at a cell, no larger than the room there."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from xlcrm.ooxml import xml
from xlcrm.ooxml.charts import DRAWING_TYPE
from xlcrm.ooxml.formframe import insert
from xlcrm.ooxml.relations import add_relation, add_type, free_name, related
from xlcrm.ooxml.workbook import Workbook

_EMU = 12_700  # in a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))  # JPEG's frames


class Picture(NamedTuple):
    """A picture: its bytes, png or jpeg, and how many points wide and high it is to be at most."""

    data: bytes
    kind: str
    width: int
    height: int


def picture(data: bytes) -> Picture | None:
    """The picture in these bytes, its size in pixels; None where they are neither a PNG nor a JPEG."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return Picture(data, "png", width, height) if width and height else None
    if data.startswith(b"\xff\xd8"):
        for marker, at in _segments(data):
            if marker in _SIZES and at + 9 <= len(data):
                height, width = struct.unpack(">HH", data[at + 5 : at + 9])
                return Picture(data, "jpeg", width, height) if width and height else None
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The segments of a JPEG before its pixels: marker, and where it stands behind 0xFF."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == 0xFF:  # padding
            at += 1
            continue
        yield data[at + 1], at
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def add_picture(book: Workbook, part: str, shown: Picture, row: int, column: int, room: tuple[float, float]) -> None:
    """Put the picture at the cell, as large as `room` (points across and down) lets it be, its shape kept.

    `part` is that of the sheet, which must hold what it will hold by now.
    """
    package = book.package
    scale = min(room[0] / shown.width, room[1] / shown.height)
    size = round(shown.width * scale * _EMU), round(shown.height * scale * _EMU)
    drawing = _drawing(book, part)
    media = free_name(package, f"{book.folder}media/image{{}}.{shown.kind}")
    package.put(media, shown.data)
    add_type(package, media, f"image/{shown.kind}")
    relation = add_relation(package, drawing, "image", media, strict=book.strict)
    data = xml.utf8(package.read(drawing), drawing)
    root = xml.parse(data, drawing)
    number = 1 + max(
        (
            int(n.attributes.get("id", "0"))
            for n in root.walk()
            if n.name == "cNvPr" and n.attributes.get("id", "").isdecimal()
        ),
        default=0,
    )
    relationships = xml.RELATIONSHIP_NAMESPACES[book.strict]
    anchor = (
        f'<xdr:oneCellAnchor xmlns:xdr="{_DRAWING}" xmlns:a="{_MAIN}"><xdr:from><xdr:col>{column - 1}</xdr:col><xdr:colOff>0</xdr:colOff>'
        f'<xdr:row>{row - 1}</xdr:row><xdr:rowOff>{2 * _EMU}</xdr:rowOff></xdr:from><xdr:ext cx="{size[0]}" cy="{size[1]}"/>'
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="Logo"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr>'
        f'</xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="{relationships}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
        f'<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>"
    )
    package.put(drawing, xml.splice(data, [xml.filled(data, root, anchor.encode())]))


def _drawing(book: Workbook, part: str) -> str:
    """The sheet's drawing; a new one where it has none."""
    package = book.package
    there = next(related(package, part, "drawing"), None)
    if there:
        return there
    drawing = free_name(package, f"{book.folder}drawings/drawing{{}}.xml")
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package.put(drawing, f'{head}<xdr:wsDr xmlns:xdr="{_DRAWING}" xmlns:a="{_MAIN}"></xdr:wsDr>'.encode())
    add_type(package, drawing, DRAWING_TYPE)
    relation = add_relation(package, part, "drawing", drawing, strict=book.strict)
    data = book.sheet_xml(part)
    new = b'<%sdrawing xmlns:r="%s" r:id="%s"/>' % (
        xml.prefix(data, xml.parse(data, part)), xml.RELATIONSHIP_NAMESPACES[book.strict].encode(), relation.encode(),
    )  # fmt: skip
    book.put_sheet(part, insert(data, part, "drawing", new))
    return drawing
