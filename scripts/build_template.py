"""Build the two empty workbooks, `workbook_template.xlsx` and `workbook_template_zh.xlsx`, beside the package.

    python scripts/build_template.py

Everything comes from xlcrm: sheets and columns from schema, drop-downs from lists, defaults from settings, notes from
column_notes, the first sheet from guide, the rows of Materials from examples, the colours of due rows from colours. Two builds are
byte for byte the same.
"""

import datetime as dt
import io
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlcrm import lists, schema, settings
from xlcrm.ooxml.references import LAST_ROW
from xlcrm.ooxml.workbook import Workbook as XlcrmWorkbook
from xlcrm.schema import Column, Sheet
from xlcrm.stores.dashboard_page import dashboard_page
from xlcrm.stores.file import LoadedBook
from xlcrm.tables import colours, decode
from xlcrm.tables.dropdowns import DropDown, drop_down, offering
from xlcrm.tables.examples import examples
from xlcrm.template.column_notes import NEEDED, WRITTEN_BY_XLCRM, note
from xlcrm.template.guide import guide, method
from xlcrm.text import Lang, Text

ROOT: Final = Path(__file__).resolve().parent.parent
NAMES: Final[dict[Lang, str]] = {"en": "workbook_template.xlsx", "zh": "workbook_template_zh.xlsx"}
ORDER: Final = (
    schema.AGENDA, schema.DASHBOARD, schema.CUSTOMERS, schema.TOUCHES, schema.QUOTES, schema.EMAILS, schema.DIAGNOSIS,
    schema.CONTACTS, schema.MATERIALS, schema.TEAM, schema.PROBLEMS, schema.LOG, schema.SETTINGS,
)  # fmt: skip
BUILT: Final = dt.datetime(2026, 1, 1)

START: Final = Text("Start", "开始")
TAG_LINE: Final = Text(
    "Whom to write to today, about what, and why: in the workbook you already have",
    "今天该联系谁、谈什么、为什么：就在您已有的工作簿里",
)
LEGEND_TITLE: Final = Text("What the colours mean", "颜色说明")
METHOD_TITLE: Final = Text("What the method says", "教材怎么说")
WHOLE_NUMBER: Final = Text("Please enter a whole number, {} or more", "请输入不小于 {} 的整数")
PAGE_OF: Final = Text("Page &P of &N", "第 &P 页，共 &N 页")

# Blue is the user's, slate is xlcrm's; a needed column is the deepest blue.
INPUT, REQUIRED, WRITTEN, WRITTEN_CELLS = "#2F5D8C", "#1B3A5C", "#5F6F84", "#F5F6F8"
RULE: Final = "#D4D9E0"  # the line beneath a row: on paper, and where rows of one colour follow one another
DARK, ACCENT, MUTED = "#1B2A3D", "#2F5D8C", "#C9D6E6"
TABS: Final = {"input": "#2F75B5", "output": "#548235", "settings": "#7F7F7F"}
LEGEND: Final = (
    (colours.DUE, Text("Due: follow up today", "今日：今天该跟进")),
    (colours.OVERDUE, Text("Overdue: the day has passed", "逾期：已过跟进日期")),
    (colours.NEGLECTED, Text("Neglected: overdue by more than half its interval", "久拖：逾期超过间隔的一半")),
    (colours.QUIET, Text("Do not contact: no date, no letter", "勿扰：不排日期，不写信")),
    (
        (INPUT, "white"),
        Text("Header of a column that you fill in; deeper blue: needed", "由您填写的列；更深的蓝色为必填"),
    ),
    (
        (WRITTEN, "white"),
        Text("Header of a column that xlcrm writes: do not type there", "由 xlcrm 填写的列，请勿手工修改"),
    ),
)

# Typed as numbers these would lose a leading zero or a plus, or turn into a date.
CODES: Final = frozenset({
    "Customer ID", "Phone", "IM", "Fax", "HS Code", "Model", "Quote No", "PI No", "Message ID", "Letter No",
})  # fmt: skip
LEFT_ALIGNED: Final = (lists.TOPICS, lists.MEDIA, lists.CAUSES)
# The letter is xlcrm's draft and the user's text, and the cause of a silence is the user's to tell.
EDITABLE: Final = {
    schema.EMAILS.name: frozenset({"Subject", "Body", "Status", "Sent"}),
    schema.DIAGNOSIS.name: frozenset({"Cause"}),
}
LINE: Final[dict[Lang, float]] = {"en": 15, "zh": 16.5}  # points
LONGEST_HEAD: Final = 16  # "Each morning:" stands out in bold, a whole clause does not
FILTER_BUTTON: Final = 5  # digits that it covers of a header, with some air


