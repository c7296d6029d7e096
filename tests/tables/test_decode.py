"""domain.md 10: what cells mean, and bad rows listed while the rest goes on."""

from datetime import date

import pytest
from book_text import places, records, refreshed, result, typed, understood

from xlcrm.lists import DIRECTIONS, GRADES, MEDIA, STATUSES, TOPICS, Choices

ACME = "Customers\nCustomer ID | Company\n1 | Acme\n"
TOUCHES = ACME + "Touches\nDate | Customer | Direction | Medium | Topic | Substantive | Auto\n"
ONE = "Customers\nCompany | Country\nAcme |\n"
QUOTES = ACME + "Quotes\nDate | Customer | Status | Rev | Valid Until | Order Date\n"


@pytest.mark.parametrize(
    "shape",
    [
        "'2026-3-2",
        "'2026-03-02",
        "'2026/3/2",
        "'2026/03/02",
        "'2.3.2026",
        "'02.03.2026",
        "'2026年3月2日",
        "'2026年03月02日",
        "2026-03-02 14:30",
    ],
)
def test_dates_in_the_usual_shapes(shape: str) -> None:
    found = understood(TOUCHES + f"{shape} | 1 | Out | | | |")
    assert [t.date for t in found.book.touches] == [date(2026, 3, 2)] and found.problems == []


@pytest.mark.parametrize(
    "value",
    [
        "'03/04/2026",
        "'3-4-2026",
        "'2026.3.4",
        "'4 March 2026",
        "'2026-02-30",
        "46000",
        "'soon",
        "TRUE",
        "'2026-3/4",
        "12.5",
    ],
)
def test_any_other_date_is_a_problem_never_a_guess_and_the_row_counts_in_no_rule(value: str) -> None:
    found = understood(TOUCHES + f"{value} | 1 | Out | | | |")
    assert found.book.touches == []
    (problem,) = found.problems
    assert (problem.sheet, problem.cell) == ("Touches", "A2")
    shown = value.removeprefix("'").replace("TRUE", "True")
    assert shown in problem.message.en and shown in problem.message.zh
    assert "2026-03-02" in problem.remedy.en and "2026-03-02" in problem.remedy.zh


@pytest.mark.parametrize(
    ("row", "cell", "en", "zh"),
    [
        ("| 1 | Out | | | |", "A2", "Date is empty", "“日期”为空"),
        (
            "2026-11-02 | | Out | | | |",
            "B2",
            "Customer is empty: the row counts for nobody",
            "“客户”为空：此行不计入任何客户",
        ),
        ("2026-11-02 | 9 | Out | | | |", "B2", "Customer “9” is not in Customers", "客户“9”不在客户表中"),
        ("2026-11-02 | 1 | | | | |", "C2", "Direction is empty", "“方向”为空"),
        ("2026-11-02 | 1 | Up | | | |", "C2", "Direction: “Up” is not in the list", "“方向”：“Up”不在可选值中"),
    ],
)
def test_a_touch_without_a_sound_date_customer_or_direction_counts_in_no_rule(
    row: str, cell: str, en: str, zh: str
) -> None:
    found = understood(TOUCHES + row + "\n2026-11-03 | 1 | Out | | | |")
    assert [t.row for t in found.book.touches] == [3]
    assert places(found.problems) == [("Touches", cell)]
    assert found.problems[0].message == (en, zh)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("| 1 | Sent | | |", "A2"),
        ("2026-11-02 | 9 | Sent | | |", "B2"),
        ("2026-11-02 | 1 | | | |", "C2"),
        ("2026-11-02 | 1 | Maybe | | |", "C2"),
    ],
)
def test_a_quote_without_a_sound_date_customer_or_status_counts_in_no_rule(row: str, cell: str) -> None:
    found = understood(QUOTES + row + "\n2026-11-03 | 1 | Sent | | |")
    assert [q.row for q in found.book.quotes] == [3]
    assert places(found.problems) == [("Quotes", cell)]


