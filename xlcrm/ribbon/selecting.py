"""Which customer, and which letters, the selected rows mean. Pure."""

from xlcrm.errors import UsageMistake
from xlcrm.model import Letter
from xlcrm.problems import no_customer
from xlcrm.ribbon.stage import Selection
from xlcrm.schema import CUSTOMERS, EMAILS, fold
from xlcrm.tables import Decoded
from xlcrm.tables.identify import Directory
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank, text

_NAMING = ("Customer ID", "Customer", "Company")  # columns that say whom a row is about, the surest first


def customer_at(decoded: Decoded, selection: Selection | None) -> str:
    """The ID of the customer in the selected row, of whatever sheet names one. UsageMistake where it is nobody, or two."""
    here = _sheet_at(decoded, selection)
    names = Directory()
    for customer in decoded.book.customers:
        names.add(fold(customer.id), customer.id, customer.company)
    if here is None or selection is None or not any(c in here.columns for c in _NAMING):
        raise _select_a_customer(decoded)
    rows = [i for i, row in enumerate(here.table.rows) if selection.holds(row)]
    by_row = {c.row: c.id for c in decoded.book.customers} if here.sheet.name == CUSTOMERS.name else {}
    found = list(dict.fromkeys(by_row.get(here.table.rows[i]) or _named(here, i, names) for i in rows))
    if not found:
        raise _select_a_customer(decoded)
    if len(found) > 1:
        raise UsageMistake(
            "Several customers are selected: select one row and press the button again.",
            "选中了多家客户：请只选一行，再按一次按钮。",
        )
    return found[0]


def _named(here: Located, i: int, names: Directory) -> str:
    cells = (here.cells(c)[i] for c in _NAMING if c in here.columns)
    wanted = next((cell for cell in cells if not is_blank(cell)), None)
    found = names.find(wanted)
    if found is None:
        message, remedy = no_customer(wanted, names.nearest(wanted), names.is_shared(wanted))
        raise UsageMistake(f"{message.en}. {remedy.en}.", f"{message.zh}。{remedy.zh}。")
    return found


def _select_a_customer(decoded: Decoded) -> UsageMistake:
    title = decoded.found[CUSTOMERS.name].table.title
    return UsageMistake(
        f"No customer is selected: click on a row of {title}, or of any sheet that names a customer, and press the button again.",
        f"没有选中客户：请点击“{title}”表（或任何写有客户的表）中的一行，再按一次按钮。",
    )


def letters_at(decoded: Decoded, selection: Selection | None) -> list[Letter]:
    """The letters in the selected rows of Emails, at least one. UsageMistake where there is none."""
    here = _sheet_at(decoded, selection)
    letters = [] if selection is None else [x for x in decoded.book.letters if selection.holds(x.row)]
    if here is None or here.sheet.name != EMAILS.name or not letters:
        title = decoded.title(EMAILS)
        raise UsageMistake(
            f"No letter is selected: select one or more rows of {title} and press the button again.",
            f"没有选中信件：请在“{title}”表中选中一行或多行，再按一次按钮。",
        )
    return letters


def _sheet_at(decoded: Decoded, selection: Selection | None) -> Located | None:
    if selection is None:
        return None
    return next((here for here in decoded.found.values() if here.table.title == selection.sheet), None)


def has_id(decoded: Decoded, customer: str) -> bool:
    """Does that ID stand in the book, or will only the next refresh write it there?"""
    here = decoded.found[CUSTOMERS.name]
    return any(fold(text(cell)) == fold(customer) for cell in here.cells("Customer ID"))
