"""Papers as LibreOffice opens them: the sums to the cent, what is printed, and in which letters."""

import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from conftest import Convert
from hypothesis import given, settings
from hypothesis import strategies as st
from papers.desk import ONE, TERMS, cells, filled, paper, quote

from xlcrm.outlets.office import as_pdf
from xlcrm.papers.paper import Kind
from xlcrm.stores.templates import shipped_paper
from xlcrm.text import Lang

PRICES = st.decimals(min_value="0.0001", max_value="9999", places=4)
QUANTITIES = st.integers(1, 100_000) | st.decimals(min_value="0.1", max_value="999", places=1)
MARK = re.compile(r"\[\[[^\]]*\]\]")


def many_lines() -> list[str]:
    """Lines of two currencies whose amounts fall on half cents and beside them."""
    lines = []
    for n in range(1, 60):
        for currency, price in (("USD", f"{n}.{n:02d}5"), ("JPY", f"{n}.5"), ("KWD", f"0.{n:03d}5")):
            lines.append(f"Q-1|1|2026-11-02|C-1|P{n}|||{n}|pcs|{currency}|{price}|{TERMS}|Sent")
    return lines


def test_libreoffice_computes_what_is_kept_in_the_cells_to_the_cent(tmp_path: Path, lo_convert: Convert) -> None:
    made = paper(quote(*many_lines()))
    (tmp_path / "paper.xlsx").write_bytes(filled(made).data)
    kept = openpyxl.load_workbook(tmp_path / "paper.xlsx", data_only=True).worksheets[0]
    # A change of a quantity, there and back, makes it compute them all: here the values that are kept are thrown away.
    formulas = openpyxl.load_workbook(tmp_path / "paper.xlsx")
    formulas.save(tmp_path / "bare.xlsx")
    computed = openpyxl.load_workbook(lo_convert(tmp_path / "bare.xlsx"), data_only=True).worksheets[0]
    wanted = {
        c.coordinate: c.value
        for row in kept.iter_rows()
        for c in row
        if formulas.worksheets[0][c.coordinate].data_type == "f"
    }
    found = {where: computed[where].value for where in wanted}

    assert len(wanted) == len(made.lines) + 2 * len(made.totals)
    assert {w: v if isinstance(v, str) else pytest.approx(v, abs=1e-9) for w, v in wanted.items()} == found
    totals = [t.amount for t in made.totals]
    assert [Decimal(str(v)) for v in list(wanted.values())[len(made.lines) : len(made.lines) + 3]] == totals


def test_words_that_no_longer_fit_the_figure_give_way_to_a_mark(tmp_path: Path, lo_convert: Convert) -> None:
    (tmp_path / "paper.xlsx").write_bytes(filled(paper(quote(ONE))).data)
    book = openpyxl.load_workbook(tmp_path / "paper.xlsx")
    quantity = next(c for row in book.worksheets[0].iter_rows() for c in row if c.value == 1200)
    quantity.value = 1000
    book.save(tmp_path / "edited.xlsx")
    page = openpyxl.load_workbook(lo_convert(tmp_path / "edited.xlsx"), data_only=True).worksheets[0]
    values = [c.value for row in page.iter_rows() for c in row if c.value is not None]
    assert 385 in values
    assert "[[to fill in: Amount In Words]]" in values


SAID: dict[Lang, tuple[str, ...]] = {
    "en": ("Nordlicht GmbH", "Attn. Ms Vogel", "Germany", "2 Nov 2026", "1,200 pcs", "USD 0.385", "USD 462.00", "FOB Ningbo, Incoterms",
           "SAY US DOLLARS FOUR HUNDRED SIXTY-TWO ONLY", "30% T/T", "Valid until 31 Dec 2026", "SWIFT: EXAMCNBN", "Fiona Zhou", "Page 1 of 1"),
    "zh": ("Nordlicht GmbH", "联系人：Ms Vogel", "德国", "2026年11月2日", "1,200 pcs", "USD 0.385", "USD 462.00", "FOB Ningbo（Incoterms",
           "美元肆佰陆拾贰元整", "30% T/T", "至 2026年12月31日", "SWIFT: EXAMCNBN", "Fiona Zhou", "第 1 页，共 1 页"),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", ["quotation", "pi"])
def test_the_pdf_is_one_page_of_a4_that_says_it_all(
    kind: Kind, lang: Lang, tmp_path: Path, libreoffice: str, need: Callable[[str], str]
) -> None:
    assert libreoffice
    made = paper(quote(ONE.replace("Sent", "Ordered|PI-7|2026-11-02")), kind, lang=lang)
    pdf = as_pdf(filled(made).data)
    assert pdf
    (tmp_path / "paper.pdf").write_bytes(pdf)
    about = subprocess.run(
        [need("pdfinfo"), str(tmp_path / "paper.pdf")], capture_output=True, text=True, check=True
    ).stdout
    text = subprocess.run(
        [need("pdftotext"), "-layout", str(tmp_path / "paper.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout
    flat = re.sub(r"\s+", " ", text)

    assert re.search(r"Pages:\s+1\n", about)
    assert "A4" in about
    assert [words for words in SAID[lang] if words not in flat] == []
    assert made.title.upper() in flat
    assert ("PI-7" in flat) == (kind == "pi")
    assert not MARK.search(flat)


def test_a_template_that_was_saved_by_libreoffice_is_as_good(tmp_path: Path, lo_convert: Convert) -> None:
    (tmp_path / "mine.xlsx").write_bytes(shipped_paper("quotation", "en"))
    saved = lo_convert(tmp_path / "mine.xlsx").read_bytes()
    made = paper(quote(ONE, ONE.replace("USD", "EUR"), ONE))

    assert cells(filled(made, saved).data) == cells(filled(made).data)
    assert cells(filled(made, saved).data, values=False) == cells(filled(made).data, values=False)


def test_a_long_quote_repeats_the_head_of_its_table_on_every_page(
    tmp_path: Path, libreoffice: str, need: Callable[[str], str]
) -> None:
    assert libreoffice
    pdf = as_pdf(filled(paper(quote(*[ONE] * 90))).data)
    assert pdf
    (tmp_path / "paper.pdf").write_bytes(pdf)
    text = subprocess.run(
        [need("pdftotext"), "-layout", str(tmp_path / "paper.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 1
    assert text.count("Unit price") >= len(pages) - 1
    assert "USD 41,580.00" in text


@settings(max_examples=200)
@given(st.lists(st.tuples(QUANTITIES, PRICES), min_size=1, max_size=8))
def test_the_total_is_the_sum_of_the_amounts_shown(lines: list[tuple[Decimal | int, Decimal]]) -> None:
    made = paper(quote(*(f"Q-1|1|2026-11-02|C-1|P|||'{qty}|pcs|USD|'{price}|TERMS|Sent" for qty, price in lines)))
    shown = [line.values["Amount"].shown.removeprefix("USD ").replace(",", "") for line in made.lines]
    assert made.totals[0].amount == sum(map(Decimal, shown))
    assert made.totals[0].values["Total"].shown == f"USD {made.totals[0].amount:,.2f}"
