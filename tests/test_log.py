"""The Log (domain.md 10): each change of grade once, when, from, to and why; a first grade is none."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from book_text import TODAY, Sheets, column, records, refreshed, typed
from doors import DOORS

from xlcrm.app.outcome import work_out
from xlcrm.errors import WritingForbidden
from xlcrm.model import Append, Cell
from xlcrm.tables import decode

BOOK = """
    Customers
    Customer ID | Company
    C-1         | Acme
    C-2         | Borg
    Touches
    Date       | Customer | Direction
    2026-11-02 | C-1      | Out
"""
REPLY: list[Cell] = [date(2026, 11, 20), "C-1", "In"]


def book(text: str = BOOK) -> Sheets:
    """The book after its first refresh: Acme is D, Borg P."""
    sheets = typed(text)
    refreshed(sheets)
    return sheets


def log(sheets: Sheets) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in records(sheets, "Log")]


def test_a_first_grade_is_no_change_and_the_sheet_is_there_for_the_first_one() -> None:
    assert book()["Log"] == [["Date", "Customer ID", "Company", "From", "To", "Why"]]


def test_a_change_of_grade_is_logged_with_its_reason() -> None:
    sheets = book()
    sheets["Touches"].append([*REPLY])
    refreshed(sheets)
    assert log(sheets) == [(TODAY, "C-1", "Acme", "D", "C", "replied 2026-11-20, nothing of substance in 90 days")]


def test_refreshing_twice_adds_none() -> None:
    sheets = book()
    sheets["Touches"].append([*REPLY])
    refreshed(sheets)
    assert not refreshed(sheets).changes
    assert not [a for a in refreshed(sheets, TODAY + timedelta(1)).changes.appends if a.sheet == "Log"]
    assert len(log(sheets)) == 1


def test_later_changes_stand_below_and_nothing_above_is_touched() -> None:
    sheets = book()
    sheets["Touches"].append([*REPLY])
    refreshed(sheets)
    sheets["Log"][1][5] = "edited by hand"
    header, acme = sheets["Customers"][:2]
    acme.extend([*[None] * (len(header) - len(acme)), "A"])
    header.append("Manual Grade")
    changes = refreshed(sheets, TODAY + timedelta(1)).changes
    assert [(a.sheet, a.values["To"]) for a in changes.appends] == [("Log", "A")]
    assert [(row[0], row[3], row[4], row[5]) for row in log(sheets)] == [
        (TODAY, "D", "C", "edited by hand"),
        (
            TODAY + timedelta(1),
            "C",
            "A",
            "manual A; by the rules C: replied 2026-11-20, nothing of substance in 90 days",
        ),
    ]


@pytest.mark.parametrize("held", [None, "", "?", "pending"])
def test_what_is_no_grade_was_none_before(held: str | None) -> None:
    sheets = book()
    sheets["Customers"][1][sheets["Customers"][0].index("Grade")] = held
    refreshed(sheets)
    assert log(sheets) == []


def test_a_row_that_was_copied_without_its_number_is_a_new_customer_whose_first_grade_is_none() -> None:
    sheets = book()
    sheets["Customers"].append([None, "Acme's daughter", *sheets["Customers"][1][2:]])
    refreshed(sheets)
    assert column(sheets, "Customers", "Customer ID") == ["C-1", "C-2", "C-0003"]
    assert column(sheets, "Customers", "Grade") == ["D", "P", "P"]
    assert log(sheets) == []


def test_a_doubled_id_whose_grade_is_emptied_is_no_change() -> None:
    sheets = book()
    sheets["Customers"][2][0] = "C-1"
    refreshed(sheets)
    assert column(sheets, "Customers", "Grade") == ["D", None]
    assert log(sheets) == []


def test_a_grade_given_by_a_formula_of_the_users_is_not_logged_day_after_day() -> None:
    from dataclasses import replace

    from xlcrm.stores.memory import MemoryStore

    sheets = book()
    sheets["Touches"].append([*REPLY])
    rows = dict(MemoryStore(sheets).read())
    customers = rows["Customers"]
    number = next(n for n, text in customers.headers if text == "Grade")
    rows["Customers"] = replace(customers, formulas=frozenset({(2, number)}))
    assert not work_out(decode(rows), TODAY).changes.appends


def test_in_a_chinese_book_the_sheet_is_called_so_and_gives_its_reason_in_chinese() -> None:
    sheets = typed("""
        客户
        客户编号 | 公司名称 | 等级
        C-1     | 甲      | A
    """, "zh")  # fmt: skip
    refreshed(sheets)
    assert records(sheets, "变更记录") == [
        {"日期": TODAY, "客户编号": "C-1", "公司名称": "甲", "原等级": "A", "新等级": "P", "依据": "尚未开发"}
    ]


def test_a_sheet_of_the_users_own_called_log_is_left_alone() -> None:
    sheets = typed(
        BOOK
        + """
        Log
        Day | What
        1   | Founded
    """
    )
    refreshed(sheets)
    sheets["Touches"].append([*REPLY])
    refreshed(sheets)
    assert sheets["Log"] == [["Day", "What"], [1, "Founded"]]
    assert [row["To"] for row in records(sheets, "xlcrm Log")] == ["C"]


def test_so_is_one_beside_it_that_is_called_as_ours_would_be(tmp_path: Path) -> None:
    """As where a person has deleted a column from the one, and from the other as well."""
    own: list[list[Cell]] = [["Day", "What"], [1, "Founded"]]
    there = DOORS["file"]({**typed(BOOK), "Log": own, "xlcrm Log": own}, tmp_path)
    there.store.write(work_out(decode(there.store.read()), TODAY).changes)
    sheets = there.sheets()
    assert (sheets["Log"], sheets["xlcrm Log"]) == (own, own)
    assert sheets["xlcrm 变更记录"] == [["Date", "Customer ID", "Company", "From", "To", "Why"]]
    there.type_over({**sheets, "Touches": [*sheets["Touches"], REPLY]})
    there.store.write(work_out(decode(there.store.read()), TODAY).changes)
    assert [row["To"] for row in records(there.sheets(), "xlcrm 变更记录")] == ["C"]


def test_where_every_name_is_taken_the_user_is_told(tmp_path: Path) -> None:
    own: list[list[Cell]] = [["Day", "What"]]
    sheets = {**typed(BOOK), "Log": own, "xlcrm Log": own, "xlcrm 变更记录": own}
    with pytest.raises(WritingForbidden, match="sheets “Log” and “xlcrm Log” of its own: rename one of them"):
        work_out(decode(DOORS["file"](sheets, tmp_path).store.read()), TODAY)


@pytest.mark.parametrize("door", DOORS)
def test_every_store_adds_the_sheet_and_then_its_rows(door: str, tmp_path: Path) -> None:
    there = DOORS[door](typed(BOOK), tmp_path)
    for grade in (None, "B", "A"):
        sheets = there.sheets()
        if grade:
            number = next(n for n, h in enumerate(sheets["Customers"][0]) if h == "Grade")
            sheets["Customers"][1][number] = grade
            there.type_over(sheets)
        found = work_out(decode(there.store.read()), TODAY)
        there.store.write(found.changes)
    assert isinstance(found.changes.appends[0], Append)
    assert [(row["From"], row["To"]) for row in records(there.sheets(), "Log")] == [("B", "D"), ("A", "D")]
