"""Rows appended below the data, and the ranges that ended there and are to take them in."""

from dataclasses import dataclass

from xlcrm.ooxml.references import Range


@dataclass(frozen=True, slots=True)
class _Grown:
    """Ranges that ended at one row end at `last` now, if they lie in the columns of `within`."""

    last: int
    within: Range
    alone: bool  # the row was the only one of its data, so that ranges of one row grow too


class Growth:
    """What was appended to one sheet."""

    def __init__(self) -> None:
        self._began = dict[int, int]()  # appended row -> the last row before anything was appended
        self._grown = dict[int, _Grown]()

    def __bool__(self) -> bool:
        return bool(self._grown)

    def note(self, row: int, after: int, within: Range, first: int) -> int:
        """A row was appended below `after`; data that begin at the row `first` grow, in the columns of `within`.

        Gives the last row before anything was appended there.
        """
        began = self._began.setdefault(row, self._began.get(after, after))
        self._grown[began] = _Grown(row, within, alone=began == first)
        return began

    def of(self, area: Range) -> Range | None:
        """What a range is to be; None where it stays as it is."""
        grown = self._grown.get(area.last_row)
        if grown is None or not grown.within.meets(area) or (area.first_row == area.last_row and not grown.alone):
            return None
        return area._replace(last_row=grown.last)
