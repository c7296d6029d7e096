"""What the last refreshes of an open book wrote, so that a button can take them back.

A refresh on disk has its backups beside the book; of one in an open book there is no file to go back to, so the rows before
and after it are kept, in a folder of the user's own, the newest KEPT for each book. What is taken back goes by the rules of
xlcrm.versions.undoing: a cell that was changed since stays.
"""

import datetime as dt
import gzip
import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from xlcrm.model import Cell, Changes, Replace, Rows, Table
from xlcrm.schema import SETTINGS
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables.naming import naming_in
from xlcrm.tables.values import is_blank

KEPT = 5
TRACE = "last-fault.txt"
_WHEN = "%Y%m%d-%H%M%S-%f"
_DAY, _MOMENT = "day", "moment"

Sheets = dict[str, list[list[Cell]]]


class Step(NamedTuple):
    """One refresh of an open book: the rows of the sheets that it changed, before it and after, and the headers of the others."""

    path: Path
    when: dt.datetime
    before: Rows
    after: Rows


class Steps:
    """The refreshes of one book, named by its full path, that can be taken back."""

    def __init__(self, folder: Path, book: str) -> None:
        self.folder = folder / hashlib.sha256(os.path.normcase(book).encode("utf-8", "replace")).hexdigest()[:20]

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """While one button is at work on the book, a second one is told False: Excel on the Mac does not wait for a button, so two quick
        clicks start two Pythons. On Windows it waits. Where no lock can be had nothing is locked. The lock ends with the process.
        """
        if sys.platform == "win32":
            yield True
            return
        import fcntl

        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(self.folder.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            yield True
            return
        free = True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            free = False
        except OSError:  # a home on a share that knows no locks
            pass
        try:
            yield free
        finally:
            os.close(file)

    def keep(self, step: bytes, now: dt.datetime) -> bool:
        """Keep what `packed` made of a refresh. False where the folder cannot be written to: it stays without undo."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self.folder / f"{now.strftime(_WHEN)}.json.gz"
            partial = path.with_suffix(".partial")
            partial.write_bytes(step)
            partial.replace(path)
            for older in self._paths()[KEPT:]:
                older.unlink()
        except OSError:
            return False
        return True

    def keep_trace(self, trace: str) -> Path | None:
        """Keep how a button of ours went wrong, beside the steps of all books; where. None where that cannot be."""
        path = self.folder.parent.parent / TRACE
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_text(trace + "\n", "utf-8", "backslashreplace")
        except OSError:
            return None
        return path

    def newest(self) -> Step | None:
        """The last refresh that is left to take back; one whose file is damaged is none."""
        for path in self._paths():
            try:
                held = json.loads(
                    gzip.decompress(path.read_bytes()).decode("utf-8", "surrogatepass"), object_hook=_take
                )
                old, new = held["before"], held["before"] | held["after"]
                when = dt.datetime.strptime(path.name.split(".")[0], _WHEN)
                return Step(path, when, MemoryStore(old).read(), MemoryStore(new).read())
            except (OSError, EOFError, ValueError, KeyError, TypeError):
                continue
        return None

    def forget(self, step: Step) -> None:
        """It has been taken back."""
        with suppress(OSError):
            step.path.unlink()

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob("*.json.gz"), reverse=True)


def packed(before: Rows, changes: Changes) -> bytes:
    """What a refresh writes that finds these rows, to be kept."""
    old = known_sheets(before, _concerned(changes))
    store = MemoryStore({title: [list(row) for row in rows] for title, rows in old.items()})
    replaces = [_as_kept(output, old.get(output.sheet, [[]])) for output in changes.replaces]
    store.write(replace(changes, replaces=replaces, notes=()))  # notes go by Warnings: an undo takes them along
    new = {title: rows for title, rows in store.sheets.items() if rows != old.get(title)}
    data = json.dumps({"before": old, "after": new}, default=_put, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(data.encode("utf-8", "surrogatepass"), 1)


def _as_kept(output: Replace, lines: Sequence[Sequence[Cell]]) -> Replace:
    """The same for the sheet as it is kept: without the rows in which nothing stands below a header."""
    places = {text: place for place, text in reversed([*enumerate(lines[0])])}
    old = [tuple(line[places[h]] if h in places else None for h in output.headers) for line in lines[1:]]
    while old and all(v is None for v in old[-1]):
        old.pop()
    return output._replace(old=old)


def _concerned(changes: Changes) -> set[str]:
    kinds = (changes.updates, changes.appends, changes.replaces)
    return {title for title, _ in changes.columns} | {change.sheet for kind in kinds for change in kind}


def known_sheets(rows: Rows, concerned: Collection[str]) -> Sheets:
    """The sheets that xlcrm knows, each header first, the rows below it without gaps; of those that are not `concerned` the
    header alone, but for Settings, which may name columns.
    """
    naming = naming_in(rows)
    return {
        title: _lines(table)[: None if title in concerned or known.name == SETTINGS.name else 1]
        for title, table in rows.items()
        if (known := naming.sheet_named(title)) is not None
    }


def _lines(table: Table) -> list[list[Cell]]:
    width = max((number for number, _ in table.headers), default=0)
    header: list[Cell] = [None] * width
    for number, text in table.headers:
        header[number - 1] = text
    blank = [None] * len(table.rows)
    columns = [
        table.cells.get(number, blank) if header[number - 1] is not None else blank for number in range(1, width + 1)
    ]
    return [header, *(list(line) for line in zip(*columns, strict=True) if not all(map(is_blank, line)))]


def steps_folder() -> Path:
    """Where they are kept: the folder that the system has for a program's own data of this user."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return base / "xlcrm" / "steps"


def _put(value: Any) -> dict[str, str]:
    return {_MOMENT if isinstance(value, dt.datetime) else _DAY: value.isoformat()}


def _take(value: dict[str, Any]) -> Any:
    if value.keys() == {_DAY}:
        return dt.date.fromisoformat(value[_DAY])
    return dt.datetime.fromisoformat(value[_MOMENT]) if value.keys() == {_MOMENT} else value
