"""The drop-downs of columns that hold a closed list: the words, and what becomes of another one.

The template, the output sheets that a book lacks and the columns that are added to the user's own list get the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

from xlcrm import schema
from xlcrm.lists import DIRECTIONS, LETTER_STATUSES, STATUSES, YES, Choice
from xlcrm.schema import Column, Sheet
from xlcrm.text import Lang, Text

# What a rule rests on must not be mistyped; of the other lists a person may know better.
STRICT = (YES, DIRECTIONS, STATUSES, LETTER_STATUSES)
FROM_THE_LIST = Text("Please choose from the list: {}", "请从列表中选择：{}")


class DropDown(NamedTuple):
    """The words that a cell offers. Another one is refused where `strict`, else remarked on; `message` says it."""

    words: tuple[str, ...]
    strict: bool
    message: str


def drop_down(sheet: Sheet, column: Column, lang: Lang) -> DropDown | None:
    """That of a column, in the language; None where it holds no closed list, or nothing is ever typed into the sheet."""
    return offering(column.choices, lang) if column.choices and sheet.name != schema.AGENDA.name else None


def offering(choices: Sequence[Choice], lang: Lang) -> DropDown:
    """That of a closed list."""
    words = tuple(choice.label.said(lang) for choice in choices)
    message = FROM_THE_LIST.said(lang).format(("、" if lang == "zh" else ", ").join(words))
    return DropDown(words, choices in STRICT, message)
