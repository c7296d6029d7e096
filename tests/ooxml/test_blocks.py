"""The cells of formulas that fill several are found as if each range were looked at by itself."""

from hypothesis import given
from hypothesis import strategies as st

from xlcrm.ooxml.blocks import Blocks
from xlcrm.ooxml.references import Range

_ends = st.tuples(st.integers(1, 9), st.integers(1, 9)).map(sorted)
_areas = st.tuples(_ends, _ends).map(lambda ends: Range(ends[0][0], ends[1][0], ends[0][1], ends[1][1]))


@given(st.lists(_areas, max_size=8), _areas)
def test_cells_columns_and_areas_are_those_of_the_single_ranges(areas: list[Range], asked: Range) -> None:
    blocks = Blocks()
    for area in areas:
        blocks.add(area)
    held = {(r, c) for r in range(1, 11) for c in range(1, 11) if any(a.holds(r, c) for a in areas)}
    assert {(r, c) for r in range(1, 11) for c in range(1, 11) if blocks.holds(r, c)} == held
    stretches = [(r, c) for c in range(1, 11) for first, last in blocks.rows_in(c) for r in range(first, last + 1)]
    assert len(stretches) == len(set(stretches))
    assert set(stretches) == held
    assert sorted(blocks.columns()) == sorted({c for _, c in held})
    assert blocks.meets(asked) is any(area.meets(asked) for area in areas)
    assert bool(blocks) is bool(areas)


def test_a_range_that_comes_after_a_question_counts() -> None:
    blocks = Blocks()
    assert not blocks.holds(2, 2)
    blocks.add(Range(1, 1, 3, 3))
    assert blocks.holds(2, 2)
