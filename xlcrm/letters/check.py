"""The check: what is wrong with a letter, each rule a small function (domain.md 8)."""

import re
from collections.abc import Callable, Mapping

from xlcrm.model import Cell
from xlcrm.tables.values import text
from xlcrm.text import Lang, Text

TO_FILL_IN = re.compile(r"\[\[.*?\]\]", re.DOTALL)
LONGEST_SUBJECT = 60  # characters

Finding = Text | None
Cells = Mapping[str, Cell]


def unfilled(cells: Cells) -> Finding:
    """A place that still has to be filled in."""
    places = sum(len(TO_FILL_IN.findall(text(cells.get(c)))) for c in ("Subject", "Body", "To", "Contact"))
    if not places:
        return None
    return Text(f"{places} place{'s' if places > 1 else ''} to fill in: look for [[ ]]", f"有 {places} 处待填写：请找 [[ ]]")


def subject(cells: Cells) -> Finding:
    """A subject that is missing or too long for a phone."""
    length = len(text(cells.get("Subject")))
    if length == 0:
        return Text("The subject is empty", "标题为空")
    if length > LONGEST_SUBJECT:
        return Text(f"The subject has {length} characters: cut it to {LONGEST_SUBJECT}", f"标题有 {length} 个字符：请压缩到 {LONGEST_SUBJECT} 以内")
    return None


def recipient(cells: Cells) -> Finding:
    """Nobody to send it to."""
    return None if "@" in text(cells.get("To")) else Text("The address is missing or is none", "收件人邮箱缺失或不正确")


def body(cells: Cells) -> Finding:
    """A letter without a text."""
    return None if text(cells.get("Body")) else Text("The letter is empty", "正文为空")


RULES: tuple[Callable[[Cells], Finding], ...] = (unfilled, subject, recipient, body)


def check(cells: Cells, lang: Lang) -> str:
    """What the rules find in a letter (a row of Emails), in words, one a line; empty when all is well."""
    return "\n".join(found.said(lang) for rule in RULES if (found := rule(cells)) is not None)
