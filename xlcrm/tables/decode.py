"""From what a store read to what the method works on: a Book, its Settings, and the problems found on the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from xlcrm import problems as say
from xlcrm import schema
from xlcrm.model import Book, Contact, Customer, Letter, Member, Problem, Quote, Rows, Touch
from xlcrm.places.countries import iso_code
from xlcrm.settings import Settings
from xlcrm.tables.columns import (
    Problems,
    choices_in,
    dates_in,
    filled_rows,
    label,
    texts_at,
    texts_in,
    understood,
    yes_in,
)
from xlcrm.tables.headers import REACHED_BY, header_rows, other_tables
from xlcrm.tables.identify import Directory, NewIds, is_no_customer, keys
from xlcrm.tables.locate import Located, locate, most_headers
from xlcrm.tables.materials import materials_in
from xlcrm.tables.naming import free_title
from xlcrm.tables.options import check_naming, settings_from
from xlcrm.tables.prices import prices_in
from xlcrm.tables.terms import terms_in
from xlcrm.tables.values import full_name, text, yes

Dated = tuple[date, int]  # the day of a row and its number


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
        return free_title(sheet, sheet.title(self.book.lang), self.titles)

    def headers(self, sheet: schema.Sheet) -> dict[str, str]:
        """What the columns of a sheet are called in this book, or will be, by their English names."""
        here, lang = self.found.get(sheet.name), self.book.lang
        return {c.name: here.header(c.name, lang) if here else c.header(lang) for c in sheet.columns}


def decode(rows: Rows) -> Decoded:
    """Understand a workbook. Bad rows are listed, never raised; NotACrmBook where a needed sheet or column is missing."""
    found = locate(rows)
    problems = Problems()
    settings = settings_from(found.get("Settings"), problems)
    check_naming(found.get("Settings"), found["Customers"], problems)
    lang = settings.language or most_headers(found)
    names = Directory()
    customers, doubled = _customers(rows, found, names, problems)
    touches, other_touches = _touches(found["Touches"], names, problems)
    quotes, other_quotes = _quotes(found["Quotes"], names, problems)
    book = Book(
        lang,
        customers,
        touches,
        quotes,
        _contacts(found.get("Contacts"), names, problems),
        _team(found.get("Team")),
        _letters(found.get("Emails"), problems),
        frozenset(o for o in texts_in(found["Customers"], "Owner") if o),
        frozenset(m for m in texts_in(found["Touches"], "Message ID") if m),
        {name: here.layout(lang) for name, here in found.items()},
        materials_in(found.get("Materials"), problems),
        {"Touches": other_touches, "Quotes": other_quotes},
    )
    for here in found.values():
        if not here.sheet.output:
            problems.unreadable(here)
    return Decoded(book, settings, problems.listed, found, doubled, frozenset(map(str.casefold, rows)))


def _customers(
    rows: Rows, found: Mapping[str, Located], names: Directory, problems: Problems
) -> tuple[list[Customer], list[int]]:
    here = found["Customers"]
    filled, row_keys = filled_rows(here), keys(here)
    plain = _plain_customers(here, filled, problems)
    grades = choices_in(here, "Manual Grade", problems, filled)
    holds, added = (dates_in(here, c, problems, filled) for c in ("Not Before", "Added"))
    quiet = _not_to_be_contacted(here)
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
            problems.add(here, i, "Company", say.NAMELESS)
            continue
        fields["id"] = fields["id"] or (formula_ids if (row, id_column) in here.table.formulas else new_ids).give()
        known = first_row.setdefault(folded := schema.fold(fields["id"]), row)
        names.add(folded, fields["id"], fields["company"])
        if known != row:
            problems.add(here, i, "Customer ID", say.doubled_id(fields["id"], known))
            doubled.append(i)
            continue
        customers.append(
            Customer(row, row_keys[i], **fields, country_code=_country(here, i, fields["country"], problems), manual_grade=grades[i],
                     not_before=holds[i], do_not_contact=quiet[i], added=added[i])
        )  # fmt: skip
    return customers, doubled


def _plain_customers(here: Located, filled: list[bool], problems: Problems) -> dict[str, list[str]]:
    """The texts of each column. Rows of no customer, headers, headings, sums and other tables, are no longer `filled`."""
    plain = {c: texts_in(here, c) for c in _PLAIN_CUSTOMER}
    headers = header_rows(here, plain["Company"], REACHED_BY)
    for rows in other_tables(here, plain["Company"], headers):
        problems.add(here, rows[0], "Company", say.OTHER_TABLE)
        filled[rows.start : rows.stop] = [False] * len(rows)
    for i in sorted(headers):
        filled[i] = False
        if here.table.rows[i] > here.table.header_row + 1:
            problems.add(here, i, "Company", say.HEADERS_AGAIN)
    for i, (id, company) in enumerate(zip(plain["Customer ID"], plain["Company"], strict=True)):
        if filled[i] and bool(id) != bool(company) and is_no_customer(id, company, here, i):
            problems.add(here, i, "Company", say.no_company(company or id))
            filled[i] = False  # before anything else in the row is found wanting
    if schema.SURNAME.name in here.columns:
        halves = zip(plain["Contact"], texts_in(here, schema.SURNAME.name), strict=True)
        plain["Contact"] = [full_name(given, family) for given, family in halves]
    return plain


def _not_to_be_contacted(here: Located) -> list[bool]:
    """Row by row. Anything but no is yes (domain.md 10), and so is what cannot be known: a formula never computed."""
    quiet = [v is not None and yes(v) is not False for v in here.cells("Do Not Contact")]
    if here.table.uncomputed:
        unknown = here.columns.get("Do Not Contact", 0)
        quiet = [q or (r, unknown) in here.table.uncomputed for q, r in zip(quiet, here.table.rows, strict=True)]
    return quiet


_PLAIN_CUSTOMER = {
    "Customer ID": "id", "Company": "company", "Country": "country", "Contact": "contact", "Email": "email", "Phone": "phone",
    "IM": "im", "Fax": "fax", "Language": "language", "Owner": "owner", "Source": "source", "Products": "products", "Notes": "notes",
}  # fmt: skip


def _country(here: Located, index: int, typed: str, problems: Problems) -> str | None:
    found = iso_code(typed) if typed else None
    if typed and found is None:
        problems.add(here, index, "Country", say.unknown_country(typed, problems.countries_like(typed)))
    return found


def _whose(here: Located, names: Directory, problems: Problems, filled: Sequence[bool]) -> list[str | None]:
    """The ID of the customer each row names; None, and a problem, for one that is unknown."""
    found = understood(here, "Customer", names.find)
    for i in [i for i, id in enumerate(found) if id is None] if None in found else ():
        if filled[i]:
            value = here.cells("Customer")[i]
            problems.add(here, i, "Customer", say.no_customer(value, names.nearest(value), names.is_shared(value)))
    return found


def _touches(here: Located, names: Directory, problems: Problems) -> tuple[list[Touch], list[Dated]]:
    filled = filled_rows(here)
    directions = choices_in(here, "Direction", problems, filled, needed=True)
    came_in = [i for i, direction in enumerate(directions) if direction == "In"]
    outs = {"Out": True, "In": False, None: None}
    columns = (
        dates_in(here, "Date", problems, filled, needed=True),
        here.table.rows,
        _whose(here, names, problems, filled),
        list(map(outs.__getitem__, directions)),
        choices_in(here, "Medium", problems, filled),
        choices_in(here, "Topic", problems, filled),
        texts_in(here, "Contact"),
        yes_in(here, "Substantive", problems),
        yes_in(here, "Auto", problems),
        *(texts_in(here, c) for c in ("Message ID", "Material", "Said")),
        texts_at(here, "Summary", came_in),
    )
    return _records(Touch, columns)


def _quotes(here: Located, names: Directory, problems: Problems) -> tuple[list[Quote], list[Dated]]:
    filled = filled_rows(here)
    statuses = choices_in(here, "Status", problems, filled, needed=True)
    lost = [i for i, status in enumerate(statuses) if status == "Lost"]
    invoiced = [i for i, status in enumerate(statuses) if status in ("PI", "Ordered")]
    prices, currencies = prices_in(here, problems)
    columns = (
        dates_in(here, "Date", problems, filled, needed=True),
        here.table.rows,
        _whose(here, names, problems, filled),
        statuses,
        texts_in(here, "Quote No"),
        revisions(here, problems),
        *(texts_in(here, c) for c in ("Product", "Model")),
        here.cells("Qty"),
        texts_in(here, "Unit"),
        currencies,
        prices,
        *terms_in(here, problems, statuses),
        *(texts_in(here, c) for c in ("Payment Terms", "Lead Time")),
        dates_in(here, "Valid Until", problems, filled),
        dates_in(here, "Order Date", problems, filled),
        texts_at(here, "Lost Reason", lost),
        texts_at(here, "PI No", invoiced),
    )
    return _records(Quote, columns)


R = TypeVar("R", Touch, Quote)


def _records(kind: type[R], columns: Sequence[Sequence[object]]) -> tuple[list[R], list[Dated]]:
    """A record a row, of the sound rows: those that have the first four, day, row, customer, and direction or status.

    Of the others, those that have a day: it and the row.
    """
    rows: Iterable[tuple[object, ...]] = zip(*columns, strict=True)
    others = list[Dated]()
    if any(None in column for column in columns[:4]):
        rows = (row for row in rows if None not in row[:4])
        others = [row[:2] for row in zip(*columns[:4], strict=True) if None in row and row[0]]
    return list(map(partial(tuple.__new__, kind), rows)), others  # half the time of kind._make


def revisions(here: Located, problems: Problems) -> list[float]:
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
            problems.add(here, i, "Rev", say.no_number(label(here, "Rev"), value))
            number = 0
        result.append(number)
    return result


def _contacts(here: Located | None, names: Directory, problems: Problems) -> list[Contact]:
    if here is None:
        return []
    filled = filled_rows(here)
    columns = zip(
        here.table.rows,
        _whose(here, names, problems, filled),
        *(texts_in(here, c) for c in ("Name", "Title", "Email", "Phone", "IM")),
        strict=True,
    )
    return [Contact(row, id, *rest) for row, id, *rest in columns if id is not None]


def _team(here: Located | None) -> list[Member]:
    if here is None:
        return []
    columns = zip(*(texts_in(here, c) for c in ("Name", "Title", "Email", "Phone", "Signature")), strict=True)
    return [Member(name, *rest) for name, *rest in columns if name]


def _letters(here: Located | None, problems: Problems) -> list[Letter]:
    """The rows of Emails in their order, each cell as it stands; a status that is none is listed and left alone."""
    if here is None:
        return []
    filled = filled_rows(here)
    statuses = choices_in(here, "Status", problems, filled, needed=True)
    names = [c.name for c in here.sheet.columns if c.name in here.columns]
    rows = list(zip(*(here.cells(n) for n in names), strict=True))
    numbers, customers, marks = (texts_in(here, c) for c in ("Letter No", "Customer ID", "Mark"))
    return [
        Letter(
            here.table.rows[i], numbers[i], customers[i], statuses[i], marks[i], dict(zip(names, rows[i], strict=True))
        )
        for i in range(len(rows))
        if filled[i]
    ]
