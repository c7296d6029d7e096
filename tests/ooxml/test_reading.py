import datetime as dt
import time
from collections.abc import Mapping
from decimal import Decimal

import pytest
from ooxml.small_book import MAIN, RELS, STRICT, STRICT_RELS, STYLES, opened, package, sheet, zipped

from xlcrm.errors import NotAWorkbook, UnsafeWorkbook
from xlcrm.errorvalue import ErrorValue
from xlcrm.model import Cell
from xlcrm.ooxml import xml
from xlcrm.ooxml.strings import RichText, read_shared
from xlcrm.ooxml.workbook import Workbook


def one(cell: str, *, shared: str = "", more: Mapping[str, str | bytes] | None = None) -> Cell:
    """The value of one cell, in row 2 below a header."""
    table = (
        opened(f'<row r="1"><c r="A1" t="str"><v>H</v></c></row><row r="2">{cell}</row>', shared=shared, more=more)
        .sheets[0]
        .read(1, None)
    )
    return next(iter(table.cells.get(1, ())), None)


BOLD = "<r><t>ask </t></r><r><rPr><b/></rPr><t>Li &amp; Co_x000D_</t></r>"


@pytest.mark.parametrize(
    ("cell", "shared"),
    [
        (f'<c r="A2" t="inlineStr"><is>{BOLD}<phoneticPr fontId="1"/></is></c>', ""),
        ('<c r="A2" t="s"><v>1</v></c>', f'<si><t>other</t></si><si>{BOLD}<phoneticPr fontId="1"/></si>'),
        ('<c r="A2" t="s"><v>1</v></c>', f'<si><t>other</t></si><si>{BOLD}<phoneticPr fontId="1"/></si><!-- odd -->'),
    ],
    ids=["in the cell", "shared", "shared, in an odd table"],
)
def test_a_text_with_formats_is_its_text_and_knows_its_markup(cell: str, shared: str) -> None:
    found = one(cell, shared=shared)
    assert found == "ask Li & Co\r" and isinstance(found, RichText)
    assert found.markup == f'{BOLD}<phoneticPr fontId="1"/>'.encode()


@pytest.mark.parametrize(
    "shared",
    [
        "<si><t>one format</t></si>",
        "<si><rPh sb='0' eb='1'><t>hint</t></rPh><t>one format</t></si>",
        "<si><r><t></t></r></si>",
    ],
)
def test_a_text_without_formats_of_its_own_is_a_text_alone(shared: str) -> None:
    assert not isinstance(one('<c r="A2" t="s"><v>0</v></c>', shared=shared), RichText)


