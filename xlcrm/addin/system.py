"""What the buttons' installation asks of Windows and of macOS, behind one face: is Excel running, would it load our add-in.

`this_system()` is the one we are on. A system without Excel answers that there is nothing.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from xlcrm.text import Text

ASKING = 10  # seconds a program of the system may take to answer
_SECURITY = (r"Software\Policies\Microsoft\Office\{0}\Excel\Security", r"Software\Microsoft\Office\{0}\Excel\Security")
_DISABLED = r"Software\Microsoft\Office\{0}\Excel\Resiliency\DisabledItems"
_VERSIONS = ("16.0", "15.0")
_NEVER = 4  # VBAWarnings: disable all macros without a word
_SIGNED_ONLY = 3  # all but those that somebody signed


class System(Protocol):
    """`name` is that of sys.platform; `encoding` that of the files that VBA reads there."""

    name: str
    encoding: str

    def excel_runs(self) -> bool:
        """Is Excel open? It reads its add-ins when it starts."""
        ...

    def is_marked(self, path: Path) -> bool:
        """Does the file bear the mark of having come from the internet? Excel does not load such an add-in."""
        ...

    def unmark(self, path: Path) -> None:
        """Take the mark off."""
        ...

    def blocked(self) -> Text | None:
        """What keeps Excel from loading add-ins, and the remedy, as one sentence; None where nothing does."""
        ...


class NoExcel:
    """Linux, and anything else."""

    name, encoding = "linux", "utf-8"

    def excel_runs(self) -> bool:
        """Never."""
        return False

    def is_marked(self, path: Path) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def unmark(self, path: Path) -> None:
        """Nothing to do."""

    def blocked(self) -> Text | None:
        """Nothing does."""
        return None


class Mac:
    """macOS: the mark is an attribute of the file."""

    name, encoding = "darwin", "utf-8"

    def excel_runs(self) -> bool:
        """By the name of its process."""
        return bool(_said(["pgrep", "-x", "Microsoft Excel"]).strip())

    def is_marked(self, path: Path) -> bool:
        """com.apple.quarantine."""
        return bool(_said(["xattr", "-p", "com.apple.quarantine", str(path)]).strip())

    def unmark(self, path: Path) -> None:
        """The attribute goes."""
        _said(["xattr", "-d", "com.apple.quarantine", str(path)])

    def blocked(self) -> Text | None:
        """Excel's setting for macros, where a person or the company has switched all of them off."""
        if (
            _said(["defaults", "read", "com.microsoft.office", "VisualBasicMacroExecutionState"]).strip()
            != "DisabledWithoutWarnings"
        ):
            return None
        return Text(
            "Excel is set to run no macros: in Excel, Preferences, Security, choose “Disable all macros with notification”",
            "Excel 已设为不运行任何宏：请在 Excel 的“偏好设置”“安全性”中选择“禁用所有宏，并发出通知”",
        )


class Windows:
    """Windows: the mark is a stream beside the file, settings and policies are in the registry."""

    name, encoding = "win32", "mbcs"

    def excel_runs(self) -> bool:
        """By the name of its process."""
        return "excel.exe" in _said(["tasklist", "/FI", "IMAGENAME eq EXCEL.EXE", "/NH"]).lower()

    def is_marked(self, path: Path) -> bool:
        """The stream Zone.Identifier."""
        return Path(f"{path}:Zone.Identifier").exists()

    def unmark(self, path: Path) -> None:
        """The stream goes."""
        with suppress(OSError):
            os.remove(f"{path}:Zone.Identifier")  # noqa: PTH107 (no file, a stream)

    def blocked(self) -> Text | None:
        """A policy of the company, the user's own setting, or Excel itself after a crash."""
        for version in _VERSIONS:
            for key in _SECURITY:
                found = _values(key.format(version))
                if why := _forbidden(found, policy="Policies" in key):
                    return why
            if any(
                b"x\0l\0c\0r\0m\0.\0x\0l\0a\0m" in value
                for value in _values(_DISABLED.format(version)).values()
                if isinstance(value, bytes)
            ):
                return Text(
                    "Excel has switched the add-in off after a crash: File, Options, Add-ins, Manage: Disabled Items, Go, and enable xlcrm.xlam",
                    "Excel 在崩溃后停用了加载项：请在“文件”“选项”“加载项”中，管理“禁用项目”，点“转到”，启用 xlcrm.xlam",
                )
        return None


def _forbidden(settings: dict[str, object], policy: bool) -> Text | None:
    """What Excel's security settings forbid, and who can change it."""
    who = (
        Text("your administrator has", "管理员已") if policy else Text("Excel's Trust Center has", "Excel 的信任中心已")
    )
    where = Text("ask him to allow xlcrm.xlam", "请联系管理员允许 xlcrm.xlam") if policy else Text(
        "File, Options, Trust Center, Trust Center Settings, Macro Settings and Add-ins", "请在“文件”“选项”“信任中心”“信任中心设置”的“宏设置”和“加载项”中更改"
    )  # fmt: skip
    if settings.get("DisableAllAddins") == 1:
        what = Text("switched off all add-ins", "禁用所有加载项")
    elif settings.get("RequireAddinSig") == 1 or settings.get("VBAWarnings") == _SIGNED_ONLY:
        what = Text("allowed signed add-ins only", "只允许已签名的加载项")
    elif settings.get("VBAWarnings") == _NEVER:
        what = Text("switched off all macros", "禁用所有宏")
    else:
        return None
    return Text(f"{who.en} {what.en}: {where.en}", f"{who.zh}{what.zh}：{where.zh}")


def _values(key: str) -> dict[str, object]:
    """The values below a key of the user's registry; none where it is not there."""
    if sys.platform != "win32":
        return {}
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            found = [winreg.EnumValue(opened, number) for number in range(winreg.QueryInfoKey(opened)[1])]
            return {name: value for name, value, _ in found}
    except OSError:
        return {}


def _said(command: list[str]) -> str:
    """What a program of the system prints; nothing where it fails."""
    try:
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=ASKING, check=True
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""


def this_system() -> System:
    """The one we run on."""
    return Windows() if sys.platform == "win32" else Mac() if sys.platform == "darwin" else NoExcel()
