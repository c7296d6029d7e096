"""The method as a whole: from a Book and a day to where each customer stands, and whom to write to today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xlcrm.lists import MEDIA, label
from xlcrm.method import due, grades, ladder, media, topics
from xlcrm.method.evaporation import Evaporated, evaporated
from xlcrm.method.history import History, histories
from xlcrm.method.workdays import WorkingDays
from xlcrm.model import Book, Customer, Problem
from xlcrm.settings import Settings
from xlcrm.text import Text


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one customer stands today: every computed column of Customers, and what the Agenda needs.

    Codes, not words: `step`, `topic` and `medium` are of the closed lists, `step_shown` is in both languages.
    """

    customer: Customer
    history: History
    grade: grades.Grade
    unanswered: int
    due: due.Due
    step: str | None
    step_shown: Text
    topic: str | None
    medium: str | None
    warnings: tuple[str, ...]

    @property
    def last_touch(self) -> date | None:
        """The newest touch we sent."""
        return self.history.outs[-1].date if self.history.outs else None

    @property
    def last_reply(self) -> date | None:
        """The newest human reply."""
        return self.history.replies[-1].date if self.history.replies else None


@dataclass(frozen=True, slots=True)
class Result:
    """What a refresh found out: every customer in the order of Customers, the Agenda and the evaporated quotes in their own."""

    standings: Sequence[Standing]
    agenda: Sequence[Standing]
    problems: Sequence[Problem]
    evaporated: Sequence[Evaporated] = ()


def refresh(book: Book, today: date, settings: Settings) -> Result:
    """Work everything out. The same Book, day and Settings always give the same Result."""
    past, problems = histories(book, today)
    proposals = ladder.Proposals.of(book, settings)
    days = WorkingDays(settings.workdays, settings.holidays)
    standings = [stand(c, past[c.id], proposals, today, settings, days) for c in book.customers]
    return Result(standings, agenda(standings, today, settings.upcoming_days), problems, evaporated(book, past, today, settings))


def stand(customer: Customer, history: History, proposals: ladder.Proposals, today: date, settings: Settings, days: WorkingDays) -> Standing:
    """Where one customer stands."""
    grade = grades.grade(customer, history, today, settings)
    unanswered = history.unanswered()
    step = ladder.next_step(customer, grade.letter, unanswered, settings)
    medium = media.next_medium(customer, history, unanswered)
    next_due = due.next_due(customer, history, grade.letter, step == "Park", today, settings, days)
    quiet = customer.do_not_contact
    topic = None if quiet else topics.next_topic(grade.letter, history, next_due.reply_owed, next_due.rule)
    old = not quiet and grades.old_order(grade.letter, history, today, settings)
    shown = _step_shown(step, customer, history, medium, proposals)
    return Standing(customer, history, grade, len(unanswered), next_due, step, shown, topic, medium, ("A1",) if old else ())


def _step_shown(step: str | None, customer: Customer, history: History, medium: str | None, proposals: ladder.Proposals) -> Text:
    if step is None:
        return Text("", "")
    words = [label(MEDIA, medium, lang) if medium else "" for lang in ("en", "zh")]
    en, zh = (proposals.name(step, customer, history, word) for word in words)
    return Text(ladder.step_shown(step, en, "en"), ladder.step_shown(step, zh, "zh"))


def agenda(standings: Sequence[Standing], today: date, days: int) -> list[Standing]:
    """Whom to write to: replies owed, neglected, overdue, due, each by grade B A C D P and the longest overdue first;
    then who falls due within so many days, by date and grade (domain.md 10). Ties stay in the order of Customers.
    """
    now = [s for s in standings if s.due.state is not None]
    ranks = {"neglected": 1, "overdue": 2, "due": 3}
    now.sort(
        key=lambda s: (
            0 if s.due.reply_owed else ranks[s.due.state or ""],
            grades.ORDER.index(s.grade.letter),
            -(s.due.days_overdue or 0),
        )
    )
    soon = [s for s in standings if s.due.date is not None and today < s.due.date <= today + timedelta(days)]
    soon.sort(key=lambda s: (s.due.date, grades.ORDER.index(s.grade.letter)))
    return now + soon
