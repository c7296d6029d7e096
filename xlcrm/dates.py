"""Dates as people type them, and the names of the months. Which shapes are sound: domain.md 10."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from xlcrm.schema import seen

# Not strftime's, which speaks the language of the system.
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FIRST_YEAR = 1900  # Excel knows no earlier day; a time of day alone reads as one in 1899

_SHAPES = (
    r"(?P<year>[0-9]{4})(?P<sep>[-/])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})",
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日",
)


def parse_date(value: object) -> date | None:
    """The day that a cell holds, from 1900 to 9999; None where it holds no sound date.

    A date-time loses its time of day. Text is a date in the shapes `2026-3-2`, `2026/3/2`, `2.3.2026` (day first) and
    `2026年3月2日` only, with leading zeros or without; any other (`03/04/2026`, `May`, a number) would be a guess.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value if value.year >= _FIRST_YEAR else None
    return _from_text(value) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _from_text(text: str) -> date | None:
    # Windows copies a date with marks of direction around its parts.
    typed = seen(unicodedata.normalize("NFKC", text)).strip()
    shape = next(filter(None, (re.fullmatch(shape, typed) for shape in _SHAPES)), None)
    if shape is None:
        return None
    try:
        return parse_date(date(int(shape["year"]), int(shape["month"]), int(shape["day"])))
    except ValueError:
        return None
