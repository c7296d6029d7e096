"""Incoterms as they are typed in Quotes: read where they are of 2020, told where not (domain.md 10)."""

import pytest
from book_text import column, refreshed, typed, understood

BOOK = """
    Customers
    Company | Email
    Acme    | b@acme.example
    Quotes
    Quote No | Date       | Customer | Product | Qty | Currency | Unit Price | Incoterm | Place  | Valid Until | Status
"""


@pytest.mark.parametrize(
    ("term", "place", "wanted"),
    [
        ("fob", "Ningbo", ("FOB", "Ningbo")), ("FOB Ningbo", "", ("FOB", "Ningbo")), ("cif, Valencia", "", ("CIF", "Valencia")), ("FOB宁波", "", ("FOB", "宁波")),
        ("FOB Ningbo", "ningbo", ("FOB", "ningbo")), ("FOB Ningbo", "Shanghai", ("FOB Ningbo", "Shanghai")), ("DDU Hamburg", "", ("DDU Hamburg", "")),
        ("FOB (Incoterms 2020)", "", ("FOB (Incoterms 2020)", "")), ("FOBBER", "", ("FOBBER", "")), ("", "Ningbo", ("", "Ningbo")),
        ("C&F", "Hamburg", ("CFR", "Hamburg")), ("CNF Hamburg", "", ("CFR", "Hamburg")), ("c & f Hamburg", "", ("CFR", "Hamburg")), ("Ex Works Ningbo", "", ("EXW", "Ningbo")),
        ("ex-works", "", ("EXW", "")),
    ],
)  # fmt: skip
def test_an_incoterm_is_known_in_any_case_and_with_its_place_behind_it(
    term: str, place: str, wanted: tuple[str, str]
) -> None:
    (quote,) = understood(
        BOOK + f"Q-1 | 2026-11-02 | Acme | Pump | 10 | USD | 3 | {term} | {place} | | Sent"
    ).book.quotes
    assert (quote.incoterm, quote.place) == wanted


def quoted(term: str, status: str = "Sent") -> str:
    return BOOK + f"Q-1 | 2026-11-02 | Acme | Pump | 10 | USD | 3 | {term} | Hamburg | | {status}"


@pytest.mark.parametrize(
    ("term", "old", "new"),
    [("DDU", "DDU", "DAP"), ("ddu", "DDU", "DAP"), ("DES Hamburg", "DES", "DAP"), ("DAF", "DAF", "DAP"), ("DEQ", "DEQ", "DPU"), ("DAT", "DAT", "DPU"), ("FOT", "FOT", "FCA")],
)  # fmt: skip
def test_a_term_of_an_earlier_edition_is_told_with_what_took_its_place(term: str, old: str, new: str) -> None:
    (problem,) = understood(quoted(term)).problems
    assert (problem.sheet, problem.cell) == ("Quotes", "H2")
    assert problem.message == (
        f"Incoterm: “{term}”: the Incoterms 2020 have no {old}", f"“贸易术语”：“{term}”：Incoterms 2020 已无 {old}",
    )  # fmt: skip
    assert problem.remedy == (
        f"Offer {new}, which has taken its place, and the place under Place", f"请改用取代它的 {new}，地点填在“地点”列",
    )  # fmt: skip


@pytest.mark.parametrize("term", ["FBO", "FOB/CIF", "for the time being", "到岸价", "FOB Ningbo"])
def test_what_is_none_of_the_incoterms_or_no_single_one_is_told_too(term: str) -> None:
    (problem,) = understood(quoted(term)).problems
    assert problem.message.en == f"Incoterm: “{term}” is not one of the Incoterms 2020"
    assert "EXW, FCA, CPT" in problem.remedy.en and "EXW、FCA、CPT" in problem.remedy.zh


@pytest.mark.parametrize("status", ["Ordered", "Lost"])
def test_of_a_quote_that_is_settled_the_term_was_that_of_its_time(status: str) -> None:
    assert not understood(quoted("DDU", status)).problems


def test_a_refresh_lists_it_on_problems_and_leaves_the_cell_as_it_was_typed() -> None:
    sheets = typed(quoted("DDU"))
    refreshed(sheets)
    assert (column(sheets, "Problems", "Sheet"), column(sheets, "Problems", "Cell")) == (["Quotes"], ["H2"])
    assert column(sheets, "Quotes", "Incoterm") == ["DDU"]
