"""A button without VBA's RunPython: what the program of its own, and LibreOffice's extension, call.

    xlcrm.exe button refresh en --wb=…            from Excel, see macros/CrmRibbon.bas
    python -m xlcrm.ribbon calc-button refresh en   from Calc, which answers on stdin what is asked on stdout

What the user was asked follows, each answer in hexadecimal behind an x.
"""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from xlcrm.ribbon import in_letters, now, press, run, told
from xlcrm.text import Lang

WAYS = ("button", "calc-button")


def main(arguments: Sequence[str]) -> int:
    """Press one button. 0: the user has read how it went; 1: not even the book was found, a sentence on stderr says why."""
    way, button, lang, *rest = arguments
    asked = [text[1:] for text in rest if not text.startswith("--")]
    if way == "button":
        run(button, lang, *asked)
        return 0
    return _in_calc(button, lang, asked)


def _in_calc(button: str, lang: str, asked: Sequence[str]) -> int:
    from xlcrm import calc
    from xlcrm.calc.talk import Refusal
    from xlcrm.ribbon.stage import LiveStage
    from xlcrm.stores.live_faults import closed

    questions, answers = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr  # whatever is printed would be taken for a question
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(
            encoding="utf-8"
        )  # in which the extension reads it, whatever the system's own letters are
    spoken: Lang = "zh" if lang == "zh" else "en"
    try:
        try:
            book = calc.attach(questions, answers).books.active
        except Refusal as refusal:
            raise closed("Calc") from refusal
        stage = LiveStage(book, now())
    except Exception as error:
        print(in_letters(error, spoken), file=sys.stderr)
        return 1
    press(button, stage, spoken, *map(told, asked))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
