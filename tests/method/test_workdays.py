import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.method.workdays import WorkingDays, country_calendar, parse_workdays

ROOT = Path(__file__).parent.parent.parent
MON_FRI = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
# Among them are weekends of Friday and Saturday, of Sunday alone, and Saturdays worked in exchange.
COUNTRIES = (
    "DE US SA BR IN PL GB MX VN JP EG AE CL CN HK TW RU HU IR IL TH KZ BN NP KR TR NG ZA GU XK".split()
)  # fmt: skip


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_works_on_the_days_that_holidays_counts_as_working(country: str) -> None:
    buyer = WorkingDays(EVERY_DAY)
    theirs = holidays.country_holidays(country)
    wrong = [
        day for day in days(date(2024, 1, 1), date(2028, 12, 31))
        if buyer.works(day, country) != theirs.is_working_day(day)
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_without_holidays_only_the_countrys_own_weekend_is_left_out(country: str) -> None:
    buyer = WorkingDays(EVERY_DAY, with_holidays=False)
    theirs = holidays.country_holidays(country)
    wrong = [
        day for day in days(date(2021, 12, 1), date(2022, 12, 31))
        if buyer.works(day, country) == theirs.is_weekend(day)
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    ("country", "day", "rolled"),
    [
        ("DE", date(2026, 11, 23), date(2026, 11, 23)),  # a Monday
        ("DE", date(2026, 11, 21), date(2026, 11, 23)),  # a Saturday
        ("DE", date(2026, 12, 25), date(2026, 12, 28)),  # Christmas, a Friday
        ("US", date(2026, 11, 26), date(2026, 11, 27)),  # Thanksgiving
        ("SA", date(2026, 11, 27), date(2026, 11, 30)),  # a Friday: Sunday is worked there, but not by the seller
        ("JP", date(2026, 4, 29), date(2026, 4, 30)),  # a day of Golden Week
        ("CN", date(2026, 2, 14), date(2026, 2, 24)),  # a Saturday worked before Spring Festival, not by the seller
        (None, date(2026, 12, 25), date(2026, 12, 25)),
        (None, date(2026, 12, 26), date(2026, 12, 28)),
        ("", date(2026, 12, 26), date(2026, 12, 28)),
        ("ZZ", date(2026, 12, 26), date(2026, 12, 28)),  # unknown to holidays
        ("os", date(2026, 12, 26), date(2026, 12, 28)),  # a name in the package that is no country
    ],
)
def test_a_date_rolls_forward_to_a_day_on_which_both_work(country: str | None, day: date, rolled: date) -> None:
    assert WorkingDays(MON_FRI).roll(day, country) == rolled


def test_a_saturday_worked_in_exchange_counts_for_a_seller_who_works_on_it() -> None:
    seller = frozenset(range(6))
    assert WorkingDays(seller).roll(date(2026, 2, 14), "CN") == date(2026, 2, 14)
    assert WorkingDays(seller, with_holidays=False).roll(date(2026, 2, 14), "CN") == date(2026, 2, 16)


def test_the_weekend_follows_the_year_in_which_the_country_changed_it() -> None:
    buyer = WorkingDays(EVERY_DAY, with_holidays=False)
    friday_before, friday_after = date(2021, 12, 31), date(2022, 1, 7)
    assert not buyer.works(friday_before, "AE")
    assert buyer.works(friday_after, "AE")


@pytest.mark.parametrize("seller", [frozenset[int](), frozenset({4}), frozenset({5, 6})])
def test_where_the_two_share_no_day_the_date_stays(seller: frozenset[int]) -> None:
    country = "SA" if seller == {4} else "DE"
    assert WorkingDays(seller).roll(date(2026, 11, 23), country) == date(2026, 11, 23)


def test_the_last_day_of_the_calendar_is_no_trap() -> None:
    assert WorkingDays(frozenset({0})).roll(date.max, "DE") == date.max


def test_a_year_that_a_country_has_no_holidays_for_is_worked_out_in_silence() -> None:
    assert WorkingDays(MON_FRI).roll(date(2045, 3, 6), "IN") == date(2045, 3, 6)


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    country=st.sampled_from([*COUNTRIES, None, "ZZ"]),
    seller=st.frozensets(st.integers(0, 6)),
    with_holidays=st.booleans(),
)
def test_rolling_finds_the_first_common_day_and_stays_on_it(
    day: date, country: str | None, seller: frozenset[int], with_holidays: bool
) -> None:
    both = WorkingDays(seller, with_holidays)
    rolled = both.roll(day, country)
    assert rolled >= day
    assert both.roll(rolled, country) == rolled
    assert both.works(rolled, country) or rolled == day
    assert not any(both.works(earlier, country) for earlier in days(day, rolled - timedelta(1)))


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_holidays_is_loaded_only_when_a_country_is_asked_for_and_then_one_country_alone() -> None:
    output = run(
        "import sys\n"
        "from datetime import date\n"
        "from xlcrm.method.workdays import WorkingDays\n"
        "both = WorkingDays(frozenset(range(5)))\n"
        "both.roll(date(2026, 11, 23), None), both.works(date(2026, 11, 22), 'DE')\n"
        "print('holidays' in sys.modules)\n"
        "both.roll(date(2026, 11, 23), 'DE')\n"
        "print(sorted(name for name in sys.modules if name.startswith('holidays.countries')))\n"
    )
    assert output.splitlines() == ["False", "['holidays.countries', 'holidays.countries.germany']"]


