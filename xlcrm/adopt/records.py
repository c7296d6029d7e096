"""Sheets of people's own in which touches or quotes stand, under other headers than xlcrm reads. Pure.

They stay as they are: what a person has to do to have them read is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from xlcrm import schema
from xlcrm.adopt.understanding import Headers, key, may_mean
from xlcrm.schema import QUOTES, TOUCHES, fold
from xlcrm.tables.header_words import QUOTES_TITLE, QUOTES_WORDS, TOUCHES_TITLE, TOUCHES_WORDS
from xlcrm.tables.locate import is_chinese
from xlcrm.text import Lang, Text

_KINDS = ((QUOTES, QUOTES_TITLE, QUOTES_WORDS), (TOUCHES, TOUCHES_TITLE, TOUCHES_WORDS))

# Columns that tell what a sheet holds, beside a day and a customer, whatever its title.
_TELLING = {"Quotes": {"Quote No", "Product"}, "Touches": {"Medium", "Summary"}}


@dataclass(frozen=True, slots=True)
class Record:
    """A sheet that holds touches or quotes and cannot be read as it is, and what would make it readable.

    `renamed` is the title it would need, "" where it has it; `headers` their header -> the one needed; `missing` the
    headers of needed columns that it has not, each with the words that belong there.
    """

    title: str
    kind: schema.Sheet
    renamed: str
    headers: Mapping[str, str]
    missing: Sequence[tuple[str, Text | None]]


def record(title: str, headers: Headers) -> Record | None:
    """What the sheet with these headers lacks to be read as Touches or Quotes; None where it is neither, or nothing is lacking."""
    named = schema.sheet_named(title)
    for kind, pattern, words in _KINDS:
        if named not in (None, kind):
            continue
        lang: Lang = "zh" if 2 * sum(is_chinese(h) for _, h in headers) > len(headers) else "en"
        there = kind.match(headers)
        meant = dict(_meant(headers, {c: (c, kind.column(c).zh, *w) for c, w in words.items()}, there))
        has = {*there, *meant.values()}
        told = re.search(pattern, fold(title)) or _TELLING[kind.name] <= has
        if not has or not (named or ({"Date", "Customer"} <= has and told)):
            continue
        missing = [c for c in kind.columns if c.needed and c.name not in has]
        renamed = "" if named is kind else kind.title(lang)
        if not (missing or renamed or any(kind.column(c).needed for c in meant.values())):
            return None
        return Record(
            title,
            kind,
            renamed,
            {header: kind.column(column).header(lang) for header, column in meant.items()},
            [(c.header(lang), _words_of(c)) for c in missing],
        )
    return None


def _meant(headers: Headers, words: Mapping[str, Sequence[str]], there: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Their header -> the column it means, of those that do not bear the column's name."""
    left = [(n, h) for n, h in headers if n not in there.values()]
    customer = () if "Customer" in there else (h for _, h in left if may_mean(h, "Company"))
    chosen = next(iter(customer), None)
    if chosen is not None:
        yield chosen, "Customer"
    for column in (c for c in words if c not in there):
        found = next((h for _, h in left if h != chosen and key(h) in _keys(tuple(words[column]))), None)
        if found is not None:
            yield found, column


def _words_of(column: schema.Column) -> Text | None:
    """The words of a closed list as a phrase; None where a column takes any."""
    if not column.choices:
        return None
    (*en, last_en), (*zh, last_zh) = zip(*(choice.label for choice in column.choices), strict=True)
    return Text(f"{', '.join(en)} or {last_en}", f"{'、'.join(zh)}或{last_zh}")


@cache
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, words))


def how_to_read(found: Record) -> Text:
    """What to do to have the sheet read, as a sentence."""
    en, zh = list[str](), list[str]()
    if found.renamed:
        en.append(f"call the sheet “{found.renamed}”")
        zh.append(f"把表名改为“{found.renamed}”")
    if found.headers:
        en.append("rename " + ", ".join(f"“{h}” to “{c}”" for h, c in found.headers.items()))
        zh.append("把表头" + "、".join(f"“{h}”改为“{c}”" for h, c in found.headers.items()))
    if found.missing:
        en.append("add " + ", ".join(f"“{h}”" + (f" ({v.en})" if v else "") for h, v in found.missing))
        zh.append("补上" + "、".join(f"“{h}”列" + (f"（{v.zh}）" if v else "") for h, v in found.missing))
    what = Text("quotes", "报价记录") if found.kind is QUOTES else Text("what was written and said", "跟进记录")
    return Text(
        f"Your sheet “{found.title}” holds {what.en}, it seems, and is not read as it is. To have it read, answer no, "
        f"{'; '.join(en)}; then adopt the book again.",
        f"您的“{found.title}”表看起来是{what.zh}，目前不会读取。如需读取，请先答否，{'；'.join(zh)}，再重新执行。",
    )
