"""What a person meets with the live store, in a real Calc (the contract is in tests/contract)."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter
import xlwings
from book_text import TODAY, Sheets, typed
from calc_office import ESCAPE, LETTER_Q, as_the_user, new_office, press, shared_office
from doors import NOW, read_workbook, trimmed, write_workbook
from live_door import LiveDoor, opened

from xlcrm.app.outcome import work_out
from xlcrm.calc import connect, disconnect
from xlcrm.calc.ranges import Range
from xlcrm.calc.talk import Line, Refusal
from xlcrm.demo.book import sample
from xlcrm.errors import (
    BookInUse,
    Bug,
    CannotWrite,
    Conflict,
    NoSuchBook,
    NotACrmBook,
    WritingForbidden,
    XlcrmError,
    in_a_sentence,
)
from xlcrm.model import Append, Cell, Changes, Key, Notes, Rows, Update
from xlcrm.stores import live
from xlcrm.stores.file import FileStore, filled
from xlcrm.stores.live import LiveStore
from xlcrm.tables import decode
from xlcrm.template import template_bytes
from xlcrm.text import Lang, Text

EN = """
    Customers
    Customer ID | Company | Mine
                | Acme    | one
    C-0007      | Borg    | two
    Touches
    Date       | Customer | Direction | Medium
    2026-10-02 | Acme     | Out       | Email
    2026-11-02 | Borg     | In        | Email
"""
ZH = """
    客户
    客户编号 | 公司名称 | 我的
            | 甲      | 一
    C-0007  | 乙      | 二
    跟进记录
    日期       | 客户 | 方向 | 媒介
    2026-10-02 | 甲  | 去   | 邮件
    2026-11-02 | 乙  | 来   | 邮件
"""
BOOKS: dict[Lang, Sheets] = {"en": typed(EN), "zh": typed(ZH, "zh")}
LANGS: list[Lang] = ["en", "zh"]


def refresh(store: LiveStore) -> Sequence[Text] | None:
    return store.write(work_out(decode(store.read()), TODAY).changes)


def saved(book: xlwings.Book, folder: Path, name: str = "saved.xlsx") -> Path:
    book.save(folder / name)
    return folder / name


@pytest.fixture
def book(tmp_path: Path) -> xlwings.Book:
    """The English book, open in Calc."""
    write_workbook(tmp_path / "CRM.xlsx", BOOKS["en"])
    return opened(tmp_path / "CRM.xlsx")


def said(error: XlcrmError, en: str, zh: str) -> bool:
    return en in error.text.en and zh in error.text.zh


# ---- the same as in a file -------------------------------------------------------------------------------------------


def in_words(rows: Rows) -> dict[str, list[tuple[object, ...]]]:
    """Every sheet that xlcrm knows, with its headers, row numbers and cells."""
    found = dict[str, list[tuple[object, ...]]]()
    for title, table in rows.items():
        if table.headers:
            nothing = [None] * len(table.rows)
            columns = [list(table.cells.get(n, nothing)) for n, _ in table.headers]
            found[title] = [tuple(text for _, text in table.headers), *zip(table.rows, *columns, strict=True)]
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_a_book_made_from_the_template_is_the_same_cell_by_cell_through_file_and_live(
    lang: Lang, tmp_path: Path
) -> None:
    data = filled(template_bytes(lang), sample(TODAY, lang), lang)
    on_disk, in_calc = tmp_path / "file.xlsx", tmp_path / "live.xlsx"
    on_disk.write_bytes(data)
    in_calc.write_bytes(data)
    file, open_book = FileStore(on_disk, NOW), opened(in_calc)
    store = LiveStore(open_book)
    outcomes = [work_out(decode(s.read()), TODAY) for s in (file, store)]
    assert outcomes[0].result == outcomes[1].result and outcomes[0].problems == outcomes[1].problems
    assert outcomes[0].changes == outcomes[1].changes
    file.write(outcomes[0].changes)
    store.write(outcomes[1].changes)
    after = FileStore(saved(open_book, tmp_path), NOW)
    assert in_words(after.read()) == in_words(FileStore(on_disk, NOW).read())
    again = work_out(decode(after.read()), TODAY).changes
    assert not again.updates and not again.appends and not again.replaces and not again.columns


@pytest.mark.parametrize("lang", LANGS)
def test_a_second_refresh_writes_nothing_and_leaves_the_book_unmodified(lang: Lang, tmp_path: Path) -> None:
    door = LiveDoor(BOOKS[lang], tmp_path)
    refresh(door.store)
    door.sheets()  # saves it
    assert as_the_user(shared_office(), "print(document.isModified())") == "False"
    assert refresh(door.store) is None
    assert as_the_user(shared_office(), "print(document.isModified())") == "False"


def test_the_book_on_disk_is_left_to_the_user_to_save(book: xlwings.Book) -> None:
    path = Path(book.fullname)
    before = path.read_bytes()
    refresh(LiveStore(book))
    assert path.read_bytes() == before


def test_what_a_refresh_wrote_cannot_be_undone_by_half(book: xlwings.Book) -> None:
    undoable = "print(len(document.UndoManager.getAllUndoActionTitles()))"
    book.sheets["Customers"]["C2"].value = "typed"
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    assert as_the_user(shared_office(), undoable) == "1"
    store.write(found.changes)
    assert as_the_user(shared_office(), undoable) == "0"


# ---- how cells are written -------------------------------------------------------------------------------------------

GRADED = """
    Customers
    Customer ID | Company | Next Due   | Days Overdue | Grade
    C-0001      | Acme    | 2026-11-01 |              | D
    C-0002      | Borg    |            |              | D
    C-0003      | Cyan    |            |              | D
