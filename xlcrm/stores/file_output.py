"""An output sheet in a file: what on it is the user's, and the filter that he has saved there."""

from collections.abc import Mapping

from xlcrm.model import Cell, Table
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.tables import TableRange


def of_the_user(sheet: Sheet, own: TableRange | None) -> list[Range]:
    """Areas that are the user's: the row of totals of the sheet's own table, and his other tables."""
    others = [t.ref for t in sheet.tables if own is None or t.part != own.part]
    return [*others, own.ref._replace(first_row=own.last_data_row + 1)] if own and own.totals_rows else others


def filter_anew(
    sheet: Sheet, table: Table, own: TableRange | None, wanted: Mapping[int, Mapping[int, Cell]], end: int
) -> None:
    """Rows hidden by a filter stay hidden by their place: the filter is applied to what stands there now, above row `end`.

    A filter over a plain list reaches all of its rows: those beyond it would stay hidden when the user takes it off.
    """
    if own is None:
        sheet.lengthen_filter(table.header_row, end - 1)
    asked = sheet.criteria(own)
    if not asked:
        return
    index = {row: i for i, row in enumerate(table.rows)}

    def shows(row: int) -> bool:
        for column, wants in asked:
            old = table.cells[column][index[row]] if row in index and column in table.cells else None
            if (row, column) not in table.formulas and not wants(wanted[row].get(column, old)):
                return False
        return True

    sheet.set_hidden({row: row < end and not shows(row) for row in wanted})
