"""The main job, end to end, by the command itself: a workbook in, a working follow-up list out (domain.md).

The books are those of `../shared/tools/make_workbook.py`, the same after LibreOffice has opened and saved them, the demo,
and some that people make by hand. What refresh has written is read back by programs that know nothing of xlcrm.
"""

import datetime as dt
import io
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from book_text import Sheets, typed
from commanding import TODAY, refresh, xlcrm
from doors import write_workbook
from lxml import etree

from xlcrm import schema
from xlcrm.app.outcome import Outcome, work_out
from xlcrm.model import Cell
from xlcrm.stores.file import FileStore
from xlcrm.tables import decode
from xlcrm.tables.encode import agenda_row, customer_row
from xlcrm.text import Lang

# openpyxl says what it would lose if it saved the book; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported and will be removed:UserWarning")

DAY = dt.date.fromisoformat(TODAY)
NOW = dt.datetime(2026, 11, 23, 9, 30)
KINDS = {
    "en": ("--size", "tiny"),
    "small": ("--size", "small", "--seed", "11"),
    "zh shuffled": ("--size", "tiny", "--lang", "zh", "--shuffle", "--seed", "3"),
    "plain": ("--size", "tiny", "--plain", "--seed", "5"),
    "dirty": ("--size", "tiny", "--dirty", "--seed", "9"),
    "zh plain dirty": ("--size", "tiny", "--lang", "zh", "--plain", "--shuffle", "--dirty", "--seed", "21"),
}
RESAVED = [kind for kind in KINDS if kind != "small"]
BOOKS = [*KINDS, *(f"{kind}, saved by LibreOffice" for kind in RESAVED), "demo en", "demo zh"]
GENERATED = [book for book in BOOKS if not book.startswith("demo")]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The sheets that refresh adds, the looks of what it writes, and that formulas are to be worked out on opening.
PACKAGE_WIDE = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


class Refreshed(NamedTuple):
    """A book before and after a refresh, and what the method says about it."""

    before: Path
    after: Path
    outcome: Outcome
    opened: Path  # the refreshed book as LibreOffice opened and saved it
    second: bytes  # the book after one more refresh
    answers: tuple[Any, Any]


# ---- the books ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sources(shared: Path, libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every book before its refresh, by name."""
    folder = tmp_path_factory.mktemp("books")
    made = {kind: folder / f"{kind}.xlsx" for kind in KINDS}
    for kind, path in made.items():
        tool = shared / "tools" / "make_workbook.py"
        subprocess.run([sys.executable, str(tool), str(path), *KINDS[kind], "--today", TODAY], check=True)
    saved = by_libreoffice(libreoffice, [made[kind] for kind in RESAVED], tmp_path_factory)
    books = made | {f"{kind}, saved by LibreOffice": path for kind, path in zip(RESAVED, saved, strict=True)}
    for lang in ("en", "zh"):
        demo = folder / f"demo {lang}"
        assert xlcrm("demo", demo, "--lang", lang, "--today", TODAY).code == 0
        books[f"demo {lang}"] = next(demo.glob("*.xlsx"))
    return books


@pytest.fixture(scope="session")
def books(sources: dict[str, Path], libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Refreshed]:
    """Every book, refreshed by one command, once more by another, and opened in LibreOffice."""
    folder = tmp_path_factory.mktemp("refreshed")
    after = {name: folder / f"{name}.xlsx" for name in sources}
    outcomes = dict[str, Outcome]()
    for name, path in sources.items():
        after[name].write_bytes(path.read_bytes())
        outcomes[name] = work_out(decode(FileStore(path, NOW).read()), DAY)
    first = refresh(*after.values())
    written = {name: path.read_bytes() for name, path in after.items()}
    second = refresh(*after.values())
    again = {name: path.read_bytes() for name, path in after.items()}
    for name, path in after.items():
        path.write_bytes(written[name])
    opened = by_libreoffice(libreoffice, list(after.values()), tmp_path_factory)
    answers = zip(first.json["books"], second.json["books"], strict=True)
    return {
        name: Refreshed(sources[name], after[name], outcomes[name], seen, again[name], told)
        for name, seen, told in zip(after, opened, answers, strict=True)
    }


