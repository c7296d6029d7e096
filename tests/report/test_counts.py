"""The numbers owner by owner: whatever is in a book, they add up to its Dashboard."""

from collections import Counter
from datetime import date, timedelta

from book_text import TODAY, Given, outcome, typed
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.app.outcome import Outcome
from xlcrm.lists import CAUSES, STATUSES
from xlcrm.method.dashboard import Dashboard, dashboard
from xlcrm.report.counts import QUOTED, counts_by_owner

Touch = tuple[date, int, str]  # when, whose, which way
Quote = tuple[date, int, str, str]  # when, whose, status, currency
OWNERS = ["Lee", "LEE", "lee ", "王芳", "", None]
DAYS = st.integers(0, 400).map(lambda n: TODAY - timedelta(n))
CUSTOMERS = st.lists(st.sampled_from(OWNERS), min_size=1, max_size=8)
TOUCHES = st.lists(st.tuples(DAYS, st.integers(1, 8), st.sampled_from(["Out", "Out", "In"])), max_size=40)
QUOTES = st.lists(
    st.tuples(DAYS, st.integers(1, 8), st.sampled_from([s.code for s in STATUSES]), st.sampled_from("USD usd EUR CNY GBP JPY AUD".split())),
    max_size=25,
)  # fmt: skip


def book(owners: list[str | None], touches: list[Touch], quotes: list[Quote]) -> Outcome:
    sheets: Given = {
        "Customers": [["Customer ID", "Company", "Owner"], *([f"C-{n}", f"c{n}", o] for n, o in enumerate(owners, 1))],
        "Touches": [["Date", "Customer", "Direction"], *((day, f"C-{n}", way) for day, n, way in touches)],
        "Quotes": [
            ["Quote No", "Date", "Customer", "Status", "Currency"],
            *((f"Q-{i // 2}", day, f"C-{n}", status, currency) for i, (day, n, status, currency) in enumerate(quotes)),
        ],
    }
    return outcome(sheets)


@given(CUSTOMERS, TOUCHES, QUOTES, st.data())
def test_the_owners_numbers_add_up_to_the_dashboard(
    owners: list[str | None], touches: list[Touch], quotes: list[Quote], data: st.DataObject
) -> None:
    result = book(owners, touches, quotes).result
    causes = st.sampled_from([None, *(c.code for c in CAUSES)])
    told = data.draw(st.lists(causes, min_size=len(result.evaporated), max_size=len(result.evaporated)))
    whole: Dashboard = dashboard(result, TODAY, told, most_currencies=None)
    parts = list(counts_by_owner(result, told, TODAY).values())

    def added(name: str) -> int:
        return sum(part[name] for part in parts)

    def summed(name: str, place: int) -> list[int]:
        return [sum(column) for column in zip(*(part[name][place] for part in parts), strict=True)]

    assert [added(n) for n in ("customers", "due", "overdue", "neglected", "owed", "open", "evaporated", "orders")] == [
        whole.customers, whole.due, whole.overdue, whole.neglected, whole.replies_owed, whole.open_quotes, whole.evaporated, whole.orders,
    ]  # fmt: skip
    assert [sum(n) for n in zip(*(p["grades"] for p in parts), strict=True)] == list(whole.grades.values())
    assert (summed("weeks", 0), summed("weeks", 1)) == ([w.outs for w in whole.weeks], [w.replies for w in whole.weeks])
    assert (summed("steps", 0), summed("steps", 1)) == (
        [s.replies for s in whole.steps],
        [s.orders for s in whole.steps],
    )
    assert [summed("months", k) for k in range(3)] == [
        [getattr(m, n) for m in whole.months] for n in ("won", "lost", "undecided")
    ]
    assert (summed("causes", 0), summed("causes", 1)) == (
        [w.told for w in whole.causes],
        [w.likely for w in whole.causes],
    )
    money = {currency: Counter[str]() for part in parts for currency in part["currencies"]}
    for part in parts:
        for currency, counts in part["currencies"].items():
            money[currency].update(dict(zip(QUOTED, counts, strict=True)))
    assert {c: {s: n for s, n in counts.items() if n} for c, counts in money.items()} == {
        m.currency: dict(m.statuses) for m in whole.currencies
    }


def test_an_owner_is_one_however_spelt_and_nobody_is_one_too() -> None:
    found = outcome(typed("Customers\nCompany | Owner\na | Lee\nb | LEE\nc |\nd | 王芳"))
    counts = counts_by_owner(found.result, [], TODAY)
    assert [(c["owner"], c["customers"]) for c in counts.values()] == [("Lee", 2), ("", 1), ("王芳", 1)]
