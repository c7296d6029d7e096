"""New content of a part, deflated: that of a large one in a second thread, for deflating goes on beside Python."""

from collections.abc import Sequence

from xlcrm.ooxml.deflating import checksum, deflater, inflated

_THREAD_FROM = 1_000_000  # bytes
_FEW_PIECES = 16

Pieces = Sequence[bytes | memoryview]


class Content:
    """What a part is to hold, in pieces of which none need be copied: a large one may differ in few places from what
    it was. Equal content gives equal bytes, however it is cut. Once it is deflated the pieces are let go of: a large
    sheet may be a tenth of what a refresh needs in memory.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces: Pieces | None = [b"".join(pieces)] if len(pieces) > _FEW_PIECES else list(pieces)
        self.size = sum(map(len, self._pieces))
        self._done: tuple[bytes, int] | None = None
        self._thread = None
        if self.size > _THREAD_FROM:
            from threading import Thread

            self._thread = Thread(target=self._pack, args=(self._pieces,), daemon=True)
            self._thread.start()

    def __bytes__(self) -> bytes:
        pieces = self._in_pieces()
        whole = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        return whole if isinstance(whole, bytes) else bytes(whole)

    @property
    def crc(self) -> int:
        """The checksum that a zip has of it."""
        return self._done[1] if self._done else _crc(self._in_pieces())

    def equals(self, other: bytes) -> bool:
        """Whether it is this, found without putting it together."""
        whole, at = memoryview(other), 0
        for piece in self._in_pieces():
            if whole[at : at + len(piece)] != piece:
                return False
            at += len(piece)
        return at == len(other)

    def packed(self) -> tuple[bytes, int]:
        """The content deflated, and its checksum."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._done is None:
            self._pack(self._in_pieces())
        assert self._done
        return self._done

    def _in_pieces(self) -> Pieces:
        pieces = self._pieces  # once: the thread may take them away at any moment
        if pieces is not None:
            return pieces
        assert self._done
        content = inflated(self._done[0], self.size)
        assert content is not None
        return [content]

    def _pack(self, pieces: Pieces) -> None:
        packer = deflater(self.size)
        out = [packer.compress(piece) for piece in pieces]
        self._done = b"".join([*out, packer.flush()]), _crc(pieces)
        self._pieces = None


def _crc(pieces: Pieces) -> int:
    crc = 0
    for piece in pieces:
        crc = checksum(piece, crc)
    return crc
