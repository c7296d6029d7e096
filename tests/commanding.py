"""xlcrm as it is typed: one process a command, and what came of it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-23"  # a Monday


class Answer(NamedTuple):
    """How a command ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)


def xlcrm(*arguments: str | Path, folder: Path | None = None, lang: str = "en", under: Sequence[str] = ()) -> Answer:
    """Run the command to its end, in `folder`, started by the program `under`."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "XLCRM_LANG": lang}
    command = [*under, sys.executable, "-m", "xlcrm", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60, encoding="utf-8",
    )  # fmt: skip
    return Answer(done.returncode, done.stdout, done.stderr)


def refresh(*books: Path, lang: str = "en") -> Answer:
    """Refresh the books as of TODAY; --json."""
    return xlcrm("refresh", *books, "--today", TODAY, "--json", lang=lang)
