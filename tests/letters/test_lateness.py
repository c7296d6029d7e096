"""A letter that has lain: what it brings is over, its offer has expired, its feast has been (domain.md 3 and 8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from book_text import Sheets, records, refreshed, typed
from letter_book import edit, letters

from xlcrm.letters.check import check, findings
from xlcrm.letters.written import Facts
from xlcrm.model import Cell, Quote

TODAY = date(2026, 12, 1)
CLOSING = {"en": "Best regards,\nLee", "es": "Saludos cordiales,\nLee", "zh": "顺祝商祺！\n李"}
OVER = "The letter holds its offer until 2026-11-30, which has passed: renew the offer, or set this letter to Skipped"
OVER_ZH = "信中的有效期到 2026-11-30，已经过了：请更新有效期，或把状态改为“跳过”"


def check_of(said: str, language: str = "en", lang: str = "en") -> str:
    cells: dict[str, Cell] = {
        "Subject": "Q-1: pumps", "Body": f"{said}\n\n{CLOSING[language]}", "To": "a@b.de", "Language": language,
    }  # fmt: skip
    return check(cells, "zh" if lang == "zh" else "en", Facts(today=TODAY))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Our price is USD 12, valid until 30 November. Does it suit you?"),
        ("en", "The offer holds until 30/11/2026. Does it suit you?"),
        ("es", "Oferta válida hasta el 30 de noviembre. ¿Le va bien?"),
        ("zh", "报价有效期至11月30日。合适吗？"),
        ("zh", "报价11月30日前有效。合适吗？"),
    ],
)
def test_an_offer_whose_day_has_passed_is_told_as_late(language: str, said: str) -> None:
    assert check_of(said, language) == OVER
    assert check_of(said, language, "zh") == OVER_ZH


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Our price is USD 12, valid until 1 December. Does it suit you?"),  # inclusive
        ("en", "Our price is USD 12, valid until 5 January. Does it suit you?"),  # of the year to come
        ("en", "It was valid until 30 November; I will gladly bring it up to date. Does it suit you?"),
        ("en", "The offer, valid until 30 November, has expired. Shall I renew it?"),
        ("en", "The price was 47.60 until 30 November, and is 46.20 now. Does it suit you?"),
        ("en", "Valid until 30 November; with your order of today until 20 December. The new validity: 20 December. Does it suit you?"),
        ("en", "Valid until 05/12/2026. Does it suit you?"),  # 5 December or 12 May: nobody can tell
        ("en", "Valid until 31 November. Does it suit you?"),
        ("es", "Fue válida hasta el 30 de noviembre; con gusto la actualizo. ¿Le va bien?"),
        ("zh", "该报价已于11月30日到期，需要的话我来更新。合适吗？"),
    ],
)  # fmt: skip
def test_an_offer_that_holds_or_is_said_to_be_over_is_not(language: str, said: str) -> None:
    assert check_of(said, language) == ""


@pytest.mark.parametrize(
    ("today", "said", "over"),
    [
        (date(2027, 1, 5), "31 December", "2026-12-31"),  # of the year before
        (date(2028, 3, 5), "29 February", "2028-02-29"),  # which the year before has not
        (date(2026, 12, 28), "5 January", None),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(today: date, said: str, over: str | None) -> None:
    body = f"Our price is USD 12, valid until {said}. Does it suit you?\n\nBest regards,\nLee"
    found = check({"Subject": "Q-1: pumps", "Body": body, "To": "a@b.de", "Language": "en"}, "en", Facts(today=today))
    assert found.partition(",")[0] == (f"The letter holds its offer until {over}" if over else "")


def test_what_stands_behind_the_closing_is_no_offer() -> None:
    cells: dict[str, Cell] = {
        "Subject": "Q-1: pumps", "To": "a@b.de", "Language": "en",
        "Body": "Our price is USD 12. Does it suit you?\n\nBest regards,\nLee\n\nList of pumps, valid until 30 November.",
    }  # fmt: skip
    assert check(cells, "en", Facts(today=TODAY)) == ""


LISTED = Quote(date(2026, 11, 20), 2, "C-0001", "Sent", "Q-1")
BEFORE = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("topic", "subject", "facts", "found"),
    [
        ("price", "H-40", Facts(last_day=BEFORE), ["“Anuga” held until 2026-11-30 only"]),
        ("fair", "Anuga: in 3 days", Facts(first_day=BEFORE, last_day=BEFORE), ["“Anuga” ended on 2026-11-30"]),
        ("holiday", "A greeting", Facts(first_day=BEFORE), ["“Anuga” was on 2026-11-30"]),
        ("quote", "Q-1: pumps", Facts(quotes=[LISTED._replace(status="Lost")]), ["Quote Q-1 is Lost by now"]),
        ("quote", "The pumps", Facts(quotes=[LISTED._replace(number="", status="Lost")]), ["Quote 2026-11-20 is Lost by now"]),
        ("news", "Q-1: pumps", Facts(quotes=[LISTED._replace(status="Lost")]), []),
        (
            "quote", "Q-1 and Q-2: pumps",
            Facts(quotes=[LISTED._replace(status="Lost"), LISTED._replace(row=3, number="Q-2", status="Ordered")]),
            ["Quote Q-2 is Ordered by now"],
        ),
        (
            "quote", "Q-1 and Q-2: pumps",
            Facts(quotes=[LISTED._replace(status="Lost"), LISTED._replace(row=3, number="Q-2")]),
            [],
        ),
    ],
)  # fmt: skip
def test_what_is_late_is_told_once_and_by_its_name(topic: str, subject: str, facts: Facts, found: list[str]) -> None:
    body = (
        "A fact, valid until 30 November.\n\nBest regards,\nLee"
        if topic == "price"
        else "A fact.\n\nBest regards,\nLee"
    )
    letter: dict[str, Cell] = {"Topic": topic, "Subject": subject, "Body": body, "Language": "en"}
    late = findings(letter, replace(facts, today=TODAY, material="Anuga"))
    assert [f.wrong.en for f in late if f.code == "late"] == found


BOOK = """
    Customers
    Customer ID | Company | Contact  | Email     | Country | Language | Manual Grade
    C-0001      | Acme    | Ann Webb | a@acme.de | {}      | {}       | {}
    Touches
    Date       | Customer | Direction | Medium | Topic | Said
    {}
    Quotes
    Quote No | Date       | Customer | Product | Qty | Unit | Currency | Unit Price | Incoterm | Place  | Valid Until | Status
    {}
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""


