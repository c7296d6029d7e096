"""What is kept of a refresh of an open book, so that it can be taken back."""

import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from xlcrm.model import Append, Cell, Changes, Key, Replace, Update
from xlcrm.ribbon.steps import KEPT, Sheets, Steps, known_sheets, packed, steps_folder
from xlcrm.stores.memory import MemoryStore

NOW = dt.datetime(2026, 11, 23, 9, 30)
DUE = dt.date(2026, 11, 2)


def sheets(owner: Cell = "Lee") -> Sheets:
    return {
        "Customers": [["Company", "Owner", "Added"], ["Acme", owner, dt.date(2026, 11, 2)]],
        "Touches": [["Date", "Customer", "Direction"], [dt.datetime(2026, 11, 2, 9, 30), "Acme", "Out"]],
    }


def refresh_that_sets(owner: str, before: Cell = "Lee") -> bytes:
    """What is kept of one that writes the owner, and logs a touch."""
    rows = MemoryStore(sheets(before)).read()
    logged = Append("Touches", {"Date": dt.date(2026, 11, 3), "Customer": "Acme", "Direction": "Out"})
    return packed(rows, Changes([Update("Customers", Key("Acme"), "Owner", before, owner)], [logged]))


def owners(steps: Steps) -> tuple[Cell, Cell] | None:
    """The owner before and after the newest step."""
    step = steps.newest()
    return None if step is None else (step.before["Customers"].cells[2][0], step.after["Customers"].cells[2][0])


def test_the_last_five_are_kept_and_the_newest_is_the_first_to_be_taken_back(tmp_path: Path) -> None:
    steps = Steps(tmp_path, "/books/CRM.xlsx")
    for n in range(7):
        assert steps.keep(refresh_that_sets(f"Owner {n}"), NOW + dt.timedelta(minutes=n))
    assert len(list(tmp_path.rglob("*.*"))) == KEPT == 5
    for n in (6, 5, 4, 3, 2):
        assert owners(steps) == ("Lee", f"Owner {n}")
        step = steps.newest()
        assert step is not None and step.when == NOW + dt.timedelta(minutes=n)
        steps.forget(step)
        steps.forget(step)  # another window has done so meanwhile
    assert steps.newest() is None


@pytest.mark.parametrize("damaged", [b"", b"no gzip", refresh_that_sets("Kim")[:-9]])
def test_one_whose_file_is_damaged_is_none(tmp_path: Path, damaged: bytes) -> None:
    steps = Steps(tmp_path, "/books/CRM.xlsx")
    steps.keep(refresh_that_sets("Kim"), NOW)
    steps.keep(damaged, NOW + dt.timedelta(minutes=1))
    assert owners(steps) == ("Lee", "Kim")


def test_another_books_steps_are_none_of_its_own(tmp_path: Path) -> None:
    Steps(tmp_path, "/books/CRM.xlsx").keep(refresh_that_sets("Kim"), NOW)
    assert Steps(tmp_path, "/books/Other.xlsx").newest() is None


def test_days_moments_and_whatever_a_cell_may_hold_come_back_as_they_were(tmp_path: Path) -> None:
    steps = Steps(tmp_path, "/books/CRM.xlsx")
    steps.keep(refresh_that_sets("王芳 \ud800", before="½ €"), NOW)
    step = steps.newest()
    assert step is not None and owners(steps) == ("½ €", "王芳 \ud800")
    assert step.before["Customers"].cells[3][0] == dt.date(2026, 11, 2)
    assert step.before["Touches"].cells[1][0] == dt.datetime(2026, 11, 2, 9, 30)


@pytest.mark.skipif(os.name != "posix", reason="rights are kept in another way there")
def test_nobody_else_on_the_computer_can_read_them(tmp_path: Path) -> None:
    steps = Steps(tmp_path, "/books/CRM.xlsx")
    steps.keep(refresh_that_sets("Kim"), NOW)
    assert steps.folder.stat().st_mode & 0o777 == 0o700


def test_where_they_cannot_be_kept_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    steps = Steps(tmp_path / "file", "/books/CRM.xlsx")
    assert steps.keep(refresh_that_sets("Kim"), NOW) is False


def test_a_trace_is_kept_beside_the_steps_of_all_books(tmp_path: Path) -> None:
    assert Steps(tmp_path / "xlcrm" / "steps", "/books/CRM.xlsx").keep_trace("Traceback \ud800") == (
        tmp_path / "xlcrm" / "last-fault.txt"
    )
    assert (tmp_path / "xlcrm" / "last-fault.txt").read_text("utf-8") == "Traceback \\ud800\n"


def test_of_a_sheet_that_a_refresh_leaves_alone_only_the_header_is_kept_and_of_a_strange_one_nothing() -> None:
    book: Sheets = {
        "Customers": [["Company", None, "Owner"], ["Acme", "in no column", "Lee"]],
        "Touches": [["Date", "Customer", "Direction"], [dt.date(2026, 11, 2), "Acme", "Out"]],
        "Settings": [["Name", "Value"], ["Language", "en"]],
        "My notes": [["A"], ["B"]],
    }
    assert known_sheets(MemoryStore(book).read(), {"Customers"}) == {
        "Customers": [["Company", None, "Owner"], ["Acme", None, "Lee"]],
        "Touches": [["Date", "Customer", "Direction"]],
        "Settings": [["Name", "Value"], ["Language", "en"]],
    }


def test_rows_in_which_the_user_has_typed_beside_the_columns_alone_are_no_obstacle(tmp_path: Path) -> None:
    book: Sheets = {**sheets(), "Agenda": [["Due", None, "State"], [None, "mine", None], [DUE, None, "due"]]}
    rows = MemoryStore(book).read()
    held = [(None, None), (DUE, "due")]
    steps = Steps(tmp_path, "/books/CRM.xlsx")
    steps.keep(packed(rows, Changes(replaces=[Replace("Agenda", ("Due", "State"), [(DUE, "overdue")], held)])), NOW)
    step = steps.newest()
    assert step is not None and list(step.after["Agenda"].cells[3]) == ["overdue"]


@pytest.mark.parametrize(
    ("platform", "variable", "below"),
    [
        ("linux", {}, "home/.local/state"),
        ("linux", {"XDG_STATE_HOME": "state"}, "state"),
        ("darwin", {}, "home/Library/Application Support"),
        ("win32", {}, "home/AppData/Local"),
        ("win32", {"LOCALAPPDATA": "local"}, "local"),
    ],
)
def test_they_lie_where_the_system_has_a_programs_own_data(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: dict[str, str], below: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert steps_folder() == Path(below, "xlcrm", "steps")
