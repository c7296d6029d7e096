"""Which sheet is which, which column is which, and which language the book speaks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlcrm import schema
from xlcrm.dates import parse_date
from xlcrm.errors import NotACrmBook
from xlcrm.layout import Layout
from xlcrm.lists import GRADES, MEDIA, STEPS, TOPICS
from xlcrm.model import Cell, LazyCells, Rows, Table, column_letter
from xlcrm.schema import COMPUTED, CUSTOMERS, EMAILS
from xlcrm.tables.naming import SHEET, Naming, column_name, naming_in
from xlcrm.tables.values import code, is_blank, text
from xlcrm.text import Lang, Text

MOST_OF_THEM = 2 / 3  # of the columns of an output sheet, from which on it is ours though needed ones are missing
_LISTS = {"Grade": GRADES, "Next Topic": TOPICS, "Next Medium": MEDIA}


@lru_cache(maxsize=16)
def _nothing(rows: int) -> Sequence[None]:
    """The cells of a column that is not there; it may be asked for row by row."""
    return (None,) * rows


@dataclass(frozen=True, slots=True)
class Located:
    """A sheet of the schema, found in the book: its table, and column name -> column number."""

    sheet: schema.Sheet
    table: Table
    columns: Mapping[str, int]

    def cells(self, column: str) -> Sequence[Cell]:
        """The cells of a column, row for row; all empty where the book lacks the column."""
        cells = self.table.cells.get(self.columns.get(column, 0))
        return _nothing(len(self.table.rows)) if cells is None else cells

    def lines(self, columns: Sequence[str]) -> list[tuple[Cell, ...]]:
        """The rows of these columns; the empty ones at the end are none."""
        found = list(zip(*(self.cells(column) for column in columns), strict=True))
        while found and all(value is None for value in found[-1]):
            found.pop()
        return found

    def some(self, column: str, places: Sequence[int]) -> Sequence[Cell]:
        """The cells of a column at these places of the rows."""
        number, cells = self.columns.get(column, 0), self.table.cells
        if number in cells and isinstance(cells, LazyCells):
            return cells.some(number, places)
        held = self.cells(column)
        return [held[i] for i in places]

    def formulas_in(self, column: str) -> frozenset[int]:
        """The rows whose cell in that column holds a formula."""
        number = self.columns.get(column)
        return frozenset(row for row, n in self.table.formulas if n == number)

    def header(self, column: str, lang: Lang) -> str:
        """The header as the book writes it; as a new column in `lang` would, where it is missing."""
        number = self.columns.get(column)
        found = next((text for n, text in self.table.headers if n == number), None)
        return found if found is not None else self.sheet.column(column).header(lang)

    def layout(self, lang: Lang) -> Layout:
        """Where its columns stand, to name cells to a person."""
        names = [c.name for c in self.sheet.columns]
        return Layout(
            self.table.title,
            self.table.header_row + 1,
            {n: column_letter(k) for n, k in self.columns.items()},
            {n: self.header(n, lang) for n in names},
        )


def locate(rows: Rows) -> dict[str, Located]:
    """English sheet name -> where it was found. NotACrmBook where a needed sheet or column is missing.

    A sheet that bears the name of an output sheet without its columns is the user's own, and is none of ours; so is one
    beside which stands ours, under the spare name. One that has most of the columns is ours: a person took some away, and
    they come back. Not on Emails, where what he had typed went with them. Of two whose names mean the same, as Customers
    and 客户 do, ours has more of the columns. A book that never was refreshed, and has cells of the user's where a refresh
    would write, is no CRM book yet either.
    """
    found, naming = dict[str, Located](), naming_in(rows)
    for title, table in rows.items():
        sheet = naming.sheet_named(title)
        if sheet is None:
            continue
        here = Located(sheet, table, sheet.match(table.headers))
        most = sheet is not EMAILS and len(here.columns) > MOST_OF_THEM * len(sheet.columns)
        ours = not sheet.output or not missing(here) or most
        if ours and (sheet.name not in found or _fitness(here) > _fitness(found[sheet.name])):
            found[sheet.name] = here
    needed = [sheet for sheet in schema.SHEETS if sheet.needed]
    absent = [sheet for sheet in needed if sheet.name not in found]
    if absent:
        raise _no_sheets(absent, rows, naming)
    for sheet in needed:
        _demand(found[sheet.name], naming)
    if not naming.title and not any(here.sheet.output for here in found.values()):
        _refuse_own(found["Customers"])
    return found


def _fitness(here: Located) -> tuple[bool, bool, int]:
    """Of two sheets that may be the same one of ours it is the one that has more of its columns, wherever it stands."""
    return not missing(here), schema.is_spare(here.table.title), len(here.columns)


def missing(here: Located) -> list[str]:
    """The needed columns that are not there."""
    return [c.name for c in here.sheet.columns if c.needed and c.name not in here.columns]


def _no_sheets(absent: Sequence[schema.Sheet], rows: Rows, naming: Naming) -> NotACrmBook:
    """Which needed sheets are missing, all of them, and what comes nearest to each."""
    if absent[0] is schema.CUSTOMERS and naming.title:
        return NotACrmBook(
            f"The book has no sheet “{naming.title}”, which Settings names as that of the customers: correct the row {SHEET.en} there; nothing was written.",
            f"工作簿中没有“{naming.title}”表，而“设置”中它是客户所在的表：请更正“{SHEET.zh}”一行；未写入任何内容。",
        )
    named = list[Text]()
    for sheet in absent:
        near = nearest((t for t in rows if naming.sheet_named(t) is None), (sheet.name, sheet.zh))
        named.append(Text(f"{sheet.name} ({sheet.zh}){near.en}", f"“{sheet.zh}”（{sheet.name}）表{near.zh}"))
    sheets = Text(", no ".join(n.en for n in named), "、".join(n.zh for n in named))
    rename = Text("rename the sheet" + "s" * (len(named) > 1), "请更改工作表名称")
    return NotACrmBook(
        f"The book has no sheet {sheets.en}: {rename.en}, let `xlcrm adopt` add what is missing, or start from `xlcrm new`; nothing was written.",
        f"工作簿中没有{sheets.zh}：{rename.zh}，用 xlcrm adopt 补上缺少的表，或用 xlcrm new 新建；未写入任何内容。",
    )


def _demand(here: Located, naming: Naming) -> None:
    """Raise where a needed column of a sheet is missing; say which, and what comes nearest."""
    for name in missing(here):
        column = here.sheet.column(name)
        near = nearest(
            (text for n, text in here.table.headers if n not in here.columns.values()),
            (column.given or column.name, column.zh, *column.also),
        )
        if column.given:
            row = column_name(column)
            raise NotACrmBook(
                f"The sheet {here.table.title} has no column “{naming.headers[name]}”, which Settings names as {column.name}{near.en}: "
                f"correct the header, or the row {row.en} there; nothing was written.",
                f"“{here.table.title}”表中没有“{naming.headers[name]}”列，而“设置”中它代表“{column.zh}”{near.zh}：请更正表头，或“{row.zh}”一行；未写入任何内容。",
            )
        raise NotACrmBook(
            f"The sheet {here.table.title} has no column {column.name} ({column.zh}){near.en}: rename or add the column; nothing was written.",
            f"“{here.table.title}”表中没有“{column.zh}”（{column.name}）列{near.zh}：请更改或添加该列；未写入任何内容。",
        )


def _refuse_own(customers: Located) -> None:
    """Raise where cells of the user's stand under the header of a computed column, in a book without a sheet of xlcrm's making.

    They are his where they hold what no refresh writes. Where most of those columns are there, xlcrm made them; formulas
    are left alone anyway.
    """
    ours = [c for c in COMPUTED if c in customers.columns]
    if 2 * len(ours) > len(COMPUTED):
        return
    for name in ours:
        formulas = customers.formulas_in(name)
        typed = zip(customers.table.rows, customers.cells(name), strict=True)
        if any(row not in formulas and not is_blank(value) and not _may_be_ours(name, value) for row, value in typed):
            title, header = customers.table.title, customers.header(name, "en")
            raise NotACrmBook(
                f"The sheet {title} has a column “{header}” of your own, in which a refresh would write: `xlcrm adopt` keeps it and puts those of xlcrm beside it; nothing was written.",
                f"“{title}”表已有您自己的“{header}”列，而刷新会写入这一列：请运行 xlcrm adopt，它会保留该列，把 xlcrm 的列加在旁边；未写入任何内容。",
            )


def _may_be_ours(column: str, value: Cell) -> bool:
    """Could a refresh have written that in the computed column? A sentence under Grade Why always could."""
    if column in _LISTS:
        return code(_LISTS[column], value) is not None
    if column == "Next Step":
        return any(text(value).startswith(word) for step in STEPS for word in step.label)
    if column == "Warnings":
        return re.fullmatch(r"[A-Z]\d( [A-Z]\d)*", text(value)) is not None
    kind = CUSTOMERS.column(column).kind
    return parse_date(value) is not None if kind == "date" else kind != "whole" or text(value).lstrip("-").isdigit()


def nearest(found: Iterable[object], wanted: Sequence[str]) -> Text:
    """The name found that looks most like what is wanted, as the tail of a sentence; empty where nothing does."""
    from difflib import SequenceMatcher

    names = [str(n) for n in found]
    score = {n: max(SequenceMatcher(None, schema.fold(n), schema.fold(w)).ratio() for w in wanted) for n in names if n}
    best = max(score, key=lambda n: score[n], default=None)
    if best is None or score[best] < 0.5:
        return Text("", "")
    return Text(f" (nearest: “{best}”)", f"（最接近的是“{best}”）")


def most_headers(found: Mapping[str, Located]) -> Lang:
    """The language of most headers of the input sheets (domain.md 10); English where they are even."""
    count = {"en": 0, "zh": 0}
    for here in found.values():
        if here.sheet.output:
            continue
        texts = dict(here.table.headers)
        for number in here.columns.values():
            count["zh" if is_chinese(texts[number]) else "en"] += 1
    return "zh" if count["zh"] > count["en"] else "en"


def is_chinese(header: str) -> bool:
    """Does a Chinese character stand in it? Every Chinese header of ours has one."""
    return any("\u4e00" <= c <= "\u9fff" for c in header)


def is_japanese(header: str) -> bool:
    """Do kana stand in it, which tell Japanese headers from Chinese ones?"""
    return any("\u3041" <= c <= "\u30fa" or "\uff66" <= c <= "\uff9d" for c in header)
