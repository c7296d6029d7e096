"""Countries as people write them: a name in English, Chinese or another language, or an ISO 3166 code, to the ISO alpha-2 code and back.

The names stand in `country_names` and, those of other languages, which few books need, in `foreign_country_names`, which
scripts/build_countries.py makes from the Unicode names and our aliases, so that no run loads Babel. Kosovo, which ISO leaves out, goes by the customary XK.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from xlcrm.han import simplified
from xlcrm.text import Lang, Text

_SUGGESTIONS = 3
_CODE = 3  # letters of the longest code
_LONGEST_NAME = 60  # characters: the work grows with the square, and a note in the wrong column may have thousands
_ALIKE = 0.75  # difflib's ratio; below it `Germny` would suggest Guernsey too
# English names that go with `the` in a sentence.
_WITH_ARTICLE = frozenset(
    ["United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Caribbean Netherlands", "Philippines",
     "Bahamas", "Maldives", "Comoros", "Gambia", "Seychelles", "DR Congo", "Isle of Man"]
)  # fmt: skip
_ENDS_WITH_ARTICLE = (" Republic", " Islands", " Territory", " Territories")


class _Table(NamedTuple):
    codes: dict[str, str]  # `country_key` of every known way to write it -> alpha-2
    names: dict[str, Text]  # alpha-2 -> the name to show


@lru_cache(maxsize=4096)
def country_key(name: str) -> str:
    """What is compared: case, accents, full-width forms, dots, apostrophes, other punctuation and `the` do not count."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    letters = "".join(c if c.isalnum() else "" if c in ".'’`" or unicodedata.combining(c) else " " for c in plain)
    words = [word for word in letters.split() if word != "the"]
    return (" " if letters.isascii() else "").join(words)  # Chinese has no spaces: 中国 台湾, 刚果（金）


def iso_code(name: object) -> str | None:
    """The ISO 3166 alpha-2 code of the country that `name` names; None where it is empty, ambiguous or unknown.

    Understood are names in English and Chinese, customary other names (UAE, Holland, 南韩), alpha-2 and alpha-3 codes; then
    those in other languages (Deutschland, Россия, 대한민국).
    """
    if not isinstance(name, str):
        return None
    key, foreign = country_key(name), foreign_key(name)
    known = _table().codes.get(key) if foreign == key or not foreign else None
    known = known or (_foreign().get(foreign) if foreign else None)
    return known or (_table().codes.get(simple) if (simple := simplified(key)) != key else None)


@lru_cache(maxsize=4096)
def foreign_key(name: str) -> str:
    """What is compared in other languages: the same; but of a short name the accents count: `Mỹ` and `Áo` are no codes, and
    nothing that could be a code is a name.
    """
    key = country_key(name)
    if len(key) > _CODE or not key.isascii():
        return key
    plain = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", plain.casefold()).strip() if any(map(unicodedata.combining, plain)) else ""


def country_name(code: str, lang: Lang) -> str:
    """The name of the country with the alpha-2 `code`, in the language `lang`; an unknown code comes back as it is."""
    name = _table().names.get(code)
    return name.said(lang) if name else code


def as_written(typed: str) -> str:
    """A country's name as somebody typed it, for what xlcrm writes: but 香港, 澳门 and 台湾 alone, in either script, which have
    中国 before them there.
    """
    simple = simplified(typed)
    return f"中国{simple}" if simple in ("香港", "澳门", "台湾") else typed


def in_a_sentence(code: str) -> Text:
    """The name as a sentence has it: `the United States`, 美国."""
    name = country_name(code, "en")
    the = "the " if name in _WITH_ARTICLE or name.endswith(_ENDS_WITH_ARTICLE) else ""
    return Text(f"{the}{name}", country_name(code, "zh"))


@lru_cache(maxsize=1024)
def nearest_countries(name: str) -> tuple[str, ...]:
    """Up to three alpha-2 codes that an unknown `name` may mean, the likeliest first; empty where nothing is near.

    What stands within it (`Dubai, UAE`, 德国汉堡, `Москва, Россия`) and what begins with it (`Congo`), else what is spelt alike (`Germny`).
    """
    key = country_key(name[:_LONGEST_NAME])
    codes = _table().codes
    beginning = key + " " if key.isascii() else key
    found = [code for part in _parts(key) if (code := codes.get(part) or _foreign().get(part))]
    found += [code for known, code in codes.items() if len(known) > 1 and not known.isascii() and known in key]
    found += [code for known, code in _foreign().items() if len(known) > _CODE and not known.isascii() and known in key]
    found += [code for known, code in codes.items() if len(key) > 1 and known.startswith(beginning)]
    if not found and len(key) > (4 if key.isascii() else 2):  # `n/a` and `TBD` are near to some code or other
        from difflib import get_close_matches

        found = [codes[known] for known in get_close_matches(key, codes, n=2 * _SUGGESTIONS, cutoff=_ALIKE)]
    return tuple(dict.fromkeys(found))[:_SUGGESTIONS]


def _parts(key: str) -> list[str]:
    """Runs of words within the key, the longest first. One of three letters or fewer only at the end: `and` is no AND."""
    words = key.split()
    count = len(words)
    parts = [" ".join(words[i : i + size]) for size in range(count, 0, -1) for i in range(count - size + 1)]
    return [part for part in parts if len(part) > 3 or (len(part) == 3 and part == words[-1])]


@cache
def _table() -> _Table:
    from xlcrm.places.country_names import COUNTRIES

    codes: dict[str, str] = {}
    names: dict[str, Text] = {}
    for line in COUNTRIES.splitlines():
        code, en, zh, keys = line.split("|")
        names[code] = Text(en, zh)
        codes.update(dict.fromkeys(keys.split(","), code))
    return _Table(codes, names)


@cache
def _foreign() -> dict[str, str]:
    from xlcrm.places.foreign_country_names import COUNTRIES

    return {key: line[:2] for line in COUNTRIES.splitlines() for key in line[3:].split(",") if key}
