"""domain.md 8, the check: each rule finds its fault, and is silent on its nearest innocent neighbour."""

import time
from dataclasses import replace
from datetime import date

import pytest

from xlcrm.letters.check import RULES, findings
from xlcrm.letters.lines import questions_in, told
from xlcrm.letters.vocabulary import alike
from xlcrm.letters.written import Facts, Finding, sentences_of
from xlcrm.model import Cell, Quote
from xlcrm.text import Text

TODAY = date(2026, 11, 23)
QUOTE = Quote(date(2026, 11, 2), 5, "C-1", "Sent", "Q-7", 0, "Pump", "X2", 500, "pcs", "USD", 12.5, "FOB", "Ningbo", "", "", date(2026, 12, 31))  # fmt: skip
QUOTED = "We quoted you 500 pcs (Q-7) at USD {price} {term} {place}, valid until {until}. Does it suit you?"
RIGHT = {"price": "12.50", "term": "FOB", "place": "Ningbo", "until": "31 December"}


def codes(body: str, facts: Facts | None = None, **cells: Cell) -> list[str]:
    """What is found in a letter with this text between salutation and closing."""
    return [f.code for f in found_in(body, facts or Facts(), **cells)]


def found_in(body: str, facts: Facts, **cells: Cell) -> list[Finding]:
    """The same, in words."""
    whole: dict[str, Cell] = {
        "Contact": "Ms Ann Webb",
        "To": "ann@acme.example",
        "Topic": "news",
        "Language": "en",
        "Subject": "Fourth line running",
    }
    whole |= {"Body": f"Dear Ms Webb,\n\n{body}\n\nBest regards,\nWang\n\nWill you visit www.x.example?"} | cells
    return findings(whole, facts)


FINE = "The lead time is down to 22 days. Would smaller lots suit you?"


@pytest.mark.parametrize(
    ("found", "body", "cells"),
    [
        ([], FINE, {}),
        (["unfilled"], "[[to fill in: the news]] Would it suit you?", {}),
        (["unfilled"], FINE, {"Subject": "[[待填写：x]] y"}),
        (["subject"], FINE, {"Subject": "Follow-up"}),
        (["subject"], FINE, {"Subject": "Greetings!"}),
        ([], FINE, {"Subject": "Follow-up of Q-7: 312 sets in a 40HQ"}),
        ([], FINE, {"Subject": "Re: Q-7"}),
        (["forwarded"], FINE, {"Subject": "Re: pumps", "Topic": "first-letter"}),
        (["forwarded"], FINE, {"Subject": "回复：水泵", "Topic": "first-letter"}),
        ([], FINE, {"Subject": "Reducing your freight", "Topic": "first-letter"}),
        (["recipient"], FINE, {"To": "ann at acme"}),
        (["unfilled", "recipient"], FINE, {"To": "[[to fill in: the address]]"}),
        (["salutation"], FINE, {"Contact": "Tom Reed"}),
        (["salutation"], FINE, {"Contact": "Ms Tina Reed"}),  # the title alone is not she
        ([], FINE, {"Contact": ""}),
        ([], FINE, {"Contact": "ann@acme.example"}),
        ([], FINE, {"Contact": "ann webb"}),
        (["attachments"], f"The report is attached. {FINE}", {}),
        ([], f"The report is attached. {FINE}", {"Attachments": "report.pdf"}),
        (["attachments"], f"Please look at pump list.pdf. {FINE}", {"Attachments": "other.pdf"}),
        ([], f"Please look at list.pdf. {FINE}", {"Attachments": "pump list.pdf; other.pdf"}),
        ([], f"Please look at list.pdf. {FINE}", {"Attachments": "水泵list.pdf"}),
        ([], f"A detached house. {FINE}", {}),
        (["question"], "The lead time is down to 22 days.", {}),
        (["question"], "Do you buy? The lead time is down. Would smaller lots suit you?", {}),
        (["question"], "Would smaller lots suit you?\n\nThe lead time is down to 22 days.", {}),
        ([], "You wrote: “How much? How many?” Would smaller lots suit you?", {}),
        (["question"], "Happy New Year. Will you order?", {"Topic": "holiday"}),
        ([], "Happy New Year.", {"Topic": "holiday"}),
        (["salutation"], "", {"Body": "A new line of pumps runs in Ningbo since May.\nIt has three shifts of twelve people each.\n\nWould lots of ten suit you?\n\nBest regards,\nWang"}),
    ],
)  # fmt: skip
def test_a_rule_finds_its_fault_and_nothing_beside_it(found: list[str], body: str, cells: dict[str, Cell]) -> None:
    assert codes(body, None, **cells) == found


