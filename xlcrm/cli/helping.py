"""click's commands with examples, and help that knows how wide Chinese stands on a screen."""

from collections.abc import Iterable
from gettext import gettext
from typing import Any

import click

from xlcrm.cli.widths import padded, width, wrapped
from xlcrm.cli.words import EXIT_CODES, Words
from xlcrm.text import Lang, Text

_PLACES = ("FILE", "DIR", "FOLDER")  # what an option is called that names a file or a folder
WIDEST = 88  # columns; longer lines are hard to read

# Years that a follow-up can be about, and that leave room to count on from.
FIRST_YEAR, LAST_YEAR = 1970, 2999


class Formatter(click.HelpFormatter):
    """Breaks lines by the columns they take on the screen, not by characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        prefix = prefix or gettext("Usage:")
        self.write(f"{prefix}{' ' if prefix.isascii() else ''}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{heading}{':' if heading.isascii() else '：'}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = ("\n".join(indent + s for s in wrapped(p, self.width - len(indent))) for p in text.split("\n\n"))
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        indent = " " * self.current_indent
        column = min(max(width(term) for term, _ in rows), col_max) + col_spacing
        for term, meaning in rows:
            lines = wrapped(meaning, max(self.width - len(indent) - column, 10))
            if width(term) + col_spacing > column:
                lines = ["", *lines]
            first, *more = lines or [""]
            self.write((indent + padded(term, column) + first).rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * column}{line}\n" for line in more))


class Context(click.Context):
    """A context whose help is laid out by `Formatter`."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is `said`."""

    context_class = Context

    def __init__(self, name: str, said: Words, lang: Lang, **more: Any) -> None:
        super().__init__(
            name,
            help=f"{said.short.said(lang)}\n\n{said.more.said(lang)}",
            short_help=said.short.said(lang),
            options_metavar=Text("[OPTIONS]", "[选项]").said(lang),
            context_settings={"help_option_names": ["--help", "-h"], "max_content_width": WIDEST},
            **more,
        )
        self.said, self.lang = said, lang

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of the line. One that is to name a thing and is empty, as a script's variable that is not set leaves it,
        is refused: as a path it would mean the folder one is in, and every book there.
        """
        rest = super().parse_args(ctx, args)
        for param in self.params:
            given = ctx.params.get(param.name or "")
            named = isinstance(param, click.Argument) or param.metavar in _PLACES
            values = given if isinstance(given, tuple) else (given,)
            if named and any(isinstance(value, str) and not value.strip() for value in values):
                empty = Text(
                    "it is empty; is a variable of your script not set?", "内容为空；是否脚本中的变量没有赋值？"
                )
                raise click.BadParameter(empty.said(self.lang), ctx, param)
        return rest

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples."""
        _ = ctx
        with formatter.section(Text("Examples", "示例").said(self.lang)):
            for example in self.said.examples:
                formatter.write(f"{' ' * formatter.current_indent}{example.line}\n")
                with formatter.indentation(), formatter.indentation():
                    formatter.write_text(example.does.said(self.lang))


class Group(Command, click.Group):
    """The program: in its help the commands as they were added, and the exit codes."""

    def __init__(self, name: str, said: Words, lang: Lang, **more: Any) -> None:
        metavar = Text("COMMAND [ARGS]...", "命令 [参数]...").said(lang)
        super().__init__(name, said, lang, subcommand_metavar=metavar, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Not by the alphabet."""
        _ = ctx
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The exit codes, then the examples."""
        with formatter.section(Text("Exit codes", "退出码").said(self.lang)):
            formatter.write_dl((str(code), meaning.said(self.lang)) for code, meaning in EXIT_CODES)
        super().format_epilog(ctx, formatter)


class Day(click.ParamType[Any]):
    """A date in one of the shapes that a book may hold (domain.md 10)."""

    name = "date"

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The date; a usage error for anything else."""
        from xlcrm.dates import parse_date

        day = parse_date(value)
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            wrong = Text("“{0}” is not a date such as 2026-11-23.", "“{0}”不是日期，应写成 2026-11-23 这样。")
            self.fail(wrong.said(self.lang).format(value), param, ctx)
        return day


class Whole(click.ParamType[int]):
    """A whole number from `least` to `most`."""

    name = "number"

    def __init__(self, most: int, lang: Lang, least: int = 0) -> None:
        self.least, self.most, self.lang = least, most, lang

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error for anything else."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) < 10 and self.least <= int(text) <= self.most):
            wrong = Text("“{0}” is not a whole number from {1} to {2}.", "“{0}”不是 {1} 到 {2} 之间的整数。")
            self.fail(wrong.said(self.lang).format(text, self.least, self.most), param, ctx)
        return int(text)
