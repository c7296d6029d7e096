"""XML of a part, found by byte offsets and changed by splicing, never written anew.

expat says where each element stands in the bytes; a change is a list of splices. So whatever is not meant to change
stays byte for byte as it was, down to prefixes, attribute order, white space and comments.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from xlcrm.ooxml.parsing import DEEPEST, reader, run, too_many
from xlcrm.ooxml.refusals import malformed as malformed  # known here, too: it says what is wrong with a part's XML

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATIONSHIP_NAMESPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
Splice = tuple[int, int, bytes]  # start, end, what stands there instead
MOST_DIGITS = 10  # of an unsigned 32-bit number
MOST_ELEMENTS = 250_000
"""Of what stands around the cells of a sheet, of the styles, of the names and so on. Merged cells of the longest reports
come to half of it; a tree of so many takes a quarter of a gibibyte."""
_SMALL = 16_000  # bytes; the tree takes thirty times as many

_TAG = re.compile(rb"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")  # possessive: a tag of megabytes costs no memory
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""(?<!\s)\s++([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")  # from the first of many spaces alone
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")

_IN_ATTRIBUTE = {
    ord(c): e for c, e in zip('&<>"\n\r\t', "&amp; &lt; &gt; &quot; &#10; &#13; &#9;".split(), strict=True)
}
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))  # & last


class Node:
    """One element: `start`..`head` is its start tag, `head`..`close` what it holds, `close`..`end` its end tag.

    Of what it stands in it knows the name only, `within`: with a way up, no tree would go before a collector came by.
    """

    __slots__ = ("attributes", "children", "close", "end", "head", "name", "namespace", "start", "text", "within")

    def __init__(self, name: str, attributes: dict[str, str], start: int, within: str = "") -> None:
        self.namespace, _, self.name = name.rpartition(" ")
        self.attributes = attributes
        self.start, self.head, self.close, self.end = start, start, start, start
        self.children: list[Node] = []
        self.text = ""
        self.within = within

    def child(self, name: str) -> "Node | None":
        """The first child of that name in this element's own namespace."""
        return next(self.named(name), None)

    def named(self, name: str) -> "Iterator[Node]":
        """The children of that name in this element's own namespace."""
        return (c for c in self.children if c.name == name and c.namespace == self.namespace)

    def walk(self) -> "Iterator[Node]":
        """This element and all beneath it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def number(self, name: str) -> int:
        """The number that an attribute holds; 0 where it holds none."""
        return whole(self.attributes.get(name)) or 0

    def relation(self) -> str | None:
        """The value of its r:id, under any prefix."""
        return next((v for n in RELATIONSHIP_NAMESPACES if (v := self.attributes.get(f"{n} id"))), None)


def whole(text: str | None) -> int | None:
    """A number as it stands in an attribute; None for what is none, or has more digits than any number of a workbook."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def utf8(data: bytes, part: str) -> bytes:
    """The part in UTF-8, with its declaration saying so; the very same bytes where it is already."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:4] in (b"<\0?\0", b"\0<\0?"):
        encoding = "utf-16" if data[0] > 0xF0 else "utf-16-le" if data[0] else "utf-16-be"
    else:
        declared = _DECLARED.match(data[:200])
        encoding = declared[1].decode("ascii") if declared else "utf-8"
        if encoding.lower() in ("utf-8", "utf8"):
            return data
        if encoding.lower() in ("us-ascii", "ascii"):  # what is written may be more than that
            encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise malformed(part, error) from None
    head, bracket, rest = text.partition("?>")
    head = re.sub(r"""encoding\s*=\s*["'][^"']*["']""", 'encoding="UTF-8"', head) if bracket else head
    return f"{head}{bracket}{rest}".encode()


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends, just behind its `>`."""
    found = _TAG.match(data, start)
    return found.end() if found else len(data)


def parse(data: bytes, part: str) -> Node:
    """The tree of a small part, every element with its place in the bytes. It is shared: nobody may change it."""
    return _remembered(data, part) if len(data) <= _SMALL else _parsed(data, part)


@lru_cache(maxsize=256)
def _remembered(data: bytes, part: str) -> Node:
    """Most small parts are looked at several times, and many are the same in the next book."""
    return _parsed(data, part)


