"""Whole columns of a sheet, understood: what a cell does not say counts as empty and is listed (domain.md 10)."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from types import NoneType
from typing import TypeVar

from xlcrm import lists, schema
from xlcrm import problems as say
from xlcrm.dates import parse_date
from xlcrm.model import Cell, LazyCells, Problem, column_letter
from xlcrm.places.countries import country_name, nearest_countries
from xlcrm.tables.identify import SUGGESTED
from xlcrm.tables.locate import Located
from xlcrm.tables.values import code, is_blank, is_error, text, yes
from xlcrm.text import Text

T = TypeVar("T")


class Problems:
    """The problems as they are found."""

    def __init__(self) -> None:
        self.listed = list[Problem]()
        self._countries = dict[str, list[Text]]()

    def add(self, here: Located, index: int, column: str, pair: say.Pair) -> None:
        """Note a problem at the cell of a column in the row of that index."""
        letter = column_letter(here.columns.get(column, 1))
        self.listed.append(Problem(here.table.title, f"{letter}{here.table.rows[index]}", *pair))

    def unreadable(self, here: Located) -> None:
        """Note the columns in which nothing can be read where something seems to stand: errors, formulas without a result."""
        for column in here.sheet.columns:
            if column.name in here.columns and not column.computed and _told_by_errors(here, column):
                rows = [i for i, error in enumerate(understood(here, column.name, is_error)) if error]
                if rows:
                    shown = text(here.cells(column.name)[rows[0]])
                    self.add(here, rows[0], column.name, say.shows_errors(label(here, column.name), len(rows), shown))
        self._uncomputed(here)

    def _uncomputed(self, here: Located) -> None:
        """Note the columns that a person fills in whose formulas have no result; what else was said of these cells goes."""
        cells = {
            column.name: [row for row in here.table.rows if (row, here.columns[column.name]) in here.table.uncomputed]
            for column in here.sheet.columns
            if here.table.uncomputed and column.name in here.columns and not column.computed
        }
        for name, rows in cells.items():
            letter = column_letter(here.columns[name])
            places = {(here.table.title, f"{letter}{row}") for row in rows}
            self.listed = [p for p in self.listed if (p.sheet, p.cell) not in places]
            if rows:
                pair = say.uncomputed(label(here, name), len(rows))
                self.listed.append(Problem(here.table.title, f"{letter}{rows[0]}", *pair))

    def countries_like(self, name: str) -> list[Text]:
        """What the name of an unknown country may mean; nothing once there have been SUGGESTED, for each takes a while."""
        if name not in self._countries:
            if len(self._countries) >= SUGGESTED:
                return []
            self._countries[name] = [
                Text(country_name(c, "en"), country_name(c, "zh")) for c in nearest_countries(name)
            ]
        return self._countries[name]


# Refresh writes these where nothing stands, so that an error there is something.
_NUMBERS = ("Customer ID", "Message ID", "Letter No")


def _told_by_errors(here: Located, column: schema.Column) -> bool:
    """Would nobody else tell of an error in that column? Long texts of Touches and Quotes are not all read."""
    long = here.sheet in (schema.MATERIALS, schema.TEAM)
    return column.kind in ("text", "long" if long else "text") and column.name not in (*_NUMBERS, "Customer")


def label(here: Located, column: str) -> Text:
    """What a column is called, in both languages."""
    known = here.sheet.column(column)
    return Text(known.name, known.zh)


def filled_rows(here: Located) -> list[bool]:
    """Which rows hold anything in a column of the sheet's own that a person fills in."""
    empty: Sequence[int] = range(len(here.table.rows))
    for column in here.sheet.columns:
        if empty and column.name in here.columns and not column.computed:
            blank = understood(here, column.name, is_blank)
            empty = [i for i in empty if blank[i]] if any(blank) else []
    filled = [True] * len(here.table.rows)
    for i in empty:
        filled[i] = False
    return filled


def understood(here: Located, column: str, meaning: Callable[[Cell], T]) -> list[T]:
    """What the cells of a column mean; a value that stands there often is understood once.

    A value and its type are looked up together, for 1, 1.0 and TRUE are one key to a dict.
    """
    if column not in here.columns:
        return [meaning(None)] * len(here.table.rows)
    number, held = here.columns[column], here.table.cells
    if number in held and isinstance(held, LazyCells) and (found := held.meanings(number, meaning)) is not None:
        return list(found)
    values = here.cells(column)
    kinds = {v.__class__ for v in values}
    if len(kinds - {NoneType}) < 2:
        known = {v: meaning(v) for v in set(values)}
        return list(map(known.__getitem__, values))
    pairs = {(v.__class__, v) for v in values}
    each = {pair: meaning(pair[1]) for pair in pairs}
    return [each[v.__class__, v] for v in values]


def _misread(
    here: Located, column: str, found: Sequence[object], filled: Sequence[bool], needed: bool
) -> Iterator[int]:
    """The rows whose cell means nothing although something stands there, or must."""
    if None in found and (needed or column in here.columns):
        values = here.cells(column)
        for i, meaning in enumerate(found):
            if meaning is None and filled[i] and (needed or not is_blank(values[i])):
                yield i


def choices_in(
    here: Located, column: str, problems: Problems, filled: Sequence[bool], needed: bool = False
) -> list[str | None]:
    """The codes of a column of a closed list; what is not understood counts as empty and is listed."""
    choices = here.sheet.column(column).choices
    found = understood(here, column, lambda value: code(choices, value))
    for i in _misread(here, column, found, filled, needed):
        problems.add(here, i, column, say.not_in_list(label(here, column), here.cells(column)[i], choices))
    return found


def yes_in(here: Located, column: str, problems: Problems) -> list[bool]:
    """yes or no; anything else counts as empty and is listed (domain.md 10)."""
    found = understood(here, column, yes)
    for i in _misread(here, column, found, [True] * len(found), needed=False):
        problems.add(here, i, column, say.not_in_list(label(here, column), here.cells(column)[i], lists.YES + lists.NO))
    return list(map(bool, found))


def dates_in(
    here: Located, column: str, problems: Problems, filled: Sequence[bool], needed: bool = False
) -> list[dt.date | None]:
    """The dates of a column; what is none of the shapes of domain.md 10 counts as empty and is listed."""
    found = understood(here, column, parse_date)
    for i in _misread(here, column, found, filled, needed):
        problems.add(here, i, column, say.no_date(label(here, column), here.cells(column)[i]))
    return found


def texts_in(here: Located, column: str) -> list[str]:
    """The cells of a column as text; empty where the column is missing, or the cell shows an error."""
    if column not in here.columns:
        return [""] * len(here.table.rows)
    meaning = text if column in _NUMBERS else _said
    number, held = here.columns[column], here.table.cells
    if number in held and isinstance(held, LazyCells) and (found := held.meanings(number, meaning)) is not None:
        return list(found)
    # Most are texts of a kind about which nothing is to be asked.
    return [
        "" if v is None else v.strip() if v.__class__ is str and v.isascii() and v[:1] != "#" else meaning(v)
        for v in here.cells(column)
    ]


def _said(value: Cell) -> str:
    """What a cell says as text: nothing where it shows an error."""
    return "" if is_error(value) else text(value)


def texts_at(here: Located, column: str, places: Sequence[int]) -> list[str]:
    """The same, read at these places alone and empty in all other rows."""
    result = [""] * len(here.table.rows)
    if column in here.columns:
        for i, value in zip(places, here.some(column, places), strict=True):
            result[i] = _said(value)
    return result
