"""Law 6, the same book gives the same answers through every store, on books of right, wrong and absurd cells, in a real Calc."""

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from book_text import TODAY
from dirty_books import dirty_book
from doors import NOW, write_workbook
from live_door import opened

from xlcrm.app.adoption import carry_out, plan_adoption
from xlcrm.app.outcome import work_out
from xlcrm.model import Append, Cell, Changes, Table
from xlcrm.ooxml.strings import RichText
from xlcrm.schema import DASHBOARD
from xlcrm.stores.file import FileStore
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_blocks import Block
from xlcrm.stores.live_cells import Cells
from xlcrm.stores.live_plan import SheetPlan
from xlcrm.stores.live_reading import Here
from xlcrm.stores.live_writing import Pen
from xlcrm.tables import decode

Place = tuple[str, int, str]


def held(path: Path) -> dict[Place, Cell]:
    """Sheet, row and header of each cell that holds anything, texts without their formats, which Calc spells out; the
    Dashboard, which only a file gets, is left out.
    """
    found = dict[Place, Cell]()
    for title, table in FileStore(path, NOW).read().items():
        for number, header in table.headers:
            cells = table.cells.get(number, [None] * len(table.rows))
            if title not in (DASHBOARD.name, DASHBOARD.zh):
                plain = [str(v) if isinstance(v, RichText) else v for v in cells]
                found |= {(title, row, header): v for row, v in zip(table.rows, plain, strict=True) if v is not None}
    return found


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_dirty_book_is_read_worked_out_and_written_alike_in_a_file_and_in_calc(seed: int, tmp_path: Path) -> None:
    on_disk, in_calc, saved = (tmp_path / f"{name}.xlsx" for name in ("file", "live", "saved"))
    write_workbook(on_disk, dirty_book(seed, 20))
    shutil.copy(on_disk, in_calc)
    book = opened(in_calc)
    outcomes = []
    for store in (FileStore(on_disk, NOW), LiveStore(book)):
        outcomes.append(work_out(decode(store.read()), TODAY))
        store.write(outcomes[-1].changes)
    book.save(saved)
    assert outcomes[0].problems == outcomes[1].problems and outcomes[0].changes == outcomes[1].changes
    assert {k: (type(v), v) for k, v in held(saved).items()} == {k: (type(v), v) for k, v in held(on_disk).items()}


def test_a_header_in_two_rows_and_numbers_above_a_list_are_read_alike_in_a_file_and_in_calc(tmp_path: Path) -> None:
    on_disk, in_calc = tmp_path / "file.xlsx", tmp_path / "live.xlsx"
    rows: list[list[Cell]] = [
        ["C-0077"],
        [],
        ["Client", "Country", "Reached by"],
        [None, None, "Given", "Family", "E-mail"],
    ]
    rows += [
        ["Acme", "DE", "Anna", "Webb", "a@b.example"],
        ["Client", "Country"],
        ["Borg", "SE", "Bo", None, "b@b.example"],
    ]
    write_workbook(on_disk, {"Clients": rows})
    named = ["Client=Company", "Given=Contact", "Family=Surname", "E-mail=Email"]
    carry_out(plan_adoption(on_disk, "en", mapping=named), NOW)
    shutil.copy(on_disk, in_calc)
    books = [decode(store.read()).book for store in (FileStore(on_disk, NOW), LiveStore(opened(in_calc)))]
    assert [(c.id, c.company, c.contact, c.email) for c in books[0].customers] == [
        ("C-0078", "Acme", "Anna Webb", "a@b.example"), ("C-0079", "Borg", "Bo", "b@b.example"),
    ]  # fmt: skip
    assert books[0] == books[1]