def build(lang: Lang) -> bytes:
    """The whole workbook in that language."""
    file = io.BytesIO()
    font: dict[str, Any] = {"font_name": "Calibri", "font_size": 11}
    if lang == "zh":
        font = {"font_name": "Microsoft YaHei", "font_size": 10}
    book = xlsxwriter.Workbook(file, {
        "in_memory": True, "default_format_properties": font, "default_row_height": LINE[lang] * 4 / 3,
        "strings_to_formulas": False, "strings_to_urls": False,
    })  # fmt: skip
    book.set_properties({"title": "xlcrm", "author": "xlcrm", "created": BUILT})
    book.set_tab_ratio(85)  # fourteen tabs, all in sight
    _start(book, lang)
    for sheet in ORDER:
        if sheet.charts:
            book.add_worksheet(sheet.title(lang))
        else:
            _sheet(book, sheet, lang)
    book.close()
    return _with_colours(_with_charts(file.getvalue(), lang))


def _with_charts(data: bytes, lang: Lang) -> bytes:
    """The book with its page of charts, drawn as refresh draws it in a book that lacks it."""
    book = XlcrmWorkbook(data)
    for sheet in ORDER:
        if sheet.charts:
            book.draw_page(sheet.title(lang), dashboard_page([c.header(lang) for c in sheet.columns]))
    return book.to_bytes()


def _with_colours(data: bytes) -> bytes:
    """The book with the colours of due rows: who refreshes by the buttons alone has them, too."""
    loaded = LoadedBook(XlcrmWorkbook(data))
    return loaded.coloured(colours.coloured(decode(loaded.rows())))


# ---- the first sheet ---------------------------------------------------------------------------------------------


def _start(book: Workbook, lang: Lang) -> None:
    page = book.add_worksheet(START.said(lang))
    page.hide_gridlines(2)
    page.hide_row_col_headers()
    page.set_tab_color(DARK)
    page.activate()
    page.set_column(0, 0, 2)
    page.set_column(1, 1, 5)
    page.set_column(2, 2, 108)
    page.set_column(3, 3, 2)
    for row, text, height, look in (
        (0, "xlcrm", 42, {"font_size": 24, "bold": True, "font_color": "white", "valign": "bottom"}),
        (1, TAG_LINE.said(lang), 30, {"font_size": 12, "font_color": MUTED, "valign": "top"}),
    ):
        band = book.add_format({**look, "bg_color": DARK})
        page.set_row(row, height)
        for col in range(4):
            page.write_blank(row, col, None, band)
        page.write_string(row, 1, text, band)
    page.set_row(2, 14)
    row = _legend(book, page, _lines(book, page, 3, guide(lang), lang), lang)
    _title(book, page, row + 1, METHOD_TITLE, lang)
    _lines(book, page, row + 2, method(lang), lang)
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.fit_to_pages(1, 1)


def _title(book: Workbook, page: Worksheet, row: int, title: Text, lang: Lang) -> None:
    page.write_string(row, 1, title.said(lang), book.add_format({"bold": True, "font_color": ACCENT}))


def _lines(book: Workbook, page: Worksheet, row: int, lines: Sequence[str], lang: Lang) -> int:
    """These lines, numbered; the row after them."""
    number = book.add_format({"bold": True, "font_color": ACCENT, "align": "center", "valign": "top"})
    line = book.add_format({"text_wrap": True, "valign": "top"})
    # Without a format of its own the second half would fall back to Calibri.
    bold, plain = book.add_format({"bold": True}), book.add_format()
    for count, text in enumerate(lines, 1):
        page.set_row(row, _height(text, 108, lang) + 8)
        page.write_number(row, 1, count, number)
        head = re.match(r"[^:：]+[:：]", text)
        if head and _width(head[0]) <= LONGEST_HEAD:
            page.write_rich_string(row, 2, bold, head[0], plain, text[head.end() :], line)
        else:
            page.write_string(row, 2, text, line)
        row += 1
    return row


