"""Each button from end to end in real LibreOffice: the VBA dispatcher in Calc, its text run in Python, the cells of Calc."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings
from book_text import typed
from calc_office import as_the_user, only_rows
from doors import write_workbook
from ribbon.memory_stage import NOW
from ribbon.office import ROOT, Office
from ribbon.test_buttons import BOOK, ZH

import xlcrm.ribbon
from xlcrm import excel
from xlcrm.calc.books import Book
from xlcrm.calc.talk import Line
from xlcrm.ribbon.stage import LiveStage


@pytest.fixture(scope="module")
def office(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    running = Office(libreoffice, tmp_path_factory.mktemp("profile"))
    yield running
    running.close()


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is kept for Undo goes into the test's own folder; every click is made on the day that the books are meant for."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(xlcrm.ribbon, "now", lambda: NOW)


@pytest.fixture
def book(office: Office, tmp_path: Path) -> Iterator[xlwings.Book]:
    yield from opened(office, tmp_path / "CRM.xlsx", BOOK)


def opened(office: Office, path: Path, text: str) -> Iterator[xlwings.Book]:
    write_workbook(path, typed(text, "zh" if "客户" in text else "en"))
    found = office.open(path)
    yield found
    if path.name in [b.name for b in office.app.books]:
        found.close()


def column(book: xlwings.Book, sheet: str, header: str) -> list[object]:
    """The cells below a header, down to the last row."""
    rows = book.sheets[sheet].used_range.options(ndim=2).value
    place = rows[0].index(header)
    return [row[place] for row in rows[1:]]


def content(book: xlwings.Book) -> dict[str, object]:
    return {sheet.name: sheet.used_range.options(ndim=2).value for sheet in book.sheets}


def test_refresh_writes_grades_dates_and_the_agenda_into_the_open_book(office: Office, book: xlwings.Book) -> None:
    said = office.click("refresh", book)
    assert said.text.startswith("Refreshed: 4 customers") and said.kind == "info"
    assert column(book, "Customers", "Customer ID") == ["C-0001", "C-0002", "C-0003", "C-0004"]
    assert column(book, "Customers", "Grade")[0] == "D"
    assert "Acme GmbH" in column(book, "Agenda", "Company")


def test_agenda_leaves_the_csv_beside_the_open_book(office: Office, book: xlwings.Book, tmp_path: Path) -> None:
    assert "Saved as CRM agenda.csv" in office.click("agenda", book).text
    assert "Acme GmbH" in (tmp_path / "CRM agenda.csv").read_text("utf-8-sig")
    assert book.sheets.active.name == "Agenda"


def test_log_touch_appends_a_row_for_the_selected_customer(office: Office, book: xlwings.Book) -> None:
    book.sheets["Customers"].activate()
    book.sheets["Customers"].range("B3").select()
    said = office.click("touch", book, "2", "price", 'Rang him: "50%" & more 报价')
    assert said.text.startswith("Logged for Borealis AB")
    assert column(book, "Touches", "Customer")[-1] == "C-0002"
    assert column(book, "Touches", "Medium")[-1] == "Phone"
    assert column(book, "Touches", "Summary")[-1] == 'Rang him: "50%" & more 报价'


def test_draft_approve_and_sent_take_a_letter_through_its_statuses(office: Office, book: xlwings.Book) -> None:
    office.click("refresh", book)
    book.sheets["Customers"].activate()
    book.sheets["Customers"].range("A3").select()
    said = office.click("draft", book)
    number = said.text.split()[1]
    assert said.text.startswith(f"Letter {number} to Borealis AB is drafted")
    place = column(book, "Emails", "Letter No").index(number)
    selected = book.selection
    assert book.sheets.active.name == "Emails" and selected is not None and selected.row == place + 2
    body = book.sheets["Emails"].used_range.options(ndim=2).value[0].index("Body")
    book.sheets["Emails"].range((place + 2, body + 1)).value = "Here is the list. Shall I send samples?"
    assert office.click("approve", book).text == f"Set to Approved: {number}."
    assert column(book, "Emails", "Status")[place] == "Approved"
    assert office.click("sent", book).text.startswith(f"Set to Sent: {number}.")
    assert column(book, "Emails", "Status")[place] == "Sent"


# ---- what is selected -----------------------------------------------------------------------------------------------

FIVE = (
    BOOK.split("Touches")[0]
    + """
    Touches
    Date | Customer | Direction
    Quotes
    Date | Customer | Status
    Emails
    Letter No | Customer ID | Company | Subject | Body  | Status
    L-1       | C-0001      | Acme    | Price   | Here. | Draft
    L-2       | C-0001      | Acme    | Price   | Here. | Checked
    L-3       | C-0001      | Acme    | Price   | Here. | Draft
    L-4       | C-0001      | Acme    | Price   | Here. | Checked
    L-5       | C-0001      | Acme    | Price   | Here. | Checked
