"""What the check listens for in a language: the lists of its `_words.j2`, ready to be looked for in a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from xlcrm.han import simplified

_ACCENTS = "áàâäãåéèêëíìîïóòôöõúùûüýñçşğıœæ"
_PLAIN = str.maketrans(_ACCENTS, "aaaaaaeeeeiiiiooooouuuuyncsgioa")
_ACCENTED = re.compile(f"[{_ACCENTS}]")
ALIKE = 0.85  # from which two questions are one (domain.md 5, T2)
_GAP = 60  # characters that `…` may stand for
_ENDS = ".!?。！？"


def plain(text: str) -> str:
    """Folded, without accents, in simplified characters, on one line: so that `cuando` finds `Cuándo`, and a phrase is found
    across lines.
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("’", "'")
        folded = simplified(folded.translate(_PLAIN) if _ACCENTED.search(folded) else folded)
    return " ".join(folded.split())


class Phrases:
    """Some phrases: `…` in one stands for any words of a sentence, `|` parts what may stand before or behind it.

    They are found as words, in Chinese anywhere.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self.all = tuple(dict.fromkeys(p for phrase in phrases if (p := _plain(phrase))))
        self._parts = [(begin, behind) for phrase in self.all for begin, behind in _parts_of(phrase)]

    def found_in(self, text: str) -> str:
        """The first of them that a plain text has, as it stands there but for what `…` stands for; empty for none."""
        for begin, behind in self._parts:
            if begin in text and (found := span(begin, behind, text)):
                return f"{begin} … {found[2]}" if found[2] not in ("", "?") else begin
        return ""

    def without(self, text: str) -> str:
        """The text with them taken out."""
        for begin, behind in self._parts:
            while begin in text and (at := span(begin, behind, text)):
                text = f"{text[: at[0]]} {text[at[1] :]}"
        return text

    def ends_in(self, text: str) -> Iterator[int]:
        """Where those of them end that a plain text has, each at its first place."""
        for begin, behind in self._parts:
            if begin in text and (at := span(begin, behind, text)):
                yield at[1]


def _plain(phrase: str) -> str:
    return phrase if phrase.isascii() and phrase.islower() else plain(phrase)


def _parts_of(phrase: str) -> Iterator[tuple[str, Sequence[str]]]:
    """What a phrase may begin with, each with what may stand behind its gap."""
    first, gap, rest = phrase.partition("…")
    behind = tuple(r.strip() for r in rest.split("|")) if gap else ()
    for begin in first.split("|") if gap else (first,):
        if begin.strip():
            yield begin.strip(), behind


def span(begin: str, behind: Sequence[str], text: str) -> tuple[int, int, str] | None:
    """Where a plain text has a phrase: from, to, and what was found behind the gap."""
    at = word_at(begin, text)
    if not behind:
        return (at, at + len(begin), "") if at >= 0 else None
    while at >= 0:
        end = at + len(begin)
        stop = next((i for i, ch in enumerate(text[end : end + _GAP]) if ch in _ENDS), _GAP) + 1
        for rest in behind:
            if (found := word_at(rest, text[: end + stop + len(rest) * (stop > _GAP)], end)) >= 0:
                return at, found + len(rest), rest
        at = word_at(begin, text, at + 1)
    return None


def word_at(word: str, text: str, start: int = 0) -> int:
    """Where a text has some words, not as part of a longer one; -1 for nowhere."""
    at = text.find(word, start)
    while at >= 0:
        end = at + len(word)
        if not (at and _joins(text[at - 1]) and _joins(word[0])) and not (
            end < len(text) and _joins(text[end]) and _joins(word[-1])
        ):
            return at
        at = text.find(word, at + 1)
    return -1


def _joins(sign: str) -> bool:
    """Does a sign make one word with the next? Chinese characters do not."""
    return sign.isalnum() and not "\u3400" <= sign <= "\u9fff"


class Vocabulary:
    """The words of one language; a list that its templates do not have is empty, and what needs it stays silent."""

    def __init__(self, listed: Callable[[str], Sequence[Any]]) -> None:
        self._listed = listed

    def phrases(self, name: str) -> Phrases:
        """One list."""
        return Phrases([str(word) for word in self._listed(name)])

    @cached_property
    def closings(self) -> tuple[str, ...]:
        """How a letter closes."""
        return self.phrases("closings").all

    @cached_property
    def enclosed(self) -> Phrases:
        """Speaks of what is enclosed."""
        return self.phrases("enclosed")

    @cached_property
    def pressing(self) -> Phrases:
        """Presses the buyer."""
        return self.phrases("pressing")

    @cached_property
    def calm(self) -> Phrases:
        """Has pressing words and does not press."""
        return self.phrases("calm")

    @cached_property
    def farewell(self) -> Phrases:
        """Asks to be written to no more."""
        return self.phrases("farewell")

    @cached_property
    def gone(self) -> Phrases:
        """Tells that somebody is there no more."""
        return self.phrases("gone")

    @cached_property
    def vague(self) -> frozenset[str]:
        """Subjects that could stand above any letter."""
        return frozenset(bare(str(w)) for w in self._listed("vague"))

    @cached_property
    def other_money(self) -> Phrases:
        """Beside an amount that is no price of the quote."""
        return self.phrases("other_money")

    @cached_property
    def pitch(self) -> Phrases:
        """Sells something."""
        return self.phrases("pitch")

    @cached_property
    def alternatives(self) -> Phrases:
        """In a sentence that offers something beside the quote."""
        return self.phrases("alternatives")

    @cached_property
    def small(self) -> frozenset[str]:
        """Words of a question that do not tell what it asks."""
        return frozenset(self.phrases("small").all)

    @cached_property
    def matters(self) -> Sequence[Phrases]:
        """What questions may be about, the words of each."""
        return [Phrases([str(w) for w in words]) for words in self._listed("matters") if isinstance(words, list)]

    @cached_property
    def months(self) -> dict[str, int]:
        """The months by their plain names, whole and short."""
        found = dict[str, int]()
        for number, name in enumerate(map(plain, map(str, self._listed("months"))), 1):
            found |= {
                name: number,
                **({name[:3]: number, name[:4]: number} if len(name) > 3 and name.isalpha() else {}),
            }
        return found

    @cached_property
    def validity(self) -> Phrases:
        """Words before the date until which an offer holds."""
        return self.phrases("validity")

    @cached_property
    def validity_behind(self) -> tuple[str, ...]:
        """Words behind that date."""
        return self.phrases("validity_behind").all

    @cached_property
    def lapsed(self) -> Phrases:
        """Says that an offer has expired, or renews it."""
        return self.phrases("lapsed")

    @cached_property
    def ports(self) -> dict[str, str]:
        """What that language calls ports otherwise than English does, by their Chinese names."""
        return {str(p[0]): str(p[1]) for p in self._listed("ports") if isinstance(p, list) and len(p) == 2}

    @cached_property
    def common(self) -> frozenset[str]:
        """The little words by which a text is known to be in that language."""
        return frozenset(self.phrases("common").all)

    @cached_property
    def otherwise(self) -> tuple[str, str] | None:
        """What stands before and behind a text that still has to be put into that language."""
        words = [str(word) for word in self._listed("otherwise")]
        return (words[0], words[1]) if len(words) == 2 else None


def bare(text: str) -> str:
    """Letters and digits alone, plain."""
    return " ".join(re.sub(r"[\W_]+", " ", plain(text)).split())


def alike(a: str, b: str) -> bool:
    """Are two questions one: alike by 0.85 or more, letters and digits alone counting?"""
    from difflib import SequenceMatcher

    a, b = bare(a)[:1000], bare(b)[:1000]
    if 2 * min(len(a), len(b)) < ALIKE * (len(a) + len(b)):
        return False  # too unlike in length to be alike
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE
