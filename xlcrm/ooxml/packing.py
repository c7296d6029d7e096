"""New content of a part, deflated: that of a large one in a second thread, for deflating goes on beside Python."""

from collections.abc import Sequence

from xlcrm.ooxml.deflating import checksum, deflater

_THREAD_FROM = 1_000_000  # bytes
_FEW_PIECES = 16

Pieces = Sequence[bytes | memoryview]


class Content:
    """What a part is to hold, in pieces of which none need be copied: a large one may differ in few places from what
    it was. Equal content gives equal bytes, however it is cut."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = [b"".join(pieces)] if len(pieces) > _FEW_PIECES else list(pieces)
        self.size = sum(map(len, self._pieces))
        self._done: tuple[bytes, int] | None = None
        self._thread = None
        if self.size > _THREAD_FROM:
            from threading import Thread

            self._thread = Thread(target=self._pack, daemon=True)
            self._thread.start()

    def __bytes__(self) -> bytes:
        whole = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        return whole if isinstance(whole, bytes) else bytes(whole)

    @property
    def crc(self) -> int:
        """The checksum that a zip has of it."""
        crc = 0
        for piece in self._pieces:
            crc = checksum(piece, crc)
        return crc

    def equals(self, other: bytes) -> bool:
        """Whether it is this, found without putting it together."""
        whole, at = memoryview(other), 0
        for piece in self._pieces:
            if whole[at : at + len(piece)] != piece:
                return False
            at += len(piece)
        return at == len(other)

    def packed(self) -> tuple[bytes, int]:
        """The content deflated, and its checksum."""
        if self._thread is not None:
            self._thread.join()
        if self._done is None:
            self._pack()
        assert self._done
        return self._done

    def _pack(self) -> None:
        packer = deflater(self.size)
        out = [packer.compress(piece) for piece in self._pieces]
        self._done = b"".join([*out, packer.flush()]), self.crc