"""
)
ONLY_X_IN_THE_TABLE = """
table = document.DatabaseRanges.getByName("People")
field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField2")
field.Field, field.StringValue = 2, "x"
field.Operator = uno.getConstantByName("com.sun.star.sheet.FilterOperator2.EQUAL")
table.getFilterDescriptor().setFilterFields2((field,))
table.refresh()
"""
HERE_AND_THERE = """
chosen = document.createInstance("com.sun.star.sheet.SheetCellRanges")
for cell in ("A2", "C4:D4", "B6"):
    chosen.addRangeAddress(document.Sheets.getByName("Emails").getCellRangeByName(cell).RangeAddress, False)
document.CurrentController.select(chosen)
"""
PREVIEW = """
helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
helper.executeDispatch(document.CurrentController.Frame, ".uno:PrintPreview", "", 0, ())
"""


def test_letters_that_a_filter_hides_are_not_selected_with_their_neighbours(office: Office, tmp_path: Path) -> None:
    for book in opened(office, tmp_path / "CRM.xlsx", FIVE):
        as_the_user(office, only_rows("Emails", 5, "Checked"))
        book.sheets["Emails"].activate()
        book.sheets["Emails"].range("A2:A6").select()
        assert office.click("approve", book).text == "Set to Approved: L-2, L-4, L-5."
        assert column(book, "Emails", "Status") == ["Draft", "Approved", "Draft", "Approved", "Approved"]


def test_letters_selected_here_and_there_are_all_of_them(office: Office, tmp_path: Path) -> None:
    for book in opened(office, tmp_path / "CRM.xlsx", FIVE):
        book.sheets["Emails"].activate()
        as_the_user(office, HERE_AND_THERE)
        assert office.click("approve", book).text == "Set to Approved: L-1, L-3, L-5."


def test_in_a_preview_nothing_is_selected(office: Office, tmp_path: Path) -> None:
    for book in opened(office, tmp_path / "CRM.xlsx", FIVE):
        as_the_user(office, PREVIEW)
        assert office.click("why", book).text.startswith("No customer is selected: click on a row of Customers")


def test_why_check_and_help_write_nothing(office: Office, book: xlwings.Book) -> None:
    book.sheets["Customers"].activate()
    book.sheets["Customers"].range("A2").select()
    before = content(book)
    assert office.click("why", book).text.startswith("C-0001 Acme GmbH\n")
    assert office.click("check", book).text == "No problems: every row is understood."
    assert office.click("help", book).text.startswith("Refresh: ")
    assert content(book) == before


def test_undo_takes_the_refresh_back(office: Office, book: xlwings.Book) -> None:
    office.click("refresh", book)
    assert column(book, "Customers", "Grade")[0] == "D"
    assert " is taken back: " in office.click("undo", book).text
    assert column(book, "Customers", "Grade") == [None] * 4
    assert column(book, "Customers", "Customer ID") == ["C-0001", "C-0002", "C-0003", None]


def test_a_chinese_book_is_answered_in_chinese(office: Office, tmp_path: Path) -> None:
    for book in opened(office, tmp_path / "客户.xlsx", ZH):
        assert office.click("refresh", book).text.startswith("已刷新：客户 1 家")
        assert column(book, "客户", "等级") == ["D"]
        assert office.click("agenda", book).text.startswith("今天要联系 1 家。")


STATES = {"Sheet1": [["State", "Company"], ["due", "A"], ["upcoming", "B"], ["overdue", "C"], ["upcoming", "D"]]}


@pytest.mark.parametrize("kind", ["plain", "table"])
def test_the_extension_hides_what_is_not_for_today(office: Office, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "States.xlsx"
    write_workbook(path, {t: [list(row) for row in rows] for t, rows in STATES.items()})
    with zipfile.ZipFile(ROOT / "xlcrm.oxt") as package:
        package.extractall(tmp_path / "extension")
    book = office.open(path)
    try:
        if kind == "table":
            book.sheets["Sheet1"].tables.add(source=book.sheets["Sheet1"].range("A1:B5"), name="States")
        assert office.hide(book, "Sheet1", "State", "upcoming", tmp_path / "extension") == [1, 2, 4]
        if kind == "table":
            book.sheets["Sheet1"].range("A2:A3").value = [["upcoming"], ["due"]]
            assert office.hide(book, "Sheet1", "State", "", tmp_path / "extension") == [1, 3, 4]
    finally:
        book.close()


def test_another_table_on_the_sheet_is_left_alone(office: Office, tmp_path: Path) -> None:
    write_workbook(tmp_path / "States.xlsx", {"Sheet1": [*map(list, STATES["Sheet1"]), [], ["Mine"], ["one"]]})
    with zipfile.ZipFile(ROOT / "xlcrm.oxt") as package:
        package.extractall(tmp_path / "extension")
    book = office.open(tmp_path / "States.xlsx")
    try:
        for name, cells in {"tblAgenda": "A1:B5", "A table of mine": "A7:A8"}.items():
            book.sheets["Sheet1"].tables.add(source=book.sheets["Sheet1"].range(cells), name=name.replace(" ", "_"))
        assert office.hide(book, "Sheet1", "State", "upcoming", tmp_path / "extension") == [1, 2, 4, 6, 7, 8]
    finally:
        book.close()


SORTED_BY_COMPANY = """
controller, helper = document.CurrentController, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
controller.select(controller.ActiveSheet.getCellRangeByName("B2"))
given = {"ByRows": True, "HasHeader": True, "Col1": 2, "Ascending1": False}
made = tuple(uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name=n, Value=v) for n, v in given.items())
helper.executeDispatch(controller.Frame, ".uno:DataSort", "", 0, made)
"""


@pytest.mark.parametrize("value", ["", "upcoming"])
def test_a_table_that_the_user_has_sorted_is_not_sorted_anew(office: Office, tmp_path: Path, value: str) -> None:
    write_workbook(tmp_path / "States.xlsx", {t: [list(row) for row in rows] for t, rows in STATES.items()})
    with zipfile.ZipFile(ROOT / "xlcrm.oxt") as package:
        package.extractall(tmp_path / "extension")
    book = office.open(tmp_path / "States.xlsx")
    try:
        sheet = book.sheets["Sheet1"]
        sheet.tables.add(source=sheet.range("A1:B5"), name="States")
        as_the_user(office, SORTED_BY_COMPANY)
        assert column(book, "Sheet1", "Company") == ["D", "C", "B", "A"]
        sheet.range("A2:B5").value = [["due", "A"], ["upcoming", "B"], ["overdue", "C"], ["upcoming", "D"]]
        office.hide(book, "Sheet1", "State", value, tmp_path / "extension")
        assert column(book, "Sheet1", "Company") == ["A", "B", "C", "D"]
    finally:
        book.close()


PEOPLE = [
    ["State", "Company", "Owner"],
    *[[s, c, o] for s, c, o in zip(["due", "upcoming"] * 2, "ABCD", "xxyx", strict=True)],
]


@pytest.mark.parametrize("kind", ["plain", "table"])
def test_what_the_user_has_filtered_by_stays_beside_it(office: Office, tmp_path: Path, kind: str) -> None:
    write_workbook(tmp_path / "People.xlsx", {"Sheet1": PEOPLE})
    with zipfile.ZipFile(ROOT / "xlcrm.oxt") as package:
        package.extractall(tmp_path / "extension")
    book = office.open(tmp_path / "People.xlsx")
    try:
        if kind == "table":
            book.sheets["Sheet1"].tables.add(source=book.sheets["Sheet1"].range("A1:C5"), name="People")
            as_the_user(office, ONLY_X_IN_THE_TABLE)
        else:
            as_the_user(office, only_rows("Sheet1", 2, "x"))
        assert office.hide(book, "Sheet1", "State", "", tmp_path / "extension") == [1, 2, 3, 5]
        assert office.hide(book, "Sheet1", "State", "upcoming", tmp_path / "extension") == [1, 2]
        book.sheets["Sheet1"].range("A3").value = "due"
        assert office.hide(book, "Sheet1", "State", "", tmp_path / "extension") == [1, 2, 3]
    finally:
        book.close()


# ---- faults ------------------------------------------------------------------------------------------------------------


def test_a_book_that_is_no_customer_book_is_left_alone(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "Other.xlsx"
    write_workbook(path, {"Sheet1": [["a", "b"], [1, 2]]})
    other = office.open(path)
    try:
        said = office.click("refresh", other)
        assert said.text.startswith("Other.xlsx: The book has no sheet Customers") and said.kind == "critical"
        assert content(other) == {"Sheet1": [["a", "b"], [1, 2]]}
    finally:
        other.close()


def test_a_book_that_is_open_to_be_read_alone_answers_and_says_why_it_is_not_written(
    office: Office, tmp_path: Path
) -> None:
    write_workbook(tmp_path / "CRM.xlsx", typed(BOOK))
    book = office.app.books.open(tmp_path / "CRM.xlsx", read_only=True)
    try:
        before = content(book)
        said = office.click("refresh", book)
        assert said.text.startswith("The book is open read-only in Calc: choose Edit, Edit Mode there")
        assert said.kind == "critical" and content(book) == before
        assert as_the_user(office, "print(document.isModified())") == "False"
        assert office.click("check", book).text == "No problems: every row is understood."
    finally:
        book.close()


def test_a_hidden_sheet_shows_when_it_is_asked_for(office: Office, book: xlwings.Book) -> None:
    office.click("refresh", book)
    book.sheets["Agenda"].visible = False
    office.click("refresh", book)
    assert not book.sheets["Agenda"].visible
    office.click("agenda", book)
    assert book.sheets["Agenda"].visible and book.sheets.active.name == "Agenda"


def test_a_protected_sheet_is_named_and_the_book_is_as_it_was(office: Office, book: xlwings.Book) -> None:
    before = content(book)
    office.protect(book, "Customers")
    said = office.click("refresh", book)
    assert said.text.startswith("The sheet Customers is protected") and said.kind == "critical"
    assert content(book) == before


def test_a_book_closed_under_the_button_is_said_to_be_closed(office: Office, tmp_path: Path) -> None:
    for book in opened(office, tmp_path / "Gone.xlsx", BOOK):
        office.vba("CrmRibbon.CrmRun", "refresh")
        text = office.vba("xlwings.WhatStarted")
        book.set_mock_caller()
        book.close()
        with pytest.raises(SystemExit) as ended:
            exec(text)
        assert str(ended.value).startswith("The book is no longer open in Calc: open it and press the button again")


def test_a_book_in_the_cloud_without_a_file_here_has_all_of_its_buttons(
    office: Office, book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(_: object) -> str:
        raise xlwings.XlwingsError("Couldn't find your local OneDrive for Business file, see: xlwings.org/error")

    monkeypatch.setattr(Book, "name", "CRM.xlsx")
    monkeypatch.setattr(Book, "fullname", property(nowhere))
    assert office.click("refresh", book).text.startswith("Refreshed: 4 customers")
    assert "No CSV file: the workbook does not lie in a folder of this computer." in office.click("agenda", book).text
    assert " is taken back: " in office.click("undo", book).text


def test_a_book_renamed_under_the_button_is_still_the_book(office: Office, tmp_path: Path) -> None:
    for book in opened(office, tmp_path / "Old name.xlsx", BOOK):
        book.save(tmp_path / "New name.xlsx")
        assert office.click("refresh", book).text.startswith("Refreshed: 4 customers")
        assert (tmp_path / "New name.xlsx").exists()
        book.close()


def test_a_book_with_an_equals_sign_in_its_name_is_found_when_excel_names_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for book in opened(office, tmp_path / "Q=1, A=b.xlsx", BOOK):
        monkeypatch.setattr(sys, "argv", ["-c", "--wb=Q=1, A=b.xlsx", "--from_xl=1"])
        assert excel.caller().fullname == book.fullname


def test_a_book_that_was_never_saved_finds_no_refresh_of_an_older_one_of_its_name(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, book = Line.ask, office.app.books.add()
    try:
        now, again = (LiveStage(book, NOW).steps.folder for _ in range(2))
        monkeypatch.setattr(Line, "ask", lambda *given, **how: 7 if given[1] == "process" else ask(*given, **how))
        after_a_restart = LiveStage(book, NOW).steps.folder
        assert now == again != after_a_restart
    finally:
        book.close()


def test_a_new_book_finds_no_refresh_of_one_that_was_closed_before_it(office: Office) -> None:
    folders = list[Path]()
    for _ in range(2):
        book = office.app.books.add()
        folders.append(LiveStage(book, NOW).steps.folder)
        book.close()
    assert folders[0] != folders[1]


def test_with_two_books_open_the_one_the_button_was_pressed_in_is_written(
    office: Office, book: xlwings.Book, tmp_path: Path
) -> None:
    for other in opened(office, tmp_path / "Other CRM.xlsx", BOOK):
        before = content(other)
        other.activate()
        office.click("refresh", book)
        assert column(book, "Customers", "Grade")[0] == "D"
        assert content(other) == before
