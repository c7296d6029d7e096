"""How fast a refresh is, and how much memory it takes, beside reading and writing the same book in other ways.

    python benchmarks/measure.py [--rounds 5] [--quick] [--write]

Whole processes, interleaved, several rounds: the medians and their ratios count, not the seconds. The books come from
`../shared/tools/make_workbook.py`. `--write` puts the tables into benchmarks/README.md; `--quick` leaves out what takes
minutes: openpyxl on the large book, and the 500 books. Needs the development packages and, for the memory, Linux or macOS.
"""

import argparse
import compileall
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MAKER = HERE.parent.parent / "shared" / "tools" / "make_workbook.py"
TODAY = "2026-11-23"
MANY, DIFFERENT = 500, 50  # books in one call, and how many of them are different ones
CORES = 2

CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names[:3]:
    book.get_sheet_by_name(name).to_python()
"""
OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book.save(sys.argv[1])
"""
BARE, HELP = "python -c pass", "xlcrm --help"
SMALL, LARGE, XLARGE = (f"{size} book: xlcrm refresh" for size in ("small", "large", "xlarge"))
READ_LARGE, READ_XLARGE = (f"{size} book: calamine, reading three sheets" for size in ("large", "xlarge"))
REWRITTEN = "large book: openpyxl, load and save"
SIDE_BY_SIDE = f"{MANY} small books: xlcrm refresh --jobs {CORES}"


class Run(NamedTuple):
    seconds: float
    megabytes: float  # of the largest process


class Case(NamedTuple):
    """What is measured: a command, to which the name of a fresh copy of `books` is added."""

    name: str
    command: list[str]
    books: Path | None = None
    rounds: int = 1000  # at most


class Measure(NamedTuple):
    """One line of the table of targets. `value` is None where nothing was measured."""

    what: str
    value: float | None
    unit: str = ""
    target: str = ""
    goal: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is met, and the goal."""
        if self.value is None or not self.target:
            return ""
        met, best = (_meets(self.value, limit) for limit in (self.target, self.goal or self.target))
        return ("goal met" if best and self.goal else "met") if met else "missed"


def _meets(value: float, limit: str) -> bool:
    sign, _, number = limit.partition(" ")
    return value <= float(number) if sign == "<=" else value >= float(number)


def run(case: Case, folder: Path) -> Run:
    """One whole process on a fresh copy of the books, its time and its peak memory."""
    command = [*case.command]
    if case.books is not None:
        copy = folder / "work" / case.books.name
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.parent.mkdir()
        shutil.copytree(case.books, copy) if case.books.is_dir() else shutil.copy(case.books, copy)
        command.append(str(copy))
    if hasattr(os, "sync"):
        os.sync()  # what was copied is not to be written while the clock runs
    report = folder / "time"
    began = os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=report.open("wb"), preexec_fn=few_cores)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = os.times().elapsed - began.elapsed
    if status:
        raise SystemExit(f"{case.name} failed:\n{report.read_text(errors='replace')}")
    unit = 1 if platform.system() == "Darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 1e6)


def few_cores() -> None:
    """Two cores for this process, where there are more and the system can say so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def cases(folder: Path, quick: bool) -> list[Case]:
    """What is measured; the books are made on the way."""
    books = {size: made(folder / f"{size}.xlsx", size) for size in ("small", "large", "xlarge")}
    xlcrm = [str(Path(sys.executable).parent / "xlcrm")]
    refresh = [*xlcrm, "refresh", "--today", TODAY]
    calamine = [sys.executable, "-c", CALAMINE]
    found = [
        Case(BARE, [sys.executable, "-c", "pass"]),
        Case(HELP, [*xlcrm, "--help"]),
        Case(SMALL, refresh, books["small"]),
        Case(READ_LARGE, calamine, books["large"]),
        Case(LARGE, refresh, books["large"]),
        Case(READ_XLARGE, calamine, books["xlarge"]),
        Case(XLARGE, refresh, books["xlarge"]),
    ]
    if not quick:
        found.append(Case(SIDE_BY_SIDE, [*refresh, "--jobs", str(CORES)], many_small(folder), rounds=3))
        found.append(Case(REWRITTEN, [sys.executable, "-c", OPENPYXL], books["large"], rounds=2))
    return found