"""


OURS = "\nProblems\nSheet | Cell | Problem | Remedy\n"  # a sheet by which the book is known as one that was refreshed


def graded(tmp_path: Path) -> LiveDoor:
    return LiveDoor(typed(GRADED), tmp_path)


def update(who: str, column: str, old: Cell, new: Cell) -> Changes:
    return Changes([Update("Customers", Key(who), column, old, new)])


def test_a_date_gets_a_format_that_shows_it_and_the_users_own_format_stays(tmp_path: Path) -> None:
    door = graded(tmp_path)
    sheet = door.book.sheets["Customers"]
    sheet["C2"].number_format = "d.m.yy"
    for who, old in (("C-0001", dt.date(2026, 11, 1)), ("C-0002", None), ("C-0003", None)):
        door.store.write(update(who, "Next Due", old, TODAY))
    assert [c.number_format for c in (sheet["C2"], sheet["C3"], sheet["C4"])] == ["D.M.YY", "YYYY-MM-DD", "YYYY-MM-DD"]
    assert [row[2] for row in door.sheets()["Customers"][1:]] == [TODAY] * 3


IN_GERMAN = """
formats, german = document.NumberFormats, uno.createUnoStruct("com.sun.star.lang.Locale", Language="de", Country="DE")
sheet = document.Sheets.getByName("Customers")
for cell, code in (("C3", "Standard"), ("C4", "T.M.JJ")):
    key = formats.queryKey(code, german, False)
    sheet.getCellRangeByName(cell).NumberFormat = key if key != -1 else formats.addNew(code, german)
    print(formats.getByKey(sheet.getCellRangeByName(cell).NumberFormat).FormatString)
