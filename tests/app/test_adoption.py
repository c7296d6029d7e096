"""`xlcrm adopt`: any workbook becomes a CRM book, and no cell of the user's is changed."""

import datetime as dt
import io
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from book_text import Given, Sheets
from commanding import TODAY, xlcrm
from conftest import Convert
from doors import NOW, read_workbook, write_workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ooxml.small_book import package, sheet
from openpyxl.styles import Border, Side
from openpyxl.worksheet.table import Table
from strange_headers import header_rows

from xlcrm import schema
from xlcrm.app import crm
from xlcrm.app.adopt_contacts import LastContacts
from xlcrm.app.adoption import Plan, carry_out, plan_adoption
from xlcrm.errors import Conflict, NotACrmBook, UsageMistake, WritingForbidden
from xlcrm.model import Cell
from xlcrm.ooxml import backups
from xlcrm.ooxml.backups import FOLDER
from xlcrm.ooxml.newsheet import SheetDesign
from xlcrm.ooxml.workbook import Workbook
from xlcrm.text import Text

DAY = dt.date.fromisoformat(TODAY)
ZH: Sheets = {
    "外贸客户": [
        ["2026 年客户一览表"],
        [],
        ["序号", "客户名称", "国别", "联系人", "手机/微信", "电邮", "等级", "跟进人", "备注说明"],
        [1, "Nordlicht GmbH", "德国", "Ms Weber", "+49 151", "w@nordlicht.example", "VIP", "李雷", "CE"],
        [2, "Iberluz S.L.", "西班牙", "Sr Ruiz", "+34 600", "p@iberluz.example", "普通", "韩梅梅", None],
    ],
    "联系人": [["王芳", "138"], ["李雷", "139"]],
}
EN: Sheets = {
    "Clients": [
        ["Code", "Client", "Country/Region", "Attn", "E-mail", "Tel.", "Remarks"],
        ["C1", "Borg Pumps", "Sweden", "Eva", "eva@borg.example", "+46 8 1", "Key account"],
        ["C2", "Delta Home", "Greece", None, "n@delta.example", None, None],
    ],
    "Agenda": [["Board meeting"], ["Coffee"]],
}


def adopted(path: Path, lang: str = "en", **more: Any) -> Plan:
    """The book at that path adopted; the plan it went by."""
    plan = plan_adoption(path, "zh" if lang == "zh" else "en", **more)
    carry_out(plan, NOW)
    return plan


def written(folder: Path, sheets: Given, name: str = "book.xlsx") -> Path:
    write_workbook(folder / name, sheets)
    return folder / name


def settings_of(path: Path, title: str = "Settings") -> dict[Cell, Cell]:
    """The rows that adopting has added to Settings."""
    rows = read_workbook(path)[title]
    first = next((i for i, row in enumerate(rows) if str(row[0]).startswith(("Sheet ", "工作表 "))), len(rows))
    return {row[0]: row[1] for row in rows[first:]}


