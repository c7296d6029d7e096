"""A workbook small enough to be read in a test: the parts as text, zipped."""

import io
import zipfile
from collections.abc import Mapping

from xlcrm.ooxml.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="2" fontId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def sheet(rows: str, *, before: str = "", after: str = "", root: str = f'xmlns="{MAIN}" xmlns:r="{RELS}"') -> str:
    """A sheet's XML around its rows."""
    return f"<worksheet {root}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def package(
    *sheets: str,
    shared: str = "",
    styles: str = STYLES,
    tables: tuple[str, ...] = (),
    workbook: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A package with the sheets Sheet1, Sheet2, …; `tables` belong to the first, as rId1, rId2, …

    `workbook` comes behind the sheets in the workbook part. `more` are parts to be put in or put in place of others.
    """
    overrides = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    entries = relations = ""
    parts: dict[str, str | bytes] = {}
    for n, xml in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = xml
        overrides.append((f"xl/worksheets/sheet{n}.xml", "worksheet"))
        entries += f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>'
        relations += f'<Relationship Id="rId{n}" Type="{RELS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
    table_relations = ""
    for n, xml in enumerate(tables, start=1):
        parts[f"xl/tables/table{n}.xml"] = xml
        overrides.append((f"xl/tables/table{n}.xml", "table"))
        table_relations += f'<Relationship Id="rId{n}" Type="{RELS}/table" Target="../tables/table{n}.xml"/>'
    if tables:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = _relationships(table_relations)
    relations += f'<Relationship Id="rId90" Type="{RELS}/styles" Target="styles.xml"/>'
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
        relations += f'<Relationship Id="rId91" Type="{RELS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    parts |= {
        "xl/styles.xml": styles,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{entries}</sheets>{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": _relationships(relations),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{p}" ContentType="{_TYPE}.{t}+xml"/>' for p, t in overrides)
        + "</Types>",
    }
    return zipped({**parts, **(more or {})})


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def part(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    """A part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode()


def opened(rows: str, *, shared: str = "", more: Mapping[str, str | bytes] | None = None) -> Workbook:
    """A workbook with one sheet, its rows given."""
    return Workbook(package(sheet(rows), shared=shared, more=more))
