"""The page by keyboard and screen reader, light and dark, narrow, and on paper."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from report_page import BOOK, LANGS, Opened, made, on_disk

from xlcrm.text import Lang


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


@pytest.mark.parametrize("width", [360, 768, 1024, 1440])
def test_nothing_stands_out_at_the_side_on_any_screen(
    chromium: Browser, demo_pages: dict[Lang, Path], width: int
) -> None:
    with Opened(chromium, demo_pages["en"], viewport={"width": width, "height": 800}) as page:
        page.page.locator("details").evaluate_all("(folds) => folds.forEach((fold) => { fold.open = true; })")
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width
        for panel in page.page.locator(".panel").all():
            whole, inside = panel.evaluate("(p) => [p.clientWidth, p.scrollWidth]")
            assert inside <= whole


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_the_name_of_a_bar_is_cut_short_at_its_end_and_never_at_its_beginning(
    chromium: Browser, tmp_path: Path, width: int
) -> None:
    book = on_disk(tmp_path / "book.xlsx", BOOK.replace("| Lee ", "| Featherstonehaugh-Montgomery, Wilhelmina "))
    ink = "(c) => c.getContext('2d').getImageData(0, 0, 2, c.height).data.some((part, i) => i % 4 === 3 && part)"
    with Opened(chromium, made(tmp_path / "report.html", book), viewport={"width": width, "height": 800}) as page:
        for name in ("owners", "causes"):
            assert page.page.locator(f"#picture-{name} canvas").evaluate(ink) is False


def printed(page: Opened, folder: Path, need: Callable[[str], str]) -> tuple[list[str], str]:
    """The page on paper: the text of each sheet, and what pdfinfo says of it."""
    pdf = folder / "printed.pdf"
    page.page.pdf(path=pdf, prefer_css_page_size=True)

    def said(*command: str) -> str:
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    return said(need("pdftotext"), "-layout", str(pdf), "-").split("\f")[:-1], said(need("pdfinfo"), str(pdf))


@pytest.mark.parametrize("lang", LANGS)
def test_it_prints_on_a4_numbers_and_pictures_on_the_first_sheet_then_the_agenda(
    chromium: Browser, demo_pages: dict[Lang, Path], tmp_path: Path, need: Callable[[str], str], lang: Lang
) -> None:
    with Opened(chromium, demo_pages[lang], color_scheme="dark") as page:
        companies = page.companies()
        titles = page.page.locator("figcaption h3").all_inner_texts()
        sheets, info = printed(page, tmp_path, need)
        assert "(A4)" in info and len(sheets) == 2
        assert len(titles) == 7 and all(title in sheets[0] for title in titles)
        assert page.text("#agenda-title") in sheets[1].splitlines()[0]  # no heading stays behind alone
        assert [c for c in companies if c.split()[0] not in sheets[1]] == []  # a long name goes on in the next line
        assert page.page.evaluate("document.documentElement.dataset.theme") == "dark"  # as it was before


def test_on_paper_no_picture_lies_over_another_though_the_program_did_not_tell_the_page(
    chromium: Browser, demo_pages: dict[Lang, Path]
) -> None:
    with Opened(chromium, demo_pages["en"], viewport={"width": 1280, "height": 900}) as page:
        page.page.emulate_media(media="print")
        drawn_for_a_screen = "(all) => all.forEach((c) => Object.assign(c.style, { width: '900px', height: '600px' }))"
        page.page.locator("figure canvas").evaluate_all(drawn_for_a_screen)
        outside = """() => [...document.querySelectorAll("figure")].filter((figure) => {
            const [room, canvas] = [figure, figure.querySelector("canvas")].map((e) => e.getBoundingClientRect());
            return canvas.right > room.right || canvas.bottom > room.bottom;
        }).length"""
        assert page.page.locator("figure canvas").count() == 7
        assert page.page.evaluate(outside) == 0


def test_a_list_longer_than_anybody_prints_says_so(
    chromium: Browser, tmp_path: Path, need: Callable[[str], str]
) -> None:
    rows = "\n".join(f"C-{n} | Company {n} | 2026-01-01" for n in range(1, 401))
    book = on_disk(tmp_path / "long.xlsx", f"Customers\nCustomer ID | Company | Added\n{rows}")
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        sheets, _ = printed(page, tmp_path, need)
        whole = "".join(sheets)
        assert "Company 300 " in whole and "Company 301 " not in whole
        assert "The first 300 of 400: narrow the list to print the others." in whole
        assert all(sheet.split()[:3] == ["State", "Company", "Grade"] for sheet in sheets[2:] if "Company 1" in sheet)
        assert len(page.companies()) == 50  # on the screen as before


def test_paper_says_what_it_was_narrowed_to(opened: Opened, tmp_path: Path, need: Callable[[str], str]) -> None:
    opened.show("view_all")
    opened.page.select_option("#grade", "A")
    opened.page.fill("#search", "slides")
    opened.page.select_option("#owner", label="Lee")
    whole = "".join(printed(opened, tmp_path, need)[0])
    assert "All customers · A · transacted · slides" in whole and "book.xlsx · Lee · as of" in whole


def test_with_a_story_open_the_story_alone_is_printed(
    opened: Opened, tmp_path: Path, need: Callable[[str], str]
) -> None:
    opened.show("view_all")
    opened.story("Acme")
    sheets, info = printed(opened, tmp_path, need)
    assert "(A4)" in info and len(sheets) == 1
    assert "how much for 500?" in sheets[0] and "Cyan" not in sheets[0] and "How follow-up stands" not in sheets[0]
