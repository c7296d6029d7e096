"""The letters of a book on disk: which there are, which become drafts of a mail program, and how one is marked as sent."""

import os
from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from book_text import TODAY, Sheets
from conftest import linked
from doors import NOW, read_workbook, write_workbook
from letter_book import BOOK, book, edit, filled_in, letters

from xlcrm.app.mailing import Written, letters_of, mark_sent, write_drafts
from xlcrm.errors import UsageMistake
from xlcrm.model import Cell
from xlcrm.ooxml.backups import FOLDER
from xlcrm.outlets.eml import LARGEST

MORE = "C-0002 | Borg | Bo Berg | b@borg.se | Lee | 2026-11-20 | | |\nC-0003 | Cyan | Cy Hall | c@cyan.fr | Lee | 2026-11-20 | | |\n"
THREE = BOOK.replace("Touches", f"{MORE}Touches") + "\nTeam\nName | Email\nLee | lee@nb.cn"


@pytest.fixture
def sheets() -> Sheets:
    """Three letters, L-1 to Acme, L-2 to Borg and L-3 to Cyan, each with a place to fill in."""
    return book(THREE)


def on_disk(sheets: Sheets, folder: Path) -> Path:
    path = folder / "CRM.xlsx"
    write_workbook(path, sheets)
    return path


def approve(sheets: Sheets, row: int, **cells: Cell) -> None:
    """What the user does: write the letter to its end, and approve it."""
    filled_in(sheets, row)
    edit(sheets, row, Status="Approved", **cells)


def drafted(sheets: Sheets, folder: Path) -> list[Written]:
    """What becomes of the approved letters, in the folder `out`."""
    return write_drafts(on_disk(sheets, folder), folder / "out", TODAY, NOW, None)[1]


def reasons(written: list[Written]) -> list[str]:
    return [w.why_not.en for w in written if w.why_not]


def test_the_letters_are_those_that_a_refresh_would_leave_or_those_of_one_customer(tmp_path: Path) -> None:
    empty = on_disk({**book(THREE), "Emails": [["Letter No"]]}, tmp_path)
    before = empty.read_bytes()
    found = letters_of(empty, TODAY, NOW, None).letters
    assert [(f.number, f.status, f.topic, f.said("Company")) for f in found] == [
        ("L-1", "Draft", "first-letter", "Acme"),
        ("L-2", "Draft", "first-letter", "Borg"),
        ("L-3", "Draft", "first-letter", "Cyan"),
    ]
    for customer in ("C-0002", "c-0002 ", "borg"):
        assert [f.number for f in letters_of(empty, TODAY, NOW, customer).letters] == ["L-2"]
    assert empty.read_bytes() == before


def test_only_approved_letters_become_drafts_each_from_who_signs_it(sheets: Sheets, tmp_path: Path) -> None:
    approve(sheets, 0)
    filled_in(sheets, 1)
    approve(sheets, 2, Mark=None)
    written = drafted(sheets, tmp_path)
    assert [(w.number, w.path and w.path.name, w.why_not) for w in written] == [
        ("L-1", "L-1 Acme.eml", None),
        ("L-3", "L-3 Cyan.eml", None),
    ]
    signed, unsigned = (message_from_bytes(w.path.read_bytes(), policy=default) for w in written if w.path)
    assert signed["From"] == "Lee <lee@nb.cn>" and signed["To"] == "Ann Webb <a@acme.de>"
    assert unsigned["From"] is None
    assert drafted(sheets, tmp_path) == written, "a draft of ours is written anew"


def test_drafts_of_one_customer_leave_out_the_others(sheets: Sheets, tmp_path: Path) -> None:
    for row in range(3):
        approve(sheets, row)
    _, written = write_drafts(on_disk(sheets, tmp_path), tmp_path / "out", TODAY, NOW, "Borg")
    assert [w.number for w in written] == ["L-2"]


def test_two_letters_never_get_one_file(sheets: Sheets, tmp_path: Path) -> None:
    for row, number, company in ((0, "L-70", "Acme"), (1, "l-70", "ACME"), (2, "L-70", "A/cme")):
        approve(sheets, row, Letter_No=number, Company=company)
    assert [w.path and w.path.name for w in drafted(sheets, tmp_path)] == [
        "L-70 Acme.eml",
        "l-70 ACME (2).eml",
        "L-70 A cme.eml",
    ]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Body": "Dear [[name]],"}, "Letter L-1 has a place to fill in: look for [[ ]]."),
        ({"Body": None}, "Letter L-1 is empty: write it, or set it to Skipped."),
        ({"Attachments": "CRM.xlsx"}, "Letter L-1: the attachment CRM.xlsx is the book itself"),
        ({"Attachments": "list.pdf"}, "Letter L-1: the attachment list.pdf is not in the folder of the book"),
        ({"To": None}, "Letter L-1"),
    ],
)
def test_a_letter_that_cannot_go_out_says_why_and_holds_up_no_other(
    sheets: Sheets, tmp_path: Path, cells: dict[str, Cell], reason: str
) -> None:
    approve(sheets, 0, **cells)
    approve(sheets, 1)
    written = drafted(sheets, tmp_path)
    assert [w.path is not None for w in written] == [False, True]
    assert [r.startswith(reason) for r in reasons(written)] == [True]


