"""What is typed for books: files, folders and patterns, each book once."""

import os
from pathlib import Path

import pytest

from xlcrm.cli.naming import books_named


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where commands run, with some files in it."""
    for name in (
        "b.xlsx", "A.xlsx", "c.XLSM", "notes.txt", "old.xls", "~$b.xlsx", ".hidden.xlsx", "CRM [2026].xlsx", "CRM 2.xlsx",
        ".xlcrm/b 2026-11-23 091205 3f2a9c.xlsx", "sub/d.xlsx", "empty/notes.txt", "folder.xlsx/e.xlsx",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("b.xlsx A.xlsx", "b.xlsx A.xlsx"),  # in the order named
        ("?.xlsx", "A.xlsx b.xlsx"),  # by name, whatever the case
        ("b.xlsx ?.[xX]*", "b.xlsx A.xlsx c.XLSM"),
        ("b.xlsx ./b.xlsx sub/../b.xlsx", "b.xlsx"),
        ("b.xlsx missing.xlsx b.xlsx", "b.xlsx missing.xlsx"),
        ("nothing*.xlsx", "nothing*.xlsx"),
        ("*.txt", "*.txt"),
        ("sub", "sub/d.xlsx"),
        ("folder.xlsx", "folder.xlsx/e.xlsx"),
        ("empty", "empty"),
        ("su?/*.xlsx", "sub/d.xlsx"),
        ("**/?.xlsx", "A.xlsx b.xlsx folder.xlsx/e.xlsx sub/d.xlsx"),
        (".xlcrm .xlcrm/*", ".xlcrm .xlcrm/*"),
        ("notes.txt", "notes.txt"),  # refresh says what is wrong with it
        ("~$b.xlsx b.xlsx", "b.xlsx"),  # as a shell hands on *.xlsx while b is open
        ("~$b.xlsx", "~$b.xlsx"),
    ],
)
def test_files_folders_and_patterns(folder: Path, typed: str, meant: str) -> None:
    assert books_named(typed.split()) == list(map(Path, meant.split()))
    assert folder == Path.cwd()


def test_a_file_that_is_there_is_no_pattern(folder: Path) -> None:
    (folder / "CRM 2.xlsx").touch()

    assert books_named(["CRM [2026].xlsx"]) == [Path("CRM [2026].xlsx")]
    assert books_named(["CRM [2].xlsx"]) == [Path("CRM 2.xlsx")]


def test_a_folder_means_the_workbooks_directly_in_it_by_name(folder: Path) -> None:
    names = [book.name for book in books_named([str(folder)])]

    assert names == ["A.xlsx", "b.xlsx", "c.XLSM", "CRM 2.xlsx", "CRM [2026].xlsx"]


def test_two_names_of_one_file_are_one_book_and_two_files_two(folder: Path) -> None:
    if os.path.exists("B.XLSX"):  # noqa: PTH110 (whether this disk knows upper from lower case)
        assert books_named(["b.xlsx", "B.XLSX"]) == [Path("b.xlsx")]
    else:
        (folder / "B.XLSX").touch()
        assert books_named(["b.xlsx", "B.XLSX"]) == [Path("b.xlsx"), Path("B.XLSX")]
