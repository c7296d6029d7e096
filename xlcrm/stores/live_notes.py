"""Notes in an open book: a person's, which go along with their rows, and ours.

A note that goes along is made anew: no program lets one be moved. It keeps its text, whether it shows all the time and, in Excel for
Windows, the size of its box; its author becomes who pressed the button. What people answer each other in Excel could only be
made anew as something that one person said today, so it stays at its cell, and the user is told.
"""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from xlcrm.ooxml.rowlooks import Moves, Place, destinations
from xlcrm.tables.notes import FORM

if TYPE_CHECKING:
    import xlwings

# Stands in the note that an older Excel shows in place of a thread, in whichever language.
_OF_A_THREAD = "linkid=870924"


def move_notes(sheet: "xlwings.Sheet", moves: Moves, in_calc: bool) -> list[tuple[Place, int | None]]:
    """Put notes where their rows have gone; one whose row is no more, beneath the list. Returns the cells of threads, which
    stay, and where the row of each is now; None: nowhere.

    Ours stay, for `put_notes` gives them their new texts; but where a person's goes to, they make way.
    """
    notes = {_place(note.location): note for note in sheet.notes}
    threads = set[Place]() if in_calc else _threads(sheet, notes)  # to Calc a thread is a note
    texts = {place: note.text for place, note in notes.items() if place not in threads}
    ours = {place for place, text in texts.items() if _is_ours(text)}
    wanted = _goals(texts.keys() - ours, threads, moves)
    for place in ours.intersection(wanted.values()):
        notes[place].delete()
    _put(sheet, notes, texts, wanted)
    if in_calc and not set(wanted.values()) <= _noted(sheet):
        raise RuntimeError("Calc puts no note on a protected sheet")
    stay = destinations(threads, moves)
    return [(place, row if row <= moves.last else None) for place, row in sorted(stay.items())]


def _goals(notes: Collection[Place], threads: Collection[Place], moves: Moves) -> dict[Place, Place]:
    """Where each note goes that moves. Where a thread stands is no room for one: it goes into the next free cell of the row."""
    goals = {place: (row, place[1]) for place, row in destinations(notes, moves).items()}
    taken = {*threads, *goals.values(), *(place for place in notes if place not in goals)}
    for place, (row, column) in goals.items():
        if (row, column) in threads:
            while (row, column) in taken:
                column += 1
            goals[place] = row, column
            taken.add((row, column))
    return goals


def _put(
    sheet: "xlwings.Sheet",
    notes: Mapping[Place, "xlwings.main.Note"],
    texts: Mapping[Place, str],
    wanted: Mapping[Place, Place],
) -> None:
    """Each note is made where it goes before it is taken away where it was, so that none is lost should the program refuse."""
    waiting, lifted = dict(wanted), set[Place]()
    looks = {place: _box(notes[place]) for place in wanted}
    try:
        while waiting:
            place = _ready(waiting, lifted)
            if place is None:  # they change places with each other
                place = next(iter(waiting))
                lifted.add(waiting[place])
                notes[waiting[place]].delete()
            _add(sheet, waiting[place], texts[place], looks[place])
            if place not in lifted:
                notes[place].delete()
            lifted.discard(place)
            del waiting[place]
    except BaseException:
        for place in lifted & waiting.keys():
            with suppress(Exception):
                sheet.range(place).add_note(texts[place])
        raise


def _ready(waiting: Mapping[Place, Place], lifted: Collection[Place]) -> Place | None:
    """A note that goes to a cell where none stands."""
    return next((place for place, goal in waiting.items() if goal not in waiting or goal in lifted), None)


def _add(sheet: "xlwings.Sheet", place: Place, text: str, look: tuple[Any, Any, Any]) -> None:
    """A note as it was elsewhere. Where the program makes something else of its text, a RuntimeError."""
    text = text or " "  # xlwings adds no empty one
    note = sheet.range(place).add_note(text)
    width, height, shown = look
    if _lines(note.text) != _lines(text):
        note.delete()
        raise RuntimeError("a note was not taken as it was given")
    with suppress(Exception):  # Excel on the Mac has other words
        if shown:
            note.api.Visible = True
        if width and height:
            note.api.Shape.Width, note.api.Shape.Height = width, height


def _box(note: "xlwings.main.Note") -> tuple[Any, Any, Any]:
    """How wide and high the box of a note is, where the program tells, and whether it shows all the time."""
    shown = width = height = None
    with suppress(Exception):
        shown = note.api.Visible
        width, height = note.api.Shape.Width, note.api.Shape.Height
    return width, height, shown


def _threads(sheet: "xlwings.Sheet", notes: Mapping[Place, "xlwings.main.Note"]) -> set[Place]:
    """The cells where people answer each other. Excel before 2019 knows none, on the Mac it tells of none but by their notes."""
    found = {place for place, note in notes.items() if _OF_A_THREAD in note.text}
    with suppress(Exception):
        found |= {_place(comment.location) for comment in sheet.comments}
    return found


def _noted(sheet: "xlwings.Sheet") -> set[Place]:
    """The cells that have a note now, as Calc tells once it has done what it was told."""
    return {(row + 1, column + 1) for row, column in sheet.impl.ask("noted")}


def _place(cell: "xlwings.Range") -> Place:
    return cell.row, cell.column


def put_notes(target: "xlwings.Sheet", column: int, texts: Mapping[int, str | None], whole: bool) -> bool:
    """Our notes in one column, where nobody else's stand. False where a cell takes none: that keeps no other from having its own."""
    standing, theirs = dict[int, "xlwings.main.Note"](), set[int]()
    for note in target.notes:
        place = note.location
        if place.column == column:
            if _is_ours(note.text):
                standing[place.row] = note
            else:
                theirs.add(place.row)
    for row, note in standing.items():
        if (whole or row in texts) and not texts.get(row):
            note.delete()
    done = True
    for row, text in texts.items():
        if not text or row in theirs:
            continue
        try:
            if row not in standing:
                target.range((row, column)).add_note(text)
            elif _lines(standing[row].text) != text:
                standing[row].text = text
        except Exception:  # the programs' own kinds
            done = False
    return done


def _is_ours(text: str) -> bool:
    return re.fullmatch(FORM, _lines(text)) is not None


def _lines(text: str) -> str:
    """A note with its lines ended as we end them: Excel has its own ways."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
