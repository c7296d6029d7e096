"""xlcrm's buttons in LibreOffice Calc: menu and toolbar send org.xlcrm.buttons:ID here.

It runs in LibreOffice's own Python, 3.8 or newer, so nothing of xlcrm is imported: it starts xlcrm's Python, which calc.json
in the user's folder .xlcrm names, and answers on a pipe what that asks about the book in front. What a button does is in
xlcrm/ribbon/buttons.py. LibreOffice waits meanwhile; a Python that says nothing for PATIENCE seconds is ended.
"""

# ruff: noqa: N802, ARG002 (names and arguments of methods are LibreOffice's)
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import unohelper
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bridge  # noqa: E402
from bridge_cells import struct  # noqa: E402

NAME = "org.xlcrm.buttons.Handler"
PROTOCOL = "org.xlcrm.buttons:"
PATIENCE = 120
HIDDEN_WINDOW = 0x08000000  # CREATE_NO_WINDOW, of Windows alone
TEXTS = json.loads((HERE / "texts.json").read_text(encoding="utf-8"))
SETTINGS = Path.home() / ".xlcrm" / "calc.json"


class Office(bridge.Office):
    """What can be asked, and two things that only somebody within LibreOffice can do."""

    indicator = None

    def progress(self, text):
        """The status bar; nothing any more: ""."""
        if self.indicator is None:
            self.indicator = self._desktop.getCurrentFrame().createStatusIndicator()
            self.indicator.start(text, 0)
        self.indicator.setText(text)
        if not text:
            self.indicator.end()
            self.indicator = None

    def hide(self, book, sheet, header, value):
        """Out of sight: the rows with that value below the header; with "" a filter that is there goes by the rows of now."""
        document, home = self._document(book), self._document(book).Sheets.getByName(sheet)
        ranges = [document.DatabaseRanges.getByName(name) for name in document.DatabaseRanges.ElementNames]
        tables = [table for table in ranges if table.DataArea.Sheet == home.RangeAddress.Sheet]
        table = next((t for t in tables if header in self._headers(home, t.DataArea)), None)  # not one beside it
        if table is None:
            self._hide_in_a_plain_range(home, header, value)
            return
        descriptor, area = table.getFilterDescriptor(), table.DataArea
        if value:
            table.AutoFilter = True
            _add(descriptor, self._headers(home, area).index(header), value)
        if descriptor.getFilterFields3():  # the table's own `refresh` would sort it anew, too, as the user once did
            home.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow).filter(descriptor)

    def _hide_in_a_plain_range(self, sheet, header, value):
        cursor = sheet.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        descriptor = cursor.createFilterDescriptor(False)  # with what it is filtered by
        if value:
            descriptor.ContainsHeader = True
            _add(descriptor, self._headers(sheet, cursor.RangeAddress).index(header), value)
        if descriptor.getFilterFields3():
            cursor.filter(descriptor)

    @staticmethod
    def _headers(sheet, area):
        """The headers of an area, from its first column on."""
        columns = range(area.StartColumn, area.EndColumn + 1)
        return [sheet.getCellByPosition(c, area.StartRow).String for c in columns]


def _add(descriptor, column, value):
    """One more condition, that a column holds another value; what the user has chosen in other columns stays."""
    import uno

    different = uno.getConstantByName("com.sun.star.sheet.FilterOperator2.NOT_EQUAL")
    text = uno.getConstantByName("com.sun.star.sheet.FilterFieldType.STRING")
    wanted = struct("sheet.FilterFieldValue", IsNumeric=False, StringValue=value)
    ours = struct("sheet.TableFilterField3", Field=column, Operator=different, Values=(wanted,))
    fields = (*(field for field in descriptor.getFilterFields3() if field.Field != column), ours)
    for field in fields:
        values = field.Values
        for each in values:
            if (
                not each.IsNumeric and not each.FilterType
            ):  # LibreOffice tells its own texts so, and takes that for a number
                each.FilterType = text
        field.Values = values
    descriptor.setFilterFields3(fields)


