"""The check of an offer: price, Incoterm, place and validity in a letter are those of the quote's row (domain.md 8)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import product

from xlcrm.currencies import marks, meant, pattern
from xlcrm.letters.data import amount, quantity, spoken_of
from xlcrm.letters.lines import Late, asks, has_han, is_han
from xlcrm.letters.ports import known_port, one_port
from xlcrm.letters.vocabulary import Vocabulary, plain, word_at
from xlcrm.letters.written import Finding, Written, sentences_of
from xlcrm.lists import INCOTERMS
from xlcrm.model import Quote
from xlcrm.text import Text

Reading = tuple[int | None, int, int]  # year, month, day
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d"
_HAN = pattern(word for word in marks() if len(word) > 1 and has_han(word))
_SIGN = r"[$€£¥₩₹₽₺₫฿]"
_WORD = r"(?i:dollars?|euros?|dólar(?:es)?)"
_MARK = rf"US ?\$|[A-Z]{{3}}|{_SIGN}|{_HAN}"
MONEY = Late(
    rf"(?<![A-Za-z])(?P<before>{_MARK})\s?(?P<a>{_NUMBER})|(?<![\d.,])(?P<b>{_NUMBER})\s?(?P<after>[A-Z]{{3}}(?![A-Za-z])|{_SIGN}|{_HAN}|元|{_WORD})"
    rf"|(?:(?<![A-Za-z])(?:at|@|(?:price|precio)(?: is| of| es| de)?)[: ]\s?|单价[：:]?\s?|报价[：:为]?\s?)(?P<c>\d+[.,]\d{{2,}})(?![\d%]|\s*(?:mm|cm|kg|m\b|元|{_MARK}|{_WORD}))"
)
_TERM = Late(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])[ \t]*([^\W\d_][\w'’ -]*)?")
_TERMS = frozenset(c.code for c in INCOTERMS)
_DATE = Late(
    r"(?P<iso>(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))|(?P<han>(?:(?P<hy>\d{4}) ?年 ?)?(?P<hm>\d{1,2}) ?月 ?(?P<hd>\d{1,2}) ?[日号])"
    r"|(?P<num>(?P<n1>\d{1,2})[-/.](?P<n2>\d{1,2})[-/.](?P<ny>\d{4}|\d\d)\b)"
    r"|(?P<dd>\d{1,2})(?:st|nd|rd|th)?\.? ?(?:de |of )?(?P<dn>[^\W\d_]{3,12})\b\.?(?:,? (?:de |del )?(?P<dy>\d{4}))?"
    r"|(?P<mn>[^\W\d_]{3,12})\.? (?P<md>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<my>\d{4}))?"
)
_BEFORE_DATE = Late(r"^[\s:：]*(?:(?:is|are|the|el|dia|on|until|till|to|hasta|至|到|为|是)[\s:：]*)*")
# What may follow an Incoterm and is no place
_NO_PLACE = Late(
    r"price|prices|basis|terms?|incoterms?|value|quotation|offer|precio|base|[价报条单术成交美人的为是和或不也下项方计]|[A-Z]{3}(?![a-z])",
    any_case=True,
)


def offer(letter: Written) -> Finding | None:
    """A price, an Incoterm, a place or a validity that is not that of the quote's row."""
    for paragraph, rows in _quoted(letter):
        found = _other(paragraph, rows, letter.words)
        if found:
            name = rows[0].number or "-"
            wrong = Text(f"{found} is not what the row of quote {name} says", f"{found} 与报价 {name} 的记录不符")
            return Finding("offer", wrong, Text("correct the letter, or the row in Quotes", "请更正信件，或更正报价表"))
    return None


def _quoted(letter: Written) -> Iterator[tuple[str, Sequence[Quote]]]:
    """The paragraphs that speak of a quote, with its rows: they name its number, or the whole letter follows up the newest.

    What the letter's material says is the material's own.
    """
    rows_of = dict[str, list[Quote]]()
    for quote in letter.facts.quotes:
        rows_of.setdefault(quote.number, []).append(quote)
    newest = spoken_of(letter.facts.quotes) if letter.topic == "quote" else ()
    if not rows_of:
        return
    for paragraph in letter.paragraphs[: letter.closing]:
        folded = paragraph.casefold()
        named = [n for n in rows_of if n and word_at(n.casefold(), folded) >= 0]
        if named:
            yield paragraph, [row for n in named for row in rows_of[n]]
        elif newest and not (letter.facts.brings and letter.facts.brings[:40] in paragraph):
            yield paragraph, newest


def _other(paragraph: str, rows: Sequence[Quote], words: Vocabulary) -> str:
    """The first thing that is not as in the rows; empty for none. What a sentence offers beside the quote is left alone."""
    for sentence in sentences_of(paragraph):
        if not any(map(str.isdigit, sentence)) and not any(term in sentence for term in _TERMS):
            continue
        asked = asks(sentence)
        beside = not asked and bool(words.alternatives.found_in(plain(sentence)))
        if not beside and (found := _other_price(sentence, rows, words)):
            return found
        if not beside and (not asked or MONEY.search(sentence)) and (found := _other_term(sentence, rows)):
            return found
        if not beside and (found := _other_validity(sentence, rows, words)):
            return found
    return ""


# ---- price -------------------------------------------------------------------------------------------------------


