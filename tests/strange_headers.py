"""Rows of headers as they might stand above anybody's list."""

from hypothesis import strategies as st

from xlcrm.schema import CUSTOMERS
from xlcrm.tables.header_words import SYNONYMS

NOISE = [
    "Address",
    "City",
    "地址",
    "客户等级",
    "VAT No",
    "Website",
    "Turnover 2025",
    "最近联系",
    "Status",
    "Industry",
    "行业",
    "#",
]
SPELLINGS = [(word, c.name) for c in CUSTOMERS.columns if not c.computed for word in (c.name, c.zh, *SYNONYMS[c.name])]


@st.composite
def header_rows(draw: st.DrawFn) -> list[tuple[int, str]]:
    """(column, header) from left to right: known words in odd spellings, others, and anything."""
    words = draw(st.lists(st.sampled_from([w for w, _ in SPELLINGS] + NOISE) | st.text(max_size=20), max_size=12))
    return [
        (n, draw(st.sampled_from([w, w.upper(), f" {w} ", f"{w}:", f"{w} (x)", f"{w}\n"])))
        for n, w in enumerate(words, 1)
    ]
