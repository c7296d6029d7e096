"""The rows of Log: each change of grade once, seen by comparing what Customers holds with what is to stand there."""

from collections.abc import Mapping, Sequence
from datetime import date

from xlcrm.lists import GRADES
from xlcrm.method.refresh import Standing
from xlcrm.model import Cell, Key, Update
from xlcrm.tables.values import code
from xlcrm.text import Lang


def grade_changes(
    updates: Sequence[Update], id_column: str, grade_column: str, standings: Sequence[Standing], today: date, lang: Lang
) -> list[Mapping[str, Cell]]:
    """A row for each grade among `updates` that takes another's place; a first grade is no change (domain.md 10).

    Nor is it one where the customer is given a number only now: what stands there came along with a row that was copied.
    What is not written, because a formula of the user's stands there, is no change either: it would be one each time.
    """
    numbered = {update.key for update in updates if update.column == id_column}
    by_key = dict[Key, Standing]()
    for s in standings:
        by_key[s.customer.key] = s
    rows = list[Mapping[str, Cell]]()
    for update in updates:
        if update.column != grade_column or update.key in numbered:
            continue
        old, new = code(GRADES, update.old), code(GRADES, update.new)
        if old and new and old != new:
            s = by_key[update.key]
            rows.append({
                "Date": today, "Customer ID": s.customer.id, "Company": s.customer.company or None,
                "From": old, "To": new, "Why": s.grade.why.said(lang),
            })  # fmt: skip
    return rows
