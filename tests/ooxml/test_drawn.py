"""What lies over the cells of a sheet: pictures and charts by their anchors, buttons of the old kind by theirs."""

import pytest
from ooxml.small_book import package, sheet

from xlcrm.ooxml.container import Package
from xlcrm.ooxml.drawn import drawn

PART = "xl/worksheets/sheet1.xml"
C2 = "<d:from><d:col>2</d:col><d:colOff>9</d:colOff><d:row>1</d:row><d:rowOff>9</d:rowOff></d:from>"
D5 = "<d:to><d:col>3</d:col><d:colOff>9</d:colOff><d:row>4</d:row><d:rowOff>9</d:rowOff></d:to>"


def areas(kind: str, content: str) -> list[str]:
    """The areas that a drawing covers, on a sheet that has settings of a printer beside it, which are no XML."""
    relation = '<Relationship Id="r{}" Type="x/{}" Target="../{}"/>'
    relations = relation.format(1, "printerSettings", "printer.bin") + relation.format(2, kind, "drawings/it.xml")
    relations += relation.format(3, kind, "drawings/gone.xml")
    more: dict[str, str | bytes] = {
        "xl/printer.bin": b"\xff\x00<x:ClientData",
        "xl/drawings/it.xml": content,
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relations}</Relationships>",
    }
    return [str(area) for area in drawn(Package(package(sheet(""), more=more)), PART)]


@pytest.mark.parametrize(
    ("anchor", "covered"),
    [
        (f"<d:twoCellAnchor>{C2}{D5}<d:pic/></d:twoCellAnchor>", ["C2:D5"]),
        (f"<d:oneCellAnchor>{C2}</d:oneCellAnchor>", ["C2"]),
        # 20 pixels are a usual row and 64 a usual column: what does not fill the next one still begins in it
        (f'<d:oneCellAnchor>{C2}<d:ext cx="609599" cy="190499"/></d:oneCellAnchor>', ["C2"]),
        (f'<d:oneCellAnchor>{C2}<d:ext cx="1524000" cy="571500"/></d:oneCellAnchor>', ["C2:E5"]),
        (f"<d:twoCellAnchor><d:from><d:col>2</d:col></d:from>{D5}</d:twoCellAnchor>", []),
        (f"<d:twoCellAnchor>{D5}</d:twoCellAnchor>", []),
        (f"<d:oneCellAnchor>{C2.replace('>1<', '>one<')}</d:oneCellAnchor>", []),
    ],
    ids=["two corners", "no size", "smaller than a cell", "larger", "a corner without a row", "no corner", "no number"],
)
def test_a_picture_covers_the_cells_from_its_first_corner_to_its_last(anchor: str, covered: list[str]) -> None:
    assert areas("drawing", f'<d:wsDr xmlns:d="d">{anchor}</d:wsDr>') == covered


@pytest.mark.parametrize(
    ("control", "covered"),
    [
        ('ObjectType="Button"><x:Anchor>\n 2, 15, 1, 2, 3, 31, 4, 9</x:Anchor>', ["C2:D5"]),
        ("ObjectType='Button'><x:Anchor>0,0,0,0,0,9,0,9</x:Anchor>", ["A1"]),
        ('ObjectType="Note"><x:Anchor>2, 15, 1, 2, 3, 31, 4, 9</x:Anchor>', []),
        ('ObjectType="Button"><x:Anchor>2, 15, 1, 2, 3, 31, 4</x:Anchor>', []),
        ('ObjectType="Button"><x:Anchor>2, 15, , 2, 3, 31, 4, 9</x:Anchor>', []),
        ("><x:Anchor>2, 15, 1, 2, 3, 31, 4, 9</x:Anchor>", []),
        ('ObjectType="Button">', []),
    ],
    ids=["a button", "in one cell", "a note", "seven numbers", "a number left out", "of no kind", "no anchor"],
)
def test_a_button_of_the_old_kind_covers_its_cells_and_a_note_none(control: str, covered: list[str]) -> None:
    assert areas("vmlDrawing", f"<xml><br><x:ClientData {control}</x:ClientData></xml>") == covered
