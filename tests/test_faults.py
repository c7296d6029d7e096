"""A short run of the fault judge: kills, rivals, power loss, failing calls. The long one is scripts/durability.py."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from commanding import ROOT, TODAY

from xlcrm.ooxml import backups

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

# Puts a version in the place of a book that is missing.
PUT_BACK = """
import sys
from datetime import datetime
from pathlib import Path
from xlcrm.ooxml.commit import put_back
from xlcrm.ooxml.locks import locked
book, kept = map(Path, sys.argv[1:])
with locked(book, missing=True):
    put_back(book, kept.read_bytes(), like=kept, now=datetime.now())
"""
# Makes a book where nothing is yet, as new, demo and the copies of templates are made.
CREATE = """
import sys
from pathlib import Path
from xlcrm.ooxml.files import create
create(Path(sys.argv[1]), b"a whole workbook" * 1000)
"""
CALLS = ("openat", "write", "fsync", "rename", "link", "unlink")
WHOLE = b"a whole workbook" * 1000

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
    """judge(command, kinds): the judge's verdict; fails with all it said where it found a violation."""
    need("strace")

    def run(command: str, kinds: str) -> str:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XLCRM_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, shared / "tools" / "faults.py", "--book", tiny, "--cmd", command, "--only", kinds],
            cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        if done.returncode == 2 and re.search(r"ptrace|tracing", done.stdout + done.stderr):
            pytest.skip("tracing processes is not allowed here")
        assert done.returncode == 0, done.stdout + done.stderr
        return next(line for line in done.stdout.splitlines() if re.match(r"\d+ checks in", line))

    return run


def test_a_refresh_that_has_rivals_or_loses_the_power_leaves_the_old_book_or_the_new(judge: Judge) -> None:
    said = judge(f"{{py}} -m xlcrm refresh --today {TODAY} {{file}}", "crash,conc")
    assert int(said.split()[0]) >= 5


def test_wherever_a_commit_is_killed_and_whatever_call_fails_the_book_is_the_old_or_the_new_one(
    judge: Judge, tmp_path: Path
) -> None:
    script = tmp_path / "commit.py"
    script.write_text(COMMIT)
    said = judge(f"{{py}} {script} {{file}}", "kill,err,ro,enospc")
    assert int(said.split()[0]) >= 150


