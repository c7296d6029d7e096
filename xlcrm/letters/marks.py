"""What xlcrm notes beside a letter when it drafts it, so that an edit is noticed by the book alone (domain.md 8)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2s

from xlcrm.model import Cell
from xlcrm.tables.values import text

# What a person may rewrite in a draft; Check, Status and the dates are no text of the letter.
WRITTEN = ("Contact", "To", "Topic", "Goal", "Language", "Subject", "Body", "Attachments")


@dataclass(frozen=True, slots=True)
class Mark:
    """The fingerprint of the text as drafted, the customer's rows in Touches and Quotes by then, who signed, with what
    material, and whether its touch has been logged.
    """

    text: str
    rows: int
    by: str = ""
    material: str = ""
    logged: bool = False

    def __str__(self) -> str:
        noted: dict[str, str | int] = {"text": self.text, "rows": self.rows}
        noted |= {name: value for name, value in (("by", self.by), ("material", self.material)) if value}
        if self.logged:
            noted["logged"] = True
        return json.dumps(noted, ensure_ascii=False, separators=(",", ":"))

    def with_touch(self) -> "Mark":
        """The same, its touch logged."""
        return replace(self, logged=True)


def read_mark(noted: str) -> Mark | None:
    """The mark of a row; None where it was wiped or is not to be understood."""
    try:
        found = json.loads(noted)
        return Mark(
            str(found["text"]),
            int(found["rows"]),
            str(found.get("by", "")),
            str(found.get("material", "")),
            found.get("logged") is True,
        )
    except (ValueError, TypeError, KeyError, RecursionError):  # whatever a person may have put there
        return None


def fingerprint(cells: Mapping[str, Cell]) -> str:
    """A short digest of what a person may rewrite; line ends and spaces at line ends do not count."""
    lines = ("\n".join(line.rstrip() for line in text(cells.get(c)).splitlines()) for c in WRITTEN)
    return blake2s("\x00".join(lines).encode("utf-8", "replace"), digest_size=6).hexdigest()
