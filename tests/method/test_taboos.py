"""domain.md 5: each of the seven taboos fires on a minimal case and is silent on its nearest innocent neighbour.

T1, and what T2 and T3 say of a letter, are tested with the letters' check.
"""

from datetime import date
from typing import Any

import pytest
from book_text import column, refreshed, standing, typed

from xlcrm.letters.check import findings
from xlcrm.letters.written import Facts
from xlcrm.method import taboos

ALL = "| | | | a@b.de | 1 |"  # Manual Grade | Do Not Contact | Not Before | Country | Email | Phone


def stand(touches: str, customer: str = ALL, quotes: str = "", **more: Any) -> Any:
    return standing(f"""
        Customers
        Customer ID | Company | Manual Grade | Do Not Contact | Not Before | Country | Email | Phone
        1           | Acme    | {customer}
        Touches
        Date | Customer | Direction | Topic | Medium | Substantive | Auto
        {touches}
        Quotes
        Quote No | Rev | Date | Customer | Status | Order Date
        {quotes}
    """, **more)  # fmt: skip


def codes(touches: str, customer: str = ALL, quotes: str = "", **more: Any) -> list[str]:
    return [w.code for w in stand(touches, customer, quotes, **more).warnings]


def outs(*rows: str) -> str:
    """`2026-11-20 price Email`: touches out; the topic `-` is none."""
    cells = [row.split() for row in rows]
    return "\n".join(
        f"{c[0]} | 1 | Out | {'' if c[1] == '-' else c[1]} | {c[2] if len(c) > 2 else ''} |" for c in cells
    )


# ---- T2: asking the same thing again -----------------------------------------------------------------------------------


def test_t2_the_newest_touch_has_the_topic_of_the_one_before() -> None:
    assert codes(outs("2026-10-01 price", "2026-11-20 price")) == ["T2"]


@pytest.mark.parametrize(
    "topics", [("price", "news"), ("reply", "reply"), ("quote", "quote"), ("first-letter", "first-letter")]
)
def test_t2_is_silent_on_another_topic_and_on_our_three(topics: tuple[str, str]) -> None:
    assert codes(outs(f"2026-10-01 {topics[0]}", f"2026-11-20 {topics[1]}")) == []


def test_t2_an_answer_between_or_a_year_does_not_make_it_another_topic() -> None:
    assert codes(outs("2026-10-01 price") + "\n2026-10-02 | 1 | In | | |\n" + outs("2026-11-20 price")) == ["T2"]
    assert codes(outs("2025-11-20 price", "2026-11-20 price")) == ["T2"]


def test_t2_a_touch_without_a_topic_between_makes_it_another() -> None:
    assert codes(outs("2026-09-01 price", "2026-10-01 -", "2026-11-20 price")) == []


def test_t2_is_over_once_another_topic_follows() -> None:
    assert codes(outs("2026-09-01 price", "2026-10-01 price", "2026-11-20 news")) == []


# ---- T3: blind follow-up -----------------------------------------------------------------------------------------------


def test_t3_the_newest_touch_has_no_topic() -> None:
    assert codes(outs("2026-10-01 price", "2026-11-20 -")) == ["T3"]
    assert codes(outs("2026-10-01 -", "2026-11-20 price")) == []


@pytest.mark.parametrize(("said", "found"), [("2026-11-20", []), ("2026-11-19", ["T3"])])
def test_t3_a_reply_owed_is_overdue(said: str, found: list[str]) -> None:
    assert codes(f"{said} | 1 | In | | |") == found


def test_t3_an_auto_reply_or_one_that_a_quote_answered_is_not_owed() -> None:
    assert codes("2026-11-19 | 1 | In | | |") == ["T3"]
    assert codes("2026-11-19 | 1 | In | | | | yes") == []
    assert codes("2026-11-19 | 1 | In | | |", quotes="Q-1 | | 2026-11-19 | 1 | Sent |") == []


# ---- T4: giving up after three silences, T6: interval too long -----------------------------------------------------------


