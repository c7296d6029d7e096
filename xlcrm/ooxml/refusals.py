"""What a refusal means for the person who waits, mostly that of a file system: one sentence, and what to do."""

import errno
import os
from pathlib import Path

from xlcrm.errors import (
    BookError,
    BookInUse,
    CannotWrite,
    Conflict,
    NoSuchBook,
    NotAWorkbook,
    UnsafeWorkbook,
    WritingForbidden,
    XlcrmError,
    because,
)
from xlcrm.ooxml.backups import FOLDER
from xlcrm.text import Text

HELD_BY_OTHERS = (32, 33)
"""Windows: another program has the file, or a part of it, to itself."""

_FORBIDDEN = Text(
    "writing is not permitted there: ask for the right to change files in this folder, or copy the book to one of yours",
    "没有写入权限：请申请该文件夹的修改权限，或把文件复制到自己的文件夹",
)
_FILE_READ_ONLY = Text(
    "the file is marked as read-only: take the mark away, or ask its owner for the right to change it",
    "该文件设为只读：请取消只读，或向文件所有者申请修改权限",
)
_FORBIDDEN_ASIDE = Text(
    f"writing is not permitted in the folder {FOLDER} beside it, where backups are kept: ask whoever made it for the right to change files in it",
    f"没有旁边存放备份的文件夹 {FOLDER} 的写入权限：请向创建者申请该文件夹的修改权限",
)
_READ_ONLY = Text(
    "the disk can only be read: copy the book to a disk that can be written",
    "磁盘是只读的：请把文件复制到可以写入的磁盘",
)
_BAD_DISK = Text(
    "the disk reported an error: check the disk or the connection, and copy the book to a safe place",
    "磁盘报告错误：请检查磁盘或网络连接，并把文件复制到安全的地方",
)
_LOST_SHARE = Text(
    "the connection to the shared folder was lost: connect again, then try once more",
    "与共享文件夹的连接已断开：请重新连接后再试",
)
_TOO_MANY_FILES = Text(
    "too many files are open: close other programs, then try again",
    "打开的文件太多：请关闭其他程序后再试",
)
_STRANGE_ASIDE = Text(
    f"in the folder {FOLDER} beside it something else has the name of a file of xlcrm's: rename that folder, and a new one is made",
    f"旁边的文件夹 {FOLDER} 中有其他东西占用了 xlcrm 的文件名：请将该文件夹改名，之后会新建一个",
)
_NO_FILE = (errno.ELOOP, errno.EISDIR, errno.ENXIO)
_REASONS = {
    "ENOSPC": Text("the disk is full: free some space, then try again", "磁盘已满：请清理空间后再试"),
    "EDQUOT": Text(
        "your share of the disk is used up: delete something or ask for more, then try again",
        "磁盘配额已用完：请删除一些文件或申请更多空间后再试",
    ),
    "EROFS": _READ_ONLY,
    "EACCES": _FORBIDDEN,
    "EPERM": _FORBIDDEN,
    "EIO": _BAD_DISK,
    "ESTALE": _LOST_SHARE,
    "ENOTCONN": _LOST_SHARE,
    "EHOSTDOWN": _LOST_SHARE,
    "ETIMEDOUT": _LOST_SHARE,
    "EMFILE": _TOO_MANY_FILES,
    "ENFILE": _TOO_MANY_FILES,
    "EBUSY": Text(
        "the system says that it is busy: close what may be using it, then try again",
        "系统提示文件正忙：请关闭可能正在使用它的程序后再试",
    ),
    "EXDEV": Text(
        ".xlcrm beside the book lies on another disk: rename it, and a new one is made beside the book",
        "文件旁边的 .xlcrm 在另一个磁盘上：请将其改名，之后会在文件旁边新建一个",
    ),
    "ENAMETOOLONG": Text("its name is too long: give the book a shorter one", "文件名太长：请改用较短的名称"),
    "ELOOP": Text(
        "its name is a link that leads back to itself: give the workbook itself",
        "该名称是指向自身的循环链接：请直接指定工作簿文件",
    ),
    "ENOTDIR": Text(
        ".xlcrm beside the book must be a folder of its own: rename whatever has that name",
        "文件旁边的 .xlcrm 必须是普通文件夹：请把占用该名称的文件改名",
    ),
}