@pytest.mark.parametrize(
    ("part", "markup"),
    [
        ("<si><r><t>x</t></r></si>", b"<r><t>x</t></r>"),
        ("<x:si><x:r><x:t>x</x:t></x:r></x:si>", None),
        ('<si><r xmlns:a="b"><t>x</t></r></si>', None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_markup_that_could_not_stand_in_another_part_as_it_is_is_let_go(
    part: str, markup: bytes | None, encoding: str
) -> None:
    table = f'<?xml version="1.0" encoding="{encoding}"?><sst xmlns="{MAIN}" xmlns:x="{MAIN}">{part}</sst>'
    if "x:si" in part:
        table = table.replace("<sst ", "<x:sst ").replace("</sst>", "</x:sst>")
    (found,) = read_shared(table.encode(encoding), "sst")
    assert found == "x" and getattr(found, "markup", None) == (markup if encoding == "utf-8" else None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A2"><v>7</v></c>', 7),
        ('<c r="A2"><v>7.0</v></c>', 7),
        ('<c r="A2"><v>-7</v></c>', -7),
        ('<c r="A2"><v>1E3</v></c>', 1000),
        ('<c r="A2"><v>0.1</v></c>', 0.1),
        ('<c r="A2"><v>9007199254740993</v></c>', 9007199254740992.0),
        ('<c r="A2" t="n"><v>3</v></c>', 3),
        ('<c r="A2" t="b"><v>1</v></c>', True),
        ('<c r="A2" t="b"><v>0</v></c>', False),
        ('<c r="A2" t="e"><v>#N/A</v></c>', ErrorValue("#N/A")),
        ('<c r="A2" t="e" vm="3"><v>#VALUE!</v></c>', ErrorValue("#VALUE!", "3")),
        ('<c r="A2" t="e" vm="&quot;/>"><v>#VALUE!</v></c>', ErrorValue("#VALUE!")),
        ('<c r="A2" t="str"><v>a&amp;b</v></c>', "a&b"),
        ('<c r="A2" t="str"><v></v></c>', None),
        ('<c r="A2" t="d"><v>2026-11-23</v></c>', dt.date(2026, 11, 23)),
        ('<c r="A2" t="d"><v>2026-11-23T00:00:00</v></c>', dt.date(2026, 11, 23)),
        ('<c r="A2" t="d"><v>2026-11-23T08:30:00.000</v></c>', dt.datetime(2026, 11, 23, 8, 30)),
        ('<c r="A2" s="1"><v>46349</v></c>', dt.date(2026, 11, 23)),
        ('<c r="A2" s="1"><v>46349.5</v></c>', dt.datetime(2026, 11, 23, 12)),
        ('<c r="A2" s="1"><v>0.5</v></c>', 0.5),
        ('<c r="A2" s="1"><v>60</v></c>', 60),
        ('<c r="A2" s="1"><v>99999999</v></c>', 99999999),
        ('<c r="A2" s="2"><v>46349</v></c>', 46349),
        ('<c r="A2" s="99"><v>1</v></c>', 1),
        ('<c r="A2" s=""><v>1</v></c>', 1),
        ('<c r="A2" t="inlineStr"><is><t>x</t></is></c>', "x"),
        (
            '<c r="A2" t="inlineStr"><is><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r></is></c>',
            RichText("rich ", b""),
        ),
        ('<c r="A2" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>', "東京"),
        ('<c r="A2" t="inlineStr"><is><t><![CDATA[a <b>]]> c</t></is></c>', "a <b> c"),
        ('<c r="A2" t="str"><v>a<!-- no -->b</v></c>', "ab"),
        ('<c r="A2" t="str"><v>a_x000D_b_x005F_x000D_</v></c>', "a\rb_x000D_"),
        ('<c r="A2" t="str"><v>_xD83D__xDE00_</v></c>', "😀"),
        ('<c r="A2" s="1"/>', None),
        ("<c><v>5</v></c>", 5),
        ('<c r="a2"><v>5</v></c>', 5),
    ],
)
def test_a_cell_reads_as_what_it_shows(cell: str, value: Cell) -> None:
    found = one(cell)
    assert found == value
    assert type(found) is type(value)


def test_shared_strings_are_joined_from_their_runs_without_phonetic_ones() -> None:
    shared = "<si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si><si><t>東</t><rPh sb='0' eb='1'><t>x</t></rPh></si><si/>"
    assert [one(f'<c r="A2" t="s"><v>{i}</v></c>', shared=shared) for i in range(5)] == ["a", "bc", "東", None, None]


def test_the_1904_calendar_counts_from_its_own_first_day() -> None:
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    assert one('<c r="A2" s="1"><v>44887</v></c>', more={"xl/workbook.xml": workbook}) == dt.date(2026, 11, 23)


def test_a_row_that_holds_only_formats_or_empty_results_is_no_row() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>H</v></c></row><row r="2"><c r="A2" s="1"/></row>'
        '<row r="3"><c r="B3" t="str"><f>""</f><v></v></c></row><row r="4"><c r="C4"><v>1</v></c></row>'
    )
    table = opened(rows).sheets[0].read(1, {1})
    assert list(table.rows) == [4]
    assert list(table.cells[1]) == [None]


def test_rows_out_of_order_and_doubled_ones_come_in_order_a_later_cell_over_an_earlier_one() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>H</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c></row><row r="5"><c r="A5"><v>55</v></c><c r="B5"><v>6</v></c></row>'
    )
    table = opened(rows).sheets[0].read(1, None)
    assert (list(table.rows), list(table.cells[1]), list(table.cells[2])) == ([3, 5], [3, 55], [None, 6])


