"""Each button over a book in memory: what it writes, what it says, and that it leaves everything else alone."""

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ribbon.memory_stage import MemoryStage

from xlcrm.lists import TOPICS
from xlcrm.model import Cell
from xlcrm.ribbon import press, told
from xlcrm.ribbon.buttons import PROBLEMS_SHOWN
from xlcrm.ribbon.stage import rows_of
from xlcrm.ribbon.words import BUTTONS, NO_UNDO, Button
from xlcrm.schema import DASHBOARD
from xlcrm.stores.templates import FOLDER

BOOK = """
    Customers
    Customer ID | Company        | Country | Contact   | Email       | Owner | Do Not Contact
    C-0001      | Acme GmbH      | Germany | Ms. Roth  | r@acme.de   | Anna  |
    C-0002      | Borealis AB    | Sweden  | Mr. Lind  | l@bore.se   | Anna  |
    C-0003      | Quiet Ltd      | UK      | Ms. Hush  | h@quiet.uk  | Anna  | yes
                | New Face Inc   | US      |           | n@face.com  | Anna  |
    Touches
    Date       | Customer | Direction | Medium | Topic | Summary | Substantive
    2026-09-01 | C-0001   | Out       | Email  | news  | Hello   |
    2026-11-20 | C-0002   | Out       | Email  | price | Prices  |
    2026-11-01 | C-0002   | In        | Email  |       | Thanks  | yes
"""
ZH = """
    客户
    客户编号 | 公司名称 | 国家 | 联系人 | 邮箱
    C-0001   | 北风公司 | 德国 | 李先生 | l@beifeng.de
    跟进记录
    日期       | 客户   | 方向 | 媒介 | 话题
    2026-09-01 | C-0001 | 去   | 邮件 | 公司动态
"""


@pytest.fixture
def stage(tmp_path: Path) -> MemoryStage:
    return MemoryStage(BOOK, tmp_path)


@pytest.fixture
def chinese(tmp_path: Path) -> MemoryStage:
    return MemoryStage(ZH, tmp_path, "zh")


# ---- Refresh -----------------------------------------------------------------------------------------------------------


def test_refresh_writes_what_is_its_own_and_says_in_a_line_what_it_did(stage: MemoryStage) -> None:
    said = stage.press("refresh")
    assert said.startswith("Refreshed: 4 customers, 1 due, 0 overdue, 1 neglected; ")
    assert [r["Grade"] for r in stage.rows("Customers")] == ["D", "B", "P", "P"]
    assert stage.rows("Customers")[3]["Customer ID"] == "C-0004"
    assert stage.steps_told[0] == "xlcrm: Refresh…" and stage.steps_told[-1] == ""


def test_a_second_refresh_says_that_nothing_had_changed(stage: MemoryStage) -> None:
    stage.press("refresh")
    before = stage.sheets()
    assert "nothing had changed" in stage.press("refresh")
    assert stage.sheets() == before


def test_refresh_names_the_sheet_where_the_problems_stand(stage: MemoryStage) -> None:
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 2), "Nobody", "Out"])
    assert stage.press("refresh").splitlines()[0].endswith("1 problem to look at: see Problems.")


def test_refresh_speaks_the_language_of_the_book(chinese: MemoryStage) -> None:
    said = press("refresh", chinese, "en").text
    assert said.startswith("已刷新：客户 1 家，今日 0，逾期 0，久拖 1；改动 ")


def test_a_book_without_dashboard_is_told_once_where_its_charts_come_from(stage: MemoryStage) -> None:
    first = stage.press("refresh")
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 23), "C-0001", "Out", "Phone"])
    second = stage.press("refresh")
    assert first.splitlines()[1].startswith(
        "Not in the book yet: the Dashboard, whose charts come with the next `xlcrm refresh`"
    )
    assert "Dashboard" not in second and "Dashboard" not in stage.sheets()
    assert "is taken back: " in stage.press("undo")


