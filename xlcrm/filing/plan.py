"""From the customers of a book and what lies in its folders to what is to be done; nothing is ever deleted or merged."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from xlcrm.filing import findings as say
from xlcrm.filing.contact import contact_txt, told_by
from xlcrm.filing.names import COMPUTER, CONTACT_FILE, CUSTOMERS, GRADES, alike, folder_name, id_in, inside_of, same_id
from xlcrm.findings import Finding
from xlcrm.text import Lang, Text

Place = tuple[str, ...]
"""A folder or file by the names on the way to it from the root."""


class Owner(NamedTuple):
    """A customer, as his folder needs him. `lines` are what Contact.txt says of him."""

    id: str
    company: str
    grade: str
    lines: Sequence[str]


class Folder(NamedTuple):
    """A folder that may be a customer's: where it lies, what is in it, and its Contact.txt."""

    place: Place
    inside: frozenset[str]
    contact: bytes | None


class Tree(NamedTuple):
    """What lies below the root: the names in each folder of the method's tree, by `alike`, and the customers' folders."""

    inside: Mapping[Place, Mapping[str, str]]
    folders: Sequence[Folder]


class Step(NamedTuple):
    """One thing to be done: a folder made, a folder moved there from `source`, or a Contact.txt written there."""

    what: Literal["make", "move", "write"]
    place: Place
    source: Place = ()
    data: bytes = b""
    old: bytes | None = None


class Job(NamedTuple):
    """The steps of one folder. They stand or fall together: what fails keeps the rest of its own job back, no other."""

    steps: Sequence[Step]


class Home(NamedTuple):
    """Where a customer's folder lies now, None for a new one, and where it will when all has been done."""

    now: Place | None
    then: Place


class Plan(NamedTuple):
    """What is to be done, where each customer's folder is (by `same_id`), and what a person should look at."""

    jobs: Sequence[Job]
    homes: Mapping[str, Home]
    findings: Sequence[Finding]


def plan(owners: Sequence[Owner], tree: Tree, lang: Lang) -> Plan:
    """Everything that the tree lacks; nothing for a tree that is as it should be."""
    known = {same_id(owner.id): owner for owner in owners}
    theirs, strangers = _whose(tree, known)
    grades, jobs = _computer(tree, lang)
    findings, homes = list[Finding](), dict[str, Home]()
    for key, owner in known.items():
        target = grades[owner.grade]
        folder, doubles = _best(theirs[key], target)
        findings += [say.double(owner.id, f.place) for f in doubles]
        if folder is None:
            homes[key], steps, snags = _new(owner, target, tree, lang)
        else:
            homes[key], steps, snags = _kept(owner, folder, target if not doubles else folder.place[:-1], tree, lang)
        findings += snags
        jobs += [Job(steps)] if steps else []
    return Plan(jobs, homes, [*findings, *(say.stranger(f.place) for f in strangers)])


def _whose(tree: Tree, known: Mapping[str, Owner]) -> tuple[dict[str, list[Folder]], list[Folder]]:
    """The folders of each customer, and those of nobody. The name goes before what Contact.txt says."""
    theirs, strangers = defaultdict[str, list[Folder]](list), list[Folder]()
    for folder in sorted(tree.folders):
        named = id_in(folder.place[-1]), same_id(told_by(folder.contact).id)
        owner = next((id for id in named if id in known), None)
        if owner is None:
            strangers.append(folder)
        else:
            theirs[owner].append(folder)
    return theirs, strangers


def _computer(tree: Tree, lang: Lang) -> tuple[dict[str, Place], list[Job]]:
    """Where the folders of each grade are, or will be, and what the computer's part of the tree lacks."""
    jobs, grades = list[Job](), dict[str, Place]()
    for branch in COMPUTER:
        place, there = called((), branch.name, tree, lang)
        lacking = [] if there else [Step("make", place)]
        for name in branch.inside:
            inner, there = called(place, name, tree, lang)
            lacking += [] if there else [Step("make", inner)]
            if branch.name is CUSTOMERS:
                grades[next(g for g, n in GRADES.items() if n is name)] = inner
        jobs += [Job(lacking)] if lacking else []
    return grades, jobs


def called(parent: Place, name: Text, tree: Tree, lang: Lang) -> tuple[Place, bool]:
    """Where a folder of the method's is, and whether it is there already.

    In a tree that was begun in the other language it keeps the name it has: nobody wants two of each.
    """
    there = tree.inside.get(parent, {})
    for wanted in (name.said(lang), *name):
        if alike(wanted) in there:
            return (*parent, there[alike(wanted)]), True
    return (*parent, name.said(lang)), False


def _best(candidates: Sequence[Folder], target: Place) -> tuple[Folder | None, Sequence[Folder]]:
    """A customer's folder, the one of the right grade before others, and those that also bear his ID."""
    folders = sorted(candidates, key=lambda f: f.place[:-1] != target)
    return (folders[0], folders[1:]) if folders else (None, ())


Needs = tuple[Home, list[Step], list[Finding]]


def _new(owner: Owner, target: Place, tree: Tree, lang: Lang) -> Needs:
    """A customer's folder where he has none. What bears its name is a file: a folder of that name would be his."""
    place = (*target, folder_name(owner.company, owner.id))
    if _taken(place, tree):
        return Home(None, place), [], [say.blocked(owner.id, place, place)]
    return Home(None, place), [Step("make", place), *_inside(owner, place, frozenset(), None, lang)], []


def _kept(owner: Owner, folder: Folder, target: Place, tree: Tree, lang: Lang) -> Needs:
    """A folder that is there: moved below `target` under the name it has, what belongs in it made."""
    steps, snags = list[Step](), list[Finding]()
    place = (*target, folder.place[-1])
    if folder.place != place and _taken(place, tree):
        snags.append(say.blocked(owner.id, folder.place, place))
        place = folder.place
    elif folder.place != place:
        steps.append(Step("move", place, folder.place))
    steps += _inside(owner, place, folder.inside, folder.contact, lang)
    if steps and steps[-1].what == "write" and not steps[-1].data:
        snags.append(say.unreadable(steps.pop().place))
    return Home(folder.place, place), steps, snags


def _taken(place: Place, tree: Tree) -> bool:
    """Whether anything bears that name already, as the least particular file system sees it."""
    return alike(place[-1]) in tree.inside.get(place[:-1], {})


def _inside(owner: Owner, place: Place, there: frozenset[str], contact: bytes | None, lang: Lang) -> Iterator[Step]:
    """The folders that a customer's lacks, and its Contact.txt where it says something else (no data: it cannot be read)."""
    names = {alike(n) for n in there}
    for name in inside_of(owner.grade):
        if not names & {alike(n) for n in name}:
            yield Step("make", (*place, name.said(lang)))
    data = contact_txt(owner.lines, contact, lang)
    if data != contact:
        yield Step("write", (*place, CONTACT_FILE), data=data or b"", old=contact)
