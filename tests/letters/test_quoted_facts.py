"""domain.md 8: what a letter says of a quote, and what nobody knows is a visible place to fill in, never an empty phrase."""

import re
from datetime import date, timedelta

import pytest
from book_text import refreshed, typed
from letter_book import letters

from xlcrm.letters.lines import has_han

BOOK = """
    Customers
    Customer ID | Company   | Contact   | Email  | Country | Language   | Owner | Phone | IM
    1           | {company} | {contact} | a@b.de | DE      | {language} | Lee   | 1     | w
    Contacts
    Customer | Name   | Email
    1        | Eve Ng | e@b.de
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Pumps Ltd
"""
QUOTE = """
    Quotes
    Quote No | Date       | Customer | Model   | Qty   | Unit   | Currency   | Unit Price | Incoterm | Place  | Lead Time | Status
"""
LINE = "Q-7 | 2026-11-18 | 1 | {model} | {qty} | {unit} | {currency} | {price} | FOB | Ningbo | {lead} | Sent\n"


def letter(more: str, language: str = "en", company: str = "Acme", contact: str = "Ann Webb") -> str:
    """Subject and body of the customer's letter."""
    sheets = typed(BOOK.format(language=language, company=company, contact=contact) + more)
    refreshed(sheets)
    found = letters(sheets)[0]
    return f"{found['Subject']}\n{found['Body']}"


def quoted(language: str = "en", **cells: str) -> str:
    """The letter that follows a quote of one line up, or of several where `models` names them."""
    known = {"model": "X2", "qty": "500", "unit": "pcs", "currency": "USD", "price": "4.5", "lead": "30 days"} | cells
    models = known.pop("models", known["model"]).split()
    return letter(QUOTE + "".join(LINE.format(**{**known, "model": model}) for model in models), language)


@pytest.mark.parametrize(
    ("cells", "english", "chinese", "spanish"),
    [
        ({"price": "15000"}, "at USD 15,000.00 per piece", "单价 USD 15,000.00", "a USD 15 000,00 por pieza"),
        ({"price": "1234567.891"}, "at USD 1,234,567.891 per piece", "单价 USD 1,234,567.891", "a USD 1 234 567,891 por pieza"),
        ({"currency": "JPY", "price": "15000"}, "at JPY 15,000 per piece", "单价 JPY 15,000，", "a JPY 15 000 por pieza"),
        ({"currency": "KRW", "price": "1500.5"}, "at KRW 1,500.50 per piece", "单价 KRW 1,500.50", "a KRW 1500,50 por pieza"),
        ({"qty": "2500.5", "unit": "kg"}, "2,500.5 kg of X2", "2,500.5 公斤", "2500,5 kg de X2"),
        ({"qty": "'1,000"}, "1,000 pcs of X2", "1,000 件", "1000 piezas de X2"),
        ({"qty": "2", "unit": "20GP"}, "2 × 20GP of X2 at USD 4.50 per 20GP", "2 × 20GP", "2 × 20GP de X2 a USD 4,50 por 20GP"),
        ({"qty": "20", "unit": "barrels"}, "20 barrels of X2 at USD 4.50, FOB", "20 barrels", "20 barrels de X2 a USD 4,50, FOB"),
        ({"qty": "20", "unit": "sqm"}, "20 m² of X2 at USD 4.50 per m²", "20 平方米", "20 m² de X2 a USD 4,50 por m²"),
        ({"currency": ""}, "at [[to fill in: currency]] 4.50 per piece", "单价 [[待填写：币种]] 4.50", "a [[por completar: moneda]] 4,50 por pieza"),
        ({"price": "0"}, "at [[to fill in: the price]], FOB", "单价 [[待填写：价格]]", "a [[por completar: el precio]], FOB"),
        ({"lead": "30"}, "Lead time: 30 [[to fill in: days or weeks]].", "交期：30 [[待填写：天还是周]]。", "Plazo de entrega: 30 [[por completar: días o semanas]]."),
    ],
)  # fmt: skip
def test_a_quotes_line_is_told_as_the_language_writes_numbers_and_units(
    cells: dict[str, str], english: str, chinese: str, spanish: str
) -> None:
    for language, said in (("en", english), ("zh", chinese), ("es", spanish)):
        assert said in quoted(language, **cells)


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("España", "15 000 piezas de X2 a USD 1250,50 por pieza"),
        ("", "15 000 piezas de X2 a USD 1250,50 por pieza"),
        ("Chile", "15 000 piezas de X2 a USD 1250,50 por pieza"),
        ("México", "15,000 piezas de X2 a USD 1,250.50 por pieza"),
        ("Perú", "15,000 piezas de X2 a USD 1,250.50 por pieza"),
    ],
)
def test_a_spanish_letter_has_the_figures_of_the_buyers_country_and_the_check_reads_them(
    country: str, said: str
) -> None:
    line = LINE.format(model="X2", qty="15000", unit="pcs", currency="USD", price="1250.5", lead="30 days")
    sheets = typed(
        BOOK.format(language="es", company="Acme", contact="Ana").replace("| DE ", f"| {country} ") + QUOTE + line
    )
    refreshed(sheets)
    (found, *_) = letters(sheets)
    assert said in str(found["Body"]) and found["Status"] == "Checked"


