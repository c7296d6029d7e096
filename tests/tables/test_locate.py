"""domain.md 10: which sheet is which, which column is which, which language the book speaks."""

import pytest
from book_text import Sheets, column, copied, refreshed, typed, understood

from xlcrm.errors import NotACrmBook
from xlcrm.schema import COMPUTED, CUSTOMERS, SENT_COLUMNS, SHEETS, fold
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.tables.locate import locate

INPUTS = [sheet for sheet in SHEETS if not sheet.output]
ENGLISH = """
    Customers
    Customer ID | Company | Country
    1           | Acme    | Germany
"""


@pytest.mark.parametrize(
    "header",
    [
        "Customer ID",
        "customer id",
        "CUSTOMER_ID",
        " Customer  ID ",
        "Ｃｕｓｔｏｍｅｒ　ＩＤ",
        "Customer_id",
        "客户编号",
        " 客户编号　",
    ],
)
def test_headers_match_whatever_case_spaces_width_and_underscore(header: str) -> None:
    assert understood(f"Customers\nCompany | {header}\nAcme | 7").book.customers[0].id == "7"


@pytest.mark.parametrize("title", ["Customers", "customers", "CUSTOMERS", "客户", " Customers "])
def test_sheets_match_as_headers_do(title: str) -> None:
    sheets: Sheets = {title: [["Company"], ["Acme"]], **typed("Customers\nCompany | \n")}
    if title != "Customers":
        del sheets["Customers"]
    sheets[title] = [["Company"], ["Acme"]]
    assert [c.company for c in decode(MemoryStore(sheets).read()).book.customers] == ["Acme"]


def test_every_input_column_is_read_in_english_and_chinese_in_any_order_between_the_users_own() -> None:
    for lang in ("en", "zh"):
        for sheet in INPUTS:
            headers = [c.zh if lang == "zh" else c.name for c in reversed(sheet.columns)]
            mixed = [h for n, name in enumerate(headers) for h in (f"My own {n}", name)]
            found = sheet.match(enumerate(mixed, 1))
            assert [found[c.name] for c in reversed(sheet.columns)] == list(range(2, 2 * len(headers) + 1, 2))


@pytest.mark.parametrize(
    "header", ["Contact 联系人", "联系人 Contact", "联系人/contact", "Contact（联系人）", "联系人\nContact"]
)
def test_a_header_in_both_languages_is_read(header: str) -> None:
    sheets: Sheets = {
        "客户 Customers": [["公司名称 Company", header], ["Acme", "Ann"]],
        "Touches": [["Date", "Customer", "Direction"]],
        "Quotes": [["Date", "Customer", "Status"]],
    }
    assert [(c.company, c.contact) for c in decode(MemoryStore(sheets).read()).book.customers] == [("Acme", "Ann")]


@pytest.mark.parametrize("header", ["Contact 邮箱", "Contact 其他联系人", "My Contact 联系人"])
def test_a_header_of_which_one_half_says_something_else_is_the_users_own(header: str) -> None:
    sheets = typed("Customers\nCompany | \n") | {"Customers": [["Company", header], ["Acme", "Ann"]]}
    assert [c.contact for c in decode(MemoryStore(sheets).read()).book.customers] == [""]


def test_a_header_in_both_languages_gives_way_to_one_in_one() -> None:
    assert (
        understood("Customers\nCompany | Contact 联系人 | 联系人\nAcme | Bo | Ann").book.customers[0].contact == "Ann"
    )


def test_of_two_columns_of_one_name_the_first_is_read() -> None:
    assert understood("Customers\nCompany | 公司名称\nAcme | Other").book.customers[0].company == "Acme"


def test_a_column_that_is_not_there_is_empty_and_costs_no_more_each_time_it_is_asked_for() -> None:
    """Row by row it is, for each of 80,000 customers: made anew each time, that was half of a minute."""
    here = understood("Customers\nCompany | Country\nAcme | Peru\nBorg | Chile").found["Customers"]
    assert list(here.cells("Fax")) == [None, None]
    assert here.cells("Fax") is here.cells("Phone")


@pytest.mark.parametrize("header", ["报价日期", "日期", "Date"])
def test_the_date_of_a_quote_has_two_chinese_names(header: str) -> None:
    book = understood(ENGLISH + f"Quotes\n{header} | Customer | Status\n2026-11-02 | 1 | Sent").book
    assert len(book.quotes) == 1


