"""How fast a refresh is, and how much memory it takes, beside reading and writing the same book in other ways.

    python benchmarks/measure.py [--rounds 5] [--quick] [--write]

Whole processes, interleaved, several rounds: the medians and their ratios count, not the seconds. The books come from
`../shared/tools/make_workbook.py`. `--write` puts the table into benchmarks/README.md; `--quick` leaves out openpyxl on
the large book (minutes). Needs the development packages and, for the memory, Linux or macOS.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MAKER = HERE.parent.parent / "shared" / "tools" / "make_workbook.py"
TODAY = "2026-11-23"

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


class Run(NamedTuple):
    seconds: float
    megabytes: float


class Case(NamedTuple):
    name: str
    command: list[str]
    book: Path | None


def run(case: Case, folder: Path) -> Run:
    """One whole process on a fresh copy of the book, its time and its peak memory."""
    command = [*case.command]
    if case.book is not None:
        copy = folder / "work" / case.book.name
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.parent.mkdir()
        shutil.copy(case.book, copy)
        command.append(str(copy))
    report = folder / "time"
    began = os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=report.open("wb"))
    _, status, usage = os.wait4(process.pid, 0)
    seconds = os.times().elapsed - began.elapsed
    if status:
        raise SystemExit(f"{case.name} failed:\n{report.read_text(errors='replace')}")
    unit = 1 if platform.system() == "Darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 1e6)


def cases(folder: Path, quick: bool) -> list[Case]:
    """What is measured; the books are made on the way."""
    books = {}
    for size in ("small", "large", "xlarge"):
        books[size] = folder / f"{size}.xlsx"
        subprocess.run([sys.executable, str(MAKER), str(books[size]), "--size", size], check=True)
    xlcrm = [str(Path(sys.executable).parent / "xlcrm")]
    refresh = [*xlcrm, "refresh", "--today", TODAY]
    found = [
        Case("python -c pass", [sys.executable, "-c", "pass"], None),
        Case("xlcrm --help", [*xlcrm, "--help"], None),
        Case("small book: xlcrm refresh", refresh, books["small"]),
        Case("large book: calamine, reading three sheets", [sys.executable, "-c", CALAMINE], books["large"]),
        Case("large book: xlcrm refresh", refresh, books["large"]),
        Case("xlarge book: calamine, reading three sheets", [sys.executable, "-c", CALAMINE], books["xlarge"]),
        Case("xlarge book: xlcrm refresh", refresh, books["xlarge"]),
    ]
    return found if quick else [*found, Case("large book: openpyxl, load and save", [sys.executable, "-c", OPENPYXL], books["large"])]


def table(results: dict[str, list[Run]]) -> str:
    """The medians, and the ratios that are promised."""
    median = {name: statistics.median(r.seconds for r in runs) for name, runs in results.items()}
    memory = {name: max(r.megabytes for r in runs) for name, runs in results.items()}
    lines = ["| what | seconds (median) | peak MB |", "|---|---|---|"]
    lines += [f"| {name} | {median[name]:.2f} | {memory[name]:.0f} |" for name in results]
    large, calamine = median["large book: xlcrm refresh"], median["large book: calamine, reading three sheets"]
    bare = median["python -c pass"]
    ratios = [
        ("large: refresh / calamine reading", large / calamine),
        ("xlarge: refresh / large: refresh", median["xlarge book: xlcrm refresh"] / large),
        ("xlarge / large: calamine reading", median["xlarge book: calamine, reading three sheets"] / calamine),
    ]
    if "large book: openpyxl, load and save" in median:
        ratios.append(("large: openpyxl load + save / refresh", median["large book: openpyxl, load and save"] / large))
    lines += ["", "| ratio | |", "|---|---|", *(f"| {name} | {value:.2f} |" for name, value in ratios)]
    lines.append(f"| `xlcrm --help` above a bare Python, ms | {(median['xlcrm --help'] - bare) * 1000:.0f} |")
    lines.append(f"| small book: a refresh that writes, s | {median['small book: xlcrm refresh']:.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = cases(folder, options.quick)
        results: dict[str, list[Run]] = {case.name: [] for case in measured}
        for _ in range(options.rounds):
            for case in measured:
                if "openpyxl" not in case.name or len(results[case.name]) < 2:
                    results[case.name].append(run(case, folder))
    text = table(results)
    print(text)
    if options.write:
        page = HERE / "README.md"
        head = page.read_text(encoding="utf-8").split("## The last table")[0]
        about = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {options.rounds} rounds"
        page.write_text(f"{head}## The last table\n\n{about}.\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
