"""Files that are handed out: whole or not at all, and nothing of a person's written over."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from xlcrm.errors import CannotWrite, UsageMistake
from xlcrm.ooxml import files
from xlcrm.outlets import saving
from xlcrm.outlets.saving import Kind, put
from xlcrm.text import Text

LIST = Kind("list.csv", Text("no list of ours", "不是我们的清单"), lambda head: head.startswith(b"ours"))


def save(path: Path, data: bytes) -> None:
    """A file of the kind LIST."""
    saving.save(path, data, LIST)


def test_an_older_file_of_ours_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"ours, a much longer file than the new one")

    save(tmp_path / "a.csv", b"new")

    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_what_somebody_else_has_written_is_left_alone_be_it_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"PK\3\4 a year of work")
    (tmp_path / "link.csv").symlink_to("thesis.docx")

    for name in ("thesis.docx", "link.csv"):
        with pytest.raises(UsageMistake, match=f"{name} is there already and is no list of ours, so it was left alone"):
            save(tmp_path / name, b"new")

    assert (tmp_path / "thesis.docx").read_bytes() == b"PK\3\4 a year of work"


def create(path: Path, data: bytes) -> None:
    """As a new book is written."""
    path.unlink(missing_ok=True)
    files.create(path, data)


@pytest.mark.parametrize("write", [save, put, create])
def test_what_runs_that_were_killed_have_left_beside_it_is_taken_away(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    ours = [".xlcrm-0a_z9bcd.tmp", ".xlcrm-0123456789ab.tmp"]
    users = [".xlcrm-plan.tmp", ".xlcrm-MyNotes1.tmp", ".xlcrm-0a_z9bcd.txt", "xlcrm-0a_z9bcd.tmp", "~.xlcrm-0a_z9bcd"]
    hours_ago = time.time() - 2 * 3600
    for name in [*ours, *users]:
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (hours_ago, hours_ago))
    (tmp_path / ".xlcrm-atwork_9.tmp").write_bytes(b"another run is writing it")
    (tmp_path / ".xlcrm-folder_9.tmp").mkdir()
    os.utime(tmp_path / ".xlcrm-folder_9.tmp", (hours_ago, hours_ago))

    write(tmp_path / "a.csv", b"ours")

    kept = ["a.csv", *users, ".xlcrm-atwork_9.tmp", ".xlcrm-folder_9.tmp"]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(kept)


def test_a_killed_export_leaves_a_file_whose_name_says_whose_it_is(need: Callable[[str], str], tmp_path: Path) -> None:
    killed = ["-e", "trace=rename,?renameat,?renameat2", "-e", "inject=rename,?renameat,?renameat2:signal=KILL"]
    command = [need("strace"), "-f", "-qq", "-o", os.devnull, *killed, sys.executable, "-Bc", SAVE]

    done = subprocess.run([*command, str(tmp_path / "a.csv")], capture_output=True, text=True, check=False)

    if "ptrace" in done.stderr:
        pytest.skip("tracing processes is not allowed here")
    (left,) = tmp_path.iterdir()
    assert re.fullmatch(r"\.xlcrm-\w{8}\.tmp", left.name)
    os.utime(left, (0, 0))
    put(tmp_path / "a.csv", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("write", [save, put])
@pytest.mark.parametrize("name", ["nowhere/a.csv", "folder"])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, name: str, write: Callable[[Path, bytes], None]
) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(CannotWrite, match=f"{Path(name).name} could not be written"):
        write(tmp_path / name, b"new")

    assert [p.name for p in tmp_path.iterdir()] == ["folder"]
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.skipif(os.name != "posix", reason="rights are kept in another way there")
def test_a_new_file_has_the_rights_that_new_files_have_and_an_older_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    (tmp_path / "old.csv").write_bytes(b"ours")
    (tmp_path / "old.csv").chmod(0o641)

    for name in ("new.csv", "old.csv"):
        save(tmp_path / name, b"new")

    modes = {p.name: p.stat().st_mode & 0o777 for p in tmp_path.iterdir()}
    assert modes["new.csv"] == modes["plain"] and modes["old.csv"] == 0o641


@pytest.mark.parametrize("name", ["CRM.xlsx", "crm.XLSM"])
def test_a_workbooks_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"the book")

    with pytest.raises(UsageMistake):
        save(tmp_path / name, b"new")

    assert (tmp_path / name).read_bytes() == b"the book"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("write", [save, put])
def test_the_file_can_be_read_by_whom_it_could_be_before_and_a_new_one_by_whom_the_user_lets(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.touch()
    old.chmod(0o604)
    mask = os.umask(0o027)
    try:
        write(old, b"x")
        write(new, b"x")
    finally:
        os.umask(mask)

    assert (old.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o604, 0o640)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to("real.csv")

    save(tmp_path / "link.csv", b"x")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"x"


def test_a_paper_may_be_a_workbook(tmp_path: Path) -> None:
    put(tmp_path / "Q-1.xlsx", b"a quotation")

    assert (tmp_path / "Q-1.xlsx").read_bytes() == b"a quotation"


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    save(pipe, b"new")

    assert os.read(reader, 100) == b"new"
    assert pipe.is_fifo()
    os.close(reader)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_a_link_of_another_name_is_not_followed_into_a_book(tmp_path: Path) -> None:
    (tmp_path / "CRM.xlsx").write_bytes(b"book")
    (tmp_path / "today.csv").symlink_to("CRM.xlsx")

    with pytest.raises(UsageMistake, match="is a workbook's name"):
        save(tmp_path / "today.csv", b"rows")

    assert (tmp_path / "CRM.xlsx").read_bytes() == b"book"


@pytest.mark.skipif(sys.platform == "win32", reason="the output has no name in the file system there")
def test_the_output_by_its_name_in_the_file_system_is_the_output() -> None:
    program = (
        "from pathlib import Path; from xlcrm.outlets.ics import CALENDAR; from xlcrm.outlets.saving import save; "
        "save(Path('/dev/stdout'), b'rows', CALENDAR)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"rows", b"")


SAVE = """
import sys
from pathlib import Path
from xlcrm.outlets.saving import put
put(Path(sys.argv[1]), b"new")
"""


def test_where_a_share_knows_no_modes_the_file_is_written_all_the_same(
    need: Callable[[str], str], tmp_path: Path
) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"ours")
    refused = ["-e", "trace=chmod,?fchmodat", "-e", "inject=chmod,?fchmodat:error=EPERM"]
    command = [need("strace"), "-f", "-qq", "-o", os.devnull, *refused, sys.executable, "-c", SAVE, str(target)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    if "ptrace" in done.stderr:
        pytest.skip("tracing processes is not allowed here")
    assert (done.stderr, target.read_bytes()) == ("", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.skipif(os.name != "posix", reason="rights are kept in another way there")
def test_writing_a_file_leaves_the_rights_of_the_next_ones_as_they_were(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(tmp_path / "a.csv", b"new")
    finally:
        left = os.umask(before)
    assert left == 0o027


def test_what_is_refused_is_said_in_both_languages(tmp_path: Path) -> None:
    mine, book, gone = tmp_path / "mine.csv", tmp_path / "CRM.XLSX", tmp_path / "gone" / "a.csv"
    mine.write_bytes(b"mine")

    def said(path: Path) -> Text:
        with pytest.raises((UsageMistake, CannotWrite)) as caught:
            save(path, b"new")
        return caught.value.text

    assert said(mine) == (
        f"{mine} is there already and is no list of ours, so it was left alone: move it, or choose another name.",
        f"{mine} 已存在，且不是我们的清单，未作改动：请移走它，或换一个文件名。",
    )
    assert said(book) == (
        f"{book} is a workbook's name: give the file another one, such as list.csv.",
        f"{book} 是工作簿的文件名：请换一个，例如 list.csv。",
    )
    assert re.fullmatch(rf"{re.escape(str(gone))} could not be written \(.+\): .+\.", said(gone).en)
    assert re.fullmatch(rf"无法写入 {re.escape(str(gone))}（.+）：.+。", said(gone).zh)
    assert mine.read_bytes() == b"mine"
