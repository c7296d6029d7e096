"""The use cases of one book: refresh, agenda, check, the story of a customer, touch, a new book and the demo."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xlcrm import schema
from xlcrm.app.outcome import WRITING, Outcome, Progress, outcome_of, quiet
from xlcrm.errors import CannotWrite, NoSuchBook, NotAWorkbook, UsageMistake, XlcrmError, because, remedy
from xlcrm.method.refresh import Standing, agenda
from xlcrm.method.story import reasons
from xlcrm.model import Cell, Changes, Problem
from xlcrm.ooxml.backups import backups
from xlcrm.ooxml.files import create
from xlcrm.ooxml.locks import open_in
from xlcrm.schema import fold
from xlcrm.stores.file import FileStore, filled
from xlcrm.tables import decode
from xlcrm.tables.colours import coloured
from xlcrm.tables.encode import agenda_row
from xlcrm.tables.meant import customer_meant
from xlcrm.tables.values import code
from xlcrm.text import Lang, Text
from xlcrm.versions.cells import CellChange, cell_changes, changed_cells

if TYPE_CHECKING:
    from xlcrm.tables.touching import NewTouch, Told


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh did to one book. `due`, `overdue` and `neglected` count customers, each in one of them only;
    `letters` are the open ones in Emails afterwards; `backup` is the copy of the book before, None if nothing changed.
    `open_in` tells who has the book open although nothing was to be written: what they have not saved yet is not counted.
    """

    book: Path
    lang: Lang
    customers: int
    due: int
    overdue: int
    neglected: int
    letters: int
    problems: Sequence[Problem]
    changed_cells: int
    changes: Changes
    seconds: float
    backup: Path | None
    open_in: Text | None = None

    @property
    def changed(self) -> list[CellChange]:
        """The cells that it changed, one by one."""
        return cell_changes(self.changes, self.lang)

    def without_changes(self) -> "Report":
        """The same, small enough to be handed to another process: how many cells changed, but not which."""
        return replace(self, changes=Changes())


Answer = Report | XlcrmError
"""What came of one book, of several."""


def refresh_book(
    book: Path, today: date, now: datetime, *, dry_run: bool = False, progress: Progress = quiet
) -> Report:
    """Refresh one book on disk. Any XlcrmError leaves it as it was."""
    try:
        return _refreshed(book, today, now, dry_run=dry_run, progress=progress)
    except (NoSuchBook, NotAWorkbook) as error:
        raise (error.adding(_WAY_BACK) if _has_backups(book) else error) from None


_WAY_BACK = Text("Backups of it are kept: xlcrm recover lists them.", "它留有备份：用 xlcrm recover 列出。")


def _has_backups(book: Path) -> bool:
    try:
        return bool(backups(book.resolve()))
    except OSError:
        return False


def _refreshed(book: Path, today: date, now: datetime, *, dry_run: bool, progress: Progress) -> Report:
    began = time.perf_counter()
    store = FileStore(book, now)
    if dry_run:
        return replace(_report(book, outcome_of(store, today, progress), began), open_in=open_in(book, now))
    with store.locked():
        outcome = outcome_of(store, today, progress)
        report, colours = _report(book, outcome, began), coloured(outcome.decoded)
        del outcome  # the rows and all that was worked out of them: the new version takes their memory
        progress(WRITING)
        try:
            backup = store.write(report.changes, colours)
        except XlcrmError as error:
            error.lang = report.lang
            raise error.about(book.name) from None
    seconds = time.perf_counter() - began
    return replace(report, seconds=seconds, backup=backup, open_in=open_in(book, now) if backup is None else None)


