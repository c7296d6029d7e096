"""The folders on disk: what is there, and a plan carried out. A folder moves by a rename, which a crash cannot split.

Nothing here deletes, copies or merges: what cannot be renamed stays where it is, and is said.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xlcrm.errors import CannotWrite, because, remedy
from xlcrm.filing import findings as say
from xlcrm.filing.contact import UNREADABLE
from xlcrm.filing.names import COMPUTER, CONTACT_FILE, CUSTOMERS, GRADES, alike
from xlcrm.filing.plan import Folder, Job, Place, Step, Tree
from xlcrm.findings import Finding
from xlcrm.ooxml.backups import share
from xlcrm.ooxml.files import fill, make_folder, remove
from xlcrm.text import Text

LARGEST_CONTACT = 1_000_000  # bytes
MOST_FILES = 20_000  # in one customer's folder: beyond, somebody keeps there what is no paper

Inside = dict[Place, dict[str, str]]


def make(folder: Path) -> None:
    """Make the folder where it is missing. Raises CannotWrite."""
    try:
        make_folder(folder)
    except OSError as error:
        raise CannotWrite(
            f"The folder {folder} cannot be made ({because(error).en}): give another one.",
            f"无法创建文件夹 {folder}（{because(error).zh}）：请换一个文件夹。",
        ) from None


class _Hindered(Exception):
    """A step that is not taken, for what was planned does not fit any more what is there."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Done(NamedTuple):
    """What came of a plan."""

    steps: list[Step]
    findings: list[Finding]


def look(root: Path) -> Tree:
    """What lies below the root, as far as the method's tree goes. Raises CannotWrite where it may not be looked at."""
    inside = Inside()
    folders = list[Folder]()
    for top in _named_so(root, (), tuple(branch.name for branch in COMPUTER), inside):
        if alike(top[-1]) not in map(alike, CUSTOMERS):
            _entries(root, top, inside)
            continue
        grades = _named_so(root, top, tuple(GRADES.values()), inside)
        loose = [entry for entry in _entries(root, top, inside) if (*top, entry.name) not in grades]
        held = [(grade, entry) for grade in grades for entry in _entries(root, grade, inside)]
        for parent, entry in (*((top, entry) for entry in loose), *held):
            if not entry.name.startswith(".") and entry.is_dir():
                folders.append(_folder(root, (*parent, entry.name)))
    return Tree(inside, folders)


def _named_so(root: Path, parent: Place, names: tuple[Text, ...], inside: Inside) -> list[Place]:
    """The folders in `parent` that bear one of the names, in either language."""
    wanted = {alike(word) for name in names for word in name}
    entries = _entries(root, parent, inside)
    return sorted((*parent, entry.name) for entry in entries if alike(entry.name) in wanted and entry.is_dir())


def _entries(root: Path, place: Place, inside: Inside) -> list[os.DirEntry[str]]:
    """What is in a folder, noted in `inside`; nothing in a root that is not there yet."""
    folder = root.joinpath(*place)
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except FileNotFoundError:
        entries = []
    except OSError as error:
        raise CannotWrite(
            f"{folder} cannot be opened ({because(error).en}): give another folder with --root.",
            f"无法打开 {folder}（{because(error).zh}）：请用 --root 指定另一个文件夹。",
        ) from None
    inside[place] = {alike(entry.name): entry.name for entry in entries}
    return entries


def _folder(root: Path, place: Place) -> Folder:
    """One customer's. What cannot be looked into counts as empty: doing something there will tell."""
    folder = root.joinpath(*place)
    try:
        names = frozenset(os.listdir(folder))  # noqa: PTH208
    except OSError:
        names = frozenset()
    there = next((name for name in sorted(names) if alike(name) == alike(CONTACT_FILE)), None)
    return Folder(place, names, None if there is None else _read(folder / there))


def _read(file: Path) -> bytes:
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_CONTACT:
            return UNREADABLE
        return file.read_bytes()
    except OSError:
        return UNREADABLE


def carry_out(root: Path, jobs: Sequence[Job]) -> Done:
    """Do what can be done. What the file system refuses is a finding, and no other folder has to wait for it."""
    done = Done([], [])
    for job in jobs:
        for step in job.steps:
            try:
                _do(root, step)
            except (OSError, UnicodeEncodeError, _Hindered) as error:
                done.findings.append(_failed(step, error))
                break
            done.steps.append(step)
    return done


def _failed(step: Step, error: OSError | UnicodeEncodeError | _Hindered) -> Finding:
    if isinstance(error, OSError):
        return say.failed(step.place, because(error), remedy(error, say.CLOSE_AND_CHECK))
    if isinstance(error, UnicodeEncodeError):
        return say.failed(
            step.place, Text("this system's names cannot have one of its characters", "系统的文件名不支持其中的字符")
        )
    return say.failed(step.place, error.reason)


def _do(root: Path, step: Step) -> None:
    path = root.joinpath(*step.place)
    if step.what == "make":
        if not path.is_dir():
            path.mkdir(exist_ok=True)
            share(path)
    elif step.what == "move":
        if os.path.lexists(path):  # a rename would put the folder in the place of one that is empty
            raise _Hindered(Text("something of that name is there by now", "已有同名的文件或文件夹"))
        root.joinpath(*step.source).rename(path)
    else:
        _write(path, step)


def _write(path: Path, step: Step) -> None:
    """Put a file in the place of the one that was read, in one step; what a crash leaves behind the next run takes."""
    now = _read(path) if os.path.lexists(path) else None
    if now != step.old:
        raise _Hindered(Text("it was changed meanwhile", "在此期间已被改动"))
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    fill(new, step.data)
    try:
        if now is not None:
            with suppress(OSError):  # some shares know no modes
                new.chmod(path.stat().st_mode & 0o777)
        else:
            share(new)
        new.replace(path)
    except BaseException:
        remove(new)
        raise


def files_in(root: Path, place: Place) -> list[Place]:
    """The files in a folder and those under it, named from the folder on; links are not followed, the hidden left out."""
    try:
        return [found for found, _ in zip(_walk(root.joinpath(*place)), range(MOST_FILES), strict=False)]
    except UnicodeEncodeError:  # no folder can have such a name here
        return []


def _walk(folder: Path) -> Iterator[Place]:
    for parent, _, names in os.walk(folder):
        inner = Path(parent).relative_to(folder).parts
        yield from ((*inner, name) for name in names if not name.startswith((".", "~$")))
