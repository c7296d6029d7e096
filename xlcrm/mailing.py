"""Use cases about letters: list and check them, write the approved ones as drafts for a mail program, mark one as sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlcrm import schema
from xlcrm.app import Outcome, work_out
from xlcrm.errors import CannotWrite, UsageMistake, XlcrmError
from xlcrm.letters.catalog import Catalog
from xlcrm.letters.marks import read_mark
from xlcrm.lists import LETTER_STATUSES, TOPICS, label
from xlcrm.model import Cell, Changes, Replace
from xlcrm.outlets.csv import save
from xlcrm.outlets.eml import Mail, as_eml, attachments, file_name
from xlcrm.schema import fold
from xlcrm.stores.file import FileStore
from xlcrm.stores.templates import catalog_of
from xlcrm.tables import decode
from xlcrm.tables.meant import customer_meant
from xlcrm.tables.values import code, text
from xlcrm.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Found:
    """One letter of a book: its cells by English column name; `status` and `topic` are codes."""

    number: str
    status: str
    topic: str
    cells: Mapping[str, Cell]

    def said(self, column: str) -> str:
        """A cell as text."""
        return text(self.cells.get(column))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a book as a refresh of this day would leave them, and what is wrong with the user's templates."""

    book: Path
    lang: Lang
    letters: Sequence[Found]
    faults: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Written:
    """A letter written as a draft, or why it could not be."""

    number: str
    path: Path | None
    why_not: Text | None = None


def letters_of(book: Path, today: date, now: datetime, customer: str | None = None) -> Letters:
    """The letters, all or those to one customer (ID or company); nothing is written."""
    outcome, catalog = _worked_out(book, today, now)
    found = [_found(row) for row in outcome.letters]
    if customer is not None:
        meant = fold(customer_meant(outcome.decoded, customer).id)
        found = [f for f in found if fold(f.said("Customer ID")) == meant]
    return Letters(book, outcome.lang, found, catalog.faults)


def _found(row: Mapping[str, Cell]) -> Found:
    return Found(
        text(row.get("Letter No")),
        code(LETTER_STATUSES, row.get("Status")) or "",
        code(TOPICS, row.get("Topic")) or "",
        row,
    )


def _worked_out(book: Path, today: date, now: datetime) -> tuple[Outcome, Catalog]:
    catalog = catalog_of(book)
    return work_out(decode(FileStore(book, now).read()), today, catalog), catalog


def write_drafts(
    book: Path, folder: Path, today: date, now: datetime, customer: str | None = None
) -> tuple[Letters, list[Written]]:
    """Each approved letter as an .eml file in the folder, which is made; one that cannot be written holds up no other."""
    letters = letters_of(book, today, now, customer)
    outcome = _worked_out(book, today, now)[0]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"{folder} cannot be created ({error.strerror}).", f"无法创建文件夹 {folder}（{error.strerror}）。"
        ) from None
    members = {m.name: m for m in outcome.decoded.book.team}
    written = list[Written]()
    for letter in (f for f in letters.letters if f.status == "Approved"):
        mark = read_mark(letter.said("Mark"))
        signer = members.get(mark.by if mark else "")
        try:
            if "[[" in letter.said("Body") + letter.said("Subject"):
                raise CannotWrite(
                    f"Letter {letter.number} has a place to fill in: look for [[ ]].",
                    f"信件 {letter.number} 还有待填写处：请找 [[ ]]。",
                )
            mail = Mail(
                letter.number, letter.said("To"), letter.said("Contact"), letter.said("Subject"), letter.said("Body"),
                signer.email if signer else "", signer.name if signer else "",
                attachments(letter.number, letter.said("Attachments"), book.resolve().parent),
            )  # fmt: skip
            path = folder / file_name(letter.number, letter.said("Company"))
            save(path, as_eml(mail))
            written.append(Written(letter.number, path))
        except XlcrmError as error:
            written.append(Written(letter.number, None, error.text))
    return letters, written


def mark_sent(book: Path, number: str, today: date, now: datetime) -> Path | None:
    """Set a letter to Sent, with today where no date is given; the next refresh makes the touch. Returns the backup."""
    store = FileStore(book, now)
    with store.locked():
        decoded = decode(store.read())
        here = decoded.found.get("Emails")
        letter = next((x for x in decoded.book.letters if fold(x.number) == fold(number)), None)
        if here is None or letter is None:
            raise UsageMistake(
                f"{book}: there is no letter {number}: see `xlcrm letters`.",
                f"{book}：没有信件 {number}：可用 `xlcrm letters` 查看。",
            )
        lang = decoded.book.lang
        if letter.status == "Sent":
            return None
        if letter.status == "Skipped" or "[[" in text(letter.cells.get("Body")):
            raise UsageMistake(
                f"Letter {number} is skipped or still has a place to fill in, so it cannot have been sent.",
                f"信件 {number} 已跳过或仍有待填写处，不能标为已发。",
            )
        names = [c.name for c in schema.EMAILS.columns if c.name in here.columns]
        old = list(zip(*(here.cells(n) for n in names), strict=True))
        while old and all(v is None for v in old[-1]):
            old.pop()
        at = list(here.table.rows).index(letter.row)
        given = {"Status": label(LETTER_STATUSES, "Sent", lang), "Sent": letter.cells.get("Sent") or today}
        new = [
            tuple(given.get(n, v) for n, v in zip(names, row, strict=True)) if i == at else row
            for i, row in enumerate(old)
        ]
        headers = tuple(here.header(n, lang) for n in names)
        key = tuple(here.header(n, lang) for n in schema.EMAILS.key)
        return store.write(Changes(replaces=[Replace(here.table.title, headers, new, old, key)]))
