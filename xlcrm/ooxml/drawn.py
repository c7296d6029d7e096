"""What pictures, charts and shapes of a sheet cover."""

import re
from collections.abc import Iterator, Mapping

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import find, relations
from xlcrm.ooxml.xml import Node

_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_CONTROL = b"<x:ClientData"
_KIND = re.compile(rb"""\sObjectType\s*=\s*["'](\w+)["']""")
_ANCHOR = re.compile(rb"<x:Anchor>\s*(\d{1,7}(?:\s*,\s*\d{1,7}){7})\s*</x:Anchor>")
"""Column and offset, row and offset, of the first cell, then of the last; all are counted from 0."""
_ROW_HEIGHT, _COLUMN_WIDTH = 190_500, 609_600
"""Of Excel's usual rows and columns, 20 and 64 pixels, in EMU: an anchor at one cell tells its size in these alone."""


def drawn(package: Package, part: str) -> list[Range]:
    """The cells of the sheet in that part that something drawn lies over."""
    found = list[Range]()
    for relation in relations(package, part):
        name = find(package, relation.target)
        if name and relation.kind == "vmlDrawing":
            found += _controls(package.read(name))
        elif name and relation.kind == "drawing":
            root = xml.parse(xml.utf8(package.read(name), name), name)
            # Excel wraps the anchors of form controls and other newer shapes in AlternateContent.
            found += [r for node in root.walk() if node.name in _ANCHORS and (r := _covered(node))]
    return found


def _controls(data: bytes) -> Iterator[Range]:
    """The same of the controls in a drawing of the old kind, which is not always XML; notes come and go, and count not."""
    for piece in data.split(_CONTROL)[1:]:
        tag, _, content = piece.partition(b">")
        kind, anchor = _KIND.search(tag), _ANCHOR.search(content)
        if kind and kind[1] != b"Note" and anchor:
            left, _, top, _, right, _, bottom, _ = (int(n) + 1 for n in anchor[1].split(b","))
            yield Range(top, left, bottom, right)


def _covered(anchor: Node) -> Range | None:
    """Nothing where the anchor does not say at which cell it is."""
    parts = {n.name: {c.name: c.text for c in n.children} for n in anchor.children}
    try:
        row, column = _cell(parts["from"])
        if "to" in parts:
            return Range(row, column, *_cell(parts["to"]))
    except (KeyError, ValueError):
        return None
    size = anchor.child("ext")
    wide, high = (size.number("cx"), size.number("cy")) if size else (0, 0)
    return Range(row, column, row + high // _ROW_HEIGHT, column + wide // _COLUMN_WIDTH)


def _cell(corner: Mapping[str, str]) -> tuple[int, int]:
    return int(corner["row"]) + 1, int(corner["col"]) + 1
