"""What the filter of a list shows, worked out anew: rows stay hidden by their place when others are written there.

Excel does not do it when it opens a book. A criterion that cannot be worked out from the cells (colours, icons, the ten
largest) shows every row: a row too many is seen, one too few is not.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from fnmatch import translate
from typing import NamedTuple

from xlcrm.model import Cell
from xlcrm.ooxml import references
from xlcrm.ooxml.formats import to_serial
from xlcrm.ooxml.xml import Node

Shows = Callable[[Cell], bool]
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "equal": lambda a, b: a == b,
    "notEqual": lambda a, b: a != b,
    "greaterThan": lambda a, b: a > b,
    "greaterThanOrEqual": lambda a, b: a >= b,
    "lessThan": lambda a, b: a < b,
    "lessThanOrEqual": lambda a, b: a <= b,
}
_PARTS = ("year", "month", "day", "hour", "minute", "second")


class Criterion(NamedTuple):
    """What one column of a filter asks of the cells in it."""

    column: int
    shows: Shows


def criteria(filtered: Node) -> list[Criterion]:
    """What an autoFilter element asks; nothing where all rows are shown."""
    area = references.parse_range(filtered.attributes.get("ref", ""))
    if area is None:
        return []
    found = [(area.first_column + n.number("colId"), c) for n in filtered.named("filterColumn") for c in n.children]
    return [Criterion(column, _shows(node)) for column, node in found if node.name != "extLst"]


def _shows(node: Node) -> Shows:
    if node.name == "filters":
        return _listed(node)
    if node.name == "customFilters":
        each = [_compared(n) for n in node.named("customFilter")]
        together = all if node.attributes.get("and") in ("1", "true") else any
        return lambda value: together(shows(value) for shows in each)
    return _everything


def _everything(_: Cell) -> bool:
    return True


def _listed(node: Node) -> Shows:
    """One of the values that are ticked in the list."""
    words = {n.attributes.get("val", "").strip().casefold() for n in node.named("filter")}
    numbers = {n for word in words if (n := _number(word)) is not None}
    days = [[n.number(p) for p in _PARTS if p in n.attributes] for n in node.named("dateGroupItem")]
    blank = node.attributes.get("blank") in ("1", "true")

    def shows(value: Cell) -> bool:
        if value is None or value == "":
            return blank
        if isinstance(value, bool):
            return str(value).casefold() in words
        if isinstance(value, dt.date):
            if not days:  # by how the date is shown, which is not known here
                return bool(words)
            moment = list(value.timetuple())[: len(_PARTS)]
            return any(moment[: len(day)] == day for day in days)
        if isinstance(value, int | float):
            return value in numbers or len(numbers) < len(words)  # shown with a unit or the like
        return value.strip().casefold() in words

    return shows


def _compared(node: Node) -> Shows:
    operator, wanted = node.attributes.get("operator", "equal"), node.attributes.get("val", "")
    number, differs = _number(wanted), operator == "notEqual"
    literal = wanted.replace("[", "[[]").replace("~*", "[*]").replace("~?", "[?]").replace("~~", "~")
    pattern = re.compile(translate(literal), re.IGNORECASE)

    def shows(value: Cell) -> bool:
        if not wanted.strip():  # blank, or not
            return (value is None or value == "") is not differs
        if isinstance(value, dt.date):
            value = to_serial(value, False)
        if isinstance(value, int | float):
            return differs if number is None else operator not in _COMPARED or _COMPARED[operator](value, number)
        if operator in ("equal", "notEqual"):
            return bool(pattern.fullmatch(value or "")) is not differs
        return number is None and bool(value)

    return shows


def _number(word: str) -> float | None:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
