"""`xlcrm watch` as it is started: it refreshes what was saved and closed, leaves alone what is open, and stops cleanly."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest
from commanding import ROOT, xlcrm
from doors import NOW, write_workbook

from xlcrm.app.crm import refresh_book
from xlcrm.app.watching import mark_of, written_by_us
from xlcrm.ooxml.locks import locked

LONG = os.environ.get("XLCRM_HYPOTHESIS") == "long"
PATIENCE = 60.0  # seconds until something has not happened


class Load(NamedTuple):
    """How many saves, to how many books, in how many seconds; how much the memory may grow meanwhile."""

    saves: int
    books: int
    seconds: float
    growth: float


LOAD = Load(200, 20, 60, 8e6) if LONG else Load(16, 8, 10, 16e6)


@contextmanager
def watching(folder: Path, *more: str, lang: str = "en") -> Iterator[subprocess.Popen[str]]:
    """The command at work, from the moment that it says so."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "XLCRM_LANG": lang,
    }
    command = [sys.executable, "-m", "xlcrm", "watch", str(folder), *more]
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        assert process.stdout
        first = process.stdout.readline()
        assert str(folder) in first, first
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def stopped(process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
    """Its exit code, and all that it still had to say."""
    process.send_signal(how)
    return process.wait(PATIENCE), process.stdout.read() if process.stdout else ""


def until(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def version(folder: Path, n: int) -> bytes:
    """A book as a salesperson saves it; no two alike."""
    path = folder / "version.tmp.xlsx"
    rows = [["Customer ID", "Company", "Notes"], *([f"C-{i}", f"Company {i}", f"save {n}"] for i in range(1, 6))]
    write_workbook(
        path,
        {"Customers": rows, "Touches": [["Date", "Customer", "Direction"]], "Quotes": [["Date", "Customer", "Status"]]},
    )
    return path.read_bytes()


def refreshed(book: Path) -> list[bytes]:
    """The versions of the book that a refresh has worked on: it keeps each as a backup."""
    kept = (book.parent / ".xlcrm").glob(f"{book.stem} * ??????{book.suffix}")
    return [backup.read_bytes() for backup in kept]


def worked_on(book: Path, version: bytes) -> bool:
    """Has a refresh worked on that version of the book?"""
    return version in refreshed(book)


@pytest.mark.parametrize("owner", ["~$a.xlsx", ".~lock.a.xlsx#", ".~a.xlsx"])
@pytest.mark.parametrize("poll", [False, True], ids=["told", "polling"])
def test_a_book_is_refreshed_when_it_was_saved_and_closed_and_not_before(
    tmp_path: Path, owner: str, poll: bool
) -> None:
    book, note = tmp_path / "a.xlsx", tmp_path / owner
    first, second = version(tmp_path.parent, 1), version(tmp_path.parent, 2)
    book.write_bytes(first)
    with watching(tmp_path, *(["--poll"] if poll else [])):
        until(lambda: first in refreshed(book))

        note.write_bytes(b"Anna")
        book.write_bytes(second)
        time.sleep(3)
        assert book.read_bytes() == second, "somebody has it open"

        note.unlink()
        until(lambda: second in refreshed(book), 15)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is watched cannot be renamed there")
@pytest.mark.parametrize(("lang", "said"), [("en", "cannot be opened"), ("zh", "无法打开")])
def test_a_share_that_drops_is_told_of_once_and_looked_after_again_when_it_is_back(
    tmp_path: Path, lang: str, said: str
) -> None:
    share, log = tmp_path / "share", tmp_path / "watch.log"
    share.mkdir()
    (share / "a.xlsx").write_bytes(version(tmp_path, 1))
    with watching(share, "--log", str(log), lang=lang):
        until(lambda: refreshed(share / "a.xlsx"))
        share.rename(tmp_path / "away")
        until(lambda: said in log.read_text("utf-8"))
        time.sleep(2.5)
        assert log.read_text("utf-8").count(said) == 1
        (tmp_path / "away").rename(share)
        book = version(tmp_path, 2)
        (share / "a.xlsx").write_bytes(book)
        until(lambda: book in refreshed(share / "a.xlsx"), 20)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_stops_at_once_and_says_so_on_the_screen_and_in_the_log(
    tmp_path: Path, how: signal.Signals, lang: str
) -> None:
    (tmp_path / "a.xlsx").write_bytes(version(tmp_path.parent, 1))
    with watching(tmp_path, lang=lang) as process:
        until(lambda: refreshed(tmp_path / "a.xlsx"))
        began = time.monotonic()
        code, said = stopped(process, how)

    assert (code, time.monotonic() - began < 5) == (0, True)
    end = "Stopped." if lang == "en" else "已停止。"
    assert said.splitlines()[-1] == end
    log = (tmp_path / ".xlcrm" / "watch.log").read_text("utf-8").splitlines()
    assert log[-1].endswith(end)
    assert any("a.xlsx" in line and ("5 customers" in line or "客户 5" in line) for line in log)


def test_a_book_that_cannot_be_refreshed_is_told_of_once_and_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    with watching(tmp_path) as process:
        until(lambda: "a.xlsx" in (tmp_path / ".xlcrm" / "watch.log").read_text("utf-8").split("stops.")[1])
        (tmp_path / "b.xlsx").write_bytes(version(tmp_path.parent, 1))
        until(lambda: refreshed(tmp_path / "b.xlsx"))
        time.sleep(2)
        said = stopped(process)[1]

    assert [line.split(":")[0] for line in said.splitlines()] == ["a.xlsx", str(tmp_path / "b.xlsx"), "Stopped."]


def test_a_log_that_has_grown_large_turns_over(tmp_path: Path) -> None:
    log = tmp_path / "here.log"
    log.write_bytes((b"2026-11-23 09:12:05 " + b"x" * 1_000_000)[:1_000_000])
    with watching(tmp_path, "--log", str(log)) as process:
        assert stopped(process)[0] == 0

    assert (tmp_path / "here.log.1").stat().st_size == 1_000_000
    assert len(log.read_text("utf-8").splitlines()) == 2


def test_what_is_no_book_is_let_be(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for path in (inner / "a.xlsx", tmp_path / "notes.txt", tmp_path / ".hidden.xlsx"):
        path.write_bytes(version(tmp_path.parent, 1))
    (tmp_path / "b.xlsx").write_bytes(version(tmp_path.parent, 2))
    log = tmp_path.parent / "here.log"
    with watching(tmp_path, "--log", str(log)):
        until(lambda: "b.xlsx" in log.read_text("utf-8"))  # it is told when all else is done

    assert refreshed(tmp_path / "b.xlsx")
    assert not (inner / ".xlcrm").exists()
    assert {p.name.split(" ")[0] for p in (tmp_path / ".xlcrm").iterdir()} <= {"b", "b.xlsx.lock"}
    assert [name for name in ("inner", "notes", "hidden") if name in log.read_text("utf-8")] == []


def test_a_save_right_after_the_refresh_is_not_taken_for_the_refreshs_own(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    book.write_bytes(version(tmp_path.parent, 1))
    backup = refresh_book(book, NOW.date(), NOW).backup
    assert backup is not None
    assert written_by_us(book, backup) == mark_of(book)

    book.write_bytes(version(tmp_path.parent, 2))

    assert written_by_us(book, backup) is None


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "is no log of xlcrm watch, so it was left alone"), ("zh", "不是 xlcrm watch 的日志，未作改动")],
)
def test_a_log_is_never_written_into_a_book_or_another_file_of_the_users(lang: str, said: str, tmp_path: Path) -> None:
    assert xlcrm("new", tmp_path / "CRM.xlsx").code == 0
    book = (tmp_path / "CRM.xlsx").read_bytes()
    answer = xlcrm("watch", tmp_path, "--log", tmp_path / "CRM.xlsx", lang=lang)
    assert answer.code == 2 and said in answer.err
    assert (tmp_path / "CRM.xlsx").read_bytes() == book


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_logs_folder_is_the_teams_where_the_books_are(tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    team.chmod(0o770)
    with watching(team):
        assert (team / ".xlcrm").stat().st_mode & 0o777 == 0o770


def test_an_earlier_log_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "watch.log"
    log.write_text("2026-11-23 09:12:05 Stopped.\n", encoding="utf-8")
    with watching(tmp_path, "--log", str(log)):
        pass
    assert log.read_text("utf-8").startswith("2026-11-23 09:12:05 Stopped.\n") and "Watching" in log.read_text("utf-8")


def test_without_a_folder_it_says_what_to_do(tmp_path: Path) -> None:
    answer = xlcrm("watch", tmp_path / "nowhere")

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "is no folder" in answer.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_watchfiles_it_names_the_extra(tmp_path: Path, lang: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XLCRM_LANG": lang}
    without = "import sys; sys.modules['watchfiles'] = None; from xlcrm.cli import main; sys.exit(main())"

    done = subprocess.run(
        [sys.executable, "-c", without, "watch", str(tmp_path)], env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert 'pip install "xlcrm[watch]"' in done.stderr and "pipx inject xlcrm watchfiles" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is written to is locked, which is another test")
def test_under_load_no_save_is_missed_no_open_book_is_touched_and_the_memory_stays(tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    books = [folder / f"book {n}.xlsx" for n in range(LOAD.books)]
    saves = [version(tmp_path, n) for n in range(LOAD.saves)]
    touched, used = list[str](), list[int]()
    with watching(folder) as process:
        began = time.monotonic()
        for n, content in enumerate(saves):
            time.sleep(max(0.0, began + n * LOAD.seconds / LOAD.saves - time.monotonic()))
            book = books[n % LOAD.books]
            if n >= LOAD.books:  # what is saved over before its turn came cannot be refreshed any more
                until(partial(worked_on, book, saves[n - LOAD.books]))
            note = folder / f"~${book.name}"
            note.write_bytes(b"Anna")
            # A refresh that was at the very point of writing when the book was opened ends first.
            with locked(book) if book.exists() else nullcontext():
                book.write_bytes(content)
            time.sleep(0.05)
            touched += [f"{book.name} at save {n}"] if book.read_bytes() != content else []
            note.unlink()
            if n >= LOAD.saves // 3:
                used.append(psutil.Process(process.pid).memory_info().rss)
        until(lambda: all(saves[n] in refreshed(books[n % LOAD.books]) for n in range(LOAD.saves)))
        used.append(psutil.Process(process.pid).memory_info().rss)
        code, said = stopped(process)

    assert touched == []
    assert code == 0
    assert len([line for line in said.splitlines() if "customers" in line]) == LOAD.saves, (
        "each save is refreshed, and once"
    )
    print(f"memory: {used[0] / 1e6:.1f} to {used[-1] / 1e6:.1f} MB")
    assert used[-1] - used[0] < LOAD.growth
