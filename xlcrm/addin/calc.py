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

from xlcrm.addin.installing import carried, home_of, own_interpreter, read_file
from xlcrm.errors import CannotWrite, XlcrmError, because
from xlcrm.findings import Need
from xlcrm.text import Text

EXTENSION, IDENTIFIER = "xlcrm.oxt", "org.xlcrm.buttons"
WAITING = 120  # seconds unopkg may take: it starts LibreOffice
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
        home = home_of(environment, "USERPROFILE" if os.name == "nt" else "HOME")
        found = shutil.which("unopkg") or next((path for path in _PLACES if Path(path).is_file()), None)
        return cls(found, home / ".xlcrm" / "calc.json")

    def install(self) -> None:
        """Put the extension in place, for this user. XlcrmError where LibreOffice will not have it, or its settings
        cannot be written.
        """
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / EXTENSION
            path.write_bytes(carried(EXTENSION))
            self._run("add", "--force", str(path))
        try:
            self.settings.parent.mkdir(parents=True, exist_ok=True)
            self.settings.write_text(json.dumps({"command": _command()}), encoding="utf-8")
        except OSError as error:
            reason = because(error)
            raise CannotWrite(
                f"{self.settings} could not be written ({reason.en}): the buttons are in Calc, but find no Python until it is.",
                f"无法写入 {self.settings}（{reason.zh}）：按钮已装入 Calc，但在此之前找不到 Python。",
            ) from None

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

    def needs(self) -> Iterator[Need]:
        """Whether it is there, and would find its Python. Asks the file alone: LibreOffice takes seconds to answer."""
        name, held = Text("Buttons in Calc", "Calc 中的按钮"), read_file(self.settings)
        again = Text("run `xlcrm addin install --calc` once more", "请重新运行 xlcrm addin install --calc")
        if held is None:
            yield Need(
                name,
                "–",
                False,
                False,
                Text("to have them: xlcrm addin install --calc", "如需安装，请运行 xlcrm addin install --calc"),
            )
            return
        try:
            program = Path(json.loads(held)["command"][0])
        except (ValueError, KeyError, IndexError, TypeError):
            yield Need(
                name,
                str(self.settings),
                False,
                False,
                Text(f"its settings cannot be read: {again.en}", f"无法读取其设置：{again.zh}"),
            )
            return
        gone = Text(f"its Python is not there any more: {again.en}", f"其 Python 已不在原处：{again.zh}")
        yield Need(name, str(program), program.is_file(), False, None if program.is_file() else gone)

    def _run(self, *arguments: str) -> str:
        if self.unopkg is None:
            raise XlcrmError(
                "LibreOffice was not found here (its program unopkg): install LibreOffice, and try again.",
                "未找到 LibreOffice（其中的 unopkg 程序）：请先安装 LibreOffice，然后重试。",
            )
        command = [self.unopkg, *arguments[:1], *self.options, *arguments[1:]]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                timeout=WAITING, check=False, env=without_other_pythons(os.environ),
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _refused(str(error)) from None
        if done.returncode:
            raise _refused(" ".join(done.stdout.split())[-300:])
        return done.stdout


def without_other_pythons(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which LibreOffice's Python finds nothing of ours.

    It takes its library from the folder of the first python3 in PATH: with pyenv's or conda's there it dies of a
    bad_alloc. What is set for Python by name means nothing good for it either.
    """
    kept = {name: value for name, value in environment.items() if not name.startswith("PYTHON")}
    if os.name == "posix" and "PATH" in kept:
        own = os.defpath.split(os.pathsep)
        folders = kept["PATH"].split(os.pathsep)
        kept["PATH"] = os.pathsep.join(f for f in folders if f in own or not Path(f, "python3").exists())
    return kept


def _command() -> list[str]:
    """What the extension is to start."""
    interpreter, program = own_interpreter()
    return [str(interpreter)] if program else [str(interpreter), "-m", "xlcrm.ribbon"]


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