def by_libreoffice(soffice: str, paths: Sequence[Path], folders: pytest.TempPathFactory) -> list[Path]:
    """The books as LibreOffice saves them, all in one go."""
    outdir, profile = folders.mktemp("saved"), folders.mktemp("profile")
    command = [
        soffice,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", str(outdir), *map(str, paths)], check=True, capture_output=True, timeout=120)
    return [outdir / path.name for path in paths]


# ---- reading, without xlcrm --------------------------------------------------------------------------------------


Rows = list[list[Any]]


def by_openpyxl(path: Path) -> dict[str, Rows]:
    """The rows of every sheet as openpyxl sees them, from A1 on; of formulas the values."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [[plain(v) for v in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def by_calamine(path: Path) -> dict[str, Rows]:
    """The rows of every sheet as python-calamine sees them, from A1 on."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    sheets = {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names}
    return {title: [[plain(v) for v in row] for row in rows] for title, rows in sheets.items()}


def plain(value: Any) -> Any:
    """One value for what programs tell in different ways: midnight is its day, 3.0 is 3, nothing is None."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value == "" else value


def records(rows: Sequence[Sequence[Any]], header_row: int = 1) -> list[dict[str, Any]]:
    """The rows beneath the header, by header, rows that hold nothing left out."""
    header = rows[header_row - 1]
    found = [dict(zip(header, row, strict=False)) for row in rows[header_row:]]
    return [{h: v for h, v in record.items() if h} for record in found if any(v is not None for v in record.values())]


READERS = ("openpyxl", "calamine", "LibreOffice")


@cache
def seen_by(reader: str, after: Path, opened: Path) -> dict[str, Rows]:
    """The refreshed book as a program sees it."""
    return by_calamine(after) if reader == "calamine" else by_openpyxl(opened if reader == "LibreOffice" else after)


def seen(book: Refreshed, reader: str, sheet: str) -> Rows:
    """One of its sheets."""
    return seen_by(reader, book.after, book.opened)[sheet]


# ---- the right values --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", BOOKS)
def test_other_programs_read_the_computed_columns_as_they_were_worked_out(
    books: dict[str, Refreshed], name: str, reader: str
) -> None:
    book = books[name]
    here, lang = book.outcome.decoded.found["Customers"], book.outcome.lang
    rows = seen(book, reader, here.table.title)
    header = rows[here.table.header_row - 1]
    for standing in book.outcome.result.standings:
        wanted = customer_row(standing, lang)
        row = rows[standing.customer.row - 1]
        assert {c: row[header.index(here.header(c, lang))] for c in wanted} == wanted


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", BOOKS)
def test_other_programs_read_the_agenda_row_for_row(books: dict[str, Refreshed], name: str, reader: str) -> None:
    book = books[name]
    lang = book.outcome.lang
    found = records(seen(book, reader, schema.AGENDA.title(lang)))
    wanted = [agenda_row(s, lang) for s in book.outcome.result.agenda]
    assert len(wanted) > 3
    assert found == [{schema.AGENDA.column(c).header(lang): v for c, v in row.items()} for row in wanted]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", BOOKS)
def test_other_programs_read_letters_and_problems(books: dict[str, Refreshed], name: str, reader: str) -> None:
    book = books[name]
    lang, sheet = book.outcome.lang, schema.EMAILS
    letters = records(seen(book, reader, sheet.title(lang)))
    assert [r[sheet.column("Body").header(lang)] for r in letters] == [r["Body"] for r in book.outcome.letters]
    header = schema.PROBLEMS.column("Problem").header(lang)
    problems = records(seen(book, reader, schema.PROBLEMS.title(lang)))
    assert [r[header] for r in problems] == [p.message.said(lang) for p in book.outcome.problems]
    assert len(problems) >= (3 if "dirty" in name or "demo" in name else 0)


@pytest.mark.parametrize("name", BOOKS)
def test_the_command_says_what_it_did(books: dict[str, Refreshed], name: str) -> None:
    told, outcome = books[name].answers[0], books[name].outcome
    states = [s.due.state for s in outcome.result.standings]
    assert (told["customers"], told["due"], told["overdue"], told["neglected"]) == (
        len(states), states.count("due"), states.count("overdue"), states.count("neglected"),
    )  # fmt: skip
    assert len(told["problems"]) == len(outcome.problems)
    assert (told["backup"] is None) == ("demo" in name)  # the demo is refreshed when it is made


@pytest.mark.parametrize("name", BOOKS)
def test_a_second_refresh_changes_not_a_byte_and_makes_no_backup(books: dict[str, Refreshed], name: str) -> None:
    book = books[name]
    assert book.second == book.after.read_bytes()
    assert (book.answers[1]["changed_cells"], book.answers[1]["backup"]) == (0, None)


# ---- what is the user's ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GENERATED)
def test_parts_that_a_refresh_has_no_business_in_are_copied_raw(books: dict[str, Refreshed], name: str) -> None:
    book = books[name]
    with zipfile.ZipFile(book.before) as old, zipfile.ZipFile(book.after) as new:
        ours = [book.outcome.decoded.found[n].table.title for n in ("Customers", "Touches")]
        notes = note_parts(old, ours[0])
        assert len(notes) == 2
        allowed = PACKAGE_WIDE | {part for title in ours for part in sheet_parts(old, title)} | notes
        members = {i.filename for i in old.infolist()}
        kept = {m for m in members if raw(old, m) == raw(new, m)}
        assert members - kept <= allowed
        assert any("chart" in m for m in kept)
        for part in notes:  # the reasons of Warnings stand beside the user's own notes
            assert set(notes_in(old.read(part))) <= set(notes_in(new.read(part)))
        assert {m for m in members if m.startswith("xl/sharedStrings")} <= kept


@pytest.mark.parametrize("name", GENERATED)
def test_nothing_that_was_there_for_the_user_changes(books: dict[str, Refreshed], name: str) -> None:
    """Validations, data bars, sparklines, the drawing and comment of a sheet, defined names, rows' and columns' looks."""
    book = books[name]
    with zipfile.ZipFile(book.before) as old, zipfile.ZipFile(book.after) as new:
        names = ("Customers", "Touches")
        for title in (book.outcome.decoded.found[n].table.title for n in names):
            before, after = (things_of(zip_, title) for zip_ in (old, new))
            assert before <= after, [etree.tostring(etree.fromstring(x))[:300] for x in before - after]
        named_before, named_after = (defined_names(zip_) for zip_ in (old, new))
        assert named_before.items() <= named_after.items()
        assert "MyName" in named_before
        customers = things_of(old, book.outcome.decoded.found["Customers"].table.title)
        for wanted in (b"sparkline", b"dataBar", b"dataValidation", b"legacyDrawing"):
            assert any(wanted in thing for thing in customers), wanted


@pytest.mark.parametrize("name", GENERATED)
def test_every_cell_of_the_users_keeps_its_value_formula_and_look(books: dict[str, Refreshed], name: str) -> None:
    book = books[name]
    before, after = openpyxl.load_workbook(book.before), openpyxl.load_workbook(book.after)
    looks, looked = Looks(), Looks()
    computed = {(book.outcome.decoded.found["Customers"].table.title, c) for c in computed_columns(book)}
    formulas = 0
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                if (sheet.title, cell.column) in computed and cell.row > 1:
                    continue
                now = after[sheet.title].cell(cell.row, cell.column)
                assert now.value == cell.value, f"{sheet.title}!{cell.coordinate}"
                assert looked.of(now) == looks.of(cell), f"{sheet.title}!{cell.coordinate}"
                formulas += str(cell.value).startswith("=")
    assert formulas > 40


def test_the_users_formulas_still_count_in_libreoffice(books: dict[str, Refreshed]) -> None:
    book = books["en"]
    score = {r["Company"]: r["Score"] for r in records(by_openpyxl(book.opened)["Customers"])}
    assert score == {company: len(company) for company in score}
    assert by_openpyxl(book.opened)["Mine"][0][0] == 40


def computed_columns(book: Refreshed) -> set[int]:
    """The numbers of the computed columns of Customers."""
    here = book.outcome.decoded.found["Customers"]
    return {here.columns[c] for c in schema.COMPUTED if c in here.columns}


class Looks:
    """How the cells of a book look, in words, whatever the number of their style."""

    def __init__(self) -> None:
        self.known = dict[int, str]()

    def of(self, cell: Any) -> str:
        if cell.style_id not in self.known:
            parts = (cell.number_format, cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            self.known[cell.style_id] = repr(parts)
        return self.known[cell.style_id]


def raw(zip_: zipfile.ZipFile, member: str) -> bytes:
    """A member as it lies in the file, still compressed."""
    info, file = zip_.getinfo(member), zip_.fp
    assert file is not None
    file.seek(info.header_offset + 26)
    name, extra = struct.unpack("<HH", file.read(4))
    file.seek(info.header_offset + 30 + name + extra)
    return file.read(info.compress_size)


def sheet_part(zip_: zipfile.ZipFile, title: str) -> str:
    """The part that holds a sheet."""
    workbook = etree.fromstring(zip_.read("xl/workbook.xml"))
    id = next(s.get(f"{OFFICE}id") for s in workbook.iter(f"{MAIN}sheet") if s.get("name") == title)
    relations = etree.fromstring(zip_.read("xl/_rels/workbook.xml.rels"))
    target = next(r.get("Target") for r in relations if r.get("Id") == id)
    return "xl/" + str(target).removeprefix("/xl/")


def sheet_parts(zip_: zipfile.ZipFile, title: str) -> set[str]:
    """A sheet's own part, and its table's."""
    part = sheet_part(zip_, title)
    relations = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
    tables = re.findall(r"tables/[^\"]+", zip_.read(relations).decode()) if relations in zip_.namelist() else []
    return {part, *(f"xl/{t}" for t in tables)}


def note_parts(zip_: zipfile.ZipFile, title: str) -> set[str]:
    """The parts with a sheet's notes and with the boxes that show them."""
    relations = sheet_part(zip_, title).replace("worksheets/", "worksheets/_rels/") + ".rels"
    told = zip_.read(relations).decode() if relations in zip_.namelist() else ""
    return {f"xl/{name}" for name in re.findall(r"(comments\d*\.xml|drawings/vmlDrawing\d*\.vml)", told)}


def notes_in(part: bytes) -> list[bytes]:
    """Each note of a part, or the box of each, byte for byte."""
    return re.findall(rb"<comment .*?</comment>|<v:shape .*?</v:shape>", part, re.DOTALL)


def things_of(zip_: zipfile.ZipFile, title: str) -> set[bytes]:
    """All that stands in a sheet's part beside its cells, each by itself; what refresh may move on is left out."""
    sheet = etree.fromstring(zip_.read(sheet_part(zip_, title)))
    ours = {f"{MAIN}{n}" for n in ("sheetData", "dimension", "cols", "tableParts")}
    lists = {f"{MAIN}{n}" for n in ("dataValidations", "conditionalFormatting", "extLst", "mergeCells")}
    things = set[bytes]()
    for element in sheet:
        if element.tag in ours:
            continue
        for thing in element if element.tag in lists else [element]:
            for rule in thing.iter(f"{MAIN}cfRule"):
                rule.attrib.pop("priority", None)  # ours stand before the user's, or behind them
            things.add(etree.tostring(thing, method="c14n"))
    return things


def defined_names(zip_: zipfile.ZipFile) -> dict[str, str]:
    """Defined names and what they mean; the database of a filter, which is a sheet's own, with its sheet."""
    workbook = etree.fromstring(zip_.read("xl/workbook.xml"))
    return {f"{n.get('name')}{n.get('localSheetId', '')}": n.text for n in workbook.iter(f"{MAIN}definedName")}


# ---- books made by hand ------------------------------------------------------------------------------------------

BY_HAND = """
    Customers
    Company | Country | My own | Contact | Email | Manual Grade | Another
    Acme | Germany | 17 | Anna | anna@acme.example | | keep
    Borg | Poland | 18 | Bo | bo@borg.example | | me
    Touches
    Date | Customer | Direction | Minutes
    2026-11-02 | Acme | Out | 5
    2026-11-03 | Acme | In | 7
    2026-10-01 | Borg | Out | 9
    Quotes
    Date | Customer | Status
    2026-11-20 | Borg | Ordered
"""


def with_tables(
    path: Path, sheets: Sheets, *, above: int = 0, beneath: int = 0, options: Mapping[str, Any] | None = None
) -> None:
    """The rows as Excel tables, `above` lines of title on top, the last `beneath` rows outside of the table."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", **(options or {})}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for line in range(above):
                sheet.write(line, 0, f"Our list {line + 1}")
            for r, row in enumerate(rows, above):
                for c, value in enumerate(row):
                    sheet.write(r, c, value)
            last = above + len(rows) - 1 - (beneath if len(rows) > beneath + 1 else 0)
            columns = [{"header": str(h)} for h in rows[0]]
            sheet.add_table(above, 0, last, len(columns) - 1, {"columns": columns, "name": f"t{title}"})


def grades(path: Path, header_row: int = 1) -> dict[str, tuple[Any, ...]]:
    """Of each company its ID, grade and next date."""
    rows = records(by_openpyxl(path)["Customers"], header_row)
    return {r["Company"]: (r["Customer ID"], r["Grade"], r["Next Due"]) for r in rows}


RIGHT = {"Acme": ("C-0001", "C", dt.date(2026, 11, 4)), "Borg": ("C-0002", "A", dt.date(2026, 12, 4))}


@pytest.fixture
def by_hand(tmp_path: Path) -> Iterator[Path]:
    """Where a test puts its book; it must come out right, with the user's own columns, and be left alone the next time."""
    path = tmp_path / "CRM.xlsx"
    yield path
    once = path.read_bytes()
    assert refresh(path).json["books"][0]["changed_cells"] == 0
    assert path.read_bytes() == once


def test_a_plain_range_gets_the_missing_columns_at_its_right_end(by_hand: Path) -> None:
    write_workbook(by_hand, typed(BY_HAND))

    assert refresh(by_hand).code == 0

    assert grades(by_hand) == RIGHT
    header = by_openpyxl(by_hand)["Customers"][0]
    assert header[:7] == ["Company", "Country", "My own", "Contact", "Email", "Manual Grade", "Another"]
    assert header[7:] == ["Customer ID", *schema.COMPUTED]
    own = [(r["My own"], r["Another"]) for r in records(by_openpyxl(by_hand)["Customers"])]
    assert own == [(17, "keep"), (18, "me")]


@pytest.mark.parametrize("through_libreoffice", [False, True])
def test_rows_typed_beneath_a_table_count_too(
    by_hand: Path, tmp_path: Path, lo_convert: Callable[..., Path], through_libreoffice: bool
) -> None:
    made = tmp_path / "made" / "CRM.xlsx"
    made.parent.mkdir()
    with_tables(made, typed(BY_HAND), beneath=1)
    by_hand.write_bytes((lo_convert(made) if through_libreoffice else made).read_bytes())

    assert refresh(by_hand).code == 0

    assert grades(by_hand) == RIGHT


def test_a_title_above_a_table_stays_above_it(by_hand: Path) -> None:
    with_tables(by_hand, typed(BY_HAND), above=3)

    assert refresh(by_hand).code == 0

    assert grades(by_hand, header_row=4) == RIGHT
    assert [row[0] for row in by_openpyxl(by_hand)["Customers"][:3]] == ["Our list 1", "Our list 2", "Our list 3"]


def test_dates_counted_from_1904_are_the_same_days(by_hand: Path) -> None:
    with_tables(by_hand, typed(BY_HAND), options={"date_1904": True})

    assert refresh(by_hand).code == 0

    assert grades(by_hand) == RIGHT


def test_a_book_that_openpyxl_wrote_with_inline_strings_is_read(by_hand: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in typed(BY_HAND).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(by_hand)

    assert refresh(by_hand).code == 0

    assert grades(by_hand) == RIGHT


def test_hidden_and_filtered_rows_are_customers_like_others_and_stay_hidden(by_hand: Path) -> None:
    write_workbook(by_hand, typed(BY_HAND))
    book = openpyxl.load_workbook(by_hand)
    sheet = book["Customers"]
    sheet.auto_filter.ref = "A1:G3"
    sheet.auto_filter.add_filter_column(0, ["Borg"])
    sheet.row_dimensions[2].hidden = True
    book.save(by_hand)

    assert refresh(by_hand).code == 0

    assert grades(by_hand) == RIGHT
    after = openpyxl.load_workbook(by_hand)["Customers"]
    assert after.row_dimensions[2].hidden
    assert not after.row_dimensions[3].hidden


def test_a_sheet_of_the_users_own_called_agenda_is_left_alone(by_hand: Path) -> None:
    mine: list[list[Cell]] = [["Board meeting", "Room"], ["Budget", 4]]
    write_workbook(by_hand, typed(BY_HAND) | {"Agenda": mine})

    assert refresh(by_hand).code == 0

    assert by_openpyxl(by_hand)["Agenda"] == mine
    assert [r["Company"] for r in records(by_openpyxl(by_hand)["xlcrm Agenda"])] == ["Acme"]
    assert grades(by_hand) == RIGHT


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_letter_set_to_sent_becomes_a_touch_and_moves_the_customer_on(tmp_path: Path, lang: Lang) -> None:
    """A day at the desk, in the file that `xlcrm demo` makes."""
    assert xlcrm("demo", tmp_path, "--lang", lang, "--today", TODAY).code == 0
    path = next(tmp_path.glob("*.xlsx"))
    emails, agenda, touches = (s.title(lang) for s in (schema.EMAILS, schema.AGENDA, schema.TOUCHES))
    status, company, customer = (schema.EMAILS.column(c).header(lang) for c in ("Status", "Company", "Customer ID"))
    first = records(by_openpyxl(path)[emails])[0]
    assert records(by_openpyxl(path)[agenda])[0][company] == first[company]
    before = len(records(by_openpyxl(path)[touches]))
    set_cell(path, emails, 2, status, "Sent" if lang == "en" else "已发")

    assert refresh(path).code == 0

    last = records(by_openpyxl(path)[touches])[before]
    header = schema.TOUCHES.column
    assert last[header("Date").header(lang)] == DAY
    assert last[header("Customer").header(lang)] in (first[customer], first[company])
    assert last[header("Message ID").header(lang)] == "L-1"
    assert records(by_openpyxl(path)[agenda])[0][company] != first[company]


def set_cell(path: Path, sheet: str, row: int, header: str, value: str) -> None:
    """Type one cell, as a program does that keeps the rest of these plain sheets."""
    book = openpyxl.load_workbook(path)
    column = next(c.column for c in book[sheet][1] if c.value == header)
    book[sheet].cell(row, column, value)
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(data.getvalue())
