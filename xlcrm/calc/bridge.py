"""The far end of xlcrm.calc: asks LibreOffice what it is asked, a line of JSON in, a line of JSON out.

It runs in the Python that belongs to LibreOffice, 3.8 or newer, so nothing of xlcrm is imported here and no newer syntax
used. Two ways to start it:

    python bridge.py "pipe,name=…"                  a process of its own, talking through stdin and stdout
    bridge.serve(context, requests, answers)        within LibreOffice, called by xlcrm's extension

A question is {"do": name of a method of Office, "with": its arguments}, the answer {"is": its result} or
{"refused": why, "said": what LibreOffice said}; `why` is one of GONE, EDITING, PROTECTED, READ_ONLY, MISSING, FAILED (LibreOffice did
not want to) and BUG (we are at fault, with a traceback as "trace"). Rows and columns count from 0 here, as in LibreOffice; an
area is first row, first column, last row, last column. What can be asked is told in bridge_cells.py (cells), bridge_parts.py
(links, tables, notes), bridge_still.py (drawing, undo, calculation) and here (books and sheets).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from traceback import format_exc
from typing import IO, Any

from bridge_cells import MISSING, PROTECTED, Refused, rectangles, struct
from bridge_still import Still

GONE, FAILED, BUG = "gone", "failed", "bug"
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
# Notes on one sheet. From outside a thousand of them take 2 s where the sheet is in view, else 0.3 s; to bring another one to
# the front, and back, takes as long as so many. Within LibreOffice there is no difference.
_MANY = 50


def serve(context: Any, requests: IO[bytes], answers: IO[bytes], several: Callable[..., Any] = map) -> None:
    """Answer until the other side closes `requests`; then whatever it left held is let go. `several`: see Cells."""
    office = Office(context, several)
    try:
        for line in iter(requests.readline, b""):
            question = json.loads(line.decode("utf-8"))
            try:
                answer = {"is": getattr(office, question["do"])(*question["with"])}
            except Exception as error:  # whatever LibreOffice raises is for the other side to judge
                why = _why(error, office, question["with"])
                answer = {"refused": why, "said": _said(error)}
                if why == BUG:
                    answer["trace"] = format_exc()
            answers.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
            answers.flush()
    finally:
        office.let_go()


def _why(error: Exception, office: Office, given: list[Any]) -> str:
    if isinstance(error, Refused):
        return str(error.why)
    try:
        while given and isinstance(given[0], list):  # told together
            given = given[0][1] if isinstance(given[0][0], str) else given[0]
        if given and isinstance(given[0], str) and office.closed(given[0]):
            return GONE
    except Exception:  # LibreOffice itself is no more
        return GONE
    return FAILED if hasattr(error, "Message") else BUG  # as all that LibreOffice raises has it


def _said(error: Exception) -> str:
    return str(getattr(error, "Message", "") or type(error).__name__ + ": " + str(error))


def options(**values: Any) -> Any:
    """Arguments as LibreOffice wants them."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


