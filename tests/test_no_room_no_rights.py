"""A shared drive as it is in an office: folders that may only be read, a colleague's backups, disks that are full.

Each command says what could not be done and what to do about it, and leaves nothing half made behind.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from book_text import typed
from commanding import ROOT, TODAY, xlcrm
from doors import write_workbook

BOOK = """
    Customers
    Customer ID | Company | Contact | Email
    C-0001 | Acme | Anna | anna@acme.example
    Touches
    Date | Customer | Direction
    2026-11-02 | Acme | Out
    Quotes
    Quote No | Date | Customer | Product | Qty | Unit Price | Currency | Status
    Q-7 | 2026-11-20 | Acme | Hinge | 100 | 2 | USD | Sent
"""

as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a disk or work as another user"
)
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="a program's output is closed in another way there")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that a quotation can be made of, alone in a folder."""
    (tmp_path / "team").mkdir()
    write_workbook(tmp_path / "team" / "CRM.xlsx", typed(BOOK))
    return tmp_path / "team" / "CRM.xlsx"


@contextlib.contextmanager
def allowed(folder: Path, mode: int) -> Iterator[None]:
    folder.chmod(mode)
    try:
        yield
    finally:
        folder.chmod(0o755)


@pytest.fixture
def full(disk: Path, book: Path) -> Path:
    """The book on a disk that has no room left."""
    shutil.copy(book, disk)
    with contextlib.suppress(OSError), (disk / "holiday.jpg").open("wb", buffering=0) as file:
        for _ in range(300):
            file.write(bytes(1024))
    return disk / "CRM.xlsx"


# ---- the backups of a colleague ----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["history", "recover"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "cannot be opened (Permission denied): ask whoever made"),
        ("zh", "无法打开（没有权限）：请向创建者申请"),
    ],
)
def test_backups_that_may_not_be_looked_at_are_not_called_none(
    command: str, lang: str, said: str, book: Path, rights: Sequence[str]
) -> None:
    assert xlcrm("refresh", book, "--today", TODAY).code == 0
    with allowed(book.parent / ".xlcrm", 0):
        answer = xlcrm(command, book, lang=lang, under=rights)
    assert answer.code == 1 and answer.out == "" and said in answer.err and ".xlcrm" in answer.err


def test_the_folder_that_may_not_be_written_into_is_named(book: Path, rights: Sequence[str]) -> None:
    (book.parent / ".xlcrm").mkdir()
    with allowed(book.parent / ".xlcrm", 0o555):
        answer = xlcrm("refresh", book, "--today", TODAY, under=rights)
    assert answer.code == 1 and "not permitted in the folder .xlcrm beside it" in answer.err


def test_a_folder_that_may_not_be_looked_into_is_not_called_empty(book: Path, rights: Sequence[str]) -> None:
    with allowed(book.parent, 0):
        answer = xlcrm("refresh", book.parent, "--today", TODAY, under=rights)
    assert answer.code == 1 and answer.err == "team may not be read: ask its owner for the right to open it.\n"


@on_unix
@pytest.mark.parametrize(
    "command", [("folders", "CRM.xlsx"), ("templates", "CRM.xlsx"), ("quote", "CRM.xlsx", "Q-7", "--no-pdf")]
)
def test_what_is_made_in_a_folder_of_the_team_is_the_teams(command: Sequence[str], book: Path) -> None:
    with allowed(book.parent, 0o770):
        assert xlcrm(*command, folder=book.parent).code == 0
    made = [p for p in book.parent.rglob("*") if p != book and p.name != "CRM.xlsx.lock"]
    assert len(made) > 3
    assert {oct(p.stat().st_mode & 0o777) for p in made} == {"0o770", "0o660"}


@as_root
@pytest.mark.parametrize(
    "command",
    [
        ("refresh", "CRM.xlsx"),
        ("folders", "CRM.xlsx"),
        ("templates", "CRM.xlsx"),
        ("quote", "CRM.xlsx", "Q-7", "--no-pdf"),
    ],
)
def test_what_the_administrators_cron_makes_belongs_to_whom_the_folder_does(command: Sequence[str], book: Path) -> None:
    user, group = 12345, 12346
    for path in (book.parent, book):
        os.chown(path, user, group)
    assert xlcrm(*command, folder=book.parent).code == 0
    made = [p for p in book.parent.rglob("*") if p.name != "CRM.xlsx.lock"]
    assert len(made) > 3
    assert {(p.stat().st_uid, p.stat().st_gid) for p in made} == {(user, group)}


@on_unix
def test_what_is_made_in_a_folder_of_ones_own_stays_ones_own(book: Path) -> None:
    assert xlcrm("folders", book, "--today", TODAY).code == 0
    assert not [p for p in book.parent.rglob("*") if p.stat().st_mode & 0o022]


# ---- a share that may only be read -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", [("quote", "CRM.xlsx", "Q-7", "--no-pdf", "--out"), ("folders", "CRM.xlsx", "--root")]
)
def test_what_only_reads_the_book_works_from_a_share_that_may_only_be_read(
    command: Sequence[str], book: Path, rights: Sequence[str], tmp_path: Path
) -> None:
    with allowed(book.parent, 0o555):
        answer = xlcrm(*command, tmp_path / "mine", "--today", TODAY, folder=book.parent, under=rights)
    assert answer.code == 0, answer
    assert any((tmp_path / "mine").rglob("*.xlsx" if command[0] == "quote" else "Contact.txt"))


