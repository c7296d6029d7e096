"""What a book of the user's own making calls things: rows of its Settings sheet say which sheet holds his customers, and
which of his headers stands for which column. `xlcrm adopt` writes these rows; whoever renames a header corrects them.

    Sheet Customers      工作表 客户       the title of the sheet
    Column Company       列 公司名称       the header on that sheet; `-`: no column of the sheet is meant
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xlcrm import schema
from xlcrm.errors import WritingForbidden
from xlcrm.model import Rows, Table
from xlcrm.schema import CUSTOMERS, fold
from xlcrm.tables.values import text
from xlcrm.text import Text

SHEET = Text(f"Sheet {CUSTOMERS.name}", f"工作表 {CUSTOMERS.zh}")
SHEET_WHY = Text(
    "The sheet of yours that holds the customers; change it here when you rename the sheet",
    "您存放客户的工作表；表改名后请在此更正",
)
COLUMN_WHY = Text(
    "The header on that sheet that stands for {0}; change it here when you rename it; -: none",
    "该表中代表“{1}”的表头；表头改名后请在此更正；- 表示没有",
)
NONE = "-"
_NO_HEADER = "\0"  # stands in no cell


@dataclass(frozen=True, slots=True)
class Naming:
    """`title` is that of the user's own list of customers, "" where the book has none; `customers` how to read it."""

    title: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)  # column name -> header, as Settings have them

    @property
    def customers(self) -> schema.Sheet:
        """Customers, as this book calls its columns."""
        if not self.title:
            return CUSTOMERS
        return CUSTOMERS.called({c: _NO_HEADER if h == NONE else h for c, h in self.headers.items()})

    def sheet_named(self, title: str) -> schema.Sheet | None:
        """The sheet that a title means in this book; None for one that is none of xlcrm's."""
        if self.title and fold(title) == fold(self.title):
            return self.customers
        known = schema.sheet_named(title)
        return None if self.title and known is CUSTOMERS else known


def column_name(column: schema.Column) -> Text:
    """The name of the setting that tells a column's header."""
    return Text(f"Column {column.name}", f"列 {column.zh}")


_COLUMNS = {fold(word): c.name for c in (*CUSTOMERS.columns, *CUSTOMERS.spare) for word in column_name(c)}
_SHEET = frozenset(map(fold, SHEET))


def is_naming(name: str) -> bool:
    """Is that the name of a setting that this module reads?"""
    return fold(name) in _SHEET or fold(name) in _COLUMNS


def column_named(name: str) -> str | None:
    """The column that a setting of that name is about."""
    return _COLUMNS.get(fold(name))


def settings_title(titles: Iterable[str]) -> str | None:
    """The title of the Settings sheet: where the user has a sheet of his own by that name, ours has the spare one."""
    found = [t for t in titles if schema.sheet_named(t) is schema.SETTINGS]
    return min(found, key=lambda t: not schema.is_spare(t), default=None)


def free_title(known: schema.Sheet, title: str, there: Collection[str], *, spare: bool = False) -> str:
    """What a sheet of ours that is to be added is called: `title`, or a spare one beside a sheet of the user's own.

    `there` are the titles in the book, casefolded; `spare`: never `title` itself. WritingForbidden where all are taken.
    """
    spares = [f"{schema.SPARE_PREFIX}{name}" for name in (title, known.name, known.zh)]
    found = next((t for t in (title, *spares)[spare:] if t.casefold() not in there), None)
    if found is not None:
        return found
    raise WritingForbidden(
        f"The book has sheets “{title}” and “{spares[0]}” of its own: rename one of them; nothing was written.",
        f"工作簿中已有“{title}”和“{spares[0]}”表：请更改其中一个的名称；未写入任何内容。",
    )


def naming_of(settings: Table | None) -> Naming:
    """What the Settings sheet says of the user's own list; without such a row the book has none."""
    rows = {fold(name): value for name, value in _rows(settings) if value}
    title = next((rows[name] for name in _SHEET if name in rows), "")
    headers = {_COLUMNS[name]: value for name, value in rows.items() if name in _COLUMNS}
    return Naming(title, headers) if title else Naming()


def naming_in(rows: Rows) -> Naming:
    """`naming_of` the Settings sheet among these."""
    return naming_of(rows.get(settings_title(rows) or ""))


def naming_rows(title: str, headers: Mapping[str, str]) -> list[tuple[Text, str, Text]]:
    """The rows of Settings, name, value and explanation, that say how the user's own list is to be read."""
    rows = [(SHEET, title, SHEET_WHY)]
    for column in (*CUSTOMERS.columns, *CUSTOMERS.spare):
        if column.name in headers:
            why = Text(*(w.format(column.name, column.zh) for w in COLUMN_WHY))
            rows.append((column_name(column), headers[column.name], why))
    return rows


def _rows(settings: Table | None) -> Iterator[tuple[str, str]]:
    columns = schema.SETTINGS.match(settings.headers) if settings else {}
    if settings and {"Name", "Value"} <= columns.keys():
        cells = (map(text, settings.cells[columns[c]]) for c in ("Name", "Value"))
        yield from zip(*cells, strict=True)
