"""What a template is given: plain texts, numbers, lists and mappings, every place filled or empty, never missing."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from xlcrm.model import Cell, Contact, Customer, Member, Quote
from xlcrm.settings import Settings
from xlcrm.tables.values import text

Data = Mapping[str, Any]
LONGEST = 600  # characters of a name, a title or a term of a quote
LONGEST_TEXT = 4_000  # of a material's sentences
QUOTED = 180  # of the buyer's own words
HAN = re.compile(r"[\u3400-\u9fff]")

# What people write before a name, by what it means
TITLES = {
    "mr": "Mr", "mister": "Mr", "sr": "Mr", "herr": "Mr", "m": "Mr", "mrs": "Mrs", "sra": "Mrs", "frau": "Mrs", "mme": "Mrs",
    "ms": "Ms", "miss": "Miss", "srta": "Miss", "dr": "Dr", "dra": "Dr", "prof": "Prof",
}  # fmt: skip


class Fact(Protocol):
    """Something to write about: a row of Materials, as far as a letter needs it."""

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def benefit(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def start(self) -> date | None: ...
    @property
    def attachment(self) -> str: ...
    @property
    def link(self) -> str: ...


def line(value: str, most: int = LONGEST) -> str:
    """On one line, without what no letter shows: control characters become spaces."""
    return " ".join("".join(ch if ch.isprintable() else " " for ch in value[: most * 4]).split())[:most]


def day(value: date | None) -> Mapping[str, int] | str:
    """A date as a template writes it out; empty for none."""
    return {"year": value.year, "month": value.month, "day": value.day} if value else ""


def person(name: str) -> Mapping[str, str]:
    """A contact: his name, and where a title stands before it the title and the surname."""
    words = line(name).split()
    title = TITLES.get(words[0].rstrip(".").casefold(), "") if len(words) > 1 else ""
    if title == "Mr" and words[0].rstrip(".").casefold() == "m" and len(words) > 2:
        title = ""  # an initial
    typed = words[0] if title and words[0].rstrip(".").casefold() == title.casefold() else title
    return {"name": " ".join(words), "title": title, "honorific": typed, "surname": words[-1] if words else ""}


def about(customer: Customer, language: str, han: bool) -> str:
    """What the customer buys, where the book names it in the letter's language as far as the script tells; else the company."""
    products = [p for p in map(line, re.split(r"[;,；，、]", customer.products)) if p]
    fitting = [p for p in products if bool(HAN.search(p)) == han] if han or language == "en" else []
    word = next(iter(fitting), "") or line(customer.company)
    return word[:1].upper() + word[1:]


