"""domain.md 8: what a letter says, who signs it, who it goes to, and what is left to be filled in."""

from dataclasses import replace
from datetime import date

import pytest
from book_text import TODAY, refreshed, standing, typed, understood
from letter_book import letters

from xlcrm.letters.data import amount, person, said, signature
from xlcrm.letters.writing import Draft, Writer, shortened
from xlcrm.lists import TOPICS
from xlcrm.model import Cell, Material, Member
from xlcrm.settings import Settings

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


def about(topic: str, language: str = "", more: str = "", **facts: str) -> Draft:
    """A letter about a material, whatever the method would choose."""
    decoded = understood(book(more, language, "Ann Webb"))
    now = standing(book(more, language, "Ann Webb"))
    now = now._replace(about=type(now.about)(topic, now.about.why)) if now.about else now
    material = Material(2, topic, **facts) if facts else None
    return Writer(decoded.book, decoded.settings, TODAY).draft(now, material)


def test_a_first_letter_greets_says_who_writes_asks_and_signs() -> None:
    body = str(letter()["Body"]).split("\n\n")
    assert body[0] == "Dear Ann Webb," and "Ningbo Pumps Co., Ltd." in body[1] and ".." not in body[1]
    assert body[2].startswith("[[to fill in: one fact") and body[3].endswith("?") and body[4].endswith("\nLee\nSales\nNingbo Pumps Co., Ltd.\nl@n.cn")


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
        ("陈先生", "Dear 陈先生,", "Buenos días, 陈先生:"),
        ("", "Dear [[to fill in: the buyer's name]],", "Estimado/a [[por completar: nombre del cliente]]:"),
    ],
)
def test_the_salutation_goes_by_language_and_title(contact: str, en: str, es: str) -> None:
    assert str(letter(contact=contact)["Body"]).splitlines()[0] == en
    assert str(letter(contact=contact, language="es")["Body"]).splitlines()[0] == es


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_reply_quotes_the_buyers_own_words_never_our_note_and_leaves_a_place_for_each_answer(language: str) -> None:
    row = letter(REPLY, language)
    body = str(row["Body"])
    assert row["Topic"] == "reply" and "What is the MOQ? And the lead time?" in body
    assert "问起订量" not in body and body.count("[[") == 2 and "\n1. [[" in body and "\n2. [[" in body


def test_a_follow_up_of_a_quote_repeats_its_row_and_is_ready_to_go() -> None:
    row = letter(QUOTE)
    assert (row["Topic"], row["Subject"], row["Status"], row["Check"]) == ("quote", "Q-7: Pump, FOB Ningbo", "Checked", None)
    assert "On 18 November we quoted you 5,000 pcs of X2 (Pump) at USD 12.50 FOB Ningbo (Q-7), valid until 31 December." in str(row["Body"])


def test_a_follow_up_of_a_quote_in_chinese_and_spanish() -> None:
    assert "11月18日我们向您报价（Q-7）：X2 (Pump)，5,000 pcs，单价 USD 12.50，FOB Ningbo，有效期至12月31日。" in str(letter(QUOTE, "zh")["Body"])
    assert "El 18 de noviembre le ofrecimos 5 000 pcs de X2 (Pump) a USD 12.50 FOB Ningbo (Q-7)" in str(letter(QUOTE, "es")["Body"])


def test_several_rows_of_one_quote_are_several_lines() -> None:
    body = str(letter(QUOTE + "Q-7 | 2026-11-18 | 1 | Valve | V1 | 50 | pcs | USD | 3 | FOB | Ningbo | 2026-12-31 | Sent")["Body"])
    assert "\n- 5,000 pcs of X2 (Pump) at USD 12.50\n- 50 pcs of V1 (Valve) at USD 3.00\n" in body