NEEDED = [
    ("Customers", "Company"),
    ("Touches", "Date"),
    ("Touches", "Customer"),
    ("Touches", "Direction"),
    ("Quotes", "Date"),
    ("Quotes", "Customer"),
    ("Quotes", "Status"),
]


@pytest.mark.parametrize(("sheet", "name"), NEEDED)
def test_a_needed_column_that_is_missing_stops_everything_and_the_nearest_is_named(sheet: str, name: str) -> None:
    sheets = typed("Customers\nCompany | Country\n")
    header = sheets[sheet][0]
    sheets[sheet][0] = [f"{name}es" if h == name else h for h in header]
    with pytest.raises(NotACrmBook) as caught:
        decode(MemoryStore(sheets).read())
    zh = next(c.zh for s in INPUTS if s.name == sheet for c in s.columns if c.name == name)
    assert f"{sheet} has no column {name} ({zh}) (nearest: “{name}es”)" in caught.value.text.en
    assert all(word in caught.value.text.zh for word in (sheet, zh, f"最接近的是“{name}es”"))
    assert "nothing was written" in caught.value.text.en


@pytest.mark.parametrize(("sheet", "zh"), [("Customers", "客户"), ("Touches", "跟进记录"), ("Quotes", "报价")])
def test_a_needed_sheet_that_is_missing_stops_everything_and_the_nearest_is_named(sheet: str, zh: str) -> None:
    sheets = typed("Customers\nCompany | Country\n")
    sheets[f"{sheet} 2026"] = sheets.pop(sheet)
    with pytest.raises(NotACrmBook) as caught:
        decode(MemoryStore(sheets).read())
    assert f"no sheet {sheet} ({zh}) (nearest: “{sheet} 2026”)" in caught.value.text.en
    assert zh in caught.value.text.zh and f"{sheet} 2026" in caught.value.text.zh


def test_all_needed_sheets_that_are_missing_are_named_at_once() -> None:
    sheets: Sheets = {
        "Clients": [["Company"]],
        "Quote": [["Date", "Customer", "Status"]],
        "Touches": [["Date", "Customer", "Direction"]],
    }
    with pytest.raises(NotACrmBook) as caught:
        decode(MemoryStore(sheets).read())
    assert "no sheet Customers (客户), no Quotes (报价) (nearest: “Quote”): rename the sheets" in caught.value.text.en
    assert "没有“客户”（Customers）表、“报价”（Quotes）表（最接近的是“Quote”）" in caught.value.text.zh


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Customers\nCompany | Grade\nAcme |\nBorg | Gold", "Grade"),
        ("Customers\nCompany | next step | Grade\nAcme | Send samples in May |", "next step"),
        ("Customers\nCompany | Next Due\nAcme | when he is back", "Next Due"),
        ("Customers\nCompany | Unanswered\nAcme | many", "Unanswered"),
        ("Customers\nCompany | Warnings\nAcme | pays late", "Warnings"),
        ("客户\n公司名称 | 等级\nAcme | 重点\n跟进记录\n日期 | 客户 | 方向\n报价\n日期 | 客户 | 状态", "等级"),
    ],
)
def test_a_column_of_the_users_own_in_which_a_refresh_would_write_stops_everything_before_the_first_refresh(
    text: str, header: str
) -> None:
    with pytest.raises(NotACrmBook) as caught:
        understood(text)
    assert (
        f"a column “{header}” of your own, in which a refresh would write: `xlcrm adopt` keeps it"
        in caught.value.text.en
    )
    assert f"您自己的“{header}”列" in caught.value.text.zh and "未写入任何内容" in caught.value.text.zh


@pytest.mark.parametrize(
    "text",
    [
        "Customers\nCompany | Grade\nAcme |",  # nothing stands there
        "Customers\nCompany | Grade | Next Step | Next Due | Days Overdue | Warnings\nAcme | B | Change colleague: Li | 2026-11-30 | 3 | T5 A1",
        "Customers\nCompany | Grade\nAcme | Gold\nAgenda\nDue | State | Customer ID\n",  # a book of ours
        "Customers\nCompany | "
        + " | ".join(COMPUTED)
        + "\nAcme | Gold"
        + " |" * (len(COMPUTED) - 1),  # xlcrm made them
    ],
    ids=["empty", "nothing but what xlcrm writes", "refreshed before", "all of ours"],
)
def test_where_xlcrm_made_the_computed_columns_or_they_are_empty_they_are_written(text: str) -> None:
    assert [c.company for c in understood(text).book.customers] == ["Acme"]


