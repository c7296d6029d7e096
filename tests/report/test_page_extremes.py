"""The page of the largest book and of the smallest, in an old browser, in the other language."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from book_text import TODAY, outcome, typed
from playwright.sync_api import Browser
from report_page import BOOK, LANGS, Opened, made, on_disk

from xlcrm.outlets import html
from xlcrm.report.contents import first_part, second_part, told
from xlcrm.template import template_bytes
from xlcrm.text import Lang


def test_ten_thousand_customers_open_at_once_with_what_there_is_room_for(
    chromium: Browser, shared: Path, tmp_path: Path
) -> None:
    book, file = tmp_path / "large.xlsx", tmp_path / "report.html"
    maker = [
        sys.executable,
        str(shared / "tools" / "make_workbook.py"),
        str(book),
        "--size",
        "large",
        "--today",
        str(TODAY),
    ]
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
def test_no_word_of_the_other_language_stands_on_the_page(
    chromium: Browser, demo_pages: dict[Lang, Path], lang: Lang
) -> None:
    with Opened(chromium, demo_pages[lang]) as page:
        names = "header h1, header button, header label span, h2, h3, figcaption p, .card .name, .card .more, thead th, label span, option, summary, #headline, #found"
        said = [text for text in page.page.locator(names).all_text_contents() if text.strip()]
        chinese = [text for text in said if re.search(r"[\u4e00-\u9fff]", text)]
        assert len(said) > 60
        if lang == "en":
            assert chinese == []
        else:
            assert {text for text in said if text not in chinese} <= {"Mei", "Leo", "Sam", "Fiona"}
