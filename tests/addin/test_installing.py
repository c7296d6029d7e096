"""`xlcrm addin` and what doctor says of the buttons, on a Windows and a Mac that are folders here."""

import dataclasses
import json
import os
import sys
from pathlib import Path

import pytest
from commanding import xlcrm

from xlcrm.addin.calc import Calc
from xlcrm.addin.installing import ADDIN, Excel, carried, carry_out
from xlcrm.addin.system import _forbidden, this_system
from xlcrm.errors import CannotWrite, UsageMistake, XlcrmError
from xlcrm.text import Text


@dataclasses.dataclass
class Computer:
    """A system as the installation sees it: what it answers is set by the test."""

    name: str = "win32"
    encoding: str = "gbk"
    running: bool = False
    policy: Text | None = None
    marked: list[Path] = dataclasses.field(default_factory=list)
    antivirus: bool = False

    def excel_runs(self) -> bool:
        return self.running

    def is_marked(self, path: Path) -> bool:
        return path in self.marked

    def unmark(self, path: Path) -> None:
        self.marked = [p for p in self.marked if p != path]
        if self.antivirus and path.name == ADDIN:
            path.unlink()

    def blocked(self) -> Text | None:
        return self.policy


@pytest.fixture
def python(tmp_path: Path) -> Path:
    path = tmp_path / "Python 3.11 王芳" / "python.exe"
    path.parent.mkdir()
    path.write_bytes(b"")
    return path


def excel(tmp_path: Path, system: Computer) -> Excel:
    names = {
        "win32": {"USERPROFILE": str(tmp_path), "APPDATA": str(tmp_path / "Roaming")},
        "darwin": {"HOME": str(tmp_path)},
    }
    return Excel.of(system, names[system.name])


def unwell(here: Excel) -> list[str]:
    return [f.remedy.en for f in here.needs() if not f.ok and f.remedy]


# ---- where the files go --------------------------------------------------------------------------------------------------


def test_on_windows_the_add_in_goes_where_excel_starts_and_the_settings_name_this_python(
    tmp_path: Path, python: Path
) -> None:
    here = excel(tmp_path, Computer())
    carry_out(here.install(python), here.system)
    assert (tmp_path / "Roaming/Microsoft/Excel/XLSTART/xlcrm.xlam").read_bytes() == carried("xlcrm.xlam")
    lines = (tmp_path / ".xlcrm/xlcrm.conf").read_text("gbk").splitlines()
    assert lines == [
        f'"INTERPRETER_WIN","{python}"',
        '"ADD_WORKBOOK_TO_PYTHONPATH","False"',
        '"USE UDF SERVER","False"',
        '"SHOW CONSOLE","False"',
    ]
    assert unwell(here) == [] and here.interpreter() == python


def test_on_the_mac_the_script_that_starts_python_comes_along(tmp_path: Path, python: Path) -> None:
    here = excel(tmp_path, Computer("darwin", "utf-8"))
    carry_out(here.install(python), here.system)
    library = tmp_path / "Library"
    assert (
        library / "Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel/xlcrm.xlam"
    ).is_file()
    assert f'"INTERPRETER_MAC","{python}"' in (library / "Containers/com.microsoft.Excel/Data/xlcrm.conf").read_text(
        "utf-8"
    )
    script = (library / "Application Scripts/com.microsoft.Excel/xlcrm.applescript").read_text("utf-8")
    assert "on VbaHandler(ParameterString)" in script and "quoted form of PythonCommand" in script
    assert unwell(here) == []


def test_a_program_of_its_own_is_named_as_such(tmp_path: Path, python: Path) -> None:
    here = excel(tmp_path, Computer())
    carry_out(here.install(python, program=True), here.system)
    assert (tmp_path / ".xlcrm/xlcrm.conf").read_text("gbk").startswith(f'"PROGRAM_WIN","{python}"')


def test_a_second_install_has_nothing_to_do_and_remove_leaves_nothing(tmp_path: Path, python: Path) -> None:
    here = excel(tmp_path, Computer())
    carry_out(here.install(python), here.system)
    assert here.install(python) == []
    carry_out(here.remove(), here.system)
    assert not list(tmp_path.rglob("xlcrm.*")) and here.remove() == []


def test_another_folder_may_hold_the_add_in(tmp_path: Path, python: Path) -> None:
    here = Excel.of(Computer(), {"USERPROFILE": str(tmp_path)}, tmp_path / "trusted")
    assert {step.path for step in here.install(python)} == {
        tmp_path / "trusted" / ADDIN,
        tmp_path / ".xlcrm" / "xlcrm.conf",
    }


# ---- what stands in the way ------------------------------------------------------------------------------------------------


def test_without_the_add_in_the_way_to_it_is_told(tmp_path: Path) -> None:
    assert unwell(excel(tmp_path, Computer())) == ["to have them: xlcrm addin install"]


def test_each_thing_in_the_way_is_named_with_its_remedy(tmp_path: Path, python: Path) -> None:
    system = Computer()
    here = excel(tmp_path, system)
    carry_out(here.install(python), system)
    python.unlink()
    system.marked, system.policy = [here.addin], Text("ask", "问")
    here.addin.write_bytes(b"older")
    assert unwell(here) == [
        "they are of another version of xlcrm: run `xlcrm addin install` once more",
        "it is not there any more: run `xlcrm addin install` once more",
        "the system took it for a download and keeps Excel from it: run `xlcrm addin install` once more",
        "ask",
    ]
    here.settings.unlink()
    assert any(said.startswith("the settings are missing") for said in unwell(here))


