"""Bad input, by the command itself: one clear sentence, the right exit code, an untouched file and nothing left behind."""

import contextlib
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from book_text import Sheets, typed
from commanding import TODAY, xlcrm
from doors import write_workbook

IN_USE = 4
BOOK = """
    Customers
    Company | Contact | Email
    Acme | Anna | anna@acme.example
    Touches
    Date | Customer | Direction
    2026-11-02 | Acme | Out
    Quotes
    Date | Customer | Status
"""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")

as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a disk or work as another user"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A sound book."""
    write_workbook(tmp_path / "CRM.xlsx", typed(BOOK))
    return tmp_path / "CRM.xlsx"


def refused(path: Path | str, folder: Path, code: int = 1, *, lang: str = "en", under: Sequence[str] = ()) -> str:
    """Refresh what cannot be refreshed: the one sentence it says, once nothing is found changed."""
    before = contents(folder)
    answer = xlcrm("refresh", path, "--today", TODAY, folder=folder, lang=lang, under=under)
    assert (answer.code, answer.out) == (code, ""), answer
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err and "bug" not in answer.err
    assert contents(folder) == before
    return answer.err.strip()


def speaks_chinese(sentence: str) -> bool:
    return any("一" <= c <= "鿿" for c in sentence)


def contents(folder: Path) -> dict[str, tuple[str, int]]:
    """All files in a folder with what is in them; the lock in .xlcrm stays there for the next refresh."""
    return {
        str(p.relative_to(folder)): (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file() and not p.name.endswith(".lock")
    }


# ---- no workbook -------------------------------------------------------------------------------------------------


def test_no_such_file(tmp_path: Path) -> None:
    assert "There is no book at CRM.xlsx: check the name" in refused("CRM.xlsx", tmp_path)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("typed_in", ["CRM", "CMR.xlsx", "crm.xls"])
@pytest.mark.parametrize(("lang", "said"), [("en", "did you mean CRM.xlsx?"), ("zh", "是否指 CRM.xlsx？")])
def test_a_mistyped_name_gets_the_one_that_is_there(typed_in: str, lang: str, said: str, book: Path) -> None:
    assert refused(typed_in, book.parent, lang=lang).endswith(said)


@pytest.mark.parametrize(
    ("typed_in", "there", "meant"),
    [
        ("demo.xlsx", "xlcrm demo.xlsx", True),
        ("costumers.xlsx", "customers.xlsx", True),
        ("客户2025.xlsx", "客户2026.xlsx", True),
        ("nowhere.xlsx", "other.xlsx", False),
        ("a.xlsx", "b.xlsx", False),
        ("sales.xlsx", "clients.xlsx", False),
    ],
)
def test_a_name_that_is_only_a_little_alike_is_another_books(
    typed_in: str, there: str, meant: bool, book: Path
) -> None:
    book.rename(book.parent / there)
    assert (f"did you mean {there}?" in refused(typed_in, book.parent)) is meant


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "CRM.xlsx").mkdir()
    assert "is a folder" in refused("CRM.xlsx", tmp_path)


def encrypted() -> bytes:
    """An OLE container as Excel makes one for a workbook with a password: its directory names EncryptedPackage."""
    header = OLE + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(480)
    return (
        header + "EncryptionInfo".encode("utf-16-le") + bytes(36) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)
    )


NOT_WORKBOOKS = {
    "text": (b"Dear Anna,\nthis is a letter.\n", "plain text (CSV, perhaps) under the name of a workbook"),
    "html": (
        b"<html><body><table><tr><td>Acme</td></tr></table></body></html>",
        "a web page under the name of a workbook",
    ),
    "csv": ("\ufeffCompany,Country\nAcme,Germany\n".encode(), "plain text (CSV, perhaps) under the name of a workbook"),
    "nothing": (b"", "empty"),
    "xls": (OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(2048), "save it as .xlsx"),
    "encrypted": (encrypted(), "take the password off"),
    "half a book": (b"PK\x03\x04" + bytes(300), "is damaged"),
}


@pytest.mark.parametrize("kind", NOT_WORKBOOKS)
def test_a_file_that_is_no_workbook(tmp_path: Path, kind: str) -> None:
    (tmp_path / "CRM.xlsx").write_bytes(NOT_WORKBOOKS[kind][0])

    english, chinese = (refused("CRM.xlsx", tmp_path, lang=lang) for lang in ("en", "zh"))

    assert NOT_WORKBOOKS[kind][1] in english
    assert not speaks_chinese(english)
    assert speaks_chinese(chinese)


