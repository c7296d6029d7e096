"""domain.md 1: grades and the one line that says why."""

from datetime import date

import pytest
from book_text import places, result, standing, standings

CUSTOMER = """
    Customers
    Customer ID | Company | Manual Grade | Not Before
    1           | Acme    |              |
"""


def why(text: str) -> tuple[str, str, str]:
    grade = standing(text).grade
    return grade.letter, grade.why.en, grade.why.zh


def test_rule_1_a_customer_with_one_order_is_an_a() -> None:
    assert why(CUSTOMER + """
        Quotes
        Quote No | Date       | Customer | Status
        Q-1043   | 2026-03-02 | 1        | Ordered
    """) == ("A", "order Q-1043 on 2026-03-02", "订单 Q-1043，2026-03-02")  # fmt: skip


def test_rule_1_names_the_order_date_where_it_is_filled_in() -> None:
    assert why(CUSTOMER + """
        Quotes
        Quote No | Date       | Customer | Status  | Order Date
        Q-1043   | 2026-03-02 | 1        | Ordered | 2026-04-11
    """) == ("A", "order Q-1043 on 2026-04-11", "订单 Q-1043，2026-04-11")  # fmt: skip


def test_rule_1_names_the_newest_order_by_order_date_else_date() -> None:
    assert why(CUSTOMER + """
        Quotes
        Quote No | Date       | Customer | Status  | Order Date
        Q-1      | 2026-03-02 | 1        | Ordered | 2026-06-01
        Q-2      | 2026-05-02 | 1        | Ordered |
        Q-3      | 2026-07-02 | 1        | Sent    |
    """)[1] == "order Q-1 on 2026-06-01"  # fmt: skip


def test_rule_1_of_two_orders_on_one_day_the_later_row_is_the_newer() -> None:
    assert why(CUSTOMER + """
        Quotes
        Quote No | Date       | Customer | Status
        Q-2      | 2026-05-02 | 1        | Ordered
        Q-1      | 2026-05-02 | 1        | Ordered
    """)[1] == "order Q-1 on 2026-05-02"  # fmt: skip


def test_rule_1_holds_for_an_order_of_long_ago_without_any_touch() -> None:
    assert why(CUSTOMER + """
        Quotes
        Quote No | Date       | Customer | Status
        Q-1      | 2009-05-02 | 1        | Ordered
    """)[0] == "A"  # fmt: skip


REPLY = """
    Touches
    Date       | Customer | Direction | Substantive
    {day}      | 1        | In        | {substantive}
"""


@pytest.mark.parametrize(
    ("day", "letter"),
    [("2026-11-23", "B"), ("2026-08-25", "B"), ("2026-08-24", "C")],
    ids=["today", "90 days ago", "91 days ago"],
)
def test_rule_2_a_reply_on_substance_counts_for_90_days(day: str, letter: str) -> None:
    assert standing(CUSTOMER + REPLY.format(day=day, substantive="yes")).grade.letter == letter


def test_rule_2_a_reply_on_substance_is_the_evidence() -> None:
    text = CUSTOMER + REPLY.format(day="2026-10-30", substantive="是")
    assert why(text) == ("B", "reply on substance 2026-10-30", "实质回复 2026-10-30")


def test_rule_2_the_days_are_a_setting_and_the_line_names_it() -> None:
    text = CUSTOMER + REPLY.format(day="2026-10-30", substantive="yes")
    grade = standing(text, substance_days=20).grade
    assert (grade.letter, grade.why.en) == ("C", "replied 2026-10-30, nothing of substance in 20 days")


QUOTED = """
    Touches
    Date       | Customer | Direction
    2026-01-05 | 1        | In
    Quotes
    Quote No | Date       | Customer | Status
    Q-1050   | {day}      | 1        | {status}
"""


@pytest.mark.parametrize(
    ("day", "letter"),
    [("2026-11-23", "B"), ("2026-08-25", "B"), ("2026-08-24", "C")],
    ids=["today", "90 days ago", "91 days ago"],
)
def test_rule_2_an_open_quote_counts_for_90_days_by_its_date(day: str, letter: str) -> None:
    assert standing(CUSTOMER + QUOTED.format(day=day, status="Negotiating")).grade.letter == letter


