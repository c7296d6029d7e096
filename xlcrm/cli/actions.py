"""What each command does: call the use case, say what came of it, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import FAILED, PROBLEMS, Session
from xlcrm.errors import UsageMistake
from xlcrm.text import Lang, Text, counted

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from xlcrm.app.crm import Agenda, Answer, Story
    from xlcrm.app.many import Order
    from xlcrm.outlets.saving import Kind

Run = Callable[..., int]

DEMO_ROWS = 12


@click.pass_obj
def new(session: Session, book: str, lang: Lang | None) -> int:
    """The template, under a name of the user's."""
    from pathlib import Path

    from xlcrm.app import crm
    from xlcrm.cli.console import typed

    crm.new_book(Path(book), lang or session.lang)
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

    from xlcrm.app import crm
    from xlcrm.cli import screens
    from xlcrm.cli.console import Progress, own_command, typed

    if Path(folder).suffix.casefold() in (".xlsx", ".xlsm") and not Path(folder).is_dir():
        raise UsageMistake(
            f"{folder} is the name of a workbook: give the folder that the sample book is to be made in, or leave it out.",
            f"{folder} 是工作簿的名字：请给出要存放示例的文件夹，或者不填。",
        )
    lang, today = lang or session.lang, today or session.today
    with Progress(lang, folder):
        report = crm.demo_book(Path(folder), lang, today, session.now)
        agenda = crm.agenda_of(report.book, today, session.now)
    book, xlcrm = report.book.resolve(), own_command()
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
            f"          2. run  {xlcrm} refresh {typed(book)}  and see the customer move on in the Agenda.",
            f"            2. 运行  {xlcrm} refresh {typed(book)}  看这家客户在日程中的变化。",
        ),
        Text(
            f"          3. start a book of your own:  {xlcrm} new CRM.xlsx",
            f"            3. 新建您自己的工作簿：{xlcrm} new CRM.xlsx",
        ),
    ):
        session.out(line.said(lang))
    return 0


@click.pass_obj
def refresh(
    session: Session, books: Sequence[str], dry_run: bool, jobs: int | None, today: "date | None", as_json: bool
) -> int:
    """Every book by itself; the worst of their exit codes."""
    from xlcrm.app import many
    from xlcrm.cli import answers, screens
    from xlcrm.cli.naming import books_named
    from xlcrm.errors import XlcrmError

    wanted, day = books_named(books), today or session.today
    order = many.Order(day, session.now, dry_run)
    results, names, codes = list[dict[str, Any]](), [book.name for book in wanted], list[int]()
    for book, found in _waited_for(session, wanted, order, jobs or many.jobs_for(wanted)):
        if isinstance(found, XlcrmError):
            sentence, code = session.failed(found if names.count(book.name) == 1 else found.about(str(book)))
            codes.append(code)
            if as_json:
                results.append({"book": str(book), "error": sentence})
            else:
                session.err(sentence)
        elif as_json:
            results.append(answers.report(found, dry_run))
        else:
            screens.report(session, found, dry_run, alone=len(wanted) == 1)
    if as_json:
        session.json(answers.refreshed(day, results))
    elif len(wanted) > 1:
        screens.count_of_books(session, len(wanted), failed=len(codes))
    return max(codes, default=0)


def _waited_for(
    session: Session, books: "Sequence[Path]", order: "Order", jobs: int
) -> "Iterator[tuple[Path, Answer]]":
    """The books as they get done, with a line on the terminal about the one that is waited for."""
    from xlcrm.cli.console import Progress

    steps = list[Progress]()
    if jobs > 1 and len(books) > 1:
        from xlcrm.app.workers import side_by_side

        done = side_by_side(books, order, min(jobs, len(books)))
    else:
        from xlcrm.app.many import one_by_one

        done = one_by_one(books, order, lambda step: steps[-1](step))
    for n, book in enumerate(books, 1):
        with Progress(session.lang, book.name if len(books) == 1 else f"{n}/{len(books)} {book.name}") as progress:
            steps[:] = [progress]
            found = next(done)
        yield found