def every_cell(data: bytes) -> dict[tuple[str, str], tuple[object, object]]:
    """Sheet and address -> value or formula, and number format, of every cell that holds something."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (s.title, c.coordinate): (c.value, c.number_format)
        for s in book
        for row in s.iter_rows()
        for c in row
        if c.value is not None
    }


@pytest.fixture
def zh(tmp_path: Path) -> Path:
    return written(tmp_path, ZH)


@pytest.fixture
def en(tmp_path: Path) -> Path:
    return written(tmp_path, EN)


# ---- what it makes of a book -------------------------------------------------------------------------------------


def test_a_list_beneath_a_title_is_found_and_a_refresh_works_with_it(zh: Path) -> None:
    plan = adopted(zh)
    assert (plan.title, plan.lang, plan.customers) == ("外贸客户", "zh", 2)
    assert {u.header: u.column for u in plan.columns} == {
        "序号": None, "客户名称": "Company", "国别": "Country", "联系人": "Contact", "手机/微信": "Phone", "电邮": "Email", "等级": None,
        "跟进人": "Owner", "备注说明": "Notes",
    }  # fmt: skip

    report = crm.refresh_book(zh, DAY, NOW)

    assert (report.customers, report.due, report.problems) == (2, 2, [])
    rows = read_workbook(zh)["外贸客户"]
    assert [row[:9] for row in rows[3:]] == [row + [None] * (9 - len(row)) for row in ZH["外贸客户"][3:]]
    place = {header: i for i, header in enumerate(rows[2])}
    assert [row[place["客户编号"]] for row in rows[3:]] == ["C-0001", "C-0002"]
    assert [row[place["xlcrm 等级"]] for row in rows[3:]] == ["P", "P"]
    assert [row[5] for row in read_workbook(zh)["日程"][1:3]] == ["Nordlicht GmbH", "Iberluz S.L."]


def test_how_each_header_is_read_stands_in_settings(zh: Path) -> None:
    adopted(zh)
    assert settings_of(zh, "设置") == {
        "工作表 客户": "外贸客户", "列 公司名称": "客户名称", "列 国家": "国别", "列 联系人": "联系人", "列 邮箱": "电邮", "列 电话": "手机/微信",
        "列 业务员": "跟进人", "列 备注": "备注说明", "列 等级": "xlcrm 等级",
    }  # fmt: skip


def test_a_setting_that_is_corrected_changes_what_is_read(en: Path) -> None:
    adopted(en)
    book = openpyxl.load_workbook(en)
    for row in book["Settings"].iter_rows():
        if row[0].value == "Column Contact":
            row[1].value = "Remarks"
        if row[0].value == "Column Notes":
            row[1].value = "-"
    book.save(en)

    crm.refresh_book(en, DAY, NOW)

    assert read_workbook(en)["xlcrm Agenda"][1][7] == "Key account"


def test_a_header_that_is_renamed_is_a_problem_that_names_the_setting(en: Path) -> None:
    adopted(en)
    book = openpyxl.load_workbook(en)
    book["Clients"]["E1"].value = "Mailbox"
    book.save(en)
    report = crm.refresh_book(en, DAY, NOW)
    assert [(p.sheet, "“E-mail”" in p.message.en) for p in report.problems] == [("Settings", True)]

    book = openpyxl.load_workbook(en)
    book["Clients"]["B1"].value = "Clients"
    book.save(en)
    done = xlcrm("refresh", en)
    assert done.code == 1 and "“Client”" in done.err and "Column Company" in done.err

    book = openpyxl.load_workbook(en)
    book["Clients"].title = "Clients 2027"
    book.save(en)
    done = xlcrm("refresh", en)
    assert done.code == 1 and "“Clients”" in done.err and "Sheet Customers" in done.err


def test_every_missing_sheet_is_a_table_as_in_the_template_and_never_under_a_name_that_is_taken(en: Path) -> None:
    plan = adopted(en)
    book = openpyxl.load_workbook(en)
    from xlcrm.template import template_bytes

    template = openpyxl.load_workbook(io.BytesIO(template_bytes("en")))
    assert book.sheetnames == ["Clients", "Agenda", *plan.sheets]
    assert "xlcrm Agenda" in plan.sheets and "Agenda" not in plan.sheets and "Customers" not in plan.sheets
    for title in plan.sheets:
        ours, theirs = book[title], template[title.removeprefix("xlcrm ")]
        assert [t.displayName for t in ours.tables.values()] == [t.displayName for t in theirs.tables.values()]
        assert [c.value for c in ours[1]] == [c.value for c in theirs[1]]
        assert [c.comment.text for c in ours[1] if c.comment] == [c.comment.text for c in theirs[1] if c.comment]
        rules = [[(r.sqref, r.formula1) for r in s.data_validations.dataValidation] for s in (ours, theirs)]
        assert rules[0] == rules[1]
        assert {k: d.width for k, d in ours.column_dimensions.items()} == {
            k: d.width for k, d in theirs.column_dimensions.items()
        }
        for cell, there in zip((*ours[1], *ours[2]), (*theirs[1], *theirs[2]), strict=True):
            looks = [
                (c.fill.fgColor.rgb, c.font.b, c.border.bottom.style, c.border.bottom.color) for c in (cell, there)
            ]
            assert looks[0] == looks[1]
            assert cell.font.color.rgb == there.font.color.rgb or not there.font.b


def test_no_style_of_a_new_sheet_names_a_border_of_the_users(tmp_path: Path) -> None:
    """The template's thin grey line is border 2 of the template; here that is a double red one around the user's totals."""
    book = openpyxl.Workbook()
    for side in ("thin", "double"):
        book.active.append(["Total"])
        book.active.cell(book.active.max_row, 1).border = Border(bottom=Side(side, "FFFF0000"))
    book.save(path := tmp_path / "book.xlsx")
    adopted(path)
    book = openpyxl.load_workbook(path)
    lines = [book["Settings"]["A2"].border.bottom, book["Agenda"].column_dimensions["A"].border.bottom]
    assert {(line.style, line.color.rgb) for line in lines} == {("thin", "FFD4D9E0")}
    assert [book.active[f"A{row}"].border.bottom.style for row in (1, 2)] == ["thin", "double"]


def test_a_header_of_strokes_alone_keeps_no_column_from_being_added(tmp_path: Path) -> None:
    path = written(tmp_path, {"Clients": [["Client", "Email", "___"], ["Borg", "b@borg.example", "x"]]})
    assert adopted(path).added[:2] == ["Customer ID", "Manual Grade"]
    assert crm.refresh_book(path, DAY, NOW).customers == 1


def test_a_table_takes_the_new_columns_in(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("List")
        page.write("A1", "Our clients")
        page.add_table(
            2,
            1,
            4,
            3,
            {
                "name": "Clients",
                "columns": [{"header": h} for h in ("Client", "Mail", "Tel")],
                "data": [["Acme", "a@b.c", "1"]],
            },
        )
    plan = adopted(path)
    table = openpyxl.load_workbook(path)["List"].tables["Clients"]
    assert plan.title == "List" and [c.name for c in table.tableColumns][3:] == plan.added
    assert crm.refresh_book(path, DAY, NOW).customers == 1


@pytest.mark.parametrize("first", [1, 5])
def test_a_filter_over_the_list_holds_the_new_columns_too_so_that_a_sort_by_it_keeps_each_number_with_its_customer(
    tmp_path: Path, first: int
) -> None:
    book = openpyxl.Workbook()
    page = book.active
    if first > 1:
        page["A1"] = "Our clients"
    for i, values in enumerate([["Client", "Email"], ["Acme", "a@b.c"], ["Borg", "b@b.c"]], start=first):
        for column, value in enumerate(values, start=1):
            page.cell(i, column, value)
    page.auto_filter.ref = f"A{first}:B{first + 2}"
    book.save(tmp_path / "book.xlsx")

    plan = adopted(tmp_path / "book.xlsx")

    last = openpyxl.utils.get_column_letter(2 + len(plan.added))
    assert openpyxl.load_workbook(tmp_path / "book.xlsx")["Sheet"].auto_filter.ref == f"A{first}:{last}{first + 2}"


@pytest.mark.parametrize(
    ("beside", "filtered", "apart"),
    [
        ([], None, ""),
        ([], "A1:B3", ""),
        ([], "A1:A3", "Q"),  # a filter over the names alone
        ([None, "Supplier", "City"], None, "T"),  # another list, a column away
        (["City"], None, ""),  # a column more
    ],
)
def test_where_a_sort_of_the_list_would_leave_the_new_columns_behind_it_is_told_before(
    tmp_path: Path, beside: list[str | None], filtered: str | None, apart: str
) -> None:
    book = openpyxl.Workbook()
    for row in (["Client", "Email", *beside], ["Acme", "a@b.c", *beside], ["Borg", "b@b.c", *beside]):
        book.active.append(row)
    book.active.auto_filter.ref = filtered
    book.save(tmp_path / "book.xlsx")
    told = xlcrm("adopt", tmp_path / "book.xlsx", "--dry-run").out
    assert (f"up to {apart} together" in told) if apart else "together" not in told


def test_where_the_lists_table_cannot_grow_it_is_told_too(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        page = book.add_worksheet("List")
        columns = [{"header": "Client"}, {"header": "Email"}]
        page.add_table("A1:B2", {"columns": columns, "data": [["Acme", "a@b.c"]]})
        page.write("D2", "Note")
    told = xlcrm("adopt", tmp_path / "book.xlsx", "--dry-run", lang="zh").out
    assert "请把直到 S 列的所有列一起排序" in told


def test_a_count_beneath_the_lists_table_does_not_become_a_customers_number(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        page = book.add_worksheet("List")
        columns = [{"header": "Client"}, {"header": "Email"}]
        page.add_table("A1:B3", {"columns": columns, "data": [["Acme", "a@b.c"], ["Borg", "b@b.c"]]})
        page.write("A6", "Total")
        page.write_formula("C6", "=COUNTA(A2:A3)", value=2)
        page.write("C7", "see sheet 2")
    plan = adopted(tmp_path / "book.xlsx")
    assert (plan.customers, plan.added[:3]) == (2, ["Grade", "Customer ID", "Manual Grade"])
    assert crm.refresh_book(tmp_path / "book.xlsx", DAY, NOW).customers == 2
    held = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert [cell.value for cell in held["Agenda"]["F"]][1:] == ["Acme", "Borg"]
    assert [held["List"][c].value for c in ("A6", "C6", "C7", "D6", "D7")] == [
        "Total", "=COUNTA(A2:A3)", "see sheet 2", None, None,
    ]  # fmt: skip


def test_the_header_of_each_new_sheet_is_printed_on_every_page(en: Path) -> None:
    plan = adopted(en)
    book = openpyxl.load_workbook(en)
    unlike = {title for title in plan.sheets if book[title].print_title_rows != "$1:$1"}
    assert unlike == {"Dashboard"}  # one page


def drop_downs(path: Path, title: str, last_row: int) -> dict[str, tuple[list[str], bool, str]]:
    """Header -> the words of its drop-down in each row beneath it, whether another is refused, and what is said then."""
    page = openpyxl.load_workbook(path)[title]
    found = {}
    for head in (cell for row in page.iter_rows(max_row=4) for cell in row if cell.value):
        for rule in page.data_validations.dataValidation:
            if head.offset(1).coordinate in rule.sqref and head.coordinate not in rule.sqref:
                assert f"{head.column_letter}{last_row}" in rule.sqref
                found[head.value] = rule.formula1.strip('"').split(","), rule.errorStyle in (None, "stop"), rule.error
    return found


@pytest.mark.parametrize("through_libreoffice", [False, True])
@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (EN, {
            "Manual Grade": (["A", "B", "C", "D", "P"], False, "Please choose from the list: A, B, C, D, P"),
            "Do Not Contact": (["yes"], True, "Please choose from the list: yes"),
        }),
        (ZH, {
            "手动等级": (["A", "B", "C", "D", "P"], False, "请从列表中选择：A、B、C、D、P"),
            "勿扰": (["是"], True, "请从列表中选择：是"),
        }),
        ({"Clients": [["Client", "Email", "Do not contact"], ["Acme", "a@b.c", "never"]]}, {
            "Manual Grade": (["A", "B", "C", "D", "P"], False, "Please choose from the list: A, B, C, D, P"),
        }),
    ],
)  # fmt: skip
def test_the_columns_that_are_added_offer_the_words_of_their_lists_and_the_users_own_stay_as_they_are(
    tmp_path: Path, lo_convert: Convert, sheets: Sheets, expected: dict[str, Any], through_libreoffice: bool
) -> None:
    path = written(tmp_path, sheets)
    adopted(path)
    crm.refresh_book(path, DAY, NOW)
    # LibreOffice cuts a drop-down off a thousand rows beneath the last one that holds anything.
    saved, last_row = (lo_convert(path), 1000) if through_libreoffice else (path, 1_048_576)
    assert drop_downs(saved, next(iter(sheets)), last_row) == expected


def test_the_users_own_validations_stay_and_the_new_stand_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("List")
        page.add_table(
            2,
            1,
            4,
            3,
            {
                "name": "Clients",
                "columns": [{"header": h} for h in ("Client", "Mail", "Kind")],
                "data": [["Acme", "a@b.c", "x"]],
            },
        )
        page.data_validation("D4:D5", {"validate": "list", "source": ["x", "y"]})
        page.data_validation("A9:XFD9", {"validate": "whole", "criteria": ">", "value": 3})
    adopted(path)
    rules = openpyxl.load_workbook(path)["List"].data_validations.dataValidation
    assert [(str(r.sqref), r.formula1) for r in rules] == [
        ("D4:D5", '"x,y"'), ("A9:XFD9", "3"), ("F4:F8 F10:F1048576", '"A,B,C,D,P"'), ("H4:H8 H10:H1048576", '"yes"'),
    ]  # fmt: skip


def test_where_there_is_no_list_empty_sheets_are_added(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"Sales": [["Date", "Customer", "Qty", "Amount"], [DAY, "Acme", 3, 5], [DAY, "Acme", 4, 6]]}
    )
    plan = adopted(path)
    assert (plan.title, plan.customers) == (None, 0)
    assert {schema.sheet_named(t) for t in plan.sheets} == set(schema.SHEETS)
    assert crm.refresh_book(path, DAY, NOW).customers == 0


def test_an_empty_book_in_the_readers_language_gets_sheets_in_it(tmp_path: Path) -> None:
    assert "客户" in adopted(written(tmp_path, {"Sheet1": []}), "zh").sheets


def test_a_list_in_which_companies_repeat_is_one_of_orders_unless_the_user_says_otherwise(tmp_path: Path) -> None:
    rows = [["Customer", "Contact", "Email"], *(["Acme", "Ann", "a@b.c"] for _ in range(6))]
    path = written(tmp_path, {"Calls": rows})
    assert plan_adoption(path, "en").title is None
    assert plan_adoption(path, "en", sheet="calls").title == "Calls"


def test_a_list_that_a_query_fills_and_that_numbers_no_customers_is_named_where_no_other_is_found(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, {"Clients": [["Client", "Email"], ["Acme", "a@b.c"], ["Borg", "b@b.c"]]})
    book = openpyxl.load_workbook(path)
    table = Table(displayName="query", ref="A1:B3", tableType="queryTable")
    book["Clients"].add_table(table)
    book.save(path)
    plan = plan_adoption(path, "en")
    assert plan.title is None
    [told] = [n for n in plan.notices if "query" in n.en]
    assert told.en.startswith("The list on Clients is filled by a query and has no column that numbers the customers")
    assert told.zh.startswith("“Clients”表的名单由查询填充")
    assert plan_adoption(path, "en", mapping=["Email=Customer ID"]).title == "Clients"


def test_what_a_formula_lays_out_anew_is_not_taken_but_the_list_that_it_is_made_from(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["Company", "Email"], ["Borg", "b@b.c"], ["Acme", "a@b.c"]]
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        raw, view = book.add_worksheet("Raw"), book.add_worksheet("View")
        for k, row in enumerate(rows):
            raw.write_row(k, 0, row)
            view.write_row(k, 0, row)
        view.write_dynamic_array_formula("A2:B3", "=SORT(Raw!A2:B3)", value="Acme")
        view.write_row(0, 2, ["Country", "Phone"])
    assert plan_adoption(path, "en").title == "Raw"
    with pytest.raises(UsageMistake, match="The list on View is the result of one formula"):
        plan_adoption(path, "en", sheet="View")


@pytest.mark.parametrize("ids", [["a", "a", "b"], ["=ROW()", "=ROW()", "=ROW()"]], ids=["twice the same", "formulas"])
def test_a_column_that_does_not_number_the_customers_is_not_taken_for_their_number(
    tmp_path: Path, ids: list[Cell]
) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["No.", "Client", "Email"])
        for n, id in enumerate(ids, 1):
            page.write_row(n, 0, [id, f"Client {n}", "x@y.z"])
    plan = adopted(path)
    assert next(u.column for u in plan.columns if u.header == "No.") is None
    assert "Customer ID" in plan.added
    assert crm.refresh_book(path, DAY, NOW).customers == 3


@pytest.mark.parametrize(
    ("header", "numbers", "taken"),
    [
        ("No.", [1, 2, 3], False),
        ("Nr", ["1", "2", "3"], False),
        ("No.", [2, 1, 3], True),
        ("No.", [101, 102, 103], True),
        ("ID", [1, 2, 3], True),
        ("Customer No.", [1, 2, 3], True),
    ],
)
def test_a_column_that_counts_the_rows_is_not_taken_for_the_customers_number(
    tmp_path: Path, header: str, numbers: list[Cell], taken: bool
) -> None:
    rows: list[list[Cell]] = [[n, f"Firm {n}", f"{n}@x.example"] for n in numbers]
    plan = adopted(written(tmp_path, {"Clients": [[header, "Client", "Email"], *rows]}))
    assert ("Customer ID" not in plan.added) is taken


def test_merged_numbers_are_no_customer_numbers(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["No.", "Client", "Email"])
        page.merge_range("A2:A3", 1)
        page.write_column("B2", ["Acme", "Borg"])
    adopted(path)
    assert crm.refresh_book(path, DAY, NOW).customers == 2


def test_what_the_user_filled_in_under_a_computed_name_stays_his(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"Customers": [["Company", "Grade", "Next Due"], ["Acme", "VIP", "soon"], ["Borg", None, None]]}
    )
    before = every_cell(path.read_bytes())
    plan = adopted(path)
    crm.refresh_book(path, DAY, NOW)
    after = every_cell(path.read_bytes())
    assert {"xlcrm Grade", "xlcrm Next Due"} <= set(plan.added)
    assert {k: after[k] for k in before} == before
    assert read_workbook(path)["Customers"][2][:3] == ["Borg", None, None]


@pytest.mark.parametrize(
    ("header", "added"),
    [
        (["客户名称", "国家", "联系人", "Grade", "Next Step"], {"等级", "下一步"}),
        (["Client", "Land", "Contact", "等级", "下一步"], {"Grade", "Next Step"}),
    ],
)
def test_so_does_it_where_its_name_is_in_the_other_language_than_the_book(
    tmp_path: Path, header: list[str], added: set[str]
) -> None:
    rows = [["Acme", "Chile", "Ana", "I", "send samples"], ["Borg", "Chile", "Bo", "II", "ring"]]
    path = written(tmp_path, {"Clients": [header, *rows]})
    plan = adopted(path)
    assert added <= set(plan.added)
    crm.refresh_book(path, DAY, NOW)
    first, *rest = read_workbook(path)["Clients"]
    assert [row[:5] for row in rest] == rows
    assert {row[first.index(min(added))] for row in rest} <= {"P", "继续跟进"}
    assert xlcrm("undo", path).code == 0
    assert [row[:5] for row in read_workbook(path)["Clients"][1:]] == rows


def test_so_does_it_in_a_book_that_has_all_three_sheets_but_was_never_refreshed(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Customers": [["Company", "Grade", "Next Step"], ["Acme", "A", "Send samples in May"]],
        "Touches": [["Date", "Customer", "Direction"], [DAY, "Acme", "Out"]],
        "Quotes": [["Quote No", "Date", "Customer", "Status"]],
    }
    path = written(tmp_path, sheets)
    bytes_before, cells_before = path.read_bytes(), every_cell(path.read_bytes())
    with pytest.raises(NotACrmBook, match="`xlcrm adopt` keeps it"):
        crm.refresh_book(path, DAY, NOW)
    assert path.read_bytes() == bytes_before
    plan = adopted(path)
    assert crm.refresh_book(path, DAY, NOW).problems == []
    after = every_cell(path.read_bytes())
    assert {"xlcrm Grade", "xlcrm Next Step"} <= set(plan.added) and not {"Touches", "Quotes"} & set(plan.sheets)
    assert {k: after[k] for k in cells_before} == cells_before


def test_sheets_of_the_users_that_serve_are_used_and_others_stand_beside_ours(tmp_path: Path) -> None:
    sheets: Sheets = {
        **EN,
        "Quotes": [["Quote No", "Date", "Customer", "Status"], ["Q1", DAY, "Borg Pumps", "Sent"]],
        "Contacts": [["Name", "Extension"], ["Reception", 9]],
        "Settings": [["Theme", "dark"]],
    }
    path = written(tmp_path, sheets)
    plan = adopted(path)
    assert "Quotes" not in plan.sheets and {"xlcrm Contacts", "xlcrm Settings"} <= set(plan.sheets)
    report = crm.refresh_book(path, DAY, NOW)
    assert report.problems == []
    assert {t: rows for t, rows in read_workbook(path).items() if t in ("Contacts", "Settings", "Quotes")} == {
        t: sheets[t] for t in ("Contacts", "Settings", "Quotes")
    }


# ---- what the user says ------------------------------------------------------------------------------------------


def test_map_and_sheet_go_before_all_else(tmp_path: Path) -> None:
    path = written(tmp_path, {**EN, "2026": [["Trade name", "Client", "Country"], ["Acme", "x", "DE"]]})
    plan = adopted(path, sheet="2026", mapping=["Trade name=Company", "Country="])
    assert plan.title == "2026"
    assert {u.header: u.column for u in plan.columns} == {"Trade name": "Company", "Client": None, "Country": None}
    assert settings_of(path)["Column Country"] == "-"
    crm.refresh_book(path, DAY, NOW)
    assert read_workbook(path)["xlcrm Agenda"][1][5:7] == ["Acme", None]


def test_a_sheet_that_looks_like_orders_is_taken_where_the_user_says_so(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"Orders": [["Customer", "Order #", "Qty", "Amount"], ["Acme", 7, 2, 30], ["Borg", 8, 1, 10]]},
    )
    assert plan_adoption(path, "en").title is None
    assert plan_adoption(path, "en", sheet="Orders").title == "Orders"
    assert plan_adoption(path, "en", mapping=["Customer=Company"]).customers == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"sheet": "Nope"}, "Clients, Agenda"),
        ({"mapping": ["Codex=Customer ID"]}, "“Codex”"),
        ({"mapping": ["Code"]}, "“Code”"),
        ({"mapping": ["Code=Colour"]}, "Customer ID, Company"),
        ({"mapping": ["Code=Grade"]}, "Customer ID, Company"),
        ({"sheet": "Agenda"}, "--map"),
    ],
)
def test_what_the_user_says_must_fit_the_book(en: Path, said: dict[str, Any], words: str) -> None:
    before = en.read_bytes()
    with pytest.raises(UsageMistake) as caught:
        plan_adoption(en, "en", **said)
    assert words in caught.value.text.en
    assert en.read_bytes() == before


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mapping": ["Remarks=Notes"]}, "change the rows “Column Company” and so on of its Settings sheet."),
        (
            {"last": LastContacts("Seen", DAY)},
            "copy the company and “Seen” of each row into Customer and Date of Touches",
        ),
    ],
)
def test_of_a_crm_book_it_is_told_where_to_say_so(en: Path, said: dict[str, Any], words: str) -> None:
    adopted(en)
    with pytest.raises(UsageMistake) as caught:
        plan_adoption(en, "en", **said)
    assert words in caught.value.text.en


# ---- laws --------------------------------------------------------------------------------------------------------


def test_adopting_twice_changes_nothing_and_a_crm_book_stays_as_it_is(tmp_path: Path, en: Path) -> None:
    adopted(en)
    assert plan_adoption(en, "en").changes is False
    crm.refresh_book(en, DAY, NOW)
    assert plan_adoption(en, "en").changes is False
    crm.new_book(tmp_path / "new.xlsx", "zh")
    plan = plan_adoption(tmp_path / "new.xlsx", "en")
    assert (plan.adopted, plan.changes, carry_out(plan, NOW)) == (True, False, None)


def test_a_crm_book_that_lacks_a_sheet_gets_it(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Customers": [["Company"], ["Acme"]], "Touches": [["Date", "Customer", "Direction"]], "Quotes": [["Date", "Customer", "Status"]],
    }  # fmt: skip
    path = written(tmp_path, sheets)
    plan = adopted(path)
    assert plan.adopted and {schema.sheet_named(t) for t in plan.sheets} == {
        s for s in schema.SHEETS if s.name not in sheets
    }
    assert crm.refresh_book(path, DAY, NOW).customers == 1


def test_a_crm_book_without_columns_of_ours_has_no_colours_by_them_until_a_refresh_adds_them(tmp_path: Path) -> None:
    """Excel calls a book damaged that has a conditional format with a formula that is none."""
    path = written(
        tmp_path,
        {
            "Customers": [["Company", "Do Not Contact"], ["Acme", None]],
            "Touches": [["Date", "Customer", "Direction"]],
            "Quotes": [["Date", "Customer", "Status"]],
        },
    )
    adopted(path)
    assert colours(path, "Customers") == ["quiet"]
    crm.refresh_book(path, DAY, NOW)
    assert colours(path, "Customers") == ["quiet", "neglected", "overdue", "due"]


def colours(path: Path, title: str) -> list[str]:
    """The names of the colours of a sheet, each of which has a formula that names cells and no columns."""
    rules = openpyxl.load_workbook(path)[title].conditional_formatting
    formulas = [formula for area in rules for rule in area.rules for formula in rule.formula]
    assert not [formula for formula in formulas if "{" in formula]
    return [formula.partition('N("xlcrm:')[2].partition('"')[0] for formula in formulas]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Date", "Customer", "Direction"], {
            "Medium": "Email,Phone,Fax,Courier,IM,Via customer,Meeting",
            "Topic": "self-check,price,product,news,fair,visit,holiday,first-letter,quote,reply",
        }),
        (["日期", "客户", "方向", "媒介"], {"话题": "自检,价格更新,产品更新,公司动态,展会邀请,来访邀请,节日问候,开发信,报价跟进,回复"}),
    ],
)  # fmt: skip
def test_the_columns_that_a_refresh_adds_to_touches_offer_the_words_of_their_lists(
    tmp_path: Path, header: list[Cell], expected: dict[str, str]
) -> None:
    chinese = header[0] == "日期"
    book: Sheets = {
        "客户" if chinese else "Customers": [["公司名称" if chinese else "Company"], ["Acme"]],
        "Touches": [header],
    }
    path = written(
        tmp_path, {**book, "Quotes": [["日期", "客户", "状态"] if chinese else ["Date", "Customer", "Status"]]}
    )
    crm.refresh_book(path, DAY, NOW)
    found = drop_downs(path, "Touches", 1_048_576)
    assert {head: ",".join(words) for head, (words, _, _) in found.items()} == expected


CELLS = (
    st.none()
    | st.sampled_from(["Acme", "Borg", "x@y.z", "C-0007", " ", "=1", "王府", "No."])
    | st.integers(-5, 99)
    | st.just(DAY)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(
    header_rows(),
    st.lists(st.lists(CELLS, max_size=9), max_size=5),
    st.integers(0, 2),
    st.sampled_from(["Data", "客户", "Customers", "Contacts"]),
)
def test_law_no_cell_of_the_users_is_ever_changed_and_refresh_works(
    tmp_path: Path, headers: list[tuple[int, str]], rows: list[list[Cell]], above: int, title: str
) -> None:
    titles: list[list[str]] = [["A title"], []][:above]
    path = written(tmp_path, {title: [*titles, [h for _, h in headers], *rows], "Log": [["mine"]]})
    shutil.rmtree(tmp_path / FOLDER, ignore_errors=True)
    before = every_cell(path.read_bytes())

    adopted(path)
    after = every_cell(path.read_bytes())
    assert {k: after.get(k) for k in before} == before
    assert plan_adoption(path, "en").changes is False

    crm.refresh_book(path, DAY, NOW)
    once = path.read_bytes()
    after = every_cell(once)
    assert {k: after.get(k) for k in before if not blank(before[k])} == {
        k: v for k, v in before.items() if not blank(v)
    }
    crm.refresh_book(path, DAY, NOW)
    assert path.read_bytes() == once


def blank(held: tuple[object, object]) -> bool:
    """A cell of spaces in the column of the customers' numbers is filled in by refresh, as an empty one is."""
    return isinstance(held[0], str) and not held[0].strip()


