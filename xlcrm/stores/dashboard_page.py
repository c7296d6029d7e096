"""How the Dashboard looks: where its numbers and charts stand, in what colours, and what each says it counts.

Colours mean what they mean on the Agenda: amber is due, red overdue, dark red neglected; green is an order, grey is over
or somebody's word. The charts are put in place once; from then on they are the user's, and refresh writes cells alone.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from xlcrm.lists import CAUSES, GRADES
from xlcrm.method.dashboard import MONTHS, MOST_CURRENCIES, MOST_OWNERS, STEPS, WEEKS
from xlcrm.ooxml.charts import Chart, Series
from xlcrm.ooxml.page import Card, Column, Form, Page
from xlcrm.ooxml.references import Range
from xlcrm.schema import DASHBOARD
from xlcrm.tables.colours import NEGLECTED as DARK_RED
from xlcrm.text import Lang, Text

AMBER, RED, NEGLECTED, GREEN, BLUE, TEAL, GREY = "F2C14E", "E8705A", DARK_RED[0], "4C9F70", "2F5D8C", "5BA4B5", "B4BDC8"
_PALE_BLUE, _DARK = "9DB9D9", "1B3A5C"
_GRADES = (_DARK, BLUE, "6E93BD", "A9BDD6", "D0D5DC")  # from who has bought to who was not approached yet

CARDS: Mapping[str, tuple[Form, str]] = {
    "As Of": ("date", GREY), "Customers": ("whole", BLUE), "To Do Now": ("whole", RED), "Replies Owed": ("whole", AMBER),
    "Open Quotes": ("whole", TEAL), "Orders in 12 Months": ("whole", GREEN),
}  # fmt: skip
SHARES = frozenset({"Your Replies", "Your Orders", "Method's Claim (Source Unknown)", "Won Rate"})
CARD_WIDTH, GAP_WIDTH, EDGE_WIDTH = 25.0, 3.0, 1.5  # characters
FIRST_ROW, TALL = 5, 15  # of the charts: where they begin, and how many rows each takes, above a row for its caption
HALF = len(CARDS) // 2  # the page has two halves, each with an empty column at its left edge


class Look(NamedTuple):
    """What is unlike the usual chart in one of them: see `Chart`."""

    kind: Literal["columns", "rows"] = "columns"
    stacked: bool = False
    labels: bool = False
    dates: Text = Text("", "")


class Block(NamedTuple):
    """A chart: its words, the column of its categories, how many lines they take, and its bars and lines by column."""

    title: Text
    caption: Text
    categories: str
    lines: int
    series: Mapping[str, str]  # column -> colour
    look: Look = Look()
    wide: bool = False
    axes: tuple[Text, Text] = (Text("", ""), Text("", ""))


BLOCKS = (
    Block(
        Text("Customers by grade", "各等级客户数"),
        Text("A has bought, B is in talks, C may buy later, D has not answered, P not approached yet", "A 已成交，B 在谈，C 有潜力，D 未回复过，P 待开发"),
        "Grade", len(GRADES), {"Customers in Grade": BLUE}, Look(labels=True),
    ),
    Block(
        Text("Who has most to do", "各业务员待办"),
        Text("Customers due, overdue and neglected today, by owner; the ten with most, then the others", "今日、逾期、久拖的客户数；列出最多的十位，其余合并"),
        "Owner", MOST_OWNERS + 1, {"Due": AMBER, "Overdue": RED, "Neglected": NEGLECTED},
        Look("rows", stacked=True, labels=True),
    ),
    Block(
        Text("Touches out and replies in", "我方跟进与客户回复"),
        Text("The last 26 weeks, each by its Monday, the last one so far; automatic replies are left out", "最近 26 周，以周一日期表示，最后一周截至今天；自动回复不计"),
        "Week From", WEEKS, {"Touches Out": BLUE, "Replies In": GREEN}, Look(dates=Text("mm-dd", "mm-dd")), wide=True,
    ),
    Block(
        Text("After how many touches it came", "第几次跟进后才有结果"),
        Text("Your replies and orders by touches before; dashed: claimed by the method, source unknown", "您的回复和订单各在第几次跟进之后；虚线框：教材的说法，出处不明"),
        "After Touch", len(STEPS), {"Your Replies": TEAL, "Your Orders": GREEN, "Method's Claim (Source Unknown)": GREY},
        axes=(Text("our touch", "我方跟进"), Text("", "")),
    ),
    Block(
        Text("Quotes by status and currency", "各币种报价的状态"),
        Text("Quotes dated in the last 12 months, drafts left out; the rows of one number are one quote", "近 12 个月的报价，不含草稿；同一单号的各行算一份"),
        "Currency", MOST_CURRENCIES + 1,
        {"Sent": _PALE_BLUE, "Negotiating": BLUE, "PI": TEAL, "Ordered": GREEN, "Lost": GREY, "Postponed": "DADFE6"},
        Look("rows", stacked=True, labels=True),
    ),
    Block(
        Text("Quotes won, by month", "各月报价的成交率"),
        Text("Quotes by the month of their date; the line: those won among the won and the lost", "按报价日期的月份；折线：成交占有结果（成交与丢单）的比例"),
        "Month", MONTHS, {"Won": GREEN, "Not Won": GREY, "Undecided": "DCE6F2", "Won Rate": _DARK},
        Look(stacked=True, dates=Text("mmm", 'm"月"')),
    ),
    Block(
        Text("Why quotes went unanswered", "报价为何没有回音"),
        Text("Evaporated quotes: the cause that you filled in under Diagnosis, else the likeliest there", "蒸发的报价：您在“蒸发诊断”中填写的原因，未填则取最可能的"),
        "Cause", len(CAUSES) + 1, {"Told by You": BLUE, "Likeliest": _PALE_BLUE}, Look("rows", stacked=True, labels=True),
    ),
)  # fmt: skip


def dashboard_page(headers: Sequence[str]) -> Page:
    """The page for a book that calls the columns so, in the order of schema; its words are in the language of the first."""
    lang: Lang = "en" if headers[0] == DASHBOARD.columns[0].name else "zh"
    words = dict(zip((c.name for c in DASHBOARD.columns), headers, strict=True))
    places, gaps = _places()
    columns = {
        places[c.name]: Column(words[c.name], _form(c.name, c.kind), max(c.width, 9))
        for c in DASHBOARD.columns
        if c.name not in CARDS
    }
    cards = {places[name]: Card(words[name], *look) for name, look in CARDS.items()}
    return Page(cards, columns, _charts(places, lang), WEEKS, CARD_WIDTH, "548235", gaps)


def _places() -> tuple[dict[str, int], dict[int, float]]:
    """Column name -> number: the cards, then a block of columns for each chart with a gap before it; and the gaps."""
    places, gaps, number = dict[str, int](), dict[int, float](), 0
    gap_before = dict.fromkeys(list(CARDS)[::HALF], EDGE_WIDTH) | {block.categories: GAP_WIDTH for block in BLOCKS}
    for column in DASHBOARD.columns:
        if column.name in gap_before:
            number += 1
            gaps[number] = gap_before[column.name]
        number += 1
        places[column.name] = number
    return places, gaps


def _form(name: str, kind: str) -> Form:
    if name in SHARES:
        return "share"
    return "month" if name == "Month" else "whole" if kind == "whole" else "date" if kind == "date" else "text"


def _charts(places: Mapping[str, int], lang: Lang) -> tuple[Chart, ...]:
    """The charts in two columns, a wide one across both."""
    row, left, width = FIRST_ROW, True, HALF + 1
    charts = list[Chart]()
    for block in BLOCKS:
        first, last = (1, 2 * width) if block.wide else (1, width) if left else (width + 1, 2 * width)
        charts.append(_chart(block, Range(row, first, row + TALL - 1, last), places, lang))
        left = block.wide or not left
        row += TALL + 1 if left else 0
    return tuple(charts)


def _chart(block: Block, place: Range, places: Mapping[str, int], lang: Lang) -> Chart:
    def below(name: str) -> Range:
        return Range(2, places[name], block.lines + 1, places[name])

    series = tuple(
        Series(
            Range(1, places[name], 1, places[name]), below(name), colour, name in ("Touches Out", "Replies In", "Won Rate"), name in SHARES,
            name == "Method's Claim (Source Unknown)", _GRADES if name == "Customers in Grade" else (),
        ) for name, colour in block.series.items()
    )  # fmt: skip
    look = block.look
    title, caption, across, up = (text.said(lang) for text in (block.title, block.caption, *block.axes))
    return Chart(
        title=title, caption=caption, category_title=across, value_title=up, place=place,
        categories=below(block.categories), series=series,
        kind=look.kind, stacked=look.stacked, labels=look.labels, dates=look.dates.said(lang),
    )  # fmt: skip
