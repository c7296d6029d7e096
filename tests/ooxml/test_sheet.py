"""What a sheet is changed by besides single cells: rows, columns, tables, colours, links."""

import datetime as dt
import re
import time

import pytest
from ooxml.small_book import MAIN, package, part, sheet

from xlcrm.ooxml.references import letters
from xlcrm.ooxml.rules import Rule
from xlcrm.ooxml.workbook import Workbook

DAY = dt.date(2026, 11, 23)
PARTS = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
ROWS = (
    '<row r="1"><c r="A1" s="2" t="str"><v>Date</v></c><c r="B1" s="2" t="str"><v>Who</v></c></row>'
    '<row r="2"><c r="A2" s="1"><v>46000</v></c><c r="B2" s="2" t="str"><v>x</v></c></row>'
    '<row r="3" hidden="1"><c r="A3" s="1"><v>46001</v></c><c r="B3" s="2" t="str"><v>y</v></c></row>'
)


def table(
    ref: str = "A1:B3", *, names: tuple[str, ...] = ("Date", "Who"), more: str = "", filtered: str = "A1:B3"
) -> str:
    columns = "".join(f'<tableColumn id="{i}" name="{n}"/>' for i, n in enumerate(names, start=1))
    return (
        f'<table xmlns="{MAIN}" id="4" name="t" displayName="tblT" ref="{ref}"{more}><autoFilter ref="{filtered}"/>'
        f'<tableColumns count="{len(names)}">{columns}</tableColumns></table>'
    )


def with_table(rows: str = ROWS, *, after: str = "", before: str = "", ref: str = "A1:B3", more: str = "") -> Workbook:
    return Workbook(package(sheet(rows, before=before, after=after + PARTS), tables=(table(ref, more=more),)))


# ---- rows ----


def test_an_appended_row_looks_like_the_one_above_and_its_table_takes_it_in() -> None:
    book = with_table()
    assert book.sheets[0].append({1: DAY, 2: "z"}, 3) == 4
    assert book.sheets[0].append({1: DAY}, 4) == 5
    data = book.to_bytes()
    assert (
        '<row r="4"><c r="A4" s="1"><v>46349</v></c><c r="B4" s="2" t="inlineStr"><is><t>z</t></is></c></row>'
        '<row r="5"><c r="A5" s="1"><v>46349</v></c><c r="B5" s="2"/></row></sheetData>'
    ) in part(data)
    assert part(data, "xl/tables/table1.xml") == table("A1:B5", filtered="A1:B5")
    assert Workbook(data).sheets[0].tables[0].last_data_row == 5


def test_a_plain_range_grows_too_with_its_filter_and_the_filters_hidden_name() -> None:
    names = '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Sheet1!$A$1:$B$3</definedName></definedNames>'
    book = Workbook(package(sheet(ROWS, after='<autoFilter ref="A1:B3"/>'), workbook=names))
    book.sheets[0].append({1: DAY}, 3)
    data = book.to_bytes()
    assert '<autoFilter ref="A1:B4"/>' in part(data)
    assert "Sheet1!$A$1:$B$4<" in part(data, "xl/workbook.xml")


