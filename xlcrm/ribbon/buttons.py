"""One function a button: read the book in front, work it out, write what the button is for, say in a line what came of it.
What several of them do is in `doing.py`.

Each takes the stage, the language of Office and what the user was asked, and returns what to say, in the book's language.
An XlcrmError means that nothing was written; its sentence is what the user reads.
"""

from xlcrm import schema
from xlcrm.app.outcome import Outcome, work_out
from xlcrm.errors import BookError, UsageMistake, XlcrmError
from xlcrm.lists import LETTER_STATUSES, MEDIA, STATES, TOPICS, Choices, label
from xlcrm.method.refresh import Standing
from xlcrm.method.story import story
from xlcrm.ribbon import letters as desk
from xlcrm.ribbon.doing import (
    agenda_file,
    filter_anew,
    hide_on_agenda,
    message,
    problems_line,
    read,
    refresh_line,
    refreshed,
    spoken_in,
    templates,
    understood,
    write,
)
from xlcrm.ribbon.selecting import customer_at, has_id, letters_at
from xlcrm.ribbon.stage import Said, Stage
from xlcrm.ribbon.words import BUTTONS, HELP_MORE, WAYS
from xlcrm.tables.touching import Told, new_touch
from xlcrm.tables.values import code
from xlcrm.text import Lang, Text, counted

PROBLEMS_SHOWN = 6


def refresh(stage: Stage, lang: Lang) -> Said:
    """Everything that xlcrm owns is brought up to date."""
    outcome, remarks = refreshed(stage)
    return Said(message(outcome.lang, refresh_line(outcome), *remarks))


def agenda(stage: Stage, lang: Lang) -> Said:
    """The same, then the list of today: in front of the user, and as a CSV file beside the book."""
    outcome, remarks = refreshed(stage)
    today = [s for s in outcome.result.agenda if s.state != "upcoming"]
    stage.show(outcome.decoded.title(schema.AGENDA), "A1")
    hide_on_agenda(stage, outcome, label(STATES, "upcoming", outcome.lang))
    line = Text(f"{counted(len(today), 'customer')} to write to today.", f"今天要联系 {len(today)} 家。")
    if not today:
        line = Text("Nobody to write to today: enjoy the day.", "今天没有需要联系的客户：可以安心做别的事了。")
    return Said(message(outcome.lang, line, agenda_file(stage, outcome, today), *problems_line(outcome), *remarks))


def touch(stage: Stage, lang: Lang, medium: str, topic: str, summary: str, way: str = "1") -> Said:
    """A touch, today, with the selected customer: one row more in Touches. An older add-in asks for no `way`: it was one out.

    Where it cannot be logged, what the user has typed is shown again: the box that he typed it into is gone.
    """
    try:
        return _logged(stage, medium, topic, summary, way)
    except XlcrmError as error:
        typed = summary.strip()
        raise (error.adding(Text(f"You had typed: {typed}", f"您输入的内容：{typed}")) if typed else error) from None


def _logged(stage: Stage, medium: str, topic: str, summary: str, way: str) -> Said:
    decoded = read(stage)
    who = customer_at(decoded, stage.selection())
    today, told_way = stage.now.date(), _answered(WAYS, way) or "out"
    told = Told(
        who, today, medium=_answered(MEDIA, medium), topic=_answered(TOPICS, topic), summary=summary,
        out=told_way == "out", substantive=told_way == "substantive", auto=told_way == "auto",
    )  # fmt: skip
    made = new_touch(decoded, told, today)
    write(stage, decoded, made.changes)
    what = [str(made.row[c]) for c in ("Date", "Direction", "Medium", "Topic") if c in made.row]
    name = made.customer.company or made.customer.id
    logged = Text(f"Logged for {name}: {', '.join(what)}.", f"已为 {name} 记录：{'，'.join(what)}。")
    return Said(message(decoded.book.lang, logged, Text("Refresh works out the next date.", "下次日期由“刷新”计算。")))


