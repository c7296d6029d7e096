"""The whole story of one customer, as `xlcrm check --why` tells it."""

from datetime import date
from typing import Any

import pytest
from book_text import TODAY, changed, column, records, refreshed, result, typed, understood

from xlcrm.method.story import story
from xlcrm.text import Text

HEAD = "Customer ID | Company | Manual Grade | Do Not Contact | Not Before | Country | Email | Phone | Owner | Added"


def told(customer: str, rest: str = "", today: date = TODAY, **settings: Any) -> list[Text]:
    text = f"Customers\n{HEAD}\n1 | Acme | {customer}\n2 | Borg | | yes | | | | | Sam |\n{rest}"
    found = result(text, today, **settings)
    return story(found.standings[0], today, understood(text).settings)


def english(*arguments: Any, **more: Any) -> list[str]:
    return [t.en for t in told(*arguments, **more)]


def touches(*rows: str) -> str:
    return "Touches\nDate | Customer | Direction | Topic | Medium\n" + "\n".join(rows)


def test_a_story_in_full() -> None:
    rest = touches(
        "2026-08-03 | 1 | Out | price | Email",
        "2026-08-31 | 1 | Out | news | Email",
        "2026-10-31 | 1 | Out | visit | Email",
    )
    assert english("| | | Germany | a@b.de | 12 | Lee |", rest) == [
        "Grade D (in the trade): 3 touches out, no reply. Treat as: develop, reserve: get a first answer.",
        "Next due 2026-11-30, in 7 days: 28 days after the last contact on 2026-10-31, as for grade D.",
        "Moved from Sat 28 Nov: weekend in Germany.",
        "3 touches have had no answer. Not counting the first contact, the next is the 3rd follow-up: 10 % of sales close after"
        " it, 80 % after the 4th to the 11th (as the method claims, source unknown). After 11 without an answer the customer is parked.",
        "Next step: Change medium: Phone (always by one medium so far).",
        "Topic: self-check: no fresh material; never used on this customer.",
        "Medium: Phone (the last 3 without an answer all went by Email).",
        "No warnings.",
    ]


def test_it_is_told_in_chinese_alike() -> None:
    rest = touches("2026-10-31 | 1 | Out | visit | Email")
    assert [t.zh for t in told("| | | Germany | a@b.de | | Lee |", rest)] == [
        "等级 D（行业客户）：去信 1 次，无回复。做法：储备开发，得到首次答复。",
        "下次跟进 2026-11-30，还有 7 天：上次联系（2026-10-31）后 28 天，按 D 级间隔。",
        "由 11月28日（周六）顺延：德国周末休息。",
        "已联系 1 次，没有回复。首次联系不算，下一次是第 1 次跟进：3% 的成交在这次跟进后达成，80% 在第 4 至 11 次跟进后达成（教材的说法，出处不明）。满 11 次无回复后暂放。",
        "下一步：继续跟进（由原业务员继续跟进原联系人）。",
        "话题：“自检”，没有新素材；对该客户还没用过这个话题。",
        "媒介：邮件（首选联系方式）。",
        "没有提醒。",
    ]


@pytest.mark.parametrize(
    ("silences", "curve", "parked"),
    [
        (1, "1st follow-up: 3 % of sales close after it, 80 % after the 4th to the 11th", True),
        (2, "2nd follow-up: 5 % of sales close after it, 80 % after the 4th to the 11th", True),
        (3, "3rd follow-up: 10 % of sales close after it, 80 % after the 4th to the 11th", True),
        (4, "4th follow-up: 80 % of sales close after the 4th to the 11th", True),
        (10, "10th follow-up: 80 % of sales close after the 4th to the 11th", True),
        (11, "", False),
    ],
)
def test_the_next_touch_stands_on_the_curve_and_who_has_bought_is_never_parked(
    silences: int, curve: str, parked: bool
) -> None:
    rest = touches(*(f"2026-{1 + n // 2:02}-{1 + 14 * (n % 2):02} | 1 | Out | | Email" for n in range(silences)))
    said = next(s for s in english("| | | | a@b.de | | |", rest) if "had no answer" in s)
    assert said.partition("the next is the ")[2].partition(" (as the method claims")[0] == curve
    assert ("After 11 without an answer the customer is parked." in said) == parked
    bought = next(s for s in english("A | | | | a@b.de | | |", rest) if "had no answer" in s)
    assert "parked" not in bought and "follow-up" in bought


