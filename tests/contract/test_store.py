"""One suite over every store (laws 1, 2, 3 and 6 of CONTRIBUTING.md)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from book_text import TODAY, Given, Sheets, copied, typed
from doors import DOORS, Door, trimmed

from xlcrm import schema
from xlcrm.app.outcome import work_out
from xlcrm.errors import Conflict
from xlcrm.model import Append, Cell, Changes, Key, Notes, Replace, Update
from xlcrm.settings import Settings
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode

Open = Callable[[Given], Door]


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """door(sheets): the same rows behind one store after the other."""
    return lambda sheets: DOORS[request.param](sheets, tmp_path)


CUSTOMERS = """
    Customers
    Customer ID | Company | Mine   | Grade | Days Overdue
    C-0001      | Acme    | first  | A     |
    1002        | Borg    | second | B     | 3
                | Cyan    | third  |       |
    Touches
    Date       | Customer | Direction | Summary
    2026-11-02 | C-0001   | Out       | ＝SUM(1) "quoted" <b> & 你好
"""


def now(door: Door, title: str = "Customers") -> list[list[Cell]]:
    return trimmed(door.sheets()[title])


def test_reads_headers_and_rows_with_their_places(door: Open) -> None:
    table = door(typed(CUSTOMERS)).store.read()["Customers"]
    assert (table.title, table.header_row, list(table.rows)) == ("Customers", 1, [2, 3, 4])
    assert [text for _, text in table.headers] == ["Customer ID", "Company", "Mine", "Grade", "Days Overdue"]
    assert [list(table.cells[n]) for n in (1, 2, 5)] == [
        ["C-0001", 1002, None],
        ["Acme", "Borg", "Cyan"],
        [None, 3, None],
    ]


@pytest.mark.parametrize("kind", ["file", "live"])
def test_the_header_is_the_first_row_that_is_not_empty_nor_holds_only_spaces(kind: str, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[], [None, " "], [None, "Customer ID", "Company"], [None, "C-0001", "Acme"]]
    table = DOORS[kind]({**typed(""), "Customers": rows}, tmp_path).store.read()["Customers"]
    assert (table.header_row, table.headers, list(table.rows)) == (3, ((2, "Customer ID"), (3, "Company")), [4])


def test_reads_every_kind_of_cell(door: Open) -> None:
    kinds: list[Cell] = [
        "x",
        " spaced ",
        3,
        2.5,
        True,
        False,
        date(2026, 3, 2),
        datetime(2026, 3, 2, 14, 30),
        "2026-3-2",
        None,
        "你好\n😀",
    ]
    sheets: Given = {**typed(""), "Customers": [["Company", "Notes"], *[(f"c{n}", v) for n, v in enumerate(kinds)]]}
    table = door(sheets).store.read()["Customers"]
    found = list(table.cells[2])
    assert [v.date() if isinstance(v, datetime) and not v.time().hour else v for v in found] == kinds
    assert [type(v) is bool for v in found] == [type(v) is bool for v in kinds]


def test_a_column_that_holds_nothing_is_empty_wherever_it_stands(door: Open) -> None:
    book = door(typed("""
        Customers
        Customer ID | Company | Country | Not Before
                    | Acme    |         |
        Touches
        Date | Customer | Direction | Medium
             |          |           | Email
        Settings
        Name       | Value
        Interval B |
    """))  # fmt: skip
    decoded = decode(book.store.read())
    assert [c.company for c in decoded.book.customers] == ["Acme"] and decoded.settings == Settings()
    book.store.write(work_out(decoded, TODAY).changes)
    assert now(book)[1][:2] == ["C-0001", "Acme"]


def test_leaves_rows_out_that_hold_nothing(door: Open) -> None:
    sheets: Given = {**typed(""), "Customers": [["Company", "Country"], ["Acme", None], [None, None], ["Borg", "DE"]]}
    table = door(sheets).store.read()["Customers"]
    assert (list(table.rows), list(table.cells[1])) == ([2, 4], ["Acme", "Borg"])


def test_writes_a_cell_by_the_key_of_its_row(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    book.store.write(
        Changes(
            [
                Update("Customers", Key("1002"), "Grade", "B", "C"),
                Update("Customers", Key("Cyan"), "Customer ID", None, "C-0002"),
                Update("Customers", Key("C-0001"), "Grade", "A", None),
                Update("Customers", Key("1002"), "Days Overdue", 3, 4),
            ]
        )
    )
    assert now(book) == [
        ["Customer ID", "Company", "Mine", "Grade", "Days Overdue"],
        ["C-0001", "Acme", "first"],
        [1002, "Borg", "second", "C", 4],
        ["C-0002", "Cyan", "third"],
    ]


@pytest.mark.parametrize(
    "value",
    ["text", " spaced ", "=1+1", "<&>\"'", "你好😀", "two\nlines", 0, 7, 2.5, date(2026, 11, 2), "'", "x" * 32_767],
)
def test_writes_every_kind_of_value_as_it_is(door: Open, value: Cell) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    book.store.write(Changes([Update("Customers", Key("C-0001"), "Grade", "A", value)]))
    assert book.store.read()["Customers"].cells[4][0] == value
    assert now(book)[1][3] == value


def test_of_rows_alike_the_nth_is_meant(door: Open) -> None:
    book = door(typed("Customers\nCustomer ID | Company | Grade\n1 | Acme |\n1 | Borg |\n1 | Cyan |"))
    book.store.read()
    book.store.write(Changes([Update("Customers", Key("1", 2), "Grade", None, "B")]))
    assert [row[2:] for row in now(book)[1:]] == [[], ["B"], []]


def test_adds_columns_at_the_right_end(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    book.store.write(
        Changes(
            [Update("Customers", Key("1002"), "Next Step", None, "Park")],
            columns=[("Customers", "Next Step"), ("Customers", "Grade Why")],
        )
    )
    assert now(book)[0][5:] == ["Next Step", "Grade Why"] and now(book)[2][5:] == ["Park"]


def test_appends_rows_beneath_the_last(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    new = [{"Date": TODAY, "Customer": n, "Direction": "Out", "By": "Lee", "Summary": None} for n in ("C-0001", "1002")]
    book.store.write(Changes(appends=[Append("Touches", row) for row in new], columns=[("Touches", "By")]))
    assert now(book, "Touches")[0] == ["Date", "Customer", "Direction", "Summary", "By"]
    assert now(book, "Touches")[2:] == [[TODAY, "C-0001", "Out", None, "Lee"], [TODAY, "1002", "Out", None, "Lee"]]


AGENDA = ("Customer ID", "Due", "State")
ROWS: list[tuple[Cell, ...]] = [("1", TODAY, "due"), ("2", TODAY, "overdue"), ("3", TODAY, "upcoming")]


def test_adds_an_output_sheet_that_is_not_there(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    headers = tuple(c.name for c in schema.PROBLEMS.columns)
    rows: list[tuple[Cell, ...]] = [("Touches", "A2", "wrong", "mend it"), ("Touches", "A3", "wrong", "mend it")]
    book.store.write(Changes(replaces=[Replace("Problems", headers, rows, [], (), "Cell", [("Touches", "A2"), None])]))
    assert now(book, "Problems") == [list(headers), *map(list, rows)]


@pytest.mark.parametrize("kept", [0, 1, 2, 3])
def test_replaces_an_output_sheet_that_shrinks_or_grows(door: Open, kept: int) -> None:
    book = door({**typed(CUSTOMERS), "Agenda": [list(AGENDA), *map(list, ROWS[:2])]})
    book.store.read()
    book.store.write(Changes(replaces=[Replace("Agenda", AGENDA, ROWS[:kept], ROWS[:2])]))
    assert now(book, "Agenda") == [list(AGENDA), *map(list, ROWS[:kept])]


@pytest.mark.parametrize("header", ["Mine", None], ids=["a column of his", "cells without a header beside the rows"])
def test_the_users_cells_on_an_output_sheet_follow_their_row_and_are_never_lost(door: Open, header: Cell) -> None:
    rows = [[*row, note] for row, note in zip(ROWS, ("one", "two", "three"), strict=True)]
    book = door({**typed(CUSTOMERS), "Agenda": [[*AGENDA, header], *rows]})
    book.store.read()
    new = [ROWS[2], ("4", TODAY, "due"), ROWS[0]]
    book.store.write(Changes(replaces=[Replace("Agenda", AGENDA, new, ROWS, ("Customer ID",))]))
    assert [row[3:] for row in now(book, "Agenda")[1:]] == [["three"], [], ["one"], ["2: two"]]


def test_what_stands_apart_from_an_output_sheets_columns_stays_where_it_is(door: Open) -> None:
    rows = [[*row, None, note] for row, note in zip(ROWS, ("one", "two", "three"), strict=True)]
    book = door({**typed(CUSTOMERS), "Agenda": [[*AGENDA], *rows]})
    book.store.read()
    book.store.write(Changes(replaces=[Replace("Agenda", AGENDA, [ROWS[2], ROWS[0]], ROWS, ("Customer ID",))]))
    assert [row[3:] for row in now(book, "Agenda")[1:]] == [[None, "one"], [None, "two"], [None, "three"]]


def test_the_users_cells_are_moved_not_copied_where_the_output_sheet_has_an_empty_row(door: Open) -> None:
    rows = [[*ROWS[0], "one"], [], [*ROWS[1], "two"]]
    book = door({**typed(CUSTOMERS), "Agenda": [[*AGENDA, "Mine"], *rows]})
    book.store.read()
    book.store.write(
        Changes(replaces=[Replace("Agenda", AGENDA, [ROWS[0], ("2", TODAY, "due")], ROWS[:2], ("Customer ID",))])
    )
    assert [row[3:] for row in now(book, "Agenda")[1:]] == [["one"], ["two"]]


def test_an_output_sheet_whose_keys_somebody_cleared_is_written_all_the_same(door: Open) -> None:
    cleared: list[tuple[Cell, ...]] = [(None, TODAY, "due")]
    book = door({**typed(CUSTOMERS), "Agenda": [[*AGENDA, "Mine"], [None, TODAY, "due", "one"]]})
    book.store.read()
    book.store.write(Changes(replaces=[Replace("Agenda", AGENDA, ROWS, cleared, ("Customer ID",))]))
    assert [row[:3] for row in now(book, "Agenda")[1 : 1 + len(ROWS)]] == [list(row) for row in ROWS]
    assert now(book, "Agenda")[-1][3] == "one"


def test_nothing_to_write_writes_nothing(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    before = book.sheets()
    book.store.read()
    book.store.write(Changes())
    assert book.sheets() == before


# ---- notes -----------------------------------------------------------------------------------------------------------


def test_notes_stand_on_the_rows_of_their_keys(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    texts = {
        Key("1002"): "T6:\u00a03 days overdue",
        Key("Cyan"): "T5:\u00a0<too soon>\nT7:\u00a0只用邮件",
        Key("nobody"): "T5:\u00a0soon",
    }
    change = Update("Customers", Key("Cyan"), "Customer ID", None, "C-0002")
    book.store.write(
        Changes([change], columns=[("Customers", "Warnings")], notes=[Notes("Customers", "Warnings", texts)])
    )
    assert book.notes("Customers") == {
        (3, "Warnings"): "T6:\u00a03 days overdue",
        (4, "Warnings"): "T5:\u00a0<too soon>\nT7:\u00a0只用邮件",
    }
    assert now(book)[0][5:] == ["Warnings"] and now(book)[3][0] == "C-0002"


def test_notes_that_are_no_longer_wanted_go(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    for texts in (
        {Key("1002"): "T6:\u00a0late", Key("Cyan"): "T5:\u00a0soon"},
        {Key("C-0001"): "T6:\u00a0late", Key("Cyan"): "T2:\u00a0again"},
    ):
        book.store.read()
        book.store.write(Changes(notes=[Notes("Customers", "Grade", texts)]))
    assert book.notes("Customers") == {(2, "Grade"): "T6:\u00a0late", (4, "Grade"): "T2:\u00a0again"}
    book.store.write(Changes(notes=[Notes("Customers", "Grade", {})]))
    assert book.notes("Customers") == {}


def test_where_not_the_whole_column_is_meant_the_other_notes_stay(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    book.store.write(
        Changes(notes=[Notes("Customers", "Grade", {Key("1002"): "T6:\u00a0late", Key("Cyan"): "T5:\u00a0soon"})])
    )
    book.store.write(Changes(notes=[Notes("Customers", "Grade", {Key("1002"): None}, whole=False)]))
    assert book.notes("Customers") == {(4, "Grade"): "T5:\u00a0soon"}


@pytest.mark.parametrize("kind", ["file", "live"])
def test_notes_on_an_output_sheet_go_along_with_their_rows(kind: str, tmp_path: Path) -> None:
    book = DOORS[kind]({**typed(CUSTOMERS), "Agenda": [list(AGENDA), *map(list, ROWS)]}, tmp_path)
    book.store.read()
    texts = {Key(n): f"on {n}" for n in ("1", "2", "3")}
    book.store.write(Changes(notes=[Notes("Agenda", "State", texts)]))
    assert book.notes("Agenda") == {(2, "State"): "on 1", (3, "State"): "on 2", (4, "State"): "on 3"}
    book.store.read()
    new = [ROWS[2], ("4", TODAY, "due"), ROWS[0]]
    book.store.write(Changes(replaces=[Replace("Agenda", AGENDA, new, ROWS, ("Customer ID",))]))
    assert book.notes("Agenda") == {(2, "State"): "on 3", (4, "State"): "on 1", (5, "State"): "on 2"}


def test_notes_find_their_rows_after_a_sort_in_the_meantime(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    notes = [Notes("Customers", "Grade", {Key("1002"): "T6:\u00a0late", Key("Cyan"): "T5:\u00a0soon"})]
    book.store.write(Changes(notes=notes))
    meanwhile = book.sheets()
    meanwhile["Customers"] = [meanwhile["Customers"][0], *reversed(meanwhile["Customers"][1:])]
    book.type_over(meanwhile)
    book.store.write(Changes(notes=notes))
    assert book.notes("Customers") == {(3, "Grade"): "T6:\u00a0late", (2, "Grade"): "T5:\u00a0soon"}


def test_notes_that_stand_already_and_notes_on_a_column_that_is_not_there_write_nothing(door: Open) -> None:
    book = door(typed(CUSTOMERS))
    book.store.read()
    notes = [
        Notes("Customers", "Grade", {Key("1002"): "T6:\u00a0late"}),
        Notes("Customers", "Warnings", {Key("1002"): "T6:\u00a0late"}),
    ]
    assert not Changes(notes=notes)
    book.store.write(Changes(notes=notes))
    before = (book.sheets(), book.notes("Customers"))
    assert book.store.write(Changes(notes=notes)) is None
    assert (book.sheets(), book.notes("Customers")) == before == (before[0], {(3, "Grade"): "T6:\u00a0late"})


def test_notes_on_an_output_sheet_stand_on_the_rows_that_it_has_by_now(door: Open) -> None:
    book = door({**typed(CUSTOMERS), "Agenda": [list(AGENDA)]})
    for old, new in (((), ROWS), (ROWS, [ROWS[2], ("4", TODAY, "due"), ROWS[0]])):
        book.store.read()
        texts: dict[Key, str | None] = {Key(str(row[0])): f"Due:\u00a0{row[0]} is {row[2]}" for row in new[:2]}
        output = Replace("Agenda", AGENDA, new, old, ("Customer ID",))
        book.store.write(Changes(replaces=[output], notes=[Notes("Agenda", "Due", texts)]))
        assert book.notes("Agenda") == {
            (2 + k, "Due"): f"Due:\u00a0{row[0]} is {row[2]}" for k, row in enumerate(new[:2])
        }
    book.store.read()
    book.store.write(Changes(notes=[Notes("Agenda", "Due", {Key("1"): "Due:\u00a0once more"})]))
    assert book.notes("Agenda") == {(4, "Due"): "Due:\u00a0once more"}


# ---- in the meantime -------------------------------------------------------------------------------------------------

BOOK = """
    Customers
    Company | Email  | Added      | Mine | Customer ID
    Acme    | a@b.de | 2026-11-20 | one  | 1
    Borg    | b@b.de | 2026-11-19 | two  | 2
    Cyan    |        | 2026-11-18 | ten  |
    Touches
    Date       | Customer | Direction
    2026-10-02 | 1        | Out
    2026-11-02 | 2        | In
