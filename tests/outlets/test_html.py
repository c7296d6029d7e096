"""The page as a file: what it carries, what it forbids itself, over what it is written."""

import base64
import gzip
import hashlib
import html as markup
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from book_text import TODAY
from commanding import ROOT

from xlcrm.errors import CannotWrite, UsageMistake
from xlcrm.outlets import html
from xlcrm.report import words
from xlcrm.text import Lang

PAGE = Path(html.__file__).parent / "page"
FRAME = html.Frame("en", TODAY, ["book.xlsx"])


def rendered(frame: html.Frame = FRAME) -> str:
    return html.render(frame, html.packed({"a": 1}), html.packed({})).decode()


def test_its_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    page = rendered()
    (found,) = re.findall(r'Policy" content="([^"]*)"', page)
    policy = markup.unescape(found)
    parts = {
        "script-src": re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        "style-src": re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    }
    for rule, (text,) in parts.items():
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "http" not in policy


def test_it_names_no_address_that_a_browser_would_fetch() -> None:
    page = rendered()
    assert (
        re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))
        == []
    )
    assert "sourceMappingURL" not in page and "@import" not in page and "url(" not in page


def test_no_style_stands_in_an_element_for_the_policy_would_drop_it() -> None:
    assert not re.search(r'style="', (PAGE / "page.html").read_text(encoding="utf-8"))
    scripts = "".join((PAGE / name).read_text(encoding="utf-8") for name in html.SCRIPTS)
    assert not re.search(r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(|new Function", scripts)


def test_the_licences_of_what_it_carries_are_in_it() -> None:
    page = markup.unescape(rendered())
    for name in ("chart.js", "@kurkle/color"):
        assert re.search(
            rf"^{re.escape(name)} [\d.]+$", (PAGE / html.LICENCES).read_text(encoding="utf-8"), re.MULTILINE
        )
    assert (PAGE / html.LICENCES).read_text(encoding="utf-8").strip() in page
    assert "Released under the MIT License" in page


def test_every_word_that_the_page_asks_for_is_there_and_each_that_is_there_is_asked_for() -> None:
    template = set(re.findall(r"\{\{(\w+)\}\}", (PAGE / "page.html").read_text(encoding="utf-8")))
    scripts = "".join((PAGE / name).read_text(encoding="utf-8") for name in html.SCRIPTS)
    own = {"language", "policy", "version", "page_title", "licence_text", "style", "script", "first", "second"}
    assert template - own <= words.WORDS.keys()
    named = set(re.findall(r"words\.(\w+)|say\(\"(\w+)\"", scripts))
    assert {a or b for a, b in named} <= words.WORDS.keys()
    composed = re.compile(r"^(view|state)_|_1$|_say$")  # whose names are put together
    unused = {
        n for n in words.WORDS if not composed.search(n) and n not in template and not re.search(rf"\b{n}\b", scripts)
    }
    assert unused == set()


@pytest.mark.parametrize("value", [{"a": [1, None, "王 </script>"]}, {"lone": "\ud800"}])
def test_what_is_packed_can_be_unpacked_and_holds_no_markup(value: dict[str, object]) -> None:
    text = html.packed(value)
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", text)
    read = json.loads(gzip.decompress(base64.b64decode(text)))
    assert read == ({"lone": "?"} if "lone" in value else value)
    assert html.packed(value) == text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_name_of_a_book_is_text_in_the_head_too(lang: Lang) -> None:
    page = rendered(html.Frame(lang, TODAY, ["</title><script>alert(1)</script> & {{first}}"]))
    assert "<script>alert" not in page and page.count("{{first}}") == 2  # the title, and who made it


@pytest.mark.parametrize(
    ("lang", "books", "title"),
    [
        ("en", ["a.xlsx", "b.xlsx"], f"{words.said('en')['title']} · a.xlsx, b.xlsx · {TODAY}"),
        ("zh", ["甲.xlsx", "乙.xlsx"], f"{words.said('zh')['title']} · 甲.xlsx、乙.xlsx · {TODAY}"),
        ("en", [], words.said("en")["title"]),
    ],
)
def test_its_title_names_the_books(lang: Lang, books: list[str], title: str) -> None:
    assert f"<title>{title}</title>" in rendered(html.Frame(lang, TODAY, books))


def test_an_earlier_report_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    html.save(file, rendered().encode())
    html.save(file, rendered(html.Frame("zh", TODAY, ["b.xlsx"])).encode())
    assert "zh-CN" in file.read_text(encoding="utf-8") and [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_an_empty_file_may_become_one(tmp_path: Path) -> None:
    (tmp_path / "report.html").touch()
    html.save(tmp_path / "report.html", rendered().encode())
    assert b"xlcrm report" in (tmp_path / "report.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "held"), [("offer.html", b"<!doctype html><p>mine"), ("CRM.xlsx", b""), ("notes.html", b"\xff\xfe")]
)
def test_anything_else_is_left_alone(tmp_path: Path, name: str, held: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(held)
    with pytest.raises(UsageMistake) as raised:
        html.save(file, rendered().encode())
    assert name in raised.value.said("en") and name in raised.value.said("zh")
    assert file.read_bytes() == held and list(tmp_path.iterdir()) == [file]


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "none" / "report.html"):
        with pytest.raises(CannotWrite, match=r"check that its folder exists|give the name of a file"):
            html.save(file, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_looked_at_is_left_alone(tmp_path: Path, rights: Sequence[str]) -> None:
    file = tmp_path / "report.html"
    file.write_text("mine")
    file.chmod(0)

    save = "import sys; from pathlib import Path; from xlcrm.outlets import html; html.save(Path(sys.argv[1]), b'x')"
    done = subprocess.run(
        [*rights, sys.executable, "-c", save, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=60, encoding="utf-8",
    )  # fmt: skip

    assert "CannotWrite" in done.stderr and "cannot be looked at" in done.stderr
    file.chmod(0o600)
    assert file.read_text() == "mine"
