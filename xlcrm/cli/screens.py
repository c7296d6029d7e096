"""What a person reads after a command, in the book's language."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from xlcrm import schema
from xlcrm.app.crm import Agenda, Report, Story
from xlcrm.cli.console import Column, beside, on_terminal, table, typed
from xlcrm.cli.session import Session
from xlcrm.cli.widths import cut, shown
from xlcrm.model import Cell, Problem
from xlcrm.text import Lang, Text, counted
from xlcrm.versions.cells import CellChange

if TYPE_CHECKING:
    from xlcrm.findings import Finding, Need

CHANGES_SHOWN = 40  # differences on a terminal
VALUE_SHOWN = 60  # columns of the screen for a value that changes, outside JSON

# The Agenda's columns, the ones to keep on the narrowest terminal first, and how wide each may be.
AGENDA_RANKS = {
    "Due": 10, "State": 9, "Company": 28, "Next Topic": 12, "Next Medium": 12, "Grade": 5, "Contact": 20, "Next Step": 28,
    "Days Overdue": 12, "Email": 30, "Owner": 12, "Country": 14, "Phone": 18, "Customer ID": 12, "Grade Why": 46,
}  # fmt: skip
STATE_STYLES = {"neglected": "bold white on dark_red", "overdue": "bright_red", "due": "yellow"}
MARKS = ("✓✗–", "√×–", "+x-")
"""There, missing, not needed; the second for screens in a Chinese encoding, the third for those that know English only."""


def report(session: Session, found: Report, dry_run: bool, *, alone: bool) -> None:
    """The line about a refreshed book; above it the differences of a dry run, beneath it, where the book is alone, the
    way to the problems.
    """
    if dry_run and found.changes:
        changes(session, found.changed, found.lang)
    session.out(shown(report_line(found, dry_run).said(found.lang)))
    if found.problems and alone:
        command = f"xlcrm check {typed(found.book)}"
        session.out("  " + Text(f"See the problems with: {command}", f"查看问题：{command}").said(found.lang))


def count_of_books(session: Session, books: int, failed: int) -> None:
    """A last line for the person who has seen many go by; a script counts for itself."""
    if on_terminal():
        session.say(
            Text(
                f"{books} books: {books - failed} done, {failed} failed.",
                f"共 {books} 本：完成 {books - failed} 本，失败 {failed} 本。",
            )
        )


def report_line(found: Report, dry_run: bool) -> Text:
    """What a refresh did to one book, in a line."""
    n, problems = found.changed_cells, len(found.problems)
    en = (
        f"{found.book}: {counted(found.customers, 'customer')}, {found.due} due, {found.overdue} overdue,"
        f" {found.neglected} neglected, {counted(found.letters, 'letter')}, {counted(problems, 'problem')}; "
    )
    zh = (
        f"{found.book}：客户 {found.customers} 家，今日 {found.due}，逾期 {found.overdue}，久拖 {found.neglected}，"
        f"信件 {found.letters} 封，问题 {problems} 条；"
    )
    if dry_run:
        end = Text(f"{counted(n, 'cell')} would change, nothing was written", f"将改动 {n} 个单元格，没有写入")
    elif found.backup is None:
        end = Text("nothing changed", "没有变化")
    else:
        done = (
            Text(f"{counted(n, 'cell')} changed", f"改动 {n} 个单元格")
            if n
            else Text("colours brought up to date", "颜色已更新")
        )
        copy = beside(found.backup, found.book)
        end = Text(f"{done.en}; backup {copy}", f"{done.zh}；备份 {copy}")
    if found.open_in:
        end = Text(
            f"{end.en}; it is {found.open_in.en}: what is not saved there yet is not counted",
            f"{end.zh}；它{found.open_in.zh}，尚未保存的内容没有计入",
        )
    return Text(en + end.en, zh + end.zh)


def changes(session: Session, found: Sequence[CellChange], lang: Lang) -> None:
    """The differences cell by cell: the first of them on a terminal, all of them in a pipe."""
    headers = [
        t.said(lang)
        for t in (
            Text("Sheet", "工作表"),
            Text("Row", "行"),
            Text("Column", "列"),
            Text("Old", "原值"),
            Text("New", "新值"),
        )
    ]
    listed = found[:CHANGES_SHOWN] if on_terminal() else found
    rows = [[c.sheet, c.row, c.column, value(c.old), value(c.new)] for c in listed]
    columns = [Column(h, m, r) for h, m, r in zip(headers, (14, 12, 18, 30, 40), (2, 1, 0, 4, 3), strict=True)]
    table(session, columns, rows)
    rest = len(found) - len(listed)
    if rest:
        more = Text(
            f"… and {rest} more: add --json, or send the output into a file, to see all.",
            f"……另有 {rest} 处：加 --json，或把输出存成文件，可看全部。",
        )
        session.out(more.said(lang))


def value(cell: Cell) -> str:
    """A cell as a table shows it."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # as it will stand in the book, where 1.0 is 1
    return cut(shown(str(cell)), VALUE_SHOWN)


