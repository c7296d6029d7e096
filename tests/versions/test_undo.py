"""`xlcrm undo` and `xlcrm history`: what a refresh wrote goes, what was typed since stays."""

import datetime as dt
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from book_text import TODAY, Sheets, column, copied, records, refreshed, typed
from commanding import xlcrm
from dirty_books import dirty_books
from doors import DOORS, Door, read_workbook, write_workbook
from hypothesis import given
from hypothesis import strategies as st
from letter_book import edit, filled_in, letters
from openpyxl.styles import PatternFill

from xlcrm.app.adoption import carry_out, plan_adoption
from xlcrm.app.crm import refresh_book
from xlcrm.app.outcome import work_out
from xlcrm.app.rescue import Undone, history_of, undo_book
from xlcrm.errors import BookError, BookInUse, Conflict
from xlcrm.model import Cell, Rows
from xlcrm.ooxml import backups
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.versions import undoing
from xlcrm.versions.cells import changed_cells
from xlcrm.versions.side_by_side import differences
from xlcrm.versions.undoing import Undoing, take_back

NOW = dt.datetime(2026, 11, 23, 9, 30)
BOOK = """
    Customers
    Customer ID | Company | Contact  | Email     | Owner | Country | Added      | Manual Grade | Mine
    C-0001      | Acme    | Ann Webb | a@acme.de | Lee   | Germany | 2026-11-20 |              | one
    C-0002      | Borg    | Bo Berg  | b@borg.se | Sam   | Sweden  | 2026-10-01 |              | two
                | Cyan    |          | c@cyan.fr | Lee   | France  | 2026-10-01 |              | three
    Touches
    Date       | Customer | Direction | Medium | Topic | Said | Mine
    2026-10-02 | C-0002   | Out       | Email  | price |      | a
    2026-11-02 | Borg     | In        | Email  |       |      | b
    Quotes
    Quote No | Date       | Customer | Status
    Q-1      | 2026-11-18 | Cyan     | Sent
    Settings
    Name        | Value
    Sender Name | Wang
"""


