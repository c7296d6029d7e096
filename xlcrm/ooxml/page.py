"""A page made from a design: big numbers, charts, and beside them the cells that the charts draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from xlcrm.ooxml import xml
from xlcrm.ooxml.charts import CHART_TYPE, DRAWING_TYPE, Chart, chart_xml, drawing_xml
from xlcrm.ooxml.references import letters
from xlcrm.ooxml.relations import add_relation, add_type, free_name
from xlcrm.ooxml.strings import rich_text

if TYPE_CHECKING:
    from xlcrm.ooxml.workbook import Workbook

Form = Literal["text", "whole", "share", "date", "month"]
_CODES: Mapping[Form, str] = {"whole": "#,##0", "share": "0%", "date": "yyyy-mm-dd", "month": "yyyy-mm"}
_DARK, _GREY, _CARD, _LINE = "1B2A3D", "6B7785", "F3F6FA", "D9DEE5"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells that a chart draws: its header, width in characters, and in what form its values are shown."""

    header: str
    form: Form
    width: float


@dataclass(frozen=True, slots=True)
class Card:
    """A number in large type: its name above it, a line of text beneath, and the colour at its side, RRGGBB."""

    header: str
    form: Form
    colour: str


@dataclass(frozen=True, slots=True)
class Page:
    """How a new page looks. `cards` and `columns` are by number of their column; all headers stand in row 1, so that the
    page is read as any other sheet. `lines`: rows below the header that `columns` have. `gaps`: the widths of columns that
    hold no numbers; in one of them, beneath each chart, stands what it counts, and runs on over the cells beside it.
    """

    cards: Mapping[int, Card]
    columns: Mapping[int, Column]
    charts: tuple[Chart, ...]
    lines: int
    card_width: float
    tab_colour: str
    gaps: Mapping[int, float] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """Of all that is looked at: that of the words beneath the lowest chart."""
        return max(chart.place.last_row for chart in self.charts) + 1


def lay_out(book: "Workbook", part: str, title: str, page: Page, folder: str) -> None:
    """The page as the part of the sheet with that title, in place of what it held, and all that belongs to it."""
    drawing = free_name(book.package, f"{folder}drawings/drawing{{}}.xml")
    book.package.put(drawing, b"")
    related = list[tuple[Chart, str]]()
    for chart in page.charts:
        name = free_name(book.package, f"{folder}charts/chart{{}}.xml")
        book.package.put(name, chart_xml(chart, title, strict=book.strict))
        add_type(book.package, name, CHART_TYPE)
        related.append((chart, add_relation(book.package, drawing, "chart", name, strict=book.strict)))
    book.package.put(drawing, drawing_xml(related, strict=book.strict))
    add_type(book.package, drawing, DRAWING_TYPE)
    relation = add_relation(book.package, part, "drawing", drawing, strict=book.strict)
    book.put_sheet(part, _sheet_xml(book, page, relation))


def _sheet_xml(book: "Workbook", page: Page, drawing: str) -> bytes:
    last_column, last_row = max(page.columns), max([page.lines + 1, *(c.place.last_row + 1 for c in page.charts)])
    widths = (
        dict.fromkeys(page.cards, page.card_width) | {n: c.width for n, c in page.columns.items()} | dict(page.gaps)
    )
    cols = "".join(
        f'<col min="{n}" max="{n}" width="{width:g}" customWidth="1"/>' for n, width in sorted(widths.items())
    )
    return b"".join((
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        b'<worksheet xmlns="%s" xmlns:r="%s">' % (xml.MAIN_NAMESPACES[book.strict].encode(), xml.RELATIONSHIP_NAMESPACES[book.strict].encode()),
        b'<sheetPr><tabColor rgb="FF%s"/><pageSetUpPr fitToPage="1"/></sheetPr>' % page.tab_colour.encode(),
        b'<dimension ref="A1:%s%d"/>' % (letters(last_column).encode(), last_row),
        b'<sheetViews><sheetView showGridLines="0" showRowColHeaders="0" workbookViewId="0"/></sheetViews>',
        b'<sheetFormatPr defaultRowHeight="15" customHeight="1"/><cols>%s</cols>' % cols.encode(),
        b"<sheetData>%s</sheetData>" % _rows(book, page),
        b'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
        b'<pageSetup paperSize="9" orientation="portrait" fitToHeight="1"/>',
        b'<drawing r:id="%s"/></worksheet>' % drawing.encode(),
    ))  # fmt: skip


