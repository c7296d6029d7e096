"""What adopt tells a person before he says yes."""

from pathlib import Path

import pytest
from book_text import Sheets, understood
from commanding import xlcrm
from doors import write_workbook

from xlcrm.adopt.notices import Facts, notices
from xlcrm.adopt.understanding import understand
from xlcrm.app.adoption import plan_adoption

FIRMS: Sheets = {"Sheet1": [["Company", "Email", "Country"], ["Acme", "a@b.c", "DE"], ["Borg", "b@b.c", "SE"]]}
HISTORY = "Touches\nDate | Customer | Direction\n2026-11-02 | Acme | Out"


def told(*headers: str, cells: str = "", history: str = "") -> list[str]:
    """The notices, in English, on a list with these headers; `cells` stand beneath the last of them."""
    columns = understand(list(enumerate(headers, 1)), "Sheet1")
    beneath = {len(headers): cells.split()}
    book = understood(f"Customers\nCompany | Email\nAcme | a@b.c\nBorg | b@b.c\n{history}").book
    return [notice.en for notice in notices(Facts(columns, beneath), book)]


def test_without_any_touch_or_quote_it_says_that_all_count_as_not_yet_approached() -> None:
    [notice] = told("Company", "Email")
    assert "not yet approached (P)" in notice and "--last-contact" not in notice
    assert told("Company", "Email", history=HISTORY) == []


@pytest.mark.parametrize("header", ["Last Contact", "最近联系时间", "Person - Last activity date", "Letzter Kontakt"])
def test_a_column_of_last_contacts_can_become_touches(header: str) -> None:
    [notice] = told("Company", header)
    assert notice.endswith(f'To have the days under “{header}” count as touches out, add --last-contact "{header}".')


@pytest.mark.parametrize("header", ["Next Follow-Up", "下次联系时间", "Próximo contacto", "Wiedervorlage"])
def test_a_column_of_next_contacts_can_be_read_as_not_before(header: str) -> None:
    assert told("Company", header, history=HISTORY) == [
        f'“{header}” is not read. To have xlcrm wait until those days, add --map "{header}=Not Before".'
    ]


@pytest.mark.parametrize(("cells", "count"), [("A B C A", 1), ("A类 B类", 1), ("VIP gold A", 0), ("", 0)])
def test_grades_of_the_users_own_stay_his_and_can_be_gone_by(cells: str, count: int) -> None:
    found = told("Company", "等级", cells=cells, history=HISTORY)
    assert len(found) == count
    assert all('--map "等级=Manual Grade"' in notice for notice in found)


def test_other_lists_of_customers_are_named(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, dict.fromkeys(("王芳", "李雷", "Sam"), FIRMS["Sheet1"]) | {"Suppliers": FIRMS["Sheet1"]})
    plan = plan_adoption(book, "en")
    assert plan.title == "王芳"
    assert "“李雷” and “Sam” too, which xlcrm does not read" in plan.notices[0].en
    assert "“李雷”、“Sam”看起来也是客户名单" in plan.notices[0].zh
    assert "Suppliers" not in plan.notices[0].en


def test_of_lists_that_fit_alike_the_longest_is_taken_and_a_sheet_that_is_shown_before_a_hidden_one(
    tmp_path: Path,
) -> None:
    import openpyxl

    book = tmp_path / "book.xlsx"
    short, rich = FIRMS["Sheet1"][:2], [[*row, "Ann"] for row in FIRMS["Sheet1"]]
    rich[0][-1] = "Contact"
    write_workbook(book, {"2024": short, "2025": FIRMS["Sheet1"], "Old": rich})
    workbook = openpyxl.load_workbook(book)
    workbook["Old"].sheet_state = "hidden"
    workbook.save(book)
    assert plan_adoption(book, "en").title == "2025"


@pytest.mark.parametrize("title", ["Suppliers", "供应商", "Staff list", "Fournisseurs"])
def test_a_sheet_of_somebody_else_is_no_list_of_customers_unless_it_is_named(tmp_path: Path, title: str) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, {title: FIRMS["Sheet1"]})
    assert plan_adoption(book, "en").title is None
    assert plan_adoption(book, "en", sheet=title).title == title