def test_a_refresh_counts_who_is_overdue_and_says_what_it_is_at(stage: MemoryStage) -> None:
    stage.store.sheets["Touches"].append([dt.date(2026, 10, 20), "C-0001", "Out", "Email"])
    assert stage.press("refresh").startswith("Refreshed: 4 customers, 1 due, 1 overdue, 0 neglected; ")
    assert stage.steps_told == ["xlcrm: Refresh…", "xlcrm: working it out…", "xlcrm: writing…", ""]


def test_a_refresh_that_cannot_be_kept_says_that_it_cannot_be_undone(stage: MemoryStage, tmp_path: Path) -> None:
    (tmp_path / "steps").write_text("a file where the folder should be")
    assert stage.press("refresh").splitlines()[-1] == NO_UNDO.en
    assert stage.press("undo") == "No Refresh of this open workbook is left to take back."


def test_a_dashboard_that_is_there_gets_its_cells(stage: MemoryStage) -> None:
    stage.store.sheets["Dashboard"] = [[column.name for column in DASHBOARD.columns]]
    assert "Dashboard" not in stage.press("refresh")
    assert len(stage.sheets()["Dashboard"]) > 1


# ---- Agenda ------------------------------------------------------------------------------------------------------------


def test_agenda_refreshes_filters_to_today_and_saves_the_list_beside_the_book(
    stage: MemoryStage, tmp_path: Path
) -> None:
    said = stage.press("agenda")
    assert said.splitlines()[:2] == ["2 customers to write to today.", "Saved as CRM agenda.csv beside the workbook."]
    assert stage.filtered[-1] == ("Agenda", "State", "upcoming")
    csv = (tmp_path / "CRM agenda.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[5] for line in csv] == ["Company", "Acme GmbH", "New Face Inc"]


def test_agenda_in_chinese_has_its_csv_in_chinese(chinese: MemoryStage, tmp_path: Path) -> None:
    assert chinese.press("agenda").splitlines()[:2] == ["今天要联系 1 家。", "已在工作簿旁保存为 CRM 日程.csv。"]
    assert (tmp_path / "CRM 日程.csv").read_text("utf-8-sig").startswith("到期日,状态,")
    assert chinese.filtered[-1] == ("日程", "状态", "近期")


def test_filters_go_by_the_new_rows_wherever_a_press_has_written_some(stage: MemoryStage) -> None:
    stage.press("refresh")
    assert {("Agenda", "Grade Why", ""), ("Emails", "Mark", "")} <= set(stage.filtered)
    stage.filtered.clear()
    stage.press("refresh")
    assert stage.filtered == []
    stage.press("undo")
    assert ("Agenda", "Grade Why", "") in stage.filtered


def test_agenda_of_a_book_in_no_folder_says_why_there_is_no_csv(stage: MemoryStage) -> None:
    stage.folder = None
    assert "No CSV file" in stage.press("agenda")


# ---- Log touch ---------------------------------------------------------------------------------------------------------


def test_log_touch_appends_one_row_for_the_selected_customer(stage: MemoryStage) -> None:
    before = stage.sheets()
    said = stage.select("Customers", 3).press("touch", "2", "price", "Called about the new list")
    assert said.splitlines()[0] == "Logged for Borealis AB: 2026-11-23, Out, Phone, price."
    new = stage.rows("Touches")[-1]
    assert {k: v for k, v in new.items() if v is not None} == {
        "Date": dt.date(2026, 11, 23), "Customer": "C-0002", "Direction": "Out", "Medium": "Phone", "Topic": "price",
        "Summary": "Called about the new list",
    }  # fmt: skip
    after = stage.sheets()
    assert after["Touches"][:-1] == before["Touches"] and after["Customers"] == before["Customers"]


@pytest.mark.parametrize(
    ("way", "marks", "grade"),
    [
        ("1", ["Out", None, None], "D"),
        ("", ["Out", None, None], "D"),
        ("2", ["In", None, None], "C"),
        ("3", ["In", "yes", None], "B"),
        ("4", ["In", None, "yes"], "D"),
        ("An automatic reply came", ["In", None, "yes"], "D"),
    ],
)
def test_log_touch_tells_a_reply_from_an_automatic_one_which_counts_in_no_grade(
    stage: MemoryStage, way: str, marks: list[str | None], grade: str
) -> None:
    stage.select("Customers", 2).press("touch", "1", "", "See you", way)
    new = stage.rows("Touches")[-1]
    assert [new.get(name) for name in ("Direction", "Substantive", "Auto")] == marks
    stage.press("refresh")
    assert stage.rows("Customers")[0]["Grade"] == grade


def test_log_touch_in_chinese_knows_the_words_of_its_question(chinese: MemoryStage) -> None:
    assert chinese.select("客户", 2).press("touch", "邮件", "", "谢谢", "收到自动回复").startswith("已为 北风公司 记录")
    assert [chinese.rows("跟进记录")[-1][name] for name in ("方向", "自动")] == ["来", "是"]
    assert chinese.press("touch", "9", "", "x").startswith("“9”不在可选值中：请输入1 邮件、2 电话")


@pytest.mark.parametrize(("medium", "topic"), [("8", ""), ("0", ""), ("²", ""), ("1", "weather")])
def test_an_answer_outside_the_list_writes_nothing_and_names_the_choices(
    stage: MemoryStage, medium: str, topic: str
) -> None:
    before = stage.sheets()
    said = stage.select("Customers", 2).press("touch", medium, topic, "x")
    assert re.fullmatch(
        r"“(8|0|²|weather)” is not in the list: type one of 1 .+; nothing was written\. You had typed: x", said
    )
    assert stage.sheets() == before and stage.said[-1].kind == "critical"


def test_a_click_beside_the_customers_asks_for_a_customer(stage: MemoryStage) -> None:
    stage.store.sheets["Settings"] = [["Name", "Value"], ["Language", "en"]]
    for place in (("Customers", 40), ("Settings", 2), ("Customers", 1)):
        assert (
            stage.select(*place)
            .press("touch", "1", "", "x")
            .startswith("No customer is selected: click on a row of Customers")
        )
    stage.selected = None
    assert stage.press("why").startswith("No customer is selected")


def test_what_was_typed_is_shown_again_where_it_could_not_be_logged(stage: MemoryStage, chinese: MemoryStage) -> None:
    said = stage.select("Settings", 2).press("touch", "1", "", "Wants 500 pcs by May")
    assert said.startswith("No customer is selected") and said.endswith("You had typed: Wants 500 pcs by May")
    assert chinese.select("客户", 2).press("touch", "9", "", "要五百只").endswith("您输入的内容：要五百只")


def test_two_customers_are_one_too_many(stage: MemoryStage) -> None:
    assert stage.select("Customers", 2, 3).press("draft").startswith("Several customers are selected")


def test_a_row_of_touches_names_its_customer_too(stage: MemoryStage) -> None:
    assert stage.select("Touches", 4).press("why").splitlines()[0] == "C-0002 Borealis AB"
    stage.press("refresh")
    agenda = next(n for n, row in enumerate(stage.rows("Agenda"), 2) if row["Company"] == "New Face Inc")
    stage.store.sheets["Agenda"][agenda - 1][4] = None  # the company alone
    assert stage.select("Agenda", agenda).press("why").splitlines()[0] == "C-0004 New Face Inc"


def test_a_row_of_customers_is_its_own_customer_though_another_is_called_the_same(stage: MemoryStage) -> None:
    stage.store.sheets["Customers"].append(["C-0009", "Acme GmbH"])
    assert [stage.select("Customers", row).press("why").splitlines()[0] for row in (2, 6)] == [
        "C-0001 Acme GmbH",
        "C-0009 Acme GmbH",
    ]
    stage.store.sheets["Customers"][5][0] = None
    assert stage.select("Customers", 6).press("why").splitlines()[0].endswith(" Acme GmbH")


def test_a_row_that_names_nobody_we_know_says_so(stage: MemoryStage) -> None:
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 2), "Boreas AB", "Out"])
    said = stage.select("Touches", 5).press("why")
    assert said.startswith("Customer “Boreas AB” is not in Customers. ") and stage.said[-1].kind == "critical"