@pytest.mark.parametrize(
    ("typed_place", "english", "spanish"),
    [
        ("宁波", "FOB Ningbo", "FOB Ningbo"),
        ("上海港", "FOB Shanghai", "FOB Shanghái"),
        ("中国上海", "FOB Shanghai", "FOB Shanghái"),
        ("天津新港", "FOB Tianjin", "FOB Tianjin"),
        ("北仑", "FOB Beilun", "FOB Beilun"),
        ("上海洋山港区", "FOB Yangshan, Shanghai", "FOB Yangshan, Shanghái"),
        ("寧波", "FOB Ningbo", "FOB Ningbo"),
        ("防城港", "FOB Fangchenggang", "FOB Fangchenggang"),
        ("亚历山大港", "FOB Alexandria", "FOB Alejandría"),
        ("连云港", "FOB Lianyungang", "FOB Lianyungang"),
        ("布宜诺斯艾利斯", "FOB Buenos Aires", "FOB Buenos Aires"),
        ("达累斯萨拉姆", "FOB Dar es Salaam", "FOB Dar es Salaam"),
        ("某地", "FOB [[to fill in: in English: 某地]]", "FOB [[por completar: en español: 某地]]"),
        ("Shanghai", "FOB Shanghai", "FOB Shanghai"),
    ],
)
def test_a_port_typed_in_chinese_is_called_as_the_letters_language_does(
    typed_place: str, english: str, spanish: str
) -> None:
    line = LINE.format(model="X2", qty="5", unit="pcs", currency="USD", price="4", lead="30 days")
    for language, said in (("en", english), ("es", spanish), ("zh", f"FOB {typed_place}")):
        assert said in letter(QUOTE + line.replace("Ningbo", typed_place), language)


ASKED = "Touches\nDate | Customer | Direction | Said\n2026-11-10 | {who} | In | {said}\n"


