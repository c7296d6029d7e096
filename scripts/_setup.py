"""What demo.py and test.py share: the project's own Python environment in `.venv`, made once and kept up to date.

Written with the standard library alone: it runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = VENV / "setup.log"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
XLCRM = BIN / ("xlcrm.exe" if WINDOWS else "xlcrm")

# pip makes the project's wheel with this; having it here, pinned, keeps pip from fetching the newest each time.
BUILD = ("hatchling", "editables")
# What decides whether to install again. The version of the project is read from its __init__.
INPUTS = {
    "run": ("pyproject.toml", "constraints.txt", "xlcrm/__init__.py"),
    "dev": ("pyproject.toml", "constraints.txt", "xlcrm/__init__.py", "requirements-dev.txt"),
}
UNREACHABLE = ("NewConnectionError", "ConnectTimeout", "ReadTimeout", "name resolution", "getaddrinfo", "ProxyError")


class SetupError(Exception):
    """The environment cannot be made: one sentence, in English and in Chinese, with what happened and what to do.

    `detail` is all that the failing program printed, for a developer to read.
    """

    def __init__(self, en: str, zh: str, detail: str = "") -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh
        self.detail = detail


def environment(kind: str, working: Callable[[], None]) -> Path:
    """The Python of `.venv`, with the project installed in place (editable), the packages pinned.

    `kind` is "run" (what the project needs) or "dev" (the same, and what the tests and checks need). Where that is
    done already nothing is; else `working` is called first, so that the caller can tell that it takes a while.
    Raises SetupError.
    """
    wanted = fingerprint(ROOT, kind)
    alive = python_works()
    if alive and stamp(kind) == wanted:
        return PYTHON
    working()
    if not alive:
        make_venv()
    stamp_file(kind).unlink(missing_ok=True)
    pip(*BUILD)
    if kind == "dev":
        pip("--no-build-isolation", "-e", ".", "-r", "requirements-dev.txt")
        stamp_file("run").write_text(fingerprint(ROOT, "run"), encoding="ascii")
    else:
        pip("--no-build-isolation", "-e", ".")
    # pip compiles what it copies, but not what it installs in place: without this a command could start twice as slowly.
    run([str(PYTHON), "-m", "compileall", "-q", str(ROOT / "xlcrm")])
    stamp_file(kind).write_text(wanted, encoding="ascii")
    return PYTHON


def fingerprint(root: Path, kind: str) -> str:
    """A digest of the files that say what is installed, and of the place: a moved checkout is installed anew."""
    digest = hashlib.sha256(os.fsencode(root))
    for name in INPUTS[kind]:
        digest.update(b"\0" + name.encode() + b"\0" + (root / name).read_bytes())
    return digest.hexdigest()


def stamp_file(kind: str) -> Path:
    """Where the fingerprint of the last complete installation is kept."""
    return VENV / f"installed-{kind}"


def stamp(kind: str) -> str:
    """The fingerprint of the last complete installation, empty where there was none."""
    try:
        return stamp_file(kind).read_text(encoding="ascii")
    except OSError:
        return ""


def python_works() -> bool:
    """Whether `.venv` has a Python that starts, is new enough and has pip (an interrupted set-up leaves less)."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return run([str(PYTHON), "-c", check]).returncode == 0
    except OSError:
        return False


def can_make_venv() -> bool:
    """Whether this Python can make environments; Debian's cannot before a package of its own is installed."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_package() -> str:
    """The Debian or Ubuntu package that lets this Python make environments."""
    return f"python3.{sys.version_info.minor}-venv"


def make_venv() -> None:
    """Make `.venv` anew. Raises SetupError."""
    if not can_make_venv():
        raise SetupError(
            f"This Python cannot make virtual environments: run `sudo apt install {venv_package()}` (Debian, Ubuntu) "
            "or install a Python 3.11 or newer that has the modules venv and ensurepip, and run this again.",
            f"这个 Python 不能创建虚拟环境：请运行 `sudo apt install {venv_package()}`（Debian、Ubuntu），"
            "或安装带有 venv 和 ensurepip 模块的 Python 3.11 以上版本，然后重新运行。",
        )
    done = run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode:
        words = (done.stdout.strip() or "?").splitlines()[-1]
        raise SetupError(
            f"The folder {VENV} could not be made ({words}): delete it if it is there, check that its parent can be "
            "written to and that the disk has room, and run this again.",
            f"无法创建文件夹 {VENV}（{words}）：如已存在请先删除，检查上级文件夹是否可写、磁盘是否有空间，然后重新运行。",
            done.stdout,
        )


def pip(*arguments: str) -> None:
    """Install into `.venv`, in silence, every version as in constraints.txt. Raises SetupError; pip's words go to LOG."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", "install"]
    done = run([*command, "-c", "constraints.txt", *arguments])
    if done.returncode == 0:
        return
    LOG.write_text(done.stdout, encoding="utf-8")
    if any(sign in done.stdout for sign in UNREACHABLE):
        raise SetupError(
            "The packages could not be fetched: check the network connection, and the proxy if you need one "
            f"(HTTPS_PROXY), and run this again; what pip said is in {LOG}.",
            f"无法下载所需的软件包：请检查网络连接，如需代理请设置 HTTPS_PROXY，然后重新运行；pip 的输出见 {LOG}。",
            done.stdout,
        )
    errors = [line for line in done.stdout.splitlines() if line.startswith("ERROR")]
    words = errors[-1] if errors else f"exit code {done.returncode}"
    raise SetupError(
        f"pip could not install the packages ({words}): mend what it names and run this again; all it said is in {LOG}.",
        f"pip 安装失败（{words}）：请按提示处理后重新运行；完整输出见 {LOG}。",
        done.stdout,
    )


def run(
    command: list[str], *, environment: dict[str, str] | None = None, seconds: float | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command from the project's folder, nothing typed in, and hand back all that it printed as one text.

    Raises OSError where it cannot be started, and subprocess.TimeoutExpired past `seconds`.
    """
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
