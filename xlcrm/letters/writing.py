"""A letter for who is due: who signs, who it goes to, and the text out of the template of its topic (domain.md 8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from xlcrm import settings as settings_rows
from xlcrm.letters.catalog import Catalog, shipped
from xlcrm.letters.data import Data, about, company_name, days_of, fact, quotation, spoken_of
from xlcrm.letters.form import SUBJECT
from xlcrm.letters.heard import asked_in, farewell_in, gone_in, reply_of, to_answer
from xlcrm.letters.lines import line
from xlcrm.letters.manners import LAST, asked_before
from xlcrm.letters.names import PARTICLES, cleaned
from xlcrm.letters.people import known_as, member_called, person, person_at, same_person, signature
from xlcrm.letters.written import Facts, Written
from xlcrm.lists import TOPICS, label
from xlcrm.method.feasts import feast_over
from xlcrm.method.fitting import Titles
from xlcrm.method.history import came_in
from xlcrm.method.ladder import Proposals
from xlcrm.method.refresh import Standing
from xlcrm.model import Book, Cell, Contact, Customer, Material, Touch
from xlcrm.places.countries import as_written
from xlcrm.schema import SETTINGS, TEAM, fold
from xlcrm.settings import Settings
from xlcrm.text import Text

# What each contact is for, by grade (domain.md 1: 跟 keep in touch, 进 make progress)
GOALS = {
    "A": Text("serve and keep", "服务维护"),
    "B": Text("one step nearer the order", "向订单推进一步"),
    "C": Text("reopen the talk", "重启洽谈"),
    "D": Text("get a first answer", "得到首次答复"),
    "P": Text("be noticed", "让对方注意到我们"),
}
# Of a greeting, to whomever it goes: it has no pitch (domain.md 3), so it moves nobody nearer to an order.
GREETING_GOAL = Text("keep in touch, no pitch", "保持联系，不谈生意")


VARIANTS = LAST + 1  # of a wording: where a template has as many, the question of one of them is new (T2)


class Draft(NamedTuple):
    """A letter as drafted: its cells by English column name of Emails, who signs it, and the title of its material."""

    cells: Mapping[str, Cell]
    by: str
    material: str = ""


class People(NamedTuple):
    """Who signs and who is written to: `role` is how they differ from the usual, `colleague`, `contact` or neither."""

    by: str
    contact: Contact | None
    role: str = ""


@dataclass(frozen=True)
class Writer:
    """Drafts the letters of one book on one day. `today` tells an expired quote and names years only where they differ."""

    book: Book
    settings: Settings
    today: date | None = None
    catalog: Catalog | None = None

    @cached_property
    def _proposals(self) -> Proposals:
        return Proposals.of(self.book, self.settings)

    @cached_property
    def _where(self) -> Data:
        """Where in the book stands what every letter needs: in the book's own words, whatever the letter's language."""
        lang, names = self.book.lang, {s.field: s.name for s in settings_rows.SETTINGS}
        sheets = {
            s: self.book.layouts[s.name].title if s.name in self.book.layouts else s.title(lang)
            for s in (SETTINGS, TEAM)
        }
        return {
            "company": f"{sheets[SETTINGS]} > {names['sender_company'].said(lang)}",
            "name": f"{sheets[SETTINGS]} > {names['sender_name'].said(lang)}",
            "signature": f"{sheets[TEAM]} > {TEAM.column('Signature').header(lang)}",
        }

    @cached_property
    def _sent(self) -> Mapping[str, list[Mapping[str, Cell]]]:
        """The letters sent, the newest last, by customer."""
        found = dict[str, list[Mapping[str, Cell]]]()
        for letter in self.book.letters:
            if letter.status == "Sent":
                found.setdefault(fold(letter.customer), []).append(letter.cells)
        return found

    @cached_property
    def _materials(self) -> Mapping[str, Material]:
        """The materials by title."""
        return {line(m.title): m for m in self.book.materials}

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self.book.materials)

    @property
    def templates(self) -> Catalog:
        """The templates letters are made of."""
        return self.catalog or shipped()

    def draft(self, standing: Standing) -> Draft:
        """The letter to a customer who is due."""
        customer, topic, material = standing.customer, standing.topic or "self-check", standing.material
        feast = standing.about.feast.name if standing.about and standing.about.feast else None
        language = self.templates.language(customer.language)
        people = self.people(standing)
        name, address = person_at(people.contact, customer)
        data = self._data(standing, people, language, material, feast)
        subject, body = self._not_asked_before(customer.id, language, topic, data)
        cells: dict[str, Cell] = {
            "Customer ID": customer.id,
            "Company": customer.company,
            "Contact": name,
            "To": address or None,
            "Topic": label(TOPICS, topic, self.book.lang),
            "Goal": (GREETING_GOAL if topic == "holiday" else GOALS[standing.grade.letter]).said(self.book.lang),
            "Language": language,
            "Subject": shortened(line(subject)),
            "Body": body,
            "Attachments": (line(material.attachment) or None) if material else None,
        }
        return Draft(
            cells, people.by, line(material.title) if material else feast.said(self.book.lang) if feast else ""
        )

    def _not_asked_before(self, customer: str, language: str, topic: str, data: Data) -> tuple[str, str]:
        """Subject and body; of the variants one whose question is in none of the last letters, where there is one (T2)."""
        earlier = self._sent.get(fold(customer), [])[-LAST:]
        found = self.templates.written(language, topic, data)
        for turn in range(1, VARIANTS if earlier else 1):
            if not asked_before(
                Written({"Body": found[1], "Language": language}, Facts(earlier=earlier, words=self.templates))
            ):
                break
            found = self.templates.written(language, topic, {**data, "letters": data["letters"] + turn})
        return found

    def people(self, standing: Standing) -> People:
        """The owner and the contact, but for the two steps that change one of them, where somebody is known, and a reply, which
        goes to the one who wrote.
        """
        customer, history = standing.customer, standing.history
        in_team = member_called(customer.owner, self.book.team)
        by = customer.owner if in_team else self.settings.sender_name or customer.owner
        if standing.step == "Change colleague" and (colleague := self._proposals.colleague(customer.owner)):
            return People(colleague, None, "colleague")
        # Without an address, too: the check tells that To is empty, and the old contact has been silent long enough.
        if standing.step == "Change contact" and (contact := self._proposals.contact(customer, history)):
            return People(by, contact, "contact")
        return People(by, self._who_wrote(customer, history.replies[-1]) if standing.due.reply_owed else None)

    def _who_wrote(self, customer: Customer, reply: Touch) -> Contact | None:
        """Whom a reply is owed, where that is not the customer's own contact, and his address is known: by Contacts, or by the
        customer's row where that names nobody.
        """
        name = cleaned(reply.contact)
        if not name or (cleaned(customer.contact) and same_person(name, customer.contact)):
            return None
        there = [c for c in self._proposals.contacts.get(customer.id, ()) if c.email and cleaned(c.name)]
        found = [c for c in there if fold(c.name) == fold(reply.contact)]
        found = found or [c for c in there if same_person(c.name, name)]
        if len(found) == 1 or cleaned(customer.contact):
            return found[0] if len(found) == 1 else None
        return Contact(customer.row, customer.id, reply.contact, email=customer.email)

    def facts(self, standing: Standing, material: str = "") -> Facts:
        """What the check holds a letter to this customer against."""
        customer, outs = standing.customer, standing.history.outs
        told = self._materials.get(material) if material else None
        return Facts(
            today=self.today,
            quotes=standing.history.quotes,
            last_topic=outs[-1].topic if outs else None,
            first=not outs,
            not_before=customer.not_before,
            material=material,
            asked=asked_in(standing),
            owed=came_in(standing.history.replies[-1]) if standing.due.reply_owed else None,
            wrote=cleaned(standing.history.replies[-1].contact) if standing.due.reply_owed else "",
            farewell=farewell_in(standing, self.templates),
            gone=gone_in(standing, self.templates),
            brings=told.text.strip() if told else "",
            first_day=told.start if told else None,
            last_day=told.end if told else self._feast_over(material, customer.country_code),
            earlier=self._sent.get(fold(customer.id), [])[-LAST:],
            words=self.templates,
        )

    def _feast_over(self, material: str, country: str | None) -> date | None:
        """When a feast ended that has no row in Materials, by whose name the letter goes; None before that."""
        return feast_over(material, country, self.today) if material and country and self.today else None

    def _data(
        self, standing: Standing, people: People, language: str, material: Material | None, feast: Text | None
    ) -> Data:
        customer, history = standing.customer, standing.history
        han = self.templates.uses_han(language)
        signed = self._signature(people.by, customer.owner)
        peers = self._proposals.peers if standing.step == "Change company" else ()
        words, gone = self.templates.vocabulary(language), gone_in(standing, self.templates) is not None
        name, post = person_at(people.contact, customer)[0], people.contact.title if people.contact else ""
        quoted = spoken_of(history.quotes) if standing.topic == "quote" else ()
        former = person(line(customer.contact), han=han, country=customer.country_code)
        return {
            "who": customer.id,
            "letters": len(history.outs),
            "year": self.today.year if self.today else 0,
            "role": people.role,
            "step": standing.step or "",
            "unanswered": standing.unanswered,
            "peer": line(peers[0]) if peers else "",
            "former": former["name"] or company_name(customer, han),
            "predecessor": former,
            "owner": known_as(customer.owner, self._signature(customer.owner, customer.owner), han),
            "sender": {"name": known_as(people.by, signed, han), "company": line(self.settings.sender_company)},
            "signature": signed,
            "where": self._where,
            "customer": self._company(customer, language),
            "contact": person(name, han=han, country=customer.country_code, post=post),
            "questions": [line(q) for q in to_answer(standing, words, quoted)]
            if standing.topic == "reply" or (quoted and people.role != "contact")
            else [],
            "material": fact(material, self._to_be_translated(material, language)),
            "feast": feast.said("zh" if han else "en") if feast else "",
            "quote": quotation(quoted, self.today, None if han else words.ports),
            "reply": reply_of(history, name, quoted, self.today, topic=standing.topic or "", gone=gone),
            "days_to": (material.start - self.today).days if material and material.start and self.today else "",
            **days_of(material if standing.topic == "fair" else None, words.months),
            "invited": int(material is not None and self._has_been_invited(material, history.outs)),
        }

    def _company(self, customer: Customer, language: str) -> Data:
        han = self.templates.uses_han(language)
        return {
            "id": customer.id,
            "company": company_name(customer, han),
            "country": as_written(line(customer.country)),
            "iso": customer.country_code or "",
            "about": about(customer, language, han),
        }

    def _to_be_translated(self, material: Material | None, language: str) -> tuple[str, str] | None:
        """What stands around the sentences of a material that are in another language; None where they fit, as far as can be
        told. A row that names its language fits (method.fitting).
        """
        if material is None or material.language:
            return None
        said = " ".join((material.text, material.benefit, material.question))
        return self.templates.vocabulary(language).otherwise if self.templates.foreign(said, language) else None

    def _has_been_invited(self, fair: Material, outs: Sequence[Touch]) -> bool:
        """Is a touch since the fair's first moment about it?"""
        if fair.start is None:
            return False
        since = fair.start - timedelta(max((first for first, _ in self.settings.fair_days), default=0))
        return self._titles.named(fair.title, (t.material for t in outs if t.date >= since))

    def _signature(self, name: str, owner: str) -> str:
        """A colleague who is not in Team signs by his own name, not by the sender's of Settings."""
        if name != owner and not member_called(name, self.book.team) and name != self.settings.sender_name:
            return "\n".join(filter(None, (line(name), self.settings.sender_company)))
        return signature(name, self.book.team, self.settings)


def shortened(subject: str) -> str:
    """Cut to what a phone shows, after a whole word; one with a place to fill in is not yet what it will be.

    Of `a long company's name: what it is about` rather the name is cut, which the buyer knows.
    """
    if len(subject) <= SUBJECT or "[[" in subject:
        return subject
    name, colon, about_what = subject.partition(": ")
    words = name.split()
    while words and (len(" ".join(words) + colon + about_what) > SUBJECT or words[-1].casefold() in PARTICLES):
        words.pop()
    if colon and words:
        return " ".join(words).rstrip(",") + colon + about_what
    cut = subject[: SUBJECT - 1]
    kept = cut.rsplit(" ", 1)[0] if " " in cut[SUBJECT // 2 :] else cut
    return kept.rstrip(" ,;:：，、") + "…"
