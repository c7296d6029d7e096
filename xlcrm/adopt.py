"""How somebody's own list of customers is understood: which of his headers means which column of Customers.

Pure. Headers are compared as people write them: in either language or in both at once, in any case and width, with or
without punctuation, plural, units in brackets, and words such as `Customer` or `公司` in front of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from xlcrm.schema import CUSTOMERS, fold

# Further names of a column, the closest first: of two headers that mean one column the closer is taken. A word may stand
# for two columns; the second has it where the first is spoken for.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "Customer ID": (
        "Client ID", "Account ID", "Customer No", "Customer Number", "Customer Code", "Client No", "Client Code", "Account No",
        "Account Code", "Cust ID", "Cust No", "客户代码", "客户号", "客户ID", "客户编码", "客户序号", "客户代号", "ID", "Code", "编号",
        "编码", "代码", "No", "Nr", "Number",
    ),
    "Company": (
        "Company Name", "Customer Company", "Client Company", "Buyer Company",
        "Customer Name", "Client Name", "Account Name", "Customer", "Client", "Account", "Buyer", "Buyer Name",
        "Firm", "Firm Name", "Business Name", "Organization", "Organisation", "Importer", "公司", "公司名", "公司全称", "客户名称",
        "客户名", "客户", "客户公司", "客户公司名称", "客户全称", "单位名称", "单位", "企业名称", "企业", "客商名称", "客商", "买家",
        "买家名称", "采购商", "进口商", "客户简称", "公司简称",
        "Name of Company", "Name of Customer", "Name of Client", "Name of Buyer", "Name of Firm", "Co Name",
        "Comp Name", "Cust Name", "Party Name", "Importer Name", "Legal Name", "Trade Name", "Trading Name", "Registered Name",
        "Prospect", "Prospect Name", "Distributor", "Distributor Name", "Wholesaler", "Wholesaler Name", "Dealer", "Dealer Name",
        "Retailer", "Retailer Name", "Exhibitor", "Exhibitor Name", "Shop Name", "Store Name", "Enterprise", "抬头", "公司抬头",
        "往来单位", "厂商", "厂商名称", "经销商", "代理商", "批发商", "机构名称", "单位全称", "客户英文名", "客户英文名称", "公司英文名",
        "公司英文名称",
    ),
    "Country": (
        "Nation", "Country Region", "Country Name", "国别", "国家地区", "国家或地区", "所在国家", "国家名称", "所属国家", "Market",
        "Region", "Location", "市场", "地区", "国家城市", "Country of Origin", "Country Code", "Ctry", "Nationality",
        "国家代码",
    ),
    "Contact": (
        "Contact Person", "Contact Name", "Contact Persons", "Main Contact", "Key Contact", "PIC", "Attn", "Attention",
        "Person in Charge", "Purchaser", "Full Name", "联系人姓名", "联系人名称", "客户联系人", "采购联系人", "采购", "收件人", "Name",
        "姓名", "称呼", "负责人", "Person",
        "POC", "Point of Contact", "Cont Person", "Decision Maker", "Purchasing Manager", "Procurement Manager", "Name of Contact",
        "Name of Contact Person", "Buyer Name", "Customer Name", "Client Name", "Lead Name", "对接人", "联络人", "联络人姓名",
        "采购负责人", "采购经理", "接洽人",
    ),
    "Email": (
        "Mail", "E-mail", "Email Address", "E-mail Address", "Mail Address", "Email ID", "邮件", "电子邮件", "电子邮箱", "电邮",
        "邮箱地址", "邮件地址", "电子邮件地址", "邮箱号", "Email Add", "Mail Add", "Mail ID",
    ),
    "Phone": (
        "Tel", "Telephone", "Phone Number", "Phone No", "Tel No", "Telephone Number", "Contact Number", "Contact No", "Mobile",
        "Mobile Phone", "Mobile Number", "Mobile No", "Cell", "Cell Phone", "Cellphone", "Tel Mobile", "Phone Mobile", "电话号码",
        "联系电话", "联系方式", "手机", "手机号", "手机号码", "座机", "固定电话", "移动电话", "固话",
        "Mob", "Mob No", "Cell No", "Ph", "Ph No", "Direct Phone", "Direct Line", "Work Phone", "Office Phone", "联络电话",
        "办公电话",
    ),
    "IM": (
        "WhatsApp", "WeChat", "Whats App", "WhatsApp Number", "WhatsApp No", "WhatsApp WeChat", "WeChat WhatsApp", "WeChat ID",
        "Skype", "Skype ID", "Telegram", "Line", "Viber", "QQ", "Messenger", "Instant Messenger", "微信", "微信号", "社交账号",
        "即时通讯工具", "聊天工具", "即时通信", "WhatsApp Account", "Zalo", "KakaoTalk", "社交软件", "聊天软件",
    ),
    "Fax": ("Fax No", "Fax Number", "传真号", "传真号码"),
    "Language": ("Lang", "Preferred Language", "Correspondence Language", "语种", "沟通语言", "Language Spoken", "Spoken Language"),
    "Owner": (
        "Account Owner", "Account Manager", "Sales", "Salesperson", "Sales Person", "Sales Rep", "Sales Representative", "Salesman",
        "Rep", "Sales Manager", "Responsible", "Assigned To", "Handled By", "Follow Up By", "Merchandiser", "负责业务", "负责业务员",
        "跟进人", "跟进业务员", "跟单员", "业务", "业务经理", "业务人员", "销售", "销售员", "销售人员", "客户经理", "归属人", "所属业务员",
        "负责人",
        "Handler", "Executive", "Sales Executive", "Assigned Sales", "Assigned Rep", "Person Responsible", "分配业务员", "归属业务",
        "归属业务员", "所属业务", "所属销售", "对接业务", "负责销售", "业务负责人",
    ),
    "Source": ("Lead Source", "Channel", "Found Via", "Origin", "Where From", "客户来源", "来源渠道", "渠道", "获客渠道", "线索来源", "信息来源", "开发渠道", "客户渠道"),
    "Products": (
        "Product", "Product Interest", "Products of Interest", "Interested Products", "Interested In", "Main Products",
        "Product Line", "Items", "Goods", "产品", "主营", "主要产品", "经营产品", "采购产品", "需求产品", "意向产品", "产品需求", "感兴趣产品",
        "主营业务", "Interested Product", "Product Interested", "Products Interested", "感兴趣的产品", "询盘产品",
    ),
    "Manual Grade": (),
    "Not Before": ("Hold Until", "On Hold Until", "暂停至", "暂停跟进至"),
    "Do Not Contact": ("DNC", "Do Not Email", "No Contact", "Do Not Disturb", "DND", "Opt Out", "Opted Out", "Unsubscribed", "退订", "勿联系", "请勿联系", "不联系", "勿打扰", "不要联系"),
    "Added": (
        "Date Added", "Added On", "Created", "Created On", "Created At", "Date Created", "Creation Date", "Create Date", "Entry Date",
        "Entered", "Since", "Customer Since", "Created Date", "Created Time", "Date Entered", "建档日期", "建档时间", "创建日期", "创建时间", "录入时间", "登记日期", "添加日期", "添加时间",
        "入库日期", "建立日期", "建立时间", "开发日期", "开发时间", "开户日期",
    ),
    "Notes": (
        "Note", "Remark", "Remarks", "Comment", "Comments", "Memo", "Description", "Others", "备注说明", "说明", "备注信息", "附注",
        "其他", "其它", "情况说明", "客户情况", "Rmk", "Rmks",
    ),
}  # fmt: skip

# What is written in front of a word that stands among the others.
_IN_FRONT = (
    "customers", "customer", "clients", "client", "companys", "company", "buyers", "buyer", "accounts", "account", "contacts",
    "contactperson", "contact", "primary", "main", "business", "importer", "distributor", "prospect", "lead", "party", "poc",
    "billing", "客户的", "客户", "公司", "联系人", "买家", "企业", "单位", "对方", "主要", "采购",
)  # fmt: skip
# Characters of headers in traditional script, by which the synonyms are found as well.
_SIMPLIFIED = str.maketrans(
    "戶聯絡郵電話傳備註國稱業務員產區號編碼買廠單機負責動類來語間時創錄檔銷經採購進說連帳記級職簡網",
    "户联络邮电话传备注国称业务员产区号编码买厂单机负责动类来语间时创录档销经采购进说连账记级职简网",
)
_BEHIND = 100  # ranks that a word in front, or a second language that says nothing, puts a header behind the plain ones

# In the title of a sheet: here are customers. Then a column that says Name is the company's where no other is.
_CUSTOMERISH = re.compile(
    r"customer|client|buyer|account|company|companies|prospect|lead|crm|address book|客户|客戶|买家|公司名录|通讯录|名录|采购商"
)
_NAMES = frozenset({"name", "names", "名称", "姓名", "客户姓名"})
# A person's name in two columns, as `key` has the headers.
_GIVEN = ("firstname", "contactfirstname", "givenname", "forename", "firstnames", "fname", "first", "名", "名字")
_FAMILY = ("lastname", "contactlastname", "surname", "familyname", "lname", "last", "姓", "姓氏")
# Headers of lists in which one customer stands many times: orders, invoices, calls.
_OF_EVENTS = re.compile(
    r"\b(qty|quantity|price|amount|total|invoice|order|po|pi|sku|model|balance|paid|shipped|shipment|etd|eta|subject|summary|topic|quote|quotation)\b"
    r"|数量|单价|金额|总价|合计|发票|订单|合同|型号|报价|出货|发货|船期|交期|内容|话题|主题"
)
_WEIGHT = {"Company": 3, "Contact": 3, "Email": 3, "Phone": 3, "IM": 3, "Fax": 2, "Country": 2, "Owner": 2}
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENOUGH = 5  # points from which a row of headers is taken for that of a list of customers

Headers = Sequence[tuple[int, str]]  # column number, text; left to right


class Understood(NamedTuple):
    """One header of the user's, and the column that it stands for; None: it is his own and stays out of it."""

    number: int
    header: str
    column: str | None


