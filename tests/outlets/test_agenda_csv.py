"""CSV: what Excel makes of it, and what an attacker cannot."""

import csv
import datetime as dt
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.errors import CannotWrite, UsageMistake
from xlcrm.model import Cell
from xlcrm.outlets.csv import DANGEROUS, as_csv, safe, save


def read(data: bytes) -> list[list[str]]:
    """The rows as any reader of CSV sees them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_has_a_byte_order_mark_and_crlf() -> None:
    data = as_csv(["到期日", "公司名称"], [["a", "b"]])

    assert data == "\ufeff到期日,公司名称\r\na,b\r\n".encode()


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (dt.date(2026, 1, 5), "2026-01-05"),
        (dt.datetime(2026, 1, 5, 9, 30), "2026-01-05T09:30:00"),
        (None, ""),
        (-5, "-5"),
        (2.5, "2.5"),
        (True, "TRUE"),
        ("Kadri, Tamm", "Kadri, Tamm"),
        ('say "hi"\nthere', 'say "hi"\nthere'),
        ("=1+1", "'=1+1"),
        ("+372 555 0250", "'+372 555 0250"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("  =1+1", "'  =1+1"),
        ("\u3000=1+1", "'\u3000=1+1"),
        ("1=1", "1=1"),
    ],
)
def test_each_kind_of_cell_is_written_so_that_it_means_what_it_says(cell: Cell, written: str) -> None:
    assert read(as_csv(["x", "y"], [[cell, "end"]]))[1] == [written, "end"]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_no_text_begins_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    back = read(as_csv(["=cmd", "b"], rows))

    assert back[0] == ["'=cmd", "b"]
    for was, row in zip(rows, back[1:], strict=True):
        for before, after in zip(was, row, strict=True):
            assert not after.startswith(tuple(DANGEROUS))
            assert after in (before, f"'{before}")


def test_a_half_character_that_no_file_can_hold_does_not_stop_it() -> None:
    assert read(as_csv(["x"], [["a\udcff"]]))[1] == ["a?"]


def test_an_older_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a much longer file than the new one")

    save(tmp_path / "a.csv", b"new")

    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("name", ["nowhere/a.csv", "folder"])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(CannotWrite, match=Path(name).name):
        save(tmp_path / name, b"new")

    assert [p.name for p in tmp_path.iterdir()] == ["folder"]
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.parametrize("name", ["CRM.xlsx", "crm.XLSM"])
def test_a_workbooks_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"the book")

    with pytest.raises(UsageMistake):
        save(tmp_path / name, b"new")

    assert (tmp_path / name).read_bytes() == b"the book"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_can_be_read_by_whom_it_could_be_before(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.touch()
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        save(old, b"x")
        save(new, b"x")
    finally:
        os.umask(mask)

    assert (old.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o640, 0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to("real.csv")

    save(tmp_path / "link.csv", b"x")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"x"


def test_a_link_of_another_name_is_not_followed_into_a_book(tmp_path: Path) -> None:
    (tmp_path / "CRM.xlsx").write_bytes(b"book")
    try:
        (tmp_path / "today.csv").symlink_to("CRM.xlsx")
    except OSError:
        pytest.skip("no links can be made here")
    with pytest.raises(UsageMistake, match="is a workbook's name"):
        save(tmp_path / "today.csv", b"rows")
    assert (tmp_path / "CRM.xlsx").read_bytes() == b"book"


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs a system where the output has a name")
def test_the_output_by_its_name_in_the_file_system_is_the_output() -> None:
    program = "from pathlib import Path; from xlcrm.outlets.csv import save; save(Path('/dev/stdout'), b'rows')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"rows", b"")


def test_numbers_stay_numbers() -> None:
    assert [type(safe(n)) for n in (1, 1.5)] == [int, float]
