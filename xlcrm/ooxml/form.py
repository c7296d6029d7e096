"""A sheet as a form to be filled in: its cells written, one of its rows repeated, all the rest as its maker left it.

Unlike Sheet, which never moves a cell, this is for a new file made from a template. What is around the cells (merges,
formats, pictures, names, print ranges) moves with them: see formframe.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.formats import to_serial
from xlcrm.ooxml.formulas import Stretch, copied, stretched
from xlcrm.ooxml.references import Range, letters
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.strings import LONGEST_TEXT, rich_text, unescaped
from xlcrm.ooxml.workbook import Workbook
from xlcrm.ooxml.xml import Node

Content = str | Decimal | dt.date | None


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell as it will be written: `inner` is what stands between its tags, `kind` its type, `formula` any it holds.

    `text` is what a person reads where it holds text, `runs` the XML of that text.
    """

    style: int = 0
    kind: str = ""
    inner: bytes = b""
    formula: str = ""
    text: str = ""
    runs: bytes = b""


@dataclass(slots=True)
class FormRow:
    """A row: its start tag, and its cells by column."""

    tag: bytes
    cells: dict[int, FormCell] = field(default_factory=dict)


class Form:
    """A worksheet of a book that is being filled in."""

    def __init__(self, book: Workbook, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.data = book.sheet_xml(sheet.part)
        self.root = xml.parse(self.data, sheet.part)
        self.prefix = xml.prefix(self.data, self.root)
        self.stretches = list[Stretch]()
        parent = self.root.child("mergeCells")
        areas = (
            [references.parse_range(n.attributes.get("ref", "")) for n in parent.named("mergeCell")] if parent else []
        )
        self.merges = [area for area in areas if area]
        self.rows = dict[int, FormRow]()
        self._shared = dict[str, tuple[int, int, str]]()
        try:
            self._read()
        except ValueError as error:  # a number that is none
            raise xml.malformed(sheet.part, error) from None

    # ---- reading ----

    def _read(self) -> None:
        parent, row = self.root.child("sheetData"), 0
        if parent is None:
            raise xml.malformed(self.sheet.part)
        for node in parent.named("row"):
            row = int(node.attributes.get("r", row + 1))
            held = self.rows[row] = FormRow(self.data[node.start : node.head])
            column = 0
            for cell in node.named("c"):
                ref = cell.attributes.get("r")
                column = references.cell(ref, self.sheet.part)[1] if ref else column + 1
                held.cells[column] = self._cell(cell, row, column)

    def _cell(self, node: Node, row: int, column: int) -> FormCell:
        kind, style = node.attributes.get("t", ""), int(node.attributes.get("s", "0"))
        formula, value = node.child("f"), node.child("v")
        if formula is not None:
            return FormCell(style, formula=self._formula(formula, row, column))
        inner = self.data[node.head : node.close] if node.head != node.end else b""
        if kind == "s" and value is not None:
            text, runs = self.book_string(int(value.text))
            return FormCell(style, kind, inner, "", text, runs)
        if kind == "inlineStr" and (string := node.child("is")) is not None:
            text = "".join(n.text for n in string.walk() if n.name == "t" and n.within != "rPh")
            return FormCell(style, kind, inner, "", unescaped(text), self.data[string.head : string.close])
        return FormCell(style, kind, inner)

    def book_string(self, number: int) -> tuple[str, bytes]:
        """A shared string: its text, and its XML."""
        items = self._items()
        if number >= len(items):
            raise xml.malformed(self.sheet.part, f"string {number}")
        return items[number]

    def _items(self) -> list[tuple[str, bytes]]:
        data, part = self.book.strings_part()
        if not data:
            return []
        root = xml.parse(data, part)
        return [
            (text, data[node.head : node.close])
            for text, node in zip(self.book.shared_strings, root.named("si"), strict=True)
        ]

    def _formula(self, node: Node, row: int, column: int) -> str:
        """A formula written out in full, also where cells of one column share it."""
        if node.attributes.get("t") != "shared":
            return node.text
        name = node.attributes.get("si", "")
        if node.text:
            self._shared[name] = (row, column, node.text)
        first_row, first_column, text = self._shared.get(name, (row, column, "0"))
        return copied(text, row - first_row, column - first_column)

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every cell that holds text: row, column, text."""
        for row in sorted(self.rows):
            for column, cell in sorted(self.rows[row].cells.items()):
                if cell.text:
                    yield row, column, cell.text

    def cell(self, row: int, column: int) -> FormCell:
        """What stands in a cell."""
        held = self.rows.get(row)
        return held.cells.get(column, FormCell()) if held else FormCell()

    @property
    def has_formulas(self) -> bool:
        """Whether any cell holds a formula."""
        return any(cell.formula for row in self.rows.values() for cell in row.cells.values())

    # ---- repeating ----

    def repeat(self, row: int, count: int) -> None:
        """Let the row stand `count` times, and what is below it lower by as much."""
        if count < 2:
            return
        stretch = Stretch(row, count)
        self.stretches.append(stretch)
        moved = dict[int, FormRow]()
        for number, held in self.rows.items():
            cells = {c: self._stretched(cell, stretch) for c, cell in held.cells.items()}
            for k in range(count if number == row else 1):
                copies = {
                    c: replace(cell, formula=copied(cell.formula, k)) if cell.formula and k else cell
                    for c, cell in cells.items()
                }
                moved[stretch.first(number) + k] = FormRow(held.tag, copies)
        self.rows = moved
        merges = list[Range]()
        for area in self.merges:
            if area.first_row == row == area.last_row:
                merges += [area._replace(first_row=row + k, last_row=row + k) for k in range(count)]
            else:
                merges.append(stretch.moved(area))
        self.merges = merges

    def _stretched(self, cell: FormCell, stretch: Stretch) -> FormCell:
        if not cell.formula:
            return cell
        return replace(cell, formula=stretched(cell.formula, [stretch], self.sheet.title, own=True))

    def follow(self, other: "Form") -> None:
        """Let the formulas that refer to another sheet find what they meant there."""
        for row in self.rows.values() if other.stretches else ():
            for column, cell in row.cells.items():
                if cell.formula:
                    formula = stretched(cell.formula, other.stretches, other.sheet.title, own=False)
                    row.cells[column] = replace(cell, formula=formula)

    # ---- writing ----

    def put(self, row: int, column: int, value: Content, style: int) -> None:
        """What the cell is to hold, in that style. Text stays text, whatever it begins with."""
        if isinstance(value, str):
            value = value[:LONGEST_TEXT]
            if value[:1] in ("=", "+", "-", "@"):  # or it would be a formula as soon as somebody edits the cell
                style = self.book.styles.like(style, quotePrefix="1")
            self.rows[row].cells[column] = FormCell(
                style, "inlineStr", b"", "", value, b"<%st%s</%st>" % (self.prefix, rich_text(value), self.prefix)
            )
            return
        inner = b""
        if isinstance(value, dt.date):
            serial = to_serial(value, self.book.date1904)
            value = Decimal(serial) if serial is not None else None
        if value is not None:
            inner = b"<%sv>%s</%sv>" % (self.prefix, format(value, "f").encode(), self.prefix)
        self.rows[row].cells[column] = FormCell(style, "", inner)

    def put_formula(self, row: int, column: int, formula: str, value: str | Decimal, style: int) -> None:
        """A formula, and what it comes to."""
        kind = "str" if isinstance(value, str) else ""
        told = xml.element_text(value) if isinstance(value, str) else format(value, "f").encode()
        self.rows[row].cells[column] = FormCell(
            style, kind, b"<%sv>%s</%sv>" % (self.prefix, told, self.prefix), formula
        )

    def put_runs(self, row: int, column: int, text: str, runs: bytes) -> None:
        """Text whose parts have looks of their own, as XML."""
        held = self.rows[row].cells[column]
        self.rows[row].cells[column] = FormCell(held.style, "inlineStr", b"", "", text, runs)

    def set_row(self, row: int, **attributes: str | None) -> None:
        """Attributes of a row, such as its height."""
        held = self.rows[row]
        held.tag = xml.with_attributes(held.tag, **attributes)

    def height_of(self, row: int) -> float | None:
        """The height of a row, in points; None where it has none of its own."""
        found = re.search(rb"""\sht\s*=\s*["']([^"']*)""", self.rows[row].tag) if row in self.rows else None
        return float(found[1]) if found and found[1] else None

    def rows_xml(self) -> bytes:
        """The rows as they are by now."""
        return b"".join(self._row_xml(number, self.rows[number]) for number in sorted(self.rows))

    def _row_xml(self, number: int, row: FormRow) -> bytes:
        tag = xml.with_attributes(row.tag, r=str(number), spans=None)
        tag = tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
        cells = b"".join(self._cell_xml(number, c, row.cells[c]) for c in sorted(row.cells))
        return b"%s%s</%srow>" % (tag, cells, self.prefix)

    def _cell_xml(self, row: int, column: int, cell: FormCell) -> bytes:
        p = self.prefix
        tag = b'<%sc r="%s%d"' % (p, letters(column).encode(), row)
        tag += b' s="%d"' % cell.style if cell.style else b""
        tag += b' t="%s"' % cell.kind.encode() if cell.kind else b""
        inner = b"<%sf>%s</%sf>" % (p, xml.element_text(cell.formula), p) if cell.formula else b""
        inner += cell.inner or (b"<%sis>%s</%sis>" % (p, cell.runs, p) if cell.runs else b"")
        return b"%s>%s</%sc>" % (tag, inner, p) if inner else tag + b"/>"
