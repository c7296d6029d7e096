"""What in the workbook speaks for each cause of an evaporated quote (domain.md 6): each clue names its evidence.

The weights only rank the causes: 4 is what a person or a machine has said, 3 a figure that speaks for itself, 2 a
comparison, 1 a hint.
"""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from xlcrm.method.automatic import is_automatic, is_away, is_bounce
from xlcrm.method.history import History, ordered_on
from xlcrm.method.holiday_names import holiday_name
from xlcrm.method.losses import LOST_ON, causes_in
from xlcrm.method.market import Market, Share, comparable, goods, price_of
from xlcrm.method.objections import of_a_supplier, on_the_price, put_off, said_by
from xlcrm.model import Customer, Quote, Touch
from xlcrm.places.countries import country_name, in_a_sentence
from xlcrm.schema import fold
from xlcrm.text import Text

SLOW_DAYS = 10  # who needs that many days to answer is busy
MAKE_A_RULE = 3  # answers from which their middle is how somebody answers
LONG_FEAST = 3  # working days of public holiday that keep a buyer from his desk
RECENT_DAYS = 60  # before a quote: what was said earlier was of another matter
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


def clues(silence: Silence, market: Market) -> Iterator[Clue]:
    """All evidence there is, in no order."""
    for look in (_offer, _fit, _price_too_high, _words, _losses, _region, _slow, _away, _spam, _testing):
        yield from look(silence, market)


def _offer(s: Silence, _: Market) -> Iterator[Clue]:
    """S1: what the quote does not say."""
    if s.missing:
        en, zh = ", ".join(m.en for m in s.missing), "".join(f"“{m.zh}”" for m in s.missing)
        yield Clue("S1", 2 if len(s.missing) >= 3 else 1, Text(f"the quote lacks {en}", f"报价缺少{zh}"))


def _fit(s: Silence, market: Market) -> Iterator[Clue]:
    """S2: a product that nobody answers to, or that is not in the buyer's line."""
    for product in dict.fromkeys(q.product for q in s.lines if q.product):
        share = market.by_product.get(fold(product), Share())
        others = market.others(share)
        if share.much_less_than(others):
            yield Clue("S2", 2, _compared(Text(product, product), share, others))
    products = " ".join(q.product for q in s.lines)
    asked_for = any(_have_something_in_common(said_by(reply), products) for reply in s.history.replies)
    if _have_nothing_in_common(s.customer.products, products) and not asked_for:
        line = s.customer.products
        yield Clue("S2", 2, Text(f"not named in the buyer's line ({line})", f"客户主营（{line}）未提到所报产品"))


def _compared(what: Text, share: Share, others: Share) -> Text:
    return Text(
        f"{what.en}: {share.answered} of {share.all} quotes answered, of the others {others.answered} of {others.all}",
        f"{what.zh}：{share.all} 份报价 {share.answered} 份有回音，其余 {others.all} 份中 {others.answered} 份",
    )


def _have_nothing_in_common(a: str, b: str) -> bool:
    """No word of three letters, plural or not, and no Chinese character: 闸阀 and 阀门 are one trade.

    An English and a Chinese name cannot be compared.
    """
    (words, characters), (others, other_characters) = _parts(a), _parts(b)
    alike = (words and others) or (characters and other_characters)
    return bool(alike) and not words & others and not characters & other_characters


def _have_something_in_common(said: str, products: str) -> bool:
    """Has somebody named a product, by a word of it that two Chinese characters at least make up?"""
    words, characters = (_parts(said)[n] & _parts(products)[n] for n in (0, 1))
    return bool(words) or len(characters) > 1


@cache
def _parts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    folded = fold(text)
    words = re.findall(r"[^\W\d_\u4e00-\u9fff]{3,}", folded)
    stems = {w.removesuffix(end) for w in words for end in ("", "s", "es")}
    return frozenset(stems), frozenset(re.findall(r"[\u4e00-\u9fff]", folded))


