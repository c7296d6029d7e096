"""A quote as a small text table, and the paper that is made of it."""

import datetime as dt
import io
from typing import Any

import openpyxl
from book_text import understood

from xlcrm.outlets.paper import Filled, fill
from xlcrm.papers.gather import paper_of
from xlcrm.papers.paper import Kind, Paper
from xlcrm.papers.rows import Asked
from xlcrm.stores.templates import shipped_paper

TODAY = dt.date(2026, 11, 23)
BUYER = """
Customers
Customer ID|Company|Country|Contact|Email|Phone|Language|Owner
C-1|Nordlicht GmbH|Germany|Ms Vogel|vogel@nordlicht.example|+49 40 555 0100|English|Leo
C-2|华东五金有限公司|中国|王经理|wang@huadong.example|+86 21 5550 0100|中文|
"""
SELLER = """
Settings
Name|Value
Sender Company|Qiaohe Co., Ltd.
Sender Address|88 Binhai Road, Ningbo
Sender Phone|+86 574 5550 0100
Sender Email|sales@qiaohe.example
Sender Name|Fiona Zhou
Sender Title|Export Manager
Bank Details|Beneficiary: Qiaohe; Bank: Example Bank; SWIFT: EXAMCNBN
"""
LINES = """
Quotes
Quote No|Rev|Date|Customer|Product|Model|HS Code|Qty|Unit|Currency|Unit Price|Incoterm|Place|Payment Terms|Lead Time|Valid Until|Status|PI No|Order Date
"""
TERMS = "FOB|Ningbo|30% T/T|30 days|2026-12-31"


def quote(*lines: str, head: str = LINES) -> str:
    """A book with these rows of Quotes; `TERMS` in a row stands for the usual ones."""
    return BUYER + SELLER + head + "\n".join(line.replace("TERMS", TERMS) for line in lines)


ONE = "Q-1|1|2026-11-02|C-1|Hinge|H-1|830210|1200|pcs|USD|0.385|TERMS|Sent"


def paper(book: str, kind: Kind = "quotation", number: str = "Q-1", **asked: Any) -> Paper:
    """The paper of a quote in the book."""
    return paper_of(understood(book), Asked(kind, number, **asked), TODAY)


def findings(made: Paper | Filled) -> list[tuple[str, str, str]]:
    """What is to be looked at: kind, where, and in English what it is."""
    return [(f.kind, f.where, f.message.en) for f in made.findings]


def filled(made: Paper, template: bytes | None = None) -> Filled:
    """The paper in the shipped template, or another."""
    return fill(template or shipped_paper(made.kind, made.lang), made, "the template")


def cells(data: bytes, values: bool = True) -> dict[str, Any]:
    """Every cell of the first sheet that holds anything: values as they are kept, or formulas."""
    page = openpyxl.load_workbook(io.BytesIO(data), data_only=values).worksheets[0]
    return {cell.coordinate: cell.value for row in page.iter_rows() for cell in row if cell.value is not None}


def seen(data: bytes) -> list[Any]:
    """What the cells hold, in the order of reading."""
    return list(cells(data).values())


def template(*rows: list[str]) -> bytes:
    """A template of these rows."""
    file, book = io.BytesIO(), openpyxl.Workbook()
    page = book.active
    assert page
    for row in rows:
        page.append(row)
    book.save(file)
    return file.getvalue()
