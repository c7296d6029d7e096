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


# fmt: off  (one line holds what belongs together)

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
NEWYEAR = "New Year greeting"
MARCH8 = "8 March greeting"
BLACK_ZH = "QH-35 曜石黑铰链，价格不变"
STEEL_ZH = "QH-35 铰链降至 0.417 美元"
VISIT_ZH = "来宁波看看第四条铰链线"

FACTS = (
    Fact("self-check", CARTON, "Going over our own quotation sheets we found the carton of the US-30 slide listed 4 cm too tall; the right size is 56 x 31 x 17 cm.",
         "A 20GP takes 9,600 pairs instead of 8,900, which is about 2 cents a pair off the freight.", "Would you like your quotation again with the new packing list, as PDF or as Excel?",
         start=-60, products=("slide",)),
    Fact("self-check", DXF, "Our fitting sheet for the QH-35 hinge gave the drilling pattern in inches only; it now comes in millimetres and as a DXF file.",
         "Your workshop can load it into the drilling machine without redrawing.", "Does your workshop work from DXF or from paper?", start=-90, products=("hinge",)),
    Fact("price", STEEL, "Cold-rolled steel is down 6% on last quarter, so the QH-35 soft-close hinge goes from USD 0.430 to USD 0.417 FOB Ningbo for orders confirmed by {end}.",
         "On a 20GP of 160,000 hinges that is USD 2,080.", "Shall I hold the price for one container or two?", start=-8, end=12, products=("hinge",)),
    Fact("price", ZINC, "Zinc plating has become dearer, and the US-30 slide goes from USD 4.65 to USD 4.84 FOB Ningbo; orders confirmed by {end} still go at the old price.",
         "2,000 pairs confirmed in time save USD 380.", "Do you need slides before then: yes, or not this time?", start=-5, end=38, products=("slide",)),
    Fact("product", BLACK, "The QH-35 soft-close hinge now comes in onyx black, cup, arm and cover cap alike, after 96 hours of salt spray.",
         "Dark carcasses no longer show a bright hinge, and the price is that of nickel from 10,000 pieces.", "Should the samples be full overlay or half overlay?", start=-75, products=("hinge",)),
    Fact("product", SLIM, "The SB-120 slim drawer box has sides of 13 mm and carries 40 kg; it fits the drilling of the usual European systems.",
         "Your customers get the look of the premium brands at USD 9.80 a set FOB Ningbo.", "Which height would you see first, 86 or 120 mm?", start=-50, products=("slide", "box")),
    Fact("product", PUSH, "The PO-10 push-open latch takes a gap of only 1.5 mm and closes with 12 N.", "Handleless fronts stay in line even when the door is 2 m tall.",
         "Would white or grey suit your fronts?", start=-120, countries=("JP", "KR", "DE", "IT")),
    Fact("product", LIFT, "The GL-100 flap lift now stops at any angle between 30 and 95 degrees.", "One part number serves doors from 3 to 7 kg.",
         "How heavy are your usual wall-unit doors: 3, 5 or 7 kg?", start=-40, products=("lift",)),
    Fact("news", LINE4, "Our fourth hinge line has been running for a month; the lead time of the QH-35 is down from 30 days to 22.",
         "Your repeat orders can leave one vessel earlier.", "Would shorter lead times let you order smaller lots, yes or no?", start=-45),
    Fact("news", REPORT, "The laboratory has signed the 80,000-cycle report for the QH-35 hinge and the US-30 slide.", "You can hand it to contractors who ask for proof.",
         "Do your tenders ask for EN 15570 or for another standard?", start=-100),
    Fact("fair", DUBAI, "We show the slim drawer box and the black hinges in Hall 4, booth C27, from {start} to {end}.", "You can pull the drawers yourself, and Leo has the price list for the Gulf with him.",
         "Would the first or the second morning suit you?", start=45, end=48, countries=("AE", "SA", "BH", "EG", "IN")),
    Fact("fair", CANTON, "We are in Hall 13.2, booth D08, from {start} to {end}, with the whole slide range on a test wall.", "Ningbo is a two-hour flight away if you would like to see the works as well.",
         "Shall I keep you half an hour on the first day or on the second?", start=10, end=13),
    Fact("visit", OPENWEEK, "In the coming weeks we keep Tuesdays and Wednesdays free for guests: line tour, test room, your own samples on the bench; the car from Shanghai airport and the visa letter are ours.",
         "You leave with approved samples instead of three weeks of couriers.", "Is a Tuesday or a Wednesday better for you?", start=-15, end=40),
    Fact("visit", EUROPE, "Fiona and Mei will be in Warsaw, Berlin and Vienna from {start} to {end}, with sample cases of the new range.", "You save the trip, and we can look at your line together.",
         "Should we come to your office or to your showroom?", start=24, end=33, countries=("DE", "PL", "AT")),
    Fact("holiday", NEWYEAR, "We wish you and your family a healthy and peaceful New Year. Thank you for the year behind us.", feast=(1, 1)),
    Fact("holiday", MARCH8, "All the best for 8 March to you and to all the women of your team.", feast=(3, 8), countries=("RU", "VN", "PL")),
    Fact("product", BLACK_ZH, "QH-35 缓冲铰链新增曜石黑，杯座、臂身、装饰盖同色，已通过 96 小时盐雾测试。", "深色柜体不再露出亮色五金，1 万只起与镀镍同价。", "样品先寄全盖还是半盖？",
         language="zh", start=-75, products=("hinge",)),
    Fact("price", STEEL_ZH, "冷轧钢较上季度回落 6%，QH-35 由 0.430 降至 0.417 美元 FOB 宁波，{end} 前确认的订单均按新价。", "一个 20GP 装 16 万只，合计省 2,080 美元。", "价格先留一柜还是两柜？",
         language="zh", start=-8, end=12, products=("hinge",)),
    Fact("visit", VISIT_ZH, "第四条铰链线已投产，每周二、周三接待客户看线，上海浦东机场接机由我们安排。", "当天可在现场确认样品，省去三周快递往返。", "周二还是周三方便？",
         language="zh", start=-15, end=40),
)
