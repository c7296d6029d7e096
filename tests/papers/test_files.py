"""Where papers go, and what is never written over."""

import datetime as dt
import os
from pathlib import Path

import openpyxl
import pytest
from papers.desk import ONE, filled, paper, quote

from xlcrm.errors import BookInUse
from xlcrm.outlets.paper_files import marked, marked_pdf, refuse_open, target, told_by

DAY = dt.date(2026, 11, 2)
OURS = marked(filled(paper(quote(ONE))).data, DAY)


def test_a_paper_tells_its_date_as_long_as_nobody_has_saved_it(tmp_path: Path) -> None:
    path = tmp_path / "paper.xlsx"
    path.write_bytes(OURS)
    assert told_by(OURS) == DAY
    openpyxl.load_workbook(path).save(path)
    assert told_by(path.read_bytes()) is None


def test_it_is_written_the_same_each_time() -> None:
    assert marked(filled(paper(quote(ONE))).data, DAY) == OURS


def test_a_free_name_and_an_unedited_paper_are_taken_anything_else_is_passed_by(tmp_path: Path) -> None:
    assert target(tmp_path, "Q-1").xlsx.name == "Q-1.xlsx"
    (tmp_path / "Q-1.xlsx").write_bytes(OURS)
    assert target(tmp_path, "Q-1")[:1] + target(tmp_path, "Q-1")[2:] == (tmp_path / "Q-1.xlsx", OURS, DAY)
    (tmp_path / "Q-1.xlsx").write_bytes(b"the user's own")
    assert target(tmp_path, "Q-1").xlsx.name == "Q-1 (2).xlsx"
    (tmp_path / "Q-1 (2).xlsx").mkdir()
    assert target(tmp_path, "Q-1").xlsx.name == "Q-1 (3).xlsx"


def test_a_pdf_that_is_not_ours_is_passed_by_as_well(tmp_path: Path) -> None:
    (tmp_path / "Q-1.pdf").write_bytes(marked_pdf(b"%PDF-1.7 ours"))
    assert target(tmp_path, "Q-1").pdf.name == "Q-1.pdf"
    (tmp_path / "Q-1.pdf").write_bytes(marked_pdf(b"%PDF-1.7 ours") + b"signed")
    assert target(tmp_path, "Q-1").pdf.name == "Q-1 (2).pdf"
    (tmp_path / "Q-1.pdf").write_bytes(marked_pdf(b"%PDF-1.7 ours").replace(b"ours", b"mine"))  # and our mark behind it
    assert target(tmp_path, "Q-1").pdf.name == "Q-1 (2).pdf"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_nobody_waits_for_a_pipe_in_the_place_of_a_paper(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Q-1.xlsx")
    os.mkfifo(tmp_path / "Q-1 (2).pdf")
    assert target(tmp_path, "Q-1").xlsx.name == "Q-1 (3).xlsx"


def test_a_paper_that_is_open_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "~$Q-1.xlsx").write_bytes(b"")
    with pytest.raises(BookInUse, match=r"Q-1\.xlsx is open in Excel: close it there"):
        refuse_open(tmp_path / "Q-1.xlsx")
    with pytest.raises(BookInUse) as told:
        refuse_open(tmp_path / "Q-1.xlsx")
    assert told.value.text.zh == "Q-1.xlsx 正在 Excel 中打开：请先关闭，再重新运行。"
    refuse_open(tmp_path / "Q-2.xlsx")
