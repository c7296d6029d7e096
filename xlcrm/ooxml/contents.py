"""What a file holds, read whole. A folder that many can write into may hold anything: a pipe would keep us waiting for
ever, a device or a file of any size would fill the memory.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

LARGEST_BOOK = 256 * 1024 * 1024
"""Bytes. Ten times the largest CRM book measured; reading whatever is called .xlsx must not fill the memory."""

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def opened(path: Path) -> int:
    """The file, to be read. Others may rename or delete it meanwhile: a save must not fail because we are reading.

    Raises OSError, also for what is no file.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # before: to open a pipe is to wait for who writes into it
        raise OSError(errno.EINVAL, "not a file", str(path))
    if sys.platform != "win32":
        return os.open(path, _READING)
    from xlcrm import windows

    return windows.opened(path, _READING)


def content_of(path: Path) -> bytes:
    """All that the file holds. Raises OSError, also for what is no file or larger than any book."""
    file = opened(path)
    try:
        size = os.fstat(file).st_size
        if size > LARGEST_BOOK:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return _rest(file, size)
    finally:
        with suppress(OSError):  # everything has been read
            os.close(file)


def _rest(file: int, expected: int) -> bytes:
    """What the file holds from here on; `expected` bytes save reading it in pieces."""
    pieces = []
    while piece := os.read(file, max(expected, 1 << 16)):
        pieces.append(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def holds(path: Path, content: bytes) -> bool:
    """Whether the file is there, can be read, and has this content."""
    try:
        file = opened(path)
        try:
            return is_rest(file, content)
        finally:
            with suppress(OSError):  # everything has been read
                os.close(file)
    except OSError:
        return False


def is_rest(file: int, content: bytes) -> bool:
    """Whether the file holds this from here on. In pieces: a second copy of a large book costs more than reading it.

    Raises OSError.
    """
    at = 0
    while piece := os.read(file, 1 << 20):
        if not content.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(content)
