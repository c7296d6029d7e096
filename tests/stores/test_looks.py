"""How tall a row of an output sheet is for the long text in it; widths are those of digits."""

import pytest

from xlcrm.model import Cell
from xlcrm.stores.looks import CHINESE_LINE, LINE, TALLEST, height_of


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("short", 1),
        ("x" * 20, 1),
        ("x" * 24, 2),
        ("one\ntwo\n\nfour", 4),
        ("中" * 9, 1),
        ("中" * 20, 3),
        ("x" * 10 + "中" * 10, 2),
        ("Zoë Lefèvre, Müller", 1),
        (12345678901234567890123, 1),
        (None, 1),
    ],
)
def test_a_row_is_as_tall_as_its_text_and_one_line_needs_no_height(cell: Cell, lines: int) -> None:
    line = LINE if str(cell).isascii() else CHINESE_LINE
    assert height_of({3: cell}, {3: 20}) == (None if lines == 1 else line * lines + 2)


def test_a_line_of_an_english_letter_is_as_high_as_the_font_of_a_chinese_book() -> None:
    assert height_of({1: "Dear Ms Vogel,\n\nYes."}, {1: 76}, "zh") == CHINESE_LINE * 3 + 2


def test_of_several_texts_the_tallest_counts_and_excel_allows_no_more_than_so_much() -> None:
    assert height_of({1: "a\nb\nc", 2: "a\nb"}, {1: 20, 2: 20}) == LINE * 3 + 2
    assert height_of({1: "line\n" * 100}, {1: 20}) == TALLEST
