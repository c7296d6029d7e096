"""What an English paper makes of a cell in Chinese: ports, units and lead times that are known; the rest is left as it stands."""

from xlcrm.letters.data import UNITS, lead_of
from xlcrm.letters.lines import has_han
from xlcrm.letters.ports import in_latin

# Columns of Quotes in which a buyer abroad can do nothing with Chinese; a name of goods may be in both languages
TERMS = frozenset({"Place", "Unit", "Lead Time", "Payment Terms"})
_UNITS = {
    "piece": "pcs", "unit": "units", "pair": "pairs", "set": "sets", "box": "cartons", "roll": "rolls", "bag": "bags",
}  # fmt: skip


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
