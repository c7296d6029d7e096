"""domain.md 8: what a letter says, who signs it, who it goes to, and what is left to be filled in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from book_text import TODAY, column, refreshed, standing, typed, understood
from letter_book import edit, letters

from xlcrm.letters.catalog import shipped
from xlcrm.letters.data import about as buys
from xlcrm.letters.data import amount, spoken_of, whole
from xlcrm.letters.heard import farewell_in, reply_of
from xlcrm.letters.lines import said
from xlcrm.letters.manners import asked_before
from xlcrm.letters.people import known_as, person, same_person, signature
from xlcrm.letters.writing import Draft, Writer, shortened
from xlcrm.letters.written import Facts, Written, closes
from xlcrm.lists import TOPICS
from xlcrm.method.feasts import Feast
from xlcrm.method.history import History
from xlcrm.method.topics import Topic
from xlcrm.model import Cell, Letter, Material, Member, Quote, Touch
from xlcrm.settings import Settings
from xlcrm.text import Text

BOOK = """
    Customers
    Customer ID | Company | Contact  | Email  | Owner | Products      | Language   | Added
    1           | Acme    | {contact} | a@b.de | Lee   | pumps, valves | {language} | 2026-11-20
    2           | Other   | Bo       |        | Sam   |               |            | 2026-11-20
    Contacts
    Customer | Name       | Email
    1        | Mr. Tom Reed | t@b.de
    Team
    Name | Title | Email  | Signature
    Lee  | Sales | l@n.cn |
    Sam  | Sales | s@n.cn |
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps Co., Ltd.
"""
REPLY = "Touches\nDate | Customer | Direction | Said | Summary\n2026-11-20 | 1 | In | What is the MOQ? And the lead time? | 问起订量？交期？"
QUOTE = """
    Quotes
    Quote No | Date       | Customer | Product | Model | Qty | Unit | Currency | Unit Price | Incoterm | Place | Valid Until | Status
    Q-7      | 2026-11-18 | 1        | Pump    | X2    | 5000 | pcs  | USD      | 12.5       | FOB      | Ningbo | 2026-12-31 | Sent
