"""`python -m xlcrm` is `xlcrm`."""

import os
import sys


def run() -> None:
    """Run the command line and end the process.

    At once: giving back a large book's millions of objects one by one takes longer than a tenth of a second, and the
    system takes the memory back whole. Everything that is to last is on the disk by then.
    """
    _lend_streams()
    try:
        from xlcrm.cli import main

        code = main()
    except KeyboardInterrupt:  # while the program was still being loaded
        code = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # whoever read it has gone
            code = code or 1
    os._exit(code)


def _lend_streams() -> None:
    """Who starts a program may close its output, as some services do: then what is said goes nowhere, and the work is done.

    Opened in the order of their numbers, so that no file of ours takes theirs.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    run()