def test_an_old_xls_book_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "CRM.xls").write_bytes(NOT_WORKBOOKS["xls"][0])
    assert ".xlsx" in refused("CRM.xls", tmp_path)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "CRM.xlsx", "w") as zip_:
        zip_.writestr("letter.txt", "Dear Anna")
    assert "holds no workbook" in refused("CRM.xlsx", tmp_path)


# ---- no CRM ------------------------------------------------------------------------------------------------------


def without(sheet: str, column: str = "", *, named: str = "") -> Sheets:
    """The book without a sheet, or without a column; `named` is what it is called instead."""
    sheets = typed(BOOK)
    if column:
        header = sheets[sheet][0]
        header[header.index(column)] = named or None
    else:
        rows = sheets.pop(sheet)
        if named:
            sheets[named] = rows
    return sheets


@pytest.mark.parametrize(
    ("sheets", "which", "nearest"),
    [
        (without("Touches", named="Touchs"), "no sheet Touches (跟进记录)", "Touchs"),
        pytest.param(without("Quotes"), "no sheet Quotes (报价)", ""),
        pytest.param(without("Customers", named="客户表"), "no sheet Customers (客户)", "客户表"),
        (without("Customers", "Company", named="Company name"), "no column Company (公司名称)", "Company name"),
        (without("Touches", "Direction", named="Directions"), "no column Direction (方向)", "Directions"),
        pytest.param(without("Quotes", "Status"), "no column Status (状态)", ""),
    ],
)  # fmt: skip
def test_a_needed_sheet_or_column_that_is_missing_is_named_with_the_nearest(
    tmp_path: Path, sheets: Sheets, which: str, nearest: str
) -> None:
    write_workbook(tmp_path / "CRM.xlsx", sheets)

    sentence = refused("CRM.xlsx", tmp_path)

    assert which in sentence
    assert (re.findall("nearest: “(.*?)”", sentence) or [""]) == [nearest]


# ---- in use ------------------------------------------------------------------------------------------------------


def excel_lock(name: str) -> bytes:
    """Excel's file beside an open book: 165 bytes, the name once in a code page and once in UTF-16."""
    short = name.encode("gbk")
    first = bytes([len(short)]) + short.ljust(54)
    return first + len(name).to_bytes(2, "little") + name.encode("utf-16-le").ljust(108, b" ")


def test_a_book_that_is_open_in_excel_tells_by_whom_and_since_when(book: Path) -> None:
    lock = book.with_name("~$CRM.xlsx")
    lock.write_bytes(excel_lock("王芳"))
    when = time.mktime((2026, 11, 20, 9, 12, 0, 0, 0, -1))
    os.utime(lock, (when, when))

    sentence = refused("CRM.xlsx", book.parent, IN_USE)

    assert "is open in Excel by 王芳 since 2026-11-20 09:12: close it there" in sentence


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "nothing changed; it is open in Excel by 王芳 since 2026-11-20 09:12: what is not saved there yet is not counted",
        ),
        ("zh", "没有变化；它由 王芳 自 2026-11-20 09:12 起在 Excel 中打开，尚未保存的内容没有计入"),
    ],
)
def test_a_book_that_is_open_and_needs_no_change_is_said_to_be_open(lang: str, said: str, book: Path) -> None:
    book.unlink()
    assert xlcrm("new", book, "--lang", lang).code == 0 and xlcrm("refresh", book, "--today", TODAY).code == 0
    lock = book.with_name("~$CRM.xlsx")
    lock.write_bytes(excel_lock("王芳"))
    when = time.mktime((2026, 11, 20, 9, 12, 0, 0, 0, -1))
    os.utime(lock, (when, when))

    answer = xlcrm("refresh", book, "--today", TODAY)

    assert answer.code == 0 and answer.out.strip().endswith(said)
    assert xlcrm("refresh", book, "--today", TODAY, "--json").json["books"][0]["open"] in said
    lock.unlink()
    assert xlcrm("refresh", book, "--today", TODAY, "--json").json["books"][0]["open"] is None


def test_a_book_that_is_open_in_libreoffice_tells_by_whom(book: Path) -> None:
    book.with_name(".~lock.CRM.xlsx#").write_text(
        "Li Lei,lilei,pc-7,23.11.2026 09:12,file:///home/lilei;", encoding="utf-8"
    )

    assert "is open in LibreOffice by Li Lei since" in refused("CRM.xlsx", book.parent, IN_USE)


