"""What hangs on the cells of a sheet: links, tables, notes and lists of words: a part of `bridge.py`, in the syntax of Python 3.8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bridge_cells import CONTENT, FORMULAS, NOTES, Cells, Refused, rectangles, struct


class Parts(Cells):  # type: ignore[misc]
    """The questions about them. `_notes_of` is kept at hand while a refresh writes."""

    def __init__(self, several: Callable[..., Any]) -> None:
        super().__init__(several)
        self._notes_of: dict[Any, Any] = {}

    def _holds(self, book: str) -> bool:
        raise NotImplementedError

    def link(self, book: str, sheet: str, area: list[int], url: str, text: str) -> None:
        """Make the text of a cell lead somewhere; within the book that is `#Sheet.A1`."""
        cell = self._writable(book, sheet, area).getCellByPosition(0, 0)
        field = self._document(book).createInstance("com.sun.star.text.TextField.URL")
        field.URL, field.Representation = url, text
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)

    def links(self, book: str, sheet: str, area: list[int]) -> list[str]:
        """Where the links of a cell lead."""
        fields = self._area(book, sheet, area).getCellByPosition(0, 0).TextFields
        return [fields.getByIndex(i).URL for i in range(fields.Count)] if fields else []

    def tables(self, book: str, sheet: str) -> list[list[Any]]:
        """Name, area, whether it has a header, whether it has a row of totals."""
        number, found = self._sheet(book, sheet).RangeAddress.Sheet, []
        for name in self._document(book).DatabaseRanges.ElementNames:
            table = self._table(book, name)
            area = table.DataArea
            if area.Sheet == number:
                found.append([name, rectangles([area])[0], table.ContainsHeader, table.TotalsRow])
        return found

    def add_table(self, book: str, sheet: str, area: list[int], name: str) -> None:
        """A table with a header and the buttons of a filter."""
        ranges = self._document(book).DatabaseRanges
        ranges.addNewByName(name, self._area(book, sheet, area).RangeAddress)
        ranges.getByName(name).AutoFilter = True

    def resize_table(self, book: str, sheet: str, name: str, area: list[int]) -> None:
        """Another area, on the same sheet. Computed columns go on in the rows that are new, as they do in Excel."""
        table = self._table(book, name)
        top, _, bottom, _ = rectangles([table.DataArea])[0]
        table.DataArea = self._area(book, sheet, area).RangeAddress
        first = top + 1 if table.ContainsHeader else top
        if not table.TotalsRow and first <= bottom < area[2]:
            for column in range(area[1], area[3] + 1):
                self._compute(self._sheet(book, sheet), column, (first, bottom), area[2])

    @staticmethod
    def _compute(home: Any, column: int, computed: tuple[int, int], last: int) -> None:
        """Fill a column down to its last row if all the rows that it had are computed and the others are empty."""
        first, bottom = computed
        old = home.getCellRangeByPosition(column, first, column, bottom)
        new = home.getCellRangeByPosition(column, bottom + 1, column, last)
        formulas = old.queryContentCells(FORMULAS).RangeAddresses
        if rectangles(formulas) == [[first, column, bottom, column]] and not new.queryContentCells(CONTENT).Count:
            import uno

            down = uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM")
            home.getCellRangeByPosition(column, bottom, column, last).fillAuto(down, 1)

    def widen_filter(self, book: str, sheet: str, top: int, last: int, end: int) -> bool:
        """The sheet's own filter over the row `top` that reached the column `last` takes in those up to `end`, all counted from 1;
        what it asks stays. Whether there was nothing to be done, or it is.
        """
        ranges = self._document(book).getPropertyValue("UnnamedDatabaseRanges")
        number = self._sheet(book, sheet).RangeAddress.Sheet
        if ranges.hasByTable(number):
            found = ranges.getByTable(number)
            area = found.DataArea
            reaches = area.StartColumn < last <= area.EndColumn + 1 < end
            if found.AutoFilter and area.StartRow == top - 1 and reaches:
                area.EndColumn = end - 1
                found.DataArea = area
        return True

    def notes(self, book: str, sheet: str) -> list[list[Any]]:
        """Row, column and text of every note of the sheet."""
        notes = self._sheet(book, sheet).Annotations
        texts = self._several(lambda i: notes.getByIndex(i).String, range(notes.Count))
        places = self.noted(book, sheet)
        if len(places) != len(texts):
            raise Refused("failed", "notes and cells with notes differ in number")
        return [[row, column, text] for (row, column), text in zip(places, texts)]  # noqa: B905 (Python 3.8 has no strict)

    def noted(self, book: str, sheet: str) -> list[list[int]]:
        """Row and column of every cell of the sheet that has a note, in the order of their list."""
        everywhere = self._sheet(book, sheet).createCursor()
        areas = rectangles(everywhere.queryContentCells(NOTES).RangeAddresses)
        cells = [
            [r, c] for top, left, bottom, right in areas for r in range(top, bottom + 1) for c in range(left, right + 1)
        ]
        return sorted(cells, key=lambda cell: (cell[1], cell[0]))

    def note(self, book: str, sheet: str, area: list[int]) -> str:
        """The text of the note on a cell; "": none."""
        return str(self._sheet(book, sheet).getCellByPosition(area[1], area[0]).Annotation.String)

    def set_note(self, book: str, sheet: str, area: list[int], text: str) -> None:
        """A note on a cell, in place of the one that it has; "": none. On a protected sheet nothing happens."""
        number, notes = self._list_of_notes(book, sheet)
        self._writes(book)
        if text:
            notes.insertNew(struct("table.CellAddress", Sheet=number, Column=area[1], Row=area[0]), text)
        else:
            self._sheet(book, sheet).getCellByPosition(area[1], area[0]).clearContents(NOTES)

    def _list_of_notes(self, book: str, sheet: str) -> Any:
        """The sheet's number and its list of notes; while a refresh writes both stay as they are."""
        if (book, sheet) in self._notes_of:
            return self._notes_of[book, sheet]
        found = self._sheet(book, sheet).RangeAddress.Sheet, self._sheet(book, sheet).Annotations
        if self._holds(book):
            self._notes_of[book, sheet] = found
        return found

    def allow(self, book: str, sheet: str, area: list[int], words: list[str]) -> None:
        """A drop-down list of the only words allowed."""
        import uno

        found = self._writable(book, sheet, area)
        rule = found.Validation
        rule.Type = uno.Enum("com.sun.star.sheet.ValidationType", "LIST")
        rule.setFormula1(";".join('"' + word.replace('"', '""') + '"' for word in words))
        rule.ShowErrorMessage = True
        found.Validation = rule
