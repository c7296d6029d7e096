"""What a person has noted on the rows of a sheet that refresh owns goes along with them, in a file."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from book_text import Sheets, typed
from doors import NOW

from xlcrm.model import Cell, Changes, Replace
from xlcrm.stores.file import FileStore

HEADERS = ("Customer ID", "State")
Line = tuple[Cell, ...]
ONE, TWO, THREE, FOUR = (("C-1", "due"), ("C-2", "due"), ("C-3", "due"), ("C-4", "due"))
THREADS = "xl/threadedComments/threadedComment1.xml"


def book(path: Path, rows: list[Line], notes: dict[str, str]) -> FileStore:
    """A book whose Agenda has these rows and, on its cells, these notes."""
    sheets: Sheets = {**typed("Customers\nCustomer ID | Company\nC-1 | Acme"), "Agenda": [[*HEADERS], *map(list, rows)]}
    with xlsxwriter.Workbook(str(path)) as whole:
        for title, lines in sheets.items():
            sheet = whole.add_worksheet(title)
            for row, line in enumerate(lines):
                sheet.write_row(row, 0, line)
        for cell, text in notes.items():
            sheet.write_comment(cell, text, {"author": "Li"})
    return FileStore(path, NOW)


def written(store: FileStore, new: list[Line]) -> None:
    table = store.read()["Agenda"]
    old = [line for line in zip(*(table.cells[n] for n in (1, 2)), strict=True) if any(line)]
    store.write(Changes(replaces=[Replace("Agenda", HEADERS, new, old, ("Customer ID",))]))


def noted(store: FileStore) -> dict[str, str]:
    """What is noted, by the cell and whose it is."""
    sheet = openpyxl.load_workbook(store.path)["Agenda"]
    found = (cell for row in sheet.iter_rows() for cell in row if cell.comment)
    return {f"{c.coordinate} {sheet.cell(c.row, 1).value}": c.comment.text for c in found}


def part(store: FileStore, name: str) -> str:
    with zipfile.ZipFile(store.path) as archive:
        return archive.read(name).decode()


def boxes(store: FileStore) -> list[tuple[int, int]]:
    """Of the box of each note the row, counted from 0, and the one in which it is shown."""
    drawn = part(store, "xl/drawings/vmlDrawing1.vml")
    found = re.findall(r"<x:Anchor>([\d\s,]+)</x:Anchor>.*?<x:Row>(\d+)</x:Row>", drawn, re.DOTALL)
    return [(int(row), int(anchor.split(",")[2])) for anchor, row in found]


def test_a_note_goes_along_with_its_row_and_its_box_with_it(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", [ONE, TWO, THREE], {"A3": "ring her", "B4": "hurry"})
    assert noted(store) == {"A3 C-2": "ring her", "B4 C-3": "hurry"}
    before = boxes(store)
    written(store, [FOUR, THREE, ONE, ("C-5", "due"), TWO])
    assert noted(store) == {"B3 C-3": "hurry", "A6 C-2": "ring her"}
    assert boxes(store) == [(row + move, top + move) for (row, top), move in zip(before, (3, -1), strict=True)]


def test_the_note_of_one_who_is_no_longer_there_comes_to_stand_beneath_the_list_and_on_nobody_else(
    tmp_path: Path,
) -> None:
    store = book(tmp_path / "book.xlsx", [ONE, TWO, THREE], {"A2": "mine", "A3": "ring her", "B3": "twice"})
    written(store, [THREE, ONE])
    assert noted(store) == {"A3 C-1": "mine", "A4 None": "ring her", "B4 None": "twice"}
    written(store, [THREE, ONE, FOUR])
    assert noted(store) == {"A3 C-1": "mine", "A5 None": "ring her", "B5 None": "twice"}


def test_notes_above_and_right_of_the_list_stay(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", [ONE, TWO], {"A1": "the key", "D3": "apart"})
    written(store, [TWO, ONE])
    assert noted(store) == {"A1 Customer ID": "the key", "D3 C-1": "apart"}


def test_what_people_answer_each_other_goes_along(tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", [ONE, TWO], {"A3": "[Threaded comment] why?"})
    threaded(store)
    written(store, [TWO, ONE])
    assert noted(store) == {"A2 C-2": "[Threaded comment] why?"}
    assert re.findall(r'threadedComment ref="(\w+)" id="(\d)"', part(store, THREADS)) == [("A2", "1"), ("A2", "2")]


@pytest.mark.parametrize("spoilt", ["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"])
def test_where_notes_cannot_be_understood_they_stay_and_the_rest_is_written(spoilt: str, tmp_path: Path) -> None:
    store = book(tmp_path / "book.xlsx", [ONE, TWO], {"A3": "ring her"})
    rewritten(store, {spoilt: part(store, spoilt).replace("x:Row", "x:Line").replace('ref="A3"', 'ref="3"')})
    before = [part(store, name) for name in ("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml")]
    written(store, [TWO, ONE])
    assert [part(store, name) for name in ("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml")] == before
    assert (
        [c.value for c in openpyxl.load_workbook(store.path)["Agenda"]["A"]] == ["Customer ID", "C-2", "C-1"]
        if "vml" in spoilt
        else True
    )


def threaded(store: FileStore) -> None:
    """Make the note of the Agenda a thread of two."""
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    said = "".join(f'<threadedComment ref="A3" id="{n}"><text>why?</text></threadedComment>' for n in (1, 2))
    links, types = "xl/worksheets/_rels/sheet4.xml.rels", "[Content_Types].xml"
    relation = (
        f'<Relationship Id="rId9" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    override = f'<Override PartName="/{THREADS}" ContentType="application/vnd.ms-excel.threadedcomments+xml"/></Types>'
    rewritten(
        store,
        {
            THREADS: f'<ThreadedComments xmlns="{space}">{said}</ThreadedComments>',
            links: part(store, links).replace("</Relationships>", relation),
            types: part(store, types).replace("</Types>", override),
        },
    )


def rewritten(store: FileStore, changed: dict[str, str]) -> None:
    """The same book with other content in these parts."""
    with zipfile.ZipFile(store.path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content |= {name: text.encode() for name, text in changed.items()}
    with zipfile.ZipFile(store.path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
