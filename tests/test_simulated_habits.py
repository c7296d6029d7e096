"""Salespeople who do not do what xlcrm says: each meets the taboo that he breaks, so that `test_simulated_year.py` can fail."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from simulation.cast import BOOK
from simulation.desk import Desk, Row, number_of
from simulation.salesperson import Day, Salesperson, has_an_unfilled_place, working_days
from simulation.year import FIRST

Habit = Callable[[Row, date], Row | None]


def desk() -> Desk:
    return Desk(BOOK, "en")


def codes(days: Iterable[Day]) -> set[str]:
    """What stood in Warnings on some day."""
    return {code for day in days for row in day.evening.values() for code in str(row["Warnings"] or "").split()}


@dataclass
class Headstrong(Salesperson):
    """Goes through Customers every morning in a way of his own, by telephone and pen: `habit` makes of a row the touch
    that he leaves behind, or None. He hears no answer, and his letters lie where they are.
    """

    habit: Habit | None = None

    def day(self, today: date) -> Day:
        """Everybody in turn."""
        assert self.habit is not None
        self.refresh(today)
        customers = self.customers()
        for id, row in customers.items():
            if touch := self.habit(row, today):
                self.desk.append(
                    "Touches",
                    Date=today,
                    Customer=id,
                    Direction="Out",
                    Medium=touch["Next Medium"],
                    Topic=touch["Next Topic"],
                )
        return Day(today, {}, customers, [], [], [], [], [])


def due(row: Row, today: date) -> bool:
    return str(row["Next Due"]) <= str(today)


def as_told(but: Row | None = None) -> Habit:
    """On the day that the book names, and as the row says, but for these cells of it."""
    return lambda row, today: row | (but or {}) if due(row, today) else None


def gives_up_after_three(row: Row, today: date) -> Row | None:
    return row if due(row, today) and int(str(row["Unanswered"])) < 3 else None


def writes_once(row: Row, today: date) -> Row | None:
    return row if due(row, today) and row["Grade"] == "P" else None


def comes_every_week(row: Row, today: date) -> Row | None:
    last = row["Last Touch"]
    return row if last is None or (today - date.fromisoformat(str(last))).days >= 7 else None


HABITS: dict[str, tuple[Habit, set[str]]] = {
    "does as he is told": (as_told(), set()),
    "has one topic": (as_told({"Next Topic": "news"}), {"T2"}),
    "has no topic": (as_told({"Next Topic": None}), {"T3"}),
    "gives up after three": (gives_up_after_three, {"T4", "T6"}),
    "comes every week": (comes_every_week, {"T5"}),
    "writes once": (writes_once, {"T6"}),
    "has Email only": (as_told({"Next Medium": "Email"}), {"T7"}),
}


@pytest.mark.parametrize("name", HABITS)
def test_a_salesperson_meets_the_taboo_that_he_breaks_and_no_other(name: str) -> None:
    habit, broken = HABITS[name]
    assert codes(Headstrong(desk(), habit=habit).year(working_days(FIRST, 130))) == broken


class Deaf(Salesperson):
    """Does everything but answer."""

    def follow(self, row: Row, today: date) -> None:
        """Calls, but not to answer."""
        if row["Next Topic"] != "reply":
            super().follow(row, today)

    def send(self, today: date) -> list[Row]:
        """Letters that answer stay where they are."""
        for letter in self.desk.rows("Emails", Status=["Approved"], Topic=["reply"]):
            self.desk.type("Emails", number_of(letter), Status="Draft")
        return super().send(today)


def test_a_salesperson_who_answers_nobody_meets_t3() -> None:
    assert codes(Deaf(desk()).year(working_days(FIRST, 20))) == {"T3", "T6"}


class Careless(Salesperson):
    """Approves whatever lies there."""

    def rewrite_drafts(self) -> int:
        """He does not look at them."""
        for letter in self.desk.rows("Emails", Status=["Draft"]):
            self.desk.type("Emails", number_of(letter), Status="Approved")
        return 0


def test_a_careless_salesperson_sends_unfilled_places_although_the_check_names_them() -> None:
    """xlcrm approves nothing by itself, and does not stop a person who does."""
    sent = [letter for day in Careless(desk()).year(working_days(FIRST, 20)) for letter in day.sent]
    unfilled = [letter for letter in sent if has_an_unfilled_place(letter)]
    assert len(unfilled) > 5
    assert all("to fill in" in str(letter["Check"]) for letter in unfilled)
