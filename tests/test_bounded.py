"""Whatever stands in a cell or in a file, no expression looks through it once for each of its signs."""

from collections.abc import Callable

import pytest
from book_text import TODAY, refreshed, typed
from bounded import assert_no_square

from xlcrm.letters.functions import chosen
from xlcrm.ooxml import xml
from xlcrm.ooxml.formulas import copied
from xlcrm.papers.places import places_in

FULL = 32_767  # characters that a cell may hold
MANY = 300_000  # spaces in a tag of a file that somebody has made to hurt


def goods(n: int) -> object:
    materials = f"Materials\nTopic | Title | Products\nnews | New | {'b;' * (n // 2)}\n"
    return refreshed(typed(f"Customers\nCompany | Products\nAcme | {'a;' * (n // 2)}\n" + materials))


@pytest.mark.parametrize(
    ("look", "size"),
    [
        (lambda n: places_in("{{" + " " * n), FULL),
        (lambda n: places_in("{{ " * (n // 3)), FULL),
        (lambda n: copied("'" * n, 1), FULL),
        (lambda n: copied("a" * n, 1), FULL),
        (lambda n: chosen("1" * n + "!", 3, 1, 4), FULL),
        (lambda n: xml.with_attributes(b"<c" + b" " * n + b">", r="A1"), MANY),
        (goods, FULL),
    ],
)
def test_twice_as_many_signs_take_no_more_than_twice_as_long(look: Callable[[int], object], size: int) -> None:
    assert_no_square(look, size)


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
