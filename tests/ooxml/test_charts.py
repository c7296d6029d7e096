"""Charts as parts: what they point at, what they look like where it means something, and pages that hold them."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Convert
from ooxml.small_book import package, sheet
from openpyxl.chart import BarChart, LineChart

from xlcrm.ooxml import xml
from xlcrm.ooxml.charts import Chart, Series, chart_xml, drawing_xml
from xlcrm.ooxml.page import Card, Column, Page
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.workbook import Workbook


def book_bytes() -> bytes:
    return package(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


def below(column: int, lines: int = 3) -> Range:
    return Range(2, column, lines + 1, column)


def head(column: int) -> Range:
    return Range(1, column, 1, column)


BARS = Chart(
    "Quotes & <orders>", "what is counted", Range(5, 1, 19, 4), below(9),
    (Series(head(10), below(10), "F2C14E"), Series(head(11), below(11), "C00000")), kind="rows", stacked=True, labels=True,
)  # fmt: skip
MIXED = Chart(
    "Won, by month", "what else", Range(21, 1, 35, 4), below(9),
    (Series(head(10), below(10), "4C9F70"), Series(head(12), below(12), "1B3A5C", line=True, share=True)), dates="mmm",
)  # fmt: skip
CLAIM = Chart(
    "Claim", "said", Range(37, 1, 50, 4), below(9), (Series(head(12), below(12), "B4BDC8", share=True, claim=True),)
)
PAGE = Page(
    {2: Card("Customers", "whole", "2F5D8C")},
    {9: Column("Month", "month", 10), 10: Column("Won", "whole", 8), 11: Column("Lost", "whole", 8), 12: Column("Rate", "share", 8)},
    (BARS, MIXED, CLAIM), 3, 25, "548235", {1: 1.5},
)  # fmt: skip


def root(chart: Chart, sheet: str = "Page") -> xml.Node:
    return xml.parse(chart_xml(chart, sheet, strict=False), "chart1.xml")


def found(chart: Chart, name: str) -> list[xml.Node]:
    return [node for node in root(chart).walk() if node.name == name]


def formulas(chart: Chart, sheet: str = "Page") -> list[str]:
    return [node.text for node in root(chart, sheet).walk() if node.name == "f"]


def with_page(title: str = "Page") -> bytes:
    book = Workbook(book_bytes())
    book.add_page(title, PAGE)
    return book.to_bytes()


def test_a_chart_points_at_cells_and_holds_none_of_their_values() -> None:
    assert formulas(BARS) == [
        "'Page'!$J$1",
        "'Page'!$I$2:$I$4",
        "'Page'!$J$2:$J$4",
        "'Page'!$K$1",
        "'Page'!$I$2:$I$4",
        "'Page'!$K$2:$K$4",
    ]
    assert not found(BARS, "numCache") and not found(BARS, "strCache")


def test_a_title_of_any_kind_stands_in_quotes() -> None:
    assert formulas(BARS, "Tom's & 看板")[0] == "'Tom''s & 看板'!$J$1"


def test_of_rows_the_first_stands_at_the_top_and_the_numbers_at_the_bars() -> None:
    orientation = [n.attributes["val"] for n in found(BARS, "orientation")]
    assert (orientation, [n.attributes["val"] for n in found(BARS, "barDir")]) == (["maxMin", "minMax"], ["bar"])
    assert len(found(BARS, "dLbls")) == 2 and found(BARS, "majorGridlines") == []


def test_a_share_beside_counts_has_an_axis_of_its_own_from_0_to_100_per_cent() -> None:
    assert [n.attributes["val"] for n in found(MIXED, "axId")] == ["1", "2", "3", "4", "1", "2", "3", "4"]
    assert [n.attributes["val"] for n in found(MIXED, "max")] == ["1"]
    assert [n.attributes["formatCode"] for n in found(MIXED, "numFmt")] == ["mmm", "[>=10]#,##0;General", "0%"]


def test_a_claim_is_a_dashed_outline_and_no_bar_of_colour() -> None:
    (bar,) = found(CLAIM, "ser")
    (look,) = (node for node in bar.children if node.name == "spPr")
    assert [n.attributes["val"] for n in look.walk() if n.name in ("srgbClr", "prstDash")] == [
        "FFFFFF",
        "B4BDC8",
        "sysDash",
    ]


def test_a_single_series_needs_no_legend() -> None:
    assert found(BARS, "legend") and not found(CLAIM, "legend")


def test_a_drawing_names_each_chart_and_says_it_to_who_cannot_see_it() -> None:
    data = drawing_xml([(BARS, "rId1"), (CLAIM, "rId2")], strict=False)
    named = [n.attributes for n in xml.parse(data, "drawing1.xml").walk() if n.name == "cNvPr"]
    assert [(a["name"], a["descr"]) for a in named] == [
        ("Quotes & <orders>", "Quotes & <orders>: what is counted"), ("Claim", "Claim: said"),
    ]  # fmt: skip
    assert len({a["id"] for a in named}) == 2


@pytest.mark.parametrize("part", [chart_xml(BARS, "Page", strict=True), drawing_xml([(BARS, "rId1")], strict=True)])
def test_in_a_strict_book_no_namespace_is_transitional(part: bytes) -> None:
    assert b"schemas.openxmlformats.org" not in part and part.count(b"http://purl.oclc.org/ooxml/") > 2


def test_openpyxl_reads_the_charts_of_a_page_back() -> None:
    page = openpyxl.load_workbook(io.BytesIO(with_page()))["Page"]
    bars, mixed, _claim = page._charts
    assert isinstance(bars, BarChart) and bars.grouping == "stacked" and bars.type == "bar"
    assert [s.val.numRef.f for s in bars.series] == ["'Page'!$J$2:$J$4", "'Page'!$K$2:$K$4"]
    assert "".join(run.t for p in bars.title.tx.rich.p for run in p.r or ()) == "Quotes & <orders>"
    (line,) = [c for c in mixed._charts if isinstance(c, LineChart)]
    assert line.series[0].val.numRef.f == "'Page'!$L$2:$L$4"
    assert (bars.anchor._from.row, bars.anchor._from.col, bars.anchor.to.row, bars.anchor.to.col) == (4, 0, 19, 4)


def test_a_page_has_its_headers_in_one_row_and_beneath_each_chart_what_it_counts() -> None:
    page = openpyxl.load_workbook(io.BytesIO(with_page()))["Page"]
    assert [cell.value for cell in page[1] if cell.value] == ["Customers", "Month", "Won", "Lost", "Rate"]
    assert {page.cell(row, 1).value for row in (20, 36, 51)} == {"what is counted", "what else", "said"}
    assert [page.cell(2, n).number_format for n in (2, 9, 10, 12)] == ["#,##0", "yyyy-mm", "#,##0", "0%"]
    with zipfile.ZipFile(io.BytesIO(with_page())) as package:
        assert any(b'<dimension ref="A1:L51"/>' in package.read(name) for name in package.namelist())
    assert page.print_area == "'Page'!$A$1:$B$51" and not page.sheet_view.showGridLines


def test_a_page_leaves_every_other_part_as_it_was_but_those_that_name_the_parts() -> None:
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (book_bytes(), with_page()))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed <= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def test_a_second_page_takes_names_that_are_free() -> None:
    book = Workbook(with_page())
    book.add_page("Another", PAGE)
    again = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))
    assert [len(again[title]._charts) for title in ("Page", "Another")] == [3, 3]
    assert again["Another"]._charts[0].series[0].val.numRef.f == "'Another'!$J$2:$J$4"
    names = Counter(zipfile.ZipFile(io.BytesIO(book.to_bytes())).namelist())
    assert max(names.values()) == 1 and {f"xl/charts/chart{n}.xml" for n in range(1, 7)} <= names.keys()


def test_the_open_xml_sdk_finds_no_fault_in_a_page(faults: Callable[[Path], Counter[str]], tmp_path: Path) -> None:
    (tmp_path / "before.xlsx").write_bytes(book_bytes())
    (tmp_path / "after.xlsx").write_bytes(with_page("Tom's & 看板"))
    assert faults(tmp_path / "after.xlsx") == faults(tmp_path / "before.xlsx")


def test_libreoffice_shows_the_page(lo_convert: Convert, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(with_page())
    assert len(openpyxl.load_workbook(lo_convert(path))["Page"]._charts) == 3
