"""The workbook file as a package of parts. It knows nothing of sheets, cells or customers.

A part that nobody changed goes out byte for byte as it came in, compressed as it was; a package that nobody changed is
the very bytes it was opened from.
"""

from xlcrm.errors import NotAWorkbook
from xlcrm.ooxml.foreign import refuse_other_files, refuse_other_packages
from xlcrm.ooxml.packing import Content
from xlcrm.ooxml.refusals import damaged
from xlcrm.ooxml.zipread import (
    DEFLATED,
    END,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    RECORD,
    RECORD_MARK,
    UTF8_NAME,
    Member,
    inflate,
    read_members,
    tidy,
)

_VERSION = 20
"""What a reader must know to unpack a deflated member: PKZIP 2.0."""
_DAY_ONE = 1 << 5 | 1
"""1980-01-01, the first day of DOS time: an added part has no time of its own, and equal input must give equal bytes."""


class Package:
    """The parts of an Office Open XML package.

    Opening checks the zip and inflates nothing. Raises NotAWorkbook where `data` is something else, encrypted or
    damaged, UnsafeWorkbook where it is a zip made to harm (see zipread.read_members).
    """

    def __init__(self, data: bytes) -> None:
        refuse_other_files(data)
        self._data = data
        self._members, self._comment = read_members(data)
        self._parts = {member.name: member for member in self._members if not member.name.endswith("/")}
        self._stored = {name.lower(): name for name in self._parts}
        self._new: dict[str, Content] = {}
        self._gone = set[str]()
        refuse_other_packages(set(self._stored))

    @property
    def names(self) -> tuple[str, ...]:
        """The parts in the directory's order, then the added ones; slashes, no leading one, no folders."""
        return tuple(self._stored.values())

    @property
    def changed(self) -> bool:
        """Has any part other bytes than in the file, or has one been added or taken out?"""
        return bool(self._new or self._gone)

    def find(self, name: str) -> str | None:
        """The stored name that is `name` but for case and a leading slash (ISO/IEC 29500-2, 6.2.2.3), or None."""
        return self._stored.get(tidy(name).lower())

    def read(self, name: str) -> bytes:
        """The content of the part that `find` finds, as last put; raises NotAWorkbook where it is missing or damaged."""
        stored = self.find(name)
        if stored is None:
            raise damaged(f"{name} is missing", f"缺少 {name}")
        if stored in self._new:
            return bytes(self._new[stored])
        return inflate(self._data, self._parts[stored])

    def put(self, name: str, *pieces: bytes | memoryview) -> None:
        """Replace the part that `find` finds, or add one at the end. The bytes it has in the file are no change."""
        stored = self._stored.setdefault(tidy(name).lower(), tidy(name))
        member = self._parts.get(stored)
        content = Content(pieces)
        if member and _is_content(self._data, member, content):
            self._new.pop(stored, None)
        else:
            self._new[stored] = content

    def drop(self, name: str) -> None:
        """Take out the part that `find` finds."""
        stored = self._stored.pop(tidy(name).lower(), None)
        if stored is not None:
            self._new.pop(stored, None)
            if self._parts.pop(stored, None):
                self._gone.add(stored)

    def to_bytes(self) -> bytes:
        """The package as a file: members in the places and the order they had, changed ones deflated anew.

        Bytes between two members that belong to neither are not carried over.
        """
        if not self.changed:
            return self._data
        chunks: list[bytes | memoryview] = []
        offset = 0
        records: dict[str, bytes] = {}
        whole = memoryview(self._data)
        chunk: bytes | memoryview
        kept = [member for member in self._members if member.name not in self._gone]
        for member in sorted(kept, key=lambda member: member.start):
            if member.name in self._new:
                chunk, records[member.name] = _replaced(member, self._new[member.name], offset)
            else:
                chunk, records[member.name] = whole[member.start : member.end], _moved(member, offset)
            chunks.append(chunk)
            offset += len(chunk)
        directory = [records[member.name] for member in kept]
        for name, content in self._new.items():
            if name not in self._parts:
                chunk, record = _added(name, content, offset)
                chunks.append(chunk)
                directory.append(record)
                offset += len(chunk)
        size = sum(map(len, directory))
        count = len(directory)
        end = END.pack(END_MARK, 0, 0, count, count, size, offset, len(self._comment))
        return b"".join([*chunks, *directory, end, self._comment])


def _is_content(data: bytes, member: Member, content: Content) -> bool:
    """Sizes and checksums first: they spare inflating nearly every part that differs."""
    if content.size != member.size or content.crc != member.crc:
        return False
    try:
        return content.equals(inflate(data, member))
    except NotAWorkbook:
        return False


def _moved(member: Member, offset: int) -> bytes:
    """The directory's record of an unchanged member that now begins at `offset`."""
    at, width = (member.wide_offset_at, 8) if member.wide_offset_at else (RECORD.size - 4, 4)
    return member.record[:at] + offset.to_bytes(width, "little") + member.record[at + width :]


def _replaced(member: Member, content: Content, offset: int) -> tuple[bytes, bytes]:
    """Local header with data, and the directory's record, of a member with new content. Its time stays."""
    _, made_by, _, flags, _, time, day, *_, name_size, _, comment_size, _, internal, external, _ = RECORD.unpack_from(
        member.record
    )
    name = member.record[RECORD.size : RECORD.size + name_size]
    comment = member.record[len(member.record) - comment_size :]
    return _packed(name, content, offset, made_by, flags & UTF8_NAME, time, day, internal, external, comment)


def _added(name: str, content: Content, offset: int) -> tuple[bytes, bytes]:
    flags = 0 if name.isascii() else UTF8_NAME
    return _packed(name.encode(), content, offset, _VERSION, flags, 0, _DAY_ONE, 0, 0, b"")


def _packed(
    name: bytes,
    content: Content,
    offset: int,
    made_by: int,
    flags: int,
    time: int,
    day: int,
    internal: int,
    external: int,
    comment: bytes,
) -> tuple[bytes, bytes]:
    packed, crc = content.packed()
    common = (_VERSION, flags, DEFLATED, time, day, crc, len(packed), content.size, len(name), 0)
    local = LOCAL.pack(LOCAL_MARK, *common) + name + packed
    record = RECORD.pack(RECORD_MARK, made_by, *common, len(comment), 0, internal, external, offset)
    return local, record + name + comment
