"""domain.md 10: whom the Agenda lists, and in which order."""

from datetime import date

import pytest
from book_text import TODAY, column, records, refreshed, result, typed


def listed(text: str, today: date = TODAY, **settings: int) -> list[str]:
    return [s.customer.company for s in result(text, today, **settings).agenda]


def customers(*rows: str) -> str:
    """Customers of a manual grade without contacts: due on the day they were added."""
    numbered = [f"{n} | {row}" for n, row in enumerate(rows, 1)]
    return "Customers\nCustomer ID | Company | Manual Grade | Added\n" + "\n".join(numbered)


def test_replies_owed_then_neglected_then_overdue_then_due() -> None:
    text = customers(
        "Due | A | 2026-11-23",
        "Overdue | A | 2026-11-20",
        "Neglected | A | 2026-11-02",
        "Owed, overdue | D | 2026-11-02",
        "Owed, due | C | 2026-11-02",
        "Owed tomorrow | A | 2026-11-02",
    )
    assert listed(text + """
        Touches
        Date       | Customer | Direction
        2026-11-17 | 4        | In
        2026-11-22 | 5        | In
        2026-11-23 | 6        | In
    """) == ["Owed, due", "Owed, overdue", "Neglected", "Overdue", "Due", "Owed tomorrow"]  # fmt: skip


@pytest.mark.parametrize("day", ["2026-01-05", "2026-11-20", "2026-11-23"], ids=["neglected", "overdue", "due"])
def test_in_each_by_grade_b_a_c_d_p(day: str) -> None:
    rows = [f"{grade} | {grade} | {day}" for grade in "PDCAB"]
    assert listed(customers(*rows)) == ["B", "A", "C", "D", "P"]


def test_a_p_stands_among_the_due_however_long_it_waits() -> None:
    assert listed(customers("P | P | 2026-01-05", "D | D | 2026-11-20", "B | B | 2026-11-23")) == ["D", "B", "P"]


def test_then_the_longest_overdue_then_the_order_of_customers() -> None:
    text = customers("Two days | D | 2026-11-20", "Six days | D | 2026-11-17", "Six, later row | D | 2026-11-17")
    assert listed(text) == ["Six days", "Six, later row", "Two days"]


def test_then_the_next_7_days_by_date_then_grade_then_the_order_of_customers() -> None:
    text = customers(
        "D, Tuesday | D | 2026-11-24",
        "Monday | B | 2026-11-30",
        "B, Tuesday | B | 2026-11-24",
        "In 8 days | B | 2026-12-01",
        "P, Tuesday | P | 2026-11-24",
        "D, Tuesday, later row | D | 2026-11-24",
        "A, Tuesday | A | 2026-11-24",
        "Today | D | 2026-11-23",
    )
    assert listed(text) == [
        "Today",
        "B, Tuesday",
        "A, Tuesday",
        "D, Tuesday",
        "D, Tuesday, later row",
        "P, Tuesday",
        "Monday",
    ]


def test_how_far_ahead_it_looks_is_a_setting() -> None:
    text = customers("Today | B | 2026-11-23", "Tomorrow | B | 2026-11-24", "In 8 days | B | 2026-12-01")
    assert listed(text, upcoming_days=0) == ["Today"]
    assert listed(text, upcoming_days=8) == ["Today", "Tomorrow", "In 8 days"]


def test_who_must_not_be_contacted_and_doubled_ids_are_on_no_list() -> None:
    assert listed("""
        Customers
        Customer ID | Company | Do Not Contact
        1           | Quiet   | yes
        2           | First   |
        2           | Second  |
    """) == ["First"]  # fmt: skip


BOOK = """
    Customers
    Customer ID | Company | Country | Contact | Email  | Phone | Owner | Manual Grade | Added
    1           | Acme    | Germany | Ann     | a@b.de | 12    | Lee   | B            | 2026-11-17
    2           | Borg    |         |         |        |       |       |              | 2026-11-30
    Touches
    Date       | Customer | Direction
    2026-11-10 | 1        | Out
"""


def test_a_row_shows_what_the_row_of_customers_shows() -> None:
    sheets = typed(BOOK)
    refreshed(sheets)
    assert records(sheets, "Agenda") == [
        {
            "Due": date(2026, 11, 17), "State": "neglected", "Days Overdue": 6, "Grade": "B", "Customer ID": "1",
            "Company": "Acme", "Country": "Germany", "Contact": "Ann", "Next Topic": "self-check",
            "Next Medium": "Email", "Next Step": "Keep going", "Owner": "Lee", "Email": "a@b.de", "Phone": "12",
            "Grade Why": "manual B; by the rules D: 1 touch out, no reply",
        },
        {
            "Due": date(2026, 11, 30), "State": "upcoming", "Days Overdue": None, "Grade": "P", "Customer ID": "2",
            "Company": "Borg", "Country": None, "Contact": None, "Next Topic": "first-letter", "Next Medium": None,
            "Next Step": "Keep going", "Owner": None, "Email": None, "Phone": None, "Grade Why": "not yet approached",
        },
    ]  # fmt: skip


CHINESE = """
    客户
    客户编号 | 公司名称 | 手动等级 | 录入日期
    1       | 久       | B       | 2026-11-10
    2       | 逾       | D       | 2026-11-20
    3       | 今       | D       | 2026-11-23
    4       | 近       | D       | 2026-11-24
"""


def test_a_chinese_book_has_its_agenda_in_chinese() -> None:
    sheets = typed(CHINESE, "zh")
    refreshed(sheets)
    assert column(sheets, "日程", "状态") == ["久拖", "逾期", "今日", "近期"]
    assert column(sheets, "日程", "下次话题") == ["自检"] * 4
    assert column(sheets, "日程", "下一步") == ["继续跟进"] * 4


def test_days_overdue_in_customers_is_empty_for_who_is_not_overdue() -> None:
    sheets = typed(CHINESE, "zh")
    refreshed(sheets)
    assert column(sheets, "客户", "逾期天数") == [13, 3, None, None]
