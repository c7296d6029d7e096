"""Grades A, B, C, D and P, from the evidence, and the one line that names it (domain.md 1)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import NamedTuple

from xlcrm.lists import OPEN_STATUSES, STATUSES
from xlcrm.method.history import History, ordered_on
from xlcrm.model import Customer, Quote, Touch
from xlcrm.settings import Settings
from xlcrm.text import Text

ORDER = "BACDP"  # in which the Agenda takes the grades


class Grade(NamedTuple):
    """`letter` is the grade in every rule; `computed` what the rules alone would say; `why` names the evidence."""

    letter: str
    computed: str
    why: Text


def grade(customer: Customer, history: History, today: date, settings: Settings) -> Grade:
    """The customer's grade: the manual one where it is filled in, else by the first rule that holds."""
    computed, say = by_the_rules(customer, history, today, settings)
    why, manual = say(), customer.manual_grade
    if manual is None:
        return Grade(computed, computed, why)
    return Grade(
        manual,
        computed,
        Text(f"manual {manual}; by the rules {computed}: {why.en}", f"手动 {manual}；按规则为 {computed}：{why.zh}"),
    )


def by_the_rules(
    customer: Customer, history: History, today: date, settings: Settings
) -> tuple[str, Callable[[], Text]]:
    """Rules 1 to 5: the first that holds, and its evidence, the newest there is, to be put in words."""
    if history.orders:
        return "A", partial(_order, history.orders[-1])
    replies, outs = history.replies, history.outs
    if replies:
        evidence = _substance(history, replies, today, settings)
        on_hold = customer.not_before is not None and customer.not_before > today
        if evidence is not None and not on_hold:
            return "B", evidence
        last = replies[-1].date
        return "C", partial(_nothing_yet, last, settings.substance_days) if evidence is None else partial(
            _on_hold, last, customer.not_before
        )
    if outs:
        return "D", partial(_no_reply, len(outs))
    if history.quotes:
        return "D", partial(_quote_without_reply, history.quotes[-1])
    return "P", lambda: Text("not yet approached", "尚未开发")


def _substance(history: History, replies: list[Touch], today: date, settings: Settings) -> Callable[[], Text] | None:
    """What makes a B, the newer of the two, on one day the reply: a reply on substance, or a quote on the table."""
    since = today - timedelta(settings.substance_days)
    reply = next((t for t in reversed(replies) if t.substantive and t.date >= since), None)
    quote = next((q for q in reversed(history.quotes) if q.date >= since and q.status in OPEN_STATUSES), None)
    if reply and (quote is None or reply.date >= quote.date):
        return partial(_on_substance, reply.date)
    return partial(_open_quote, quote) if quote else None


# ---- the evidence in words: of ten thousand customers many have the same -----------------------------------------


@lru_cache(4096)
def _nothing_yet(last: date, days: int) -> Text:
    return Text(f"replied {last}, nothing of substance in {days} days", f"{last} 有回复，{days} 天内无实质进展")


def _on_hold(last: date, until: date | None) -> Text:
    return Text(f"replied {last}, on hold until {until}", f"{last} 有回复，暂缓至 {until}")


@lru_cache(4096)
def _on_substance(day: date) -> Text:
    return Text(f"reply on substance {day}", f"实质回复 {day}")


@lru_cache(4096)
def _no_reply(outs: int) -> Text:
    return Text(f"{outs} touch{'' if outs == 1 else 'es'} out, no reply", f"去信 {outs} 次，无回复")


def _quote_without_reply(quote: Quote) -> Text:
    return Text(f"quote{_number(quote)} of {quote.date}, no reply", f"报价{_number(quote)}，{quote.date}，无回复")


def _open_quote(quote: Quote) -> Text:
    words = STATUSES.labels[quote.status]
    return Text(
        f"open quote{_number(quote)} of {quote.date} ({words.en})",
        f"在途报价{_number(quote)}，{quote.date}（{words.zh}）",
    )


def _order(order: Quote) -> Text:
    day = ordered_on(order)
    return Text(f"order{_number(order)} on {day}", f"订单{_number(order)}，{day}")


def _number(quote: Quote) -> str:
    return f" {quote.number}" if quote.number else ""


def old_order(letter: str, history: History, today: date, settings: Settings) -> bool:
    """A1: an A customer whose newest order is over a year old stays A and is warned of (domain.md 1)."""
    return (
        letter == "A"
        and bool(history.orders)
        and (today - ordered_on(history.orders[-1])).days > settings.old_order_days
    )
