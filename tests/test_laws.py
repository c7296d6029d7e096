"""The laws of CONTRIBUTING.md, as properties of books that hypothesis makes up."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
import xlsxwriter
from book_text import TODAY, Sheets, copied, outcome, records, refreshed, typed
from dirty_books import dirty_books, ruined_books
from doors import NOW, read_workbook, trimmed, write_workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from xlcrm import schema
from xlcrm.app.crm import refresh_book
from xlcrm.app.outcome import work_out
from xlcrm.errors import Conflict, WritingForbidden, XlcrmError
from xlcrm.model import Cell
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.tables.values import is_blank

BOOK = """
    Customers
    Customer ID | Company | Email  | Owner | Country | Mine  | Added
    C-0001      | Acme    | a@b.de | Lee   | Germany | one   | 2026-10-01
    C-0002      | Borg    | b@b.de | Sam   | 中国     | two   | 2026-10-01
    C-0003      | Cyan    |        | Lee   |         | three | 2026-10-01
    C-0004      | Dune    | d@b.de |       | SA      | four  | 2026-12-01
                | Echo    | e@b.de | Sam   | Narnia  | five  |
    Touches
    Date       | Customer | Direction | Medium | Topic | Mine
    2026-10-02 | C-0001   | Out       | Email  | price | a
    2026-11-02 | C-0002   | In        | Email  |       | b
    2026-11-03 | Borg     | Out       | Email  | news  | c
    2026-11-03 | Nobody   | Out       |        |       | d
    Quotes
    Quote No | Date       | Customer | Status
    Q-1      | 2026-11-18 | C-0003   | Sent
    Mine
    a | b
    1 | 2
