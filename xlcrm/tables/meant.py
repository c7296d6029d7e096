"""The customer whom a person names to a command."""

from collections.abc import Mapping

from xlcrm.errors import UsageMistake
from xlcrm.model import Customer
from xlcrm.schema import fold
from xlcrm.tables.decode import Decoded
from xlcrm.tables.identify import Directory
from xlcrm.tables.values import text
from xlcrm.text import Text

NAMED = 3  # customers that a sentence names to choose from


def customer_meant(decoded: Decoded, typed: str) -> Customer:
    """By ID, else by company, as a cell of Touches is read. UsageMistake names what comes nearest, which is never taken."""
    names, customers = _directory(decoded), {c.id: c for c in decoded.book.customers}
    id = names.find(typed)
    if id is not None:
        return customers[id]
    if names.is_shared(typed):
        ids = sorted(names.by_company[fold(typed)])
        raise UsageMistake(
            f"Several customers are called “{typed}”: use the ID, one of {', '.join(ids)}.",
            f"有多家客户叫“{typed}”：请改用客户编号（{'、'.join(ids)}）。",
        )
    near = _nearest(names, customers, typed)
    en, zh = (", ".join(near), "、".join(near)) if near else ("", "")
    hint = Text(
        f": did you mean {en}?" if near else ": look the ID up in Customers.",
        f"，是否为：{zh}？" if near else "：请在客户表中查编号。",
    )
    raise UsageMistake(f"The book has no customer “{typed}”{hint.en}", f"工作簿中没有客户“{typed}”{hint.zh}")


def typed_ids(decoded: Decoded) -> dict[int, str]:
    """By row, the numbers that stand in the book: one that only the next refresh gives could turn out another."""
    here = decoded.found["Customers"]
    return dict(zip(here.table.rows, map(text, here.cells("Customer ID")), strict=True))


def _nearest(names: Directory, customers: Mapping[str, Customer], typed: str) -> list[str]:
    """Companies that the words typed are a part of, else what is spelt alike."""
    wanted = fold(typed)
    within = [f"{c.company} ({c.id})" for c in customers.values() if wanted and wanted in fold(c.company)]
    return within[:NAMED] or [*names.nearest(typed)]


def _directory(decoded: Decoded) -> Directory:
    names = Directory()
    for customer in decoded.book.customers:
        names.add(fold(customer.id), customer.id, customer.company)
    here = decoded.found["Customers"]
    for i in decoded.doubled:
        id = text(here.cells("Customer ID")[i])
        names.add(fold(id), id, text(here.cells("Company")[i]))
    return names