"""


def outs(n: int) -> str:
    """So many letters without an answer, each of another topic."""
    topics = ("first-letter", "product", "news", "visit", "price", "self-check", "fair", "product", "news")
    rows = "\n".join(f"2026-0{k + 1}-05 | 1 | Out | {topics[k]}" for k in range(n))
    return f"Touches\nDate | Customer | Direction | Topic\n{rows}\n"


def book(more: str, language: str, contact: str) -> str:
    return BOOK.format(language=language, contact=contact) + more


def letter(more: str = "", language: str = "", contact: str = "Ann Webb") -> dict[str, Cell]:
    """The letter as a refresh drafts it."""
    sheets = typed(book(more, language, contact))
    refreshed(sheets)
    return letters(sheets)[0]


def about(topic: str, language: str = "", more: str = "", **facts: Any) -> Draft:
    """A letter about a material, whatever the method would choose."""
    decoded = understood(book(more, language, "Ann Webb"))
    chosen = Topic(topic, Text("", ""), Material(2, topic, **facts) if facts else None)
    now = standing(book(more, language, "Ann Webb"))._replace(about=chosen)
    return Writer(decoded.book, decoded.settings, TODAY).draft(now)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Please remove me from your list.", "remove me from"),
        ("STOP sending us these e-mails!", "stop sending … e-mails"),
        ("Por favor, no me escriban más.", "no me escriban … mas"),
        ("请不要再发邮件了", "不要再发"),
        ("Do you want to remove the label? Please send it again.", ""),
        ("We do not want to wait: when can you ship?", ""),
        ("Do not contact our agent, write to me directly.", ""),
        ("以后有新产品请再联系我", ""),
    ],
)
@pytest.mark.parametrize("column", ["Said", "Summary"])
def test_a_buyer_who_asks_to_be_written_to_no_more_is_heard_in_every_language(
    said: str, heard: str, column: str
) -> None:
    touches = f"Touches\nDate | Customer | Direction | {column}\n2026-11-20 | 1 | In | {said}\n"
    where = standing(BOOK.format(contact="Tom", language="en") + touches)
    assert farewell_in(where, shipped()) == ((date(2026, 11, 20), heard) if heard else None)


def test_one_who_wrote_again_since_is_written_to_as_before() -> None:
    touches = "Touches\nDate | Customer | Direction | Said\n2026-11-02 | 1 | In | Unsubscribe\n2026-11-20 | 1 | In | What is the MOQ?\n"
    assert farewell_in(standing(BOOK.format(contact="Tom", language="en") + touches), shipped()) is None


def test_his_draft_waits_for_the_salesperson_and_says_why() -> None:
    sheets = typed(
        BOOK.format(contact="Tom", language="en")
        + "Touches\nDate | Customer | Direction | Said\n2026-11-20 | 1 | In | Please unsubscribe me.\n"
    )
    refreshed(sheets)
    row = letters(sheets)[0]
    assert row["Status"] == "Draft" and "asked on 2026-11-20 to be written to no more" in str(row["Check"])


def test_a_first_letter_greets_says_who_writes_asks_and_signs() -> None:
    body = str(letter()["Body"]).split("\n\n")
    assert body[0] == "Dear Ann Webb," and "Ningbo Pumps Co., Ltd." in body[1] and ".." not in body[1]
    assert (
        body[2].startswith("[[to fill in: one fact")
        and body[3].endswith("?")
        and body[4].endswith("\nLee\nSales\nNingbo Pumps Co., Ltd.\nl@n.cn")
    )


@pytest.mark.parametrize(
    ("language", "code", "salutation"),
    [
        ("中文", "zh", "Ann Webb，您好！"), ("Chinese", "zh", "Ann Webb，您好！"), ("zh-CN", "zh", "Ann Webb，您好！"),
        ("Español", "es", "Buenos días, Ann Webb:"), ("", "en", "Dear Ann Webb,"), ("Deutsch", "en", "Dear Ann Webb,"),
    ],
)  # fmt: skip
def test_the_letter_is_in_the_customers_language_else_in_english(language: str, code: str, salutation: str) -> None:
    row = letter(language=language)
    assert row["Language"] == code and str(row["Body"]).startswith(salutation) and row["Goal"] == "be noticed"


@pytest.mark.parametrize(
    ("contact", "en", "es"),
    [
        ("Mr. Tom Reed", "Dear Mr. Reed,", "Estimado Sr. Reed:"),
        ("Dr Anna Maria Wolf", "Dear Dr Wolf,", "Buenos días, Dr Anna Maria Wolf:"),
        ("Sra. Ruiz", "Dear Mrs Ruiz,", "Estimada Sra. Ruiz:"),
        ("Dra. Marcela Rojas", "Dear Dr Rojas,", "Estimada Dra. Rojas:"),
        ("Prof. Dr. Hans Müller, Purchasing", "Dear Prof. Müller,", "Buenos días, Prof. Dr. Hans Müller:"),
        ("Ms Sanne de Wit (Buyer)", "Dear Ms de Wit,", "Estimada Sra. de Wit:"),
        ("Mr Tom Reed Jr.", "Dear Mr Reed,", "Estimado Sr. Reed:"),
        (
            "陈先生",
            "Dear [[to fill in: 陈先生 in Latin letters]],",
            "Estimado/a [[por completar: 陈先生 en letras latinas]]:",
        ),
        ("陈伟明 Mr Tan", "Dear Mr Tan,", "Estimado Sr. Tan:"),
        ("", "Dear [[to fill in: the buyer's name]],", "Estimado/a [[por completar: nombre del cliente]]:"),
    ],
)
def test_the_salutation_goes_by_language_and_title(contact: str, en: str, es: str) -> None:
    assert str(letter(contact=contact)["Body"]).splitlines()[0] == en
    assert str(letter(contact=contact, language="es")["Body"]).splitlines()[0] == es


@pytest.mark.parametrize(
    ("contact", "zh"),
    [
        ("王经理", "王经理，您好！"), ("王建国 经理", "王建国经理，您好！"), ("李女士（采购）", "李女士，您好！"), ("欧阳娜娜", "欧阳娜娜，您好！"),
        ("Ms Ann Webb", "Webb 女士，您好！"), ("Dr. Anna Wolf", "Wolf 博士，您好！"), ("陈伟明 Tan Wei Ming", "陈伟明，您好！"), ("", "[[待填写：客户姓名]]，您好！"),
    ],
)  # fmt: skip
def test_a_chinese_letter_calls_people_as_chinese_does(contact: str, zh: str) -> None:
    assert str(letter(contact=contact, language="中文")["Body"]).splitlines()[0] == zh


@pytest.mark.parametrize(
    ("name", "country", "surname"),
    [
        ("Mr Park Ji-hoon", "KR", "Park Ji-hoon"), ("Ms Nguyễn Thị Lan", "VN", "Nguyễn Thị Lan"), ("Mr Kenji Morita", None, "Morita"), ("Sr. Iago Fernández Gómez", "ES", "Iago Fernández Gómez"),
        ("Mr Ludwig van der Berg", "NL", "van der Berg"), ("Mr Abdullah Al-Otaibi", "SA", "Al-Otaibi"), ("Frau Dr. Hofer", "AT", "Hofer"),
    ],
)  # fmt: skip
def test_the_surname_keeps_its_particles_and_is_the_whole_name_where_nobody_can_tell(
    name: str, country: str | None, surname: str
) -> None:
    assert person(name, country=country)["surname"] == surname


def test_of_two_titles_the_learned_one_is_kept() -> None:
    assert person("Frau Dr. Hofer")["title"] == "Dr" and person("Prof. Dr. Hans Müller")["honorific"] == "Prof."


@pytest.mark.parametrize(
    ("post", "called"),
    [("采购经理", "王经理"), ("总经理", "王总"), ("高级工程师", "王工"), ("采购", "王建国"), ("", "王建国")],
)
def test_who_is_written_to_in_the_others_place_is_called_by_his_post(post: str, called: str) -> None:
    assert person("王建国", han=True, post=post)["called"] == called
    assert person("王建国女士", han=True, post=post)["called"] == "王建国女士"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ms Ann Webb", "Ann Webb", True),
        ("Ann", "Ann Webb", True),
        ("陈先生", "陈伟明", True),
        ("李经理", "陈伟明", False),
        ("Bo Berg", "Ann Webb", False),
        ("陈伟明", "陈伟强", False),
        ("李女士", "陈伟明", False),
    ],
)
def test_one_person_under_two_names(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) == same


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_reply_leaves_a_place_for_each_of_the_buyers_questions_and_never_has_our_note(language: str) -> None:
    row = letter(REPLY, language)
    body = str(row["Body"])
    assert row["Topic"] == "reply" and body.index("1. [[") < body.index("What is the MOQ?") < body.index(
        "2. [["
    ) < body.index("And the lead time?")
    assert "问起订量" not in body and body.count("[[") == 2


@pytest.mark.parametrize(
    ("noted", "own_words", "places"),
    [
        ("Lead time? Soft close?", "We like it. Can you ship before Christmas?", ["Lead time?", "Soft close?", "Can you ship before Christmas?"]),
        ("Lead time? MOQ?", "What is the lead time for 500?", ["Lead time?", "MOQ?"]),
        ("What about the price?", "What is the price? And which colours are there?", ["What about the price?", "And which colours are there?"]),
        ("客户问交期？", "What is the lead time? And the MOQ?", ["What is the lead time?", "And the MOQ?"]),
        ("问交期？问起订量？", "What is the lead time?", ["问交期？", "问起订量？"]),
        ("交期多久？", "交期多久？有没有黑色？", ["交期多久？", "有没有黑色？"]),
        ("Is it so?", "Is it so?", ["Is it so?"]),  # no word by which to know it again
        ("What does item No. 12 cost?", "", ["What does item No. 12 cost?"]),
        ("", " ".join(f"Which size is number {n}?" for n in range(1, 26)), [f"Which size is number {n}?" for n in range(1, 21)]),
    ],
)  # fmt: skip
def test_a_reply_leaves_a_place_too_for_what_the_buyer_asks_in_his_own_words_alone(
    noted: str, own_words: str, places: list[str]
) -> None:
    text = f"""
        Customers
        Customer ID | Company | Contact     | Email
        1           | Acme    | Ms Ann Webb | a@acme.de
        Touches
        Date       | Customer | Direction | Medium | Summary | Said
        2026-11-20 | 1        | In        | Email  | {noted} | {own_words}
        """
    sheets = typed(text)
    refreshed(sheets)
    (body,) = column(sheets, "Emails", "Body")
    assert re.findall(r"your answer to “(.*?)”\]\]", str(body)) == places


def test_only_while_an_answer_is_owed_is_a_letter_held_against_what_the_buyer_asked() -> None:
    def asked(more: str) -> Sequence[str]:
        decoded = understood(book(more, "", "Ann Webb"))
        return Writer(decoded.book, decoded.settings, TODAY).facts(standing(book(more, "", "Ann Webb"))).asked

    assert asked(REPLY) == ["What is the MOQ?", "And the lead time?"]
    assert asked(f"{REPLY}\n2026-11-21 | 1 | Out | |") == []


@pytest.mark.parametrize(("day", "repeated"), [("2026-09-19", True), ("2026-09-18", False)])
def test_a_letter_about_a_quote_repeats_what_the_buyer_said_within_60_days_before_it(day: str, repeated: bool) -> None:
    reply = f"Touches\nDate | Customer | Direction | Said\n{day} | 1 | In | The samples fit our line.\n"
    body = str(letter(reply + QUOTE)["Body"])
    assert ("The samples fit our line" in body) == repeated, body


def test_a_reply_says_what_the_buyer_wrote_beside_his_questions() -> None:
    said = REPLY.replace("What is the MOQ?", "The samples fit. What is the MOQ?")
    assert "20 November. You wrote: “The samples fit.”\n" in str(letter(said)["Body"])


@pytest.mark.parametrize(
    ("language", "sorry"),
    [("", "I am sorry that it has waited so long."), ("zh", "回复晚了，抱歉。"), ("es", "Disculpe la demora.")],
)
def test_a_reply_that_is_late_says_so_in_one_sentence(language: str, sorry: str) -> None:
    assert sorry in str(letter(REPLY.replace("2026-11-20 | 1 | In", "2026-11-10 | 1 | In"), language)["Body"])
    assert sorry not in str(letter(REPLY, language)["Body"])


@pytest.mark.parametrize(
    ("medium", "en", "zh", "es"),
    [
        ("Phone", "you said", "您11月2日来电", "nos dijo"),
        ("Meeting", "you said", "我们11月2日面谈", "nos dijo"),
        ("Email", "you wrote", "您11月2日来信", "nos escribió"),
    ],
)
def test_what_was_said_is_not_called_written(medium: str, en: str, zh: str, es: str) -> None:
    touch = f"Touches\nDate | Customer | Direction | Medium | Said | Topic\n2026-11-02 | 1 | In | {medium} | Stock is full. | \n2026-11-04 | 1 | Out | Phone | | price"
    more = "\n2026-11-05 | 1 | Out | IM | | holiday"  # another letter, another variant

    def said(language: str, touches: str) -> str:
        return "\n".join(
            str(about("news", language, touches + more * n, title="T", text="F.", question="Q?").cells["Body"])
            for n in range(3)
        ).casefold()

    assert en in said("", touch) and es in said("es", touch) and zh in said("zh", touch.replace("Stock is full.", ""))


def test_a_follow_up_of_a_quote_repeats_its_row_and_is_ready_to_go() -> None:
    row = letter(QUOTE)
    assert (row["Topic"], row["Subject"], row["Status"], row["Check"]) == (
        "quote",
        "Q-7: Pump, FOB Ningbo",
        "Checked",
        None,
    )
    assert " 5,000 pcs of X2 (Pump) at USD 12.50 per piece, FOB Ningbo, valid until 31 December." in str(
        row["Body"]
    ) and "Q-7" in str(row["Body"])


def test_a_follow_up_of_a_quote_in_chinese_and_spanish() -> None:
    assert "（Q-7）：X2，5,000 件，单价 USD 12.50，FOB Ningbo，有效期至12月31日。" in str(letter(QUOTE, "zh")["Body"])
    assert " 5000 piezas de X2 (Pump) a USD 12,50 por pieza, FOB Ningbo, válida hasta el 31 de diciembre." in str(
        letter(QUOTE, "es")["Body"]
    )


IN_CHINESE = QUOTE.replace("USD", "美元").replace("Pump   ", "水泵").replace("pcs  ", "台").replace("Ningbo", "北仑")


def test_no_word_of_the_other_script_slips_into_a_letter() -> None:
    english, chinese = (str(letter(IN_CHINESE, language)["Body"]) for language in ("", "zh"))
    assert " 5,000 units of X2 at USD 12.50 per unit, FOB Beilun" in english and "台" not in english
    assert "X2（水泵），5,000 台，单价 USD 12.50，FOB 北仑" in chinese
    fact = {"title": "第四条线", "text": "第四条线已投产。", "benefit": "交期更短。", "question": "合适吗？"}
    cells = about("news", "", "", **fact).cells
    assert (
        "[[to fill in: in English: 第四条线已投产。]]" in str(cells["Body"])
        and cells["Subject"] == "Pumps: what is new at our works"
    )


@pytest.mark.parametrize("place", ["宁波", "宁波港", "中国宁波"])
def test_a_port_that_is_known_by_both_names_has_its_english_one_in_an_english_letter(place: str) -> None:
    row = letter(QUOTE.replace("Ningbo", place))
    assert "FOB Ningbo, valid until" in str(row["Body"]) and row["Subject"] == "Q-7: Pump, FOB Ningbo"
    assert row["Status"] == "Checked"
    assert f"FOB {place}" in str(letter(QUOTE.replace("Ningbo", place), "zh")["Body"])


@pytest.mark.parametrize(
    ("qty", "unit", "en"),
    [
        ("5000 pcs", "pcs", "5,000 pcs of X2"),
        ("5,000pcs.", "件", "5,000 pcs of X2"),
        ("5000件", "", "5,000 pcs of X2"),
        ("12.5 kg", "kg", "12.5 kg of X2"),
        ("5000 pcs", "sets", "5000 pcs of X2"),
        ("2 x 40HQ", "", "2 x 40HQ of X2"),
    ],
)
def test_a_unit_that_is_typed_with_the_quantity_is_not_said_twice(qty: str, unit: str, en: str) -> None:
    assert f" {en} " in str(letter(QUOTE.replace("5000 | pcs ", f"{qty} | {unit}"))["Body"])


@pytest.mark.parametrize(
    ("qty", "unit", "en", "zh", "es"),
    [
        (1, "sets", "1 set of X2 (Pump) at USD 12.50,", "1 套", "1 juego"), (2, "Sets", "2 sets of X2 (Pump) at USD 12.50 per set", "2 套", "2 juegos"), (2, "对", "2 pairs", "2 对", "2 pares"),
        (2, "drums", "2 drums of X2 (Pump) at USD 12.50, FOB Ningbo", "2 drums", "2 drums"), (2, "", "2 of X2", "X2，2，单价", "2 de X2"),
    ],
)  # fmt: skip
def test_units_are_those_of_the_language_and_agree_with_the_number(
    qty: int, unit: str, en: str, zh: str, es: str
) -> None:
    quote = QUOTE.replace("5000 | pcs ", f"{qty} | {unit}")
    for language, words in (("", en), ("zh", zh), ("es", es)):
        assert words in str(letter(quote, language)["Body"])


@pytest.mark.parametrize(
    ("lead", "en", "zh"),
    [
        ("30 days", "30 days.", "30 天"),
        ("4-6 weeks", "4 to 6 weeks.", "4–6 周"),
        ("1 week", "1 week.", "1 周"),
        ("45天", "45 days.", "45 天"),
        ("2个月", "2 months.", "2 个月"),
        ("after the holiday", "after the holiday.", ""),
    ],
)
def test_a_lead_time_is_said_in_the_letters_language(lead: str, en: str, zh: str) -> None:
    quote = QUOTE.replace("| Status", "| Status | Lead Time").replace("| Sent", f"| Sent | {lead}")
    assert f"Lead time: {en}" in str(letter(quote)["Body"])
    assert (f"交期：{zh}" in str(letter(quote, "zh")["Body"])) == bool(zh)


def test_several_rows_of_one_quote_are_several_lines() -> None:
    body = str(
        letter(QUOTE + "Q-7 | 2026-11-18 | 1 | Valve | V1 | 50 | pcs | USD | 3 | FOB | Ningbo | 2026-12-31 | Sent")[
            "Body"
        ]
    )
    assert (
        "Q-7 of 18 November, FOB Ningbo, valid until 31 December:\n- 5,000 pcs of X2 (Pump) at USD 12.50 per piece\n- 50 pcs of V1 (Valve) at USD 3.00 per piece\n"
        in body
    )


def test_rows_of_one_quote_with_terms_of_their_own_keep_them() -> None:
    body = str(
        letter(
            QUOTE + "Q-7 | 2026-11-18 | 1 | Pump | X2 | 5000 | pcs | USD | 13.1 | CIF | Hamburg | 2026-12-31 | Sent"
        )["Body"]
    )
    assert (
        "\n- 5,000 pcs of X2 (Pump) at USD 12.50 per piece, FOB Ningbo\n- 5,000 pcs of X2 (Pump) at USD 13.10 per piece, CIF Hamburg\n"
        in body
    )


def test_words_that_are_long_past_did_not_lead_to_a_quote() -> None:
    said = "Touches\nDate | Customer | Direction | Said\n{} | 1 | In | Please quote 5,000.\n"
    assert "Please quote 5,000." in str(letter(said.format("2026-11-02") + QUOTE)["Body"])
    assert "Please quote 5,000." not in str(letter(said.format("2026-03-02") + QUOTE)["Body"])


def test_what_is_not_in_the_quotes_row_is_a_place_to_fill_in_never_made_up() -> None:
    row = letter("Quotes\nDate | Customer | Status\n2026-11-18 | 1 | Sent")
    assert (
        "On 18 November we quoted you [[to fill in: the goods, the price, Incoterm and place]]." in str(row["Body"])
        and row["Status"] == "Draft"
    )
    priceless = QUOTE.replace("12.5  ", "on request").replace("| FOB      | Ningbo", "|  | ")
    assert "X2 (Pump) at [[to fill in: the price]], [[to fill in: Incoterm]] [[to fill in: place]]" in str(
        letter(priceless)["Body"]
    )


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("topic", ["self-check", "price", "product", "news", "fair", "visit"])
def test_a_letter_about_a_material_says_its_facts_and_asks_its_question(topic: str, language: str) -> None:
    title, text, benefit, question = {
        "en": ("Black pumps", "The fact.", "The gain.", "Red or blue?"),
        "zh": ("黑色水泵", "事实。", "好处。", "红还是蓝？"),
        "es": ("Bombas negras", "El hecho.", "La ventaja.", "¿Rojo o azul?"),
    }[language]
    said = REPLY.replace("What is the MOQ?", "Stock is full." if language != "zh" else "库存满了。")
    cells = about(
        topic, language, said, title=title, text=text, benefit=benefit, question=question, attachment="p.pdf"
    ).cells
    body = str(cells["Body"])
    assert cells["Subject"] == title and cells["Attachments"] == "p.pdf" and "p.pdf" in body and "[[" not in body
    assert body.index(text) < body.index(benefit) < body.index(question) and "20" in body.split(text)[0]


def test_words_the_buyer_said_are_held_up_to_him_once_and_questions_answered_long_ago_never() -> None:
    said = "Touches\nDate | Customer | Direction | Said | Topic\n2026-01-05 | 1 | In | Stock is full. Can you print labels? | \n"
    rows = [
        f"2026-0{n}-05 | 1 | Out | | {topic}"
        for n, topic in enumerate(("reply", "holiday", "price", "visit", "product", "visit"), 2)
    ]
    bodies = [
        str(about("news", "", said + "\n".join(rows[:n]), title="T", text="F.", question="Q?").cells["Body"])
        for n in (1, 2, 3, 6)
    ]
    assert ["Stock is full." in body for body in bodies] == [True, True, False, False]
    assert ["5 January" in body for body in bodies] == [True, True, True, False]
    assert not any("labels" in body for body in bodies)


@pytest.mark.parametrize(
    ("start", "subject", "body"),
    [
        ("2027-01-12", "Pump Fair", "Pump Fair, 12 January 2027. Hall 4."),
        ("2026-12-03", "Pump Fair: in 10 days", "It opens in 10 days: Pump Fair, 3 December. Hall 4."),
        ("2026-11-24", "Pump Fair: tomorrow", "It opens tomorrow: Pump Fair, 24 November. Hall 4."),
    ],
)
def test_the_three_invitations_to_a_fair_are_not_one_letter(start: str, subject: str, body: str) -> None:
    cells = about(
        "fair",
        "",
        "",
        title="Pump Fair",
        text="Hall 4.",
        question="Morning or afternoon?",
        start=date.fromisoformat(start),
    ).cells
    assert cells["Subject"] == subject and body in str(cells["Body"])


@pytest.mark.parametrize(
    ("language", "title", "text", "last", "told"),
    [
        ("en", "Pump Fair", "Hall 9.1, B23.", "2027-01-12", "Pump Fair, 9 to 12 January 2027. Hall 9.1, B23."),
        ("en", "Pump Fair", "Hall 9.1, B23.", "2027-02-02", "Pump Fair, 9 January 2027 to 2 February 2027. Hall 9.1"),
        ("en", "Pump Fair", "Hall 9.1, B23.", "", "Pump Fair, 9 January 2027. Hall 9.1, B23."),
        ("en", "Pump Fair", "See us at Pump Fair.", "2027-01-12", "See us at Pump Fair. Dates: 9 to 12 January 2027."),
        ("en", "Pump Fair", "Hall 9, from 9 to 12 January.", "2027-01-12", "Pump Fair. Hall 9, from 9 to 12 January."),
        ("en", "Pump Fair, 9-12 Jan", "Hall 9.", "2027-01-12", "Pump Fair, 9-12 Jan. Hall 9."),
        ("en", "Pump Fair", "Hall 9, 2027-01-09.", "2027-01-12", "Pump Fair. Hall 9, 2027-01-09."),
        ("es", "Feria", "Stand 9.1.", "2027-01-12", "Feria, del 9 al 12 de enero de 2027. Stand 9.1."),
        ("es", "Feria", "Stand 9.1.", "", "Feria, el 9 de enero de 2027. Stand 9.1."),
        ("es", "Feria", "Del 9 al 12 de enero.", "2027-01-12", "Feria. Del 9 al 12 de enero."),
        ("zh", "泵展", "9.1 馆 B23。", "2027-01-12", "泵展，2027年1月9日至12日。9.1 馆 B23。"),
        ("zh", "泵展", "9.1 馆 B23。", "", "泵展，2027年1月9日。9.1 馆 B23。"),
        ("zh", "泵展", "来泵展看看。", "2027-01-12", "来泵展看看。日期：2027年1月9日至12日。"),
        ("zh", "泵展", "1月9日至12日，9 号馆。", "2027-01-12", "泵展。1月9日至12日，9 号馆。"),
    ],
)
def test_an_invitation_to_a_fair_tells_its_days_once(
    language: str, title: str, text: str, last: str, told: str
) -> None:
    end = date.fromisoformat(last) if last else None
    body = about("fair", language, title=title, text=text, question="?", start=date(2027, 1, 9), end=end).cells["Body"]
    assert told in str(body)


@pytest.mark.parametrize(
    ("language", "said", "left"),
    [
        ("en", "Price is 5% too high", "[[to fill in: your answer to “Price is 5% too high.”]]"),
        ("es", "Muy caro", "[[por completar: su respuesta a «Muy caro»]]"),
        ("zh", "价格太高了", "[[待填写：答复“价格太高了。”]]"),
        ("zh", "Price is too high", "[[待填写：按客户提问的顺序逐点答复；暂不清楚的，写明哪天答复]]"),
        (
            "en",
            "",
            "[[to fill in: the answer, point by point, in the buyer's order; what is not known yet gets a date]]",
        ),
    ],
)
def test_an_objection_is_to_be_answered_by_name(language: str, said: str, left: str) -> None:
    more = f"\nTouches\nDate|Customer|Direction|Said\n2026-11-20|1|In|{said}"
    assert left in str(letter(more, language)["Body"]).split("\n\n")


@pytest.mark.parametrize(
    ("language", "said", "invited"),
    [
        ("en", "Fits our box", "“Fits our box.” I would be glad to go on from there in person."),
        ("es", "Nos sirve", "«Nos sirve». Me gustaría retomarlo en persona."),
        ("zh", "价格太高", "“价格太高。”有机会的话，想当面和您接着谈。"),
    ],
)
@pytest.mark.parametrize("topic", ["fair", "visit"])
def test_an_invitation_takes_up_what_the_buyer_said(topic: str, language: str, said: str, invited: str) -> None:
    more = f"\nTouches\nDate|Customer|Direction|Said\n2026-11-10|1|In|{said}\n2026-11-12|1|Out|"
    assert invited in str(about(topic, language, more, title="T", text="x.", question="?").cells["Body"])


@pytest.mark.parametrize(
    ("customers", "rows", "fits"),
    [
        ("Deutsch", "en", True), ("Deutsch", "English", True), ("Deutsch", "", True), ("Deutsch", "Deutsch", False), ("Deutsch", "zh", False),
        ("", "英文", True), ("", "zh", False), ("zh-hans", "中文", True), ("西班牙文", "es", True), ("西班牙文", "en", False),
    ],
)  # fmt: skip
def test_a_material_fits_by_the_language_of_the_letter_which_is_english_where_there_are_no_templates(
    customers: str, rows: str, fits: bool
) -> None:
    row = letter(
        f"Touches\nDate | Customer | Direction | Topic\n2026-09-01 | 1 | Out | news\nMaterials\nTopic | Title | Language\nproduct | PU-12 | {rows}",
        customers,
    )
    assert row["Topic"] == ("product" if fits else "self-check")


TO_A_FAIR = """
    Customers
    Customer ID | Company | Contact  | Email  | Owner | Language   | Manual Grade
    1           | Acme    | Ann Webb | a@b.de | Lee   | {language} | B
    Touches
    Date       | Customer | Direction | Topic | Medium
    2026-10-12 | 1        | Out       | news  | Phone
    2026-11-02 | 1        | Out       | news  | Phone
    2026-11-27 | 1        | Out       | news  | Phone
    Materials
    Topic | Title    | Text   | Question   | From
    fair  | {title}  | {text} | {question} | 2026-12-07
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""