"""


def test_a_date_is_shown_as_one_in_a_libreoffice_that_writes_formats_in_german(tmp_path: Path) -> None:
    """As every cell has them there: `Standard` looks like a format of days and seconds, but is General."""
    door = graded(tmp_path)
    sheet = door.book.sheets["Customers"]
    assert as_the_user(shared_office(), IN_GERMAN).split() == ["Standard", "T.M.JJ"]
    assert [sheet[cell].number_format for cell in ("C3", "C4")] == ["General", "D/M/YY"]
    door.store.write(Changes([Update("Customers", Key(f"C-000{n}"), "Next Due", None, TODAY) for n in (2, 3)]))
    assert [sheet[cell].number_format for cell in ("C3", "C4")] == ["YYYY-MM-DD", "D/M/YY"]
    assert door.store.read()["Customers"].cells[3][1:] == (TODAY, TODAY)


def test_a_number_in_a_column_that_the_user_made_text_is_a_number(tmp_path: Path) -> None:
    door = graded(tmp_path)
    door.book.sheets["Customers"]["D1:D4"].number_format = "@"
    door.store.write(update("C-0002", "Days Overdue", None, 12))
    assert door.sheets()["Customers"][2][3] == 12


def test_in_a_book_that_counts_from_1904_dates_are_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in BOOKS["en"].items():
            sheet = made.add_worksheet(title)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, dt.date):
                        sheet.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), day)
                    elif value is not None:
                        sheet.write(r, c, value)
    mac = opened(path)
    store = LiveStore(mac)
    found = decode(store.read())
    assert [t.date for t in found.book.touches] == [dt.date(2026, 10, 2), dt.date(2026, 11, 2)]
    refresh(store)
    header, first, _ = read_workbook(saved(mac, tmp_path))["Customers"]
    assert first[header.index("Last Touch")] == dt.date(2026, 10, 2)


def test_the_users_notes_on_cells_that_are_written_stay(tmp_path: Path) -> None:
    door = graded(tmp_path)
    sheet = door.book.sheets["Customers"]
    sheet["E2"].add_note("ask Li about him")
    sheet["E4"].add_note("T5: in his own words")
    door.store.write(Changes([Update("Customers", Key(f"C-000{n}"), "Grade", "D", "C") for n in (1, 2, 3)]))
    assert [row[4] for row in door.sheets()["Customers"][1:]] == ["C", "C", "C"]
    notes = [sheet["E2"].note, sheet["E4"].note]
    assert [note and note.text for note in notes] == ["ask Li about him", "T5: in his own words"]


def test_a_cell_that_takes_no_note_keeps_no_other_from_having_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in Excel, where a thread of comments hangs on a cell that is not among the notes of the sheet."""
    door, add = graded(tmp_path), Range.add_note

    def refused_on_the_first(cell: Range, text: str) -> object:
        if cell.row == 2:
            raise Refusal("failed", "Application-defined or object-defined error")
        return add(cell, text)

    monkeypatch.setattr(Range, "add_note", refused_on_the_first)
    notes = Notes("Customers", "Grade", {Key(f"C-000{n}"): f"T5: {n}" for n in (1, 2, 3)})
    remarks = door.store.write(Changes(notes=[notes]))
    assert remarks and remarks[0].en.startswith("Links or notes in Customers could not be put in place")
    assert [(row, text) for (row, _), text in sorted(door.notes("Customers").items())] == [(3, "T5: 2"), (4, "T5: 3")]


def test_a_formula_of_the_users_in_a_computed_column_is_reported_and_stays(tmp_path: Path) -> None:
    door = LiveDoor(typed(GRADED.rstrip() + OURS), tmp_path)
    door.book.sheets["Customers"]["E3"].value = '="Z"'
    found = work_out(decode(door.store.read()), TODAY)
    assert [(p.sheet, p.cell) for p in found.problems] == [("Customers", "E3")]
    door.store.write(found.changes)
    assert door.book.sheets["Customers"]["E3"].formula == '="Z"'
    assert [row[4] for row in door.sheets()["Customers"][1:]] == ["P", '="Z"', "P"]


def test_cells_of_the_user_between_ours_are_left_alone(tmp_path: Path) -> None:
    door = LiveDoor(
        typed("Customers\nGrade | Mine | Company | Unanswered\nZ | =1+1 | Acme | \nZ | '007 | Borg | " + OURS), tmp_path
    )
    door.book.sheets["Customers"]["B2"].value = "=1+1"
    refresh(door.store)
    rows = door.sheets()["Customers"]
    assert [row[:4] for row in rows[1:]] == [["P", "=1+1", "Acme", 0], ["P", "007", "Borg", 0]]


# ---- tables and sheets -----------------------------------------------------------------------------------------------


def with_tables(path: Path) -> None:
    """The English book with an Excel table on each sheet, and an Agenda of four rows, one of them the user's remark."""
    agenda: Sequence[Sequence[Cell]] = [
        ["Due", "State", "Customer ID", "Company", "Note"],
        *[(TODAY, "due", f"C-{n}", "x", f"n{n}") for n in range(4)],
    ]
    with xlsxwriter.Workbook(str(path)) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in {**BOOKS["en"], "Agenda": agenda}.items():
            sheet = made.add_worksheet(title)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, dt.date):
                        sheet.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), day)
                    else:
                        sheet.write(r, c, value)
            header = [{"header": str(text)} for text in rows[0]]
            sheet.add_table(0, 0, max(1, len(rows) - 1), len(rows[0]) - 1, {"columns": header, "name": f"tbl{title}"})


