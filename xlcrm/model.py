"""The nouns. Every record is immutable; what a person typed wrongly is a Problem, never an exception.

Most are named tuples, for there are hundreds of thousands of them and a frozen dataclass costs three times as much to
make, and ten times as much to define; those that nobody makes many of and that are more than fields are frozen
dataclasses.
"""

import datetime as dt
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from xlcrm.layout import Layout
from xlcrm.text import Lang, Text

Cell = str | int | float | bool | dt.date | dt.datetime | None
T = TypeVar("T")


# ---- a workbook as a store hands it over -------------------------------------------------------------------------


class LazyCells(Mapping[int, Sequence[Cell]]):
    """The cells of a sheet by column, from a store that decodes them when they are asked for."""

    @abstractmethod
    def some(self, column: int, places: Sequence[int]) -> Sequence[Cell]:
        """The cells of a column at these places alone: of a long text most rows may be of no use."""

    @abstractmethod
    def meanings(self, column: int, meaning: Callable[[Cell], T]) -> Sequence[T] | None:
        """What `meaning` makes of each cell, asked once for all that are alike; None where that cannot be told here."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as read: a header and the cells below it, column by column.

    `headers` are (column number, text), left to right, blank ones left out; columns and rows count from 1, as in the
    sheet. `rows` holds the row number of each data row that holds anything; `cells[column]` is aligned with it.
    `formulas` are the (row, column) of cells that hold one, `uncomputed` of those that no program has computed yet. An
    error is an ErrorValue. `beside` are texts above the header and beneath the totals, told where IDs are to be given out.
    `remarks` are what a person has typed in rows beneath the sheet's own, by row and column: they are none of `rows`.
    """

    title: str
    header_row: int
    headers: tuple[tuple[int, str], ...]
    rows: Sequence[int]
    cells: Mapping[int, Sequence[Cell]]
    formulas: frozenset[tuple[int, int]] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    beside: Sequence[str] = ()
    remarks: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)


Rows = Mapping[str, Table]  # sheet title -> what stands in it


