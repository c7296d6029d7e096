"""What `xlcrm addin` does: install, look at, or remove the buttons, and say what came of it.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from typing import TYPE_CHECKING

import click

from xlcrm.cli.session import FAILED, Session
from xlcrm.errors import UsageMistake
from xlcrm.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlcrm.addin.installing import Step
    from xlcrm.findings import Need

WROTE, DELETED = Text("written", "已写入"), Text("deleted", "已删除")
WOULD_WRITE, WOULD_DELETE = Text("would be written", "将写入"), Text("would be deleted", "将删除")


@click.pass_obj
def addin(session: Session, action: str, calc: bool, dry_run: bool, target: str | None, as_json: bool) -> int:
    """One of install, status, remove; 1 where after it the buttons are not there, though they should be."""
    try:
        files, needs = (_calc if calc else _excel)(action, dry_run, target)
    except Exception as error:
        from xlcrm.cli.answers import SCHEMA

        return session.stop(error, as_json, {"schema": SCHEMA, "ok": False, "action": action})
    wanted = action != "remove" and not dry_run
    ok = not wanted or not any(not f.ok for f in needs)
    if as_json:
        _json(session, action, ok, files, needs)
    else:
        _show(session, action, calc, dry_run, files, needs)
    return 0 if ok else FAILED


def _excel(action: str, dry_run: bool, target: str | None) -> "tuple[list[tuple[str, Text]], list[Need]]":
    import os
    from pathlib import Path

    from xlcrm.addin.installing import Excel, carry_out, own_interpreter
    from xlcrm.addin.system import this_system

    system = this_system()
    here = Excel.of(system, os.environ, Path(target).resolve() if target else None)
    steps: Sequence[Step] = ()
    if action != "status":
        steps = here.install(*own_interpreter()) if action == "install" else here.remove()
    if not dry_run:
        carry_out(steps, system)
        if action == "install":
            system.unmark(here.addin)
    words = (WOULD_WRITE, WOULD_DELETE) if dry_run else (WROTE, DELETED)
    return [(str(s.path), words[s.data is None]) for s in steps], [] if action == "remove" or dry_run else [
        *here.needs()
    ]


def _calc(action: str, dry_run: bool, target: str | None) -> "tuple[list[tuple[str, Text]], list[Need]]":
    import os

    from xlcrm.addin.calc import EXTENSION, Calc

    if target is not None:
        raise UsageMistake(
            "--target is for Excel: LibreOffice keeps extensions in a place of its own.",
            "--target 只用于 Excel：LibreOffice 的扩展有自己的位置。",
        )
    here = Calc.of(os.environ)
    files = []
    if action != "status":
        word = (WOULD_WRITE if dry_run else WROTE) if action == "install" else (WOULD_DELETE if dry_run else DELETED)
        files = [(EXTENSION, word), (str(here.settings), word)]
        if not dry_run:
            (here.install if action == "install" else here.remove)()
    return files, [] if action == "remove" or dry_run else [*here.needs()]


def _json(
    session: Session, action: str, ok: bool, files: "Sequence[tuple[str, Text]]", needs: "Sequence[Need]"
) -> None:
    from xlcrm.cli import answers

    found = answers.examined(needs, ok, session.lang)
    session.json({**found, "action": action, "files": [{"path": path, "done": done.en} for path, done in files]})


def _show(
    session: Session,
    action: str,
    calc: bool,
    dry_run: bool,
    files: "Sequence[tuple[str, Text]]",
    needs: "Sequence[Need]",
) -> None:
    lang = session.lang
    for path, done in files:
        session.out(Text(f"{path}: {done.en}", f"{path}：{done.zh}").said(lang))
    for need in needs:
        if need.remedy or action == "status":
            remedy = Text(f": {need.remedy.en}", f"：{need.remedy.zh}") if need.remedy else Text("", "")
            session.say(
                Text(
                    f"{need.name.en} ({need.found}){remedy.en}",
                    f"{need.name.zh}（{need.found}）{remedy.zh}",
                )
            )
    program = "Calc" if calc else "Excel"
    if not files and action != "status":
        session.say(
            Text("Nothing to do: all is in place.", "无需改动：一切就绪。")
            if action == "install"
            else Text("Nothing to do: there are no buttons.", "无需改动：没有安装按钮。")
        )
    elif action == "install" and not dry_run:
        what = (
            Text("The menu and the toolbar CRM come", "“客户跟进”菜单和工具栏")
            if calc
            else Text("The tab CRM comes", "“客户跟进”选项卡")
        )
        session.say(
            Text(
                f"{what.en} with the next start of {program}: open a customer workbook, and press Refresh.",
                f"{what.zh}将在下次启动 {program} 时出现：打开客户工作簿，按“刷新”。",
            )
        )
