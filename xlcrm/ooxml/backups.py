"""The folder `.xlcrm` beside a book: older versions, and what a commit needs on its way.

    CRM 2026-11-23 091205 3f2a9c.xlsx                 a version that was replaced: when, and a digest of its content
    CRM 2026-11-23 091205 3f2a9c refresh <digest>.xlsx        the version that was put in its place, and by what
    CRM 2026-11-23 091205 3f2a9c.xlsx.<digest>-<token>.swap   going to the book's place; then, what was displaced
    CRM.xlsx <token>.writing                                  being written: always ours, never exchanged
    CRM.xlsx.lock                                             see locks

A `.swap` file that is left after a crash may hold somebody's save. It is deleted only if its content has the digest
in its name, which is that of the version that was to be put in place; otherwise it becomes a backup.

What was put in place is a copy and no second name (hard link) of the book: OneDrive does not sync a file that has two
names, and some programs save in place, no longer whole or not at all, what has two.
"""

import errno
import hashlib
import os
import re
import stat
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from xlcrm.ooxml.contents import content_of
from xlcrm.ooxml.exchange import patiently

FOLDER = ".xlcrm"
_CLOCKS_APART = timedelta(hours=26)
"""By how much the clocks of those who share a book may differ: names have local times, and some sit a day's zones apart."""
_LONGEST_STEM = 150  # bytes; with all that is added, a name stays under the 255 that file systems allow
Doing = Literal["refresh", "undo", "recover", "adopt", "touch", "sent"]
"""What a version was written by."""


def folder(book: Path) -> Path:
    """The folder `.xlcrm` of this book, made if it is missing. Raises OSError."""
    place = book.parent / FOLDER
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        _make(place)
        return place
    if not stat.S_ISDIR(mode):  # a link, too: it could lead anywhere, and names are exchanged on one disk only
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(place))
    return place


def is_kept(book: Path) -> bool:
    """Whether there is a folder `.xlcrm` beside this book."""
    return os.path.isdir(book.parent / FOLDER)  # noqa: PTH112  (a share that is lost raises nothing here)


def unfinished(book: Path, *, versions: bool = False) -> bool:
    """Whether a run that was cut short has left anything of this book for `tidy`; `versions`: what may be one of the book."""
    with suppress(OSError):
        return any(told["swap"] or (told["writing"] and not versions) for _, told in _named(book))
    return False


def remove_unused(book: Path) -> None:
    """Remove the folder `.xlcrm` if it holds nothing but the lock of this book. To be called by the one that has it."""
    place = book.parent / FOLDER
    with suppress(OSError):
        if os.listdir(place) == [lock_name(book)]:  # noqa: PTH208
            (place / lock_name(book)).unlink()
            place.rmdir()


def _make(place: Path) -> None:
    with suppress(FileExistsError):
        place.mkdir()
    if sys.platform == "win32":
        from xlcrm import windows

        windows.hide(place)
        return
    share(place)


def share(place: Path) -> None:
    """Who may write into a folder may into what xlcrm has made in it: colleagues as the folder allows, and its owner too
    where it was the administrator who ran xlcrm.
    """
    if sys.platform == "win32":  # there rights are handed down
        return
    with suppress(OSError):
        around = place.parent.stat()
        shared = stat.S_IMODE(around.st_mode)
        if os.geteuid() == 0 and around.st_uid:
            os.chown(place, around.st_uid, around.st_gid, follow_symlinks=False)
        if shared & 0o022:
            place.chmod(shared if place.is_dir() else shared & 0o666)


def digest(content: bytes) -> str:
    """16 hexadecimal digits that tell one version from another."""
    return hashlib.sha256(content).hexdigest()[:16]


def _stem(book: Path) -> str:
    name = os.fsencode(book.stem)
    if len(name) <= _LONGEST_STEM:
        return book.stem
    return f"{name[:_LONGEST_STEM].decode('utf-8', 'ignore')}~{digest(name)[:6]}"


def backup_name(book: Path, when: datetime, content_digest: str) -> str:
    """The name under which a version of the book that was replaced is kept."""
    return f"{_stem(book)} {when:%Y-%m-%d %H%M%S} {content_digest[:6]}{book.suffix}"


def in_turn(book: Path, now: datetime) -> datetime:
    """The time for the name of the next backup: `now`, but behind that of the newest one, whatever clock that was made by.

    So the order of the names is that of the steps. One far ahead was made by a clock that was wrong, and does not count.
    """
    with suppress(OSError):
        times = (_when(told) for _, told in _versions(book))
        newest = max((when for when in times if when <= now + _CLOCKS_APART), default=now)
        if now < newest:
            return newest + timedelta(seconds=1)
    return now


def written_name(backup: str, doing: Doing, new_digest: str) -> str:
    """The name of the copy of what took the place of the version in `backup`."""
    name = Path(backup)
    return f"{name.stem} {doing} {new_digest}{name.suffix}"


def swap_name(backup: str, new_digest: str) -> str:
    """The name a new version has before the exchange, and the displaced one after it; nobody else has it."""
    return f"{backup}.{new_digest}-{os.urandom(6).hex()}.swap"


def writing_name(book: Path) -> str:
    """A name nobody else has, for a file that is being written."""
    return f"{_stem(book)}{book.suffix} {os.urandom(6).hex()}.writing"


def lock_name(book: Path) -> str:
    """The name of the file that refreshers of this book lock."""
    return f"{_stem(book)}{book.suffix}.lock"


