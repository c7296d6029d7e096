"""Contact.txt: who the customer is, from the book; below a line the user's own notes, which are never touched."""

from collections.abc import Sequence
from typing import NamedTuple

from xlcrm import schema
from xlcrm.model import Contact, Customer
from xlcrm.places.countries import as_written
from xlcrm.text import Lang, Text

MARKER = Text(
    "---- your own notes: what stands below this line is kept ----", "---- 您的备注：此线以下的内容会保留 ----"
)
_HEAD = Text("Written by xlcrm from the book: change it there.", "由 xlcrm 根据工作簿写成：请在工作簿中修改。")
_BOOK = Text("Book", "工作簿")
_OTHER = Text("Other contact", "其他联系人")
_COLON = Text(": ", "：")
_ID = schema.CUSTOMERS.column("Customer ID")
UNREADABLE = b"\xff"
"""What stands for a file that cannot be read or is too large to be notes; like any other not in UTF-8 it is left alone."""
_BOM = "\ufeff"
_END = "\r\n"  # Notepad of older Windows knows no other
_SHOWN = (
    ("Company", "company"), ("Country", "country"), ("Contact", "contact"), ("Email", "email"), ("Phone", "phone"),
    ("IM", "im"), ("Fax", "fax"), ("Language", "language"), ("Owner", "owner"), ("Source", "source"),
    ("Products", "products"), ("Notes", "notes"),
)  # fmt: skip
_OF_A_CONTACT = ("name", "title", "email", "phone", "im")


class Told(NamedTuple):
    """What a Contact.txt says of itself: whose it is, and which book it was written from (a path from the root)."""

    id: str = ""
    book: str = ""


def lines_about(customer: Customer, grade: str, contacts: Sequence[Contact], book: str, lang: Lang) -> list[str]:
    """The part that xlcrm writes; cells that are empty are left out. `book` is a path from the root of the folders."""
    about = {"Customer ID": customer.id, "Grade": grade}
    about |= {column: getattr(customer, field) for column, field in _SHOWN}
    about["Country"] = as_written(customer.country)
    lines = [_HEAD.said(lang)]
    for column, value in about.items():
        if value:
            lines.append(_line(schema.CUSTOMERS.column(column).header(lang), value, lang))
    for person in contacts:
        told = filter(None, (_on_one_line(getattr(person, field)) for field in _OF_A_CONTACT))
        lines.append(_line(_OTHER.said(lang), " | ".join(told), lang))
    return [*lines, _line(_BOOK.said(lang), book, lang)]


def _line(label: str, value: str, lang: Lang) -> str:
    return f"{label}{_COLON.said(lang)}{_on_one_line(value)}"


def _on_one_line(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def contact_txt(lines: Sequence[str], before: bytes | None, lang: Lang) -> bytes | None:
    """The file anew: these lines, the marker, and all that the user has below it, character by character.

    A file without a marker is the user's own, and all of it goes below. None where `before` is not in UTF-8: it cannot
    be kept without knowing what it says.
    """
    try:
        theirs = "" if before is None else _below_the_marker(before.decode("utf-8").removeprefix(_BOM))
    except UnicodeDecodeError:
        return None
    ours = _END.join([*lines, "", MARKER.said(lang), ""])
    return (_BOM + ours + theirs).encode(errors="replace")


def _below_the_marker(text: str) -> str:
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if line.strip() in MARKER:
            return text[at:]
    return text


def told_by(contact: bytes | None) -> Told:
    """What a file says above its marker, in whichever language it was written; nothing where it is not ours."""
    told = dict[str, str]()
    for line in (contact or b"").decode("utf-8", "replace").removeprefix(_BOM).splitlines():
        if line.strip() in MARKER:
            return Told(_first(told, _ID.header("en"), _ID.header("zh")), _first(told, *_BOOK))
        for colon in _COLON:
            label, found, value = line.partition(colon)
            if found:
                told.setdefault(label, value.strip())
                break
    return Told()


def _first(told: dict[str, str], *labels: str) -> str:
    return next((told[label] for label in labels if label in told), "")
