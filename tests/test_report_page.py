"""The report's page in Chromium: its numbers are the book's; it sorts, narrows, tells stories; it prints; nothing leaves it."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from book_text import TODAY, outcome, typed
from doors import NOW, write_workbook
from playwright.sync_api import Browser, expect
from report_page import Opened, failed, made

from xlcrm import app, schema
from xlcrm.outlets import html
from xlcrm.report.contents import first_part, second_part, told
from xlcrm.template import template_bytes
from xlcrm.text import Lang

LANGS: tuple[Lang, ...] = get_args(Lang)
BOOK = """
    Customers
    Customer ID | Company | Country | Owner | Contact | Products | Added
    C-1         | Acme    | Germany | Lee   | Anna    | hinges   | 2026-01-01
    C-2         | 华宇五金 | China   | Lee   | 王芳    | slides   | 2026-01-01
    C-3         | Cyan    | Brazil  | Sam   |         | hinges   | 2026-01-01
    C-4         | Delta   |         |       |         |          | 2026-11-01
    C-5         | Ecru    | France  | Sam   |         |          | 2026-01-01
    Touches
    Date       | Customer | Direction | Medium | Summary
    2026-09-01 | C-1      | Out       | Email  | catalog sent
    2026-11-16 | C-1      | In        | Email  | how much for 500?
    2026-08-01 | C-2      | Out       | Phone  | 样品已寄
    2026-10-20 | C-3      | Out       | Email  |
    2026-11-20 | C-5      | Out       | Email  |
    Quotes
    Quote No | Date       | Customer | Status  | Currency | Product
    Q-1      | 2026-10-02 | C-3      | Sent    | USD      | hinge
    Q-2      | 2026-10-02 | C-2      | Ordered | EUR      | slide
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """The demo book in each language, refreshed."""
    folder = tmp_path_factory.mktemp("demo")
    return {lang: app.demo_book(folder, lang, TODAY, NOW).book for lang in LANGS}


