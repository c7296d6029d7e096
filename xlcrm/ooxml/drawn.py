"""What pictures, charts and shapes of a sheet cover."""

import re

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.references import LAST_COLUMN, LAST_ROW, Range
from xlcrm.ooxml.relations import find, relations
from xlcrm.ooxml.xml import Node

_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_CONTROL = re.compile(
    rb"""<x:ClientData\s[^>]*?ObjectType\s*=\s*["'](\w+)["'][^>]*>(?:(?!</x:ClientData).)*?<x:Anchor>"""
    rb"""((?:\s*[0-9]{1,7}\s*,){7}\s*[0-9]{1,7}\s*)</x:Anchor>""",
    re.DOTALL,
)
_ROW_HEIGHT, _COLUMN_WIDTH = 190_500, 609_600
"""Of Excel's usual rows and columns, 20 and 64 pixels, in EMU: an anchor at one cell tells its size in these alone."""


def drawn(package: Package, part: str) -> list[Range]:
    """The cells of the sheet in that part that something drawn lies over."""
    found = []
    for relation in relations(package, part):
        name = find(package, relation.target) if relation.kind in ("drawing", "vmlDrawing") else None
        if name and relation.kind == "vmlDrawing":
            found += _controls(package.read(name))
        elif name:
            root = xml.parse(xml.utf8(package.read(name), name), name)
            # Excel wraps the anchors of form controls and other newer shapes in AlternateContent.
            found += [r for node in root.walk() if node.name in _ANCHORS and (r := _covered(node))]
    return found


def _controls(data: bytes) -> list[Range]:
    """The same of the controls in a drawing of the old kind, which is not always XML; notes come and go, and count not."""
    places = ([int(n) for n in found[2].split(b",")] for found in _CONTROL.finditer(data) if found[1] != b"Note")
    return [
        Range(top + 1, left + 1, bottom + 1, right + 1)
        for left, _, top, _, right, _, bottom, _ in places
        if left <= right < LAST_COLUMN and top <= bottom < LAST_ROW
    ]


def _covered(anchor: Node) -> Range | None:
    points = {n.name: {c.name: c.text for c in n.children} for n in anchor.children if n.name in ("from", "to")}
    try:
        first = points["from"]
        row, column = int(first["row"]) + 1, int(first["col"]) + 1
        if last := points.get("to"):
            return Range(row, column, int(last["row"]) + 1, int(last["col"]) + 1)
    except (KeyError, ValueError):
        return None
    size = anchor.child("ext")
    wide, high = (size.number("cx"), size.number("cy")) if size else (0, 0)
    last_row, last_column = row + high // _ROW_HEIGHT, column + wide // _COLUMN_WIDTH
    return Range(row, column, min(last_row, LAST_ROW), min(last_column, LAST_COLUMN))
