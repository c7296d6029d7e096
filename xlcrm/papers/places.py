"""The placeholders of a template, `{{Quote No}}`: what each is called, in both languages, and what it stands for.

They are the headers of the book wherever it has one, so that nobody has to learn new names.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from xlcrm import schema, settings
from xlcrm.schema import fold
from xlcrm.text import Text

# Of Quotes, what holds for the whole quote; within the row of the lines it is the line's own.
OF_THE_QUOTE = (
    "Quote No", "Rev", "Date", "Incoterm", "Place", "Payment Terms", "Lead Time", "Valid Until", "Currency", "PI No", "Order Date",
)  # fmt: skip
# Of Quotes, what only a line has: the row of a template that holds one of these is the one that is repeated.
OF_A_LINE = ("Product", "Model", "HS Code", "Qty", "Unit", "MOQ", "Unit Price")
OF_THE_BUYER = ("Customer ID", "Company", "Country", "Contact", "Email", "Phone", "Fax")
OF_THE_SELLER = (
    "sender_company", "sender_address", "sender_phone", "sender_email", "sender_name", "sender_title", "bank_details",
)  # fmt: skip

# No column of ours: where the user has one of these in Customers, a paper has the buyer's postal address.
ADDRESS = Text("Address", "地址")
ADDRESS_HEADERS = (
    *ADDRESS, "Postal Address", "Mailing Address", "Company Address", "公司地址", "通讯地址", "联系地址", "详细地址",
)  # fmt: skip

NUMBER = Text("Line", "序号")
AMOUNT = Text("Amount", "金额")
TOTAL = Text("Total", "合计")
WORDS = Text("Amount In Words", "大写金额")
WORDS_EN = Text("English Words", "英文大写金额")
WORDS_ZH = Text("Chinese Words", "中文大写金额")
DELIVERY = Text("Delivery", "交货条款")
PAPER_DATE = Text("Paper Date", "单据日期")
LOGO = Text("Logo", "公司标志")

LINE_ONLY = frozenset({*OF_A_LINE, NUMBER.en, AMOUNT.en})
TOTAL_ONLY = frozenset({TOTAL.en, WORDS.en, WORDS_EN.en, WORDS_ZH.en})


@cache
def names() -> dict[str, Text]:
    """Every placeholder by its English name."""
    columns = [schema.QUOTES.column(c) for c in (*OF_THE_QUOTE, *OF_A_LINE)]
    columns += [schema.CUSTOMERS.column(c) for c in OF_THE_BUYER]
    own = (ADDRESS, NUMBER, AMOUNT, TOTAL, WORDS, WORDS_EN, WORDS_ZH, DELIVERY, PAPER_DATE, LOGO)
    of_settings = [s.name for s in settings.SETTINGS if s.field in OF_THE_SELLER]
    return {text.en: text for text in (*(Text(c.name, c.zh) for c in columns), *of_settings, *own)}


def address_column(headers: Iterable[tuple[int, str]]) -> int | None:
    """The number of the user's column that holds postal addresses, by the headers of Customers."""
    found = {fold(header): number for number, header in reversed([*headers])}
    return next((found[fold(name)] for name in ADDRESS_HEADERS if fold(name) in found), None)


@cache
def _by_spelling() -> dict[str, str]:
    return {fold(word): text.en for text in names().values() for word in text}


class Place(NamedTuple):
    """A placeholder in a text: where it stands, its name, "" for one that is unknown, and how it was written.

    `optional`: written with a question mark, it stays blank where there is nothing to say.
    """

    start: int
    end: int
    name: str
    typed: str
    optional: bool


_PLACE = re.compile(r"\{\{([^{}]*)\}\}")


def places_in(text: str) -> list[Place]:
    """The placeholders of a text, in order."""
    if "{{" not in text:
        return []
    return [_place(found) for found in _PLACE.finditer(text)]


def _place(found: "re.Match[str]") -> Place:
    typed = found[1].strip()
    if optional := typed.endswith(("?", "？")):
        typed = typed[:-1].rstrip()
    return Place(found.start(), found.end(), _by_spelling().get(fold(typed), ""), typed, optional)


def nearest(typed: str) -> str:
    """The placeholder that an unknown one may have been meant to be; "" for none."""
    from difflib import get_close_matches

    found = get_close_matches(fold(typed), _by_spelling(), 1, 0.6)
    text = names()[_by_spelling()[found[0]]] if found else None
    return "" if text is None else next((word for word in text if fold(word) == found[0]), text.en)


def placed(text: str, said: Iterable[str]) -> str:
    """The text with what is said in the place of its placeholders, one after the other."""
    out, at = list[str](), 0
    for place, words in zip(places_in(text), said, strict=True):
        out += (text[at : place.start], words)
        at = place.end
    return "".join([*out, text[at:]])
