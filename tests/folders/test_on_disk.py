"""Folders on real file systems: hostile names, grades that change, and that nothing is ever lost, merged or done twice."""

import datetime as dt
import itertools
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from book_text import Given
from doors import write_workbook
from folders.test_names import HOSTILE, IDS
from folders.trees import emptied, names_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xlcrm.app.folders import Filed, file_customers
from xlcrm.errors import CannotWrite, UsageMistake
from xlcrm.filing.names import alike, id_in, same_id
from xlcrm.filing.plan import Job, Step
from xlcrm.outlets.folders import carry_out, files_in, look, make
from xlcrm.schema import fold
from xlcrm.text import Text

NOW = dt.datetime(2026, 11, 23, 9, 0)
TODAY = NOW.date()
GRADES = "ABCDP"
ON_ANY_TREE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)

Row = tuple[str, str, str]  # ID, company, grade
# What can stand in a cell of a workbook.
CELLS = st.characters(exclude_categories=["Cs", "Cc"])
BOOKS = st.lists(
    st.tuples(IDS.filter(lambda v: v.isprintable()), HOSTILE.filter(lambda v: v.isprintable()), st.sampled_from(GRADES)),
    min_size=1, max_size=5, unique_by=lambda row: fold(row[0]),
)  # fmt: skip


def book_of(rows: Sequence[Row], path: Path) -> Path:
    """A workbook of these customers, each with his grade set by hand."""
    sheets: Given = {
        "Customers": [
            ["Customer ID", "Company", "Manual Grade"],
            *([id, company, grade] for id, company, grade in rows),
        ],
        "Touches": [["Date", "Customer", "Direction"]],
        "Quotes": [["Date", "Customer", "Status"]],
    }
    write_workbook(path, sheets)
    return path


def file(rows: Sequence[Row], folder: Path, root: Path) -> Filed:
    return file_customers(book_of(rows, folder / "CRM.xlsx"), root, TODAY, NOW)


def homes(root: Path) -> dict[str, list[str]]:
    """ID -> the folders that bear it, each with its grade: `A customers/Acme (C-1)`."""
    found: dict[str, list[str]] = {}
    for grade in (root / "Customers").iterdir():
        for name in (place.name for place in grade.iterdir()):
            found.setdefault(id_in(name) or "", []).append(f"{grade.name}/{name}")
    return found


@pytest.fixture
def fresh(tree: Path) -> Iterator[Iterator[Path]]:
    """A new root on the tree for every example; what lay there before is gone."""

    def roots() -> Iterator[Path]:
        for n in itertools.count():
            emptied(tree)
            yield tree / str(n)

    yield roots()
    emptied(tree)


@ON_ANY_TREE
@given(rows=BOOKS, grades=st.lists(st.sampled_from(GRADES), min_size=5, max_size=5))
def test_each_customer_has_one_folder_at_his_grade_whatever_he_is_called(
    rows: list[Row], grades: list[str], fresh: Iterator[Path], tmp_path: Path
) -> None:
    root = next(fresh)

    first = file(rows, tmp_path, root)
    again = file(rows, tmp_path, root)
    for paths in homes(root).values():
        for n, path in enumerate(paths):
            (root / "Customers" / path / "mine.txt").write_text(f"{n}")
    moved = file([(id, company, grade) for (id, company, _), grade in zip(rows, grades, strict=False)], tmp_path, root)

    assert not any(run.findings for run in (first, again, moved))
    assert again.steps == []
    assert set(homes(root)) == {same_id(id) for id, _, _ in rows}
    for (id, _, _), grade in zip(rows, grades, strict=False):
        (path,) = homes(root)[same_id(id)]
        assert alike(path).startswith("prospects/" if grade == "P" else f"{alike(grade)} customers/")
        assert (root / "Customers" / path / "mine.txt").read_text() == "0"
        assert len(path) < 200
    assert {place.name for place in tmp_path.iterdir() if not place.name.startswith(".")} == {"CRM.xlsx"}, (
        "nothing leads out of the root"
    )


def test_a_company_and_an_id_that_change_their_case_stay_where_they_are(fresh: Iterator[Path], tmp_path: Path) -> None:
    root = next(fresh)
    file([("C-1", "Acme", "B")], tmp_path, root)

    later = file([("c-1", "ACME GROUP", "B")], tmp_path, root)

    assert [step.what for step in later.steps] == ["write"]
    assert list(map(len, homes(root).values())) == [1]


