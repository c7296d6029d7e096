"""What a look at something found, each with what to do about it: in papers and folders, and on this computer."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from xlcrm.text import Text

InPapers = Literal["missing", "wrong", "differs", "expired", "unknown"]
"""A marked place in the paper, a value that is marked, lines that do not agree, an offer that has run out, a placeholder."""

InFolders = Literal["nobody's", "double", "in the way", "unreadable", "no id", "no sheet", "no PI file", "failed"]


class Finding(NamedTuple):
    """Something for a person to look at: where (a cell, a setting, a path, a quote's number), what it is, what to do."""

    kind: InPapers | InFolders
    where: str
    message: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Need:
    """Something that xlcrm uses on this computer. `needed`: it does not work without; `remedy` is None where all is well."""

    name: Text
    found: str
    ok: bool
    needed: bool = True
    remedy: Text | None = None
