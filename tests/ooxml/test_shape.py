"""The quick way of reading and indexing is held against the general one, on sound sheets and on mutilated ones."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ooxml.small_book import package
from ooxml.small_book import sheet as sheet_with

from xlcrm.errors import WritingForbidden, XlcrmError
from xlcrm.model import Cell, Table
from xlcrm.ooxml import emptyrows, quickstrings, reading, shape, strings
from xlcrm.ooxml.reading import Context
from xlcrm.ooxml.workbook import Workbook

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = ["Acme", "Müller & Söhne", "", "华宇", "_x000D_", "yes"]
CELLS = (
    '<c r="{at}"><v>{n}</v></c>',
    '<c r="{at}" s="1"><v>46349</v></c>',
    '<c r="{at}" s="2" t="s"><v>{n}</v></c>',
    '<c r="{at}" t="s"><v>{n}</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>a &amp; b</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
    '<c r="{at}" t="inlineStr"><is><r><t>rich</t></r><rPh sb="0" eb="1"><t>pho</t></rPh></is></c>',
    '<c r="{at}" t="str"><f>A1&amp;"x"</f><v>x</v></c>',
    '<c r="{at}"><f t="shared" ref="B2:B9" si="0">A1</f><v>1.5</v></c>',
    '<c r="{at}"><f t="array" ref="{at}">A1</f><v>1</v></c>',
    '<c r="{at}" s="2"/>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>',
    '<c t="s" r="{at}"><v>1</v></c>',
    "<c><v>7</v></c>",
    '<c r="{at}"><v><![CDATA[5]]></v></c>',
    '<c r="{at}"><!-- note --><v>5</v></c>',
    "",
)
JUNK = (
    b"<!-- x -->",
    b"<![CDATA[1]]>",
    b"<?x y?>",
    b"&lt;",
    b"&bad;",
    b"<row",
    b"</c>",
    b"\x00",
    b"\xff",
    b"\r\n",
    b'"',
    b"'",
    b">",
    b"1",
    b"<v>",
    b" s",
)


def sheet_xml(rows: list[list[str]], tag: str = "") -> bytes:
    """A sheet with a header row of four and these rows, each cell as its XML."""
    head = "".join(f'<c r="{c}1" t="inlineStr"><is><t>H{c}</t></is></c>' for c in "ABCD")
    body = "".join(
        f'<row r="{r}"{tag}>{"".join(cell.format(at=f"{c}{r}", n=(r + k) % 7) for k, (c, cell) in enumerate(zip("ABCD", cells, strict=False)))}</row>'
        for r, cells in enumerate(rows, 2)
    )
    return f'<?xml version="1.0"?>\n<worksheet xmlns="{NAMESPACE}"><dimension ref="A1"/><sheetData><row r="1">{head}</row>{body}</sheetData></worksheet>'.encode()


def context() -> Context:
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in SHARED)
    found = quickstrings.quick_strings(f'<sst xmlns="{NAMESPACE}">{items}</sst>'.encode(), "sst.xml")
    assert found is not None
    return Context("Sheet", "sheet.xml", lambda: found, frozenset({"1"}))


Seen = tuple[object, Mapping[int, dict[int, Cell]], frozenset[tuple[int, int]]]


def seen(table: Table) -> Seen:
    """Headers, the cells that hold anything, formulas."""
    cells: dict[int, dict[int, Cell]] = {
        c: {row: v for row, v in zip(table.rows, values, strict=True) if v is not None}
        for c, values in table.cells.items()
    }
    return table.headers, {c: v for c, v in cells.items() if v}, table.formulas


def read_both(data: bytes, columns: set[int] | None, last_row: int | None = None) -> list[Seen | str | None]:
    """What the quick way makes of it (None: it steps aside) and what the general way does; an error counts as one."""

    def outcome(read: Callable[[], Table | tuple[Table, bool] | None]) -> Seen | str | None:
        try:
            found = read()
        except XlcrmError:
            return "refused"
        return None if found is None else seen(found[0] if isinstance(found, tuple) else found)

    return [
        outcome(lambda: shape.quick_read(data, context(), 1, columns, last_row)),
        outcome(lambda: reading.read_rows(data, context(), 1, columns, last_row)),
    ]


rows_of_cells = st.lists(st.lists(st.sampled_from(CELLS), max_size=4), max_size=30)
some_columns = st.sampled_from([None, {1}, {1, 3}, {2, 4}])


@given(
    st.lists(st.lists(st.sampled_from(CELLS[:5]), min_size=4, max_size=4), min_size=1, max_size=30),
    some_columns,
    st.sampled_from([None, 1, 2, 9]),
)
def test_a_sheet_of_the_usual_shape_is_read_the_quick_way_and_alike(
    rows: list[list[str]], columns: set[int] | None, last_row: int | None
) -> None:
    quick, general = read_both(sheet_xml(rows), columns, last_row)
    assert quick is not None
    assert quick == general


ODD = '<c t="s" r="{at}"><v>1</v></c>'


@pytest.mark.parametrize("rows", [[["", CELLS[0]]] * 3, [["", CELLS[0]], ["", ODD]]], ids=["none", "one is odd"])
def test_a_wanted_column_of_which_not_one_cell_is_written_is_a_blank_one(rows: list[list[str]]) -> None:
    """As that of the companies where a large sheet has nothing but its header yet."""
    quick = shape.quick_read(sheet_xml(rows), context(), 1, {1, 2}, None)
    assert quick is not None
    table, _ = quick
    assert list(table.cells[1]) == [None] * len(table.rows) == [None] * len(rows)


def test_where_but_one_row_holds_anything_and_is_odd_the_empty_ones_are_read_alike() -> None:
    """As on Emails where LibreOffice has saved the book and few letters are left."""
    filled, empty = '<c r="{at}" s="2" t="s"><v>1</v></c>', '<c r="{at}" s="2"/>'
    commented = '<c r="{at}"><!-- note --><v>5</v></c>'
    quick, general = read_both(sheet_xml([[filled, commented], *[[empty, empty]] * 9]), None)
    assert quick is not None
    assert quick == general


@given(rows_of_cells, some_columns, st.sampled_from(["", ' spans="1:4" ht="15"', " hidden='1'", ' a:b="1"']))
def test_a_sheet_of_any_shape_is_read_alike_or_left_to_the_general_way(
    rows: list[list[str]], columns: set[int] | None, tag: str
) -> None:
    quick, general = read_both(sheet_xml(rows, tag), columns)
    assert quick is None or quick == general


@given(
    rows_of_cells,
    some_columns,
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from((b"", *JUNK))), max_size=3),
)
def test_a_mutilated_sheet_is_read_alike_or_left_to_the_general_way(
    rows: list[list[str]], columns: set[int] | None, wounds: list[tuple[float, int, bytes]]
) -> None:
    data = sheet_xml(rows)
    for where, gone, junk in wounds:
        at = int(where * len(data))
        data = data[:at] + junk + data[at + gone :]
    quick, general = read_both(data, columns)
    assert quick is None or quick == general


USUAL = sheet_xml([[CELLS[0], CELLS[3], CELLS[4], CELLS[0]]] * 3)
AROUND = {
    "a comment before the root": USUAL.replace(b"<worksheet", b"<!-- <worksheet> --><worksheet"),
    "a comment with rows in it": USUAL.replace(b"<dimension", b'<!-- <sheetData><row r="1"/> --><dimension'),
    "a comment behind the rows": USUAL.replace(b"</worksheet>", b"<!-- </sheetData> --></worksheet>"),
    "an entity of its own": USUAL.replace(b"<worksheet", b'<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet'),
    "an instruction": USUAL.replace(b"<dimension", b"<?x y?><dimension"),
    "two lists of rows": USUAL.replace(b"</worksheet>", b"<sheetData></sheetData></worksheet>"),
    "another root": USUAL.replace(b"worksheet", b"chartsheet"),
    "no rows at all": USUAL.replace(b"sheetData>", b"other>"),
    "a row number that comes twice": USUAL.replace(b'<row r="3"', b'<row r="2"'),
    "a row number twice in its tag": USUAL.replace(b'<row r="3"', b'<row r="3" r="4"'),
    "a string that is not there": USUAL.replace(b't="s"><v>', b't="s"><v>9'),
    "a string of too many digits": USUAL.replace(b't="s"><v>', b't="s"><v>' + b"9" * 5000),
    "a string by a negative number": USUAL.replace(b't="s"><v>', b't="s"><v>-'),
    "letters in another encoding": USUAL.replace(b"a &amp; b", "ü".encode("latin-1")),
}


@pytest.mark.parametrize("data", AROUND.values(), ids=AROUND)
def test_whatever_stands_around_or_between_the_rows_it_is_read_alike_or_left_to_the_general_way(data: bytes) -> None:
    quick, general = read_both(data, None)
    assert data != USUAL and quick in (None, general)


@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_a_formula_that_fills_other_cells_is_left_to_the_general_way_where_the_rows_are_many(kind: str) -> None:
    """Its cells are known for formulas by it alone."""
    odd = f'<c r="{{at}}"><f t="{kind}" ref="A4:A6">B4</f><v>1</v></c>'
    quick, general = read_both(
        sheet_xml([[CELLS[0]] * 4, [CELLS[0]] * 4, [odd, *[CELLS[0]] * 3], *[[CELLS[0]] * 4] * 40]), None
    )
    assert quick in (None, general)
    assert isinstance(general, tuple) and {(4, 1), (6, 1)} <= general[2]


def strings_by(read: Callable[[bytes, str], Iterable[str] | None], data: bytes) -> list[str] | str | None:
    """The shared strings as that way reads them (None: it steps aside); an error counts as one."""
    try:
        found = read(data, "sst.xml")
    except XlcrmError:
        return "refused"
    return None if found is None else list(found)


@given(
    st.lists(st.sampled_from(["<si><t>a</t></si>", "<si><t>&amp;_x000A_</t></si>", "<si/>", "<si><r><t>r</t></r><rPh><t>p</t></rPh></si>", "<si><t/></si>"]), max_size=20),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from((b"", *JUNK))), max_size=2),
)  # fmt: skip
def test_shared_strings_are_read_alike_or_left_to_the_general_way(
    items: list[str], wounds: list[tuple[float, int, bytes]]
) -> None:
    data = f'<sst xmlns="{NAMESPACE}" count="1">{"".join(items)}</sst>'.encode()
    for where, gone, junk in wounds:
        at = int(where * len(data))
        data = data[:at] + junk + data[at + gone :]
    quick = strings_by(quickstrings.quick_strings, data)
    assert quick is None or quick == strings_by(strings.read_shared, data)


def test_a_header_row_without_cells_takes_no_row_beneath_it_along() -> None:
    rows = '<row r="1"/>' + "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in (2, 3))
    data = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()

    quick = shape.quick_read(data, context(), 1, {1}, None)

    assert quick is not None
    assert (list(quick[0].rows), list(quick[0].cells[1])) == ([2, 3], [2, 3])


def test_every_sheet_of_the_real_books_is_read_alike(shared: Path) -> None:
    taken = 0
    for path in sorted((shared / "corpus" / "real").iterdir()):
        for page in Workbook(path.read_bytes()).sheets:
            data, about, head = page._xml(), page._context(), page.head(1)
            quick = shape.quick_read(data, about, head[0][0], None, None) if head else None
            if quick is not None:
                taken += 1
                assert seen(quick[0]) == seen(reading.read_rows(data, about, head[0][0], None, None)), (
                    path.name,
                    page.title,
                )
    assert taken > 40  # else the proof is so strict that nothing passes


@pytest.fixture
def quick_from_the_first_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small sheets go the quick way as large ones do."""
    monkeypatch.setattr(shape, "LARGE", 0)


