"""What is told under Problems of rows in Emails that cannot be taken as they stand (domain.md 8)."""

from xlcrm.dates import parse_date
from xlcrm.model import Book, Customer, Letter, Problem
from xlcrm.tables.values import text
from xlcrm.text import Text


def _named(letter: Letter) -> Text:
    """The letter by its number, which one of the user's own may lack."""
    return Text(f"Letter {letter.number}", f"信件 {letter.number}") if letter.number else Text("The letter", "此信")


def doubled(book: Book, letter: Letter, first: int) -> Problem:
    """Two letters that were sent under one number: but one of them becomes a touch."""
    return book.problem(
        "Emails", letter.row, "Letter No",
        Text(f"Letter No “{letter.number}” stands in row {first} already: only one of the two is logged", f"信件编号“{letter.number}”与第 {first} 行重复：两封中只有一封记入跟进记录"),
        Text("If this letter went out as well, add its row to Touches by hand; then delete this one", "如果这封也已发出，请在跟进记录中手工补一行；然后删除此行"),
    )  # fmt: skip


def dated(book: Book, letter: Letter) -> Problem:
    """An open letter with the day on which it was sent: one of the two is not so."""
    shown = text(letter.cells.get("Sent"))
    return book.problem(
        "Emails", letter.row, "Status",
        Text(f"{_named(letter).en} has “{shown}” under Sent, but its Status is not Sent", f"{_named(letter).zh} 填了发送日期“{shown}”，但状态不是“已发”"),
        Text("If it has gone out, set Status to Sent, so that it is logged; else empty Sent", "如已发出，请把状态改为“已发”，才会记入跟进记录；否则请清空发送日期"),
    )  # fmt: skip


def cannot_post(book: Book, letter: Letter, customer: Customer | None) -> Problem:
    """A letter that is Sent, and waits: its customer is unknown, or its day is none or lies ahead."""
    if customer is None:
        return book.problem(
            "Emails", letter.row, "Customer ID",
            Text(f"{_named(letter).en} is Sent, but its customer is not in Customers", f"{_named(letter).zh} 已发，但客户不在客户表中"),
            Text("Correct the Customer ID, or delete the row", "请更正客户编号，或删除此行"),
        )  # fmt: skip
    shown = text(letter.cells.get("Sent"))
    clear = parse_date(letter.cells.get("Sent")) is not None
    wrong = Text("lies ahead", "晚于今天") if clear else Text("is not a clear date", "不是明确的日期")
    return book.problem(
        "Emails", letter.row, "Sent",
        Text(f"{_named(letter).en}: Sent “{shown}” {wrong.en}, so it is not logged yet", f"{_named(letter).zh}：发送日期“{shown}”{wrong.zh}，暂未记入跟进记录"),
        Text("Correct the date, or empty it to take today", "请更正日期；清空则按今天计"),
    )  # fmt: skip


def to_quiet(book: Book, letter: Letter) -> Problem:
    """An edited or approved letter to a customer who is do-not-contact by now."""
    return book.problem(
        "Emails", letter.row, "Status",
        Text(f"{_named(letter).en} is to a customer who must not be contacted", f"{_named(letter).zh} 的客户已标为勿扰"),
        Text("Delete the letter, or set it to Skipped", "请删除此信，或把状态改为“跳过”"),
    )  # fmt: skip
