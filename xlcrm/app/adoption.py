"""The use case that turns any workbook into a CRM book: find the list of customers, add what is missing, lose nothing.

First a plan, with the new version of the book ready in it and nothing written: whatever stands in the way is told then,
and the person can look at it. Then it is carried out, unless the book was saved in between. No cell of the user's is
ever changed: his sheet keeps its name and its headers, and the rows that say how they are understood stand in Settings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from xlcrm import schema
from xlcrm.adopt.notices import Facts, notices
from xlcrm.adopt.records import record
from xlcrm.adopt.understanding import Understood, Wish, wish
from xlcrm.app.adopt_columns import columns_wanted
from xlcrm.app.adopt_contacts import LastContacts, days_of, refuse_unknown
from xlcrm.app.adopt_finding import Finder, FoundList, headers_at_top
from xlcrm.errors import BookError, Conflict, NotACrmBook, UsageMistake, short_of_memory
from xlcrm.model import Changes, Table, column_letter
from xlcrm.ooxml.commit import commit, read_book
from xlcrm.ooxml.locks import finish, locked
from xlcrm.ooxml.references import parse_range
from xlcrm.ooxml.workbook import Workbook
from xlcrm.schema import CUSTOMERS, SETTINGS, SHEETS
from xlcrm.stores.dashboard_page import dashboard_page
from xlcrm.stores.file import LoadedBook, read_sheet, refuse_signed
from xlcrm.tables import decode
from xlcrm.tables.colours import coloured
from xlcrm.tables.contacted import contacted
from xlcrm.tables.locate import is_chinese, is_japanese, locate
from xlcrm.tables.naming import Naming, column_name, free_title, is_naming, naming_rows
from xlcrm.tables.options import is_setting
from xlcrm.tables.values import is_blank, text
from xlcrm.template import template_bytes
from xlcrm.text import Lang, Text

# What tells that a sheet by the name of one of ours can be used as it, beside the columns that it cannot do without.
_SIGNS = {
    "Contacts": ("Customer", "Name"),
    "Materials": ("Topic", "Text"),
    "Team": ("Name", "Email"),
    "Settings": ("Name", "Value"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What adopting a book comes to; `new` is the book as it will be, the bytes `old` where nothing is missing.

    `adopted`: it was a CRM book before. `title` is the sheet with the user's own list, None where there is none; then
    `columns` are its headers, `added` those to be put beside them. `sheets` are the titles of sheets to be added.
    `apart` is the letter of the last column that is added, where a sort of the list would leave the added ones behind; else "".
    `notices` are what a person should know of it before.
    """

    book: Path
    lang: Lang
    adopted: bool
    title: str | None
    columns: Sequence[Understood]
    added: Sequence[str]
    sheets: Sequence[str]
    customers: int
    apart: str
    notices: Sequence[Text]
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)

    @property
    def changes(self) -> bool:
        """Is there anything to be written?"""
        return self.new != self.old


def plan_adoption(
    book: Path,
    lang: Lang,
    *,
    mapping: Sequence[str] = (),
    sheet: str | None = None,
    last: LastContacts | None = None,
) -> Plan:
    """What adopting the book comes to. Nothing is written; any XlcrmError says why it cannot be adopted.

    `mapping` holds `Their header=Company` and the like, nothing behind the = leaving the header alone; `sheet` is the
    title of the sheet with the list; `last` its days that become touches; `lang` what new sheets are written in where the
    book speaks neither language.
    """
    try:
        return _Adoption(book, lang, [wish(m) for m in mapping], sheet, last).plan()
    except MemoryError:
        raise short_of_memory().about(book.name) from None
    except BookError as error:
        raise error.about(book.name) from None


def carry_out(plan: Plan, now: datetime) -> Path | None:
    """Write what was planned; the backup, None where nothing had to be written. Conflict where the book was saved since."""
    if not plan.changes:
        finish(plan.book)
        return None
    with locked(plan.book):
        if read_book(plan.book) != plan.old:
            raise Conflict(
                f"{plan.book.name} was saved while you were asked: nothing was written, adopt it again.",
                f"确认期间 {plan.book.name} 被保存过：未写入任何内容，请重新执行。",
            )
        return commit(plan.book, plan.old, plan.new, now=now, doing="adopt")


