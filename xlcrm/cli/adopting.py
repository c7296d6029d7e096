"""What adopt does: show how the book is understood, ask, write.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from xlcrm.cli.session import FAILED, Session
from xlcrm.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from xlcrm.adopt.understanding import Understood
    from xlcrm.app.adoption import Plan


@click.pass_obj
def adopt(
    session: Session,
    book: str,
    yes: bool,
    mapping: Sequence[str],
    sheet: str | None,
    last_contact: str | None,
    dry_run: bool,
) -> int:
    """Plans, shows the plan, asks, carries it out."""
    from xlcrm.app import adoption
    from xlcrm.app.outcome import WRITING
    from xlcrm.cli.console import Progress

    plan = _planned(session, book, mapping, sheet, last_contact)
    if not plan.changes:
        adoption.carry_out(plan, session.now)  # but what an earlier run left unfinished
        already = Text(
            f"{book} is a CRM book already and lacks nothing: nothing was written.",
            f"{book} 已经是 CRM 工作簿，什么也不缺：没有写入。",
        )
        session.say(already)
        return 0
    _show(session, book, plan)
    if dry_run:
        session.say(Text("Nothing was written.", "没有写入。"))
        return 0
    if not (yes or _agreed(session, book)):
        session.say(Text("Nothing was written.", "没有写入。"))
        return FAILED
    with Progress(session.lang, book) as progress:
        progress(WRITING)
        backup = adoption.carry_out(plan, session.now)
    _done(session, plan, backup)
    return 0


def _planned(
    session: Session, book: str, mapping: Sequence[str], sheet: str | None, last_contact: str | None
) -> "Plan":
    from pathlib import Path

    from xlcrm.app.adopt_contacts import LastContacts
    from xlcrm.app.adoption import plan_adoption
    from xlcrm.app.outcome import READING
    from xlcrm.cli.console import Progress

    with Progress(session.lang, book) as progress:
        progress(READING)
        last = LastContacts(last_contact, session.now.date()) if last_contact else None
        return plan_adoption(Path(book), session.lang, mapping=mapping, sheet=sheet, last=last)


def _show(session: Session, book: str, plan: "Plan") -> None:
    from xlcrm.cli.widths import shown

    lang, name = session.lang, shown(book)
    if plan.adopted:
        session.say(
            Text(f"{name} is a CRM book already, but lacks some sheets.", f"{name} 已经是 CRM 工作簿，但缺少一些表。")
        )
    elif plan.title is None:
        none = Text(
            f"{name}: no list of customers was found. A list has a row of headers above it, such as Company, Country, Email. If there is one, "
            f"name its sheet with --sheet, and the header of the company with --map.",
            f"{name}：没有找到客户名单。名单上方须有一行表头，如公司名称、国家、邮箱。如果有名单，请用 --sheet 指明工作表，用 --map 指明公司名称所在的列。",
        )
        session.say(none)
    else:
        found = Text(
            f"{name}: the customers are on the sheet “{shown(plan.title)}”, {plan.customers} of them. Its columns are read like this:",
            f"{name}：客户在“{shown(plan.title)}”表，共 {plan.customers} 家。各列识别如下：",
        )
        session.say(found)
        _show_columns(session, plan.columns)
    for what, items in (
        (Text("Columns added to its right: ", "在其右侧添加的列："), plan.added),
        (Text("Sheets added: ", "添加的表："), plan.sheets),
    ):
        if items:
            session.out(what.said(lang) + shown(Text(", ", "、").said(lang).join(items)))
    apart = Text(
        f"the new columns do not stand right beside your list, so a sort of the list alone leaves them behind. Sort all columns "
        f"up to {plan.apart} together, or answer no and make room beside the list first.",
        f"新增的列不紧挨着您的名单，只对名单排序时它们不会跟着移动。请把直到 {plan.apart} 列的所有列一起排序，或先答否，在名单旁留出空列。",
    )
    for notice in (*plan.notices, *([apart] if plan.apart else [])):
        session.say(Text(f"Mind: {shown(notice.en)}", f"注意：{shown(notice.zh)}"))


def _show_columns(session: Session, columns: "Sequence[Understood]") -> None:
    """How each column of the list was understood."""
    from xlcrm.cli.console import Column, table
    from xlcrm.cli.widths import shown
    from xlcrm.schema import CUSTOMERS

    lang = session.lang
    own = Text("yours, left alone", "您自己的列，不动").said(lang)
    heads = (Text("Your column", "您的列"), Text("Read as", "当作"))
    rows = [[shown(u.header), CUSTOMERS.column(u.column).header(lang) if u.column else own] for u in columns]
    table(session, [Column(h.said(lang), 40, i) for i, h in enumerate(heads)], rows)


def _agreed(session: Session, book: str) -> bool:
    from xlcrm.cli.console import agreed

    nobody = Text(
        "Nobody is here to be asked: look at the list above, then add --yes.",
        "此处无法询问确认：请先看上面的识别结果，再加上 --yes 运行。",
    )
    ask = Text(
        f"Write this into {book}? Your own cells stay as they are, and a backup is kept.",
        f"写入 {book} 吗？您的单元格都保持原样，并留有备份。",
    )
    return agreed(session, nobody, ask)


def _done(session: Session, plan: "Plan", backup: "Path | None") -> None:
    from xlcrm.cli.console import beside, typed
    from xlcrm.cli.widths import shown

    copy = beside(backup, plan.book)
    name, command = shown(str(plan.book)), f"xlcrm refresh {typed(plan.book)}"
    session.say(
        Text(
            f"{name} is a book for xlcrm now; backup {copy}. Next, and every morning: {command}",
            f"{name} 已可供 xlcrm 使用；备份 {copy}。接下来以及每天早上运行：{command}",
        )
    )
