"""The use case of the report: books read, one after another, and one page made of them that is small enough to be passed on."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from xlcrm.app.many import sweep
from xlcrm.app.outcome import READING, WORKING_OUT, Progress
from xlcrm.errors import XlcrmError, in_a_sentence
from xlcrm.letters.desk import worked_out
from xlcrm.outlets import html
from xlcrm.report.contents import Told, first_part, second_part, told
from xlcrm.stores.file import FileStore
from xlcrm.stores.templates import catalog_of
from xlcrm.tables import decode
from xlcrm.tables.dashboard import told_causes
from xlcrm.tables.diagnosis import diagnosis_rows
from xlcrm.text import Lang

SMALL, LARGE = (2_000, 1_450_000), (10_000, 2_900_000)  # customers, and bytes that the page may have with so many


@dataclass(slots=True)
class Gathered:
    """What came of the books so far. `lang` is the page's language: as told, else that of the first book that can be read."""

    today: date
    now: datetime
    lang: Lang | None = None
    books: list[tuple[Path, Told]] = field(default_factory=list)
    failed: list[tuple[Path, XlcrmError]] = field(default_factory=list)


def gather(gathered: Gathered, books: Sequence[Path], progress: Progress) -> Iterator[Told | XlcrmError]:
    """Read each book, which is never written; what came of it, in the order named. Whatever stops one stops no other."""
    names = _names(books)
    for n, book in enumerate(books):
        if n:
            sweep()
        try:
            found = _read(gathered, book, names[n], progress)
        except Exception as error:
            known = in_a_sentence(error).about(names[n]).bare()
            gathered.failed.append((book, known))
            yield known
        else:
            gathered.books.append((book, found))
            yield found


def _read(gathered: Gathered, book: Path, name: str, progress: Progress) -> Told:
    progress(READING)
    decoded = decode(FileStore(book, gathered.now).read())
    progress(WORKING_OUT)
    today, lang = gathered.today, decoded.book.lang
    gathered.lang = gathered.lang or lang
    _, result = worked_out(decoded, today, catalog_of(book))
    rows = diagnosis_rows(result.evaporated, decoded.found.get("Diagnosis"), lang)
    return told(name, decoded, result, told_causes(rows[: len(result.evaporated)]), today, gathered.lang)


def _names(books: Sequence[Path]) -> list[str]:
    """What each book is called on the page: its file's name, where two have the same with the folder, or the whole path."""
    found = [book.name for book in books]
    for longer in (lambda book: os.path.join(*book.parts[-2:]), str):  # noqa: PTH118
        alike = Counter(name.casefold() for name in found)
        found = [n if alike[n.casefold()] == 1 else longer(book) for n, book in zip(found, books, strict=True)]
    return found


def page(gathered: Gathered) -> bytes:
    """The page of what was gathered; in English where no book could be read to tell.

    Where all quotes and touches would make it too large, the newest of each customer are kept, as many as there is room for.
    """
    lang = gathered.lang or "en"
    books = [found for _, found in gathered.books]
    failed = [(book.name, error.said(lang)) for book, error in gathered.failed]
    first = html.packed(first_part(books, failed, gathered.today, lang))
    frame = html.Frame(lang, gathered.today, [book.name for book in books])
    room = largest(sum(len(book.lines) for book in books)) - len(html.render(frame, first, ""))
    return html.render(frame, first, behind_clicks(books, room))


def largest(customers: int) -> int:
    """How many bytes a page of so many customers may have: SMALL, at LARGE the bytes of that, and so on at the same rate."""
    rate = (LARGE[1] - SMALL[1]) / (LARGE[0] - SMALL[0])
    return SMALL[1] + int(rate * max(0, customers - SMALL[0]))


def behind_clicks(books: Sequence[Told], room: int) -> str:
    """The second part, packed; of each customer as many quotes and touches as the room, in characters, allows."""
    whole = html.packed(second_part(books))
    if len(whole) <= room:
        return whole
    bare = html.packed(second_part(books, 0))
    counts = [len(held) for book in books for past in book.pasts for held in (past.quotes, past.touches)]
    most, part = max(counts), (room - len(bare)) / (len(whole) - len(bare))
    while most > 0:
        most = min(most - 1, _most(counts, part))
        found = html.packed(second_part(books, most))
        if len(found) <= room:
            return found
        part *= 0.9
    return bare


def _most(counts: Sequence[int], part: float) -> int:
    """How many of each customer may stay so that no more than a part of all stay."""
    room, most = part * sum(counts), 0
    while sum(min(count, most + 1) for count in counts) <= room:
        most += 1
    return most