@pytest.mark.parametrize("who", range(1, 5))  # each gets another of the four questions
@pytest.mark.parametrize(
    ("language", "said", "not_asked"),
    [
        ("en", "Please quote 500 pcs FOB for our project, delivery in March.", ("500 pcs the", "basis", "project?", "lead time of")),
        ("es", "Cotizar 500 piezas FOB para un proyecto, entrega en marzo.", ("cantidad de 500", "¿Le conviene FOB", "¿Es para", "un plazo de")),
        ("zh", "请报500件FOB价，项目用，交期要快。", ("数量 500", "按 FOB", "这批货", "交期 30 天来得及")),
    ],
)  # fmt: skip
def test_a_follow_up_does_not_ask_what_the_buyer_has_told(
    who: int, language: str, said: str, not_asked: tuple[str, ...]
) -> None:
    cells = BOOK.format(language=language, company="Acme", contact="Ann Webb").replace(
        "    1           |", f"    {who}  |"
    )
    line = LINE.format(model="X2", qty="500", unit="pcs", currency="USD", price="4.5", lead="30 days")
    sheets = typed(cells + QUOTE + line.replace("| 1 |", f"| {who} |") + ASKED.format(who=who, said=said))
    refreshed(sheets)
    body = str(letters(sheets)[0]["Body"]).replace(said, "")
    assert not any(question in body for question in not_asked) and ("?" in body or "？" in body)


@pytest.mark.parametrize(
    ("language", "said", "waits"),
    [
        ("en", "What is your best price and delivery time?", []),
        ("en", "Can you quote 500 pcs FOB Ningbo?", []),
        ("en", "Price? And do you have a CE certificate?", ["And do you have a CE certificate?"]),
        ("en", "What is the CIF price?", ["What is the CIF price?"]),
        ("en", "How are you? Please quote.", []),
        ("en", "Could you make it in red? What is the MOQ?", ["Could you make it in red?", "What is the MOQ?"]),
        ("zh", "價格多少？交期多久？", []),
        ("zh", "500件什么价？有CE证书吗？", ["有CE证书吗？"]),
        ("es", "¿Qué precio tiene? ¿Y la garantía?", ["¿Y la garantía?"]),
    ],
)
def test_what_the_buyer_asked_and_the_quote_does_not_tell_is_left_to_be_answered(
    language: str, said: str, waits: list[str]
) -> None:
    line = LINE.format(model="X2", qty="500", unit="pcs", currency="USD", price="4.5", lead="30 days")
    asked = ASKED.format(who=1, said=said)
    places = re.findall(r"\[\[[^\]]*[“«](.*?)[”»]\]\]", letter(QUOTE + line + asked, language))
    assert places == waits
    answered = asked + "2026-11-12 | 1 | Out |\n"
    follow_up = letter(QUOTE + line + answered, language)  # before the quote somebody wrote to him
    assert "[[" not in follow_up and not any(question in follow_up for question in waits)


def test_of_one_machine_nobody_asks_whether_one_is_right() -> None:
    assert "Is 1 set" not in quoted("en", qty="1", unit="set")


@pytest.mark.parametrize("qty", ["0", "-5", ""])
@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_no_quantity_is_told_or_asked_about_where_there_is_none(qty: str, language: str) -> None:
    body = quoted(language, qty=qty)
    assert "-5" not in body and " 0 " not in body and "[[" not in body


@pytest.mark.parametrize(
    ("language", "more"), [("en", "- and 7 more items"), ("zh", "- 另有 7 项"), ("es", "- y 7 artículos más")]
)
def test_of_a_long_quote_five_lines_are_told_so_that_the_letter_stays_short(language: str, more: str) -> None:
    long = quoted(language, models=" ".join(f"M-{n}" for n in range(1, 13)))
    assert more in long and "M-5" in long and "M-6" not in long and len(long.split()) < 150
    assert "M-6" in quoted(language, models=" ".join(f"M-{n}" for n in range(1, 7)))


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("en", "For the buyers at [[to fill in: the buyer's company]]", "[[to fill in: the buyer's company]]: checked once more on our side"),
        ("zh", "[[待填写：客户公司名称]]：供采购参考", "[[待填写：客户公司名称]]：我们又核对了一遍"),
        ("es", "Para compras de [[por completar: la empresa del cliente]]", "[[por completar: la empresa del cliente]]: una revisión por nuestra parte"),
    ],
)  # fmt: skip
def test_a_company_that_is_not_known_is_a_place_to_fill_in(language: str, first: str, later: str) -> None:
    silent = "Touches\nDate | Customer | Direction | Topic\n2026-09-01 | 1 | Out | price\n"
    assert letter("", language, company="").split("\n")[0] == first
    assert letter(silent, language, company="").split("\n")[0] == later


