"""The recipes in the docs for starting with the computer are what their systems understand, and start what there is."""

import configparser
import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from xlcrm.cli.commands import program

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("watch.md", "watch.zh.md")


def recipe(page: str, kind: str) -> str:
    """The block of that kind on a page of the docs."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (found,) = re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)
    return str(found)


def understood(arguments: list[str]) -> None:
    """That a command line of xlcrm can be typed so."""
    name, *rest = arguments
    program("en").commands[name].make_context(name, rest)  # raises a usage error where it cannot


def test_both_languages_have_the_same_recipes() -> None:
    for kind in ("powershell", "ini", "xml"):
        assert recipe(PAGES[0], kind) == recipe(PAGES[1], kind)


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read_string(recipe("watch.md", "ini"))
    understood(shlex.split(unit["Service"]["ExecStart"])[1:])
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("the program systemd-analyze is not installed: the unit was only parsed")
    program_there = recipe("watch.md", "ini").replace("/home/anna/.local/bin/xlcrm", "/bin/true")
    (tmp_path / "xlcrm-watch.service").write_text(program_there)

    done = subprocess.run(
        [analyze, "verify", "--man=no", tmp_path / "xlcrm-watch.service"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, "xlcrm-watch" in done.stderr) == (0, False), done.stderr


def test_launchd_takes_the_list() -> None:
    found = plistlib.loads(recipe("watch.md", "xml").encode())

    understood(found["ProgramArguments"][1:])
    assert found["RunAtLoad"] is True
    assert found["KeepAlive"] == {"SuccessfulExit": False}, "0 is how it is meant to end"


def test_the_task_of_windows_calls_the_command() -> None:
    (argument,) = re.findall(r"-Argument '(.*?)'", recipe("watch.md", "powershell"))

    understood([part.strip('"') for part in shlex.split(argument, posix=False)])


def test_a_recipe_for_a_command_that_is_not_there_would_be_noticed() -> None:
    with pytest.raises(click.UsageError):
        understood(["watch", "/home/anna/books", "--every", "5"])
