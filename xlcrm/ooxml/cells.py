"""One cell: what it is to hold, the bytes that are written for a value, what stands there already, and whether it is the same."""

import datetime as dt
import re
from dataclasses import dataclass

from xlcrm.errorvalue import ErrorValue
from xlcrm.model import Cell
from xlcrm.ooxml import xml
from xlcrm.ooxml.formats import to_serial
from xlcrm.ooxml.reading import Context, decoder, read_rows
from xlcrm.ooxml.strings import RichText, fit_for_cell, rich_text
from xlcrm.ooxml.styles import Styles

PLAIN_CELL = re.compile(
    rb'(<c r="[A-Z]+[0-9]+")(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    rb'(?:/>|>(?:<v>([^<\r]*)</v>|<is><t(?: xml:space="preserve")?>([^<\r]*)</t></is>)?</c>)'
)
_SURE_YEAR = 1905  # from which both date systems have a serial number for every day


@dataclass(slots=True)
class Edit:
    """What a cell is to hold. `style` is that of a cell not yet in the file; an existing cell keeps its own.

    `formula` is for a cell not yet in the file, too; the program that opens the book computes it.
    """

    value: Cell
    style: int | None = None
    formula: str = ""


def value_of(edit: Cell | Edit) -> Cell:
    """The value alone."""
    return edit.value if isinstance(edit, Edit) else edit


Edits = dict[int, dict[int, Cell | Edit]]  # row -> column -> what the cell is to hold, an Edit where it has a style


def checked(value: Cell) -> Cell:
    """The value as a cell can hold it, "" being None; ValueError where none can."""
    if value.__class__ is str:
        return fit_for_cell(value) or None
    if isinstance(value, float) and value - value != 0:
        raise ValueError("neither infinity nor NaN can be written into a cell")
    return value


class CellForm:
    """How the cells of one sheet are written; `prefix` is that of its elements, with the colon, `root_tag` its first tag."""

    def __init__(self, styles: Styles, context: Context, prefix: bytes, root_tag: bytes) -> None:
        self._styles, self._context, self._p, self._root_tag = styles, context, prefix, root_tag
        self._decode = decoder(context, {})
        self._styled = dict[tuple[int, type], int]()
        self._texts = dict[str, bytes]()  # the same few words stand in thousands of cells

    def style(self, style: int, value: Cell) -> int:
        """The style that a cell of this style is to have for the value.

        A date needs a date format, and a number must not have one, or it would be read as a date.
        """
        if value is None or value.__class__ is str:
            return style
        if isinstance(value, dt.datetime) or (isinstance(value, dt.date) and value.year < _SURE_YEAR):
            return self._fitting_style(style, value)
        if (style, value.__class__) not in self._styled:
            self._styled[style, value.__class__] = self._fitting_style(style, value)
        return self._styled[style, value.__class__]

    def _fitting_style(self, style: int, value: Cell) -> int:
        if isinstance(value, dt.date) and to_serial(value, self._context.date1904) is not None:
            return self._styles.dated(style, isinstance(value, dt.datetime) and value.time() != dt.time())
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self._styles.undated(style)
        return style

    def formula(self, tag: bytes, formula: str) -> bytes:
        """A cell that holds a formula not yet computed; `tag` as in `cell`."""
        p = self._p
        return b"%s><%sf>%s</%sf></%sc>" % (tag, p, xml.element_text(formula), p, p)

    def cell(self, tag: bytes, value: Cell) -> bytes:
        """The cell, `tag` being its start tag without type and closing bracket."""
        p = self._p
        if value is None:
            return tag + b"/>"
        if isinstance(value, dt.date):
            serial = to_serial(value, self._context.date1904)
            value = value.isoformat() if serial is None else serial
        if isinstance(value, ErrorValue):
            rich = b' vm="%s"' % value.rich.encode() if value.rich else b""
            return b'%s t="e"%s><%sv>%s</%sv></%sc>' % (tag, rich, p, xml.element_text(value), p, p)
        if isinstance(value, RichText) and not p:
            return b'%s t="inlineStr"><is>%s</is></c>' % (tag, value.markup)
        if isinstance(value, str):
            if value not in self._texts:
                self._texts[value] = b' t="inlineStr"><%sis><%st%s</%st></%sis></%sc>' % (
                    p,
                    p,
                    rich_text(value),
                    p,
                    p,
                    p,
                )
            return tag + self._texts[value]
        if isinstance(value, bool):
            return b'%s t="b"><%sv>%d</%sv></%sc>' % (tag, p, value, p, p)
        return b"%s><%sv>%s</%sv></%sc>" % (tag, p, repr(value).encode(), p, p)

    def value(self, raw: bytes, plain: "re.Match[bytes] | None") -> Cell:
        """What a cell holds; `plain` is what PLAIN_CELL found in its bytes."""
        if plain and b"&#" not in raw:
            _, style, kind, value, inline = plain.groups()
            if value is None and inline is None:
                return None
            text = (value if inline is None else inline).decode()
            return self._decode(
                "str" if inline is not None else kind.decode() if kind else None,
                style.decode() if style else None,
                xml.unescaped(text) if "&" in text else text,
            )
        p = self._p
        root = self._root_tag
        name = re.match(rb"<[^\s/>]+", root)
        assert name
        sheet = b'%s<%ssheetData><%srow r="2">%s</%srow></%ssheetData></%s>' % (root, p, p, raw, p, p, name[0][1:])
        cells = read_rows(sheet, self._context, 1, None).cells.values()
        return next((v for column in cells for v in column), None)

    def same(self, old: Cell, new: Cell) -> bool:
        """Whether a cell that holds the one would not change by the other; two kinds of value are two things."""
        if isinstance(new, dt.datetime) and new.time() == dt.time():
            new = new.date()
        if isinstance(new, dt.date) and to_serial(new, self._context.date1904) is None:
            new = new.isoformat()
        if any(isinstance(old, kind) is not isinstance(new, kind) for kind in (bool, dt.datetime, ErrorValue)):
            return False
        return old == new and isinstance(old, dt.date) is isinstance(new, dt.date)
