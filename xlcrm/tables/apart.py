"""Customers that stand beside other numbers than before: a sort that left out some columns, found by what the Agenda holds."""

from collections.abc import Mapping

from xlcrm.errors import BookError
from xlcrm.model import Customer
from xlcrm.schema import fold
from xlcrm.tables.columns import texts_in
from xlcrm.tables.decode import Decoded
from xlcrm.tables.values import is_blank

_ENOUGH = 2  # customers that changed places; one alone may have been renamed, and another given its name


def refuse_sorted_apart(decoded: Decoded) -> None:
    """Raise BookError where companies have changed numbers among themselves since the Agenda was written.

    Whatever was worked out then would be about the wrong customer: a number carries the touches and quotes with it.
    """
    agenda = decoded.found.get("Agenda")
    if agenda is None:
        return
    before = dict(zip(texts_in(agenda, "Customer ID"), texts_in(agenda, "Company"), strict=True))
    now = {c.id: c for c in decoded.book.customers}
    renamed = [(now[id], old) for id, old in before.items() if id in now and fold(now[id].company) != fold(old)]
    owners = _owners(decoded) if len(renamed) >= _ENOUGH else {}
    moved = [(customer, old) for customer, old in renamed if owners.get(fold(old), customer.id) != customer.id]
    if len(moved) < _ENOUGH:
        return
    customer, company = moved[0]
    list_title, title = decoded.found["Customers"].table.title, agenda.table.title
    raise BookError(
        f"On the sheet {list_title} the numbers no longer stand beside their customers, as after a sort that left out some columns: "
        f"{customer.id} was {company} at the last refresh and is {customer.company} now. Undo that sort, or restore a backup with "
        f"`xlcrm recover`; if it is meant so, clear the rows of {title}. Nothing was written.",
        f"“{list_title}”表中的客户编号与客户对不上，像是排序时漏了部分列：{customer.id} 在上次刷新时是“{company}”，现在是“{customer.company}”。"
        f"请撤销该排序，或用 `xlcrm recover` 恢复备份；若确实要这样，请清空“{title}”表的各行。未写入任何内容。",
    )


def _owners(decoded: Decoded) -> Mapping[str, str]:
    """Company -> the number typed beside it; those without one, or that several customers share, are left out."""
    here = decoded.found["Customers"]
    ids = dict(zip(here.table.rows, here.cells("Customer ID"), strict=True))
    numbered: list[Customer] = [c for c in decoded.book.customers if c.company and not is_blank(ids[c.row])]
    owners = dict[str, str]()
    shared = set[str]()
    for customer in numbered:
        name = fold(customer.company)
        shared |= {name} if name in owners else set()
        owners[name] = customer.id
    return {name: id for name, id in owners.items() if name not in shared}
