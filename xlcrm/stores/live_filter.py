"""The filter of an open sheet, and its rows out of sight. xlwings knows none that it has not made itself: in Excel the add-in's VBA is asked for it
(macros/CrmRibbon.bas), in Calc the bridge.
"""

from typing import TYPE_CHECKING, Any

from xlcrm.ooxml.rowlooks import Moves
from xlcrm.stores.live_reading import in_sight, runs

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


def move_hidden(sheet: "xlwings.Sheet", moves: Moves, in_calc: bool) -> None:
    """Put rows out of sight where those have gone that were, and no others.

    Rows that a filter hides go by what it asks, and Calc can tell: there all stay, until it is asked anew. In Excel it hides rows as a
    person does, and shows and hides every one of them when it is asked anew.
    """
    rows = moves.rows
    seen = {row for first, last in in_sight(sheet, min(rows), max(rows)) for row in range(first, last + 1)}
    hidden = rows - seen
    if not hidden or (in_calc and sheet.impl.ask("filtered")):
        return
    wanted = {row for row, origin in moves.origins.items() if origin in hidden}
    for hide, changed in ((False, hidden - wanted), (True, wanted - hidden)):
        for first, last in runs(sorted(changed & moves.origins.keys())):
            sheet.range((first, 1), (last, 1)).rows.hidden = hide
