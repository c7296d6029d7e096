"""How long each button takes in a Calc that shows the book.

    python benchmarks/buttons.py [--rounds 3] [--size medium] [--lang en]

What is pressed is xlcrm's extension itself, within LibreOffice, with a window on a screen of its own (Xvfb): it starts xlcrm's
Python, answers what that asks, and shows the status bar. Only the message at the end is not shown, for nobody is there to close
it. For each press: *sign*, seconds until the first word in the status bar; *message*, until the message would show; and the
seconds of processor that LibreOffice and xlcrm's Python took of it. The book is one of make_workbook.py, made as of today.
"""

import argparse
import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from live import MAKER, START, office

from xlcrm.calc.talk import pythons

ROOT = Path(__file__).resolve().parent.parent
# button; sheet and cell that are selected before; the column in which something is typed there before; what is answered
PRESSES = {
    "Refresh, the first of a book": ("refresh", "", "", "", ()),
    "Refresh, nothing new": ("refresh", "", "", "", ()),
    "Log touch": ("touch", "Customers", "A5", "", ("1", "2", "Sent the new price list")),
    "Refresh, after one touch": ("refresh", "", "", "", ()),
    "Why?": ("why", "Customers", "A5", "", ()),
    "Draft letter": ("draft", "Customers", "A9", "", ()),
    "Approve": ("approve", "Emails", "A2", "Body", ()),
    "Mark sent": ("sent", "Emails", "A2", "", ()),
    "Refresh, after a letter was sent": ("refresh", "", "", "", ()),
    "Agenda": ("agenda", "", "", "", ()),
    "Check": ("check", "", "", "", ()),
    "Undo refresh": ("undo", "", "", "", ()),
    "Help": ("help", "", "", "", ()),
}
ZH = {"Customers": "客户", "Emails": "邮件", "Body": "正文"}
REST = 1.0  # seconds between two presses, in which LibreOffice draws
PARTS = ("sign", "message", "Calc's CPU", "Python's CPU")

# Within LibreOffice: presses what presses.json names, one after the other, and leaves what it measured.
INSIDE = """
import json, os, sys, threading, time, traceback, unohelper
from pathlib import Path
from com.sun.star.awt import XCallback
from com.sun.star.task import XJob
sys.path.insert(0, {extension!r})
import crm_buttons
crm_buttons.SETTINGS = Path({settings!r})
crm_buttons._environment = lambda: {environment!r}
marks = dict()

class Office(crm_buttons.Office):
    def progress(self, text):
        super().progress(text)
        marks.setdefault("sign", time.perf_counter())

    def say(self, text, *more):
        marks["message"], marks["said"] = time.perf_counter(), text

crm_buttons.Office = Office

class Click(unohelper.Base, XCallback):
    def __init__(self, do):
        self.do, self.over = do, threading.Event()

    def notify(self, data):
        try:
            self.found = self.do()
        except Exception:
            self.found = [[0.0] * 4, traceback.format_exc()]
        self.over.set()

class Job(unohelper.Base, XJob):
    def __init__(self, context):
        self.context = context

    def execute(self, arguments):
        folder, found = Path({folder!r}), []
        create = self.context.ServiceManager.createInstanceWithContext
        desktop, main_thread = create("com.sun.star.frame.Desktop", self.context), create("com.sun.star.awt.AsyncCallback", self.context)
        for book, presses in json.loads((folder / "presses.json").read_text("utf-8")):
            document = desktop.loadComponentFromURL(book, "_blank", 0, ())
            document.CurrentController.Frame.activate()
            found.append([])
            for button, sheet, cells, typed, asked in presses:
                if typed:
                    place = document.Sheets.getByName(sheet).getCellRangeByName(cells).RangeAddress
                    header = document.Sheets.getByName(sheet).getCellRangeByPosition(0, 0, 40, 0).getDataArray()[0]
                    document.Sheets.getByName(sheet).getCellByPosition(header.index(typed), place.StartRow).setString("Is it well?")
                if sheet:
                    document.CurrentController.select(document.Sheets.getByName(sheet).getCellRangeByName(cells))
                time.sleep({rest})
                click = Click(lambda: self.pressed(button, asked))
                main_thread.addCallback(click, None)
                click.over.wait()
                found[-1].append(click.found)
            document.close(True)
        (folder / "found.json").write_text(json.dumps(found), "utf-8")
        return 0

    def pressed(self, button, asked):
        marks.clear()
        began, cpu = time.perf_counter(), os.times()
        crm_buttons.Handler(self.context).press(button, {lang!r}, asked)
        after = os.times()
        times = [marks["sign"] - began, marks["message"] - began, after.user + after.system - cpu.user - cpu.system]
        times.append(after.children_user + after.children_system - cpu.children_user - cpu.children_system)
        return [times, marks["said"]]

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Job, "Job", ("com.sun.star.task.Job",))
"""


def main() -> None:
    """Measure, and print one line a press."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", default="medium")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--said", action="store_true", help="print what each button said, too")
    given = parser.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name, screen() as display:
        found = measured(Path(name), given.rounds, given.size, given.lang, display)
    load = f"the machine's load {before:.1f} before and {os.getloadavg()[0]:.1f} after, {os.cpu_count()} processors"
    print(f"{given.size} book ({given.lang}), {given.rounds} rounds, seconds: median (best); {load}\n")
    print(f"| button | {' | '.join(PARTS)} |\n|---|{'---|' * len(PARTS)}")
    for place, label in enumerate(PRESSES):
        times = zip(*(one[place][0] for one in found), strict=True)
        print(f"| {label} | {' | '.join(f'{statistics.median(t):.2f} ({min(t):.2f})' for t in times)} |")
        if given.said:
            print(found[-1][place][1])


def measured(folder: Path, number: int, size: str, lang: str, display: str) -> list[list[tuple[list[float], str]]]:
    """So many rounds, each on a fresh copy of one book."""
    made = [sys.executable, str(MAKER), str(folder / "made.xlsx"), "--size", size, "--lang", lang]
    made += ["--today", dt.date.today().isoformat()]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(ROOT / "xlcrm.oxt") as package:
        package.extractall(folder / "extension")
    command = [sys.executable, "-m", "xlcrm.ribbon"]
    (folder / "calc.json").write_text(json.dumps({"command": command}), "utf-8")
    words = ZH if lang == "zh" else {}
    presses = [
        (b, words.get(sheet, sheet), cells, words.get(typed, typed), a)
        for b, sheet, cells, typed, a in PRESSES.values()
    ]
    copies = [Path(shutil.copy(folder / "made.xlsx", folder / f"CRM-{n}.xlsx")) for n in range(number)]
    (folder / "presses.json").write_text(json.dumps([(copy.as_uri(), presses) for copy in copies]), "utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    inside = {"extension": str(folder / "extension"), "settings": str(folder / "calc.json"), "folder": str(folder)}
    component = folder / "inside.py"
    component.write_text(INSIDE.format(lang=lang, environment=environment, rest=REST, **inside), "utf-8")
    with office(folder / "profile", display) as (pipe, _):
        for python in pythons():
            if subprocess.run([python, "-E", "-c", START, pipe, component.as_uri()], check=False).returncode == 0:
                found: list[list[tuple[list[float], str]]] = json.loads((folder / "found.json").read_text("utf-8"))
                return found
    sys.exit("The extension could not be loaded into LibreOffice.")


@contextmanager
def screen() -> Iterator[str]:
    """A screen of our own; Xvfb chooses a number that is free."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1400x820x24"]
    process = subprocess.Popen(command, pass_fds=(theirs,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    main()
