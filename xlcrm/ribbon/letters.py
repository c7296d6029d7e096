"""What the buttons change on Emails: a letter more, or the status of some. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from xlcrm.app.outcome import Outcome
from xlcrm.letters.catalog import Catalog
from xlcrm.letters.check import check
from xlcrm.letters.desk import NUMBER, sent_on
from xlcrm.letters.marks import Mark
from xlcrm.letters.writing import Writer
from xlcrm.letters.written import is_unfinished
from xlcrm.lists import LETTER_STATUSES, label
from xlcrm.method.refresh import Standing
from xlcrm.model import Cell, Changes, Letter, column_letter
from xlcrm.schema import EMAILS, fold
from xlcrm.tables import Decoded
from xlcrm.tables.emails import NAMES, emails_changed
from xlcrm.tables.values import is_blank
from xlcrm.text import Text


class Drafted(NamedTuple):
    """A letter that was drafted, what the check found in it, and the changes that add it; `cell` is where it will stand."""

    number: str
    found: str
    changes: Changes
    sheet: str
    cell: str


def draft(outcome: Outcome, standing: Standing, today: date, catalog: Catalog | None) -> Drafted:
    """One letter more on Emails, to that customer. Its mark says that it was asked for: a refresh leaves it as it is, as it
    does one that was edited (domain.md 8), whether or not the customer is due.
    """
    decoded = outcome.decoded
    book, lang = outcome.posted.book, outcome.lang
    writer = Writer(book, decoded.settings, today, catalog)
    written = writer.draft(standing)
    cells: dict[str, Cell] = dict.fromkeys(NAMES) | dict(written.cells)
    found = check(cells, lang, writer.facts(standing, written.material))
    numbers = [*(x.number for x in decoded.book.letters), *decoded.book.message_ids]
    number = f"L-{max((int(m[1]) for n in numbers if (m := NUMBER.fullmatch(n))), default=0) + 1}"
    mine = [
        r
        for rows in (book.touches, book.quotes)
        for r in rows
        if r.customer == standing.customer.id and r.date <= today
    ]
    mark = Mark("", len(mine), written.by, written.material)
    status = label(LETTER_STATUSES, "Draft" if found else "Checked", lang)
    cells |= {"Letter No": number, "Check": found or None, "Status": status, "Created": today, "Mark": str(mark)}
    here, changes = decoded.found.get(EMAILS.name), emails_changed(decoded, {}, [cells])
    header_row, column = (here.table.header_row, here.columns.get("Letter No", 1)) if here else (1, 1)
    row = header_row + len(changes.replaces[0].rows)
    return Drafted(number, found, changes, decoded.title(EMAILS), f"{column_letter(column)}{row}")


class Settled(NamedTuple):
    """The numbers of the letters whose status was set, and of those left alone, each with the reason."""

    done: Sequence[str]
    left: Sequence[tuple[str, Text]]
    changes: Changes


TO_FILL_IN = Text("still has a place to fill in: look for [[ ]]", "还有待填写处：请找 [[ ]]")
WAS_SENT = Text("was sent already", "之前已发出")
WAS_SO = Text("was so already", "之前已是这样")
NO_DAY = Text(
    "has a Sent that is not a day up to today: correct it, or empty it to take today",
    "的发送日期不是今天或之前的日期：请更正，或清空以按今天计",
)
SKIPPED = Text("is skipped", "已跳过")


def settle(decoded: Decoded, letters: Iterable[Letter], status: str, today: date) -> Settled:
    """Set letters to Approved or Sent (with today, where no date is given); the next refresh logs what was sent."""
    done, left, given = list[str](), list[tuple[str, Text]](), dict[int, dict[str, Cell]]()
    for letter in letters:
        why = _why_not(letter, status, today)
        if why is not None:
            left.append((letter.number, why))
            continue
        done.append(letter.number)
        given[letter.row] = {"Status": label(LETTER_STATUSES, status, decoded.book.lang)}
        if status == "Sent" and is_blank(letter.cells.get("Sent")):
            given[letter.row]["Sent"] = today
    return Settled(done, left, emails_changed(decoded, given) if done else Changes())


def _why_not(letter: Letter, status: str, today: date) -> Text | None:
    if letter.status == "Sent":
        return WAS_SENT
    if letter.status == status:
        return WAS_SO
    if letter.status == "Skipped" and status == "Sent":
        return SKIPPED
    if is_unfinished(letter.cells):
        return TO_FILL_IN
    return NO_DAY if status == "Sent" and sent_on(letter, today) is None else None


def open_letter(decoded: Decoded, customer: str) -> Letter | None:
    """The letter to that customer that is not sent or skipped: there is one at a time (domain.md 8)."""
    mine = (x for x in decoded.book.letters if fold(x.customer) == fold(customer))
    return next((x for x in mine if x.status in ("Draft", "Checked", "Approved")), None)


def place(decoded: Decoded, letter: Letter) -> tuple[str, str]:
    """Sheet and cell of a letter."""
    layout = decoded.book.layouts[EMAILS.name]
    return layout.title, layout.cell("Letter No", letter.row)
