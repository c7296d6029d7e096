"""xlwings, imported here and nowhere else: Excel as a program, and the book whose button was pressed.

xlwings is an optional part of xlcrm (`pip install "xlcrm[excel]"`) and takes half a second to load, so it is asked for when
it is needed and not before. Excel's own engine exists on Windows and macOS; `xlcrm.calc` adds one for LibreOffice Calc.

    book = caller()             the book of the button that was pressed, in Excel
    LiveStore(book)             xlcrm.stores.live: what can be done with it
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from xlcrm.errors import NoSuchBook, XlcrmError

if TYPE_CHECKING:
    import xlwings


def library() -> ModuleType:
    """The package xlwings. XlcrmError where it is not installed."""
    try:
        import xlwings
    except ImportError:
        raise XlcrmError(
            'The buttons need a part of xlcrm that is not installed: run `pip install "xlcrm[excel]"` and try again.',
            '按钮所需的组件尚未安装：请运行 pip install "xlcrm[excel]"，然后重试。',
        ) from None
    return xlwings


def caller() -> "xlwings.Book":
    """The book in which a button was pressed. NoSuchBook where there is none."""
    excel = library()
    try:
        name = next((text.removeprefix("--wb=") for text in sys.argv if text.startswith("--wb=")), "")
        if "=" in name:  # which xlwings would cut there
            return _called(excel, name)
        book: xlwings.Book = excel.Book.caller()
    except Exception:  # of xlwings' own kinds and of the programs'
        raise NoSuchBook(
            "No book is open in Excel: open your customer workbook and press the button again.",
            "Excel 中没有打开的工作簿：请打开客户工作簿，然后再按一次按钮。",
        ) from None
    return book


def _called(excel: ModuleType, name: str) -> "xlwings.Book":
    """The open book of that name. StopIteration where there is none."""
    books: Iterator[xlwings.Book] = (book for app in excel.apps for book in app.books)
    return next(book for book in books if book.name.lower() == name.lower())


@contextmanager
def impatient() -> Iterator[None]:
    """Within, a call that Excel for Windows rejects fails at once.

    Left alone xlwings repeats it for ever, which is right while Excel is busy for a moment, and a button that never comes
    back while the user is editing a cell (github.com/xlwings/xlwings/issues/1001). There is no public way to tell it.
    """
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is None:
        yield
        return
    attempts = windows.N_COM_ATTEMPTS
    windows.N_COM_ATTEMPTS = 1
    try:
        yield
    finally:
        windows.N_COM_ATTEMPTS = attempts
