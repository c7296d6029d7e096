"""domain.md 3: the next topic, why that one, and with what material; greetings that do not wait."""

from datetime import date
from typing import Any

import pytest
from book_text import outcome, records, refreshed, result, standing, typed, understood

from xlcrm.method.refresh import Standing

CUSTOMER = "| | | | |"  # Manual Grade | Do Not Contact | Not Before | Country | Products | Language


def stand(touches: str = "", materials: str = "", quotes: str = "", customer: str = CUSTOMER, **more: Any) -> Standing:
    return standing(f"""
        Customers
        Customer ID | Company | Manual Grade | Do Not Contact | Not Before | Country | Products | Language
        1           | Acme    | {customer}
        Touches
        Date | Customer | Direction | Topic | Material
        {touches}
        Quotes
        Date | Customer | Status
        {quotes}
        Materials
        Topic | Title | From | To | Countries | Products | Grades | Language
        {materials}
    """, **more)  # fmt: skip


def topic(
    touches: str = "", materials: str = "", quotes: str = "", customer: str = CUSTOMER, **more: Any
) -> str | None:
    return stand(touches, materials, quotes, customer, **more).topic


SEVEN = ("self-check", "price", "product", "news", "fair", "visit", "holiday")
# A row each that may be used at any time, of the four topics that have no day
ALWAYS = "\n".join(f"{t} | A {t} | | | | | |" for t in ("self-check", "price", "product", "news", "visit"))


def test_who_must_not_be_contacted_has_no_topic() -> None:
    assert topic("2026-11-02 | 1 | In | |", customer="| yes | | | |") is None
    assert topic("2026-11-02 | 1 | In | |", customer="| no | | | |") == "reply"


def outs(*topics: str) -> str:
    return "\n".join(f"2026-10-{n:02} | 1 | Out | {t} |" for n, t in enumerate(topics, 1))


# ---- our three ---------------------------------------------------------------------------------------------------------


def test_a_reply_owed_is_reply() -> None:
    assert topic("2026-11-20 | 1 | In | |", ALWAYS) == "reply"


def test_a_reply_owed_is_reply_also_while_on_hold_and_to_a_p_by_hand() -> None:
    assert topic("2026-11-20 | 1 | In | |", customer="P | | 2027-01-01 | | |") == "reply"


def test_a_p_is_first_letter() -> None:
    assert topic(materials=ALWAYS) == "first-letter"
    assert topic("2026-11-20 | 1 | Out | price |", customer="P | | | | |") == "first-letter"
    assert topic("2026-11-18 | 1 | Out | price |", "", "2026-11-20 | 1 | Sent", "P | | | | |") == "first-letter"


def test_a_quote_just_sent_is_quote() -> None:
    assert topic(outs("price"), ALWAYS, "2026-11-20 | 1 | Sent") == "quote"


def test_a_quote_while_on_hold_is_not() -> None:
    assert topic(outs("price"), ALWAYS, "2026-11-20 | 1 | Sent", customer="| | 2027-01-01 | | |") == "self-check"


def test_do_not_contact_has_none() -> None:
    assert topic("2026-11-20 | 1 | In | |", customer="| yes | | | |") is None


# ---- used longest ago --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("used", "next_one"),
    [
        ((), "self-check"),
        (("self-check",), "price"),
        (("price",), "self-check"),
        (("price", "self-check"), "product"),
        (("价格更新", "自检"), "product"),
        (SEVEN, "self-check"),
        (("visit", "price", "product", "news", "fair", "self-check", "holiday"), "visit"),
        ((*SEVEN, "self-check"), "price"),
    ],
)
def test_of_topics_with_fresh_material_the_one_used_longest_ago_never_used_first_ties_in_the_tables_order(
    used: tuple[str, ...], next_one: str
) -> None:
    assert topic(outs(*used) if used else "2026-10-01 | 1 | Out | |", ALWAYS) == next_one


@pytest.mark.parametrize(
    ("used", "next_one"),
    [
        ((), "self-check"),
        (("self-check",), "news"),
        (("self-check", "news"), "visit"),
        (("price", "product"), "self-check"),
        (("visit", "self-check", "news"), "visit"),
        (("visit", "news", "self-check"), "visit"),
        (("self-check", "visit", "news", "self-check"), "visit"),
    ],
)
def test_with_none_left_self_check_visit_or_news_whichever_was_used_longest_ago(
    used: tuple[str, ...], next_one: str
) -> None:
    found = stand(outs(*used) if used else "2026-10-01 | 1 | Out | |")
    assert (found.topic, found.material) == (next_one, None)


