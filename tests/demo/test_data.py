"""The demo book: every state the method knows is on the desk, in both languages, on any day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlcrm import lists, schema
from xlcrm.demo import data as demo_data
from xlcrm.demo.book import Row, next_workday, sample, workday
from xlcrm.lists import label
from xlcrm.method import refresh as method
from xlcrm.model import Cell
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables.decode import Decoded, decode
from xlcrm.template.guide import guide
from xlcrm.text import Lang, Text

MONDAY, TUESDAY, SUNDAY, LEAP_DAY, NEW_YEAR = (
    date(2026, 11, 23),
    date(2026, 11, 24),
    date(2026, 11, 29),
    date(2028, 2, 29),
    date(2027, 1, 1),
)
TODAYS = (MONDAY, TUESDAY, date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 28), SUNDAY, LEAP_DAY, NEW_YEAR)
LANGS: tuple[Lang, ...] = get_args(Lang)
SHEETS = ["Customers", "Contacts", "Touches", "Quotes", "Materials", "Team", "Settings"]
every_day = pytest.mark.parametrize("today", TODAYS, ids=str)
both_languages = pytest.mark.parametrize("lang", LANGS)


def understood(today: date, lang: Lang) -> Decoded:
    """The demo book as xlcrm reads it."""
    sheets: dict[str, list[list[Cell]]] = {}
    for name, rows in sample(today, lang).items():
        sheet = schema.sheet_named(name)
        assert sheet is not None
        columns = [c for c in sheet.columns if not c.computed]
        header: list[Cell] = [c.header(lang) for c in columns]
        sheets[sheet.title(lang)] = [header, *([row[c.name] for c in columns] for row in rows)]
    return decode(MemoryStore(sheets).read())


def standings(today: date) -> dict[str, method.Standing]:
    """Where each customer stands after a refresh, by company."""
    read = understood(today, "en")
    return {s.customer.company: s for s in method.refresh(read.book, today, read.settings).standings}


def customers(book: dict[str, list[Row]]) -> dict[Cell, Row]:
    return {row["Company"]: row for row in book["Customers"]}


def ago(today: date, row: Row, column: str = "Date") -> int:
    day = row[column]
    assert isinstance(day, date)
    return (today - day).days


# ---- shape -------------------------------------------------------------------------------------------------------


@both_languages
@every_day
def test_each_row_has_the_input_columns_of_its_sheet_and_no_other(today: date, lang: Lang) -> None:
    book = sample(today, lang)
    assert list(book) == SHEETS
    for name, rows in book.items():
        sheet = schema.sheet_named(name)
        assert sheet is not None
        wanted = [c.name for c in sheet.columns if not c.computed]
        assert all(list(row) == wanted for row in rows), name


def test_the_desk_is_as_full_as_a_real_one() -> None:
    sizes = {name: len(rows) for name, rows in sample(MONDAY, "en").items()}
    assert sizes["Customers"] == 36 and sizes["Team"] == 4
    assert 150 <= sizes["Touches"] <= 195 and 40 <= sizes["Quotes"] <= 50
    assert 15 <= sizes["Contacts"] <= 20 and 16 <= sizes["Materials"] <= 20


@every_day
def test_both_languages_have_the_same_shape_and_the_same_dates(today: date) -> None:
    en, zh = sample(today, "en"), sample(today, "zh")
    for name in SHEETS:
        assert len(en[name]) == len(zh[name])
        for one, other in zip(en[name], zh[name], strict=True):
            assert [v is None for v in one.values()] == [v is None for v in other.values()]
            for a, b in zip(one.values(), other.values(), strict=True):
                assert type(a) is type(b)
                assert isinstance(a, str) or a == b


@both_languages
def test_the_same_day_gives_the_same_book(lang: Lang) -> None:
    assert sample(MONDAY, lang) == sample(MONDAY, lang)


def test_what_a_salesperson_notes_is_in_the_language_of_the_book() -> None:
    def is_chinese(value: Cell) -> bool:
        return any("\u4e00" <= c <= "\u9fff" for c in str(value))

    for lang in LANGS:
        book = sample(MONDAY, lang)
        noted = [r["Summary"] for r in book["Touches"]]
        noted += [r[c] for r in book["Customers"] for c in ("Country", "Source", "Products", "Notes") if r[c]]
        noted += [r["Lost Reason"] for r in book["Quotes"] if r["Lost Reason"]]
        assert [n for n in noted if is_chinese(n) is not (lang == "zh")] == []


# ---- sound values ------------------------------------------------------------------------------------------------


@both_languages
@every_day
def test_words_of_closed_lists_are_those_of_the_language_but_for_one_status(today: date, lang: Lang) -> None:
    strange = []
    for name, rows in sample(today, lang).items():
        sheet = schema.sheet_named(name)
        assert sheet is not None
        for column in (c for c in sheet.columns if c.choices and not c.computed):
            known = {choice.label.said(lang) for choice in column.choices}
            strange += [(name, column.name, r[column.name]) for r in rows if r[column.name] not in known | {None}]
    assert strange == [("Quotes", "Status", Text("Waiting for answer", "等客户回复").said(lang))]


@both_languages
def test_every_reference_resolves_but_for_one_name_misspelt(lang: Lang) -> None:
    book = sample(MONDAY, lang)
    names = {row[c] for row in book["Customers"] for c in ("Customer ID", "Company")}
    assert {r["Customer"] for r in book["Quotes"] + book["Contacts"]} <= names
    assert [r["Customer"] for r in book["Touches"] if r["Customer"] not in names] == ["Brener Küchentechnik GmbH"]
    team = {r["Name"] for r in book["Team"]}
    assert {r["Owner"] for r in book["Customers"]} == team
    assert {r["By"] for r in book["Touches"]} <= team | {None}
    titles = {r["Title"] for r in book["Materials"]}
    assert {r["Material"] for r in book["Touches"]} <= titles | {None}


def test_companies_ids_and_materials_have_names_of_their_own() -> None:
    book = sample(MONDAY, "zh")
    ids = [r["Customer ID"] for r in book["Customers"] if r["Customer ID"]]
    for names in (ids, [r["Company"] for r in book["Customers"]], [r["Title"] for r in book["Materials"]]):
        assert len(set(names)) == len(names)


def test_whom_a_touch_names_is_known_at_that_customer() -> None:
    book = sample(MONDAY, "en")
    people = {(r["Company"], r["Contact"]) for r in book["Customers"]}
    company_of = {r["Customer ID"]: r["Company"] for r in book["Customers"]}
    people |= {(company_of[r["Customer"]], r["Name"]) for r in book["Contacts"]}
    named = {(r["Customer"], r["Contact"]) for r in book["Touches"]}
    assert named - people == {("Brener Küchentechnik GmbH", "Katrin Vogel")}


@both_languages
def test_addresses_lead_to_nobody(lang: Lang) -> None:
    book = sample(MONDAY, lang)
    emails = [str(r["Email"]) for name in ("Customers", "Contacts", "Team") for r in book[name] if r["Email"]]
    assert emails and all(e.endswith(".example") for e in emails)


@both_languages
@every_day
def test_xlcrm_understands_every_cell_but_the_three_mistakes(today: date, lang: Lang) -> None:
    read = understood(today, lang)
    assert read.book.lang == lang
    assert sorted(p.sheet for p in read.problems) == sorted(
        Text("Touches Touches Quotes", "跟进记录 跟进记录 报价").said(lang).split()
    )
    assert method.refresh(read.book, today, read.settings).problems == []
    assert all(c.country_code for c in read.book.customers)
    assert read.settings.peers == demo_data.PEERS and read.settings.workdays == frozenset(range(5))


# ---- dates -------------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=25)
@given(today=st.dates(date(2024, 1, 1), date(2040, 12, 31)), lang=st.sampled_from(LANGS))
def test_nothing_that_has_happened_lies_ahead_or_on_a_weekend(today: date, lang: Lang) -> None:
    book = sample(today, lang)
    days = [r["Date"] for r in book["Touches"]]
    assert [d for d in days if isinstance(d, str)] == [
        f"03/04/{today.year if today >= date(today.year, 4, 3) else today.year - 1}"
    ]
    past = [d for d in days if isinstance(d, date)]
    assert all(d <= today and d.weekday() < 5 for d in past) and past == sorted(past)
    for row in book["Quotes"]:
        assert isinstance(row["Date"], date) and row["Date"] <= today
        assert row["Date"].weekday() < 5 or row["Quote No"] == "Q-2140"
        if row["Order Date"] is not None:
            assert isinstance(row["Order Date"], date) and row["Date"] <= row["Order Date"] <= today


@every_day
def test_what_lies_ahead_is_meant_to(today: date) -> None:
    book = sample(today, "en")
    added = [r["Company"] for r in book["Customers"] if isinstance(r["Added"], date) and r["Added"] > today]
    assert added == ["Casablanca Agencement SARL"]
    held = [r["Company"] for r in book["Customers"] if isinstance(r["Not Before"], date) and r["Not Before"] > today]
    assert held == ["Cape Joinery Supplies (Pty) Ltd"]


@every_day
def test_nobody_is_written_to_before_he_was_added(today: date) -> None:
    book = sample(today, "en")
    known = customers(book)
    for row in book["Touches"] + book["Quotes"]:
        if isinstance(row["Date"], date) and row["Customer"] in known:
            added = known[row["Customer"]]["Added"]
            assert isinstance(added, date) and added <= row["Date"], row


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_a_weekend_goes_back_to_friday_or_on_to_monday(day: date) -> None:
    before, after = workday(day), next_workday(day)
    assert before.weekday() < 5 and after.weekday() < 5
    assert timedelta(0) <= day - before <= timedelta(2) and timedelta(0) <= after - day <= timedelta(2)
    assert before == after == day or (before.weekday(), after.weekday()) == (4, 0)


# ---- every state -------------------------------------------------------------------------------------------------


@every_day
def test_every_grade_is_there_however_it_is_reached(today: date) -> None:
    found = standings(today)
    assert Counter(s.grade.letter for s in found.values()) == {"A": 8, "B": 8, "C": 9, "D": 8, "P": 3}
    assert found["Cocinas Andinas SpA"].warnings[-1].code == "A1"
    why = {company: s.grade.why.en for company, s in found.items()}
    assert why["Brenner Küchentechnik GmbH"].startswith("order Q-2119")
    assert why["Nordpine Cabinets Inc."].startswith("reply on substance")
    assert why["Godavari Modular Kitchens Pvt Ltd"].startswith("open quote Q-2140")
    assert "(Negotiating)" in why["Thonburi Builders Hardware Co., Ltd."]
    assert "(PI)" in why["Tuğra Mobilya Aksesuar A.Ş."]
    assert "nothing of substance" in why["Volga Furnitura OOO"]
    assert "on hold until" in why["Cape Joinery Supplies (Pty) Ltd"]
    assert "12 touches out" in why["Athens Cabinet Parts S.A."]
    assert why["Gulf Star Joinery W.L.L."].startswith("quote Q-2142")
    assert why["Tischler Union eG"].startswith("manual A; by the rules C")


@every_day
def test_every_step_of_the_ladder_is_there(today: date) -> None:
    found = standings(today)
    steps = {
        "Fjell Kjøkkendeler AS": (1, "Keep going"),
        "Ateliers Loiret Agencement SARL": (3, "Change medium: Phone"),
        "Milano Ferramenta S.r.l.": (4, "Change colleague: Sam"),
        "Al Noor Kitchens & Wardrobes LLC": (6, "Change contact: Priya Menon"),
        "Prairie Cabinet Supply Ltd": (7, "Change contact: Renée Tremblay"),
        "Outback Kitchens Pty Ltd": (9, "Change company: Foshan Lianchuang Hardware"),
        "Athens Cabinet Parts S.A.": (12, "Park"),
        "Gulf Star Joinery W.L.L.": (0, "Keep going"),
        "Keukenmarkt Polder B.V.": (1, ""),
    }
    assert {c: (found[c].unanswered, found[c].step_shown.en) for c in steps} == steps


@pytest.mark.parametrize("today", [MONDAY, TUESDAY, date(2026, 11, 25), date(2027, 7, 14)], ids=str)
def test_a_working_day_has_a_dozen_to_write_to_and_few_neglected(today: date) -> None:
    found = standings(today)
    states = Counter(s.due.state for s in found.values() if s.grade.letter != "P")
    assert 10 <= states["due"] + states["overdue"] + states["neglected"] <= 14
    assert states["neglected"] == 2 and states["overdue"] >= 4 and states["due"] >= 4
    soon = [s for s in found.values() if s.due.date and today < s.due.date <= today + timedelta(7)]
    assert 4 <= len(soon) <= 10
    assert [c for c, s in found.items() if s.due.date is None] == ["Keukenmarkt Polder B.V."]


def test_on_a_monday_each_is_due_when_his_story_says() -> None:
    found = standings(MONDAY)
    wanted = {
        "Brenner Küchentechnik GmbH": None,
        "Móveis Serra Alta Ltda": "overdue",
        "Cocinas Andinas SpA": "due",
        "Casa Modular S.A. de C.V.": "due",
        "Nordpine Cabinets Inc.": "overdue",
        "Thonburi Builders Hardware Co., Ltd.": "neglected",
        "Baltic Flatpack OÜ": "neglected",
        "Hanok Living Co., Ltd.": "due",
        "Godavari Modular Kitchens Pvt Ltd": "due",
        "Herrajes del Pacífico S.A.C.": "overdue",
        "PT Nusantara Kitchen Systems": "due",
        "Fjordhem Interiör AB": "due",
        "Casablanca Agencement SARL": None,
    }
    assert {c: found[c].due.state for c in wanted} == wanted
    rules = {
        "Godavari Modular Kitchens Pvt Ltd": 5,
        "Gulf Star Joinery W.L.L.": 5,
        "Cape Joinery Supplies (Pty) Ltd": 3,
        "Fjordhem Interiör AB": 4,
    }
    assert {c: found[c].due.rule for c in rules} == rules


@every_day
def test_a_reply_is_owed_since_today_since_yesterday_and_since_long_ago(today: date) -> None:
    owed = {c: s.history.replies[-1].date for c, s in standings(today).items() if s.due.reply_owed}
    assert owed == {
        "Sakura Interior Parts K.K.": workday(today),
        "Hanok Living Co., Ltd.": workday(today - timedelta(1)),
        "Baltic Flatpack OÜ": workday(today - timedelta(14)),
    }


@every_day
def test_a_date_that_falls_on_the_saudi_weekend_is_moved(today: date) -> None:
    saudi = standings(today)["Riyadh Home Fittings Est."]
    assert saudi.last_touch is not None and saudi.due.date is not None
    assert saudi.last_touch.weekday() == 4 and saudi.due.date > saudi.last_touch + timedelta(7)
    assert saudi.due.date.weekday() < 4


@every_day
def test_a_customer_without_email_is_reached_by_im(today: date) -> None:
    assert customers(sample(today, "en"))["Lagos Interiors Depot Ltd"]["Email"] is None
    assert standings(today)["Lagos Interiors Depot Ltd"].medium == "IM"


@both_languages
@every_day
def test_three_new_customers_wait_for_their_id(today: date, lang: Lang) -> None:
    new = [r for r in sample(today, lang)["Customers"] if r["Customer ID"] is None]
    added = [None if r["Added"] is None else ago(today, r, "Added") for r in new]
    assert added[0] is not None and added[0] > 0 and added[1] is None and added[2] is not None and added[2] < 0
    assert [c.id for c in understood(today, lang).book.customers][-3:] == ["C-1034", "C-1035", "C-1036"]


@both_languages
@every_day
def test_quotes_are_in_every_state(today: date, lang: Lang) -> None:
    quotes = sample(today, lang)["Quotes"]
    statuses = [r["Status"] for r in quotes]
    assert {label(lists.STATUSES, c.code, lang) for c in lists.STATUSES} <= set(statuses)
    assert [r["Rev"] for r in quotes if r["Quote No"] == "Q-2113"] == [1, 2, 3]
    assert all(r["Lost Reason"] for r in quotes if r["Status"] == label(lists.STATUSES, "Lost", lang))
    sent = [r for r in quotes if r["Status"] == label(lists.STATUSES, "Sent", lang)]
    assert any(ago(today, r) == 3 for r in sent)
    assert any(ago(today, r, "Valid Until") > 0 for r in sent)
    assert any(20 <= ago(today, r) <= 22 for r in sent)


@every_day
def test_a_quote_has_evaporated_with_no_reply_since(today: date) -> None:
    gone = standings(today)["Delta Furniture Fittings"]
    quote = gone.history.quotes[-1]
    assert quote.status == "Sent" and (today - quote.date).days >= 20
    assert gone.last_reply is not None and gone.last_reply < quote.date


@both_languages
def test_an_absence_note_and_a_bounce_are_marked_automatic(lang: Lang) -> None:
    automatic = [r for r in sample(MONDAY, lang)["Touches"] if r["Auto"]]
    assert {r["Customer"] for r in automatic} == {"Milano Ferramenta S.r.l.", "Kivu Home Centre Ltd"}
    assert {r["Direction"] for r in automatic} == {label(lists.DIRECTIONS, "In", lang)}


@every_day
def test_the_newest_touches_show_the_taboos(today: date) -> None:
    found = standings(today)

    def newest(company: str) -> Sequence[tuple[date, str | None, str | None]]:
        return [(t.date, t.topic, t.medium) for t in found[company].history.outs[-4:]]

    seven = {c.code for c in lists.SEVEN_TOPICS}
    twice = newest("Muebles Ría S.L.")
    assert twice[-1][1] == twice[-2][1] and twice[-1][1] in seven  # T2
    assert {medium for _, _, medium in twice} == {"Email"} and len(twice) == 4  # T7
    assert newest("Kivu Home Centre Ltd")[-1][1] is None  # T3
    thonburi = found["Thonburi Builders Hardware Co., Ltd."]
    if today != NEW_YEAR and today.weekday() < 5:  # rolled past a feast or a weekend it is merely overdue
        assert thonburi.unanswered == 3 and thonburi.due.state == "neglected"  # T4, T6
    milano = newest("Milano Ferramenta S.r.l.")
    assert (milano[-1][0] - milano[-2][0]).days < 14  # T5


# ---- materials, team, settings, guide ----------------------------------------------------------------------------


@both_languages
@every_day
def test_material_covers_the_seven_topics_and_its_dates_are_alive(today: date, lang: Lang) -> None:
    materials = sample(today, lang)["Materials"]
    assert {r["Topic"] for r in materials} == {c.label.said(lang) for c in lists.SEVEN_TOPICS}
    for row in materials:
        assert "{" not in str(row["Text"])
        assert (row["From"] is None) is (row["To"] is None)
        if isinstance(row["From"], date) and isinstance(row["To"], date):
            assert row["From"] <= row["To"] and row["To"] >= today
    fairs = [-ago(today, r, "From") for r in materials if r["Topic"] == label(lists.TOPICS, "fair", lang)]
    assert sum(36 <= d <= 56 for d in fairs) == 1 and sum(8 <= d <= 14 for d in fairs) == 1
    greetings = [r for r in materials if r["Topic"] == label(lists.TOPICS, "holiday", lang)]
    assert greetings and not any(r["Question"] for r in greetings)


def test_material_is_in_the_language_of_the_letter_so_the_same_in_both_books() -> None:
    columns = ("Title", "Text", "Benefit", "Question", "Language")
    en, zh = ([[r[c] for c in columns] for r in sample(MONDAY, lang)["Materials"]] for lang in LANGS)
    assert en == zh
    assert {row[-1] for row in en} == {"en", "zh"}


@both_languages
def test_all_four_colleagues_sign_with_the_company(lang: Lang) -> None:
    team = sample(MONDAY, lang)["Team"]
    assert [r["Name"] for r in team] == Text("Fiona Leo Sam Mei", "王芳 李雷 Sam 韩梅梅").said(lang).split()
    assert all(demo_data.SELLER in str(r["Signature"]) for r in team)


@both_languages
def test_every_setting_is_listed_with_its_explanation(lang: Lang) -> None:
    from xlcrm.settings import SETTINGS

    rows = sample(MONDAY, lang)["Settings"]
    assert [r["Name"] for r in rows] == [s.name.said(lang) for s in SETTINGS]
    assert all(r["Explanation"] for r in rows)
    assert understood(MONDAY, lang).settings.sender_company == demo_data.SELLER


@both_languages
def test_the_guide_has_ten_lines_and_names_every_status_of_a_letter(lang: Lang) -> None:
    lines = guide(lang)
    assert len(lines) == 10 and all(lines)
    text = "\n".join(lines)
    assert all(c.label.said(lang) in text for c in lists.LETTER_STATUSES if c.code != "Sent") and ".xlcrm" in text
