"""Everything that can stop a command, each with its exit code and its sentence.

    XlcrmError                1  failed
    ├── UsageMistake          2  the command was given something it cannot use
    ├── BookInUse             4  Excel, LibreOffice or another refresh has it
    ├── Conflict              5  the book changed between reading and writing
    ├── Bug                   1  xlcrm itself is at fault
    └── BookError             1
        ├── WorkerDied           the process that had the book in hand was ended
        ├── NoSuchBook           nothing at that path
        ├── NotAWorkbook         no .xlsx: another format, encrypted, damaged
        ├── UnsafeWorkbook       a package made to harm: bombs, overlaps, DOCTYPE
        ├── NotACrmBook          a needed sheet or column is missing
        ├── WritingForbidden     the book itself forbids writing: protected, signed
        └── CannotWrite          the file system refused: full, read-only, …

Exit code 3, problems found, belongs to `check` and `templates` and is no exception: a bad row never stops anything.
"""

import errno

from xlcrm.text import Lang, Text


class XlcrmError(Exception):
    """Nothing sensible can go on. `text` says what happened and what to do; `lang` is the book's, where it is known."""

    exit_code = 1
    lang: Lang | None = None

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en, zh)  # both, so that it can be made again in another process
        self.text = Text(en, zh)

    def __str__(self) -> str:
        return self.text.en

    def said(self, lang: Lang) -> str:
        """The sentence in the language `lang`."""
        return self.text.said(lang)

    def about(self, book: str) -> "XlcrmError":
        """The same, its sentence naming the book if it does not yet: of several books one must know which."""
        if book not in self.text.en:
            self.text = Text(f"{book}: {self.text.en}", f"{book}：{self.text.zh}")
        return self

    def bare(self) -> "XlcrmError":
        """The same without its trace, by which it would hold the whole book for as long as somebody keeps it."""
        self.__traceback__ = self.__cause__ = self.__context__ = None
        return self

    def adding(self, more: Text) -> "XlcrmError":
        """The same, with one more sentence."""
        self.text = Text(f"{self.text.en} {more.en}", f"{self.text.zh}{more.zh}")
        return self


class UsageMistake(XlcrmError):
    exit_code = 2


class BookInUse(XlcrmError):
    exit_code = 4


class Conflict(XlcrmError):
    exit_code = 5


class Bug(XlcrmError):
    """Nobody thought of this. `trace` is the traceback, which --debug shows."""

    trace = ""


class BookError(XlcrmError):
    """Something is wrong with the book or its folder."""


class WorkerDied(BookError):
    pass


class NoSuchBook(BookError):
    pass


class NotAWorkbook(BookError):
    pass


class UnsafeWorkbook(BookError):
    pass


def short_of_memory() -> UnsafeWorkbook:
    """A book that asks for more memory than there is, whether made to or only large."""
    return UnsafeWorkbook(
        "The book needs more memory than this computer has to spare, so nothing was written: close other programs, or ask for a smaller file.",
        "处理这本工作簿所需的内存超出这台电脑的可用量，未写入任何内容：请关闭其他程序，或换一个较小的文件。",
    )


class NotACrmBook(BookError):
    pass


class WritingForbidden(BookError):
    pass


_UNPROTECT_SHEET = {
    "Excel": ("Review, Unprotect Sheet", "“审阅”中的“撤销工作表保护”"),
    "Calc": ("Tools, Protect Sheet", "“工具”中的“保护工作表”"),
}
_UNPROTECT_BOOK = {
    "Excel": ("Review, Protect Workbook", "“审阅”中的“保护工作簿”"),
    "Calc": ("Tools, Protect Spreadsheet Structure", "“工具”中的“保护工作簿结构”"),
}


def sheet_protected(title: str, program: str = "Excel") -> WritingForbidden:
    """A sheet does not let itself be written to; `program` is Excel or Calc, where the user lifts that."""
    en, zh = _UNPROTECT_SHEET[program]
    return WritingForbidden(
        f"The sheet {title} is protected: take the protection off in {program} ({en}); nothing was written.",
        f"“{title}”表受保护：请在 {program} 中取消保护（{zh}）；未写入任何内容。",
    )


def structure_protected(title: str, program: str = "Excel") -> WritingForbidden:
    """The book does not let the sheet be added; `program` as above."""
    en, zh = _UNPROTECT_BOOK[program]
    return WritingForbidden(
        f"The book's structure is protected, so the sheet {title} cannot be added: take the protection off in {program} ({en}); nothing was written.",
        f"工作簿结构受保护，无法添加“{title}”表：请在 {program} 中取消保护（{zh}）；未写入任何内容。",
    )


class CannotWrite(BookError):
    pass


