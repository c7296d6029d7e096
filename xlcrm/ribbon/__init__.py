"""The buttons of the tab CRM: what a click in Excel or Calc starts.

    run('refresh', 'en')                          called by the add-in's VBA (RunPython), for the book in front
    run('touch', 'zh', '0031', '', '62A54EF7')    with what VBA asked before, in hexadecimal: see `told`
    press('refresh', stage, 'en')                 the same on any stage, for LibreOffice's extension and for tests

`buttons.py` holds one function a button; `words.BUTTONS` lists them with their labels, for the ribbon, for Calc's toolbar
and for the help. A click always ends with one message and never raises: the caller is VBA, which would show a traceback.
"""

import datetime as dt
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

from xlcrm.ribbon.words import BUTTONS, STILL_BUSY, TITLE, WENT_WRONG, WITH_FILE
from xlcrm.text import Lang

if TYPE_CHECKING:
    from xlcrm.ribbon.stage import Said, Stage


def run(button: str, lang: str = "en", *asked: str) -> "Said":
    """The button with that id was pressed in Excel; `lang` is Excel's language. Returns what was said. Where not even the book can be found, a
    sentence on stderr and exit code 1, which the add-in shows.
    """
    spoken: Lang = "zh" if lang == "zh" else "en"
    if sys.platform == "win32" and sys.flags.utf8_mode and isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(encoding="mbcs")
    try:
        from xlcrm import excel
        from xlcrm.ribbon.stage import LiveStage

        stage = LiveStage(excel.caller(), now())
    except Exception as error:
        sys.exit(in_letters(error, spoken))
    return press(button, stage, spoken, *map(told, asked))


def in_letters(error: Exception, lang: Lang) -> str:
    """What happened, in English where what reads stderr has no letters for Chinese: VBA reads it as the system's ANSI."""
    from xlcrm.errors import in_a_sentence

    sentence = in_a_sentence(error)
    said = sentence.said(lang)
    try:
        said.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return sentence.said("en")
    return said


def now() -> dt.datetime:
    """The moment of a click, by this computer's clock: nothing beneath asks what day it is."""
    return dt.datetime.now()


def press(button: str, stage: "Stage", lang: Lang, *asked: str) -> "Said":
    """Do what the button does on that stage, and say there what came of it. Returns what was said."""
    from xlcrm.ribbon.stage import Said

    with _no_looking_for_cycles(), stage.steps.alone() as alone:
        said = _done(button, stage, lang, asked) if alone else Said(STILL_BUSY.said(lang), "critical")
    try:
        if alone:  # the status bar belongs to the button that is at work
            stage.progress("")
        stage.say(TITLE.said(lang), said)
    except Exception:  # the program has ended meanwhile, and whoever pressed the button knows
        print(said.text, file=sys.stderr)
    return said


@contextmanager
def _no_looking_for_cycles() -> Iterator[None]:
    """A click makes millions of small objects, none of them in cycles: to look for those takes a third of its time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _done(button: str, stage: "Stage", lang: Lang, asked: tuple[str, ...]) -> "Said":
    from xlcrm.errors import Bug, in_a_sentence
    from xlcrm.ribbon import buttons
    from xlcrm.ribbon.stage import Said

    known = next(b for b in BUTTONS if b.id == button)
    try:
        stage.progress(f"xlcrm: {known.label.said(lang)}…")
        said: Said = getattr(buttons, button)(stage, lang, *asked)
    except Exception as error:
        sentence = in_a_sentence(error)
        if isinstance(sentence, Bug):
            what, kept = str(error) or type(error).__name__, stage.steps.keep_trace(sentence.trace)
            if kept is None:  # Excel on the Mac shows what is left on stderr, and takes a traceback for a missing xlcrm
                print(sentence.trace, file=sys.stderr)
            there = WITH_FILE.said(lang).format(kept) if kept else ""
            return Said(WENT_WRONG.said(lang).format(" ".join(what.split())[:200], there), "critical")
        return Said(sentence.said(sentence.lang or lang), "critical")
    return said


def told(asked: str) -> str:
    """What the user typed, from four hexadecimal digits for each of its UTF-16 units: nothing else passes cmd.exe unharmed."""
    return bytes.fromhex(asked).decode("utf-16-be", "replace")
