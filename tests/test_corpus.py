"""Workbooks from public test suites, adopted and refreshed: the sound ones lose nothing, the hostile ones do no harm."""

import csv
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from doors import NOW
from excel_rules import complaints
from real_books import MISSING, REAL, SHARED, adopted_and_refreshed, copied, each_real_book

from xlcrm.app import crm
from xlcrm.app.adoption import carry_out, plan_adoption
from xlcrm.errors import BookError
from xlcrm.ooxml.workbook import Workbook
from xlcrm.stores.file import LoadedBook
from xlcrm.tables import decode

LISTED = SHARED / "corpus" / "hostile.tsv"


def hostile() -> list[tuple[Path, str]]:
    """The files, each with what is expected: keep, refuse, or either."""
    if not LISTED.exists():
        return []
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(SHARED / "corpus" / "hostile" / row["file"], row["expect"]) for row in rows]


def names_in(book: Path) -> list[tuple[str, str]]:
    """The customers of a book, each with its number."""
    return [(c.id, c.company) for c in decode(LoadedBook(Workbook(book.read_bytes())).rows()).book.customers]


@each_real_book
def test_a_real_book_that_is_adopted_and_refreshed_loses_nothing(path: Path, tmp_path: Path, judge: ModuleType) -> None:
    book = adopted_and_refreshed(path, tmp_path)
    once = book.read_bytes()
    _, lost, changed, parts, _, _, example = judge.judge(path.read_bytes(), once)
    assert (lost, parts, example) == ({}, [], "")
    assert changed <= {"cond. formats", "tables", "validations"}
    assert plan_adoption(book, "en").changes is False
    crm.refresh_book(book, NOW.date(), NOW)
    assert book.read_bytes() == once


@each_real_book
def test_excel_finds_nothing_to_repair_in_an_adopted_book_that_it_did_not_find_before(
    path: Path, tmp_path: Path
) -> None:
    assert complaints(adopted_and_refreshed(path, tmp_path).read_bytes()) <= complaints(path.read_bytes())


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("half", [0, 1])  # two, to be run side by side
def test_libreoffice_opens_every_real_book_that_is_adopted_and_refreshed(
    tmp_path: Path, lo_convert_all: Any, half: int
) -> None:
    books = [adopted_and_refreshed(path, tmp_path) for path in REAL[half::2]]
    for book, saved in zip(books, lo_convert_all(books), strict=True):
        assert Workbook(saved.read_bytes()).names == Workbook(book.read_bytes()).names
        assert names_in(saved) == names_in(book)


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
        crm.refresh_book(book, NOW.date(), NOW)
