"""A workbook as a small text table in the test itself, and what xlcrm makes of it.

A line without `|` names a sheet; the line after it is its header. `2026-11-01` is a date (`2026-11-01 09:30` one with its time), `12` a number, `yes` a word,
TRUE and FALSE are boolean; an apostrophe before a cell makes it text, as in Excel, with `␣` for a space at its ends. Nothing is an empty cell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from xlcrm import schema
from xlcrm.app.outcome import Outcome, work_out
from xlcrm.method.refresh import Result, Standing, refresh
from xlcrm.model import Cell, Problem
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import Decoded, decode

TODAY = date(2026, 11, 23)  # a Monday

Sheets = dict[str, list[list[Cell]]]
Given = Mapping[str, Sequence[Sequence[Cell]]]  # sheets that are only read


def typed(text: str, lang: str = "en") -> Sheets:
    """The rows of each sheet, the header first. Needed sheets that the text leaves out have their needed headers."""
    sheets: Sheets = {}
    rows: list[list[Cell]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if "|" in line:
            rows.append([_cell(part.strip()) for part in line.split("|")])
        else:
            rows = sheets.setdefault(line, [])
    there = {known.name for title in sheets if (known := schema.sheet_named(title))}
    for sheet in schema.SHEETS:
        if sheet.needed and sheet.name not in there:
            sheets[sheet.title("zh" if lang == "zh" else "en")] = [
                [c.header("zh" if lang == "zh" else "en") for c in sheet.columns if c.needed]
            ]
    return sheets


def _cell(text: str) -> Cell:
    if text.startswith("'"):
        return text[1:].replace("␣", " ")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return datetime.fromisoformat(text)
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return {"": None, "TRUE": True, "FALSE": False}.get(text, text)


def understood(text: str, lang: str = "en") -> Decoded:
    """The book as decoded from memory."""
    return decode(MemoryStore(typed(text, lang)).read())


def result(text: str, today: date = TODAY, **settings: Any) -> Result:
    """What the method finds out, with these settings in the place of the book's."""
    decoded = understood(text)
    return refresh(decoded.book, today, replace(decoded.settings, **settings))


def standings(text: str, today: date = TODAY, **settings: Any) -> dict[str, Standing]:
    """Where each customer stands, by ID."""
    return {s.customer.id: s for s in result(text, today, **settings).standings}


def standing(text: str, today: date = TODAY, **settings: Any) -> Standing:
    """Where the first customer stands."""
    return result(text, today, **settings).standings[0]


def copied(sheets: Given) -> Sheets:
    """The same cells, to be written in."""
    return {title: [list(row) for row in rows] for title, rows in sheets.items()}


def outcome(sheets: Given, today: date = TODAY) -> Outcome:
    """Everything between reading and writing."""
    return work_out(decode(MemoryStore(copied(sheets)).read()), today)


def refreshed(sheets: Sheets, today: date = TODAY) -> Outcome:
    """Refresh the sheets in place."""
    store = MemoryStore(sheets)
    found = work_out(decode(store.read()), today)
    store.write(found.changes)
    return found


def records(sheets: Given, title: str) -> list[dict[str, Cell]]:
    """The rows of a sheet by header, rows that hold nothing left out."""
    header, *rows = sheets[title]
    whole = [[*row, *[None] * (len(header) - len(row))] for row in rows if any(v is not None for v in row)]
    return [{str(h): v for h, v in zip(header, row, strict=True) if h} for row in whole]


def column(sheets: Given, title: str, header: str) -> list[Cell]:
    """One column of a sheet."""
    return [row[header] for row in records(sheets, title)]


def places(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Where problems stand: sheet and cell."""
    return [(p.sheet, p.cell) for p in problems]


def changed(row: Mapping[str, Cell], *headers: str) -> tuple[Cell, ...]:
    """Some cells of a row, in that order."""
    return tuple(row[h] for h in headers)