def _price_too_high(s: Silence, market: Market) -> Iterator[Clue]:
    """S3: a price above the highest that the same product won at, or one that is no longer valid."""
    for quote in s.lines:
        price, best = price_of(quote), market.won.get(comparable(quote))
        at = best and price_of(best)
        if price and best and at and price > at:
            name, won = quote.product, f"{best.currency} {at:.10g}".strip()
            asked, number = f"{quote.currency} {price:.10g}".strip(), best.number or f"{best.date}"
            yield Clue(
                "S3",
                3,
                Text(
                    f"{name} at {asked}, won at no more than {won} ({number})",
                    f"{name} 报价 {asked}，最高成交价 {won}（{number}）",
                ),
            )
    ends = [q.valid_until for q in s.lines if q.valid_until]
    if ends and max(ends) < s.today:
        yield Clue("S3", 1, Text(f"the offer expired on {max(ends)}", f"报价已于 {max(ends)} 过期"))


def _words(s: Silence, _: Market) -> Iterator[Clue]:
    """O1: the buyer has spoken of a supplier of his. S3, O3: when he last wrote, of a price too high, of deciding later."""
    replies = s.history.replies
    spoke = next((t for t in reversed(replies) if of_a_supplier(t)), None)
    if spoke:
        yield Clue("O1", 4, Text(f"spoke of a supplier on {spoke.date}", f"{spoke.date} 客户提到供应商"))
    last = next((t for t in reversed(replies) if (s.quoted - t.date).days <= RECENT_DAYS), None)
    if last and on_the_price(said_by(last)):
        yield Clue(
            "S3",
            4,
            Text(f"found the price high, or asked for less, on {last.date}", f"{last.date} 客户嫌价高或要求降价"),
        )
    if last and put_off(said_by(last)):
        yield Clue("O3", 3, Text(f"put the decision off on {last.date}", f"{last.date} 客户表示以后再定"))


def _losses(s: Silence, market: Market) -> Iterator[Clue]:
    """S2, S3, O1: what this buyer turned us down for before; S2, S3: what others turned down the same product for."""
    quoted = dict.fromkeys(goods(q) for q in s.lines if q.product)
    own = {clue.cause: clue for clue in _own_losses(s, quoted)}
    yield from own.values()
    for cause in ("S2", "S3"):
        others = next((q for g in quoted if (q := market.lost.get((*g, cause)))), None)
        if others and cause not in own:
            said = _lost(others, cause)
            yield Clue(cause, 2, Text(f"the same product: {said.en}", f"同款产品：{said.zh}"))


def _own_losses(s: Silence, quoted: Container[tuple[str, str]]) -> Iterator[Clue]:
    """Of each cause the newest; of the same product, if there is one. Who has ordered since is not bound to another."""
    lost = [q for q in reversed(s.history.quotes) if q.lost_reason]
    ordered = max((ordered_on(q) for q in s.history.orders), default=date.min) if lost else date.min
    for cause in LOST_ON:
        his = [q for q in lost if cause in causes_in(q.lost_reason) and (cause != "O1" or q.date > ordered)]
        same = next((q for q in his if goods(q) in quoted), None)
        if found := same or next(iter(his), None):
            # The price of another product tells of his purse, the specification of another little of this one.
            weight = 3 if same or cause == "O1" else 2 if cause == "S3" else 1
            yield Clue(cause, weight, _lost(found, cause))


def _lost(quote: Quote, cause: str) -> Text:
    on, number = LOST_ON[cause], quote.number
    en, zh = (number, f"{number} ") if number else (f"the quote of {quote.date}", f"{quote.date} 的报价")
    return Text(f"lost {en} {on.en}", f"{zh}{on.zh}")


def _region(s: Silence, market: Market) -> Iterator[Clue]:
    """O2: a country whose quotes are answered much less than others'."""
    country = s.customer.country_code
    if country:
        share = market.by_country.get(country, Share())
        others = market.others(share)
        if share.much_less_than(others):
            yield Clue(
                "O2", 2, _compared(Text(country_name(country, "en"), country_name(country, "zh")), share, others)
            )


