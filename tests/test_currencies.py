"""The words for currencies: the same wherever an amount stands."""

import pytest

from xlcrm.currencies import CODES, NAMES, YUAN, code_of, decimals_of, marks, meant
from xlcrm.letters.offer import MONEY
from xlcrm.papers.currencies import currency
from xlcrm.tables.prices import price_in


@pytest.mark.parametrize(
    "word", ["US$", "us $", "美刀", "RMB", "港元", "港币", "NZ$", "台币", "₩", "人民币元", "加币", "泰铢", "kes"]
)
def test_a_word_means_the_same_with_a_price_and_in_the_column(word: str) -> None:
    found, price = currency(word), price_in(f"{word} 12.5")
    assert found and price and found.code == price.currency == code_of(word)
    assert price_in("12.5", word) and not price_in("12.5 CHF", word)


@pytest.mark.parametrize("word", sorted(marks()))
def test_every_word_is_read_with_a_price_and_what_means_one_in_the_column_too(word: str) -> None:
    price = price_in(f"{word} 12.5")
    assert price is not None
    assert price.currency == code_of(word) == getattr(currency(word), "code", "")
    assert (price.currency in meant(word)) is (len(meant(word)) == 1 or meant(word) == YUAN)


@pytest.mark.parametrize(
    "shown", ["12.5 新加坡元", "港元 12.5", "₩ 12500", "12.5 dollars", "12.50 dólares", "NZD 12.5"]
)
def test_every_name_of_a_currency_is_an_amount_of_money_in_a_letter(shown: str) -> None:
    found = MONEY.search(f"The price is now {shown}.")
    assert found and meant(found["before"] or found["after"])


@pytest.mark.parametrize("words", ["TOP 10", "ALL 20 models", "MOQ 500", "HRC 45", "500 PCS"])
def test_a_word_in_capitals_before_a_number_is_no_currency_in_a_letter(words: str) -> None:
    found = MONEY.search(words)
    assert found is None or not meant(found["before"] or found["after"])


def test_what_is_traded_in_has_a_code_of_iso_4217() -> None:
    assert NAMES.keys() <= CODES


def test_decimals_are_counted_for_a_code_and_are_two_for_what_is_none() -> None:
    assert [decimals_of(code) for code in ("USD", "JPY", "KWD", "XYZ", "")] == [2, 0, 3, 2, 2]
