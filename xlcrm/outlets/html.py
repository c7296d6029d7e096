"""The report as one page: template, style, scripts and the chart library joined, the data packed; nothing is loaded from
anywhere, and the page forbids itself to.

What a book says goes into the page as packed data and comes out as text: no name can become markup on the way. The parts
lie in the folder `page`, readable as they are; scripts and style are joined here, and the page's policy names the digest
of each, so that no other script would run.
"""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from xlcrm import __version__
from xlcrm.outlets import saving
from xlcrm.outlets.saving import Kind
from xlcrm.report import words
from xlcrm.text import Lang, Text

MARK = '<meta name="generator" content="xlcrm report'
LEVEL = 7  # of gzip: the highest takes three times as long for one part in fifty
REPORT = Kind("report.html", Text("no report of xlcrm", "不是 xlcrm 的报告"), lambda head: MARK.encode() in head)
STYLES = ("style.css", "charts.css", "agenda.css", "story.css", "print.css")
LIBRARY, LICENCES = "chart.umd.min.js", "chart.licences.txt"
SCRIPTS = ("basics.js", "data.js", "charts.js", "drawing.js", "agenda.js", "story.js", "main.js")


class Frame(NamedTuple):
    """What stands in the page before any script runs."""

    lang: Lang
    today: date
    books: Sequence[str]


def packed(value: Mapping[str, Any]) -> str:
    """JSON, gzip, base64: a fifth of its size, and no character that HTML would obey. The same each time."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode(errors="replace"), LEVEL, mtime=0)).decode()


def render(frame: Frame, first: str, second: str) -> bytes:
    """The whole page; `first` and `second` are packed."""
    style, script = "\n".join(map(_asset, STYLES)), _script()
    said, books = words.said(frame.lang), "、".join(frame.books) if frame.lang == "zh" else ", ".join(frame.books)
    filled = {
        **said,
        "language": {"en": "en", "zh": "zh-CN"}[frame.lang],
        "policy": _policy(style, script),
        "version": __version__,
        "page_title": f"{said['title']} · {books} · {frame.today}" if books else said["title"],
        "made": said["made"].format(version=__version__, books=books or "–"),
        "licence_text": _asset(LICENCES),
    }
    escaped = {name: html.escape(text) for name, text in filled.items()}
    raw = {"style": style, "script": script, "first": first, "second": second}
    whole = re.sub(r"\{\{(\w+)\}\}", lambda m: {**escaped, **raw}[m[1]], _asset("page.html"))
    return whole.encode(errors="replace")


def _script() -> str:
    """The library, then ours in one function, so that they share their names with each other and with nobody else."""
    ours = "\n".join(map(_asset, SCRIPTS))
    return f'{_asset(LIBRARY)}\n(() => {{\n"use strict";\n{ours}\n}})();\n'


def _policy(style: str, script: str) -> str:
    """The page's own law: this script, this style, pictures it draws itself; no network, no form, no frame."""
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)]
    return (
        f"default-src 'none'; script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}'; img-src data:;"
        " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _asset(name: str) -> str:
    """A part of the page, with the line ends that a browser makes of any, for the digests are of these."""
    return resources.files("xlcrm.outlets").joinpath("page", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def save(path: Path, data: bytes) -> None:
    """Write the page in one step: whoever looks sees the old one or the new one. Raises UsageMistake, CannotWrite."""
    saving.save(path, data, REPORT)