def test_rows_and_cells_without_addresses_follow_one_another() -> None:
    table = opened("<row><c t='str'><v>H</v></c></row><row/><row><c/><c><v>2</v></c></row>").sheets[0].read(1, None)
    assert (table.headers, list(table.rows), list(table.cells[2])) == (((1, "H"),), [3], [2])


def test_headers_are_texts_and_blank_ones_are_left_out() -> None:
    rows = '<row r="3"><c r="A3"><v>7</v></c><c r="B3" t="str"><v> </v></c><c r="D3" t="str"><v>Due</v></c></row>'
    assert opened(rows).sheets[0].read(3, None).headers == ((1, "7"), (4, "Due"))


def test_formulas_are_told_and_read_as_their_results() -> None:
    rows = (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f t="array" ref="B2:B3">x</f><v>1</v></c></row>'
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>5</v></c></row>'
    )
    table = opened(rows).sheets[0].read(1, None)
    assert list(table.cells[1]) == [2, 1]
    assert table.formulas == {(2, 1), (2, 2), (3, 2)}


@pytest.mark.parametrize("rows_more", [0, 900], ids=["small", "large"])
def test_formulas_that_no_program_has_computed_are_told_from_those_whose_result_is_empty(rows_more: int) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>A</v></c><c r="B1" t="str"><v>B</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>TODAY()</f><v></v></c></row>'
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><f>TODAY()</f></c></row>'
        '<row r="4"><c r="A4"><v>1</v></c><c r="B4" t="str"><f>""</f><v></v></c></row>'
        '<row r="5"><c r="A5"><v>1</v></c><c r="B5"><f>TODAY()</f><v>46000</v></c></row>'
        '<row r="6"><c r="B6"><f>TODAY()</f></c></row>'  # holds nothing yet, so that there is no row
    ) + "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="B{r}"><v>2</v></c></row>' for r in range(7, 7 + rows_more))
    table = opened(rows).sheets[0].read(1, None)
    assert table.uncomputed == {(2, 2), (3, 2)}


def test_reading_stops_at_the_last_row_asked_for() -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 9))
    assert list(opened(rows).sheets[0].read(2, None, 5).rows) == [3, 4, 5]


def test_the_head_is_the_first_rows_that_hold_anything() -> None:
    rows = '<row r="2"><c r="B2" s="1"/></row><row r="4"><c r="C4" t="str"><v>Name</v></c></row><row r="9"><c r="A9"><v>1</v></c></row>'
    assert opened(rows).sheets[0].head(1) == [(4, [(3, "Name")])]


def test_the_head_is_what_the_file_held_when_it_was_opened_or_last_turned_into_bytes() -> None:
    book = opened('<row r="1"><c r="A1" t="str"><v>Name</v></c></row>')
    (page,) = book.sheets
    assert page.head(1) == page.head(1) == [(1, [(1, "Name")])]
    page.set(1, 1, "Firm")
    assert page.head(1) == [(1, [(1, "Name")])]
    book.to_bytes()
    assert page.head(1) == [(1, [(1, "Firm")])]


def test_a_sheet_whose_empty_rows_are_written_to_the_last_is_gone_through_once_for_its_head() -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>' + "".join(f'<row r="{n}"/>' for n in range(2, 200_000))
    (page,) = opened(rows).sheets
    began = time.process_time()
    page.head()
    once = time.process_time() - began
    began = time.process_time()
    assert [page.head() for _ in range(20)] == [[(1, [(1, "Name")])]] * 20
    assert time.process_time() - began < once


