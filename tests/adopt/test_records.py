"""Sheets of people's own in which touches or quotes stand: what would make them readable is told."""

import pytest

from xlcrm.adopt.records import how_to_read, record
from xlcrm.text import Text


def told(title: str, headers: str) -> Text | None:
    """What is said of a sheet with that title and these headers."""
    found = record(title, list(enumerate(headers.split(" | "), 1)))
    return how_to_read(found) if found else None


def test_a_log_of_calls_is_to_be_called_touches_and_needs_a_direction() -> None:
    said = told("Follow-up log", "Date | Client | How | What was said | Next step")
    assert said is not None
    assert "holds what was written and said, it seems" in said.en and "看起来是跟进记录" in said.zh
    assert said.en.endswith(
        "answer no, call the sheet “Touches”; rename “Client” to “Customer”, “How” to “Medium”, “What was said” to “Summary”; "
        "add “Direction” (Out or In); then adopt the book again."
    )


def test_a_chinese_list_of_quotes_is_told_the_chinese_names() -> None:
    said = told("2026报价记录", "报价日期 | 客户名称 | 产品 | 数量 | 单价（美元） | 价格条款")
    assert said is not None
    assert said.zh == (
        "您的“2026报价记录”表看起来是报价记录，目前不会读取。如需读取，请先答否，把表名改为“报价”；"
        "把表头“客户名称”改为“客户”、“单价（美元）”改为“单价”、“价格条款”改为“贸易术语”；"
        "补上“状态”列（草稿、已报、在谈、已开PI、已下单、丢单或暂缓），再重新执行。"
    )
    assert "holds quotes, it seems" in said.en


@pytest.mark.parametrize(
    ("title", "headers", "english", "chinese"),
    [
        ("Follow-up log", "Date | Customer | Direction", "call the sheet “Touches”; then", "把表名改为“Touches”，再"),
        ("Touches", "Date | Client | Direction", "rename “Client” to “Customer”; then", "把表头“Client”改为“Customer”，再"),
        ("跟进记录", "日期 | 客户", "add “方向” (Out or In); then", "补上“方向”列（去或来），再"),
        ("Quotes", "Date | Customer", "add “Status” (Draft, Sent, Negotiating, PI, Ordered, Lost or Postponed); then",
         "补上“Status”列（草稿、已报、在谈、已开PI、已下单、丢单或暂缓），再"),
        ("Touches", "Date | Direction", "add “Customer”; then", "补上“Customer”列，再"),
        ("Follow-up log", "Date | Customer | Direction | Summary | What was said", "call the sheet “Touches”; then", "把表名改为“Touches”，再"),
        ("Touches", "Date | Customer | Client", "add “Direction” (Out or In); then", "补上“Direction”列（去或来），再"),
    ],
)  # fmt: skip
def test_only_what_is_lacking_is_asked_for(title: str, headers: str, english: str, chinese: str) -> None:
    said = told(title, headers)
    assert said is not None
    assert f"answer no, {english}" in said.en and f"先答否，{chinese}" in said.zh


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Quote # | Quote date | Client | Item | Qty | Unit price (USD) | Won/Lost", "quotes"),
        ("报价单号 | 报价日期 | 客户名称 | 产品", "quotes"),
        ("Date | Client | Channel | What was said", "what was written and said"),
        ("日期 | 客户 | 跟进方式 | 跟进内容", "what was written and said"),
    ],
)
def test_headers_tell_what_a_sheet_holds_where_its_title_does_not(headers: str, kind: str) -> None:
    said = told("Sheet1", headers)
    assert said is not None and f"holds {kind}, it seems" in said.en


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        ("Touches", "Date | Customer | Direction"),  # read as it is
        ("Sheet1", "Date | Customer | Item | Amount"),
        ("Sheet1", "Date | Customer | Notes"),
        ("报价", "报价日期 | 客户 | 状态 | 备注"),
        ("Quotations", "Item | Price | Supplier"),  # of nobody's
        ("Orders", "Date | Client | Amount"),  # something else
        ("Customers", "Company | Follow Up Date"),
        ("Follow-up", ""),
    ],
)
def test_what_is_read_already_or_is_no_such_sheet_is_not_told_of(title: str, headers: str) -> None:
    assert told(title, headers) is None
