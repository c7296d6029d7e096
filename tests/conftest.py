"""What every test may ask for: programs, the shared corpus, LibreOffice, pictures of a book; and how hard hypothesis tries.

A test that lacks a program or the corpus is skipped with the reason on a person's machine. Where `CI` is set it fails:
there the set-up has to bring them, and a skip would hide that it did not.
"""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, Protocol

import pytest
from hypothesis import HealthCheck, settings

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
LO_SECONDS = 120


class Convert(Protocol):
    """See `lo_convert`."""

    def __call__(self, path: Path, to: str = "xlsx", outdir: Path | None = None) -> Path: ...


def lacking(reason: str) -> NoReturn:
    """Skip the test that asks for what is not there; fail it in CI."""
    if os.environ.get("CI", "").lower() in ("", "0", "false"):
        pytest.skip(reason)
    pytest.fail(f"{reason} (skipped outside CI)", pytrace=False)


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
def libreoffice(need: Callable[[str], str]) -> str:
    """The path of LibreOffice's soffice."""
    return next((path for path in SOFFICE_ELSEWHERE if Path(path).is_file()), None) or need("soffice")


@pytest.fixture
def lo_convert(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """lo_convert(path, to="xlsx" | "pdf", outdir=…): the file as LibreOffice opens it and saves it again.

    The result lies in `outdir`, a new folder where none is given (the book itself is never written over). Each test has
    a LibreOffice profile of its own, so tests may run side by side, and beside the user's own LibreOffice.
    """
    profile = tmp_path_factory.mktemp("lo-profile")

    def convert(path: Path, to: str = "xlsx", outdir: Path | None = None) -> Path:
        outdir = outdir or tmp_path_factory.mktemp("lo-out")
        result = outdir / f"{path.stem}.{to}"
        assert result != path, "outdir must not be the book's own folder"
        result.unlink(missing_ok=True)
        command = [libreoffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
        said = run_group([*command, "--convert-to", to, "--outdir", str(outdir), str(path)], LO_SECONDS)
        assert result.is_file(), f"LibreOffice made no {to} of {path}: {said}"  # its exit code is 0 all the same
        return result

    return convert


@pytest.fixture
def render(
    lo_convert: Convert, need: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], list[Path]]:
    """render(path): the pages of a book (or of a PDF) as PNG pictures, in order, as LibreOffice prints them."""
    pdftoppm = need("pdftoppm")

    def pages(path: Path) -> list[Path]:
        pdf = path if path.suffix == ".pdf" else lo_convert(path, "pdf")
        folder = tmp_path_factory.mktemp("pages")
        run_group([pdftoppm, "-png", "-r", "80", str(pdf), str(folder / "page")], LO_SECONDS)
        return sorted(folder.glob("page-*.png"))

    return pages


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
