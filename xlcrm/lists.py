"""The closed lists: the codes the method works with, and the words people write for them in either language."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xlcrm.text import Lang, Text


class Choice(NamedTuple):
    """One value of a closed list: the code the method uses, the words a book shows, further words that are read."""

    code: str
    label: Text
    also: tuple[str, ...] = ()


class Choices(tuple[Choice, ...]):
    """A closed list, in the order in which it is shown; `labels` are the words by code."""

    labels: Mapping[str, Text]

    def __new__(cls, choices: Iterable[Choice]) -> "Choices":
        """The list of these."""
        made = super().__new__(cls, choices)
        made.labels = {c.code: c.label for c in made}
        return made


NO_CHOICES = Choices(())


def _list(*rows: tuple[str, ...]) -> Choices:
    """Of each value the code, which is the English word, the Chinese one, and what else is read for it."""
    return Choices(Choice(en, Text(en, zh), tuple(also)) for en, zh, *also in rows)


# domain.md 1
GRADES = Choices(
    (
        Choice("A", Text("A", "A"), ("交易客户", "transacted", "A级", "A类", "A级客户", "A类客户")),
        Choice("B", Text("B", "B"), ("在谈客户", "negotiating", "B级", "B类", "B级客户", "B类客户")),
        Choice("C", Text("C", "C"), ("潜力客户", "potential", "C级", "C类", "C级客户", "C类客户")),
        Choice("D", Text("D", "D"), ("行业客户", "in the trade", "D级", "D类", "D级客户", "D类客户")),
        Choice("P", Text("P", "P"), ("待开发", "prospect", "P级", "P类", "P级客户", "P类客户")),
    )
)
DIRECTIONS = _list(
    ("Out", "去", "Outgoing", "Outbound", "Sent", "发", "发出", "去信", "去电", "我方"),
    ("In", "来", "Incoming", "Inbound", "Received", "收", "收到", "来信", "来电", "对方"),
)
# domain.md 4: in the order in which ties are broken
MEDIA = _list(
    ("Email", "邮件", "Mail", "邮箱", "电邮", "电子邮件", "发邮件", "郵件", "電郵"),
    ("Phone", "电话", "Tel", "Tel.", "Telephone", "Call", "Phone call", "Mobile", "Cell phone", "手机", "座机", "通话", "打电话", "电话沟通", "電話"),
    ("Fax", "传真", "Telefax", "发传真", "傳真"),
    ("Courier", "快递", "Express", "Parcel", "DHL", "FedEx", "UPS", "TNT", "EMS", "快件", "寄样", "寄快递", "快遞"),
    ("IM", "即时通讯", "WhatsApp", "WA", "WeChat", "Skype", "Telegram", "Messenger", "Facebook Messenger", "Line", "Viber",
     "Zalo", "KakaoTalk", "QQ", "Teams", "MSN", "LinkedIn", "TradeManager", "Chat", "Instant messaging", "SMS", "微信", "企业微信",
     "领英", "旺旺", "阿里旺旺", "钉钉", "聊天", "即时通信", "短信"),
    ("Via customer", "经客户转达", "客户转达", "经客户", "客户转介绍", "Through customer"),
    ("Meeting", "面谈", "Visit", "Face to face", "In person", "Fair", "Trade fair", "Trade show", "Exhibition", "Video call", "Video meeting",
     "Online meeting", "Zoom", "拜访", "来访", "见面", "拜訪", "見面", "会面", "会议", "展会", "视频会议"),
)  # fmt: skip
# domain.md 3: the seven of the method in the table's order, then our three; an English book writes the code
SEVEN_TOPICS = Choices(
    (
        Choice("self-check", Text("self-check", "自检")),
        Choice("price", Text("price", "价格更新"), ("price update",)),
        Choice("product", Text("product", "产品更新"), ("product update",)),
        Choice("news", Text("news", "公司动态"), ("company news",)),
        Choice("fair", Text("fair", "展会邀请"), ("exhibition invitation",)),
        Choice("visit", Text("visit", "来访邀请"), ("visit invitation",)),
        Choice("holiday", Text("holiday", "节日问候"), ("holiday greeting",)),
    )
)
EVENT_TOPICS = ("fair", "holiday")  # whose titles are names, and whose dates in Materials are those of the event itself
TOPICS = Choices(
    (
        *SEVEN_TOPICS,
        Choice("first-letter", Text("first-letter", "开发信"), ("first letter",)),
        Choice("quote", Text("quote", "报价跟进")),
        Choice("reply", Text("reply", "回复")),
    )
)
STATUSES = _list(
    ("Draft", "草稿", "草拟"),
    ("Sent", "已报", "Quoted", "Quotation sent", "Quote sent", "已报价", "已发", "已发送", "已发报价"),
    ("Negotiating", "在谈", "Negotiation", "In negotiation", "Under negotiation", "在谈中", "谈判中", "洽谈中", "议价中"),
    ("PI", "已开PI", "PI sent", "PI issued", "Proforma", "Proforma invoice", "Proforma sent", "已发PI", "PI已开", "PI已发", "已做PI"),
    ("Ordered", "已下单", "Order", "Order placed", "Won", "Closed won", "下单", "已成交", "成交", "已订"),
    ("Lost", "丢单", "Closed lost", "已丢单", "失单"),
    ("Postponed", "暂缓", "On hold", "Delayed", "推迟", "延期", "暂停", "搁置"),
)  # fmt: skip
OPEN_STATUSES = frozenset({"Sent", "Negotiating", "PI"})
YES = _list(("yes", "是", "y", "true", "√", "✓", "✔", "是的", "对"))
NO = _list(("no", "否"))  # no more than these: in Do Not Contact anything else is a yes (domain.md 10)
STATES = _list(("neglected", "久拖"), ("overdue", "逾期"), ("due", "今日"), ("greeting", "问候"), ("upcoming", "近期"))
# domain.md 7
STEPS = _list(
    ("Keep going", "继续跟进"), ("Change medium", "换媒介"), ("Change colleague", "换同事"), ("Change contact", "换客人"),
    ("Change company", "换公司"), ("Park", "暂放"),
)  # fmt: skip
# domain.md 6: why a buyer falls silent after a quote; S is ours to mend, O is not
CAUSES = Choices(
    Choice(code, Text(f"{code} {en}", f"{code} {zh}"), (code,))
    for code, en, zh in (
        ("S1", "faults in the letter", "信件有差错"), ("S2", "product does not fit", "产品不合要求"), ("S3", "price too high", "价格过高"),
        ("O1", "stable supplier", "已有稳定供应商"), ("O2", "prejudice against the region", "对地区有偏见"),
        ("O3", "bad mood or too busy", "心情不好或太忙"), ("O4", "travelling", "出差在外"), ("O5", "taken for spam", "当成垃圾邮件"),
        ("O6", "testing you", "试探"),
    )
)  # fmt: skip
LETTER_STATUSES = _list(
    ("Draft", "草稿"), ("Checked", "已检查"), ("Approved", "已批准"), ("Sent", "已发"), ("Skipped", "跳过")
)
# domain.md 10: Incoterms 2020
_ALSO = {"EXW": ("Ex Works",), "CFR": ("C&F", "C+F", "CNF", "C and F")}  # what the trade says for them to this day
INCOTERMS = _list(*((t, t, *_ALSO.get(t, ())) for t in "EXW FCA CPT CIP DAP DPU DDP FAS FOB CFR CIF".split()))
# What earlier editions had, and which of today's took its place: of 1980 (FOR, FOT, FOA, FRC, DCP), 2000 and 2010 (DAT).
OLD_INCOTERMS = {
    **dict.fromkeys(("DAF", "DES", "DDU"), "DAP"), **dict.fromkeys(("DEQ", "DAT"), "DPU"),
    **dict.fromkeys(("FOR", "FOT", "FOA", "FRC"), "FCA"), "DCP": "CPT",
}  # fmt: skip


def label(choices: Choices, code: str, lang: Lang) -> str:
    """How a book in `lang` writes the code; KeyError for a code outside the list."""
    return choices.labels[code].said(lang)