NAME = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>'
TWELVE_MB = "".join(f"{n:x}" for n in range(2_200_000))  # that cannot be packed as small as one letter again and again


@pytest.mark.parametrize(
    "long",
    [
        f"<!--{TWELVE_MB}-->",
        f'<extLst a="{TWELVE_MB}"/>',
        "<extLst" + "".join(f' a{n}=""' for n in range(1_000_000)) + "/>",
    ],
    ids=["comment", "attribute", "attributes"],
)
def test_a_tag_of_millions_of_bytes_is_refused_in_a_bounded_time(long: str) -> None:
    book = Workbook(package(sheet(NAME, before=long)))
    began = time.process_time()
    with pytest.raises(UnsafeWorkbook, match="more than 4 MB"):
        book.sheets[0].head(1)
    with pytest.raises(UnsafeWorkbook, match="more than 4 MB"):
        book.sheets[0].read(1, None)
    assert time.process_time() - began < 2


def test_a_tag_of_a_megabyte_is_none_to_refuse() -> None:
    ranges = " ".join(f"B{n}" for n in range(2, 130_000))
    rules = f'<dataValidations><dataValidation sqref="{ranges}"/></dataValidations>'
    (page,) = Workbook(package(sheet(NAME, after=rules))).sheets
    page.set(2, 1, "Acme")
    page.flush()
    assert page.read(1, None).cells == {1: ["Acme"]}


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_elements_in_each_other_without_end_are_refused(part: str) -> None:
    deep = "<x>" * 5_000 + "</x>" * 5_000
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    in_sheet = part.endswith("sheet1.xml")
    with pytest.raises(UnsafeWorkbook, match=f"{part} has far too many elements"):
        opened(rows + deep * in_sheet, shared=f"<si><t>Name</t></si>{'' if in_sheet else deep}").sheets[0].read(1, None)


def test_a_part_that_unpacks_to_hundreds_of_times_its_size_is_not_unpacked() -> None:
    (page,) = opened(NAME + " " * 9_000_000).sheets
    with pytest.raises(UnsafeWorkbook, match="over 200 times its size"):
        page.head()


def test_text_of_megabytes_between_the_elements_of_a_part_takes_a_bounded_time() -> None:
    data = f"<a>{''.join(f'<b/>{n:x}' for n in range(200_000))}{TWELVE_MB}</a>".encode()
    began = time.process_time()
    assert len(xml.parse(data, "part").text) > len(TWELVE_MB)
    assert time.process_time() - began < 4


@pytest.mark.parametrize("columns", [None, {1, 2}])
def test_all_cells_of_a_formula_without_a_result_belong_to_it(columns: set[int] | None) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>ID</v></c><c r="B1" t="str"><v>Name</v></c></row>'
        '<row r="2"><c r="A2"><f t="array" ref="A2:A3">""</f></c><c r="B2"><v>1</v></c></row>'
        '<row r="3"><c r="A3"/><c r="B3"><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c></row>'
    )
    assert opened(rows).sheets[0].read(1, columns).formulas == {(2, 1), (3, 1)}


def test_a_formula_that_may_spill_in_each_of_thousands_of_rows_takes_a_bounded_time() -> None:
    spilling = '<row r="{0}"><c r="A{0}" t="str"><v>C{0}</v></c><c r="B{0}" cm="1"><f t="array" ref="B{0}">ROW()</f><v>1</v></c></row>'
    (page,) = opened(NAME + "".join(spilling.format(n) for n in range(2, 8_000))).sheets
    began = time.process_time()
    assert len(page.read(1, None).formulas) == 7_998
    for n in range(2, 8_000):
        page.set_row(n, {1: "x", 3: 1, 4: "y"})
    with pytest.raises(ValueError, match="holds a formula"):
        page.set(77, 2, "x")
    page.flush()
    assert time.process_time() - began < 5


