"""`xlcrm touch`: hand what was typed to the use case, and say what was logged."""

from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import Session
from xlcrm.cli.widths import shown
from xlcrm.text import Text

if TYPE_CHECKING:
    from datetime import date

    from xlcrm.app.crm import Logged


@click.pass_obj
def touch(
    session: Session,
    /,
    book: str,
    customer: str,
    day: "date | None",
    come: bool,
    went: bool,
    as_json: bool,
    **told: Any,
) -> int:
    """One row more in Touches."""
    from pathlib import Path

    from xlcrm.app import crm
    from xlcrm.cli import answers
    from xlcrm.tables.touching import Told

    if come and went:
        raise click.UsageError(
            Text("A touch is either --in or --out.", "一次跟进要么 --in，要么 --out。").said(session.lang)
        )
    try:
        wanted = Told(customer, day or session.today, not come, **{k: v for k, v in told.items() if v is not None})
        logged = crm.touch_book(Path(book), wanted, session.today, session.now)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book, session.today))
    if as_json:
        session.json(_answer(session, logged))
    else:
        _say(session, logged)
    return 0


def _answer(session: Session, logged: "Logged") -> dict[str, Any]:
    from xlcrm.cli import answers

    row = {name.lower(): answers.plain(value) for name, value in logged.touch.row.items()}
    touch = {**row, "customer": logged.touch.customer.id, "company": logged.touch.customer.company}
    return {
        **answers.about(str(logged.book), session.today), "touch": touch,
        "backup": None if logged.backup is None else str(logged.backup),
    }  # fmt: skip


def _say(session: Session, logged: "Logged") -> None:
    from xlcrm.cli.console import typed

    row, who = logged.touch.row, logged.touch.customer
    written = str(row["Customer"])  # the ID, or the company where he has none yet
    name = f"{who.company} ({written})" if who.company not in ("", written) else written
    parts = (
        [str(row[c]) for c in ("Date", "Direction")] + [name] + [str(row[c]) for c in ("Medium", "Topic") if c in row]
    )
    command = f"xlcrm refresh {typed(logged.book)}"
    line = Text(
        f"{logged.book}: logged {', '.join(parts)}. Bring the book up to date with: {command}",
        f"{logged.book}：已记录 {'，'.join(parts)}。更新工作簿：{command}",
    )
    session.out(shown(line.said(logged.lang)))
