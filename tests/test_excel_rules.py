"""Books that xlcrm makes and changes give Excel nothing to repair; and the rules by which that is judged can fail."""

from pathlib import Path

import pytest
from commanding import xlcrm
from excel_rules import complaints
from ooxml.small_book import MAIN, package, part, sheet

ROWS = '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Due</v></c></row><row r="2"><c r="A2"/></row>'
TABLE = (
    f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:B2"><autoFilter ref="A1:B2"/>'
    '<tableColumns count="2"><tableColumn id="1" name="Name"/><tableColumn id="2" name="Due"/></tableColumns></table>'
)
PARTS = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'


def test_a_sound_book_gives_no_reason() -> None:
    assert complaints(package(sheet(ROWS, after=PARTS), tables=(TABLE,))) == set()


@pytest.mark.parametrize(
    ("rows", "after", "table", "said"),
    [
        (ROWS.replace('"A2"', '"A2" s="3"'), PARTS, TABLE, "Sheet1: A2 has style 3"),
        (ROWS + '<row r="2"/>', PARTS, TABLE, "Sheet1: row 2 stands behind row 2"),
        (ROWS.replace("</row>", '<c r="A1"/></row>', 1), PARTS, TABLE, "Sheet1: A1 is out of order"),
        (ROWS.replace('r="2"', 'r="2" ht="410"'), PARTS, TABLE, "Sheet1: row 2 is too high"),
        (ROWS, "<mergeCells><mergeCell ref='B2:C2'/></mergeCells>" + PARTS, TABLE, "lies over"),
        (ROWS, PARTS.replace("rId1", "rId2"), TABLE, "Sheet1: tablePart names the relationship rId2"),
        (ROWS, PARTS, TABLE.replace('name="Due"', 'name="Late"'), "the header of t is 'Due', the column 'Late'"),
        (ROWS, PARTS, TABLE.replace('"Due"', '"NAME"'), "t has the columns"),
        (ROWS, PARTS, TABLE.replace("A1:B2", "A1:B1"), "t has no row"),
        (ROWS, PARTS, TABLE.replace('Filter ref="A1:B2"', 'Filter ref="A1:B9"'), "the filter of t is over A1:B9"),
        (ROWS, '<conditionalFormatting><cfRule dxfId="0"/></conditionalFormatting>' + PARTS, TABLE, "a rule has look 0"),
        (ROWS, f'<dataValidations><dataValidation sqref="B2"><formula1>"{"a" * 256}"</formula1></dataValidation></dataValidations>{PARTS}', TABLE, "the validation of B2 is too long"),
    ],
)  # fmt: skip
def test_what_is_broken_in_a_sheet_is_told(rows: str, after: str, table: str, said: str) -> None:
    found = complaints(package(sheet(rows, after=after), tables=(table,)))
    assert [one for one in found if said in one]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("xl/styles.xml", 'xf numFmtId="0" fontId="0"', 'xf numFmtId="0" fontId="1"', "a style names fontId 1"),
        ("xl/styles.xml", 'fonts count="1"', 'fonts count="2"', "fonts has another count"),
        ("xl/workbook.xml", '"Sheet1"', '"Sheet/1"', "Sheet/1 is no title"),
        ("xl/_rels/workbook.xml.rels", "styles.xml", "looks.xml", "refers to xl/looks.xml, which is not there"),
        ("[Content_Types].xml", '/xl/styles.xml"', '/xl/looks.xml"', "a type for /xl/looks.xml, which is not there"),
        ("[Content_Types].xml", 'Extension="rels"', 'Extension="other"', ".rels has no type"),
    ],
)
def test_what_is_broken_in_the_package_is_told(name: str, old: str, new: str, said: str) -> None:
    sound = package(sheet(ROWS))
    broken = part(sound, name)
    assert old in broken
    found = complaints(package(sheet(ROWS), more={name: broken.replace(old, new)}))
    assert [one for one in found if said in one]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sample_book_gives_no_reason_after_any_command_that_writes(tmp_path: Path, lang: str) -> None:
    assert xlcrm("demo", tmp_path, "--lang", lang, "--today", "2026-11-23").code == 0
    book = next(tmp_path.glob("*.xlsx"))
    for command in (
        ("touch", book, "C-1002", "--summary", "Hello", "--date", "2026-11-24"),
        ("refresh", book, "--today", "2026-12-20"),
        ("undo", book),
    ):
        assert xlcrm(*command).code in (0, 3), command
        assert complaints(book.read_bytes()) == set(), command
    new = tmp_path / "new.xlsx"
    assert xlcrm("new", new, "--lang", lang).code == 0
    assert complaints(new.read_bytes()) == set()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_paper_gives_no_reason(tmp_path: Path, lang: str) -> None:
    assert xlcrm("demo", tmp_path, "--lang", lang, "--today", "2026-11-23").code == 0
    book, paper = next(tmp_path.glob("*.xlsx")), tmp_path / "paper.xlsx"
    assert xlcrm("quote", book, "Q-2011", "--no-pdf", "--lang", lang, "--out", paper).code == 0
    assert complaints(paper.read_bytes()) == set()
