"""What several buttons do: read the open book, refresh it, write into it, and the lines that say so."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from xlcrm import schema
from xlcrm.app.outcome import WORKING_OUT, WRITING, Outcome, work_out
from xlcrm.errors import XlcrmError
from xlcrm.letters.catalog import Catalog
from xlcrm.method.refresh import Standing
from xlcrm.model import Changes, Rows
from xlcrm.ribbon.stage import Stage
from xlcrm.ribbon.steps import packed
from xlcrm.ribbon.words import NO_CHARTS, NO_UNDO
from xlcrm.tables import Decoded, decode
from xlcrm.tables.encode import agenda_row
from xlcrm.text import Lang, Text, counted
from xlcrm.versions.cells import changed_cells


def refreshed(stage: Stage) -> tuple[Outcome, list[Text]]:
    """Read, work out, write; what was written is kept, to be taken back. The outcome has the changes that were made."""
    rows, decoded = understood(stage)
    stage.progress(_step(decoded.book.lang, WORKING_OUT))
    outcome = work_out(decoded, stage.now.date(), templates(stage))
    changes = without_new_charts(outcome.changes, rows)
    with ThreadPoolExecutor(1) as aside:  # the program takes its time to write, which this need not wait for
        step = aside.submit(packed, rows, changes)
        remarks = write(stage, decoded, changes)
    if len(changes.replaces) < len(outcome.changes.replaces) and _adds(changes, rows):
        remarks.append(NO_CHARTS)
    # The book is written by now: whatever goes wrong with the record, that is no refusal.
    if changes and (step.exception() is not None or not stage.steps.keep(step.result(), stage.now)):
        remarks.append(NO_UNDO)
    filter_anew(stage, changes)
    return replace(outcome, changes=changes), remarks


def without_new_charts(changes: Changes, rows: Rows) -> Changes:
    """The same but for a page of charts that the book lacks: it is drawn where a file is written, and not in an open book,
    where no program lets the charts be made as they are meant. One that is there gets its cells.
    """
    drawn = {r.sheet for r in changes.replaces if r.sheet not in rows and schema.has_charts(r.sheet)}
    return replace(changes, replaces=[r for r in changes.replaces if r.sheet not in drawn]) if drawn else changes


def _adds(changes: Changes, rows: Rows) -> bool:
    """Does anything new come into the book, as it does once?"""
    return bool(changes.columns) or any(r.sheet not in rows for r in changes.replaces)


def filter_anew(stage: Stage, changes: Changes) -> None:
    """Filters that the user has set go by the rows that stand there now."""
    for output in changes.replaces:
        stage.hide(output.sheet, output.headers[-1], "")


def hide_on_agenda(stage: Stage, outcome: Outcome, state: str) -> None:
    """Out of sight on the Agenda: the rows in that state."""
    agenda, decoded = schema.AGENDA, outcome.decoded
    stage.hide(decoded.title(agenda), decoded.headers(agenda)["State"], state)


def read(stage: Stage) -> Decoded:
    """The open book. Its faults name it."""
    return understood(stage)[1]


def understood(stage: Stage) -> tuple[Rows, Decoded]:
    """The rows of the open book, and what they mean."""
    rows = stage.store.read()
    try:
        return rows, decode(rows)
    except XlcrmError as error:
        raise error.about(stage.name) from None


def write(stage: Stage, decoded: Decoded, changes: Changes) -> list[Text]:
    """All of it or nothing; what the store remarks. A fault is told in the book's language."""
    stage.progress(_step(decoded.book.lang, WRITING))
    try:
        return list(stage.store.write(changes) or ())
    except XlcrmError as error:
        raise spoken_in(decoded.book.lang, error) from None


def spoken_in(lang: Lang, error: XlcrmError) -> XlcrmError:
    """The same fault, told in that language."""
    error.lang = lang
    return error


def _step(lang: Lang, step: Text) -> str:
    return f"xlcrm: {step.said(lang)}…"


def templates(stage: Stage) -> Catalog | None:
    """The user's own templates beside the book."""
    from xlcrm.stores.templates import catalog_of

    folder = stage.folder
    return catalog_of(folder / stage.name) if folder else None


def refresh_line(outcome: Outcome) -> Text:
    """What a refresh found and did."""
    states = [s.due.state for s in outcome.result.standings]
    due, overdue, neglected = (states.count(s) for s in ("due", "overdue", "neglected"))
    n, problems = changed_cells(outcome.changes), len(outcome.problems)
    done = Text(
        f"{counted(n, 'cell')} changed" if n else "nothing had changed", f"改动 {n} 个单元格" if n else "没有变化"
    )
    attention = problems_line(outcome)
    en = f"Refreshed: {counted(len(states), 'customer')}, {due} due, {overdue} overdue, {neglected} neglected; {done.en}."
    zh = f"已刷新：客户 {len(states)} 家，今日 {due}，逾期 {overdue}，久拖 {neglected}；{done.zh}。"
    return Text(f"{en} {attention[0].en}" if problems else en, f"{zh}{attention[0].zh}" if problems else zh)


def problems_line(outcome: Outcome) -> list[Text]:
    """Where to look, if there is anything."""
    n, title = len(outcome.problems), outcome.decoded.title(schema.PROBLEMS)
    return (
        [Text(f"{counted(n, 'problem')} to look at: see {title}.", f"有 {n} 个问题需要处理：请看“{title}”表。")]
        if n
        else []
    )


def agenda_file(stage: Stage, outcome: Outcome, standings: list[Standing]) -> Text:
    """Save the list as CSV beside the book; where it lies, or why there is none."""
    from xlcrm.outlets.csv import agenda_csv, as_csv
    from xlcrm.outlets.saving import save

    folder, lang = stage.folder, outcome.lang
    if folder is None:
        return Text(
            "No CSV file: the workbook does not lie in a folder of this computer.",
            "未保存 CSV：工作簿不在这台电脑的文件夹中。",
        )
    path = folder / f"{Path(stage.name).stem} {Text('agenda', '日程').said(lang)}.csv"
    headers = list(outcome.decoded.headers(schema.AGENDA).values())
    try:
        rows = [list(agenda_row(s, lang).values()) for s in standings]
        save(path, as_csv(headers, rows), agenda_csv(headers))
    except XlcrmError as error:
        return error.text
    return Text(f"Saved as {path.name} beside the workbook.", f"已在工作簿旁保存为 {path.name}。")


def message(lang: Lang, *lines: Text) -> str:
    """Lines beneath each other."""
    return "\n".join(line.said(lang) for line in lines)
