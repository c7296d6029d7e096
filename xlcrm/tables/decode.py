"""From what a store read to what the method works on: a Book, its Settings, and the problems found on the way."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import TypeVar

from xlcrm import lists, schema
from xlcrm import problems as say
from xlcrm.countries import country_name, iso_code, nearest_countries
from xlcrm.dates import parse_date
from xlcrm.model import Book, Cell, Contact, Customer, Letter, Member, Problem, Quote, Rows, Touch, column_letter
from xlcrm.settings import Settings
from xlcrm.tables.identify import Directory, NewIds, keys
from xlcrm.tables.locate import Located, locate, most_headers
from xlcrm.tables.options import check_naming, settings_from
from xlcrm.tables.values import code, is_blank, text, yes
from xlcrm.text import Text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A book understood: `found` tells where each sheet and column stands, `doubled` the rows of later doubled IDs."""

    book: Book
    settings: Settings
    problems: Sequence[Problem]
    found: Mapping[str, Located]
    doubled: Sequence[int]
    titles: frozenset[str]

    def title(self, sheet: schema.Sheet) -> str:
        """What an output sheet is called in this book, or will be: never as a sheet of the user's own."""
        here = self.found.get(sheet.name)
        if here is not None:
            return here.table.title
        title = sheet.title(self.book.lang)
        return schema.SPARE_PREFIX + title if title.casefold() in self.titles else title


def decode(rows: Rows) -> Decoded:
    """Understand a workbook. Bad rows are listed, never raised; NotACrmBook where a needed sheet or column is missing."""
    found = locate(rows)
    notes = Notes()
    settings = settings_from(found.get("Settings"), notes)
    check_naming(found.get("Settings"), found["Customers"], notes)
    lang = settings.language or most_headers(found)
    names = Directory()
    customers, doubled = _customers(rows, found, names, notes)
    book = Book(
        lang,
        customers,
        _touches(found["Touches"], names, notes),
        _quotes(found["Quotes"], names, notes),
        _contacts(found.get("Contacts"), names, notes),
        _team(found.get("Team")),
        _letters(found.get("Emails"), notes),
        frozenset(o for o in _texts(found["Customers"], "Owner") if o),
        frozenset(m for m in _texts(found["Touches"], "Message ID") if m),
        {name: here.layout(lang) for name, here in found.items()},
    )
    return Decoded(book, settings, notes.listed, found, doubled, frozenset(map(str.casefold, rows)))


T = TypeVar("T")


class Notes:
    """The problems as they are found."""

    def __init__(self) -> None:
        self.listed = list[Problem]()

    def add(self, here: Located, index: int, column: str, pair: say.Pair) -> None:
        """Note a problem at the cell of a column in the row of that index."""
        letter = column_letter(here.columns.get(column, 1))
        self.listed.append(Problem(here.table.title, f"{letter}{here.table.rows[index]}", *pair))


def _label(here: Located, column: str) -> Text:
    known = here.sheet.column(column)
    return Text(known.name, known.zh)


def _filled(here: Located) -> list[bool]:
    """Which rows hold anything in a column of the sheet's own that a person fills in."""
    empty: Sequence[int] = range(len(here.table.rows))
    for column in here.sheet.columns:
        if empty and column.name in here.columns and not column.computed:
            cells = here.cells(column.name)
            empty = [i for i in empty if cells[i] is None or is_blank(cells[i])]
    filled = [True] * len(here.table.rows)
    for i in empty:
        filled[i] = False
    return filled


def _understood(here: Located, column: str, meaning: Callable[[Cell], T]) -> list[T]:
    """What the cells of a column mean; a value that stands there often is understood once.

    A value and its type are looked up together, for 1, 1.0 and TRUE are one key to a dict.
    """
    values = here.cells(column)
    if column not in here.columns:
        return [meaning(None)] * len(values)
    kinds = {v.__class__ for v in values}
    if len(kinds - {NoneType}) < 2:
        known = {v: meaning(v) for v in set(values)}
        return list(map(known.__getitem__, values))
    pairs = {(v.__class__, v) for v in values}
    each = {pair: meaning(pair[1]) for pair in pairs}
    return [each[v.__class__, v] for v in values]


