"""xlcrm.xlam: built from text, sound, and its ids are those of the buttons. VBA runs in pyOpenVBA's interpreter."""

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from xlcrm.ribbon import buttons, told
from xlcrm.ribbon.words import BUTTONS, GROUPS, texts

ROOT = Path(__file__).resolve().parents[2]
ADDIN = ROOT / "xlcrm.xlam"
IDS = [b.id for b in BUTTONS]
UI = "{http://schemas.microsoft.com/office/2009/07/customui}"


@pytest.fixture(scope="module")
def built() -> bytes:
    pytest.importorskip("pyopenvba", reason="pyOpenVBA is not installed")
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import build_addin

        return build_addin.addin()
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.fixture(scope="module")
def ui() -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(ADDIN).read("customUI/customUI14.xml"))


# ---- built from text ---------------------------------------------------------------------------------------------------


def test_the_committed_add_in_is_what_the_script_builds(built: bytes) -> None:
    assert built == ADDIN.read_bytes(), "run python scripts/build_addin.py"


def test_the_committed_icons_are_there_in_both_sizes() -> None:
    for id in IDS:
        for size in (16, 32):
            with Image.open(ROOT / "macros" / "icons" / f"{id}-{size}.png") as icon:
                assert icon.size == (size, size) and icon.getbbox() is not None


def test_on_the_mac_the_name_of_a_book_can_name_neither_the_program_nor_what_it_runs() -> None:
    """`x|python3|print(1)|.xlsx`: the name stands once in what the script is handed, where the script takes it as one piece."""
    given = re.findall(r"ParameterString = (?:ParameterString \+ )?(.+?)\r?\n", modules()["xlwings"])
    assert given[0] == '";"' and [n for n, text in enumerate(given) if "ActiveWorkbook" in text] == [3]
    script = (ROOT / "macros" / "xlcrm.applescript").read_text("utf-8")
    assert "(items 4 thru -3 of Parts) as text" in script and 'quoted form of ("--wb=" & WorkbookName)' in script
    taken = re.findall(r"set (\w+) to item (\S+) of Parts", script)
    assert taken == [("PythonInterpreter", "2"), ("PythonCommand", "3"), ("ExcelName", "-2"), ("LogFile", "-1")]
    assert len(given) == 6


def test_xlwings_module_is_of_the_version_that_is_pinned() -> None:
    pinned = re.search(r"(?m)^xlwings==(.+)$", (ROOT / "constraints.txt").read_text())
    extra = re.search(r'"xlwings==([^"]+)"', (ROOT / "pyproject.toml").read_text())
    assert pinned is not None and extra is not None and pinned[1] == extra[1]
    assert f'XLWINGS_VERSION As String = "{pinned[1]}"' in modules()["xlwings"]


# ---- sound -------------------------------------------------------------------------------------------------------------


def test_the_open_xml_sdk_finds_nothing_wrong(faults: Callable[[Path], Counter[str]]) -> None:
    assert faults(ADDIN) == Counter()


def test_olevba_reads_the_modules_as_they_were_written() -> None:
    found = modules()
    assert {"CrmRibbon", "xlwings", "Dictionary"} <= found.keys()
    written = (ROOT / "macros" / "CrmRibbon.bas").read_text("ascii").splitlines()
    assert [line for line in found["CrmRibbon"].splitlines() if line] == [line for line in written if line]


def test_a_workbook_cannot_name_the_program_that_a_click_starts() -> None:
    vba = modules()["xlwings"]
    assert 'Optional source As String = "user") As Variant' in vba
    assert 'Const PROJECT_NAME As String = "xlcrm"' in vba
    assert "Redistribution and use in source and binary forms" in vba, "the licence stays"


def modules() -> dict[str, str]:
    olevba = pytest.importorskip("oletools.olevba", reason="oletools is not installed")
    parser = olevba.VBA_Parser(str(ADDIN))
    try:
        return {Path(name).stem: code for _, _, name, code in parser.extract_macros()}
    finally:
        parser.close()


# ---- the ids agree -----------------------------------------------------------------------------------------------------


def test_ribbon_dispatcher_and_python_know_the_same_buttons(ui: etree._Element) -> None:
    assert [e.get("id") for e in ui.iter(f"{UI}button")] == IDS
    assert [e.get("id") for e in ui.iter(f"{UI}group")] == [f"group_{g}" for g in GROUPS]
    assert [b.id for g in GROUPS for b in BUTTONS if b.group == g] == IDS
    assert all(re.fullmatch(r"[A-Za-z0-9_]+", id) and callable(getattr(buttons, id)) for id in IDS)


