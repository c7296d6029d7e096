"""What stands beneath the rows of a sheet and is none of them: remarks, other tables, whatever else a person has put there."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import replace as altered

from xlcrm.method.dashboard import WEEKS
from xlcrm.model import Table
from xlcrm.ooxml.references import Range
from xlcrm.schema import EMAILS, LOG, Sheet
from xlcrm.tables.headers import Headers, header_fit
from xlcrm.tables.values import is_blank

_FEWEST = 3  # cells that a row of ours on an output sheet has filled


def above_another(
    known: Sheet, header_row: int, headers: Headers, others: Iterable[tuple[Range, Headers]]
) -> int | None:
    """The row above the first of the `others`, the sheet's other Excel tables, that stands beneath the data; None where none does.

    What is in it are no rows of ours. One that has the headers of ours goes on with it, one without a header right beneath
    ours holds its rows, and one beside our columns does no harm.
    """
    columns = known.match(headers).values()
    beneath = [
        area.first_row
        for area, own in others
        if area.first_row > header_row + (not own)
        and any(area.first_column <= n <= area.last_column for n in columns)
        and not header_fit(known, own)[0]
    ]
    return None if known.output or not beneath else min(beneath) - 1


def without_remarks(table: Table, known: Sheet, end: int | None) -> Table:
    """A sheet without the rows that a person has put beneath its own, which are his.

    Of an input sheet they are those of `_without_strays`. Of an output sheet they lie beyond the sheet's Excel table, which
    reaches down to `end`, or, where there is none, beyond an empty row, and fewer cells are filled in them than in any row
    of ours. A cell by itself in the one row of an empty sheet is such a remark, too. A page of charts has always as many rows, and whatever lies beyond is his. Emails takes in what a person
    types there, Log grows beneath it. A formula of his in a column of his own is no part of a remark: it stays put.
    """
    if not known.output:
        return _without_strays(table, known, end)
    if known.name in (EMAILS.name, LOG.name):
        return table
    end, fewest = (table.header_row + WEEKS, len(known.columns) + 1) if known.charts else (end, _FEWEST)
    ours = {*known.match(table.headers).values()}
    columns = [cells for n, cells in table.cells.items() if n in ours]
    remarks, last = set[int](), table.header_row
    inside = bisect_right(table.rows, end) if end else 0
    for i in range(inside if inside > 1 else 0, len(table.rows)):
        row, filled = table.rows[i], sum(not is_blank(cells[i]) for cells in columns)
        apart = bool(remarks) or (row > end if end else row > last + 1)
        alone = filled == 1 and not i and not known.charts and row + 1 not in table.rows[1 : inside or 2]
        if 0 < filled < fewest and (apart or alone):
            remarks.add(i)
        last = row if filled else last
    if not remarks:
        return table
    formulas = {(row, n) for row, n in table.formulas if n not in ours}
    return _without_rows(table, remarks, formulas)


def _without_strays(table: Table, known: Sheet, end: int | None) -> Table:
    """Beneath an Excel table that reaches down to `end`, and behind a row without data, a row is the sheet's only where a cell
    is filled in without which it says nothing.

    What else stands there has to do with no row of ours, though columns that were added may have come to stand above it.
    """
    inside = bisect_right(table.rows, end) if end else len(table.rows)
    if inside == len(table.rows):
        return table  # no column of a large list is looked at for nothing
    found = {known.column(name): table.cells[n] for name, n in known.match(table.headers).items() if n in table.cells}
    needed = [cells for column, cells in found.items() if column.needed]
    if not needed:
        return table
    strays, last = set[int](), end or 0
    for i in range(inside, len(table.rows)):
        follows = table.rows[i] == last + 1 and not all(is_blank(cells[i]) for cells in found.values())
        if follows:
            last = table.rows[i]
        elif all(is_blank(cells[i]) for cells in needed):
            strays.add(i)
    return _without_rows(table, strays, ()) if strays else table


def _without_rows(table: Table, places: Collection[int], besides: Collection[tuple[int, int]]) -> Table:
    """The table without these of its rows, which become remarks; cells that are no part of them, as (row, column), are `besides`."""
    kept = [i for i in range(len(table.rows)) if i not in places]
    cells = {n: [column[i] for i in kept] for n, column in table.cells.items()}
    remarks = {
        row: {n: c[i] for n, c in table.cells.items() if not is_blank(c[i]) and (row, n) not in besides}
        for i in sorted(places)
        for row in [table.rows[i]]
    }
    return altered(table, rows=[table.rows[i] for i in kept], cells=cells, remarks=remarks)
