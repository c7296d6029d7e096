"""Which books are meant by what was typed: files, folders, patterns; each book once, in the order named.

The shell of Windows hands a pattern such as `*.xlsx` on as it stands, and so does any shell where it is quoted.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

BOOKS = (".xlsx", ".xlsm")
_BACKUPS = ".xlcrm"
_OWNERS = "~$"
"""What Excel's note of who has a book open begins with; it ends in .xlsx too."""


def books_named(typed: Sequence[str]) -> list[Path]:
    """The books, in the order typed; those of a folder or a pattern by name.

    What is not there stays as it was typed, so that it can be said. Excel's owner files, which a pattern brings along,
    are left out, unless nothing else was named.
    """
    found = [book for name in typed for book in _meant_by(name)]
    return _each_once([book for book in found if not book.name.startswith(_OWNERS)] or found)


def _meant_by(name: str) -> list[Path]:
    path = Path(name)
    try:
        if path.is_dir():
            return _by_name(path / entry for entry in os.listdir(path)) or [path]  # noqa: PTH208
        if not path.exists():
            return _by_name(_matching(name)) or [path]
    except (OSError, ValueError):  # it may not be looked at, or a NUL in the name: reading it will say so
        pass
    return [path]


def _matching(pattern: str) -> Iterator[Path]:
    from glob import has_magic, iglob

    if has_magic(pattern):
        yield from map(Path, iglob(pattern, recursive=True))  # noqa: PTH207 (a relative pattern stays relative)


def _by_name(paths: Iterable[Path]) -> list[Path]:
    """Workbooks alone: no folders, nothing hidden, none of the backups in .xlcrm."""
    visible = [p for p in paths if not p.name.startswith((".", _OWNERS)) and _BACKUPS not in p.parts]
    return sorted((p for p in visible if p.suffix.lower() in BOOKS and p.is_file()), key=lambda p: str(p).casefold())


def _each_once(books: Sequence[Path]) -> list[Path]:
    """One that is named twice once: by another path, or in another case where that is the same file."""
    kept, known = list[Path](), dict[str, list[str]]()
    for book in books:
        real = os.path.realpath(book)
        alike = known.setdefault(real.casefold(), [])
        if not any(other == real or _one_file(other, real) for other in alike):
            alike.append(real)
            kept.append(book)
    return kept


def _one_file(a: str, b: str) -> bool:
    try:
        return os.path.samefile(a, b)  # noqa: PTH121
    except OSError:
        return False
