"""How fast a refresh of a book that is open in Calc is.

    python benchmarks/live.py [--rounds 5] [--size medium] [--lang en]

Timed are reading the open book, working it out and writing what differs, through both ways to Calc: *inside*, as the buttons
of xlcrm's extension go, with the bridge in LibreOffice's own process; *outside*, through a pipe, as the tests go. Three cases
on a book of make_workbook.py: *first*, a book that lacks all that xlcrm adds (columns, sheets, a thousand notes); *again*,
nothing new; *next day*, the same book a day later. Each round opens a fresh copy in a LibreOffice without a window.
"""

import argparse
import datetime as dt
import gc
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from xlcrm import calc
from xlcrm.app.outcome import work_out
from xlcrm.calc.talk import pythons
from xlcrm.errors import BookError
from xlcrm.stores.live import LiveStore
from xlcrm.tables import decode

if TYPE_CHECKING:
    import xlwings

MAKER = Path(__file__).resolve().parent.parent.parent / "shared" / "tools" / "make_workbook.py"
TODAY = dt.date(2026, 11, 23)
CASES = {"first": TODAY, "again": TODAY, "next day": TODAY + dt.timedelta(days=1)}
PARTS = ("read", "work out", "write", "all")
START_SECONDS = 60

# A component for LibreOffice's own process, which does what a click on a button of the extension does, in the same thread.
INSIDE = """
import json, subprocess, sys, threading, unohelper
from com.sun.star.awt import XCallback
from com.sun.star.task import XJob
sys.path.insert(0, {bridge!r})
import bridge

class Job(unohelper.Base, XJob, XCallback):
    def __init__(self, context):
        self.context, self.over, self.code = context, threading.Event(), 1

    def execute(self, arguments):
        self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", self.context).addCallback(self, None)
        self.over.wait()
        return self.code

    def notify(self, data):
        child = subprocess.Popen({command!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={environment!r})
        bridge.serve(self.context, child.stdout, child.stdin)
        child.stdin.close()
        self.code = child.wait()
        self.over.set()

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Job, "Job", ("com.sun.star.task.Job",))
"""
START = """
import os, sys, uno
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = resolver.resolve("uno:pipe,name=" + sys.argv[1] + ";urp;StarOffice.ComponentContext")
loader = context.ServiceManager.createInstanceWithContext("com.sun.star.loader.Python", context)
factory = loader.activate("Job", "", sys.argv[2], None)
os._exit(factory.createInstanceWithContext(context).execute(()))
"""

Round = dict[str, tuple[float, ...]]  # by case, seconds of each part


def main() -> None:
    """Measure, and print one line a case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", default="medium")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--attached", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.attached:
        attached(given.attached, given.rounds)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = [sys.executable, str(MAKER), str(folder / "made.xlsx"), "--size", given.size, "--lang", given.lang]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        with office(folder / "profile") as (pipe, app):
            ways = {"outside": rounds(app, folder, given.rounds), "inside": inside(pipe, folder, given.rounds)}
    print(f"{given.size} book ({given.lang}), medians of {given.rounds} rounds in seconds\n")
    print(f"| | {' | '.join(PARTS)} |\n|---|{'---|' * len(PARTS)}")
    for way, found in ways.items():
        for case in CASES:
            medians = [statistics.median(times) for times in zip(*(r[case] for r in found), strict=True)]
            print(f"| {way}, {case} | {' | '.join(f'{seconds:.2f}' for seconds in medians)} |")


def rounds(app: "xlwings.App", folder: Path, number: int) -> list[Round]:
    """So many of them."""
    return [measured(app, folder / "made.xlsx", folder / f"{os.getpid()}-{n}.xlsx") for n in range(number)]


def measured(app: "xlwings.App", made: Path, copy: Path) -> Round:
    """Each case once, on one copy."""
    gc.disable()  # as a button does
    shutil.copy(made, copy)
    book = app.books.open(copy)
    store, found = LiveStore(book), Round()
    for case, day in CASES.items():
        times = [time.perf_counter()]
        rows = store.read()
        times.append(time.perf_counter())
        outcome = work_out(decode(rows), day)
        times.append(time.perf_counter())
        store.write(outcome.changes)
        times.append(time.perf_counter())
        found[case] = (*(b - a for a, b in pairwise(times)), times[-1] - times[0])
    book.close()
    return found


def inside(pipe: str, folder: Path, number: int) -> list[Round]:
    """The same with the bridge in LibreOffice, which starts this script anew."""
    component = folder / "inside.py"
    command = [sys.executable, __file__, "--attached", str(folder), "--rounds", str(number)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(Path.home()), "PYTHONPATH": os.pathsep.join(sys.path[1:])}
    home = str(Path(calc.__file__).parent)
    component.write_text(INSIDE.format(bridge=home, command=command, environment=environment), "utf-8")
    for python in pythons():
        if subprocess.run([python, "-E", "-c", START, pipe, component.as_uri()], check=False).returncode == 0:
            found: list[Round] = json.loads((folder / "inside.json").read_text("utf-8"))
            return found
    sys.exit("The bridge could not be loaded into LibreOffice.")


def attached(folder: Path, number: int) -> None:
    """What `inside` has LibreOffice start."""
    questions, answers = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr
    found = rounds(calc.attach(questions, answers), folder, number)
    (folder / "inside.json").write_text(json.dumps(found), "utf-8")


@contextmanager
def office(profile: Path, display: str = "") -> "Iterator[tuple[str, xlwings.App]]":
    """A LibreOffice of our own, on a screen or without a window: the name of its pipe, and it through xlwings."""
    pipe = f"xlcrm{os.getpid()}"
    program = shutil.which("soffice") or "soffice"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;"]
    command += [*([] if display else ["--headless"]), "--norestore", "--nologo", "--nodefault"]
    seen = {"DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen", "WAYLAND_DISPLAY": ""} if display else {}
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # Its own Python looks for its library beside the first Python on the path, which may be one of an environment.
        env={**os.environ, "PATH": os.defpath, **seen},
    )
    try:
        app = connected(pipe)
        yield pipe, app
        calc.disconnect(app)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def connected(pipe: str) -> "xlwings.App":
    """It, once it answers."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with suppress(BookError):
            return calc.connect(pipe=pipe)
        time.sleep(0.2)
    sys.exit("LibreOffice does not answer.")


if __name__ == "__main__":
    main()
