"""What the cells beneath a header say: whether they bear the header out, for a column Contact may hold telephone numbers,
and what they are where no header says it.

Pure. To bear it out, half of the cells that hold anything must do; what no cell can tell is believed. To say it by
themselves, nine in ten must.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from xlcrm.adopt.understanding import is_exact, key
from xlcrm.dates import parse_date
from xlcrm.lists import MEDIA
from xlcrm.model import Cell
from xlcrm.places.countries import iso_code
from xlcrm.schema import fold
from xlcrm.tables.header_words import LOOSE
from xlcrm.tables.values import code, is_blank, text

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


def said_by_cells(columns: Mapping[int, Sequence[Cell]], missing: Collection[str]) -> dict[int, str]:
    """Column number -> the one of `missing` whose kind its cells are without doubt: addresses, numbers with a country
    code, countries. Of several such the fullest, the leftmost of those. Addresses and numbers that repeat are not buyers'.
    """
    found = dict[int, str]()
    for name, (told, least, alone) in _BY_THEMSELVES.items():
        if name not in missing:
            continue
        filled = {n: [v for v in cells if not is_blank(v)] for n, cells in columns.items() if n not in found}
        sure = [
            (-len(values), n)
            for n, values in filled.items()
            if len({fold(text(v)) for v in values}) >= max(least, alone * len(values))
            and 10 * sum(map(told, values)) >= 9 * len(values)
        ]
        if sure:
            found[min(sure)[1]] = name
    return found


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


def _is_address(value: Cell) -> bool:
    return re.fullmatch(r"\s*[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\s*", text(value)) is not None


def _is_foreign_number(value: Cell) -> bool:
    """With a country code, as only telephones have it."""
    return re.fullmatch(r"\s*(\+|00)[1-9][\d\s().\-/]{6,}", text(value)) is not None


def _is_country_in_words(value: Cell) -> bool:
    """A code of two or three letters may be that of anything."""
    said = text(value).strip()
    return (len(said) > 3 or not said.isascii()) and iso_code(said) is not None


# Column -> how a cell tells that it is one of it; how many different values there must be, for a country that stands in
# every row is that of something else; and how large a share of all, for a colleague's address stands in many rows.
_BY_THEMSELVES: Mapping[str, tuple[Callable[[Cell], bool], int, float]] = {
    "Email": (_is_address, 1, 0.6),
    "Phone": (_is_foreign_number, 1, 0.6),
    "Country": (_is_country_in_words, 2, 0),
}
_TESTS: Mapping[str, Callable[[Cell], bool]] = {
    "Company": _is_name,
    "Contact": _is_person,
    "Email": lambda value: "@" in text(value),
    "Phone": _is_number,
    "Fax": _is_number,
    "Source": lambda value: code(MEDIA, value) is None,  # a Channel by which people wrote is no source
    "Added": _is_date,
    "Not Before": _is_date,
}
_BELIEVED = frozenset({"Added", "Not Before", "Source"})  # by their own names: what is amiss there, Problems tell
_LOOSE_COUNTRY = frozenset(map(key, LOOSE["Country"]))
