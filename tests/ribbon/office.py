"""A LibreOffice of the test's own, with the add-in's VBA in it: a click as Excel would hand it over."""

import json
import os
import shutil
import signal
import subprocess
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

import xlwings
from conftest import lacking

import xlcrm.ribbon
from xlcrm import calc
from xlcrm.addin.calc import without_other_pythons
from xlcrm.calc.talk import pythons
from xlcrm.ribbon.stage import Said

ROOT = Path(__file__).resolve().parents[2]
RUNNER = Path(__file__).with_name("vba_runner.py")
BRIDGE = Path(calc.__file__).with_name("bridge.py")
SECONDS = 60


def python_with_uno() -> str:
    """LibreOffice's own Python; the test is skipped where there is none."""
    found = (
        p
        for p in pythons()
        if subprocess.run([p, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    )
    return next(found, None) or lacking("no Python here knows LibreOffice (Debian: python3-uno)")


class Office:
    """Calc without a screen. `click("refresh")` runs the dispatcher in its VBA, and in Python what that asks for."""

    def __init__(
        self, soffice: str, profile: Path, *more: str, headless: bool = True, environment: dict[str, str] | None = None
    ) -> None:
        self.python = python_with_uno()
        self.addin = copied(ROOT / "xlcrm.xlam", profile.parent / "addin")  # LibreOffice locks what it opens
        self.pipe = f"xlcrm{uuid.uuid4().hex[:10]}"
        options = [
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={profile.as_uri()}",
            f"--accept=pipe,name={self.pipe};urp;",
        ]
        command = [soffice, *(["--headless"] if headless else []), *options, *more]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env=without_other_pythons({**os.environ, **(environment or {})}),
        )  # fmt: skip
        self.app = self._connected()
        self._vba: subprocess.Popen[str] | None = None

    def _connected(self) -> xlwings.App:
        """The bridge as a process of ours, so that its pipes are closed with it."""
        until = time.monotonic() + SECONDS
        while True:
            self._bridge = subprocess.Popen(
                [self.python, "-E", str(BRIDGE), f"pipe,name={self.pipe}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            assert self._bridge.stdin is not None and self._bridge.stdout is not None
            if b"ready" in self._bridge.stdout.readline():
                return calc.attach(self._bridge.stdin, self._bridge.stdout)
            self._bridge.communicate()
            assert time.monotonic() < until, "LibreOffice does not answer"
            time.sleep(0.3)

    def vba(self, macro: str, *given: str) -> Any:
        """What a macro of the add-in returns."""
        if self._vba is None:
            command = [self.python, str(RUNNER), f"pipe,name={self.pipe}", str(self.addin)]
            self._vba = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
            assert self._answer() == "ready"
        assert self._vba.stdin is not None
        self._vba.stdin.write(json.dumps([macro, *given]) + "\n")
        self._vba.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._vba is not None and self._vba.stdout is not None
        line = self._vba.stdout.readline()
        assert line, "the VBA runner ended"
        return json.loads(line)

    def click(self, button: str, book: xlwings.Book, *typed: str) -> Said:
        """The dispatcher's text for that button, run in Python with the book in front; what the user reads at the end."""
        if typed:
            asked = ",".join(self.vba("CrmRibbon.CrmHex", answer) for answer in typed)
            text = self.vba("CrmRibbon.CrmCommand", button, asked)
        else:
            self.vba("CrmRibbon.CrmRun", button)
            text = self.vba("xlwings.WhatStarted")
        head, call = text.split("; ")
        assert head == "import xlcrm.ribbon"
        book.set_mock_caller()
        said: Said = eval(call, {"xlcrm": xlcrm})
        return said

    def protect(self, book: xlwings.Book, sheet: str) -> None:
        """As the user does with Tools, Protect Sheet."""
        self.vba("protect", str(Path(book.fullname).as_uri()), sheet)

    def hide(self, book: xlwings.Book, sheet: str, header: str, value: str, extension: Path) -> list[int]:
        """The extension's filter; the rows in sight afterwards."""
        rows: list[int] = self.vba("hide", str(extension), Path(book.fullname).as_uri(), sheet, header, value)
        return rows

    def open(self, path: Path) -> xlwings.Book:
        return self.app.books.open(path)

    def close(self) -> None:
        if self._vba is not None:
            self._vba.communicate(timeout=SECONDS)
        calc.disconnect(self.app)
        self._bridge.wait(SECONDS)
        if self._bridge.stdout is not None:
            self._bridge.stdout.close()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(SECONDS)


def copied(path: Path, folder: Path) -> Path:
    """A copy, to be opened."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(path, folder / path.name))
