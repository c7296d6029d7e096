"""The numbers of the Dashboard, each from rows in sight (domain.md 6, 7 and 10). TODAY is Monday 2026-11-23."""

from datetime import date

import pytest
from book_text import TODAY, result

from xlcrm.method.dashboard import Dashboard, Load, Month, Step, Week, dashboard

CUSTOMERS = """
    Customers
    Customer ID | Company | Owner | Added      | Manual Grade | Do Not Contact
"""
ACME = CUSTOMERS + "C-1 | Acme | Lee | 2026-01-01 | |\n"
TOUCHES = """
    Touches
    Date       | Customer | Direction | Auto
"""
QUOTES = """
    Quotes
    Quote No | Rev | Date | Customer | Status | Currency | Order Date
"""


def counted(text: str, today: date = TODAY) -> Dashboard:
    return dashboard(result(text, today), today)


def test_of_an_empty_book_everything_is_nothing_and_every_table_has_its_lines() -> None:
    found = counted(CUSTOMERS)
    assert (found.customers, found.to_do, found.replies_owed, found.open_quotes, found.evaporated, found.orders) == (
        0,
    ) * 6
    assert (found.won_rate, found.owners, found.currencies) == (None, [], [])
    assert (len(found.weeks), len(found.steps), len(found.months), len(found.causes)) == (26, 6, 12, 10)
    assert dict(found.grades) == dict.fromkeys("ABCDP", 0)


def test_customers_are_counted_by_the_grade_that_holds() -> None:
    found = counted(CUSTOMERS + """
        C-1 | Acme | | | A |
        C-2 | Borg | | | A |
        C-3 | Cyan | | | D |
        C-4 | Dune | | |   |
    """)  # fmt: skip
    assert (found.customers, dict(found.grades)) == (4, {"A": 2, "B": 0, "C": 0, "D": 1, "P": 1})


LATE = (
    CUSTOMERS
    + """
    C-1 | Due       | Lee | | |
    C-2 | Overdue   | lee | | |
    C-3 | Neglected | Sam | | |
    C-4 | Ahead     | Sam | | |
    C-5 | Quiet     | Sam | | | yes
    C-6 | Prospect  |     | | |
"""
    + TOUCHES
    + """
    2026-10-26 | C-1 | Out |
    2026-10-19 | C-2 | Out |
    2026-09-01 | C-3 | Out |
    2026-11-20 | C-4 | Out |
    2026-09-01 | C-5 | Out |
"""
)


def test_due_overdue_and_neglected_are_three_counts_by_owner_however_he_is_spelt() -> None:
    found = counted(LATE)
    assert (found.due, found.overdue, found.neglected, found.to_do) == (2, 1, 1, 4)  # the prospect is due
    assert found.owners == [Load("Lee", 1, 1, 0), Load("", 1, 0, 0), Load("Sam", 0, 0, 1)]


def test_of_many_owners_the_ten_with_most_to_do_are_named_and_the_others_are_one() -> None:
    rows = [f"C-{n}{k} | c{n}{k} | owner {n:02} | 2026-01-01 | |" for n in range(1, 13) for k in range(n)]
    found = counted(CUSTOMERS + "\n".join(rows))
    assert [load.owner for load in found.owners] == [*(f"owner {n:02}" for n in range(12, 2, -1)), ""]
    assert found.owners[0] == Load("owner 12", 12, 0, 0) and found.owners[-1] == Load("", 3, 0, 0, others=2)


def test_a_reply_owed_is_one_that_nobody_has_answered() -> None:
    book = CUSTOMERS + """
        C-1 | Acme | | | |
        C-2 | Borg | | | |
        C-3 | Cyan | | | | yes
    """ + TOUCHES + """
        2026-11-20 | C-1 | In  |
        2026-11-19 | C-2 | In  |
        2026-11-20 | C-2 | Out |
        2026-11-20 | C-3 | In  |
    """  # fmt: skip
    assert counted(book).replies_owed == 1


