"""Books and sheets of the xlwings engine over Calc."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from xlcrm.calc.areas import Area, area_of
from xlcrm.calc.parts import Note, Tables
from xlcrm.calc.ranges import Range
from xlcrm.calc.talk import Line, Missing

if TYPE_CHECKING:
    from xlcrm.calc.engine import Books

_FORMATS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}


class Book:
    """One open book, by the number that LibreOffice gave it: it stays the same when it is saved under another name."""

    def __init__(self, books: "Books", number: str) -> None:
        self.books, self.number = books, number
        self.app, self.line = books.app, books.app.line

    @property
    def api(self) -> Line:
        """What lies beneath."""
        return self.line

    def ask(self, do: str, *given: Any) -> Any:
        """A question about this book."""
        return self.line.ask(do, self.number, *given)

    def tell(self, do: str, *given: Any) -> None:
        """Something to be done to this book."""
        self.line.tell(do, self.number, *given)

    @property
    def fullname(self) -> str:
        """Where it lies; its title where it has never been saved."""
        places = self.app.places
        url, title = places.get(self.number) or self.ask("place")
        if not self.app.screen_updating:
            places[self.number] = url, title
        return path_of(url) if url else str(title)

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self.fullname).name

    @property
    def sheets(self) -> "Sheets":
        """From left to right."""
        return Sheets(self)

    @property
    def selection(self) -> Range | None:
        """What is selected in it."""
        found = self.ask("selection")
        return Range(Sheet(self, found[0]), *found[1:]) if found else None

    def activate(self, steal_focus: bool = False) -> None:
        """Bring it to the front."""
        del steal_focus
        self.ask("show_book")

    def save(self, path: str | os.PathLike[str] | None = None, password: str | None = None) -> None:
        """Save, to a path in the format that its ending says. Excel's formats lose what LibreOffice has no room for."""
        target = Path(path).resolve() if path is not None else None
        kind = _FORMATS[target.suffix.lower()] if target else ""
        self.ask("save_book", target.as_uri() if target else "", kind, password or "")

    def close(self) -> None:
        """Close without saving."""
        self.ask("close_book")


class Sheets:
    """The sheets of a book."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Line:
        """What lies beneath."""
        return self.book.line

    def _titles(self) -> list[str]:
        return list(self.book.ask("sheets"))

    @property
    def active(self) -> "Sheet":
        """The one in front."""
        return Sheet(self.book, self.book.ask("active_sheet"))

    def __iter__(self) -> Iterator["Sheet"]:
        return (Sheet(self.book, title) for title in self._titles())

    def __len__(self) -> int:
        return len(self._titles())

    def __contains__(self, key: int | str) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def __call__(self, key: int | str) -> "Sheet":
        titles = self._titles()
        if isinstance(key, int) and 1 <= key <= len(titles):
            return Sheet(self.book, titles[key - 1])
        for title in titles:
            if isinstance(key, str) and title.lower() == key.lower():
                return Sheet(self.book, title)
        raise Missing(key)

    def add(self, before: "Sheet | None" = None, after: "Sheet | None" = None, name: str | None = None) -> "Sheet":
        """A new sheet, in front of the active one unless told."""
        titles = self._titles()
        place = titles.index(after.name) + 1 if after else titles.index((before or self.active).name)
        title = name or next(t for n in range(1, len(titles) + 2) if (t := f"Sheet{n}") not in titles)
        self.book.ask("add_sheet", title, place)
        return Sheet(self.book, title)


class Sheet:
    """One sheet, by its title."""

    def __init__(self, book: Book, title: str) -> None:
        self.book, self._title = book, title

    @property
    def api(self) -> Line:
        """What lies beneath."""
        return self.book.line

    def ask(self, do: str, *given: Any) -> Any:
        """A question about this sheet."""
        return self.book.ask(do, self._title, *given)

    def tell(self, do: str, *given: Any) -> None:
        """Something to be done to this sheet."""
        self.book.tell(do, self._title, *given)

    @property
    def name(self) -> str:
        """Its title."""
        return self._title

    @name.setter
    def name(self, value: str) -> None:
        self.ask("rename_sheet", value)
        self._title = value

    @property
    def index(self) -> int:
        """Which from the left, from 1 on."""
        return int(self.book.ask("sheets").index(self._title)) + 1

    @property
    def visible(self) -> bool:
        """Whether it shows."""
        return bool(self.ask("visible"))

    @visible.setter
    def visible(self, value: bool) -> None:
        self.ask("visible", bool(value))

    def activate(self) -> None:
        """Bring it to the front."""
        self.ask("show_sheet")

    select = activate

    def delete(self) -> None:
        """It and all that is on it."""
        self.ask("remove_sheet")

    @property
    def used_range(self) -> Range:
        """The smallest that holds all that is there."""
        return Range(self, self.ask("used"))

    @property
    def tables(self) -> Tables:
        """Its tables, database ranges to LibreOffice."""
        return Tables(self)

    @property
    def notes(self) -> list[Note]:
        """Its notes."""
        return [Note(self, *found) for found in self.ask("notes")]

    def noted(self) -> set[tuple[int, int]]:
        """Row and column, from 0 on, of the cells that have a note."""
        app, key = self.book.app, (self.book.number, self._title)
        found = app.noted.get(key)
        if found is None:
            found = {(row, column) for row, column in self.ask("noted")}
            if not app.screen_updating:
                app.noted[key] = found
        return found

    def looks(self, area: Area) -> list[tuple[list[list[int]], tuple[Any, ...]]]:
        """Areas of cells that look alike, counted from 0, and what they look like: fills and fonts, in LibreOffice's words."""
        return [(areas, tuple(values)) for areas, values in self.ask("looks", area)]

    def set_looks(self, wanted: Sequence[tuple[Area, Sequence[tuple[int, Any]]]]) -> None:
        """What is to become of areas: places in what `looks` gives, in order, each with its new value."""
        self.ask("set_looks", wanted)

    def at(self, area: Area) -> Range:
        """Cells by their area."""
        return Range(self, area)

    def range(self, first: Any, last: Any = None) -> Range:
        """Cells by (row, column) from 1 on, by address, or by xlwings' (row, column, rows, columns)."""
        return Range(self, area_of(first, last))


def path_of(url: str) -> str:
    """The path of a `file:` address; any other address as it is, a share on the web for one."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return url
    path = unquote(parts.path)
    if os.name == "nt":
        share, drive = f"//{parts.netloc}{path}", path[2:3] == ":"
        return (share if parts.netloc else path[1:] if drive else path).replace("/", "\\")
    return path
