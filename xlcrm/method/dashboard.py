"""The picture of it all, in numbers: what the Dashboard draws (domain.md 6, 7 and 10). Pure.

Only what the rules count is counted: sound rows up to today, of a quote its newest revision beyond Draft. The rows of
one quote number of one customer are one quote. All is gathered in one pass over the customers.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple, TypeVar

from xlcrm.currencies import code_of
from xlcrm.lists import CAUSES, GRADES, OPEN_STATUSES
from xlcrm.method.evaporation import Evaporated
from xlcrm.method.history import History, ordered_on
from xlcrm.method.refresh import Result
from xlcrm.model import Quote
from xlcrm.schema import fold

Key = TypeVar("Key")

WEEKS, MONTHS, MOST_OWNERS, MOST_CURRENCIES = 26, 12, 10, 4
# The touch that got an answer or an order: the first contact, three follow-ups, the 4th to the 11th, and any later one.
STEPS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 12), (13, None))
# What the method claims of sales, source unknown: 2 % close at the first contact, 3, 5 and 10 % after the 1st, 2nd and
# 3rd follow-up, 80 % between the 4th and the 11th (domain.md 7).
CLAIMED = (0.02, 0.03, 0.05, 0.10, 0.80, None)
# Of the rows of one quote the one that has come furthest speaks for it.
FURTHEST = ("Ordered", "PI", "Negotiating", "Sent", "Postponed", "Lost")
_RANK = {status: rank for rank, status in enumerate(FURTHEST)}


class Load(NamedTuple):
    """What waits for an owner: customers due, overdue and neglected, each in one of them only.

    `others`: of so many further owners together; `owner` is then empty, as it is where the customers have none.
    """

    owner: str
    due: int
    overdue: int
    neglected: int
    others: int = 0


class Week(NamedTuple):
    """A week from its Monday on: our touches, and human replies."""

    monday: date
    outs: int
    replies: int


class Step(NamedTuple):
    """Replies and orders that came after the `first` to the `last` touch (None: any later one)."""

    first: int
    last: int | None
    replies: int
    orders: int
    claimed: float | None  # the share of orders that the method claims, source unknown


class Money(NamedTuple):
    """Quotes in one currency by status. "": none is given; `others`: of so many further currencies together."""

    currency: str
    statuses: Mapping[str, int]
    others: int = 0


class Month(NamedTuple):
    """Quotes dated in the month that begins on `first`: ordered, lost, and neither so far."""

    first: date
    won: int
    lost: int
    undecided: int

    @property
    def rate(self) -> float | None:
        """Ordered among those decided; None where none is."""
        return won_rate(self.won, self.lost)


class Why(NamedTuple):
    """Evaporated quotes of one cause (None: nothing points to any): told by the user, or the likeliest by the evidence."""

    cause: str | None
    told: int
    likely: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything that the Dashboard shows. `orders`, `won_rate` and `currencies` are of the twelve months of `months`;
    orders before which no touch is noted have no place among `steps`.
    """

    today: date
    customers: int
    due: int
    overdue: int
    neglected: int
    replies_owed: int
    open_quotes: int
    evaporated: int
    orders: int
    grades: Mapping[str, int]
    owners: Sequence[Load]
    weeks: Sequence[Week]
    steps: Sequence[Step]
    currencies: Sequence[Money]
    months: Sequence[Month]
    causes: Sequence[Why]

    @property
    def to_do(self) -> int:
        """Customers to be contacted by today."""
        return self.due + self.overdue + self.neglected

    @property
    def won_rate(self) -> float | None:
        """Ordered among the decided quotes of the twelve months; None where none is decided."""
        return won_rate(sum(m.won for m in self.months), sum(m.lost for m in self.months))


def won_rate(won: int, lost: int) -> float | None:
    """Ordered among those decided; None where none is."""
    return round(won / (won + lost), 3) if won + lost else None


def dashboard(
    result: Result, today: date, told: Sequence[str | None] = (), most_currencies: int | None = MOST_CURRENCIES
) -> Dashboard:
    """Count everything. `told` are the causes that the user has filled in, quote for quote of `result.evaporated`.

    `most_currencies`: the further ones are one; None: each stands for itself, so that counts of several can be summed.
    """
    standings = result.standings
    past = [s.history for s in standings]
    grades = Counter([s.grade.letter for s in standings])
    duties = Counter([(s.customer.owner, s.due.state) for s in standings])
    states = _sums((state, n) for (_, state), n in duties.items())
    firsts = month_firsts(today)
    quotes = Counter(chain.from_iterable(_quotes(h.quotes) for h in past if h.quotes))
    months, money = _months(quotes, firsts), _money(quotes, firsts[0], most_currencies)
    orders, prepared = _orders(past)
    outs, replies, answers = _touches(past)
    return Dashboard(
        today, len(standings), states["due"], states["overdue"], states["neglected"], sum([s.due.reply_owed for s in standings]),
        sum(n for (_, status, _), n in quotes.items() if status in OPEN_STATUSES), len(result.evaporated),
        sum(n for day, n in orders.items() if day.replace(day=1) in firsts), {g.code: grades[g.code] for g in GRADES},
        _owners(duties), _weeks(outs, replies, today), _steps(answers, prepared), money, months, _causes(result.evaporated, told),
    )  # fmt: skip


Kind = tuple[date, str, str]  # of a quote: its date, status and currency


def _sums(counts: Iterable[tuple[Key, int]]) -> Counter[Key]:
    """The counts of each key together."""
    found = Counter[Key]()
    for key, n in counts:
        found[key] += n
    return found


