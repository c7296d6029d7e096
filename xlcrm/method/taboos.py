"""The seven taboos of following up as checks (domain.md 5), and A1 (domain.md 1): what the book shows of a customer,
T2 to T7, goes to his Warnings. What concerns a letter, T1 and the letter's part of T2 and T3, is found by letters.check.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from xlcrm.lists import MEDIA, SEVEN_TOPICS, TOPICS, label
from xlcrm.method import grades, ladder
from xlcrm.method.due import Due
from xlcrm.method.history import History, came_in, newest_revisions, ordered_on
from xlcrm.method.media import known_media, next_medium, only_medium
from xlcrm.model import Customer, Quote, Touch
from xlcrm.settings import Settings
from xlcrm.text import Text

SEVEN = frozenset(c.code for c in SEVEN_TOPICS)


class Warned(NamedTuple):
    """A code of Warnings, and its reason in words."""

    code: str
    reason: Text


class Case(NamedTuple):
    """What the checks look at: one customer, his history, and what the rules have made of it."""

    customer: Customer
    history: History
    letter: str
    unanswered: Sequence[Touch]
    due: Due
    step: str | None
    settings: Settings


Reason = Text | None


def warnings_of(case: Case, old_order: bool) -> tuple[Warned, ...]:
    """The codes of one customer with their reasons, in the order T2 to T7, A1; none for who must not be contacted."""
    if case.customer.do_not_contact:
        return ()
    found = [Warned(code, reason) for code, rule in RULES if (reason := rule(case)) is not None]
    if old_order:
        day = ordered_on(case.history.orders[-1])
        found.append(
            Warned(
                "A1",
                Text(
                    f"the newest order, of {day}, is over {case.settings.old_order_days} days old",
                    f"最近一单为 {day}，已超过 {case.settings.old_order_days} 天",
                ),
            )
        )
    return tuple(found)


# ---- what the book shows -----------------------------------------------------------------------------------------


def same_topic_again(case: Case) -> Reason:
    """T2: the newest touch has the same one of the seven topics as the one before it."""
    outs = case.history.outs
    if len(outs) < 2 or outs[-1].topic not in SEVEN or outs[-1].topic != outs[-2].topic:
        return None
    return _asked_again(outs[-1].topic, outs[-2], outs[-1])


def blind(case: Case) -> Reason:
    """T3: the newest touch has no topic, or a reply owed is overdue."""
    outs, due = case.history.outs, case.due
    if due.reply_owed and due.state in ("overdue", "neglected"):
        said = came_in(case.history.replies[-1])
        return Text(f"{said.en} is still without an answer", f"客户 {said.zh}，我方仍未回复")
    if outs and outs[-1].topic is None:
        return Text(
            f"the touch of {outs[-1].date} has no topic: fill in what it was about",
            f"{outs[-1].date} 的跟进没有填话题：请补上谈了什么",
        )
    return None


def given_up(case: Case) -> Reason:
    """T4: three silences, not parked, and neglected."""
    silences = len(case.unanswered)
    if silences < case.settings.giving_up_from or case.step == "Park" or case.due.state != "neglected":
        return None
    return Text(
        f"{silences} touches without an answer, then none for too long: by the method most sales close after the 4th to the 11th follow-up",
        f"{silences} 次无回复后就搁下了；教材称多数成交在第 4 至 11 次跟进之后",
    )


def too_soon(case: Case) -> Reason:
    """T5: the newest touch came too soon after the one before it, with neither a reply nor a quote between them."""
    outs = case.history.outs
    if len(outs) < 2 or outs[-1].topic == "holiday":
        return None
    before, newest = outs[-2], outs[-1]
    gap, settings = (newest.date - before.date).days, case.settings
    if gap >= max(settings.shortest_days, settings.longest_interval // 2):
        return None
    if any(before[:2] < t[:2] < newest[:2] for t in reversed(case.history.replies) if t.date >= before.date):
        return None
    if any(before.date <= q.date <= newest.date for q in (*case.history.quotes, *case.history.superseded)):
        return None
    least = settings.shortest_days
    if gap >= least:
        interval = interval_before(newest, case)
        least = max(least, interval // 2)
    if gap >= least:
        return None
    days = "1 day" if gap == 1 else f"{gap} days"
    return Text(
        f"the touch of {newest.date} came {days} after the one before; leave {least} at least",
        f"{newest.date} 的跟进距上次仅 {gap} 天，至少应隔 {least} 天",
    )


def too_long(case: Case) -> Reason:
    """T6: the row is neglected."""
    if case.due.state != "neglected":
        return None
    # No count of days, which would be another text every day, and all these notes written anew.
    return Text(f"overdue since {case.due.date}", f"自 {case.due.date} 起逾期")


def one_medium(case: Case) -> Reason:
    """T7: the last four silences by one medium, while another is known."""
    count = case.settings.one_medium_from
    if len(case.unanswered) < count:
        return None
    medium = only_medium(case.unanswered, count)
    others = [m for m in known_media(case.customer) if m != medium]
    if medium is None or not others:
        return None
    # The same that stands under Next Medium, or the two would give two pieces of advice.
    following = next_medium(case.customer, case.history, case.unanswered, case.settings)
    other = following if following in others else others[0]
    en, zh = (label(MEDIA, medium, "en"), label(MEDIA, medium, "zh"))
    return Text(
        f"the last {count} touches without an answer all went by {en}: try {label(MEDIA, other, 'en')}",
        f"最近 {count} 次无回复的跟进都用{zh}，可以试试{label(MEDIA, other, 'zh')}",
    )


RULES: tuple[tuple[str, Callable[[Case], Reason]], ...] = (
    ("T2", same_topic_again),
    ("T3", blind),
    ("T4", given_up),
    ("T5", too_soon),
    ("T6", too_long),
    ("T7", one_medium),
)


def interval_before(touch: Touch, case: Case) -> int:
    """The interval, in days, that rule 6 gave just before a touch: rows from it on and `Not Before` ignored, quotes that
    had not become an order by then counting as open.
    """
    history = case.history
    quotes = sorted(q for q in (*history.quotes, *history.superseded) if q.date < touch.date)
    offered = [_as_it_stood(q, touch) for q in newest_revisions(quotes)] if quotes else ()
    past = History(history.touches[: bisect_left(history.touches, touch)], offered)
    customer = case.customer._replace(not_before=None) if case.customer.not_before else case.customer
    letter = customer.manual_grade or grades.by_the_rules(customer, past, touch.date, case.settings)[0]
    parked = ladder.next_step(customer, letter, past.unanswered(), case.settings) == "Park"
    return case.settings.parked_interval if parked else case.settings.interval(letter)


def _as_it_stood(quote: Quote, touch: Touch) -> Quote:
    # An order of the touch's own day made him an A that morning: who followed the dates of an A was not too soon.
    if quote.status == "Ordered" and ordered_on(quote) <= touch.date:
        return quote
    return quote._replace(status="Negotiating", order_date=None)


def _asked_again(topic: str, before: Touch, newest: Touch) -> Text:
    en, zh = label(TOPICS, topic, "en"), label(TOPICS, topic, "zh")
    return Text(
        f"{en} twice running, on {before.date} and {newest.date}", f"{before.date} 与 {newest.date} 连续两次谈“{zh}”"
    )