def test_what_is_not_in_the_quotes_row_is_a_place_to_fill_in_never_made_up() -> None:
    row = letter("Quotes\nDate | Customer | Status\n2026-11-18 | 1 | Sent")
    assert "On 18 November we quoted you [[to fill in: the goods and the price]]." in str(row["Body"]) and row["Status"] == "Draft"


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("topic", ["self-check", "price", "product", "news", "fair", "visit"])
def test_a_letter_about_a_material_says_its_facts_and_asks_its_question(topic: str, language: str) -> None:
    cells = about(topic, language, REPLY, title="Black pumps", text="The fact.", benefit="The gain.", question="Red or blue?", attachment="p.pdf").cells
    body = str(cells["Body"])
    assert cells["Subject"] == "Black pumps" and cells["Attachments"] == "p.pdf" and "p.pdf" in body and "[[" not in body
    assert body.index("The fact.") < body.index("The gain.") < body.index("Red or blue?") and "20" in body.split("The fact.")[0]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_greeting_asks_and_sells_nothing(language: str) -> None:
    body = str(about("holiday", language, QUOTE, title="New Year greeting", text="A happy New Year.", question="Will you buy?").cells["Body"])
    assert "A happy New Year." in body and "?" not in body and "Q-7" not in body


@pytest.mark.parametrize("topic", [t.code for t in TOPICS if t.code not in ("quote",)])
@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_fact_that_is_missing_is_a_visible_place_never_an_empty_phrase(topic: str, language: str) -> None:
    assert "[[" in str(about(topic, language).cells["Body"])


def test_at_change_colleague_the_colleague_signs_and_says_who_he_is() -> None:
    found = about("news", "", outs(4), title="News", text="The fact.", question="Red?")
    body = str(found.cells["Body"])
    assert found.by == "Sam" and body.endswith("Sam\nSales\nNingbo Pumps Co., Ltd.\ns@n.cn")
    assert "Sam" in body.split("\n\n")[1] and "Lee" in body.split("\n\n")[1]


def test_at_change_contact_the_letter_goes_to_the_contact_proposed() -> None:
    found = about("news", "", outs(7), title="News", text="The fact.", question="Red?")
    assert (found.cells["Contact"], found.cells["To"], found.by) == ("Mr. Tom Reed", "t@b.de", "Lee")
    assert str(found.cells["Body"]).startswith("Dear Mr. Reed,") and "Ann Webb" in str(found.cells["Body"])


def test_two_customers_in_the_same_state_do_not_get_the_same_sentences_and_nor_does_one_twice() -> None:
    bodies = set[str]()
    for n in range(12):
        text = QUOTE.replace("| 1 ", f"| c{n} ")
        sheets = typed(BOOK.format(language="", contact="Ann Webb").replace("    1           |", f"    c{n} |").replace("    1        |", f"    c{n} |") + text)
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


@pytest.mark.parametrize(("value", "shown"), [(12.5, "12.50"), (0.417, "0.417"), (4, "4.00"), ("on request", "on request")])
def test_a_price_has_two_decimals_at_least(value: Cell, shown: str) -> None:
    assert amount(value) == shown


def test_the_buyers_words_are_cut_to_whole_sentences() -> None:
    assert said("“Yes”", ".") == "Yes." and said("", ".") == ""
    long = "We like it. " + "and so on " * 40
    assert said(long, ".") == "We like it."


def test_an_initial_is_no_title() -> None:
    assert person("M. J. Fox")["title"] == "" and person("Ms Li")["surname"] == "Li"


TEAM = [Member("Lee", "Sales", "lee@n.cn", "+86 1"), Member("Kim", signature="Kim\nalways yours")]
SENDER = Settings(sender_name="Wang", sender_title="Manager", sender_company="Ningbo Pumps", sender_phone="+86 9")


@pytest.mark.parametrize(
    ("owner", "settings", "signed"),
    [
        ("Lee", SENDER, "Lee\nSales\nNingbo Pumps\n+86 1\nlee@n.cn"),
        ("Kim", SENDER, "Kim\nalways yours"),
        ("Bob", SENDER, "Wang\nManager\nNingbo Pumps\n+86 9"),
        ("", Settings(sender_name="Wang", signature="W."), "W."),
        ("Bob", Settings(), "Bob"),
        ("", Settings(), ""),
    ],
)
def test_the_owner_signs_by_team_else_the_sender_in_settings(owner: str, settings: Settings, signed: str) -> None:
    assert signature(owner, TEAM, settings) == signed


def test_an_expired_quote_is_told_and_never_repeated_as_valid() -> None:
    decoded, text = understood(book(QUOTE, "", "Ann")), book(QUOTE, "", "Ann")
    body = str(Writer(decoded.book, decoded.settings, date(2027, 1, 10)).draft(standing(text)).cells["Body"])
    assert ", valid until" not in body and "It was valid until 31 December 2026" in body
