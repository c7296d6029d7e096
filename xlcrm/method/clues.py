"""What in the workbook speaks for each cause of an evaporated quote (domain.md 6): each clue names its evidence.

The weights only rank the causes: 4 is what a person or a machine has said, 3 a figure that speaks for itself, 2 a
comparison, 1 a hint.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from statistics import median
from typing import NamedTuple

from xlcrm.countries import country_name
from xlcrm.method.history import History
from xlcrm.method.workdays import country_calendar
from xlcrm.model import Book, Customer, Quote, Touch
from xlcrm.schema import fold
from xlcrm.settings import Settings
from xlcrm.text import Text

SLOW_DAYS = 10  # who needs that many days to answer is busy
FEW = 4  # quotes below which a share says nothing
LONG_FEAST = 3  # working days of public holiday that keep a buyer from his desk
MANY_QUOTES = 3  # asked for without ever ordering


class Clue(NamedTuple):
    """One piece of evidence for a cause (S1 to O6), and how much it counts."""

    cause: str
    weight: int
    said: Text


class Silence(NamedTuple):
    """An evaporated quote: its rows, oldest first, and what has happened around it. `since` are our later touches."""

    customer: Customer
    lines: tuple[Quote, ...]
    history: History
    since: Sequence[Touch]
    missing: Sequence[Text]
    today: date

    @property
    def quoted(self) -> date:
        """The day of the quote."""
        return self.lines[-1].date


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
    """What all quotes of the book say together: shares answered, by country and by product, and the prices won at."""

    by_country: Mapping[str, Share]
    by_product: Mapping[str, Share]
    total: Share
    won: Mapping[tuple[str, ...], Quote]
    with_holidays: bool
    evaporated_days: int
    _feasts: dict[str, Callable[[date], str | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book, past: Mapping[str, History], today: date, settings: Settings) -> "Market":
        """Of every quote that was answered or has had the time to be; of prices the highest that won."""
        answered, asked = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        won = dict[tuple[str, ...], Quote]()
        for customer in book.customers:
            history = past[customer.id]
            replied = history.replies[-1].date if history.replies else date.min
            for quote in history.quotes:
                is_answered = replied >= quote.date or quote.status in ("PI", "Ordered")
                if is_answered or (today - quote.date).days >= settings.evaporated_days:
                    names = {("all", ""), ("country", customer.country_code or ""), ("product", fold(quote.product))}
                    asked.update(names)
                    answered.update(names if is_answered else ())
                price = _price(quote)
                if quote.status == "Ordered" and price and quote.product:
                    best = won.get(_comparable(quote))
                    if best is None or price > (_price(best) or 0):
                        won[_comparable(quote)] = quote

        def shares(kind: str) -> dict[str, Share]:
            return {name: Share(answered[k, name], n) for (k, name), n in asked.items() if k == kind and name}

        total = Share(answered["all", ""], asked["all", ""])
        return cls(shares("country"), shares("product"), total, won, settings.holidays, settings.evaporated_days)

    def others(self, share: Share) -> Share:
        """The share of all the rest."""
        return Share(self.total.answered - share.answered, self.total.all - share.all)

    def feast(self, country: str, day: date) -> str | None:
        """The public holiday of that country on that day, by its English name where `holidays` knows one."""
        if country not in self._feasts:
            self._feasts[country] = _feasts_of(country)
        return self._feasts[country](day)


def _feasts_of(country: str) -> Callable[[date], str | None]:
    calendar = country_calendar(country, language="en_US")
    return cache(lambda day: calendar.get(day) if calendar is not None else None)


def clues(silence: Silence, market: Market) -> Iterator[Clue]:
    """All evidence there is, in no order."""
    for look in (_offer, _fit, _price_too_high, _words, _region, _slow, _away, _spam, _testing):
        yield from look(silence, market)


def _offer(s: Silence, _: Market) -> Iterator[Clue]:
    """S1: what the quote does not say."""
    if s.missing:
        en, zh = ", ".join(m.en for m in s.missing), "".join(f"“{m.zh}”" for m in s.missing)
        yield Clue("S1", 2 if len(s.missing) >= 3 else 1, Text(f"the quote lacks {en}", f"报价缺{zh}"))


def _fit(s: Silence, market: Market) -> Iterator[Clue]:
    """S2: a product that nobody answers to, or that is not in the buyer's line."""
    for product in dict.fromkeys(q.product for q in s.lines if q.product):
        share = market.by_product.get(fold(product), Share())
        others = market.others(share)
        if share.much_less_than(others):
            yield Clue("S2", 2, _compared(Text(product, product), share, others))
    products = " ".join(q.product for q in s.lines)
    if _have_nothing_in_common(s.customer.products, products):
        line = s.customer.products
        yield Clue("S2", 2, Text(f"quoted outside the buyer's line ({line})", f"报价产品不在客户主营之列（{line}）"))