@cache
def _tail() -> re.Pattern[str]:
    """What follows a book's stem in the names of the files here, but for its lock. One for all books, made when needed."""
    doing = "|".join(get_args(Doing))
    return re.compile(
        rf"(?P<version> (?P<when>\d{{4}}-\d\d-\d\d \d{{6}}) (?P<short>[0-9a-f]{{6}}))?(?: (?P<doing>{doing}) (?P<after>[0-9a-f]{{16}}))?"
        r"(?P<suffix>(?:\.[^.]*?)?)(?:\.(?P<swap>[0-9a-f]{16})-[0-9a-f]{12}\.swap|(?P<writing> [0-9a-f]{12}\.writing))?"
    )


def _told(book: Path, name: str) -> re.Match[str] | None:
    """What a file's name tells; None where it is none of this very book, or not of those at the head of this module."""
    stem = _stem(book)
    told = _tail().fullmatch(name, len(stem)) if name.startswith(stem) else None
    if not told or told["suffix"] != book.suffix:
        return None
    if told["writing"]:
        return None if told["version"] or told["doing"] else told
    return told if told["version"] and not (told["swap"] and told["doing"]) else None


def _named(book: Path) -> list[tuple[Path, re.Match[str]]]:
    """The files of this very book, by name. Raises OSError."""
    place, stem = book.parent / FOLDER, _stem(book)
    # No Path and no match for each of thousands of names: the books of a folder share one .xlcrm.
    names = sorted(name for name in os.listdir(place) if name.startswith(stem))  # noqa: PTH208
    return [(place / name, told) for name in names if (told := _told(book, name))]


def _versions(book: Path) -> list[tuple[Path, re.Match[str]]]:
    """Those of them that are whole versions: backups, and what was put in their places."""
    return [(path, told) for path, told in _named(book) if not told["swap"] and not told["writing"]]


def backups(book: Path) -> list[Path]:
    """The versions of this very book that are kept, oldest first. Raises OSError."""
    return [path for path, told in _versions(book) if not told["doing"]]


class Step(NamedTuple):
    """One time that xlcrm wrote the book. What it wrote is not known where no copy of it is left."""

    when: datetime
    before: Path
    before_digest: str
    """The first six digits of the digest."""
    doing: Doing | None
    """None where it is not known."""
    after: Path | None
    after_digest: str


def steps(book: Path, now: datetime | None = None) -> list[Step]:
    """Each time that xlcrm wrote this very book, as far as its backups are kept, oldest first. Raises OSError.

    With `now`, one that lies far ahead of it counts as the oldest (see `in_turn`).
    """
    kept, written = dict[str, Step](), dict[str, list[Step]]()
    for path, told in _versions(book):
        name, short = told["version"], told["short"]
        when = _when(told)
        if told["doing"] is None:
            kept[name] = Step(when, path, short, None, None, "")
        for doing in get_args(Doing):
            if doing == told["doing"]:
                written.setdefault(name, []).append(Step(when, path, short, doing, path, told["after"]))
    found = [w._replace(before=step.before) for name, step in kept.items() for w in written.get(name, [step])]
    end = now + _CLOCKS_APART if now else datetime.max
    return sorted(found, key=lambda step: (step.when <= end, step.when, _written_at(step)))


def _when(told: re.Match[str]) -> datetime:
    """The time in the name of a version; the earliest there is where it is none."""
    try:
        return datetime.strptime(told["when"], "%Y-%m-%d %H%M%S")
    except ValueError:
        return datetime.min


def _written_at(step: Step) -> int:
    """Tells steps of one second apart."""
    try:
        return step.after.stat().st_mtime_ns if step.after else 0
    except OSError:
        return 0


def prune(book: Path, keep: int, made: Path) -> None:
    """Delete all but the newest `keep` backups of this very book; `made` stays, whatever the clock says.

    One that lies far ahead of `made` goes first (see `in_turn`). What was put in the place of a version goes with its backup.
    """
    with suppress(OSError):
        found = _versions(book)
        end = next((_when(told) + _CLOCKS_APART for path, told in found if path == made), datetime.max)
        kept = [(path, _when(told)) for path, told in found if not told["doing"] and path != made]
        others = [path for path, _ in sorted(kept, key=lambda version: version[1] <= end)]
        doomed = set(others[: max(0, len(others) + 1 - max(1, keep))])
        left = {told["version"] for path, told in found if not told["doing"] and path not in doomed}
        for path, told in found:
            if path in doomed or told["version"] not in left:
                with suppress(OSError):
                    path.unlink()


def keep_displaced(book: Path, displaced: Path) -> Path:
    """Give a file that holds somebody's version its name as a backup; returns where it lies. Raises OSError.

    It is a `.swap` file, or on Windows one that bears the name of the backup of what was read.
    """
    told = _told(book, displaced.name)
    if not told or not told["version"]:
        return displaced
    kept = displaced.with_name(f"{_stem(book)} {told['when']} {digest(content_of(displaced))[:6]}{book.suffix}")
    patiently(lambda: displaced.replace(kept))
    return kept


def tidy(book: Path) -> None:
    """Bring to an end what a run that was cut short left behind. To be called under the lock of this book."""
    with suppress(OSError):
        for path, told in _named(book):
            with suppress(OSError):
                if told["swap"] and digest(content_of(path)) != told["swap"]:
                    keep_displaced(book, path)
                elif told["swap"] and sys.platform == "win32" and not book.exists():
                    path.rename(book)  # a crash inside ReplaceFileW; there a rename never replaces anything
                elif told["swap"] or told["writing"]:
                    path.unlink()