@pytest.mark.parametrize(
    ("medium", "en", "zh"),
    [
        ("Phone", "their call of 2026-11-20", "2026-11-20 来电"),
        ("Meeting", "the meeting of 2026-11-20", "2026-11-20 面谈"),
        ("Email", "their message of 2026-11-20", "2026-11-20 来信"),
        ("Fax", "their message of 2026-11-20", "2026-11-20 来信"),
        ("IM", "their message of 2026-11-20", "2026-11-20 消息"),
        ("", "their message of 2026-11-20", "2026-11-20 消息"),
    ],
)
def test_a_reply_owed_is_called_what_it_was(medium: str, en: str, zh: str) -> None:
    story = told("| | | | | | |", touches(f"2026-11-20 | 1 | In | | {medium}"))
    assert sum(en in t.en for t in story) == 2 and sum(zh in t.zh for t in story) == 2  # the date, and the topic
    late = told("| | | | | | |", touches(f"2026-11-02 | 1 | In | | {medium}"))
    warned = next(t for t in late if "T3" in t.en)
    assert en.replace("11-20", "11-02") in warned.en and zh.replace("11-20", "11-02") in warned.zh


def test_each_rule_of_the_date_is_named() -> None:
    assert (
        "so the day after their message of 2026-11-20"
        in english("| | | | | | |", touches("2026-11-20 | 1 | In | |"))[1]
    )
    abroad = english("| | | United States | | | |", touches("2026-10-29 | 1 | Out | price |"))
    assert "Moved from Thu 26 Nov: Thanksgiving Day in the United States." in abroad
    assert "由 11月26日（周四）顺延：美国公共假日（感恩节）。" in [
        t.zh for t in told("| | | United States | | | |", touches("2026-10-29 | 1 | Out | price |"))
    ]
    held = english("| | 2026-12-01 | | | | |", touches("2026-11-20 | 1 | Out | price |"))
    assert held[1] == "Next due 2026-12-01, in 8 days: on hold until Not Before, 2026-12-01."
    assert (
        english("| | | | | | | 2026-11-20")[1]
        == "Next due 2026-11-20, due: no contact yet, so the day it was added, 2026-11-20."
    )
    assert english("| | | | | | |")[1] == "Next due 2026-11-23, due today: no contact yet, so today."
    quote = "Quotes\nQuote No | Date | Customer | Status\nQ-7 | 2026-11-19 | 1 | Sent"
    assert (
        english("| | | | | | |", quote)[1]
        == "Next due 2026-11-23, due today: 3 days after the quote sent on 2026-11-19."
    )


def test_a_public_holiday_a_date_of_the_sellers_and_not_before_move_a_date() -> None:
    day = touches("2026-12-11 | 1 | Out | price |")
    assert "Moved from Fri 25 Dec: Christmas Day in Germany." in english(
        "A | | | Germany | | | |", day, today=date(2026, 12, 14)
    )
    rest = "Settings\nName | Value\nWorkdays | Mon-Thu\n" + touches("2026-11-13 | 1 | Out | price |")
    assert "Moved from Fri 27 Nov: no workday of yours (Settings, Workdays)." in english(
        "A | | | Germany | | | |", rest
    )
    late = english("A | | 2026-11-20 | | | | |", touches("2026-11-02 | 1 | Out | price |"))
    assert "Not earlier than Not Before, 2026-11-20." in late


def test_warnings_have_their_reasons_and_a_greeting_its_feast() -> None:
    rest = touches("2026-10-30 | 1 | Out | price |", "2026-10-31 | 1 | Out | price |")
    said = english("A | | | India | | | |", rest, today=date(2026, 11, 5))
    assert "A feast does not wait for that date: holiday: Diwali on 8 Nov, greet by 6 Nov." in said
    assert said[-2:] == [
        "Warning T2: price twice running, on 2026-10-30 and 2026-10-31.",
        "Warning T5: the touch of 2026-10-31 came 1 day after the one before; leave 3 at least.",
    ]


