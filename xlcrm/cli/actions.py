"""What each command does: call the use case, say what came of it, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import Session
from xlcrm.text import Lang, Text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from xlcrm.app import Report, Story

Run = Callable[..., int]

FAILED, PROBLEMS = 1, 3
DEMO_ROWS = 12


@click.pass_obj
def new(session: Session, book: str, lang: Lang | None) -> int:
    """The template, under a name of the user's."""
    from pathlib import Path

    from xlcrm import app
    from xlcrm.cli.console import typed

    app.new_book(Path(book), lang or session.lang)
    command = f"xlcrm refresh {typed(Path(book))}"
    session.say(
        Text(
            f"{book} is there: open it and read its first sheet, type in a few customers, save and close it, then run: {command}",
            f"已新建 {book}：打开后先看第一张表，录入几家客户，保存并关闭，然后运行：{command}",
        )
    )
    return 0


@click.pass_obj
def demo(session: Session, folder: str, lang: Lang | None, today: "date | None") -> int:
    """The sample book, refreshed; the head of its agenda; what to do with it."""
    from pathlib import Path

    from xlcrm import app
    from xlcrm.cli import screens
    from xlcrm.cli.console import Progress, typed

    lang, today = lang or session.lang, today or session.today
    with Progress(lang, folder):
        report = app.demo_book(Path(folder), lang, today, session.now)
        agenda = app.agenda_of(report.book, today, session.now)
    book = report.book.resolve()
    screens.agenda(session, agenda, today, most=DEMO_ROWS)
    session.out("")
    for line in (
        Text(
            f"Open this workbook in Excel or LibreOffice: {book}", f"请用 Excel 或 LibreOffice 打开这本工作簿：{book}"
        ),
        Text(
            "Then try: 1. on its sheet Touches, add a row of today, a touch Out to the first customer above; save and close the workbook.",
            "然后试一试：1. 在“跟进记录”表为上面第一家客户加一行今天的记录，方向为“去”，保存并关闭。",
        ),
        Text(
            f"          2. run  xlcrm refresh {typed(book)}  and see the customer move on in the Agenda.",
            f"            2. 运行  xlcrm refresh {typed(book)}  看这家客户在日程中的变化。",
        ),
        Text(
            "          3. start a book of your own:  xlcrm new CRM.xlsx",
            "            3. 新建您自己的工作簿：xlcrm new CRM.xlsx",
        ),
    ):
        session.out(line.said(lang))
    return 0


@click.pass_obj
def refresh(session: Session, books: Sequence[str], dry_run: bool, today: "date | None", as_json: bool) -> int:
    """Every book by itself; the worst of their exit codes."""
    from xlcrm.cli import answers, screens

    day, results, worst = today or session.today, list[dict[str, Any]](), 0
    wanted = named_once(books)
    for i, book in enumerate(wanted, 1):
        label = book.name if len(wanted) == 1 else f"{i}/{len(wanted)} {book.name}"
        try:
            report = _refresh_one(session, book, day, dry_run, label)
        except Exception as error:
            sentence, code = session.failed(error)
            worst = max(worst, code)
            results.append({"book": str(book), "error": sentence})
            if not as_json:
                session.err(sentence)
            continue
        if as_json:
            results.append(answers.report(report, dry_run))
        else:
            screens.report(session, report, dry_run)
    if as_json:
        session.json(answers.refreshed(day, results))
    return worst


def _refresh_one(session: Session, book: "Path", today: "date", dry_run: bool, label: str) -> "Report":
    from xlcrm import app
    from xlcrm.cli.console import Progress

    with Progress(session.lang, label) as progress:
        return app.refresh_book(book, today, session.now, dry_run=dry_run, progress=progress)


def named_once(books: Sequence[str]) -> "list[Path]":
    """The books in the order named, one that is named twice once: by another path, or in another case where that is one."""
    import os
    from pathlib import Path

    kept = dict[str, Path]()
    for book in books:
        real = os.path.realpath(book)
        alike = next((k for k in kept if k == real or (k.casefold() == real.casefold() and _one_file(k, real))), None)
        if alike is None:
            kept[real] = Path(book)
    return list(kept.values())