def column_letter(number: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Key(NamedTuple):
    """Which row is meant, whatever its number by now: its name (ID, else company), and which of several alike."""

    name: str
    nth: int = 1


class Update(NamedTuple):
    """One cell: it held `old` when it was read, and is to hold `new`. `column` is the header as the book writes it."""

    sheet: str
    key: Key
    column: str
    old: Cell
    new: Cell


class Append(NamedTuple):
    """A row beneath the last one; `values` by header as the book writes it."""

    sheet: str
    values: Mapping[str, Cell]


class Replace(NamedTuple):
    """An output sheet, whole. `old` is what its rows held when they were read, to notice an edit in the meantime.

    Cells of columns that are not ours follow their row by the values of `key_columns`. `links` are, row for row, where
    a click on the column `link_column` leads, as (sheet title, cell).
    """

    sheet: str
    headers: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    old: Sequence[tuple[Cell, ...]]
    key_columns: tuple[str, ...] = ()
    link_column: str = ""
    links: Sequence[tuple[str, str] | None] = ()


class Notes(NamedTuple):
    """The notes that a column of a sheet is to have: by row what each says, None: none; `column` as the book writes it.

    `whole`: notes of ours on any other row of the column go. They are no change, as colours are none: a store puts them
    right where they differ, and never touches a note of anybody else's.
    """

    sheet: str
    column: str
    texts: Mapping[Key, str | None]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a refresh writes, in the book's language. False: nothing but notes, which may stand there already."""

    updates: Sequence[Update] = ()
    appends: Sequence[Append] = ()
    replaces: Sequence[Replace] = ()
    columns: Sequence[tuple[str, str]] = ()  # (sheet, header) to be added at the right end
    notes: Sequence[Notes] = ()

    def __bool__(self) -> bool:
        return bool(self.updates or self.appends or self.replaces or self.columns)


# ---- what the rows mean ------------------------------------------------------------------------------------------


class Problem(NamedTuple):
    """Something in a row that xlcrm cannot use, where it stands, and what to do about it."""

    sheet: str
    cell: str
    message: Text
    remedy: Text


class Customer(NamedTuple):
    """A row of Customers. `id` is never empty: one that was missing has been given out already."""

    row: int
    key: Key
    id: str
    company: str = ""
    country: str = ""  # as typed
    country_code: str | None = None  # ISO 3166 alpha-2, None where empty or unknown
    contact: str = ""
    email: str = ""
    phone: str = ""
    im: str = ""
    fax: str = ""
    language: str = ""
    owner: str = ""
    source: str = ""
    products: str = ""
    manual_grade: str | None = None
    not_before: dt.date | None = None
    do_not_contact: bool = False
    added: dt.date | None = None
    notes: str = ""


class Touch(NamedTuple):
    """A row of Touches that is sound: it has a date, a known customer (his ID) and a direction.

    Date and row come first, so that touches sort by themselves: of two of one date the later row is the newer.
    """

    date: dt.date
    row: int
    customer: str
    out: bool
    medium: str | None = None
    topic: str | None = None
    contact: str = ""
    substantive: bool = False
    auto: bool = False
    message_id: str = ""
    material: str = ""
    said: str = ""
    summary: str = ""  # of what came in alone


class Quote(NamedTuple):
    """A row of Quotes that is sound: it has a date, a known customer (his ID) and a status. Sorts as Touch does."""

    date: dt.date
    row: int
    customer: str
    status: str
    number: str = ""
    rev: float = 0
    product: str = ""
    model: str = ""
    qty: Cell = None
    unit: str = ""
    currency: str = ""
    unit_price: Cell = None
    incoterm: str = ""
    place: str = ""
    payment_terms: str = ""
    lead_time: str = ""
    valid_until: dt.date | None = None
    order_date: dt.date | None = None
    lost_reason: str = ""  # of a Lost quote alone
    pi_number: str = ""  # of one with a proforma invoice, the statuses PI and Ordered, alone


class Contact(NamedTuple):
    """One more person at a customer's."""

    row: int
    customer: str
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    im: str = ""


class Member(NamedTuple):
    """Somebody of the sales team, who signs letters."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    signature: str = ""


class Material(NamedTuple):
    """A row of Materials that has a topic: something to write about (domain.md 3 and 10).

    `start` and `end` are, of fair and holiday, the days of the event itself, of the others when it may be used.
    `countries` (ISO 3166 alpha-2), `products` and `grades` say whom it is for, None: anybody. `language` is a code of
    languages.LANGUAGES, "": any.
    """

    row: int
    topic: str
    title: str = ""
    text: str = ""
    benefit: str = ""
    question: str = ""
    language: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    countries: frozenset[str] | None = None
    products: tuple[str, ...] | None = None
    grades: frozenset[str] | None = None
    attachment: str = ""
    link: str = ""

    @property
    def tells(self) -> bool:
        """Whether there is anything to write about in it: it would be as fresh for ever."""
        return any((self.title, self.text, self.benefit, self.question, self.attachment, self.link))


class Letter(NamedTuple):
    """A row of Emails as it stands: `cells` by English column name; `status` a code, None where it is none.

    `mark` is what xlcrm noted when it drafted the letter (letters.marks).
    """

    row: int
    number: str
    customer: str
    status: str | None
    mark: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the method needs to know, decoded from a workbook."""

    lang: Lang
    customers: Sequence[Customer] = ()
    touches: Sequence[Touch] = ()
    quotes: Sequence[Quote] = ()
    contacts: Sequence[Contact] = ()
    team: Sequence[Member] = ()
    letters: Sequence[Letter] = ()
    owners: frozenset[str] = frozenset()  # every Owner that Customers names
    message_ids: frozenset[str] = frozenset()  # every Message ID that Touches names, in sound rows or not
    layouts: Mapping[str, Layout] = field(default_factory=dict)  # by the sheet's English name
    materials: Sequence[Material] = ()
    unsound: Mapping[str, Sequence[tuple[dt.date, int]]] = field(default_factory=dict)  # day and row of unsound rows

    def problem(self, sheet: str, row: int, column: str, message: Text, remedy: Text) -> Problem:
        """A problem at a cell of the sheet with that English name."""
        layout = self.layouts[sheet]
        return Problem(layout.title, layout.cell(column, row), message, remedy)