def test_t4_three_silences_not_parked_and_neglected() -> None:
    silent = ("2026-07-01 price", "2026-08-01 news", "2026-09-01 visit")
    assert codes(outs(*silent)) == ["T4", "T6"]
    assert codes(outs(*silent[1:])) == ["T6"]
    assert codes(outs(*silent[:2], "2026-11-01 visit")) == []


def test_t4_is_silent_on_who_is_parked() -> None:
    many = [f"2026-{m:02}-01 {t}" for m in range(1, 7) for t in ("price", "news")][:11]
    dates = [row.replace("-01 ", f"-{3 + 14 * (n % 2):02} ") for n, row in enumerate(many)]
    assert codes(outs(*dates)) == ["T6"]


@pytest.mark.parametrize(("touched", "found"), [("2026-10-12", []), ("2026-10-09", ["T6"])])
def test_t6_the_row_is_neglected(touched: str, found: list[str]) -> None:
    assert codes(outs(f"{touched} price")) == found  # a D: 28 days, and 14 more


# ---- T5: interval too short --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "found"),
    [("2026-11-20", ["T5"]), ("2026-11-07", ["T5"]), ("2026-11-06", [])],
    ids=["0", "13", "14 of 28"],
)
def test_t5_less_than_half_the_interval_after_the_one_before(before: str, found: list[str]) -> None:
    assert codes(outs(f"{before} news", "2026-11-20 price")) == found


@pytest.mark.parametrize(("grade", "least"), [("A", 7), ("B", 3), ("C", 10), ("D", 14), ("P", 14)])
def test_t5_by_grade_and_never_under_3_days(grade: str, least: int) -> None:
    for gap in (least - 1, least):
        before = date(2026, 11, 20).toordinal() - gap
        touches = outs(f"{date.fromordinal(before)} news", "2026-11-20 price")
        assert codes(touches, f"{grade} | | | | |") == (["T5"] if gap < least else [])


def test_t5_is_silent_where_the_buyer_wrote_or_a_quote_went_out_between() -> None:
    two = outs("2026-11-16 news", "2026-11-20 price")
    assert codes(two) == ["T5"]
    assert codes(two + "\n2026-11-18 | 1 | In | | |") == []
    for day in ("2026-11-16", "2026-11-20"):
        assert codes(two, quotes=f"Q-1 | | {day} | 1 | Sent |") == []
    assert codes(two, quotes="Q-1 | | 2026-11-18 | 1 | Draft |") == ["T5"]
    assert codes(two, quotes="Q-1 | | 2026-11-18 | 1 | Sent |\nQ-1 | 1 | 2026-11-21 | 1 | Sent |") == []


def test_t5_between_is_by_rows_where_the_days_are_one_and_an_auto_reply_is_none() -> None:
    said, two = "2026-11-16 | 1 | In | | |\n", outs("2026-11-16 news", "2026-11-20 price")
    assert codes(said + two) == ["T5"]  # before the first of them
    first, second = two.splitlines()
    assert codes("\n".join((first, said, second))) == []
    assert codes("\n".join((first, said.replace("| | |", "| | | | yes"), second))) == ["T5"]
    assert codes("\n".join((first, second, said.replace("16", "20")))) == ["T5"]  # after the second


def test_t5_3_days_at_the_least_however_short_the_interval_and_half_a_day_does_not_count() -> None:
    for gap, interval, found in ((2, 1, ["T5"]), (3, 1, []), (3, 7, []), (3, 8, ["T5"]), (4, 9, [])):
        touches = outs(f"2026-11-{20 - gap} news", "2026-11-20 price")
        assert codes(touches, "B | | | | |", interval_b=interval, neglect_percent=500) == found, (gap, interval)


def test_t5_a_greeting_is_never_too_soon() -> None:
    assert codes(outs("2026-11-19 news", "2026-11-20 holiday")) == []
    assert codes(outs("2026-11-19 holiday", "2026-11-20 news")) == ["T5"]