"""


def test_a_sort_and_inserted_rows_in_the_meantime_do_no_harm(door: Open) -> None:
    book = door(typed(BOOK))
    found = work_out(decode(book.store.read()), TODAY)
    meanwhile = typed(BOOK)
    header, acme, borg, cyan = meanwhile["Customers"]
    new: list[Cell] = ["Dune", None, TODAY, "new", None]
    meanwhile["Customers"] = [header, cyan, new, borg, acme]
    meanwhile["Touches"] = [meanwhile["Touches"][0], *reversed(meanwhile["Touches"][1:])]
    book.type_over(meanwhile)
    book.store.write(found.changes)
    rows = now(book)
    assert [row[:5] for row in rows[1:]] == [
        ["Cyan", None, date(2026, 11, 18), "ten", "C-0001"],
        ["Dune", None, TODAY, "new"],
        borg[:5],
        acme[:5],
    ]
    grade = rows[0].index("Grade")
    assert [row[grade] if len(row) > grade else None for row in rows[1:]] == ["P", None, "C", "D"]


def disturbed(door: Open, disturb: Callable[[Sheets], None]) -> None:
    """Assert a Conflict, and that nothing was written, when somebody types in the meantime."""
    first = MemoryStore(typed(BOOK))
    first.write(work_out(decode(first.read()), date(2026, 11, 2)).changes)
    book = door(first.sheets)
    found = work_out(decode(book.store.read()), TODAY)
    assert found.changes
    meanwhile = copied(first.sheets)
    disturb(meanwhile)
    book.type_over(meanwhile)
    before = book.sheets()
    with pytest.raises(Conflict) as caught:
        book.store.write(found.changes)
    assert book.sheets() == before
    assert "nothing was written" in caught.value.text.en and "未写入任何内容" in caught.value.text.zh


def test_a_computed_cell_that_holds_something_else_by_now_is_a_conflict(door: Open) -> None:
    def typed_over(sheets: Sheets) -> None:
        sheets["Customers"][1][sheets["Customers"][0].index("Next Due")] = date(2020, 1, 1)
        sheets["Customers"][2][sheets["Customers"][0].index("Days Overdue")] = 77
        sheets["Customers"][3][sheets["Customers"][0].index("Next Due")] = date(2020, 1, 1)

    disturbed(door, typed_over)


def test_a_row_that_is_gone_by_now_is_a_conflict(door: Open) -> None:
    disturbed(door, lambda sheets: sheets["Customers"].__delitem__(slice(1, 4)))


@pytest.mark.parametrize("title", ["Agenda", "Emails"])
def test_an_output_sheet_that_was_edited_by_now_is_a_conflict(door: Open, title: str) -> None:
    disturbed(door, lambda sheets: sheets[title][1].__setitem__(2, "typed meanwhile"))


def test_the_same_book_gives_the_same_answers_through_every_store(tmp_path: Path) -> None:
    outcomes = [work_out(decode(make(typed(BOOK), tmp_path).store.read()), TODAY) for make in DOORS.values()]
    assert all(o.result == outcomes[0].result for o in outcomes)
    assert all(o.changes == outcomes[0].changes for o in outcomes)


def test_what_is_written_is_the_same_through_every_store(tmp_path: Path) -> None:
    doors = [make(typed(BOOK), tmp_path) for make in DOORS.values()]
    for book in doors:
        book.store.write(work_out(decode(book.store.read()), TODAY).changes)
    drawn = {sheet.name for sheet in schema.SHEETS if sheet.charts}  # pages of charts, which only a file can be given
    first, *others = [{t: trimmed(rows) for t, rows in book.sheets().items() if t not in drawn} for book in doors]
    assert first.keys() >= {"Agenda", "Emails", "Diagnosis", "Problems", "Log"}
    assert all(other == first for other in others)
