"""What the live store works out before it touches a cell: blocks, texts as Excel has to be given them, faults in words."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from book_text import typed
from hypothesis import given
from hypothesis import strategies as st

from xlcrm import schema
from xlcrm.calc.talk import Missing
from xlcrm.errors import Conflict, WritingForbidden, sheet_protected
from xlcrm.model import Append, Cell, Changes, Key, Replace, Table, Update
from xlcrm.stores import live_faults as faults
from xlcrm.stores.base import Held
from xlcrm.stores.live_blocks import blocks
from xlcrm.stores.live_cells import plain
from xlcrm.stores.live_plan import SheetPlan, plan
from xlcrm.stores.live_reading import Area, Here, grid, read_used, runs
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables.naming import Naming

if TYPE_CHECKING:
    import xlwings

# ---- blocks ----------------------------------------------------------------------------------------------------------

ROWS = range(2, 12)


def table(cells: Mapping[int, list[Cell]]) -> Table:
    return Table("Customers", 1, tuple((n, f"h{n}") for n in cells), ROWS, cells)


def written(
    cells: Mapping[int, Mapping[int, Cell]],
    held: Table,
    ours: set[int],
    formulas: frozenset[tuple[int, int]] = frozenset(),
) -> dict[tuple[int, int], Cell]:
    """Every cell that the blocks write, each once."""
    found = dict[tuple[int, int], Cell]()
    for block in blocks(cells, Held(held), ours, formulas):
        for i, line in enumerate(block.new):
            for k, value in enumerate(line):
                assert (block.row + i, block.column + k) not in found
                found[block.row + i, block.column + k] = value
    return found


def test_changed_cells_in_our_columns_go_over_as_one_block_with_what_stands_between() -> None:
    held = table({1: ["user"] * 10, 2: ["old"] * 10, 3: ["held"] * 10})
    (block,) = blocks({2: {2: "new"}, 4: {3: "new"}}, Held(held), {2, 3}, frozenset())
    assert (block.row, block.column) == (2, 2)
    assert block.new == [["new", "held"], ["old", "held"], ["old", "new"]]
    assert block.old == [["old", "held"], ["old", "held"], ["old", "held"]]


def test_a_users_column_between_ours_is_not_written() -> None:
    held = table({1: ["old"] * 10, 2: ["user"] * 10, 3: ["old"] * 10})
    assert written({2: {1: "a", 3: "b"}, 3: {1: "c", 3: "d"}}, held, {1, 3}) == {
        (2, 1): "a",
        (2, 3): "b",
        (3, 1): "c",
        (3, 3): "d",
    }


@pytest.mark.parametrize("held", ["#N/A", dt.datetime(2026, 11, 23, 9, 30)])
def test_what_another_writing_would_alter_is_not_written_along(held: Cell) -> None:
    assert written({2: {1: "a"}, 4: {1: "b"}}, table({1: ["x", held, *["x"] * 8]}), {1}) == {(2, 1): "a", (4, 1): "b"}


def test_a_formula_is_not_written_along() -> None:
    found = written({2: {1: "a"}, 4: {1: "b"}}, table({1: ["x"] * 10}), {1}, frozenset({(3, 1)}))
    assert found == {(2, 1): "a", (4, 1): "b"}


def test_cells_far_apart_are_two_blocks() -> None:
    assert len(blocks({2: {1: "a"}, 2000: {1: "b"}}, Held(table({1: ["x"] * 10})), {1}, frozenset())) == 2


@given(
    st.dictionaries(
        st.sampled_from(ROWS),
        st.dictionaries(st.integers(1, 5), st.sampled_from([None, "new", 1]), min_size=1),
        min_size=1,
    ),
    st.sets(st.integers(1, 5)),
    st.frozensets(st.tuples(st.sampled_from(ROWS), st.integers(1, 5))),
)
def test_every_change_is_written_once_and_beside_it_nothing_new(
    cells: dict[int, dict[int, Cell]], ours: set[int], formulas: frozenset[tuple[int, int]]
) -> None:
    held = table({n: [f"{n}.{row}" for row in ROWS] for n in range(1, 6)})
    found = written(cells, held, ours, formulas)
    wanted = {(row, n): value for row, values in cells.items() for n, value in values.items()}
    assert {place: found[place] for place in wanted} == wanted
    for row, n in found.keys() - wanted.keys():
        assert n in ours and (row, n) not in formulas and found[row, n] == f"{n}.{row}"


# ---- the plan --------------------------------------------------------------------------------------------------------

CUSTOMERS = """
    Customers
    Customer ID | Company | Grade
    C-0001      | Acme    | D
    C-0002      | Borg    | D
    Touches
    Date       | Customer | Direction
    2026-11-02 | C-0001   | Out
