"""What to do when something went wrong: take the last refresh back, see what each one wrote, restore a backup.

Beside each backup lies a copy of what took its place (see ooxml.backups). A step whose two versions are still there as
they were is known cell by cell; any other can only be gone behind, with the backup as a whole.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlcrm.app.outcome import READING, WRITING, Progress, quiet
from xlcrm.errors import BookError, NoSuchBook, UsageMistake, XlcrmError
from xlcrm.model import Rows
from xlcrm.ooxml import backups
from xlcrm.ooxml.backups import Step
from xlcrm.ooxml.commit import commit, put_back, read_book
from xlcrm.ooxml.contents import content_of
from xlcrm.ooxml.locks import finish, locked, look_for
from xlcrm.ooxml.refusals import cannot_look_back
from xlcrm.ooxml.workbook import Workbook
from xlcrm.stores.file import FileStore, LoadedBook
from xlcrm.tables.columns import Problems
from xlcrm.tables.locate import locate, most_headers
from xlcrm.tables.options import settings_from
from xlcrm.text import Lang, Text
from xlcrm.versions.cells import CellChange
from xlcrm.versions.side_by_side import differences
from xlcrm.versions.undoing import Kept, take_back

DOINGS: dict[backups.Doing, Text] = {
    "refresh": Text("refresh", "刷新"),
    "undo": Text("undo", "撤销"),
    "recover": Text("recovery of a backup", "恢复备份"),
    "adopt": Text("adoption", "接入"),
    "touch": Text("logging of a touch", "记录跟进"),
    "sent": Text("marking of a letter as sent", "标记信件已发"),
}
_AS_IF_TYPED = ("touch", "sent")  # by the user: what is typed since a refresh stays when that is taken back


@dataclass(frozen=True, slots=True)
class Undone:
    """A refresh that was taken back: when it had run, what went back cell by cell, what was kept and why.

    `exactly`: nothing had been saved since, so the book is byte for byte the one before. `backup` holds the book as it
    was until now; None where nothing was written.
    """

    book: Path
    lang: Lang
    refreshed: datetime
    taken: Sequence[CellChange]
    kept: Sequence[Kept]
    exactly: bool
    backup: Path | None


def undo_book(book: Path, now: datetime, *, dry_run: bool = False, progress: Progress = quiet) -> Undone:
    """Take back the last refresh that has not been taken back yet, keeping what was typed since.

    Raises BookError where there is none, or where it is not known any more what it wrote. The book is then as it was.
    """
    store = FileStore(book, now)
    with nullcontext() if dry_run else store.locked():
        progress(READING)
        present = read_book(book)
        step = _to_take_back(book, now)
        contents = _contents(step)
        if contents is None:
            raise _unknown(book, step)
        before, after = contents
        exactly, kept = present == after, list[Kept]()
        if exactly:
            old = _rows(before)
            lang = _language(old)
            taken = differences(_rows(after), old, lang)
            progress(WRITING)
            backup = None if dry_run else commit(book, present, before, now=now, doing="undo")
        else:
            here = _rows(present, whole=True)
            pictures = Workbook(after).rich_values == Workbook(present).rich_values
            undoing = take_back(_rows(before, whole=True), _rows(after, whole=True), here, pictures=pictures)
            lang = _language(here)
            taken, kept = list(undoing.taken), list(undoing.kept)
            progress(WRITING)
            backup = None if dry_run or not undoing.changes else store.write(undoing.changes, doing="undo")
    return Undone(book, lang, step.when, taken, kept, exactly, backup)


def _to_take_back(book: Path, now: datetime) -> Step:
    """The last refresh that no undo has taken back; each undo takes back the one before it that is left."""
    undone = 0
    for step in _steps(book, now):
        if step.doing in _AS_IF_TYPED:
            continue
        if step.doing == "undo":
            undone += 1
        elif step.doing == "refresh" and undone:
            undone -= 1
        elif step.doing == "refresh":
            return step
        elif step.doing is None:
            raise _unknown(book, step)
        else:
            did = DOINGS[step.doing]
            raise BookError(
                f"Undo cannot go back behind the {did.en} of {step.when:%Y-%m-%d %H:%M}: for an earlier version, choose a backup "
                f"with xlcrm recover.",
                f"{step.when:%Y-%m-%d %H:%M} 曾{did.zh}，更早的刷新无法撤销：要恢复更早的版本，请用 xlcrm recover 选择备份。",
            )
    raise BookError(
        f"{book.name} has no refresh that is left to take back.",
        f"{book.name} 没有可以撤销的刷新。",
    )


def _unknown(book: Path, step: Step) -> BookError:
    return BookError(
        f"What was written into {book.name} on {step.when:%Y-%m-%d %H:%M} is not known any more, so it cannot be taken back "
        f"cell by cell: xlcrm recover can restore the whole book as it was before.",
        f"{step.when:%Y-%m-%d %H:%M} 写入 {book.name} 的内容已无从查知，不能逐格撤销：可用 xlcrm recover 恢复此前的整本工作簿。",
    )


@dataclass(frozen=True, slots=True)
class Past:
    """One time that xlcrm wrote the book. `doing` is None where it is not known, `changed` where its cells are not."""

    when: datetime
    doing: backups.Doing | None
    changed: Sequence[CellChange] | None
    lang: Lang | None


def history_of(book: Path, progress: Progress = quiet) -> Iterator[Past]:
    """What xlcrm wrote into the book, the newest first, as far back as its backups reach."""
    progress(READING)
    last: tuple[bytes, Rows] | None = None  # what one step found is often what the one before it left
    for step in _steps_of_any(book):
        contents, lang, changed = _contents(step), None, None
        if contents is not None:
            with suppress(XlcrmError):  # of a step that made a CRM book, or a sound one, of what was none
                before, after = contents
                new = last[1] if last and last[0] == after else _rows(after)
                last = before, _rows(before)
                lang = _language(new)
                changed = differences(last[1], new, lang)
        yield Past(step.when, step.doing, changed, lang)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the book that is kept: `number` 1 is the newest. `why` tells what it was kept for.

    `sound`: as it was when it was put there, and a workbook.
    """

    number: int
    path: Path
    when: datetime
    why: Text
    size: int  # bytes
    sound: bool


