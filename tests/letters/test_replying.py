"""domain.md 8, whom a reply goes to: the one who wrote, where the book tells who that is and where to write to."""

import re

import pytest
from book_text import refreshed
from letter_book import book, edit, letters

from xlcrm.model import Cell

BOOK = """
    Customers
    Customer ID | Company | Contact   | Email       | Language
    C-0001      | Acme    | {contact} | ann@acme.de | {language}
    Contacts
    Customer | Name          | Title      | Email
    C-0001   | Emeka Obi     | Purchasing | emeka@acme.de
    C-0001   | Cleo Dunn     | CEO        |
    C-0001   | Mr Bob Kerr   | Buyer      | bob@acme.de
    C-0001   | Ms Jo Kerr    | Buyer      | jo@acme.de
    C-0001   | 周敏          | 采购总监   | zhou@acme.de
    Touches
    Date       | Customer | Direction | Medium | Contact | Summary
    2026-11-20 | C-0001   | In        | IM     | {wrote} | What is the MOQ?
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""
FILL_IN = "1 place to fill in: look for [[ ]]"


def reply(wrote: str, contact: str = "Ms Ann Webb", language: str = "en") -> dict[str, Cell]:
    """The letter that answers what this person wrote."""
    (row,) = letters(book(BOOK.format(contact=contact, wrote=wrote, language=language)))
    assert row["Topic"] == "reply"
    return row


@pytest.mark.parametrize(
    ("wrote", "contact", "to", "greeted"),
    [
        ("Emeka Obi", "Emeka Obi", "emeka@acme.de", "Dear Emeka Obi,"),
        ("emeka obi", "Emeka Obi", "emeka@acme.de", "Dear Emeka Obi,"),
        ("Emeka", "Emeka Obi", "emeka@acme.de", "Dear Emeka Obi,"),
        ("Bob Kerr", "Mr Bob Kerr", "bob@acme.de", "Dear Mr Kerr,"),
        ("Ann Webb", "Ms Ann Webb", "ann@acme.de", "Dear Ms Webb,"),
        ("", "Ms Ann Webb", "ann@acme.de", "Dear Ms Webb,"),
        ("-", "Ms Ann Webb", "ann@acme.de", "Dear Ms Webb,"),
    ],
)
def test_a_reply_goes_to_the_one_who_wrote(wrote: str, contact: str, to: str, greeted: str) -> None:
    row = reply(wrote)
    assert (row["Contact"], row["To"], row["Check"]) == (contact, to, FILL_IN)
    greeting, _, thanks, *_ = str(row["Body"]).splitlines()
    assert greeting == greeted and "your message of 20 November" in thanks


@pytest.mark.parametrize(
    "wrote",
    ["Cleo Dunn", "Dan Roy", "Kerr"],
    ids=["without an address", "not in Contacts", "two there are called so"],
)
def test_where_that_is_not_known_it_goes_to_the_customers_own_contact_and_says_so(wrote: str) -> None:
    row = reply(wrote)
    assert (row["Contact"], row["To"]) == ("Ms Ann Webb", "ann@acme.de")
    assert f"{wrote}’s message of 20 November" in str(row["Body"])
    assert str(row["Check"]).splitlines() == [
        FILL_IN,
        f"{wrote} wrote, and the letter goes to Ms Ann Webb: add that address to Contacts, or leave it so",
    ]


def test_a_customer_without_a_contact_is_answered_by_the_name_that_stands_below_his_message() -> None:
    row = reply("Dan Roy", contact="")
    assert (row["Contact"], row["To"], row["Check"]) == ("Dan Roy", "ann@acme.de", FILL_IN)
    assert str(row["Body"]).startswith("Dear Dan Roy,\n\n")


def test_a_message_of_the_contacts_own_goes_to_his_address_though_contacts_has_another() -> None:
    row = reply("Emeka Obi", contact="Emeka Obi")
    assert (row["Contact"], row["To"]) == ("Emeka Obi", "ann@acme.de")


def test_in_chinese_too() -> None:
    assert str(reply("周敏", language="zh")["Body"]).startswith("周总监，您好！\n\n")


def test_a_reply_that_is_written_to_its_end_goes_to_whom_the_user_wants() -> None:
    sheets = book(BOOK.format(contact="Ms Ann Webb", wrote="Dan Roy", language="en"))
    body = "Dear Ms Webb,\n\nThank you for Dan Roy’s message. The MOQ is 300 pcs. Is that all?\n\nBest regards,\nWang"
    edit(sheets, Body=body)
    refreshed(sheets)
    assert letters(sheets)[0]["Check"] is None


@pytest.mark.parametrize(
    ("language", "of_an_answer"),
    [("en", r"cover it|clear so far|point open|answered everything|enough to go on|still open"), ("zh", "答全|够用|答清楚|漏了"), ("es", "contestado|Le basta|falta")],
)  # fmt: skip
def test_who_asked_nothing_is_not_asked_whether_that_answers_it(language: str, of_an_answer: str) -> None:
    asked, told = "What is the MOQ?", "We will be at the fair in Cologne."
    for n in range(8):  # more customers than there are wordings
        text = BOOK.replace("C-0001", f"C-{n}").format(contact="Ms Ann Webb", wrote="", language=language)
        for said in (asked, told):
            (row,) = letters(book(text.replace(asked, said)))
            found = re.search(of_an_answer, str(row["Body"]))
            assert bool(found) == (said == asked), row["Body"]
            assert str(row["Body"]).count("?") + str(row["Body"]).count("？") == (2 if said == asked else 1)


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        ("en", "No investments at the moment, sorry.", r"May I write again|hear from us"),
        ("en", "Let us decide after Ramadan.", r"come back to you"),
        ("es", "No nos interesa por ahora.", r"volver a escribirle|le avise"),
        ("es", "Lo vemos en febrero.", r"vuelvo a escribirle|volver a escribirle"),
        ("zh", "目前不需要，谢谢。", r"可以吗"),
        ("zh", "老板说年后再定。", r"联系您"),
        ("en", "Ok, thanks!", r"asked nothing\]\]\n\n.*(?:more from our side|anything)"),
        ("es", "Ok gracias", r"no preguntó nada\]\]\n\n¿.*(?:útil algo más|Necesita algo más|Le envío algo más)"),
        ("en", "Price is fine, please send the PI.", r"proforma invoice go|consignee"),
        ("es", "Aceptamos, mándeme la proforma", r"la proforma solo|consignatario"),
        ("zh", "定了，先下单，麻烦做个PI", r"形式发票只发|收货人"),
        ("zh", "收到，谢谢", r"没有提问\]\]\n\n.*(?:还需要|还有什么)"),
        ("es", "Por el momento no. Volvemos a hablar el año que viene.", r"vuelvo a escribirle|volver a escribirle"),
        ("en", "No momento não temos interesse.", r"May I write again|hear from us"),
        ("en", "We bought from another factory this time.", r"quote again|second source"),
        ("es", "Ya le compramos a otro proveedor.", r"cotizarle de nuevo|segundo proveedor"),
        ("zh", "这次从别家拿货了。", r"再给您报一份|备选"),
        ("en", "Your price is too high.", r"larger quantity"),
        ("es", "El precio nos parece caro.", r"cantidad"),
        ("zh", "价格没优势。", r"加量降价"),
        ("en", "We don't need samples, please send the PI.", r"^(?!.*(May I write again|hear from us))(?s:.)*$"),
    ],
)
def test_a_no_or_a_later_is_answered_with_a_question_that_fits(language: str, said: str, asked: str) -> None:
    for n in range(4):
        text = BOOK.replace("C-0001", f"C-{n}").format(contact="Ms Ann Webb", wrote="", language=language)
        (row,) = letters(book(text.replace("What is the MOQ?", said)))
        assert re.search(asked, str(row["Body"])), row["Body"]


def test_a_greeting_before_a_question_is_no_part_of_it() -> None:
    text = BOOK.format(contact="Ms Ann Webb", wrote="", language="es")
    (row,) = letters(book(text.replace("What is the MOQ?", "Buenos días, ¿pueden bajar a 5,80?")))
    assert "«¿pueden bajar a 5,80?»" in str(row["Body"])


@pytest.mark.parametrize(
    ("language", "said", "sorry", "asked"),
    [
        ("en", "14 cartons arrived broken!! What do you do?", "I am sorry for the trouble", "by phone today|put it right"),
        ("es", "Llegaron 14 cajas rotas.", "Lamento mucho lo ocurrido", "por teléfono|resuelto"),
        ("zh", "上一批有37个充不进电，客户投诉了，怎么处理？", "非常抱歉", "打电话|这样处理"),
    ],
)  # fmt: skip
def test_who_complains_of_what_he_bought_is_told_that_we_are_sorry(
    language: str, said: str, sorry: str, asked: str
) -> None:
    bought = "Quotes\nDate | Customer | Status\n2026-10-01 | C-0001 | {status}\n"
    for status, so in (("Ordered", True), ("Lost", False)):
        text = BOOK.format(contact="Ms Ann Webb", wrote="", language=language).replace("What is the MOQ?", said)
        body = str(letters(book(bought.format(status=status) + text))[0]["Body"])
        assert (sorry in body, bool(re.search(asked, body))) == (so, so), body
