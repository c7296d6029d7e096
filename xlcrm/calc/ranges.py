"""Cells of the xlwings engine over Calc."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlcrm.calc.areas import Area
from xlcrm.calc.days import Days
from xlcrm.calc.parts import Font, Note, Table, Validation, number_of, rgb
from xlcrm.model import column_letter

if TYPE_CHECKING:
    from xlcrm.calc.books import Sheet
    from xlcrm.calc.talk import Line

_MM_PER_WIDTH, _MM_OF_PADDING = 185.2, 132.3  # a character of the standard font is 7 pixels of 1/96 inch, the padding 5
_SWITCHES = {"=TRUE()": "TRUE", "=FALSE()": "FALSE"}
_POINTS_PER_MM = 72 / 25.4
_VERTICAL = ("bottom", "top", "center", "bottom")  # table.CellVertJustify, the first where nothing is set


class Range:
    """Cells side by side; `others` are further areas, which but the address leaves out. `options` are those of xlwings' reading."""

    max_cells_per_read = max_cells_per_write = None  # a block goes over in one piece

    def __init__(self, sheet: "Sheet", area: Area, *others: Area) -> None:
        self.sheet, self.area, self.others = sheet, list(area), others
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> "Line":
        """What lies beneath."""
        return self.sheet.api

    def _ask(self, do: str, *given: Any) -> Any:
        return self.sheet.ask(do, self.area, *given)

    def _tell(self, do: str, *given: Any) -> None:
        self.sheet.tell(do, self.area, *given)

    # ---- where it is -------------------------------------------------------------------------------------------------

    @property
    def row(self) -> int:
        """Its first row, from 1 on."""
        return self.area[0] + 1

    @property
    def column(self) -> int:
        """Its first column, from 1 on."""
        return self.area[1] + 1

    @property
    def shape(self) -> tuple[int, int]:
        """Rows, columns."""
        top, left, bottom, right = self.area
        return bottom - top + 1, right - left + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> "Range":
        if column is None:
            row, column = divmod(row - 1, self.shape[1])
            row, column = row + 1, column + 1
        place = self.area[0] + row - 1, self.area[1] + column - 1
        return Range(self.sheet, [*place, *place])

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        """`$A$1:$B$2`, or with the sheet's title before it; areas with commas between."""
        signs = "$" if column_absolute else "", "$" if row_absolute else ""
        found = list[str]()
        for top, left, bottom, right in (self.area, *self.others):
            corners = [f"{signs[0]}{column_letter(c + 1)}{signs[1]}{r + 1}" for r, c in ((top, left), (bottom, right))]
            found.append(":".join(dict.fromkeys(corners)))
        return f"{self.sheet.name}!{','.join(found)}" if external else ",".join(found)

    @property
    def address(self) -> str:
        """`$A$1:$B$2`."""
        return self.get_address(True, True, False)

    # ---- what it holds -----------------------------------------------------------------------------------------------

    @property
    def raw_value(self) -> list[list[Any]]:
        """Row by row: text, float, bool, datetime, None; an error as None, or as its text with `err_to_str`."""
        found = self._ask("values")
        top, left = self.area[0], self.area[1]
        rows: list[list[Any]] = [[None if value == "" else value for value in row] for row in found["rows"]]
        days = Days(dt.datetime(*found["zero"]))
        for first, west, last, east in found["days"]:
            for row in rows[first - top : last - top + 1]:
                for k in range(west - left, east - left + 1):
                    if isinstance(row[k], float):
                        row[k] = days[row[k]]
        for first, west, last, east in found["switches"]:
            for row in rows[first - top : last - top + 1]:
                for k in range(west - left, east - left + 1):
                    if isinstance(row[k], float):
                        row[k] = bool(row[k])
        for number, column, text in found["errors"] if self.options.get("err_to_str") else ():
            rows[number - top][column - left] = text
        return rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        """As in Excel a text that begins with `=` is a formula, and `'` before a text only says that it is one."""
        if not isinstance(data, list | tuple):
            data = [[data] * self.shape[1]] * self.shape[0]
        elif data and not isinstance(data[0], list | tuple):
            data = [data]
        rows, formulas, switches = (
            list[list[str | float]](),
            list[tuple[int, int, str]](),
            list[tuple[int, int, bool]](),
        )
        for i, given in enumerate(data):
            row = list[str | float]()
            for j, value in enumerate(given):
                if isinstance(value, str):
                    if value[:1] == "=":
                        formulas.append((i, j, value))
                    row.append(value[1:] if value[:1] == "'" else value)
                elif isinstance(value, bool):
                    switches.append((i, j, value))
                    row.append(float(value))
                elif isinstance(value, dt.date):
                    raise TypeError("dates are written as serial numbers: one by one they take a hundred times as long")
                else:
                    row.append("" if value is None else float(value))
            rows.append(row)
        self._ask("set_values", rows, formulas, switches)

    @property
    def formula(self) -> Any:
        """Of one cell its formula, of more all of them, row by row; of other cells what they hold, as text: TRUE and FALSE too, which
        LibreOffice reads from a file as formulas.
        """
        found = [[_SWITCHES.get(text, text) for text in row] for row in self._ask("formulas")]
        return found[0][0] if len(self) == 1 else tuple(map(tuple, found))

    @formula.setter
    def formula(self, value: Any) -> None:
        rows = [[value] * self.shape[1]] * self.shape[0] if isinstance(value, str) else value
        self._ask("set_formulas", rows)

    formula2 = formula

    def clear_contents(self) -> None:
        """Empty the cells."""
        self._ask("clear", False)

    def clear(self) -> None:
        """Empty the cells, and take away formats, notes and links."""
        self._ask("clear", True)

    # ---- how it looks ------------------------------------------------------------------------------------------------

    @property
    def number_format(self) -> str | None:
        """The code; None where the cells differ."""
        found = self._ask("number_format")
        return None if found is None else str(found)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._tell("set_number_format", value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Of the fill; None for none, black where the cells differ: so does Excel."""
        found = self._ask("look", "CellBackColor")
        return (0, 0, 0) if found is None else rgb(found)

    @color.setter
    def color(self, value: Any) -> None:
        self._tell("set_look", "CellBackColor", number_of(value))

    @property
    def font(self) -> Font:
        """Of the text."""
        return Font(self)

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text runs on in a further line."""
        found = self._ask("look", "IsTextWrapped")
        return None if found is None else bool(found)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._tell("set_look", "IsTextWrapped", bool(value))

    @property
    def vertical_alignment(self) -> str | None:
        """top, center or bottom; None where the cells differ."""
        found = self._ask("look", "VertJustify")
        return None if found is None else _VERTICAL[found]

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self._tell("set_look", "VertJustify", _VERTICAL.index(value, 1))

    @property
    def merge_cells(self) -> bool | None:
        """Whether its cells are one; None where only some are joined with others."""
        found: bool | None = self._ask("merged")
        return found

    @property
    def merge_area(self) -> "Range":
        """All the cells that its first one is joined with; that one alone where with none."""
        return self.sheet.at(self._ask("merge_area"))

    @property
    def column_width(self) -> float:
        """In characters."""
        return max(0.0, (float(self._ask("width")) - _MM_OF_PADDING) / _MM_PER_WIDTH)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._tell("width", round(value * _MM_PER_WIDTH + _MM_OF_PADDING))

    @property
    def row_height(self) -> float | None:
        """In points, of the first row; 0 where all are out of sight, None where some are."""
        found = self._ask("height")
        return None if found is None else float(found) * _POINTS_PER_MM / 100

    @property
    def column_hidden(self) -> bool:
        """Whether its columns are out of sight."""
        return not self._ask("columns_visible")

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self._tell("columns_visible", not value)

    @property
    def row_hidden(self) -> bool | None:
        """Whether its rows are out of sight; None where only some are."""
        height = self.row_height
        return None if height is None else not height

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._tell("rows_visible", not value)

    def autofit(self, axis: str | None = None) -> None:
        """Rows as high (axis r), columns as wide (c) as needed; both where neither is named."""
        self._tell("fit", (axis or "r")[0] == "r", (axis or "c")[0] == "c")

    def select(self) -> None:
        """Select the cells."""
        self.sheet.activate()
        self._ask("select")

    # ---- what hangs on it --------------------------------------------------------------------------------------------

    @property
    def note(self) -> Note | None:
        """Of its first cell."""
        if (self.area[0], self.area[1]) not in self.sheet.noted():
            return None
        return Note(self.sheet, self.area[0], self.area[1], self._ask("note"))

    def add_note(self, text: str) -> Note:
        """Put a note on the cell."""
        self.sheet.noted().add((self.area[0], self.area[1]))
        self._tell("set_note", text)
        return Note(self.sheet, self.area[0], self.area[1], text)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        """Make the cell lead somewhere; `#Sheet!A1` or `#'A sheet'!A1` is a place in the book."""
        del screen_tip  # Calc shows where a link leads
        if address.startswith("#"):
            sheet, _, cell = address[1:].rpartition("!")
            address = f"#{sheet}.{cell}"
        self._tell("link", address, text_to_display)

    @property
    def hyperlink(self) -> str:
        """Where the cell leads. IndexError where nowhere."""
        return str(self._ask("links")[0])

    @property
    def data_validation(self) -> Validation:
        """What may be typed."""
        return Validation(self)

    @property
    def table(self) -> Table | None:
        """The table that it lies in."""
        top, left, bottom, right = self.area
        for table in self.sheet.tables:
            first, west, last, east = table.area
            if first <= top and bottom <= last and west <= left and right <= east:
                return table
        return None