def test_weeks_begin_on_monday_and_the_last_is_that_of_today() -> None:
    found = counted(ACME + TOUCHES + """
        2026-05-31 | C-1 | Out |
        2026-06-01 | C-1 | Out |
        2026-06-07 | C-1 | In  |
        2026-11-15 | C-1 | Out |
        2026-11-16 | C-1 | Out |
        2026-11-22 | C-1 | In  |
        2026-11-22 | C-1 | In  | yes
        2026-11-23 | C-1 | Out |
        2026-11-24 | C-1 | Out |
    """).weeks  # fmt: skip
    assert found[0] == Week(date(2026, 6, 1), 1, 1)  # not the day before it
    assert found[-3:] == [Week(date(2026, 11, 9), 1, 0), Week(date(2026, 11, 16), 1, 1), Week(date(2026, 11, 23), 1, 0)]


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 11, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_there_are_always_26_weeks_to_today(today: date) -> None:
    weeks = counted(ACME, today).weeks
    assert len(weeks) == 26 and all(week.monday.weekday() == 0 for week in weeks)
    assert 0 <= (today - weeks[-1].monday).days < 7


def steps(text: str, kind: str) -> list[int]:
    """How many replies or orders came after the 1st, 2nd, 3rd, 4th, 5th to 12th, and a later touch."""
    return [getattr(step, kind) for step in counted(text).steps]


def test_a_reply_counts_at_the_touch_it_answers_and_one_that_answers_nothing_nowhere() -> None:
    book = ACME + TOUCHES + """
        2026-01-01 | C-1 | In  |
        2026-01-02 | C-1 | Out |
        2026-01-03 | C-1 | In  | yes
        2026-01-03 | C-1 | In  |
        2026-01-04 | C-1 | In  |
        2026-01-05 | C-1 | Out |
        2026-01-06 | C-1 | Out |
        2026-01-06 | C-1 | In  |
    """  # fmt: skip
    assert steps(book, "replies") == [1, 1, 0, 0, 0, 0]


def test_an_order_counts_by_the_touches_since_the_order_before_those_of_its_own_day_included() -> None:
    book = ACME + TOUCHES + """
        2026-01-02 | C-1 | Out |
        2026-01-05 | C-1 | Out |
        2026-02-01 | C-1 | Out |
    """ + QUOTES + """
        Q-1 | | 2026-01-03 | C-1 | Ordered | | 2026-01-05
        Q-1 | | 2026-01-03 | C-1 | Ordered | | 2026-01-05
        Q-2 | | 2026-02-09 | C-1 | Ordered | |
        Q-3 | | 2026-02-10 | C-1 | Ordered | |
    """  # fmt: skip
    found = counted(book)
    assert [s.orders for s in found.steps] == [1, 1, 0, 0, 0, 0]  # Q-2 after one, Q-1 after two
    assert found.orders == 3  # before Q-3 there is no touch since Q-2, so that it is in no column of steps


@pytest.mark.parametrize(("touches", "place"), [(1, 0), (2, 1), (3, 2), (4, 3), (5, 4), (12, 4), (13, 5), (40, 5)])
def test_touches_fall_where_the_method_divides_them(touches: int, place: int) -> None:
    outs = "\n".join(["2026-01-02 | C-1 | Out |"] * touches)
    book = ACME + TOUCHES + outs + QUOTES + "Q-1 | | 2026-01-09 | C-1 | Ordered | |"
    assert steps(book, "orders") == [int(n == place) for n in range(6)]


def test_the_claim_of_the_method_stands_beside_them_as_it_makes_it() -> None:
    assert [step.claimed for step in counted(CUSTOMERS).steps] == [0.02, 0.03, 0.05, 0.10, 0.80, None]
    assert counted(CUSTOMERS).steps[4] == Step(5, 12, 0, 0, 0.80)  # after the 4th to the 11th follow-up


def test_quotes_count_by_number_in_their_newest_revision_and_by_what_has_come_furthest() -> None:
    found = counted(ACME + QUOTES + """
        Q-1 | 1 | 2026-11-01 | C-1 | Lost        | usd |
        Q-1 | 2 | 2026-11-02 | C-1 | Sent        | usd |
        q-1 | 2 | 2026-11-02 | C-1 | Ordered     | USD |
        Q-2 |   | 2026-11-03 | C-1 | PI          | EUR |
        Q-3 |   | 2026-11-03 | C-1 | Draft       | EUR |
        Q-4 |   | 2026-11-03 | C-1 | Sent        | US$ |
        Q-5 |   | 2026-11-03 | C-1 | Sent        | 美元 |
            |   | 2026-11-03 | C-1 | Negotiating | USD |
            |   | 2026-11-03 | C-1 | Negotiating |     |
            |   | 2025-11-30 | C-1 | Sent        | GBP |
    """)  # fmt: skip
    counts = {money.currency: dict(money.statuses) for money in found.currencies}
    assert counts == {"USD": {"Ordered": 1, "Negotiating": 1, "Sent": 2}, "EUR": {"PI": 1}, "": {"Negotiating": 1}}
    assert found.open_quotes == 6  # the old one, of no month shown, is open still


