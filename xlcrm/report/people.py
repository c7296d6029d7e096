"""Each customer as plain data: the line in the table, and behind a click the story, the quotes and the touches.

Columns stand apart, one list each with a place for every customer, for so they pack to a third of what rows would take.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlcrm.lists import MEDIA, OPEN_STATUSES, STATUSES, TOPICS, label
from xlcrm.method.evaporation import Evaporated
from xlcrm.method.refresh import Result, Standing, place
from xlcrm.method.story import story
from xlcrm.model import Cell, Quote, Touch
from xlcrm.papers.currencies import number_in, shown, written
from xlcrm.places.countries import country_name
from xlcrm.schema import fold
from xlcrm.tables import Decoded
from xlcrm.tables.values import text
from xlcrm.text import Lang

LONGEST_TEXT = 400  # characters of a touch's summary
OUT, AUTO, SUBSTANTIVE = 1, 2, 4  # what a touch is, added up
TOPIC_CODES, MEDIUM_CODES = ([None, *(c.code for c in choices)] for choices in (TOPICS, MEDIA))
STATUS_CODES = [c.code for c in STATUSES]


class Line(NamedTuple):
    """A customer in the table. Texts are in the page's language; `due` counts days from today; `state` is one of
    lists.STATES or ""; `place` tells where on the agenda, of several books together too, None who is not on it.
    """

    id: str
    company: str
    country: str
    contact: str
    owner: str
    products: str
    grade: str
    state: str
    due: int | None
    late: int | None
    topic: str
    medium: str
    step: str
    owed: int
    silent: int
    quiet: int
    place: tuple[int, ...] | None


class Past(NamedTuple):
    """What stands behind a click: ways to reach the customer, sentences, and the newest first, quotes and touches."""

    email: str
    phone: str
    story: Sequence[str]
    quotes: Sequence[Sequence[Any]]
    touches: Sequence[Sequence[Any]]


def lines(result: Result, today: date, lang: Lang) -> list[Line]:
    """The customers in the order of the book."""
    listed = {s.customer.id: s for s in result.agenda}
    silent = {e.customer.id for e in result.evaporated}
    return [
        _line(listed.get(s.customer.id, s), s.customer.id in listed, today, lang, s.customer.id in silent)
        for s in result.standings
    ]


def _line(s: Standing, listed: bool, today: date, lang: Lang, silent: bool) -> Line:
    c = s.customer
    return Line(
        c.id, c.company, country_name(c.country_code, lang) if c.country_code else c.country, c.contact, c.owner, c.products,
        s.grade.letter, s.state if listed else "", (s.due.date - today).days if s.due.date else None, s.due.days_overdue,
        label(TOPICS, s.topic, lang) if s.topic else "", label(MEDIA, s.medium, lang) if s.medium else "", s.step_shown.said(lang),
        int(s.due.reply_owed), int(silent), int(c.do_not_contact), place(s) if listed else None,
    )  # fmt: skip


def pasts(decoded: Decoded, result: Result, today: date, lang: Lang) -> Iterator[Past]:
    """What is behind each customer, in the order of the book."""
    said, silent = _summaries(decoded), dict[str, list[Evaporated]]()
    for quote in result.evaporated:
        silent.setdefault(quote.customer.id, []).append(quote)
    for s in result.standings:
        sentences = [sentence.said(lang) for sentence in story(s, today, decoded.settings)]
        sentences += [_silence(e, lang) for e in silent.get(s.customer.id, ())]
        superseded = [(quote, 0) for quote in s.history.superseded]
        quotes = sorted(
            [*((quote, 1) for quote in s.history.quotes), *superseded], key=lambda pair: pair[0][:2], reverse=True
        )
        touches = [_touch(t, said, today) for t in reversed(s.history.touches)]
        yield Past(s.customer.email, s.customer.phone, sentences, [_quote(q, c, today) for q, c in quotes], touches)


def _summaries(decoded: Decoded) -> Mapping[int, str]:
    """Row of Touches -> what was written down of it; of our own touches the method never needs it."""
    here = decoded.found["Touches"]
    values = here.cells("Summary")
    return {row: text(value) for row, value in zip(here.table.rows, values, strict=True) if value is not None}


def _silence(e: Evaporated, lang: Lang) -> str:
    """An evaporated quote in a sentence, its evidence and the next test."""
    quote, clues = e.lines[-1].number or e.lines[-1].product, [clue.said.said(lang) for clue in e.clues]
    test = e.next_test.said(lang).partition("\n")[0]
    if lang == "zh":
        found = f"线索：{'；'.join(clues)}。" if clues else ""
        return f"报价 {quote} 已 {e.days_silent} 天无回音（蒸发）。{found}{'验证：' if test else ''}{test}"
    found = f" Clues: {'; '.join(clues)}." if clues else ""
    return f"Quote {quote} has had no answer for {e.days_silent} days (evaporated).{found}{' Next test: ' if test else ''}{test}"


def _touch(t: Touch, said: Mapping[int, str], today: date) -> list[Any]:
    """Days ago, what it is, medium, topic, with whom, about what; places in the closed lists, 0 is none."""
    kind = OUT * t.out + AUTO * t.auto + SUBSTANTIVE * t.substantive
    about = said.get(t.row) or t.summary or t.material
    return [
        (today - t.date).days, kind, MEDIUM_CODES.index(t.medium), TOPIC_CODES.index(t.topic), t.contact,
        about if len(about) <= LONGEST_TEXT else about[: LONGEST_TEXT - 1] + "…",
    ]  # fmt: skip


def _quote(q: Quote, counts: int, today: date) -> list[Any]:
    """Days ago, number, revision, whether it counts, status, product, quantity, price, terms, days until it ends."""
    product = " ".join(filter(None, (q.product, q.model)))
    return [
        (today - q.date).days, q.number, _revision(q.rev), counts, STATUS_CODES.index(q.status), product,
        " ".join(filter(None, (_figure(q.qty), q.unit))), _price(q),
        " ".join(filter(None, (q.incoterm, q.place))), (q.valid_until - today).days if q.valid_until and q.status in OPEN_STATUSES else None,
    ]  # fmt: skip


def _figure(value: Cell) -> str:
    """A quantity with commas between thousands, as a paper has it; what is no number as it was typed."""
    number = number_in(value)
    return text(value) if number is None else written(number)


def _price(q: Quote) -> str:
    """A price as a paper has it, `USD 1,200.50`; what is no number as it was typed; of none, or 0, the currency alone."""
    number = number_in(q.unit_price)
    if number:
        return shown(number, q.currency)
    return " ".join(filter(None, (q.currency, text(q.unit_price) if number is None else "")))


def _revision(rev: float) -> str:
    """A revision as a person types it; nothing for 0."""
    return f"{rev:.12g}" if rev else ""


def columns(rows: Iterable[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows turned on their side: `width` lists."""
    turned = [list(column) for column in zip(*rows, strict=True)]
    return turned or [[] for _ in range(width)]


def owner_key(line: Line) -> str:
    """By which a customer's owner is known in every book."""
    return fold(line.owner)
