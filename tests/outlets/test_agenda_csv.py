"""CSV: what Excel makes of it, and what an attacker cannot."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.model import Cell
from xlcrm.outlets.csv import DANGEROUS, as_csv, safe


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


def test_numbers_stay_numbers() -> None:
    assert [type(safe(n)) for n in (1, 1.5)] == [int, float]