# ---- Draft letter ------------------------------------------------------------------------------------------------------


def test_draft_letter_writes_to_a_customer_who_is_not_due_and_a_refresh_leaves_it_there(stage: MemoryStage) -> None:
    said = stage.select("Customers", 3).press("draft")
    assert said.startswith("Letter L-1 to Borealis AB is drafted: read it on Emails.")
    assert stage.shown[-1] == ("Emails", "A2")
    letter = stage.rows("Emails")[0]
    assert (letter["Letter No"], letter["Customer ID"], letter["To"]) == ("L-1", "C-0002", "l@bore.se")
    assert letter["Status"] == "Draft" and said.splitlines()[1] == f"To mend: {letter['Check']}"
    stage.press("refresh")
    kept = next(r for r in stage.rows("Emails") if r["Letter No"] == "L-1")
    assert kept["Body"] == letter["Body"] and kept["Customer ID"] == "C-0002"


def test_a_letter_that_is_open_is_shown_and_not_written_twice(stage: MemoryStage) -> None:
    stage.select("Customers", 3).press("draft")
    before = stage.sheets()
    assert stage.press("draft") == "Letter L-1 to this customer is open already: see Emails."
    assert stage.sheets() == before and stage.shown[-1] == ("Emails", "A2")


def test_an_open_letter_to_another_customer_or_one_that_is_done_with_is_no_hindrance(stage: MemoryStage) -> None:
    stage.select("Customers", 2).press("draft")
    assert stage.select("Customers", 3).press("draft").startswith("Letter L-2 to Borealis AB is drafted")
    set_to(stage, 2, Status="Skipped")
    assert stage.press("draft").startswith("Letter L-3 to Borealis AB is drafted")


