"""Notes that xlcrm keeps on the cells of a column; everybody else's stay as they are."""

import io
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ooxml.small_book import MAIN, RELS, STRICT, STRICT_RELS, package, part, sheet, zipped

from xlcrm.ooxml import noteboxes, notes, quicknotes
from xlcrm.ooxml.notes import Mark
from xlcrm.ooxml.references import column_number
from xlcrm.ooxml.workbook import Workbook

MARK = Mark("xlcrm", re.compile("{0}(?:\n{0})*".format("[A-Z][0-9]:[ \u00a0][^\n]+")))
ROWS = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><v>{r}</v></c></row>' for r in range(1, 10))
B = 2  # the column that our notes stand in

SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style=\'position:absolute;\n  visibility:hidden\'><v:textbox><div/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:Anchor>\n    1, 15, 0, 2, 3, 31, 4, 1</x:Anchor><x:Row>{row}</x:Row><x:Column>{column}</x:Column>'
    "</x:ClientData></v:shape>"
)
BUTTON = (
    '<v:shape id="_x0000_s1999" type="#_x0000_t201"><v:textbox><div><font>two<br>lines</font></div></v:textbox>'
    '<x:ClientData ObjectType="Button"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>'
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"\n xmlns:o="urn:schemas-microsoft-com:office:office"\n'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">\n <o:shapelayout v:ext="edit">\n  <o:idmap v:ext="edit" data="1"/>\n'
    ' </o:shapelayout><v:shapetype id="_x0000_t202" o:spt="202"/>{shapes}</xml>'
)
THREADED = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    '<threadedComment ref="B4" id="{1}"><text>why?</text></threadedComment></ThreadedComments>'
)
STUB = '<comment ref="B4" authorId="1" shapeId="0" xr:uid="{1}"><text><t>[Threaded comment]\nComment:\n    why?</t></text></comment>'


def comment(ref: str, text: str, author: int = 0) -> str:
    run = f'<r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve">{text}</t></r>'
    return f'<comment ref="{ref}" authorId="{author}" shapeId="0"><text>{run}</text></comment>'


def comments(listed: str, authors: str = "<author>Li</author><author>tc={1}</author>") -> str:
    return (
        f'<comments xmlns="{MAIN}" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision">'
        f"<authors>{authors}</authors><commentList>{listed}</commentList></comments>"
    )


def relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{RELS}/{kind}" Target="{target}"/>'


def book(
    listed: str | None = None,
    shapes: str = "",
    *,
    authors: str = "<author>Li</author><author>tc={1}</author>",
    before: str = "",
    after: str = '<legacyDrawing r:id="rId7"/>',
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """A book with a sheet of nine rows; with `listed`, one that has comments and boxes already."""
    if listed is None:
        return package(sheet(ROWS, before=before), more=more)
    linked = relation(6, "comments", "../comments1.xml") + relation(7, "vmlDrawing", "../drawings/vmlDrawing1.vml")
    return package(
        sheet(ROWS, before=before, after=after),
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{linked}</Relationships>',
            "xl/comments1.xml": comments(listed, authors),
            "xl/drawings/vmlDrawing1.vml": VML.replace("{shapes}", shapes),
            **(more or {}),
        },
    )


def noted(data: bytes, texts: dict[int, str | None], *, whole: bool = True, column: int = B) -> bytes:
    """The book when our notes of a column are these."""
    opened = Workbook(data)
    opened.sheets[0].set_notes(column, texts, MARK, whole=whole)
    return opened.to_bytes()


def read(data: bytes) -> dict[str, tuple[str, str]]:
    """Cell -> text and author, as openpyxl sees them."""
    first = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [c for row in first.iter_rows() for c in row if c.comment]
    return {c.coordinate: (c.comment.text, c.comment.author) for c in cells if c.comment}


def boxes(data: bytes, name: str = "xl/drawings/vmlDrawing1.vml") -> list[tuple[int, int]]:
    """The cells, rows and columns from 1, that have a box for a note."""
    found = re.findall(r"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)</x:Column>", part(data, name))
    return [(int(row) + 1, int(column) + 1) for row, column in found]


