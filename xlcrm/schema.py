"""Sheets and columns: what each is called in English and in Chinese, what it holds, and whose it is.

The source is domain.md, section 10. The template, the reader, the writer and the docs are all made from this page.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from xlcrm.han import FAR_LETTER
from xlcrm.lists import (
    CAUSES,
    DIRECTIONS,
    GRADES,
    INCOTERMS,
    LETTER_STATUSES,
    MEDIA,
    NO_CHOICES,
    STATES,
    STATUSES,
    TOPICS,
    YES,
    Choices,
)
from xlcrm.text import Lang

Kind = Literal["text", "long", "date", "whole", "number", "choice"]


# What comes along from web pages, chats and Windows' own windows, and has no width: spaces and joiners without any, marks of the
# writing direction, the mark at the head of a file.
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_WITHOUT = dict.fromkeys(map(ord, _UNSEEN))


def seen(text: str) -> str:
    """A text without the signs that nobody sees."""
    return text if text.isascii() else text.translate(_WITHOUT)


def trimmed(text: str) -> str:
    """A text without the spaces around it, and without what nobody sees there."""
    bare = text.strip()
    if bare.isascii():
        return bare
    while (shorter := bare.strip(_UNSEEN).strip()) != bare:
        bare = shorter
    return bare


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """What two spellings of one name have in common: no case, no spaces around or doubled, no full-width forms, no signs
    that nobody sees, `_` a space (domain.md 10). For headers and sheets, customers and values of closed lists alike.
    """
    if not text.isascii():
        text = seen(unicodedata.normalize("NFKC", text))
    elif text.isalnum():
        return text.lower()  # most IDs: the way round is for the rest
    return " ".join(text.replace("_", " ").casefold().split())


_HAN = re.compile(f"{FAR_LETTER}+")
_AROUND = " /|()-:,、;.\n"  # what stands between the two names of a column, folded


def _in_both(text: str, spellings: Mapping[str, str]) -> str | None:
    """The column that a header names in English and in Chinese: `Contact 联系人`, `国家/Country`, `Email（邮箱）`."""
    header = fold(text)
    if found := _HAN.search(header):
        other = f"{header[: found.start()]} {header[found.end() :]}".strip(_AROUND)
        return name if (name := spellings.get(found[0])) and spellings.get(other) == name else None
    return None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `computed`: refresh writes it and nobody else. `needed`: without it nothing can be worked out."""

    name: str
    zh: str
    kind: Kind = "text"
    width: int = 14  # in characters, for new sheets
    computed: bool = False
    needed: bool = False
    choices: Choices = NO_CHOICES
    also: tuple[str, ...] = ()  # further spellings that are read
    given: str = ""  # the header that stands for it in one book, in place of every other spelling

    def header(self, lang: Lang) -> str:
        """The header as a new sheet writes it."""
        return self.given or (self.zh if lang == "zh" else self.name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `output`: refresh owns it whole; the columns `key` tell its rows apart."""

    name: str
    zh: str
    columns: tuple[Column, ...]
    output: bool = False
    needed: bool = False
    key: tuple[str, ...] = ()
    titled: bool = False  # lines of text may stand above its header
    spare: tuple[Column, ...] = ()  # further columns, of books of the user's own making alone
    leading: int = 0  # so many columns say whose row it is: they stay in sight while one looks at the others
    across: int = 1  # pages of paper that its columns take side by side, where on one they would be too small to read
    charts: bool = False  # a page of charts drawn on its cells, which is put in place only where a file is written

    def title(self, lang: Lang) -> str:
        """The sheet's name as a new book writes it."""
        return self.zh if lang == "zh" else self.name

    def column(self, name: str) -> Column:
        """The column of that (English) name, a spare one too; KeyError where there is none."""
        return _by_name(self)[name]

    def called(self, headers: Mapping[str, str]) -> "Sheet":
        """This sheet in a book of the user's own making, where columns have headers of his: column name -> header."""
        columns = (*self.columns, *(c for c in self.spare if c.name in headers))
        given = tuple(replace(c, given=headers[c.name]) if c.name in headers else c for c in columns)
        return replace(self, columns=given, spare=(), titled=True)

    def match(self, headers: Iterable[tuple[int, str]]) -> dict[str, int]:
        """Column name -> column number, for the headers of this sheet among `headers`; of two alike the first.

        One in both languages, `Contact 联系人`, is read where no other stands for its column.
        """
        spellings, found, both = _spellings(self), dict[str, int](), dict[str, int]()
        for number, text in headers:
            name = spellings.get(fold(text))
            if name is not None:
                found.setdefault(name, number)
            elif not text.isascii() and (name := _in_both(text, spellings)):
                both.setdefault(name, number)
        return both | found


@cache
def _by_name(sheet: Sheet) -> Mapping[str, Column]:
    return {c.name: c for c in (*sheet.columns, *sheet.spare)}


@cache
def _spellings(sheet: Sheet) -> Mapping[str, str]:
    spellings = {fold(s): c.name for c in sheet.columns if not c.given for s in (c.name, c.zh, *c.also)}
    return spellings | {fold(c.given): c.name for c in sheet.columns if c.given}


C = Column
# One line holds what belongs together.
# fmt: off

# The other half of Contact, where the user has given and family names in two columns.
SURNAME = C("Surname", "姓氏")
CUSTOMERS = Sheet("Customers", "客户", needed=True, key=("Customer ID", "Company"), spare=(SURNAME,), leading=2, across=3, columns=(
    C("Customer ID", "客户编号", width=11), C("Company", "公司名称", width=32, needed=True), C("Country", "国家", width=12),
    C("Contact", "联系人", width=20), C("Email", "邮箱", width=32), C("Phone", "电话", width=18), C("IM", "即时通讯", width=24),
    C("Fax", "传真", width=16), C("Language", "语言", width=9), C("Owner", "业务员", width=10), C("Source", "来源", width=13),
    C("Products", "主营产品", width=30), C("Manual Grade", "手动等级", "choice", 9, choices=GRADES),
    C("Not Before", "暂缓至", "date", 12), C("Do Not Contact", "勿扰", "choice", 9, choices=YES),
    C("Added", "录入日期", "date", 12), C("Notes", "备注", width=36),
    C("Grade", "等级", width=7, computed=True), C("Grade Why", "等级依据", width=64, computed=True),
    C("Last Touch", "最近跟进", "date", 12, computed=True), C("Last Reply", "最近回复", "date", 12, computed=True),
    C("Unanswered", "未回复次数", "whole", 11, computed=True), C("Next Due", "下次跟进", "date", 12, computed=True),
    C("Days Overdue", "逾期天数", "whole", 9, computed=True), C("Next Step", "下一步", width=40, computed=True),
    C("Next Topic", "下次话题", width=12, computed=True), C("Next Medium", "下次媒介", width=10, computed=True),
    C("Warnings", "提醒", width=12, computed=True)))

CONTACTS = Sheet("Contacts", "联系人", (
    C("Customer", "客户", width=30), C("Name", "姓名", width=20), C("Title", "职位", width=22), C("Email", "邮箱", width=34),
    C("Phone", "电话", width=18), C("IM", "即时通讯", width=24)))

TOUCHES = Sheet("Touches", "跟进记录", needed=True, leading=2, columns=(
    C("Date", "日期", "date", 12, needed=True), C("Customer", "客户", width=32, needed=True),
    C("Direction", "方向", "choice", 9, needed=True, choices=DIRECTIONS), C("Medium", "媒介", "choice", 12, choices=MEDIA),
    C("Topic", "话题", "choice", 12, choices=TOPICS), C("Contact", "联系人", width=20), C("By", "跟进人", width=10),
    C("Summary", "内容", "long", 56), C("Substantive", "实质", "choice", 10, choices=YES),
    C("Auto", "自动", "choice", 8, choices=YES), C("Message ID", "邮件编号", width=11), C("Material", "素材", "long", 42),
    C("Said", "客户原话", "long", 44)))

# In Touches, what a letter set to Sent fills in: added at the right where it is missing (domain.md 10).
SENT_COLUMNS = ("Date", "Customer", "Direction", "Medium", "Topic", "Contact", "By", "Summary", "Message ID", "Material")

QUOTES = Sheet("Quotes", "报价", needed=True, leading=4, across=2, columns=(
    C("Quote No", "报价单号", width=12), C("Rev", "版本", "whole", 6),
    C("Date", "报价日期", "date", 12, needed=True, also=("日期",)), C("Customer", "客户", width=32, needed=True),
    C("Product", "产品", width=32), C("Model", "型号", width=12), C("HS Code", "HS编码", width=10), C("Qty", "数量", "number", 9),
    C("Unit", "单位", width=7), C("MOQ", "起订量", "number", 8), C("Currency", "币种", width=8),
    C("Unit Price", "单价", "number", 10), C("Incoterm", "贸易术语", "choice", 9, choices=INCOTERMS), C("Place", "地点", width=20),
    C("Payment Terms", "付款方式", width=34), C("Lead Time", "交期", width=10), C("Valid Until", "有效期至", "date", 12),
    C("Status", "状态", "choice", 12, needed=True, choices=STATUSES), C("PI No", "形式发票号", width=12),
    C("Order Date", "下单日期", "date", 12), C("Lost Reason", "丢单原因", width=32)))

MATERIALS = Sheet("Materials", "素材", leading=2, columns=(
    C("Topic", "话题", "choice", 12, choices=TOPICS), C("Title", "标题", "long", 30), C("Text", "内容", "long", 48),
    C("Benefit", "客户利益", "long", 36), C("Question", "提问", "long", 32), C("Language", "语言", width=9),
    C("From", "起", "date", 12), C("To", "止", "date", 12), C("Countries", "国家", "long", 20), C("Products", "产品", "long", 20),
    C("Grades", "等级", width=8), C("Attachment", "附件", width=18), C("Link", "链接", width=28)))

TEAM = Sheet("Team", "同事", (
    C("Name", "姓名", width=14), C("Title", "职位", width=32), C("Email", "邮箱", width=28), C("Phone", "电话", width=20),
    C("Signature", "签名", "long", 40)))

SETTINGS = Sheet("Settings", "设置", (
    C("Name", "名称", width=28), C("Value", "值", "long", 40), C("Explanation", "说明", "long", 80)))

AGENDA = Sheet("Agenda", "日程", output=True, key=("Customer ID",), leading=6, columns=(
    C("Due", "到期日", "date", 12, needed=True), C("State", "状态", "choice", 10, needed=True, choices=STATES),
    C("Days Overdue", "逾期天数", "whole", 9), C("Grade", "等级", width=7), C("Customer ID", "客户编号", width=11, needed=True),
    C("Company", "公司名称", "long", 34), C("Country", "国家", width=13), C("Contact", "联系人", "long", 20),
    C("Next Topic", "下次话题", width=12), C("Next Medium", "下次媒介", width=10), C("Next Step", "下一步", "long", 30),
    C("Owner", "业务员", width=10), C("Email", "邮箱", width=34), C("Phone", "电话", "long", 18),
    C("Grade Why", "等级依据", "long", 48)))

EMAILS = Sheet("Emails", "邮件", output=True, key=("Letter No",), leading=3, across=2, columns=(
    C("Letter No", "信件编号", width=10, needed=True), C("Customer ID", "客户编号", width=11, needed=True),
    C("Company", "公司名称", "long", 30), C("Contact", "联系人", "long", 18), C("To", "收件人", "long", 34),
    C("Topic", "话题", "choice", 12, choices=TOPICS), C("Goal", "目标", "long", 20), C("Language", "语言", width=9),
    C("Subject", "标题", "long", 44), C("Body", "正文", "long", 76, needed=True), C("Attachments", "附件", width=16),
    C("Check", "检查", "long", 32), C("Status", "状态", "choice", 10, needed=True, choices=LETTER_STATUSES),
    C("Created", "生成日期", "date", 12), C("Sent", "发送日期", "date", 12), C("Mark", "标记", width=4)))

DIAGNOSIS = Sheet("Diagnosis", "蒸发诊断", output=True, key=("Customer ID", "Quote No", "Rev"), leading=3, across=2, columns=(
    C("Customer ID", "客户编号", width=11, needed=True), C("Company", "公司名称", "long", 34),
    C("Quote No", "报价单号", width=12, needed=True), C("Rev", "版本", "whole", 6),
    C("Date", "报价日期", "date", 12, also=("日期",)), C("Product", "产品", "long", 32),
    C("Days Silent", "沉默天数", "whole", 9, needed=True), C("Letters Since", "其后去信", "whole", 9),
    C("Likely Causes", "可能原因", "long", 28), C("Evidence", "依据", "long", 52), C("Next Test", "下一步验证", "long", 60),
    C("Cause", "原因", "choice", 28, choices=CAUSES)))

PROBLEMS = Sheet("Problems", "问题", output=True, columns=(
    C("Sheet", "工作表", width=14, needed=True), C("Cell", "单元格", width=9, needed=True),
    C("Problem", "问题", "long", 64, needed=True), C("Remedy", "处理办法", "long", 64, needed=True)))

LOG = Sheet("Log", "变更记录", output=True, columns=(
    C("Date", "日期", "date", 12, needed=True), C("Customer ID", "客户编号", width=11, needed=True),
    C("Company", "公司名称", width=34), C("From", "原等级", width=8, needed=True), C("To", "新等级", width=8, needed=True),
    C("Why", "依据", width=64)))

DASHBOARD = Sheet("Dashboard", "看板", output=True, charts=True, columns=(
    C("As Of", "截至", "date", needed=True), C("Customers", "客户数", "whole"), C("To Do Now", "今日待办", "whole", needed=True),
    C("Replies Owed", "待回复", "whole"), C("Open Quotes", "在途报价", "whole"),
    C("Orders in 12 Months", "近12个月订单", "whole", needed=True),
    C("Grade", "等级", width=8), C("Customers in Grade", "该级客户数", "whole", 12),
    C("Owner", "业务员", width=16), C("Due", "今日", "whole", 10), C("Overdue", "逾期", "whole", 10), C("Neglected", "久拖", "whole", 10),
    C("Week From", "周一日期", "date", 12, needed=True), C("Touches Out", "我方跟进", "whole", 10), C("Replies In", "客户回复", "whole", 10),
    C("After Touch", "第几次跟进后", width=14), C("Replies", "回复数", "whole", 10), C("Orders", "订单数", "whole", 10),
    C("Your Replies", "您的回复", "number", 10), C("Your Orders", "您的订单", "number", 10),
    C("Method's Claim (Source Unknown)", "教材的说法（出处不明）", "number", 22, needed=True, also=("方法的说法（来源不明）",)),
    C("Currency", "币种", width=14), C("Sent", "已报", "whole", 8), C("Negotiating", "在谈", "whole", 12), C("PI", "已开PI", "whole", 8),
    C("Ordered", "已下单", "whole", 9), C("Lost", "丢单", "whole", 8), C("Postponed", "暂缓", "whole", 11),
    C("Month", "月份", "date", 10), C("Won", "成交", "whole", 8), C("Not Won", "未成交", "whole", 9), C("Undecided", "未定", "whole", 10),
    C("Won Rate", "成交率", "number", 9),
    C("Cause", "原因", width=28), C("Told by You", "您已确认", "whole", 10), C("Likeliest", "依据推断", "whole", 10)))

# fmt: on
# Before the name of a sheet of ours in a book where the user has one of his own by that name, and of a column likewise
SPARE_PREFIX = "xlcrm "
SHEETS = (
    CUSTOMERS,
    CONTACTS,
    TOUCHES,
    QUOTES,
    MATERIALS,
    TEAM,
    SETTINGS,
    AGENDA,
    EMAILS,
    DIAGNOSIS,
    DASHBOARD,
    PROBLEMS,
    LOG,
)
COMPUTED = tuple(c.name for c in CUSTOMERS.columns if c.computed)


@cache
def sheet_named(title: str) -> Sheet | None:
    """The sheet that a title means, in either language or in both; None for a sheet of the user's own."""
    wanted = fold(title).removeprefix(SPARE_PREFIX)
    names = {fold(spelling): s.name for s in SHEETS for spelling in (s.name, s.zh)}
    found = names.get(wanted) or _in_both(wanted, names)
    return next((s for s in SHEETS if s.name == found), None)


def has_charts(title: str) -> bool:
    """Is that the sheet whose numbers are drawn?"""
    known = sheet_named(title)
    return known is not None and known.charts


def is_spare(title: str) -> bool:
    """Is that the name of a sheet of ours beside one of the user's own of the same name?"""
    return fold(title).startswith(SPARE_PREFIX)