def test_a_row_with_several_faults_is_listed_at_each() -> None:
    found = understood(TOUCHES + "soon | 9 | Up | | | |")
    assert sorted(places(found.problems)) == [("Touches", "A2"), ("Touches", "B2"), ("Touches", "C2")]


def test_any_other_value_that_is_not_understood_counts_as_empty_and_is_listed() -> None:
    found = understood(TOUCHES + "2026-11-02 | 1 | Out | Pigeon | weather | perhaps | perhaps")
    (touch,) = found.book.touches
    assert (touch.medium, touch.topic, touch.substantive, touch.auto) == (None, None, False, False)
    assert sorted(places(found.problems)) == [("Touches", f"{c}2") for c in "DEFG"]


def test_a_date_in_another_column_that_is_none_counts_as_empty_and_is_listed() -> None:
    found = understood(QUOTES + "2026-11-02 | 1 | Ordered | | 03/04/2026 | soon")
    (quote,) = found.book.quotes
    assert (quote.valid_until, quote.order_date) == (None, None)
    assert sorted(places(found.problems)) == [("Quotes", "E2"), ("Quotes", "F2")]


@pytest.mark.parametrize(
    ("rev", "number", "listed"),
    [
        ("", 0, 0),
        ("2", 2, 0),
        ("'2", 2, 0),
        ("'␣3␣", 3, 0),
        ("final", 0, 1),
        ("'nan", 0, 1),
        ("'1e999", 0, 1),
        ("V2", 0, 1),
    ],
)
def test_a_rev_that_is_no_number_is_0_and_is_listed(rev: str, number: int, listed: int) -> None:
    found = understood(QUOTES + f"2026-11-02 | 1 | Sent | {rev} | |")
    assert [q.rev for q in found.book.quotes] == [number]
    assert places(found.problems) == [("Quotes", "D2")] * listed


def test_bad_cells_of_customers_count_as_empty_and_are_listed() -> None:
    found = understood("""
        Customers
        Company | Country | Manual Grade | Not Before | Added
        Acme    | Narnia  | Z            | 03/04/2026 | 46000
        Borg    | Germny  | b            | 2026-03-04 | 2026/3/4
    """)
    acme, borg = found.book.customers
    assert (acme.country_code, acme.manual_grade, acme.not_before, acme.added) == (None, None, None, None)
    assert (borg.country_code, borg.manual_grade, borg.not_before) == (None, "B", date(2026, 3, 4))
    assert sorted(places(found.problems)) == [("Customers", c) for c in ("B2", "B3", "C2", "D2", "E2")]
    near = next(p for p in found.problems if p.cell == "B3").remedy
    assert "Did you mean Germany?" in near.en and "德国" in near.zh


def test_of_very_many_unknown_countries_all_are_listed_and_the_first_are_guessed_at() -> None:
    found = understood("Customers\nCompany | Country\n" + "\n".join(f"Firm {n} | Germny {n}" for n in range(200)))
    assert places(found.problems) == [("Customers", f"B{n + 2}") for n in range(200)]
    assert ["Did you mean Germany?" in p.remedy.en for p in found.problems] == [True] * 50 + [False] * 150


@pytest.mark.parametrize("country", ["Germany", "DE", "deu", "德国", "germany ", "ＤＥ", "Germany\u200b"])
def test_a_country_is_a_name_or_an_iso_code_in_either_language(country: str) -> None:
    found = understood(f"Customers\nCompany | Country\nAcme | {country}")
    assert (found.book.customers[0].country_code, found.problems) == ("DE", [])


@pytest.mark.parametrize(
    ("choices", "row", "field"),
    [
        (DIRECTIONS, "2026-11-02 | 1 | {} | | | |", "out"),
        (MEDIA, "2026-11-02 | 1 | Out | {} | | |", "medium"),
        (TOPICS, "2026-11-02 | 1 | Out | | {} | |", "topic"),
    ],
)
def test_closed_lists_of_touches_are_read_in_either_language_and_case(choices: Choices, row: str, field: str) -> None:
    for choice in choices:
        for word in (
            *choice.label,
            choice.label.en.upper(),
            f"'␣{choice.label.zh}␣␣",
            f"\u200b{choice.label.en}\u200b",
        ):
            found = understood(TOUCHES + row.format(word))
            value = getattr(found.book.touches[0], field)
            assert value == (choice.code == "Out" if field == "out" else choice.code) and found.problems == []


