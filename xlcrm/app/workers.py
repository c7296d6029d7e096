"""Books side by side, each in the hands of one worker, a process of its own.

A worker is given one book at a time through a pipe. So where it dies (killed, out of memory) it is known which book it
had: that one gets a sentence, another worker takes its place, and the other books go on. That is what
concurrent.futures.ProcessPoolExecutor cannot do: there one death ends all workers and every book not yet done.

Workers are started afresh (`spawn`) on every system. `fork` would be quicker by some 0.2 s, but it copies a process whose
threads may hold locks just then, and both ends of every pipe, so that no end of a pipe would be noticed; Windows has
nothing else, macOS nothing safer, and so it is the same code that is tested everywhere.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Self

from xlcrm.app.crm import Answer
from xlcrm.app.many import Interrupts, Order, attempt, sweep
from xlcrm.errors import WorkerDied

READY, STOPPED = "ready", "stopped"
_GLANCE = 0.5  # seconds; on Windows no Ctrl-C is heard while one waits for a pipe


def side_by_side(books: Sequence[Path], order: Order, jobs: int) -> Iterator[tuple[Path, Answer]]:
    """Refresh the books, `jobs` at a time; each with what came of it, in their order, once all before it are done.

    At Ctrl-C books that are being written are finished, any others are left as they were, and KeyboardInterrupt follows
    when those that are done have been handed out.
    """
    with Interrupts(held=True) as interrupts, _Crew(books, order, jobs, heed=interrupts.heeded) as crew:
        for number, book in enumerate(books):
            while number not in crew.done and crew.at_work:
                crew.listen(_GLANCE)
                if interrupts.asked:
                    crew.stop()
            if number in crew.done:
                yield book, crew.done.pop(number)
            elif not crew.stopped:  # no worker could be started
                yield book, attempt(book, order, interrupts)
                crew.stopped = interrupts.asked
        if crew.stopped:
            raise KeyboardInterrupt


class _Worker:
    """One process, the pipe to it, and the number of the book that it has in hand."""

    def __init__(self, order: Order, *, heed: bool) -> None:
        context = get_context("spawn")
        self.line, its_end = context.Pipe()
        self.process = context.Process(target=_serve, args=(its_end, order, heed), daemon=True)
        self.ready = False
        self.book: int | None = None
        try:
            self.process.start()
        except BaseException:
            self.line.close()
            raise
        finally:
            its_end.close()  # only the worker has it: so its death ends the pipe


class _Crew:
    """The workers and the books that are left. `done` has what came of the others, by their number."""

    def __init__(self, books: Sequence[Path], order: Order, size: int, *, heed: bool) -> None:
        self._books, self._order, self._heed = books, order, heed
        self._left = deque(range(len(books)))
        self._workers: list[_Worker] = []
        self.done = dict[int, Answer]()
        self.stopped = False
        for _ in range(size):
            self._hire()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.stop()
        for worker in self._workers:
            worker.line.close()  # nobody listens any more: it ends with the book that it has in hand
            if kind is KeyboardInterrupt:  # and nobody waits for it
                worker.process.kill()
            worker.process.join()

    @property
    def at_work(self) -> bool:
        """Whether there is anybody from whom something may be heard."""
        return any(not worker.line.closed for worker in self._workers)

    def listen(self, seconds: float) -> None:
        """Wait for what the workers have to say, and give those who are free their next book."""
        able = {id(worker.line): worker for worker in self._workers if not worker.line.closed}
        for line in wait([worker.line for worker in able.values()], seconds):
            self._hear(able[id(line)])

    def stop(self) -> None:
        """Give out no more books; who reads one or works it out drops it, who writes one finishes it."""
        if self.stopped:
            return
        self.stopped = True
        for worker in self._workers:
            if worker.book is None:
                worker.line.close()
            elif os.name == "posix" and worker.process.pid and worker.process.is_alive():
                os.kill(worker.process.pid, signal.SIGINT)  # elsewhere the console has told it

    def _hire(self) -> None:
        with suppress(OSError), _ctrl_c_ignored():  # by the worker, too, until it is ready
            self._workers.append(_Worker(self._order, heed=self._heed))

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if said == STOPPED:
            worker.line.close()
            self.stop()
            return
        if said == READY:
            worker.ready = True
        elif worker.book is not None:
            self.done[worker.book], worker.book = said, None
        self._give(worker)

    def _give(self, worker: _Worker) -> None:
        """Its next book; where none is left the worker goes home."""
        if self.stopped or not self._left:
            worker.line.close()
            return
        book = self._left.popleft()
        try:
            worker.line.send(self._books[book])
            worker.book = book
        except OSError:
            self._left.appendleft(book)
            self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        """A worker has died. One that never got to work is not replaced: another would fare no better."""
        worker.line.close()
        worker.process.join()
        if worker.book is not None:
            self.done[worker.book] = _died(self._books[worker.book])
        if worker.ready and self._left and not self.stopped:
            self._hire()


def _died(book: Path) -> WorkerDied:
    return WorkerDied(
        f"{book.name}: the process that was refreshing it was ended, perhaps for want of memory. The book is whole, as it "
        "was before or as it is after: refresh it once more, with --jobs 1 if this happens again.",
        f"{book.name}：正在刷新它的进程被终止，可能是内存不足。工作簿完好，为刷新前或刷新后的版本：请再刷新一次，若再次发生，请加 --jobs 1。",
    )


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """A process that is started meanwhile ignores Ctrl-C until it asks for it."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread: this process is told of no Ctrl-C either
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(line: "Connection[Answer | str, Path]", order: Order, heed: bool) -> None:
    """The life of a worker, up to the end of its pipe. With `heed` Ctrl-C is for it, too."""
    gc.disable()
    with suppress(EOFError, OSError), Interrupts(worker=heed) as interrupts:
        try:
            line.send(READY)
            while True:
                answer = attempt(line.recv(), order, interrupts)
                interrupts.held = True  # a half of an answer would be none
                line.send(answer)
                interrupts.held = False
                interrupts.stop_if_asked()
                del answer
                sweep()
        except KeyboardInterrupt:
            line.send(STOPPED)