def _misread(here: Located, column: str, found: Sequence[object], filled: Sequence[bool], needed: bool) -> Iterator[int]:
    """The rows whose cell means nothing although something stands there, or must."""
    if None in found and (needed or column in here.columns):
        values = here.cells(column)
        for i, meaning in enumerate(found):
            if meaning is None and filled[i] and (needed or not is_blank(values[i])):
                yield i


def _choices(here: Located, column: str, notes: Notes, filled: Sequence[bool], needed: bool = False) -> list[str | None]:
    """The codes of a column of a closed list; what is not understood counts as empty and is listed."""
    choices = here.sheet.column(column).choices
    found = _understood(here, column, lambda value: code(choices, value))
    for i in _misread(here, column, found, filled, needed):
        notes.add(here, i, column, say.not_in_list(_label(here, column), here.cells(column)[i], choices))
    return found


def _yes(here: Located, column: str, notes: Notes) -> list[bool]:
    """yes or no; anything else counts as empty and is listed (domain.md 10)."""
    found = _understood(here, column, yes)
    for i in _misread(here, column, found, [True] * len(found), needed=False):
        notes.add(here, i, column, say.not_in_list(_label(here, column), here.cells(column)[i], lists.YES + lists.NO))
    return list(map(bool, found))


def _dates(here: Located, column: str, notes: Notes, filled: Sequence[bool], needed: bool = False) -> list[dt.date | None]:
    found = _understood(here, column, parse_date)
    for i in _misread(here, column, found, filled, needed):
        notes.add(here, i, column, say.no_date(_label(here, column), here.cells(column)[i]))
    return found


def _texts(here: Located, column: str) -> list[str]:
    if column not in here.columns:
        return [""] * len(here.table.rows)
    return ["" if v is None else v.strip() if v.__class__ is str else text(v) for v in here.cells(column)]


def _customers(rows: Rows, found: Mapping[str, Located], names: Directory, notes: Notes) -> tuple[list[Customer], list[int]]:
    here = found["Customers"]
    filled, row_keys = _filled(here), keys(here)
    plain = {c: _texts(here, c) for c in _PLAIN_CUSTOMER}
    grades = _choices(here, "Manual Grade", notes, filled)
    holds, added = (_dates(here, c, notes, filled) for c in ("Not Before", "Added"))
    quiet = [v is not None and yes(v) is not False for v in here.cells("Do Not Contact")]
    new_ids = NewIds(rows.values())
    # An ID that a formula is to give cannot be written, so that it is given out anew each time: its own traces on the
    # output sheets must not count it up.
    formula_ids = NewIds(h.table for h in found.values() if not h.sheet.output)
    id_column = here.columns.get("Customer ID", 0)
    first_row, customers, doubled = dict[str, int](), list[Customer](), list[int]()
    for i, row in enumerate(here.table.rows):
        if not filled[i]:
            continue
        fields = {field: plain[c][i] for c, field in _PLAIN_CUSTOMER.items()}
        if not fields["id"] and not fields["company"]:
            notes.add(here, i, "Company", say.NAMELESS)
            continue
        fields["id"] = fields["id"] or (formula_ids if (row, id_column) in here.table.formulas else new_ids).give()
        known = first_row.setdefault(folded := schema.fold(fields["id"]), row)
        names.add(folded, fields["id"], fields["company"])
        if known != row:
            notes.add(here, i, "Customer ID", say.doubled_id(fields["id"], known))
            doubled.append(i)
            continue
        customers.append(
            Customer(row, row_keys[i], **fields, country_code=_country(here, i, fields["country"], notes), manual_grade=grades[i],
                     not_before=holds[i], do_not_contact=quiet[i], added=added[i])
        )  # fmt: skip
    return customers, doubled


_PLAIN_CUSTOMER = {
    "Customer ID": "id", "Company": "company", "Country": "country", "Contact": "contact", "Email": "email", "Phone": "phone",
    "IM": "im", "Fax": "fax", "Language": "language", "Owner": "owner", "Source": "source", "Products": "products", "Notes": "notes",
}  # fmt: skip


def _country(here: Located, index: int, typed: str, notes: Notes) -> str | None:
    found = iso_code(typed) if typed else None
    if typed and found is None:
        notes.add(here, index, "Country", say.unknown_country(typed, [Text(country_name(c, "en"), country_name(c, "zh")) for c in nearest_countries(typed)]))
    return found


