"""A letter as it stands in its row, taken apart once for all rules of the check, and what it is held against."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from xlcrm.letters.catalog import Catalog, shipped
from xlcrm.letters.lines import SHORTENED, asks
from xlcrm.letters.vocabulary import Vocabulary, plain
from xlcrm.lists import TOPICS
from xlcrm.model import Cell, Quote
from xlcrm.tables.values import code, text
from xlcrm.text import Lang, Text

MOST_READ = 20_000  # characters of a body
MOST_QUESTIONS = 50  # of a letter, that are looked at
TO_FILL_IN = re.compile(r"\[\[(?:(?!\[\[).)*?\]\]", re.DOTALL)
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_QUOTATION = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』|\"[^\"\n]*\"")
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"(?<=[!?。！？；\n])|(?<=[.;])(?=\s)")

Cells = Mapping[str, Cell]


def is_unfinished(cells: Cells) -> bool:
    """Does a place of the letter wait to be filled in, `[[…]]`, or the beginning of one?"""
    return "[[" in text(cells.get("Subject")) + text(cells.get("Body"))


class Finding(NamedTuple):
    """What a rule found: its code, what is wrong, what to do about it."""

    code: str
    wrong: Text
    remedy: Text

    def said(self, lang: Lang) -> str:
        """In a line; the taboos with their code (domain.md 5), the other rules without."""
        taboo = f"{self.code}{'：' if lang == 'zh' else ': '}" if self.code in ("T1", "T2", "T3") else ""
        return f"{taboo}{self.wrong.said(lang)}{'：' if lang == 'zh' else ': '}{self.remedy.said(lang)}"


class Gone(NamedTuple):
    """A buyer's words that somebody is there no more: when, the phrase, who wrote them, and what follows them, plain."""

    day: date
    phrase: str
    by: str
    then: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter is held against; whatever is left out is unknown. Writer.facts gathers it.

    `quotes` the customer's, oldest first; `last_topic` that of the newest Out touch; `first` no Out touch yet;
    `material` the title of what the letter brings, `brings` its sentences, `first_day` and `last_day` its dates in
    Materials (of a fair or a feast those of the event); `asked` the questions of the reply that is
    owed, `owed` what that reply was, `wrote` who sent it; `farewell` when and how the buyer asked to be written
    to no more; `gone` that somebody there has left; `earlier` the cells
    of the letters sent before, the newest last.
    """

    today: date | None = None
    quotes: Sequence[Quote] = ()
    last_topic: str | None = None
    first: bool = False
    not_before: date | None = None
    material: str = ""
    brings: str = ""
    first_day: date | None = None
    last_day: date | None = None
    asked: Sequence[str] = ()
    owed: Text | None = None
    wrote: str = ""
    farewell: tuple[date, str] | None = None
    gone: Gone | None = None
    earlier: Sequence[Cells] = ()
    words: Catalog | None = field(default=None, repr=False)


class Written:
    """A row of Emails, taken apart. `own` are the letter's own words: no quotations, no links, no places to fill in."""

    def __init__(self, cells: Cells, facts: Facts) -> None:
        self.cells, self.facts = cells, facts
        self.subject, self.body = text(cells.get("Subject")), text(cells.get("Body"))[:MOST_READ]
        self.topic = code(TOPICS, cells.get("Topic"))
        catalog = facts.words or shipped()
        self.language = catalog.language(text(cells.get("Language")))
        self.words: Vocabulary = catalog.vocabulary(self.language)
        self.own = _QUOTATION.sub("“”", _LINK.sub(" ", TO_FILL_IN.sub(" ", _QUOTED_LINE.sub("", self.body))))
        self.paragraphs = paragraphs_of(self.own)

    @cached_property
    def closing(self) -> int:
        """The index of the paragraph with which the letter closes; the number of paragraphs where none does."""
        return closing_of(self.paragraphs, self.words.closings)

    @cached_property
    def plain(self) -> str:
        """Subject and own words, as phrases are looked for in them."""
        return plain(f"{self.subject}. {self.own}")

    @cached_property
    def questions(self) -> list[tuple[int, str]]:
        """The letter's own questions before its closing: the index of the paragraph, and the sentence."""
        asking = ((i, p) for i, p in enumerate(self.paragraphs[: self.closing]) if "?" in p or "？" in p)
        return list(
            islice(((i, s) for i, p in asking for s in sentences_of(p) if asks(s) and len(s) > 1), MOST_QUESTIONS)
        )


def paragraphs_of(written: str) -> list[str]:
    """What stands between empty lines."""
    return [p.strip() for p in _EMPTY_LINE.split(written) if p.strip()]


def closing_of(paragraphs: Sequence[str], closings: Sequence[str]) -> int:
    """The index of the paragraph with which a letter closes; their number where none does."""
    return next((i for i, p in enumerate(paragraphs) if i and closes(p.splitlines()[0], closings)), len(paragraphs))


def closes(line: str, closings: Sequence[str]) -> bool:
    """Is it the line with which a letter closes, a name behind it at the most? `Best wishes for the New Year to you` is none."""
    begun = plain(line)
    phrase = next((c for c in closings if begun.startswith(c)), "")
    rest = begun[len(phrase) :].strip(" ,.!，。！")
    return bool(phrase) and len(rest.split()) <= 3 and len(rest) <= 30


def sentences_of(paragraph: str) -> list[str]:
    """Its sentences; a line ends one too, and the point in 12.50 none, nor that of an abbreviation."""
    short = {m.end() for m in SHORTENED.finditer(paragraph)}
    ends = [end for m in _SENTENCE_END.finditer(paragraph) if (end := m.end()) not in short]
    pieces = (paragraph[a:b].strip() for a, b in pairwise((0, *ends, len(paragraph))))
    return [piece for piece in pieces if piece]