def anchor(data: bytes, row: int) -> list[int]:
    """The anchor of the box for a cell of column B: column, pixels, row, pixels of one corner, then of the other."""
    found = re.search(
        rf"<x:Anchor>([^<]*)</x:Anchor>(?:(?!</v:shape>).)*<x:Row>{row - 1}<", part(data, "xl/drawings/vmlDrawing1.vml")
    )
    assert found
    return [int(n) for n in found[1].split(",")]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


# ---- a sheet without notes ---------------------------------------------------------------------------------------------


def test_a_sheet_without_notes_gets_them_with_all_that_belongs_to_them() -> None:
    new = noted(book(), {3: "T6: 12 days overdue", 5: "T2: <price> & “price”\nT7: 只用邮件"})
    assert read(new) == {
        "B3": ("T6: 12 days overdue", "xlcrm"),
        "B5": ("T2: <price> & “price”\nT7: 只用邮件", "xlcrm"),
    }
    assert boxes(new) == [(3, 2), (5, 2)]
    assert part(new).endswith('</sheetData><legacyDrawing r:id="rId1"/></worksheet>')
    types = part(new, "[Content_Types].xml")
    assert (
        'PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"'
        in types
    )
    assert (
        'PartName="/xl/drawings/vmlDrawing1.vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"'
        in types
    )
    assert "visibility:hidden" in part(new, "xl/drawings/vmlDrawing1.vml")


def test_the_drawing_of_the_boxes_stands_where_the_schema_has_it() -> None:
    after = '<pageMargins left="1"/><tableParts count="0"/><extLst/>'
    opened = Workbook(package(sheet(ROWS, after=after)))
    opened.sheets[0].set_notes(B, {3: "T6: late"}, MARK)
    assert '<pageMargins left="1"/><legacyDrawing r:id="rId1"/><tableParts' in part(opened.to_bytes())


def test_a_second_time_writes_no_byte() -> None:
    once = noted(book(), {3: "T6: late", 5: "T2: twice & “more”\nT7: 只用邮件"})
    assert noted(once, {5: "T2: twice & “more”\nT7: 只用邮件", 3: "T6: late"}) == once


def test_the_same_notes_give_the_same_bytes_whatever_stood_there_before() -> None:
    texts: dict[int, str | None] = {3: "T6: late", 5: "T7: by mail only"}
    detour = noted(noted(book(), {2: "T5: soon", 3: "T2: again"}), texts)
    direct = noted(book(), texts)
    assert parts(detour) == parts(direct)


def test_nothing_to_note_writes_nothing() -> None:
    assert noted(book(), {}) == book()
    assert noted(book(), {3: None}) == book()


def test_cells_and_notes_are_written_together() -> None:
    opened = Workbook(book())
    opened.sheets[0].set(3, B, "T6")
    opened.sheets[0].set_notes(B, {3: "T6: late"}, MARK)
    new = opened.to_bytes()
    assert openpyxl.load_workbook(io.BytesIO(new)).worksheets[0]["B3"].value == "T6"
    assert read(new) == {"B3": ("T6: late", "xlcrm")}


# ---- whose a note is ---------------------------------------------------------------------------------------------------

THEIRS = comment("A1", "call Ann &amp; Bo") + comment("B2", "mine, on one of your cells") + STUB
THEIR_SHAPES = (
    BUTTON
    + SHAPE.format(id=1025, row=0, column=0)
    + SHAPE.format(id=1026, row=1, column=1)
    + SHAPE.format(id=1027, row=3, column=1)
)


def test_notes_of_others_and_threaded_comments_stay_as_they_are_and_no_cell_gets_two() -> None:
    old = book(THEIRS, THEIR_SHAPES, more={"xl/threadedComments/threadedComment1.xml": THREADED})
    new = noted(old, {2: "T6: late", 3: "T5: soon", 4: "T7: by mail only"})
    assert THEIRS in part(new, "xl/comments1.xml")
    assert THEIR_SHAPES in part(new, "xl/drawings/vmlDrawing1.vml")
    assert read(new).keys() == {"A1", "B2", "B3", "B4"}
    assert read(new)["B2"] == ("mine, on one of your cells", "Li")
    changed = {name for name, data in parts(new).items() if parts(old).get(name) != data}
    assert changed == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}


