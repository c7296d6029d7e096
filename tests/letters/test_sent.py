"""domain.md 8: a letter that is Sent becomes one Out touch, once; one that cannot be logged waits."""

from datetime import date

import pytest
from book_text import TODAY, Sheets, column, places, records, refreshed
from letter_book import BOOK, book, customer, edit, letters, type_in

from xlcrm.model import Cell

TOMORROW = date(2026, 11, 24)


def sent(sheets: Sheets, **cells: Cell) -> None:
    edit(sheets, 0, Status="Sent", **cells)


def test_sent_becomes_one_out_touch() -> None:
    sheets = book()
    sent(sheets, Subject="Pumps for your range", Sent=date(2026, 11, 20))
    refreshed(sheets)
    assert records(sheets, "Touches") == [
        {
            "Date": date(2026, 11, 20), "Customer": "C-0001", "Direction": "Out", "Medium": "Email", "Topic": "first-letter",
            "Contact": "Ann Webb", "By": "Wang", "Summary": "Pumps for your range", "Message ID": "L-1", "Material": None,
        }
    ]  # fmt: skip


def test_sent_is_filled_in_with_today_if_empty() -> None:
    sheets = book()
    sent(sheets)
    refreshed(sheets)
    assert column(sheets, "Emails", "Sent") == [TODAY]
    assert column(sheets, "Touches", "Date") == [TODAY]


def test_a_copied_row_that_is_sent_under_the_same_number_is_listed_and_logged_by_nobody() -> None:
    sheets = book()
    sheets["Emails"].append(list(sheets["Emails"][1]))
    edit(sheets, 0, Status="Sent", Subject="The first")
    edit(sheets, 1, Status="Sent", Subject="The copy")
    for _ in range(2):
        found = refreshed(sheets)
        assert column(sheets, "Touches", "Summary") == ["The first"]
        assert places(found.problems) == [("Emails", "A3")]


def test_letters_of_the_users_own_without_a_number_are_logged_each_once() -> None:
    sheets = book()
    for subject in ("One", "Two"):
        type_in(sheets, "Emails", **{"Customer ID": "C-0001", "Subject": subject, "Status": "Sent"})
    for _ in range(2):
        refreshed(sheets)
        assert column(sheets, "Touches", "Summary") == ["One", "Two"]


def test_a_date_under_sent_stays_though_the_status_was_forgotten_and_is_listed() -> None:
    sheets = book()
    edit(sheets, 0, Sent=date(2026, 11, 20))
    found = refreshed(sheets)
    assert column(sheets, "Emails", "Sent") == [date(2026, 11, 20)]
    assert records(sheets, "Touches") == []
    cell = next(p for p in found.problems if p.sheet == "Emails").cell
    assert sheets["Emails"][0][ord(cell[0]) - ord("A")] == "Status"
    edit(sheets, 0, Status="Sent")
    assert places(refreshed(sheets).problems) == []
    assert column(sheets, "Touches", "Date") == [date(2026, 11, 20)]


def test_sent_as_text_in_a_sound_shape_is_read() -> None:
    sheets = book()
    sent(sheets, Sent="20.11.2026")
    refreshed(sheets)
    assert column(sheets, "Touches", "Date") == [date(2026, 11, 20)]


def test_sent_counts_before_grades_are_worked_out() -> None:
    sheets = book()
    assert column(sheets, "Customers", "Grade") == ["P"]
    sent(sheets)
    refreshed(sheets)
    row = records(sheets, "Customers")[0]
    assert (row["Grade"], row["Grade Why"], row["Last Touch"], row["Unanswered"]) == (
        "D",
        "1 touch out, no reply",
        TODAY,
        1,
    )
    assert column(sheets, "Agenda", "Company") == []


def test_sent_today_answers_what_came_in_today() -> None:
    """Its touch is the newest row of the day."""
    sheets = book()
    type_in(sheets, "Touches", Date=date(2026, 10, 5), Customer="C-0001", Direction="Out")
    type_in(sheets, "Touches", Date=TODAY, Customer="C-0001", Direction="In")
    sent(sheets)
    refreshed(sheets)
    assert column(sheets, "Customers", "Unanswered") == [1]
    assert column(sheets, "Customers", "Next Topic") != ["reply"]


def test_sent_is_logged_once() -> None:
    sheets = book()
    sent(sheets)
    for day in (TODAY, TODAY, TOMORROW, date(2027, 3, 1)):
        refreshed(sheets, day)
    assert len(records(sheets, "Touches")) == 1


def test_sent_is_not_logged_again_though_its_touch_was_deleted_or_renamed() -> None:
    sheets = book()
    sent(sheets)
    refreshed(sheets)
    del sheets["Touches"][1:]
    refreshed(sheets)
    assert records(sheets, "Touches") == []


