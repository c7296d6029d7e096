"""A sort that left out some columns gives customers each other's numbers: that is told, and nothing is worked out."""

import pytest
from book_text import Sheets, refreshed, typed

from xlcrm.errors import BookError

BOOK = """
    Customers
    Customer ID | Company | Email
    1 | Acme | a@acme.example
    2 | Borg | b@borg.example
    3 | Cyan | c@cyan.example
"""


def with_an_agenda(lang: str = "en") -> Sheets:
    sheets = typed(BOOK, lang)
    refreshed(sheets)
    return sheets


def in_customers(sheets: Sheets, column: int, *values: object) -> None:
    for row, value in zip(sheets["Customers"][1:], values, strict=False):
        row[column] = value  # type: ignore[call-overload]


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
