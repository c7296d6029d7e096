"""One LibreOffice for all tests of a process: private profile, private pipe, no window, gone at the end."""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
import xlwings
from conftest import SOFFICE_ELSEWHERE, lacking

from xlcrm.calc import connect, disconnect
from xlcrm.calc.talk import pythons
from xlcrm.errors import BookError

SECONDS = 60.0  # that it may take to start


COUNTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{0}</value></prop></item>
</oor:items>
"""


class Office:
    """A LibreOffice that listens, with the formats of a country (`de-DE`; "": of the system). `app` is it through xlwings."""

    def __init__(self, program: str, country: str = "") -> None:
        self.profile = Path(tempfile.mkdtemp(prefix="xlcrm-calc-"))
        if country:
            (self.profile / "user").mkdir()
            (self.profile / "user" / "registrymodifications.xcu").write_text(COUNTRY.format(country), "utf-8")
        self.pipe = "".join(ch for ch in self.profile.name if ch.isalnum())
        command = [program, f"-env:UserInstallation={self.profile.as_uri()}", f"--accept=pipe,name={self.pipe};urp;"]
        command += ["--headless", "--norestore", "--nologo", "--nodefault"]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.app = self._connected()
        except BaseException:
            self.stop()
            raise

    def _connected(self) -> xlwings.App:
        until = time.monotonic() + SECONDS
        while True:
            try:
                return connect(pipe=self.pipe)
            except BookError as error:
                if time.monotonic() > until or self.process.poll() is not None:
                    pytest.fail(f"LibreOffice does not answer: {error}")
                time.sleep(0.2)

    def stop(self) -> None:
        """End it with all its processes (soffice is only a starter), and take its profile away."""
        if hasattr(self, "app"):
            disconnect(self.app)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def new_office(country: str = "") -> Office:
    """A LibreOffice of one's own, to be stopped; `country` as for Office. The test is skipped where LibreOffice or its Python is not there."""
    elsewhere = (path for path in SOFFICE_ELSEWHERE if Path(path).is_file())
    program = next(elsewhere, None) or shutil.which("soffice") or lacking("the program soffice is not installed")
    if not any(knows_uno(python) for python in pythons()):
        lacking("no Python here knows LibreOffice's module uno (Debian: python3-uno)")
    return Office(program, country)


@cache
def knows_uno(python: str) -> bool:
    done = subprocess.run([python, "-E", "-c", "import uno"], capture_output=True, check=False)
    return done.returncode == 0


_shared: list[Office] = []


def shared_office() -> Office:
    """The one of this process, started when it is first asked for."""
    if not _shared:
        _shared.append(new_office())
    return _shared[0]


@atexit.register
def stop_shared() -> None:
    """At the end of the session (conftest.py), and should that be cut short."""
    while _shared:
        _shared.pop().stop()


UNO = """
import os, sys, uno
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = resolver.resolve("uno:pipe,name=" + sys.argv[1] + ";urp;StarOffice.ComponentContext")
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.CurrentComponent
"""
LEAVE = """
sys.stdout.flush()
os._exit(0)  # UNO may crash when its Python is tidied up
"""


class Listening(Protocol):
    """A LibreOffice that can be reached at a pipe."""

    pipe: str


FILTER = """
cursor = document.Sheets.getByName({sheet!r}).createCursor()
cursor.gotoStartOfUsedArea(False)
cursor.gotoEndOfUsedArea(True)
field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField2")
field.Field, field.StringValue = {column}, {value!r}
field.Operator = uno.getConstantByName("com.sun.star.sheet.FilterOperator2.EQUAL")
descriptor = cursor.createFilterDescriptor(True)
descriptor.ContainsHeader = True
descriptor.setFilterFields2((field,))
cursor.filter(descriptor)
"""


def only_rows(sheet: str, column: int, value: str) -> str:
    """A plain range is filtered, in LibreOffice's words: the rows with that value in that column, from 0 on."""
    return FILTER.format(sheet=sheet, column=column, value=value)


def as_the_user(office: Listening, script: str) -> str:
    """Run a script in LibreOffice's Python, `document` being the book in front; what it printed."""
    python = next(filter(knows_uno, pythons()))
    done = subprocess.run(
        [python, "-E", "-c", UNO + script + LEAVE, office.pipe],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


TYPING = """
import time
window = document.CurrentController.ComponentWindow
window.setFocus()
toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
for code, char in {keys!r}:
    event = uno.createUnoStruct("com.sun.star.awt.KeyEvent")
    event.Source, event.KeyCode, event.KeyChar = window, code, uno.Char(char)
    toolkit.keyPress(event)
    toolkit.keyRelease(event)
    time.sleep(0.2)
"""
LETTER_Q, ESCAPE = (528, "q"), (1281, "\x1b")


def press(office: Office, *keys: tuple[int, str]) -> None:
    """Press keys in the book in front."""
    as_the_user(office, TYPING.format(keys=keys))
