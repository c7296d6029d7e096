"""domain.md 8: what refresh does with a row of Emails, by its status."""

from datetime import date

import pytest
from book_text import TODAY, Sheets, places, refreshed, typed
from letter_book import BOOK, book, customer, edit, filled_in, letters, type_in

from xlcrm.app.outcome import work_out
from xlcrm.letters.catalog import with_own
from xlcrm.lists import LETTER_STATUSES
from xlcrm.model import Cell
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode

TOMORROW = date(2026, 11, 24)


def only(sheets: Sheets) -> dict[str, Cell]:
    (row,) = letters(sheets)
    return row


def test_a_letter_is_drafted_for_who_is_due_and_written_to_by_email() -> None:
    row = only(book())
    assert {k: v for k, v in row.items() if k not in ("Subject", "Body", "Check", "Mark")} == {
        "Letter No": "L-1", "Customer ID": "C-0001", "Company": "Acme", "Contact": "Ann Webb", "To": "a@acme.de",
        "Topic": "first-letter", "Goal": "be noticed", "Language": "en", "Attachments": None, "Status": "Draft",
        "Created": TODAY, "Sent": None,
    }  # fmt: skip


def test_draft_is_what_the_check_found_something_in_and_it_says_so_in_words() -> None:
    row = only(book())
    assert row["Status"] == "Draft" and row["Check"] == "1 place to fill in: look for [[ ]]"


@pytest.mark.parametrize(
    ("cells", "letters_drafted"),
    [
        ({"Email": None}, 0),
        ({"Added": TODAY}, 1),
        ({"Added": TOMORROW}, 0),
        ({"Do_Not_Contact": "yes"}, 0),
    ],
    ids=["not by Email", "due today", "due tomorrow", "do not contact"],
)
def test_a_draft_is_removed_when_the_customer_is_no_longer_to_be_written_to(
    cells: dict[str, Cell], letters_drafted: int
) -> None:
    sheets = book()
    customer(sheets, 0, **cells)
    refreshed(sheets)
    assert len(letters(sheets)) == letters_drafted


def test_a_copied_or_wiped_number_of_a_draft_is_replaced_by_one_of_its_own() -> None:
    sheets = book()
    type_in(sheets, "Customers", Company="Other", Email="o@o.de", Added=TODAY)
    refreshed(sheets)
    assert [(r["Letter No"], r["Company"]) for r in letters(sheets)] == [("L-1", "Acme"), ("L-2", "Other")]
    edit(sheets, 1, Letter_No="L-1")
    refreshed(sheets)
    assert [(r["Letter No"], r["Company"]) for r in letters(sheets)] == [("L-1", "Acme"), ("L-2", "Other")]
    edit(sheets, 0, Letter_No=None)
    refreshed(sheets)
    assert [(r["Letter No"], r["Company"]) for r in letters(sheets)] == [("L-3", "Acme"), ("L-2", "Other")]


def test_draft_not_edited_is_written_anew_and_keeps_letter_no_and_created() -> None:
    sheets = book()
    customer(sheets, Contact="Mr. Tom Reed", Email="t@acme.de")
    refreshed(sheets, TOMORROW)
    row = only(sheets)
    assert (row["Letter No"], row["Created"], row["Contact"], row["To"]) == ("L-1", TODAY, "Mr. Tom Reed", "t@acme.de")
    assert str(row["Body"]).startswith("Dear Mr. Reed,")


@pytest.mark.parametrize("column", ["Contact", "To", "Topic", "Goal", "Language", "Subject", "Body", "Attachments"])
def test_draft_edited_keeps_its_text_whatever_changes_on_the_customers_row(column: str) -> None:
    sheets = book()
    edit(sheets, 0, **{column: "as I want it [[not done]]"})
    edited = only(sheets)
    customer(sheets, Contact="Mr. Tom Reed", Email="t@acme.de", Added=TOMORROW)
    refreshed(sheets)
    changed = {k for k, v in only(sheets).items() if v != edited[k]}
    assert changed <= {"Check"} and only(sheets)["Status"] == "Draft"


def test_draft_edited_is_brought_up_to_date_and_set_to_checked_when_nothing_is_found() -> None:
    sheets = book()
    filled_in(sheets)
    refreshed(sheets)
    assert (only(sheets)["Status"], only(sheets)["Check"]) == ("Checked", None)


def test_checked_edited_is_set_back_to_draft_when_something_is_found() -> None:
    sheets = book()
    filled_in(sheets)
    refreshed(sheets)
    edit(sheets, Subject="x" * 61)
    refreshed(sheets)
    assert only(sheets)["Status"] == "Draft"
    assert only(sheets)["Check"] == "The subject has 61 characters: cut it to 60"


def test_draft_a_status_that_a_person_set_to_checked_over_findings_goes_back() -> None:
    sheets = book()
    edit(sheets, Status="Checked")
    refreshed(sheets)
    assert only(sheets)["Status"] == "Draft"


