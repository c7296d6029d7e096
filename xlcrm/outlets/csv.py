"""A table as CSV that Excel opens with a double click: Chinese right, dates as dates, no cell a formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import get_args

from xlcrm.model import Cell
from xlcrm.outlets.saving import Kind
from xlcrm.schema import AGENDA
from xlcrm.text import Lang, Text

# A cell that begins so is a formula to Excel or LibreOffice, and the text of a workbook may come from anybody.
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def as_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file: UTF-8 with BOM, CRLF, dates in ISO, numbers as they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(safe, headers))
    writer.writerows(map(safe, row) for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def agenda_csv(headers: Sequence[str]) -> Kind:
    """The Agenda under these headers. Nothing shows that such a file is ours but its first line: they, or those of a new book."""
    new = ([column.header(lang) for column in AGENDA.columns] for lang in get_args(Lang))
    lines = tuple(as_csv(line, []) for line in (headers, *new))
    return Kind(
        "agenda.csv",
        Text("no agenda that xlcrm has written", "不是 xlcrm 写的日程"),
        lambda head: head.startswith(lines),
    )


def safe(value: Cell) -> str | int | float:
    """A cell as CSV holds it: text that would begin a formula, be it after spaces, has an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return f"'{value}" if value.lstrip(" \u3000\xa0\ufeff")[:1] in tuple(DANGEROUS) else value
