"""A sort that left out some columns gives customers each other's numbers: that is told, and nothing is worked out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from book_text import TODAY, Sheets, refreshed, typed
from doors import NOW, write_workbook

from xlcrm.app.crm import touch_book
from xlcrm.app.folders import file_customers
from xlcrm.app.paperwork import Wanted, write_paper
from xlcrm.app.reporting import Gathered, gather
from xlcrm.errors import BookError
from xlcrm.model import Cell
from xlcrm.papers.rows import Asked
from xlcrm.tables.touching import Told

BOOK = """
    Customers
    Customer ID | Company | Email
    1 | Acme | a@acme.example
    2 | Borg | b@borg.example
    3 | Cyan | c@cyan.example
    Quotes
    Quote No | Date       | Customer | Status
    Q-1      | 2026-11-20 | 1        | Sent
"""


def with_an_agenda(lang: str = "en") -> Sheets:
    sheets = typed(BOOK, lang)
    refreshed(sheets)
    return sheets


def in_customers(sheets: Sheets, column: int, *values: Cell) -> None:
    for row, value in zip(sheets["Customers"][1:], values, strict=False):
        row[column] = value


def test_companies_sorted_without_their_numbers_are_told_and_nothing_is_written() -> None:
    sheets = with_an_agenda()
    in_customers(sheets, 1, "Cyan", "Borg", "Acme")
    before = {title: [list(row) for row in rows] for title, rows in sheets.items()}
    with pytest.raises(BookError) as told:
        refreshed(sheets)
    assert "1 was Acme at the last refresh and is Cyan now" in told.value.text.en
    assert "1 在上次刷新时是“Acme”，现在是“Cyan”" in told.value.text.zh
    assert sheets == before


def test_rows_sorted_as_a_whole_are_no_fault() -> None:
    sheets = with_an_agenda()
    sheets["Customers"][1:] = sheets["Customers"][:0:-1]
    refreshed(sheets)


def test_new_names_are_no_fault_nor_is_a_name_that_passes_on_to_a_new_customer() -> None:
    sheets = with_an_agenda()
    in_customers(sheets, 1, "Acme US", "Borg US", "Cyan US")
    wide = len(sheets["Customers"][0])
    sheets["Customers"] += [[None, name, *[None] * (wide - 2)] for name in ("Acme", "Borg", "Cyan")]
    refreshed(sheets)
    refreshed(sheets)


def test_one_customer_that_has_anothers_name_is_no_fault() -> None:
    sheets = with_an_agenda()
    in_customers(sheets, 1, "Borg", "Borg Pumps")
    refreshed(sheets)


def test_who_means_it_so_clears_the_agenda() -> None:
    sheets = with_an_agenda()
    in_customers(sheets, 1, "Cyan", "Borg", "Acme")
    del sheets["Agenda"][1:]
    refreshed(sheets)
    refreshed(sheets)


@pytest.mark.parametrize(
    "use",
    [
        lambda book: touch_book(book, Told("Acme", TODAY), TODAY, NOW),
        lambda book: file_customers(book, None, TODAY, NOW),
        lambda book: write_paper(book, Wanted(Asked("quotation", "Q-1"), None, book.parent, pdf=False), TODAY, NOW),
    ],
    ids=["touch", "folders", "quote"],
)
def test_nor_is_anything_written_for_one_customer_under_anothers_number(
    use: Callable[[Path], object], tmp_path: Path
) -> None:
    book = sorted_apart(tmp_path)
    before = book.read_bytes()
    with pytest.raises(BookError, match="1 was Acme at the last refresh and is Cyan now"):
        use(book)
    assert {p.name for p in tmp_path.iterdir()} == {"CRM.xlsx"} and book.read_bytes() == before


def test_nor_does_the_report_tell_of_one_customer_under_anothers_number(tmp_path: Path) -> None:
    (error,) = gather(Gathered(TODAY, NOW), [sorted_apart(tmp_path)], lambda _: None)
    assert isinstance(error, BookError) and "1 was Acme" in str(error)


def sorted_apart(folder: Path) -> Path:
    sheets = with_an_agenda()
    in_customers(sheets, 1, "Cyan", "Borg", "Acme")
    write_workbook(folder / "CRM.xlsx", sheets)
    return folder / "CRM.xlsx"
