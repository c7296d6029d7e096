"""The buttons in Excel: put the add-in where Excel looks when it starts, say whether it would work there, take it away.

    here = Excel.of(this_system(), os.environ)      which files lie where
    carry_out(here.install(interpreter))            a list of Steps, which a dry run shows and does not take
    here.needs()                                    what stands in the way, for `addin status` and `doctor`

The workbook stays a plain .xlsx: ribbon and macros are in xlcrm.xlam alone (see scripts/build_addin.py). A file of settings
tells its VBA which Python to start.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from xlcrm.addin.system import System
from xlcrm.errors import CannotWrite, UsageMistake, XlcrmError, because
from xlcrm.findings import Need
from xlcrm.text import Text

ADDIN, SCRIPT, SETTINGS = "xlcrm.xlam", "xlcrm.applescript", "xlcrm.conf"
_MAC_STARTUP = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_DATA = "Library/Containers/com.microsoft.Excel/Data"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"
_SETTLING = 1.0  # seconds after which an antivirus program has had its say about a new file


class Step(NamedTuple):
    """A file to be written, or, without data, to be deleted."""

    path: Path
    data: bytes | None


def home_of(environment: Mapping[str, str], variable: str) -> Path:
    """The user's own folder. XlcrmError for a user who has none, as a service may."""
    try:
        return Path(environment.get(variable) or Path.home())
    except RuntimeError:
        raise XlcrmError(
            f"This user has no folder of its own to put the buttons into: set the variable {variable} to one.",
            f"当前用户没有自己的文件夹，无法放置按钮：请把环境变量 {variable} 设为一个文件夹。",
        ) from None


@dataclass(frozen=True, slots=True)
class Excel:
    """Where Excel of this user has the add-in, the settings of its VBA, and on the Mac the script that starts Python."""

    system: System
    addin: Path
    settings: Path
    script: Path | None = None

    @classmethod
    def of(cls, system: System, environment: Mapping[str, str], target: Path | None = None) -> "Excel":
        """As Excel is installed; `target` is a folder for the add-in in the place of the one that Excel always reads.
        UsageMistake on a system that has no Excel.
        """
        if system.name == "win32":
            home = home_of(environment, "USERPROFILE")
            roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
            start = target or roaming / "Microsoft" / "Excel" / "XLSTART"
            return cls(system, start / ADDIN, home / ".xlcrm" / SETTINGS)
        if system.name == "darwin":
            home = home_of(environment, "HOME")
            return cls(
                system,
                (target or home / _MAC_STARTUP) / ADDIN,
                home / _MAC_DATA / SETTINGS,
                home / _MAC_SCRIPTS / SCRIPT,
            )
        raise UsageMistake(
            "There is no Excel for this system: for LibreOffice Calc run `xlcrm addin install --calc`.",
            "此系统没有 Excel：如需 LibreOffice Calc 的按钮，请运行 xlcrm addin install --calc。",
        )

    def install(self, interpreter: Path, program: bool = False) -> list[Step]:
        """What is to be written; nothing that is right already. `program`: xlcrm is one of its own, without Python."""
        wanted = [(self.addin, carried(ADDIN)), (self.settings, self._settings(interpreter, program))]
        if self.script is not None:
            wanted.append((self.script, carried(SCRIPT)))
        return [Step(path, data) for path, data in wanted if read_file(path) != data]

    def remove(self) -> list[Step]:
        """What is to be deleted."""
        return [
            Step(path, None) for path in (self.addin, self.settings, self.script) if path is not None and path.exists()
        ]

    def _settings(self, interpreter: Path, program: bool) -> bytes:
        key = "INTERPRETER_MAC" if self.system.name == "darwin" else "PROGRAM_WIN" if program else "INTERPRETER_WIN"
        lines = {
            key: str(interpreter),
            "ADD_WORKBOOK_TO_PYTHONPATH": "False",
            "USE UDF SERVER": "False",
            "SHOW CONSOLE": "False",
        }
        try:
            return "".join(f'"{name}","{value}"\r\n' for name, value in lines.items()).encode(self.system.encoding)
        except UnicodeEncodeError:
            raise XlcrmError(
                f"Excel's VBA cannot read this path of Python: {interpreter}. Install Python into a folder whose name has only letters of your system's language.",
                f"Excel 的 VBA 无法读取 Python 的路径：{interpreter}。请把 Python 安装到只含系统语言字符的文件夹。",
            ) from None

    # ---- how it stands -----------------------------------------------------------------------------------------------

    def interpreter(self) -> Path | None:
        """The Python, or the program, that the settings name."""
        held = read_file(self.settings)
        for line in (held or b"").decode(self.system.encoding, "replace").splitlines():
            name, _, value = line.partition(",")
            if name.strip('"') in ("INTERPRETER_WIN", "INTERPRETER_MAC", "PROGRAM_WIN"):
                return Path(value.strip('"'))
        return None

    def needs(self) -> Iterator[Need]:
        """What is there and what stands in the way, each with its remedy; none of it is needed to work with files."""
        again = Text("run `xlcrm addin install` once more", "请重新运行 xlcrm addin install")
        name, held = Text("Buttons in Excel", "Excel 中的按钮"), read_file(self.addin)
        if held is None:
            yield Need(
                name,
                "–",
                False,
                False,
                Text("to have them: xlcrm addin install", "如需安装，请运行 xlcrm addin install"),
            )
            return
        current = held == carried(ADDIN)
        older = Text(f"they are of another version of xlcrm: {again.en}", f"与当前 xlcrm 版本不同：{again.zh}")
        yield Need(name, str(self.addin), current, False, None if current else older)
        yield from self._python(again)
        if self.script is not None and read_file(self.script) != carried(SCRIPT):
            yield Need(
                Text("Script for Excel", "Excel 脚本"),
                str(self.script),
                False,
                False,
                Text(f"it is missing: {again.en}", f"脚本缺失：{again.zh}"),
            )
        if self.system.is_marked(self.addin):
            marked = Text(
                f"the system took it for a download and keeps Excel from it: {again.en}",
                f"系统将其视为下载文件，Excel 不会加载：{again.zh}",
            )
            yield Need(name, str(self.addin), False, False, marked)
        if why := self.system.blocked():
            yield Need(Text("Excel's security", "Excel 安全设置"), "–", False, False, why)
        if self.system.excel_runs():
            restart = Text(
                "Excel is open: what was installed since it started comes with its next start",
                "Excel 正在运行：此后安装的内容在下次启动 Excel 时生效",
            )
            yield Need(Text("Excel", "Excel"), "running", True, False, restart)

    def _python(self, again: Text) -> Iterator[Need]:
        name, python = Text("Python of the buttons", "按钮所用的 Python"), self.interpreter()
        if python is None:
            yield Need(
                name,
                "–",
                False,
                False,
                Text(
                    f"the settings are missing ({self.settings}): {again.en}",
                    f"缺少设置文件（{self.settings}）：{again.zh}",
                ),
            )
        elif not python.is_file():
            gone = Text(f"it is not there any more: {again.en}", f"已不在原处：{again.zh}")
            yield Need(name, str(python), False, False, gone)
        else:
            yield Need(name, str(python), True, False)


