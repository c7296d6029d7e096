"""The Chinese that a person reads: it tells what the English does, its signs are Chinese ones, and each thing has one word."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = {
    "places/country_names.py",
    "places/foreign_country_names.py",
    "places/time_zone_table.py",
    "letters/shipped.py",
    "tables/examples.py",
    "demo/data.py",
}
PAGES = sorted([ROOT / "README.zh.md", *(ROOT / "docs").glob("*.zh.md")])
HAN = "[\u4e00-\u9fff”）]"
SIGNS_OF_ENGLISH = re.compile(rf"{HAN} ?[,;:?!]|[,;:?!] ?[\u4e00-\u9fff“（]|{HAN} ?\(|\) ?[\u4e00-\u9fff]|{HAN}\.( |$)")
# What is not said -> what is: one word for each thing.
WORDS = {
    "照看": "监视",
    "退回": "恢复，撤销",
    "撤回最近": "撤销上一次",
    "看不懂": "无法识别",
    "读不懂": "无法识别",
    "法定假日": "公共假日",
    "公众假期": "公共假日",
    "个工作簿": "本工作簿",
    "位客户": "家客户",
    "个客户": "家客户",
    "销售员": "业务员",
    "演示工作簿": "示例工作簿",
    "电子邮件": "邮件",
    "邮箱地址": "邮箱",
    "最省事": "成本最低",
}


# What is put into one language alone, for English counts in words: `1 day`, `the 3rd`, `8 Nov`; and which names the other has for it;
# or for a name that stands in a list of ours.
COUNTED: dict[str, tuple[str, ...]] = {
    "cells": ("n",), "days": ("gap", "ahead"), "nth": ("n",), "further": (), "reply": (), "_WRITTEN": (), "SHORT_MONTHS": (), "TOPICS": (), "CUSTOMERS": (),
}  # fmt: skip


def _pairs(file: Path) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What a module says: both texts of a `Text`, a `BookError` and the like."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        named = getattr(node, "func", None)
        if isinstance(node, ast.Call) and isinstance(named, ast.Name) and named.id[0].isupper() and len(node.args) == 2:
            en, zh = node.args
            ours = named.id == "Text" or re.search(HAN, "".join(_words(zh)))
            if ours and _is_text(en) and _is_text(zh):
                yield en, zh


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_empty(text: ast.expr) -> bool:
    return isinstance(text, ast.Constant) and not str(text.value).strip()


def _told(text: ast.expr) -> set[str]:
    """The names of what is put into a text; `near_en`, `near.zh` and `en` are of a language."""
    called = {id(node.func) for node in ast.walk(text) if isinstance(node, ast.Call)}
    names = {node.id for node in ast.walk(text) if isinstance(node, ast.Name) and id(node) not in called}
    bound = {
        node.id
        for c in ast.walk(text)
        if isinstance(c, ast.comprehension)
        for node in ast.walk(c.target)
        if isinstance(node, ast.Name)
    }
    return {re.sub("(^|_)(en|zh)$", "", name) for name in names - bound} - {""}


def _said(file: Path) -> Iterator[str]:
    """The Chinese sentences of a module, each the second of a pair; what stands between an f-string's braces is left out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and len(node.args) == 2:
            en, zh = map(_words, node.args)
            if not re.search(HAN, "".join(en)):
                yield from zh


def _words(node: ast.expr) -> list[str]:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _pages() -> Iterator[str]:
    """The Chinese pages without code, letters, the addresses of links and the words that others may use."""
    for page in PAGES:
        text = re.sub(
            r"```.*?```|<!-- words -->.*?<!-- /words -->", "", page.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        yield from (re.sub(r"`[^`]*`|\]\([^)]*\)", "", line) for line in text.split("\n") if line[:4] != "    ")


@cache  # each test looks through it
def all_chinese() -> list[str]:
    modules = (
        f for f in sorted((ROOT / "xlcrm").rglob("*.py")) if f.relative_to(ROOT / "xlcrm").as_posix() not in DATA
    )
    said = [*(said for module in modules for said in _said(module)), *_pages()]
    return [one.replace(" ; ", "") for one in said]  # a sign that is to be typed


def test_a_sentence_stands_in_both_languages_and_tells_of_the_same_things() -> None:
    modules = sorted((ROOT / "xlcrm").rglob("*.py"))
    pairs = [(f"{m.name}:{en.lineno}", en, zh) for m in modules if m.name != "data.py" for en, zh in _pairs(m)]
    assert len(pairs) > 800
    assert [at for at, en, zh in pairs if _is_empty(en) != _is_empty(zh)] == []
    odd = {at: (_told(en) | _told(zh), _told(en) ^ _told(zh)) for at, en, zh in pairs}
    counted = {
        at: {n for name in told & COUNTED.keys() for n in (name, *COUNTED[name])} for at, (told, _) in odd.items()
    }
    assert {at: names for at, (_, names) in odd.items() if names - counted[at]} == {}


def test_the_signs_of_a_chinese_sentence_are_chinese() -> None:
    formats = ('"年"', 'm"月"')  # of numbers, for Excel
    assert not [s for s in all_chinese() if SIGNS_OF_ENGLISH.search(s) and not any(f in s for f in formats)]


@pytest.mark.parametrize("word", WORDS)
def test_each_thing_has_one_word(word: str) -> None:
    # 退回 is also what a mail server does, which the patterns of evaporation hear; they are no sentence.
    assert not [said for said in all_chinese() if word in said], f"say {WORDS[word]}"
