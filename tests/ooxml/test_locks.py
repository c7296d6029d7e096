import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from conftest import linked
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.errors import BookInUse, CannotWrite, NoSuchBook
from xlcrm.ooxml.locks import Holder, holder, locked, look_for, refuse_open

NINE_TWELVE = datetime(2026, 11, 23, 9, 12)
HOLD = """
import sys, time
from pathlib import Path
from xlcrm.ooxml.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def excel_lock(name: str, in_code_page: bytes) -> bytes:
    """The 165 bytes that Excel writes."""
    wide = name.encode("utf-16-le")
    return (
        bytes([len(in_code_page)])
        + in_code_page.ljust(54, b" ")
        + (len(wide) // 2).to_bytes(2, "little")
        + wide
        + b" \0" * ((108 - len(wide)) // 2)
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "CRM.xlsx"
    path.write_bytes(b"a book")
    return path


def held_by(book: Path) -> Holder:
    """Who has the book open; somebody has."""
    found = holder(book)
    assert found is not None
    return found


def beside(book: Path, name: str, content: bytes, when: datetime = NINE_TWELVE) -> Path:
    path = book.with_name(name)
    path.write_bytes(content)
    os.utime(path, (when.timestamp(),) * 2)
    return path


def test_a_book_without_lock_files_is_open_nowhere(book: Path) -> None:
    assert holder(book) is None


def test_excel_is_known_by_its_file_and_the_user_by_the_utf_16_name(book: Path) -> None:
    data = excel_lock("王芳", "王芳".encode("gbk"))
    assert len(data) == 165
    lock = beside(book, "~$CRM.xlsx", data)
    assert holder(book) == ("Excel", "王芳", NINE_TWELVE, str(lock))


def test_libreoffice_is_known_by_its_file(book: Path) -> None:
    lock = beside(book, ".~lock.CRM.xlsx#", "李雷\\, 销售,lilei,pc-7,23.11.2026 09:12,file:///home/lilei;".encode())
    assert holder(book) == ("LibreOffice", "李雷, 销售", NINE_TWELVE, str(lock))


def test_libreoffice_without_a_name_is_told_by_the_user_of_the_system(book: Path) -> None:
    beside(book, ".~lock.CRM.xlsx#", b",lilei,pc-7,23.11.2026 09:12,file:///home/lilei;")
    assert held_by(book).name == "lilei"


def test_libreoffice_counts_first_because_it_leaves_both_kinds_of_file(book: Path) -> None:
    beside(book, "~$CRM.xlsx", excel_lock("lilei", b"lilei"))
    beside(book, ".~lock.CRM.xlsx#", b"lilei,lilei,pc-7,23.11.2026 09:12,file:///home/lilei;")
    assert held_by(book).program == "LibreOffice"


def test_wps_office_is_known_by_its_file_whatever_is_in_it(book: Path) -> None:
    lock = beside(book, ".~CRM.xlsx", excel_lock("王芳", b"wf"))
    beside(book, "~$CRM.xlsx", excel_lock("王芳", b"wf"))
    assert holder(book) == ("WPS Office", "", NINE_TWELVE, str(lock))


def test_a_book_that_is_open_in_wps_office_is_told_so_in_both_languages(book: Path) -> None:
    beside(book, ".~CRM.xlsx", b"")
    with pytest.raises(BookInUse) as refused:
        refuse_open(book, now=datetime(2026, 11, 23, 17, 0))
    assert refused.value.said("en").startswith("CRM.xlsx is open in WPS Office since 09:12: close it there")
    assert refused.value.said("zh").startswith("CRM.xlsx 自 09:12 起在 WPS Office 中打开：请先在那里关闭")


def test_the_lock_of_another_book_is_not_this_one_s(book: Path) -> None:
    beside(book, "~$CRM2.xlsx", excel_lock("王芳", b"wf"))
    assert holder(book) is None


def test_an_unreadable_lock_file_still_says_that_the_book_is_open(book: Path) -> None:
    beside(book, "~$CRM.xlsx", b"")
    assert held_by(book)[:2] == ("Excel", "")


def test_a_folder_with_the_name_of_a_lock_file_is_none(book: Path) -> None:
    book.with_name("~$CRM.xlsx").mkdir()
    assert holder(book) is None


def test_a_book_is_open_if_what_it_links_to_is(book: Path) -> None:
    folder = book.parent / "elsewhere"
    folder.mkdir()
    linked(folder / "link.xlsx", book)
    beside(book, "~$CRM.xlsx", excel_lock("王芳", b"wf"))
    assert held_by(folder / "link.xlsx").name == "王芳"


@pytest.mark.parametrize("name", ["\x1b[2Jroot", "a\nb"])
def test_control_characters_in_a_lock_file_reach_nobody(book: Path, name: str) -> None:
    beside(book, "~$CRM.xlsx", excel_lock(name, b"x"))
    assert held_by(book).name.isprintable()


@given(excel=st.binary(max_size=200), libreoffice=st.binary(max_size=200))
def test_garbage_in_lock_files_never_raises(
    tmp_path_factory: pytest.TempPathFactory, excel: bytes, libreoffice: bytes
) -> None:
    book = tmp_path_factory.mktemp("g") / "CRM.xlsx"
    beside(book, "~$CRM.xlsx", excel)
    assert held_by(book).program == "Excel"
    beside(book, ".~lock.CRM.xlsx#", libreoffice)
    assert held_by(book).program == "LibreOffice"


@pytest.mark.parametrize("name", ["x" * 300 + ".xlsx", "CRM\0.xlsx"])
def test_a_name_that_no_file_can_have_is_open_nowhere(tmp_path: Path, name: str) -> None:
    assert holder(tmp_path / name) is None


def test_the_sentence_says_who_since_when_and_how_to_go_on(book: Path) -> None:
    beside(book, "~$CRM.xlsx", excel_lock("王芳", b"wf"))
    with pytest.raises(BookInUse) as refused:
        refuse_open(book, now=datetime(2026, 11, 23, 17, 0))
    assert refused.value.said("en") == (
        "CRM.xlsx is open in Excel by 王芳 since 09:12: close it there, or use the Refresh button. "
        "If nobody has it open, delete ~$CRM.xlsx."
    )
    assert refused.value.said("zh") == (
        "CRM.xlsx 由 王芳 自 09:12 起在 Excel 中打开：请先在那里关闭，或使用“刷新”按钮。"
        "如果没有人打开它，请删除 ~$CRM.xlsx。"
    )


def test_a_lock_from_another_day_is_told_with_its_day(book: Path) -> None:
    beside(book, "~$CRM.xlsx", excel_lock("王芳", b"wf"))
    with pytest.raises(BookInUse, match="since 2026-11-23 09:12"):
        refuse_open(book, now=datetime(2026, 11, 25, 17, 0))


def test_a_book_that_is_nowhere_gets_no_lock_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NoSuchBook), locked(tmp_path / "CRM.xlsx"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told_at_once(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(NoSuchBook):
        look_for(tmp_path / "nowhere" / "CRM.xlsx")
    assert time.monotonic() - start < 0.5


def test_a_second_refresh_waits_its_time_and_then_says_so(book: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(book)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(BookInUse, match="still at work"), locked(book, wait=0.1):
            pass
        other.kill()
    with locked(book, wait=0):  # the lock of a process that was killed is gone
        pass


def test_a_book_may_be_locked_again_once_it_is_free(book: Path) -> None:
    for _ in range(2):
        with locked(book, wait=0):
            pass


@pytest.mark.parametrize("kind", ["file", "link"])
def test_nothing_is_written_where_xlcrm_is_no_folder_of_its_own(book: Path, kind: str) -> None:
    place = book.with_name(".xlcrm")
    if kind == "file":
        place.write_bytes(b"mine")
    else:
        (book.parent / "other").mkdir()
        linked(place, book.parent / "other")
    with pytest.raises(CannotWrite, match=r"\.xlcrm beside the book must be a folder"), locked(book):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
def test_colleagues_who_share_the_folder_share_its_backups(book: Path) -> None:
    book.parent.chmod(0o2770)
    with locked(book):
        assert book.with_name(".xlcrm").stat().st_mode & 0o7777 == 0o2770


# Locks the book again and again, says when it is not alone, and fails every time, so that the folder goes each time.
QUARREL = """
import os, sys, time
from pathlib import Path
from xlcrm.ooxml.locks import locked
book, alone, done = Path(sys.argv[1]), sys.argv[1] + ".alone", 0
end = time.monotonic() + 1.5
while time.monotonic() < end:
    try:
        with locked(book):
            os.close(os.open(alone, os.O_CREAT | os.O_EXCL))
            os.unlink(alone)
            done += 1
            raise KeyError
    except KeyError:
        pass
print(done)
"""


def test_who_only_fails_leaves_no_trace(book: Path) -> None:
    with pytest.raises(KeyError), locked(book):
        raise KeyError
    assert [path.name for path in book.parent.iterdir()] == [book.name]


def test_a_folder_that_holds_anything_else_stays(book: Path) -> None:
    with locked(book):
        (book.parent / ".xlcrm" / "CRM 2026-11-23 091205 3f2a9c.xlsx").touch()
    assert len(list((book.parent / ".xlcrm").iterdir())) == 2
    with pytest.raises(KeyError), locked(book):
        raise KeyError
    assert len(list((book.parent / ".xlcrm").iterdir())) == 2


def test_two_never_hold_the_lock_together_even_where_it_is_removed_each_time(book: Path) -> None:
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", QUARREL, str(book)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    ended = [(*rival.communicate(timeout=60), rival.returncode) for rival in rivals]
    assert [error for _, error, code in ended if code] == []
    assert sum(int(out) for out, _, _ in ended) > 10
