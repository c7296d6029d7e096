"""Unit prices that were typed as text: read where they are clear, listed where not (domain.md 10)."""

from datetime import date

import pytest
from book_text import column, places, refreshed, typed, understood
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.tables.prices import price_in

BOOK = """
    Customers
    Company | Email
    Acme    | b@acme.example
    Quotes
    Quote No | Date       | Customer | Product | Qty | Currency | Unit Price | Incoterm | Place  | Valid Until | Status
"""


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("12.5", "12.5"), ("12,50", "12.50"), ("12,5", "12.5"), ("0,385", "0.385"), ("1,234", "1234"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"), ("1'234.50", "1234.50"), ("1.234.567", "1234567"), ("１２．５", "12.5"), (" 12 ", "12"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_a_point_or_a_comma_before_its_decimals(value: str, amount: str) -> None:
    found = price_in(value)
    assert found and (str(found.amount), found.currency) == (amount, "")


@pytest.mark.parametrize(
    ("value", "amount", "currency"),
    [
        ("USD 12.5", "12.5", "USD"), ("12.5 usd", "12.5", "USD"), ("US$12.50", "12.50", "USD"), ("US $ 3", "3", "USD"), ("€ 1.234,50", "1234.50", "EUR"),
        ("12.5美元", "12.5", "USD"), ("RMB 88", "88", "CNY"), ("88元", "88", "CNY"), ("￥88", "88", ""), ("$12", "12", ""),
    ],
)  # fmt: skip
def test_a_currency_beside_it_is_read_too_where_it_means_one_alone(value: str, amount: str, currency: str) -> None:
    found = price_in(value)
    assert found and (str(found.amount), found.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("value", "currency"), [("USD 12.5", "美元"), ("$12.5", "AUD"), ("￥88", "人民币"), ("¥88", "JPY"), ("$ 12", "UYU"), ("RMB 8", "CNY")]
)  # fmt: skip
def test_a_sign_that_agrees_with_the_rows_currency_does_no_harm(value: str, currency: str) -> None:
    assert price_in(value, currency)


@pytest.mark.parametrize(("value", "currency"), [("USD 12.5", "EUR"), ("¥88", "EUR"), ("€5", "USD"), ("EUR 5", "UYU")])
def test_a_price_in_another_currency_than_the_rows_is_not_clear(value: str, currency: str) -> None:
    assert price_in(value, currency) is None


@pytest.mark.parametrize(
    "value",
    ["TBD", "面议", "about 12", "12.5/100 pcs", "12.5 pcs", "12-15", "USD 12.5 EUR", "1,23,45", "12,345,6", "-5", "#N/A", "12.", "USD", "9" * 16],
)  # fmt: skip
def test_what_leaves_a_doubt_is_no_price(value: str) -> None:
    assert price_in(value) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "USD", "€", "美元", "RMB"]))
def test_any_price_is_read_back_however_it_was_written(amount: object, mark: str) -> None:
    for shown in (f"{amount:.2f}", f"{amount:,.2f}", f"{amount:.2f}".replace(".", ",")):
        for value in (f"{mark} {shown}", f"{shown}{mark}"):
            found = price_in(value)
            assert found and found.amount == amount


@pytest.mark.parametrize(
    ("value", "unit"),
    [("USD 12.5/pc", "pcs"), ("12.5 USD / pc.", "个"), ("12.5元/个", ""), ("$0.38/pair", "副"), ("12.5 per set", "Sets"), ("3/kg", "KGS"), ("3/rack", "racks"), ("9/m2", "sqm")],
)  # fmt: skip
def test_a_price_for_one_of_the_rows_unit_is_clear(value: str, unit: str) -> None:
    assert price_in(value, "", unit)


@pytest.mark.parametrize(
    ("value", "unit"), [("12.5/pc", "sets"), ("3/kg", "pcs"), ("3/rack", "pcs"), ("12.5/100 pcs", "pcs"), ("12.5/", "")]
)
def test_a_price_for_something_else_is_not(value: str, unit: str) -> None:
    assert price_in(value, "", unit) is None


