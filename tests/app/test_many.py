"""Many books in one call: each by itself, in order, alone or side by side; what a death or Ctrl-C leaves."""

import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from book_text import typed
from commanding import ROOT, TODAY, xlcrm
from doors import write_workbook

from xlcrm.app import crm, many
from xlcrm.app.outcome import READING, WORKING_OUT, WRITING
from xlcrm.app.workers import side_by_side
from xlcrm.errors import Bug, WorkerDied, in_a_sentence
from xlcrm.ooxml.locks import locked
from xlcrm.text import Text

BOOK = """
    Customers
    Company | Contact | Email
    Acme | Anna | anna@acme.example
    Touches
    Date | Customer | Direction
    2026-11-02 | Acme | Out
    soon       | Acme | Out
    Quotes
    Date | Customer | Status
"""
ORDER = many.Order(date.fromisoformat(TODAY), datetime(2026, 11, 23, 9))
PATIENCE = 30  # seconds until something must have happened

Make = Callable[..., list[Path]]

posix = pytest.mark.skipif(os.name != "posix", reason="needs a signal sent to another process")


@pytest.fixture
def books(tmp_path: Path) -> Make:
    """books("a", "b") are sound books of these names in one folder, the same bytes in each."""
    made = tmp_path / "sound.xlsx"
    write_workbook(made, typed(BOOK))

    def make(*names: str, folder: str = "books") -> list[Path]:
        (tmp_path / folder).mkdir()
        return [Path(shutil.copy(made, tmp_path / folder / f"{name}.xlsx")) for name in names]

    return make


def is_refreshed(book: Path) -> bool:
    """Whether it was written, by its backup."""
    return any((book.parent / ".xlcrm").glob(f"{book.stem} 2*"))


def litter(folder: Path) -> list[str]:
    """What lies in .xlcrm beside versions and locks."""
    return [p.name for p in (folder / ".xlcrm").glob("*") if p.suffix not in (".xlsx", ".lock")]