@pytest.mark.parametrize(("summary", "taller"), [("问价", False), ("客户问新价格和交期，" * 12, True)])
def test_a_new_row_is_no_lower_than_an_empty_one_and_as_tall_as_a_long_text_in_it(
    summary: str, taller: bool, tmp_path: Path
) -> None:
    path = tmp_path / "客户.xlsx"
    path.write_bytes(filled(template_bytes("zh"), sample(TODAY, "zh"), "zh"))
    sheet = opened(path).sheets["跟进记录"]
    store, last = LiveStore(sheet.book), sheet.tables[0].range.last_cell.row
    empty = sheet.range((last + 1, 1)).row_height
    store.read()
    row: dict[str, Cell] = {"日期": TODAY, "客户": "C-1002", "方向": "去", "媒介": "电话", "内容": summary}
    store.write(Changes(appends=[Append("跟进记录", row)]))
    assert sheet.range((last + 1, 2)).value == "C-1002"
    height = sheet.range((last + 1, 1)).row_height
    assert empty is not None and height is not None
    assert height > 1.5 * empty if taller else height >= empty


def test_excel_tables_grow_with_their_rows_and_columns_and_shrink(tmp_path: Path) -> None:
    with_tables(tmp_path / "tables.xlsx")
    book = opened(tmp_path / "tables.xlsx")
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    store.write(found.changes)
    headers = next(len(t.headers) for title, t in store.read().items() if title == "Customers")
    sizes = {s.name: s.tables[0].range.shape for s in book.sheets if len(s.tables)}
    assert sizes["Customers"] == (3, headers) and headers > 12
    assert sizes["Agenda"][0] == 1 + len(found.result.agenda)
    touch: dict[str, Cell] = {"Date": TODAY, "Customer": "C-0007", "Direction": "Out"}
    store.write(Changes(appends=[Append("Touches", touch)]))
    assert book.sheets["Touches"].tables[0].range.shape[0] == 4


def test_what_the_book_lacks_is_added_and_the_user_told_what_is_still_to_come(book: xlwings.Book) -> None:
    front = book.sheets.active.name
    (only,) = refresh(LiveStore(book)) or ()
    assert "xlcrm refresh" in only.en and "xlcrm refresh" in only.zh and "Customers, Agenda" in only.en
    assert [s.name for s in book.sheets][3:] == ["Agenda", "Emails", "Diagnosis", "Problems", "Log"]
    assert book.sheets.active.name == front
    agenda = book.sheets["Agenda"]
    assert agenda["A1"].font.bold and agenda["A1"].color == (0x1F, 0x38, 0x64) and agenda.tables[0].name == "tblAgenda"
    assert agenda["A2"].number_format == "YYYY-MM-DD"
    emails = book.sheets["Emails"].used_range.options(ndim=2).value[0]
    assert book.sheets["Emails"].range((1, emails.index("Mark") + 1)).columns.hidden


def test_a_new_sheet_is_a_table_also_where_a_sheet_of_the_users_has_one_of_that_name(tmp_path: Path) -> None:
    book = LiveDoor({**BOOKS["en"], "Agenda": [["What", "When"], ["Call", "May"]]}, tmp_path).book
    book.sheets["Agenda"].tables.add(source=book.sheets["Agenda"].range("A1:B2"), name="TblAgenda")
    refresh(LiveStore(book))
    assert [table.name for table in book.sheets["xlcrm Agenda"].tables] == ["tblAgenda_2"]


def test_a_problem_is_linked_to_its_cell(tmp_path: Path) -> None:
    door = LiveDoor(
        typed("Customers\nCompany | Mine\nAcme | x\nTouches\nDate | Customer | Direction\n5 March | Acme | Out"),
        tmp_path,
    )
    refresh(door.store)
    problems = door.book.sheets["Problems"]
    assert problems["B2"].value == "A2" and problems["B2"].hyperlink == "#'Touches'.A2"


