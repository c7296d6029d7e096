"""How wide text stands on a screen: a Chinese character takes two columns, and a line may break before nearly each."""

import re
from functools import cache

_CLOSING = "、，。；：、！？）》」”…"
_OPENING = "（《「“"
_WIDE = "\u2e80-\ufeff\uff01-\uffef"


@cache
def _unit() -> re.Pattern[str]:
    """What moves to the next line as one: a word or a wide character, with the punctuation that stays beside it."""
    return re.compile(
        rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_CLOSING}]+|(?=[{_CLOSING}]))[{_CLOSING}]*"
    )  # compiled when it is first needed: 5 ms


def width(text: str) -> int:
    """The columns that `text`, one line, takes on a screen."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def padded(text: str, columns: int) -> str:
    """The text with spaces after it, `columns` wide; a wider one stays as it is."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """The text, its end replaced by … where it is wider than `columns`."""
    if width(text) <= columns:
        return text
    kept, taken = "", 1
    for c in text:
        taken += width(c)
        if taken > columns:
            break
        kept += c
    return kept + "…"


def wrapped(text: str, columns: int) -> list[str]:
    """One paragraph as lines at most `columns` wide; only a word wider than that stands out."""
    lines, line, taken = list[str](), "", 0
    units = re.findall(r"\s+|\S+", text) if text.isascii() else _unit().findall(text)
    for unit in units:
        if unit.isspace():
            if line and not line.endswith(" "):
                line, taken = line + " ", taken + 1
            continue
        wide = width(unit)
        if line and taken + wide > columns:
            lines.append(line.rstrip())
            line, taken = "", 0
        line, taken = line + unit, taken + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def folded(text: str, columns: int) -> list[str]:
    """One paragraph as lines at most `columns` wide; a word wider than that, such as a path, goes on beneath."""
    lines = list[str]()
    for line in wrapped(text, columns):
        lines.append("")
        for sign in line:
            if width(lines[-1]) + width(sign) > columns:
                lines.append("")
            lines[-1] += sign
    return lines


def shown(value: str) -> str:
    """Text from a book as it may go to a terminal: one line, nothing in it that a terminal would obey."""
    return value if value.isprintable() else "".join(c if c.isprintable() else " " for c in value)
