"""What to write about, and why just that (domain.md 3)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from xlcrm.dates import SHORT_MONTHS
from xlcrm.lists import SEVEN_TOPICS, TOPICS, label
from xlcrm.method.due import Due
from xlcrm.method.feasts import Feast, feasts_near, kept_by
from xlcrm.method.fitting import Fitting, LetterLanguage, Titles
from xlcrm.method.history import History, came_in
from xlcrm.method.workdays import WorkingDays
from xlcrm.model import Customer, Material, Quote, Touch
from xlcrm.places.languages import language_code
from xlcrm.settings import Settings
from xlcrm.text import Text

QUOTE_RULE = 5  # of due.next_due
GREETED_GRADES = "ABC"
_FARTHEST_FEAST = 60  # days ahead of a feast that its last working days can lie
_CODES = tuple(c.code for c in SEVEN_TOPICS)
_WITHOUT_MATERIAL = tuple(c for c in _CODES if c in ("self-check", "visit", "news"))  # ties in the table's order
_NEVER = (date.min, 0)


class Topic(NamedTuple):
    """A topic, why it was chosen, and what there is to say: a row of Materials, for a greeting else a feast of ours.

    `by` is the last day for it, where it has one.
    """

    code: str
    why: Text
    material: Material | None = None
    feast: Feast | None = None
    by: date | None = None


class Topics:
    """What there is to write about on one day."""

    def __init__(
        self,
        materials: Sequence[Material],
        today: date,
        settings: Settings,
        days: WorkingDays,
        letter_language: LetterLanguage = language_code,
    ) -> None:
        self._today, self._settings, self._days = today, settings, days
        self._fitting = Fitting(materials, letter_language)
        self._titles = Titles(materials)
        self._by_topic = dict[str, list[Material]]()
        self._fairs = list[tuple[Material, int, date]]()  # with the number of its moment and the day that began
        for material in materials:
            self._take(material)
        self._by_topic.get("holiday", []).sort(key=lambda m: m.start or date.max)
        self._fairs.sort(key=lambda fair: fair[0].start or date.max)
        expiring = [
            m for m in self._by_topic.get("price", ()) if m.end and (m.end - today).days <= settings.expiring_days
        ]
        self._expiring = sorted(expiring, key=lambda m: m.end or date.max)
        self._windows = dict[tuple[date, str | None], list[date]]()
        self._feasts = dict[str, list[Feast]]()
        self._feast_rows = dict[str | None, list[Material]]()

    def _take(self, material: Material) -> None:
        """Keep what may be used today; for the rest of the day nobody need look at the others."""
        today, start, end = self._today, material.start, material.end
        if material.topic == "fair":
            before = (start - today).days if start else -1
            for moment, (first, last) in enumerate(self._settings.fair_days):
                if start and last <= before <= first:
                    self._fairs.append((material, moment, start - timedelta(first)))
        elif material.topic == "holiday":
            if start and 0 < (start - today).days <= _FARTHEST_FEAST:
                self._by_topic.setdefault("holiday", []).append(material)
        elif material.tells and (start is None or start <= today) and (end is None or today <= end):
            self._by_topic.setdefault(material.topic, []).append(material)

    # ---- the choice ----------------------------------------------------------------------------------------------

    def choose(self, customer: Customer, letter: str, history: History, reply_owed: bool, rule: int) -> Topic:
        """A reply owed, a first letter, a quote to follow up; else what fresh material there is: first what is bound to
        a time, then the topic used longest ago, never used counting as longest, ties in the table's order.

        Of the seven never the topic of the newest touch. Without fresh material one that the salesperson can fill in.
        """
        whose = customer, letter, history
        if reply_owed:
            said = came_in(history.replies[-1])
            return self._ours("reply", f"{said.en} waits for an answer", f"客户 {said.zh}待回复", *whose)
        if letter == "P":
            return self._ours("first-letter", "not yet approached", "尚未开发", *whose)
        if rule == QUOTE_RULE:
            sent = _quote_sent(history.quotes)
            number = f" {sent.number}" if sent.number else ""
            return self._ours(
                "quote",
                f"first follow-up of quote{number} of {sent.date}",
                f"报价{number}（{sent.date}）后的首次跟进",
                *whose,
            )
        used = {t.topic: (t.date, t.row) for t in history.outs}
        newest = history.outs[-1].topic if history.outs else None
        found = next(self._time_bound(customer, letter, history.outs, newest), None)
        if found is not None:
            return found
        if self._by_topic:
            for code in sorted(
                (c for c in _CODES if c != newest and c in self._by_topic), key=lambda c: used.get(c, _NEVER)
            ):
                if code != "holiday" and (material := self._fresh(code, customer, letter, history.outs)):
                    return Topic(code, _why(code, _told(material)), material)
        code = min((c for c in _WITHOUT_MATERIAL if c != newest), key=lambda c: used.get(c, _NEVER))
        return Topic(code, _why(code, _no_material(used.get(code))))

    def greeting(self, customer: Customer, letter: str, history: History, due: Due) -> Topic | None:
        """The greeting that does not wait for the next date; None where there is no feast, or it must not be now.

        Who waits for an answer gets that first, and who asked to be left alone until a day is.
        """
        outs, today = history.outs, self._today
        if letter not in GREETED_GRADES or due.date is None or due.state is not None or due.reply_owed:
            return None
        if outs and (outs[-1].topic == "holiday" or (today - outs[-1].date).days < self._settings.greeting_rest_days):
            return None
        if customer.not_before is not None and customer.not_before > today:
            return None
        return self._holiday(customer, letter, outs)

    def _time_bound(
        self, customer: Customer, letter: str, outs: Sequence[Touch], newest: str | None
    ) -> Iterator[Topic]:
        """Holiday, fair, a price that expires, in that order."""
        if newest != "holiday" and (greeting := self._holiday(customer, letter, outs)):
            yield greeting
        if newest != "fair":
            for fair, moment, since in self._fairs:
                if self._fitting.fits(fair, customer, letter) and not self._used(
                    fair, (t for t in outs if t.date >= since)
                ):
                    yield Topic("fair", _why("fair", self._invitation(fair, moment)), fair)
        if newest != "price":
            for price in self._expiring:
                if self._fitting.fits(price, customer, letter) and not self._used(price, outs):
                    yield Topic("price", _why("price", _expires(price)), price, by=price.end)

    def _fresh(self, code: str, customer: Customer, letter: str, outs: Sequence[Touch]) -> Material | None:
        """The first row of that topic that is for this customer and not yet used on him."""
        rows = self._by_topic.get(code, ())
        return next((m for m in rows if self._fitting.fits(m, customer, letter) and not self._used(m, outs)), None)

    def _ours(self, code: str, en: str, zh: str, customer: Customer, letter: str, history: History) -> Topic:
        """One of our three topics, which need no material and use it where there is some."""
        return Topic(code, _why(code, Text(en, zh)), self._fresh(code, customer, letter, history.outs))

    def _used(self, material: Material, outs: Iterable[Touch]) -> bool:
        return self._titles.named(material.title, (t.material for t in outs))

    # ---- feasts and fairs ----------------------------------------------------------------------------------------

    def _holiday(self, customer: Customer, letter: str, outs: Sequence[Touch]) -> Topic | None:
        """A greeting whose days have come: by a row of Materials, else by the chief feasts of the buyer's country."""
        country = customer.country_code
        rows = [m for m in self._rows_for_feasts(country) if self._fitting.fits(m, customer, letter)]
        for row in rows:
            if row.start and not self._used(row, outs):
                return self._greet(
                    Text(row.title or "a feast", row.title or "节日"), row.start, False, country, row, None
                )
        if rows or country is None:
            return None
        for feast in (f for f in self._chief_feasts(country) if kept_by(f, customer.contact)):
            since = self._window(feast.day, country)[0]
            recent = [t for t in outs if t.date >= since]
            told = any(self._titles.named(name, (t.material for t in recent)) for name in feast.name)
            if not told and not any(t.topic == "holiday" for t in recent):
                return self._greet(feast.name, feast.day, feast.estimated, country, None, feast)
        return None

    def _greet(
        self, name: Text, day: date, estimated: bool, country: str | None, row: Material | None, feast: Feast | None
    ) -> Topic:
        by, moon = self._window(day, country)[-1], Text(" (estimated)", "（推算）") if estimated else Text("", "")
        said, last = shown_day(day), shown_day(by)
        why = Text(
            f"{name.en} on {said.en}{moon.en}, greet by {last.en}",
            f"{name.zh} {said.zh}{moon.zh}，最晚 {last.zh}问候",
        )
        return Topic("holiday", _why("holiday", why), row, feast, by)

    def _rows_for_feasts(self, country: str | None) -> list[Material]:
        """The rows of Materials whose days have come in that country, looked up once a country."""
        found = self._feast_rows.get(country)
        if found is None:
            near = self._by_topic.get("holiday", ())
            found = self._feast_rows[country] = [
                m for m in near if m.start and self._today in self._window(m.start, country)
            ]
        return found

    def _chief_feasts(self, country: str) -> list[Feast]:
        """Those of the country whose days have come, looked up once a country."""
        found = self._feasts.get(country)
        if found is None:
            near = feasts_near(country, self._today)
            found = self._feasts[country] = [f for f in near if self._today in self._window(f.day, country)]
        return found

    def _window(self, day: date, country: str | None) -> list[date]:
        """The days on which to greet: the buyer's last working days before the feast."""
        found = self._windows.get((day, country))
        if found is None:
            found = self._windows[day, country] = self._days.buyers_days_before(
                day, country, self._settings.holiday_days
            )
        return found

    def _invitation(self, fair: Material, moment: int) -> Text:
        start = fair.start or self._today
        day, ahead = shown_day(start), (start - self._today).days
        days = "1 day" if ahead == 1 else f"{ahead} days"
        return Text(
            f"{fair.title or 'the fair'} on {day.en}, {days} ahead, time {moment + 1} of {len(self._settings.fair_days)} to invite",
            f"{fair.title or '展会'} {day.zh}开幕，还有 {ahead} 天，第 {moment + 1} 个邀请时段（共 {len(self._settings.fair_days)} 个）",
        )


