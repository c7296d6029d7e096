"""What the user has put on a sheet that refresh owns: it stays, in a file and in an open book alike (laws 2 and 6)."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from book_text import TODAY, Sheets, typed
from doors import NOW, read_workbook, write_workbook
from live_door import opened
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.table import Table, TableFormula
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from xlcrm.app.outcome import work_out
from xlcrm.errors import WritingForbidden
from xlcrm.model import Cell, Changes, Replace
from xlcrm.ooxml.references import Range
from xlcrm.schema import AGENDA, DASHBOARD
from xlcrm.stores.base import Store
from xlcrm.stores.file import FileStore
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_reading import areas_of
from xlcrm.tables import decode

HEADERS = ("Customer ID", "Days Overdue", "State")
TWO: list[tuple[Cell, ...]] = [("C-1", 3, "due"), ("C-2", 5, "overdue")]
FOUR: list[tuple[Cell, ...]] = [*TWO, ("C-3", 7, "overdue"), ("C-4", 9, "overdue")]
BOOK = """
    Customers
    Customer ID | Company
    C-1         | Acme
"""
DOUBLE = "mine[[#This Row],[Days Overdue]]*2"

Furnish = Callable[[Worksheet], None]


def book(path: Path, rows: list[tuple[Cell, ...]], furnish: Furnish) -> None:
    """A book whose Agenda has these rows, and what the user put there."""
    write_workbook(path, {**typed(BOOK), "Agenda": [list(HEADERS), *map(list, rows)]})
    whole = openpyxl.load_workbook(path)
    furnish(whole["Agenda"])
    whole.save(path)


def stores(folder: Path, rows: list[tuple[Cell, ...]], furnish: Furnish) -> tuple[FileStore, LiveStore]:
    paths = [folder / name for name in ("file.xlsx", "live.xlsx")]
    for path in paths:
        book(path, rows, furnish)
    return FileStore(paths[0], NOW), LiveStore(opened(paths[1]))


def written(store: Store, new: list[tuple[Cell, ...]]) -> None:
    table = store.read()["Agenda"]
    old = [line for line in zip(*(table.cells[n] for n in (1, 2, 3)), strict=True) if any(line)]
    store.write(Changes(replaces=[Replace("Agenda", HEADERS, new, old, ("Customer ID",))]))


def refused(store: Store, new: list[tuple[Cell, ...]]) -> str:
    with pytest.raises(WritingForbidden) as caught:
        written(store, new)
    assert "nothing was written" in caught.value.text.en and "未写入任何内容" in caught.value.text.zh
    return caught.value.text.en


def live_cells(store: LiveStore, address: str) -> object:
    return store.book.sheets["Agenda"].range(address).options(err_to_str=True).value


def live_tables(store: LiveStore) -> dict[str, str]:
    return {area.name: str(area.cells) for area in areas_of(store.book.sheets["Agenda"])}


def file_tables(store: FileStore) -> dict[str, str]:
    return dict(openpyxl.load_workbook(store.path)["Agenda"].tables.items())


def table_below(sheet: Worksheet) -> None:
    sheet["A5"], sheet["A6"] = "Code", "x"
    sheet.add_table(Table(displayName="theirs", ref="A5:A6"))


def totals(sheet: Worksheet) -> None:
    row = sheet.max_row + 1
    sheet.cell(row, 1, "Total")
    sheet.cell(row, 2, f"=SUBTOTAL(109,B2:B{row - 1})")
    sheet.add_table(Table(displayName="mine", ref=f"A1:C{row}", totalsRowCount=1))


def merged(sheet: Worksheet) -> None:
    sheet.merge_cells("A4:B4")


def formula_below(sheet: Worksheet) -> None:
    sheet["B5"] = "=SUM(B2:B3)"


def formula_below_that_shows_nothing(sheet: Worksheet) -> None:
    sheet["B5"] = '=IF(1=1,"","x")'


def computed(sheet: Worksheet) -> None:
    last = sheet.max_row
    sheet["D1"] = "Double"
    for row in range(2, last + 1):
        sheet.cell(row, 4, f"={DOUBLE}")
    table = Table(displayName="mine", ref=f"A1:D{last}")
    table._initialise_columns()
    for column, header in zip(table.tableColumns, (*HEADERS, "Double"), strict=True):
        column.name = header
    table.tableColumns[-1].calculatedColumnFormula = TableFormula(attr_text=DOUBLE)
    sheet.add_table(table)


def remark(sheet: Worksheet) -> None:
    sheet["A5"], sheet["E5"] = "call the bank", "mine"


def remark_beneath_a_table(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="mine", ref="A1:C3"))
    sheet["A4"], sheet["E4"] = "call the bank", "mine"


@pytest.mark.parametrize(
    ("furnish", "rows", "place"),
    [
        (remark, TWO[:1], 5),
        (remark, [*TWO, ("C-3", 7, "overdue")], 7),
        (remark, FOUR, 7),
        (remark_beneath_a_table, TWO[:1], 4),
        (remark_beneath_a_table, FOUR, 7),
    ],
    ids=["far below", "right below", "in the way", "right below a table", "in the way of a table"],
)
def test_what_a_person_typed_beneath_stays_or_moves_beneath_what_comes(
    furnish: Furnish, rows: list[tuple[Cell, ...]], place: int, tmp_path: Path
) -> None:
    file, live = stores(tmp_path, TWO, furnish)
    for store in (file, live):
        written(store, rows)
        written(store, rows)
    live.book.save(tmp_path / "saved.xlsx")
    for path in (file.path, tmp_path / "saved.xlsx"):
        held = [
            [c.value for c in row] for row in openpyxl.load_workbook(path)["Agenda"].iter_rows(min_row=2, max_row=9)
        ]
        expected: list[list[Cell]] = [[*row, None, None] for row in rows] + [[None] * 5 for _ in range(8 - len(rows))]
        expected[place - 2] = ["call the bank", None, None, None, "mine"]
        assert held == expected


def remark_beside_a_formula(sheet: Worksheet) -> None:
    sheet["A5"], sheet["D5"], sheet["E5"] = "call the bank", "mine", "=1+1"


def test_a_formula_of_his_beside_what_a_person_typed_beneath_stays_put(tmp_path: Path) -> None:
    file, live = stores(tmp_path, TWO, remark_beside_a_formula)
    for store in (file, live):
        written(store, FOUR)
        written(store, FOUR)
    live.book.save(tmp_path / "saved.xlsx")
    for path in (file.path, tmp_path / "saved.xlsx"):
        rows = openpyxl.load_workbook(path)["Agenda"].iter_rows(min_row=5, max_row=7, values_only=True)
        assert [*rows] == [(*FOUR[3], None, "=1+1"), (None,) * 5, ("call the bank", None, None, "mine", None)]


def alone(sheet: Worksheet) -> None:
    sheet["A2"] = "nobody today!"


def alone_in_a_table(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="mine", ref="A1:C2"))
    alone(sheet)


@pytest.mark.parametrize("furnish", [alone, alone_in_a_table])
@pytest.mark.parametrize(("rows", "place"), [([], 2), (TWO, 5)], ids=["nobody comes", "two come"])
def test_what_a_person_typed_where_there_are_no_rows_yet_stays_or_moves_beneath(
    furnish: Furnish, rows: list[tuple[Cell, ...]], place: int, tmp_path: Path
) -> None:
    file, live = stores(tmp_path, [], furnish)
    for store in (file, live):
        written(store, rows)
        written(store, rows)
    live.book.save(tmp_path / "saved.xlsx")
    for path in (file.path, tmp_path / "saved.xlsx"):
        held = [[c.value for c in row] for row in openpyxl.load_workbook(path)["Agenda"]["A2:C6"]]
        expected: list[list[Cell]] = [list(row) for row in rows] + [[None] * 3 for _ in range(5 - len(rows))]
        expected[place - 2] = ["nobody today!", None, None]
        assert held == expected


@pytest.mark.parametrize("furnish", [remark, remark_beneath_a_table])
def test_so_it_does_where_a_customer_has_no_number_yet_for_which_the_whole_book_is_read(
    furnish: Furnish, tmp_path: Path
) -> None:
    book(tmp_path / "book.xlsx", TWO, furnish)
    whole = openpyxl.load_workbook(tmp_path / "book.xlsx")
    whole["Customers"].append([None, "Borg"])
    whole.save(tmp_path / "book.xlsx")
    written(FileStore(tmp_path / "book.xlsx", NOW), FOUR)
    held = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "book.xlsx")["Agenda"]]
    assert held[1:7] == [*([*row, None, None] for row in FOUR), [None] * 5, ["call the bank", None, None, None, "mine"]]


def test_what_a_person_typed_beneath_stays_also_where_a_customer_is_given_an_id_above_the_one_it_names(
    tmp_path: Path,
) -> None:
    paths = [tmp_path / "file.xlsx", tmp_path / "live.xlsx"]
    agenda = [[c.name for c in AGENDA.columns], *[[]] * 9, ["see", "C-0041"]]
    for path in paths:
        write_workbook(path, {**typed("Customers\nCustomer ID | Company\n | Acme"), "Agenda": agenda})
    live = LiveStore(opened(paths[1]))
    for store in (FileStore(paths[0], NOW), live):
        store.write(work_out(decode(store.read()), TODAY).changes)
    live.book.save(paths[1])
    for path in paths:
        found = read_workbook(path)
        assert found["Customers"][1][0] == "C-0042" == found["Agenda"][1][4]
        assert found["Agenda"][10] == ["see", "C-0041"]


def test_what_a_person_typed_beneath_the_charts_stays_there(tmp_path: Path) -> None:
    paths = [tmp_path / "file.xlsx", tmp_path / "live.xlsx"]
    words: list[list[Cell]] = [["We sell more", "than", "last", 12, "to", "France"]]
    for path in paths:
        page: list[list[Cell]] = [[c.name for c in DASHBOARD.columns], *[[]] * 69, *words]
        write_workbook(path, {**typed(BOOK), "Dashboard": page})
    live = LiveStore(opened(paths[1]))
    for store in (FileStore(paths[0], NOW), live):
        store.write(work_out(decode(store.read()), TODAY).changes)
    live.book.save(paths[1])
    for path in paths:
        found = read_workbook(path)["Dashboard"]
        assert found[1][0] == TODAY and found[70:] == words


@pytest.mark.parametrize(
    ("furnish", "sentence"),
    [
        (table_below, "Below row 4 of the sheet Agenda something stands in the way"),
        (totals, "Below row 3 of the sheet Agenda something stands in the way of a new row, a totals row"),
        (merged, "The cell Agenda!B4 lies beneath the merged cells A4:B4"),
    ],
)
def test_where_the_users_things_stand_in_the_way_both_say_so_and_write_nothing(
    furnish: Furnish, sentence: str, tmp_path: Path
) -> None:
    file, live = stores(tmp_path, TWO, furnish)
    before, cells = file.path.read_bytes(), live_cells(live, "A1:E9")
    for store in (file, live):
        assert refused(store, FOUR).startswith(sentence)
    assert file.path.read_bytes() == before and live_cells(live, "A1:E9") == cells


@pytest.mark.parametrize("furnish", [formula_below, formula_below_that_shows_nothing])
def test_a_formula_below_the_rows_of_an_open_agenda_is_not_written_over(furnish: Furnish, tmp_path: Path) -> None:
    _, live = stores(tmp_path, TWO, furnish)
    formula = live.book.sheets["Agenda"].range("B5").formula
    assert refused(live, FOUR).startswith("The cell Agenda!B5 holds a formula of yours")
    assert live.book.sheets["Agenda"].range("B5").formula == formula


def test_a_row_of_totals_stays_where_it_is_when_there_are_fewer_rows(tmp_path: Path) -> None:
    file, live = stores(tmp_path, FOUR, totals)
    for store in (file, live):
        written(store, TWO)
    assert file_tables(file) == live_tables(live) == {"mine": "A1:C6"}
    assert live_cells(live, "A6:B6") == ["Total", 8]


def test_a_computed_column_of_the_users_has_its_rows_within_the_table_when_there_are_fewer(tmp_path: Path) -> None:
    file, live = stores(tmp_path, FOUR, computed)
    for store in (file, live):
        written(store, TWO)
    assert file_tables(file) == live_tables(live) == {"mine": "A1:D5"}
    assert live_cells(live, "D2:D5") == [6, 10, 0, 0]
    assert live_cells(LiveStore(opened(file.path)), "D2:D5") == [6, 10, 0, 0]


def test_a_computed_column_of_the_users_goes_on_in_new_rows(tmp_path: Path) -> None:
    file, live = stores(tmp_path, TWO, computed)
    for store in (file, live):
        written(store, FOUR)
    assert file_tables(file) == live_tables(live) == {"mine": "A1:D5"}
    assert live_cells(live, "D2:D5") == [6, 10, 14, 18]
    assert live_cells(LiveStore(opened(file.path)), "D2:D5") == [6, 10, 14, 18]


def test_a_filter_over_a_plain_list_reaches_the_new_rows_that_it_hides(tmp_path: Path) -> None:
    def only_due(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C3"
        sheet.auto_filter.add_filter_column(2, ["due"])
        sheet.row_dimensions[3].hidden = True

    book(tmp_path / "CRM.xlsx", TWO, only_due)
    written(FileStore(tmp_path / "CRM.xlsx", NOW), FOUR)
    sheet = openpyxl.load_workbook(tmp_path / "CRM.xlsx")["Agenda"]
    assert sheet.auto_filter.ref == str(Range(1, 1, 5, 3))
    assert [row for row in range(2, 6) if sheet.row_dimensions[row].hidden] == [3, 4, 5]


@pytest.mark.parametrize(
    ("attributes", "left"), [({}, None), ({"customHeight": "1"}, 62)], ids=["the program's height", "the user's own"]
)
def test_a_row_that_held_a_long_name_is_low_again_with_a_short_one_unless_the_user_has_sized_it(
    tmp_path: Path, attributes: dict[str, str], left: float | None
) -> None:
    def row(company: str) -> tuple[Cell, ...]:
        return tuple(
            company if c.name == "Company" else "C-1" if c.name == "Customer ID" else "x" for c in AGENDA.columns
        )

    headers = tuple(c.name for c in AGENDA.columns)
    path = tmp_path / "CRM.xlsx"
    write_workbook(path, {**typed(BOOK), "Agenda": [headers, row("Kitchens and Wardrobes " * 4)]})
    heighten(path, "xl/worksheets/sheet4.xml", attributes)
    store = FileStore(path, NOW)
    table = store.read()["Agenda"]
    old = list(zip(*(table.cells[n] for n in range(1, len(headers) + 1)), strict=True))

    store.write(Changes(replaces=[Replace("Agenda", headers, [row("Acme")], old, ("Customer ID",))]))

    agenda = openpyxl.load_workbook(path)["Agenda"]
    assert (agenda["F2"].value, agenda.row_dimensions[2].height) == ("Acme", left)


def heighten(path: Path, part: str, attributes: dict[str, str]) -> None:
    """Make the second row of that part 62 points high."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    parts[part] = parts[part].replace(b'<row r="2"', b'<row r="2" ht="62"' + more.encode())
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


