"""What pictures, charts and shapes of a sheet cover."""

import re
from collections.abc import Iterator

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.references import LAST_COLUMN, LAST_ROW, Range
from xlcrm.ooxml.relations import find, relations
from xlcrm.ooxml.xml import Node

_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_CONTROL, _CONTROLS_END = b"<x:ClientData", b"</x:ClientData"
_KIND = re.compile(rb"""\sObjectType\s*=\s*["'](\w+)["']""")
_ANCHOR = re.compile(rb"<x:Anchor>([0-9\s,]{15,200})</x:Anchor>")
_ENDS = 8
"""Numbers of an anchor: column and offset, row and offset, of its first cell and of its last."""
_ROW_HEIGHT, _COLUMN_WIDTH = 190_500, 609_600
"""Of Excel's usual rows and columns, 20 and 64 pixels, in EMU: an anchor at one cell tells its size in these alone."""


def drawn(package: Package, part: str) -> list[Range]:
    """The cells of the sheet in that part that something drawn lies over."""
    found = list[Range]()
    for relation in relations(package, part):
        name = find(package, relation.target) if relation.kind in ("drawing", "vmlDrawing") else None
        if name and relation.kind == "vmlDrawing":
            found += _controls(package.read(name))
        elif name:
            root = xml.parse(xml.utf8(package.read(name), name), name)
            # Excel wraps the anchors of form controls and other newer shapes in AlternateContent.
            found += [r for node in root.walk() if node.name in _ANCHORS and (r := _covered(node))]
    return found


def _controls(data: bytes) -> Iterator[Range]:
    """The same of the controls in a drawing of the old kind, which is not always XML; notes come and go, and count not."""
    for piece in data.split(_CONTROL)[1:]:
        tag, _, content = piece.partition(b">")
        kind, anchor = _KIND.search(tag), _ANCHOR.search(content.partition(_CONTROLS_END)[0])
        ends = [int(n) if n.strip().isdigit() else -1 for n in anchor[1].split(b",")] if anchor else []
        if kind and kind[1] != b"Note" and len(ends) == _ENDS:
            left, _, top, _, right, _, bottom, _ = ends
            if 0 <= left <= right < LAST_COLUMN and 0 <= top <= bottom < LAST_ROW:
                yield Range(top + 1, left + 1, bottom + 1, right + 1)


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
