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


def told(*headers: str, cells: str = "", history: str = "", **more: object) -> list[str]:
    """The notices, in English, on a list with these headers; `cells` stand beneath the last of them."""
    columns = understand(list(enumerate(headers, 1)), "Sheet1")
    beneath = {len(headers): cells.split()}
    book = understood(f"Customers\nCompany | Email\nAcme | a@b.c\nBorg | b@b.c\n{history}").book
    facts = Facts(columns, beneath, **more)  # type: ignore[arg-type]
    return [notice.en for notice in notices(facts, book)]


def test_without_any_touch_or_quote_it_says_that_all_count_as_not_yet_approached() -> None:
    [notice] = told("Company", "Email")
    assert "not yet approached (P)" in notice and "copy" not in notice
    assert told("Company", "Email", history=HISTORY) == []


@pytest.mark.parametrize("header", ["Last Contact", "最近联系时间", "Person - Last activity date", "Letzter Kontakt"])
def test_a_column_of_last_contacts_can_be_copied_into_touches(header: str) -> None:
    [notice] = told("Company", header)
    assert f"copy “Company” and “{header}” into Customer and Date of Touches" in notice


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
    assert (
        "Your sheet “Touches” is not read, for it has no column “Direction”" in plan_adoption(book, "en").notices[0].en
    )


def test_a_column_that_would_silence_most_customers_is_told_of(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(
        book, {"Leads": [["Company", "Email", "Opt Out"], ["Acme", "a@b.c", "false"], ["Borg", "b@b.c", "false"]]}
    )
    done = xlcrm("adopt", book, "--dry-run")
    assert "“Opt Out” puts 2 of 2 customers on do-not-contact" in " ".join(done.out.split())
    assert "注意：" in xlcrm("adopt", book, "--dry-run", lang="zh").out
