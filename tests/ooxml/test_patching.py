import datetime as dt
import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ooxml.small_book import MAIN, RELS, STYLES, package, part, sheet

from xlcrm.errors import NotAWorkbook, WritingForbidden
from xlcrm.model import Cell
from xlcrm.ooxml import shape
from xlcrm.ooxml.workbook import Workbook

DAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True, params=[1 << 60, 0], ids=["small", "large"])
def sheets_of_any_size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large sheets are written another way, with the same result."""
    monkeypatch.setattr(shape, "LARGE", request.param)


def patched(rows: str, cells: dict[tuple[int, int], Cell], **around: str) -> str:
    """What stands in sheetData after the cells have been set."""
    book = Workbook(package(sheet(rows, **around)))
    for (row, column), value in cells.items():
        book.sheets[0].set(row, column, value)
    found = re.search(r"<sheetData>(.*)</sheetData>", part(book.to_bytes()), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ('<c r="A1" s="2"><v>1</v></c>', 2, '<c r="A1" s="2"><v>2</v></c>'),
        ('<c r="A1" s="2" t="s"><v>0</v></c>', 2.5, '<c r="A1" s="2"><v>2.5</v></c>'),
        ('<c r="A1"/>', "x", '<c r="A1" t="inlineStr"><is><t>x</t></is></c>'),
        ('<c r="A1" t="b"><v>1</v></c>', False, '<c r="A1" t="b"><v>0</v></c>'),
        ('<c r="A1"><v>1</v></c>', True, '<c r="A1" t="b"><v>1</v></c>'),
        ('<c r="A1" s="2"><v>1</v></c>', None, '<c r="A1" s="2"/>'),
        ('<c r="A1" s="2"><v>1</v></c>', "", '<c r="A1" s="2"/>'),
        ('<c r="A1" s="1"/>', DAY, '<c r="A1" s="1"><v>46349</v></c>'),
        ('<c r="A1" s="1"/>', dt.datetime(2026, 11, 23, 12), '<c r="A1" s="1"><v>46349.5</v></c>'),
        ("<c s='2'\n r='A1' t='s' ph='1'><v>0</v></c>", 1, "<c s='2'\n r='A1' ph='1'><v>1</v></c>"),
        ('<c r="A1" vm="1" t="e"><v>#VALUE!</v></c>', 1, '<c r="A1"><v>1</v></c>'),
        ("<c><v>1</v></c>", 2, "<c><v>2</v></c>"),
        ('<c r="A1"><v/></c>', 2, '<c r="A1"><v>2</v></c>'),
        ('<c r="A1"/>', " a", '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>'),
        ('<c r="A1"/>', "a\nb", '<c r="A1" t="inlineStr"><is><t xml:space="preserve">a\nb</t></is></c>'),
        ('<c r="A1"/>', "<&>", '<c r="A1" t="inlineStr"><is><t>&lt;&amp;&gt;</t></is></c>'),
        ('<c r="A1"/>', "\x01\r_x0041_", '<c r="A1" t="inlineStr"><is><t>_x0001__x000D__x005F_x0041_</t></is></c>'),
        ('<c r="A1"/>', dt.date(1850, 1, 2), '<c r="A1" t="inlineStr"><is><t>1850-01-02</t></is></c>'),
    ],
)
def test_a_cell_takes_a_value_and_keeps_its_look(before: str, value: Cell, after: str) -> None:
    around = '<row r="1" ht="20">{}<c r="C1"><v>9</v></c></row> <!-- kept --> <row r="2"/>'
    assert patched(around.format(before), {(1, 1): value}) == around.format(after)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>5.0</v></c>', 5),
        ('<c r="A1" t="str"><v>a&#38;b</v></c>', "a&b"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" s="1"><v>46349</v></c>', DAY),
        ('<c r="A1" s="1"><v>46349</v></c>', dt.datetime(2026, 11, 23)),
        ('<c r="A1" t="d"><v>2026-11-23</v></c>', DAY),
        ('<c r="A1" s="2"/>', None),
        ('<c r="A1" t="str"><v></v></c>', ""),
        ("", None),
        ('<c r="A1"><v> 7 </v></c>', 7),
    ],
)
def test_setting_what_a_cell_holds_changes_not_one_byte(cell: str, value: Cell) -> None:
    data = package(sheet(f'<row r="1">{cell}</row>'))
    book = Workbook(data)
    book.sheets[0].set(1, 1, value)
    assert book.to_bytes() == data


@pytest.mark.parametrize(
    ("rows", "at", "after"),
    [
        ("", (3, 2), '<row r="3"><c r="B3"><v>1</v></c></row>'),
        ('<row r="5"/>', (3, 2), '<row r="3"><c r="B3"><v>1</v></c></row><row r="5"/>'),
        ('<row r="3"/>', (3, 2), '<row r="3"><c r="B3"><v>1</v></c></row>'),
        ('<row r="3" spans="3:4"></row>', (3, 2), '<row r="3" spans="2:4"><c r="B3"><v>1</v></c></row>'),
        (
            '<row r="3"><c r="A3"/><c r="C3"/></row>',
            (3, 2),
            '<row r="3"><c r="A3"/><c r="B3"><v>1</v></c><c r="C3"/></row>',
        ),
        ('<row r="3"><c r="A3"/></row>', (3, 2), '<row r="3"><c r="A3"/><c r="B3"><v>1</v></c></row>'),
        (
            '<row r="3"><c r="A3"/><extLst/></row>',
            (3, 2),
            '<row r="3"><c r="A3"/><c r="B3"><v>1</v></c><extLst/></row>',
        ),
        (
            '<row r="3" s="2" customFormat="1"/>',
            (3, 2),
            '<row r="3" s="2" customFormat="1"><c r="B3" s="2"><v>1</v></c></row>',
        ),
        ("<row><c/></row><row/>", (3, 2), '<row><c/></row><row/><row r="3"><c r="B3"><v>1</v></c></row>'),
        ('<row r="9"/><row r="2"/>', (3, 2), '<row r="3"><c r="B3"><v>1</v></c></row><row r="9"/><row r="2"/>'),
    ],
)
def test_missing_rows_and_cells_are_put_in_their_place(rows: str, at: tuple[int, int], after: str) -> None:
    assert patched(rows, {at: 1}) == after


@pytest.mark.parametrize("there", ["", '<row r="3"></row>', '<row r="3"><c r="B3"><v>1</v></c></row>'])
def test_cells_stand_in_the_order_of_their_columns_in_whatever_order_they_come(there: str) -> None:
    after = '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>1</v></c><c r="C3"><v>1</v></c><c r="AA3"><v>1</v></c></row>'
    assert patched(there, {(3, 27): 1, (3, 3): 1, (3, 2): 1, (3, 1): 1}) == after


@pytest.mark.parametrize(
    ("row", "value", "points", "after"),
    [
        ("<row>old</row>", "new", 30, '<row ht="30">new</row>'),
        ('<row ht="45">old</row>', "new", 30.5, '<row ht="30.5">new</row>'),
        ('<row ht="45">old</row>', "new", None, "<row>new</row>"),
        ("<row>old</row>", "new", None, "<row>new</row>"),
        ('<row ht="45" customHeight="1">old</row>', "new", 30, '<row ht="45" customHeight="1">new</row>'),
        ('<row ht="45">old</row>', "old", 30, '<row ht="45">old</row>'),  # no cell is written
        ("<row/>", "new", 30, '<row ht="30">new</row>'),
        ("", "new", 30, '<row ht="30">new</row>'),
        ("", "new", None, "<row>new</row>"),
    ],
)
def test_a_row_is_as_high_as_wished_where_a_cell_of_it_is_written_and_the_user_has_not_sized_it(
    row: str, value: str, points: float | None, after: str
) -> None:
    def full(text: str) -> str:
        cell = r'<c r="A2" t="inlineStr"><is><t>\g<0></t></is></c>'
        return re.sub("old|new", cell, text.replace("<row", '<row r="2"'))

    book = Workbook(package(sheet(full(row) + '<row r="3" ht="45"><c r="A3"/></row>')))
    book.sheets[0].set(2, 1, value)
    book.sheets[0].set(3, 1, 1)
    book.sheets[0].set_height(2, points)
    assert full(after) + '<row r="3" ht="45"><c r="A3"><v>1</v></c></row>' in part(book.to_bytes())


HELD = {
    "cells with a gap": '<row r="2" spans="1:3"><c r="A2"><v>1</v></c><c r="C2" s="2"><v>2</v></c></row>',
    "one tag": '<row r="2"/>',
    "no cells": '<row r="2"></row>',
    "out of order": '<row r="2"><c r="C2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
    "one address twice": '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>3</v></c></row>',
    "of another row": '<row r="2"><c r="A3"><v>1</v></c></row>',
    "a comment": '<row r="2"><c r="A2"><v>1</v></c><!-- a --></row>',
    "more than cells": '<row r="2"><c r="A2"><v>1</v></c><extLst/></row>',
    "a look": '<row r="2" s="2" customFormat="1"><c r="C2"><v>2</v></c></row>',
    "texts": '<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="D2" t="b"><v>1</v></c></row>',
}
EDITS: list[dict[int, Cell]] = [
    {1: "x"},
    {2: 5},
    {3: None},
    {4: DAY, 2: 1},
    {1: 1},
    {1: DAY},
    {26: None, 1: 2},
    {28: 1, 26: 2},
    {3: 4, 4: 5},
]


@pytest.mark.parametrize("read", [False, True], ids=["", "that was read"])
@pytest.mark.parametrize("row", HELD.values(), ids=HELD)
def test_a_row_of_a_large_sheet_is_written_as_that_of_a_small_one(
    row: str, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = package(sheet(f'<row r="1"><c r="A1"><v>7</v></c></row>{row}<row r="5"/>', before='<dimension ref="A1"/>'))
    for edits in EDITS:
        written = []
        for large in (1 << 60, 0):
            monkeypatch.setattr(shape, "LARGE", large)
            book = Workbook(data)
            if read:
                book.sheets[0].read(1, None)
            book.sheets[0].set_row(2, edits)
            written.append(part(book.to_bytes()))
        assert written[0] == written[1], edits


def test_an_empty_sheet_written_as_one_tag_is_opened() -> None:
    book = Workbook(package(f'<worksheet xmlns="{MAIN}"><sheetData/><pageMargins/></worksheet>'))
    book.sheets[0].set(2, 1, 1)
    expected = f'<worksheet xmlns="{MAIN}"><sheetData><row r="2"><c r="A2"><v>1</v></c></row></sheetData><pageMargins/></worksheet>'
    assert part(book.to_bytes()) == expected


FORMS = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="zz"><sheetData/></mc:Choice><mc:Fallback><sheetData/></mc:Fallback></mc:AlternateContent>'
)


@pytest.mark.parametrize(
    "held", [FORMS, "<sheetData/><sheetData/>"], ids=["in two forms to choose from", "in two places"]
)
def test_rows_that_stand_twice_are_not_written_to(held: str) -> None:
    book = Workbook(package(f'<worksheet xmlns="{MAIN}">{held}</worksheet>'))
    with pytest.raises(NotAWorkbook, match=r"sheet1\.xml"):
        book.sheets[0].set(2, 1, 1)


def test_a_new_cell_looks_like_its_column() -> None:
    before = '<cols><col min="2" max="3" width="9" style="2"/></cols>'
    assert patched("", {(1, 2): 1, (1, 4): 1}, before=before) == (
        '<row r="1"><c r="B1" s="2"><v>1</v></c><c r="D1"><v>1</v></c></row>'
    )


def test_a_date_in_a_cell_without_a_date_format_gets_a_twin_of_its_style() -> None:
    book = Workbook(package(sheet('<row r="1"><c r="A1" s="2"/><c r="B1"/></row>')))
    book.sheets[0].set(1, 1, DAY)
    book.sheets[0].set(1, 2, DAY)
    data = book.to_bytes()
    assert part(data, "xl/styles.xml") == STYLES.replace(
        '<xf numFmtId="2" fontId="0"/></cellXfs>',
        '<xf numFmtId="2" fontId="0"/><xf numFmtId="164" fontId="0" applyNumberFormat="1"/></cellXfs>',
    ).replace('<cellXfs count="3">', '<cellXfs count="4">')
    assert '<c r="A1" s="3"><v>46349</v></c><c r="B1" s="3"><v>46349</v></c>' in part(data)


def test_a_number_in_a_cell_with_a_date_format_loses_it() -> None:
    book = Workbook(package(sheet('<row r="1"><c r="A1" s="1"><v>46349</v></c></row>')))
    book.sheets[0].set(1, 1, 12)
    again = Workbook(book.to_bytes())
    assert again.sheets[0].head() == [(1, [(1, 12)])]


def test_the_used_range_takes_in_new_cells() -> None:
    book = Workbook(package(sheet('<row r="1"/>', before='<dimension ref="B1:C9"/>')))
    book.sheets[0].set(12, 1, 1)
    assert '<dimension ref="A1:C12"/>' in part(book.to_bytes())


def test_the_used_range_takes_in_what_is_written_on_every_side() -> None:
    book = Workbook(package(sheet('<row r="5"><c r="C5"/></row>', before='<dimension ref="C5"/>')))
    for row, column in ((1, 26), (5, 5), (9, 2)):
        book.sheets[0].set(row, column, 1)
    assert '<dimension ref="B1:Z9"/>' in part(book.to_bytes())


def test_where_a_cell_holds_its_value_already_the_used_range_stays() -> None:
    book = Workbook(package(sheet('<row r="5"><c r="C5"><v>1</v></c></row>', before='<dimension ref="A1"/>')))
    book.sheets[0].set(5, 3, 2)
    assert '<dimension ref="A1"/>' in part(book.to_bytes())


def test_prefixed_sheets_get_prefixed_cells() -> None:
    text = f'<x:worksheet xmlns:x="{MAIN}" xmlns:r="{RELS}"><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>'
    book = Workbook(package(text))
    book.sheets[0].set(1, 1, "a")
    book.sheets[0].set(2, 1, 2)
    cells = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>'
    assert part(book.to_bytes()) == text.replace('<x:row r="1"/>', cells)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ('<c r="A1"><f>B1</f><v>1</v></c>', (1, 1)),
        ('<c r="A1"><f t="shared" si="0"/><v>1</v></c>', (1, 1)),
        ('<c r="A1"><f t="array" ref="A1:B3">x</f><v>1</v></c>', (3, 2)),
    ],
)
def test_a_formula_is_never_written_over(cell: str, at: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="formula"):
        patched(f'<row r="1">{cell}</row>', {at: 2})


def test_a_cell_covered_by_a_merged_one_is_not_written() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    with pytest.raises(WritingForbidden, match="merged"):
        patched("", {(2, 1): 1}, after=merged)
    assert "<v>1</v>" in patched("", {(1, 1): 1}, after=merged)


@pytest.mark.parametrize("value", ["\ud800", "x" * 32_768, "😀" * 16_384, math.nan, math.inf])
def test_what_no_cell_can_hold_is_refused(value: Cell) -> None:
    with pytest.raises(ValueError, match=r"cannot be written|holds no more|can be written"):
        patched("", {(1, 1): value})


@pytest.mark.parametrize("at", [(0, 1), (1, 0), (1_048_577, 1), (1, 16_385)])
def test_a_cell_beyond_the_grid_is_refused(at: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no cell"):
        patched("", {at: 1})


def test_a_book_can_be_changed_again_after_it_was_turned_into_bytes() -> None:
    book = Workbook(package(sheet("")))
    book.sheets[0].set(1, 1, 1)
    book.to_bytes()
    book.sheets[0].set(1, 2, 2)
    assert '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>' in part(book.to_bytes())


# ---- reading a patched sheet gives the sheet with the edits -------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["_x0041_", " a ", "a\r\nb", "=1+1", "&#10;"]
)
DATES = st.dates(dt.date(1900, 1, 1)) | st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(9999, 12, 30)).map(
    lambda d: d.replace(microsecond=d.microsecond // 1000 * 1000)
)
VALUES: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
    DATES,
)
PLACES = st.tuples(st.integers(2, 9), st.integers(1, 6))


def expected(value: Cell) -> Cell:
    """How a value reads that has been written."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return None if value == "" else value