@pytest.fixture(scope="module")
def demo_pages(demo: dict[Lang, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """Its page in each language."""
    folder = tmp_path_factory.mktemp("pages")
    return {lang: made(folder / f"{lang}.html", book) for lang, book in demo.items()}


def on_disk(path: Path, text: str = BOOK) -> Path:
    write_workbook(path, typed(text))
    return path


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """The page of BOOK."""
    with Opened(chromium, made(tmp_path / "report.html", on_disk(tmp_path / "book.xlsx"))) as page:
        yield page
        assert page.faults == []


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


# ---- the numbers are the book's --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_five_numbers_and_all_pictures_say_what_the_dashboard_sheet_says(
    chromium: Browser, demo: dict[Lang, Path], demo_pages: dict[Lang, Path], lang: Lang
) -> None:
    def sheet(*columns: str) -> list[list[Any]]:
        return [list(row) for row in zip(*(cells(demo[lang], lang, c) for c in columns), strict=True)]

    def whole(rows: list[list[str]], first: Callable[[str], Any] = str) -> list[list[Any]]:
        return [[first(row[0]), *map(int, row[1:])] for row in rows]

    with Opened(chromium, demo_pages[lang]) as page:
        names = {"to_do": "To Do Now", "owed": "Replies Owed", "open": "Open Quotes", "orders": "Orders in 12 Months", "customers": "Customers"}
        for name, column in names.items():
            assert page.number(name) == cells(demo[lang], lang, column)[0], name
        assert whole(page.picture("grades")) == sheet("Grade", "Customers in Grade")
        assert whole(page.picture("owners")) == sheet("Owner", "Due", "Overdue", "Neglected")
        weeks = [[row[0].date().isoformat(), *row[1:]] for row in sheet("Week From", "Touches Out", "Replies In")]
        assert whole(page.picture("weeks")) == weeks
        assert whole(page.picture("currencies")) == sheet("Currency", "Sent", "Negotiating", "PI", "Ordered", "Lost", "Postponed")
        months = [[f"{row[0]:%Y-%m}", *row[1:]] for row in sheet("Month", "Won", "Not Won", "Undecided")]
        assert whole([row[:4] for row in page.picture("months")]) == months
        assert whole(page.picture("causes")) == sheet("Cause", "Told by You", "Likeliest")
        assert whole([row[:3] for row in page.picture("steps")]) == sheet("After Touch", "Replies", "Orders")
        claimed = cells(demo[lang], lang, "Method's Claim (Source Unknown)")
        assert [row[5] for row in page.picture("steps")][:5] == [f"{part:.0%}" for part in claimed]
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


def test_an_owner_who_is_chosen_has_the_numbers_of_a_book_with_those_customers_alone(opened: Opened, tmp_path: Path) -> None:
    opened.page.select_option("#owner", label="Lee")
    alone = "\n".join(line for line in BOOK.splitlines() if not re.search(r"C-[345]", line))
    refreshed = on_disk(tmp_path / "alone.xlsx", alone)
    app.refresh_book(refreshed, TODAY, NOW)

    assert opened.number("customers") == 2
    assert opened.number("to_do") == cells(refreshed, "en", "To Do Now")[0]
    assert opened.number("orders") == cells(refreshed, "en", "Orders in 12 Months")[0] == 1
    assert [row[1] for row in opened.picture("grades")] == [str(n) for n in cells(refreshed, "en", "Customers in Grade")]
    assert [row[0] for row in opened.picture("currencies")] == ["EUR"]
    opened.page.click("#reset")
    assert opened.number("customers") == 5


def test_the_sentence_at_the_top_says_what_is_the_matter(opened: Opened) -> None:
    said = opened.text("#headline")
    assert said.startswith(f"{opened.number('to_do')} of 5 customers wait for a contact today")
    assert "1 buyer expects an answer." in said and "1 quote has met with silence." in said


# ---- the table -----------------------------------------------------------------------------------------------------


def test_a_click_on_a_header_sorts_a_second_turns_it_round_a_third_brings_the_agenda_back(opened: Opened) -> None:
    opened.show("view_all")
    first = opened.companies()
    for order, companies in (("ascending", sorted), ("descending", lambda names: sorted(names, reverse=True))):
        opened.sort("company")
        assert opened.page.get_attribute("#table th:has([data-sort=company])", "aria-sort") == order
        assert [c for c in opened.companies() if c.isascii()] == companies([c for c in first if c.isascii()])
    opened.sort("company")
    assert opened.companies() == first
    assert opened.page.get_attribute("#table th:has([data-sort=company])", "aria-sort") is None


def test_days_overdue_sort_the_longest_first_and_the_empty_last_either_way(opened: Opened) -> None:
    opened.show("view_all")
    late = {row[1]: row[4] for row in opened.table("#table")}
    opened.sort("late")
    days = [late[c] for c in opened.companies()]
    assert days == sorted(days, key=lambda d: -int(d) if d else 1)
    opened.sort("late")
    assert opened.companies()[-1] in [c for c, d in late.items() if not d]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("acme", {"Acme"}), ("ＡＣＭＥ", {"Acme"}), ("华宇", {"华宇五金"}), ("hinges brazil", {"Cyan"}), ("C-5", {"Ecru"}), ("nobody", set())],
)
def test_the_search_finds_by_every_word_in_any_width(opened: Opened, typed: str, found: set[str]) -> None:
    opened.show("view_all")
    opened.page.fill("#search", typed)
    assert set(opened.companies()) == found
    assert opened.text("#found").startswith(f"{len(found)} of 5")
    assert opened.page.is_visible("#nobody") is not bool(found)