def approved(text: str, drafted: date) -> Sheets:
    """The book with its one letter approved on the day it was drafted, in order."""
    sheets = typed(text)
    refreshed(sheets, drafted)
    (letter,) = letters(sheets)
    assert (letter["Status"], letter["Check"]) == ("Checked", None)
    edit(sheets, 0, Status="Approved")
    return sheets


def check_on(sheets: Sheets, day: date) -> Cell:
    refreshed(sheets, day)
    (letter,) = letters(sheets)
    assert letter["Status"] == "Approved"
    return letter["Check"]


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_an_approved_quote_letter_is_late_once_its_validity_has_passed(language: str) -> None:
    quote = "Q-1 | 2026-11-20 | C-0001 | PU-12 | 500 | pcs | USD | 12.5 | FOB | Ningbo | 2026-11-30 | Sent"
    sheets = approved(BOOK.format("Germany", language, "", "", quote), date(2026, 11, 24))
    assert check_on(sheets, date(2026, 11, 30)) is None
    assert check_on(sheets, TODAY) == OVER


@pytest.mark.parametrize(
    ("country", "language", "drafted", "last", "name"),
    [
        ("Germany", "en", date(2026, 12, 22), date(2026, 12, 25), "Christmas"),
        ("Saudi Arabia", "es", date(2026, 3, 17), date(2026, 3, 22), "Eid al-Fitr"),
        ("China", "zh", date(2027, 2, 3), date(2027, 2, 8), "Spring Festival"),
        ("Japan", "en", date(2025, 12, 29), date(2026, 1, 1), "New Year"),
    ],
)
def test_a_greeting_for_a_feast_without_a_row_is_late_after_it(
    country: str, language: str, drafted: date, last: date, name: str
) -> None:
    touch = f"{drafted - timedelta(10)} | C-0001 | Out | Email | news |"
    sheets = approved(BOOK.format(country, language, "C", touch, ""), drafted)
    assert check_on(sheets, last) is None
    for later in (1, 30, 200):
        found = check_on(sheets, last + timedelta(later))
        assert found == f"“{name}” ended on {last}: write the letter anew, or set it to Skipped"
    assert [r["Next Topic"] for r in records(sheets, "Customers")] == ["self-check"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("Ordered", "Ordered"),
        ("Lost", "Lost"),
        ("Postponed", "Postponed"),
        ("PI", "PI"),
        ("Negotiating", None),
        ("Sent", None),
    ],
)
def test_an_approved_follow_up_of_a_quote_is_late_once_the_buyer_has_decided(status: str, said: str | None) -> None:
    """Nobody who has ordered is asked whether the quantity is right."""
    quote = "Q-1 | 2026-11-20 | C-0001 | PU-12 | 500 | pcs | USD | 12.5 | FOB | Ningbo | 2026-12-30 | Sent"
    sheets = approved(BOOK.format("Germany", "en", "", "", quote), date(2026, 11, 24))
    sheets["Quotes"][1][sheets["Quotes"][0].index("Status")] = status
    sheets["Quotes"].append(
        ["Q-2", date(2026, 11, 24), "C-0001", "PU-14", 5, "pcs", "USD", 9, "FOB", "Ningbo", None, "Sent"]
    )
    found = check_on(sheets, date(2026, 11, 25))
    assert found == (f"Quote Q-1 is {said} by now: write the letter anew, or set it to Skipped" if said else None)
