"""The cast of the demo book: 36 buyers of a Ningbo maker of furniture hardware, and all that passed between them.

Days are counted back from the day on which the book is made (ahead where a comment says so), so that the demo is
alive on any day; no sentence names a date of its own. What a salesperson notes is a `Text`; what a buyer reads or
wrote (products, terms, letters' material, his own words) stays in the language of the trade with him. Nobody here
exists: the addresses end in the reserved `.example`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from xlcrm.text import Text


class Line(NamedTuple):
    """One touch. `friday`: not `days` ago but on the last Friday; `to`, `by`: where not the usual contact and owner."""

    days: int
    out: bool
    medium: str
    topic: str
    summary: Text
    by: str = ""
    to: str = ""
    material: str = ""
    said: str = ""
    substantive: bool = False
    auto: bool = False
    friday: bool = False


class Offer(NamedTuple):
    """One quote. `valid`: days from its date; `ordered`: days ago; `exact`: keeps its date even at a weekend."""

    number: str
    days: int
    status: str
    item: str
    qty: int
    price: float
    incoterm: str
    place: str
    rev: int = 1
    pay: str = "30% T/T deposit, 70% against copy of B/L"
    lead: str = "30 days"
    valid: int = 30
    currency: str = "USD"
    pi: str = ""
    ordered: int | None = None
    lost: Text | None = None
    exact: bool = False


class Person(NamedTuple):
    """One more contact at a buyer's."""

    name: str
    title: Text
    email: str = ""
    phone: str = ""
    im: str = ""


class Item(NamedTuple):
    """One model of the range, as it stands in a quote."""

    model: str
    name: str
    hs: str
    unit: str
    moq: int


class Colleague(NamedTuple):
    """One of the team. `name` as the owner column has it, `latin` as he signs."""

    name: Text
    latin: str
    title: Text
    title_en: str
    email: str
    phone: str


class Fact(NamedTuple):
    """One row of Materials. `start`, `end`: days ahead; `feast`: (month, day) of the next such day instead."""

    topic: str
    title: str
    text: str
    benefit: str = ""
    question: str = ""
    language: str = "en"
    start: int | None = None
    end: int | None = None
    feast: tuple[int, int] | None = None
    countries: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    grades: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """One customer with all that belongs to him. `added`, `not_before`: days ago (ahead where negative)."""

    id: str = ""
    company: str
    country: str
    contact: str
    owner: str
    source: str
    products: tuple[str, ...]
    email: str = ""
    phone: str = ""
    im: str = ""
    fax: str = ""
    language: str = "en"
    manual: str = ""
    not_before: int | None = None
    do_not_contact: bool = False
    added: int | None = None
    notes: Text | None = None
    people: tuple[Person, ...] = ()
    lines: tuple[Line, ...] = ()
    offers: tuple[Offer, ...] = ()


def out(
    days: int, medium: str, topic: str, en: str, zh: str, *,
    by: str = "", to: str = "", of: str = "", friday: bool = False,
) -> Line:  # fmt: skip
    """A touch from us."""
    return Line(days, True, medium, topic, Text(en, zh), by=by, to=to, material=of, friday=friday)


def got(
    days: int, medium: str, en: str, zh: str, said: str = "", *, who: str = "", real: bool = False, auto: bool = False
) -> Line:
    """A touch from the buyer; `real`: on substance."""
    return Line(days, False, medium, "", Text(en, zh), to=who, said=said, substantive=real, auto=auto)


# One line holds what belongs together.
# fmt: off

COUNTRIES: Mapping[str, Text] = {
    "AE": Text("UAE", "阿联酋"), "AT": Text("Austria", "奥地利"), "AU": Text("Australia", "澳大利亚"),
    "BH": Text("Bahrain", "巴林"), "BR": Text("Brazil", "巴西"), "CA": Text("Canada", "加拿大"),
    "CL": Text("Chile", "智利"), "DE": Text("Germany", "德国"), "EE": Text("Estonia", "爱沙尼亚"),
    "EG": Text("Egypt", "埃及"), "ES": Text("Spain", "西班牙"), "FR": Text("France", "法国"),
    "GB": Text("UK", "英国"), "GR": Text("Greece", "希腊"), "ID": Text("Indonesia", "印度尼西亚"),
    "IN": Text("India", "印度"), "IT": Text("Italy", "意大利"), "JP": Text("Japan", "日本"),
    "KE": Text("Kenya", "肯尼亚"), "KR": Text("South Korea", "韩国"), "MA": Text("Morocco", "摩洛哥"),
    "MX": Text("Mexico", "墨西哥"), "MY": Text("Malaysia", "马来西亚"), "NG": Text("Nigeria", "尼日利亚"),
    "NL": Text("Netherlands", "荷兰"), "NO": Text("Norway", "挪威"), "PE": Text("Peru", "秘鲁"),
    "PL": Text("Poland", "波兰"), "RU": Text("Russia", "俄罗斯"), "SA": Text("Saudi Arabia", "沙特阿拉伯"),
    "SE": Text("Sweden", "瑞典"), "TH": Text("Thailand", "泰国"), "TR": Text("Türkiye", "土耳其"),
    "US": Text("USA", "美国"), "VN": Text("Vietnam", "越南"), "ZA": Text("South Africa", "南非"),
}
SOURCES: Mapping[str, Text] = {
    "fair": Text("Trade fair", "展会"), "b2b": Text("Alibaba", "阿里国际站"), "web": Text("Website", "官网询盘"),
    "customs": Text("Customs data", "海关数据"), "referral": Text("Referral", "老客户介绍"), "linkedin": Text("LinkedIn", "领英"),
}
PRODUCTS: Mapping[str, Text] = {
    "hinge": Text("hinges", "铰链"), "slide": Text("drawer slides", "滑轨"), "box": Text("drawer boxes", "抽屉盒"),
    "lift": Text("flap lifts", "上翻支撑"), "push": Text("push-open latches", "反弹器"),
}
ITEMS: Mapping[str, Item] = {
    "QH26": Item("QH-26", "Slide-on hinge, 35 mm cup", "8302.10", "pcs", 20000),
    "QH35": Item("QH-35", "Soft-close hinge, 35 mm cup", "8302.10", "pcs", 10000),
    "QH165": Item("QH-165", "Wide-angle hinge, 165°", "8302.10", "pcs", 2000),
    "BS45": Item("BS-45", "Ball-bearing slide, 45 mm", "8302.42", "pairs", 3000),
    "US30": Item("US-30", "Undermount soft-close slide, 500 mm", "8302.42", "pairs", 2000),
    "SB120": Item("SB-120", "Slim drawer box, 120 mm", "8302.42", "sets", 1000),
    "GL100": Item("GL-100", "Flap lift, gas spring 100 N", "8302.42", "pcs", 5000),
    "PO10": Item("PO-10", "Push-open latch", "8302.42", "pcs", 10000),
}
SELLER = "Ningbo Qiaohe Furniture Hardware Co., Ltd."
SELLER_ADDRESS = "No. 88 Binhai 3rd Road, Beilun, Ningbo, Zhejiang, China"
SELLER_BANK = (
    "Beneficiary: Ningbo Qiaohe Furniture Hardware Co., Ltd.; Bank: Example Bank, Ningbo Branch; SWIFT: EXAMCNBN; "
    "Account: 0000 5550 0100 0088 (USD, EUR)"
)
SELLER_PHONE = "+86 574 5550 0100"
PEERS = ("Foshan Lianchuang Hardware", "Jieyang Hengda Slides", "Guangzhou Bolin Fittings")
TEAM: Mapping[str, Colleague] = {
    "fiona": Colleague(Text("Fiona", "王芳"), "Fiona Wang", Text("Sales manager", "销售经理"), "Sales Manager", "fiona@qiaohe.example", "+86 574 5550 0101"),
    "leo": Colleague(Text("Leo", "李雷"), "Leo Li", Text("Sales, Middle East, India and Africa", "中东、印度与非洲区业务"), "Regional Sales, MEIA", "leo@qiaohe.example", "+86 574 5550 0102"),
    "sam": Colleague(Text("Sam", "Sam"), "Sam Chen", Text("Sales, the Americas and Spain", "美洲与西班牙业务"), "Regional Sales, Americas", "sam@qiaohe.example", "+86 574 5550 0103"),
    "mei": Colleague(Text("Mei", "韩梅梅"), "Mei Han", Text("Sales, Asia and Eastern Europe", "亚洲与东欧业务"), "Regional Sales, Asia", "mei@qiaohe.example", "+86 574 5550 0104"),
}

