"""In an open book: what a person has put on the rows of a sheet that refresh owns goes along where they move, as it does in a file:
fills and fonts of cells, notes, and that a row is out of sight. What could not is told.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from xlcrm.model import column_letter
from xlcrm.ooxml.rowlooks import Moves, Place
from xlcrm.stores.live_filter import move_hidden
from xlcrm.stores.live_looks import Run, put, runs_of_looks
from xlcrm.stores.live_notes import move_notes
from xlcrm.text import Text

if TYPE_CHECKING:
    import xlwings

_LOOKS = Text("colours and fonts", "颜色和字体")
_NOTES = Text("notes", "批注")
_HIDDEN = Text("hidden rows", "隐藏的行")


class Following:
    """One sheet whose rows move. Links are made between `begin` and `end`: they take the look of a cell away, or the note on it."""

    def __init__(self, sheet: "xlwings.Sheet", moves: Moves, in_calc: bool) -> None:
        self._sheet, self._moves, self._in_calc = sheet, moves, in_calc
        self._left = list[Text]()
        self._threads: Sequence[tuple[Place, int | None]] = ()
        self._runs: Sequence[Run] = ()

    def begin(self) -> None:
        """Keep in mind how the cells look, and put the notes where they go."""
        self._tried(_LOOKS, self._see)
        self._tried(_NOTES, self._move_notes)

    def end(self) -> list[Text]:
        """Give the cells their looks, and put rows out of sight. Returns what the user is to know."""
        self._tried(_LOOKS, lambda: put(self._sheet, self._runs, self._in_calc))
        self._tried(_HIDDEN, lambda: move_hidden(self._sheet, self._moves, self._in_calc))
        title = self._sheet.name
        return [
            *([_stayed(title, self._left)] if self._left else ()),
            *([_threads(title, self._threads)] if self._threads else ()),
        ]

    def _see(self) -> None:
        self._runs = runs_of_looks(self._sheet, self._moves, self._in_calc)

    def _move_notes(self) -> None:
        self._threads = move_notes(self._sheet, self._moves, self._in_calc)

    def _tried(self, what: Text, do: Callable[[], object]) -> None:
        """All cells stand by now: what a program does not allow, on a protected sheet for one, keeps nothing else from being done."""
        try:
            do()
        except Exception:  # the programs' own kinds
            self._left.append(what)


def _stayed(title: str, what: Sequence[Text]) -> Text:
    en, zh = " and ".join(text.en for text in what), "、".join(text.zh for text in what)
    return Text(
        f"On {title} rows have moved, and {en} could not all go along: look whose they are now.",
        f"“{title}”中的行已移动，但{zh}未能全部跟着移动：请核对它们现在属于哪一行。",
    )


def _threads(title: str, stay: Sequence[tuple[Place, int | None]]) -> Text:
    cells = [(f"{column_letter(column)}{row}", now) for (row, column), now in stay]
    en = ", ".join(f"{cell} ({f'now row {now}' if now else 'its row is gone'})" for cell, now in cells)
    zh = "、".join(f"{cell}（{f'现为第 {now} 行' if now else '该行已不在表中'}）" for cell, now in cells)
    return Text(
        f"On {title} rows have moved, but comments with answers stay at their cells while the book is open in Excel: {en}.",
        f"“{title}”中的行已移动，但工作簿在 Excel 中打开时，带回复的批注只能留在原单元格：{zh}。",
    )
