"""The Dashboard from end to end: numbers in cells, charts put in place once, and whatever the user makes of them."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from book_text import TODAY, Given, outcome, records, refreshed, typed
from conftest import Convert
from doors import NOW, write_workbook

from xlcrm import schema
from xlcrm.app import crm
from xlcrm.app.outcome import work_out
from xlcrm.method.dashboard import FURTHEST, WEEKS
from xlcrm.model import Cell
from xlcrm.ooxml.charts import chart_xml, contrast
from xlcrm.stores.dashboard_page import BLOCKS, CARDS, SHARES, dashboard_page
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.template import template_bytes
from xlcrm.text import Lang
from xlcrm.versions.undoing import take_back

LANGS: tuple[Lang, ...] = get_args(Lang)
BOOK = """
    Customers
    Customer ID | Company | Owner | Added
    C-1         | Acme    | Lee   | 2026-01-01
    C-2         | Borg    |       | 2026-01-01
    Touches
    Date       | Customer | Direction
    2026-11-16 | C-1      | Out
    2026-11-17 | C-1      | In
    Quotes
    Quote No | Date       | Customer | Status  | Currency
    Q-1      | 2026-10-02 | C-1      | Ordered | USD
    Q-2      | 2026-10-02 | C-1      | Sent    | USD