# ---- errors and pictures in cells, in a file ---------------------------------------------------------------------


@pytest.fixture
def pictured(tmp_path: Path) -> FileStore:
    """Beside the Agenda stand, from the first row down: a picture in its cell, another, `#N/A`, and the text `#N/A`."""
    path = tmp_path / "book.xlsx"
    sheets: Sheets = {**typed(BOOK), "Agenda": [list(HEADERS), *map(list, FOUR)]}
    with xlsxwriter.Workbook(str(path)) as whole:
        for title, lines in sheets.items():
            sheet = whole.add_worksheet(title)
            for row, line in enumerate(lines):
                sheet.write_row(row, 0, line)
        sheet.write_column(0, 3, ["Mine", "", "", "", "#N/A"])
        for row, colour in enumerate(("red", "blue"), 1):
            sheet.embed_image(row, 3, "dot.png", {"image_data": io.BytesIO(dot(colour))})
        sheet.write_formula("D4", "=NA()", value="#N/A")
    pasted = re.compile(r"(<c r=\"D4\"[^>]*>)<f>[^<]*</f>")  # the formula's result, pasted as a value
    content = parts(path)
    content[AGENDA_PART] = pasted.sub(r"\1", content[AGENDA_PART].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return FileStore(path, NOW)


AGENDA_PART = "xl/worksheets/sheet4.xml"
PICTURES = ('t="e" vm="1">#VALUE!', 't="e" vm="2">#VALUE!', 't="e">#N/A', "#N/A")


def dot(colour: str) -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (1, 1), colour).save(into, "png")
    return into.getvalue()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def beside(store: FileStore) -> list[str]:
    """What column D of the Agenda holds, beneath its header: an error with what it refers to."""
    found = list[str]()
    texts = [cell.value for cell in openpyxl.load_workbook(store.path)["Agenda"]["D"][1:]]
    for row, text in enumerate(texts, 2):
        error = re.search(rf'<c r="D{row}"(?: s="\d+")? (t="e"[^>]*>)', parts(store.path)[AGENDA_PART].decode())
        found.append((error[1] if error else "") + str(text or ""))
    while found and not found[-1]:
        found.pop()
    return found