# ---- material: sentences ready to stand in a letter, so in the reader's language, not in the book's ---------------

CARTON = "US-30: corrected carton size and loading"
DXF = "QH-35: drilling pattern now as DXF, in mm"
STEEL = "QH-35 hinge: 0.430 down to 0.417, steel is down"
ZINC = "US-30 slide: up 4% next month, old price still open"
BLACK = "QH-35 in onyx black, same price tier"
SLIM = "SB-120 slim drawer box: 13 mm sides, 40 kg"
PUSH = "PO-10 push-open latch for doors without handles"
LIFT = "GL-100 flap lift now holds at any angle"
LINE4 = "Fourth hinge line running: lead time 30 to 22 days"
REPORT = "80,000-cycle report for QH-35 and US-30"
DUBAI = "Gulf Kitchen and Hardware Show, Dubai"
CANTON = "Furniture Components Fair, Guangzhou"
OPENWEEK = "Two days in Ningbo: line tour and your samples"
EUROPE = "Fiona and Mei in Warsaw, Berlin and Vienna"
NEWYEAR = "A good New Year from Ningbo"
MARCH8 = "Best wishes for 8 March"
BLACK_ZH = "QH-35 曜石黑铰链，价格不变"
STEEL_ZH = "QH-35 铰链降至 0.417 美元"
VISIT_ZH = "来宁波看看第四条铰链线"

FACTS = (
    Fact("self-check", CARTON, "Going over our own quotation sheets we found the carton of the US-30 slide listed 4 cm too tall; the right size is 56 x 31 x 17 cm.",
         "A 20GP takes 9,600 pairs instead of 8,900, which is about 2 cents a pair off the freight.", "Would you like your quotation again with the new packing list, as PDF or as Excel?", products=("slide",)),
    Fact("self-check", DXF, "Our fitting sheet for the QH-35 hinge gave the drilling pattern in inches only; it now comes in millimetres and as a DXF file.",
         "Your workshop can load it into the drilling machine without redrawing.", "Does your workshop work from DXF or from paper?", products=("hinge",)),
    Fact("price", STEEL, "Cold-rolled steel is down 6% on last quarter, so the QH-35 soft-close hinge goes from USD 0.430 to USD 0.417 FOB Ningbo for orders confirmed by {end}.",
         "On a 20GP of 160,000 hinges that is USD 2,080.", "Shall I hold the price for one container or two?", start=-20, end=12, products=("hinge",)),
    Fact("price", ZINC, "Zinc plating has become dearer, and the US-30 slide goes from USD 4.65 to USD 4.84 FOB Ningbo; orders confirmed by {end} still go at the old price.",
         "2,000 pairs confirmed in time save USD 380.", "Do you need slides before then: yes, or not this time?", start=-5, end=38, products=("slide",), grades="A;B"),
    Fact("product", BLACK, "The QH-35 soft-close hinge now comes in onyx black, cup, arm and cover cap alike, after 96 hours of salt spray.",
         "Dark carcasses no longer show a bright hinge, and the price is that of nickel from 10,000 pieces.", "Should the samples be full overlay or half overlay?", products=("hinge",)),
    Fact("product", SLIM, "The SB-120 slim drawer box has sides of 13 mm and carries 40 kg; it fits the drilling of the usual European systems.",
         "Your customers get the look of the premium brands at USD 9.80 a set FOB Ningbo.", "Which height would you see first, 86 or 120 mm?", link="https://qiaohe.example/sb-120", products=("slide", "box")),
    Fact("product", PUSH, "The PO-10 push-open latch takes a gap of only 1.5 mm and closes with 12 N.", "Handleless fronts stay in line even when the door is 2 m tall.",
         "Would white or grey suit your fronts?", countries=("JP", "KR", "DE", "IT")),
    Fact("product", LIFT, "The GL-100 flap lift now stops at any angle between 30 and 95 degrees.", "One part number serves doors from 3 to 7 kg.",
         "How heavy are your usual wall-unit doors: 3, 5 or 7 kg?", products=("lift",)),
    Fact("news", LINE4, "Our fourth hinge line is running; the lead time of the QH-35 is down from 30 days to 22.",
         "Your repeat orders can leave one vessel earlier.", "Would shorter lead times let you order smaller lots, yes or no?"),
    Fact("news", REPORT, "The laboratory has signed the 80,000-cycle report for the QH-35 hinge and the US-30 slide.", "You can hand it to contractors who ask for proof.",
         "Do your tenders ask for EN 15570 or for another standard?"),
    Fact("fair", DUBAI, "We show the slim drawer box and the black hinges in Hall 4, booth C27, from {start} to {end}.", "You can pull the drawers yourself, and Leo has the price list for the Gulf with him.",
         "Would the first or the second morning suit you?", start=45, end=48, countries=("AE", "SA", "BH", "EG", "IN")),
    Fact("fair", CANTON, "We are in Hall 13.2, booth D08, from {start} to {end}, with the whole slide range on a test wall.", "Ningbo is a two-hour flight away if you would like to see the works as well.",
         "Shall I keep you half an hour on the first day or on the second?", start=10, end=13),
    Fact("visit", OPENWEEK, "In the coming weeks we keep Tuesdays and Wednesdays free for guests: line tour, test room, your own samples on the bench; the car from Shanghai airport and the visa letter are ours.",
         "You leave with approved samples instead of three weeks of couriers.", "Is a Tuesday or a Wednesday better for you?", start=-45, end=40),
    Fact("visit", EUROPE, "Fiona and Mei will be in Warsaw, Berlin and Vienna from {start} to {end}, with sample cases of the new range.", "You save the trip, and we can look at your line together.",
         "Should we come to your office or to your showroom?", start=24, end=33, countries=("DE", "PL", "AT")),
    Fact("holiday", NEWYEAR, "We wish you and your family a healthy and peaceful New Year. Thank you for the year behind us.", feast=(1, 1)),
    Fact("holiday", MARCH8, "All the best for 8 March to you and to all the women of your team.", feast=(3, 8), countries=("RU", "VN", "PL")),
    Fact("product", BLACK_ZH, "QH-35 缓冲铰链新增曜石黑，杯座、臂身、装饰盖同色，已通过 96 小时盐雾测试。", "深色柜体不再露出亮色五金，1 万只起与镀镍同价。", "样品先寄全盖还是半盖？",
         language="zh", products=("hinge",)),
    Fact("price", STEEL_ZH, "冷轧钢较上季度回落 6%，QH-35 由 0.430 降至 0.417 美元 FOB 宁波，{end}前确认的订单均按新价。", "一个 20GP 装 16 万只，合计省 2,080 美元。", "价格先留一柜还是两柜？",
         language="zh", start=-20, end=12, products=("hinge",)),
    Fact("visit", VISIT_ZH, "第四条铰链线已投产，每周二、周三接待客户看线，上海浦东机场接机由我们安排。", "当天可在现场确认样品，省去三周快递往返。", "周二还是周三方便？",
         language="zh", start=-45, end=40),
)

# ---- the buyers --------------------------------------------------------------------------------------------------

