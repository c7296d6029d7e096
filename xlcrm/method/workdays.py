"""Which days count as working days (domain.md 2): the buyer's country, as `holidays` counts, and the seller's week.

Loading `holidays` the plain way takes 110 ms and more, half of the time a refresh of a small book has: its package of
countries imports all 250 of them, and its version number is read from the installed distributions. So it is loaded
only when a day is asked for that its country decides, and then one country at a time (`country_calendar`).
"""

import re
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_FARTHEST_DAYS = 60  # longer than any feast; a seller who shares no weekday with the buyer must not hang a refresh
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class WorkingDays:
    """The days on which a seller and a buyer both work.

    `seller` holds the seller's weekdays, Monday being 0. Without `with_holidays` the buyer's country has neither
    public holidays nor Saturdays worked in exchange; its weekend stays.
    """

    def __init__(self, seller: frozenset[int], with_holidays: bool = True) -> None:
        self._seller = seller
        self._with_holidays = with_holidays
        self._calendars: dict[str, HolidayBase | None] = {}
        self._rolled: dict[tuple[date, str | None], date] = {}

    def roll(self, day: date, country: str | None) -> date:
        """`day`, or the first day after it on which both work; `day` itself where there is none within 60 days.

        `country` is an ISO 3166 alpha-2 code; None, or one that `holidays` does not know, rests on Saturday and Sunday.
        """
        found = self._rolled.get((day, country))
        if found is None:
            found = self._rolled[day, country] = self._first_from(day, country)
        return found

    def works(self, day: date, country: str | None) -> bool:
        """Whether both work on `day`; `country` as in `roll`."""
        # The seller's week comes first: for a day he does not work, no country need be loaded.
        return day.weekday() in self._seller and self.buyer_works(day, country)

    def buyers_days_before(self, day: date, country: str | None, count: int) -> list[date]:
        """The buyer's last `count` working days before `day`, the earliest first; fewer where he rests for 60 days."""
        found = list[date]()
        for n in range(1, min(_FARTHEST_DAYS, (day - date.min).days) + 1):
            if len(found) == count:
                break
            if self.buyer_works(day - timedelta(n), country):
                found.insert(0, day - timedelta(n))
        return found

    def _first_from(self, day: date, country: str | None) -> date:
        candidate = day
        for _ in range(min(_FARTHEST_DAYS, (date.max - day).days) + 1):
            if self.works(candidate, country):
                return candidate
            if candidate < date.max:
                candidate += _ONE_DAY
        return day

    def buyer_works(self, day: date, country: str | None) -> bool:
        """Whether the buyer's country works on `day`; `country` as in `roll`."""
        calendar = self._calendar(country) if country else None
        if calendar is None:
            return day.weekday() < _SATURDAY
        if not self._with_holidays:
            return not calendar.is_weekend(day)
        if day.year in calendar.years:
            return calendar.is_working_day(day)
        with asking_any_year():
            return calendar.is_working_day(day)

    def _calendar(self, country: str) -> "HolidayBase | None":
        if country not in self._calendars:
            # Weekends need no year worked out, and `expand` would do so at the first question.
            self._calendars[country] = country_calendar(country, expand=self._with_holidays)
        return self._calendars[country]


@cache
def country_calendar(country: str, *, language: str | None = None, expand: bool = True) -> "HolidayBase | None":
    """The country's `holidays` calendar, loaded alone; None for a code that `holidays` does not know.

    `country` is an ISO 3166 alpha-2 code; `language` and `expand` are those of `holidays.country_holidays`. Regional
    holidays are left out. It is the same one for every book of a process, so nobody may change it.
    """
    with _stand_in_for_version():
        import holidays
    if country not in _known_countries():
        return None
    _put_off_importing_all_countries()
    return holidays.country_holidays(country, language=language, expand=expand)


@contextmanager
def asking_any_year() -> Iterator[None]:
    """To ask a calendar about a year that it has not worked out yet: India's would warn of every one outside 2001..2035,
    on the user's screen, and there is no remedy.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@cache
def _known_countries() -> frozenset[str]:
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes(include_aliases=False))


@contextmanager
def _stand_in_for_version() -> Iterator[None]:
    """Spare `import holidays` the search for its own version (15 ms: importlib.metadata, email, csv and more)."""
    name = "holidays.version"
    if "holidays" in sys.modules:
        yield
        return
    module = ModuleType(name)
    vars(module)["__version__"] = "unknown"
    sys.modules[name] = module
    try:
        yield
    finally:
        del sys.modules[name]


def _put_off_importing_all_countries() -> None:
    """Let a module of `holidays.countries` be imported without the package's own body, which imports all 250 (60 ms).

    The body runs when something is asked of the package that it does not have yet (PEP 562), so that it is whole for
    whoever else imports it.
    """
    name = "holidays.countries"
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    package, loader = module_from_spec(spec), spec.loader

    def run_body_first(attribute: str) -> object:
        del vars(package)["__getattr__"]
        loader.exec_module(package)
        return getattr(package, attribute)

    vars(package)["__getattr__"] = run_body_first
    sys.modules[name] = package
    vars(sys.modules["holidays"])["countries"] = package


# ---- the seller's week as typed in Settings ----------------------------------------------------------------------

_EN_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ZH_WEEKDAYS = "一二三四五六日"


def parse_workdays(text: str) -> frozenset[int] | None:
    """The weekdays named in `text`, Monday being 0; None where it is not understood or names no day.

    Days and ranges in either language, singly or in a list: `Mon-Fri`, `Sunday to Thursday`, `Mon, Tue, Thu`, 周一至周五,
    周一、周三. A range may run over the end of the week.
    """
    # Patterns are compiled here, not at import: most books name no workdays, and compiling takes milliseconds.
    typed = unicodedata.normalize("NFKC", text).casefold()
    if any(character.isdigit() for character in typed):
        return None  # digits stand for weekdays below: whether 1 is Monday or Sunday differs by country
    week = re.sub(r"[a-z]+\.?", lambda word: _from_english(word[0]), typed)
    week = re.sub(r"(?:[周週]|星期|[礼禮]拜)?([一二三四五六日天])", lambda day: _from_chinese(day[1]), week)
    week = re.sub(r"[\u2010-\u2015~〜至到]", "-", week)
    week = "".join(re.sub(r"[;、/&+和及]", ",", week).split())
    if not re.fullmatch(r"\d(?:-\d)?(?:,?\d(?:-\d)?)*", week):
        return None
    days: set[int] = set()
    for part in re.findall(r"\d(?:-\d)?", week):
        first, last = int(part[0]), int(part[-1])
        days.update((first + n) % 7 for n in range((last - first) % 7 + 1))
    return frozenset(days)


def _from_english(word: str) -> str:
    """`thurs.` as `3`, `to` as `-`, `and` as `,`; any other word as it is."""
    stem = word.rstrip(".").removesuffix("s")
    numbers = [str(n) for n, name in enumerate(_EN_WEEKDAYS) if len(stem) >= 3 and name.startswith(stem)]
    return numbers[0] if numbers else {"to": "-", "through": "-", "and": ","}.get(word, word)


def _from_chinese(day: str) -> str:
    return str(_ZH_WEEKDAYS.index(day.replace("天", "日")))