def test_of_a_company_with_a_name_in_two_scripts_an_english_letter_has_the_latin_one() -> None:
    assert letter("", company="新利丰 Sin Lee Fung").startswith("For the buyers at Sin Lee Fung\n")
    assert letter("", company="新利丰").startswith("For the buyers at [[to fill in: in English: 新利丰]]\n")
    assert letter("", "zh", company="新利丰 Sin Lee Fung").startswith("新利丰 Sin Lee Fung：")


def silences(reply: str = "") -> str:
    """Seven touches without an answer, by three media: the time to write to another contact."""
    outs = "".join(
        f"2026-0{n + 2}-02 | 1 | Out | {('Email', 'Phone', 'IM')[n % 3]} | {('price', 'news')[n % 2]}\n"
        for n in range(7)
    )
    return f"Touches\nDate | Customer | Direction | Medium | Topic\n{reply}{outs}"


@pytest.mark.parametrize(
    ("language", "contact", "named"),
    [
        ("en", "ANN WEBB", "Ann Webb at Acme"), ("en", "王经理", "[[to fill in: 王经理 in Latin letters]] at Acme"), ("en", "purchasing", "the Purchasing Team at Acme"), ("en", "", " Acme"),
        ("zh", "陈伟明 Tan Wei Ming", "贵司陈伟明"), ("zh", "JOHN SMITH", "贵司 John Smith"), ("zh", "Mr. Lim Boon Keng", "贵司 Keng 先生"), ("es", "Mr Smith", "al Sr. Smith, de Acme"),
        ("es", "Sra. Ana Pérez", "a la Sra. Pérez, de Acme"), ("es", "ANA", "a Ana, de Acme"), ("es", "compras", "al equipo de Compras, de Acme"),
    ],
)  # fmt: skip
def test_who_was_written_to_before_is_named_as_the_language_names_him(language: str, contact: str, named: str) -> None:
    assert named in letter(silences(), language, contact=contact)


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_who_never_answered_is_not_said_to_have_been_in_touch(language: str) -> None:
    claims = ("in touch", "联系", "tratado")
    for contact in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo"):
        assert not any(claim in letter(silences(), language, contact=contact) for claim in claims)


@pytest.mark.parametrize(
    ("medium", "contact", "spanish", "english"),
    [
        ("Email", "Bob", "espuesta al mensaje de Bob del 20", "answer to Bob’s message of 20"), ("Meeting", "Bob", "la reunión con Bob del 20", "our meeting with Bob of 20"),
        ("Phone", "Bob", "espuesta a la llamada de Bob del 20", "answer to Bob’s call of 20"), ("Email", "", "espuesta a su mensaje del 20", "answer to your message of 20"),
        ("Meeting", "", "la reunión del 20", "our meeting of 20"),
    ],
)  # fmt: skip
def test_a_reply_names_what_it_answers_and_who_asked(medium: str, contact: str, spanish: str, english: str) -> None:
    reply = f"Touches\nDate | Customer | Direction | Medium | Contact\n2026-11-20 | 1 | In | {medium} | {contact}\n"
    assert spanish in letter(reply, "es") and english in letter(reply)
    if medium == "Meeting" and contact:
        assert "感谢您" not in letter(reply, "zh") and "Bob 11月20日抽空面谈" in letter(reply, "zh")


