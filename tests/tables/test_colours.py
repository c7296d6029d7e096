"""domain.md 2: due amber, overdue red, neglected dark red, do-not-contact grey; worked out by LibreOffice from the formulas."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from book_text import TODAY, records, refreshed, typed

from xlcrm.model import Cell, column_letter
from xlcrm.ooxml.charts import contrast
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.tables.colours import DUE, NEGLECTED, OVERDUE, QUIET, coloured

# Each is overdue by so many days on Monday 23 November 2026; those without one are due, ahead, or have no date.
BOOK = """
    {Customers}
    Company        | Manual Grade | Added      | Do Not Contact | Not Before
    A due          | A            | 2026-11-23 |                |
    A 3            | A            | 2026-11-20 |                |
    A 7            | A            | 2026-11-16 |                |
    A 10           | A            | 2026-11-13 | no             |
    B 3            | B            | 2026-11-20 | 否             |
    B 4            | B            | 2026-11-19 |                |
    C 10           | C            | 2026-11-13 |                |
    C 11           | C            | 2026-11-12 |                |
    D 14           | D            | 2026-11-09 |                |
    D 17           | D            | 2026-11-06 |                |
    P long         | P            | 2019-01-07 |                |
    P due          | P            | 2026-11-23 |                |
    P ahead        | P            | 2026-11-24 |                |
    D ahead        | D            | 2026-11-24 |                |
    Quiet          | B            | 2026-11-02 | yes            |
    Quiet by words | B            | 2026-11-02 | never again    |
    Parked         |              |            |                | 2026-10-26
    Parked, longer |              |            |                | 2026-10-23
    {Touches}
    Date       | Customer       | Direction
"""
PARKED = [
    f"2026-{month:02}-02 | {who} | Out" for who in ("Parked", "Parked, longer") for month in (*range(1, 9), 1, 1, 1)
]
COLOURS = {
    "A due": "due", "A 3": "overdue", "A 7": "overdue", "A 10": "neglected", "B 3": "overdue", "B 4": "neglected", "C 10": "overdue",
    "C 11": "neglected", "D 14": "overdue", "D 17": "neglected", "P long": "due", "P due": "due", "P ahead": "", "D ahead": "",
    "Quiet": "quiet", "Quiet by words": "quiet", "Parked": "overdue", "Parked, longer": "neglected",
}  # fmt: skip


@pytest.mark.parametrize("look", [DUE, OVERDUE, NEGLECTED, QUIET])
def test_what_stands_in_a_coloured_row_is_read_with_ease(look: tuple[str, str]) -> None:
    assert contrast(*look) >= 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_row_has_the_colour_of_its_state_in_customers_and_agenda_alike(
    lang: str, tmp_path: Path, lo_convert: Callable[..., Path]
) -> None:
    names = (
        {"Customers": "Customers", "Touches": "Touches"}
        if lang == "en"
        else {"Customers": "客户", "Touches": "跟进记录"}
    )
    sheets = typed(BOOK.format(**names) + "\n".join(PARKED) + f"\nSettings\nName | Value\nLanguage | {lang}", lang)
    refreshed(sheets)
    for table in coloured(decode(MemoryStore(sheets).read())):
        rows = records(sheets, table.sheet)
        company = "Company" if "Company" in rows[0] else "公司名称"
        cells = [[row[header] for header in table.headers.values()] for row in rows]
        conditions = [c.condition for c in table.colours]
        true = worked_out(list(table.headers), cells, conditions, tmp_path, lo_convert)
        found = {
            str(row[company]): next((c.name for c, holds in zip(table.colours, line, strict=True) if holds is True), "")
            for row, line in zip(rows, true, strict=True)
        }
        assert found == {name: colour for name, colour in COLOURS.items() if name in found}
        assert len(found) == len(COLOURS) - (0 if "Do Not Contact" in table.headers else 2)


def worked_out(
    columns: list[str], rows: list[list[Cell]], conditions: list[str], folder: Path, lo_convert: Callable[..., Path]
) -> list[list[bool]]:
    """Of each row, which conditions hold on the day of the test, as LibreOffice works them out."""
    path, book = folder / "conditions.xlsx", openpyxl.Workbook()  # it notes no values, so that LibreOffice has to
    for r, row in enumerate(rows, 1):
        formulas = list[str]()
        for condition in conditions:
            formula = condition.replace("TODAY()", f"DATE({TODAY.year},{TODAY.month},{TODAY.day})")
            for n, name in enumerate(columns, 1):
                formula = formula.replace(f"{{{name}}}", f"{column_letter(n)}{r}")
            formulas.append(f"=AND({formula})")
        book.worksheets[0].append([*row, *formulas])
    book.save(path)
    saved = openpyxl.load_workbook(lo_convert(path), data_only=True).worksheets[0]
    return [list(row[len(columns) :]) for row in saved.iter_rows(values_only=True)]