def _slow(s: Silence, _: Market) -> Iterator[Clue]:
    """O3: a buyer who takes his time as a rule. Two answers make no rule: they are told as they are, and count less."""
    took = list(_answer_days(s.history))
    if len(took) < 2 or (days := _middle(took)) < SLOW_DAYS:
        return
    whole, still = int(days + 0.5), (s.today - s.quoted).days <= 2 * days
    if len(took) >= MAKE_A_RULE:
        said = Text(f"takes {whole} days to answer as a rule", f"平时约 {whole} 天才回复")
        yield Clue("O3", 3 if still else 1, said)
        return
    first, second = took
    said = Text(
        f"took {first} and {second} days for the two answers so far", f"此前两次回复分别用了 {first} 天和 {second} 天"
    )
    yield Clue("O3", 2 if still else 1, said)


def _middle(days: Sequence[int]) -> float:
    """The median; the module `statistics` takes longer to load than a small book to refresh."""
    ordered, half = sorted(days), len(days) // 2
    return ordered[half] if len(days) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _answer_days(history: History) -> Iterator[int]:
    """Days from what we sent to the first reply after it."""
    asked: date | None = None
    events = [
        *((q.date, True) for q in history.quotes),
        *((t.date, t.out) for t in history.touches if t.out or not t.auto),
    ]
    for day, out in sorted(events, key=lambda e: e[0]):
        if out:
            asked = asked or day
        elif asked:
            yield (day - asked).days
            asked = None


def _away(s: Silence, market: Market) -> Iterator[Clue]:
    """O4: an out-of-office note, or public holidays while the quote was fresh."""
    for touch in _automatic(s):
        if not is_bounce(touch):
            known = is_away(touch)
            en, zh = ("out-of-office note", "休假或外出自动回复") if known else ("automatic answer", "自动回复")
            yield Clue("O4", 4 if known else 2, Text(f"{en} of {touch.date}", f"{touch.date} 收到{zh}"))
            break
    country = s.customer.country_code
    if not country or not market.with_holidays:
        return
    days_fresh = min(market.evaporated_days, (s.today - s.quoted).days)
    feasts = market.feasts(country, s.quoted, s.quoted + timedelta(days_fresh))
    if feasts:
        (first, name), days = feasts[0], len(feasts)
        more = Text(f", {days} days in all", f"，其间共 {days} 天") if days > 1 else Text("", "")
        where, named = in_a_sentence(country), holiday_name(name, country)
        yield Clue("O4", 3 if days >= LONG_FEAST else 1,
                   Text(f"public holiday in {where.en}: {named.en}, {first}{more.en}", f"{where.zh}公共假日（{named.zh}），{first}{more.zh}"))  # fmt: skip


def _automatic(s: Silence) -> Iterator[Touch]:
    """What came in by itself since the quote, the newest first."""
    return (t for t in reversed(s.history.touches) if is_automatic(t) and t.date >= s.quoted)


def _spam(s: Silence, _: Market) -> Iterator[Clue]:
    """O5: a bounce; or letters alone, to somebody who has never answered one."""
    bounced = next(filter(is_bounce, _automatic(s)), None)
    if bounced:
        yield Clue("O5", 4, Text(f"a letter bounced on {bounced.date}", f"{bounced.date} 退信"))
    by_email = [t for t in s.since if t.medium == "Email"]
    # A reply that names no medium may have come by email.
    silent = not any(t.medium in ("Email", None) for t in s.history.replies)
    if len(by_email) >= 2 and len(by_email) == len(s.since) and silent:
        n = len(by_email)
        yield Clue(
            "O5",
            1,
            Text(
                f"{n} letters by email alone since, and never an answer by email",
                f"其后只发过 {n} 封邮件，对方从未用邮件回复",
            ),
        )


def _testing(s: Silence, _: Market) -> Iterator[Clue]:
    """O6: many quotes asked for and none ordered, or one reply before the quote and not on substance."""
    numbers = {fold(q.number) or str(q.row) for q in s.history.quotes}
    if len(numbers) >= MANY_QUOTES and not s.history.orders:
        first = s.history.quotes[0].date
        yield Clue(
            "O6",
            2,
            Text(
                f"{len(numbers)} quotes since {first}, none ordered", f"自 {first} 起报价 {len(numbers)} 份，未下过单"
            ),
        )
    replies = s.history.replies  # all of them from before the quote: none has come since
    if len(replies) == 1 and not replies[0].substantive:
        day = replies[0].date
        yield Clue("O6", 1, Text(f"one inquiry, of {day}, and not on substance", f"只有 {day} 一次询问，且未谈实质"))
