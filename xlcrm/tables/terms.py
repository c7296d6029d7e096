"""Incoterms and their places as people type them in Quotes (domain.md 10)."""

import re
from collections.abc import Sequence

from xlcrm import problems as say
from xlcrm.lists import INCOTERMS, OLD_INCOTERMS
from xlcrm.schema import fold
from xlcrm.tables.columns import Problems, label, texts_in
from xlcrm.tables.locate import Located
from xlcrm.tables.values import code

_TERM = r"[A-Z]{3}|C ?[&+] ?F|Ex[ -]?Works"
_SETTLED = ("Ordered", "Lost")  # a term of its time is nothing to correct there


def terms_in(here: Located, problems: Problems, statuses: Sequence[str | None]) -> tuple[list[str], list[str]]:
    """The Incoterms of Quotes and their places, wherever in the two columns they were typed.

    What is none of the Incoterms 2020 stays as it is, and is listed where the quote of that status is open.
    """
    terms, places = texts_in(here, "Incoterm"), texts_in(here, "Place")
    pairs = list(zip(terms, places, strict=True))
    said = {pair: term_and_place(*pair) for pair in set(pairs)}
    odd = {pair for pair, (term, _) in said.items() if term and term not in INCOTERMS.labels}
    for i, pair in enumerate(pairs) if odd else ():
        if pair in odd and statuses[i] not in _SETTLED:
            typed = pair[0]
            problems.add(here, i, "Incoterm", say.no_incoterm(label(here, "Incoterm"), typed, *_old(typed)))
    return [said[pair][0] for pair in pairs], [said[pair][1] for pair in pairs]


def term_and_place(term: str, place: str) -> tuple[str, str]:
    """An Incoterm and its place as typed: `fob` is FOB, and `FOB Ningbo` with no other place beside it says both.

    What is none of the Incoterms stays as it is.
    """
    known = code(INCOTERMS, term)
    if known:
        return known, place
    both = re.fullmatch(rf"({_TERM})(?![A-Za-z])[\s,，:：-]*([^\W\d_][^\d(（]*)", term, re.IGNORECASE)
    known = code(INCOTERMS, both[1]) if both else None
    if both and known and fold(place) in ("", fold(both[2])) and not fold(both[2]).startswith("incoterm"):
        return known, place or both[2].strip()
    return term, place


def _old(typed: str) -> tuple[str, str]:
    """The term of an earlier edition with which that begins, and what took its place; ("", "") for none."""
    found = re.match(r"[A-Z]{3}(?![A-Za-z])|[A-Za-z]{3}$", typed)  # `for the time being` is no FOR
    term = found[0].upper() if found else ""
    return (term, OLD_INCOTERMS[term]) if term in OLD_INCOTERMS else ("", "")
