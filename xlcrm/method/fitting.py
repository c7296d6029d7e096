"""Whom a row of Materials is for: country, products, grade and language (domain.md 3)."""

import re
from collections.abc import Callable
from functools import lru_cache

from xlcrm.languages import language_code
from xlcrm.model import Customer, Material
from xlcrm.schema import fold

_PARTS = re.compile(r"[;；、，,/\n|]")
_WORDS = re.compile(r"[^\W_]+")
_PLURAL = 4  # letters from which a final s is taken for the plural's: `pumps`, but `gas`


LetterLanguage = Callable[[str], str | None]
"""A language as somebody typed it -> the one that letters are written in for it; None or empty where there are no templates."""


class Fitting:
    """Which customers rows fit; what a cell of products or a language means is worked out once."""

    def __init__(self, letter_language: LetterLanguage = language_code) -> None:
        self._letter_language = letter_language
        self._languages = dict[str, str | None]()
        self._sold = dict[tuple[int, str], bool]()

    def fits(self, material: Material, customer: Customer, letter: str) -> bool:
        """Does the row fit the customer's country, products and grade where it names them, and his letters' language?"""
        if material.countries is not None and customer.country_code not in material.countries:
            return False
        if material.grades is not None and letter not in material.grades:
            return False
        if material.language and self._written_in(material.language) != (self._written_in(customer.language) or "en"):
            return False
        return material.products is None or self._buys(material, customer.products)

    def _written_in(self, typed: str) -> str | None:
        if typed not in self._languages:
            self._languages[typed] = self._letter_language(typed)
        return self._languages[typed]

    def _buys(self, material: Material, products: str) -> bool:
        found = self._sold.get((material.row, products))
        if found is None:
            found = self._sold[material.row, products] = any(
                alike(a, b) for a in material.products or () for b in _PARTS.split(products)
            )
        return found


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


@lru_cache(maxsize=65536)
def titles_in(cell: str) -> frozenset[str]:
    """The titles that a touch's `Material` names: the whole of it, and what stands between separators."""
    return frozenset(filter(None, map(fold, (cell, *re.split(r"[;；\n|]", cell), *re.split(r"[;；\n|,，、]", cell)))))
