"""The quick way of reading the comments of a sheet: one regular expression a comment, for parts whose shape it can prove.

All between the ends of the list must be comments as spreadsheet programs write them, one behind the other; what stands
around the list is parsed.
"""

import re

from xlcrm.ooxml import references
from xlcrm.ooxml.notes import Comments, Note, parsed
from xlcrm.ooxml.strings import unescaped

_WORDS = rb'<t(?: xml:space="preserve")?>%s[^<&]*+(?:&(?:amp|lt|gt|quot|apos|#10);[^<&]*+)*+%s</t>'
_LOOK = rb'(?:<rPr>(?:<[A-Za-z]+(?: [a-z]+="[^"<&]*")*+/>)*+</rPr>)?+'
_RUN = rb"(?:<r>%s%s</r>|%s)" % (_LOOK, _WORDS % (b"", b""), _WORDS % (b"", b""))
_COMMENT = re.compile(
    rb'<comment ref="([A-Z]{1,3})([1-9][0-9]{0,6})" authorId="([0-9]{1,9})"(?: [A-Za-z:]+="[^"<&]*")*+>'
    rb"<text>(?:(?:<r>%s)?+%s(?:</r>)?+</text>|(%s*+)</text>)</comment>" % (_LOOK, _WORDS % (b"(", b")"), _RUN)
)
_TEXT = re.compile(rb"<t[^>]*>([^<]*)</t>")
_ENTITY = re.compile("&(amp|lt|gt|quot|apos|#10);")
_MEANING = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#10": "\n"}


def quickly(data: bytes, part: str, column: int) -> Comments | None:
    """What `notes.parsed` gives; None where it cannot be proven."""
    opening, closing = b"<commentList>", b"</commentList>"
    first, end = data.find(opening) + len(opening), data.rfind(closing)
    if first < len(opening) or end < first:
        return None
    name, notes, at = references.letters(column).encode(), list[Note](), first
    try:
        for found in _COMMENT.finditer(data, first, end):
            if found.start() != at:
                return None
            at = found.end()
            across, row, author, text, runs = found.groups()
            if across == name:
                said = _plain(text if runs is None else b"".join(_TEXT.findall(runs)))
                notes.append(Note(int(row), column, int(author), said, found.start(), at))
    except UnicodeDecodeError:
        return None
    if at != end:
        return None
    around = parsed(data[:first] + data[end:], part, column)
    if around.prefix or around.end != first:
        return None
    return around._replace(data=data, end=end, notes=notes)


def _plain(stored: bytes) -> str:
    text = stored.decode()
    return unescaped(_ENTITY.sub(lambda m: _MEANING[m[1]], text) if "&" in text else text)
