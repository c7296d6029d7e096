"""A book that is open in Excel, or in Calc through xlcrm.calc: the Store behind the buttons.

    store = LiveStore(book)            # an xlwings Book: excel.caller(), or calc.connect("name").books.active
    decoded = decode(store.read())
    outcome = work_out(decoded, today)
    remarks = store.write(outcome.changes)   # sentences (Text) for the user: what the open book still lacks

Only xlwings' plain API is used, so the same code runs in Excel on Windows and macOS and in Calc; `.api` for what it has no word
for, such as a line through letters, and never for what must be done. The book is not saved: that is the user's to do, and
through Calc it would cost the tables' styles. Colours are conditional formats that the template or the file store has put
in place; here nothing is painted but what a person has painted, where its row goes.
"""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from xlcrm import schema
from xlcrm.errors import XlcrmError, sheet_protected, structure_protected
from xlcrm.excel import impatient
from xlcrm.model import Changes, Rows, Table
from xlcrm.ooxml.references import Range
from xlcrm.stores import live_faults as faults
from xlcrm.stores.base import lacks_an_id
from xlcrm.stores.live_cells import Cells
from xlcrm.stores.live_filter import widened
from xlcrm.stores.live_merges import refuse_covered
from xlcrm.stores.live_plan import SheetPlan, plan
from xlcrm.stores.live_reading import Here, grid, read_sheet, read_used, table_of
from xlcrm.stores.live_writing import Pen
from xlcrm.tables.naming import Naming, naming_of, settings_title
from xlcrm.text import Text

if TYPE_CHECKING:
    import xlwings

HEAD = 100  # rows among which a header stands
PATIENCE = 3.0  # seconds that a program may be busy with something of its own before the user is told
# Never `interactive`: should this process be killed, Excel would go on taking nothing that the user types.
_STILL = {"screen_updating": False}
_WRITING = {"calculation": "manual", "enable_events": False}


