"""What a person has coloured on a sheet that refresh owns goes along with its row."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from book_text import Sheets, typed
from doors import NOW
from live_door import opened

from xlcrm.model import Cell, Changes, Replace
from xlcrm.stores.base import Store
from xlcrm.stores.file import FileStore
from xlcrm.stores.live import LiveStore

HEADERS = ("Due", "Customer ID", "State")
OWN = "Ring first?"
BOOK = """
    Customers
    Customer ID | Company
    C-1         | Acme
"""
COLOURS = {"FFFFFF00": "yellow", "FFFF0000": "red", "FF00B050": "green"}
MANY = 2000  # rows more, with which the sheet is read and written by the quick way

Line = tuple[Cell, ...]


def agenda(text: str, more: int = 0) -> list[Line]:
    """Due | Customer ID | State"""
    rows: list[Line] = []
    for line in text.strip().splitlines():
        due, customer, state = (cell.strip() for cell in line.split("|"))
        rows.append((NOW.replace(day=int(due), hour=0, minute=0).date() if due else None, customer, state))
    return rows + [(NOW.date(), f"D-{n}", "upcoming") for n in range(more)]


MONDAY = """
    3 | C-1 | overdue
    5 | C-2 | due
    7 | C-3 | upcoming
"""


def book(path: Path, rows: Sequence[Line], colour: str, style: str = "") -> FileStore:
    """A book whose Agenda has these rows: in a sheet of the user's making, with cells coloured as `colour` tells
    ("A3:D3 yellow, B4 red letters, row 5 green, C2 framed").
    """
    sheets: Sheets = {**typed(BOOK), "Agenda": [[*HEADERS, OWN]]}
    with xlsxwriter.Workbook(str(path)) as whole:
        for title, lines in sheets.items():
            sheet = whole.add_worksheet(title)
            for row, line in enumerate(lines):
                sheet.write_row(row, 0, line)
        looks = {words.split()[0] if words[:3] != "row" else words[:5]: words for words in colour.split(", ")}
        day = {"num_format": "dd/mm/yyyy"}
        for row, (due, customer, state) in enumerate(rows, 2):
            for column, value in zip("ABCD", (due, customer, state, "yes" if customer == "C-2" else None), strict=True):
                wanted = next((w for area, w in looks.items() if _holds(area, column, row)), style)
                given = whole.add_format({**_look(wanted), **(day if column == "A" else {})})
                sheet.write(f"{column}{row}", value, given)
        for words in looks.values():
            if words.startswith("row"):
                sheet.set_row(int(words[4]) - 1, None, whole.add_format(_look(words)), {"hidden": "hidden" in words})
    return FileStore(path, NOW)


def _holds(area: str, column: str, row: int) -> bool:
    if area.startswith("row"):
        return area == f"row {row}"
    first, _, last = area.partition(":")
    return first[0] <= column <= (last or first)[0] and int(first[1:]) <= row <= int((last or first)[1:])


def _look(words: str) -> dict[str, object]:
    name = next((name for name in COLOURS.values() if name in words), "")
    if "letters" in words:
        return {"font_color": name}
    return {"border": 1} if "framed" in words else {"bg_color": "#00B050" if name == "green" else name} if name else {}


def written(store: Store, new: Sequence[Line]) -> None:
    table = store.read()["Agenda"]
    old = [line for line in zip(*(table.cells[n] for n in (1, 2, 3)), strict=True) if any(line)]
    store.write(Changes(replaces=[Replace("Agenda", HEADERS, new, old, ("Customer ID",))]))


def coloured(store: FileStore, rows: int = 12) -> list[str]:
    """Who has which colour in which columns, as in "C-2: ABCD yellow"."""
    sheet, found = openpyxl.load_workbook(store.path)["Agenda"], list[str]()
    for row in sheet.iter_rows(min_row=2, max_row=rows, max_col=4):
        by_look = dict[str, str]()
        for cell in row:
            fill = COLOURS.get(str(cell.fill.fgColor.rgb)) if cell.fill.fill_type else None
            letters = COLOURS.get(str(cell.font.color.rgb)) if cell.font.color else None
            for look in filter(None, (fill, letters and f"{letters} letters")):
                by_look[look] = by_look.get(look, "") + cell.column_letter
        found += [f"{row[1].value}: {columns} {look}" for look, columns in by_look.items()]
    return found


@pytest.mark.parametrize("more", [0, MANY], ids=["a few rows", "many rows"])
def test_a_colour_goes_along_with_its_row(more: int, tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY, more), "A3:D3 yellow, B4 red letters")
    assert coloured(store) == ["C-2: ABCD yellow", "C-3: B red letters"]
    tuesday = agenda(
        "1 | C-9 | neglected\n 3 | C-1 | overdue\n 7 | C-3 | due\n 8 | C-4 | upcoming\n 9 | C-2 | upcoming", more
    )
    written(store, tuesday)
    assert coloured(store) == ["C-3: B red letters", "C-2: ABCD yellow"]
    assert [cell.value for cell in openpyxl.load_workbook(store.path)["Agenda"]["D"][1:6]] == [
        None,
        None,
        None,
        None,
        "yes",
    ]


def test_the_colour_of_one_who_is_no_longer_there_is_given_to_nobody_else(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "A3:C3 yellow")
    written(store, agenda("3 | C-1 | overdue\n 7 | C-3 | due"))
    assert coloured(store) == []
    written(store, agenda("3 | C-1 | overdue\n 7 | C-3 | due\n 9 | C-5 | due"))
    assert coloured(store) == []


def test_where_nobody_moves_no_colour_does(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "A3:C3 yellow")
    written(store, agenda("3 | C-1 | neglected\n 5 | C-2 | overdue\n 7 | C-3 | due"))
    assert coloured(store) == ["C-2: ABC yellow"]


def test_a_row_coloured_from_end_to_end_is_so_where_it_goes(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "row 3 green")
    written(store, agenda("3 | C-1 | overdue\n 7 | C-3 | due\n 8 | C-2 | upcoming"))
    assert coloured(store) == ["C-2: ABCD green"]
    sheet = openpyxl.load_workbook(store.path)["Agenda"]
    assert [row for row, d in sheet.row_dimensions.items() if d.has_style] == [4]


def test_a_row_that_was_put_out_of_sight_is_so_where_it_goes_and_nobody_else(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "row 3 hidden")
    written(store, agenda("5 | C-2 | overdue\n 7 | C-3 | due\n 3 | C-1 | upcoming"))
    assert hidden(store) == ["C-2"]
    written(store, agenda("4 | C-9 | overdue\n 7 | C-3 | due\n 3 | C-1 | upcoming\n 5 | C-2 | upcoming"))
    assert hidden(store) == ["C-2"]
    written(store, agenda("7 | C-3 | due\n 3 | C-1 | upcoming"))
    assert hidden(store) == []


def hidden(store: FileStore) -> list[Cell]:
    sheet = openpyxl.load_workbook(store.path)["Agenda"]
    return [sheet.cell(row, 2).value for row, look in sheet.row_dimensions.items() if look.hidden]


def test_what_is_coloured_all_over_or_framed_stays_as_it_is(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "A2:C4 green, D4 framed")
    written(store, agenda("7 | C-3 | due\n 3 | C-1 | overdue\n 5 | C-2 | upcoming"))
    assert coloured(store) == ["C-3: ABC green", "C-1: ABC green", "C-2: ABC green"]
    frames = [cell.border.left.style for cell in openpyxl.load_workbook(store.path)["Agenda"]["D"]]
    assert frames[3] == "thin" and not any(frames[:3])


def test_a_day_shows_as_a_day_under_the_colour_that_comes_to_it(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(" | C-1 | neglected\n 5 | C-2 | due\n 7 | C-3 | due"), "A2:C2 yellow")
    written(store, agenda("5 | C-2 | due\n 6 | C-1 | due\n 7 | C-3 | due"))
    assert coloured(store) == ["C-1: ABC yellow"]
    cells = openpyxl.load_workbook(store.path)["Agenda"]["A"][1:4]
    assert [(str(cell.value)[8:10], cell.is_date) for cell in cells] == [("05", True), ("06", True), ("07", True)]


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "A3:D3 yellow")
    tuesday = agenda("7 | C-3 | due\n 3 | C-1 | overdue\n 5 | C-2 | upcoming")
    written(store, tuesday)
    once = store.path.read_bytes()
    written(store, tuesday)
    assert store.path.read_bytes() == once


def test_a_colour_in_a_column_of_empty_cells_goes_along_and_comes_to_nobody_else(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY, 4), "D3:D4 yellow")
    sheet = openpyxl.load_workbook(store.path)
    for row in (2, 5, 6, 7, 8):
        del sheet["Agenda"]._cells[row, 4]
    sheet.save(store.path)
    written(store, agenda("7 | C-3 | due\n 3 | C-1 | overdue\n 5 | C-2 | upcoming", 4))
    assert coloured(store) == ["C-3: D yellow", "C-2: D yellow"]


def test_a_colour_is_a_persons_own_among_cells_that_only_show_their_numbers_in_different_ways(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY, 6), "C2:C4 yellow")
    sheet = openpyxl.load_workbook(store.path)
    for row in range(5, 11):
        sheet["Agenda"].cell(row, 3).number_format = "0." + "0" * (row % 3 + 1)
    sheet.save(store.path)
    written(store, agenda("9 | C-9 | due\n 7 | C-3 | due\n 3 | C-1 | overdue\n 5 | C-2 | upcoming", 6))
    assert coloured(store) == ["C-3: C yellow", "C-1: C yellow", "C-2: C yellow"]


def test_a_row_that_says_it_is_not_hidden_stays_in_sight_where_it_goes(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", agenda(MONDAY), "row 2 hidden")
    with zipfile.ZipFile(store.path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet4.xml"
    content[part] = content[part].replace(b'<row r="4"', b'<row r="4" hidden="false"')  # as LibreOffice writes it
    with zipfile.ZipFile(store.path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    written(store, agenda("3 | C-1 | due\n 5 | C-2 | overdue\n 6 | C-9 | due\n 7 | C-3 | due"))
    assert hidden(store) == ["C-1"]


# ---- in an open book ---------------------------------------------------------------------------------------------


def test_in_an_open_book_a_colour_goes_along_too(tmp_path: Path) -> None:
    store = opened_in_calc(tmp_path / "book.xlsx", agenda(MONDAY), "A3:D3 yellow, B4 red")
    written(
        store,
        agenda("1 | C-9 | neglected\n 3 | C-1 | overdue\n 7 | C-3 | due\n 8 | C-4 | upcoming\n 9 | C-2 | upcoming"),
    )
    assert coloured(saved(store)) == ["C-3: B red", "C-2: ABCD yellow"]
    written(store, agenda("3 | C-1 | overdue\n 7 | C-3 | due"))
    assert coloured(saved(store)) == ["C-3: B red"]


def test_in_an_open_book_nothing_is_coloured_anew_where_all_cells_are(tmp_path: Path) -> None:
    store = opened_in_calc(tmp_path / "book.xlsx", agenda(MONDAY), "A2:C4 green")
    written(store, agenda("7 | C-3 | due\n 3 | C-1 | overdue\n 5 | C-2 | upcoming"))
    assert coloured(saved(store)) == ["C-3: ABC green", "C-1: ABC green", "C-2: ABC green"]


def test_in_an_open_book_very_many_colours_go_along_too(tmp_path: Path) -> None:
    many = agenda(MONDAY, MANY)
    store = opened_in_calc(tmp_path / "large.xlsx", many, f"A3:B{MANY // 3} yellow")
    written(store, [many[-1], *many[:-1]])
    assert coloured(saved(store), 4) == ["C-2: AB yellow"]


def opened_in_calc(path: Path, rows: Sequence[Line], colour: str) -> LiveStore:
    return LiveStore(opened(book(path, rows, colour).path))


def saved(store: LiveStore) -> FileStore:
    """What Calc saves of the book."""
    path = Path(store.book.fullname).with_name("saved.xlsx")
    store.book.save(path)
    return FileStore(path, NOW)
