"""The first plain letter: what is known, in order; what is not known is left out, or a visible place to fill in."""

import pytest
from book_text import refreshed, typed
from letter_book import letters

from xlcrm.letters.plain import greeting, letter_language, signed_by
from xlcrm.model import Cell, Member
from xlcrm.settings import Settings

BOOK = """
    Customers
    Customer ID | Company | Contact  | Email  | Owner | Products      | Language   | Added
    1           | Acme    | Ann Webb | a@b.de | Lee   | pumps, valves | {language} | 2026-11-20
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""
REPLY = "Touches\nDate | Customer | Direction | Said | Summary\n2026-11-20 | 1 | In | What is the MOQ? | a note of ours"
QUOTE = """
    Quotes
    Quote No | Date       | Customer | Product | Model | Qty | Unit | Currency | Unit Price | Incoterm | Place | Valid Until | Status
    Q-7      | 2026-11-18 | 1        | Pump    | X2    | 500 | pcs  | USD      | 12.5       | FOB      | Ningbo | 2026-12-31 | Sent
"""


def letter(more: str = "", language: str = "") -> dict[str, Cell]:
    sheets = typed(BOOK.format(language=language) + more)
    refreshed(sheets)
    (row,) = letters(sheets)
    return row


def test_a_first_letter_greets_says_what_is_wanted_asks_and_signs() -> None:
    row = letter()
    assert row["Subject"] == "pumps: for your buying desk"
    assert str(row["Body"]).split("\n\n") == [
        "Dear Ann Webb,",
        "[[to fill in: one fact that makes this buyer look: a client, a figure, a saving in the buyer's own market]]",
        "Are you the right person for this, or would you kindly name one?",
        "Best regards,\nWang\nNingbo Pumps",
    ]


@pytest.mark.parametrize("language", ["zh", "中文", "Chinese", "zh-CN"])
def test_the_letter_is_in_the_customers_language(language: str) -> None:
    row = letter(language=language)
    assert row["Language"] == "zh" and str(row["Body"]).startswith("Ann Webb，您好：") and row["Goal"] == "be noticed"


@pytest.mark.parametrize("typed_in", ["", "English", "en", "es", "Deutsch"])
def test_else_in_english(typed_in: str) -> None:
    assert letter_language(typed_in) == "en"


def test_a_reply_quotes_the_buyers_own_words_and_never_the_salespersons_note() -> None:
    row = letter(REPLY)
    assert row["Topic"] == "reply" and row["Subject"] == "Your message of 20 November"
    assert "Thank you for your message of 20 November. You wrote: “What is the MOQ?”" in str(row["Body"])
    assert "a note of ours" not in str(row["Body"])


def test_a_follow_up_of_a_quote_repeats_its_row() -> None:
    row = letter(QUOTE)
    assert row["Topic"] == "quote" and row["Subject"] == "Q-7: Pump X2"
    wanted = "On 18 November we quoted you 500 pcs of Pump X2 at USD 12.5 FOB Ningbo (Q-7), valid until 31 December."
    assert wanted in str(row["Body"])


def test_a_follow_up_of_a_quote_in_chinese() -> None:
    body = str(letter(QUOTE, "zh")["Body"])
    assert "11月18日我们向您报价（Q-7）：Pump X2，500 pcs，单价 USD 12.5，FOB Ningbo，有效期至12月31日。" in body


def test_what_is_not_in_the_quotes_row_is_left_out_never_made_up() -> None:
    row = letter("Quotes\nDate | Customer | Status\n2026-11-18 | 1 | Sent")
    assert "On 18 November we quoted you as you asked." in str(row["Body"]) and row["Subject"] == "Our quotation"


def test_the_quote_repeated_is_the_one_that_was_sent() -> None:
    row = letter(QUOTE + "Q-6 | 2026-11-18 | 1 | Valve | V1 | 5 | pcs | USD | 3 | FOB | Ningbo | | Lost")
    assert row["Topic"] == "quote" and row["Subject"] == "Q-7: Pump X2"


@pytest.mark.parametrize("more", ["", REPLY, QUOTE])
@pytest.mark.parametrize("language", ["", "zh"])
def test_every_letter_is_short_and_its_subject_fits(more: str, language: str) -> None:
    row = letter(more, language)
    assert len(str(row["Subject"])) <= 60 and len(str(row["Body"]).split()) < 150
    assert "None" not in str(row["Body"]) and "None" not in str(row["Subject"])


def test_a_long_subject_is_cut_to_fit() -> None:
    sheets = typed(BOOK.format(language="").replace("pumps, valves", "p" * 80))
    refreshed(sheets)
    assert len(str(letters(sheets)[0]["Subject"])) <= 60


@pytest.mark.parametrize(
    ("contact", "en"),
    [
        ("Ann Webb", "Dear Ann Webb,"),
        ("Mr. Tom Reed", "Dear Mr. Reed,"),
        ("Dr Anna Maria Wolf", "Dear Dr Wolf,"),
        ("Ms Li", "Dear Ms Li,"),
        ("", "Dear [[to fill in: the buyer's name]],"),
    ],
)
def test_the_salutation_matches_the_contact(contact: str, en: str) -> None:
    assert greeting(contact, "en") == en


def test_a_contact_that_is_unknown_is_a_place_to_fill_in_in_chinese_too() -> None:
    assert greeting("", "zh") == "[[待填写：客户姓名]]，您好："


TEAM = [Member("Lee", "Sales", "lee@n.cn", "+86 1"), Member("Kim", signature="Kim\nalways yours")]
SENDER = Settings(sender_name="Wang", sender_title="Manager", sender_company="Ningbo Pumps", sender_phone="+86 9")


@pytest.mark.parametrize(
    ("owner", "settings", "name", "signature"),
    [
        ("Lee", SENDER, "Lee", "Lee\nSales\nNingbo Pumps\n+86 1\nlee@n.cn"),
        ("Kim", SENDER, "Kim", "Kim\nalways yours"),
        ("Bob", SENDER, "Wang", "Wang\nManager\nNingbo Pumps\n+86 9"),
        ("", SENDER, "Wang", "Wang\nManager\nNingbo Pumps\n+86 9"),
        ("", Settings(sender_name="Wang", signature="W."), "Wang", "W."),
        ("Bob", Settings(), "Bob", "Bob"),
        ("", Settings(), "", "[[to fill in: your name (Settings, Sender Name)]]"),
    ],
)
def test_the_owner_signs_by_team_else_the_sender_in_settings(
    owner: str, settings: Settings, name: str, signature: str
) -> None:
    assert signed_by(owner, TEAM, settings, "en") == (name, signature)