def test_validations_conditional_formats_and_ignored_errors_that_end_there_grow_old_kind_and_new() -> None:
    after = (
        '<conditionalFormatting sqref="A2:A3 D2:D3 A2:A9"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>'
        '<dataValidations count="1"><dataValidation type="list" sqref="B2:B3"><formula1>"a"</formula1></dataValidation></dataValidations>'
    )
    extension = (
        '<extLst><ext uri="x" xmlns:x14="a" xmlns:xm="b"><x14:conditionalFormattings><x14:conditionalFormatting>'
        "<xm:sqref>A2:A3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    ignored = '<ignoredErrors><ignoredError sqref="A1:B3" numberStoredAsText="1"/></ignoredErrors>'
    data = package(sheet(ROWS, after=after + ignored + PARTS + extension), tables=(table(),))
    book = Workbook(data)
    book.sheets[0].append({1: DAY}, 3)
    text = part(book.to_bytes())
    assert 'sqref="A2:A4 D2:D3 A2:A9"' in text
    assert 'sqref="B2:B4"' in text
    assert "<xm:sqref>A2:A4</xm:sqref>" in text
    assert '<ignoredError sqref="A1:B4"' in text


@pytest.mark.parametrize(
    ("rows", "last", "grown"),
    [
        (ROWS, 3, "B3"),  # a rule of the last row alone, as one typed by hand
        (ROWS.partition('<row r="3"')[0], 2, "B2:B3"),  # the rule of all rows of a list that has only one
    ],
)
def test_what_ends_at_the_last_row_alone_grows_only_where_that_is_the_only_one(
    rows: str, last: int, grown: str
) -> None:
    rule = f'<dataValidations count="1"><dataValidation type="list" sqref="B{last}"><formula1>"a"</formula1></dataValidation></dataValidations>'
    book = Workbook(package(sheet(rows, after=rule)))
    assert book.sheets[0].append({1: DAY}, last, header_row=1) == last + 1
    assert f'sqref="{grown}"' in part(book.to_bytes())


def test_below_a_header_without_rows_nothing_of_its_look_is_copied() -> None:
    rows = '<row r="1"><c r="A1" s="2" t="str"><v>Date</v></c></row>'
    book = Workbook(package(sheet(rows)))
    assert book.sheets[0].append({1: 5}, 1, header_row=1) == 2
    assert '<row r="2"><c r="A2"><v>5</v></c></row>' in part(book.to_bytes())


def test_a_blank_row_of_a_table_is_filled_before_the_table_grows() -> None:
    rows = ROWS.partition('<row r="3"')[0] + '<row r="3"><c r="A3" s="1"/><c r="B3"/></row>'
    book = with_table(rows)
    assert book.sheets[0].append({2: "new"}, 2) == 3
    data = book.to_bytes()
    assert '<row r="3"><c r="A3" s="1"/><c r="B3" t="inlineStr"><is><t>new</t></is></c></row>' in part(data)
    assert part(data, "xl/tables/table1.xml") == table()


@pytest.mark.parametrize(
    ("rows", "after", "look", "why"),
    [
        (ROWS + '<row r="4"><c r="B4"><v>1</v></c></row>', "", {}, "not empty"),
        (ROWS, '<mergeCells><mergeCell ref="B4:C4"/></mergeCells>', {}, "merged"),
        (ROWS + '<row r="4"/>', "", {"ref": "A1:B4", "more": ' totalsRowCount="1"'}, "totals"),
        (ROWS, "", {"more": ' tableType="queryTable"'}, "query"),
    ],
)
def test_nothing_is_moved_to_make_room(rows: str, after: str, look: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        with_table(rows, after=after, **look).sheets[0].append({1: DAY}, 3)


BELOW = table("A4:B5", filtered="A4:B5").replace(
    'id="4" name="t" displayName="tblT"', 'id="5" name="u" displayName="tblU"'
)


@pytest.mark.parametrize(
    ("beneath", "tables", "why"),
    [
        ('<c r="B4"><v>1</v></c>', (), "B4 is not empty"),
        ('<c r="B4"><f>1+1</f><v>2</v></c>', (), "B4 is not empty"),
        ('<c r="A4"><v>1</v></c><c r="B4"/><c r="C4"><v>1</v></c>', (), "C4 is not empty"),  # the first is not in the way
        ('<c r="A4"><v>1</v></c><c r="C4"><f>1+1</f><v>2</v></c>', (), ""),  # prepared between what is written
        ('<c r="A4"><v>1</v></c><c r="E4"><v>1</v></c>', (), ""),  # on either side
        ("", (table(), BELOW), "another table stands at"),
        ("", (table(),), ""),
        ('<c r="C4"><f>1+1</f><v>2</v></c>', (table("A1:D3", names=("Date", "Who", "Week", "More")),), "C4 is not empty"),
    ],
)  # fmt: skip
def test_a_row_is_added_only_where_none_of_its_cells_is_taken(beneath: str, tables: tuple[str, ...], why: str) -> None:
    parts = "".join(f'<tablePart r:id="rId{n}"/>' for n, _ in enumerate(tables, 1))
    rows = ROWS + (f'<row r="4">{beneath}</row>' if beneath else "")
    page = Workbook(
        package(sheet(rows, after=f"<tableParts>{parts}</tableParts>" if parts else ""), tables=tables)
    ).sheets[0]
    if why:
        with pytest.raises(ValueError, match=why):
            page.append({2: "z", 4: 5}, 3)
    else:
        assert page.append({2: "z", 4: 5}, 3) == 4


def test_a_row_that_is_being_written_is_taken_too_but_beside_it_there_is_room() -> None:
    page = Workbook(package(sheet(ROWS))).sheets[0]
    page.set(4, 3, "mine")
    page.set(4, 2, None)
    with pytest.raises(ValueError, match="something is being written"):
        page.append({2: "z", 4: 5}, 3)
    assert page.append({1: DAY, 2: "z"}, 3) == 4


def test_cells_that_are_there_keep_their_look_and_prepared_formulas_and_a_table_beside_does_not_grow() -> None:
    rows = ROWS.replace("<v>y</v></c></row>", '<v>y</v></c><c r="C3" s="1"/><c r="D3" s="1"/></row>')
    prepared = '<c r="D4" s="2"><f>1+1</f><v>2</v></c>'
    book = with_table(f'{rows}<row r="4"><c r="C4" s="2"/>{prepared}</row>')
    assert book.sheets[0].append({3: "z", 5: 5}, 3) == 4
    data = book.to_bytes()
    assert f'<c r="C4" s="2" t="inlineStr"><is><t>z</t></is></c>{prepared}<c r="E4"><v>5</v></c></row>' in part(data)
    assert part(data, "xl/tables/table1.xml") == table()


def test_a_thousand_rows_are_appended_in_one_pass() -> None:
    book = with_table()
    last = 3
    for n in range(1000):
        last = book.sheets[0].append({1: DAY, 2: f"n{n}"}, last)
    read = Workbook(book.to_bytes()).sheets[0].read(1, None)
    assert list(read.rows) == list(range(2, 1004))
    assert read.cells[2][-1] == "n999"


# ---- columns ----


def test_new_columns_join_the_table_that_ends_there() -> None:
    book = with_table(before='<cols><col min="1" max="16384" width="9" style="1"/></cols>')
    page = book.sheets[0]
    assert page.add_columns(1, [("Grade", 8), ("Line\nbreak", 20.5)], page.tables[0]) == [3, 4]
    data = book.to_bytes()
    names = ("Date", "Who", "Grade", "Line_x000a_break")
    assert part(data, "xl/tables/table1.xml") == table("A1:D3", names=names, filtered="A1:D3")
    assert '<c r="C1" s="2" t="inlineStr"><is><t>Grade</t></is></c>' in part(data)
    assert (
        '<cols><col min="1" max="2" width="9" style="1"/><col min="3" max="3" width="8" style="1" customWidth="1"/>'
        '<col min="4" max="4" width="20.5" style="1" customWidth="1"/><col min="5" max="16384" width="9" style="1"/></cols>'
    ) in part(data)
    assert Workbook(data).sheets[0].tables[0].columns == ("Date", "Who", "Grade", "Line\nbreak")


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        (ROWS.replace("</row>", '<c r="D3"><v>1</v></c></row>'), ""),
        (ROWS, '<mergeCells><mergeCell ref="C2:D2"/></mergeCells>'),
        (
            ROWS,
            '<extLst><ext xmlns:a="q"><a:sparkline xmlns:b="r"><b:sqref>D2</b:sqref></a:sparkline></ext></extLst>',
        ),
    ],
)
def test_columns_go_right_of_everything_where_the_table_cannot_grow(rows: str, after: str) -> None:
    data = package(sheet(rows, after=after), tables=(table(),))
    book = Workbook(data)
    page = book.sheets[0]
    assert page.add_columns(1, [("Grade", 8), ("Due", 9)], page.tables[0]) == [5, 6]
    assert part(book.to_bytes(), "xl/tables/table1.xml") == table()


