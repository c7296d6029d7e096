"""domain.md 3, as far as the first letters need it: reply, first-letter, quote, else the topic used longest ago."""

import pytest
from book_text import standing, understood


def topic(touches: str = "", quotes: str = "", customer: str = "| |") -> str | None:
    return standing(f"""
        Customers
        Customer ID | Company | Manual Grade | Do Not Contact | Not Before
        1           | Acme    | {customer}
        Touches
        Date | Customer | Direction | Topic
        {touches}
        Quotes
        Date | Customer | Status
        {quotes}
    """).topic  # fmt: skip


SEVEN = ("self-check", "price", "product", "news", "fair", "visit", "holiday")


def outs(*topics: str) -> str:
    return "\n".join(f"2026-10-{n:02} | 1 | Out | {t}" for n, t in enumerate(topics, 1))


def test_a_reply_owed_is_reply() -> None:
    assert topic("2026-11-20 | 1 | In |") == "reply"


def test_a_reply_owed_is_reply_also_while_on_hold_and_to_a_p_by_hand() -> None:
    assert topic("2026-11-20 | 1 | In |", customer="P | | 2027-01-01") == "reply"


def test_a_p_is_first_letter() -> None:
    assert topic() == "first-letter"
    assert topic("2026-11-20 | 1 | Out | price", customer="P | |") == "first-letter"


def test_a_quote_just_sent_is_quote() -> None:
    assert topic(outs("price"), "2026-11-20 | 1 | Sent") == "quote"


def test_a_quote_while_on_hold_is_not() -> None:
    assert topic(outs("price"), "2026-11-20 | 1 | Sent", customer="| | 2027-01-01") == "self-check"


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
        (SEVEN[:6], "holiday"),
    ],
)
def test_else_the_topic_used_longest_ago_never_used_first_ties_in_the_tables_order(
    used: tuple[str, ...], next_one: str
) -> None:
    touches = outs(*used) if used else "2026-10-01 | 1 | Out |"
    assert topic(touches) == next_one


def test_never_the_topic_of_the_newest_touch_though_used_longest_ago() -> None:
    assert topic("2026-10-01 | 1 | Out | price\n2026-10-01 | 1 | Out | self-check") == "product"


def test_what_the_buyer_wrote_about_uses_no_topic_up() -> None:
    assert topic("2026-10-01 | 1 | In | self-check\n2026-10-02 | 1 | Out |") == "self-check"


def test_do_not_contact_has_none() -> None:
    assert topic("2026-11-20 | 1 | In |", customer="| yes |") is None


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
