"""A stage over a dict: the buttons without Excel. What they say, show and filter is kept, to be looked at."""

import datetime as dt
from pathlib import Path

from book_text import Sheets, records, typed

from xlcrm.model import Cell
from xlcrm.ribbon import press
from xlcrm.ribbon.stage import Said, Selection
from xlcrm.ribbon.steps import Steps
from xlcrm.stores.memory import MemoryStore
from xlcrm.text import Lang

NOW = dt.datetime(2026, 11, 23, 9, 30)  # a Monday


class MemoryStage:
    """A book called CRM.xlsx that lies in `folder`; `select("Customers", 2)` is a click on its second row."""

    def __init__(self, text: str, folder: Path, lang: Lang = "en") -> None:
        self.store = MemoryStore(typed(text, lang))
        self.now, self.name, self.lang = NOW, "CRM.xlsx", lang
        self.folder: Path | None = folder
        self.steps = Steps(folder / "steps", str(folder / self.name))
        self.selected: Selection | None = None
        self.said, self.steps_told, self.shown = list[Said](), list[str](), list[tuple[str, str]]()
        self.filtered = list[tuple[str, str, str]]()

    def select(self, sheet: str, first: int, last: int | None = None) -> "MemoryStage":
        self.selected = Selection(sheet, [(first, last or first)])
        return self

    def press(self, button: str, *asked: str) -> str:
        """Press a button; the message it ends with."""
        said = press(button, self, self.lang, *asked)
        assert self.said[-1] == said, "every click ends with one message"
        return said.text

    def sheets(self) -> Sheets:
        return {title: [list(row) for row in rows] for title, rows in self.store.sheets.items()}

    def rows(self, title: str) -> list[dict[str, Cell]]:
        sheets = self.sheets()
        width = len(sheets[title][0])
        sheets[title] = [[*row, *[None] * (width - len(row))] for row in sheets[title]]
        return records(sheets, title)

    # ---- what a button asks of a stage ---------------------------------------------------------------------------

    def selection(self) -> Selection | None:
        return self.selected

    def progress(self, text: str) -> None:
        self.steps_told.append(text)

    def say(self, title: str, said: Said) -> None:
        assert title == "xlcrm"
        self.said.append(said)

    def show(self, sheet: str, cell: str) -> None:
        self.shown.append((sheet, cell))

    def hide(self, sheet: str, header: str, value: str) -> None:
        self.filtered.append((sheet, header, value))
