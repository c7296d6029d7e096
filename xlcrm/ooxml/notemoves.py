"""Notes that a person has put on the rows of a list: each goes along where its row moves.

Such a note stands in up to three parts: its text among the comments, the box in which it is shown, and, where people
answer each other, the thread. All of them name its cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from xlcrm.errors import BookError
from xlcrm.ooxml import noteboxes, references, xml
from xlcrm.ooxml.notes import Home, drawing_of
from xlcrm.ooxml.relations import find, relations
from xlcrm.ooxml.rowlooks import Moves, Place, destinations
from xlcrm.ooxml.xml import Node, Splice

_KINDS = {"comments": "comment", "threadedComment": "threadedComment"}  # a part by its relationship -> its elements
_ANCHOR = re.compile(rb"Anchor>([\s\d,]+)</")  # column, pixels, row, pixels of two corners
_CORNERS = (2, 6)


def move_notes(home: Home, moves: Moves) -> None:
    """Put the notes on the rows of a list where these go; one whose row is no more, beneath the list.

    Where one of the parts cannot be understood all stay as they are: a note is no reason to stop.
    """
    try:
        parts = {part: _listed(home, part, kind) for part, kind in _parts(home)}
        cells = {_cell(node, part) for part, nodes in parts.items() for node in nodes}
        wanted = destinations(cells, moves)
        boxes = drawing_of(home) if wanted else ""
        shown = find(home.package, boxes) if boxes else None
        drawn = _with_boxes(xml.utf8(home.package.read(shown), shown), wanted) if shown else None
    except BookError:
        return
    if not wanted or shown is None or drawn is None:
        return
    for part, nodes in parts.items():
        data = xml.utf8(home.package.read(part), part)
        home.package.put(part, xml.splice(data, list(_renamed(data, part, nodes, wanted))))
    home.package.put(shown, drawn)


def _parts(home: Home) -> Iterator[tuple[str, str]]:
    """The parts with the sheet's notes, and what one is called in them."""
    for relation in relations(home.package, home.part):
        stored = find(home.package, relation.target) if relation.kind in _KINDS and not relation.external else None
        if stored:
            yield stored, _KINDS[relation.kind]


def _listed(home: Home, part: str, kind: str) -> list[Node]:
    root = xml.parse(xml.utf8(home.package.read(part), part), part)
    return [node for node in root.walk() if node.name == kind]


def _cell(node: Node, part: str) -> Place:
    return references.cell(node.attributes.get("ref", ""), part)


def _renamed(data: bytes, part: str, nodes: Sequence[Node], wanted: Mapping[Place, int]) -> Iterator[Splice]:
    for node in nodes:
        cell = _cell(node, part)
        if cell in wanted:
            ref = references.address(wanted[cell], cell[1])
            yield node.start, node.head, xml.with_attributes(data[node.start : node.head], ref=ref)


def _with_boxes(data: bytes, wanted: Mapping[Place, int]) -> bytes | None:
    """The part with the boxes of these notes beside their new rows; None where one has no box, or two."""
    splices, seen = list[Splice](), list[Place]()
    for start, end, at in noteboxes.notes_in(data):
        cell = int(at[1]) + 1, int(at[2]) + 1
        if cell not in wanted:
            continue
        seen.append(cell)
        splices.append((*at.span(1), b"%d" % (wanted[cell] - 1)))
        if anchor := _ANCHOR.search(data, start, end):
            numbers = [int(n) for n in re.findall(rb"\d+", anchor[1])]
            for place in _CORNERS if len(numbers) > _CORNERS[-1] else ():
                numbers[place] = max(0, numbers[place] + wanted[cell] - cell[0])
            splices.append((*anchor.span(1), b", ".join(b"%d" % n for n in numbers)))
    return xml.splice(data, splices) if sorted(seen) == sorted(wanted) else None