def _unwritable(error: UnicodeEncodeError) -> CannotWrite:
    """A file's name with a sign that the system's encoding does not have."""
    name = "".join(ch if ch.isprintable() else "?" for ch in error.object[-80:])
    return CannotWrite(
        f"“{name}” cannot be a file's name here: this system's encoding, {error.encoding}, lacks one of its characters; set the system to UTF-8.",
        f"“{name}”不能用作文件名：本系统的编码 {error.encoding} 缺少其中的字符；请把系统改为 UTF-8。",
    )


_REFUSALS = {
    "ENOENT": "没有这个文件或文件夹",
    "EACCES": "没有权限",
    "EPERM": "不允许此操作",
    "EROFS": "磁盘只读",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EEXIST": "已存在同名文件",
    "EISDIR": "它是文件夹",
    "ENOTDIR": "它不是文件夹",
    "ENOTEMPTY": "文件夹不为空",
    "ENAMETOOLONG": "文件名太长",
    "EINVAL": "名称无效",
    "EILSEQ": "名称中有系统不支持的字符",
    "ELOOP": "循环链接",
    "EMLINK": "链接太多",
    "EBUSY": "正在使用中",
    "ETXTBSY": "程序正在运行",
    "EIO": "磁盘读写错误",
    "EUCLEAN": "磁盘上的文件系统已损坏",
    "EXDEV": "不在同一磁盘上",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "EFBIG": "文件太大",
    "EOVERFLOW": "文件太大",
    "ENOMEM": "内存不足",
    "ENODEV": "没有这个设备",
    "ENXIO": "没有这个设备",
    "ENOMEDIUM": "没有插入磁盘",
    "ENOLCK": "无法锁定文件",
    "EDEADLK": "文件被相互锁定",
    "EDEADLOCK": "文件被相互锁定",
    "EAGAIN": "暂时不可用",
    "EINTR": "操作被中断",
    "ECANCELED": "操作已取消",
    "EBADF": "文件已关闭",
    "EPIPE": "接收方已关闭",
    "ENOSYS": "系统不支持此操作",
    "ENOTSUP": "系统不支持此操作",
    "EOPNOTSUPP": "系统不支持此操作",
    "ETIMEDOUT": "连接超时",
    "ESTALE": "与共享文件夹的连接已断开",
    "ENOTCONN": "与共享文件夹的连接已断开",
    "ECONNRESET": "连接被中断",
    "ECONNABORTED": "连接被中断",
    "ECONNREFUSED": "连接被拒绝",
    "ENETDOWN": "网络不可用",
    "ENETUNREACH": "无法连接网络",
    "EHOSTDOWN": "对方电脑未开机或已断网",
    "EHOSTUNREACH": "无法连接对方电脑",
    "EREMOTEIO": "共享文件夹读写错误",
}


def because(error: OSError) -> Text:
    """Why the system refused. It says so in its own language: words of another than the sentence's give way to the code."""
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    said = error.strerror or code
    in_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in said)
    return Text(
        f"system error {code}" if in_chinese else said,
        _REFUSALS.get(code) or (said if in_chinese else f"系统错误 {code}"),
    )


_REMEDIES = {
    errno.ENOSPC: Text("free some space, then try again", "请清理空间后再试"),
    errno.EDQUOT: Text("free some space, then try again", "请清理空间后再试"),
    errno.EROFS: Text("choose a disk that can be written", "请换一个可以写入的磁盘"),
    errno.ENAMETOOLONG: Text("choose a shorter name", "请改用较短的名称"),
    errno.EISDIR: Text("give the name of a file", "请指定文件名"),
    errno.EEXIST: Text("rename what has that name", "请把占用该名称的文件改名"),
    errno.ENOTDIR: Text("rename what stands in the place of a folder", "请把占用文件夹名称的文件改名"),
    errno.EIO: Text("check the disk or the connection", "请检查磁盘或网络连接"),
}


def remedy(error: OSError, otherwise: Text) -> Text:
    """What to do about it; `otherwise` where the reason leaves that open, as a lack of rights does on Windows."""
    return _REMEDIES.get(error.errno or 0, otherwise)


def in_a_sentence(error: Exception) -> XlcrmError:
    """What anything that was raised means for the person who waits."""
    if isinstance(error, XlcrmError):
        return error
    if isinstance(error, MemoryError):
        return short_of_memory()
    if isinstance(error, UnicodeEncodeError) and error.encoding.casefold() not in ("utf-8", "utf8"):
        return _unwritable(error)
    from traceback import format_exception

    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    bug = Bug(
        f"This is a bug in xlcrm: {what}. Run the same command again with --debug and send us the text.",
        f"这是 xlcrm 自身的错误：{what}。请在同一条命令后加上 --debug 再运行一次，把显示的内容发给我们。",
    )
    bug.trace = "".join(format_exception(error)).rstrip()
    return bug
