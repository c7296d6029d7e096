"""The user's own templates of letters and papers: a folder beside the book, in it one for each language (domain.md 8)."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

from xlcrm.errors import CannotWrite, because, remedy
from xlcrm.letters.catalog import Catalog, with_own
from xlcrm.ooxml.backups import share
from xlcrm.ooxml.commit import read_book
from xlcrm.ooxml.files import create, make_folder
from xlcrm.ooxml.locks import look_for
from xlcrm.text import Text

FOLDER = "xlcrm templates"
LARGEST = 100_000  # bytes of one file
MOST = 200


def catalog_of(book: Path) -> Catalog:
    """The shipped templates and, before them, those in the folder beside the book."""
    folder, sources = book.resolve().parent / FOLDER, dict[str, str]()
    if not folder.is_dir():
        return with_own({})
    faults = list[Text]()
    for path in sorted(folder.glob("*/*.j2"))[:MOST]:
        name = f"{path.parent.name}/{path.name}"
        try:
            if not path.is_file() or path.stat().st_size > LARGEST:  # from a pipe one would read for ever
                raise ValueError
            sources[name] = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            faults.append(
                Text(f"{name}: it cannot be read, or is no text in UTF-8", f"{name}：无法读取，或不是 UTF-8 文本")
            )
    found = with_own(sources)
    return replace(found, faults=(*faults, *found.faults))


def paper_template(book: Path, kind: str, languages: Sequence[str]) -> tuple[bytes, str]:
    """The template of a paper, and its name: the user's own, of the first of the languages that has one, else the shipped."""
    for language in languages:
        own = book.resolve().parent / FOLDER / language / f"{kind}.xlsx"
        if language.isalpha() and own.is_file():  # it stands in a workbook, which may have come from anybody
            return read_book(own), f"{FOLDER}/{language}/{kind}.xlsx"
    return shipped_paper(kind, languages[-1]), f"{languages[-1]}/{kind}.xlsx"


def shipped_paper(kind: str, language: str) -> bytes:
    """The template of a paper that comes with xlcrm, in en or zh."""
    return _papers().joinpath(language, f"{kind}.xlsx").read_bytes()


def _papers() -> Traversable:
    from importlib.resources import files

    return files("xlcrm.papers").joinpath("templates")


def copy_templates(book: Path) -> tuple[Path, list[str], list[str]]:
    """Put the shipped templates beside the book; what is there already stays. The folder, the files copied, those kept.

    Where the folder is a link, they go where it leads, and that place is what is returned: a team may share one. Raises
    NoSuchBook and the like before a folder is made for a name that was mistyped, and CannotWrite.
    """
    from importlib.resources import files

    look_for(book)
    folder = (book.resolve().parent / FOLDER).resolve()
    copied, kept = list[str](), list[str]()
    try:
        rooms = (files("xlcrm.letters").joinpath("templates"), _papers())
        for language in (language for room in rooms for language in sorted(room.iterdir(), key=lambda p: p.name)):
            for source in sorted(language.iterdir(), key=lambda p: p.name):
                target = folder / language.name / source.name
                make_folder(target.parent)
                done = _created(target, source.read_bytes())
                (copied if done else kept).append(f"{language.name}/{source.name}")
    except OSError as error:
        why, todo = because(error), remedy(error, Text("check that you may write there", "请检查是否有写入权限"))
        raise CannotWrite(
            f"{folder} cannot be written ({why.en}): {todo.en}.", f"无法写入 {folder}（{why.zh}）：{todo.zh}。"
        ) from None
    return folder, copied, kept


def _created(target: Path, content: bytes) -> bool:
    """Whether it was made; what is there already stays."""
    try:
        create(target, content)
    except FileExistsError:
        return False
    share(target)
    return True
