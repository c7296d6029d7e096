"""Which columns are put beside somebody's own list, and under which headers."""

from collections.abc import Sequence

from xlcrm import schema
from xlcrm.adopt.understanding import Wish
from xlcrm.app.adopt_finding import FoundList, by_column
from xlcrm.model import Table
from xlcrm.schema import COMPUTED, CUSTOMERS, fold
from xlcrm.tables.naming import NONE, Naming
from xlcrm.tables.values import is_blank
from xlcrm.text import Lang

# In the list beside the computed ones: a number for each customer, and what a person steers the method with.
STEERING = ("Customer ID", "Manual Grade", "Not Before", "Do Not Contact")


def columns_wanted(
    chosen: FoundList, wishes: Sequence[Wish], before: Naming, lang: Lang
) -> tuple[dict[str, str], list[str]]:
    """Column -> header, for Settings to say, and the headers that are to be added to the list.

    `before` is what Settings has said so far.
    """
    headers = by_column(chosen.columns)
    for name in (w.header for w in wishes if w.column is None):
        if (own := CUSTOMERS.match([(1, name)])) and not own.keys() & headers.keys():
            headers[next(iter(own))] = NONE
    written = {fold(header): number for number, header in chosen.table.headers}
    plain = CUSTOMERS.match(chosen.table.headers)
    for name in plain.keys() - headers.keys() - {*STEERING, *COMPUTED}:
        headers[name] = NONE  # its cells hold something else
    # A list with most of our columns in it is one that refresh has written before.
    known_before = 2 * len(plain.keys() & set(COMPUTED)) > len(COMPUTED)
    added = list[str]()
    for name in (*STEERING, *COMPUTED):
        column = CUSTOMERS.column(name)
        if headers.get(name, NONE) != NONE:
            continue
        said = before.headers.get(name, "")
        if said and fold(said) in written:
            headers[name] = said
        elif name in plain and (known_before or _is_empty(chosen.table, plain[name])):
            headers[name] = next(h for n, h in chosen.table.headers if n == plain[name])
        else:
            new = header = column.header(lang)
            number = 1
            while fold(new) in written:
                new = f"{schema.SPARE_PREFIX}{header}" + (f" {number}" if number > 1 else "")
                number += 1
            if new != header or headers.get(name) == NONE:
                headers[name] = new
            written[fold(new)] = 0
            added.append(new)
    return headers, added


def _is_empty(table: Table, number: int) -> bool:
    return (
        number in table.cells
        and all(map(is_blank, table.cells[number]))
        and all(c != number for _, c in table.formulas)
    )
