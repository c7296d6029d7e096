"""What is held still while a refresh writes, and let go again: a part of `bridge.py`, in the syntax of Python 3.8."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bridge_cells import Refused, struct
from bridge_parts import Parts

EDITING = "editing"
_WHILE_EDITING = (".uno:InsertMode", ".uno:InsertSoftHyphen")  # commands that only the text of a cell knows


class Still(Parts):  # type: ignore[misc]
    """Drawing, undo and calculation of the open books."""

    def __init__(self, several: Callable[..., Any]) -> None:
        super().__init__(several)
        self._known: dict[str, Any] = {}
        self._held: dict[str, Any] = {}
        self._front: dict[str, Any] = {}
        self._selected: dict[str, Any] = {}
        self._paused: dict[str, Any] = {}

    def _documents(self) -> dict[str, Any]:
        raise NotImplementedError

    def _service(self, name: str) -> Any:
        raise NotImplementedError

    def editing(self, book: str) -> bool:
        """Is the user typing in a cell of this book?"""
        controller = self._document(book).CurrentController
        return controller is not None and all(self._enabled(controller.Frame, c) for c in _WHILE_EDITING)

    def _enabled(self, frame: Any, command: str) -> bool:
        import unohelper
        from com.sun.star.frame import XStatusListener

        class Listener(unohelper.Base, XStatusListener):  # type: ignore[misc]
            enabled = False

            def statusChanged(self, event: Any) -> None:  # noqa: N802
                self.enabled = event.IsEnabled

            def disposing(self, source: Any) -> None:
                pass

        _, url = self._service("util.URLTransformer").parseStrict(struct("util.URL", Complete=command))
        dispatch, listener = frame.queryDispatch(url, "", 0), Listener()
        if dispatch is None:
            return False
        dispatch.addStatusListener(listener, url)
        dispatch.removeStatusListener(listener, url)
        return listener.enabled

    def _holds(self, book: str) -> bool:
        return book in self._held

    def hold(self) -> None:
        """No drawing on the screen until `release`, nor are rows fitted to their text: unasked LibreOffice does so with every
        block, which for 660 rows of long texts takes 0.5 s instead of 0.02.
        """
        self._known = self._documents()
        if any(map(self.editing, self._known)):
            raise Refused(EDITING, "a cell is being edited")
        self._written.clear()
        for book, document in self._known.items():
            if book not in self._held:
                document.lockControllers()
                document.IsAdjustHeightEnabled = False
                self._held[book] = document

    def _writes(self, book: str) -> None:
        """What is written while held is not kept to be undone; to keep it takes a fifth longer."""
        first = book not in self._written
        super()._writes(book)
        if first and book in self._held:
            self._held[book].IsUndoEnabled = False

    def release(self) -> None:
        """The opposite of `hold`. Where something was written, nothing from before can be undone, as in Excel: LibreOffice
        7.4 undoes such writing by half, and may crash when it does it again.
        """
        self._notes_of.clear()
        while self._front:
            controller, sheet = self._front.popitem()[1]
            _each(partial(controller.setActiveSheet, sheet))
        while self._selected:
            _each(partial(_select, *self._selected.popitem()[1]))
        while self._held:
            book, document = self._held.popitem()
            if book in self._written:
                _each(partial(setattr, document, "IsUndoEnabled", True), document.UndoManager.clear)
            _each(partial(setattr, document, "IsAdjustHeightEnabled", True), partial(_unlock, document))
        self._written.clear()

    def out_of_view(self, book: str, sheet: str) -> None:
        """While held, bring the shortest other sheet to the front."""
        if book not in self._held:
            return
        document = self._document(book)
        controller = document.CurrentController
        if controller is not None and controller.ActiveSheet.Name == sheet:
            others = [self._sheet(book, title) for title in document.Sheets.ElementNames if title != sheet]
            visible = [other for other in others if other.IsVisible]
            if visible:
                self.keep_selected(book)
                self._front.setdefault(book, (controller, controller.ActiveSheet))
                controller.setActiveSheet(min(visible, key=lambda other: self.used(book, other.Name)[2]))

    def keep_selected(self, book: str) -> None:
        """Another sheet is about to come to the front: of a whole column, or of cells here and there, that leaves the first one selected.
        `release` selects them again.
        """
        controller = self._document(book).CurrentController
        if book in self._held and book not in self._selected and hasattr(controller, "getSelection"):
            self._selected[book] = controller, controller.ActiveSheet, controller.getSelection()

    def pause(self) -> None:
        """No calculation until `resume`, in the books where it was automatic."""
        for book, document in self._documents().items():
            if document.isAutomaticCalculationEnabled():
                document.enableAutomaticCalculation(False)
                self._paused[book] = document

    def resume(self) -> None:
        """The opposite of `pause`."""
        while self._paused:
            document = self._paused.popitem()[1]
            _each(partial(document.enableAutomaticCalculation, True), document.calculate)

    def calculates(self) -> bool:
        """Is calculation automatic in every book?"""
        return all(document.isAutomaticCalculationEnabled() for document in self._documents().values())

    def calculate(self) -> None:
        """Everything anew."""
        for document in self._documents().values():
            document.calculateAll()

    def let_go(self) -> None:
        """Leave nothing held behind."""
        _each(self.release, self.resume)


def _select(controller: Any, sheet: Any, selected: Any) -> None:
    """What was selected, on the sheet in front, where less of it is left."""
    if controller.ActiveSheet.Name == sheet.Name and _areas(controller.getSelection()) != _areas(selected):
        controller.select(selected)


def _areas(selected: Any) -> str:
    return str(getattr(selected, "RangeAddressesAsString", None) or getattr(selected, "AbsoluteName", ""))


def _unlock(document: Any) -> None:
    """LibreOffice 25 takes a document for changed that is drawn again, and would ask to save what nobody has touched."""
    unchanged = not document.isModified()
    document.unlockControllers()
    if unchanged:
        document.setModified(False)


def _each(*steps: Callable[[], Any]) -> None:
    """Every step, even where one before it failed: a book that was closed meanwhile needs none."""
    for step in steps:
        try:
            step()
        except Exception:
            continue
