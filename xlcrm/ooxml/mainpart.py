"""The workbook's main part: its list of sheets, its defined names, and how it is computed.

Each change finds its place anew and splices there. New sheets and names wait until the part is asked for: some books
have a hundred thousand names, and to go through them for each would take minutes.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.refusals import unsafe
from xlcrm.ooxml.xml import Node

_ORDER = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
    "fileRecoveryPr webPublishObjects extLst"
).split()
_PRINT_TITLES = "_xlnm.Print_Titles"
_LINES = re.compile(r"(?<=!)\$\w+:\$\w+")  # whole rows or columns, behind the name of their sheet
_LONGEST_READ = 255  # characters of a title: some programs write longer ones than Excel allows
_MOST_SHEETS = 4_000
_HIGHEST_SHEET = 65_534  # number of a sheet (ISO/IEC 29500-1, 18.2.19)


class _NewSheet(NamedTuple):
    title: str
    number: int
    element: bytes


class MainPart:
    """The part as it is by now, in `data`; `titles` are those of all sheets. Raises NotAWorkbook where the part is none of a workbook."""

    def __init__(self, data: bytes, part: str) -> None:
        self.part = part
        self._new_sheets, self._new_names = list[_NewSheet](), list[bytes]()
        self._look(data)
        if self._root.name != "workbook":
            raise xml.malformed(part)
        self.namespace = self._root.namespace
        self.strict = self.namespace == xml.MAIN_NAMESPACES[1]
        self.date1904 = self._flag("workbookPr", "date1904")
        self.protected = self._flag("workbookProtection", "lockStructure")

    @property
    def data(self) -> bytes:
        """The part as it is by now."""
        self._settle()
        return self._data

    def _look(self, data: bytes) -> None:
        self._data, self._root = data, xml.parse(data, self.part)
        self._names: set[str] | None = None  # until they are asked for
        there = (node.attributes.get("name", "") for node in self._children("sheets", "sheet"))
        self.titles = (*there, *(new.title for new in self._new_sheets))

    def _settle(self) -> None:
        """Put into the part what waits."""
        sheets, names = self._new_sheets, self._new_names
        if not sheets and not names:
            return
        self._new_sheets, self._new_names = [], []
        data, parent = self._data, self._root.child("definedNames")
        splices = list[xml.Splice]()
        if sheets:
            listed = self._root.child("sheets")
            assert listed is not None
            splices.append(xml.filled(data, listed, b"".join(new.element for new in sheets)))
        if names and parent is not None:
            splices.append(xml.filled(data, parent, b"".join(names)))
        elif names:
            p = self._prefix
            new = b"<%sdefinedNames>%s</%sdefinedNames>" % (p, b"".join(names), p)
            splices.append(xml.insertion(data, self._root, _ORDER, "definedNames", new))
        self._look(xml.splice(data, splices))

    def sheets(self) -> Iterator[tuple[str, str | None]]:
        """The title of each sheet, and the relationship by which its part is found.

        Raises NotAWorkbook where there is no list of them or one has no proper name, UnsafeWorkbook where it is too long.
        """
        if self._root.child("sheets") is None:
            raise xml.malformed(self.part, "no sheets")
        if len(self.titles) > _MOST_SHEETS:
            raise unsafe("it has more than 4,000 sheets", "工作表超过 4,000 个")
        if not all(0 < len(title) <= _LONGEST_READ for title in self.titles):
            raise xml.malformed(self.part, "a sheet without a proper name")
        return ((node.attributes.get("name", ""), node.relation()) for node in self._children("sheets", "sheet"))

    def hidden(self) -> frozenset[str]:
        """The titles of the sheets that are not shown."""
        nodes = self._children("sheets", "sheet")
        return frozenset(
            n.attributes.get("name", "") for n in nodes if n.attributes.get("state") in ("hidden", "veryHidden")
        )

    def _flag(self, name: str, attribute: str) -> bool:
        node = self._root.child(name)
        return node is not None and node.attributes.get(attribute) in ("1", "true", "on")

    def _children(self, parent: str, name: str) -> Iterator[Node]:
        node = self._root.child(parent)
        return node.named(name) if node else iter(())

    @property
    def _prefix(self) -> bytes:
        return xml.prefix(self._data, self._root)

    def defined_names(self) -> set[str]:
        """Every name that the book defines, in lower case; those that Excel itself gives to a sheet may be missing."""
        if self._names is None:
            self._names = {n.attributes.get("name", "").lower() for n in self._children("definedNames", "definedName")}
        return self._names

    def recalculate_on_load(self) -> None:
        """Let the program that opens the book next compute every formula."""
        node = self._root.child("calcPr")
        if node is None:
            new = b'<%scalcPr fullCalcOnLoad="1"/>' % self._prefix
            self._look(xml.inserted(self._data, self._root, _ORDER, "calcPr", new))
        elif node.attributes.get("fullCalcOnLoad") not in ("1", "true"):
            tag = xml.with_attributes(self._data[node.start : node.head], fullCalcOnLoad="1")
            self._look(xml.splice(self._data, [(node.start, node.head, tag)]))

    def move_filter(self, title: str, before: str | None, after: str | None) -> None:
        """The hidden name of a sheet's filter follows the filter."""
        old, new = (references.parse_range(ref or "") for ref in (before, after))
        if old is None or new is None or old == new:
            return
        place = str(self.titles.index(title))
        for node in self._children("definedNames", "definedName"):
            look = node.attributes
            if look.get("name") == "_xlnm._FilterDatabase" and look.get("localSheetId") == place:
                sheet, mark, ref = node.text.rpartition("!")
                if references.parse_range(ref) == old:
                    text = xml.element_text(f"{sheet}{mark}{new.absolute}")
                    self._look(xml.splice(self._data, [(node.head, node.close, text)]))
                    return

    def reword_names(self, change: Callable[[str, str | None], str]) -> None:
        """Each defined name anew: `change` gets its text and, where it belongs to one sheet, the title of that."""
        self._settle()
        splices = list[xml.Splice]()
        for node in self._children("definedNames", "definedName"):
            place = node.attributes.get("localSheetId", "")
            title = self.titles[at] if (at := xml.whole(place)) is not None and at < len(self.titles) else None
            if (new := change(node.text, title)) != node.text:
                splices.append((node.head, node.close, xml.element_text(new)))
        if splices:
            self._look(xml.splice(self._data, splices))

    def print_only(self, title: str, area: Range) -> None:
        """Let this area of a sheet be printed and nothing else of it."""
        self._define("_xlnm.Print_Area", title, area.absolute)

    def print_on_each_page(self, title: str, lines: str) -> None:
        """Let these rows and columns of a sheet, as in "$1:$1" or "$A:$B,$1:$1", be printed on each page."""
        self._define(_PRINT_TITLES, title, *lines.split(","))

    def printed_on_each_page(self, title: str) -> str | None:
        """The rows and columns of a sheet that are printed on each page, as `print_on_each_page` takes them."""
        self._settle()
        place = str(self.titles.index(title))
        for node in self._children("definedNames", "definedName"):
            if (node.attributes.get("name"), node.attributes.get("localSheetId")) == (_PRINT_TITLES, place):
                return ",".join(_LINES.findall(node.text))
        return None

    def _define(self, name: str, title: str, *refs: str) -> None:
        """A name that belongs to one sheet, which is new and has none of that name."""
        p = self._prefix
        self._new_names.append(
            b'<%sdefinedName name="%s" localSheetId="%d">%s</%sdefinedName>'
            % (
                p,
                name.encode(),
                self.titles.index(title),
                xml.element_text(",".join(f"{references.quoted(title)}!{ref}" for ref in refs)),
                p,
            )
        )

    def enter_sheet(self, title: str, relation: str) -> None:
        """A sheet more, at the end of the list."""
        parent = self._root.child("sheets")
        assert parent is not None
        numbers = {n.number("sheetId") for n in parent.children}.union(new.number for new in self._new_sheets)
        highest = max((n for n in numbers if n < _HIGHEST_SHEET), default=0)
        number = next(n for n in count(highest + 1) if n not in numbers)
        declared = b' xmlns:r="%s"' % xml.RELATIONSHIP_NAMESPACES[self.strict].encode()
        element = b'<%ssheet name="%s" sheetId="%d"%s r:id="%s"/>' % (
            self._prefix,
            xml.attribute_text(title),
            number,
            b"" if declared in self._data[: self._root.head] else declared,
            relation.encode(),
        )
        self._new_sheets.append(_NewSheet(title, number, element))
        self.titles = (*self.titles, title)
