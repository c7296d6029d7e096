"""Every command with its options: `program` lists them, each with where its help stands and the function that does it."""

import click

from xlcrm.cli import (
    actions,
    addin,
    addin_words,
    adopt_words,
    adopting,
    filing,
    filing_words,
    letter_words,
    lettering,
    paper_words,
    papering,
    recovering,
    reporting,
    reporting_words,
    rescue_words,
    rescuing,
    touch_words,
    touching,
    watching,
    watching_words,
    words,
)
from xlcrm.cli.helping import Command, Day, Group, Whole
from xlcrm.cli.session import Session
from xlcrm.cli.words import Words
from xlcrm.text import Lang, Text

MOST_DAYS = 3660  # ten years ahead
MOST_REVISIONS = 10_000
MOST_JOBS = 60  # so many processes Windows can wait for at once


def program(lang: Lang) -> Group:
    """`xlcrm` with all its commands, speaking `lang`, in the order of a newcomer's path."""
    group = Group("xlcrm", words.PROGRAM, lang, params=[_version(lang), _debug(lang)])
    book = click.Argument(["book"], metavar="BOOK")
    for name, said, run, params in (
        ("new", words.NEW, actions.new, [book, _language(lang)]),
        ("demo", words.DEMO, actions.demo, [_folder("demo"), _language(lang), _today(lang)]),
        ("adopt", adopt_words.ADOPT, adopting.adopt, [book, *_adopt_options(lang)]),
        ("refresh", words.REFRESH, actions.refresh, _refresh_params(lang)),
        ("agenda", words.AGENDA, actions.agenda, [book, *_agenda_options(lang)]),
        ("check", words.CHECK, actions.check, [book, *_check_options(lang)]),
        ("letters", letter_words.LETTERS, lettering.letters, [book, *_letters_options(lang)]),
        ("templates", letter_words.TEMPLATES, lettering.templates, list[click.Parameter]([book])),
        ("report", reporting_words.REPORT, reporting.report, _report_params(lang)),
        ("folders", filing_words.FOLDERS, filing.folders, [book, *_folders_options(lang)]),
        ("quote", paper_words.QUOTE, papering.quote, [book, *_paper_params(lang)]),
        ("pi", paper_words.INVOICE, papering.invoice, [book, *_paper_params(lang), _paper_date(lang)]),
        ("touch", touch_words.TOUCH, touching.touch, [book, *_touch_params(lang)]),
        ("watch", watching_words.WATCH, watching.watch, _watch_params(lang)),
        ("undo", rescue_words.UNDO, rescuing.undo, [book, *_undo_options(lang)]),
        ("history", rescue_words.HISTORY, rescuing.history, [book, *_history_options(lang)]),
        ("recover", rescue_words.RECOVER, recovering.recover, [book, *_recover_options(lang)]),
        ("addin", addin_words.ADDIN, addin.addin, _addin_params(lang)),
        ("doctor", words.DOCTOR, actions.doctor, [_folder("."), _json(words.DOCTOR_JSON, lang)]),
    ):
        group.add_command(_command(name, said, run, params, lang))
    return group


def _command(name: str, said: Words, run: actions.Run, params: list[click.Parameter], lang: Lang) -> Command:
    # --debug belongs to each command too, so that it can be added at the end of a line.
    return Command(name, said, lang, callback=run, params=[*params, _debug(lang)])


def _folder(default: str) -> click.Argument:
    return click.Argument(["folder"], metavar="[DIR]", required=False, default=default)


def _adopt_options(lang: Lang) -> list[click.Option]:
    return [
        _flag("--yes", adopt_words.YES, lang),
        click.Option(["--map", "mapping"], multiple=True, metavar='"HEADER=COLUMN"', help=adopt_words.MAP.said(lang)),
        click.Option(["--sheet"], metavar="NAME", help=adopt_words.SHEET.said(lang)),
        click.Option(["--last-contact"], metavar='"HEADER"', help=adopt_words.LAST_CONTACT.said(lang)),
        _flag("--dry-run", adopt_words.DRY_RUN, lang),
    ]


def _refresh_params(lang: Lang) -> list[click.Parameter]:
    return [
        click.Argument(["books"], metavar="BOOK...", nargs=-1, required=True),
        _flag("--dry-run", words.DRY_RUN, lang),
        click.Option(["--jobs"], type=Whole(MOST_JOBS, lang, least=1), metavar="N", help=words.JOBS.said(lang)),
        _today(lang),
        _json(words.REFRESH_JSON, lang),
    ]


def _agenda_options(lang: Lang) -> list[click.Option]:
    return [
        click.Option(["--days"], type=Whole(MOST_DAYS, lang), metavar="N", help=words.DAYS.said(lang)),
        click.Option(["--owner"], metavar="NAME", help=words.OWNER.said(lang)),
        click.Option(["--csv", "csv_file"], metavar="FILE", help=words.CSV.said(lang)),
        click.Option(["--ics", "ics_file"], metavar="FILE", help=words.ICS.said(lang)),
        _today(lang),
        _json(words.AGENDA_JSON, lang),
    ]


def _check_options(lang: Lang) -> list[click.Option]:
    return [
        click.Option(["--why"], metavar="CUSTOMER", help=words.WHY.said(lang)),
        _today(lang),
        _json(words.CHECK_JSON, lang),
    ]


def _letters_options(lang: Lang) -> list[click.Option]:
    return [
        click.Option(["--customer"], metavar="CUSTOMER", help=letter_words.CUSTOMER.said(lang)),
        click.Option(["--eml"], metavar="DIR", help=letter_words.EML.said(lang)),
        click.Option(["--sent"], metavar="ID", help=letter_words.SENT.said(lang)),
        _today(lang),
        _json(letter_words.LETTERS_JSON, lang),
    ]


