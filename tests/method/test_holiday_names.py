"""Public holidays as sentences name them, in English and in Chinese."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from xlcrm.method.feasts import _TABLE
from xlcrm.method.holiday_names import holiday_name
from xlcrm.method.workdays import country_calendar

SOLD_TO = (
    "US CA MX BR AR CL CO PE GB IE FR DE NL BE ES PT IT CH AT SE NO DK FI PL CZ SK HU RO BG GR HR RU TR SA AE QA KW OM"
    " IL EG MA NG KE ZA IN PK BD LK JP KR VN TH MY SG ID PH KH HK AU NZ KZ"
).split()
HAN = re.compile("[\u4e00-\u9fff]")


def _holidays(calendar: Any, year: int) -> Iterator[str]:
    for n in range(366):
        yield from calendar.get(date(year, 1, 1) + timedelta(n), "New Year's Day").split("; ")


@pytest.mark.parametrize(
    ("named", "en", "zh"),
    [
        ("Christmas Day", "Christmas Day", "圣诞节"),
        ("Eid al-Fitr (estimated)", "Eid al-Fitr (estimated)", "开斋节，推算"),
        ("Eid al-Adha (observed, estimated)", "Eid al-Adha (observed, estimated)", "宰牲节补假，推算"),
        ("Independence Day (observed)", "Independence Day (observed)", "独立日补假"),
        ("Alternative holiday for Liberation Day", "Alternative holiday for Liberation Day", "解放日补假"),
        ("Children's Day; Buddha's Birthday", "Children's Day and Buddha's Birthday", "儿童节；佛诞"),
        # As the package writes it, nobody outside America could tell the day from the month.
        ("Day off (substituted from 12/11/2027)", "Day off (substituted from 2027-12-11)", "调休，由 2027-12-11 换来"),
        ("Saint Maron's Day", "Saint Maron's Day", "当地假日 Saint Maron's Day"),
        ("Saint Maron's Day (observed)", "Saint Maron's Day (observed)", "当地假日 Saint Maron's Day 补假"),
    ],
)
def test_a_holiday_is_named_in_both_languages(named: str, en: str, zh: str) -> None:
    assert holiday_name(named) == (en, zh)


@pytest.mark.parametrize("country", SOLD_TO)
def test_nine_in_ten_holidays_of_a_country_that_is_sold_to_have_a_chinese_name(country: str) -> None:
    calendar = country_calendar(country, language="en_US")
    assert calendar is not None
    named = {name for year in (2026, 2027, 2028) for name in _holidays(calendar, year)}
    known = [name for name in named if "当地假日" not in holiday_name(name).zh]
    assert len(known) >= 0.9 * len(named), sorted(named.difference(known))


def test_the_chief_feasts_have_the_same_names_in_both_tables() -> None:
    named = {known.name.zh: {holiday_name(name).zh for name in known.names} for known in _TABLE}
    assert not [zh for zh, said in named.items() if any("当地假日" in one for one in said)]
    for (
        zh
    ) in "圣诞节 春节 中秋节 韩国中秋节 开斋节 宰牲节 排灯节 诺鲁孜节 感恩节 德赛节 犹太新年 逾越节 高棉新年".split():
        assert zh in named[zh]


@pytest.mark.parametrize(
    ("country", "own", "day", "name"),
    [
        ("DE", "de", date(2026, 12, 25), "Christmas Day"),
        ("BR", "pt_BR", date(2026, 9, 7), "Independence Day"),
        ("JP", "ja", date(2026, 11, 3), "Culture Day"),
        ("SA", "ar", date(2026, 9, 23), "National Day Holiday"),
        ("RU", "ru", date(2026, 6, 12), "Russia Day"),
        ("VN", "vi", date(2026, 9, 2), "National Day"),
    ],
)
def test_a_country_whose_calendar_has_a_language_of_its_own_is_asked_in_english(
    country: str, own: str, day: date, name: str
) -> None:
    at_home, in_english = (country_calendar(country, language=language) for language in (own, "en_US"))
    assert at_home is not None and in_english is not None
    assert in_english.get(day) == name != at_home.get(day)


def test_no_chinese_stands_in_an_english_name() -> None:
    assert not HAN.search(holiday_name("Chinese New Year (Spring Festival)").en)


@pytest.mark.parametrize(
    ("named", "en", "zh"),
    [
        ("National Day (observed)", "Double Tenth (observed)", "双十节补假"),
        ("Founding Day of the Republic of China", "New Year's Day", "元旦"),
        ("Dragon Boat Festival", "Dragon Boat Festival", "端午节"),
    ],
)
def test_days_of_taiwan_have_names_that_a_company_in_mainland_china_can_write(named: str, en: str, zh: str) -> None:
    assert holiday_name(named, "TW") == (en, zh)
    assert holiday_name("National Day", "HK").zh == "国庆节"
