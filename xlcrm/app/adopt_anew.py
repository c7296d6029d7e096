"""Lists that something lays out anew: what is written beside their rows would come to belong to others."""

import re
from collections.abc import Sequence

from xlcrm.adopt.understanding import Understood
from xlcrm.ooxml.pivots import pivot_areas
from xlcrm.ooxml.references import Range, parse_ranges
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.tables import TableRange
from xlcrm.ooxml.workbook import Workbook
from xlcrm.text import Text

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f\s[^<>]*>")
_REF = re.compile(rb'\sref\s*=\s*"([^"]*)"')


def laid_out_anew(
    book: Workbook, sheet: Sheet, row: int, columns: Sequence[Understood], area: TableRange | None
) -> Text | None:
    """Why the list with its headers in that row, in the table `area`, cannot be taken, and what to do; None where it can."""
    if pivoted(book, sheet, row, columns):
        return Text(
            f"What stands on {sheet.title} is a pivot table, which Excel lays out anew: name the sheet with the list that it is made from.",
            f"“{sheet.title}”表上是数据透视表，Excel 会重新排列它：请指明其数据来源所在的工作表。",
        )
    if any(
        _over(company, r) and r.last_row > max(row, r.first_row)
        for company in _companies(columns)
        for r in _arrays(book, sheet)
    ):
        return Text(
            f"The list on {sheet.title} is the result of one formula, such as SORT or FILTER, which lays it out anew: name the sheet with "
            "the list that it is made from.",
            f"“{sheet.title}”表的名单是一个公式（如 SORT、FILTER）的结果，会随计算重新排列：请指明其数据来源所在的工作表。",
        )
    if area is not None and area.fixed and not any(u.column == "Customer ID" for u in columns):
        return Text(
            f"The list on {sheet.title} is filled by a query and has no column that numbers the customers: name one with --map “Their header=Customer ID”.",
            f"“{sheet.title}”表的名单由查询填充，且没有客户编号列：请用 --map “表头=客户编号”指明。",
        )
    return None


def pivoted(book: Workbook, sheet: Sheet, row: int, columns: Sequence[Understood]) -> bool:
    """Do the companies stand in a pivot table?"""
    return any(a.holds(row, n) for n in _companies(columns) for a in pivot_areas(book.package, sheet.part))


def _companies(columns: Sequence[Understood]) -> list[int]:
    return [u.number for u in columns if u.column == "Company"]


def _arrays(book: Workbook, sheet: Sheet) -> list[Range]:
    """The cells that formulas of several cells fill."""
    tags = (t for t in _FORMULA.findall(book.sheet_xml(sheet.part)) if b"array" in t)
    refs = (found[1].decode(errors="replace") for t in tags if (found := _REF.search(t)))
    return [r for ref in refs for r in parse_ranges(ref)]


def _over(column: int, area: Range) -> bool:
    return area.first_column <= column <= area.last_column
