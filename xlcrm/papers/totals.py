"""The totals of a paper: one for each currency, in figures and in words."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from xlcrm.papers import places
from xlcrm.papers.currencies import MOST, currency
from xlcrm.papers.inwords import in_words
from xlcrm.papers.paper import Line, Total, Value
from xlcrm.papers.values import money_value, untold
from xlcrm.text import Lang


def totals_of(lines: Sequence[Line], lang: Lang) -> list[Total]:
    """Of lines whose currencies stand together; no two currencies are ever added."""
    totals, at = list[Total](), 0
    for code, group in groupby(lines, key=lambda line: line.currency):
        held = list(group)
        totals.append(_total(code, at, held, lang))
        at += len(held)
    return totals


def _total(code: str, first: int, lines: Sequence[Line], lang: Lang) -> Total:
    known = currency(code)
    decimals = known.decimals if known else 2
    amounts = [line.amount for line in lines if line.amount is not None]
    added = sum(amounts, Decimal())
    amount = added if len(amounts) == len(lines) and abs(added) < MOST else None
    lacking = next((line.values[places.AMOUNT.en].finding for line in lines if line.amount is None), None)
    values = {"Currency": lines[0].values["Currency"]}
    values[places.TOTAL.en] = (
        untold(places.TOTAL, lacking, lang) if amount is None else money_value(amount, code, decimals)
    )
    spoken: tuple[tuple[str, Lang], ...] = (
        (places.WORDS.en, lang),
        (places.WORDS_EN.en, "en"),
        (places.WORDS_ZH.en, "zh"),
    )
    for name, of in spoken:
        values[name] = (
            untold(places.WORDS, values["Currency"].finding or lacking, lang)
            if amount is None or known is None
            else Value(in_words(amount, known, of))
        )
    return Total(code, decimals, first, first + len(lines) - 1, amount, values)
