"""The Agenda as a calendar: what a reader of it sees, and that later exports bring the same events up to date."""

import datetime as dt
import sys
import time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from book_text import TODAY, outcome, typed
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from xlcrm import schema
from xlcrm.app.outcome import Outcome
from xlcrm.method.story import reasons
from xlcrm.outlets.ics import Export, as_ics, own_zone, uid
from xlcrm.tables.encode import agenda_row
from xlcrm.text import Lang

NOW = dt.datetime(2026, 11, 23, 8, 30)
SHANGHAI, LOS_ANGELES = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/Los_Angeles")

OVERDUE = """
Customers
Customer ID | Company       | Country | Contact | Phone | Email
C-1         | Kadri Tamm OÜ | {country} | Kadri | +372 1 | k@tamm.example
Touches
Date       | Customer | Direction | Medium | Topic
2026-10-12 | C-1      | Out       | Email  | news
"""
UPCOMING = """
Customers
Customer ID | Company
C-1         | Kadri Tamm OÜ
Touches
Date       | Customer | Direction | Topic
2026-10-29 | C-1      | Out       | news
"""
BORG = """
Customers
Customer ID | Company | Country | Phone
C-1         |         | Chile   | +56 1
"""
BORG_ZH = """
客户
客户编号 | 公司名称 | 国家 | 邮箱
C-1      | Borg     | 秘鲁 | b@borg.example
"""


def exported(
    text: str, lang: Lang = "en", now: dt.datetime = NOW, here: dt.tzinfo = SHANGHAI, today: dt.date = TODAY
) -> bytes:
    return calendar(outcome(typed(text, lang), today), Export("CRM", lang, today, now, here))


def calendar(found: Outcome, export: Export) -> bytes:
    agenda, settings = found.result.agenda, found.decoded.settings
    rows = [agenda_row(standing, export.lang) for standing in agenda]
    why = [reasons(standing, export.today, settings) for standing in agenda]
    headers = {c.name: c.header(export.lang) for c in schema.AGENDA.columns}
    return as_ics(export, agenda, rows, why, headers)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_an_overdue_follow_up_is_an_event_of_today_at_nine_by_the_readers_clock_with_a_reminder() -> None:
    (event,) = events(exported(OVERDUE.format(country="Estonia")))

    assert event["DTSTART"].to_ical() == b"20261123T090000"
    assert event.decoded("DURATION") == dt.timedelta(minutes=15)
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", dt.timedelta(0))
    assert event["SUMMARY"] == "Follow up Kadri Tamm OÜ (self-check, Email)"
    assert event["DESCRIPTION"].splitlines() == [
        "Due: 2026-11-09 – 28 days after the last contact on 2026-10-12, as for grade D.",
        "State: overdue",
        "Days Overdue: 14",
        "Grade: D",
        "Country: Estonia",
        "Contact: Kadri",
        "Next Topic: self-check: no fresh material; never used on this customer",
        "Next Medium: Email",
        "Next Step: Keep going",
        "Email: k@tamm.example",
        "Phone: +372 1",
        "Grade Why: 1 touch out, no reply",
        "Local time: 09:00 here is 03:00 in Tallinn; 09:00–17:00 there is 15:00–23:00 here.",
    ]


def test_the_sellers_time_zone_is_named_for_calendars_that_know_no_hour_without_one() -> None:
    def named(zone: str) -> str | None:
        data = as_ics(Export("CRM", "en", TODAY, NOW, SHANGHAI, zone), [], [], [], {})
        found = Calendar.from_ical(data).get("X-WR-TIMEZONE")
        return None if found is None else str(found)

    assert (named("Asia/Shanghai"), named("")) == ("Asia/Shanghai", None)