# ---- what stands in the way --------------------------------------------------------------------------------------


def refused(path: Path, word: str) -> None:
    before = path.read_bytes()
    for lang, reason in (("en", word), ("zh", "受保护" if word == "protected" else "签名")):
        done = xlcrm("adopt", "--yes", path, lang=lang)
        assert (done.code, reason in done.err, len(done.err.strip().splitlines())) == (1, True, 1), done
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_protected_list_is_not_written_to(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Client", "Email"])
    book.worksheets[0].protection.sheet = True
    book.save(tmp_path / "book.xlsx")
    refused(tmp_path / "book.xlsx", "protected")


def test_a_protected_sheet_that_need_not_be_written_is_no_obstacle(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Client", "Email"])
    book.create_sheet("Prices").protection.sheet = True
    book.save(tmp_path / "book.xlsx")
    assert adopted(tmp_path / "book.xlsx").title == "Sheet"


PIVOT = {
    "xl/pivotTables/pivotTable1.xml": '<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><location ref="A3:B5"/></pivotTableDefinition>',
    "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="x/pivotTable" Target="../pivotTables/pivotTable1.xml"/></Relationships>',
}


def text_rows(first: int, *rows: tuple[str, str]) -> str:
    cells = '<row r="{0}"><c r="A{0}" t="str"><v>{1}</v></c><c r="B{0}" t="str"><v>{2}</v></c></row>'
    return "".join(cells.format(first + n, *row) for n, row in enumerate(rows))


def test_a_pivot_table_is_no_list_for_its_rows_are_laid_out_anew(tmp_path: Path) -> None:
    """What a refresh writes beside a customer would stand beside another after the next update of the pivot table."""
    by_country = sheet(
        text_rows(3, ("Company", "Email"), ("Borg", "eva@borg.example"), ("Iberluz", "i@iberluz.example"))
    )
    clients = sheet(text_rows(1, ("Company", "Phone"), ("Borg", "+46 8 1"), ("Iberluz", "+34 91")))
    (path := tmp_path / "book.xlsx").write_bytes(package(by_country, clients, more=PIVOT))
    assert plan_adoption(path, "en").title == "Sheet2"
    with pytest.raises(UsageMistake) as caught:
        plan_adoption(path, "en", sheet="Sheet1")
    assert "Sheet1 is a pivot table" in caught.value.text.en and "数据透视表" in caught.value.text.zh
    path.write_bytes(package(by_country, more=PIVOT))
    assert plan_adoption(path, "en").title is None


def test_a_list_beneath_one_merged_cell_has_no_room_for_columns(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>Client</v></c><c r="B1" t="str"><v>Email</v></c></row><row r="2"><c r="A2" t="str"><v>Firm</v></c></row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    path = tmp_path / "book.xlsx"
    path.write_bytes(package(sheet(rows, after=merged)))
    done = xlcrm("adopt", "--yes", path)
    assert (done.code, done.err.count("\n"), "used up to its last column" in done.err) == (1, 1, True)
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The cell Clients!H2 lies beneath the merged cells G2:I4"),
        ("zh", "单元格 Clients!H2 位于合并单元格 G2:I4 之下"),
    ],
)
def test_cells_that_somebody_has_merged_over_our_columns_are_told_of_and_nothing_is_written(
    tmp_path: Path, lang: str, said: str
) -> None:
    path = written(
        tmp_path,
        {"Clients": [["Client", "Email"], ["Firm", "a@x.example"]]}
        if lang == "en"
        else {"Clients": [["客户名称", "邮箱"], ["甲公司", "a@x.example"]]},
    )
    adopted(path, lang)
    workbook = openpyxl.load_workbook(path)
    workbook["Clients"].merge_cells("G2:I4")
    workbook.save(path)
    before = path.read_bytes()
    done = xlcrm("refresh", path, lang=lang)
    assert (done.code, done.err.count("\n"), said in done.err) == (1, 1, True), done.err
    assert path.read_bytes() == before


def test_a_protected_structure_takes_no_sheets(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(package(sheet(""), workbook='<workbookProtection lockStructure="1"/>'))
    refused(tmp_path / "book.xlsx", "protected")


def test_a_signed_book_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(package(sheet(""), more={"_xmlsignatures/origin.sigs": b""}))
    refused(tmp_path / "book.xlsx", "signed")


def test_a_list_up_to_the_last_column_has_no_room(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Client</t></is></c><c r="B1" t="inlineStr"><is><t>Email</t></is></c><c r="XFD1"><v>1</v></c></row>'
    (tmp_path / "book.xlsx").write_bytes(package(sheet(row)))
    with pytest.raises(WritingForbidden, match="last column"):
        plan_adoption(tmp_path / "book.xlsx", "en")


REVISIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders"


def test_a_shared_workbook_of_the_old_kind_gets_its_sheets_without_tables_for_excel_allows_none_there(
    tmp_path: Path,
) -> None:
    plain = written(tmp_path, EN, "plain.xlsx")
    shared = tmp_path / "book.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(shared, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                relation = f'<Relationship Id="rId99" Type="{REVISIONS}" Target="revisions/revisionHeaders.xml"/>'
                data = data.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            new.writestr(name, data)
        new.writestr("xl/revisions/revisionHeaders.xml", "<headers/>")

    adopted(shared)
    adopted(plain)

    for path in (plain, shared):
        assert crm.refresh_book(path, DAY, NOW).customers == 2
    assert read_workbook(shared) == read_workbook(plain)
    for path, has_tables in ((plain, True), (shared, False)):
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
            assert any("/tables/" in name for name in names) is has_tables
            assert any(b"tablePart" in file.read(n) for n in names if n.startswith("xl/worksheets/s")) is has_tables
    once = shared.read_bytes()
    crm.refresh_book(shared, DAY, NOW)
    assert shared.read_bytes() == once


def test_an_output_sheet_that_a_shared_workbook_lacks_is_no_table_either() -> None:
    book = Workbook(package(sheet(""), more={"xl/revisions/revisionHeaders.xml": "<headers/>"}))
    part = "xl/_rels/workbook.xml.rels"
    relation = f'<Relationship Id="rId99" Type="{REVISIONS}" Target="revisions/revisionHeaders.xml"/></Relationships>'
    book.package.put(part, book.package.read(part).replace(b"</Relationships>", relation.encode()))
    book = Workbook(book.to_bytes())
    book.add_sheet("Agenda", SheetDesign((("Due", "date", 12.0),), "Agenda"))
    assert [s.tables for s in Workbook(book.to_bytes()).sheets] == [(), ()]


def test_macros_are_kept(tmp_path: Path) -> None:
    (tmp_path / "book.xlsm").write_bytes(package(sheet(""), more={"xl/vbaProject.bin": b"macros"}))
    adopted(tmp_path / "book.xlsm")
    with zipfile.ZipFile(tmp_path / "book.xlsm") as file:
        assert file.read("xl/vbaProject.bin") == b"macros"


def test_a_book_that_was_saved_after_the_question_is_not_written_over(en: Path) -> None:
    plan = plan_adoption(en, "en")
    en.write_bytes(b"somebody's save")
    with pytest.raises(Conflict):
        carry_out(plan, NOW)
    assert en.read_bytes() == b"somebody's save"


# ---- the command -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "own"), [("en", "yours, left alone"), ("zh", "您自己的列，不动")])
def test_the_command_shows_how_it_understands_and_asks_for_consent(zh: Path, lang: str, own: str) -> None:
    before = zh.read_bytes()
    done = xlcrm("adopt", zh, lang=lang)
    assert (done.code, zh.read_bytes()) == (2, before)
    assert own in done.out and "外贸客户" in done.out and "--yes" in done.err
    assert [p.name for p in zh.parent.iterdir()] == [zh.name]

    assert xlcrm("adopt", zh, "--dry-run", lang=lang).code == 0
    assert zh.read_bytes() == before

    done = xlcrm("adopt", zh, "--yes", "--map", "等级=手动等级", lang=lang)
    assert done.code == 0 and "xlcrm refresh" in done.out and FOLDER in done.out
    again = xlcrm("adopt", zh, lang=lang)
    assert again.code == 0 and len(again.out.splitlines()) == 1
    assert xlcrm("refresh", zh, "--today", TODAY).code == 0


@pytest.mark.parametrize(
    ("headers", "rows", "names"),
    [
        (
            ["Company", "First Name", "Last Name"],
            [["Acme", "Anna", "Webb"], ["Borg", None, "Lund"], ["Coral", "Cy", None], ["Delta", None, None]],
            ["Anna Webb", "Lund", "Cy", None],
        ),
        (["公司名称", "姓", "名"], [["甲公司", "王", "小明"], ["Acme", "Webb", "Anna"]], ["王小明", "Anna Webb"]),
    ],
)
def test_a_name_in_two_columns_is_read_as_one(
    tmp_path: Path, headers: list[Cell], rows: list[list[Cell]], names: list[Cell]
) -> None:
    path = written(tmp_path, {"Clients": [headers, *rows]})
    adopted(path)
    crm.refresh_book(path, DAY, NOW)
    contact, company = ("Contact", "Company") if headers[0] == "Company" else ("联系人", "公司名称")
    header, *agenda = read_workbook(path)["Agenda" if contact == "Contact" else "日程"]
    found = {row[header.index(company)]: row[header.index(contact)] for row in agenda}
    assert [found[row[0]] for row in rows] == names
    settings = settings_of(path, "Settings" if contact == "Contact" else "设置")
    assert set(headers) <= set(settings.values())


TWO_ROWS: Sheets = {
    "客户": [
        ["序号", "公司名称", "国家", "联系方式", None, None, "备注"],
        [None, None, None, "联系人", "邮箱", "电话"],
        [1, "Acme", "德国", "Anna Webb", "a@x.example", "+49 30 123456", "老客户"],
        [2, "Borg", "瑞典", None, "b@x.example", None, None],
    ]
}


def test_a_header_in_two_rows_is_read_as_one(tmp_path: Path) -> None:
    path = written(tmp_path, TWO_ROWS)
    plan = adopted(path)
    assert {u.header: u.column for u in plan.columns} == {
        "序号": None, "公司名称": "Company", "国家": "Country", "联系人": "Contact", "邮箱": "Email", "电话": "Phone", "备注": "Notes",
    }  # fmt: skip
    assert (plan.customers, plan.apart) == (2, "")
    report = crm.refresh_book(path, DAY, NOW)
    assert (report.customers, report.problems) == (2, [])
    rows = read_workbook(path)
    assert rows["客户"][1] == TWO_ROWS["客户"][1]
    assert [row[:7] for row in rows["客户"][2:4]] == [TWO_ROWS["客户"][2], [*TWO_ROWS["客户"][3], None][:7]]
    header, first, second, *_ = rows["日程"]
    places = [header.index(h) for h in ("公司名称", "联系人", "邮箱", "电话")]
    assert [[row[p] for p in places] for row in (first, second)] == [
        ["Acme", "Anna Webb", "a@x.example", "+49 30 123456"], ["Borg", None, "b@x.example", None],
    ]  # fmt: skip
    once = path.read_bytes()
    crm.refresh_book(path, DAY, NOW)
    assert path.read_bytes() == once
    assert plan_adoption(path, "zh").changes is False


def test_a_first_row_without_a_company_is_no_second_row_of_the_header(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"Clients": [["Client", "Email", "Remarks"], [None, "Notes", "x"], ["Acme", "a@b.c", None]]}
    )
    assert [u.header for u in adopted(path).columns] == ["Client", "Email", "Remarks"]


@pytest.mark.parametrize(
    ("header", "cells", "column"),
    [
        ("Contact", ["+49 30 123456", "+1 212 555 0100", "Anna"], "Phone"),
        ("Contact", ["Anna", "Bo", "+1 212 555 0100"], "Contact"),
        ("Region", ["Asia", "Europe", "EMEA"], None),
        ("Region", ["Germany", "法国", "Iberia"], "Country"),
        ("Mail", ["sent", "sent", None], None),
        ("Mobile", ["yes", "no", "yes"], None),
        ("Created", ["03/04/2026", "5/6/26", "May"], None),
        ("Created", ["2026-03-04", DAY, None], "Added"),
        ("Fax", [None, None, None], "Fax"),
        ("Channel", ["Canton Fair", "Google", None], "Source"),
    ],
)
def test_what_stands_beneath_a_header_must_bear_it_out(
    tmp_path: Path, header: str, cells: list[Cell], column: str | None
) -> None:
    rows: list[list[Cell]] = [["Client", "Website", header]]
    rows += [[f"Firm {n}", "www.x.example", cell] for n, cell in enumerate(cells)]
    path = written(tmp_path, {"Clients": rows})
    plan = adopted(path)
    assert next(u.column for u in plan.columns if u.header == header) == column
    if header == "Contact" and column == "Phone":
        assert settings_of(path)["Column Contact"] == "-"
    assert crm.refresh_book(path, DAY, NOW).customers == 3


@pytest.mark.parametrize(
    ("headers", "row", "read"),
    [
        ("Company | Mobile Phone | Corporate Phone", "Acme | | '+31 20 1234567", {"Phone": "Corporate Phone"}),
        ("Company | Email | Mail", "Acme | | a@x.y", {"Email": "Mail"}),
        ("Company | Email | Mail", "Acme | | see card", {"Email": "Email"}),  # no address there either
        ("公司 | 国家 | 联系方式", "Acme | DE | Hans hans@x.y +49 30 1234567", {"Email": "联系方式"}),
        ("公司 | 国家 | 联系方式", "Acme | DE | '+49 30 1234567", {"Phone": "联系方式"}),
    ],
)
def test_a_column_that_holds_nothing_gives_way_to_one_that_says_the_same_and_holds_it(
    tmp_path: Path, headers: str, row: str, read: dict[str, str]
) -> None:
    book = written(tmp_path, {"Sheet1": [headers.split(" | "), [v.strip(" '") or None for v in row.split("|")]]})
    plan = plan_adoption(book, "en")
    assert {u.column: u.header for u in plan.columns if u.column in ("Phone", "Email")} == read


@pytest.mark.parametrize(
    ("headers", "rows", "read"),
    [
        ("Company | Reach | Where", "Acme | a@acme.de | Germany\nBeta | b@beta.fr | France", {"Email": "Reach", "Country": "Where"}),
        ("公司 | 联络 | 去向", "Acme | '+49 30 1234567 | 德国\nBeta | '0033 1 234567 | 法国", {"Phone": "联络", "Country": "去向"}),
        ("Company | Mail 1 | Reach", "Acme | a@acme.de | c@acme.de\nBeta | b@beta.fr | d@beta.fr", {"Email": "Mail 1"}),
        ("Company | First | Second", "Acme | a@acme.de | c@acme.de\nBeta | | d@beta.fr", {"Email": "Second"}),  # the fuller
        # A colleague's, who stands in many rows, or whose header says so.
        ("Company | Who", "Acme | li@us.cn\nBeta | li@us.cn\nGamma | li@us.cn", {}),
        ("Company | Owner address", "Acme | a@us.cn\nBeta | b@us.cn", {}),
        ("公司 | 业务员账号", "Acme | a@us.cn\nBeta | b@us.cn", {}),
        ("Company | Web", "Acme | see a@acme.de\nBeta | www.beta.fr", {}),
        ("Company | Made in", "Acme | China\nBeta | China", {}),  # that of every row says nothing of buyers
        ("Company | Dept", "Acme | IT\nBeta | HR", {}),  # not Italy and Croatia
        ("Company | Code", "Acme | 4930123456\nBeta | 3312345678", {}),
    ],
)  # fmt: skip
def test_where_no_header_says_it_the_cells_may(tmp_path: Path, headers: str, rows: str, read: dict[str, str]) -> None:
    cells = [[v.strip(" '") or None for v in row.split("|")] for row in rows.split("\n")]
    plan = plan_adoption(written(tmp_path, {"Clients": [headers.split(" | "), *cells]}), "en")
    assert {u.column: u.header for u in plan.columns if u.column in ("Phone", "Email", "Country")} == read


def test_a_channel_by_which_people_wrote_is_no_source(tmp_path: Path) -> None:
    headers = ["Date", "Customer", "Country", "Person", "Channel", "Next date"]
    rows: list[list[Cell]] = [
        [DAY, "Xi Ltd", "Ghana", "Kofi", "WhatsApp", DAY],
        [DAY, "Pi Ltd", "Togo", "Ama", "Email", DAY],
    ]
    plan = plan_adoption(written(tmp_path, {"Clients": [headers, *rows]}), "en")
    assert {u.header: u.column for u in plan.columns}["Channel"] is None


def test_a_header_that_the_user_gives_away_is_not_taken_by_its_cells(tmp_path: Path) -> None:
    book = written(tmp_path, {"Clients": [["Company", "Reach"], ["Acme", "a@acme.de"], ["Beta", "b@beta.fr"]]})
    assert [u.column for u in plan_adoption(book, "en", mapping=["Reach="]).columns] == ["Company", None]


def test_the_days_of_last_contact_become_touches_where_the_user_says_so(tmp_path: Path) -> None:
    """So that whom he has written to is none to be approached for the first time."""
    rows: list[list[Cell]] = [
        ["Customers of 2026"],
        ["Client", "Email", "Sales", "Last contact"],
        ["Acme", "a@b.c", "Mei", dt.date(2026, 11, 13)],
        ["Borg", "b@b.c", "Mei", "2026-10-01 10:22"],
        ["Casa", "c@b.c", None, "soon"],
        ["Dana", "d@b.c", None, None],
    ]
    path = written(tmp_path, {"Clients": rows})
    plan = plan_adoption(path, "en", last=LastContacts("last contact", DAY))
    assert [n.en for n in plan.notices] == [
        "The days under “last contact” become 2 touches out in Touches. Row 5 gives none: the day cannot be read or lies "
        "ahead, or the company stands in several rows."
    ]
    carry_out(plan, NOW)
    header, *touches = read_workbook(path)["Touches"]
    assert [[dict(zip(header, row, strict=False))[c] for c in ("Customer", "Direction", "By")] for row in touches] == [
        ["Acme", "Out", "Mei"],
        ["Borg", "Out", "Mei"],
    ]
    assert [str(row[0])[:10] for row in touches] == ["2026-11-13", "2026-10-01"]
    assert crm.refresh_book(path, DAY, NOW).customers == 4
    _, header, *rows = read_workbook(path)["Clients"]
    assert [row[header.index("Grade")] for row in rows] == ["D", "D", "P", "P"]


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        (
            {"Clients": [["Client", "Email"], ["Acme", "a@b.c"]]},
            Text("The list has no header “Last”: it has Client, Email.", "名单中没有表头“Last”：现有 Client、Email。"),
        ),
        (
            {"Sheet1": [["x", "y"], [1, 2]]},
            Text("The list has no header “Last”, for there is no list.", "名单中没有表头“Last”：没有找到名单。"),
        ),
    ],
)
def test_a_header_of_last_contacts_must_be_that_of_a_column(tmp_path: Path, sheets: Given, sentence: Text) -> None:
    with pytest.raises(UsageMistake) as refused:
        plan_adoption(written(tmp_path, sheets), "en", last=LastContacts("Last", DAY))
    assert refused.value.text == sentence


