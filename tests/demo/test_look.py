"""The demo book as a person sees it, in both languages: no text stands over the row beneath it."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from xlcrm import schema
from xlcrm.demo.book import sample
from xlcrm.stores.file import filled
from xlcrm.template import template_bytes
from xlcrm.text import Lang

LINE = 12  # points, at the least, of a line of text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "sheet",
    [s for s in schema.SHEETS if not s.output and any(c.kind == "long" for c in s.columns)],
    ids=lambda s: s.name,
)
def test_a_row_is_as_high_as_the_text_that_wraps_in_it(sheet: schema.Sheet, lang: Lang) -> None:
    """LibreOffice does not find out on loading."""
    data = filled(template_bytes(lang), sample(date(2026, 11, 27), lang), lang)
    page = openpyxl.load_workbook(BytesIO(data))[sheet.title(lang)]

    seen, low = 0, list[str]()
    for row in page.iter_rows(min_row=2):
        for cell in row:
            lines = len(str(cell.value or "").split("\n"))
            if (
                isinstance(cell.value, str)
                and cell.alignment.wrap_text
                and (lines > 1 or len(cell.value) > page.column_dimensions[cell.column_letter].width * 1.2)
            ):
                seen += 1
                height = page.row_dimensions[cell.row].height or 15
                low += [f"{cell.coordinate}: {height}"] if height < LINE * max(lines, 2) else []
    assert low == []
    assert seen