def test_never_the_topic_of_the_newest_touch_though_it_alone_has_material() -> None:
    touches = "2026-10-01 | 1 | Out | product |"
    assert topic(touches, "product | PU-12 | | | | | |") == "self-check"
    assert topic("2026-10-01 | 1 | Out | price |", "price | Up | | 2026-11-30 | | | |") == "self-check"


@pytest.mark.parametrize(
    ("newest", "row"),
    [
        ("holiday", "holiday | Feast | 2026-11-25 | | | | |"),
        ("fair", "fair | Messe | 2026-12-07 | | | | |"),
        ("price", "price | Up | | 2026-11-30 | | | |"),
    ],
)
def test_never_the_topic_of_the_newest_touch_though_it_is_bound_to_a_time(newest: str, row: str) -> None:
    assert topic(f"2026-10-01 | 1 | Out | {newest} |", row) == "self-check"
    assert topic(f"2026-10-01 | 1 | Out | {newest} |\n2026-10-02 | 1 | Out | news |", row) == newest


def test_what_the_buyer_wrote_about_uses_no_topic_up() -> None:
    assert topic("2026-10-01 | 1 | In | self-check |\n2026-10-02 | 1 | Out | |", ALWAYS) == "self-check"


# ---- fresh material ----------------------------------------------------------------------------------------------------

OUT = "2026-10-01 | 1 | Out | |"


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        ("| | | | |", True),
        ("2026-11-23 | 2027-01-31 | | | |", True),
        ("2026-11-24 | | | | |", False),
        ("| 2026-11-23 | | | |", True),
        ("| 2026-11-22 | | | |", False),
        ("| | Germany; 法国 | | |", True),
        ("| | FR, DE | | |", True),
        ("| | France | | |", False),
        ("| | Narnia | | |", False),
        ("| | Narnia; Germany | | |", True),
        ("| | | pump | |", True),
        ("| | | Valves / seals | |", True),
        ("| | | ump | |", False),
        ("| | | LED | |", False),
        ("| | | | A, D |", True),
        ("| | | | BC |", False),
        ("| | | | X |", True),
        ("| | | | | en", True),
        ("| | | | | 英文", True),
        ("| | | | | zh", False),
    ],
)
def test_a_row_is_fresh_in_its_dates_and_for_the_country_products_grade_and_language_it_names(
    row: str, fits: bool
) -> None:
    found = stand(OUT, f"product | PU-12 | {row}", customer="| | | DE | Centrifugal pumps, valves (sealed) |")
    assert found.topic == ("product" if fits else "self-check")
    assert (found.material is not None) == fits


@pytest.mark.parametrize(
    ("named", "fits"),
    [
        ("| | |", True),
        ("Germany | | |", True),
        ("France | | |", False),
        ("| pumps | |", True),
        ("| seals | |", False),
        ("| | D |", True),
        ("| | AB |", False),
    ],
)
@pytest.mark.parametrize(
    "row", ["holiday | Feast | 2026-11-25 | |", "fair | Messe | 2026-12-07 | |", "price | Up | | 2026-11-30 |"]
)
def test_a_row_that_is_bound_to_a_time_has_to_fit_the_customer_too(row: str, named: str, fits: bool) -> None:
    found = topic(OUT, f"{row} {named}", customer="| | | DE | Centrifugal pumps |")
    assert found == (row.split()[0] if fits else "self-check")


def test_who_has_no_country_or_products_gets_no_row_that_names_them() -> None:
    assert topic(OUT, "product | PU-12 | | | Germany | | |") == "self-check"
    assert topic(OUT, "product | PU-12 | | | | pumps | |") == "self-check"


@pytest.mark.parametrize(
    ("named", "fresh"),
    [("PU-12", False), ("pu-12", False), ("Old price; PU-12", False), ("PU-120", True), ("", True)],
)
def test_a_row_is_used_once_a_touch_out_names_its_title(named: str, fresh: bool) -> None:
    touches = f"2026-10-01 | 1 | Out | product | {named}\n2026-10-05 | 1 | Out | news |"
    assert topic(touches, "product | PU-12 | | | | | |") == ("product" if fresh else "self-check")