def test_a_folder_in_the_way_is_neither_merged_with_nor_replaced_even_where_it_is_empty(
    fresh: Iterator[Path], tmp_path: Path
) -> None:
    root = next(fresh)
    file([("C-1", "Acme", "B")], tmp_path, root)
    (root / "Customers" / "B customers" / "Acme (C-1)").rename(root / "Customers" / "B customers" / "Friends")
    (root / "Customers" / "A customers" / "FRIENDS").mkdir()
    before = names_in(root)

    found = file([("C-1", "Acme", "A")], tmp_path, root)

    assert found.failed
    assert [f.kind for f in found.findings] == ["in the way", "nobody's"]
    kept = {name for name in before if "B customers" in name or "b customers" in name}
    assert kept <= set(names_in(root))


def test_the_users_own_lines_and_files_go_along(fresh: Iterator[Path], tmp_path: Path) -> None:
    root = next(fresh)
    file([("C-1", "Acme", "D")], tmp_path, root)
    home = root / "Customers" / "D customers" / "Acme (C-1)"
    with (home / "Contact.txt").open("ab") as contact:
        contact.write("爱喝咖啡\n".encode())
    (home / "OUT" / "letter.eml").write_bytes(b"x")

    file([("C-1", "Acme", "A")], tmp_path, root)

    new = root / "Customers" / "A customers" / "Acme (C-1)"
    assert not home.exists()
    assert (new / "OUT" / "letter.eml").read_bytes() == b"x"
    assert (new / "Contact.txt").read_text("utf-8").endswith("爱喝咖啡\n")
    assert "Grade: A" in (new / "Contact.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (
            Step("write", ("Acme", "Contact.txt"), data=b"new", old=b"as it was read"),
            Text("could not be done (it was changed meanwhile)", "无法完成（在此期间已被改动）"),
        ),
        (
            Step("move", ("Acme",), source=("Friends",)),
            Text("could not be done (something of that name is there by now)", "无法完成（已有同名的文件或文件夹）"),
        ),
    ],
)
def test_what_was_changed_since_it_was_looked_at_stays_and_is_told_in_both_languages(
    tmp_path: Path, step: Step, reason: Text
) -> None:
    (tmp_path / "Acme").mkdir()
    (tmp_path / "Acme" / "Contact.txt").write_bytes(b"typed meanwhile")
    (tmp_path / "Friends").mkdir()
    before = names_in(tmp_path)

    done = carry_out(tmp_path, [Job([step])])

    assert (done.steps, [f.message for f in done.findings]) == ([], [reason])
    assert names_in(tmp_path) == before
    assert (tmp_path / "Acme" / "Contact.txt").read_bytes() == b"typed meanwhile"


def test_a_dry_run_touches_nothing(tmp_path: Path) -> None:
    root = tmp_path / "root"
    book = book_of([("C-1", "Acme", "B")], tmp_path / "CRM.xlsx")

    found = file_customers(book, root, TODAY, NOW, dry_run=True)

    assert Counter(step.what for step in found.steps) == {"make": 27, "write": 1}
    assert [place.name for place in tmp_path.iterdir()] == ["CRM.xlsx"]


def test_a_customer_without_an_id_waits_for_the_next_refresh(tmp_path: Path) -> None:
    found = file([("", "Acme", "B")], tmp_path, tmp_path)

    assert [(f.kind, f.where) for f in found.findings] == [("no id", "Acme")]
    assert homes(tmp_path) == {}


def test_two_books_cannot_share_a_root_but_one_may_be_renamed(tmp_path: Path) -> None:
    book = book_of([("C-1", "Acme", "B")], tmp_path / "Anna.xlsx")
    other = book_of([("C-1", "Quite another", "A")], tmp_path / "Li.xlsx")
    file_customers(book, None, TODAY, NOW)
    before = names_in(tmp_path / "Customers")

    with pytest.raises(UsageMistake, match=r"belong to Anna\.xlsx.*Li\.xlsx"):
        file_customers(other, None, TODAY, NOW)
    assert names_in(tmp_path / "Customers") == before

    book.rename(tmp_path / "Anna 2027.xlsx")
    found = file_customers(tmp_path / "Anna 2027.xlsx", None, TODAY, NOW)
    assert [step.what for step in found.steps] == ["write"]


