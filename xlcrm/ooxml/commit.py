"""Put a new version of a book in the place of the old one: the old or the new at every instant, nobody's save lost.

The new version is written to `.xlcrm` beside the book, brought to the disk and read back; then it and the book exchange
their names in one step, and what was displaced is looked at. If that is not the version that was read, somebody saved
meanwhile: their save goes back to its place and a Conflict is raised. If it is, it becomes the backup. Where the
system cannot exchange names, the old version is copied to the backup and a rename follows the last look at the book;
a save by another program in the microseconds between the two is replaced there.
"""

import errno
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from xlcrm.errors import Conflict, NotAWorkbook
from xlcrm.ooxml import backups
from xlcrm.ooxml.contents import LARGEST_BOOK, content_of, holds
from xlcrm.ooxml.exchange import Unsupported, exchange, patiently
from xlcrm.ooxml.files import name_anew, remove, save, sync_folder, version_of
from xlcrm.ooxml.locks import look_for, refuse_open
from xlcrm.ooxml.refusals import cannot_read, cannot_write, kept_aside, saved_meanwhile


def read_book(path: Path) -> bytes:
    """The whole file, to be handed to `commit` as `old` later.

    Raises NoSuchBook if it stays away for a second, NotAWorkbook for a folder or too large a file, BookInUse or
    BookError where it may not or cannot be read.
    """
    while True:
        look_for(path)
        try:
            if path.stat().st_size > LARGEST_BOOK:
                raise NotAWorkbook(
                    f"{path.name} is larger than {LARGEST_BOOK >> 20} MB: give a workbook that Excel can handle.",
                    f"{path.name} 超过 {LARGEST_BOOK >> 20} MB：请使用 Excel 能够处理的工作簿。",
                )
            return content_of(path)
        except FileNotFoundError:
            continue  # deleted since it was looked for, by a save
        except OSError as error:
            raise cannot_read(path, error) from error


def commit(
    path: Path,
    old: bytes,
    new: bytes,
    *,
    now: datetime,
    doing: backups.Doing = "refresh",
    keep: int = 20,
) -> Path:
    """Replace the version `old` of the book by `new`, which differs; returns the backup that holds `old`.

    To be called inside `locks.locked(path)`, which should span the reading as well. `now` names the backup (see backups.in_turn); the newest
    `keep` backups of this book are kept, and beside each a copy of what `doing` put in its place, for undo and history:
    if it cannot be made, or is lost with the power, those say that they do not know. A link is followed, and the
    book it leads to replaced; of several hard links only this one gets the new version. Mode, access lists and, where permitted, the owner stay as they are.

    Raises BookInUse, Conflict if the book no longer holds `old`, and CannotWrite; the book is then as it was.
    """
    book = path.resolve()
    try:
        _refuse_unwritable(book)
        backup = backups.folder(book) / backups.backup_name(book, backups.in_turn(book, now), backups.digest(old))
        new_digest = backups.digest(new)
        fresh = backup.with_name(backups.swap_name(backup.name, new_digest))
        _prepare(fresh, new, book, old, now)
        displaced = _put_in_place(fresh, book, old, new, backup)
    except OSError as error:
        raise cannot_write(book, error) from error
    written = backup.with_name(backups.written_name(backup.name, doing, new_digest))
    backup = _named(displaced, backup)
    sync_folder(book.parent)
    backups.prune(book, keep, made=backup)
    with suppress(OSError, Conflict):
        save(written, new, like=book, lasting=False)
    return backup


def _prepare(fresh: Path, new: bytes, book: Path, old: bytes, now: datetime) -> None:
    """Save the new version beside the book, then see whether that may still be replaced."""
    try:
        save(fresh, new, like=book)
        refuse_open(book, now)
        if not holds(book, old):
            raise saved_meanwhile(book)
    except BaseException:
        remove(fresh)
        raise


def _named(displaced: Path, backup: Path) -> Path:
    """Give what was displaced the name of a backup; returns where it lies."""
    if displaced != backup:
        try:
            patiently(lambda: displaced.replace(backup))
        except OSError:  # the book is done; the next run under the lock gives the backup its name
            return displaced
    return backup


