import errno
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from conftest import linked

from xlcrm.errors import BookInUse, CannotWrite, Conflict, NoSuchBook, NotAWorkbook
from xlcrm.ooxml import backups
from xlcrm.ooxml.commit import _give_back, _refuse_unwritable, commit, put_back, read_book
from xlcrm.ooxml.contents import LARGEST_BOOK, content_of, opened
from xlcrm.ooxml.exchange import Unsupported, exchange
from xlcrm.ooxml.locks import locked
from xlcrm.ooxml.refusals import cannot_write

NOW = datetime(2026, 11, 23, 9, 12, 5)
OLD, NEW, SAVED, LATER = b"the old version", b"the new version", b"what a colleague saved", b"and saved again"

# Adds a letter to the book, again and again; prints how often that succeeded.
APPEND = """
import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from xlcrm.errors import Conflict, NoSuchBook
from xlcrm.ooxml.commit import commit, read_book
from xlcrm.ooxml.locks import locked
book, times, done = Path(sys.argv[1]), int(sys.argv[2]), 0
for _ in range(times):
    try:
        with locked(book) if sys.argv[3] == "locked" else nullcontext():
            old = read_book(book)
            commit(book, old, old + b"r", now=datetime.now(), keep=3)
            done += 1
    except Conflict:
        pass
print(done)
"""
# Saves as Excel does, again and again: a temporary file, delete, rename. On Windows a name that was deleted may stay for
# an instant, and a file may be held by whoever replaces it.
SAVE = """
import os, sys, time
def patiently(action, *paths):
    while True:
        try:
            return action(*paths)
        except (PermissionError, FileExistsError):
            if os.name != "nt":
                raise
            time.sleep(0.001)
book = sys.argv[1]
for number in range(int(sys.argv[3])):
    with open(book + ".tmp", "wb") as file:
        file.write(b"save %03d " % number)
    try:
        patiently(os.unlink, book)
    except FileNotFoundError:
        pass
    patiently(os.rename, book + ".tmp", book)
    time.sleep(float(sys.argv[2]))
"""
GROW = """
import sys
from datetime import datetime
from pathlib import Path
from xlcrm.ooxml.commit import commit, read_book
from xlcrm.ooxml.locks import locked
book = Path(sys.argv[1])
for number in range(10_000):
    with locked(book):
        commit(book, read_book(book), (b"%06d" % (number + int(sys.argv[2]))) * 20_000, now=datetime.now(), keep=3)
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "CRM.xlsx"
    path.write_bytes(OLD)
    return path


def run(script: str, *args: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


def in_xlcrm(book: Path) -> set[bytes]:
    return {path.read_bytes() for path in book.with_name(".xlcrm").iterdir()}


def test_the_new_version_takes_the_place_of_the_old_and_the_old_becomes_the_backup(book: Path) -> None:
    backup = commit(book, OLD, NEW, now=NOW)
    assert book.read_bytes() == NEW
    assert backup.read_bytes() == OLD
    assert backup.parent == book.with_name(".xlcrm")
    assert backup.name.startswith("CRM 2026-11-23 091205 ")
    assert backup.suffix == ".xlsx"


def test_beside_the_backup_lies_a_copy_of_what_was_written_and_the_book_has_no_second_name(book: Path) -> None:
    backup = commit(book, OLD, NEW, now=NOW, doing="undo")
    (step,) = backups.steps(book)
    assert (step.when, step.doing, step.before) == (NOW, "undo", backup)
    assert step.after is not None
    assert step.after.read_bytes() == NEW
    assert backups.digest(NEW) == step.after_digest
    assert book.stat().st_nlink == 1
    assert in_xlcrm(book) == {OLD, NEW}


def test_a_book_that_was_saved_since_it_was_read_stays_as_it_is(book: Path) -> None:
    book.write_bytes(SAVED)
    with pytest.raises(Conflict, match="try again"):
        commit(book, OLD, NEW, now=NOW)
    assert book.read_bytes() == SAVED
    assert in_xlcrm(book) == set()


def test_a_book_that_is_gone_when_it_should_be_written_is_a_conflict(book: Path) -> None:
    book.unlink()
    with pytest.raises(Conflict):
        commit(book, OLD, NEW, now=NOW)
    assert not book.exists()


def test_a_book_that_is_open_is_not_written(book: Path) -> None:
    book.with_name("~$CRM.xlsx").write_bytes(b"\x02wf")
    with pytest.raises(BookInUse, match="is open in Excel"):
        commit(book, OLD, NEW, now=NOW)
    assert book.read_bytes() == OLD
    assert in_xlcrm(book) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_the_rights_of_the_book_stay(book: Path, mode: int) -> None:
    book.chmod(mode)
    commit(book, OLD, NEW, now=NOW)
    assert book.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_of_the_book_stays(book: Path) -> None:
    os.chown(book, 1234, 5678)
    commit(book, OLD, NEW, now=NOW)
    assert (book.stat().st_uid, book.stat().st_gid) == (1234, 5678)


@pytest.mark.skipif(sys.platform != "linux", reason="it is told of Linux")
def test_what_else_the_system_keeps_of_the_book_stays_with_it(book: Path) -> None:
    """Such are its access lists, and the remarks of file managers."""
    try:
        os.setxattr(book, "user.xdg.comment", b"the one for the fair")
    except OSError as error:
        pytest.skip(f"no such attributes can be set here: {error}")
    commit(book, OLD, NEW, now=NOW)
    assert os.getxattr(book, "user.xdg.comment") == b"the one for the fair"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
def test_nobody_may_read_what_was_written_who_may_not_read_the_book(book: Path) -> None:
    book.chmod(0o600)
    commit(book, OLD, NEW, now=NOW)
    assert {path.stat().st_mode & 0o777 for path in book.with_name(".xlcrm").iterdir()} == {0o600}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to every file")
def test_a_book_marked_read_only_is_not_replaced(book: Path) -> None:
    book.chmod(0o444)
    with pytest.raises(CannotWrite, match="not permitted"):
        commit(book, OLD, NEW, now=NOW)
    assert book.read_bytes() == OLD


def test_a_link_stays_a_link_and_its_book_is_written(book: Path) -> None:
    link = book.parent / "elsewhere" / "link.xlsx"
    link.parent.mkdir()
    linked(link, book)
    backup = commit(link, OLD, NEW, now=NOW)
    assert link.is_symlink()
    assert book.read_bytes() == NEW
    assert backup.parent == book.with_name(".xlcrm")


def test_a_book_that_is_being_read_may_be_renamed_and_deleted_by_a_save(book: Path) -> None:
    file = opened(book)
    try:
        book.replace(book.with_name("old"))
        book.write_bytes(SAVED)
        book.with_name("old").unlink()
        assert os.read(file, 100) == OLD
    finally:
        os.close(file)
    assert content_of(book) == SAVED


def test_only_so_many_backups_are_kept(book: Path) -> None:
    for number in range(5):
        commit(book, read_book(book), b"%d" % number, now=NOW.replace(minute=number), keep=3)
    assert [path.read_bytes() for path in backups.backups(book)] == [b"1", b"2", b"3"]


def test_what_was_written_goes_with_its_backup(book: Path) -> None:
    for number in range(5):
        commit(book, read_book(book), b"%d" % number, now=NOW.replace(minute=number), keep=2)
    assert in_xlcrm(book) == {b"2", b"3", b"4"}
    assert [step.when.minute for step in backups.steps(book)] == [3, 4]


def test_steps_of_one_second_stand_in_their_order(book: Path) -> None:
    for number in range(8):
        commit(book, read_book(book), b"%d" % number, now=NOW)
        time.sleep(0.01)
    written = [step.after.read_bytes() for step in backups.steps(book) if step.after]
    assert written == [b"%d" % number for number in range(8)]


def test_steps_stand_in_their_order_and_the_newest_are_kept_when_the_clock_goes_back(book: Path) -> None:
    """Winter time begins, a colleague's computer is slow, or stands in another country: one book, one shared folder."""
    for number, hour in enumerate([9, 8, 7, 20, 8, 8]):
        commit(book, read_book(book), b"%d" % number, now=NOW.replace(hour=hour), keep=4)
    kept = [(f"{step.when:%H:%M:%S}", step.after.read_bytes()) for step in backups.steps(book) if step.after]
    assert kept == [("09:12:07", b"2"), ("20:12:05", b"3"), ("20:12:06", b"4"), ("20:12:07", b"5")]


