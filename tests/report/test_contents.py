"""What the page holds: the agenda of several books in one order, what is behind a click, and every word twice."""

import re
from pathlib import Path

import pytest
from book_text import TODAY, outcome, typed
from doors import NOW, write_workbook

from xlcrm.app import crm
from xlcrm.app.reporting import Gathered, gather
from xlcrm.method.dashboard import WEEKS
from xlcrm.report.contents import Told, first_part, second_part, told
from xlcrm.report.people import LONGEST_TEXT
from xlcrm.report.words import WORDS
from xlcrm.stores.dashboard_page import BLOCKS
from xlcrm.text import Lang

BOOK = """
    Customers
    Customer ID | Company | Do Not Contact | Added
    C-1         | Acme    |                | 2026-01-01
    C-2         | Borg    | yes            | 2026-01-01
    C-3         | Cyan    |                | 2026-11-22
    Touches
    Date       | Customer | Direction | Medium | Topic | Substantive | Auto | Contact | Summary
    2026-10-01 | C-1      | Out       | Email  | price |             |      |         | list sent
    2026-10-05 | C-1      | In        | Email  |       |             | yes  |         | out of office
    2026-10-09 | C-1      | In        | Phone  |       | yes         |      | Anna    |
    Quotes
    Quote No | Rev | Date       | Customer | Status | Currency | Unit Price | Qty  | Unit | Incoterm | Place  | Product | Valid Until
    Q-1      | 1   | 2026-10-10 | C-1      | Sent   | USD      | 1.50       | 5000 | pcs  | FOB      | Ningbo | hinge   | 2026-11-01
    Q-1      | 2   | 2026-10-20 | C-1      | Sent   | USD      | 0.436      | 5000 | pcs  | FOB      | Ningbo | hinge   |
"""
ONE_MATERIAL = """
    Customers
    Customer ID | Company | Email          | Language
    C-1         | Acme    | a@acme.example | {}
    Touches
    Date       | Customer | Direction | Topic
    2026-09-02 | C-1      | Out       | first-letter
    2026-10-12 | C-1      | Out       | self-check
    Materials
    Topic   | Title    | Text                | Language
    product | New pump | A new pump is there | en
"""


def one(text: str = BOOK, name: str = "book.xlsx", lang: Lang = "en") -> Told:
    found = outcome(typed(text))
    return told(name, found.decoded, found.result, [None] * len(found.result.evaporated), TODAY, lang)


@pytest.mark.parametrize("language", ["", "English", "French", "de", "Spanish"])
def test_the_page_names_the_topic_that_the_agenda_names_in_whatever_language_the_customers_letters_are(
    language: str, tmp_path: Path
) -> None:
    book = tmp_path / "CRM.xlsx"
    write_workbook(book, typed(ONE_MATERIAL.format(language)))
    (page,) = gather(Gathered(TODAY, NOW), [book], lambda _: None)
    assert isinstance(page, Told)
    (line,) = page.lines
    assert line.topic == crm.agenda_of(book, TODAY, NOW).rows[0]["Next Topic"] != ""


STANDING = """
    Customers
    Customer ID | Company | Country  | Contact | Email     | Owner | Products | Added
    C-1         | Acme    | DE       | Ann     | a@acme.de | Lee   | pumps    | 2026-01-01
    C-2         | Borg    | Atlantis |         |           |       |          | 2026-12-14
    Touches
    Date       | Customer | Direction | Medium | Topic | Material
    2026-11-20 | C-1      | In        | Phone  |       |
    2026-10-09 | C-1      | Out       | Email  | news  | New line
    Quotes
    Quote No | Rev | Date       | Customer | Status  | Product | Valid Until
             | 1.5 | 2026-10-10 | C-1      | Sent    | hinge   |
    Q-2      |     | 2026-10-20 | C-1      | Ordered | slide   | 2026-11-01
"""


def test_a_line_tells_where_the_customer_stands() -> None:
    acme, borg = one(STANDING).lines
    assert acme == (
        "C-1", "Acme", "Germany", "Ann", "Lee", "pumps", "A", "due", 0, None, "reply", "Email", "Keep going", 1, 0, 0, (0, 1, 0),
    )  # fmt: skip
    assert borg == (
        "C-2", "Borg", "Atlantis", "", "", "", "P", "", 21, None, "first-letter", "", "Keep going", 0, 0, 0, None,
    )  # fmt: skip
    chinese = one(STANDING, lang="zh").lines[0]
    assert (chinese.country, chinese.topic, chinese.medium, chinese.step) == ("德国", "回复", "邮件", "继续跟进")
    assert [line.silent for line in one().lines] == [1, 0, 0]


def test_a_quote_that_is_settled_has_no_end_and_a_touch_without_a_note_names_its_material() -> None:
    past = one(STANDING).pasts[0]
    assert [(quote[1], quote[2], quote[-1]) for quote in past.quotes] == [("Q-2", "", None), ("", "1.5", None)]
    assert [touch[-1] for touch in past.touches] == ["", "New line"]


def test_a_touch_is_told_with_what_was_noted_of_it_the_newest_first() -> None:
    touches = one().pasts[0].touches
    assert [(ago, kind, contact, about) for ago, kind, _, _, contact, about in touches] == [
        (45, 4, "Anna", ""), (49, 2, "", "out of office"), (53, 1, "", "list sent"),
    ]  # fmt: skip