def test_a_problem_between_two_that_moved_keeps_its_link(tmp_path: Path) -> None:
    door = LiveDoor(
        typed("""
            Customers
            Company | Manual Grade
            Acme    | Z
            Touches
            Date    | Customer | Direction
            5 March | Acme     | Out
            Quotes
            Date    | Customer | Status
            5 March | Acme     | Sent
        """),
        tmp_path,
    )
    refresh(door.store)
    for title in ("Customers", "Quotes"):
        sheet = door.book.sheets[title]
        sheet.range("A3:C3").value = sheet.range("A2:C2").value
        sheet.range("A2:C2").clear_contents()
    refresh(door.store)
    cells = [door.book.sheets["Problems"].range((row, 2)) for row in (2, 3, 4)]
    assert [(c.value, c.hyperlink) for c in cells] == [
        ("B3", "#'Customers'.B3"),
        ("A2", "#'Touches'.A2"),
        ("A3", "#'Quotes'.A3"),
    ]


def test_a_note_of_the_users_on_a_problem_stays_when_that_moves_and_when_it_is_no_more(tmp_path: Path) -> None:
    door = LiveDoor(
        typed("Customers\nCompany | Mine\nAcme | x\nTouches\nDate | Customer | Direction\n5 March | Acme | Out"),
        tmp_path,
    )
    refresh(door.store)
    cell, touches = door.book.sheets["Problems"]["B2"], door.book.sheets["Touches"]
    cell.add_note("ask Li which year")
    for row, place in ((["5 March", "Acme", "Out"], "A3"), ([None] * 3, None)):
        touches["A3:C3"].value, touches["A2:C2"].value = row, [None] * 3
        refresh(door.store)
        assert cell.value == place and cell.note is not None and cell.note.text == "ask Li which year"


# ---- faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_book_closed_under_the_button(lang: Lang, tmp_path: Path) -> None:
    door = LiveDoor(BOOKS[lang], tmp_path)
    found = work_out(decode(door.store.read()), TODAY)
    door.book.close()
    for act in (lambda: door.store.write(found.changes), door.store.read):
        with pytest.raises(NoSuchBook) as caught:
            act()
        assert said(caught.value, "no longer open in Calc: open it", "已不在 Calc 中打开")


def test_the_book_renamed_under_the_button_is_refreshed_under_its_new_name(book: xlwings.Book, tmp_path: Path) -> None:
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    old = Path(book.fullname)
    before = old.read_bytes()
    book.save(tmp_path / "CRM 新名.xlsx")
    store.write(found.changes)
    assert book.name == "CRM 新名.xlsx" and book.sheets["Customers"]["A2"].value == "C-0008"
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    "areas", ["A1:A1048576", "A2:B2 C3:C3", "B2:C3"], ids=["a column", "here and there", "a block"]
)
def test_what_is_selected_stays_so_where_a_refresh_adds_sheets(areas: str, book: xlwings.Book) -> None:
    select = """
areas = document.createInstance("com.sun.star.sheet.SheetCellRanges")
sheet = document.Sheets.getByName("Customers")
for name in {0!r}.split():
    areas.addRangeAddress(sheet.getCellRangeByName(name).RangeAddress, False)
document.CurrentController.setActiveSheet(sheet)
document.CurrentController.select(areas if areas.Count > 1 else areas.getByIndex(0))
"""
    told = """
found = document.CurrentController.getSelection()
print(getattr(found, "RangeAddressesAsString", None) or found.AbsoluteName)
"""
    as_the_user(shared_office(), select.format(areas))
    before = as_the_user(shared_office(), told)
    refresh(LiveStore(book))
    assert "Agenda" in [sheet.name for sheet in book.sheets] and as_the_user(shared_office(), told) == before


def test_another_book_in_front_is_left_alone(book: xlwings.Book, tmp_path: Path) -> None:
    write_workbook(tmp_path / "other.xlsx", BOOKS["en"])
    other = book.app.books.open(tmp_path / "other.xlsx")
    try:
        assert book.app.books.active.name == "other.xlsx"
        refresh(LiveStore(book))
        assert book.sheets["Customers"]["A2"].value == "C-0008"
        assert other.sheets["Customers"]["A2"].value is None and len(other.sheets) == 3
    finally:
        other.close()


def test_a_book_that_is_none_of_ours_is_left_as_it_is(tmp_path: Path) -> None:
    write_workbook(tmp_path / "other.xlsx", {"Prices": [["Model", "Price"], ["P-20", 12.5]]})
    other = opened(tmp_path / "other.xlsx")
    with pytest.raises(NotACrmBook) as caught:
        refresh(LiveStore(other))
    assert said(caught.value, "no sheet Customers", "没有“客户”")
    assert read_workbook(saved(other, tmp_path)) == {"Prices": [["Model", "Price"], ["P-20", 12.5]]}


