"""Books as hypothesis makes them: right, wrong and absurd cells under the headers of the schema, in either language."""

from datetime import date, datetime, timedelta

from book_text import TODAY, Sheets
from hypothesis import strategies as st

from xlcrm import schema
from xlcrm.model import Cell

COMPANIES = ("Acme", "Borg", "Cyan", "acme ", "王府", "C-0001", "Twin", "Twin")
IDS: tuple[Cell, ...] = (None, "C-0001", "C-0002", "C-0003", "c-0002", 1001, "1001", " ", "", "x")
NOISE: tuple[Cell, ...] = (None, "", " ", "#N/A", "=1+1", "x" * 300, "😀", "C-9", "L-7", "-", 0, -1, 2.5, 10**15, True, False, "\n", "[[")

days = st.integers(-400, 40).map(lambda n: TODAY + timedelta(n))
dates = st.one_of(
    days,
    days.map(lambda d: datetime(d.year, d.month, d.day, 13, 5)),
    days.map(lambda d: f"{d.day}.{d.month}.{d.year}"),
    days.map(lambda d: f"{d.year}年{d.month}月{d.day}日"),
    st.sampled_from(["03/04/2026", "soon", 46000, None, date(1900, 1, 1), date(9999, 12, 31), "2026-02-30"]),
)
noise = st.one_of(st.sampled_from(NOISE), st.text(max_size=12))
people = st.sampled_from([None, "Ann", "Lee", "lee ", "王芳", "Mr. Tom Reed"])
BY_NAME: dict[str, st.SearchStrategy[Cell]] = {
    "Customer ID": st.sampled_from(IDS),
    "Company": st.sampled_from((None, *COMPANIES)),
    "Customer": st.sampled_from((*COMPANIES, *IDS)),
    "Country": st.sampled_from([None, "Germany", "SA", "中国", "Narnia", "Israel", "x"]),
    "Contact": people, "Owner": people, "By": people, "Name": people,
    "Email": st.sampled_from([None, "a@b.de", "nowhere"]),
    "Do Not Contact": st.sampled_from([None, None, None, "no", "yes", "?"]),
    "Message ID": st.sampled_from([None, "L-1", "L-3", "m"]),
    "Quote No": st.sampled_from([None, "Q-1", "Q-2", 7]),
    "Rev": st.sampled_from([None, 0, 1, 2.5, "3", "x"]),
    "Value": st.sampled_from([None, 5, "yes", "no", "zh", "Mon-Sat", "x"]),
}  # fmt: skip


def cell(column: schema.Column, sheet: schema.Sheet) -> st.SearchStrategy[Cell]:
    """Mostly what fits the column, now and then something that does not."""
    fitting: st.SearchStrategy[Cell]
    if sheet is schema.SETTINGS and column.name == "Name":
        from xlcrm.settings import SETTINGS

        fitting = st.sampled_from([w for s in SETTINGS for w in s.name if s.field != "language"])
    elif column.name in BY_NAME:
        fitting = BY_NAME[column.name]
    elif column.kind == "date":
        fitting = dates
    elif column.choices:
        fitting = st.sampled_from([w for c in column.choices for w in c.label] + [None])
    else:
        fitting = noise
    return st.one_of(fitting, fitting, fitting, fitting, fitting, noise)


@st.composite
def sheets_of(draw: st.DrawFn, sheet: schema.Sheet, lang: str, most: int) -> list[list[Cell]]:
    """One sheet: needed columns, some of the others, two of the user's own, in any order."""
    columns = [c for c in sheet.columns if c.needed or draw(st.integers(0, 3))]
    kinds: list[tuple[str, st.SearchStrategy[Cell]]] = [(c.header("zh" if lang == "zh" else "en"), cell(c, sheet)) for c in columns]
    kinds += [("My own", noise), ("另一列", noise)]
    kinds = draw(st.permutations(kinds))
    rows = draw(st.lists(st.tuples(*(k for _, k in kinds)), max_size=most))
    return [[header for header, _ in kinds], *map(list, rows)]


@st.composite
def dirty_books(draw: st.DrawFn) -> Sheets:
    """A whole book, sound as far as needed sheets and columns go; perhaps with output sheets somebody scribbled on."""
    lang = draw(st.sampled_from(["en", "zh"]))
    sheets: Sheets = {"Mine": [["Notes"], ["C-0017 is a good one"]]}
    for sheet in schema.SHEETS:
        if sheet.needed or draw(st.booleans()):
            most = {"Customers": 7, "Touches": 12, "Quotes": 6}.get(sheet.name, 3)
            sheets[sheet.title("zh" if lang == "zh" else "en")] = draw(sheets_of(sheet, lang, most))
    return sheets


@st.composite
def ruined_books(draw: st.DrawFn) -> Sheets:
    """A dirty book of which sheets and headers were taken away or written over."""
    sheets = draw(dirty_books())
    for title in list(sheets):
        match draw(st.integers(0, 9)):
            case 0:
                del sheets[title]
            case 1:
                sheets[title] = []
            case 2:
                sheets[title][0] = [draw(noise) for _ in sheets[title][0]]
            case 3:
                sheets[draw(st.sampled_from([title.upper(), f"{title} ", "x"]))] = sheets.pop(title)
    return sheets
