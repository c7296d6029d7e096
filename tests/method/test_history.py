"""domain.md 1 and 2: which rows count, in which order, and Last Touch, Last Reply and Unanswered."""

from datetime import date

import pytest
from book_text import result, standing, standings

ACME = """
    Customers
    Customer ID | Company
    1           | Acme
"""


def quotes_that_count(rows: str) -> list[tuple[str, float, str]]:
    found = standing(ACME + "Quotes\nQuote No | Rev | Date | Customer | Status\n" + rows).history.quotes
    return [(q.number, q.rev, q.status) for q in found]


def test_of_one_quote_no_only_the_rows_of_the_highest_rev_count() -> None:
    assert quotes_that_count("""
        Q-1 | 1 | 2026-11-01 | 1 | Sent
        Q-1 | 2 | 2026-10-01 | 1 | Lost
        Q-1 | 0 | 2026-11-03 | 1 | PI
        Q-1 | 2 | 2026-10-02 | 1 | Negotiating
        Q-2 | 0 | 2026-10-03 | 1 | Sent
    """) == [("Q-1", 2, "Lost"), ("Q-1", 2, "Negotiating"), ("Q-2", 0, "Sent")]


def test_the_highest_rev_is_sought_among_those_beyond_draft() -> None:
    assert quotes_that_count("""
        Q-1 | 1 | 2026-11-01 | 1 | Sent
        Q-1 | 2 | 2026-11-02 | 1 | Draft
    """) == [("Q-1", 1, "Sent")]


def test_a_revision_of_the_future_is_ignored_as_its_row_is() -> None:
    assert quotes_that_count("""
        Q-1 | 1 | 2026-11-01 | 1 | Sent
        Q-1 | 2 | 2026-11-24 | 1 | Sent
    """) == [("Q-1", 1, "Sent")]


@pytest.mark.parametrize("rev", ["", "0", "'0", "0.0"])
def test_an_empty_rev_is_0(rev: str) -> None:
    assert quotes_that_count(f"""
        Q-1 |       | 2026-11-01 | 1 | Sent
        Q-1 | {rev} | 2026-11-02 | 1 | PI
    """) == [("Q-1", 0, "Sent"), ("Q-1", 0, "PI")]


def test_revisions_are_compared_as_numbers_and_numbers_as_a_person_reads_them() -> None:
    assert quotes_that_count("""
        Q-1 | '10 | 2026-11-01 | 1 | Sent
        q-1 | 9   | 2026-11-02 | 1 | PI
    """) == [("Q-1", 10, "Sent")]


def test_quotes_without_a_number_are_no_revisions_of_each_other() -> None:
    assert quotes_that_count("""
        | 2 | 2026-11-01 | 1 | Sent
        | 1 | 2026-11-02 | 1 | PI
    """) == [("", 2, "Sent"), ("", 1, "PI")]


def test_several_lines_of_one_revision_all_count() -> None:
    assert quotes_that_count("""
        Q-1 | 1 | 2026-11-01 | 1 | Lost
        Q-1 | 1 | 2026-11-01 | 1 | Ordered
    """) == [("Q-1", 1, "Lost"), ("Q-1", 1, "Ordered")]


def test_a_time_of_day_is_dropped() -> None:
    found = standing(ACME + """
        Touches
        Date             | Customer | Direction
        2026-11-03 00:10 | 1        | In
        2026-11-02 23:50 | 1        | Out
        2026-11-03 00:05 | 1        | Out
    """)  # fmt: skip
    assert (found.last_touch, found.last_reply) == (date(2026, 11, 3), date(2026, 11, 3))
    assert found.unanswered == 1  # of two rows of one date the later row is the newer, whatever the hour


def test_last_touch_is_the_newest_out_and_last_reply_the_newest_human_reply() -> None:
    found = standing(ACME + """
        Touches
        Date       | Customer | Direction | Auto
        2026-11-05 | 1        | Out       |
        2026-11-01 | 1        | Out       |
        2026-10-30 | 1        | In        |
        2026-10-20 | 1        | In        |
        2026-11-06 | 1        | In        | yes
        2026-11-24 | 1        | Out       |
    """)  # fmt: skip
    assert (found.last_touch, found.last_reply) == (date(2026, 11, 5), date(2026, 10, 30))


