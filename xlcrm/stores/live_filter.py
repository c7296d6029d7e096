"""The filter of an open sheet. xlwings knows none that it has not made itself: in Excel the add-in's VBA is asked for it
(macros/CrmRibbon.bas), in Calc the bridge.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings

MACRO = "'xlcrm.xlam'!CrmRibbon.{0}"


def widened(book: "xlwings.Book", title: str, header_row: int, last: int, end: int) -> bool:
    """Have the filter over a plain list, which reached its `last` column, take in those up to `end`: to sort by a filter moves the
    columns of the filter and no others. False where it stays as it is, because rows are hidden by it.
    """
    try:
        if book.app.engine.name == "excel":
            done: Any = book.app.macro(MACRO.format("CrmWiden"))(book.name, title, header_row, last, end)
        else:
            done = book.app.api.ask("widen_filter", book.impl.number, title, header_row, last, end)
    except Exception:  # the programs' own kinds; without the add-in nobody here knows of a filter
        return True
    return bool(done)