@pytest.mark.parametrize(
    ("named", "fresh"),
    [
        ("Canton Fair, phase 1", True),
        ("Valves、Canton Fair， phase 1; Pumps", True),
        ("Canton Fair", False),
        ("Valves, canton fair, Pumps", False),
        ("Canton Fair, phase 1, Canton Fair", False),
        ("Canton Fair, phase 2", False),  # no row is called so: one word more on the same fair
    ],
)
def test_a_title_with_a_comma_names_no_row_that_is_a_part_of_it(named: str, fresh: bool) -> None:
    rows = "product | Canton Fair | | | | | |\nnews | Canton Fair, phase 1 | | | | | |"
    touches = f"2026-10-01 | 1 | Out | product | {named}\n2026-10-05 | 1 | Out | news |"
    assert topic(touches, rows) == ("product" if fresh else "self-check")


def test_a_row_is_used_by_our_own_touches_to_this_customer_alone() -> None:
    newest = "\n2026-10-05 | 1 | Out | news |"
    for other in ("2026-10-01 | 1 | In | product | PU-12", "2026-10-01 | 2 | Out | product | PU-12"):
        found = standing(f"""
            Customers
            Customer ID | Company
            1           | Acme
            2           | Borg
            Touches
            Date | Customer | Direction | Topic | Material
            {other + newest}
            Materials
            Topic   | Title
            product | PU-12
        """)
        assert found.topic == "product"


def test_the_material_chosen_is_the_first_fresh_row_and_the_reason_names_it() -> None:
    found = stand(
        "2026-10-01 | 1 | Out | news | PU-11",
        "product | PU-10 | 2027-01-01 | | | | |\nproduct | PU-11 | | | | | |\nproduct | PU-12 | | | | | |\nproduct | PU-13 | | | | | |",
    )
    assert found.material and found.material.title == "PU-12"
    assert found.about and found.about.why == (
        "product: PU-12, not yet told this customer",
        "“产品更新”，PU-12，尚未告知该客户",
    )


def test_without_the_sheet_the_topics_go_round_those_that_need_none() -> None:
    found = standing("""
        Customers
        Company |
        Acme    |
        Touches
        Date       | Customer | Direction | Topic
        2026-10-01 | Acme     | Out       | visit
    """)
    assert found.topic == "self-check"


# ---- bound to a time ---------------------------------------------------------------------------------------------------


def fair_on(day: str, touches: str = OUT) -> str | None:
    return topic(touches, f"fair | Messe | {day} | | | | |")


@pytest.mark.parametrize(
    ("day", "invited"),
    [
        ("2027-01-19", False),  # 57 days ahead
        ("2027-01-18", True),  # 56
        ("2026-12-29", True),  # 36
        ("2026-12-28", False),  # 35
        ("2026-12-08", False),  # 15
        ("2026-12-07", True),  # 14
        ("2026-12-01", True),  # 8
        ("2026-11-30", False),  # 7
        ("2026-11-27", False),  # 4
        ("2026-11-26", True),  # 3
        ("2026-11-24", True),  # 1
        ("2026-11-23", False),  # the day itself
        ("", False),
    ],
)
def test_a_fair_has_three_moments_56_to_36_14_to_8_and_3_to_1_days_before(day: str, invited: bool) -> None:
    assert fair_on(day) == ("fair" if invited else "self-check")