def backups_of(book: Path) -> list[Version]:
    """The versions that are kept, the newest first: what each step found, and what the last one left if that is lost."""
    found = list[Version]()
    for step in _steps_of_any(book):
        if (
            step.after
            and not found
            and _read(book, step.after_digest) is None
            and _read(step.after, step.after_digest) is not None
        ):
            found.append(_version(step.after, step.after_digest, step, Text("after the {0}", "{1}之后")))
        if all(v.path != step.before for v in found):
            found.append(_version(step.before, step.before_digest, step, Text("before the {0}", "{1}之前")))
    return [Version(n, v.path, v.when, v.why, v.size, v.sound) for n, v in enumerate(found, 1)]


def _version(path: Path, digest: str, step: Step, why: Text) -> Version:
    content = _read(path, digest)
    try:
        size = path.stat().st_size
        sound = content is not None and bool(Workbook(content).sheets)
    except (OSError, XlcrmError):
        size, sound = len(content or b""), False
    did = DOINGS[step.doing] if step.doing else Text("step that is not known", "某次写入")
    return Version(0, path, step.when, Text(why.en.format(*did), why.zh.format(*did)), size, sound)


@dataclass(frozen=True, slots=True)
class Recovered:
    """The book holds `version` again. `backup` holds what it was until now; None where it was missing, or no other."""

    book: Path
    version: Version
    was_missing: bool
    changed: bool
    backup: Path | None


def chosen(versions: Sequence[Version], wanted: str) -> Version:
    """The version of that number or name. UsageMistake where there is none, BookError where it is damaged."""
    for version in versions:
        if wanted in (str(version.number), version.path.name):
            if not version.sound:
                raise BookError(
                    f"The backup {version.path.name} is damaged: choose another.",
                    f"备份 {version.path.name} 已损坏：请选择另一个。",
                )
            return version
    raise UsageMistake(
        f"There is no backup “{wanted}”: give one of the numbers that xlcrm recover shows.",
        f"没有备份“{wanted}”：请给出 xlcrm recover 列出的编号。",
    )


def recover_book(book: Path, version: Version, now: datetime) -> Recovered:
    """Put a version that is kept in the place of the book, which is backed up first; a missing one is put back."""
    with locked(book, missing=True):
        try:
            content = content_of(version.path)
        except OSError as error:
            raise BookError(
                f"The backup {version.path.name} cannot be read: choose another.",
                f"无法读取备份 {version.path.name}：请选择另一个。",
            ) from error
        try:
            present = read_book(book)
        except NoSuchBook:
            put_back(book, content, like=version.path, now=now)
            return Recovered(book, version, True, True, None)
        if present == content:
            return Recovered(book, version, False, False, None)
        return Recovered(book, version, False, True, commit(book, present, content, now=now, doing="recover"))


# ---- reading what is kept ----------------------------------------------------------------------------------------


def _steps(book: Path, now: datetime | None = None) -> list[Step]:
    """The newest first. BookError where the folder `.xlcrm` may not be looked into: what it holds is not nothing."""
    try:
        return backups.steps(book.resolve(), now)[::-1]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise cannot_look_back(book, error) from error


def _steps_of_any(book: Path) -> list[Step]:
    """The same; the book may be missing or broken. NoSuchBook where nothing is kept of one that is missing."""
    finish(book)
    try:
        look_for(book)
    except NoSuchBook:
        if not (found := _steps(book)):
            raise
        return found
    return _steps(book)


def _contents(step: Step) -> tuple[bytes, bytes] | None:
    """The versions before and after a step; None where one is gone or is not what it was."""
    before = _read(step.before, step.before_digest)
    after = _read(step.after, step.after_digest) if step.after else None
    return None if before is None or after is None else (before, after)


def _read(path: Path, digest: str) -> bytes | None:
    try:
        content = content_of(path)
    except OSError:
        return None
    return content if backups.digest(content).startswith(digest) else None


def _rows(data: bytes, *, whole: bool = False) -> Rows:
    """The sheets that xlcrm knows; `whole` with the user's own columns, on those whose rows have no key."""
    loaded = LoadedBook(Workbook(data))
    rows = dict(loaded.rows())
    for sheet in loaded.book.sheets if whole else ():
        known = loaded.naming.sheet_named(sheet.title)
        if known and not known.output and sheet.title in rows:
            rows[sheet.title], _ = loaded.with_all_columns(sheet)
    return rows


def _language(rows: Rows) -> Lang:
    found = locate(rows)
    return settings_from(found.get("Settings"), Problems()).language or most_headers(found)
