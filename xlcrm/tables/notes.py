"""What xlcrm explains in notes on cells, and how such a note is known again: the reasons of Warnings on Customers (domain.md 5),
and on the Agenda why this day, this step and this topic.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from xlcrm.method.refresh import Standing
from xlcrm.method.story import reasons
from xlcrm.model import Key, Notes
from xlcrm.schema import AGENDA, fold
from xlcrm.tables.decode import Decoded
from xlcrm.text import Text

NOTED = {"Customers": "Warnings", "Agenda": "Due"}
"""The column of a sheet that has our notes."""
AUTHOR = "xlcrm"
# With a no-break space, which nobody types: "T5: agreed with her" in the user's own words is his.
_COLON = Text(":\u00a0", "：\u00a0")
_EXPLAINED = ("Due", "Next Step", "Next Topic")  # columns of the Agenda
_NAMES = {AGENDA.column(name).header(lang) for name in _EXPLAINED for lang in ("en", "zh")}
FORM = "{0}(?:\n{0})*".format(f"(?:[A-Z][0-9]|{'|'.join(sorted(_NAMES))})(?:{'|'.join(_COLON)})[^\n]+")
"""A whole note as it is written here, a regular expression: a line a warning, its code before its reason, or a line a column."""


def notes(decoded: Decoded, standings: Sequence[Standing], agenda: Sequence[Standing], today: date) -> list[Notes]:
    """What our notes are to say, in the book's language."""
    return [_warnings(decoded, standings), _agenda(decoded, agenda, today)]


def _warnings(decoded: Decoded, standings: Sequence[Standing]) -> Notes:
    """None where the user has a formula in their place."""
    here, lang = decoded.found["Customers"], decoded.book.lang
    name = NOTED["Customers"]
    column = here.columns.get(name, 0)
    formulas = {row for row, number in here.table.formulas if number == column}
    said = Text._fields.index(lang)
    texts: dict[Key, str | None] = {
        s.customer.key: "\n".join([f"{code}{_COLON[said]}{reason[said]}" for code, reason in s.warnings])
        for s in standings
        if s.warnings and s.customer.row not in formulas
    }
    return Notes(here.table.title, here.header(name, lang), texts)


def _agenda(decoded: Decoded, agenda: Sequence[Standing], today: date) -> Notes:
    """Of each owner those whom he can write to in a day, which the Agenda has first: so many as there may be letters."""
    lang, title = decoded.book.lang, decoded.title(AGENDA)
    rows = _first_of_each_owner(agenda, decoded.settings.letters_per_owner)
    before = {name: AGENDA.column(name).header(lang) + _COLON.said(lang) for name in _EXPLAINED}
    texts: dict[Key, str | None] = {
        Key(s.customer.id): "\n".join(
            before[name] + " ".join(why.said(lang).split()) for name, why in reasons(s, today, decoded.settings).items()
        )
        for s in rows
    }
    return Notes(title, decoded.headers(AGENDA)[NOTED["Agenda"]], texts)


def _first_of_each_owner(agenda: Sequence[Standing], most: int) -> Iterator[Standing]:
    seen = Counter[str]()
    for standing in agenda:
        owner = fold(standing.customer.owner)
        seen[owner] += 1
        if seen[owner] <= most:
            yield standing