def test_columns_of_a_plain_range_follow_its_last_header() -> None:
    book = Workbook(package(sheet(ROWS)))
    assert book.sheets[0].add_columns(1, [("Grade", 8)]) == [3]
    assert book.sheets[0].add_columns(1, [("Due", 8)]) == [4]
    book.sheets[0].set(2, 4, DAY)
    text = part(book.to_bytes())
    assert (
        '<cols><col min="3" max="3" width="8" customWidth="1"/><col min="4" max="4" width="8" customWidth="1"/></cols><sheetData>'
        in text
    )
    assert '<c r="D2" s="3"><v>46349</v></c>' in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<autoFilter ref="A1:B3"/>', '<autoFilter ref="A1:C3"/>'),
        (
            '<autoFilter ref="A1:B3"><filterColumn colId="0"/><sortState ref="A2:B3"><sortCondition ref="B2:B3"/></sortState></autoFilter>',
            '<autoFilter ref="A1:C3"><filterColumn colId="0"/><sortState ref="A2:C3"><sortCondition ref="B2:B3"/></sortState></autoFilter>',
        ),
        ('<autoFilter ref="A1:F3"/>', '<autoFilter ref="A1:F3"/>'),  # it holds them already
        ('<autoFilter ref="A1:A3"/>', '<autoFilter ref="A1:A3"/>'),  # not over the whole list: the user's own choice
        ('<autoFilter ref="A2:B3"/>', '<autoFilter ref="A2:B3"/>'),  # of something else
    ],
)
def test_a_filter_over_the_list_takes_new_columns_in_or_a_sort_by_it_would_leave_them_behind(
    before: str, after: str
) -> None:
    names = '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Sheet1!{}</definedName></definedNames>'
    book = Workbook(package(sheet(ROWS, after=before), workbook=names.format("$A$1:$B$3")))
    book.sheets[0].add_columns(1, [("Grade", 8)])
    data = book.to_bytes()
    assert part(data).endswith(f"</sheetData>{after}</worksheet>")
    moved = "$A$1:$C$3" if 'ref="A1:C3"' in after else "$A$1:$B$3"
    assert names.format(moved) in part(data, "xl/workbook.xml")


