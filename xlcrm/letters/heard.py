"""What a letter takes up of what the buyer said last: his own words, and the questions that wait for an answer (domain.md 8)."""

from collections.abc import Sequence
from datetime import date

from xlcrm.letters.answers import share_a_word
from xlcrm.letters.catalog import Catalog
from xlcrm.letters.data import Data, day
from xlcrm.letters.lines import has_han, is_han, questions_in, said, says_little, sentences, statements_in, told
from xlcrm.letters.names import cleaned
from xlcrm.letters.people import person, same_person
from xlcrm.letters.unanswered import left_open
from xlcrm.letters.vocabulary import Vocabulary, plain
from xlcrm.letters.written import Gone
from xlcrm.method.history import History, ordered_on
from xlcrm.method.objections import (
    a_complaint,
    a_no,
    a_request,
    an_order,
    of_a_supplier,
    on_the_price,
    only_thanks,
    put_off,
    said_by,
)
from xlcrm.method.refresh import Standing
from xlcrm.model import Quote, Touch

MOST_QUESTIONS = 20
_ENGLISH_TITLES = frozenset(("mr", "mrs", "ms", "miss"))  # which take no article in Spanish
LED_TO_QUOTE = 60  # days before a quote within which a reply may be what it answers


def reply_of(
    history: History, contact: str, quoted: Sequence[Quote], today: date | None, *, topic: str = "", gone: bool = False
) -> Data:
    """The customer's newest reply, in his own words where they are kept; those that led to a quote only if it came soon, any
    other only in the first letter after the answer: nobody is told a second time what he said, nor once he has ordered, nor
    is an objection held up to him in a letter of something else. `stance`, of a reply to him, is `complaint` of goods that
    he bought, `later` where he decides another day, `no` where he needs nothing, `elsewhere` where he buys from another,
    `price` where that is too high, `thanks` where he asks nothing, `order` where he
    orders. `titled`: m or f where `by` has a title that takes an article in some languages. `gone`: the words tell that somebody has left.
    """
    newest = history.replies[-1] if history.replies else None
    if newest is None:
        return {**dict.fromkeys(("date", "said", "told", "by", "titled", "medium", "stance"), ""), "days": 0}
    settled = topic != "reply" and any(ordered_on(q) >= newest.date for q in history.orders)
    fresh = not settled and (not quoted or (quoted[0].date - newest.date).days <= LED_TO_QUOTE)
    since = [t for t in history.outs if t[:2] > newest[:2] and t.topic != "holiday"]  # of them the first was the answer
    named = cleaned(newest.contact)
    whose = named.replace(" ", "") if all(map(is_han, "".join(named.split()))) else named
    other = whose if named and not same_person(newest.contact, contact) else ""
    told_again = len(since) > 1 or any(t.topic == "quote" for t in since)  # which had his words
    bought = bool(history.orders)
    words = newest.said if fresh and not says_little(newest.said) and (topic == "reply" or not gone) else ""
    if topic == "quote" and since and left_open(questions_in(words), quoted):
        words = statements_in(words)  # what he asked was answered in between
    elif topic not in ("quote", "reply"):
        words = " ".join(s for s in sentences(words) if not a_request(s))
    return {
        "date": day(newest.date),
        "said": said(words),
        "told": told(words)
        if topic == "reply" or not (told_again or _is_objection(newest, topic) or _complains(newest, bought=bought))
        else "",
        "by": other,
        "titled": person(other)["gender"] if other.split(" ")[0].rstrip(".").casefold() not in _ENGLISH_TITLES else "",
        "stance": _stance(newest, bought=bought) if topic == "reply" else "",
        "medium": newest.medium or "",
        "days": (today - newest.date).days if today else 0,
    }


def _stance(reply: Touch, *, bought: bool) -> str:
    """How he stands to it, as far as his words or the note of them tell."""
    heard = said_by(reply)
    if _complains(reply, bought=bought):
        return "complaint"
    if put_off(heard):
        return "later"
    if a_no(heard):
        return "no"
    if only_thanks(reply):
        return "thanks"
    if of_a_supplier(reply):
        return "elsewhere"
    return "price" if on_the_price(heard) else "order" if an_order(heard) else ""


