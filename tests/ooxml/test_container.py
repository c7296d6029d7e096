import io
import random
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlcrm.errors import NotAWorkbook, UnsafeWorkbook, XlcrmError
from xlcrm.ooxml.container import Package

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
REAL = sorted((CORPUS / "real").glob("*"))
HOSTILE = sorted((CORPUS / "hostile").glob("*"))

PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "xl/workbook.xml": b"<workbook/>" * 200,
    "xl/worksheets/sheet1.xml": b"<worksheet/>" * 3000,
    "xl/media/image1.png": bytes(range(256)),
}


class Unseekable(io.RawIOBase):
    """A stream to which zipfile writes as to a pipe: sizes go to data descriptors."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer") -> int:
        self.written += data
        return memoryview(data).nbytes


def zipped(
    parts: Mapping[str, bytes],
    *,
    method: int = zipfile.ZIP_DEFLATED,
    streamed: bool = False,
    wide: bool = False,
    comment: bytes = b"",
) -> bytes:
    out = Unseekable() if streamed else io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 11, 23, 9, 12, 4))
            info.compress_type = method
            with book.open(info, "w", force_zip64=wide) as part:
                part.write(data)
        book.comment = comment
    return bytes(out.written) if isinstance(out, Unseekable) else out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        return {info.filename: book.read(info) for info in book.infolist() if not info.is_dir()}


def raw_members(data: bytes) -> dict[str, bytes]:
    """Each member from its local header to the next one's: header, data, descriptor."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        infos = sorted(book.infolist(), key=lambda info: info.header_offset)
        starts = [info.header_offset for info in infos] + [book.start_dir]
    return {info.filename: data[starts[i] : starts[i + 1]] for i, info in enumerate(infos)}


def directory(data: bytes) -> list[int]:
    """Where the records of the directory begin."""
    start, count = struct.unpack_from("<I", data, len(data) - 6)[0], struct.unpack_from("<H", data, len(data) - 12)[0]
    found = []
    for _ in range(count):
        found.append(start)
        start += 46 + sum(struct.unpack_from("<HHH", data, start + 28))
    return found


def with_field(data: bytes, at: int, form: str, value: int) -> bytes:
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


