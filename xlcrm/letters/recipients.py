"""The check of whom a letter goes to: who wants none, who is there no more."""

import re

from xlcrm.letters.lines import has_han
from xlcrm.letters.names import TITLES, bare_word, cleaned
from xlcrm.letters.people import same_person
from xlcrm.letters.vocabulary import plain
from xlcrm.letters.written import Finding, Written
from xlcrm.tables.values import text
from xlcrm.text import Text


def unwanted(letter: Written) -> Finding | None:
    """The buyer asked to be written to no more, and has not written since."""
    if letter.facts.farewell is None:
        return None
    day, words = letter.facts.farewell
    return Finding(
        "farewell",
        Text(f"The buyer asked on {day} to be written to no more (“{words}”)", f"客户 {day} 要求不再来信（“{words}”）"),
        Text(
            "put yes in Do Not Contact, or answer by hand and set this letter to Skipped",
            "请把“勿扰”设为“是”；或亲自答复后，把此信的状态改为“跳过”",
        ),
    )


def moved(letter: Written) -> Finding | None:
    """The letter goes to somebody who is there no more, as the buyer wrote."""
    gone, name = letter.facts.gone, cleaned(text(letter.cells.get("Contact")))
    if gone is None or not same_person(gone.by, name) or _named(name, gone.then):
        return None  # nobody left, or another; or it is he whom they said to write to
    return Finding(
        "moved",
        Text(
            f"The buyer wrote on {gone.day} that somebody has left (“{gone.phrase}”)",
            f"客户 {gone.day} 告知有人已离开（“{gone.phrase}”）",
        ),
        Text(
            "write to who is there now: change Contact and Email in Customers",
            "请改写给现在的联系人：更新“客户”表的联系人和邮箱",
        ),
    )


def _named(name: str, words: str) -> bool:
    """Do the words say that name, or a part of it that is no title and too long to be another word by chance?"""
    parts = [w for w in plain(name).split() if bare_word(w) not in TITLES]
    telling = (w for w in (" ".join(parts), *parts) if len(w) > (1 if has_han(w) else 2))
    return any(re.search(rf"(?<![a-z]){re.escape(w)}(?![a-z])", words) for w in telling)
