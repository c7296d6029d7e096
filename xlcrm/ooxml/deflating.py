"""Which library packs and unpacks a part: for a large one ISA-L, in a fifth of zlib's time, where it is installed."""

import zlib
from functools import cache
from typing import Any

LARGE_FROM = 100_000
"""Bytes from which it pays to load the library, and speed counts for more than the last tenth of the size."""
_LEVEL, _SMALL_LEVEL, _ZLIB_LEVEL = 1, 6, 1  # of ISA-L's four, and of zlib's ten for small and for large parts


def deflater(size: int) -> Any:
    """What takes `size` bytes piece by piece (`compress`, `flush`) and gives them as raw deflate data."""
    if size < LARGE_FROM:
        return zlib.compressobj(_SMALL_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    library = _library()
    return library.compressobj(_ZLIB_LEVEL if library is zlib else _LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


def inflated(packed: bytes | memoryview, size: int) -> bytes | None:
    """The content of raw deflate data, None where it has not that size; never more memory than twice that.

    Raises ValueError where they are broken.
    """
    library = _library() if size >= LARGE_FROM else zlib
    inflater = library.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte beyond the declared size tells a liar from an honest part; 0 would mean "no limit".
        content: bytes = inflater.decompress(packed, size + 1)
    except library.error as error:
        raise ValueError(str(error)) from None
    return content if len(content) == size and inflater.eof else None


def checksum(data: bytes | memoryview, before: int = 0) -> int:
    """The CRC-32 that a zip has of the data, going on from that of what stands before them."""
    found: int = (_library() if len(data) >= LARGE_FROM else zlib).crc32(data, before)
    return found


@cache
def _library() -> Any:
    """ISA-L's module, which has the names of zlib's; zlib itself where there is none for the machine."""
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib
    return isal_zlib
