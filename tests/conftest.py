"""What every test may ask for: programs, the shared corpus, LibreOffice; and how hard hypothesis tries.

A test that lacks a program or the corpus is skipped with the reason on a person's machine. Where `CI` is set it fails:
there the set-up has to bring them, and a skip would hide that it did not.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn, Protocol

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples every time: a red run is the fault of the change. XLCRM_HYPOTHESIS=long looks for new ones.
# How long making the examples takes says more about the machine's other work than about a test.
settings.register_profile(
    "default", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "long", max_examples=2000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("XLCRM_HYPOTHESIS", "default"))

SHARED = Path(__file__).resolve().parents[2] / "shared"
# Where LibreOffice's own installers put it, on no PATH.
SOFFICE_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
LO_SECONDS, LO_SECONDS_EACH = 120, 10  # to start, and for every file
# Where scripts/test.py has npm put the Open XML SDK's validator; else it is where the variable says that npm's package reads.
VALIDATOR = "ooxml-validator-*/ooxml-validator*"
NPM_HOME = Path(__file__).resolve().parents[1] / ".venv" / "npm" / "node_modules"
VALIDATOR_HOME = NPM_HOME / "@xarsh"
VALIDATOR_VARIABLE = "OOXML_VALIDATOR_CLI"
VALIDATOR_SECONDS = 60
# Root may write everywhere; without these rights he may do what his colleagues may.
LIKE_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
# A browser that is told to leave the network alone: what a page asks for is then the page's own doing.
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_configure() -> None:
    """Ctrl-C means what it means at a terminal, also where the tests were started in the background of a shell."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Convert(Protocol):
    """See `lo_convert`."""

    def __call__(self, path: Path, to: str = "xlsx", outdir: Path | None = None) -> Path: ...


class ConvertAll(Protocol):
    """See `lo_convert_all`."""

    def __call__(self, paths: Sequence[Path], to: str = "xlsx", outdir: Path | None = None) -> list[Path]: ...


def lacking(reason: str) -> NoReturn:
    """Skip the test that asks for what is not there; fail it in CI."""
    if os.environ.get("CI", "").lower() in ("", "0", "false"):
        pytest.skip(reason)
    pytest.fail(f"{reason} (skipped outside CI)", pytrace=False)


def linked(link: Path, target: Path) -> None:
    """Make a link; the test is skipped where there are none, or this user may not make one (Windows)."""
    try:
        link.symlink_to(target)
    except OSError as error:
        pytest.skip(f"no links can be made here: {error}")
    if link.resolve() != target.resolve():
        pytest.skip("links lead nowhere here")


@pytest.fixture(scope="session")
def need() -> Callable[[str], str]:
    """need("strace") is the program's full path; without it the test is skipped, in CI failed."""

    def find(program: str) -> str:
        return shutil.which(program) or lacking(f"the program {program} is not installed")

    return find


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout: `corpus/` has workbooks from public test suites, `tools/` the judges."""
    return SHARED if SHARED.is_dir() else lacking(f"the shared folder is not beside the checkout ({SHARED})")


@pytest.fixture(scope="session")
def judge(shared: Path) -> ModuleType:
    """The shared judge of what a program loses from a workbook: judge.judge(bytes before, bytes after)."""
    tools = shared / "tools"
    if not (tools / "roundtrip.py").exists():
        lacking(f"the shared tools are not beside the checkout ({tools})")
    sys.path.insert(0, str(tools))
    try:
        return import_module("roundtrip")
    finally:
        sys.path.remove(str(tools))


@pytest.fixture(scope="session")
def faults() -> Callable[[Path], Counter[str]]:
    """faults(path): what Microsoft's Open XML SDK finds wrong with a book, each with how often.

    Where it stands is told by its part and the elements above it, without their numbers: a row that has moved is the
    same fault as before.
    """
    mine = (p for p in sorted(VALIDATOR_HOME.glob(VALIDATOR)) if (p.suffix == ".exe") == (sys.platform == "win32"))
    found = [p for p in mine if p.is_file()]
    program = os.environ.get(VALIDATOR_VARIABLE) or (str(found[0]) if found else None)
    if program is None:
        lacking("the Open XML SDK's validator is not installed (scripts/test.py has npm bring it)")

    def ask(path: Path) -> Counter[str]:
        said = run_group([program, str(path)], VALIDATOR_SECONDS)
        try:
            errors = json.loads(said)["errors"]
        except (ValueError, KeyError):
            pytest.fail(f"the validator said of {path}: {said}")
        kinds = (" ".join(str(e[key]) for key in ("path", "xPath", "id", "description")) for e in errors)
        return Counter(re.sub(r"\[\d+\]", "", kind) for kind in kinds)

    return ask


@pytest.fixture(scope="session")
def libreoffice(need: Callable[[str], str]) -> str:
    """The path of LibreOffice's soffice."""
    return next((path for path in SOFFICE_ELSEWHERE if Path(path).is_file()), None) or need("soffice")


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """A running Chromium, without a window."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None) or lacking("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which finds what keeps a page from being read by everybody."""
    script = NPM_HOME / "axe-core" / "axe.min.js"
    return (
        script.read_text(encoding="utf-8")
        if script.is_file()
        else lacking("axe-core is not installed (scripts/test.py has npm bring it)")
    )


