"""Named sheet views (View, Sheet View): each keeps filters and sorts of its own for the filter of a sheet or a table,
and the range that these are for, which follows that filter.

Format: the namedsheetviews namespace of 2019 in MS-XLSX.
"""

from collections.abc import Iterator

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import related

SHEETS_OWN = 0
"""In place of a table's number: the filter of the sheet itself."""


def move_views(package: Package, part: str, table: int, old: Range, new: Range) -> None:
    """What the views of the sheet in that part keep for a filter over `old` is for one over `new` from now on."""
    for name in related(package, part, "namedSheetView") if old != new else ():
        data = xml.utf8(package.read(name), name)
        if splices := list(_moved(data, name, table, old, new)):
            package.put(name, xml.splice(data, splices))


def _moved(data: bytes, name: str, table: int, old: Range, new: Range) -> Iterator[xml.Splice]:
    for node in xml.parse(data, name).walk():
        if node.name != "nsvFilter" or node.number("tableId") != table or _range(node) != old:
            continue
        yield _start(data, node, new)
        for sort in node.walk():
            area = _range(sort) if sort.name in ("sortCondition", "richSortCondition") else None
            if area and area.last_row == old.last_row != new.last_row:
                yield _start(data, sort, area._replace(last_row=new.last_row))


def _range(node: xml.Node) -> Range | None:
    return references.parse_range(node.attributes.get("ref", ""))


def _start(data: bytes, node: xml.Node, area: Range) -> xml.Splice:
    return node.start, node.head, xml.with_attributes(data[node.start : node.head], ref=str(area))
