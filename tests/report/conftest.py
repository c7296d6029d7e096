"""The demo book and its page in each language; the page of one small book, opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from book_text import TODAY
from doors import NOW
from playwright.sync_api import Browser
from report_page import LANGS, Opened, made, on_disk

from xlcrm.app import crm
from xlcrm.text import Lang


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """The demo book in each language, refreshed."""
    folder = tmp_path_factory.mktemp("demo")
    return {lang: crm.demo_book(folder, lang, TODAY, NOW).book for lang in LANGS}


@pytest.fixture(scope="session")
def demo_pages(demo: dict[Lang, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """Its page in each language."""
    folder = tmp_path_factory.mktemp("pages")
    return {lang: made(folder / f"{lang}.html", book) for lang, book in demo.items()}


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """The page of report_page.BOOK, which has nothing to complain of in the end."""
    with Opened(chromium, made(tmp_path / "report.html", on_disk(tmp_path / "book.xlsx"))) as page:
        yield page
        assert page.faults == []
