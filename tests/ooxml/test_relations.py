"""Relationships and content types: one more at the end of a part, however the part is written, and however long it is."""

import time
from xml.etree import ElementTree

import pytest
from ooxml.small_book import zipped

from xlcrm.ooxml.container import Package
from xlcrm.ooxml.relations import CONTENT_TYPES, add_relation, add_type, free_name, relations, rels_name

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet7.xml"


def package(held: str, types: str = "") -> Package:
    """A package whose workbook has these relationships."""
    types = (
        types
        or f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    return Package(zipped({CONTENT_TYPES: types, rels_name(BOOK): held, BOOK: "<workbook/>"}))


def related(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


ONE = '<Relationship Id="rId1" Type="t/theme" Target="theme.xml"/>'


@pytest.mark.parametrize(
    ("held", "given"),
    [
        (related(""), "rId1"),
        (related(ONE), "rId2"),
        (related(ONE.replace("rId1", "rId2")), "rId3"),
        (related(ONE.replace('"rId1"', "'rId&#50;'")), "rId3"),
        (related(ONE.replace('Id="rId1"', 'Id = "rId2"')), "rId3"),
        (related(ONE) + "<!-- </Relationships> -->", "rId2"),
        (related(ONE) + "\n", "rId2"),
        (f'<Relationships xmlns="{PACKAGE}/relationships"/>', "rId1"),
        (f'<p:Relationships xmlns:p="{PACKAGE}/relationships">{ONE.replace("<R", "<p:R")}</p:Relationships >', "rId2"),
        (related(ONE + ONE.replace("rId1", "rId3") + ONE.replace("rId1", "x")), "rId4"),
    ],
    ids=["none", "one", "a gap", "an id that is escaped", "spaces", "a comment at the end", "a line at the end", "one tag", "a prefix", "others"],
)  # fmt: skip
def test_a_new_relationship_has_an_id_of_its_own_and_the_others_stay(held: str, given: str) -> None:
    book = package(held)
    before = relations(book, BOOK)
    assert add_relation(book, BOOK, "worksheet", SHEET) == given
    *others, new = relations(book, BOOK)
    assert others == before
    assert (new.id, new.kind, new.target, new.external) == (given, "worksheet", SHEET, False)
    assert book.read(rels_name(BOOK)).decode().startswith(held[:60])


@pytest.mark.parametrize(
    "types",
    [
        f'<Types xmlns="{PACKAGE}/content-types"/>',
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="a"/></Types><!--</Types>-->',
        f'<y:Types xmlns:y="{PACKAGE}/content-types"><y:Default Extension="xml" ContentType="a"/></y:Types>',
    ],
)
def test_a_new_part_gets_its_content_type(types: str) -> None:
    book = package(related(ONE), types)
    add_type(book, SHEET, "a/b&c")
    root = ElementTree.fromstring(book.read(CONTENT_TYPES))
    new = root[-1]
    assert new.tag == f"{{{PACKAGE}/content-types}}Override"
    assert (new.get("PartName"), new.get("ContentType")) == (f"/{SHEET}", "a/b&c")


def test_a_part_of_very_many_is_not_gone_through_for_each_that_is_added() -> None:
    many = "".join(ONE.replace("rId1", f"rId{n}") for n in range(1, 40_001))
    book = package(related(many))
    began = time.process_time()
    ids = [add_relation(book, BOOK, "worksheet", SHEET) for _ in range(40)]
    assert ids == [f"rId{n}" for n in range(40_001, 40_041)]
    assert time.process_time() - began < 4  # to parse them 40 times takes twice that


LINKS = "application/vnd.openxmlformats-package.relationships+xml"


def typed(book: Package) -> list[tuple[str | None, str | None]]:
    """The content types: of which extension or part, and which."""
    root = ElementTree.fromstring(book.read(CONTENT_TYPES))
    return [(node.get("Extension") or node.get("PartName"), node.get("ContentType")) for node in root]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'<Override PartName="/_rels/.rels" ContentType="{LINKS}"/>', [("/_rels/.rels", LINKS), ("rels", LINKS)]),
        (f'<Default Extension="Rels" ContentType="{LINKS}"/>', [("Rels", LINKS)]),
    ],
    ids=["named one by one", "named by their extension"],
)
def test_a_new_part_of_relationships_has_a_content_type_however_the_others_have_theirs(
    before: str, after: list[tuple[str, str]]
) -> None:
    book = package(related(ONE), f'<Types xmlns="{PACKAGE}/content-types">{before}</Types>')
    add_relation(book, SHEET, "table", "xl/tables/table1.xml")
    add_relation(book, "xl/worksheets/sheet8.xml", "table", "xl/tables/table2.xml")
    assert typed(book) == after


def test_a_content_type_that_a_part_left_behind_is_not_there_twice() -> None:
    left = f'<Override PartName="/{SHEET.upper()}" ContentType="old"/><Override PartName="/{BOOK}" ContentType="book"/>'
    book = package(related(ONE), f'<Types xmlns="{PACKAGE}/content-types">{left}</Types>')
    add_type(book, SHEET, "new")
    assert typed(book) == [(f"/{BOOK}", "book"), (f"/{SHEET}", "new")]


def test_a_new_part_does_not_take_over_relationships_that_another_left_behind() -> None:
    left = {rels_name("xl/worksheets/sheet2.xml"): related(ONE), "xl/worksheets/sheet1.xml": "<worksheet/>"}
    assert free_name(Package(zipped(left)), "xl/worksheets/sheet{}.xml") == "xl/worksheets/sheet3.xml"
