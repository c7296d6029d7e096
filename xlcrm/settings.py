"""Every number of the method, with its default, its unit and its explanation (domain.md), and who is writing."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from xlcrm.text import Lang, Text

SettingKind = Literal["whole", "yes", "text", "workdays", "language", "windows"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The Settings sheet, understood. Days are calendar days unless said otherwise."""

    interval_a: int = 14
    interval_b: int = 7
    interval_c: int = 21
    interval_d: int = 28
    substance_days: int = 90
    old_order_days: int = 365
    quote_days: int = 3
    evaporated_days: int = 14
    neglect_percent: int = 50
    upcoming_days: int = 7
    change_medium_from: int = 3
    change_colleague_from: int = 3
    change_contact_from: int = 6
    change_company_from: int = 9
    park_from: int = 11
    park_factor: int = 2
    letters_per_owner: int = 20
    expiring_days: int = 14
    fair_days: tuple[tuple[int, int], ...] = ((56, 36), (14, 8), (3, 1))  # days before a fair, the first moment first
    holiday_days: int = 3  # working days of the buyer
    greeting_rest_days: int = 3
    shortest_days: int = 3
    giving_up_from: int = 3
    one_medium_from: int = 4
    sender_name: str = ""
    sender_title: str = ""
    sender_company: str = ""
    sender_phone: str = ""
    sender_address: str = ""
    signature: str = ""
    sender_email: str = ""
    bank_details: str = ""
    logo: str = ""
    language: Lang | None = None
    holidays: bool = True
    workdays: frozenset[int] = field(default=frozenset({0, 1, 2, 3, 4}))  # Monday is 0
    peers: tuple[str, ...] = ()

    def interval(self, grade: str) -> int:
        """Days between two contacts for a grade; D's for a P (domain.md 2, rule 6)."""
        return {"A": self.interval_a, "B": self.interval_b, "C": self.interval_c}.get(grade, self.interval_d)

    @property
    def parked_interval(self) -> int:
        """Days between two contacts for who is parked: twice D's."""
        return self.interval_d * self.park_factor

    @property
    def longest_interval(self) -> int:
        """The longest that any customer has, in days."""
        return max(self.interval_a, self.interval_b, self.interval_c, self.parked_interval)

    def neglected_after(self, interval: int) -> int:
        """Days overdue beyond which a row is neglected: half its interval, in whole days (domain.md 2)."""
        return interval * self.neglect_percent // 100


class Setting(NamedTuple):
    """One row of the Settings sheet: its name, the field it sets, the least that makes sense, what it means."""

    field: str
    kind: SettingKind
    name: Text
    why: Text
    least: int = 0


