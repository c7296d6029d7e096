"""The column of somebody's own list in which stands when its customers were last written to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlcrm.adopt.understanding import Understood
from xlcrm.app.adopt_finding import FoundList
from xlcrm.errors import UsageMistake
from xlcrm.model import Cell
from xlcrm.schema import fold


class LastContacts(NamedTuple):
    """The header of a list under which stands when its customers were last written to; the day on which that is asked."""

    header: str
    today: date


def refuse_unknown(header: str, columns: Sequence[Understood]) -> None:
    """Raise UsageMistake where the list has no such header."""
    if not any(fold(u.header) == fold(header) for u in columns):
        there = [u.header for u in columns]
        raise UsageMistake(
            f"The list has no header “{header}”{': it has ' + ', '.join(there) if there else ', for there is no list'}.",
            f"名单中没有表头“{header}”{'：现有 ' + '、'.join(there) if there else '：没有找到名单'}。",
        )


def days_of(chosen: FoundList, cells: Mapping[int, Sequence[Cell]], header: str) -> dict[int, Cell]:
    """What stands under a header of the list, by row."""
    number = next(u.number for u in chosen.columns if fold(u.header) == fold(header))
    return dict(zip(chosen.table.rows, cells.get(number, ()), strict=False))
