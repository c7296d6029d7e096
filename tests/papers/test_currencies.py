"""Currencies and numbers as they stand in cells."""

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import list_currencies

from xlcrm import currencies
from xlcrm.model import Cell
from xlcrm.papers.currencies import currency, number_in, rounded, shown, written


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("usd", "USD"),
        (" US$ ", "USD"),
        ("美元", "USD"),
        ("美金", "USD"),
        ("RMB", "CNY"),
        ("人民币", "CNY"),
        ("€", "EUR"),
        ("日元", "JPY"),
        ("ＥＵＲ", "EUR"),
    ],
)
def test_a_currency_is_known_by_code_sign_and_chinese_name(typed: str, code: str) -> None:
    found = currency(typed)
    assert found and found.code == code


@pytest.mark.parametrize("typed", ["$", "¥", "UDS", "dollars", ""])
def test_what_may_mean_several_currencies_or_none_is_not_guessed(typed: str) -> None:
    assert currency(typed) is None


def test_the_codes_are_those_of_iso_4217() -> None:
    assert currencies.CODES - list_currencies() == set()


def test_decimals_are_those_that_others_count_too() -> None:
    """CLDR's differ from ISO's where a country has let its small coins go; those are left out."""
    let_go = set(
        "AFN ALL AMD COP CRC GYD HUF IDR IQD IRR KPW KZT LAK LBP LKR LRD MGA MMK MNT MRU MUR NOK PKR RSD SEK SLE SOS STN SYP TWD TZS UZS YER CZK DKK".split()
    )
    fractions = get_global("currency_fractions")
    default = fractions["DEFAULT"][0]
    wrong = {
        code: found.decimals
        for code in currencies.CODES - let_go
        if (found := currency(code)) and found.decimals != fractions.get(code, (default,))[0]
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (3, "3"), (0.1, "0.1"), (1.1 * 3, "3.3"), ("1,200.50", "1200.50"), (" 12 ", "12"), ("12,5", "12.5"), ("1.200,50", "1200.50"), ("12,5,0", None), ("1200 pcs", None), (True, None),
        (None, None), (float("nan"), None), (1e20, None), ("-3", "-3"),
    ],
)  # fmt: skip
def test_a_number_is_what_was_typed_and_nothing_is_guessed(cell: Cell, number: str | None) -> None:
    assert number_in(cell) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("amount", "decimals", "result"),
    [("0.005", 2, "0.01"), ("1.005", 2, "1.01"), ("-0.005", 2, "-0.01"), ("12.5", 0, "13")],
)
def test_half_a_cent_goes_up(amount: str, decimals: int, result: str) -> None:
    assert str(rounded(Decimal(amount), decimals)) == result


def test_an_amount_has_the_decimals_of_its_currency() -> None:
    assert [shown(Decimal("1234.5"), "USD"), shown(Decimal("12000"), "JPY"), shown(Decimal("0.385"), "USD")] == [
        "USD 1,234.50", "JPY 12,000", "USD 0.385",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "text"), [("1200", "1,200"), ("1200.0", "1,200"), ("0.385", "0.385")])
def test_a_quantity_has_the_decimals_that_it_needs(number: str, text: str) -> None:
    assert written(Decimal(number)) == text
