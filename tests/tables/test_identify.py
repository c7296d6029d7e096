"""domain.md 10: IDs given out, doubled ones, and who a name means."""

import pytest
from book_text import Sheets, column, places, records, refreshed, standings, typed, understood

from xlcrm.model import Cell


def ids(text: str) -> list[Cell]:
    """The IDs of Customers after a refresh."""
    sheets = typed(text)
    refreshed(sheets)
    return column(sheets, next(iter(sheets)), "Customer ID")


def test_the_first_id_has_four_digits_and_they_go_in_row_order() -> None:
    assert ids("Customers\nCustomer ID | Company\n| Acme\n| Borg") == ["C-0001", "C-0002"]


def test_a_new_id_is_one_above_the_highest_not_in_a_gap() -> None:
    assert ids("Customers\nCustomer ID | Company\nC-0007 | Acme\n| Borg\nC-0002 | Cyan") == [
        "C-0007",
        "C-0008",
        "C-0002",
    ]


@pytest.mark.parametrize(
    ("highest", "given"),
    [
        ("Ｃ-0012", "C-0013"),
        ("'␣ｃ－００１２", "C-0013"),
        ("C-12", "C-0013"),
        ("C-00012", "C-00013"),
        ("C-9999", "C-10000"),
        ("C-099999", "C-100000"),
        ("c-0012", "C-0013"),
    ],
)
def test_a_new_id_has_four_digits_or_as_many_as_the_highest_has(highest: str, given: str) -> None:
    assert ids(f"Customers\nCustomer ID | Company\n{highest} | Acme\n| Borg")[1] == given


@pytest.mark.parametrize("other", ["C-0042b", "XC-0042", "D-0042", "see C-0042", "C-", "C0042"])
def test_what_is_no_such_number_does_not_count(other: str) -> None:
    assert ids(f"Customers\nCustomer ID | Company\n{other} | Acme\n| Borg")[1] == "C-0001"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Touches\nDate | Customer | Direction\n2026-11-02 | C-0042 | Out",
        "Touches\nDate | Customer | Direction | Message ID\n| | | C-0042",
        "Quotes\nDate | Customer | Status\n2026-11-02 | '␣c-0042 | Sent",
        "Contacts\nCustomer | Name\nC-0042 | Ann",
        "Agenda\nDue | State | Customer ID\n2026-11-02 | due | C-0042",
        "Agenda\nDue | State | Customer ID\n2026-11-02 | due | C-0001\n| |\nC-0042 | |",
        "Touches\nDate | Customer | Direction | My own\n| | | C-0042",
        "My sheet\nA | B\nC-0042 | 1",
        "My sheet\nC-0042 | Acme\nC-0041 | Borg",
    ],
    ids=[
        "touch",
        "another column",
        "quote",
        "contact",
        "agenda",
        "beneath the agenda",
        "the user's column",
        "the user's sheet",
        "no header",
    ],
)
def test_the_highest_is_sought_anywhere_in_the_book(elsewhere: str) -> None:
    assert ids("Customers\nCustomer ID | Company\n| Acme\n" + elsewhere) == ["C-0043"]


def test_a_new_id_is_never_one_that_stands_there_in_another_width() -> None:
    sheets = typed("Customers\nCustomer ID | Company\n| Acme\nＣ-0001 | Borg")
    refreshed(sheets)
    assert column(sheets, "Customers", "Customer ID") == ["C-0002", "Ｃ-0001"]
    assert [r["Company"] for r in records(sheets, "Agenda")] == ["Acme", "Borg"]


@pytest.mark.parametrize("blank", ["'␣", "'", "'\u200b␣"], ids=["a space", "empty text", "what nobody sees"])
def test_an_id_that_only_looks_filled_in_is_filled_in_too(blank: str) -> None:
    assert ids(f"Customers\nCustomer ID | Company\n{blank} | Acme") == ["C-0001"]


def test_an_absurdly_long_number_stops_nothing() -> None:
    sheets: Sheets = {
        **typed(""),
        "Customers": [["Customer ID", "Company"], ["C-" + "9" * 5000, "Acme"], [None, "Borg"]],
    }
    refreshed(sheets)
    assert column(sheets, "Customers", "Grade") == ["P", "P"]


def test_a_column_of_ids_is_added_where_there_is_none() -> None:
    assert ids("Customers\nCompany |\nAcme |\nBorg |") == ["C-0001", "C-0002"]


def test_an_id_that_stands_is_never_written_over() -> None:
    assert ids("Customers\nCustomer ID | Company\n'␣␣x-1 | Acme\n1001 | Borg\n12.5 | Cyan") == ["  x-1", 1001, 12.5]