def test_a_filter_does_not_reach_over_what_stands_between_to_columns_far_out() -> None:
    rows = ROWS.replace("<v>x</v></c>", '<v>x</v></c><c r="C2" t="str"><v>note</v></c>')
    book = Workbook(package(sheet(rows, after='<autoFilter ref="A1:B3"/>')))
    assert book.sheets[0].add_columns(1, [("Grade", 8)]) == [4]
    assert '<autoFilter ref="A1:B3"/>' in part(book.to_bytes())


def test_the_rows_a_table_was_sorted_in_follow_it() -> None:
    sorts = '<sortState ref="{}"><sortCondition ref="A2:A3"/></sortState><tableColumns'
    old = table().replace("<tableColumns", sorts.format("A2:B3"))
    book = Workbook(package(sheet(ROWS, after=PARTS), tables=(old,)))
    book.sheets[0].append({1: DAY}, 3)
    book.sheets[0].add_columns(1, [("Grade", 8)], book.sheets[0].tables[0])
    assert sorts.format("A2:C4") in part(book.to_bytes(), "xl/tables/table1.xml")


def test_a_table_can_be_resized_but_keeps_a_row() -> None:
    book = with_table()
    book.sheets[0].set_table_rows(book.sheets[0].tables[0], 9)
    assert 'ref="A1:B9"' in part(book.to_bytes(), "xl/tables/table1.xml")
    book.sheets[0].set_table_rows(book.sheets[0].tables[0], 1)
    data = book.to_bytes()
    assert part(data, "xl/tables/table1.xml") == table("A1:B2", filtered="A1:B2")
    assert part(data) == sheet(ROWS, after=PARTS)


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("WEEKNUM(tblT[[#This Row],[Date]])", '<c r="C4"><f>WEEKNUM(tblT[[#This Row],[Date]])</f></c>'),
        (
            'tblT[[#This Row],[Sum A1]]&amp;"A1"&amp;Sheet1!$A$1',
            '<c r="C4"><f>tblT[[#This Row],[Sum A1]]&amp;"A1"&amp;Sheet1!$A$1</f></c>',
        ),
        ("YEAR(A2)", ""),  # which row is meant cannot be told
        ("", ""),
    ],
)
def test_the_computed_columns_of_a_table_go_on_in_new_rows(formula: str, cells: str) -> None:
    old = table("A1:C3", names=("Date", "Who", "Week"), filtered="A1:C3").replace(
        '<tableColumn id="3" name="Week"/>',
        f'<tableColumn id="3" name="Week"><calculatedColumnFormula>{formula}</calculatedColumnFormula></tableColumn>',
    )
    book = Workbook(package(sheet(ROWS, after=PARTS), tables=(old,)))
    book.sheets[0].append({1: DAY}, 3)
    data = book.to_bytes()
    assert f'<c r="B4" s="2"/>{cells}</row></sheetData>' in part(data)
    assert ("fullCalcOnLoad" in part(data, "xl/workbook.xml")) is bool(cells)


