"""The page in Chromium: its numbers are the book's, of all, of one owner, of several books."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from book_text import TODAY
from doors import NOW
from playwright.sync_api import Browser
from report_page import BOOK, LANGS, Opened, failed, made, on_disk

from xlcrm import schema
from xlcrm.app import crm
from xlcrm.text import Lang


@cache
def sheet_of(book: Path, title: str) -> Any:
    return openpyxl.load_workbook(book)[title]


def cells(book: Path, lang: Lang, column: str) -> list[Any]:
    """The cells under a header of the Dashboard sheet, as far as they are filled."""
    page = sheet_of(book, schema.DASHBOARD.title(lang))
    header = schema.DASHBOARD.column(column).header(lang)
    (place,) = [cell.column for cell in page[1] if cell.value == header]
    found = [page.cell(row, place).value for row in range(2, 28)]
    while found and found[-1] is None:
        found.pop()
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_the_five_numbers_and_all_pictures_say_what_the_dashboard_sheet_says(
    chromium: Browser, demo: dict[Lang, Path], demo_pages: dict[Lang, Path], lang: Lang
) -> None:
    def sheet(*columns: str) -> list[list[Any]]:
        return [list(row) for row in zip(*(cells(demo[lang], lang, c) for c in columns), strict=True)]

    def whole(rows: list[list[str]], first: Callable[[str], Any] = str) -> list[list[Any]]:
        return [[first(row[0]), *map(int, row[1:])] for row in rows]

    with Opened(chromium, demo_pages[lang]) as page:
        names = {
            "to_do": "To Do Now",
            "owed": "Replies Owed",
            "open": "Open Quotes",
            "orders": "Orders in 12 Months",
            "customers": "Customers",
        }
        for name, column in names.items():
            assert page.number(name) == cells(demo[lang], lang, column)[0], name
        assert whole(page.picture("grades")) == sheet("Grade", "Customers in Grade")
        assert whole(page.picture("owners")) == sheet("Owner", "Due", "Overdue", "Neglected")
        weeks = [[row[0].date().isoformat(), *row[1:]] for row in sheet("Week From", "Touches Out", "Replies In")]
        assert whole(page.picture("weeks")) == weeks
        assert whole(page.picture("currencies")) == sheet(
            "Currency", "Sent", "Negotiating", "PI", "Ordered", "Lost", "Postponed"
        )
        months = [[f"{row[0]:%Y-%m}", *row[1:]] for row in sheet("Month", "Won", "Not Won", "Undecided")]
        assert whole([row[:4] for row in page.picture("months")]) == months
        assert whole(page.picture("causes")) == sheet("Cause", "Told by You", "Likeliest")
        assert whole([row[:3] for row in page.picture("steps")]) == sheet("After Touch", "Replies", "Orders")
        claimed = cells(demo[lang], lang, "Method's Claim (Source Unknown)")
        assert [row[5] for row in page.picture("steps")][:5] == [f"{part:.0%}" for part in claimed]
        for name in ("to_do", "owed", "customers"):
            page.page.click(f"#numbers button:has(#number-{name})")
            assert re.findall(r"\d+", page.text("#found"))[0] == str(page.number(name)), name
        assert page.faults == []


def test_the_agenda_stands_in_the_order_of_the_agenda_sheet(
    chromium: Browser, demo: dict[Lang, Path], demo_pages: dict[Lang, Path]
) -> None:
    sheet = sheet_of(demo["en"], "Agenda")
    places = {cell.value: cell.column for cell in sheet[1]}
    columns = ("State", "Company", "Grade", "Due", "Days Overdue", "Owner")

    def said(value: Any) -> str:
        return "" if value is None else value.date().isoformat() if hasattr(value, "date") else str(value)

    wanted = [[said(sheet.cell(row, places[c]).value) for c in columns] for row in range(2, sheet.max_row + 1)]
    with Opened(chromium, demo_pages["en"]) as page:
        assert [row[:6] for row in page.table("#table")] == wanted and wanted


def test_an_owner_who_is_chosen_has_the_numbers_of_a_book_with_those_customers_alone(
    opened: Opened, tmp_path: Path
) -> None:
    opened.page.select_option("#owner", label="Lee")
    alone = "\n".join(line for line in BOOK.splitlines() if not re.search(r"C-[345]", line))
    refreshed = on_disk(tmp_path / "alone.xlsx", alone)
    crm.refresh_book(refreshed, TODAY, NOW)

    assert opened.number("customers") == 2
    assert opened.number("to_do") == cells(refreshed, "en", "To Do Now")[0]
    assert opened.number("orders") == cells(refreshed, "en", "Orders in 12 Months")[0] == 1
    assert [row[1] for row in opened.picture("grades")] == [
        str(n) for n in cells(refreshed, "en", "Customers in Grade")
    ]
    assert [row[0] for row in opened.picture("currencies")] == ["EUR"]
    assert opened.text("#about") == "book.xlsx · Lee · as of 2026-11-23"
    opened.page.click("#reset")
    assert opened.number("customers") == 5


def test_the_sentence_at_the_top_says_what_is_the_matter(opened: Opened) -> None:
    said = opened.text("#headline")
    assert said.startswith(f"{opened.number('to_do')} of 5 customers wait for a contact today")
    assert "1 buyer expects an answer." in said and "1 quote has met with silence." in said


def test_several_books_are_added_up_shown_each_by_itself_and_can_be_chosen(chromium: Browser, tmp_path: Path) -> None:
    one = on_disk(tmp_path / "east.xlsx")
    two = on_disk(
        tmp_path / "west.xlsx", "Customers\nCustomer ID | Company | Owner\nC-1 | Acme | lee\nC-2 | Zeta | Kim"
    )
    with Opened(chromium, made(tmp_path / "report.html", one, two)) as page:
        assert page.number("customers") == 7
        assert [row[:2] for row in page.table("#book-table")] == [["east.xlsx", "5"], ["west.xlsx", "2"]]
        page.show("view_all")
        assert {(row[1], row[-1]) for row in page.table("#table")} >= {("Acme", "east"), ("Acme", "west")}
        assert [row[0] for row in page.picture("owners")].count("Lee") == 1  # one person, however spelt
        page.page.get_by_role("button", name="west.xlsx").click()
        assert (page.number("customers"), set(page.companies())) == (2, {"Acme", "Zeta"})
        assert page.page.locator("#owner option").all_inner_texts() == ["Everybody", "Kim", "Lee"]


def test_a_book_that_cannot_be_read_is_named_on_the_page_and_the_others_are_there(
    chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "bad.xlsx").write_text("no workbook")
    file = tmp_path / "report.html"
    (error,) = failed(file, tmp_path / "bad.xlsx", on_disk(tmp_path / "good.xlsx"))
    with Opened(chromium, file) as page:
        assert "bad.xlsx" in str(error) and str(error) in page.text("#failed")
        assert page.number("customers") == 5
