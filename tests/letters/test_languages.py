"""domain.md 8: the customer's `Language`, else English; as people write it."""

import pytest

from xlcrm.languages import language_code, without_region
from xlcrm.letters.catalog import shipped, with_own


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("es-MX", "es"), ("es_419", "es"), ("EN-US", "en"), ("zh-TW", "zh"), ("zh_Hant_TW", "zh"), ("zh-Hans", "zh"), ("繁體中文", "zh"), ("普通话", "zh"), ("西", "es"),
        ("Español", "es"), ("", "en"), ("pt-BR", "en"), ("Klingon", "en"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_its_name_its_code_or_a_tag_with_a_region(typed: str, language: str) -> None:
    assert shipped().language(typed) == language


def test_templates_of_the_users_own_for_a_region_go_before_those_of_the_language() -> None:
    catalog = with_own({"es-mx/quote.j2": "Hola\n\nx"})
    assert catalog.language("es-MX") == "es-mx" and catalog.language("es-AR") == "es" and catalog.language("es") == "es"


def test_a_word_that_is_no_tag_has_no_region() -> None:
    assert without_region("Spanish") == without_region("") == without_region("is it so") == ""
    assert language_code("zh-TW") == "zh-tw"
