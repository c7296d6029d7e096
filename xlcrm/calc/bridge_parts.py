"""How the cells of a sheet look, and what hangs on them, links, tables, notes and lists of words: a part of `bridge.py`, in the syntax of Python 3.8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bridge_cells import CONTENT, FORMULAS, NOTES, Cells, Refused, rectangles, struct

# What a person makes of a cell: its fill and its font, the latter for letters, for Chinese ones and for Arabic ones; in the order of
# the alphabet, in which LibreOffice wants to be asked for them.
_LOOK = (
    "CellBackColor", "CharColor", "CharFontName", "CharFontNameAsian", "CharFontNameComplex",
    "CharHeight", "CharHeightAsian", "CharHeightComplex", "CharPosture", "CharPostureAsian", "CharPostureComplex",
    "CharStrikeout", "CharUnderline", "CharWeight", "CharWeightAsian", "CharWeightComplex",
)  # fmt: skip


def _plain(value: Any) -> Any:
    """A value as JSON can have it: of an enumeration its word."""
    return getattr(value, "value", value)


def _proper(name: str, value: Any) -> Any:
    """The opposite of `_plain`, for a property of that name."""
    if not name.startswith("CharPosture"):
        return value
    import uno

    return uno.Enum("com.sun.star.awt.FontSlant", value)


class Parts(Cells):  # type: ignore[misc]
    """The questions about them. `_notes_of` is kept at hand while a refresh writes."""

    def __init__(self, several: Callable[..., Any]) -> None:
        super().__init__(several)
        self._notes_of: dict[Any, Any] = {}

    def _holds(self, book: str) -> bool:
        raise NotImplementedError

    def used(self, book: str, sheet: str) -> list[int]:
        """See bridge.Office."""
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

    def filtered(self, book: str, sheet: str) -> bool:
        """Does a filter hide rows of the sheet?"""
        home, (top, _, bottom, _) = self._sheet(book, sheet), self.used(book, sheet)
        shown = [False] * (bottom + 1)
        everything = home.getCellRangeByPosition(0, 0, home.Columns.Count - 1, bottom)
        for first, _, last, _ in rectangles(everything.queryVisibleCells().RangeAddresses):
            shown[first : last + 1] = [True] * (last - first + 1)
        rows = home.Rows
        return any(rows.getByIndex(row).IsFiltered for row in range(top, bottom + 1) if not shown[row])

    def rows_visible(self, book: str, sheet: str, area: list[int], value: bool) -> None:
        """Whether the rows are to show."""
        self._area(book, sheet, area).Rows.IsVisible = value

    def look(self, book: str, sheet: str, area: list[int], name: str) -> Any:
        """A property by LibreOffice's name, a number or word or yes and no; None where the cells differ."""
        found = self._area(book, sheet, area)
        return None if found.getPropertyState(name).value == "AMBIGUOUS_VALUE" else _plain(getattr(found, name))

    def set_look(self, book: str, sheet: str, area: list[int], name: str, value: Any) -> None:
        """A property by LibreOffice's name."""
        setattr(self._writable(book, sheet, area), name, _proper(name, value))

    def looks(self, book: str, sheet: str, area: list[int]) -> list[Any]:
        """Areas of cells that look alike, and what they look like: the values of `_LOOK`."""
        groups = self._area(book, sheet, area).getUniqueCellFormatRanges()
        each = (groups.getByIndex(i) for i in range(groups.Count))
        return [[rectangles(g.RangeAddresses), list(map(_plain, g.getPropertyValues(_LOOK)))] for g in each]

    def set_looks(self, book: str, sheet: str, wanted: list[Any]) -> None:
        """Areas, and of each what is to become of it: by the place in `_LOOK` the value."""
        for area, values in wanted:
            names = [_LOOK[place] for place, _ in values]
            given = [_proper(_LOOK[place], value) for place, value in values]
            self._writable(book, sheet, area).setPropertyValues(tuple(names), tuple(given))

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
        """A note on a cell, in place of the one that it has; "": none. On a protected sheet nothing happens: LibreOffice would take one
        away there and put none.
        """
        number, notes = self._list_of_notes(book, sheet)
        self._writes(book)
        if self._sheet(book, sheet).isProtected():
            return
        if text:
            notes.insertNew(struct("table.CellAddress", Sheet=number, Column=area[1], Row=area[0]), text)
        else:
            self._sheet(book, sheet).getCellByPosition(area[1], area[0]).clearContents(NOTES)

    def note_shows(self, book: str, sheet: str, area: list[int], value: Any = None) -> bool:
        """Whether the note on a cell shows all the time; with a value, whether it is to."""
        note = self._sheet(book, sheet).getCellByPosition(area[1], area[0]).Annotation
        if value is not None:
            note.IsVisible = value
        return bool(note.IsVisible)

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