@pytest.mark.parametrize(
    ("language", "title", "text", "question"),
    [
        ("en", "Pump Fair", "Hall 4, B12.", "Is Monday or Tuesday better?"),
        ("es", "Pump Fair", "Pabellón 4.", "¿Lunes o martes?"),
        ("zh", "泵展", "4 号馆 B12。", "周一还是周二？"),
    ],
)
def test_each_invitation_to_a_fair_ends_in_a_question_of_its_own(
    language: str, title: str, text: str, question: str
) -> None:
    sheets = typed(TO_A_FAIR.format(language=language, title=title, text=text, question=question))
    asked = []
    for day in ("2026-10-20", "2026-11-24", "2026-12-04"):
        refreshed(sheets, date.fromisoformat(day))
        row = letters(sheets)[-1]
        assert (row["Topic"], row["Status"], row["Check"]) == ("fair", "Checked", None)
        asked.append(str(row["Body"]).split("\n\n")[-2])
        edit(sheets, len(letters(sheets)) - 1, Status="Sent")
        refreshed(sheets, date.fromisoformat(day))

    assert asked[0] == question and len({*asked}) == 3


@pytest.mark.parametrize(("language", "dates"), [("en", "dates"), ("es", "fechas"), ("zh", "日期")])
def test_what_an_invitation_says_already_is_not_to_be_filled_in_again(language: str, dates: str) -> None:
    sheets = typed(TO_A_FAIR.format(language=language, title="Pump Fair", text="", question=""))
    refreshed(sheets, date(2026, 11, 24))
    body = str(letters(sheets)[-1]["Body"])
    assert ("Pump Fair" in body) == (language != "zh")
    assert (dates in body.split("[[")[1]) == (language == "zh")  # which has no name for it in Chinese


