"""The reasons of Warnings in words, as notes on its cells (domain.md 5), and how such a note is known again."""

from collections.abc import Sequence

from xlcrm.method.refresh import Standing
from xlcrm.model import Key, Notes
from xlcrm.tables.decode import Decoded
from xlcrm.text import Text

NOTED = "Warnings"  # the column of Customers
AUTHOR = "xlcrm"
# With a no-break space, which nobody types: "T5: agreed with her" in the user's own words is his.
_COLON = Text(":\u00a0", "：\u00a0")
FORM = "{0}(?:\n{0})*".format(f"[A-Z][0-9](?:{'|'.join(_COLON)})[^\n]+")
"""A whole note as `warning_notes` writes it, a regular expression: a line a warning, its code before its reason."""


def warning_notes(decoded: Decoded, standings: Sequence[Standing]) -> Notes:
    """What the notes on Warnings are to say, in the book's language; none where the user has a formula in its place."""
    here, lang = decoded.found["Customers"], decoded.book.lang
    column = here.columns.get(NOTED, 0)
    formulas = {row for row, number in here.table.formulas if number == column}
    said = Text._fields.index(lang)
    texts: dict[Key, str | None] = {
        s.customer.key: "\n".join([f"{code}{_COLON[said]}{reason[said]}" for code, reason in s.warnings])
        for s in standings
        if s.warnings and s.customer.row not in formulas
    }
    return Notes(here.table.title, here.header(NOTED, lang), texts)
