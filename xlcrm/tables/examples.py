"""The rows that Materials has in a new book: how a line reads that is ready to stand in a letter.

What they tell is made up, so none goes into a letter: while its title begins with `Example:` (示例：) a row is only shown
(tables.materials). Lines that would be true of everybody are none: a letter needs a fact, and only the user has it. Whoever
puts a fact of his own in a row's place, title and all, has a row that is used at once.
"""

from typing import NamedTuple

from xlcrm.text import Lang


class Example(NamedTuple):
    """A row of Materials. `start` and `end` are ISO dates or empty, as in the columns From and To."""

    topic: str
    title: str
    text: str
    benefit: str
    question: str
    start: str = ""
    end: str = ""
    countries: str = ""
    products: str = ""
    grades: str = ""
    attachment: str = ""
    link: str = ""
    language: str = ""  # empty: the book's


_EN = (
    Example(
        "self-check", "Example: corrected carton, 312 panels in a 40HQ",
        "Going over our own quotation sheets we found the carton of the 20 W panel listed 4 cm too tall; it measures 62 x 62 x 57 cm, and a 40HQ takes 312 cartons instead of 288.",
        "On a full container that is about 8% less freight for each panel.", "Would you like your quotation again with the new loading, as PDF or as Excel?",
        products="LED panel",
    ),
    Example(
        "self-check", "Example: HS code and weights now in our quotation",
        "Our quotation sheet now gives the HS code, the net and gross weight and the country of origin of every item.",
        "Your broker can work out duty and freight before you decide.", "Shall I send yours with them, yes or no?", grades="B; C",
    ),
    Example(
        "price", "Example: 20 W panel, 12.40 to 12.90 from 1 June",
        "From 1 June the 20 W panel goes from USD 12.40 to USD 12.90 FOB Ningbo, because aluminium has risen by 9% since January; orders confirmed by 31 May still ship at USD 12.40.",
        "On 1,000 panels that saves you USD 500.", "Shall we hold the old price for 500 or for 1,000 panels?", "2027-05-01", "2027-05-31", products="LED panel",
    ),
    Example(
        "product", "Example: 20 W panel at 130 lm/W, price unchanged",
        "The 20 W panel now gives 130 lm/W instead of 110 and still costs USD 12.40 FOB Ningbo; samples are in stock, and orders ship 30 days after the deposit.",
        "A room that took 13 panels takes 11.", "Should the sample be 3000 K or 4000 K?", products="LED panel", attachment="20W-panel.pdf",
    ),
    Example(
        "news", "Example: second coating line, 25 days instead of 30",
        "Our second powder-coating line has been running since March; a batch takes 4 days instead of 9, and repeat orders ship in 25 days instead of 30.",
        "You can order five days later and still reach the same vessel.", "Would that help with your summer season, yes or no?", grades="A; B; C", link="https://lights.example/coating",
    ),
    Example(
        "fair", "Example: Canton Fair, hall 12.2, booth C21",
        "We show the whole outdoor range at the Canton Fair, phase 1, in hall 12.2, booth C21, from 15 to 19 April.",
        "You can compare all three housings side by side, and we can settle the sample there and then.", "Does the 16th or the 17th suit you better?", "2027-04-15", "2027-04-19",
    ),
    Example(
        "visit", "Example: two days in Ningbo, line tour and samples",
        "In May we keep Tuesdays and Wednesdays free for guests: the line and the test room on the first day, your own samples on the bench on the second; the car from the airport and the letter for your visa are ours.",
        "You leave with approved samples instead of three weeks of couriers.", "Is a Tuesday or a Wednesday better for you?", "2027-04-01", "2027-05-20", grades="A; B",
    ),
    Example(
        "holiday", "Example: greetings for Norway's Constitution Day",
        "We wish you, your family and your colleagues a happy 17th of May.", "", "", "2027-05-17", "2027-05-17", "Norway",
    ),
    Example(
        "first-letter", "Example: 20 W panels for office fitters",
        "Three office fitters in Poland changed to our 20 W panel last year: 130 lm/W, UGR below 19, five years of warranty.",
        "A trial pallet of 80 panels is enough to see it on site.", "May I send you one page on it, yes or no?", countries="Poland; Germany", products="LED panel",
    ),
)  # fmt: skip
_ZH = (
    Example(
        "self-check", "示例：更正箱规，40HQ 可装 312 箱",
        "自查报价资料时发现，20 W 面板灯的外箱高度多写了 4 厘米，应为 62 x 62 x 57 厘米，一个 40HQ 可装 312 箱，不是 288 箱。",
        "按整柜计算，每箱运费约省 8%。", "需要我按新的装箱数据更新贵司的报价单吗？", products="面板灯",
    ),
    Example(
        "self-check", "示例：报价单补上 HS 编码和毛净重",
        "我们在报价单上补充了每个产品的 HS 编码、毛重、净重和原产地。", "贵司下单前就能算出关税和运费。", "报价单您要 PDF 版还是 Excel 版？", grades="B; C",
    ),
    Example(
        "price", "示例：20 W 面板灯 6 月 1 日起调价",
        "铝价自一月以来上涨 9%，20 W 面板灯自 6 月 1 日起由 FOB 宁波 12.40 美元调整为 12.90 美元，5 月 31 日前确认的订单仍按 12.40 美元。",
        "订 1000 件可省 500 美元。", "按原价为您保留 500 件还是 1000 件？", "2027-05-01", "2027-05-31", products="面板灯",
    ),
    Example(
        "product", "示例：20 W 面板灯升到 130 lm/W，价格不变",
        "20 W 面板灯的光效由 110 lm/W 提高到 130 lm/W，价格仍为 FOB 宁波 12.40 美元；样品有现货，订单在定金到账后 30 天出货。",
        "原来装 13 盏的房间，现在装 11 盏就够。", "样品要 3000 K 还是 4000 K？", products="面板灯", attachment="20W面板灯.pdf",
    ),
    Example(
        "product", "示例：20 W panel at 130 lm/W, price unchanged",
        "The 20 W panel now gives 130 lm/W instead of 110 and still costs USD 12.40 FOB Ningbo; samples are in stock, and orders ship 30 days after the deposit.",
        "A room that took 13 panels takes 11.", "Should the sample be 3000 K or 4000 K?", products="面板灯; LED panel", attachment="20W-panel.pdf", language="en",
    ),
    Example(
        "news", "示例：第二条喷粉线投产，返单 25 天交货",
        "第二条喷粉线已于三月投产，每批由 9 天缩短到 4 天，返单交期由 30 天缩短到 25 天。",
        "贵司可以晚 5 天下单，仍赶得上同一班船。", "25 天能赶上您的夏季销售吗？", grades="A; B; C", link="https://lights.example/coating",
    ),
    Example(
        "news", "示例：Second coating line, 25 days instead of 30",
        "Our second powder-coating line has been running since March; a batch takes 4 days instead of 9, and repeat orders ship in 25 days instead of 30.",
        "You can order five days later and still reach the same vessel.", "Would that help with your summer season, yes or no?", grades="A; B; C", link="https://lights.example/coating",
        language="en",
    ),
    Example(
        "fair", "示例：广交会第一期，12.2 馆 C21 展位",
        "4 月 15 日至 19 日，我们在广交会第一期 12.2 馆 C21 展位展出户外系列全部产品。",
        "三种外壳可以当面对比，样品当场就能定下来。", "16 日和 17 日，哪一天您更方便？", "2027-04-15", "2027-04-19",
    ),
    Example(
        "visit", "示例：来宁波两天，看线、定样",
        "五月每逢周二、周三我们专门接待客户：第一天看生产线和测试室，第二天当面测试贵司的样品；机场接送和签证邀请函由我们安排。",
        "当场确认样品，省去三周快递往返。", "周二还是周三方便？", "2027-04-01", "2027-05-20", grades="A; B",
    ),
    Example(
        "holiday", "示例：中秋节问候", "值此中秋佳节，祝您和家人团圆安康，万事顺意。", "", "", "2027-09-15", "2027-09-15", "新加坡; 马来西亚",
    ),
    Example(
        "first-letter", "示例：适合办公装修的 20 W 面板灯",
        "去年有三家新加坡的办公装修公司改用我们的 20 W 面板灯：130 lm/W，UGR 小于 19，质保五年。",
        "先订一个托盘 80 件，就能在现场看到效果。", "我发一页资料给您看看，可以吗？", countries="新加坡; 马来西亚", products="面板灯",
    ),
)  # fmt: skip


def examples(lang: Lang) -> tuple[Example, ...]:
    """The rows in a book of that language, in the order of the topics."""
    return tuple(e._replace(language=e.language or lang) for e in (_ZH if lang == "zh" else _EN))
