"""Formulas whose result no program has stored: those of a book that was made by a tool and never opened and saved."""

from xlcrm.ooxml.walking import Attributes, Ends, Starts, Walk


class _Uncomputed(Walk):
    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.found = set[tuple[int, int]]()
        self._kind: str | None = None
        self._formula = self._result = False
        self._pieces = list[str]()

    def concerns(self) -> tuple[Starts, Ends]:
        starts: Starts = {"row": self.to_row, "c": self._cell, "f": self._holds_formula, "v": self._clear}
        return starts, {"v": self._value, "c": self._cell_ends}

    def at_root(self) -> None:
        self.parser.CharacterDataHandler = self._pieces.append

    def _cell(self, attributes: Attributes) -> None:
        self.to_cell(attributes)
        self._kind, self._formula = attributes.get("t"), False
        self._result = self._kind == "str"  # a text, which may be empty

    def _holds_formula(self, _: Attributes) -> None:
        self._formula = True

    def _clear(self, _: Attributes) -> None:
        self._pieces.clear()

    def _value(self) -> None:
        self._result |= bool("".join(self._pieces).strip())

    def _cell_ends(self) -> None:
        if self._formula and not self._result:
            self.found.add((self.row, self.column))


def uncomputed(data: bytes, part: str) -> set[tuple[int, int]]:
    """The (row, column) of each formula in the sheet's XML that has no result."""
    walk = _Uncomputed(part)
    walk.through(data)
    return walk.found