def test_every_callback_of_the_ribbon_is_a_public_sub(ui: etree._Element) -> None:
    wanted = {
        v.removeprefix("CrmRibbon.")
        for e in ui.iter()
        for k, v in e.attrib.items()
        if k.startswith("get") or k == "onAction"
    }
    vba = (ROOT / "macros" / "CrmRibbon.bas").read_text("ascii")
    assert wanted == {name for name in wanted if f"Public Sub {name}(control As IRibbonControl" in vba}


def test_every_image_is_our_own_and_in_the_package(ui: etree._Element) -> None:
    package = zipfile.ZipFile(ADDIN)
    assert not [k for e in ui.iter() for k in e.attrib if k == "imageMso"]
    for button in ui.iter(f"{UI}button"):
        picture = Image.open(BytesIO(package.read(f"customUI/images/{button.get('image')}.png")))
        assert picture.size == (32, 32) and button.get("size") == "large"


def test_every_text_exists_in_both_languages_and_fits_where_it_is_shown() -> None:
    for name, text in texts().items():
        if ".default" not in name:
            assert text.en and text.zh, name
        if ".ask" in name:
            assert len(text.en) <= 255 and len(text.zh) <= 255, "Excel's input box cuts what is longer"


# ---- the dispatcher in an interpreter of VBA -----------------------------------------------------------------------------

STUB = """
Public Started As String
Public Sub RunPython(c As String)
    Started = c
    If {ends_half_way} Then Application.EnableEvents = False
    If {ends_half_way} Then Application.Calculation = -4135
    If {refused} Then Err.Raise 70, , "no permission"
End Sub
Public Function HowItStands() As String
    HowItStands = Application.EnableEvents & " " & Application.Calculation
End Function
Public Sub RunFrozenPython(program As String, arguments As String)
    Started = program & " " & arguments
End Sub
Public Function GetConfig(key As String, otherwise As String) As String
    GetConfig = otherwise
    If key = "{key}" Then GetConfig = "C:\\Program Files\\x.exe"
End Function
Public Function FileExists(path As String) As Boolean
    FileExists = {there}
End Function
Public Function ReadFile(path As String) As String
    ReadFile = "{left}"
End Function
Public Function WScript() As Object
End Function
Public Function WhatStarted() As String
    WhatStarted = Started
End Function
"""


# The four things that the interpreter lacks; the filter of a table it has as that of its sheet.
LANGUAGE, BOX = "Application.LanguageSettings.LanguageID(2)", "Application.InputBox(prompt, heading, default, Type:=2)"
PREVIEW = "Application.ActiveProtectedViewWindow"
FILTER = "table.AutoFilter"


class Vba:
    """The dispatcher in pyOpenVBA's Excel, whose language is given; xlwings' module is a stub that keeps the text."""

    def __init__(
        self,
        language: int = 1033,
        key: str = "INTERPRETER_WIN",
        there: bool = True,
        left: str = "",
        gives_up: bool = False,
        ends_half_way: bool = False,
        only_looked_at: bool = False,
        refused: bool = False,
    ) -> None:
        excel = pytest.importorskip("pyopenvba.apps.excel", reason="pyOpenVBA is not installed")
        self.app = excel.ExcelApplication.open(str(ADDIN))
        source = (ROOT / "macros" / "CrmRibbon.bas").read_text("ascii")
        for lacking, instead in (
            (LANGUAGE, str(language)),
            (BOX, "False" if gives_up else "InputBox(prompt, heading, default)"),
            (PREVIEW, "ActiveWorkbook" if only_looked_at else "Nothing"),
        ):
            assert source.count(lacking) == 1
            source = source.replace(lacking, instead)
        assert source.count(FILTER) == 2
        source = source.replace(FILTER, "ws.AutoFilter")
        self.app.add_module(source, name="CrmRibbon")
        stub = STUB.format(key=key, there=there, left=left, ends_half_way=ends_half_way, refused=refused)
        self.app.add_module(stub, name="xlwings")

    def run(self, macro: str, *given: str) -> str:
        return str(self.app.run(macro, *given))

    def press(self, button: str, *answers: object) -> str:
        self.app.answer_dialogs(*answers)
        self.app.run("CrmRun", button)
        return self.run("WhatStarted")


@pytest.mark.parametrize(("language", "code"), [(1033, "en"), (2052, "zh"), (1028, "zh"), (1031, "en")])
@pytest.mark.parametrize("id", [b.id for b in BUTTONS if not b.asks])
def test_the_exact_text_for_python(id: str, language: int, code: str) -> None:
    assert Vba(language).press(id) == f"import xlcrm.ribbon; xlcrm.ribbon.run('{id}', '{code}')"


