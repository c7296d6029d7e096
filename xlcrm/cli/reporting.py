"""What `xlcrm report` does: read the books, say what came of each, write the page, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import Session
from xlcrm.cli.widths import shown
from xlcrm.errors import XlcrmError
from xlcrm.text import Lang, Text, counted

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from xlcrm.app.reporting import Gathered
    from xlcrm.report.contents import Told

STDOUT = "-"


@click.pass_obj
def report(
    session: Session, books: Sequence[str], html_file: str, lang: Lang | None, today: "date | None", as_json: bool
) -> int:
    """The page of every book that can be read; the worst of the exit codes of those that cannot."""
    from pathlib import Path

    from xlcrm.app.reporting import Gathered
    from xlcrm.cli.console import one_on_stdout
    from xlcrm.cli.naming import books_named
    from xlcrm.outlets.html import REPORT
    from xlcrm.outlets.saving import check

    if as_json and html_file == STDOUT:
        one_on_stdout(session, ["--json", "--html -"])
    gathered = Gathered(today or session.today, session.now, lang)
    try:
        if html_file != STDOUT:
            check(Path(html_file), REPORT)
        codes, results = _gathered(session, gathered, books_named(books), as_json)
        data = _written(session, gathered, html_file)
    except Exception as error:
        return session.stop(error, as_json, _about(gathered))
    written = html_file if data and html_file != STDOUT else None
    if as_json:
        session.json({**_about(gathered), "written": written, "bytes": len(data) if data else None, "books": results})
    elif written:
        _say(session, gathered, written, len(data or b""))
    return max(codes, default=0)


def _gathered(
    session: Session, gathered: "Gathered", books: "Sequence[Path]", as_json: bool
) -> tuple[list[int], list[dict[str, Any]]]:
    """Read all books; the exit codes of those that cannot be read, and an answer for each. The others are told at once."""
    from xlcrm.app.reporting import gather
    from xlcrm.cli.console import Progress

    steps, codes, results = list[Progress](), list[int](), list[dict[str, Any]]()
    found = gather(gathered, books, lambda step: steps[-1](step))
    for n, book in enumerate(books, 1):
        with Progress(session.lang, book.name if len(books) == 1 else f"{n}/{len(books)} {book.name}") as progress:
            steps[:] = [progress]
            answer = next(found)
        if isinstance(answer, XlcrmError):
            sentence, code = session.failed(answer)
            codes.append(code)
            results.append({"book": str(book), "error": sentence})
            if not as_json:
                session.err(sentence)
        else:
            results.append({"book": str(book), **_numbers(answer)})
    return codes, results


def _written(session: Session, gathered: "Gathered", html_file: str) -> bytes | None:
    """The page, written; None and nothing written where no book could be read."""
    from pathlib import Path

    from xlcrm.app.reporting import page
    from xlcrm.cli.console import Progress
    from xlcrm.outlets import html

    if not gathered.books:
        return None
    with Progress(session.lang, html_file) as progress:
        progress(Text("making the page", "生成网页"))
        data = page(gathered)
    if html_file == STDOUT:
        session.data(data)
    else:
        html.save(Path(html_file), data)
    return data


def _about(gathered: "Gathered") -> dict[str, Any]:
    from xlcrm.cli.answers import SCHEMA

    return {"schema": SCHEMA, "today": gathered.today.isoformat()}


def _numbers(told: "Told") -> dict[str, int]:
    names = ("customers", "due", "overdue", "neglected")
    return {name: sum(numbers[name] for numbers in told.counts.values()) for name in names}


def _say(session: Session, gathered: "Gathered", file: str, size: int) -> None:
    """Where the page is, of how much, and how to look at it."""
    customers, books = sum(len(told.lines) for _, told in gathered.books), len(gathered.books)
    en = f"{file}: {counted(customers, 'customer')} of {counted(books, 'book')}, {size / 1e6:.1f} MB; open it in a browser."
    zh = f"{file}：{books} 本工作簿的 {customers} 家客户，{size / 1e6:.1f} MB；请用浏览器打开。"
    session.out(shown(Text(en, zh).said(session.lang)))
