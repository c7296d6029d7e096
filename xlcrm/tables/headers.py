"""The header of the user's own list: below a title, and in one row or in two, as where `Contact` is merged above `Name` and
`E-mail`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from xlcrm import schema
from xlcrm.model import Cell
from xlcrm.schema import fold
from xlcrm.tables.header_words import FOREIGN, SYNONYMS
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank, text

Headers = Sequence[tuple[int, str]]  # column number, text; left to right
_ENOUGH = 2  # headers that a row holds; one alone may be a company's name


def header_fit(known: schema.Sheet, headers: Headers) -> tuple[bool, int]:
    """How well a row serves as the header of a sheet: has it the needed columns, and how many it has at all."""
    found = known.match(headers)
    return all(c.name in found for c in known.columns if c.needed), len(found)


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


def _alike(index: int, company: str, others: Mapping[str, Sequence[Cell]], known: schema.Sheet) -> bool:
    held = [(column, text(cells[index])) for column, cells in others.items() if not is_blank(cells[index])]
    alike = sum(fold(word) in _spellings(known, column) for column, word in held)
    return alike + bool(company) >= _ENOUGH and 2 * alike >= len(held) and alike > 0


@cache
def _spellings(known: schema.Sheet, column: str) -> frozenset[str]:
    here = known.column(column)
    abroad = (word for language in FOREIGN.values() for word in language.get(column, ()))
    return frozenset(map(fold, (here.name, here.zh, here.header("en"), *SYNONYMS.get(column, ()), *abroad)))