# domain.md 1: how to treat each grade, and the goal of a contact
TREATED = [
    ("A", "service, routine: serve and keep", "以服务为主，例行跟进", "serve and keep", "服务维护"),
    (
        "B",
        "develop, first priority: one step nearer the order",
        "第一优先开发",
        "one step nearer the order",
        "向订单推进一步",
    ),
    ("C", "develop, second priority: reopen the talk", "第二优先开发", "reopen the talk", "重启洽谈"),
    ("D", "develop, reserve: get a first answer", "储备开发", "get a first answer", "得到首次答复"),
    ("P", "first letter: be noticed", "发开发信", "be noticed", "让对方注意到我们"),
]


@pytest.mark.parametrize(("grade", "en", "zh", "goal", "goal_zh"), TREATED)
def test_the_treatment_of_a_grade_shows_in_the_story_and_sets_the_goal_of_a_letter(
    grade: str, en: str, zh: str, goal: str, goal_zh: str
) -> None:
    (first, *_) = told(f"{grade} | | | | | | |")
    assert first.en.endswith(f"Treat as: {en}.") and f"做法：{zh}" in first.zh
    for lang, wanted in (("en", goal), ("zh", goal_zh)):
        sheets = typed(
            f"Customers\nCompany | Email | Manual Grade | Added\nAcme | a@b.de | {grade} | 2026-11-20\nSettings\nName | Value\nLanguage | {lang}"
        )
        refreshed(sheets)
        assert column(sheets, "Emails" if lang == "en" else "邮件", "Goal" if lang == "en" else "目标") == [wanted]


@pytest.mark.parametrize(("lang", "goal"), [("en", "keep in touch, no pitch"), ("zh", "保持联系，不谈生意")])
def test_a_greeting_has_a_goal_of_its_own_for_it_has_no_pitch(lang: str, goal: str) -> None:
    sheets = typed(
        "Customers\nCompany | Country | Email | Manual Grade\nAcme | US | a@b.us | B\n"
        "Touches\nDate | Customer | Direction | Medium | Topic\n2026-11-18 | Acme | Out | Email | news\n"
        f"Settings\nName | Value\nLanguage | {lang}"
    )
    refreshed(sheets, date(2026, 11, 24))  # Thanksgiving is on the 26th
    title, topic = ("Emails", "holiday") if lang == "en" else ("邮件", "节日问候")
    (letter,) = records(sheets, title)
    assert changed(letter, *(("Topic", "Goal") if lang == "en" else ("话题", "目标"))) == (topic, goal)


def test_who_must_not_be_contacted_has_a_short_story() -> None:
    assert english("| yes | | | | | |") == [
        "Grade P (prospect): not yet approached.",  # and no word of how to win him
        "Do Not Contact is yes: no date, no letter, no warnings.",
    ]


@pytest.mark.parametrize(
    ("silences", "owner", "step"),
    [
        (3, "", "Change colleague (another colleague writes, the owner keeps the credit; the customer has no Owner)"),
        (3, "Sam", "Change colleague (another colleague writes, the owner keeps the credit; Owner in Customers names no other)"),
        (6, "Sam", "Change contact (write to another person at the same company; Contacts has nobody there you have not tried)"),
        (9, "Sam", "Change company (refer the buyer to a peer in the trade; Peers in Settings is empty)"),
    ],
)  # fmt: skip
def test_a_step_that_names_nobody_says_why(silences: int, owner: str, step: str) -> None:
    rest = touches(*(f"2026-{1 + n // 2:02}-{1 + 14 * (n % 2):02} | 1 | Out | | Email" for n in range(silences)))
    assert f"Next step: {step}." in english(f"| | | | a@b.de | | {owner} |", rest)
    named = told(f"| | | | a@b.de | | {owner} |", rest)
    assert any(t.zh.startswith("下一步：换") and "；" in t.zh for t in named)
    assert (silences != 3) or any("Change colleague: Sam" in s for s in english("| | | | a@b.de | | Lee |", rest))


