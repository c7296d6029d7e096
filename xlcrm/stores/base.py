"""What every store can do, and how changes that name rows by key find their place (law 3 of CONTRIBUTING.md)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from xlcrm.errors import Conflict, WritingForbidden
from xlcrm.model import Cell, Changes, Key, Rows, Table, Update, column_letter
from xlcrm.schema import CUSTOMERS, Sheet
from xlcrm.tables.encode import differs
from xlcrm.tables.identify import keys
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank


class Store(Protocol):
    """A workbook, wherever it is: open in a program, a file nobody has open, or a dict."""

    def read(self) -> Rows:
        """Every sheet that xlcrm may know, with its header and rows."""
        ...

    def write(self, changes: Changes) -> object:
        """All of it or nothing; what a store tells of it is its own matter. Conflict, before anything is written, where a cell no longer holds what was read.

        Notes are put in place at the end: on rows that are gone by then there is none, which is no conflict.
        """
        ...


def rows_for_more(table: Table, prepared: Collection[int], end: int | None) -> tuple[int, int]:
    """The last row in which anything is typed beneath a header, and the last that is there for more; columns that are
    `prepared` with formulas do not count. `end` is the last row of the sheet's Excel table, None without one.
    """
    headed = {n for n, _ in table.headers}.difference(prepared)
    typed = [cells for n, cells in table.cells.items() if n in headed]
    filled = (row for i, row in enumerate(table.rows) if not all(is_blank(c[i]) for c in typed))
    last = _last_row(filled, table.header_row, end)
    # What stands below a table is none of its prepared rows: the table grows towards it.
    return last, max([last, *table.rows[-1:]]) if end is None else max(last, end)


def _last_row(rows: Iterable[int], header_row: int, end: int | None) -> int:
    """The last row of data in a sheet, `rows` being those in which something is typed; the header's where there is none.

    Of an Excel table, which reaches down to `end`, that is the last of its own, or of those that follow it without a gap.
    """
    typed = set(rows)
    if end is None or end + 1 not in typed:
        return max((row for row in typed if end is None or row <= end), default=header_row)
    while end + 1 in typed:
        end += 1
    return end


def places(table: Table, known: Sheet | None) -> dict[Key, int]:
    """Where among the rows of the table each key stands now; `known` is the sheet that it is."""
    assert known is not None, f"a change of {table.title}, which is no sheet of ours"
    return {key: i for i, key in enumerate(keys(Located(known, table, known.match(table.headers))))}


def lacks_an_id(table: Table, known: Sheet | None) -> bool:
    """Is it the customers' sheet, with a row that has no ID? A new one is above the highest anywhere in the book."""
    if known is None or known.name != CUSTOMERS.name:
        return False
    ids = table.cells.get(known.match(table.headers).get("Customer ID", 0))
    return ids is None or any(map(is_blank, ids))


def resolve(
    updates: Sequence[Update], table: Table, known: Sheet | None, rows: Mapping[Key, int] | None = None
) -> dict[int, dict[int, Cell]]:
    """What the updates of one sheet write, by row and column number, as it stands now; `known` is the sheet that it is.

    Columns that are to be added must be there by now. `rows` is what `places` gives, where that is known already.
    """
    rows = places(table, known) if rows is None else rows
    columns = column_numbers(table)
    found = dict[int, dict[int, Cell]]()
    for update in updates:
        index = rows.get(update.key)
        if index is None:
            raise changed_meanwhile(table.title, update.key.name)
        row, number = table.rows[index], columns[update.column]
        held = table.cells[number][index] if number in table.cells else None
        if held is not update.old and (differs(held, update.old) or differs(update.old, held)):
            raise changed_meanwhile(table.title, f"{column_letter(number)}{row}")
        if row not in found:
            found[row] = {}
        found[row][number] = update.new
    return found


class Held:
    """What a cell of a table holds, or of the remarks beneath it."""

    def __init__(self, table: Table) -> None:
        self._cells, self._rows = table.cells, {row: i for i, row in enumerate(table.rows)}
        self._remarks = table.remarks

    def __call__(self, row: int, column: int) -> Cell:
        i = self._rows.get(row)
        if i is None:
            return self._remarks[row].get(column) if row in self._remarks else None
        return self._cells[column][i] if column in self._cells else None


def column_numbers(table: Table) -> dict[str, int]:
    """Header text -> column number, of two alike the first."""
    return {text: number for number, text in reversed(table.headers)}


def refuse_formulas(table: Table, row: int, columns: Iterable[int]) -> None:
    """Raise WritingForbidden where one of these cells of an output sheet holds a formula: that is the user's."""
    if held := next((n for n in sorted(columns) if (row, n) in table.formulas), None):
        cell = f"{table.title}!{column_letter(held)}{row}"
        raise WritingForbidden(
            f"The cell {cell} holds a formula of yours where xlcrm has to write: move it into a column of your own, or clear it; "
            "nothing was written.",
            f"单元格 {cell} 中有您的公式，而 xlcrm 需要写入该处：请把公式移到您自己的列，或清除它；未写入任何内容。",
        )


def no_room_below(sheet: str, row: int) -> WritingForbidden:
    """A row is to be added where something stands."""
    return WritingForbidden(
        f"Below row {row} of the sheet {sheet} something stands in the way of a new row, a totals row, other cells or "
        f"another table: make room there; nothing was written.",
        f"工作表“{sheet}”第 {row} 行之下有汇总行、其他内容或另一张表，无法添加新行：请先腾出空行；未写入任何内容。",
    )


def changed_meanwhile(sheet: str, what: str) -> Conflict:
    """What stands there is no longer what was read."""
    return Conflict(
        f"{sheet}: {what} changed while the refresh was at work: nothing was written, refresh once more.",
        f"“{sheet}”：刷新期间 {what} 已被修改：未写入任何内容，请再刷新一次。",
    )