@pytest.mark.parametrize(
    ("touched", "invited"),
    [("2026-10-20", True), ("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False)],
)
def test_a_fair_once_in_each_window(touched: str, invited: bool) -> None:
    touches = f"{touched} | 1 | Out | fair | Messe\n2026-11-23 | 1 | Out | news |"
    assert fair_on("2026-12-07", touches) == ("fair" if invited else "self-check")


def test_the_reason_of_a_fair_counts_the_days_and_the_moment() -> None:
    about = stand(OUT, "fair | Messe | 2026-12-07 | | | | |").about
    assert about and about.why == (
        "fair: Messe on 7 Dec, 14 days ahead, time 2 of 3 to invite",
        "“展会邀请”，Messe 12月7日开幕，还有 14 天，第 2 个邀请时段（共 3 个）",
    )


@pytest.mark.parametrize(
    ("until", "first"), [("2026-11-23", True), ("2026-12-07", True), ("2026-12-08", False), ("", False)]
)
def test_a_price_that_expires_within_14_days_comes_before_what_was_used_longer_ago(until: str, first: bool) -> None:
    touches = outs("price", "news")
    materials = f"price | PU-12 up | | {until} | | | |\nproduct | PU-13 | | | | | |"
    assert topic(touches, materials) == ("price" if first else "product")


def test_a_price_is_bound_to_a_time_only_in_its_dates_and_until_it_is_used() -> None:
    touches = outs("price", "news")
    assert topic(touches, "price | Up | 2026-11-24 | 2026-11-30 | | | |\nproduct | PU-13 | | | | | |") == "product"
    used = "2026-10-01 | 1 | Out | price | Up\n2026-10-02 | 1 | Out | news |"
    assert topic(used, "price | Up | | 2026-11-30 | | | |\nproduct | PU-13 | | | | | |") == "product"


def test_of_time_bound_ones_the_holiday_comes_first_then_the_fair_then_the_price() -> None:
    rows = [
        "price | Up | | 2026-11-30 | | | |",
        "fair | Messe | 2026-12-07 | | | | |",
        "holiday | Feast | 2026-11-25 | | | | |",
    ]
    assert topic(OUT, "\n".join(rows)) == "holiday"
    assert topic(OUT, "\n".join(rows[:2])) == "fair"
    assert topic(OUT, rows[0]) == "price"


# ---- holidays ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("feast", "greeted"),
    [
        ("2026-11-23", False),
        ("2026-11-24", True),
        ("2026-11-26", True),
        ("2026-11-27", False),
    ],
)
def test_a_holiday_of_materials_is_greeted_1_to_3_working_days_ahead(feast: str, greeted: bool) -> None:
    assert topic(OUT, f"holiday | Feast | {feast} | | | | |") == ("holiday" if greeted else "self-check")


@pytest.mark.parametrize(
    ("today", "greeted"),
    [("2026-11-03", False), ("2026-11-04", True), ("2026-11-06", True), ("2026-11-07", False), ("2026-11-08", False)],
)
def test_working_days_are_the_buyers_and_without_a_row_the_chief_feasts_of_his_country_count(
    today: str, greeted: bool
) -> None:
    found = stand(OUT, customer="| | | India | |", today=date.fromisoformat(today))  # Diwali is Sunday 8 November
    assert found.topic == ("holiday" if greeted else "self-check")


def test_the_reason_of_a_greeting_names_the_feast_and_the_last_day_for_it() -> None:
    about = stand(OUT, customer="| | | India | |", today=date(2026, 11, 4)).about
    assert about and about.why == (
        "holiday: Diwali on 8 Nov, greet by 6 Nov",
        "“节日问候”，排灯节 11月8日，最晚 11月6日问候",
    )
    assert about.feast and about.feast.day == date(2026, 11, 8) and about.by == date(2026, 11, 6)


def test_an_estimated_date_says_so() -> None:
    about = stand("2026-02-01 | 1 | Out | |", customer="| | | Morocco | |", today=date(2026, 3, 18)).about
    assert about and about.why.en == "holiday: Eid al-Fitr on 20 Mar (estimated), greet by 19 Mar"
    assert "推算" in about.why.zh


def test_a_row_for_the_holiday_stands_in_place_of_the_chief_feast() -> None:
    row = "holiday | Happy Diwali | 2026-11-08 | | IN | | |"
    found = stand(OUT, row, customer="| | | India | |", today=date(2026, 11, 4))
    assert found.material and found.material.title == "Happy Diwali"
    used = "2026-10-01 | 1 | Out | holiday | Happy Diwali\n2026-10-02 | 1 | Out | news |"
    assert topic(used, row, customer="| | | India | |", today=date(2026, 11, 4)) == "self-check"


def test_a_feast_is_greeted_once_a_year() -> None:
    again = "2026-11-04 | 1 | Out | holiday |\n2026-11-05 | 1 | Out | news |"
    assert topic(again, customer="| | | India | |", today=date(2026, 11, 6)) == "self-check"
    last_year = "2025-10-17 | 1 | Out | holiday | Diwali\n2026-10-05 | 1 | Out | news |"
    assert topic(last_year, customer="| | | India | |", today=date(2026, 11, 6)) == "holiday"


# ---- greetings ---------------------------------------------------------------------------------------------------------


def greeting(touches: str, customer: str = "A | | | India | |", today: str = "2026-11-05") -> bool:
    return stand(touches, customer=customer, today=date.fromisoformat(today)).greeting is not None


FIVE_DAYS_AGO = "2026-10-31 | 1 | Out | news |"


@pytest.mark.parametrize("letter", "ABCDP")
def test_an_a_b_or_c_who_is_not_due_is_greeted_a_d_or_p_is_not(letter: str) -> None:
    assert greeting(FIVE_DAYS_AGO, f"{letter} | | | India | |") == (letter in "ABC")


def test_who_is_due_is_not_greeted_besides_for_his_topic_is_the_feast() -> None:
    found = stand("2026-10-22 | 1 | Out | news |", customer="A | | | India | |", today=date(2026, 11, 5))
    assert (found.due.state, found.greeting, found.topic) == ("due", None, "holiday")


@pytest.mark.parametrize(("touched", "greeted"), [("2026-11-02", True), ("2026-11-03", False), ("2026-11-05", False)])
def test_who_had_a_touch_within_3_days_is_not_greeted(touched: str, greeted: bool) -> None:
    assert greeting(f"{touched} | 1 | Out | news |") == greeted


def test_who_was_greeted_last_is_not_greeted_again() -> None:
    assert not greeting("2026-10-31 | 1 | Out | holiday |")


def test_only_on_the_days_of_the_window() -> None:
    assert [greeting(FIVE_DAYS_AGO, today=f"2026-11-{n:02}") for n in (3, 4, 5, 6, 7, 8)] == [
        False, True, True, True, False, False,
    ]  # fmt: skip


def test_who_is_on_hold_or_waits_for_an_answer_or_must_be_left_alone_is_not_greeted() -> None:
    assert not greeting(FIVE_DAYS_AGO, "A | | 2026-12-01 | India | |")
    assert not greeting(FIVE_DAYS_AGO + "\n2026-11-05 | 1 | In | |")
    assert not greeting(FIVE_DAYS_AGO, "A | yes | | India | |")


def test_who_was_never_written_to_is_greeted_too() -> None:
    assert stand("", quotes="2026-10-30 | 1 | Ordered", customer="| | | India | |", today=DIWALI).greeting is not None


def test_a_quote_just_sent_keeps_its_topic_for_the_day_that_it_is_due() -> None:
    found = stand(FIVE_DAYS_AGO, quotes="2026-11-04 | 1 | Sent", customer="B | | | India | |", today=DIWALI)
    assert (found.topic, found.greeting and found.greeting.code) == ("quote", "holiday")


BOOK = """
    Customers
    Customer ID | Company | Manual Grade | Country | Email  | Contact
    1           | Soon    | A            | India   | a@b.in | Mr Rao
    2           | Due     | C            |         | c@d.de | Ann
    3           | Greeted | C            | India   | e@f.in | Ms Devi
    4           | Greetd2 | B            | India   | g@h.in | Ms Kaur
    Touches
    Date       | Customer | Direction | Topic
    2026-10-23 | 1        | Out       | holiday
    2026-10-15 | 2        | Out       | news
    2026-10-25 | 3        | Out       | news
    2026-10-31 | 4        | Out       | news
"""
DIWALI = date(2026, 11, 5)


def test_greetings_stand_after_the_due_and_before_the_next_7_days_by_grade() -> None:
    agenda = result(BOOK, DIWALI).agenda
    assert [(s.customer.company, s.state, s.topic) for s in agenda] == [
        ("Due", "due", "self-check"),
        ("Greetd2", "greeting", "holiday"),
        ("Greeted", "greeting", "holiday"),
        ("Soon", "upcoming", "self-check"),
    ]


def test_next_due_stays_and_the_book_shows_the_greeting_in_its_language() -> None:
    sheets = typed(BOOK)
    refreshed(sheets, DIWALI)
    row = records(sheets, "Agenda")[2]
    assert (row["State"], row["Next Topic"], row["Due"]) == ("greeting", "holiday", date(2026, 11, 16))
    assert records(sheets, "Customers")[2]["Next Due"] == date(2026, 11, 16)
    assert not outcome(sheets, DIWALI).changes


def test_in_a_chinese_book_a_greeting_is_one_in_chinese() -> None:
    sheets = typed("""
        客户
        客户编号 | 公司名称 | 手动等级 | 国家
        1        | 甲       | C        | 印度
        跟进记录
        日期       | 客户 | 方向 | 话题
        2026-10-25 | 1    | 去   | 公司动态
    """, "zh")  # fmt: skip
    refreshed(sheets, DIWALI)
    (row,) = records(sheets, "日程")
    assert (row["状态"], row["下次话题"], row["到期日"]) == ("问候", "节日问候", date(2026, 11, 16))


def test_letters_to_be_greeted_are_drafted_after_those_of_the_due() -> None:
    sheets = typed(BOOK)
    refreshed(sheets, DIWALI)
    assert [(r["Company"], r["Topic"]) for r in records(sheets, "Emails")] == [
        ("Due", "self-check"),
        ("Greetd2", "holiday"),
        ("Greeted", "holiday"),
    ]


# ---- reading -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Price_Update", "price"),
        ("节日问候", "holiday"),
        ("开发信", "first-letter"),
        ("报价跟进", "quote"),
        ("回复", "reply"),
    ],
)
def test_topics_are_read_in_either_language(written: str, code: str) -> None:
    book = understood(f"""
        Customers
        Company |
        Acme    |
        Touches
        Date       | Customer | Direction | Topic
        2026-10-01 | Acme     | Out       | {written}
    """).book
    assert [t.topic for t in book.touches] == [code]


