"""What a spreadsheet program says when it does not do what it is asked, in a sentence for the user.

The programs have no word in common. Excel for Windows raises pywintypes.com_error(hresult, text, details, …) and rejects
every call while a cell is being edited, Excel for Mac appscript's CommandError, Calc the Refusal of xlcrm.calc, and xlwings has
some of its own. Whatever else is raised is a mistake of ours, and none of the program's.
"""

import traceback
from typing import Literal

from xlcrm.errors import BookInUse, CannotWrite, NoSuchBook, WritingForbidden, XlcrmError

Fault = Literal["editing", "protected", "read-only", "gone", "other", "ours"]

# The packages between Excel and us: what they define, and what comes out of their own lines, tells of the program.
_BETWEEN = {"pywintypes", "pythoncom", "win32com", "appscript", "aem", "xlwings"}

# RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, VBA_E_IGNORE: Excel is busy with the user, who edits a cell or has a
# dialog open
_BUSY = {-2147418111, -2147417846, -2146777998}
# RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED, CO_E_OBJNOTCONNECTED, RPC_E_DISCONNECTED: Excel has ended, the book is closed
_GONE = {-2147023174, -2147023170, -2147220995, -2147417848}
_MAC_GONE = {-600, -609, -1728}  # no such process, connection invalid, no such object
_MAC_BUSY = {-1712}  # no answer in time
_PROTECTED = ("protected", "protection", "保护", "保護", "geschützt", "protég", "protegid", "protett", "защищ")


def fault(error: Exception) -> Fault:
    """What kind of fault the exception of a program tells of."""
    calc: dict[str, Fault] = {
        "editing": "editing",
        "protected": "protected",
        "read-only": "read-only",
        "gone": "gone",
        "missing": "gone",
        "silent": "gone",
        "bug": "ours",
    }
    if hasattr(error, "why"):
        return calc.get(error.why, "other")
    if not _is_of_the_program(error):
        return "ours"
    numbers, said = set[object](), [str(error)]
    for part in error.args:
        numbers.add(part)
        if isinstance(part, tuple):
            numbers.update(p for p in part if isinstance(p, int))
            said += [p for p in part if isinstance(p, str)]
    numbers.add(getattr(error, "errornumber", None))
    if numbers & (_BUSY | _MAC_BUSY) or isinstance(error, AttributeError):  # which xlwings, too, takes for a busy Excel
        return "editing"
    if numbers & (_GONE | _MAC_GONE) or isinstance(error, KeyError):
        return "gone"
    return "protected" if any(word in text.lower() for text in said for word in _PROTECTED) else "other"


def _is_of_the_program(error: Exception) -> bool:
    """Is it of a kind that comes from between, or raised there, as a KeyError for a sheet that is gone?"""
    if _package(type(error).__module__) in _BETWEEN:
        return True
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and _package(str(frames[-1].f_globals.get("__name__"))) in _BETWEEN


def _package(module: str) -> str:
    return module.split(".")[0]


def editing(program: str) -> BookInUse:
    """A cell is being edited, or a dialog open."""
    return BookInUse(
        f"A cell is being edited in {program}, or a window of it waits for an answer: press Enter or Esc there, then press the button again; "
        "nothing was written.",
        f"{program} 中有单元格正在编辑，或有窗口等待回答：请先按 Enter 或 Esc，再按一次按钮；未写入任何内容。",
    )


def closed(program: str) -> NoSuchBook:
    """The book is no longer there."""
    return NoSuchBook(
        f"The book is no longer open in {program}: open it and press the button again; nothing was written.",
        f"工作簿已不在 {program} 中打开：请重新打开，然后再按一次按钮；未写入任何内容。",
    )


def read_only(program: str) -> WritingForbidden:
    """The book was opened to be read alone, and the program, Calc, lets nobody write there."""
    return WritingForbidden(
        f"The book is open read-only in {program}: choose Edit, Edit Mode there, or save it under another name, then press the button again; "
        "nothing was written.",
        f"工作簿在 {program} 中以只读方式打开：请选择“编辑”中的“编辑模式”，或另存为新文件，然后再按一次按钮；未写入任何内容。",
    )


def ended(program: str) -> CannotWrite:
    """The program or the book went away while it was being written to."""
    return CannotWrite(
        f"{program} or the book was closed while the refresh was writing: the file is as it was last saved; open it and press the button again.",
        f"刷新写入时 {program} 或工作簿被关闭：文件仍是上次保存时的内容；请重新打开，然后再按一次按钮。",
    )


def refused(program: str, title: str, error: Exception) -> XlcrmError:
    """Anything else that the program says, in its own words."""
    said = " ".join(str(error).split())[:200]
    return CannotWrite(
        f"{program} did not accept what the refresh wrote to the sheet {title} ({said}): everything was put back as it was. "
        "Is the sheet protected, or shared with others who are editing it?",
        f"{program} 未接受刷新写入工作表“{title}”的内容（{said}）：已全部恢复原状。该表是否受保护，或正由他人共同编辑？",
    )