@st.composite
def odd_rows(draw: st.DrawFn) -> str:
    """Rows as no one program writes them: prefixes apart, everything that the format allows."""
    out = []
    for row in draw(st.permutations(range(2, 9))):
        cells = []
        for column in draw(st.lists(st.integers(1, 6), unique=True)):
            ref = f"{'ABCDEF'[column - 1]}{row}"
            cells.append(draw(st.sampled_from(ODD_CELLS)).format(ref=ref))
        attributes = draw(st.sampled_from(["", ' spans="1:3"', ' s="2" customFormat="1"', ' hidden="1"']))
        body = "".join(cells)
        out.append(
            f"<row r='{row}'{attributes}>{body}</row>"
            if body or draw(st.booleans())
            else f'<row r="{row}"{attributes} />'
        )
    return draw(st.sampled_from(["", "\n", "<!-- > -->"])).join(out)


ODD_CELLS = [
    '<c r="{ref}"/>',
    "<c r='{ref}' s='1' />",
    '<c s="1" r="{ref}"><v>46349</v></c>',
    '<c r="{ref}" t="s"><v>0</v></c>',
    '<c r="{ref}" t="s"><v>7</v></c>',
    '<c r="{ref}" t="str"><v>a&amp;b&#x41;</v></c>',
    '<c r="{ref}" t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>',
    '<c r="{ref}" t="str" foo=">"><v><![CDATA[<v>]]></v></c>',
    '<c r="{ref}" t="b"><v>1</v></c>',
    '<c r="{ref}"><v>1.5</v><!-- x --></c>',
    '<c r="{ref}" t="e"><v>#REF!</v></c>',
]