@pytest.mark.parametrize(
    ("rows", "ids", "listed"),
    [
        (
            "公司 | Country | Mail\nAcme | DE | a@x.y",
            ["Acme"],
            [],
        ),  # the header again in another language, right beneath it
        ("Acme | DE | a@x.y\nCompany | Country | Email\nBorg | SE |", ["Acme", "Borg"], ["A3"]),
        ("Acme | DE | a@x.y\n|| Email\nBorg | SE |", ["Acme", "Borg"], ["A3"]),  # one alone is a row without a company
        ("Firm | DE | a@x.y\nCustomer | SE | b@x.y", ["Firm", "Customer"], []),  # names of companies, if odd ones
    ],
)
def test_a_row_of_headers_is_no_customer_and_is_listed_but_for_the_second_row_of_the_header(
    rows: str, ids: list[str], listed: list[str]
) -> None:
    found = understood(f"Customers\nCompany | Country | Email\n{rows}")
    assert [c.company for c in found.book.customers] == ids
    assert places(found.problems) == [("Customers", cell) for cell in listed]


def test_the_title_of_another_part_of_the_list_goes_with_its_header_where_an_empty_row_is_above_it() -> None:
    part = "Webshop ||\nCompany | Country | Email\nBorg | SE |"
    apart = understood(f"Customers\nCompany | Country | Email\nAcme | DE |\n||\n{part}")
    beneath = understood(f"Customers\nCompany | Country | Email\nAcme | DE |\n{part}")
    assert [c.company for c in apart.book.customers] == ["Acme", "Borg"]
    assert [c.company for c in beneath.book.customers] == ["Acme", "Webshop", "Borg"]


@pytest.mark.parametrize(
    "other",
    [
        "Date | Product | Qty\n2026-11-02 | Lamp | 3\n2026-11-03 | Lamp | 2",
        "Samples sent ||\nDate | Product | Courier\n2026-11-02 | Lamp | DHL",
        "月份 | 订单数 | 金额（美元）\n1月 | 3 | 100",
        "| Month | Target\n| Jan | 3",
    ],
)
def test_the_rows_of_another_table_beneath_the_list_are_no_customers_and_its_beginning_is_listed(other: str) -> None:
    found = understood(f"Customers\nCompany | Country | Email\nAcme | DE | a@x.y\n||\n{other}")
    assert [c.company for c in found.book.customers] == ["Acme"]
    assert [(p.cell, p.message.en) for p in found.problems] == [
        ("A4", "Another table begins here: its rows are no customers")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Borg | SE | b@x.y",  # the list goes on
        "Borg | Product |",  # one word alone
        "Product | Borg | b@x.y",  # and fewer than half
        "Year | 2026 | 12",
    ],
)
def test_what_stands_below_an_empty_row_without_the_headers_of_a_table_is_a_customer(rows: str) -> None:
    found = understood(f"Customers\nCompany | Country | Email\nAcme | DE | a@x.y\n||\n{rows}")
    assert len(found.book.customers) == 2


def test_another_table_without_an_empty_row_above_it_is_none_and_it_ends_where_the_list_goes_on() -> None:
    beneath = understood("Customers\nCompany | Country | Email\nAcme | DE |\nDate | Product | Qty\nBorg | SE |")
    assert len(beneath.book.customers) == 3
    found = understood(
        "Customers\nCompany | Country | Email\nAcme | DE |\n||\nDate | Product | Qty\nJan | Lamp | 3\n||\nCompany | Country | Email\nBorg | SE |"
    )
    assert [c.company for c in found.book.customers] == ["Acme", "Borg"]


def test_a_row_with_neither_id_nor_company_is_no_customer_and_is_listed() -> None:
    found = understood("Customers\nCustomer ID | Company | Country\n1 | Acme |\n| | Germany\n'␣ | '␣␣ | '␣")
    assert [c.company for c in found.book.customers] == ["Acme"]
    assert places(found.problems) == [("Customers", "B3")]
    assert found.problems[0].message.zh == "此行既无客户编号也无公司名称，不算客户"


