"""Files that bear the name .xlsx and are something else: each with the sentence that says what to do.

They come from mail attachments, cloud drives and export buttons of other systems.
"""

from xlcrm.errors import NotAWorkbook
from xlcrm.text import Text

_OLE = b"\xd0\xcf\x11\xe0"
_HEAD = 4096

_EMPTY = Text(
    "This file is empty: wait until the cloud drive has fetched it, or take an older copy.",
    "此文件是空的：请等网盘同步完成，或使用较早的备份。",
)
_PLACEHOLDER = Text(
    "This file is only a placeholder for one that lies elsewhere: let the cloud drive download the real one, "
    "then try again.",
    "此文件只是占位文件，真正的文件在别处：请先让网盘下载真正的文件，再试一次。",
)
_GOOGLE = Text(
    "This file is only a link to a Google sheet: in Google Sheets choose File > Download > Microsoft Excel (.xlsx).",
    "此文件只是指向 Google 表格的链接：请在 Google 表格中选“文件 > 下载 > Microsoft Excel (.xlsx)”。",
)
_ENCRYPTED = Text(
    "This workbook is encrypted: open it in Excel, take the password off (File > Info > Protect Workbook > Encrypt "
    "with Password, or the sensitivity label), and save it again.",
    "此工作簿已加密：请在 Excel 中打开，去掉密码（文件 > 信息 > 保护工作簿 > 用密码进行加密，或敏感度标签），再保存。",
)
_OLD_XLS = Text(
    "This is a workbook in the old .xls format: open it in Excel and save it as .xlsx.",
    "这是旧格式 .xls 的工作簿：请在 Excel 中打开并另存为 .xlsx。",
)
_OTHER_OLE = Text(
    "This is an old Office file or an encrypted one, no .xlsx: open it in the program that wrote it and save it as "
    ".xlsx without a password.",
    "这是旧版 Office 文件或加密文件，不是 .xlsx：请用原程序打开，不设密码另存为 .xlsx。",
)
_WEB_PAGE = Text(
    "This is a web page under the name of a workbook: open it in Excel and save it as .xlsx.",
    "这是改了扩展名的网页，不是工作簿：请在 Excel 中打开并另存为 .xlsx。",
)
_XML = Text(
    "This is an XML file under the name of a workbook: open it in Excel and save it as .xlsx.",
    "这是改了扩展名的 XML 文件，不是工作簿：请在 Excel 中打开并另存为 .xlsx。",
)
_PLAIN_TEXT = Text(
    "This is plain text (CSV, perhaps) under the name of a workbook: open it in Excel and save it as .xlsx.",
    "这是改了扩展名的纯文本（可能是 CSV），不是工作簿：请在 Excel 中打开并另存为 .xlsx。",
)
_PDF = Text(
    "This is a PDF under the name of a workbook: ask its sender for the .xlsx.",
    "这是改了扩展名的 PDF，不是工作簿：请向发件人索要 .xlsx。",
)
_ARCHIVE = Text(
    "This is a packed archive under the name of a workbook: unpack it and take the .xlsx inside.",
    "这是改了扩展名的压缩包，不是工作簿：请解压后使用其中的 .xlsx。",
)
_NO_PARTS = Text(
    "This workbook has nothing in it: take an older copy.",
    "此工作簿中没有任何内容：请使用较早的备份。",
)
_JUNK_IN_FRONT = Text(
    "This file has foreign bytes in front of the workbook (a self-extracting archive, perhaps): unpack it and take "
    "the .xlsx inside, or get the file anew.",
    "此文件在工作簿之前有多余的字节（可能是自解压程序）：请解压后使用其中的 .xlsx，或重新获取文件。",
)
_UNKNOWN = Text(
    "This is not an Excel workbook (.xlsx): open it in the program that wrote it and save it as .xlsx.",
    "这不是 Excel 工作簿（.xlsx）：请用原程序打开并另存为 .xlsx。",
)
_XLSB = Text(
    "This is a binary workbook (.xlsb): open it in Excel and save it as .xlsx.",
    "这是二进制工作簿（.xlsb）：请在 Excel 中打开并另存为 .xlsx。",
)
_ODS = Text(
    "This is an OpenDocument file (.ods): open it in LibreOffice or Excel and save it as .xlsx.",
    "这是 OpenDocument 文件（.ods）：请在 LibreOffice 或 Excel 中打开并另存为 .xlsx。",
)
_NUMBERS = Text(
    "This is a Numbers document: in Numbers choose File > Export To > Excel.",
    "这是 Numbers 文稿：请在 Numbers 中选“文件 > 导出为 > Excel”。",
)

_BY_BEGINNING: tuple[tuple[tuple[bytes, ...], Text], ...] = (
    ((b"PK\5\6",), _NO_PARTS),
    ((b"%PDF",), _PDF),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ"), _ARCHIVE),
    ((b"version https://git-lfs", b"!<symlink>", b"IntxLNK", b"bplist00", b"L\0\0\0\x01\x14\x02\0"), _PLACEHOLDER),
    ((b"[InternetShortcut]", b"[Desktop Entry]"), _PLACEHOLDER),
    ((b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"), _OLD_XLS),
)
_BY_PART: tuple[tuple[str, str, Text], ...] = (
    ("xl/workbook.bin", "xl/workbook.xml", _XLSB),
    ("content.xml", "[content_types].xml", _ODS),
    ("index/document.iwa", "[content_types].xml", _NUMBERS),
)


def refuse_other_files(data: bytes) -> None:
    """Raise NotAWorkbook where `data` does not begin as a zip does."""
    if not data.startswith(b"PK\3\4"):
        raise NotAWorkbook(*_name_of(data))


def refuse_other_packages(parts: set[str]) -> None:
    """Raise NotAWorkbook where the parts, named in lower case, are those of another program's or format's file."""
    for sign, counter_sign, text in _BY_PART:
        if sign in parts and counter_sign not in parts:
            raise NotAWorkbook(*text)


def _name_of(data: bytes) -> Text:
    if not data:
        return _EMPTY
    if data.startswith(_OLE):
        return _name_of_ole(data)
    for beginnings, text in _BY_BEGINNING:
        if data.startswith(beginnings):
            return text
    if not any(data[:_HEAD]):
        # A cloud drive that has fetched the size of a file but not yet its content.
        return _PLACEHOLDER
    if b"PK\5\6" in data[-_HEAD:]:
        return _JUNK_IN_FRONT
    return _name_of_text(data[:_HEAD])


def _name_of_ole(data: bytes) -> Text:
    """By the names of its streams, which stand in its directory in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _ENCRYPTED
    if any(f"{name}\0".encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return _OLD_XLS
    return _OTHER_OLE


def _name_of_text(head: bytes) -> Text:
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16", "replace") if utf16 else head.decode("latin-1").removeprefix("ï»¿")
    text = text.lstrip().lower()
    if text.startswith("{") and "google" in text:
        return _GOOGLE
    if text.startswith(("<html", "<!doctype html", "<table", "<head", "<meta")) or "<html" in text[:1024]:
        return _WEB_PAGE
    if text.startswith("<?xml"):
        return _XML
    if not any(ord(char) < 32 and char not in "\t\r\n\f" for char in text):
        return _PLAIN_TEXT
    return _UNKNOWN