class Wish(NamedTuple):
    """What the user says of a header himself: the column it stands for, or None."""

    header: str
    column: str | None


def understand(
    headers: Headers, title: str = "", wishes: Iterable[Wish] = (), barred: frozenset[tuple[str, str]] = frozenset()
) -> list[Understood]:
    """Every header with its column, at most one header a column, the computed ones left out.

    `title` is that of the sheet; `wishes` go before all else; `barred` are (folded header, column) that may not be.
    """
    wanted = {fold(w.header): w.column for w in wishes}
    first = dict[str, int]()
    for number, header in headers:
        first.setdefault(fold(header), number)
    chosen = {first[h]: c for h, c in wanted.items() if h in first and c}
    taken = set(chosen.values())
    offers = sorted(
        (rank, number, column)
        for number, header in headers
        if first[fold(header)] == number and fold(header) not in wanted
        for column, rank in _columns(header).items()
        if (fold(header), column) not in barred
    )
    for _, number, column in offers:
        if number not in chosen and column not in taken:
            chosen[number] = column
            taken.add(column)
    if "Company" not in taken and is_customerish(title):
        named = (n for n, h in headers if key(h) in _NAMES and first[fold(h)] == n and fold(h) not in wanted)
        chosen |= {n: "Company" for n in [next(named, None)] if n is not None}
    return [Understood(number, header, chosen.get(number)) for number, header in headers]