@pytest.fixture
def lo_convert_all(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> ConvertAll:
    """lo_convert_all(paths, to="xlsx" | "pdf", outdir=…): each file as LibreOffice opens it and saves it again.

    The results lie in `outdir`, a new folder where none is given (the books themselves are never written over). Each
    test has a LibreOffice profile of its own, so tests may run side by side, and beside the user's own LibreOffice.
    """
    profile = tmp_path_factory.mktemp("lo-profile")

    def convert(paths: Sequence[Path], to: str = "xlsx", outdir: Path | None = None) -> list[Path]:
        outdir = outdir or tmp_path_factory.mktemp("lo-out")
        results = [outdir / f"{path.stem}.{to}" for path in paths]
        assert not {*results} & {*paths}, "outdir must not be the books' own folder"
        for result in results:
            result.unlink(missing_ok=True)
        command = [libreoffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
        seconds = LO_SECONDS + LO_SECONDS_EACH * len(paths)
        said = run_group([*command, "--convert-to", to, "--outdir", str(outdir), *map(str, paths)], seconds)
        missing = [path.name for path, result in zip(paths, results, strict=True) if not result.is_file()]
        assert not missing, f"LibreOffice made no {to} of {missing}: {said}"  # its exit code is 0 all the same
        return results

    return convert


@pytest.fixture
def lo_convert(lo_convert_all: ConvertAll) -> Convert:
    """lo_convert(path, …): the same for one file."""

    def convert(path: Path, to: str = "xlsx", outdir: Path | None = None) -> Path:
        return lo_convert_all([path], to, outdir)[0]

    return convert


def run_group(command: list[str], seconds: float) -> str:
    """Run a command, hand back all it printed; past `seconds` end it with its children (soffice is only a starter)."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        return process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.communicate()
        pytest.fail(f"no end after {seconds} s: {' '.join(command)}", pytrace=False)


def pytest_sessionfinish() -> None:
    """No LibreOffice that a test started is left behind."""
    if "calc_office" in sys.modules:
        sys.modules["calc_office"].stop_shared()


@pytest.fixture
def rights(need: Callable[[str], str]) -> Sequence[str]:
    """What starts a command with the rights of an ordinary user."""
    if sys.platform == "win32":
        pytest.skip("files and folders there are read-only in another way")
    if os.geteuid() != 0:
        return ()
    need("setpriv")
    return LIKE_OTHERS


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory, need: Callable[[str], str]) -> Iterator[Path]:
    """A disk of 256 kB."""
    place = tmp_path_factory.mktemp("disk")
    if subprocess.run(
        [need("mount"), "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], capture_output=True
    ).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
