"""One real click on Calc's toolbar: the extension is installed, the mouse presses Refresh, and the cells change.

With XLCRM_PICTURES=docs/pictures the screens before and after go there.
"""

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ribbon.office import Office
from ribbon.screen import Screen, screen, until

from xlcrm.addin_calc import Calc
from xlcrm.demo import sample
from xlcrm.errors import XlcrmError
from xlcrm.stores.file import filled
from xlcrm.template import template_bytes
from xlcrm.text import Lang


@pytest.fixture
def buttons(libreoffice: str, need: Callable[[str], str], tmp_path: Path) -> tuple[Path, str]:
    """A profile of LibreOffice that has the extension, and the option that shows it there. unopkg gives the system's
    administrator, who may run the tests, extensions for all users alone: into a folder of the test's.
    """
    assert libreoffice
    profile, shared = tmp_path / "profile", f"-env:UNO_SHARED_PACKAGES_CACHE={(tmp_path / 'shared').as_uri()}"
    (tmp_path / "shared").mkdir()
    options = (f"-env:UserInstallation={profile.as_uri()}", shared, *(["--shared"] if os.geteuid() == 0 else []))
    calc = Calc(need("unopkg"), tmp_path / "home" / ".xlcrm" / "calc.json", options)
    assert [f.ok for f in calc.findings()] == [False]
    try:
        calc.install()
    except XlcrmError as error:  # LibreOffice 7.4's unopkg, beside other offices that are at work
        if "bad_alloc" not in str(error):
            raise
        pytest.skip(f"unopkg ran out of memory: {error}")
    assert calc.is_installed() and [f.ok for f in calc.findings()] == [True]
    return profile, shared


@pytest.fixture
def display(need: Callable[[str], str], tmp_path: Path) -> Iterator[Screen]:
    for program in ("Xvfb", "xdotool", "import"):
        need(program)
    with screen(tmp_path) as found:
        yield found


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_click_on_refresh_in_the_toolbar_fills_in_the_open_book(
    lang: Lang, libreoffice: str, buttons: tuple[Path, str], display: Screen, tmp_path: Path
) -> None:
    path = tmp_path / ("CRM.xlsx" if lang == "en" else "客户跟进.xlsx")
    path.write_bytes(filled(template_bytes(lang), sample(dt.date.today(), lang), lang))
    environment = {**display.environment, "HOME": str(tmp_path / "home"), "XDG_STATE_HOME": str(tmp_path / "state")}
    office = Office(libreoffice, *buttons, headless=False, environment=environment)
    try:
        book = office.open(path)
        title, grade = ("Customers", "Grade") if lang == "en" else ("客户", "等级")
        sheet = book.sheets[title]
        sheet.activate()
        header = sheet.range((1, 1), (1, 40)).value
        column = header.index(grade) + 1
        sheet.range((2, column)).select()
        until(lambda: len(display.icons()) >= 5, "our toolbar")
        assert sheet.range((2, column)).value is None
        kept(display, f"excel-calc-before-{lang}")
        display.click(*display.icons()[0])
        until(lambda: (tmp_path / "state").exists(), "the refresh")
        until(lambda: len(display.icons()) >= 5, "the message")
        kept(display, f"excel-calc-after-{lang}")
        display.key("Return")
        until(lambda: sheet.range((2, column)).value is not None, "the grade")
        assert sheet.range((2, column)).value in list("ABCDP")
    finally:
        office.close()


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
