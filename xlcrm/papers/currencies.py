"""A currency as a paper needs it, and amounts of money as papers show them."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from xlcrm import currencies
from xlcrm.currencies import NAMES, code_of
from xlcrm.model import Cell
from xlcrm.tables.prices import number_typed
from xlcrm.text import Text

MOST = Decimal(10) ** 15
"""Beyond this a cell of a workbook no longer holds every cent."""


class Currency(NamedTuple):
    """A currency: its code, how many decimals its amounts have, its name, and in English that of its smallest part."""

    code: str
    decimals: int
    name: Text
    part: str


@cache
def currency(typed: str) -> Currency | None:
    """The currency that a code, a sign or a Chinese name means; None where that cannot be told (`$`, `¥`)."""
    code = code_of(typed)
    if not code:
        return None
    name, part, zh = NAMES.get(code, (code, "", code))
    return Currency(code, currencies.decimals_of(code), Text(name, zh), part)


def number_in(value: Cell) -> Decimal | None:
    """The number in a cell, as it was typed: 0.1 is a tenth. None where there is none, or none that is certain.

    Text counts where it says one number and no more: `1,200.50`, `12,5`.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        number = number_typed(value)
    elif isinstance(value, int | float):
        number = Decimal(f"{value:.15g}")  # what a cell holds and shows: fifteen digits
    else:
        return None
    return number if number is not None and number.is_finite() and abs(number) < MOST else None


def rounded(amount: Decimal, decimals: int) -> Decimal:
    """Half a cent up, as ROUND does in a workbook: away from zero."""
    return amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_of(number: Decimal) -> int:
    """How many decimals the number has."""
    return max(0, -int(number.normalize().as_tuple().exponent))


def written(number: Decimal, least: int = 0) -> str:
    """A number with commas between thousands and at least so many decimals."""
    return f"{number:,.{max(least, decimals_of(number))}f}"


def shown(amount: Decimal, code: str) -> str:
    """An amount of money in a sentence: `USD 1,200.50`."""
    known = currency(code)
    return f"{code} {written(amount, known.decimals if known else 2)}".strip()