def _reason(error: OSError) -> Text:
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    said = because(error)
    return known or Text(f"the system says: {said.en}", f"系统提示：{said.zh}")


def _is_of_the_folder(book: Path, error: OSError) -> bool:
    """Whether it is the folder `.xlcrm` alone, a colleague's perhaps, that may not be written into."""
    place = book.parent / FOLDER
    return (
        isinstance(error, PermissionError)
        and place.is_dir()
        and not os.access(place, os.W_OK)
        and os.access(book, os.W_OK)
    )


def in_use_by_unknown(book: Path) -> BookInUse:
    """Some program has the book to itself and left no sign of who it is (Windows)."""
    return BookInUse(
        f"{book.name} is open in another program: close it there, then try again.",
        f"{book.name} 正被其他程序打开：请先在那里关闭，然后再试。",
    )


def cannot_write(book: Path, error: OSError) -> XlcrmError:
    """The sentence for an error of the file system that came before anything in the book was changed."""
    if getattr(error, "winerror", None) in HELD_BY_OTHERS:
        return in_use_by_unknown(book)
    why = _reason(error)
    if _is_of_the_folder(book, error):
        why = _FORBIDDEN_ASIDE
    elif error.errno in _NO_FILE and error.filename and Path(os.fsdecode(error.filename)).parent.name == FOLDER:
        why = _STRANGE_ASIDE
    elif isinstance(error, PermissionError) and not os.access(book, os.W_OK) and os.access(book.parent, os.W_OK):
        why = _FILE_READ_ONLY
    return CannotWrite(
        f"{book.name} could not be written, and is as it was; {why.en}.",
        f"无法写入 {book.name}，文件保持原样；{why.zh}。",
    )


def cannot_read(book: Path, error: OSError) -> XlcrmError:
    """The sentence for an error of the file system while reading the book."""
    if getattr(error, "winerror", None) in HELD_BY_OTHERS:
        return in_use_by_unknown(book)
    if isinstance(error, PermissionError):
        return BookError(
            f"{book.name} may not be read: ask its owner for the right to open it.",
            f"没有读取 {book.name} 的权限：请向文件所有者申请。",
        )
    why = _reason(error)
    return BookError(f"{book.name} could not be read; {why.en}.", f"无法读取 {book.name}；{why.zh}。")


def no_such_book(book: Path) -> NoSuchBook:
    """Nothing lies there: the name that may have been meant, where one is like it."""
    if near := _nearest(book):
        return NoSuchBook(
            f"There is no book at {book}: did you mean {book.with_name(near)}?",
            f"找不到 {book}：是否指 {book.with_name(near)}？",
        )
    return NoSuchBook(
        f"There is no book at {book}: check the name and the folder.",
        f"找不到 {book}：请检查文件名和文件夹。",
    )