def test_rows_whose_end_tags_are_written_with_a_space_are_read_and_written_in_a_bounded_time() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>C{n}</v></c></row >' for n in range(2, 20_000))
    (page,) = opened(NAME + rows + '<row r="20000"><c r="A20000" t="str"><v>last</v></c></row>').sheets
    began = time.process_time()
    assert len(page.read(1, None).rows) == 19_999
    page.set(9_000, 2, "x")
    page.flush()
    assert time.process_time() - began < 5


@pytest.mark.parametrize(("space", "relations"), [(MAIN, RELS), (STRICT, STRICT_RELS)])
@pytest.mark.parametrize("p", ["", "x:"])
def test_any_prefix_and_both_namespaces_are_understood(space: str, relations: str, p: str) -> None:
    declared = f'xmlns:r="{relations}" xmlns{":x" if p else ""}="{space}"'
    parts = {
        "xl/workbook.xml": f'<{p}workbook {declared}><{p}sheets><{p}sheet name="S" sheetId="1" r:id="rId1"/></{p}sheets></{p}workbook>',
        "xl/worksheets/sheet1.xml": f'<{p}worksheet {declared}><{p}sheetData><{p}row r="2"><{p}c r="A2" t="inlineStr">'
        f"<{p}is><{p}t>hi</{p}t></{p}is></{p}c></{p}row></{p}sheetData></{p}worksheet>",
    }
    book = Workbook(package("", more=parts))
    assert list(book.sheets[0].read(1, None).cells[1]) == ["hi"]
    assert book.sheets[0].head() == [(2, [(1, "hi")])]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_parts_in_other_encodings_are_read(encoding: str) -> None:
    text = sheet('<row r="2"><c r="A2" t="str"><v>Müller</v></c></row>')
    name = encoding.replace("-sig", "")
    data = f'<?xml version="1.0" encoding="{name}"?>{text}'.encode(encoding)
    assert list(Workbook(package("", more={"xl/worksheets/sheet1.xml": data})).sheets[0].read(1, None).cells[1]) == [
        "Müller"
    ]


@pytest.mark.parametrize(
    "bad", ['<row r="0"/>', '<row r="1048577"/>', '<row r="1"><c r="XFE1"/></row>', '<row r="1"><c r="?"/></row>']
)
def test_an_address_beyond_the_grid_is_refused_by_name_of_the_part(bad: str) -> None:
    with pytest.raises(NotAWorkbook, match=r"sheet1\.xml"):
        opened(bad).sheets[0].read(1, None)


@pytest.mark.parametrize(
    "bad",
    [
        '<row r="1"><row r="9"><c r="A9"><v>1</v></c></row><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><c r="B1"><v>1</v></c><v>2</v></c></row>',
        '<c r="A1"><v>1</v></c>',
    ],
    ids=["a row in a row", "a cell in a cell", "a cell in no row"],
)
def test_a_cell_of_which_nobody_can_say_where_it_belongs_is_refused_by_name_of_the_part(bad: str) -> None:
    with pytest.raises(NotAWorkbook, match=r"sheet1\.xml"):
        opened(bad).sheets[0].head()
    with pytest.raises(NotAWorkbook, match=r"sheet1\.xml"):
        opened(bad).sheets[0].read(1, None)


def test_malformed_xml_is_refused_by_name_of_the_part() -> None:
    with pytest.raises(NotAWorkbook, match=r"sheet1\.xml"):
        Workbook(package("<worksheet><sheetData>")).sheets[0].read(1, None)


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_doctype_in_any_part_is_refused(name: str) -> None:
    shared = "<si><t>a</t></si>"
    cell = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    whole = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>', "xl/styles.xml": STYLES}
    whole["xl/worksheets/sheet1.xml"] = sheet(cell)
    whole["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'
    )
    data = package(sheet(cell), shared=shared, more={name: '<!DOCTYPE a [<!ENTITY b "c">]>' + whole[name]})
    with pytest.raises(UnsafeWorkbook):
        Workbook(data).sheets[0].read(1, None)


