"""The reasons of Warnings in words, as notes."""

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


def notes(sheets: Sheets) -> Notes:
    (found,) = outcome(sheets).changes.notes
    return found


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
        "Customers\nCompany | Warnings\nAcme | x\nBorg | y\nTouches\nDate | Customer | Direction\n2026-11-16 | Acme | Out\n2026-11-16 | Borg | Out\nProblems\nSheet | Cell | Problem | Remedy"
    )
    rows = MemoryStore(sheets).read()
    rows = {**rows, "Customers": replace(rows["Customers"], formulas=frozenset({(2, 2)}))}
    (found,) = work_out(decode(rows), TODAY).changes.notes
    assert [*found.texts] == [Key("Borg")]


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
