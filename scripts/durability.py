"""The long proof that no book is lost: python scripts/durability.py [--only NAME,…] [--write]

Runs the judges of `../shared/tools` on the commands of this checkout: every system call that touches the book's folder is
killed, fails, lies, meets a full or read-only disk, a power loss, rivals, and saves as Excel does them; then every workbook
of the corpora. Controls that must fail show that the judge would see a violation. About half an hour on two cores.

`--write` puts the table into benchmarks/durability.md. The short form is tests/test_faults.py, which scripts/test.py runs.
Needs Linux, strace, root (for the disks) and the shared folder; what is missing is said, and the checks that need it are
not counted as passed. Exit code: 0 all as it must be, 1 not, 2 nothing could be run.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TOOLS = SHARED / "tools"
TABLE = ROOT / "benchmarks" / "durability.md"
XLCRM = "{py} -m xlcrm"
FIRST, REFRESH = (f"{XLCRM} refresh --today {day} {{file}}" for day in ("2026-11-20", "2026-11-23"))
UNDO, RECOVER = f"{XLCRM} undo {{file}}", f"{XLCRM} recover {{file}} --restore 1 --yes"
TOUCH, SENT = (
    f"{XLCRM} touch {{file}} C-00001 --date 2026-11-20",
    f"{XLCRM} letters {{file}} --sent L-3 --today 2026-11-20",
)
ADOPT = f"{XLCRM} adopt --yes {{file}}"
MAY_REFUSE = r"protect|sign"  # the book itself forbids writing
LEAST = 150  # checks that a fault run of all kinds must hold
# Of other commands: each failing call of a commit is tried by a refresh, and rivals would mix three in a row, or add two rows.
OF_LONG = "kill,enospc,ro,crash"


class Check(NamedTuple):
    """One run of a judge. `fails`: it is a control, and must find violations."""

    name: str
    what: str
    command: list[str]
    fails: bool = False


class Outcome(NamedTuple):
    """How a check ended: its last line, and whether that is as it must be."""

    check: Check
    said: str
    right: bool
    seconds: float


def main() -> int:
    """Run what can be run; say what cannot."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", help="names of checks, comma between; --only list shows them")
    options.add_argument("--write", action="store_true", help="write the table into benchmarks/durability.md")
    wanted = options.parse_args()
    missing = list(lacking())
    for reason in missing:
        print(f"missing: {reason}", flush=True)
    if not TOOLS.is_dir() or not shutil.which("strace"):
        return 2
    with tempfile.TemporaryDirectory(prefix="xlcrm-durability-") as folder:
        checks = list(made(Path(folder)))
        if wanted.only == "list":
            print(*(f"{c.name:16} {c.what}" for c in checks), sep="\n")
            return 0
        names = wanted.only.split(",") if wanted.only else [c.name for c in checks]
        outcomes = [run(c, Path(folder)) for c in checks if c.name in names]
    if wanted.write:
        earlier = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
        TABLE.write_text(page(outcomes, checks, earlier), encoding="utf-8", newline="\n")
    return int(not all(o.right for o in outcomes)) if outcomes else 2


def lacking() -> Iterator[str]:
    """What this machine has not got."""
    if not TOOLS.is_dir():
        yield f"the shared folder beside the checkout ({SHARED})"
    if not shutil.which("strace"):
        yield "strace (apt-get install strace; Linux only)"
    if not hasattr(os, "geteuid") or os.geteuid():
        yield "root: full and read-only disks are not tried"
    if not has_adopt():
        yield "xlcrm adopt: the corpora are not tried"