@pytest.mark.parametrize(
    ("begins", "contact", "right"),
    [
        ("Dear Ms Webb,", "Ms Ann Webb", True),
        ("Dear Mr Webb,", "Ms Ann Webb", False),
        ("Dear Mr or Ms Webb,", "Ms Ann Webb", True),
        ("Dear Mr or Ms Webb,", "Mr Tom Webb", True),
        ("Dear Ms Webb,", "Mr Tom Webb", False),
        ("Good news from the new pump line!\nDear Ms Webb,", "Ms Ann Webb", True),  # seven words are no greeting
        ("Offer of pumps\nDear Ms Webb and dear colleagues,", "Ms Ann Webb", True),  # six are one
        (f"{'新线投产' * 20}！\n陈伟明，您好！", "陈伟明", True),
        ("Dear Ann，您好！", "Tom Reed", False),
    ],
)
def test_the_line_that_greets_is_the_short_one_and_its_title_is_the_contacts(
    begins: str, contact: str, right: bool
) -> None:
    body = f"{begins}\n\n{FINE}\n\nBest regards,\nWang"
    assert codes("", Contact=contact, Body=body) == ([] if right else ["salutation"])


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("I hope that this letter finds you and all of your family", []),  # twelve words, and no full stop
        ("I hope that this letter finds you and all of your dear family", ["question"]),
        ("Thank you for your time.", []),
        ("Thank you for all your time.", ["question"]),  # six words that end as a sentence
        ("We now ship every Friday from Ningbo. \nWang", ["question"]),
        ("期待您的回复。", []),
        ("我们每周五从宁波港发货，欢迎来看。", ["question"]),
        ("新线" * 12, []),
        ("新线" * 12 + "产", ["question"]),
        ("Wang-Hernandez-Fernandez Import-Export", []),
    ],
)
def test_a_courtesy_may_stand_behind_the_question_and_nothing_more(behind: str, found: list[str]) -> None:
    assert codes(f"{FINE}\n\n{behind}") == found


def test_what_a_letter_is_not_told_it_is_not_held_against() -> None:
    """Facts that are left out are unknown: today first of all."""
    assert codes(FINE, Facts(not_before=TODAY)) == []
    assert codes(FINE, Facts(first_day=TODAY), Topic="fair", Subject="Canton Fair: in 10 days") == []
    assert codes(FINE, Topic="quote", Subject="Q-7: Pump") == []


LONG = "The new line runs since May. " * 23  # 138 words; with salutation and question 146
ZH = "新线五月投产。" * 53  # 318 characters, marks not counted; with the question 324


