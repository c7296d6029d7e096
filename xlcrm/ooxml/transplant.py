"""A sheet of one workbook put into another: its cells, widths, validations, notes and tables, in styles of the other.

For sheets that xlcrm has built itself, as those of the template: cells with values and no formulas, notes on cells,
tables; no pictures. Conditional formats stay behind: who copies puts in what is to be there. Text in the normal font takes
on that of the other book. In a shared workbook, where Excel allows no tables, their cells stand alone.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.relations import add_relation, add_type, content_types, find, free_name, relations, type_of
from xlcrm.ooxml.styles import Styles
from xlcrm.ooxml.tables import read_table
from xlcrm.ooxml.xml import Node, Splice

if TYPE_CHECKING:
    from xlcrm.ooxml.sheet import Sheet
    from xlcrm.ooxml.workbook import Workbook

_PLACES = {"table": "tables/table{}.xml", "comments": "comments{}.xml", "vmlDrawing": "drawings/vmlDrawing{}.vml"}
_FAMILY = re.compile(rb"<(?:name|sz|family|scheme|charset) [^>]*/>")
_SIZE = re.compile(rb'<sz val="([0-9.]+)"/>')


def transplant(source: "Workbook", sheet: "Sheet", book: "Workbook", part: str, folder: str) -> None:
    """Put a copy of the sheet of `source` into `book` as the part `part`, and all that belongs to it below `folder`."""
    types = content_types(source.package)
    ids = dict[str, str]()
    for relation in relations(source.package, sheet.part):
        name = find(source.package, relation.target)
        assert name is not None
        if relation.kind == "table" and book.shared:
            continue
        place = free_name(book.package, folder + _PLACES[relation.kind])
        data = in_dialect(source.package.read(name), strict=book.strict)
        if relation.kind == "table":
            number, table = book.free_table(read_table(data, name).name)
            root = xml.parse(data, name)
            tag = xml.with_attributes(data[root.start : root.head], id=str(number), name=table, displayName=table)
            data = xml.splice(data, [(root.start, root.head, tag)])
        book.package.put(place, data)
        add_type(book.package, place, type_of(types, name))
        ids[relation.id] = add_relation(book.package, part, relation.kind, place, strict=book.strict)
    style = _style_of(source.styles, book.styles)
    plain = book.styles.undated(0)  # the first style of a book is not always plain
    data = _rewritten(source.package.read(sheet.part), sheet.part, _shared(source.package), style, plain, ids)
    book.package.put(part, in_dialect(data, strict=book.strict))


def in_dialect(data: bytes, *, strict: bool) -> bytes:
    """A part of a transitional book as one of a strict book has it."""
    if strict:
        for transitional, other in (xml.MAIN_NAMESPACES, xml.RELATIONSHIP_NAMESPACES):
            data = data.replace(b'"%s"' % transitional.encode(), b'"%s"' % other.encode())
    return data


def _shared(package: Package) -> list[bytes]:
    """What each shared string holds, as XML."""
    part = next((n for n in package.names if n.endswith("/sharedStrings.xml")), None)
    if part is None:
        return []
    data = package.read(part)
    return [data[n.head : n.close] for n in xml.parse(data, part).named("si")]


def _rewritten(
    data: bytes, part: str, shared: list[bytes], style: Callable[[int], int], plain: int, ids: dict[str, str]
) -> bytes:
    """The sheet with strings of its own, the other book's styles, `plain` for a number that had none, and the new
    relationships."""
    splices: list[Splice] = []
    for node in xml.parse(data, part).walk():
        tables = node.named("tablePart") if node.name == "tableParts" else ()
        if node.name == "conditionalFormatting" or any(n.relation() not in ids for n in tables):
            splices.append((node.start, node.end, b""))
        elif node.name == "tablePart" and node.relation() not in ids:
            continue  # gone with those
        look = "style" if node.name == "col" else "s" if node.name in ("c", "row") else ""
        wanted: dict[str, str | None] = {}
        if node.attributes.get(look):
            wanted[look] = str(style(int(node.attributes[look])))
        elif node.name == "c" and node.child("v") and "t" not in node.attributes and plain:
            wanted[look] = str(plain)
        text = node.child("v") if node.attributes.get("t") == "s" and node.name == "c" else None
        if text is not None:
            wanted["t"] = "inlineStr"
            splices.append((text.start, text.end, b"<is>%s</is>" % shared[int(text.text)]))
        old = data[node.start : node.head]
        tag = xml.with_attributes(old, **wanted)
        if (relation := node.relation()) is not None:
            tag = tag.replace(b'"%s"' % relation.encode(), b'"%s"' % ids[relation].encode())
        if tag != old:
            splices.append((node.start, node.head, tag))
    return xml.splice(data, splices)


def _style_of(source: Styles, styles: Styles) -> Callable[[int], int]:
    """Which style of the other book stands for one of the source: found there, or added."""

    def element(node: Node) -> bytes:
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1{p}", source.data[node.start : node.end])

    @cache
    def font(number: int) -> int:
        if number == 0:
            return 0
        place = source.nodes("fonts")[number]
        return styles.font(_font_of(source, source.data[place.start : place.end], styles))

    @cache
    def other(name: str, number: int) -> int:
        return styles.element(name, element(source.nodes(name)[number])) if number else 0

    @cache
    def style(number: int) -> int:
        node = source.nodes("cellXfs")[number]
        code = source.code(node.number("numFmtId"))
        wanted = {
            "numFmtId": str(styles.built_in(node.number("numFmtId")) if code is None else styles.number_format(code)),
            "fontId": str(font(node.number("fontId"))),
            "fillId": str(other("fills", node.number("fillId"))),
            "borderId": str(other("borders", node.number("borderId"))),
        }
        raw = element(node)
        tag = raw[: raw.index(b">") + 1]
        return styles.style(xml.with_attributes(tag, **wanted) + raw[len(tag) :])

    return style


def _font_of(source: Styles, raw: bytes, styles: Styles) -> bytes:
    """A font of the source with the other book's name for letters, and in its size where it is the normal one."""
    (name, size), normal = styles.base_font(), source.base_font()[1].encode()
    kept = _FAMILY.sub(b"", raw[len(b"<font>") : -len(b"</font>")])
    found = _SIZE.search(raw)
    sized = found[1] if found and found[1] != normal else size.encode()
    # The schema's order: what the letters look like, then size, colour, name.
    looks, colour = re.sub(rb"<color [^>]*/>", b"", kept), b"".join(re.findall(rb"<color [^>]*/>", kept))
    marked = re.sub(rb"<(?=[a-zA-Z])", b"<{p}", b'%s<sz val="%s"/>%s' % (looks, sized, colour))
    return b'<{p}font>%s<{p}name val="%s"/></{p}font>' % (marked, xml.attribute_text(name))