def test_of_a_book_the_clear_ones_count_and_the_others_are_listed_and_count_as_empty() -> None:
    decoded = understood(
        BOOK
        + """
    Q-1 | 2026-11-02 | Acme | Pump | 10 | USD | 'USD 12.5 | FOB | Ningbo | 2026-12-31 | Sent
    Q-2 | 2026-11-02 | Acme | Pump | 10 |     | '12,50 €  | FOB | Ningbo | 2026-12-31 | Sent
    Q-3 | 2026-11-02 | Acme | Pump | 10 | EUR | 'USD 12.5 | FOB | Ningbo | 2026-12-31 | Sent
    Q-4 | 2026-11-02 | Acme | Pump | 10 | USD | 2026-05-12 | FOB | Ningbo | 2026-12-31 | Sent
    Q-5 | 2026-11-02 | Acme | Pump | 10 | USD | 12.5      | FOB | Ningbo | 2026-12-31 | Sent
    Q-6 | 2026-11-02 | Acme | Pump | 10 | USD |           | FOB | Ningbo | 2026-12-31 | Sent
    """
    )
    assert [(q.unit_price, q.currency) for q in decoded.book.quotes] == [
        (12.5, "USD"), (12.5, "EUR"), ("USD 12.5", "EUR"), (date(2026, 5, 12), "USD"), (12.5, "USD"), (None, "USD"),
    ]  # fmt: skip
    assert places(decoded.problems) == [("Quotes", "G4"), ("Quotes", "G5")]
    other, day = decoded.problems
    assert "“USD 12.5” is not a clear price in EUR" in other.message.en
    assert "“USD 12.5”（币种 EUR）不是明确的单价" in other.message.zh
    assert "2026-05-12" in day.message.en


@pytest.mark.parametrize("price", ["'USD 12.5", "'12,50", "12.5", "'US$12.50"])
def test_the_letter_about_a_quote_has_its_price_however_it_was_typed(price: str) -> None:
    sheets = typed(BOOK + f"Q-1 | 2026-11-18 | Acme | Pump | 10 | USD | {price} | FOB | Ningbo | 2026-12-31 | Sent")
    refreshed(sheets)
    (body,) = column(sheets, "Emails", "Body")
    assert "USD 12.50" in str(body)


@pytest.mark.parametrize(("currency", "term", "place"), [("usd", "fob", "Ningbo"), ("USD", "FOB Ningbo", "")])
def test_a_letter_writes_currency_and_incoterm_as_the_trade_does_and_its_check_agrees(
    currency: str, term: str, place: str
) -> None:
    sheets = typed(
        BOOK + f"Q-1 | 2026-11-18 | Acme | Pump | 10 | {currency} | 3 | {term} | {place} | 2026-12-31 | Sent"
    )
    refreshed(sheets)
    (body,), (check,) = column(sheets, "Emails", "Body"), column(sheets, "Emails", "Check")
    assert "USD 3.00" in str(body) and "FOB Ningbo" in str(body)
    assert "Incoterm" not in str(check) and "price" not in str(check)


@pytest.mark.parametrize("price", ["'USD 12.5", "TBD", "2026-05-12", ""])
def test_what_is_no_price_in_the_rows_currency_is_none_in_letters_and_in_the_diagnosis(price: str) -> None:
    sheets = typed(BOOK + f"Q-1 | 2026-11-02 | Acme | Pump | 10 | EUR | {price} | FOB | Ningbo | 2026-12-31 | Sent")
    refreshed(sheets)
    (body,), (evidence,) = column(sheets, "Emails", "Body"), column(sheets, "Diagnosis", "Evidence")
    assert "[[to fill in: the price]]" in str(body)
    assert "the quote lacks Unit Price" in str(evidence)