def test_errors_and_pictures_in_cells_follow_their_row_as_what_they_are(pictured: FileStore) -> None:
    assert beside(pictured) == [*PICTURES]
    before = parts(pictured.path)
    written(pictured, [FOUR[3], FOUR[1], FOUR[0], FOUR[2]])
    assert beside(pictured) == [PICTURES[3], PICTURES[1], PICTURES[0], PICTURES[2]]
    written(pictured, FOUR)
    assert beside(pictured) == [*PICTURES]
    assert all(parts(pictured.path)[name] == data for name, data in before.items() if "rich" in name.lower())


def test_what_stood_beside_a_row_that_is_no_more_is_kept_a_picture_as_it_is(pictured: FileStore) -> None:
    written(pictured, FOUR[1:2])
    assert beside(pictured) == [PICTURES[1], PICTURES[0], "C-3: #N/A", "C-4: #N/A"]


@pytest.mark.parametrize("stored", ["shared", "in the cell"])
def test_words_in_bold_beside_a_row_follow_it_as_they_are(tmp_path: Path, stored: str) -> None:
    def notes() -> list[str]:
        """What column D holds, bold words in stars."""
        cells = openpyxl.load_workbook(tmp_path / "book.xlsx", rich_text=True)["Agenda"]["D"][1:]
        runs = ([*c.value] if isinstance(c.value, CellRichText) else [str(c.value or "")] for c in cells)
        return [
            "".join(f"*{r.text}*" if isinstance(r, TextBlock) and r.font.b else str(r) for r in run) for run in runs
        ]

    sheets: Sheets = {**typed(BOOK), "Agenda": [list(HEADERS), *map(list, FOUR)]}
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx"), {"in_memory": True}) as whole:
        for title, lines in sheets.items():
            sheet = whole.add_worksheet(title)
            for row, line in enumerate(lines):
                sheet.write_row(row, 0, line)
        sheet.write_column(0, 3, ["Mine", "", "plain", "", ""])
        sheet.write_rich_string("D2", "ask ", whole.add_format({"bold": True}), "Li & Co", " first")
    store = FileStore(tmp_path / "book.xlsx", NOW)
    if stored == "in the cell":  # where the first move has put it
        written(store, [FOUR[1], FOUR[0], *FOUR[2:]])
        written(store, FOUR)
    assert notes() == ["ask *Li & Co* first", "plain", "", ""]
    written(store, [FOUR[3], FOUR[1], FOUR[0], FOUR[2]])
    assert notes() == ["", "plain", "ask *Li & Co* first", ""]
    written(store, [FOUR[3], FOUR[1]])
    assert notes() == ["", "plain", "C-1: ask *Li & Co* first", ""]


@pytest.mark.parametrize("new", [[FOUR[1], FOUR[0]], [FOUR[1]]])
def test_a_cell_that_may_be_a_picture_is_not_moved_in_an_open_book_and_the_user_is_told(
    tmp_path: Path, new: list[tuple[Cell, ...]]
) -> None:
    """A program gives no more of a picture in a cell than `#VALUE!`."""

    def furnish(sheet: Worksheet) -> None:
        sheet["D1"], sheet["D2"], sheet["D3"] = "Mine", "#VALUE!", "two"
        sheet["D2"].data_type = "s"

    book(tmp_path / "live.xlsx", TWO, furnish)
    store = LiveStore(opened(tmp_path / "live.xlsx"))
    assert "The cell Agenda!D2" in refused(store, new)
    written(store, [*TWO, FOUR[2]])  # where it stays in its place it is in nobody's way
    assert live_cells(store, "D2:D4") == ["#VALUE!", "two", None]
