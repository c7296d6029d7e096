"""One function a button: read the book in front, work it out, write what the button is for, say in a line what came of it.

Each takes the stage, the language of Office and what the user was asked, and returns what to say, in the book's language.
An XlcrmError means that nothing was written; its sentence is what the user reads.
"""

from pathlib import Path

from xlcrm import schema
from xlcrm.app import WORKING_OUT, WRITING, Outcome, work_out
from xlcrm.differences import changed_cells
from xlcrm.errors import BookError, UsageMistake, XlcrmError
from xlcrm.letters.catalog import Catalog
from xlcrm.lists import LETTER_STATUSES, MEDIA, STATES, TOPICS, Choices, label
from xlcrm.method.refresh import Standing
from xlcrm.method.story import story
from xlcrm.model import Changes, Rows
from xlcrm.ribbon import letters as desk
from xlcrm.ribbon.selecting import customer_at, has_id, letters_at
from xlcrm.ribbon.stage import Said, Stage
from xlcrm.ribbon.words import BUTTONS, HELP_MORE, counted
from xlcrm.tables import Decoded, decode
from xlcrm.tables.encode import agenda_row
from xlcrm.tables.touching import Told, new_touch
from xlcrm.text import Lang, Text

PROBLEMS_SHOWN = 6
NO_UNDO = Text("This refresh cannot be undone: its record could not be kept.", "无法保存本次刷新的记录，因此不能撤销。")


def refresh(stage: Stage, lang: Lang) -> Said:
    """Everything that xlcrm owns is brought up to date."""
    _ = lang
    outcome, remarks = _refreshed(stage)
    return Said(_lines(outcome.lang, _refresh_line(outcome), *remarks))


def agenda(stage: Stage, lang: Lang) -> Said:
    """The same, then the list of today: in front of the user, and as a CSV file beside the book."""
    _ = lang
    outcome, remarks = _refreshed(stage)
    today = [s for s in outcome.result.agenda if s.state != "upcoming"]
    stage.show(outcome.decoded.title(schema.AGENDA), "A1")
    _hide(stage, outcome, label(STATES, "upcoming", outcome.lang))
    line = Text(f"{counted(len(today), 'customer')} to write to today.", f"今天要联系 {len(today)} 家。")
    if not today:
        line = Text("Nobody to write to today: enjoy the day.", "今天没有需要联系的客户：可以安心做别的事了。")
    return Said(_lines(outcome.lang, line, _csv(stage, outcome, today), *_problems_line(outcome), *remarks))


def touch(stage: Stage, lang: Lang, medium: str, topic: str, summary: str) -> Said:
    """A touch out, today, to the selected customer: one row more in Touches."""
    _ = lang
    decoded = _read(stage)
    who = customer_at(decoded, stage.selection())
    today = stage.now.date()
    told = Told(who, today, medium=_answered(MEDIA, medium), topic=_answered(TOPICS, topic), summary=summary)
    made = new_touch(decoded, told, today)
    _write(stage, decoded, made.changes)
    what = [str(made.row[c]) for c in ("Date", "Direction", "Medium", "Topic") if c in made.row]
    name = made.customer.company or made.customer.id
    logged = Text(f"Logged for {name}: {', '.join(what)}.", f"已为 {name} 记录：{'，'.join(what)}。")
    return Said(_lines(decoded.book.lang, logged, Text("Refresh works out the next date.", "下次日期由“刷新”计算。")))


def draft(stage: Stage, lang: Lang) -> Said:
    """A letter to the selected customer, now; where one is open already that is shown."""
    _ = lang
    decoded, today = _read(stage), stage.now.date()
    who = customer_at(decoded, stage.selection())
    standing_letter = desk.open_letter(decoded, who)
    if standing_letter is not None:
        stage.show(*desk.place(decoded, standing_letter))
        number = standing_letter.number
        is_open = Text(
            f"Letter {number} to this customer is open already: see Emails.",
            f"给该客户的信件 {number} 尚未发出：请看“邮件”表。",
        )
        return Said(is_open.said(decoded.book.lang))
    catalog = _catalog(stage)
    outcome = work_out(decoded, today, catalog)
    standing = next(s for s in outcome.result.standings if s.customer.id == who)
    _may_be_written_to(outcome, standing)
    drafted = desk.draft(outcome, standing, today, catalog)
    _write(stage, decoded, drafted.changes)
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
    return Said(_lines(outcome.lang, line, *found))


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
            f"给 {name} 的一封信已标为已发，但发送日期晚于今天或无法读懂：请先在“邮件”表中更正。",
        )
    if refusal:
        raise UsageMistake(*refusal)


