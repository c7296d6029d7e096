"""What a person should know before he says yes to adopting a book: what of it is not read, and how to have it read.

Pure. Each notice is a sentence or two; the first names what may surprise most.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlcrm.adopt.understanding import Understood, is_among
from xlcrm.lists import GRADES as CODES
from xlcrm.model import Book, Cell
from xlcrm.tables.header_words import GRADES, LAST_CONTACT, NEXT_CONTACT
from xlcrm.tables.values import code, is_blank
from xlcrm.text import Text


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a book that is to be adopted.

    `columns` are the headers of its list, `cells` what stands beneath them, by number. `others` are titles of sheets that
    look like lists of customers as well, `repeated` of those in which companies stand many times. `beneath` are the rows where other tables begin beneath the list. `unread` are sheets
    called as one of ours, with the columns, in both languages, for want of which they are not used.
    """

    columns: Sequence[Understood] = ()
    cells: Mapping[int, Sequence[Cell]] = field(default_factory=dict)
    others: Sequence[str] = ()
    repeated: Sequence[str] = ()
    beneath: Sequence[int] = ()
    unread: Sequence[tuple[str, Sequence[Text]]] = ()


def notices(facts: Facts, book: Book) -> list[Text]:
    """The notices; `book` is what is read once it has been adopted."""
    return [*_not_read(facts), *_of_the_list(facts, book)]


def _not_read(facts: Facts) -> Iterator[Text]:
    if facts.others:
        en, zh = _listed(facts.others)
        yield Text(
            f"Customers seem to stand on {en} too, which xlcrm does not read: it reads one list. Put them all on one sheet, with a column Owner "
            f"or Country in the place of the sheets' names; or name the right sheet with --sheet.",
            f"{zh}看起来也是客户名单，但 xlcrm 只读一张名单，不会读取。请把客户合并到一张表，用“业务员”或“国家”列代替工作表名；或用 --sheet 指明要用的表。",
        )
    if facts.repeated and not facts.columns:
        en, zh = _listed(facts.repeated)
        yield Text(
            f"On {en} each company stands in many rows, as in a list of orders, calls or contacts, so it was not taken. If it is your list of "
            f"customers, name it with --sheet.",
            f"{zh}中同一公司出现多行，像是订单、联系记录或联系人明细，因此没有采用。如果它就是客户名单，请用 --sheet 指明。",
        )
    if facts.beneath:
        rows = [str(row) for row in facts.beneath]
        yield Text(
            f"Another table stands beneath your list, from row {' and '.join(rows)} on: it is not read and stays. Better, move it to a sheet of its own.",
            f"名单下方第 {'、'.join(rows)} 行起是另一张表：不会读取，保持原样。建议移到单独的工作表。",
        )
    for title, columns in facts.unread:
        (en, _), (_, zh) = _listed([c.en for c in columns]), _listed([c.zh for c in columns])
        yield Text(
            f"Your sheet “{title}” is not read, for it has no column {en}: answer no, add what is missing, and adopt the book again to have it read.",
            f"您的“{title}”表缺少{zh}列，因此不会读取：请先答否，补上该列后重新执行，即可读取。",
        )


def _of_the_list(facts: Facts, book: Book) -> Iterator[Text]:
    own = [u for u in facts.columns if u.column is None]
    company = next((u.header for u in facts.columns if u.column == "Company"), "")
    last, following = (next((u.header for u in own if is_among(u.header, w)), "") for w in (LAST_CONTACT, NEXT_CONTACT))
    if book.customers and not (book.touches or book.quotes):
        told = Text(
            f" To tell when you last wrote, copy “{company}” and “{last}” into Customer and Date of Touches, with Out as Direction.",
            f"要告诉它上次联系的日期，请把“{company}”和“{last}”两列复制到“跟进记录”的“客户”和“日期”，“方向”填“去”。",
        )
        yield Text(
            "There is no touch and no quote yet, so every customer counts as not yet approached (P) and gets a first letter. Who has bought or "
            f"is talking to you gets A or B in Manual Grade, or a row in Quotes.{told.en if last else ''}",
            "还没有跟进记录和报价，因此每家客户都算“待开发”（P），会起草开发信。已成交或在谈的客户，请在“手动等级”填 A 或 B，或在“报价”中补一行。"
            f"{told.zh if last else ''}",
        )
    if following:
        yield Text(
            f'“{following}” is not read. To have xlcrm wait until those days, add --map "{following}=Not Before".',
            f'“{following}”不会读取。如果希望到那天之前不安排跟进，请加上 --map "{following}=暂缓至"。',
        )
    for u in own:
        if is_among(u.header, GRADES) and _holds_grades(facts.cells.get(u.number, ())):
            yield Text(
                f"“{u.header}” is yours and stays: xlcrm works out grades of its own (A has bought, B negotiating, C potential, D in the trade). "
                f'If yours mean the same, add --map "{u.header}=Manual Grade" to go by them.',
                f"“{u.header}”是您自己的列，保持不动：xlcrm 另行评定等级（A 已成交，B 在谈，C 潜力，D 行业客户）。如果含义相同，可加上 "
                f'--map "{u.header}=手动等级"，以您的为准。',
            )
    quiet = sum(c.do_not_contact for c in book.customers)
    header = next((u.header for u in facts.columns if u.column == "Do Not Contact"), "")
    if header and 2 * quiet > len(book.customers):
        yield Text(
            f"“{header}” puts {quiet} of {len(book.customers)} customers on do-not-contact: all but no and 否 counts as yes there. To leave it alone: "
            f'--map "{header}=".',
            f'按“{header}”列，{len(book.customers)} 个客户中有 {quiet} 个勿扰：该列除 no 和“否”以外都算“是”。如果不是这个意思，请加上 --map "{header}="。',
        )


def _holds_grades(cells: Sequence[Cell]) -> bool:
    filled = [v for v in cells if not is_blank(v)]
    return bool(filled) and 2 * sum(code(CODES, v) is not None for v in filled) >= len(filled)


def _listed(names: Sequence[str]) -> Text:
    shown = [f"“{n}”" for n in names]
    return Text(" and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))), "、".join(shown))
