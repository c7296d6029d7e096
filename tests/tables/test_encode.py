"""What is written: only what differs, in the book's own headers and language; formulas and the user's cells are kept."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from book_text import TODAY, column, outcome, places, records, refreshed, typed

from xlcrm.app.outcome import work_out
from xlcrm.model import Cell, Rows
from xlcrm.schema import COMPUTED
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.tables.encode import differs, fitted

BOOK = """
    Customers
    Customer ID | Company | Email | {more}
    1           | Acme    |       | {cells}
    Touches
    Date       | Customer | Direction | Topic
    2026-11-16 | 1        | Out       | price
"""

WANTED: dict[str, Cell] = {
    "Grade": "D", "Grade Why": "1 touch out, no reply", "Last Touch": date(2026, 11, 16), "Last Reply": None, "Unanswered": 1,
    "Next Due": date(2026, 12, 14), "Days Overdue": None, "Next Step": "Keep going", "Next Topic": "self-check",
    "Next Medium": None, "Warnings": None,
}  # fmt: skip
CHINESE: dict[str, Cell] = {
    **WANTED, "Grade Why": "去信 1 次，无回复", "Next Step": "继续跟进", "Next Topic": "自检", "Next Medium": "邮件",
}  # fmt: skip


def test_every_computed_column_is_written() -> None:
    sheets = typed(BOOK.format(more="", cells=""))
    refreshed(sheets)
    assert {c: column(sheets, "Customers", c)[0] for c in COMPUTED} == WANTED


def test_a_chinese_book_is_written_in_chinese_under_its_own_headers() -> None:
    sheets = typed(
        "客户\n公司名称 | 客户编号 | 邮箱 | 等级 | Grade_Why\nAcme | 1 | a@b | |\n跟进记录\n日期 | 客户 | 方向 | 话题\n2026-11-16 | 1 | 去 | 价格更新",
        "zh",
    )
    refreshed(sheets)
    assert sheets["客户"][0][:5] == ["公司名称", "客户编号", "邮箱", "等级", "Grade_Why"]
    assert {"等级依据", "Grade Why"}.isdisjoint(map(str, sheets["客户"][0]))
    assert list(records(sheets, "客户")[0].values())[3:] == list(CHINESE.values())
    assert [r["话题"] for r in records(sheets, "邮件")] == []  # not due before 2026-12-14


def test_only_what_differs_is_an_update() -> None:
    more, cells = " | ".join(COMPUTED), " | ".join("" if WANTED[c] is None else str(WANTED[c]) for c in COMPUTED)
    assert outcome(typed(BOOK.format(more=more, cells=cells))).changes.updates == []
    stale = outcome(typed(BOOK.format(more=more, cells=cells.replace("self-check", "price")))).changes.updates
    assert [(u.sheet, u.column, u.old, u.new) for u in stale] == [("Customers", "Next Topic", "price", "self-check")]


def test_a_value_that_is_no_longer_right_is_emptied() -> None:
    sheets = typed(
        BOOK.format(more="Days Overdue | Last Reply | Warnings", cells="3 | 2026-01-01 | A1")
        + "\nProblems\nSheet | Cell | Problem | Remedy"
    )
    refreshed(sheets)
    assert [column(sheets, "Customers", c) for c in ("Days Overdue", "Last Reply", "Warnings")] == [[None]] * 3


@pytest.mark.parametrize(
    ("old", "new", "different"),
    [
        (None, None, False), (None, "", False), ("", None, False), (None, 0, True), ("", 0, True), (0, None, True),
        ("a", "b", True), (1, 1.0, False), ("1", 1, True), (1, "1", True),
        (datetime(2026, 3, 2), date(2026, 3, 2), False), (datetime(2026, 3, 2, 9), date(2026, 3, 2), True),
        (date(2026, 3, 2), date(2026, 3, 3), True), ("2026-03-02", date(2026, 3, 2), True),
    ],
)  # fmt: skip
def test_a_cell_differs_where_a_person_would_see_another_value(old: Cell, new: Cell, different: bool) -> None:
    assert differs(old, new) is different


def with_formulas(rows: Rows, sheet: str, *cells: tuple[int, int]) -> Rows:
    return {**rows, sheet: replace(rows[sheet], formulas=frozenset(cells))}


def test_a_formula_in_a_computed_column_is_reported_and_kept() -> None:
    rows = MemoryStore(typed(BOOK.format(more="Grade | Mine", cells="Z | 1"))).read()
    found = work_out(decode(with_formulas(rows, "Customers", (2, 4), (2, 5))), TODAY)
    assert "Grade" not in [u.column for u in found.changes.updates]
    assert places(found.problems) == [("Customers", "D2")]
    assert found.problems[0].message.en.startswith("Grade holds a formula of yours")
    assert "Grade" in found.problems[0].message.zh and "公式" in found.problems[0].message.zh
    assert "Grade Why" in [u.column for u in found.changes.updates]


def test_a_formula_that_shows_what_is_wanted_anyway_is_no_problem() -> None:
    rows = MemoryStore(typed(BOOK.format(more="Grade", cells="D"))).read()
    assert work_out(decode(with_formulas(rows, "Customers", (2, 4))), TODAY).problems == []


def test_a_formula_for_an_id_that_shows_nothing_gets_the_same_new_id_each_time() -> None:
    sheets = typed("Customers\nCustomer ID | Company\n| Acme")
    for _ in range(2):
        store = MemoryStore(sheets)
        found = work_out(decode(with_formulas(store.read(), "Customers", (2, 1))), TODAY)
        store.write(found.changes)
    assert column(sheets, "Agenda", "Customer ID") == ["C-0001"]


def test_the_users_cells_on_an_output_sheet_follow_their_row_and_are_never_lost() -> None:
    sheets = typed("""
        Customers
        Customer ID | Company | Manual Grade | Added
        1           | Acme    | B            | 2026-11-20
        2           | Borg    | B            | 2026-11-10
        3           | Cyan    | B            | 2026-11-10
    """)
    refreshed(sheets)
    assert column(sheets, "Agenda", "Company") == ["Borg", "Cyan", "Acme"]
    sheets["Agenda"][0].append("My note")
    for row, note in zip(sheets["Agenda"][1:], ("of Borg", "of Cyan", "of Acme"), strict=True):
        row.append(note)
    sheets["Customers"][2][3] = date(2027, 1, 1)
    refreshed(sheets)
    assert [(r["Company"], r["My note"]) for r in records(sheets, "Agenda")] == [
        ("Cyan", "of Cyan"),
        ("Acme", "of Acme"),
        (None, "2: of Borg"),  # kept, though its customer is on hold
    ]


def test_a_column_that_an_output_sheet_lacks_is_added_to_it() -> None:
    sheets = typed("Customers\nCustomer ID | Company\n1 | Acme\nAgenda\nCustomer ID | Due | State\n")
    refreshed(sheets)
    assert [records(sheets, "Agenda")[0][h] for h in ("Customer ID", "Due", "State", "Company")] == [
        "1",
        TODAY,
        "due",
        "Acme",
    ]


def test_the_output_sheets_are_added_where_the_book_has_none_even_empty() -> None:
    sheets = typed("")
    refreshed(sheets)
    assert [len(sheets[title]) for title in ("Agenda", "Emails", "Problems")] == [1, 1, 1]


def test_problems_link_to_their_cells() -> None:
    found = outcome(typed("Customers\nCompany | Country\nAcme | Narnia")).changes
    (listed,) = [r for r in found.replaces if r.sheet == "Problems"]
    assert (listed.link_column, listed.links) == ("Cell", [("Customers", "B2")])


@pytest.mark.parametrize(
    ("sign", "count", "kept"),
    [("Q", 32_767, 32_767), ("Q", 32_768, 32_767), ("询", 32_767, 32_767), ("询", 32_768, 32_767), ("😀", 16_383, 16_383), ("😀", 16_384, 16_383)],
)  # fmt: skip
def test_a_cell_holds_32767_signs_of_which_an_emoji_counts_as_two(sign: str, count: int, kept: int) -> None:
    assert fitted(sign * count) == sign * kept


def test_what_is_too_long_for_a_cell_is_cut_on_whatever_sheet_it_stands() -> None:
    sheets = typed("""
        Customers
        Customer ID | Company | Owner
        1           | Acme    | Ann
        2           | Borg    | (long)
        Touches
        Date       | Customer | Direction
        2026-08-03 | 1        | Out
        2026-09-01 | 1        | Out
        2026-10-01 | 1        | Out
        Quotes
        Quote No | Date       | Customer | Status
        (long)   | 2026-11-02 | 2        | Ordered
    """)
    sheets["Customers"][2][2] = sheets["Quotes"][1][0] = "x" * 32_767
    refreshed(sheets)
    for title in ("Customers", "Agenda"):
        ann, other = sorted(records(sheets, title), key=lambda r: str(r["Company"]))
        assert str(ann["Next Step"]).startswith("Change colleague: xxx"), title
        assert str(other["Grade Why"]).startswith("order xxx"), title
        assert (len(str(ann["Next Step"])), len(str(other["Grade Why"]))) == (32_767, 32_767), title


def test_days_and_counts_are_numbers_and_dates_are_dates() -> None:
    sheets = typed("Customers\nCompany | Manual Grade | Added\nAcme | B | 2026-11-10")
    refreshed(sheets)
    (row,) = records(sheets, "Customers")
    assert (row["Days Overdue"], row["Unanswered"], row["Next Due"]) == (13, 0, date(2026, 11, 10))


def test_a_refresh_says_nothing_of_what_it_did_not_change() -> None:
    sheets = typed(BOOK.format(more="", cells=""))
    refreshed(sheets)
    assert not refreshed(sheets).changes