def test_a_quote_without_a_touch_is_not_said_to_wait_for_no_reply() -> None:
    story = told("| | | | | | |", "Quotes\nDate | Customer | Status\n2026-11-16 | 1 | Sent")
    assert Text("No touch is waiting for an answer.", "没有尚待回复的跟进。") in story


@pytest.mark.parametrize(
    ("said", "hold", "told_so"),
    [
        ("Let us decide after Ramadan", "", True),
        ("年后再定", "", True),
        ("Let us decide after Ramadan", "2027-03-15", False),  # noted already
        ("Please send a quotation", "", False),
    ],
)
def test_who_put_the_decision_off_is_told_of_until_it_is_noted(said: str, hold: str, told_so: bool) -> None:
    rest = f"Touches\nDate | Customer | Direction | Summary\n2026-11-02 | 1 | In | {said}\n2026-11-03 | 1 | Out |"
    found = told(f"| | {hold} | | a@b.de | | |", rest)
    wanted = Text(
        "On 2026-11-02 the buyer put the decision off: if a day was named, fill in Not Before.",
        "客户 2026-11-02 表示以后再定：说了时间的，请填“暂缓至”。",
    )
    assert (wanted in found) == told_so


AUTO = "Touches\nDate | Customer | Direction | Medium | Auto | Summary\n2026-11-02 | 1 | Out | Email | |\n"
BACK = "The last letter came back on 2026-11-03: correct Email, or ring and ask."
OUT = "Out of office, by the note of 2026-11-03: if it names a day, fill in Not Before."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("2026-11-03 | 1 | In | Email | yes | 550 user unknown", BACK),
        ("2026-11-03 | 1 | In | Email | yes | 退信：邮箱已满\n2026-11-05 | 1 | Out | Phone | |", BACK),
        ("2026-11-03 | 1 | In | Email | yes | user unknown\n2026-11-05 | 1 | Out | Email | |", None),
        ("2026-11-03 | 1 | In | Email | yes | Out of office until 8 January", OUT),
        ("2026-11-03 | 1 | In | Email | yes | 休假，12月1日回来", OUT),
        ("2026-11-03 | 1 | In | Email | yes | Ich bin bis 24. August im Urlaub.", OUT),
        ("2026-11-03 | 1 | In | Email | yes | Estou de férias até 20 de março.", OUT),
        ("2026-11-03 | 1 | In | Email | yes | Su mensaje no se pudo entregar: el buzón de correo está lleno", BACK),
        ("2026-11-03 | 1 | In | Email | yes | Out of office\n2026-11-04 | 1 | In | Email | | ok", None),
        ("2026-11-03 | 1 | In | Email | yes | We have received your message", None),
        ("2026-11-03 | 1 | In | Email | yes | Undeliverable: Out of office", BACK),
        ("2026-11-03 | 1 | In | Email | | We travel to the fair in May", None),  # he has written it himself
        ("2026-11-03 | 1 | Out | Email | yes | Holiday greetings to all", None),  # it is ours
    ],
)
def test_a_letter_that_came_back_and_a_note_that_somebody_is_away_are_told(rows: str, sentence: str | None) -> None:
    found = english("| | | | a@b.de | 12 | |", AUTO + rows)
    assert [t for t in found if t in (BACK, OUT)] == ([sentence] if sentence else [])


def test_the_curve_counts_every_follow_up_before_the_first_order() -> None:
    rest = touches(
        "2026-10-01 | 1 | Out | news | Email",
        "2026-10-08 | 1 | Out | price | Email",
        "2026-10-09 | 1 | In | | Email",
        "2026-10-12 | 1 | Out | reply | Email",
    )
    (silence,) = [s for s in english("| | | | a@b.de | | |", rest) if "no answer." in s]
    assert silence.startswith(
        "1 touch has had no answer. Not counting the first contact, the next is the 3rd follow-up:"
    )
    order = "Quotes\nDate | Customer | Status\n2026-10-10 | 1 | Ordered\n"
    (silence,) = [s for s in english("| | | | a@b.de | | |", rest + "\n" + order) if "no answer" in s]
    assert silence == "1 touch has had no answer."
