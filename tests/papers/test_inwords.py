"""Amounts in words, in English and in the capitals of Chinese banks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.papers.currencies import Currency, currency
from xlcrm.papers.inwords import in_words


def named(code: str) -> Currency:
    known = currency(code)
    assert known
    return known


@pytest.mark.parametrize(
    ("amount", "code", "words"),
    [
        ("0", "USD", "SAY US DOLLARS ZERO ONLY"),
        ("1", "USD", "SAY US DOLLARS ONE ONLY"),
        ("0.05", "USD", "SAY US DOLLARS ZERO AND CENTS FIVE ONLY"),
        ("19.90", "EUR", "SAY EUROS NINETEEN AND CENTS NINETY ONLY"),
        ("1234.56", "USD", "SAY US DOLLARS ONE THOUSAND TWO HUNDRED THIRTY-FOUR AND CENTS FIFTY-SIX ONLY"),
        ("100000", "GBP", "SAY POUNDS STERLING ONE HUNDRED THOUSAND ONLY"),
        ("2000001.01", "GBP", "SAY POUNDS STERLING TWO MILLION ONE AND PENCE ONE ONLY"),
        ("12000", "JPY", "SAY JAPANESE YEN TWELVE THOUSAND ONLY"),
        ("1.005", "KWD", "SAY KUWAITI DINARS ONE AND FILS FIVE ONLY"),
        ("7.5", "GEL", "SAY GEL SEVEN AND 50/100 ONLY"),
        ("-40.10", "USD", "SAY US DOLLARS MINUS FORTY AND CENTS TEN ONLY"),
    ],
)
def test_in_english_as_trade_writes_it(amount: str, code: str, words: str) -> None:
    assert in_words(Decimal(amount), named(code), "en") == words


@pytest.mark.parametrize(
    ("amount", "code", "words"),
    [
        # The first four are the examples of the People's Bank's rules for filling in bills.
        ("1409.50", "CNY", "人民币壹仟肆佰零玖元伍角整"),
        ("6007.14", "CNY", "人民币陆仟零柒元壹角肆分"),
        ("107000.53", "CNY", "人民币壹拾万柒仟元伍角叁分"),
        ("16409.02", "CNY", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("0", "CNY", "人民币零元整"),
        ("0.05", "CNY", "人民币伍分"),
        ("0.50", "CNY", "人民币伍角整"),
        ("10", "USD", "美元壹拾元整"),
        ("1050000", "USD", "美元壹佰零伍万元整"),
        ("100010000", "USD", "美元壹亿零壹万元整"),
        ("1000000001", "EUR", "欧元壹拾亿零壹元整"),
        ("1230000000000", "EUR", "欧元壹万贰仟叁佰亿元整"),
        ("12000", "JPY", "日元壹万贰仟元整"),
        ("1.005", "KWD", "科威特第纳尔壹元零伍厘"),
        ("-5.01", "USD", "美元负伍元零壹分"),
    ],
)
def test_in_chinese_capitals_as_banks_write_them(amount: str, code: str, words: str) -> None:
    assert in_words(Decimal(amount), named(code), "zh") == words


def test_an_amount_finer_than_its_currency_has_no_words() -> None:
    with pytest.raises(ValueError, match="no words"):
        in_words(Decimal("0.5"), named("JPY"), "en")


# ---- what is said is what is meant: read back by another way -----------------------------------------------------

AMOUNTS = st.tuples(st.sampled_from(["USD", "CNY", "JPY", "KWD"]), st.integers(0, 10**14)).map(
    lambda pair: (pair[0], Decimal(pair[1]).scaleb(-_decimals(pair[0])))
)
SMALL = {word: n for n, word in enumerate(
    "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN".split()
)}  # fmt: skip
TENS = {word: 10 * n for n, word in enumerate("TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY".split(), 2)}
LARGE = {"THOUSAND": 10**3, "MILLION": 10**6, "BILLION": 10**9, "TRILLION": 10**12}


def _decimals(code: str) -> int:
    known = named(code)
    return known.decimals


def english_number(words: str) -> int:
    total = group = 0
    for word in words.replace("-", " ").split():
        if word in LARGE:
            total, group = total + group * LARGE[word], 0
        elif word == "HUNDRED":
            group *= 100
        else:
            group += SMALL.get(word, TENS.get(word, 0))
    return total + group


@given(AMOUNTS)
def test_english_words_read_back_are_the_amount(pair: tuple[str, Decimal]) -> None:
    code, amount = pair
    known = named(code)
    said = in_words(amount, known, "en").removeprefix(f"SAY {known.name.en} ").removesuffix(" ONLY")
    whole, _, parts = said.partition(f" AND {known.part} ")

    assert english_number(whole) + Decimal(english_number(parts)).scaleb(-known.decimals) == amount


def chinese_number(words: str) -> int:
    for name, size in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        high, found, low = words.rpartition(name)
        if found:
            return chinese_number(high) * size + chinese_number(low)
    return "零壹贰叁肆伍陆柒捌玖".index(words.replace("零", "") or "零")


@given(AMOUNTS)
def test_chinese_words_read_back_are_the_amount_and_no_two_zeros_follow_each_other(pair: tuple[str, Decimal]) -> None:
    code, amount = pair
    known = named(code)
    words = in_words(amount, known, "zh")
    said = words.removeprefix(known.name.zh).removesuffix("整")
    whole, found, parts = said.rpartition("元")
    value = Decimal(chinese_number(whole or "零"))
    for place, digit in (("角", "0.1"), ("分", "0.01"), ("厘", "0.001")):
        number, there, rest = parts.partition(place)
        value += Decimal(digit) * chinese_number(number) if there else 0
        parts = rest if there else parts

    assert value == amount
    assert "零零" not in words
    assert found or amount < 1
