"""The use case of folders: the method's tree beside a book, each customer's folder at his grade, and what lies amiss."""

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlcrm.errors import CannotWrite, UsageMistake
from xlcrm.filing import findings as say
from xlcrm.filing.audit import missing_papers
from xlcrm.filing.contact import lines_about, told_by
from xlcrm.filing.names import alike, same_id
from xlcrm.filing.plan import Owner, Place, Plan, Step, Tree, plan
from xlcrm.findings import Finding
from xlcrm.letters.desk import worked_out
from xlcrm.method.refresh import Result
from xlcrm.model import Contact
from xlcrm.outlets.folders import Done, carry_out, files_in, look, make
from xlcrm.stores.file import FileStore
from xlcrm.tables import Decoded, decode
from xlcrm.tables.values import is_blank
from xlcrm.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Filed:
    """What was done, or in a dry run would be, to the folders of a book; `findings` are for a person to look at."""

    book: Path
    lang: Lang
    root: Path
    customers: int
    steps: Sequence[Step]
    findings: Sequence[Finding]

    @property
    def failed(self) -> bool:
        """Whether something that had to be done could not be."""
        return any(finding.kind in ("failed", "in the way") for finding in self.findings)


def file_customers(book: Path, root: Path | None, today: date, now: datetime, *, dry_run: bool = False) -> Filed:
    """Bring the folders below `root`, the book's own folder unless told, in line with the book, which is only read.

    Raises UsageMistake where the folders there are another book's, CannotWrite where there is no way in.
    """
    store = FileStore(book, now)
    if dry_run:
        return _filed(store, root, today, dry_run=True)
    with store.held():
        return _filed(store, root, today, dry_run=False)


def _filed(store: FileStore, root: Path | None, today: date, *, dry_run: bool) -> Filed:
    decoded = decode(store.read())
    lang = decoded.book.lang
    root = store.path.resolve().parent if root is None else root
    name = _from(root, store.path)
    _, result = worked_out(decoded, today)
    owners, findings = _owners(decoded, result, name)
    tree = look(root)
    _refuse_anothers(tree, root, store.path, name)
    wanted = plan(owners, tree, lang)
    done = Done([step for job in wanted.jobs for step in job.steps], [])
    if not dry_run:
        make(root)
        done = carry_out(root, wanted.jobs)
    moved = set[Place]() if dry_run else {step.place for step in done.steps if step.what == "move"}
    papers = _papers(root, result, wanted, moved)
    return Filed(
        store.path, lang, root, len(owners), done.steps, [*findings, *wanted.findings, *done.findings, *papers]
    )


def home_of(
    store: FileStore, decoded: Decoded, id: str, root: Path | None, today: date, inner: Text, *, dry_run: bool
) -> Path:
    """The folder `inner` in that of a customer, made where it is missing; the customer's own stays where it is.

    Raises UsageMistake where he has no ID yet or the folders are another book's, CannotWrite where there is no way in.
    """
    root = store.path.resolve().parent if root is None else root
    name = _from(root, store.path)
    _, result = worked_out(decoded, today)
    owners, snags = _owners(decoded, result, name)
    owner = next((one for one in owners if one.id == id), None)
    if owner is None:
        company = next(c.company for c in decoded.book.customers if c.id == id)
        finding = next(snag for snag in snags if snag.where == company)
        raise UsageMistake(*(f"{company}: {m}; {r}." for m, r in zip(finding.message, finding.remedy, strict=True)))
    tree = look(root)
    _refuse_anothers(tree, root, store.path, name)
    wanted = plan([owner], tree, decoded.book.lang)
    home = wanted.homes[same_id(owner.id)]
    if home.now is None and not dry_run:
        _begin(root, wanted, home.then)
    folder = root.joinpath(*(home.now or home.then))
    there = next((f.inside for f in tree.folders if f.place == home.now), frozenset[str]())
    called = next((n for n in sorted(there) if alike(n) in map(alike, inner)), inner.said(decoded.book.lang))
    if not dry_run:
        make(folder / called)
    return folder / called


def _begin(root: Path, wanted: Plan, place: Place) -> None:
    """Make the folder of a customer who has none, and what belongs in it."""
    os.fsencode(root.joinpath(*place))  # before anything is made: a name that this system cannot write
    make(root.joinpath(*place[:-1]))
    done = carry_out(root, [job for job in wanted.jobs if job.steps[0].place == place])
    found = next((f for f in (*wanted.findings, *done.findings) if f.kind in ("in the way", "failed")), None)
    if found is not None:
        en, zh = (f"{found.where}: {m}; {r}." for m, r in zip(found.message, found.remedy, strict=True))
        raise CannotWrite(en, zh)


def _from(root: Path, book: Path) -> str:
    """The book's path from the root, which stays the same when both are moved; the whole path from another drive."""
    try:
        return os.path.relpath(book.resolve(), root.resolve()).replace(os.sep, "/")
    except ValueError:
        return str(book.resolve())


def _owners(decoded: Decoded, result: Result, book: str) -> tuple[list[Owner], list[Finding]]:
    """The customers, but for those whose ID the next refresh is to give: until then it may become another."""
    here, lang = decoded.found["Customers"], decoded.book.lang
    ids = zip(here.table.rows, here.cells("Customer ID"), strict=True)
    nameless = {row for row, id in ids if is_blank(id)}
    contacts = defaultdict[str, list[Contact]](list)
    for contact in decoded.book.contacts:
        contacts[contact.customer].append(contact)
    owners, findings = list[Owner](), list[Finding]()
    for standing in result.standings:
        customer, grade = standing.customer, standing.grade.letter
        if customer.row in nameless:
            findings.append(say.without_id(customer.company))
        else:
            lines = lines_about(customer, grade, contacts[customer.id], book, lang)
            owners.append(Owner(customer.id, customer.company, grade, lines))
    return owners, findings


def _refuse_anothers(tree: Tree, root: Path, book: Path, name: str) -> None:
    """IDs mean one customer within a book only: below one root two books would take each other's folders."""
    for other in {told_by(folder.contact).book for folder in tree.folders} - {"", name}:
        there = root / other
        try:
            anothers = there.is_file() and not there.samefile(book)
        except (OSError, ValueError):
            continue
        if anothers:
            raise UsageMistake(
                f"The customers' folders in {root} belong to {other}: give {book.name} a folder of its own with --root.",
                f"{root} 中的客户文件夹属于 {other}：请用 --root 为 {book.name} 另指定一个文件夹。",
            )


def _papers(root: Path, result: Result, wanted: Plan, moved: set[Place]) -> list[Finding]:
    """The papers that are missing, customer for customer, looked for where his folder is by now."""
    found = list[Finding]()
    for standing in result.standings:
        key = same_id(standing.customer.id)
        if standing.history.quotes and key in wanted.homes:
            home = wanted.homes[key]
            place = home.then if home.now is None or home.then in moved else home.now
            customer = standing.customer
            files = files_in(root, place)
            found += missing_papers(standing.history.quotes, customer.company or customer.id, files)
    return found
