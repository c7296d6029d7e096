"""A fourth language takes only files: French templates beside a book, no line of xlcrm changed."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from book_text import typed
from commanding import TODAY, refresh, xlcrm
from doors import write_workbook

BOOK = """
    Customers
    Customer ID | Company       | Contact           | Email           | Language   | Owner | Added
    C-1         | Bois Delmas   | Mme Claire Delmas | claire@x.example | {language} | Lee   |
    C-2         | Smith Joinery | Ms Ann Webb       | ann@x.example    |            | Lee   |
    Touches
    Date       | Customer | Direction | Medium | Topic | Summary
    2026-01-05 | C-1      | In        | Phone  |       | please send an offer
    2026-01-06 | C-1      | Out       | Phone  | quote | sent
    2026-01-05 | C-2      | In        | Phone  |       | please send an offer
    2026-01-06 | C-2      | Out       | Phone  | quote | sent
    Materials
    Topic   | Title                              | Text                                       | Question                     | Language
    product | Charnière QH-35 en noir, même prix | La charnière QH-35 existe en noir, au même prix. | Échantillon en noir ou en nickel ? | fr
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Ningbo Pumps
"""
COMMON = """
{% set called = ["fr", "french", "français", "法语"] %}
{% set months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"] %}
{% set closings = ["cordialement", "bien cordialement"] %}
{% set enclosed = ["ci-joint", "ci-jointe"] %}
{% set validity = ["valable jusqu'au"] %}
{% set pressing = ["quand allez-vous commander", "au plus vite"] %}
{% set vague = ["relance", "bonjour"] %}
{% macro day(d) %}{{ d.day }} {{ months[d.month - 1] }}{% endmacro %}
{% macro greeting() %}{{ "Chère Madame" if contact.title in ["Ms", "Mrs", "Miss"] else "Madame, Monsieur" }} {{ contact.surname }},{% endmacro %}
"""
PRODUCT = """{% from "_common.j2" import greeting, day with context %}
{{ material.title }}

{{ greeting() }}

{{ "Suite à votre message du " ~ day(reply.date) ~ " : " if reply.date }}{{ material.text }}

{{ material.question }}

Cordialement,
{{ signature }}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with a customer who reads French, and its folder of templates, in which French is that of the test."""
    path = tmp_path / "book.xlsx"
    write_workbook(path, typed(BOOK.format(language="French")))
    assert xlcrm("templates", path).code == 0
    folder = tmp_path / "xlcrm templates" / "fr"
    folder.mkdir()
    (folder / "_common.j2").write_text(COMMON, "utf-8")
    (folder / "product.j2").write_text(PRODUCT, "utf-8")
    return path


def letters(book: Path) -> dict[str, dict[str, Any]]:
    """The letters of the book by customer."""
    return {x["customer_id"]: x for x in xlcrm("letters", book, "--today", TODAY, "--json").json["letters"]}


def test_a_folder_of_templates_is_a_language(book: Path) -> None:
    assert refresh(book).code == 0
    french = letters(book)["C-1"]
    assert french["language"] == "fr" and french["status"] == "Checked" and french["check"] is None
    assert french["subject"] == "Charnière QH-35 en noir, même prix"
    assert french["body"].splitlines()[:3] == [
        "Chère Madame Delmas,",
        "",
        "Suite à votre message du 5 janvier : La charnière QH-35 existe en noir, au même prix.",
    ]
    assert letters(book)["C-2"]["language"] == "en"


def test_the_check_knows_the_words_of_that_language(book: Path) -> None:
    refresh(book)
    workbook = openpyxl.load_workbook(book)
    header, first, *_ = workbook["Emails"].iter_rows()
    assert first[[c.value for c in header].index("Customer ID")].value == "C-1"
    first[[c.value for c in header].index("Subject")].value = "Relance"
    workbook.save(book)
    refresh(book)
    assert "The subject “Relance” could stand above any letter" in letters(book)["C-1"]["check"]


@pytest.mark.parametrize("word", ["fr", "Français", "法语"])
def test_the_customers_language_may_be_written_as_its_templates_call_it(book: Path, word: str) -> None:
    write_workbook(book, typed(BOOK.format(language=word)))
    refresh(book)
    assert letters(book)["C-1"]["body"].startswith("Chère Madame Delmas,")
