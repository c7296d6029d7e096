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


class CannotWrite(BookError):
    pass


def _unwritable(error: UnicodeEncodeError) -> CannotWrite:
    """A file's name with a sign that the system's encoding does not have."""
    name = "".join(ch if ch.isprintable() else "?" for ch in error.object[-80:])
    return CannotWrite(
        f"“{name}” cannot be a file's name here: this system's encoding, {error.encoding}, lacks a sign of it; set the system to UTF-8.",
        f"“{name}”不能用作文件名：本系统的编码 {error.encoding} 缺少其中的字符；请把系统改为 UTF-8。",
    )


_REFUSALS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许此操作",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EEXIST: "已存在同名文件",
    errno.EISDIR: "它是文件夹",
    errno.ENOTDIR: "它不是文件夹",
    errno.ENOTEMPTY: "文件夹不为空",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EINVAL: "名称无效",
    errno.ELOOP: "循环链接",
    errno.EBUSY: "正在使用中",
    errno.EIO: "磁盘读写错误",
    errno.EXDEV: "不在同一磁盘上",
    errno.EMFILE: "打开的文件太多",
    errno.EFBIG: "文件太大",
}


def because(error: OSError) -> Text:
    """Why the system refused, in its own words, which are English on most; in Chinese where the reason is a usual one."""
    words = error.strerror or type(error).__name__
    return Text(words, _REFUSALS.get(error.errno or 0, words))


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
