"""The days on which somebody's own list says that its customers were last written to, as touches of the book. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlcrm.dates import parse_date
from xlcrm.lists import DIRECTIONS, label
from xlcrm.model import Append, Cell, Changes
from xlcrm.schema import TOUCHES, fold
from xlcrm.tables.decode import Decoded
from xlcrm.tables.encode import appended
from xlcrm.tables.meant import typed_ids
from xlcrm.tables.values import is_blank
from xlcrm.text import Text

SUMMARY = Text("Last contact, as your list had it", "最近一次联系（名单原有的日期）")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*\Z")  # behind the day, in what other programs export
# As a Chinese list has it, the year first: only in a column of the user's own, for those of xlcrm's have their shapes (domain.md 10).
_POINTS = re.compile(r"\A\s*(\d{4})\.(\d{1,2})\.(\d{1,2})\s*\Z")


class Contacted(NamedTuple):
    """The rows of Touches to be added, and the rows of the list that give none though they name a day."""

    changes: Changes
    left: Sequence[int]


def contacted(decoded: Decoded, days: Mapping[int, Cell], today: date) -> Contacted:
    """One touch out for each customer; `days` are the cells of the list by row.

    None where the book has a touch of that day or later. Left are a day that cannot be read or lies after `today`, and a
    company that stands in several rows without a number, which Touches could not tell apart.
    """
    here, lang = decoded.found[TOUCHES.name], decoded.book.lang
    ids = typed_ids(decoded)
    shared = Counter(fold(c.company) for c in decoded.book.customers)
    newest = dict[str, date]()
    for touch in decoded.book.touches:
        newest[touch.customer] = max(touch.date, newest.get(touch.customer, touch.date))
    rows, left = list[Append](), list[int]()
    for customer in decoded.book.customers:
        held = days.get(customer.row)
        if is_blank(held):
            continue
        day = parse_date(_POINTS.sub(r"\1-\2-\3", _TIME.sub("", held)) if isinstance(held, str) else held)
        name = ids.get(customer.row) or (customer.company if shared[fold(customer.company)] == 1 else "")
        if day is None or day > today or not name:
            left.append(customer.row)
        elif day > newest.get(customer.id, date.min):
            row: dict[str, Cell] = {"Date": day, "Customer": name, "Direction": label(DIRECTIONS, "Out", lang)}
            if "By" in here.columns and customer.owner:
                row["By"] = customer.owner
            if "Summary" in here.columns:
                row["Summary"] = SUMMARY.said(lang)
            rows.append(appended(here, row, lang))
    return Contacted(Changes(appends=rows), left)