def unanswered(touches: str, quotes: str = "") -> int:
    touches = "Touches\nDate | Customer | Direction | Auto\n" + touches
    return standing(ACME + touches + "\nQuotes\nDate | Customer | Status | Order Date\n" + quotes).unanswered


def test_unanswered_is_all_touches_where_there_is_neither_reply_nor_order() -> None:
    assert (
        unanswered("""
        2026-11-01 | 1 | Out |
        2026-11-05 | 1 | Out |
        2026-11-02 | 1 | In  | yes
    """)
        == 2
    )


def test_unanswered_is_0_where_nothing_was_sent() -> None:
    assert unanswered("") == 0


def test_unanswered_counts_since_the_newest_human_reply() -> None:
    assert (
        unanswered("""
        2026-11-01 | 1 | Out |
        2026-11-02 | 1 | In  |
        2026-11-03 | 1 | Out |
        2026-11-04 | 1 | Out |
        2026-11-05 | 1 | In  | yes
    """)
        == 2
    )


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ("2026-11-02 | 1 | In |\n2026-11-02 | 1 | Out |", 1),
        ("2026-11-02 | 1 | Out |\n2026-11-02 | 1 | In |", 0),
        ("2026-11-02 | 1 | Out |\n2026-11-02 | 1 | In |\n2026-11-02 | 1 | Out |", 1),
    ],
    ids=["row after", "row before", "both"],
)
def test_unanswered_counts_on_the_day_of_the_reply_in_later_rows(rows: str, count: int) -> None:
    assert unanswered(rows) == count


@pytest.mark.parametrize(
    ("order", "count"),
    [
        ("2026-11-02 | 1 | Ordered |", 1),
        ("2026-10-01 | 1 | Ordered | 2026-11-02", 1),
        ("2026-10-01 | 1 | Ordered |", 3),
        ("2026-11-02 | 1 | Lost |", 3),
        ("2026-10-01 | 1 | Ordered | 2026-11-03", 0),
    ],
    ids=["date", "order date", "an older order", "no order", "later"],
)
def test_unanswered_counts_on_days_after_the_newest_order(order: str, count: int) -> None:
    touches = "2026-11-01 | 1 | Out |\n2026-11-02 | 1 | Out |\n2026-11-03 | 1 | Out |"
    assert unanswered(touches, order) == count


@pytest.mark.parametrize(
    ("order", "count"),
    [("2026-11-01", 2), ("2026-11-02", 1), ("2026-11-03", 0)],
    ids=["the reply is newer", "on one day", "the order is newer"],
)
def test_unanswered_counts_since_both_the_reply_and_the_order(order: str, count: int) -> None:
    touches = """
        2026-11-01 | 1 | Out |
        2026-11-02 | 1 | In  |
        2026-11-02 | 1 | Out |
        2026-11-03 | 1 | Out |
    """
    assert unanswered(touches, f"{order} | 1 | Ordered |") == count


def test_each_customer_has_a_history_of_his_own() -> None:
    found = standings("""
        Customers
        Customer ID | Company
        1           | Acme
        2           | Borg
        Touches
        Date       | Customer | Direction
        2026-11-01 | Borg     | Out
        2026-11-02 | 1        | Out
        2026-11-03 | 2        | In
    """)
    assert {id: (s.unanswered, s.last_touch) for id, s in found.items()} == {
        "1": (1, date(2026, 11, 2)),
        "2": (0, date(2026, 11, 1)),
    }


def test_what_lies_ahead_today_counts_when_its_day_has_come() -> None:
    text = ACME + "Touches\nDate | Customer | Direction\n2026-11-24 | 1 | Out"
    assert standing(text).last_touch is None
    tomorrow = result(text, date(2026, 11, 24))
    assert (tomorrow.standings[0].last_touch, list(tomorrow.problems)) == (date(2026, 11, 24), [])