def test_in_spanish_a_title_has_its_article() -> None:
    rows = "Touches\nDate | Customer | Direction | Medium | Contact | Said\n2026-11-20 | 1 | In | Email | {} | Somos diez. ¿Precio?\n"
    señor = letter(rows.format("Sr. Javier Gil"), "es")
    assert "el mensaje del Sr. Javier Gil del 20" in señor and ". El Sr. Javier Gil escribió: «Somos diez»" in señor
    assert "el mensaje de la Sra. Gil del 20" in letter(rows.format("Sra. Gil"), "es")
    assert "el mensaje de Bob del 20" in letter(rows.format("Bob"), "es")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "It is black. You save a day.\n"), ("zh", "新款黑色。省一天。\n"), ("es", "Es negra. Ahorra un día.\n")],
)
@pytest.mark.parametrize("topic", ["news", "product"])
def test_sentences_of_materials_without_a_stop_get_one(language: str, said: str, topic: str) -> None:
    text, benefit = [s.strip() for s in said.replace("。", ".").strip(" .\n").split(".")]
    row = f"Materials\nTopic | Title | Text | Benefit\n{topic} | T | {text} | {benefit}\n"
    silent = "Touches\nDate | Customer | Direction | Topic\n2026-09-01 | 1 | Out | price\n"
    assert said in letter(silent + row, language)


def test_a_question_in_quotation_marks_loses_them() -> None:
    reply = "Touches\nDate | Customer | Direction | Summary\n2026-11-20 | 1 | In | “How much?” he asks.\n"
    assert "your answer to “How much?”]]" in letter(reply)


@pytest.mark.parametrize(
    "word",
    [
        "ok",
        "Thanks!",
        "好的",
        "OK.",
        "Thank you very much",
        "Noted with thanks.",
        "好的，谢谢您！",
        "收到，谢谢",
        "Hi Lee,",
        "Dear Mr. Lee, thanks",
        "Quedo pendiente",
        "Looking forward to your reply",
        "Thank you for your kind reply.",
        "Merci pour votre message",
        "期待您的回复",
    ],
)
def test_a_word_alone_or_a_courtesy_is_nothing_to_open_a_letter_with(word: str) -> None:
    reply = f"Touches\nDate | Customer | Direction | Topic | Said\n2026-09-01 | 1 | In | | {word}\n2026-09-08 | 1 | Out | price |\n"
    assert word.strip("!.") not in letter(reply, "zh" if has_han(word) else "en").split("\n\n")[1]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Dear Lee, after two years we are back.", "“After two years we are back.”"),
        ("Good morning Mr. Lee! We buy in May.", "“We buy in May.”"),
        ("Thank you for the offer, it is on the desk of our buyer.", "“Thank you for the offer, it is on the desk of our buyer.”"),
        ("王经理，您好！我们五月采购。", "“我们五月采购。”"),
        ("Estimada Sra. Wang: compramos en mayo", "«Compramos en mayo»"),
        ("Compramos en mayo. Saludos cordiales, MJ", "«Compramos en mayo»"),
        ("PO attached for 40. Confirm delivery week 47.", "“PO attached for 40. Confirm delivery week 47.”"),
        ("We sell 1) tables 2) chairs in spring", "“We sell tables chairs in spring.”"),  # points that are counted
        ("Salam, we buy in spring. Best regards John Roe", "“We buy in spring.”"),
    ],
)  # fmt: skip
def test_the_buyers_own_greeting_is_not_quoted_back_to_him(said: str, shown: str) -> None:
    reply = f"Touches\nDate | Customer | Direction | Topic | Said\n2026-09-01 | 1 | In | | {said}\n2026-09-08 | 1 | Out | price |\n"
    assert shown in letter(reply, "zh" if has_han(said) else "es" if "mayo" in said else "en")


