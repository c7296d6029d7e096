"""Who has a book open: Excel, LibreOffice, WPS Office, or another refresh of ours.

Excel writes `~$CRM.xlsx` beside the book, 165 bytes: at 55 the length of the user's name (little-endian, 16 bits),
from 57 the name in UTF-16LE, padded with spaces; before that the same in the Windows code page, which does not say
which one it is. LibreOffice writes `.~lock.CRM.xlsx#`: UTF-8, `name,user,host,DD.MM.YYYY HH:MM,profile;` with `\\`
before `\\`, `,` and `;`. WPS Office writes `.~CRM.xlsx` on Linux and macOS (so the seadrive-fuse client, which turns these
files into locks, knows it); of what is in it nothing is relied on. On Windows it leaves Excel's kind, and counts as
Excel. All of them stay behind when the program is killed.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from xlcrm.errors import BookInUse, NoSuchBook, NotAWorkbook, XlcrmError
from xlcrm.ooxml import backups
from xlcrm.ooxml.refusals import cannot_read, cannot_write, no_such_book
from xlcrm.text import Text

_WHILE_EXCEL_SAVES = 1.0  # seconds: it deletes the book before it gives the new version its name
_LARGEST_LOCK = 32_000  # bytes
_LONGEST_NAME = 54  # characters in Excel's file


class Holder(NamedTuple):
    """A program that has the book open, as its lock file tells."""

    program: str
    """"Excel", "LibreOffice" or "WPS Office"."""
    name: str
    """Of the user; "" if unknown."""
    since: datetime | None
    """The time of the lock file, local."""
    path: str
    """The lock file."""


def holder(book: Path) -> Holder | None:
    """Whether the book is open in one of the programs, going by their lock files beside it, or beside what it links to.

    Excel is looked for last, since others leave its kind of file as well. A lock file that cannot be read or
    understood still counts; one that is gone by the time it is read does not.
    """
    for place in dict.fromkeys((book, _target(book))):
        for program, lock, name_in in (
            ("LibreOffice", place.parent / f".~lock.{place.name}#", _libreoffice_name),
            ("WPS Office", place.parent / f".~{place.name}", _no_name),
            ("Excel", place.parent / f"~${place.name}", _excel_name),
        ):
            with suppress(OSError, ValueError):  # not there, or its name is none
                status = lock.lstat()
                if stat.S_ISREG(status.st_mode):
                    return Holder(program, _clean(name_in(_start_of(lock))), _local(status.st_mtime), str(lock))
    return None


def _target(book: Path) -> Path:
    try:
        return book.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle; a NUL
        return book


def _start_of(lock: Path) -> bytes:
    try:
        with lock.open("rb") as file:
            return file.read(_LARGEST_LOCK)
    except FileNotFoundError:
        raise
    except OSError:  # held so that nobody else may read it: it is in use all the more
        return b""


def _excel_name(data: bytes) -> str:
    length = int.from_bytes(data[55:57], "little")
    if not 0 < length <= _LONGEST_NAME or len(data) < 57 + 2 * length:
        return ""
    return data[57 : 57 + 2 * length].decode("utf-16-le", "ignore")


def _libreoffice_name(data: bytes) -> str:
    fields, escaped = [""], False
    for char in data.decode("utf-8", "ignore"):
        if not escaped and char == ";":
            break
        if not escaped and char == ",":
            fields.append("")
        elif not escaped and char == "\\":
            escaped = True
            continue
        else:
            fields[-1] += char
        escaped = False
    return fields[0] or fields[1] if len(fields) == 5 else ""


def _no_name(_: bytes) -> str:
    return ""


def _clean(name: str) -> str:
    """Lock files lie in shared folders: no control character of theirs may reach a terminal."""
    return "".join(c for c in name if c.isprintable()).strip()[:100]


def _local(timestamp: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(timestamp)
    except (OSError, OverflowError, ValueError):
        return None


def refuse_open(book: Path, now: datetime) -> None:
    """Raise BookInUse if the book is open in one of the programs. `now` shortens "since" to the hour for today."""
    if found := holder(book):
        raise _in_use(book, found, now)


def _in_use(book: Path, found: Holder, now: datetime) -> BookInUse:
    where, lock = _where(found, now), Path(found.path).name
    return BookInUse(
        f"{book.name} is {where.en}: close it there, or use the Refresh button. If nobody has it open, delete {lock}.",
        f"{book.name} {where.zh}：请先在那里关闭，或使用“刷新”按钮。如果没有人打开它，请删除 {lock}。",
    )


def open_in(book: Path, now: datetime) -> Text | None:
    """In what program the book is open, by whom and since when, as part of a sentence; None where it is not."""
    found = holder(book)
    return _where(found, now) if found else None


def _where(found: Holder, now: datetime) -> Text:
    since_en = since_zh = ""
    if found.since:
        when = f"{found.since:%H:%M}" if found.since.date() == now.date() else f"{found.since:%Y-%m-%d %H:%M}"
        since_en, since_zh = f" since {when}", f"自 {when} 起"
    by_en, by_zh = (f" by {found.name}", f"由 {found.name} ") if found.name else ("", "")
    return Text(f"open in {found.program}{by_en}{since_en}", f"{by_zh}{since_zh}在 {found.program} 中打开")


def look_for(book: Path) -> None:
    """Wait up to a second for a book that is not there: Excel may be saving it.

    Raises NoSuchBook; NotAWorkbook for a folder, a device and the like; BookError where it may not be looked at.
    """
    end = time.monotonic() + _WHILE_EXCEL_SAVES
    while True:
        try:
            mode = book.stat().st_mode
            break
        except (FileNotFoundError, NotADirectoryError) as error:
            if not book.parent.is_dir() or time.monotonic() > end:
                raise no_such_book(book) from error
            time.sleep(0.02)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise cannot_read(book, error if isinstance(error, OSError) else OSError(str(error))) from error
    if stat.S_ISDIR(mode):
        if not os.access(book, os.R_OK):  # its books cannot even be listed
            raise cannot_read(book, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        raise NotAWorkbook(
            f"{book} is a folder: give the workbook itself, such as {book / 'CRM.xlsx'}.",
            f"{book} 是文件夹：请指定工作簿文件，例如 {book / 'CRM.xlsx'}。",
        )
    if not stat.S_ISREG(mode):
        raise NotAWorkbook(f"{book} is no file: give an .xlsx workbook.", f"{book} 不是文件：请指定 .xlsx 工作簿。")


@contextmanager
def locked(book: Path, wait: float = 20.0, *, missing: bool = False) -> Iterator[None]:
    """Keep other refreshes of this book waiting, from reading it until the commit is done.

    The lock is one on a file in `.xlcrm`, so it ends with the process. The file stays, but for a folder that was made for
    it and holds nothing else in the end: who only failed leaves no trace. It is not reentrant. What an
    earlier run left unfinished is brought to an end first (see backups). Where a share knows no locks nothing is
    locked: the commit still notices every change, and the later refresh gets a Conflict instead of its turn. With
    `missing` the book need not be there, but its `.xlcrm` must.

    Raises BookInUse after `wait` seconds, NoSuchBook, NotAWorkbook, and CannotWrite where `.xlcrm` cannot be made.
    """
    gone = False
    try:
        look_for(book)
    except NoSuchBook:
        gone = True
        if not (backups.is_kept(book.resolve()) if missing else backups.unfinished(book.resolve(), versions=True)):
            raise
    book = book.resolve()
    made = not backups.is_kept(book)
    file, held = _taken(book, wait)
    try:
        if held:
            backups.tidy(book)
        if gone and not missing:
            look_for(book)
        yield
    finally:
        if made and sys.platform != "win32":
            backups.remove_unused(book)
        with suppress(OSError):  # the lock ends with the process at the latest
            os.close(file)
        if made and sys.platform == "win32":  # there an open file cannot be deleted
            backups.remove_unused(book)


def finish(book: Path) -> None:
    """Bring to an end what a run that was cut short left behind, for those who only look: the version that it displaced is
    no backup by name before. A book that another refresh is at work on is left to it.
    """
    with suppress(XlcrmError, OSError):
        if backups.unfinished(book.resolve()):
            with locked(book, wait=1.0, missing=True):
                pass


def _taken(book: Path, wait: float) -> tuple[int, bool]:
    """The lock file, and whether it is locked. Raises BookInUse, CannotWrite."""
    end = time.monotonic() + wait
    while True:
        try:
            file = _lock_file(book)
            try:
                if not _acquired(file, book, wait):
                    return file, False
                if os.path.samestat(os.fstat(file), (book.parent / backups.FOLDER / backups.lock_name(book)).stat()):
                    return file, True
            except BaseException:
                os.close(file)
                raise
            os.close(file)
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or time.monotonic() > end:
                raise cannot_write(book, error) from error
        time.sleep(
            0.005
        )  # the one that held the lock has removed it, perhaps with its folder: another would not see ours


def _lock_file(book: Path) -> int:
    path = backups.folder(book) / backups.lock_name(book)
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError as error:
        try:
            return os.open(path, os.O_RDONLY | flags)  # a colleague's, who may let us read it only
        except OSError:
            if path.is_dir():  # Windows says of a folder that it may not be opened, and no more
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path)) from None
            raise error from None


def _acquired(file: int, book: Path, wait: float) -> bool:
    """Whether the lock was taken; False where the file system has no locks. Raises BookInUse."""
    end, pause = time.monotonic() + wait, 0.005
    while True:
        try:
            _try_lock(file)
            return True
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                return False
        if time.monotonic() > end:
            raise BookInUse(
                f"Another refresh of {book.name} is still at work: wait until it is done, then try again.",
                f"另一个刷新正在处理 {book.name}：请等它结束后再试。",
            )
        time.sleep(pause)
        pause = min(0.1, pause * 1.5)


def _try_lock(file: int) -> None:
    """OSError where it is taken (EACCES, EAGAIN) or cannot be had."""
    if sys.platform == "win32":
        from xlcrm import windows

        windows.lock(file)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
