"""Write what the docs take from the program: python scripts/build_docs.py.

docs/commands.md and docs/commands.zh.md whole, from the help of every command; in docs/method.md and docs/method.zh.md
the tables of settings and of words that are read, each between its two marks.
"""

from pathlib import Path
from typing import get_args

import click

from xlcrm.cli.commands import program
from xlcrm.cli.helping import WIDEST
from xlcrm.cli.language import speak
from xlcrm.lists import DIRECTIONS, MEDIA, STATUSES, YES, Choices
from xlcrm.settings import DEFAULTS, SETTINGS, shown
from xlcrm.text import Lang, Text

DOCS = Path(__file__).resolve().parent.parent / "docs"
FILES: dict[Lang, str] = {"en": "commands.md", "zh": "commands.zh.md"}
METHOD: dict[Lang, str] = {"en": "method.md", "zh": "method.zh.md"}
SETTINGS_FROM, SETTINGS_TO = "<!-- settings -->\n", "<!-- /settings -->"
WORDS_FROM, WORDS_TO = "<!-- words -->\n", "<!-- /words -->"
LISTS: dict[str, Choices] = {
    "Medium 媒介": MEDIA,
    "Direction 方向": DIRECTIONS,
    "Status 状态": STATUSES,
    "Substantive 实质": YES,
}
HEAD = Text(
    "# Commands\n\n[中文](commands.zh.md)\n\nMade from the commands' own help by `scripts/build_docs.py`: to change this"
    " page, change `xlcrm/cli/words.py`.",
    "# 命令\n\n[English](commands.md)\n\n本页由 `scripts/build_docs.py` 根据各命令的帮助生成：如需修改，请改 `xlcrm/cli/words.py`。",
)


def page(lang: Lang) -> str:
    """The whole page in one language."""
    speak(lang)
    group = program(lang)
    top = click.Context(group, info_name="xlcrm", terminal_width=WIDEST, **group.context_settings)
    parts = [HEAD.said(lang), block(group, top)]
    for name, command in group.commands.items():
        context = click.Context(command, info_name=name, parent=top, terminal_width=WIDEST, **command.context_settings)
        parts += [f"## xlcrm {name}", block(command, context)]
    return "\n\n".join(parts) + "\n"


def block(command: click.Command, context: click.Context) -> str:
    """The help of one command as it stands on a screen."""
    context.formatter_class = command.context_class.formatter_class
    return f"```text\n{command.get_help(context)}\n```"


def with_settings(written: str, lang: Lang) -> str:
    """The page about the method, its table of settings made anew."""
    head = Text("| Setting | Default | What it changes |", "| 设置 | 默认值 | 作用 |").said(lang)
    rows = [
        f"| {s.name.said(lang)} | {shown(getattr(DEFAULTS, s.field), lang)} | {s.why.said(lang)} |" for s in SETTINGS
    ]
    return _between(written, SETTINGS_FROM, SETTINGS_TO, [head, "|---|---|---|", *rows])


def with_words(written: str, lang: Lang) -> str:
    """The same page, its table of what is read for the values of closed lists made anew."""
    head = Text("| Column | Value | Read for it as well |", "| 列 | 值 | 同样识别 |").said(lang)
    rows = [
        f"| {column.split()[lang == 'zh']} | {choice.label.said(lang)} | {', '.join((choice.label[lang == 'en'], *choice.also))} |"
        for column, choices in LISTS.items()
        for choice in choices
    ]
    return _between(written, WORDS_FROM, WORDS_TO, [head, "|---|---|---|", *rows])


def _between(written: str, start: str, end: str, lines: list[str]) -> str:
    before, rest = written.split(start)
    return before + start + "\n".join(lines) + "\n" + end + rest.split(end)[1]


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for lang in get_args(Lang):
        (DOCS / FILES[lang]).write_text(page(lang), encoding="utf-8", newline="\n")
        method = DOCS / METHOD[lang]
        written = with_words(with_settings(method.read_text(encoding="utf-8"), lang), lang)
        method.write_text(written, encoding="utf-8", newline="\n")
