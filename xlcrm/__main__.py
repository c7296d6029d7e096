"""`python -m xlcrm` is `xlcrm`."""

import os
import sys

from xlcrm.cli import main


def run() -> None:
    """Run the command line and end the process.

    At once: giving back a large book's millions of objects one by one takes longer than a tenth of a second, and the
    system takes the memory back whole. Everything that is to last is on the disk by then.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # whoever read it has gone
            code = code or 1
    os._exit(code)


if __name__ == "__main__":
    run()
