"""domain.md 10: the sheets, columns and closed lists by the names that the contract gives them in both languages."""

import pytest

from xlcrm import lists, schema
from xlcrm.tables.values import code

COLUMNS = {
    "Customers 客户": """
        Customer ID 客户编号, Company 公司名称, Country 国家, Contact 联系人, Email 邮箱, Phone 电话, IM 即时通讯, Fax 传真, Language 语言,
        Owner 业务员, Source 来源, Products 主营产品, Manual Grade 手动等级, Not Before 暂缓至, Do Not Contact 勿扰, Added 录入日期,
        Notes 备注, Grade 等级, Grade Why 等级依据, Last Touch 最近跟进, Last Reply 最近回复, Unanswered 未回复次数, Next Due 下次跟进,
        Days Overdue 逾期天数, Next Step 下一步, Next Topic 下次话题, Next Medium 下次媒介, Warnings 提醒""",
    "Contacts 联系人": "Customer 客户, Name 姓名, Title 职位, Email 邮箱, Phone 电话, IM 即时通讯",
    "Touches 跟进记录": """
        Date 日期, Customer 客户, Direction 方向, Medium 媒介, Topic 话题, Contact 联系人, By 跟进人, Summary 内容, Substantive 实质,
        Auto 自动, Message ID 邮件编号, Material 素材, Said 客户原话""",
    "Quotes 报价": """
        Quote No 报价单号, Rev 版本, Date 报价日期, Date 日期, Customer 客户, Product 产品, Model 型号, HS Code HS编码, Qty 数量, Unit 单位,
        MOQ 起订量, Currency 币种, Unit Price 单价, Incoterm 贸易术语, Place 地点, Payment Terms 付款方式, Lead Time 交期,
        Valid Until 有效期至, Status 状态, PI No 形式发票号, Order Date 下单日期, Lost Reason 丢单原因""",
    "Materials 素材": """
        Topic 话题, Title 标题, Text 内容, Benefit 客户利益, Question 提问, Language 语言, From 起, To 止, Countries 国家, Products 产品,
        Grades 等级, Attachment 附件, Link 链接""",
    "Team 同事": "Name 姓名, Title 职位, Email 邮箱, Phone 电话, Signature 签名",
    "Settings 设置": "Name 名称, Value 值",
    "Agenda 日程": """
        Due 到期日, State 状态, Days Overdue 逾期天数, Grade 等级, Customer ID 客户编号, Company 公司名称, Country 国家, Contact 联系人,
        Next Topic 下次话题, Next Medium 下次媒介, Next Step 下一步, Owner 业务员, Email 邮箱, Phone 电话, Grade Why 等级依据""",
    "Emails 邮件": """
        Letter No 信件编号, Customer ID 客户编号, Company 公司名称, Contact 联系人, To 收件人, Topic 话题, Goal 目标, Language 语言,
        Subject 标题, Body 正文, Attachments 附件, Check 检查, Status 状态, Created 生成日期, Sent 发送日期""",
    "Diagnosis 蒸发诊断": "Cause 原因",
    "Dashboard 看板": "",
    "Problems 问题": "Sheet 工作表, Cell 单元格",
    "Log 变更记录": "Date 日期, From 原等级, To 新等级, Why 依据",
}  # fmt: skip


@pytest.mark.parametrize("sheet", COLUMNS)
def test_a_sheet_and_its_columns_have_these_names_in_either_language(sheet: str) -> None:
    english, chinese = sheet.split()
    known = schema.sheet_named(english)
    assert known is not None and known.name == english and schema.sheet_named(chinese) is known
    for pair in filter(None, map(str.strip, COLUMNS[sheet].split(","))):
        name, zh = pair.rsplit(" ", 1)
        assert [set(known.match([(7, header)])) for header in (name, zh)] == [{name}, {name}]
        assert zh in (known.column(name).zh, *known.column(name).also)


LISTS = {
    "media": (lists.MEDIA, "Email 邮件, Phone 电话, Fax 传真, Courier 快递, IM 即时通讯, Via customer 经客户转达, Meeting 面谈"),
    "directions": (lists.DIRECTIONS, "Out 去, In 来"),
    "topics": (
        lists.TOPICS,
        """self-check 自检, price 价格更新, product 产品更新, news 公司动态, fair 展会邀请, visit 来访邀请, holiday 节日问候,
        first-letter 开发信, quote 报价跟进, reply 回复""",
    ),
    "quotes": (lists.STATUSES, "Draft 草稿, Sent 已报, Negotiating 在谈, PI 已开PI, Ordered 已下单, Lost 丢单, Postponed 暂缓"),
    "states": (lists.STATES, "neglected 久拖, overdue 逾期, due 今日, greeting 问候, upcoming 近期"),
    "steps": (
        lists.STEPS,
        """Keep going 继续跟进, Change medium 换媒介, Change colleague 换同事, Change contact 换客人, Change company 换公司,
        Park 暂放""",
    ),
    "letters": (lists.LETTER_STATUSES, "Draft 草稿, Checked 已检查, Approved 已批准, Sent 已发, Skipped 跳过"),
    "yes": (lists.YES, "yes 是"),
    "no": (lists.NO, "no 否"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_closed_list_has_these_words_and_is_read_in_either_language_whatever_case_width_and_underscore(
    name: str,
) -> None:
    choices, words = LISTS[name]
    pairs = [tuple(pair.strip().rsplit(" ", 1)) for pair in words.split(",")]
    assert [(c.code, c.label.zh) for c in choices] == pairs
    for english, chinese in pairs:
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in english)
        spellings = (english, chinese, f" {english.upper()} ", english.replace(" ", "_"), wide, f"　{chinese} ")
        assert {code(choices, spelling) for spelling in spellings} == {english}


def test_no_word_stands_for_two_values_of_one_list() -> None:
    for choices in (
        lists.MEDIA,
        lists.DIRECTIONS,
        lists.TOPICS,
        lists.STATUSES,
        lists.LETTER_STATUSES,
        lists.YES,
        lists.NO,
        lists.GRADES,
    ):
        for choice in choices:
            assert {code(choices, word) for word in (choice.code, *choice.label, *choice.also)} == {choice.code}
    assert not any(code(lists.NO, word) for yes in lists.YES for word in (yes.code, *yes.label, *yes.also))


def test_incoterms_are_the_eleven_of_2020() -> None:
    assert {c.code for c in lists.INCOTERMS} == set("EXW FCA CPT CIP DAP DPU DDP FAS FOB CFR CIF".split())