def test_what_was_asked_reaches_python_whole() -> None:
    text = Vba().press("touch", "2", "", 'He said "50%" & asked: 报价? C:\\new', "3")
    call = re.fullmatch(
        r"import xlcrm\.ribbon; xlcrm\.ribbon\.run\('touch', 'en', '([0-9A-F]*)', '([0-9A-F]*)', '([0-9A-F]*)', '([0-9A-F]*)'\)",
        text,
    )
    assert call is not None
    assert [told(part) for part in call.groups()] == ["2", "", 'He said "50%" & asked: 报价? C:\\new', "3"]


def test_nothing_that_passes_cmd_is_anything_but_letters_digits_and_known_marks() -> None:
    vba = Vba()
    for id in IDS:
        answers = ["%PATH%", "a & b", "'\"^|", "<>"][: len(next(b for b in BUTTONS if b.id == id).asks)]
        assert re.fullmatch(r"[A-Za-z0-9_ .;(),']+", vba.press(id, *answers))


def test_whoever_gives_up_at_a_question_starts_nothing() -> None:
    assert Vba(gives_up=True).press("touch") == ""


def test_where_the_interpreter_is_gone_a_message_says_what_to_do() -> None:
    text = texts()["no_python"]
    for language, words in ((1033, text.en), (2052, text.zh)):
        vba = Vba(language, there=False)
        assert vba.press("refresh") == ""
        assert words in str(vba.app.dialogs)


def test_without_python_the_program_of_its_own_is_started() -> None:
    assert Vba(key="PROGRAM_WIN").press("refresh") == r"C:\Program Files\x.exe button refresh en"
    started = Vba(2052, key="PROGRAM_WIN").press("touch", "2", "", "A", "1")
    assert started == r"C:\Program Files\x.exe button touch zh x0032 x x0041 x0031"


def test_a_python_that_was_ended_from_outside_is_not_said_to_be_missing() -> None:
    vba = Vba(2052)
    vba.run("ShowError", "log")
    assert texts()["ended"].zh in str(vba.app.dialogs)


def test_what_an_ended_python_leaves_switched_off_is_switched_on_again() -> None:
    vba = Vba(ends_half_way=True)
    vba.press("refresh")
    assert vba.run("HowItStands") == "True -4105"


def test_a_workbook_that_is_only_looked_at_is_said_to_be_so() -> None:
    vba = Vba(only_looked_at=True)
    assert vba.press("refresh") == ""
    assert texts()["protected_view"].en in str(vba.app.dialogs)


def test_what_vba_itself_cannot_do_is_told_with_its_reason() -> None:
    vba = Vba(2052, refused=True)
    vba.press("refresh")
    assert f"{texts()['failed'].zh} no permission" in str(vba.app.dialogs)


def test_the_reason_is_kept_before_anything_else_runs_which_may_forget_it() -> None:
    """Excel's Err is empty after any On Error of a function that is called; the interpreter here keeps it."""
    handlers = re.findall(r"(?m)^Failed:\n +(.+)", (ROOT / "macros" / "CrmRibbon.bas").read_text("ascii"))
    assert [line.split("  '")[0] for line in handlers] == ["said = Err.Description"]


def test_a_traceback_is_never_shown() -> None:
    vba = Vba(left="Traceback (most recent call last): No module named xlcrm")
    vba.run("ShowError", "log")
    assert texts()["no_xlcrm"].en in str(vba.app.dialogs) and "Traceback" not in str(vba.app.dialogs)


def test_labels_and_hints_are_in_the_language_of_office() -> None:
    english, chinese = Vba(1033), Vba(2052)
    for name, text in texts().items():
        assert (english.run("CrmText", name), chinese.run("CrmText", name)) == text


BOOK = ADDIN.name  # the workbook that is open in the interpreter

# ---- the filter of the Agenda --------------------------------------------------------------------------------------------

