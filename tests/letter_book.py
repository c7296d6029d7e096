"""A book with one customer who is due and written to by Email, and what happens to his letter."""

from book_text import Sheets, records, refreshed, typed

from xlcrm.model import Cell

BOOK = """
    Customers
    Customer ID | Company | Contact  | Email     | Owner | Added      | Manual Grade | Do Not Contact | Language
    C-0001      | Acme    | Ann Webb | a@acme.de | Lee   | 2026-11-20 |              |                |
    Touches
    Date | Customer | Direction
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""


def book(text: str = BOOK, lang: str = "en") -> Sheets:
    """The book after its first refresh: a draft stands in Emails."""
    sheets = typed(text, lang)
    refreshed(sheets)
    return sheets


def letters(sheets: Sheets) -> list[dict[str, Cell]]:
    """The rows of Emails."""
    return records(sheets, "邮件" if "邮件" in sheets else "Emails")


def edit(sheets: Sheets, row: int = 0, **cells: Cell) -> None:
    """What a person does to a letter: the cells of a row of Emails."""
    header = sheets["Emails"][0]
    for name, value in cells.items():
        sheets["Emails"][row + 1][header.index(name.replace("_", " "))] = value


def type_in(sheets: Sheets, title: str, **cells: Cell) -> None:
    """A new row beneath a sheet."""
    header = sheets[title][0]
    assert set(cells) <= set(map(str, header)), header
    sheets[title].append([cells.get(str(h)) for h in header])


def customer(sheets: Sheets, row: int = 0, **cells: Cell) -> None:
    """What a person changes on a row of Customers."""
    header = sheets["Customers"][0]
    for name, value in cells.items():
        sheets["Customers"][row + 1][header.index(name.replace("_", " "))] = value


def filled_in(sheets: Sheets, row: int = 0) -> None:
    """Write the letter of a row to the end, so that the check finds nothing."""
    edit(
        sheets,
        row,
        Subject="Pumps for your range",
        Body="Dear Ann,\n\nOne fact. Which size suits you?\n\nBest regards,\nWang",
    )
