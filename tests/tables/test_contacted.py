"""The days of last contact that a list holds, taken over as touches."""

import datetime as dt

from book_text import understood

from xlcrm.model import Cell
from xlcrm.tables.contacted import SUMMARY, contacted

DAY = dt.date(2026, 11, 28)
LIST = """
    Customers
    Customer ID | Company | Owner
    C-0001      | Acme    | Mei
    C-0002      | Borg    |
                | Casa    |
                | Dana    |
                | Dana    |

    Touches
    Date       | Customer | Direction | By | Summary
    2026-11-02 | C-0002   | In        |    |
    2026-09-01 | C-0002   | Out       |    |

    Quotes
    Date | Customer | Status
"""


def told(*days: Cell) -> tuple[list[dict[str, Cell]], list[int]]:
    """What the touches say, and the rows left out; the days are those of Acme, Borg, Casa, Dana and Dana."""
    found = contacted(understood(LIST), dict(enumerate(days, 2)), DAY)
    return [dict(a.values) for a in found.changes.appends], list(found.left)


def test_each_day_is_one_touch_out_by_who_owns_the_customer() -> None:
    acme = {"Date": dt.date(2026, 10, 1), "Customer": "C-0001", "Direction": "Out", "By": "Mei", "Summary": SUMMARY.en}
    casa = {"Date": dt.date(2026, 10, 3), "Customer": "Casa", "Direction": "Out", "Summary": SUMMARY.en}
    assert told(dt.date(2026, 10, 1), None, "2026年10月3日") == ([acme, casa], [])


def test_a_time_behind_the_day_is_none_of_it() -> None:
    found, left = told("2026-10-01 10:22:33", None, dt.datetime(2026, 10, 3, 9, 30), None, None)
    assert ([row["Date"] for row in found], left) == ([dt.date(2026, 10, 1), dt.date(2026, 10, 3)], [])


def test_a_day_with_its_year_before_points_is_read_as_chinese_lists_have_it() -> None:
    found, left = told("2026.6.30", None, "2026.13.1", None, None)
    assert ([row["Date"] for row in found], left) == ([dt.date(2026, 6, 30)], [4])


def test_a_touch_of_that_day_or_later_says_more() -> None:
    assert told(None, dt.date(2026, 11, 2)) == ([], [])
    assert [row["Date"] for row in told(None, dt.date(2026, 11, 3))[0]] == [dt.date(2026, 11, 3)]


def test_a_book_without_the_columns_by_and_summary_is_told_the_day_all_the_same() -> None:
    book = LIST.replace(" | By | Summary", "").replace("        |    |\n", "\n").replace("       |    |\n", "\n")
    found = contacted(understood(book), {2: dt.date(2026, 10, 1)}, DAY)
    assert [dict(a.values) for a in found.changes.appends] == [
        {"Date": dt.date(2026, 10, 1), "Customer": "C-0001", "Direction": "Out"}
    ]


def test_a_day_that_cannot_be_read_or_lies_ahead_and_a_company_in_two_rows_are_left() -> None:
    assert told("03/04/2026", DAY + dt.timedelta(1), DAY, DAY, DAY) == (
        [{"Date": DAY, "Customer": "Casa", "Direction": "Out", "Summary": SUMMARY.en}],
        [2, 3, 5, 6],
    )