def _complains(reply: Touch, *, bought: bool) -> bool:
    """Does he complain of goods? Who has bought nothing complains of nothing of ours, nor who speaks of another supplier."""
    return bought and a_complaint(said_by(reply)) and not of_a_supplier(reply)


def _is_objection(reply: Touch, topic: str) -> bool:
    """Is it a supplier he has, a plain no, or the price, which a new price or an invitation to talk may take up?"""
    taken_up = topic in ("price", "fair", "visit")
    return a_no(reply.said) or of_a_supplier(reply) or (not taken_up and on_the_price(reply.said))


def farewell_in(standing: Standing, catalog: Catalog) -> tuple[date, str] | None:
    """When, and in which words, the customer's newest reply asks to be written to no more; None where it does not.

    He may do so in any of the languages, whatever his letters are written in.
    """
    replies = standing.history.replies
    if not replies:
        return None
    heard = plain(f"{replies[-1].summary}. {replies[-1].said}")
    languages = dict.fromkeys(catalog.languages.values())
    found = next(filter(None, (catalog.vocabulary(language).farewell.found_in(heard) for language in languages)), "")
    return (replies[-1].date, found) if found else None


def gone_in(standing: Standing, catalog: Catalog) -> Gone | None:
    """What the customer's newest reply tells of somebody who has left; None where it does not."""
    replies = standing.history.replies
    if not replies:
        return None
    newest, languages = replies[-1], dict.fromkeys(catalog.languages.values())
    for heard in map(plain, (newest.said, newest.summary)):
        phrase = next(filter(None, (catalog.vocabulary(language).gone.found_in(heard) for language in languages)), "")
        if phrase:
            behind = heard[heard.find(phrase.split(" … ")[0]) :]
            return Gone(newest.date, phrase, cleaned(newest.contact), behind)
    return None


def asked_in(standing: Standing) -> list[str]:
    """What the customer's newest reply asks, where an answer to it is owed: in his own words where they are kept."""
    if not standing.due.reply_owed:
        return []
    reply = standing.history.replies[-1]
    noted, spoken = (questions_in(words)[:MOST_QUESTIONS] for words in (reply.summary, reply.said))
    return spoken if len(spoken) == len(noted) else noted


def to_answer(standing: Standing, words: Vocabulary, quoted: Sequence[Quote] = ()) -> list[str]:
    """What a letter leaves a place for. A reply: the questions of what it answers, also those in his own words that the note
    passes over. The follow-up of a quote, `quoted`: of what led to it the questions that the quote does not tell, and nobody
    has written to him about since.
    """
    history = standing.history
    if standing.due.reply_owed:
        return _all_asked(history.replies[-1], words)
    if not quoted or not history.replies:
        return []
    newest = history.replies[-1]
    written = any(t[:2] > newest[:2] and t.topic != "holiday" for t in history.outs)
    ordered = any(ordered_on(q) >= newest.date for q in history.orders)
    if written or ordered or (quoted[0].date - newest.date).days > LED_TO_QUOTE:
        return []
    return left_open(_all_asked(newest, words), quoted)


def _all_asked(reply: Touch, words: Vocabulary) -> list[str]:
    """The questions of the note and, beside it, of his own words.

    Where note and words are in two scripts nobody can tell one question from another: the longer list has them all.
    """
    noted, spoken = (questions_in(said)[:MOST_QUESTIONS] for said in (reply.summary, reply.said))
    asked = spoken if len(spoken) == len(noted) else noted
    if asked == spoken:
        return spoken
    if has_han("".join(asked)) != has_han("".join(spoken)):
        return max(asked, spoken, key=len)
    more = [q for q in spoken if not any(share_a_word(q, noted, words) for noted in asked)]
    return [*asked, *more][:MOST_QUESTIONS]