def test_missing_papers_are_told_of_and_found_once_they_are_there(tmp_path: Path) -> None:
    sheets: Given = {
        "Customers": [["Customer ID", "Company"], ["C-1", "Acme"]],
        "Touches": [["Date", "Customer", "Direction"]],
        "Quotes": [
            ["Date", "Customer", "Status", "Quote No", "PI No"],
            [dt.date(2026, 3, 2), "C-1", "Ordered", "Q-7", "PI-7"],
            [dt.date(2026, 11, 2), "C-1", "Sent", "Q-8", None],
            [dt.date(2026, 11, 2), "C-1", "Draft", "Q-9", None],
        ],
    }
    write_workbook(tmp_path / "CRM.xlsx", sheets)

    found = file_customers(tmp_path / "CRM.xlsx", None, TODAY, NOW)
    assert [f"{f.kind} {f.where}" for f in found.findings] == [
        "no sheet Q-7 Acme",
        "no PI file Q-7 Acme",
        "no sheet Q-8 Acme",
    ]

    home = tmp_path / "Customers" / "A customers" / "Acme (C-1)"
    for name in ("Quotes/Q-7.xlsx", "PI/PI-7.xlsx", "OUT/Q-8 offer.pdf"):
        (home / name).touch()
    assert file_customers(tmp_path / "CRM.xlsx", None, TODAY, NOW).findings == []


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_a_contact_txt_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    file([("C-1", "Acme", "B")], tmp_path, tmp_path)
    contact = tmp_path / "Customers" / "B customers" / "Acme (C-1)" / "Contact.txt"
    secret = tmp_path / "secret"
    secret.write_text("x")
    contact.unlink()
    contact.symlink_to(secret)

    found = file([("C-1", "Acme", "B")], tmp_path, tmp_path)

    assert [f.kind for f in found.findings] == ["unreadable"]
    assert secret.read_text() == "x"


def test_what_the_system_refuses_is_told_and_holds_up_nobody_else(tmp_path: Path) -> None:
    file([("C-1", "Acme", "B"), ("C-2", "Beta", "B")], tmp_path, tmp_path)
    (tmp_path / "Customers" / "A customers").rmdir()
    (tmp_path / "Customers" / "A customers").write_text("a file")

    found = file([("C-1", "Acme", "A"), ("C-2", "Beta", "D")], tmp_path, tmp_path)

    (tmp_path / "Customers" / "A customers").unlink()
    assert found.failed
    assert [f.where for f in found.findings] == ["Customers/A customers/Acme (C-1)"]
    assert homes(tmp_path) == {"c-1": ["B customers/Acme (C-1)"], "c-2": ["D customers/Beta (C-2)"]}


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_a_folder_that_would_go_to_another_disk_stays_whole_where_it_is(fresh: Iterator[Path], tmp_path: Path) -> None:
    elsewhere = next(fresh)
    elsewhere.mkdir()
    if elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this tree is on the same disk")
    file([("C-1", "Acme", "B")], tmp_path, tmp_path)
    (tmp_path / "Customers" / "A customers").rmdir()
    (tmp_path / "Customers" / "A customers").symlink_to(elsewhere)
    home = tmp_path / "Customers" / "B customers" / "Acme (C-1)"
    before = names_in(home)

    found = file([("C-1", "Acme", "A")], tmp_path, tmp_path)

    assert [f.kind for f in found.findings] == ["failed"]
    assert names_in(home) == before
    assert list(elsewhere.iterdir()) == []


def test_what_lies_where_a_folder_belongs_is_told_and_holds_up_nobody_else(tmp_path: Path) -> None:
    file([("C-2", "Beta", "B")], tmp_path, tmp_path)
    (tmp_path / "Customers" / "B customers" / "Acme (C-1)").write_text("a file")

    found = file([("C-1", "Acme", "B"), ("C-2", "Beta", "A")], tmp_path, tmp_path)

    assert [f.kind for f in found.findings] == ["in the way"]
    assert homes(tmp_path)["c-2"] == ["A customers/Beta (C-2)"]


def test_what_a_program_hides_while_a_paper_is_open_is_no_paper(tmp_path: Path) -> None:
    inside = tmp_path / "Acme (C-1)" / "Quotes"
    inside.mkdir(parents=True)
    for name in ("Q-1.xlsx", "~$Q-2.xlsx", ".~lock.Q-3.xlsx#"):
        (inside / name).touch()
    assert files_in(tmp_path, ("Acme (C-1)",)) == [("Quotes", "Q-1.xlsx")]


def test_what_a_killed_run_left_of_a_contact_txt_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".Contact.txt.new").write_bytes(b"half of it")
    done = carry_out(tmp_path, [Job([Step("write", ("Contact.txt",), data=b"whole")])])
    assert (done.findings, (tmp_path / "Contact.txt").read_bytes()) == ([], b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["Contact.txt"]


def test_a_folder_that_cannot_be_made_or_looked_into_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite) as made:
        make(tmp_path / "file" / "folder")
    assert made.value.text.en.startswith(f"The folder {tmp_path / 'file' / 'folder'} cannot be made (")
    assert made.value.text.zh.startswith(f"无法创建文件夹 {tmp_path / 'file' / 'folder'}（")
    with pytest.raises(CannotWrite) as seen:
        look(tmp_path / "file")
    assert "cannot be opened (" in seen.value.text.en and seen.value.text.en.endswith(
        "give another folder with --root."
    )
    assert "无法打开" in seen.value.text.zh and seen.value.text.zh.endswith("请用 --root 指定另一个文件夹。")
