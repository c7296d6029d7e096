"""Excel tables: what a table part says, and the same part with more rows or columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.formulas import is_one_for_all_rows
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import find, relations
from xlcrm.ooxml.sheetviews import move_views

_TABLE_PART = re.compile(r"(^|/)tables?/[^/]+\.xml$", re.IGNORECASE)
_ESCAPE = re.compile("[\x00-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class TableRange:
    """A table in a sheet: where it lies and what its columns are called. `part` names its part, `number` is by which others refer to it."""

    name: str
    ref: Range
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]
    part: str
    number: int = 0
    fixed: bool = False  # fed by a query or an XML map, which own its columns
    computed: tuple[tuple[int, str], ...] = ()  # column of the sheet -> the formula that every row has in it

    @property
    def header_row(self) -> int:
        """The row of its headers; 0 where it shows none."""
        return self.ref.first_row if self.header_rows else 0

    @property
    def first_data_row(self) -> int:
        """The first row below the header."""
        return self.ref.first_row + self.header_rows

    @property
    def last_data_row(self) -> int:
        """The last row above the totals."""
        return self.ref.last_row - self.totals_rows


def read_table(data: bytes, part: str) -> TableRange:
    """What the table part says. Raises NotAWorkbook where its range is none."""
    root = xml.parse(data, part)
    look = root.attributes
    area = references.parse_range(look.get("ref", ""))
    if root.name != "table" or area is None:
        raise xml.malformed(part)
    columns = root.child("tableColumns")
    each = list(columns.named("tableColumn")) if columns else []
    names = tuple(n.attributes.get("name", "") for n in each)
    return TableRange(
        look.get("displayName") or look.get("name", ""),
        area,
        0 if look.get("headerRowCount") == "0" else 1,
        xml.whole(look.get("totalsRowCount")) or 0,
        tuple(_plain(n) for n in names),
        part,
        root.number("id"),
        look.get("tableType", "worksheet") != "worksheet",
        tuple((area.first_column + i, text) for i, n in enumerate(each) if (text := _formula(n))),
    )


def _formula(column: xml.Node) -> str:
    """The formula of a computed column, where it is one for every row as it stands; "" for any other."""
    node = column.child("calculatedColumnFormula")
    if node is None or node.attributes.get("array") in ("1", "true"):
        return ""
    return node.text if is_one_for_all_rows(node.text) else ""


def _plain(name: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), name)


def resized(data: bytes, table: TableRange, ref: Range) -> bytes:
    """The part with another range, its filter following, and the rows that were sorted."""
    root = xml.parse(data, table.part)
    filtered = ref._replace(last_row=ref.last_row - table.totals_rows)
    moved = {"table": ref, "autoFilter": filtered}
    if references.parse_range(_sorted(root)) == table.ref._replace(
        first_row=table.first_data_row, last_row=table.last_data_row
    ):
        moved["sortState"] = filtered._replace(first_row=table.first_data_row)
    nodes = [root, *(n for n in root.children if n.name in moved)]
    return xml.splice(
        data,
        [(n.start, n.head, xml.with_attributes(data[n.start : n.head], ref=str(moved[n.name]))) for n in nodes],
    )


def _sorted(root: xml.Node) -> str:
    """The range that the table was last sorted in; "" where it is not."""
    node = root.child("sortState")
    return node.attributes.get("ref", "") if node else ""


def with_columns(data: bytes, table: TableRange, names: Sequence[str]) -> bytes:
    """The part with more columns at its right end, and the range that takes them in."""
    data = resized(data, table, table.ref._replace(last_column=table.ref.last_column + len(names)))
    root = xml.parse(data, table.part)
    parent = root.child("tableColumns")
    if parent is None:
        raise xml.malformed(table.part)
    columns = list(parent.named("tableColumn"))
    numbers = [n.number("id") for n in columns]
    highest = max(numbers, default=0)
    new = b"".join(
        b'<%stableColumn id="%d" name="%s"/>' % (xml.prefix(data, root), highest + i, column_name(name))
        for i, name in enumerate(names, start=1)
    )
    start, end = xml.opened(data, parent)
    start = xml.with_attributes(start, count=str(len(columns) + len(names)))
    return xml.splice(data, [(parent.start, parent.end, start + data[parent.head : parent.close] + new + end)])


def column_name(header: str) -> bytes:
    """A header as the attribute of a table column: line breaks and the like are escaped."""
    return xml.attribute_text(_ESCAPE.sub(lambda m: f"_x{ord(m[0]):04x}_", header))


def free_table(package: Package, wanted: str, taken: set[str]) -> tuple[int, str]:
    """A number and a name for a new table that no table has; nor is the name, in lower case, among those `taken`."""
    numbers, names = [0], set(taken)
    for part in package.names:
        if _TABLE_PART.search(part):
            look = xml.parse(xml.utf8(package.read(part), part), part).attributes
            numbers.append(xml.whole(look.get("id")) or 0)
            names |= {look.get("name", "").lower(), look.get("displayName", "").lower()}
    name, number = wanted, 1
    while name.lower() in names:
        number += 1
        name = f"{wanted}_{number}"
    return max(numbers) + 1, name


class SheetTables:
    """The tables of one sheet, with the rows and columns added to them so far; new rows wait until `flush`."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part = package, part
        self._tables: list[TableRange] | None = None  # until they are asked for

    def _held(self) -> list[TableRange]:
        if self._tables is None:
            parts = [r.target for r in relations(self._package, self._part) if r.kind == "table"]
            self._tables = [self._stored(name) for target in parts if (name := find(self._package, target))]
        return self._tables

    def _stored(self, part: str) -> TableRange:
        return read_table(xml.utf8(self._package.read(part), part), part)

    def __iter__(self) -> Iterator[TableRange]:
        return iter(self._held())

    def end_at(self, part: str, last_row: int) -> None:
        """Let the data of the table in that part end at `last_row`, but never above their first row."""
        place, table = next((i, t) for i, t in enumerate(self._held()) if t.part == part)
        last = max(last_row, table.first_data_row)
        self._held()[place] = replace(table, ref=table.ref._replace(last_row=last + table.totals_rows))

    def widen(self, table: TableRange, names: Sequence[str]) -> None:
        """Columns of these names at the right end of the table."""
        data = xml.utf8(self._package.read(table.part), table.part)
        self._package.put(table.part, with_columns(data, read_table(data, table.part), names))
        ref = table.ref._replace(last_column=table.ref.last_column + len(names))
        self._move_views(table, ref)
        self._held()[self._held().index(table)] = replace(table, ref=ref, columns=(*table.columns, *names))

    def added_rows(self) -> Iterator[tuple[TableRange, range]]:
        """Each table that is to have more rows, and the rows that are new to it."""
        for table in self._tables or ():
            if (old := self._stored(table.part)).last_data_row < table.last_data_row:
                yield table, range(old.last_data_row + 1, table.last_data_row + 1)

    def flush(self) -> None:
        """Bring all changes into the parts."""
        for table in self._tables or ():
            stored = self._stored(table.part)
            if stored.ref != table.ref:
                data = xml.utf8(self._package.read(table.part), table.part)
                self._package.put(table.part, resized(data, stored, table.ref))
                self._move_views(stored, table.ref)

    def _move_views(self, table: TableRange, ref: Range) -> None:
        old, new = (r._replace(last_row=r.last_row - table.totals_rows) for r in (table.ref, ref))
        move_views(self._package, self._part, table.number, old, new)
