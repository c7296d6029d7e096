"""What the method found out, as Changes: only what differs, in the book's own headers and language."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from xlcrm import schema
from xlcrm.lists import GRADES, MEDIA, STATES, TOPICS, label
from xlcrm.method.dashboard import dashboard
from xlcrm.method.refresh import Result, Standing
from xlcrm.model import Append, Cell, Changes, Problem, Replace, Update, column_letter
from xlcrm.places.countries import as_written
from xlcrm.problems import formula_in_computed
from xlcrm.tables.dashboard import dashboard_rows, told_causes
from xlcrm.tables.decode import Decoded
from xlcrm.tables.diagnosis import diagnosis_rows
from xlcrm.tables.identify import keys
from xlcrm.tables.locate import Located
from xlcrm.tables.log import grade_changes
from xlcrm.tables.notes import notes
from xlcrm.tables.values import is_blank
from xlcrm.text import Lang

LONGEST = 32_767  # UTF-16 units that a cell can hold


class Encoded(NamedTuple):
    """What is to be written, and every problem of the book in the order of sheets and rows."""

    changes: Changes
    problems: Sequence[Problem]


def changes(
    decoded: Decoded,
    result: Result,
    touches: Sequence[Mapping[str, Cell]],
    letters: Sequence[Mapping[str, Cell]],
    problems: Sequence[Problem],
    moves: Mapping[int, int],
    today: dt.date,
) -> Encoded:
    """All that differs from what was read: computed columns, new touches, the output sheets, missing columns; and the notes.

    `moves` tells where a row of Emails is to stand, so that a problem names the cell as it will be found.
    """
    lang, found = decoded.book.lang, decoded.found
    customers, formulas = _customers(decoded, result.standings)
    all_found = _moved([*decoded.problems, *result.problems, *problems, *formulas], found.get("Emails"), moves)
    listed = sorted(all_found, key=_place(decoded))
    diagnosis = diagnosis_rows(result.evaporated, found.get("Diagnosis"), lang)
    numbers = dashboard(result, today, told_causes(diagnosis[: len(result.evaporated)]))
    replaces = [
        _replace(decoded, schema.AGENDA, [agenda_row(s, lang) for s in result.agenda]),
        _replace(decoded, schema.EMAILS, letters),
        _replace(decoded, schema.DIAGNOSIS, diagnosis),
        _replace(decoded, schema.DASHBOARD, dashboard_rows(numbers, lang)),
        _problems(decoded, listed),
    ]
    appends = [appended(found["Touches"], row, lang) for row in touches]
    id_column, grade_column = (found["Customers"].header(c, lang) for c in ("Customer ID", "Grade"))
    logged = grade_changes(customers, id_column, grade_column, result.standings, today, lang)
    if "Log" in found:
        appends += [appended(found["Log"], row, lang) for row in logged]
    else:
        replaces.append(_replace(decoded, schema.LOG, logged))
    said, written = notes(decoded, result.standings, result.agenda, today), [r for r in replaces if r is not None]
    wanted = Changes(customers, appends, written, _missing_columns(found, lang), said)
    return Encoded(wanted, listed)


def appended(here: Located, row: Mapping[str, Cell], lang: Lang) -> Append:
    """A new row of a sheet, by English column name, under the headers that the book writes."""
    return Append(here.table.title, {here.header(c, lang): _clipped(v) for c, v in row.items()})


def customer_row(standing: Standing, lang: Lang) -> dict[str, Cell]:
    """The computed columns of one customer, in the book's language."""
    s = standing
    return {
        "Customer ID": s.customer.id,
        "Grade": label(GRADES, s.grade.letter, lang),
        "Grade Why": fitted(s.grade.why.said(lang)),
        "Last Touch": s.last_touch,
        "Last Reply": s.last_reply,
        "Unanswered": s.unanswered,
        "Next Due": s.due.date,
        "Days Overdue": s.due.days_overdue,
        "Next Step": fitted(s.step_shown.said(lang)) or None,
        "Next Topic": label(TOPICS, s.topic, lang) if s.topic else None,
        "Next Medium": label(MEDIA, s.medium, lang) if s.medium else None,
        "Warnings": " ".join(w.code for w in s.warnings) or None,
    }


def agenda_row(standing: Standing, lang: Lang) -> dict[str, Cell]:
    """One line of the Agenda, in the book's language."""
    customer = standing.customer
    row: dict[str, Cell] = {
        "Due": standing.due.date,
        "State": label(STATES, standing.state, lang),
        "Company": customer.company or None,
        "Country": as_written(customer.country) or None,
        "Contact": customer.contact or None,
        "Owner": customer.owner or None,
        "Email": customer.email or None,
        "Phone": customer.phone or None,
        **customer_row(standing, lang),
    }
    return {name: row[name] for name in _AGENDA}


_AGENDA = tuple(c.name for c in schema.AGENDA.columns)


