"""The numbers of the pictures, owner by owner, as plain data: any selection of owners and books is the sum of theirs.

They are the Dashboard's own counts, of each owner's customers by themselves; so what the page adds up for a whole book is
what its Dashboard says.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xlcrm.lists import STATUSES
from xlcrm.method.dashboard import Dashboard, dashboard
from xlcrm.method.evaporation import Evaporated
from xlcrm.method.refresh import Result, Standing
from xlcrm.schema import fold

QUOTED = tuple(s.code for s in STATUSES if s.code != "Draft")


def counts_by_owner(result: Result, told: Sequence[str | None], today: date) -> dict[str, dict[str, Any]]:
    """Folded owner -> the numbers of that owner's customers, and `owner`, the name as first spelt.

    `told` are the causes that the user has filled in, quote for quote of `result.evaporated`.
    """
    standings, silent = dict[str, list[Standing]](), dict[str, list[tuple[Evaporated, str | None]]]()
    for standing in result.standings:
        standings.setdefault(fold(standing.customer.owner), []).append(standing)
    for quote, cause in zip(result.evaporated, told, strict=True):
        silent.setdefault(fold(quote.customer.owner), []).append((quote, cause))
    found = dict[str, dict[str, Any]]()
    for owner, his in standings.items():
        pairs = silent.get(owner, ())
        alone = Result(his, (), (), [quote for quote, _ in pairs])
        counted = dashboard(alone, today, [cause for _, cause in pairs], most_currencies=None)
        found[owner] = {"owner": his[0].customer.owner, **_plain(counted)}
    return found


def _plain(d: Dashboard) -> Mapping[str, Any]:
    """Lists by place, as `labels` of the page name them."""
    return {
        "customers": d.customers, "due": d.due, "overdue": d.overdue, "neglected": d.neglected, "owed": d.replies_owed,
        "open": d.open_quotes, "evaporated": d.evaporated, "orders": d.orders,
        "grades": list(d.grades.values()),
        "weeks": [[w.outs for w in d.weeks], [w.replies for w in d.weeks]],
        "steps": [[s.replies for s in d.steps], [s.orders for s in d.steps]],
        "currencies": {m.currency: [m.statuses.get(status, 0) for status in QUOTED] for m in d.currencies},
        "months": [[m.won for m in d.months], [m.lost for m in d.months], [m.undecided for m in d.months]],
        "causes": [[w.told for w in d.causes], [w.likely for w in d.causes]],
    }  # fmt: skip
