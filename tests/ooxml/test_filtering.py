"""What a filter shows, worked out from the cells as Excel does it; where that cannot be, every row is shown."""

import datetime as dt

import pytest
from ooxml.small_book import MAIN, package, part, sheet

from xlcrm.model import Cell
from xlcrm.ooxml import xml
from xlcrm.ooxml.filtering import criteria
from xlcrm.ooxml.workbook import Workbook

DAY, NOON = dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 12)


def shown(asked: str, *values: Cell) -> list[Cell]:
    """Those of the values that the filter of one column shows."""
    data = (
        f'<autoFilter xmlns="{MAIN}" ref="B1:D9"><filterColumn colId="1">{asked}</filterColumn></autoFilter>'.encode()
    )
    (found,) = criteria(xml.parse(data, "test"))
    assert found.column == 3
    return [value for value in values if found.shows(value)]


@pytest.mark.parametrize(
    ("asked", "values", "expected"),
    [
        ('<filters><filter val="Sam"/><filter val="mei"/></filters>', ["Sam", " MEI", "Leo", None], ["Sam", " MEI"]),
        ('<filters blank="1"><filter val="Sam"/></filters>', ["Sam", None, "Leo"], ["Sam", None]),
        ('<filters><filter val="9"/><filter val="1,200"/></filters>', [9, 9.0, 1200, 3, "9"], [9, 9.0, 1200, "9"]),
        ('<filters><filter val="9 d"/></filters>', [9, 3], [9, 3]),  # shown with a unit: it is not known which is meant
        ('<filters><dateGroupItem year="2026" month="11" dateTimeGrouping="month"/></filters>',
         [DAY, NOON, dt.date(2026, 12, 1), "soon"], [DAY, NOON]),
        ('<filters><dateGroupItem year="2026" month="11" day="22" dateTimeGrouping="day"/></filters>', [DAY], []),
        ('<filters><filter val="23. Nov."/></filters>', [DAY], [DAY]),
        ('<filters><filter val="TRUE"/></filters>', [True, False], [True]),
        ('<customFilters><customFilter operator="greaterThan" val="0"/></customFilters>', [1, 0, None, "x"], [1]),
        ('<customFilters and="1"><customFilter operator="greaterThanOrEqual" val="46349"/><customFilter operator="lessThan" val="46350"/></customFilters>',
         [DAY, NOON, dt.date(2026, 11, 24)], [DAY, NOON]),
        ('<customFilters><customFilter val="*fit~*"/><customFilter val="B?rg"/></customFilters>',
         ["OutFit*", "fits", "Borg", "Burg", "Borgs"], ["OutFit*", "Borg", "Burg"]),
        ('<customFilters><customFilter operator="notEqual" val="[x]"/></customFilters>', ["x", "[X]", 5], ["x", 5]),
        ('<customFilters><customFilter operator="notEqual" val=" "/></customFilters>', ["x", None], ["x"]),
        ('<top10 val="3"/>', [1, 2], [1, 2]),
        ('<colorFilter dxfId="0"/>', ["x", None], ["x", None]),
        ('<dynamicFilter type="today"/>', [DAY], [DAY]),
    ],
)  # fmt: skip
def test_a_filter_shows_what_it_asks_for(asked: str, values: list[Cell], expected: list[Cell]) -> None:
    assert shown(asked, *values) == expected


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_rows_are_hidden_and_shown_and_all_else_of_them_stays(prefix: str) -> None:
    p = prefix
    rows = (
        f'<{p}row r="1" ht="20"><{p}c r="A1" t="str"><{p}v>H</{p}v></{p}c></{p}row>'
        f'<{p}row r="2" hidden="1" ht="30" customHeight="1"/><{p}row r="3"><{p}c r="A3"><{p}v>1</{p}v></{p}c></{p}row>'
    )
    declared = f'xmlns:x="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    book = Workbook(package(f"<{p}worksheet {declared}><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>"))
    book.sheets[0].set_hidden({2: False, 3: True, 4: True})
    text = part(book.to_bytes())
    assert f'<{p}row r="2" ht="30" customHeight="1"/><{p}row r="3" hidden="1">' in text
    assert f'<{p}row r="1" ht="20">' in text


def test_without_a_filter_nothing_is_asked() -> None:
    book = Workbook(package(sheet("", after='<autoFilter ref="A1:C3"/>'), sheet("")))
    assert [page.criteria(None) for page in book.sheets] == [[], []]