def until(happened: Callable[[], bool]) -> None:
    """Wait for something that must happen."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


# ---- answers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_book_has_a_line_in_the_order_named_and_a_bad_one_stops_no_other(books: Make, jobs: str) -> None:
    d, b, c, a = books("d", "b", "c", "a")
    c.write_text("no workbook")

    answer = xlcrm("refresh", d, b, c, a, d.parent / "e.xlsx", "--today", TODAY, "--jobs", jobs)

    assert answer.code == 1
    assert [line.split(": ")[0] for line in answer.out.splitlines()] == [str(d), str(b), str(a)]
    bad, missing = answer.err.splitlines()
    assert bad.startswith("c.xlsx: This is plain text")
    assert missing.startswith("There is no book at")
    assert [is_refreshed(book) for book in (d, b, c, a)] == [True, True, False, True]


def test_side_by_side_the_answers_and_every_byte_are_those_of_one_after_another(books: Make, tmp_path: Path) -> None:
    names = ("b", "a", "d", "c")
    told = dict[str, Any]()
    for jobs in ("1", "2"):
        made = books(*names, folder="books")
        made[2].write_text("no workbook")
        dry = xlcrm("refresh", *made, "--today", TODAY, "--json", "--dry-run", "--jobs", jobs)
        assert not any(is_refreshed(book) for book in made)
        done = xlcrm("refresh", *made, "--today", TODAY, "--json", "--jobs", jobs)
        told[jobs] = [said(dry.json), said(done.json), dry.code, done.code]
        (tmp_path / "books").rename(tmp_path / jobs)

    assert told["1"] == told["2"]
    assert [len(b.get("problems", ())) for b in told["2"][1]["books"]] == [1, 1, 0, 1]
    assert [len(b.get("changes", ())) > 0 for b in told["2"][0]["books"]] == [True, True, False, True]
    alone, together = ([(tmp_path / jobs / f"{n}.xlsx").read_bytes() for n in names] for jobs in ("1", "2"))
    assert alone == together
    assert is_refreshed(tmp_path / "2" / "a.xlsx")


def said(answer: Any) -> Any:
    """An answer without what is another the next time: how long it took, and the hour in the name of a backup."""
    for book in answer["books"]:
        book.pop("seconds", None)
        book["backup"] = bool(book.get("backup"))
    return answer


def test_of_two_books_of_one_name_a_failure_tells_which(books: Make) -> None:
    (one,), (other,) = books("CRM", folder="Anna"), books("CRM", folder="Li")
    other.write_text("no workbook")

    (said,) = xlcrm("refresh", one, other, "--today", TODAY).err.splitlines()

    assert said.startswith(f"{other}: ")


def test_in_chinese_a_failure_among_many_is_a_chinese_sentence(books: Make) -> None:
    a, b = books("a", "b")
    b.write_text("no workbook")

    answer = xlcrm("refresh", a, b, "--today", TODAY, "--jobs", "2", lang="zh")

    assert answer.err.startswith("b.xlsx：")
    assert answer.err.isascii() is False


@pytest.mark.parametrize("number", ["0", "61", "two"])
def test_the_number_of_jobs_is_a_number_from_1_to_60(number: str, books: Make) -> None:
    assert xlcrm("refresh", *books("a"), "--jobs", number).code == 2


def test_workers_are_started_only_for_as_much_as_is_worth_them(tmp_path: Path) -> None:
    def of(count: int, size: int) -> list[Path]:
        found = [tmp_path / f"{n}.xlsx" for n in range(count)]
        for book in found:
            book.touch()
            os.truncate(book, size)
        return found

    cores = min(many.MOST_AT_ONCE, os.cpu_count() or 1)
    assert many.jobs_for(of(1, 50_000_000)) == 1
    assert many.jobs_for(of(3, 10_000)) == 1
    assert many.jobs_for(of(2, 50_000_000)) == min(2, cores)
    assert many.jobs_for(of(500, 200_000)) <= cores
    assert many.jobs_for([tmp_path / "missing.xlsx"] * 3) == 1


def test_what_stops_a_book_comes_out_of_a_worker_with_all_that_it_says() -> None:
    bug = in_a_sentence(ZeroDivisionError("by zero")).about("CRM.xlsx")
    assert isinstance(bug, Bug)
    bug.lang = "zh"

    found = pickle.loads(pickle.dumps(bug))

    assert isinstance(found, Bug)
    assert (found.text, found.lang, found.exit_code, found.trace) == (bug.text, "zh", 1, bug.trace)
    assert str(found).startswith("CRM.xlsx: This is a bug in xlcrm: ZeroDivisionError: by zero")


# ---- memory ------------------------------------------------------------------------------------------------------

GROWTH = """
import gc, sys
gc.disable()
from datetime import date, datetime
from pathlib import Path
from xlcrm.app import many
from xlcrm.app.crm import Report
from xlcrm.errors import NotACrmBook
order = many.Order(date(2026, 11, 23), datetime(2026, 11, 23, 9))
objects = []
for book, answer in many.one_by_one(list(map(Path, sys.argv[1:])), order):
    assert isinstance(answer, NotACrmBook if book.stem in "bdfh" else Report)
    objects.append(len(gc.get_objects()) + gc.get_freeze_count())
print(*objects)
"""


def test_memory_does_not_grow_from_book_to_book(books: Make) -> None:
    made = books(*"abcdefgh")
    for book in made[1::2]:
        write_workbook(book, {"Prices": [["Product", "Price"], ["Valve", 12]]})
    command = [sys.executable, "-c", GROWTH, *map(str, made)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    told = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    objects = [int(n) for n in told.split()]

    assert len(objects) == 8
    assert objects[-1] <= objects[2] * 1.01


# ---- deaths ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held", ["a", "c"])
def test_a_worker_that_is_killed_costs_its_book_a_sentence_and_the_other_goes_on(books: Make, held: str) -> None:
    made = {book.stem: book for book in books(*"abcde")}
    others = [book for name, book in made.items() if name != held]

    def kill_who_waits() -> None:
        until(lambda: all(map(is_refreshed, others)) and len(multiprocessing.active_children()) == 1)
        multiprocessing.active_children()[0].kill()

    killer = Thread(target=kill_who_waits)
    with locked(made[held]):  # the worker that has it waits
        killer.start()
        found = dict(side_by_side(list(made.values()), ORDER, jobs=2))
        killer.join()

    assert list(found) == list(made.values())
    assert [type(found[book]) for book in others] == [crm.Report] * 4
    died = found[made[held]]
    assert isinstance(died, WorkerDied)
    assert all(f"{held}.xlsx" in died.said(lang) for lang in ("en", "zh"))
    assert not is_refreshed(made[held])
    assert litter(made[held].parent) == []


def test_another_worker_takes_the_place_of_one_that_was_killed(books: Make) -> None:
    a, b, c, d = books(*"abcd")

    with locked(b):
        answers = side_by_side([a, b, c, d], ORDER, jobs=1)
        assert isinstance(next(answers)[1], crm.Report)
        (worker,) = multiprocessing.active_children()  # it has b by now, and waits
        worker.kill()
        rest = dict(answers)

    assert [type(rest[book]) for book in (b, c, d)] == [WorkerDied, crm.Report, crm.Report]
    assert [is_refreshed(book) for book in (a, b, c, d)] == [True, False, True, True]


NO_WORKERS = """
import multiprocessing, sys
from datetime import date, datetime
from pathlib import Path
from xlcrm.app import many
from xlcrm.app.workers import side_by_side
if __name__ == "__main__":
    multiprocessing.set_executable(sys.argv[1])  # a program that ends at once
    order = many.Order(date(2026, 11, 23), datetime(2026, 11, 23, 9))
    for book, answer in side_by_side(list(map(Path, sys.argv[2:])), order, jobs=2):
        print(book.stem, answer.changed_cells > 0)