def has_adopt() -> bool:
    """Whether the command is there yet."""
    command = [sys.executable, "-m", "xlcrm", "adopt", "--help"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def made(folder: Path) -> Iterator[Check]:
    """The checks; the books and a copy of the package are put into `folder`, for a long run must test one state of it."""
    shutil.copytree(ROOT / "xlcrm", folder / "package" / "xlcrm", ignore=shutil.ignore_patterns("__pycache__"))
    for template in ROOT.glob("workbook_template*.xlsx"):
        shutil.copy(template, folder / "package")
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder / "package")], check=True)
    books = {size: folder / f"{size}.xlsx" for size in ("tiny", "small")}
    for size, book in books.items():
        subprocess.run([sys.executable, TOOLS / "make_workbook.py", book, "--size", size], check=True)
    for size, book in books.items():
        yield faults(f"refresh-{size}", f"refresh, {size} book", book, REFRESH)
    twice = f"{FIRST} && {REFRESH}"
    yield faults("undo", "two refreshes, the last taken back", books["tiny"], f"{twice} && {UNDO}", kinds=OF_LONG)
    yield faults("recover", "two refreshes, a backup restored", books["tiny"], f"{twice} && {RECOVER}", kinds=OF_LONG)
    yield faults("touch", "a touch logged", books["tiny"], TOUCH, kinds=OF_LONG)
    yield faults("sent", "a letter set to Sent, demo book", demo(folder), SENT, kinds=OF_LONG)
    for name, what in (("naive", "control: rewriting in place"), ("nofsync", "control: a good commit without fsync")):
        yield faults(name, what, books["tiny"], f"{{py}} {TOOLS / f'demo_{name}.py'} {{file}}", fails=True)
    if has_adopt():
        adopt = filled(ADOPT)
        trip = [sys.executable, TOOLS / "roundtrip.py", SHARED / "corpus" / "real", "--may-refuse", MAY_REFUSE]
        yield Check(
            "corpus", "adopt, then refresh, real workbooks", [*map(str, trip), "--cmd", f"{adopt} && {filled(REFRESH)}"]
        )
        yield Check(
            "hostile", "adopt, hostile workbooks", [sys.executable, str(TOOLS / "hostile_run.py"), "--cmd", adopt]
        )


def demo(folder: Path) -> Path:
    """The demo book, which has a letter without a place to fill in."""
    command = [sys.executable, "-m", "xlcrm", "demo", str(folder / "demo"), "--lang", "en", "--today", "2026-11-20"]
    subprocess.run(command, cwd=folder / "package", check=True, capture_output=True)
    return next((folder / "demo").glob("*.xlsx"))


def filled(command: str) -> str:
    """The command for a judge that knows {file} alone."""
    return command.replace("{py}", sys.executable)


def faults(name: str, what: str, book: Path, command: str, *, kinds: str = "", fails: bool = False) -> Check:
    """A run of faults.py: all kinds of check unless told."""
    judge = [sys.executable, str(TOOLS / "faults.py"), "--book", str(book), "--cmd", command]
    return Check(name, what, [*judge, "--only", kinds] if kinds else judge, fails)


def run(check: Check, folder: Path) -> Outcome:
    """Run a judge to its end, and judge its last words."""
    print(f"== {check.name}: {check.what}", flush=True)
    env = {**os.environ, "PYTHONPATH": str(folder / "package"), "PYTHONDONTWRITEBYTECODE": "1", "XLCRM_LANG": "en"}
    began = time.monotonic()
    done = subprocess.run(
        check.command, cwd=folder, env=env, capture_output=True, text=True, errors="replace", check=False
    )
    text = (done.stdout + done.stderr).strip()
    said = next((line for line in text.splitlines() if re.match(r"\d+ checks in|N=|\d+ files,", line)), text[-200:])
    right = done.returncode == 0
    if "faults.py" in check.command[1]:
        number = re.match(r"(\d+) checks", said)
        whole = number is not None and ("missed" not in said and "skipped" not in said)
        enough = number is not None and int(number[1]) >= (1 if check.fails or "--only" in check.command else LEAST)
        right = enough and (done.returncode == 1 if check.fails else done.returncode == 0 and whole)
    print(f"   {said}; {'as it must be' if right else 'NOT AS IT MUST BE'}", flush=True)
    if not right:
        print(text, flush=True)
    return Outcome(check, said, right, time.monotonic() - began)


def page(outcomes: list[Outcome], checks: list[Check], earlier: str) -> str:
    """The table, as benchmarks/durability.md holds it; what was not run this time stays as it stood there."""
    rows = {line.split(" | ")[0].lstrip("| "): line for line in earlier.splitlines() if line.startswith("| ")}
    for o in outcomes:
        said = re.sub(r" in \d+ s", "", o.said).replace("|", "\\|")
        right = "yes" if o.right else "**no**"
        rows[o.check.what] = f"| {o.check.what} | {said} | {right} | {o.seconds / 60:.1f} | {date.today()} |"
    return "\n".join([
        "# Durability: the last long run",
        "",
        "Made by `python scripts/durability.py --write`; what it promises and how it is tested stands in"
        " [docs/durability.md](../docs/durability.md).",
        "",
        f"{platform.system()}, Python {platform.python_version()}.",
        "",
        "| check | result | as it must be | minutes | day |",
        "|---|---|---|---|---|",
        *(rows.get(c.what, f"| {c.what} | not run yet | | | |") for c in checks),
        "",
    ])  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
