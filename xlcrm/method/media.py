"""By which way to write next, and which ways are known (domain.md 4)."""

from collections.abc import Sequence
from datetime import date

from xlcrm.method.history import History
from xlcrm.model import Customer, Touch
from xlcrm.settings import Settings


def known_media(customer: Customer) -> list[str]:
    """The media whose column is filled in on the customer's row, in the order of preference."""
    filled = {"Email": customer.email, "Phone": customer.phone, "IM": customer.im, "Fax": customer.fax}
    return [medium for medium, address in filled.items() if address]


def only_medium(touches: Sequence[Touch], last: int) -> str | None:
    """The medium that the last so many touches that name one all name; None where they differ or are fewer."""
    named = [t.medium for t in touches if t.medium][-last:]
    return named[0] if len(named) == last and len(set(named)) == 1 else None


def next_medium(customer: Customer, history: History, unanswered: Sequence[Touch], settings: Settings) -> str | None:
    """The first known medium; after as many silences by one medium as `Change medium` asks for (three unless told), of
    the others the one used longest ago.
    """
    if customer.do_not_contact:
        return None
    known = known_media(customer)
    tired = only_medium(unanswered, settings.change_medium_from)
    others = [m for m in known if m != tired]
    if tired and others:
        used = {t.medium: (t.date, t.row) for t in history.outs}
        return min(others, key=lambda m: used.get(m, (date.min, 0)))
    return known[0] if known else None
