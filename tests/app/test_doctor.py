"""doctor: what it looks at, and what it says where something is missing."""

import json
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from xlcrm import __version__, cli
from xlcrm.addin.installing import home_of
from xlcrm.app import doctor
from xlcrm.errors import XlcrmError
from xlcrm.outlets import office
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parents[2]


def test_it_asks_for_the_versions_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {}
    for text in project["dependencies"]:
        requirement = Requirement(text)
        if requirement.marker:  # only for some machines: nothing that xlcrm could not do without
            continue
        (least,) = (Version(s.version) for s in requirement.specifier if s.operator == ">=")
        wanted[requirement.name] = least

    assert {name: Version(".".join(map(str, v))) for name, v in doctor.LIBRARIES.items()} == wanted
    assert project["requires-python"] == ">=" + ".".join(map(str, doctor.PYTHON_NEEDED))


def test_an_old_python_is_told_where_to_get_a_new_one() -> None:
    assert doctor.python((3, 11, 0)).remedy is None
    old = doctor.python((3, 10, 14))
    assert (old.ok, old.needed) == (False, True)
    assert old.remedy and "python.org" in old.remedy.en


@pytest.mark.parametrize(("name", "needed"), [("no-such-library", (1,)), ("click", (99, 0))])
def test_a_library_that_is_missing_or_too_old_comes_with_its_command(name: str, needed: tuple[int, ...]) -> None:
    found = doctor.library(name, needed)

    assert not found.ok
    assert found.remedy and f'pip install "{name}>={".".join(map(str, needed))}"' in found.remedy.zh


@pytest.mark.parametrize(
    ("encoding", "ok"), [("utf-8", True), ("cp1252", False), ("ascii", False), ("nonsense", False)]
)
def test_a_screen_without_chinese_is_noticed_but_stops_nothing(encoding: str, ok: bool) -> None:
    found = doctor.screen("en", encoding)

    assert (found.ok, found.needed) == (ok, False)
    assert (found.remedy is None) is ok


def test_a_folder_is_tried_by_writing_and_left_as_it_was(tmp_path: Path) -> None:
    book = tmp_path / "CRM.xlsx"
    book.touch()

    assert doctor.writable(tmp_path).ok
    assert doctor.writable(book) == doctor.writable(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["CRM.xlsx"]
    assert not doctor.writable(tmp_path / "nowhere").ok


def test_libreoffice_is_found_with_its_version(libreoffice: str) -> None:
    assert libreoffice

    found = doctor.libreoffice()

    assert found and found.startswith("LibreOffice ")


def test_without_excel_and_libreoffice_it_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doctor, "MAC_EXCEL", tmp_path / "none")
    monkeypatch.setattr(office, "MAC_OFFICE", tmp_path / "none")
    for name in ("ProgramFiles", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(doctor, "excel", lambda: None)  # Windows keeps it in the registry

    found = doctor.spreadsheet()

    assert (found.ok, found.needed) == (False, False)
    assert found.remedy and "libreoffice.org" in found.remedy.en


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_command_shows_it_all_in_the_users_language(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XLCRM_LANG", lang)

    code = cli.main(["doctor", str(tmp_path)])

    seen = capsys.readouterr().out
    assert code == 0
    assert all(words in seen for words in (__version__, "Python", "rapidfuzz", str(tmp_path.resolve())))
    assert {"en": "All that xlcrm needs is there.", "zh": "xlcrm 所需的都已齐备。"}[lang] in seen


def test_what_is_needed_and_missing_makes_the_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["doctor", str(tmp_path / "nowhere"), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert told.keys() == {"schema", "ok", "findings"}
    assert told["ok"] is False
    (bad,) = [f for f in told["findings"] if not f["ok"] and f["name"] in ("Folder", "文件夹")]
    assert bad["remedy"]


def test_the_full_path_of_the_command_is_told_for_task_scheduler_and_cron() -> None:
    command = Path(sys.executable).with_name("xlcrm.exe" if sys.platform == "win32" else "xlcrm")
    assert command.is_file(), "the tests run where xlcrm is installed"
    assert doctor.xlcrm_itself().found.endswith(str(command))


def test_a_service_whose_user_has_no_home_is_examined_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.delenv(variable, raising=False)
    assert any(finding.name.en == "Folder" and finding.ok for finding in doctor.examine(tmp_path, "en"))
    with pytest.raises(XlcrmError, match="set the variable HOME") as told:
        home_of({}, "HOME")
    assert "请把环境变量 HOME" in told.value.said("zh")
