"""Texts of cells: the table of shared strings, and the escapes for what XML cannot hold."""

import re

from xlcrm.ooxml import parsing, xml

LONGEST_TEXT = 32_767  # UTF-16 units in a cell

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_ENCODING = re.compile(rb"\0|encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_PREFIXED = re.compile(rb"</?[^<>\s/]*:|\sxmlns\b")
_RUN = re.compile(rb"<r[\s>]")
_NEEDS_CARE = re.compile("[\x00-\x1f&<>\ufffe\uffff]|_x|^\\s|\\s$")


class RichText(str):
    """A text of which parts have a format of their own: it is its text, and is written back with them.

    `markup` is what stands in the `<si>` or `<is>` (ECMA-376 18.4.8), in elements without a prefix.
    """

    markup: bytes

    def __new__(cls, text: str, markup: bytes) -> "RichText":
        value = super().__new__(cls, text)
        value.markup = markup
        return value

    def behind(self, words: str) -> str:
        """The same with some words before it, which have no format."""
        whole = words + self
        plain = b"<r><t%s</t></r>" % rich_text(words)
        return RichText(whole, plain + self.markup) if _RUN.match(self.markup) else whole


def formatted(text: str, data: bytes, start: int, end: int) -> str:
    """The text whose element begins at `start` of its part and whose end tag at `end`: a RichText where its markup can stand
    in another part as it is, else the text alone.
    """
    markup = data[xml.tag_end(data, start) : end]
    if not text or _OTHER_ENCODING.search(data, 0, 200) or not markup.startswith(b"<") or _PREFIXED.search(markup):
        return text
    return RichText(text, markup)


def unescaped(text: str) -> str:
    """What a stored text means: `_x000D_` is a carriage return, `_x005F_` an underscore."""
    if "_x" not in text:
        return text
    units = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    if not _SURROGATE.search(units):
        return units
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped(text: str) -> str:
    """How a text is stored, so that reading it gives the same text."""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _UNFIT.sub(lambda m: f"_x{ord(m[0]):04X}_", text) if _UNFIT.search(text) else text


def fit_for_cell(text: str) -> str:
    """The text itself; ValueError where no cell can hold it."""
    if text.isascii() and len(text) <= LONGEST_TEXT:
        return text
    if _SURROGATE.search(text):
        raise ValueError("half a character (a lone surrogate) cannot be written")
    if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise ValueError(f"a cell holds no more than {LONGEST_TEXT:,} characters")
    return text


def rich_text(text: str) -> bytes:
    """The text as `<t>` without its name: what follows `<t` up to and with the closing bracket of the start tag."""
    if not _NEEDS_CARE.search(text):
        return b">" + text.encode()
    stored = escaped(text)
    keep = b' xml:space="preserve"' if stored != stored.strip() or "\n" in stored or "\t" in stored else b""
    return keep + b">" + xml.element_text(stored)


def read_shared(data: bytes, part: str) -> list[str]:
    """All shared strings, in order, those with formats as RichText; phonetic runs are left out of the text."""
    parser = parsing.reader(part)
    strings, pieces, runs = list[str](), list[str](), list[str]()
    phonetic, in_runs, depth, began = False, False, 0, 0
    item = text = hint = run = ""

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal phonetic, in_runs, depth, began
        depth += 1
        if depth > parsing.DEEPEST:
            raise parsing.too_many(part)
        if name == text:
            pieces.clear()
        elif name == item:
            began, in_runs = parser.CurrentByteIndex, False
        elif name == run:
            in_runs = True
        elif name == hint:
            phonetic = True

    def end(name: str) -> None:
        nonlocal phonetic, depth
        depth -= 1
        if name == text:
            if not phonetic:
                runs.append("".join(pieces))
        elif name == item:
            whole = unescaped(runs[0] if len(runs) == 1 else "".join(runs))
            strings.append(formatted(whole, data, began, parser.CurrentByteIndex) if in_runs else whole)
            runs.clear()
        elif name == hint:
            phonetic = False

    def root(name: str, _: dict[str, str]) -> None:
        nonlocal item, text, hint, run
        namespace = name.rpartition(" ")[0]
        item, text, hint, run = (f"{namespace} {n}" for n in ("si", "t", "rPh", "r"))
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = pieces.append

    parser.StartElementHandler = root
    parsing.run(parser, data, part)
    return strings