def _compared(what: Text, share: Share, others: Share) -> Text:
    return Text(
        f"{what.en}: {share.answered} of {share.all} quotes answered, of the others {others.answered} of {others.all}",
        f"{what.zh}：{share.all} 份报价 {share.answered} 份有回音，其余 {others.all} 份中 {others.answered} 份",
    )


def _have_nothing_in_common(a: str, b: str) -> bool:
    """No word of three letters, plural or not, and no two Chinese characters side by side.

    An English and a Chinese name cannot be compared.
    """
    (words, characters), (others, other_characters) = _parts(a), _parts(b)
    comparable = (words and others) or (characters and other_characters)
    return bool(comparable) and not words & others and not characters & other_characters


@cache
def _parts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    folded = fold(text)
    words = re.findall(r"[^\W\d_\u4e00-\u9fff]{3,}", folded)
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", folded)
    stems = {w.removesuffix(end) for w in words for end in ("", "s", "es")}
    return frozenset(stems), frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def _price_too_high(s: Silence, market: Market) -> Iterator[Clue]:
    """S3: a price above the highest that the same product won at, or one that is no longer valid."""
    for quote in s.lines:
        price, best = _price(quote), market.won.get(_comparable(quote))
        at = best and _price(best)
        if price and best and at and price > at:
            name, won = quote.product, f"{best.currency} {at:.10g}".strip()
            asked, number = f"{quote.currency} {price:.10g}".strip(), best.number or f"{best.date}"
            yield Clue("S3", 3, Text(f"{name} at {asked}, won at no more than {won} ({number})", f"{name} 报 {asked}，成交最高 {won}（{number}）"))
    ends = [q.valid_until for q in s.lines if q.valid_until]
    if ends and max(ends) < s.today:
        yield Clue("S3", 1, Text(f"the offer expired on {max(ends)}", f"报价已于 {max(ends)} 过期"))


def _price(quote: Quote) -> float | None:
    price = quote.unit_price
    return price if isinstance(price, int | float) and not isinstance(price, bool) and price > 0 else None


def _comparable(quote: Quote) -> tuple[str, ...]:
    """Prices of one product compare in one currency, unit and Incoterm."""
    return tuple(fold(v) for v in (quote.product, quote.model, quote.currency, quote.unit, quote.incoterm))


def _words(s: Silence, _: Market) -> Iterator[Clue]:
    """O1: the buyer has spoken of a supplier of his."""
    spoke = next((t for t in reversed(s.history.replies) if _SUPPLIER.search(f"{t.said}\n{t.summary}")), None)
    if spoke:
        yield Clue("O1", 4, Text(f"spoke of a supplier on {spoke.date}", f"{spoke.date} 提到供应商"))


_SUPPLIER = re.compile(r"\b(?:current|present|existing|regular|own|another|stable|long-term) (?:supplier|vendor|manufacturer)|(?:现有|固定|稳定|其他|别的|老|长期)的?供[应货]商", re.IGNORECASE)


def _region(s: Silence, market: Market) -> Iterator[Clue]:
    """O2: a country whose quotes are answered much less than others'."""
    country = s.customer.country_code
    if country:
        share = market.by_country.get(country, Share())
        others = market.others(share)
        if share.much_less_than(others):
            yield Clue("O2", 2, _compared(Text(country_name(country, "en"), country_name(country, "zh")), share, others))


def _slow(s: Silence, _: Market) -> Iterator[Clue]:
    """O3: a buyer who takes his time as a rule."""
    took = list(_answer_days(s.history))
    if len(took) >= 2 and (days := median(took)) >= SLOW_DAYS:
        still = (s.today - s.quoted).days <= 2 * days
        yield Clue("O3", 3 if still else 1, Text(f"takes {days:g} days to answer as a rule", f"平时约 {days:g} 天才回复"))


