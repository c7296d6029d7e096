"""One call of the command line: who reads it, the clock read once, and what goes to the screen."""

import errno
import os
import sys
from typing import IO, TYPE_CHECKING, AnyStr

import click

from xlcrm.errors import Bug, CannotWrite, because, in_a_sentence
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

FAILED, PROBLEMS = 1, 3  # exit codes of a command that has run to its end; each error has its own (xlcrm.errors)
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)  # the second is what Windows says of a closed pipe


class Session:
    """What every command is handed. `lang` is the interface's language; a book has its own."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.debug = False
        self._now: datetime | None = None

    @property
    def now(self) -> "datetime":
        """The hour of this call: the clock is read once."""
        if self._now is None:
            from datetime import datetime

            self._now = datetime.now()
        return self._now

    @property
    def today(self) -> "date":
        """The day of this call."""
        return self.now.date()

    def say(self, text: Text) -> None:
        """A sentence on stdout, in the interface's language."""
        self.out(text.said(self.lang))

    def out(self, line: str) -> None:
        """A line on stdout, at once."""
        _write(sys.stdout, line + "\n")

    def err(self, line: str) -> None:
        """A line on stderr."""
        _write(sys.stderr, line + "\n")

    def data(self, data: bytes) -> None:
        """Bytes on stdout, whatever the console's encoding."""
        sys.stdout.flush()
        _write(sys.stdout.buffer, data)

    def json(self, value: object) -> None:
        """One JSON object on stdout, on one line, in UTF-8."""
        import json

        self.data(json.dumps(value, ensure_ascii=False).encode(errors="replace") + b"\n")

    def failed(self, error: Exception) -> tuple[str, int]:
        """The sentence and the exit code for what stopped a command; a bug's traceback goes to stderr with --debug."""
        known = in_a_sentence(error)
        if self.debug and isinstance(known, Bug):
            self.err(known.trace)
        return known.said(known.lang or self.lang), known.exit_code

    def stop(self, error: Exception, as_json: bool, about: "Mapping[str, object]") -> int:
        """The exit code of a command that an error has stopped. With --json the sentence is in the object that begins with
        `about`, and nowhere else; without, and where the command was not typed as it should be, the error goes on to
        where all are told.
        """
        if not as_json or isinstance(error, click.ClickException | click.Abort):
            raise error
        sentence, code = self.failed(error)
        self.json({**about, "error": sentence})
        return code


def _write(stream: IO[AnyStr], data: AnyStr) -> None:
    """Write and flush. Nobody reads on (`| head`): be silent and go on. Raises CannotWrite."""
    try:
        stream.write(data)
        stream.flush()
    except OSError as error:
        # What is left in the buffer would raise once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if error.errno not in _NOBODY_READS:
            raise unheard(error) from None


def unheard(error: OSError) -> CannotWrite:
    """What was to be printed cannot be."""
    return CannotWrite(
        f"The output could not be written ({because(error).en}): check the disk it goes to.",
        f"无法写出结果（{because(error).zh}）：请检查输出所在的磁盘。",
    )
