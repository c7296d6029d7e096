"""From rows of Quotes to a paper: which rows, what holds for all of them, what is missing."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from book_text import understood
from papers.desk import BUYER, LINES, ONE, TODAY, filled, findings, paper, quote

from xlcrm.errors import UsageMistake
from xlcrm.papers.gather import paper_of
from xlcrm.papers.paper import Kind, Paper
from xlcrm.papers.rows import Addresses, Asked
from xlcrm.text import Lang


def lines(made: Paper) -> list[tuple[str, str, str]]:
    values = [line.values for line in made.lines]
    return [(v["Line"].shown, v["Product"].shown, v["Amount"].shown) for v in values]


def totals(made: Paper) -> list[tuple[str, Decimal | None]]:
    return [(t.currency, t.amount) for t in made.totals]


def test_all_lines_of_the_highest_revision_become_the_paper() -> None:
    book = quote(
        "Q-1|1|2026-11-02|C-1|Hinge|H-1|830210|100|pcs|USD|1.00|TERMS|Sent",
        "Q-1|2|2026-11-09|C-1|Hinge|H-1|830210|100|pcs|USD|0.95|TERMS|Draft",
        "q-1|2|2026-11-09|C-1|Slide|S-1|830242|3|pairs|USD|0.335|TERMS|Draft",
        "Q-10|1|2026-11-02|C-1|Other|O-1|830210|1|pcs|USD|9|TERMS|Sent",
    )
    assert lines(paper(book, number=" q-1 ")) == [("1", "Hinge", "USD 95.00"), ("2", "Slide", "USD 1.01")]
    assert totals(paper(book)) == [("USD", Decimal("96.01"))]
    assert lines(paper(book, rev=1)) == [("1", "Hinge", "USD 100.00")]


def test_a_row_that_counts_in_no_rule_of_the_method_is_still_a_line_of_its_quote() -> None:
    """Left out in silence it would be missing from the total as well."""
    made = paper(quote(ONE, "Q-1|1||Nordlicht GmbH|Slide|S-1||10|pcs|USD|2|TERMS|on its way"))
    assert totals(made) == [("USD", Decimal("482.00"))]


def test_lines_of_two_currencies_stand_together_and_are_never_added() -> None:
    made = paper(quote(
        "Q-1||2026-11-02|C-1|Hinge|||100|pcs|USD|1.25|TERMS|Sent",
        "Q-1||2026-11-02|C-1|Tooling|||1|set|JPY|120000.5|TERMS|Sent",
        "Q-1||2026-11-02|C-1|Slide|||10|pcs|US$|2|TERMS|Sent",
    ))  # fmt: skip
    assert lines(made) == [("1", "Hinge", "USD 125.00"), ("2", "Slide", "USD 20.00"), ("3", "Tooling", "JPY 120,001")]
    assert totals(made) == [("USD", Decimal("145.00")), ("JPY", Decimal("120001"))]
    assert [t.values["Amount In Words"].shown for t in made.totals] == [
        "SAY US DOLLARS ONE HUNDRED FORTY-FIVE ONLY", "SAY JAPANESE YEN ONE HUNDRED TWENTY THOUSAND ONE ONLY",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "currency, price", [("USD", "'0,385"), ("USD", "'USD 0.385"), ("", "'USD 0.385"), ("美元", "'$0.385")]
)
def test_a_price_typed_as_text_is_one_where_it_is_clear_and_brings_its_currency(currency: str, price: str) -> None:
    made = paper(quote(f"Q-1||2026-11-02|C-1|Hinge|H-1||1200|pcs|{currency}|{price}|TERMS|Sent"))
    assert (totals(made), findings(made)) == ([("USD", Decimal("462.00"))], [])


def test_an_incoterm_typed_with_its_place_says_both() -> None:
    made = paper(
        quote("Q-1||2026-11-02|C-1|Hinge|H-1|830210|1200|pcs|USD|0.385|FOB Ningbo||30% T/T|30 days|2026-12-31|Sent")
    )
    assert (made.lines[0].values["Delivery"].shown, findings(made)) == ("FOB Ningbo", [])


def test_a_price_in_another_currency_than_its_row_makes_no_amount() -> None:
    made = paper(quote("Q-1||2026-11-02|C-1|Hinge|H-1|830210|1200|pcs|EUR|'USD 0.385|TERMS|Sent"))
    assert totals(made) == [("EUR", None)]


def test_what_is_missing_is_a_marked_place_and_the_total_is_not_made_up() -> None:
    made = paper(
        quote(
            "Q-1||2026-11-02|C-1|Hinge|||100|pcs|USD|1.25|FOB||30% T/T||2026-12-31|Sent",
            "Q-1||2026-11-02|C-1|Slide|||ten|pcs|USD|2|FOB||30% T/T||2026-12-31|Sent",
        )
    )
    assert made.values["Delivery"].shown == "FOB [[to fill in: Place]]"
    assert made.values["Lead Time"].shown == "[[to fill in: Lead Time]]"
    assert made.lines[1].values["Qty"].shown == "[[to check: ten]]"
    assert totals(made) == [("USD", None)]
    assert made.totals[0].values["Total"].shown == "[[to fill in: Total]]"
    assert made.totals[0].values["Amount In Words"].shown == "[[to fill in: Amount In Words]]"
    said = made.lines[1].values["Qty"].finding
    assert said and (said.where, said.message.en) == ("Quotes!H3", "“ten” is no number")


def test_what_cannot_be_worked_out_names_its_cause_and_is_no_finding_of_its_own() -> None:
    made = filled(paper(quote(ONE.replace("|1200|", "|some|").replace("|0.385|", "||"))))
    assert findings(made) == [
        ("wrong", "Quotes!H2", "“some” is no number"),
        ("missing", "Quotes!K2", "Unit Price is missing"),
    ]


@pytest.mark.parametrize(
    ("qty", "price", "where", "message"),
    [
        ("", "1", "Quotes!H2", "Qty is missing"),
        ("1", "", "Quotes!K2", "Unit Price is missing"),
        ("1", "cheap", "Quotes!K2", "“cheap” is not a clear price in the currency of its row"),
        ("999999999999", "100000", "Quotes!H2", "Qty times Unit Price is more than anybody can pay"),
        ("999999999999.25", "999999999999.25", "Quotes!H2", "Qty times Unit Price is more than anybody can pay"),
    ],
)
def test_an_amount_that_cannot_be_told_has_the_cause_for_its_finding(
    qty: str, price: str, where: str, message: str
) -> None:
    made = paper(quote(ONE.replace("|1200|", f"|{qty}|").replace("|0.385|", f"|{price}|")))
    found = made.lines[0].values["Amount"].finding
    assert found and (found.where, found.message.en) == (where, message)
    assert totals(made) == [("USD", None)]
    words = made.totals[0].values["Amount In Words"].finding
    assert words == found


def test_a_total_beyond_all_measure_is_a_marked_place_too() -> None:
    row = ONE.replace("|1200|", "|900000000000000|").replace("|0.385|", "|1|")
    made = paper(quote(row, row))
    assert [line.amount for line in made.lines] == [Decimal("9e14")] * 2
    assert made.totals[0].values["Total"].shown == "[[to fill in: Total]]"


def test_a_price_in_a_currency_that_is_none_is_rounded_to_hundredths() -> None:
    made = paper(quote(ONE.replace("USD", "$").replace("|1200|", "|10|").replace("|0.385|", "|0.3333|")))
    assert made.lines[0].values["Amount"].shown == "$ 3.33"
    made = paper(quote(ONE.replace("USD", "$").replace("|0.385|", "|5|")))
    assert made.lines[0].values["Unit Price"].decimals == 2


def test_the_total_is_there_in_words_of_both_languages_for_who_wants_them() -> None:
    words = paper(quote(ONE)).totals[0].values
    assert words["Amount In Words"].shown == words["English Words"].shown
    assert words["English Words"].shown == "SAY US DOLLARS FOUR HUNDRED SIXTY-TWO ONLY"
    assert words["Chinese Words"].shown == "美元肆佰陆拾贰元整"


@pytest.mark.parametrize(
    ("typed", "finding", "total"),
    [
        ("$", ("wrong", "Quotes!J2", "“$” is not a clear currency"), "$ 462.00"),
        ("", ("missing", "Quotes!J2", "Currency is missing"), "462.00"),
    ],
)
def test_a_currency_that_is_none_is_the_finding_and_the_figures_stand_under_what_was_typed(
    typed: str, finding: tuple[str, str, str], total: str
) -> None:
    made = paper(quote(ONE.replace("USD", typed)))
    assert made.totals[0].values["Total"].shown == total
    assert made.totals[0].values["Amount In Words"].shown == "[[to fill in: Amount In Words]]"
    assert findings(filled(made)) == [finding]


def test_incoterm_and_place_are_missed_each() -> None:
    made = filled(paper(quote(ONE.replace("TERMS", "||30% T/T|30 days|2026-12-31"))))
    assert [f[2] for f in findings(made)] == ["Incoterm is missing", "Place is missing"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("FOB", "FOB Ningbo"),
        ("fob", "FOB Ningbo"),
        ("DDU", "[[to check: DDU]] Ningbo"),
        ("", "[[to fill in: Incoterm]] Ningbo"),
    ],
)
def test_an_incoterm_is_one_of_2020(cell: str, shown: str) -> None:
    assert (
        paper(quote(ONE.replace("TERMS", f"{cell}|Ningbo|30% T/T|30 days|2026-12-31"))).values["Delivery"].shown
        == shown
    )


def test_terms_in_which_the_lines_do_not_agree_are_all_named_and_listed() -> None:
    made = paper(quote(ONE, ONE.replace("TERMS", "CIF|Hamburg|L/C at sight|30 days|2026-12-31")))
    assert made.values["Delivery"].shown == "FOB Ningbo / CIF Hamburg"
    assert made.values["Payment Terms"].shown == "30% T/T / L/C at sight"
    assert findings(made) == [
        ("differs", "Quotes!N3", "the lines do not agree in Payment Terms: 30% T/T / L/C at sight"),
        ("differs", "Quotes!L3", "H-1 is offered FOB Ningbo and CIF Hamburg: the total adds both"),
    ]


@pytest.mark.parametrize(
    ("kind", "until", "ordered", "told"),
    [
        ("quotation", "2026-11-22", "", True),
        ("quotation", "2026-11-22", "2026-11-20", True),
        ("quotation", "2026-11-23", "", False),
        ("pi", "2026-11-22", "", True),
        ("pi", "2026-11-22", "2026-11-20", False),  # it was ordered in time
    ],
)
def test_a_validity_that_has_passed_is_listed(kind: Kind, until: str, ordered: str, told: bool) -> None:
    row = ONE.replace("TERMS", f"FOB|Ningbo|30% T/T|30 days|{until}") + f"|PI-1|{ordered}"
    found = [("expired", "Quotes!P2", "the quote was valid until 2026-11-22")]
    assert findings(paper(quote(row), kind)) == (found if told else [])


def test_a_row_that_leaves_terms_empty_has_those_of_the_others() -> None:
    made = paper(
        quote(
            ONE,
            ONE.replace("TERMS", "||||").replace("|1|2026-11-02", "||2026-11-09"),
            ONE.replace("TERMS", "FOB|Ningbo|30% T/T|soon|2026-12-31"),
        )
    )
    assert made.values["Delivery"].shown == "FOB Ningbo" and made.values["Payment Terms"].shown == "30% T/T"
    assert findings(made) == [("differs", "Quotes!O4", "the lines do not agree in Lead Time: 30 days / soon")]


def test_where_no_row_has_terms_each_is_missed_once() -> None:
    bare = ONE.replace("TERMS", "||30% T/T|30 days|2026-12-31")
    assert paper(quote(bare, bare)).values["Delivery"].shown == "[[to fill in: Incoterm]] [[to fill in: Place]]"


def test_each_line_has_its_own_delivery() -> None:
    made = paper(quote(ONE, ONE.replace("FOB", "EXW").replace("TERMS", "EXW|Cixi|30% T/T|30 days|2026-12-31")))
    assert [line.values["Delivery"].shown for line in made.lines] == ["FOB Ningbo", "EXW Cixi"]


def test_of_dates_that_differ_a_quotation_has_the_newest() -> None:
    made = paper(quote(ONE, ONE.replace("2026-11-02", "2026-11-09"), ONE.replace("2026-11-02", "soon")))
    assert made.values["Paper Date"].date == made.date == dt.date(2026, 11, 9)
    undated = paper(quote(ONE.replace("2026-11-02", "soon")))
    assert undated.values["Paper Date"].shown == "[[to check: soon]]" and undated.date == TODAY


def test_a_revision_that_is_left_empty_is_0() -> None:
    assert paper(quote(ONE.replace("Q-1|1|", "Q-1||"))).values["Rev"].shown == "0"
    assert paper(quote(ONE)).values["Rev"].shown == "1"


# ---- language and people -----------------------------------------------------------------------------------------


def test_the_paper_speaks_the_buyers_language_or_the_one_asked_for() -> None:
    chinese = quote(ONE.replace("C-1", "C-2"))
    made = paper(chinese)
    assert (made.lang, made.title, made.values["Country"].shown, made.values["Paper Date"].shown) == (
        "zh",
        "报价单",
        "中国",
        "2026年11月2日",
    )
    assert made.totals[0].values["Amount In Words"].shown == "美元肆佰陆拾贰元整"
    english = paper(chinese, lang="en")
    assert (english.lang, english.values["Country"].shown, english.values["Paper Date"].shown) == (
        "en",
        "China",
        "2 Nov 2026",
    )


def test_a_buyer_of_another_language_gets_english_unless_the_user_has_a_template_for_it() -> None:
    made = paper(quote(ONE).replace("|English|", "|Spanish|"))
    assert (made.lang, made.language) == ("en", "es")


def test_a_buyer_whose_language_is_not_known_gets_english() -> None:
    made = paper(quote(ONE).replace("|English|", "||"))
    assert (made.lang, made.language) == ("en", "en")


def test_a_country_that_nobody_knows_stands_as_it_was_typed() -> None:
    assert paper(quote(ONE).replace("|Germany|", "|Atlantis|")).values["Country"].shown == "Atlantis"


def test_the_postal_address_is_the_one_in_the_users_own_column() -> None:
    addresses = Addresses("T", {2: "Hafenstrasse 1, Hamburg"})
    assert paper(quote(ONE), addresses=addresses).values["Address"].shown == "Hafenstrasse 1, Hamburg"
    other = paper(quote(ONE.replace("C-1", "C-2")), lang="en", addresses=addresses).values["Address"].finding
    assert other and other.where == "Customers!T3"
    none = paper(quote(ONE)).values["Address"].finding
    assert none and none.remedy.en == "add a column Address to Customers"


def test_the_owner_signs_where_team_has_him_else_the_sender_of_settings() -> None:
    assert paper(quote(ONE)).values["Sender Name"].shown == "Fiona Zhou"
    team = (
        quote(ONE) + "\nTeam\nName|Title|Email|Phone\nKim|Sales|kim@qiaohe.example|+86 9\nLeo|Sales|leo@qiaohe.example|"
    )
    values = paper(team).values
    assert [values[n].shown for n in ("Sender Name", "Sender Title", "Sender Email", "Sender Phone")] == [
        "Leo", "Sales", "leo@qiaohe.example", "+86 574 5550 0100",
    ]  # fmt: skip


def test_what_team_does_not_say_of_him_settings_does() -> None:
    values = paper(quote(ONE) + "\nTeam\nName|Title|Email|Phone\nLeo|Sales||+86 9").values
    assert [values[n].shown for n in ("Sender Email", "Sender Phone")] == ["sales@qiaohe.example", "+86 9"]


def test_a_senders_title_in_chinese_does_not_stand_on_an_english_paper_either() -> None:
    chinese = quote(ONE).replace("Export Manager", "外贸经理")
    assert paper(chinese).values["Sender Title"].shown == "[[to fill in: Sender Title]]"
    assert paper(chinese, lang="zh").values["Sender Title"].shown == "外贸经理"


def test_who_signs_does_so_by_the_full_name_of_the_signature_as_in_a_letter() -> None:
    team = quote(ONE) + "\nTeam\nName|Title|Email|Phone|Signature\nLeo|Sales|leo@qiaohe.example||Leo Li"
    assert paper(team).values["Sender Name"].shown == "Leo Li"


@pytest.mark.parametrize(
    ("signature", "lang", "title"),
    [
        ("Mei Han\nRegional Sales, Asia\nQiaohe Co., Ltd.", "en", "Regional Sales, Asia"),
        ("Mei Han\nRegional Sales, Asia\nQiaohe Co., Ltd.", "zh", "亚洲区业务"),
        ("Mei Han\nQiaohe Co., Ltd.\n+86 574 5550 0104", "en", ""),
        ("Mei Han\n+86 574 5550 0104", "en", ""),
        ("Mei Han", "en", ""),
        ("韩梅梅\n业务经理", "en", ""),
    ],
)
def test_a_title_in_chinese_does_not_stand_on_an_english_paper(signature: str, lang: Lang, title: str) -> None:
    decoded = understood(quote(ONE) + "\nTeam\nName|Title|Email\nLeo|亚洲区业务|leo@qiaohe.example")
    leo = decoded.book.team[0]._replace(signature=signature)
    signed = replace(decoded, book=replace(decoded.book, team=(leo,)))
    values = paper_of(signed, Asked("quotation", "Q-1", lang=lang), TODAY).values
    assert values["Sender Title"].shown == (title or "[[to fill in: Sender Title]]")


def test_bank_details_in_one_cell_become_lines() -> None:
    assert paper(quote(ONE)).values["Bank Details"].shown.splitlines() == [
        "Beneficiary: Qiaohe",
        "Bank: Example Bank",
        "SWIFT: EXAMCNBN",
    ]
    address = quote(ONE).replace("88 Binhai Road, Ningbo", "88 Binhai Road; Ningbo")
    assert paper(address).values["Sender Address"].shown == "88 Binhai Road; Ningbo"


def test_a_book_without_settings_says_what_to_fill_in_and_where() -> None:
    value = paper(BUYER + LINES + ONE.replace("TERMS", "FOB|Ningbo|30% T/T|30 days|2026-12-31")).values["Bank Details"]
    assert value.shown == "[[to fill in: Bank Details]]"
    assert value.finding and value.finding.where == "Settings: Bank Details"


# ---- proforma invoices -------------------------------------------------------------------------------------------

TWO_QUOTES = quote(
    "Q-1|1|2026-11-02|C-1|Hinge|||100|pcs|USD|1|TERMS|Ordered|PI-7|2026-11-20",
    "Q-2|1|2026-11-03|C-1|Slide|||10|pcs|USD|2|TERMS|Ordered|PI-7|2026-11-20",
    "Q-2|2|2026-11-05|C-1|Slide|||10|pcs|USD|3|TERMS|Ordered|PI-7|2026-11-20",
    "Q-3|1|2026-11-06|C-1|Other|||10|pcs|USD|4|TERMS|Ordered|PI-8|2026-11-20",
    "Q-4|1|2026-11-06|C-1|Other|||10|pcs|USD|5|TERMS|Sent",
)


def test_a_quotation_has_the_lines_of_its_own_number_alone() -> None:
    assert lines(paper(TWO_QUOTES)) == [("1", "Hinge", "USD 100.00")]
    made = paper(TWO_QUOTES, "pi", "PI-7")
    assert (made.number, made.rev) == ("Q-1", 1)


@pytest.mark.parametrize("number", ["Q-1", "q-2", "PI-7"])
def test_a_pi_has_the_lines_of_every_quote_that_names_it(number: str) -> None:
    made = paper(TWO_QUOTES, "pi", number)
    assert (made.pi_number, made.values["Quote No"].shown, made.values["Paper Date"].date) == (
        "PI-7",
        "Q-1 / Q-2",
        dt.date(2026, 11, 20),
    )
    assert totals(made) == [("USD", Decimal("130.00"))]
    assert made.findings == []


def test_a_pi_without_an_order_date_is_of_the_day_asked_for_else_of_today() -> None:
    assert paper(quote(ONE), "pi").values["Paper Date"].date == dt.date(2026, 11, 23)
    assert paper(quote(ONE), "pi", date=dt.date(2026, 11, 20)).values["Paper Date"].date == dt.date(2026, 11, 20)
    assert paper(quote(ONE), "pi").values["PI No"].shown == "[[to fill in: PI No]]"


# ---- what cannot be made a paper of ------------------------------------------------------------------------------


def refusal(book: str, number: str = "Q-1", rev: float | None = None, kind: Kind = "quotation") -> str:
    with pytest.raises(UsageMistake) as told:
        paper(book, kind, number, rev=rev)
    assert told.value.text.zh != told.value.text.en
    return str(told.value)


def test_an_unknown_number_is_told_with_the_nearest() -> None:
    assert refusal(quote(ONE), "Q-l") == "There is no quote with the number “Q-l”. Did you mean Q-1?"
    assert refusal(quote(ONE), "77") == "There is no quote with the number “77”. Look it up in Quotes."
    assert refusal(quote(ONE), "").startswith("There is no quote with the number “”.")
    assert refusal(quote(ONE.replace("Q-1|", "|")), "").startswith("There is no quote with the number “”.")
    assert refusal(quote(ONE.replace("Q-1|", "|")), "", kind="pi").startswith("There is no quote with the number “”.")


def test_a_number_of_a_pi_is_one_for_a_pi_alone() -> None:
    assert refusal(TWO_QUOTES, "PI-7") == "There is no quote with the number “PI-7”. Look it up in Quotes."
    assert refusal(TWO_QUOTES, "PI-9", kind="pi").startswith(
        "There is no quote with the number “PI-9”. Did you mean PI-"
    )


def test_a_later_row_of_a_doubled_id_is_the_first_ones_customer() -> None:
    doubled = quote(ONE.replace("C-1", "Nordlicht Handel")).replace("C-2|华东五金有限公司", "C-1|Nordlicht Handel")
    assert paper(doubled).customer.company == "Nordlicht GmbH"


def test_an_unknown_revision_is_told_with_those_there_are() -> None:
    both = quote(ONE.replace("Q-1|1|", "Q-1|2|"), ONE)
    assert refusal(both, rev=3) == "The quote Q-1 has no revision 3, only 1, 2: give one of these with --rev."


def test_a_quote_of_nobody_is_told_with_the_cell() -> None:
    assert refusal(quote(ONE.replace("C-1", "Nordlict GmbH"))) == (
        "The quote Q-1 names no known customer in Quotes!D2, but “Nordlict GmbH” (nearest: Nordlicht GmbH): correct the cell."
    )


def test_lines_of_two_customers_are_no_paper() -> None:
    assert refusal(quote(ONE, ONE.replace("C-1", "C-2"))) == (
        "The lines of the quote Q-1 belong to several customers (C-1, C-2): give each a number of its own."
    )
