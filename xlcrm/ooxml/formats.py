"""Which number formats show a date, and serial numbers to dates and back.

Excel's 1900 calendar has a 29 February 1900 that never was: serial 60, which stays a number here.
"""

import datetime as dt
import math
import re

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_LITERALS = re.compile(r"""\"[^"]*"?|\\.|[_*].|\[[^\]]*\]?""")
_DATE_LETTER = re.compile(r"[ymdhs]", re.IGNORECASE)
_EPOCH = dt.date(1899, 12, 30)
_EPOCH_BEFORE_MARCH = dt.date(1899, 12, 31)
_EPOCH_1904 = dt.date(1904, 1, 1)
_FALSE_LEAP_DAY = 60
_DAY_MS = 86_400_000


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a cell with this number format shows a date or time. `code`: its own, where the book defines one."""
    if code is None:
        return number in _BUILT_IN_DATES
    return code.lower() != "general" and bool(_DATE_LETTER.search(_LITERALS.sub("", code)))


def to_date(serial: float, date1904: bool) -> dt.date | dt.datetime | None:
    """The day, or the moment to the millisecond, that a serial number means; None where it means none."""
    days = math.floor(serial)
    rest = round((serial - days) * _DAY_MS)
    if rest == _DAY_MS:
        days, rest = days + 1, 0
    if days < 1 or days > 2_958_465 or (days == _FALSE_LEAP_DAY and not date1904):
        return None
    epoch = _EPOCH_1904 if date1904 else _EPOCH if days > _FALSE_LEAP_DAY else _EPOCH_BEFORE_MARCH
    try:
        day = epoch + dt.timedelta(days=days)
    except OverflowError:
        return None
    if not rest:
        return day
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(milliseconds=rest)


def to_serial(value: dt.date, date1904: bool) -> int | float | None:
    """The serial number of a day or moment; None where the calendar of the book does not reach back so far."""
    moment = value if isinstance(value, dt.datetime) else None
    day = moment.date() if moment else value
    if date1904:
        days = (day - _EPOCH_1904).days
    else:
        days = (day - _EPOCH).days
        days -= days <= _FALSE_LEAP_DAY
    if days < 1:
        return None
    if moment is None:
        return days
    time = dt.timedelta(
        hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
    )
    return days + time / dt.timedelta(days=1) if time else days
