"""When the next contact is due, and how late it is by now (domain.md 2)."""

from datetime import date, timedelta
from typing import NamedTuple

from xlcrm.method.history import History
from xlcrm.method.workdays import WorkingDays
from xlcrm.model import Customer
from xlcrm.settings import Settings


class Due(NamedTuple):
    """The next date, None for who must not be contacted; the rule (1 to 6) that gave it; how late it is.

    `state` is neglected, overdue or due; None where the date lies ahead or there is none.
    """

    date: date | None
    rule: int
    reply_owed: bool
    days_overdue: int | None
    state: str | None


def next_due(
    customer: Customer, history: History, letter: str, parked: bool, today: date, settings: Settings, days: WorkingDays
) -> Due:
    """The first of the six rules that holds, rolled forward to a day on which both sides work."""
    owed = is_reply_owed(history)
    interval = settings.parked_interval if parked else settings.interval(letter)
    rule, day = by_the_rules(customer, history, owed, interval, today, settings)
    if day is None:
        return Due(None, rule, False, None, None)
    if customer.not_before is not None and rule > 3:
        day = max(day, customer.not_before)
    day = days.roll(day, customer.country_code)
    late = (today - day).days
    if late < 0:
        return Due(day, rule, owed, None, None)
    if late == 0 or letter == "P":
        return Due(day, rule, owed, None, "due")
    return Due(day, rule, owed, late, "neglected" if late > settings.neglected_after(interval) else "overdue")


def by_the_rules(
    customer: Customer, history: History, owed: bool, interval: int, today: date, settings: Settings
) -> tuple[int, date | None]:
    """The rule and its date, before anything is rolled."""
    if customer.do_not_contact:
        return 1, None
    if owed:
        return 2, _after(history.replies[-1].date, 1)
    if customer.not_before is not None and customer.not_before > today:
        return 3, customer.not_before
    outs, quotes = history.outs, history.quotes
    if not outs and not quotes:
        return 4, customer.added or today
    touched = outs[-1].date if outs else date.min
    quoted = quotes[-1].date if quotes else date.min
    if quoted >= touched and any(q.status == "Sent" for q in quotes if q.date == quoted):
        return 5, _after(quoted, settings.quote_days)
    return 6, _after(max(touched, quoted), interval)


def _after(day: date, days: int) -> date:
    """So many days later; the last day of the calendar where Settings lead beyond it."""
    return day + timedelta(days) if days <= (date.max - day).days else date.max


def is_reply_owed(history: History) -> bool:
    """Is the newest human reply newer than our newest touch, with no quote on its day or after it?"""
    replies, outs = history.replies, history.outs
    if not replies:
        return False
    last = replies[-1]
    answered = bool(outs) and (outs[-1].date, outs[-1].row) > (last.date, last.row)
    return not answered and not any(q.date >= last.date for q in history.quotes)
