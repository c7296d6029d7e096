import datetime as dt
import io
import time
from pathlib import Path

import pytest
from conftest import Convert
from ooxml.small_book import MAIN, RELS, STRICT, STRICT_RELS, STYLES, package, part, sheet

from xlcrm.errors import NotAWorkbook, WritingForbidden, XlcrmError
from xlcrm.ooxml.newsheet import SheetDesign
from xlcrm.ooxml.validations import Validation
from xlcrm.ooxml.workbook import Workbook

DESIGN = SheetDesign(
    columns=(
        ("Due", "date", 12),
        ("Company 公司", "text", 30),
        ("Why\nso", "long", 50),
        ("Days", "whole", 8),
        ("Mark", "text", 3),
    ),
    table_name="tblAgenda",
    freeze_columns=2,
    pages_across=3,
    validations={"Company 公司": Validation(("yes", 'say "no"'))},
    hidden=frozenset({"Mark"}),
    tab_colour="C00000",
)


def with_agenda(workbook: str = "") -> bytes:
    book = Workbook(package(sheet(""), workbook=workbook))
    added = book.add_sheet("Agenda 日程", DESIGN)
    added.set(2, 1, dt.date(2026, 11, 23))
    added.set(3, 3, "two\nlines")
    added.set_table_rows(added.tables[0], 3)
    return book.to_bytes()


def test_an_added_sheet_is_read_back_with_its_table() -> None:
    book = Workbook(with_agenda())
    assert book.names == ("Sheet1", "Agenda 日程")
    table = book.sheets[1].tables[0]
    assert (table.name, str(table.ref), table.columns[2]) == ("tblAgenda", "A1:E3", "Why\nso")
    read = book.sheets[1].read(1, None)
    assert read.headers[:2] == ((1, "Due"), (2, "Company 公司"))
    assert list(read.cells[1]) == [dt.date(2026, 11, 23), None]


def test_an_added_sheet_looks_as_designed_in_another_program() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(with_agenda()))["Agenda 日程"]
    assert sheet["A2"].number_format == "yyyy\\-mm\\-dd"
    assert (sheet["A1"].font.b, sheet["A1"].font.color.rgb, sheet["A1"].fill.fgColor.rgb) == (
        True,
        "FFFFFFFF",
        "FF1F3864",
    )
    assert (sheet["C3"].alignment.wrap_text, sheet["C3"].alignment.vertical) == (True, "top")
    assert sheet.freeze_panes == "C2"
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$B", "$1:$1")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.pageOrder) == (3, "overThenDown")
    assert sheet.column_dimensions["E"].hidden
    assert sheet.column_dimensions["B"].width == 30
    assert sheet.sheet_properties.tabColor.rgb == "FFC00000"
    assert [v.formula1 for v in sheet.data_validations.dataValidation] == ['"yes,say ""no"""']


def test_a_table_name_or_number_that_is_taken_is_not_given_again() -> None:
    names = '<definedNames><definedName name="TBLAGENDA">1</definedName></definedNames>'
    book = Workbook(with_agenda(workbook=names))
    assert book.sheets[1].tables[0].name == "tblAgenda_2"
    book.add_sheet("More", DESIGN)
    assert [s.tables[0].name for s in Workbook(book.to_bytes()).sheets[1:]] == ["tblAgenda_2", "tblAgenda_3"]