@pytest.mark.parametrize(
    ("typed", "name"), [("Asia/Shanghai", "Asia/Shanghai"), ("CST-8", ""), (":America/Caracas", "America/Caracas")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="the time zone stands in the registry there")
def test_the_computers_own_time_zone_has_its_name_or_none(
    typed: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", typed)
    monkeypatch.setattr("tzlocal.unix._cache_tz_name", None)
    time.tzset()
    try:
        assert own_zone(NOW) == name
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_upcoming_one_is_on_its_day() -> None:
    (event,) = events(exported(UPCOMING))

    assert event["DTSTART"].to_ical() == b"20261126T090000"


def test_in_a_chinese_book_it_is_chinese() -> None:
    text = """
    客户
    客户编号 | 公司名称 | 国家 | 邮箱
    C-1 | 塔姆公司 | 美国 | k@tamm.example
    """
    (event,) = events(exported(text, "zh"))

    assert event["SUMMARY"] == "跟进 塔姆公司（开发信，邮件）"
    assert event["DESCRIPTION"].splitlines()[-2:] == [
        "当地时间：我方 09:00 是纽约 前一天 20:00；对方 09:00–17:00 是我方 22:00–次日 06:00。",
        "美国有多个时区：这里按纽约时间。",
    ]


@pytest.mark.parametrize(
    ("country", "today", "here", "says"),
    [
        ("Germany", "2026-11-23", SHANGHAI, "09:00 here is 02:00 in Berlin; 09:00–17:00 there is 16:00–00:00 the day after here."),
        ("Germany", "2026-07-06", SHANGHAI, "09:00 here is 03:00 in Berlin; 09:00–17:00 there is 15:00–23:00 here."),
        ("India", "2026-11-23", SHANGHAI, "09:00 here is 06:30 in Kolkata; 09:00–17:00 there is 11:30–19:30 here."),
        ("China", "2026-11-23", LOS_ANGELES, "09:00 here is 01:00 the day after in Shanghai; 09:00–17:00 there is 17:00 the day before–01:00 here."),
    ],
)  # fmt: skip
def test_the_buyers_hour_is_that_of_the_day_summer_time_and_half_hours_included(
    country: str, today: str, here: dt.tzinfo, says: str
) -> None:
    text = f"Customers\nCustomer ID | Company | Country\nC-1 | Acme | {country}"

    (event,) = events(exported(text, here=here, today=dt.date.fromisoformat(today)))

    assert event["DESCRIPTION"].splitlines()[-1] == f"Local time: {says}"


@pytest.mark.parametrize("country", ["", "Atlantis"])
def test_an_unknown_country_has_no_local_time(country: str) -> None:
    (event,) = events(exported(OVERDUE.format(country=country)))

    assert "Local time" not in event["DESCRIPTION"]


def test_a_later_export_is_the_same_event_with_a_higher_sequence_and_a_later_stamp() -> None:
    (old,) = events(exported(UPCOMING))
    (new,) = events(exported(UPCOMING.replace("2026-10-29", "2026-10-30"), now=NOW + dt.timedelta(seconds=1)))

    assert new["UID"] == old["UID"]
    assert new["DTSTART"] != old["DTSTART"]
    assert new["SEQUENCE"] == old["SEQUENCE"] + 1 < 2**31
    assert new.decoded("DTSTAMP") == old.decoded("DTSTAMP") + dt.timedelta(seconds=1)
    assert old["DTSTAMP"].to_ical() == b"20261123T003000Z"


def test_the_sequence_counts_on_when_a_clock_is_set_back_in_autumn() -> None:
    last, first = dt.datetime(2026, 11, 1, 1, 59, fold=0), dt.datetime(2026, 11, 1, 1, 0, fold=1)

    (old,), (new,) = (events(exported(UPCOMING, now=now, here=LOS_ANGELES)) for now in (last, first))

    assert new["SEQUENCE"] > old["SEQUENCE"]


@pytest.mark.parametrize("other", [("CRM", "C-2"), ("Li", "C-1")])
def test_another_customer_and_another_book_have_events_of_their_own(other: tuple[str, str]) -> None:
    assert uid(*other) != uid("CRM", "C-1") == uid("crm", "c-1")


TEXTS = st.text(st.sampled_from("a,;\\:\"'\n\r\t\x00\x0b\u2028é路🏭 BEGIN:VEVENT"), min_size=1, max_size=120)


@given(TEXTS, TEXTS)
def test_whatever_a_cell_holds_is_text_in_lines_of_75_octets(company: str, why: str) -> None:
    sheets = typed("Customers\nCustomer ID | Company | Contact\nC-1 | x | y")
    sheets["Customers"][1][1:] = [company, why]

    data = calendar(outcome(sheets), Export("CRM", "en", TODAY, NOW, SHANGHAI))

    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line or b"\x00" in line for line in lines)
    assert lines.count(b"BEGIN:VEVENT") == 1
    (event,) = events(data)

    def shown(text: str) -> str:
        return " ".join("".join(c if c.isprintable() else " " for c in text).split()).replace("\\N", "/N")

    assert shown(company) in event["SUMMARY"]
    assert f"Contact: {shown(why)}".strip() in event["DESCRIPTION"] or not why.strip()


# Its lines unfolded.
WHOLE = {
    "en": r"""
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//xlcrm//agenda//EN
METHOD:PUBLISH
X-WR-CALNAME:Follow-ups of CRM
BEGIN:VEVENT
SUMMARY:Follow up C-1 (first-letter\, Phone)
DTSTART:20261123T090000
DURATION:PT15M
DTSTAMP:20261123T003000Z
UID:32656b3fd14fb96f3a471ae3c1783e78@xlcrm
SEQUENCE:217557000
DESCRIPTION:Due: 2026-11-23 – no contact yet\, so today.\nState: due\nGrade: P\nCountry: Chile\nNext Topic: first-letter: not yet approached\nNext Medium: Phone\nNext Step: Keep going\nPhone: +56 1\nGrade Why: not yet approached\nLocal time: 09:00 here is 22:00 the day before in Santiago\; 09:00–17:00 there is 20:00–04:00 the day after here.\nChile has several time zones: this is Santiago's.
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Follow up C-1 (first-letter\, Phone)
TRIGGER:P0D
END:VALARM
END:VEVENT
END:VCALENDAR
""",
    "zh": r"""
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//xlcrm//agenda//EN
METHOD:PUBLISH
X-WR-CALNAME:CRM 跟进
BEGIN:VEVENT
SUMMARY:跟进 Borg（开发信，邮件）
DTSTART:20261123T090000
DURATION:PT15M
DTSTAMP:20261123T003000Z
UID:32656b3fd14fb96f3a471ae3c1783e78@xlcrm
SEQUENCE:217557000
DESCRIPTION:到期日：2026-11-23；尚未联系过，按今天。\n状态：今日\n等级：P\n国家：秘鲁\n下次话题：“开发信”，尚未开发\n下次媒介：邮件\n下一步：继续跟进\n邮箱：b@borg.example\n等级依据：尚未开发\n当地时间：我方 09:00 是利马 前一天 20:00；对方 09:00–17:00 是我方 22:00–次日 06:00。
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:跟进 Borg（开发信，邮件）
TRIGGER:P0D
END:VALARM
END:VEVENT
END:VCALENDAR
""",
}


@pytest.mark.parametrize(("lang", "text"), [("en", BORG), ("zh", BORG_ZH)])
def test_the_whole_calendar(lang: Lang, text: str) -> None:
    assert exported(text, lang).decode().replace("\r\n ", "").splitlines() == WHOLE[lang].strip().splitlines()