def test_with_the_last_of_ours_the_others_stand_as_before() -> None:
    old = book(THEIRS, THEIR_SHAPES)
    gone = noted(noted(old, {3: "T5: soon", 7: "T6: late"}), {})
    assert part(gone, "xl/comments1.xml") == part(old, "xl/comments1.xml").replace(
        "</authors>", "<author>xlcrm</author></authors>"
    )
    assert part(gone, "xl/drawings/vmlDrawing1.vml") == part(old, "xl/drawings/vmlDrawing1.vml").replace(
        'data="1"', 'data="1,2"'
    )


def test_a_note_of_others_between_two_of_ours_that_go_stays() -> None:
    between = comment("A3", "mine", 0)
    old = book(
        comment("B2", "T6: late") + between + comment("B4", "T5: soon") + comment("B5", "T5: soon"),
        "".join(SHAPE.format(id=1025 + n, row=n + 1, column=0 if n == 1 else 1) for n in range(4)),
    )
    gone = noted(old, {})
    assert re.findall(r"<comment .*</comment>", part(gone, "xl/comments1.xml")) == [between]
    assert boxes(gone) == [(3, 1)]


def test_with_the_last_note_of_all_the_parts_stay_and_are_empty() -> None:
    gone = noted(noted(book(), {3: "T5: soon"}), {})
    assert read(gone) == {} and boxes(gone) == []
    assert "<commentList></commentList>" in part(gone, "xl/comments1.xml")
    assert noted(gone, {}) == gone
    assert read(noted(gone, {4: "T6: late"})) == {"B4": ("T6: late", "xlcrm")}


@pytest.mark.parametrize("author", ["xlcrm", "", " ", "Li"])  # LibreOffice saves none, Excel the user
@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("T6: 12 days overdue", True),
        ("T6: 12 days overdue&#10;T7: by mail only", True),
        ("T6: 12 days overdue\nasked on the phone", False),
        ("asked on the phone\nT6: 12 days overdue", False),
        ("The codes of what to mind\nWritten by xlcrm", False),
        ("", False),
    ],
)
def test_ours_is_a_note_that_says_only_what_we_say_in_whosever_name(text: str, author: str, ours: bool) -> None:
    old = book(comment("B3", text), SHAPE.format(id=1025, row=2, column=1), authors=f"<author>{author}</author>")
    if ours:
        assert read(noted(old, {3: "T5: soon"}))["B3"] == ("T5: soon", "xlcrm")
        assert read(noted(old, {})) == {}
    else:
        assert noted(old, {3: "T5: soon"}) == old
        assert noted(old, {}) == old


def test_ours_in_other_columns_are_none_of_this_columns_business() -> None:
    old = noted(book(), {3: "T6: late"}, column=1)
    assert read(noted(old, {3: "T5: soon"})).keys() == {"A3", "B3"}


def test_a_note_that_stands_on_another_row_after_a_sort_is_put_right() -> None:
    once = noted(book(), {3: "T6: late", 5: "T2: price twice\nT7: by mail only"})
    after = noted(once, {2: "T6: late", 5: "T2: news twice", 9: "T5: soon"})
    assert {cell: text for cell, (text, _) in read(after).items()} == {
        "B2": "T6: late",
        "B5": "T2: news twice",
        "B9": "T5: soon",
    }
    assert boxes(after) == [(2, 2), (5, 2), (9, 2)]


def test_where_not_the_whole_column_is_meant_other_notes_of_ours_stay() -> None:
    once = noted(book(), {3: "T6: late", 5: "T5: soon", 7: "T2: again"})
    after = noted(once, {5: None, 7: "T7: by mail only"}, whole=False)
    assert {cell: text for cell, (text, _) in read(after).items()} == {"B3": "T6: late", "B7": "T7: by mail only"}


def test_boxes_are_drawn_anew_only_where_rows_or_lines_differ() -> None:
    once = noted(book(), {3: "T6: 12 days overdue", 5: "T5: soon"})
    drawn = part(once, "xl/drawings/vmlDrawing1.vml")
    assert part(noted(once, {3: "T6: 13 days overdue", 5: "T5: soon"}), "xl/drawings/vmlDrawing1.vml") == drawn
    longer = noted(once, {3: "T6: 13 days overdue\nT7: by mail only", 5: "T5: soon"})
    assert anchor(longer, 3)[6:] > anchor(once, 3)[6:] and anchor(longer, 5) == anchor(once, 5)