@pytest.mark.parametrize(
    ("header", "more"), [(["Name", "Value"], []), (["Name", "Value", "Explanation"], ["explained"])]
)
def test_in_settings_typed_by_hand_what_is_named_there_already_is_filled_in_and_the_rest_added_beneath(
    tmp_path: Path, header: list[Cell], more: list[str]
) -> None:
    rows: list[list[Cell]] = [header, ["Sender Name", "Wang"], ["sheet customers", None], ["Sender Company", "Pumps"]]
    path = written(tmp_path, {"Clients": [["Client", "Email"], ["Acme", "a@b.c"]], "Settings": rows})
    adopted(path)
    found = read_workbook(path)["Settings"]
    assert found[1:4] == [["Sender Name", "Wang"], ["sheet customers", "Clients"], ["Sender Company", "Pumps"]]
    assert [row[:2] for row in found[4:]] == [["Column Company", "Client"], ["Column Email", "Email"]]
    assert [["explained" for _ in row[2:]] for row in found[4:]] == [more, more]


def test_a_japanese_list_is_no_chinese_one(tmp_path: Path) -> None:
    book = written(tmp_path, {"顧客": [["会社名", "国", "メールアドレス"], ["東京電機", "日本", "a@x.y"]]})
    plan = adopted(book)
    assert "Agenda" in plan.sheets
    crm.refresh_book(book, DAY, NOW)
    assert "Agenda" in read_workbook(book)


