"""Every letter of the demo's book, through a year: set as its language sets it, short, and with nothing for the check but places to fill in."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import get_args

import pytest

from xlcrm import schema
from xlcrm.app.outcome import work_out
from xlcrm.demo import book as demo
from xlcrm.letters.form import SUBJECT
from xlcrm.model import Cell
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.text import Lang

DAYS = [date(2026, 1, 5) + timedelta(31 * n) for n in range(12)] + [date(2026, 12, 22), date(2027, 2, 3)]
PLACE = re.compile(r"\[\[.*?\]\]", re.DOTALL)


@cache
def letters() -> list[tuple[str, str, str, str]]:
    """Language, subject, body and check of each different letter, places to fill in shown as []."""
    return sorted(
        {
            (str(x["Language"]), str(x["Subject"]), PLACE.sub("[]", str(x["Body"])), str(x["Check"] or ""))
            for x in _drafted()
        }
    )


def _drafted() -> Iterator[dict[str, Cell]]:
    langs: tuple[Lang, ...] = get_args(Lang)
    for day in DAYS:
        for lang in langs:
            sheets = dict[str, list[list[Cell]]]()
            for sheet in schema.SHEETS:
                if rows := demo.sample(day, lang).get(sheet.name):
                    columns = [c for c in sheet.columns if not c.computed]
                    sheets[sheet.title(lang)] = [
                        [c.header(lang) for c in columns],
                        *([row[c.name] for c in columns] for row in rows),
                    ]
            yield from (dict(letter) for letter in work_out(decode(MemoryStore(sheets).read()), day).letters)


def wrong(pattern: str, languages: str = "en es zh") -> list[str]:
    """What of a pattern stands in a letter in one of the languages."""
    return [
        m[0] for language, _, body, _ in letters() if language in languages.split() for m in re.finditer(pattern, body)
    ]


def test_there_are_letters_in_all_three_languages() -> None:
    assert {language for language, *_ in letters()} == {"en", "es", "zh"} and len(letters()) > 100


@pytest.mark.parametrize(
    ("pattern", "languages"),
    [
        (r"(?i)\b(\w+) \1\b", "en es zh"), (r"  | [,.;:?!]|\.\.(?!\.)|None", "en es zh"), (r"[\u3400-\u9fff，。？！：；]", "en es"),
        (r"[\u3400-\u9fff][,?!;:]|[,?!;:][\u3400-\u9fff]|[，。：][，。]", "zh"), (r"\n\n\n|\s\Z|\A\s", "en es zh"), (r"[“«][”»]", "en es zh"),
    ],
    ids=["doubled words", "spaces and points", "Chinese signs", "half-width signs", "empty paragraphs", "quotations of nothing"],
)  # fmt: skip
def test_no_letter_has(pattern: str, languages: str) -> None:
    assert wrong(pattern, languages) == []


def test_every_letter_is_short_and_every_subject_fits_a_telephone() -> None:
    assert [
        body for language, _, body, _ in letters() if len(body.split()) >= 150 or (language == "zh" and len(body) > 330)
    ] == []
    assert [subject for _, subject, _, _ in letters() if len(subject) > SUBJECT or not subject] == []


def test_the_check_finds_nothing_in_our_own_drafts_but_places_to_fill_in() -> None:
    assert {line for *_, found in letters() for line in found.splitlines() if "[[ ]]" not in line} == set()