def _parsed(data: bytes, part: str) -> Node:
    parser = reader(part)
    root = here = Node("", {}, 0)
    above, texts = list[Node](), list[list[str]]()
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal here, count
        count += 1
        if count > MOST_ELEMENTS or len(above) > DEEPEST:
            raise too_many(part)
        node = Node(name, attributes, parser.CurrentByteIndex, here.name)
        node.head = tag_end(data, node.start)
        here.children.append(node)
        above.append(here)
        texts.append([])
        here = node

    def end(_: str) -> None:
        nonlocal here
        at = parser.CurrentByteIndex
        here.close = at  # of <a/> expat says where it ends, which is its head
        alone = at == here.head and data[at - 2 : at] == b"/>"
        here.end = at if alone else tag_end(data, at)
        here.text = "".join(texts.pop())
        here = above.pop()

    def text(more: str) -> None:
        texts[-1].append(more)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    run(parser, data, part)
    return root.children[0]


# ---- changing ----------------------------------------------------------------------------------------------------


def splice(data: bytes, splices: Iterable[Splice]) -> bytes:
    """`data` with each stretch replaced; of several at one place the first given stands first."""
    return b"".join(spliced(data, splices, 0, len(data)))


def spliced(data: bytes, splices: Iterable[Splice], first: int, last: int) -> list[bytes | memoryview]:
    """The same for the stretch `first`..`last` of a large part, in pieces of which none is a copy."""
    whole, out, at = memoryview(data), list[bytes | memoryview](), first
    for start, end, new in sorted(splices, key=lambda s: s[0]):
        out += (whole[at:start], new)
        at = end
    out.append(whole[at:last])
    return out


def prefix(data: bytes, node: Node) -> bytes:
    """The prefix of the element as written, with its colon: b"x:", or nothing."""
    found = _TAG_NAME.match(data, node.start)
    name = found[0][1:] if found else b""
    return name[: name.rfind(b":") + 1]


def with_attributes(tag: bytes, **wanted: str | None) -> bytes:
    """The start tag with attributes set anew, added at its end, or taken out (None)."""
    named = _TAG_NAME.match(tag)
    assert named
    missing = {k.encode(): v for k, v in wanted.items()}
    changes: list[Splice] = []
    last = named.end()
    for found in _ATTRIBUTE.finditer(tag, last):
        last = found.end()
        if found[1] in missing:
            value = missing.pop(found[1])
            changes.append((found.start(2), last, _quoted(value)) if value is not None else (*found.span(), b""))
    added = b"".join(b" %s=%s" % (k, _quoted(v)) for k, v in missing.items() if v is not None)
    return splice(tag, [*changes, (last, last, added)])


def _quoted(value: str) -> bytes:
    return b'"' + attribute_text(value) + b'"'


def attribute_text(value: str) -> bytes:
    """The value as it stands between double quotes."""
    return value.translate(_IN_ATTRIBUTE).encode()


def element_text(value: str) -> bytes:
    """The text as it stands between tags."""
    if "&" in value or "<" in value or ">" in value:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value.encode()


def unescaped(text: str) -> str:
    """The text with the five named entities resolved; it must hold no others."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def opened(data: bytes, node: Node) -> tuple[bytes, bytes]:
    """Start and end tag of the element, also where it is written as one, `<a/>`."""
    tag = data[node.start : node.head]
    if node.head != node.end:
        return tag, data[node.close : node.end]
    named = _TAG_NAME.match(tag)
    assert named
    return tag[:-2].rstrip() + b">", b"</" + named[0][1:] + b">"


def filled(data: bytes, node: Node, extra: bytes) -> Splice:
    """Put `extra` at the end of what the element holds."""
    if node.head != node.end:
        return node.close, node.close, extra
    start, end = opened(data, node)
    return node.start, node.end, start + extra + end


def place(root: Node, order: Sequence[str], name: str) -> int | None:
    """Where a new child `name` belongs by the schema's order: the offset of the first child that must follow it.

    None: behind all. An AlternateContent stands where what it holds would stand.
    """
    rank = {n: i for i, n in enumerate(order)}
    for child in root.children:
        inside: Iterable[Node] = child.walk() if child.name == "AlternateContent" else (child,)
        if next((rank[n.name] for n in inside if n.name in rank), -1) > rank[name]:
            return child.start
    return None


def insertion(data: bytes, root: Node, order: Sequence[str], name: str, new: bytes) -> Splice:
    """Put a new child of the part's root in the place that the schema gives it."""
    at = place(root, order, name)
    return filled(data, root, new) if at is None else (at, at, new)


def inserted(data: bytes, root: Node, order: Sequence[str], name: str, new: bytes) -> bytes:
    """The part with a new child of its root in the place that the schema gives it."""
    return splice(data, [insertion(data, root, order, name, new)])