def put_back(path: Path, content: bytes, *, like: Path, now: datetime) -> None:
    """Give a book that is missing this content, and the rights of the file `like`. What lies at the path is never replaced.

    To be called inside `locks.locked(path, missing=True)`. Raises BookInUse, Conflict if there is a book by now, CannotWrite.
    """
    book = path.resolve()
    try:
        refuse_open(book, now)
        digest = backups.digest(content)
        fresh = backups.folder(book) / backups.swap_name(backups.backup_name(book, now, digest), digest)
        save(fresh, content, like=like, book=book)
        try:
            name_anew(fresh, book)
        finally:
            remove(fresh)
    except FileExistsError as error:
        raise saved_meanwhile(book) from error
    except OSError as error:
        raise cannot_write(book, error) from error
    sync_folder(book.parent)


def _refuse_unwritable(book: Path) -> None:
    """A rename asks for rights in the folder only; who marked the book read-only did not mean that.

    The system says no in the same way of a book that is missing, as it is for an instant while Excel saves it. So a no
    counts only of a file that lay there before it and after.
    """
    before = version_of(book)
    while not os.access(book, os.W_OK):
        after = version_of(book)
        if after is None:  # what became of it is seen by who compares it with what was read
            return
        if after == before:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(book))
        before = after


def _put_in_place(fresh: Path, book: Path, old: bytes, new: bytes, backup: Path) -> Path:
    """Exchange `fresh` and the book; returns where `old` lies. From the exchange on `fresh` may be somebody's save."""
    try:
        displaced = exchange(fresh, book, backup)
    except Unsupported:
        return _replace(fresh, book, old, new, backup)
    except OSError as error:
        if not holds(book, new) or holds(fresh, new):  # a share may report a failure of what it has done
            if holds(fresh, new):
                remove(fresh)
            if error.errno == errno.ENOENT:
                raise saved_meanwhile(book) from error
            raise
        displaced = fresh if fresh.exists() else backup
    if not holds(displaced, old):
        _give_back(displaced, book, new, spare=backup if displaced == fresh else fresh)
        raise saved_meanwhile(book)
    return displaced


def _give_back(displaced: Path, book: Path, new: bytes, spare: Path) -> None:
    """Put somebody's save back in its place; where a still newer one has come there, keep this one beside it."""
    try:
        lies = exchange(displaced, book, spare)
        if holds(lies, new):
            remove(lies)
            return
        displaced, spare = lies, spare if lies == displaced else displaced
        displaced = exchange(displaced, book, spare)
    except (OSError, Unsupported):
        pass
    if holds(displaced, new):
        remove(displaced)
        return
    with suppress(OSError):
        displaced = backups.keep_displaced(book, displaced)
    raise kept_aside(book, displaced)


def _replace(fresh: Path, book: Path, old: bytes, new: bytes, backup: Path) -> Path:
    """Without exchange: a backup of what was read, a last look, a rename.

    A backup before which nothing was written would tell undo of a step that never was; only if the book is missing, as
    while Excel saves, it stays: there may be no other copy.
    """
    made = False
    try:
        made = not backup.exists()
        save(backup, old, like=book)
        sync_folder(backup.parent)
        if not _untouched(book, old):
            raise saved_meanwhile(book)
        patiently(lambda: fresh.replace(book))
    except BaseException as error:
        done = not os.path.exists(fresh) and holds(book, new)  # noqa: PTH110
        remove(fresh)
        if not done and made and os.path.exists(book):  # noqa: PTH110  (a share that is lost raises nothing here)
            remove(backup)
        if not done or not isinstance(error, OSError):  # Ctrl-C, perhaps behind the rename: the backup is needed
            raise
    return backup


def _untouched(book: Path, old: bytes) -> bool:
    """The last look: this content, in the very file that still lies at the path after it was read and closed."""
    before = version_of(book)
    return before is not None and holds(book, old) and version_of(book) == before
