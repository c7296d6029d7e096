"""A workbook file: its sheets, read and changed without touching anything else. It knows nothing of customers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from xlcrm.errors import structure_protected
from xlcrm.ooxml import strings, styles, xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.mainpart import MainPart
from xlcrm.ooxml.newsheet import SheetDesign, sheet_xml, table_xml
from xlcrm.ooxml.page import Page, lay_out
from xlcrm.ooxml.quickstrings import quick_strings
from xlcrm.ooxml.reading import Context
from xlcrm.ooxml.references import Range, letters
from xlcrm.ooxml.relations import (
    Relation,
    add_relation,
    add_type,
    find,
    free_name,
    main_part,
    related,
    relations,
)
from xlcrm.ooxml.shape import is_large
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.stylelists import MOST_STYLES
from xlcrm.ooxml.styles import Styles
from xlcrm.ooxml.tables import free_table

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_FORBIDDEN_IN_TITLE = re.compile(r"[\\/?*\[\]:]")
_LONGEST_TITLE = 31
_KEPT_BYTES = 64 * 1024 * 1024
_LARGE_SHEET = 8 * 1024 * 1024
_LOOKED_AT = 1 << 18  # bytes of a sheet
_MOST_NAMED = MOST_STYLES - 1000  # who names a style further out does so by mistake; ours are to have room
_STYLED = re.compile(rb' s="([0-9]{1,5})"')
_LOOK = re.compile(rb'[dD]xfId="([0-9]{1,5})"')


class Workbook:
    """A workbook in memory. Raises NotAWorkbook where `data` is none, UnsafeWorkbook where it is made to harm."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.part = main_part(self.package)
        self.main = MainPart(xml.utf8(self.package.read(self.part), self.part), self.part)
        self.strict, self.date1904, self.protected = self.main.strict, self.main.date1904, self.main.protected
        self._relations = relations(self.package, self.part)
        self._kept: dict[str, bytes] = {}
        self.sheets = tuple(self._find_sheets())

    def _find_sheets(self) -> Iterator[Sheet]:
        by_id = {r.id: r for r in self._relations}
        for title, name in self.main.sheets():
            if not name:
                continue
            relation = by_id.get(name)
            part = find(self.package, relation.target) if relation else None
            if relation is None or part is None:
                raise xml.malformed(relation.target if relation else name, "missing")
            if relation.kind == "worksheet":
                yield Sheet(self, title, part)

    @property
    def names(self) -> tuple[str, ...]:
        """The titles of all sheets, worksheets or not."""
        return self.main.titles

    def _related(self, kind: str) -> str | None:
        return next(filter(None, (find(self.package, target) for target in self._targets(kind))), None)

    def _targets(self, kind: str) -> list[str]:
        """The names by which the book refers to its parts of a kind, of which it may have none."""
        return [r.target for r in self._relations if r.kind == kind and not r.external and r.target]

    # ---- what the sheets share ----

    @cached_property
    def shared_strings(self) -> Sequence[str]:
        """The shared strings of the book."""
        part = self._related("sharedStrings")
        if part is None:
            return []
        data = xml.utf8(self.package.read(part), part)
        quick = quick_strings(data, part) if is_large(data) else None
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
            empty = styles.EMPTY % self.main.namespace.encode()
            names = [*self._targets("styles"), free_name(self.package, f"{self.folder}styles{{}}.xml")]
            return Styles(empty, names[0], self._highest_used)
        return Styles(xml.utf8(self.package.read(part), part), part, self._highest_used)

    def _highest_used(self, name: str) -> int:
        """The highest place in the list of styles, "cellXfs", that a cell names, or in "dxfs" that a rule or table does."""
        found = self._styles_named() if name == "cellXfs" else self._looks_named()
        return max((n for n in map(int, found) if n < _MOST_NAMED), default=-1)

    def _styles_named(self) -> Iterator[bytes]:
        """In the sheets that were looked at, as far as a glance at each tells it: to go through all of a large one takes
        time, and to unpack one again memory."""
        for data in self._kept.values():
            yield from set(_STYLED.findall(data, 0, _LOOKED_AT))

    def _looks_named(self) -> Iterator[bytes]:
        """Behind the cells of the sheets that were looked at, in the tables of all, and in the styles of tables."""
        parts = (part for s in self.sheets for part in related(self.package, s.part, "table", "pivotTable"))
        texts = map(self.package.read, parts)
        for data in (self.styles.original, *texts, *self._kept.values()):
            yield from _LOOK.findall(data, max(data.rfind(b"sheetData>"), 0))

    @property
    def folder(self) -> str:
        """The folder in the package in which its main part lies."""
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

    @property
    def rich_values(self) -> Mapping[str, bytes]:
        """The parts by which the `vm` of a cell means a picture or a data type."""
        names = (name for name in self.package.names if "richdata/" in name.lower() or name.endswith("/metadata.xml"))
        return {name: self.package.read(name) for name in names}

    @property
    def shared(self) -> bool:
        """Whether it is a shared workbook of the old kind (Review, Share Workbook), in which Excel allows no tables."""
        return any(r.kind == "revisionHeaders" for r in self._relations)

    # ---- changing ----

    def recalculate_on_load(self) -> None:
        """Let the program that opens the book next compute every formula."""
        self.main.recalculate_on_load()

    def add_sheet(self, title: str, design: SheetDesign) -> Sheet:
        """A new worksheet at the end. Raises ValueError where the title cannot be one or is taken."""
        part = self._new_part(title)
        table_id = None if self.shared else self._add_table(part, design)
        self.package.put(part, sheet_xml(design, self.styles, table_id, self.main.namespace, strict=self.strict))
        sheet = self._entered(title, part)
        columns = f"$A:${letters(design.freeze_columns)}," if design.pages_across > 1 and design.freeze_columns else ""
        self.main.print_on_each_page(title, f"{columns}$1:$1")
        return sheet

    def _add_table(self, part: str, design: SheetDesign) -> str:
        """The table of a new sheet; the relationship to it."""
        table_part = free_name(self.package, f"{self.folder}tables/table{{}}.xml")
        number, name = self.free_table(design.table_name)
        self.package.put(table_part, table_xml(design, number, name, self.main.namespace))
        add_type(self.package, table_part, _TYPE.format("table"))
        return add_relation(self.package, part, "table", table_part, strict=self.strict)

    def add_page(self, title: str, page: Page) -> Sheet:
        """A new worksheet with charts, at the end. Raises as `add_sheet` does."""
        part = self._new_part(title)
        lay_out(self, part, title, page, self.folder)
        sheet = self._entered(title, part)
        self._print(title, page)
        return sheet

    def draw_page(self, title: str, page: Page) -> None:
        """The page in place of the worksheet with that title, which must be an empty one that nothing refers to."""
        sheet = self.sheet(title)
        assert sheet is not None
        lay_out(self, sheet.part, title, page, self.folder)
        self._print(title, page)

    def _print(self, title: str, page: Page) -> None:
        """Let the cards and charts of a page be printed, and not the cells that the charts draw."""
        self.main.print_only(title, Range(1, 1, page.last_row, max(page.cards)))

    def copy_sheet(self, title: str, source: "Workbook", sheet: Sheet) -> Sheet:
        """A copy, at the end, of a sheet that xlcrm has built (see transplant). Raises as `add_sheet` does."""
        from xlcrm.ooxml.transplant import transplant

        part = self._new_part(title)
        transplant(source, sheet, self, part, self.folder)
        copy = self._entered(title, part)
        if lines := source.main.printed_on_each_page(sheet.title):
            self.main.print_on_each_page(title, lines)
        return copy

    def _new_part(self, title: str) -> str:
        """The name of the part for a new worksheet of that title."""
        if self.protected:
            raise structure_protected(title)
        if (
            not title
            or len(title) > _LONGEST_TITLE
            or _FORBIDDEN_IN_TITLE.search(title)
            or "'" in (title[0], title[-1])
        ):
            raise ValueError(f"{title!r} cannot be the title of a sheet")
        if title.lower() in (n.lower() for n in self.names):
            raise ValueError(f"there is a sheet {title!r} already")
        return free_name(self.package, f"{self.folder}worksheets/sheet{{}}.xml")

    def _entered(self, title: str, part: str) -> Sheet:
        add_type(self.package, part, _TYPE.format("worksheet"))
        sheet_id = add_relation(self.package, self.part, "worksheet", part, strict=self.strict)
        self.main.enter_sheet(title, sheet_id)
        self._relations = [*self._relations, Relation(sheet_id, "worksheet", part, False)]
        sheet = Sheet(self, title, part)
        self.sheets = (*self.sheets, sheet)
        return sheet

    def free_table(self, wanted: str) -> tuple[int, str]:
        """A number and a name for a new table that nothing in the book has."""
        return free_table(self.package, wanted, self.main.defined_names())

    def to_bytes(self) -> bytes:
        """The file as it is by now; the very bytes it was opened from if nothing was changed."""
        for sheet in self.sheets:
            sheet.flush()
        if self.main.data != xml.utf8(self.package.read(self.part), self.part):
            self.package.put(self.part, self.main.data)
        self._flush_styles()
        return self.package.to_bytes()

    def _flush_styles(self) -> None:
        book = self.styles
        if book.data == book.original:
            return
        if self.package.find(book.part) is None:
            self.package.put(book.part, book.data)
            add_type(self.package, book.part, _TYPE.format("styles"))
            if not self._targets("styles"):
                add_relation(self.package, self.part, "styles", book.part, strict=self.strict)
        self.package.put(book.part, book.data)
        book.original = book.data


def _holds_formula(data: bytes) -> bool:
    found = re.search(rb"<([A-Za-z_][\w.-]*:)?worksheet[\s>]", data[:4096])
    tag = b"<" + (found[1] or b"" if found else b"") + b"f"
    return any(tag + after in data for after in (b">", b" ", b"/", b"\n", b"\r", b"\t"))