def test_a_letter_that_was_asked_for_and_skipped_rests_until_there_is_a_touch_more(stage: MemoryStage) -> None:
    stage.select("Customers", 2).press("draft")
    set_to(stage, 1, Status="Skipped")
    stage.press("refresh")
    assert [r["Letter No"] for r in stage.rows("Emails") if r["Customer ID"] == "C-0001"] == ["L-1"]
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 20), "C-0001", "In", "Email"])
    stage.press("refresh")
    assert [r["Status"] for r in stage.rows("Emails") if r["Customer ID"] == "C-0001"] == ["Skipped", "Draft"]


def test_a_letter_that_waits_for_its_day_holds_back_another(stage: MemoryStage) -> None:
    stage.select("Customers", 3).press("draft")
    set_to(stage, 1, Status="Sent", Sent=dt.date(2026, 11, 30))
    assert stage.press("draft").startswith("A letter to Borealis AB is set to Sent on a day that lies ahead")


def test_a_letter_is_made_of_the_users_own_template_beside_the_book(stage: MemoryStage, tmp_path: Path) -> None:
    own = tmp_path / FOLDER / "en" / "self-check.j2"
    own.parent.mkdir(parents=True)
    for topic in TOPICS:
        own.with_name(f"{topic.code}.j2").write_text("My own\n\nDear {{ contact.name }},", encoding="utf-8")
    stage.select("Customers", 3).press("draft")
    assert stage.rows("Emails")[0]["Subject"] == "My own"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [(4, "Quiet Ltd is marked Do Not Contact"), (5, "New Face Inc has no Customer ID yet: press Refresh first")],
)
def test_who_must_not_be_or_cannot_be_written_to_gets_no_letter(stage: MemoryStage, row: int, sentence: str) -> None:
    before = stage.sheets()
    assert stage.select("Customers", row).press("draft").startswith(sentence)
    assert stage.sheets() == before


# ---- Why? --------------------------------------------------------------------------------------------------------------


def test_why_tells_the_story_of_the_selected_customer_and_writes_nothing(stage: MemoryStage) -> None:
    before = stage.sheets()
    said = stage.select("Customers", 3).press("why")
    assert said.splitlines()[0] == "C-0002 Borealis AB"
    assert "reply on substance 2026-11-01" in said
    assert stage.sheets() == before


# ---- Approve, Mark sent ------------------------------------------------------------------------------------------------


def letters(stage: MemoryStage) -> dict[str, object]:
    return {str(r["Letter No"]): r["Status"] for r in stage.rows("Emails")}


