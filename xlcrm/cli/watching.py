"""What `xlcrm watch` does: set up the log and the signals, call the use case, say what it tells.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from xlcrm.cli.session import Session
from xlcrm.cli.widths import shown
from xlcrm.errors import Bug, CannotWrite, UsageMistake, XlcrmError, because
from xlcrm.text import Text

if TYPE_CHECKING:
    import logging
    from pathlib import Path

    from xlcrm.app.crm import Answer

LOG_BYTES, LOGS_KEPT = 1_000_000, 5
_BEGINS = b"0000-00-00 00:00:00 "  # every log, with other digits


@click.pass_obj
def watch(session: Session, folder: str, poll: bool, log: str | None) -> int:
    """Until it is stopped; 0 then, for that is how it is meant to end."""
    import gc
    import time
    from datetime import datetime
    from pathlib import Path

    from xlcrm.app import watching
    from xlcrm.cli.screens import report_line

    place = Path(folder)
    file = Path(log) if log else place / ".xlcrm" / "watch.log"
    gc.enable()  # it is to run for weeks; see cli.main

    def tell(answer: "Answer") -> None:
        if isinstance(answer, XlcrmError):
            say(answer.said(session.lang))
            if isinstance(answer, Bug):
                logger.error(answer.trace)
        else:
            say(report_line(answer, False).said(session.lang))

    def say(line: str) -> None:
        logger.info(shown(line))
        with suppress(CannotWrite):  # a screen, too, may go to a disk that is full
            session.out(shown(line))

    watching.refuse_to_begin(place)
    with _until_stopped() as stop, _log(file) as logger:
        begun = Text(
            f"Watching {place}, log in {file}; Ctrl-C stops.", f"正在监视 {place}，日志在 {file}；按 Ctrl-C 停止。"
        )
        say(begun.said(session.lang))
        watching.watch(watching.Watch(place, datetime.now, time.monotonic, tell, stop, poll))
        say(Text("Stopped.", "已停止。").said(session.lang))
    return 0


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """An event that Ctrl-C, and whatever a system ends a service with, sets."""
    import signal

    stop = threading.Event()
    names = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")
    before = {getattr(signal, n): signal.getsignal(getattr(signal, n)) for n in names if hasattr(signal, n)}
    for number in before:
        signal.signal(number, lambda *_: stop.set())
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _refuse_anothers(file: "Path") -> None:
    """A log is written at the end of what is there: into a book, or anything else of the user's, that would be its ruin."""
    try:
        head = b""
        if file.is_file():  # no pipe, which may never answer
            with file.open("rb") as there:
                head = there.read(len(_BEGINS))
    except OSError:  # what stands in the way is told when it is written
        return
    digits = bytes.maketrans(b"123456789", b"000000000")
    if not _BEGINS.startswith(head.translate(digits)):  # a full disk may have cut it off
        raise UsageMistake(
            f"{file} is there already and is no log of xlcrm watch, so it was left alone: name another with --log.",
            f"{file} 已存在，且不是 xlcrm watch 的日志，未作改动：请用 --log 指定另一个文件。",
        )


@contextmanager
def _log(file: "Path") -> Iterator["logging.Logger"]:
    """A log of its own that turns over by itself. Raises CannotWrite."""
    import logging
    from logging.handlers import RotatingFileHandler

    from xlcrm.app.watching import make_room_for

    logger = logging.getLogger("xlcrm.watch")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    # On a full disk a line of the log is lost, and the books are looked after all the same.
    logging.raiseExceptions = False
    _refuse_anothers(file)
    try:
        make_room_for(file)
        handler = RotatingFileHandler(
            file, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise CannotWrite(
            f"The log {file} cannot be written ({because(error).en}): name another with --log.",
            f"无法写入日志 {file}（{because(error).zh}）：请用 --log 指定另一个文件。",
        ) from None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    logger.addHandler(handler)
    try:
        yield logger
    finally:
        logger.removeHandler(handler)
        with suppress(OSError):
            handler.close()
