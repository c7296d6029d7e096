"""Books made up by chance: right, wrong and absurd cells under the headers of the schema, in either language.

A book is made from a number and a size alone, which hypothesis draws: quick, and the smallest book that fails is found
by trying few. `dirty_books` are sound as far as needed sheets and columns go, `ruined_books` are not.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from book_text import TODAY, Sheets
from hypothesis import strategies as st

from xlcrm import schema
from xlcrm.model import Cell
from xlcrm.settings import SETTINGS
from xlcrm.text import Lang

COMPANIES = ("Acme", "Borg", "Cyan", "acme ", "王府", "C-0001", "Twin", "Twin")
IDS: tuple[Cell, ...] = (None, None, "C-0001", "C-0002", "C-0003", "c-0002", 1001, "1001", " ", "", "x")
PEOPLE = (None, "Ann", "Lee", "lee ", "王芳", "Mr. Tom Reed")
NOISE: tuple[Cell, ...] = (
    None, "", " ", "#N/A", "=1+1", "'", "x" * 300, "😀", "C-9", "C-00008", "L-7", "L-0012", "-", "[[", "\n", "\t", "nan", "1e999",
    0, -1, 2.5, 10**15, 46000, True, False, date(1901, 1, 1), date(9999, 12, 31), datetime(2026, 11, 2, 9, 30), "\x85", "İ", "９",
)  # fmt: skip
BY_NAME: dict[str, tuple[Cell, ...]] = {
    "Customer ID": IDS,
    "Company": (None, *COMPANIES),
    "Customer": (*COMPANIES, *IDS),
    "Country": (None, "Germany", "SA", "中国", "Narnia", "Israel", "x"),
    "Contact": PEOPLE, "Owner": PEOPLE, "By": PEOPLE,
    "Email": (None, "a@b.de", "a@b.de", "nowhere"),
    "Do Not Contact": (None, None, None, "no", "yes", "?"),
    "Message ID": (None, "L-1", "L-3", "m"),
    "Quote No": (None, "Q-1", "Q-2", 7),
    "Rev": (None, 0, 1, 2.5, "3", "x"),
    "Value": (None, 5, 0, "yes", "no", "zh", "Mon-Sat", "x", "Borg; Cyan"),
}  # fmt: skip


def _day(chance: Random) -> Cell:
    day = TODAY + timedelta(chance.choice((-400, -95, -91, -90, -40, -28, -14, -8, -7, -4, -3, -2, -1, 0, 0, 1, 3, 40)))
    shapes: tuple[Cell, ...] = (
        day, day, day, datetime(day.year, day.month, day.day, 13, 5), f"{day.day}.{day.month}.{day.year}",
        f"{day.year}年{day.month}月{day.day}日", "03/04/2026", "soon", None,
    )  # fmt: skip
    return chance.choice(shapes)


def _cell(chance: Random, column: schema.Column, sheet: schema.Sheet) -> Cell:
    """Mostly what fits the column, now and then something that does not."""
    if chance.random() < 0.08:
        return chance.choice(NOISE)
    if sheet is schema.SETTINGS and column.name == "Name":
        return chance.choice([w for s in SETTINGS for w in s.name])
    if sheet is schema.AGENDA and column.name == "Company":
        return chance.choice(
            (None, "Elsewhere", "Acme Corp.")
        )  # those of others would say that the list was sorted apart
    if column.name in BY_NAME:
        return chance.choice(BY_NAME[column.name])
    if column.kind == "date":
        return _day(chance)
    if column.choices:
        return chance.choice([w for c in column.choices for w in c.label] + [None])
    return chance.choice(NOISE)


def _sheet(chance: Random, sheet: schema.Sheet, lang: Lang, rows: int) -> list[list[Cell]]:
    """One sheet: needed columns, some of the others, two of the user's own, in any order."""
    columns: list[schema.Column | str] = [c for c in sheet.columns if c.needed or chance.random() < 0.75]
    columns += ["My own", "另一列"]
    chance.shuffle(columns)
    made: list[list[Cell]] = [[c if isinstance(c, str) else c.header(lang) for c in columns]]
    for _ in range(rows):
        if chance.random() < 0.05:
            made.append([])
        made.append([chance.choice(NOISE) if isinstance(c, str) else _cell(chance, c, sheet) for c in columns])
    return made


def dirty_book(seed: int, size: int) -> Sheets:
    """A whole book; perhaps with output sheets that somebody scribbled on."""
    chance = Random(seed)
    lang: Lang = chance.choice(("en", "zh"))
    sheets: Sheets = {"Mine": [["Notes", "More"], ["well", 3]]}
    for sheet in schema.SHEETS:
        if sheet.needed or chance.random() < 0.5:
            most = {"Customers": 2, "Touches": 3, "Quotes": 2}.get(sheet.name, 1) * size
            sheets[sheet.title(lang)] = _sheet(chance, sheet, lang, chance.randint(most // 2, most))
    if not any(s.title(lang) in sheets for s in schema.SHEETS if s.output):
        # Whose few computed columns would be the user's own, and refused, in a book that was never refreshed.
        sheets[schema.LOG.title(lang)] = [[c.header(lang) for c in schema.LOG.columns]]
    return sheets


def ruined_book(seed: int, size: int) -> Sheets:
    """A dirty book of which sheets and headers were taken away or written over."""
    chance, sheets = Random(seed), dirty_book(seed, size)
    ways: tuple[Callable[[str], object], ...] = (
        lambda title: sheets.pop(title),
        lambda title: sheets.update({title: []}),
        lambda title: sheets[title].__setitem__(0, [chance.choice(NOISE) for _ in sheets[title][0]]),
        lambda title: sheets.update({title.swapcase(): sheets.pop(title)}),
        lambda title: sheets.update({f" {title}": sheets.pop(title)}),
        lambda title: sheets[title].insert(0, ["A heading above the table"]),
    )
    for title in list(sheets):
        if chance.random() < 0.15:
            chance.choice(ways)(title)
    return sheets


dirty_books = st.builds(dirty_book, st.integers(0, 2**32), st.integers(0, 4))
ruined_books = st.builds(ruined_book, st.integers(0, 2**32), st.integers(0, 4))