def draft(stage: Stage, lang: Lang) -> Said:
    """A letter to the selected customer, now; where one is open already that is shown."""
    decoded, today = read(stage), stage.now.date()
    who = customer_at(decoded, stage.selection())
    standing_letter = desk.open_letter(decoded, who)
    if standing_letter is not None:
        (sheet, cell), number = desk.place(decoded, standing_letter), standing_letter.number
        stage.show(sheet, cell)
        is_open = Text(
            f"Letter {number} to this customer is open already: see {sheet}.",
            f"给该客户的信件 {number} 尚未发出：请看“{sheet}”表。",
        )
        return Said(is_open.said(decoded.book.lang))
    catalog = templates(stage)
    outcome = work_out(decoded, today, catalog)
    standing = next(s for s in outcome.result.standings if s.customer.id == who)
    _may_be_written_to(outcome, standing)
    drafted = desk.draft(outcome, standing, today, catalog)
    remarks = write(stage, decoded, drafted.changes)
    stage.show(drafted.sheet, drafted.cell)
    name = standing.customer.company or who
    line = Text(
        f"Letter {drafted.number} to {name} is drafted: read it on {drafted.sheet}.",
        f"已起草给 {name} 的信件 {drafted.number}：请在“{drafted.sheet}”表中查看。",
    )
    found = (
        [Text(f"To mend: {' '.join(drafted.found.split())}", f"需修改：{' '.join(drafted.found.split())}")]
        if drafted.found
        else []
    )
    return Said(message(outcome.lang, line, *found, *remarks))


def _may_be_written_to(outcome: Outcome, standing: Standing) -> None:
    customer = standing.customer
    name, refusal = customer.company or customer.id, None
    if customer.do_not_contact:
        refusal = (f"{name} is marked Do Not Contact: no letter was written.", f"{name} 已标为勿扰：未起草信件。")
    elif not has_id(outcome.decoded, customer.id):
        refusal = (
            f"{name} has no Customer ID yet: press Refresh first, which gives one.",
            f"{name} 还没有客户编号：请先按“刷新”，由它编号。",
        )
    elif customer.id in outcome.posted.waiting:
        refusal = (
            f"A letter to {name} is set to Sent on a day that lies ahead or cannot be read: correct its date on Emails first.",
            f"给 {name} 的一封信已标为已发，但发送日期晚于今天或无法识别：请先在“邮件”表中更正。",
        )
    if refusal:
        raise UsageMistake(*refusal)


def why(stage: Stage, lang: Lang) -> Said:
    """The story of the selected customer; nothing is written."""
    decoded = read(stage)
    who = customer_at(decoded, stage.selection())
    outcome = work_out(decoded, stage.now.date(), templates(stage))
    standing = next(s for s in outcome.result.standings if s.customer.id == who)
    sentences = story(standing, stage.now.date(), decoded.settings)
    name = " ".join(filter(None, (standing.customer.id, standing.customer.company)))
    return Said(message(outcome.lang, Text(name, name), *sentences))


def approve(stage: Stage, lang: Lang) -> Said:
    """The selected letters may go out."""
    return _settled(stage, "Approved")


def sent(stage: Stage, lang: Lang) -> Said:
    """The selected letters have gone out."""
    return _settled(stage, "Sent")


def _settled(stage: Stage, status: str) -> Said:
    decoded = read(stage)
    settled = desk.settle(decoded, letters_at(decoded, stage.selection()), status, stage.now.date())
    remarks = write(stage, decoded, settled.changes) if settled.changes else []
    word, numbers = LETTER_STATUSES.labels[status], settled.done
    lines = (
        [Text(f"Set to {word.en}: {', '.join(numbers)}.", f"已设为“{word.zh}”：{'、'.join(numbers)}。")]
        if numbers
        else []
    )
    if numbers and status == "Sent":
        lines.append(Text("The next Refresh logs them in Touches.", "下次刷新时记入“跟进记录”。"))
    lines += [Text(f"Left alone: {n} {reason.en}.", f"未改动：{n} {reason.zh}。") for n, reason in settled.left]
    return Said(message(decoded.book.lang, *lines, *remarks))


