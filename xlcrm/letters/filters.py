"""The operations a template has: filters and comparisons, over texts, numbers and lists of them."""

from collections.abc import Callable, Sequence

from xlcrm.letters.lines import Late, has_han, spaced

_ONE_NUMBER = Late(r"((?:[A-Z$€£¥]{1,4} ?)?)(\d{1,15})((?:\.\d+)?)")
SIZE = 40_000  # characters, of a letter and of every text on the way to it


def word(value: object) -> str:
    """A text or a number as it stands in a letter; TypeError for a list, whose text could grow without limit."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)  # ValueError where it has thousands of digits
    raise TypeError


def grouped(number: object, mark: object = ",", point: object = ".") -> str:
    """A whole number, or one in a text such as `USD 15000.00`, in groups of three; anything else as it stands.

    A space parts five digits and more: four stay together. `point` stands before the decimals.
    """
    between, found = word(mark)[:3], _ONE_NUMBER.fullmatch(word(number))
    if found is None:
        return word(number)
    whole = found[2]
    if len(whole) > (4 if between == " " else 3):
        whole = f"{int(whole):,}".replace(",", between)
    return f"{found[1]}{whole}{found[3].replace('.', word(point)[:1])}"


def joined(items: object, mark: object = "") -> str:
    """The texts of a list, one after another."""
    words = [word(i) for i in _listed(items)]
    if sum(map(len, words)) + len(words) * len(word(mark)) > SIZE:
        raise ValueError
    return word(mark).join(words)


def among(item: object, held: object) -> bool:
    """Is it in the list, or part of the text?"""
    return word(item) in (word(held) if isinstance(held, str) else [word(h) for h in _listed(held)])


def _listed(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return value
    raise TypeError


def _length(value: object) -> int:
    return len(value) if isinstance(value, str) else len(_listed(value))


def _end(value: object, at: int) -> object:
    held = value if isinstance(value, str) else _listed(value)
    return held[at] if held else ""


def _same(a: object, b: object) -> bool:
    return (a if isinstance(a, int) else word(a)) == (b if isinstance(b, int) else word(b))


def _order(a: object, b: object) -> int:
    if isinstance(a, int) and isinstance(b, int):
        return (a > b) - (a < b)
    raise TypeError


FILTERS: dict[str, Callable[..., object]] = {
    "upper": lambda v: word(v).upper(),
    "lower": lambda v: word(v).lower(),
    "trim": lambda v: word(v).strip(),
    "capitalize": lambda v: word(v).capitalize(),
    "length": _length,
    "first": lambda v: _end(v, 0),
    "last": lambda v: _end(v, -1),
    "join": joined,
    "grouped": grouped,
    "has_han": lambda v: has_han(word(v)),
    "spaced": lambda v: spaced(word(v)),
}
COMPARISONS: dict[str, Callable[[object, object], bool]] = {
    "eq": _same,
    "ne": lambda a, b: not _same(a, b),
    "lt": lambda a, b: _order(a, b) < 0,
    "lteq": lambda a, b: _order(a, b) <= 0,
    "gt": lambda a, b: _order(a, b) > 0,
    "gteq": lambda a, b: _order(a, b) >= 0,
    "in": among,
    "notin": lambda a, b: not among(a, b),
}
