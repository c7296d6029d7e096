"""What was looked at on this computer, and what to do about it."""

from dataclasses import dataclass

from xlcrm.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `needed`: without it xlcrm does not work; `remedy` is None where all is well."""

    name: Text
    found: str
    ok: bool
    needed: bool = True
    remedy: Text | None = None