def _legend(book: Workbook, page: Worksheet, row: int, lang: Lang) -> int:
    """What the colours mean; the row after it."""
    _title(book, page, row + 1, LEGEND_TITLE, lang)
    text = book.add_format({"valign": "vcenter", "indent": 1})
    for place, ((fill, font), meaning) in enumerate(LEGEND, row + 2):
        page.set_row(place, 18)
        # A white line between the swatches, or they would run into one another.
        look = {"bg_color": fill, "font_color": font, "align": "center", "bottom": 5, "bottom_color": "white"}
        page.write_string(place, 1, "Aa", book.add_format(look))
        page.write_string(place, 2, meaning.said(lang), text)
    return row + 2 + len(LEGEND)


def _width(text: str) -> int:
    """How many digits wide the text is, about: a Chinese character is two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _height(text: str, width: int, lang: Lang) -> float:
    """Points that the text takes when it wraps in a column of that width: LibreOffice does not find out on loading."""
    # English words run narrower than digits; the last word of a line is seldom a fit.
    return LINE[lang] * max(1, math.ceil(_width(text) / (width * (0.95 if lang == "zh" else 1.2))))


# ---- the others --------------------------------------------------------------------------------------------------


def _sheet(book: Workbook, sheet: Sheet, lang: Lang) -> None:
    page = book.add_worksheet(sheet.title(lang))
    page.set_tab_color(TABS["settings" if sheet is schema.SETTINGS else "output" if sheet.output else "input"])
    for col, column in enumerate(sheet.columns):
        hidden = {"hidden": True} if (sheet, column.name) == (schema.EMAILS, "Mark") else {}
        page.set_column(col, col, _column_width(column, lang), book.add_format(_cell_look(sheet, column)), hidden)
    rows = _rows(sheet, lang)
    _table(book, page, sheet, lang, max(1, len(rows)))
    for row, values in enumerate(rows, 1):
        height = max(_height(str(v), c.width, lang) for v, c in zip(values, sheet.columns, strict=True))
        if height > LINE[lang]:
            page.set_row(row, height)
        for col, value in enumerate(values):
            if value != "":
                page.write(row, col, value)
    for col, column in enumerate(sheet.columns):
        _header_note(page, col, sheet, column, lang)
        if words := drop_down(sheet, column, lang):
            _drop_down(page, (1, col, LAST_ROW - 1, col), words)
    if sheet is schema.SETTINGS:
        _setting_checks(page, lang)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _view_and_print(page, sheet, lang)


def _column_width(column: Column, lang: Lang) -> int:
    """The schema's, or as much as the header needs: no word of it is broken."""
    room = FILTER_BUTTON if lang == "zh" else 2
    return max(column.width, *(_width(word) + room for word in column.header(lang).split()))


def _table(book: Workbook, page: Worksheet, sheet: Sheet, lang: Lang, rows: int) -> None:
    # Where a header wraps, all stand at the top, so that the filter buttons come to lie beneath the first line.
    wraps = any(_width(c.header(lang)) + FILTER_BUTTON > _column_width(c, lang) for c in sheet.columns)
    page.set_row(0, 34 if wraps else 24)
    place = {"valign": "top" if wraps else "vcenter"}
    columns = [
        {"header": c.header(lang), "header_format": book.add_format(_header_look(sheet, c) | place)}
        for c in sheet.columns
    ]
    page.add_table(0, 0, rows, len(columns) - 1, {
        "name": f"tbl{sheet.name}", "columns": columns, "style": "Table Style Light 1", "autofilter": sheet is not schema.SETTINGS,
    })  # fmt: skip


def _written(sheet: Sheet, column: Column) -> bool:
    """Whether the user should keep his hands off it."""
    return column.computed or (sheet.output and column.name not in EDITABLE.get(sheet.name, ()))


def _alignment(column: Column) -> dict[str, Any]:
    if column.kind in ("whole", "number"):
        return {"align": "right", "indent": 1}  # or the figure touches the text of the next column
    centred = column.kind == "date" or column.name == "Grade" or (column.choices and column.choices not in LEFT_ALIGNED)
    return {"align": "center" if centred else "left"}


def _header_look(sheet: Sheet, column: Column) -> dict[str, Any]:
    look: dict[str, Any] = {
        "text_wrap": True, "font_color": "white", "bold": True, "bg_color": INPUT, **_alignment(column),
    }  # fmt: skip
    if _written(sheet, column):
        look |= {"bold": False, "italic": True, "bg_color": WRITTEN}
    elif column.needed and not sheet.output:
        look |= {"bg_color": REQUIRED}
    return look