class _Adoption:
    """One book on its way."""

    def __init__(
        self, path: Path, lang: Lang, wishes: Sequence[Wish], wanted: str | None, last: LastContacts | None
    ) -> None:
        self.path, self.lang, self.wishes, self.wanted, self.last = path, lang, wishes, wanted, last
        self.old = read_book(path)
        self.loaded = LoadedBook(Workbook(self.old))
        self.book = self.loaded.book
        self.ours = dict[str, str]()  # sheet of ours, by its English name -> its title in this book

    def plan(self) -> Plan:
        """See `plan_adoption`."""
        rows = self.loaded.rows()
        try:
            found = locate(rows)
        except NotACrmBook:
            return self._adopt()
        if self.wishes or self.wanted or self.last:
            raise _a_crm_book_already(self.last)
        self.lang = decode(rows).book.lang
        self.ours = {name: here.table.title for name, here in found.items()}
        return self._plan(None, (), self._add_sheets(), adopted=True)

    def _adopt(self) -> Plan:
        self.ours = {known.name: title for known in SHEETS if known is not CUSTOMERS for title in self._usable(known)}
        finder = Finder(self.book, self.wishes, self.wanted)
        chosen = finder.find(self.ours.values())
        records = [
            r
            for s in self.book.sheets
            if s.title not in (*self.ours.values(), chosen and chosen.sheet.title)
            and (r := record(s.title, headers_at_top(s)))
        ]
        logs = {r.title for r in records}
        others, repeated = ([t for t in titles if t not in logs] for titles in (finder.others, finder.repeated))
        facts = Facts(others=others, repeated=repeated, anew=finder.anew, records=records)
        if self.last:
            refuse_unknown(self.last.header, chosen.columns if chosen else ())
        if chosen is None:
            sheets = self._add_sheets()
            return self._plan(None, (), sheets, facts)
        facts = replace(
            facts,
            columns=chosen.columns,
            cells=chosen.sheet.read(chosen.table.header_row, None).cells,
            beneath=chosen.beneath,
        )
        self.ours[CUSTOMERS.name] = chosen.sheet.title
        japanese = any(map(is_japanese, (u.header for u in chosen.columns)))
        chinese = [is_chinese(u.header) for u in chosen.columns if u.column and not japanese]
        self.lang = "zh" if 2 * sum(chinese) > len(chinese) else "en" if 2 * sum(chinese) < len(chinese) else self.lang
        headers, added = columns_wanted(chosen, self.wishes, self.loaded.naming, self.lang)
        sheets = self._add_sheets()
        loaded = LoadedBook(self.book)
        loaded.naming = Naming(chosen.sheet.title, headers)
        patch = loaded.patch()
        patch.settle(self.ours[SETTINGS.name], naming_rows(chosen.sheet.title, headers), self.lang)
        patch.apply(Changes(columns=[(chosen.sheet.title, header) for header in added]))
        return self._plan(chosen, added, sheets, facts)

    def _plan(
        self,
        chosen: FoundList | None,
        added: Sequence[str],
        sheets: Sequence[str],
        facts: Facts | None = None,
        *,
        adopted: bool = False,
    ) -> Plan:
        new = self.book.to_bytes()
        if new != self.old:
            refuse_signed(self.book)
        book = LoadedBook(Workbook(new))
        decoded = decode(book.rows())
        if self.last and chosen and facts:
            days = days_of(chosen, facts.cells, self.last.header)
            touches = contacted(decoded, days, self.last.today)
            book.patch().apply(touches.changes)
            facts = replace(facts, contacted=self.last.header, touches=len(touches.changes.appends), left=touches.left)
            new = book.book.to_bytes()
            book = LoadedBook(Workbook(new))
            decoded = decode(book.rows())
        read = decoded.book
        if new != self.old:  # else it is a book of ours already, and its colours are refresh's to put in order
            new = book.coloured(coloured(decoded))
        told = notices(replace(facts, lang=self.lang, titles=self.ours), read) if facts else []
        customers = len(read.customers)
        title, columns = (chosen.sheet.title, chosen.columns) if chosen else (None, ())
        apart = _apart(book, title, columns, added) if title is not None and added else ""
        return Plan(self.path, self.lang, adopted, title, columns, added, sheets, customers, apart, told, self.old, new)

    # ---- what is there ----

    def _usable(self, known: schema.Sheet) -> Iterator[str]:
        """The sheet of the book that can be used as one of ours."""
        for sheet in self.book.sheets:
            if schema.sheet_named(sheet.title) is known:
                table, _ = read_sheet(sheet, known)
                columns = known.match(table.headers)
                wanted = [c.name for c in known.columns if c.needed]
                if {*wanted, *_SIGNS.get(known.name, ())} <= columns.keys() and (
                    known is not SETTINGS or _speaks_of_us(table)
                ):
                    yield sheet.title
                    return

    # ---- what is added ----

    def _add_sheets(self) -> list[str]:
        """Add the sheets that are missing, as the template has them; their titles."""
        missing = [known for known in SHEETS if known.name not in self.ours]
        if not missing:
            return []
        template = Workbook(template_bytes(self.lang))
        added = list[str]()
        for source in template.sheets:
            known = next((k for k in missing if k is schema.sheet_named(source.title)), None)
            if known is not None:
                title = self._free_title(known, source.title)
                if known.charts:
                    self.book.add_page(title, dashboard_page([c.header(self.lang) for c in known.columns]))
                else:
                    self.book.copy_sheet(title, template, source)
                self.ours[known.name] = title
                added.append(title)
        return added

    def _free_title(self, known: schema.Sheet, title: str) -> str:
        """The title of a sheet of ours; the spare one beside a sheet of the user's own that is called so."""
        taken = any(schema.sheet_named(name) is known for name in self.book.names)
        return free_title(known, title, {name.casefold() for name in self.book.names}, spare=taken)


