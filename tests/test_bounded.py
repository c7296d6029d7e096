"""Whatever stands in a cell or in a file, no expression looks through it once for each of its signs."""

import time
from collections.abc import Callable

import pytest
from book_text import TODAY, refreshed, typed

from xlcrm.letters.functions import chosen
from xlcrm.ooxml import xml
from xlcrm.ooxml.formulas import copied
from xlcrm.ooxml.quickstrings import quick_strings
from xlcrm.papers.places import places_in

FULL = 32_767  # characters that a cell may hold
MATERIALS = "Materials\nTopic | Title | Products\n" + f"news | New | {'b;' * (FULL // 2)}\n"
MANY = 300_000  # spaces in a tag of a file that somebody has made to hurt


@pytest.mark.parametrize(
    "look",
    [
        lambda: places_in("{{" + " " * FULL),
        lambda: places_in("{{ " * (FULL // 3)),
        lambda: copied("'" * FULL, 1),
        lambda: copied("a" * FULL, 1),
        lambda: chosen("1" * FULL + "!", 3, 1, 4),
        lambda: xml.with_attributes(b"<c" + b" " * MANY + b">", r="A1"),
        lambda: quick_strings(b"<sst ><si></si>" + b"<si><t>&lt;" * MANY + b"</sst>", "strings"),
        lambda: refreshed(typed(f"Customers\nCompany | Products\nAcme | {'a;' * (FULL // 2)}\n" + MATERIALS)),
    ],
)
def test_a_long_run_of_signs_is_gone_through_once(look: Callable[[], object]) -> None:
    began = time.process_time()
    look()
    assert time.process_time() - began < 3


def test_a_placeholder_is_read_with_spaces_or_without_and_with_its_question_mark() -> None:
    found = [(p.typed, p.optional) for p in places_in("{{ Unit Price }} {{Company?}} {{ 公司名称 ？ }} {{}} {{ ?? }}")]
    assert found == [("Unit Price", False), ("Company", True), ("公司名称", True), ("", False), ("?", True)]


def test_a_letter_number_of_thousands_of_digits_counts_no_further() -> None:
    sheets = typed(
        f"""
        Customers
        Company | Email
        Acme | anna@acme.example
        Emails
        Letter No | Customer ID | Body | Status
        L-{"9" * 5_000} | C-9 | Dear Anna, | Sent
        """
    )
    assert "L-1" in [row["Letter No"] for row in refreshed(sheets, TODAY).letters]
