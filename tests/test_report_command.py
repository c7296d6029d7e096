"""`xlcrm report` as it is typed: one book, several, bad ones; what it leaves alone; how large the page may be."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from book_text import outcome, typed
from commanding import TODAY, Answer, xlcrm
from doors import write_workbook

from xlcrm.app.reporting import LARGE, SMALL, behind_clicks, largest
from xlcrm.ooxml.locks import locked
from xlcrm.outlets import html
from xlcrm.report.contents import second_part, told

BOOK = """
    Customers
    Customer ID | Company | Owner | Added
    C-1         | Acme    | Lee   | 2026-11-23
    C-2         | Borg    | Lee   | 2026-11-24
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "CRM.xlsx"
    write_workbook(path, typed(BOOK))
    return path


def report(*arguments: str | Path, folder: Path, lang: str = "en") -> Answer:
    return xlcrm("report", *arguments, "--today", TODAY, folder=folder, lang=lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "page.html: 2 customers of 1 book, 0.3 MB; open it in a browser.\n"),
        ("zh", "page.html：1 本工作簿的 2 家客户，0.3 MB；请用浏览器打开。\n"),
    ],
)
def test_it_says_where_the_page_is_and_the_book_stays_as_it_is(book: Path, lang: str, said: str) -> None:
    before = book.read_bytes()
    answer = report(book.name, "--html", "page.html", folder=book.parent, lang=lang)
    assert answer == (0, said, "")
    assert book.read_bytes() == before
    assert sorted(p.name for p in book.parent.iterdir()) == ["CRM.xlsx", "page.html"]


def test_a_book_that_is_in_use_is_read_all_the_same(book: Path) -> None:
    book.with_name("~$CRM.xlsx").write_bytes(b"\x05Wang Fang".ljust(165, b" "))
    with locked(book):
        assert report(book.name, "--html", "page.html", folder=book.parent).code == 0


def test_a_bad_book_is_named_the_others_go_on_and_the_worst_exit_code_tells(book: Path) -> None:
    (book.parent / "bad.xlsx").write_text("no workbook")
    answer = report("bad.xlsx", "CRM.xlsx", "none.xlsx", "--html", "page.html", folder=book.parent)
    assert answer.code == 1
    assert answer.out.startswith("page.html: 2 customers of 1 book")
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == ["bad.xlsx", "There is no book at none.xlsx"]


def test_where_no_book_can_be_read_no_page_is_written(tmp_path: Path) -> None:
    earlier = html.render(html.Frame("en", date(2026, 1, 1), []), "", "")
    (tmp_path / "page.html").write_bytes(earlier)
    answer = report("none.xlsx", "--html", "page.html", folder=tmp_path)
    assert (answer.code, answer.out, "none.xlsx" in answer.err) == (1, "", True)
    assert (tmp_path / "page.html").read_bytes() == earlier


def test_json_has_a_line_for_each_book(book: Path) -> None:
    answer = report("CRM.xlsx", "none.xlsx", "--html", "page.html", "--json", folder=book.parent)
    size = (book.parent / "page.html").stat().st_size
    numbers = {"customers": 2, "due": 1, "overdue": 0, "neglected": 0}
    sentence = "There is no book at none.xlsx: check the name and the folder."
    assert answer.json == {
        "schema": 1, "today": TODAY, "written": "page.html", "bytes": size,
        "books": [{"book": "CRM.xlsx", **numbers}, {"book": "none.xlsx", "error": sentence}],
    }  # fmt: skip
    assert (answer.code, answer.err) == (1, "")
    (book.parent / "mine.html").write_text("mine")
    refused = report("CRM.xlsx", "--html", "mine.html", "--json", folder=book.parent)
    assert refused.code == 2 and "no report of xlcrm" in refused.json["error"]


def test_another_file_of_that_name_is_left_alone_before_any_book_is_read(book: Path) -> None:
    mine = book.parent / "mine.html"
    mine.write_text("mine")
    answer = report("none.xlsx", "--html", "mine.html", folder=book.parent, lang="zh")
    assert answer == (2, "", "mine.html 已存在，且不是 xlcrm 的报告，未作改动：请移走它，或换一个文件名。\n")
    assert mine.read_text() == "mine"


