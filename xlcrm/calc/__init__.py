"""LibreOffice Calc through xlwings: the same live door that Excel users have.

    app = connect("name")       a Calc that was started with --accept="pipe,name=name;urp;"
    app = attach(requests, answers)   a Calc that started us: its extension reads `requests` and writes `answers`
    app.books.active            the book the user looks at, an xlwings Book, as Excel's engine would hand it over
    disconnect(app)             Calc lets go of what was held for us, and stays open

`bridge.py` runs in the Python that belongs to LibreOffice (on Debian the system's, with python3-uno), for its UNO module
works in no other; everything else runs in ours, and the two talk in lines of JSON. So xlcrm may use any Python there is,
and a Calc that dies ends a pipe and never this process. The extension, within LibreOffice, has `bridge.py` and
its parts beside it, calls `bridge.serve(context, requests, answers)` and needs no port.
"""

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings

    from xlcrm.calc.talk import Line


def connect(pipe: str) -> "xlwings.App":
    """A running Calc that listens at a named pipe. BookError where none answers."""
    from xlcrm.calc.talk import call_up

    return _app(call_up(f"pipe,name={pipe}"))


def attach(requests: IO[bytes], answers: IO[bytes]) -> "xlwings.App":
    """The Calc whose bridge reads `requests` and writes `answers`; both stay open as long as the App is used."""
    from xlcrm.calc.talk import Line

    return _app(Line(requests, answers))


def disconnect(app: "xlwings.App") -> None:
    """End the conversation; Calc and its books stay open."""
    app.api.hang_up()


def _app(line: "Line") -> "xlwings.App":
    from xlcrm.calc.engine import Engine
    from xlcrm.excel import library

    engine = library().Engine(impl=Engine(line))
    engine.activate()  # xlwings looks there for what is in front, and on Linux finds nothing otherwise
    found: xlwings.App = engine.apps.active
    return found
