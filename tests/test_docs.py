"""The docs say what the program says: every command, every setting; and their pictures and links are there."""

import re
import shlex
import textwrap
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType
from typing import get_args

import click
import pytest
from book_text import typed
from doors import write_workbook
from scripts_at_hand import load_script

import xlcrm
from xlcrm.cli.commands import program
from xlcrm.cli.helping import Command
from xlcrm.settings import SETTINGS
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parent.parent
LANGS: tuple[Lang, ...] = get_args(Lang)
COMMANDS = tuple(program("en").commands)
PAGES = sorted(p.relative_to(ROOT) for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


@pytest.fixture(scope="session")
def script() -> ModuleType:
    """scripts/build_docs.py as a module."""
    return load_script("build_docs")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_commands_is_up_to_date(script: ModuleType, lang: Lang) -> None:
    written = (ROOT / "docs" / script.FILES[lang]).read_text(encoding="utf-8")

    assert written == script.page(lang), "run scripts/build_docs.py"


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_the_method_has_every_setting_with_its_default(script: ModuleType, lang: Lang) -> None:
    written = (ROOT / "docs" / script.METHOD[lang]).read_text(encoding="utf-8")

    assert written == script.with_settings(written, lang), "run scripts/build_docs.py"
    assert written == script.with_words(written, lang), "run scripts/build_docs.py"
    assert written.count("\n| ") > len(SETTINGS)


def test_the_pages_of_the_method_say_as_much_in_both_languages(script: ModuleType) -> None:
    pages = [(ROOT / "docs" / script.METHOD[lang]).read_text(encoding="utf-8") for lang in LANGS]
    english, chinese = ([m[0] for line in page.splitlines() if (m := re.match(r"#+|\d\.|\|", line))] for page in pages)

    assert english == chinese


def test_the_map_names_every_module_and_room() -> None:
    written = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:xlcrm/)?([\w/*.]+)`", written))
    rooms = [p for p in (ROOT / "xlcrm").iterdir() if not p.name.startswith("_") and (p.is_dir() or p.suffix == ".py")]

    assert [r.name for r in rooms if not any(fnmatch(f"{r.name}/" if r.is_dir() else r.name, n) for n in named)] == []


def test_the_map_names_nothing_that_is_not_there() -> None:
    written = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line for line in written.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([\w/*.]+(?:\.py|/))`", row)}

    assert [
        n for n in named if not any(list(folder.glob(n)) for folder in (ROOT, ROOT / "xlcrm", ROOT / "scripts"))
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_to_what_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))

    assert [link for link in links if not (ROOT / page.parent / link).exists()] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*.png")), ids=lambda p: p.name)
def test_a_picture_is_small_enough_to_be_carried(picture: Path) -> None:
    assert picture.stat().st_size < 200_000


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_examples_and_a_place_in_the_docs(script: ModuleType, name: str, lang: Lang) -> None:
    command = program(lang).commands[name]

    assert isinstance(command, Command)
    assert command.short_help
    assert command.help and len(command.help) > len(command.short_help)
    assert command.said.examples
    assert all(p.help for p in command.params if isinstance(p, click.Option))
    assert f"## xlcrm {name}\n" in (ROOT / "docs" / script.FILES[lang]).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_can_be_typed_as_it_stands(name: str) -> None:
    command = program("en").commands[name]
    assert isinstance(command, Command)
    for example in command.said.examples:
        first, second, *arguments = shlex.split(example.line)
        assert (first, second) == ("xlcrm", name)
        command.make_context(name, arguments)  # raises a usage error where it cannot


@pytest.mark.parametrize(
    ("option", "commands"),
    [
        ("--today", {"demo", "refresh", "agenda", "check", "letters", "report", "folders", "quote", "pi"}),
        (
            "--json",
            {
                "refresh",
                "agenda",
                "check",
                "touch",
                "letters",
                "report",
                "folders",
                "quote",
                "pi",
                "undo",
                "history",
                "recover",
                "addin",
                "doctor",
            },
        ),
        ("--debug", set(COMMANDS)),
        ("--lang", {"new", "demo", "report", "quote", "pi"}),
    ],
)
def test_an_option_of_several_commands_is_there_wherever_it_belongs(option: str, commands: set[str]) -> None:
    assert {n for n, c in program("en").commands.items() if any(option in p.opts for p in c.params)} == commands


def test_what_the_package_says_of_its_use_from_python_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_workbook(tmp_path / "CRM.xlsx", typed("Customers\nCompany | Added\nAcme | 2020-01-01\n"))

    exec(textwrap.dedent((xlcrm.__doc__ or "").partition("\n\n    ")[2].join(("    ", ""))))

    assert " Acme " in capsys.readouterr().out
