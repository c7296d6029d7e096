"""What a person says on a sheet that refresh owns by a note, a font or by hiding a row, in a book that is open: it goes along with its
row, in a real Calc, and in one that is asked as Excel has to be.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings
from book_text import typed
from calc_office import as_the_user, only_rows, shared_office
from doors import write_workbook
from live_door import opened

from xlcrm.calc.talk import Line
from xlcrm.model import Cell, Changes, Key, Notes, Replace
from xlcrm.stores import live_fonts
from xlcrm.stores.live import LiveStore
from xlcrm.stores.live_reading import in_sight
from xlcrm.text import Text

HEADERS = ("Customer ID", "State")
MONDAY: list[tuple[Cell, ...]] = [(f"C-{n}", "due") for n in range(1, 9)]
BY_STATE: list[tuple[Cell, ...]] = [
    (key, "upcoming" if key in ("C-2", "C-7") else "due") for key in ("C-8", "C-9", "C-3", "C-7", "C-1", "C-2", "C-4")
]  # nobody stands where he stood; C-5 and C-6 are gone, C-9 is new
PROGRAMS = ["Calc", "Excel"]

pytestmark = pytest.mark.parametrize("program", PROGRAMS)


LOOKS: dict[str, Callable[[Any], bool]] = {
    "bold": lambda c: c.font.b,
    "slanted": lambda c: c.font.i,
    "struck": lambda c: c.font.strike,
    "underlined": lambda c: c.font.u is not None,
    "red": lambda c: c.font.color is not None and c.font.color.rgb == "FFFF0000",
    "large": lambda c: c.font.sz == 20,
    "yellow": lambda c: c.fill.fgColor.rgb == "FFFFFF00",
}


def book(folder: Path, program: str) -> LiveStore:
    """An open book whose Agenda has Monday's rows; it is asked as that program has to be."""
    lines: list[list[Cell]] = [[*HEADERS, "Mine"], *([*line, None] for line in MONDAY)]
    write_workbook(folder / "CRM.xlsx", {**typed("Customers\nCustomer ID | Company\nC-1 | Acme"), "Agenda": lines})
    store = LiveStore(opened(folder / "CRM.xlsx"))
    store.program = program
    return store


def agenda(store: LiveStore) -> xlwings.Sheet:
    return store.book.sheets["Agenda"]


def written(store: LiveStore, new: Sequence[tuple[Cell, ...]]) -> Sequence[Text] | None:
    table = store.read()["Agenda"]
    old = [line for line in zip(*(table.cells[n] for n in (1, 2)), strict=True) if any(line)]
    return store.write(Changes(replaces=[Replace("Agenda", HEADERS, new, old, ("Customer ID",))]))


def noted(store: LiveStore) -> dict[str, str]:
    """What is noted, by whose row and which column."""
    cells = [(note.location, note.text) for note in agenda(store).notes]
    return {f"{agenda(store).range((c.row, 1)).value or c.row} {'ABCD'[c.column - 1]}": text for c, text in cells}


def out_of_sight(store: LiveStore) -> list[object]:
    seen = {row for first, last in in_sight(agenda(store), 1, 12) for row in range(first, last + 1)}
    return [agenda(store).range((row, 1)).value for row in range(1, 13) if row not in seen]


def fonts(store: LiveStore, look: str) -> list[str]:
    """Whose cells have it, as in "C-2 B", in a file that Calc saves."""
    path = Path(store.book.fullname).with_name("saved.xlsx")
    store.book.save(path)
    cells = [cell for row in openpyxl.load_workbook(path)["Agenda"].iter_rows(min_row=2) for cell in row]
    found = LOOKS[look]
    return [f"{c.parent.cell(c.row, 1).value} {c.column_letter}" for c in cells if found(c)]


# ---- fonts -----------------------------------------------------------------------------------------------------------


