"""Which papers are missing: an order without its proforma invoice, a quote without its sheet.

A paper is known by its number in the file's name, as a word of its own: `Q-12 rev 2.xlsx` is one of Q-12, `Q-120.xlsx`
is not. Everything in the customer's folder counts, whatever the folder within, but that a file in PI is no quotation.
"""

import re
from collections.abc import Sequence

from xlcrm.filing.findings import no_pi, no_sheet
from xlcrm.filing.names import PI, alike, safe_name
from xlcrm.filing.plan import Place
from xlcrm.findings import Finding
from xlcrm.model import Quote
from xlcrm.schema import fold

WITH_PI = ("PI", "Ordered")  # statuses; for a PI the book says that it has been issued


def missing_papers(quotes: Sequence[Quote], company: str, files: Sequence[Place]) -> list[Finding]:
    """What one customer's folder lacks. `quotes` are those that count, `files` are named from the folder on.

    A quote without a number cannot be looked for.
    """
    in_pi, elsewhere = list[str](), list[str]()
    for place in files:
        inside = {alike(name) for name in place[:-1]}
        (in_pi if inside & {alike(name) for name in PI} else elsewhere).append(fold(place[-1]))
    numbered = {fold(quote.number): quote for quote in quotes if quote.number}
    found = list[Finding]()
    for quote in numbered.values():
        if not _any_bears(elsewhere, quote.number):
            found.append(no_sheet(quote.number, company))
        if quote.status in WITH_PI:
            ours = _any_bears(in_pi, quote.number) or _any_bears([*in_pi, *elsewhere], quote.pi_number)
            found += [] if ours else [no_pi(quote.number, quote.pi_number, company)]
    return found


def _any_bears(files: Sequence[str], number: str) -> bool:
    """Whether a file's name has the number in it. Numbers that no file can be called by are looked for as `safe_name`."""
    wanted = fold(safe_name(number))
    pattern = re.compile(rf"(?<![0-9a-z]){re.escape(wanted)}(?![0-9a-z])")
    return bool(wanted) and any(pattern.search(name) for name in files)
