"""Drop-downs added to a sheet that may have validations already."""

import io
import re

import openpyxl
import pytest
from ooxml.small_book import MAIN, STRICT, package, part, sheet

from xlcrm.ooxml.references import Range
from xlcrm.ooxml.validations import LONGEST_LIST, Validation
from xlcrm.ooxml.workbook import Workbook

ROWS = '<row r="1"><c r="A1" t="str"><v>H</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
CORRECT = '<dataValidation type="whole" sqref="A2:A9"><formula1>1</formula1></dataValidation>'
IN_X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list">'
    "<x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A4 A6:B7</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
GRADE = Validation(("A", "B & C", 'say "D"'), strict=False, title="xlcrm", message="One of: A, B & C")


def added(xml: str, area: str = "A2:A10", validation: Validation = GRADE) -> bytes:
    """The book with that sheet and a drop-down in one more area."""
    book = Workbook(package(xml))
    first, last = (int(n) for n in re.findall(r"\d+", area))
    column = ord(area[0]) - 64
    book.sheets[0].add_validations([(Range(first, column, last, column), validation)])
    return book.to_bytes()


def rules(data: bytes) -> list[tuple[str, str]]:
    """Where each validation of the old kind stands, and its formula, as another program reads them."""
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [(str(v.sqref), v.formula1) for v in page.data_validations.dataValidation]


def test_another_program_reads_the_words_and_what_becomes_of_another_one() -> None:
    (rule,) = openpyxl.load_workbook(io.BytesIO(added(sheet(ROWS)))).worksheets[0].data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", '"A,B & C,say ""D"""', "A2:A10")
    assert (rule.errorStyle, rule.errorTitle, rule.error) == ("information", "xlcrm", "One of: A, B & C")
    assert (rule.allow_blank, rule.showErrorMessage, rule.showDropDown) == (True, True, False)


def test_a_strict_one_refuses_another_word() -> None:
    (rule,) = (
        openpyxl.load_workbook(io.BytesIO(added(sheet(ROWS), validation=Validation(("yes",)))))
        .worksheets[0]
        .data_validations.dataValidation
    )
    assert (rule.errorStyle, rule.error) == (None, None)


def test_they_come_behind_the_conditional_formats_and_before_the_links() -> None:
    after = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>',
        '<hyperlinks><hyperlink ref="A2" location="A1"/></hyperlinks><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
    )
    xml = part(added(sheet(ROWS, after="".join(after))))
    assert re.fullmatch(
        r"<dataValidations count=\"1\">.*</dataValidations>",
        xml[xml.index(after[0]) + len(after[0]) : xml.index(after[1])],
    )


@pytest.mark.parametrize("count", ['count="1" ', ""])
def test_what_stands_there_stays_as_it_is_and_is_counted(count: str) -> None:
    before = sheet(ROWS, after=f'<dataValidations {count}disablePrompts="1">{CORRECT}</dataValidations>')
    data = added(before, "B2:B10")
    new = re.search(r"<dataValidation type=\"list\".*?</dataValidation>", part(data))
    assert new is not None
    assert part(data).replace(new[0], "").replace('count="2"', 'count="1"') == before
    assert rules(data) == [("A2:A9", "1"), ("B2:B10", '"A,B & C,say ""D"""')]


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ("A2:A10", []),
        ("A1:C1048576", []),
        ("B2:B10", ["A2:A10"]),
        ("A4", ["A2:A3", "A5:A10"]),
        ("A1:B2 A9:A20", ["A3:A8"]),
        ("A5:A6 A4:A9 A4", ["A2:A3", "A10"]),
    ],
)
def test_a_cell_that_has_a_validation_gets_no_other(held: str, left: list[str]) -> None:
    theirs = CORRECT.replace("A2:A9", held)
    data = added(sheet(ROWS, after=f'<dataValidations count="1">{theirs}</dataValidations>'))
    assert [area for where, _ in rules(data)[1:] for area in where.split()] == left


def test_one_of_the_newer_kind_is_a_validation_too() -> None:
    before = sheet(ROWS, after=IN_X14)
    xml = part(added(before))
    assert 'sqref="A2:A3 A5 A8:A10"' in xml
    assert re.sub(r"<dataValidations .*?</dataValidations>", "", xml) == before


@pytest.mark.parametrize("after", ["", f'<dataValidations count="1">{CORRECT}</dataValidations>', IN_X14])
def test_a_second_time_nothing_is_added(after: str) -> None:
    once = added(sheet(ROWS, after=after))
    book = Workbook(once)
    book.sheets[0].add_validations([(Range(2, 1, 10, 1), GRADE)])
    assert book.to_bytes() == once


@pytest.mark.parametrize("space", [MAIN, STRICT])
@pytest.mark.parametrize(
    "theirs", ["", '<x:dataValidations><x:dataValidation type="list" sqref="C1"/></x:dataValidations>']
)
def test_a_strict_book_and_any_prefix_get_elements_of_their_own(space: str, theirs: str) -> None:
    before = f'<x:worksheet xmlns:x="{space}"><x:sheetData/>{theirs}</x:worksheet>'
    book = Workbook(package(before))
    book.sheets[0].add_validations([(Range(2, 1, 10, 1), Validation(("yes", "no")))])
    new = (
        '<x:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="A2:A10">'
        '<x:formula1>"yes,no"</x:formula1></x:dataValidation></x:dataValidations>'
    )
    opening = "<x:dataValidations>" + theirs[len("<x:dataValidations>") :].removesuffix("</x:dataValidations>")
    opening = opening if theirs else '<x:dataValidations count="1">'
    assert part(book.to_bytes()) == before.replace(theirs + "</x:worksheet>", f"{opening}{new}</x:worksheet>")


def test_a_drop_down_that_ends_with_the_data_grows_with_it() -> None:
    book = Workbook(added(sheet(ROWS), "A2:A2"))
    book.sheets[0].append({1: "B"}, after=2, header_row=1)
    assert rules(book.to_bytes()) == [("A2:A3", '"A,B & C,say ""D"""')]


@pytest.mark.parametrize("words", [(), ("x" * (LONGEST_LIST + 1),)])
def test_a_list_that_excel_would_not_open_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="drop-down"):
        added(sheet(ROWS), validation=Validation(words))
