"""Dates of Calc: days since its zero, with the time as a fraction."""

import datetime as dt

_DAY_MS = 86_400_000


class Days(dict[float, dt.datetime | float]):
    """What a serial number means as a moment, worked out once: there are few in a book, each many times."""

    def __init__(self, zero: dt.datetime) -> None:
        self._zero = zero

    def __missing__(self, serial: float) -> dt.datetime | float:
        try:
            self[serial] = self._zero + dt.timedelta(milliseconds=round(serial * _DAY_MS))
        except OverflowError:
            self[serial] = serial
        return self[serial]
