"""Which merged range a cell lies under."""

import time

from hypothesis import given
from hypothesis import strategies as st
from ooxml.small_book import package, sheet

from xlcrm.ooxml.merges import Merges
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.workbook import Workbook

CELL = st.tuples(st.integers(1, 12), st.integers(1, 4))
MERGED = st.builds(lambda a, b: Range(*map(min, a, b), *map(max, a, b)), CELL, CELL)


@given(st.lists(MERGED, max_size=8), CELL)
def test_law_a_cell_lies_under_a_range_that_holds_it_and_begins_elsewhere(
    ranges: list[Range], cell: tuple[int, int]
) -> None:
    over = [r for r in ranges if r.holds(*cell) and r[:2] != cell]
    found = Merges(ranges).over(*cell)
    assert found in over if over else found is None


def test_a_list_with_merged_cells_in_each_of_its_rows_is_written_in_no_time() -> None:
    """As where the remarks run over two columns."""
    rows, count = range(2, 20_002), 20_000
    merges = "".join(f'<mergeCell ref="B{row}:C{row}"/>' for row in rows)
    book = Workbook(package(sheet("", after=f'<mergeCells count="{count}">{merges}</mergeCells>')))
    began = time.process_time()
    for row in rows:
        book.sheets[0].set_row(row, {2: "x", 4: row})
    book.to_bytes()
    assert time.process_time() - began < 10  # one after the other they would take a quarter of an hour