BUYERS = (
    # A, fresh: ordered lately, written to lately
    Buyer(
        id="C-1001", company="Brenner Küchentechnik GmbH", country="DE", contact="Katrin Vogel", owner="fiona", source="fair", products=("hinge", "slide"),
        email="k.vogel@brenner-kueche.example", phone="+49 30 555 0110", added=645,
        notes=Text("Pays on the day. Pallets 1.10 m at most. Never call before 10:00.", "付款准时。托盘高度不超过 1.10 米。德国时间 10 点前别打电话。"),
        people=(
            Person("Jörg Lindner", Text("Head of purchasing", "采购总监"), "j.lindner@brenner-kueche.example", "+49 30 555 0111"),
            Person("Anke Thiel", Text("Quality", "品质"), "qs@brenner-kueche.example"),
        ),
        lines=(
            out(640, "Email", "first-letter", "First letter after the fair: QH-35, 80,000 cycles, our booth photo with her", "展后首封开发信：QH-35，8 万次测试，附展位合影"),
            got(632, "Email", "Wants a price for 60,000 hinges with euro screws, and the test report", "询 6 万只铰链带欧式螺钉的价格，要测试报告", "We need 60,000 pieces with euro screws. Do you have the EN 15570 report?", real=True),
            got(262, "Email", "New line of drawers: needs undermount 500 mm, 6,000 pairs, CIF Hamburg", "新抽屉系列，需要 500mm 托底轨 6000 副，CIF 汉堡", "Can you offer undermount runners as well, 500 mm, CIF Hamburg?", real=True),
            out(251, "Email", "quote", "Q-2064, US-30 at 4.58; promised pull-force figures by Friday", "报 Q-2064，US-30 4.58；答应周五前补拉力数据"),
            got(60, "Email", "Repeat of 8,000 pairs; asks 2% for the volume", "返单 8000 副；按量要 2% 折扣", "For 8,000 pairs we expect a better price than last time.", real=True),
            out(57, "Phone", "quote", "Told her 4.52 is the floor, she took it to Lindner", "电话告知 4.52 已到底，她转报 Lindner"),
            out(20, "Email", "news", "8,000 pairs packed, photos sent; lead time shorter with line 4", "8000 副已装箱，发照片；第四条线投产后交期更短", of=LINE4),
            got(6, "Email", "Thanks for the photos, forwarder named", "感谢照片，已指定货代", "The photos help a lot, please always send them."),
            out(5, "Email", "self-check", "Our packing list had the old carton size: sent it again, loads 700 pairs more", "我方装箱单箱规有误，已更正重发，每柜可多装 700 副", of=CARTON),
        ),
        offers=(
            Offer("Q-2011", 610, "Ordered", "QH35", 60000, 0.435, "FOB", "Ningbo", pi="PI-2011", ordered=586),
            Offer("Q-2063", 256, "Lost", "SB120", 1500, 10.35, "CIF", "Hamburg", lost=Text("Price: 8% above her present supplier", "价格：比现供应商高 8%")),
            Offer("Q-2064", 250, "Ordered", "US30", 6000, 4.58, "CIF", "Hamburg", pi="PI-2064", ordered=231),
            Offer("Q-2119", 57, "Ordered", "US30", 8000, 4.52, "CIF", "Hamburg", pi="PI-2119", ordered=43),
        )),
    # A, overdue
    Buyer(
        id="C-1002", company="Móveis Serra Alta Ltda", country="BR", contact="Rodrigo Antunes", owner="sam", source="fair", products=("slide", "hinge"),
        email="rodrigo@serraalta.example", phone="+55 54 5550 0120", im="WhatsApp +55 54 95550 0121", language="pt", added=520,
        notes=Text("Reads English, answers in Portuguese. Import licence takes him 3 weeks.", "看英文，回葡文。进口许可要办三周。"),
        people=(Person("Luciana Prado", Text("Import", "进口专员"), "importacao@serraalta.example", "", "WhatsApp +55 54 95550 0122"),),
        lines=(
            out(512, "Email", "first-letter", "Met at the fair: BS-45 against his Indian supplier, 35 kg proven", "展会见过：BS-45 对比他的印度供应商，承重 35kg"),
            got(505, "IM", "Sends his present price: 1.98 CIF Santos", "发来现用价 1.98 CIF 桑托斯", "Today we pay 1.98 CIF Santos. Can you beat it?", real=True),
            got(470, "Email", "Order, 20,000 pairs", "下单 2 万副", real=True),
            got(133, "IM", "Wants 24,000 pairs on the new freight", "按新运费要 2.4 万副", real=True),
            out(35, "Email", "product", "SB-120 brochure, asked which height", "发 SB-120 资料，问要哪个高度", of=SLIM),
            got(33, "IM", "120 mm is interesting, will show the designer", "120mm 有兴趣，给设计师看", "The 120 looks good, my designer is back in two weeks."),
            out(18, "IM", "fair", "Asked whether he comes to Guangzhou, offered a slot", "问是否来广州展，留半小时", of=CANTON),
        ),
        offers=(
            Offer("Q-2026", 502, "Ordered", "BS45", 20000, 1.92, "CIF", "Santos", pi="PI-2026", ordered=469, lead="35 days"),
            Offer("Q-2097", 130, "Ordered", "BS45", 24000, 1.88, "CIF", "Santos", pi="PI-2097", ordered=118, lead="35 days"),
            Offer("Q-2143", 1, "Draft", "SB120", 800, 9.90, "CIF", "Santos", lead="35 days"),
        )),
    # D, twelve times silent: parked
    Buyer(
        id="C-1003", company="Athens Cabinet Parts S.A.", country="GR", contact="Nikos Petrou", owner="fiona", source="customs", products=("hinge",),
        email="npetrou@athenscabinet.example", phone="+30 21 0555 0130", fax="+30 21 0555 0139", added=460,
        notes=Text("Buys 3 containers of hinges a year from Foshan, says the customs data.", "海关数据显示每年从佛山进 3 柜铰链。"),
        people=(Person("Maria Lekka", Text("Purchasing", "采购"), "mlekka@athenscabinet.example"),),
        lines=(
            out(455, "Email", "first-letter", "First letter: QH-26 for his price band", "开发信：按他的价位推 QH-26"),
            out(427, "Email", "product", "Clip-on version, short film", "快装款短视频"),
            out(399, "Phone", "", "Switchboard took the message", "总机代为留言"),
            out(369, "Email", "news", "New plating line", "新电镀线投产", by="mei"),
            out(340, "Email", "price", "0.187 FOB for a full container of QH-26", "QH-26 整柜 0.187 FOB", by="mei"),
            out(311, "Phone", "", "In a meeting, call next week", "在开会，让下周再打", by="mei"),
            out(281, "Email", "product", "Wrote to Ms Lekka instead, hinge samples offered", "改写给 Lekka 女士，提出寄样", to="Maria Lekka"),
            out(252, "Email", "self-check", "Drilling pattern in mm", "开孔图改为毫米", to="Maria Lekka", of=DXF),
            out(224, "Fax", "visit", "Invitation by fax", "传真邀请来访"),
            out(180, "Email", "news", "Mentioned that our peer in Foshan sells small lots", "告知佛山同行可接小单", to="Maria Lekka"),
            out(102, "Email", "holiday", "Name-day greeting", "命名日问候"),
            out(30, "Email", "product", "Black hinges, one picture, no question", "黑色铰链，一张图，不提问", of=BLACK),
        )),
    # A, newest order over a year ago: the warning A1; due today
    Buyer(
        id="C-1004", company="Cocinas Andinas SpA", country="CL", contact="Marcela Rojas", owner="sam", source="b2b", products=("hinge", "lift"),
        email="mrojas@cocinasandinas.example", phone="+56 2 5550 0140", im="WhatsApp +56 9 5550 0141", language="es", added=560,
        notes=Text("One container in the first year, nothing since: new owner?", "第一年做了一柜，之后没再下单，是不是换老板了？"),
        lines=(
            got(548, "Email", "Needs 40,000 hinges and 6,000 lifts, Valparaíso", "要 4 万只铰链、6000 支上翻支撑，到瓦尔帕莱索", real=True),
            got(424, "Email", "Order after the fourth price; paid in full", "第四轮价格后下单，全款已付", real=True),
            got(111, "IM", "New shareholder, purchasing frozen for now", "股东变更，采购暂停", "Tenemos un socio nuevo y este trimestre no hay compras."),
            out(74, "IM", "product", "GL-100 stops at any angle now", "GL-100 已可任意角度停", of=LIFT),
            out(14, "IM", "price", "0.417 for hinges, asked if purchasing is open again", "铰链 0.417，问采购是否恢复", of=STEEL),
        ),
        offers=(
            Offer("Q-2019", 430, "Ordered", "QH35", 40000, 0.452, "CIF", "Valparaíso", rev=2, pi="PI-2019", ordered=423, pay="100% T/T before shipment"),
            Offer("Q-2020", 430, "Ordered", "GL100", 6000, 1.16, "CIF", "Valparaíso", pi="PI-2019", ordered=423, pay="100% T/T before shipment"),
            Offer("Q-2082", 190, "Postponed", "QH35", 40000, 0.446, "CIF", "Valparaíso"),
        )),
    # A, silent eight times since the order: no further than Change contact
    Buyer(
        id="C-1005", company="Al Noor Kitchens & Wardrobes LLC", country="AE", contact="Yousef Haddad", owner="leo", source="fair", products=("slide", "box"),
        email="yousef@alnoorkitchens.example", phone="+971 4 555 0150", im="WhatsApp +971 50 555 0151", added=420,
        notes=Text("Bought once, then silence. Ask at the show in Dubai.", "下过一单后没回音。迪拜展会上当面问。"),
        people=(
            Person("Priya Menon", Text("Procurement officer", "采购员"), "procurement@alnoorkitchens.example", "+971 4 555 0152"),
            Person("Omar Haddad", Text("General manager", "总经理"), "gm@alnoorkitchens.example"),
        ),
        lines=(
            out(415, "Meeting", "first-letter", "At their showroom: drawers with our US-30 beside the Austrian ones", "在其展厅与奥地利产品并排演示 US-30"),
            got(402, "IM", "Needs 3,000 pairs for a tower in Marina, 500 mm", "Marina 大楼项目要 500mm 3000 副", "Tower project, 3,000 pairs, can you make Jebel Ali in 40 days?", real=True),
            got(301, "Email", "PO 3,000 pairs, PI signed", "下 PO 3000 副，PI 已签", real=True),
            out(205, "Email", "product", "SB-120 for wardrobes", "衣柜用 SB-120", of=SLIM),
            out(171, "Phone", "visit", "No answer, voice message", "无人接听，语音留言"),
            out(136, "Email", "price", "Freight to Jebel Ali down 180 dollars a container", "杰贝阿里运费每柜降 180 美元", by="fiona"),
            out(95, "IM", "news", "Report for contractors", "给总包看的测试报告", by="fiona", of=REPORT),
            out(48, "Email", "product", "LED profile for drawer boxes, picture", "抽屉盒灯带图片"),
            out(4, "IM", "fair", "Hall 4, C27: first or second morning?", "4 号馆 C27：第一天还是第二天上午？", of=DUBAI),
        ),
        offers=(Offer("Q-2052", 318, "Ordered", "US30", 3000, 4.71, "CIF", "Jebel Ali", rev=2, pi="PI-2052", ordered=300, lead="25 days"),
                Offer("Q-2078", 204, "Postponed", "SB120", 900, 10.10, "CIF", "Jebel Ali", lead="35 days"),)),
    # C, substance only long ago
    Buyer(
        id="C-1006", company="Volga Furnitura OOO", country="RU", contact="Irina Sokolova", owner="mei", source="customs", products=("hinge", "lift"),
        email="sokolova@volgafurnitura.example", phone="+7 846 555 0160", im="WeChat volga_irina", language="ru", added=400,
        lines=(
            out(395, "Email", "first-letter", "First letter in Russian with the price of QH-26", "俄文开发信，附 QH-26 价格"),
            got(381, "Email", "Asks for CNY price by rail to Vorsino", "询人民币价，铁路到沃尔西诺", "Please quote in CNY, by rail.", real=True),
            got(151, "IM", "Bank cannot pay for now, asks to keep the price", "银行暂付不出，请保留价格", "The bank does not let the payment through.", real=True),
            out(149, "IM", "reply", "Offered two other ways to pay in CNY", "给了另外两种人民币付款方式"),
            out(98, "Email", "product", "Black hinges: the grey carcass trend", "黑色铰链，灰色柜体趋势", of=BLACK),
            out(12, "Email", "price", "0.417, three weeks left", "0.417，还有三周有效", of=STEEL),
        ),
        offers=(Offer("Q-2043", 376, "Lost", "QH26", 80000, 1.31, "DAP", "Vorsino", currency="CNY", pay="100% T/T before shipment", lead="25 days",
                      lost=Text("Payment blocked by their bank", "对方银行付款受阻")),)),
    # A, a reply owed since today
    Buyer(
        id="C-1007", company="Sakura Interior Parts K.K.", country="JP", contact="Kenji Morita", owner="mei", source="referral", products=("push", "slide"),
        email="morita@sakura-parts.example", phone="+81 52 555 0170", added=380,
        notes=Text("Sends drawings, not words. Answer each number. Always cc Ms Ueda.", "只发图纸少说话。逐条编号回复。抄送上田女士。"),
        people=(Person("Yuki Ueda", Text("Quality control", "品管"), "ueda@sakura-parts.example"),),
        lines=(
            out(376, "Email", "first-letter", "Introduced by our forwarder in Nagoya: PO-10, 1.5 mm gap", "名古屋货代介绍：PO-10，缝隙 1.5mm"),
            got(370, "Email", "Drawing with 14 remarks", "发来图纸，14 条意见", real=True),
            out(366, "Email", "reply", "All 14 answered in the drawing", "14 条全部在图上回复"),
            out(70, "Email", "self-check", "Sent measuring record of 50 pieces before being asked", "主动发 50 件实测记录"),
            out(9, "Email", "product", "White PO-10 samples on the way", "白色 PO-10 样品已寄", of=PUSH),
            got(0, "Email", "1. Three of 200 latches stick. 2. Which grease do you use? 3. Can you replace the lot before the next vessel?", "1. 200 只里 3 只卡滞。2. 用的什么润滑脂？3. 下一班船前能换货吗？",
                "3 of 200 pieces do not return. Which grease do you use?", who="Yuki Ueda", real=True),
        ),
        offers=(
            Offer("Q-2109", 92, "Ordered", "PO10", 12000, 0.372, "CIF", "Nagoya", pi="PI-2109", ordered=86, pay="100% T/T, 30 days after B/L", lead="25 days"),
            Offer("Q-2136", 27, "Negotiating", "PO10", 40000, 0.361, "CIF", "Nagoya", pay="100% T/T, 30 days after B/L", lead="30 days", valid=60),
        )),
    # A, three revisions of one quote, the third of which won
    Buyer(
        id="C-1008", company="Kuchnie Wisła Sp. z o.o.", country="PL", contact="Tomasz Zieliński", owner="mei", source="fair", products=("slide", "hinge", "box"),
        email="t.zielinski@kuchniewisla.example", phone="+48 12 555 0180", added=300,
        notes=Text("Compares with two Polish importers. Price per set, never per piece.", "会和两家波兰进口商比价。按套报价，不按件。"),
        people=(Person("Agnieszka Nowak", Text("Logistics", "物流"), "logistyka@kuchniewisla.example", "+48 12 555 0181"),),
        lines=(
            out(296, "Email", "first-letter", "After the fair: set price for US-30 with clips", "展后：US-30 含前卡扣套价"),
            got(160, "Email", "Wants to try 4,000 sets, DAP Kraków", "想试 4000 套，DAP 克拉科夫", real=True),
            got(76, "Email", "Too dear by 6% against the importer", "比进口商贵 6%", "Your price is 6% above my importer.", real=True),
            out(74, "Email", "reply", "Explained the 2 mm side adjustment; Rev 2 at 5.12", "说明左右 2mm 可调；第二版 5.12"),
            got(66, "Phone", "5.00 and he signs", "5.00 就签", "Five zero zero and we have a deal.", real=True),
            out(63, "Phone", "quote", "5.03 with 45 days' credit refused; 5.03, 30/70 agreed", "拒绝 45 天账期；5.03、30/70 谈定"),
            got(3, "Email", "Asks for the certificate of origin draft", "要产地证草稿"),
            out(2, "Email", "reply", "Draft sent; Fiona and I come to Warsaw: showroom or office?", "草稿已发；我和王芳要去华沙，去展厅还是办公室？", of=EUROPE),
        ),
        offers=(
            Offer("Q-2113", 80, "Sent", "US30", 4000, 5.28, "DAP", "Kraków", rev=1, lead="45 days", valid=20),
            Offer("Q-2113", 73, "Negotiating", "US30", 4000, 5.12, "DAP", "Kraków", rev=2, lead="45 days", valid=20),
            Offer("Q-2113", 63, "Ordered", "US30", 4000, 5.03, "DAP", "Kraków", rev=3, lead="45 days", valid=20, pi="PI-2113", ordered=58),
            Offer("Q-2141", 1, "Draft", "SB120", 1200, 10.90, "DAP", "Kraków", lead="45 days"),
        )),
    # D, nine times silent: Change company
    Buyer(
        id="C-1009", company="Outback Kitchens Pty Ltd", country="AU", contact="Bruce Callahan", owner="leo", source="linkedin", products=("hinge", "slide"),
        email="bruce@outbackkitchens.example", phone="+61 2 5550 0190", added=330,
        people=(Person("Leanne Wu", Text("Procurement", "采购"), "leanne@outbackkitchens.example"),),
        lines=(
            out(322, "Email", "first-letter", "First letter: hinge and slide in one container", "开发信：铰链滑轨拼柜"),
            out(294, "Email", "product", "US-30 against BS-45, one page", "US-30 与 BS-45 对比一页纸"),
            out(265, "Phone", "", "Voice mail", "语音信箱"),
            out(236, "Email", "news", "Report for tenders", "投标用测试报告", by="sam", of=REPORT),
            out(207, "Email", "price", "Sea freight to Sydney, new rate", "悉尼新运价", by="sam"),
            out(178, "Phone", "", "Reception: he is on site all week", "前台：整周在工地", by="sam"),
            out(133, "Email", "product", "To Ms Wu: SB-120", "写给 Wu 女士：SB-120", to="Leanne Wu", of=SLIM),
            out(75, "Email", "visit", "To Ms Wu: invitation", "写给 Wu 女士：邀请来访", to="Leanne Wu"),
            out(16, "Email", "self-check", "To Ms Wu: carton size corrected", "写给 Wu 女士：更正箱规", to="Leanne Wu", of=CARTON),
        )),
    # C, four e-mails one after another though his telephone is known (T7), twice the same topic (T2)
    Buyer(
        id="C-1010", company="Muebles Ría S.L.", country="ES", contact="Iago Fernández", owner="sam", source="b2b", products=("hinge",),
        email="compras@mueblesria.example", phone="+34 986 555 020", language="es", added=310,
        lines=(
            out(305, "Email", "first-letter", "Answer to his Alibaba inquiry, 20,000 hinges", "回复阿里询盘，2 万只铰链"),
            got(297, "Email", "Price is fine, the stock he has lasts half a year", "价格可以，库存够半年", "Buen precio, pero tengo existencias para seis meses.", real=True),
            got(140, "Email", "Not yet, ask again later", "还没到时候，晚点再问"),
            out(112, "Email", "news", "Test report, for his hotel jobs", "测试报告，酒店项目可用", of=REPORT),
            out(85, "Email", "self-check", "Drilling pattern in mm", "开孔图毫米版", of=DXF),
            out(36, "Email", "product", "Black hinges, samples offered", "黑色铰链，可寄样", of=BLACK),
            out(9, "Email", "product", "Slim drawer box, 13 mm sides", "薄侧板抽屉盒，13mm", of=SLIM),
        ),
        offers=(Offer("Q-2060", 300, "Sent", "QH35", 20000, 0.428, "FOB", "Ningbo"),)),
    # A, due tomorrow, with a second order under way
    Buyer(
        id="C-1011", company="Harrow & Finch Joinery Ltd", country="GB", contact="Gemma Whitfield", owner="fiona", source="web", products=("hinge", "slide"),
        email="gemma@harrowfinch.example", phone="+44 20 7946 0210", added=250,
        people=(Person("Alan Finch", Text("Director", "董事"), "alan@harrowfinch.example", "+44 20 7946 0211"),),
        lines=(
            got(248, "Email", "Inquiry on the website: wide-angle hinges for larders", "官网询盘：高柜用大角度铰链", "Do you do a 165 degree hinge that clips on?", real=True),
            out(247, "Email", "reply", "QH-165, film of the clip, 1.28", "QH-165，快装视频，1.28"),
            got(120, "Email", "Samples good, management wants three prices", "样品好，老板要三家比价", real=True),
            got(27, "Phone", "Order for 5,000, boxed by 50", "下单 5000 只，50 只一盒", "Boxes of 50 please, our fitters lose them otherwise.", real=True),
            out(26, "Email", "reply", "Confirmed boxes of 50; PI sent", "确认 50 只一盒；PI 已发"),
            out(13, "Email", "product", "Black QH-35 for the larder range, quoted 20,000", "高柜系列黑色 QH-35，已报 2 万只", of=BLACK),
        ),
        offers=(
            Offer("Q-2101", 122, "Ordered", "QH165", 5000, 1.28, "FOB", "Ningbo", pi="PI-2101", ordered=25, valid=90),
            Offer("Q-2137", 25, "Negotiating", "QH35", 20000, 0.442, "FOB", "Ningbo", valid=45),
        )),
    # C, replied long ago, due in six days
    Buyer(
        id="C-1012", company="Saigon Woodcraft JSC", country="VN", contact="Nguyễn Thị Lan", owner="mei", source="fair", products=("slide",),
        email="lan.nt@saigonwoodcraft.example", phone="+84 28 5550 0220", im="Zalo +84 90 555 0221", added=240,
        lines=(
            out(236, "Meeting", "first-letter", "At the fair: she exports bedroom sets to the US", "展会面谈：出口美国卧房套装"),
            got(228, "IM", "Interested in BS-45, project later in the year", "对 BS-45 有兴趣，项目要晚些", "We like the slide, but the project starts later."),
            out(226, "IM", "reply", "Sample pair sent by SF", "顺丰寄样一副"),
            out(15, "Email", "self-check", "Carton size, loads more", "更正箱规，装得更多", of=CARTON),
        ),
        offers=(Offer("Q-2091", 160, "Postponed", "BS45", 10000, 1.84, "FOB", "Ningbo"),)),
    # D, seven times silent: Change contact; overdue
    Buyer(
        id="C-1013", company="Prairie Cabinet Supply Ltd", country="CA", contact="Doug Hansen", owner="sam", source="linkedin", products=("hinge", "slide", "lift"),
        email="dhansen@prairiecabinet.example", phone="+1 204 555 0130", added=240,
        people=(Person("Renée Tremblay", Text("Category manager", "品类经理"), "rtremblay@prairiecabinet.example", "+1 204 555 0131"),),
        lines=(
            out(233, "Email", "first-letter", "First letter: face-frame hinge adapter", "开发信：面框铰链转接座"),
            out(203, "Email", "product", "US-30 with rear bracket for face frames", "面框柜用 US-30 后支架"),
            out(174, "Phone", "", "Voice mail, left the model number", "语音信箱，留了型号"),
            out(145, "Email", "news", "80,000-cycle report, he sells to schools", "8 万次测试报告，他供学校项目", by="mei", of=REPORT),
            out(116, "Email", "visit", "Invitation, visa letter offered", "邀请来访，可出邀请函", by="mei"),
            out(68, "Phone", "", "Busy, asks to be written to", "忙，让发邮件", by="mei"),
            out(33, "Email", "product", "SB-120: 13 mm sides", "SB-120：侧板 13mm", of=SLIM),
        )),
    # B, an open quote in negotiation; due today
    Buyer(
        id="C-1014", company="Casa Modular S.A. de C.V.", country="MX", contact="Alejandra Ruiz", owner="sam", source="b2b", products=("box", "slide"),
        email="aruiz@casamodular.example", phone="+52 33 5550 0240", im="WhatsApp +52 33 5550 0241", language="es", added=130,
        people=(Person("Héctor Luna", Text("Owner", "老板"), "direccion@casamodular.example"),),
        lines=(
            out(126, "Email", "first-letter", "Inquiry answered: SB-120 in grey", "回复询盘：灰色 SB-120"),
            got(118, "IM", "Grey RAL 7016? And what about Manzanillo?", "灰色是 RAL 7016 吗？到曼萨尼约多少？", "¿Su gris es RAL 7016?", real=True),
            out(117, "IM", "reply", "Yes, 7016; Manzanillo 9.95", "是 7016；曼萨尼约 9.95"),
            got(31, "IM", "1,500 sets, wants 9.60", "1500 套，要 9.60", "Déjemelo en 9.60 y me llevo 1,500.", real=True),
            out(30, "Email", "quote", "Q-2134 at 9.72 for 1,500, 9.60 from 2,500", "Q-2134：1500 套 9.72，2500 套起 9.60"),
            out(7, "IM", "self-check", "Loading plan for 2,500: one 40HQ exactly", "2500 套装箱方案：正好一个 40HQ", of=CARTON),
        ),
        offers=(Offer("Q-2134", 30, "Negotiating", "SB120", 1500, 9.72, "CIF", "Manzanillo", rev=2, lead="35 days", valid=45),
                Offer("Q-2134", 33, "Sent", "SB120", 1500, 9.95, "CIF", "Manzanillo", rev=1, lead="35 days"),)),
    # C, on hold until a day ahead; B were it not for that
    Buyer(
        id="C-1015", company="Cape Joinery Supplies (Pty) Ltd", country="ZA", contact="Thandi Mokoena", owner="leo", source="web", products=("hinge", "slide"),
        email="thandi@capejoinery.example", phone="+27 21 555 0250", added=150, not_before=-40,
        notes=Text("Budget opens in about six weeks. Leave her in peace till then.", "约六周后有新预算，在此之前不打扰。"),
        lines=(
            got(146, "Email", "Inquiry: hinges for a school tender", "询盘：学校投标用铰链", real=True),
            out(145, "Email", "reply", "Prices and report", "价格与报告", of=REPORT),
            got(36, "Email", "Tender won, budget opens next quarter", "中标了，预算下季度才开", "We won it, but the money comes next quarter. Please write then.", real=True),
            out(35, "Email", "reply", "Congratulated, price held, will write when the budget opens", "祝贺，价格保留，预算开了再联系"),
        ),
        offers=(Offer("Q-2132", 37, "Negotiating", "QH35", 30000, 0.431, "CIF", "Cape Town", valid=90),
                Offer("Q-2096", 145, "Lost", "QH26", 30000, 0.204, "CIF", "Cape Town", lost=Text("Tender asked for soft close", "标书要求缓冲款")),)),
    # do not contact
    Buyer(
        id="C-1016", company="Keukenmarkt Polder B.V.", country="NL", contact="Sanne de Wit", owner="fiona", source="customs", products=("hinge",),
        email="inkoop@keukenmarktpolder.example", added=200, do_not_contact=True,
        notes=Text("Asked to be taken off the list: group contract with a European brand.", "要求不再联系：集团与欧洲品牌有框架合同。"),
        lines=(
            out(196, "Email", "first-letter", "First letter: QH-35", "开发信：QH-35"),
            out(168, "Email", "product", "Slim drawer box, offered a sample", "薄侧板抽屉盒，提出寄样"),
            out(141, "Email", "news", "Test report for QH-35", "QH-35 测试报告", of=REPORT),
            got(139, "Email", "Please stop writing, bound by a group contract", "请勿再发，集团有框架合同", "Please remove us from your list."),
            out(139, "Email", "reply", "Apologised, taken off the list", "致歉，已移出名单"),
        ),
        offers=(Offer("Q-2094", 150, "Lost", "QH35", 50000, 0.424, "FOB", "Ningbo", lost=Text("Group contract with a European brand", "集团与欧洲品牌有框架合同")),)),
    # B by a reply of substance; overdue
    Buyer(
        id="C-1017", company="Nordpine Cabinets Inc.", country="US", contact="Kelly Brandt", owner="sam", source="fair", products=("slide", "hinge"),
        email="kbrandt@nordpine.example", phone="+1 612 555 0170", added=90,
        people=(Person("Marcus Lee", Text("Engineer", "工程师"), "mlee@nordpine.example", "+1 612 555 0171"),),
        lines=(
            out(86, "Email", "first-letter", "After the fair: US-30 for 5/8 inch drawer sides", "展后：适配 5/8 英寸侧板的 US-30"),
            got(79, "Email", "Engineer wants the 3D file", "工程师要 3D 文件", who="Marcus Lee", real=True),
            out(78, "Email", "reply", "STEP file to Marcus, cc Kelly", "STEP 文件发 Marcus，抄送 Kelly", to="Marcus Lee"),
            out(50, "Courier", "product", "Two sets of samples by FedEx", "FedEx 寄两套样品"),
            got(12, "Email", "Samples fitted, likes the soft close; asks for 21 inch", "样品已装，缓冲效果好；问有没有 21 英寸", "Fits our box. Can you do 21 inches?", real=True),
            out(8, "Phone", "reply", "21 inch in 3 weeks, tooling free from 3,000 pairs; she will ask", "21 英寸三周可出，3000 副起免模具费；她去问"),
        ),
        offers=(Offer("Q-2122", 52, "Draft", "US30", 3000, 4.66, "FOB", "Ningbo"),)),
    # C, on hold until a day now past; overdue since
    Buyer(
        id="C-1018", company="Herrajes del Pacífico S.A.C.", country="PE", contact="Jorge Quispe", owner="sam", source="b2b", products=("hinge", "push"),
        email="jquispe@herrajespacifico.example", phone="+51 1 555 0180", im="WhatsApp +51 95 555 0181", language="es", added=170, not_before=3,
        notes=Text("Was moving warehouse, asked to be written to when settled.", "当时在搬仓库，说安顿好再联系。"),
        lines=(
            out(166, "IM", "first-letter", "Alibaba inquiry: PO-10 in white", "阿里询盘：白色 PO-10"),
            got(160, "IM", "Asks for 15,000, small boxes", "要 1.5 万只，小盒装", real=True),
            got(104, "IM", "Moving the warehouse, not now", "在搬仓库，暂时不买", "Estamos de mudanza, llámeme en tres meses."),
            out(103, "IM", "reply", "Wished him a good move", "祝搬迁顺利"),
            out(52, "Email", "", "Asked how the move went", "问搬得怎么样"),
        ),
        offers=(Offer("Q-2092", 158, "Postponed", "PO10", 15000, 0.365, "CIF", "Callao"),)),
    # C who reads Chinese
    Buyer(
        id="C-1019", company="Sinar Jaya Hardware Sdn Bhd", country="MY", contact="陈伟明", owner="fiona", source="referral", products=("hinge", "slide"),
        email="tan@sinarjaya.example", phone="+60 7 555 0190", im="WeChat sinarjaya_tan", language="zh", added=200,
        notes=Text("Mr Tan writes Chinese and likes a call better than mail.", "陈先生用中文，喜欢打电话，不爱看邮件。"),
        lines=(
            out(195, "IM", "first-letter", "Introduced by his uncle in Ningbo", "由他在宁波的叔叔介绍"),
            got(192, "IM", "Buys from Foshan, open for a second source", "现从佛山进货，愿意备第二家", "佛山那边交期老是拖，可以聊聊。", real=True),
            out(190, "IM", "reply", "Prices of QH-26 and QH-35", "QH-26、QH-35 价格"),
            got(117, "IM", "Next year perhaps, stock is full", "库存满，明年再看", "仓库满了，明年再说。"),
            out(84, "Phone", "news", "Talked of the fourth line, friendly", "聊第四条线，气氛好", of=LINE4),
            out(47, "IM", "product", "Black hinge, picture", "黑色铰链图片", of=BLACK_ZH),
            out(10, "IM", "price", "0.417, half a box possible", "0.417，可拼半柜", of=STEEL_ZH),
        ),
        offers=(Offer("Q-2086", 186, "Lost", "QH26", 40000, 0.192, "FOB", "Ningbo", lost=Text("Stock full, stayed with Foshan", "库存满，留在佛山供应商")),)),
    # B, his quote evaporated for 20 days
    Buyer(
        id="C-1020", company="Delta Furniture Fittings", country="EG", contact="Hany Mansour", owner="leo", source="fair", products=("slide",),
        email="hany@deltafittings.example", phone="+20 2 5550 0200", im="WhatsApp +20 10 5550 0201", added=75,
        lines=(
            out(72, "Email", "first-letter", "After meeting in Cairo: undermount instead of ball bearing", "开罗见面后：用托底轨替代滚珠轨"),
            got(65, "IM", "Asks for both, Alexandria", "两种都要报，到亚历山大港", real=True),
            got(26, "Phone", "2,500 pairs of 500 mm, needs it in 5 weeks", "500mm 2500 副，五周内要", "I need it in five weeks, give me your last price.", real=True),
            out(16, "IM", "self-check", "Carton corrected: 2 cents a pair less freight", "更正箱规：每副省 2 美分运费", of=CARTON),
            out(4, "Phone", "product", "No answer; picture of the 450 sent after", "没接；随后发 450 图片"),
        ),
        offers=(Offer("Q-2139", 20, "Sent", "US30", 2500, 4.86, "CIF", "Alexandria", lead="35 days", valid=21),)),
    # B, neglected: three silences and nobody wrote (T4, T6)
    Buyer(
        id="C-1021", company="Thonburi Builders Hardware Co., Ltd.", country="TH", contact="Somchai Rattanakorn", owner="mei", source="web", products=("hinge", "lift"),
        email="somchai@thonburihardware.example", phone="+66 2 555 0210", im="LINE thonburi_somchai", added=95,
        people=(Person("Pim Srisai", Text("Assistant", "助理"), "pim@thonburihardware.example"),),
        lines=(
            got(90, "Email", "Inquiry: hinges for 8 shops", "询盘：8 家门店用铰链", real=True),
            out(89, "Email", "reply", "Price list, carton by shop", "价目表，按门店分箱"),
            got(46, "Email", "Shop labels in Thai?", "能贴泰文标签吗？", "Can you print Thai labels?", real=True),
            out(42, "Email", "quote", "Q-2130, labels included", "Q-2130，含标签"),
            out(29, "IM", "product", "Label proof as picture", "标签打样图"),
            out(16, "Email", "price", "0.417 for hinges", "铰链 0.417", of=STEEL),
        ),
        offers=(Offer("Q-2130", 42, "Negotiating", "QH35", 24000, 0.436, "CIF", "Laem Chabang", valid=30),
                Offer("Q-2130", 42, "Negotiating", "GL100", 6000, 1.17, "CIF", "Laem Chabang", valid=30),)),
    # manual A, by the rules C
    Buyer(
        id="C-1022", company="Tischler Union eG", country="AT", contact="Bettina Hofer", owner="fiona", source="referral", products=("hinge", "box"),
        email="einkauf@tischlerunion.example", phone="+43 1 555 0220", manual="A", added=210,
        notes=Text("Buys our goods through Brenner: treat as A.", "经 Brenner 买我们的货，按 A 对待。"),
        lines=(
            out(205, "Email", "first-letter", "Introduced by Ms Vogel of Brenner", "Brenner 的 Vogel 女士介绍"),
            got(199, "Email", "Buys through Brenner and will stay with it", "一直经 Brenner 采购，不变", "We order through Brenner, that will not change."),
            out(6, "Email", "visit", "Vienna stop: office or showroom?", "维也纳行程：去办公室还是展厅？", of=EUROPE),
        )),
    # B, pro forma out, deposit awaited
    Buyer(
        id="C-1023", company="Tuğra Mobilya Aksesuar A.Ş.", country="TR", contact="Elif Demir", owner="fiona", source="fair", products=("lift", "hinge"),
        email="elif.demir@tugramobilya.example", phone="+90 224 555 0230", im="WhatsApp +90 532 555 0231", added=110,
        people=(Person("Murat Kaya", Text("Finance", "财务"), "finans@tugramobilya.example"),),
        lines=(
            out(106, "Meeting", "first-letter", "At her booth: GL-100 against the Italian one", "在她展位：GL-100 对比意大利货"),
            got(98, "Email", "8,000 lifts, 80 and 100 N mixed", "8000 支，80N 与 100N 混装", real=True),
            got(24, "Email", "Agrees to 1.13, asks for PI with bank in EUR", "同意 1.13，要 PI，欧元账户", "Please make the PI in EUR.", real=True),
            out(12, "Email", "quote", "PI-2138 sent in EUR", "发 PI-2138，欧元"),
            got(11, "IM", "PI is with finance", "PI 在财务审"),
            out(4, "Phone", "self-check", "SWIFT code on the PI was one letter short: corrected with Mr Kaya", "PI 上 SWIFT 少一个字母，已与 Kaya 先生更正", to="Murat Kaya"),
        ),
        offers=(Offer("Q-2138", 12, "PI", "GL100", 8000, 1.05, "CIF", "Gemlik", currency="EUR", pi="PI-2138", lead="28 days"),
                Offer("Q-2121", 55, "Sent", "QH35", 30000, 0.429, "CIF", "Gemlik"),)),
    # D, four times silent by two media: Change colleague; the last two too close (T5); automatic answers do not count
    Buyer(
        id="C-1024", company="Milano Ferramenta S.r.l.", country="IT", contact="Giulia Conti", owner="mei", source="customs", products=("hinge", "push"),
        email="g.conti@milanoferramenta.example", phone="+39 02 555 0240", added=115,
        lines=(
            out(110, "Email", "first-letter", "First letter: QH-35 in black", "开发信：黑色 QH-35"),
            got(110, "Email", "Out of office until next Monday", "自动回复：下周一回来", auto=True),
            out(81, "Email", "product", "PO-10: 1.5 mm gap", "PO-10：缝隙 1.5mm", of=PUSH),
            out(20, "Phone", "", "Spoke to a colleague, she travels", "同事接的，她在出差"),
            out(12, "Email", "news", "Test report, asked which standard her shops want", "测试报告，问门店要什么标准", of=REPORT),
            got(12, "Email", "Out of office: at a fair", "自动回复：在参展", auto=True),
        ),
        offers=(Offer("Q-2128", 42, "Sent", "QH35", 15000, 0.449, "CIF", "Genova", valid=30),)),
    # C, a reply owed for two weeks: neglected
    Buyer(
        id="C-1025", company="Baltic Flatpack OÜ", country="EE", contact="Kadri Tamm", owner="mei", source="linkedin", products=("hinge", "slide"),
        email="kadri@balticflatpack.example", phone="+372 555 0250", added=120,
        lines=(
            out(116, "Email", "first-letter", "First letter: hinges for flat-pack, screws pre-fitted", "开发信：平板家具用预装螺钉铰链"),
            out(87, "Email", "product", "Hinge with dowels, film", "带胀塞铰链视频"),
            out(58, "Phone", "", "Short call, friendly; asks to be written to", "电话里聊了几句，挺客气，让发邮件"),
            out(29, "Email", "news", "Shorter lead time", "交期缩短", of=LINE4),
            got(14, "Email", "How small a lot do you sell?", "最小起订量多少？", "What is the smallest lot you would sell us?"),
        )),
    # C without e-mail, by WhatsApp; due in two days
    Buyer(
        id="C-1026", company="Lagos Interiors Depot Ltd", country="NG", contact="Emeka Okafor", owner="leo", source="referral", products=("slide", "hinge"),
        im="WhatsApp +234 80 5550 0260", added=180,
        notes=Text("WhatsApp only, voice messages. Pays through his cousin in Guangzhou.", "只用 WhatsApp，爱发语音。付款走广州的表弟。"),
        lines=(
            got(176, "IM", "Sends a photo of a slide, asks for the price", "发滑轨照片问价", "How much for this one, 18 inch?", real=True),
            out(176, "IM", "reply", "That is BS-45, 450 mm: 1.95", "这是 BS-45 450mm：1.95"),
            got(125, "IM", "Naira is bad, wait", "奈拉跌得厉害，等等", "The naira is bad, give me time my friend."),
            out(124, "IM", "reply", "Fine, price stays a month", "好的，价格保留一个月"),
            out(40, "IM", "product", "QH-26 with the plate he uses", "配他那种底座的 QH-26"),
            out(19, "IM", "price", "0.417, can ride in the next mixed box to Lagos", "0.417，可拼下一个到拉各斯的混装柜", of=STEEL),
        ),
        offers=(Offer("Q-2089", 174, "Sent", "BS45", 5000, 1.95, "FOB", "Ningbo", pay="100% T/T before shipment"),)),
    # B, whose next date falls on his weekend, Friday and Saturday
    Buyer(
        id="C-1027", company="Riyadh Home Fittings Est.", country="SA", contact="Abdullah Al-Otaibi", owner="leo", source="fair", products=("hinge", "slide"),
        email="abdullah@riyadhfittings.example", phone="+966 11 555 0270", im="WhatsApp +966 50 555 0271", added=60,
        lines=(
            out(56, "Meeting", "first-letter", "In his shop: he sells 200 hinges a day", "到店拜访：他每天卖 200 只铰链"),
            got(49, "IM", "One container mixed, Dammam", "一个混装柜，到达曼", real=True),
            out(48, "Email", "quote", "Q-2126, 4 items", "Q-2126，四个品项"),
            got(20, "IM", "Wants SASO papers", "要 SASO 文件", "Can you give the SASO certificate?", real=True),
            out(19, "Email", "reply", "SASO number and a copy of the last one", "SASO 编号与上次的副本"),
            got(10, "IM", "Papers fine. Partner decides on Sunday", "文件可以，合伙人周日定"),
            out(0, "IM", "fair", "Ticket for the Dubai show, two names?", "迪拜展门票，报两个名字？", of=DUBAI, friday=True),
        ),
        offers=(Offer("Q-2126", 48, "Negotiating", "QH35", 50000, 0.439, "CIF", "Dammam", valid=60, pay="L/C at sight"),
                Offer("Q-2126", 48, "Negotiating", "QH165", 3000, 1.31, "CIF", "Dammam", valid=60, pay="L/C at sight"),
                Offer("Q-2126", 48, "Negotiating", "BS45", 6000, 1.97, "CIF", "Dammam", valid=60, pay="L/C at sight"),
                Offer("Q-2126", 48, "Negotiating", "US30", 2000, 4.79, "CIF", "Dammam", valid=60, pay="L/C at sight"),)),
    # B, a reply owed since yesterday: due today
    Buyer(
        id="C-1028", company="Hanok Living Co., Ltd.", country="KR", contact="Park Ji-hoon", owner="mei", source="web", products=("box", "push"),
        email="jhpark@hanokliving.example", phone="+82 31 555 0280", added=48,
        people=(Person("Choi Min-seo", Text("Designer", "设计师"), "mschoi@hanokliving.example"),),
        lines=(
            out(45, "Email", "first-letter", "Inquiry answered: SB-120 in white with glass side", "回复询盘：白色 SB-120 配玻璃侧板"),
            got(38, "Email", "Nice, which glass thickness?", "不错，玻璃多厚？", who="Choi Min-seo", real=True),
            out(37, "Email", "reply", "8 mm, drawing", "8mm，附图"),
            out(15, "Email", "product", "PO-10 in white to go with it", "可配白色 PO-10", of=PUSH),
            got(1, "Email", "1. Can the side be 10 mm glass? 2. Price for 1,000 sets CIF Busan?", "1. 侧板能做 10mm 玻璃吗？2. 1000 套 CIF 釜山什么价？",
                "Can the side be 10 mm glass? What is the price for 1,000 sets CIF Busan?", real=True),
        )),
    # D, three e-mails in a row though his telephone is known: Change medium; due today
    Buyer(
        id="C-1029", company="Ateliers Loiret Agencement SARL", country="FR", contact="Camille Roux", owner="fiona", source="linkedin", products=("slide", "box"),
        email="c.roux@ateliersloiret.example", phone="+33 2 5550 0290", language="fr", added=100,
        lines=(
            out(94, "Email", "first-letter", "First letter: SB-120, same drilling", "开发信：SB-120，孔位通用"),
            out(61, "Email", "product", "Drawer box in four colours, picture of the grey one", "抽屉盒四种颜色，附灰色图片"),
            out(28, "Email", "self-check", "Right carton size, freight per pair worked out anew", "更正箱规，重算每副运费", of=CARTON),
        )),
    # B, a quote sent three days ago: its first follow-up is due today
    Buyer(
        id="C-1030", company="Godavari Modular Kitchens Pvt Ltd", country="IN", contact="Deepa Raghunathan", owner="leo", source="b2b", products=("hinge", "slide", "box"),
        email="deepa@godavarimodular.example", phone="+91 40 5550 0300", im="WhatsApp +91 98 5550 0301", added=35,
        people=(Person("Suresh Reddy", Text("Managing director", "总经理"), "md@godavarimodular.example"),),
        lines=(
            out(32, "IM", "first-letter", "Alibaba inquiry: BIS mark yes or no", "阿里询盘：要不要 BIS 认证"),
            got(25, "IM", "BIS needed, 10,000 pairs a quarter", "要 BIS，每季度 1 万副", "We need BIS. Our use is 10,000 pairs a quarter.", real=True),
            out(23, "Email", "reply", "BIS licence copy; asked for lengths", "BIS 证书副本；问长度"),
            got(6, "Email", "450 and 500 half and half, CIF Nhava Sheva", "450、500 各一半，CIF 那瓦舍瓦", "Please quote 450 and 500 half and half, CIF Nhava Sheva.", real=True),
        ),
        offers=(Offer("Q-2140", 3, "Sent", "US30", 10000, 4.69, "CIF", "Nhava Sheva", lead="35 days", exact=True),)),
    # D with nothing but a quote, unanswered
    Buyer(
        id="C-1031", company="Gulf Star Joinery W.L.L.", country="BH", contact="Fatima Al-Sayed", owner="leo", source="b2b", products=("slide",),
        email="fatima@gulfstarjoinery.example", phone="+973 1755 0310", added=17,
        notes=Text("Came as an RFQ on Alibaba, nothing else known yet.", "阿里 RFQ 来的，其他情况还不清楚。"),
        offers=(Offer("Q-2142", 14, "Sent", "BS45", 4000, 1.99, "CIF", "Khalifa Bin Salman Port", valid=30),)),
    # D, a bounce; the newest touch without a topic (T3)
    Buyer(
        id="C-1032", company="Kivu Home Centre Ltd", country="KE", contact="Grace Wanjiru", owner="leo", source="linkedin", products=("hinge",),
        email="grace.wanjiru@kivuhome.example", phone="+254 20 555 0320", added=55,
        lines=(
            out(50, "Email", "first-letter", "First letter: QH-26, small cartons", "开发信：QH-26，小箱装"),
            got(50, "Email", "Bounced: mailbox full", "退信：邮箱已满", auto=True),
            out(20, "Phone", "", "Number works, she asks for WhatsApp, number to follow", "电话能通，让加 WhatsApp，号码稍后给"),
        )),
    # D, one silent touch
    Buyer(
        id="C-1033", company="Fjell Kjøkkendeler AS", country="NO", contact="Ingrid Solberg", owner="fiona", source="web", products=("slide", "lift"),
        email="ingrid@fjellkjokken.example", phone="+47 2255 0330", added=14,
        lines=(out(10, "Email", "first-letter", "First letter: flap lifts for 7 kg doors, no slamming in cabins", "开发信：7kg 门板上翻支撑，木屋不碰响"),)),
    # P without an ID: entered some days ago, just now, and to be begun with later
    Buyer(
        company="PT Nusantara Kitchen Systems", country="ID", contact="Dewi Lestari", owner="mei", source="linkedin", products=("hinge", "slide"),
        email="dewi@nusantarakitchen.example", added=6, notes=Text("Opens a second showroom in Surabaya.", "泗水要开第二家展厅。")),
    Buyer(
        company="Fjordhem Interiör AB", country="SE", contact="Lars Ekman", owner="fiona", source="customs", products=("box",), email="inkop@fjordhem.example"),
    Buyer(
        company="Casablanca Agencement SARL", country="MA", contact="Salma Benali", owner="leo", source="fair", products=("hinge", "slide"),
        email="salma@casa-agencement.example", phone="+212 5225 50360", language="fr", added=-5,
        notes=Text("Back from her fair next week: not before.", "下周才从展会回来，别提前写。")),
)
# Rows as people really leave them, for Problems to show: a name misspelt, a date that two readers read two ways, a
# status that is none.
MISSPELT = "Brener Küchentechnik GmbH"
MISSPELT_LINE = out(19, "Phone", "", "Ms Vogel wants the next lot on 1.05 m pallets", "Vogel 女士下一批要 1.05 米托盘", by="fiona", to="Katrin Vogel")
TWO_WAYS = "03/04/{year}"
TWO_WAYS_LINE = out(0, "Phone", "news", "Called about the pallets, noted from the diary later", "电话谈托盘，事后按记事本补记")
NO_STATUS = Text("Waiting for answer", "等客户回复")
NO_STATUS_OFFER = Offer("Q-2135", 28, "", "QH35", 20000, 0.417, "FOB", "Ningbo", valid=40)
NO_STATUS_BUYER = "C-1019"
# fmt: on
