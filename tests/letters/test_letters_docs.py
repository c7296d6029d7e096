"""docs/letters.md and docs/letters.zh.md show letters as a refresh drafts them."""

from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from scripts_at_hand import load_script

from xlcrm.lists import TOPICS, label
from xlcrm.text import Lang

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """scripts/build_letters_docs.py as a module."""
    return load_script("build_letters_docs")


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_page_of_letters_is_up_to_date(script: ModuleType, lang: Lang) -> None:
    written = (ROOT / "docs" / script.FILES[lang]).read_text(encoding="utf-8")

    assert written == script.page(lang), "run scripts/build_letters_docs.py"


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_page_has_one_letter_of_each_topic(script: ModuleType, lang: Lang) -> None:
    headings = [line.removeprefix("## ") for line in script.page(lang).splitlines() if line.startswith("## ")]

    assert headings == [label(TOPICS, topic.code, lang) for topic in TOPICS]


def test_a_book_whose_refresh_chooses_another_topic_is_refused(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(script.BOOKS, "en", script.BOOKS["en"].replace("news | Fourth", "product | Fourth"))
    with pytest.raises(SystemExit, match="has letters about"):
        script.page("en")