def test_a_column_of_numbers_is_not_the_companys(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"SAP": [["Customer", "Name 1", "E-Mail"], [100, "Acme", "a@b.c"], [101, "Borg", "b@b.c"]]}
    )
    assert {u.header: u.column for u in adopted(path).columns} == {
        "Customer": None,
        "Name 1": "Company",
        "E-Mail": "Email",
    }


def test_a_number_of_a_customer_above_the_list_or_beneath_its_totals_is_not_given_out_again(tmp_path: Path) -> None:
    for name, place in (("above", "A1"), ("below", "A9"), ("totals", "A7")):
        path = tmp_path / f"{name}.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet("Customers")
            page.write(place, "C-0077")
            columns = [{"header": h} for h in ("Company", "Email")]
            rows = [["Acme", "a@b.c"], ["Borg", "b@b.c"]]
            page.add_table("A3:B6", {"columns": columns, "data": rows, "total_row": True})
        adopted(path)
        crm.refresh_book(path, DAY, NOW)
        rows_now = read_workbook(path)["Customers"]
        number = next(row for row in rows_now if "Customer ID" in row).index("Customer ID")
        assert [row[number] for row in rows_now[3:5]] == ["C-0078", "C-0079"], name


def test_undo_after_a_refresh_leaves_the_book_adopted(en: Path) -> None:
    assert xlcrm("adopt", en, "--yes").code == 0
    once = every_cell(en.read_bytes())
    assert xlcrm("refresh", en, "--today", TODAY).code == 0
    assert xlcrm("undo", en).code == 0
    assert every_cell(en.read_bytes()) == once


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_libreoffice_opens_an_adopted_book(lo_convert: Convert, tmp_path: Path, lang: str) -> None:
    path = written(tmp_path, ZH if lang == "zh" else EN)
    plan = adopted(path)
    again = openpyxl.load_workbook(lo_convert(path))
    assert set(plan.sheets) < set(again.sheetnames)
    title = plan.title
    assert title is not None
    assert {plan.columns[0].header, *plan.added} <= {
        str(c.value) for row in again[title].iter_rows(max_row=4) for c in row
    }


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_back_to_itself_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").symlink_to("book.xlsx")
    done = xlcrm("adopt", "--yes", tmp_path / "book.xlsx")
    assert done.code == 1 and "leads back to itself" in done.err and len(done.err.splitlines()) == 1


