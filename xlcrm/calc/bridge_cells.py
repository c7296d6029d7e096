"""What can be asked about the cells of a sheet: a part of `bridge.py`, like it of nothing but the standard library and UNO, for Python 3.8."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

PROTECTED, MISSING, READ_ONLY = "protected", "missing", "read-only"
# From LibreOffice's groups of constants: CellFlags, NumberFormat, FormulaResult
_VALUES_AND_TEXTS, NOTES, FORMULAS, _EVERYTHING = 1 | 2 | 4, 8, 16, 1023
CONTENT = _VALUES_AND_TEXTS | FORMULAS
_DAYS, _SWITCHES = 2 | 4, 1024
_WITH_ERROR = 4
# As a file has them and in every language: what a cell shows may be `#NV`, or `Err:502`.
_ERRORS = {503: "#NUM!", 519: "#VALUE!", 521: "#NULL!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!", 32767: "#N/A"}
_FEW = 20  # cells that are as soon written one by one


class Refused(Exception):
    """The question cannot be answered; `why` is a word that bridge.py explains."""

    def __init__(self, why: str, said: str) -> None:
        super().__init__(said)
        self.why = why


def struct(name: str, **fields: Any) -> Any:
    """A structure of LibreOffice's, filled in."""
    import uno

    made = uno.createUnoStruct("com.sun.star." + name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def rectangles(areas: Any) -> list[list[int]]:
    """First row, first column, last row, last column of each."""
    return [[a.StartRow, a.StartColumn, a.EndRow, a.EndColumn] for a in areas]


def _type_in(found: Any, k: int, column: list[Any], i: int) -> None:
    cell, value = found.getCellByPosition(k, i), column[i]
    if isinstance(value, float):
        cell.setValue(value)
    elif value:
        cell.setString(value)
    else:
        cell.setFormula("")


def _runs(numbers: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


class Cells:
    """The questions about one sheet, which is named by its book's number and its title.

    `several` is `map`, or does the same with more than one at a time.
    """

    def _document(self, book: str) -> Any:
        raise NotImplementedError

    def __init__(self, several: Callable[..., Any]) -> None:
        self._map = several
        self._at_hand: dict[Any, Any] = {}
        self._written: set[str] = set()  # books, since they were last held
        self._codes: dict[tuple[str, int], str] = {}

    def _writes(self, book: str) -> None:
        """Something is about to be written there; Refused where the book was opened to be read alone."""
        if book not in self._written and self._document(book).isReadonly():
            raise Refused(READ_ONLY, "the book is open read-only")
        self._written.add(book)

    def _several(self, do: Callable[..., Any], given: Any) -> list[Any]:
        """The first alone, for what UNO finds out about a kind of thing it must not find out twice at once; where it did so
        all the same, one after the other.
        """
        given = list(given)
        try:
            return [do(given[0]), *self._map(do, given[1:])] if given else []
        except AttributeError:
            return [do(each) for each in given]

    def _kept(self, key: Any, name: str, find: Callable[[], Any]) -> Any:
        """What `find` found before, if it is still there by that name: to find a thing takes longer than most else."""
        try:
            if key in self._at_hand and self._at_hand[key].Name == name:
                return self._at_hand[key]
        except Exception:  # deleted meanwhile; there may be another of that name
            del self._at_hand[key]
        self._at_hand[key] = find()
        return self._at_hand[key]

    def _sheet(self, book: str, title: str) -> Any:
        def find() -> Any:
            sheets = self._document(book).Sheets
            if not sheets.hasByName(title):
                raise Refused(MISSING, "no sheet " + title)
            return sheets.getByName(title)

        return self._kept((book, title), title, find)

    def _table(self, book: str, name: str) -> Any:
        return self._kept((book, None, name), name, lambda: self._document(book).DatabaseRanges.getByName(name))

    # ---- cells -------------------------------------------------------------------------------------------------------

    def _area(self, book: str, sheet: str, area: list[int]) -> Any:
        top, left, bottom, right = area
        return self._sheet(book, sheet).getCellRangeByPosition(left, top, right, bottom)

    def _writable(self, book: str, sheet: str, area: list[int]) -> Any:
        """The area; Refused where the sheet is protected and so is any cell of it, which not every call would notice."""
        found, home = self._area(book, sheet, area), self._sheet(book, sheet)
        self._writes(book)
        if home.isProtected():
            locked = (
                found.getPropertyState("CellProtection").value == "AMBIGUOUS_VALUE" or found.CellProtection.IsLocked
            )
            if locked:
                raise Refused(PROTECTED, "the sheet is protected")
        return found

    def select(self, book: str, sheet: str, area: list[int]) -> None:
        """Select the cells, for the user to see."""
        self._document(book).CurrentController.select(self._area(book, sheet, area))

    def values(self, book: str, sheet: str, area: list[int]) -> dict[str, Any]:
        """What the cells hold: `rows`, and which `areas` of them show days or moments, and which TRUE and FALSE.

        `errors` are row, column, text; `zero` is the day that the serial number 0 stands for.
        """
        document, found = self._document(book), self._area(book, sheet, area)
        formats, zero = document.NumberFormats, document.NullDate
        answer: dict[str, Any] = {"rows": found.getDataArray(), "zero": [zero.Year, zero.Month, zero.Day]}
        answer.update(days=[], switches=[], errors=[])
        groups = found.getUniqueCellFormatRanges()
        for group in (groups.getByIndex(i) for i in range(groups.Count)):
            kind = formats.getByKey(group.NumberFormat).Type
            if kind & (_DAYS | _SWITCHES):
                answer["days" if kind & _DAYS else "switches"] += rectangles(group.RangeAddresses)
        home = self._sheet(book, sheet)
        for top, left, bottom, right in rectangles(found.queryFormulaCells(_WITH_ERROR).RangeAddresses):
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    text = _ERRORS.get(home.getCellByPosition(column, row).getError(), "#VALUE!")
                    answer["errors"].append([row, column, text])
        return answer

    def set_values(self, book: str, sheet: str, area: list[int], rows: Any, formulas: Any, switches: Any) -> None:
        """Texts as they are, numbers as floats, "" for nothing; afterwards formulas and TRUE or FALSE as row, column, it."""
        found = self._writable(book, sheet, area)
        noted = rectangles(found.queryContentCells(NOTES).RangeAddresses)
        if noted:
            self._around_notes(found, area, noted, rows)
        else:
            found.setDataArray(tuple(map(tuple, rows)))
        for row, column, formula in formulas:
            found.getCellByPosition(column, row).setFormula(formula)
        for row, column, value in switches:
            found.getCellByPosition(column, row).setFormula("=TRUE()" if value else "=FALSE()")
            cell = found.getCellRangeByPosition(column, row, column, row)
            cell.setDataArray(((float(value),),))
            cell.NumberFormat = self._format(book, "BOOLEAN")

    def _around_notes(self, found: Any, area: list[int], noted: list[list[int]], rows: list[list[Any]]) -> None:
        """The same as setDataArray, which takes the notes away with the old values: only cells that differ are written here."""
        top, left = area[0], area[1]
        spared = {c - left for _, first, _, last in noted for c in range(first, last + 1)}
        for first, last in _runs([k for k in range(len(rows[0])) if k not in spared]):
            cells = found.getCellRangeByPosition(first, 0, last, len(rows) - 1)
            cells.setDataArray(tuple(tuple(row[first : last + 1]) for row in rows))
        for k in sorted(spared & set(range(len(rows[0])))):
            holes = {
                r - top for first, west, last, east in noted if west <= k + left <= east for r in range(first, last + 1)
            }
            held = found.getCellRangeByPosition(k, 0, k, len(rows) - 1).getDataArray()
            changed = [i for i, row in enumerate(rows) if row[k] != held[i][0]]
            for first, last in [run for run in _runs([i for i in changed if i not in holes]) if run[1] - run[0] > _FEW]:
                cells = found.getCellRangeByPosition(k, first, k, last)
                cells.setDataArray(tuple((row[k],) for row in rows[first : last + 1]))
                changed = [i for i in changed if not first <= i <= last]
            column = [row[k] for row in rows]
            self._several(partial(_type_in, found, k, column), changed)

    def formulas(self, book: str, sheet: str, area: list[int]) -> Any:
        """As Excel writes them; of other cells what they hold, as text."""
        return self._area(book, sheet, area).getFormulaArray()

    def set_formulas(self, book: str, sheet: str, area: list[int], rows: Any) -> None:
        """As if they were typed, in English."""
        self._writable(book, sheet, area).setFormulaArray(tuple(map(tuple, rows)))

    def clear(self, book: str, sheet: str, area: list[int], looks_too: bool) -> None:
        """Empty the cells; `looks_too`: formats, notes and links as well."""
        flags = _EVERYTHING if looks_too else CONTENT
        self._writable(book, sheet, area).clearContents(flags)

    def _format(self, book: str, code: str) -> int:
        formats, english = self._document(book).NumberFormats, struct("lang.Locale", Language="en", Country="US")
        if code == "General":  # as an untouched cell has it: Standard in German
            return int(formats.getStandardIndex(struct("lang.Locale")))
        key = formats.queryKey(code, english, False)
        return int(key if key != -1 else formats.addNew(code, english))

    def number_format(self, book: str, sheet: str, area: list[int]) -> Any:
        """The code of the format, in English; None where the cells differ."""
        found = self._area(book, sheet, area)
        if found.getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE":
            return None
        key = found.NumberFormat
        if (book, key) not in self._codes:
            self._codes[book, key] = self._in_english(book, key)
        return self._codes[book, key]

    def _in_english(self, book: str, key: int) -> str:
        """LibreOffice writes a code in the language of its format: `Standard` and `TT.MM.JJJJ` in German."""
        formats = self._document(book).NumberFormats
        found, english = formats.getByKey(key), struct("lang.Locale", Language="en", Country="US")
        if found.Type & _SWITCHES:
            return "BOOLEAN"
        return str(formats.getByKey(formats.addNewConverted(found.FormatString, found.Locale, english)).FormatString)

    def set_number_format(self, book: str, sheet: str, area: list[int], code: str) -> None:
        """The code of the format, in English."""
        self._writable(book, sheet, area).NumberFormat = self._format(book, code)

    def merged(self, book: str, sheet: str, area: list[int]) -> Any:
        """Whether the cells are one; None where only some of them are joined, or with others."""
        found = self._area(book, sheet, area)
        all_of_it, first = (self._joined(book, sheet, each) for each in (found, found.getCellByPosition(0, 0)))
        if first == list(area):
            return found.getIsMerged()
        return None if found.getIsMerged() or all_of_it != list(area) else False

    def merge_area(self, book: str, sheet: str, area: list[int]) -> list[int]:
        """All the cells that the first one is joined with."""
        return self._joined(book, sheet, self._area(book, sheet, area).getCellByPosition(0, 0))

    def _joined(self, book: str, sheet: str, cells: Any) -> list[int]:
        """The area of cells and of all that they are joined with."""
        cursor = self._sheet(book, sheet).createCursorByRange(cells)
        cursor.collapseToMergedArea()
        return rectangles([cursor.RangeAddress])[0]

    def width(self, book: str, sheet: str, area: list[int], value: Any = None) -> float:
        """The width of the columns in hundredths of a millimetre; with a value, what it is to be."""
        columns = self._area(book, sheet, area).Columns
        if value is not None:
            columns.Width = int(value)
        return float(columns.Width)

    def height(self, book: str, sheet: str, area: list[int]) -> Any:
        """The height of the first row in hundredths of a millimetre; 0 where no row is in sight, None where only some are."""
        home, (top, _, bottom, _) = self._sheet(book, sheet), area
        rows = home.getCellRangeByPosition(0, top, home.Columns.Count - 1, bottom)
        seen = {(a.StartRow, a.EndRow) for a in rows.queryVisibleCells().RangeAddresses}
        shown = sum(last - first + 1 for first, last in seen)
        if shown < bottom - top + 1:
            return None if shown else 0
        return rows.Rows.Height

    def columns_visible(self, book: str, sheet: str, area: list[int], value: Any = None) -> bool:
        """Whether the columns show; with a value, whether they are to."""
        columns = self._area(book, sheet, area).Columns
        if value is not None:
            columns.IsVisible = value
        return bool(columns.IsVisible)

    def fit(self, book: str, sheet: str, area: list[int], rows: bool, columns: bool) -> None:
        """Rows as high, columns as wide as what stands in them."""
        document, found = self._document(book), self._area(book, sheet, area)
        enabled = document.IsAdjustHeightEnabled
        document.IsAdjustHeightEnabled = True
        try:
            if rows:
                found.Rows.OptimalHeight = True
            if columns:
                found.Columns.OptimalWidth = True
        finally:
            document.IsAdjustHeightEnabled = enabled