def test_statuses_and_grades_are_read_in_either_language() -> None:
    for choice in STATUSES:
        for word in choice.label:
            assert understood(QUOTES + f"2026-11-02 | 1 | {word} | | |").book.quotes[0].status == choice.code
    for choice in GRADES:
        for word in (choice.code.lower(), *choice.also):
            assert (
                understood(f"Customers\nCompany | 手动等级\nAcme | {word}").book.customers[0].manual_grade
                == choice.code
            )


@pytest.mark.parametrize(
    ("column", "words", "code"),
    [
        ("Medium", "E-mail, e mail, MAIL, 电子邮件, 邮箱", "Email"),
        ("Medium", "Tel, tel., Call, 手机, phone  call", "Phone"),
        ("Medium", "WhatsApp, Whats App, ＷｅＣｈａｔ, 微信, LinkedIn, QQ, skype", "IM"),
        ("Medium", "DHL, 寄样", "Courier"),
        ("Medium", "展会, 拜访, Visit, video-call", "Meeting"),
        ("Direction", "Outgoing, 发出", "Out"),
        ("Direction", "Incoming, 收到", "In"),
    ],
)
def test_what_people_call_a_medium_or_a_direction_is_read_for_it(column: str, words: str, code: str) -> None:
    for word in words.split(", "):
        row = {"Medium": f"Out | {word}", "Direction": f"{word} |"}[column]
        found = understood(f"{ONE}Touches\nDate | Customer | Direction | Medium\n2026-11-02 | Acme | {row}")
        touch = found.book.touches[0]
        assert (touch.medium if column == "Medium" else "Out" if touch.out else "In") == code
        assert found.problems == []


@pytest.mark.parametrize("word", ["微信/邮件", "pigeon", "letter", "-"])
def test_a_medium_that_may_be_two_or_none_is_not_guessed(word: str) -> None:
    found = understood(f"{ONE}Touches\nDate | Customer | Direction | Medium\n2026-11-02 | Acme | Out | {word}")
    assert (found.book.touches[0].medium, places(found.problems)) == (None, [("Touches", "D2")])


@pytest.mark.parametrize(("word", "substantive"), [("√", True), ("Y", True), ("true", True), ("no", False)])
def test_a_tick_is_a_yes(word: str, substantive: bool) -> None:
    found = understood(f"{ONE}Touches\nDate | Customer | Direction | Substantive\n2026-11-02 | Acme | In | {word}")
    assert (found.book.touches[0].substantive, found.problems) == (substantive, [])


@pytest.mark.parametrize(
    ("word", "status"),
    [("Quoted", "Sent"), ("已报价", "Sent"), ("谈判中", "Negotiating"), ("已发PI", "PI"), ("Won", "Ordered"), ("已成交", "Ordered"),
     ("on hold", "Postponed"), ("失单", "Lost")],
)  # fmt: skip
def test_what_people_call_a_status_is_read_for_it(word: str, status: str) -> None:
    found = understood(f"{ONE}Quotes\nDate | Customer | Status\n2026-11-02 | Acme | {word}")
    assert (found.book.quotes[0].status, found.problems) == (status, [])


@pytest.mark.parametrize("word", ["未成交", "Expired", "Open", "Cancelled"])
def test_a_status_that_may_be_several_is_not_guessed(word: str) -> None:
    found = understood(f"{ONE}Quotes\nDate | Customer | Status\n2026-11-02 | Acme | {word}")
    assert (found.book.quotes, places(found.problems)) == ([], [("Quotes", "C2")])


