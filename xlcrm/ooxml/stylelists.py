"""The lists of a styles part: what stands in them, and what is added at their ends.

What names a place beyond the end of a list shows as the first of it, or as nothing. It must not come to show as
something of ours: that is what the rules here about adding are for.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from xlcrm.ooxml import xml
from xlcrm.ooxml.refusals import too_many_styles
from xlcrm.ooxml.xml import Node

_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split()
# The first of a list, which hold for whatever names none.
_FIRST = {
    "fonts": (b'<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>',),
    "fills": (
        b'<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        b'<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ),
    "borders": (b"<{p}border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>",),
    "cellStyleXfs": (b'<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": (b'<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
MOST_STYLES = 65_490
"""Cell formats that a book can have; Excel opens none with more."""
_NAMED_BY = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}

HighestUsed = Callable[[str], int]
"""The highest place in a list, "cellXfs" or "dxfs", that cells, tables or rules of the book name; -1 where none does."""


class StyleLists:
    """The lists of a styles part. What is asked for is found, or appended; nothing else changes."""

    def __init__(self, data: bytes, part: str, highest_used: HighestUsed = lambda _: -1) -> None:
        self.part, self._highest_used = part, highest_used
        self.original = self._data = data
        self._root = root = xml.parse(data, part)
        if not root.children:  # <styleSheet/>
            self._data = xml.splice(data, [(root.start, root.end, b"".join(xml.opened(data, root)))])
            self._root = xml.parse(self._data, part)
        self.prefix = xml.prefix(self._data, self._root)
        self._added = dict[str, list[bytes]]()  # by list; to parse all anew for each would be slow
        self._added_nodes = dict[str, list[Node]]()
        self._lists = dict[str, list[bytes]]()  # the elements of each list that was looked into, with those added
        self._places: dict[str, dict[bytes, int]] = {}  # element -> place in its list
        self._padded = set[str]()

    @property
    def data(self) -> bytes:
        """The part as it is by now."""
        if not self._added:
            return self.original
        lists = sorted(self._added, key=_ORDER.index)
        return xml.splice(self._data, [self._with(name, self._added[name]) for name in lists])

    def nodes(self, name: str) -> list[Node]:
        """The elements of a list: "fonts", "fills", "cellXfs", … Places in the bytes are known of those that were there."""
        parent = self._root.child(name)
        there = list(_elements(parent, parent.namespace)) if parent else []
        return there + self._parsed(name) if name in self._added else there

    def _parsed(self, name: str) -> list[Node]:
        """The elements that were added to a list."""
        added, nodes = self._added[name], self._added_nodes.setdefault(name, [])
        if new := added[len(nodes) :]:
            start, end = xml.opened(self._data, self._root)
            nodes += xml.parse(b"".join((start, *new, end)), self.part).children
        return nodes

    def listed(self, name: str) -> list[bytes]:
        """The elements of a list. What the cells that say nothing of their look mean must not become ours."""
        if name not in self._lists:
            nodes = self.nodes(name)
            self._lists[name] = [self._data[node.start : node.end] for node in nodes]
            self._places[name] = dict[bytes, int]()
            for place, raw in enumerate(self._lists[name]):
                self._places[name].setdefault(_bare(raw), place)
            if not nodes:
                for raw in _FIRST.get(name, ()):
                    self._append(name, raw.replace(b"{p}", self.prefix))
        return self._lists[name]

    def found_or_added(self, name: str, raw: bytes) -> int:
        """The place of the element `raw` in its list, where it is appended if it is not there yet.

        The first place, where the lists of looks take nothing more.
        """
        if name in _NAMED_BY and self._closed:
            return 0
        self.listed(name)
        places = self._places[name]
        if raw not in places:
            bare = _bare(raw)
            places[raw] = places[bare] if bare in places else self._append(name, raw)
        return places[raw]

    @cached_property
    def _closed(self) -> bool:
        """Of fonts, fills and borders nobody can say what one beyond the list looks like: where a style names such a one,
        none is added. A white font without its dark fill would not be seen, so none to the other two either."""
        ends = {attribute: len(self.nodes(name)) or len(_FIRST[name]) for name, attribute in _NAMED_BY.items()}
        xfs = (*self.nodes("cellXfs"), *self.nodes("cellStyleXfs"))
        return any(xf.number(attribute) >= end for xf in xfs for attribute, end in ends.items())

    def _complete(self) -> None:
        """The lists that a style names have one element at least."""
        for name in () if self._closed else (*_NAMED_BY, "cellStyleXfs"):
            self.listed(name)

    def _append(self, name: str, raw: bytes) -> int:
        listed = self._lists[name]
        if name == "cellXfs":
            self._complete()
        if name not in self._padded and (name == "dxfs" or (name == "cellXfs" and listed)):
            self._padded.add(name)
            # A cell with a style beyond the list looks as the first; a rule with a look beyond it changes nothing.
            filling = listed[0] if name == "cellXfs" else b"<%sdxf/>" % self.prefix
            for _ in range(self._highest_used(name) + 1 - len(listed)):
                self._append(name, filling)
        place = len(listed)
        if name == "cellXfs" and place >= MOST_STYLES:
            raise too_many_styles()
        listed.append(raw)
        self._places[name].setdefault(_bare(raw), place)
        self._added.setdefault(name, []).append(raw)
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


def _elements(parent: Node, namespace: str) -> Iterator[Node]:
    """The elements of a list in their order. Of what stands there in two forms, for programs that know more and for all
    others (mc:AlternateContent; ISO/IEC 29500-3, 7.6), the latter."""
    for child in parent.children:
        if child.namespace == namespace:
            yield child
        elif child.name == "AlternateContent" and child.children:
            yield from _elements(child.child("Fallback") or child.children[0], namespace)


def _bare(element: bytes) -> bytes:
    """An element without the white space that means nothing."""
    return re.sub(rb"(?<!\s)\s++(?=[/>])|(?<=>)\s++", b"", element)
