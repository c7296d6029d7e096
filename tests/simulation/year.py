"""A year at the desk, lived once however many tests ask what it was like."""

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from book_text import outcome
from simulation.cast import BOOK
from simulation.desk import Desk, Row
from simulation.salesperson import Day, Salesperson, working_days

from xlcrm.text import Lang

FIRST = date(2026, 3, 2)  # a Monday
LONG = os.environ.get("XLCRM_HYPOTHESIS") == "long"


class Run(NamedTuple):
    """The book's language, how the buyers answer, and for how many days."""

    lang: Lang
    seed: int
    days: int


# A year in the English book and some weeks in the Chinese one; in the long profile ten years, in both.
RUNS = [Run("en", 0, 365), Run("zh", 1, 365 if LONG else 45)]
RUNS += [Run("zh" if seed % 2 else "en", seed, 365) for seed in range(2, 10 if LONG else 2)]
WHOLE = [run for run in RUNS if run.days == 365]


@dataclass(frozen=True)
class Year:
    """The working days, the book after them, and on which of the days looked at a second refresh changed something."""

    days: list[Day]
    desk: Desk
    restless: list[date]

    def outs(self, id: str) -> list[Row]:
        """What went out to a buyer, in its order."""
        return [t for t in self.desk.rows("Touches", Direction=["Out"]) if t["Customer"] == id]

    def asked_for(self, id: str) -> list[tuple[Day, Row]]:
        """The buyer's rows on the Agenda that asked for something, day by day."""
        return [(day, row) for day in self.days for row in day.to_be_reached if row["Customer ID"] == id]


@cache
def lived(run: Run) -> Year:
    """The year of a salesperson who does what xlcrm says."""
    salesperson = Salesperson(Desk(BOOK, run.lang), run.seed)
    days, restless = list[Day](), list[date]()
    for n, today in enumerate(working_days(FIRST, run.days)):
        days.append(salesperson.day(today))
        if n % 20 == 0 and outcome(salesperson.desk.sheets, today).changes:
            restless.append(today)
    return Year(days, salesperson.desk, restless)
