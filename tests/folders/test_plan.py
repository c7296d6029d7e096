"""What is to be done in the folders, worked out without any."""

import pytest

from xlcrm.filing.contact import contact_txt, lines_about
from xlcrm.filing.names import COMPUTER, CUSTOMERS, GRADES, alike
from xlcrm.filing.plan import Folder, Home, Owner, Plan, Tree, plan
from xlcrm.model import Customer, Key
from xlcrm.text import Lang


def owner(id: str = "C-1", company: str = "Acme", grade: str = "B") -> Owner:
    return Owner(id, company, grade, lines_about(Customer(2, Key(id), id, company), grade, [], "CRM.xlsx", "en"))


def tree(*paths: str, contact: dict[str, bytes] | None = None, lang: Lang = "en") -> Tree:
    """The computer's part whole in one language, the customers' folders at these paths, `A/Acme (C-1)`; empty ones."""
    places: list[tuple[str, ...]] = [(branch.name.said(lang),) for branch in COMPUTER]
    places += [(branch.name.said(lang), name.said(lang)) for branch in COMPUTER for name in branch.inside]
    customers = [(CUSTOMERS.said(lang), GRADES[p.split("/")[0]].said(lang), p.split("/")[1]) for p in paths]
    inside: dict[tuple[str, ...], dict[str, str]] = {(): {}}
    for place in [*places, *customers]:
        inside.setdefault(place, {})
        inside[place[:-1]][alike(place[-1])] = place[-1]
    kept = contact or {}
    return Tree(inside, [Folder(p, frozenset(), kept.get(path)) for p, path in zip(customers, paths, strict=True)])


def steps(found: Plan, *kinds: str) -> list[str]:
    """`move to < from`, and so on, of these kinds."""
    told = [s for job in found.jobs for s in job.steps if s.what in kinds]
    return ["/".join(s.place[1:]) + (f" < {'/'.join(s.source[1:])}" if s.source else "") for s in told]


def kinds(found: Plan) -> list[str]:
    return [f"{f.kind}: {f.where}" for f in found.findings]


@pytest.mark.parametrize(
    ("grade", "inside"),
    [
        ("P", "OUT IN"), ("D", "OUT IN"), ("C", "OUT IN"),
        ("B", "OUT IN Quotes PI"), ("A", "OUT IN Quotes PI Orders"),
    ],
)  # fmt: skip
def test_each_grade_has_its_folders(grade: str, inside: str) -> None:
    found = plan([owner(grade=grade)], tree(), "en")

    parent = f"{GRADES[grade].en}/Acme (C-1)"
    assert steps(found, "make") == [parent, *(f"{parent}/{name}" for name in inside.split())]
    assert steps(found, "write") == [f"{parent}/Contact.txt"]


@pytest.mark.parametrize(
    ("lang", "top"), [("en", "Products Templates Internal Customers"), ("zh", "产品 模板 内联 客户")]
)
def test_the_computer_has_its_own_in_the_books_language(lang: Lang, top: str) -> None:
    found = plan([], Tree({}, []), lang)

    made = [s.place for job in found.jobs for s in job.steps]
    assert [p[0] for p in made if len(p) == 1] == top.split()
    assert {p[0] for p in made} == set(top.split())


def test_a_tree_begun_in_the_other_language_keeps_its_names() -> None:
    found = plan([owner()], tree(lang="zh"), "en")

    assert steps(found, "make")[0] == "B级客户/Acme (C-1)"


def test_a_change_of_grade_moves_the_folder_and_makes_what_is_lacking_there() -> None:
    found = plan([owner(grade="A")], tree("D/Acme (C-1)"), "en")

    assert steps(found, "move") == ["A customers/Acme (C-1) < D customers/Acme (C-1)"]
    assert "A customers/Acme (C-1)/Orders" in steps(found, "make")
    assert found.homes == {
        "c-1": Home(("Customers", "D customers", "Acme (C-1)"), ("Customers", "A customers", "Acme (C-1)"))
    }


@pytest.mark.parametrize("name", ["Acme (C-1)", "Acme that was (c-1)", "Before the merger（C-1）"])
def test_a_folder_keeps_the_name_it_has_when_the_company_is_called_something_else(name: str) -> None:
    found = plan([owner(company="Zenith", grade="B")], tree(f"B/{name}"), "en")

    assert steps(found, "move") == []
    assert f"B customers/{name}/Contact.txt" in steps(found, "write")


def test_a_folder_whose_name_has_lost_the_id_is_found_by_its_contact_txt() -> None:
    contact = contact_txt(owner().lines, None, "en")
    assert contact is not None

    found = plan([owner(grade="A")], tree("B/Old friends", contact={"B/Old friends": contact}), "en")

    assert steps(found, "move") == ["A customers/Old friends < B customers/Old friends"]
    assert found.findings == []


def test_the_name_goes_before_what_a_copied_contact_txt_says() -> None:
    contact = contact_txt(owner("C-1").lines, None, "en")
    assert contact is not None

    found = plan([owner("C-2")], tree("B/Beta (C-2)", contact={"B/Beta (C-2)": contact}), "en")

    assert found.findings == []
    assert "B customers/Beta (C-2)/Contact.txt" in steps(found, "write")


def test_a_folder_never_moves_onto_another() -> None:
    contact = contact_txt(owner().lines, None, "en")
    assert contact is not None
    lying = tree("B/Friends", "A/FRIENDS", contact={"B/Friends": contact})

    found = plan([owner(grade="A")], lying, "en")

    assert steps(found, "move") == []
    assert kinds(found) == ["in the way: Customers/B customers/Friends", "nobody's: Customers/A customers/FRIENDS"]


@pytest.mark.parametrize("grade", ["A", "D"])
def test_of_two_folders_of_one_customer_none_moves_and_both_are_told_of(grade: str) -> None:
    found = plan([owner(grade=grade)], tree("B/Acme (C-1)", "D/Acme again (C-1)"), "en")

    other = {"A": "D customers/Acme again (C-1)", "D": "B customers/Acme (C-1)"}[grade]
    assert steps(found, "move") == []
    assert kinds(found) == [f"double: Customers/{other}"]


def test_folders_of_nobody_are_listed_and_left() -> None:
    found = plan([owner()], tree("B/Acme (C-1)", "C/Gone (C-7)", "A/Somebody"), "en")

    assert kinds(found) == ["nobody's: Customers/A customers/Somebody", "nobody's: Customers/C customers/Gone (C-7)"]
    assert not [s for s in steps(found, "make", "move", "write") if "Gone" in s or "Somebody" in s]


def test_two_customers_of_one_name_have_a_folder_each() -> None:
    found = plan([owner("C-1"), owner("C-2")], tree(), "en")

    assert steps(found, "write") == ["B customers/Acme (C-1)/Contact.txt", "B customers/Acme (C-2)/Contact.txt"]


def test_a_contact_txt_that_cannot_be_read_is_left_and_told_of() -> None:
    found = plan([owner()], tree("B/Acme (C-1)", contact={"B/Acme (C-1)": "备注".encode("gbk")}), "en")

    assert steps(found, "write") == []
    assert kinds(found) == ["unreadable: Customers/B customers/Acme (C-1)/Contact.txt"]
