"""Real clicks on Calc's toolbar: the extension is installed, the mouse presses Refresh, and the cells change; it presses Log
touch, the keyboard answers the questions, and the touch stands in the book.

With XLCRM_PICTURES=docs/pictures the screens before and after go there.
"""

import datetime as dt
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import xlwings
from conftest import lacking
from ribbon.office import Office
from ribbon.screen import Screen, screen, until

from xlcrm.addin.calc import Calc
from xlcrm.demo.book import sample
from xlcrm.errors import XlcrmError
from xlcrm.stores.file import filled
from xlcrm.template import template_bytes
from xlcrm.text import Lang


class Buttons(NamedTuple):
    """A profile of LibreOffice that has the extension, the option that shows it there, and the home of its user."""

    profile: Path
    shared: str
    home: Path


@pytest.fixture(scope="module")
def buttons(libreoffice: str, need: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Buttons:
    """The extension, installed. unopkg gives the system's administrator, who may run the tests, extensions for all users
    alone: into a folder of the test's.
    """
    assert libreoffice
    folder = tmp_path_factory.mktemp("extension")
    (folder / "shared").mkdir()
    shared = f"-env:UNO_SHARED_PACKAGES_CACHE={(folder / 'shared').as_uri()}"
    made = Buttons(folder / "profile", shared, folder / "home")
    options = (f"-env:UserInstallation={made.profile.as_uri()}", shared, *(["--shared"] if os.geteuid() == 0 else []))
    calc = Calc(need("unopkg"), made.home / ".xlcrm" / "calc.json", options)
    assert [f.ok for f in calc.needs()] == [False]
    calc.install()
    assert calc.is_installed() and [f.ok for f in calc.needs()] == [True]
    return made


@pytest.fixture
def display(need: Callable[[str], str], tmp_path: Path) -> Iterator[Screen]:
    for program in ("Xvfb", "xdotool", "import"):
        need(program)
    with screen(tmp_path) as found:
        yield found


@pytest.fixture
def started(
    libreoffice: str, buttons: Buttons, display: Screen, tmp_path: Path
) -> Iterator[Callable[[Lang], xlwings.Book]]:
    """started("zh"): the Chinese sample book, open in a Chinese Calc that has our toolbar, its customers in front."""
    offices: list[Office] = []

    def start(lang: Lang) -> xlwings.Book:
        speak(lang, libreoffice, buttons.profile)
        path = tmp_path / ("CRM.xlsx" if lang == "en" else "客户跟进.xlsx")
        path.write_bytes(filled(template_bytes(lang), sample(dt.date.today(), lang), lang))
        environment = {**display.environment, "HOME": str(buttons.home), "XDG_STATE_HOME": str(tmp_path / "state")}
        offices.append(Office(libreoffice, buttons.profile, buttons.shared, headless=False, environment=environment))
        book = offices[0].open(path)
        book.sheets["Customers" if lang == "en" else "客户"].activate()
        until(lambda: len(display.icons()) >= 5, "our toolbar")
        return book

    yield start
    for office in offices:
        office.close()


XCU = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"""
UI = """<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>{}</value></prop></item>"""


def speak(lang: Lang, libreoffice: str, profile: Path) -> None:
    """As the user chooses it in the options; skipped where LibreOffice does not speak it here."""
    if lang == "zh" and not any(Path(libreoffice).resolve().parent.glob("resource/zh_CN*")):
        lacking("LibreOffice does not speak Chinese here (Debian: libreoffice-l10n-zh-cn)")
    settings = profile / "user" / "registrymodifications.xcu"
    held = settings.read_text("utf-8") if settings.exists() else f"{XCU}</oor:items>"
    settings.parent.mkdir(parents=True, exist_ok=True)
    others = re.sub(UI.format(".*?"), "", held)
    settings.write_text(
        others.replace("</oor:items>", UI.format({"en": "en-US", "zh": "zh-CN"}[lang]) + "</oor:items>"), "utf-8"
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_click_on_refresh_in_the_toolbar_fills_in_the_open_book(
    lang: Lang, started: Callable[[Lang], xlwings.Book], display: Screen
) -> None:
    sheet = started(lang).sheets.active
    column = sheet.range((1, 1), (1, 40)).value.index("Grade" if lang == "en" else "等级") + 1
    sheet.range((2, column)).select()
    assert sheet.range((2, column)).value is None
    kept(display, f"excel-calc-before-{lang}")
    display.click(*display.icons()[0])
    display.focus("xlcrm")  # the message: a key that is pressed before it has the keyboard is lost
    kept(display, f"excel-calc-after-{lang}")
    display.key("Return")
    until(lambda: sheet.range((2, column)).value is not None, "the grade")
    assert sheet.range((2, column)).value in list("ABCDP")


@pytest.mark.parametrize(
    ("lang", "window", "touches", "expected"),
    [
        ("en", "Log touch", "Touches", ["Out", "Phone", "price", 'He said "yes", 50%']),
        ("zh", "记录跟进", "跟进记录", ["去", "电话", "价格更新", 'He said "yes", 50%']),
    ],
)
def test_log_touch_asks_in_a_window_and_what_is_typed_there_stands_in_the_book(
    lang: Lang, window: str, touches: str, expected: list[str], started: Callable[[Lang], xlwings.Book], display: Screen
) -> None:
    book = started(lang)
    customers, log = book.sheets.active, book.sheets[touches]
    customers.range("A3").select()
    rows = log.used_range.rows.count
    display.click(*display.icons()[2])
    display.focus(window)
    for key in ("Down", "Tab", "Down", "Down", "Tab"):  # the second medium, the second topic
        display.key(key)
    display.type('He said "yes", 50%')
    kept(display, f"excel-calc-asked-{lang}")
    display.key("Return")
    display.focus("xlcrm")
    display.key("Return")
    until(lambda: log.used_range.rows.count > rows, "the touch")
    log.activate()
    log.range((rows + 1, 1)).select()
    kept(display, f"excel-calc-logged-{lang}")
    header, last = log.range((1, 1), (1, 12)).value, log.range((rows + 1, 1), (rows + 1, 12)).value
    names = ("Direction", "Medium", "Topic", "Summary") if lang == "en" else ("方向", "媒介", "话题", "内容")
    assert [last[header.index(name)] for name in names] == expected


def kept(display: Screen, name: str) -> None:
    """Keep the screen for the docs, where that is wanted."""
    time.sleep(1.5)
    folder = os.environ.get("XLCRM_PICTURES")
    if folder:
        display.picture().quantize(64).save(Path(folder) / f"{name}.png", optimize=True)


def test_unopkg_refuses_root_and_the_sentence_says_whom_to_ask(
    libreoffice: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if os.geteuid() != 0:
        pytest.skip("not root, whom unopkg refuses")
    assert libreoffice
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(XlcrmError, match=r"LibreOffice takes no extensions from the administrator \(root\)"):
        Calc.of(os.environ).install()
