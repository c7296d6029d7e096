"""Which columns are put beside somebody's own list, and under which headers."""

from collections.abc import Mapping, Sequence

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
            if new != header or name in plain or headers.get(name) == NONE:
                headers[name] = new  # told, for the user's own may be called so in the other language
            written[fold(new)] = 0
            added.append(new)
    return headers, _in_the_clear(chosen, added, headers)


def _is_empty(table: Table, number: int) -> bool:
    return (
        number in table.cells
        and all(map(is_blank, table.cells[number]))
        and all(c != number for _, c in table.formulas)
    )


def _in_the_clear(found: FoundList, added: Sequence[str], called: Mapping[str, str]) -> list[str]:
    """The headers to be added, in such an order that none beneath which a person types stands above cells of the user's.

    An Excel table grows to the right whatever stands beneath it there, as a count of its rows: under Customer ID that
    would be read as a customer's number. `called` is column -> header, where that is not its own name.
    """
    known, last = CUSTOMERS.called(called), max(n for n, _ in found.table.headers)
    cells = found.sheet.read(found.table.header_row, None).cells if found.range else {}
    held = {n for n, column in cells.items() if not all(map(is_blank, column))}
    places = [n for n in range(last + 1, last + 1 + len(added)) if n not in held]
    computed = [h for h in added if not {*COMPUTED}.isdisjoint(known.match([(1, h)]))]
    typed = iter([h for h in added if h not in computed])
    clear = dict(zip(places, typed, strict=False))
    rest = iter([*typed, *computed])
    return [clear.get(last + 1 + k) or next(rest) for k in range(len(added))]