def _answer_days(history: History) -> Iterator[int]:
    """Days from what we sent to the first reply after it."""
    asked: date | None = None
    events = [*((q.date, True) for q in history.quotes), *((t.date, t.out) for t in history.touches if t.out or not t.auto)]
    for day, out in sorted(events, key=lambda e: e[0]):
        if out:
            asked = asked or day
        elif asked:
            yield (day - asked).days
            asked = None


def _away(s: Silence, market: Market) -> Iterator[Clue]:
    """O4: an out-of-office note, or public holidays while the quote was fresh."""
    for touch in _automatic(s):
        if not _BOUNCE.search(touch.summary):
            known = bool(_AWAY.search(touch.summary))
            en, zh = ("out-of-office note", "休假或外出自动回复") if known else ("automatic answer", "自动回复")
            yield Clue("O4", 4 if known else 2, Text(f"{en} of {touch.date}", f"{touch.date} 收到{zh}"))
            break
    country = s.customer.country_code
    if not country or not market.with_holidays:
        return
    window = (s.quoted + timedelta(n) for n in range(min(market.evaporated_days, (s.today - s.quoted).days) + 1))
    feasts = [(day, name) for day in window if day.weekday() < 5 and (name := market.feast(country, day))]
    if feasts:
        (first, name), days = feasts[0], len(feasts)
        more = Text(f", {days} days", f"，共 {days} 天") if days > 1 else Text("", "")
        where = Text(country_name(country, "en"), country_name(country, "zh"))
        yield Clue("O4", 3 if days >= LONG_FEAST else 1,
                   Text(f"public holiday in {where.en}: {name}, {first}{more.en}", f"{where.zh}公共假日：{name}，{first}{more.zh}"))  # fmt: skip


_BOUNCE = re.compile(r"bounce|undeliver|not delivered|delivery (?:has )?fail|delivery status|mailer-daemon|postmaster|mailbox (?:is )?(?:full|unavailable)|user unknown|no such user|退信|退回|无法投递|无法送达|投递失败|发送失败|邮箱已满", re.IGNORECASE)
_AWAY = re.compile(r"out[ -]of[ -](?:the )?office|\booo\b|on (?:annual |maternity )?leave|vacation|holiday|travel|business trip|away|back on|return on|休假|度假|放假|外出|出差|旅行|不在办公|不在公司", re.IGNORECASE)


def _automatic(s: Silence) -> Iterator[Touch]:
    """What came in by itself since the quote, the newest first."""
    return (t for t in reversed(s.history.touches) if t.auto and not t.out and t.date >= s.quoted)


def _spam(s: Silence, _: Market) -> Iterator[Clue]:
    """O5: a bounce; or letters alone, to somebody who has never answered one."""
    bounced = next((t for t in _automatic(s) if _BOUNCE.search(t.summary)), None)
    if bounced:
        yield Clue("O5", 4, Text(f"a letter bounced on {bounced.date}", f"{bounced.date} 退信"))
    by_email = [t for t in s.since if t.medium == "Email"]
    if len(by_email) >= 2 and len(by_email) == len(s.since) and not any(t.medium == "Email" for t in s.history.replies):
        n = len(by_email)
        yield Clue("O5", 1, Text(f"{n} letters by email alone since, and never an answer by email", f"其后只发过 {n} 封邮件，对方从未用邮件回复"))


def _testing(s: Silence, _: Market) -> Iterator[Clue]:
    """O6: many quotes asked for and none ordered, or one reply before the quote and not on substance."""
    numbers = {fold(q.number) or str(q.row) for q in s.history.quotes}
    if len(numbers) >= MANY_QUOTES and not s.history.orders:
        first = s.history.quotes[0].date
        yield Clue("O6", 2, Text(f"{len(numbers)} quotes since {first}, none ordered", f"自 {first} 起报价 {len(numbers)} 份，未下过单"))
    before = [t for t in s.history.replies if t.date <= s.quoted]
    if len(before) == 1 and not before[0].substantive:
        day = before[0].date
        yield Clue("O6", 1, Text(f"one inquiry, of {day}, and not on substance", f"只有 {day} 一次询问，且未谈实质"))
