"""Merged cells of an open sheet: what is written beneath one is kept by Excel without being shown, or not at all."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from xlcrm.model import column_letter
from xlcrm.ooxml.refusals import covered
from xlcrm.stores.live_blocks import Block
from xlcrm.tables.encode import differs

if TYPE_CHECKING:
    import xlwings


def refuse_covered(sheet: "xlwings.Sheet", title: str, blocks: Iterable[Block]) -> None:
    """Raise WritingForbidden where one of the blocks would change a cell that lies beneath a merged one, as a file refuses it."""
    for block in blocks:
        size = len(block.new), len(block.new[0])
        for i, k in _merged(sheet, block, (0, 0, *size)):
            value = block.new[i][k]
            if value is None or not differs(block.old[i][k], value):
                continue
            row, column = block.row + i, block.column + k
            area = sheet.range((row, column)).merge_area
            if (area.row, area.column) != (row, column):
                raise covered(f"{title}!{column_letter(column)}{row}", area.address.replace("$", ""))


def _merged(sheet: "xlwings.Sheet", block: Block, part: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    """Row and column within the block of each cell of a part of it (first row, first column, rows, columns) that is merged."""
    i, k, rows, columns = part
    top, left = block.row + i, block.column + k
    found = sheet.range((top, left), (top + rows - 1, left + columns - 1)).merge_cells
    if found is False:
        return
    if rows * columns == 1:
        yield i, k
    elif rows > 1:
        half = rows // 2
        yield from _merged(sheet, block, (i, k, half, columns))
        yield from _merged(sheet, block, (i + half, k, rows - half, columns))
    else:
        half = columns // 2
        yield from _merged(sheet, block, (i, k, rows, half))
        yield from _merged(sheet, block, (i, k + half, rows, columns - half))
