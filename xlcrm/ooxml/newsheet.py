"""A sheet and its table made from a design, for output sheets that a book lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from xlcrm.ooxml import xml
from xlcrm.ooxml.references import LAST_ROW, Range, letters
from xlcrm.ooxml.strings import rich_text
from xlcrm.ooxml.styles import Styles
from xlcrm.ooxml.tables import column_name
from xlcrm.ooxml.validations import Validation, element, whole

Kind = Literal["text", "long", "date", "whole", "number"]
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEADER_FILL = "1F3864"


@dataclass(frozen=True, slots=True)
class SheetDesign:
    """How a new sheet looks: one table from A1 on; in a shared workbook a plain range.

    `columns` are (header, kind, width in characters); `validations` the drop-downs of columns, by header; `hidden` the
    headers of columns not shown; `tab_colour` RRGGBB. The first `freeze_columns` stay in sight, and are printed again where the
    sheet is printed on several `pages_across`.
    """

    columns: tuple[tuple[str, Kind, float], ...]
    table_name: str
    freeze_columns: int = 0
    pages_across: int = 1
    validations: Mapping[str, Validation] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    tab_colour: str | None = None


def table_xml(design: SheetDesign, number: int, name: str, namespace: str) -> bytes:
    """The table part: the header and one empty row, for a table without rows is none."""
    ref = f"A1:{letters(len(design.columns))}2".encode()
    columns = b"".join(
        b'<tableColumn id="%d" name="%s"/>' % (i, column_name(header))
        for i, (header, _, _) in enumerate(design.columns, start=1)
    )
    return (
        _DECLARATION
        + b'<table xmlns="%s" id="%d" name="%s" displayName="%s" ref="%s" totalsRowShown="0"><autoFilter ref="%s"/>'
        % (namespace.encode(), number, xml.attribute_text(name), xml.attribute_text(name), ref, ref)
        + b'<tableColumns count="%d">%s</tableColumns>' % (len(design.columns), columns)
        + b'<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
    )


def sheet_xml(design: SheetDesign, styles: Styles, table: str | None, namespace: str, *, strict: bool) -> bytes:
    """The sheet part; `table` is the relationship to its table, None where it is to be a plain range."""
    tables = b'<tableParts count="1"><tablePart r:id="%s"/></tableParts>' % table.encode() if table else b""
    header = _header_style(styles)
    body: dict[Kind, int] = {k: _body_style(styles, k) for k in get_args(Kind)}
    cells = b"".join(
        b'<c r="%s1" s="%d" t="inlineStr"><is><t%s</t></is></c>' % (letters(i).encode(), header, rich_text(text))
        for i, (text, _, _) in enumerate(design.columns, start=1)
    )
    blank = b"".join(
        b'<c r="%s2" s="%d"/>' % (letters(i).encode(), body[kind])
        for i, (_, kind, _) in enumerate(design.columns, start=1)
    )
    colour = f'<tabColor rgb="FF{design.tab_colour.lstrip("#").upper()}"/>' if design.tab_colour else ""
    return b"".join(
        (
            _DECLARATION,
            b'<worksheet xmlns="%s" xmlns:r="%s">' % (namespace.encode(), xml.RELATIONSHIP_NAMESPACES[strict].encode()),
            b'<sheetPr>%s<pageSetUpPr fitToPage="1"/></sheetPr>' % colour.encode(),
            b'<dimension ref="A1:%s2"/>' % letters(len(design.columns)).encode(),
            b'<sheetViews><sheetView workbookViewId="0">%s</sheetView></sheetViews>' % _pane(design),
            b'<sheetFormatPr defaultRowHeight="15"/><cols>%s</cols>' % _columns(design, body),
            b'<sheetData><row r="1">%s</row><row r="2">%s</row></sheetData>' % (cells, blank),
            _validations(design),
            b'<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
            b'<pageSetup fitToWidth="%d" fitToHeight="0" pageOrder="overThenDown" orientation="landscape"/>'
            % design.pages_across,
            b"<headerFooter><oddFooter>&amp;L&amp;A&amp;C&amp;D&amp;R&amp;P / &amp;N</oddFooter></headerFooter>",
            tables,
            b"</worksheet>",
        )
    )


def _columns(design: SheetDesign, body: Mapping[Kind, int]) -> bytes:
    """How wide each column is, how its empty cells look, and which are out of sight."""
    return b"".join(
        b'<col min="%d" max="%d" width="%g" style="%d" customWidth="1"%s/>'
        % (number, number, width, body[kind], b' hidden="1"' if text in design.hidden else b"")
        for number, (text, kind, width) in enumerate(design.columns, start=1)
    )


def _pane(design: SheetDesign) -> bytes:
    """The header stays in sight, and the first columns that the design says."""
    columns = design.freeze_columns
    across, corner = f' xSplit="{columns}"' if columns else "", f"{letters(columns + 1)}2"
    active = "bottomRight" if columns else "bottomLeft"
    return (
        f'<pane{across} ySplit="1" topLeftCell="{corner}" activePane="{active}" state="frozen"/>'
        f'<selection pane="{active}" activeCell="{corner}" sqref="{corner}"/>'
    ).encode()


def _validations(design: SheetDesign) -> bytes:
    rules = [
        element(design.validations[header], [Range(2, number, LAST_ROW, number)])
        for number, (header, _, _) in enumerate(design.columns, start=1)
        if header in design.validations
    ]
    return whole(rules) if rules else b""


def _header_style(styles: Styles) -> int:
    name, size = styles.base_font()
    font = styles.font(
        b'<{p}font><{p}b/><{p}sz val="%s"/><{p}color rgb="FFFFFFFF"/><{p}name val="%s"/></{p}font>'
        % (xml.attribute_text(size), xml.attribute_text(name))
    )
    return styles.style(
        b'<{p}xf numFmtId="0" fontId="%d" fillId="%d" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
        b'<{p}alignment vertical="top" wrapText="1"/></{p}xf>' % (font, styles.fill(_HEADER_FILL))
    )


def _body_style(styles: Styles, kind: str) -> int:
    number = styles.date_format() if kind == "date" else styles.built_in(1 if kind == "whole" else 0)
    applied = b' applyNumberFormat="1"' if number else b""
    wrap = b' wrapText="1"' if kind == "long" else b""
    return styles.style(
        b'<{p}xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0"%s applyAlignment="1">'
        b'<{p}alignment vertical="top"%s/></{p}xf>' % (number, applied, wrap)
    )
