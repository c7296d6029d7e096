"""How high a row must be for its text: neither Excel nor LibreOffice finds out for merged cells, nor for a row with a height."""

import math
import unicodedata

from xlcrm.ooxml.form import Form
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.styles import TextLook

_USUAL_WIDTH, _USUAL_HEIGHT = 8.43, 15.0
_SPACING = 1.45  # points from line to line for each point of the font, as in the most airy of them, Noto Sans CJK
_PADDING = 1.2  # of a column's width, that text cannot use
_WIDE, _CAPITAL, _SMALL, _BOLD = 1.85, 1.22, 0.98, 1.06  # of a digit's width, on the safe side


def width_of(text: str, *, bold: bool = False) -> float:
    """How wide a line of text is, in digits of its own font."""
    total = 0.0
    for char in text:
        wide = unicodedata.east_asian_width(char) in "WF"
        total += _WIDE if wide else _CAPITAL if char.isupper() else _SMALL
    return total * (_BOLD if bold else 1)


def lines_in(text: str, room: float, *, bold: bool = False) -> int:
    """How many lines the text takes where so many digits have room; words are kept whole as far as they fit."""
    count = 0
    for paragraph in text.splitlines() or [""]:
        used, count = 0.0, count + 1
        for word in _words(paragraph):
            wide = width_of(word, bold=bold)
            if used and used + wide - (_SMALL if word.endswith(" ") else 0) > room:
                count, used = count + 1, 0.0
            if wide > room:
                count += math.ceil(wide / room) - 1
                wide %= room
            used += wide
    return count


def _words(paragraph: str) -> list[str]:
    """What may not be broken: words with the space behind them, and each Chinese character."""
    words = [""]
    for char in paragraph:
        wide = unicodedata.east_asian_width(char) in "WF"
        if wide or (words[-1] and (words[-1][-1] == " " or unicodedata.east_asian_width(words[-1][-1]) in "WF")):
            words.append(char)
        else:
            words[-1] += char
    return words


def fit_rows(form: Form) -> None:
    """Make rows higher whose text wraps and would be cut off; no row becomes lower than it is."""
    widths = Widths(form)
    base = float(form.book.styles.base_font()[1])
    for number, row in form.rows.items():
        needed = 0.0
        for column, cell in row.cells.items():
            look = form.book.styles.look(cell.style)
            area = next((m for m in form.merges if m[:2] == (number, column)), Range(number, column, number, column))
            if cell.text and (look.wraps or "\n" in cell.text) and area.first_row == area.last_row:
                needed = max(needed, _height(cell.text, widths.of(area) * base / look.size, look))
        now = form.height_of(number) or widths.usual_height
        if needed > now:
            form.set_row(number, ht=f"{needed:g}", customHeight="1")


def _height(text: str, room: float, look: TextLook) -> float:
    return round(lines_in(text, max(room, 1.0), bold=look.bold) * look.size * _SPACING + 4, 1)


class Widths:
    """The widths of a form's columns, in digits of the book's normal font."""

    def __init__(self, form: Form) -> None:
        cols, usual = form.root.child("cols"), form.root.child("sheetFormatPr")
        self._default = float(usual.attributes.get("defaultColWidth", _USUAL_WIDTH)) if usual else _USUAL_WIDTH
        self.usual_height = float(usual.attributes.get("defaultRowHeight", _USUAL_HEIGHT)) if usual else _USUAL_HEIGHT
        self._set = [
            (
                int(n.attributes.get("min", "0")),
                int(n.attributes.get("max", "0")),
                float(n.attributes.get("width", self._default)),
            )
            for n in (cols.named("col") if cols else ())
        ]

    def of(self, area: Range) -> float:
        """How much text has room beside another across the columns of the area."""
        columns = range(area.first_column, area.last_column + 1)
        return sum(next((w for a, b, w in self._set if a <= c <= b), self._default) for c in columns) - _PADDING
