"""What to try after repeated silence: medium, colleague, contact, company, a long pause (domain.md 7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlcrm.lists import STEPS
from xlcrm.method.history import History
from xlcrm.method.media import known_media
from xlcrm.model import Book, Contact, Customer, Touch
from xlcrm.schema import fold
from xlcrm.settings import Settings
from xlcrm.text import Text


def next_step(customer: Customer, letter: str, unanswered: Sequence[Touch], settings: Settings) -> str | None:
    """The step by the number of unanswered touches, the farthest whose number is reached; None for who must not be
    contacted. An A goes no further than `Change contact`.
    """
    if customer.do_not_contact:
        return None
    silences = len(unanswered)
    if silences >= settings.change_medium_from and _one_medium_too_long(customer, unanswered, settings):
        return "Change medium"
    # The farthest rung that is reached, so that a number of the user's holds whatever the numbers of the others are.
    rungs = [
        ("Park", settings.park_from),
        ("Change company", settings.change_company_from),
        ("Change contact", settings.change_contact_from),
        ("Change colleague", settings.change_colleague_from),
    ]
    reached = (step for step, first in (rungs[2:] if letter == "A" else rungs) if silences >= first)
    return next(reached, "Keep going")


def _one_medium_too_long(customer: Customer, unanswered: Sequence[Touch], settings: Settings) -> bool:
    """Do the unanswered ones name one medium only, at least three times, while another is known?"""
    named = [t.medium for t in unanswered if t.medium]
    return (
        len(named) >= settings.change_medium_from
        and len(set(named)) == 1
        and any(medium != named[0] for medium in known_media(customer))
    )


@dataclass(frozen=True, slots=True)
class Proposals:
    """Whom a step may name: the owners of Customers by Unicode code point, contacts by customer, peers."""

    owners: Sequence[str]
    contacts: dict[str, list[Contact]]
    peers: Sequence[str]

    @classmethod
    def of(cls, book: Book, settings: Settings) -> "Proposals":
        """All that the book knows."""
        contacts = dict[str, list[Contact]]()
        for contact in book.contacts:
            contacts.setdefault(contact.customer, []).append(contact)
        return cls(sorted(book.owners), contacts, settings.peers)

    def colleague(self, owner: str) -> str:
        """The next other owner, round again; unknown (empty) where the row has no owner or there is no other.

        One who is spelt `Sam` here and `sam` there is no other.
        """
        own = fold(owner)
        others = [o for o in self.owners if fold(o) != own]
        if not owner or not others:
            return ""
        return next((o for o in others if o > owner), others[0])

    def contact(self, customer: Customer, history: History) -> Contact | None:
        """The first of Contacts whom no touch since the last reply names, and who is not the one written to now."""
        replies = history.replies
        since = (replies[-1].date, replies[-1].row) if replies else None
        named = {fold(t.contact) for t in _after(history.touches, since)} | {fold(customer.contact)}
        return next((c for c in self.contacts.get(customer.id, ()) if c.name and fold(c.name) not in named), None)

    def name(self, step: str, customer: Customer, history: History) -> str:
        """Who the step proposes; empty where that is unknown or the step names nobody."""
        if step == "Change colleague":
            return self.colleague(customer.owner)
        if step == "Change contact":
            contact = self.contact(customer, history)
            return contact.name if contact else ""
        if step == "Change company":
            return next(iter(self.peers), "")
        return ""


def _after(touches: Iterable[Touch], since: tuple[object, int] | None) -> Iterable[Touch]:
    return (t for t in touches if since is None or (t.date, t.row) > since)


def step_shown(step: str, name: Text) -> Text:
    """The step as the book shows it: `Change colleague: Sam`, `换同事：Sam`."""
    words = STEPS.labels[step]
    return Text(f"{words.en}: {name.en}", f"{words.zh}：{name.zh}") if name.en else words
