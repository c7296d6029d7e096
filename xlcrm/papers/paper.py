"""The nouns of papers: what stands at each place of a quotation or a proforma invoice."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from xlcrm.findings import Finding
from xlcrm.model import Customer
from xlcrm.text import Lang, Text

Kind = Literal["quotation", "pi"]
KINDS: Mapping[Kind, Text] = {
    "quotation": Text("Quotation", "报价单"),
    "pi": Text("Proforma Invoice", "形式发票"),
}


class Value(NamedTuple):
    """What stands at a place: `shown` within a sentence; alone in a cell a date or a number where it is one.

    `currency` is that of an amount of money, `decimals` how many it has. `finding` says that it is missing or wrong;
    `shown` is then a mark, in double brackets, so that nobody overlooks it.
    """

    shown: str = ""
    date: dt.date | None = None
    number: Decimal | None = None
    currency: str = ""
    decimals: int = 0
    finding: Finding | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show, or only that it is missing."""
        return not self.shown or (self.finding is not None and self.finding.kind == "missing")


class Line(NamedTuple):
    """One row of Quotes: its values by the name of their placeholder. None: it cannot be told from the row."""

    values: Mapping[str, Value]
    currency: str
    amount: Decimal | None


class Total(NamedTuple):
    """The lines `first` to `last` (from 0) are of one currency; `amount` is None where one of theirs is."""

    currency: str
    decimals: int
    first: int
    last: int
    amount: Decimal | None
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Paper:
    """A quotation or proforma invoice in one language. `values` hold for the whole, by the name of their placeholder.

    `language` is the code of the buyer's language, which may have a template of its own; `lang` that of all words here.
    """

    kind: Kind
    lang: Lang
    language: str
    number: str
    rev: float
    pi_number: str
    customer: Customer
    date: dt.date
    values: Mapping[str, Value]
    lines: Sequence[Line]
    totals: Sequence[Total]
    findings: Sequence[Finding] = field(default=())

    @property
    def title(self) -> str:
        """What it is called."""
        return KINDS[self.kind].said(self.lang)
