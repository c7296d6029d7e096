"""Finding the customers in somebody's own workbook: the sheet and the row whose headers fit best, borne out by what stands
beneath them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from xlcrm.adopt.evidence import borne_out, said_by_cells
from xlcrm.adopt.understanding import (
    ENOUGH,
    Headers,
    Understood,
    Wish,
    fitness,
    is_exact,
    is_of_others,
    key,
    may_be_of_buyers,
    may_mean,
    understand,
)
from xlcrm.app.adopt_anew import laid_out_anew, pivoted
from xlcrm.errors import UsageMistake
from xlcrm.model import Table
from xlcrm.ooxml.references import parse_ranges
from xlcrm.ooxml.sheet import Sheet
from xlcrm.ooxml.strings import fit_for_cell
from xlcrm.ooxml.tables import TableRange
from xlcrm.ooxml.workbook import Workbook
from xlcrm.schema import CUSTOMERS, fold
from xlcrm.stores.file import TITLE_ROWS, read_sheet
from xlcrm.tables.headers import REACHED_BY, header_rows, other_tables
from xlcrm.tables.locate import Located
from xlcrm.tables.naming import NONE
from xlcrm.tables.values import is_blank, text
from xlcrm.text import Text

WIDEST_HEADER = 300  # columns of a row that are looked at
MOST_REPEATED = 0.5  # a list in which companies stand more than twice each on average is one of orders or calls
# Headers of a column that counts the rows more often than it numbers the customers: it is filled anew after a sort.
_COUNTERS = frozenset({"no", "nr", "number"})
_MERGED = re.compile(rb'<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref\s*=\s*"([^"<]*)"')


class FoundList(NamedTuple):
    """The user's own list: its sheet, the row of its headers, and what they mean."""

    sheet: Sheet
    row: int
    columns: Sequence[Understood]
    table: Table
    range: TableRange | None
    rows: Sequence[int]  # of the customers, by their place in `table`
    beneath: Sequence[int]  # of the sheet, where other tables begin


