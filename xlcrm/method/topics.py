"""What to write about (domain.md 3)."""

from datetime import date

from xlcrm.lists import SEVEN_TOPICS
from xlcrm.method.history import History

QUOTE_RULE = 5  # of due.next_due


def next_topic(letter: str, history: History, reply_owed: bool, rule: int) -> str:
    """A reply owed is `reply`, a P `first-letter`, a quote just sent `quote`; else the topic used longest ago.

    Never used counts as longest, ties go in the table's order, and the newest touch's own topic is never taken again.
    """
    if reply_owed:
        return "reply"
    if letter == "P":
        return "first-letter"
    if rule == QUOTE_RULE:
        return "quote"
    outs = history.outs
    used = {t.topic: (t.date, t.row) for t in outs}
    newest = outs[-1].topic if outs else None
    return min((c.code for c in SEVEN_TOPICS if c.code != newest), key=lambda t: used.get(t, (date.min, 0)))
