"""Looks at the computer: what xlcrm needs, what it finds, and how to get what is missing."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from xlcrm.errors import XlcrmError, because
from xlcrm.errors import remedy as what_to_do
from xlcrm.findings import Need
from xlcrm.outlets.office import office_places
from xlcrm.text import Lang, Text

PYTHON_NEEDED = (3, 11)
# As in pyproject.toml.
LIBRARIES = {
    "click": (8, 5), "rich": (14,), "holidays": (0, 90), "jinja2": (3, 1, 6), "rapidfuzz": (3, 9), "icalendar": (7,), "tzlocal": (5, 2),
}  # fmt: skip

MAC_EXCEL = Path("/Applications/Microsoft Excel.app")
ROOM = 4096  # bytes that a folder must have room for
ASKING = 10  # seconds LibreOffice may take to say its version


def examine(folder: Path, lang: Lang) -> list[Need]:
    """All findings, in the order to show them. `folder` is where books lie, or a book in it; `lang` the interface's."""
    return [
        xlcrm_itself(),
        python(sys.version_info[:3]),
        Need(Text("System", "系统"), f"{platform.system()} {platform.release()} ({platform.machine()})", True),
        *(library(name, needed) for name, needed in LIBRARIES.items()),
        spreadsheet(),
        *buttons(),
        screen(lang, sys.stdout.encoding or "ascii"),
        writable(folder),
    ]


def xlcrm_itself() -> Need:
    """The version, the full path of the command (for Task Scheduler and cron), and whether its templates came with it."""
    from xlcrm import __version__
    from xlcrm.template import template_bytes

    command = Path(sys.executable).with_name("xlcrm.exe" if sys.platform == "win32" else "xlcrm")
    where = command if command.is_file() else Path(__file__).parents[1]
    name, found = Text("xlcrm", "xlcrm"), f"{__version__}, {where}"
    try:
        for lang in ("en", "zh"):
            template_bytes(lang)
    except OSError:
        remedy = Text(
            "its workbook templates are missing; install it again: pipx install --force .",
            "缺少工作簿模板，请重新安装：pipx install --force .",
        )
        return Need(name, found, False, remedy=remedy)
    return Need(name, found, True)


def python(version: tuple[int, ...]) -> Need:
    """The Python that runs this."""
    found = f"{'.'.join(map(str, version))}, {sys.executable}"
    ok = version >= PYTHON_NEEDED
    wanted = ".".join(map(str, PYTHON_NEEDED))
    remedy = Text(
        f"install Python {wanted} or newer from https://www.python.org",
        f"请从 https://www.python.org 安装 Python {wanted} 或更高版本",
    )
    return Need(Text("Python", "Python"), found, ok, remedy=None if ok else remedy)


def library(name: str, needed: tuple[int, ...]) -> Need:
    """One of the packages that xlcrm stands on."""
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        found = "–"
    ok = tuple(int(part) if part.isdigit() else 0 for part in found.split(".")) >= needed
    least = ".".join(map(str, needed))
    command = f'"{sys.executable}" -m pip install "{name}>={least}"'
    return Need(
        Text(name, name), found, ok, remedy=None if ok else Text(f"install it: {command}", f"请安装：{command}")
    )


def spreadsheet() -> Need:
    """Excel or LibreOffice: to open the books with, not needed to refresh them."""
    found = [program for find in (excel, libreoffice) if (program := find())]
    remedy = Text(
        "neither was found, and a book is opened in one of them; LibreOffice is free: https://www.libreoffice.org"
        " (Debian, Ubuntu: sudo apt install libreoffice-calc)",
        "两者都没找到，打开工作簿需要其中之一；LibreOffice 免费：https://www.libreoffice.org（Debian、Ubuntu：sudo apt install libreoffice-calc）",
    )
    name = Text("Excel or LibreOffice", "Excel 或 LibreOffice")
    return Need(name, "; ".join(found) or "–", bool(found), needed=False, remedy=None if found else remedy)


def buttons() -> Iterator[Need]:
    """The buttons in Excel and in Calc, where there is the program, and what stands in their way."""
    from xlcrm.addin.calc import Calc
    from xlcrm.addin.installing import Excel
    from xlcrm.addin.system import this_system

    with suppress(XlcrmError):  # a service's user has no folder of its own, nor an Excel or Calc to press buttons in
        if excel():
            yield from Excel.of(this_system(), os.environ).needs()
        calc = Calc.of(os.environ)
        if calc.unopkg is not None:
            yield from calc.needs()


def excel() -> str | None:
    """Excel's version and place, None where it is not."""
    if sys.platform == "win32":
        return _excel_in_registry()
    if sys.platform == "darwin" and MAC_EXCEL.exists():
        import plistlib

        info = plistlib.loads((MAC_EXCEL / "Contents" / "Info.plist").read_bytes())
        return f"Excel {info.get('CFBundleShortVersionString', '?')}, {MAC_EXCEL}"
    return None


def _excel_in_registry() -> str | None:
    if sys.platform != "win32":
        return None
    import winreg

    try:
        current = winreg.QueryValue(winreg.HKEY_CLASSES_ROOT, r"Excel.Application\CurVer")
    except OSError:
        return None
    try:
        place = winreg.QueryValue(
            winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
        )
    except OSError:
        place = "?"
    return f"Excel {current.rpartition('.')[2]}, {place}"


def libreoffice() -> str | None:
    """What LibreOffice says of itself and where it is, None where it is not."""
    path = next(office_places(), None)
    if path is None:
        return None
    try:
        said = subprocess.run(
            [path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=ASKING, check=False
        ).stdout.split()  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        said = []
    return f"{' '.join(said[:2]) or 'LibreOffice'}, {path}"


def screen(lang: Lang, encoding: str) -> Need:
    """The interface's language, and whether the screen can show Chinese, which the books are full of."""
    name = Text("Screen", "屏幕")
    found = Text(f"English, {encoding}", f"中文，{encoding}").said(lang)
    try:
        "客户 ✓".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        remedy = Text(
            "it cannot show every character: set the variable PYTHONUTF8 to 1 (on Windows first: chcp 65001)",
            "无法显示全部字符：请把环境变量 PYTHONUTF8 设为 1（Windows 请先运行 chcp 65001）",
        )
        return Need(name, found, False, needed=False, remedy=remedy)
    return Need(name, found, True, needed=False)


def writable(folder: Path) -> Need:
    """Whether a file can be made in the folder, as every refresh has to."""
    place = folder.resolve()
    place = place.parent if place.is_file() else place
    name = Text("Folder", "文件夹")
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(bytes(ROOM))  # a full disk, too, lets a file be made that holds nothing
            file.flush()
            return Need(name, str(place), True)
    except OSError as error:
        reason = because(error)
        elsewhere = Text(
            "choose another folder, or ask its owner for the right to write", "请换一个文件夹，或请管理员开放写入权限"
        )
        todo = what_to_do(error, elsewhere)
        remedy = Text(f"nothing can be written there ({reason.en}): {todo.en}", f"无法写入（{reason.zh}）：{todo.zh}")
        return Need(name, str(place), False, remedy=remedy)
