"""How an edit is noticed by the book alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.letters.marks import WRITTEN, Mark, fingerprint, read_mark

CELLS = {"Subject": "Pumps", "Body": "Dear Ann,\nOne fact.", "To": "a@b.de"}

marks = st.builds(Mark, st.text(), st.integers(0, 10**6), st.text(), st.text(), st.booleans())


@given(marks)
def test_a_mark_is_read_back_as_it_was_noted(mark: Mark) -> None:
    assert read_mark(str(mark)) == mark


@given(st.text())
def test_anything_else_is_no_mark_and_raises_nothing(noted: str) -> None:
    found = read_mark(noted)
    assert found is None or isinstance(found, Mark)


@pytest.mark.parametrize(
    "noted", ["", "null", "[]", "{}", "7", '{"text":"x"}', '{"rows":1}', '{"text":"x","rows":"many"}', "[" * 100_000]
)
def test_what_is_not_to_be_understood_is_none(noted: str) -> None:
    assert read_mark(noted) is None


def test_a_mark_is_short_and_says_only_what_is_so() -> None:
    assert str(Mark("abc", 3)) == '{"text":"abc","rows":3}'
    assert str(Mark("abc", 3).with_touch()) == '{"text":"abc","rows":3,"logged":true}'


@pytest.mark.parametrize("column", WRITTEN)
def test_every_column_that_a_person_may_rewrite_counts(column: str) -> None:
    assert fingerprint({**CELLS, column: "something else"}) != fingerprint(CELLS)


@pytest.mark.parametrize("column", ["Check", "Status", "Created", "Sent", "Company", "Letter No"])
def test_no_other_column_counts(column: str) -> None:
    assert fingerprint({**CELLS, column: "something else"}) == fingerprint(CELLS)


def test_line_ends_as_excel_and_libreoffice_write_them_do_not_count() -> None:
    same = ["Dear Ann,\nOne fact.", "Dear Ann,\r\nOne fact.", "Dear Ann, \nOne fact.\n", "Dear Ann,\rOne fact."]
    assert len({fingerprint({**CELLS, "Body": body}) for body in same}) == 1


def test_empty_and_missing_are_one() -> None:
    assert (
        fingerprint({**CELLS, "Attachments": None}) == fingerprint({**CELLS, "Attachments": ""}) == fingerprint(CELLS)
    )


def test_text_that_moves_from_one_column_to_the_next_is_an_edit() -> None:
    assert fingerprint({"Subject": "a", "Body": "b"}) != fingerprint({"Subject": "", "Body": "a\nb"})
