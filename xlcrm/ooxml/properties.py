"""Custom properties of a file, which Excel and LibreOffice keep and show under File, Info."""

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.relations import add_relation, add_type

PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # as the standard has it for every custom property


def get_property(package: Package, name: str) -> str | None:
    """The text of a custom property; None where there is none of that name."""
    if package.find(PART) is None:
        return None
    for node in xml.parse(xml.utf8(package.read(PART), PART), PART).named("property"):
        if node.attributes.get("name") == name:
            return node.children[0].text if node.children else ""
    return None


def set_property(package: Package, name: str, text: str) -> None:
    """Give the file a custom property, in place of one of that name."""
    if package.find(PART) is None:
        empty = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_VALUES}"></Properties>'
        package.put(PART, empty.encode())
        add_type(package, PART, _TYPE)
        add_relation(package, "", "custom-properties", PART)
    data = xml.utf8(package.read(PART), PART)
    root = xml.parse(data, PART)
    old = [n for n in root.named("property") if n.attributes.get("name") == name]
    taken = [n.number("pid") for n in root.named("property")]
    new = b'<%sproperty fmtid="%s" pid="%d" name="%s"><vt:lpwstr xmlns:vt="%s">%s</vt:lpwstr></%sproperty>' % (
        p := xml.prefix(data, root), _FORMAT.encode(), max(taken, default=1) + 1, xml.attribute_text(name),
        _VALUES.encode(), xml.element_text(text), p,
    )  # fmt: skip
    package.put(PART, xml.splice(data, [*((n.start, n.end, b"") for n in old), xml.filled(data, root, new)]))