# ---- books of every make -----------------------------------------------------------------------------------------------


def test_a_strict_book_gets_strict_parts() -> None:
    strict = {
        name: data.replace(MAIN.encode(), STRICT.encode()).replace(RELS.encode(), STRICT_RELS.encode())
        for name, data in parts(book()).items()
    }
    new = noted(zipped(dict(strict)), {3: "T6: late"})
    assert f'<comments xmlns="{STRICT}">' in part(new, "xl/comments1.xml")
    assert f'Type="{STRICT_RELS}/comments"' in part(new, "xl/worksheets/_rels/sheet1.xml.rels")
    assert '<legacyDrawing r:id="rId1"/>' in part(new)
    assert noted(new, {3: "T6: late"}) == new


def test_any_prefix_will_do() -> None:
    rows = re.sub(r"<(/?)", r"<\1x:", ROWS)
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    listed = f'<y:comments xmlns:y="{MAIN}"><y:authors><y:author>Li</y:author></y:authors><y:commentList/></y:comments>'
    new = noted(book("", more={"xl/comments1.xml": listed, "xl/worksheets/sheet1.xml": prefixed}), {3: "T6: late"})
    assert (
        '<y:author>Li</y:author><y:author>xlcrm</y:author></y:authors><y:commentList><y:comment ref="B3" authorId="1">'
        in part(new, "xl/comments1.xml")
    )
    assert f'</x:sheetData><x:legacyDrawing xmlns:r="{RELS}" r:id="rId3"/></x:worksheet>' in part(new)
    assert read(new) == {"B3": ("T6: late", "xlcrm")}
    assert noted(new, {3: "T6: late"}) == new


def test_boxes_name_their_name_spaces_where_the_part_calls_them_otherwise() -> None:
    shape = SHAPE.format(id=1025, row=0, column=0).replace("v:", "m:")
    vml = f'<xml xmlns:m="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">{shape}</xml>'
    new = part(
        noted(book(comment("A1", "mine"), more={"xl/drawings/vmlDrawing1.vml": vml}), {3: "T6: late"}),
        "xl/drawings/vmlDrawing1.vml",
    )
    assert shape in new
    ours = re.search(r"<v:shape id[^>]*>", new)
    assert ours and 'xmlns:v="urn:schemas-microsoft-com:vml"' in ours[0] and "xmlns:o=" in ours[0]
    assert "xmlns:x=" not in ours[0]


