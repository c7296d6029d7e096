"""What belongs to cells of the xlwings engine over Calc: their font, notes, tables and what may be typed into them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlcrm.calc.areas import Area
    from xlcrm.calc.books import Sheet
    from xlcrm.calc.ranges import Range

_BOLD, _NORMAL = 150.0, 100.0  # awt.FontWeight
_SCRIPTS = ("", "Asian", "Complex")  # LibreOffice has a font for letters, one for Chinese, one for Arabic


class Font:
    """How the text of a range looks."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells

    @property
    def bold(self) -> bool | None:
        """Whether it is bold."""
        found = self._cells.sheet.ask("look", self._cells.area, "CharWeight")
        return None if found is None else found > _NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether it is slanted; None where the cells differ."""
        found = self._cells.sheet.ask("look", self._cells.area, "CharPosture")
        return None if found is None else found != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", "ITALIC" if value else "NONE")

    @property
    def size(self) -> float | None:
        """In points; None where the cells differ."""
        found = self._cells.sheet.ask("look", self._cells.area, "CharHeight")
        return None if found is None else float(found)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def name(self) -> str | None:
        """Of the family; None where the cells differ."""
        found = self._cells.sheet.ask("look", self._cells.area, "CharFontName")
        return None if found is None else str(found)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Its colour; None for the usual one. TypeError where the cells differ, as in Excel."""
        found = self._cells.sheet.ask("look", self._cells.area, "CharColor")
        if found is None:
            raise TypeError("the cells differ")
        return rgb(found)

    @color.setter
    def color(self, value: Any) -> None:
        self._cells.sheet.tell("set_look", self._cells.area, "CharColor", number_of(value))

    @property
    def api(self) -> "Lines":
        """What xlwings has no word for."""
        return Lines(self._cells)

    def _set(self, name: str, value: object) -> None:
        for script in _SCRIPTS:
            self._cells.sheet.tell("set_look", self._cells.area, name + script, value)


class Lines:
    """The lines through and under the text of a range, by Excel's names; the numbers are LibreOffice's own."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells

    @property
    def Strikethrough(self) -> int | None:  # noqa: N802
        """0 for none; None where the cells differ."""
        found: int | None = self._cells.sheet.ask("look", self._cells.area, "CharStrikeout")
        return found

    @Strikethrough.setter
    def Strikethrough(self, value: int) -> None:  # noqa: N802
        self._cells.sheet.tell("set_look", self._cells.area, "CharStrikeout", value)

    @property
    def Underline(self) -> int | None:  # noqa: N802
        """0 for none; None where the cells differ."""
        found: int | None = self._cells.sheet.ask("look", self._cells.area, "CharUnderline")
        return found

    @Underline.setter
    def Underline(self, value: int) -> None:  # noqa: N802
        self._cells.sheet.tell("set_look", self._cells.area, "CharUnderline", value)


class Validation:
    """What may be typed into the cells of a range."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells

    def set_list(self, source: Sequence[str], in_cell_dropdown: bool) -> None:
        """Only these words, from a drop-down list."""
        del in_cell_dropdown
        self._cells.sheet.tell("allow", self._cells.area, [str(word) for word in source])


class Note:
    """A note on a cell."""

    def __init__(self, sheet: "Sheet", row: int, column: int, text: str) -> None:
        self._sheet, self._place, self._text = sheet, [row, column, row, column], text

    @property
    def location(self) -> "Range":
        """The cell."""
        return self._sheet.at(self._place)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @text.setter
    def text(self, value: str) -> None:
        self._sheet.tell("set_note", self._place, value)
        self._text = value

    @property
    def api(self) -> "Note":
        """What xlwings has no word for."""
        return self

    @property
    def Visible(self) -> bool:  # noqa: N802
        """Whether it shows all the time, by Excel's name."""
        return bool(self._sheet.ask("note_shows", self._place))

    @Visible.setter
    def Visible(self, value: bool) -> None:  # noqa: N802
        self._sheet.tell("note_shows", self._place, value)

    def delete(self) -> None:
        """Take it away."""
        self._sheet.noted().discard((self._place[0], self._place[1]))
        self._sheet.tell("set_note", self._place, "")


class Tables:
    """The tables of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def _all(self) -> list["Table"]:
        return [Table(self._sheet, *found) for found in self._sheet.ask("tables")]

    def __iter__(self) -> Iterator["Table"]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> "Table":
        found = self._all()
        if isinstance(key, int):
            return found[key - 1]
        return next(table for table in found if table.name.lower() == key.lower())

    def add(self, *, source: Any, name: str, **_: object) -> "Table":
        """A table over these cells, the first row its header."""
        self._sheet.ask("add_table", source.impl.area, name)
        return self(name)


class Table:
    """A table."""

    def __init__(self, sheet: "Sheet", name: str, area: "Area", headed: bool, totals: bool) -> None:
        self.parent, self.name, self.area = sheet, name, list(area)
        self.show_headers, self.show_totals = headed, totals

    @property
    def range(self) -> "Range":
        """All of it."""
        return self.parent.at(self.area)

    @property
    def header_row_range(self) -> "Range | None":
        """Its header."""
        top, left, _, right = self.area
        return self.parent.at([top, left, top, right]) if self.show_headers else None

    def resize(self, cells: Any) -> None:
        """Another size."""
        self.area = list(cells.impl.area)
        self.parent.ask("resize_table", self.name, self.area)


def rgb(number: Any) -> tuple[int, int, int] | None:
    """LibreOffice's number as red, green and blue; None for no colour of its own, and where cells differ."""
    return (
        None if number is None or number < 0 else (int(number) >> 16 & 255, int(number) >> 8 & 255, int(number) & 255)
    )


def number_of(colour: Any) -> int:
    """A colour as xlwings gives it, to LibreOffice's number: None, `#RRGGBB`, red-green-blue, or Excel's number."""
    if colour is None:
        return -1
    if isinstance(colour, str):
        return int(colour.lstrip("#"), 16)
    red, green, blue = (colour & 255, colour >> 8 & 255, colour >> 16 & 255) if isinstance(colour, int) else colour
    return int((red << 16) + (green << 8) + blue)
