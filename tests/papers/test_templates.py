"""The templates that come with xlcrm: built by the script, in both languages alike, sound; and copied for the user."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import get_args

import openpyxl
import pytest
from papers.desk import ONE, filled, findings, paper, quote
from scripts_at_hand import load_script

from xlcrm.papers.paper import KINDS, Kind
from xlcrm.papers.places import places_in
from xlcrm.stores.templates import copy_templates, paper_template, shipped_paper
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parents[2]
LANGS: tuple[Lang, ...] = get_args(Lang)
EACH = pytest.mark.parametrize(("kind", "lang"), [(kind, lang) for kind in KINDS for lang in LANGS])


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """scripts/build_papers.py as a module."""
    return load_script("build_papers")


def parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def placeholders(data: bytes) -> list[tuple[str, str, bool]]:
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = ((cell.coordinate, str(cell.value or "")) for row in page.iter_rows() for cell in row)
    return [(where, place.name, place.optional) for where, text in cells for place in places_in(text)]


@EACH
def test_the_committed_template_is_what_the_script_builds(script: ModuleType, kind: Kind, lang: Lang) -> None:
    # Part by part: how small zlib packs them differs from one build of Python to the next.
    assert parts(shipped_paper(kind, lang)) == parts(script.build(kind, lang)), "run python scripts/build_papers.py"


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_say_the_same_in_the_same_places(kind: Kind) -> None:
    english, chinese = (placeholders(shipped_paper(kind, lang)) for lang in LANGS)
    assert english == chinese
    assert all(name for _, name, _ in english)


@EACH
def test_a_whole_quote_leaves_nothing_to_fill_in_and_is_sound(
    kind: Kind, lang: Lang, tmp_path: Path, faults: Callable[[Path], Counter[str]]
) -> None:
    book = quote(
        ONE.replace("Sent", "Ordered|PI-7|2026-11-20"),
        ONE.replace("USD", "EUR").replace("Sent", "Ordered|PI-7|2026-11-20"),
    )
    made = filled(paper(book, kind, lang=lang))
    (tmp_path / "paper.xlsx").write_bytes(made.data)
    assert findings(made) == []
    assert faults(tmp_path / "paper.xlsx") == Counter()


@EACH
def test_an_empty_book_is_marked_all_over_and_still_sound(
    kind: Kind, lang: Lang, tmp_path: Path, faults: Callable[[Path], Counter[str]]
) -> None:
    book = "Customers\nCustomer ID|Company\nC-1|Acme\nQuotes\nQuote No|Date|Customer|Status\nQ-1|||\nQ-1||C-1|"
    made = filled(paper(book.replace("Q-1|||", "Q-1||C-1|"), kind, lang=lang))
    (tmp_path / "paper.xlsx").write_bytes(made.data)
    assert {"Bank Details is missing", "Unit Price is missing", "Currency is missing", "Sender Company is missing"} <= {
        f[2] for f in findings(made)
    }
    assert faults(tmp_path / "paper.xlsx") == Counter()


def test_the_users_own_template_goes_first_and_may_be_of_any_language(tmp_path: Path) -> None:
    book = tmp_path / "CRM.xlsx"
    book.touch()
    folder, copied, _ = copy_templates(book)
    assert {"en/quotation.xlsx", "en/pi.xlsx", "zh/quotation.xlsx", "zh/pi.xlsx"} <= set(copied)
    (folder / "es").mkdir(exist_ok=True)
    (folder / "es" / "pi.xlsx").write_bytes(b"mine")
    assert paper_template(book, "pi", ["es", "en"]) == (b"mine", "xlcrm templates/es/pi.xlsx")
    assert paper_template(book, "quotation", ["es", "en"])[1] == "xlcrm templates/en/quotation.xlsx"
    (folder / "en" / "quotation.xlsx").unlink()
    assert paper_template(book, "quotation", ["es", "en"]) == (shipped_paper("quotation", "en"), "en/quotation.xlsx")


def test_a_language_in_the_book_leads_to_no_other_folder(tmp_path: Path) -> None:
    (tmp_path / "pi.xlsx").write_bytes(b"not a template")
    assert paper_template(tmp_path / "CRM.xlsx", "pi", ["..", "en"]) == (shipped_paper("pi", "en"), "en/pi.xlsx")


def test_a_term_does_not_begin_with_the_words_of_its_own_label(script: ModuleType) -> None:
    """有效期 | 有效期至 2026年12月31日 says it twice."""
    assert not [label.zh for label, said in script.TERMS if said.zh.startswith(label.zh)]