def _nearest(book: Path) -> str | None:
    """The workbook in the same folder whose name is nearly the one that was typed, or has it within; its ending forgotten
    perhaps. A slip of a letter in four is a slip, more is another name.
    """
    from rapidfuzz.distance import OSA

    try:
        names = [n for n in os.listdir(book.parent) if n.lower().endswith((".xlsx", ".xlsm")) and n[0] not in "~."]  # noqa: PTH208
    except (OSError, ValueError):
        return None
    stems = {Path(name).stem.casefold(): name for name in sorted(names, reverse=True) if name != book.name}
    wanted = book.stem.casefold()
    slips = {stem: OSA.distance(wanted, stem) for stem in stems}
    most = min(max(1, len(wanted) // 4), len(wanted) - 1)
    alike = [s for s in stems if slips[s] <= most or (len(wanted) > 1 and wanted in s)]
    return stems[min(alike, key=slips.__getitem__)] if alike else None


def cannot_look_back(book: Path, error: OSError) -> BookError:
    """The backups are there, perhaps, but their folder does not open: that is not the same as none."""
    why = because(error)
    return BookError(
        f"The backups of {book.name} lie in the folder {FOLDER} beside it, which cannot be opened ({why.en}): ask whoever made "
        "that folder for the right to read it.",
        f"{book.name} 的备份在旁边的文件夹 {FOLDER} 中，但无法打开（{why.zh}）：请向创建者申请该文件夹的读取权限。",
    )


def saved_meanwhile(book: Path) -> Conflict:
    """Somebody else's save has come since the book was read, and stays; or the book has gone."""
    if not os.path.lexists(book):
        return Conflict(
            f"{book.name} was moved, deleted or is being saved by someone else: nothing was written; see where it is, then try again.",
            f"{book.name} 已被他人移动或删除，或正在保存：没有写入任何内容；请确认文件位置后再试。",
        )
    return Conflict(
        f"{book.name} was saved by someone else in the meantime: their version stays, and nothing was written; try again.",
        f"期间有人保存了 {book.name}：已保留对方的版本，没有写入任何内容；请再试一次。",
    )


def kept_aside(book: Path, save: Path) -> Conflict:
    """Two saves of others have come, and one of them lies beside the book."""
    return Conflict(
        f"{book.name} was saved by someone else in the meantime; one of the versions lies in {save}: compare it with the "
        "book, then try again.",
        f"期间有人保存了 {book.name}；其中一个版本保存在 {save}：请与工作簿比较后再试一次。",
    )


def covered(cell: str, merged: object) -> WritingForbidden:
    """A cell to be written to lies beneath a merged one, where nobody would see what it holds."""
    return WritingForbidden(
        f"The cell {cell} lies beneath the merged cells {merged}, so nothing can be written to it: in Excel, choose Home, "
        "Merge & Center to part them; nothing was written.",
        f"单元格 {cell} 位于合并单元格 {merged} 之下，无法写入：请在 Excel 中选择“开始 → 合并后居中”取消合并；未写入任何内容。",
    )


def too_many_styles() -> WritingForbidden:
    """The book has as many cell formats as one can have, and one more is needed, such as that of a date."""
    return WritingForbidden(
        "The book has as many cell formats as Excel allows, so that no date can be written: take out those that nothing uses "
        "(Excel's Inquire, Clean Excess Cell Formatting), or copy the sheets into a new book; nothing was written.",
        "工作簿的单元格格式已达 Excel 的上限，无法写入日期：请清除不用的格式（Excel 的“查询 → 清除多余的单元格格式”），或把工作表复制到新工作簿；未写入任何内容。",
    )


def malformed(part: str, why: object = "") -> NotAWorkbook:
    """The part cannot be understood."""
    said = f" ({why})" if why else ""
    return NotAWorkbook(
        f"The part {part} of the workbook is damaged{said}: open the book in Excel, let it repair it, and save it.",
        f"工作簿中的部件 {part} 已损坏{said}：请用 Excel 打开并修复，然后保存。",
    )


def damaged(en: str, zh: str) -> NotAWorkbook:
    """The error for a package that was sound once; `en` and `zh` say what is wrong with it."""
    return NotAWorkbook(
        f"This workbook is damaged ({en}): take an older copy, or repair it in Excel with File > Open > Browse > "
        "Open and Repair.",
        f"此工作簿已损坏（{zh}）：请用较早的备份，或在 Excel 中用“文件 > 打开 > 浏览 > 打开并修复”修复。",
    )


def unsafe(en: str, zh: str) -> UnsafeWorkbook:
    """The error for a package no spreadsheet program writes; `en` and `zh` say what is odd about it."""
    return UnsafeWorkbook(
        f"This file is made in a way that can do harm ({en}), so it was not read: if you trust where it comes from, "
        "open it in Excel and save it under a new name.",
        f"此文件的构造可能有害（{zh}），因此未读取：若来源可信，请在 Excel 中打开并另存为新文件。",
    )
