"""What --json prints. Its keys are a contract with other people's scripts: `SCHEMA` counts up when one of them changes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from xlcrm.app.crm import Agenda, Report, Story
from xlcrm.method.refresh import Standing
from xlcrm.model import Cell, Problem
from xlcrm.text import Lang

if TYPE_CHECKING:
    from xlcrm.findings import Finding, Need

SCHEMA = 1

Json = dict[str, Any]


def about(book: str, today: date | None = None) -> Json:
    """How the answer about one book begins; with the day where the answer depends on it."""
    day = {} if today is None else {"today": today.isoformat()}
    return {"schema": SCHEMA, **day, "book": book}


def refreshed(today: date, books: Sequence[Json]) -> Json:
    """The answer of `refresh`: one of `report`, or the error, for each book, in the order they were named."""
    return {"schema": SCHEMA, "today": today.isoformat(), "books": books}


def report(found: Report, dry_run: bool) -> Json:
    """One book that was refreshed."""
    answer: Json = {
        "book": str(found.book),
        "customers": found.customers,
        "due": found.due,
        "overdue": found.overdue,
        "neglected": found.neglected,
        "changed_cells": found.changed_cells,
        "letters": found.letters,
        "problems": [problem(p, found.lang) for p in found.problems],
        "seconds": round(found.seconds, 3),
        "backup": None if found.backup is None else str(found.backup),
        "open": None if found.open_in is None else found.open_in.said(found.lang),
    }
    if dry_run:
        answer["changes"] = [
            {"sheet": c.sheet, "row": c.row, "column": c.column, "old": plain(c.old), "new": plain(c.new)}
            for c in found.changed
        ]
    return answer


def agenda(book: str, today: date, found: Agenda) -> Json:
    """The answer of `agenda`."""
    rows = [
        {**agenda_row(row, s), "why": {_key(name): reason.said(found.lang) for name, reason in found.why(s).items()}}
        for row, s in zip(found.rows, found.standings, strict=True)
    ]
    return {**about(book, today), "agenda": rows}


def agenda_row(row: Mapping[str, Cell], standing: Standing) -> Json:
    """A row of the Agenda for a program: English names, and codes for the closed lists whatever the book's language."""
    return {
        **{_key(name): plain(value) for name, value in row.items()},
        "state": standing.state,
        "next_topic": standing.topic,
        "next_medium": standing.medium,
    }


def _key(column: str) -> str:
    return column.lower().replace(" ", "_")


def checked(book: str, today: date, lang: Lang, found: Sequence[Problem]) -> Json:
    """The answer of `check`."""
    return {**about(book, today), "problems": [problem(p, lang) for p in found]}


def story(book: str, today: date, found: Story) -> Json:
    """The answer of `check --why`: the customer, and his story sentence by sentence in the book's language."""
    standing = found.standing
    return {
        **about(book, today),
        "customer": standing.customer.id,
        "company": standing.customer.company,
        "warnings": [{"code": w.code, "reason": w.reason.said(found.lang)} for w in standing.warnings],
        "story": [sentence.said(found.lang) for sentence in found.sentences],
    }


def examined(found: "Sequence[Need]", healthy: bool, lang: Lang) -> Json:
    """The answer of `doctor`."""
    listed = [
        {"name": f.name.said(lang), "found": f.found, "ok": f.ok, "remedy": f.remedy.said(lang) if f.remedy else None}
        for f in found
    ]
    return {"schema": SCHEMA, "ok": healthy, "findings": listed}


def finding(found: "Finding", lang: Lang) -> Json:
    """Something to look at, as `folders`, `quote` and `pi` answer it."""
    message, remedy = found.message.said(lang), found.remedy.said(lang)
    return {"kind": found.kind, "where": found.where, "message": message, "remedy": remedy}


def problem(found: Problem, lang: Lang) -> Json:
    """A problem as every answer shows it."""
    return {
        "sheet": found.sheet,
        "cell": found.cell,
        "message": found.message.said(lang),
        "remedy": found.remedy.said(lang),
    }


def plain(value: Cell) -> str | int | float | bool | None:
    """A cell as JSON can hold it: dates in ISO."""
    return value.isoformat() if isinstance(value, date) else value
