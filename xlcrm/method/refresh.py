"""The method as a whole: from a Book and a day to where each customer stands, and whom to write to today."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from xlcrm.lists import MEDIA
from xlcrm.method import due, grades, ladder, media, taboos, topics
from xlcrm.method.evaporation import Evaporated, evaporated
from xlcrm.method.fitting import LetterLanguage
from xlcrm.method.history import History, histories
from xlcrm.method.workdays import WorkingDays
from xlcrm.model import Book, Customer, Material, Problem
from xlcrm.places.languages import language_code
from xlcrm.settings import Settings
from xlcrm.text import Text


class Standing(NamedTuple):
    """Where one customer stands today: every computed column of Customers, and what the Agenda needs.

    Codes, not words: `step`, `topic` and `medium` are of the closed lists, `step_shown` is in both languages. `about` is
    the next topic with its reason, None for who must not be contacted; `greeting` one that does not wait for the next
    date. On the Agenda, who stands there to be greeted has the greeting as his topic, and `greeted` is true.
    """

    customer: Customer
    history: History
    grade: grades.Grade
    unanswered: int
    due: due.Due
    step: str | None
    step_shown: Text
    about: topics.Topic | None
    medium: str | None
    warnings: tuple[taboos.Warned, ...] = ()
    greeting: topics.Topic | None = None
    greeted: bool = False

    @property
    def topic(self) -> str | None:
        """The code of the next topic."""
        return self.about.code if self.about else None

    @property
    def material(self) -> Material | None:
        """What there is to say about it, where Materials has something."""
        return self.about.material if self.about else None

    @property
    def state(self) -> str:
        """Of lists.STATES: as the Agenda shows it."""
        return self.due.state or ("greeting" if self.greeted else "upcoming")

    @property
    def last_touch(self) -> date | None:
        """The newest touch we sent."""
        return self.history.outs[-1].date if self.history.outs else None

    @property
    def last_reply(self) -> date | None:
        """The newest human reply."""
        return self.history.replies[-1].date if self.history.replies else None


class Result(NamedTuple):
    """What a refresh found out: every customer in the order of Customers, the Agenda and the evaporated quotes in their own."""

    standings: Sequence[Standing]
    agenda: Sequence[Standing]
    problems: Sequence[Problem]
    evaporated: Sequence[Evaporated] = ()


def refresh(book: Book, today: date, settings: Settings, letter_language: LetterLanguage = language_code) -> Result:
    """Work everything out. The same Book, day and Settings always give the same Result.

    `letter_language` tells in which language the letters to a customer are; unless told, in whatever he has.
    """
    past, problems = histories(book, today)
    proposals = ladder.Proposals.of(book, settings)
    days = WorkingDays(settings.workdays, settings.holidays)
    subjects = topics.Topics(book.materials, today, settings, days, letter_language)
    standings = [stand(c, past[c.id], proposals, subjects, today, settings, days) for c in book.customers]
    return Result(
        standings, agenda(standings, today, settings.upcoming_days), problems, evaporated(book, past, today, settings)
    )


def stand(
    customer: Customer,
    history: History,
    proposals: ladder.Proposals,
    subjects: topics.Topics,
    today: date,
    settings: Settings,
    days: WorkingDays,
) -> Standing:
    """Where one customer stands."""
    grade = grades.grade(customer, history, today, settings)
    unanswered = history.unanswered()
    step = ladder.next_step(customer, grade.letter, unanswered, settings)
    medium = media.next_medium(customer, history, unanswered, settings)
    next_due = due.next_due(customer, history, grade.letter, step == "Park", today, settings, days)
    shown = _step_shown(step, customer, history, medium, proposals)
    if customer.do_not_contact:
        return Standing(customer, history, grade, len(unanswered), next_due, step, shown, None, medium)
    about = subjects.choose(customer, grade.letter, history, next_due.reply_owed, next_due.rule)
    greeting = subjects.greeting(customer, grade.letter, history, next_due)
    case = taboos.Case(customer, history, grade.letter, unanswered, next_due, step, settings)
    warnings = taboos.warnings_of(case, grades.old_order(grade.letter, history, today, settings))
    return Standing(customer, history, grade, len(unanswered), next_due, step, shown, about, medium, warnings, greeting)


def _step_shown(
    step: str | None, customer: Customer, history: History, medium: str | None, proposals: ladder.Proposals
) -> Text:
    if step is None:
        return Text("", "")
    if step == "Change medium":
        return ladder.step_shown(step, MEDIA.labels[medium] if medium else Text("", ""))
    name = proposals.name(step, customer, history)
    return ladder.step_shown(step, Text(name, name))


def agenda(standings: Sequence[Standing], today: date, days: int) -> list[Standing]:
    """Whom to write to: replies owed, neglected, overdue, due, each by grade B A C D P and the longest overdue first;
    then who is to be greeted, by grade; then who falls due within so many days, by date and grade (domain.md 3 and 10).
    Ties stay in the order of Customers.
    """
    now = [s for s in standings if s.due.state is not None]
    greeted = [s._replace(about=s.greeting, greeted=True) for s in standings if s.greeting is not None]
    last = today + timedelta(days)
    soon = [s for s in standings if s.greeting is None and s.due.date is not None and today < s.due.date <= last]
    return sorted(now + greeted + soon, key=place)


def place(standing: Standing) -> tuple[int, ...]:
    """Where somebody on the Agenda stands there, the smallest first; of several books, too."""
    due, grade = standing.due, grades.ORDER.index(standing.grade.letter)
    if due.state is None:
        return (4, grade) if standing.greeted else (5, due.date.toordinal() if due.date else 0, grade)
    return (0 if due.reply_owed else _RANKS[due.state], grade, -(due.days_overdue or 0))


_RANKS = {"neglected": 1, "overdue": 2, "due": 3}