def test_where_the_paper_cannot_be_put_the_book_is_not_blamed(book: Path, rights: Sequence[str]) -> None:
    with allowed(book.parent, 0o555):
        answer = xlcrm("quote", book, "Q-7", "--no-pdf", "--today", TODAY, under=rights)
    assert answer.code == 1 and "cannot be made (Permission denied)" in answer.err and "CRM.xlsx" not in answer.err


def test_templates_are_not_copied_beside_a_book_that_is_not_there(tmp_path: Path) -> None:
    answer = xlcrm("templates", tmp_path / "Salse" / "CRM.xlsx")
    assert answer.code == 1 and "There is no book at" in answer.err
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right of its own there")
def test_templates_that_a_team_shares_by_a_link_are_said_to_lie_where_they_do(book: Path, tmp_path: Path) -> None:
    (tmp_path / "common").mkdir()
    (book.parent / "xlcrm templates").symlink_to(tmp_path / "common")
    answer = xlcrm("templates", book)
    assert answer.code == 0 and answer.out.startswith(f"{(tmp_path / 'common').resolve()}: ")


# ---- a script whose variable is not set --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ("refresh", ""), ("refresh", "CRM.xlsx", " "), ("report", "", "--html", "r.html"), ("report", "CRM.xlsx", "--html", ""),
        ("watch", ""), ("folders", "CRM.xlsx", "--root", ""), ("quote", "CRM.xlsx", "Q-7", "--out", ""), ("adopt", ""),
        ("agenda", "CRM.xlsx", "--csv", ""), ("recover", ""), ("touch", "CRM.xlsx", ""), ("demo", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "it is empty; is a variable of your script not set?"), ("zh", "内容为空；是否脚本中的变量没有赋值？")],
)
def test_an_empty_name_is_not_taken_for_the_folder_one_is_in(
    command: Sequence[str], lang: str, said: str, book: Path
) -> None:
    before = book.read_bytes()
    answer = xlcrm(*command, folder=book.parent, lang=lang)
    assert answer.code == 2 and said in answer.err
    assert book.read_bytes() == before and [p.name for p in book.parent.iterdir()] == ["CRM.xlsx"]


# ---- a full disk -------------------------------------------------------------------------------------------------


@as_root
@pytest.mark.parametrize(
    "command",
    [
        ("new", "New.xlsx"), ("demo", "sample"), ("templates", "CRM.xlsx"), ("agenda", "CRM.xlsx", "--csv", "a.csv"),
        ("agenda", "CRM.xlsx", "--ics", "a.ics"), ("report", "CRM.xlsx", "--html", "r.html"),
        ("quote", "CRM.xlsx", "Q-7", "--no-pdf"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("lang", "said"), [("en", "free some space, then try again"), ("zh", "请清理空间后再试")])
def test_on_a_full_disk_no_file_is_left_half_written(command: Sequence[str], lang: str, said: str, full: Path) -> None:
    before = sorted(p for p in full.parent.rglob("*") if p.is_file())
    answer = xlcrm(*command, folder=full.parent, lang=lang)
    assert answer.code == 1 and len(answer.err.splitlines()) == 1 and "bug" not in answer.err
    # The folders of an English book are spoken of in English, whatever the language of the screen.
    assert ("free some space, then try again" if command[0] == "quote" else said) in answer.err
    left = {p for p in full.parent.rglob("*") if p.is_file() and p.suffix != ".lock"} - set(before)
    assert not left, left


@as_root
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Folder: nothing can be written there"), ("zh", "文件夹：无法写入（磁盘已满）：请清理空间后再试")],
)
def test_doctor_sees_that_a_disk_is_full(lang: str, said: str, full: Path) -> None:
    answer = xlcrm("doctor", full, lang=lang)
    assert answer.code == 1 and said in answer.out


@as_root
def test_watch_goes_on_when_its_log_finds_no_room(full: Path) -> None:
    watched = subprocess.Popen(
        [sys.executable, "-m", "xlcrm", "watch", str(full.parent)], cwd=ROOT, encoding="utf-8",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "XLCRM_LANG": "en"},
    )  # fmt: skip
    assert watched.stdout
    try:
        lines = [watched.stdout.readline() for _ in range(2)]
    finally:
        watched.terminate()
    rest, _ = watched.communicate(timeout=60)
    assert "the disk is full" in lines[1] and rest == "Stopped.\n" and watched.returncode == 0


@on_unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("command", ["--help", "agenda CRM.xlsx", "agenda CRM.xlsx --csv -"])
def test_an_output_that_cannot_be_written_is_said_in_a_sentence(command: str, book: Path) -> None:
    done = shell(f"{command} > /dev/full", book.parent)
    assert done.returncode == 1
    assert done.stderr == "The output could not be written (No space left on device): check the disk it goes to.\n"


@on_unix
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_whoever_closes_the_output_has_the_work_done_all_the_same(closed: str, book: Path) -> None:
    done = shell(f"refresh CRM.xlsx --today {TODAY} {closed}", book.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert list((book.parent / ".xlcrm").glob("CRM *refresh*.xlsx"))


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """xlcrm as a line of a shell."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "XLCRM_LANG": "en"}
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m xlcrm {line}', sys.executable], cwd=folder, env=environment, capture_output=True,
        encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