def test_a_folder_means_every_book_in_it_and_two_of_one_name_are_told_apart(book: Path) -> None:
    for folder in ("east", "west"):
        (book.parent / folder).mkdir()
        (book.parent / folder / "CRM.xlsx").write_bytes(book.read_bytes())
    answer = report("east", "west", "--html", "page.html", folder=book.parent)
    assert answer.out.startswith("page.html: 4 customers of 2 books")
    page = (book.parent / "page.html").read_text(encoding="utf-8")
    assert f"from {Path('east', 'CRM.xlsx')}, {Path('west', 'CRM.xlsx')}." in page


def test_the_page_may_go_to_the_standard_output(book: Path) -> None:
    answer = report("CRM.xlsx", "--html", "-", folder=book.parent)
    assert answer.code == 0 and answer.out.startswith("<!doctype html>") and answer.out.endswith("</html>\n")
    assert report("CRM.xlsx", "--html", "-", "--json", folder=book.parent).code == 2


def test_a_name_that_no_file_can_have_is_said(book: Path) -> None:
    answer = report("CRM.xlsx", "--html", "x" * 300, folder=book.parent)
    assert answer.code == 1 and "could not be written" in answer.err and "bug" not in answer.err


def test_the_language_is_the_first_books_unless_told(book: Path) -> None:
    chinese = book.with_name("zh.xlsx")
    write_workbook(chinese, typed("客户\n公司名称 | 业务员 | 录入日期 | 国家\n华宇 | 王芳 | 2026-11-23 | 中国", "zh"))
    for arguments, language in (
        (("zh.xlsx", "CRM.xlsx"), "zh-CN"),
        (("CRM.xlsx", "zh.xlsx"), "en"),
        (("CRM.xlsx", "--lang", "zh"), "zh-CN"),
    ):
        assert f'<html lang="{language}">' in report(*arguments, "--html", "-", folder=book.parent).out


def test_the_same_books_give_the_same_page(book: Path) -> None:
    pages = [report("CRM.xlsx", "--html", "-", folder=book.parent).out for _ in range(2)]
    assert pages[0] == pages[1]


@pytest.fixture(scope="session")
def of_size(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A made book of a size that make_workbook.py knows."""

    def make(size: str) -> Path:
        path = tmp_path_factory.mktemp("sized") / f"{size}.xlsx"
        maker = shared / "tools" / "make_workbook.py"
        subprocess.run(
            [sys.executable, str(maker), str(path), "--size", size, "--today", TODAY], check=True, capture_output=True
        )
        return path

    return make


@pytest.mark.parametrize(("size", "customers", "limit"), [("medium", 2_000, 1_500_000), ("large", 10_000, 3_000_000)])
def test_the_page_is_small_enough_to_be_passed_on(
    of_size: Callable[[str], Path], tmp_path: Path, size: str, customers: int, limit: int
) -> None:
    answer = report(of_size(size), "--html", "page.html", folder=tmp_path)
    assert answer.code == 0 and f"{customers} customers" in answer.out
    assert (tmp_path / "page.html").stat().st_size < limit


@pytest.mark.parametrize("part", [1.0, 0.9, 0.6, 0.3, 0.05])
def test_as_many_touches_are_kept_as_there_is_room_for(part: float) -> None:
    touches = "\n".join(
        f"2026-{1 + n % 9:02}-{1 + n % 27:02} | C-{1 + n % 7} | Out | words {n * 7919 % 1009} {n * 31}"
        for n in range(400)
    )
    customers = "\n".join(f"C-{n} | c{n}" for n in range(1, 8))
    found = outcome(
        typed(
            f"Customers\nCustomer ID | Company\n{customers}\nTouches\nDate | Customer | Direction | Summary\n{touches}"
        )
    )
    books = [told("b.xlsx", found.decoded, found.result, [], date.fromisoformat(TODAY), "en")]
    whole, bare = len(html.packed(second_part(books))), len(html.packed(second_part(books, 0)))
    room = bare + int((whole - bare) * part)
    kept = len(behind_clicks(books, room))
    assert kept <= room
    assert kept > bare + (whole - bare) * part * 0.6 or part < 0.1
    assert len(behind_clicks(books, 0)) == bare  # the stories are there in any case


def test_the_room_grows_with_the_customers() -> None:
    assert [largest(n) for n in (0, *SMALL[:1], *LARGE[:1])] == [SMALL[1], SMALL[1], LARGE[1]]
    assert largest(40_000) > largest(20_000) > LARGE[1]