@pytest.mark.parametrize(
    ("status", "en", "zh"),
    [
        ("Sent", "open quote Q-1050 of 2026-11-02 (Sent)", "在途报价 Q-1050，2026-11-02（已报）"),
        ("Negotiating", "open quote Q-1050 of 2026-11-02 (Negotiating)", "在途报价 Q-1050，2026-11-02（在谈）"),
        ("PI", "open quote Q-1050 of 2026-11-02 (PI)", "在途报价 Q-1050，2026-11-02（已开PI）"),
        ("已开PI", "open quote Q-1050 of 2026-11-02 (PI)", "在途报价 Q-1050，2026-11-02（已开PI）"),
    ],
)
def test_rule_2_an_open_quote_is_sent_negotiating_or_pi(status: str, en: str, zh: str) -> None:
    assert why(CUSTOMER + QUOTED.format(day="2026-11-02", status=status)) == ("B", en, zh)


@pytest.mark.parametrize("status", ["Draft", "Lost", "Postponed"])
def test_rule_2_a_quote_in_any_other_status_makes_no_b(status: str) -> None:
    assert standing(CUSTOMER + QUOTED.format(day="2026-11-02", status=status)).grade.letter == "C"


def test_rule_2_needs_a_human_reply_beside_the_open_quote() -> None:
    assert standing(CUSTOMER + """
        Quotes
        Quote No | Date       | Customer | Status
        Q-7      | 2026-11-02 | 1        | Negotiating
    """).grade.letter == "D"  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "evidence"),
    [
        ("2026-11-01", "open quote Q-1 of 2026-11-02 (PI)"),
        ("2026-11-02", "reply on substance 2026-11-02"),
        ("2026-11-03", "reply on substance 2026-11-03"),
    ],
)
def test_rule_2_the_newer_evidence_is_named_and_on_one_day_the_reply(reply: str, evidence: str) -> None:
    assert why(CUSTOMER + f"""
        Touches
        Date       | Customer | Direction | Substantive
        {reply}    | 1        | In        | yes
        Quotes
        Quote No | Date       | Customer | Status
        Q-1      | 2026-11-02 | 1        | PI
    """)[1] == evidence  # fmt: skip


def test_rule_2_of_open_quotes_the_newest_is_named_though_a_lost_one_is_newer() -> None:
    assert why(CUSTOMER + """
        Touches
        Date       | Customer | Direction
        2026-01-05 | 1        | In
        Quotes
        Quote No | Date       | Customer | Status
        Q-3      | 2026-11-04 | 1        | Lost
        Q-2      | 2026-11-03 | 1        | Sent
        Q-1      | 2026-11-02 | 1        | PI
    """)[1] == "open quote Q-2 of 2026-11-03 (Sent)"  # fmt: skip


def test_rule_2_of_two_open_quotes_on_one_day_the_later_row_is_the_newer() -> None:
    assert why(CUSTOMER + """
        Touches
        Date       | Customer | Direction
        2026-01-05 | 1        | In
        Quotes
        Quote No | Date       | Customer | Status
        Q-2      | 2026-11-02 | 1        | Sent
        Q-1      | 2026-11-02 | 1        | PI
    """)[1] == "open quote Q-1 of 2026-11-02 (PI)"  # fmt: skip


def test_rule_2_not_before_holds_back_an_open_quote_too() -> None:
    text = CUSTOMER.replace("Acme    |              |", "Acme | | 2027-01-04")
    assert why(text + QUOTED.format(day="2026-11-02", status="PI")) == (
        "C",
        "replied 2026-01-05, on hold until 2027-01-04",
        "2026-01-05 有回复，暂缓至 2027-01-04",
    )


@pytest.mark.parametrize(
    ("not_before", "letter", "en", "zh"),
    [
        ("2026-11-24", "C", "replied 2026-10-30, on hold until 2026-11-24", "2026-10-30 有回复，暂缓至 2026-11-24"),
        ("2026-11-23", "B", "reply on substance 2026-10-30", "实质回复 2026-10-30"),
        ("2026-11-01", "B", "reply on substance 2026-10-30", "实质回复 2026-10-30"),
    ],
    ids=["tomorrow", "today", "past"],
)
def test_rule_2_not_before_must_not_lie_in_the_future(not_before: str, letter: str, en: str, zh: str) -> None:
    assert why(f"""
        Customers
        Customer ID | Company | Not Before
        1           | Acme    | {not_before}
        {REPLY.format(day="2026-10-30", substantive="yes")}
    """) == (letter, en, zh)  # fmt: skip