DECLARED = '<?xml version="1.0" encoding="{}" standalone="yes"?>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-7"])
@pytest.mark.parametrize("before", ["", DECLARED + "\n<!-- > -->", "<?pi ?>" * 100, f"<!-- {'x' * 70_000} -->"])
def test_a_doctype_is_refused_in_every_encoding(encoding: str, before: str) -> None:
    part = f'{before.format(encoding)}<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(UnsafeWorkbook, match=r"xl/styles\.xml carries a DOCTYPE"):
        xml.parse(xml.utf8(part, "xl/styles.xml"), "xl/styles.xml")


@pytest.mark.parametrize("encoding", ["cp037", "utf-32-be", "undefined", "base64", "no-such"])
def test_an_encoding_in_which_nothing_can_be_found_is_refused_by_name_of_the_part(encoding: str) -> None:
    declared, written = DECLARED.format(encoding).encode(), encoding if encoding.startswith(("cp", "utf")) else "utf-8"
    with pytest.raises(NotAWorkbook, match=r"xl/styles\.xml"):
        xml.parse(xml.utf8(declared + "<!DOCTYPE a><a/>".encode(written), "xl/styles.xml"), "xl/styles.xml")


def test_what_looks_like_a_doctype_in_a_comment_is_none() -> None:
    part = b"\xef\xbb\xbf<?xml version='1.0'?><!-- <!DOCTYPE --><?pi <!DOCTYPE ?>\n<sst/>"
    assert xml.parse(xml.utf8(part, "a.xml"), "a.xml").name == "sst"


def test_a_workbook_is_found_under_any_name_of_its_part() -> None:
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{RELS}/officeDocument" Target="\\book\\Main%20Part.xml"/></Relationships>',
        "book/Main Part.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets><sheet name="S" sheetId="1" r:id="q"/></sheets></workbook>',
        "book/_rels/Main Part.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="q" Type="{RELS}/worksheet" Target="..\\DATA.XML"/></Relationships>',
        "data.xml": sheet('<row r="2"><c r="A2"><v>1</v></c></row>'),
    }
    assert list(Workbook(zipped(parts)).sheets[0].read(1, None).cells[1]) == [1]


def test_a_missing_sheet_part_is_refused() -> None:
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELS}/worksheet" Target="worksheets/none.xml"/></Relationships>'
    with pytest.raises(NotAWorkbook, match=r"none\.xml"):
        Workbook(package(sheet(""), more={"xl/_rels/workbook.xml.rels": relations}))


def test_sheets_are_found_exactly_first_then_in_any_case() -> None:
    book = Workbook(package(sheet(""), sheet("")))
    assert book.names == ("Sheet1", "Sheet2")
    found = book.sheet("SHEET2")
    assert found is book.sheets[1]
    assert book.sheet("Sheet3") is None


def test_formulas_signatures_and_protection_are_told() -> None:
    plain = opened("")
    assert (plain.has_formulas, plain.signed, plain.protected, plain.sheets[0].protected) == (
        False,
        False,
        False,
        False,
    )
    book = Workbook(
        package(
            sheet('<row r="1"><c r="A1"><f>1</f></c></row>', after='<sheetProtection sheet="1"/>'),
            more={"_xmlsignatures/sig1.xml": "<a/>"},
        )
    )
    assert (book.has_formulas, book.signed, book.sheets[0].protected) == (True, True, True)


def test_numbers_keep_every_digit_that_a_float_has() -> None:
    assert Decimal(str(one('<c r="A2"><v>123456.78901234567</v></c>'))) == Decimal("123456.78901234567")