@pytest.mark.parametrize(
    ("found", "body", "cells"),
    [
        ([], f"{LONG}Would smaller lots suit you?", {}),
        ([], f"{LONG}It is the fifth. Would smaller lots suit you?", {}),  # 150
        (["The letter has 151 words: cut it to 150"], f"{LONG}It is the fifth here. Would smaller lots suit you?", {}),
        ([], f"{LONG}“It is the fifth here.” [[to fill in: one more thing]] Would smaller lots suit you?", {}),
        ([], f"{LONG}It is the fifth here. Would smaller lots suit you?", {"Topic": "reply"}),
        ([], f"{ZH}新线五月投产。小批量合适吗？", {"Language": "zh"}),  # 330
        (["The letter has 336 characters: cut it to 330"], f"{ZH}{ZH[:14]}小批量合适吗？", {"Language": "zh"}),
    ],
)
def test_a_letter_of_more_than_150_words_or_330_characters_is_too_long(
    found: list[str], body: str, cells: dict[str, Cell]
) -> None:
    """domain.md 8: concise. A reply may have some more for each question beyond the first."""
    asked = Facts(asked=["What is the lead time of the new line?", "Is it the fifth?"])
    assert [f.said("en") for f in found_in(body, asked, **cells) if f.code == "length"] == found


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({}, []),
        ({"price": "12.5"}, []),
        ({"price": "12.05"}, ["offer"]),
        ({"price": "6,250"}, []),  # 500 x 12.50
        ({"term": "CIF", "place": "Hamburg"}, ["offer"]),
        ({"place": "Shanghai"}, ["offer"]),
        ({"until": "30 December"}, ["offer"]),
        ({"until": "31 December 2027"}, ["offer"]),
        ({"until": "31 December 2026"}, []),
        ({"until": "2026-12-31"}, []),
        ({"until": "31/12/26"}, []),
        ({"until": "30/12/26"}, ["offer"]),
        ({"until": "30 sets are sold"}, []),
        ({"place": "某港"}, []),  # another script, and no port that is known by both names
        ({"place": "北仑"}, []),  # a terminal of it
        ({"place": "Beilun"}, []),
        ({"place": "洋山"}, ["offer"]),
    ],
)
def test_price_incoterm_place_and_validity_are_those_of_the_quotes_row(wrong: dict[str, str], found: list[str]) -> None:
    assert (
        codes(QUOTED.format(**{**RIGHT, **wrong}), Facts(quotes=[QUOTE]), Topic="quote", Subject="Q-7: Pump") == found
    )


@pytest.mark.parametrize(
    ("body", "row", "found"),
    [
        ("Thank you for the call. Q-7 is USD 13.00.", QUOTE, "USD 13.00"),
        ("Q-7 is hardened to HRC 45 at USD 13.00.", QUOTE, "USD 13.00"),
        ("Q-7 is for the pump at 13.00.", QUOTE, "at 13.00"),
        ("Q-7 is CIF Hamburg.", QUOTE, "CIF"),
        ("Q-7 is FOB Shanghai.", QUOTE, "FOB Shanghai"),
        ("Q-7 is valid until 30 December.", QUOTE, "30 December"),
        ("Q-7 is FOB Shanghai.", QUOTE._replace(place=""), ""),
        ("Q-7 is FOB Shanghai.", QUOTE._replace(place="某港"), ""),
        ("Q-7 is FOB Shanghai.", QUOTE._replace(place="北仑"), "FOB Shanghai"),
        ("Q-7 is FOB Ningbo.", QUOTE._replace(place="宁波北仑"), ""),
        ("Q-7 is FOB Yantian.", QUOTE._replace(place="深圳"), ""),
        ("Q-7 is FOB Shekou.", QUOTE._replace(place="深圳盐田"), "FOB Shekou"),
        ("Q-7 is FOB Tianjin.", QUOTE._replace(place="Xingang, China"), ""),
        ("Q-7 is CIF 高雄.", QUOTE._replace(incoterm="CIF", place="Keelung"), "CIF 高雄"),
        ("Q-7 is FOB Shanghai.", QUOTE._replace(place="宁波"), "FOB Shanghai"),
        ("Q-7 comes to USD 6,250.", QUOTE._replace(qty="500 pcs"), ""),
        ("Q-7 comes to USD 6,300.", QUOTE._replace(qty="500 pcs"), "USD 6,300"),
    ],
)
def test_what_is_not_in_the_row_is_named_as_the_letter_has_it(body: str, row: Quote, found: str) -> None:
    said = [f.wrong.en for f in found_in(f"{body} Does it suit you?", Facts(quotes=[row]))]
    assert said == ([f"{found} is not what the row of quote Q-7 says"] if found else [])


def test_several_rows_of_one_quote_have_their_prices_their_totals_and_the_sum() -> None:
    quotes = [QUOTE, QUOTE._replace(row=6, product="Valve", qty=100, unit_price=3)]
    assert (
        codes(
            "Q-7 is USD 12.50 for the pump and USD 3.00 for the valve, USD 6,550 together. Does it suit you?",
            Facts(quotes=quotes),
        )
        == []
    )
    assert codes(
        "Q-7 is USD 12.50 for the pump and USD 3.50 for the valve. Does it suit you?", Facts(quotes=quotes)
    ) == ["offer"]