EDITS: dict[tuple[int, int], Cell] = {
    (2, 1): "new",
    (3, 2): 5,
    (4, 4): dt.date(2026, 11, 23),
    (9, 3): None,
    (40, 2): "beyond",
    (5, 7): 1.5,
    (2, 3): True,
}


@pytest.mark.usefixtures("quick_from_the_first_byte")
def test_cells_written_the_quick_way_are_read_as_those_written_the_general_way(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0
    for path in sorted((shared / "corpus" / "real").iterdir()):
        results = []
        for large in (0, 1 << 60):
            monkeypatch.setattr(shape, "LARGE", large)
            book = Workbook(path.read_bytes())
            for page in book.sheets:
                page.read(1, None)
                for (row, column), value in EDITS.items():
                    try:
                        page.set(row, column, value)
                        written += large == 0
                    except (ValueError, WritingForbidden):  # a formula, or a merged cell
                        continue
            again = Workbook(book.to_bytes())
            results.append([reading.read_rows(p._xml(), p._context(), 1, None) for p in again.sheets])
        quick, general = results
        assert [seen(t) for t in quick] == [seen(t) for t in general], path.name
    assert written > 300


FAR_DOWN = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(3, 40))
IN_THE_WAY = {
    "attributes in another order": '<c t="b" r="C2"><v>1</v></c>',
    "in small letters": '<c r="c2"><v>5</v></c>',
    "with dollar signs": '<c r="$C$2"><v>5</v></c>',
    "in single quotes": "<c r='C2'><v>5</v></c>",
    "with a space before the address": '<c  r="C2"><v>5</v></c>',
    "with spaces around the equals sign": '<c r = "C2"><v>5</v></c>',
    "with a prefix of its own": f'<q:c xmlns:q="{NAMESPACE}" r="C2"><q:v>5</q:v></q:c>',
    "without an address": "<c><v>5</v></c>",
}


