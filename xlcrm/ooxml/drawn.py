"""What pictures, charts and shapes of a sheet cover."""

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import find, relations
from xlcrm.ooxml.xml import Node


def drawn(package: Package, part: str) -> list[Range]:
    """The cells of the sheet in that part that something drawn lies over."""
    found = []
    for relation in relations(package, part):
        name = find(package, relation.target) if relation.kind == "drawing" else None
        if name:
            root = xml.parse(xml.utf8(package.read(name), name), name)
            found += [r for anchor in root.children if (r := _covered(anchor))]
    return found


def _covered(anchor: Node) -> Range | None:
    points = {n.name: {c.name: c.text for c in n.children} for n in anchor.children if n.name in ("from", "to")}
    try:
        first = points["from"]
        last = points.get("to", first)
        return Range(int(first["row"]) + 1, int(first["col"]) + 1, int(last["row"]) + 1, int(last["col"]) + 1)
    except (KeyError, ValueError):
        return None