"""


# ---- law 1: refreshing twice changes nothing ---------------------------------------------------------------------------


@given(dirty_books)
def test_law_1_refreshing_twice_changes_nothing(sheets: Sheets) -> None:
    refreshed(sheets)
    once = copied(sheets)
    assert not refreshed(sheets).changes
    assert sheets == once


@settings(max_examples=25)
@given(dirty_books)
def test_law_1_on_disk_the_second_refresh_writes_no_byte_and_makes_no_backup(sheets: Sheets) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book.xlsx")
        write_workbook(book, sheets)
        first = refresh_book(book, TODAY, NOW)
        once = book.read_bytes()
        second = refresh_book(book, TODAY, NOW + timedelta(hours=1))
        assert (second.backup, second.changed) == (None, [])
        assert book.read_bytes() == once and first.backup is not None


# ---- law 2: only what xlcrm owns ---------------------------------------------------------------------------------------


def _headers(rows: list[list[Cell]]) -> list[tuple[int, str]]:
    return [(n, str(v)) for n, v in enumerate(rows[0], 1) if v not in (None, "")] if rows else []


@given(dirty_books)
def test_law_2_a_users_cell_is_never_written_over_and_rows_are_appended_to_touches_alone(sheets: Sheets) -> None:
    before = copied(sheets)
    refreshed(sheets)
    for title, rows in before.items():
        known = schema.sheet_named(title)
        if known is not None and known.output and known.name in outcome(copied(before)).decoded.found:
            continue
        after = sheets[title]
        assert len(after) == len(rows) or known is schema.TOUCHES
        match = known.match(_headers(rows)) if known is schema.CUSTOMERS else {}
        ours = {n - 1 for name, n in match.items() if name in schema.COMPUTED}
        given_id = match.get("Customer ID", 0) - 1
        for old, new in zip(rows, after, strict=False):
            assert len(new) >= len(old)
            for n, (was, now) in enumerate(zip(old, new, strict=False)):
                if rows[0] is old or n not in ours:
                    filled_in = n == given_id and is_blank(was)
                    assert now == was or filled_in, (title, n)


@given(dirty_books)
def test_law_2_changes_name_only_columns_and_sheets_that_xlcrm_owns(sheets: Sheets) -> None:
    found = outcome(sheets)
    customers = found.decoded.found["Customers"]
    ours = {customers.header(c, found.lang) for c in ("Customer ID", *schema.COMPUTED)}
    assert {u.column for u in found.changes.updates} <= ours
    assert {u.sheet for u in found.changes.updates} <= {customers.table.title}
    assert {a.sheet for a in found.changes.appends} <= {
        found.decoded.found["Touches"].table.title,
        found.decoded.title(schema.LOG),
    }
    assert {r.sheet for r in found.changes.replaces} <= {found.decoded.title(s) for s in schema.SHEETS if s.output}
    assert {(n.sheet, n.column) for n in found.changes.notes} == {
        (customers.table.title, customers.header("Warnings", found.lang)),
        (found.decoded.title(schema.AGENDA), found.decoded.headers(schema.AGENDA)["Due"]),
    }


# ---- law 3: rows by key, conflicts before anything is written ----------------------------------------------------------


@given(st.data())
def test_law_3_a_sort_and_inserted_rows_between_reading_and_writing_do_no_harm(data: st.DataObject) -> None:
    calm = typed(BOOK)
    refreshed(calm)
    store = MemoryStore(typed(BOOK))
    found = work_out(decode(store.read()), TODAY)
    for title in ("Customers", "Touches", "Quotes"):
        header, *rows = store.sheets[title]
        inserted: list[list[Cell]] = [[]]
        if title == "Customers":
            inserted = [[None, f"new {n}"] for n in range(data.draw(st.integers(0, 3)))]
        store.sheets[title] = [header, *data.draw(st.permutations([*rows, *inserted]))]
    store.write(found.changes)
    assert {row[1]: row for row in store.sheets["Customers"] if not str(row[1]).startswith("new")} == {
        row[1]: row for row in calm["Customers"]
    }
    assert all(row[0] is None and len(row) == 2 for row in store.sheets["Customers"] if str(row[1]).startswith("new"))
    assert {title: store.sheets[title] for title in ("Agenda", "Emails", "Problems")} == {
        t: calm[t] for t in ("Agenda", "Emails", "Problems")
    }


@given(st.data())
def test_law_3_a_changed_cell_raises_conflict_before_anything_is_written(data: st.DataObject) -> None:
    sheets = typed(BOOK)
    refreshed(sheets, TODAY - timedelta(10))
    store = MemoryStore(sheets)
    found = work_out(decode(store.read()), TODAY)
    update = data.draw(st.sampled_from(list(found.changes.updates)))
    header = store.sheets["Customers"][0]
    row = next(r for r in store.sheets["Customers"] if update.key.name in r[:2])
    row.extend([None] * (len(header) - len(row)))
    meanwhile: list[Cell] = ["typed meanwhile", 77, TODAY - timedelta(999)]
    row[header.index(update.column)] = data.draw(st.sampled_from(meanwhile))
    before = copied(store.sheets)
    with pytest.raises(Conflict):
        store.write(found.changes)
    assert store.sheets == before


# ---- a bad book stops nothing, and a ruined one is told so --------------------------------------------------------------


@settings(max_examples=200)
@given(ruined_books)
def test_a_random_book_never_raises_anything_but_a_sentence(sheets: Sheets) -> None:
    before = copied(sheets)
    try:
        refreshed(sheets)
    except XlcrmError as error:
        assert error.text.en and error.text.zh
        assert sheets == before


@settings(max_examples=25)
@given(ruined_books)
def test_a_random_book_on_disk_never_raises_anything_but_a_sentence(sheets: Sheets) -> None:
    named = {
        "".join(ch for ch in title if ch not in "[]:*?/\\'").strip()[:31] or "x": rows for title, rows in sheets.items()
    }
    unique = {title.casefold(): (title, rows) for title, rows in named.items()}
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book.xlsx")
        write_workbook(book, dict(unique.values()) or {"x": []})
        before = book.read_bytes()
        try:
            refresh_book(book, TODAY, NOW)
        except XlcrmError:
            assert book.read_bytes() == before


@settings(max_examples=25)
@given(dirty_books)
def test_law_6_the_same_book_gives_the_same_answers_from_disk_as_from_memory(sheets: Sheets) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book.xlsx")
        write_workbook(book, sheets)
        refresh_book(book, TODAY, NOW)
        refreshed(sheets)
        assert as_compared(read_workbook(book)) == as_compared(sheets)


def as_compared(sheets: Sheets) -> dict[str, object]:
    """The rows of each sheet; of a page of charts, whose columns stand apart and whose charts have captions, the numbers."""
    found = dict[str, object]()
    for title, rows in sheets.items():
        known = schema.sheet_named(title)
        page = known is not None and known.charts
        found[title] = (
            [r for r in records(sheets, title) if any(v is not None for v in r.values())] if page else trimmed(rows)
        )
    return found


@given(dirty_books)
def test_every_problem_has_a_sheet_a_cell_a_message_and_a_remedy_in_both_languages(sheets: Sheets) -> None:
    for problem in outcome(sheets).problems:
        assert problem.sheet in sheets
        assert (
            problem.cell.rstrip("0123456789").isalpha() and problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").isdigit()
        )
        assert all((*problem.message, *problem.remedy))
        assert problem.message.en != problem.message.zh


def test_a_formula_where_the_agenda_is_to_be_written_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "CRM.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Customers").write_column(0, 0, ["Company", "Acme"])
        book.add_worksheet("Touches").write_row(0, 0, ["Date", "Customer", "Direction"])
        book.add_worksheet("Quotes").write_row(0, 0, ["Date", "Customer", "Status"])
        agenda = book.add_worksheet("Agenda")
        agenda.write_row(0, 0, ["Due", "State", "Customer ID", "Company"])
        agenda.write_formula(1, 0, "=TODAY()", None, 46_000)
    before = path.read_bytes()
    with pytest.raises(WritingForbidden) as caught:
        refresh_book(path, NOW.date(), NOW)
    assert "The cell Agenda!A2 holds a formula of yours" in caught.value.text.en
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["CRM.xlsx"]
