"""The Agenda as a calendar: an event a follow-up at nine o'clock, with a reminder, that a later import brings up to date.

The hour is *floating*: nine by the clock of whoever looks, which is what a salesperson means. The event of a customer
has the same UID for as long as book and customer keep their names, whatever the day, so that an import moves it to the
next follow-up instead of adding one. Its SEQUENCE and DTSTAMP (RFC 5545, 3.8.7) count up with the clock: of two
exports the later one wins, without a memory of what was exported before.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import blake2s
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from xlcrm.method.refresh import Standing
from xlcrm.model import Cell
from xlcrm.outlets.saving import Kind
from xlcrm.places.countries import in_a_sentence
from xlcrm.places.time_zones import BuyersZone, zone_of
from xlcrm.schema import fold
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    from icalendar import Event

REMINDER = time(9)
AT_WORK = time(9), time(17)  # the hours in which a buyer is called
LENGTH = timedelta(minutes=15)
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_NOT_IN_THE_TEXT = ("Customer ID", "Company")
_NAMED_BY_ITS_REASON = "Next Topic"
_MAKER = "-//xlcrm//agenda//EN"
CALENDAR = Kind(
    "agenda.ics",
    Text("no calendar that xlcrm has written", "不是 xlcrm 写的日历"),
    lambda head: f"PRODID:{_MAKER}\r\n".encode() in head,
)


class Export(NamedTuple):
    """What every event of one export shares. `here` is the seller's time zone, the system's own where it is None; `zone`
    its name, where it is known.
    """

    book: str
    lang: Lang
    today: date
    now: datetime
    here: tzinfo | None = None
    zone: str = ""


def own_zone(now: datetime) -> str:
    """What the time zone of this computer is called, as in `Asia/Shanghai`; empty where that cannot be told.

    A name is believed where a clock of that zone shows `now` when the computer's does.
    """
    from warnings import catch_warnings, simplefilter

    from tzlocal import get_localzone_name

    try:
        with catch_warnings():
            simplefilter("error")  # it warns where it takes UTC for want of anything better
            zone = ZoneInfo(get_localzone_name())
        return zone.key if zone.utcoffset(now) == now.astimezone().utcoffset() else ""
    except (OSError, ValueError, TypeError, ZoneInfoNotFoundError, Warning):
        return ""


def as_ics(
    export: Export,
    standings: Sequence[Standing],
    rows: Sequence[Mapping[str, Cell]],
    reasons: Sequence[Mapping[str, Text]],
    headers: Mapping[str, str],
) -> bytes:
    """The calendar of an Agenda: `rows` and their `reasons` by English column name, `headers` what the book calls those columns.

    An event is on the day that its follow-up is due; what is overdue, or to be greeted, on `today`, or nobody would see it.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(Text(f"Follow-ups of {export.book}", f"{export.book} 跟进").said(export.lang)))
    if export.zone:
        calendar.add("x-wr-timezone", export.zone)  # Google's and Outlook's on the web know no floating hour
    for standing, row, why in zip(standings, rows, reasons, strict=True):
        calendar.add_component(_event(export, standing, row, why, headers))
    return bytes(calendar.to_ical())


def _event(
    export: Export,
    standing: Standing,
    row: Mapping[str, Cell],
    why: Mapping[str, Text],
    headers: Mapping[str, str],
) -> "Event":
    from icalendar import Alarm, Event

    customer = standing.customer
    title = _clean(_title(row).said(export.lang))
    starts = datetime.combine(_day(standing, export.today), REMINDER)
    written = _in(export.now, export.here).astimezone(UTC)
    event, alarm = Event(), Alarm()
    event.add("uid", uid(export.book, customer.id))
    event.add("dtstamp", written)
    event.add("sequence", int((written - _COUNTED_FROM).total_seconds()))
    event.add("dtstart", starts)
    event.add("duration", LENGTH)
    event.add("summary", title)
    event.add("description", "\n".join([*_told(export.lang, row, why, headers), *_local(export, standing, starts)]))
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event