class Days:
    """A book in memory: `before` a refresh, `after` it, and `sheets` as they stand now."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.before = copied(sheets)
        refreshed(sheets)
        self.after = copied(sheets)

    def undo(self) -> Undoing:
        found = take_back(rows(self.before), rows(self.after), rows(self.sheets))
        MemoryStore(self.sheets).write(found.changes)
        return found


def rows(sheets: Sheets) -> Rows:
    return MemoryStore(copied(sheets)).read()


def day(text: str = BOOK) -> Days:
    return Days(typed(text))


def contents(sheets: Sheets) -> dict[str, list[dict[str, Cell]]]:
    """What stands in each sheet by header; neither empty columns nor empty sheets count."""
    found: dict[str, list[dict[str, Cell]]] = {
        title: [{h: v for h, v in row.items() if v not in (None, "")} for row in records(sheets, title)]
        for title in sheets
        if sheets[title]
    }
    return {title: listed for title, listed in found.items() if any(listed)}


def put(sheets: Sheets, title: str, row: int, header: str, value: Cell) -> None:
    """Type a value into a cell of the row of that number, counted from 1 beneath the header."""
    line, number = sheets[title][row], sheets[title][0].index(header)
    line.extend([None] * (number + 1 - len(line)))
    line[number] = value


def why(found: Undoing, sheet: str) -> set[str]:
    return {k.why.en for k in found.kept if k.sheet == sheet}


# ---- the rules, on books in memory -------------------------------------------------------------------------------


def test_undo_of_an_untouched_book_leaves_nothing_of_the_refresh() -> None:
    book = day()
    found = book.undo()
    assert contents(book.sheets) == contents(book.before)
    assert not found.kept


def test_what_was_typed_since_stays() -> None:
    book = day()
    put(book.sheets, "Customers", 2, "Contact", "Berta Berg")
    put(book.sheets, "Touches", 1, "Said", "Too dear.")
    book.sheets["Touches"].append([TODAY, "C-0001", "Out", "Phone"])
    book.undo()
    assert column(book.sheets, "Customers", "Contact") == ["Ann Webb", "Berta Berg", None]
    assert column(book.sheets, "Touches", "Said") == ["Too dear.", None, None]
    assert len(records(book.sheets, "Touches")) == 3
    assert column(book.sheets, "Customers", "Grade") == [None, None, None]


def test_a_computed_cell_that_was_typed_over_is_kept_and_listed() -> None:
    book = day()
    put(book.sheets, "Customers", 1, "Next Step", "ring her")
    found = book.undo()
    assert column(book.sheets, "Customers", "Next Step") == ["ring her", None, None]
    assert [(k.row, k.column, k.why.en) for k in found.kept if k.column] == [
        ("C-0001", "Next Step", "changed since the refresh")
    ]


def test_a_computed_cell_gets_back_what_it_held_before_the_refresh() -> None:
    sheets = typed(BOOK)
    refreshed(sheets, TODAY - dt.timedelta(7))
    first = copied(sheets)
    book = Days(sheets)
    assert column(book.after, "Customers", "Days Overdue") != column(first, "Customers", "Days Overdue")
    book.undo()
    assert contents(book.sheets) == contents(first)


def test_the_note_on_a_warning_that_goes_back_goes_too() -> None:
    text = """
        Customers
        Customer ID | Company | Email  | Added
        C-0001      | Acme    | a@b.de | 2026-11-01
        C-0002      | Borg    | b@b.de | 2026-11-01
        Touches
        Date       | Customer | Direction | Topic
        2026-11-16 | C-0001   | Out       |
        2026-11-17 | C-0002   | Out       |
    """
    store = MemoryStore(typed(text))
    before = store.read()
    store.write(work_out(decode(before), TODAY).changes)
    assert column(store.sheets, "Customers", "Warnings") == ["T3", "T3"] and len(store.notes["Customers"]) == 2
    after = store.read()
    put(store.sheets, "Customers", 2, "Warnings", "T3, he knows")
    store.write(take_back(before, after, store.read()).changes)
    assert column(store.sheets, "Customers", "Warnings") == [None, "T3, he knows"]
    assert [row for row, _ in store.notes["Customers"]] == [3]


def test_the_notes_of_an_agenda_that_goes_back_go_too() -> None:
    store = MemoryStore(typed("Customers\nCustomer ID | Company\nC-0001 | Acme"))
    before = store.read()
    store.write(work_out(decode(before), TODAY).changes)
    assert store.notes["Agenda"] == {
        (2, 1): "Due:\u00a0no contact yet, so today.\nNext Topic:\u00a0first-letter: not yet approached"
    }
    store.write(take_back(before, store.read(), store.read()).changes)
    assert column(store.sheets, "Agenda", "Company") == [] and store.notes["Agenda"] == {}


def test_where_the_user_has_deleted_the_column_of_warnings_the_rest_goes_back() -> None:
    book = day()
    number = book.sheets["Customers"][0].index("Warnings")
    for line in book.sheets["Customers"]:
        del line[number : number + 1]
    book.undo()
    assert column(book.sheets, "Customers", "Grade") == [None] * 3


def test_sorting_and_inserting_rows_does_no_harm() -> None:
    book = day()
    header, *lines = book.sheets["Customers"]
    book.sheets["Customers"] = [header, ["C-0009", "Zeta"], *reversed(lines)]
    book.undo()
    assert column(book.sheets, "Customers", "Company") == ["Zeta", "Cyan", "Borg", "Acme"]
    assert column(book.sheets, "Customers", "Grade") == [None] * 4


def test_a_row_that_was_deleted_since_stays_deleted_and_is_listed() -> None:
    book = day()
    del book.sheets["Customers"][1]
    found = book.undo()
    assert column(book.sheets, "Customers", "Company") == ["Borg", "Cyan"]
    assert [(k.row, k.column, k.why.en) for k in found.kept] == [("C-0001", "", "its row is no longer there")]
    assert contents(book.sheets)["Customers"] == contents(book.before)["Customers"][1:], "it does not stop the rest"


def test_an_id_that_the_refresh_gave_goes_unless_something_names_it() -> None:
    book = day()
    assert column(book.after, "Customers", "Customer ID")[2] == "C-0003"
    book.undo()
    assert column(book.sheets, "Customers", "Customer ID") == ["C-0001", "C-0002", None]

    book = day()
    book.sheets["Touches"].append([TODAY, "c-0003 ", "Out", "Phone"])
    found = book.undo()
    assert column(book.sheets, "Customers", "Customer ID") == ["C-0001", "C-0002", "C-0003"]
    assert [(k.row, k.column) for k in found.kept if k.why is undoing.NAMED] == [("C-0003", "Customer ID")]
    assert column(book.sheets, "Customers", "Grade") == [None] * 3


def test_an_id_stays_that_a_letter_names_which_was_edited_and_so_stays() -> None:
    book = day()
    row = [letter["Customer ID"] for letter in letters(book.sheets)].index("C-0003")
    edit(book.sheets, row, Goal="another goal")
    found = book.undo()
    assert why(found, "Emails") == {"edited since the refresh"}
    assert column(book.sheets, "Customers", "Customer ID")[2] == "C-0003"


@pytest.mark.parametrize("title", ["Agenda", "Emails", "Problems", "Settings"])
def test_a_sheet_that_the_user_has_deleted_since_does_not_stop_the_rest(sent: Days, title: str) -> None:
    sent.sheets.pop(title, None)
    sent.undo()
    assert contents(sent.sheets)["Customers"] == contents(sent.before)["Customers"]
    assert len(records(sent.sheets, "Touches")) == 2


def test_a_column_that_a_refresh_has_emptied_and_the_user_deleted_stays_deleted() -> None:
    sheets = typed(BOOK)
    refreshed(sheets)
    sheets["Touches"].append([TODAY, "C-0002", "Out", "Email"])
    book = Days(sheets)
    number = book.sheets["Customers"][0].index("Days Overdue")
    assert (book.before["Customers"][2][number], book.after["Customers"][2][number]) == (20, None)
    for line in book.sheets["Customers"]:
        del line[number]
    assert ("C-0002", "Days Overdue", undoing.CHANGED) in {(k.row, k.column, k.why) for k in book.undo().kept}


def test_an_agenda_that_was_only_sorted_goes_back_whole() -> None:
    sheets = typed(BOOK)
    refreshed(sheets, TODAY - dt.timedelta(20))
    first = copied(sheets)
    book = Days(sheets)
    header, *lines = book.sheets["Agenda"]
    book.sheets["Agenda"] = [header, *sorted(lines, key=lambda line: str(line[5]), reverse=True)]
    book.undo()
    assert contents(book.sheets) == contents(first)


def test_an_output_sheet_that_was_edited_is_kept_whole_and_listed() -> None:
    book = day()
    put(book.sheets, "Agenda", 1, "Next Step", "ring her")
    found = book.undo()
    assert book.sheets["Agenda"] == [list(line) for line in book.after["Agenda"][:1]] + book.sheets["Agenda"][1:]
    assert column(book.sheets, "Agenda", "Next Step")[0] == "ring her"
    assert why(found, "Agenda") == {"edited since the refresh"}
    assert column(book.sheets, "Customers", "Grade") == [None] * 3


def test_the_users_column_beside_the_agenda_follows_its_rows_and_keeps_what_was_typed_since() -> None:
    sheets = typed(BOOK)
    refreshed(sheets, TODAY - dt.timedelta(1))
    sheets["Agenda"][0].append("Mine")
    for row, line in enumerate(records(sheets, "Agenda"), 1):
        put(sheets, "Agenda", row, "Mine", f"note on {line['Company']}")
    book = Days(sheets)
    shown = column(book.sheets, "Agenda", "Company")
    put(book.sheets, "Agenda", shown.index("Borg") + 1, "Mine", "typed since")
    book.undo()
    was = {r["Company"]: r["Mine"] for r in records(book.before, "Agenda")}
    assert {r["Company"]: r["Mine"] for r in records(book.sheets, "Agenda")} == was | {"Borg": "typed since"}


def test_a_note_without_a_header_beside_the_agenda_follows_its_row_too() -> None:
    sheets = typed(BOOK)
    refreshed(sheets, TODAY - dt.timedelta(1))
    for line in sheets["Agenda"][1:]:
        line.append(f"note on {line[5]}")
    book = Days(sheets)
    assert book.after["Agenda"] != book.before["Agenda"]
    book.undo()
    assert book.sheets["Agenda"] == book.before["Agenda"]


def test_a_note_beside_a_row_that_would_go_keeps_the_sheet() -> None:
    book = day()
    book.sheets["Agenda"][0].append("Mine")
    put(book.sheets, "Agenda", 1, "Mine", "a note")
    found = book.undo()
    assert column(book.sheets, "Agenda", "Mine")[0] == "a note"
    assert why(found, "Agenda") == {"edited since the refresh"}


@pytest.fixture
def sent() -> Days:
    """A letter was set to Sent, and the refresh has logged it as a touch."""
    sheets = typed(BOOK)
    refreshed(sheets)
    filled_in(sheets)
    edit(sheets, Status="Sent")
    book = Days(sheets)
    assert len(book.after["Touches"]) == len(book.before["Touches"]) + 1
    return book


def test_the_touch_of_a_sent_letter_goes_and_comes_back_with_the_next_refresh(sent: Days) -> None:
    sent.undo()
    assert contents(sent.sheets) == contents(sent.before)
    refreshed(sent.sheets)
    assert contents(sent.sheets) == contents(sent.after)


def test_a_logged_touch_that_was_changed_since_is_kept(sent: Days) -> None:
    put(sent.sheets, "Touches", 3, "Said", "Thank you.")
    found = sent.undo()
    assert column(sent.sheets, "Touches", "Said")[-1] == "Thank you."
    assert why(found, "Touches") == {"changed since the refresh"}
    refreshed(sent.sheets)
    assert len(records(sent.sheets, "Touches")) == 3, "the letter must not be logged twice"


def test_a_logged_touch_beside_which_the_user_has_written_is_kept(sent: Days) -> None:
    put(sent.sheets, "Touches", 3, "Mine", "ask again in May")
    found = sent.undo()
    assert len(records(sent.sheets, "Touches")) == 3
    assert why(found, "Touches") == {"changed since the refresh"}


def test_where_the_letters_were_edited_their_touches_stay_with_them(sent: Days) -> None:
    edit(sent.sheets, Goal="another goal")
    found = sent.undo()
    assert why(found, "Emails") == {"edited since the refresh"}
    assert why(found, "Touches") == {"kept because the letters are"}
    assert letters(sent.sheets)[0]["Goal"] == "another goal"
    refreshed(sent.sheets)
    assert len(records(sent.sheets, "Touches")) == 3, "the letter must not be logged twice, nor be lost"


def test_of_touches_alike_only_as_many_go_as_the_refresh_added(sent: Days) -> None:
    sent.sheets["Touches"].append(list(sent.sheets["Touches"][3]))
    sent.undo()
    assert len(records(sent.sheets, "Touches")) == 3


def test_a_formula_is_kept_even_where_it_shows_what_the_refresh_wrote() -> None:
    book = day()
    now = dict(rows(book.sheets))
    table = now["Customers"]
    number = next(n for n, header in table.headers if header == "Grade")
    now["Customers"] = replace(table, formulas=frozenset({(2, number)}))
    found = take_back(rows(book.before), rows(book.after), now)
    assert [(k.row, k.column, k.why.en) for k in found.kept if k.column == "Grade"] == [
        ("C-0001", "Grade", "a formula by now")
    ]
    assert [u.key.name for u in found.changes.updates if u.column == "Grade"] == ["C-0002", "C-0003"]


def test_a_second_undo_of_the_same_refresh_finds_nothing() -> None:
    book = day()
    book.undo()
    again = book.undo()
    assert not again.changes
    assert {k.why for k in again.kept} == {undoing.GONE}, "only the row whose new number went is another one"


def test_a_cell_that_holds_again_what_it_held_before_does_not_stop_the_rest() -> None:
    book = day()
    put(book.sheets, "Customers", 1, "Grade", None)
    book.undo()
    assert contents(book.sheets) == contents(book.before)


def test_what_a_refresh_left_alone_its_undo_leaves_alone_without_a_word() -> None:
    sheets = typed(BOOK)
    refreshed(sheets)
    book = Days(sheets)  # a second one of the same day
    put(book.sheets, "Agenda", 1, "Next Step", "ring her")
    found = book.undo()
    assert not found.changes and not found.kept


def test_a_list_of_which_the_user_has_deleted_an_empty_column_is_kept() -> None:
    book = day()
    number = book.sheets["Agenda"][0].index("Phone")
    assert {line[number] for line in book.sheets["Agenda"][1:]} == {None}
    for line in book.sheets["Agenda"]:
        del line[number]
    assert why(book.undo(), "Agenda") == {"edited since the refresh"}


def test_problems_come_back_with_their_links() -> None:
    sheets = typed(BOOK)
    sheets["Touches"].append([TODAY, "Nobody", "Out"])
    refreshed(sheets)
    del sheets["Touches"][-1]
    found = Days(sheets).undo()
    (problems,) = (r for r in found.changes.replaces if r.sheet == "Problems")
    assert (problems.link_column, problems.links) == ("Cell", [("Touches", "B4")])


def test_what_goes_is_told_cell_by_cell(sent: Days) -> None:
    told = {(c.sheet, c.row, c.column): (c.old, c.new) for c in sent.undo().taken}
    assert told["Touches", "4", "Direction"] == ("Out", None)
    assert {sheet for sheet, _, _ in told} >= {"Customers", "Touches", "Emails", "Agenda"}


def test_a_column_that_the_user_has_deleted_or_renamed_since_does_not_stop_the_rest() -> None:
    book = day()
    number = book.sheets["Customers"][0].index("Next Due")
    for line in book.sheets["Customers"]:
        line[number : number + 1] = ["My date"] if line is book.sheets["Customers"][0] else line[number : number + 1]
    book.undo()
    assert column(book.sheets, "Customers", "Grade") == [None] * 3
    assert column(book.sheets, "Customers", "My date") == column(book.after, "Customers", "Next Due")


@given(dirty_books)
def test_law_undo_takes_back_every_refresh_of_every_book(sheets: Sheets) -> None:
    book = Days(sheets)
    book.undo()
    assert contents(book.sheets) == contents(book.before)


@given(dirty_books, st.integers(0, 2**32))
def test_law_no_cell_that_was_changed_since_is_written(sheets: Sheets, seed: int) -> None:
    chance, book = random.Random(seed), Days(sheets)
    marked = list[tuple[str, str]]()
    for title, lines in book.sheets.items():
        for row in range(1, len(lines)):
            header = chance.choice(lines[0]) if lines[0] else None
            if header and chance.random() < 0.3:
                mark = f"typed {len(marked)}"
                put(book.sheets, title, row, str(header), mark)
                marked.append((title, mark))
    book.undo()
    for title, mark in marked:
        assert any(mark in line for line in book.sheets[title]), mark


@given(dirty_books)
def test_law_history_counts_as_the_refresh_does(sheets: Sheets) -> None:
    store = MemoryStore(sheets)
    before = MemoryStore(copied(sheets)).read()
    wanted = work_out(decode(store.read()), TODAY).changes
    store.write(wanted)
    assert len(differences(before, store.read(), "en")) == changed_cells(wanted)


@pytest.mark.parametrize("name", DOORS)
def test_undo_is_the_same_behind_every_store(name: str, tmp_path: Path) -> None:
    door: Door = DOORS[name](typed(BOOK), tmp_path)
    before = door.store.read()
    door.store.write(work_out(decode(before), TODAY).changes)
    after = door.store.read()
    sheets = door.sheets()
    put(sheets, "Customers", 1, "Next Step", "ring her")
    put(sheets, "Touches", 1, "Said", "Too dear.")
    door.type_over(sheets)
    door.store.write(take_back(before, after, door.store.read()).changes)
    found = contents(door.sheets())
    assert found["Customers"][0]["Next Step"] == "ring her"
    assert found["Touches"][0]["Said"] == "Too dear."
    assert "Grade" not in found["Customers"][1]
    assert "Agenda" not in found


@pytest.mark.parametrize("name", DOORS)
def test_a_cell_that_changes_while_undo_is_at_work_is_a_conflict(name: str, tmp_path: Path) -> None:
    door: Door = DOORS[name](typed(BOOK), tmp_path)
    before = door.store.read()
    door.store.write(work_out(decode(before), TODAY).changes)
    after = door.store.read()
    found = take_back(before, after, after)
    sheets = door.sheets()
    put(sheets, "Customers", 1, "Next Step", "ring her")
    door.type_over(sheets)
    with pytest.raises(Conflict):
        door.store.write(found.changes)
    assert contents(door.sheets()) == contents(sheets)


# ---- real files --------------------------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book on disk, made by XlsxWriter."""
    path = tmp_path / "CRM.xlsx"
    write_workbook(path, typed(BOOK))
    return path


