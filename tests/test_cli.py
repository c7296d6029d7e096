"""The commands as they are typed: real processes, real books."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import openpyxl
import pytest
from doors import write_workbook

from xlcrm import cli, schema
from xlcrm.app import crm
from xlcrm.cli.console import typed
from xlcrm.cli.widths import width
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-23"
BOOKS: dict[Lang, str] = {"en": "xlcrm demo.xlsx", "zh": "xlcrm 示例.xlsx"}
REFRESH_KEYS = {
    "book", "customers", "due", "overdue", "neglected", "changed_cells", "letters", "problems", "seconds", "backup", "open",
}  # fmt: skip


class Done:
    """A command that has ended: its exit code and what it printed, as bytes and as text."""

    def __init__(self, process: "subprocess.CompletedProcess[bytes]") -> None:
        self.code, self.raw = process.returncode, process.stdout
        self.out = process.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n")
        self.err = process.stderr.decode("utf-8", errors="replace").replace("\r\n", "\n")

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.raw)


class Run(Protocol):
    """See `xlcrm`."""

    def __call__(self, *arguments: str | Path, lang: str = "en", **environment: str) -> Done: ...


@pytest.fixture
def xlcrm(tmp_path: Path) -> Run:
    """xlcrm("refresh", book, lang="zh") runs the command in the test's own folder."""

    def run(*arguments: str | Path, lang: str = "en", **environment: str) -> Done:
        command = [sys.executable, "-m", "xlcrm", *map(str, arguments)]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XLCRM_LANG": lang, **environment}
        return Done(
            subprocess.run(command, cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        )

    return run


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo books of both languages, refreshed as of TODAY."""
    from datetime import date, datetime

    folder = tmp_path_factory.mktemp("demos")
    for lang in BOOKS:
        crm.demo_book(folder, lang, date.fromisoformat(TODAY), datetime(2026, 11, 23, 9))
    return folder


@pytest.fixture
def book(demos: Path, tmp_path: Path) -> Callable[..., Path]:
    """book("zh") is a copy of the demo book, in the folder where commands run."""

    def copy(lang: Lang = "en", name: str = "CRM.xlsx") -> Path:
        return Path(shutil.copy(demos / BOOKS[lang], tmp_path / name))

    return copy


# ---- new and demo ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "sheet"), [("en", "Customers"), ("zh", "客户")])
def test_a_new_book_can_be_refreshed_and_is_then_left_alone(xlcrm: Run, tmp_path: Path, lang: str, sheet: str) -> None:
    made = xlcrm("new", "CRM.xlsx", lang=lang)
    first = xlcrm("refresh", "CRM.xlsx", lang=lang)
    once = (tmp_path / "CRM.xlsx").read_bytes()
    second = xlcrm("refresh", "CRM.xlsx", lang=lang)

    assert (made.code, first.code, second.code) == (0, 0, 0)
    assert sheet in openpyxl.load_workbook(tmp_path / "CRM.xlsx").sheetnames
    assert {"en": "nothing changed", "zh": "没有变化"}[lang] in second.out
    assert (tmp_path / "CRM.xlsx").read_bytes() == once


def test_new_never_writes_over_a_file(xlcrm: Run, tmp_path: Path) -> None:
    (tmp_path / "CRM.xlsx").write_bytes(b"mine")

    done = xlcrm("new", "CRM.xlsx")

    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert (tmp_path / "CRM.xlsx").read_bytes() == b"mine"


def test_the_new_book_speaks_the_language_asked_for_and_the_command_the_users(xlcrm: Run, tmp_path: Path) -> None:
    done = xlcrm("new", "CRM.xlsx", "--lang", "zh", lang="en")

    assert done.out.startswith("CRM.xlsx is there")
    assert "客户" in openpyxl.load_workbook(tmp_path / "CRM.xlsx").sheetnames


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_demo_shows_an_agenda_names_the_book_and_may_be_run_again(xlcrm: Run, tmp_path: Path, lang: Lang) -> None:
    first = xlcrm("demo", lang=lang)
    second = xlcrm("demo", "--lang", lang, lang="en")

    place = tmp_path / "demo" / BOOKS[lang]
    assert (first.code, second.code) == (0, 0)
    assert place.is_file()
    for done in (first, second):
        assert str(place.resolve()) in done.out
        assert schema.AGENDA.column("State").header(lang) in done.out.splitlines()[0]
        assert "xlcrm new CRM.xlsx" in done.out


def test_where_the_system_does_not_find_xlcrm_the_demo_gives_its_whole_path(
    xlcrm: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Path(sys.executable).with_name("xlcrm.exe" if os.name == "nt" else "xlcrm")
    if not program.is_file():
        pytest.skip("xlcrm is not installed as a program beside this Python")
    monkeypatch.setenv("PATH", "")

    assert f"{typed(program)} new CRM.xlsx" in xlcrm("demo").out


# ---- refresh -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "words"), [("en", "36 customers, "), ("zh", "客户 36 家，")])
def test_a_refresh_says_in_the_books_language_what_it_did(
    xlcrm: Run, book: Callable[..., Path], lang: Lang, words: str
) -> None:
    book(lang)

    done = xlcrm("refresh", "CRM.xlsx", "--today", "2026-11-25", lang="en")

    line, see = done.out.splitlines()
    assert done.code == 0
    assert words in line
    assert str(Path(".xlcrm", "CRM ")) in line
    assert see.endswith("xlcrm check CRM.xlsx")


def test_refresh_json_is_one_object_with_every_key(xlcrm: Run, book: Callable[..., Path]) -> None:
    book("zh")

    done = xlcrm("refresh", "CRM.xlsx", "--today", "2026-11-25", "--json")

    assert (done.code, done.err) == (0, "")
    assert done.json.keys() == {"schema", "today", "books"}
    assert (done.json["schema"], done.json["today"]) == (1, "2026-11-25")
    (only,) = done.json["books"]
    assert only.keys() == REFRESH_KEYS
    assert (only["book"], only["customers"]) == ("CRM.xlsx", 36)
    assert only["changed_cells"] > 0
    assert Path(only["backup"]).is_file()
    assert [p.keys() for p in only["problems"]] == [{"sheet", "cell", "message", "remedy"}] * 3
    assert only["problems"][0]["sheet"] == "跟进记录"
    assert "跟进记录".encode() in done.raw  # as it is, not as \\uXXXX


def test_a_refresh_with_nothing_to_do_reports_no_backup(xlcrm: Run, book: Callable[..., Path]) -> None:
    book()

    (only,) = xlcrm("refresh", "CRM.xlsx", "--today", TODAY, "--json").json["books"]

    assert (only["changed_cells"], only["backup"]) == (0, None)


def test_a_dry_run_lists_every_difference_and_writes_nothing(
    xlcrm: Run, book: Callable[..., Path], tmp_path: Path
) -> None:
    before = book().read_bytes()
    command = ("refresh", "CRM.xlsx", "--dry-run", "--today", "2026-11-25")

    (told,) = xlcrm(*command, "--json").json["books"]
    table = xlcrm(*command).out.splitlines()

    assert (tmp_path / "CRM.xlsx").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["CRM.xlsx"]
    assert told["changed_cells"] == len(told["changes"]) > 0
    assert told["backup"] is None
    days = [
        c for c in told["changes"] if (c["sheet"], c["row"], c["column"]) == ("Customers", "C-1002", "Days Overdue")
    ]
    assert days == [{"sheet": "Customers", "row": "C-1002", "column": "Days Overdue", "old": 4, "new": 6}]
    assert {"2026-11-24"} <= {c["new"] for c in told["changes"] if c["column"] == "Due"}
    assert len(table) == len(told["changes"]) + 3  # header above; the line about the book and about its problems below


def test_one_bad_book_does_not_stop_the_others_and_the_worst_code_wins(
    xlcrm: Run, book: Callable[..., Path], tmp_path: Path
) -> None:
    book(name="used.xlsx")
    (tmp_path / ".~lock.used.xlsx#").write_text(",wang,desk,23.11.2026 09:12,file:///home/wang;", encoding="utf-8")
    (tmp_path / "text.xlsx").write_text("no workbook")
    book(name="good.xlsx")

    done = xlcrm("refresh", "missing.xlsx", "used.xlsx", "text.xlsx", "good.xlsx", "--today", "2026-11-25", "--json")

    missing, used, text, good = done.json["books"]
    assert done.code == 4
    assert [b["book"] for b in (missing, used, text)] == ["missing.xlsx", "used.xlsx", "text.xlsx"]
    assert all(b.keys() == {"book", "error"} for b in (missing, used, text))
    assert "wang" in used["error"]
    assert good.keys() == REFRESH_KEYS


def test_without_json_each_failure_is_one_sentence_on_stderr(xlcrm: Run, book: Callable[..., Path]) -> None:
    book()

    done = xlcrm("refresh", "missing.xlsx", "CRM.xlsx", "other.xlsx", "--today", TODAY)

    assert done.code == 1
    assert len(done.err.splitlines()) == 2
    assert "missing.xlsx" in done.err.splitlines()[0]
    assert done.out.startswith("CRM.xlsx: 36 customers")


def test_a_book_named_twice_is_refreshed_once(xlcrm: Run, book: Callable[..., Path]) -> None:
    named = book()

    done = xlcrm("refresh", "CRM.xlsx", named, Path(".", "demo", "..", "CRM.xlsx"), "--today", TODAY, "--json")

    assert [b["book"] for b in done.json["books"]] == ["CRM.xlsx"]


# ---- agenda ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_agenda_in_a_pipe_has_every_column_in_line(xlcrm: Run, book: Callable[..., Path], lang: Lang) -> None:
    book(lang)

    done = xlcrm("agenda", "CRM.xlsx", "--today", TODAY)

    head, *rows, count = done.out.splitlines()
    headers = [c.header(lang) for c in schema.AGENDA.columns]
    assert done.code == 0
    assert "  ".join(head.split("  ")).split() == " ".join(headers).split()
    starts = [width(head[: head.index(h)]) for h in (headers[1], headers[5])]  # State, Company
    for row in rows:
        assert all(columns_before(row, start).endswith("  ") for start in starts)
    assert "14" in count


def columns_before(text: str, columns: int) -> str:
    """As much of the text as stands in the first columns of the screen."""
    end = next(n for n in range(len(text) + 1) if width(text[:n]) >= columns)
    assert width(text[:end]) == columns
    return text[:end]


def test_the_agenda_as_csv_is_what_excel_reads(xlcrm: Run, book: Callable[..., Path], tmp_path: Path) -> None:
    book("zh")

    said = xlcrm("agenda", "CRM.xlsx", "--today", TODAY, "--csv", "today.csv")
    piped = xlcrm("agenda", "CRM.xlsx", "--today", TODAY, "--csv", "-", PYTHONUTF8="0", PYTHONIOENCODING="gbk")

    written = (tmp_path / "today.csv").read_bytes()
    assert (said.code, piped.code) == (0, 0)
    assert piped.raw == written
    assert written.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert head == [c.zh for c in schema.AGENDA.columns]
    assert len(rows) == 22
    assert rows[1][:4] == ["2026-11-10", "久拖", "13", "C"]
    assert rows[1][head.index("电话")] == "'+372 555 0250"


def test_the_agenda_as_json_has_codes_for_closed_lists(xlcrm: Run, book: Callable[..., Path]) -> None:
    book("zh")

    done = xlcrm("agenda", "CRM.xlsx", "--today", TODAY, "--json")

    rows = done.json["agenda"]
    assert (done.json["schema"], done.json["today"], done.json["book"]) == (1, TODAY, "CRM.xlsx")
    assert {r["state"] for r in rows} == {"neglected", "overdue", "due", "upcoming"}
    assert {r["next_medium"] for r in rows} <= {"Email", "Phone", "IM"}
    assert rows[1]["due"] == "2026-11-10"
    assert rows[1]["days_overdue"] == 13
    assert rows[1]["why"]["due"].startswith("欠客户回复，按 2026-11-09 来信的次日。")


def test_days_and_owner_narrow_the_agenda(xlcrm: Run, book: Callable[..., Path]) -> None:
    book()

    today = xlcrm("agenda", "CRM.xlsx", "--today", TODAY, "--days", "0", "--json").json["agenda"]
    sams = xlcrm("agenda", "CRM.xlsx", "--today", TODAY, "--owner", "sam", "--json").json["agenda"]

    assert len(today) == 14
    assert {r["owner"] for r in sams} == {"Sam"}


def test_an_owner_nobody_knows_is_a_usage_error(xlcrm: Run, book: Callable[..., Path]) -> None:
    book()

    done = xlcrm("agenda", "CRM.xlsx", "--owner", "Nobody")

    assert (done.code, done.out) == (2, "")
    assert "Mei" in done.err


@pytest.mark.parametrize("made", ["new", "adopt"])
def test_who_refreshes_by_the_buttons_alone_has_the_colours_too(xlcrm: Run, tmp_path: Path, made: str) -> None:
    if made == "new":
        xlcrm("new", "CRM.xlsx")
    else:
        write_workbook(
            tmp_path / "CRM.xlsx", {"Customers": [["Company", "Country"], ["Acme", "Chile"], ["Zeta", "Peru"]]}
        )
        assert xlcrm("adopt", "CRM.xlsx", "--yes").code == 0

    def rules() -> dict[str, list[str]]:
        pages = openpyxl.load_workbook(tmp_path / "CRM.xlsx").worksheets
        found = {p.title: [r.formula[0] for area in p.conditional_formatting for r in area.rules] for p in pages}
        return {title: formulas for title, formulas in found.items() if formulas}

    before = rules()
    xlcrm("refresh", "CRM.xlsx", "--today", TODAY)

    assert {title: len(formulas) for title, formulas in before.items()} == {"Customers": 4, "Agenda": 3}
    assert rules() == before


def test_a_demo_makes_no_folder_with_the_name_of_a_workbook(xlcrm: Run, tmp_path: Path) -> None:
    done = xlcrm("demo", "Try.xlsx")

    assert (done.code, done.out) == (2, "")
    assert "Try.xlsx is the name of a workbook" in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_agenda_says_so_kindly(xlcrm: Run) -> None:
    xlcrm("new", "CRM.xlsx")

    done = xlcrm("agenda", "CRM.xlsx")

    assert (done.code, done.err) == (0, "")
    assert "enjoy the day" in done.out


@pytest.mark.parametrize(("way", "lang", "said"), [
    ("--ics", "en", "a.out: 0 events written. Nobody to write to on 2026-11-23"), ("--csv", "en", "a.out: 0 rows written. Nobody"),
    ("--ics", "zh", "a.out：已写出 0 个日程。2026-11-23 及近几天没有需要联系的客户"),
])  # fmt: skip
def test_a_calendar_or_a_list_of_nobody_says_why_it_is_empty(xlcrm: Run, way: str, lang: Lang, said: str) -> None:
    xlcrm("new", "CRM.xlsx", lang=lang)

    done = xlcrm("agenda", "CRM.xlsx", way, "a.out", "--today", "2026-11-23", lang=lang)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(said)
    stays = {"en": "What was imported before stays in your calendar.", "zh": "先前导入的日程仍留在您的日历中。"}[lang]
    assert done.out.rstrip().endswith(stays) is (way == "--ics")


def test_csv_never_goes_over_a_workbook(xlcrm: Run, book: Callable[..., Path]) -> None:
    before = book().read_bytes()

    done = xlcrm("agenda", "CRM.xlsx", "--csv", "CRM.xlsx")

    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert book().read_bytes() == before


@pytest.mark.parametrize("option", ["--csv", "--ics"])
def test_an_agenda_goes_over_an_earlier_one_in_either_language_and_over_nothing_else(
    xlcrm: Run, book: Callable[..., Path], tmp_path: Path, option: str
) -> None:
    book()
    for name, held in (("mine.txt", b"my notes"), ("mine.csv", b"Due,State\r\n"), ("mine.ics", b"BEGIN:VCALENDAR\r\n")):
        (tmp_path / name).write_bytes(held)
        done = xlcrm("agenda", "CRM.xlsx", option, name)
        assert (done.code, "so it was left alone" in done.err) == (2, True)
        assert (tmp_path / name).read_bytes() == held

    (tmp_path / "empty").touch()
    for name in ("empty", "new", "new"):
        assert xlcrm("agenda", "CRM.xlsx", "--today", TODAY, option, name).code == 0
    assert xlcrm("new", "新.xlsx", "--lang", "zh").code == 0
    assert xlcrm("agenda", "新.xlsx", option, "new").code == 0


def test_of_two_files_none_is_written_where_one_may_not_be(
    xlcrm: Run, book: Callable[..., Path], tmp_path: Path
) -> None:
    book()
    (tmp_path / "mine.txt").write_text("mine")

    assert xlcrm("agenda", "CRM.xlsx", "--csv", "today.csv", "--ics", "mine.txt").code == 2

    assert not (tmp_path / "today.csv").exists()


def test_csv_into_a_folder_that_is_not_there_is_one_sentence(xlcrm: Run, book: Callable[..., Path]) -> None:
    book()

    done = xlcrm("agenda", "CRM.xlsx", "--csv", Path("nowhere", "today.csv"))

    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "today.csv" in done.err


def test_json_and_csv_cannot_share_the_standard_output(xlcrm: Run, book: Callable[..., Path]) -> None:
    book()

    done = xlcrm("agenda", "CRM.xlsx", "--json", "--csv", "-")

    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("command", ["agenda", "check"])
def test_a_failure_with_json_is_an_object_too(xlcrm: Run, command: str) -> None:
    done = xlcrm(command, "missing.xlsx", "--json", "--today", TODAY)

    assert (done.code, done.err) == (1, "")
    assert done.json.keys() == {"schema", "today", "book", "error"}
    assert "missing.xlsx" in done.json["error"]


# ---- check -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "cell"), [("en", "Touches"), ("zh", "跟进记录")])
def test_check_lists_the_problems_and_exits_with_3(
    xlcrm: Run, book: Callable[..., Path], lang: Lang, cell: str
) -> None:
    before = book(lang).read_bytes()

    done = xlcrm("check", "CRM.xlsx", "--today", TODAY)
    told = xlcrm("check", "CRM.xlsx", "--today", TODAY, "--json")

    assert (done.code, told.code) == (3, 3)
    assert len(done.out.splitlines()) == 1 + 3 + 1
    assert cell in done.out
    assert [p["cell"][0] for p in told.json["problems"]] == ["A", "B", "R"]
    assert book(lang).read_bytes() == before


def test_check_of_a_clean_book_is_kind(xlcrm: Run) -> None:
    xlcrm("new", "CRM.xlsx")

    done = xlcrm("check", "CRM.xlsx")

    assert (done.code, done.out) == (0, "CRM.xlsx: no problems, every row is understood.\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_check_why_tells_the_story_of_one_customer_by_id_or_company(
    xlcrm: Run, book: Callable[..., Path], lang: Lang
) -> None:
    before = book(lang).read_bytes()
    told = xlcrm("check", "CRM.xlsx", "--why", "C-1001", "--json", lang=lang)
    company = told.json["company"]

    done = xlcrm("check", "CRM.xlsx", "--why", company, lang=lang)

    assert (told.code, done.code) == (0, 0)
    assert told.json["customer"] == "C-1001"
    assert done.out.splitlines() == [f"C-1001 {company}", *("  " + sentence for sentence in told.json["story"])]
    assert {w["code"] for w in told.json["warnings"]} <= {"T2", "T3", "T4", "T5", "T6", "T7", "A1"}
    assert book(lang).read_bytes() == before


def test_check_why_of_nobody_is_a_sentence(xlcrm: Run, book: Callable[..., Path]) -> None:
    book("en")

    done = xlcrm("check", "CRM.xlsx", "--why", "Nobody at all")

    assert (done.code, done.out) == (2, "")
    assert done.err == "The book has no customer “Nobody at all”: look the ID up in Customers.\n"


def test_a_part_of_a_name_is_answered_with_who_may_be_meant_wherever_a_customer_is_named(
    xlcrm: Run, book: Callable[..., Path]
) -> None:
    book("en")
    company = xlcrm("check", "CRM.xlsx", "--why", "C-1001", "--json").json["company"]
    part = company.split()[0]

    asked = [
        xlcrm("check", "CRM.xlsx", "--why", part),
        xlcrm("letters", "CRM.xlsx", "--customer", part),
        xlcrm("touch", "CRM.xlsx", part),
    ]

    assert {done.code for done in asked} == {2}
    assert all(f"“{part}”: did you mean" in done.err and f"{company} (C-1001)" in done.err for done in asked)


# ---- what goes wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["refresh"],
        ["refresh", "CRM.xlsx", "--today", "tomorrow"],
        ["refresh", "CRM.xlsx", "--today", "2026-02-30"],
        ["refresh", "CRM.xlsx", "--today", "03/04/2026"],
        ["refresh", "CRM.xlsx", "--csv", "x"],
        ["agenda", "CRM.xlsx", "--days", "-1"],
        ["agenda", "CRM.xlsx", "--days", "99999999999999999999"],
        ["agenda", "CRM.xlsx", "--owner"],
        ["agenda", "a.xlsx", "b.xlsx"],
        ["new", "CRM.xlsx", "--lang", "fr"],
        ["doctor", "--today", "2026-11-23"],
    ],
    ids=" ".join,
)
def test_what_is_typed_wrongly_exits_with_2(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("where", ["before", "after", "not at all"])
def test_a_bug_is_one_sentence_and_a_traceback_only_with_debug(
    where: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XLCRM_LANG", "en")
    monkeypatch.setattr(crm, "problems_of", lambda *_: 1 // 0)  # the fault that is to be told
    debug = ["--debug"]

    code = cli.main([*(debug if where == "before" else []), "check", "x.xlsx", *(debug if where == "after" else [])])

    told = capsys.readouterr()
    assert (code, told.out) == (1, "")
    assert told.err.splitlines()[-1].startswith("This is a bug in xlcrm: ZeroDivisionError")
    assert ("Traceback" in told.err) is (where != "not at all")
    assert len(told.err.splitlines()) == 1 or where != "not at all"


def test_a_bug_in_one_book_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], book: Callable[..., Path]
) -> None:
    good, work = book(), crm.refresh_book

    def faulty(path: Path, *args: Any, **kwargs: Any) -> crm.Report:
        if path.name == "bad.xlsx":
            raise ZeroDivisionError
        return work(path, *args, **kwargs)

    monkeypatch.setenv("XLCRM_LANG", "en")
    monkeypatch.setattr(crm, "refresh_book", faulty)

    code = cli.main(["refresh", "bad.xlsx", str(good), "--today", TODAY])

    told = capsys.readouterr()
    assert code == 1
    assert told.err.startswith("bad.xlsx: This is a bug in xlcrm: ZeroDivisionError")
    assert "36 customers" in told.out


def test_an_interrupt_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setenv("XLCRM_LANG", "en")
    monkeypatch.setattr(crm, "problems_of", interrupted)

    assert cli.main(["check", "x.xlsx"]) == 1
    assert capsys.readouterr().err.split() == ["Stopped."]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_a_console_that_lacks_characters_never_stops_a_command(
    xlcrm: Run, book: Callable[..., Path], encoding: str
) -> None:
    book("zh", "客户.xlsx")
    narrow = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}

    codes = [
        xlcrm(*command, lang="zh", **narrow).code
        for command in (
            ["--help"],
            ["check", "客户.xlsx"],
            ["agenda", "客户.xlsx"],
            ["refresh", "沒有.xlsx"],
            ["bogus"],
        )
    ]
    told = xlcrm("check", "客户.xlsx", "--json", lang="zh", **narrow)

    assert codes == [0, 3, 0, 1, 2]
    assert told.json["book"] == "客户.xlsx"  # JSON is UTF-8 whatever the console


def test_nobody_reading_on_is_no_error_and_every_book_is_refreshed(book: Callable[..., Path], tmp_path: Path) -> None:
    names = [book(name=f"{n}.xlsx").name for n in range(3)]
    command = [sys.executable, "-m", "xlcrm", "refresh", *names, "--today", "2026-11-25"]
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=writer, stderr=subprocess.PIPE, check=False
    )  # fmt: skip
    os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list((tmp_path / ".xlcrm").glob("* refresh *.xlsx"))) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_output_is_one_sentence(book: Callable[..., Path], tmp_path: Path) -> None:
    book()
    command = [sys.executable, "-m", "xlcrm", "agenda", "CRM.xlsx", "--csv", "-"]

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, check=False
        )  # fmt: skip

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


# ---- on a terminal -----------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(tmp_path: Path) -> Callable[..., str]:
    """terminal("agenda", book, columns=60) is what a person sees in the end, colours and all; stderr too."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

    def see(*arguments: str, columns: int = 80, start: Sequence[str] = ("-m", "xlcrm"), **environment: str) -> str:
        ours, theirs = pty.openpty()
        env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
        command = [sys.executable, *start, *arguments]
        process = subprocess.Popen(command, cwd=tmp_path, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        seen = b""
        while True:
            try:
                some = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not some:
                break
            seen += some
        process.wait()
        os.close(ours)
        return left_on_the_screen(seen.decode().replace("\r\n", "\n"))

    return see


def left_on_the_screen(printed: str) -> str:
    """Without the lines that were taken away again: a command that takes a while says what it is at."""
    up, erase, cursor = r"\x1b\[1A", r"\x1b\[2K", r"(?:\x1b\[\?25[hl])"
    for taken_away in (rf"[^\n]*\r{erase}", rf"[^\n]*\n{cursor}?\r{up}{erase}", cursor):
        printed = re.sub(taken_away, "", printed)
    return printed


# xlcrm as on a machine so busy that the line which says what it is at appears at once.
BUSY = ["-c", "from xlcrm.__main__ import run; from xlcrm.cli import console; console.PATIENCE = 0; run()"]


def test_of_what_a_command_says_while_at_work_nothing_is_left_on_the_screen(
    terminal: Callable[..., str], book: Callable[..., Path]
) -> None:
    book()

    command = ["agenda", "CRM.xlsx", "--today", TODAY]

    assert terminal(*command, start=BUSY) == terminal(*command)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_terminal_shows_fewer_columns_and_no_line_too_long(
    terminal: Callable[..., str], book: Callable[..., Path], lang: Lang
) -> None:
    book(lang)
    columns = {c.name: c.header(lang) for c in schema.AGENDA.columns}

    heads = {}
    for wide in (40, 60, 100, 400):
        shown = terminal("agenda", "CRM.xlsx", "--today", TODAY, columns=wide, NO_COLOR="1")
        seen = re.sub("\x1b\\[[0-9;]*m", "", shown).splitlines()  # bold is no colour
        assert max(map(width, seen[:-1])) <= wide  # the last is a sentence
        heads[wide] = [name for name, header in columns.items() if header in seen[0]]

    assert {"Due", "State", "Company"} <= set(heads[40]) <= set(heads[60])
    assert len(heads[60]) < len(heads[100]) < len(heads[400]) == len(columns)


def test_a_table_that_wraps_chinese_begins_no_line_with_a_comma_and_breaks_no_date(
    terminal: Callable[..., str], book: Callable[..., Path]
) -> None:
    book("zh")

    for wide in range(74, 90):
        seen = re.sub("\x1b\\[[0-9;]*m", "", terminal("check", "CRM.xlsx", columns=wide, NO_COLOR="1"))
        assert max(map(width, seen.splitlines())) <= wide
        assert not re.search(r"\s[、，。）]", seen)
        assert all(date in seen for date in ("2026-03-02", "2026/3/2", "2.3.2026"))


def test_the_room_that_is_left_on_a_terminal_goes_to_names_that_are_cut(
    terminal: Callable[..., str], book: Callable[..., Path]
) -> None:
    book()

    eighty, wide = (
        terminal("agenda", "CRM.xlsx", "--today", TODAY, columns=w, NO_COLOR="1").replace("\r", "") for w in (80, 400)
    )

    assert {"Grade", "Next Topic"} <= set(re.split(r"\s{2,}", re.sub("\x1b\\[[0-9;]*m", "", eighty.splitlines()[0])))
    assert "Thonburi Builders Hardware Co., Ltd." in wide


def test_colours_tell_the_states_apart_unless_no_color_is_set(
    terminal: Callable[..., str], book: Callable[..., Path]
) -> None:
    book()

    coloured = terminal("agenda", "CRM.xlsx", "--today", TODAY)
    plain = terminal("agenda", "CRM.xlsx", "--today", TODAY, NO_COLOR="1")

    assert "\x1b[1;37;4" in coloured  # neglected: bold white on a ground
    assert "\x1b[3" not in plain
    assert "\x1b[4" not in plain


def test_a_long_dry_run_is_cut_on_a_terminal_and_says_how_to_see_the_rest(
    terminal: Callable[..., str], book: Callable[..., Path]
) -> None:
    book()

    seen = terminal("refresh", "CRM.xlsx", "--dry-run", "--today", "2026-11-25", NO_COLOR="1").splitlines()

    assert len(seen) < 50
    assert any("more: add --json" in line for line in seen)


def test_what_a_book_says_cannot_command_the_terminal(terminal: Callable[..., str], book: Callable[..., Path]) -> None:
    path = book()
    workbook = openpyxl.load_workbook(path)
    workbook["Customers"]["B3"] = "[red]Evil[/red] ‮ Ltd"
    workbook.save(path)

    seen = terminal("agenda", "CRM.xlsx", "--today", TODAY, "--days", "3660", columns=300, NO_COLOR="1")

    assert "[red]Evil[/red]" in seen
    assert "‮" not in seen


# ---- start-up ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], ["rich", "json", "lxml", "holidays", "rapidfuzz", "zipfile", "csv", "xlcrm.app.crm"]),
        (
            ["refresh", "CRM.xlsx", "--today", "2026-11-25"],
            ["rich", "lxml", "filelock", "babel", "jinja2", "xlcrm.app.doctor"],
        ),
    ],
    ids=["help", "refresh"],
)
def test_nothing_is_imported_that_the_command_does_not_need(
    arguments: Sequence[str], unneeded: Sequence[str], book: Callable[..., Path], tmp_path: Path
) -> None:
    book()
    code = (
        f"import sys; from xlcrm.cli import main; main({list(arguments)!r});"
        f"print([m for m in {list(unneeded)!r} if m in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )  # fmt: skip

    assert done.stderr.split() == [b"[]"]