@pytest.mark.parametrize(
    ("language", "family"), [("en", "family|yours"), ("es", "familia|los suyos"), ("zh", "家人|阖家")]
)
def test_a_team_is_wished_a_happy_feast_without_its_family(language: str, family: str) -> None:
    wishes = dict[str, str]()
    for contact in ("purchasing", "Sales Department", "采购部", "王伟"):
        for n in range(8):  # more customers than there are wordings
            sheets = typed(
                "Customers\nCustomer ID | Company | Country | Contact | Email | Language | Manual Grade\n"
                f"{n} | Acme | GB | {contact} | a@acme.uk | {language} | B\n"
                "Touches\nDate | Customer | Direction | Topic\n2026-12-01 | " + f"{n} | Out | news"
            )
            refreshed(sheets, date(2026, 12, 23))
            (row,) = letters(sheets)
            assert row["Topic"] == "holiday"
            wishes[contact] = wishes.get(contact, "") + str(row["Body"])
    assert [who for who, said in wishes.items() if re.search(family, said)] == ["王伟"]


def test_a_first_invitation_in_a_later_window_asks_the_rows_own_question() -> None:
    sheets = typed(
        TO_A_FAIR.format(language="", title="Pump Fair", text="Hall 4, B12.", question="Is Monday or Tuesday better?")
    )
    refreshed(sheets, date(2026, 11, 24))
    assert "Is Monday or Tuesday better?" in str(letters(sheets)[-1]["Body"])


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_greeting_asks_and_sells_nothing(language: str) -> None:
    wish = "新年快乐。" if language == "zh" else "A happy New Year."
    body = str(
        about("holiday", language, QUOTE, title="New Year greeting", text=wish, question="Will you buy?").cells["Body"]
    )
    assert wish in body and "?" not in body and "Q-7" not in body


