"""The header of the user's own list: below a title, and in one row or in two, as where `Contact` is merged above `Name` and
`E-mail`; and the headers further down, of parts of the list and of other tables beneath it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from xlcrm import schema
from xlcrm.model import Cell
from xlcrm.schema import fold
from xlcrm.tables.foreign_headers import FOREIGN
from xlcrm.tables.header_words import OF_OTHER_TABLES, SYNONYMS
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank, text

Headers = Sequence[tuple[int, str]]  # column number, text; left to right
_ENOUGH = 2  # headers that a row holds; one alone may be a company's name
_LONGEST = 255  # characters of a header: those that Excel lets the name of a column of a table have
REACHED_BY = ("Country", "Contact", "Email", "Phone", "IM", "Fax")  # by these a row is told from a customer's


def header_fit(known: schema.Sheet, headers: Headers) -> tuple[bool, int]:
    """How well a row serves as the header of a sheet: has it the needed columns, and how many it has at all."""
    found = known.match(headers)
    return all(c.name in found for c in known.columns if c.needed), len(found)


def fitting_table(known: schema.Sheet, first: Headers, tables: Sequence[Headers]) -> int | None:
    """Which of the Excel tables on a sheet, by its place, holds the data of a sheet of ours: the one whose headers fit best.

    None where no header of theirs is known, or where the first row of the sheet has the needed columns and none of them has.
    """
    fits = [header_fit(known, headers) for headers in tables]
    best = max(range(len(fits)), key=fits.__getitem__, default=None)
    if best is None or not fits[best][1] or header_fit(known, first)[0] > fits[best][0]:
        return None
    return best


def with_second_row(known: schema.Sheet, headers: Headers, beneath: Iterable[tuple[int, str]]) -> Headers:
    """The headers, those that the user has one row further down taken from there."""
    there = known.match(headers)
    missing = {fold(c.given) for c in known.columns if c.given and c.name not in there}
    lower = dict[int, str]()
    for number, header in beneath:
        if fold(header) in missing and fold(header) not in map(fold, lower.values()):
            lower[number] = header
    return sorted({**dict(headers), **lower}.items()) if lower else headers


def header_rows(here: Located, companies: Sequence[str], others: Iterable[str]) -> set[int]:
    """Which rows of Customers, by their place, hold headers; `others` are columns to tell by, the company's left out.

    The second row of a header, its translation, or the header again above another part of the list; with it goes the
    title of that part, which stands alone below an empty row.
    """
    words = _spellings(here.sheet, "Company") | {""}
    doubtful = [i for i, company in enumerate(companies) if fold(company) in words]
    if not doubtful:
        return set()  # and no other cell is looked at
    cells, rows = {column: here.cells(column) for column in others}, here.table.rows
    found = {i for i in doubtful if _alike(i, companies[i], cells, here.sheet)}
    apart = {i - 1 for i in found if i > 1 and rows[i - 1] > rows[i - 2] + 1}
    return found | {i for i in apart if all(is_blank(column[i]) for column in cells.values())}


def other_tables(here: Located, companies: Sequence[str], headers: Iterable[int]) -> list[range]:
    """The rows of tables of another kind beneath the list, by their place, each table with its title and its header.

    One begins where, below an empty row, at least half of the cells are words that stand above columns, two or more; it
    ends where the headers of the list, which `headers` are, stand again.
    """
    rows = here.table.rows
    if not rows or rows[-1] - rows[0] == len(rows) - 1:
        return []  # no empty row
    gaps = [i for i in range(1, len(rows)) if rows[i] > rows[i - 1] + 1]
    below = sorted({*gaps, *(i + 1 for i in gaps if i + 1 < len(rows))})
    own, found = set(headers), list[range]()
    for i in below:
        if i in own or (found and i < found[-1].stop) or not _may_be_header(companies[i]):
            continue
        held = _held(here, i)
        known = sum(isinstance(v, str) and _word(v) in _words_above_columns() for v in held)
        if known < _ENOUGH or 2 * known < len(held):
            continue
        titled = i - 1 in gaps and len(_held(here, i - 1)) == 1
        if i in gaps or titled:
            found.append(range(i - titled, min((o for o in own if o > i), default=len(rows))))
    return found


def _may_be_header(company: str) -> bool:
    return not company or _word(company) in _words_above_columns()


def _held(here: Located, place: int) -> list[Cell]:
    """What a row holds in the columns that people fill in."""
    cells = (here.some(c.name, (place,))[0] for c in here.sheet.columns if c.name in here.columns and not c.computed)
    return [v for v in cells if not is_blank(v)]


def _word(header: str) -> str:
    """A header without case, spaces, signs and what stands in brackets; empty for what is too long to be one."""
    return "" if len(header) > _LONGEST else re.sub(r"[\W_]+", "", re.sub(r"\([^()]*\)", "", fold(header)))


@cache
def _words_above_columns() -> frozenset[str]:
    sheets = (spelling for s in schema.SHEETS for c in s.columns for spelling in (c.name, c.zh, *c.also))
    known = (
        word for words in (*SYNONYMS.values(), *(w for f in FOREIGN.values() for w in f.values())) for word in words
    )
    return frozenset(map(_word, (*sheets, *known, *OF_OTHER_TABLES)))


def _alike(index: int, company: str, others: Mapping[str, Sequence[Cell]], known: schema.Sheet) -> bool:
    held = [(column, text(cells[index])) for column, cells in others.items() if not is_blank(cells[index])]
    alike = sum(fold(word) in _spellings(known, column) for column, word in held)
    return alike + bool(company) >= _ENOUGH and 2 * alike >= len(held) and alike > 0


@cache
def _spellings(known: schema.Sheet, column: str) -> frozenset[str]:
    here = known.column(column)
    abroad = (word for language in FOREIGN.values() for word in language.get(column, ()))
    return frozenset(map(fold, (here.name, here.zh, here.header("en"), *SYNONYMS.get(column, ()), *abroad)))
