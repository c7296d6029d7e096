"""The two empty workbooks: committed as built, readable by all, and with everything that schema promises."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import openpyxl
import pytest
from book_text import records, refreshed, typed
from conftest import Convert
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook
from scripts_at_hand import load_script

from xlcrm import lists, schema, settings
from xlcrm.app.crm import refresh_book
from xlcrm.model import column_letter
from xlcrm.schema import Column, Sheet
from xlcrm.tables.examples import Example, examples
from xlcrm.template import template_bytes
from xlcrm.template.column_notes import NEEDED, WRITTEN_BY_XLCRM, note
from xlcrm.template.guide import guide, method
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parents[2]
LANGS: tuple[Lang, ...] = get_args(Lang)
TABLES = [sheet for sheet in schema.SHEETS if not sheet.charts]  # the page of charts: test_dashboard.py
COLUMNS = [(sheet, column) for sheet in TABLES for column in sheet.columns]


@pytest.fixture(scope="session")
def script() -> ModuleType:
    """scripts/build_template.py as a module."""
    return load_script("build_template")


@pytest.fixture(scope="session", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    lang: Lang = request.param
    return lang


@pytest.fixture(scope="session")
def book(lang: Lang) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_bytes(lang)))


def parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def choices_at(page: Worksheet, cell: str) -> list[str] | None:
    """The words of the drop-down at that cell."""
    for rule in page.data_validations.dataValidation:
        if cell in rule.sqref and rule.type == "list":
            return list(rule.formula1.strip('"').split(","))
    return None


def test_the_committed_workbook_is_what_the_script_builds(script: ModuleType, lang: Lang) -> None:
    # Part by part: how small zlib packs them differs from one build of Python to the next.
    assert parts(template_bytes(lang)) == parts(script.build(lang)), "run python scripts/build_template.py"


def test_two_builds_are_byte_for_byte_the_same(script: ModuleType, lang: Lang) -> None:
    assert script.build(lang) == script.build(lang)


def test_the_script_writes_the_files_that_the_package_carries(script: ModuleType) -> None:
    assert {lang: (ROOT / name).read_bytes() for lang, name in script.NAMES.items()} == {
        lang: template_bytes(lang) for lang in LANGS
    }


def test_the_sheets_stand_in_order_behind_the_start_sheet(book: openpyxl.Workbook, lang: Lang) -> None:
    order = "Agenda Dashboard Customers Touches Quotes Emails Diagnosis Contacts Materials Team Problems Log Settings".split()
    sheets = {sheet.name: sheet for sheet in schema.SHEETS}
    titles = [sheets[name].title(lang) for name in order]
    assert book.sheetnames == ["Start" if lang == "en" else "开始", *titles]
    assert book.active is book.worksheets[0]
    assert schema.sheet_named(book.sheetnames[0]) is None


def test_the_start_sheet_says_the_guide_line_by_line(book: openpyxl.Workbook, lang: Lang) -> None:
    cells = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert [cell for cell in cells if cell in guide(lang)] == guide(lang)


def test_the_start_sheet_says_what_the_method_is_about(book: openpyxl.Workbook, lang: Lang) -> None:
    """domain.md 8, for the help sheet: why follow up at all, what communicating is, how a letter is made, the mottos."""
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert [cell for cell in cells if cell in method(lang)] == method(lang)
    named = {
        "en": ("buyer's market", "to be understood", "plan", "effort makes habit"),
        "zh": ("买方市场", "双向", "PDCA", "努力成习惯"),
    }
    assert all(word in line for word, line in zip(named[lang], method(lang), strict=True))


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.name)
def test_every_sheet_is_a_table_with_the_headers_of_schema(book: openpyxl.Workbook, lang: Lang, sheet: Sheet) -> None:
    page = book[sheet.title(lang)]
    (table,) = page.tables.values()
    headers = [column.header(lang) for column in sheet.columns]
    assert table.displayName == f"tbl{sheet.name}"
    assert [column.name for column in table.tableColumns] == headers == [cell.value for cell in page[1]]
    assert page.freeze_panes == f"{column_letter(sheet.leading + 1)}2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.fitToWidth or 1) == sheet.across
    assert page.print_title_cols == (f"$A:${column_letter(sheet.leading)}" if sheet.across > 1 else None)


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.name)
def test_calamine_reads_the_headers(lang: Lang, sheet: Sheet) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(template_bytes(lang))).get_sheet_by_name(sheet.title(lang))
    assert rows.to_python()[0] == [column.header(lang) for column in sheet.columns]


@pytest.mark.parametrize(
    ("sheet", "column"), [(s, c) for s, c in COLUMNS if c.choices and s is not schema.AGENDA],
    ids=lambda part: part.name,
)  # fmt: skip
def test_a_closed_list_has_its_drop_down(book: openpyxl.Workbook, lang: Lang, sheet: Sheet, column: Column) -> None:
    page, words = book[sheet.title(lang)], [choice.label.said(lang) for choice in column.choices]
    letter = page.cell(1, sheet.columns.index(column) + 1).column_letter
    assert choices_at(page, f"{letter}2") == choices_at(page, f"{letter}1048576") == words
    assert len(",".join(words)) <= 255, "Excel refuses a longer literal list"


def test_a_word_of_a_drop_down_that_rules_rest_on_cannot_be_mistyped(book: openpyxl.Workbook, lang: Lang) -> None:
    strict = {
        (sheet.title(lang), number)
        for sheet in schema.SHEETS
        for number, column in enumerate(sheet.columns, 1)
        if column.choices in (lists.YES, lists.DIRECTIONS, lists.STATUSES, lists.LETTER_STATUSES)
    }
    for page in book.worksheets[1:-1]:
        for rule in page.data_validations.dataValidation:
            (area,) = rule.sqref.ranges
            assert (rule.errorStyle in (None, "stop")) == ((page.title, area.min_col) in strict)


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=lambda part: part.name)
def test_every_column_has_a_note_of_one_line(book: openpyxl.Workbook, lang: Lang, sheet: Sheet, column: Column) -> None:
    said = note(sheet.name, column.name, lang)
    assert said.strip() == said != "" and "\n" not in said
    comment = book[sheet.title(lang)].cell(1, sheet.columns.index(column) + 1).comment
    assert comment is not None and comment.text.splitlines()[0] == said
    if column.computed:
        assert comment.text.splitlines()[1:] == [WRITTEN_BY_XLCRM.said(lang)]
    if column.needed and not sheet.output:
        assert comment.text.splitlines()[1:] == [NEEDED.said(lang)]


def test_no_note_speaks_of_a_column_that_is_not_there() -> None:
    from xlcrm.template import column_notes

    assert {(s, c) for s, notes in column_notes._NOTES.items() for c in notes} == {(s.name, c.name) for s, c in COLUMNS}


def test_whole_date_columns_show_dates(book: openpyxl.Workbook, lang: Lang) -> None:
    for sheet, column in COLUMNS:
        page = book[sheet.title(lang)]
        letter = page.cell(1, sheet.columns.index(column) + 1).column_letter
        shows_date = page.column_dimensions[letter].number_format == "yyyy-mm-dd"
        assert shows_date == (column.kind == "date"), (sheet.name, column.name)


def test_a_line_parts_the_rows_on_paper_too(book: openpyxl.Workbook, lang: Lang) -> None:
    for sheet in TABLES:
        page = book[sheet.title(lang)]
        assert all(d.border.bottom.style == "thin" for d in page.column_dimensions.values()), sheet.name


def test_what_xlcrm_computes_looks_different(book: openpyxl.Workbook, lang: Lang) -> None:
    looks: dict[bool, set[Any]] = {True: set(), False: set()}
    for cell, column in zip(book[schema.CUSTOMERS.title(lang)][1], schema.CUSTOMERS.columns, strict=True):
        looks[column.computed].add((cell.fill.fgColor.rgb, cell.font.italic))
    assert not looks[True] & looks[False]


def test_the_mark_of_a_letter_is_hidden(book: openpyxl.Workbook, lang: Lang) -> None:
    page = book[schema.EMAILS.title(lang)]
    assert [letter for letter, column in page.column_dimensions.items() if column.hidden] == ["P"]
    assert page["P1"].value == schema.EMAILS.column("Mark").header(lang)


def test_the_settings_are_the_defaults(book: openpyxl.Workbook, lang: Lang) -> None:
    rows = list(book[schema.SETTINGS.title(lang)].iter_rows(min_row=2, values_only=True))
    shown = [settings.shown(getattr(settings.DEFAULTS, s.field), lang) or None for s in settings.SETTINGS]
    assert rows == [
        (s.name.said(lang), value, s.why.said(lang)) for s, value in zip(settings.SETTINGS, shown, strict=True)
    ]


def materials(page: Worksheet) -> list[dict[str, Any]]:
    """The rows of Materials by English column name."""
    names = [column.name for column in schema.MATERIALS.columns]
    return [dict(zip(names, row, strict=True)) for row in page.iter_rows(min_row=2, values_only=True)]


def test_the_example_materials_show_how_each_of_the_seven_topics_is_written(
    book: openpyxl.Workbook, lang: Lang
) -> None:
    rows = materials(book[schema.MATERIALS.title(lang)])
    shown = list(dict.fromkeys(row["Topic"] for row in rows))
    assert shown == [lists.label(lists.TOPICS, t.code, lang) for t in (*lists.SEVEN_TOPICS, lists.TOPICS[7])]
    assert all(row["Title"].startswith("Example: " if lang == "en" else "示例：") for row in rows)
    # A book in Chinese shows English lines too: most of its letters are in the buyer's language, not in the seller's.
    assert {row["Language"] for row in rows} == ({"en"} if lang == "en" else {"zh", "en"})


DUE = """
    Customers
    Customer ID | Company | Contact | Email | Country | Language | Products | Owner | Manual Grade
    C-1 | Acme | {name} | a@acme.example | {country} | {language} | {goods} | Lee | {grade}
    Touches
    Date | Customer | Direction | Medium | Topic | Summary
    2026-01-05 | C-1 | In | Phone | | please send an offer
    2026-01-06 | C-1 | Out | Phone | quote | sent
    Settings
    Name | Value
    Sender Name | Wang
    Sender Company | Bright Lights
