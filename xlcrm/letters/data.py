"""What a template is given: plain texts, numbers, lists and mappings, every place filled or empty, never missing."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from xlcrm.currencies import code_of, decimals_of
from xlcrm.letters.lines import LONGEST_TEXT, Late, has_han, line, sentences
from xlcrm.letters.ports import in_latin
from xlcrm.letters.vocabulary import plain
from xlcrm.lists import EVENT_TOPICS
from xlcrm.model import Cell, Customer, Material, Quote
from xlcrm.tables.values import text

Data = Mapping[str, Any]

# Units as people type them -> what is counted; a template has the word for it, in the singular and in the plural.
UNITS = {
    word: counted
    for counted, words in {
        "piece": "pc pcs pce pces piece pieces ea each 件 只 个 支 根 条 pza pzas pieza piezas",
        "unit": "unit units 台 ud uds und unds unid unidad unidades",
        "pair": "pair pairs pr prs 对 副 双 par pares",
        "set": "set sets 套 组 juego juegos",
        "box": "box boxes ctn ctns carton cartons 箱 盒 caja cajas",
        "roll": "roll rolls 卷 rollo rollos",
        "kg": "kg kgs kilo kilos 公斤 千克",
        "bag": "bag bags 袋 包 bolsa bolsas saco sacos",
        "dozen": "dozen dozens doz dz dzn 打 docena docenas",
        "m²": "m² m2 sqm sq.m 平方米 平米",
        "m³": "m³ m3 cbm 立方米 立方",
        "l": "l ltr ltrs litre litres liter liters 升 litro litros",
        "t": "t ton tons tonne tonnes mt 吨 tonelada toneladas",
        "m": "m mtr mtrs metre metres meter meters 米 metro metros",
    }.items()
    for word in words.split()
}
MOST_LINES = 5  # of a quote that a letter lists, so that it stays short; it tells how many more there are
_LEAD = Late(
    r"(\d{1,3})\s*(?:(?:-|–|~|至|到|to|a)\s*(\d{1,3})\s*)?(?:个)?(|days?|天|日|días?|dias?|weeks?|周|星期|semanas?|months?|月|mes(?:es)?)\.?",
    any_case=True,
)
_WITH_UNIT = Late(r"([\d,]+(?:\.\d+)?)\s*([^\W\d_][^\W_]*)\.?")
_GROUPED = Late(r"\d{1,3}(?:,\d{3})+")
_SPAN = {first: span for span, firsts in {"day": "d天日", "week": "ws周星", "month": "m月"}.items() for first in firsts}


def day(value: date | None) -> Mapping[str, int] | str:
    """A date as a template writes it out; empty for none."""
    return {"year": value.year, "month": value.month, "day": value.day} if value else ""


def days_of(fair: Material | None, months: Mapping[str, int]) -> Data:
    """The days of a fair, `opens` and `closes`, where its own words do not tell them: an invitation must (domain.md 3).

    `closes` is empty for a fair of one day.
    """
    if fair is None or fair.start is None or _tells(fair, fair.start, months):
        return {"opens": "", "closes": ""}
    return {"opens": day(fair.start), "closes": day(fair.end) if fair.end and fair.end > fair.start else ""}


def _tells(fair: Material, value: date, months: Mapping[str, int]) -> bool:
    """Do the words have that day with its month, as a name or a number? A point makes no date: halls are called 9.1."""
    said = plain(f"{fair.title}\n{fair.text}\n{fair.benefit}")
    if not re.search(rf"(?<!\d)0?{value.day}(?!\d)", said):
        return False
    d, m = rf"0?{value.day}", rf"0?{value.month}"
    names = "".join(rf"|(?<!\w){re.escape(name)}" for name, number in months.items() if number == value.month)
    return re.search(rf"(?<!\d){m} ?月|(?<!\d)(?:{d}[-/]{m}|{m}[-/]{d})(?!\d){names}", said) is not None


def about(customer: Customer, language: str, han: bool) -> str:
    """What the customer buys, where the book names it in the letter's language as far as the script tells; else the company."""
    products = [p for p in map(line, re.split(r"[;,；，、]", customer.products)) if p]
    fitting = [p for p in products if has_han(p) == han] if han or language == "en" else []
    word = next(iter(fitting), "") or company_name(customer, han)
    return word[:1].upper() + word[1:]


def company_name(customer: Customer, han: bool) -> str:
    """What the buyer's company is called; of a name in two scripts only the Latin one, where the letter is not in Chinese."""
    whole = line(customer.company)
    latin = [] if han or not has_han(whole) else [w for w in whole.split() if not has_han(w)]
    return " ".join(latin) if any(ch.isalpha() for w in latin for ch in w) else whole


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
    """A quantity: a whole number where it is one, else its text, empty for none, which nothing and less are too."""
    if isinstance(value, bool) or value is None:
        return ""
    shown = text(value)
    if _GROUPED.fullmatch(shown):
        shown = shown.replace(",", "")
    if isinstance(value, int | float | str) and shown.isdecimal() and shown.isascii() and len(shown) <= 15:
        return int(shown) or ""
    return "" if shown.startswith("-") else line(shown)