def refresh(book: Path, minute: int = 0, today: dt.date = TODAY) -> int:
    return refresh_book(book, today, NOW.replace(minute=minute)).changed_cells


def undo(book: Path, minute: int = 50, *, dry_run: bool = False) -> Undone:
    return undo_book(book, NOW.replace(minute=minute), dry_run=dry_run)


def save(book: Path, edit: Callable[[openpyxl.Workbook], None]) -> None:
    """Open the book in another program, change something, save and close."""
    opened = openpyxl.load_workbook(book)
    edit(opened)
    opened.save(book)


def type_in(sheet: str, cell: str, value: Cell) -> Callable[[openpyxl.Workbook], None]:
    return lambda opened: opened[sheet].__setitem__(cell, value)


def test_undo_right_after_a_refresh_gives_back_the_very_bytes(book: Path) -> None:
    old = book.read_bytes()
    refresh(book)
    new = book.read_bytes()
    done = undo(book)
    assert book.read_bytes() == old
    assert done.exactly
    assert done.taken
    assert done.backup is not None
    assert done.backup.read_bytes() == new


def test_undo_and_history_count_the_rows_and_headers_that_go_as_well(tmp_path: Path) -> None:
    sheets = typed(BOOK)
    refreshed(sheets)
    filled_in(sheets)
    edit(sheets, Status="Sent")
    place = sheets["Customers"][0].index("Next Step")
    for row in sheets["Customers"]:
        del row[place]
    book = tmp_path / "CRM.xlsx"
    write_workbook(book, sheets)
    wrote = refresh(book)  # the touch is logged, the column is added anew
    done = undo(book)
    assert done.exactly
    assert len(done.taken) == wrote
    assert {c.sheet for c in done.taken} >= {"Touches", "Emails"}
    assert [len(past.changed or ()) for past in history_of(book)] == [wrote, wrote]