def test_fonts_go_along_with_their_row(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    sheet = agenda(store)
    sheet["A3:C3"].font.bold, sheet["B4"].font.italic, sheet["B8"].font.color = True, True, (255, 0, 0)
    sheet["A8:B8"].font.api.Strikethrough, sheet["A3"].font.api.Underline, sheet["C2"].font.size = 1, 1, 20
    sheet["A8:C8"].color = (255, 255, 0)
    assert written(store, BY_STATE) is None
    for look, whose in {
        "bold": ["C-2 A", "C-2 B", "C-2 C"],
        "slanted": ["C-3 B"],
        "red": ["C-7 B"],
        "struck": ["C-7 A", "C-7 B"],
        "underlined": ["C-2 A"],
        "large": ["C-1 C"],
        "yellow": ["C-7 A", "C-7 B", "C-7 C"],
    }.items():
        assert fonts(store, look) == whose, look


def test_chinese_letters_are_bold_where_they_go(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    agenda(store)["C3"].value = "先打电话"
    agenda(store)["C3"].font.bold = True
    written(store, BY_STATE)
    asked = 'c = document.Sheets.getByName("Agenda").getCellRangeByName("C7")\nprint(c.String, c.CharWeightAsian, c.CharWeight)'
    assert as_the_user(shared_office(), asked).split() == ["先打电话", "150.0", "150.0"]


def test_the_look_of_one_who_is_no_longer_there_is_given_to_nobody_else(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    agenda(store)["A6:C6"].font.bold = True
    agenda(store)["A7"].color = (255, 255, 0)
    written(store, BY_STATE)
    assert fonts(store, "bold") == [] and fonts(store, "yellow") == []


def test_what_all_cells_of_a_column_look_like_stays_as_it_is(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    agenda(store)["B2:B9"].font.bold = True
    agenda(store)["A2:C9"].color = (255, 255, 0)
    written(store, [*reversed(MONDAY)])
    assert fonts(store, "bold") == [f"{key} B" for key, _ in reversed(MONDAY)]
    assert len(fonts(store, "yellow")) == 3 * len(MONDAY)


# ---- notes -----------------------------------------------------------------------------------------------------------


def test_a_note_of_ours_makes_way_for_one_that_goes_along_and_is_put_right_where_it_stands(
    program: str, tmp_path: Path
) -> None:
    store = book(tmp_path, program)
    for row in (2, 4, 9):
        agenda(store)[f"A{row}"].add_note(f"Due:\u00a0reason {row}")
    agenda(store)["A3"].add_note("ring C-2 first")
    table = store.read()["Agenda"]
    old = [line for line in zip(*(table.cells[n] for n in (1, 2)), strict=True) if any(line)]
    new = [MONDAY[7], ("C-9", "due"), MONDAY[1]]
    texts: dict[Key, str | None] = {Key(str(key)): f"Due:\u00a0reason of {key}" for key, _ in new}
    output = Replace("Agenda", HEADERS, new, old, ("Customer ID",))
    store.write(Changes(replaces=[output], notes=[Notes("Agenda", "Customer ID", texts)]))
    assert noted(store) == {
        "C-8 A": "Due:\u00a0reason of C-8",
        "C-9 A": "Due:\u00a0reason of C-9",
        "C-2 A": "ring C-2 first",
    }


def test_a_note_goes_along_with_its_row(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    for cell, text in {
        "A3": "ring her\nfirst",
        "B3": "你好",
        "C9": "on holiday",
        "A1": "the key",
        "D3": "apart",
    }.items():
        agenda(store)[cell].add_note(text)
    written(store, BY_STATE)
    assert noted(store) == {
        "C-2 A": "ring her\nfirst",
        "C-2 B": "你好",
        "C-8 C": "on holiday",
        "Customer ID A": "the key",
        "C-9 D": "apart",
    }


def test_notes_that_change_places_with_each_other_are_both_there(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    for row in (2, 3, 4, 9):
        agenda(store).range((row, 1)).add_note(f"of C-{row - 1}")
    written(store, [MONDAY[k] for k in (1, 0, 7, 3, 4, 5, 6, 2)])
    assert noted(store) == {f"C-{n} A": f"of C-{n}" for n in (2, 1, 8, 3)}


def test_the_note_of_one_who_is_no_longer_there_comes_to_stand_beneath_the_list(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    for cell, text in {"A6": "gone", "A7": "gone, too", "B7": "twice"}.items():
        agenda(store)[cell].add_note(text)
    written(store, BY_STATE)
    assert noted(store) == {"9 A": "gone", "10 A": "gone, too", "9 B": "twice"}
    written(store, [*BY_STATE, ("C-5", "due"), ("C-6", "due")])
    assert noted(store) == {"11 A": "gone", "12 A": "gone, too", "11 B": "twice"}


def test_a_note_that_shows_all_the_time_does_so_where_it_goes(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    agenda(store)["A3"].add_note("look").api.Visible = True
    agenda(store)["A4"].add_note("and here")
    written(store, BY_STATE)
    assert {n.text: n.api.Visible for n in agenda(store).notes} == {"look": True, "and here": False}


# ---- rows out of sight -----------------------------------------------------------------------------------------------


def test_a_row_that_was_put_out_of_sight_is_so_where_it_goes_and_nobody_else(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    for row in (3, 4, 6):
        agenda(store).range((row, 1)).rows.hidden = True
    written(store, BY_STATE)
    assert out_of_sight(store) == ["C-3", "C-2"]
    written(store, MONDAY)
    assert out_of_sight(store) == ["C-2", "C-3"]


def test_rows_that_a_filter_hides_are_left_to_it(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    agenda(store)["B4"].value = "upcoming"
    as_the_user(shared_office(), only_rows("Agenda", 1, "due"))
    assert out_of_sight(store) == ["C-3"]
    written(store, [*reversed(MONDAY)])
    by_place, by_row = ["C-6"], ["C-3"]  # in Excel the add-in has the filter go by the new rows, whatever is hidden
    assert out_of_sight(store) == (by_place if program == "Calc" else by_row)


# ---- what could not go along, and what need not ----------------------------------------------------------------------


def test_a_second_press_with_the_same_rows_changes_nothing_and_looks_at_nothing(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = book(tmp_path, program)
    agenda(store)["A3"].add_note("ring her")
    agenda(store)["A3"].font.bold = True
    written(store, BY_STATE)
    asked, ask = list[str](), Line.ask

    def heard(line: Line, do: str, *given: Any, patiently: bool = False) -> Any:
        asked.append(do)
        return ask(line, do, *given, patiently=patiently)

    monkeypatch.setattr(Line, "ask", heard)
    written(store, BY_STATE)
    assert {"looks", "look", "notes", "noted", "filtered"}.isdisjoint(asked) and "values" in asked
    assert noted(store) == {"C-2 A": "ring her"} and fonts(store, "bold") == ["C-2 A"]


def test_where_a_sheet_is_protected_the_notes_stay_and_the_user_is_told(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    agenda(store)["A3"].add_note("ring her")
    assert noted(store) == {"C-2 A": "ring her"}
    unlock = """
sheet = document.Sheets.getByName("Agenda")
cells = sheet.getCellRangeByName("A1:F40")
rule = cells.CellProtection
rule.IsLocked = False
cells.CellProtection = rule
sheet.protect("")
"""
    as_the_user(shared_office(), unlock)
    remarks = written(store, BY_STATE)
    assert [note.text for note in agenda(store).notes] == ["ring her"]
    if program == "Calc":  # which refuses in silence, and Excel aloud
        assert remarks is not None and "On Agenda rows have moved, and notes could not all go along" in remarks[0].en
        assert "“Agenda”中的行已移动，但批注未能全部跟着移动" in remarks[0].zh


def test_where_excel_would_have_to_be_asked_for_too_long_looks_stay_and_the_user_is_told(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_fonts, "MOST_QUESTIONS", 20)
    store = book(tmp_path, program)
    for row in range(2, 10, 3):
        agenda(store).range((row, 1)).font.size = 10 + row
    agenda(store)["B3"].add_note("ring her")
    remarks = written(store, BY_STATE)
    assert noted(store) == {"C-2 B": "ring her"}
    if program == "Calc":
        assert remarks is None
    else:
        assert remarks is not None and "colours and fonts could not all go along" in remarks[0].en
        assert "颜色和字体未能全部跟着移动" in remarks[0].zh


def test_comments_with_answers_stay_in_excel_and_the_user_is_told_whose_they_are(program: str, tmp_path: Path) -> None:
    store = book(tmp_path, program)
    thread = "[Threaded comment] Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    why?"
    for cell, text in {"A3": thread, "A6": thread, "A7": "mine", "A2": "hers"}.items():
        agenda(store)[cell].add_note(text)
    remarks = written(store, BY_STATE)
    if program == "Calc":
        assert remarks is None and noted(store)["C-2 A"] == thread
        return
    where = {f"{n.location.address.replace('$', '')}": n.text for n in agenda(store).notes}
    assert where == {"A3": thread, "A6": thread, "A9": "mine", "B6": "hers"}
    assert remarks is not None and remarks[0].en.endswith("open in Excel: A3 (now row 7), A6 (its row is gone).")
    assert remarks[0].zh.endswith("：A3（现为第 7 行）、A6（该行已不在表中）。")
