"""The one or two chief feasts of a buyer's country: a small table of ours, dated by `holidays` (domain.md 3).

The package names some 20 public holidays a country, few of which anybody writes a greeting for. `holidays` is loaded
only in the weeks in which one of the country's feasts can fall.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from xlcrm.method.workdays import asking_any_year, country_calendar
from xlcrm.text import Text

if TYPE_CHECKING:
    from holidays import HolidayBase

AHEAD = 16  # days: three working days before a feast, even behind a week of closed doors
_LUNAR_YEAR = 354.367  # days of the Islamic calendar, whose feasts go round the seasons
_YEAR = 366  # days in which each feast is kept
_SLACK = 3  # days by which a country may keep such a feast before or after the reckoning
_ESTIMATED = " (estimated)"

Day = tuple[int, int]  # month, day


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast, its first day, and whether the day is an estimate (the moon decides)."""

    name: Text
    day: date
    estimated: bool = False


class _Known(NamedTuple):
    """A feast of the table: what it is called, the names `holidays` has for it in English, when it can fall (between two
    days of the year, or about every Islamic year from a day on), and whose chief feast it is.

    `reckoned` is what the Islamic calendars of `holidays` call its days: many a country's days off begin before the feast.
    """

    name: Text
    names: frozenset[str]
    season: tuple[Day, Day] | date
    countries: frozenset[str]
    reckoned: str = ""


def _feast(en: str, zh: str, names: str, season: tuple[Day, Day] | date, countries: str, reckoned: str = "") -> _Known:
    return _Known(Text(en, zh), frozenset(names.split("|")), season, frozenset(countries.split()), reckoned)


_MUSLIM = "AE AF AL AZ BD BH BN DJ DZ EG EH GM GN ID IQ IR JO KM KW LY MA ML MR MV MY NE OM PK PS QA SA SD SN SO SY TD TN TR UZ YE"
_TABLE = (
    _feast("Christmas", "圣诞节", "Christmas Day|Christmas|Family Day|Day of the Family|Catholic Christmas Day|Christmas and Family Day", ((12, 25), (12, 25)),
           "AD AG AO AR AT AU AW BA BB BE BG BI BJ BM BO BR BS BW BZ CA CD CF CG CH CI CL CM CO CR CU CV CW CY CZ DE DK DM DO EC"
           " EE ES FI FJ FO FR GA GB GD GG GH GI GL GQ GR GT GY HK HN HR HT HU IE IM IS IT JE JM KE KI KN KY LB LC LI LR LS LT"
           " LU LV MC MF MG MQ MT MU MW MX MZ NA NC NF NG NI NL NO NR NU NZ PA PE PF PG PH PL PR PT PY RE RO RW SB SC SE SG"
           " SI SK SM SR SS ST SV SX SZ TG TO TT TV TZ UG US UY VA VC VE VG VI VU WS XK ZA ZM ZW"),
    _feast("Orthodox Christmas", "东正教圣诞节", "Christmas Day|Orthodox Christmas Day|Christmas Day (by old style)", ((1, 6), (1, 8)),
           "BY ET GE MD MK RS RU"),
    _feast("New Year", "新年", "New Year's Day|New Year Holidays", ((1, 1), (1, 1)), "JP KG KZ RU"),
    # The second day, for where the first is a Sunday Hong Kong has it in the place of the first.
    _feast("Spring Festival", "春节", "Chinese New Year (Spring Festival)|Chinese New Year|Chinese New Year's Day|The second day of Chinese New Year",
           ((1, 21), (2, 21)), "CN HK MO MY SG TW"),
    _feast("Tet", "越南春节", "Lunar New Year", ((1, 20), (2, 21)), "VN"),
    _feast("Seollal", "韩国春节", "Korean New Year", ((1, 20), (2, 21)), "KP KR"),
    _feast("Tsagaan Sar", "白月节", "Lunar New Year", ((1, 21), (3, 5)), "MN"),
    _feast("Mid-Autumn Festival", "中秋节", "Mid-Autumn Festival", ((9, 7), (10, 9)), "CN TW"),
    _feast("Chuseok", "韩国中秋节", "Chuseok", ((9, 7), (10, 9)), "KP KR"),
    _feast("Eid al-Fitr", "开斋节", "Eid al-Fitr|Eid al-Fitr Holiday", date(2026, 3, 20), _MUSLIM + " BA BF CI LB NG SL TZ", "eid_al_fitr_dates"),
    _feast("Eid al-Adha", "宰牲节", "Eid al-Adha|Eid al-Adha Holiday", date(2026, 5, 27), _MUSLIM.replace("MY ", "").replace("IR ", ""), "eid_al_adha_dates"),
    _feast("Diwali", "排灯节", "Diwali", ((10, 13), (11, 16)), "FJ GY IN MU SR TT"),
    _feast("Dashain", "德赛节", "Bijaya Dashami", ((9, 20), (10, 31)), "NP"),
    _feast("Nowruz", "诺鲁孜节", "Nowruz|Nowruz Holiday|International Nowruz Day", ((3, 19), (3, 23)), "IR KZ TJ"),
    _feast("Sinhala and Tamil New Year", "僧伽罗新年", "Sinhala and Tamil New Year", ((4, 12), (4, 15)), "LK"),
    _feast("Songkran", "宋干节", "Songkran Festival", ((4, 12), (4, 16)), "TH"),
    _feast("Thingyan", "泼水节", "Myanmar New Year", ((4, 10), (4, 18)), "MM"),
    _feast("Khmer New Year", "高棉新年", "Khmer New Year's Day", ((4, 12), (4, 17)), "KH"),
    _feast("Lao New Year", "老挝新年", "Lao New Year's Day", ((4, 12), (4, 17)), "LA"),
    _feast("Rosh Hashanah", "犹太新年", "Rosh Hashanah", ((9, 4), (10, 6)), "IL"),
    _feast("Passover", "逾越节", "Pesach", ((3, 25), (4, 27)), "IL"),
    _feast("Thanksgiving", "感恩节", "Thanksgiving Day", ((11, 22), (11, 28)), "US"),
    _feast("Ethiopian New Year", "埃塞俄比亚新年", "Ethiopian New Year", ((9, 11), (9, 12)), "ER ET"),
)  # fmt: skip


