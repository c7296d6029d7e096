"""What has happened with one customer, as the rules see it: sound rows up to today, in the order of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from xlcrm.lists import OPEN_STATUSES
from xlcrm.model import Book, Problem, Quote, Touch
from xlcrm.problems import ahead
from xlcrm.schema import QUOTES, TOUCHES, Sheet, fold
from xlcrm.text import Text


@dataclass(slots=True)
class History:
    """The touches and the quotes that count, oldest first; of two of one date the later row is the newer.

    `outs` are the touches we sent; `replies` the human ones that came in, auto-replies and bounces left out;
    `superseded` the quotes that count no longer, for a higher revision does.
    """

    touches: list[Touch] = field(default_factory=list)
    outs: list[Touch] = field(default_factory=list)
    replies: list[Touch] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    superseded: list[Quote] = field(default_factory=list)

    def add(self, touch: Touch) -> None:
        """Take in a touch that is newer than those before it."""
        self.touches.append(touch)
        if touch.out:
            self.outs.append(touch)
        elif not touch.auto:
            self.replies.append(touch)

    @property
    def orders(self) -> list[Quote]:
        """Quotes that were ordered, the newest order last."""
        return sorted((q for q in self.quotes if q.status == "Ordered"), key=lambda q: (ordered_on(q), q.row))

    @property
    def open_quotes(self) -> list[Quote]:
        """Quotes that are on the table."""
        return [q for q in self.quotes if q.status in OPEN_STATUSES]

    def unanswered(self) -> list[Touch]:
        """Our touches since the newest human reply (of its day the later rows) and after the day of the newest order."""
        replies, orders = self.replies, self.orders
        since = (replies[-1].date, replies[-1].row) if replies else (date.min, 0)
        ordered = ordered_on(orders[-1]) if orders else date.min
        return [t for t in self.outs if (t.date, t.row) > since and t.date > ordered]


def ordered_on(quote: Quote) -> date:
    """The day of an order: its Order Date, else its Date."""
    return quote.order_date or quote.date


def histories(book: Book, today: date) -> tuple[dict[str, History], list[Problem]]:
    """Customer ID -> history, for every customer of the book, and the rows of the future, which count in no rule yet."""
    result = {c.id: History() for c in book.customers}
    problems = list[Problem]()
    for touch in sorted(book.touches, key=lambda t: t[:2]):
        if touch.date > today:
            problems.append(_ahead(book, TOUCHES, touch))
        else:
            result[touch.customer].add(touch)
    quotes = list[Quote]()
    for quote in sorted(book.quotes, key=lambda q: (q.date, q.row)):
        if quote.date > today:
            problems.append(_ahead(book, QUOTES, quote))
        else:
            quotes.append(quote)
    counting = newest_revisions(quotes)
    for quote in counting:
        result[quote.customer].quotes.append(quote)
    if len(counting) < len(quotes):
        kept = {q.row for q in counting}
        for quote in quotes:
            if quote.row not in kept and quote.status != "Draft":
                result[quote.customer].superseded.append(quote)
    return result, problems


def newest_revisions(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """Those that count: beyond Draft, and of one Quote No only the rows of the highest Rev (domain.md 1).

    A quote without a number stands for itself.
    """
    beyond = [q for q in quotes if q.status != "Draft"]
    highest = dict[str, float]()
    for q in beyond:
        name = fold(q.number)
        highest[name] = max(highest.get(name, q.rev), q.rev)
    return [q for q in beyond if not q.number or q.rev == highest[fold(q.number)]]


def _ahead(book: Book, sheet: Sheet, row: Touch | Quote) -> Problem:
    column = sheet.column("Date")
    return book.problem(sheet.name, row.row, "Date", *ahead(Text(column.name, column.zh), row.date.isoformat()))