"""


def on_disk(folder: Path, text: str = BOOK) -> Path:
    path = folder / "book.xlsx"
    write_workbook(path, typed(text))
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def drawn(path: Path) -> dict[str, bytes]:
    """The parts of the charts, and of the drawing that places them."""
    return {name: data for name, data in parts(path).items() if re.search(r"(charts|drawings)/[a-z]+\d+\.xml$", name)}


def cells(path: Path, title: str = "Dashboard") -> dict[str, list[Cell]]:
    """What stands in the rows below each header."""
    page = openpyxl.load_workbook(path)[title]
    return {
        str(head.value): [page.cell(row, head.column).value for row in range(2, WEEKS + 2)] for head in page[1] if head.value
    }  # fmt: skip


def test_a_table_stands_beside_each_chart_and_every_column_has_its_place() -> None:
    page = dashboard_page([c.name for c in schema.DASHBOARD.columns])
    assert len(page.cards) == len(CARDS) and len(page.cards) + len(page.columns) == len(schema.DASHBOARD.columns)
    assert not {*page.cards, *page.columns} & {*page.gaps}
    for block, chart in zip(BLOCKS, page.charts, strict=True):
        assert page.columns[chart.categories.first_column].header == block.categories
        assert [page.columns[s.values.first_column].header for s in chart.series] == list(block.series)
        assert [page.columns[s.name.first_column].header for s in chart.series] == list(block.series)


def test_charts_and_their_captions_lie_apart() -> None:
    page = dashboard_page([c.name for c in schema.DASHBOARD.columns])
    whole = [chart.place._replace(last_row=chart.place.last_row + 1) for chart in page.charts]
    assert not any(a.meets(b) for n, a in enumerate(whole) for b in whole[:n])
    assert all(place.last_column <= max(page.cards) < min(page.columns) for place in whole)


def test_the_rows_say_each_number_under_its_header() -> None:
    sheets = typed(BOOK)
    refreshed(sheets)
    first, second = records(sheets, "Dashboard")[:2]
    assert {name: first[name] for name in CARDS} == {
        "As Of": TODAY, "Customers": 2, "To Do Now": 2, "Replies Owed": 1, "Open Quotes": 1, "Orders in 12 Months": 1,
    }  # fmt: skip
    assert second["To Do Now"] == "1 due, 1 overdue, 0 neglected"
    assert (second["Open Quotes"], second["Orders in 12 Months"]) == (
        "0 of them long unanswered",
        "100% of those decided were won",
    )
    assert [(r["Owner"], r["Due"], r["Overdue"]) for r in records(sheets, "Dashboard")[:3]] == [
        ("(no owner)", 1, 0), ("Lee", 0, 1), (None, None, None),
    ]  # fmt: skip
    assert (first["After Touch"], first["Replies"], first["Your Replies"], first["Your Orders"]) == ("1st", 1, 1, None)
    assert (first["Currency"], *(first[status] for status in FURTHEST)) == ("USD", 1, 0, 0, 1, 0, 0)


@pytest.mark.parametrize(("lang", "said"), [("en", ["1st", "2nd", "3rd", "4th", "5th to 12th", "13th on"]),
                                            ("zh", ["第1次", "第2次", "第3次", "第4次", "第5至12次", "第13次起"])])  # fmt: skip
def test_touches_are_named_in_the_language_of_the_book(lang: Lang, said: list[str]) -> None:
    sheets = typed(BOOK + f"\nSettings\nName | Value\nLanguage | {lang}")
    refreshed(sheets)
    page = schema.DASHBOARD.title(lang)
    header = schema.DASHBOARD.column("After Touch").header(lang)
    assert [row[header] for row in records(sheets, page)[:6]] == said


def test_a_cause_told_under_diagnosis_moves_the_quote() -> None:
    sheets = typed(BOOK.replace("2026-11-17 | C-1      | In", "").replace("Ordered", "Lost"))
    refreshed(sheets)
    assert not any(row["Told by You"] for row in records(sheets, "Dashboard")[:10])
    rows = sheets["Diagnosis"]
    rows[1][rows[0].index("Cause")] = "O1 stable supplier"
    refreshed(sheets)
    told = {row["Cause"]: (row["Told by You"], row["Likeliest"]) for row in records(sheets, "Dashboard")[:10]}
    assert told["O1 stable supplier"] == (1, 0) and not any(likely for _, likely in told.values())


# ---- in a file -----------------------------------------------------------------------------------------------------------


def test_a_book_without_it_gets_it_with_its_charts_and_the_second_refresh_writes_no_byte(tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    crm.refresh_book(path, TODAY, NOW)
    once = path.read_bytes()
    page = openpyxl.load_workbook(path)["Dashboard"]
    assert len(page._charts) == len(BLOCKS)
    assert (cells(path)["Customers"][0], cells(path)["To Do Now"][0]) == (2, 2)
    assert crm.refresh_book(path, TODAY, NOW + timedelta(hours=1)).backup is None
    assert path.read_bytes() == once


def test_afterwards_only_its_cells_are_written_and_the_charts_stay_byte_for_byte(tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    crm.refresh_book(path, TODAY, NOW)
    before, charts = cells(path), drawn(path)
    crm.refresh_book(path, TODAY + timedelta(7), NOW + timedelta(7))
    assert drawn(path) == charts and len(charts) == len(BLOCKS) + 1
    assert cells(path)["Week From"][:-1] == before["Week From"][1:]


def test_a_chart_that_the_user_has_changed_moved_or_deleted_stays_so(tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    crm.refresh_book(path, TODAY, NOW)
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    content["xl/charts/chart1.xml"] = content["xl/charts/chart1.xml"].replace(b"1B3A5C", b"123456")
    drawing = content["xl/drawings/drawing1.xml"]
    anchors = re.findall(rb"<xdr:twoCellAnchor.*?</xdr:twoCellAnchor>", drawing)
    moved = anchors[0].replace(b"<xdr:row>4</xdr:row>", b"<xdr:row>90</xdr:row>")
    content["xl/drawings/drawing1.xml"] = drawing.replace(anchors[0], moved).replace(anchors[1], b"")
    with zipfile.ZipFile(path, "w") as new:
        for name, data in content.items():
            new.writestr(name, data)
    changed = drawn(path)
    crm.refresh_book(path, TODAY + timedelta(7), NOW)
    assert drawn(path) == changed and b"123456" in changed["xl/charts/chart1.xml"]
    assert len(openpyxl.load_workbook(path)["Dashboard"]._charts) == len(BLOCKS) - 1


def test_what_a_person_typed_beneath_its_numbers_stays(tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    crm.refresh_book(path, TODAY, NOW)
    whole = openpyxl.load_workbook(path)
    below = whole["Dashboard"].max_row + 2
    whole["Dashboard"].cell(below, 2, "for the boss")
    whole.save(path)
    for days in (1, 40):
        crm.refresh_book(path, TODAY + timedelta(days), NOW)
        assert openpyxl.load_workbook(path)["Dashboard"].cell(below, 2).value == "for the boss"


def test_a_sheet_of_the_users_own_by_that_name_is_his(tmp_path: Path) -> None:
    path = on_disk(tmp_path, BOOK + "\nDashboard\nSales | Goal\n5 | 7\n")
    crm.refresh_book(path, TODAY, NOW)
    book = openpyxl.load_workbook(path)
    assert [[c.value for c in row] for row in book["Dashboard"]] == [["Sales", "Goal"], [5, 7]]
    assert len(book["xlcrm Dashboard"]._charts) == len(BLOCKS)
    assert book["xlcrm Dashboard"]._charts[0].series[0].val.numRef.f.startswith("'xlcrm Dashboard'!")
    assert crm.refresh_book(path, TODAY, NOW).backup is None


def test_columns_that_the_user_has_moved_are_found_by_their_headers() -> None:
    sheets = typed(BOOK)
    refreshed(sheets)
    sheets["Dashboard"] = [[*row[7:], *row[:7]] for row in sheets["Dashboard"]]
    assert not outcome(sheets).changes


@pytest.mark.parametrize("lang", LANGS)
def test_the_template_carries_it_empty_and_a_refresh_of_no_customers_fills_it(tmp_path: Path, lang: Lang) -> None:
    path, title = tmp_path / "book.xlsx", schema.DASHBOARD.title(lang)
    path.write_bytes(template_bytes(lang))
    headers = {
        name: schema.DASHBOARD.column(name).header(lang) for name in ("Customers", "Won Rate", "Week From", "Owner")
    }
    assert not any(value for column in cells(path, title).values() for value in column)
    charts = drawn(path)
    crm.refresh_book(path, TODAY, NOW)
    found = cells(path, title)
    assert (found[headers["Customers"]][0], found[headers["Owner"]][0], found[headers["Won Rate"]][:12]) == (
        0,
        None,
        [None] * 12,
    )
    assert all(found[headers["Week From"]]) and drawn(path) == charts
    assert crm.refresh_book(path, TODAY, NOW).backup is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_has_a_title_and_a_caption_in_the_language_of_the_book(lang: Lang) -> None:
    page = openpyxl.load_workbook(io.BytesIO(template_bytes(lang)))[schema.DASHBOARD.title(lang)]
    titles = ["".join(run.t for p in chart.title.tx.rich.p for run in p.r or ()) for chart in page._charts]
    below = [page.cell(chart.anchor.to.row + 1, chart.anchor._from.col + 1).value for chart in page._charts]
    assert titles == [block.title.said(lang) for block in BLOCKS] and below == [
        block.caption.said(lang) for block in BLOCKS
    ]
    assert all(("\u4e00" <= text[-1] <= "\u9fff") == (lang == "zh") for text in titles)


def test_the_number_on_a_bar_is_read_on_the_colour_of_the_bar() -> None:
    page = dashboard_page([c.name for c in schema.DASHBOARD.columns])

    labelled = [chart for chart in page.charts if chart.stacked and chart.labels]
    series = [part for chart in labelled for part in chart_xml(chart, "S", strict=False).decode().split("<c:ser>")[1:]]
    colours = [re.findall('srgbClr val="(.{6})"', part)[:2] for part in series]  # of the bar, of its label

    assert len(colours) == 11
    assert min(contrast(bar, label) for bar, label in colours) >= 4.5


def test_what_the_method_claims_is_said_to_be_a_claim_in_both_languages() -> None:
    claimed = next(c for c in schema.DASHBOARD.columns if c.name.startswith("Method's Claim"))
    assert ("Source Unknown" in claimed.name, "出处不明" in claimed.zh, claimed.name in SHARES) == (True, True, True)
    (block,) = [block for block in BLOCKS if claimed.name in block.series]
    assert "source unknown" in block.caption.en and "出处不明" in block.caption.zh


def test_an_undo_empties_what_the_refresh_had_filled_and_the_next_refresh_fills_it_again() -> None:
    store = MemoryStore(typed(BOOK))
    before = store.read()
    store.write(work_out(decode(before), TODAY).changes)
    after = store.read()
    store.sheets["Customers"].append([None, "Cyan"])
    store.write(take_back(before, after, store.read()).changes)
    assert not any(value is not None for row in store.sheets["Dashboard"][1:] for value in row)
    refreshed(store.sheets)
    assert records(store.sheets, "Dashboard")[0]["Customers"] == 3


def test_another_day_s_date_alone_is_written_when_nothing_else_differs(tmp_path: Path) -> None:
    path = on_disk(tmp_path, "Customers\nCompany | Owner\n")
    crm.refresh_book(path, TODAY, NOW)
    report = crm.refresh_book(path, date(2026, 11, 24), NOW + timedelta(1), dry_run=True)
    assert [(c.sheet, c.column, c.old, c.new) for c in report.changed] == [
        ("Dashboard", "As Of", TODAY, date(2026, 11, 24))
    ]


def test_the_open_xml_sdk_finds_no_fault(faults: Callable[[Path], Counter[str]], tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    crm.refresh_book(path, TODAY, NOW)
    assert faults(path) == Counter()


def test_libreoffice_keeps_every_chart(lo_convert: Convert, tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    crm.refresh_book(path, TODAY, NOW)
    assert len(openpyxl.load_workbook(lo_convert(path))["Dashboard"]._charts) == len(BLOCKS)


def test_ten_thousand_customers_fit_the_same_cells(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    sheets: Given = {
        **typed(""),
        "Customers": [["Company", "Owner"], *([f"c{n}", f"owner {n % 40}"] for n in range(10_000))],
    }
    write_workbook(path, sheets)
    crm.refresh_book(path, TODAY, NOW)
    found = cells(path)
    assert (found["Customers"][0], found["To Do Now"][0], found["Customers in Grade"][4]) == (10_000, 10_000, 10_000)
    assert found["Owner"][10] == "30 others" and found["Due"][10] == 7500 and found["Owner"][11] is None
