"""Everything of a form that is not its cells follows the rows that were repeated: merges, formats, names, pictures."""

import re
from collections.abc import Callable, Iterator

from xlcrm.errors import WritingForbidden
from xlcrm.ooxml import references, xml
from xlcrm.ooxml.form import Form
from xlcrm.ooxml.formulas import Stretch, stretched
from xlcrm.ooxml.frame import ORDER
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import find, relations, remove_part
from xlcrm.ooxml.workbook import Workbook
from xlcrm.ooxml.xml import Node, Splice

_RANGES = {"conditionalFormatting": "sqref", "dataValidation": "sqref", "hyperlink": "ref", "ignoredError": "sqref",
           "protectedRange": "sqref", "autoFilter": "ref", "dimension": "ref"}  # fmt: skip
_SHAPE_TEXT = re.compile(rb"(<a:t(?:\s[^>]*)?>)([^<&]*(?:&(?:lt|gt|amp|quot|apos);[^<&]*)*)(</a:t>)")
_FORMULAS = frozenset({"formula", "formula1", "formula2", "f"})


def save(form: Form, headers: dict[str, str] | None = None) -> None:
    """Bring the form into its book. `headers`: texts of headers and footers, as they stand -> as they are to read.

    Raises WritingForbidden where an Excel table would have to be moved.
    """
    if form.stretches:
        _refuse_tables(form)
    splices = [*_around(form.root, form), *_headers(form.root, headers or {})]
    parent = form.root.child("sheetData")
    assert parent is not None
    start, end = xml.opened(form.data, parent)
    splices.append((parent.start, parent.end, start + form.rows_xml() + end))
    data = xml.splice(form.data, splices)
    form.book.put_sheet(form.sheet.part, data)
    if form.stretches:
        _names(form)
        _drawings(form)
        _comments(form)


def insert(data: bytes, part: str, name: str, new: bytes) -> bytes:
    """The sheet with one more child of its root, in its place."""
    root = xml.parse(data, part)
    return xml.inserted(data, root, ORDER, name, new)


def _moved(sqref: str, stretches: list[Stretch]) -> str:
    areas = references.parse_ranges(sqref)
    for stretch in stretches:
        areas = [stretch.moved(area) for area in areas]
    return " ".join(map(str, areas)) or sqref


def _around(root: Node, form: Form) -> Iterator[Splice]:
    """The ranges and formulas outside the cells, where they are now."""
    if not form.stretches:
        return
    for node in root.walk():
        if node.within in ("row", "sheetData") or node.name in ("row", "c", "sheetData"):
            continue
        if node.name in _RANGES and (ref := node.attributes.get(_RANGES[node.name])):
            tag = xml.with_attributes(
                form.data[node.start : node.head], **{_RANGES[node.name]: _moved(ref, form.stretches)}
            )
            yield node.start, node.head, tag
        elif node.name == "mergeCells":
            tag = xml.with_attributes(form.data[node.start : node.head], count=str(len(form.merges)))
            cells = b"".join(b'<%smergeCell ref="%s"/>' % (form.prefix, str(area).encode()) for area in form.merges)
            yield node.start, node.close, tag + cells
        elif node.name == "sqref" and node.text:  # of an extension
            yield node.head, node.close, _moved(node.text, form.stretches).encode()
        elif node.name in _FORMULAS and node.within != "c" and node.text:
            text = stretched(node.text, form.stretches, form.sheet.title, own=True)
            yield node.head, node.close, xml.element_text(text)
        elif node.name == "brk" and node.within == "rowBreaks" and (row := node.attributes.get("id", "")).isdecimal():
            last = int(row)
            for stretch in form.stretches:
                last = stretch.last(last)
            yield node.start, node.head, xml.with_attributes(form.data[node.start : node.head], id=str(last))


def _headers(root: Node, wanted: dict[str, str]) -> Iterator[Splice]:
    parent = root.child("headerFooter")
    for node in parent.children if parent else ():
        if node.text in wanted:
            yield node.head, node.close, xml.element_text(wanted[node.text])


def _refuse_tables(form: Form) -> None:
    last = form.stretches[0].row
    for table in form.sheet.tables:
        if table.ref.last_row >= last:
            raise WritingForbidden(
                f"The template has an Excel table ({table.name}) in or below the row of the lines, which cannot be moved: "
                "choose Table Design, Convert to Range.",
                f"模板的明细行或其下方有 Excel 表格（{table.name}），无法移动：请选择“表设计 → 转换为区域”。",
            )


def _names(form: Form) -> None:
    """Print ranges, titles and other names."""
    title = form.sheet.title

    def change(text: str, of: str | None) -> str:  # noqa: ARG001
        return stretched(text, form.stretches, title, own=False)

    form.book.main.reword_names(change)


def _related(form: Form, kind: str) -> Iterator[str]:
    package = form.book.package
    for relation in relations(package, form.sheet.part):
        name = find(package, relation.target) if relation.kind == kind and not relation.external else None
        if name:
            yield name


def _drawings(form: Form) -> None:
    """Pictures and shapes below a repeated row go down with what they lie beside."""
    package = form.book.package
    for name in _related(form, "drawing"):
        data = xml.utf8(package.read(name), name)
        splices = list[Splice]()
        for node in xml.parse(data, name).walk():
            if node.name == "row" and node.within in ("from", "to") and node.text.strip().isdecimal():
                row = int(node.text) + 1
                for stretch in form.stretches:
                    row = stretch.first(row)
                splices.append((node.head, node.close, str(row - 1).encode()))
        package.put(name, xml.splice(data, splices))


def reword_shapes(form: Form, change: Callable[[str], str]) -> None:
    """What text boxes on the sheet say, run for run."""

    def one(found: "re.Match[bytes]") -> bytes:
        return found[1] + xml.element_text(change(xml.unescaped(found[2].decode()))) + found[3]

    package = form.book.package
    for name in _related(form, "drawing"):
        package.put(name, _SHAPE_TEXT.sub(one, xml.utf8(package.read(name), name)))


def _comments(form: Form) -> None:
    """Notes on cells, and the boxes in which they are shown."""
    package = form.book.package

    def lower(row: int) -> int:
        for stretch in form.stretches:
            row = stretch.first(row)
        return row

    for name in _related(form, "comments"):
        data = xml.utf8(package.read(name), name)
        splices = list[Splice]()
        for node in xml.parse(data, name).walk():
            if node.name == "comment" and (area := references.parse_range(node.attributes.get("ref", ""))):
                ref = str(Range(lower(area.first_row), area.first_column, lower(area.last_row), area.last_column))
                splices.append((node.start, node.head, xml.with_attributes(data[node.start : node.head], ref=ref)))
        package.put(name, xml.splice(data, splices))
    for name in _related(form, "vmlDrawing"):
        boxes = re.sub(
            rb"(<x:Row>)(\d+)(</x:Row>)",
            lambda m: b"%s%d%s" % (m[1], lower(int(m[2]) + 1) - 1, m[3]),
            package.read(name),
        )
        package.put(name, boxes)


def drop_chain(book: Workbook) -> None:
    """Take out the order of calculation, which names cells that hold formulas and no others: who opens the book makes it."""
    for relation in relations(book.package, book.part):
        part = find(book.package, relation.target) if relation.kind == "calcChain" else None
        if part is not None:
            remove_part(book.package, book.part, relation.id, part)
