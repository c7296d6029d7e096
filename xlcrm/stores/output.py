"""An output sheet in a book of the user's, who may have put things of his own there: what every store heeds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlcrm.errors import WritingForbidden
from xlcrm.errorvalue import rich
from xlcrm.model import Cell, Key, Notes, Replace, Table, column_letter
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.rowlooks import Moves
from xlcrm.ooxml.strings import RichText
from xlcrm.stores.base import changed_meanwhile, column_numbers, no_room_below
from xlcrm.tables.encode import differs
from xlcrm.tables.identify import numbered
from xlcrm.tables.values import is_blank, text


def replaced(replace: Replace, table: Table) -> dict[int, dict[int, Cell]]:
    """What an output sheet is to hold, by row and column number. Conflict where it no longer holds what was read."""
    _refuse_changed(replace, table)
    columns, first = column_numbers(table), table.header_row + 1
    ours = [columns[h] for h in replace.headers]
    found: dict[int, dict[int, Cell]] = {
        first + k: dict(zip(ours, values, strict=True)) for k, values in enumerate(replace.rows)
    }
    found |= {row: dict.fromkeys(ours) for row in table.rows if row >= first + len(replace.rows)}
    for row, column, value in _carried(replace, table):
        found.setdefault(row, {})[column] = value
    _make_way(found, table)
    return found


def _make_way(found: dict[int, dict[int, Cell]], table: Table) -> None:
    """A remark that stands where a row of ours is to be, or would touch the last one, moves beneath them all, behind an empty
    row by which it is told from ours; any other stays where it is.
    """
    bottom = max((row for row, values in found.items() if not all(map(is_blank, values.values()))), default=0)
    below = max([bottom, *table.remarks], default=0) + 2
    for row, remark in table.remarks.items():
        if row > bottom + 1:
            found.pop(row, None)
            continue
        found[row] = dict.fromkeys(remark) | found.get(row, {})
        found[below] = dict(remark)
        below += 1


def _refuse_changed(replace: Replace, table: Table) -> None:
    columns = column_numbers(table)
    blank: Sequence[Cell] = [None] * len(table.rows)
    now = list(zip(*(table.cells.get(columns.get(h, 0), blank) for h in replace.headers), strict=True))
    while now and all(v is None for v in now[-1]):
        now.pop()
    same = len(now) == len(replace.old) and not any(
        differs(a, b) or differs(b, a)
        for old, new in zip(replace.old, now, strict=True)
        for a, b in zip(old, new, strict=True)
    )
    if not same:
        raise changed_meanwhile(table.title, table.title)


def noted(
    notes: Notes, table: Table, rows: Mapping[Key, int], replaces: Sequence[Replace]
) -> tuple[int, dict[int, str | None]] | None:
    """The column of the notes, and what they say by row number; None where the sheet has no such column.

    `rows` is where among the rows of `table` each key stands; an output sheet that is among `replaces` has the rows of those.
    """
    column = column_numbers(table).get(notes.column)
    if column is None:
        return None
    output = next((r for r in replaces if r.sheet == notes.sheet), None)
    if output is None:
        return column, {table.rows[rows[key]]: said for key, said in notes.texts.items() if key in rows}
    names = (next(filter(None, map(text, key)), "") for key in _keys_of(output))
    places = {key: row for row, key in enumerate(numbered(names), table.header_row + 1)}
    return column, {places[key]: said for key, said in notes.texts.items() if key in places}


def own_columns(replace: Replace, table: Table) -> list[int]:
    """The user's own columns on an output sheet: those with a header of his, and those without one right beside the last."""
    own = [n for text, n in column_numbers(table).items() if text not in replace.headers and n in table.cells]
    beside = max((n for n, _ in table.headers), default=0) + 1
    while not all(map(is_blank, table.cells.get(beside, ()))):
        own.append(beside)
        beside += 1
    return own


def _places_before(replace: Replace, held: Sequence[tuple[Cell, ...]]) -> list[int | None]:
    """Where among the keys that were `held` each row's stands; None for a row that is new."""
    was = {key: i for i, key in enumerate(held)}
    return [was.get(key) for key in _keys_of(replace)]


def _keys_of(replace: Replace) -> list[tuple[Cell, ...]]:
    """The key of each row that is to stand there."""
    places = [replace.headers.index(k) for k in replace.key_columns]
    return [tuple(row[p] for p in places) for row in replace.rows]


def _keys_held(replace: Replace, table: Table) -> list[tuple[Cell, ...]]:
    """The key of each row of the table."""
    columns, blank = column_numbers(table), [None] * len(table.rows)
    return list(zip(*(table.cells.get(columns.get(k, 0), blank) for k in replace.key_columns), strict=True))


def _carried(replace: Replace, table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Where the user's own cells on an output sheet go, for they follow their row by its key; formulas stay put.

    What stood beside a row that is no more goes below the last row, with the key before it but where it is a picture: it
    is never lost.
    """
    own = own_columns(replace, table)
    if not replace.key_columns or not own or not table.rows:
        return
    held, first = _keys_held(replace, table), table.header_row + 1
    places_now = _places_before(replace, held)
    gone = sorted(set(range(len(table.rows))).difference(i for i in places_now if i is not None))
    for n in own:
        if any((row, n) in table.formulas for row in table.rows):
            continue
        cells = table.cells[n]
        values: list[Cell] = [None if i is None else cells[i] for i in places_now]
        for i in gone:
            if cells[i] not in (None, ""):
                key = " ".join(str(v) for v in held[i] if v not in (None, ""))
                values.append(_told(key, cells[i]) if key else cells[i])
        values.extend([None] * (table.rows[-1] - first + 1 - len(values)))
        for k, value in enumerate(values):
            yield first + k, n, value


def _told(key: str, value: Cell) -> Cell:
    """What stood beside a row that is no more, and whose it was; a picture has no room for that."""
    if rich(value):
        return value
    return value.behind(f"{key}: ") if isinstance(value, RichText) else f"{key}: {value}"


def moves_of(replace: Replace, table: Table) -> Moves | None:
    """Where the rows of the sheet go, by their keys: what the user has coloured goes along. None where they have no keys, or stay."""
    if not replace.key_columns:
        return None
    first, held = table.header_row + 1, _keys_held(replace, table)
    origins = {first + k: None if i is None else table.rows[i] for k, i in enumerate(_places_before(replace, held))}
    origins |= {row: None for row, key in zip(table.rows, held, strict=True) if row not in origins and any(key)}
    if all(row == origin for row, origin in origins.items()):
        return None
    columns = {n for n, _ in table.headers}.union(own_columns(replace, table))
    return Moves(origins, columns, first + len(replace.rows) - 1)


def refuse_in_the_way(title: str, row: int, columns: Iterable[int], theirs: Iterable[Range]) -> None:
    """Raise WritingForbidden where one of these cells lies in a row of totals or in another table: `theirs` are their areas."""
    if any(area.holds(row, column) for area in theirs for column in columns):
        raise no_room_below(title, row - 1)


def refuse_to_move_pictures(replace: Replace, table: Table) -> None:
    """Raise WritingForbidden where a cell of the user's that would follow its row may be a picture or a data type.

    An open book gives no more of one than `#VALUE!`, and has no way to write it elsewhere.
    """
    first, held, keys = table.header_row + 1, _keys_held(replace, table), _keys_of(replace)
    for n in own_columns(replace, table) if replace.key_columns else ():
        for i, row in enumerate(table.rows):
            if table.cells[n][i] != "#VALUE!" or any(column == n for _, column in table.formulas):
                continue
            if row - first >= len(keys) or keys[row - first] != held[i]:
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