@pytest.mark.parametrize(("language", "wish"), [("", "Christmas"), ("zh", "圣诞与新年"), ("es", "Navidad")])
@pytest.mark.parametrize("role", [4, 7])
def test_a_greeting_from_or_to_somebody_new_says_who_writes_and_offers_nothing(
    language: str, wish: str, role: int
) -> None:
    decoded, now = understood(book(outs(role), language, "Ann Webb")), standing(book(outs(role), language, "Ann Webb"))
    chosen = Topic("holiday", Text("", ""), feast=Feast(Text("Christmas", "圣诞节"), date(2026, 12, 25)))
    cells = Writer(decoded.book, decoded.settings, TODAY).draft(now._replace(about=chosen)).cells
    assert wish in str(cells["Subject"]) and wish in str(cells["Body"]) and "[[" not in str(cells["Body"])
    assert "Ningbo Pumps" in str(cells["Body"]).split("\n\n")[1] and "may concern you" not in str(cells["Body"])


@pytest.mark.parametrize(
    ("language", "feast", "wish"),
    [
        ("", Text("Christmas", "圣诞节"), "happy Christmas and a good New Year| for Christmas and the New Year"),
        ("", Text("Thanksgiving", "感恩节"), "happy Thanksgiving|for Thanksgiving"),
        ("", Text("Orthodox Christmas", "东正教圣诞节"), "happy Orthodox Christmas|for Orthodox Christmas"),
        ("es", Text("Christmas", "圣诞节"), "eliz Navidad y próspero Año Nuevo"),
        ("zh", Text("Christmas", "圣诞节"), "圣诞与新年"),
        ("zh", Text("Spring Festival", "春节"), "春节"),
    ],
)
def test_at_christmas_the_new_year_is_wished_too(language: str, feast: Text, wish: str) -> None:
    decoded, now = understood(book("", language, "Ann Webb")), standing(book("", language, "Ann Webb"))
    chosen = Topic("holiday", Text("", ""), feast=Feast(feast, date(2026, 12, 25)))
    body = str(Writer(decoded.book, decoded.settings, TODAY).draft(now._replace(about=chosen)).cells["Body"])
    assert any(w in body for w in wish.split("|")) and ("New Year" in body or feast.en != "Christmas" or language)


