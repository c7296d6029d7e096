"""What recover does: list the backups of a book, put one of them in its place, say what came of it.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from xlcrm.cli.session import FAILED, Session
from xlcrm.cli.widths import shown
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    from xlcrm.app.rescue import Recovered, Version
    from xlcrm.cli.answers import Json


@click.pass_obj
def recover(session: Session, book: str, restore: str | None, yes: bool, as_json: bool) -> int:
    """The list of what is kept; with --restore, one of them put in place."""
    from pathlib import Path

    from xlcrm.app import rescue
    from xlcrm.cli import answers

    try:
        versions = rescue.backups_of(Path(book))
        if restore is None:
            _show_versions(session, book, versions, as_json)
            return 0
        version = rescue.chosen(versions, restore)
        if not (yes or _agreed(session, book, version)):
            session.say(Text("Nothing was restored.", "没有恢复任何内容。"))
            return FAILED
        done = rescue.recover_book(Path(book), version, session.now)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book))
    if as_json:
        backup = None if done.backup is None else str(done.backup)
        session.json({**answers.about(book), "restored": version.path.name, "changed": done.changed, "backup": backup})
    else:
        session.say(_recovered_line(done))
    return 0


def _agreed(session: Session, book: str, version: "Version") -> bool:
    from xlcrm.cli.console import agreed

    nobody = Text("Nobody is here to be asked: add --yes to restore it.", "此处无法询问确认：请加上 --yes 再恢复。")
    ask = Text(
        f"Put the version {version.why.en} of {version.when:%Y-%m-%d %H:%M} in the place of {book}?",
        f"用 {version.when:%Y-%m-%d %H:%M} {version.why.zh}的版本替换 {book} 吗？",
    )
    return agreed(session, nobody, ask)


def _recovered_line(done: "Recovered") -> Text:
    from xlcrm.cli.console import beside

    book, when = shown(str(done.book)), f"{done.version.when:%Y-%m-%d %H:%M}"
    why = done.version.why
    if not done.changed:
        return Text(f"{book} is that version already: nothing was written.", f"{book} 已经是这个版本：没有写入。")
    if done.was_missing:
        return Text(f"{book} is there again, as it was {why.en} of {when}.", f"{book} 已恢复为 {when} {why.zh}的版本。")
    return Text(
        f"{book} is as it was {why.en} of {when}; what it was until now is the backup {beside(done.backup, done.book)}",
        f"{book} 已恢复为 {when} {why.zh}的版本；此前的内容备份为 {beside(done.backup, done.book)}",
    )


def _show_versions(session: Session, book: str, versions: "Sequence[Version]", as_json: bool) -> None:
    from pathlib import Path

    from xlcrm.cli import answers
    from xlcrm.cli.console import Column, table, typed

    if as_json:
        session.json({**answers.about(book), "backups": [_version(v, session.lang) for v in versions]})
        return
    if not versions:
        session.say(Text(f"{book}: there are no backups yet.", f"{book}：还没有备份。"))
        return
    heads = (
        Text("No.", "编号"),
        Text("When", "时间"),
        Text("The book as it was", "当时的工作簿"),
        Text("Size", "大小"),
        Text("File", "文件"),
    )
    columns = [
        Column(h.said(session.lang), m, r, right=i in (0, 3))
        for i, (h, m, r) in enumerate(zip(heads, (4, 19, 30, 10, 60), (0, 1, 2, 3, 4), strict=True))
    ]
    damaged = Text("damaged", "已损坏").said(session.lang)
    table(
        session,
        columns,
        [
            [
                str(v.number),
                f"{v.when:%Y-%m-%d %H:%M:%S}",
                v.why.said(session.lang) if v.sound else damaged,
                f"{v.size:,}",
                v.path.name,
            ]
            for v in versions
        ],
    )
    command = f"xlcrm recover {typed(Path(book))} --restore 1"
    session.say(Text(f"To restore one of them: {command}", f"恢复其中一个：{command}"))


def _version(version: "Version", lang: Lang) -> "Json":
    return {
        "number": version.number,
        "name": version.path.name,
        "when": version.when.isoformat(),
        "why": version.why.said(lang),
        "size": version.size,
        "sound": version.sound,
    }