def _customers(decoded: Decoded, standings: Sequence[Standing]) -> tuple[list[Update], list[Problem]]:
    """The cells of Customers that differ; a formula of the user's is reported and left alone."""
    here, lang = decoded.found["Customers"], decoded.book.lang
    columns = ("Customer ID", *schema.COMPUTED)
    headers = {c: here.header(c, lang) for c in columns}
    old = {c: here.cells(c) for c in columns}
    index = {row: i for i, row in enumerate(here.table.rows)}
    row_keys = keys(here)
    title, formulas = here.table.title, here.table.formulas
    updates, problems = list[Update](), list[Problem]()
    empty = dict.fromkeys(schema.COMPUTED)
    wanted: Iterator[tuple[int, Mapping[str, Cell]]] = (
        (index[s.customer.row], customer_row(s, lang)) for s in standings
    )
    for i, values in chain(wanted, ((i, empty) for i in decoded.doubled)):
        for column, new in values.items():
            held = old[column][i]
            if (new is None if held is None else not differs(held, new)) or (
                column == "Customer ID" and not is_blank(held)
            ):
                continue
            if formulas and (place := (here.table.rows[i], here.columns.get(column, 0))) in formulas:
                address = f"{column_letter(place[1])}{place[0]}"
                problems.append(Problem(title, address, *formula_in_computed(headers[column])))
            else:
                updates.append(Update(title, row_keys[i], headers[column], held, new))
    return updates, problems


def differs(old: Cell, new: Cell) -> bool:
    """Would a person see another value? Nothing and empty text are one, a date and its midnight too."""
    if old is None or old == "":
        return new is not None and new != ""
    if isinstance(old, dt.datetime) and not isinstance(new, dt.datetime):
        return old.time() != dt.time() or old.date() != new
    return old != new or isinstance(old, str) != isinstance(new, str)


def _replace(
    decoded: Decoded,
    sheet: schema.Sheet,
    rows: Iterable[Mapping[str, Cell]],
    links: Sequence[tuple[str, str] | None] | None = None,
) -> Replace | None:
    """An output sheet, whole; None where it is right already. Without `links` the sheet has none at any time."""
    header, here = decoded.headers(sheet), decoded.found.get(sheet.name)
    names = list(header)
    new = [tuple([_clipped(row.get(n)) for n in names]) for row in rows]
    old = here.lines(names) if here else []
    if (
        here
        and len(old) == len(new)
        and not any(differs(a, b) for o, n in zip(old, new, strict=True) for a, b in zip(o, n, strict=True))
    ):
        return None
    key = tuple(header[n] for n in sheet.key)
    return Replace(
        decoded.title(sheet),
        tuple(header.values()),
        new,
        old,
        key,
        "" if links is None else header["Cell"],
        links or (),
    )


def _clipped(value: Cell) -> Cell:
    return fitted(value) if isinstance(value, str) else value


def fitted(text: str) -> str:
    """As much of a text as a cell can hold; a sign beyond the first 65,536, such as an emoji, counts as two."""
    if 2 * len(text) <= LONGEST or (text.isascii() and len(text) <= LONGEST):
        return text
    return text.encode("utf-16-le", "replace")[: 2 * LONGEST].decode("utf-16-le", "ignore")


def _problems(decoded: Decoded, listed: Sequence[Problem]) -> Replace | None:
    lang = decoded.book.lang
    rows = [
        {"Sheet": p.sheet, "Cell": p.cell, "Problem": p.message.said(lang), "Remedy": p.remedy.said(lang)}
        for p in listed
    ]
    return _replace(decoded, schema.PROBLEMS, rows, [(p.sheet, p.cell) for p in listed])


def _moved(problems: Sequence[Problem], emails: Located | None, moves: Mapping[int, int]) -> list[Problem]:
    """The problems, those in Emails at the row where their letter is to stand."""
    if emails is None or all(a == b for a, b in moves.items()):
        return [*problems]

    def there(cell: str) -> str:
        letters = cell.rstrip("0123456789")
        row = int(cell[len(letters) :])
        return f"{letters}{moves.get(row, row)}"

    return [p._replace(cell=there(p.cell)) if p.sheet == emails.table.title else p for p in problems]


def _place(decoded: Decoded) -> Callable[[Problem], tuple[int, int, str]]:
    """Problems stand in the order of sheets and rows."""
    order = {
        here.table.title: n
        for n, here in enumerate(decoded.found[s.name] for s in schema.SHEETS if s.name in decoded.found)
    }

    def place(problem: Problem) -> tuple[int, int, str]:
        digits = "".join(ch for ch in problem.cell if ch.isdigit())
        return order.get(problem.sheet, len(order)), int(digits or 0), problem.cell

    return place


def _missing_columns(found: Mapping[str, Located], lang: Lang) -> list[tuple[str, str]]:
    """Computed columns, Customer ID, and in Touches those that a sent letter fills in, where the book lacks them."""
    wanted = {"Customers": ("Customer ID", *schema.COMPUTED), "Touches": schema.SENT_COLUMNS}
    for sheet in schema.SHEETS:
        if sheet.output and sheet.name in found:
            wanted[sheet.name] = tuple(c.name for c in sheet.columns)
    return [
        (found[sheet].table.title, found[sheet].sheet.column(c).header(lang))
        for sheet, columns in wanted.items()
        for c in columns
        if c not in found[sheet].columns
    ]
