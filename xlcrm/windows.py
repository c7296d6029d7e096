"""What only Windows can do and Python does not hand on: the one door to its kernel32.

For Windows alone: it is imported within the branch that asked `sys.platform`, and refuses to be anywhere else. Every
failure is an OSError with the system's own number in `winerror`, as Python's functions have it there.
"""

import sys

if sys.platform != "win32":
    raise ImportError("xlcrm.windows is for Windows alone")

import ctypes
import msvcrt
import os
from ctypes.wintypes import DWORD, HANDLE, LPCWSTR, LPVOID

_INVALID_HANDLE = HANDLE(-1).value
_CHINESE = 0x04  # LANG_CHINESE, the primary language of a LANGID
_PRIMARY_LANGUAGE = 0x3FF
_REMOTE_DRIVE = 4
_HIDDEN = 2
_IGNORE_MERGE_ERRORS = 2  # rights and attributes are carried over as far as they may be
_READ, _LET_OTHERS_DO_ANYTHING, _EXISTING, _NORMAL = 0x8000_0000, 1 | 2 | 4, 3, 0x80

# A library of our own: what is declared here is nobody else's, and the number of an error is kept for us.
_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel32.ReplaceFileW.argtypes = (LPCWSTR, LPCWSTR, LPCWSTR, DWORD, LPVOID, LPVOID)
_kernel32.CreateFileW.argtypes = (LPCWSTR, DWORD, DWORD, LPVOID, DWORD, DWORD, HANDLE)
_kernel32.CreateFileW.restype = HANDLE
_kernel32.LockFile.argtypes = (HANDLE, DWORD, DWORD, DWORD, DWORD)
_kernel32.SetFileAttributesW.argtypes = (LPCWSTR, DWORD)
_kernel32.GetDriveTypeW.argtypes = (LPCWSTR,)
_kernel32.GetConsoleMode.argtypes = (HANDLE, LPVOID)


def replace_file(fresh: os.PathLike[str], place: os.PathLike[str], spare: os.PathLike[str]) -> None:
    """Put `fresh` in the place of another file, which moves to `spare`: one call, though two names for an instant."""
    names = os.fspath(place), os.fspath(fresh), os.fspath(spare)
    if not _kernel32.ReplaceFileW(*names, _IGNORE_MERGE_ERRORS, None, None):
        raise _failure()


def opened(path: os.PathLike[str], flags: int) -> int:
    """A file to be read, which others may rename or delete meanwhile; Python's own `open` would keep them from it."""
    handle = _kernel32.CreateFileW(os.fspath(path), _READ, _LET_OTHERS_DO_ANYTHING, None, _EXISTING, _NORMAL, None)
    if handle == _INVALID_HANDLE:
        raise _failure()
    return msvcrt.open_osfhandle(handle, flags)


def lock(file: int) -> None:
    """Lock the first byte of an open file for this process, without waiting; msvcrt.locking would not always say why not."""
    if not _kernel32.LockFile(msvcrt.get_osfhandle(file), 0, 0, 1, 0):
        raise _failure()


def hide(path: os.PathLike[str]) -> None:
    """Keep a file or folder out of the Explorer's sight, where the file system knows how: nothing depends on it."""
    _kernel32.SetFileAttributesW(os.fspath(path), _HIDDEN)


def is_on_network(drive: str) -> bool:
    """Whether a drive such as `Z:` stands for a folder of another computer."""
    return bool(_kernel32.GetDriveTypeW(drive + "\\") == _REMOTE_DRIVE)


def is_console(file: int) -> bool:
    """Whether an open file is a console. `isatty` says so of NUL, too."""
    return bool(_kernel32.GetConsoleMode(msvcrt.get_osfhandle(file), ctypes.byref(DWORD())))


def speaks_chinese() -> bool:
    """Whether the user has Windows itself in Chinese."""
    return bool(_kernel32.GetUserDefaultUILanguage() & _PRIMARY_LANGUAGE == _CHINESE)


def _failure() -> OSError:
    return ctypes.WinError(ctypes.get_last_error())