def test_a_backup_from_a_clock_that_was_years_ahead_is_no_measure_and_goes_first(book: Path) -> None:
    commit(book, OLD, b"0", now=NOW.replace(year=2030))
    for number in range(1, 4):
        commit(book, read_book(book), b"%d" % number, now=NOW.replace(minute=number), keep=3)
        at = NOW.replace(minute=number)
        assert [step.when for step in backups.steps(book, at)][-1] == at
    assert [f"{step.when:%Y %M}" for step in backups.steps(book)] == ["2026 01", "2026 02", "2026 03"]


def test_a_missing_book_is_put_back_with_the_rights_it_had(book: Path) -> None:
    book.chmod(0o600)
    backup = commit(book, OLD, NEW, now=NOW)
    book.unlink()
    with locked(book, missing=True):
        put_back(book, OLD, like=backup, now=NOW)
    assert book.read_bytes() == OLD
    assert book.stat().st_nlink == 1
    assert sys.platform == "win32" or book.stat().st_mode & 0o777 == 0o600


def test_a_book_that_came_back_by_itself_is_not_replaced(book: Path) -> None:
    backup = commit(book, OLD, NEW, now=NOW)
    with pytest.raises(Conflict):
        put_back(book, OLD, like=backup, now=NOW)
    assert book.read_bytes() == NEW
    assert {path.suffix for path in book.with_name(".xlcrm").iterdir()} == {".xlsx"}


