"""The rows of Dashboard: five numbers with a line on each, and beside them the tables that the charts draw.

Every table has its own columns and begins below the header, so that a chart's cells never move; where a table has fewer
lines than there is room for, the rest of them is empty.
"""

from collections.abc import Iterator, Mapping, Sequence

from xlcrm.lists import CAUSES, STATUSES, label
from xlcrm.method.dashboard import WEEKS, Dashboard, Load, Money
from xlcrm.model import Cell
from xlcrm.schema import DIAGNOSIS
from xlcrm.tables.values import code
from xlcrm.text import Lang, Text

Lines = Iterator[Mapping[str, Cell]]

NO_OWNER = Text("(no owner)", "（未填业务员）")
NO_CURRENCY = Text("(none given)", "（未填币种）")
NO_CLUE = Text("nothing points to one", "暂无线索")
OTHERS = Text("{} others", "其余 {} 个")


def dashboard_rows(numbers: Dashboard, lang: Lang) -> list[dict[str, Cell]]:
    """By English column name, as many as the longest table has lines."""
    rows: list[dict[str, Cell]] = [{} for _ in range(WEEKS)]
    for table in (_cards, _grades, _owners, _weeks, _steps, _currencies, _months, _causes):
        for row, cells in zip(rows, table(numbers, lang), strict=False):
            row.update(cells)
    return rows


def _cards(d: Dashboard, lang: Lang) -> Lines:
    yield {
        "As Of": d.today, "Customers": d.customers, "To Do Now": d.to_do, "Replies Owed": d.replies_owed, "Open Quotes": d.open_quotes,
        "Orders in 12 Months": d.orders,
    }  # fmt: skip
    grades = d.grades
    said = {
        "As Of": Text("the day of the last refresh", "最近一次刷新的日期"),
        "Customers": Text(
            f"{grades['A']:,} have bought, {grades['B']:,} in talks",
            f"其中已成交 {grades['A']:,}，在谈 {grades['B']:,}",
        ),
        "To Do Now": Text(
            f"{d.due:,} due, {d.overdue:,} overdue, {d.neglected:,} neglected",
            f"今日 {d.due:,}，逾期 {d.overdue:,}，久拖 {d.neglected:,}",
        ),
        "Replies Owed": Text("buyers who wait for your answer", "客户已回复，等您回信"),
        "Open Quotes": Text(f"{d.evaporated:,} of them long unanswered", f"其中 {d.evaporated:,} 份久无回音（蒸发）"),
        "Orders in 12 Months": _won(d.won_rate),
    }
    yield {name: text.said(lang) for name, text in said.items()}


def _won(rate: float | None) -> Text:
    if rate is None:
        return Text("no quote decided yet", "尚无报价有结果")
    return Text(f"{rate:.0%} of those decided were won", f"有结果的报价中 {rate:.0%} 成交")


def _grades(d: Dashboard, lang: Lang) -> Lines:  # noqa: ARG001  the letters are the same in both languages
    for grade, count in d.grades.items():
        yield {"Grade": grade, "Customers in Grade": count}


def _owners(d: Dashboard, lang: Lang) -> Lines:
    for load in d.owners:
        yield {"Owner": _owner(load, lang), "Due": load.due, "Overdue": load.overdue, "Neglected": load.neglected}


def _owner(load: Load, lang: Lang) -> str:
    return OTHERS.said(lang).format(load.others) if load.others else load.owner or NO_OWNER.said(lang)


def _weeks(d: Dashboard, lang: Lang) -> Lines:  # noqa: ARG001
    for week in d.weeks:
        yield {"Week From": week.monday, "Touches Out": week.outs, "Replies In": week.replies}


def _steps(d: Dashboard, lang: Lang) -> Lines:
    replies, orders = sum(s.replies for s in d.steps), sum(s.orders for s in d.steps)
    for step in d.steps:
        yield {
            "After Touch": step_name(step.first, step.last).said(lang), "Replies": step.replies, "Orders": step.orders,
            "Your Replies": _share(step.replies, replies), "Your Orders": _share(step.orders, orders), "Method's Claim (Source Unknown)": step.claimed,
        }  # fmt: skip


def step_name(first: int, last: int | None) -> Text:
    """Which touches a step covers."""
    if last is None:
        return Text(f"{_nth(first)} on", f"第{first}次起")
    if first == last:
        return Text(_nth(first), f"第{first}次")
    return Text(f"{_nth(first)} to {_nth(last)}", f"第{first}至{last}次")


def _nth(number: int) -> str:
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number, "th")


def _share(count: int, whole: int) -> float | None:
    return round(count / whole, 3) if whole else None


def _currencies(d: Dashboard, lang: Lang) -> Lines:
    for money in d.currencies:
        counts = {status.code: money.statuses.get(status.code, 0) for status in STATUSES if status.code != "Draft"}
        yield {"Currency": _currency(money, lang), **counts}


def _currency(money: Money, lang: Lang) -> str:
    return OTHERS.said(lang).format(money.others) if money.others else money.currency or NO_CURRENCY.said(lang)


def _months(d: Dashboard, lang: Lang) -> Lines:  # noqa: ARG001
    for month in d.months:
        yield {
            "Month": month.first,
            "Won": month.won,
            "Not Won": month.lost,
            "Undecided": month.undecided,
            "Won Rate": month.rate,
        }


def _causes(d: Dashboard, lang: Lang) -> Lines:
    for why in d.causes:
        name = label(CAUSES, why.cause, lang) if why.cause else NO_CLUE.said(lang)
        yield {"Cause": name, "Told by You": why.told, "Likeliest": why.likely}


def told_causes(rows: Sequence[Mapping[str, Cell]]) -> list[str | None]:
    """The causes that the user has filled in on these rows of Diagnosis."""
    choices = DIAGNOSIS.column("Cause").choices
    return [code(choices, row["Cause"]) for row in rows]