def test_grade_owner_and_list_narrow_together(opened: Opened) -> None:
    book = outcome(typed(BOOK))
    standings = book.result.standings
    opened.show("view_all")
    for grade in "ABCDP":
        opened.page.select_option("#grade", grade)
        for place, owner in (("", None), ("1", "Lee"), ("2", "Sam")):
            opened.page.select_option("#owner", place)
            wanted = {s.customer.company for s in standings if s.grade.letter == grade and owner in (None, s.customer.owner)}
            assert set(opened.companies()) == wanted, (grade, owner)
    opened.page.select_option("#owner", "")
    opened.page.select_option("#grade", "")
    for view, wanted in (
        ("view_agenda", {s.customer.company for s in book.result.agenda}),
        ("view_owed", {"Acme"}),
        ("view_silent", {"Cyan"}),
        ("view_neglected", {s.customer.company for s in standings if s.due.state == "neglected"}),
    ):
        opened.show(view)
        assert set(opened.companies()) == wanted, view


def test_a_number_at_the_top_and_a_bar_lead_to_their_customers(opened: Opened) -> None:
    opened.page.click("#numbers button:has(#number-owed)")
    assert opened.companies() == ["Acme"]
    bars = opened.page.locator("#picture-grades canvas")
    box = bars.bounding_box()
    assert box
    bars.click(position={"x": box["width"] * 0.16, "y": box["height"] * 0.7})  # the bar of A
    expect(opened.page.locator("#grade")).to_have_value("A")
    assert opened.companies() == ["华宇五金"]


def test_a_long_list_grows_as_it_is_asked(chromium: Browser, tmp_path: Path) -> None:
    rows = "\n".join(f"C-{n} | Company {n} | 2026-01-01" for n in range(1, 301))
    book = on_disk(tmp_path / "long.xlsx", f"Customers\nCustomer ID | Company | Added\n{rows}")
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        assert len(page.companies()) == 50
        page.page.click("#more")
        assert len(page.companies()) == 250
        page.page.click("#more")
        assert len(page.companies()) == 300 and not page.page.is_visible("#more")


# ---- the story -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_click_tells_the_same_story_as_check_why(
    chromium: Browser, demo: dict[Lang, Path], demo_pages: dict[Lang, Path], lang: Lang
) -> None:
    with Opened(chromium, demo_pages[lang]) as page:
        company = page.companies()[2]
        told = page.story(company)
        wanted = [s.said(lang) for s in app.story_of(demo[lang], TODAY, NOW, company).sentences]
        assert told[: len(wanted)] == wanted


def test_quotes_and_touches_are_behind_it_the_newest_first(opened: Opened) -> None:
    opened.show("view_all")
    opened.story("Acme")
    touches = [" ".join(text.split()) for text in opened.page.locator("#story .touches li").all_inner_texts()]
    assert touches == ["In 2026-11-16 · Email how much for 500?", "Out 2026-09-01 · Email catalog sent"]
    opened.page.keyboard.press("Escape")
    assert "had no answer for 52 days (evaporated)" in opened.story("Cyan")[-1]
    assert opened.table("#story-body table")[0][:4] == ["2026-10-02", "Q-1", "Sent", "hinge"]


def test_one_turns_from_story_to_story_along_the_list(opened: Opened) -> None:
    opened.show("view_all")
    companies = opened.companies()
    opened.story(companies[0])
    assert opened.page.is_disabled("#previous")
    for company in companies[1:]:
        opened.page.click("#next")
        assert opened.text("#story-title") == company
    assert opened.page.is_disabled("#next")


# ---- several books ---------------------------------------------------------------------------------------------------


def test_several_books_are_added_up_shown_each_by_itself_and_can_be_chosen(chromium: Browser, tmp_path: Path) -> None:
    one = on_disk(tmp_path / "east.xlsx")
    two = on_disk(tmp_path / "west.xlsx", "Customers\nCustomer ID | Company | Owner\nC-1 | Acme | lee\nC-2 | Zeta | Kim")
    with Opened(chromium, made(tmp_path / "report.html", one, two)) as page:
        assert page.number("customers") == 7
        assert [row[:2] for row in page.table("#book-table")] == [["east.xlsx", "5"], ["west.xlsx", "2"]]
        page.show("view_all")
        assert {(row[1], row[-1]) for row in page.table("#table")} >= {("Acme", "east"), ("Acme", "west")}
        assert [row[0] for row in page.picture("owners")].count("Lee") == 1  # one person, however spelt
        page.page.get_by_role("button", name="west.xlsx").click()
        assert (page.number("customers"), set(page.companies())) == (2, {"Acme", "Zeta"})
        assert page.page.locator("#owner option").all_inner_texts() == ["Everybody", "Kim", "Lee"]