def name_in_two(understood: Sequence[Understood]) -> tuple[Understood, Understood] | None:
    """The user's columns of a person's given and family name, where none holds the whole: xlcrm reads one column."""
    if any(u.column == "Contact" for u in understood):
        return None
    own = {key(u.header): u for u in reversed(understood) if u.column is None}
    given, family = (next((own[w] for w in words if w in own), None) for words in (_GIVEN, _FAMILY))
    return (given, family) if given and family else None


def fitness(understood: Sequence[Understood], title: str) -> int:
    """How much a row of headers looks like that of a list of customers, in points; 0 where no column is the company."""
    columns = {u.column for u in understood} - {None}
    if "Company" not in columns:
        return 0
    of_events = sum(u.column is None and bool(_OF_EVENTS.search(fold(u.header))) for u in understood)
    return sum(_WEIGHT.get(c or "", 1) for c in columns) + 3 * is_customerish(title) - 2 * of_events


def is_customerish(title: str) -> bool:
    """Does the title of a sheet say that customers stand on it?"""
    return bool(_CUSTOMERISH.search(fold(title)))


def column_meant(name: str) -> str | None:
    """The column of Customers that a person means by a name; None for none."""
    ranks = _columns(name)
    return min(ranks, key=lambda c: ranks[c], default=None)


def is_exact(header: str, column: str) -> bool:
    """Is the header the column's own name, in either language?"""
    known = CUSTOMERS.column(column)
    return fold(header) in (fold(known.name), fold(known.zh))


def _columns(header: str) -> dict[str, int]:
    """The columns that a header may stand for, each with its rank, the lowest the closest."""
    found = _known(key(header))
    if not found:
        # Two languages, or words with a stroke between, say one thing, or the header is none of ours.
        bare = _bare(header)
        chinese, rest = "".join(_CHINESE.findall(bare)), key(_CHINESE.sub(" ", bare))
        each = [_known(w) for w in ((chinese, rest) if chinese and rest else map(key, re.split(r"[/|\\]", bare)))]
        known = [k for k in each if k]
        if known and (len(known) == len(each) or (chinese and rest)):
            found = {c: r + _BEHIND for c, r in known[0].items() if all(c in k for k in known)}
            if not found and {c for k in known for c in k} == {"Phone", "IM"}:
                found = {"Phone": 2 * _BEHIND}
    return found


def _known(word: str) -> dict[str, int]:
    words = _words()
    for front, rank in (("", 0), *((f, _BEHIND) for f in _IN_FRONT)):
        if word.startswith(front):
            rest = word[len(front) :]
            for spelling in (rest, rest.removesuffix("1"), rest.removesuffix("s"), rest.removesuffix("es")):
                if spelling and spelling in words:
                    return {c: r + rank for c, r in words[spelling].items()}
    return {}


@cache
def _words() -> Mapping[str, Mapping[str, int]]:
    """Word, as `key` has it -> the columns it may stand for, each with its rank."""
    words = dict[str, dict[str, int]]()
    for column in CUSTOMERS.columns:
        own = () if column.computed else (column.name, column.zh, *SYNONYMS[column.name])
        for rank, spelling in enumerate(own):
            words.setdefault(key(spelling), {}).setdefault(column.name, rank)
    return words


def key(text: str) -> str:
    """What is left of a header when case, width, brackets and what they hold, punctuation and spaces are taken away."""
    return re.sub(r"[\W_]+", "", _bare(text))


def _bare(text: str) -> str:
    folded = re.sub(r"['’]s\b", "s", fold(text).translate(_SIMPLIFIED))
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>", " ", folded)
    return bare if re.search(r"\w", bare) else folded
