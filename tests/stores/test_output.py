"""What every store heeds on an output sheet: pictures in an open book, the end of a table, what stands in the way."""

from dataclasses import replace

import pytest

from xlcrm.errors import WritingForbidden
from xlcrm.model import Cell, Replace, Table
from xlcrm.ooxml.references import Range, parse_range
from xlcrm.stores.output import end_of_output, refuse_in_the_way, refuse_to_move_pictures

#     A             B                C        D
# 1   Customer ID   Days Overdue              Mine
# 2   C-1           3                         (a picture)
# 3   C-2           5                         two
HEADERS = ("Customer ID", "Days Overdue")
AGENDA = Table(
    "Agenda",
    1,
    ((1, "Customer ID"), (2, "Days Overdue"), (4, "Mine")),
    [2, 3],
    {1: ["C-1", "C-2"], 2: [3, 5], 4: ["#VALUE!", "two"]},
)


def area(text: str) -> Range:
    found = parse_range(text)
    assert found
    return found


def refused(table: Table, rows: list[tuple[Cell, ...]], keys: tuple[str, ...] = ("Customer ID",)) -> str:
    """The cell that the user is told of, where one may be a picture that would have to move."""
    try:
        refuse_to_move_pictures(Replace("Agenda", HEADERS, rows, [], keys), table)
    except WritingForbidden as error:
        return error.text.en.split()[2]
    return ""


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([("C-1", 3), ("C-2", 5)], ""),
        ([("C-1", 4)], ""),  # its row stays where it is, whatever else is said in it
        ([("C-1", 3), ("C-9", 1), ("C-2", 5)], ""),  # it is a text that moves
        ([("C-2", 5), ("C-1", 3)], "Agenda!D2"),
        ([("C-2", 5)], "Agenda!D2"),
        ([], "Agenda!D2"),
    ],
)
def test_what_may_be_a_picture_is_moved_by_no_open_book(rows: list[tuple[Cell, ...]], cell: str) -> None:
    assert refused(AGENDA, rows) == cell


def test_an_error_in_a_column_of_formulas_or_in_one_of_ours_is_no_picture_that_would_move() -> None:
    swapped: list[tuple[Cell, ...]] = [("C-2", 5), ("C-1", 3)]
    assert refused(replace(AGENDA, formulas=frozenset({(3, 4)})), swapped) == ""
    assert refused(replace(AGENDA, formulas=frozenset({(3, 2)})), swapped) == "Agenda!D2"
    assert refused(replace(AGENDA, cells={**AGENDA.cells, 2: ["#VALUE!", 5], 4: ["", ""]}), swapped) == ""


def test_on_a_sheet_whose_rows_have_no_key_nothing_moves_with_them() -> None:
    assert refused(AGENDA, [("C-2", 5)], ()) == ""


def test_a_picture_beside_a_blank_column_of_the_key_stays_with_its_row() -> None:
    unread = replace(AGENDA, cells={4: ["#VALUE!", "two"]})
    assert refused(unread, [(None, 3)]) == ""
    assert refused(unread, [("C-1", 3)]) == "Agenda!D2"


@pytest.mark.parametrize(
    ("rows", "table", "totals", "formulas", "end"),
    [
        (5, "A1:D3", 0, (), 6),
        (1, "A1:D3", 0, (), 2),
        (0, "A1:D3", 0, (), 2),  # a table has one row at least
        (1, "A1:D3", 0, ((3, 4),), 3),  # a formula finds its own row within the table alone
        (1, "A1:D3", 0, ((9, 4), (3, 5)), 2),  # these are outside
        (1, "A1:D4", 1, (), 3),  # the row of totals stays where it is
        (1, "A1:D4", 1, ((4, 4),), 3),  # and its formulas are those of no row
        (5, "A1:D4", 1, (), 6),
    ],
)
def test_where_the_table_of_an_output_sheet_ends(
    rows: int, table: str, totals: int, formulas: tuple[tuple[int, int], ...], end: int
) -> None:
    agenda = replace(AGENDA, formulas=frozenset(formulas))
    assert end_of_output(rows, agenda, area(table), totals) == end


def test_only_a_cell_that_lies_in_what_is_the_users_is_in_the_way() -> None:
    refuse_in_the_way("Agenda", 5, [1, 4], [area("B5:C5"), area("A6:D6")])
    with pytest.raises(WritingForbidden, match="Below row 4 of the sheet Agenda"):
        refuse_in_the_way("Agenda", 5, [1, 3], [area("A6:D6"), area("B5:C5")])
