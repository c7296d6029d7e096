"""Make the pictures in docs/pictures from the demo book and a quotation of it, as LibreOffice shows them.

    python scripts/build_pictures.py [--fonts DIR]

Needs LibreOffice, pdftoppm and Pillow. The book asks for Calibri and Microsoft YaHei, a paper for Arial; Carlito and
Liberation Sans, which are as wide as Calibri and Arial, and Noto Sans CJK SC stand in for them where the system, or the
folder DIR, has them.
"""

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final, get_args

from PIL import Image, ImageChops

from xlcrm import schema
from xlcrm.app import crm
from xlcrm.app.paperwork import Wanted, write_paper
from xlcrm.papers.rows import Asked
from xlcrm.schema import Sheet
from xlcrm.text import Lang

PICTURES: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
TODAY: Final = dt.date(2026, 11, 23)  # a Monday
DPI: Final = 220
WIDEST: Final = 1600  # pixels
TALLEST: Final = 1000
MARGIN: Final = 12
COLOURS: Final = 64
QUOTED: Final = "Q-2126"  # a quote of the demo's with several lines
CHARTED: Final = 256  # colours of a page of charts, where a small bar of red must stay red

# What a page can show and still be read: the columns that are left out of the picture, not of the book.
LEFT_OUT: Final[Mapping[Sheet, Collection[str]]] = {
    schema.AGENDA: ("Country", "Owner", "Email", "Phone"),
    schema.CUSTOMERS: (
        "Contact", "Email", "Phone", "IM", "Fax", "Language", "Source", "Products", "Manual Grade", "Not Before", "Added", "Notes",
        "Last Touch", "Last Reply",
    ),
    schema.EMAILS: ("Customer ID", "Contact", "Language", "Attachments", "Created", "Sent"),
    schema.DASHBOARD: (),
}  # fmt: skip

FONTS: Final = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
  <alias binding="same"><family>Arial</family><prefer><family>Liberation Sans</family></prefer></alias>
  <alias binding="same"><family>Microsoft YaHei</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
</fontconfig>
"""


def only(book: Path, sheet: Sheet, lang: Lang, to: Path) -> None:
    """A copy of the book in which one sheet alone is printed, as it looks on TODAY."""
    title = sheet.title(lang)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(to, "w") as new:
        titles = re.findall(r'<sheet name="([^"]*)"', old.read("xl/workbook.xml").decode())
        place = titles.index(title)
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/workbook.xml":
                text = re.sub(rb'(<sheet name="(?!%s")[^"]*")' % title.encode(), rb'\1 state="hidden"', text)
                text = re.sub(rb"<workbookView ", b'<workbookView activeTab="%d" ' % place, text)
                text = re.sub(rb"<definedName name=\"_xlnm.Print_Titles\".*?</definedName>", b"", text)
                if not sheet.charts:  # LibreOffice prints a page that has an area for it though it is hidden
                    text = re.sub(rb'<definedName name="_xlnm.Print_Area".*?</definedName>', b"", text)
            elif name.startswith("xl/worksheets/sheet"):
                text = text.replace(b"TODAY()", TODAY.strftime("DATE(%Y,%m,%d)").encode())
            if name == f"xl/worksheets/sheet{place + 1}.xml":
                text = re.sub(rb"<headerFooter>.*?</headerFooter>", b"", text)
                text = re.sub(rb' fitToWidth="\d+"', b"", text)  # a picture is one page
                for number, column in enumerate(sheet.columns, 1):
                    if column.name in LEFT_OUT[sheet]:
                        text = re.sub(rb'(<col min="%d" max="%d")' % (number, number), rb'\1 hidden="1"', text)
            new.writestr(name, text)


def photographed(book: Path, folder: Path, soffice: str) -> Image.Image:
    """The first page of the book, as LibreOffice prints it."""
    profile = (folder / "profile").as_uri()
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    convert = [
        soffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(book),
    ]
    subprocess.run(convert, check=True, env=environment, capture_output=True)
    page = folder / "page"
    pdf = book.with_suffix(".pdf")
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(DPI), "-f", "1", "-l", "1", "-singlefile", str(pdf), str(page)], check=True
    )
    with Image.open(page.with_suffix(".png")) as picture:
        return picture.convert("RGB")


def quotation(book: Path, folder: Path, lang: Lang) -> Image.Image:
    """A quotation of the book in that language, without what is empty of its page."""
    wanted = Wanted(Asked("quotation", QUOTED, lang=lang), out=folder / "paper.xlsx", pdf=False)
    paper = write_paper(book, wanted, TODAY, dt.datetime.combine(TODAY, dt.time(9))).xlsx
    soffice = shutil.which("soffice")
    assert soffice
    picture = photographed(paper, folder, soffice)
    paper.unlink()
    return picture.crop((0, 0, picture.width, round(picture.height * 0.93)))  # above the foot of the page


def cropped(picture: Image.Image, *, whole: bool) -> Image.Image:
    """The picture without the empty paper around it, no larger than a page on the web has room for; `whole`: nor cut off."""
    left, top, right, bottom = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox() or (
        0,
        0,
        1,
        1,
    )
    picture = picture.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width)), Image.Resampling.LANCZOS)
    if whole:
        return picture
    return picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))


def build(fonts: Path) -> None:
    """All pictures, in both languages."""
    soffice = shutil.which("soffice")
    if soffice is None or shutil.which("pdftoppm") is None:
        sys.exit("LibreOffice (soffice) and pdftoppm are needed: install both, and put them on the PATH.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "fonts.conf").write_text(FONTS.format(folder=fonts.resolve()), encoding="utf-8")
        for lang in get_args(Lang):
            report = crm.demo_book(folder, lang, TODAY, dt.datetime.combine(TODAY, dt.time(9)))
            for sheet in LEFT_OUT:
                copy = folder / "copy.xlsx"
                only(report.book, sheet, lang, copy)
                picture = cropped(photographed(copy, folder, soffice), whole=sheet.charts).quantize(
                    CHARTED if sheet.charts else COLOURS, dither=Image.Dither.NONE
                )
                picture.save(PICTURES / f"{sheet.name.lower()}-{lang}.png", optimize=True)
            paper = cropped(quotation(report.book, folder, lang), whole=True).quantize(
                COLOURS, dither=Image.Dither.NONE
            )
            paper.save(PICTURES / f"quotation-{lang}.png", optimize=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the pictures in docs/pictures from the demo book.")
    parser.add_argument("--fonts", type=Path, default=Path("fonts"), help="a folder of further fonts, such as Carlito")
    build(parser.parse_args().fonts)
