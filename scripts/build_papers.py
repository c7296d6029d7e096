"""Build the templates of quotations and proforma invoices, in xlcrm/papers/templates, one folder for each language.

    python scripts/build_papers.py

They are ordinary workbooks, such as a user makes of them: all that xlcrm knows of them are the placeholders. Two builds
are byte for byte the same.
"""

import datetime as dt
import io
from pathlib import Path
from typing import Any, Final, get_args

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlcrm.papers.paper import KINDS, Kind
from xlcrm.papers.places import names
from xlcrm.text import Lang, Text

FOLDER: Final = Path(__file__).resolve().parent.parent / "xlcrm" / "papers" / "templates"
BUILT: Final = dt.datetime(2026, 1, 1)
FONT: Final[dict[Lang, tuple[str, int]]] = {"en": ("Arial", 10), "zh": ("Microsoft YaHei", 10)}
DARK, ACCENT, GREY, LINE, BAND = "#1B2A3D", "#2F5D8C", "#5F6B7A", "#C9D6E6", "#EEF3F9"

WIDTHS: Final = (5, 36, 12, 11, 9, 7, 15, 16)
LAST: Final = len(WIDTHS) - 1
MIDDLE: Final = 3  # the last column of the left half

TABLE: Final = (
    (Text("No.", "序号"), "Line", "center"), (Text("Description", "品名"), "Product", "left"), (Text("Model", "型号"), "Model?", "left"),
    (Text("HS code", "HS 编码"), "HS Code?", "left"), (Text("Qty", "数量"), "Qty", "right"), (Text("Unit", "单位"), "Unit", "left"),
    (Text("Unit price", "单价"), "Unit Price", "right"), (Text("Amount", "金额"), "Amount", "right"),
)  # fmt: skip
REFERENCES: Final[dict[Kind, tuple[tuple[Text, str], ...]]] = {
    "quotation": (
        (Text("Quotation no.", "报价单号"), "Quote No"), (Text("Revision", "版本"), "Rev"), (Text("Date", "日期"), "Paper Date"),
        (Text("Valid until", "有效期至"), "Valid Until"), (Text("Customer no.", "客户编号"), "Customer ID"),
    ),
    "pi": (
        (Text("PI no.", "形式发票号"), "PI No"), (Text("Date", "日期"), "Paper Date"), (Text("Quotation no.", "报价单号"), "Quote No"),
        (Text("Revision", "版本"), "Rev"), (Text("Customer no.", "客户编号"), "Customer ID"),
    ),
}  # fmt: skip
TERMS: Final = (
    (Text("Delivery", "交货条款"), Text("{{Delivery}}, Incoterms® 2020", "{{交货条款}}（Incoterms® 2020）")),
    (Text("Payment", "付款方式"), Text("{{Payment Terms}}", "{{付款方式}}")),
    (Text("Lead time", "交期"), Text("{{Lead Time}}", "{{交期}}")),
    (Text("Validity", "有效期"), Text("Valid until {{Valid Until}}", "至 {{有效期至}}")),
)
BUYER: Final[dict[Kind, Text]] = {"quotation": Text("TO", "致"), "pi": Text("BUYER", "买方")}
ATTENTION: Final = Text("Attn. {{Contact?}}", "联系人：{{联系人?}}")
REACHED: Final = Text("Tel. {{Sender Phone}}    {{Sender Email?}}", "电话：{{发件人电话}}    {{发件人邮箱?}}")
TOTAL: Final = Text("TOTAL", "合计")
TERMS_HEAD: Final = Text("TERMS", "条款")
BANK_HEAD: Final = Text("BANK DETAILS", "银行信息")
FOR_US: Final = Text("For and on behalf of {{Sender Company}}", "卖方：{{发件人公司}}")
SIGNED: Final = Text("{{Sender Name}}", "{{发件人姓名}}")
ACCEPTED: Final = Text("Accepted by the buyer: {{Company}}", "买方确认：{{公司名称}}")
STAMPED: Final = Text("Name, signature and stamp, date", "签字、盖章、日期")
FOOT: Final[dict[Kind, Text]] = {
    "quotation": Text("&L&8 {{Quote No}}&R&8 Page &P of &N", "&L&8 {{报价单号}}&R&8 第 &P 页，共 &N 页"),
    "pi": Text("&L&8 {{PI No}}&R&8 Page &P of &N", "&L&8 {{形式发票号}}&R&8 第 &P 页，共 &N 页"),
}


