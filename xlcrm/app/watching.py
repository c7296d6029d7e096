"""Refresh the books of a folder soon after each was saved and closed, and once on every new day.

What counts is what lies in the folder: each book's time and size are looked at on every round, and a change in the
system's own notifications only brings the next round forward. So nothing is missed where they come late, double or,
as on most shares, not at all.
"""

import gc
import os
import stat
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlcrm.app import crm
from xlcrm.app.crm import Answer
from xlcrm.errors import (
    BookInUse,
    Bug,
    NotACrmBook,
    NotAWorkbook,
    UnsafeWorkbook,
    UsageMistake,
    WritingForbidden,
    XlcrmError,
    in_a_sentence,
)
from xlcrm.ooxml import backups
from xlcrm.ooxml.backups import digest, written_name
from xlcrm.ooxml.commit import read_book
from xlcrm.ooxml.locks import holder

BOOKS = (".xlsx", ".xlsm")
QUIET = 1.0  # seconds that a book must lie unchanged and closed: a save is several writes, and a rename or two
AGAIN = 30.0  # seconds until what failed for a reason that may pass is tried again
AGAIN_IN_USE = 3.0  # the same where somebody has the book, without a note that would go when they close it
ROUND = 1.0  # seconds between two rounds where nothing is notified
POLL = 2.0  # seconds between two looks at a share, each of which goes over the network
# Of these the next try would say the same, as long as the book stays as it is.
FOR_GOOD = (NotACrmBook, NotAWorkbook, UnsafeWorkbook, WritingForbidden, Bug)

