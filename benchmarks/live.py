"""How fast a refresh of a book that is open in Calc is.

    python benchmarks/live.py [--rounds 5] [--size medium] [--lang en]

From the click on: read the open book, work it out, write what differs. Three cases on a book of make_workbook.py: `first`, a
book that lacks all that xlcrm adds (28,000 cells, sheets, a thousand notes); `next day`, the same book a day later; `again`,
nothing new. Each round opens a fresh copy in one running LibreOffice of its own, without a window. Medians count.
"""

import argparse
import datetime as dt
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from xlcrm.app import work_out
from xlcrm.calc import connect, disconnect
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


def main() -> None:
    """Measure, and print one line a case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", default="medium")
    parser.add_argument("--lang", default="en")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.xlsx"
        command = [sys.executable, str(MAKER), str(made), "--size", given.size, "--lang", given.lang]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        process, app = office(Path(folder) / "profile")
        try:
            rounds = [measured(app, made, Path(folder) / f"{n}.xlsx") for n in range(given.rounds)]
        finally:
            disconnect(app)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    print(f"{given.size} book ({given.lang}), {given.rounds} rounds, medians in seconds")
    print(f"{'':10}" + "".join(f"{part:>10}" for part in PARTS))
    for case in CASES:
        medians = [statistics.median(times) for times in zip(*(r[case] for r in rounds), strict=True)]
        print(f"{case:10}" + "".join(f"{seconds:10.2f}" for seconds in medians))


def measured(app: "xlwings.App", made: Path, copy: Path) -> dict[str, tuple[float, ...]]:
    """One round: seconds of each part, by case."""
    shutil.copy(made, copy)
    book = app.books.open(copy)
    store, found = LiveStore(book), dict[str, tuple[float, ...]]()
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


def office(profile: Path) -> "tuple[subprocess.Popen[bytes], xlwings.App]":
    """A LibreOffice of our own."""
    pipe = f"xlcrm{os.getpid()}"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;"]
    command += ["--headless", "--norestore", "--nologo", "--nodefault"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with suppress(BookError):
            return process, connect(pipe=pipe)
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGKILL)
    sys.exit("LibreOffice does not answer.")


if __name__ == "__main__":
    main()
