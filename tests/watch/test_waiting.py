"""Which books are due for a refresh, with hours that the test sets; and which folders are another computer's."""

import datetime as dt
from pathlib import Path

import pytest

from xlcrm.app.watching import QUIET, Mark, Waiting, kind_of_mount

MONDAY, TUESDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 24)
A, B = Path("a.xlsx"), Path("b.xlsx")
OLD, NEW = Mark(1, 1, 100), Mark(2, 2, 100)


def due(waiting: Waiting, at: float, day: dt.date = MONDAY, **books: Mark) -> list[str]:
    """The names of the books that are due, when these lie there."""
    return [book.stem for book in waiting.due({Path(f"{name}.xlsx"): mark for name, mark in books.items()}, day, at)]


def test_a_book_is_due_once_it_has_lain_unchanged_for_a_while() -> None:
    waiting = Waiting()

    assert due(waiting, 0, a=OLD) == []
    assert due(waiting, 0.6, a=NEW) == [], "it was being saved"
    assert due(waiting, QUIET + 0.5, a=NEW) == []
    assert due(waiting, QUIET + 0.6, a=NEW) == ["a"]


def test_what_is_done_is_not_due_until_it_is_saved_again() -> None:
    waiting = Waiting()
    due(waiting, 0, a=OLD, b=OLD)
    waiting.done(A, OLD, MONDAY)

    assert due(waiting, 5, a=OLD, b=OLD) == ["b"]
    assert due(waiting, 6, a=NEW, b=OLD) == ["b"]
    assert due(waiting, 8, a=NEW, b=OLD) == ["a", "b"]


def test_the_version_that_a_refresh_has_written_is_not_refreshed_again_but_a_save_after_it_is() -> None:
    waiting = Waiting()
    due(waiting, 0, a=OLD)
    waiting.done(A, NEW, MONDAY)

    assert due(waiting, 5, a=NEW) == []
    assert due(waiting, 10, a=Mark(3, 3, 100)) == []
    assert due(waiting, 12, a=Mark(3, 3, 100)) == ["a"]


def test_on_a_new_day_every_book_is_due_again() -> None:
    waiting = Waiting()
    due(waiting, 0, a=OLD)
    waiting.done(A, OLD, MONDAY)

    assert due(waiting, 50_000, MONDAY, a=OLD) == []
    assert due(waiting, 50_001, TUESDAY, a=OLD) == ["a"]


def test_what_failed_waits_unless_it_is_saved() -> None:
    waiting = Waiting()
    due(waiting, 0, a=OLD, b=OLD)
    waiting.later(A, 30)
    waiting.later(B, 30)

    assert due(waiting, 10, a=OLD, b=NEW) == []
    assert due(waiting, 12, a=OLD, b=NEW) == ["b"]
    assert due(waiting, 30, a=OLD, b=NEW) == ["a", "b"]


def test_a_book_that_went_and_came_back_is_a_new_one() -> None:
    waiting = Waiting()
    due(waiting, 0, a=OLD)
    waiting.done(A, OLD, MONDAY)
    due(waiting, 5)

    assert due(waiting, 10, a=OLD) == []
    assert due(waiting, 12, a=OLD) == ["a"]


def test_a_failure_is_told_once_for_as_long_as_it_stays_the_same() -> None:
    waiting = Waiting()

    assert [waiting.is_news(A, said) for said in ("full", "full", "", "full")] == [True, False, True, True]
    assert waiting.is_news(B, "full")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/books", "ext4"),
        ("/mnt/share/books", "cifs"),
        ("/mnt/share", "cifs"),
        ("/mnt/shared", "ext4"),
        ("/mnt/my share/x", "nfs4"),
        ("/mnt/auto/x", "nfs4"),
    ],
)
def test_the_kind_of_a_mount_is_that_of_the_nearest_one_above(path: str, kind: str) -> None:
    mounts = [
        ("/", "ext4"),
        ("/mnt/share", "cifs"),
        ("/mnt/my\\040share", "nfs4"),
        ("/mnt/auto", "autofs"),
        ("/mnt/auto", "nfs4"),
    ]

    assert kind_of_mount(path, mounts) == kind