def test_a_running_excel_is_told_of_and_is_no_fault(tmp_path: Path, python: Path) -> None:
    here = excel(tmp_path, Computer(running=True))
    carry_out(here.install(python), here.system)
    assert unwell(here) == [] and any(f.remedy and "next start" in f.remedy.en for f in here.needs())


def test_an_antivirus_that_takes_the_file_away_is_noticed(tmp_path: Path, python: Path) -> None:
    here = excel(tmp_path, Computer(antivirus=True))
    with pytest.raises(CannotWrite, match="an antivirus program does that"):
        carry_out(here.install(python), here.system)


def test_a_file_that_excel_holds_is_told_of_with_the_remedy(tmp_path: Path, python: Path) -> None:
    here = excel(tmp_path, Computer(running=True))
    here.addin.mkdir(parents=True)
    with pytest.raises(CannotWrite, match=r"Excel is running: close it and try again\."):
        carry_out(here.install(python), here.system)


def test_a_path_that_vba_cannot_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(XlcrmError, match="cannot read this path of Python"):
        excel(tmp_path, Computer(encoding="ascii")).install(tmp_path / "王芳" / "python.exe")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DisableAllAddins": 1}, "switched off all add-ins"),
        ({"VBAWarnings": 3}, "allowed signed add-ins only"),
        ({"VBAWarnings": 4}, "switched off all macros"),
        ({"VBAWarnings": 2}, None),
    ],
)
def test_what_excels_security_forbids_is_said_with_who_can_change_it(
    settings: dict[str, object], said: str | None
) -> None:
    policy, own = _forbidden(settings, policy=True), _forbidden(settings, policy=False)
    if said is None:
        assert policy is None and own is None
    else:
        assert policy is not None and own is not None
        assert policy.en == f"your administrator has {said}: ask him to allow xlcrm.xlam"
        assert own.en.startswith(f"Excel's Trust Center has {said}: File, Options, Trust Center")


# ---- the command -----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a system without Excel is meant")
def test_without_excel_the_command_points_to_calc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    done = xlcrm("addin", "install")
    assert done.code == 2 and "for LibreOffice Calc run `xlcrm addin install --calc`" in done.err
    with pytest.raises(UsageMistake):
        Excel.of(this_system(), os.environ)


def test_a_dry_run_for_calc_names_the_files_and_writes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    done = xlcrm("addin", "install", "--calc", "--dry-run", "--json")
    answer = json.loads(done.out)
    assert answer["ok"] and [f["done"] for f in answer["files"]] == ["would be written"] * 2
    assert list(tmp_path.iterdir()) == []


def test_status_of_calc_tells_what_is_missing_with_exit_code_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    done = xlcrm("addin", "status", "--calc")
    assert done.code == 1 and "to have them: xlcrm addin install --calc" in done.out


def test_a_calc_whose_python_has_moved_is_told_of(tmp_path: Path) -> None:
    here = Calc(None, tmp_path / "calc.json")
    for held, found in (
        ('{"command": ["/gone/python"]}', "its Python is not there any more"),
        ("{}", "its settings cannot be read"),
    ):
        here.settings.write_text(held)
        assert [f.remedy.en.split(":")[0] for f in here.needs() if f.remedy] == [found]


def test_without_libreoffice_the_way_to_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(XlcrmError, match="LibreOffice was not found here"):
        Calc(None, tmp_path / "calc.json").install()


UNOPKG = """#!/bin/sh
echo "$1 PYTHONHOME=$PYTHONHOME PATH=$PATH" >> "{told}"
"""


@pytest.mark.parametrize("more", [[], ["--json"]])
@pytest.mark.parametrize(("lang", "sentence"), [("en", "--target is for Excel"), ("zh", "--target 只用于 Excel")])
def test_a_folder_for_calcs_extension_is_refused_in_the_users_language(
    more: list[str], lang: str, sentence: str
) -> None:
    done = xlcrm("addin", "install", "--calc", "--target", "somewhere", *more, lang=lang)
    assert done.code == 2
    assert (done.json["error"] if more else done.err).startswith(sentence)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for unopkg")
def test_where_libreoffice_refuses_the_extension_no_settings_are_left_behind(tmp_path: Path) -> None:
    program = tmp_path / "unopkg"
    program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(XlcrmError):
        Calc(str(program), tmp_path / "home" / "calc.json").install()
    assert not (tmp_path / "home").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for unopkg")
def test_where_the_settings_for_calc_cannot_be_written_it_is_a_sentence_and_no_bug(tmp_path: Path) -> None:
    program = tmp_path / "unopkg"
    program.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / "home").write_text("a file in the place of the folder")
    with pytest.raises(CannotWrite, match="could not be written"):
        Calc(str(program), tmp_path / "home" / "calc.json").install()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for unopkg")
def test_unopkg_meets_no_python_but_the_systems_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, told = tmp_path / "unopkg", tmp_path / "told"
    program.write_text(UNOPKG.format(told=told), "utf-8")
    program.chmod(0o755)
    pyenv, tools = tmp_path / "pyenv", tmp_path / "tools"
    pyenv.mkdir()
    (pyenv / "python3").touch()
    tools.mkdir()
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    monkeypatch.setenv("PATH", f"{pyenv}:{tools}:/usr/bin:/bin")

    Calc(str(program), tmp_path / "calc.json").install()

    assert told.read_text("utf-8").splitlines() == [f"add PYTHONHOME= PATH={tools}:/usr/bin:/bin"]
