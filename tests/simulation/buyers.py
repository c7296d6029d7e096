"""How a buyer answers: made up from his character and a seed, the same every time."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from simulation.cast import Buyer


class Heard(NamedTuple):
    """What reached a buyer: the nth touch of ours to him, by this medium, about this topic; has he ordered before?"""

    nth: int
    day: date
    medium: str
    topic: str
    ordered: bool


class Answer(NamedTuple):
    """What comes back, and when. `then` is what it makes the salesperson do in the book: quote, order, hold or stop.

    An answer without words is no touch: an order that simply lies there.
    """

    day: date
    words: str = ""
    substantive: bool = False
    auto: bool = False
    then: str = ""


WORDS = (
    "Thanks, noted.",
    "We are busy with the season.",
    "收到，谢谢。",
    "Which grease do you use? Can you deliver before the summer?",
    "能做 10mm 的吗？",
    "What is the MOQ?",
)


def answer(buyer: Buyer, heard: Heard, seed: int) -> Answer | None:
    """What a buyer of that character says to it; None: he keeps silent."""
    chance = Random(f"{seed} {buyer.id} {heard.nth}")
    soon = heard.day + timedelta(chance.randint(0 if heard.medium in ("Phone", "IM") else 1, 4))
    talk, mood = Answer(soon, chance.choice(WORDS)), chance.random()
    character, number = buyer.character, buyer.times
    if heard.day.month == 8 and character in ("quick", "now and then"):
        return Answer(soon, "Out of office until September", auto=True)
    if character == "quick":
        return talk if mood < 0.5 else None
    if character == "now and then":
        return talk if mood < 0.2 else None
    if character == "answers the first":
        return talk if heard.nth <= number else None
    if character == "answers only number":
        return talk if heard.nth == number else None
    if character == "is away":
        return Answer(soon, "Out of office until Monday", auto=True)
    if character == "bounces" and heard.medium == "Email":
        return Answer(heard.day, "Undeliverable: mailbox full", auto=True)
    if character == "stops at":
        return Answer(soon, "Please do not write again.", then="stop") if heard.nth == number else None
    if character == "asks to wait":
        return (
            talk._replace(words="Not this season.", then="hold")
            if heard.nth in (2, 5)
            else talk
            if mood < 0.2
            else None
        )
    if character == "evaporates":
        return _asks(soon) if heard.nth == 1 else None
    if character == "orders without a word at":
        late = Answer(heard.day + timedelta(18), then="order")
        return _asks(soon) if heard.nth == 1 else late if heard.nth == number else None
    if character == "buys and fades":
        return None if heard.ordered else _buys(heard, soon)
    if character == "buys again":
        return _buys(heard, soon) if not heard.ordered or mood < 0.2 else talk if mood < 0.3 else None
    assert character in ("is silent", "bounces"), character
    return None


def _asks(day: date) -> Answer:
    return Answer(day, "Asks for a price. What is the MOQ?", substantive=True, then="quote")


def _buys(heard: Heard, soon: date) -> Answer:
    """He asks for a price, and orders once we have come back to the quote."""
    if heard.topic != "quote":
        return _asks(soon)
    return Answer(soon, "The order is attached.", substantive=True, then="order")