def test_rule_3_one_human_reply_makes_a_c_however_long_ago() -> None:
    text = CUSTOMER + REPLY.format(day="2011-05-01", substantive="yes")
    assert why(text) == (
        "C",
        "replied 2011-05-01, nothing of substance in 90 days",
        "2011-05-01 有回复，90 天内无实质进展",
    )


def test_rule_3_names_the_newest_reply_and_no_hold_where_it_would_be_a_c_anyway() -> None:
    assert why("""
        Customers
        Customer ID | Company | Not Before
        1           | Acme    | 2027-01-04
        Touches
        Date       | Customer | Direction
        2026-05-01 | 1        | In
        2026-04-01 | 1        | In
    """)[1] == "replied 2026-05-01, nothing of substance in 90 days"  # fmt: skip


def test_nobody_who_has_once_replied_falls_back_to_d() -> None:
    assert standing(CUSTOMER + """
        Touches
        Date       | Customer | Direction
        2016-05-01 | 1        | In
        2026-10-01 | 1        | Out
        2026-11-01 | 1        | Out
    """).grade.letter == "C"  # fmt: skip


@pytest.mark.parametrize(
    ("outs", "en", "zh"),
    [
        (1, "1 touch out, no reply", "去信 1 次，无回复"),
        (2, "2 touches out, no reply", "去信 2 次，无回复"),
        (3, "3 touches out, no reply", "去信 3 次，无回复"),
    ],
)
def test_rule_4_touches_without_a_reply_make_a_d(outs: int, en: str, zh: str) -> None:
    rows = "2026-10-01 | 1 | Out\n" * outs
    assert why(CUSTOMER + "Touches\nDate | Customer | Direction\n" + rows) == ("D", en, zh)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Sent", ("D", "quote Q-7 of 2026-11-02, no reply", "报价 Q-7，2026-11-02，无回复")),
        ("Lost", ("D", "quote Q-7 of 2026-11-02, no reply", "报价 Q-7，2026-11-02，无回复")),
        ("Draft", ("P", "not yet approached", "尚未开发")),
    ],
)
def test_rule_4_one_quote_that_is_not_a_draft_makes_a_d(status: str, expected: tuple[str, str, str]) -> None:
    assert why(CUSTOMER + f"""
        Quotes
        Quote No | Date       | Customer | Status
        Q-7      | 2026-11-02 | 1        | {status}
    """) == expected  # fmt: skip


def test_rule_4_names_the_touches_where_there_are_touches_and_a_quote() -> None:
    assert why(CUSTOMER + """
        Touches
        Date       | Customer | Direction
        2026-10-01 | 1        | Out
        Quotes
        Quote No | Date       | Customer | Status
        Q-7      | 2026-11-02 | 1        | Sent
    """)[1] == "1 touch out, no reply"  # fmt: skip


def test_rule_5_nothing_at_all_makes_a_p() -> None:
    assert why(CUSTOMER) == ("P", "not yet approached", "尚未开发")


@pytest.mark.parametrize("auto", ["yes", "是", "YES", "TRUE"])
def test_an_auto_reply_never_counts_as_a_reply(auto: str) -> None:
    found = standing(CUSTOMER + f"""
        Touches
        Date       | Customer | Direction | Auto   | Substantive
        2026-11-02 | 1        | In        | {auto} | yes
    """)  # fmt: skip
    assert (found.grade.letter, found.last_reply) == ("P", None)


@pytest.mark.parametrize("auto", ["no", "否", "", "FALSE", "perhaps"])
def test_an_in_touch_whose_auto_is_not_yes_is_a_human_reply(auto: str) -> None:
    found = standing(CUSTOMER + f"""
        Touches
        Date       | Customer | Direction | Auto
        2026-11-02 | 1        | In        | {auto}
    """)  # fmt: skip
    assert (found.grade.letter, found.last_reply) == ("C", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("manual", "en", "zh"),
    [
        ("A", "manual A; by the rules C: replied 2026-05-01, nothing of substance in 90 days", "手动 A；按规则为 C：2026-05-01 有回复，90 天内无实质进展"),
        ("潜力客户", "manual C; by the rules C: replied 2026-05-01, nothing of substance in 90 days", "手动 C；按规则为 C：2026-05-01 有回复，90 天内无实质进展"),
    ],
)  # fmt: skip
def test_rule_0_the_manual_grade_holds_and_the_line_names_both(manual: str, en: str, zh: str) -> None:
    text = CUSTOMER.replace("Acme    |", f"Acme    | {manual}") + REPLY.format(day="2026-05-01", substantive="")
    assert why(text)[1:] == (en, zh)