def test_a_letter_about_an_older_quote_is_held_against_that_one() -> None:
    quotes = [QUOTE, QUOTE._replace(date=date(2026, 11, 20), row=9, number="Q-9", unit_price=9.9)]
    assert (
        codes(
            "Q-7 was USD 12.50 FOB Ningbo. Does it suit you?", Facts(quotes=quotes), Topic="quote", Subject="Q-7: Pump"
        )
        == []
    )
    assert codes(
        "Q-9 is USD 12.50 FOB Ningbo. Does it suit you?", Facts(quotes=quotes), Topic="quote", Subject="Q-9: Pump"
    ) == ["offer"]
    assert codes("Q-70 is USD 8.00 CIF Hamburg. Does it suit you?", Facts(quotes=quotes)) == []


def test_what_the_material_of_a_follow_up_says_is_its_own() -> None:
    brings = "The drawer comes at USD 9.80 CIF Hamburg, as from May."
    facts = Facts(quotes=[QUOTE], material="Drawer", brings=brings)
    for said in (facts, replace(facts, brings=f"{brings}\n\nIt opens by itself.")):
        letter = f"Q-7 is USD 12.50.\n\n{brings}\n\nDoes it suit you?"
        assert codes(letter, said, Topic="quote", Subject="Q-7: Pump") == []
    assert codes(f"{brings}\n\nDoes it suit you?", Facts(quotes=[QUOTE]), Topic="quote", Subject="Q-7: Pump") == [
        "offer"
    ]


@pytest.mark.parametrize(
    ("row", "said", "found"),
    [
        ("美元", "USD", []),
        ("US$", "USD", []),
        ("RMB", "CNY", []),
        ("$", "USD", []),
        ("usd", "USD", []),
        ("USD", "EUR", ["offer"]),
        ("美元", "EUR", ["offer"]),
        ("", "EUR", []),
    ],
)
def test_the_currency_is_the_rows_however_it_is_written(row: str, said: str, found: list[str]) -> None:
    assert codes(f"Q-7 is {said} 12.50. Does it suit you?", Facts(quotes=[QUOTE._replace(currency=row)])) == found


def test_a_row_that_does_not_say_is_held_against_nothing() -> None:
    bare = Quote(date(2026, 11, 2), 5, "C-1", "Sent", "Q-7")
    assert codes("Q-7 is USD 8.00 CIF Hamburg, valid until 1 May. Does it suit you?", Facts(quotes=[bare])) == []


def test_a_price_of_something_else_in_another_paragraph_is_no_fault() -> None:
    assert codes("The new drawer costs USD 9.80. Would you see it?", Facts(quotes=[QUOTE])) == []


ASKED = ("Which grease do you use?", "Can you replace the lot before the next vessel?")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("1. Lithium grease.\n2. Yes, by Friday.\n\nIs a point still open?", []),
        ("We use lithium grease. We replace the lot at once. Is a point still open?", []),
        ("We replace the lot at once. We use lithium grease. Is a point still open?", ["answers"]),
        ("We use lithium grease. Is a point still open?", ["answers"]),
        ("1. Lithium grease.\n\nIs a point still open?", ["answers"]),
        ("2. Yes, by Friday.\n1. Lithium grease.\n\nIs a point still open?", ["answers"]),
        ("As to your points: 1) lithium, 2) yes. Is a point still open?", []),
        ("①Lithium grease.\n②Yes, by Friday.\n\nIs a point still open?", []),
        ("一、Lithium grease.\n二、Yes, by Friday.\n\nIs a point still open?", []),
        (f"“{ASKED[0]}” Lithium. “{ASKED[1]}” Yes. Is a point still open?", []),
        (f"“{ASKED[0]}” Lithium. Is a point still open?", ["answers"]),
        (f"“{ASKED[1]}” We replace it. “{ASKED[0]}” Lithium grease. Is a point still open?", ["answers"]),
    ],
)
def test_every_question_of_the_reply_is_answered_in_its_order(body: str, found: list[str]) -> None:
    assert codes(body, Facts(asked=ASKED), Topic="reply") == found


