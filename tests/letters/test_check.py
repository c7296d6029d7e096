"""domain.md 8: what the check of a plain letter finds."""

from datetime import date

import pytest
from book_text import TODAY, column, refreshed, typed
from letter_book import BOOK as ACME
from letter_book import book, customer, edit, filled_in, letters, type_in

from xlcrm.letters.check import check
from xlcrm.model import Cell

CLEAN: dict[str, Cell] = {
    "Subject": "Pumps",
    "Body": "Dear Ann,\n\nOne fact. Which size suits you?\n\nBest regards,\nWang",
    "To": "a@b.de",
    "Contact": "Ann",
}


def test_a_letter_in_order_has_an_empty_check() -> None:
    assert check(CLEAN, "en") == check(CLEAN, "zh") == ""


@pytest.mark.parametrize(
    ("cells", "en", "zh"),
    [
        ({"Subject": ""}, "The subject is empty: name the fact or the quotation", "标题为空：请写明事由或报价单号"),
        ({"Subject": "x" * 61}, "The subject has 61 characters: cut it to 60", "标题有 61 个字符：请压缩到 60 以内"),
        (
            {"Body": "  "},
            "The letter is empty: write it, or set it to Skipped",
            "正文为空：请写正文，或把状态改为“跳过”",
        ),
        ({"To": "nowhere"}, "The address is missing or is none: fill in To", "收件人邮箱缺失或不正确：请填写收件人"),
        ({"To": None}, "The address is missing or is none: fill in To", "收件人邮箱缺失或不正确：请填写收件人"),
        ({"Body": "Dear Ann,\n\n[[to fill in: x]]"}, "1 place to fill in: look for [[ ]]", "有 1 处待填写：请找 [[ ]]"),
        (
            {"Body": "Dear Ann,\n\n[[a]] and [[b\nc]]"},
            "2 places to fill in: look for [[ ]]",
            "有 2 处待填写：请找 [[ ]]",
        ),
    ],
)
def test_each_rule_has_its_sentence_in_both_languages(cells: dict[str, Cell], en: str, zh: str) -> None:
    assert (check({**CLEAN, **cells}, "en"), check({**CLEAN, **cells}, "zh")) == (en, zh)


def test_a_subject_of_60_characters_passes() -> None:
    assert check({**CLEAN, "Subject": "x" * 60}, "en") == ""


def test_findings_stand_one_a_line() -> None:
    assert check({}, "en").splitlines() == [
        "The subject is empty: name the fact or the quotation",
        "The address is missing or is none: fill in To",
        "The letter is empty: write it, or set it to Skipped",
    ]


# ---- the taboos of domain.md 5 in an open letter of a book -----------------------------------------------------------


BOOK = """
    Customers
    Customer ID | Company | Contact | Email  | Not Before | Manual Grade | Added
    C-0001      | Acme    | Ann     | a@b.de |            | D            | 2026-11-20
    C-0002      | Borg    | Bo      | b@b.de |            | D            | 2026-12-20
    Touches
    Date | Customer | Direction | Topic
    Settings
    Name        | Value
    Sender Name | Wang
    Language    | {lang}
"""
BODY = "Dear Ann,\n\nThe lead time is down to 22 days. {}\n\nBest regards,\nWang"
HEADERS = {"en": ("Emails", "Check", "Topic", "Subject", "Body"), "zh": ("邮件", "检查", "话题", "标题", "正文")}


def check_of(
    question: str,
    *,
    topic: str = "news",
    lang: str = "en",
    held: date | None = None,
    touch: str = "",
    touched: str = "C-0001",
) -> Cell:
    """Check of a letter to Acme that a person has rewritten, after what has happened meanwhile and a refresh."""
    sheets = typed(BOOK.format(lang=lang))
    refreshed(sheets)
    title, found, *written = HEADERS[lang]
    header, row = sheets[title]
    for name, value in zip(written, (topic, "Lead time down to 22 days", BODY.format(question)), strict=True):
        row[header.index(name)] = value
    customer(sheets, Not_Before=held)
    if touch:
        type_in(sheets, "Touches", Date=TODAY, Customer=touched, Direction="Out", Topic=touch)
    refreshed(sheets)
    assert (
        column(sheets, "Customers", "Warnings" if lang == "en" else "提醒")[0] is None
    )  # what concerns a letter stands there alone
    return column(sheets, title, found)[0]


