"""domain.md 2: next due, overdue, neglected. Today is Monday 2026-11-23."""

from datetime import date
from typing import Any

import pytest
from book_text import standing, standings


def due(day: str, *, touches: str = "", quotes: str = "", customer: str = "", **settings: Any) -> None:
    """Assert the next date of a customer whose row is `customer`."""
    found = standing(_book(touches, quotes, customer), **settings).due
    assert found.date == (date.fromisoformat(day) if day else None)


def _book(touches: str = "", quotes: str = "", customer: str = "") -> str:
    return f"""
        Customers
        Customer ID | Company | Country | Manual Grade | Not Before | Do Not Contact | Added
        1           | Acme    | {customer or "| | | |"}
        Touches
        Date       | Customer | Direction | Auto | Substantive
        {touches}
        Quotes
        Quote No | Date | Customer | Status | Rev
        {quotes}
    """


@pytest.mark.parametrize("quiet", ["yes", "是", "TRUE", "perhaps"])
def test_rule_1_who_must_not_be_contacted_has_no_date_even_if_a_reply_is_owed(quiet: str) -> None:
    found = standing(_book("2026-11-01 | 1 | In | |", customer=f"| | | {quiet} |"))
    assert (found.due.date, found.due.state, found.due.days_overdue) == (None, None, None)


@pytest.mark.parametrize("quiet", ["no", "否", "FALSE", "", "'␣"])
def test_rule_1_holds_for_anything_but_no_and_empty(quiet: str) -> None:
    assert standing(_book(customer=f"| | | {quiet} |")).due.date is not None


def test_rule_2_a_reply_is_owed_the_day_after_it() -> None:
    due("2026-11-24", touches="2026-11-23 | 1 | In | |")


def test_rule_2_a_reply_is_owed_where_it_is_newer_than_the_newest_touch() -> None:
    due("2026-11-18", touches="2026-11-16 | 1 | Out | |\n2026-11-17 | 1 | In | |")


def test_rule_2_no_reply_is_owed_after_a_touch() -> None:
    due("2026-12-09", touches="2026-11-17 | 1 | In | |\n2026-11-18 | 1 | Out | |")  # a C: 21 days


def test_rule_2_on_one_day_the_later_row_is_the_newer() -> None:
    due("2026-11-18", touches="2026-11-17 | 1 | Out | |\n2026-11-17 | 1 | In | |")
    due("2026-12-08", touches="2026-11-17 | 1 | In | |\n2026-11-17 | 1 | Out | |")


def test_rule_2_an_auto_reply_asks_for_none() -> None:
    due("2026-12-14", touches="2026-11-16 | 1 | Out | |\n2026-11-17 | 1 | In | yes |")  # a D: 28 days


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("Q-1 | 2026-11-16 | 1 | Negotiating |", "2026-11-18"),
        ("Q-1 | 2026-11-17 | 1 | Negotiating |", "2026-11-24"),
        ("Q-1 | 2026-11-19 | 1 | Negotiating |", "2026-11-26"),
        ("Q-1 | 2026-11-19 | 1 | Draft |", "2026-11-18"),
        ("Q-1 | 2026-11-24 | 1 | Negotiating |", "2026-11-18"),
        ("Q-1 | 2026-11-17 | 1 | Lost |", "2026-12-08"),
    ],
    ids=["before", "on its day", "after", "draft", "of the future", "lost"],
)
def test_rule_2_a_quote_beyond_draft_on_or_after_it_answers_the_reply(quote: str, day: str) -> None:
    due(day, touches="2026-11-17 | 1 | In | |", quotes=quote)


def test_rule_2_a_reply_owed_does_not_wait_for_not_before() -> None:
    due("2026-11-18", touches="2026-11-17 | 1 | In | |", customer="| | 2027-03-01 | |")


@pytest.mark.parametrize(
    ("not_before", "day"),
    [("2026-11-24", "2026-11-24"), ("2026-11-23", "2026-11-23"), ("2026-11-01", "2026-11-02")],
    ids=["tomorrow", "today", "past, a Sunday"],
)
def test_rule_3_not_before_after_today_is_the_date_and_later_none_is_earlier(not_before: str, day: str) -> None:
    due(day, touches="2026-09-01 | 1 | Out | |", customer=f"| | {not_before} | |")


def test_rule_3_not_before_after_today_is_the_date_though_another_rule_gave_a_later_one() -> None:
    due("2026-11-25", touches="2026-11-20 | 1 | Out | |", customer="| | 2026-11-25 | |")


def test_rule_3_once_the_day_has_come_a_later_date_holds() -> None:
    due("2026-12-18", touches="2026-11-20 | 1 | Out | |", customer="| | 2026-11-20 | |")


@pytest.mark.parametrize(
    ("added", "day"),
    [("", "2026-11-23"), ("2026-11-10", "2026-11-10"), ("2026-12-01", "2026-12-01"), ("2026-11-21", "2026-11-23")],
    ids=["empty: today", "past", "ahead", "a Saturday"],
)
def test_rule_4_without_any_contact_it_is_added_else_today(added: str, day: str) -> None:
    due(day, customer=f"| | | | {added}")