def test_undo_after_a_save_keeps_what_was_typed(book: Path) -> None:
    before = contents(read_workbook(book))
    refresh(book)
    save(book, type_in("Customers", "C3", "Berta Berg"))
    done = undo(book)
    before["Customers"][1]["Contact"] = "Berta Berg"
    assert contents(read_workbook(book)) == before
    assert not done.exactly
    assert not done.kept


def test_a_row_of_the_agenda_that_was_coloured_keeps_its_colour_when_a_refresh_is_taken_back(book: Path) -> None:
    refresh(book, 1, TODAY - dt.timedelta(30))
    before = agenda(book)
    save(book, colour(before[-1]))
    refresh(book, 2)
    after = agenda(book)
    assert after.index(before[-1]) != before.index(before[-1]) and coloured(book) == [before[-1]]
    save(book, type_in("Customers", "C3", "Berta Berg"))
    undo(book)
    assert agenda(book) == before and coloured(book) == [before[-1]]


def agenda(book: Path) -> list[Cell]:
    """Who stands on the Agenda."""
    return [row["Company"] for row in records(read_workbook(book), "Agenda")]


def colour(company: Cell) -> Callable[[openpyxl.Workbook], None]:
    """Colour his row on the Agenda."""

    def edit(opened: openpyxl.Workbook) -> None:
        row = next(row for row in opened["Agenda"] if company in [cell.value for cell in row])
        for cell in row:
            cell.fill = PatternFill("solid", "FFFFFF00")

    return edit