def _report(book: Path, outcome: Outcome, began: float) -> Report:
    """What the refresh that began at that time is about to do."""
    states = [s.due.state for s in outcome.result.standings]
    statuses = schema.EMAILS.column("Status").choices
    letters = sum(code(statuses, row.get("Status")) in ("Draft", "Checked", "Approved") for row in outcome.letters)
    count = {state: states.count(state) for state in ("due", "overdue", "neglected")}
    return Report(
        book, outcome.lang, len(states), count["due"], count["overdue"], count["neglected"], letters, outcome.problems,
        changed_cells(outcome.changes), outcome.changes, time.perf_counter() - began, None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agenda:
    """The list of whom to write to, under the book's own headers; `standings` row for row; `why` says what one rests on
    (method.story.reasons).
    """

    book: Path
    lang: Lang
    headers: Sequence[str]
    rows: Sequence[Mapping[str, Cell]]  # by English column name
    standings: Sequence[Standing] = field(repr=False)
    why: Callable[[Standing], Mapping[str, Text]] = field(repr=False)


def agenda_of(book: Path, today: date, now: datetime, *, days: int | None = None, owner: str | None = None) -> Agenda:
    """The Agenda, worked out afresh from the book; `days` how far ahead it looks, `owner` whose customers alone."""
    outcome = outcome_of(FileStore(book, now), today)
    settings = outcome.decoded.settings
    standings = agenda(outcome.result.standings, today, settings.upcoming_days if days is None else days)
    if owner is not None:
        if fold(owner) not in {fold(o) for o in outcome.decoded.book.owners}:
            owners = sorted(outcome.decoded.book.owners)
            raise UsageMistake(
                f"No customer has the owner “{owner}”: the book knows {', '.join(owners) or 'none, fill in Owner on Customers'}.",
                f"没有业务员为“{owner}”的客户：工作簿中{'有 ' + '、'.join(owners) if owners else '还没有业务员，请填写“业务员”列'}。",
            )
        standings = [s for s in standings if fold(s.customer.owner) == fold(owner)]
    headers = list(outcome.decoded.headers(schema.AGENDA).values())
    rows = [agenda_row(s, outcome.lang) for s in standings]
    return Agenda(book, outcome.lang, headers, rows, standings, partial(reasons, today=today, settings=settings))


def problems_of(book: Path, today: date, now: datetime) -> tuple[Lang, Sequence[Problem]]:
    """The book's language and what is wrong in it, row by row; nothing is written."""
    outcome = outcome_of(FileStore(book, now), today)
    return outcome.lang, outcome.problems


@dataclass(frozen=True, slots=True)
class Story:
    """All about one customer, sentence by sentence, and where he stands."""

    lang: Lang
    standing: Standing
    sentences: Sequence[Text]


def story_of(book: Path, today: date, now: datetime, wanted: str) -> Story:
    """The story of the customer that `wanted` names, by ID or company; nothing is written. UsageMistake where nobody is."""
    from xlcrm.method.story import story

    outcome = outcome_of(FileStore(book, now), today)
    meant = customer_meant(outcome.decoded, wanted)
    standing = next(s for s in outcome.result.standings if s.customer.id == meant.id)
    return Story(outcome.lang, standing, story(standing, today, outcome.decoded.settings))


@dataclass(frozen=True, slots=True)
class Logged:
    """A touch that was added to a book; `backup` is the copy of the book before."""

    book: Path
    lang: Lang
    touch: "NewTouch"
    backup: Path | None


def touch_book(book: Path, told: "Told", today: date, now: datetime) -> Logged:
    """Add a touch to Touches and nothing else; grades and dates follow at the next refresh."""
    from xlcrm.tables.touching import new_touch

    store = FileStore(book, now)
    with store.locked():
        decoded = decode(store.read())
        try:
            touch = new_touch(decoded, told, today)
            backup = store.write(touch.changes, doing="touch")
        except XlcrmError as error:
            error.lang = decoded.book.lang
            raise
    return Logged(book, decoded.book.lang, touch, backup)


def new_book(book: Path, lang: Lang) -> None:
    """Write the template to a path where nothing is yet."""
    from xlcrm.template import template_bytes

    _create(book, template_bytes(lang))


def _create(book: Path, data: bytes) -> None:
    if book.suffix.lower() != ".xlsx":
        raise UsageMistake(
            f"{book.name}: give the new book a name that ends in .xlsx.",
            f"{book.name}：新工作簿的名称请以 .xlsx 结尾。",
        )
    try:
        create(book, data)
    except FileExistsError:
        raise CannotWrite(
            f"{book} exists already and was left alone: choose another name.",
            f"{book} 已存在，未作改动：请换一个名称。",
        ) from None
    except OSError as error:
        why, todo = because(error), remedy(error, Text("check the folder", "请检查该文件夹"))
        raise CannotWrite(
            f"{book} cannot be created ({why.en}): {todo.en}.", f"无法创建 {book}（{why.zh}）：{todo.zh}。"
        ) from None


def demo_book(folder: Path, lang: Lang, today: date, now: datetime) -> Report:
    """Make the sample book in a folder, afresh each time, and refresh it."""
    from xlcrm.demo.book import sample
    from xlcrm.template import template_bytes

    book = folder / Text("xlcrm demo.xlsx", "xlcrm 示例.xlsx").said(lang)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why, todo = because(error), remedy(error, Text("give another folder", "请换一个文件夹"))
        raise CannotWrite(
            f"{folder} cannot be created ({why.en}): {todo.en}.", f"无法创建文件夹 {folder}（{why.zh}）：{todo.zh}。"
        ) from None
    data = filled(template_bytes(lang), sample(today, lang), lang)
    if book.exists():
        FileStore(book, now).start_over(data)
    else:
        _create(book, data)
    return refresh_book(book, today, now)