LIST = (
    "Settings\nName | Value\nSheet Customers | Clients\nColumn Company | Firm\nClients\n{header} | Country\nAcme | DE"
)


def test_the_users_own_list_is_read_as_settings_say() -> None:
    (customer,) = understood(LIST.format(header="Firm")).book.customers
    assert (customer.company, customer.country) == ("Acme", "DE")


def test_where_the_header_that_settings_name_is_gone_both_ways_to_put_it_right_are_told() -> None:
    with pytest.raises(NotACrmBook) as caught:
        understood(LIST.format(header="Firma"))
    assert caught.value.text == (
        "The sheet Clients has no column “Firm”, which Settings names as Company (nearest: “Firma”): correct the header, or the "
        "row Column Company there; nothing was written.",
        "“Clients”表中没有“Firm”列，而“设置”中它代表“公司名称”（最接近的是“Firma”）：请更正表头，或“列 公司名称”一行；未写入任何内容。",
    )


def test_where_the_sheet_that_settings_name_is_gone_the_row_there_is_named() -> None:
    with pytest.raises(NotACrmBook) as caught:
        understood(LIST.format(header="Firm").replace("| Clients", "| Buyers"))
    assert caught.value.text == (
        "The book has no sheet “Buyers”, which Settings names as that of the customers: correct the row Sheet Customers there; "
        "nothing was written.",
        "工作簿中没有“Buyers”表，而“设置”中它是客户所在的表：请更正“工作表 客户”一行；未写入任何内容。",
    )


def test_nothing_near_is_named_where_nothing_is_near() -> None:
    with pytest.raises(
        NotACrmBook, match=r"no sheet Customers \(客户\), no Touches \(跟进记录\), no Quotes \(报价\): rename"
    ):
        decode(MemoryStore({"xyz": [["1"]]}).read())


def test_any_other_input_column_may_be_missing_and_of_sheets_only_four() -> None:
    book = understood("Customers\nCompany |\nAcme |").book
    assert (book.customers[0].country, book.contacts, book.team, book.letters) == ("", [], [], [])
    assert {s.name for s in INPUTS if not s.needed} == {"Contacts", "Materials", "Team", "Settings"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Customers\nCompany | Country\nAcme | DE", "en"),
        ("客户\n公司名称 | 国家\nAcme | 德国\n跟进记录\n日期 | 客户 | 方向\n报价\n日期 | 客户 | 状态", "zh"),
        ("客户\n公司名称 | 国家 | 邮箱 | 电话\nAcme | DE | |", "en"),  # 4 against the 6 of Touches and Quotes
        ("客户\n公司名称 | 国家 | 邮箱 | 电话 | 传真 | 语言\nAcme | DE | | | |", "en"),  # 6 against 6
        ("客户\n公司名称 | 国家 | 邮箱 | 电话 | 传真 | 语言 | 来源\nAcme | DE | | | | |", "zh"),
        ("Customers\nCompany | 我的 | 自己的 | 其他 | 几 | 列 | 备 | 用\nAcme | | | | | | |", "en"),
    ],
    ids=["English", "Chinese", "Chinese titles do not count", "even", "most headers", "nor do the user's own"],
)
def test_the_books_language_is_that_of_most_of_its_headers(text: str, lang: str) -> None:
    assert understood(text).book.lang == lang


@pytest.mark.parametrize(("value", "lang"), [("zh", "zh"), ("中文", "zh"), ("Chinese", "zh"), ("en", "en"), ("", "en")])
def test_the_setting_language_goes_before_the_headers(value: str, lang: str) -> None:
    assert understood(ENGLISH + f"Settings\nName | Value\nLanguage | {value}").book.lang == lang


def test_the_setting_language_decides_what_a_chinese_book_is_written_in() -> None:
    sheets = typed("客户\n公司名称 | 国家\nAcme | 德国\n设置\n名称 | 值\n语言 | en", "zh")
    refreshed(sheets)
    assert {"Agenda", "Emails", "Problems"} < set(sheets)
    assert column(sheets, "客户", "Next Step") == ["Keep going"]


def test_missing_computed_columns_and_customer_id_are_added_at_the_right() -> None:
    sheets = typed("Customers\nMine | Company | Grade\nkeep | Acme |")
    refreshed(sheets)
    assert sheets["Customers"][0] == ["Mine", "Company", "Grade", "Customer ID", *[c for c in COMPUTED if c != "Grade"]]


