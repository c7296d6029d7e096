"""xlcrm as a program of its own: PyInstaller makes it from packaging/xlcrm.spec, and it does what Python would do. Slow."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from xlcrm.app.doctor import LIBRARIES

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 400  # some 40 on a quiet machine; it is not the speed that is tested


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("PyInstaller", reason="PyInstaller is not installed")
    folder = tmp_path_factory.mktemp("program")
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "ERROR",
        str(ROOT / "packaging" / "xlcrm.spec"),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    return folder / "dist" / "xlcrm" / ("xlcrm.exe" if sys.platform == "win32" else "xlcrm")


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


def test_the_program_does_the_work_of_the_command_line(program: Path, tmp_path: Path) -> None:
    assert run(program, "demo", "demo", "--lang", "zh", folder=tmp_path).returncode == 0
    book = tmp_path / "demo" / "xlcrm 示例.xlsx"
    (tmp_path / "second.xlsx").write_bytes(book.read_bytes())
    done = run(program, "refresh", str(book), "second.xlsx", "--jobs", "2", "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [b["customers"] for b in json.loads(done.stdout)["books"]] == [36, 36]
    assert run(program, "letters", str(book), folder=tmp_path).returncode == 0
    assert run(program, "addin", "install", "--calc", "--dry-run", folder=tmp_path).returncode == 0


def test_the_program_finds_in_itself_all_that_it_needs(program: Path, tmp_path: Path) -> None:
    done = run(program, "doctor", "--json", folder=tmp_path)
    found = {f["name"]: f["ok"] for f in json.loads(done.stdout)["findings"]}
    assert {name: found[name] for name in LIBRARIES} == dict.fromkeys(LIBRARIES, True)
    assert done.returncode == 0


def test_the_program_answers_a_button_without_python(program: Path, tmp_path: Path) -> None:
    done = run(program, "button", "refresh", "zh", "--from_xl=1", "--wb=CRM.xlsx", folder=tmp_path)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.startswith("Excel 中没有打开的工作簿")
    done = run(program, "calc-button", "refresh", "en", folder=tmp_path)
    assert done.returncode == 1 and done.stderr.strip() and "Traceback" not in done.stderr
    assert json.loads(done.stdout.splitlines()[0])["do"], "it asked LibreOffice, who was not there"
