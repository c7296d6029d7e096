"""Build the add-in for Excel from text: python scripts/build_addin.py, after macros/ or xlcrm/ribbon/words.py was changed.

    xlcrm.xlam   macros/CrmRibbon.bas, xlwings' own module, macros/customUI14.xml, the icons, and a sheet with the words

The same texts always give the same bytes, on every system: nothing in the file is compressed, and it holds no date of its
own. Needs pyOpenVBA and xlwings in the versions of constraints.txt. The result is committed and carried by the wheel.
"""

import re
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from _packing import packed
from pyopenvba import ExcelFile, VBAModuleKind

from xlcrm.ribbon.words import BUTTONS, texts

ROOT: Final = Path(__file__).resolve().parent.parent
MACROS: Final = ROOT / "macros"
ADDIN: Final = ROOT / "xlcrm.xlam"

# What is changed in xlwings' module, each found there exactly once. (1) The folder of the settings is ours. (2) Settings are
# read from the user's own folder alone: by a sheet or a file beside it, a workbook from a stranger could name the program
# that the next click starts. (3) A sheet called `….py` does not make a workbook one of xlwings' paid ones. (4, 5) What went
# wrong is said by our module, in the user's language. (6) On the Mac our own script starts Python: xlwings' puts the name of
# the workbook into a command of the shell as it is. (7) Nor is that script given the folders, which it has no use for and in
# which the workbook's name stands first: a | in it would move all that follows.
CHANGED: Final = (
    ('Const PROJECT_NAME As String = "myaddin"', 'Const PROJECT_NAME As String = "xlcrm"'),
    (
        'Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "") As Variant',
        'Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "user") As Variant',
    ),
    ("    For i = 1 To 2\r\n        If i = 1 Then", "    For i = 1 To 0\r\n        If i = 1 Then"),
    ("Sub ShowError(FileName As String,", "Sub XlwingsShowError(FileName As String,"),
    (
        "MsgBox \"To enable RunPython, please run 'xlwings runpython install' in a terminal once and try again.\", vbCritical",
        'CrmSay CrmText("no_script")',
    ),
    ('ParameterString = PYTHONPATH + ";"', 'ParameterString = ";"'),
    ('AppleScriptTask("xlwings-" & XLWINGS_VERSION & ".applescript",', 'AppleScriptTask("xlcrm.applescript",'),
)
NOTICE: Final = "'Changed for xlcrm by its scripts/build_addin.py, which lists every change.\r\n"

CORE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>xlcrm</dc:title><dc:creator>xlcrm</dc:creator></cp:coreProperties>'
)
UI_RELATION: Final = '<Relationship Id="rIdRibbon" Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" Target="customUI/customUI14.xml"/>'
IMAGE: Final = '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="images/{0}.png"/>'
RELATIONS: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def addin() -> bytes:
    """The bytes of xlcrm.xlam."""
    parts = with_modules()
    parts["docProps/core.xml"] = CORE.encode()
    parts["xl/workbook.xml"] = once(parts["xl/workbook.xml"].decode(), 'name="Sheet1"', 'name="Texts"').encode()
    parts["docProps/app.xml"] = once(
        parts["docProps/app.xml"].decode(), "<vt:lpstr>Sheet1<", "<vt:lpstr>Texts<"
    ).encode()
    parts["xl/worksheets/sheet1.xml"] = words_sheet(parts["xl/worksheets/sheet1.xml"].decode()).encode()
    parts["[Content_Types].xml"] = once(
        parts["[Content_Types].xml"].decode(),
        '<Default Extension="rels"',
        '<Default Extension="png" ContentType="image/png"/><Default Extension="rels"',
    ).encode()
    parts["_rels/.rels"] = once(
        parts["_rels/.rels"].decode(), "</Relationships>", UI_RELATION + "</Relationships>"
    ).encode()
    parts["customUI/customUI14.xml"] = (MACROS / "customUI14.xml").read_text("utf-8").encode()
    parts["customUI/_rels/customUI14.xml.rels"] = RELATIONS.format(
        "".join(IMAGE.format(b.id) for b in BUTTONS)
    ).encode()
    for button in BUTTONS:
        parts[f"customUI/images/{button.id}.png"] = (MACROS / "icons" / f"{button.id}-32.png").read_bytes()
    return packed(parts)


def with_modules() -> dict[str, bytes]:
    """The parts of an empty add-in that holds our modules."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "xlcrm.xlam"
        with ExcelFile.create_new(path) as book:
            project = book.vba_project()
            project.delete_module("Module1")
            project.add_module("CrmRibbon", crlf((MACROS / "CrmRibbon.bas").read_text("ascii")))
            project.add_module("xlwings", xlwings_module())
            project.add_module("Dictionary", crlf(source("addin/Dictionary.cls")), kind=VBAModuleKind.other)
            book.save()
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist()}


def xlwings_module() -> str:
    """xlwings' module for add-ins of others, with its licence at the top, changed as CHANGED says."""
    text = crlf(source("xlwings_custom_addin.bas"))
    for old, new in CHANGED:
        text = once(text, old, new)
    head = 'Attribute VB_Name = "xlwings"\r\n'
    return once(text, head, head + NOTICE)


def source(name: str) -> str:
    """A file of the installed package xlwings, which is not imported for it."""
    spec = find_spec("xlwings")
    assert spec is not None and spec.origin is not None, "xlwings is not installed"
    return (Path(spec.origin).parent / name).read_text("utf-8")


def words_sheet(empty: str) -> str:
    """The sheet Texts: name, English, Chinese."""
    rows = []
    for number, (name, text) in enumerate(texts().items(), 1):
        cells = "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
            for column, value in zip("ABC", (name, *text), strict=True)
        )
        rows.append(f'<row r="{number}">{cells}</row>')
    sized = once(empty, '<dimension ref="A1"/>', f'<dimension ref="A1:C{len(rows)}"/>')
    return once(sized, "<sheetData/>", f"<sheetData>{''.join(rows)}</sheetData>")


def crlf(text: str) -> str:
    """Line ends as VBA has them."""
    return re.sub(r"\r?\n", "\r\n", text)


def once(text: str, old: str, new: str) -> str:
    """`new` in place of `old`, which stands there exactly once."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


if __name__ == "__main__":
    ADDIN.write_bytes(addin())
