"""What xlcrm explains in notes: the reasons of Warnings, and on the Agenda why this day, this step, this topic."""

import re
from dataclasses import replace

import pytest
from book_text import TODAY, Sheets, outcome, typed
from dirty_books import dirty_books
from hypothesis import given

from xlcrm.app.outcome import work_out
from xlcrm.model import Key, Notes
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.tables.notes import FORM

BOOK = """
    Customers
    Customer ID | Company | Email  | Phone | Do Not Contact | Added
    1           | Acme    | a@b.de | 123   |                | 2026-09-01
    2           | Borg    | b@b.de |       |                | 2026-11-20
    3           | Cyan    | c@b.de |       | yes            | 2026-09-01
                | Dune    | d@b.de |       |                | 2026-09-01
    Touches
    Date       | Customer | Direction | Medium | Topic
    2026-08-24 | 1        | Out       | Email  | product
    2026-09-21 | 1        | Out       | Email  | price
    2026-10-19 | 1        | Out       | Email  | news
    2026-11-16 | 1        | Out       | Email  | news
    2026-11-20 | 2        | Out       | Email  | price
    2026-11-02 | 3        | Out       | Email  |
    2026-11-20 | Dune     | Out       | Email  |
"""


def notes(sheets: Sheets, column: str = "Warnings") -> Notes:
    """What the notes of one column are to say, by its English or its Chinese name."""
    (found,) = (n for n in outcome(sheets).changes.notes if n.column in (column, OTHER.get(column)))
    return found


OTHER = {"Warnings": "提醒", "Due": "到期日"}


def test_each_warning_is_a_line_with_its_code_and_its_reason() -> None:
    assert notes(typed(BOOK)) == Notes(
        "Customers",
        "Warnings",
        {
            Key("1"): "T2:\u00a0news twice running, on 2026-10-19 and 2026-11-16\n"
            "T7:\u00a0the last 4 touches without an answer all went by Email: try Phone",
            Key("Dune"): "T3:\u00a0the touch of 2026-11-20 has no topic: fill in what it was about",
        },
    )


def test_in_a_chinese_book_they_are_chinese() -> None:
    found = notes(
        typed("客户\n公司名称 | 邮箱\nAcme | a@b\n跟进记录\n日期 | 客户 | 方向\n2026-11-16 | Acme | 去", "zh")
    )
    assert found == Notes("客户", "提醒", {Key("Acme"): "T3：\u00a02026-11-16 的跟进没有填话题：请补上谈了什么"})


def test_where_the_user_has_a_formula_in_its_place_there_is_no_note() -> None:
    sheets = typed(
        "Customers\nCompany | Warnings\nAcme | T1\nBorg | T2\nTouches\nDate | Customer | Direction\n2026-11-16 | Acme | Out\n2026-11-16 | Borg | Out"
    )
    rows = MemoryStore(sheets).read()
    rows = {**rows, "Customers": replace(rows["Customers"], formulas=frozenset({(2, 2)}))}
    found, _ = work_out(decode(rows), TODAY).changes.notes
    assert [*found.texts] == [Key("Borg")]


AGENDA = """
    Customers
    Customer ID | Company | Country | Email  | Phone | Owner | Not Before | Added
    C-0001      | Acme    | Germany | a@b.de | 123   | Lee   |            | 2026-06-01
    C-0002      | Borg    | Germany | b@b.de |       | Lee   |            | 2026-06-01
    C-0003      | Cyan    | Japan   | c@b.jp |       | Sam   |            | 2026-11-22
    Touches
    Date       | Customer | Direction | Medium | Topic   | Said
    2026-08-24 | C-0001   | Out       | Email  | product |
    2026-09-21 | C-0001   | Out       | Email  | price   |
    2026-10-19 | C-0001   | Out       | Email  | news    |
    2026-10-05 | C-0002   | Out       | Email  | price   |
    2026-11-02 | C-0002   | In        | Email  |         | Not now, maybe next year
    2026-11-03 | C-0002   | Out       | Email  | news    |
    Materials
    Topic   | Title              | Text
    product | Lamps with sensors | They see you.
"""


def test_the_agenda_says_why_this_day_this_step_and_this_topic() -> None:
    assert notes(typed(AGENDA), "Due") == Notes(
        "Agenda",
        "Due",
        {
            Key("C-0001"): "Due:\u00a028 days after the last contact on 2026-10-19, as for grade D.\n"
            "Next Step:\u00a03 touches without an answer: always by one medium so far\n"
            "Next Topic:\u00a0product: Lamps with sensors, not yet told this customer",
            Key("C-0002"): "Due:\u00a021 days after the last contact on 2026-11-03, as for grade C."
            " On 2026-11-02 the buyer put the decision off: if a day was named, fill in Not Before.\n"
            "Next Topic:\u00a0product: Lamps with sensors, not yet told this customer",
            Key(
                "C-0003"
            ): "Due:\u00a0no contact yet, so the day it was added, 2026-11-22. Moved from Sun 22 Nov: weekend in Japan.\n"
            "Next Topic:\u00a0first-letter: not yet approached",
        },
    )


def test_in_a_chinese_book_the_agenda_says_it_in_chinese() -> None:
    text = """
        客户
        客户编号 | 公司名称 | 国家 | 邮箱   | 录入日期
        C-0001   | Acme     | 德国 | a@b.de | 2026-06-01
        跟进记录
        日期       | 客户   | 方向 | 媒介 | 话题
        2026-10-24 | C-0001 | 去   | 邮件 | 价格更新
    """
    found = notes(typed(text, "zh"), "Due")
    assert (found.sheet, found.column) == ("日程", "到期日")
    assert found.texts == {
        Key(
            "C-0001"
        ): "到期日：\u00a0上次联系（2026-10-24）后 28 天，按 D 级间隔。由 11月21日（周六）顺延：德国周末休息。\n"
        "下次话题：\u00a0“自检”，没有新素材；对该客户还没用过这个话题"
    }


def test_of_each_owner_as_many_are_explained_as_he_can_write_to_in_a_day() -> None:
    rows = "".join(f"{n} | Buyer {n} | {owner} | 2026-11-20\n" for n, owner in enumerate(["Lee"] * 4 + ["Sam"] * 2, 1))
    text = f"Customers\nCustomer ID | Company | Owner | Added\n{rows}Settings\nName | Value\nLetters Per Owner | 3\n"
    assert [key.name for key in notes(typed(text), "Due").texts] == ["1", "2", "3", "5", "6"]


@pytest.mark.parametrize("note", ["T3:\u00a0no topic\nT6:\u00a0overdue", "T3：\u00a0没有填话题", "T3:\u00a0没有填话题"])
def test_a_note_is_known_by_the_colon_of_either_language(note: str) -> None:
    assert re.fullmatch(FORM, note)
    assert not re.fullmatch(FORM, note.replace("\u00a0", " "))


@given(dirty_books)
def test_every_note_is_known_again_and_has_the_codes_of_its_cell(sheets: Sheets) -> None:
    found = outcome(sheets)
    said = dict(notes(sheets).texts)
    for standing in found.result.standings:
        text = said.pop(standing.customer.key, None)
        assert [line[:2] for line in (text or "").split("\n") if line] == [w.code for w in standing.warnings]
        assert text is None or re.fullmatch(FORM, text)
    assert said == {}
    explained = notes(sheets, "Due").texts
    assert {key.name for key in explained} == {s.customer.id for s in found.result.agenda[: len(explained)]}
    assert all(re.fullmatch(FORM, text or "") for text in explained.values())