@pytest.fixture(scope="module")
def bomb() -> Callable[[int], bytes]:
    """bomb(said): a package whose one part is 256 MiB of zeros, its size declared to be `said`."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(deflater.compress(bytes(1 << 20)) for _ in range(256)) + deflater.flush()
    crc = 0
    for _ in range(256):
        crc = zlib.crc32(bytes(1 << 20), crc)

    def declared(said: int) -> bytes:
        fields = (20, 0, 8, 0, 33, crc, len(packed), said, 5, 0)
        local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", *fields) + b"a.xml" + packed
        record = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, *fields, 0, 0, 0, 0, 0) + b"a.xml"
        return local + record + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(record), len(local), 0)

    return declared


class TestReading:
    def test_parts_are_read_as_they_were_written(self) -> None:
        package = Package(zipped(PARTS))
        assert package.names == tuple(PARTS)
        assert {name: package.read(name) for name in package.names} == PARTS

    @pytest.mark.parametrize("streamed", [False, True])
    @pytest.mark.parametrize("wide", [False, True])
    def test_zip64_and_streamed_members_are_read(self, streamed: bool, wide: bool) -> None:
        package = Package(zipped(PARTS | {"empty.xml": b""}, streamed=streamed, wide=wide))
        assert {name: package.read(name) for name in package.names} == PARTS | {"empty.xml": b""}

    def test_a_name_is_found_whatever_its_case_and_leading_slash(self) -> None:
        package = Package(zipped(PARTS))
        assert package.find("/XL/Workbook.xml") == "xl/workbook.xml"
        assert package.find("xl/styles.xml") is None

    def test_backslashes_are_slashes_and_folders_are_no_parts(self) -> None:
        package = Package(zipped({"xl/": b"", "xl/a.xml": b"a", "xl-b.xml": b"b"}).replace(b"xl-b.xml", b"xl\\b.xml"))
        assert package.names == ("xl/a.xml", "xl/b.xml")
        assert package.read("xl/b.xml") == b"b"

    def test_a_name_in_chinese_is_read(self) -> None:
        package = Package(zipped({"xl/客户.xml": b"x"}))
        assert package.names == ("xl/客户.xml",)

    def test_a_missing_part_is_a_sentence(self) -> None:
        with pytest.raises(NotAWorkbook, match=r"xl/styles\.xml is missing") as failure:
            Package(zipped(PARTS)).read("xl/styles.xml")
        assert "缺少 xl/styles.xml" in failure.value.said("zh")

    def test_a_wrong_checksum_is_refused(self) -> None:
        data = zipped({"a.xml": b"hello"}, method=zipfile.ZIP_STORED).replace(b"hello", b"hallo")
        with pytest.raises(NotAWorkbook, match="checksum"):
            Package(data).read("a.xml")

    def test_names_that_climb_out_of_a_folder_are_only_names(self) -> None:
        assert Package(zipped({"../../etc/passwd": b"x"})).read("../../etc/passwd") == b"x"


class TestWriting:
    def test_an_unchanged_package_is_the_very_bytes_it_came_from(self) -> None:
        data = zipped(PARTS, comment=b"a comment")
        package = Package(data)
        package.put("XL/workbook.xml", PARTS["xl/workbook.xml"])
        assert not package.changed
        assert package.to_bytes() is data

    def test_putting_the_old_bytes_back_is_no_change(self) -> None:
        package = Package(zipped(PARTS))
        package.put("xl/workbook.xml", b"<other/>")
        assert package.changed
        package.put("xl/workbook.xml", PARTS["xl/workbook.xml"])
        assert not package.changed

    def test_a_put_part_reads_as_put(self) -> None:
        package = Package(zipped(PARTS))
        package.put("/XL/Workbook.xml", b"<other/>")
        package.put("/xl/tables/table1.xml", b"<table/>")
        assert package.names == (*PARTS, "xl/tables/table1.xml")
        assert package.read("xl/workbook.xml") == b"<other/>"
        assert package.read("xl/tables/table1.xml") == b"<table/>"
        assert unzipped(package.to_bytes()) == PARTS | {
            "xl/workbook.xml": b"<other/>",
            "xl/tables/table1.xml": b"<table/>",
        }

    @pytest.mark.parametrize("streamed", [False, True])
    def test_members_that_nobody_changed_are_copied_byte_for_byte(self, streamed: bool) -> None:
        data = zipped(PARTS, streamed=streamed)
        package = Package(data)
        package.put("[Content_Types].xml", b"<Types>longer than it was</Types>")
        before, after = raw_members(data), raw_members(package.to_bytes())
        assert list(before) == list(after)
        assert [name for name in before if before[name] != after[name]] == ["[Content_Types].xml"]

    def test_a_changed_member_keeps_its_time_and_the_zip_its_comment(self) -> None:
        package = Package(zipped(PARTS, comment="备注".encode()))
        package.put("xl/workbook.xml", b"<other/>")
        package.put("xl/new.xml", b"<new/>")
        with zipfile.ZipFile(io.BytesIO(package.to_bytes())) as book:
            assert book.comment == "备注".encode()
            assert book.getinfo("xl/workbook.xml").date_time == (2026, 11, 23, 9, 12, 4)
            assert book.getinfo("xl/new.xml").date_time == (1980, 1, 1, 0, 0, 0)

    def test_a_directory_in_another_order_than_the_members_stays_so(self) -> None:
        data = zipped({"a.xml": b"a", "b.xml": b"b"})
        first, second = directory(data)
        end = len(data) - 22
        turned = data[:first] + data[second:end] + data[first:second] + data[end:]
        package = Package(turned)
        package.put("a.xml", b"another a")
        assert package.names == ("b.xml", "a.xml")
        assert list(raw_members(package.to_bytes())) == ["a.xml", "b.xml"]
        assert list(unzipped(package.to_bytes())) == ["b.xml", "a.xml"]

    def test_an_offset_kept_in_a_zip64_field_moves_too(self) -> None:
        data = zipped({"a.xml": b"a", "b.xml": b"bb"})
        record = directory(data)[1]
        extra = struct.pack("<HHQ", 1, 8, struct.unpack_from("<I", data, record + 42)[0])
        data = with_field(with_field(data, record + 42, "<I", 0xFFFFFFFF), record + 30, "<H", len(extra))
        end = len(data) - 22
        size = struct.unpack_from("<I", data, end + 12)[0] + len(extra)
        package = Package(data[:end] + extra + with_field(data[end:], 12, "<I", size))
        package.put("a.xml", b"a longer one than before")
        assert unzipped(package.to_bytes()) == {"a.xml": b"a longer one than before", "b.xml": b"bb"}

    def test_a_zip64_directory_is_read_and_written_plain(self) -> None:
        data = zipped({"a.xml": b"a", "b.xml": b"bb"})
        start, end = directory(data)[0], len(data) - 22
        end64 = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, end - start, start)
        locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
        tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
        package = Package(data[:end] + end64 + locator + tail)
        assert package.read("b.xml") == b"bb"
        package.put("a.xml", b"aaa")
        assert unzipped(package.to_bytes()) == {"a.xml": b"aaa", "b.xml": b"bb"}

    part_name = st.text("abcdefghijklmnop户", min_size=1, max_size=6).map(lambda name: f"xl/{name}.xml")
    members = st.dictionaries(part_name, st.binary(max_size=300) | st.binary(max_size=30).map(lambda x: x * 500))

    @given(
        members,
        members,
        st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
        st.booleans(),
        st.booleans(),
        st.binary(max_size=20).filter(lambda c: b"PK\x05\x06" not in c),  # zipfile takes that for the end of the book
    )
    @settings(max_examples=3 * settings().max_examples)
    def test_what_was_put_and_what_was_not_is_what_zipfile_reads(
        self, old: dict[str, bytes], new: dict[str, bytes], method: int, streamed: bool, wide: bool, comment: bytes
    ) -> None:
        old = {"[Content_Types].xml": b"<Types/>"} | old
        package = Package(zipped(old, method=method, streamed=streamed, wide=wide, comment=comment))
        for name, data in new.items():
            package.put(name, data)
        result = package.to_bytes()
        assert unzipped(result) == old | new
        assert package.changed == any(old.get(name) != data for name, data in new.items())
        again = Package(result)
        assert {name: again.read(name) for name in again.names} == old | new
        assert package.to_bytes() == result


class TestRefusing:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "is empty"),
            (b"\0" * 9000, "placeholder"),
            (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "placeholder"),
            (b"[InternetShortcut]\r\nURL=https://example.com/book.xlsx\r\n", "placeholder"),
            (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "Google"),
            (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
            (b"\xd0\xcf\x11\xe0" + "Workbook\0".encode("utf-16-le"), "old .xls"),
            (b"\xd0\xcf\x11\xe0" + "WordDocument\0".encode("utf-16-le"), "old Office file"),
            (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>", "web page"),
            (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "XML file"),
            ("编号,客户\n1,Müller\n".encode("gbk", "replace"), "plain text"),
            ("id\tname\r\n".encode("utf-16"), "plain text"),
            (b"%PDF-1.7", "PDF"),
            (b"Rar!\x1a\x07\x01\0", "archive"),
            (b"PK\5\6" + b"\0" * 18, "nothing in it"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not an Excel workbook"),
            (b"MZ" + zipped(PARTS), "foreign bytes in front"),
            (zipped({"mimetype": b"x", "content.xml": b"x"}), ".ods"),
            (zipped({"Index/Document.iwa": b"x"}), "Numbers"),
            (zipped({"[Content_Types].xml": b"x", "xl/workbook.bin": b"x"}), ".xlsb"),
        ],
    )
    def test_what_is_no_xlsx_is_named_and_the_way_out_told(self, data: bytes, says: str) -> None:
        with pytest.raises(NotAWorkbook, match=says.replace(".", r"\.")) as failure:
            Package(data)
        assert failure.value.said("zh") != failure.value.said("en")
        assert failure.value.said("zh").endswith("。")

    def test_a_file_cut_off_anywhere_is_refused(self) -> None:
        data = zipped(PARTS)
        for length in range(0, len(data), 7):
            with pytest.raises(NotAWorkbook):
                Package(data[:length])

    def test_a_fake_end_in_the_comment_is_passed_over(self) -> None:
        fake = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, 46, 30, 0)
        package = Package(zipped(PARTS, comment=b"x" * 5000 + fake))
        assert package.names == tuple(PARTS)
        package.put("xl/workbook.xml", b"<other/>")
        assert Package(package.to_bytes()).read("xl/workbook.xml") == b"<other/>"

    def test_a_comment_that_is_a_second_directory_is_refused(self) -> None:
        data = zipped(PARTS)
        first = directory(data)[0]
        records = data[first:-22]
        comment = records + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 4, 4, len(records), len(data), 0)
        with pytest.raises(UnsafeWorkbook, match="two lists"):
            Package(with_field(data, len(data) - 2, "<H", len(comment)) + comment)

    def test_members_that_overlap_are_refused(self) -> None:
        data = zipped({"a.xml": b"x" * 100, "b.xml": b"x" * 100}, method=zipfile.ZIP_STORED)
        start, end = directory(data)[0], len(data) - 22
        record = data[start : directory(data)[1]]
        quoted = data[:start] + record * 2 + with_field(data[end:], 12, "<I", 2 * len(record))
        with pytest.raises(UnsafeWorkbook, match="over another"):
            Package(quoted)

    def test_data_beyond_the_directory_are_refused(self) -> None:
        data = zipped({"a.xml": b"x" * 100}, method=zipfile.ZIP_STORED)
        record = directory(data)[0]
        with pytest.raises(NotAWorkbook, match="beyond"):
            Package(with_field(with_field(data, record + 20, "<I", 101), record + 24, "<I", 101))

    def test_names_equal_but_for_case_or_slashes_are_refused(self) -> None:
        for twin in ("XL/Workbook.xml", "/xl/workbook.xml"):
            with pytest.raises(UnsafeWorkbook, match="twice"):
                Package(zipped({"xl/workbook.xml": b"1", twin: b"2"}))

    def test_a_local_header_with_another_name_is_refused(self) -> None:
        data = zipped({"a.xml": b"1"})
        with pytest.raises(UnsafeWorkbook, match="two descriptions"):
            Package(data.replace(b"a.xml", b"b.xml", 1))

    def test_zip_encryption_and_rare_compression_are_refused(self) -> None:
        data = zipped({"a.xml": b"1"})
        record = directory(data)[0]
        with pytest.raises(NotAWorkbook, match="encrypted"):
            Package(with_field(data, record + 8, "<H", 1))
        with pytest.raises(NotAWorkbook, match="method 14"):
            Package(zipped({"a.xml": b"1"}, method=zipfile.ZIP_LZMA))

    def test_too_many_members_are_refused(self) -> None:
        data = zipped({f"{i}": b"" for i in range(10_001)}, method=zipfile.ZIP_STORED)
        with pytest.raises(UnsafeWorkbook, match="10,000"):
            Package(data)

    def test_a_bomb_that_says_its_size_is_refused_when_opened(self, bomb: Callable[[int], bytes]) -> None:
        with pytest.raises(UnsafeWorkbook, match="200 times"):
            Package(bomb(256 << 20))

    def test_a_total_beyond_the_cap_is_refused_when_opened(self, bomb: Callable[[int], bytes]) -> None:
        with pytest.raises(UnsafeWorkbook, match="1 GiB"):
            Package(bomb((1 << 30) + 1))

    @pytest.mark.parametrize("said", [0, 1000, 1 << 20])
    def test_a_bomb_that_lies_about_its_size_takes_no_memory(self, bomb: Callable[[int], bytes], said: int) -> None:
        package = Package(bomb(said))
        tracemalloc.start()
        try:
            with pytest.raises(NotAWorkbook, match="size"):
                package.read("a.xml")
            assert tracemalloc.get_traced_memory()[1] < 8 << 20
        finally:
            tracemalloc.stop()

    def test_a_large_sheet_of_plain_data_passes(self) -> None:
        rows = b"".join(b'<c r="A%d" s="3"><v>%d</v></c>' % (i, i * 7919 % 99991) for i in range(100_000))
        sheet = rows * 22
        assert len(sheet) > 64 << 20
        package = Package(zipped(PARTS))
        package.put("xl/worksheets/sheet1.xml", sheet)
        assert Package(package.to_bytes()).read("xl/worksheets/sheet1.xml") == sheet

    @given(st.data())
    @settings(max_examples=8 * settings().max_examples)
    def test_no_mutation_raises_anything_but_our_errors(self, data: st.DataObject) -> None:
        streamed, wide = data.draw(st.booleans()), data.draw(st.booleans())
        book = bytearray(zipped(PARTS, streamed=streamed, wide=wide, comment=b"comment"))
        headers = [at for at in range(len(book)) if book[at : at + 2] == b"PK"]
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.sampled_from(headers)) + data.draw(st.integers(0, 60))
            patch = data.draw(
                st.sampled_from([b"\0", b"\xff", b"\xff" * 4, b"\x7f\xff", b"PK\5\6"]) | st.binary(max_size=4)
            )
            book[at : at + len(patch)] = patch
        try:
            package = Package(bytes(book[: data.draw(st.sampled_from([len(book), len(book) - 1, len(book) // 2]))]))
            for name in package.names:
                package.read(name)
            package.put(package.names[0] if package.names else "a", b"new")
            changed = package.to_bytes()
        except XlcrmError:
            return
        again = Package(changed)
        assert {name: again.read(name) for name in again.names} == {name: package.read(name) for name in package.names}


@pytest.mark.usefixtures("shared")
class TestCorpus:
    @pytest.mark.parametrize("path", [*REAL, *HOSTILE] or [CORPUS], ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_a_workbook_opens_or_is_refused_with_a_sentence(self, path: Path) -> None:
        data = path.read_bytes()
        started = time.process_time()
        try:
            package = Package(data)
            contents = {name: package.read(name) for name in package.names}
        except XlcrmError as failure:
            assert path.parent.name == "hostile"
            assert failure.said("en") != failure.said("zh")
        else:
            assert path.parent.name == "hostile" or contents == unzipped(data)
        assert time.process_time() - started < 5

    @pytest.mark.parametrize("path", REAL or [CORPUS], ids=lambda path: path.name)
    def test_a_change_to_one_part_of_a_real_workbook_leaves_the_others_alone(self, path: Path) -> None:
        data = path.read_bytes()
        package = Package(data)
        changed = random.Random(path.name).choice(package.names)
        package.put(changed, b"<changed/>")
        before, after = raw_members(data), raw_members(package.to_bytes())
        assert list(before) == list(after)
        assert [name for name in before if before[name] != after[name]] == [changed]
        assert unzipped(package.to_bytes()) == unzipped(data) | {changed: b"<changed/>"}


@pytest.mark.parametrize("padding", [b"\0" * 700, b"\r\n", b"\x1a", b"\0" * 200_000])
def test_blank_padding_behind_the_end_is_no_damage(padding: bytes) -> None:
    data = zipped(PARTS, comment=b"mine")
    package = Package(data + padding)
    assert package.to_bytes() == data + padding
    package.put("xl/workbook.xml", b"<workbook/>")
    assert unzipped(package.to_bytes()) == PARTS | {"xl/workbook.xml": b"<workbook/>"}
    with pytest.raises(NotAWorkbook, match="end is missing"):
        Package(data + b"<html>" + padding)


def test_ten_thousand_ends_before_much_padding_take_no_time() -> None:
    began = time.process_time()
    with pytest.raises(XlcrmError):
        Package(b"PK\3\4" + (b"PK\5\6" + bytes(18)) * 3000 + b"x" + bytes(50_000_000))
    assert time.process_time() - began < 2
