"""What has happened with one customer, as the rules see it: sound rows up to today, in the order of time."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from xlcrm.method.automatic import is_away, is_bounce
from xlcrm.model import Book, Problem, Quote, Touch
from xlcrm.problems import ahead
from xlcrm.schema import QUOTES, TOUCHES, Sheet, fold
from xlcrm.text import Text

Row = TypeVar("Row", Touch, Quote)
_WRITTEN = ("Email", "Fax", "Courier")


class History:
    """The touches and the quotes that count, oldest first; of two of one date the later row is the newer.

    `outs` are the touches we sent; `replies` the human ones that came in, auto-replies and bounces left out; `orders`
    the quotes that were ordered, the newest order last; `superseded` the quotes that count no longer, for a higher
    revision does.
    """

    __slots__ = ("orders", "outs", "quotes", "replies", "superseded", "touches")

    def __init__(
        self, touches: Sequence[Touch] = (), quotes: Sequence[Quote] = (), superseded: Sequence[Quote] = ()
    ) -> None:
        self.touches, self.quotes, self.superseded = touches, quotes, superseded
        self.outs = [t for t in touches if t.out]
        self.replies = [t for t in touches if not t.out and not t.auto]
        self.orders = [q for q in quotes if q.status == "Ordered"]
        if len(self.orders) > 1:
            self.orders.sort(key=lambda q: (ordered_on(q), q.row))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, History):
            return NotImplemented
        return (self.touches, self.quotes, self.superseded) == (other.touches, other.quotes, other.superseded)

    def bounced(self) -> Touch | None:
        """The note that the newest letter came back, where nobody has answered since; None for none."""
        for touch in reversed(self.touches):
            if is_bounce(touch):
                return touch
            if not touch.auto and (not touch.out or touch.medium in ("Email", None)):
                return None
        return None

    def away(self) -> Touch | None:
        """The newest note that somebody is away, where nobody has answered since; None for none."""
        for touch in reversed(self.touches):
            if is_away(touch):
                return touch
            if not touch.out and not touch.auto:
                return None
        return None

    def unanswered(self) -> list[Touch]:
        """Our touches since the newest human reply (of its day the later rows) and after the day of the newest order."""
        replied = self.replies[-1][:2] if self.replies else (date.min, 0)
        ordered = ordered_on(self.orders[-1]) if self.orders else date.min
        found = list[Touch]()
        for touch in reversed(self.outs):
            if touch[:2] <= replied or touch.date <= ordered:
                break
            found.append(touch)
        found.reverse()
        return found


def ordered_on(quote: Quote) -> date:
    """The day of an order: its Order Date, else its Date."""
    return quote.order_date or quote.date


def came_in(reply: Touch) -> Text:
    """What a reply was, and its day: `their call of 2026-11-20`, `2026-11-20 来电`. A call is no letter."""
    day = reply.date
    if reply.medium == "Phone":
        return Text(f"their call of {day}", f"{day} 来电")
    if reply.medium == "Meeting":
        return Text(f"the meeting of {day}", f"{day} 面谈")
    return Text(f"their message of {day}", f"{day} {'来信' if reply.medium in _WRITTEN else '消息'}")


def histories(book: Book, today: date) -> tuple[dict[str, History], list[Problem]]:
    """Customer ID -> history, for every customer of the book, and the rows of the future, which count in no rule yet.

    Of those that lack something else besides, the date is reported too.
    """
    touches, problems = _by_customer(book, TOUCHES, book.touches, today)
    quotes, ahead_quotes = _by_customer(book, QUOTES, book.quotes, today)
    counting = {q.row for q in newest_revisions(q for group in quotes.values() for q in group)}
    result = dict[str, History]()
    for customer in book.customers:
        offered = quotes.get(customer.id, ())
        counts = [q for q in offered if q.row in counting]
        beaten = (
            [q for q in offered if q.row not in counting and q.status != "Draft"] if len(counts) < len(offered) else ()
        )
        result[customer.id] = History(touches.get(customer.id, ()), counts, beaten)
    return result, [*problems, *ahead_quotes, *_ahead_unsound(book, today)]


def _by_customer(
    book: Book, sheet: Sheet, rows: Sequence[Row], today: date
) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows of each customer up to today, oldest first, and those of the future as problems."""
    ordered = sorted(rows)  # by date and row
    ahead = bisect_right(ordered, today, key=lambda row: row.date)
    found = dict[str, list[Row]]()
    for row in islice(ordered, ahead):
        group = found.get(row.customer)
        if group is None:
            found[row.customer] = [row]
        else:
            group.append(row)
    return found, [_ahead(book, sheet, row.date, row.row) for row in islice(ordered, ahead, None)]


def _ahead_unsound(book: Book, today: date) -> list[Problem]:
    return [
        _ahead(book, sheet, day, row)
        for sheet in (TOUCHES, QUOTES)
        for day, row in book.unsound.get(sheet.name, ())
        if day > today
    ]


def newest_revisions(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """Those that count: beyond Draft, and of one Quote No only the rows of the highest Rev (domain.md 1).

    A quote without a number stands for itself.
    """
    beyond = [q for q in quotes if q.status != "Draft"]
    names = [fold(q.number) for q in beyond]
    highest = dict[str, float]()
    for name, q in zip(names, beyond, strict=True):
        if name not in highest or q.rev > highest[name]:
            highest[name] = q.rev
    return [q for name, q in zip(names, beyond, strict=True) if not name or q.rev == highest[name]]


def _ahead(book: Book, sheet: Sheet, day: date, row: int) -> Problem:
    column = sheet.column("Date")
    return book.problem(sheet.name, row, "Date", *ahead(Text(column.name, column.zh), day.isoformat()))