def said(words: str, stop: str) -> str:
    """The buyer's own words, as long as a letter can bear, whole sentences where that is possible."""
    words = line(words, 2000).strip("“”\"«»「」 ").translate(str.maketrans("“”«»", "‘’‹›"))
    if len(words) > QUOTED:
        ends = [m.end() for m in re.finditer(r"[.!?。！？](?=\s|$|(?<=[。！？]))", words[:QUOTED])]
        words = words[: ends[-1]].strip() if ends else words[: QUOTED - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
    return words if not words or words[-1] in ".!?…。！？" else words + stop


def amount(value: Cell) -> str:
    """A price as it is written: two decimals at least."""
    shown = text(value)
    try:
        number = Decimal(shown)
    except InvalidOperation:
        return line(shown)
    if not number.is_finite() or abs(number) >= 10**12:
        return line(shown)
    places = max(2, min(6, -int(number.normalize().as_tuple().exponent)))
    return f"{number:.{places}f}"


def whole(value: Cell) -> int | str:
    """A quantity: a whole number where it is one, else its text, empty for none."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return int(value)
    return value if isinstance(value, int) and abs(value) < 10**15 else line(text(value))


def spoken_of(quotes: Sequence[Quote]) -> Sequence[Quote]:
    """The rows of the newest quote; of several quotes of its day the last that is Sent, for it is the one to follow up."""
    if not quotes:
        return ()
    newest = [q for q in quotes if q.date == quotes[-1].date]
    one = next((q for q in reversed(newest) if q.status == "Sent"), newest[-1])
    return [q for q in newest if q is one or (one.number and q.number == one.number and q.status == one.status)]


def quotation(rows: Sequence[Quote], today: date | None) -> Data:
    """The quote that a letter speaks of, its rows as lines; what is not in a row is empty, never made up."""
    if not rows:
        return {**dict.fromkeys(("date", "number", "goods", "incoterm", "place", "valid_until", "lead_time", "payment"), ""), "lines": [], "expired": 0, "single": 0}
    first = rows[0]
    lines = [{"goods": _goods(q), "qty": whole(q.qty), "unit": line(q.unit), "price": _price(q)} for q in rows]
    until = first.valid_until if len({q.valid_until for q in rows}) == 1 else None
    return {
        "date": day(first.date),
        "number": line(first.number),
        "goods": line(first.product) or line(first.model),
        "lines": lines,
        "single": int(len(lines) == 1 and lines[0]["qty"] != ""),
        "incoterm": first.incoterm,
        "place": line(first.place),
        "valid_until": day(until),
        "expired": int(until is not None and today is not None and until < today),
        "lead_time": line(first.lead_time) if len({q.lead_time for q in rows}) == 1 else "",
        "payment": line(first.payment_terms) if len({q.payment_terms for q in rows}) == 1 else "",
    }


def _goods(quote: Quote) -> str:
    product, model = line(quote.product), line(quote.model)
    return f"{model} ({product})" if product and model else product or model


def _price(quote: Quote) -> str:
    return f"{line(quote.currency)} {amount(quote.unit_price)}".strip() if quote.unit_price is not None else ""


def fact(material: Fact | None) -> Data:
    """The material of a letter; all empty where there is none."""
    if material is None:
        return dict.fromkeys(("title", "text", "benefit", "question", "attachment", "link"), "")
    return {
        "title": line(material.title),
        **{name: getattr(material, name).strip()[:LONGEST_TEXT] for name in ("text", "benefit", "question")},
        "attachment": line(material.attachment),
        "link": line(material.link),
    }


def signature(name: str, team: Sequence[Member], settings: Settings) -> str:
    """How somebody signs: by Team; else, of his own name, the sender by Settings (domain.md 8)."""
    member = next((m for m in team if m.name == name), None) if name else None
    if member:
        lines = [member.name, member.title, settings.sender_company, member.phone, member.email]
        return member.signature.strip()[:LONGEST_TEXT] or "\n".join(filter(None, lines))
    if settings.signature:
        return settings.signature.strip()[:LONGEST_TEXT]
    lines = [settings.sender_name or name, settings.sender_title, settings.sender_company, settings.sender_phone, settings.sender_address]
    return "\n".join(filter(None, lines)) if lines[0] else ""


def known_as(name: str, signed: str, han: bool) -> str:
    """How a person of ours is named in a letter: as he signs, but in Chinese characters by the name in the book."""
    first = line(signed.split("\n", 1)[0])
    if not name or (first and not (han and HAN.search(name)) and (HAN.search(name) or first.startswith(name))):
        return first
    return line(name)


def person_at(contact: Contact | None, customer: Customer) -> tuple[str, str]:
    """Name and address of who is written to."""
    return (line(contact.name), line(contact.email)) if contact else (line(customer.contact), line(customer.email))


_FACT = {"title": "T", "text": "x.", "benefit": "b.", "question": "q?", "attachment": "a.pdf", "link": "https://x.example"}
_QUOTE = {
    "date": {"year": 2026, "month": 11, "day": 2}, "number": "Q-1", "goods": "Pump", "incoterm": "FOB", "place": "Ningbo", "single": 1, "expired": 0,
    "valid_until": {"year": 2026, "month": 12, "day": 31}, "lead_time": "30 days", "payment": "T/T",
    "lines": [{"goods": "Pump", "qty": 500, "unit": "pcs", "price": "USD 1.50"}],
}  # fmt: skip
_FULL: Data = {
    "who": "C-1", "letters": 1, "year": 2026, "role": "colleague", "step": "Change company", "unanswered": 4, "peer": "Peer", "former": "Ann",
    "owner": "Lee", "sender": {"name": "Sam", "company": "Pumps"}, "signature": "Sam", "customer": {"id": "C-1", "company": "Acme", "country": "DE", "about": "Pumps"},
    "contact": {"name": "Ms Ann Webb", "title": "Ms", "honorific": "Ms.", "surname": "Webb"}, "questions": ["Which one?", "When?"], "material": _FACT, "quote": _QUOTE,
    "reply": {"date": {"year": 2025, "month": 3, "day": 8}, "said": "Yes.", "by": "Bo"}, "days_to": 7,
}  # fmt: skip
# Made-up data that a changed template is tried on: everything known, nothing known, and between.
SAMPLES: Sequence[Data] = (
    _FULL,
    {**_FULL, "role": "contact", "step": "Change contact", "quote": {**_QUOTE, "expired": 1, "lines": _QUOTE["lines"] * 2}},  # type: ignore[operator]
    {
        **_FULL, "role": "", "step": "Keep going", "unanswered": 0, "peer": "", "former": "", "owner": "", "signature": "", "questions": [], "days_to": "",
        "sender": {"name": "", "company": ""}, "contact": {"name": "", "title": "", "honorific": "", "surname": ""}, "material": fact(None), "quote": quotation((), None),
        "reply": {"date": "", "said": "", "by": ""},
    },
)  # fmt: skip
