"""What is installed is whole: the wheel, unpacked far from the checkout, does the work and carries the licences."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from commanding import ROOT, TODAY

CARRIED = {"workbook_template.xlsx", "workbook_template_zh.xlsx", "xlcrm.xlam", "xlcrm.oxt", "xlcrm.applescript"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel was unpacked."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """What the wheel's xlcrm prints, every warning being an error."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1", "XLCRM_LANG": "en"}
    command = [sys.executable, "-W", "error", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_holds_every_file_of_the_package_and_what_lies_beside_it(installed: Path) -> None:
    def files(package: Path) -> set[str]:
        found = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {path.relative_to(package).as_posix() for path in found}

    assert files(installed / "xlcrm") == files(ROOT / "xlcrm") | CARRIED


def test_the_licences_of_all_that_it_carries_lie_in_it(installed: Path) -> None:
    (licences,) = installed.glob("xlcrm-*.dist-info/licenses")
    others = (licences / "LICENSE-OTHERS.txt").read_text("utf-8")

    assert (licences / "LICENSE").is_file()
    assert (licences / "xlcrm" / "outlets" / "page" / "chart.licences.txt").is_file()
    assert all(f"\n{name}" in others for name in ("Unicode CLDR", "xlwings", "VBA-Dictionary"))


def test_from_the_first_book_to_the_report_it_needs_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import xlcrm; print(xlcrm.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    day = ("--today", TODAY)

    def xlcrm(*arguments: str) -> str:
        return run(installed, tmp_path, "-m", "xlcrm", *arguments)

    xlcrm("new", "CRM.xlsx", "--lang", "zh")
    xlcrm("demo", ".", *day)
    assert "36 customers, 7 due, 5 overdue" in xlcrm("refresh", "xlcrm demo.xlsx", *day)
    assert "templates copied" in xlcrm("templates", "xlcrm demo.xlsx")
    assert "L-1" in xlcrm("letters", "xlcrm demo.xlsx", *day)
    assert "Quotation Q-2140" in xlcrm("quote", "xlcrm demo.xlsx", "Q-2140", "--no-pdf", *day)
    xlcrm("report", "xlcrm demo.xlsx", "--html", "report.html", *day)
    xlcrm("addin", "install", "--calc", "--dry-run")
    made = {path.name for path in tmp_path.iterdir()}
    assert {"CRM.xlsx", "xlcrm demo.xlsx", "report.html", "xlcrm templates", "Customers"} <= made
