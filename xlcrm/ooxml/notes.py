"""Notes on the cells of one column (legacy comments) that xlcrm keeps: these and no others of ours.

Whose a note is must be told from the book alone. Its author does not tell: LibreOffice saves every note without one, and
a note written through Excel has the user's name. So ours is one whose whole text is of the form that we write: who adds
a line of his own has made it his. Notes of others and the stubs of threaded comments stay byte for byte as they are,
and no cell gets a second note.

The last note gone, the parts stay, with nothing in them, which is valid: nothing is ever taken out of the package.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from xlcrm.errors import BookError
from xlcrm.ooxml import references, xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.frame import Frame
from xlcrm.ooxml.relations import add_relation, add_type, content_types, find, free_name, relations, type_of
from xlcrm.ooxml.strings import escaped, unescaped

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LOOK = b'<{p}rPr><{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/></{p}rPr>'
_NEEDS_CARE = re.compile("[\x00-\x09\x0b-\x1f&<>\ufffe\uffff]|_x")
MANY = 40_000  # bytes of comments from which the quick way of reading is worth its preparation

_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="%s"><authors></authors><commentList></commentList></comments>'
)


class Mark(NamedTuple):
    """The author that our notes are written under, and the form of the whole text by which they are known again."""

    author: str
    form: re.Pattern[str]


class Home(NamedTuple):
    """The sheet that the notes stand on; its frame, then its XML, are asked for only where something is to be written."""

    package: Package
    part: str
    strict: bool
    frame: Callable[[], Frame]
    data: Callable[[], bytes]


class Note(NamedTuple):
    """A note as it stands: `author` is the number of its author, `start` and `end` where it is in the part."""

    row: int
    column: int
    author: int
    text: str
    start: int
    end: int


class Comments(NamedTuple):
    """The part: who the authors are, where their list and that of the comments end, and the notes."""

    data: bytes
    prefix: bytes
    authors: list[str]
    authors_end: int
    end: int
    notes: Sequence[Note]


def set_notes(home: Home, column: int, texts: Mapping[int, str | None], mark: Mark, *, whole: bool) -> None:
    """Give the cells of a column these notes, row -> text, where nobody else's stand; nothing changes if they are there.

    Our notes on other rows of the column go, unless `whole` is false; so do those whose text is None. On a protected
    sheet, and where the parts that hold notes cannot be understood, all stays as it is: a note is no reason to stop.
    """
    try:
        part = next(
            (r.target for r in relations(home.package, home.part) if r.kind == "comments" and not r.external), ""
        )
        stored = find(home.package, part) if part else None
        comments = _read(home.package.read(stored), stored, column) if stored else None
    except BookError:
        return
    ours = _ours(comments, texts, mark) if comments else []
    theirs = {note.row for note in comments.notes} - {note.row for note in ours} if comments else set()
    standing = {note.row: note.text for note in ours}
    wanted = {row: text for row, text in texts.items() if text and row not in theirs}
    if not whole:
        wanted |= {row: text for row, text in standing.items() if row not in texts}
    if standing == wanted and len(ours) == len(standing):
        return
    if home.frame().protected or not _draw(home, column, standing, wanted, theirs):
        return
    if stored is None:
        stored = _linked(home, "comments", part, "comments{}.xml", _COMMENTS_TYPE)
        comments = parsed(_EMPTY % xml.MAIN_NAMESPACES[home.strict].encode(), stored, column)
    assert comments is not None
    home.package.put(stored, _rewritten(comments, ours, wanted, column, mark.author))


def _ours(comments: Comments, texts: Mapping[int, str | None], mark: Mark) -> list[Note]:
    """Those of the notes that are ours; what says what we are about to write needs no closer look."""
    form, get = mark.form.fullmatch, texts.get
    return [n for n in comments.notes if n.text == get(n.row) or form(n.text)]


# ---- the comments -------------------------------------------------------------------------------------------------


def _rewritten(comments: Comments, old: Iterable[Note], new: Mapping[int, str], column: int, author: str) -> bytes:
    """The part with our notes cut out and the new ones at the end of the list."""
    p, number = comments.prefix, len(comments.authors)
    splices = _cuts(old)
    if author in comments.authors:
        number = comments.authors.index(author)
    elif new:
        name = b"<%sauthor>%s</%sauthor>" % (p, xml.element_text(author), p)
        splices.append((comments.authors_end, comments.authors_end, name))
    look = _LOOK.replace(b"{p}", p)
    opening = b'<%scomment ref="%s%%d" authorId="%d"><%stext><%sr>' % (
        p,
        references.letters(column).encode(),
        number,
        p,
        p,
    )
    comment = opening + look + b'<%st xml:space="preserve">%%s</%st></%sr></%stext></%scomment>' % (p, p, p, p, p)
    block = b"".join([comment % (row, text) for row, text in zip(sorted(new), _stored(new), strict=True)])
    return xml.splice(comments.data, [*splices, (comments.end, comments.end, block)])


def _cuts(notes: Iterable[Note]) -> list[xml.Splice]:
    """Cuts for the notes; those that touch are cut as one."""
    cuts = list[xml.Splice]()
    for note in sorted(notes, key=lambda n: n.start):
        start = cuts.pop()[0] if cuts and cuts[-1][1] == note.start else note.start
        cuts.append((start, note.end, b""))
    return cuts


def _stored(texts: Mapping[int, str]) -> list[bytes]:
    """The texts as they stand in the part, in the order of rows."""
    said = [texts[row] for row in sorted(texts)]
    if _NEEDS_CARE.search("".join(said)):
        return [xml.element_text(escaped(text)) for text in said]
    return [text.encode() for text in said]


def _read(data: bytes, part: str, column: int) -> Comments:
    data = xml.utf8(data, part)
    if len(data) < MANY:
        return parsed(data, part, column)
    from xlcrm.ooxml.quicknotes import quickly

    return quickly(data, part, column) or parsed(data, part, column)


def parsed(data: bytes, part: str, column: int) -> Comments:
    """The part, with the notes of one column. NotAWorkbook where it cannot be understood."""
    root = xml.parse(data, part)
    if root.name != "comments":
        raise xml.malformed(part)
    for name in ("commentList", "authors"):
        node = root.child(name)
        p = xml.prefix(data, root)
        if node is None:
            new = b"<%s%s></%s%s>" % (p, name.encode(), p, name.encode())
            first = next(iter(root.children), None)
            put = (first.start, first.start, new) if first and name == "authors" else xml.filled(data, root, new)
            data = xml.splice(data, [put])
        elif node.head == node.end:
            data = xml.splice(data, [(node.start, node.end, b"".join(xml.opened(data, node)))])
        root = xml.parse(data, part)
    authors, listed = root.child("authors"), root.child("commentList")
    assert authors is not None and listed is not None
    notes = list[Note]()
    for node in listed.named("comment"):
        row, across = references.cell(node.attributes.get("ref", ""), part)
        if across == column:
            number = node.attributes.get("authorId", "")
            author = len(root.children) if (n := xml.whole(number)) is None else n
            notes.append(Note(row, across, author, _text_of(node), node.start, node.end))
    return Comments(
        data, xml.prefix(data, root), [n.text for n in authors.named("author")], authors.close, listed.close, notes
    )


def _text_of(comment: xml.Node) -> str:
    """What the runs of a comment say, phonetic ones left out."""
    text = comment.child("text")
    runs = [] if text is None else [text, *text.named("r")]
    pieces = sorted((t.start, t.text) for run in runs for t in run.named("t"))
    return unescaped("".join(said for _, said in pieces))


# ---- the boxes ----------------------------------------------------------------------------------------------------


def _draw(home: Home, column: int, old: Mapping[int, str], new: Mapping[int, str], theirs: set[int]) -> bool:
    """Put a box where there is a note now, as high as its text; false where the part with the boxes is unfit."""
    from xlcrm.ooxml import noteboxes

    lines, (target, package) = noteboxes.lines, (drawing_of(home), home.package)
    boxes = {row: lines(text) for row, text in new.items()}
    stored = find(package, target) if target else None
    if stored and boxes.keys() == old.keys() and all(lines(old[row]) == held for row, held in boxes.items()):
        return True
    if stored is None and not boxes:
        return True
    if stored and not stored.lower().endswith(".vml") and type_of(content_types(package), stored) != _BOXES_TYPE:
        return False
    try:
        data = xml.utf8(package.read(stored), stored) if stored else noteboxes.EMPTY
        others = (n for n in package.names if n.lower().endswith(".vml") and n != stored)
        taken = {block for name in others for block in noteboxes.blocks_of(package.read(name))}
    except BookError:
        return False
    grid = noteboxes.Grid(home.frame(), home.data())
    drawn = noteboxes.with_boxes(data, column, {*old, *new} - theirs, boxes, grid, taken)
    if drawn is None:
        return False
    package.put(stored or _linked(home, "vmlDrawing", target, "drawings/vmlDrawing{}.vml", _BOXES_TYPE), drawn)
    return True


def drawing_of(home: Home) -> str:
    """The part that the sheet's legacyDrawing names, there or not; "" where it names none."""
    node = home.frame().root.child("legacyDrawing")
    wanted = node.relation() if node else None
    return next((r.target for r in relations(home.package, home.part) if r.id == wanted and not r.external), "")


