"""The life of an open book: a user's edits and the buttons at random, and each press looked at from all sides."""

import datetime as dt
import random
from pathlib import Path

import pytest
import xlwings
from book_text import TODAY, Sheets, typed
from doors import NOW, read_workbook, trimmed, write_workbook
from live_door import opened

from xlcrm import schema
from xlcrm.app.crm import refresh_book
from xlcrm.model import Cell
from xlcrm.ribbon import press
from xlcrm.ribbon.stage import LiveStage
from xlcrm.text import Lang

EN = """
    Customers
    Customer ID | Company | Mine | Grade | Country | Twice | Warnings | Notes
    C-0001      | Acme    | 1    |       | Germany |       |          | one
    C-0002      | Borg    | 2    |       | Sweden  |       |          |
                | Cato    | 3    |       | Brazil  |       |          | =1+1
    Touches
    Date       | Customer | Direction | Medium | Mine
    2026-09-01 | C-0001   | Out       | Email  | x
    2026-11-02 | C-0002   | In        | Email  |
    Quotes
    Quote No | Date       | Customer | Product | Qty | Currency | Unit Price | Status
    Q-1      | 2026-09-01 | C-0001   | Pump    | 10  | USD      | 2          | Sent
"""
ZH = """
    客户
    客户编号 | 公司名称 | 我的 | 等级 | 国家 | 两倍 | 提醒 | 备注
    C-0001  | 甲      | 1    |      | 德国 |      |      | 一
    C-0002  | 乙      | 2    |      | 瑞典 |      |      |
            | 丙      | 3    |      | 巴西 |      |      | =1+1
    跟进记录
    日期       | 客户   | 方向 | 媒介 | 我的
    2026-09-01 | C-0001 | 去   | 邮件 | x
    2026-11-02 | C-0002 | 来   | 邮件 |
    报价
    报价单号 | 日期       | 客户   | 产品 | 数量 | 币种 | 单价 | 状态
    Q-1      | 2026-09-01 | C-0001 | 泵   | 10   | USD  | 2    | 已报
"""
PRESSES = 3
TYPED: list[Cell] = ["'=1+1", "Germany", "", 7, "'1-2", "x\ny", "2 + 2 😀"]


class Life:
    """One book and its user, whose hand the seed moves."""

    def __init__(self, seed: int, lang: Lang, folder: Path) -> None:
        self.random, self.folder = random.Random(seed), folder
        write_workbook(folder / "CRM.xlsx", typed(EN if lang == "en" else ZH, lang))
        self.book = opened(folder / "CRM.xlsx")
        self.customers, self.touches = ("Customers", "Touches") if lang == "en" else ("客户", "跟进记录")
        self.agenda = schema.AGENDA.title(lang)

    def sheets(self, name: str = "as it is.xlsx") -> Sheets:
        """What stands in the book: in a copy of it, which is kept under that name."""
        self.book.save(self.folder / name)
        self.book.save(self.folder / "CRM.xlsx")
        return read_workbook(self.folder / name)

    def bottom(self, title: str) -> int:
        return self.book.sheets[title].used_range.last_cell.row

    def edits(self) -> None:
        """A few things that a person does in an open book."""
        for _ in range(self.random.randint(1, 4)):
            self.random.choice([self.types, self.computes, self.adds, self.logs, self.remarks, self.owns])()

    def types(self) -> None:
        column = self.random.choice([3, 5, 8])
        cell = self.book.sheets[self.customers].range((self.random.randint(2, 4), column))
        cell.value = self.random.choice(TYPED)

    def computes(self) -> None:
        self.book.sheets[self.customers].range("F2:F4").formula = "=C2*2"

    def adds(self) -> None:
        row = self.bottom(self.customers) + 1
        self.book.sheets[self.customers].range((row, 2)).value = f"New {row}"

    def logs(self) -> None:
        sheet, row = self.book.sheets[self.touches], self.bottom(self.touches) + 1
        sheet.range((row, 1)).number_format = "yyyy-mm-dd"
        sheet.range((row, 1)).value = (TODAY - dt.date(1899, 12, 30)).days - self.random.randint(0, 90)
        sheet.range((row, 2), (row, 4)).value = ["C-0001", "Out", self.random.choice(["Email", "Telex"])]

    def remarks(self) -> None:
        """Beneath the Agenda, at its end or farther below."""
        if self.agenda in [sheet.name for sheet in self.book.sheets]:
            row = self.bottom(self.agenda) + self.random.randint(1, 3)
            self.book.sheets[self.agenda].range((row, 2)).value = f"remark {row}"

    def owns(self) -> None:
        """In a column of his own beside the Agenda."""
        if self.agenda in [sheet.name for sheet in self.book.sheets]:
            sheet = self.book.sheets[self.agenda]
            sheet.range("P1").value = "Mine"
            sheet.range((self.random.randint(2, 4), 16)).value = self.random.choice(["a", 5])

    def press(self, button: str, *asked: str) -> str:
        """The button, pressed somewhere on the customers' sheet; what it says, and that it leaves him where he was."""
        sheet = self.book.sheets[self.customers]
        sheet.activate()
        sheet.range((self.random.randint(1, 5), 2)).select()
        before = self.place()
        said = press(button, LiveStage(self.book, NOW), "en", *asked)
        assert self.place() == before
        assert "xlcrm itself" not in said.text and "自身" not in said.text
        return said.text

    def place(self) -> tuple[str, str, str]:
        book: xlwings.Book = self.book
        assert book.selection is not None
        return book.sheets.active.name, str(book.selection.address), book.app.calculation


def his(sheets: Sheets) -> dict[str, list[list[Cell]]]:
    """What is the user's alone on the sheets in which he types, with the cells of ours left out."""
    found = {}
    for title, (header, *rows) in sheets.items():
        known = schema.sheet_named(title)
        if known is None or known.output:
            continue
        columns = known.match((n, str(text)) for n, text in enumerate(header))
        ours = {n for name, n in columns.items() if known.column(name).computed or name == "Customer ID"}
        found[title] = trimmed([[v for n, v in enumerate(row[:8]) if n not in ours] for row in rows])
    return found


def remarks(sheets: Sheets, title: str) -> list[str]:
    return sorted(v for row in sheets.get(title, []) for v in row if isinstance(v, str) and v.startswith("remark "))


def without_charts(sheets: Sheets) -> Sheets:
    return {title: rows for title, rows in sheets.items() if not schema.has_charts(title)}


@pytest.mark.parametrize(("seed", "lang"), [(1, "en"), (2, "zh")])
def test_whatever_he_does_every_press_writes_what_the_command_would_and_leaves_him_what_is_his(
    seed: int, lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    life = Life(seed, lang, tmp_path)
    for _ in range(PRESSES):
        life.edits()
        before = life.sheets("file.xlsx")
        said = life.press("refresh")
        after = life.sheets("open.xlsx")
        refresh_book(tmp_path / "file.xlsx", TODAY, NOW)
        assert without_charts(read_workbook(tmp_path / "file.xlsx")) == after
        assert his(after) == his(before) and remarks(after, life.agenda) == remarks(before, life.agenda)
        again = life.press("refresh")
        assert ("nothing had changed" in again or "没有变化" in again) and life.sheets() == after
        if "nothing had changed" not in said and "没有变化" not in said and life.random.random() < 0.5:
            back = life.press("undo")
            assert "taken back" in back or "已撤销" in back
            assert his(life.sheets()) == his(before)