@pytest.mark.parametrize(
    ("body", "unmet"),
    [
        ("We use lithium grease. Is a point still open?", ASKED[1]),
        ("We replace the lot at once. Is a point still open?", ASKED[0]),
        ("The grease is replaced with the lot. Is a point still open?", ASKED[1]),  # one sentence for two questions
        ("We replace the lot at once. We use lithium grease. Is a point still open?", ASKED[1]),
    ],
)
def test_the_question_without_an_answer_is_named(body: str, unmet: str) -> None:
    said = [f.wrong.en for f in found_in(body, Facts(asked=ASKED), Topic="reply")]
    assert said == [f"The question “{unmet}” is not answered, or not in its order"]


def test_the_remedy_says_how_to_answer_in_both_languages() -> None:
    (found,) = found_in("We use lithium grease. Is a point still open?", Facts(asked=ASKED), Topic="reply")
    assert found.wrong.zh == f"问题“{ASKED[1]}”没有答复，或顺序不对"
    assert found.remedy == ("answer every point in the buyer's order, numbered", "请按客户的顺序编号逐点答复")


@pytest.mark.parametrize(
    ("body", "unmet"),
    [("交期二十天。包装可以印标。还需要什么？", None), ("包装可以印标。交期二十天。还需要什么？", "能印标吗？"), ("交期二十天。还需要什么？", "能印标吗？")],
)  # fmt: skip
def test_chinese_answers_are_known_by_two_signs_that_stand_together(body: str, unmet: str | None) -> None:
    asked = Facts(asked=("交期多久？", "能印标吗？"))
    said = [f.wrong.zh for f in found_in(body, asked, Topic="reply", Language="zh") if f.code == "answers"]
    assert said == ([f"问题“{unmet}”没有答复，或顺序不对"] if unmet else [])


def test_a_reply_may_begin_in_the_line_of_its_salutation() -> None:
    body = "Dear Ms Webb,\nWe use lithium grease. We replace the lot at once.\n\nIs a point still open?\n\nBest regards,\nWang"
    assert codes("", Facts(asked=ASKED), Topic="reply", Body=body) == []


def test_a_question_for_several_is_answered_by_one_of_them() -> None:
    asked = ("Do you stock spare filters?", "Which grease do you use?")
    body = "The filter lies on the shelf. The pump takes lithium grease. Is a point still open?"
    assert codes(body, Facts(asked=asked), Topic="reply") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We use lithium grease. Which grease do you use?", []),
        ("“Which grease do you use?” It is lithium grease. Is a point still open?", []),
        ("Is that all? It is lithium grease. Is a point still open?", ["question"]),
    ],
)
def test_a_question_that_the_buyer_asked_counts_only_where_it_is_the_only_one(body: str, found: list[str]) -> None:
    assert codes(body, Facts(asked=("Which grease do you use?",)), Topic="reply") == found


def test_the_questions_of_a_reply_are_its_sentences_that_end_in_a_question_mark() -> None:
    assert questions_in("1. Three of 200 stick. 2. Which grease do you use? 3. Can you replace it?") == [
        "Which grease do you use?",
        "Can you replace it?",
    ]
    assert questions_in("侧板能做 10mm 玻璃吗？1000 套什么价？谢谢。") == ["侧板能做 10mm 玻璃吗？", "1000 套什么价？"]
    assert questions_in("Asks for 2.5 mm, not 3.") == []
    assert questions_in("1、能印 logo 吗？2、2 万只交期多久？") == ["能印 logo 吗？", "2 万只交期多久？"]
    assert questions_in("1) Is it black? 2)20 sets, what price?") == ["Is it black?", "20 sets, what price?"]
    assert questions_in("1、2 号样品哪天寄？") == ["1、2 号样品哪天寄？"]  # samples 1 and 2


@pytest.mark.parametrize(
    "question",
    ["What about item No. 12?", "Can Mr. Li come?", "What does art. 55-B cost?", "How many pcs. per ctn. do you pack?", "Was kostet Nr. 5?",
     "¿Cuánto cuesta la ref. 12?", "¿Puede venir la Sra. Gómez?", "No. 5 or no. 6?", "Is it approx. 5 kg, incl. the box?"],
)  # fmt: skip
def test_the_point_of_an_abbreviation_ends_no_question(question: str) -> None:
    assert questions_in(f"It fits. {question} Thanks.") == [question]
    assert told(f"It fits. {question}") == "It fits"
    assert sentences_of(f"It fits. {question} Thanks.") == ["It fits.", question, "Thanks."]


