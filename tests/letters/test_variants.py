"""Two customers in the same state do not get the same sentences: variants by customer and touch, always the same for one letter."""

import pytest
from book_text import refreshed, typed
from letter_book import letters

STATES = {
    "not yet approached": "",
    "a reply, then silence": "Touches\nDate | Customer | Direction | Topic\n" + "".join(f"2026-08-01 | C-{n} | In |\n2026-10-01 | C-{n} | Out | price\n" for n in range(1001, 1010)),
    "four times silent": "Touches\nDate | Customer | Direction | Topic\n" + "".join(f"2026-0{m}-01 | C-{n} | Out | {('price', 'news')[m % 2]}\n" for n in range(1001, 1010) for m in (3, 4, 5, 6)),
}  # fmt: skip


def bodies(state: str, language: str) -> list[str]:
    """The letters to nine customers who stand one after another and differ in nothing but their number."""
    rows = "".join(f"C-{n} | Acme | Ann | a@b.de | {language} | DE | Lee | 2026-01-05\n" for n in range(1001, 1010))
    book = f"Customers\nCustomer ID | Company | Contact | Email | Language | Country | Owner | Added\n{rows}{STATES[state]}"
    sheets = typed(f"{book}\nSettings\nName | Value\nSender Name | Lee\nSender Company | Pumps")
    refreshed(sheets)
    return [str(letter["Body"]) for letter in letters(sheets)]


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("state", STATES)
def test_nine_customers_one_after_another_get_nine_letters(state: str, language: str) -> None:
    found = bodies(state, language)
    assert len(found) == 9 and len(set(found)) == 9 and found == bodies(state, language)