def test_t5_an_order_of_the_touchs_own_day_gives_the_interval_of_an_a() -> None:
    """Who was parked, orders, and is written to on that day for he is an A by now, is written to in time."""
    topics = ("price", "news", "visit", "product") * 3
    parked = [f"2026-{1 + n // 2:02}-{5 + 14 * (n % 2):02} {topics[n]}" for n in range(11)]
    touches = outs(*parked, "2026-06-19 self-check")  # 14 days after the last of eleven silences; 28 for who is parked
    quote = "Q-1 | | 2025-12-01 | 1 | Ordered | {}"
    assert "T5" in codes(touches)
    assert "T5" not in codes(touches, quotes=quote.format("2026-06-18"))
    assert "T5" not in codes(touches, quotes=quote.format("2026-06-19"))
    assert "T5" in codes(touches, quotes=quote.format("2026-06-20"))


def test_t5_the_interval_is_the_one_of_just_before_that_touch() -> None:
    once = "2026-10-20 | 1 | In | | | yes\n"
    two = outs("2026-11-16 news", "2026-11-20 price")
    assert codes(once + two) == []  # a B then: 3 days
    assert codes(once + two + "\n2026-11-21 | 1 | In | | |\n2026-11-22 | 1 | Out | reply | |") == []
    assert codes(once.replace("yes", "") + two) == ["T5"]  # a C then: 10 days
    assert codes(once.replace("yes", "") + two, "| | 2026-12-10 | | |") == ["T5"]
    assert codes(once + two, "| | 2026-12-10 | | |") == []  # Not Before ignored


def test_t5_a_quote_counts_as_open_and_as_it_stood_before_that_touch() -> None:
    replied = "2026-10-20 | 1 | In | | |\n" + outs("2026-11-16 news", "2026-11-20 price")
    assert codes(replied, quotes="Q-1 | | 2026-10-21 | 1 | Lost |") == []
    assert codes(replied, quotes="Q-1 | | 2026-10-21 | 1 | Ordered | 2026-11-21") == []
    assert codes(replied, quotes="Q-1 | | 2026-10-21 | 1 | Ordered | 2026-10-30") == ["T5"]
    revised = "Q-1 | | 2026-10-21 | 1 | Sent |\nQ-1 | 1 | 2026-11-21 | 1 | Sent |"
    assert codes(replied, quotes=revised) == []


# ---- T7: one medium only -----------------------------------------------------------------------------------------------


def four(*media: str) -> str:
    days = ("2026-08-03", "2026-08-31", "2026-09-28", "2026-10-26")
    topics = ("price", "news", "visit", "product")
    return outs(*(f"{d} {t} {m}" for d, t, m in zip(days, topics, media, strict=True)))


def test_t7_the_last_four_silences_by_one_medium_while_another_is_known() -> None:
    assert codes(four("Email", "Email", "Email", "Email")) == ["T7"]
    assert codes(four("Email", "Email", "Email", "Email"), "| | | | a@b.de |") == []
    assert codes(four("Phone", "Email", "Email", "Email")) == []
    assert codes(four("", "Email", "Email", "Email")) == []
    assert codes(four("Meeting", "Meeting", "Meeting", "Meeting"), "| | | | a@b.de |") == ["T7"]
    assert codes(four("Meeting", "Meeting", "Meeting", "Meeting"), "| | | | |") == []
    answered = four("Email", "Email", "Email", "Email") + "\n2026-09-30 | 1 | In | | |"
    assert codes(answered) == []


def test_t7_goes_by_touches_that_name_a_medium_and_the_last_four_of_them() -> None:
    older = outs("2026-06-08 news Phone")
    assert codes(older + "\n" + four("Email", "Email", "Email", "Email")) == ["T7"]
    between = four("Email", "Email", "Email", "Email").splitlines()
    between.insert(2, outs("2026-09-14 self-check"))
    assert codes("\n".join(between)) == ["T7"]


