"""The page's table in Chromium: lists, sorting, narrowing; and behind a click the story, the quotes and the touches."""

from pathlib import Path

import pytest
from book_text import TODAY, outcome, typed
from doors import NOW
from playwright.sync_api import Browser, expect
from report_page import BOOK, LANGS, Opened, made, on_disk

from xlcrm.app import crm
from xlcrm.text import Lang


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
    [
        ("acme", {"Acme"}),
        ("ＡＣＭＥ", {"Acme"}),
        ("华宇", {"华宇五金"}),
        ("hinges brazil", {"Cyan"}),
        ("C-5", {"Ecru"}),
        ("ácmé", {"Acme"}),
        ("nobody", set()),
    ],
)
def test_the_search_finds_by_every_word_in_any_width_with_accents_or_without(
    opened: Opened, typed: str, found: set[str]
) -> None:
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
            wanted = {
                s.customer.company for s in standings if s.grade.letter == grade and owner in (None, s.customer.owner)
            }
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


@pytest.mark.parametrize("lang", LANGS)
def test_a_click_tells_the_same_story_as_check_why(
    chromium: Browser, demo: dict[Lang, Path], demo_pages: dict[Lang, Path], lang: Lang
) -> None:
    with Opened(chromium, demo_pages[lang]) as page:
        company = page.companies()[2]
        told = page.story(company)
        wanted = [s.said(lang) for s in crm.story_of(demo[lang], TODAY, NOW, company).sentences]
        assert told[: len(wanted)] == wanted


def test_quotes_and_touches_are_behind_it_the_newest_first(opened: Opened) -> None:
    opened.show("view_all")
    opened.story("Acme")
    touches = [" ".join(text.split()) for text in opened.page.locator("#story .touches li").all_inner_texts()]
    assert touches == ["In 2026-11-16 · Email how much for 500?", "Out 2026-09-01 · Email catalog sent"]
    opened.page.keyboard.press("Escape")
    assert "had no answer for 52 days (evaporated)" in opened.story("Cyan")[-1]
    assert opened.table("#story-body table")[0][:4] == ["2026-10-02", "Q-1", "Sent", "hinge"]


@pytest.mark.parametrize(("lang", "remark"), [("en", "Negotiating (expired)"), ("zh", "在谈（已过有效期）")])
def test_a_remark_on_a_quote_stands_in_the_brackets_of_its_language(
    chromium: Browser, demo_pages: dict[Lang, Path], lang: Lang, remark: str
) -> None:
    with Opened(chromium, demo_pages[lang]) as page:
        page.story("Thonburi Builders Hardware Co., Ltd.")
        assert remark in page.table("#story-body table")[0]


@pytest.mark.parametrize(
    ("email", "phone", "links"),
    [
        ("anna@acme.example", "+49 (30) 123-4567", ["mailto:anna@acme.example", "tel:+49301234567"]),
        ("anna@acme.example; bob@acme.example", "123456 / 234567", []),
        ("javascript:alert(1)", "call Anna", []),
    ],
)
def test_an_address_is_a_link_where_it_is_clearly_one(
    chromium: Browser, tmp_path: Path, email: str, phone: str, links: list[str]
) -> None:
    book = on_disk(
        tmp_path / "book.xlsx", f"Customers\nCustomer ID | Company | Email | Phone\nC-1 | Acme | {email} | '{phone}"
    )
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        page.story("Acme")
        found = [link.get_attribute("href") for link in page.page.locator("#story a").all()]
        assert found == links and email in page.text("#story .facts") and phone in page.text("#story .facts")


def test_one_turns_from_story_to_story_along_the_list(opened: Opened) -> None:
    opened.show("view_all")
    companies = opened.companies()
    opened.story(companies[0])
    assert opened.page.is_disabled("#previous")
    for company in companies[1:]:
        opened.page.click("#next")
        assert opened.text("#story-title") == company
    assert opened.page.is_disabled("#next")