def _linked(home: Home, kind: str, target: str, pattern: str, content_type: str) -> str:
    """The name for a part that the sheet lacks, with its content type; linked to the sheet, unless `target` is already."""
    package = home.package
    folder = home.part.rpartition("/")[0].rpartition("/")[0]
    name = target or free_name(package, f"{folder}/{pattern}" if folder else pattern)
    if f"/{name.lower()}" not in content_types(package):
        add_type(package, name, content_type)
    if not target:
        relation = add_relation(package, home.part, kind, name, strict=home.strict)
        if kind == "vmlDrawing":
            _name_drawing(home.frame(), relation, strict=home.strict)
    return name


def _name_drawing(frame: Frame, relation: str, *, strict: bool) -> None:
    """Let the sheet's legacyDrawing name that relation."""
    namespace = b'xmlns:r="%s"' % xml.RELATIONSHIP_NAMESPACES[strict].encode()
    declared = b"" if namespace in frame.data[frame.root.start : frame.root.head] else b" " + namespace
    new = b'<%slegacyDrawing%s r:id="%s"/>' % (frame.prefix, declared, relation.encode())
    node = frame.root.child("legacyDrawing")
    if node is None:
        frame.insert("legacyDrawing", new)
    else:
        frame.change((node.start, node.end, new))