@pytest.mark.parametrize("noted", [None, "", "{}", "not ours", '{"text":1}', "[1]"])
def test_a_letter_whose_mark_was_wiped_counts_as_edited(noted: str | None) -> None:
    sheets = book()
    edit(sheets, Mark=noted, Body="My own words")
    refreshed(sheets)
    assert only(sheets)["Body"] == "My own words"


def test_spaces_at_line_ends_are_no_edit() -> None:
    sheets = book()
    edit(sheets, Body=str(only(sheets)["Body"]).replace("\n", "  \r\n") + "\n")
    customer(sheets, Contact="Tom")
    refreshed(sheets)
    assert str(only(sheets)["Body"]).startswith("Dear Tom,\n")


def test_approved_is_left_as_it_is_but_for_check() -> None:
    sheets = book()
    edit(sheets, Status="Approved", Check="nonsense")
    before = only(sheets)
    customer(sheets, Contact="Tom", Added=TOMORROW)
    refreshed(sheets)
    assert only(sheets) == {**before, "Check": "1 place to fill in: look for [[ ]]"}


def test_approved_is_the_customers_one_open_letter() -> None:
    sheets = book()
    edit(sheets, Status="已批准")
    refreshed(sheets, TOMORROW)
    assert len(letters(sheets)) == 1


def test_there_is_one_open_letter_per_customer() -> None:
    sheets = book()
    sheets["Emails"].append(list(sheets["Emails"][1]))
    edit(sheets, 1, Letter_No="L-2")
    refreshed(sheets)
    assert only(sheets)["Letter No"] == "L-1"


def test_an_edited_letter_displaces_an_unedited_one_to_the_same_customer() -> None:
    sheets = book()
    sheets["Emails"].append(list(sheets["Emails"][1]))
    edit(sheets, 1, Letter_No="L-2", Body="My own")
    refreshed(sheets)
    assert only(sheets)["Letter No"] == "L-2"


@pytest.mark.parametrize("status", ["Draft", "Approved"])
def test_an_edited_or_approved_letter_to_who_is_do_not_contact_by_now_stays_and_is_a_problem(status: str) -> None:
    sheets = book()
    edit(sheets, Body="My own", Status=status)
    customer(sheets, Do_Not_Contact="yes")
    found = refreshed(sheets)
    assert only(sheets)["Body"] == "My own"
    assert places(found.problems) == [("Emails", "M2")]
    assert found.problems[0].message == (
        "Letter L-1 is to a customer who must not be contacted",
        "信件 L-1 的客户已标为勿扰",
    )


def test_a_problem_names_the_row_in_which_the_letter_stands_afterwards() -> None:
    more = "C-0002 | Borg | Bo | b@borg.de | Lee | 2026-11-20 | | |\nC-0003 | Cyan | Cy | c@cyan.de | Lee | 2026-11-20 | | |\n"
    sheets = book(BOOK.replace("Touches", f"{more}Touches"))
    edit(sheets, 1, Status="Approved")
    edit(sheets, 2, Status="Approved")
    customer(sheets, 0, Added=TOMORROW)
    customer(sheets, 1, Do_Not_Contact="yes")
    customer(sheets, 2, Do_Not_Contact="yes")
    found = refreshed(sheets)
    assert [r["Letter No"] for r in letters(sheets)] == ["L-2", "L-3"]
    assert places(found.problems) == [("Emails", "M2"), ("Emails", "M3")]
    assert not refreshed(sheets).changes


def test_a_template_of_the_users_that_is_wrong_is_a_problem_at_the_head_of_emails() -> None:
    decoded = decode(MemoryStore(book()).read())
    (found,) = work_out(decoded, TODAY, with_own({"en/price.j2": "Price\n\n{{ custmer }}"})).problems
    assert (found.sheet, found.cell) == ("Emails", "A1")
    assert found.message.en == "A template for letters is wrong: en/price.j2, line 3: there is no `custmer`"


def test_an_edited_letter_whose_mark_was_wiped_brings_no_material_as_far_as_anybody_knows() -> None:
    sheets = book()
    filled_in(sheets)
    edit(sheets, Mark=None, Body="Dear Ann,\n\nWhen will you order?\n\nBest regards,\nWang")
    refreshed(sheets)
    assert str(only(sheets)["Check"]).startswith("T1: ")


@pytest.mark.parametrize("status", ["Skipped", "Sent"])
def test_a_letter_that_is_done_with_is_no_problem_for_do_not_contact(status: str) -> None:
    sheets = book()
    edit(sheets, Status=status)
    customer(sheets, Do_Not_Contact="yes")
    assert refreshed(sheets).problems == []


