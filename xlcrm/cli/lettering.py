"""What the commands about letters do: call the use case, say what came of it, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import FAILED, PROBLEMS, Session
from xlcrm.cli.widths import shown
from xlcrm.text import Text

if TYPE_CHECKING:
    from datetime import date

    from xlcrm.app.mailing import Found, Letters, Written


@click.pass_obj
def letters(
    session: Session,
    book: str,
    customer: str | None,
    eml: str | None,
    sent: str | None,
    today: "date | None",
    as_json: bool,
) -> int:
    """Lists and checks letters, writes approved ones as drafts, marks one as sent."""
    from pathlib import Path

    from xlcrm.app import mailing
    from xlcrm.cli import answers
    from xlcrm.cli.console import Progress

    day = today or session.today
    written: list[Written] = []
    try:
        _refuse_contradictions(session, eml, sent)
        with Progress(session.lang, book):
            if sent is not None:
                backup = mailing.mark_sent(Path(book), sent, day, session.now)
                return _sent(session, book, sent, backup, day, as_json)
            if eml is not None:
                found, written = mailing.write_drafts(Path(book), Path(eml), day, session.now, customer)
            else:
                found = mailing.letters_of(Path(book), day, session.now, customer)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book, day))
    if as_json:
        session.json(_answer(book, day, found, written, eml is not None))
    else:
        _show(session, found, written, customer is not None, eml is not None)
    return FAILED if any(w.path is None for w in written) else 0


def _refuse_contradictions(session: Session, eml: str | None, sent: str | None) -> None:
    if sent is not None and eml is not None:
        raise click.UsageError(
            Text("--eml and --sent do not go together.", "--eml 与 --sent 不能同时使用。").said(session.lang)
        )
    if eml is not None and not eml.strip():
        raise click.UsageError(Text("--eml needs the name of a folder.", "--eml 需要一个文件夹名。").said(session.lang))


def _sent(session: Session, book: str, number: str, backup: Any, day: "date", as_json: bool) -> int:
    from xlcrm.cli import answers

    if as_json:
        session.json({**answers.about(book, day), "sent": number, "backup": None if backup is None else str(backup)})
    elif backup is None:
        session.say(Text(f"{number} was Sent already.", f"{number} 之前已标为已发。"))
    else:
        session.say(
            Text(
                f"{number} is set to Sent; the next refresh logs the touch.",
                f"{number} 已标为已发；下次刷新时记入跟进记录。",
            )
        )
    return 0


def _answer(book: str, day: "date", found: "Letters", written: "list[Written]", drafted: bool) -> dict[str, Any]:
    from xlcrm.cli import answers

    listed = [
        {
            "number": x.number, "status": x.status or None, "topic": x.topic or None,
            **{name.lower().replace(" ", "_"): x.said(name) or None for name in SHOWN},
        }
        for x in found.letters
    ]  # fmt: skip
    answer: dict[str, Any] = {**answers.about(book, day), "letters": listed}
    if drafted:
        answer["written"] = [
            {
                "number": w.number,
                "file": None if w.path is None else str(w.path),
                "error": w.why_not.said(found.lang) if w.why_not else None,
            }
            for w in written
        ]
    return answer


SHOWN = ("Customer ID", "Company", "Contact", "To", "Language", "Subject", "Body", "Attachments", "Check")


def _show(session: Session, found: "Letters", written: "list[Written]", whole: bool, drafted: bool) -> None:
    lang = found.lang
    for fault in found.faults:
        session.err(shown(fault.said(lang)))
    if not found.letters:
        session.out(Text("There are no letters.", "没有信件。").said(lang))
    elif whole:
        for letter in found.letters:
            _whole(session, letter)
    elif not drafted:
        _table(session, found)
    checks = {letter.number: letter.said("Check") for letter in found.letters}
    for one in written:
        session.out(shown(str(one.path)) if one.path else shown(one.why_not.said(lang) if one.why_not else one.number))
        for line in checks.get(one.number, "").splitlines() if one.path else ():
            session.out("! " + shown(line))
    if drafted and found.letters and not written:
        session.out(
            Text(
                "No letter is Approved: set its Status on Emails first.",
                "没有“已批准”的信件：请先在“邮件”表中设置状态。",
            ).said(lang)
        )


def _whole(session: Session, letter: "Found") -> None:
    session.out(
        shown(
            f"{letter.number}  {letter.said('Status')}  {letter.said('Topic')}  {letter.said('Company')} <{letter.said('To')}>"
        )
    )
    session.out(shown(letter.said("Subject")))
    session.out("")
    for line in letter.said("Body").splitlines():
        session.out("  " + shown(line))
    for line in letter.said("Check").splitlines():
        session.out("! " + shown(line))
    session.out("")


def _table(session: Session, found: "Letters") -> None:
    from xlcrm import schema
    from xlcrm.cli.console import Column, table

    widths = {"Letter No": 8, "Status": 10, "Company": 28, "Topic": 12, "Subject": 60, "Check": 60}
    columns = [
        Column(schema.EMAILS.column(name).header(found.lang), width, rank, wraps=name == "Check")
        for rank, (name, width) in enumerate(widths.items())
    ]
    between = Text("; ", "；").said(found.lang)
    table(session, columns, [[x.said(name).replace("\n", between) for name in widths] for x in found.letters])


@click.pass_obj
def templates(session: Session, book: str) -> int:
    """Copies the shipped templates beside the book; says what is wrong with those that are there."""
    from pathlib import Path

    from xlcrm.stores.templates import catalog_of, copy_templates

    folder, copied, kept = copy_templates(Path(book))
    session.say(
        Text(
            f"{shown(str(folder))}: {len(copied)} templates copied, {len(kept)} that were there left alone.",
            f"{shown(str(folder))}：已复制 {len(copied)} 个模板，原有的 {len(kept)} 个未改动。",
        )
    )
    faults = catalog_of(Path(book)).faults
    for fault in faults:
        session.out(shown(fault.said(session.lang)))
    return PROBLEMS if faults else 0