def why(stage: Stage, lang: Lang) -> Said:
    """The story of the selected customer; nothing is written."""
    _ = lang
    decoded = _read(stage)
    who = customer_at(decoded, stage.selection())
    outcome = work_out(decoded, stage.now.date(), _catalog(stage))
    standing = next(s for s in outcome.result.standings if s.customer.id == who)
    sentences = story(standing, stage.now.date(), decoded.settings)
    name = " ".join(filter(None, (standing.customer.id, standing.customer.company)))
    return Said(_lines(outcome.lang, Text(name, name), *sentences))


def approve(stage: Stage, lang: Lang) -> Said:
    """The selected letters may go out."""
    _ = lang
    return _settled(stage, "Approved")


def sent(stage: Stage, lang: Lang) -> Said:
    """The selected letters have gone out."""
    _ = lang
    return _settled(stage, "Sent")


def _settled(stage: Stage, status: str) -> Said:
    decoded = _read(stage)
    settled = desk.settle(decoded, letters_at(decoded, stage.selection()), status, stage.now.date())
    if settled.changes:
        _write(stage, decoded, settled.changes)
    word, numbers = LETTER_STATUSES.labels[status], settled.done
    lines = (
        [Text(f"Set to {word.en}: {', '.join(numbers)}.", f"已设为“{word.zh}”：{'、'.join(numbers)}。")]
        if numbers
        else []
    )
    if numbers and status == "Sent":
        lines.append(Text("The next Refresh logs them in Touches.", "下次刷新时记入“跟进记录”。"))
    lines += [Text(f"Left alone: {n} {reason.en}.", f"未改动：{n} {reason.zh}。") for n, reason in settled.left]
    return Said(_lines(decoded.book.lang, *lines))


def check(stage: Stage, lang: Lang) -> Said:
    """What cannot be understood; the first of it is brought into sight, nothing is written."""
    _ = lang
    outcome = work_out(_read(stage), stage.now.date(), _catalog(stage))
    problems = outcome.problems
    if not problems:
        return Said(Text("No problems: every row is understood.", "没有问题：每一行都能读懂。").said(outcome.lang))
    stage.show(problems[0].sheet, problems[0].cell)
    n = len(problems)
    lines = [Text(f"{counted(n, 'problem')}:" if n > 1 else "1 problem:", f"{n} 个问题：")]
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
    return Said(_lines(outcome.lang, *lines))


def undo(stage: Stage, lang: Lang) -> Said:
    """The last refresh of this open book is taken back; what was typed since stays."""
    from xlcrm.undoing import take_back

    _ = lang
    rows, decoded = _understood(stage)
    step = stage.steps.newest()
    if step is None:
        raise _in(
            decoded.book.lang,
            BookError("No Refresh of this open workbook is left to take back.", "这本打开的工作簿没有可以撤销的刷新。"),
        )
    undoing = take_back(step.before, step.after, rows)
    if undoing.changes:
        _write(stage, decoded, undoing.changes)
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
    return Said(_lines(decoded.book.lang, done, *stays))


def help(stage: Stage, lang: Lang) -> Said:
    """What each button does, in the language of Office."""
    _ = stage
    lines = [Text(f"{b.label.en}: {b.tip.en}", f"{b.label.zh}：{b.tip.zh}") for b in BUTTONS if b.id != "help"]
    return Said(_lines(lang, *lines, HELP_MORE))


# ---- what several have in common -----------------------------------------------------------------------------------


def _refreshed(stage: Stage) -> tuple[Outcome, list[Text]]:
    """Read, work out, write; what was written is kept, to be taken back."""
    rows, decoded = _understood(stage)
    stage.progress(_step(decoded.book.lang, WORKING_OUT))
    outcome = work_out(decoded, stage.now.date(), _catalog(stage))
    remarks = _write(stage, decoded, outcome.changes)
    if outcome.changes and not stage.steps.keep(rows, outcome.changes, stage.now):
        remarks.append(NO_UNDO)
    _hide(stage, outcome, "")
    return outcome, remarks


