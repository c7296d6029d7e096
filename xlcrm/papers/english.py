"""What an English paper makes of a cell in Chinese: ports, units and lead times that are known; the rest is left as it stands."""

import re

from xlcrm.letters.data import UNITS, lead_of
from xlcrm.letters.lines import has_han
from xlcrm.letters.ports import in_latin

# Columns of Quotes in which a buyer abroad can do nothing with Chinese
_TERMS = frozenset({"Place", "Unit", "Lead Time", "Payment Terms"})
_WORD = re.compile(r"[A-Za-z]{4}")
_UNITS = {
    "piece": "pcs", "unit": "units", "pair": "pairs", "set": "sets", "box": "cartons", "roll": "rolls", "bag": "bags",
}  # fmt: skip


def needs_english(column: str, said: str) -> bool:
    """Is it still in Chinese, as an English paper has it? A name of goods may be in both languages: `充电宝 Power bank`."""
    return has_han(said) and (column in _TERMS or (column == "Product" and _WORD.search(said) is None))


def in_english(column: str, said: str) -> str:
    """A term of a quote as an English paper says it: `Ningbo` for 宁波, `sets` for 套, `45 days` for 45天."""
    if not has_han(said):
        return said
    if column == "Place":
        return in_latin(said, {})
    if column == "Unit":
        counted = UNITS.get(said, said)
        return _UNITS.get(counted, counted)
    lead = lead_of(said) if column == "Lead Time" else ""
    if not isinstance(lead, str):
        low, high = lead["low"], lead["high"]
        return f"{low}{f'-{high}' if high else ''} {lead['span']}{'s' * ((high or low) != 1)}"
    return said
