"""domain.md 8: the customer's `Language`, else English; as people write it."""

import pytest
from book_text import refreshed, typed
from letter_book import letters

from xlcrm.letters.catalog import shipped, with_own
from xlcrm.places.languages import language_code, without_region


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


BOOK = """
    Customers
    Customer ID | Company | Contact  | Email     | Language   | Manual Grade | Products
    1           | Acme    | Ann Webb | a@acme.de | {language} | C            | pumps
    Touches
    Date       | Customer | Direction | Topic
    2026-09-08 | 1        | Out       | price
    Materials
    Topic   | Title   | Text   | Benefit   | Question   | Language | From
    {topic} | {title} | {text} | {benefit} | {question} | {tagged} | {start}
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""
ENGLISH = {
    "title": "New line",
    "text": "The second line is running.",
    "benefit": "It is 22 days now.",
    "question": "Would that help you?",
}
SPANISH = {"title": "Nueva línea", "text": "La segunda línea ya está en marcha.", "benefit": "Son 22 días.", "question": "¿Le sirve?"}  # fmt: skip
GERMAN = {
    "title": "Neue Linie",
    "text": "Die zweite Linie läuft.",
    "benefit": "Nur 22 Tage.",
    "question": "Hilft Ihnen das?",
}


def letter(language: str, said: dict[str, str], *, topic: str = "news", tagged: str = "", start: str = "") -> str:
    """Subject and body of the letter that brings this material."""
    sheets = typed(BOOK.format(language=language, topic=topic, tagged=tagged, start=start, **said))
    refreshed(sheets)
    (row,) = letters(sheets)
    assert row["Topic"] == topic
    return f"{row['Subject']}\n{row['Body']}"


@pytest.mark.parametrize(
    ("language", "said", "before"),
    [("es", ENGLISH, "[[por completar: en español: "), ("en", SPANISH, "[[to fill in: in English: ")],
)
def test_a_material_in_another_language_than_the_letter_is_a_place_to_fill_in(
    language: str, said: dict[str, str], before: str
) -> None:
    """Nobody is sent half a letter in a language that is not his, as if it were finished."""
    subject, *body = letter(language, said).split("\n")
    assert said["title"] not in subject
    assert f"{before}{said['text']}]] {before}{said['benefit']}]]" in body
    assert f"{before}{said['question']}]]" in body


@pytest.mark.parametrize(
    ("language", "said", "tagged"),
    [("es", SPANISH, ""), ("en", ENGLISH, ""), ("es", ENGLISH, "es"), ("en", GERMAN, ""), ("es", GERMAN, "")],
    ids=["Spanish", "English", "by its Language Spanish", "nobody can tell", "nor here"],
)
def test_one_that_fits_or_of_which_nobody_can_tell_stands_as_it_is(
    language: str, said: dict[str, str], tagged: str
) -> None:
    whole = letter(language, said, tagged=tagged)
    assert whole.startswith(said["title"]) and "[[" not in whole
    assert f"{said['text']} {said['benefit']}" in whole and said["question"] in whole


def test_a_fair_keeps_its_name_in_any_language() -> None:
    subject, *_ = letter("es", {**ENGLISH, "title": "Canton Fair"}, topic="fair", start="2026-12-07").split("\n")
    assert subject == "Canton Fair: en 14 días"
