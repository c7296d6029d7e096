"""The demo book: a desk with 36 customers on it, alive on whatever day it is made.

Only what a person would type; the rest is for a refresh to work out. The cast stands in `demo_data`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from xlcrm import lists, schema
from xlcrm.demo import data as cast
from xlcrm.demo.data import Buyer, Fact, Line, Offer
from xlcrm.lists import Choices
from xlcrm.model import Cell
from xlcrm.settings import DEFAULTS, shown
from xlcrm.settings import SETTINGS as SETTING_ROWS
from xlcrm.text import Lang, Text

Row = dict[str, Cell]
Rows = list[Row]

_FRIDAY, _SATURDAY = 4, 5
MONTHS = "January February March April May June July August September October November December".split()


def sample(today: date, lang: Lang) -> dict[str, Rows]:
    """The rows of the demo book as of `today`: sheet -> rows of {column: value}, both by their English names.

    Each row has every input column of its sheet, None where nothing is typed; words of closed lists are those of
    `lang`. The same `today` and `lang` always give the same rows. Three rows hold mistakes, for Problems to show.
    """
    book: dict[str, Rows] = {
        "Customers": [_customer(b, today, lang) for b in cast.BUYERS],
        "Contacts": _contacts(lang),
        "Touches": _touches(today, lang),
        "Quotes": _quotes(today, lang),
        "Materials": [_material(f, today, lang) for f in cast.FACTS],
        "Team": _team(lang),
        "Settings": _settings(lang),
    }
    return {name: [_whole(name, row) for row in rows] for name, rows in book.items()}


def workday(day: date) -> date:
    """The day itself, or the Friday before it where it is a Saturday or Sunday."""
    return day - timedelta(max(0, day.weekday() - _FRIDAY))


def next_workday(day: date) -> date:
    """The day itself, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(7 - day.weekday() if day.weekday() >= _SATURDAY else 0)


def _whole(name: str, row: Row) -> Row:
    sheet = schema.sheet_named(name)
    assert sheet is not None
    return {c.name: row.get(c.name) for c in sheet.columns if not c.computed}


def _ago(today: date, days: int) -> date:
    """So many days back, a weekday; ahead where `days` is negative."""
    day = today - timedelta(days)
    return workday(day) if days >= 0 else next_workday(day)


def _word(choices: Choices, code: str, lang: Lang) -> str | None:
    return lists.label(choices, code, lang) if code else None


def _yes(value: bool, lang: Lang) -> str | None:
    return _word(lists.YES, "yes" if value else "", lang)


def _joined(texts: Iterable[Text], lang: Lang) -> str:
    return "; ".join(t.said(lang) for t in texts)


def _customer(buyer: Buyer, today: date, lang: Lang) -> Row:
    return {
        "Customer ID": buyer.id or None,
        "Company": buyer.company,
        "Country": cast.COUNTRIES[buyer.country].said(lang),
        "Contact": buyer.contact,
        "Email": buyer.email or None,
        "Phone": buyer.phone or None,
        "IM": buyer.im or None,
        "Fax": buyer.fax or None,
        "Language": buyer.language,
        "Owner": cast.TEAM[buyer.owner].name.said(lang),
        "Source": cast.SOURCES[buyer.source].said(lang),
        "Products": _joined((cast.PRODUCTS[p] for p in buyer.products), lang),
        "Manual Grade": _word(lists.GRADES, buyer.manual, lang),
        "Not Before": None if buyer.not_before is None else _ago(today, buyer.not_before),
        "Do Not Contact": _yes(buyer.do_not_contact, lang),
        "Added": None if buyer.added is None else _ago(today, buyer.added),
        "Notes": buyer.notes.said(lang) if buyer.notes else None,
    }


def _contacts(lang: Lang) -> Rows:
    return [
        {
            "Customer": b.id,
            "Name": p.name,
            "Title": p.title.said(lang),
            "Email": p.email or None,
            "Phone": p.phone or None,
            "IM": p.im or None,
        }
        for b in cast.BUYERS
        for p in b.people
    ]


def _touches(today: date, lang: Lang) -> Rows:
    """All touches in the order of their dates, as a diary grows; on one day a customer's in the order of the cast."""
    dated: list[tuple[date, Row]] = []
    for buyer in cast.BUYERS:
        for line in buyer.lines:
            day = today - timedelta((today.weekday() - _FRIDAY) % 7) if line.friday else _ago(today, line.days)
            dated.append((day, _touch(line, buyer, day, lang)))
    first = cast.BUYERS[0]
    day = _ago(today, cast.MISSPELT_LINE.days)
    dated.append((day, {**_touch(cast.MISSPELT_LINE, first, day, lang), "Customer": cast.MISSPELT}))
    # Whichever way it is read, it lies behind us.
    year = today.year if today >= date(today.year, 4, 3) else today.year - 1
    row = _touch(cast.TWO_WAYS_LINE, first, date(year, 4, 3), lang)
    dated.append((date(year, 4, 3), {**row, "Date": cast.TWO_WAYS.format(year=year)}))
    return [row for _, row in sorted(dated, key=lambda pair: pair[0])]