@pytest.mark.parametrize("topic", ["price", "product", "news", "self-check", "visit"])
def test_where_the_title_is_in_chinese_the_subject_is_the_fact_itself(topic: str) -> None:
    text = "Our works are closed from 30 January to 16 February. Orders confirmed by 5 January leave before."
    cells = about(topic, "", title="放假通知", text=text).cells
    assert cells["Subject"] == "Our works are closed from 30 January to 16 February"
    spanish = about(topic, "es", title="放假", text="Cerramos del 30 de enero al 16 de febrero.").cells
    assert spanish["Subject"] == "Cerramos del 30 de enero al 16 de febrero"
    assert "enero" not in str(about(topic, "es", title="放假", text=text).cells["Subject"])
    long = about(
        topic, "", title="降价", text="Aluminium is down 5 %, so X2 goes from USD 12.50 to USD 12.10 FOB Ningbo."
    )
    assert long.cells["Subject"] == "Aluminium is down 5 %, so X2 goes from USD 12.50 to USD…"
    chinese = about(topic, "zh", title="X2", text="新线已投产。交期更短。")
    assert chinese.cells["Subject"] == "新线已投产"


@pytest.mark.parametrize("topic", [t.code for t in TOPICS if t.code not in ("quote",)])
@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_fact_that_is_missing_is_a_visible_place_never_an_empty_phrase(topic: str, language: str) -> None:
    assert "[[" in str(about(topic, language).cells["Body"])


def test_at_change_colleague_the_colleague_signs_and_says_who_he_is() -> None:
    found = about("news", "", outs(4), title="News", text="The fact.", question="Red?")
    body = str(found.cells["Body"])
    assert found.by == "Sam" and body.endswith("Sam\nSales\nNingbo Pumps Co., Ltd.\ns@n.cn")
    assert "Sam" in body.split("\n\n")[1] and "Lee" in body.split("\n\n")[1]


@pytest.mark.parametrize(
    ("cell", "to"),
    [
        ("a@b.de\ninfo@b.de", "a@b.de"),
        ("a@b.de; info@b.de", "a@b.de"),
        ("a@b.de，info@b.de", "a@b.de"),
        ("a@b.de / info@b.de", "a@b.de"),
        ("a@b.de、info@b.de", "a@b.de"),
        ("nowhere@ | a@b.de", "a@b.de"),
        ("Ann Webb <a@b.de>", "a@b.de"),
        ("邮箱：a@b.de", "a@b.de"),
        ("a/x@b.de", "a/x@b.de"),
        ("see card", "see card"),
    ],
)
def test_of_several_addresses_in_a_cell_the_first_sound_one_is_written_to(cell: str, to: str) -> None:
    sheets = typed(book("", "", "Ann Webb"))
    sheets["Customers"][1][3] = cell
    refreshed(sheets)
    assert letters(sheets)[0]["To"] == to
    assert sheets["Customers"][1][3] == cell