@pytest.mark.parametrize(
    "row",
    [
        "| Total | | | 12",
        "| Grand Total | | 2 |",
        "| SUB-TOTAL: | | |",
        "| '合 计： | | |",
        "| 客户总数 | | |",
        "| 小计3家 | | |",
        "'合计 | | | 3 |",
        "| GERMANY | | |",
        "| 德国 | | |",
        "| 8家 | | |",
        "| 共12个客户 | | |",
        "| Note: red = urgent | | |",
        "| 制表：王芳 | | |",
    ],
)
def test_a_row_that_sums_up_the_list_remarks_on_it_or_heads_a_country_is_no_customer_and_is_listed(row: str) -> None:
    found = understood(f"Customers\nCustomer ID | Company | Contact | Email | Phone\n| Acme | | |\n{row}\n| Borg | | |")
    assert [(c.id, c.company) for c in found.book.customers] == [("C-0001", "Acme"), ("C-0002", "Borg")]
    assert places(found.problems) == [("Customers", "B3")]
    assert "is no customer" in found.problems[0].message.en
    assert "不算客户" in found.problems[0].message.zh


@pytest.mark.parametrize(
    "row",
    [
        "7 | Total | | |",
        "| Total | Ms Weber | |",
        "| Total | | a@total.example |",
        "| Total | | | 33147444546",
        "| Total Energies | | |",
        "| USA | | |",
        "| Germany | Ms Weber | |",
        "8 | Germany | | |",
        "| 合计贸易 | | |",
        "'7 | | | |",
    ],
)
def test_a_customer_who_is_called_so_is_one(row: str) -> None:
    found = understood(f"Customers\nCustomer ID | Company | Contact | Email | Phone\n{row}")
    assert len(found.book.customers) == 1 and found.problems == []


def test_a_customer_who_is_called_like_a_country_and_has_one_is_one() -> None:
    assert list(standings("Customers\nCompany | Country\nJordan | Germany")) == ["C-0001"]


def test_a_row_without_a_company_but_with_an_id_is_a_customer() -> None:
    assert list(standings("Customers\nCustomer ID | Company\n1 |")) == ["1"]


@pytest.mark.parametrize(
    "cell",
    """
    以下为老客户
    以上客户已成交
    —— 2023 年 ——
    ==== VIP ====
    - old customers -
    【展会客户】
    老客户：
    2023年度
    2024年广交会客户
    8月
    ▼ 新客户
    Below: old customers
    Below are the old ones
    Customers from the fair:
    Old customers
    Inactive clients since 2022
    重點客戶
    Clientes antiguos
    """.strip().splitlines(),
)
@pytest.mark.parametrize("row", ["| {} | | |", "{} | | | |"], ids=["as a company", "as an ID"])
def test_a_heading_that_stands_alone_in_its_row_is_no_customer_and_is_listed(cell: str, row: str) -> None:
    row = row.format(f"'{cell.strip()}")
    found = understood(f"Customers\nCustomer ID | Company | Contact | Notes | Added\n| Acme | | |\n{row}\n| Borg | | |")
    assert [(c.id, c.company) for c in found.book.customers] == [("C-0001", "Acme"), ("C-0002", "Borg")]
    assert places(found.problems) == [("Customers", "B3")]


def test_a_row_of_sums_is_listed_once_whatever_it_counts_in_other_columns() -> None:
    found = understood("Customers\nCompany | Manual Grade | Added\nAcme | A |\n合计 | 12 | 3 天")
    assert [c.company for c in found.book.customers] == ["Acme"] and places(found.problems) == [("Customers", "A3")]


def test_a_year_alone_is_a_heading_as_a_company_and_a_number_as_an_id() -> None:
    found = understood("Customers\nCustomer ID | Company | Contact\n| 2023 |\n2024 | |\n2024-07 | | ")
    assert [c.id for c in found.book.customers] == ["2024", "2024-07"] and places(found.problems) == [
        ("Customers", "B2")
    ]


@pytest.mark.parametrize(
    "row",
    [
        "9 | 【展会客户】 | | |",
        "| —— 2023 —— | Ms Weber | |",
        "| 老客户： | | 2023年认识 |",
        "| Below: old customers | | | 2026-11-02",
        "| Below Zero Ltd | | |",
        "| Above & Beyond | | |",
        "| 3M | | |",
        "| Old Mutual | | |",
        "| 大客户贸易 | | |",
        "| 1688 | | |",
        "| -S- | Ms Weber | |",
        "| Key Accounts GmbH | | |",
    ],
)
def test_a_row_that_holds_more_or_a_name_that_is_no_heading_is_a_customer(row: str) -> None:
    found = understood(f"Customers\nCustomer ID | Company | Contact | Notes | Added\n{row}")
    assert len(found.book.customers) == 1 and found.problems == []


DOUBLED = """
    Customers
    Customer ID | Company | Email
    C-0001      | Acme    | a@acme.de
    c-0001      | Acme 2  | b@acme.de
    C-0002      | Borg    | c@borg.de
    C-0001      | Acme 3  |
    Touches
    Date       | Customer | Direction
    2026-11-02 | Acme 2   | Out
    2026-11-03 | C-0001   | Out
    2026-11-04 | Acme 3   | In
"""