def protected(path: Path, title: str, sheets: Sheets) -> None:
    with xlsxwriter.Workbook(str(path)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for r, row in enumerate(rows):
                sheet.write_row(r, 0, [str(v) if isinstance(v, dt.date) else v for v in row])
            if name == title:
                sheet.protect("secret")


@pytest.mark.parametrize(("lang", "title"), [("en", "Customers"), ("en", "Log"), ("zh", "客户"), ("zh", "变更记录")])
def test_a_protected_sheet_stops_the_refresh_and_all_stays_as_it_was(lang: Lang, title: str, tmp_path: Path) -> None:
    """The Log is the last to be written: what stands in other sheets by then is put back."""
    first = LiveDoor(BOOKS[lang], tmp_path)
    refresh(first.store)
    sheets = first.sheets()
    customers = next(iter(sheets))
    grade = sheets[customers][0].index("Grade" if lang == "en" else "等级")
    sheets[customers][1][grade] = "B"
    protected(tmp_path / "protected.xlsx", title, sheets)
    book = opened(tmp_path / "protected.xlsx")
    before = read_workbook(saved(book, tmp_path))
    with pytest.raises(WritingForbidden) as caught:
        refresh(LiveStore(book))
    assert said(caught.value, f"The sheet {title} is protected: take", f"“{title}”表受保护")
    assert "nothing was written" in caught.value.text.en and "未写入任何内容" in caught.value.text.zh
    assert read_workbook(saved(book, tmp_path, "after.xlsx")) == before


def test_a_refresh_that_is_stopped_leaves_no_look_behind_and_takes_no_table_away(tmp_path: Path) -> None:
    more = """
        Quotes
        Date | Customer | Status
        Emails
        Letter No | Customer ID | Body  | Status
        L-1       | C-0007      | Hello | Draft
    """
    book = LiveDoor(typed(EN + more), tmp_path).book
    book.sheets["Emails"].tables.add(source=book.sheets["Emails"].range("A1:D2"), name="tblEmails")
    as_the_user(shared_office(), 'document.Sheets.getByName("Emails").protect("")')
    free = book.sheets["Customers"].range("D1")
    before = free.color, free.font.bold, free.column_width
    with pytest.raises(WritingForbidden):
        refresh(LiveStore(book))
    assert (free.color, free.font.bold, free.column_width) == before
    assert [table.name for table in book.sheets["Emails"].tables] == ["tblEmails"]
    assert (book.sheets[-1].name, book.sheets.active.name) == ("Emails", "Customers")


def test_a_book_whose_structure_is_protected_gets_no_sheet_and_stays_as_it_was(
    book: xlwings.Book, tmp_path: Path
) -> None:
    as_the_user(shared_office(), 'document.protect("secret")')
    with pytest.raises(WritingForbidden) as caught:
        refresh(LiveStore(book))
    assert said(caught.value, "structure is protected, so the sheet Agenda", "结构受保护，无法添加“Agenda”表")
    assert {t: trimmed(r) for t, r in read_workbook(saved(book, tmp_path)).items()} == read_workbook(
        tmp_path / "CRM.xlsx"
    )


def test_while_a_cell_is_being_edited_nothing_is_read_or_written(
    book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PATIENCE", 0.2)
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    book.sheets["Customers"]["C2"].select()
    press(shared_office(), LETTER_Q)
    try:
        for act in (lambda: store.write(found.changes), store.read):
            with pytest.raises(BookInUse) as caught:
                act()
            assert said(caught.value, "A cell is being edited in Calc", "有单元格正在编辑")
            assert "press Enter or Esc" in caught.value.text.en and "Enter 或 Esc" in caught.value.text.zh
    finally:
        press(shared_office(), ESCAPE)
    store.write(found.changes)
    assert book.sheets["Customers"]["A2"].value == "C-0008" and book.sheets["Customers"]["C2"].value == "one"


def test_a_user_who_is_done_with_the_cell_in_a_moment_is_waited_for(
    book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PATIENCE", 30)
    book.sheets["Customers"]["C2"].select()
    press(shared_office(), LETTER_Q)
    leaving = threading.Timer(0.5, press, (shared_office(), ESCAPE))
    leaving.start()
    refresh(LiveStore(book))
    leaving.join()
    assert book.sheets["Customers"]["A2"].value == "C-0008"


# ---- a program that dies, and what is left behind --------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_calc_killed_in_the_middle_of_a_write(lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "CRM.xlsx"
    write_workbook(path, BOOKS[lang])
    before = path.read_bytes()
    office = new_office()

    def kill() -> None:
        office.process.kill()
        office.stop()

    try:
        store = LiveStore(office.app.books.open(path))
        found = work_out(decode(store.read()), TODAY)
        killed_at(office.app.api, "set_values", 3, kill, monkeypatch)
        with pytest.raises(CannotWrite) as caught:
            store.write(found.changes)
        with pytest.raises(NoSuchBook):
            store.read()
    finally:
        office.stop()
    assert said(
        caught.value, "Calc or the book was closed while the refresh was writing", "刷新写入时 Calc 或工作簿被关闭"
    )
    assert path.read_bytes() == before


def killed_at(line: Line, question: str, nth: int, kill: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """End Calc when it is asked that question for the nth time."""
    ask, asked = line.ask, list[str]()

    def counting(do: str, *given: object, patiently: bool = False) -> object:
        asked.append(do)
        if asked.count(question) == nth and do == question:
            kill()
        return ask(do, *given, patiently=patiently)

    monkeypatch.setattr(line, "ask", counting)


@pytest.fixture
def manual(book: xlwings.Book) -> Iterator[xlwings.Book]:
    book.app.calculation = "manual"
    yield book
    book.app.calculation = "automatic"


def state(book: xlwings.Book) -> tuple[bool, str, str]:
    locked = as_the_user(shared_office(), "print(document.hasControllersLocked())")
    return book.app.screen_updating, book.app.calculation, locked


def test_drawing_and_calculation_are_as_before_after_a_refresh_and_after_a_fault(book: xlwings.Book) -> None:
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    book.sheets["Customers"]["A3"].value = "C-0099"
    with pytest.raises(Conflict):
        store.write(found.changes)
    assert state(book) == (True, "automatic", "False")
    refresh(store)
    assert state(book) == (True, "automatic", "False")


def test_drawing_and_calculation_are_as_before_when_calc_refuses_in_the_middle(
    book: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    before = read_workbook(saved(book, tmp_path))

    def refuse() -> None:
        raise Refusal("failed", "out of order")

    killed_at(book.app.api, "add_sheet", 2, refuse, monkeypatch)
    with pytest.raises(CannotWrite) as caught:
        store.write(found.changes)
    assert said(caught.value, "(out of order): everything was put back", "（out of order）：已全部恢复原状")
    assert state(book) == (True, "automatic", "False")
    assert read_workbook(saved(book, tmp_path, "after.xlsx")) == before


def test_a_mistake_of_ours_in_the_middle_is_told_as_one_and_all_is_put_back(
    book: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LiveStore(book)
    found = work_out(decode(store.read()), TODAY)
    before = read_workbook(saved(book, tmp_path))
    killed_at(book.app.api, "add_sheet", 2, lambda: book.app.api.ask("nonsense"), monkeypatch)
    with pytest.raises(Refusal) as caught:
        store.write(found.changes)
    bug = in_a_sentence(caught.value)
    assert isinstance(bug, Bug) and "has no attribute 'nonsense'. Run" in bug.text.en
    assert bug.trace.count("Traceback") == 2, "the bridge's stands in ours"
    assert state(book) == (True, "automatic", "False")
    assert read_workbook(saved(book, tmp_path, "after.xlsx")) == before


def test_a_user_who_calculates_by_hand_goes_on_doing_so(manual: xlwings.Book) -> None:
    refresh(LiveStore(manual))
    assert state(manual)[1] == "manual"


def test_a_process_that_ends_in_the_middle_leaves_calc_as_it_was(book: xlwings.Book) -> None:
    second = connect(pipe=shared_office().pipe)
    second.screen_updating, second.calculation = False, "manual"
    assert state(book)[1:] == ("manual", "True")
    disconnect(second)
    assert state(book) == (True, "automatic", "False")
    assert trimmed(book.sheets["Customers"].used_range.options(ndim=2).value)[1][1] == "Acme"
