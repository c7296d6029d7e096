"""The empty rows at the end of a sheet: a height or a format on all rows leaves a million of them, which nobody needs one by one."""

import re
from typing import NamedTuple

from xlcrm.ooxml import references

WORTH_IT = 1_000_000  # bytes behind the last cell that holds anything
_HELD = (b"</v>", b"</is>", b"<f")  # one of them stands in every cell that holds anything
_ROW = re.compile(
    rb'<row r="([0-9]{1,7})"((?: [a-zA-Z0-9:]+="[^"<>&]*")*)(?:/>|>((?:<c r="[A-Z]{1,3}\1"(?: s="[0-9]+")?/>)*)</row>)'
)
ROW_NUMBER = re.compile(rb'<row r="([0-9]{1,7})"')


class EmptyRows(NamedTuple):
    """Where they begin, the different attributes that their tags have, and whether cells stand in them."""

    start: int
    tags: frozenset[bytes]
    cells: bool


def empty_rows(data: bytes, first: int, last: int) -> EmptyRows | None:
    """The empty rows at the end of what stands between two places, all of the plainest shape and their numbers ascending.

    None where there are few, or where that cannot be told.
    """
    if any(data.rfind(mark, max(first, last - WORTH_IT), last) >= 0 for mark in _HELD):
        return None  # as in nearly every sheet, so that it is not searched to its beginning
    held = max(data.rfind(mark, first, last) for mark in _HELD)
    start = data.find(b"</row>", held, last) + len(b"</row>") if held >= 0 else first
    if start < first or last - start < WORTH_IT:
        return None
    before = ROW_NUMBER.match(data, max(0, data.rfind(b"<row ", 0, start)))
    if before is None:
        return None
    number, tags, at, cells = int(before[1]), set[bytes](), start, False
    for row in _ROW.finditer(data, start, last):
        if row.start() != at or (here := int(row[1])) <= number:
            return None
        at, number, cells = row.end(), here, cells or bool(row[3])
        tags.add(row[2])
    return EmptyRows(start, frozenset(tags), cells) if at == last and number <= references.LAST_ROW else None
