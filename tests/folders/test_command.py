"""`xlcrm folders` as it is typed."""

import sys
from pathlib import Path

import pytest
from commanding import TODAY, Answer, xlcrm


@pytest.fixture(params=["en", "zh"])
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """The demo's book, and its language."""
    assert xlcrm("demo", tmp_path, "--today", TODAY, lang=request.param).code == 0
    return next(tmp_path.glob("*.xlsx")), request.param


def folders(book: Path, lang: str, *more: str | Path) -> Answer:
    return xlcrm("folders", book, "--today", TODAY, *more, lang=lang)


def test_the_demo_gets_its_folders_and_the_second_run_has_nothing_to_do(demo: tuple[Path, str]) -> None:
    book, lang = demo
    before = book.read_bytes()
    will = folders(book, lang, "--dry-run", "--json").json

    first = folders(book, lang, "--json")
    second = folders(book, lang, "--json")

    assert first.code == second.code == 0
    assert first.json["steps"] == will["steps"] != []
    assert second.json["steps"] == []
    assert first.json["customers"] == len([s for s in will["steps"] if s["what"] == "write"]) == 36
    assert {f["kind"] for f in second.json["findings"]} == {"no sheet", "no PI file"}
    assert book.read_bytes() == before
    parent = "Customers" if lang == "en" else "客户"
    assert len(list((book.parent / parent).glob("*/*/Contact.txt"))) == 36


def test_it_tells_in_the_books_language_what_it_did(demo: tuple[Path, str]) -> None:
    book, lang = demo

    told = folders(book, lang, "--root", book.parent / "clients").out.splitlines()

    assert told[-1].startswith(str(book.parent / "clients"))
    assert ("36 Contact.txt written" if lang == "en" else "写入 Contact.txt 36 份") in told[-1]
    assert (book.parent / "clients").is_dir()


def test_what_could_not_be_done_is_told_and_the_exit_code_says_so(demo: tuple[Path, str]) -> None:
    book, lang = demo
    top = "Products" if lang == "en" else "产品"
    (book.parent / top).write_text("a file")

    answer = folders(book, lang, "--json")

    assert answer.code == 1
    assert {"kind": "failed", "where": f"{top}/{'Pictures' if lang == 'en' else '产品图片'}"}.items() <= answer.json[
        "findings"
    ][0].items()


def test_a_book_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    answer = folders(tmp_path / "none.xlsx", "en", "--json")

    assert answer.code == 1
    assert "none.xlsx" in answer.json["error"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there every name can be written")
def test_a_name_that_the_system_cannot_write_is_said_and_holds_up_no_other(tmp_path: Path) -> None:
    """As where the system's encoding is GBK, which lacks what a name has: here it is ASCII."""
    assert xlcrm("demo", tmp_path, "--today", TODAY).code == 0
    ascii_only = ("env", "LC_ALL=C", "PYTHONUTF8=0", "PYTHONCOERCECLOCALE=0", "PYTHONIOENCODING=utf-8")
    book = next(tmp_path.glob("*.xlsx"))
    answer = xlcrm("folders", book, "--today", TODAY, "--json", under=ascii_only)
    failed = [f for f in answer.json["findings"] if f["kind"] == "failed"]
    assert answer.code == 1 and failed and "bug" not in answer.out + answer.err
    assert len(answer.json["steps"]) > 100 and (tmp_path / "Customers").is_dir()
    quoted = xlcrm("quote", book, "Q-2011", "--no-pdf", "--today", TODAY, under=ascii_only)
    assert "bug" not in quoted.err
