"""The buttons in LibreOffice Calc: an extension, xlcrm.oxt, which LibreOffice's own unopkg puts in place.

The extension runs in LibreOffice's Python and starts xlcrm's own; which one, it reads in calc.json.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xlcrm.addin import carried, own_interpreter, read_file
from xlcrm.errors import XlcrmError
from xlcrm.findings import Finding
from xlcrm.text import Text

EXTENSION, IDENTIFIER = "xlcrm.oxt", "org.xlcrm.buttons"
WAITING = 120  # seconds unopkg may take: it starts LibreOffice
# Seen of LibreOffice 7.4's, on a machine that had just got it, and of the same call never again.
BROKEN_DOWN, ATTEMPTS = "bad_alloc", 3
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/unopkg", r"C:\Program Files\LibreOffice\program\unopkg.com")


@dataclass(frozen=True, slots=True)
class Calc:
    """LibreOffice's program for extensions, None where it is not here, and the file that names xlcrm's Python."""

    unopkg: str | None
    settings: Path
    options: tuple[str, ...] = ()

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Calc":
        """As LibreOffice is installed here, for this user."""
        home = Path(environment.get("USERPROFILE" if os.name == "nt" else "HOME") or Path.home())
        found = shutil.which("unopkg") or next((path for path in _PLACES if Path(path).is_file()), None)
        return cls(found, home / ".xlcrm" / "calc.json")

    def install(self) -> None:
        """Put the extension in place, for this user. XlcrmError where LibreOffice will not have it."""
        command = _command()
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        self.settings.write_text(json.dumps({"command": command}), encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / EXTENSION
            path.write_bytes(carried(EXTENSION))
            self._run("add", "--force", str(path))

    def remove(self) -> None:
        """Take it away."""
        if self.is_installed():
            self._run("remove", IDENTIFIER)
        self.settings.unlink(missing_ok=True)

    def is_installed(self) -> bool:
        """Does LibreOffice of this user have it?"""
        try:
            return IDENTIFIER in self._run("list", IDENTIFIER)
        except XlcrmError:
            return False

    def findings(self) -> Iterator[Finding]:
        """Whether it is there, and would find its Python. Asks the file alone: LibreOffice takes seconds to answer."""
        name, held = Text("Buttons in Calc", "Calc 中的按钮"), read_file(self.settings)
        again = Text("run `xlcrm addin install --calc` once more", "请重新运行 xlcrm addin install --calc")
        if held is None:
            yield Finding(
                name,
                "–",
                False,
                False,
                Text("to have them: xlcrm addin install --calc", "如需安装：xlcrm addin install --calc"),
            )
            return
        try:
            program = Path(json.loads(held)["command"][0])
        except (ValueError, KeyError, IndexError, TypeError):
            yield Finding(
                name,
                str(self.settings),
                False,
                False,
                Text(f"its settings cannot be read: {again.en}", f"无法读取其设置：{again.zh}"),
            )
            return
        gone = Text(f"its Python is not there any more: {again.en}", f"其 Python 已不在原处：{again.zh}")
        yield Finding(name, str(program), program.is_file(), False, None if program.is_file() else gone)

    def _run(self, *arguments: str) -> str:
        if self.unopkg is None:
            raise XlcrmError(
                "LibreOffice was not found here (its program unopkg): install LibreOffice, and try again.",
                "未找到 LibreOffice（其中的 unopkg 程序）：请先安装 LibreOffice，然后重试。",
            )
        command = [self.unopkg, *arguments[:1], *self.options, *arguments[1:]]
        # It loads a Python of its own, to which what is set for ours means nothing good.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        for attempt in range(ATTEMPTS):
            try:
                done = subprocess.run(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                    timeout=WAITING, check=False, env=environment,
                )  # fmt: skip
            except (OSError, subprocess.TimeoutExpired) as error:
                raise _refused(str(error)) from None
            if done.returncode == 0:
                break
            said = " ".join(done.stdout.split())[-300:]
            if BROKEN_DOWN not in said:
                raise _refused(said)
            if attempt == ATTEMPTS - 1:
                raise _broken_down(said)
        return done.stdout


def _command() -> list[str]:
    """What the extension is to start."""
    interpreter, program = own_interpreter()
    return [str(interpreter)] if program else [str(interpreter), "-m", "xlcrm.ribbon"]


def _broken_down(said: str) -> XlcrmError:
    return XlcrmError(
        f"LibreOffice's own program for extensions broke down ({said}): close LibreOffice, and try again in a moment.",
        f"LibreOffice 自带的扩展安装程序出错中止（{said}）：请关闭 LibreOffice，稍后重试。",
    )


def _refused(said: str) -> XlcrmError:
    """unopkg refuses the system's administrator, and while LibreOffice is open."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return XlcrmError(
            f"LibreOffice takes no extensions from the administrator (root): run this as the user who works with Calc ({said}).",
            f"LibreOffice 不接受管理员（root）安装扩展：请用平时使用 Calc 的用户运行（{said}）。",
        )
    return XlcrmError(
        f"LibreOffice did not take the extension ({said}): close LibreOffice, and try again.",
        f"LibreOffice 未接受扩展（{said}）：请关闭 LibreOffice 后重试。",
    )
