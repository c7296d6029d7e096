"""Whether the cells beneath a header bear out what the header says: a column Contact may hold telephone numbers.

Pure. Half of the cells that hold anything must do; what no cell can tell is believed.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from xlcrm.adopt.understanding import is_exact, key
from xlcrm.dates import parse_date
from xlcrm.model import Cell
from xlcrm.places.countries import iso_code
from xlcrm.tables.header_words import LOOSE
from xlcrm.tables.values import is_blank, text

_LEAST_DIGITS = 5  # of a telephone number; no name has so many


def borne_out(column: str, header: str, cells: Sequence[Cell]) -> bool:
    """Do the cells beneath the header look like those of the column?"""
    told = _TESTS.get(column)
    if column == "Country" and key(header) in _LOOSE_COUNTRY:
        told = _is_country
    if told is None or (column in _BELIEVED and is_exact(header, column)):
        return True
    filled = [v for v in cells if not is_blank(v)]
    return 2 * sum(map(told, filled)) >= len(filled)


def _digits(value: Cell) -> int:
    return len(re.findall(r"\d", text(value)))


def _is_name(value: Cell) -> bool:
    """A company's: no number, no date, no address."""
    return isinstance(value, str) and "@" not in value and any(map(str.isalpha, value)) and parse_date(value) is None


def _is_person(value: Cell) -> bool:
    return _is_name(value) and _digits(value) < _LEAST_DIGITS


def _is_number(value: Cell) -> bool:
    return "@" not in text(value) and _digits(value) >= _LEAST_DIGITS


def _is_date(value: Cell) -> bool:
    return parse_date(value) is not None


def _is_country(value: Cell) -> bool:
    return iso_code(value) is not None


_TESTS: Mapping[str, Callable[[Cell], bool]] = {
    "Company": _is_name,
    "Contact": _is_person,
    "Email": lambda value: "@" in text(value),
    "Phone": _is_number,
    "Fax": _is_number,
    "Added": _is_date,
    "Not Before": _is_date,
}
_BELIEVED = frozenset({"Added", "Not Before"})  # by their own names: what is amiss there, Problems tell
_LOOSE_COUNTRY = frozenset(map(key, LOOSE["Country"]))