def _hide(stage: Stage, outcome: Outcome, state: str) -> None:
    """Out of sight on the Agenda: the rows in that state; "": a filter that the user has set goes by the new rows."""
    here = outcome.decoded.found.get(schema.AGENDA.name)
    header = here.header("State", outcome.lang) if here else schema.AGENDA.column("State").header(outcome.lang)
    stage.hide(outcome.decoded.title(schema.AGENDA), header, state)


def _read(stage: Stage) -> Decoded:
    return _understood(stage)[1]


def _understood(stage: Stage) -> tuple[Rows, Decoded]:
    rows = stage.store.read()
    try:
        return rows, decode(rows)
    except XlcrmError as error:
        raise error.about(stage.name) from None


def _write(stage: Stage, decoded: Decoded, changes: Changes) -> list[Text]:
    stage.progress(_step(decoded.book.lang, WRITING))
    try:
        return list(stage.store.write(changes) or ())
    except XlcrmError as error:
        raise _in(decoded.book.lang, error) from None


def _in(lang: Lang, error: XlcrmError) -> XlcrmError:
    error.lang = lang
    return error


def _step(lang: Lang, step: Text) -> str:
    return f"xlcrm: {step.said(lang)}…"


def _catalog(stage: Stage) -> Catalog | None:
    """The user's own templates beside the book."""
    from xlcrm.stores.templates import catalog_of

    folder = stage.folder
    return catalog_of(folder / stage.name) if folder else None


def _answered(choices: Choices, typed: str) -> str:
    """A number from 1 on means the choice of that place; anything else is read as a cell is."""
    place = typed.strip()
    if place.isascii() and place.isdigit() and 1 <= int(place) <= len(choices):
        return choices[int(place) - 1].code
    return typed


def _refresh_line(outcome: Outcome) -> Text:
    states = [s.due.state for s in outcome.result.standings]
    due, overdue, neglected = (states.count(s) for s in ("due", "overdue", "neglected"))
    n, problems = changed_cells(outcome.changes), len(outcome.problems)
    done = Text(
        f"{counted(n, 'cell')} changed" if n else "nothing had changed", f"改动 {n} 个单元格" if n else "没有变化"
    )
    attention = _problems_line(outcome)
    en = f"Refreshed: {counted(len(states), 'customer')}, {due} due, {overdue} overdue, {neglected} neglected; {done.en}."
    zh = f"已刷新：客户 {len(states)} 家，今日 {due}，逾期 {overdue}，久拖 {neglected}；{done.zh}。"
    return Text(f"{en} {attention[0].en}" if problems else en, f"{zh}{attention[0].zh}" if problems else zh)


def _problems_line(outcome: Outcome) -> list[Text]:
    n, title = len(outcome.problems), outcome.decoded.title(schema.PROBLEMS)
    return (
        [Text(f"{counted(n, 'problem')} to look at: see {title}.", f"有 {n} 个问题需要处理：请看“{title}”表。")]
        if n
        else []
    )


def _csv(stage: Stage, outcome: Outcome, standings: list[Standing]) -> Text:
    from xlcrm.outlets.csv import as_csv, save

    folder, lang = stage.folder, outcome.lang
    if folder is None:
        return Text(
            "No CSV file: the workbook does not lie in a folder of this computer.",
            "未保存 CSV：工作簿不在这台电脑的文件夹中。",
        )
    path = folder / f"{Path(stage.name).stem} {Text('agenda', '日程').said(lang)}.csv"
    here = outcome.decoded.found.get(schema.AGENDA.name)
    headers = [here.header(c.name, lang) if here else c.header(lang) for c in schema.AGENDA.columns]
    try:
        save(path, as_csv(headers, [list(agenda_row(s, lang).values()) for s in standings]))
    except XlcrmError as error:
        return error.text
    return Text(f"Saved as {path.name} beside the workbook.", f"已在工作簿旁保存为 {path.name}。")


def _lines(lang: Lang, *lines: Text) -> str:
    return "\n".join(line.said(lang) for line in lines)
