"""Parts are packed and unpacked by the quicker library where there is one, and by zlib where there is none."""

import random
import subprocess
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.ooxml import deflating
from xlcrm.ooxml.deflating import LARGE_FROM, checksum, deflater, inflated

LARGE = b"".join(b'<c r="A%d"><v>%d</v></c>' % (n, n * n) for n in range(LARGE_FROM // 20))
SIZES = {
    "nothing": b"",
    "a small part": b"<a/>" * 50,
    "a large part": LARGE,
    "noise": random.Random(1).randbytes(LARGE_FROM),
}


def packed(content: bytes, piece: int = 1 << 16) -> bytes:
    packer = deflater(len(content))
    return b"".join(
        [*(packer.compress(content[at : at + piece]) for at in range(0, len(content), piece)), packer.flush()]
    )


@pytest.mark.parametrize("content", SIZES.values(), ids=SIZES.keys())
def test_what_was_packed_is_unpacked_by_zlib_and_by_us(content: bytes) -> None:
    assert zlib.decompress(packed(content), -zlib.MAX_WBITS) == content
    assert inflated(packed(content), len(content)) == content


@pytest.mark.parametrize("content", SIZES.values(), ids=SIZES.keys())
def test_the_checksum_is_that_of_zlib_also_in_pieces(content: bytes) -> None:
    half = len(content) // 2

    assert checksum(content) == zlib.crc32(content)
    assert checksum(content[half:], checksum(content[:half])) == zlib.crc32(content)


@pytest.mark.parametrize("size", [LARGE_FROM, len(LARGE) - 1, len(LARGE) + 1])
def test_a_part_that_is_not_of_the_declared_size_is_none(size: int) -> None:
    assert inflated(packed(LARGE), size) is None


def test_a_part_that_breaks_off_is_none() -> None:
    assert inflated(packed(LARGE)[:-40], len(LARGE)) is None


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_damaged_data_are_an_error_or_other_content_and_never_more_than_declared(at: int, noise: bytes) -> None:
    whole = packed(LARGE)
    try:
        content = inflated(whole[:at] + noise + whole[at + len(noise) :], len(LARGE))
    except ValueError:
        return
    assert content is None or len(content) == len(LARGE)


def test_without_the_library_zlib_does_it() -> None:
    """In a process of its own that has no `isal`."""
    program = (
        "import sys, zlib; sys.modules['isal'] = None\n"
        "from xlcrm.ooxml.deflating import LARGE_FROM, checksum, deflater, inflated\n"
        "content = b'<a/>' * LARGE_FROM\n"
        "packer = deflater(len(content)); packed = packer.compress(content) + packer.flush()\n"
        "assert inflated(packed, len(content)) == content == zlib.decompress(packed, -15)\n"
        "assert checksum(content) == zlib.crc32(content)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_where_the_library_is_pinned_it_is_the_one_that_is_used() -> None:
    isal = pytest.importorskip("isal", reason="isal is not made for this machine")

    assert deflating._library() is isal.isal_zlib