def test_where_companies_repeat_the_sheet_is_named_that_was_not_taken(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, {"People": FIRMS["Sheet1"][:1] + [["Acme", f"{n}@b.c", "DE"] for n in range(5)]})
    [notice] = plan_adoption(book, "en").notices
    assert "On “People” each company stands in many rows" in notice.en


def test_touches_of_the_users_that_lack_a_column_are_told_of(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, FIRMS | {"Touches": [["Date", "Customer", "Notes"], ["2026-11-02", "Acme", "sent"]]})
    [notice, *_] = plan_adoption(book, "en").notices
    assert notice.en == (
        "Your sheet “Touches” holds what was written and said, it seems, and is not read as it is. To have it read, answer no, "
        "rename “Notes” to “Summary”; add “Direction” (Out or In); then adopt the book again."
    )


def test_once_that_is_done_they_are_read(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    row = ["2026-11-02", "Acme", "sent", "Out"]
    write_workbook(book, FIRMS | {"Touches": [["Date", "Customer", "Summary", "Direction"], row]})
    assert plan_adoption(book, "en").notices == []


def test_sheets_and_columns_are_named_as_the_book_has_them_whatever_language_is_read(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    rows: Sheets = {
        "客户": [["公司", "邮箱", "最近联系时间", "下次联系时间"], ["Acme", "a@b.c", "2026-11-02", "2026-12-02"]],
        "跟进记录": [["x"], [1]],
    }
    write_workbook(book, rows)
    first, following = plan_adoption(book, "en").notices
    assert "A or B in 手动等级, or a row in 报价" in first.en and '--last-contact "最近联系时间"' in first.en
    assert '--map "下次联系时间=暂缓至"' in following.en


def test_a_company_in_several_rows_is_told_of_for_each_row_is_a_customer(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, {"Sheet1": [*FIRMS["Sheet1"], ["ACME", "c@b.c", "DE"]]})
    [_, notice] = plan_adoption(book, "en").notices
    assert (
        notice.en.startswith("“Acme” stands in 2 rows: each row counts as a customer of its own")
        and "Contacts" in notice.en
    )
    assert notice.zh.startswith("“Acme”占了 2 行：每一行都算一个客户")


def test_several_addresses_in_a_cell_and_columns_of_a_second_person_are_told_of(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(
        book,
        {
            "客户": [
                ["公司", "联系人1", "邮箱1", "联系人2", "邮箱2", "电话2"],
                ["Acme", "Ann", "a@b.c\ninfo@b.c", "Bo", "b@b.c", None],
                ["Borg", "Eva", "e@b.c", None, None, None],
            ]
        },
    )
    _, addresses, people = plan_adoption(book, "zh").notices
    assert addresses.zh.startswith("“邮箱1”列有 1 行填了多个邮箱：内容保持原样，信件只发给第一个")
    assert people.zh.startswith("“联系人2”、“邮箱2”不会读取") and "“联系人”表" in people.zh
    assert "“邮箱1” holds several addresses in 1 row:" in addresses.en


def test_a_table_beneath_the_list_is_told_of(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, {"Sheet1": [*FIRMS["Sheet1"], [], ["Date", "Product", "Qty"], ["2026-11-02", "Lamp", 3]]})
    plan = plan_adoption(book, "en")
    assert plan.customers == 2
    assert plan.notices[0].en.startswith("Another table stands beneath your list, from row 5 on: it is not read")


def test_a_column_that_would_silence_most_customers_is_told_of(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(
        book, {"Leads": [["Company", "Email", "Opt Out"], ["Acme", "a@b.c", "false"], ["Borg", "b@b.c", "false"]]}
    )
    done = xlcrm("adopt", book, "--dry-run")
    assert "“Opt Out” puts 2 of 2 customers on do-not-contact" in " ".join(done.out.split())
    assert "注意：" in xlcrm("adopt", book, "--dry-run", lang="zh").out