def coloured(book: Path) -> list[Cell]:
    """Whose row on the Agenda is coloured from end to end."""
    sheet = openpyxl.load_workbook(book)["Agenda"]
    place = [cell.value for cell in sheet[1]].index("Company")
    return [row[place].value for row in sheet if all(cell.fill.fgColor.rgb == "FFFFFF00" for cell in row)]


def test_each_undo_takes_back_one_more_refresh(book: Path) -> None:
    old = book.read_bytes()
    refresh(book, 1, TODAY - dt.timedelta(9))
    first = contents(read_workbook(book))
    save(book, type_in("Customers", "C3", "Berta Berg"))
    refresh(book, 2)
    save(book, type_in("Customers", "C2", "Anna Webb"))
    undo(book, 3)
    first["Customers"][0]["Contact"], first["Customers"][1]["Contact"] = "Anna Webb", "Berta Berg"
    assert contents(read_workbook(book)) == first
    assert undo(book, 4).refreshed == NOW.replace(minute=1)
    book2 = book.with_name("old.xlsx")
    book2.write_bytes(old)
    wanted = contents(read_workbook(book2))
    wanted["Customers"][0]["Contact"], wanted["Customers"][1]["Contact"] = "Anna Webb", "Berta Berg"
    assert contents(read_workbook(book)) == wanted
    with pytest.raises(BookError, match="no refresh that is left"):
        undo(book, 5)