def test_rule_0_the_manual_grade_holds_in_every_rule() -> None:
    found = standings("""
        Customers
        Customer ID | Company | Manual Grade
        1           | One     | A
        2           | Two     | b
        3           | Three   | P
        Touches
        Date       | Customer | Direction
        2026-11-02 | 1        | Out
        2026-11-02 | 2        | Out
        2026-10-05 | 3        | Out
    """)
    assert {id: (s.grade.letter, s.due.date, s.due.state, s.topic == "first-letter") for id, s in found.items()} == {
        "1": ("A", date(2026, 11, 16), "overdue", False),
        "2": ("B", date(2026, 11, 9), "neglected", False),
        "3": ("P", date(2026, 11, 2), "due", True),
    }


def test_the_future_is_reported_and_ignored_and_dates_ahead_in_other_columns_are_not() -> None:
    found = result("""
        Customers
        Customer ID | Company | Not Before | Added
        1           | Acme    | 2027-01-04 | 2026-12-01
        Touches
        Date       | Customer | Direction
        2026-11-24 | 1        | In
        2026-11-23 | 1        | Out
        Quotes
        Quote No | Date       | Customer | Status  | Order Date | Valid Until
        Q-1      | 2026-11-24 | 1        | Ordered |            |
        Q-2      | 2026-11-20 | 1        | Lost    | 2027-01-01 | 2027-02-01
    """)
    assert found.standings[0].grade.why.en == "1 touch out, no reply"
    assert places(found.problems) == [("Touches", "A2"), ("Quotes", "B2")]
    assert "2026-11-24 lies ahead" in found.problems[0].message.en
    assert "2026-11-24 晚于今天" in found.problems[0].message.zh


def test_the_future_is_reported_of_rows_that_lack_something_else_too() -> None:
    found = result(CUSTOMER + """
        Touches
        Date       | Customer | Direction
        2026-11-24 | Nobody   | In
        2026-11-23 | Nobody   | In
        2026-11-25 | 1        |
        Quotes
        Date       | Customer | Status
        2026-11-24 | 1        | Maybe
    """)  # fmt: skip
    assert places(found.problems) == [("Touches", "A2"), ("Touches", "A4"), ("Quotes", "A2")]


@pytest.mark.parametrize(
    ("ordered", "warned"), [("2025-11-23", ()), ("2025-11-22", ("A1",))], ids=["365 days", "366 days"]
)
def test_an_a_whose_newest_order_is_over_365_days_old_stays_a_and_gets_a1(
    ordered: str, warned: tuple[str, ...]
) -> None:
    found = standing(CUSTOMER + f"""
        Quotes
        Quote No | Date       | Customer | Status  | Order Date
        Q-1      | 2020-11-02 | 1        | Ordered |
        Q-2      | 2024-11-02 | 1        | Ordered | {ordered}
    """)  # fmt: skip
    assert (found.grade.letter, tuple(w.code for w in found.warnings if w.code == "A1")) == ("A", warned)


@pytest.mark.parametrize(
    ("manual", "ordered", "warned"), [("A", "2024-11-02", ["A1"]), ("C", "2024-11-02", []), ("A", "", [])]
)
def test_a1_is_for_who_is_an_a_and_has_ordered(manual: str, ordered: str, warned: list[str]) -> None:
    order = f"Q-1 | {ordered} | 1 | Ordered" if ordered else ""
    found = standing(
        CUSTOMER.replace("Acme    |", f"Acme | {manual}") + f"Quotes\nQuote No | Date | Customer | Status\n{order}"
    )
    assert [w.code for w in found.warnings if w.code == "A1"] == warned


def test_do_not_contact_rows_have_no_warnings() -> None:
    assert standing("""
        Customers
        Customer ID | Company | Do Not Contact
        1           | Acme    | yes
        Quotes
        Quote No | Date       | Customer | Status
        Q-1      | 2020-11-02 | 1        | Ordered
    """).warnings == ()  # fmt: skip