class Finder:
    """Looks for the list in a book. `wishes` are what the user says of headers, `wanted` the sheet he names."""

    def __init__(self, book: Workbook, wishes: Sequence[Wish], wanted: str | None) -> None:
        self.book, self.wishes, self.wanted = book, wishes, wanted
        self.others: Sequence[str] = ()  # titles of sheets that look like lists of customers too
        self.repeated = list[str]()  # of those in which each company stands many times
        self.anew = list[Text]()  # why others were not taken: something lays them out anew

    def find(self, besides: Collection[str]) -> FoundList | None:
        """The list; None where no sheet but those with the titles `besides` holds one. UsageMistake where the user's
        word does not fit the book.
        """
        rows = [
            (s, row, headers)
            for s in self._sheets(besides)
            for row, headers in _header_rows(s)
            if self._has_wishes(headers)
        ]
        if self.wishes and not rows:
            raise UsageMistake(
                f"No sheet has the header “{self.wishes[0].header}” in its first rows: write it as it stands there.",
                f"没有哪张表的前几行含有表头“{self.wishes[0].header}”：请按表中的写法填写。",
            )
        told = self.wanted is not None or any(w.column == "Company" for w in self.wishes)
        best = self._best(rows, told)
        hidden = self.book.main.hidden()
        lists = [
            (sheet.title in hidden, -points, -len(found.table.rows), number, found)
            for number, (points, sheet, row, headers) in enumerate(best.values())
            if (found := self._borne_out(sheet, row, headers, told))
        ]
        if lists:
            chosen, *others = (found for *_, found in sorted(lists, key=lambda one: one[:-1]))
            self.others = [found.sheet.title for found in others]
            return chosen
        if told:
            raise UsageMistake(
                "No header there stands for the company in the way needed: say which one with --map “Their header=Company”.",
                "没有可以代表公司名称的表头：请用 --map “表头=公司名称”指明。",
            )
        return None

    def _best(
        self, rows: Sequence[tuple[Sheet, int, Headers]], told: bool
    ) -> dict[str, tuple[int, Sheet, int, Headers]]:
        """Of each sheet that may hold the list, by title: the row of headers that fits best, and how well."""
        best = dict[str, tuple[int, Sheet, int, Headers]]()
        for sheet, row, headers in rows:
            if is_of_others(sheet.title) and not told:
                continue
            columns = understand(headers, sheet.title, self.wishes)
            if not told and pivoted(self.book, sheet, row, columns):
                continue
            points = fitness(columns, sheet.title)
            # A list that looks like one of orders is still the one that he names.
            enough = any(u.column == "Company" for u in columns) if told else points >= ENOUGH
            if enough and (sheet.title not in best or points > best[sheet.title][0]):
                best[sheet.title] = points, sheet, row, headers
        return best

    def _sheets(self, besides: Collection[str]) -> Sequence[Sheet]:
        """Where the list may be. UsageMistake where there is no sheet of the name that the user gave."""
        if self.wanted is None:
            return [s for s in self.book.sheets if s.title not in besides]
        named = [s for s in self.book.sheets if fold(s.title) == fold(self.wanted)][:1]
        if not named:
            there = [s.title for s in self.book.sheets]
            raise UsageMistake(
                f"There is no sheet “{self.wanted}”: the book has {', '.join(there) or 'no sheet with cells'}.",
                f"没有“{self.wanted}”表：工作簿中{'有 ' + '、'.join(there) if there else '没有带单元格的工作表'}。",
            )
        return named

    def _has_wishes(self, headers: Headers) -> bool:
        there = {fold(header) for _, header in headers}
        return all(fold(w.header) in there for w in self.wishes)

    def _borne_out(self, sheet: Sheet, row: int, headers: Headers, told: bool) -> FoundList | None:
        """The list, read as refresh will read it; None where it is none after all."""
        found = self._read(sheet, row, headers, self.wishes)
        if found and (more := _said_by_cells(found, self.wishes)):
            found = self._read(sheet, row, headers, [*self.wishes, *more])
        if found is None:
            return None
        if not told:
            companies = found.table.cells[next(u.number for u in found.columns if u.column == "Company")]
            names = [fold(text(companies[i])) for i in found.rows if not is_blank(companies[i])]
            if len(set(names)) < MOST_REPEATED * len(names):
                self.repeated.append(sheet.title)
                return None
        return None if self._laid_out_anew(found, told) else found

    def _read(self, sheet: Sheet, row: int, headers: Headers, wishes: Sequence[Wish]) -> FoundList | None:
        """The list as its headers have it, those left out whose cells do not bear them out; None where no company is left."""
        said, barred = {fold(w.header) for w in wishes}, frozenset[tuple[str, str]]()
        while True:
            columns = understand(headers, sheet.title, wishes, barred)
            place = {u.column: u.number for u in columns if u.column}
            if "Company" not in place:
                return None
            table, area = read_sheet(sheet, known := CUSTOMERS.called(by_column(columns)))
            if table.header_row != row or not {*place.values()} <= {*table.cells}:
                return None  # a row that stands twice in the file may say one thing here and another there
            here = Located(known, table, known.match(table.headers))
            companies = list(map(text, table.cells[place["Company"]]))
            again = header_rows(here, companies, REACHED_BY)
            others = other_tables(here, companies, again)
            rows = [i for i in range(len(companies)) if i not in again and not any(i in o for o in others)]
            doubtful = frozenset(
                (fold(u.header), u.column)
                for u in columns
                if u.column
                and fold(u.header) not in said
                and not (self._holds(sheet, table, u, rows) and not _gives_way(sheet, table, u, columns, said))
            )
            if not doubtful:
                return FoundList(sheet, row, columns, table, area, rows, [table.rows[o.start] for o in others])
            barred |= doubtful

    def _laid_out_anew(self, found: FoundList, told: bool) -> bool:
        """Does something put its rows in another order? UsageMistake where it is the list that the user names."""
        why = laid_out_anew(self.book, found.sheet, found.row, found.columns, found.range)
        if why and told:
            raise UsageMistake(*why)
        self.anew += [why] if why else []
        return why is not None

    def _holds(self, sheet: Sheet, table: Table, header: Understood, rows: Sequence[int]) -> bool:
        """Is beneath the header what it says?"""
        assert header.column is not None
        if header.column == "Customer ID":
            return self._tells_apart(sheet, table, header, rows)
        cells = table.cells[header.number]
        return borne_out(header.column, header.header, [cells[i] for i in rows])

    def _tells_apart(self, sheet: Sheet, table: Table, ids: Understood, rows: Sequence[int]) -> bool:
        """Can the column serve as the customers' number: no formulas, no merged cells, no number twice, no row numbers?"""
        cells = table.cells[ids.number]
        values = [fold(text(cells[i])) for i in rows if not is_blank(cells[i])]
        if any(column == ids.number for _, column in table.formulas):
            return False
        if key(ids.header) in _COUNTERS and values == [str(n) for n in range(1, len(values) + 1)]:
            return False
        merged = parse_ranges(b" ".join(_MERGED.findall(self.book.sheet_xml(sheet.part))).decode(errors="replace"))
        if any(m.first_column <= ids.number <= m.last_column and m.last_row > table.header_row for m in merged):
            return False
        return is_exact(ids.header, "Customer ID") or len(set(values)) == len(values)