@pytest.mark.parametrize("title", ["", "a/b", "x" * 32, "sheet1", "'q'", "'q", "q'"])
def test_a_title_that_cannot_be_or_is_taken_is_refused(title: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be the title|there is a sheet .* already"):
        Workbook(package(sheet(""))).add_sheet(title, DESIGN)


def test_no_sheet_is_added_to_a_book_whose_structure_is_protected() -> None:
    text = f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><workbookProtection lockStructure="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    book = Workbook(package(sheet(""), more={"xl/workbook.xml": text}))
    assert book.protected
    with pytest.raises(WritingForbidden):
        book.add_sheet("Agenda", DESIGN)


def test_a_strict_book_gets_strict_parts_and_its_own_prefix() -> None:
    text = f'<x:workbook xmlns:x="{STRICT}" xmlns:q="{STRICT_RELS}"><x:sheets><x:sheet name="S" sheetId="3" q:id="rId1"/></x:sheets></x:workbook>'
    book = Workbook(package(sheet(""), more={"xl/workbook.xml": text}))
    book.add_sheet("New", DESIGN)
    data = book.to_bytes()
    assert f'<x:sheet name="New" sheetId="4" xmlns:r="{STRICT_RELS}" r:id="rId3"/></x:sheets>' in part(
        data, "xl/workbook.xml"
    )
    assert f'xmlns="{STRICT}"' in part(data, "xl/worksheets/sheet2.xml")
    assert f"{STRICT_RELS}/worksheet" in part(data, "xl/_rels/workbook.xml.rels")
    assert Workbook(data).names == ("S", "New")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '<calcPr fullCalcOnLoad="1"/>'),
        ("<definedNames/><pivotCaches/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><pivotCaches/>'),
        ('<calcPr calcId="1"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="0"></calcPr>', '<calcPr fullCalcOnLoad="1"></calcPr>'),
        ('<calcPr fullCalcOnLoad="1"/>', '<calcPr fullCalcOnLoad="1"/>'),
    ],
)
def test_the_next_program_is_told_to_compute_every_formula(before: str, after: str) -> None:
    book = Workbook(package(sheet(""), workbook=before))
    book.recalculate_on_load()
    assert f"</sheets>{after}</workbook>" in part(book.to_bytes(), "xl/workbook.xml")


def test_a_cell_with_a_style_beyond_the_list_does_not_come_to_look_as_one_of_ours() -> None:
    """Some programs write numbers of styles that they do not list, or no list: a price would be shown, and read, as a date."""
    book = Workbook(package(sheet('<row r="1"><c r="A1" s="3"><v>46000</v></c></row>')))
    book.sheets[0].set(2, 2, dt.date(2026, 11, 23))
    again = Workbook(book.to_bytes())
    assert [list(again.sheets[0].read(0, None).cells[n]) for n in (1, 2)] == [
        [46000, None],
        [None, dt.date(2026, 11, 23)],
    ]
    assert again.styles.nodes("cellXfs")[3].attributes == again.styles.nodes("cellXfs")[0].attributes


def test_a_book_without_styles_gets_them_when_a_date_is_written() -> None:
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    book = Workbook(package(sheet(""), more={"xl/_rels/workbook.xml.rels": relations}))
    book.sheets[0].set(1, 1, dt.date(2026, 11, 23))
    assert Workbook(book.to_bytes()).sheets[0].head() == [(1, [(1, dt.date(2026, 11, 23))])]


def test_other_kinds_of_files_are_refused() -> None:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    with pytest.raises(NotAWorkbook):
        Workbook(package(sheet(""), more={"[Content_Types].xml": types}))
    with pytest.raises(NotAWorkbook):
        Workbook(b"not a zip")


def test_libreoffice_reads_what_was_written(tmp_path: Path, lo_convert: Convert) -> None:
    path = tmp_path / "agenda.xlsx"
    path.write_bytes(with_agenda())
    book = Workbook(lo_convert(path).read_bytes())
    agenda = book.sheet("Agenda 日程")
    assert agenda is not None
    assert list(agenda.read(1, None).cells[3]) == [None, "two\nlines"]
    assert str(agenda.tables[0].ref) == "A1:E3"


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("", "no sheets"),
        ('<sheets><sheet sheetId="1" r:id="rId1"/></sheets>', "proper name"),
        (f'<sheets><sheet name="{"x" * 256}" sheetId="1" r:id="rId1"/></sheets>', "proper name"),
        ("<sheets>" + '<sheet name="x" sheetId="1" r:id="rId1"/>' * 4001 + "</sheets>", "4,000 sheets"),
        ("<sheets/><definedNames>" + "<definedName/>" * 250_000 + "</definedNames>", "too many elements"),
        ("<sheets/>" + "<extLst>" * 3000 + "</extLst>" * 3000, "too many elements"),
    ],
)
def test_a_workbook_part_that_none_would_write_is_refused(entries: str, words: str) -> None:
    xml = f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}">{entries}</workbook>'
    with pytest.raises(XlcrmError, match=words):
        Workbook(package(sheet(""), more={"xl/workbook.xml": xml}))