def test_in_touches_those_that_a_sent_letter_fills_in_are_added() -> None:
    sheets = typed("客户\n公司名称 |\nAcme |\n跟进记录\n日期 | 客户 | 方向 | 话题", "zh")
    refreshed(sheets)
    there = {fold(str(h)) for h in sheets["跟进记录"][0] if h}
    assert there == {"日期", "客户", "方向", "话题", "媒介", "联系人", "跟进人", "内容", "邮件编号", "素材"}
    assert len(SENT_COLUMNS) == 10


def test_columns_in_the_other_language_are_not_added_again() -> None:
    sheets = typed("Customers\nCompany | 等级 | 客户编号\nAcme | |")
    refreshed(sheets)
    assert "Grade" not in sheets["Customers"][0] and "Customer ID" not in sheets["Customers"][0]
    assert column(sheets, "Customers", "等级") == ["P"]


def test_a_sheet_of_the_users_own_with_an_outputs_name_is_none_of_ours() -> None:
    own: Sheets = {"Agenda": [["Agenda of the board", "Room"], ["Coffee", 3]]}
    sheets = {**typed(ENGLISH), **copied(own)}
    refreshed(sheets)
    assert sheets["Agenda"] == own["Agenda"]
    assert column(sheets, "xlcrm Agenda", "Company") == ["Acme"]
    again = copied(sheets)
    refreshed(sheets)
    assert sheets == again


@pytest.mark.parametrize(
    ("title", "gone"), [("Agenda", "State"), ("Agenda", "Customer ID"), ("Problems", "Remedy"), ("Log", "From")]
)
def test_a_column_that_a_person_took_away_from_an_output_sheet_comes_back(title: str, gone: str) -> None:
    sheets = typed(f"{ENGLISH}\nTouches\nDate | Customer | Direction\nsoon | 1 | Out")
    refreshed(sheets)
    held = column(sheets, title, gone)
    at = sheets[title][0].index(gone)
    for row in sheets[title]:
        del row[at : at + 1]
    refreshed(sheets)
    assert f"xlcrm {title}" not in sheets and column(sheets, title, gone) == held
    again = copied(sheets)
    refreshed(sheets)
    assert sheets == again


def test_letters_whose_status_was_taken_away_stay_as_they_are_and_new_ones_stand_beside() -> None:
    """What a person had typed went with the column: which of them he has sent, nobody can tell."""
    sheets = typed("Customers\nCustomer ID | Company | Email | Added\n1 | Acme | a@b.c | 2026-11-20")
    refreshed(sheets)
    at = sheets["Emails"][0].index("Status")
    for row in sheets["Emails"]:
        del row[at : at + 1]
    before = copied(sheets)["Emails"]
    refreshed(sheets)
    assert sheets["Emails"] == before and column(sheets, "xlcrm Emails", "Status") == ["Draft"]


@pytest.mark.parametrize("title", ["agenda", "AGENDA"])
def test_a_users_sheet_with_an_outputs_name_in_another_case_is_no_room_for_it_either(title: str) -> None:
    sheets: Sheets = {**typed(ENGLISH), title: [["Mine"], ["Coffee"]]}
    refreshed(sheets)
    assert "xlcrm Agenda" in sheets and sheets[title] == [["Mine"], ["Coffee"]]


def test_of_two_sheets_of_one_name_the_whole_one_is_taken() -> None:
    sheets = typed("客户\nold | list\na | b\nCustomers\nCompany | Country\nAcme | DE")
    assert locate(MemoryStore(sheets).read())[CUSTOMERS.name].table.title == "Customers"


def test_of_two_whole_ones_it_is_that_with_more_of_our_columns_wherever_it_stands() -> None:
    own, ours = "客户\n公司名称 | 国家\n北风 | 德国", "Customers\nCustomer ID | Company | Country\nC-1 | Acme | DE"
    for text in (f"{own}\n{ours}", f"{ours}\n{own}"):
        assert locate(MemoryStore(typed(text)).read())[CUSTOMERS.name].table.title == "Customers"


def test_of_two_whole_ones_the_first_is_taken() -> None:
    sheets = typed("客户\nCompany | Country\nAcme | DE\nCustomers\nCompany | Country\nBorg | FR")
    assert locate(MemoryStore(sheets).read())[CUSTOMERS.name].table.title == "客户"
