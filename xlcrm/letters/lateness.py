"""The check of a letter that has lain: what it brings is over, the days that it counts have gone by, its offer has expired, or the
buyer has decided.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from xlcrm.letters.data import spoken_of
from xlcrm.letters.lines import Late
from xlcrm.letters.offer import Reading, validities
from xlcrm.letters.vocabulary import plain, word_at
from xlcrm.letters.written import Finding, Written, sentences_of
from xlcrm.lists import EVENT_TOPICS, STATUSES
from xlcrm.method.evaporation import SILENT_STATUSES
from xlcrm.text import Text, counted

_COUNTED = Late(
    r"(\d{1,2}) ?(?:days?\b|días?\b|天)|tomorrow|mañana|明天", any_case=True
)  # in the subject of an invitation
_ANEW = Text("write the letter anew, or set it to Skipped", "请改写，或把状态改为“跳过”")


def too_late(letter: Written) -> Finding | None:
    """What the letter brings is over: its material, or the feast it greets for."""
    facts, event = letter.facts, letter.topic in EVENT_TOPICS
    over = facts.last_day or (facts.first_day if event else None)
    if facts.today is None or over is None or over >= facts.today:
        return None
    name = facts.material
    if not event:
        wrong = Text(f"“{name}” held until {over} only", f"“{name}”只到 {over} 有效")
    elif facts.last_day:
        wrong = Text(f"“{name}” ended on {over}", f"“{name}”已于 {over} 结束")
    else:
        wrong = Text(f"“{name}” was on {over}", f"“{name}”是 {over}，已经过了")
    return Finding("late", wrong, _ANEW)


def miscounted(letter: Written) -> Finding | None:
    """The days that an invitation counts to its fair are no longer so many."""
    facts, found = letter.facts, _COUNTED.search(letter.subject)
    if letter.topic != "fair" or found is None or facts.today is None or facts.first_day is None:
        return None
    if facts.last_day and facts.last_day < facts.today:
        return None  # told already
    said, left = int(found[1] or 1), (facts.first_day - facts.today).days
    if said == left:
        return None
    wrong = (
        Text(
            f"The subject counts {counted(said, 'day')} to the fair, and it is {left}",
            f"标题写距展会 {said} 天，实际还有 {left} 天",
        )
        if left > 0
        else Text("The subject counts the days to a fair that has opened", "标题还在倒计时，展会却已开幕")
    )
    return Finding("late", wrong, Text("correct the subject and the text", "请改正标题和正文"))


def expired(letter: Written) -> Finding | None:
    """The letter says until when its offer holds, that day has passed, and it does not say so."""
    today = letter.facts.today
    if today is None or not letter.words.lapsed.all or too_late(letter):
        return None
    ends = [day for readings in _validities(letter) if (day := _meant(readings, today))]
    if not ends or max(ends) >= today or letter.words.lapsed.found_in(letter.plain):
        return None
    return Finding(
        "late",
        Text(
            f"The letter holds its offer until {max(ends)}, which has passed", f"信中的有效期到 {max(ends)}，已经过了"
        ),
        Text("renew the offer, or set this letter to Skipped", "请更新有效期，或把状态改为“跳过”"),
    )


def settled(letter: Written) -> Finding | None:
    """A follow-up of a quote on which the buyer has decided since, or that became a proforma invoice."""
    quotes = letter.facts.quotes
    if letter.topic != "quote" or not quotes:
        return None
    named = [q for q in quotes if q.number and word_at(plain(q.number), letter.plain) >= 0]
    rows = named or spoken_of(quotes)
    if any(q.status in SILENT_STATUSES for q in rows):
        return None
    name, status = rows[-1].number or str(rows[-1].date), STATUSES.labels[rows[-1].status]
    wrong = Text(f"Quote {name} is {status.en} by now", f"报价 {name} 现已是“{status.zh}”")
    return Finding("late", wrong, _ANEW)


def _validities(letter: Written) -> Iterator[Sequence[Reading]]:
    for paragraph in letter.paragraphs[: letter.closing]:
        for sentence in sentences_of(paragraph):
            if any(map(str.isdigit, sentence)):
                yield from (readings for _, readings in validities(sentence, letter.words))


def _meant(readings: Sequence[Reading], today: date) -> date | None:
    """The latest day that can be meant; None where there is no such day."""
    return max((day for reading in readings if (day := _day(reading, today))), default=None)


def _day(reading: Reading, today: date) -> date | None:
    """The day of a reading; without its year the one nearest to today."""
    year, month, day = reading
    found = list[date]()
    for y in (today.year - 1, today.year, today.year + 1) if year is None else (year,):
        try:
            found.append(date(y, month, day))
        except ValueError:  # 31 November, or 29 February of another year
            continue
    return min(found, key=lambda d: abs(d - today), default=None)
