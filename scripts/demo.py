"""Run the main job on a sample book: python3 scripts/demo.py (Windows: py scripts\\demo.py).

Makes `.venv` in the project's folder where it is missing, installs xlcrm there, and runs `xlcrm demo`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python is the very one that has to be told)
    sys.exit(
        "Python 3.11 or newer is needed: install it and run this with it. / 需要 Python 3.11 或更高版本，请安装后再运行。"
    )

import io
import os
import shlex
import subprocess
from collections.abc import Mapping

import _setup


def main() -> int:
    """Set up if needed, run the demo, say how to go on. The exit code is that of `xlcrm demo`, or 1."""
    chinese = speaks_chinese(os.environ)

    def say(en: str, zh: str) -> None:
        print(zh if chinese else en, flush=True)

    try:
        _setup.environment(
            "run",
            lambda: say(
                f"Setting up in {_setup.VENV} (this once; about half a minute, with the network) ...",
                f"正在 {_setup.VENV} 中安装（只需一次，联网约半分钟）……",
            ),
        )
    except _setup.SetupError as error:
        say(error.en, error.zh)
        return 1
    code = subprocess.run([str(_setup.XLCRM), "demo"], cwd=_setup.ROOT, check=False).returncode
    if code:
        return code
    xlcrm = typed(str(_setup.XLCRM))
    say(
        f"\nxlcrm is installed here: {_setup.XLCRM}\n"
        f"Next, with your own book closed:  {xlcrm} refresh YourBook.xlsx\n"
        f"All that it can do:               {xlcrm} --help",
        f"\nxlcrm 已安装在：{_setup.XLCRM}\n"
        f"下一步，关闭您自己的工作簿后运行：{xlcrm} refresh 您的工作簿.xlsx\n"
        f"全部命令：{xlcrm} --help",
    )
    return 0


def typed(path: str) -> str:
    """A program's path as it has to be typed into the user's command line."""
    return subprocess.list2cmdline([path]) if _setup.WINDOWS else shlex.quote(path)


def speaks_chinese(env: Mapping[str, str]) -> bool:
    """Whether the user reads Chinese, by XLCRM_LANG or the locale in `env`, as xlcrm itself tells; on Windows, where none is set, by the system's language."""
    named = next((env[name] for name in ("XLCRM_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    if named or sys.platform != "win32":
        return named.lower().startswith("zh")
    import ctypes

    primary_language: int = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return primary_language == 0x04  # LANG_CHINESE


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # a console that lacks a character must not stop the demo
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