@click.pass_obj
def agenda(
    session: Session,
    book: str,
    days: int | None,
    owner: str | None,
    csv_file: str | None,
    ics_file: str | None,
    today: "date | None",
    as_json: bool,
) -> int:
    """The Agenda, on the screen, as CSV, as a calendar or as JSON."""
    from pathlib import Path

    from xlcrm.app import crm
    from xlcrm.app.outcome import READING
    from xlcrm.cli import answers, screens
    from xlcrm.cli.console import Progress, one_on_stdout

    day = today or session.today
    wanted = [f"{option} -" for option, file in (("--csv", csv_file), ("--ics", ics_file)) if file == "-"]
    one_on_stdout(session, [*(["--json"] if as_json else []), *wanted])
    try:
        with Progress(session.lang, book) as progress:
            progress(READING)
            found = crm.agenda_of(Path(book), day, session.now, days=days, owner=owner)
        _check_files(found, csv_file, ics_file)
        if csv_file is not None:
            _csv(session, found, csv_file, day, as_json)
        if ics_file is not None:
            _ics(session, found, ics_file, day, as_json)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book, day))
    if as_json:
        session.json(answers.agenda(book, day, found))
    elif csv_file is None and ics_file is None:
        screens.agenda(session, found, day)
    return 0


def _check_files(found: "Agenda", csv_file: str | None, ics_file: str | None) -> None:
    """Raise UsageMistake, before either is written, where one of the two may not be."""
    from pathlib import Path

    from xlcrm.outlets.saving import check

    if csv_file not in (None, "-"):
        from xlcrm.outlets.csv import agenda_csv

        check(Path(csv_file), agenda_csv(found.headers))
    if ics_file not in (None, "-"):
        from xlcrm.outlets.ics import CALENDAR

        check(Path(ics_file), CALENDAR)


def _csv(session: Session, found: "Agenda", file: str, today: "date", as_json: bool) -> None:
    from xlcrm.outlets.csv import agenda_csv, as_csv

    data, n = as_csv(found.headers, [list(row.values()) for row in found.rows]), len(found.rows)
    said = _said(found, today, Text(f"{file}: {counted(n, 'row')} written.", f"{file}：已写出 {n} 行。"))
    _hand_out(session, data, file, agenda_csv(found.headers), None if as_json else said)


def _ics(session: Session, found: "Agenda", file: str, today: "date", as_json: bool) -> None:
    from xlcrm import schema
    from xlcrm.outlets.ics import CALENDAR, Export, as_ics, own_zone

    headers = {c.name: header for c, header in zip(schema.AGENDA.columns, found.headers, strict=True)}
    n, zone = len(found.rows), own_zone(session.now)
    export = Export(found.book.stem, found.lang, today, session.now, zone=zone)
    data = as_ics(export, found.standings, found.rows, list(map(found.why, found.standings)), headers)
    said = _said(found, today, Text(f"{file}: {counted(n, 'event')} written.", f"{file}：已写出 {n} 个日程。"))
    if not n:
        said += Text(" What was imported before stays in your calendar.", "先前导入的日程仍留在您的日历中。").said(
            found.lang
        )
    _hand_out(session, data, file, CALENDAR, None if as_json else said)


def _said(found: "Agenda", today: "date", written: Text) -> str:
    """What was written; of an empty Agenda also why that is nothing."""
    from xlcrm.cli.screens import nobody

    between = "" if found.lang == "zh" else " "
    return written.said(found.lang) + (between + nobody(today).said(found.lang) if not found.rows else "")


def _hand_out(session: Session, data: bytes, file: str, kind: "Kind", said: str | None) -> None:
    """Into the file, and `said` on the screen; for `-` to the standard output, where nothing else may stand."""
    from pathlib import Path

    from xlcrm.outlets.saving import save

    if file == "-":
        session.data(data)
        return
    save(Path(file), data, kind)
    if said:
        session.out(said)


@click.pass_obj
def check(session: Session, book: str, why: str | None, today: "date | None", as_json: bool) -> int:
    """What is wrong in the book; 3 if anything is. With `why` the story of one customer instead."""
    from pathlib import Path

    from xlcrm.app import crm
    from xlcrm.app.outcome import READING
    from xlcrm.cli import answers, screens
    from xlcrm.cli.console import Progress

    day = today or session.today
    try:
        with Progress(session.lang, book) as progress:
            progress(READING)
            if why is not None:
                return _story(session, book, day, crm.story_of(Path(book), day, session.now, why), as_json)
            lang, problems = crm.problems_of(Path(book), day, session.now)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book, day))
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

    from xlcrm.app.doctor import examine
    from xlcrm.cli import answers, screens

    found = examine(Path(folder), session.lang)
    healthy = not any(f.needed and not f.ok for f in found)
    if as_json:
        session.json(answers.examined(found, healthy, session.lang))
    else:
        screens.needs(session, found, healthy)
    return 0 if healthy else FAILED
