"""Which templates there are: those shipped, and before them the user's own (domain.md 8)."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from xlcrm.letters.render import Files, Parsed, TemplateFault, constants, render, unpacked
from xlcrm.lists import TOPICS
from xlcrm.text import Text

COMMON = "_common.j2"
OTHERWISE = "en"  # the language of who has none, or one that has no templates
MOST_FILES = 200

# "Co., Ltd." at the end of a sentence brings its full stop along.
ABBREVIATED = re.compile(r"(?<=\w)(\.)[.。](?!\.)")

# A language tells these of itself in _common.j2.
WORDS = ("called", "months", "closings", "enclosed", "validity", "pressing", "vague")


def file_of(topic: str) -> str:
    """The template of a topic."""
    return f"{topic}.j2"


@dataclass(frozen=True)
class Catalog:
    """The templates by language and file name; `faults` are what is wrong with the user's own, a sentence each.

    A file of the user's that is in error is not there: the shipped one is used in its place.
    """

    shipped: Mapping[str, Files]
    own: Mapping[str, Files] = field(default_factory=dict)
    faults: Sequence[Text] = ()
    _known: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """What a person may write for a language, folded -> its folder."""
        named = {name: name for name in (*self.shipped, *self.own)}
        for language in list(named):
            named |= {str(word).casefold(): language for word in self.words(language, "called")}
        return named

    def language(self, typed: str) -> str:
        """The language of a letter: the customer's where there are templates for it, else English (domain.md 8)."""
        return self.languages.get(typed.strip().casefold(), OTHERWISE)

    def files(self, language: str) -> Files:
        """All files of a language, the user's own before those shipped."""
        return {**self.shipped.get(language, {}), **self.own.get(language, {})}

    def words(self, language: str, name: str) -> Sequence[Any]:
        """A list that the language's common file sets; empty where it does not, or not as a list."""
        return next((found for said in self._said(language) if isinstance(found := said.get(name), list)), ())

    def uses_han(self, language: str) -> bool:
        """Is it written in Chinese characters, so that a word in them may stand in its letters?"""
        return next((said.get("han") == "yes" for said in self._said(language)), False)

    def _said(self, language: str) -> Sequence[Mapping[str, Any]]:
        """What the language's common file tells of it: the user's own, then the shipped one; one in error tells nothing."""
        if language not in self._known:
            found = self._known[language] = []
            for files in (self.files(language), self.shipped.get(language, {})):
                with suppress(TemplateFault):
                    found.append(constants(COMMON, files) if COMMON in files else {})
        return self._known[language]

    def written(self, language: str, topic: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """Subject and body. A file of the user's that fails on these data gives way to the shipped one."""
        for files in (self.files(language), self.shipped.get(language, {}), self.shipped[OTHERWISE]):
            try:
                if file_of(topic) in files:
                    return parts(render(file_of(topic), files, data))
            except TemplateFault:
                continue
        raise KeyError(topic)


def parts(text: str) -> tuple[str, str]:
    """The first line is the subject, the rest the body: paragraphs with one empty line between."""
    lines = [ABBREVIATED.sub(r"\1", line.rstrip()) for line in text.strip().splitlines()]
    body = list[str]()
    for line in lines[1:]:
        if line or (body and body[-1]):
            body.append(line)
    return (lines[0].strip() if lines else ""), "\n".join(body).strip()


@cache
def shipped() -> Catalog:
    """The templates as xlcrm brings them along."""
    from xlcrm.letters.shipped import PACKED

    return Catalog({language: unpacked(text) for language, text in PACKED.items()})


def with_own(sources: Mapping[str, str]) -> Catalog:
    """The shipped templates with the user's own before them: `sources` are their texts by `language/file.j2`.

    Each is tried on made-up data at once, so that what is wrong is told whether or not a letter needs it today.
    """
    if not sources:
        return shipped()
    from xlcrm.letters.parsing import parse

    own, faults = dict[str, dict[str, Parsed]](), list[Text]()
    for path, source in sorted(sources.items())[:MOST_FILES]:
        language, _, file = path.partition("/")
        try:
            own.setdefault(language.casefold(), {})[file] = parse(source, path)
        except TemplateFault as fault:
            faults.append(fault.sentence)
    for language, files in own.items():
        faults += _fitting(language, files, shipped().shipped.get(language, {}))
    return Catalog(shipped().shipped, own, tuple(faults))


def _fitting(language: str, files: dict[str, Parsed], shipped: Files) -> list[Text]:
    """Try each file; one that fails is taken out, the common one first, for the others lean on it."""
    from xlcrm.letters.data import SAMPLES

    faults = list[Text]()
    for name in sorted(files, key=lambda f: f != COMMON):
        tried = [name] if name != COMMON else [file for file in {**shipped, **files} if file != COMMON]
        if name not in {COMMON, *(file_of(t.code) for t in TOPICS)}:
            continue
        together = {**shipped, **(files if name != COMMON else {COMMON: files[COMMON], **{f: files[f] for f in tried if f not in shipped and f in files}})}
        try:
            constants(name, together)
            for file in tried:
                for data in SAMPLES:
                    render(file, together, data)
        except TemplateFault as fault:
            if name == COMMON and fault.file != COMMON:
                continue
            fault.file = f"{language}/{fault.file or name}"
            faults.append(fault.sentence)
            del files[name]
    return faults