def test_rule_4_added_is_not_earlier_than_a_not_before_that_has_come() -> None:
    due("2026-11-16", customer="| | 2026-11-16 | | 2026-11-10")


def test_rule_4_what_came_in_by_itself_is_no_contact() -> None:
    due("2026-11-10", touches="2026-11-16 | 1 | In | yes |", customer="| | | | 2026-11-10")


def test_rule_4_a_draft_is_no_contact() -> None:
    due("2026-11-10", quotes="Q-1 | 2026-11-02 | 1 | Draft |", customer="| | | | 2026-11-10")


@pytest.mark.parametrize(
    ("touched", "quoted", "day"),
    [
        ("2026-11-16", "2026-11-17", "2026-11-20"),
        ("2026-11-17", "2026-11-17", "2026-11-20"),
        ("2026-11-18", "2026-11-17", "2026-12-16"),
    ],
    ids=["the quote is newer", "on one day", "the touch is newer"],
)
def test_rule_5_a_sent_quote_is_followed_up_after_3_days(touched: str, quoted: str, day: str) -> None:
    due(day, touches=f"{touched} | 1 | Out | |", quotes=f"Q-1 | {quoted} | 1 | Sent |")


def test_rule_5_needs_no_touch() -> None:
    due("2026-11-20", quotes="Q-1 | 2026-11-17 | 1 | Sent |")


def test_rule_5_holds_for_a_customer_who_has_bought() -> None:
    due("2026-11-20", quotes="Q-1 | 2026-08-17 | 1 | Ordered |\nQ-2 | 2026-11-17 | 1 | Sent |")


@pytest.mark.parametrize("status", ["Negotiating", "PI", "Lost", "Postponed"])
def test_rule_5_holds_for_sent_alone(status: str) -> None:
    due("2026-12-15", quotes=f"Q-1 | 2026-11-17 | 1 | {status} |")


def test_rule_5_any_quote_of_that_date_may_be_the_sent_one() -> None:
    due("2026-11-20", quotes="Q-1 | 2026-11-17 | 1 | Sent |\nQ-2 | 2026-11-17 | 1 | Lost |")


def test_rule_5_an_older_sent_quote_does_not_make_it_so() -> None:
    due("2026-12-15", quotes="Q-1 | 2026-11-16 | 1 | Sent |\nQ-2 | 2026-11-17 | 1 | Lost |")


def test_rule_5_a_quote_that_a_revision_replaced_does_not_count() -> None:
    due("2026-11-23", quotes="Q-1 | 2026-11-17 | 1 | Sent | 1\nQ-1 | 2026-10-26 | 1 | Lost | 2")


@pytest.mark.parametrize(
    ("grade", "day"),
    [("A", "2026-11-24"), ("B", "2026-11-17"), ("C", "2026-12-01"), ("D", "2026-12-08"), ("P", "2026-12-08")],
)
def test_rule_6_the_last_contact_plus_the_grades_interval_for_a_p_that_of_d(grade: str, day: str) -> None:
    due(day, touches="2026-11-10 | 1 | Out | |", customer=f"| {grade} | | |")


def test_rules_5_and_6_are_not_earlier_than_a_not_before_that_has_come() -> None:
    due("2026-11-23", quotes="Q-1 | 2026-11-10 | 1 | Sent |", customer="| | 2026-11-23 | |")
    due("2026-11-23", touches="2026-10-05 | 1 | Out | |", customer="| | 2026-11-23 | |")


def test_rule_6_takes_the_later_of_touch_and_quote() -> None:
    due("2026-12-15", touches="2026-11-16 | 1 | Out | |", quotes="Q-1 | 2026-11-17 | 1 | Lost |")
    due("2026-12-16", touches="2026-11-18 | 1 | Out | |", quotes="Q-1 | 2026-11-17 | 1 | Lost |")


@pytest.mark.parametrize(("outs", "day"), [(10, "2026-11-30"), (11, "2026-12-28")], ids=["10 silences", "11: parked"])
def test_rule_6_twice_ds_interval_where_the_next_step_is_park(outs: int, day: str) -> None:
    due(day, touches="2026-11-02 | 1 | Out | |\n" * outs)


def test_rule_6_the_intervals_are_settings() -> None:
    due("2026-11-12", touches="2026-11-10 | 1 | Out | |", interval_d=2)


def test_rule_6_an_interval_beyond_the_calendar_ends_on_its_last_day() -> None:
    parked = "2026-11-02 | 1 | Out | |\n" * 11
    due("9999-12-31", touches=parked, interval_d=100_000, park_factor=100_000)


