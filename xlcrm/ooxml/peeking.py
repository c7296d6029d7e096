"""The first rows of a sheet, without reading on: enough to find its header."""

from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from xlcrm.model import Cell
from xlcrm.ooxml import parsing, reading, xml
from xlcrm.ooxml.walking import Attributes, Ends, Starts, Walk

_FIRST = 1 << 13  # bytes handed to the parser at first

Row = tuple[int, list[tuple[int, Cell]]]  # row number, (column number, value) by column


class _Enough(Exception):
    """The rows that were asked for have been seen."""


class _Head(Walk):
    def __init__(self, context: reading.Context, rows: int) -> None:
        super().__init__(context.part)
        self.found: list[Row] = []
        self._most, self._decode = rows, reading.decoder(context, {})
        self._cells: dict[int, Cell] = {}
        self._attributes: Attributes = {}
        self._pieces: list[str] = []
        self._heard = self._phonetic = False  # heard: what stands here belongs to the cell

    def concerns(self) -> tuple[Starts, Ends]:
        starts: Starts = {"row": self.to_row, "c": self._cell, "v": self._hear, "t": self._hear, "rPh": self._hint}
        ends: Ends = {
            "c": self._cell_ends,
            "row": self._row_ends,
            "v": self._stop,
            "t": self._stop,
            "rPh": self._hint_ends,
        }
        return starts, ends

    def at_root(self) -> None:
        self.parser.CharacterDataHandler = self._text

    def _cell(self, attributes: Attributes) -> None:
        self.to_cell(attributes)
        self._attributes = attributes
        self._pieces.clear()

    def _hear(self, _: Attributes) -> None:
        self._heard = not self._phonetic

    def _stop(self) -> None:
        self._heard = False

    def _hint(self, _: Attributes) -> None:
        self._phonetic = True

    def _hint_ends(self) -> None:
        self._phonetic = False

    def _text(self, more: str) -> None:
        if self._heard:
            self._pieces.append(more)

    def _cell_ends(self) -> None:
        kind = self._attributes.get("t")
        value = self._decode("str" if kind == "inlineStr" else kind, self._attributes.get("s"), "".join(self._pieces))
        if value is not None and not (isinstance(value, str) and value.isspace()):
            self._cells[self.column] = value

    def _row_ends(self) -> None:
        if not self._cells:
            return
        self.found.append((self.row, sorted(self._cells.items())))
        self._cells.clear()
        if len(self.found) >= self._most:
            raise _Enough


def read_head(data: bytes, context: reading.Context, rows: int) -> list[Row]:
    """The first `rows` rows, as they stand in the file, that hold anything but spaces."""
    head = _Head(context, rows)
    try:
        given = 0
        for piece in _pieces(data):
            head.parser.Parse(piece, False)
            parsing.refuse_long_markup(head.parser, given := given + len(piece), context.part)
        head.parser.Parse(b"", True)
    except _Enough:
        pass
    except ExpatError as error:
        raise xml.malformed(context.part, error) from None
    finally:
        head.let_go()
    return head.found


def _pieces(data: bytes) -> Iterator[bytes]:
    """The data in pieces, each as large as all before it: a long tag that is not complete is gone over again with each."""
    at, size = 0, _FIRST
    while at < len(data):
        yield data[at : at + size]
        at, size = at + size, at + size
