"""What single cells mean: text, identifiers, choices from closed lists. Nothing here guesses."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from xlcrm.han import simplified
from xlcrm.lists import NO, YES, Choices
from xlcrm.model import Cell
from xlcrm.schema import fold, trimmed


def text(value: Cell) -> str:
    """A cell as text: trimmed; the number 1001 and the text `1001` are one (domain.md 10)."""
    if value is None:
        return ""
    if isinstance(value, str):
        return trimmed(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return str(value)


@cache
def _codes(choices: Choices) -> Mapping[str, str]:
    return {_joined(word): c.code for c in choices for word in (c.code, *c.label, *c.also)}


def _joined(word: str) -> str:
    """`E-mail`, `e mail` and `Email` are one word."""
    return fold(word).replace("-", "").replace(" ", "")


def code(choices: Choices, value: Cell) -> str | None:
    """The code of a value of a closed list, read in either language; None where it is none of them."""
    word = _joined(text(value))
    return _codes(choices).get(word) or _codes(choices).get(simplified(word))


def yes(value: Cell) -> bool | None:
    """yes, 是 or TRUE; no, 否, FALSE or empty; None for anything else."""
    if isinstance(value, bool):
        return value
    if value is None or value == "":
        return False
    if code(YES, value):
        return True
    return False if code(NO, value) or not text(value) else None


def full_name(given: str, family: str) -> str:
    """A person's name from its halves; a Chinese one has the family name first, and no space."""
    if re.search(r"[\u4e00-\u9fff]$", given) and re.match(r"[\u4e00-\u9fff]", family):
        return family + given
    return f"{given} {family}".strip()


def is_blank(value: Cell) -> bool:
    """Nothing there, or only spaces."""
    return value is None or (isinstance(value, str) and not trimmed(value))


# Of the formulas and, as newer ones of Excel, of what it fetches. An open book gives them as texts, too.
_ERRORS = frozenset(
    "#N/A #VALUE! #REF! #DIV/0! #NAME? #NUM! #NULL! #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! "
    "#UNKNOWN! #EXTERNAL! #PYTHON! #TIMEOUT!".split()
)


def is_error(value: Cell) -> bool:
    """Does the cell show an error, or stand for a picture or a data type, of which a file has no more?"""
    return isinstance(value, str) and str(value) in _ERRORS  # an ErrorValue is equal to no text