"""


def here(text: str = CUSTOMERS, **areas: Area) -> dict[str, Here]:
    rows = MemoryStore(typed(text)).read()
    return {
        t: Here(table, areas.get(t), table.rows[-1] if table.rows else 1, max(n for n, _ in table.headers))
        for t, table in rows.items()
    }


def planned(
    changes: Changes, standing: dict[str, Here] | None = None, formulas: dict[int, set[int]] | None = None
) -> dict[str, list[tuple[int, int, list[list[Cell]]]]]:
    found = plan(
        changes, standing or here(), Naming(), lambda _, row: (formulas or {}).get(row, set()), lambda *_: True
    )
    return {sheet.title: [(b.row, b.column, [list(line) for line in b.new]) for b in sheet.blocks] for sheet in found}


def test_an_update_whose_cell_holds_something_else_is_a_conflict() -> None:
    with pytest.raises(Conflict):
        planned(Changes([Update("Customers", Key("C-0001"), "Grade", "A", "B")]))


def test_a_new_column_stands_beside_the_last_and_its_cells_below_it() -> None:
    changes = Changes(
        [Update("Customers", Key("C-0002"), "Next Step", None, "Park")], columns=[("Customers", "Next Step")]
    )
    assert planned(changes) == {"Customers": [(3, 4, [["Park"]])]}
    (sheet,) = plan(changes, here(), Naming(), lambda *_: set(), lambda *_: True)
    assert sheet.added == {4: ("Next Step", 40)} and sheet.beside == 3


def test_a_new_row_stands_below_the_last() -> None:
    assert planned(Changes(appends=[Append("Touches", {"Customer": "C-0002", "Direction": "In"})])) == {
        "Touches": [(3, 2, [["C-0002", "In"]])]
    }


def test_rows_that_hold_only_prepared_formulas_are_used_first() -> None:
    text = "Touches\nDate | Customer | Direction | Days\n2026-11-02 | C-1 | Out | 3\n | | | 0\n | | | 0"
    found = planned(Changes(appends=[Append("Touches", {"Customer": "C-2"})]), here(text), {4: {4}})
    assert found == {"Touches": [(3, 2, [["C-2"]])]}


def test_a_formula_below_the_table_prepares_no_row_of_it_the_table_grows_towards_it() -> None:
    text = "Touches\nDate | Customer | Direction | Days\n2026-11-02 | C-1 | Out | 3\n | | | \n | | | 0"
    standing = here(text, Touches=Area("t", 1, 1, 2, 4, True, False))
    changes = Changes(appends=[Append("Touches", {"Customer": "C-2"})])
    (sheet,) = plan(changes, standing, Naming(), lambda _, row: {4} if row == 4 else set(), lambda *_: True)
    assert [(b.row, b.column, b.new) for b in sheet.blocks] == [(3, 2, [["C-2"]])]
    assert sheet.size == (3, 4)


@pytest.mark.parametrize(
    ("area", "others"),
    [(Area("t", 1, 1, 3, 3, True, True), ()), (Area("t", 1, 1, 2, 3, True, False), (Area("u", 3, 1, 9, 3, True, False),))],
)  # fmt: skip
def test_a_row_of_totals_or_another_table_below_leaves_no_room(area: Area, others: tuple[Area, ...]) -> None:
    standing = here(Touches=area)
    standing["Touches"] = standing["Touches"]._replace(others=others)
    with pytest.raises(WritingForbidden) as caught:
        planned(Changes(appends=[Append("Touches", {"Customer": "C-0002"})]), standing)
    assert "Below row 2 of the sheet Touches" in caught.value.text.en and "第 2 行之下" in caught.value.text.zh


def test_a_table_beside_the_list_does_not_stand_below_it() -> None:
    standing = here()
    standing["Touches"] = standing["Touches"]._replace(others=(Area("u", 2, 6, 9, 7, True, False),))
    touch = Changes(appends=[Append("Touches", {"Customer": "C-0002"})])
    assert planned(touch, standing) == {"Touches": [(3, 2, [["C-0002"]])]}


@pytest.mark.parametrize("area", [Area("t", 1, 1, 2, 4, True, False), None])
def test_a_formula_of_the_users_is_not_written_over(area: Area | None) -> None:
    """Right below a table it leaves no room; in a row prepared by hand it stands in the way."""
    text = "Touches\nDate | Customer | Direction | Days\n2026-11-02 | C-1 | Out | 3\n | x | | 0"
    standing = here(text)
    standing["Touches"] = standing["Touches"]._replace(area=area)
    with pytest.raises(WritingForbidden, match=r"Below row 2|Touches!B3 holds a formula of yours"):
        planned(Changes(appends=[Append("Touches", {"Customer": "C-2"})]), standing, {3: {2, 4}})


def test_a_prepared_row_above_the_totals_is_room_and_the_table_stays_as_large() -> None:
    text = "Touches\nDate | Customer | Direction\n2026-11-02 | C-1 | Out\n | | \nTotal | | "
    standing = here(text, Touches=Area("t", 1, 1, 4, 3, True, True))
    read = standing["Touches"].table
    cut = replace(read, rows=range(2, 4), cells={n: [cells[0], None] for n, cells in read.cells.items()})
    standing["Touches"] = standing["Touches"]._replace(table=cut)
    (sheet,) = plan(
        Changes(appends=[Append("Touches", {"Customer": "C-2"})]), standing, Naming(), lambda *_: set(), lambda *_: True
    )
    assert [(b.row, b.column, b.new) for b in sheet.blocks] == [(3, 2, [["C-2"]])]
    assert (sheet.size, sheet.fresh) == (None, {3: {2: "C-2"}})


def test_below_rows_that_stand_outside_the_table_a_new_one_leaves_the_table_as_it_is() -> None:
    text = "Touches\nDate | Customer | Direction\n2026-11-02 | C-1 | Out\n2026-11-03 | C-1 | In"
    standing = here(text, Touches=Area("t", 1, 1, 2, 3, True, False))
    (sheet,) = plan(
        Changes(appends=[Append("Touches", {"Customer": "C-2"})]), standing, Naming(), lambda *_: set(), lambda *_: True
    )
    assert [(b.row, b.column, b.new) for b in sheet.blocks] == [(4, 2, [["C-2"]])]
    assert sheet.size is None


def test_below_the_very_last_row_there_is_no_room() -> None:
    standing = here()
    read = standing["Touches"].table
    standing["Touches"] = standing["Touches"]._replace(table=replace(read, rows=range(1_048_576, 1_048_577)))
    with pytest.raises(WritingForbidden, match="Below row 1048576"):
        planned(Changes(appends=[Append("Touches", {"Customer": "C-0002"})]), standing)


def test_a_page_of_charts_that_is_not_there_is_left_to_the_file_store() -> None:
    headers = tuple(c.name for c in schema.PROBLEMS.columns)
    listed = Replace("Problems", headers, [("Touches", "B2", "no such customer", "correct it")], [])
    changes = Changes(replaces=[Replace("Dashboard", ("As Of",), [(DAY,)], []), listed])
    assert planned(changes) == {"Problems": [(2, 1, [list(listed.rows[0])])]}
    there = here("Dashboard\nAs Of | Mine\n2026-11-22 | ")
    changes = Changes(replaces=[Replace("Dashboard", ("As Of",), [(DAY,)], [(dt.date(2026, 11, 22),)])])
    assert planned(changes, there) == {"Dashboard": [(2, 1, [[DAY]])]}


DAY = dt.date(2026, 11, 23)
AGENDA = "Agenda\nDue | State | Customer ID | Mine\n2026-11-23 | due | C-1 | one\n2026-11-23 | due | C-2 | two"


def test_of_an_output_sheet_only_what_differs_is_written() -> None:
    old: list[tuple[Cell, ...]] = [(DAY, "due", "C-1"), (DAY, "due", "C-2")]
    new: list[tuple[Cell, ...]] = [(DAY, "due", "C-1"), (DAY, "overdue", "C-2")]
    changes = Changes(replaces=[Replace("Agenda", ("Due", "State", "Customer ID"), new, old, ("Customer ID",))])
    assert planned(changes, here(AGENDA)) == {"Agenda": [(3, 2, [["overdue"]])]}


def test_an_output_table_takes_the_size_of_its_rows_and_only_what_moved_gets_its_link_anew() -> None:
    old: list[tuple[Cell, ...]] = [(DAY, "due", "C-1"), (DAY, "due", "C-2")]
    standing = here(AGENDA, Agenda=Area("a", 1, 1, 3, 4, True, False))

    def sheet(*new: tuple[Cell, ...]) -> SheetPlan:
        links = [("Customers", f"A{n}") for n in range(2, 2 + len(new))]
        output = Replace("Agenda", ("Due", "State", "Customer ID"), new, old, ("Customer ID",), "Customer ID", links)
        (found,) = plan(Changes(replaces=[output]), standing, Naming(), lambda *_: set(), lambda *_: True)
        return found

    same, more, fewer = sheet(*old), sheet(*old, (DAY, "due", "C-3")), sheet(old[1])
    assert [(s.size, s.link_column, s.linked) for s in (same, more, fewer)] == [
        (None, 3, 3),
        ((4, 4), 3, 3),
        ((2, 4), 3, 3),
    ]
    assert (same.links, more.links) == ({}, {4: ("Customers", "A4")})
    assert fewer.links == {2: ("Customers", "A2"), 3: None}


def test_a_formula_where_an_output_sheet_is_to_be_written_is_told_and_not_written_over() -> None:
    standing = here(AGENDA)
    table = standing["Agenda"].table
    standing["Agenda"] = standing["Agenda"]._replace(table=replace(table, formulas=frozenset({(3, 2)})))
    old: list[tuple[Cell, ...]] = [(DAY, "due", "C-1"), (DAY, "due", "C-2")]
    new: list[tuple[Cell, ...]] = [(DAY, "due", "C-1"), (DAY, "overdue", "C-2")]
    changes = Changes(replaces=[Replace("Agenda", ("Due", "State", "Customer ID"), new, old, ("Customer ID",))])
    with pytest.raises(WritingForbidden) as caught:
        planned(changes, standing)
    assert "The cell Agenda!B3 holds a formula of yours" in caught.value.text.en
    assert "单元格 Agenda!B3 中有您的公式" in caught.value.text.zh


def test_a_sheet_used_to_its_last_column_takes_no_further_one() -> None:
    standing = here()
    standing["Customers"] = standing["Customers"]._replace(last_column=16384)
    with pytest.raises(WritingForbidden) as caught:
        plan(Changes(columns=[("Customers", "Next Step")]), standing, Naming(), lambda *_: set(), lambda *_: False)
    assert "used up to its last column" in caught.value.text.en and "最后一列" in caught.value.text.zh


# ---- texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 30 1", "-", "@me", "'", "'quoted", "007", "1-2", "2026-11-23", "12.5", "TRUE", "false", "Wahr", "Jan 5", "¥5", "(5)",
     " 1", "上午9:00", "１２", "50%", "#N/A", "Q-1043", "=" + "x" * 400],
)  # fmt: skip
def test_a_text_that_could_be_taken_for_something_else_is_marked_as_text(text: str) -> None:
    assert plain(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "A", "Email", "华宇", "Keep going", "émile", "Dear Mr 5\nthank you for 1-2", "replied " + "2026 " * 80]
)
def test_a_text_that_can_be_nothing_else_is_written_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("found", "width", "rows"),
    [("=A1", 1, [["=A1"]]), (("a", "b"), 2, [["a", "b"]]), (["a", "b"], 1, [["a"], ["b"]]), ((("a", None), ("c", 5)), 2, [["a", ""], ["c", "5"]])],
)  # fmt: skip
def test_formulas_are_rows_however_a_program_hands_them_over(found: object, width: int, rows: list[list[str]]) -> None:
    assert grid(found, width) == rows


class UsedTo:
    """A sheet of which Excel takes so many rows for used, as formats alone make it do; only the first and the last hold anything."""

    def __init__(self, rows: int) -> None:
        self.shape, self.row, self.column, self.used_range = (rows, 3), 1, 1, self

    def range(self, first: tuple[int, int], last: tuple[int, int]) -> "UsedTo":
        self.asked = first[0], last[0]
        return self

    def options(self, **_: object) -> "UsedTo":
        return self

    @property
    def value(self) -> list[list[object]]:
        first, last = self.asked
        return [["x" if row in (1, self.shape[0]) else None, None, None] for row in range(first, last + 1)]


def test_rows_that_hold_nothing_take_no_room_however_many_there_are() -> None:
    sheet = cast("xlwings.Sheet", UsedTo(120_001))  # it answers all that read_used asks
    block = read_used(sheet)
    assert (block.rows[0][0], block.rows[-1][0], len(block.rows)) == ("x", "x", 120_001)
    assert len({id(row) for row in block.rows}) == 3
    assert len(read_used(sheet, 100).rows) == 100


class OneRow(UsedTo):
    """A sheet with one row of what Excel for Windows hands over."""

    def __init__(self, *values: object) -> None:
        super().__init__(1)
        self.shape, self.values = (1, len(values)), list(values)

    @property
    def value(self) -> list[list[object]]:
        return [self.values]


def test_an_error_that_xlwings_knows_no_name_for_is_an_error_and_no_number() -> None:
    sheet = OneRow(-2146826243, -2146826238, -2146826230, "#N/A", -2146826243.0, 3.0, True)
    assert read_used(cast("xlwings.Sheet", sheet)).rows == [
        ["#SPILL!", "#CALC!", "#VALUE!", "#N/A", -2146826243, 3, True]
    ]


def test_runs_of_numbers() -> None:
    assert runs([]) == [] and runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]


# ---- faults ----------------------------------------------------------------------------------------------------------


class ComError(Exception):
    """As pywin32 raises them: HRESULT, text, details, which argument."""

    __module__ = "pywintypes"


class Refusal(Exception):
    def __init__(self, why: str) -> None:
        super().__init__("said")
        self.why = why


class CommandError(Exception):
    """As appscript raises them."""

    __module__ = "appscript.reference"

    def __init__(self, number: int) -> None:
        super().__init__("CommandError")
        self.errornumber = number


PROTECTED = "The cell or chart you're trying to change is on a protected sheet."


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (ComError(-2147418111, "Call was rejected by callee.", None, None), "editing"),
        (ComError(-2147352567, "Exception occurred.", (0, None, None, None, 0, -2146777998), None), "editing"),
        (ComError(-2147352567, "Exception occurred.", (0, "Microsoft Excel", PROTECTED, "xlmain11.chm", 0, -2146827284), None), "protected"),
        (ComError(-2147352567, "发生意外。", (0, "Microsoft Excel", "您试图更改的单元格或图表位于受保护的工作表中。", "", 0, -2146827284), None), "protected"),
        (ComError(-2147352567, "Exception occurred.", (0, "Microsoft Excel", "Unable to set the Name property", "", 0, -2146827284), None), "other"),
        (ComError(-2147023174, "The RPC server is unavailable.", None, None), "gone"),
        (ComError(-2147417848, "The object invoked has disconnected from its clients.", None, None), "gone"),
        (CommandError(-1728), "gone"), (CommandError(-600), "gone"), (CommandError(-1712), "editing"), (CommandError(-50), "other"),
        (Refusal("gone"), "gone"), (Refusal("silent"), "gone"), (Refusal("missing"), "gone"), (Refusal("editing"), "editing"),
        (Refusal("protected"), "protected"), (Refusal("failed"), "other"), (Missing("CRM.xlsx"), "gone"),
        (Refusal("bug"), "ours"), (ValueError("?"), "ours"), (KeyError("CRM.xlsx"), "ours"), (AttributeError("?"), "ours"),
    ],
)  # fmt: skip
def test_what_a_program_raises_is_understood(error: Exception, fault: str) -> None:
    assert faults.fault(error) == fault


@pytest.mark.parametrize(
    ("raised", "fault"),
    [("KeyError('Customers')", "gone"), ("AttributeError('<unknown>.Value')", "editing"), ("OSError('?')", "other")],
)
@pytest.mark.parametrize(
    ("module", "theirs"),
    [("xlwings._xlwindows", True), ("win32com.client.dynamic", True), ("xlcrm.stores.live", False)],
)
def test_an_error_of_python_is_the_programs_where_it_comes_from_between_and_else_ours(
    raised: str, fault: str, module: str, theirs: bool
) -> None:
    with pytest.raises(Exception) as caught:
        exec(f"raise {raised}", {"__name__": module})
    assert faults.fault(caught.value) == (fault if theirs else "ours")


@pytest.mark.parametrize(
    ("program", "en", "zh"), [("Excel", "Review, Unprotect Sheet", "审阅"), ("Calc", "Tools, Protect Sheet", "工具")]
)
def test_how_to_take_the_protection_off_is_said_in_the_words_of_the_program(program: str, en: str, zh: str) -> None:
    error = sheet_protected("Customers", program)
    assert en in error.text.en and zh in error.text.zh and program in error.text.en and program in error.text.zh
