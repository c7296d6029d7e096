"""Where a sheet's columns stand in one book, so that a sentence about a row can name the cell."""

from collections.abc import Mapping
from typing import NamedTuple


class Layout(NamedTuple):
    """Where the columns of one sheet stand: its title, and column name -> letter, to name a cell to a person.

    `first_row` is the row below its header.
    """

    title: str
    first_row: int
    letters: Mapping[str, str]
    headers: Mapping[str, str]

    def cell(self, column: str, row: int) -> str:
        """The address of a cell; the first of the row where the column is missing."""
        return f"{self.letters.get(column, 'A')}{row}"
