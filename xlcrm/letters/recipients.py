"""The check of whom a letter goes to: who wants none, who is away or there no more, whom the last one did not reach."""

import re
from datetime import date, timedelta

from xlcrm.letters.catalog import shipped
from xlcrm.letters.names import TITLES, bare_word, cleaned
from xlcrm.letters.offer import dates_in
from xlcrm.letters.people import same_person
from xlcrm.letters.vocabulary import plain
from xlcrm.letters.written import Finding, Written
from xlcrm.model import Touch
from xlcrm.tables.values import text
from xlcrm.text import Text

LONG_AWAY = timedelta(14)  # how long a note that names no day counts
_ADDRESS = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]*\w")


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
    if gone is None or (gone.by and name and not same_person(gone.by, name)):
        return None
    if any(len(word) > 2 and word in gone.then for word in plain(name).split() if bare_word(word) not in TITLES):
        return None  # it is he whom they said to write to
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


def returned(letter: Written) -> Finding | None:
    """The newest letter came back, and this one goes to the same address, as far as can be told."""
    note, to = letter.facts.bounced, plain(text(letter.cells.get("To")))
    if note is None or not to or to not in plain(letter.facts.email):
        return None
    named = _ADDRESS.findall(plain(note.summary))
    if named and not any(address in to or "daemon" in address for address in named):
        return None
    return Finding(
        "returned",
        Text(f"The last letter came back on {note.date}", f"上一封信 {note.date} 被退回"),
        Text(
            "correct Email in Customers, or ring and ask for the address",
            "请更正“客户”表的邮箱，或打电话问一下地址",
        ),
    )


def away(letter: Written) -> Finding | None:
    """The buyer is out of office, by a note that nobody has answered since; a greeting may wait for him."""
    note, today = letter.facts.away, letter.facts.today
    if note is None or today is None or letter.topic == "holiday":
        return None
    back = _back(letter, note)
    if today >= (back or note.date + LONG_AWAY):
        return None
    en, zh = (f" (until {back})", f"（到 {back}）") if back else ("", "")
    return Finding(
        "away",
        Text(f"The buyer is away, by the note of {note.date}{en}", f"客户外出，见 {note.date} 的自动回复{zh}"),
        Text("wait, or fill in Not Before", "请等对方回来，或填写“暂缓至”"),
    )


def _back(letter: Written, note: Touch) -> date | None:
    """The last day that the note names, in whatever language; None where it names none."""
    catalog = letter.facts.words or shipped()
    said = plain(f"{note.summary}. {note.said}").split()
    found = set[date]()
    for words in map(catalog.vocabulary, dict.fromkeys(catalog.languages.values())):
        # Without the words between: in `until 8 January` the 8 belongs to what follows it.
        dated = (w for w in said if any(map(str.isdigit, w)) or w.strip(".,") in words.months)
        for _, readings in dates_in(" ".join(dated), words):
            year, month, day = readings[0]
            found |= {
                there
                for y in ((note.date.year, note.date.year + 1) if year is None else (year,))
                if (there := _day(y, month, day)) and note.date <= there <= note.date + timedelta(366)
            }
    return max(found, default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 November
        return None