def test_a_book_that_cannot_be_read_is_named_on_the_page_and_the_others_are_there(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_text("no workbook")
    file = tmp_path / "report.html"
    (error,) = failed(file, tmp_path / "bad.xlsx", on_disk(tmp_path / "good.xlsx"))
    with Opened(chromium, file) as page:
        assert "bad.xlsx" in str(error) and str(error) in page.text("#failed")
        assert page.number("customers") == 5


# ---- what anybody may have typed -------------------------------------------------------------------------------------

HOSTILE = "<img src=x onerror=alert(1)>"
BREAKING = "</script><script>alert(2)</script>{{first}}"


def test_markup_in_a_name_stays_text(chromium: Browser, tmp_path: Path) -> None:
    book = on_disk(
        tmp_path / "b&b '{{script}}'.xlsx",
        f"""
        Customers
        Customer ID | Company | Owner | Contact | Email | Products
        C-1 | {HOSTILE} | {BREAKING} | {HOSTILE} | javascript:alert(3) | {BREAKING}
        Touches
        Date | Customer | Direction | Summary | Contact
        2026-11-20 | C-1 | In | {BREAKING} | {HOSTILE}
        Quotes
        Quote No | Date | Customer | Status | Product | Currency
        {HOSTILE} | 2026-11-20 | C-1 | Sent | {BREAKING} | __proto__
        """,
    )
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        page.show("view_all")
        assert page.companies() == [HOSTILE]
        assert page.picture("owners")[0][0] == BREAKING
        page.story(HOSTILE)
        assert page.text("#story-title") == HOSTILE
        assert BREAKING in page.text("#story .touches") and BREAKING in page.text("#story-body table")
        assert page.page.get_attribute("#story .facts a", "href") == "mailto:javascript%3Aalert(3)"
        assert page.page.locator("img, script:not([id]):not(:last-of-type)").count() == 0
        assert "b&b '{{script}}'.xlsx" in page.page.title()
        assert page.faults == []
        page.page.wait_for_timeout(200)
        assert len(page.asked) == 1


def test_no_request_leaves_the_page_and_none_could(opened: Opened, tmp_path: Path) -> None:
    opened.show("view_all")
    opened.story("Acme")
    assert opened.asked == [(tmp_path / "report.html").as_uri()]
    for attempt in (
        "fetch('http://127.0.0.1:9/')",
        "new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = 'http://127.0.0.1:9/'; })",
        "new Promise((yes, no) => { const s = document.createElement('script'); s.onload = yes; s.onerror = no; s.src = 'http://127.0.0.1:9/'; document.body.append(s); })",
    ):
        assert opened.page.evaluate(f"() => {{ try {{ return ({attempt}).then(() => 'sent', () => 'refused'); }} catch {{ return 'refused'; }} }}") == "refused"
    assert opened.faults and all("Content Security Policy" in fault or "TrustedScriptURL" in fault for fault in opened.faults)
    opened.faults.clear()


# ---- for everybody, in either light, on paper ------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_no_fault(
    chromium: Browser, demo: dict[Lang, Path], tmp_path: Path, axe: str, lang: Lang, theme: str
) -> None:
    file = made(tmp_path / "report.html", demo[lang], on_disk(tmp_path / "another.xlsx"))
    with Opened(chromium, file, color_scheme=theme, bypass_csp=True) as page:
        page.page.evaluate(axe)
        for story in (False, True):
            if story:
                page.story(page.companies()[2])
            else:
                page.page.locator("details").evaluate_all("(folds) => folds.forEach((fold) => { fold.open = true; })")
            found = page.page.evaluate("() => axe.run()")["violations"]
            assert [(v["id"], v["impact"], [n["target"] for n in v["nodes"]]) for v in found] == []