def test_t7_is_not_met_by_who_turns_when_next_medium_does() -> None:
    three = "\n".join(four("Email", "Email", "Email", "Email").splitlines()[:3])
    assert stand(three).medium == "Phone"
    assert codes(four("Email", "Email", "Email", "Phone")) == []


def test_t7_proposes_what_stands_under_next_medium() -> None:
    found = standing(
        """
        Customers
        Customer ID | Company | Email  | Phone | IM
        1           | Acme    | a@b.de | 12    | wa
        Touches
        Date | Customer | Direction | Topic | Medium
        """
        + "\n".join(row.removesuffix("|") for row in outs("2026-07-06 fair Phone").splitlines())
        + "\n"
        + "\n".join(row.removesuffix("|") for row in four("Email", "Email", "Email", "Email").splitlines())
    )
    (warning,) = found.warnings
    assert found.medium == "IM" and warning.reason.en.endswith("all went by Email: try IM")
    assert warning.reason.zh.endswith("都用邮件，可以试试即时通讯")


def test_t7_proposes_another_medium_also_where_the_settings_let_next_medium_turn_later() -> None:
    two = "\n".join(four("Email", "Email", "Email", "Email").splitlines()[:2])
    found = stand(two, one_medium_from=2)
    assert found.medium == "Email"
    assert [w.reason.en for w in found.warnings if w.code == "T7"] == [
        "the last 2 touches without an answer all went by Email: try Phone"
    ]


# ---- where they show ---------------------------------------------------------------------------------------------------


def test_codes_stand_in_warnings_in_the_order_t1_to_t7_then_a1() -> None:
    touches = outs("2025-01-02 price Email", "2025-01-03 price Email")
    found = stand(touches, quotes="Q-1 | | 2024-01-02 | 1 | Ordered |").warnings
    assert [w.code for w in found] == ["T2", "T5", "T6", "A1"]
    assert all(w.reason.en and w.reason.zh for w in found)
    sheets = typed("""
        Customers
        Customer ID | Company
        1           | Acme
        Touches
        Date       | Customer | Direction | Topic
        2026-09-01 | 1        | Out       | price
        2026-09-02 | 1        | Out       | price
    """)
    refreshed(sheets)
    assert column(sheets, "Customers", "Warnings") == ["T2 T5 T6"]


def test_a_taboo_does_not_hide_another() -> None:
    assert codes("2026-11-16 | 1 | In | | | yes") == ["T3", "T6"]  # a B's message of a week ago
    assert codes(
        outs("2026-05-01 price Email", "2026-05-02 price Email", "2026-05-03 price Email", "2026-05-04 - Email")
    ) == ["T3", "T4", "T5", "T6", "T7"]


def test_each_of_the_seven_is_found_by_a_rule_here_or_in_the_check_of_letters() -> None:
    held = Facts(today=date(2026, 11, 23), not_before=date(2026, 12, 1), last_topic="news")
    letter = {
        "Subject": "Pumps",
        "Topic": "news",
        "Language": "en",
        "Body": "Dear Ann,\n\nAny update?\n\nBest regards,\nWang",
    }
    found = {finding.code for finding in findings(letter, held)} & {f"T{n}" for n in range(1, 8)}
    assert found == {"T1", "T2", "T3"}
    assert found | {code for code, _ in taboos.RULES} == {f"T{n}" for n in range(1, 8)}


def test_do_not_contact_rows_have_no_warnings() -> None:
    assert codes(outs("2026-09-01 price", "2026-09-02 price"), "| yes | | | |") == []


def test_a_p_is_never_neglected() -> None:
    assert codes("", "P | | | | |") == []


def test_their_numbers_are_settings() -> None:
    assert codes(outs("2026-11-05 news", "2026-11-20 price"), shortest_days=16) == ["T5"]
    assert codes(four("Phone", "Email", "Email", "Email"), one_medium_from=3) == ["T7"]
    assert codes(outs("2026-08-01 price", "2026-09-01 news"), giving_up_from=2) == ["T4", "T6"]
