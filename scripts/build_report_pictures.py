"""Make the pictures of the report in docs/pictures from the demo book, as Chromium shows it.

    python scripts/build_report_pictures.py

Needs Chromium, Playwright and Pillow. Noto Sans CJK SC stands in for the system's own font.
"""

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from xlcrm.app import crm, reporting
from xlcrm.app.outcome import quiet
from xlcrm.outlets import html
from xlcrm.text import Lang

PICTURES: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
TODAY: Final = dt.date(2026, 11, 23)  # a Monday
WIDTH, HEIGHT, SHARPNESS = 1280, 900, 1.5
COLOURS: Final = 128
THEMES: Final[dict[Lang, Literal["light", "dark"]]] = {"en": "light", "zh": "dark"}
FONTS: Final = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><glob>*/DejaVu*</glob></rejectfont></selectfont>
</fontconfig>
"""


def main() -> int:
    """Two pictures in each language: the first screen, and one customer's story."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not installed.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
        environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"], env=environment
            )
            for lang, theme in THEMES.items():
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT},
                    device_scale_factor=SHARPNESS,
                    color_scheme=theme,
                    reduced_motion="reduce",
                )
                page.goto(report(folder, lang).as_uri())
                page.wait_for_selector("html[data-ready]")
                picture(page, f"report-{lang}")
                page.click("#table tbody tr:nth-child(3) button")
                page.wait_for_selector("#story .touches li")
                picture(page, f"report-story-{lang}")
            browser.close()
    return 0


def report(folder: Path, lang: Lang) -> Path:
    """The page of the demo book."""
    now = dt.datetime.combine(TODAY, dt.time(9))
    gathered = reporting.Gathered(TODAY, now, lang)
    books = [crm.demo_book(folder, lang, TODAY, now).book]
    for answer in reporting.gather(gathered, books, quiet):
        if isinstance(answer, Exception):
            raise answer
    html.save(folder / f"{lang}.html", reporting.page(gathered))
    return folder / f"{lang}.html"


def picture(page: Page, name: str) -> None:
    """What is on the screen, in few enough colours to be carried."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
