"""What undo and history do: call the use case, say what came of it, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from xlcrm.cli.session import Session
from xlcrm.cli.widths import shown
from xlcrm.text import Lang, Text, counted

if TYPE_CHECKING:
    from xlcrm.app.rescue import Past, Undone
    from xlcrm.cli.answers import Json
    from xlcrm.versions.cells import CellChange
    from xlcrm.versions.undoing import Kept


@click.pass_obj
def undo(session: Session, book: str, dry_run: bool, as_json: bool) -> int:
    """Takes back one refresh."""
    from pathlib import Path

    from xlcrm.app import rescue
    from xlcrm.cli import answers, screens
    from xlcrm.cli.console import Progress

    try:
        with Progress(session.lang, book) as progress:
            done = rescue.undo_book(Path(book), session.now, dry_run=dry_run, progress=progress)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book))
    if as_json:
        session.json(_undone(book, done, dry_run))
        return 0
    if dry_run and done.taken:
        screens.changes(session, done.taken, done.lang)
    _show_kept(session, done.kept, done.lang)
    session.out(_undone_line(done, dry_run).said(done.lang))
    return 0


def _undone_line(done: "Undone", dry_run: bool) -> Text:
    from xlcrm.cli.console import beside

    n, book, when = len(done.taken), shown(str(done.book)), f"{done.refreshed:%Y-%m-%d %H:%M}"
    cells = counted(n, "cell")
    if not n:
        return Text(
            f"{book}: nothing that the refresh of {when} wrote is left as it was, so nothing was taken back.",
            f"{book}：{when} 刷新写入的内容都已被修改，没有可撤销的。",
        )
    if dry_run:
        return Text(
            f"{book}: the refresh of {when} would be taken back, {cells}; nothing was written.",
            f"{book}：将撤销 {when} 的刷新，{n} 个单元格；没有写入。",
        )
    end = (
        Text("; the book is exactly as it was before it", "；工作簿与刷新前完全一致") if done.exactly else Text("", "")
    )
    return Text(
        f"{book}: the refresh of {when} is taken back, {cells}{end.en}; backup {beside(done.backup, done.book)}",
        f"{book}：已撤销 {when} 的刷新，{n} 个单元格{end.zh}；备份 {beside(done.backup, done.book)}",
    )


def _show_kept(session: Session, kept: "Sequence[Kept]", lang: Lang) -> None:
    """What was left alone: the first on a terminal, all of it in a pipe."""
    from xlcrm.cli.console import Column, on_terminal, table
    from xlcrm.cli.screens import CHANGES_SHOWN

    if not kept:
        return
    heads = (Text("Kept: sheet", "保留：工作表"), Text("Row", "行"), Text("Column", "列"), Text("Why", "原因"))
    listed = kept[:CHANGES_SHOWN] if on_terminal() else kept
    columns = [Column(h.said(lang), m, r) for h, m, r in zip(heads, (14, 20, 18, 40), (0, 1, 2, 3), strict=True)]
    table(session, columns, [[k.sheet, k.row, k.column, k.why.said(lang)] for k in listed])
    rest = len(kept) - len(listed)
    if rest:
        session.out(
            Text(f"… and {rest} more: add --json to see all.", f"……另有 {rest} 处：加 --json 可看全部。").said(lang)
        )


def _undone(book: str, done: "Undone", dry_run: bool) -> "Json":
    from xlcrm.cli import answers

    answer: Json = {
        **answers.about(book),
        "refreshed": done.refreshed.isoformat(),
        "exactly": done.exactly,
        "changed_cells": len(done.taken),
        "kept": [{"sheet": k.sheet, "row": k.row, "column": k.column, "why": k.why.said(done.lang)} for k in done.kept],
        "backup": None if done.backup is None else str(done.backup),
    }
    return {**answer, "changes": list(_cells(done.taken))} if dry_run else answer


@click.pass_obj
def history(session: Session, book: str, full: bool, as_json: bool) -> int:
    """What each step wrote, as it is read: a long history of a large book takes its time."""
    from pathlib import Path

    from xlcrm.app import rescue
    from xlcrm.cli import answers
    from xlcrm.cli.console import Progress

    try:
        if as_json:
            with Progress(session.lang, book) as progress:
                steps = [_past(past, full) for past in rescue.history_of(Path(book), progress)]
            session.json({**answers.about(book), "history": steps})
            return 0
        found = False
        for past in rescue.history_of(Path(book)):
            found = True
            _show_past(session, past, full)
        if not found:
            session.say(Text(f"{book}: xlcrm has not written into it yet.", f"{book}：xlcrm 还没有写入过。"))
    except Exception as error:
        return session.stop(error, as_json, answers.about(book))
    return 0


def _show_past(session: Session, past: "Past", full: bool) -> None:
    from xlcrm.app.rescue import DOINGS
    from xlcrm.cli import screens

    lang = past.lang or session.lang
    did = (DOINGS[past.doing] if past.doing else Text("written", "写入")).said(lang)
    when = f"{past.when:%Y-%m-%d %H:%M:%S}"
    if past.changed is None:
        lost = Text(f"{when}  {did}: what it changed is not known", f"{when}  {did}：改动内容未知")
        session.out(lost.said(lang))
        return
    n = len(past.changed)
    session.out(Text(f"{when}  {did}: {counted(n, 'cell')}", f"{when}  {did}：{n} 个单元格").said(lang))
    if full:
        screens.changes(session, past.changed, lang)
        return
    by_sheet = dict[str, list[str]]()
    for sheet, column, count in _counts(past):
        by_sheet.setdefault(sheet, []).append(f"{column} {count}")
    for sheet, columns in by_sheet.items():
        joined = Text(", ", "、").said(lang).join(columns)
        session.out(Text(f"    {sheet}: {joined}", f"    {sheet}：{joined}").said(lang))


def _counts(past: "Past") -> list[tuple[str, str, int]]:
    """Sheet, column, how many cells."""
    from collections import Counter

    counts = Counter((c.sheet, c.column) for c in past.changed or ())
    return [(sheet, column, count) for (sheet, column), count in counts.items()]


def _past(past: "Past", full: bool) -> "Json":
    answer: Json = {
        "when": past.when.isoformat(),
        "doing": past.doing,
        "known": past.changed is not None,
        "changed_cells": None if past.changed is None else len(past.changed),
        "columns": [{"sheet": s, "column": c, "changed_cells": n} for s, c, n in _counts(past)],
    }
    return {**answer, "changes": list(_cells(past.changed or ()))} if full else answer


def _cells(found: "Sequence[CellChange]") -> "Iterator[Json]":
    from xlcrm.cli.answers import plain

    for c in found:
        yield {"sheet": c.sheet, "row": c.row, "column": c.column, "old": plain(c.old), "new": plain(c.new)}
