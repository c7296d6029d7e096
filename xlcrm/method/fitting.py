"""Whom a row of Materials is for: country, products, grade and language (domain.md 3)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from xlcrm.model import Customer, Material
from xlcrm.places.languages import language_code
from xlcrm.schema import fold

_PARTS = re.compile(r"[;；、，,/\n|]")
_WORDS = re.compile(r"[^\W_]+")
_LISTED = re.compile(r"[;；\n|]")
_BETWEEN = re.compile(r"[;；\n|,，、]")
_PLURAL = 4  # letters from which a final s is taken for the plural's: `pumps`, but `gas`


LetterLanguage = Callable[[str], str | None]
"""A language as somebody typed it -> the one that letters are written in for it; None or empty where there are no templates."""


class Fitting:
    """Which customers rows fit; what a cell of products or a language means is worked out once."""

    def __init__(self, materials: Sequence[Material], letter_language: LetterLanguage = language_code) -> None:
        self._letter_language = letter_language
        self._languages = dict[str, str | None]()
        self._materials = materials
        self._asked = "", frozenset[str]()  # the products that were asked for last, and the names alike

    def fits(self, material: Material, customer: Customer, letter: str) -> bool:
        """Does the row fit the customer's country, products and grade where it names them, and his letters' language?"""
        if material.countries is not None and customer.country_code not in material.countries:
            return False
        if material.grades is not None and letter not in material.grades:
            return False
        if material.language and self._written_in(material.language) != (self._written_in(customer.language) or "en"):
            return False
        return material.products is None or not self._bought(customer.products).isdisjoint(material.products)

    def _written_in(self, typed: str) -> str | None:
        if typed not in self._languages:
            self._languages[typed] = self._letter_language(typed)
        return self._languages[typed]

    def _bought(self, products: str) -> frozenset[str]:
        """The names in Materials that are alike to one in a cell of products. A customer is asked about row after row."""
        if self._asked[0] != products:
            parts = dict.fromkeys(_PARTS.split(products))
            self._asked = products, frozenset(name for part in parts for name in self._names.alike_to(part))
        return self._asked[1]

    @cached_property
    def _names(self) -> "_Names":
        return _Names(dict.fromkeys(name for m in self._materials for name in m.products or ()))


class _Names:
    """The goods that Materials names. Whoever looks for those alike to another name need not go through all of them.

    One name holds another only if it has all of its words, or all of its signs: it is among those that have the rarest of
    them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._found = dict[str, Sequence[str]]()
        self._having, self._rarest = dict[str, list[str]](), dict[str, list[str]]()
        made_of = {name: _made_of(name) for name in names}
        for name, kinds in made_of.items():
            for piece in (piece for pieces in kinds for piece in pieces):
                self._having.setdefault(piece, []).append(name)
        for name, kinds in made_of.items():
            for pieces in filter(None, kinds):
                rarest = min(pieces, key=lambda piece: len(self._having[piece]))
                self._rarest.setdefault(rarest, []).append(name)

    def alike_to(self, other: str) -> Sequence[str]:
        """The names that hold that one or are held by it."""
        found = self._found.get(other)
        if found is None:
            found = self._found[other] = [name for name in self._perhaps(other) if alike(name, other)]
        return found

    def _perhaps(self, other: str) -> dict[str, None]:
        found = dict[str, None]()
        for pieces in filter(None, _made_of(other)):
            fewest = min((self._having.get(piece, []) for piece in pieces), key=len)
            found |= dict.fromkeys(fewest)
            found |= dict.fromkeys(name for piece in pieces for name in self._rarest.get(piece, ()))
        return found


def _made_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a name, and of one that is compared sign by sign its signs and each two of them, behind a space."""
    words, folded = _words(name), fold(name)
    if not words or folded.isascii():
        return words, frozenset()
    return words, frozenset(f" {signs}" for signs in (*folded, *map("".join, pairwise(folded))))


def alike(one: str, other: str) -> bool:
    """Does one name of goods hold the other, word by word: `pumps` and `centrifugal pump`? In Chinese sign by sign."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    if a <= b or b <= a:
        return True
    one, other = fold(one), fold(other)
    return not (one.isascii() or other.isascii()) and (one in other or other in one)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    words = _WORDS.findall(fold(name))
    return frozenset(w[:-1] if len(w) >= _PLURAL and w.endswith("s") and not w.endswith("ss") else w for w in words)


class Titles:
    """The titles in Materials, and which of them a touch's `Material` names; what a cell names is worked out once."""

    def __init__(self, materials: Iterable[Material]) -> None:
        self._known = frozenset(filter(None, (fold(m.title) for m in materials)))
        self._most = max((len(_BETWEEN.findall(title)) for title in self._known), default=0) + 1
        self._folded = dict[str, str]()
        self._named = dict[str, frozenset[str]]()

    def named(self, title: str, cells: Iterable[str]) -> bool:
        """Does one of the cells name that title: as the whole of it, or between separators? No cell names an empty one.

        One in Materials that has a separator itself is taken whole: `Canton Fair, phase 1` does not name `Canton Fair`.
        """
        folded = self._folded.get(title)
        if folded is None:
            folded = self._folded[title] = fold(title)
        return bool(folded) and any(folded in self._named_in(cell) for cell in cells if cell)

    def _named_in(self, cell: str) -> frozenset[str]:
        found = self._named.get(cell)
        if found is None:
            found = self._named[cell] = frozenset(self._titles(cell))
        return found

    def _titles(self, cell: str) -> Iterator[str]:
        yield from map(fold, (cell, *_LISTED.split(cell)))
        ends = [m.start() for m in _BETWEEN.finditer(cell)] + [len(cell)]
        begin = at = 0
        while at < len(ends):
            several = range(min(at + self._most, len(ends)) - 1, at, -1)
            last = next((n for n in several if fold(cell[begin : ends[n]]) in self._known), at)
            yield fold(cell[begin : ends[last]])
            begin, at = ends[last] + 1, last + 1
