"""The use case of papers: a quotation or a proforma invoice from the book's rows, into the customer's folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlcrm.app.folders import home_of
from xlcrm.errors import UsageMistake, XlcrmError
from xlcrm.filing.names import PI, QUOTES, safe_name
from xlcrm.findings import Finding
from xlcrm.model import column_letter
from xlcrm.ooxml.pictures import Picture, picture
from xlcrm.outlets import paper_files
from xlcrm.outlets.eml import inside
from xlcrm.outlets.folders import make
from xlcrm.outlets.office import as_pdf
from xlcrm.outlets.paper import Filled, fill
from xlcrm.outlets.saving import put
from xlcrm.papers.gather import paper_of
from xlcrm.papers.paper import Kind, Paper
from xlcrm.papers.places import address_column
from xlcrm.papers.rows import Addresses, Asked
from xlcrm.stores.file import FileStore
from xlcrm.stores.templates import FOLDER, paper_template
from xlcrm.tables import Decoded, decode
from xlcrm.tables.apart import refuse_sorted_apart
from xlcrm.tables.values import text
from xlcrm.text import Lang, Text

LARGEST_LOGO = 5_000_000  # bytes
_NO_FOLDERS = (".pdf", ".xls", ".xlsm", ".xlsb", ".ods", ".doc", ".docx")  # who types such a name means a file
LOGOS = ("logo.png", "logo.jpg", "logo.jpeg")
_IN: dict[Kind, Text] = {"quotation": QUOTES, "pi": PI}
_REVISION = Text("rev", "版本")
_NAMES: dict[Kind, Text] = {"quotation": Text("Quotation", "报价单"), "pi": Text("Proforma Invoice", "形式发票")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and where: below `root`, that of the book unless told, or to `out`, a folder or an .xlsx."""

    asked: Asked
    root: Path | None = None
    out: Path | None = None
    pdf: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that was written, or in a dry run would be; `pdf` is None where there is none.

    `lang` is the book's language; `unchanged`: the .xlsx was there already just as it is; `aside`: a file of its name
    that somebody has changed was left alone; `outdated`: a PDF of ours that is of the paper as it was before.
    """

    book: Path
    lang: Lang
    paper: Paper
    template: str
    xlsx: Path
    pdf: Path | None
    unchanged: bool
    aside: bool
    outdated: Path | None
    findings: Sequence[Finding]


def write_paper(book: Path, wanted: Wanted, today: date, now: datetime, *, dry_run: bool = False) -> Written:
    """Write the paper; the book is only read. Raises UsageMistake for a quote that cannot be made a paper of, CannotWrite."""
    store = FileStore(book, now)
    if dry_run:
        return _written(store, wanted, today, dry_run=True)
    with store.held():
        return _written(store, wanted, today, dry_run=False)


def _written(store: FileStore, wanted: Wanted, today: date, *, dry_run: bool) -> Written:
    decoded = decode(store.read())
    lang, asked = decoded.book.lang, wanted.asked._replace(addresses=_addresses(store, decoded))
    try:
        refuse_sorted_apart(decoded)
        paper = paper_of(decoded, asked, today)
        folder, stem = _place(store, decoded, paper, wanted, today, dry_run=dry_run)
        target = paper_files.target(folder, stem)
        if target.date is not None and asked.date is None:  # a PI keeps the day on which it was first written
            paper = paper_of(decoded, asked._replace(date=target.date), today)
        template, name = paper_template(store.path, paper.kind, [paper.language, paper.lang])
        logo, findings = _logo(store.path, decoded)
        filled = _filled(template, paper, name, logo)
        data = paper_files.marked(filled.data, paper.date)
        unchanged = data == target.old
        pdf = _write(target, data, unchanged, wanted.pdf) if not dry_run else None
        outdated = target.pdf if not dry_run and pdf is None and not unchanged and target.pdf.is_file() else None
    except XlcrmError as error:
        error.lang = error.lang or lang
        raise
    return Written(
        store.path, lang, paper, name, target.xlsx, pdf, unchanged, target.xlsx.stem != stem, outdated,
        [*filled.findings, *findings]
    )  # fmt: skip


def _addresses(store: FileStore, decoded: Decoded) -> Addresses | None:
    """The postal addresses, where the user has a column of them in Customers that is none of ours."""
    here = decoded.found["Customers"]
    table, ours = here.table, set(here.columns.values())
    number = address_column((n, header) for n, header in table.headers if n not in ours)
    if number is None:
        return None
    cells = store.column(table.title, number)
    return Addresses(column_letter(number), {row: text(cell) for row, cell in cells.items()})


def _filled(template: bytes, paper: Paper, name: str, logo: Picture | None) -> Filled:
    try:
        return fill(template, paper, name, logo)
    except XlcrmError as error:
        raise error.about(name) from None


def _write(target: paper_files.Target, data: bytes, unchanged: bool, with_pdf: bool) -> Path | None:
    """The .xlsx where it is not there as it is, and the PDF that belongs to it."""
    if not unchanged:
        paper_files.refuse_open(target.xlsx)
        put(target.xlsx, data)
    if not with_pdf:
        return None
    if unchanged and target.pdf.is_file():
        return target.pdf
    made = as_pdf(data)
    if made is None:
        return None
    put(target.pdf, paper_files.marked_pdf(made))
    return target.pdf


def _place(
    store: FileStore, decoded: Decoded, paper: Paper, wanted: Wanted, today: date, *, dry_run: bool
) -> tuple[Path, str]:
    """The folder, and the name without its ending."""
    out = wanted.out
    if out is None:
        folder = home_of(store, decoded, paper.customer.id, wanted.root, today, _IN[paper.kind], dry_run=dry_run)
        return folder, file_stem(paper)
    if out.suffix.lower() == ".xlsx" and not out.is_dir():
        return out.parent, out.stem
    if out.suffix.lower() in _NO_FOLDERS and not out.is_dir():
        raise UsageMistake(
            f"{out}: give the name of an .xlsx file or of a folder; a PDF gets the same name beside the .xlsx.",
            f"{out}：请指定 .xlsx 文件名或文件夹；PDF 会以相同的名称放在 .xlsx 旁边。",
        )
    if not dry_run:
        make(out)
    return out, file_stem(paper)


def file_stem(paper: Paper) -> str:
    """What the file is called: the audit of folders knows the paper by the number in it."""
    number = (paper.kind == "pi" and paper.pi_number) or paper.number
    revision = f" {_REVISION.said(paper.lang)} {paper.rev:g}" if paper.rev and number == paper.number else ""
    return f"{_NAMES[paper.kind].said(paper.lang)} {safe_name(number)}{revision}"


# ---- the logo ----------------------------------------------------------------------------------------------------


def _logo(book: Path, decoded: Decoded) -> tuple[Picture | None, list[Finding]]:
    """The picture that Settings names, else the one beside the templates; a finding where the named one is of no use."""
    folder, named = book.resolve().parent, decoded.settings.logo
    if not named:
        found = (_picture(folder / FOLDER / name) for name in LOGOS)
        return next((logo for logo in found if logo), None), []
    path = inside(named, folder)
    logo = _picture(path) if path else None
    if logo is not None:
        return logo, []
    message = Text(
        f"the logo “{named}” is no PNG or JPEG in the book's folder",
        f"公司标志“{named}”不是工作簿所在文件夹中的 PNG 或 JPEG 图片",
    )
    return None, [
        Finding(
            "wrong",
            _where_logo(decoded),
            message,
            Text("put the picture there, or correct the setting", "请放入图片，或更正该设置"),
        )
    ]


def _where_logo(decoded: Decoded) -> str:
    return f"{decoded.found['Settings'].table.title}: {Text('Logo', '公司标志').said(decoded.book.lang)}"


def _picture(path: Path) -> Picture | None:
    try:
        return picture(path.read_bytes()) if path.is_file() and path.stat().st_size <= LARGEST_LOGO else None
    except OSError:
        return None
