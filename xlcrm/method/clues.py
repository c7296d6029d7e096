"""What in the workbook speaks for each cause of an evaporated quote (domain.md 6): each clue names its evidence.

The weights only rank the causes: 4 is what a person or a machine has said, 3 a figure that speaks for itself, 2 a
comparison, 1 a hint.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from xlcrm.method.automatic import is_away
from xlcrm.method.buyer import Buyer, named_in
from xlcrm.method.holiday_names import holiday_name
from xlcrm.method.losses import LOST_ON
from xlcrm.method.market import Market, Share, comparable, goods, price_of
from xlcrm.method.objections import on_the_price, put_off, said_by
from xlcrm.model import Quote
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
    """An evaporated quote: its rows, oldest first, and what has happened around it. `since` counts our later touches."""

    buyer: Buyer
    lines: tuple[Quote, ...]
    since: int
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
    line = s.buyer.customer.products
    if _have_nothing_in_common(line, products) and not s.buyer.has_named(products):
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
    (words, characters), (others, other_characters) = named_in(a), named_in(b)
    alike = (words and others) or (characters and other_characters)
    return bool(alike) and not words & others and not characters & other_characters


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
    if spoke := s.buyer.spoke_of_a_supplier:
        yield Clue("O1", 4, Text(f"spoke of a supplier on {spoke.date}", f"{spoke.date} 客户提到供应商"))
    newest = s.buyer.history.replies[-1:]
    last = next((t for t in newest if (s.quoted - t.date).days <= RECENT_DAYS), None)
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


def _own_losses(s: Silence, quoted: Collection[tuple[str, str]]) -> Iterator[Clue]:
    """Of each cause the newest; of the same product, if there is one."""
    for cause, lost in s.buyer.lost.items():
        same = lost.newest_of(quoted)
        if found := same or lost.newest:
            # The price of another product tells of his purse, the specification of another little of this one.
            weight = 3 if same or cause == "O1" else 2 if cause == "S3" else 1
            yield Clue(cause, weight, _lost(found, cause))


def _lost(quote: Quote, cause: str) -> Text:
    on, number = LOST_ON[cause], quote.number
    en, zh = (number, f"{number} ") if number else (f"the quote of {quote.date}", f"{quote.date} 的报价")
    return Text(f"lost {en} {on.en}", f"{zh}{on.zh}")


def _region(s: Silence, market: Market) -> Iterator[Clue]:
    """O2: a country whose quotes are answered much less than others'."""
    country = s.buyer.customer.country_code
    if country:
        share = market.by_country.get(country, Share())
        others = market.others(share)
        if share.much_less_than(others):
            yield Clue(
                "O2", 2, _compared(Text(country_name(country, "en"), country_name(country, "zh")), share, others)
            )


def _slow(s: Silence, _: Market) -> Iterator[Clue]:
    """O3: a buyer who takes his time as a rule. Two answers make no rule: they are told as they are, and count less."""
    took, days = s.buyer.days_to_answers, s.buyer.days_to_answer
    if len(took) < 2 or days < SLOW_DAYS:
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


def _away(s: Silence, market: Market) -> Iterator[Clue]:
    """O4: an out-of-office note, or public holidays while the quote was fresh."""
    touch = s.buyer.automatic
    if touch and touch.date >= s.quoted:
        known = is_away(touch)
        en, zh = ("out-of-office note", "休假或外出自动回复") if known else ("automatic answer", "自动回复")
        yield Clue("O4", 4 if known else 2, Text(f"{en} of {touch.date}", f"{touch.date} 收到{zh}"))
    country = s.buyer.customer.country_code
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


def _spam(s: Silence, _: Market) -> Iterator[Clue]:
    """O5: a bounce; or letters alone, to somebody who has never answered one."""
    bounced = s.buyer.bounced
    if bounced and bounced.date >= s.quoted:
        yield Clue("O5", 4, Text(f"a letter bounced on {bounced.date}", f"{bounced.date} 退信"))
    n = s.since
    if n >= 2 and s.buyer.other_way <= s.quoted and not s.buyer.answers_by_email:
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
    n, history = s.buyer.quotes, s.buyer.history
    if n >= MANY_QUOTES and not history.orders:
        first = history.quotes[0].date
        yield Clue("O6", 2, Text(f"{n} quotes since {first}, none ordered", f"自 {first} 起报价 {n} 份，未下过单"))
    replies = history.replies  # all of them from before the quote: none has come since
    if len(replies) == 1 and not replies[0].substantive:
        day = replies[0].date
        yield Clue("O6", 1, Text(f"one inquiry, of {day}, and not on substance", f"只有 {day} 一次询问，且未谈实质"))