class LiveStore:
    """One open book."""

    def __init__(self, book: "xlwings.Book") -> None:
        self.book = book
        self.program = "Excel" if book.app.engine.name == "excel" else "Calc"

    def read(self) -> Rows:
        """Every sheet whose name the schema knows; of the user's own the titles, all of them where a customer has no ID.

        BookInUse while a cell is being edited, NoSuchBook where the book is closed.
        """
        with self._quiet():
            naming, found = self._sheets(None)
            rows = {title: here.table for title, here in found.items()}
            lacking = any(lacks_an_id(table, naming.sheet_named(title)) for title, table in rows.items())
            for title in self._titles():
                if title not in rows:
                    rows[title] = self._whole(title) if lacking else Table(title, 1, (), (), {})
        return {title: rows[title] for title in self._order(rows)}

    def write(self, changes: Changes) -> Sequence[Text] | None:
        """All of it or nothing; returns remarks for the user, None as a rule.

        Conflict where a cell no longer holds what was read, WritingForbidden where a sheet is protected, BookInUse while
        a cell is being edited, NoSuchBook or CannotWrite where the book or the program was closed.
        """
        if not changes and not changes.notes:
            return None
        concerned = (changes.updates, changes.appends, changes.replaces, changes.notes)
        titles = {c.sheet for kind in concerned for c in kind}
        headed = {title for title, _ in changes.columns} - titles
        with self._quiet():
            naming, here = self._sheets(titles, headed)
            wanted = plan(changes, here, naming, self._formulas_in, self._is_free)
            for sheet in wanted:
                if not sheet.new:
                    refuse_covered(self.book.sheets[sheet.title], sheet.title, sheet.blocks)
            with self._set(_WRITING if any(sheet.blocks for sheet in wanted) else {}):
                unfinished, left = self._put(wanted)
                narrow = [sheet.title for sheet in wanted if not self._filter_reaches(sheet)]
        bare = [sheet.title for sheet in wanted if (sheet.new or sheet.added) and _is_coloured(sheet.known)]
        lacking = ((bare, _bare), (narrow, _narrow), (unfinished, _unfinished))
        return [*left, *(told(titles) for titles, told in lacking if titles)] or None

    # ---- reading -----------------------------------------------------------------------------------------------------

    def _titles(self) -> list[str]:
        return [sheet.name for sheet in self.book.sheets]

    def _order(self, titles: Rows) -> list[str]:
        return [title for title in self._titles() if title in titles]

    def _sheets(self, titles: Collection[str] | None, headed: Collection[str] = ()) -> tuple[Naming, dict[str, Here]]:
        """Which sheet is which, and those of the titles (None: every one that the schema knows) as they stand; of `headed`
        the headers.
        """
        there = self._titles()
        settings = settings_title(there)
        found, naming = dict[str, Here](), Naming()
        if settings is not None:
            found[settings] = read_sheet(self.book.sheets[settings], schema.SETTINGS, settings)
            naming = naming_of(found[settings].table)
        for title in there:
            known = naming.sheet_named(title)
            if known is None or title in found:
                continue
            if titles is None or title in titles:
                found[title] = read_sheet(self.book.sheets[title], known, title, to_write=titles is not None)
            elif title in headed:
                found[title] = read_sheet(self.book.sheets[title], known, title, HEAD)
        return naming, found

    def _whole(self, title: str) -> Table:
        block = read_used(self.book.sheets[title])
        first = next((k for k, line in enumerate(block.rows) if any(v is not None for v in line)), 0)
        return table_of(title, block, block.row + first, block.last_row)

    def _formulas_in(self, title: str, row: int) -> set[int]:
        sheet = self.book.sheets[title]
        last = sheet.used_range.last_cell.column
        line = grid(sheet.range((row, 1), (row, last)).formula, last)[0]
        return {number for number, text in enumerate(line, 1) if text[:1] == "="}

    def _is_free(self, title: str, area: Range) -> bool:
        cells = self.book.sheets[title].range((area.first_row, area.first_column), (area.last_row, area.last_column))
        if cells.merge_cells is not False:  # None, and on the Mac a word of its own, where some of them are
            return False
        return not any(map(any, grid(cells.formula, area.last_column - area.first_column + 1)))

    # ---- writing -----------------------------------------------------------------------------------------------------

    def _filter_reaches(self, sheet: SheetPlan) -> bool:
        """Does the filter over a plain list reach the columns that were added right beside it?"""
        header_row, last = sheet.here.table.header_row, sheet.beside
        return not last or widened(self.book, sheet.title, header_row, last, max(sheet.added))

    def _put(self, wanted: Sequence[SheetPlan]) -> tuple[list[str], list[Text]]:
        """Every sheet; what was written before a fault is put back. Returns the titles of those where links or notes lack, and what the
        user is to know of what did not go along with its row.
        """
        pen, title = Pen(self.book, Cells(doubted=self.program == "Excel")), ""
        try:
            for sheet in wanted:
                title, new = sheet.title, sheet.new
                pen.write(sheet)
        except BaseException as error:
            pen.take_back()
            if isinstance(error, XlcrmError) or not isinstance(error, Exception):
                raise
            if (told := self._told(error, title, new)) is None:
                raise
            raise told from error
        return [sheet.title for sheet in wanted if not pen.finish(sheet)], pen.left

    def _told(self, error: Exception, title: str, new: bool) -> XlcrmError | None:
        """The fault of a write, as a sentence; None: it is a bug of ours."""
        kind = faults.fault(error)
        if kind == "gone" or not self._answers():
            return faults.ended(self.program)
        if kind == "protected":
            return (structure_protected if new else sheet_protected)(title, self.program)
        if kind == "read-only":
            return faults.read_only(self.program)
        if kind == "ours":
            return None
        return faults.editing(self.program) if kind == "editing" else faults.refused(self.program, title, error)

    def _answers(self) -> bool:
        try:
            return bool(self.book.name)
        except Exception:  # the programs' own kinds
            return False

    # ---- the program -------------------------------------------------------------------------------------------------

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """The program does not draw; whatever happens, it does so again afterwards."""
        self._ready()
        try:
            with self._set(_STILL):
                yield
        except XlcrmError:
            raise
        except Exception as error:
            if faults.fault(error) == "gone" or not self._answers():
                raise faults.closed(self.program) from error
            if faults.fault(error) == "editing":
                raise faults.editing(self.program) from error
            raise

    @contextmanager
    def _set(self, how: Mapping[str, object]) -> Iterator[None]:
        """Properties of the program, as they were again afterwards."""
        with ExitStack() as after:
            for name, value in how.items():
                with suppress(Exception):  # not every program has every one of them
                    before = getattr(self.book.app, name)
                    setattr(self.book.app, name, value)
                    after.callback(self._restore, name, before)
            yield

    def _restore(self, name: str, value: object) -> None:
        with suppress(Exception):  # a program that has ended
            setattr(self.book.app, name, value)

    def _ready(self) -> None:
        """Wait a moment for a program that is busy. BookInUse where it stays so, NoSuchBook where the book is closed."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with impatient():
                    before = self.book.app.screen_updating
                    self.book.app.screen_updating = False
                    self.book.app.screen_updating = before
                    if self.book.name in [book.name for book in self.book.app.books]:
                        return
            except Exception as error:
                if faults.fault(error) == "ours":
                    raise
                if faults.fault(error) != "editing":
                    raise faults.closed(self.program) from error
                if time.monotonic() > until:
                    raise faults.editing(self.program) from error
                time.sleep(0.1)
            else:
                raise faults.closed(self.program)


def _is_coloured(known: schema.Sheet | None) -> bool:
    return known is not None and known.name in (schema.CUSTOMERS.name, schema.AGENDA.name)


def _named(titles: Sequence[str]) -> tuple[str, str]:
    return ", ".join(titles), "、".join(f"“{title}”" for title in titles)


def _bare(titles: Sequence[str]) -> Text:
    en, zh = _named(titles)
    return Text(
        f"New in the book: columns of {en}. The colours of due rows come with the next `xlcrm refresh` of the saved and closed file.",
        f"已添加{zh}的列。保存并关闭文件后运行一次 xlcrm refresh，即可补上到期行的颜色。",
    )


def _narrow(titles: Sequence[str]) -> Text:
    en, zh = _named(titles)
    return Text(
        f"The filter on {en} does not reach the new columns: take it off and put it on again before you sort by it.",
        f"{zh}的筛选未包含新添加的列：排序前请先取消筛选，再重新设置。",
    )


def _unfinished(titles: Sequence[str]) -> Text:
    en, zh = _named(titles)
    return Text(
        f"Links or notes in {en} could not be put in place, all cells are: press the button once more.",
        f"{zh}中的链接或批注未能写入，单元格已全部写好：请再按一次按钮。",
    )
