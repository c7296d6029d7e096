"""The rows of Emails with some of their cells changed, or with a letter more, as Changes."""

from collections.abc import Mapping, Sequence

from xlcrm.model import Cell, Changes, Replace
from xlcrm.schema import EMAILS
from xlcrm.tables.decode import Decoded

NAMES = tuple(c.name for c in EMAILS.columns)


def emails_changed(
    decoded: Decoded, given: Mapping[int, Mapping[str, Cell]], added: Sequence[Mapping[str, Cell]] = ()
) -> Changes:
    """Emails as it was read, with these cells in place of those in the rows of these numbers, and these rows beneath."""
    here, title, header = decoded.found.get(EMAILS.name), decoded.title(EMAILS), decoded.headers(EMAILS)
    old = here.lines(NAMES) if here else []
    rows = here.table.rows if here else ()
    new = [
        tuple(given.get(row, {}).get(n, v) for n, v in zip(NAMES, line, strict=True))
        for row, line in zip(rows, old, strict=False)
    ]
    new += [tuple(cells.get(n) for n in NAMES) for cells in added]
    return Changes(
        replaces=[Replace(title, tuple(header.values()), new, old, tuple(header[n] for n in EMAILS.key))],
        columns=[(title, header[n]) for n in NAMES if n not in here.columns] if here else [],
    )