def test_a_refresh_after_an_undo_is_the_next_to_be_taken_back(book: Path) -> None:
    old = book.read_bytes()
    refresh(book, 1)
    undo(book, 2)
    refresh(book, 3)
    assert undo(book, 4).refreshed == NOW.replace(minute=3)
    assert book.read_bytes() == old
    with pytest.raises(BookError, match="no refresh that is left"):
        undo(book, 5)


def test_a_colleague_in_an_earlier_time_zone_takes_back_what_was_done_last(book: Path) -> None:
    refresh_book(book, TODAY - dt.timedelta(9), NOW)  # by the clock in Ningbo
    save(book, type_in("Customers", "C3", "Berta Berg"))
    before = contents(read_workbook(book))
    refresh_book(book, TODAY, NOW - dt.timedelta(hours=6))  # and a minute later by the one in Hamburg
    assert undo_book(book, NOW - dt.timedelta(hours=5)).exactly
    assert contents(read_workbook(book)) == before
    assert [past.doing for past in history_of(book)] == ["undo", "refresh", "refresh"]


def test_what_a_wrong_clock_has_dated_far_ahead_does_not_stand_in_the_way(book: Path) -> None:
    old = book.read_bytes()
    refresh_book(book, TODAY, NOW + dt.timedelta(days=400))
    undo_book(book, NOW + dt.timedelta(days=400, minutes=1))
    assert book.read_bytes() == old
    refresh(book, 1)
    assert undo(book, 2).refreshed == NOW.replace(minute=1)
    assert book.read_bytes() == old


def test_an_adoption_dated_ahead_does_not_stand_in_the_way_of_undo(tmp_path: Path) -> None:
    book = tmp_path / "list.xlsx"
    write_workbook(book, typed("List\nCompany | Email\nAcme | anna@acme.example"))
    carry_out(plan_adoption(book, "en"), NOW + dt.timedelta(days=30))
    adopted = book.read_bytes()
    refresh(book, 1)
    undo(book, 2)
    assert book.read_bytes() == adopted


def test_a_book_that_was_never_refreshed_has_nothing_to_take_back(book: Path) -> None:
    with pytest.raises(BookError, match="no refresh that is left") as told:
        undo(book)
    assert "没有可以撤销的刷新" in told.value.said("zh")


@pytest.mark.parametrize(
    "spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(b"rewritten")], ids=["deleted", "rewritten"]
)
def test_what_is_not_known_any_more_is_said_and_nothing_is_written(book: Path, spoil: Callable[[Path], None]) -> None:
    refresh(book)
    new = book.read_bytes()
    (step,) = backups.steps(book)
    assert step.after
    spoil(step.after)
    with pytest.raises(BookError, match=r"not known any more.*recover"):
        undo(book)
    assert book.read_bytes() == new