def test_our_boxes_go_with_their_notes_where_the_others_have_another_prefix() -> None:
    shape = SHAPE.format(id=1025, row=0, column=0).replace("v:", "m:")
    vml = f'<xml xmlns:m="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">{shape}</xml>'
    old = noted(book(comment("A1", "mine"), more={"xl/drawings/vmlDrawing1.vml": vml}), {3: "T6: late", 4: "T5: soon"})
    after = part(noted(old, {9: "T2: again"}), "xl/drawings/vmlDrawing1.vml")
    assert shape in after and re.findall(r"<x:Row>(\d+)</x:Row>", after) == ["0", "8"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_part_in_another_encoding_is_read_too(encoding: str) -> None:
    text = '<?xml version="1.0" encoding="UTF-%s"?>' % ("16" if encoding == "utf-16" else "8") + comments(
        comment("A1", "说明")
    )
    new = noted(book("", more={"xl/comments1.xml": text.encode(encoding)}), {3: "T6: late"})
    assert read(new) == {"A1": ("说明", "Li"), "B3": ("T6: late", "xlcrm")}


def test_comments_without_lists_get_them() -> None:
    new = noted(book("", more={"xl/comments1.xml": f'<comments xmlns="{MAIN}"/>'}), {3: "T6: late"})
    assert read(new) == {"B3": ("T6: late", "xlcrm")}
    assert part(new, "xl/comments1.xml").index("<authors>") < part(new, "xl/comments1.xml").index("<commentList>")


def test_boxes_that_a_sheet_names_but_the_book_lacks_are_made() -> None:
    whole = book(comment("A1", "mine"))
    without = zipped({name: data for name, data in parts(whole).items() if not name.endswith(".vml")})
    new = noted(without, {3: "T6: late"})
    assert boxes(new) == [(3, 2)] and part(new) == part(whole)
    assert parts(new)["xl/worksheets/_rels/sheet1.xml.rels"] == parts(whole)["xl/worksheets/_rels/sheet1.xml.rels"]


def test_a_sheet_that_names_a_drawing_by_no_relationship_names_ours() -> None:
    new = noted(book(comment("A1", "mine"), after='<legacyDrawing r:id="rId99"/>'), {3: "T6: late"})
    assert '<legacyDrawing r:id="rId3"/>' in part(new)
    assert boxes(new, "xl/drawings/vmlDrawing2.vml") == [(3, 2)]


@pytest.mark.parametrize(
    "broken",
    [
        {"xl/comments1.xml": "<comments"},
        {"xl/comments1.xml": "<html/>"},
        {"xl/comments1.xml": comments('<comment ref="nowhere" authorId="0"/>')},
        {"xl/drawings/vmlDrawing1.vml": "not a drawing"},
        {"xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>'},
    ],
)
def test_where_the_parts_are_broken_all_stays_as_it_is(broken: dict[str, str | bytes]) -> None:
    old = book("", more=broken)
    assert noted(old, {3: "T6: late"}) == old


def test_a_drawing_that_is_another_kind_of_part_is_left_alone() -> None:
    linked = relation(6, "comments", "../comments1.xml") + relation(7, "vmlDrawing", "../workbook.xml")
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{linked}</Relationships>'
    )
    old = book("", more={"xl/worksheets/_rels/sheet1.xml.rels": rels})
    assert noted(old, {3: "T6: late"}) == old


@pytest.mark.parametrize(
    "hostile",
    ["<!--", "<v:shape ", "<v:shape>", "<o:idmap ", "<![CDATA[", "<x:Row>1", "_x0000_s", "Row>" + " " * 50, '<a b="'],
)
def test_a_drawing_made_to_take_long_does_not(hostile: str) -> None:
    vml = VML.replace("{shapes}", hostile * (300_000 // len(hostile)) + SHAPE.format(id=1025, row=2, column=1))
    old = book(comment("B3", "mine"), more={"xl/drawings/vmlDrawing1.vml": vml})
    began = time.process_time()
    noted(old, {5: "T6: late"})
    assert time.process_time() - began < 5


def test_on_a_protected_sheet_all_stays_as_it_is() -> None:
    once = noted(book(), {3: "T6: late"})
    locked = parts(once) | {
        "xl/worksheets/sheet1.xml": part(once)
        .replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
        .encode()
    }
    old = zipped(dict(locked))
    assert noted(old, {3: "T5: soon"}) == old


def test_a_drawing_that_is_no_sound_xml_is_spliced_all_the_same() -> None:
    old = book("", BUTTON)
    new = noted(old, {2: "T6: late"})
    assert BUTTON in part(new, "xl/drawings/vmlDrawing1.vml") and boxes(new) == [(2, 2), (2, 2)]
    assert BUTTON in part(noted(new, {}), "xl/drawings/vmlDrawing1.vml") and boxes(noted(new, {})) == [(2, 2)]


def test_what_a_comment_in_the_drawing_hides_is_no_box() -> None:
    hidden = "<!-- " + SHAPE.format(id=1030, row=2, column=1) + " -->"
    new = noted(book("", hidden + SHAPE.format(id=1025, row=2, column=1)), {3: "T6: late"})
    assert hidden in part(new, "xl/drawings/vmlDrawing1.vml") and boxes(new) == [(3, 2), (3, 2)]


def test_a_shape_in_one_tag_before_a_box_of_ours_stays() -> None:
    line = '<v:shape id="_x0000_s1400" alt="a > b"/>'
    new = noted(book("", line + SHAPE.format(id=1025, row=2, column=1)), {})
    ours = noted(new, {3: "T6: late"})
    assert line in part(ours, "xl/drawings/vmlDrawing1.vml") and boxes(ours) == [(3, 2)]


# ---- ids and places of the boxes ---------------------------------------------------------------------------------------


def ids(data: bytes, name: str = "xl/drawings/vmlDrawing1.vml") -> list[int]:
    return [int(n) for n in re.findall(r'id="_x0000_s(\d+)"', part(data, name))]


def blocks(data: bytes, name: str = "xl/drawings/vmlDrawing1.vml") -> list[int]:
    found = re.search(r'<o:idmap v:ext="edit" data="([\d,]+)"/>', part(data, name))
    assert found
    return [int(n) for n in found[1].split(",")]


def test_ids_come_from_blocks_that_no_other_part_of_the_book_uses() -> None:
    elsewhere = VML.replace('data="1"', 'data="3,4"').replace(
        "{shapes}", SHAPE.format(id=7 * 1024 + 1, row=0, column=0)
    )
    new = noted(
        book(THEIRS, THEIR_SHAPES, more={"xl/drawings/vmlDrawing9.vml": elsewhere}), {3: "T6: late", 5: "T5: soon"}
    )
    assert blocks(new) == [1, 8]
    assert ids(new) == [1999, 1025, 1026, 1027, 8 * 1024 + 1, 8 * 1024 + 2]
    assert ids(noted(new, {5: "T5: soon", 9: "T2: again"}))[4:] == [8 * 1024 + 1, 8 * 1024 + 2]


def test_many_boxes_take_as_many_blocks_as_they_need() -> None:
    new = noted(book(), dict.fromkeys(range(1, 2101), "T6: late"))
    assert blocks(new) == [1, 2, 3]
    assert len({*ids(new)}) == 2100 and {n // 1024 for n in ids(new)} == {1, 2, 3}


def pixels(data: bytes, row: int, sizes: dict[int, int], default: int = 20) -> int:
    """How high a box is, rows counted from 0 having these heights."""
    _, _, top, over, _, _, bottom, rest = anchor(data, row)
    return sum(sizes.get(r, default) for r in range(top, bottom)) - over + rest


ONE, TWO, THREE = (n * noteboxes.LINE + noteboxes.PADDING for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("text", "height"),
    [
        ("T6: late", ONE),
        ("T6: late\nT7: by mail only", TWO),
        ("T4: 3 touches without an answer, then none for too long: most sales close at the 4th to 11th", THREE),
        ("T7: 最近 4 次无回复的跟进都用邮件：试试电话", ONE),
        ("T4: 3 次无回复后就搁下了：多数成交在第 4 到 11 次跟进", TWO),
    ],
)
def test_a_box_is_as_high_as_its_text(text: str, height: int) -> None:
    assert pixels(noted(book(), {3: text}), 3, {}) == height


def test_high_and_hidden_rows_make_a_box_neither_higher_nor_lower() -> None:
    rows = (
        '<row r="1"/><row ht="45" customHeight="1" r="2"/><row r="3"><c r="B3"><v>1</v></c></row>'
        '<row r="4" hidden="1"/><row r="5" hidden="1" ht="30"/><row spans="1:2" r="6" ht="7.5"/><row/>'
    )
    opened = Workbook(package(sheet(rows, before='<sheetFormatPr defaultRowHeight="12"/>')))
    opened.sheets[0].set_notes(B, {1: "T6: late", 3: "T6: late\nT7: by mail only", 8: "T5: soon"}, MARK)
    new, sizes = opened.to_bytes(), {1: 60, 3: 0, 4: 0, 5: 10}
    assert pixels(new, 3, sizes, 16) == TWO
    assert pixels(new, 1, sizes, 16) == pixels(new, 8, sizes, 16) == ONE
    assert anchor(new, 3)[2:4] == [1, 50]  # begins in the row above


def test_a_box_is_as_wide_whatever_the_columns() -> None:
    cols = '<cols><col min="3" max="3" width="20"/><col min="4" max="4" width="9" hidden="1"/></cols>'
    west, left, _, _, east, right, _, _ = anchor(noted(book(before=cols), {3: "T6: late"}), 3)
    assert (west, left) == (2, 15) and (east, right) == (7, 3)
    assert noteboxes.WIDTH == 140 - 15 + 0 + 3 * 64 + 3


def test_where_all_columns_to_the_right_are_hidden_the_box_stands_at_the_left() -> None:
    cols = '<cols><col min="1" max="1" width="100"/><col min="3" max="16384" width="9" hidden="1"/></cols>'
    west, left, _, _, east, right, _, _ = anchor(noted(book(before=cols), {3: "T6: late"}), 3)
    assert (west, east) == (0, 0) and right - left == noteboxes.WIDTH


# ---- whatever stands there ---------------------------------------------------------------------------------------------

WORDS = st.text("aé汉 \n<&>\"'T6:_x0041_]", max_size=12)
CELLS = st.builds("{}{}".format, st.sampled_from(["A", "B", "C", "AB"]), st.integers(1, 40))


def xml_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "&#10;")


@st.composite
def standing_comments(draw: st.DrawFn) -> str:
    """A list of comments on different cells, by three authors, of one run, of several, or with none."""
    listed = ""
    for cell in draw(st.lists(CELLS, unique=True, max_size=12)):
        runs = draw(st.lists(WORDS.map(xml_text), min_size=0, max_size=2))
        kind = draw(
            st.sampled_from(["<r><t>{}</t></r>", '<r><rPr><sz val="9"/></rPr><t xml:space="preserve">{}</t></r>'])
        )
        said = "".join(kind.format(run) for run in runs) if draw(st.booleans()) else f"<t>{''.join(runs)}</t>"
        uid = draw(st.sampled_from(["", ' shapeId="0"', ' shapeId="0" xr:uid="{0}"']))
        listed += f'<comment ref="{cell}" authorId="{draw(st.integers(0, 2))}"{uid}><text>{said}</text></comment>'
    return listed


TEXTS = st.dictionaries(st.integers(1, 40), st.sampled_from(["T6: late", "T5: soon\nT7: 只用邮件", "A1: a & b <c>"]))
NAMES = "<author>Li</author><author>xlcrm</author><author> </author>"


@given(standing_comments(), TEXTS)
@example(comment("B3", "T6: late", 1) + comment("B4", "mine", 1), {3: "T5: soon", 4: "T5: soon"})
def test_arbitrary_comments_of_others_survive_and_ours_are_right(listed: str, texts: dict[int, str | None]) -> None:
    shapes = "".join(
        SHAPE.format(id=1025 + n, row=int(row) - 1, column=column_number(letters) - 1)
        for n, (letters, row) in enumerate(re.findall(r'ref="([A-Z]+)(\d+)"', listed))
    )
    old = book(listed, shapes, authors=NAMES)
    before, elements = read(old), re.findall(r"<comment .*?</comment>", listed)
    ours = {cell for cell, (text, _) in before.items() if cell.strip("0123456789") == "B" and MARK.form.fullmatch(text)}
    new = noted(old, texts)
    after = read(new)
    theirs = before.keys() - ours
    assert {cell: after[cell] for cell in theirs} == {cell: before[cell] for cell in theirs}
    wanted = {f"B{row}": text for row, text in texts.items() if f"B{row}" not in theirs}
    assert {cell: said for cell, (said, _) in after.items() if cell not in theirs} == wanted
    kept = [e for e in elements if (ref := re.search(r'ref="(\w+)"', e)) and ref[1] in theirs]
    assert [e for e in re.findall(r"<comment .*?</comment>", part(new, "xl/comments1.xml")) if e in kept] == kept
    assert sorted(boxes(new)) == sorted((int(c.lstrip("ABC")), column_number(c.rstrip("0123456789"))) for c in after)
    assert noted(new, texts) == new


def quick_and_general(listed: str) -> tuple[notes.Comments | None, notes.Comments]:
    data = comments(listed, NAMES).encode()
    return quicknotes.quickly(data, "xl/comments1.xml", B), notes.parsed(data, "xl/comments1.xml", B)


@given(standing_comments())
def test_the_quick_way_of_reading_finds_what_the_general_way_finds(listed: str) -> None:
    quick, general = quick_and_general(listed)
    assert quick == general


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("<!-- -->" + comment("B2", "x"), ["x"]),
        (comment("B2", "x") + " " + comment("B3", "y"), ["x", "y"]),
        ('<comment ref="B2" authorId="0"><text><t>x</t><rPh sb="0" eb="1"><t>y</t></rPh></text></comment>', ["x"]),
        ('<comment ref="B2" authorId="0"><text><t>&#x41;</t></text></comment>', ["A"]),
        ('<comment ref="B2" authorId="0"><text><t><![CDATA[x]]></t></text></comment>', ["x"]),
        ('<comment authorId="0" ref="$B$2"><text><t>x</t></text></comment>', ["x"]),
        ('<comment ref="B2" authorId="0"/>', [""]),
    ],
)
def test_the_quick_way_steps_aside_for_any_other_shape(listed: str, said: list[str]) -> None:
    quick, general = quick_and_general(listed)
    assert quick is None and [note.text for note in general.notes] == said


def test_the_quick_way_is_taken_for_what_spreadsheet_programs_write() -> None:
    listed = "".join(comment(f"B{row}", "T6: late&#10;T7: a &amp; b") for row in range(1, 400)) + STUB.replace(
        "B4", "C4"
    )
    data = comments(listed).encode()
    assert len(data) > notes.MANY
    quick = quicknotes.quickly(data, "xl/comments1.xml", B)
    assert quick == notes.parsed(data, "xl/comments1.xml", B)
    assert quick and quick.notes[7].text == "T6: late\nT7: a & b"
    old = book(listed, authors="<author>xlcrm</author><author>x</author>")
    assert read(noted(old, {3: "T5: soon"})).keys() == {"B3", "C4"}


# ---- real programs -----------------------------------------------------------------------------------------------------

REAL = ("asposecell__ThreadedCommentsSample", "ironcalc__example", "phpspreads__namespacestd", "poi__right-to-left",
        "xlsxpopula__template", "poi__ExcelWithAttachments", "poi__stress020", "xlwings__database")  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_comments_that_excel_wrote_stay_byte_for_byte(name: str, shared: Path) -> None:
    path = next((shared / "corpus" / "real").glob(f"{name}.xls?"))
    old = path.read_bytes()
    opened = Workbook(old)
    for each in opened.sheets:
        each.set_notes(6, {2: "T6: late", 30: "T5: soon\nT7: by mail only"}, MARK)
    new = opened.to_bytes()
    before, after = parts(old), parts(new)
    for part_name, data in before.items():
        pattern = rb"<comment .*?</comment>" if "comments" in part_name else rb"<v:shape .*?</v:shape>"
        if "comments" in part_name.lower() or part_name.endswith(".vml"):
            kept = re.findall(pattern, data, re.S)
            assert re.findall(pattern, after[part_name], re.S)[: len(kept)] == kept
    assert {"threadedComments" in n or "persons" in n for n in before if before[n] != after[n]} <= {False}
    again = Workbook(new)
    for each in again.sheets:
        each.set_notes(6, {2: "T6: late", 30: "T5: soon\nT7: by mail only"}, MARK)
    assert again.to_bytes() == new


def test_notes_are_sound_by_microsofts_validator(faults: Callable[[Path], Counter[str]], tmp_path: Path) -> None:
    path, old = tmp_path / "new.xlsx", tmp_path / "old.xlsx"
    old.write_bytes(book(THEIRS, THEIR_SHAPES))
    path.write_bytes(noted(book(THEIRS, THEIR_SHAPES), {3: "T6: late", 5: "T5: soon\nT7: 只用邮件"}))
    assert faults(path) - faults(old) == {}
    path.write_bytes(noted(book(), {3: "T6: late"}))
    old.write_bytes(book())
    assert faults(path) - faults(old) == {}
    path.write_bytes(noted(noted(book(), {3: "T6: late"}), {}))
    assert faults(path) - faults(old) == {}


def test_libreoffice_shows_the_notes_and_ours_are_still_ours_when_it_has_saved_the_book(
    lo_convert: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    texts: dict[int, str | None] = {3: "T6:\u00a0late", 5: "T5:\u00a0soon & sure\nT7:\u00a0只用邮件"}
    path.write_bytes(noted(book(comment("A1", "mine"), SHAPE.format(id=1025, row=0, column=0)), texts))
    saved = lo_convert(path).read_bytes()
    assert {cell: text for cell, (text, _) in read(saved).items()} == {
        "A1": "mine",
        "B3": "T6:\u00a0late",
        "B5": "T5:\u00a0soon & sure\nT7:\u00a0只用邮件",
    }
    assert noted(saved, texts) == saved
    later = read(noted(saved, {5: "T2: again"}))
    assert {cell: text for cell, (text, _) in later.items()} == {"A1": "mine", "B5": "T2: again"}