def test_the_keyboard_alone_leads_to_a_story_and_back(opened: Opened) -> None:
    press = opened.page.keyboard.press
    press("Tab")
    assert opened.text(":focus") == "Skip to the agenda"
    press("Enter")
    for _ in range(40):
        press("Tab")
        if opened.page.locator("#table tbody :focus").count():
            break
    company = opened.text(":focus")
    assert company == opened.companies()[0]
    press("Enter")
    opened.page.wait_for_selector("#story .sentences li")
    assert opened.text(":focus") == company  # the title of its story
    press("Escape")
    assert not opened.page.is_visible("#story")
    assert opened.text("#table :focus") == company
    opened.sort("grade")
    assert opened.text(":focus").startswith("Grade")  # the focus stays on the header though the table is new


def test_every_picture_has_a_name_and_its_numbers_in_a_table(opened: Opened) -> None:
    canvases = opened.page.locator("figure canvas")
    assert canvases.count() == 7
    for canvas in canvases.all():
        name = canvas.get_attribute("aria-labelledby")
        assert canvas.get_attribute("role") == "img" and opened.text(f"#{name}")
    assert all(opened.picture(n) for n in ("owners", "weeks", "grades", "months", "currencies", "steps", "causes"))


def test_it_is_dark_where_the_system_is_and_the_switch_is_remembered(chromium: Browser, tmp_path: Path) -> None:
    file = made(tmp_path / "report.html", on_disk(tmp_path / "book.xlsx"))
    theme = "document.documentElement.dataset.theme"
    with Opened(chromium, file, color_scheme="dark") as page:
        assert page.page.evaluate(theme) == "dark"
        page.page.click("#theme")
        assert page.page.evaluate(theme) == "light"
        assert page.page.get_attribute("#theme", "aria-pressed") == "false"
        page.page.reload()
        page.page.wait_for_selector("html[data-ready]")
        assert page.page.evaluate(theme) == "light"


@pytest.mark.parametrize("width", [360, 768, 1024])
def test_a_narrow_screen_never_scrolls_sideways(chromium: Browser, demo_pages: dict[Lang, Path], width: int) -> None:
    with Opened(chromium, demo_pages["en"], viewport={"width": width, "height": 800}) as page:
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def printed(page: Opened, folder: Path, need: Callable[[str], str]) -> tuple[list[str], str]:
    """The page on paper: the text of each sheet, and what pdfinfo says of it."""
    pdf = folder / "printed.pdf"
    page.page.pdf(path=pdf, prefer_css_page_size=True)
    run = {"capture_output": True, "text": True, "check": True, "encoding": "utf-8"}
    text = subprocess.run([need("pdftotext"), "-layout", str(pdf), "-"], **run).stdout  # type: ignore[call-overload]
    return text.split("\f")[:-1], subprocess.run([need("pdfinfo"), str(pdf)], **run).stdout  # type: ignore[call-overload]


@pytest.mark.parametrize("lang", LANGS)
def test_it_prints_on_a4_numbers_and_pictures_on_the_first_sheet_then_the_agenda(
    chromium: Browser, demo_pages: dict[Lang, Path], tmp_path: Path, need: Callable[[str], str], lang: Lang
) -> None:
    with Opened(chromium, demo_pages[lang], color_scheme="dark") as page:
        companies = page.companies()
        titles = page.page.locator("figcaption h3").all_inner_texts()
        sheets, info = printed(page, tmp_path, need)
        assert "(A4)" in info and len(sheets) == 2
        assert all(title in sheets[0] for title in titles)
        assert [c for c in companies if c.split()[0] not in sheets[1]] == []  # a long name goes on in the next line
        assert page.page.evaluate("document.documentElement.dataset.theme") == "dark"  # as it was before


