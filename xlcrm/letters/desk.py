"""The Emails sheet: who gets a draft, which drafts are written anew, and what a person wrote is left alone (domain.md 8)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import NamedTuple

from xlcrm.dates import parse_date
from xlcrm.letters import complaints
from xlcrm.letters.catalog import Catalog, shipped
from xlcrm.letters.check import NOTHING, check
from xlcrm.letters.marks import Mark, fingerprint, read_mark
from xlcrm.letters.writing import Writer
from xlcrm.lists import DIRECTIONS, LETTER_STATUSES, MEDIA, TOPICS, label
from xlcrm.method.refresh import Result, Standing, refresh
from xlcrm.model import Book, Cell, Customer, Letter, Problem, Touch
from xlcrm.schema import EMAILS, fold
from xlcrm.settings import Settings
from xlcrm.tables.apart import refuse_sorted_apart
from xlcrm.tables.decode import Decoded
from xlcrm.tables.values import code, is_blank, text
from xlcrm.text import Text

NUMBER = re.compile(r"L-([0-9]{1,15})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Posted:
    """Letters set to Sent, become touches: the book with them, the rows for Touches, the rows of Emails as amended.

    `waiting` are customers with a Sent that lies ahead or cannot be read: no new draft for them.
    """

    book: Book
    touches: Sequence[Mapping[str, Cell]]
    waiting: frozenset[str]
    problems: Sequence[Problem]


def worked_out(decoded: Decoded, today: date, catalog: Catalog | None = None) -> tuple[Posted, Result]:
    """Where every customer stands, the letters that were sent counted: for the Agenda, the report and the folders alike.

    `catalog` are the letters' templates, those shipped unless told: they decide in which language a customer's letters
    are, and with it what there is to write about. BookError where Customers was sorted apart.
    """
    refuse_sorted_apart(decoded)
    posted = post(decoded.book, today)
    return posted, refresh(posted.book, today, decoded.settings, (catalog or shipped()).spoken)


def post(book: Book, today: date) -> Posted:
    """Before grades are worked out: each letter that is Sent becomes one Out touch, once, whoever set it."""
    customers = {fold(c.id): c for c in book.customers}
    logged = set(map(fold, book.message_ids))
    row = max((t.row for t in book.touches), default=1)
    letters, rows, touches, waiting, problems = (
        list[Letter](),
        list[Mapping[str, Cell]](),
        list(book.touches),
        set[str](),
        list[Problem](),
    )
    sent_in = dict[str, int]()  # number -> the row of the first letter that is Sent under it
    for letter in book.letters:
        mark = read_mark(letter.mark)
        customer = customers.get(fold(letter.customer))
        number = fold(letter.number)
        if letter.status == "Sent" and number and sent_in.setdefault(number, letter.row) != letter.row:
            problems.append(complaints.doubled(book, letter, sent_in[number]))
        if letter.status != "Sent" or (number and number in logged) or (mark and mark.logged):
            letters.append(letter)
            continue
        sent = sent_on(letter, today)
        if customer is None or sent is None:
            problems.append(complaints.cannot_post(book, letter, customer))
            waiting |= {customer.id} if customer else set()
            letters.append(letter)
            continue
        row += 1
        touch = _touch(letter, mark, customer, sent, row)
        touches.append(touch)
        logged.add(number)
        by = mark.by if mark and mark.by else customer.owner
        rows.append(_touch_cells(touch, by, text(letter.cells.get("Subject")), book))
        noted = (mark or Mark("", 0)).with_touch()
        letters.append(letter._replace(mark=str(noted), cells={**letter.cells, "Sent": sent, "Mark": str(noted)}))
    return Posted(replace(book, touches=touches, letters=letters), rows, frozenset(waiting), problems)


def _touch(letter: Letter, mark: Mark | None, customer: Customer, sent: date, row: int) -> Touch:
    cells = letter.cells
    topic, material = code(TOPICS, cells.get("Topic")), mark.material if mark else ""
    return Touch(
        sent,
        row,
        customer.id,
        True,
        "Email",
        topic,
        text(cells.get("Contact")),
        message_id=letter.number,
        material=material,
    )


def _touch_cells(touch: Touch, by: str, subject: str, book: Book) -> dict[str, Cell]:
    return {
        "Date": touch.date,
        "Customer": touch.customer,
        "Direction": label(DIRECTIONS, "Out", book.lang),
        "Medium": label(MEDIA, "Email", book.lang),
        "Topic": label(TOPICS, touch.topic, book.lang) if touch.topic else None,
        "Contact": touch.contact or None,
        "By": by or None,
        "Summary": subject or None,
        "Message ID": touch.message_id or None,
        "Material": touch.material or None,
    }


def sent_on(letter: Letter, today: date) -> date | None:
    """The day a letter went out, today where its Sent is empty; None where that is not clearly a day up to today."""
    given = letter.cells.get("Sent")
    day = today if is_blank(given) else parse_date(given)
    return None if day is None or day > today else day


class Desk(NamedTuple):
    """The rows of Emails as they should be, by English column name; the problems found, each at the row where its letter
    stands now; and where each letter that stays is to stand: row now -> row then.
    """

    rows: Sequence[Mapping[str, Cell]]
    problems: Sequence[Problem]
    moves: Mapping[int, int]


def desk(posted: Posted, result: Result, today: date, settings: Settings, catalog: Catalog | None = None) -> Desk:
    """Settle every letter that is there, and draft those that are wanted, from these templates or those shipped."""
    return _Desk(posted, result, today, Writer(posted.book, settings, today, catalog)).rows()


class _Desk:
    def __init__(self, posted: Posted, result: Result, today: date, writer: Writer) -> None:
        self.book, self.result, self.today, self.settings = posted.book, result, today, writer.settings
        self.writer = writer
        self.standings = {fold(s.customer.id): s for s in result.standings}
        self.rows_of = Counter(
            r.customer for rows in (self.book.touches, self.book.quotes) for r in rows if r.date <= today
        )
        self.held = set(posted.waiting)
        self.used = Counter[str]()  # letters of an owner that count towards the limit
        self.renewable = dict[str, Letter]()
        self.problems = [self._wrong_template(fault) for fault in writer.templates.faults]

    def rows(self) -> Desk:
        kept = [(letter, cells) for letter in self.book.letters if (cells := self._settle(letter)) is not None]
        drafts = {s.customer.id: s for s in self._to_be_written()}
        result = list[tuple[int, Mapping[str, Cell]]]((letter.row, cells) for letter, cells in kept)
        free, taken = count(self._highest() + 1), {fold(letter.number) for letter, _ in kept} | {""}
        for id, letter in self.renewable.items():
            if id in drafts:
                # A row that was copied, or whose number was wiped, gets one of its own.
                number = f"L-{next(free)}" if fold(letter.number) in taken else letter.number
                taken.add(fold(number))
                result.append((letter.row, self._written(drafts.pop(id), number, letter.cells.get("Created"))))
        result.sort(key=lambda r: r[0])
        rows = [cells for _, cells in result]
        rows += [self._written(standing, f"L-{next(free)}", self.today) for standing in drafts.values()]
        first = self.book.layouts["Emails"].first_row if result else 0
        return Desk(rows, self.problems, {row: first + k for k, (row, _) in enumerate(result)})

    def _wrong_template(self, fault: Text) -> Problem:
        sheet = "Emails" if "Emails" in self.book.layouts else "Customers"
        where = self.book.layouts[sheet]
        message = Text(f"A template for letters is wrong: {fault.en}", f"信件模板有误：{fault.zh}")
        remedy = Text(
            "Correct the file, or delete it; meanwhile the one that comes with xlcrm is used",
            "请改正该文件，或删除它；在此之前使用 xlcrm 自带的模板",
        )
        return self.book.problem(
            sheet, where.first_row - 1, EMAILS.columns[0].name if sheet == "Emails" else "Company", message, remedy
        )

    def _settle(self, letter: Letter) -> Mapping[str, Cell] | None:
        """A row that stays, as it should be now; None for a draft that is written anew or removed."""
        standing = self.standings.get(fold(letter.customer))
        customer = standing.customer if standing else None
        mark = read_mark(letter.mark)
        dated = not is_blank(letter.cells.get("Sent"))  # by the user: of an open letter refresh writes none
        as_drafted = mark is not None and mark.text == fingerprint(letter.cells) and not dated
        if letter.status in ("Draft", "Checked") and as_drafted:
            if customer:
                self.renewable.setdefault(customer.id, letter)
            return None
        if letter.status == "Sent":
            if customer and parse_date(letter.cells.get("Sent")) == self.today:
                self.used[fold(customer.owner)] += 1
            return letter.cells
        if customer and letter.status == "Skipped":
            if mark is None or self.rows_of[customer.id] <= mark.rows:
                self.held.add(customer.id)
            return letter.cells
        if customer:
            self.held.add(customer.id)
            self.used[fold(customer.owner)] += 1
            if customer.do_not_contact:
                self.problems.append(complaints.to_quiet(self.book, letter))
        if dated:
            self.problems.append(complaints.dated(self.book, letter))
        return self._checked(letter, standing, mark.material if mark else "")

    def _checked(self, letter: Letter, standing: Standing | None, material: str) -> Mapping[str, Cell]:
        """An edited or approved letter: its text is left alone, Check is brought up to date."""
        facts = self.writer.facts(standing, material) if standing else NOTHING
        found = check(letter.cells, self.book.lang, facts)
        cells = {**letter.cells, "Check": found or None}
        if letter.status in ("Draft", "Checked"):
            cells["Status"] = label(LETTER_STATUSES, "Draft" if found else "Checked", self.book.lang)
        return cells

    def _to_be_written(self) -> Iterable[Standing]:
        """Who is due and written to by Email, in the Agenda's order, up to each owner's limit."""
        for standing in self.result.agenda:
            customer = standing.customer
            if standing.state == "upcoming" or standing.medium != "Email" or customer.id in self.held:
                continue
            if self.used[fold(customer.owner)] < self.settings.letters_per_owner:
                self.used[fold(customer.owner)] += 1
                yield standing

    def _written(self, standing: Standing, number: str, created: Cell) -> Mapping[str, Cell]:
        written = self.writer.draft(standing)
        cells = {c.name: None for c in EMAILS.columns} | dict(written.cells)
        found = check(cells, self.book.lang, self.writer.facts(standing, written.material))
        mark = Mark(fingerprint(cells), self.rows_of[standing.customer.id], written.by, written.material)
        status = label(LETTER_STATUSES, "Draft" if found else "Checked", self.book.lang)
        return cells | {
            "Letter No": number,
            "Check": found or None,
            "Status": status,
            "Created": created,
            "Mark": str(mark),
        }

    def _highest(self) -> int:
        """The highest letter number in Emails and in Touches' Message ID."""
        numbers = [*(letter.number for letter in self.book.letters), *self.book.message_ids]
        return max((int(m[1]) for n in numbers if (m := NUMBER.fullmatch(n))), default=0)