def _cell_look(sheet: Sheet, column: Column) -> dict[str, Any]:
    # Where no row grows, fonts of different heights meet in the middle; notes of several lines show the first.
    wraps = any(c.kind == "long" for c in sheet.columns)
    look: dict[str, Any] = {
        "valign": "top" if wraps or column.name == "Notes" else "vcenter", "bottom": 1, "bottom_color": RULE, **_alignment(column),
    }  # fmt: skip
    if column.kind == "date":
        look["num_format"] = "yyyy-mm-dd"
    elif column.kind == "long":
        look["text_wrap"] = True
    elif column.name == "Unit Price":
        look["num_format"] = "#,##0.00##"
    elif column.name in CODES:
        look["num_format"] = "@"
    if column.computed:
        look["bg_color"] = WRITTEN_CELLS
    if (sheet, column.name) == (schema.SETTINGS, "Value"):
        look |= {"font_color": ACCENT, "bold": True}
    return look


def _header_note(page: Worksheet, col: int, sheet: Sheet, column: Column, lang: Lang) -> None:
    lines = [note(sheet.name, column.name, lang)]
    if _written(sheet, column):
        lines.append(WRITTEN_BY_XLCRM.said(lang))
    elif column.needed and not sheet.output:
        lines.append(NEEDED.said(lang))
    height = 12 + 18 * sum(math.ceil(_width(line) / 34) for line in lines)
    font = {"font_name": "Microsoft YaHei" if lang == "zh" else "Calibri", "font_size": 9 if lang == "zh" else 10}
    page.write_comment(0, col, "\n".join(lines), {"author": "xlcrm", "width": 230, "height": height, **font})


def _drop_down(page: Worksheet, area: tuple[int, int, int, int], drop: DropDown) -> None:
    page.data_validation(*area, {
        "validate": "list", "source": list(drop.words), "error_type": "stop" if drop.strict else "information",
        "error_title": "xlcrm", "error_message": drop.message,
    })  # fmt: skip


# ---- rows that are there from the first --------------------------------------------------------------------------


def _rows(sheet: Sheet, lang: Lang) -> list[tuple[str | int | dt.date, ...]]:
    if sheet is schema.SETTINGS:
        return [
            (s.name.said(lang), settings.shown(getattr(settings.DEFAULTS, s.field), lang), s.why.said(lang))
            for s in settings.SETTINGS
        ]
    if sheet is schema.MATERIALS:
        return list(_materials(lang))
    return []


def _materials(lang: Lang) -> Iterator[tuple[str | dt.date, ...]]:
    for e in examples(lang):
        start, end = (dt.date.fromisoformat(day) if day else "" for day in (e.start, e.end))
        word = lists.label(lists.TOPICS, e.topic, lang)
        yield (
            word,
            e.title,
            e.text,
            e.benefit,
            e.question,
            e.language,
            start,
            end,
            e.countries,
            e.products,
            e.grades,
            e.attachment,
            e.link,
        )


def _setting_checks(page: Worksheet, lang: Lang) -> None:
    for row, setting in enumerate(settings.SETTINGS, 1):
        if setting.kind == "yes":
            _drop_down(page, (row, 1, row, 1), offering((*lists.YES, *lists.NO), lang))
        elif setting.kind == "language":
            page.data_validation(row, 1, row, 1, {"validate": "list", "source": ["en", "zh"]})
        elif setting.kind == "whole":
            page.data_validation(row, 1, row, 1, {
                "validate": "integer", "criteria": ">=", "value": setting.least,
                "error_title": "xlcrm", "error_message": WHOLE_NUMBER.said(lang).format(setting.least),
            })  # fmt: skip


def _view_and_print(page: Worksheet, sheet: Sheet, lang: Lang) -> None:
    page.freeze_panes(1, sheet.leading)
    page.set_selection(1, 0, 1, 0)
    page.set_zoom(100)
    page.set_paper(9)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(sheet.across, 0)
    page.repeat_rows(0)
    if sheet.across > 1:
        page.repeat_columns(0, sheet.leading - 1)
        page.print_across()
    page.set_footer(f"&L&A&C&D&R{PAGE_OF.said(lang)}")


def main() -> None:
    """Write both files where the package expects them."""
    for lang, name in NAMES.items():
        (ROOT / name).write_bytes(build(lang))


if __name__ == "__main__":
    main()
