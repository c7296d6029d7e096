"""A sheet without its cells: widths, validations, conditional formats, links and whatever else stands around them.

It is small, so each change finds its place anew and splices there.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.merges import Merges
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.xml import Node, Splice

ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems "
    "tableParts extLst"
).split()
_GROWING = ("conditionalFormatting", "dataValidation", "ignoredError")
_LISTED = re.compile(r"[^\s]+")


class Frame:
    """The sheet's XML with sheetData emptied; `data` is what it is by now, `merges` are the merged ranges."""

    def __init__(self, data: bytes, part: str) -> None:
        self.part = part
        self.data = data
        self.root = xml.parse(data, part)
        self._column_styles = dict[int, int]()
        self.merges = Merges(_ranges(self.children("mergeCells", "mergeCell")))

    @property
    def prefix(self) -> bytes:
        """The prefix of the sheet's elements, with its colon."""
        return xml.prefix(self.data, self.root)

    def change(self, *splices: Splice) -> None:
        """Splice, and look anew."""
        self.data = xml.splice(self.data, splices)
        self.root = xml.parse(self.data, self.part)

    def insert(self, name: str, new: bytes) -> None:
        """A new child of the worksheet, in its place."""
        self.data = xml.inserted(self.data, self.root, ORDER, name, new)
        self.root = xml.parse(self.data, self.part)

    def raw(self, node: Node) -> bytes:
        """The bytes of an element."""
        return self.data[node.start : node.end]

    def start_tag(self, node: Node, **attributes: str | None) -> Splice:
        """Its start tag with other attributes."""
        return node.start, node.head, xml.with_attributes(self.data[node.start : node.head], **attributes)

    def children(self, parent: str, name: str) -> list[Node]:
        """The children `name` of all children `parent` of the worksheet."""
        return [n for p in self.root.named(parent) for n in p.named(name)]

    def remove_or_recount(self, parent: Node, removed: Sequence[Node], name: str, added: bytes, more: int) -> None:
        """Take children out of a list and put others in at its end; a list that would be empty goes itself."""
        left = sum(1 for _ in parent.named(name)) - len(removed) + more
        if not left:
            self.change((parent.start, parent.end, b""))
            return
        cuts = [(n.start, n.end, b"") for n in removed]
        count = [self.start_tag(parent, count=str(left))] if "count" in parent.attributes else []
        self.change(*count, *cuts, *([xml.filled(self.data, parent, added)] if added else []))

    @property
    def protected(self) -> bool:
        """Whether the sheet is protected."""
        node = self.root.child("sheetProtection")
        return node is not None and node.attributes.get("sheet") in ("1", "true")

    @property
    def filtered(self) -> str | None:
        """The range of the sheet's own filter."""
        node = self.root.child("autoFilter")
        return node.attributes.get("ref") if node else None

    # ---- what stands in the way of new columns and rows ----

    def sparklines(self) -> list[Range]:
        """The cells that show a sparkline."""
        return [
            r
            for node in self.root.walk()
            if node.name == "sqref" and node.within == "sparkline"
            for r in references.parse_ranges(node.text)
        ]

    # ---- columns ----

    def column_style(self, column: int) -> int:
        """The style of cells that are not written in the file."""
        if column not in self._column_styles:
            nodes = (n for n in self.children("cols", "col") if n.number("min") <= column <= n.number("max"))
            self._column_styles[column] = next((n.number("style") for n in nodes), 0)
        return self._column_styles[column]

    def set_widths(self, widths: Mapping[int, float]) -> None:
        """The widths of columns, in characters; their other properties and those of their neighbours stay."""
        cols = self.root.child("cols")
        fresh = {
            column: b'<%scol min="%d" max="%d" width="%g" customWidth="1"/>' % (self.prefix, column, column, width)
            for column, width in sorted(widths.items())
        }
        if cols is None:
            self.insert("cols", b"<%scols>%s</%scols>" % (self.prefix, b"".join(fresh.values()), self.prefix))
            return
        nodes, pieces = list(cols.named("col")), list[Splice]()
        for node in nodes:
            if mine := [c for c in fresh if node.number("min") <= c <= node.number("max")]:
                pieces.append((node.start, node.end, self._parted(node, {c: widths[c] for c in mine})))
                fresh = {c: new for c, new in fresh.items() if c not in mine}
        between = list[Splice]()
        for node in nodes:
            before = [c for c in fresh if c < node.number("min")]
            between += [(node.start, node.start, fresh.pop(c)) for c in before]
        last = [xml.filled(self.data, cols, b"".join(fresh.values()))] if fresh else []
        self.change(*between, *pieces, *last)

    def _parted(self, node: Node, widths: Mapping[int, float]) -> bytes:
        """The element of a stretch of columns, with single ones of them taken out and given a width."""
        raw, at, tags = self.raw(node), node.number("min"), list[bytes]()

        def stretch(first: int, last: int, **more: str | None) -> None:
            if first <= last:
                tags.append(xml.with_attributes(raw, min=str(first), max=str(last), **more))

        for column, width in widths.items():
            stretch(at, column - 1)
            stretch(column, column, width=f"{width:g}", customWidth="1", hidden=None, bestFit=None)
            at = column + 1
        stretch(at, node.number("max"))
        return b"".join(tags)

    def widen_dimension(self, cells: Sequence[tuple[int, int]]) -> None:
        """The used range takes in new cells, where the sheet states one."""
        node = self.root.child("dimension")
        old = references.parse_range(node.attributes.get("ref", "")) if node else None
        if node is None or old is None or not cells:
            return
        rows, columns = [c[0] for c in cells], [c[1] for c in cells]
        new = Range(
            min(old.first_row, *rows),
            min(old.first_column, *columns),
            max(old.last_row, *rows),
            max(old.last_column, *columns),
        )
        if new != old:
            self.change(self.start_tag(node, ref=str(new)))

    # ---- rows that are added ----

    def grow(self, grown: Callable[[Range], Range | None]) -> None:
        """Ranges of `_GROWING`, old and new kind, and of the filter, as `grown` makes them."""
        splices: list[Splice] = []
        for node in self.root.walk():
            if node.name in _GROWING and "sqref" in node.attributes:
                if (new := _grown(node.attributes["sqref"], grown)) is not None:
                    splices.append(self.start_tag(node, sqref=new))
            elif node.name == "sqref" and node.within in _GROWING:
                if (new := _grown(node.text, grown)) is not None:
                    splices.append((node.head, node.close, new.encode()))
            elif (
                node.name == "autoFilter"
                and node.within == self.root.name
                and (new := _grown(node.attributes.get("ref", ""), grown)) is not None
            ):
                splices.append(self.start_tag(node, ref=new))
        if splices:
            self.change(*splices)

    def widen_filter(self, header_row: int, last: int, end: int) -> None:
        """A filter over the header that reached its `last` column takes in those up to `end`.

        Sorting by a filter moves the columns of the filter and no others: what is left out stays behind, and belongs to
        other rows from then on.
        """
        node = self.root.child("autoFilter")
        area = references.parse_range(node.attributes.get("ref", "")) if node else None
        if node is None or area is None or area.first_row != header_row or area.first_column > last:
            return
        if last <= area.last_column < end:
            sort = node.child("sortState")
            sorted_area = references.parse_range(sort.attributes.get("ref", "")) if sort else None
            splices = [self.start_tag(node, ref=str(area._replace(last_column=end)))]
            if sort and sorted_area and sorted_area.last_column == area.last_column:
                splices.append(self.start_tag(sort, ref=str(sorted_area._replace(last_column=end))))
            self.change(*splices)

    def lengthen_filter(self, header_row: int, last_row: int) -> None:
        """A filter over the header reaches down to a row at least."""
        node = self.root.child("autoFilter")
        area = references.parse_range(node.attributes.get("ref", "")) if node else None
        if node is not None and area is not None and area.first_row == header_row and area.last_row < last_row:
            self.change(self.start_tag(node, ref=str(area._replace(last_row=last_row))))

    # ---- links ----

    def set_links(self, column: int, links: Mapping[int, tuple[str, str]]) -> None:
        """The links of one column, inside the book: row -> (sheet title, cell). Those that stand there already stay."""
        node = self.root.child("hyperlinks")
        old = [n for n in node.named("hyperlink") if _in_column(n, column)] if node else []
        wanted = [
            (references.address(row, column), f"{references.quoted(title)}!{cell}")
            for row, (title, cell) in sorted(links.items())
        ]
        there = [(n.attributes.get("ref"), n.attributes.get("location")) for n in old if n.relation() is None]
        if sorted(there) == sorted(wanted) and len(there) == len(old):
            return
        p = self.prefix
        new = b"".join(
            b'<%shyperlink ref="%s" location="%s" display="%s"/>'
            % (p, ref.encode(), xml.attribute_text(to), xml.attribute_text(to))
            for ref, to in wanted
        )
        if node is not None:
            self.remove_or_recount(node, old, "hyperlink", new, len(wanted))
        elif new:
            self.insert("hyperlinks", b"<%shyperlinks>%s</%shyperlinks>" % (p, new, p))


def _in_column(node: Node, column: int) -> bool:
    area = references.parse_range(node.attributes.get("ref", ""))
    return area is not None and area.first_column == area.last_column == column


def _ranges(nodes: Sequence[Node]) -> list[Range]:
    return [r for n in nodes if (r := references.parse_range(n.attributes.get("ref", "")))]


def _grown(sqref: str, grown: Callable[[Range], Range | None]) -> str | None:
    """The list of ranges with some of them grown; None where none is."""
    changed = False

    def one(found: re.Match[str]) -> str:
        nonlocal changed
        area = references.parse_range(found[0])
        new = grown(area) if area else None
        changed |= new is not None
        return found[0] if new is None else str(new)

    out = _LISTED.sub(one, sqref)
    return out if changed else None
