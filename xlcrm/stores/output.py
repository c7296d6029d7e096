"""An output sheet in a book of the user's, who may have put things of his own there: what every store heeds."""

from collections.abc import Iterable

from xlcrm.model import Table
from xlcrm.ooxml.references import Range
from xlcrm.stores.base import no_room_below


def refuse_in_the_way(title: str, row: int, columns: Iterable[int], theirs: Iterable[Range]) -> None:
    """Raise WritingForbidden where one of these cells lies in a row of totals or in another table: `theirs` are their areas."""
    if any(area.holds(row, column) for area in theirs for column in columns):
        raise no_room_below(title, row - 1)


def end_of_output(rows: int, table: Table, area: Range, totals: int) -> int:
    """The last data row of the sheet's own Excel table, which lies in `area`, once it holds so many rows.

    It never ends above a formula of the user's in it, which finds its own row within the table alone (`[@Due]` is #VALUE!
    outside), nor does it leave its rows of totals.
    """
    data = area._replace(last_row=area.last_row - totals)
    formulas = (row for row, column in table.formulas if data.holds(row, column))
    return max(table.header_row + max(1, rows), *formulas, data.last_row if totals else 0)