def _apart(book: LoadedBook, title: str, columns: Sequence[Understood], added: Sequence[str]) -> str:
    """See Plan.apart: a sort moves a table, or what a filter holds, or columns side by side, and nothing beyond."""
    sheet = book.book.sheet(title)
    assert sheet is not None
    table, area = book.table(sheet)
    company = next(u.number for u in columns if u.column == "Company")
    last = max(number for number, header in table.headers if header in added)
    if area is not None:
        together = area.ref.last_column >= last
    else:
        filtered = parse_range(sheet.filtered or "")
        inside = filtered is None or not filtered.holds(table.header_row, company) or filtered.last_column >= last
        together = inside and {*range(company, last)} <= {number for number, _ in table.headers}
    return "" if together else column_letter(last)


def _a_crm_book_already(last: LastContacts | None) -> UsageMistake:
    company = column_name(CUSTOMERS.column("Company"))
    how = Text(
        f"to have other columns read, change the rows “{company.en}” and so on of its Settings sheet",
        f"如需改读其他列，请修改“设置”表中“{company.zh}”等行",
    )
    if last:
        how = Text(
            f"copy the company and “{last.header}” of each row into Customer and Date of Touches, with Out as Direction",
            f"请把各行的公司名称和“{last.header}”复制到“跟进记录”的“客户”和“日期”，“方向”填“去”",
        )
    return UsageMistake(f"The book is a CRM book already: {how.en}.", f"该工作簿已经是 CRM 工作簿：{how.zh}。")


def _speaks_of_us(table: Table) -> bool:
    """Does a sheet called Settings hold settings of ours, or nothing yet?"""
    names = [text(v) for v in table.cells[SETTINGS.match(table.headers)["Name"]] if not is_blank(v)]
    return not names or any(is_setting(n) or is_naming(n) for n in names)
