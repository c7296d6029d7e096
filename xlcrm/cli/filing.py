"""What the command about folders does: call the use case, say what came of it, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import FAILED, Session
from xlcrm.cli.widths import shown
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    from datetime import date

    from xlcrm.app.folders import Filed
    from xlcrm.filing.plan import Step

STEPS_SHOWN = 60  # of a dry run, and findings on a terminal; JSON has them all
_DONE = {"make": Text("make ", "新建"), "move": Text("move ", "移动"), "write": Text("write", "写入")}


@click.pass_obj
def folders(session: Session, book: str, root: str | None, dry_run: bool, today: "date | None", as_json: bool) -> int:
    """Makes and moves folders, writes Contact.txt, lists what is amiss; 1 where something could not be done."""
    from pathlib import Path

    from xlcrm.app.folders import file_customers
    from xlcrm.cli import answers
    from xlcrm.cli.console import Progress

    day = today or session.today
    try:
        with Progress(session.lang, book):
            below = None if root is None else Path(root)
            found = file_customers(Path(book), below, day, session.now, dry_run=dry_run)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book, day))
    if as_json:
        session.json(_answer(book, day, found))
    else:
        _show(session, found, dry_run)
    return FAILED if found.failed else 0


def _answer(book: str, day: "date", found: "Filed") -> dict[str, Any]:
    from xlcrm.cli import answers

    def step(s: "Step") -> dict[str, str | None]:
        return {"what": s.what, "path": "/".join(s.place), "from": "/".join(s.source) or None}

    listed = [answers.finding(f, found.lang) for f in found.findings]
    about = {**answers.about(book, day), "root": str(found.root)}
    return {**about, "customers": found.customers, "steps": [step(s) for s in found.steps], "findings": listed}


def _show(session: Session, found: "Filed", dry_run: bool) -> None:
    from xlcrm.cli import screens
    from xlcrm.cli.console import on_terminal

    lang = found.lang
    for step in found.steps[:STEPS_SHOWN] if dry_run else [s for s in found.steps if s.what == "move"]:
        come = f"{'/'.join(step.source)}  ->  " if step.source else ""
        session.out(shown(f"{_DONE[step.what].said(lang)}  {come}{'/'.join(step.place)}"))
    if dry_run:
        _and_more(session, len(found.steps) - STEPS_SHOWN, lang)
    if found.findings:
        listed = found.findings[: STEPS_SHOWN if on_terminal() else None]
        screens.findings(session, listed, lang)
        _and_more(session, len(found.findings) - len(listed), lang)
    session.out(shown(_summary(found, dry_run).said(lang)))


def _and_more(session: Session, count: int, lang: Lang) -> None:
    if count > 0:
        session.out(Text(f"… and {count} more.", f"……另有 {count} 项。").said(lang))


def _summary(found: "Filed", dry_run: bool) -> Text:
    made, moved, written = (sum(s.what == what for s in found.steps) for what in ("make", "move", "write"))
    will, noch = ("to make", "将新建") if dry_run else ("made", "新建")
    who, what = found.customers, "folder" + "s" * (made != 1)
    en = f"{found.root}: {who} customer{'s' * (who != 1)}, {made} {what} {will}, {moved} {'to move' if dry_run else 'moved'}, "
    zh = f"{found.root}：{found.customers} 家客户，{noch}文件夹 {made} 个，{'将' if dry_run else ''}移动 {moved} 个，"
    en += f"{written} Contact.txt {'to write' if dry_run else 'written'}, {len(found.findings)} to look at."
    zh += f"{'将' if dry_run else ''}写入 Contact.txt {written} 份，{len(found.findings)} 项需要查看。"
    return Text(en, zh)