def agenda(session: Session, found: Agenda, today: date, most: int | None = None) -> None:
    """The Agenda, or its first `most` rows."""
    if not found.rows:
        session.out(nobody(today).said(found.lang))
        return
    ranks = list(AGENDA_RANKS)
    columns = [
        Column(header, AGENDA_RANKS[c.name], ranks.index(c.name), right=c.kind == "whole")
        for c, header in zip(schema.AGENDA.columns, found.headers, strict=True)
    ]
    rows = [["" if v is None else str(v) for v in row.values()] for row in found.rows[:most]]
    states = [s.state for s in found.standings]
    table(session, columns, rows, [STATE_STYLES.get(s, "") for s in states[:most]])
    later = states.count("upcoming")
    count = Text(
        f"{today}: {counted(len(states) - later, 'customer')} to write to today, {later} in the days ahead.",
        f"{today}：今天要联系 {len(states) - later} 家，近几天 {later} 家。",
    )
    if most is not None and len(found.rows) > most:
        count = Text(f"{count.en} Above are the first {most}.", f"{count.zh}以上为前 {most} 行。")
    session.out(count.said(found.lang))


def nobody(today: date) -> Text:
    """Why an Agenda is empty."""
    return Text(
        f"Nobody to write to on {today} or in the days ahead: enjoy the day.",
        f"{today} 及近几天没有需要联系的客户：可以安心做别的事了。",
    )


def problems(session: Session, book: str, lang: Lang, found: Sequence[Problem]) -> None:
    """The problems of a book, row by row."""
    if not found:
        session.out(
            shown(
                Text(f"{book}: no problems, every row is understood.", f"{book}：没有问题，每一行都能识别。").said(lang)
            )
        )
        return
    ranks = (0, 1, 2, 3)
    columns = [
        Column(c.header(lang), c.width, r, wraps=c.kind == "long")
        for c, r in zip(schema.PROBLEMS.columns, ranks, strict=True)
    ]
    rows = [[p.sheet, p.cell, p.message.said(lang), p.remedy.said(lang)] for p in found]
    table(session, columns, rows)
    n = len(found)
    session.out(shown(Text(f"{book}: {counted(n, 'problem')}.", f"{book}：{n} 个问题。").said(lang)))


def story(session: Session, found: Story) -> None:
    """The story of one customer, a sentence a line."""
    customer = found.standing.customer
    session.out(shown(" ".join(filter(None, (customer.id, customer.company)))))
    for sentence in found.sentences:
        session.out(shown("  " + sentence.said(found.lang)))


def _can_be_shown(signs: str) -> bool:
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def findings(session: Session, found: "Sequence[Finding]", lang: Lang) -> None:
    """What a person should look at in folders or a paper."""
    headers = Text("Where", "位置"), Text("What", "问题"), Text("What to do", "处理办法")
    columns = [Column(h.said(lang), 60, n, wraps=True) for n, h in enumerate(headers)]
    table(session, columns, [[f.where, f.message.said(lang), f.remedy.said(lang)] for f in found])


def needs(session: Session, found: "Sequence[Need]", healthy: bool) -> None:
    """What doctor found, a line each; beneath it how to get what is missing."""
    lang = session.lang
    marks = next((m for m in MARKS if _can_be_shown(m)), MARKS[-1])
    rows = [[marks[0 if f.ok else 1 if f.needed else 2], f.name.said(lang), f.found] for f in found]
    headers = ("", Text("What", "项目").said(lang), Text("Found", "结果").said(lang))
    table(session, [Column(h, 200, r, wraps=r == 2) for r, h in enumerate(headers)], rows)
    session.out("")
    for need in found:
        if need.remedy:
            session.out(Text(f"{need.name.en}: {need.remedy.en}", f"{need.name.zh}：{need.remedy.zh}").said(lang))
    if healthy:
        session.say(Text("All that xlcrm needs is there.", "xlcrm 所需的都已齐备。"))