def test_the_computed_columns_of_a_table_that_is_resized_go_on_where_nothing_stands() -> None:
    old = table("A1:B3", names=("Date", "Who")).replace(
        '<tableColumn id="2" name="Who"/>',
        '<tableColumn id="2" name="Who"><calculatedColumnFormula>1+1</calculatedColumnFormula></tableColumn>',
    )
    rows = ROWS + '<row r="4"><c r="B4"><f>7</f><v>7</v></c></row>'
    book = Workbook(package(sheet(rows, after=PARTS), tables=(old,)))
    for row in (4, 5):
        book.sheets[0].set(row, 1, DAY)
    book.sheets[0].set_table_rows(book.sheets[0].tables[0], 5)
    text = part(book.to_bytes())
    assert '<c r="B4"><f>7</f><v>7</v></c></row>' in text and '<c r="B5"><f>1+1</f></c></row></sheetData>' in text


# ---- colours ----

RULES = [
    Rule("late", 'AND($A2<>"",$A2<TODAY())', "A2:B3", "FFC7CE", "9C0006", True),
    Rule("due", "$A2=TODAY()", "A2:B3", "FFEB9C"),
]
THEIRS = '<conditionalFormatting sqref="A2:B3"><cfRule type="expression" dxfId="0" priority="7"><formula>$B2=1</formula></cfRule></conditionalFormatting>'


def coloured(after: str, rules: list[Rule] = RULES) -> Workbook:
    book = Workbook(package(sheet(ROWS, after=after)))
    book.sheets[0].set_conditional_formats("xlcrm", rules)
    return book


def test_our_colours_come_after_the_users_and_in_order() -> None:
    data = coloured(THEIRS + "<pageMargins/>").to_bytes()
    assert (
        THEIRS + '<conditionalFormatting sqref="A2:B3"><cfRule type="expression" dxfId="1" priority="8"><formula>'
        'AND(N("xlcrm:late")=0,AND($A2&lt;&gt;"",$A2&lt;TODAY()))</formula></cfRule><cfRule type="expression" dxfId="2" '
        'priority="9"><formula>AND(N("xlcrm:due")=0,$A2=TODAY())</formula></cfRule></conditionalFormatting><pageMargins/>'
    ) in part(data)
    assert (
        '<dxfs count="3"><dxf/><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/>'
        '</patternFill></fill></dxf><dxf><fill><patternFill><bgColor rgb="FFFFEB9C"/></patternFill></fill></dxf></dxfs>'
    ) in part(data, "xl/styles.xml")


def test_colours_that_stand_there_are_not_written_again() -> None:
    data = coloured(THEIRS).to_bytes()
    book = Workbook(data)
    book.sheets[0].set_conditional_formats("xlcrm", RULES)
    assert book.to_bytes() == data


def test_old_colours_of_ours_are_replaced_even_in_one_block_with_the_users() -> None:
    mixed = THEIRS.replace(
        "</conditionalFormatting>",
        '<cfRule type="expression" dxfId="5" priority="2"><formula>AND(N("xlcrm:late")=0,1)</formula></cfRule></conditionalFormatting>',
    )
    text = part(coloured(mixed, RULES[1:]).to_bytes())
    assert THEIRS in text
    assert "xlcrm:late" not in text
    assert text.count("xlcrm:due") == 1


def test_colours_that_are_no_longer_wanted_go() -> None:
    data = coloured("").to_bytes()
    book = Workbook(data)
    book.sheets[0].set_conditional_formats("xlcrm", [])
    assert part(book.to_bytes()) == sheet(ROWS)


# ---- links ----


def linked(after: str, links: dict[int, tuple[str, str]]) -> str:
    book = Workbook(package(sheet(ROWS, after=after)))
    book.sheets[0].set_links(2, links)
    return part(book.to_bytes())


def test_links_of_one_column_are_replaced_and_others_stay() -> None:
    others = '<hyperlink ref="A2" location="x"/>'
    text = linked(
        f'<hyperlinks>{others}<hyperlink ref="B3" location="y"/></hyperlinks><pageMargins/>', {2: ("It's", "C5")}
    )
    new = "<hyperlink ref=\"B2\" location=\"'It''s'!C5\" display=\"'It''s'!C5\"/>"
    assert text == sheet(ROWS, after=f"<hyperlinks>{others}{new}</hyperlinks><pageMargins/>")