def test_at_change_contact_the_letter_goes_to_the_contact_proposed() -> None:
    found = about("news", "", outs(7), title="News", text="The fact.", question="Red?")
    assert (found.cells["Contact"], found.cells["To"], found.by) == ("Mr. Tom Reed", "t@b.de", "Lee")
    assert str(found.cells["Body"]).startswith("Dear Mr. Reed,") and "Ann Webb" in str(found.cells["Body"])


def test_at_change_contact_one_whose_address_is_not_known_leaves_to_empty_and_the_check_says_so() -> None:
    """Not silently once more to the one who has not answered six times, while Next Step names another."""
    sheets = typed(book(outs(7), "", "Ann Webb").replace("t@b.de", ""))
    refreshed(sheets)
    (row,) = letters(sheets)
    assert (row["Contact"], row["To"], row["Status"]) == ("Mr. Tom Reed", None, "Draft")
    assert str(row["Body"]).startswith("Dear Mr. Reed,")
    assert "The address is missing or is none: fill in To" in str(row["Check"])


def test_two_customers_in_the_same_state_do_not_get_the_same_sentences_and_nor_does_one_twice() -> None:
    bodies = set[str]()
    for n in range(12):
        text = QUOTE.replace("| 1 ", f"| c{n} ")
        sheets = typed(
            BOOK.format(language="", contact="Ann Webb")
            .replace("    1           |", f"    c{n} |")
            .replace("    1        |", f"    c{n} |")
            + text
        )
        refreshed(sheets)
        bodies.add(str(letters(sheets)[0]["Body"]))
    assert len(bodies) > 5
    once, twice = (about("news", "", outs(n), title="T", text="F.", question="Q?").cells["Body"] for n in (1, 2))
    assert once != twice


@pytest.mark.parametrize("more", ["", REPLY, QUOTE, outs(4), outs(7)])
@pytest.mark.parametrize("language", ["", "zh", "es"])
def test_every_letter_is_short_and_its_subject_fits(more: str, language: str) -> None:
    row = letter(more, language)
    assert len(str(row["Subject"])) <= 60 and len(str(row["Body"]).split()) < 150 and "None" not in str(row["Body"])


def test_names_with_line_breaks_stay_on_their_line() -> None:
    sheets = typed(book("", "", "Ann"))
    sheets["Customers"][1][2] = "Ann\nBcc: x@y.example"
    refreshed(sheets)
    assert letters(sheets)[0]["Contact"] == "Ann Bcc: x@y.example"


def test_a_long_subject_is_cut_after_a_word() -> None:
    assert shortened("word " * 20) == "word word word word word word word word word word word…"
    assert len(shortened("字" * 90)) == 60
    name = "Importadora Celular MX SA de CV"
    assert (
        shortened(f"{name}: una revisión por nuestra parte")
        == "Importadora Celular MX SA: una revisión por nuestra parte"
    )
    assert shortened(f"Q-3107: {'a 40HQ takes 312 sets ' * 3}").endswith("…")


@pytest.mark.parametrize(
    ("value", "shown"), [(12.5, "12.50"), (0.417, "0.417"), (4, "4.00"), ("on request", "on request")]
)
def test_a_price_has_two_decimals_at_least(value: Cell, shown: str) -> None:
    assert amount(value) == shown


def test_the_buyers_words_are_cut_to_whole_sentences() -> None:
    assert said("“Yes.”") == "Yes" and said("") == ""
    long = "We like it. " + "and so on " * 40
    assert said(long) == "We like it" and said("and so on " * 40).endswith("…")


def test_an_initial_is_no_title() -> None:
    assert person("M. J. Fox")["title"] == "" and person("Ms Li")["surname"] == "Li"


@pytest.mark.parametrize(
    ("name", "surname"),
    [("Tom Reed", "Reed"), ("Mr. & Mrs. Tom Reed", "Reed"), ("欧阳明", "欧阳"), ("王芳", "王"), ("", "")],
)
def test_without_a_title_the_last_word_is_the_surname_and_in_chinese_the_first_signs(name: str, surname: str) -> None:
    assert person(name, han=True)["surname"] == surname


@pytest.mark.parametrize(
    ("products", "language", "called"),
    [
        ("gate valves; pumps", "en", "Gate valves"),
        ("闸阀；gate valves", "en", "Gate valves"),
        ("闸阀；gate valves", "zh", "闸阀"),
        ("闸阀", "en", "acme ltd"),
        ("gate valves", "es", "acme ltd"),  # English words are no Spanish ones
        ("", "en", "acme ltd"),
    ],
)
def test_what_the_buyer_buys_is_named_in_the_letters_language_else_the_company(
    products: str, language: str, called: str
) -> None:
    buyer = standing(book("", "", "Ann Webb")).customer._replace(company="acme ltd", products=products)
    assert buys(buyer, language, language == "zh") == called[:1].upper() + called[1:]


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [(500, 500), (500.0, 500), ("1,500", 1500), ("1,50", "1,50"), ("about 500", "about 500"), ("123456789012345", 123456789012345), (True, ""), (None, ""), (0, ""), ("-5", "")],
)  # fmt: skip
def test_a_quantity_is_a_whole_number_or_its_words_or_nothing(typed: Cell, quantity: int | str) -> None:
    assert whole(typed) == quantity


def test_a_letter_speaks_of_the_newest_quote_and_of_several_of_a_day_of_the_one_that_is_sent() -> None:
    def row(number: str, day: int, status: str, at: int) -> Quote:
        return Quote(date(2026, 11, day), at, "1", status, number)

    old, one, two, lost = (
        row("Q-1", 2, "Sent", 2),
        row("Q-2", 9, "Sent", 3),
        row("Q-2", 9, "Sent", 4),
        row("Q-3", 9, "Lost", 5),
    )
    assert spoken_of([old, one, two, lost]) == [one, two]
    assert spoken_of([old, lost]) == [lost]
    assert spoken_of([old, one, one._replace(row=6, number="Q-2", status="Lost")]) == [one]
    unnamed = row("", 9, "Sent", 7)
    assert spoken_of([unnamed, unnamed._replace(row=8)]) == [unnamed._replace(row=8)]
    assert spoken_of([]) == ()


