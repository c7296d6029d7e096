"""Write docs/commands.md and docs/commands.zh.md from the help of every command: python scripts/build_docs.py."""

from pathlib import Path
from typing import get_args

import click

from xlcrm.cli.commands import program
from xlcrm.cli.helping import WIDEST
from xlcrm.cli.language import speak
from xlcrm.text import Lang, Text

DOCS = Path(__file__).resolve().parent.parent / "docs"
FILES: dict[Lang, str] = {"en": "commands.md", "zh": "commands.zh.md"}
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


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for lang in get_args(Lang):
        (DOCS / FILES[lang]).write_text(page(lang), encoding="utf-8", newline="\n")