@pytest.mark.parametrize(
    "answer",
    [
        "No. Can you wait?",
        "We took 500 pcs. Can you wait?",
        "It is at the max. Can you wait?",
        "The casino. 5 sets are open. Can you wait?",
    ],
)
def test_a_word_that_may_be_one_ends_a_sentence_all_the_same(answer: str) -> None:
    assert questions_in(answer) == ["Can you wait?"] == sentences_of(answer)[-1:]


def test_t1_pressing_words_without_material() -> None:
    pressing = "Any update on this? "
    assert codes(pressing) == ["T1"]
    assert codes(pressing, Facts(material="Report")) == []
    assert codes("Here is an update of the list. Would it suit you?") == []


def test_t1_in_chinese() -> None:
    cells: dict[str, Cell] = {
        "Language": "zh",
        "Contact": "陈伟明",
        "To": "a@b.example",
        "Subject": "QH-35 铰链",
        "Topic": "公司动态",
    }
    body = "陈伟明，您好！\n\n{}\n\n顺祝商祺！\n王芳"
    assert [f.code for f in findings({**cells, "Body": body.format("请问什么时候下单？")})] == ["T1"]
    assert [f.code for f in findings({**cells, "Body": body.format("交期已缩短。小批量合适吗？")})] == []


def test_t2_the_topic_of_the_touch_before() -> None:
    assert codes(FINE, Facts(last_topic="news")) == ["T2"]
    assert codes(FINE, Facts(last_topic="fair")) == []
    assert codes(FINE, Facts(last_topic="reply"), Topic="reply") == []


def test_t2_a_question_of_the_last_three_letters_and_not_of_the_fourth() -> None:
    old: dict[str, Cell] = {"Body": "Dear Ann,\n\nWould smaller lots suit you??\n\nRegards,\nW", "Language": "en"}
    new: dict[str, Cell] = {"Body": "Dear Ann,\n\nWhich colour, red or blue?\n\nRegards,\nW", "Language": "en"}
    assert codes(FINE, Facts(earlier=[old, new, new])) == ["T2"]
    assert codes(FINE, Facts(earlier=[old, new, new, new])) == []
    assert alike("Would smaller lots suit you?", "Would smaller lots suit you now?")
    assert not alike("Would smaller lots suit you?", "Is Tuesday or Wednesday better?")


def test_t3_a_letter_while_the_customer_is_on_hold() -> None:
    held = Facts(today=TODAY, not_before=date(2026, 11, 24))
    assert codes(FINE, held) == ["T3"]
    assert codes(FINE, held, Topic="reply") == []
    assert codes(FINE, Facts(today=TODAY, not_before=TODAY)) == []


@pytest.mark.parametrize(
    ("today", "subject", "found"),
    [
        ("2026-11-23", "Canton Fair: in 10 days", ""),
        ("2026-11-26", "Canton Fair: in 10 days", "The subject counts 10 days to the fair, and it is 7"),
        ("2026-12-02", "Canton Fair: tomorrow", ""),
        ("2026-12-01", "广交会：明天开幕", "The subject counts 1 day to the fair, and it is 2"),
        ("2026-12-01", "Feria: en 3 días", "The subject counts 3 days to the fair, and it is 2"),
        ("2026-12-01", "广交会：2 天后开幕", ""),
        ("2026-12-03", "Canton Fair: tomorrow", "The subject counts the days to a fair that has opened"),
        ("2026-12-05", "Canton Fair: see you there", ""),
        ("2026-12-06", "Canton Fair: tomorrow", "The subject counts the days to a fair that has opened"),
        ("2026-12-07", "Canton Fair: see you there", "“Canton Fair” ended on 2026-12-06"),
    ],
)
def test_a_letter_about_a_fair_that_has_lain_too_long(today: str, subject: str, found: str) -> None:
    fair = Facts(
        today=date.fromisoformat(today),
        material="Canton Fair",
        first_day=date(2026, 12, 3),
        last_day=date(2026, 12, 6),
    )
    late = [f.wrong.en for f in found_in(FINE, fair, Topic="fair", Subject=subject) if f.code == "late"]
    assert late == ([found] if found else [])