def _whose(here: Located, names: Directory, notes: Notes, filled: Sequence[bool]) -> list[str | None]:
    """The ID of the customer each row names; None, and a problem, for one that is unknown."""
    found = _understood(here, "Customer", names.find)
    for i, id in enumerate(found):
        if id is None and filled[i]:
            value = here.cells("Customer")[i]
            notes.add(here, i, "Customer", say.no_customer(value, names.nearest(value), names.is_shared(value)))
    return found


def _touches(here: Located, names: Directory, notes: Notes) -> list[Touch]:
    filled = _filled(here)
    directions = _choices(here, "Direction", notes, filled, needed=True)
    columns = zip(
        _dates(here, "Date", notes, filled, needed=True),
        here.table.rows,
        _whose(here, names, notes, filled),
        [None if d is None else d == "Out" for d in directions],
        _choices(here, "Medium", notes, filled),
        _choices(here, "Topic", notes, filled),
        _texts(here, "Contact"),
        _yes(here, "Substantive", notes),
        _yes(here, "Auto", notes),
        *(_texts(here, c) for c in ("Message ID", "Material", "Said")),
        strict=True,
    )
    return list(map(Touch._make, (row for row in columns if None not in row[:4])))


def _quotes(here: Located, names: Directory, notes: Notes) -> list[Quote]:
    filled = _filled(here)
    columns = zip(
        _dates(here, "Date", notes, filled, needed=True),
        here.table.rows,
        _whose(here, names, notes, filled),
        _choices(here, "Status", notes, filled, needed=True),
        _texts(here, "Quote No"),
        _revisions(here, notes),
        *(_texts(here, c) for c in ("Product", "Model")),
        here.cells("Qty"),
        *(_texts(here, c) for c in ("Unit", "Currency")),
        here.cells("Unit Price"),
        *(_texts(here, c) for c in ("Incoterm", "Place", "Payment Terms", "Lead Time")),
        _dates(here, "Valid Until", notes, filled),
        _dates(here, "Order Date", notes, filled),
        strict=True,
    )
    return list(map(Quote._make, (row for row in columns if None not in row[:4])))


def _revisions(here: Located, notes: Notes) -> list[float]:
    """Numbers; an empty one is 0, and so is one that is no number, which is listed (domain.md 1)."""
    result = list[float]()
    for i, value in enumerate(here.cells("Rev")):
        if isinstance(value, int | float) and not isinstance(value, bool):
            result.append(value)
            continue
        try:
            number = float(text(value) or 0)
        except ValueError:
            number = float("nan")
        if number - number != 0:  # neither a word nor nan nor infinity is a number here
            notes.add(here, i, "Rev", say.no_number(_label(here, "Rev"), value))
            number = 0
        result.append(number)
    return result


def _contacts(here: Located | None, names: Directory, notes: Notes) -> list[Contact]:
    if here is None:
        return []
    filled = _filled(here)
    columns = zip(here.table.rows, _whose(here, names, notes, filled), *(_texts(here, c) for c in ("Name", "Title", "Email", "Phone", "IM")), strict=True)
    return [Contact(row, id, *rest) for row, id, *rest in columns if id is not None]


def _team(here: Located | None) -> list[Member]:
    if here is None:
        return []
    columns = zip(*(_texts(here, c) for c in ("Name", "Title", "Email", "Phone", "Signature")), strict=True)
    return [Member(name, *rest) for name, *rest in columns if name]


def _letters(here: Located | None, notes: Notes) -> list[Letter]:
    """The rows of Emails in their order, each cell as it stands; a status that is none is listed and left alone."""
    if here is None:
        return []
    filled = _filled(here)
    statuses = _choices(here, "Status", notes, filled, needed=True)
    names = [c.name for c in here.sheet.columns if c.name in here.columns]
    rows = list(zip(*(here.cells(n) for n in names), strict=True))
    numbers, customers, marks = (_texts(here, c) for c in ("Letter No", "Customer ID", "Mark"))
    return [
        Letter(here.table.rows[i], numbers[i], customers[i], statuses[i], marks[i], dict(zip(names, rows[i], strict=True)))
        for i in range(len(rows))
        if filled[i]
    ]