class Handler(unohelper.Base, XInitialization, XDispatchProvider, XDispatch, XServiceInfo):
    """The protocol handler that LibreOffice makes for each window."""

    def __init__(self, context):
        self.context = context
        self.frame = None

    # ---- what LibreOffice asks of a handler ----------------------------------------------------------------------

    def initialize(self, arguments):
        self.frame = arguments[0] if arguments else None

    def queryDispatch(self, url, target, flags):
        return self if url.Complete.startswith(PROTOCOL) else None

    def queryDispatches(self, requests):
        return tuple(self.queryDispatch(r.FeatureURL, r.FrameName, r.SearchFlags) for r in requests)

    def addStatusListener(self, listener, url):
        listener.statusChanged(struct("frame.FeatureStateEvent", FeatureURL=url, IsEnabled=True, Requery=False))

    def removeStatusListener(self, listener, url):
        pass

    def getImplementationName(self):
        return NAME

    def supportsService(self, name):
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):
        return ("com.sun.star.frame.ProtocolHandler",)

    def dispatch(self, url, arguments):
        """A click."""
        button, lang = url.Complete[len(PROTOCOL) :], self.language()
        try:
            asked = self.ask(button, lang)
            if asked is not None:
                self.press(button, lang, asked)
        except Exception as error:  # whatever it was, LibreOffice is not to see it
            self.say(f"{said('failed', lang)} {error}")

    # ---- a button ------------------------------------------------------------------------------------------------

    def press(self, button, lang, asked):
        """Start xlcrm and answer what it asks until it has ended."""
        try:
            command = json.loads(SETTINGS.read_text(encoding="utf-8"))["command"]
            process = subprocess.Popen(
                [*command, "calc-button", button, lang, *("x" + _hex(text) for text in asked)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment(),
                creationflags=HIDDEN_WINDOW if os.name == "nt" else 0,
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            self.say(said("no_python", lang))
            return
        left = []
        listening = threading.Thread(target=lambda: left.append(process.stderr.read()), daemon=True)
        listening.start()
        bridge.Office = Office
        try:
            bridge.serve(self.context, Patient(process), process.stdin)
        except OSError:
            process.kill()
        process.stdin.close()
        code = process.wait()
        listening.join(1)
        if code:
            words = b"".join(left).decode("utf-8", "replace").strip()
            self.say(said("no_xlcrm", lang) if not words or "Traceback" in words or "No module" in words else words)

    def ask(self, button, lang):
        """The answers to the questions of a button; none where it has none, None where the user gave up."""
        questions = TEXTS["asks"].get(button, [])
        return Dialog(self.context, said(button + ".label", lang), questions, lang).answers() if questions else []

    def language(self):
        """The language of LibreOffice's interface: zh or en."""
        provider = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        place = struct("beans.PropertyValue", Name="nodepath", Value="/org.openoffice.Setup/L10N")
        read = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (place,))
        return "zh" if str(read.getPropertyValue("ooLocale")).startswith("zh") else "en"

    def say(self, words):
        """A message."""
        Office(self.context, map).say(words, "xlcrm", "ok", "critical")


class Patient:
    """What the process asks, line by line; it is ended where it says nothing for PATIENCE seconds."""

    def __init__(self, process):
        self.process = process

    def readline(self):
        """The next question; nothing where there is none any more."""
        impatience = threading.Timer(PATIENCE, self.process.kill)
        impatience.start()
        try:
            return self.process.stdout.readline()
        finally:
            impatience.cancel()


class Dialog:
    """The questions of a button in one window, beneath each other."""

    WIDTH, ROW = 210, 34

    def __init__(self, context, title, questions, lang):
        self.questions, self.context = questions, context
        create = context.ServiceManager.createInstanceWithContext
        self.model = create("com.sun.star.awt.UnoControlDialogModel", context)
        self._place(self.model, 100, 60, self.WIDTH, self.ROW * len(questions) + 30, Title=title)
        for n, question in enumerate(questions):
            top = 6 + self.ROW * n
            self._add("FixedText", f"label{n}", 8, top, self.WIDTH - 16, 10, Label=question["text"][lang])
            choices = tuple(choice[lang] for choice in question["choices"])
            if choices:
                empty = () if question["default"] else ("",)
                chosen = (int(question["default"] or 1) - 1,)
                self._add(
                    "ListBox",
                    f"field{n}",
                    8,
                    top + 11,
                    120,
                    14,
                    Dropdown=True,
                    StringItemList=empty + choices,
                    SelectedItems=chosen,
                    LineCount=11,
                )
            else:
                self._add("Edit", f"field{n}", 8, top + 11, self.WIDTH - 16, 14)
        bottom = self.ROW * len(questions) + 10
        self._add(
            "Button",
            "ok",
            self.WIDTH - 116,
            bottom,
            50,
            14,
            PushButtonType=1,
            DefaultButton=True,
            Label=TEXTS["ok"][lang],
        )
        self._add("Button", "cancel", self.WIDTH - 58, bottom, 50, 14, PushButtonType=2, Label=TEXTS["cancel"][lang])
        self.dialog = create("com.sun.star.awt.UnoControlDialog", context)
        self.dialog.setModel(self.model)

    def _add(self, kind, name, *place, **more):
        control = self.model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        self._place(control, *place, **more)
        self.model.insertByName(name, control)

    @staticmethod
    def _place(model, left, top, width, height, **more):
        given = dict(more, PositionX=left, PositionY=top, Width=width, Height=height)
        for key, value in given.items():
            setattr(model, key, value)

    def answers(self):
        """What was answered, of a list the number of the choice; None where the user gave up."""
        create = self.context.ServiceManager.createInstanceWithContext
        self.dialog.createPeer(create("com.sun.star.awt.Toolkit", self.context), None)
        accepted = self.dialog.execute()
        found = [self._answer(n, question) for n, question in enumerate(self.questions)]
        self.dialog.dispose()
        return found if accepted else None

    def _answer(self, n, question):
        field = self.dialog.getControl(f"field{n}")
        if not question["choices"]:
            return field.getText()
        place = field.getSelectedItemPos() + (1 if question["default"] else 0)
        return str(place) if place > 0 else ""


def said(name, lang):
    """One of the texts."""
    return TEXTS["texts"][name][lang]


def _hex(text):
    units = text.encode("utf-16-be", "surrogatepass")
    return units.hex().upper()


def _environment():
    """Without what LibreOffice sets for a Python of its own."""
    return {
        name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH")
    }


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 (LibreOffice looks for this name)
g_ImplementationHelper.addImplementation(Handler, NAME, ("com.sun.star.frame.ProtocolHandler",))
