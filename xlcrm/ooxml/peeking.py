"""The first rows of a sheet, without reading on: enough to find its header."""

from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from xlcrm.model import Cell
from xlcrm.ooxml import reading, references, xml

_FIRST = 1 << 13  # bytes handed to the parser at first


def _pieces(data: bytes) -> Iterator[bytes]:
    """The data in pieces, each as large as all before it: a long tag that is not complete is gone over again with each."""
    at, size = 0, _FIRST
    while at < len(data):
        yield data[at : at + size]
        at, size = at + size, at + size


class _Enough(Exception):
    """The rows that were asked for have been seen."""


def read_head(data: bytes, context: reading.Context, rows: int) -> list[tuple[int, list[tuple[int, Cell]]]]:
    """The first `rows` rows, as they stand in the file, that hold anything: row number, (column, value) by column."""
    parser = xml.reader(context.part)
    decode = reading.decoder(context, {})
    found: list[tuple[int, list[tuple[int, Cell]]]] = []
    path: list[str] = []
    pieces: list[str] = []
    row = column = 0
    cells: dict[int, Cell] = {}
    attributes_of_cell: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, attributes_of_cell
        local = name.rpartition(" ")[2] if path and name.startswith(path[0].rpartition(" ")[0]) else name
        path.append(local)
        if local == "row":
            row, column = reading.row_number(attributes.get("r"), row, context.part), 0
        elif local == "c":
            ref = attributes.get("r")
            column = references.cell(ref, context.part)[1] if ref else column + 1
            attributes_of_cell = attributes
            pieces.clear()

    def end(_: str) -> None:
        local = path.pop()
        if local == "c":
            kind = attributes_of_cell.get("t")
            value = decode("str" if kind == "inlineStr" else kind, attributes_of_cell.get("s"), "".join(pieces))
            if value is not None:
                cells[column] = value
        elif local == "row" and cells:
            found.append((row, sorted(cells.items())))
            cells.clear()
            if len(found) >= rows:
                raise _Enough

    def text(more: str) -> None:
        if path[-1] == "v" or (path[-1] == "t" and "rPh" not in path):
            pieces.append(more)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        for piece in _pieces(data):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except _Enough:
        pass
    except ExpatError as error:
        raise xml.malformed(context.part, error) from None
    return found
