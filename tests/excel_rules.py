"""What Excel asks of a workbook beyond the schema: where one of these is broken it offers a repair, or opens nothing.

Written without xlcrm's own readers, which are what is judged. No rule here is found by Microsoft's validator.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

Area = tuple[int, int, int, int]  # first row and column, last row and column
LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
TALLEST, WIDEST, LONGEST_TEXT, LONGEST_LIST = 409.5, 255, 32_767, 257
_ESCAPED = re.compile("_x([0-9a-fA-F]{4})_")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]+)")


def complaints(data: bytes) -> set[str]:
    """What is wrong, a sentence each; none where Excel has no reason to complain."""
    book = _Book(data)
    found = {*_package(book), *_styles(book), *_names(book)}
    tables = list[_Table]()
    for sheet in book.sheets():
        own = [table for part in sheet.parts("table") if (table := _table(book, part))]
        tables += own
        for rule in (_cells, _columns, _areas, _rules, _relations):
            found |= {f"{sheet.title}: {said}" for said in rule(book, sheet)}
        found |= {f"{sheet.title}: {said}" for table in own for said in _table_rules(book, sheet, table)}
    for what, values in (("id", [t.id for t in tables]), ("name", [t.name for t in tables])):
        found |= {f"two tables with the {what} {value}" for value, n in Counter(values).items() if n > 1}
    return found


def area(ref: str | None) -> Area | None:
    """A range as numbers."""
    ends = _CELL.findall(ref or "")
    if not ends:
        return None
    (left, top), (right, bottom) = ends[0], ends[-1]
    return int(top), _number(left), int(bottom), _number(right)


class _Sheet(NamedTuple):
    title: str
    part: str
    root: Element
    relations: Mapping[str, tuple[str, str]]

    def parts(self, kind: str) -> list[str]:
        return [part for of, part in self.relations.values() if of == kind]

    def rows(self) -> Iterator[Element]:
        return (row for data in _named(self.root, "sheetData") for row in _named(data, "row"))


class _Table(NamedTuple):
    part: str
    id: str
    name: str
    place: Area
    root: Element


class _Book:
    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.stored = {name.lower(): name for name in self.zip.namelist()}
        self.main = next((p for k, p in self.relations("").values() if k == "officeDocument"), "")
        styles = next((p for k, p in self.relations(self.main).values() if k == "styles"), "")
        self.styles = self.tree(styles)
        strings = next((p for k, p in self.relations(self.main).values() if k == "sharedStrings"), "")
        self.strings = list(map(_text, _named(self.tree(strings), "si")))
        self.lists = {
            name: list(_listed(self.styles, name)) for name in (*LISTS.values(), "cellXfs", "dxfs", "numFmts")
        }

    def tree(self, part: str) -> Element:
        name = self.stored.get(part.lower())
        return ElementTree.fromstring(self.zip.read(name)) if name else Element("none")

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Of each internal relationship the kind and the part."""
        return {
            n.get("Id", ""): (n.get("Type", "").rpartition("/")[2], _resolved(part, n.get("Target", "")))
            for n in self.relationships(part)
            if n.get("TargetMode") != "External"
        }

    def relationships(self, part: str) -> Element:
        return self.tree(posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels"))

    def sheets(self) -> Iterator[_Sheet]:
        relations = self.relations(self.main)
        for node in (s for sheets in _named(self.tree(self.main), "sheets") for s in _named(sheets, "sheet")):
            kind, part = relations.get(_relation(node), ("", ""))
            if kind == "worksheet":
                yield _Sheet(node.get("name", ""), part, self.tree(part), self.relations(part))


def _package(book: _Book) -> Iterator[str]:
    types = book.tree("[Content_Types].xml")
    overrides = [n.get("PartName", "").lower() for n in _named(types, "Override")]
    defaults = [n.get("Extension", "").lower() for n in _named(types, "Default")]
    yield from (f"{name} has two types" for name, n in Counter(overrides + defaults).items() if n > 1)
    yield from (f"a type for {name}, which is not there" for name in overrides if name.lstrip("/") not in book.stored)
    for name in book.stored:
        typed = f"/{name}" in overrides or name.rpartition(".")[2] in defaults
        if not typed and not name.endswith("/") and name != "[content_types].xml":
            yield f"{name} has no type"
        if name.endswith(".rels"):
            owner = posixpath.join(
                posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[: -len(".rels")]
            )
            for _, part in book.relations(book.stored.get(owner, owner)).values():
                if part.lower() not in book.stored:
                    yield f"{owner} refers to {part}, which is not there"


def _styles(book: _Book) -> Iterator[str]:
    lists = book.lists
    for xf in lists["cellXfs"]:
        yield from (f"a style names {a} {xf.get(a)}" for a in LISTS if int(xf.get(a, -1)) >= len(lists[LISTS[a]]))
    own = Counter(n.get("numFmtId") for n in lists["numFmts"])
    yield from (f"number format {number} is there twice" for number, n in own.items() if n > 1)
    for name, elements in lists.items():
        for node in _named(book.styles, name):
            if node.get("count", str(len(elements))) != str(len(elements)):
                yield f"{name} has another count than it says"


def _names(book: _Book) -> Iterator[str]:
    main = book.tree(book.main)
    titles = [s.get("name", "") for sheets in _named(main, "sheets") for s in _named(sheets, "sheet")]
    yield from (f"two sheets {title}" for title, n in Counter(map(str.lower, titles)).items() if n > 1)
    yield from (f"{t} is no title" for t in titles if len(t) > 31 or re.search(r"[\[\]:*?/\\]|^'|'$", t))
    names = [n for defined in _named(main, "definedNames") for n in _named(defined, "definedName")]
    known = Counter((n.get("name", "").lower(), n.get("localSheetId")) for n in names)
    yield from (f"the name {name} twice" for (name, _), n in known.items() if n > 1)
    yield from (f"{n.get('name')} is of no sheet" for n in names if int(n.get("localSheetId", 0)) >= len(titles))


def _cells(book: _Book, sheet: _Sheet) -> Iterator[str]:
    last, styles = 0, max(len(book.lists["cellXfs"]), 1)
    for row in sheet.rows():
        number = int(row.get("r", last + 1))
        if number <= last:
            yield f"row {number} stands behind row {last}"
        last, column = number, 0
        if float(row.get("ht", 0)) > TALLEST:
            yield f"row {number} is too high"
        for cell in _named(row, "c"):
            place = area(cell.get("r")) or (number, column + 1, number, column + 1)
            if place[0] != number or place[1] <= column:
                yield f"{cell.get('r')} is out of order"
            column = place[1]
            if int(cell.get("s", 0)) >= styles:
                yield f"{cell.get('r')} has style {cell.get('s')}"
            if cell.get("t") == "inlineStr" and len(_text(cell)) > LONGEST_TEXT:
                yield f"{cell.get('r')} holds too long a text"


def _columns(book: _Book, sheet: _Sheet) -> Iterator[str]:
    last, styles = 0, max(len(book.lists["cellXfs"]), 1)
    for node in (col for cols in _named(sheet.root, "cols") for col in _named(cols, "col")):
        first, end = int(node.get("min", 0)), int(node.get("max", 0))
        if not last < first <= end:
            yield f"columns {first} to {end} stand behind {last}"
        last = end
        if int(node.get("style", 0)) >= styles or float(node.get("width", 0)) > WIDEST:
            yield f"columns {first} to {end} have style {node.get('style')}, width {node.get('width')}"


def _areas(book: _Book, sheet: _Sheet) -> Iterator[str]:
    merges = [area(m.get("ref")) for cells in _named(sheet.root, "mergeCells") for m in _named(cells, "mergeCell")]
    tables = [table.place for part in sheet.parts("table") if (table := _table(book, part))]
    places = [place for place in (*tables, *merges) if place]
    for n, one in enumerate(places):
        yield from (f"{one} lies over {other}" for other in places[:n] if _meet(one, other))


def _rules(book: _Book, sheet: _Sheet) -> Iterator[str]:
    looks = len(book.lists["dxfs"])
    for node in sheet.root.iter():
        if _name(node) == "cfRule" and "main" in node.tag and int(node.get("dxfId", -1)) >= looks:
            yield f"a rule has look {node.get('dxfId')}"
        if _name(node) == "dataValidation":
            formula = "".join(f.text or "" for f in _named(node, "formula1"))
            texts = (
                (node.get("errorTitle"), 32),
                (node.get("error"), 255),
                (node.get("promptTitle"), 32),
                (node.get("prompt"), 255),
            )
            if (formula.startswith('"') and len(formula) > LONGEST_LIST) or any(len(t or "") > n for t, n in texts):
                yield f"the validation of {node.get('sqref')} is too long"
    for name in ("drawing", "legacyDrawing", "tableParts", "autoFilter", "dataValidations", "sheetProtection"):
        if len(list(_named(sheet.root, name))) > 1:
            yield f"{name} twice"


def _relations(book: _Book, sheet: _Sheet) -> Iterator[str]:
    known = {n.get("Id", "") for n in book.relationships(sheet.part)}
    for node in sheet.root.iter():
        if (named := _relation(node)) and named not in known:
            yield f"{_name(node)} names the relationship {named}"
    for part in sheet.parts("comments"):
        nodes = list(book.tree(part).iter())
        refs = Counter(n.get("ref") for n in nodes if _name(n) == "comment")
        authors = sum(_name(n) == "author" for n in nodes)
        yield from (f"two notes on {ref}" for ref, n in refs.items() if n > 1)
        yield from ("a note of nobody" for n in nodes if _name(n) == "comment" and int(n.get("authorId", 0)) >= authors)


def _table(book: _Book, part: str) -> _Table | None:
    root = book.tree(part)
    place = area(root.get("ref"))
    return _Table(part, root.get("id", ""), root.get("displayName", "").lower(), place, root) if place else None


def _table_rules(book: _Book, sheet: _Sheet, table: _Table) -> Iterator[str]:
    top, left, bottom, right = table.place
    heads, totals = int(table.root.get("headerRowCount", 1)), int(table.root.get("totalsRowCount", 0))
    names = [
        c.get("name", "") for columns in _named(table.root, "tableColumns") for c in _named(columns, "tableColumn")
    ]
    if bottom - top < heads + totals:
        yield f"{table.name} has no row"
    if len(names) != right - left + 1 or len({n.lower() for n in names}) < len(names):
        yield f"{table.name} has the columns {names}"
    if heads:
        row = next((r for r in sheet.rows() if r.get("r") == str(top)), Element("row"))
        texts = {place[1]: _shown(book, cell) for cell in _named(row, "c") if (place := area(cell.get("r")))}
        for number, name in enumerate(names, left):
            if texts.get(number) != _plain(name):
                yield f"the header of {table.name} is {texts.get(number)!r}, the column {name!r}"
    for node in _named(table.root, "autoFilter"):
        if area(node.get("ref")) != (top, left, bottom - totals, right):
            yield f"the filter of {table.name} is over {node.get('ref')}"


def _shown(book: _Book, cell: Element) -> str | None:
    """The text of a cell; None for one that is none."""
    value = next(_named(cell, "v"), None)
    if cell.get("t") == "s" and value is not None:
        return _plain(book.strings[int(value.text or 0)])
    if cell.get("t") == "inlineStr":
        return _plain(_text(cell))
    return _plain(value.text or "") if cell.get("t") == "str" and value is not None else None


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n")


def _text(node: Element) -> str:
    """What stands in its runs, without what tells how to read them aloud."""
    parts = (n for n in node if _name(n) != "rPh")
    return (node.text or "" if _name(node) == "t" else "") + "".join(map(_text, parts))


def _listed(root: Element, name: str) -> Iterator[Element]:
    """The elements of a list; of what stands there in two forms the one for every program."""
    waiting: list[Element] = list(_named(root, name))
    for parent in waiting:
        for node in parent:
            if _name(node) == "AlternateContent":
                waiting.append(next(_named(node, "Fallback"), node[0]))
            else:
                yield node


def _meet(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _named(parent: Element, name: str) -> Iterator[Element]:
    return (node for node in parent if _name(node) == name)


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _relation(node: Element) -> str:
    """The relationship that an element names."""
    keys = (k for k in node.attrib if k.endswith(("relationships}id", "relationships}embed")))
    return next((node.attrib[k] for k in keys), "")


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _number(letters: str) -> int:
    return sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letters)))