def test_a_quote_is_told_with_its_terms_and_an_older_revision_as_such() -> None:
    assert one().pasts[0].quotes == [
        [34, "Q-1", "2", 1, 1, "hinge", "5,000 pcs", "USD 0.436", "FOB Ningbo", None],
        [44, "Q-1", "1", 0, 1, "hinge", "5,000 pcs", "USD 1.50", "FOB Ningbo", -22],
    ]


@pytest.mark.parametrize(
    ("qty", "price", "shown"),
    [
        ("60000", "1250", ["60,000 pcs", "USD 1,250.00"]),
        ("about 5", "tbd", ["about 5 pcs", "USD tbd"]),
        ("", "", ["pcs", "USD"]),
    ],
)
def test_figures_stand_as_in_a_paper_and_what_is_none_as_it_was_typed(qty: str, price: str, shown: list[str]) -> None:
    text = BOOK.replace("| 0.436      | 5000 |", f"| {price} | {qty} |")
    assert one(text).pasts[0].quotes[0][6:8] == shown


def test_an_evaporated_quote_is_told_with_its_evidence_and_the_next_test_called_so() -> None:
    english, chinese = one().pasts[0].story[-1], one(lang="zh").pasts[0].story[-1]
    assert re.fullmatch(
        r"Quote Q-1 has had no answer for 34 days \(evaporated\)\. Clues: .+\. Next test: .+\.", english
    )
    assert re.fullmatch(r"报价 Q-1 已 34 天无回音（蒸发）。线索：.+。验证：.+。", chinese)


def test_a_long_note_is_cut_short() -> None:
    text = BOOK.replace("list sent", "x" * 5000)
    assert len(one(text).pasts[0].touches[-1][-1]) == LONGEST_TEXT


def test_who_must_not_be_contacted_is_on_no_list_but_in_the_table() -> None:
    columns = first_part([one()], [], TODAY, "en")["customers"]
    assert columns["company"] == ["Acme", "Borg", "Cyan"]
    assert (columns["quiet"], columns["rank"], columns["state"]) == ([0, 1, 0], [0, None, 1], ["neglected", "", "due"])


def test_the_agenda_of_two_books_stands_in_one_order() -> None:
    text = (
        "Customers\nCustomer ID | Company | Added\nC-1 | {} | {}\nTouches\nDate | Customer | Direction\n{} | C-1 | Out"
    )
    books = [
        one(text.format(*cells))
        for cells in (("Late", "2026-01-01", "2026-10-01"), ("Later", "2026-01-01", "2026-07-01"))
    ]
    columns = first_part([*books, one()], [], TODAY, "en")["customers"]
    assert [columns["company"][columns["rank"].index(n)] for n in range(3)] == ["Acme", "Later", "Late"]


def test_stories_stand_in_columns_and_as_many_touches_are_kept_as_is_told() -> None:
    whole, short = second_part([one()]), second_part([one()], 1)
    assert {len(column) for column in whole["stories"]} == {3}
    assert (whole["touches"]["kept"], short["touches"]["kept"], short["touches"]["there"]) == (
        [3, 0, 0],
        [1, 0, 0],
        [3, 0, 0],
    )
    assert (len(whole["quotes"]["columns"][0]), len(short["quotes"]["columns"][0])) == (2, 1)
    assert second_part([]) == {"email": [], "phone": [], "stories": [], "quotes": NOTHING, "touches": NOTHING}


NOTHING: dict[str, list[object]] = {"kept": [], "there": [], "columns": []}


def test_what_the_book_is_written_in_and_what_the_page_speaks_may_differ() -> None:
    page = first_part([one(lang="zh")], [], TODAY, "zh")
    assert page["words"]["agenda"] == "日程" and page["labels"]["quoted"][0] == "已报"
    assert "等级 B" in one(lang="zh").pasts[0].story[0]


def test_categories_have_a_name_each() -> None:
    labels = first_part([], [], TODAY, "en")["labels"]
    assert (len(labels["weeks"]), labels["weeks"][-1], labels["months"][-1]) == (WEEKS, "2026-11-23", "2026-11-01")
    assert labels["claimed"] == (0.02, 0.03, 0.05, 0.10, 0.80, None)


def test_a_picture_is_called_what_the_dashboard_calls_it() -> None:
    names = {"grades", "owners", "weeks", "steps", "currencies", "months", "causes"}
    assert {WORDS[name] for name in names} == {block.title for block in BLOCKS}


@pytest.mark.parametrize("name", WORDS)
def test_every_word_is_there_in_both_languages_with_the_same_blanks(name: str) -> None:
    en, zh = WORDS[name]
    assert en and zh
    assert not re.search(r"[\u4e00-\u9fff]", en)
    assert set(re.findall(r"\{\w+\}", en)) == set(re.findall(r"\{\w+\}", zh))


def test_what_the_method_claims_is_said_to_be_a_claim_in_both_languages() -> None:
    for name in ("claim", "steps_say"):
        assert "source unknown" in WORDS[name].en and "出处不明" in WORDS[name].zh