def uid(book: str, customer: str) -> str:
    """The name of a customer's event for good. `book` tells apart the C-0001 of two books in one calendar."""
    digest = blake2s(f"{fold(book)}\n{fold(customer)}".encode(errors="replace"), digest_size=16)
    return f"{digest.hexdigest()}@xlcrm"


def _day(standing: Standing, today: date) -> date:
    due = standing.due.date
    return today if due is None or standing.state != "upcoming" else due


def _title(row: Mapping[str, Cell]) -> Text:
    """Whom, about what and how: all that many a calendar shows."""
    who = row["Company"] or row["Customer ID"]
    how = [str(value) for value in (row["Next Topic"], row["Next Medium"]) if value]
    en, zh = (f" ({', '.join(how)})", f"（{'，'.join(how)}）") if how else ("", "")
    return Text(f"Follow up {who}{en}", f"跟进 {who}{zh}")


def _told(lang: Lang, row: Mapping[str, Cell], why: Mapping[str, Text], headers: Mapping[str, str]) -> Iterator[str]:
    """What the Agenda says of the customer, a line a column, and why."""
    colon, dash = Text(": ", "：").said(lang), Text(" – ", "；").said(lang)
    for name, value in row.items():
        if name in _NOT_IN_THE_TEXT or value is None or value == "":
            continue
        said = [str(value)] if name != _NAMED_BY_ITS_REASON or name not in why else []
        said += [why[name].said(lang)] if name in why else []
        yield _clean(f"{headers[name]}{colon}{dash.join(said)}")


def _local(export: Export, standing: Standing, starts: datetime) -> Iterator[str]:
    """What time it is there."""
    zone = zone_of(standing.customer.country_code)
    if zone is not None:
        country = in_a_sentence(standing.customer.country_code or "")
        yield from (line.said(export.lang) for line in local_time(zone, country, starts, export.here))


def local_time(zone: BuyersZone, country: Text, moment: datetime, here: tzinfo | None) -> Iterator[Text]:
    """What a buyer's clock shows at a moment of ours, and ours at his hours of work; `here` as in Export.

    Nothing where the system does not know the zone.
    """
    try:
        there = ZoneInfo(zone.name)
    except ZoneInfoNotFoundError:
        return
    ours, theirs = f"{moment:%H:%M}", _in(moment, here).astimezone(there)
    then = _clock(theirs, moment.date())
    begin, end = (_in(datetime.combine(moment.date(), t), there).astimezone(here) for t in AT_WORK)
    hours = f"{AT_WORK[0]:%H:%M}–{AT_WORK[1]:%H:%M}"
    mine = Text(*(f"{a}–{b}" for a, b in zip(_clock(begin, moment.date()), _clock(end, moment.date()), strict=True)))
    yield Text(
        f"Local time: {ours} here is {then.en} in {zone.city.en}; {hours} there is {mine.en} here.",
        f"当地时间：我方 {ours} 是{zone.city.zh} {then.zh}；对方 {hours} 是我方 {mine.zh}。",
    )
    if zone.several:
        yield Text(
            f"{country.en[:1].upper()}{country.en[1:]} has several time zones: this is {zone.city.en}'s.",
            f"{country.zh}有多个时区：这里按{zone.city.zh}时间。",
        )


def _in(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment by the clock of a zone; None is the system's."""
    return moment.astimezone() if zone is None else moment.replace(tzinfo=zone)


def _clock(moment: datetime, day: date) -> Text:
    """The hour, and the day where it is another."""
    hour = f"{moment:%H:%M}"
    if moment.date() < day:
        return Text(f"{hour} the day before", f"前一天 {hour}")
    return Text(f"{hour} the day after", f"次日 {hour}") if moment.date() > day else Text(hour, hour)


def _clean(text: str) -> str:
    """One line without characters that no calendar may hold."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line.replace("\\N", "/N")  # which icalendar takes for a line break, as in D:\New
