"""Going through the rows and cells of a sheet's XML, whatever its prefix: missing addresses are counted on."""

from collections.abc import Callable, Mapping

from xlcrm.ooxml import parsing, references, xml

_DIGITS = "0123456789"
_ROWS, _CELLS = 2, 3  # how deep beneath the root they stand: within another, programs read them in ways of their own

Attributes = dict[str, str]
Starts = Mapping[str, Callable[[Attributes], None]]  # by local name
Ends = Mapping[str, Callable[[], None]]


class Walk:
    """One way through a sheet. A subclass says what is to happen at which element of the sheet's own name space.

    `row` and `column` are where it is by now, `data` are the bytes of the part. `NotAWorkbook`, naming the part, where an
    address lies beyond XFD1048576, a row within another or a cell in none.
    """

    def __init__(self, part: str) -> None:
        self.part, self.data = part, b""
        self.parser = parsing.reader(part)
        self.parser.StartElementHandler = self._root
        self.row = self.column = self._depth = 0
        self._columns = dict[str, int]()  # by letters
        self._space = ""
        self._starts: Starts = {}
        self._ends: Ends = {}

    def through(self, data: bytes) -> None:
        """Go all the way. Raises NotAWorkbook, naming the part, where it is malformed."""
        self.data = data
        try:
            parsing.run(self.parser, data, self.part)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Stop listening: the parser and what is to happen know this object, which would stay for the collector."""
        parsing.let_go(self.parser)
        self.data = b""
        self.listen({}, {})

    def concerns(self) -> tuple[Starts, Ends]:
        """What is to happen where an element starts, and where one ends; `listen` tells otherwise later on."""
        raise NotImplementedError

    def at_root(self) -> None:
        """Called at the start of the root."""

    def listen(self, starts: Starts, ends: Ends) -> None:
        """What is to happen from now on."""
        self._starts = {f"{self._space} {local}": act for local, act in starts.items()}
        self._ends = {f"{self._space} {local}": act for local, act in ends.items()}

    def _root(self, name: str, _: Attributes) -> None:
        self._space = name.rpartition(" ")[0]
        self.listen(*self.concerns())
        self.at_root()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > parsing.DEEPEST:
            raise parsing.too_many(self.part)
        act = self._starts.get(name)
        if act is not None:
            act(attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        act = self._ends.get(name)
        if act is not None:
            act()

    def to_row(self, attributes: Attributes) -> None:
        """A row starts here."""
        if self._depth != _ROWS:
            raise xml.malformed(self.part, f"row {attributes.get('r', '')[:20]}")
        self.row, self.column = row_number(attributes.get("r"), self.row, self.part), 0

    def to_cell(self, attributes: Attributes) -> None:
        """A cell starts here."""
        ref = attributes.get("r")
        if self._depth != _CELLS:
            raise xml.malformed(self.part, f"row {self.row}")
        if not ref:
            self.column += 1
            if self.column > references.LAST_COLUMN:
                raise xml.malformed(self.part, f"row {self.row}")
            return
        letters = ref.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = references.cell(ref, self.part)[1]
        self.column = column


def row_number(ref: str | None, before: int, part: str) -> int:
    """The number of a row from its `r`, else one more than the row before it."""
    if ref is None and before < references.LAST_ROW:
        return before + 1
    number = int(ref) if ref and ref.isdecimal() and len(ref) < 9 else 0
    if not 1 <= number <= references.LAST_ROW:
        raise xml.malformed(part, f"row {(ref or '')[:20]}")
    return number