"""


def written_to(example: Example, title: str, today: dt.date) -> dict[str, Any]:
    """The letter to a customer whom the row fits, in a book that has the row alone, under that title."""
    first = example.topic == "first-letter"
    country = example.countries.split(";")[0] or ("Singapore" if example.language == "zh" else "Norway")
    text = DUE.format(
        country=country, language=example.language, goods=example.products.split(";")[0], grade=example.grades[:1],
        name="陈伟明" if example.language == "zh" else "Ms Ann Webb",
    )  # fmt: skip
    sheets = typed("\n".join(line for line in text.splitlines() if not (first and "2026-01-0" in line)))
    sheets["Materials"] = [[c.name for c in schema.MATERIALS.columns], [
        example.topic, title, example.text, example.benefit, example.question, example.language,
        *(dt.date.fromisoformat(day) if day else None for day in (example.start, example.end)),
        example.countries, example.products, example.grades, example.attachment, example.link,
    ]]  # fmt: skip
    refreshed(sheets, today)
    (letter,) = records(sheets, "Emails")
    return letter


@pytest.mark.parametrize("example", [e for lang in LANGS for e in examples(lang)], ids=lambda e: e.title)
def test_an_example_goes_into_no_letter_and_once_it_is_the_users_own_the_letter_is_ready(example: Example) -> None:
    day = dt.date.fromisoformat(example.start or "2026-11-23")
    today = {"fair": day - dt.timedelta(40), "holiday": day - dt.timedelta(5)}.get(example.topic, day)
    shown = written_to(example, example.title, today)
    assert example.text not in shown["Body"]
    own = written_to(example, re.sub("^(Example: |示例：)", "", example.title), today)
    assert (own["Topic"], own["Check"], own["Status"]) == (example.topic, None, "Checked")
    assert example.text in own["Body"] and example.benefit in own["Body"] and example.question in own["Body"]


@pytest.mark.parametrize("sheet", [s for s in TABLES if s not in (schema.SETTINGS, schema.MATERIALS)],
                         ids=lambda sheet: sheet.name)  # fmt: skip
def test_the_other_sheets_are_empty(book: openpyxl.Workbook, lang: Lang, sheet: Sheet) -> None:
    page = book[sheet.title(lang)]
    (table,) = page.tables.values()
    assert table.ref.endswith("2"), "one empty row"
    assert not any(cell for row in page.iter_rows(min_row=2, values_only=True) for cell in row)


def test_the_colours_of_due_rows_are_there_from_the_first_and_a_refresh_finds_them_right(
    book: openpyxl.Workbook, lang: Lang, tmp_path: Path
) -> None:
    coloured = {page.title: sum(len(a.rules) for a in page.conditional_formatting) for page in book.worksheets}
    customers, agenda = schema.CUSTOMERS.title(lang), schema.AGENDA.title(lang)
    assert {title: count for title, count in coloured.items() if count} == {customers: 4, agenda: 3}
    path = tmp_path / "book.xlsx"
    path.write_bytes(template_bytes(lang))
    sheets = dict(parts(template_bytes(lang)))
    refresh_book(path, dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 9))
    for name, data in parts(path.read_bytes()):
        rules = re.findall(rb"<conditionalFormatting.*</conditionalFormatting>", data)
        assert rules == re.findall(rb"<conditionalFormatting.*</conditionalFormatting>", sheets[name])


def test_libreoffice_opens_it(lo_convert: Convert, tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(template_bytes(lang))
    again = openpyxl.load_workbook(lo_convert(path))
    titles = ["Start" if lang == "en" else "开始", *(s.title(lang) for s in schema.SHEETS)]
    assert sorted(again.sheetnames) == sorted(titles)
    for sheet in TABLES:
        assert [cell.value for cell in again[sheet.title(lang)][1]] == [c.header(lang) for c in sheet.columns]
