"""Excel tables: what a table part says of its rows, and what of it follows when it takes in more."""

import pytest
from ooxml.small_book import MAIN, package, sheet

from xlcrm.errors import NotAWorkbook
from xlcrm.ooxml.references import Range
from xlcrm.ooxml.tables import TableRange, read_table, resized
from xlcrm.ooxml.workbook import Workbook

PART = "xl/tables/table1.xml"


def table(look: str = "", within: str = "", name: str = "Date") -> bytes:
    return (
        f'<table xmlns="{MAIN}" id="4" name="t" ref="A2:B9" {look}>{within}'
        f'<tableColumns count="2"><tableColumn id="1" name="{name}"/><tableColumn id="2" name="Who"/></tableColumns></table>'
    ).encode()


def rows(found: TableRange) -> tuple[int, int, int]:
    return found.header_row, found.first_data_row, found.last_data_row


@pytest.mark.parametrize(
    ("look", "header", "first", "last"),
    [
        ("", 2, 3, 9),
        ('headerRowCount="0"', 0, 2, 9),
        ('totalsRowCount="1"', 2, 3, 8),
        ('headerRowCount="0" totalsRowCount="1"', 0, 2, 8),
    ],
)
def test_a_table_says_where_its_header_and_its_rows_are(look: str, header: int, first: int, last: int) -> None:
    assert rows(read_table(table(look), PART)) == (header, first, last)


def test_its_name_is_the_one_that_formulas_use_and_its_headers_are_what_is_seen() -> None:
    found = read_table(table('displayName="tblT"', name="Due_x000A_day_x00E9_"), PART)
    assert (found.name, found.columns, found.number) == ("tblT", ("Due\ndayé", "Who"), 4)
    assert read_table(table(), PART).name == "t"


@pytest.mark.parametrize("data", [table().replace(b"A2:B9", b"all"), b'<list ref="A2:B9"/>'])
def test_what_is_no_table_or_lies_nowhere_is_refused(data: bytes) -> None:
    with pytest.raises(NotAWorkbook, match=r"table1\.xml"):
        read_table(data, PART)


@pytest.mark.parametrize(
    ("look", "filtered", "was_sorted", "then_filtered", "then_sorted"),
    [
        ("", "A2:B9", "A3:B9", "A2:B12", "A3:B12"),
        ('totalsRowCount="1"', "A2:B8", "A3:B8", "A2:B11", "A3:B11"),
        ("", "A2:B9", "A3:B5", "A2:B12", "A3:B5"),  # only these rows were sorted
    ],
)
def test_the_filter_of_a_table_and_what_was_sorted_end_where_its_rows_do(
    look: str, filtered: str, was_sorted: str, then_filtered: str, then_sorted: str
) -> None:
    within = '<autoFilter ref="{}"/><sortState ref="{}"/>'
    old = table(look, within.format(filtered, was_sorted))
    new = table(look, within.format(then_filtered, then_sorted)).replace(b"A2:B9", b"A2:B12", 1)
    assert resized(old, read_table(old, PART), Range(2, 1, 12, 2)) == new


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("tblTouches", (8, "tblTouches")),
        ("TBLAGENDA", (8, "TBLAGENDA_3")),  # names differ in more than case, and the second is taken
        ("rates", (8, "rates_2")),  # a range is called so
        ("t", (8, "t_2")),
    ],
)
def test_a_new_table_has_a_number_and_a_name_of_its_own(wanted: str, found: tuple[int, str]) -> None:
    tables = tuple(
        table(f'displayName="{name}"').decode().replace('id="4"', f'id="{number}"', 1)
        for number, name in ((7, "tblAgenda"), (3, "tblAgenda_2"))
    )
    names = '<definedNames><definedName name="Rates">Sheet1!$A$1</definedName></definedNames>'
    assert Workbook(package(sheet(""), tables=tables, workbook=names)).free_table(wanted) == found