@pytest.mark.parametrize("logged_as", ["L-1", "l-1", "'L-1"])
def test_sent_whose_touch_a_command_logged_already_is_not_logged_again(logged_as: str) -> None:
    sheets = book()
    touch: dict[str, Cell] = {
        "Date": TODAY, "Customer": "C-0001", "Direction": "Out", "Message ID": logged_as.strip("'"),
    }  # fmt: skip
    type_in(sheets, "Touches", **touch)
    sent(sheets, Mark=None)
    refreshed(sheets)
    assert len(records(sheets, "Touches")) == 1


@pytest.mark.parametrize("status", ["Sent", "sent", "已发", " SENT "])
def test_sent_is_read_in_either_language(status: str) -> None:
    sheets = book()
    edit(sheets, Status=status)
    refreshed(sheets)
    assert len(records(sheets, "Touches")) == 1


def test_sent_by_who_signed_it_though_the_owner_changed() -> None:
    text = BOOK.replace("Settings", "Team\nName | Title\nLee | Sales\nKim | Sales\nSettings")
    sheets = book(text)
    customer(sheets, Owner="Kim")
    sent(sheets)
    refreshed(sheets)
    assert column(sheets, "Touches", "By") == ["Lee"]


def test_sent_with_a_mark_that_was_wiped_is_logged_all_the_same_once() -> None:
    sheets = book()
    sent(sheets, Mark=None)
    refreshed(sheets)
    refreshed(sheets)
    assert column(sheets, "Touches", "By") == ["Lee"]


def test_sent_that_a_person_typed_in_without_a_number_is_logged_once() -> None:
    sheets = book()
    sent(sheets, Letter_No=None, Mark=None)
    refreshed(sheets)
    refreshed(sheets)
    assert len(records(sheets, "Touches")) == 1


def test_sent_takes_its_material_from_what_was_noted_at_its_drafting() -> None:
    sheets = book()
    sent(sheets, Mark='{"text":"x","rows":0,"material":"PU-12"}')
    refreshed(sheets)
    assert column(sheets, "Touches", "Material") == ["PU-12"]


def test_sent_in_a_chinese_book_is_logged_in_chinese() -> None:
    sheets = book("客户\n客户编号 | 公司名称 | 邮箱 | 录入日期\n1 | Acme | a@b.de | 2026-11-20\n", "zh")
    header, row = sheets["邮件"]
    row[header.index("状态")] = "已发"
    refreshed(sheets)
    touch = records(sheets, "跟进记录")[0]
    assert [touch[h] for h in ("日期", "客户", "方向", "媒介", "话题", "邮件编号")] == [
        TODAY,
        "1",
        "去",
        "邮件",
        "开发信",
        "L-1",
    ]


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (TOMORROW, "Letter L-1: Sent “2026-11-24” lies ahead, so it is not logged yet", "信件 L-1：发送日期“2026-11-24”晚于今天，暂未记入跟进记录"),
        ("03/04/2026", "Letter L-1: Sent “03/04/2026” is not a clear date, so it is not logged yet", "信件 L-1：发送日期“03/04/2026”不是明确的日期，暂未记入跟进记录"),
    ],
    ids=["lies ahead", "cannot be read"],
)  # fmt: skip
def test_sent_that_lies_ahead_or_cannot_be_read_waits_is_a_problem_and_holds_back_any_new_draft(
    day: Cell, en: str, zh: str
) -> None:
    sheets = book()
    sent(sheets, Sent=day)
    found = refreshed(sheets)
    assert records(sheets, "Touches") == []
    assert places(found.problems) == [("Emails", "O2")]
    assert found.problems[0].message == (en, zh)
    assert [r["Status"] for r in letters(sheets)] == ["Sent"]
    assert column(sheets, "Customers", "Grade") == ["P"]


def test_sent_that_lay_ahead_is_logged_when_its_day_has_come() -> None:
    sheets = book()
    sent(sheets, Sent=TOMORROW)
    refreshed(sheets)
    found = refreshed(sheets, TOMORROW)
    assert column(sheets, "Touches", "Date") == [TOMORROW] and found.problems == []


def test_sent_to_nobody_we_know_is_a_problem() -> None:
    sheets = book()
    sent(sheets, Customer_ID="C-9999")
    found = refreshed(sheets)
    assert places(found.problems) == [("Emails", "B2")] and records(sheets, "Touches") == []


def test_a_letter_is_drafted_again_when_the_customer_is_due_again() -> None:
    sheets = book()
    sent(sheets)
    refreshed(sheets)
    later = date(2026, 12, 21)  # 28 days, a D by now
    refreshed(sheets, later)
    assert [(r["Letter No"], r["Status"], r["Created"]) for r in letters(sheets)] == [
        ("L-1", "Sent", TODAY),
        ("L-2", "Draft", later),
    ]


def test_two_letters_sent_on_one_day_are_logged_in_their_order() -> None:
    sheets = book(BOOK.replace("Touches", "C-0002 | Borg | Bo | b@borg.de | Lee | 2026-11-20 | | |\nTouches"))
    for n in (0, 1):
        edit(sheets, n, Status="Sent")
    refreshed(sheets)
    assert column(sheets, "Touches", "Message ID") == ["L-1", "L-2"]
