"""How what is added to a book looks: an output sheet, drop-downs of new columns, the height of rows with long text."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from xlcrm import schema
from xlcrm.model import Cell
from xlcrm.ooxml.newsheet import Kind, SheetDesign
from xlcrm.ooxml.references import LAST_ROW, Range
from xlcrm.ooxml.validations import Validation
from xlcrm.tables.dropdowns import drop_down
from xlcrm.tables.locate import is_chinese
from xlcrm.text import Lang

MARK = "xlcrm"
LINE, CHINESE_LINE, TALLEST = 15.0, 16.5, 409.0  # points: of a line of text, and the highest row that Excel allows
_KINDS: dict[str, Kind] = {
    "choice": "text",
    "whole": "whole",
    "date": "date",
    "long": "long",
    "number": "number",
    "text": "text",
}


def design(known: schema.Sheet, headers: Sequence[str]) -> SheetDesign:
    """How an output sheet looks that a book lacks."""
    columns = list(zip(headers, known.columns, strict=True))
    lang: Lang = "en" if headers[0] == known.columns[0].name else "zh"
    return SheetDesign(
        columns=tuple((h, _KINDS[c.kind], float(c.width)) for h, c in columns),
        table_name=f"tbl{known.name}",
        freeze_columns=known.leading,
        pages_across=known.across,
        validations={h: v for h, c in columns if (v := _validation(known, c, lang))},
        hidden=frozenset(h for h, c in columns if c.name == "Mark"),
        tab_colour="70AD47",
    )


def drop_downs_beneath(
    header_row: int, headers: Sequence[tuple[int, str]], known: schema.Sheet
) -> Iterator[tuple[Range, Validation]]:
    """The drop-downs of new columns that hold a closed list, in the language of the header, down to the last row."""
    written = dict(headers)
    for name, number in known.match(headers).items():
        if found := _validation(known, known.column(name), "zh" if is_chinese(written[number]) else "en"):
            yield Range(header_row + 1, number, LAST_ROW, number), found


def _validation(known: schema.Sheet, column: schema.Column, lang: Lang) -> Validation | None:
    found = drop_down(known, column, lang)
    return Validation(found.words, found.strict, MARK, found.message) if found else None


def width_of(text: str) -> int:
    """Characters of a column's width that a line takes: a Chinese one is two wide."""
    return 2 * len(text) - sum(ch.isascii() for ch in text)


def height_of(cells: Mapping[int, Cell], widths: Mapping[int, int], lang: Lang = "en") -> float | None:
    """Points that wrapped text takes in a book of that language: LibreOffice does not find out on loading. None where one
    line will do.
    """
    points = 0.0
    for column, value in cells.items():
        if isinstance(value, str) and (len(value) * 2 > widths[column] or "\n" in value):
            lines = sum(_lines(part, widths[column]) for part in value.split("\n"))
            if lines > 1:
                points = max(points, lines * (LINE if lang == "en" and value.isascii() else CHINESE_LINE))
    return min(points + 2, TALLEST) if points else None


def _lines(text: str, width: int) -> int:
    """Lines that a paragraph takes. A Chinese character is two wide (three bytes); English runs narrower than digits."""
    if text.isascii():
        return max(1, ceil(len(text) / (width * 1.15)))
    beyond = len(text.encode(errors="replace")) - len(text)
    narrow = beyond * 2 < len(text)  # mostly Latin letters, some with an accent
    return max(1, ceil((len(text) + beyond // 2) / (width * (1.1 if narrow else 0.95))))
