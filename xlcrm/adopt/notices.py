"""What a person should know before he says yes to adopting a book: what of it is not read, and how to have it read.

Pure. Each notice is a sentence or two; the first names what may surprise most.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlcrm import schema
from xlcrm.adopt.records import Record, how_to_read
from xlcrm.adopt.understanding import Understood, is_among, may_mean
from xlcrm.lists import GRADES as CODES
from xlcrm.model import Book, Cell
from xlcrm.schema import CONTACTS, CUSTOMERS, QUOTES, TOUCHES, fold
from xlcrm.tables.header_words import GRADES, LAST_CONTACT, NEXT_CONTACT
from xlcrm.tables.values import code, is_blank, text
from xlcrm.text import Lang, Text

MOST_NAMED = 10  # rows that a sentence names


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a book that is to be adopted.

    `columns` are the headers of its list, `cells` what stands beneath them, by number. `others` are titles of sheets that
    look like lists of customers as well, `repeated` of those in which companies stand many times; `anew` says why
    others were not taken. `beneath` are the rows where other tables begin beneath the list. `records` are
    sheets that hold touches or quotes under other headers. `contacted` is the header whose days become so many `touches`, `left`
    are the rows that give none. `lang` is the language of what is added to the book, `titles` what
    our sheets, by their English names, are called in it.
    """

    columns: Sequence[Understood] = ()
    cells: Mapping[int, Sequence[Cell]] = field(default_factory=dict)
    others: Sequence[str] = ()
    repeated: Sequence[str] = ()
    anew: Sequence[Text] = ()
    beneath: Sequence[int] = ()
    records: Sequence[Record] = ()
    contacted: str = ""
    touches: int = 0
    left: Sequence[int] = ()
    lang: Lang = "en"
    titles: Mapping[str, str] = field(default_factory=dict)

    def title(self, sheet: schema.Sheet) -> str:
        """What a sheet of ours is called in the book."""
        return self.titles.get(sheet.name) or sheet.title(self.lang)

    def header(self, column: str, sheet: schema.Sheet = CUSTOMERS) -> str:
        """What a column of ours is called in the book."""
        return sheet.column(column).header(self.lang)


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
    if not facts.columns:
        yield from facts.anew
    if facts.beneath:
        rows = [str(row) for row in facts.beneath]
        yield Text(
            f"Another table stands beneath your list, from row {' and '.join(rows)} on: it is not read and stays. Better, move it to a sheet of its own.",
            f"名单下方第 {'、'.join(rows)} 行起是另一张表：不会读取，保持原样。建议移到单独的工作表。",
        )
    yield from map(how_to_read, facts.records)


def _of_the_list(facts: Facts, book: Book) -> Iterator[Text]:
    own = [u for u in facts.columns if u.column is None]
    last, following = (next((u.header for u in own if is_among(u.header, w)), "") for w in (LAST_CONTACT, NEXT_CONTACT))
    if facts.contacted:
        yield _contacted(facts)
    if book.customers and not (book.touches or book.quotes):
        yield _nothing_yet(facts, "" if facts.contacted else last)
    if following:
        wish = f'--map "{following}={facts.header("Not Before")}"'
        yield Text(
            f"“{following}” is not read. To have xlcrm wait until those days, add {wish}.",
            f"“{following}”不会读取。如果希望到那天之前不安排跟进，请加上 {wish}。",
        )
    for u in own:
        if is_among(u.header, GRADES) and _holds_grades(facts.cells.get(u.number, ())):
            wish = f'--map "{u.header}={facts.header("Manual Grade")}"'
            yield Text(
                f"“{u.header}” is yours and stays: xlcrm works out grades of its own (A has bought, B negotiating, C potential, D in the trade). "
                f"If yours mean the same, add {wish} to go by them.",
                f"“{u.header}”是您自己的列，保持不动：xlcrm 另行评定等级（A 已成交，B 在谈，C 潜力，D 行业客户）。如果含义相同，可加上 "
                f"{wish}，以您的为准。",
            )
    yield from _of_several(facts, book)
    quiet = sum(c.do_not_contact for c in book.customers)
    header = next((u.header for u in facts.columns if u.column == "Do Not Contact"), "")
    if header and 2 * quiet > len(book.customers):
        yield Text(
            f"“{header}” puts {quiet} of {len(book.customers)} customers on do-not-contact: all but no and 否 counts as yes there. To leave it alone: "
            f'--map "{header}=".',
            f'按“{header}”列，{len(book.customers)} 个客户中有 {quiet} 个勿扰：该列除 no 和“否”以外都算“是”。如果不是这个意思，请加上 --map "{header}="。',
        )


