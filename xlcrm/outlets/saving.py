"""Files that are handed out, each written in one step: whoever looks sees the old one or the new one."""

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xlcrm.errors import CannotWrite, UsageMistake, because, remedy
from xlcrm.ooxml.backups import share
from xlcrm.ooxml.files import clear_away, sync
from xlcrm.text import Text

_WHERE = Text(
    "check that its folder exists, that you may write there, and that no program has it open",
    "请检查文件夹是否存在、您是否有写入权限、文件是否被其他程序打开",
)
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".ods")
HEAD_BYTES = 4096  # within which a file shows whether it is ours


class Kind(NamedTuple):
    """A kind of file that is handed out: an example of its name, what a file of somebody else's is said not to be, and
    whether a file that begins with these bytes is one of ours.
    """

    example: str
    ours: Text
    is_ours: Callable[[bytes], bool]


def check(path: Path, kind: Kind) -> None:
    """Raise UsageMistake where no such file may be written: over a workbook, or over what is neither ours nor empty.

    CannotWrite where that cannot be looked at.
    """
    target = Path(os.path.realpath(path))
    if {path.suffix.lower(), target.suffix.lower()} & set(WORKBOOKS):  # a link of another name may lead to a book
        named = path if path.suffix.lower() in WORKBOOKS else target
        raise UsageMistake(
            f"{named} is a workbook's name: give the file another one, such as {kind.example}.",
            f"{named} 是工作簿的文件名：请换一个，例如 {kind.example}。",
        )
    head = _head(path)
    if head and not kind.is_ours(head):
        raise UsageMistake(
            f"{path} is there already and is {kind.ours.en}, so it was left alone: move it, or choose another name.",
            f"{path} 已存在，且{kind.ours.zh}，未作改动：请移走它，或换一个文件名。",
        )


def _head(path: Path) -> bytes:
    """What a file begins with; nothing where there is none, or a pipe. Raises CannotWrite."""
    try:
        if not path.is_file():
            return b""
    except OSError:  # such as a name that is too long: the writing tells
        return b""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be looked at ({because(error).en}): choose another name.",
            f"无法查看 {path}（{because(error).zh}）：请换一个文件名。",
        ) from None


def save(path: Path, data: bytes, kind: Kind) -> None:
    """Write a file of which a person has given the name: a link is followed, a pipe written to, nothing but what is ours
    written over.

    Raises UsageMistake, CannotWrite.
    """
    check(path, kind)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a pipe, a terminal, /dev/stdout: nothing to replace
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise _refused(path, error) from None


def put(path: Path, data: bytes) -> None:
    """Write a file of which xlcrm has chosen the name, open to whom its folder is. Raises CannotWrite, and leaves nothing behind."""
    try:
        new = not path.exists()
        _replace(path, data)
        if new:
            share(path)
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> CannotWrite:
    reason, todo = because(error), remedy(error, _WHERE)
    return CannotWrite(
        f"{path} could not be written ({reason.en}): {todo.en}.", f"无法写入 {path}（{reason.zh}）：{todo.zh}。"
    )


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    handle, name = tempfile.mkstemp(".tmp", ".xlcrm-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())  # else a power loss may leave an empty file where a good one was
        with suppress(OSError):  # some shares know no modes: fewer rights are better than no file
            fresh.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        clear_away(fresh)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _umask() -> int:
    """What the user's new files are not allowed; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
