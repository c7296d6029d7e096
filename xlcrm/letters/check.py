"""The check: what is wrong with a letter, each rule a small function with a code, a sentence and a remedy (domain.md 8).

A rule looks at the letter's cells alone, as a person may have rewritten them, and holds them against `Facts`. What a
rule does not know it does not complain of. The rules stand by what they look at: letters.form, offer, answers,
manners, lateness, recipients.
"""

from collections.abc import Callable

from xlcrm.letters.answers import answers
from xlcrm.letters.form import (
    attachments,
    body,
    concise,
    forwarded,
    recipient,
    salutation,
    signed,
    subject,
    unfilled,
    writer,
)
from xlcrm.letters.lateness import expired, miscounted, settled, too_late
from xlcrm.letters.manners import question, same_again, sells, too_direct, too_early, unanswered
from xlcrm.letters.offer import offer
from xlcrm.letters.recipients import moved, unwanted
from xlcrm.letters.written import Cells, Facts, Finding, Written
from xlcrm.text import Lang

RULES: tuple[Callable[[Written], Finding | None], ...] = (
    unfilled, subject, forwarded, recipient, writer, body, concise, salutation, signed, attachments, offer, answers, question, sells, too_direct, same_again, too_early, too_late, miscounted, expired, settled, unanswered, unwanted, moved,
)  # fmt: skip
NOTHING = Facts()


def findings(cells: Cells, facts: Facts = NOTHING) -> list[Finding]:
    """What the rules find in a letter, in their order."""
    letter = Written(cells, facts)
    return [found for rule in RULES if (found := rule(letter)) is not None]


def check(cells: Cells, lang: Lang, facts: Facts = NOTHING) -> str:
    """The findings in words, one a line; empty when all is well."""
    return "\n".join(found.said(lang) for found in findings(cells, facts))
