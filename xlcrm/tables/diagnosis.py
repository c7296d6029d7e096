"""The rows of Diagnosis: evaporated quotes, and the Cause that the user has filled in, kept by number and revision."""

from collections.abc import Mapping, Sequence

from xlcrm.lists import CAUSES, label
from xlcrm.method.evaporation import Evaporated
from xlcrm.model import Cell
from xlcrm.schema import DIAGNOSIS, fold
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank, text
from xlcrm.text import Lang

Row = Mapping[str, Cell]


def diagnosis_rows(found: Sequence[Evaporated], here: Located | None, lang: Lang) -> list[Row]:
    """A row per evaporated quote; below them those that are none any more but have a Cause, as they stand."""
    causes = _Causes(here)
    rows = [_row(e, lang) for e in found]
    return [{**row, "Cause": causes.take(row)} for row in rows] + causes.left


class _Causes:
    """The rows that have a Cause, each given out once."""

    def __init__(self, here: Located | None) -> None:
        names = [c.name for c in DIAGNOSIS.columns]
        columns = [here.cells(n) for n in names] if here else []
        rows = (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
        self.left: list[Row] = [row for row in rows if not is_blank(row["Cause"])]
        self._by_key = dict[tuple[str, ...], list[Row]]()
        for row in self.left:
            self._by_key.setdefault(_key(row), []).append(row)

    def take(self, row: Row) -> Cell:
        """The Cause of that quote; where two customers have a number in common, of the one that is his."""
        alike = self._by_key.get(_key(row), [])
        held = next((r for r in alike if _customer(r) == _customer(row)), None) or next(iter(alike), None)
        if held is None:
            return None
        alike[:] = [r for r in alike if r is not held]
        self.left = [r for r in self.left if r is not held]
        return held["Cause"]


def _key(row: Row) -> tuple[str, ...]:
    """Number and revision; of a quote without a number customer, day and product."""
    number = fold(text(row["Quote No"]))
    return (
        (number, text(row["Rev"]) or "0") if number else (_customer(row), text(row["Date"]), fold(text(row["Product"])))
    )


def _customer(row: Row) -> str:
    return fold(text(row["Customer ID"]))


def _row(e: Evaporated, lang: Lang) -> dict[str, Cell]:
    quote, stop = e.lines[-1], "；" if lang == "zh" else "; "
    return {
        "Customer ID": e.customer.id,
        "Company": e.customer.company or None,
        "Quote No": quote.number or None,
        "Rev": (int(quote.rev) if quote.rev == int(quote.rev) else quote.rev) or None,
        "Date": quote.date,
        "Product": stop.join(dict.fromkeys(q.product for q in e.lines if q.product)) or None,
        "Days Silent": e.days_silent,
        "Letters Since": e.letters_since,
        "Likely Causes": stop.join(label(CAUSES, cause, lang) for cause in e.causes) or None,
        "Evidence": "\n".join(
            f"{clue.cause}: {clue.said.en}" if lang == "en" else f"{clue.cause}：{clue.said.zh}" for clue in e.clues
        )
        or None,
        "Next Test": e.next_test.said(lang) or None,
    }
