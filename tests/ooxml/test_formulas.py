"""References in formulas when rows are repeated and formulas are copied."""

import pytest

from xlcrm.ooxml.formulas import Stretch, copied, stretched

ROW_15_THRICE = [Stretch(15, 3)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(H15:H15)", "SUM(H15:H17)"),
        ("SUM(H14:H16)", "SUM(H14:H18)"),
        ("SUM($H$15:$H$15)*H20", "SUM($H$15:$H$17)*H22"),
        ("H15*2", "H15*2"),
        ("A1+A16", "A1+A18"),
        ("'My sheet'!H20+Other!H20", "'My sheet'!H22+Other!H20"),
        ('"H16"&H16', '"H16"&H18'),
        ("LOG10(A1)", "LOG10(A1)"),
        ("SUM(15:15)", "SUM(15:17)"),
        ("Table1[A20]", "Table1[A20]"),
        ("rate20*A20", "rate20*A22"),
    ],
)
def test_a_range_that_holds_the_repeated_row_holds_its_copies_and_what_is_below_goes_down(
    before: str, after: str
) -> None:
    assert stretched(before, ROW_15_THRICE, "My sheet", own=True) == after


def test_on_another_sheet_only_what_names_the_sheet_moves() -> None:
    assert stretched("H20+'my sheet'!H20", ROW_15_THRICE, "My sheet", own=False) == "H20+'my sheet'!H22"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("E15*G15", "E17*G17"),
        ("E$15*$G15", "E$15*$G17"),
        ("SUM(H$15:H15)", "SUM(H$15:H17)"),
        ('"E15"', '"E15"'),
        ("Rates!A1", "Rates!A3"),
    ],
)
def test_a_copied_formula_moves_what_has_no_dollar(before: str, after: str) -> None:
    assert copied(before, 2) == after
