import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ooxml.small_book import STYLES, package, sheet

from xlcrm.ooxml import strings
from xlcrm.ooxml.formats import is_date_format, to_date, to_serial
from xlcrm.ooxml.workbook import Workbook


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", "d.m.yy", "h:mm", 'yyyy"年"m"月"', "[$-409]d-mmm", "mm:ss.0", "[h]:mm", "YYYY", "0;[Red]d"]
)
def test_formats_that_show_a_date(code: str) -> None:
    assert is_date_format(164, code)


@pytest.mark.parametrize(
    "code", ["0.00", "General", '0 "days"', "[Red]0", "#,##0\\ \\d", "@", "0.00E+00", "[$USD] 0", "_d0*s"]
)
def test_formats_that_show_none(code: str) -> None:
    assert not is_date_format(164, code)


def test_built_in_formats_are_known_by_number_and_a_books_own_code_wins() -> None:
    assert [n for n in range(60) if is_date_format(n, None)] == [
        *range(14, 23),
        *range(27, 37),
        45,
        46,
        47,
        *range(50, 59),
    ]
    assert not is_date_format(14, "0.00")


@given(st.dates(dt.date(1904, 1, 2)), st.booleans())
def test_a_day_comes_back_from_its_serial_number(day: dt.date, date1904: bool) -> None:
    serial = to_serial(day, date1904)
    assert serial is not None
    assert to_date(serial, date1904) == day


def test_the_first_days_of_1900_and_the_day_that_never_was() -> None:
    assert to_serial(dt.date(1900, 1, 1), False) == 1
    assert [to_date(n, False) for n in (0, 1, 59, 60, 61)] == [
        None,
        dt.date(1900, 1, 1),
        dt.date(1900, 2, 28),
        None,
        dt.date(1900, 3, 1),
    ]
    assert to_serial(dt.date(1899, 12, 31), False) is None
    assert to_serial(dt.date(1903, 12, 31), True) is None


def test_a_moment_rounds_to_the_millisecond_over_midnight_too() -> None:
    assert to_date(46349.5, False) == dt.datetime(2026, 11, 23, 12)
    assert to_date(46349.999999999, False) == dt.date(2026, 11, 24)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("_x05F\r\n\x00"), max_size=20))
def test_a_text_comes_back_from_its_escapes(text: str) -> None:
    assert strings.unescaped(strings.escaped(text)) == text


def test_a_style_that_names_a_font_or_is_named_where_there_is_none_looks_as_usual() -> None:
    damaged = STYLES.replace('fontId="0"', 'fontId="1"', 1)
    styles = Workbook(package(sheet(""), styles=damaged)).styles
    assert [styles.look(n).size for n in range(4)] == [11, 10, 10, 11]