def test_wherever_the_recovery_of_a_missing_book_is_killed_there_is_none_or_a_whole_one(
    need: Callable[[str], str], tmp_path: Path
) -> None:
    script, log, book = tmp_path / "recover.py", tmp_path / "log", tmp_path / "CRM.xlsx"
    script.write_text(PUT_BACK)
    kept = backups.folder(book) / backups.backup_name(book, datetime(2026, 11, 23), backups.digest(WHOLE))
    kept.write_bytes(WHOLE)
    command = [sys.executable, str(script), str(book), str(kept)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    trace = [need("strace"), "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)},linkat"]

    def run(*inject: str) -> str:
        book.unlink(missing_ok=True)
        return subprocess.run([*trace, *inject, *command], env=env, capture_output=True, text=True, check=False).stderr

    if "ptrace" in run():
        pytest.skip("tracing processes is not allowed here")
    assert book.read_bytes() == WHOLE
    points = list(touching(log.read_text().splitlines(), tmp_path))
    assert {"link" if call == "linkat" else call for call, _ in points} == set(CALLS)  # linkat: from Python 3.14
    for call, number in points:
        run("-e", f"inject={call}:signal=KILL:when={number}")
        assert not book.exists() or book.read_bytes() == WHOLE
        book.unlink(missing_ok=True)
        subprocess.run(command, env=env, check=True)
        assert (book.read_bytes(), book.stat().st_nlink) == (WHOLE, 1)
        assert {p.suffix for p in (tmp_path / ".xlcrm").iterdir()} == {".xlsx", ".lock"}


@pytest.mark.parametrize("links", ["links", "no links"])
def test_wherever_the_making_of_a_new_book_is_killed_there_is_none_or_a_whole_one(
    need: Callable[[str], str], tmp_path: Path, links: str
) -> None:
    script, log, folder = tmp_path / "create.py", tmp_path / "log", tmp_path / "books"
    script.write_text(CREATE)
    book = folder / "CRM.xlsx"
    command = [sys.executable, str(script), str(book)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    trace = [need("strace"), "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)},linkat"]
    trace += ["-e", "inject=link,linkat:error=EPERM"] if links != "links" else []

    def run(*inject: str) -> str:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return subprocess.run([*trace, *inject, *command], env=env, capture_output=True, text=True, check=False).stderr

    if "ptrace" in run():
        pytest.skip("tracing processes is not allowed here")
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("CRM.xlsx", WHOLE)]
    points = [p for p in touching(log.read_text().splitlines(), folder) if links == "links" or "link" not in p[0][:4]]
    assert len(points) >= 4
    for call, number in points:
        run("-e", f"inject={call}:signal=KILL:when={number}")
        assert not book.exists() or book.read_bytes() == WHOLE
    run("-e", "inject=fsync:error=ENOSPC:when=1")
    assert list(folder.iterdir()) == []


def test_ctrl_c_right_behind_the_rename_leaves_the_new_book_and_the_backup(
    need: Callable[[str], str], tiny: Path, tmp_path: Path
) -> None:
    script, log, book = tmp_path / "commit.py", tmp_path / "log", tmp_path / "CRM.xlsx"
    script.write_text(COMMIT)
    shutil.copy(tiny, book)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    trace = [need("strace"), "-f", "-qq", "-o", str(log), "-e", "trace=rename,renameat2"]
    inject = [
        "-e",
        "inject=renameat2:error=EINVAL",
        "-e",
        "inject=rename:signal=INT:when=3",
    ]  # new, backup, then the book
    said = subprocess.run(
        [*trace, *inject, sys.executable, script, book], env=env, capture_output=True, text=True, check=False
    )
    if "ptrace" in said.stderr:
        pytest.skip("tracing processes is not allowed here")
    assert "KeyboardInterrupt" in said.stderr
    assert book.read_bytes() != tiny.read_bytes()
    assert [path.read_bytes() for path in backups.backups(book)] == [tiny.read_bytes()]


@pytest.mark.parametrize("exchange", ["exchange", "no exchange"])
def test_wherever_a_share_no_longer_knows_a_file_that_is_looked_at_nothing_is_left_of_a_commit_that_failed(
    need: Callable[[str], str], tiny: Path, tmp_path: Path, exchange: str
) -> None:
    script, log = tmp_path / "commit.py", tmp_path / "log"
    script.write_text(COMMIT)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    trace = [need("strace"), "-f", "-qq", "-y", "-o", str(log), "-e", "trace=?stat,?newfstatat,?statx,renameat2"]
    trace += ["-e", "inject=renameat2:error=EINVAL"] if exchange != "exchange" else []

    def run(number: int, *inject: str) -> tuple[Path, str]:
        folder = tmp_path / f"book{number:04}"
        folder.mkdir(exist_ok=True)
        book = Path(shutil.copy(tiny, folder / "CRM.xlsx"))
        done = subprocess.run(
            [*trace, *inject, sys.executable, script, book], env=env, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr
        return book, done.stderr

    book, said = run(0)
    if "ptrace" in said:
        pytest.skip("tracing processes is not allowed here")
    old, new = tiny.read_bytes(), book.read_bytes()
    points = [(c, n) for c, n in touching(log.read_text().splitlines(), book.parent) if c != "renameat2"]
    assert len(points) > 10
    for call, number in points:
        book, said = run(number, "-e", f"inject={call}:error=ESTALE:when={number}")
        assert book.read_bytes() in (old, new)
        if said:
            assert book.read_bytes() == old
            assert {path.suffix for path in book.parent.rglob("*") if path.is_file()} <= {".xlsx", ".lock"}


def touching(log: Sequence[str], folder: Path) -> Iterator[tuple[str, int]]:
    """The calls in a log of strace that change something in a folder: name, and which of that name it is."""
    counted = Counter[str]()
    for line in log:
        call = line.split(maxsplit=1)[1].split("(")[0]
        counted[call] += 1
        if str(folder) in line and "O_RDONLY" not in line:
            yield call, counted[call]
