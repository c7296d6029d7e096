"""Where a button does its work: the open book, what is selected in it, and ways to tell the user something.

    stage = LiveStage(book, now)      an xlwings Book, in Excel or in Calc

The buttons know a Stage alone, so a test gives them one over a dict.
"""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from xlcrm.model import Changes, Rows
from xlcrm.ribbon.steps import Steps, steps_folder
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_faults import closed
from xlcrm.text import Text

if TYPE_CHECKING:
    import xlwings

FILTER = "'xlcrm.xlam'!CrmRibbon.CrmHide"


class Said(NamedTuple):
    """What a button ends with. `kind` is that of the message box."""

    text: str
    kind: Literal["info", "critical"] = "info"


class Selection(NamedTuple):
    """The rows that the user has selected on a sheet, from 1 on."""

    sheet: str
    first_row: int
    last_row: int


class OpenBook(Protocol):
    """A store whose book the user has in front of him: what a write returns are remarks for him, None: none."""

    def read(self) -> Rows:
        """Every sheet that xlcrm may know."""
        ...

    def write(self, changes: Changes) -> Sequence[Text] | None:
        """All of it or nothing."""
        ...


class Stage(Protocol):
    """`folder` is where the book lies, None where that is no folder of this computer or the book was never saved."""

    now: dt.datetime
    store: OpenBook
    steps: Steps

    @property
    def name(self) -> str:
        """The book's name."""
        ...

    @property
    def folder(self) -> Path | None:
        """Where the book lies."""
        ...

    def selection(self) -> Selection | None:
        """The rows selected in the book; None where it is no cells."""
        ...

    def progress(self, text: str) -> None:
        """What is going on, for the status bar; nothing any more: ""."""
        ...

    def say(self, title: str, said: Said) -> None:
        """A message, until the user has read it."""
        ...

    def show(self, sheet: str, cell: str) -> None:
        """Bring a cell into sight."""
        ...

    def hide(self, sheet: str, header: str, value: str) -> None:
        """Filter a sheet: rows with that value below the header are out of sight. With "": a filter that is there is applied
        anew, for rows stay hidden by their place when others are written there."""
        ...


class LiveStage:
    """A book that is open in Excel, or in Calc through xlcrm.calc. NoSuchBook where it is closed by now."""

    def __init__(self, book: "xlwings.Book", now: dt.datetime, steps: Path | None = None) -> None:
        self.book, self.now = book, now
        self.in_excel = book.app.engine.name == "excel"
        self.store: OpenBook = LiveStore(book)
        try:
            where = str(book.fullname)
        except Exception as error:  # of the programs' own kinds
            raise closed("Excel" if self.in_excel else "Calc") from error
        self.steps = Steps(steps or steps_folder(), where)

    @property
    def name(self) -> str:
        """The book's name."""
        return str(self.book.name)

    @property
    def folder(self) -> Path | None:
        """Where the book lies; xlwings finds the folder of a synchronised OneDrive address, or raises."""
        with suppress(Exception):
            path = Path(self.book.fullname)
            if path.is_absolute() and path.parent.is_dir():
                return path.parent
        return None

    def selection(self) -> Selection | None:
        """What is selected in the book."""
        cells = self.book.selection
        if cells is None:
            return None
        return Selection(cells.sheet.name, cells.row, cells.row + cells.shape[0] - 1)

    def progress(self, text: str) -> None:
        """The status bar; a program that cannot show it, or is busy, needs none."""
        with suppress(Exception):
            if self.in_excel:
                self.book.app.status_bar = text or False
            else:
                self.book.app.api.ask("progress", text)

    def say(self, title: str, said: Said) -> None:
        """A message box of the program's own."""
        self.book.app.alert(said.text, title=title, buttons="ok", mode=said.kind)

    def show(self, sheet: str, cell: str) -> None:
        """Select the cell."""
        with suppress(Exception):  # nothing is lost where the program will not
            self.book.sheets[sheet].activate()
            self.book.sheets[sheet].range(cell).select()

    def hide(self, sheet: str, header: str, value: str) -> None:
        """xlwings knows no filters: the add-in's VBA sets it in Excel, LibreOffice's extension in Calc."""
        with suppress(Exception):  # the list stands there all the same
            if self.in_excel:
                self.book.app.macro(FILTER)(sheet, header, value)
            else:
                self.book.app.api.ask("hide", self.book.impl.number, sheet, header, value)