def filled_in(stage: MemoryStage) -> None:
    """The user completes every letter."""
    header = stage.store.sheets["Emails"][0]
    for row in stage.store.sheets["Emails"][1:]:
        row[header.index("Body")] = "Dear Sir, here is the new list. Shall I send samples?"
        row[header.index("Subject")] = "The new list"


def set_to(stage: MemoryStage, row: int, **cells: Cell) -> None:
    """What the user types into a row of Emails."""
    header = stage.store.sheets["Emails"][0]
    for name, value in cells.items():
        stage.store.sheets["Emails"][row][header.index(name)] = value


def test_approve_sets_the_selected_letters_and_no_others(stage: MemoryStage) -> None:
    stage.press("refresh")
    filled_in(stage)
    count = len(stage.rows("Emails"))
    assert count >= 2
    said = stage.select("Emails", 2).press("approve")
    assert said == "Set to Approved: L-1."
    assert [s == "Approved" for s in letters(stage).values()] == [True, *[False] * (count - 1)]


def test_a_letter_with_a_place_to_fill_in_is_left_alone_with_the_reason(stage: MemoryStage) -> None:
    stage.press("refresh")
    header = stage.store.sheets["Emails"][0]
    stage.store.sheets["Emails"][1][header.index("Body")] = "Dear [[name]]"
    before = stage.sheets()
    assert stage.select("Emails", 2).press("approve") == "Left alone: L-1 still has a place to fill in: look for [[ ]]."
    assert stage.sheets() == before


def test_a_letter_marked_sent_is_logged_by_the_next_refresh(stage: MemoryStage) -> None:
    stage.press("refresh")
    filled_in(stage)
    said = stage.select("Emails", 2).press("sent")
    assert said.splitlines() == ["Set to Sent: L-1.", "The next Refresh logs them in Touches."]
    letter = stage.rows("Emails")[0]
    assert (letter["Status"], letter["Sent"]) == ("Sent", dt.date(2026, 11, 23))
    stage.press("refresh")
    assert stage.rows("Touches")[-1]["Message ID"] == "L-1"
    assert stage.select("Emails", 2).press("sent") == "Left alone: L-1 was sent already."


@pytest.mark.parametrize("typed", [dt.date(2026, 11, 24), "soon", 12])
def test_a_letter_whose_sent_is_no_day_up_to_today_is_not_marked_sent(stage: MemoryStage, typed: Cell) -> None:
    stage.press("refresh")
    filled_in(stage)
    header = stage.store.sheets["Emails"][0]
    stage.store.sheets["Emails"][1][header.index("Sent")] = typed
    before = stage.sheets()
    said = stage.select("Emails", 2).press("sent")
    assert said == "Left alone: L-1 has a Sent that is not a day up to today: correct it, or empty it to take today."
    assert stage.sheets() == before


def test_of_several_letters_each_that_can_be_is_set_and_the_others_are_told_with_the_reason(stage: MemoryStage) -> None:
    stage.press("refresh")
    filled_in(stage)
    set_to(stage, 1, Status="Skipped")
    said = stage.select("Emails", 2, 3).press("sent")
    assert said.splitlines()[:2] == ["Set to Sent: L-2.", "The next Refresh logs them in Touches."]
    assert said.splitlines()[2] == "Left alone: L-1 is skipped."
    assert stage.press("approve").splitlines() == ["Set to Approved: L-1.", "Left alone: L-2 was sent already."]
    assert stage.rows("Emails")[0]["Sent"] is None
    assert stage.select("Emails", 2).press("approve") == "Left alone: L-1 was so already."


def test_the_day_on_which_a_letter_went_out_is_left_as_it_was_typed(stage: MemoryStage) -> None:
    stage.press("refresh")
    filled_in(stage)
    set_to(stage, 1, Sent=dt.date(2026, 11, 20))
    stage.select("Emails", 2).press("sent")
    assert stage.rows("Emails")[0]["Sent"] == dt.date(2026, 11, 20)