def _gives_way(
    sheet: Sheet, table: Table, header: Understood, others: Sequence[Understood], said: Collection[str]
) -> bool:
    """Is nothing beneath the header, while another that can mean the same has what it says?"""
    column = header.column
    assert column is not None
    if column == "Company" or not all(map(is_blank, table.cells[header.number])):
        return False
    alike = [o for o in others if o.column is None and fold(o.header) not in said and may_mean(o.header, column)]
    cells = sheet.read(table.header_row, None).cells if alike else {}
    held = ([v for v in cells.get(o.number, ()) if not is_blank(v)] for o in alike)
    return any(v and borne_out(column, o.header, v) for o, v in zip(alike, held, strict=True))


def _said_by_cells(found: FoundList, wishes: Sequence[Wish]) -> list[Wish]:
    """What the cells say of headers that say nothing themselves, where no header stands for the column."""
    missing = {"Email", "Phone", "Country"} - {u.column for u in found.columns} - {w.column for w in wishes}
    firsts = {fold(u.header): u for u in reversed(found.columns)}
    said = {fold(w.header) for w in wishes}
    unsaid = {
        u.number: u.header
        for h, u in firsts.items()
        if u.column is None and h not in said and may_be_of_buyers(u.header)
    }
    if not missing or not unsaid:
        return []
    cells = found.sheet.read(found.table.header_row, None).cells
    there = {n: [cells[n][i] for i in found.rows if i < len(cells[n])] for n in unsaid if n in cells}
    return [Wish(unsaid[n], column) for n, column in said_by_cells(there, missing).items()]


def by_column(columns: Sequence[Understood]) -> dict[str, str]:
    """Column -> header."""
    return {u.column: u.header for u in columns if u.column}


def headers_at_top(sheet: Sheet) -> Headers:
    """The texts of the first row that holds anything, where something stands beneath it."""
    head = sheet.head(2)
    return [(n, v) for n, v in head[0][1][:WIDEST_HEADER] if isinstance(v, str)] if len(head) > 1 else []


def _header_rows(sheet: Sheet) -> Iterator[tuple[int, Headers]]:
    """The rows that may be the headers of a list: those at the top that hold text, alone and with the row beneath."""
    rows = dict[int, list[tuple[int, str]]]()
    for row, cells in sheet.head(TITLE_ROWS):
        headers = [(n, " ".join(v.split())) for n, v in cells[:WIDEST_HEADER] if isinstance(v, str) and _storable(v)]
        if any(header for _, header in headers):
            rows[row] = [(n, header) for n, header in headers if header]
    for row, headers in rows.items():
        yield row, headers
        both = _in_two_rows(headers, rows.get(row + 1, ()), sheet.title)
        if both:
            yield row, both


def _in_two_rows(upper: Headers, lower: Headers, title: str) -> Headers | None:
    """A header of which some columns have their words in the row beneath, under a heading that they share."""
    company = next((u.number for u in understand(upper, title) if u.column == "Company"), None)
    words = {fold(header) for _, header in upper}
    new = {number: header for number, header in lower if fold(header) not in words}
    if company is None or company in dict(lower) or not any(u.column for u in understand(list(new.items()))):
        return None
    return tuple(sorted({**dict(upper), **new}.items()))


def _storable(header: str) -> bool:
    """Can it stand in Settings, and be told from `-`?"""
    try:
        return bool(fit_for_cell(header)) and header.strip() != NONE
    except ValueError:
        return False
