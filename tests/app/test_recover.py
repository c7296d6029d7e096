"""`xlcrm recover`: backups listed, and one of them put in the place of a book that is wrong, broken or gone."""

import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from book_text import TODAY, typed
from commanding import xlcrm
from doors import write_workbook

from xlcrm.app.crm import refresh_book
from xlcrm.app.rescue import Recovered, Version, backups_of, chosen, recover_book, undo_book
from xlcrm.errors import BookError, BookInUse, NoSuchBook, UsageMistake
from xlcrm.ooxml import backups
from xlcrm.ooxml.locks import locked

NOW = dt.datetime(2026, 11, 23, 9, 30)
BOOK = """
    Customers
    Customer ID | Company | Email     | Added
    C-0001      | Acme    | a@acme.de | 2026-10-01
    Touches
    Date       | Customer | Direction
    2026-10-02 | C-0001   | Out
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that was refreshed on two days; the first version lies two backups back."""
    path = tmp_path / "CRM.xlsx"
    write_workbook(path, typed(BOOK))
    for days in (9, 0):
        refresh_book(path, TODAY - dt.timedelta(days), NOW - dt.timedelta(days))
    return path


def restore(book: Path, wanted: str, minute: int = 50) -> Recovered:
    return recover_book(book, chosen(backups_of(book), wanted), NOW.replace(minute=minute))


def seen(book: Path) -> list[tuple[int, str, str]]:
    return [(v.number, f"{v.when:%m-%d}", v.why.en) for v in backups_of(book)]


def test_the_versions_are_listed_newest_first(book: Path) -> None:
    assert seen(book) == [(1, "11-23", "before the refresh"), (2, "11-14", "before the refresh")]
    assert all(v.sound and v.size == v.path.stat().st_size for v in backups_of(book))


@pytest.mark.parametrize("wanted", ["2", "name"])
def test_a_version_is_restored_byte_for_byte_and_the_present_one_is_backed_up(book: Path, wanted: str) -> None:
    present, version = book.read_bytes(), backups_of(book)[1]
    done = restore(book, version.path.name if wanted == "name" else wanted)
    assert book.read_bytes() == version.path.read_bytes()
    assert done.backup is not None
    assert done.backup.read_bytes() == present
    assert (1, "11-23", "before the recovery of a backup") in seen(book)


def test_a_recovery_can_be_taken_back_by_another_one(book: Path) -> None:
    present = book.read_bytes()
    restore(book, "2", minute=51)
    restore(book, "1", minute=52)
    assert book.read_bytes() == present


def test_what_is_there_already_is_not_written_again(book: Path) -> None:
    restore(book, "2", minute=51)
    stamp = book.stat().st_mtime_ns
    done = restore(book, "3", minute=52)
    assert (done.changed, done.backup) == (False, None)
    assert book.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 half a file", b"not a workbook" * 1000], ids=["empty", "torn", "other"]
)
def test_a_broken_book_is_replaced_and_kept_beside(book: Path, content: bytes) -> None:
    wanted = backups_of(book)[1].path.read_bytes()
    book.write_bytes(content)
    assert seen(book)[0] == (1, "11-23", "after the refresh")
    done = restore(book, "3")
    assert book.read_bytes() == wanted
    assert done.backup is not None
    assert done.backup.read_bytes() == content


def test_a_missing_book_is_put_back_as_the_last_refresh_left_it(book: Path) -> None:
    new, mode = book.read_bytes(), book.stat().st_mode
    book.unlink()
    done = restore(book, "1")
    assert done.was_missing
    assert book.read_bytes() == new
    assert book.stat().st_mode == mode
    assert book.stat().st_nlink == 1
    assert {p.suffix for p in (book.parent / ".xlcrm").iterdir()} == {".xlsx", ".lock"}


