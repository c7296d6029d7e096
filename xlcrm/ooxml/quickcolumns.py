"""The columns of a large sheet in little memory: what stands in many cells is kept, and understood, once."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple, Protocol, TypeVar

from xlcrm.model import Cell, LazyCells
from xlcrm.ooxml.quickstrings import SharedStrings

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Column(Protocol):
    """One column of a sheet, a cell a row."""

    def cells(self) -> list[Cell]:
        """What stands in the cells."""
        ...

    def some(self, places: Sequence[int]) -> list[Cell]:
        """What stands in these of the cells."""
        ...

    def meanings(self, meaning: Callable[[Cell], T]) -> list[T] | None:
        """What `meaning` makes of each cell, asked once for all that are alike; None where few are."""
        ...


class Coded(NamedTuple):
    """A column in which the same few values stand many times: which of them each cell holds."""

    codes: Sequence[int]
    values: list[Cell]

    @classmethod
    def of(cls, stored: Iterable[H], meaning: Callable[[Sequence[H]], list[Cell]]) -> "Coded":
        """By what is stored in each cell, and what the different ones mean."""
        code = defaultdict[H, int](count().__next__)
        codes = array("i", map(code.__getitem__, stored))
        return cls(codes, meaning(list(code)))

    def cells(self) -> list[Cell]:
        """What stands in the cells."""
        return list(map(self.values.__getitem__, self.codes))

    def some(self, places: Sequence[int]) -> list[Cell]:
        """What stands in these of the cells."""
        return [self.values[self.codes[i]] for i in places]

    def meanings(self, meaning: Callable[[Cell], T]) -> list[T] | None:
        """What `meaning` makes of each cell."""
        found = list(map(meaning, self.values))
        return list(map(found.__getitem__, self.codes))


class Texts(NamedTuple):
    """A column of shared strings that differ from cell to cell: the number of each, -1 for none."""

    numbers: Sequence[int]
    strings: SharedStrings

    def cells(self) -> list[Cell]:
        """What stands in the cells."""
        return self.strings.texts(self.numbers)

    def some(self, places: Sequence[int]) -> list[Cell]:
        """What stands in these of the cells."""
        return self.strings.texts(self.numbers[i] for i in places)

    def meanings(self, _: Callable[[Cell], T]) -> list[T] | None:
        """None: each cell is to be understood by itself."""
        return None


class Plain(NamedTuple):
    """A column of which nothing is known but its cells."""

    held: list[Cell]

    def cells(self) -> list[Cell]:
        """What stands in the cells."""
        return self.held

    def some(self, places: Sequence[int]) -> list[Cell]:
        """What stands in these of the cells."""
        return [self.held[i] for i in places]

    def meanings(self, _: Callable[[Cell], T]) -> list[T] | None:
        """None: each cell is to be understood by itself."""
        return None


class Columns(LazyCells):
    """The columns of a sheet by number, each looked at when it is first asked for."""

    def __init__(self, columns: Mapping[int, Callable[[], Column]]) -> None:
        self._waiting = columns
        self._columns = dict[int, Column]()
        self._cells = dict[int, list[Cell]]()

    def _column(self, number: int) -> Column:
        if number not in self._columns:
            self._columns[number] = self._waiting[number]()
        return self._columns[number]

    def __getitem__(self, number: int) -> Sequence[Cell]:
        if number not in self._cells:
            self._cells[number] = self._column(number).cells()
        return self._cells[number]

    def some(self, column: int, places: Sequence[int]) -> list[Cell]:
        """The cells of a column at these places alone: of a long text most rows may be of no use."""
        return self._column(column).some(places)

    def meanings(self, column: int, meaning: Callable[[Cell], T]) -> list[T] | None:
        """What `meaning` makes of each cell, asked once for all that are alike; None where few are."""
        return self._column(column).meanings(meaning)

    def let_go(self) -> None:
        """Forget the cells, which take as much memory as the sheet itself; from now on there are none."""
        self._waiting, self._columns, self._cells = {}, {}, {}

    def __contains__(self, number: object) -> bool:
        return number in self._waiting

    def __iter__(self) -> Iterator[int]:
        return iter(self._waiting)

    def __len__(self) -> int:
        return len(self._waiting)