_SHARES = tuple(
    "nfs cifs smb fuse.sshfs fuse.rclone fuse.davfs fuse.gvfsd-fuse fuse.kio-fuse 9p drvfs afs vboxsf davfs".split()
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one version of a book on disk from the next; times in nanoseconds."""

    written: int
    changed: int
    size: int


class Waiting:
    """Which books are to be refreshed, and when; without a clock or a file of its own. Times are seconds that only grow."""

    def __init__(self) -> None:
        self._seen = dict[Path, tuple[Mark, float]]()
        self._done = dict[Path, tuple[Mark, date]]()
        self._not_before = dict[Path, float]()
        self._told = dict[Path, str]()

    def due(self, there: Mapping[Path, Mark], day: date, at: float) -> list[Path]:
        """The books that have changed since they were refreshed, or were not on this day, and lie unchanged for QUIET."""
        for book in self._seen.keys() - there.keys():
            for known in (self._seen, self._done, self._not_before, self._told):
                known.pop(book, None)
        for book, mark in there.items():
            if book not in self._seen or self._seen[book][0] != mark:
                self._seen[book] = mark, at
                self._not_before.pop(book, None)
        return [book for book, mark in there.items() if self._done.get(book) != (mark, day) and self._ripe(book, at)]

    def _ripe(self, book: Path, at: float) -> bool:
        return at >= self._seen[book][1] + QUIET and at >= self._not_before.get(book, at)

    def done(self, book: Path, mark: Mark, day: date) -> None:
        """The book was refreshed, on this day, to or as this version."""
        self._done[book] = mark, day

    def later(self, book: Path, until: float) -> None:
        """Not before that, unless the book changes."""
        self._not_before[book] = until

    def is_news(self, book: Path, sentence: str) -> bool:
        """Whether it was not the last thing said of the book: what fails every half minute fills no log."""
        before = self._told.get(book)
        self._told[book] = sentence
        return sentence != before


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched, and how: `clock` tells the day and the hour, `seconds` the time that passes; `tell` hears what
    came of each book, `stop` ends it.
    """

    folder: Path
    clock: Callable[[], datetime]
    seconds: Callable[[], float]
    tell: Callable[[Answer], None]
    stop: threading.Event
    poll: bool = False


def watch(order: Watch) -> None:
    """Until it is stopped: a book in hand is finished first."""
    waiting = Waiting()
    for _ in _rounds(order):
        _round(order, waiting)


def refuse_to_begin(folder: Path) -> None:
    """Raise XlcrmError where nothing can be watched: before the log is made there, and anything said."""
    from importlib.util import find_spec

    if find_spec("watchfiles") is None:
        raise XlcrmError(
            'xlcrm watch needs the package watchfiles: install it with  pip install "xlcrm[watch]"  or, where pipx has installed '
            "xlcrm, with  pipx inject xlcrm watchfiles",
            'xlcrm watch 需要 watchfiles：请运行  pip install "xlcrm[watch]"  安装；xlcrm 由 pipx 安装的，请运行  '
            "pipx inject xlcrm watchfiles",
        )
    if not folder.is_dir():
        raise UsageMistake(
            f"{folder} is no folder: name the folder in which the books lie.",
            f"{folder} 不是文件夹：请指定工作簿所在的文件夹。",
        )


def _rounds(order: Watch) -> Iterator[object]:
    """Once now, then at every change in the folder, and every ROUND at the latest."""
    from watchfiles import watch as changes

    polling = order.poll or on_a_share(order.folder)
    yield None
    while not order.stop.is_set():
        try:
            yield from changes(
                order.folder,
                watch_filter=lambda _, path: _concerns(Path(path).name),
                step=100,
                rust_timeout=int(ROUND * 1000),
                yield_on_timeout=True,
                stop_event=order.stop,
                raise_interrupt=False,
                force_polling=polling or None,  # None: as its own variable says
                poll_delay_ms=int(POLL * 1000),
                recursive=False,
                ignore_permission_denied=True,
            )
        except (OSError, RuntimeError):  # the folder is away, a share has dropped, or there are too many watchers
            order.stop.wait(POLL)
            yield None


def _concerns(name: str) -> bool:
    """Whether it is a book, or a note of who has one open."""
    return name.rstrip("#").lower().endswith(BOOKS)


def _round(order: Watch, waiting: Waiting) -> None:
    """Refresh what is due by now, the ones that nobody has open."""
    there = marks(order.folder)
    gone = _out_of_reach(order.folder) if there is None else None
    if waiting.is_news(order.folder, str(gone or "")) and gone:
        order.tell(gone)
    if there is None:
        return
    for book in waiting.due(there, order.clock().date(), order.seconds()):
        if order.stop.is_set():
            return
        if holder(book) is None:
            _refresh(order, waiting, book, there[book])


def make_room_for(log: Path) -> None:
    """Make the folder in which the log is to lie; that of the backups as they have it made. Raises OSError."""
    if log.parent.name == backups.FOLDER:
        backups.folder(log.parent.with_name(log.name))
    else:
        log.parent.mkdir(exist_ok=True)


def _out_of_reach(folder: Path) -> XlcrmError:
    return XlcrmError(
        f"{folder} cannot be opened: check that it is there, and the connection to its disk; its books are watched again as "
        "soon as it can.",
        f"无法打开 {folder}：请检查文件夹是否还在、与磁盘的连接是否正常；恢复后会继续监视其中的工作簿。",
    )


def marks(folder: Path) -> dict[Path, Mark] | None:
    """The books in the folder, by name; None where it cannot be looked into just now."""
    try:
        names = sorted(os.listdir(folder), key=str.casefold)  # noqa: PTH208
    except OSError:
        return None
    paths = (folder / name for name in names if name.lower().endswith(BOOKS) and not name.startswith((".", "~$")))
    return {path: mark for path in paths if (mark := mark_of(path)) is not None}


def mark_of(book: Path) -> Mark | None:
    """None where it is no file, or gone: Excel is about to put the new version in its place."""
    try:
        status = book.stat()
    except (OSError, ValueError):
        return None
    return Mark(status.st_mtime_ns, status.st_ctime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None


def _refresh(order: Watch, waiting: Waiting, book: Path, mark: Mark) -> None:
    """Refresh one book; what comes of it is told, and decides when it is looked at again."""
    now = order.clock()
    answer: Answer
    try:
        answer = crm.refresh_book(book, now.date(), now)
    except Exception as error:
        answer = in_a_sentence(error).about(book.name).bare()
    if isinstance(answer, crm.Report):
        ours = mark if answer.backup is None else written_by_us(book, answer.backup)
        if ours is not None:
            waiting.done(book, ours, now.date())
    elif isinstance(answer, FOR_GOOD):
        waiting.done(book, mark, now.date())
    else:
        waiting.later(book, order.seconds() + (AGAIN_IN_USE if isinstance(answer, BookInUse) else AGAIN))
    sentence = "" if isinstance(answer, crm.Report) else str(answer)
    if waiting.is_news(book, sentence) or not sentence:
        order.tell(answer)
    del answer
    gc.collect()


def written_by_us(book: Path, backup: Path) -> Mark | None:
    """The version that lies there, if it is the one that the refresh has written; None: somebody has saved since."""
    mark = mark_of(book)
    try:
        content = digest(read_book(book))
    except XlcrmError:
        return None
    return mark if (backup.parent / written_name(backup.name, "refresh", content)).exists() else None


def on_a_share(folder: Path) -> bool:
    """Whether the folder lies on another computer, as far as the system tells: its changes are not all notified."""
    path = os.path.realpath(folder)
    if sys.platform == "win32":
        from xlcrm import windows

        drive = os.path.splitdrive(path)[0]
        return drive.startswith("\\\\") or windows.is_on_network(drive)
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()]
    except OSError:
        return False
    return kind_of_mount(path, [(m[1], m[2]) for m in mounts if len(m) > 2]).startswith(_SHARES)


def kind_of_mount(path: str, mounts: Collection[tuple[str, str]]) -> str:
    """The kind of file system that holds the path, of (mount point, kind); the last of two at one point is in force."""
    within = [(p.replace("\\040", " "), kind) for p, kind in mounts]
    found = [(len(p), n, kind) for n, (p, kind) in enumerate(within) if f"{path}/".startswith(p.rstrip("/") + "/")]
    return max(found, default=(0, 0, ""))[2]
