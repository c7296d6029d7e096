"""Use cases about letters: list and check them, write the approved ones as drafts for a mail program, mark one as sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlcrm.app.outcome import Outcome, outcome_of
from xlcrm.errors import CannotWrite, UsageMistake, XlcrmError
from xlcrm.letters.catalog import Catalog
from xlcrm.letters.desk import sent_on
from xlcrm.letters.marks import read_mark
from xlcrm.letters.people import known_as
from xlcrm.letters.written import is_unfinished
from xlcrm.lists import LETTER_STATUSES, TOPICS, label
from xlcrm.model import Cell, Letter, Member
from xlcrm.outlets.eml import DRAFT, Mail, as_eml, attachments, file_name, may_be_written
from xlcrm.outlets.folders import make
from xlcrm.outlets.saving import save
from xlcrm.places.languages import language_code
from xlcrm.schema import fold
from xlcrm.stores.file import FileStore
from xlcrm.stores.templates import catalog_of
from xlcrm.tables import decode
from xlcrm.tables.emails import emails_changed
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


def letters_of(book: Path, today: date, now: datetime, customer: str | None) -> Letters:
    """The letters, all or those to one customer (ID or company); nothing is written."""
    catalog = catalog_of(book)
    return _letters(book, outcome_of(FileStore(book, now), today, catalog=catalog), catalog, customer)


def _letters(book: Path, outcome: Outcome, catalog: Catalog, customer: str | None) -> Letters:
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


def write_drafts(
    book: Path, folder: Path, today: date, now: datetime, customer: str | None
) -> tuple[Letters, list[Written]]:
    """Each approved letter as an .eml file in the folder, which is made; one that cannot be written holds up no other.

    A draft of ours that is there already is written anew, any other file left alone.
    """
    catalog = catalog_of(book)
    outcome = outcome_of(FileStore(book, now), today, catalog=catalog)
    letters = _letters(book, outcome, catalog, customer)
    members = {m.name: m for m in outcome.decoded.book.team}
    written, taken = list[Written](), set[str]()
    for letter in (f for f in letters.letters if f.status == "Approved"):
        try:
            data = as_eml(_mail(letter, members, book))
            path = _free(folder, file_name(letter.number, letter.said("Company")), taken)
        except XlcrmError as error:
            written.append(Written(letter.number, None, error.text))
            continue
        make(folder)
        try:
            save(path, data, DRAFT)
            written.append(Written(letter.number, path))
        except XlcrmError as error:
            written.append(Written(letter.number, None, error.text))
    return letters, written


def _mail(letter: Found, members: Mapping[str, Member], book: Path) -> Mail:
    """The letter as it goes out; CannotWrite for one that is not written to its end."""
    if is_unfinished(letter.cells):
        raise CannotWrite(
            f"Letter {letter.number} has a place to fill in: look for [[ ]].",
            f"信件 {letter.number} 还有待填写处：请找 [[ ]]。",
        )
    if not letter.said("Body"):
        raise CannotWrite(
            f"Letter {letter.number} is empty: write it, or set it to Skipped.",
            f"信件 {letter.number} 正文为空：请写正文，或把状态改为“跳过”。",
        )
    mark = read_mark(letter.said("Mark"))
    signer = members.get(mark.by if mark else "")
    chinese = language_code(letter.said("Language")) == "zh"
    name = known_as(signer.name, signer.signature, han=chinese) if signer else ""
    return Mail(
        letter.number, letter.said("To"), letter.said("Contact"), letter.said("Subject"), letter.said("Body"),
        signer.email if signer else "", name,
        attachments(letter.number, letter.said("Attachments"), book.resolve()),
    )  # fmt: skip


def _free(folder: Path, name: str, taken: set[str]) -> Path:
    """A name that no letter before has got, upper and lower case counting as one; CannotWrite where a file that is no draft
    of ours has it.
    """
    stem, n = name.removesuffix(".eml"), 1
    while name.casefold() in taken:
        n += 1
        name = f"{stem} ({n}).eml"
    taken.add(name.casefold())
    path = folder / name
    if not may_be_written(path):
        raise CannotWrite(
            f"{path} is no draft that xlcrm has written, so it was left alone: move it, or choose another folder.",
            f"{path} 不是 xlcrm 写的草稿，因此未改动：请移走它，或换一个文件夹。",
        )
    return path


def _meant(book: Path, letters: Sequence[Letter], number: str) -> Letter | None:
    """The letter with that number. UsageMistake where several have it; nobody can mean one without a number."""
    found = [x for x in letters if fold(number) and fold(x.number) == fold(number)]
    if len(found) > 1:
        rows = ", ".join(str(x.row) for x in found)
        raise UsageMistake(
            f"{book}: several letters have the number {number}, in the rows {rows} of Emails: set the Status there.",
            f"{book}：有多封信件的编号是 {number}（“邮件”表第 {rows} 行）：请直接在表中修改状态。",
        )
    return found[0] if found else None


def _must_be_sendable(letter: Letter, today: date) -> None:
    """Raise UsageMistake for a letter that cannot have gone out by today."""
    number, sent = letter.number, letter.cells.get("Sent")
    if letter.status == "Skipped":
        raise UsageMistake(
            f"Letter {number} is Skipped, so it cannot have been sent: if it has, change its Status on Emails first.",
            f"信件 {number} 已跳过，不能标为已发：如果确已发出，请先在“邮件”表中修改状态。",
        )
    if is_unfinished(letter.cells):
        raise UsageMistake(
            f"Letter {number} still has a place to fill in, so it cannot have been sent: put into Emails what you wrote, then run this again.",
            f"信件 {number} 仍有待填写处，不能标为已发：请在“邮件”表中补上您写的内容，再重新运行。",
        )
    if sent_on(letter, today) is None:
        raise UsageMistake(
            f"Letter {number}: its Sent “{text(sent)}” is not a day up to today: correct it, or empty it to take today.",
            f"信件 {number}：发送日期“{text(sent)}”不是今天或之前的日期：请更正，或清空以按今天计。",
        )


def mark_sent(book: Path, number: str, today: date, now: datetime) -> Path | None:
    """Set a letter to Sent, with today where no date is given; the next refresh makes the touch. Returns the backup."""
    store = FileStore(book, now)
    with store.locked():
        decoded = decode(store.read())
        letter = _meant(book, decoded.book.letters, number)
        if letter is None:
            raise UsageMistake(
                f"{book}: there is no letter “{number}” on Emails: where `xlcrm letters` shows it, refresh the book first.",
                f"{book}：“邮件”表中没有信件“{number}”：如果 `xlcrm letters` 列出了它，请先刷新工作簿。",
            )
        if letter.status == "Sent":
            return None
        _must_be_sendable(letter, today)
        given = {"Status": label(LETTER_STATUSES, "Sent", decoded.book.lang), "Sent": letter.cells.get("Sent") or today}
        return store.write(emails_changed(decoded, {letter.row: given}), doing="sent")
