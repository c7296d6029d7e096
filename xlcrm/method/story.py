"""The whole story of one customer, sentence by sentence: who he is, when he is due and why, what silence means, what to
try next, what to write about, by which way, and what to beware of.
"""

from datetime import date

from xlcrm.lists import GRADES, MEDIA, label
from xlcrm.method.due_why import due_told, moved_told, rule_told
from xlcrm.method.media import known_media, only_medium
from xlcrm.method.objections import only_thanks, put_off, said_by
from xlcrm.method.refresh import Standing
from xlcrm.settings import Settings
from xlcrm.text import Text

# domain.md 1: how to treat each grade, and the goal of a contact
TREATMENT = {
    "A": Text("service, routine: serve and keep", "以服务为主，例行跟进，维护好、留得住"),
    "B": Text("develop, first priority: one step nearer the order", "第一优先开发，向订单推进一步"),
    "C": Text("develop, second priority: reopen the talk", "第二优先开发，重启洽谈"),
    "D": Text("develop, reserve: get a first answer", "储备开发，得到首次答复"),
    "P": Text("first letter: be noticed", "发开发信，让对方注意到我们"),
}
STEPS_WHY = {
    "Keep going": Text("the same writer, the same contact", "由原业务员继续跟进原联系人"),
    "Change medium": Text("always by one medium so far", "一直只用一种媒介"),
    "Change colleague": Text("another colleague writes, the owner keeps the credit", "换一位同事写，业绩仍归原业务员"),
    "Change contact": Text("write to another person at the same company", "改写给同一公司的另一位联系人"),
    "Change company": Text("refer the buyer to a peer in the trade", "把客户转介给同行"),
    "Park": Text("write at long intervals only", "改为长间隔联系"),
}
# Why a step names nobody
_NOBODY = {
    "Change colleague": Text("; Owner in Customers names no other", "；“客户”表的“业务员”没有其他人"),
    "Change contact": Text("; Contacts has nobody there you have not tried", "；“联系人”表中已没有别的人可换"),
    "Change company": Text("; Peers in Settings is empty", "；“设置”中的“同行”未填"),
}
_OWNERLESS = Text("; the customer has no Owner", "；该客户未填业务员")
# Percent of sales closed after the 1st, 2nd and 3rd follow-up, and after the 4th to the 11th together, as the method
# claims; the source is unknown (domain.md 7).
CURVE = {1: 3, 2: 5, 3: 10}
MANY, LAST = 80, 11
AWAY_DAYS = 30  # for which a note that somebody is away is told


def story(standing: Standing, today: date, settings: Settings) -> list[Text]:
    """The story as sentences in both languages; who must not be contacted has a short one."""
    if standing.customer.do_not_contact:
        return [
            _grade(standing, treated=False),
            Text("Do Not Contact is yes: no date, no letter, no warnings.", "已标为勿扰：不安排日期、不写信、不提醒。"),
        ]
    told = [
        _grade(standing),
        due_told(standing, today, settings),
        *_of_the_day(standing, today, settings),
        _silence(standing, settings),
        _step(standing),
    ]
    if standing.about:
        told.append(Text(f"Topic: {standing.about.why.en}.", f"话题：{standing.about.why.zh}。"))
    if standing.greeting:
        why = standing.greeting.why
        told.append(Text(f"A feast does not wait for that date: {why.en}.", f"节日不等到期日：{why.zh}。"))
    told.append(_medium(standing, settings))
    told += [Text(f"Warning {w.code}: {w.reason.en}.", f"提醒 {w.code}：{w.reason.zh}。") for w in standing.warnings]
    return told if standing.warnings else [*told, Text("No warnings.", "没有提醒。")]


def reasons(standing: Standing, today: date, settings: Settings) -> dict[str, Text]:
    """Why a customer stands on the Agenda as he does: by the name of its column what Due, Next Step and Next Topic rest on.

    A step that changes nothing needs no reason, and who has no date has none.
    """
    if standing.due.date is None:
        return {}
    rule = rule_told(standing, today, settings)
    sentences = [Text(f"{rule.en}.", f"{rule.zh}。"), *_of_the_day(standing, today, settings)]
    found = {"Due": Text(" ".join(s.en for s in sentences), "".join(s.zh for s in sentences))}
    if standing.step != "Keep going":
        n, why = standing.unanswered, _step_why(standing)
        found["Next Step"] = Text(f"{n} touches without an answer: {why.en}", f"已联系 {n} 次，没有回复：{why.zh}")
    if standing.about:
        found["Next Topic"] = standing.about.why
    return found


def _of_the_day(standing: Standing, today: date, settings: Settings) -> list[Text]:
    """Why the date was moved, and what else to know before one writes on it."""
    return [
        *moved_told(standing, today, settings),
        *_thanked(standing),
        *_came_by_itself(standing, today),
        *_put_off(standing, today),
    ]


def _grade(standing: Standing, *, treated: bool = True) -> Text:
    grade = standing.grade
    names = next(c.also for c in GRADES if c.code == grade.letter)
    treat = TREATMENT[grade.letter]
    how = Text(f" Treat as: {treat.en}.", f"做法：{treat.zh}。") if treated else Text("", "")
    return Text(
        f"Grade {grade.letter} ({names[1]}): {grade.why.en}.{how.en}",
        f"等级 {grade.letter}（{names[0]}）：{grade.why.zh}。{how.zh}",
    )


