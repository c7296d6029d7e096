import os
import sys
from datetime import datetime
from pathlib import Path

import pytest

from xlcrm.errors import NoSuchBook
from xlcrm.ooxml import backups
from xlcrm.ooxml.locks import locked

NOW = datetime(2026, 11, 23, 9, 12, 5)
OLD, NEW, SAVED = b"the old version", b"the new version", b"what a colleague saved"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "CRM.xlsx"
    path.write_bytes(OLD)
    return path


def left(book: Path) -> set[bytes]:
    """The contents that lie in `.xlcrm` after the next run has the lock."""
    with locked(book):
        pass
    return {path.read_bytes() for path in backups.folder(book).iterdir() if path.suffix != ".lock"}


def swapped(book: Path, content: bytes) -> Path:
    """What a run leaves that was cut short while NEW was to take the place of OLD."""
    backup = backups.backup_name(book, NOW, backups.digest(OLD))
    path = backups.folder(book) / backups.swap_name(backup, backups.digest(NEW))
    path.write_bytes(content)
    return path


def test_a_backup_is_named_by_its_book_its_time_and_its_content(book: Path) -> None:
    assert backups.backup_name(book, NOW, "3f2a9c0011223344") == "CRM 2026-11-23 091205 3f2a9c.xlsx"


def test_half_a_file_of_a_run_that_was_killed_is_deleted(book: Path) -> None:
    (backups.folder(book) / backups.writing_name(book)).write_bytes(NEW[:4])
    assert left(book) == set()


def test_a_new_version_that_never_took_its_place_is_deleted(book: Path) -> None:
    swapped(book, NEW)
    assert left(book) == set()


def test_an_old_version_that_was_displaced_becomes_the_backup(book: Path) -> None:
    swapped(book, OLD)
    assert left(book) == {OLD}
    assert [path.name for path in backups.backups(book)] == [backups.backup_name(book, NOW, backups.digest(OLD))]


def test_a_save_that_was_displaced_is_kept_as_a_backup(book: Path) -> None:
    swapped(book, SAVED)
    assert left(book) == {SAVED}
    assert [path.name for path in backups.backups(book)] == [backups.backup_name(book, NOW, backups.digest(SAVED))]


@pytest.mark.skipif(sys.platform != "win32", reason="only there the book can be without its name for an instant")
def test_a_book_that_lost_its_name_in_a_crash_gets_it_back(book: Path) -> None:
    swapped(book, NEW)
    book.unlink()
    assert left(book) == set()
    assert book.read_bytes() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="there it is taken for one that lost its name")
def test_what_a_deleted_book_left_unfinished_is_tidied_and_the_book_stays_missing(book: Path) -> None:
    swapped(book, NEW)
    book.unlink()
    with pytest.raises(NoSuchBook):
        left(book)
    assert [path.suffix for path in backups.folder(book).iterdir()] == [".lock"]


def test_a_name_with_a_day_that_never_was_stands_first_and_stops_nobody(book: Path) -> None:
    for name in ("CRM 2026-13-45 999999 abcdef.xlsx", "CRM 2026-11-23 091205 3f2a9c.xlsx"):
        (backups.folder(book) / name).write_bytes(OLD)
    assert [step.before.name[:14] for step in backups.steps(book)] == ["CRM 2026-13-45", "CRM 2026-11-23"]
    assert backups.in_turn(book, NOW) == NOW


def test_what_belongs_to_another_book_or_to_the_user_is_left_alone(book: Path) -> None:
    others = [book.with_name("CRM 2.xlsx"), book.with_name("CRM.xlsm"), book.with_name("xCRM.xlsx")]
    for other in others:
        (backups.folder(other) / backups.writing_name(other)).write_bytes(other.name.encode())
    (backups.folder(book) / "CRM.xlsx my notes.writing").write_bytes(b"notes")
    assert left(book) == {b"CRM 2.xlsx", b"CRM.xlsm", b"xCRM.xlsx", b"notes"}


def test_only_the_newest_backups_of_this_very_book_are_kept(book: Path) -> None:
    folder = backups.folder(book)
    names = [backups.backup_name(book, NOW.replace(minute=minute), "3f2a9c") for minute in range(6)]
    others = ["CRM 2 2026-11-23 091205 3f2a9c.xlsx", "CRM 2026-11-23 091205 3f2a9c.xlsm", "CRM 2026.xlsx"]
    for name in [*names, *others]:
        (folder / name).touch()
    backups.prune(book, keep=2, made=folder / names[0])  # made by a clock that went back
    assert sorted(path.name for path in folder.iterdir()) == sorted([names[0], names[5], *others])


@pytest.mark.parametrize("stem", ["客户跟进" * 18, "客" * 83, "x" * 250])
def test_the_longest_name_a_book_can_have_leaves_room_for_all_of_ours(tmp_path: Path, stem: str) -> None:
    book = tmp_path / f"{stem}.xlsx"
    book.write_bytes(OLD)
    backup = backups.backup_name(book, NOW, "3f2a9c")
    written = backups.written_name(backup, "recover", "0" * 16)
    for name in (
        backup,
        written,
        backups.swap_name(backup, "0" * 16),
        backups.writing_name(book),
        backups.lock_name(book),
    ):
        assert len(os.fsencode(name)) <= 255
    swapped(book, OLD)
    assert left(book) == {OLD}