def check(stage: Stage, lang: Lang) -> Said:
    """What cannot be understood; the first of it is brought into sight, nothing is written."""
    outcome = work_out(read(stage), stage.now.date(), templates(stage))
    problems = outcome.problems
    if not problems:
        return Said(Text("No problems: every row is understood.", "没有问题：每一行都能识别。").said(outcome.lang))
    stage.show(problems[0].sheet, problems[0].cell)
    n = len(problems)
    lines = [Text(f"{counted(n, 'problem')}:", f"{n} 个问题：")]
    lines += [
        Text(
            f"{p.sheet} {p.cell}: {p.message.en}. {p.remedy.en}.",
            f"{p.sheet} {p.cell}：{p.message.zh}。{p.remedy.zh}。",
        )
        for p in problems[:PROBLEMS_SHOWN]
    ]
    if n > PROBLEMS_SHOWN:
        rest = n - PROBLEMS_SHOWN
        lines.append(
            Text(
                f"… and {rest} more: after a Refresh all of them stand on Problems.",
                f"……另有 {rest} 个：刷新后全部列在“问题”表中。",
            )
        )
    return Said(message(outcome.lang, *lines))


def undo(stage: Stage, lang: Lang) -> Said:
    """The last refresh of this open book is taken back; what was typed since stays."""
    from xlcrm.versions.undoing import take_back

    rows, decoded = understood(stage)
    step = stage.steps.newest()
    if step is None:
        raise spoken_in(
            decoded.book.lang,
            BookError("No Refresh of this open workbook is left to take back.", "这本打开的工作簿没有可以撤销的刷新。"),
        )
    undoing, remarks = take_back(step.before, step.after, rows), list[Text]()
    if undoing.changes:
        remarks = write(stage, decoded, undoing.changes)
        filter_anew(stage, undoing.changes)
    stage.steps.forget(step)
    n, kept, hour = len(undoing.taken), len(undoing.kept), f"{step.when:%Y-%m-%d %H:%M}"
    done = Text(f"The refresh of {hour} is taken back: {counted(n, 'cell')}.", f"已撤销 {hour} 的刷新：{n} 个单元格。")
    if not n:
        done = Text(
            f"Nothing that the refresh of {hour} wrote is left as it was.",
            f"{hour} 刷新写入的内容都已被修改，没有可撤销的。",
        )
    stays = (
        [Text(f"Kept, because it was changed since: {kept}.", f"之后被修改过、因此保留：{kept} 处。")] if kept else []
    )
    return Said(message(decoded.book.lang, done, *stays, *remarks))


def help(stage: Stage, lang: Lang) -> Said:
    """What each button does, in the language of Office."""
    _ = stage
    lines = [Text(f"{b.label.en}: {b.tip.en}", f"{b.label.zh}：{b.tip.zh}") for b in BUTTONS if b.id != "help"]
    return Said(message(lang, *lines, HELP_MORE))


def _answered(choices: Choices, typed: str) -> str:
    """The code of the choice that was typed, by its number from 1 on or as a cell is read; nothing: "". UsageMistake where it is
    none of them.
    """
    place = typed.strip()
    if place.isascii() and place.isdigit() and 1 <= int(place) <= len(choices):
        return choices[int(place) - 1].code
    found = code(choices, typed)
    if found is None and place:
        en, zh = ([f"{k} {c.label[i]}" for k, c in enumerate(choices, 1)] for i in range(2))
        raise UsageMistake(
            f"“{place}” is not in the list: type one of {', '.join(en)}; nothing was written.",
            f"“{place}”不在可选值中：请输入{'、'.join(zh)}之一；未写入任何内容。",
        )
    return found or ""
