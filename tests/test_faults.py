"""A short run of the fault judge: kills, rivals, power loss, failing calls. The long one is scripts/durability.py."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commanding import ROOT, TODAY, xlcrm

from xlcrm.rescue import backups_of

# Adds a part to the package, once; the rest is the commit's. It starts ten times as fast as the whole program.
COMMIT = """
import io, sys, zipfile
from datetime import datetime
from pathlib import Path
from xlcrm.errors import XlcrmError
from xlcrm.ooxml.commit import commit, read_book
from xlcrm.ooxml.locks import locked
book = Path(sys.argv[1])
try:
    with locked(book):
        old = read_book(book)
        new = io.BytesIO(old)
        with zipfile.ZipFile(new, "a") as package:
            if "written.xml" not in package.namelist():
                package.writestr(zipfile.ZipInfo("written.xml"), "<written/>")
        if new.getvalue() != old:
            commit(book, old, new.getvalue(), now=datetime.now())
except XlcrmError as error:
    sys.exit(f"{error}")
"""

Judge = Callable[..., str]


@pytest.fixture(scope="session")
def tiny(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of 40 customers."""
    book = tmp_path_factory.mktemp("book") / "CRM.xlsx"
    maker = shared / "tools" / "make_workbook.py"
    subprocess.run([sys.executable, maker, book, "--size", "tiny"], check=True, capture_output=True)
    return book


@pytest.fixture
def judge(need: Callable[[str], str], shared: Path, tiny: Path, tmp_path: Path) -> Judge:
    """judge(command, kinds, points): the judge's verdict; fails with all it said where it found a violation."""
    need("strace")

    def run(command: str, kinds: str, points: int = 400) -> str:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XLCRM_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, shared / "tools" / "faults.py", "--book", tiny, "--cmd", command, "--only", kinds, "--max-points", str(points)],
            cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        if done.returncode == 2 and re.search(r"ptrace|tracing", done.stdout + done.stderr):
            pytest.skip("tracing processes is not allowed here")
        assert done.returncode == 0, done.stdout + done.stderr
        return next(line for line in done.stdout.splitlines() if re.match(r"\d+ checks in", line))

    return run


def test_a_refresh_that_is_killed_or_has_rivals_or_loses_the_power_leaves_the_old_book_or_the_new(judge: Judge) -> None:
    said = judge(f"{{py}} -m xlcrm refresh --today {TODAY} {{file}}", "kill,crash,conc", points=6)
    assert int(said.split()[0]) >= 30


def test_whatever_call_of_a_commit_fails_the_book_is_the_old_or_the_new_one(judge: Judge, tmp_path: Path) -> None:
    script = tmp_path / "commit.py"
    script.write_text(COMMIT)
    said = judge(f"{{py}} {script} {{file}}", "err,ro,enospc")
    assert int(said.split()[0]) >= 100


@pytest.mark.parametrize("call", ["openat", "write", "fsync", "rename", "link", "unlink"])
def test_a_recovery_of_a_missing_book_that_is_killed_leaves_none_or_a_whole_one(
    need: Callable[[str], str], tiny: Path, tmp_path: Path, call: str
) -> None:
    book = Path(shutil.copy(tiny, tmp_path / "CRM.xlsx"))
    assert xlcrm("refresh", book, "--today", TODAY).code == 0
    new = book.read_bytes()
    log = tmp_path / "log"
    trace = [need("strace"), "-f", "-qq", "-y", "-o", log, "-e", f"trace={call}"]
    command = [sys.executable, "-m", "xlcrm", "recover", book, "--restore", "1", "--yes"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    book.unlink()
    done = subprocess.run([*trace, *command], env=env, capture_output=True, check=False)
    if b"ptrace" in done.stderr:
        pytest.skip("tracing processes is not allowed here")
    assert done.returncode == 0
    lines = [line for line in log.read_text().splitlines() if f" {call}(" in line]
    ours = [n for n, line in enumerate(lines, 1) if str(tmp_path) in line and "O_RDONLY" not in line]
    assert ours
    for number in ours:
        book.unlink(missing_ok=True)
        kill = ["-e", f"inject={call}:signal=KILL:when={number}"]
        subprocess.run([*trace, *kill, *command], env=env, capture_output=True, check=False)
        assert not book.exists() or book.read_bytes() == new
        if not book.exists():
            assert xlcrm("recover", book, "--restore", "1", "--yes").code == 0
        assert book.read_bytes() == new
        assert xlcrm("refresh", book, "--today", TODAY).code == 0
        assert book.stat().st_nlink == 1
        assert {p.suffix for p in (tmp_path / ".xlcrm").iterdir()} == {".xlsx", ".lock"}
    assert len(backups_of(book)) == 1