@pytest.mark.parametrize(
    ("typed_in", "quiet"),
    [
        ("yes", True),
        ("是", True),
        ("x", True),
        ("1", True),
        ("n", True),
        ("no", False),
        ("否", False),
        ("NO", False),
        ("", False),
    ],
)
def test_in_do_not_contact_anything_except_no_counts_as_yes(typed_in: str, quiet: bool) -> None:
    assert understood(f"Customers\nCompany | 勿扰\nAcme | {typed_in}").book.customers[0].do_not_contact is quiet


def test_an_error_value_and_a_number_for_a_name_stop_nothing() -> None:
    found = result("""
        Customers
        Customer ID | Company | Email | Owner
        #N/A        | 12      | #REF! | 7
        1           | Acme    | 5     | TRUE
        Touches
        Date   | Customer | Direction
        #VALUE! | 12      | #N/A
    """)
    assert len(found.standings) == 2


def test_a_text_that_shows_an_error_counts_as_empty_and_is_listed_once_a_column() -> None:
    found = understood("""
        Customers
        Company | Country | Contact | Email   | Owner
        Acme    | #VALUE! | #N/A    | a@b.com | #SPILL!
        #NAME?  | SE      | #N/A    | b@b.com |
    """)
    [customer] = found.book.customers
    assert (customer.country, customer.contact, customer.owner) == ("", "", "")
    assert [(p.cell, p.message.en) for p in found.problems] == [
        ("A3", "The row has neither a Customer ID nor a Company: it is no customer"),
        ("A3", "Company: 1 cell shows an error, as #NAME?, and counts as empty"),
        ("B2", "Country: 1 cell shows an error, as #VALUE!, and counts as empty"),
        ("C2", "Contact: 2 cells show an error, as #N/A, and count as empty"),
        ("E2", "Owner: 1 cell shows an error, as #SPILL!, and counts as empty"),
    ]
    assert found.problems[3].message.zh == "“联系人”：有 2 个单元格显示错误值（如 #N/A），按空白处理"


def test_empty_rows_are_no_rows() -> None:
    found = understood(TOUCHES + "| | | | | |\n'␣ | '␣ | | | | |\n2026-11-02 | 1 | Out | | | |")
    assert len(found.book.touches) == 1 and found.problems == []


def test_a_row_that_holds_only_the_users_own_columns_is_no_row() -> None:
    found = understood(ACME + "Touches\nDate | Customer | Direction | Mine\n| | | remember the milk")
    assert found.problems == []


@pytest.mark.parametrize(
    ("lang", "text", "title", "sentence"),
    [
        ("en", TOUCHES + "soon | 1 | Out | | | |", "Problems", "Date: “soon” is not a clear date"),
        (
            "zh",
            "客户\n客户编号 | 公司名称\n1 | Acme\n跟进记录\n日期 | 客户 | 方向\nsoon | 1 | 去",
            "问题",
            "“日期”：“soon”不是明确的日期",
        ),
    ],
)
def test_problems_are_written_in_the_books_language(lang: str, text: str, title: str, sentence: str) -> None:
    sheets = typed(text, lang)
    refreshed(sheets)
    (row,) = records(sheets, title)
    where, cell, what, remedy = row.values()
    assert (cell, what) == ("A2", sentence) and where in sheets and remedy


def test_problems_stand_in_the_order_of_sheets_and_rows() -> None:
    sheets = typed("""
        Quotes
        Date | Customer | Status
        soon | 1        | Sent
        Touches
        Date       | Customer | Direction
        2026-11-02 | 1        | Out
        soon       | 1        | Out
        2026-12-02 | 1        | Out
        Customers
        Customer ID | Company | Country
        1           | Acme    | Narnia
    """)
    refreshed(sheets)
    assert [(r["Sheet"], r["Cell"]) for r in records(sheets, "Problems")] == [
        ("Customers", "C2"), ("Touches", "A3"), ("Touches", "A4"), ("Quotes", "A2"),
    ]  # fmt: skip


def test_bad_rows_are_left_as_they_are() -> None:
    sheets = typed(TOUCHES + "soon | 9 | Up | Pigeon | weather | perhaps | perhaps")
    before = list(sheets["Touches"][1])
    refreshed(sheets)
    assert sheets["Touches"][1][:7] == before