@pytest.mark.parametrize(
    ("country", "today", "feast"),
    [
        ("US", date(2026, 11, 24), "Día de Acción de Gracias"), ("MX", date(2026, 12, 23), "Navidad"), ("IN", date(2026, 11, 5), "Diwali"),
        ("AE", date(2026, 3, 18), "Eid al-Fitr"), ("SG", date(2027, 2, 3), "Año Nuevo chino"),
    ],
)  # fmt: skip
def test_a_spanish_greeting_has_the_spanish_name_of_the_feast(country: str, today: date, feast: str) -> None:
    touches = f"Touches\nDate | Customer | Direction | Topic\n2026-01-01 | 1 | In |\n{today - timedelta(30)} | 1 | Out | price\n"
    sheets = typed(
        BOOK.replace("| DE ", f"| {country} ").format(language="es", company="Acme", contact="Ana") + touches
    )
    refreshed(sheets, today)
    assert f"feliz {feast}" in str(letters(sheets)[0]["Body"]).replace("Feliz", "feliz")


@pytest.mark.parametrize("currency", ["日元", "日圆", "英镑", "港币", "韩元", "人民币", "元", "US$", "JPY"])
@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_a_currency_by_its_chinese_name_is_no_other_than_the_rows(currency: str, language: str) -> None:
    sheets = typed(BOOK.format(language=language, company="Acme", contact="Ann Webb") + QUOTE)
    sheets["Quotes"].append(
        ["Q-7", date(2026, 11, 18), 1, "X2", 500, "pcs", currency, 4.5, "FOB", "Ningbo", "30 days", "Sent"]
    )
    refreshed(sheets)
    assert letters(sheets)[0]["Check"] is None


@pytest.mark.parametrize(
    ("language", "listed"), [("en", "Is the list complete"), ("es", "la lista"), ("zh", "清单")], ids=["en", "es", "zh"]
)
def test_a_quote_of_one_line_is_called_no_list_though_its_quantity_is_missing(language: str, listed: str) -> None:
    row, touches = (
        LINE.format(model="X2", qty="", unit="", currency="USD", price="4.5", lead=""),
        "Touches\nDate | Customer | Direction\n",
    )
    before = [touches + "2026-09-01 | 1 | Out\n" * n for n in range(4)]  # another letter, another variant
    assert not any(listed in letter(QUOTE + row + more, language) for more in before)
    assert any(listed in letter(QUOTE + row + row.replace("X2", "X3") + more, language) for more in before)


ONCE = """
Touches
Date       | Customer | Direction | Topic | Said
2026-09-01 | 1        | In        |       | We buy in spring.
2026-09-08 | 1        | Out       | {topic} |
Quotes
Date       | Customer | Status | Order Date
{order}
"""


@pytest.mark.parametrize(
    ("topic", "order", "shown"),
    [
        ("reply", "", True),
        ("quote", "", False),  # which told him already what he said
        ("reply", "2026-09-02 | 1 | Lost |", True),
        ("reply", "2026-08-02 | 1 | Ordered | 2026-08-04", True),
        ("reply", "2026-08-02 | 1 | Ordered | 2026-09-04", False),  # and what he said is settled
    ],
)
def test_nobody_is_told_what_he_said_a_second_time_nor_once_he_has_ordered(topic: str, order: str, shown: bool) -> None:
    assert ("We buy in spring" in letter(ONCE.format(topic=topic, order=order))) == shown


@pytest.mark.parametrize(
    ("incoterm", "other"),
    [("FOB", "CIF to your port?"), ("CIF", "FOB?"), ("DAP", "FCA?"), ("EXW", "delivery to your door (DAP)?")],
)
def test_the_other_basis_that_is_asked_about_is_one_for_the_same_way(incoterm: str, other: str) -> None:
    found = set[str]()
    for who in range(1, 20):  # among whom each of the four questions comes up
        line = LINE.format(model="X2", qty="500", unit="pcs", currency="USD", price="4.5", lead="30 days")
        cells = BOOK.format(language="en", company="Acme", contact="Ann Webb").replace(
            "    1           |", f"    {who}  |"
        )
        sheets = typed(cells + QUOTE + line.replace("| 1 |", f"| {who} |").replace("FOB", incoterm))
        refreshed(sheets)
        found |= set(re.findall(r"or would you rather have (.+)", str(letters(sheets)[0]["Body"])))
    assert found == {other}
