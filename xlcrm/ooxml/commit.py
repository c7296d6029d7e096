"""Put a new version of a book in the place of the old one: the old or the new at every instant, nobody's save lost.

The new version is written to `.xlcrm` beside the book, brought to the disk and read back; then it and the book exchange
their names in one step, and what was displaced is looked at. If that is not the version that was read, somebody saved
meanwhile: their save goes back to its place and a Conflict is raised. If it is, it becomes the backup. Where the
system cannot exchange names, the old version is copied to the backup and a rename follows the last look at the book;
a save by another program in the microseconds between the two is replaced there.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from xlcrm.errors import Conflict, NotAWorkbook
from xlcrm.ooxml import backups
from xlcrm.ooxml.exchange import Unsupported, exchange, patiently
from xlcrm.ooxml.locks import look_for, refuse_open
from xlcrm.ooxml.refusals import cannot_read, cannot_write

LARGEST_BOOK = 256 * 1024 * 1024
"""Bytes. Ten times the largest CRM book measured; reading whatever is called .xlsx must not fill the memory."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


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
            return _content(path)
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
    force_open: bool = False,
) -> Path:
    """Replace the version `old` of the book by `new`, which differs; returns the backup that holds `old`.

    To be called inside `locks.locked(path)`, which should span the reading as well. `now` names the backup; the newest
    `keep` backups of this book are kept, and beside each a copy of what `doing` put in its place, for undo and history:
    if it cannot be made, or is lost with the power, those say that they do not know. With `force_open` the lock files of Excel and LibreOffice do not count. A link
    is followed, and the book it leads to replaced; of several hard links only this one gets the new version. Mode,
    access lists and, where permitted, the owner stay as they are.

    Raises BookInUse, Conflict if the book no longer holds `old`, and CannotWrite; the book is then as it was.
    """
    book = path.resolve()
    try:
        _refuse_unwritable(book)
        backup = backups.folder(book) / backups.backup_name(book, now, backups.digest(old))
        new_digest = backups.digest(new)
        fresh = backup.with_name(backups.swap_name(backup.name, new_digest))
        _save(fresh, new, like=book)
        try:
            if not force_open:
                refuse_open(book, now)
            if not _holds(book, old):
                raise _conflict(book)
        except BaseException:
            _remove(fresh)
            raise
        displaced = _put_in_place(fresh, book, old, new, backup)
    except OSError as error:
        raise cannot_write(book, error) from error
    written = backup.with_name(backups.written_name(backup.name, doing, new_digest))
    if displaced != backup:
        try:
            patiently(lambda: displaced.replace(backup))
        except OSError:  # the book is done; the next run under the lock gives the backup its name
            backup = displaced
    _sync_folder(book.parent)
    backups.prune(book, keep, made=backup)
    with suppress(OSError, Conflict):
        _save(written, new, like=book, lasting=False)
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
        _save(fresh, content, like=like, book=book)
        try:
            _name_anew(fresh, book)
        finally:
            _remove(fresh)
    except FileExistsError as error:
        raise _conflict(book) from error
    except OSError as error:
        raise cannot_write(book, error) from error
    _sync_folder(book.parent)


def _name_anew(fresh: Path, book: Path) -> None:
    """Give a file a name that nothing has: FileExistsError where something has it."""
    if sys.platform == "win32":
        patiently(lambda: fresh.rename(book))  # never replaces anything there
        return
    try:
        os.link(fresh, book)
    except FileExistsError:
        raise
    except OSError:  # no second names on this disk
        if os.path.lexists(book):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(book)) from None
        fresh.rename(book)


def _refuse_unwritable(book: Path) -> None:
    """A rename asks for rights in the folder only; who marked the book read-only did not mean that.

    The system says no in the same way of a book that is missing, as it is for an instant while Excel saves it. So a no
    counts only of a file that lay there before it and after.
    """
    before = _version(book)
    while not os.access(book, os.W_OK):
        after = _version(book)
        if after is None:  # what became of it is seen by who compares it with what was read
            return
        if after == before:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(book))
        before = after


def _version(book: Path) -> tuple[int, ...] | None:
    """What tells the file at the path from another that takes its place, or from itself written anew; None: none there."""
    try:
        status = book.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_dev, status.st_size, status.st_mtime_ns


def _put_in_place(fresh: Path, book: Path, old: bytes, new: bytes, backup: Path) -> Path:
    """Exchange `fresh` and the book; returns where `old` lies. From the exchange on `fresh` may be somebody's save."""
    try:
        displaced = exchange(fresh, book, backup)
    except Unsupported:
        return _replace(fresh, book, old, new, backup)
    except OSError as error:
        if not _holds(book, new) or _holds(fresh, new):  # a share may report a failure of what it has done
            if _holds(fresh, new):
                _remove(fresh)
            if error.errno == errno.ENOENT:
                raise _conflict(book) from error
            raise
        displaced = fresh if fresh.exists() else backup
    if not _holds(displaced, old):
        _give_back(displaced, book, new, spare=backup if displaced == fresh else fresh)
        raise _conflict(book)
    return displaced