class Office(Still):  # type: ignore[misc]
    """All that can be asked. A book is named by the number that LibreOffice gives it, a sheet by its title."""

    _known: dict[str, Any]

    def __init__(self, context: Any, several: Callable[..., Any]) -> None:
        super().__init__(several)
        self._context = context
        self._desktop = self._service("frame.Desktop")

    def _service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext("com.sun.star." + name, self._context)

    def together(self, steps: list[Any]) -> None:
        """One question after the other, of which no answer is wanted; alike ones at the same time where that is possible."""
        for (name, _), alike in groupby(steps, _kind):
            do, given = getattr(self, name), [step[1] for step in alike]
            if name == "set_note" and len(given) > _MANY and self._map is not map:
                for book, sheet in {(one[0], one[1]) for one in given}:
                    self.out_of_view(book, sheet)
            if name in ("set_note", "link"):
                self._several(partial(_called, do), given)
            else:
                for one in given:
                    do(*one)

    # ---- books -------------------------------------------------------------------------------------------------------

    def _documents(self) -> dict[str, Any]:
        found = {}
        documents = self._desktop.Components.createEnumeration()
        while documents.hasMoreElements():
            document = documents.nextElement()
            if hasattr(document, "supportsService") and document.supportsService(_CALC):
                found[document.RuntimeUID] = document
        return found

    def _document(self, book: str) -> Any:
        if book not in self._known:
            self._known = self._documents()
        if book not in self._known:
            raise Refused(GONE, "the book is closed")
        return self._known[book]

    def closed(self, book: Any) -> bool:
        """Is that the number of a book that was open and is no more?"""
        if book not in self._known:
            return False
        self._known = self._documents()
        return book not in self._known

    def books(self) -> list[list[str]]:
        """Number, address and title of every open book, the one in front first."""
        front = self._desktop.CurrentComponent
        front = getattr(front, "RuntimeUID", None)
        found = [[uid, document.URL, document.Title] for uid, document in self._documents().items()]
        return sorted(found, key=lambda book: book[0] != front)

    def place(self, book: str) -> list[str]:
        """Its address and title."""
        document = self._document(book)
        return [document.URL, document.Title]

    def open_book(self, url: str, hidden: bool, read_only: bool, password: str) -> str:
        """Open a book (`private:factory/scalc`: a new one); its number."""
        given = {"Hidden": hidden, "ReadOnly": read_only}
        if password:
            given["Password"] = password  # type: ignore[assignment]
        document = self._desktop.loadComponentFromURL(url, "_blank", 0, options(**given))
        if document is None:
            raise Refused(FAILED, "LibreOffice could not open " + url)
        return str(document.RuntimeUID)

    def save_book(self, book: str, url: str, kind: str, password: str) -> None:
        """Save to an address in a format by LibreOffice's name; both empty: where it is, as it is."""
        document = self._document(book)
        if not url:
            document.store()
            return
        given = {"FilterName": kind, "Overwrite": True}
        if password:
            given["Password"] = password
        document.storeAsURL(url, options(**given))

    def close_book(self, book: str) -> None:
        """Close without saving."""
        self._document(book).close(True)
        del self._known[book]

    def show_book(self, book: str) -> None:
        """Bring it to the front."""
        frame = self._document(book).CurrentController.Frame
        frame.ContainerWindow.setVisible(True)
        frame.activate()
        frame.ContainerWindow.toFront()

    def process(self) -> int:
        """The number of the process that this runs in: LibreOffice's own where its extension does."""
        return os.getpid()

    def leave(self) -> None:
        """End LibreOffice."""
        self._desktop.terminate()

    # ---- sheets ------------------------------------------------------------------------------------------------------

    def sheets(self, book: str) -> list[str]:
        """The titles, from left to right."""
        return list(self._document(book).Sheets.ElementNames)

    def active_sheet(self, book: str) -> str:
        """The title of the sheet in front."""
        if book in self._front:
            return str(self._front[book][1].Name)
        document = self._document(book)
        controller = document.CurrentController
        return str((controller.ActiveSheet if controller else document.Sheets.getByIndex(0)).Name)

    def show_sheet(self, book: str, sheet: str) -> None:
        """Bring it to the front."""
        self._front.pop(book, None)
        self._document(book).CurrentController.setActiveSheet(self._sheet(book, sheet))

    def add_sheet(self, book: str, sheet: str, position: int) -> None:
        """A new sheet at that place; it comes to the front, as it does in Excel."""
        document = self._document(book)
        self._writes(book)
        if document.isProtected():
            raise Refused(PROTECTED, "the structure of the book is protected")
        self.keep_selected(book)
        document.Sheets.insertNewByName(sheet, position)
        self.show_sheet(book, sheet)

    def remove_sheet(self, book: str, sheet: str) -> None:
        """It and all that is on it. From the front: elsewhere LibreOffice 7.4 takes a table of the sheet before it away, too."""
        sheets, name = self._document(book).Sheets, self._sheet(book, sheet).Name
        sheets.moveByName(name, 0)
        sheets.removeByName(name)

    def rename_sheet(self, book: str, sheet: str, title: str) -> None:
        """Another title."""
        self._sheet(book, sheet).setName(title)

    def visible(self, book: str, sheet: str, value: Any = None) -> bool:
        """Whether it shows; with a value, whether it is to."""
        found = self._sheet(book, sheet)
        if value is not None:
            found.IsVisible = value
        return bool(found.IsVisible)

    def used(self, book: str, sheet: str) -> list[int]:
        """The smallest area that holds every cell with something in it."""
        cursor = self._sheet(book, sheet).createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        found: list[list[int]] = rectangles([cursor.RangeAddress])
        return found[0]

    def selection(self, book: str) -> Any:
        """Sheet and areas that the user has selected; None where it is no cells, or there is no such thing, as in a preview."""
        controller = self._document(book).CurrentController
        selected: Any = controller.getSelection() if hasattr(controller, "getSelection") else None
        if hasattr(selected, "RangeAddress"):
            areas = [selected.RangeAddress]
        elif hasattr(selected, "RangeAddresses"):  # here and there, or across rows that a filter hides
            areas = list(selected.RangeAddresses)
        else:
            return None
        return [controller.ActiveSheet.Name, *rectangles(areas)] if areas else None

    # ---- what the user is told ---------------------------------------------------------------------------------------

    def say(self, text: str, title: str, buttons: str, kind: str) -> str:
        """A box with a message, until the user answers; the word on the button pressed: ok, cancel, yes, no."""
        import uno

        choices = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
        kinds = {"info": "INFOBOX", "critical": "ERRORBOX", "": "MESSAGEBOX"}
        frame = self._desktop.getCurrentFrame()
        window = frame.ContainerWindow if frame else None
        kind = kinds.get(kind, "MESSAGEBOX") if buttons == "ok" else "QUERYBOX"
        box_kind = uno.Enum("com.sun.star.awt.MessageBoxType", kind)
        box = self._service("awt.Toolkit").createMessageBox(window, box_kind, choices[buttons], title, text)
        return {0: "cancel", 1: "ok", 2: "yes", 3: "no"}.get(box.execute(), "cancel")


def _kind(step: list[Any]) -> tuple[str, bool]:
    """What can be done at the same time: a note that goes may make room for one that comes."""
    name, given = step
    return name, name == "set_note" and not given[-1]


def _called(do: Callable[..., Any], given: list[Any]) -> None:
    do(*given)


def main(address: str) -> None:
    """Connect to the LibreOffice that listens at the address, and serve."""
    try:
        import uno

        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        context = resolver.resolve("uno:" + address + ";urp;StarOffice.ComponentContext")
    except ImportError:
        failed = [MISSING, "no module uno in " + sys.executable]
    except Exception as error:  # nobody listens there
        failed = [GONE, str(getattr(error, "Message", error))]
    else:
        sys.stdout.buffer.write(b'{"is": "ready"}\n')
        sys.stdout.buffer.flush()
        # From outside, many small questions at once take a third of the time; within LibreOffice they would wait for ever.
        with ThreadPoolExecutor(4) as pool:
            serve(context, sys.stdin.buffer, sys.stdout.buffer, pool.map)
        return
    sys.stdout.buffer.write(json.dumps({"refused": failed[0], "said": failed[1]}).encode("utf-8") + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
