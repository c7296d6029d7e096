"""LibreOffice on this computer: where it is, and a file turned into a PDF by it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MAC_OFFICE = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_WINDOWS = Path("LibreOffice/program/soffice.com")
_SECONDS = 120
_SYSTEM_FONTS = Path("/etc/fonts/fonts.conf")
# Text in Chinese without a font of its own is to have Chinese glyphs and not Japanese ones.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale_CJK" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""
# What stands in where a font of the templates is not installed.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">{system}</include>
  <alias binding="same"><family>Microsoft YaHei</family><accept>
    <family>Noto Sans CJK SC</family><family>Source Han Sans SC</family><family>WenQuanYi Micro Hei</family>
  </accept></alias>
</fontconfig>
"""


def office_places() -> Iterator[str]:
    """The programs that may be LibreOffice, the likeliest first."""
    yield from filter(None, (shutil.which(name) for name in ("soffice", "libreoffice")))
    folders = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
    for path in (MAC_OFFICE, *(Path(folder) / _WINDOWS for folder in folders if folder)):
        if path.is_file():
            yield str(path)


def as_pdf(workbook: bytes) -> bytes | None:
    """The workbook as LibreOffice prints it; None where there is no LibreOffice, or it makes nothing of it.

    It runs by itself, with a profile of its own: a LibreOffice that the user has open is not disturbed.
    """
    office = next(office_places(), None)
    if office is None:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        book, profile = folder / "paper.xlsx", folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        book.write_bytes(workbook)
        command = [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
        ]
        _run([*command, "--outdir", str(folder), str(book)], _environment(folder))
        made = book.with_suffix(".pdf")
        return made.read_bytes() if made.is_file() else None


def _environment(folder: Path) -> dict[str, str]:
    environment = dict(os.environ)
    if _SYSTEM_FONTS.is_file() and "FONTCONFIG_FILE" not in environment:
        fonts = folder / "fonts.conf"
        fonts.write_text(_FONTS.format(system=_SYSTEM_FONTS), encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(fonts)
    return environment


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run it to its end. What it started ends with it, where it takes too long."""
    own_group = sys.platform != "win32"
    try:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=own_group
        )  # fmt: skip
    except OSError:
        return
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        if sys.platform != "win32":
            import signal

            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
