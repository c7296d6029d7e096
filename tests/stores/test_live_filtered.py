"""Sheets with rows out of sight, in a real Calc that is given Excel's way of writing there: a block that lies across rows which a
filter hides leaves those as they were, and puts its first value into every cell in sight
(github.com/xlwings/xlwings/issues/747, /679, /1483).
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from book_text import TODAY, Given, Sheets, typed
from calc_office import as_the_user, only_rows, shared_office
from doors import read_workbook, write_workbook
from live_door import opened

from xlcrm.app.outcome import work_out
from xlcrm.calc.ranges import Range
from xlcrm.model import Cell
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_cells import Cells
from xlcrm.stores.live_reading import in_sight
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode

BOOK = """
    Customers
    Customer ID | Company | Country | Added
                | Acme    | Germany | 2026-11-02
                | Borg    | Brazil  | 2026-11-03
                | Cato    | Germany | 2026-11-04
                | Dana    | Brazil  | 2026-11-05
                | Edam    | Germany | 2026-11-06
    Touches
    Date       | Customer | Direction | Medium
    2026-10-02 | Acme     | Out       | Email
    2026-11-02 | Borg     | In        | Email
    2026-11-03 | Dana     | Out       | Phone
    Quotes
    Date | Customer | Status
"""


def only(title: str, column: int, value: str) -> None:
    """As the user filters a sheet of the book in front: the rows that hold that value stay in sight."""
    as_the_user(shared_office(), only_rows(title, column - 1, value))


@pytest.fixture
def excels_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Calc writes as Excel does."""
    calcs: property = vars(Range)["raw_value"]

    def write(cells: Range, data: list[list[object]]) -> None:
        top, left, bottom, right = cells.area
        rows = [Range(cells.sheet, [row, left, row, right]) for row in range(top, bottom + 1)]
        shown = [row for row in rows if row.row_height]
        if len(rows) == 1 or len(shown) == len(rows):
            calcs.__set__(cells, data)
            return
        for row in shown:
            calcs.__set__(row, [[data[0][0]] * (right - left + 1)])

    monkeypatch.setattr(Range, "raw_value", property(calcs.__get__, write))
    yield


def store_of(sheets: Given, folder: Path) -> LiveStore:
    write_workbook(folder / "CRM.xlsx", sheets)
    store = LiveStore(opened(folder / "CRM.xlsx"))
    store.program = "Excel"
    return store


def held(store: LiveStore, folder: Path) -> Sheets:
    store.book.save(folder / "saved.xlsx")
    return read_workbook(folder / "saved.xlsx")


@pytest.mark.usefixtures("excels_way")
def test_a_refresh_writes_what_it_means_into_rows_in_sight_and_out_of_it(tmp_path: Path) -> None:
    store, memory = store_of(typed(BOOK), tmp_path), MemoryStore(typed(BOOK))
    only("Customers", 3, "Germany")
    for each in (store, memory):
        changes = work_out(decode(each.read()), TODAY).changes
        each.write(changes)
    found, expected = held(store, tmp_path), memory.sheets
    for title in ("Customers", "Agenda", "Emails", "Problems"):
        wanted = [[v for v in row if v != ""] for row in map(list, expected[title])]
        assert [[v for v in row if v is not None] for row in found[title]] == [
            [v for v in row if v is not None] for row in wanted
        ], title


@pytest.mark.usefixtures("excels_way")
def test_a_block_across_hidden_rows_is_as_it_was_meant_dates_and_texts_too(tmp_path: Path) -> None:
    store = store_of({"Customers": [["Key", "A", "B"], *[[k, None, None] for k in "xyxy"]]}, tmp_path)
    only("Customers", 1, "x")
    sheet = store.book.sheets["Customers"]
    assert [row for first, last in in_sight(sheet, 1, 5) for row in range(first, last + 1)] == [1, 2, 4]
    given: list[list[Cell]] = [[dt.date(2026, 11, k), f"=1+{k}"] for k in range(1, 5)]
    Cells(doubted=True).put(sheet, 2, 2, given)
    assert held(store, tmp_path)["Customers"][1:] == [[k, *line] for k, line in zip("xyxy", given, strict=True)]


@pytest.mark.usefixtures("excels_way")
def test_without_a_second_look_excel_would_have_mixed_them_up(tmp_path: Path) -> None:
    store = store_of({"Customers": [["Key", "A"], *[[k, None] for k in "xyxy"]]}, tmp_path)
    only("Customers", 1, "x")
    Cells(doubted=False).put(store.book.sheets["Customers"], 2, 2, [["a"], ["b"], ["c"], ["d"]])
    assert held(store, tmp_path)["Customers"][1:] == [["x", "a"], ["y"], ["x", "a"], ["y"]]


def test_a_telephone_number_that_is_a_number_goes_over_as_excel_knows_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, given = store_of({"Customers": [["Phone"]]}, tmp_path), list[object]()
    calcs: property = vars(Range)["raw_value"]

    def write(cells: Range, data: list[list[object]]) -> None:
        given.extend(data[0])
        calcs.__set__(cells, data)

    monkeypatch.setattr(Range, "raw_value", property(calcs.__get__, write))
    Cells(doubted=True).put(store.book.sheets["Customers"], 2, 1, [[8613800138000, 7, True]])
    assert [type(value) for value in given] == [float, int, bool]
    assert held(store, tmp_path)["Customers"][1] == [8613800138000, 7, True]