def _touch(line: Line, buyer: Buyer, day: date, lang: Lang) -> Row:
    return {
        "Date": day,
        "Customer": buyer.company,
        "Direction": _word(lists.DIRECTIONS, "Out" if line.out else "In", lang),
        "Medium": _word(lists.MEDIA, line.medium, lang),
        "Topic": _word(lists.TOPICS, line.topic, lang),
        "Contact": line.to or buyer.contact,
        "By": cast.TEAM[line.by or buyer.owner].name.said(lang) if line.out else None,
        "Summary": line.summary.said(lang),
        "Substantive": _yes(line.substantive, lang),
        "Auto": _yes(line.auto, lang),
        "Material": line.material or None,
        "Said": line.said or None,
    }


def _quotes(today: date, lang: Lang) -> Rows:
    """All quotes in the order of their dates."""
    dated: list[tuple[date, Row]] = []
    for buyer in cast.BUYERS:
        for offer in buyer.offers:
            day = today - timedelta(offer.days) if offer.exact else _ago(today, offer.days)
            dated.append((day, _quote(offer, buyer, day, today, lang)))
        if buyer.id == cast.NO_STATUS_BUYER:
            day = _ago(today, cast.NO_STATUS_OFFER.days)
            row = _quote(cast.NO_STATUS_OFFER, buyer, day, today, lang)
            dated.append((day, {**row, "Status": cast.NO_STATUS.said(lang)}))
    return [row for _, row in sorted(dated, key=lambda pair: pair[0])]


def _quote(offer: Offer, buyer: Buyer, day: date, today: date, lang: Lang) -> Row:
    item = cast.ITEMS[offer.item]
    return {
        "Quote No": offer.number,
        "Rev": offer.rev,
        "Date": day,
        "Customer": buyer.company,
        "Product": item.name,
        "Model": item.model,
        "HS Code": item.hs,
        "Qty": offer.qty,
        "Unit": item.unit,
        "MOQ": item.moq,
        "Currency": offer.currency,
        "Unit Price": offer.price,
        "Incoterm": _word(lists.INCOTERMS, offer.incoterm, lang),
        "Place": offer.place,
        "Payment Terms": offer.pay,
        "Lead Time": offer.lead,
        "Valid Until": day + timedelta(offer.valid),
        "Status": _word(lists.STATUSES, offer.status, lang),
        "PI No": offer.pi or None,
        "Order Date": None if offer.ordered is None else _ago(today, offer.ordered),
        "Lost Reason": offer.lost.said(lang) if offer.lost else None,
    }


def _in_words(day: date | None, language: str) -> str:
    """A day as it stands in a sentence of a letter."""
    if day is None:
        return ""
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {MONTHS[day.month - 1]}"


def _material(fact: Fact, today: date, lang: Lang) -> Row:
    start = None if fact.start is None else _ago(today, -fact.start)
    end = None if fact.end is None else _ago(today, -fact.end)
    if fact.feast:
        start = end = min(d for d in (date(today.year + n, *fact.feast) for n in (0, 1)) if d >= today)
    return {
        "Topic": _word(lists.TOPICS, fact.topic, lang),
        "Title": fact.title,
        "Text": fact.text.format(start=_in_words(start, fact.language), end=_in_words(end, fact.language)),
        "Benefit": fact.benefit or None,
        "Question": fact.question or None,
        "Language": fact.language,
        "From": start,
        "To": end,
        "Countries": _joined((cast.COUNTRIES[c] for c in fact.countries), lang) or None,
        "Products": _joined((cast.PRODUCTS[p] for p in fact.products), lang) or None,
        "Grades": fact.grades or None,
        "Link": fact.link or None,
    }


def _team(lang: Lang) -> Rows:
    return [
        {
            "Name": m.name.said(lang),
            "Title": m.title.said(lang),
            "Email": m.email,
            "Phone": m.phone,
            # Letters go abroad: he signs in English, whatever the book's language.
            "Signature": f"{m.latin}\n{m.title_en}\n{cast.SELLER}\n{m.phone} | {m.email}",
        }
        for m in cast.TEAM.values()
    ]


def _settings(lang: Lang) -> Rows:
    """Every setting with its default, and the seller's own in place of the empty ones."""
    ours: dict[str, Cell] = {
        "sender_name": cast.TEAM["fiona"].latin,
        "sender_title": cast.TEAM["fiona"].title_en,
        "sender_company": cast.SELLER,
        "sender_phone": cast.SELLER_PHONE,
        "sender_address": cast.SELLER_ADDRESS,
        "sender_email": cast.TEAM["fiona"].email,
        "bank_details": cast.SELLER_BANK,
        "peers": "; ".join(cast.PEERS),
    }
    values = {s.field: ours.get(s.field, shown(getattr(DEFAULTS, s.field), lang)) for s in SETTING_ROWS}
    return [
        {
            "Name": s.name.said(lang),
            "Value": None if values[s.field] == "" else values[s.field],
            "Explanation": s.why.said(lang),
        }
        for s in SETTING_ROWS
    ]