def feasts_near(country: str, today: date) -> list[Feast]:
    """The chief feasts of a country that begin in the `AHEAD` days after today, the next first.

    `country` is an ISO 3166 alpha-2 code; one that the table or `holidays` does not know has none.
    """
    due = [known for known in _of(country) if _may_be_near(known.season, today)]
    if not due:
        return []
    calendar = country_calendar(country, language="en_US")
    if calendar is None:
        return []
    last = today + timedelta(min(AHEAD, (date.max - today).days))
    with asking_any_year():
        # Days off that begin within these days may be for a feast that begins behind them.
        names = {day: _names(calendar.get(day)) for day in _days_from(today, AHEAD + _SLACK)}
    found = list[Feast]()
    for known in due:
        days = [day for day, said in names.items() if known.names & said.keys()]
        moon = _by_the_moon(known, calendar, days)
        first = next((d for d in moon or days if d > today and (d in moon or d - timedelta(1) not in days)), None)
        if first and first <= last:
            said = any(mark for name, mark in names[first].items() if name in known.names)
            found.append(Feast(known.name, first, said or moon.get(first, False)))
    return sorted(found, key=lambda feast: feast.day)


# Before a name these say that a man or a woman has been on the pilgrimage to Mecca, or is learned in Islam.
_MUSLIM_TITLES = re.compile(r"\W*(?:al[ -]?)?(?:alhad?ji|alhaja|had?ji|hajj[ah]?|hajia|hajiya|hajah|shai?kh|sheikh|mallam|malam|maulana|mullah|imam|ustaz)\b", re.IGNORECASE)  # fmt: skip


def kept_by(feast: Feast, contact: str) -> bool:
    """May somebody keep the feast, as far as the title before his name tells? An Alhaji of Nigeria has no Christmas."""
    return "Christmas" not in feast.name.en or _MUSLIM_TITLES.match(contact) is None


def _by_the_moon(known: _Known, calendar: "HolidayBase", days: Sequence[date]) -> dict[date, bool]:
    """Of the country's days off for a feast the one that its own Islamic calendar has it on, and whether that is an estimate.

    Saudi Arabia and Oman rest from the last day of Ramadan on, and Pakistan from the day before the sacrifice. `holidays` has
    no public name for the calendar of a country; where it has it under no such name, the first day off counts.
    """
    ask = getattr(getattr(calendar, "_islamic_calendar", None), known.reckoned or "none", None)
    if ask is None:
        return {}
    return {day: estimated for year in sorted({d.year for d in days}) for day, estimated in ask(year) if day in days}


def feast_over(name: str, country: str, today: date) -> date | None:
    """The last day on which a country kept its chief feast of that name, within a year; None where it is none, goes on today,
    or begins in the `AHEAD` days after.
    """
    known = next((known for known in _of(country) if name in known.name), None)
    calendar = country_calendar(country, language="en_US") if known else None
    if known is None or calendar is None:
        return None
    last = today + timedelta(min(AHEAD, (date.max - today).days))
    back = (last - timedelta(n) for n in range(min(_YEAR, (last - date.min).days)))
    with asking_any_year():
        kept = next((day for day in back if known.names & _names(calendar.get(day)).keys()), None)
    return kept if kept and kept < today else None


def _days_from(today: date, count: int) -> list[date]:
    return [today + timedelta(n) for n in range(min(count, (date.max - today).days) + 1)]


def _of(country: str) -> list[_Known]:
    return [known for known in _TABLE if country in known.countries]


def _names(holidays: str | None) -> dict[str, bool]:
    """The names of one day, and of each whether its date is an estimate."""
    return {name.removesuffix(_ESTIMATED): name.endswith(_ESTIMATED) for name in (holidays or "").split("; ")}


def _may_be_near(season: tuple[Day, Day] | date, today: date) -> bool:
    """Can a feast of that season begin in the days ahead?"""
    if isinstance(season, date):
        until = (season - today).days % _LUNAR_YEAR
        return until <= AHEAD + _SLACK or until >= _LUNAR_YEAR - _SLACK
    first, last = season
    return any(
        date(year, *first) - timedelta(AHEAD) <= today < date(year, *last)
        for year in (today.year, today.year + 1)
        if year <= date.max.year
    )
