"""The zip around a workbook, read strictly: its directory, and its members inflated within limits.

Stricter than the standard library's zipfile, which notices no overlapping members (63 kB can hold 3 GiB that way), and
free of its start-up time. What Excel, LibreOffice, Google Sheets and the common libraries write passes: data
descriptors, zip64, folders as members, a directory in another order than the members, a comment.

Format: PKWARE APPNOTE.TXT 6.3; for packages ISO/IEC 29500-2, annex B.
"""

import struct
from typing import NamedTuple

from xlcrm.errors import NotAWorkbook
from xlcrm.ooxml.deflating import checksum, inflated
from xlcrm.ooxml.refusals import damaged, unsafe

MAX_MEMBERS = 10_000
MAX_TOTAL = 1 << 30
"""Bytes: of the file, and of all members unpacked."""
MAX_RATIO = 200
"""Unpacked to packed size, from RATIO_FROM bytes on. Sheets of real data reach 30, empty styled cells about 100, a
deflate bomb 1,000."""
RATIO_FROM = 64 << 20
PART_RATIO_FROM = 8 << 20
"""Bytes of a part that is to be read: a tree of what it holds takes thirty times as many. Pictures are never unpacked here."""

LOCAL = struct.Struct("<4sHHHHHIIIHH")
RECORD = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
_END64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR64 = struct.Struct("<4sIQI")

LOCAL_MARK, RECORD_MARK, END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_END64_MARK, _LOCATOR64_MARK, _DESCRIPTOR_MARK = b"PK\6\6", b"PK\6\7", b"PK\7\10"

STORED, DEFLATED = 0, 8
UTF8_NAME = 0x800
_STREAMED = 0x8
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
"""A field that is full: the true value stands in a zip64 record."""
_PADDING = b"\0\t\n\r\x1a "