def spoken_of(quotes: Sequence[Quote]) -> Sequence[Quote]:
    """The rows of the newest quote; of several quotes of its day the last that is Sent, for it is the one to follow up."""
    if not quotes:
        return ()
    newest = [q for q in quotes if q.date == quotes[-1].date]
    one = next((q for q in reversed(newest) if q.status == "Sent"), newest[-1])
    return [q for q in newest if q is one or (one.number and q.number == one.number and q.status == one.status)]


_NO_QUOTE: Data = {
    **dict.fromkeys("date number product model incoterm place valid_until lead_time lead payment".split(), ""),
    "lines": [],
    **dict.fromkeys(("expired", "single", "mixed", "more"), 0),
}


def quotation(rows: Sequence[Quote], today: date | None, ports: Mapping[str, str] | None = None) -> Data:
    """The quote that a letter speaks of, its rows as lines; what is not in a row is empty, never made up. `ports` are the names
    of ports, by the Chinese ones, that the letter's language has other than English; None for a letter in Chinese.

    Incoterm and place, validity, lead time and payment stand once where all rows agree. Terms that differ stand in the
    lines; the others are left out. `more` counts the rows beyond those listed.
    """
    if not rows:
        return _NO_QUOTE
    if ports is not None:
        rows = [q._replace(place=in_latin(line(q.place), ports)) for q in rows]
    first = rows[0]
    terms = {(q.incoterm, line(q.place)) for q in rows}
    lines = [_line(q, len(terms) > 1) for q in rows[: MOST_LINES if len(rows) > MOST_LINES + 1 else len(rows)]]
    until = first.valid_until if len({q.valid_until for q in rows}) == 1 else None
    lead = line(first.lead_time) if len({q.lead_time for q in rows}) == 1 else ""
    return {
        "date": day(first.date),
        "number": line(first.number),
        "product": line(first.product),
        "model": line(first.model),
        "lines": lines,
        "single": int(len(lines) == 1 and lines[0]["qty"] != ""),
        "more": len(rows) - len(lines),
        "incoterm": first.incoterm if len(terms) == 1 else "",
        "place": line(first.place) if len(terms) == 1 else "",
        "valid_until": day(until),
        "expired": int(until is not None and today is not None and until < today),
        "lead_time": lead,
        "lead": lead_of(lead),
        "payment": line(first.payment_terms) if len({q.payment_terms for q in rows}) == 1 else "",
        "mixed": int(len(terms) > 1),
    }


def _line(quote: Quote, own_terms: bool) -> Data:
    qty, unit = quantity(quote)
    return {
        "model": line(quote.model), "product": line(quote.product), "qty": qty, "unit": unit,
        "counted": UNITS.get(unit.rstrip(".").casefold(), ""), "price": _price(quote), "currency": _currency(quote),
        "terms": f"{quote.incoterm} {line(quote.place)}".strip() if own_terms else "",
    }  # fmt: skip


def quantity(quote: Quote) -> tuple[int | str, str]:
    """How many, and of what; a unit typed behind the number, `5000 pcs`, is not said twice."""
    qty, unit = whole(quote.qty), line(quote.unit)
    found = _WITH_UNIT.fullmatch(qty) if isinstance(qty, str) else None
    counted = UNITS.get(found[2].casefold()) if found else None
    if found is None or counted is None:
        return qty, unit
    same = not unit or UNITS.get(unit.rstrip(".").casefold()) == counted
    return (whole(found[1]), unit or found[2]) if same else (qty, "")


def _price(quote: Quote) -> str:
    """Currency and amount; empty where there is no number, or nothing."""
    shown = amount(quote.unit_price)
    if not re.fullmatch(r"[\d.]+", shown) or not shown.strip("0."):
        return ""
    currency = _currency(quote)
    whole = decimals_of(code_of(currency)) == 0  # JPY 4500 is never written JPY 4500.00
    return f"{currency} {shown.removesuffix('.00') if whole else shown}".strip()


def _currency(quote: Quote) -> str:
    """Its code where the book has a Chinese name of it, or the code in small letters."""
    currency = line(quote.currency)
    code = currency.upper() if len(currency) == 3 and currency.isascii() else currency
    return (code_of(currency) if has_han(currency) else "") or code


def lead_of(shown: str) -> Data | str:
    """A lead time as numbers, where it is no more than that: `30 days`, `4-6 周`, or `30` of who knows what; else empty."""
    found = _LEAD.fullmatch(shown)
    if not found:
        return ""
    return {"low": int(found[1]), "high": int(found[2] or 0), "span": _SPAN[found[3][0].lower()] if found[3] else ""}


def fact(material: Material | None, around: tuple[str, str] | None = None) -> Data:
    """The material of a letter; all empty where there is none.

    `around` is what stands around its sentences where they are in another language than the letter: places to fill in.
    Its title is then none for the letter, but for the name of a fair or a feast. `first` is the first sentence of the text.
    """
    if material is None:
        return dict.fromkeys(("title", "first", "text", "benefit", "question", "attachment", "link"), "")
    said = {name: getattr(material, name).strip()[:LONGEST_TEXT] for name in ("text", "benefit", "question")}
    if around:
        said = {name: f"{around[0]}{words}{around[1]}" if words else "" for name, words in said.items()}
    return {
        "title": "" if around and material.topic not in EVENT_TOPICS else line(material.title),
        "first": next(iter(sentences(line(said["text"]))), "").rstrip(".。"),
        **said,
        "attachment": line(material.attachment),
        "link": line(material.link),
    }
