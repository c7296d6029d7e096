"""Exchanging two names in one step: the only way to see what a new version displaced.

With a plain rename a save that lands between the last look and the rename is gone. Linux and macOS exchange two
names; Windows replaces a file and moves the old one to a third name. Many network shares can do none of this.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP}
_UNSUPPORTED_WINDOWS = {1, 50, 87}  # invalid function, not supported, invalid parameter
_PASSING_WINDOWS = {5, 32, 33}  # access denied, sharing violation, lock violation: virus scanners, indexers, sync
_BOOK_MOVED_AWAY = 1177  # ReplaceFileW: the old file has its third name, the new one is not yet in its place
_HERE = -100  # AT_FDCWD: paths are taken as they are
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
_PATIENCE = 2.0  # seconds


class Unsupported(Exception):
    """This system or this file system cannot exchange names."""


def patiently(action: Callable[[], object]) -> None:
    """Do `action`; on Windows again and again, for up to 2 seconds, while another program holds a file for a moment."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            action()
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _PASSING_WINDOWS or time.monotonic() > end:
                raise
            time.sleep(0.05)


def exchange(fresh: Path, book: Path, spare: Path) -> Path:
    """Put the file `fresh` at `book` in one step; returns where what was displaced lies now.

    That is `fresh` where two names are exchanged, `spare` on Windows. Raises Unsupported where the system refuses the
    very operation and OSError where it fails; a network share may do it all the same and report a failure.
    """
    if sys.platform == "win32":
        patiently(lambda: _replace_file(fresh, book, spare))
        return spare
    else:  # noqa: RET505  (so that mypy leaves it out on Windows)
        _swap(fresh, book)
        return fresh


if sys.platform == "win32":

    def _replace_file(fresh: Path, book: Path, spare: Path) -> None:
        from xlcrm import windows

        try:
            windows.replace_file(fresh, book, spare)
        except OSError as error:
            if error.winerror == _BOOK_MOVED_AWAY:
                spare.rename(book)
            if error.winerror in _UNSUPPORTED_WINDOWS:
                raise Unsupported from None
            raise

else:

    @cache
    def _system() -> "CDLL":
        """The system's own library; each opening of it would leave a class behind."""
        import ctypes

        return ctypes.CDLL(None, use_errno=True)

    def _swap(one: Path, other: Path) -> None:
        import ctypes

        system = _system()
        names = os.fsencode(one), os.fsencode(other)
        try:
            if sys.platform == "darwin":
                failed = system.renamex_np(*names, _SWAP)
            elif sys.platform == "linux":
                failed = system.renameat2(_HERE, names[0], _HERE, names[1], _SWAP)
            else:
                raise Unsupported
        except AttributeError:  # an older system library
            raise Unsupported from None
        if failed:
            code = ctypes.get_errno()
            if code in _UNSUPPORTED:
                raise Unsupported
            raise OSError(code, os.strerror(code), str(one), None, str(other))