LIST = """
Public Sub Fill(asTable As Boolean)
    ActiveWorkbook.Worksheets.Add.Name = "Agenda"
    Cell("A1:B5").Value = [{"State","Company";"due","A";"upcoming","B";"overdue","C";"upcoming","D"}]
    If asTable Then ActiveWorkbook.Worksheets("Agenda").ListObjects.Add 1, Cell("A1:B5"), , 1
End Sub
Public Sub OfTheUser()
    Cell("D1:E3").Value = [{"Status","Bank";"upcoming","X";"due","Y"}]
    ActiveWorkbook.Worksheets("Agenda").ListObjects.Add 1, Cell("D1:E3"), , 1
End Sub
Public Sub Put(address As String, text As String)
    Cell(address).Value = text
End Sub
Public Sub Hide(address As String)
    Cell(address).EntireRow.Hidden = True
End Sub
Public Function Shown() As String
    Dim k As Long
    For k = 1 To 5
        If Not Cell("A" & k).EntireRow.Hidden Then Shown = Shown & k
    Next k
End Function
Private Function Cell(address As String) As Object
    Set Cell = ActiveWorkbook.Worksheets("Agenda").Range(address)
End Function
"""


@pytest.fixture(params=["table", "plain"])
def agenda(request: pytest.FixtureRequest) -> Vba:
    """Due, upcoming, overdue and upcoming below a header, in rows 2 to 5."""
    vba = Vba()
    vba.app.add_module(LIST, name="List")
    vba.app.run("Fill", request.param == "table")
    return vba


def test_the_filter_leaves_out_what_is_not_for_today_and_goes_by_the_new_rows_after_a_refresh(agenda: Vba) -> None:
    agenda.app.run("CrmHide", BOOK, "Agenda", "State", "upcoming")
    assert agenda.run("Shown") == "124"
    agenda.app.run("Put", "A2", "upcoming")
    agenda.app.run("Put", "A3", "due")
    assert agenda.run("Shown") == "124"
    agenda.app.run("CrmHide", BOOK, "Agenda", "State", "")
    assert agenda.run("Shown") == "134"


def test_where_no_filter_hides_rows_what_was_hidden_by_hand_stays_so(agenda: Vba) -> None:
    agenda.app.run("CrmHide", BOOK, "Agenda", "State", "")
    agenda.app.run("Hide", "A4")
    agenda.app.run("CrmHide", BOOK, "Agenda", "State", "")
    assert agenda.run("Shown") == "1235"


def test_another_table_on_the_sheet_is_left_alone() -> None:
    vba = Vba()
    vba.app.add_module(
        LIST.replace('    Cell("A1:B5").Value', '    OfTheUser\n    Cell("A1:B5").Value', 1), name="List"
    )
    vba.app.run("Fill", True)
    vba.app.run("CrmHide", BOOK, "Agenda", "State", "upcoming")
    assert vba.run("Shown") == "124"


@pytest.mark.parametrize(
    "asked", [("Agenda", "State", ""), ("Agenda", "Nothing", "upcoming"), ("Nowhere", "State", "upcoming")]
)
def test_where_there_is_nothing_to_filter_all_rows_stay_in_sight(agenda: Vba, asked: tuple[str, str, str]) -> None:
    agenda.app.run("CrmHide", BOOK, *asked)
    assert agenda.run("Shown") == "12345"


# ---- the filter over a list that got new columns ---------------------------------------------------------------------------

PEOPLE = """
Public Sub Filter(only As String)
    ActiveWorkbook.Worksheets.Add.Name = "Customers"
    Cell("A2:B4").Value = [{"Company","Country";"A","DE";"B","FR"}]
    Cell("A2:B4").AutoFilter
    If only <> "" Then Cell("A2:B4").AutoFilter 2, only
End Sub
Public Function Reach() As String
    Reach = ActiveWorkbook.Worksheets("Customers").AutoFilter.Range.Address
End Function
Private Function Cell(address As String) As Object
    Set Cell = ActiveWorkbook.Worksheets("Customers").Range(address)
End Function
"""


@pytest.mark.parametrize(
    ("only", "header_row", "last", "done", "reach"),
    [
        ("", 2, 2, True, "$A$2:$E$4"),
        ("", 1, 2, True, "$A$2:$B$4"),
        ("", 2, 3, True, "$A$2:$B$4"),
        ("DE", 2, 2, False, "$A$2:$B$4"),
    ],
)
def test_a_filter_that_hides_nothing_takes_in_new_columns_beside_its_own(
    only: str, header_row: int, last: int, done: bool, reach: str
) -> None:
    vba = Vba()
    vba.app.add_module(PEOPLE, name="People")
    vba.app.run("Filter", only)
    assert vba.app.run("CrmWiden", BOOK, "Customers", header_row, last, 5) is done
    assert vba.run("Reach") == reach


def test_where_there_is_no_filter_there_is_nothing_to_widen() -> None:
    vba = Vba()
    assert vba.app.run("CrmWiden", BOOK, "Nowhere", 1, 2, 5) is True
