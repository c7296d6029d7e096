"""The styles of a book stay what they are: nothing of the user's comes to look as something of ours."""

import datetime as dt
import re

import pytest
from ooxml.small_book import MAIN, STYLES, package, part, sheet

from xlcrm.ooxml.newsheet import SheetDesign
from xlcrm.ooxml.rules import Rule
from xlcrm.ooxml.styles import Styles
from xlcrm.ooxml.workbook import Workbook

DAY = dt.date(2026, 11, 23)
ONE_CELL = sheet('<row r="1"><c r="A1"><v>7</v></c></row>')


def styles(inner: str) -> Styles:
    return Styles(f'<styleSheet xmlns="{MAIN}">{inner}</styleSheet>'.encode(), "xl/styles.xml")


BOLD, DARK = b"<{p}font><{p}b/></{p}font>", b'<{p}fill><{p}patternFill patternType="solid"/></{p}fill>'
LISTS = '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'


@pytest.mark.parametrize("attribute", ["fontId", "fillId", "borderId"])
@pytest.mark.parametrize("xfs", ["cellXfs", "cellStyleXfs"])
def test_where_a_style_names_a_look_beyond_its_list_none_is_added(attribute: str, xfs: str) -> None:
    """Such a book shows the cell in some default; with a second font it would be shown in ours. And a white font without
    its dark fill could not be read, so that there is neither."""
    beyond, sound = (styles(f'{LISTS}<{xfs}><xf {attribute}="{number}"/></{xfs}>') for number in (1, 0))
    assert [(book.font(BOLD), book.element("fills", DARK)) for book in (beyond, sound)] == [(0, 0), (1, 1)]
    assert beyond.data == beyond.original and sound.data.count(b'count="2"') == 2


def test_a_book_without_a_list_of_fills_gets_one_that_begins_as_every_list_does() -> None:
    book = styles('<fonts><font/></fonts><cellXfs><xf fillId="0"/></cellXfs>')
    assert book.element("fills", DARK) == 2
    assert [f.children[0].attributes for f in book.nodes("fills")] == [
        {"patternType": p} for p in ("none", "gray125", "solid")
    ]


def test_a_number_format_that_a_style_names_without_one_does_not_become_ours() -> None:
    """xf 0 names format 165, which the book does not define: the new one for dates gets 166."""
    book = styles(
        '<numFmts><numFmt numFmtId="164" formatCode="0.000"/></numFmts><cellXfs><xf numFmtId="165"/></cellXfs>'
    )
    assert book.date_format() == 166
    assert not book.is_date(0)


def test_a_format_with_a_number_of_its_own_kind_does_not_lead_the_next_out_of_the_numbers() -> None:
    book = styles('<numFmts><numFmt numFmtId="4294967295" formatCode="0.000"/></numFmts><cellXfs><xf/></cellXfs>')
    assert book.date_format() == 164


def test_a_rule_with_a_look_beyond_the_list_does_not_get_one_of_ours() -> None:
    theirs = '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="2" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>'
    book = Workbook(package(sheet('<row r="1"><c r="A1"><v>7</v></c></row>', after=theirs)))
    book.sheets[0].set_conditional_formats("xlcrm", [Rule("late", "$A1=1", "A1", "FFC7CE")])
    data = book.to_bytes()
    assert theirs in part(data) and 'dxfId="3"' in part(data)
    assert '<dxfs count="4"><dxf/><dxf/><dxf/><dxf><fill>' in part(data, "xl/styles.xml")


def test_a_table_with_a_look_beyond_the_list_does_not_get_one_of_ours() -> None:
    table = f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:A2" headerRowDxfId="0"><tableColumns count="1"><tableColumn id="1" name="7"/></tableColumns></table>'
    book = Workbook(package(ONE_CELL, tables=(table,)))
    book.sheets[0].set_conditional_formats("xlcrm", [Rule("late", "$A1=1", "A1", "FFC7CE")])
    assert 'dxfId="1"' in part(book.to_bytes())


HANCOM = (
    '<{list}><{one} {n}="0"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:hs="urn:hs" Requires="hs"><{one} {n}="14" hs:extension="1"/></mc:Choice>'
    '<mc:Fallback><{one} {n}="14"/></mc:Fallback></mc:AlternateContent><{one} {n}="2"/></{list}>'
)


def test_an_element_that_stands_in_two_forms_counts_once() -> None:
    """Hancom Office writes fonts and styles with more in them for itself: each is one place in its list."""
    xfs = HANCOM.format(list="cellXfs", one="xf", n="numFmtId")
    book = Workbook(
        package(
            sheet('<row r="1"><c r="A1" s="1"><v>46349</v></c><c r="B1" s="2"><v>46349</v></c></row>'),
            styles=re.sub("<cellXfs.*</cellXfs>", xfs, STYLES),
        )
    )
    assert [list(book.sheets[0].read(0, None).cells[n]) for n in (1, 2)] == [[DAY], [46349]]
    book.sheets[0].set(1, 2, DAY)
    again = Workbook(book.to_bytes())
    assert again.sheets[0].head()[0] == (1, [(1, DAY), (2, DAY)])
    assert [n.attributes.get("numFmtId") for n in again.styles.nodes("cellXfs")] == ["0", "14", "2", "164"]
    assert '<cellXfs count="4">' in part(book.to_bytes(), "xl/styles.xml")


def test_a_number_of_ours_is_shown_as_one_where_the_book_shows_plain_cells_as_days() -> None:
    """Format 0, General elsewhere, is one of days in this book."""
    days = STYLES.replace('<numFmts count="1">', '<numFmts count="2"><numFmt numFmtId="0" formatCode="dd.mm.yyyy"/>')
    book = Workbook(package(ONE_CELL, styles=days))
    new = book.add_sheet("New", SheetDesign((("Count", "whole", 10), ("Rate", "text", 10)), "New"))
    new.set(2, 1, 12)
    new.set(2, 2, 0.5)
    new.set(3, 2, 7)
    assert Workbook(book.to_bytes()).sheets[1].head()[1:] == [(2, [(1, 12), (2, 0.5)]), (3, [(2, 7)])]


def test_a_style_of_ours_has_one_that_it_is_based_on_where_the_book_had_none() -> None:
    """Its own cells' styles name none either. A reference to what is not there is a fault to Microsoft's SDK."""
    book = styles(f'{LISTS}<cellXfs count="1"><xf/></cellXfs>')
    assert book.style(b'<{p}xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/>') == 1
    assert [len(Styles(book.data, "xl/styles.xml").nodes(name)) for name in ("cellStyleXfs", "cellXfs")] == [1, 2]
    assert book.data.index(b"<cellStyleXfs") < book.data.index(b"<cellXfs")