def test_the_users_other_tables_on_a_sheet_are_none_of_its_rows_in_a_file_and_in_calc(tmp_path: Path) -> None:
    """A small table that has a header of ours is not taken for the data, one beneath these ends them, and neither grows."""
    on_disk, in_calc, saved = (tmp_path / f"{name}.xlsx" for name in ("file", "live", "saved"))
    with xlsxwriter.Workbook(str(on_disk)) as book:
        book.add_worksheet("Customers").write_column(0, 0, ["Company", "Acme"])
        sheets = [book.add_worksheet("Touches"), book.add_worksheet("Quotes")]
        for sheet, third in zip(sheets, ("Direction", "Status"), strict=True):
            sheet.write_row(0, 0, ["Date", "Customer", third])
            sheet.write_row(1, 0, ["2026-11-02", "Acme", "Out" if third == "Direction" else "Sent"])
            sheet.add_table("F4:G5", {"columns": [{"header": "Topic"}, {"header": "Mine"}], "data": [["news", "x"]]})
            sheet.add_table("A6:B7", {"columns": [{"header": "Date"}, {"header": "Rate"}], "data": [["May", 7.1]]})
        sheets[1].add_table("A1:C2", {"columns": [{"header": h} for h in ("Date", "Customer", "Status")]})
    shutil.copy(on_disk, in_calc)
    live = opened(in_calc)
    touch = Append("Touches", {"Date": TODAY, "Customer": "Acme", "Direction": "In"})
    for store in (FileStore(on_disk, NOW), LiveStore(live)):
        rows = store.read()
        assert {t: (rows[t].header_row, list(rows[t].rows)) for t in ("Touches", "Quotes")} == {
            "Touches": (1, [2, 4, 5]), "Quotes": (1, [2]),
        }  # fmt: skip
        assert decode(rows).problems == []
        store.write(Changes(appends=[touch]))
    live.save(saved)
    for path in (on_disk, saved):
        book = openpyxl.load_workbook(path)
        assert [c.value for c in book["Touches"][3][:3]] == [dt.datetime.combine(TODAY, dt.time()), "Acme", "In"]
        assert {t.ref for t in book["Touches"].tables.values()} == {"F4:G5", "A6:B7"}


def test_a_table_without_a_header_right_beneath_typed_headers_holds_their_rows(tmp_path: Path) -> None:
    on_disk = tmp_path / "file.xlsx"
    with xlsxwriter.Workbook(str(on_disk)) as book:
        customers = book.add_worksheet("Customers")
        customers.write_row(0, 0, ["Company", "Country"])
        customers.add_table("A2:B3", {"header_row": False, "data": [["Acme", "Peru"], ["Borg", "Chile"]]})
        book.add_worksheet("Touches").write_row(0, 0, ["Date", "Customer", "Direction"])
        book.add_worksheet("Quotes").write_row(0, 0, ["Quote No", "Date", "Customer", "Status"])
    for store in (FileStore(on_disk, NOW), LiveStore(opened(on_disk))):
        assert [c.company for c in decode(store.read()).book.customers] == ["Acme", "Borg"]


def test_the_days_of_1904_are_found_out_by_a_day_that_every_book_has(tmp_path: Path) -> None:
    path, days = tmp_path / "1904.xlsx", [dt.date(9999, 12, 31), dt.date(2026, 11, 2), dt.date(1905, 1, 1)]
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as made:
        made.add_worksheet("Customers").write_row(0, 0, ["Company", "Next Due"])
        made.get_worksheet_by_name("Customers").set_column(1, 1, 12, made.add_format({"num_format": "yyyy-mm-dd"}))
    store = LiveStore(opened(path))
    Cells(doubted=False).put(store.book.sheets["Customers"], 2, 2, [[day] for day in days])
    store.book.save(tmp_path / "saved.xlsx")
    assert [v for (_, _, header), v in held(tmp_path / "saved.xlsx").items() if header == "Next Due"] == days


def test_one_date_astray_does_not_make_dates_of_a_column_of_numbers(tmp_path: Path) -> None:
    write_workbook(tmp_path / "CRM.xlsx", {"Customers": [["Company", "Unanswered"], *[["x", None] for _ in range(4)]]})
    sheet = opened(tmp_path / "CRM.xlsx").sheets["Customers"]
    sheet["B3"].number_format = "yyyy-mm-dd"
    new: list[list[Cell]] = [[1], [2], [dt.date(2026, 11, 2)], [4]]
    here = Here(Table("Customers", 1, ((1, "Company"), (2, "Unanswered")), (), {}), None, 5, 2)
    Pen(sheet.book, Cells(doubted=False)).write(SheetPlan("Customers", None, here, [Block(2, 2, new, new)]))
    assert sheet["B2:B5"].value == [1, 2, dt.datetime(2026, 11, 2), 4]