def _give_back(displaced: Path, book: Path, new: bytes, spare: Path) -> None:
    """Put somebody's save back in its place; where a still newer one has come there, keep this one beside it."""
    try:
        lies = exchange(displaced, book, spare)
        if _holds(lies, new):
            _remove(lies)
            return
        displaced, spare = lies, spare if lies == displaced else displaced
        displaced = exchange(displaced, book, spare)
    except (OSError, Unsupported):
        pass
    if _holds(displaced, new):
        _remove(displaced)
        return
    with suppress(OSError):
        displaced = backups.keep_displaced(book, displaced)
    raise _kept_aside(book, displaced)


def _replace(fresh: Path, book: Path, old: bytes, new: bytes, backup: Path) -> Path:
    """Without exchange: a backup of what was read, a last look, a rename."""
    try:
        _save(backup, old, like=book)
        _sync_folder(backup.parent)
        if not _untouched(book, old):
            raise _conflict(book)
        patiently(lambda: fresh.replace(book))
    except BaseException as error:
        done = isinstance(error, OSError) and not fresh.exists() and _holds(book, new)
        _remove(fresh)
        if not done:
            raise
    return backup


def _untouched(book: Path, old: bytes) -> bool:
    """The last look: this content, in the very file that still lies at the path after it was read and closed."""
    before = _version(book)
    return before is not None and _holds(book, old) and _version(book) == before


def _save(target: Path, content: bytes, *, like: Path, book: Path | None = None, lasting: bool = True) -> None:
    """Write a file that is whole, on the disk and verified before it is called `target`, with the rights of `like`.

    `like` is the book unless told. What need not be `lasting` is brought to the disk when the system sees fit.
    """
    try:
        status = like.stat()
    except FileNotFoundError as error:
        raise _conflict(book or like) from error
    path = target.with_name(backups.writing_name(book or like))
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, stat.S_IMODE(status.st_mode) & 0o777 | 0o600)
    try:
        try:
            _write(file, content)
            _carry_over(file, like, status)
            if lasting:
                _sync(file)
            os.lseek(file, 0, os.SEEK_SET)
            if not _is_rest(file, content):
                raise OSError(errno.EIO, "what was written is not what can be read")
        except BaseException:
            with suppress(OSError):
                os.close(file)
            raise
        os.close(file)  # some shares report only here that the disk is full
        patiently(lambda: path.replace(target))
    except BaseException:
        _remove(path)
        raise


def _write(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        written = os.write(file, rest)
        if not written:
            raise OSError(errno.EIO, "nothing was written")
        rest = rest[written:]


def _carry_over(file: int, book: Path, status: os.stat_result) -> None:
    """Owner, access lists and mode of the book, as far as they may be set: fewer rights are better than no refresh."""
    if sys.platform == "win32":
        return
    made = os.fstat(file)
    with suppress(OSError):
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            os.fchown(file, status.st_uid, status.st_gid)
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(book):
                with suppress(OSError):
                    os.setxattr(file, name, os.getxattr(book, name))
    with suppress(OSError):
        if stat.S_IMODE(os.fstat(file).st_mode) != stat.S_IMODE(status.st_mode):
            os.fchmod(file, stat.S_IMODE(status.st_mode))


def _sync(file: int) -> None:
    """Bring the file to the disk. Some shares do not know how, and have it there when they say that it is written."""
    try:
        if sys.platform == "darwin":
            import fcntl

            with suppress(OSError):
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # fsync stops at the disk's own memory there
                return
        os.fsync(file)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _sync_folder(folder: Path) -> None:
    """Bring the names to the disk; if that fails they are there as the system sees fit, and still old or new."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY | _BINARY)
        with suppress(OSError):
            _sync(file)
        os.close(file)


def _content(path: Path) -> bytes:
    file = os.open(path, os.O_RDONLY | _BINARY)
    try:
        return _rest(file, os.fstat(file).st_size)
    finally:
        with suppress(OSError):  # everything has been read
            os.close(file)


def _rest(file: int, expected: int) -> bytes:
    """What the file holds from here on; `expected` bytes save reading it in pieces."""
    pieces = []
    while piece := os.read(file, max(expected, 1 << 16)):
        pieces.append(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file is there, can be read, and has this content."""
    try:
        file = os.open(path, os.O_RDONLY | _BINARY)
        try:
            return _is_rest(file, content)
        finally:
            with suppress(OSError):  # everything has been read
                os.close(file)
    except OSError:
        return False


def _is_rest(file: int, content: bytes) -> bool:
    """Whether the file holds this from here on. In pieces: a second copy of a large book costs more than reading it."""
    at = 0
    while piece := os.read(file, 1 << 20):
        if not content.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(content)


def _remove(ours: Path) -> None:
    with suppress(OSError):
        patiently(lambda: ours.unlink(missing_ok=True))


def _conflict(book: Path) -> Conflict:
    return Conflict(
        f"{book.name} was saved by someone else in the meantime: their version stays, and nothing was written; try again.",
        f"期间有人保存了 {book.name}：已保留对方的版本，没有写入任何内容；请再试一次。",
    )


def _kept_aside(book: Path, save: Path) -> Conflict:
    return Conflict(
        f"{book.name} was saved by someone else in the meantime; one of the versions lies in {save}: compare it with the "
        "book, then try again.",
        f"期间有人保存了 {book.name}；其中一个版本保存在 {save}：请与工作簿比较后再试一次。",
    )