class Member(NamedTuple):
    """One member as the directory has it, found to agree with its local header.

    Offsets count from the file's start: `start` is the local header's, `data` that of the packed data, `end` lies
    behind these, or behind the data descriptor where there is one. `record` is the member's record in the directory;
    in it, the 64-bit offset of the local header stands at `wide_offset_at`: 0 where the 32-bit field holds it.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int
    data: int
    end: int
    record: bytes
    wide_offset_at: int


def tidy(name: str) -> str:
    """The name of a part without a leading slash, its folders parted by slashes (some tools write backslashes)."""
    return name.replace("\\", "/").lstrip("/")


class _Directory(NamedTuple):
    start: int
    end: int
    records: int
    comment: bytes


def read_members(data: bytes) -> tuple[list[Member], bytes]:
    """The members in the directory's order, and the comment of the zip, all that can be had without inflating checked.

    Raises NotAWorkbook for a damaged or encrypted zip, UnsafeWorkbook for one that is past a cap or ambiguous: members
    that overlap or share a name (case is no difference), headers that contradict the directory, two directories.
    """
    if len(data) > MAX_TOTAL:
        raise unsafe("it is larger than 1 GiB", "大于 1 GiB")
    directory = _find_directory(data)
    if directory.records > MAX_MEMBERS:
        raise unsafe("it has more than 10,000 parts", "部件超过 10,000 个")
    members, at = [], directory.start
    for _ in range(directory.records):
        member, at = _read_record(data, at, directory)
        members.append(member)
    if at != directory.end:
        raise _broken_directory()
    _refuse_overlaps(members)
    _refuse_same_names(members)
    _refuse_bombs(members)
    return members, directory.comment


def inflate(data: bytes, member: Member) -> bytes:
    """The member's content; never more memory than about twice the size that the directory declares.

    Raises NotAWorkbook where the data, their size or their CRC are not as declared, UnsafeWorkbook for a bomb.
    """
    if member.size > PART_RATIO_FROM and member.size > MAX_RATIO * member.packed:
        raise unsafe(
            f"{member.name} unpacks to over {MAX_RATIO} times its size",
            f"{member.name} 解压后超过原来的 {MAX_RATIO} 倍",
        )
    packed = memoryview(data)[member.data : member.data + member.packed]
    try:
        content = bytes(packed) if member.method == STORED else inflated(packed, member.size)
    except ValueError:
        raise damaged(f"{member.name} cannot be unpacked", f"{member.name} 无法解压") from None
    if content is None:
        raise damaged(f"{member.name} has not the size it should have", f"{member.name} 的大小不符")
    if checksum(content) != member.crc:
        raise damaged(f"{member.name} fails its checksum", f"{member.name} 校验和不符")
    return content


def _find_directory(data: bytes) -> _Directory:
    """A comment may hold what looks like the end of a zip: only an end whose comment and directory fit the file counts.

    Mail programs and shares that move files in blocks pad them: what is blank behind the end says nothing.
    """
    solid = len(data.rstrip(_PADDING))
    lowest = max(0, solid - END.size - _FULL16)
    found = []
    at = data.rfind(END_MARK, lowest)
    while at >= 0:
        if directory := _directory_ending_at(data, at, solid):
            found.append(directory)
        at = data.rfind(END_MARK, lowest, at + len(END_MARK) - 1)
    if not found:
        raise damaged("its end is missing or broken, as after a cut-off download", "结尾缺失或有误，如下载中断")
    if len(found) > 1:
        raise unsafe("it has two lists of parts", "有两份部件目录")
    return found[0]


def _directory_ending_at(data: bytes, at: int, solid: int) -> _Directory | None:
    if at + END.size > len(data):
        return None
    _, _, _, here, count, size, start, comment_size = END.unpack_from(data, at)
    behind = at + END.size + comment_size
    if not solid <= behind <= len(data):
        return None
    end = at
    locator = at - _LOCATOR64.size
    if locator >= 0 and data.startswith(_LOCATOR64_MARK, locator):
        end = _LOCATOR64.unpack_from(data, locator)[2]
        if end + _END64.size > locator or not data.startswith(_END64_MARK, end):
            return None
        wide_here, wide_count, wide_size, wide_start = _END64.unpack_from(data, end)[6:]
        here = wide_here if here == _FULL16 else here
        count = wide_count if count == _FULL16 else count
        size = wide_size if size == _FULL32 else size
        start = wide_start if start == _FULL32 else start
    if here != count or start + size != end or count * RECORD.size > size:
        return None
    if count and not data.startswith(RECORD_MARK, start):
        return None
    return _Directory(start, end, count, data[at + END.size : behind])


def _read_record(data: bytes, at: int, directory: _Directory) -> tuple[Member, int]:
    if at + RECORD.size > directory.end or not data.startswith(RECORD_MARK, at):
        raise _broken_directory()
    fields = RECORD.unpack_from(data, at)
    flags, method, crc, packed, size, name_size, extra_size, comment_size = (*fields[3:5], *fields[7:13])
    start = fields[16]
    name_at = at + RECORD.size
    extra_at = name_at + name_size
    end = extra_at + extra_size + comment_size
    if end > directory.end:
        raise _broken_directory()
    raw_name = data[name_at:extra_at]
    wide_offset_at = 0
    if _FULL32 in (packed, size, start):
        size, packed, start, wide = _widen(data[extra_at : extra_at + extra_size], size, packed, start)
        wide_offset_at = extra_at - at + wide if wide else 0
    name = _decode(raw_name, flags)
    _refuse_method(name, flags, method)
    if method == STORED and packed != size:
        raise damaged(f"{name} has not the size it should have", f"{name} 的大小不符")
    data_at, local_flags = _check_local_header(data, start, raw_name, method, name)
    data_end = data_at + packed
    if (flags | local_flags) & _STREAMED:
        data_end += _descriptor_size(data, data_end, crc, packed, size)
    if data_end > directory.start:
        raise damaged(f"{name} reaches beyond the parts", f"{name} 超出部件区")
    return Member(name, method, crc, packed, size, start, data_at, data_end, data[at:end], wide_offset_at), end


def _broken_directory() -> NotAWorkbook:
    return damaged("its list of parts is broken", "部件目录有误")


def _widen(extra: bytes, size: int, packed: int, start: int) -> tuple[int, int, int, int]:
    """Size, packed size and offset with those that are full taken from the zip64 extra field, which holds only those,
    in this order; and where in `extra` the offset stands, 0 where it was not full."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        at += 4
        if kind == 1:
            needed = (size, packed, start).count(_FULL32)
            if length < 8 * needed or at + length > len(extra):
                break
            wide = iter(struct.unpack_from(f"<{needed}Q", extra, at))
            size = next(wide) if size == _FULL32 else size
            packed = next(wide) if packed == _FULL32 else packed
            if start != _FULL32:
                return size, packed, start, 0
            return size, packed, next(wide), at + 8 * (needed - 1)
        at += length
    raise damaged("a size is missing in its list of parts", "部件目录缺少大小")