@pytest.mark.usefixtures("quick_from_the_first_byte")
@pytest.mark.parametrize("cell", IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_new_columns_avoid_a_cell_however_it_is_written(cell: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"/>{cell}</row>{FAR_DOWN}'
    page = Workbook(package(sheet_with(rows))).sheets[0]
    assert page.add_columns(1, [("Grade", 8), ("Due", 8), ("Step", 8)]) == [4, 5, 6]


FORMULAS = {
    "as usual": '<c r="B2"><f>A2</f><v>2</v></c>',
    "attributes in another order": '<c s="0" r="B2"><f>A2</f><v>2</v></c>',
    "on a line of its own": '<c r="B2">\n  <f>A2</f>\n  <v>2</v></c>',
    "shared": '<c r="B2"><f t="shared" si="0"/><v>2</v></c>',
    "one of several cells": "<c r='B2'><f t='array' ref='B2:B4'>A2</f><v>2</v></c>",
}


@pytest.mark.usefixtures("quick_from_the_first_byte")
@pytest.mark.parametrize("cell", FORMULAS.values(), ids=FORMULAS)
def test_a_formula_is_never_written_over_however_it_is_written(cell: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c>{cell}</row>{FAR_DOWN}'
    page = Workbook(package(sheet_with(rows))).sheets[0]
    with pytest.raises(ValueError, match="B2 holds a formula"):
        page.set(2, 2, "x")


EMPTY_ROWS = (
    '<row r="{n}"/>',
    '<row r="{n}" ht="18" customHeight="1"/>',
    '<row r="{n}" s="2" customFormat="1"><c r="A{n}" s="2"/><c r="C{n}"/></row>',
    '<row r="{n}"><c r="C{n}"/><c r="A{n}"/></row>',
    '<row r="{n}"></row>',
)
NOT_EMPTY = (
    "",
    '<row r="3"/>',
    '<row r="{n}"><c r="A{n}"><v>7</v></c></row>',
    '<row r="{n}"><c r="A{n}"><f/></c></row>',
    '<row r="{n}" x:y="1"/>',
    '<row r="{n}" ht="1" ht="2"/>',
    '<row r="1048577"/>',
    "<row/>",
    "<!-- x -->",
    "text",
)


@given(
    st.lists(st.lists(st.sampled_from(CELLS[:5]), min_size=4, max_size=4), max_size=5),
    st.lists(st.sampled_from(EMPTY_ROWS), min_size=5, max_size=20),
    st.sampled_from(NOT_EMPTY),
    st.integers(0, 20),
)
def test_empty_rows_at_the_end_are_passed_over_only_where_that_changes_nothing(
    rows: list[list[str]], empty: list[str], other: str, at: int
) -> None:
    behind = [*empty[:at], other, *empty[at:]]
    written = "".join(row.replace("{n}", str(len(rows) + 10 + n)) for n, row in enumerate(behind)).encode()
    data = sheet_xml(rows).replace(b"</sheetData>", written + b"</sheetData>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(emptyrows, "WORTH_IT", 1)
        quick, general = read_both(data, None)
    assert quick in (None, general)
    assert other or quick == general


def test_a_million_empty_rows_take_no_more_than_they_are_worth() -> None:
    written = b"".join(b'<row r="%d" ht="18" customHeight="1"/>' % n for n in range(3, 60_000))
    data = sheet_xml([[CELLS[0]] * 4]).replace(b"</sheetData>", written + b"</sheetData>")
    found = emptyrows.empty_rows(data, data.find(b"<sheetData>") + 11, data.rfind(b"</sheetData>"))
    tags = frozenset({b' ht="18" customHeight="1"'})
    assert found == emptyrows.EmptyRows(data.find(b'<row r="3"'), tags, False)
    quick = shape.quick_read(data, context(), 1, None, None)
    assert quick is not None and quick[0].rows == [2]