def cells_of(data: bytes) -> dict[tuple[int, int], Any]:
    table = Workbook(data).sheets[0].read(1, None)
    found = {(r, c): v for c, values in table.cells.items() for r, v in zip(table.rows, values, strict=True)}
    return {at: v for at, v in found.items() if v is not None}


@given(odd_rows(), st.dictionaries(PLACES, VALUES, max_size=8))
def test_reading_a_patched_sheet_gives_the_sheet_with_the_edits(rows: str, edits: dict[tuple[int, int], Cell]) -> None:
    data = package(sheet(rows), shared="<si><t>shared</t></si>")
    book = Workbook(data)
    for (row, column), value in edits.items():
        book.sheets[0].set(row, column, value)
    result = book.to_bytes()
    wanted = cells_of(data) | {at: expected(v) for at, v in edits.items()}
    found = cells_of(result)
    assert found == {at: v for at, v in wanted.items() if v is not None}
    assert all(type(found[at]) is type(v) for at, v in wanted.items() if v is not None)
    again = Workbook(result)
    for (row, column), value in edits.items():
        again.sheets[0].set(row, column, value)
    assert again.to_bytes() == result


@pytest.mark.parametrize(
    "held", ['<c r="A1"><v>1</v></c>', '<c r="A1"/>', "", '<c r="A1"><v>1</v></c><c r="B1" s="1"/>']
)
def test_a_new_cell_stands_before_what_else_a_row_holds(held: str) -> None:
    behind = '<extLst><ext uri="x"/></extLst>'
    assert patched(f'<row r="1">{held}{behind}</row>', {(1, 3): True}) == (
        f'<row r="1">{held}<c r="C1" t="b"><v>1</v></c>{behind}</row>'
    )