def _decode(raw: bytes, flags: int) -> str:
    """Some tools write UTF-8 without saying so."""
    try:
        name = tidy(raw.decode("utf-8"))
    except UnicodeDecodeError:
        if flags & UTF8_NAME:
            raise damaged("a part's name is unreadable", "部件名称无法读取") from None
        name = tidy(raw.decode("cp437"))
    if not name or "\0" in name:
        raise unsafe("a part's name is empty or cut by a NUL", "部件名称为空或含 NUL")
    return name


def _refuse_method(name: str, flags: int, method: int) -> None:
    if flags & _ENCRYPTED or method == 99:
        raise NotAWorkbook(
            f"This file was encrypted by a zip program ({name}): ask for it without that password.",
            f"此文件被压缩软件加密（{name}）：请索要未加密的文件。",
        )
    if method not in (STORED, DEFLATED):
        raise NotAWorkbook(
            f"This file is compressed in a way workbooks are not (method {method} in {name}): open it in the program "
            "that wrote it and save it as .xlsx again.",
            f"此文件的压缩方式不是工作簿所用的（{name}，方式 {method}）：请用原程序打开并重新另存为 .xlsx。",
        )


def _check_local_header(data: bytes, start: int, raw_name: bytes, method: int, name: str) -> tuple[int, int]:
    """Where the packed data begin, and the flags of the local header."""
    if start + LOCAL.size > len(data) or not data.startswith(LOCAL_MARK, start):
        raise damaged(f"{name} is not where it should be", f"{name} 不在应在的位置")
    fields = LOCAL.unpack_from(data, start)
    flags, local_method, name_size, extra_size = fields[2], fields[3], fields[9], fields[10]
    name_at = start + LOCAL.size
    if data[name_at : name_at + name_size] != raw_name or local_method != method or flags & _ENCRYPTED:
        raise unsafe(f"{name} goes by two descriptions", f"{name} 有两种互相矛盾的描述")
    return name_at + name_size + extra_size, flags


def _descriptor_size(data: bytes, at: int, crc: int, packed: int, size: int) -> int:
    """Bytes of the data descriptor at `at`; 0 where there is none, as some writers set the flag and leave it out.

    The wide form goes first: of an empty member the narrow one is its beginning.
    """
    for form in ("<IQQ",) if max(packed, size) > _FULL32 else ("<IQQ", "<III"):
        descriptor = struct.pack(form, crc, packed, size)
        for mark in (_DESCRIPTOR_MARK, b""):
            if data.startswith(mark + descriptor, at):
                return len(mark + descriptor)
    return 0


def _refuse_overlaps(members: list[Member]) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.start):
        if member.start < end:
            raise unsafe(f"{member.name} lies over another part", f"{member.name} 与其他部件重叠")
        end = member.end


def _refuse_same_names(members: list[Member]) -> None:
    seen: set[str] = set()
    for member in members:
        key = member.name.lower()
        if key in seen:
            raise unsafe(f"it has {member.name} twice", f"{member.name} 出现两次")
        seen.add(key)


def _refuse_bombs(members: list[Member]) -> None:
    sizes = [(member.size, member.packed) for member in members]
    total = sum(size for size, _ in sizes)
    if total > MAX_TOTAL:
        raise unsafe("it unpacks to more than 1 GiB", "解压后超过 1 GiB")
    if total > RATIO_FROM:
        sizes.append((total, sum(packed for _, packed in sizes)))
        if any(size > RATIO_FROM and size > MAX_RATIO * packed for size, packed in sizes):
            raise unsafe(f"it unpacks to over {MAX_RATIO} times its size", f"解压后超过原来的 {MAX_RATIO} 倍")
