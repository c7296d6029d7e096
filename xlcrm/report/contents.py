"""What the page holds, of one book or of several: plain data, in two parts, for the first screen needs only the first."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from xlcrm.lists import CAUSES, GRADES, MEDIA, STATUSES, TOPICS
from xlcrm.method.dashboard import CLAIMED, MOST_CURRENCIES, MOST_OWNERS, STEPS, WEEKS, month_firsts
from xlcrm.method.refresh import Result
from xlcrm.report import people, words
from xlcrm.report.counts import QUOTED, counts_by_owner
from xlcrm.report.people import Line, Past, columns, owner_key
from xlcrm.tables import Decoded
from xlcrm.tables.dashboard import step_name
from xlcrm.text import Lang


class Told(NamedTuple):
    """All that the page tells of one book. `counts` are by folded owner."""

    name: str
    lines: Sequence[Line]
    pasts: Sequence[Past]
    counts: Mapping[str, Mapping[str, Any]]


def told(name: str, decoded: Decoded, result: Result, causes: Sequence[str | None], today: date, lang: Lang) -> Told:
    """One book, worked out. `causes` are those that the user has filled in, quote for quote of `result.evaporated`."""
    pasts = list(people.pasts(decoded, result, today, lang))
    return Told(name, people.lines(result, today, lang), pasts, counts_by_owner(result, causes, today))


def first_part(books: Sequence[Told], failed: Sequence[tuple[str, str]], today: date, lang: Lang) -> dict[str, Any]:
    """The numbers, the table and the words. `failed` are books that could not be read, each with the sentence about it."""
    owners = _owners(books)
    number = {owner: n for n, owner in enumerate(owners)}
    counts = [
        {**numbers, "book": n, "owner": number[owner]} for n, book in enumerate(books) for owner, numbers in book.counts.items()
    ]  # fmt: skip
    lines = [line for book in books for line in book.lines]
    names = (*Line._fields[:-1], "rank", "book", "owner_place")
    rows = zip(lines, _ranks(lines), (n for n, book in enumerate(books) for _ in book.lines), strict=True)
    table = columns(((*line[:-1], rank, book, number[owner_key(line)]) for line, rank, book in rows), len(names))
    return {
        "lang": lang, "today": today.isoformat(), "books": [book.name for book in books], "failed": failed,
        "owners": list(owners.values()), "counts": counts, "customers": dict(zip(names, table, strict=True)),
        "words": words.said(lang), "labels": _labels(today, lang), "most": {"owners": MOST_OWNERS, "currencies": MOST_CURRENCIES},
    }  # fmt: skip


def _owners(books: Sequence[Told]) -> dict[str, str]:
    """Folded owner -> the name as first spelt, in the order of the folded ones."""
    spelt = dict[str, str]()
    for book in books:
        for owner, numbers in book.counts.items():
            spelt.setdefault(owner, numbers["owner"])
    return dict(sorted(spelt.items()))


def _ranks(lines: Sequence[Line]) -> list[int | None]:
    """The places 0, 1, 2 … on the agenda of all books together; None who is not on it."""
    ranks: list[int | None] = [None] * len(lines)
    listed = [(line.place, n) for n, line in enumerate(lines) if line.place is not None]
    for rank, (_, n) in enumerate(sorted(listed)):
        ranks[n] = rank
    return ranks


def _labels(today: date, lang: Lang) -> dict[str, Any]:
    """The categories of the pictures, and the closed lists that the second part refers to by place."""
    monday = today - timedelta(today.weekday() + 7 * (WEEKS - 1))
    return {
        "grades": [g.code for g in GRADES],
        "grade_names": [g.also[0] if lang == "zh" else g.also[1] for g in GRADES],
        "weeks": [(monday + timedelta(7 * n)).isoformat() for n in range(WEEKS)],
        "steps": [step_name(first, last).said(lang) for first, last in STEPS],
        "claimed": CLAIMED,
        "quoted": [s.label.said(lang) for s in STATUSES if s.code in QUOTED],
        "months": [first.isoformat() for first in month_firsts(today)],
        "causes": [c.label.said(lang) for c in CAUSES],
        "media": ["", *(m.label.said(lang) for m in MEDIA)],
        "topics": ["", *(t.label.said(lang) for t in TOPICS)],
        "statuses": [s.label.said(lang) for s in STATUSES],
    }


def second_part(books: Sequence[Told], most: int | None = None) -> dict[str, Any]:
    """What is behind a click, in the order of the customers: `most` quotes and touches of each, None: all of them.

    Quotes and touches of all customers stand one after another; `kept` says how many are whose, `there` of how many.
    """
    pasts = [past for book in books for past in book.pasts]
    longest = max((len(past.story) for past in pasts), default=0)
    stories = columns(([*past.story, *[""] * (longest - len(past.story))] for past in pasts), longest)
    rows = {"quotes": [past.quotes for past in pasts], "touches": [past.touches for past in pasts]}
    return {
        "email": [past.email for past in pasts],
        "phone": [past.phone for past in pasts],
        "stories": stories,
        **{name: _kept(held, most) for name, held in rows.items()},
    }


def _kept(held: Sequence[Sequence[Sequence[Any]]], most: int | None) -> dict[str, Any]:
    kept = [rows[:most] for rows in held]
    return {
        "kept": [len(rows) for rows in kept],
        "there": [len(rows) for rows in held],
        "columns": columns((row for rows in kept for row in rows), 0),
    }