@pytest.mark.parametrize(
    ("name", "size", "reason"),
    [
        (f"{FOLDER}/CRM 2026-11-01.xlsx", 9, "is the book itself, with all your customers"),  # a backup of it
        ("price/list.pdf", LARGEST + 1, "the attachments are larger than 25 MB together"),
        ("price/list.pdf", 9, ""),
    ],
)
def test_what_is_attached_is_neither_a_backup_of_the_book_nor_too_large_to_be_sent(
    sheets: Sheets, tmp_path: Path, name: str, size: int, reason: str
) -> None:
    (tmp_path / name).parent.mkdir()
    with (tmp_path / name).open("wb") as file:
        file.truncate(size)
    approve(sheets, 0, Attachments=name)
    said = reasons(drafted(sheets, tmp_path))
    assert [reason in s for s in said] == ([True] if reason else [])


def test_an_empty_file_in_the_place_of_a_draft_holds_nothing_that_could_be_lost(sheets: Sheets, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "L-1 Acme.eml").touch()
    approve(sheets, 0)
    assert reasons(drafted(sheets, tmp_path)) == []


def test_where_no_letter_can_go_out_no_folder_is_made(sheets: Sheets, tmp_path: Path) -> None:
    approve(sheets, 0, Body="")
    assert len(reasons(drafted(sheets, tmp_path))) == 1 and not (tmp_path / "out").exists()


def _file(path: Path) -> None:
    path.write_text("mine")


def _link(path: Path) -> None:
    path.with_name("mine.txt").write_text("mine")
    linked(path, path.with_name("mine.txt"))


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes in folders here")
    os.mkfifo(path)


@pytest.mark.parametrize("put", [_file, _link, _folder, _pipe])
def test_what_is_no_draft_of_ours_is_left_alone(sheets: Sheets, tmp_path: Path, put: Callable[[Path], None]) -> None:
    (tmp_path / "out").mkdir()
    put(tmp_path / "out" / "L-1 Acme.eml")
    approve(sheets, 0)
    (said,) = reasons(drafted(sheets, tmp_path))
    assert "L-1 Acme.eml" in said and ("left alone" in said or "folder" in said)
    assert all(f.read_text() == "mine" for f in (tmp_path / "out").iterdir() if f.is_file())


# ---- marked as sent ----------------------------------------------------------------------------------------------


def test_sent_sets_the_status_and_the_day_and_leaves_a_backup(sheets: Sheets, tmp_path: Path) -> None:
    approve(sheets, 1)
    path = on_disk(sheets, tmp_path)
    backup = mark_sent(path, " l-2 ", TODAY, NOW)
    assert backup and backup.is_file()
    rows = letters(read_workbook(path))
    assert [(r["Status"], r.get("Sent")) for r in rows] == [("Draft", None), ("Sent", TODAY), ("Draft", None)]
    before = path.read_bytes()
    assert mark_sent(path, "L-2", TODAY, NOW) is None and path.read_bytes() == before


def test_a_day_that_was_typed_stays(sheets: Sheets, tmp_path: Path) -> None:
    approve(sheets, 0, Sent=date(2026, 11, 20))
    path = on_disk(sheets, tmp_path)
    mark_sent(path, "L-1", TODAY, NOW)
    assert letters(read_workbook(path))[0]["Sent"] == date(2026, 11, 20)


def test_in_a_chinese_book_the_status_is_in_chinese(tmp_path: Path) -> None:
    sheets = book("客户\n客户编号 | 公司名称 | 邮箱\nC-1 | 北风公司 | a@b.de\n跟进记录\n日期 | 客户 | 方向", "zh")
    sheets["邮件"][1][sheets["邮件"][0].index("正文")] = "李先生，您好！"
    sheets["邮件"][1][sheets["邮件"][0].index("标题")] = "新价"
    path = on_disk(sheets, tmp_path)
    mark_sent(path, "L-1", TODAY, NOW)
    assert letters(read_workbook(path))[0]["状态"] == "已发"


@pytest.mark.parametrize(
    ("number", "cells", "reason"),
    [
        ("L-9", {}, "there is no letter “L-9” on Emails: where `xlcrm letters` shows it, refresh the book first"),
        ("", {"Letter_No": None}, "there is no letter “”"),
        ("L-2", {"Letter_No": "l-2"}, "several letters have the number L-2, in the rows 2, 3 of Emails"),
        ("L-1", {"Status": "Skipped"}, "Letter L-1 is Skipped"),
        ("L-1", {"Body": "Dear [[name]],"}, "Letter L-1 still has a place to fill in"),
        ("L-1", {"Sent": date(2026, 11, 24)}, "Letter L-1: its Sent “2026-11-24” is not a day up to today"),
        ("L-1", {"Sent": "next week"}, "Letter L-1: its Sent “next week” is not a day up to today"),
    ],
)
def test_a_letter_that_cannot_have_gone_out_is_not_marked(
    sheets: Sheets, tmp_path: Path, number: str, cells: dict[str, Cell], reason: str
) -> None:
    for row in range(3):
        approve(sheets, row)
    edit(sheets, 0, **cells)
    path = on_disk(sheets, tmp_path)
    before = path.read_bytes()
    with pytest.raises(UsageMistake) as told:
        mark_sent(path, number, TODAY, NOW)
    assert reason in told.value.text.en and path.read_bytes() == before
