"""Where a button does its work: the open book, what is selected in it, and ways to tell the user something.

    stage = LiveStage(book, now)      an xlwings Book, in Excel or in Calc

The buttons know a Stage alone, so a test gives them one over a dict.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from xlcrm.errors import UsageMistake
from xlcrm.model import Changes, Rows
from xlcrm.ribbon.steps import Steps, steps_folder
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_faults import closed
from xlcrm.stores.live_reading import in_sight
from xlcrm.text import Text

if TYPE_CHECKING:
    import xlwings

FILTER = "'xlcrm.xlam'!CrmRibbon.CrmHide"
# Characters: Excel tells no more than 255 of what is selected here and there, and leaves out the rest.
LONGEST_ADDRESS = 230
TOO_MANY = Text(
    "Too many separate cells are selected: select fewer rows at a time and press the button again.",
    "选中的区域太多：请分几次选择，每次少选几行，再按一次按钮。",
)
_ROWS = re.compile(r"\$?[A-Z]*\$?(\d+)(?::\$?[A-Z]*\$?(\d+))?")


def rows_of(address: str, bottom: int) -> Iterator[tuple[int, int]]:
    """First and last row of each area of `$A$2:$B$5,$7:$8`; of whole columns, `$A:$C`, all down to the bottom."""
    for area in re.split("[,;]", address):
        found = _ROWS.fullmatch(area)
        yield (int(found[1]), int(found[2] or found[1])) if found else (1, bottom)


class Said(NamedTuple):
    """What a button ends with. `kind` is that of the message box."""

    text: str
    kind: Literal["info", "critical"] = "info"


class Selection(NamedTuple):
    """The rows that the user has selected on a sheet and can see there: first and last of each stretch, from 1 on."""

    sheet: str
    stretches: Sequence[tuple[int, int]]

    def holds(self, row: int) -> bool:
        """Is the row one of them?"""
        return any(first <= row <= last for first, last in self.stretches)


class OpenStore(Protocol):
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
    steps: Steps

    @property
    def store(self) -> OpenStore:
        """Reads the book, and writes in it."""
        ...

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

    def __init__(self, book: "xlwings.Book", now: dt.datetime) -> None:
        self.book, self.now = book, now
        self.in_excel = book.app.engine.name == "excel"
        self.store: OpenStore = LiveStore(book)
        try:
            name = str(book.name)
        except Exception as error:  # of the programs' own kinds
            raise closed("Excel" if self.in_excel else "Calc") from error
        try:
            where = str(book.fullname)
            if where == name:  # it was never saved: there was a Book1 before, and there will be others
                where = f"{name} {book.app.pid if self.in_excel else self._in_calc()}"
        except Exception:  # a book on SharePoint or OneDrive of which xlwings finds no file on this computer
            where = name
        self.steps = Steps(steps_folder(), where)

    def _in_calc(self) -> str:
        """Which of the books of that Calc it is: unlike Excel, Calc names a new one as it named one that has been closed."""
        return f"{self.book.app.api.ask('process')} {self.book.impl.number}"

    @property
    def name(self) -> str:
        """The book's name."""
        return str(self.book.name)

    @property
    def folder(self) -> Path | None:
        """Where the book lies; of one in OneDrive or SharePoint xlwings finds the synchronised folder, or raises."""
        with suppress(Exception):
            path = Path(self.book.fullname)
            if path.is_absolute() and path.parent.is_dir():
                return path.parent
        return None

    def selection(self) -> Selection | None:
        """What is selected in the book; of what the user has drawn across, rows that a filter hides are none of it."""
        cells = self.book.selection
        if cells is None or cells.sheet.book.name != self.name:  # on the Mac Excel lets its user go on meanwhile
            return None
        sheet, address = cells.sheet, str(cells.address)
        if len(address) > LONGEST_ADDRESS:
            raise UsageMistake(*TOO_MANY)
        bottom = sheet.used_range.last_cell.row
        areas = [(first, min(last, bottom)) for first, last in rows_of(address, bottom)]
        return Selection(
            sheet.name, [s for first, last in areas if first <= last for s in in_sight(sheet, first, last)]
        )

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
            target = self.book.sheets[sheet]
            if not target.visible:  # no program brings a hidden sheet to the front
                target.visible = True
            target.activate()
            target.range(cell).select()

    def hide(self, sheet: str, header: str, value: str) -> None:
        """xlwings knows no filters: the add-in's VBA sets it in Excel, LibreOffice's extension in Calc."""
        with suppress(Exception):  # the list stands there all the same
            if self.in_excel:
                self.book.app.macro(FILTER)(self.name, sheet, header, value)
            else:
                self.book.app.api.ask("hide", self.book.impl.number, sheet, header, value)
