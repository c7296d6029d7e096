"""What the commands about papers do: call the use case, say what came of it, hand back the exit code.

Whatever is not needed by `xlcrm --help` is imported inside the function that needs it.
"""

from typing import TYPE_CHECKING, Any

import click

from xlcrm.cli.session import Session
from xlcrm.text import Text, counted

if TYPE_CHECKING:
    from datetime import date

    from xlcrm.app.paperwork import Written
    from xlcrm.papers.paper import Kind


@click.pass_obj
def quote(session: Session, /, **typed: Any) -> int:
    """Writes a quotation."""
    return _paper(session, "quotation", None, **typed)


@click.pass_obj
def invoice(session: Session, /, day: "date | None", **typed: Any) -> int:
    """Writes a proforma invoice."""
    return _paper(session, "pi", day, **typed)


def _paper(
    session: Session, kind: "Kind", day: "date | None", *, book: str, number: str, rev: int | None, lang: Any, root: str | None,
    out: str | None, no_pdf: bool, dry_run: bool, today: "date | None", as_json: bool,
) -> int:  # fmt: skip
    from pathlib import Path

    from xlcrm.app.paperwork import Wanted, write_paper
    from xlcrm.cli import answers
    from xlcrm.cli.console import Progress
    from xlcrm.papers.rows import Asked

    now = today or session.today
    asked = Asked(kind, number, rev, lang, day)
    below, to = (None if path is None else Path(path) for path in (root, out))
    wanted = Wanted(asked, below, to, pdf=not no_pdf)
    try:
        with Progress(session.lang, book):
            written = write_paper(Path(book), wanted, now, session.now, dry_run=dry_run)
    except Exception as error:
        return session.stop(error, as_json, answers.about(book, now))
    if as_json:
        session.json(_answer(book, now, written))
    else:
        _show(session, written, dry_run, no_pdf)
    return 0


def _answer(book: str, today: "date", written: "Written") -> dict[str, Any]:
    from xlcrm.cli import answers

    paper, lang = written.paper, written.lang
    return {
        **answers.about(book, today), "paper": paper.kind, "number": paper.number,
        "rev": int(paper.rev) if paper.rev == int(paper.rev) else paper.rev, "pi": paper.pi_number or None,
        "customer": paper.customer.id, "company": paper.customer.company, "lang": paper.lang, "template": written.template,
        "totals": [{"currency": t.currency, "amount": None if t.amount is None else str(t.amount)} for t in paper.totals],
        "xlsx": str(written.xlsx), "pdf": None if written.pdf is None else str(written.pdf), "unchanged": written.unchanged,
        "findings": [answers.finding(f, lang) for f in written.findings],
    }  # fmt: skip


def _show(session: Session, written: "Written", dry_run: bool, no_pdf: bool) -> None:
    from xlcrm.cli import screens
    from xlcrm.cli.widths import shown

    lang = written.lang
    if written.findings:
        screens.findings(session, written.findings, lang)
    for line in (_headline(written), *_files(written, dry_run, no_pdf)):
        session.out(shown(line.said(lang)))


def _headline(written: "Written") -> Text:
    """`Quotation Q-1001 rev 2, Acme: 3 lines, USD 6,377.50`."""
    from xlcrm.papers.currencies import shown
    from xlcrm.papers.paper import KINDS

    paper, kind = written.paper, KINDS[written.paper.kind]
    totals = " + ".join(shown(t.amount, t.currency) for t in paper.totals if t.amount is not None)
    number = (paper.kind == "pi" and paper.pi_number) or paper.number
    count, to_do, buyer = len(paper.lines), len(written.findings), paper.customer.company or paper.customer.id
    en = f"{kind.en} {number}, rev {paper.rev:g}, {buyer}: {counted(count, 'line')}, {totals or 'no total'}"
    zh = f"{kind.zh} {number}，版本 {paper.rev:g}，{buyer}：{count} 行，{totals or '无合计'}"
    return Text(f"{en}; {to_do} to look at.", f"{zh}；{to_do} 项需要查看。")


def _files(written: "Written", dry_run: bool, no_pdf: bool) -> list[Text]:
    lines = list[Text]()
    if dry_run:
        lines.append(Text(f"Would be written: {written.xlsx}", f"将写入：{written.xlsx}"))
    elif written.unchanged:
        lines.append(Text(f"Is up to date already: {written.xlsx}", f"已是最新：{written.xlsx}"))
    else:
        lines.append(Text(f"Written: {written.xlsx}", f"已写入：{written.xlsx}"))
    if written.aside:
        lines.append(
            Text(
                "A file of its usual name was changed by somebody, and is as it was.",
                "原名称的文件已被人改动，保持原样。",
            )
        )
    if written.pdf is not None:
        lines.append(Text(f"PDF: {written.pdf}", f"PDF：{written.pdf}"))
    elif not dry_run and not no_pdf:
        lines.append(
            Text(
                "No PDF: LibreOffice was not found, or did not make one.",
                "没有 PDF：未找到 LibreOffice，或它未能生成。",
            )
        )
    if written.outdated is not None:
        lines.append(
            Text(f"This PDF is of the paper before: {written.outdated}", f"这份 PDF 仍是旧内容：{written.outdated}")
        )
    return lines