def test_later_rows_of_a_doubled_id_are_a_problem() -> None:
    found = understood(DOUBLED).problems
    assert places(found) == [("Customers", "A3"), ("Customers", "A5")]
    assert "stands in row 2 already" in found[0].message.en and "第 2 行" in found[0].message.zh


def test_the_computed_columns_of_later_rows_of_a_doubled_id_stay_empty() -> None:
    sheets = typed(DOUBLED)
    refreshed(sheets)
    assert column(sheets, "Customers", "Grade") == ["C", None, "P", None]
    assert column(sheets, "Customers", "Next Step") == ["Keep going", None, "Keep going", None]


def test_the_computed_columns_of_later_rows_of_a_doubled_id_are_emptied() -> None:
    sheets = typed("Customers\nCustomer ID | Company | Grade\n1 | Acme | A\n1 | Borg | B")
    refreshed(sheets)
    assert column(sheets, "Customers", "Grade") == ["P", None]


def test_what_names_the_company_of_a_doubled_row_belongs_to_the_first() -> None:
    assert [t.customer for t in understood(DOUBLED).book.touches] == ["C-0001"] * 3


def test_later_rows_of_a_doubled_id_are_on_no_list() -> None:
    sheets = typed(DOUBLED)
    refreshed(sheets)
    assert [r["Company"] for r in records(sheets, "Agenda")] == ["Acme", "Borg"]
    assert [r["To"] for r in records(sheets, "Emails")] == ["a@acme.de", "c@borg.de"]


@pytest.mark.parametrize(
    "same", ["1001", "'1001", "1001.0", "'␣1001␣", "'１００１"], ids=["number", "text", "float", "blanks", "full-width"]
)
def test_the_number_1001_and_the_text_are_one(same: str) -> None:
    for id in ("1001", "'1001"):
        text = f"Customers\nCustomer ID | Company\n{id} | Acme\nTouches\nDate | Customer | Direction\n"
        assert [t.customer for t in understood(text + f"2026-11-02 | {same} | Out").book.touches] == ["1001"]
    assert len(understood(f"Customers\nCustomer ID | Company\n1001 | Acme\n{same} | Borg").doubled) == 1


NAMES = """
    Customers
    Customer ID | Company
    1           | Acme GmbH
    2           | 3
    3           | Cyan
    4           | Twin
    5           | twin
    6           |
    Touches
    Date       | Customer | Direction
    2026-11-02 | {name}   | Out
"""


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Acme GmbH", "1"),
        ("acme  gmbh", "1"),
        ("ＡＣＭＥ＿GmbH", "1"),
        ("'Acme GmbH\u200b", "1"),  # out of a chat
        ("'\u202aAcme\u200b\u00a0GmbH\u202c", "1"),  # out of Windows' own windows
        ("'\ufeff3", "3"),
        ("3", "3"),
        ("'3", "3"),
        ("4", "4"),
        ("6", "6"),
    ],
)
def test_a_customer_is_named_by_id_first_else_by_company(name: str, id: str) -> None:
    assert [t.customer for t in understood(NAMES.format(name=name)).book.touches] == [id]


def test_a_name_that_two_customers_share_is_an_unknown_customer() -> None:
    found = understood(NAMES.format(name="TWIN"))
    assert found.book.touches == []
    assert places(found.problems) == [("Touches", "B2")]
    assert found.problems[0].message == (
        "Customer “TWIN”: several customers have that name",
        "客户“TWIN”：有多家客户同名",
    )


@pytest.mark.parametrize(("name", "near"), [("Acme Gmbh.", "Acme GmbH"), ("Cyann", "Cyan"), ("Zebra", None)])
def test_an_unknown_customer_is_listed_with_the_nearest_names(name: str, near: str | None) -> None:
    (problem,) = understood(NAMES.format(name=name)).problems
    assert (problem.sheet, problem.cell) == ("Touches", "B2")
    assert name in problem.message.en and name in problem.message.zh
    assert ("Did you mean" in problem.remedy.en) == (near is not None)
    assert near is None or (near in problem.remedy.en and near in problem.remedy.zh)


@pytest.mark.parametrize(
    "sheet", ["Touches\nDate | Customer | Direction\n2026-11-02 | | Out", "Contacts\nCustomer | Name\n| Ann"]
)
def test_a_row_that_names_nobody_is_listed(sheet: str) -> None:
    (problem,) = understood("Customers\nCompany |\nAcme |\n" + sheet).problems
    assert problem.message.en.startswith("Customer is empty")
