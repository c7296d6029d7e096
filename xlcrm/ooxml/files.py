"""Files written whole: on the disk, verified, and with the rights of the book, before they bear their name."""

import errno
import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

from xlcrm.ooxml import backups
from xlcrm.ooxml.contents import is_rest
from xlcrm.ooxml.exchange import patiently
from xlcrm.ooxml.refusals import saved_meanwhile

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_LEFT = re.compile(r"\.xlcrm-([0-9a-z_]{8}|[0-9a-f]{12})\.tmp")  # by tempfile, and by `create`
_LONG = 3600  # seconds: nobody writes one file for so long
_NO_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def save(target: Path, content: bytes, *, like: Path, book: Path | None = None, lasting: bool = True) -> None:
    """Write a file that is whole, on the disk and verified before it is called `target`, with the rights of `like`.

    `like` is the book unless told. What need not be `lasting` is brought to the disk when the system sees fit.
    Raises Conflict where `like` is gone, and OSError; nothing is left behind then.
    """
    try:
        status = like.stat()
    except FileNotFoundError as error:
        raise saved_meanwhile(book or like) from error
    path = target.with_name(backups.writing_name(book or like))
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, stat.S_IMODE(status.st_mode) & 0o777 | 0o600)
        try:
            _write(file, content)
            _carry_over(file, like, status)
            if lasting:
                sync(file)
            os.lseek(file, 0, os.SEEK_SET)
            if not is_rest(file, content):
                raise OSError(errno.EIO, "what was written is not what can be read")
        except BaseException:
            with suppress(OSError):
                os.close(file)
            raise
        os.close(file)  # some shares report only here that the disk is full
        patiently(lambda: path.replace(target))
    except BaseException:
        remove(path)
        raise


def create(path: Path, content: bytes) -> None:
    """Write a file under a name that nothing has; it is whole and on the disk before it bears that name.

    Raises FileExistsError and OSError; nothing is left behind then.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    fresh = path.with_name(f".xlcrm-{os.urandom(6).hex()}.tmp")
    fill(fresh, content, lasting=True)
    try:
        clear_away(fresh)
        name_anew(fresh, path)
    finally:
        remove(fresh)
    sync_folder(path.parent)


def clear_away(fresh: Path) -> None:
    """Take away what runs that were killed have left beside `fresh`, a file just written under such a name.

    Old is what is an hour older than it: both times are those of the disk, on which a share has a clock of its own.
    """
    with suppress(OSError):
        written = fresh.stat().st_mtime
        with os.scandir(fresh.parent) as entries:
            left = [e for e in entries if _LEFT.fullmatch(e.name) and e.is_file(follow_symlinks=False)]
        for entry in left:
            if entry.stat(follow_symlinks=False).st_mtime < written - _LONG:
                remove(Path(entry.path))


def fill(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write a file that is called so from the first byte on, for a name that only we look at: whoever is cut short leaves a part.

    Raises FileExistsError and OSError; nothing is left behind then.
    """
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        try:
            _write(file, content)
            if lasting:
                sync(file)
        finally:
            os.close(file)
    except BaseException:
        remove(path)
        raise


def name_anew(fresh: Path, path: Path) -> None:
    """Give a file a name that nothing has: FileExistsError where something has it. The old name may stay beside it."""
    if sys.platform == "win32":
        patiently(lambda: fresh.rename(path))  # never replaces anything there
        return
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # no second names on this disk
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        fresh.rename(path)


def make_folder(folder: Path) -> None:
    """Make a folder and those it lies in, where they are missing; colleagues may write where they may beside it. Raises OSError."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in reversed(missing):
        backups.share(place)


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


def sync(file: int) -> None:
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


def sync_folder(folder: Path) -> None:
    """Bring the names to the disk; if that fails they are there as the system sees fit, and still old or new."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY | _BINARY)
        with suppress(OSError):
            sync(file)
        os.close(file)


def remove(ours: Path) -> None:
    """Take away a file of ours, as far as the system lets us."""
    with suppress(OSError):
        patiently(lambda: ours.unlink(missing_ok=True))


def version_of(book: Path) -> tuple[int, ...] | None:
    """What tells the file at the path from another that takes its place, or from itself written anew; None: none there."""
    try:
        status = book.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_dev, status.st_size, status.st_mtime_ns
