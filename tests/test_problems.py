"""The sentences about bad rows: what they repeat, what they offer, and in which number."""

import pytest

from xlcrm.lists import MEDIA
from xlcrm.model import Cell
from xlcrm.problems import no_customer, no_date, no_header, not_in_list, quoted, uncomputed, unknown_market
from xlcrm.text import Text

DATE, MEDIUM = Text("Date", "日期"), Text("Medium", "媒介")


def test_of_a_long_value_the_beginning_is_repeated() -> None:
    assert quoted("x" * 60) == "x" * 60
    assert quoted("x" * 61) == "x" * 59 + "…"


def test_a_value_outside_its_list_is_told_with_the_list_in_both_languages() -> None:
    wrong, remedy = not_in_list(MEDIUM, "Pigeon", MEDIA)
    assert wrong == ("Medium: “Pigeon” is not in the list", "“媒介”：“Pigeon”不在可选值中")
    assert remedy == (
        "Choose one of: Email, Phone, Fax, Courier, IM, Via customer, Meeting",
        "请从中选择：邮件、电话、传真、快递、即时通讯、经客户转达、面谈",
    )


@pytest.mark.parametrize("cell", [None, ""])
def test_a_cell_that_is_empty_is_called_so(cell: Cell) -> None:
    assert no_date(DATE, cell)[0].en == "Date is empty"
    assert not_in_list(MEDIUM, cell, MEDIA)[0].en == "Medium is empty"
    assert no_customer(cell, (), False)[0].en == "Customer is empty: the row counts for nobody"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "Notes: 1 formula has not been computed"), (2, "Notes: 2 formulas have not been computed")],
)
def test_formulas_without_a_result_are_counted(count: int, said: str) -> None:
    assert uncomputed(Text("Notes", "备注"), count)[0].en.startswith(said)


@pytest.mark.parametrize(
    ("others", "said"), [(True, "the others count"), (False, "the row is for nobody until it is put right")]
)
def test_a_market_that_is_unknown_tells_what_becomes_of_its_row(others: bool, said: str) -> None:
    assert unknown_market("Atlantis", (), others)[0].en == f"Countries: “Atlantis” is not known: {said}"


def test_a_header_that_settings_names_and_the_list_has_not_is_told() -> None:
    assert no_header("Firma", "Kunden")[0] == (
        "The sheet Kunden has no column “Firma”: it counts as empty",
        "“Kunden”表中没有“Firma”列：按空值计",
    )
