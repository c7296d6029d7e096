"""Where the files of a paper go: what a person has changed is never written over, and a paper brought up to date stays one.

A paper carries the fingerprint of what xlcrm wrote: an .xlsx in a custom property, which Excel shows and keeps, a PDF
in a comment behind its end. Whoever saves the file changes what the fingerprint is of.
"""

import os
import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from xlcrm.errors import BookInUse, XlcrmError
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.locks import holder
from xlcrm.ooxml.properties import PART, get_property, set_property
from xlcrm.ooxml.relations import CONTENT_TYPES, rels_name

PROPERTY = "xlcrm"
LARGEST = 64 * 1024 * 1024  # bytes of a paper that was there before
_OF_THE_PROPERTY = frozenset({PART.lower(), CONTENT_TYPES.lower(), rels_name("").lower()})
_PDF_MARK = re.compile(rb"\n%xlcrm ([0-9a-f]{64})\n\Z")


class Target(NamedTuple):
    """The files that a paper is to be written to. `old` is what the .xlsx holds, None where it is new; `date` its date."""

    xlsx: Path
    pdf: Path
    old: bytes | None
    date: date | None


def target(folder: Path, stem: str) -> Target:
    """The first of `stem`, `stem (2)`, … that is free, or holds a paper that nobody has changed since."""
    number = 1
    while True:
        name = stem if number == 1 else f"{stem} ({number})"
        xlsx, pdf = folder / f"{name}.xlsx", folder / f"{name}.pdf"
        old = _content(xlsx)
        told = None if old is None else told_by(old)
        if (old is None or told is not None) and _pdf_is_free(pdf):
            return Target(xlsx, pdf, old, told)
        number += 1


def _content(path: Path) -> bytes | None:
    """What a file holds, b"" for one that is not to be read, None where nothing bears that name."""
    if not os.path.lexists(path):
        return None
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


def _pdf_is_free(path: Path) -> bool:
    data = _content(path)
    found = None if data is None else _PDF_MARK.search(data)
    return data is None or (found is not None and sha256(data[: found.start()]).hexdigest().encode() == found[1])


def _fingerprint(package: Package) -> str:
    parts = sorted(name for name in package.names if name.lower() not in _OF_THE_PROPERTY)
    digest = sha256()
    for name in parts:
        digest.update(sha256(name.encode() + b"\0" + package.read(name)).digest())
    return digest.hexdigest()


def marked(workbook: bytes, day: date) -> bytes:
    """The workbook with its fingerprint and the date of the paper."""
    package = Package(workbook)
    set_property(package, PROPERTY, f"{day.isoformat()} {_fingerprint(package)}")
    return package.to_bytes()


def told_by(workbook: bytes) -> date | None:
    """The date of a paper of ours that is as it was written; None for any other file."""
    try:
        package = Package(workbook)
        day, _, fingerprint = (get_property(package, PROPERTY) or "").partition(" ")
        return date.fromisoformat(day) if fingerprint and fingerprint == _fingerprint(package) else None
    except (XlcrmError, ValueError):
        return None


def marked_pdf(pdf: bytes) -> bytes:
    """The PDF with its fingerprint."""
    return pdf + f"\n%xlcrm {sha256(pdf).hexdigest()}\n".encode()


def refuse_open(path: Path) -> None:
    """Raise BookInUse where a program has the paper open that is to be brought up to date."""
    found = holder(path)
    if found is not None:
        raise BookInUse(
            f"{path.name} is open in {found.program}: close it there, then run this again.",
            f"{path.name} 正在 {found.program} 中打开：请先关闭，再重新运行。",
        )
