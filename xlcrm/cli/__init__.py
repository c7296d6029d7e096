"""The command line: parse, call a use case, print, exit. Only here and in the ribbon is the clock read."""

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence

import click

from xlcrm.cli.commands import program
from xlcrm.cli.language import interface_language, punctuated, speak
from xlcrm.cli.session import FAILED, Session, unheard
from xlcrm.text import Text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code (see `words.EXIT_CODES`). `arguments` are those of the process unless given."""
    gc.disable()  # one command makes millions of small objects, none of them in cycles: looking for those takes a third of the time
    session = Session(interface_language(os.environ))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a character must not stop a command
    speak(session.lang)
    if arguments is None:
        arguments = [_at_home(argument) for argument in sys.argv[1:]]
    try:
        code = program(session.lang).main(arguments, prog_name="xlcrm", obj=session, standalone_mode=False)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        session.err(punctuated(shown.getvalue().rstrip("\n"), session.lang))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        session.err(Text("Stopped.", "已停止。").said(session.lang))
        return FAILED
    except Exception as error:
        # Help is printed by click, past the session, which has a sentence for a full disk.
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            error = unheard(error)
        sentence, code = session.failed(error)
        session.err(sentence)
    return int(code or 0)


def _at_home(argument: str) -> str:
    """A path in the user's own folder, which no shell of Windows spells out.

    click would treat every argument so, and as a pattern too, whatever it is: a note in a touch, `CRM [1].xlsx`.
    """
    return os.path.expanduser(argument) if os.name == "nt" and argument.startswith(("~/", "~\\")) else argument  # noqa: PTH111
