"""What the whole past of one buyer says about every quote of his that evaporated (domain.md 6).

A buyer may have thousands of touches and of quotes, hundreds of them evaporated: whatever does not depend on the quote is
asked once.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from xlcrm.method.automatic import is_automatic, is_bounce
from xlcrm.method.history import History, ordered_on
from xlcrm.method.losses import LOST_ON, causes_in
from xlcrm.method.market import goods
from xlcrm.method.objections import of_a_supplier, said_by
from xlcrm.model import Customer, Quote, Touch
from xlcrm.schema import fold


class Lost:
    """The quotes that were lost for one cause: the newest of all, and of certain goods."""

    def __init__(self, newest_first: Sequence[Quote]) -> None:
        self.newest = newest_first[0] if newest_first else None
        self._places = dict[tuple[str, str], int]()
        self._quotes = newest_first
        for place, quote in enumerate(newest_first):
            self._places.setdefault(goods(quote), place)

    def newest_of(self, wanted: Collection[tuple[str, str]]) -> Quote | None:
        """The newest that was of such goods (a product and its model each)."""
        place = min((self._places[g] for g in wanted if g in self._places), default=None)
        return None if place is None else self._quotes[place]


class Buyer:
    """A customer and his past."""

    def __init__(self, customer: Customer, history: History) -> None:
        self.customer, self.history = customer, history

    @cached_property
    def spoke_of_a_supplier(self) -> Touch | None:
        """The newest reply in which he speaks of a supplier of his."""
        return next((t for t in reversed(self.history.replies) if of_a_supplier(t)), None)

    @cached_property
    def bounced(self) -> Touch | None:
        """The newest note that a letter came back."""
        return next((t for t in reversed(self.history.touches) if is_bounce(t)), None)

    @cached_property
    def automatic(self) -> Touch | None:
        """The newest of what else came in by itself."""
        return next((t for t in reversed(self.history.touches) if is_automatic(t) and not is_bounce(t)), None)

    @cached_property
    def other_way(self) -> date:
        """The day of our newest touch that was no email; the first of all days where there is none."""
        return next((t.date for t in reversed(self.history.outs) if t.medium != "Email"), date.min)

    @cached_property
    def answers_by_email(self) -> bool:
        """Has he ever? A reply that names no medium may have come by email."""
        return any(t.medium in ("Email", None) for t in self.history.replies)

    @cached_property
    def quotes(self) -> int:
        """How many quotes he has had; rows of one number are one."""
        return len({fold(q.number) or str(q.row) for q in self.history.quotes})

    @cached_property
    def days_to_answers(self) -> Sequence[int]:
        """The days from what we sent to the first reply after it, each time he answered."""
        return [*self._answers()]

    @cached_property
    def days_to_answer(self) -> float:
        """The median of these; 0 where he has never answered."""
        took = sorted(self.days_to_answers)
        half = len(took) // 2  # the module `statistics` takes longer to load than a small book to refresh
        if not took:
            return 0
        return took[half] if len(took) % 2 else (took[half - 1] + took[half]) / 2

    def _answers(self) -> Iterator[int]:
        asked: date | None = None
        events = [
            *((q.date, True) for q in self.history.quotes),
            *((t.date, t.out) for t in self.history.touches if t.out or not t.auto),
        ]
        for day, out in sorted(events, key=lambda e: e[0]):
            if out:
                asked = asked or day
            elif asked:
                yield (day - asked).days
                asked = None

    @cached_property
    def lost(self) -> Mapping[str, Lost]:
        """By cause. Who has ordered since is not bound to another supplier."""
        lost = [q for q in reversed(self.history.quotes) if q.lost_reason]
        ordered = max((ordered_on(q) for q in self.history.orders), default=date.min)
        return {
            cause: Lost([q for q in lost if cause in causes_in(q.lost_reason) and (cause != "O1" or q.date > ordered)])
            for cause in LOST_ON
        }

    def has_named(self, products: str) -> bool:
        """Has he named a product in a reply, by a word of it, or by two of its Chinese characters?"""
        words, characters = named_in(products)
        said, seen = self._said, 0
        if not words.isdisjoint(said[0]):
            return True
        for character in characters:
            replies = said[1].get(character, 0)
            if seen & replies:
                return True
            seen |= replies
        return False

    @cached_property
    def _said(self) -> tuple[set[str], dict[str, int]]:
        """The words of all his replies, and for each Chinese character a bit for every reply that has it."""
        words, replies = set[str](), dict[str, int]()
        for place, reply in enumerate(self.history.replies):
            said, characters = named_in(said_by(reply))
            words |= said
            for character in characters:
                replies[character] = replies.get(character, 0) | 1 << place
        return words, replies


@cache
def named_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of three letters that may name goods, plural or not, and the Chinese characters."""
    folded = fold(text)
    words = re.findall(r"[^\W\d_\u4e00-\u9fff]{3,}", folded)
    stems = {w.removesuffix(end) for w in words for end in ("", "s", "es")}
    return frozenset(stems), frozenset(sign for sign in folded if "\u4e00" <= sign <= "\u9fff")
