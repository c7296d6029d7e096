"""What all quotes of the book say together: shares answered, prices won at, quotes lost, and the feasts of the buyers'
countries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from xlcrm.currencies import code_of
from xlcrm.method.history import History
from xlcrm.method.losses import causes_in
from xlcrm.method.workdays import asking_any_year, country_calendar
from xlcrm.model import Book, Quote
from xlcrm.schema import fold
from xlcrm.settings import Settings

if TYPE_CHECKING:
    from holidays import HolidayBase

_WITHOUT_FREIGHT = frozenset({"", "EXW", "FCA", "FAS", "FOB"})
FEW = 4  # quotes below which a share says nothing


class Share(NamedTuple):
    """How many quotes there were, and how many of them were answered."""

    answered: int = 0
    all: int = 0

    def much_less_than(self, others: "Share") -> bool:
        """Is at most half the others' share answered, and are there enough of both to say so?"""
        enough = self.all >= FEW and others.all >= FEW and others.answered > 0
        return enough and 2 * self.answered * others.all <= others.answered * self.all


@dataclass(frozen=True, slots=True)
class Market:
    """What all quotes of the book say together: shares answered, by country and by product, the prices won at, and by
    product, model and cause the newest quote lost for it.
    """

    by_country: Mapping[str, Share]
    by_product: Mapping[str, Share]
    total: Share
    won: Mapping[tuple[str, ...], Quote]
    lost: Mapping[tuple[str, ...], Quote]
    with_holidays: bool
    evaporated_days: int
    _calendars: dict[str, "HolidayBase | None"] = field(default_factory=dict)
    _feasts: dict[tuple[str, date, date], Sequence[tuple[date, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book, past: Mapping[str, History], today: date, settings: Settings) -> "Market":
        """Of every quote that was answered or has had the time to be; of prices the highest that won."""
        countries, products = dict[str, list[int]](), dict[str, list[int]]()  # name -> answered, all
        total, won, lost = [0, 0], dict[tuple[str, ...], Quote](), dict[tuple[str, ...], Quote]()
        for customer in book.customers:
            history = past[customer.id]
            replied = history.replies[-1].date if history.replies else date.min
            country = countries.setdefault(customer.country_code or "", [0, 0])
            for lines in quotes_of(history.quotes):
                is_answered = replied >= lines[-1].date or any(q.status in ("PI", "Ordered") for q in lines)
                if is_answered or (today - lines[-1].date).days >= settings.evaporated_days:
                    names = {fold(q.product) for q in lines}
                    for count in (total, country, *(products.setdefault(name, [0, 0]) for name in names)):
                        count[0] += is_answered
                        count[1] += 1
            for quote in history.quotes:
                price = price_of(quote)
                if quote.status == "Ordered" and price and quote.product:
                    best = won.get(comparable(quote))
                    if best is None or price > (price_of(best) or 0):
                        won[comparable(quote)] = quote
                if quote.lost_reason and quote.product:
                    for cause in causes_in(quote.lost_reason):
                        key = (*goods(quote), cause)
                        lost[key] = max(lost.get(key, quote), quote)

        by_country, by_product = ({n: Share(*c) for n, c in counts.items() if n} for counts in (countries, products))
        return cls(by_country, by_product, Share(*total), won, lost, settings.holidays, settings.evaporated_days)

    def others(self, share: Share) -> Share:
        """The share of all the rest."""
        return Share(self.total.answered - share.answered, self.total.all - share.all)

    def feasts(self, country: str, first: date, last: date) -> Sequence[tuple[date, str]]:
        """The public holidays of that country from one day to the other, but for its own weekends, by their English names
        where `holidays` knows such.
        """
        known = self._feasts.get((country, first, last))
        if known is None:
            if country not in self._calendars:
                self._calendars[country] = country_calendar(country, language="en_US")
            known = self._feasts[country, first, last] = _feasts_of(self._calendars[country], first, last)
        return known


def _feasts_of(calendar: "HolidayBase | None", first: date, last: date) -> list[tuple[date, str]]:
    if calendar is None:
        return []
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    with asking_any_year():
        return [(day, name) for day in days if (name := calendar.get(day)) and not calendar.is_weekend(day)]


def quotes_of(rows: Sequence[Quote]) -> Iterable[Sequence[Quote]]:
    """The quotes of one customer, each with its rows: those of one number and revision. A row without a number is one."""
    found = dict[object, list[Quote]]()
    for row in rows:
        found.setdefault((fold(row.number), row.rev) if row.number else row.row, []).append(row)
    return found.values()


def price_of(quote: Quote) -> float | None:
    """The unit price, where it is one."""
    price = quote.unit_price
    return price if isinstance(price, int | float) and not isinstance(price, bool) and price > 0 else None


def goods(quote: Quote) -> tuple[str, str]:
    """What was quoted: product and model."""
    return fold(quote.product), fold(quote.model)


def comparable(quote: Quote) -> tuple[str, ...]:
    """Prices of one product compare in one currency, unit and Incoterm, and where they hold the freight to one place."""
    place = "" if quote.incoterm in _WITHOUT_FREIGHT else quote.place
    currency = code_of(quote.currency) or fold(quote.currency)
    return (*goods(quote), currency, *map(fold, (quote.unit, quote.incoterm, place)))