def test_where_there_never_was_a_book_nothing_is_locked_or_made(tmp_path: Path) -> None:
    with pytest.raises(NoSuchBook), locked(tmp_path / "CRM.xlsx", missing=True):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind there")
def test_a_version_that_does_not_fit_leaves_the_old_one_and_nothing_else(book: Path) -> None:
    script = """
import resource, sys
from datetime import datetime
from pathlib import Path
from xlcrm.errors import CannotWrite
from xlcrm.ooxml.commit import commit, read_book
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
book = Path(sys.argv[1])
try:
    commit(book, read_book(book), b"x" * 100_000, now=datetime.now())
except CannotWrite as error:
    print(error)
"""
    assert "could not be written, and is as it was" in ended(run(script, book))
    assert book.read_bytes() == OLD
    assert in_xlcrm(book) == set()


def test_without_exchange_the_old_version_is_copied_to_the_backup(book: Path, need: Callable[[str], str]) -> None:
    refuse = [need("strace"), "-f", "-qq", "-o", os.devnull, "-e", "inject=renameat2:error=EINVAL"]
    command = [sys.executable, "-c", APPEND, str(book), "2", "locked"]
    assert subprocess.run([*refuse, *command], capture_output=True, text=True, check=True).stdout.strip() == "2"
    assert book.read_bytes() == OLD + b"rr"
    assert in_xlcrm(book) == {OLD, OLD + b"r", OLD + b"rr", b""}  # b"": the lock


@pytest.mark.parametrize("unlike_exchange", ["error=EINVAL", "error=EPERM"])
def test_who_may_not_replace_the_book_leaves_no_backup_before_which_nothing_was_written(
    book: Path, need: Callable[[str], str], unlike_exchange: str
) -> None:
    """As on a share where files may be made but not deleted: each morning's refresh would leave one more."""
    third = "inject=?rename,?renameat:error=EACCES:when=3"  # the new version, the backup, and then the book
    refuse = [need("strace"), "-f", "-qq", "-o", os.devnull, "-e", f"inject=renameat2:{unlike_exchange}", "-e", third]
    command = [sys.executable, "-c", APPEND, str(book), "1", "locked"]
    done = subprocess.run([*refuse, *command], capture_output=True, text=True, check=False)
    assert "CannotWrite" in done.stderr
    assert book.read_bytes() == OLD
    assert not book.with_name(".xlcrm").exists()


def test_a_folder_for_backups_that_lies_on_another_disk_is_told_in_words(tmp_path: Path) -> None:
    said = cannot_write(tmp_path / "CRM.xlsx", OSError(errno.EXDEV, os.strerror(errno.EXDEV))).text
    assert "lies on another disk: rename it" in said.en
    assert "在另一个磁盘上" in said.zh


def test_refreshes_at_the_same_time_queue_up(book: Path) -> None:
    assert [ended(process) for process in [run(APPEND, book, 5, "locked") for _ in range(4)]] == ["5"] * 4
    assert book.read_bytes() == OLD + b"r" * 20


