"""Workbooks from public test suites, adopted and refreshed: the sound ones lose nothing, the hostile ones do no harm."""

import csv
import datetime as dt
import sys
from pathlib import Path
from types import ModuleType

import pytest

from xlcrm import app
from xlcrm.adoption import carry_out, plan_adoption
from xlcrm.errors import BookError

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = sorted(p for p in (SHARED / "corpus" / "real").glob("*.xls[xm]"))
LISTED = SHARED / "corpus" / "hostile.tsv"
MISSING = pytest.param(None, marks=pytest.mark.skip(reason="the shared corpus is not beside the checkout"))
NOW = dt.datetime(2026, 11, 23, 9)


def hostile() -> list[tuple[Path, str]]:
    """The files, each with what is expected: keep, refuse, or either."""
    if not LISTED.exists():
        return []
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(SHARED / "corpus" / "hostile" / row["file"], row["expect"]) for row in rows]


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    """The shared judge of what a program loses from a workbook."""
    tools = SHARED / "tools"
    if not (tools / "roundtrip.py").exists():
        pytest.skip("the shared tools are not beside the checkout")
    pytest.importorskip("lxml")
    sys.path.insert(0, str(tools))
    try:
        import roundtrip
    finally:
        sys.path.remove(str(tools))
    return roundtrip


def copied(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    return copy


@pytest.mark.parametrize("path", REAL or [MISSING], ids=lambda p: p.stem if p else "none")
def test_a_real_book_that_is_adopted_and_refreshed_loses_nothing(path: Path, tmp_path: Path, judge: ModuleType) -> None:
    book = copied(path, tmp_path)
    carry_out(plan_adoption(book, "en"), NOW)
    app.refresh_book(book, NOW.date(), NOW)
    once = book.read_bytes()
    _, lost, changed, parts, _, _, example = judge.judge(path.read_bytes(), once)
    assert (lost, parts, example) == ({}, [], "")
    assert changed <= {"cond. formats", "tables"}
    assert plan_adoption(book, "en").changes is False
    app.refresh_book(book, NOW.date(), NOW)
    assert book.read_bytes() == once


@pytest.mark.parametrize(("path", "expect"), hostile() or [pytest.param(*MISSING.values, "", marks=MISSING.marks)])
def test_a_hostile_book_works_or_is_refused_in_a_sentence(path: Path, expect: str, tmp_path: Path) -> None:
    book = copied(path, tmp_path)
    try:
        carry_out(plan_adoption(book, "en"), NOW)
    except BookError as error:
        assert expect != "keep", error
        assert error.text.en.strip() and error.text.zh.strip() and "\n" not in error.text.en
        assert book.read_bytes() == path.read_bytes()
        assert [p.name for p in tmp_path.iterdir()] == [book.name]
    else:
        assert expect != "refuse"
        app.refresh_book(book, NOW.date(), NOW)
