"""How values look in the cells of a paper, where the template leaves it open: a format of the user's own always stays."""

from xlcrm.ooxml.form import Form
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.rowheights import Widths
from xlcrm.ooxml.styles import Styles
from xlcrm.papers.paper import Value
from xlcrm.text import Lang, Text

_DATE = Text("[$-409]d mmm yyyy", 'yyyy"年"m"月"d"日"')
MARKED = "FFE699"  # amber, as what is due
_DIGIT = 5.25  # points that a digit of a column's width takes, about


class Looks:
    """The styles of a template, and their twins for what xlcrm fills in."""

    def __init__(self, styles: Styles, lang: Lang) -> None:
        self._styles, self._lang = styles, lang

    def marked(self, style: int) -> int:
        """The style on amber: something is to be filled in there."""
        return self._styles.like(style, fillId=str(self._styles.fill(MARKED)), applyFill="1")

    def shown(self, style: int, value: Value) -> int:
        """The style for a date, an amount or a quantity; where the template's format is General, one that fits it."""
        if not self._styles.look(style).general:
            return style
        if value.date is not None:
            code = _DATE.said(self._lang)
        else:
            code = "#,##0" + ("." + "0" * value.decimals if value.decimals else "")
            typed = value.currency.replace('"', "")  # a code, or what stands in the book in the place of one
            code = f'"{typed}" {code}' if typed else code
        return self._styles.like(style, numFmtId=str(self._styles.own_format(code)), applyNumberFormat="1")

    def room(self, form: Form, row: int, column: int) -> tuple[float, float]:
        """How many points across and down a picture has at a cell, or at the merged cells that begin there."""
        area = next((m for m in form.merges if m[:2] == (row, column)), Range(row, column, row, column))
        widths = Widths(form)
        rows = range(area.first_row, area.last_row + 1)
        high = sum(form.height_of(r) or widths.usual_height for r in rows)
        return max(widths.of(area) * _DIGIT, 20.0), max(high - 4, 10.0)