def test_no_letter_selected_asks_for_one(stage: MemoryStage) -> None:
    stage.press("refresh")
    stage.selected = None
    assert stage.press("approve").startswith("No letter is selected")
    for place in (("Customers", 2), ("Emails", 1), ("Emails", 60)):
        assert (
            stage.select(*place).press("approve").startswith("No letter is selected: select one or more rows of Emails")
        )


# ---- Check, Undo, Help -------------------------------------------------------------------------------------------------


def test_check_lists_what_cannot_be_understood_shows_the_first_and_writes_nothing(stage: MemoryStage) -> None:
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 2), "Nobody", "Out"])
    before = stage.sheets()
    said = stage.press("check")
    assert said.splitlines()[0] == "1 problem:" and said.splitlines()[1].startswith(
        "Touches B5: Customer “Nobody” is not in Customers."
    )
    assert stage.shown == [("Touches", "B5")] and stage.sheets() == before


@pytest.mark.parametrize("n", [PROBLEMS_SHOWN, PROBLEMS_SHOWN + 3])
def test_check_shows_the_first_problems_and_counts_the_rest(stage: MemoryStage, n: int) -> None:
    stage.store.sheets["Touches"] += [[dt.date(2026, 11, 2), f"Nobody {k}", "Out"] for k in range(n)]
    first, *lines = stage.press("check").splitlines()
    assert first == f"{n} problems:" and len(lines) == min(n, PROBLEMS_SHOWN + 1)
    assert (lines[-1] == "… and 3 more: after a Refresh all of them stand on Problems.") == (n > PROBLEMS_SHOWN)


def test_check_of_a_sound_book_says_so(stage: MemoryStage) -> None:
    assert stage.press("check") == "No problems: every row is understood."


def test_undo_takes_the_refresh_back_and_keeps_what_was_typed_since(stage: MemoryStage) -> None:
    before = {t: [list(row[:7]) for row in rows] for t, rows in stage.sheets().items()}
    stage.press("refresh")
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 23), "C-0001", "Out", "Phone"])
    said = stage.press("undo")
    assert said.startswith("The refresh of 2026-11-23 09:30 is taken back: ")
    after = stage.sheets()
    assert [row[:7] for row in after["Customers"]] == before["Customers"]
    assert after["Touches"][-1][:4] == [dt.date(2026, 11, 23), "C-0001", "Out", "Phone"]
    assert stage.press("undo") == "No Refresh of this open workbook is left to take back."


def test_a_fault_is_told_in_the_language_of_the_book_whatever_that_of_office(chinese: MemoryStage) -> None:
    assert press("undo", chinese, "en").text == "这本打开的工作簿没有可以撤销的刷新。"


def test_undo_keeps_a_cell_that_was_changed_since(stage: MemoryStage) -> None:
    stage.press("refresh")
    header = stage.store.sheets["Customers"][0]
    stage.store.sheets["Customers"][1][header.index("Next Topic")] = "visit"
    assert stage.press("undo").splitlines()[1] == "Kept, because it was changed since: 1."
    assert stage.rows("Customers")[0]["Next Topic"] == "visit"


def test_each_undo_goes_one_refresh_further_back(stage: MemoryStage) -> None:
    stage.press("refresh")
    once = [r["Next Due"] for r in stage.rows("Customers")]
    stage.store.sheets["Touches"].append([dt.date(2026, 11, 23), "C-0001", "Out", "Phone"])
    stage.now += dt.timedelta(minutes=5)
    stage.press("refresh")
    assert "09:35" in stage.press("undo")
    assert [r["Next Due"] for r in stage.rows("Customers")] == once
    assert "09:30" in stage.press("undo")


@pytest.mark.skipif(sys.platform == "win32", reason="there Excel waits for a button")
def test_a_second_click_while_a_button_is_at_work_writes_nothing_and_says_so(stage: MemoryStage) -> None:
    before = stage.sheets()
    with stage.steps.alone():
        assert stage.press("refresh").startswith("Another button of xlcrm is still at work in this workbook: wait")
        assert press("refresh", stage, "zh").text.startswith("xlcrm 的另一个按钮仍在处理这本工作簿：")
        assert stage.sheets() == before and stage.steps_told == []
    assert stage.press("refresh").startswith("Refreshed: ")