@pytest.mark.skipif(sys.platform == "win32", reason="LibreOffice's starter cannot be ended with its children there")
def test_a_book_that_a_real_libreoffice_has_open(
    book: Path, libreoffice: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = [libreoffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", str(book)]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    lock = book.with_name(".~lock.CRM.xlsx#")
    try:
        end = time.monotonic() + 30
        while not (lock.exists() and lock.stat().st_size):
            assert time.monotonic() < end, "LibreOffice did not open the book"
            time.sleep(0.1)
        before = contents(book.parent)
        answer = xlcrm("refresh", book)
        assert (answer.code, answer.out) == (IN_USE, "")
        assert "CRM.xlsx is open in LibreOffice" in answer.err
        assert contents(book.parent) == before
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)
        office.wait()


# ---- nowhere to write --------------------------------------------------------------------------------------------


def test_a_read_only_folder(book: Path, rights: Sequence[str]) -> None:
    book.parent.chmod(0o555)
    try:
        sentence = refused("CRM.xlsx", book.parent, under=rights)
    finally:
        book.parent.chmod(0o755)
    assert [p.name for p in book.parent.iterdir()] == ["CRM.xlsx"]
    assert "could not be written, and is as it was; writing is not permitted there" in sentence


def test_a_read_only_file(book: Path, rights: Sequence[str]) -> None:
    book.chmod(0o444)
    sentence = refused("CRM.xlsx", book.parent, under=rights)
    assert "could not be written, and is as it was; the file is marked as read-only: take the mark away" in sentence


@as_root
def test_a_full_disk(book: Path, disk: Path) -> None:
    shutil.copy(book, disk)
    with contextlib.suppress(OSError), (disk / "holiday.jpg").open("wb", buffering=0) as file:
        for _ in range(300):
            file.write(bytes(1024))

    assert "the disk is full: free some space, then try again" in refused("CRM.xlsx", disk)


@as_root
def test_a_read_only_disk(book: Path, disk: Path) -> None:
    shutil.copy(book, disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    assert "the disk can only be read" in refused("CRM.xlsx", disk)


# ---- several books -----------------------------------------------------------------------------------------------


def test_bad_books_among_good_ones_stop_nobody_and_the_worst_code_counts(book: Path) -> None:
    folder = book.parent
    open_one, last, broken = (folder / name for name in ("open.xlsx", "last.xlsx", "broken.xlsx"))
    for copy in (open_one, last):
        shutil.copy(book, copy)
    open_one.with_name("~$open.xlsx").write_bytes(excel_lock("Sam"))
    broken.write_bytes(b"no workbook")

    answer = xlcrm("refresh", broken, book, open_one, "missing.xlsx", last, "--today", TODAY, "--json", folder=folder)

    assert answer.code == IN_USE
    assert answer.err == ""
    told = answer.json["books"]
    assert [Path(b["book"]).name for b in told] == ["broken.xlsx", "CRM.xlsx", "open.xlsx", "missing.xlsx", "last.xlsx"]
    assert ["error" in b for b in told] == [True, False, True, True, False]
    assert all(b["changed_cells"] > 10 for b in told if "error" not in b)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "cannot be created (No such file or directory): check the folder."),
        ("zh", "（没有这个文件或文件夹）：请检查该文件夹。"),
    ],
)
def test_why_the_system_refused_is_said_in_the_language_of_the_rest(lang: str, said: str, tmp_path: Path) -> None:
    answer = xlcrm("new", tmp_path / "none" / "CRM.xlsx", lang=lang)
    assert answer.code == 1 and said in answer.err


# ---- no room for what is made new --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["new", "new.xlsx"], "new.xlsx cannot be created"),
        (["demo", "."], "xlcrm demo.xlsx cannot be created"),
        (["templates", "CRM.xlsx"], "xlcrm templates cannot be written"),
    ],
)
def test_what_there_is_no_room_for_is_not_left_behind_in_half(
    tmp_path: Path, need: Callable[[str], str], command: list[str], sentence: str
) -> None:
    (tmp_path / "CRM.xlsx").touch()

    answer = xlcrm(*command, folder=tmp_path, under=[need("prlimit"), "--fsize=2000"])

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert sentence in answer.err
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size >= 2000] == []
