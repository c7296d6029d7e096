"""A table as CSV that Excel opens with a double click: Chinese right, dates as dates, no cell a formula."""

import csv
import datetime as dt
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from xlcrm.errors import CannotWrite, UsageMistake, because, remedy
from xlcrm.model import Cell
from xlcrm.text import Text

# A cell that begins so is a formula to Excel or LibreOffice, and the text of a workbook may come from anybody.
DANGEROUS = "=+-@\t\r\n＝＋－＠"
_WHERE = Text(
    "check that its folder exists, that you may write there, and that no program has it open",
    "请检查文件夹是否存在、您是否有写入权限、文件是否被其他程序打开",
)
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".ods")


def as_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file: UTF-8 with BOM, CRLF, dates in ISO, numbers as they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(safe, headers))
    writer.writerows(map(safe, row) for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def safe(value: Cell) -> str | int | float:
    """A cell as CSV holds it: text that would begin a formula, be it after spaces, has an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return f"'{value}" if value.lstrip(" \u3000\xa0\ufeff")[:1] in tuple(DANGEROUS) else value


def save(path: Path, data: bytes) -> None:
    """Write the file in one step: whoever looks sees the old one or the new one. Raises UsageMistake, CannotWrite."""
    target = Path(os.path.realpath(path))
    if {path.suffix.lower(), target.suffix.lower()} & set(WORKBOOKS):  # a link of another name may lead to a book
        named = path if path.suffix.lower() in WORKBOOKS else target
        raise UsageMistake(
            f"{named} is a workbook's name: give the file another one, such as agenda.csv.",
            f"{named} 是工作簿的文件名：请换一个，例如 agenda.csv。",
        )
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a pipe, a terminal, /dev/stdout: nothing to replace
        else:
            _replace(target, data)
    except OSError as error:
        reason, todo = because(error), remedy(error, _WHERE)
        raise CannotWrite(
            f"{path} could not be written ({reason.en}): {todo.en}.", f"无法写入 {path}（{reason.zh}）：{todo.zh}。"
        ) from None


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _umask() -> int:
    """What the user's new files are not allowed; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