def test_links_come_before_the_margins_and_an_empty_list_goes() -> None:
    text = linked("<pageMargins/>", {2: ("S", "A1")})
    assert re.search(r"</sheetData><hyperlinks><hyperlink [^>]*/></hyperlinks><pageMargins/>", text)
    assert linked('<hyperlinks><hyperlink ref="B3" location="y"/></hyperlinks><pageMargins/>', {}) == sheet(
        ROWS, after="<pageMargins/>"
    )


def test_new_elements_stand_before_what_must_follow_them_also_inside_alternate_content() -> None:
    after = '<mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice></mc:AlternateContent>'
    text = linked(after, {2: ("S", "A1")})
    assert text.index("<hyperlinks>") < text.index("<mc:AlternateContent")


def test_colours_are_known_again_when_another_program_has_spelled_them_out() -> None:
    book = coloured("")
    data = book.to_bytes()
    styles = part(data, "xl/styles.xml").replace("<b/>", '<b val="1"/><i val="0"/><strike val="0"/>')
    styles = styles.replace(
        "<patternFill><bgColor", '<patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor'
    )
    again = package(part(data), styles=styles)
    reopened = Workbook(again)
    reopened.sheets[0].set_conditional_formats("xlcrm", RULES)
    assert reopened.to_bytes() == again


_AT = "<d:from><d:col>2</d:col><d:row>1</d:row></d:from>"


@pytest.mark.parametrize(
    ("anchor", "column"),
    [
        (f"<d:oneCellAnchor>{_AT}</d:oneCellAnchor>", 4),
        # a picture of two and a half usual columns: as Google Sheets and most libraries write it
        (f'<d:oneCellAnchor>{_AT}<d:ext cx="1524000" cy="190500"/></d:oneCellAnchor>', 6),
        # a check box, as Excel writes it
        (
            '<m:AlternateContent xmlns:m="m"><m:Choice Requires="a14"><d:twoCellAnchor>'
            f"{_AT}<d:to><d:col>3</d:col><d:row>2</d:row></d:to></d:twoCellAnchor></m:Choice></m:AlternateContent>",
            5,
        ),
    ],
    ids=["at a cell", "with a size", "a control"],
)
def test_columns_avoid_pictures_charts_and_controls(anchor: str, column: int) -> None:
    more = {
        "xl/drawings/drawing1.xml": f'<d:wsDr xmlns:d="d">{anchor}</d:wsDr>',
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
    }
    assert Workbook(package(sheet(ROWS), more=more)).sheets[0].add_columns(1, [("Grade", 8)]) == [column]


def test_columns_avoid_a_pivot_table_which_is_laid_out_anew_over_whatever_stands_there() -> None:
    more = {
        "xl/pivotTables/pivotTable1.xml": '<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><location ref="E3:F9"/></pivotTableDefinition>',
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/pivotTable" Target="../pivotTables/pivotTable1.xml"/></Relationships>',
    }
    sheet_of_list = Workbook(package(sheet(ROWS), more=more)).sheets[0]
    assert sheet_of_list.add_columns(1, [("Grade", 8), ("Due", 8), ("Step", 8)]) == [7, 8, 9]


@pytest.mark.parametrize(("kind", "column"), [("Button", 5), ("Note", 3)])
def test_columns_avoid_controls_of_the_old_kind_but_not_notes(kind: str, column: int) -> None:
    """As Excel 2007 and WPS keep buttons: in VML alone, in which a <br> may stand open."""
    shape = f'<xml><br><x:ClientData ObjectType="{kind}"><x:SizeWithCells/>\n<x:Anchor>\n 2, 15, 1, 2, 3, 31, 2, 4</x:Anchor></x:ClientData></xml>'
    more = {
        "xl/drawings/vml1.vml": shape,
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/vmlDrawing" Target="../drawings/vml1.vml"/></Relationships>',
    }
    assert Workbook(package(sheet(ROWS), more=more)).sheets[0].add_columns(1, [("Grade", 8)]) == [column]


def test_a_drawing_of_controls_that_never_end_is_read_in_no_time() -> None:
    more = {
        "xl/drawings/vml1.vml": "<xml>" + '<x:ClientData ObjectType="Button"><x:Anchor> 1, ' * 50_000,
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/vmlDrawing" Target="../drawings/vml1.vml"/></Relationships>',
    }
    book = Workbook(package(sheet(ROWS), more=more))
    began = time.process_time()
    assert book.sheets[0].add_columns(1, [("Grade", 8)]) == [3]
    assert time.process_time() - began < 10  # looked through from each anew, they would take hours


