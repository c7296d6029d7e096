"""When the buyer "evaporates" after a quote: which quotes have, why most likely, and the cheapest way to find out (domain.md 6).

A quote has evaporated when it is Sent or Negotiating, so many days have passed since its date, and no human reply is
dated on or after it. Causes are ranked from what the workbook shows; each names its evidence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlcrm.lists import CAUSES
from xlcrm.method.buyer import Buyer
from xlcrm.method.clues import Clue, Silence, clues
from xlcrm.method.history import History
from xlcrm.method.market import Market, quotes_of
from xlcrm.model import Book, Customer, Quote
from xlcrm.schema import QUOTES, fold
from xlcrm.settings import Settings
from xlcrm.text import Text

SILENT_STATUSES = frozenset({"Sent", "Negotiating"})
_RANK = {cause.code: n for n, cause in enumerate(CAUSES)}

# What each cause is found out by, the cheapest first.
TESTS: Mapping[str, Text] = {
    "S1": Text(
        "Send the quote once more, corrected and complete, in one short letter.", "把报价改正补全，用一封短信重发。"
    ),
    "S2": Text(
        "Ask one question about the product: which model, size or parameter is wanted?",
        "只问一个产品问题：需要哪种型号、尺寸或参数？",
    ),
    "S3": Text(
        "Offer two ways in one line, a lower price from a larger quantity or a simpler model, and ask which comes nearer.",
        "一句话给两个方案：加量降价，或换简配；问哪个更接近目标价。",
    ),
    "O1": Text(
        "Propose a small trial order as a second source, beside the present supplier.",
        "提议小单试订，先做备选供应商。",
    ),
    "O2": Text(
        "Send one proof: a customer in the buyer's own region, a certificate or a test report.",
        "发一份证明：客户所在地区的成交客户、证书或检测报告。",
    ),
    "O3": Text(
        "Wait a few days, or until the day the buyer named (Not Before), then ask one thing that a yes or no answers.",
        "过几天（客户说过时间的，填入“暂缓至”）再问一件只需答“是”或“否”的事。",
    ),
    "O4": Text(
        "Write once more in the first full week after the absence, the quote attached again.",
        "等对方回来后的第一个完整工作周再写一次，并重新附上报价。",
    ),
    "O5": Text(
        "Ring, or send a message by another way, and ask whether the quote has arrived.",
        "打电话或换一种方式，问一句报价收到没有。",
    ),
    "O6": Text(
        "Ask for what only a real buyer knows: quantity, port, the day it is needed.",
        "问只有真买家才知道的事：数量、目的港、需要的日期。",
    ),
}
NO_CLUE = Text(
    "Nothing in the book points to a cause: ask whether the quote has arrived.",
    "表中看不出原因：先问一句报价收到没有。",
)
# Check yourself first (letter, product pitch, offer), then the intelligence work.
SELF_CHECK = (
    Text("letter (name, subject, figures, spelling)", "信件（称呼、标题、数字、拼写）"),
    Text("product (the model and parameters that were asked for)", "产品（与所询型号、参数相符）"),
    Text(
        "offer (price, Incoterm and place, validity, payment, lead time)",
        "报价（价格、术语与地点、有效期、付款、交期）",
    ),
)
THEN_ASK = Text("Then ask the customer, peers, the market.", "再问客户、问同行、问市场。")

# What a quote must say to be answered with a yes, by the column that holds it.
_OFFER = {
    "Unit Price": "unit_price", "Currency": "currency", "Incoterm": "incoterm", "Place": "place", "Valid Until": "valid_until",
    "Payment Terms": "payment_terms", "Lead Time": "lead_time",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evaporated:
    """A quote (the rows of one number and revision) that the buyer has not answered, and what may lie behind it.

    `letters_since` counts our touches after the quote's day; `clues` stand by cause, the likeliest cause first.
    """

    customer: Customer
    lines: tuple[Quote, ...]
    days_silent: int
    letters_since: int
    clues: tuple[Clue, ...]
    missing: tuple[Text, ...]

    @property
    def causes(self) -> tuple[str, ...]:
        """The likely causes, the likeliest first."""
        return tuple(dict.fromkeys(clue.cause for clue in self.clues))

    @property
    def next_test(self) -> Text:
        """The cheapest test of the likeliest cause, then the self-check; empty for who must not be contacted."""
        if self.customer.do_not_contact:
            return Text("", "")
        test = TESTS[self.causes[0]] if self.clues else NO_CLUE
        en, zh = "; ".join(t.en for t in SELF_CHECK), "；".join(t.zh for t in SELF_CHECK)
        if self.missing:
            en += f", where {', '.join(m.en for m in self.missing)} {'is' if len(self.missing) == 1 else 'are'} missing"
            zh += f"，缺{''.join(f'“{m.zh}”' for m in self.missing)}"
        return Text(
            f"{test.en}\nCheck yourself first: {en}. {THEN_ASK.en}",
            f"{test.zh}\n先自查：{zh}。{THEN_ASK.zh}",
        )


def evaporated(book: Book, past: Mapping[str, History], today: date, settings: Settings) -> list[Evaporated]:
    """Every evaporated quote, the newest first; of one day by number."""
    silent = list(_silent(book, past, today, settings.evaporated_days))
    if not silent:
        return []
    market = Market.of(book, past, today, settings)
    found = [_diagnosed(buyer, lines, book, today, market) for buyer, lines in silent]
    found.sort(key=lambda e: (-e.lines[-1].date.toordinal(), fold(e.lines[-1].number), e.lines[-1].row))
    return found


def _silent(
    book: Book, past: Mapping[str, History], today: date, days: int
) -> Iterator[tuple[Buyer, tuple[Quote, ...]]]:
    """The rows of each quote that has evaporated; a row without a number stands for itself."""
    for customer in book.customers:
        history = past[customer.id]
        buyer = Buyer(customer, history)
        replied = history.replies[-1].date if history.replies else date.min
        for lines in quotes_of([q for q in history.quotes if q.status in SILENT_STATUSES]):
            newest = lines[-1].date
            if replied < newest and (today - newest).days >= days:
                yield buyer, tuple(lines)


def _diagnosed(buyer: Buyer, lines: tuple[Quote, ...], book: Book, today: date, market: Market) -> Evaporated:
    quoted, outs = lines[-1].date, buyer.history.outs
    missing = tuple(_missing(lines, book))
    since = len(outs) - bisect_right(outs, quoted, key=lambda touch: touch.date)
    found = list(clues(Silence(buyer, lines, since, missing, today), market))
    return Evaporated(buyer.customer, lines, (today - quoted).days, since, _ranked(found), missing)


def _ranked(found: Sequence[Clue]) -> tuple[Clue, ...]:
    """The cause with the strongest single clue first, for hints do not add up to a bounce; then by all that is said for it."""
    weights = dict[str, list[int]]()
    for clue in found:
        weights.setdefault(clue.cause, []).append(clue.weight)
    rank = {cause: (-max(w), -sum(w), _RANK[cause]) for cause, w in weights.items()}
    return tuple(sorted(found, key=lambda c: (*rank[c.cause], -c.weight)))


def _missing(lines: Sequence[Quote], book: Book) -> Iterator[Text]:
    """What a row of the quote leaves open, of the columns that the book has."""
    layout = book.layouts.get(QUOTES.name)
    for name, field in _OFFER.items():
        if layout and name in layout.letters and any(_is_open(getattr(q, field), field) for q in lines):
            column = QUOTES.column(name)
            yield Text(column.name, column.zh)


def _is_open(value: object, field: str) -> bool:
    """Nothing there; of a price also what is no number, as `TBD`."""
    return value in (None, "") or (field == "unit_price" and not isinstance(value, int | float))
