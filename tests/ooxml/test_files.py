"""Files and folders of ours beside the book: who may write there may into them, and nothing is left lying."""

import os
import sys
from pathlib import Path

import pytest

from xlcrm.ooxml.files import clear_away, create, make_folder

HOUR = 3600


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.skipif(sys.platform == "win32", reason="there rights are handed down")
def test_colleagues_may_write_into_new_folders_where_they_may_beside_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    mine = tmp_path / "mine"
    mine.mkdir()
    mine.chmod(0o755)
    make_folder(mine / "a" / "b")
    assert rights(mine) == 0o755
    assert not (rights(mine / "a") | rights(mine / "a" / "b")) & 0o022

    ours = tmp_path / "ours"
    make_folder(ours / "a")
    assert (rights(ours), rights(ours / "a")) == (0o777, 0o777)


def test_a_file_is_created_where_none_is_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    create(tmp_path / "new.txt", b"first")
    with pytest.raises(FileExistsError):
        create(tmp_path / "new.txt", b"second")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"new.txt": b"first"}


def test_what_killed_runs_left_is_taken_away_once_it_is_an_hour_old_and_nothing_else_is(tmp_path: Path) -> None:
    ages = {
        ".xlcrm-0123456789ab.tmp": HOUR + 1,  # as `create` calls it
        ".xlcrm-ab_cd012.tmp": HOUR + 1,  # as Python calls it
        ".xlcrm-ba9876543210.tmp": HOUR,  # somebody may be writing it
        ".xlcrm-notes.tmp": 9 * HOUR,
        "book.tmp": 9 * HOUR,
    }
    fresh = tmp_path / ".xlcrm-ffffffffffff.tmp"
    fresh.touch()
    now = int(fresh.stat().st_mtime)
    os.utime(fresh, (now, now))
    for name, age in ages.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now - age, now - age))

    clear_away(fresh)

    left = {".xlcrm-ba9876543210.tmp", ".xlcrm-notes.tmp", "book.tmp", fresh.name}
    assert {p.name for p in tmp_path.iterdir()} == left