def test_among_ten_thousands_of_merged_cells_a_gap_for_new_columns_is_found_in_no_time() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row>'
    merges = "".join(f'<mergeCell ref="{letters(n % 90 + 2)}1:{letters(n % 90 + 3)}1"/>' for n in range(50_000))
    book = Workbook(package(sheet(far, after=f"<mergeCells>{merges}</mergeCells>")))
    began = time.process_time()
    assert book.sheets[0].add_columns(1, [("Grade", 9.0)]) == [93]
    assert time.process_time() - began < 10


def test_another_table_at_the_right_does_not_take_the_columns_in() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    book = Workbook(package(sheet(rows), tables=(table(),)))
    assert book.sheets[0].add_columns(1, [("Grade", 8)], None) == [3]
    assert part(book.to_bytes(), "xl/tables/table1.xml") == table()


@pytest.mark.parametrize("ref", ["D2:F2", "D2:F9"])
def test_columns_go_right_of_what_a_formula_fills(ref: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="D2"><f t="array" ref="{ref}">A1</f></c></row>'
    assert Workbook(package(sheet(rows))).sheets[0].add_columns(1, [("A", 8), ("B", 8), ("C", 8)]) == [7, 8, 9]


def test_columns_find_a_gap_where_a_cell_stands_in_the_last_column() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c><c r="XFD2"><v>1</v></c></row>'
    assert Workbook(package(sheet(rows))).sheets[0].add_columns(1, [("A", 8), ("B", 8)]) == [4, 5]


def test_a_part_that_calls_itself_ascii_may_come_to_hold_more() -> None:
    xml = '<?xml version="1.0" encoding="us-ascii"?>' + sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    book = Workbook(package(xml))
    book.sheets[0].set(1, 2, "客户")
    assert part(book.to_bytes()).startswith('<?xml version="1.0" encoding="UTF-8"?>')


def test_a_format_of_the_highest_priority_there_is_leaves_room_for_ours() -> None:
    theirs = '<conditionalFormatting sqref="A1"><cfRule type="containsBlanks" priority="2147483647"/></conditionalFormatting>'
    assert 'dxfId="0" priority="1"' in part(coloured(theirs).to_bytes())


@pytest.mark.parametrize("number", [0, 4], ids=["of the sheet", "of the table"])
def test_named_sheet_views_follow_the_filter_that_they_are_for(number: int) -> None:
    view = (
        '<namedSheetViews xmlns="http://schemas.microsoft.com/office/spreadsheetml/2019/namedsheetviews"><namedSheetView name="Mine" id="{{1}}">'
        '<nsvFilter filterId="{{2}}" ref="{}" tableId="NUMBER"><sortRules><sortRule colId="1"><sortCondition ref="{}"/></sortRule></sortRules></nsvFilter>'
        '<nsvFilter filterId="{{3}}" ref="A1:B3" tableId="9"/><nsvFilter filterId="{{4}}" ref="A1:B2" tableId="NUMBER"/>'
        "</namedSheetView></namedSheetViews>"
    ).replace("NUMBER", str(number))
    relation = '<Relationship Id="rId{}" Type="{}" Target="../{}"/>'
    related = relation.format(1, "x/table", "tables/table1.xml") + relation.format(
        2, "x/namedSheetView", "views/v1.xml"
    )
    more = {
        "xl/views/v1.xml": view.format("A1:B3", "B2:B3"),
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>',
    }
    if number:
        book = Workbook(package(sheet(ROWS, after=PARTS), tables=(table(),), more=more))
    else:
        more["xl/worksheets/_rels/sheet1.xml.rels"] = more["xl/worksheets/_rels/sheet1.xml.rels"].replace(
            "/table", "/x"
        )
        book = Workbook(package(sheet(ROWS, after='<autoFilter ref="A1:B3"/>'), more=more))
    (here,) = book.sheets
    here.add_columns(1, [("Grade", 8)], next(iter(here.tables), None))
    here.append({1: DAY}, 3)
    assert part(book.to_bytes(), "xl/views/v1.xml") == view.format("A1:C4", "B2:B4")
