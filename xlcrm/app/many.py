"""Refresh several books in one call, each by itself, one after another; `workers` does so side by side.

What came of the books is handed out in the order in which they were named, an error like any other answer. Memory does
not grow from book to book: what is left of one in cycles is swept away before the next begins.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from xlcrm.app import crm
from xlcrm.app.crm import Answer
from xlcrm.app.outcome import WRITING, Progress, quiet
from xlcrm.errors import in_a_sentence
from xlcrm.text import Text

MOST_AT_ONCE = 4
"""Workers, unless told: a large book takes some 300 MB, and eight of them more than many computers have to spare."""

WORTH_A_WORKER = 1024 * 1024
"""Bytes of books. A worker takes about as long to start (0.3 s) as a process at work needs for so much."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done to each book; `now` is the hour that its backup is named after."""

    today: date
    now: datetime
    dry_run: bool = False


def jobs_for(books: Sequence[Path]) -> int:
    """As many workers as there are cores and books, but no more than the size of the books is worth."""
    worth = sum(_size(book) for book in books) // WORTH_A_WORKER
    return max(1, min(len(books), _cores(), MOST_AT_ONCE, worth))


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(book: Path) -> int:
    try:
        return book.stat().st_size
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return 0


def one_by_one(books: Sequence[Path], order: Order, progress: Progress = quiet) -> Iterator[tuple[Path, Answer]]:
    """Refresh each book, `progress` being told the steps; each with what came of it.

    At Ctrl-C a book that is being written is finished, any other is left as it was, and KeyboardInterrupt follows.
    """
    with Interrupts() as interrupts:
        for n, book in enumerate(books):
            if n:
                sweep()
            answer = attempt(book, order, interrupts, progress)
            interrupts.held = False
            yield book, answer
            del answer
            interrupts.stop_if_asked()


def attempt(book: Path, order: Order, interrupts: "Interrupts", progress: Progress = quiet) -> Answer:
    """Refresh one book; only of a dry run it is kept which cells would change. Whatever stops it is the answer, a
    sentence that names the book; only Ctrl-C is raised.
    """
    told = interrupts.held_from(WRITING, progress)
    try:
        report = crm.refresh_book(book, order.today, order.now, dry_run=order.dry_run, progress=told)
    except Exception as error:
        return in_a_sentence(error).about(book.name).bare()
    return report if order.dry_run else report.without_changes()


def sweep() -> None:
    """Free what the last book left behind in cycles; the command line switches the collector off while one is worked.

    What is still there now (modules, tables of countries, patterns) is not looked through the next time.
    """
    if not gc.isenabled():
        gc.collect()
        gc.freeze()


class Interrupts:
    """Ctrl-C while books are at work: KeyboardInterrupt at once, but for what is `held`, which is finished first.

    A second Ctrl-C does not wait, except in a `worker`, where one press of the keys may arrive twice. Where Ctrl-C is
    ignored, as in the background of a shell, it stays so.
    """

    def __init__(self, *, held: bool = False, worker: bool = False) -> None:
        self.held, self.asked, self._worker = held, False, worker
        self.heeded = worker or signal.getsignal(signal.SIGINT) is signal.default_int_handler
        self._before: signal.Handlers | int | Callable[[int, FrameType | None], object] | None = None

    def __enter__(self) -> Self:
        if self.heeded:
            try:
                self._before = signal.signal(signal.SIGINT, self._on_ctrl_c)
            except ValueError:  # not in the main thread: there is no Ctrl-C here
                self.heeded = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.heeded and self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _on_ctrl_c(self, *_: object) -> None:
        again, self.asked = self.asked, True
        if again and self._worker:
            return
        if again or not self.held:
            raise KeyboardInterrupt

    def stop_if_asked(self) -> None:
        """KeyboardInterrupt, if Ctrl-C was pressed while something was held."""
        if self.asked:
            raise KeyboardInterrupt

    def held_from(self, last: Text, progress: Progress) -> Progress:
        """`progress`, and hold from the step `last` on."""

        def told(step: Text) -> None:
            if step is last:
                self.held = True
                self.stop_if_asked()
            progress(step)

        return told