def _contacted(facts: Facts) -> Text:
    title, header = facts.title(TOUCHES), facts.contacted
    rows = [str(row) for row in facts.left[:MOST_NAMED]] + ["…"] * (len(facts.left) > MOST_NAMED)
    none = Text(
        f" Row {', '.join(rows)} gives none: the day cannot be read or lies ahead, or the company stands in several rows.",
        f"第 {'、'.join(rows)} 行没有加入：日期无法识别、晚于今天，或同一公司占多行。",
    )
    return Text(
        f"The days under “{header}” become {facts.touches} touches out in {title}.{none.en if rows else ''}",
        f"“{header}”列的日期在“{title}”中成为 {facts.touches} 条“去”的记录。{none.zh if rows else ''}",
    )


def _nothing_yet(facts: Facts, last: str) -> Text:
    quotes, grade = facts.title(QUOTES), facts.header("Manual Grade")
    option = f'--last-contact "{last}"'
    told = Text(
        f" To have the days under “{last}” count as touches out, add {option}.",
        f"要把“{last}”列的日期算作最近一次跟进，请加上 {option}。",
    )
    return Text(
        "There is no touch and no quote yet, so every customer counts as not yet approached (P) and gets a first letter. Who has bought or "
        f"is talking to you gets A or B in {grade}, or a row in {quotes}.{told.en if last else ''}",
        f"还没有跟进记录和报价，因此每家客户都算“待开发”（P），会起草开发信。已成交或在谈的客户，请在“{grade}”填 A 或 B，或在“{quotes}”中补一行。"
        f"{told.zh if last else ''}",
    )


def _of_several(facts: Facts, book: Book) -> Iterator[Text]:
    """One company in several rows, and several people in one."""
    contacts = facts.title(CONTACTS)
    rows = Counter(fold(c.company) for c in book.customers if c.company)
    twice = next((c.company for c in book.customers if rows[fold(c.company)] > 1), "")
    if twice:
        count = rows[fold(twice)]
        more = sum(n > 1 for n in rows.values()) - 1
        yield Text(
            f"“{twice}” stands in {count} rows{f', and {more} more in several' if more else ''}: each row counts as a customer of its own and gets "
            f"letters of its own. If they are people at one company, keep one row, and put the others into {contacts}.",
            f"“{twice}”占了 {count} 行{f'，另有 {more} 家也占多行' if more else ''}：每一行都算一个客户，分别跟进、分别写信。如果是同一公司的不同联系人，请只留一行，其余填到“{contacts}”表。",
        )
    yield from _of_further_people(facts, contacts)


def _of_further_people(facts: Facts, contacts: str) -> Iterator[Text]:
    """Several addresses in one cell, and columns for a second contact."""
    email = next((u for u in facts.columns if u.column == "Email"), None)
    several = sum(text(v).count("@") > 1 for v in facts.cells.get(email.number, ())) if email else 0
    further = [
        u.header
        for u in facts.columns
        if u.column is None
        and (plain := re.sub(r"[2-9]", "", u.header)) != u.header
        and any(may_mean(plain, c) for c in ("Contact", "Email"))
        and not all(map(is_blank, facts.cells.get(u.number, ())))
    ]
    if email and several:
        yield Text(
            f"“{email.header}” holds several addresses in {several} {'rows' if several > 1 else 'row'}: they stay, and letters go to the first. "
            f"To write to the others, put them into {contacts} with their names.",
            f"“{email.header}”列有 {several} 行填了多个邮箱：内容保持原样，信件只发给第一个。要写给其他人，请连同姓名填到“{contacts}”表。",
        )
    if further:
        en, zh = _listed(further)
        yield Text(
            f"{en} {'are' if len(further) > 1 else 'is'} not read, for a row has one contact: put further people into {contacts}, one a row.",
            f"{zh}不会读取，因为一行只有一个联系人：请把其他联系人填到“{contacts}”表，每人一行。",
        )


def _holds_grades(cells: Sequence[Cell]) -> bool:
    filled = [v for v in cells if not is_blank(v)]
    return bool(filled) and 2 * sum(code(CODES, v) is not None for v in filled) >= len(filled)


def _listed(names: Sequence[str]) -> Text:
    shown = [f"“{n}”" for n in names]
    return Text(" and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))), "、".join(shown))
