"""Help and usage errors: in the user's language from the first word to the last, and within the screen."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from click import BadParameter
from hypothesis import given
from hypothesis import strategies as st
from scripts_at_hand import load_script

from xlcrm import cli
from xlcrm.cli.commands import program
from xlcrm.cli.helping import Day, Formatter, Whole
from xlcrm.cli.language import interface_language
from xlcrm.cli.widths import cut, padded, shown, width, wrapped
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = tuple(program("en").commands)

# What stays as it is in Chinese: names, and what is typed.
NAMES = {
    "xlcrm", "html", "page", "xlsx", "csv", "Excel", "LibreOffice", "Python", "JSON", "CSV", "CRM", "Anna", "Li", "sample", "today",
    "Last", "call", "Outlook", "Thunderbird", "ID", "outbox", "eml", "xlsm", "Ctrl", "books",
    "NUMBER", "PDF", "drafts", "quotation", "logo", "png",
    "IN", "OUT", "PI", "Contact", "txt", "ics", "FOLDER", "Sales", "log", "docs", "md", "MB",
    "BOOK", "CUSTOMER", "FILE", "DIR", "NAME", "XLCRM_LANG", "YYYY", "MM", "DD", "en", "zh",
    "Calc", "Windows", "macOS", "ACTION", "clients", "my", "Brand", "Company", "HEADER", "COLUMN", "MEDIUM", "TOPIC", "TEXT",
}  # fmt: skip
ANSWER_KEYS = set(
    "schema today books book customers due overdue neglected changed_cells letters problems seconds backup open changes error"
    " customer company warnings code reason story agenda state next_step next_topic next_medium sheet cell message remedy ok findings"
    " name found"
    " refreshed exactly kept row column why history when doing known columns backups number size sound restored changed"
    " touch date direction"
    " root steps what make move write path from kind where"
    " paper number rev pi lang template totals currency amount xlsx pdf unchanged"
    " action files done install status remove"
    " bytes null"
    " letters id contact to topic language subject body attachments status customer_id company written file sent".split()
)


def said(
    arguments: Sequence[str], lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """Everything a command prints, on whichever stream."""
    monkeypatch.setenv("XLCRM_LANG", lang)
    cli.main(arguments)
    seen = capsys.readouterr()
    return seen.out + seen.err


def english(text: str) -> set[str]:
    """The English words in a Chinese text, without names, options and commands."""
    text = re.sub(r"--[a-z-]+", "", text)
    return set(re.findall(r"[A-Za-z_]{2,}", text)) - NAMES - ANSWER_KEYS - set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_help_in_chinese_holds_an_english_word(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said([*command.split(), "--help"], "zh", monkeypatch, capsys)

    assert "用法：xlcrm" in text
    assert "示例：" in text
    assert english(text) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["agenda"],
        ["refresh", "--bogus", "CRM.xlsx"],
        ["refresh", "CRM.xlsx", "--jsn"],
        ["agenda", "CRM.xlsx", "--cs"],
        ["refresx"],
        ["sheets"],
        ["refresh", "CRM.xlsx", "--today", "1"],
        ["refresh", "CRM.xlsx", "--jobs", "0"],
        ["agenda", "CRM.xlsx", "--days", "1.5"],
        ["agenda", "CRM.xlsx", "--owner"],
        ["agenda", "CRM.xlsx", "--json=1"],
        ["agenda", "CRM.xlsx", "CRM.xlsx"],
        ["agenda", "CRM.xlsx", "--json", "--csv", "-"],
        ["new", "CRM.xlsx", "--lang", "de"],
    ],
    ids=" ".join,
)
def test_no_usage_error_in_chinese_holds_an_english_word(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(arguments, "zh", monkeypatch, capsys)

    typed = {word for a in arguments for word in re.findall(r"[A-Za-z]+", a)}
    assert "错误：" in text
    assert english(text) <= typed
    assert not re.search(r"['.,:;?!]( |$)", text.splitlines()[-1]), "signs as English has them"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_english_help_is_english(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said([*command.split(), "-h"], "en", monkeypatch, capsys)

    assert text.startswith("Usage: xlcrm")
    assert text.isascii()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [50, 80, 200])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_stays_within_the_screen(
    command: str, columns: int, lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = said([*command.split(), "--help"], lang, monkeypatch, capsys).splitlines()

    assert max(map(width, lines)) <= columns


def test_meanings_stand_in_a_column_and_below_a_term_that_is_too_long_for_it() -> None:
    formatter = Formatter(width=40)
    with formatter.section("Options"):
        formatter.write_dl(
            [("--json", "print one object"), ("--a-very-long-option-of-a-command N", "how many"), ("-h", "")]
        )
    assert formatter.getvalue().splitlines() == [
        "Options:",
        "  --json                          print one",
        "                                  object",
        "  --a-very-long-option-of-a-command N",
        "                                  how many",
        "  -h",
    ]
    formatter = Formatter(width=40)
    formatter.write_dl([("-h", "help"), ("--json", "one object"), ("-编号", "number")])
    assert formatter.getvalue().splitlines() == ["-h      help", "--json  one object", "-编号   number"]


def test_the_examples_stand_each_above_what_it_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(["undo", "--help"], "en", monkeypatch, capsys)

    first, does, *_ = text.partition("Examples:\n")[2].splitlines()
    assert first.startswith("  xlcrm undo ") and re.match(r"      \w", does)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("12", 12), ("000000012", 12), ("0000000012", None), ("0", None), ("13", None), ("-1", None), ("1.5", None), ("²", None), ("٣", None), ("", None)],
)  # fmt: skip
def test_a_number_is_whole_and_within_its_bounds(typed: str, number: int | None) -> None:
    if number is not None:
        assert Whole(12, "en", least=1).convert(typed, None, None) == number
        return
    with pytest.raises(BadParameter, match=re.escape(f"“{typed}” is not a whole number from 1 to 12.")):
        Whole(12, "en", least=1).convert(typed, None, None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026-11-23", date(2026, 11, 23)), ("1970-01-01", date(1970, 1, 1)), ("2999-12-31", date(2999, 12, 31)), ("1969-12-31", None), ("3000-01-01", None), ("soon", None)],
)  # fmt: skip
def test_a_day_is_one_on_which_somebody_may_work(typed: str, day: date | None) -> None:
    if day is not None:
        assert Day("en").convert(typed, None, None) == day
        return
    with pytest.raises(BadParameter, match="is not a date such as"):
        Day("en").convert(typed, None, None)


@pytest.mark.parametrize(
    "arguments",
    [["refresh", ""], ["refresh", "CRM.xlsx", " "], ["agenda", ""], ["letters", "CRM.xlsx", "--eml", ""], ["touch", "CRM.xlsx", ""]],
    ids=repr,
)  # fmt: skip
def test_a_name_that_is_empty_is_refused(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "it is empty; is a variable of your script not set?" in said(arguments, "en", monkeypatch, capsys)


def test_the_help_of_the_program_lists_the_exit_codes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(["--help"], "en", monkeypatch, capsys)

    assert re.findall(r"^  (\d)  \w", text, re.MULTILINE) == ["0", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "XLCRM_LANG": "en"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "XLCRM_LANG": "ZH"}, "zh"),
    ],
)
def test_the_first_variable_that_is_set_decides_the_language(environment: dict[str, str], lang: Lang) -> None:
    assert interface_language(environment) == lang


def test_the_compiled_words_follow_from_their_source() -> None:
    script = load_script("build_locale")

    assert (script.FOLDER / "messages.mo").read_bytes() == script.compiled(), "run scripts/build_locale.py"


# ---- how wide text is --------------------------------------------------------------------------------------------

TEXTS = st.text(st.sampled_from("ab -日期，。（“”é1"), max_size=60)


@given(TEXTS, st.integers(8, 30))
def test_wrapping_loses_nothing_and_keeps_within_the_columns(text: str, columns: int) -> None:
    lines = wrapped(text, columns)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns or len(re.findall(r"\S+", line)) == 1 for line in lines)


@given(TEXTS, st.integers(1, 30))
def test_a_cut_text_fits_and_a_padded_one_fills(text: str, columns: int) -> None:
    short = cut(text, columns)

    assert width(short) <= columns
    assert short == text or short.endswith("…")
    assert width(padded(short, columns)) == columns


def test_chinese_punctuation_never_begins_a_line() -> None:
    assert wrapped("今天该联系谁、谈什么。", 10) == ["今天该联系", "谁、谈什", "么。"]


@given(st.text())
def test_nothing_reaches_a_terminal_that_it_would_obey(text: str) -> None:
    assert all(c.isprintable() for c in shown(text))
    assert len(shown(text)) == len(text)
