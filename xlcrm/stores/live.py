"""A book that is open in Excel, or in Calc through xlcrm.calc: the Store behind the buttons.

    store = LiveStore(book)            # an xlwings Book: excel.caller(), or connect(port=2002).books.active
    decoded = decode(store.read())
    outcome = work_out(decoded, today)
    remarks = store.write(outcome.changes)   # sentences (Text) for the user: what a live book still lacks

Only xlwings' plain API is used (never `.api`), so the same code runs in Excel on Windows and macOS and in Calc. The book is
not saved: that is the user's to do, and through Calc it would cost the tables' styles.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlcrm.model import Changes, Rows
from xlcrm.text import Text

if TYPE_CHECKING:
    import xlwings


class LiveStore:
    """One open book."""

    def __init__(self, book: "xlwings.Book") -> None:
        self.book = book

    def read(self) -> Rows:
        """Every sheet whose name the schema knows. BookInUse where a cell is being edited, NoSuchBook where it is closed."""
        raise NotImplementedError

    def write(self, changes: Changes) -> Sequence[Text]:
        """All of it or nothing; returns remarks for the user, sentence by sentence, none as a rule.

        Conflict where a cell no longer holds what was read, WritingForbidden where a sheet is protected.
        """
        raise NotImplementedError