def placeholder(name: str, lang: Lang) -> str:
    """A placeholder as the template of that language writes it."""
    known = names()[name.rstrip("?")].said(lang)
    return "{{" + known + ("?" if name.endswith("?") else "") + "}}"


def build(kind: Kind, lang: Lang) -> bytes:
    """The template of that kind of paper in that language."""
    file = io.BytesIO()
    name, size = FONT[lang]
    book = xlsxwriter.Workbook(file, {
        "in_memory": True, "default_format_properties": {"font_name": name, "font_size": size},
        "strings_to_formulas": False, "strings_to_urls": False,
    })  # fmt: skip
    book.set_properties({"title": KINDS[kind].said(lang), "author": "", "created": BUILT})
    page = book.add_worksheet(KINDS[kind].said(lang))
    _Template(book, page, kind, lang).draw()
    book.close()
    return file.getvalue()


class _Template:
    """One sheet, written from the top down."""

    def __init__(self, book: Workbook, page: Worksheet, kind: Kind, lang: Lang) -> None:
        self.book, self.page, self.kind, self.lang = book, page, kind, lang
        self.row = 0

    def look(self, **properties: Any) -> Format:
        """A format; text stands at the top of its cell unless told."""
        return self.book.add_format({"valign": "vcenter", "font_color": DARK, **properties})

    def across(self, first: int, last: int, text: str, look: Format) -> None:
        """Text in merged cells of the present row."""
        if first == last:
            self.page.write_string(self.row, first, text, look)
        else:
            self.page.merge_range(self.row, first, self.row, last, text, look)

    def next(self, height: float = 16) -> None:
        """The next row; the present one is so high."""
        self.page.set_row(self.row, height)
        self.row += 1

    def gap(self, height: float) -> None:
        """An empty row."""
        self.next(height)

    def said(self, text: Text) -> str:
        """In the template's language."""
        return text.said(self.lang)

    def draw(self) -> None:
        """All of it."""
        for column, width in enumerate(WIDTHS):
            self.page.set_column(column, column, width)
        self._letterhead()
        self._parties()
        head = self._table()
        self._terms()
        self._bank()
        self._signatures()
        self._print(head)

    def _letterhead(self) -> None:
        self.across(0, 2, placeholder("Logo?", self.lang), self.look())
        self.next(52)
        title = KINDS[self.kind].said(self.lang).upper()
        self.across(
            0, MIDDLE, placeholder("Sender Company", self.lang), self.look(bold=True, font_size=14, text_wrap=True)
        )
        self.across(MIDDLE + 1, LAST, title, self.look(bold=True, font_size=17, font_color=ACCENT, align="right"))
        self.next(27)
        small = self.look(font_size=9, font_color=GREY, text_wrap=True)
        for text in (placeholder("Sender Address", self.lang), self.said(REACHED)):
            self.across(0, LAST, text, small)
            self.next(14)
        rule = self.look(bottom=2, bottom_color=ACCENT)
        for column in range(LAST + 1):
            self.page.write_blank(self.row, column, None, rule)
        self.gap(6)
        self.gap(10)

    def _parties(self) -> None:
        """The buyer on the left, numbers and dates on the right."""
        small_head = self.look(bold=True, font_size=8, font_color=ACCENT)
        left_side = {"text_wrap": True, "align": "left"}  # where the rest of the block begins, in Arabic too
        bold, plain = self.look(bold=True, font_size=11, **left_side), self.look(**left_side)
        address = placeholder("Address?", self.lang)
        left = (
            (self.said(BUYER[self.kind]), small_head), (placeholder("Company", self.lang), bold), (address, plain),
            (placeholder("Country", self.lang), plain), (self.said(ATTENTION), plain), (placeholder("Email?", self.lang), plain), (placeholder("Phone?", self.lang), plain),
        )  # fmt: skip
        label, value = (
            self.look(font_color=GREY, font_size=9, indent=1),
            self.look(align="right", bold=True, shrink=True),
        )
        right = iter(REFERENCES[self.kind])
        for text, look in left:
            self.across(0, MIDDLE, text, look)
            if text != address and (
                reference := next(right, None)
            ):  # the row of an address is hidden where there is none
                self.across(MIDDLE + 1, LAST - 2, self.said(reference[0]), label)
                self.across(LAST - 1, LAST, placeholder(reference[1], self.lang), value)
            self.next(17)
        self.gap(10)

    def _table(self) -> int:
        """The lines, and their total; the row of the header."""
        head = self.row
        for column, (text, name, align) in enumerate(TABLE):
            look = {
                "bold": True,
                "font_color": "white",
                "bg_color": ACCENT,
                "font_size": 9,
                "indent": int(name == "Unit"),
            }
            self.across(column, column, self.said(text), self.look(align=align, **look))
        self.next(20)
        for column, (_, name, align) in enumerate(TABLE):
            whole = name == "HS Code?"  # a number is not to be broken
            look = {
                "text_wrap": align == "left" and not whole,
                "shrink": align == "right" or whole,
                "bottom": 1,
                "bottom_color": LINE,
                "indent": int(name == "Unit"),
            }
            self.across(column, column, placeholder(name, self.lang), self.look(align=align, **look))
        self.next(19)
        strong = {"bold": True, "bg_color": BAND, "top": 1, "top_color": ACCENT}
        self.across(0, LAST - 2, self.said(TOTAL), self.look(align="right", **strong))
        self.across(
            LAST - 1,
            LAST,
            placeholder("Total", self.lang),
            self.look(align="right", font_size=11, shrink=True, **strong),
        )
        self.next(21)
        self.across(
            0, LAST, placeholder("Amount In Words", self.lang), self.look(text_wrap=True, font_size=9, bold=True)
        )
        self.next(19)
        self.gap(9)
        return head

    def _section(self, text: Text) -> None:
        self.across(
            0, LAST, self.said(text), self.look(bold=True, font_size=8, font_color=ACCENT, bottom=1, bottom_color=LINE)
        )
        self.next(16)
        self.gap(4)

    def _terms(self) -> None:
        self._section(TERMS_HEAD)
        for label, text in TERMS:
            self.across(0, 1, self.said(label), self.look(font_color=GREY, valign="top"))
            self.across(2, LAST, self.said(text), self.look(text_wrap=True, valign="top"))
            self.next(16)
        self.gap(9)

    def _bank(self) -> None:
        self._section(BANK_HEAD)
        self.across(0, LAST, placeholder("Bank Details", self.lang), self.look(text_wrap=True, valign="top"))
        self.next(16)
        self.gap(12)

    def _signatures(self) -> None:
        bold, small = (
            self.look(text_wrap=True, font_size=9, valign="top"),
            self.look(font_size=9, font_color=GREY, top=1, top_color=GREY),
        )
        self.across(0, 2, self.said(FOR_US), bold)
        self.across(MIDDLE + 1, LAST, self.said(ACCEPTED), bold)
        self.next(16)
        self.gap(40)
        self.across(0, 2, self.said(SIGNED), self.look(bold=True, top=1, top_color=GREY))
        self.across(MIDDLE + 1, LAST, self.said(STAMPED), small)
        self.next(17)
        self.across(0, 2, placeholder("Sender Title?", self.lang), self.look(font_size=9, font_color=GREY))
        self.next(14)

    def _print(self, head: int) -> None:
        page = self.page
        page.hide_gridlines(2)
        page.set_paper(9)
        page.set_portrait()
        page.set_margins(left=0.6, right=0.6, top=0.55, bottom=0.65)
        page.set_header("", {"margin": 0.3})
        page.set_footer(self.said(FOOT[self.kind]), {"margin": 0.3})
        page.center_horizontally()
        page.fit_to_pages(1, 0)
        page.repeat_rows(head)
        page.print_area(0, 0, self.row - 1, LAST)


def main() -> None:
    """Write all of them where the package has them."""
    for lang in get_args(Lang):
        for kind in KINDS:
            (FOLDER / lang).mkdir(parents=True, exist_ok=True)
            (FOLDER / lang / f"{kind}.xlsx").write_bytes(build(kind, lang))


if __name__ == "__main__":
    main()