def test_where_nothing_is_kept_of_a_missing_book_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NoSuchBook):
        backups_of(tmp_path / "CRM.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"rewritten"])
def test_a_damaged_backup_is_shown_as_such_and_not_restored(book: Path, content: bytes) -> None:
    present = book.read_bytes()
    backups_of(book)[0].path.write_bytes(content)
    assert [v.sound for v in backups_of(book)] == [False, True]
    with pytest.raises(BookError, match="is damaged: choose another"):
        restore(book, "1")
    assert book.read_bytes() == present


def test_a_backup_that_never_was_a_workbook_is_not_restored(book: Path) -> None:
    book.write_bytes(b"not a workbook")
    restore(book, "3", minute=51)
    broken = next(v for v in backups_of(book) if v.path.read_bytes() == b"not a workbook")
    with pytest.raises(BookError, match="is damaged"):
        restore(book, broken.path.name)


@pytest.mark.parametrize("wanted", ["0", "3", "", "../CRM.xlsx", "CRM.xlsx", "-1", "x"])
def test_only_what_is_listed_can_be_restored(book: Path, wanted: str) -> None:
    with pytest.raises(UsageMistake, match="There is no backup"):
        restore(book, wanted)


def test_an_open_book_is_not_replaced_nor_one_put_back_that_is_open(book: Path) -> None:
    versions = backups_of(book)
    book.with_name("~$CRM.xlsx").write_bytes(b"\x02wf")
    present = book.read_bytes()
    with pytest.raises(BookInUse):
        recover_book(book, versions[0], NOW)
    assert book.read_bytes() == present
    book.unlink()
    with pytest.raises(BookInUse):
        recover_book(book, versions[0], NOW)
    assert not book.exists()


def test_after_a_recovery_undo_says_that_it_came_before(book: Path) -> None:
    restore(book, "2")
    with pytest.raises(BookError, match="recovery of a backup") as told:
        undo_book(book, NOW.replace(minute=55))
    assert "恢复备份" in told.value.said("zh")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_the_backups_of_a_linked_book_are_found(book: Path) -> None:
    link = book.parent / "elsewhere" / "link.xlsx"
    link.parent.mkdir()
    link.symlink_to(book)
    assert len(backups_of(link)) == 2
    restore(link, "2")
    assert link.is_symlink()


def test_the_backups_of_another_book_are_none_of_this_one(book: Path) -> None:
    other = book.with_name("CRM 2.xlsx")
    write_workbook(other, typed(BOOK))
    assert backups_of(other) == []
    assert backups.steps(other) == []


# ---- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def versions(book: Path) -> list[Version]:
    return backups_of(book)


def test_the_command_lists_and_says_how_to_restore(book: Path, versions: list[Version]) -> None:
    told = xlcrm("recover", book)
    assert (told.code, told.err) == (0, "")
    assert all(v.path.name in told.out for v in versions)
    assert "--restore 1" in told.out
    assert "刷新之前" in xlcrm("recover", book, lang="zh").out


def test_the_command_asks_before_it_restores(book: Path, versions: list[Version]) -> None:
    present = book.read_bytes()
    refused = xlcrm("recover", book, "--restore", "2")
    assert refused.code == 2
    assert "add --yes" in refused.err
    assert book.read_bytes() == present
    done = xlcrm("recover", book, "--restore", "2", "--yes")
    assert (done.code, done.err) == (0, "")
    assert book.read_bytes() == versions[1].path.read_bytes()
    assert "as it was before the refresh" in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("typed_in", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_a_person_at_a_terminal_is_asked(book: Path, versions: list[Version], typed_in: str, code: int) -> None:
    import pty
    import subprocess

    present, (ours, theirs) = book.read_bytes(), pty.openpty()
    command = [sys.executable, "-m", "xlcrm", "recover", str(book), "--restore", "2"]
    asked = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "XLCRM_LANG": "en"}
    )
    os.write(ours, typed_in.encode())
    said, _ = asked.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert asked.returncode == code
    assert b"in the place of" in said
    assert book.read_bytes() == (present if code else versions[1].path.read_bytes())


def test_the_answer_of_the_command_is_one_object(book: Path, versions: list[Version]) -> None:
    answer = xlcrm("recover", book, "--json").json
    assert [set(b) for b in answer["backups"]] == [{"number", "name", "when", "why", "size", "sound"}] * 2
    book.unlink()
    answer = xlcrm("recover", book, "--restore", versions[1].path.name, "--yes", "--json").json
    assert answer == {
        "schema": 1,
        "book": str(book),
        "restored": versions[1].path.name,
        "changed": True,
        "backup": None,
    }
    wrong = xlcrm("recover", book, "--restore", "9", "--yes", "--json")
    assert wrong.code == 2
    assert "There is no backup" in wrong.json["error"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda p: p.write_bytes(b"torn")], ids=["missing", "broken"])
def test_the_command_brings_back_a_book_that_is_missing_or_broken(book: Path, spoil: Callable[[Path], object]) -> None:
    new = book.read_bytes()
    spoil(book)
    assert xlcrm("refresh", book).code == 1
    assert xlcrm("recover", book, "--restore", "1", "--yes").code == 0
    assert book.read_bytes() == new


def test_a_backup_that_a_killed_run_had_no_time_to_name_is_listed(book: Path) -> None:
    newest = backups_of(book)[0]
    unnamed = newest.path.with_name(backups.swap_name(newest.path.name, backups.digest(book.read_bytes())))
    newest.path.rename(unnamed)
    assert [v.path for v in backups_of(book)][:1] == [newest.path]
    assert not unnamed.exists()


def test_who_only_looks_leaves_what_another_refresh_has_in_hand(book: Path) -> None:
    newest = backups_of(book)[0]
    unnamed = newest.path.with_name(backups.swap_name(newest.path.name, backups.digest(book.read_bytes())))
    newest.path.rename(unnamed)
    with locked(book):
        newest.path.rename(unnamed)  # the lock had it named already
        assert newest.path not in [v.path for v in backups_of(book)]
        assert unnamed.exists()
    assert newest.path in [v.path for v in backups_of(book)]


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda book: book.write_bytes(b"no workbook")], ids=["missing", "broken"]
)
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Backups of it are kept: xlcrm recover lists them."), ("zh", "它留有备份：用 xlcrm recover 列出。")],
)
def test_a_refresh_of_a_lost_or_broken_book_tells_the_way_back(
    book: Path, spoil: Callable[[Path], object], lang: str, said: str
) -> None:
    refresh_book(book, TODAY, NOW)
    spoil(book)
    answer = xlcrm("refresh", book, lang=lang)
    assert answer.code == 1 and answer.err.strip().endswith(said)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_nobody_waits_for_a_pipe_that_lies_among_the_backups(book: Path) -> None:
    name = backups.backup_name(book, NOW.replace(hour=8), "0" * 16)
    os.mkfifo(backups.folder(book) / name)
    os.mkfifo(backups.folder(book) / backups.swap_name(name, "1" * 16))
    assert [v.sound for v in backups_of(book)] == [True, False, True]
    assert undo_book(book, NOW).exactly