def test_a_formula_that_the_user_put_in_a_computed_column_is_kept(book: Path) -> None:
    refresh(book)
    header = read_workbook(book)["Customers"][0]
    place = f"{openpyxl.utils.get_column_letter(header.index('Grade') + 1)}2"
    save(book, type_in("Customers", place, '=IF(1,"P","")'))
    undo(book)
    assert openpyxl.load_workbook(book)["Customers"][place].value == '=IF(1,"P","")'


def test_an_open_book_is_left_alone(book: Path) -> None:
    refresh(book)
    new = book.read_bytes()
    book.with_name("~$CRM.xlsx").write_bytes(b"\x02wf")
    with pytest.raises(BookInUse):
        undo(book)
    assert book.read_bytes() == new


def test_a_dry_run_shows_the_same_and_writes_nothing(book: Path) -> None:
    refresh(book)
    new, kept = book.read_bytes(), sorted(p.name for p in (book.parent / ".xlcrm").iterdir())
    shown = undo(book, dry_run=True)
    assert book.read_bytes() == new
    assert sorted(p.name for p in (book.parent / ".xlcrm").iterdir()) == kept
    assert shown.taken == undo(book).taken


def test_everything_else_of_the_users_is_still_there_after_undo(tmp_path: Path) -> None:
    path = tmp_path / "CRM.xlsx"
    book = xlsxwriter.Workbook(path)
    for title, lines in typed(BOOK).items():
        sheet = book.add_worksheet(title)
        for row, line in enumerate(lines):
            for n, value in enumerate(line):
                if isinstance(value, dt.date):
                    sheet.write_datetime(
                        row, n, dt.datetime.combine(value, dt.time()), book.add_format({"num_format": "yyyy-mm-dd"})
                    )
                elif value is not None:
                    sheet.write(row, n, value)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Touches!$A$2:$A$3"})
    mine = book.add_worksheet("Mine")
    mine.insert_chart("A1", chart)
    mine.write_formula("A20", "=COUNTA(Customers!B:B)")
    mine.write_comment("A20", "how many")
    book.close()
    before = shutil.copy(path, tmp_path / "before.xlsx")
    refresh(path)
    replace_text(path, "Ann Webb", "Anna Webb")
    undo(path)
    ours, theirs = (openpyxl.load_workbook(p) for p in (path, before))
    assert ours["Mine"]["A20"].value == "=COUNTA(Customers!B:B)"
    assert ours["Mine"]["A20"].comment.text == theirs["Mine"]["A20"].comment.text
    assert len(ours["Mine"]._charts) == 1
    assert ours["Customers"]["C2"].value == "Anna Webb"


def replace_text(book: Path, old: str, new: str) -> None:
    """Change a text in the package alone, for openpyxl does not keep every chart as it is."""
    fresh = book.with_suffix(".tmp")
    with zipfile.ZipFile(book) as was, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as now:
        for item in was.infolist():
            now.writestr(item, was.read(item).replace(old.encode(), new.encode()))
    fresh.replace(book)


def rewrite(book: Path, part: str, change: Callable[[str], str]) -> None:
    """Change the XML of a part, or add one."""
    with zipfile.ZipFile(book) as was:
        content = {name: was.read(name) for name in was.namelist()}
    content[part] = change(content.get(part, b"").decode()).encode()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as now:
        for name, data in content.items():
            now.writestr(name, data)


def cell_xml(book: Path, place: str) -> str:
    """A cell of Customers as it stands in the file, without its style."""
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    found = re.search(rf'<c r="{place}"([^>]*)/?>(.*?)</c>', sheet)
    assert found
    return re.sub(r' s="\d+"', "", found[0])


@pytest.mark.parametrize("renumbered", [False, True])
def test_an_error_and_a_picture_come_back_as_what_they_were(book: Path, renumbered: bool) -> None:
    refresh(book, 1, TODAY - dt.timedelta(9))
    step, topic = (number_of(book, header) for header in ("Next Step", "Grade Why"))
    errors = {step: '<c r="{0}" t="e"><v>#N/A</v></c>', topic: '<c r="{0}" t="e" vm="7"><v>#VALUE!</v></c>'}

    def with_errors(xml: str) -> str:
        for place, error in errors.items():
            xml = re.sub(rf'<c r="{place}"[^>]*>.*?</c>', error.format(place), xml)
        return xml

    rewrite(book, "xl/worksheets/sheet1.xml", with_errors)
    rewrite(book, "xl/metadata.xml", lambda _: "<metadata/>")
    refresh(book, 2)
    assert "<is>" in cell_xml(book, step) and "<is>" in cell_xml(book, topic)
    replace_text(book, "Ann Webb", "Anna Webb")
    if renumbered:  # by a save in Excel, which keeps what some cell shows
        rewrite(book, "xl/metadata.xml", lambda _: "<metadata></metadata>")
    found = undo(book, 3)
    assert cell_xml(book, step) == errors[step].format(step)
    if renumbered:
        assert [(k.column, k.why) for k in found.kept if k.column] == [("Grade Why", undoing.PICTURE)]
    else:
        assert cell_xml(book, topic) == errors[topic].format(topic)


