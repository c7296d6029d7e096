"""Which rows of Quotes a paper is made of, and whose they are."""

import datetime as dt
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from xlcrm.errors import UsageMistake
from xlcrm.model import Customer
from xlcrm.papers.paper import Kind
from xlcrm.schema import fold
from xlcrm.tables import Decoded
from xlcrm.tables.columns import Problems, texts_in
from xlcrm.tables.decode import revisions
from xlcrm.tables.identify import Directory
from xlcrm.tables.values import text
from xlcrm.text import Lang, Text


class Addresses(NamedTuple):
    """The user's own column of postal addresses: its letter, and what stands in it by row of Customers."""

    letter: str
    by_row: Mapping[int, str]


class Asked(NamedTuple):
    """What is asked for: which kind of paper, of which quote, which revision (None: the highest), in which language
    (None: the buyer's), and of which date where the book tells none. `addresses`: where the book has them.
    """

    kind: Kind
    number: str
    rev: float | None = None
    lang: Lang | None = None
    date: dt.date | None = None
    addresses: Addresses | None = None


def rows_of(decoded: Decoded, asked: Asked) -> tuple[list[int], float]:
    """The places in Quotes of all rows of that number and revision, sound or not, and the revision.

    A Draft counts: the paper is what one sends to make it Sent. A PI has the lines of every quote that names its number,
    and may be asked for by that. Raises UsageMistake where there is none.
    """
    here = decoded.found["Quotes"]
    numbers, invoices = texts_in(here, "Quote No"), texts_in(here, "PI No")
    quotes, pis = list(map(fold, numbers)), list(map(fold, invoices))
    revs, wanted = revisions(here, Problems()), fold(asked.number)
    newest = dict[str, float]()
    for quote, rev in zip(quotes, revs, strict=True):
        newest[quote] = max(rev, newest.get(quote, rev))

    def of_invoice(pi: str) -> list[int]:
        return [i for i, p in enumerate(pis) if p == pi and revs[i] == newest[quotes[i]]]

    found = [i for i, quote in enumerate(quotes) if wanted and quote == wanted]
    if not found:
        found = of_invoice(wanted) if asked.kind == "pi" and wanted else []
        if not found:
            raise _no_quote(asked.number, [*numbers, *(invoices if asked.kind == "pi" else ())])
        return found, revs[found[0]]
    rev = newest[wanted] if asked.rev is None else asked.rev
    rows = [i for i in found if revs[i] == rev]
    if not rows:
        raise _no_revision(asked.number, rev, sorted({revs[i] for i in found}))
    named = {pis[i] for i in rows if pis[i]}
    if asked.kind == "pi" and len(named) == 1:
        rows += [i for i in of_invoice(named.pop()) if quotes[i] != wanted]
    return sorted(rows), rev


def _no_revision(number: str, rev: float, known: Sequence[float]) -> UsageMistake:
    listed = ", ".join(f"{r:g}" for r in known)
    return UsageMistake(
        f"The quote {number} has no revision {rev:g}, only {listed}: give one of these with --rev.",
        f"报价 {number} 没有版本 {rev:g}，只有 {listed}：请用 --rev 指定其中之一。",
    )


def _no_quote(typed: str, numbers: Sequence[str]) -> UsageMistake:
    by_fold = {fold(number): number for number in numbers if number}
    near = [by_fold[n] for n in get_close_matches(fold(typed), by_fold, 2, 0.6)]
    en = f" Did you mean {' or '.join(near)}?" if near else " Look it up in Quotes."
    zh = f"是否指 {' 或 '.join(near)}？" if near else "请在“报价”表中查找。"
    return UsageMistake(f"There is no quote with the number “{typed}”.{en}", f"没有单号为“{typed}”的报价。{zh}")


def buyer_of(decoded: Decoded, number: str, rows: Sequence[int]) -> Customer:
    """The customer whom all the rows name. Raises UsageMistake where they name none that is known, or several."""
    here, names = decoded.found["Quotes"], _directory(decoded)
    cells = [here.cells("Customer")[i] for i in rows]
    owners = [names.find(cell) for cell in cells]
    for i, cell, owner in zip(rows, cells, owners, strict=True):
        if owner is None:
            near = " / ".join(names.nearest(cell))
            where = decoded.book.layouts["Quotes"].cell("Customer", here.table.rows[i])
            en, zh = (f" (nearest: {near})", f"（最接近的是 {near}）") if near else ("", "")
            raise UsageMistake(
                f"The quote {number} names no known customer in {here.table.title}!{where}, but “{text(cell)}”{en}: correct the cell.",
                f"报价 {number} 在“{here.table.title}”表 {where} 中的客户“{text(cell)}”不在客户表中{zh}：请更正该单元格。",
            )
    if len(set(owners)) > 1:
        listed = Text(*(mark.join(dict.fromkeys(map(str, owners))) for mark in (", ", "、")))
        raise UsageMistake(
            f"The lines of the quote {number} belong to several customers ({listed.en}): give each a number of its own.",
            f"报价 {number} 的各行属于不同客户（{listed.zh}）：请为每家客户使用不同的报价单号。",
        )
    return next(c for c in decoded.book.customers if c.id == owners[0])


def _directory(decoded: Decoded) -> Directory:
    """Every name by which a row may call a customer, those in later rows of a doubled ID included."""
    names, here = Directory(), decoded.found["Customers"]
    for customer in decoded.book.customers:
        names.add(fold(customer.id), customer.id, customer.company)
    companies, ids = texts_in(here, "Company"), texts_in(here, "Customer ID")
    for i in decoded.doubled:
        names.add(fold(ids[i]), ids[i], companies[i])
    return names