def _came_by_itself(standing: Standing, today: date) -> list[Text]:
    """That the newest letter came back, or that the buyer has been out of office within these weeks."""
    told, bounced, away = list[Text](), standing.history.bounced(), standing.history.away()
    if bounced:
        day = bounced.date
        told.append(
            Text(
                f"The last letter came back on {day}: correct Email, or ring and ask.",
                f"上一封信 {day} 被退信：请更正邮箱，或打电话问一下。",
            )
        )
    if away and (today - away.date).days <= AWAY_DAYS and standing.customer.not_before is None:
        day = away.date
        told.append(
            Text(
                f"Out of office, by the note of {day}: if it names a day, fill in Not Before.",
                f"{day} 收到外出自动回复：写了返回日期的，请填“暂缓至”。",
            )
        )
    return told


def _thanked(standing: Standing) -> list[Text]:
    """That the message to be answered asks nothing."""
    if not standing.due.reply_owed or not only_thanks(standing.history.replies[-1]):
        return []
    return [
        Text(
            "It only thanks and asks nothing: a line is enough, or log what you have done since.",
            "对方只是致谢，没有提问：简单回一句，或把之后的跟进记一笔即可。",
        )
    ]


def _put_off(standing: Standing, today: date) -> list[Text]:
    """That the buyer decides another day, where nobody has noted it."""
    last, hold = standing.history.replies[-1:], standing.customer.not_before
    if not last or not put_off(said_by(last[0])) or (hold is not None and hold > today):
        return []
    day = last[0].date
    return [
        Text(
            f"On {day} the buyer put the decision off: if a day was named, fill in Not Before.",
            f"客户 {day} 表示以后再定：说了时间的，请填“暂缓至”。",
        )
    ]


def _silence(standing: Standing, settings: Settings) -> Text:
    """How many touches are without an answer, where the next one stands on the curve, and when it is enough.

    The curve counts all touches before the first order: those that were answered are follow-ups, too.
    """
    silences, enough, history = standing.unanswered, settings.park_from, standing.history
    if silences == 0:
        return Text("No touch is waiting for an answer.", "没有尚待回复的跟进。")
    s, have = ("", "has") if silences == 1 else ("es", "have")
    en, zh = f"{silences} touch{s} {have} had no answer.", f"已联系 {silences} 次，没有回复。"
    if standing.step != "Park" and len(history.outs) <= LAST and not history.orders:
        curve = _curve(len(history.outs))
        en, zh = f"{en} {curve.en}", f"{zh}{curve.zh}"
    if silences < enough and standing.grade.letter != "A":  # who has bought is never parked
        en, zh = f"{en} After {enough} without an answer the customer is parked.", f"{zh}满 {enough} 次无回复后暂放。"
    return Text(en, zh)


def _curve(n: int) -> Text:
    """What the method claims of the n-th follow-up."""
    nth = {1: "1st", 2: "2nd", 3: "3rd"}.get(n, f"{n}th")
    many, many_zh = f"after the 4th to the {LAST}th", f"在第 4 至 {LAST} 次跟进后达成"
    if n in CURVE:
        en, zh = (
            f"{CURVE[n]} % of sales close after it, {MANY} % {many}",
            f"{CURVE[n]}% 的成交在这次跟进后达成，{MANY}% {many_zh}",
        )
    else:
        en, zh = f"{MANY} % of sales close {many}", f"{MANY}% 的成交{many_zh}"
    return Text(
        f"Not counting the first contact, the next is the {nth} follow-up: {en} (as the method claims, source unknown).",
        f"首次联系不算，下一次是第 {n} 次跟进：{zh}（教材的说法，出处不明）。",
    )


def _step(standing: Standing) -> Text:
    shown, why = standing.step_shown, _step_why(standing)
    return Text(f"Next step: {shown.en} ({why.en}).", f"下一步：{shown.zh}（{why.zh}）。")


def _step_why(standing: Standing) -> Text:
    """What the step means, and where it names nobody, why."""
    why = STEPS_WHY[standing.step or "Keep going"]
    if standing.step in _NOBODY and ":" not in standing.step_shown.en:
        ownerless = standing.step == "Change colleague" and not standing.customer.owner
        nobody = _OWNERLESS if ownerless else _NOBODY[standing.step]
        return Text(why.en + nobody.en, why.zh + nobody.zh)
    return why


def _medium(standing: Standing, settings: Settings) -> Text:
    if standing.medium is None:
        return Text(
            "Medium: none is known; fill in Email, Phone, IM or Fax.",
            "媒介：没有联系方式；请填写邮箱、电话、即时通讯或传真。",
        )
    en, zh = label(MEDIA, standing.medium, "en"), label(MEDIA, standing.medium, "zh")
    first = known_media(standing.customer)[0]
    count = settings.change_medium_from
    tired = only_medium(standing.history.unanswered(), count)
    if standing.medium != first or (tired and tired != standing.medium):
        old = (
            Text(
                f"the last {count} without an answer all went by {label(MEDIA, tired, 'en')}",
                f"最近 {count} 次无回复都用{label(MEDIA, tired, 'zh')}",
            )
            if tired
            else Text("", "")
        )
        return Text(f"Medium: {en} ({old.en}).", f"媒介：{zh}（{old.zh}）。")
    if tired == standing.medium:
        return Text(f"Medium: {en} (no other is known).", f"媒介：{zh}（没有其他联系方式）。")
    return Text(f"Medium: {en} (the first that is known).", f"媒介：{zh}（首选联系方式）。")