def test_a_table_beside_the_list_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("List")
        page.write_row(0, 0, ["Client", "Email"])
        page.write_row(1, 0, ["Acme", "a@b.c"])
        page.add_table(0, 3, 4, 4, {"name": "Rates", "columns": [{"header": "Currency"}, {"header": "Rate"}]})
    adopted(path)
    assert openpyxl.load_workbook(path)["List"].tables["Rates"].ref == "D1:E5"
    assert crm.refresh_book(path, DAY, NOW).customers == 1


def test_the_rows_of_an_excel_table_beneath_the_list_are_no_customers_whatever_its_headers(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        clients = book.add_worksheet("Clients")
        clients.add_table("A1:B2", {"columns": [{"header": "Client"}, {"header": "Country"}], "data": [["Borg", "SE"]]})
        clients.add_table(
            "A6:B7", {"columns": [{"header": "Agent"}, {"header": "Region"}], "data": [["Bo Lind", "EU"]]}
        )
    assert adopted(tmp_path / "book.xlsx").customers == 1
    assert crm.refresh_book(tmp_path / "book.xlsx", DAY, NOW).customers == 1
    tables = openpyxl.load_workbook(tmp_path / "book.xlsx")["Clients"].tables.values()
    assert "A6:B7" in {table.ref for table in tables}


def test_what_a_killed_adoption_left_unfinished_is_brought_to_an_end_by_the_next_that_has_nothing_to_write(
    tmp_path: Path,
) -> None:
    book = written(tmp_path, EN)
    old = book.read_bytes()
    adopted(book)
    (backup,) = backups.backups(book)
    backup.rename(backup.with_name(backups.swap_name(backup.name, backups.digest(book.read_bytes()))))
    (book.parent / FOLDER / backups.writing_name(book)).write_bytes(b"half a co")
    assert xlcrm("adopt", book, "--yes").code == 0
    assert [path.read_bytes() for path in backups.backups(book)] == [old]
    assert {path.suffix for path in (book.parent / FOLDER).iterdir()} == {".xlsx", ".lock"}


def test_a_header_that_stands_twice_in_the_file_with_something_else_is_none(tmp_path: Path) -> None:
    """Some program wrote row 1 twice: it is no header, and the sentence says that there is none."""
    text, number = '<c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c>', '<c r="A{0}"><v>{1}</v></c>'
    rows = [(1, text, "Firm"), (2, text, "Acme"), (1, number, 9)]
    book = tmp_path / "book.xlsx"
    book.write_bytes(package(sheet("".join(f'<row r="{n}">{cell.format(n, held)}</row>' for n, cell, held in rows))))
    with pytest.raises(UsageMistake, match="No header there stands for the company"):
        plan_adoption(book, "en", mapping=["Firm=Company"])