def test_where_locks_are_unknown_every_refresh_that_says_so_has_been_written(book: Path) -> None:
    done = sum(int(ended(process)) for process in [run(APPEND, book, 10, "free") for _ in range(4)])
    assert book.read_bytes() == OLD + b"r" * done
    assert done >= 10


def test_no_save_in_the_middle_is_ever_lost(book: Path) -> None:
    refresher = run(APPEND, book, 150, "locked")
    ended(run(SAVE, book, 0.003, 200))
    assert int(ended(refresher)) > 0
    assert book.read_bytes().rstrip(b"r") == b"save 199 "


def test_a_book_that_a_save_has_taken_away_for_an_instant_is_not_called_read_only(book: Path) -> None:
    excel = run(SAVE, book, 0, 4_000)
    while excel.poll() is None:
        _refuse_unwritable(book)
    ended(excel)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_run_that_is_killed_leaves_a_whole_book_and_the_next_one_tidies_up(book: Path) -> None:
    chance = random.Random(7)
    for start in range(0, 600_000, 50_000):
        before, process = book.read_bytes(), run(GROW, book, start)
        while book.read_bytes() == before:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.communicate()
        content = book.read_bytes()
        assert content == content[:6] * 20_000
    assert ended(run(APPEND, book, 1, "locked")) == "1"
    assert {path.suffix for path in book.with_name(".xlcrm").iterdir()} == {".xlsx", ".lock"}
    assert all(data == data[:6] * 20_000 for data in in_xlcrm(book) - {OLD, b"", book.read_bytes()})


@pytest.fixture
def displaced(book: Path) -> Path:
    """A colleague's save, displaced by NEW in the moment before it was looked at."""
    book.write_bytes(SAVED)
    backup = backups.folder(book) / backups.backup_name(book, NOW, backups.digest(OLD))
    fresh = backup.with_name(backups.swap_name(backup.name, backups.digest(NEW)))
    fresh.write_bytes(NEW)
    try:
        return exchange(fresh, book, backup)
    except Unsupported:
        pytest.skip("this file system cannot exchange names")


def test_a_save_that_was_displaced_goes_back_to_its_place(book: Path, displaced: Path) -> None:
    _give_back(displaced, book, NEW, spare=displaced.with_suffix(".other"))
    assert book.read_bytes() == SAVED
    assert in_xlcrm(book) == set()


def test_a_still_newer_save_stays_and_the_displaced_one_is_kept(book: Path, displaced: Path) -> None:
    book.write_bytes(LATER)
    with pytest.raises(Conflict) as told:
        _give_back(displaced, book, NEW, spare=displaced.with_suffix(".other"))
    assert book.read_bytes() == LATER
    assert in_xlcrm(book) == {SAVED}
    assert str(backups.backups(book)[0]) in told.value.said("zh")


def test_a_book_that_excel_is_just_saving_is_waited_for(book: Path) -> None:
    book.unlink()
    new = book.with_name("5A1C0000")
    new.write_bytes(SAVED)
    save = threading.Timer(0.2, new.rename, [book])
    save.start()
    try:
        assert read_book(book) == SAVED
    finally:
        save.join()


def test_a_book_that_stays_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchBook, match="check the name"):
        read_book(tmp_path / "CRM.xlsx")


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match="is a folder"):
        read_book(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_no_book_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "CRM.xlsx")
    with pytest.raises(NotAWorkbook, match="is no file"):
        read_book(tmp_path / "CRM.xlsx")


def test_a_book_whose_folder_is_taken_away_while_the_new_version_is_written_is_not_said_to_be_saved(book: Path) -> None:
    book.unlink()
    with pytest.raises(Conflict, match=r"was moved, deleted or is being saved by someone else: nothing was written"):
        commit(book, OLD, NEW, now=NOW)


def test_what_has_the_name_of_the_lock_and_is_none_is_told(book: Path) -> None:
    (backups.folder(book) / backups.lock_name(book)).mkdir()
    with pytest.raises(CannotWrite, match=r"in the folder \.xlcrm beside it something else has the name"), locked(book):
        pass


def test_a_book_too_large_for_the_memory_is_not_read(book: Path) -> None:
    os.truncate(book, LARGEST_BOOK + 1)
    with pytest.raises(NotAWorkbook, match="256 MB"):
        read_book(book)