def test_a_letter_about_a_price_or_a_feast_that_is_over() -> None:
    price = Facts(today=TODAY, material="H-40", first_day=date(2026, 11, 1), last_day=date(2026, 11, 22))
    (found,) = found_in(FINE, price, Topic="price")
    assert found.wrong == ("“H-40” held until 2026-11-22 only", "“H-40”只到 2026-11-22 有效")
    assert codes(FINE, replace(price, last_day=TODAY), Topic="price") == []
    assert codes(FINE, replace(price, last_day=None), Topic="price") == []
    assert "late" in codes(FINE, replace(price, first_day=date(2026, 11, 22), last_day=None), Topic="holiday")


def test_a_letter_of_anything_else_while_the_buyer_waits_for_an_answer() -> None:
    owed = Facts(today=TODAY, owed=Text("their call of 2026-11-20", "2026-11-20 来电"))
    (found,) = found_in(FINE, owed, Topic="price")
    assert found.said("en").startswith("Their call of 2026-11-20 waits for an answer: answer that first")
    assert found.said("zh").startswith("客户 2026-11-20 来电待回复：请先回复客户")
    assert codes(FINE, owed, Topic="reply") == []


def test_a_letter_to_a_buyer_who_asked_to_be_written_to_no_more() -> None:
    asked = Facts(today=TODAY, farewell=(date(2026, 11, 20), "remove me from"))
    for topic in ("reply", "price"):
        (found,) = found_in(FINE, asked, Topic=topic)
        assert found.said("en").startswith(
            "The buyer asked on 2026-11-20 to be written to no more (“remove me from”): put yes in Do Not Contact"
        )
        assert found.said("zh").startswith("客户 2026-11-20 要求不再来信（“remove me from”）：请把“勿扰”设为“是”")


EXTREMES = {
    "quotation marks": "“" * 20_000, "places to fill in": "[[" * 10_000, "a long word and a file": "a" * 19_990 + " .pdf", "files": "a.pdf " * 3500, "question marks": "?" * 20_000,
    "questions": "is this a question of some length, or not? " * 450, "a word of a phrase": "reply attached " * 1300, "numbers": "1 000 " * 3300, "amounts": "USD 1 " * 3300,
    "dates": "valid until 1 May " * 1100, "dots": "." * 20_000, "terms": "FOB a " * 3300, "braces": "{{" * 10_000, "paragraphs": "a\n\n" * 6600, "answers": "1) a " * 4000, "Chinese": "报价" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("text", EXTREMES.values(), ids=EXTREMES)
def test_whatever_stands_in_a_letter_it_is_read_in_bounded_time(text: str) -> None:
    facts = Facts(quotes=[QUOTE] * 20, asked=["Which grease do you use?"] * 20, earlier=[{"Body": text}] * 3)
    began = time.process_time()
    for topic in ("quote", "reply"):
        assert codes(text, facts, Topic=topic, Subject=text[:200], Attachments=text)
    questions_in(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("topic", ["holiday", "product"])
def test_a_long_name_is_greeted_in_a_short_letter(topic: str) -> None:
    name = "Ing. Andrés Felipe Ospina Ruiz"
    body = f"Buenos días, {name}:\n\nFeliz Navidad.\n\nUn cordial saludo,\nInês"
    assert "salutation" not in codes("", Topic=topic, Language="es", Contact=name, Body=body)


def test_every_finding_has_a_code_a_sentence_and_a_remedy_in_both_languages() -> None:
    held = Facts(today=TODAY, not_before=date(2027, 1, 1), last_topic="news")
    found = findings(
        {"Subject": "x" * 70, "Body": "Hi [[x]] attached? any update?", "Contact": "Bo", "Topic": "news"}, held
    )
    assert len(found) >= 6
    for f in found:
        assert f.code and all(f.wrong) and all(f.remedy)
    assert [f.said("en")[:4] for f in found if f.code.startswith("T")] == ["T1: ", "T2: ", "T3: "]
    assert len(RULES) == 24
