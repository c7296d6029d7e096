"""Materials: what there is to write about, row by row (domain.md 3 and 10)."""

import re
from collections.abc import Sequence
from datetime import date

from xlcrm import problems as say
from xlcrm.lists import EVENT_TOPICS, GRADES
from xlcrm.model import Material
from xlcrm.places.countries import iso_code
from xlcrm.places.languages import language_code
from xlcrm.schema import fold
from xlcrm.tables.columns import Problems, choices_in, dates_in, filled_rows, label, texts_in
from xlcrm.tables.locate import Located
from xlcrm.tables.values import code

_HARD = r"[;；、\n|]"  # parts names for certain; a comma stands within some: Korea, Republic of
_ANY = r"[;；、，,/\n|]"
# How the title begins, folded, of a row that only shows how one is written: what it tells is made up (xlcrm.tables.examples).
_EXAMPLE = ("example:", "示例:")


def materials_in(here: Located | None, problems: Problems) -> list[Material]:
    """The rows that have a topic, but for examples; one without is listed and can be used for nothing, as one with nothing more."""
    if here is None:
        return []
    filled = filled_rows(here)
    topics = choices_in(here, "Topic", problems, filled, needed=True)
    starts, ends = (dates_in(here, c, problems, filled) for c in ("From", "To"))
    texts = {
        c: texts_in(here, c)
        for c in ("Title", "Text", "Benefit", "Question", "Language", "Products", "Attachment", "Link")
    }
    _tell_of_days(here, topics, starts, ends, problems)
    countries, grades = texts_in(here, "Countries"), texts_in(here, "Grades")
    found = [
        Material(
            row, topic, texts["Title"][i], texts["Text"][i], texts["Benefit"][i], texts["Question"][i],
            language_code(texts["Language"][i]), starts[i], ends[i], _countries(here, i, countries[i], problems),
            _products(texts["Products"][i]), _grades(here, i, grades[i], problems), texts["Attachment"][i], texts["Link"][i],
        )
        for i, (row, topic) in enumerate(zip(here.table.rows, topics, strict=True))
        if topic is not None and not fold(texts["Title"][i]).startswith(_EXAMPLE)
    ]  # fmt: skip
    empty = {material.row for material in found if not material.tells}
    for i, (row, title, fact) in enumerate(zip(here.table.rows, texts["Title"], texts["Text"], strict=True)):
        if not title and "Title" in here.columns and (fact or row in empty):
            problems.add(here, i, "Title", say.NO_TITLE if fact else say.NOTHING_TO_TELL)
    return found


def _tell_of_days(
    here: Located,
    topics: Sequence[str | None],
    starts: Sequence[date | None],
    ends: Sequence[date | None],
    problems: Problems,
) -> None:
    """List the rows that no day brings up: an event without its day, and one that ends before it begins."""
    typed = texts_in(here, "From")
    for i, (topic, start, end) in enumerate(zip(topics, starts, ends, strict=True)):
        if topic in EVENT_TOPICS and not typed[i]:
            problems.add(here, i, "From", say.NO_EVENT_DAY)
        if start and end and end < start:
            problems.add(here, i, "To", say.ENDS_BEFORE_IT_BEGINS)


def _countries(here: Located, index: int, typed: str, problems: Problems) -> frozenset[str] | None:
    """The codes of the countries named; a name may hold a comma, so the whole is tried before its parts."""
    if not typed:
        return None
    names = [n for part in re.split(_HARD, typed) for n in ([part] if iso_code(part.strip()) else re.split(_ANY, part))]
    names = [n.strip() for name in names if name.strip() for n in ([name] if iso_code(name.strip()) else _codes(name))]
    known = {n: iso_code(n) for n in names}
    found = frozenset(c for c in known.values() if c)
    for name, at in known.items():
        if at is None:
            problems.add(here, index, "Countries", say.unknown_market(name, problems.countries_like(name), bool(found)))
    return found if names else None


def _codes(name: str) -> list[str]:
    """`DE FR` as two codes; any other words as the one name they are."""
    words = name.split()
    return words if all(len(w) == 2 and iso_code(w) for w in words) else [name]


def _products(typed: str) -> tuple[str, ...] | None:
    return tuple(p.strip() for p in re.split(_ANY, typed) if p.strip()) or None


def _grades(here: Located, index: int, typed: str, problems: Problems) -> frozenset[str] | None:
    """The grades named, `A, B` or `AB`; what is none counts as empty and is listed."""
    parts = [p.strip() for p in re.split(_ANY, typed) if p.strip()]
    names = [n for p in parts for n in ([p] if code(GRADES, p) else p.replace(" ", ""))]
    found = [code(GRADES, n) for n in names]
    if None in found:
        problems.add(here, index, "Grades", say.not_in_list(label(here, "Grades"), typed, GRADES))
    return frozenset(g for g in found if g) or None
