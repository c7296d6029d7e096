"""Which papers are missing, going by the numbers in the names of files."""

import datetime as dt

import pytest

from xlcrm.filing.audit import missing_papers
from xlcrm.model import Quote

DAY = dt.date(2026, 11, 2)


def missing(quotes: str, files: str) -> list[tuple[str, str]]:
    """`quotes`: status, number, and that of the PI, one a line; `files`: paths in the customer's folder, one a line."""
    rows = [[*line.split(), "", ""] for line in quotes.splitlines() if line.strip()]
    listed = [Quote(DAY, n, "C-1", row[0], row[1], pi_number=row[2]) for n, row in enumerate(rows, 2)]
    there = [tuple(line.strip().split("/")) for line in files.splitlines() if line.strip()]
    return [(found.kind, found.where) for found in missing_papers(listed, "Acme", there)]


@pytest.mark.parametrize(
    "file",
    [
        "Quotes/Q-1001.xlsx",
        "报价/q-1001 rev 2.PDF",
        "OUT/2026/Offer_Q-1001_final.xlsx",
        "报价Q-1001给客户.pdf",
    ],
)
def test_a_quotes_sheet_is_any_file_with_its_number_in_the_name(file: str) -> None:
    assert missing("Sent Q-1001", file) == []


@pytest.mark.parametrize("file", ["Quotes/Q-10011.xlsx", "Quotes/XQ-1001.xlsx", "PI/Q-1001.xlsx", "Q-1001/offer.xlsx"])
def test_another_number_a_pi_or_a_folder_is_no_sheet(file: str) -> None:
    assert missing("Sent Q-1001", file) == [("no sheet", "Q-1001 Acme")]


@pytest.mark.parametrize("file", ["PI/Q-1001.pdf", "PI/PI-77.pdf", "Orders/PI-77 signed.pdf"])
def test_an_orders_pi_bears_its_own_number_or_lies_in_the_folder_pi_with_the_quotes(file: str) -> None:
    assert missing("Ordered Q-1001 PI-77", f"Quotes/Q-1001.xlsx\n{file}") == []


@pytest.mark.parametrize(("status", "wanted"), [("Ordered", True), ("PI", True), ("Sent", False), ("Lost", False)])
def test_only_what_has_a_pi_wants_one(status: str, wanted: bool) -> None:
    assert (("no PI file", "Q-1001 Acme") in missing(f"{status} Q-1001", "")) == wanted


@pytest.mark.parametrize("number", ["", "?"])
def test_an_order_whose_pi_has_no_number_that_a_file_can_bear_finds_it_by_the_quotes_alone(number: str) -> None:
    order, sheet = f"Ordered Q-1001 {number}", "Quotes/Q-1001 - new.xlsx"
    assert missing(order, sheet) == [("no PI file", "Q-1001 Acme")]
    assert missing(order, f"{sheet}\nPI/Q-1001.pdf") == []


def test_several_lines_of_one_quote_are_missed_once_and_a_quote_without_a_number_never() -> None:
    assert missing("Sent Q-7\nSent q-7\nSent", "") == [("no sheet", "q-7 Acme")]


def test_a_number_that_no_file_can_be_called_by_is_looked_for_as_it_would_be_written() -> None:
    assert missing("Sent Q/26:7", "Quotes/Q 26 7.xlsx") == []
