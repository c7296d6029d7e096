"""Which templates there are: those shipped, and before them the user's own (domain.md 8)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from typing import Any

from xlcrm.letters.render import constants, render, unpacked
from xlcrm.letters.trees import Files, Parsed, TemplateFault
from xlcrm.letters.vocabulary import Vocabulary, bare
from xlcrm.lists import TOPICS
from xlcrm.places.languages import language_code, without_region
from xlcrm.text import Text

COMMON = "_common.j2"
WORDS = "_words.j2"  # what the check listens for
OTHERWISE = "en"  # the language of who has none, or one that has no templates
MOST_FILES = 200
FEW = 3  # little words of a language by which a text may be told to be in it

# "Co., Ltd." at the end of a sentence brings its full stop along.
ABBREVIATED = re.compile(r"(?<=\w)(\.)\.(?!\.)")


def file_of(topic: str) -> str:
    """The template of a topic."""
    return f"{topic}.j2"


class Packed(Mapping[str, Files]):
    """The templates that xlcrm ships, by language, each unpacked when it is first needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts, self._files = texts, dict[str, Files]()

    def __getitem__(self, language: str) -> Files:
        if language not in self._files:
            self._files[language] = unpacked(self._texts[language])
        return self._files[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@dataclass(frozen=True)
class Catalog:
    """The templates by language and file name; `faults` are what is wrong with the user's own, a sentence each.

    A file of the user's that is in error is not there: the shipped one is used in its place. `sets` is what the common
    file and the check's words set in the languages shipped.
    """

    shipped: Mapping[str, Files]
    own: Mapping[str, Files] = field(default_factory=dict)
    faults: Sequence[Text] = ()
    sets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    _own_sets: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False, compare=False)
    _vocabularies: dict[str, Vocabulary] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """What a person may write for a language, folded -> its folder."""
        named = {name: name for name in (*self.shipped, *self.own)}
        for language in list(named):
            named |= {str(word).casefold(): language for word in self.words(language, "called")}
        return named

    def language(self, typed: str) -> str:
        """The language of a letter: the customer's where there are templates for it, else English (domain.md 8)."""
        return self.spoken(typed) or OTHERWISE

    def spoken(self, typed: str) -> str | None:
        """The language that somebody means, as its templates or anybody call it; None where there are no templates for it."""
        return next(
            filter(
                None, map(self.languages.get, (typed.strip().casefold(), language_code(typed), without_region(typed)))
            ),
            None,
        )

    def files(self, language: str) -> Files:
        """All files of a language, the user's own before those shipped."""
        return {**self.shipped.get(language, {}), **self.own.get(language, {})}

    def words(self, language: str, name: str) -> Sequence[Any]:
        """A list that the language's common file sets, or the file of the check's words; empty where neither does."""
        return next((found for sets in self._sets(language) if isinstance(found := sets.get(name), list)), ())

    def vocabulary(self, language: str) -> Vocabulary:
        """What the check listens for in that language."""
        if language not in self._vocabularies:
            self._vocabularies[language] = Vocabulary(partial(self.words, language))
        return self._vocabularies[language]

    def uses_han(self, language: str) -> bool:
        """Is it written in Chinese characters, so that a word in them may stand in its letters?"""
        return next((sets["han"] == "yes" for sets in self._sets(language) if "han" in sets), False)

    def foreign(self, text: str, language: str) -> bool:
        """Is a text plainly in another of the languages than in this one? By the little words of each; of few of them nobody
        can tell.
        """
        if not self.vocabulary(language).common:
            return False
        words = bare(text).split()
        counts = {known: sum(w in self.vocabulary(known).common for w in words) for known in (*self.shipped, *self.own)}
        most = max(counts.values())
        return most >= FEW and most > 2 * counts[language]

    def _sets(self, language: str) -> Sequence[Mapping[str, Any]]:
        """What the user's own files set, then what the shipped ones do."""
        shipped = self.sets.get(language, {})
        if language not in self.own:
            return (shipped,)
        if language not in self._own_sets:
            files = self.files(language)
            self._own_sets[language] = {
                k: v
                for file in (COMMON, WORDS)
                if file in self.own[language]
                for k, v in _constants(file, files).items()
            }
        return self._own_sets[language], shipped

    def written(self, language: str, topic: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """Subject and body. A file of the user's that fails on these data gives way to the shipped one."""
        for files in (self.files(language), self.shipped.get(language, {}), self.shipped[OTHERWISE]):
            try:
                if file_of(topic) in files:
                    return parts(render(file_of(topic), files, data))
            except TemplateFault:
                continue
        raise KeyError(topic)


def _constants(file: str, files: Files) -> Mapping[str, Any]:
    try:
        return constants(file, files)
    except TemplateFault:
        return {}


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
    from xlcrm.letters.shipped import PACKED, SETS

    return Catalog(Packed(PACKED), sets=SETS)


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
    return replace(shipped(), own=own, faults=tuple(faults), _own_sets={}, _vocabularies={})


def _fitting(language: str, files: dict[str, Parsed], shipped: Files) -> list[Text]:
    """Try each file; one that fails is taken out, the common one first, for the others lean on it."""
    from xlcrm.letters.samples import SAMPLES

    faults = list[Text]()
    for name in sorted(files, key=lambda f: f != COMMON):
        tried = [name] if name != COMMON else [file for file in {**shipped, **files} if file != COMMON]
        if name not in {COMMON, WORDS, *(file_of(t.code) for t in TOPICS)}:
            continue
        together = {
            **shipped,
            **(
                files
                if name != COMMON
                else {COMMON: files[COMMON], **{f: files[f] for f in tried if f not in shipped and f in files}}
            ),
        }
        try:
            if name in (COMMON, WORDS):
                constants(name, together)
            for file in tried:
                for data in SAMPLES:
                    render(file, together, data, whole=True)
        except TemplateFault as fault:
            if name == COMMON and fault.file != COMMON:
                continue
            fault.file = f"{language}/{fault.file or name}"
            faults.append(fault.sentence)
            del files[name]
    return faults
