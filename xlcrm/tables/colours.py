"""The colours of due, overdue, neglected and do-not-contact rows, as conditional formats (domain.md 2).

They are written from Next Due and TODAY(), so that they are right every morning even before a refresh, follow a sort,
and never touch the user's own fills. Pure: which rules; the file store puts them in place.
"""

from collections.abc import Mapping
from typing import NamedTuple

from xlcrm.lists import NO, STEPS, label
from xlcrm.schema import AGENDA, CUSTOMERS
from xlcrm.settings import Settings
from xlcrm.tables import Decoded


class Colour(NamedTuple):
    """A condition on a row, in which `{Next Due}` stands for the cell of that column, and how the row is to look."""

    name: str
    condition: str
    fill: str
    font: str
    bold: bool = False


class Coloured(NamedTuple):
    """A sheet, by title, and its colours, the strongest first; `headers` as the book writes them, by column name."""

    sheet: str
    headers: Mapping[str, str]
    colours: tuple[Colour, ...]


NEGLECTED, OVERDUE, DUE, QUIET = ("C00000", "FFFFFF"), ("F8CBAD", "9C0006"), ("FFF2CC", "5F4700"), ("E7E6E6", "646464")


def coloured(decoded: Decoded) -> list[Coloured]:
    """The colours of Customers and Agenda."""
    result = []
    for sheet, due in ((CUSTOMERS, "Next Due"), (AGENDA, "Due")):
        here = decoded.found.get(sheet.name)
        names = [due, "Grade", "Next Step", *(("Do Not Contact",) if sheet is CUSTOMERS else ())]
        present = [n for n in names if n != "Do Not Contact" or (here and n in here.columns)]
        headers = {name: header for name, header in decoded.headers(sheet).items() if name in present}
        result.append(
            Coloured(decoded.title(sheet), headers, _colours(due, "Do Not Contact" in headers, decoded.settings))
        )
    return result


def _colours(due: str, with_quiet: bool, settings: Settings) -> tuple[Colour, ...]:
    day, grade, step = f"{{{due}}}", "{Grade}", "{Next Step}"
    late = ", ".join((f"ISNUMBER({day})", f'{grade}<>"P"', f"TODAY()-{day}>"))
    by_grade = "".join(f'IF({grade}="{g}",{settings.neglected_after(settings.interval(g))},' for g in "ABC")
    park = ", ".join(f'LEFT({step},{len(w)})="{w}"' for w in (label(STEPS, "Park", "en"), label(STEPS, "Park", "zh")))
    parked = settings.neglected_after(settings.parked_interval)
    limit = f"IF(OR({park}),{parked},{by_grade}{settings.neglected_after(settings.interval_d)})))"
    rules = (
        Colour("neglected", f"{late}{limit})", *NEGLECTED, bold=True),
        Colour("overdue", f"{late}0", *OVERDUE),
        Colour("due", f'ISNUMBER({day}), {day}<=TODAY(), OR({day}=TODAY(), {grade}="P")', *DUE),
    )
    if not with_quiet:
        return rules
    quiet = "{Do Not Contact}"
    no = ", ".join(f'LOWER(TRIM({quiet}))<>"{word}"' for choice in NO for word in choice.label)
    return (Colour("quiet", f'TRIM({quiet})<>"", {no}, {quiet}<>FALSE', *QUIET), *rules)
