"""What the folders are called, and names that every file system takes.

A customer's folder is called `Company (C-0001)`. The ID in the name is what it is found by again: it can be seen, it
lasts when a file inside is edited or lost, it tells two customers of one name apart, on a tree that ignores case too,
and finding all folders takes a look at names, not into ten thousand files. The rest of the name is the user's to change.
"""

import hashlib
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote

from xlcrm.schema import fold
from xlcrm.text import Text


class Branch(NamedTuple):
    """A folder of the method's tree, and those in it."""

    name: Text
    inside: tuple[Text, ...] = ()


OUT, IN = Text("OUT", "OUT"), Text("IN", "IN")
QUOTES, PI, ORDERS = Text("Quotes", "报价"), Text("PI", "PI"), Text("Orders", "定单")

CUSTOMERS = Text("Customers", "客户")
GRADES = {
    "A": Text("A customers", "A级客户"),
    "B": Text("B customers", "B级客户"),
    "C": Text("C customers", "C级客户"),
    "D": Text("D customers", "D级客户"),
    "P": Text("Prospects", "待开发客户"),
}
COMPUTER = (
    Branch(
        Text("Products", "产品"),
        (
            Text("Pictures", "产品图片"),
            Text("Certificates", "认证证书"),
            Text("Company profile", "公司介绍"),
            Text("Production process", "工艺流程"),
            Text("Prices", "价格信息"),
        ),
    ),
    Branch(
        Text("Templates", "模板"),
        (Text("Quotations", "报价单"), PI, Text("Shipping documents", "结汇单据"), Text("First letters", "开发信")),
    ),
    Branch(Text("Internal", "内联"), (OUT, IN, Text("Reports", "报告"), Text("Files", "文件"))),
    Branch(CUSTOMERS, tuple(GRADES.values())),
)

CONTACT_FILE = "Contact.txt"

MOST_BYTES = 96
"""Of a company in a folder's name, as the longest of its forms in UTF-8. With the ID this leaves room in the 143 bytes
of an encrypted home folder, the 255 of everything else, and the 260 characters of a whole path on Windows."""
MOST_BYTES_OF_AN_ID = 40

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\Z", re.IGNORECASE)
_ID_AT_THE_END = re.compile(r"[(（]([^()（）]+)[)）]\s*\Z")


def inside_of(grade: str) -> tuple[Text, ...]:
    """The folders in the folder of a customer of this grade; each grade has those of the grades below it."""
    return (OUT, IN, *((QUOTES, PI) if grade in ("A", "B") else ()), *((ORDERS,) if grade == "A" else ()))


def alike(name: str) -> str:
    """What two names share that some file system takes for one: case and the ways to write an accent do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def safe_name(wanted: str) -> str:
    """A name for a file or folder made of `wanted`, that Windows, macOS and shares all take; "" where nothing is left.

    In NFC, on one line, without what a file system or a terminal would obey, nor dots or spaces at an end; never a
    device of Windows; cut between characters.
    """
    return _no_device(_cut(_plain(wanted), MOST_BYTES).rstrip(" ."))


def _plain(wanted: str) -> str:
    """Without characters that no name may have, nor dots at its beginning, which hide a file and lead out of a folder."""
    one_form = unicodedata.normalize("NFC", wanted)
    kept = "".join(" " if not c.isprintable() or _FORBIDDEN.match(c) else c for c in one_form)
    return " ".join(kept.split()).lstrip(" .")


def _no_device(name: str) -> str:
    return f"_{name}" if _RESERVED.match(name.split(".")[0].strip()) else name


def _cut(name: str, most_bytes: int) -> str:
    """As much of the name as stays within the bytes, even on a file system that takes accents apart."""
    size = 0
    for n, char in enumerate(name):
        size += max(len(unicodedata.normalize(form, char).encode()) for form in ("NFC", "NFD"))
        if size > most_bytes:
            while n and unicodedata.combining(name[n]):  # a letter goes with its accents
                n -= 1
            return name[:n].rstrip()
    return name


def folder_name(company: str, id: str) -> str:
    """The name of a customer's folder: the company as far as it can be one, and the ID."""
    return _no_device(f"{_cut(_plain(company), MOST_BYTES)} ({_written(id)})".lstrip())


def _written(id: str) -> str:
    """An ID in a folder's name. No two IDs are written alike, nor so that a file system takes one for the other.

    Letters and digits stand as they are, save those beyond ASCII that know an upper and a lower case; the rest as in a
    web address.
    """
    plain = " ".join(unicodedata.normalize("NFKC", id).split())
    written = "".join(c if _stays(c) else _as_in_an_address(c) for c in plain)
    if len(written.encode()) > MOST_BYTES_OF_AN_ID:
        digest = hashlib.blake2s(fold(plain).encode(errors="replace"), digest_size=6).hexdigest()
        return f"{_cut(written, MOST_BYTES_OF_AN_ID - len(digest) - 1)}~{digest}"
    return written


def _stays(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in " -_."
    return char.isalpha() and char.lower() == char.upper() and unicodedata.normalize("NFD", char) == char


def _as_in_an_address(char: str) -> str:
    return "%7E" if char == "~" else quote(char.casefold(), safe="", errors="replace")


def same_id(id: str) -> str:
    """What all spellings of an ID have in common, in a book, in Contact.txt, and in a folder's name (`id_in`)."""
    return fold(_written(id))


def id_in(folder: str) -> str | None:
    """What `same_id` says of the ID at the end of a folder's name; None where there is none."""
    found = _ID_AT_THE_END.search(unicodedata.normalize("NFC", folder))
    return fold(found[1]) if found else None