def shown_day(day: date) -> Text:
    """A day of the weeks around today: `8 Nov`, `11月8日`."""
    return Text(f"{day.day} {SHORT_MONTHS[day.month - 1]}", f"{day.month}月{day.day}日")


def _why(code: str, reason: Text) -> Text:
    return Text(f"{code}: {reason.en}", f"“{label(TOPICS, code, 'zh')}”，{reason.zh}")


def _told(material: Material) -> Text:
    name = material.title or material.text[:40]
    return Text(f"{name}, not yet told this customer", f"{name}，尚未告知该客户")


def _expires(price: Material) -> Text:
    day = shown_day(price.end or date.max)
    told = _told(price)
    return Text(f"{told.en}, expires on {day.en}", f"{told.zh}，{day.zh}到期")


def _no_material(used: tuple[date, int] | None) -> Text:
    if used is None:
        return Text("no fresh material; never used on this customer", "没有新素材；对该客户还没用过这个话题")
    return Text(f"no fresh material; used longest ago, on {used[0]}", f"没有新素材；最久未用，上次为 {used[0]}")


def _quote_sent(quotes: Sequence[Quote]) -> Quote:
    """The quote that rule 5 speaks of: of the newest day the last that is Sent."""
    return next(q for q in reversed(quotes) if q.status == "Sent" and q.date == quotes[-1].date)