def test_after_loading_one_country_the_package_is_whole_for_whoever_imports_it() -> None:
    output = run(
        "from datetime import date\n"
        "from xlcrm.method.workdays import WorkingDays\n"
        "WorkingDays(frozenset(range(5))).roll(date(2026, 11, 23), 'DE')\n"
        "import holidays.version, holidays.countries, holidays.countries.germany\n"
        "from holidays.countries import France, Germany\n"
        "import holidays\n"
        "print(holidays.version.__version__ != 'unknown', Germany is holidays.countries.germany.Germany)\n"
        "from holidays.countries import *\n"
        "print(date(2026, 12, 25) in France(), date(2026, 12, 25) in holidays.country_holidays('FR'))\n"
    )
    assert output.splitlines() == ["True True", "True True"]


def test_every_country_can_be_loaded_alone() -> None:
    """Some countries are built on others, which has to work without the package that imports them all."""
    output = run(
        "from xlcrm.method.workdays import country_calendar\n"
        "import holidays.registry\n"
        "codes = list(holidays.registry.EntityLoader.get_country_codes(include_aliases=False))\n"
        "print(len(codes) >= 240, [code for code in codes if country_calendar(code).country != code])\n"
    )
    assert output == "True []"


def test_a_calendar_names_its_holidays_in_the_language_asked_for() -> None:
    calendar = country_calendar("DE", language="en_US")
    assert calendar is not None
    assert calendar.get(date(2026, 12, 25)) == "Christmas Day"


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mon-Fri", "01234"), ("Mon-Sat", "012345"), ("Sun-Thu", "01236"), ("Mon,Tue,Thu", "013"), ("mon - fri", "01234"),
        ("Monday to Friday", "01234"), ("Mondays through Thursdays", "0123"), ("Mon – Fri", "01234"), ("Fri-Mon", "0456"),
        ("Mon. to Fri., Sun.", "012346"), ("Tues & Thurs", "13"), ("Mon and Wed", "02"), ("Mon Tue", "01"), ("sun", "6"),
        ("周一至周五", "01234"), ("星期一到星期六", "012345"), ("周一-周六", "012345"), ("周日至周四", "01236"), ("周天", "6"),
        ("周一、周三", "02"), ("周一，周三", "02"), ("周一至五", "01234"), ("礼拜一和礼拜二", "01"), ("週一至週五", "01234"),
        ("ＭＯＮ－ＦＲＩ", "01234"), ("周一～周五", "01234"), ("周一至周五、周日", "012346"), ("Mon-Mon", "0"), ("Mon-Sun", "0123456"),
    ],
)  # fmt: skip
def test_workdays_are_read_as_people_write_them(text: str, week: str) -> None:
    assert parse_workdays(text) == frozenset(map(int, week))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", ",", "-", "Mon-", "-Fri", "Mon,,Fri", "Mon-Wed-Fri", "Montag", "workdays", "工作日", "周", "1-5", "周1至周5",
        "Mon-Fri 9-18", "yes", "M-F", "mo-fr",
    ],
)  # fmt: skip
def test_workdays_that_are_not_understood_are_none(text: str) -> None:
    assert parse_workdays(text) is None


@given(st.text())
def test_no_text_makes_reading_workdays_fail(text: str) -> None:
    assert parse_workdays(text) != frozenset()
