"""Relationships and content types: one more at the end of a part, however the part is written, and however long it is."""

import time
from xml.etree import ElementTree

import pytest
from ooxml.small_book import zipped

from xlcrm.ooxml.container import Package
from xlcrm.ooxml.relations import (
    CONTENT_TYPES,
    add_relation,
    add_type,
    content_types,
    relations,
    rels_name,
    type_of,
)

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


RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
EACH_BY_NAME = f'<Override PartName="/{rels_name(BOOK)}" ContentType="{RELS_TYPE}"/>'
BY_ENDING = f'<Default Extension="rels" ContentType="{RELS_TYPE}"/>'


@pytest.mark.parametrize(("held", "then"), [(EACH_BY_NAME, 1), (BY_ENDING, 0)], ids=["each by its name", "by ending"])
def test_a_part_of_relationships_that_is_new_has_the_type_of_one(held: str, then: int) -> None:
    """Some programs name each of them; without its type, what a new one says does not count for Microsoft's SDK."""
    book = package(related(ONE), f'<Types xmlns="{PACKAGE}/content-types">{held}</Types>')
    add_relation(book, SHEET, "drawing", "xl/drawings/drawing1.xml")
    add_relation(book, SHEET, "table", "xl/tables/table1.xml")
    assert type_of(content_types(book), rels_name(SHEET)) == RELS_TYPE
    assert book.read(CONTENT_TYPES).decode().count("Default") == 1
    assert then == len(ElementTree.fromstring(book.read(CONTENT_TYPES))) - 1
