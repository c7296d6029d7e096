"""domain.md 10: the Materials sheet, and what is wrong in it."""

from datetime import date

import pytest
from book_text import places, understood

from xlcrm.model import Material
from xlcrm.tables import Decoded

HEAD = "Topic | Title | Text | Benefit | Question | Language | From | To | Countries | Products | Grades | Attachment | Link"


def with_rows(*rows: str, head: str = HEAD) -> Decoded:
    return understood("Customers\nCompany |\nAcme |\nMaterials\n" + "\n".join((head, *rows)))


def material(**cells: str) -> tuple[Material, list[tuple[str, str]]]:
    head = " | ".join(("Topic", *cells))
    decoded = with_rows(" | ".join(("price", *cells.values())), head=head)
    return decoded.book.materials[0], places(decoded.problems)


def test_a_row_in_full() -> None:
    row = "fair | Messe | Hall 4 | Meet us | A slot? | English | 2026-04-20 | 24.4.2026 | DE; 法国 | pumps, valves | A B | plan.pdf | https://x"
    decoded = with_rows(row)
    assert decoded.problems == []
    assert decoded.book.materials == [
        Material(
            2, "fair", "Messe", "Hall 4", "Meet us", "A slot?", "en", date(2026, 4, 20), date(2026, 4, 24),
            frozenset({"DE", "FR"}), ("pumps", "valves"), frozenset("AB"), "plan.pdf", "https://x",
        )
    ]  # fmt: skip


def test_the_sheet_and_all_of_its_columns_may_be_missing() -> None:
    assert understood("Customers\nCompany |\nAcme |").book.materials == []
    assert with_rows("price |", head="Topic | Nothing").book.materials == [Material(2, "price")]


def test_a_chinese_sheet_is_read_alike() -> None:
    book = understood(
        "客户\n公司名称 |\n甲 |\n素材\n话题 | 标题 | 语言 | 起 | 国家 | 等级\n展会邀请 | 广交会 | 中文 | 2026年10月15日 | 德国、法国 | 在谈客户",
        "zh",
    ).book
    found = book.materials[0]
    assert (found.topic, found.title, found.language, found.start) == ("fair", "广交会", "zh", date(2026, 10, 15))
    assert (found.countries, found.grades) == (frozenset({"DE", "FR"}), frozenset("B"))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", None),
        ("Germany", {"DE"}),
        ("Germany, France;IT", {"DE", "FR", "IT"}),
        ("Congo, Democratic Republic of; US", {"CD", "US"}),
        ("DE FR", {"DE", "FR"}),
        ("德国、法国，意大利", {"DE", "FR", "IT"}),
        ("South Korea / Japan", {"KR", "JP"}),
    ],
)
def test_several_countries_by_name_or_code_in_either_language(typed: str, codes: set[str] | None) -> None:
    found, problems = material(Countries=typed)
    assert (found.countries, problems) == (codes and frozenset(codes), [])


def test_an_unknown_country_is_listed_and_the_others_count() -> None:
    found, problems = material(Countries="Germany; Narnia")
    assert (found.countries, problems) == (frozenset({"DE"}), [("Materials", "B2")])


def test_a_row_whose_countries_are_all_unknown_is_listed_and_for_nobody() -> None:
    found, problems = material(Countries="Narnia")
    assert (found.countries, problems) == (frozenset(), [("Materials", "B2")])


@pytest.mark.parametrize(
    ("typed", "grades"), [("A", {"A"}), ("a, B", {"A", "B"}), ("ABC", {"A", "B", "C"}), ("在谈客户", {"B"})]
)
def test_grades_in_the_ways_people_write_them(typed: str, grades: set[str]) -> None:
    found, problems = material(Grades=typed)
    assert (found.grades, problems) == (frozenset(grades), [])


def test_a_bad_grade_or_date_counts_as_empty_and_is_listed() -> None:
    found, problems = material(Grades="X", From="soon", To="5/6/2026")
    assert (found.grades, found.start, found.end) == (None, None, None)
    assert sorted(problems) == [("Materials", "B2"), ("Materials", "C2"), ("Materials", "D2")]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("fair | Messe | |", "C2"),
        ("节日问候 | 开斋节 | | 2026-12-01", "C2"),
        ("fair | Messe | 2026-12-01 |", None),
        ("price | Up | | 2026-12-01", None),
        ("price | Up | 2026-12-02 | 2026-12-01", "D2"),
        ("fair | Messe | 2026-12-02 | 2026-12-01", "D2"),
        ("price | Up | 2026-12-01 | 2026-12-01", None),
    ],
)
def test_a_row_that_no_day_brings_up_is_listed(row: str, cell: str | None) -> None:
    decoded = with_rows(row, head="Topic | Title | From | To")
    assert places(decoded.problems) == ([("Materials", cell)] if cell else [])


@pytest.mark.parametrize(
    ("row", "listed"), [("news | | A line more.", True), ("news | Line 4 | A line more.", False), ("news | |", True)]
)
def test_a_fact_without_a_title_by_which_it_could_be_told_is_listed_and_used(row: str, listed: bool) -> None:
    decoded = with_rows(row, head="Topic | Title | Text")
    assert places(decoded.problems) == ([("Materials", "B2")] if listed else [])
    assert len(decoded.book.materials) == 1


def test_the_day_of_an_event_that_is_none_is_listed_once() -> None:
    decoded = with_rows("fair | Messe | soon |", head="Topic | Title | From | To")
    assert places(decoded.problems) == [("Materials", "C2")]


@pytest.mark.parametrize("typed", ["gossip", ""])
def test_a_row_without_a_topic_is_listed_and_used_for_nothing(typed: str) -> None:
    decoded = with_rows(f"{typed} | Title", head="Topic | Title")
    assert decoded.book.materials == []
    assert places(decoded.problems) == [("Materials", "A2")]


@pytest.mark.parametrize(
    ("title", "used"),
    [
        ("Example: 312 sets a 40HQ", False), ("EXAMPLE：312 sets", False), ("示例：40HQ 可装 312 套", False), ("示例: 312", False),
        ("312 sets a 40HQ", True), ("Examples of our finishes", True), ("For example: 312 sets", True), ("示例图册", True),
    ],
)  # fmt: skip
def test_a_row_titled_as_an_example_is_only_shown_and_what_is_wrong_in_it_still_told(title: str, used: bool) -> None:
    decoded = with_rows(f"price | {title} | 312 sets | | | | soon |")
    assert [m.title for m in decoded.book.materials] == ([title] if used else [])
    assert places(decoded.problems) == [("Materials", "G2")]


def test_an_empty_row_is_none() -> None:
    decoded = with_rows(" | ", "price | Up", head="Topic | Title")
    assert [m.title for m in decoded.book.materials] == ["Up"] and decoded.problems == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [("EN", "en"), ("Español", "es"), ("西班牙语", "es"), ("zh-CN", "zh"), ("fr", "fr"), ("Klingon", "klingon")],
)
def test_languages_as_people_write_them(typed: str, code: str) -> None:
    assert material(Language=typed)[0].language == code