def made(book: Path, size: str, seed: int = 1) -> Path:
    """A book of that size, the same for the same seed."""
    subprocess.run([sys.executable, str(MAKER), str(book), "--size", size, "--seed", str(seed)], check=True)
    return book


def many_small(folder: Path) -> Path:
    """A folder of small books, each of the different ones several times."""
    many = folder / "many"
    many.mkdir()
    for n in range(MANY):
        book = many / f"{n:03}.xlsx"
        if n < DIFFERENT:
            made(book, "small", seed=n + 1)
        else:
            shutil.copy(many / f"{n % DIFFERENT:03}.xlsx", book)
    return many


def measures(seconds: dict[str, float], memory: dict[str, float]) -> list[Measure]:
    """What is promised, beside what was measured."""

    def of(work: Callable[[], float]) -> float | None:
        try:
            return work()
        except KeyError:  # left out
            return None

    return [
        Measure("large: refresh / calamine reading", of(lambda: seconds[LARGE] / seconds[READ_LARGE]), "", "<= 0.9", "<= 0.6"),
        Measure("large: openpyxl load and save / refresh", of(lambda: seconds[REWRITTEN] / seconds[LARGE]), "", ">= 20", ">= 40"),
        Measure("large: memory of a refresh", of(lambda: memory[LARGE]), "MB", "<= 300", "<= 200"),
        Measure("small: a refresh that writes, whole process", of(lambda: seconds[SMALL]), "s", "<= 0.30"),
        Measure(f"{MANY} small books in one call, two cores", of(lambda: MANY / seconds[SIDE_BY_SIDE]), "a second", ">= 40", ">= 80"),
        Measure("xlarge / large: refresh", of(lambda: seconds[XLARGE] / seconds[LARGE]), "", "<= 5"),
        Measure("xlarge / large: calamine reading", of(lambda: seconds[READ_XLARGE] / seconds[READ_LARGE])),
        Measure("`xlcrm --help` above a bare Python", of(lambda: (seconds[HELP] - seconds[BARE]) * 1000), "ms"),
    ]  # fmt: skip


def tables(results: dict[str, list[Run]]) -> str:
    """The targets, then what they were worked out from: medians of the time, the most memory."""
    seconds = {name: statistics.median(r.seconds for r in runs) for name, runs in results.items()}
    memory = {name: max(r.megabytes for r in runs) for name, runs in results.items()}
    lines = ["| measure | target | goal | measured | |", "|---|---|---|---|---|"]
    for m in measures(seconds, memory):
        shown = "not measured" if m.value is None else f"{m.value:.{0 if m.value >= 100 else 2}f} {m.unit}".strip()
        lines.append(f"| {m.what} | {m.target} | {m.goal} | {shown} | {m.verdict} |")
    lines += ["", "| process | seconds (median) | peak MB |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {seconds[name]:.2f} | {memory[name]:.0f} |" for name in results)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    # As an installer does; where PYTHONDONTWRITEBYTECODE is set, every process would compile everything anew.
    compileall.compile_dir(HERE.parent / "xlcrm", quiet=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = cases(folder, options.quick)
        results: dict[str, list[Run]] = {case.name: [] for case in measured}
        for number in range(options.rounds):
            for case in measured:
                if number < case.rounds:
                    results[case.name].append(run(case, folder))
    text = tables(results)
    print(text)
    if options.write:
        page = HERE / "README.md"
        head = page.read_text(encoding="utf-8").split("## The last table")[0]
        about = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {options.rounds} rounds"
        page.write_text(f"{head}## The last table\n\n{about}.\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
