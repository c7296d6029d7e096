"""An output sheet in a book of the user's, who may have put things of his own there: what every store heeds."""

from collections.abc import Iterable

from xlcrm.errors import WritingForbidden
from xlcrm.model import Replace, Table, column_letter
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.rowlooks import Moves
from xlcrm.stores.base import column_numbers, no_room_below, places_before


def moves_of(replace: Replace, table: Table) -> Moves | None:
    """Where the rows of the sheet go, by their keys: what the user has coloured goes along. None where they have no keys, or stay."""
    first, before = table.header_row + 1, places_before(replace, table)
    origins = {first + k: None if i is None else table.rows[i] for k, i in enumerate(before)}
    origins |= {row: None for row in table.rows if row not in origins}
    if not replace.key_columns or all(origins[row] == row for row in table.rows):
        return None
    return Moves(origins, {n for n, _ in table.headers})


def refuse_in_the_way(title: str, row: int, columns: Iterable[int], theirs: Iterable[Range]) -> None:
    """Raise WritingForbidden where one of these cells lies in a row of totals or in another table: `theirs` are their areas."""
    if any(area.holds(row, column) for area in theirs for column in columns):
        raise no_room_below(title, row - 1)


def refuse_to_move_pictures(replace: Replace, table: Table) -> None:
    """Raise WritingForbidden where a cell of the user's that would follow its row may be a picture or a data type.

    An open book gives no more of one than `#VALUE!`, and has no way to write it elsewhere.
    """
    columns, first = column_numbers(table), table.header_row + 1
    keys = [replace.headers.index(k) for k in replace.key_columns]
    own = [n for text, n in columns.items() if text not in replace.headers and n in table.cells]
    for n in own if keys else ():
        for i, row in enumerate(table.rows):
            if table.cells[n][i] != "#VALUE!" or any(column == n for _, column in table.formulas):
                continue
            now = replace.rows[row - first] if row - first < len(replace.rows) else None
            held = [table.cells[columns[k]][i] if columns.get(k) in table.cells else None for k in replace.key_columns]
            if now is None or [now[k] for k in keys] != held:
                cell = f"{table.title}!{column_letter(n)}{row}"
                raise WritingForbidden(
                    f"The cell {cell} holds #VALUE! or a picture, which cannot follow its row while the book is open: close the book and "
                    "run xlcrm refresh, or clear the cell; nothing was written.",
                    f"单元格 {cell} 中是“#VALUE!”或图片，工作簿打开时无法随其所在行移动：请关闭工作簿后运行 xlcrm refresh，或清除该单元格；未写入任何内容。",
                )


def end_of_output(rows: int, table: Table, area: Range, totals: int) -> int:
    """The last data row of the sheet's own Excel table, which lies in `area`, once it holds so many rows.

    It never ends above a formula of the user's in it, which finds its own row within the table alone (`[@Due]` is #VALUE!
    outside), nor does it leave its rows of totals.
    """
    data = area._replace(last_row=area.last_row - totals)
    formulas = (row for row, column in table.formulas if data.holds(row, column))
    return max(table.header_row + max(1, rows), *formulas, data.last_row if totals else 0)