def _report_params(lang: Lang) -> list[click.Parameter]:
    return [
        click.Argument(["books"], metavar="BOOK...", nargs=-1, required=True),
        click.Option(["--html", "html_file"], metavar="FILE", required=True, help=reporting_words.HTML.said(lang)),
        click.Option(["--lang"], type=click.Choice(("en", "zh")), help=reporting_words.LANGUAGE.said(lang)),
        _today(lang),
        _json(reporting_words.REPORT_JSON, lang),
    ]


def _folders_options(lang: Lang) -> list[click.Option]:
    return [
        click.Option(["--root"], metavar="DIR", help=filing_words.ROOT.said(lang)),
        _flag("--dry-run", filing_words.DRY_RUN, lang),
        _today(lang),
        _json(filing_words.FOLDERS_JSON, lang),
    ]


def _paper_params(lang: Lang) -> list[click.Parameter]:
    return [
        click.Argument(["number"], metavar="NUMBER"),
        click.Option(["--rev"], type=Whole(MOST_REVISIONS, lang), metavar="N", help=paper_words.REV.said(lang)),
        click.Option(["--lang"], type=click.Choice(("en", "zh")), help=paper_words.LANGUAGE.said(lang)),
        click.Option(["--root"], metavar="DIR", help=paper_words.ROOT.said(lang)),
        click.Option(["--out"], metavar="FILE", help=paper_words.OUT.said(lang)),
        _flag("--no-pdf", paper_words.NO_PDF, lang),
        _flag("--dry-run", paper_words.DRY_RUN, lang),
        _today(lang),
        _json(paper_words.PAPER_JSON, lang),
    ]


def _paper_date(lang: Lang) -> click.Option:
    return click.Option(["--date", "day"], type=Day(lang), metavar="YYYY-MM-DD", help=paper_words.DATE.said(lang))


def _touch_params(lang: Lang) -> list[click.Parameter]:
    typed = (
        ("--medium", "MEDIUM", touch_words.MEDIUM), ("--topic", "TOPIC", touch_words.TOPIC),
        ("--summary", "TEXT", touch_words.SUMMARY), ("--contact", "NAME", touch_words.CONTACT),
        ("--by", "NAME", touch_words.BY), ("--material", "TEXT", touch_words.MATERIAL),
        ("--said", "TEXT", touch_words.SAID),
    )  # fmt: skip
    return [
        click.Argument(["customer"], metavar="CUSTOMER"),
        click.Option(["--in", "come"], is_flag=True, help=touch_words.IN.said(lang)),
        click.Option(["--out", "went"], is_flag=True, help=touch_words.OUT.said(lang)),
        *(click.Option([name], metavar=metavar, help=what.said(lang)) for name, metavar, what in typed),
        click.Option(["--date", "day"], type=Day(lang), metavar="YYYY-MM-DD", help=touch_words.DATE.said(lang)),
        _flag("--substantive", touch_words.SUBSTANTIVE, lang),
        _flag("--auto", touch_words.AUTO, lang),
        _json(touch_words.TOUCH_JSON, lang),
    ]


def _watch_params(lang: Lang) -> list[click.Parameter]:
    return [
        click.Argument(["folder"], metavar="FOLDER"),
        _flag("--poll", watching_words.POLL, lang),
        click.Option(["--log"], metavar="FILE", help=watching_words.LOG.said(lang)),
    ]


def _undo_options(lang: Lang) -> list[click.Option]:
    return [_flag("--dry-run", words.DRY_RUN, lang), _json(rescue_words.UNDO_JSON, lang)]


def _history_options(lang: Lang) -> list[click.Option]:
    return [_flag("--full", rescue_words.FULL, lang), _json(rescue_words.HISTORY_JSON, lang)]


def _recover_options(lang: Lang) -> list[click.Option]:
    return [
        click.Option(["--restore"], metavar="N", help=rescue_words.RESTORE.said(lang)),
        _flag("--yes", rescue_words.YES, lang),
        _json(rescue_words.RECOVER_JSON, lang),
    ]


def _addin_params(lang: Lang) -> list[click.Parameter]:
    return [
        click.Argument(["action"], metavar="ACTION", type=click.Choice(("install", "status", "remove"))),
        _flag("--calc", addin_words.CALC, lang),
        _flag("--dry-run", addin_words.DRY_RUN, lang),
        click.Option(["--target"], metavar="DIR", help=addin_words.TARGET.said(lang)),
        _json(addin_words.ADDIN_JSON, lang),
    ]


def _today(lang: Lang) -> click.Option:
    return click.Option(["--today"], type=Day(lang), metavar="YYYY-MM-DD", help=words.TODAY.said(lang))


def _language(lang: Lang) -> click.Option:
    return click.Option(["--lang"], type=click.Choice(("en", "zh")), help=words.LANGUAGE.said(lang))


def _flag(name: str, what: Text, lang: Lang) -> click.Option:
    return click.Option([name], is_flag=True, help=what.said(lang))


def _json(what: Text, lang: Lang) -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=what.said(lang))


def _debug(lang: Lang) -> click.Option:
    def on(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        _ = param
        session = ctx.find_object(Session)
        if session and value:
            session.debug = True

    return click.Option(["--debug"], is_flag=True, expose_value=False, callback=on, help=words.DEBUG.said(lang))


def _version(lang: Lang) -> click.Option:
    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        _ = param
        if value:
            from xlcrm import __version__

            click.echo(f"xlcrm {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=words.VERSION.said(lang)
    )
