"""What a dry run shows: each cell that differs, by where a person finds it."""

from xlcrm.model import Append, Changes, Key, Replace, Update
from xlcrm.versions.cells import CellChange, cell_changes, changed_cells


def test_each_kind_of_change_is_named_by_sheet_row_and_column_and_counted_as_one() -> None:
    changes = Changes(
        updates=[Update("Customers", Key("C-1"), "Grade", "B", "A")],
        appends=[Append("Touches", {"Date": "2026-11-23", "Topic": None})],
        replaces=[Replace("Agenda", ("Due", "Company"), [("a", "b"), ("new", "d")], [("a", "b"), ("old", "d"), ("e", None)])],
        columns=[("Customers", "Warnings")],
    )  # fmt: skip

    assert cell_changes(changes, "en") == [
        CellChange("Customers", "header", "Warnings", None, "Warnings"),
        CellChange("Customers", "C-1", "Grade", "B", "A"),
        CellChange("Touches", "new row", "Date", None, "2026-11-23"),
        CellChange("Agenda", "2", "Due", "old", "new"),
        CellChange("Agenda", "3", "Due", "e", None),
    ]
    assert changed_cells(changes) == 5