def _rows(book: "Workbook", page: Page) -> bytes:
    """The header, and the empty cells beneath it with their look: what is written into them takes it on."""
    looks = _Looks(book)
    captions = {(c.place.last_row + 1, c.place.first_column): c.caption for c in page.charts}
    heights, rows = {1: 24, 2: 34, 3: 30}, list[bytes]()
    for row in sorted({*range(1, page.lines + 2), *(row for row, _ in captions)}):
        cells = dict[int, tuple[int, str]]()  # column -> style and text
        for number, card in page.cards.items() if row < 4 else ():
            cells[number] = (
                (looks.header(card), card.header)
                if row == 1
                else (looks.number(card) if row == 2 else looks.line(card), "")
            )
        for number, column in page.columns.items() if row < page.lines + 2 else ():
            cells[number] = (looks.head(column.form), column.header) if row == 1 else (looks.cell(column.form), "")
        cells |= {number: (looks.caption(), text) for (at, number), text in captions.items() if at == row}
        written = b"".join(_cell(row, number, *cells[number]) for number in sorted(cells))
        rows.append(b'<row r="%d" ht="%d" customHeight="1">%s</row>' % (row, heights.get(row, 15), written))
    return b"".join(rows)


def _cell(row: int, column: int, style: int, text: str) -> bytes:
    start = b'<c r="%s%d" s="%d"' % (letters(column).encode(), row, style)
    return start + (b' t="inlineStr"><is><t%s</t></is></c>' % rich_text(text) if text else b"/>")


def _side(form: Form) -> bytes:
    return b"left" if form in ("text", "date", "month") else b"right"


class _Looks:
    """The styles of a page in a book's normal font."""

    def __init__(self, book: "Workbook") -> None:
        self._styles = book.styles
        self._name, size = self._styles.base_font()
        self._size = float(size)
        self._style = cache(self._made)  # a page has a thousand cells and a dozen looks

    def header(self, card: Card) -> int:
        """The name of a card."""
        return self._style(card, 10, _GREY, b'horizontal="left" vertical="bottom" indent="1"')

    def head(self, form: Form) -> int:
        """The header of a column of cells, above which it stands."""
        return self._style(
            None, 9, _GREY, b'horizontal="%s" vertical="center" wrapText="1"' % _side(form), bold=True, under=True
        )

    def number(self, card: Card) -> int:
        """The large number of a card."""
        size = 16 if card.form == "date" else 22
        return self._style(
            card, size, _DARK, b'horizontal="left" vertical="center" indent="1"', bold=True, form=card.form
        )

    def line(self, card: Card) -> int:
        """The line beneath it."""
        return self._style(card, 9, _GREY, b'horizontal="left" vertical="top" wrapText="1" indent="1"')

    def caption(self) -> int:
        """What a chart counts, beneath it."""
        return self._style(None, 9, _GREY, b'horizontal="left" vertical="center"')

    def cell(self, form: Form) -> int:
        """Of the cells that the charts draw."""
        return self._style(None, 9, _DARK, b'horizontal="%s" vertical="center"' % _side(form), form=form)

    def _made(
        self,
        card: Card | None,
        size: float,
        colour: str,
        alignment: bytes,
        *,
        bold: bool = False,
        under: bool = False,
        form: Form = "text",
    ) -> int:
        styles = self._styles
        font = styles.font(
            b'<{p}font>%s<{p}sz val="%g"/><{p}color rgb="FF%s"/><{p}name val="%s"/></{p}font>'
            % (b"<{p}b/>" if bold else b"", size * self._size / 11, colour.encode(), xml.attribute_text(self._name))
        )
        fill = styles.fill(_CARD) if card else 0
        side = (
            (b'<{p}left style="thick"><{p}color rgb="FF%s"/></{p}left>' % card.colour.encode())
            if card
            else b"<{p}left/>"
        )
        bottom = (
            (b'<{p}bottom style="thin"><{p}color rgb="FF%s"/></{p}bottom>' % _LINE.encode())
            if under
            else b"<{p}bottom/>"
        )
        border = styles.element(
            "borders", b"<{p}border>%s<{p}right/><{p}top/>%s<{p}diagonal/></{p}border>" % (side, bottom)
        )
        code = styles.number_format(_CODES[form]) if form in _CODES else styles.built_in(0)
        return styles.style(
            b'<{p}xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" '
            b'applyFill="1" applyBorder="1" applyAlignment="1"><{p}alignment %s/></{p}xf>'
            % (code, font, fill, border, alignment)
        )