def _quotes(rows: Sequence[Quote]) -> Iterable[Kind]:
    """The quotes of one customer. Rows of one number are one quote, of the date and currency of the last row that has any."""
    if len(rows) == 1 or len({fold(q.number) or q.row for q in rows}) == len(rows):
        return [(q.date, q.status, q.currency) for q in rows]
    quotes = dict[object, list[Quote]]()
    for row in rows:
        quotes.setdefault(fold(row.number) or row.row, []).append(row)
    return [
        (
            lines[-1].date,
            min([q.status for q in lines], key=_RANK.__getitem__),
            max([q.currency for q in lines], key=bool),
        )
        for lines in quotes.values()
    ]


def month_firsts(today: date) -> list[date]:
    """The first days of the twelve months, that of today last."""
    months = [divmod(today.year * 12 + today.month - 1 - k, 12) for k in reversed(range(MONTHS))]
    return [date(year, month + 1, 1) for year, month in months]


def _months(quotes: Mapping[Kind, int], firsts: Sequence[date]) -> list[Month]:
    counts = {(first.year, first.month): [0, 0, 0] for first in firsts}
    for (day, status, _), n in quotes.items():
        month = counts.get((day.year, day.month))
        if month is not None:
            month[{"Ordered": 0, "Lost": 1}.get(status, 2)] += n
    return [Month(first, *counts[first.year, first.month]) for first in firsts]


def _money(quotes: Mapping[Kind, int], since: date, most: int | None) -> list[Money]:
    """The currencies quoted in most; the rest as one."""
    found = dict[str, Counter[str]]()
    for (day, status, currency), n in quotes.items():
        if day >= since:
            found.setdefault(code_of(currency) or currency.upper(), Counter())[status] += n
    ranked = sorted(found, key=lambda currency: (-found[currency].total(), currency))
    shown = [Money(currency, found[currency]) for currency in ranked[:most]]
    rest = [found[currency] for currency in ranked[len(shown) :]]
    return [*shown, Money("", sum(rest, Counter[str]()), len(rest))] if rest else shown


def _touches(past: Sequence[History]) -> tuple[list[date], list[date], Counter[int]]:
    """The days of our touches and of human replies; and the replies that answer something, by our touches since the one
    before. All in one go, for a large book has a hundred thousand touches.
    """
    outs, replies, answers = list[date](), list[date](), list[int]()
    for history in past:
        waiting = 0
        for touch in history.touches:
            if touch.out:
                outs.append(touch.date)
                waiting += 1
            elif not touch.auto:
                replies.append(touch.date)
                if waiting:
                    answers.append(waiting)
                    waiting = 0
    return outs, replies, Counter(answers)


def _weeks(outs: Iterable[date], replies: Iterable[date], today: date) -> list[Week]:
    """The weeks, the oldest first; the last one is that of today."""
    monday = today - timedelta(today.weekday() + 7 * (WEEKS - 1))
    sums = [[0, 0] for _ in range(WEEKS)]
    for place, days in enumerate((outs, replies)):
        for day, n in Counter(days).items():
            if day >= monday:
                sums[(day - monday).days // 7][place] += n
    return [Week(monday + timedelta(7 * k), *both) for k, both in enumerate(sums)]


def _orders(past: Sequence[History]) -> tuple[Counter[date], Counter[int]]:
    """Orders by day; and days with an order by our touches since the one before: a touch of an order's day led to it."""
    days, touches = list[date](), list[int]()
    for history in past:
        if history.orders:
            outs, before = [touch.date for touch in history.outs], 0
            numbered = {fold(q.number) or q.row: ordered_on(q) for q in history.orders}
            days += numbered.values()
            for day in dict.fromkeys(map(ordered_on, history.orders)):
                until = bisect_right(outs, day)
                touches.append(until - before)
                before = until
    return Counter(days), Counter(touches)


def _steps(replies: Mapping[int, int], orders: Mapping[int, int]) -> list[Step]:
    return [
        Step(first, last, _between(replies, first, last), _between(orders, first, last), claimed)
        for (first, last), claimed in zip(STEPS, CLAIMED, strict=True)
    ]


def _between(counts: Mapping[int, int], first: int, last: int | None) -> int:
    return sum(n for touches, n in counts.items() if first <= touches and (last is None or touches <= last))


def _owners(duties: Mapping[tuple[str, str | None], int]) -> list[Load]:
    """Those with most to do, each as first spelt; the rest as one."""
    spelt, loads = dict[str, str](), dict[str, Counter[str | None]]()
    for (owner, state), n in duties.items():
        folded = fold(owner)
        spelt.setdefault(folded, owner)
        loads.setdefault(folded, Counter())[state] += n
    ranked = sorted(loads, key=lambda folded: (loads[folded][None] - loads[folded].total(), folded))
    shown = [_load(spelt[folded], loads[folded]) for folded in ranked[:MOST_OWNERS]]
    rest = [loads[folded] for folded in ranked[MOST_OWNERS:]]
    return [*shown, _load("", sum(rest, Counter[str | None]()))._replace(others=len(rest))] if rest else shown


def _load(owner: str, states: Mapping[str | None, int]) -> Load:
    return Load(owner, *(states.get(state, 0) for state in ("due", "overdue", "neglected")))


def _causes(evaporated: Sequence[Evaporated], told: Sequence[str | None]) -> list[Why]:
    """Every cause, in the method's order, and at last none."""
    by_user, by_evidence = Counter(filter(None, told)), Counter[str | None]()
    for n, quote in enumerate(evaporated):
        if not (n < len(told) and told[n]):
            by_evidence[next(iter(quote.causes), None)] += 1
    return [Why(code, by_user[code] if code else 0, by_evidence[code]) for code in (*(c.code for c in CAUSES), None)]
