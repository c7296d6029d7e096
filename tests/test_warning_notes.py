"""The reasons of Warnings stand as notes on its cells, in a workbook on disk, from one refresh to the next."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from xlcrm.app.crm import demo_book, refresh_book, story_of
from xlcrm.text import Lang

NOW = dt.datetime(2026, 11, 23, 9, 30)
TODAY = NOW.date()
COLON = {"en": ":\u00a0", "zh": "：\u00a0"}


def warned(book: Path, lang: Lang) -> dict[str, tuple[str, str | None]]:
    """Customer ID -> what stands in Warnings, and the note on it."""
    sheet = customers(openpyxl.load_workbook(book), lang)
    column, first = heading(sheet, "Warnings", "提醒"), heading(sheet, "Customer ID", "客户编号")
    cells = ((sheet.cell(r, first).value, sheet.cell(r, column)) for r in range(2, sheet.max_row + 1))
    return {str(id): (str(c.value or ""), c.comment.text if c.comment else None) for id, c in cells if id}


def customers(opened: openpyxl.Workbook, lang: Lang) -> Worksheet:
    return opened["客户" if lang == "zh" else "Customers"]


def heading(sheet: Worksheet, *names: str) -> int:
    return int(next(c.column for c in sheet[1] if c.value in names))


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> Lang:
    lang: Lang = request.param
    return lang


@pytest.fixture
def book(lang: Lang, tmp_path: Path) -> Path:
    """The demo book, just refreshed."""
    return demo_book(tmp_path, lang, TODAY, NOW).book


def test_each_warned_customer_has_a_note_that_says_why_and_nobody_else_has_one(book: Path, lang: Lang) -> None:
    found = warned(book, lang)
    assert sum(note is not None for _, note in found.values()) >= 5
    for codes, note in found.values():
        assert [line[:2] for line in (note or "").split("\n")] == (codes.split() or [""])


def test_the_notes_say_what_check_says_in_the_books_language(book: Path, lang: Lang) -> None:
    for id, (_, note) in warned(book, lang).items():
        if note is not None:
            story = story_of(book, TODAY, NOW, id)
            assert note.split("\n") == [f"{w.code}{COLON[lang]}{w.reason.said(lang)}" for w in story.standing.warnings]


def test_a_second_refresh_writes_no_byte(book: Path) -> None:
    before = book.read_bytes()
    assert refresh_book(book, TODAY, NOW).backup is None
    assert book.read_bytes() == before


def test_the_notes_of_the_headers_stay(book: Path, lang: Lang) -> None:
    sheet = customers(openpyxl.load_workbook(book), lang)
    assert all(cell.comment for cell in sheet[1])


def test_a_month_later_the_notes_say_what_is_so_by_then(book: Path, lang: Lang) -> None:
    later = NOW + dt.timedelta(30)
    was = warned(book, lang)
    refresh_book(book, later.date(), later)
    now = warned(book, lang)
    assert now != was
    for id, (codes, note) in now.items():
        assert [line[:2] for line in (note or "").split("\n")] == (codes.split() or [""])
        if note is not None:
            said = [
                f"{w.code}{COLON[lang]}{w.reason.said(lang)}"
                for w in story_of(book, later.date(), later, id).standing.warnings
            ]
            assert note.split("\n") == said


def test_notes_that_a_sort_left_behind_are_put_right_though_no_cell_has_changed(book: Path, lang: Lang) -> None:
    was = warned(book, lang)
    opened = openpyxl.load_workbook(book)
    sheet = customers(opened, lang)
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2) if row[0].value]
    for number, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value  # the cells move, the notes stay
    opened.save(book)
    assert warned(book, lang) != was
    refresh_book(book, TODAY, NOW + dt.timedelta(hours=1))
    assert warned(book, lang) == was


def test_a_note_of_the_users_on_a_warning_stays_and_so_does_one_of_ours_that_he_has_added_to(
    book: Path, lang: Lang
) -> None:
    opened = openpyxl.load_workbook(book)
    sheet = customers(opened, lang)
    column = heading(sheet, "Warnings", "提醒")
    first, second, *_ = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column).comment]
    sheet.cell(first, column).comment = Comment("on holiday, leave him", "王芳")
    ours = sheet.cell(second, column).comment
    assert ours is not None
    sheet.cell(second, column).comment = Comment(f"{ours.text}\nasked on the phone", ours.author)
    opened.save(book)
    later = NOW + dt.timedelta(30)
    refresh_book(book, later.date(), later)
    sheet = customers(openpyxl.load_workbook(book), lang)
    kept = [sheet.cell(row, column).comment for row in (first, second)]
    assert [(c.text.split("\n")[-1], c.author) for c in kept if c] == [
        ("on holiday, leave him", "王芳"),
        ("asked on the phone", "xlcrm"),
    ]