"""


@posix
def test_where_no_worker_can_be_started_the_books_are_refreshed_all_the_same(
    books: Make, tmp_path: Path, need: Callable[[str], str]
) -> None:
    script = tmp_path / "script.py"
    script.write_text(NO_WORKERS)
    command = [sys.executable, str(script), need("false"), *map(str, books("a", "b"))]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.splitlines() == ["a True", "b True"]


# ---- Ctrl-C ------------------------------------------------------------------------------------------------------


def press_ctrl_c_at(step: Text) -> Callable[[Text], None]:
    """A progress that is there when that step begins."""
    return lambda now: signal.raise_signal(signal.SIGINT) if now is step else None


def test_ctrl_c_finishes_the_book_that_is_being_written_and_begins_no_other(books: Make) -> None:
    a, b = books("a", "b")
    answers = many.one_by_one([a, b], ORDER, press_ctrl_c_at(WRITING))

    book, answer = next(answers)
    assert (book, type(answer)) == (a, crm.Report)
    with pytest.raises(KeyboardInterrupt):
        next(answers)

    assert [is_refreshed(a), is_refreshed(b)] == [True, False]
    assert litter(a.parent) == []


@pytest.mark.parametrize("step", [READING, WORKING_OUT], ids=lambda step: step.en)
def test_ctrl_c_leaves_a_book_that_is_not_being_written_as_it_was_and_nothing_beside_it(
    books: Make, step: Text
) -> None:
    (a,) = books("a")
    before = a.read_bytes()

    with pytest.raises(KeyboardInterrupt):
        next(many.one_by_one([a], ORDER, press_ctrl_c_at(step)))

    assert a.read_bytes() == before
    assert list(a.parent.iterdir()) == [a]


def test_a_second_ctrl_c_does_not_wait_for_the_writing(books: Make) -> None:
    def twice(step: Text) -> None:
        if step is WRITING:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        next(many.one_by_one(books("a"), ORDER, twice))


def test_once_the_books_are_done_ctrl_c_is_what_it_was_before(books: Make) -> None:
    before = signal.getsignal(signal.SIGINT)

    list(many.one_by_one(books("a"), ORDER))
    list(side_by_side(books("b", folder="more"), ORDER, jobs=1))

    assert signal.getsignal(signal.SIGINT) is before


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("told", ["the whole group", "one process"])
def test_ctrl_c_stops_the_command_within_a_moment_and_leaves_no_litter_and_no_process(
    books: Make, jobs: str, told: str
) -> None:
    a, b, c = books("a", "b", "c")
    before = b.read_bytes()
    done = [a, c] if jobs == "2" else [a]

    with locked(b), started("refresh", a, b, c, "--today", TODAY, "--jobs", jobs) as process:
        until(lambda: all(map(is_refreshed, done)))
        time.sleep(1)  # until what is done is reported, and b is waited for
        (os.killpg if told == "the whole group" else os.kill)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=15)  # not the 20 seconds that one waits for a lock

    assert (process.returncode, err.split()) == (1, ["Stopped."])
    assert [line.split(": ")[0] for line in out.splitlines()] == list(map(str, done))
    assert b.read_bytes() == before
    assert litter(a.parent) == []
    until(lambda: not is_running(process.pid))


@contextmanager
def started(*arguments: str | Path) -> Iterator["subprocess.Popen[str]"]:
    """xlcrm at work, in a group of its own as from a terminal."""
    command = [sys.executable, "-m", "xlcrm", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XLCRM_LANG": "en"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.kill()


def is_running(group: int) -> bool:
    """Whether any process of the group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