def carry_out(steps: Sequence[Step], system: System) -> None:
    """Take the steps, each file at once or not at all. CannotWrite where one cannot be taken, or does not last."""
    for step in steps:
        try:
            if step.data is None:
                step.path.unlink(missing_ok=True)
                continue
            step.path.parent.mkdir(parents=True, exist_ok=True)
            _swap(step.path, step.data)
        except OSError as error:
            open_en = " Excel is running: close it and try again." if system.excel_runs() else ""
            open_zh = "Excel 正在运行：请关闭后重试。" if system.excel_runs() else ""
            reason = because(error)
            raise CannotWrite(
                f"{step.path} could not be changed ({reason.en}).{open_en}",
                f"无法更改 {step.path}（{reason.zh}）。{open_zh}",
            ) from None
        system.unmark(step.path)
    if any(step.data for step in steps):
        time.sleep(_SETTLING)
    for step in steps:
        if step.data is not None and read_file(step.path) != step.data:
            raise CannotWrite(
                f"{step.path} was taken away again as soon as it was written: an antivirus program does that; allow the file there, and try again.",
                f"{step.path} 写入后立即被删除：这是杀毒软件所为；请在其中允许该文件，然后重试。",
            )


def _swap(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def own_interpreter() -> tuple[Path, bool]:
    """What starts xlcrm here, and whether it is a program of its own rather than a Python."""
    return Path(sys.executable), bool(getattr(sys, "frozen", False))


def carried(name: str) -> bytes:
    """A file that comes with xlcrm: within the package where it is installed, beside it in a checkout."""
    within = files("xlcrm").joinpath(name)
    if within.is_file():
        return within.read_bytes()
    root = Path(__file__).resolve().parents[2]
    return next(path for path in (root / name, root / "macros" / name) if path.is_file()).read_bytes()


def read_file(path: Path) -> bytes | None:
    """Its bytes; None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None
