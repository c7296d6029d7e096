"""Microsoft's own validator, that of the Open XML SDK: it finds nothing wrong with a book of ours, nor anything new in a
book that was there before us. Excel repairs, or refuses to open, many a book with which it finds something wrong."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from book_text import Sheets
from doors import NOW, write_workbook
from ooxml.test_real_books import change
from real_books import adopted_and_refreshed, each_real_book

from xlcrm.app import crm
from xlcrm.app.adoption import carry_out, plan_adoption
from xlcrm.ooxml.workbook import Workbook
from xlcrm.text import Lang

Faults = Callable[[Path], Counter[str]]
DAY = NOW.date()
NONE = Counter[str]()


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> Lang:
    return "zh" if request.param == "zh" else "en"


def test_it_finds_what_excel_would_repair(tmp_path: Path, faults: Faults) -> None:
    """Were it to find nothing in a book that is at fault, no other test here could fail."""
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        book.add_worksheet().data_validation("A1", {"validate": "list", "source": ["yes"]})
    opened = Workbook((tmp_path / "book.xlsx").read_bytes())
    part = opened.sheets[0].part
    opened.package.put(part, opened.package.read(part).replace(b'type="list"', b'type="lists"'))
    (tmp_path / "book.xlsx").write_bytes(opened.to_bytes())
    assert [fault.split()[:2] for fault in faults(tmp_path / "book.xlsx")] == [
        [f"/{part}", "/x:worksheet/x:dataValidations/x:dataValidation"]
    ]


def test_the_template_is_sound(tmp_path: Path, faults: Faults, lang: Lang) -> None:
    crm.new_book(tmp_path / "CRM.xlsx", lang)
    assert faults(tmp_path / "CRM.xlsx") == NONE


def test_the_demo_book_is_sound_and_so_it_is_after_more_days_of_work(
    tmp_path: Path, faults: Faults, lang: Lang
) -> None:
    book = crm.demo_book(tmp_path, lang, DAY, NOW).book
    assert faults(book) == NONE
    for days in (1, 40):
        crm.refresh_book(book, DAY + dt.timedelta(days), NOW + dt.timedelta(days))
    assert faults(book) == NONE


EN: Sheets = {
    "Clients": [
        ["Client", "Country", "Email"],
        ["Borg Pumps", "Sweden", "eva@borg.example"],
        ["Delta Home", "Greece", None],
    ],
    "Agenda": [["Board meeting"]],
}
ZH: Sheets = {
    "外贸客户": [
        ["2026 年客户一览表"],
        [],
        ["客户名称", "国别", "电邮"],
        ["Nordlicht GmbH", "德国", "w@nordlicht.example"],
    ]
}
PLAIN: Sheets = {
    "Customers": [["Company", "Email"], ["Acme", "a@acme.example"], ["Borg", "b@borg.example"]],
    "Touches": [["Date", "Customer", "Direction"], [dt.date(2026, 11, 2), "Acme", "Out"], ["31.2.2026", "Acme", "Out"]],
    "Quotes": [["Date", "Customer", "Status"], [dt.date(2026, 10, 2), "Borg", "Sent"]],
}


@pytest.mark.parametrize("sheets", [EN, ZH, PLAIN], ids=["en", "zh", "crm"])
@pytest.mark.parametrize("by", ["xlsxwriter", "openpyxl"])
def test_a_book_of_another_program_is_sound_when_it_is_adopted_and_refreshed(
    tmp_path: Path, faults: Faults, sheets: Sheets, by: str
) -> None:
    book = tmp_path / "book.xlsx"
    write_workbook(book, sheets)
    if by == "openpyxl":
        openpyxl.load_workbook(book).save(book)
    before = faults(book)
    carry_out(plan_adoption(book, "en"), NOW)
    crm.refresh_book(book, DAY, NOW)
    assert faults(book) - before == NONE


@each_real_book
def test_a_real_book_has_no_new_fault_when_it_is_adopted_and_refreshed_or_everything_in_it_changed(
    path: Path, tmp_path: Path, faults: Faults
) -> None:
    before = faults(path)
    assert faults(adopted_and_refreshed(path, tmp_path)) - before == NONE
    book = Workbook(path.read_bytes())
    change(book)
    (tmp_path / path.name).write_bytes(book.to_bytes())
    assert faults(tmp_path / path.name) - before == NONE
