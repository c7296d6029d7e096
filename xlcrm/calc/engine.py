"""An xlwings engine over Calc: the program. Books and sheets are in `books.py`, cells in `ranges.py`.

xlwings asks an engine's objects for attributes by name; those here have the ones that xlcrm uses, with Excel's meaning, and
no others. Nothing of xlwings is imported: its classes wrap these objects.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from xlcrm.calc.books import Book
from xlcrm.calc.ranges import Range
from xlcrm.calc.talk import Line, Missing

NAME = "calc"
_NEW = "private:factory/scalc"


class Engine:
    """The engine of one Calc."""

    name, type = NAME, "desktop"

    def __init__(self, line: Line) -> None:
        self.apps = Apps(self, line)

    @staticmethod
    def prepare_xl_data_element(x: Any, _: Any) -> Any:
        """A value on its way to a cell."""
        return "" if x is None else x

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> Sequence[Sequence[Any]]:
        """Values on their way from cells; `Range.raw_value` gives an error as its text where that is wanted."""
        del err_to_str
        if datetime_builder is dt.datetime and empty_as is None and number_builder is None:
            return data

        def clean(value: Any) -> Any:
            if value is None:
                return empty_as
            if isinstance(value, dt.datetime):
                return datetime_builder(
                    year=value.year, month=value.month, day=value.day, hour=value.hour, minute=value.minute,
                    second=value.second, microsecond=value.microsecond, tzinfo=None,
                )  # fmt: skip
            return number_builder(value) if number_builder and isinstance(value, float) else value

        return [[clean(value) for value in row] for row in data]


class Apps:
    """The one Calc at the other end of the line."""

    def __init__(self, engine: Engine, line: Line) -> None:
        self.app = App(engine, line)

    def __iter__(self) -> Iterator["App"]:
        yield self.app

    def __len__(self) -> int:
        return 1


class App:
    """Calc as a program."""

    version = "16.0"  # the Excel whose ways it follows
    pid = 0
    visible = display_alerts = enable_events = True

    def __init__(self, engine: Engine, line: Line) -> None:
        self.engine, self.line = engine, line
        self.books = Books(self)
        # Kept while nothing is drawn: xlwings asks for the name of a book six times a write, for a note before it adds one.
        self.places = dict[str, tuple[str, str]]()
        self.noted = dict[tuple[str, str], set[tuple[int, int]]]()
        self._drawing = True

    @property
    def api(self) -> Line:
        """What lies beneath."""
        return self.line

    @property
    def screen_updating(self) -> bool:
        """False: nothing is drawn, and all that is written is one step to undo. Refusal while a cell is being edited."""
        return self._drawing

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self.places.clear()
        self.noted.clear()
        self.line.ask("release" if value else "hold")
        self._drawing = value

    @property
    def calculation(self) -> str:
        """automatic or manual, of all open books."""
        return "automatic" if self.line.ask("calculates") else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.line.ask("resume" if value == "automatic" else "pause")

    def calculate(self) -> None:
        """Everything anew."""
        self.line.ask("calculate")

    @property
    def selection(self) -> Range | None:
        """What is selected in the book in front."""
        return self.books.active.selection

    def alert(self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: object) -> str:
        """A message to the user; the word on the button pressed."""
        del callback  # of engines that do not wait
        return str(self.line.ask("say", prompt, title or "", buttons or "ok", mode or "", patiently=True))

    def quit(self) -> None:
        """End Calc."""
        self.line.ask("leave")
        self.line.hang_up()

    def activate(self, steal_focus: bool = False) -> None:
        """Bring the book in front to the front of the screen."""
        del steal_focus
        self.books.active.activate()


class Books:
    """The open books, the one in front first."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Line:
        """What lies beneath."""
        return self.app.line

    def _all(self) -> list[Book]:
        return [Book(self, number) for number, _, _ in self.app.line.ask("books")]

    @property
    def active(self) -> Book:
        """The one in front."""
        return self(1)

    def __iter__(self) -> Iterator[Book]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, key: int | str) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def __call__(self, key: int | str) -> Book:
        found = self._all()
        if isinstance(key, int):
            if 1 <= key <= len(found):
                return found[key - 1]
            raise Missing(key)
        for book in found:
            if key.lower() in (book.name.lower(), book.fullname.lower()):
                return book
        raise Missing(key)

    def add(self) -> Book:
        """A new book."""
        return Book(self, self.app.line.ask("open_book", _NEW, False, False, ""))

    def open(
        self,
        fullname: str,
        update_links: object = None,
        read_only: bool | None = None,
        format: object = None,
        password: str | None = None,
        *_: object,
    ) -> Book:
        """Open a file."""
        del update_links, format
        url = Path(fullname).resolve().as_uri()
        return Book(self, self.app.line.ask("open_book", url, False, bool(read_only), password or ""))