def test_a_list_longer_than_anybody_prints_says_so(chromium: Browser, tmp_path: Path, need: Callable[[str], str]) -> None:
    rows = "\n".join(f"C-{n} | Company {n} | 2026-01-01" for n in range(1, 401))
    book = on_disk(tmp_path / "long.xlsx", f"Customers\nCustomer ID | Company | Added\n{rows}")
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        sheets, _ = printed(page, tmp_path, need)
        whole = "".join(sheets)
        assert "Company 300 " in whole and "Company 301 " not in whole
        assert "The first 300 of 400: narrow the list to print the others." in whole
        assert len(page.companies()) == 50  # on the screen as before


def test_with_a_story_open_the_story_alone_is_printed(opened: Opened, tmp_path: Path, need: Callable[[str], str]) -> None:
    opened.show("view_all")
    opened.story("Acme")
    sheets, info = printed(opened, tmp_path, need)
    assert "(A4)" in info and len(sheets) == 1
    assert "how much for 500?" in sheets[0] and "Cyan" not in sheets[0] and "How follow-up stands" not in sheets[0]


# ---- the largest, the smallest and the oldest ----------------------------------------------------------------------------


def test_ten_thousand_customers_open_at_once_with_what_there_is_room_for(
    chromium: Browser, shared: Path, tmp_path: Path
) -> None:
    book, file = tmp_path / "large.xlsx", tmp_path / "report.html"
    maker = [sys.executable, str(shared / "tools" / "make_workbook.py"), str(book), "--size", "large", "--today", str(TODAY)]
    subprocess.run(maker, check=True, capture_output=True)
    with Opened(chromium, made(file, book)) as page:
        assert file.stat().st_size < 3_000_000
        page.show("view_all")
        assert page.text("#found").startswith("10,000 of 10,000 customers")
        page.page.fill("#search", "C-04711")
        (company,) = page.companies()
        assert page.story(company)[0].startswith("Grade ")
        assert page.page.locator("#story .touches li").count() > 0
        assert page.faults == []


def test_where_older_touches_are_left_out_the_story_says_so(chromium: Browser, tmp_path: Path) -> None:
    found = outcome(typed(BOOK))
    book = told("book.xlsx", found.decoded, found.result, [None] * len(found.result.evaporated), TODAY, "en")
    parts = html.packed(first_part([book], [], TODAY, "en")), html.packed(second_part([book], 1))
    file = tmp_path / "report.html"
    html.save(file, html.render(html.Frame("en", TODAY, ["book.xlsx"]), *parts))
    with Opened(chromium, file) as page:
        page.show("view_all")
        page.story("Acme")
        assert page.page.locator("#story .touches li").count() == 1
        assert "The newest 1 of 2; the others are in the book." in page.text("#story-body")


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_book_has_an_empty_page_and_no_fault(chromium: Browser, tmp_path: Path, lang: Lang) -> None:
    book = tmp_path / "new.xlsx"
    book.write_bytes(template_bytes(lang))
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        assert page.number("customers") == 0 and page.companies() == []
        assert page.page.is_visible("#nobody")
        assert page.page.get_attribute("html", "lang") == {"en": "en", "zh": "zh-CN"}[lang]
        assert page.faults == []


def test_a_browser_that_cannot_unpack_is_told_to_be_newer(chromium: Browser, tmp_path: Path) -> None:
    file = made(tmp_path / "report.html", on_disk(tmp_path / "book.xlsx"))
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(file.as_uri())
    assert "2023 or newer" in page.locator("#fault").inner_text()
    context.close()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert "needs JavaScript" in page.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_of_the_other_language_stands_on_the_page(chromium: Browser, demo_pages: dict[Lang, Path], lang: Lang) -> None:
    with Opened(chromium, demo_pages[lang]) as page:
        names = "header h1, header button, header label span, h2, h3, figcaption p, .card .name, .card .more, thead th, label span, option, summary, #headline, #found"
        said = [text for text in page.page.locator(names).all_text_contents() if text.strip()]
        chinese = [text for text in said if re.search(r"[\u4e00-\u9fff]", text)]
        assert len(said) > 60
        if lang == "en":
            assert chinese == []
        else:
            assert {text for text in said if text not in chinese} <= {"Mei", "Leo", "Sam", "Fiona"}
