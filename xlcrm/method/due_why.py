"""When a customer is due, in words: the rule of domain.md 2 that gave the date, what it counted from, and why it was moved."""

from datetime import date

from xlcrm.method.due import by_the_rules
from xlcrm.method.history import came_in
from xlcrm.method.holiday_names import holiday_name
from xlcrm.method.refresh import Standing
from xlcrm.method.topics import shown_day
from xlcrm.method.workdays import WorkingDays, country_calendar
from xlcrm.places.countries import in_a_sentence
from xlcrm.settings import Settings
from xlcrm.text import Text

_WEEKDAYS = tuple(Text(*pair) for pair in zip("Mon Tue Wed Thu Fri Sat Sun".split(), "一二三四五六日", strict=True))


def due_told(standing: Standing, today: date, settings: Settings) -> Text:
    """The date, how late it is, and the rule that gave it."""
    due = standing.due
    if due.date is None:
        return Text("No next date.", "没有下次日期。")
    why, late = rule_told(standing, today, settings), _late(standing, today)
    return Text(f"Next due {due.date}, {late.en}: {why.en}.", f"下次跟进 {due.date}，{late.zh}：{why.zh}。")


def rule_told(standing: Standing, today: date, settings: Settings) -> Text:
    """The rule of domain.md 2 that gave the date, with what it counted from."""
    due, history, customer = standing.due, standing.history, standing.customer
    outs, quotes = history.outs, history.quotes
    contact = max([*(t.date for t in outs[-1:]), *(q.date for q in quotes[-1:])], default=today)
    interval, n = _interval(standing, settings), settings.quote_days
    parked = Text(" (parked)", "，暂放") if standing.step == "Park" else Text("", "")
    rules = {
        2: lambda: Text(
            f"a reply is owed, so the day after {came_in(history.replies[-1]).en}",
            f"欠客户回复，按 {came_in(history.replies[-1]).zh}的次日",
        ),
        3: lambda: Text(f"on hold until Not Before, {customer.not_before}", f"暂缓至 {customer.not_before}"),
        4: lambda: Text(
            f"no contact yet, so the day it was added, {customer.added}"
            if customer.added
            else "no contact yet, so today",
            f"尚未联系过，按录入日期 {customer.added}" if customer.added else "尚未联系过，按今天",
        ),
        5: lambda: Text(f"{n} days after the quote sent on {quotes[-1].date}", f"{quotes[-1].date} 发出报价后 {n} 天"),
        6: lambda: Text(
            f"{interval} days after the last contact on {contact}, as for grade {standing.grade.letter}{parked.en}",
            f"上次联系（{contact}）后 {interval} 天，按 {standing.grade.letter} 级间隔{parked.zh}",
        ),
    }
    return rules[due.rule]()


def _late(standing: Standing, today: date) -> Text:
    due = standing.due
    if due.state is None and due.date is not None:
        ahead = (due.date - today).days
        return Text(f"in {ahead} day{'s' * (ahead != 1)}", f"还有 {ahead} 天")
    if due.days_overdue is None:
        return Text("due today" if due.date == today else "due", "今日到期" if due.date == today else "已到期")
    if due.state == "neglected":
        return Text(f"{due.days_overdue} days overdue, neglected", f"逾期 {due.days_overdue} 天，久拖")
    return Text(f"{due.days_overdue} day{'s' * (due.days_overdue != 1)} overdue", f"逾期 {due.days_overdue} 天")


def moved_told(standing: Standing, today: date, settings: Settings) -> list[Text]:
    """The date before it was moved, and why: `Not Before`, then a day on which one of the two rests."""
    customer, due = standing.customer, standing.due
    _, day = by_the_rules(customer, standing.history, due.reply_owed, _interval(standing, settings), today, settings)
    told = list[Text]()
    if day is not None and customer.not_before is not None and due.rule > 3 and day < customer.not_before:
        told.append(
            Text(f"Not earlier than Not Before, {customer.not_before}.", f"不早于“暂缓至” {customer.not_before}。")
        )
        day = customer.not_before
    if day is not None and due.date is not None and day < due.date:
        reason = _rest(day, customer.country_code, settings)
        weekday, said = _WEEKDAYS[day.weekday()], shown_day(day)
        told.append(
            Text(
                f"Moved from {weekday.en} {said.en}: {reason.en}.", f"由 {said.zh}（周{weekday.zh}）顺延：{reason.zh}。"
            )
        )
    return told


def _rest(day: date, country: str | None, settings: Settings) -> Text:
    """Who rests on a day, and why."""
    buyers = WorkingDays(frozenset(range(7)), settings.holidays)
    if buyers.works(day, country):
        return Text("no workday of yours (Settings, Workdays)", "不是我方工作日（“设置”表的工作日）")
    where = in_a_sentence(country) if country else Text("", "")
    names = list[str]()
    if country and settings.holidays:
        calendar = country_calendar(country, language="en_US")
        names = [calendar.get(day) or ""] if calendar is not None and not calendar.is_weekend(day) else []
    if names and names[0]:
        name = holiday_name(names[0], country or "")
        return Text(f"{name.en} in {where.en}", f"{where.zh}公共假日（{name.zh}）")
    return Text(f"weekend in {where.en}" if country else "weekend", f"{where.zh}周末休息")


def _interval(standing: Standing, settings: Settings) -> int:
    return settings.parked_interval if standing.step == "Park" else settings.interval(standing.grade.letter)
