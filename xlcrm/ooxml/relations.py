"""How the parts of a package hang together: content types, relationships, and the part that is the workbook."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from xlcrm.errors import NotAWorkbook
from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = b"application/vnd.openxmlformats-package.relationships+xml"
_SHEET_TYPES = ("spreadsheetml.", "vnd.ms-excel.")
_BINARY = "vnd.ms-excel.sheet.binary"
_ROOTS_END = re.compile(rb"</((?:[^\s<>/:]+:)?)(?:Types|Relationships)\s*>\s*\Z")
_ID = re.compile(rb"""\sId\s*=\s*["']([^"'&]*)(&?)""")


class Relation(NamedTuple):
    """A relationship: `kind` is the last word of its type; `target` a part's name, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


def rels_name(part: str) -> str:
    """The name of the part that holds the relationships of `part`."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def relations(package: Package, part: str) -> list[Relation]:
    """The relationships of a part ("" for the package), in order; none where it has no such part."""
    name = package.find(rels_name(part))
    if name is None:
        return []
    root = xml.parse(xml.utf8(package.read(name), name), name)
    found = []
    for node in root.named("Relationship"):
        target = node.attributes.get("Target", "")
        external = node.attributes.get("TargetMode") == "External"
        kind = node.attributes.get("Type", "").rpartition("/")[2]
        found.append(
            Relation(node.attributes.get("Id", ""), kind, target if external else resolve(part, target), external)
        )
    return found


def resolve(part: str, target: str) -> str:
    """The name of the part that a target means, seen from `part`."""
    target = target.replace("\\", "/").partition("#")[0]
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def find(package: Package, name: str) -> str | None:
    """The stored name of a part, also where the target was written with %20 and the like."""
    return package.find(name) or package.find(_unquoted(name))


def related(package: Package, part: str, *kinds: str) -> Iterator[str]:
    """The stored names of the parts of these kinds that a part refers to."""
    for relation in relations(package, part):
        if relation.kind in kinds and (name := find(package, relation.target)):
            yield name


def _unquoted(name: str) -> str:
    return re.sub(
        r"(?:%[0-9A-Fa-f]{2})+", lambda m: bytes.fromhex(m[0].replace("%", "")).decode("utf-8", "replace"), name
    )


def content_types(package: Package) -> dict[str, str]:
    """Part name in lower case with a leading slash, or extension in lower case -> content type."""
    if package.find(CONTENT_TYPES) is None:
        return {}
    root = xml.parse(xml.utf8(package.read(CONTENT_TYPES), CONTENT_TYPES), CONTENT_TYPES)
    types = {}
    for node in root.children:
        key = node.attributes.get("PartName" if node.name == "Override" else "Extension", "")
        types[key.replace("\\", "/").lower()] = node.attributes.get("ContentType", "")
    return types


def type_of(types: dict[str, str], part: str) -> str:
    """The content type of a part; "" where none is given."""
    part = part.lower()
    return types.get(f"/{part}") or types.get(part.rpartition(".")[2], "")


def main_part(package: Package) -> str:
    """The stored name of the workbook part. Raises NotAWorkbook where there is none that this program can read."""
    types = content_types(package)
    named = [r.target for r in relations(package, "") if r.kind == "officeDocument" and not r.external]
    typed = [
        k.lstrip("/") for k, v in types.items() if k.startswith("/") and "spreadsheetml" in v and v.endswith("main+xml")
    ]
    part = next((found for name in named + typed if (found := find(package, name))), None)
    if part is None:
        raise NotAWorkbook(
            "The file holds no workbook: check that it is the right file, or save it from Excel as .xlsx again.",
            "文件中没有工作簿：请确认文件是否正确，或用 Excel 重新另存为 .xlsx。",
        )
    kind = type_of(types, part)
    if _BINARY in kind or part.lower().endswith(".bin"):
        raise NotAWorkbook(
            "This is a binary workbook (.xlsb): save it from Excel as .xlsx or .xlsm, then use that file.",
            "这是二进制工作簿（.xlsb）：请用 Excel 另存为 .xlsx 或 .xlsm 后再使用。",
        )
    if kind and kind not in ("application/xml", "text/xml") and not any(t in kind for t in _SHEET_TYPES):
        raise NotAWorkbook(
            f"The file is another kind of document ({kind[:80]}), not a workbook: choose an .xlsx or .xlsm file.",
            f"该文件是另一种文档（{kind[:80]}），不是工作簿：请选择 .xlsx 或 .xlsm 文件。",
        )
    return part


# ---- adding ------------------------------------------------------------------------------------------------------


def free_name(package: Package, pattern: str) -> str:
    """The first name of the pattern, `{}` being 1, 2, …, that no part has, and of which no relationships were left behind."""
    number = 1
    while package.find(name := pattern.format(number)) or package.find(rels_name(name)):
        number += 1
    return name


def add_type(package: Package, part: str, content_type: str) -> None:
    """Give a new part its content type, in place of one that was left behind by a part of this name."""
    data = xml.utf8(package.read(CONTENT_TYPES), CONTENT_TYPES)
    if xml.attribute_text(part.lower()) in data.lower():  # most have no such part: to look takes no time
        data = _without(
            data, CONTENT_TYPES, "PartName", f"/{part}"
        )  # with two types the whole package would be damaged
    new = b'Override PartName="/%s" ContentType="%s"/>' % (xml.attribute_text(part), xml.attribute_text(content_type))
    package.put(CONTENT_TYPES, _with(data, CONTENT_TYPES, new))


def _without(data: bytes, name: str, attribute: str, value: str) -> bytes:
    """The part of that name without the elements in its root whose attribute has the value, in whatever case."""
    gone = [n for n in xml.parse(data, name).children if n.attributes.get(attribute, "").lower() == value.lower()]
    return xml.splice(data, [(n.start, n.end, b"") for n in gone])


def _declare_relationships(package: Package) -> None:
    """See to it that a new part of relationships has a content type.

    A program may have named each such part of its own and given none to the others; without a type Excel finds no
    relationship in them, and the book damaged.
    """
    if "rels" not in content_types(package):
        data = xml.utf8(package.read(CONTENT_TYPES), CONTENT_TYPES)
        new = b'Default Extension="rels" ContentType="%s"/>' % _RELATIONSHIPS
        package.put(CONTENT_TYPES, _with(data, CONTENT_TYPES, new))


def _with(data: bytes, name: str, new: bytes) -> bytes:
    """The part with one more element at the end of its root; `new` without its `<` and the root's prefix.

    A part that ends in the end tag of its root, as almost all do, need not be parsed each time: it was when the book
    was opened.
    """
    if found := _ROOTS_END.search(data):
        return b"".join((data[: found.start()], b"<", found[1], new, data[found.start() :]))
    root = xml.parse(data, name)
    return xml.splice(data, [xml.filled(data, root, b"<" + xml.prefix(data, root) + new)])


def _ids(data: bytes, name: str) -> set[str]:
    """The ids of the relationships in a part."""
    found = _ID.findall(data)
    if any(escaped for _, escaped in found):
        return {n.attributes.get("Id", "") for n in xml.parse(data, name).children}
    return {value.decode("utf-8", "replace") for value, _ in found}


def add_relation(package: Package, part: str, kind: str, target: str, *, strict: bool = False) -> str:
    """A relationship from `part` to the part `target`; its new id."""
    base = xml.RELATIONSHIP_NAMESPACES[1 if strict else 0]
    name = package.find(rels_name(part)) or rels_name(part)
    if package.find(name) is None:
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        data = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + empty
        _declare_relationships(package)
    else:
        data = xml.utf8(package.read(name), name)
    taken = _ids(data, name)
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    relative = posixpath.relpath("/" + target, posixpath.join("/", posixpath.dirname(part)))
    new = b'Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (
        number,
        base.encode(),
        kind.encode(),
        xml.attribute_text(relative),
    )
    package.put(name, _with(data, name, new))
    return f"rId{number}"


# ---- taking out --------------------------------------------------------------------------------------------------


def remove_part(package: Package, source: str, relation: str, part: str) -> None:
    """Take a part out: itself, its content type, and the relationship by which `source` refers to it."""
    for name, attribute, value in ((CONTENT_TYPES, "PartName", f"/{part}"), (rels_name(source), "Id", relation)):
        package.put(name, _without(xml.utf8(package.read(name), name), name, attribute, value))
    package.drop(part)
