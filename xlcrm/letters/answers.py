"""The check of a reply: every question of the buyer's is addressed, in its order (domain.md 8)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from xlcrm.letters.lines import Late, asks, has_han, is_han
from xlcrm.letters.vocabulary import Vocabulary, alike, plain
from xlcrm.letters.written import TO_FILL_IN, Finding, Written, sentences_of
from xlcrm.text import Text

_NUMBERED = Late(
    r"^\s*(?:(?:re|ad|zu|q|a)\s?)?\(?(?:(\d{1,2})[.)、．:：]|([①-⑨])|([一二三四五六七八九])[、．.])(?!\d)\s*(\S.*)",
    any_case=True,
    lines=True,
)
_GREETING = 8  # words of a first paragraph that only greets
_IN_LINE = Late(r"(?<!\w)\(?([1-9])[.)](?=\s+\S)")
_CHINESE = "一二三四五六七八九"
_COURTESY = Late(r"\b(?:thank you|thanks|gracias|agradezco)\b|感谢|谢谢|多谢|您好|你好", any_case=True)


def answers(letter: Written) -> Finding | None:
    """A question that the reply passes over, or answers out of its order.

    Answers numbered as the questions are, or standing behind the very questions, cannot be mistaken. Others are known by the telling words of a question, or
    by words of the same matter (a question about the lead time by `weeks`); where a reply has none of them for any
    question, as many statements as questions will do.
    """
    asked = letter.facts.asked
    if (
        letter.topic != "reply"
        or not asked
        or TO_FILL_IN.search(letter.body)
        or _numbers(letter.body, len(asked))
        or _repeats(letter, asked)
    ):
        return None
    statements = _statements(letter)
    places = [_places(q, statements, letter.words) for q in asked]
    unmet = None
    if len(statements) < len(asked):
        unmet = next((q for q, found in zip(asked, places, strict=True) if not found), asked[-1])
    elif any(places):
        unmet = _first_unmet(asked, places)
    if unmet is None:
        return None
    wrong = Text(f"The question “{unmet}” is not answered, or not in its order", f"问题“{unmet}”没有答复，或顺序不对")
    return Finding(
        "answers", wrong, Text("answer every point in the buyer's order, numbered", "请按客户的顺序编号逐点答复")
    )


def _numbers(body: str, asked: int) -> bool:
    """Does the letter number its answers from 1 to as many as there are questions?"""
    found = [
        int(m[1]) if m[1] else "①②③④⑤⑥⑦⑧⑨".index(m[2]) + 1 if m[2] else _CHINESE.index(m[3]) + 1
        for m in _NUMBERED.finditer(body)
    ]
    wanted = list(range(1, asked + 1))
    return [n for n in found if n <= asked] == wanted or [
        int(m[1]) for m in _IN_LINE.finditer(body) if int(m[1]) <= asked
    ] == wanted


def _repeats(letter: Written, asked: Sequence[str]) -> bool:
    """Does the letter take up the buyer's very questions, each in its turn?"""
    mine = iter([q for _, q in letter.questions])
    return all(any(alike(theirs, q) for q in mine) for theirs in asked)


def _statements(letter: Written) -> list[str]:
    """What the letter says between salutation and closing: no question and no thanks."""
    greeting, *rest = letter.paragraphs[: letter.closing] or [""]
    first = [] if len(greeting.split()) <= _GREETING else sentences_of(greeting)[1:]
    said = [*first, *(s for p in rest for s in sentences_of(p))]
    return [plain(s) for s in said if re.search(r"\w", s) and not _COURTESY.search(s) and not asks(s)]


def _places(question: str, statements: Sequence[str], words: Vocabulary) -> list[int]:
    """The statements that take up the question."""
    matters, stems = [m for m in words.matters if m.found_in(plain(question))], _telling(question, words)
    return [i for i, s in enumerate(statements) if any(w in s for w in stems) or any(m.found_in(s) for m in matters)]


def share_a_word(question: str, other: str, words: Vocabulary) -> bool:
    """Do two questions share one of their telling words? What is only of the same matter is another question."""
    return any(word in plain(other) for word in _telling(question, words))


def _telling(question: str, words: Vocabulary) -> set[str]:
    """The words by which a question is known, without a plural's ending; in Chinese two signs that stand together."""
    asked = plain(question)
    telling = {w for w in re.findall(r"[^\W_]{3,}|\d+", asked) if not has_han(w) and w not in words.small}
    telling |= {a + b for a, b in pairwise(asked) if is_han(a) and is_han(b) and a + b not in words.small}
    return {w[:-1] if len(w) > 5 else w for w in telling}


def _first_unmet(asked: Sequence[str], places: Sequence[Sequence[int]]) -> str | None:
    """The first question that no statement takes up from where the one before was taken up."""
    at = 0
    for question, found in zip(asked, places, strict=True):
        later = [i for i in found if i >= at]
        if not later:
            return question
        at = later[0]
    return None