def test_the_numbers_are_settings() -> None:
    assert topic(OUT, "fair | Messe | 2026-11-30 | | | | |", fair_days=((10, 5),)) == "fair"
    assert topic(OUT, "holiday | Feast | 2026-11-27 | | | | |", holiday_days=4) == "holiday"
    rows = "product | PU-13 | | | | | |\nprice | Up | | 2026-12-10 | | | |"
    assert topic(outs("price", "news"), rows, expiring_days=17) == "price"
    yesterday = "2026-11-04 | 1 | Out | news |"
    assert stand(yesterday, customer="A | | | India | |", today=DIWALI, greeting_rest_days=1).greeting is not None


# ---- of several, which -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [False, True], ids=["the nearer first", "the nearer last"])
@pytest.mark.parametrize(
    ("rows", "title", "why"),
    [
        (
            ("holiday | Founders' day | 2026-11-25 | 2026-11-25 | | | |", "holiday | Mill day | 2026-11-26 | 2026-11-26 | | | |"),
            "Founders' day", "holiday: Founders' day on 25 Nov, greet by 24 Nov",
        ),
        (
            ("price | LED | | 2026-11-30 | | | |", "price | Wire | | 2026-12-04 | | | |"),
            "LED", "price: LED, not yet told this customer, expires on 30 Nov",
        ),
    ],
    ids=["holiday", "price"],
)  # fmt: skip
def test_of_two_rows_that_are_bound_to_a_time_the_nearer_is_told_wherever_it_stands(
    rows: tuple[str, str], title: str, why: str, turned: bool
) -> None:
    found = stand(outs("news"), "\n".join(reversed(rows) if turned else rows)).about
    assert found and found.material and (found.material.title, found.why.en) == (title, why)


def test_a_quote_just_sent_is_named_though_another_of_its_day_is_talked_about_already() -> None:
    found = standing("""
        Customers
        Customer ID | Company
        1           | Acme
        Quotes
        Quote No | Date       | Customer | Status
        Q-1      | 2026-11-16 | 1        | Sent
        Q-2      | 2026-11-20 | 1        | Sent
        Q-3      | 2026-11-20 | 1        | Negotiating
    """).about
    assert found and found.why.en == "quote: first follow-up of quote Q-2 of 2026-11-20"


def test_a_row_of_materials_that_has_nothing_but_a_topic_is_nothing_to_write_about() -> None:
    found = stand("2026-10-01 | 1 | Out | news |", "self-check | | | | | | |\nproduct | A new model | | | | | |")
    assert (found.topic, found.about and found.about.material and found.about.material.title) == (
        "product",
        "A new model",
    )
