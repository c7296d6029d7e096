"""Tables and progress: pretty on a terminal, plain in a pipe."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from xlcrm.cli.session import Session
from xlcrm.cli.widths import cut, folded, padded, shown, width
from xlcrm.errors import UsageMistake
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

PATIENCE = 0.5  # seconds before a progress line appears
_GAP = 2  # columns between two columns of a plain table
_RICH_GAP = 3  # of rich's: a space on either side of where a line would be
_CUT = 10  # columns below which a name that is cut says nothing
_WRAPPED = 20  # columns below which text that goes on beneath is no longer read with ease


class Column(NamedTuple):
    """One column of a table: `most` it is wide on a terminal; `rank` in which columns are left out, highest first.

    `wraps`: what is longer goes on beneath; else it is cut.
    """

    header: str
    most: int = 30
    rank: int = 0
    wraps: bool = False
    right: bool = False


def on_terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout.isatty()


def table(
    session: Session, columns: Sequence[Column], rows: Sequence[Sequence[str]], styles: Sequence[str] = ()
) -> None:
    """Print a table: as many columns as a terminal has room for, all of them in full in a pipe.

    `styles` colour the rows on a terminal, one each.
    """
    rows = [[shown(cell) for cell in row] for row in rows]
    if on_terminal():
        _rich_table(columns, rows, styles)
    else:
        session.out("\n".join(plain([c.header for c in columns], rows)))


def plain(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose columns stand beneath each other, in the columns of the screen."""
    lines = [headers, *rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    gap = " " * _GAP
    return [gap.join(padded(cell, w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines]


def fitting(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> dict[int, int]:
    """Which columns stand in `room` columns of the screen, and how wide: those of the lowest rank, in their own order; the
    first that does not fit is cut to what is left, so that a narrow screen still names the customers. What room is left
    over goes to those that are cut or wrap.
    """
    needs = [max(map(width, (column.header, *cells))) for column, *cells in zip(columns, *rows, strict=True)]
    chosen, left, whole = dict[int, int](), room + _RICH_GAP, True
    for i in sorted(range(len(columns)), key=lambda i: columns[i].rank):
        column, head, have = columns[i], width(columns[i].header), left - _RICH_GAP
        least = min(needs[i], max(_WRAPPED if column.wraps else column.most, head))
        if not chosen or least <= have:
            chosen[i] = least
        elif whole and have >= max(_CUT, head) and not column.right:
            chosen[i], whole = have, False
        else:
            continue
        left -= chosen[i] + _RICH_GAP
    wanted = {i: min(needs[i], max(columns[i].most, chosen[i])) if columns[i].wraps else needs[i] for i in chosen}
    for _ in range(left):
        short = [i for i in chosen if chosen[i] < wanted[i]]
        if not short:
            break
        chosen[max(short, key=lambda i: needs[i] / chosen[i])] += 1
    return dict(sorted(chosen.items()))


def _rich_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text as Styled

    console = rich_console()
    keep = fitting(columns, rows, console.width)
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold")
    for i, wide in keep.items():
        # rich, where it wraps Chinese, breaks before a comma and within a date: the lines are ours.
        justify: Literal["left", "right"] = "right" if columns[i].right else "left"
        grid.add_column(Styled(columns[i].header), no_wrap=True, overflow="ellipsis", width=wide, justify=justify)
    for n, row in enumerate(rows):
        cells = ["\n".join(folded(row[i], w)) if columns[i].wraps else cut(row[i], w) for i, w in keep.items()]
        grid.add_row(*map(Styled, cells), style=styles[n] if styles else None)
    console.print(grid)


def rich_console(*, stderr: bool = False) -> "Console":
    """rich's console, which takes text as it is: no markup, no emoji, no guessing at numbers."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def one_on_stdout(session: Session, options: Sequence[str]) -> None:
    """Refuse to print two things into one another: `options` are those given that want the standard output."""
    import click

    if len(options) > 1:
        refusal = Text(
            f"{' and '.join(options)} want the standard output together: choose one.",
            f"{' 和 '.join(options)} 都要用标准输出：请只选一个。",
        )
        raise click.UsageError(refusal.said(session.lang))


def agreed(session: Session, nobody: Text, question: Text) -> bool:
    """Whether the person at the terminal says yes. Raises UsageMistake with `nobody`, which tells how to agree beforehand,
    where there is none.
    """
    import click

    if not _somebody_types():
        raise UsageMistake(nobody.en, nobody.zh)
    return click.confirm(question.said(session.lang))


def _somebody_types() -> bool:
    """Whether stdin is a terminal. Windows calls NUL one, too, which is what the Task Scheduler has."""
    if not sys.stdin.isatty():
        return False
    if sys.platform == "win32":
        from xlcrm import windows

        return windows.is_console(sys.stdin.fileno())
    return True


class Progress:
    """A line on a terminal's stderr that says what is going on, once it has gone on for PATIENCE; nothing in a pipe."""

    def __init__(self, lang: Lang, label: str) -> None:
        self.lang, self.label = lang, shown(label)
        self._step = ""
        self._status: Status | None = None

    def __call__(self, step: Text) -> None:
        """The next step has begun."""
        self._step = step.said(self.lang)
        if self._status:
            self._status.update(self._line)

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            import threading

            self._ended = threading.Event()
            self._waiting = threading.Thread(target=self._show_later, daemon=True)
            self._waiting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if hasattr(self, "_ended"):
            self._ended.set()
            self._waiting.join()
            if self._status:
                self._status.stop()

    @property
    def _line(self) -> str:
        between = Text(": ", "：").said(self.lang)
        return f"{self.label}{between}{self._step}…" if self._step else f"{self.label}…"

    def _show_later(self) -> None:
        if self._ended.wait(PATIENCE):
            return
        console = rich_console(stderr=True)
        status = console.status(self._line, spinner="dots" if console.encoding.startswith("utf") else "line")
        status.start()
        self._status = status


def typed(path: Path) -> str:
    """A path as it has to be typed into the command line."""
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline([str(path)])
    from shlex import quote

    return quote(str(path))


def own_command() -> str:
    """This xlcrm as it has to be typed: by its name where that is found, else, as in a `.venv`, by its whole path."""
    from shutil import which

    path = Path(sys.executable).with_name("xlcrm.exe" if os.name == "nt" else "xlcrm")
    return typed(path) if which("xlcrm") is None and path.is_file() else "xlcrm"


def beside(backup: Path | None, book: Path) -> Path | None:
    """The backup, if there is one, as seen from the book's folder, where it lies under it."""
    folder = book.resolve().parent
    return backup.relative_to(folder) if backup and backup.is_relative_to(folder) else backup