@pytest.mark.parametrize("number", ["9" * 5000, "²", "-1", "x", "", "1.5"])
def test_numbers_that_are_none_are_no_crash(number: str) -> None:
    rows = (
        f'<row r="1" s="{number}" customFormat="1"><c r="A1" t="s" s="{number}"><v>{number}</v></c></row>'
        f'<row r="2"><c r="A2" s="{number}"><v>2</v></c></row>'
    )
    cols = f'<cols><col min="{number}" max="{number}" style="{number}" width="9"/></cols>'
    styles = STYLES.replace('sz val="10"', f'sz val="{number}"').replace('numFmtId="14"', f'numFmtId="{number}"')
    names = f'<definedNames><definedName name="a" localSheetId="{number}">Sheet1!$A$1</definedName></definedNames>'
    data = package(sheet(rows, before=cols), styles=styles, shared="<si><t>x</t></si>", workbook=names)
    book = Workbook(data)
    page = book.sheets[0]
    assert page.read(1, None).cells[1] == [2]
    page.add_columns(1, [("Due", 9)])
    page.set(2, 2, dt.date(2026, 11, 27))
    book.styles.base_font()
    assert Workbook(book.to_bytes()).sheets[0].read(1, None).cells[2] == [dt.date(2026, 11, 27)]


def test_rows_and_cells_without_addresses_end_at_the_sheets_edge() -> None:
    for rows in ("<row>" + "<c/>" * 16_385 + "</row>", '<row r="1048576"/><row/>'):
        with pytest.raises(NotAWorkbook):
            Workbook(package(sheet(rows))).sheets[0].read(1, None)


@pytest.mark.parametrize(
    "names", ["", "<definedNames/>", '<definedNames><definedName name="Mine">1</definedName></definedNames>']
)
def test_sheets_that_are_added_one_after_another_are_entered_with_their_names(names: str) -> None:
    book = Workbook(package(sheet(""), workbook=names))
    book.add_sheet("A", DESIGN)
    book.recalculate_on_load()
    book.add_sheet("B", DESIGN)
    assert book.names == ("Sheet1", "A", "B")
    main = Workbook(book.to_bytes()).main
    assert main.titles == ("Sheet1", "A", "B")
    assert [main.printed_on_each_page(title) for title in main.titles] == [None, "$A:$B,$1:$1", "$A:$B,$1:$1"]
    assert ("mine" in main.defined_names()) is ("Mine" in names)
    assert main.data.count(b"fullCalcOnLoad") == 1


@pytest.mark.parametrize("bloat", ["names", "styles", "formats"])
def test_a_book_of_very_many_names_or_styles_is_not_gone_through_for_each_sheet_that_is_added(bloat: str) -> None:
    names = "".join(f'<definedName name="n{n}">1</definedName>' for n in range(40_000))
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="0.{n}"/>' for n in range(200, 40_200))
    book = Workbook(
        package(
            sheet(""),
            workbook=f"<definedNames>{names}</definedNames>" if bloat == "names" else "",
            styles={"styles": STYLES.replace("</cellXfs>", "<xf/>" * 40_000 + "</cellXfs>"), "names": STYLES}.get(
                bloat, STYLES.replace("</numFmts>", f"{formats}</numFmts>")
            ),
        )
    )
    began = time.process_time()
    for n in range(30):
        book.add_sheet(f"Sheet of mine {n}", DESIGN).set(2, 1, dt.date(2026, 11, 23))
    book.to_bytes()
    assert time.process_time() - began < 4  # to parse them 30 times takes twice that


@pytest.mark.parametrize("styles", ["<styleSheet xmlns='{}'/>", "<s:styleSheet xmlns:s='{}'><s:dxfs/></s:styleSheet>"])
def test_a_book_whose_styles_list_nothing_gets_those_it_needs(styles: str) -> None:
    book = Workbook(package(sheet(""), styles=styles.format(MAIN)))
    book.add_sheet("Agenda", DESIGN).set(2, 1, dt.date(2026, 11, 23))
    agenda = Workbook(book.to_bytes()).sheets[1]
    assert list(agenda.read(1, [1]).cells[1]) == [dt.date(2026, 11, 23)]