def test_skipped_means_no_new_draft_until_there_is_a_touch_or_quote_more() -> None:
    sheets = book()
    edit(sheets, Status="跳过")
    refreshed(sheets)
    refreshed(sheets, TOMORROW)
    assert [r["Letter No"] for r in letters(sheets)] == ["L-1"]


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("Touches", {"Date": TODAY, "Customer": "C-0001", "Direction": "In"}),
        ("Quotes", {"Date": date(2026, 11, 16), "Customer": "Acme", "Status": "Sent"}),
    ],
)
def test_skipped_a_touch_or_quote_more_than_at_its_drafting_brings_a_new_draft(
    sheet: str, row: dict[str, Cell]
) -> None:
    sheets = book()
    edit(sheets, Status="Skipped")
    type_in(sheets, sheet, **row)
    refreshed(sheets, TOMORROW)
    assert [(r["Letter No"], r["Status"]) for r in letters(sheets)] == [("L-1", "Skipped"), ("L-2", "Draft")]


def test_skipped_a_touch_that_lies_ahead_does_not_count_before_its_day() -> None:
    sheets = book()
    edit(sheets, Status="Skipped")
    type_in(sheets, "Touches", Date=TOMORROW, Customer="C-0001", Direction="In")
    refreshed(sheets)
    assert len(letters(sheets)) == 1
    refreshed(sheets, date(2026, 11, 25))
    assert len(letters(sheets)) == 2


def test_skipped_the_count_is_that_at_its_drafting_not_at_its_skipping() -> None:
    sheets = book()
    type_in(sheets, "Quotes", Date=date(2026, 11, 16), Customer="C-0001", Status="Sent")
    edit(sheets, Status="Skipped")
    refreshed(sheets)
    assert len(letters(sheets)) == 2


def test_skipped_a_touch_that_was_there_at_its_drafting_brings_none() -> None:
    text = BOOK.replace("Date | Customer | Direction", "Date | Customer | Direction\n2026-10-05 | 1 | Out").replace(
        "C-0001", "1"
    )
    sheets = book(text)
    edit(sheets, Status="Skipped")
    refreshed(sheets, TOMORROW)
    assert len(letters(sheets)) == 1


def test_letter_no_is_above_the_highest_in_emails_and_in_message_id() -> None:
    text = BOOK.replace(
        "Date | Customer | Direction", "Date | Customer | Direction | Message ID\n2026-10-05 | C-0001 | In | L-41"
    )
    sheets = book(text)
    assert only(sheets)["Letter No"] == "L-42"
    edit(sheets, Status="Skipped", Letter_No="L-77")
    type_in(sheets, "Touches", Date=TODAY, Customer="C-0001", Direction="In")
    refreshed(sheets, TOMORROW)
    assert [r["Letter No"] for r in letters(sheets)] == ["L-77", "L-78"]


def test_letter_no_is_above_the_highest_also_where_that_row_of_touches_is_not_sound() -> None:
    text = BOOK.replace(
        "Date | Customer | Direction", "Date | Customer | Direction | Message ID\nsoon | C-0001 | In | L-41"
    )
    assert only(book(text))["Letter No"] == "L-42"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_status_outside_the_list_is_listed_and_the_letter_left_alone(lang: str) -> None:
    sheets = book()
    edit(sheets, Status="nearly done")
    before = only(sheets)
    found = refreshed(sheets)
    assert places(found.problems) == [("Emails", "M2")]
    message = found.problems[0].message.said("zh" if lang == "zh" else "en")
    assert "nearly done" in message
    assert only(sheets) == before


def test_a_letter_to_nobody_we_know_is_left_alone() -> None:
    sheets = book()
    edit(sheets, Customer_ID="C-9999", Body="My own [[x]]")
    before = letters(sheets)[0]
    refreshed(sheets)
    assert letters(sheets)[0] == before and letters(sheets)[1]["Customer ID"] == "C-0001"


def test_letters_stand_in_their_order_and_new_ones_beneath_in_the_agendas() -> None:
    sheets = book()
    edit(sheets, Body="My own [[x]]")
    for name, added in (("Borg", date(2026, 11, 20)), ("Cyan", date(2026, 11, 20))):
        type_in(sheets, "Customers", Company=name, Email=f"x@{name}.de", Added=added)
    customer(sheets, 2, Manual_Grade="B")
    refreshed(sheets)
    assert [(r["Letter No"], r["Company"]) for r in letters(sheets)] == [
        ("L-1", "Acme"),
        ("L-2", "Cyan"),
        ("L-3", "Borg"),
    ]


def test_a_chinese_book_has_its_statuses_and_check_in_chinese() -> None:
    sheets = typed("客户\n客户编号 | 公司名称 | 邮箱 | 录入日期\n1 | Acme | a@b.de | 2026-11-20\n", "zh")
    refreshed(sheets)
    row = letters(sheets)[0]
    assert (row["状态"], row["话题"], row["目标"]) == ("草稿", "开发信", "让对方注意到我们")
    assert "处待填写：请找 [[ ]]" in str(row["检查"])


def test_every_status_has_a_rule_here() -> None:
    assert [c.code for c in LETTER_STATUSES] == ["Draft", "Checked", "Approved", "Sent", "Skipped"]
