"""Unit prices as people type them: a number, or a text that says one and no more, with its currency where it names it.

A text is read where it has one meaning alone: `12,50`, `USD 12.5`, `€ 1.234,50`, `12.5美元/个`. What is no price, leaves a doubt
(`12.5/100 pcs`, `about 12`) or names another currency or unit than the row does is none, and the row is listed (domain.md 10).
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from xlcrm import problems as say
from xlcrm.currencies import code_of, marks, meant, pattern
from xlcrm.model import Cell
from xlcrm.schema import fold
from xlcrm.tables.columns import Problems, label, texts_in
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank

_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"  # 1,234.50
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"  # 1.234,50
    r"|[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]{1,2})?"  # 1 234,50
    r"|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,6})|0,[0-9]+"  # 12,50 and 0,385; but 1,234 is over a thousand
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
)
_MOST_DIGITS = 15  # what a cell of a workbook holds
_UNITS = tuple(
    frozenset(words.split())
    for words in (
        "pc pce piece ea each unit 件 个 只 支 台 pza pieza", "set 套 juego", "pair pr 副 双 对 par", "kg kilo 公斤 千克", "t ton tonne mt 吨",
        "m mtr metre meter 米", "ctn carton box 箱 盒", "roll 卷", "bag 袋", "dozen dz doz 打", "sqm m2 平方米", "cbm m3 立方米", "l ltr litre liter 升",
    )
)  # fmt: skip
_PLAIN = (float, int, type(None))


class Price(NamedTuple):
    """A price in text: the amount, and the code of the currency it names; empty where it names none, or not clearly (`$`)."""

    amount: Decimal
    currency: str = ""


def prices_in(here: Located, problems: Problems) -> tuple[Sequence[Cell], Sequence[str]]:
    """The unit prices of Quotes and the currencies: a price in text as its number; where it is not clear it is listed, and stays
    as it was typed, which is no price to anybody. A currency that stands with the price alone counts as the row's.
    """
    cells, currencies = here.cells("Unit Price"), texts_in(here, "Currency")
    odd = [i for i, v in enumerate(cells) if v.__class__ not in _PLAIN and not is_blank(v)]
    if not odd:
        return cells, currencies
    cells, units = list(cells), texts_in(here, "Unit")
    for i in odd:
        value = cells[i]
        found = price_in(value, currencies[i], units[i]) if isinstance(value, str) else None
        if found is None:
            problems.add(here, i, "Unit Price", say.no_price(label(here, "Unit Price"), value, currencies[i]))
            continue
        cells[i] = float(found.amount)
        currencies[i] = currencies[i] or found.currency
    return cells, currencies


def price_in(value: str, currency: str = "", unit: str = "") -> Price | None:
    """The price that a text says in a row of that currency and unit (as typed, or empty); None where it is not clear."""
    found = _price().fullmatch(unicodedata.normalize("NFKC", value).strip())
    if found is None:
        return None
    named = [meant(mark) for mark in (found["before"], found["after"]) if mark]
    amount = number_typed(found["number"])
    if amount is None or len(named) > 1 or not _one_unit(found["unit"] or "", unit):
        return None
    codes = named[0] if named else None
    if codes is None:
        return Price(amount)
    if currency.strip():
        # A currency that the table lacks may go by a sign that several share: `$ 12` in a row of UYU.
        said = meant(currency)
        return Price(amount) if (codes & said if said else len(codes) > 1) else None
    return Price(amount, code_of(found["before"] or found["after"]))


def number_typed(value: str) -> Decimal | None:
    """The number that a text says, and no more: with a point or a comma before its decimals, and with thousands apart."""
    typed = unicodedata.normalize("NFKC", value).strip()
    sign, unsigned = (-1, typed[1:]) if typed.startswith("-") else (1, typed.removeprefix("+"))
    if not _number().fullmatch(unsigned):
        return None
    shown = unsigned.replace(" ", "").replace("'", "")
    if sum(c.isdigit() for c in shown) > _MOST_DIGITS:
        return None
    plain = shown.replace(".", "").replace(",", ".") if _has_decimal_comma(shown) else shown.replace(",", "")
    return sign * Decimal(plain)


def _has_decimal_comma(shown: str) -> bool:
    """Does the comma part the decimals? Not where three digits follow it, unless nothing but 0 stands before."""
    whole, comma, decimals = shown.rpartition(",")
    if not comma:
        return shown.count(".") > 1  # 1.234.567: points between the thousands, and no decimals
    return "." not in decimals and (len(decimals) != 3 or whole == "0")


def _one_unit(one: str, other: str) -> bool:
    """Is it one unit, `pc` and `pcs.`, `pair` and 副? Where one of them is not told, it is."""
    one, other = (fold(unit).rstrip(".").removesuffix("s") for unit in (one, other))
    return not one or not other or one == other or any(one in words and other in words for words in _UNITS)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _price() -> re.Pattern[str]:
    # Compiled at the first text in a column of numbers, which most books have not.
    mark = pattern(marks())
    return re.compile(
        rf"(?:(?P<before>{mark}|us \$)[ :]*)?(?P<number>{_NUMBER})(?: *(?P<after>{mark}))?"
        r"(?: *(?:/|per |每) *(?P<unit>[^\W\d_]{1,12}[23]?\.?))?",
        re.IGNORECASE,
    )
