"""Shared strings the quick way: cut apart at the tags between them, where it can be proven that there are no others."""

import re
from collections.abc import Iterable, Sequence
from typing import overload

from xlcrm.model import Cell
from xlcrm.ooxml import parsing, xml
from xlcrm.ooxml.strings import read_shared, unescaped

TEXT = rb"[^<>&\x00-\x08\x0b-\x1f]*+"
ENTITIES = TEXT + rb"(?:&(?:amp|lt|gt|quot|apos);" + TEXT + rb")*"
"""Expressions: a text that means itself, and one with no entity but the five of XML."""

# No search for the end of an item goes beyond the beginning of the next, or it would begin anew in each that has none.
_ITEM = re.compile(
    rb'<si><t(?: xml:space="preserve")?>('
    + ENTITIES
    + rb")</t></si>|<si/>|(<si>[^<]*+(?:<(?!/?si[\s>/])[^<]*+)*+</si>)|(.)",
    re.DOTALL,
)
_OTHER_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_UNFIT = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_FIRST, _BETWEEN, _LAST = "<si><t>", "</t></si><si><t>", "</t></si>"
_KEPT_SPACE = ' xml:space="preserve"'


def plain_text(raw: bytes) -> str:
    """Stored text with its entities resolved; they must be of the five of XML."""
    text = raw.decode()
    return xml.unescaped(text) if "&" in text else text


def is_utf8(data: bytes) -> bool:
    """Sound UTF-8?"""
    try:
        return data.isascii() or bool(data.decode())
    except UnicodeDecodeError:
        return False


class SharedStrings(Sequence[str]):
    """Shared strings, their entities resolved; escapes are when one is asked for, where `escaped` tells that there are
    any. `final` are those in which what looks like one is none."""

    def __init__(self, stored: list[str], escaped: bool, final: Iterable[int] = ()) -> None:
        self._stored, self._escaped = stored, escaped
        self._final = set(final)

    def __len__(self) -> int:
        return len(self._stored)

    def texts(self, indices: Iterable[int]) -> list[Cell]:
        """Many of them at once; None for an empty one and for an index that none has."""
        stored, last = self._stored, len(self._stored)
        if not self._escaped:
            return [(stored[i] or None) if 0 <= i < last else None for i in indices]
        return [(self[i] if "_x" in stored[i] else stored[i]) or None if 0 <= i < last else None for i in indices]

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        text = self._stored[index]
        return unescaped(text) if self._escaped and index not in self._final else text


def quick_strings(data: bytes, part: str) -> SharedStrings | None:
    """What `strings.read_shared` gives, or None where the shape cannot be proven."""
    first, last, root_at = data.find(b"<si>"), data.rfind(b"</sst>"), data.find(b"<sst ")
    if not 0 <= root_at < first < last or not is_utf8(data):
        return None
    around = data[:first] + data[last:]
    if b"<!" in around or b"<?" in around[root_at:] or xml.tag_end(data, root_at) != first:
        return None
    parsing.run(parsing.reader(part), around, part)
    return _cut_apart(data, first, last) or _one_by_one(data, first, last, data[root_at:first], part)


def _cut_apart(data: bytes, first: int, last: int) -> SharedStrings | None:
    """Texts without any format: there are no tags but those between which they are cut."""
    if (
        _OTHER_ENTITY.search(data, first, last)
        or data.find(b"\r", first, last) >= 0
        or len(data.translate(None, _UNFIT)) < len(data)
    ):
        return None
    body = data[first:last].decode()
    if _KEPT_SPACE in body:
        tag = f"<t{_KEPT_SPACE}>"
        if body.count(tag) != body.count(_KEPT_SPACE):
            return None
        body = body.replace(tag, "<t>")
    items = body.count("<") / 4
    if not (body.startswith(_FIRST) and body.endswith(_LAST) and body.count(_BETWEEN) + 1 == items):
        return None
    texts = (xml.unescaped(body) if "&" in body else body).split(_BETWEEN)
    if len(texts) != items:  # a text looks like the tags between two
        return None
    texts[0] = texts[0][len(_FIRST) :]
    texts[-1] = texts[-1][: -len(_LAST)]
    return SharedStrings(texts, "_x" in body)


def _one_by_one(data: bytes, first: int, last: int, root_tag: bytes, part: str) -> SharedStrings | None:
    """By one expression; rich text goes the general way."""
    found = _ITEM.findall(data, first, last)
    if any(item[2] for item in found):
        return None
    texts = [plain_text(item[0]) for item in found]
    rich = [i for i, item in enumerate(found) if item[1]]
    if rich:
        general = read_shared(root_tag + b"".join(found[i][1] for i in rich) + b"</sst>", part)
        if len(general) != len(rich):
            return None
        for i, text in zip(rich, general, strict=True):
            texts[i] = text
    return SharedStrings(texts, escaped=True, final=rich)
