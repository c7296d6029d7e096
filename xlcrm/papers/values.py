"""Single values of a paper: texts, dates and numbers from the book, and the marks where one is missing or wrong."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from xlcrm import schema, settings
from xlcrm.dates import SHORT_MONTHS
from xlcrm.findings import Finding
from xlcrm.letters.lines import has_han
from xlcrm.letters.people import known_as, member_called
from xlcrm.model import Customer, Member
from xlcrm.papers.currencies import decimals_of, shown, written
from xlcrm.papers.paper import Value
from xlcrm.papers.places import ADDRESS, OF_THE_BUYER, OF_THE_SELLER
from xlcrm.papers.rows import Addresses
from xlcrm.places.countries import country_name
from xlcrm.settings import Settings
from xlcrm.tables import Decoded
from xlcrm.text import Lang, Text

FILL_IN = Text("[[to fill in: {}]]", "[[待填写：{}]]")
CHECK = Text("[[to check: {}]]", "[[待核对：{}]]")
_TYPE_IT = Text("type it into the book and write the paper anew", "在工作簿中填写后重新生成")


def missing(name: Text, where: str, lang: Lang, remedy: Text = _TYPE_IT) -> Value:
    """The marked place of something that the book does not say."""
    what = Text(f"{name.en} is missing", f"缺少{name.zh}")
    return Value(FILL_IN.said(lang).format(name.said(lang)), finding=Finding("missing", where, what, remedy))


def wrong(value: str, where: str, message: Text, remedy: Text, lang: Lang) -> Value:
    """The marked place of something that the book says, but that cannot be right."""
    return Value(CHECK.said(lang).format(value), finding=Finding("wrong", where, message, remedy))


def untold(name: Text, cause: Finding | None, lang: Lang) -> Value:
    """The marked place of something that is worked out from others, one of which is missing or wrong: that is the finding."""
    return Value(FILL_IN.said(lang).format(name.said(lang)), finding=cause)


def text_value(said: str, name: Text, where: str, lang: Lang) -> Value:
    """A text, or the mark that it is missing."""
    return Value(said) if said else missing(name, where, lang)


def date_value(day: dt.date, lang: Lang) -> Value:
    """A date, which nobody can take for another: with the month's name, or in Chinese."""
    en, zh = f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}", f"{day.year}年{day.month}月{day.day}日"
    return Value(zh if lang == "zh" else en, date=day)


def number_value(number: Decimal) -> Value:
    """A quantity."""
    return Value(written(number), number=number, decimals=decimals_of(number))


def money_value(amount: Decimal, code: str, decimals: int) -> Value:
    """An amount of money, or a price that has more decimals than one."""
    return Value(shown(amount, code), number=amount, currency=code, decimals=max(decimals, decimals_of(amount)))


def joined(values: Iterable[str]) -> str:
    """Each of the texts once, in order."""
    return " / ".join(dict.fromkeys(v for v in values if v))


# ---- the two sides -----------------------------------------------------------------------------------------------


def of_buyer(customer: Customer, decoded: Decoded, addresses: Addresses | None, lang: Lang) -> dict[str, Value]:
    """What a paper says of the buyer, from the row of Customers."""
    layout = decoded.book.layouts["Customers"]
    said = {
        "Customer ID": customer.id, "Company": customer.company, "Contact": customer.contact, "Email": customer.email,
        "Phone": customer.phone, "Fax": customer.fax,
        "Country": country_name(customer.country_code, lang) if customer.country_code else customer.country,
    }  # fmt: skip
    values = dict[str, Value]()
    for name in OF_THE_BUYER:
        column = schema.CUSTOMERS.column(name)
        where = f"{layout.title}!{layout.cell(name, customer.row)}"
        values[name] = text_value(said[name], Text(name, column.zh), where, lang)
    values[ADDRESS.en] = _address(customer, layout.title, addresses, lang)
    return values


def _address(customer: Customer, title: str, addresses: Addresses | None, lang: Lang) -> Value:
    if addresses is None:
        remedy = Text(f"add a column {ADDRESS.en} to {title}", f"请在“{title}”表中加一列“{ADDRESS.zh}”")
        return missing(ADDRESS, title, lang, remedy)
    where = f"{title}!{addresses.letter}{customer.row}"
    return text_value(addresses.by_row.get(customer.row, ""), ADDRESS, where, lang)


def of_seller(customer: Customer, decoded: Decoded, lang: Lang) -> dict[str, Value]:
    """What a paper says of us: the company by Settings, the person by Team where it has the customer's owner."""
    ours, title = decoded.settings, Text("Settings", "设置").said(decoded.book.lang)
    if "Settings" in decoded.found:
        title = decoded.found["Settings"].table.title
    signer = member_called(customer.owner, decoded.book.team)
    person = _person(signer, ours, lang)
    values = dict[str, Value]()
    for row in settings.SETTINGS:
        if row.field in OF_THE_SELLER:
            said = person.get(row.field, getattr(ours, row.field))
            if row.field == "bank_details":
                said = "\n".join(
                    filter(
                        None,
                        (part.strip() for line in said.splitlines() for part in line.replace("；", ";").split(";")),
                    )
                )
            where = f"{title}{'：' if decoded.book.lang == 'zh' else ': '}{row.name.said(decoded.book.lang)}"
            values[row.name.en] = text_value(said, row.name, where, lang)
    return values


def _person(signer: Member | None, ours: Settings, lang: Lang) -> dict[str, str]:
    """Who signs, under the full name of the signature as in a letter; with it goes the title of that person's own."""
    if signer is None:
        return {"sender_title": _title(ours.sender_title, ours.signature, ours.sender_company, lang)}
    return {
        "sender_name": known_as(signer.name, signer.signature, han=lang == "zh"),
        "sender_title": _title(signer.title, signer.signature, ours.sender_company, lang),
        "sender_email": signer.email or ours.sender_email,
        "sender_phone": signer.phone or ours.sender_phone,
    }


def _title(title: str, signature: str, company: str, lang: Lang) -> str:
    """A title in Chinese is none for a paper in English: there the one beneath the name in the signature, else none."""
    if lang == "zh" or not has_han(title):
        return title
    beneath = [part.strip() for part in signature.splitlines()[1:2]]
    return next((t for t in beneath if t != company and t.isascii() and not re.search(r"[\d@]", t)), "")
