"""A book read and worked out, nothing written yet: what the refresh and all use cases about a book's letters begin with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlcrm.errors import XlcrmError
from xlcrm.letters.catalog import Catalog
from xlcrm.letters.desk import Posted, desk, worked_out
from xlcrm.method.refresh import Result
from xlcrm.model import Cell, Changes, Problem
from xlcrm.stores.file import FileStore
from xlcrm.stores.templates import catalog_of
from xlcrm.tables import Decoded, changes, decode
from xlcrm.text import Lang, Text

Progress = Callable[[Text], None]

READING = Text("reading", "读取")
WORKING_OUT = Text("working it out", "计算")
WRITING = Text("writing", "写入")


def quiet(step: Text) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A book read and worked out, nothing written yet."""

    decoded: Decoded
    posted: Posted
    result: Result
    letters: Sequence[Mapping[str, Cell]]
    changes: Changes
    problems: Sequence[Problem]

    @property
    def lang(self) -> Lang:
        """The book's language."""
        return self.decoded.book.lang


def work_out(decoded: Decoded, today: date, catalog: Catalog | None = None) -> Outcome:
    """Everything between reading and writing; pure. `catalog` are the letters' templates, those shipped unless told."""
    posted, result = worked_out(decoded, today, catalog)
    letters = desk(posted, result, today, decoded.settings, catalog)
    wanted = changes(
        decoded, result, posted.touches, letters.rows, [*posted.problems, *letters.problems], letters.moves, today
    )
    return Outcome(decoded, posted, result, letters.rows, wanted.changes, wanted.problems)


def outcome_of(store: FileStore, today: date, progress: Progress = quiet, catalog: Catalog | None = None) -> Outcome:
    """A book on disk read and worked out, with the letters' templates beside it unless others are given.

    An XlcrmError names the book, and once its language is known, carries it.
    """
    progress(READING)
    try:
        decoded = decode(store.read())
    except XlcrmError as error:
        raise error.about(store.path.name) from None
    progress(WORKING_OUT)
    try:
        return work_out(decoded, today, catalog or catalog_of(store.path))
    except XlcrmError as error:
        error.lang = decoded.book.lang
        raise error.about(store.path.name) from None