def test_of_many_currencies_the_four_quoted_in_most_are_named_and_the_others_are_one() -> None:
    rows = [f"Q-{n}{k} | | 2026-11-02 | C-1 | Sent | C{n} |" for n in range(1, 7) for k in range(n)]
    found = counted(ACME + QUOTES + "\n".join(rows)).currencies
    assert [(m.currency, m.statuses["Sent"], m.others) for m in found] == [
        ("C6", 6, 0),
        ("C5", 5, 0),
        ("C4", 4, 0),
        ("C3", 3, 0),
        ("", 3, 2),
    ]


def test_won_rates_are_of_the_decided_by_the_month_of_the_quote() -> None:
    found = counted(ACME + QUOTES + """
        Q-1 | | 2025-11-30 | C-1 | Ordered   | |
        Q-2 | | 2025-12-01 | C-1 | Lost      | |
        Q-3 | | 2026-10-01 | C-1 | Ordered   | | 2026-11-05
        Q-4 | | 2026-10-02 | C-1 | Lost      | |
        Q-5 | | 2026-10-03 | C-1 | Lost      | |
        Q-6 | | 2026-10-04 | C-1 | Postponed | |
    """)  # fmt: skip
    assert len(found.months) == 12
    assert found.months[0] == Month(date(2025, 12, 1), 0, 1, 0) and found.months[0].rate == 0
    assert found.months[-2] == Month(date(2026, 10, 1), 1, 2, 1) and found.months[-2].rate == 0.333
    assert found.months[-1] == Month(date(2026, 11, 1), 0, 0, 0) and found.months[-1].rate is None
    assert (found.won_rate, found.orders) == (0.25, 1)


def test_orders_in_12_months_are_those_of_the_months_shown() -> None:
    found = counted(ACME + QUOTES + """
        Q-1 | | 2025-11-20 | C-1 | Ordered | | 2025-11-30
        Q-2 | | 2025-11-20 | C-1 | Ordered | | 2025-12-01
        Q-3 | | 2026-11-20 | C-1 | Ordered | | 2026-11-30
        Q-4 | | 2026-11-20 | C-1 | Ordered | | 2026-12-01
    """)  # fmt: skip
    assert found.orders == 2  # not last November's, nor December's, which has not begun


def test_the_twelve_months_go_back_over_the_turn_of_the_year() -> None:
    firsts = [month.first for month in counted(CUSTOMERS, date(2027, 2, 28)).months]
    assert (firsts[0], firsts[10], firsts[11]) == (date(2026, 3, 1), date(2027, 1, 1), date(2027, 2, 1))


def test_an_evaporated_quote_counts_once_at_the_cause_told_else_at_the_likeliest() -> None:
    found = result(ACME + """
        Quotes
        Quote No | Date       | Customer | Status | Valid Until
        Q-1      | 2026-10-01 | C-1      | Sent   | 2026-10-10
        Q-2      | 2026-10-02 | C-1      | Sent   | 2026-10-10
        Q-3      | 2026-11-20 | C-1      | Sent   |
    """)  # fmt: skip
    (second, first) = found.evaporated  # the newest first
    assert second.causes[0] == first.causes[0] == "O6"
    by_evidence = {why.cause: (why.told, why.likely) for why in dashboard(found, TODAY).causes}
    assert {cause: n for cause, n in by_evidence.items() if any(n)} == {"O6": (0, 2)}
    told = {why.cause: (why.told, why.likely) for why in dashboard(found, TODAY, ["O1", None]).causes}
    assert {cause: n for cause, n in told.items() if any(n)} == {"O1": (1, 0), "O6": (0, 1)}
    assert dashboard(found, TODAY).evaporated == 2