def test_of_several_replies_the_newest_is_answered_and_told_while_nothing_but_a_greeting_went_out_since() -> None:
    def touch(day: int, out: bool, row: int, **more: Any) -> Touch:
        return Touch(date(2026, 11, day), row, "1", out, "Email", **more)

    old, new = touch(2, False, 2, said="We need valves."), touch(9, False, 5, said="We need 500 pumps a month.")
    before, answer = touch(9, True, 4, topic="news"), touch(10, True, 6, topic="reply")
    greeting, another = touch(11, True, 7, topic="holiday"), touch(12, True, 8, topic="price")

    def told(*touches: Touch) -> tuple[str, str, int]:
        found = reply_of(History(touches), "Ann", (), date(2026, 11, 19))
        return found["said"], found["told"], found["days"]

    words = "We need 500 pumps a month"
    assert told(old, before, new, answer, greeting) == (words, words, 10)
    assert told(old, before, new, answer, another) == (words, "", 10)
    assert reply_of(History((new,)), "Ann", (), None)["days"] == 0


@pytest.mark.parametrize(
    ("line", "closes_it"),
    [
        ("Best regards, Ann Maria Webb", True),
        ("Best regards to all of you", False),
        ("Best regards,", True),
        ("The lead time is down.", False),
    ],
)
def test_a_letter_closes_with_its_phrase_and_a_name_at_the_most(line: str, closes_it: bool) -> None:
    assert closes(line, shipped().vocabulary("en").closings) is closes_it


TEAM = [Member("Lee", "Sales", "lee@n.cn", "+86 1"), Member("Kim", signature="Kim\nalways yours")]
SENDER = Settings(sender_name="Wang", sender_title="Manager", sender_company="Ningbo Pumps", sender_phone="+86 9")


@pytest.mark.parametrize(
    ("owner", "settings", "signed"),
    [
        ("Lee", SENDER, "Lee\nSales\nNingbo Pumps\n+86 1\nlee@n.cn"),
        ("Kim", SENDER, "Kim\nalways yours"),
        ("KIM", SENDER, "Kim\nalways yours"),
        ("Bob", SENDER, "Wang\nManager\nNingbo Pumps\n+86 9"),
        ("", Settings(sender_name="Wang", signature="W."), "W."),
        ("Bob", Settings(), "Bob"),
        ("", Settings(), ""),
    ],
)
def test_the_owner_signs_by_team_else_the_sender_in_settings(owner: str, settings: Settings, signed: str) -> None:
    assert signature(owner, TEAM, settings) == signed


def test_an_owner_in_other_capitals_than_in_team_signs_all_the_same() -> None:
    sheets = typed(book("", "", "Ann Webb").replace("| Lee   | pumps", "| LEE   | pumps"))
    refreshed(sheets)
    assert str(letters(sheets)[0]["Body"]).endswith("Lee\nSales\nNingbo Pumps Co., Ltd.\nl@n.cn")


@pytest.mark.parametrize(
    ("name", "signed", "en", "zh"),
    [
        ("Fiona", "Fiona Wang\nSales", "Fiona Wang", "Fiona Wang"),
        ("王芳", "Fiona Wang\nSales", "Fiona Wang", "王芳"),
        ("王芳", "王芳 Fiona Wang", "Fiona Wang", "王芳"),
        ("Fiona", "王芳", "Fiona", "王芳"),
        ("", "Wang", "Wang", "Wang"),
    ],
)
def test_our_people_are_named_in_the_letters_script(name: str, signed: str, en: str, zh: str) -> None:
    assert (known_as(name, signed, False), known_as(name, signed, True)) == (en, zh)


def test_of_the_variants_one_is_taken_whose_question_none_of_the_last_letters_asked() -> None:
    first = letter(QUOTE)
    decoded = understood(book(QUOTE, "", "Ann Webb"))
    asked = Letter(9, "L-1", "1", "Sent", "", {"Body": first["Body"], "Language": "en"})
    again = Writer(replace(decoded.book, letters=[asked]), decoded.settings, TODAY).draft(
        standing(book(QUOTE, "", "Ann Webb"))
    )
    assert str(again.cells["Body"]).split("\n\n")[-2] != str(first["Body"]).split("\n\n")[-2]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize(
    "more",
    [
        REPLY,
        QUOTE,
        QUOTE.replace("2026-12-31", "2026-11-20"),
        QUOTE.replace("2026-11-18", "2026-11-20") + QUOTE.splitlines()[-1].replace("2026-11-18", "2026-11-20"),
    ],
    ids=["reply", "quote", "expired quote", "quote of two rows"],
)
def test_after_three_letters_there_is_still_a_question_that_none_of_them_asked(more: str, language: str) -> None:
    decoded, now, sent = (
        understood(book(more, language, "Ann Webb")),
        standing(book(more, language, "Ann Webb")),
        list[Letter](),
    )
    for n in range(4):
        writer = Writer(replace(decoded.book, letters=sent), decoded.settings, TODAY)
        cells = writer.draft(now).cells
        assert asked_before(Written(cells, Facts(earlier=[x.cells for x in sent]))) == ""
        sent.append(Letter(9 + n, f"L-{n}", "1", "Sent", "", cells))


def test_an_expired_quote_is_told_and_never_repeated_as_valid() -> None:
    decoded, text = understood(book(QUOTE, "", "Ann")), book(QUOTE, "", "Ann")
    body = str(Writer(decoded.book, decoded.settings, date(2027, 1, 10)).draft(standing(text)).cells["Body"])
    assert ", valid until" not in body and "Ningbo. It was valid until 31 December 2026; I" in body


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Customers\nCompany | Email | Country | Language | Added\nAcme | a@b.de | DE | en | 2026-11-20", "Settings > Sender Company"),
        ("客户\n公司名称 | 邮箱 | 国家 | 语言 | 录入日期\nAcme | a@b.de | 德国 | en | 2026-11-20", "设置 > 发件人公司"),
        ("客户\n公司名称 | 邮箱 | 国家 | 语言 | 录入日期\nAcme | a@b.de | 墨西哥 | es | 2026-11-20", "设置 > 发件人公司"),
        ("Customers\nCompany | Email | Country | Language | Added\n宁波泵业 | a@b.cn | CN | zh | 2026-11-20", "Settings > Sender Company"),
    ],
)  # fmt: skip
def test_where_to_fill_in_what_is_missing_is_told_in_the_words_of_the_book(text: str, place: str) -> None:
    """Whatever the language of the letter: it is a person at this book who reads it."""
    sheets = typed(text, "zh" if text.startswith("客户") else "en")
    refreshed(sheets)
    [letter] = letters(sheets)
    assert any(
        f"{mark}{place}{end}" in str(letter.get(body)) for body in ("Body", "正文") for mark, end in ("()", "（）")
    )