def _other_price(sentence: str, rows: Sequence[Quote], words: Vocabulary) -> str:
    allowed = _amounts(rows)
    known = {code for row in rows if (named := row.currency.strip()) for code in meant(named) or (named.upper(),)}
    if not allowed:
        return ""
    for found in MONEY.finditer(sentence):
        mark = found["before"] or found["after"] or ""
        codes = meant(mark)
        if mark and not codes:
            continue  # HRC 45, 500 PCS
        if words.other_money.found_in(plain(_clause(sentence, found.start(), found.end()))):
            continue
        readings = _readings(found["a"] or found["b"] or found["c"])
        if readings.isdisjoint(allowed) or (codes and known and codes.isdisjoint(known)):
            return found[0].strip(" ,:：@")
    return ""


def _amounts(rows: Sequence[Quote]) -> set[Decimal]:
    """What an amount may be: a unit price, a row's total, the total of all rows."""
    known = [
        (price, _number(str(quantity(row)[0])))
        for row in rows
        if (price := _number(amount(row.unit_price))) is not None
    ]
    totals = [price * qty for price, qty in known if qty is not None]
    return {*(price for price, _ in known), *totals, *([sum(totals, Decimal())] if totals else [])}


def _number(shown: str) -> Decimal | None:
    try:
        number = Decimal(shown)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _readings(shown: str) -> set[Decimal]:
    """What a number may mean: 1,500 and 1.500 are read both ways, 12 500 as one number or as the first of two."""
    shown = shown.rstrip(".,").replace("\u00a0", " ").replace("\u202f", " ")
    whole = shown.replace(" ", "")
    readings = (whole.replace(",", ""), whole.replace(".", "").replace(",", "."), shown.split(" ")[0])
    return {n for r in readings if (n := _number(r)) is not None}


def _clause(sentence: str, start: int, end: int) -> str:
    """The part of a sentence between commas in which a place lies."""
    marks = [m.start() for m in re.finditer(r"[,，;；、()（）–—](?!\d)| (?:and|or|y|o) ", sentence)]
    return sentence[
        max((m for m in marks if m < start), default=0) : min((m for m in marks if m >= end), default=len(sentence))
    ]


# ---- Incoterm and place ------------------------------------------------------------------------------------------


def _other_term(sentence: str, rows: Sequence[Quote]) -> str:
    allowed = {row.incoterm for row in rows if row.incoterm}
    if not allowed:
        return ""
    for found in _TERM.finditer(sentence):
        if found[1] not in _TERMS:
            continue
        if found[1] not in allowed:
            return found[1]
        places = [row.place for row in rows if row.place and row.incoterm == found[1]]
        if places and found[2] and not any(_at(found[2], sentence, place) for place in places):
            return f"{found[1]} {found[2].strip()}"
    return ""


def _at(written: str, sentence: str, place: str) -> bool:
    """Is the place the row's, as far as can be told: the same word, one that means the same, or none at all?"""
    row = plain(place)
    if row.split()[0].rstrip(",") in plain(sentence) or row.startswith(plain(written)):
        return True
    if not (written[0].isupper() or is_han(written[0])) or _NO_PLACE.match(written):
        return True
    here, there = known_port(plain(written)), known_port(row)
    return one_port(here, there) if here and there else is_han(written[0]) != has_han(place)


# ---- validity ----------------------------------------------------------------------------------------------------


def _other_validity(sentence: str, rows: Sequence[Quote], words: Vocabulary) -> str:
    allowed = [row.valid_until for row in rows if row.valid_until]
    if not allowed:
        return ""
    for shown, readings in validities(sentence, words):
        if not any(
            (v.month, v.day) == (month, day) and year in (None, v.year)
            for v, (year, month, day) in product(allowed, readings)
        ):
            return _as_written(shown.rstrip(". "), sentence)
    return ""


def _as_written(flat: str, sentence: str) -> str:
    """A piece of a sentence's plain text as it stands there, with its capitals."""
    found = re.search(re.escape(flat), sentence, re.IGNORECASE)
    return found[0] if found else flat


def validities(sentence: str, words: Vocabulary) -> Iterator[tuple[str, list[Reading]]]:
    """The dates up to which an offer holds, as written, with what each may mean."""
    flat = plain(sentence)
    for end in words.validity.ends_in(flat):
        after = _BEFORE_DATE.sub("", flat[end:][:60])
        if found := next(_dates(after, words, at_start=True), None):
            yield found
            return
    for word in words.validity_behind:
        at = flat.find(word)
        if at >= 0 and (dates := list(_dates(flat[max(0, at - 24) : at], words))):
            yield dates[-1]
            return


def _dates(flat: str, words: Vocabulary, *, at_start: bool = False) -> Iterator[tuple[str, list[Reading]]]:
    """The dates in a plain text, or the one that it begins with."""
    for found in _DATE.finditer(flat):
        if at_start and found.start():
            return
        if readings := _readings_of(found, words.months):
            yield found[0].strip(), readings


def _readings_of(found: "re.Match[str]", months: Mapping[str, int]) -> list[Reading]:
    part = found.groupdict()
    if part["iso"]:
        return [(int(part["y"]), int(part["m"]), int(part["d"]))]
    if part["han"]:
        return [(_year(part["hy"]), int(part["hm"]), int(part["hd"]))]
    if part["num"]:
        a, b = int(part["n1"]), int(part["n2"])
        return [(_year(part["ny"]), b, a), (_year(part["ny"]), a, b)]  # day first, or month first: both are written
    name, day, shown = (part["dn"], part["dd"], part["dy"]) if part["dn"] else (part["mn"], part["md"], part["my"])
    return [(_year(shown), months[name], int(day))] if name in months else []


def _year(shown: str | None) -> int | None:
    return int(shown) + (2000 if len(shown) == 2 else 0) if shown else None
