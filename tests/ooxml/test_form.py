"""A sheet of any workbook as a form: a row of it repeated, everything else as it was, and nothing that Excel would repair."""

import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from real_books import each_real_book

from xlcrm.errors import WritingForbidden
from xlcrm.ooxml import formframe
from xlcrm.ooxml.form import Form
from xlcrm.ooxml.rowheights import lines_in, width_of
from xlcrm.ooxml.workbook import Workbook


def repeated(data: bytes, times: int) -> bytes | None:
    """The book with the middle row of each sheet repeated; None where a table stands in the way."""
    book = Workbook(data)
    forms = [Form(book, sheet) for sheet in book.sheets]
    for form in forms:
        rows = sorted(form.rows)
        if rows:
            form.repeat(rows[len(rows) // 2], times)
    for form in forms:
        for other in forms:
            if other is not form:
                form.follow(other)
    try:
        for form in forms:
            formframe.save(form)
    except WritingForbidden:
        return None
    formframe.drop_chain(book)
    return book.to_bytes()


@each_real_book
def test_a_row_of_a_real_book_is_repeated_without_a_new_fault(
    path: Path, tmp_path: Path, faults: Callable[[Path], Counter[str]]
) -> None:
    before = path.read_bytes()
    after = repeated(before, 3)
    if after is None:
        pytest.skip("it has an Excel table below the middle of a sheet")
    (tmp_path / path.name).write_bytes(after)
    found = faults(tmp_path / path.name)
    assert {kind for kind in found if kind not in faults(path)} == set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for old, new in zip(
            openpyxl.load_workbook(io.BytesIO(before)).worksheets,
            openpyxl.load_workbook(io.BytesIO(after)).worksheets,
            strict=True,
        ):
            texts = [
                [c.value for c in row if isinstance(c.value, str) and c.data_type == "s"] for row in old.iter_rows()
            ]
            again = [
                [c.value for c in row if isinstance(c.value, str) and c.data_type == "s"] for row in new.iter_rows()
            ]
            assert [row for row in texts if row and row not in again] == []


def test_repeating_once_changes_no_cell() -> None:
    file, book = io.BytesIO(), openpyxl.Workbook()
    assert book.active
    book.active.append(["a", 1, "=B1*2"])
    book.save(file)
    after = repeated(file.getvalue(), 1)
    assert after
    page = openpyxl.load_workbook(io.BytesIO(after)).worksheets[0]
    assert [c.value for c in page[1]] == ["a", 1, "=B1*2"]


def test_a_formula_that_the_cells_of_a_column_share_is_each_ones_own_afterwards() -> None:
    file, book = io.BytesIO(), openpyxl.Workbook()
    assert book.active
    for row in ([10, "=A1*2"], [20, "=A2*2"], [30, "=A3*2"]):
        book.active.append(row)
    book.save(file)
    shared = with_part_changed(
        file.getvalue(),
        "xl/worksheets/sheet1.xml",
        (b"<f>A1*2</f>", b'<f t="shared" ref="B1:B3" si="0">A1*2</f>'),
        (b"<f>A2*2</f>", b'<f t="shared" si="0"/>'),
        (b"<f>A3*2</f>", b'<f t="shared" si="0"/>'),
    )

    after = repeated(shared, 2)

    assert after
    page = openpyxl.load_workbook(io.BytesIO(after)).worksheets[0]
    assert [[c.value for c in row] for row in page] == [
        [10, "=A1*2"], [20, "=A2*2"], [20, "=A3*2"], [30, "=A4*2"],
    ]  # fmt: skip


def with_part_changed(data: bytes, part: str, *changes: tuple[bytes, bytes]) -> bytes:
    """The package with each piece of a part, which stands there once, replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            for old, new in changes if name == part else ():
                assert content.count(old) == 1
                content = content.replace(old, new)
            after.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("two words", 5, 2),
        ("中文也要折行", 6, 2),
        ("a\nb\nc", 10, 3),
        ("averyverylongwordindeed", 10, 3),
    ],
)
def test_text_takes_as_many_lines_as_it_needs(text: str, room: float, lines: int) -> None:
    assert lines_in(text, room) == lines
    assert width_of("WIDE") > width_of("wide")
