"""A workbook file: its sheets, read and changed without touching anything else. It knows nothing of customers."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import count

from xlcrm.errors import WritingForbidden
from xlcrm.ooxml import references, strings, styles, xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.frame import quoted
from xlcrm.ooxml.newsheet import SheetDesign, sheet_xml, table_xml
from xlcrm.ooxml.page import Page, lay_out
from xlcrm.ooxml.quickstrings import quick_strings
from xlcrm.ooxml.reading import Context
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.relations import (
    Relation,
    add_relation,
    add_type,
    find,
    free_name,
    main_part,
    relations,
)
from xlcrm.ooxml.shape import LARGE
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.styles import Styles
from xlcrm.ooxml.xml import Node
from xlcrm.ooxml.zipread import unsafe

_ORDER = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
    "fileRecoveryPr webPublishObjects extLst"
).split()
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_FORBIDDEN_IN_TITLE = re.compile(r"[\\/?*\[\]:]")
_LONGEST_TITLE = 31
_LONGEST_READ = 255  # some programs write longer titles than Excel allows
_MOST_SHEETS = 4_000
_HIGHEST_SHEET = 65_534  # number of a sheet (ISO/IEC 29500-1, 18.2.19)
_KEPT_BYTES = 64 * 1024 * 1024
_LARGE_SHEET = 8 * 1024 * 1024


class Workbook:
    """A workbook in memory. Raises NotAWorkbook where `data` is none, UnsafeWorkbook where it is made to harm."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.part = main_part(self.package)
        self._relations = relations(self.package, self.part)
        self._main, self._root = b"", Node("", {}, 0)
        self._look(xml.utf8(self.package.read(self.part), self.part))
        if self._root.name != "workbook":
            raise xml.malformed(self.part)
        self.strict = self._root.namespace == xml.MAIN_NAMESPACES[1]
        self.date1904 = self._flag("workbookPr", "date1904")
        self.protected = self._flag("workbookProtection", "lockStructure")
        self._kept: dict[str, bytes] = {}
        self.names: tuple[str, ...] = ()
        self.sheets: tuple[Sheet, ...] = ()
        self._find_sheets()

    def _look(self, data: bytes) -> None:
        self._main, self._root = data, xml.parse(data, self.part)

    def _flag(self, name: str, attribute: str) -> bool:
        node = self._root.child(name)
        return node is not None and node.attributes.get(attribute) in ("1", "true", "on")

    def _find_sheets(self) -> None:
        parent = self._root.child("sheets")
        if parent is None:
            raise xml.malformed(self.part, "no sheets")
        entries = list(parent.named("sheet"))
        if len(entries) > _MOST_SHEETS:
            raise unsafe("it has more than 4,000 sheets", "工作表超过 4,000 个")
        if not all(0 < len(e.attributes.get("name", "")) <= _LONGEST_READ for e in entries):
            raise xml.malformed(self.part, "a sheet without a proper name")
        by_id = {r.id: r for r in self._relations}
        sheets = []
        for entry in entries:
            name = entry.relation()
            if not name:
                continue
            relation = by_id.get(name)
            part = find(self.package, relation.target) if relation else None
            if relation is None or part is None:
                raise xml.malformed(relation.target if relation else name, "missing")
            if relation.kind != "worksheet":
                continue
            sheets.append(Sheet(self, entry.attributes.get("name", ""), part))
        self.names = tuple(e.attributes.get("name", "") for e in entries)
        self.sheets = tuple(sheets)

    def _related(self, kind: str) -> str | None:
        found = (find(self.package, r.target) for r in self._relations if r.kind == kind and not r.external)
        return next((name for name in found if name), None)

    # ---- what the sheets share ----

    @cached_property
    def shared_strings(self) -> Sequence[str]:
        """The shared strings of the book."""
        part = self._related("sharedStrings")
        if part is None:
            return []
        data = xml.utf8(self.package.read(part), part)
        quick = quick_strings(data, part) if len(data) >= LARGE else None
        return strings.read_shared(data, part) if quick is None else quick

    def strings_part(self) -> tuple[bytes, str]:
        """The XML of the shared strings, and the name of its part; nothing where the book has none."""
        part = self._related("sharedStrings")
        return (b"", "") if part is None else (xml.utf8(self.package.read(part), part), part)

    @cached_property
    def styles(self) -> Styles:
        """The styles of the book; made up where it has none."""
        part = self._related("styles")
        if part is None:
            empty = styles.EMPTY % self._root.namespace.encode()
            return Styles(empty, free_name(self.package, f"{self._folder}styles{{}}.xml"))
        return Styles(xml.utf8(self.package.read(part), part), part)

    @property
    def _folder(self) -> str:
        folder, slash, _ = self.part.rpartition("/")
        return folder + slash

    def context(self, title: str, part: str) -> Context:
        """What the cells of a sheet refer to."""
        return Context(title, part, lambda: self.shared_strings, self.styles.date_marks, self.date1904)

    def sheet_xml(self, part: str) -> bytes:
        """The sheet's XML in UTF-8; kept while there is room, for a sheet is looked at more than once."""
        if part not in self._kept:
            data = xml.utf8(self.package.read(part), part)
            if sum(map(len, self._kept.values())) + len(data) > _KEPT_BYTES:
                return data
            self._kept[part] = data
        return self._kept[part]

    def let_go_sheets(self) -> None:
        """Forget the XML of large sheets, which is unpacked anew where it is needed: unpacking is quick."""
        self._kept = {part: data for part, data in self._kept.items() if len(data) < _LARGE_SHEET}

    def put_sheet(self, part: str, *pieces: bytes | memoryview) -> None:
        """Another XML for the sheet."""
        self._kept.pop(part, None)
        self.package.put(part, *pieces)

    def sheet(self, title: str) -> Sheet | None:
        """The worksheet of that title, else one whose title differs in case alone."""
        exact = next((s for s in self.sheets if s.title == title), None)
        return exact or next((s for s in self.sheets if s.title.lower() == title.lower()), None)

    @property
    def has_formulas(self) -> bool:
        """Whether any cell of the book holds a formula."""
        if self._related("calcChain"):
            return True
        return any(_holds_formula(self.sheet_xml(s.part)) for s in self.sheets)

    @property
    def signed(self) -> bool:
        """Whether the book carries a digital signature, which any change breaks."""
        return any(n.lower().startswith("_xmlsignatures/") for n in self.package.names)

    # ---- changing ----

    def recalculate_on_load(self) -> None:
        """Let the program that opens the book next compute every formula."""
        node = self._root.child("calcPr")
        if node is None:
            new = b'<%scalcPr fullCalcOnLoad="1"/>' % xml.prefix(self._main, self._root)
            self._look(xml.inserted(self._main, self._root, _ORDER, "calcPr", new))
        elif node.attributes.get("fullCalcOnLoad") not in ("1", "true"):
            tag = xml.with_attributes(self._main[node.start : node.head], fullCalcOnLoad="1")
            self._look(xml.splice(self._main, [(node.start, node.head, tag)]))

    def move_filter(self, title: str, before: str | None, after: str | None) -> None:
        """The hidden name of a sheet's filter follows the filter."""
        parent = self._root.child("definedNames")
        old, new = (references.parse_range(ref or "") for ref in (before, after))
        if parent is None or old is None or new is None or old == new:
            return
        place = str(self.names.index(title))
        for node in parent.named("definedName"):
            look = node.attributes
            if look.get("name") == "_xlnm._FilterDatabase" and look.get("localSheetId") == place:
                sheet, mark, ref = node.text.rpartition("!")
                if references.parse_range(ref) == old:
                    text = xml.element_text(f"{sheet}{mark}{_absolute(new)}")
                    self._look(xml.splice(self._main, [(node.head, node.close, text)]))
                    return

    def reword_names(self, change: Callable[[str, str | None], str]) -> None:
        """Each defined name anew: `change` gets its text and, where it belongs to one sheet, the title of that."""
        parent, splices = self._root.child("definedNames"), list[xml.Splice]()
        for node in parent.named("definedName") if parent else ():
            place = node.attributes.get("localSheetId", "")
            title = self.names[at] if (at := xml.whole(place)) is not None and at < len(self.names) else None
            if (new := change(node.text, title)) != node.text:
                splices.append((node.head, node.close, xml.element_text(new)))
        if splices:
            self._look(xml.splice(self._main, splices))

    def add_sheet(self, title: str, design: SheetDesign) -> Sheet:
        """A new worksheet at the end. Raises ValueError where the title cannot be one or is taken."""
        part = self._new_part(title)
        table_part = free_name(self.package, f"{self._folder}tables/table{{}}.xml")
        number, name = self.free_table(design.table_name)
        self.package.put(table_part, table_xml(design, number, name, self._root.namespace))
        add_type(self.package, table_part, _TYPE.format("table"))
        table_id = add_relation(self.package, part, "table", table_part, strict=self.strict)
        self.package.put(part, sheet_xml(design, self.styles, table_id, self._root.namespace, strict=self.strict))
        return self._entered(title, part)

    def add_page(self, title: str, page: Page) -> Sheet:
        """A new worksheet with charts, at the end. Raises as `add_sheet` does."""
        part = self._new_part(title)
        lay_out(self, part, title, page, self._folder)
        sheet = self._entered(title, part)
        self._print(title, page)
        return sheet

    def draw_page(self, title: str, page: Page) -> None:
        """The page in place of the worksheet with that title, which must be an empty one that nothing refers to."""
        sheet = self.sheet(title)
        assert sheet is not None
        lay_out(self, sheet.part, title, page, self._folder)
        self._print(title, page)

    def _print(self, title: str, page: Page) -> None:
        """Let the cards and charts of a page be printed, and not the cells that the charts draw."""
        new = b'<%sdefinedName name="_xlnm.Print_Area" localSheetId="%d">%s</%sdefinedName>' % (
            p := xml.prefix(self._main, self._root),
            self.names.index(title),
            xml.element_text(f"{quoted(title)}!{_absolute(Range(1, 1, page.last_row, max(page.cards)))}"),
            p,
        )
        parent = self._root.child("definedNames")
        if parent is None:
            new = b"<%sdefinedNames>%s</%sdefinedNames>" % (p, new, p)
            self._look(xml.inserted(self._main, self._root, _ORDER, "definedNames", new))
        else:
            self._look(xml.splice(self._main, [xml.filled(self._main, parent, new)]))

    def copy_sheet(self, title: str, source: "Workbook", sheet: Sheet) -> Sheet:
        """A copy, at the end, of a sheet that xlcrm has built (see transplant). Raises as `add_sheet` does."""
        from xlcrm.ooxml.transplant import transplant

        part = self._new_part(title)
        transplant(source, sheet, self, part, self._folder)
        return self._entered(title, part)

    def _new_part(self, title: str) -> str:
        """The name of the part for a new worksheet of that title."""
        if self.protected:
            raise WritingForbidden(
                f"The structure of the workbook is protected, so the sheet {title} cannot be added: "
                f"in Excel, choose Review, Protect Workbook to lift it.",
                f"工作簿结构受保护，无法添加工作表 {title}：请在 Excel 中选择“审阅 → 保护工作簿”取消保护。",
            )
        if (
            not title
            or len(title) > _LONGEST_TITLE
            or _FORBIDDEN_IN_TITLE.search(title)
            or title[0] == "'" == title[-1]
        ):
            raise ValueError(f"{title!r} cannot be the title of a sheet")
        if title.lower() in (n.lower() for n in self.names):
            raise ValueError(f"there is a sheet {title!r} already")
        return free_name(self.package, f"{self._folder}worksheets/sheet{{}}.xml")

    def _entered(self, title: str, part: str) -> Sheet:
        add_type(self.package, part, _TYPE.format("worksheet"))
        sheet_id = add_relation(self.package, self.part, "worksheet", part, strict=self.strict)
        self._enter_sheet(title, sheet_id)
        self._relations = [*self._relations, Relation(sheet_id, "worksheet", part, False)]
        sheet = Sheet(self, title, part)
        self.sheets, self.names = (*self.sheets, sheet), (*self.names, title)
        return sheet

    def _enter_sheet(self, title: str, relation: str) -> None:
        parent = self._root.child("sheets")
        assert parent is not None
        numbers = {xml.whole(n.attributes.get("sheetId")) or 0 for n in parent.children}
        number = next(
            n for n in count(1 + max((n for n in numbers if n < _HIGHEST_SHEET), default=0)) if n not in numbers
        )
        new = b'<%ssheet name="%s" sheetId="%d" xmlns:r="%s" r:id="%s"/>' % (
            xml.prefix(self._main, self._root),
            xml.attribute_text(title),
            number,
            xml.RELATIONSHIP_NAMESPACES[self.strict].encode(),
            relation.encode(),
        )
        if b'xmlns:r="%s"' % xml.RELATIONSHIP_NAMESPACES[self.strict].encode() in self._main[: self._root.head]:
            new = re.sub(rb' xmlns:r="[^"]*"', b"", new)
        self._look(xml.splice(self._main, [xml.filled(self._main, parent, new)]))

    def free_table(self, wanted: str) -> tuple[int, str]:
        """A number and a name for a new table that nothing in the book has."""
        numbers, names = [0], set()
        for name in self.package.names:
            if re.search(r"(^|/)tables?/[^/]+\.xml$", name, re.IGNORECASE):
                look = xml.parse(xml.utf8(self.package.read(name), name), name).attributes
                numbers.append(xml.whole(look.get("id")) or 0)
                names |= {look.get("name", "").lower(), look.get("displayName", "").lower()}
        for parent in self._root.named("definedNames"):
            names |= {n.attributes.get("name", "").lower() for n in parent.children}
        name, number = wanted, 1
        while name.lower() in names:
            number += 1
            name = f"{wanted}_{number}"
        return max(numbers) + 1, name

    def to_bytes(self) -> bytes:
        """The file as it is by now; the very bytes it was opened from if nothing was changed."""
        for sheet in self.sheets:
            sheet.flush()
        if self._main != xml.utf8(self.package.read(self.part), self.part):
            self.package.put(self.part, self._main)
        self._flush_styles()
        return self.package.to_bytes()

    def _flush_styles(self) -> None:
        book = self.styles
        if book.data == book.original:
            return
        if self.package.find(book.part) is None:
            self.package.put(book.part, book.data)
            add_type(self.package, book.part, _TYPE.format("styles"))
            add_relation(self.package, self.part, "styles", book.part, strict=self.strict)
        self.package.put(book.part, book.data)
        book.original = book.data


def _holds_formula(data: bytes) -> bool:
    found = re.search(rb"<([A-Za-z_][\w.-]*:)?worksheet[\s>]", data[:4096])
    tag = b"<" + (found[1] or b"" if found else b"") + b"f"
    return any(tag + after in data for after in (b">", b" ", b"/", b"\n", b"\r", b"\t"))


def _absolute(area: Range) -> str:
    first = f"${references.letters(area.first_column)}${area.first_row}"
    return f"{first}:${references.letters(area.last_column)}${area.last_row}"