def test_help_names_every_button_in_the_language_of_office(stage: MemoryStage) -> None:
    said = stage.press("help")
    assert [line.split(":")[0] for line in said.splitlines()[:-1]] == [b.label.en for b in BUTTONS if b.id != "help"]
    assert press("help", stage, "zh").text.startswith("刷新：")


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("$B$3", [(3, 3)]),
        ("$A$2:$C$5", [(2, 5)]),
        ("$A$2,$B$7:$C$9,$4:$5", [(2, 2), (7, 9), (4, 5)]),
        ("$A:$C", [(1, 40)]),
    ],
)
def test_the_rows_of_what_is_selected(address: str, rows: list[tuple[int, int]]) -> None:
    assert list(rows_of(address, 40)) == rows


# ---- whatever goes wrong -----------------------------------------------------------------------------------------------


def test_a_book_that_is_no_customer_book_is_named_and_left_alone(tmp_path: Path) -> None:
    stage = MemoryStage(BOOK, tmp_path)
    stage.store.sheets = {"Sheet1": [["a", "b"], [1, 2]]}
    for button in BUTTONS:
        if button.id != "help":
            said = stage.press(button.id, *("1", "", "")[: len(button.asks)])
            assert said.startswith("CRM.xlsx: The book has no sheet Customers (客户)"), button.id
    assert stage.store.sheets == {"Sheet1": [["a", "b"], [1, 2]]}


@pytest.mark.parametrize("button", BUTTONS, ids=[b.id for b in BUTTONS])
def test_every_button_says_in_the_status_bar_what_it_is_at_first_of_all_and_nothing_any_more_at_the_end(
    button: Button, stage: MemoryStage, chinese: MemoryStage
) -> None:
    for on, label in ((stage, button.label.en), (chinese, button.label.zh)):
        on.select("Customers", 2).press(button.id, *("1", "", "")[: len(button.asks)])
        assert on.steps_told[0] == f"xlcrm: {label}…" and on.steps_told[-1] == ""
        assert len(on.said) == 1, "it ends with one message"


def test_a_bug_ends_in_a_sentence_too(
    stage: MemoryStage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(stage, "store", None)
    said = stage.press("refresh")
    assert (
        said.startswith("xlcrm itself is at fault here, and the workbook was left alone")
        and stage.said[-1].kind == "critical"
    )
    assert capsys.readouterr().err == "", "Excel on the Mac shows what is left there"
    kept = tmp_path / "last-fault.txt"
    assert said.endswith(f"Run `xlcrm doctor`, and send us this sentence with the file {kept}.")
    assert kept.read_text("utf-8").startswith("Traceback") and "has no attribute 'read'" in kept.read_text("utf-8")


def test_a_bug_whose_trace_cannot_be_kept_leaves_it_on_stderr(
    stage: MemoryStage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(stage, "store", None)
    (tmp_path / "last-fault.txt").mkdir()
    assert stage.press("refresh").endswith("Run `xlcrm doctor`, and send us this sentence.")
    assert "Traceback" in capsys.readouterr().err


def test_what_vba_hands_over_in_hexadecimal_reads_as_it_was_typed() -> None:
    for text in ("", "Called 'Li' & \"Co\" 50%", "报价单 ✓ 😀"):
        units = text.encode("utf-16-be")
        assert told("".join(f"{units[i] << 8 | units[i + 1]:04X}" for i in range(0, len(units), 2))) == text


@pytest.mark.parametrize(("encoding", "said"), [("gbk", "Excel 中没有打开的"), ("cp1252", "No book is open in Excel")])
def test_a_failure_is_told_in_english_where_the_systems_letters_are_not_chinese(encoding: str, said: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-c", "from xlcrm.ribbon import run; run('refresh', 'zh')"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 1 and done.stderr.decode(encoding).startswith(said)


def test_calcs_extension_reads_a_failure_as_utf_8_whatever_the_systems_letters_are() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xlcrm.ribbon", "calc-button", "refresh", "zh"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"}, stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and done.stderr.decode("utf-8").startswith("工作簿已不在 Calc 中打开：请重新打开")