def test_words_in_bold_come_back_in_bold(book: Path) -> None:
    refresh(book, 1, TODAY - dt.timedelta(9))
    step = number_of(book, "Next Step")
    bold = (
        '<c r="{0}" t="inlineStr"><is><r><t xml:space="preserve">ask </t></r><r><rPr><b/></rPr><t>Li</t></r></is></c>'
    )
    rewrite(
        book, "xl/worksheets/sheet1.xml", lambda xml: re.sub(rf'<c r="{step}"[^>]*>.*?</c>', bold.format(step), xml)
    )
    refresh(book, 2)
    assert "<b/>" not in cell_xml(book, step)
    undo(book, 3)
    assert cell_xml(book, step) == bold.format(step)


def number_of(book: Path, header: str) -> str:
    """The first cell beneath a header of Customers."""
    return f"{openpyxl.utils.get_column_letter(read_workbook(book)['Customers'][0].index(header) + 1)}2"


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_a_book_of_every_kind_of_row_goes_back_after_a_save(shared: Path, tmp_path: Path) -> None:
    book = tmp_path / "CRM.xlsx"
    maker = shared / "tools" / "make_workbook.py"
    subprocess.run(
        [sys.executable, maker, book, "--size", "tiny", "--dirty", "--shuffle"], check=True, capture_output=True
    )
    before = contents(read_workbook(book))
    refresh(book)
    save(book, type_in("Touches", "A1", "Date"))
    undo(book)
    assert contents(read_workbook(book)) == before


# ---- history -----------------------------------------------------------------------------------------------------


def test_history_tells_what_each_step_changed_newest_first(book: Path) -> None:
    first = refresh(book, 1, TODAY - dt.timedelta(9))
    second = refresh(book, 2)
    undo(book, 3)
    found = list(history_of(book))
    assert [(p.when.minute, p.doing) for p in found] == [(3, "undo"), (2, "refresh"), (1, "refresh")]
    assert [len(p.changed or ()) for p in found] == [second, second, first]
    cell = next(c for c in found[2].changed or () if c.column == "Grade" and c.row == "C-0001")
    assert (cell.sheet, cell.old) == ("Customers", None)


def test_history_says_what_it_does_not_know(book: Path) -> None:
    refresh(book)
    (step,) = backups.steps(book)
    assert step.after
    step.after.unlink()
    (past,) = history_of(book)
    assert (past.when, past.changed) == (NOW.replace(minute=0), None)


# ---- the commands ------------------------------------------------------------------------------------------------


def test_the_commands_say_what_they_did(book: Path) -> None:
    old = book.read_bytes()
    assert xlcrm("refresh", book, "--today", str(TODAY)).code == 0
    told = xlcrm("history", book)
    assert "refresh: " in told.out
    assert "    Customers: " in told.out
    assert "Next Step" in xlcrm("history", book, "--full").out
    assert "would be taken back" in xlcrm("undo", book, "--dry-run").out
    done = xlcrm("undo", book)
    assert (done.code, done.err) == (0, "")
    assert "exactly as it was" in done.out
    assert book.read_bytes() == old
    again = xlcrm("undo", book, lang="zh")
    assert (again.code, again.out) == (1, "")
    assert "没有可以撤销的刷新" in again.err


def test_the_answers_of_the_commands_are_one_object_each(book: Path) -> None:
    xlcrm("refresh", book, "--today", str(TODAY))
    save(book, type_in("Agenda", "F2", "Acme Ltd"))
    answer = xlcrm("undo", book, "--json", "--dry-run").json
    assert set(answer) == {"schema", "book", "refreshed", "exactly", "changed_cells", "kept", "backup", "changes"}
    assert answer["kept"] == [
        {"sheet": "Agenda", "row": "", "column": "", "why": "edited since the refresh"},
        {"sheet": "Customers", "row": "C-0003", "column": "Customer ID", "why": "named on other sheets by now"},
    ]
    assert answer["changed_cells"] == len(answer["changes"])
    (past,) = xlcrm("history", book, "--json", "--full").json["history"]
    assert set(past) == {"when", "doing", "known", "changed_cells", "columns", "changes"}
    assert sum(c["changed_cells"] for c in past["columns"]) == past["changed_cells"] == len(past["changes"])
    missing = xlcrm("undo", book.with_name("no.xlsx"), "--json")
    assert missing.code == 1
    assert "There is no book" in missing.json["error"]