def _one_file(a: str, b: str) -> bool:
    import os

    try:
        return os.path.samefile(a, b)  # noqa: PTH121
    except OSError:
        return False


@click.pass_obj
def agenda(
    session: Session,
    book: str,
    days: int | None,
    owner: str | None,
    csv_file: str | None,
    today: "date | None",
    as_json: bool,
) -> int:
    """The Agenda, on the screen, as CSV or as JSON."""
    from pathlib import Path

    from xlcrm import app
    from xlcrm.cli import answers, screens
    from xlcrm.cli.console import Progress

    day = today or session.today
    if as_json and csv_file == "-":
        raise click.UsageError(
            Text(
                "--json and --csv - both want the standard output: choose one.",
                "--json 和 --csv - 都要用标准输出：请只选一个。",
            ).said(session.lang)
        )
    try:
        with Progress(session.lang, book) as progress:
            progress(app.READING)
            found = app.agenda_of(Path(book), day, session.now, days=days, owner=owner)
        if csv_file is not None:
            _csv(session, found, csv_file, as_json)
    except Exception as error:
        return _failure(session, book, day, error, as_json)
    if as_json:
        session.json(answers.agenda(book, day, found))
    elif csv_file is None:
        screens.agenda(session, found, day)
    return 0


def _csv(session: Session, found: Any, csv_file: str, as_json: bool) -> None:
    from pathlib import Path

    from xlcrm.outlets.csv import as_csv, save

    data = as_csv(found.headers, [list(row.values()) for row in found.rows])
    if csv_file == "-":
        session.data(data)
        return
    save(Path(csv_file), data)
    if not as_json:
        n = len(found.rows)
        session.out(
            Text(f"{csv_file}: {n} row{'s' * (n != 1)} written.", f"{csv_file}：已写出 {n} 行。").said(found.lang)
        )


@click.pass_obj
def check(session: Session, book: str, why: str | None, today: "date | None", as_json: bool) -> int:
    """What is wrong in the book; 3 if anything is. With `why` the story of one customer instead."""
    from pathlib import Path

    from xlcrm import app
    from xlcrm.cli import answers, screens
    from xlcrm.cli.console import Progress

    day = today or session.today
    try:
        with Progress(session.lang, book) as progress:
            progress(app.READING)
            if why is not None:
                return _story(session, book, day, app.story_of(Path(book), day, session.now, why), as_json)
            lang, problems = app.problems_of(Path(book), day, session.now)
    except Exception as error:
        return _failure(session, book, day, error, as_json)
    if as_json:
        session.json(answers.checked(book, day, lang, problems))
    else:
        screens.problems(session, book, lang, problems)
    return PROBLEMS if problems else 0


def _story(session: Session, book: str, today: "date", found: "Story", as_json: bool) -> int:
    from xlcrm.cli import answers, screens

    if as_json:
        session.json(answers.story(book, today, found))
    else:
        screens.story(session, found)
    return 0


@click.pass_obj
def doctor(session: Session, folder: str, as_json: bool) -> int:
    """What this computer has and lacks; 1 if something needed is missing."""
    from pathlib import Path

    from xlcrm.cli import answers, screens
    from xlcrm.doctor import examine

    found = examine(Path(folder), session.lang)
    healthy = not any(f.needed and not f.ok for f in found)
    if as_json:
        session.json(answers.examined(found, healthy, session.lang))
    else:
        screens.findings(session, found, healthy)
    return 0 if healthy else FAILED


def _failure(session: Session, book: str, today: "date", error: Exception, as_json: bool) -> int:
    """A command on one book failed: with --json the sentence is in the object, and nowhere else."""
    from xlcrm.cli import answers

    if not as_json:
        raise error
    sentence, code = session.failed(error)
    session.json(answers.failed(book, today, sentence))
    return code