SETTINGS = (
    Setting("sender_name", "text", Text("Sender Name", "发件人姓名"),
            Text("Who signs where Team does not name the owner", "“同事”表中没有该业务员时，用谁的姓名署名")),
    Setting("sender_title", "text", Text("Sender Title", "发件人职位"), Text("Beneath the name", "写在姓名下方")),
    Setting("sender_company", "text", Text("Sender Company", "发件人公司"), Text("Your company, as buyers know it", "贵公司名称，按客户熟悉的写法")),
    Setting("sender_phone", "text", Text("Sender Phone", "发件人电话"), Text("With the country code", "请带国家区号")),
    Setting("sender_address", "text", Text("Sender Address", "发件人地址"), Text("In the signature, if filled in", "填写后出现在签名中")),
    Setting("signature", "text", Text("Signature", "签名"),
            Text("The whole signature, if you would rather write it yourself", "如想自己写整段签名，填在这里（优先使用）")),
    Setting("sender_email", "text", Text("Sender Email", "发件人邮箱"),
            Text("On quotations and PIs, where Team does not name the owner", "用于报价单和 PI；“同事”表中没有该业务员时使用")),
    Setting("bank_details", "text", Text("Bank Details", "银行信息"),
            Text("On quotations and PIs: beneficiary, bank, account, SWIFT, with ; or a new line between",
                 "用于报价单和 PI：收款人、开户行、账号、SWIFT 等，用 ; 或换行隔开")),
    Setting("logo", "text", Text("Logo", "公司标志"),
            Text("A PNG or JPEG file for quotations and PIs, in the book's folder; empty: logo.png beside the templates",
                 "报价单和 PI 上的标志图片（PNG 或 JPEG），放在工作簿所在的文件夹；留空则用模板旁的 logo.png")),
    Setting("language", "language", Text("Language", "语言"),
            Text("What refresh writes: en or zh; empty: that of most headers", "刷新结果用的语言：en 或 zh；留空则按多数表头判断")),
    Setting("workdays", "workdays", Text("Workdays", "工作日"),
            Text("The days you work, as Mon-Fri or 周一至周六; no date falls on another", "我方工作日，如 周一至周六 或 Mon-Fri；跟进日期只落在这些天")),
    Setting("holidays", "yes", Text("Holidays", "节假日"),
            Text("yes: no date falls on a public holiday of the buyer's country; no: only weekends are left out",
                 "是：跟进日期避开客户所在国的公共假日；否：只避开周末")),
    Setting("peers", "text", Text("Peers", "同行"),
            Text("Companies in your trade to refer a silent buyer to, with ; between", "可把久无回复的客户转介给哪些同行公司，用 ; 隔开")),
    Setting("interval_a", "whole", Text("Interval A", "间隔 A"), Text("Days between contacts: A, has bought", "A 交易客户，多少天联系一次"), 1),
    Setting("interval_b", "whole", Text("Interval B", "间隔 B"), Text("Days between contacts: B, negotiating", "B 在谈客户，多少天联系一次"), 1),
    Setting("interval_c", "whole", Text("Interval C", "间隔 C"), Text("Days between contacts: C, potential", "C 潜力客户，多少天联系一次"), 1),
    Setting("interval_d", "whole", Text("Interval D", "间隔 D"), Text("Days between contacts: D, in the trade", "D 行业客户，多少天联系一次"), 1),
    Setting("substance_days", "whole", Text("Substance Days", "实质天数"),
            Text("Days that a reply on substance or an open quote keeps a customer at B", "有实质回复或在途报价的客户，多少天内算 B"), 1),
    Setting("old_order_days", "whole", Text("Old Order Days", "旧单天数"),
            Text("An A whose newest order is older gets the warning A1", "A 客户最近一单超过多少天，提醒 A1"), 1),
    Setting("quote_days", "whole", Text("Quote Days", "报价后天数"),
            Text("Days from a sent quote to its first follow-up", "报价发出后多少天首次跟进"), 1),
    Setting("evaporated_days", "whole", Text("Evaporated Days", "蒸发天数"),
            Text("Days without an answer after which a quote counts as evaporated", "报价发出多少天没有回音算蒸发"), 1),
    Setting("neglect_percent", "whole", Text("Neglect Percent", "久拖百分比"),
            Text("A row is neglected when it is overdue by more than this share of its interval", "逾期超过间隔的百分之多少算久拖"), 0),
    Setting("upcoming_days", "whole", Text("Upcoming Days", "近期天数"), Text("How far ahead the Agenda looks", "日程往后看多少天")),
    Setting("change_medium_from", "whole", Text("Change Medium From", "换媒介起点"),
            Text("Unanswered touches, all by one medium, from which to change it", "同一媒介连续多少次无回复后换媒介"), 1),
    Setting("change_colleague_from", "whole", Text("Change Colleague From", "换同事起点"),
            Text("Unanswered touches from which another colleague writes", "多少次无回复后换同事写"), 1),
    Setting("change_contact_from", "whole", Text("Change Contact From", "换客人起点"),
            Text("Unanswered touches from which another person there is written to", "多少次无回复后换对方另一位联系人"), 1),
    Setting("change_company_from", "whole", Text("Change Company From", "换公司起点"),
            Text("Unanswered touches from which to refer to a peer", "多少次无回复后转介同行公司"), 1),
    Setting("park_from", "whole", Text("Park From", "暂放起点"), Text("Unanswered touches from which to park", "多少次无回复后暂放"), 1),
    Setting("park_factor", "whole", Text("Park Factor", "暂放倍数"),
            Text("Who is parked is written to every so many intervals of D", "暂放客户的间隔是 D 间隔的多少倍"), 1),
    Setting("letters_per_owner", "whole", Text("Letters Per Owner", "每人信件数"),
            Text("Open letters and those sent today, together, at most, for each owner", "每位业务员待处理与当天已发的信件合计上限")),
    Setting("expiring_days", "whole", Text("Expiring Days", "到期天数"),
            Text("A price that expires within so many days goes before other topics", "价格素材在多少天内到期时优先使用")),
    Setting("fair_days", "windows", Text("Fair Days", "展会邀请天数"),
            Text("Days before a fair on which to invite, each span once, as 56-36, 14-8, 3-1", "展会前多少天发邀请，每段一次，如 56-36, 14-8, 3-1")),
    Setting("holiday_days", "whole", Text("Holiday Days", "节日问候天数"),
            Text("Greet on the buyer's last so many working days before a feast", "在客户节前的最后几个工作日内问候"), 1),
    Setting("greeting_rest_days", "whole", Text("Greeting Rest Days", "问候间隔天数"),
            Text("Days since the last touch before a greeting goes out by itself", "距上次跟进至少多少天才单独问候")),
    Setting("shortest_days", "whole", Text("Shortest Days", "最短间隔天数"),
            Text("Two touches closer than this, or than half the interval, warn T5", "两次跟进相隔少于此天数（或不到间隔的一半）时提醒 T5")),
    Setting("giving_up_from", "whole", Text("Giving Up From", "放弃起点"),
            Text("Unanswered touches from which a neglected customer warns T4", "多少次无回复且久拖时提醒 T4"), 1),
    Setting("one_medium_from", "whole", Text("One Medium From", "单一媒介起点"),
            Text("Unanswered touches by one medium from which T7 warns", "同一媒介连续多少次无回复时提醒 T7"), 1),
)  # fmt: skip

DEFAULTS = Settings()


def shown(value: object, lang: Lang) -> str | int:
    """A default as the Settings sheet shows it."""
    if isinstance(value, bool):
        return Text("yes", "是").said(lang) if value else Text("no", "否").said(lang)
    if isinstance(value, frozenset):
        return Text("Mon-Fri", "周一至周五").said(lang)
    if isinstance(value, tuple) and value:
        return ", ".join(f"{first}-{last}" for first, last in value)
    if isinstance(value, int):
        return value
    return ""