@pytest.mark.parametrize(
    ("country", "quoted", "day", "why"),
    [
        ("", "2026-11-19", "2026-11-23", "Sunday"),
        ("Germany", "2026-11-18", "2026-11-23", "Saturday"),
        ("德国", "2026-12-22", "2026-12-28", "Christmas Day on Friday"),
        ("Saudi Arabia", "2026-11-17", "2026-11-23", "Friday and Saturday there, Sunday here"),
        ("Israel", "2026-11-17", "2026-11-23", "Friday and Saturday there, Sunday here"),
        ("US", "2026-11-23", "2026-11-27", "Thanksgiving"),
        ("", "2026-12-22", "2026-12-25", "no country, no holiday"),
        ("Narnia", "2026-12-22", "2026-12-25", "an unknown country, no holiday"),
    ],
)
def test_every_date_is_rolled_forward_to_a_day_on_which_both_work(
    country: str, quoted: str, day: str, why: str
) -> None:
    quote = f"Q-1 | {quoted} | 1 | Sent |"
    found = standing(_book(quotes=quote, customer=f"{country} | | | |"), date(2026, 12, 24)).due.date
    assert found == date.fromisoformat(day), why


def test_a_saturday_worked_in_exchange_counts_where_the_seller_works_it_too() -> None:
    # 2026-02-14, a Saturday, is worked in China in exchange for a day of Spring Festival
    found = [
        standing(
            _book(quotes="Q-1 | 2026-02-11 | 1 | Sent |", customer="中国 | | | |"), date(2026, 2, 12), workdays=days
        )
        for days in (frozenset(range(6)), frozenset(range(5)))
    ]
    assert [s.due.date for s in found] == [date(2026, 2, 14), date(2026, 2, 24)]


def test_workdays_are_the_sellers_and_may_hold_the_weekend_but_the_buyer_rests() -> None:
    due("2026-11-23", quotes="Q-1 | 2026-11-18 | 1 | Sent |", workdays=frozenset(range(7)))  # a Saturday
    due(
        "2026-11-22",
        quotes="Q-1 | 2026-11-18 | 1 | Sent |",
        customer="Saudi Arabia | | | |",
        workdays=frozenset(range(7)),
    )
    due("2026-11-24", quotes="Q-1 | 2026-11-20 | 1 | Sent |", workdays=frozenset({1, 2, 3}))  # Monday is free


def test_without_holidays_the_weekend_stays() -> None:
    due("2026-12-25", quotes="Q-1 | 2026-11-17 | 1 | Sent |", customer="Germany | | 2026-12-25 | |", holidays=False)
    due("2026-12-28", quotes="Q-1 | 2026-11-17 | 1 | Sent |", customer="Germany | | 2026-12-26 | |", holidays=False)
    due("2026-12-27", quotes="Q-1 | 2026-11-17 | 1 | Sent |", customer="SA | | 2026-12-25 | |", holidays=False,
        workdays=frozenset(range(7)))  # fmt: skip


def test_a_reply_owed_is_rolled_too() -> None:
    due("2026-11-23", touches="2026-11-20 | 1 | In | |")


STATES = {
    # grade: (the last day on which it is overdue only, the first on which it is neglected)
    "A": (7, 8),
    "B": (3, 4),
    "C": (10, 11),
    "D": (14, 15),
}


@pytest.mark.parametrize("grade", STATES)
def test_neglected_is_overdue_by_more_than_half_the_interval_in_whole_days(grade: str) -> None:
    last, first = STATES[grade]
    text = _book(customer=f"| {grade} | | | 2026-11-02")  # due on a Monday, by rule 4
    day = date(2026, 11, 2)
    states = [standing(text, date.fromordinal(day.toordinal() + n)).due for n in (-1, 0, 1, last, first)]
    assert [(s.state, s.days_overdue) for s in states] == [
        (None, None),
        ("due", None),
        ("overdue", 1),
        ("overdue", last),
        ("neglected", first),
    ]


@pytest.mark.parametrize(("today", "state"), [("2027-01-25", "overdue"), ("2027-01-26", "neglected")], ids=["28", "29"])
def test_neglected_who_is_parked_is_so_after_28_days(today: str, state: str) -> None:
    found = standing(_book("2026-11-02 | 1 | Out | |\n" * 11), date.fromisoformat(today))  # due 2026-12-28
    assert found.due.state == state


def test_neglected_goes_by_the_interval_of_rule_6_whatever_rule_gave_the_date() -> None:
    text = _book("2026-11-16 | 1 | In | | yes")  # a B to whom a reply is owed by the 17th
    assert [standing(text, date(2026, 11, n)).due.state for n in (20, 21)] == ["overdue", "neglected"]


@pytest.mark.parametrize("added", ["2026-11-23", "2026-10-01", "2019-01-01"])
def test_a_p_is_due_from_its_date_on_and_never_overdue(added: str) -> None:
    found = standing(_book(customer=f"| | | | {added}")).due
    assert (found.state, found.days_overdue) == ("due", None)


def test_a_p_by_hand_is_never_overdue_either() -> None:
    found = standing(_book("2026-01-02 | 1 | Out | |", customer="| P | | |")).due
    assert (found.state, found.days_overdue) == ("due", None)


def test_lateness_is_counted_from_the_rolled_date() -> None:
    found = standings(_book(quotes="Q-1 | 2026-11-18 | 1 | Sent |"), date(2026, 11, 24))["1"].due  # Saturday, rolled
    assert (found.date, found.days_overdue) == (date(2026, 11, 23), 1)