SUITS = "Would smaller lots suit you?"


def test_t1_stands_in_check_of_a_letter_that_presses() -> None:
    assert (
        check_of("Any update on this?")
        == "T1: “any update” presses, and the letter brings nothing new: bring a fact from Materials instead"
    )
    assert (
        check_of("Any update on this?", lang="zh")
        == "T1：“any update”是催促，信里又没有新内容：请换成“素材”中的一个事实"
    )
    assert check_of(SUITS) is None


@pytest.mark.parametrize(
    ("mine", "touch", "touched", "found"),
    [
        ("news", "news", "C-0001", True),
        ("news", "fair", "C-0001", False),
        ("news", "news", "C-0002", False),
        ("reply", "reply", "C-0001", False),
    ],
    ids=["the same", "another", "another customer's", "none of the seven"],
)
def test_t2_stands_in_check_of_an_open_letter_with_the_topic_of_the_newest_touch(
    mine: str, touch: str, touched: str, found: bool
) -> None:
    said = check_of(SUITS, topic=mine, touch=touch, touched=touched)
    assert str(said).startswith("T2: The topic is that of the last touch, news") if found else said is None


@pytest.mark.parametrize(
    ("question", "found"),
    [(SUITS, True), ("Would smaller lots really suit you?", True), ("Is red or blue closer?", False)],
)
def test_t2_stands_in_check_of_a_letter_that_asks_what_a_letter_sent_has_asked(question: str, found: bool) -> None:
    sheets = typed(BOOK.format(lang="en"))
    refreshed(sheets)
    edit(sheets, Topic="visit", Subject="A visit in May", Body=BODY.format(SUITS), Status="Sent")
    refreshed(sheets)
    later = date(2026, 12, 21)
    refreshed(sheets, later)
    edit(sheets, 1, Topic="news", Subject="22 days", Body=BODY.format(question))
    refreshed(sheets, later)
    assert [r["Status"] for r in letters(sheets)][:2] == ["Sent", "Draft" if found else "Checked"]
    assert str(letters(sheets)[1]["Check"]).startswith("T2: ") == found


def test_an_approved_letter_says_so_when_the_buyer_has_written_since_and_skipped_gives_way_to_the_answer() -> None:
    sheets = book(ACME.replace("Date | Customer | Direction", "Date | Customer | Direction\n2026-10-01 | C-0001 | Out"))
    filled_in(sheets)
    edit(sheets, Status="Approved")
    type_in(sheets, "Touches", Date="2026-11-20", Customer="C-0001", Direction="In")
    refreshed(sheets)
    (letter,) = letters(sheets)
    assert (letter["Status"], str(letter["Check"]).splitlines()) == (
        "Approved",
        ["Their message of 2026-11-20 waits for an answer: answer that first, or set this letter to Skipped"],
    )
    edit(sheets, Status="Skipped")
    refreshed(sheets)
    assert [(r["Status"], r["Topic"]) for r in letters(sheets)] == [("Skipped", letter["Topic"]), ("Draft", "reply")]


@pytest.mark.parametrize(
    ("topic", "held", "found"),
    [
        ("news", "2026-11-24", True),
        ("reply", "2026-11-24", False),
        ("news", "2026-11-23", False),
        ("news", "2026-11-01", False),
    ],
    ids=["ahead", "a reply", "today", "past"],
)
def test_t3_stands_in_check_of_an_open_letter_while_not_before_lies_ahead(topic: str, held: str, found: bool) -> None:
    day = date.fromisoformat(held)
    assert check_of(SUITS, topic=topic, held=day) == (
        "T3: The buyer is on hold until 2026-11-24: wait, or clear Not Before" if found else None
    )
    assert (check_of(SUITS, topic=topic, held=day, lang="zh") is not None) == found
