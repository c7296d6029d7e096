"""A letter as a draft that Outlook and Thunderbird open ready to send: an .eml file with `X-Unsent: 1`."""

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import blake2s
from pathlib import Path
from typing import NamedTuple

from xlcrm.errors import CannotWrite
from xlcrm.filing.names import safe_name
from xlcrm.letters.people import addresses_in, is_address
from xlcrm.ooxml.backups import FOLDER
from xlcrm.outlets.saving import HEAD_BYTES, Kind
from xlcrm.text import Text

LARGEST = 25_000_000  # bytes of all attachments of a letter: what most mail servers take
MOST_ADDRESSES = 20
_OURS = b"X-Xlcrm-Letter:"
DRAFT = Kind("letter.eml", Text("no draft that xlcrm has written", "不是 xlcrm 写的草稿"), lambda head: _OURS in head)
_OFFICE = "application/vnd.openxmlformats-officedocument."
# What exporters send. The system's own table, by which Python would go, differs from one computer to the next.
_TYPES = {
    ".pdf": "application/pdf", ".zip": "application/zip", ".rar": "application/vnd.rar", ".7z": "application/x-7z-compressed",
    ".doc": "application/msword", ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xls": "application/vnd.ms-excel", ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint", ".pptx": f"{_OFFICE}presentationml.presentation",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp", ".bmp": "image/bmp",
    ".tif": "image/tiff", ".tiff": "image/tiff", ".svg": "image/svg+xml", ".heic": "image/heic",
    ".txt": "text/plain", ".csv": "text/csv", ".mp4": "video/mp4", ".mov": "video/quicktime",
}  # fmt: skip
_ANY_TYPE = "application/octet-stream"


class Attachment(NamedTuple):
    """A file that goes with a letter."""

    name: str
    data: bytes


class Mail(NamedTuple):
    """A letter as it goes out. `to` may hold several addresses with , or ; between; `sender` may be empty."""

    number: str
    to: str
    contact: str
    subject: str
    body: str
    sender: str = ""
    sender_name: str = ""
    attachments: Sequence[Attachment] = ()


def as_eml(mail: Mail) -> bytes:
    """The file: always the same bytes for the same letter. CannotWrite where a header could be more than it seems."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["X-Xlcrm-Letter"] = _plain(mail.number, mail.number, "Letter No", "信件编号")
    message["Subject"] = _plain(mail.number, mail.subject, "the subject", "标题")
    addresses = addressed(mail)
    name = _plain(mail.number, mail.contact, "the contact", "联系人") if len(addresses) == 1 else ""
    message["To"] = [_address(name, address) for address in addresses]
    if is_address(mail.sender):
        message["From"] = _address(_plain(mail.number, mail.sender_name, "the sender", "发件人"), mail.sender)
    body = "".join(ch for ch in mail.body.replace("\r\n", "\n").replace("\r", "\n") if ch in "\n\t" or ch.isprintable())
    message.set_content(
        body.encode("utf-8", "replace").decode() + "\n", charset="utf-8", cte="base64" if not body.isascii() else None
    )
    for attachment in mail.attachments:
        major, minor = _TYPES.get(Path(attachment.name).suffix.lower(), _ANY_TYPE).split("/")
        filename = _plain(mail.number, attachment.name, "the attachment's name", "附件名称")
        message.add_attachment(attachment.data, maintype=major, subtype=minor, filename=filename)
    if message.is_multipart():
        message.set_boundary("=_" + blake2s(repr(mail).encode("utf-8", "replace"), digest_size=16).hexdigest())
    return message.as_bytes()


def addressed(mail: Mail) -> list[str]:
    """The addresses of a letter. CannotWrite where one is none."""
    found = addresses_in(mail.to)
    wrong = next((a for a in found if not is_address(a)), "")
    if not found:
        raise CannotWrite(
            f"Letter {mail.number} has no address: fill in To.", f"信件 {mail.number} 没有收件邮箱：请填写收件人。"
        )
    if wrong or len(found) > MOST_ADDRESSES:
        shown = (wrong or mail.to)[:60]
        raise CannotWrite(
            f"Letter {mail.number}: “{shown}” is no address that can be written to: correct To.",
            f"信件 {mail.number}：“{shown}”不是可用的邮箱：请更正收件人。",
        )
    return found


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    return Address(name, user, domain)


def _plain(number: str, value: str, en: str, zh: str) -> str:
    """A header's text; refused where it could end the header, or be read as something else (`=?…?=`)."""
    if "=?" in value or any(not ch.isprintable() for ch in value):
        raise CannotWrite(
            f"Letter {number}: {en} has a line break, a control character or “=?”, which no mail header may have: type it anew.",
            f"信件 {number}：{zh}含有换行、控制字符或“=?”，邮件标头不允许：请重新输入。",
        )
    return value


def file_name(number: str, company: str) -> str:
    """What the draft of a letter is called."""
    return f"{safe_name(f'{number} {company}') or 'L'}.eml"


def may_be_written(path: Path) -> bool:
    """Is there nothing, or nothing but an earlier draft of ours? What cannot even be read is for the writing to tell."""
    try:
        if path.exists() and not path.is_file():
            return path.is_dir()  # a pipe or a device is nobody's draft
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return True
    return not head or DRAFT.is_ours(head)


def attachments(number: str, names: str, book: Path) -> list[Attachment]:
    """The files that a letter names, from the book's own folder and those under it, but for the book and its backups.

    Nothing else is ever read: the names stand in a workbook, which may have come from anybody.
    """
    folder = book.parent
    found, size = list[Attachment](), 0
    for name in filter(None, (n.strip() for n in re.split(r"[;；\n]", names))):
        path = _within(number, name, folder)
        if path == book or FOLDER in path.relative_to(folder.resolve()).parts:
            raise CannotWrite(
                f"Letter {number}: the attachment {name} is the book itself, with all your customers: correct Attachments.",
                f"信件 {number}：附件 {name} 就是工作簿本身，含有全部客户：请更正“附件”。",
            )
        try:
            if not path.is_file():
                raise ValueError  # from a pipe one would read for ever
            size += path.stat().st_size
            if size > LARGEST:
                raise CannotWrite(
                    f"Letter {number}: the attachments are larger than {LARGEST // 1_000_000} MB together: send a link instead.",
                    f"信件 {number}：附件合计超过 {LARGEST // 1_000_000} MB：请改发链接。",
                )
            found.append(Attachment(path.name, path.read_bytes()))
        except (OSError, ValueError):
            raise CannotWrite(
                f"Letter {number}: the attachment {name} is not in the folder of the book: put it there, or correct Attachments.",
                f"信件 {number}：工作簿所在文件夹中没有附件 {name}：请放入该文件，或更正“附件”。",
            ) from None
    return found


def _within(number: str, name: str, folder: Path) -> Path:
    path = inside(name, folder)
    if path is None:
        raise CannotWrite(
            f"Letter {number}: the attachment {name[:80]} lies outside the folder of the book: copy it there.",
            f"信件 {number}：附件 {name[:80]} 不在工作簿所在的文件夹内：请把它复制过来。",
        )
    return path


def inside(name: str, folder: Path) -> Path | None:
    """The file of that name in the folder or under it; None for one that lies elsewhere, by whatever way."""
    root = folder.resolve()
    outside = name.startswith(("/", "\\")) or ":" in name or any(not ch.isprintable() for ch in name)
    try:
        path = (root / name.replace("\\", "/")).resolve() if not outside else root
    except (OSError, RuntimeError, ValueError):
        return None
    return None if outside or path == root or not path.is_relative_to(root) else path
