"""Who a row means: customer IDs given out, doubled ones found, names resolved (domain.md 10)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from xlcrm.han import simplified
from xlcrm.model import Cell, Key, Table
from xlcrm.places.countries import iso_code
from xlcrm.schema import CUSTOMERS, fold
from xlcrm.tables.headers import REACHED_BY
from xlcrm.tables.locate import Located
from xlcrm.tables.values import is_blank, text

OUR_ID = re.compile(r"c-([0-9]{1,15})")  # of folded text
# What stands in the first cells of a row that sums up the list, folded and without signs and spaces.
_SUMS = re.compile(
    r"(grand|sub)?totals?(customers?|clients?)?|sum|(客户)?(合计|总计|小计|共计|总和|总数|汇总)([0-9]+[个家]?)?"
    r"|共?[0-9]+(个|家|位)(客户)?"
)
# What a line beneath a list begins with, which says something of the list and no customer's name.
_REMARKS = re.compile(
    r"(note|notes|remark|remarks|legend|source|prepared by|updated|last updated|备注|注|说明|图例|制表|制表人|填表人|审核|数据来源|来源|更新日期|更新时间|打印日期)\s*:.*",
    re.DOTALL,
)
# What stands alone in a row that heads a part of the list: between dashes or in brackets, ending in a colon, a year, `以下为老客户`.
_SIGN = "[-–—=*~#+·•<>|─━▼▲■◆●★☆↓→]"
_WHO = r"(?:customers?|clients?|leads?|accounts?|buyers?|contacts?)"
_YEAR = r"(?:19|20)[0-9]{2}"
_SIGNED = rf"{_SIGN}+ ?[^\W].*?{_SIGN}+|(?:{_SIGN}{{2,}}|[▼▲■◆●★☆↓→]) ?\w.*|[\[【(<《「].+[\]】)>》」]|.{{1,60}}:"
_WORDED = (
    r".{1,60}:"
    rf"|(?:fy ?)?{_YEAR} ?(?:年(?:度|及?以?之?前|以?之?后)?|年?[0-9]{{1,2}}月份?|[-/][0-9]{{1,2}}|q[1-4])?(?:的?(?:新|老|展会|广交会)?客户| {_WHO})?|[0-9]{{1,2}}月份?(?:新?客户)?"
    rf"|(?:以下|以上|下列|上列|下面|上面).*|(?:below|above|following)(?: ?[:,–—-].*| (?:are|is|were|here|this|the|all|old|new|from|{_WHO})\b.*)"
    rf"|(?:old|new|former|lost|past|active|inactive|potential|existing|vip|key) {_WHO}(?: (?:below|above|from|of|in|since|until|before|after|list)\b.*)?"
    r"|(?:老|新|大|潜在|重点|成交|已成交|未成交|意向|流失|无效|休眠|展会|广交会|vip|[a-ep][级类])的?客户(?:名单|列表|区)?|clientes? (?:antigu|nuev|viej|activ|inactiv|potencial)\w*"
)
_TYPED_BESIDE = tuple(c.name for c in CUSTOMERS.columns if not c.computed and c.name not in ("Customer ID", "Company"))
_MOST_COUNTED = 100_000  # a number below it is no telephone's, but one of rows
_FIRST = tuple("CcＣｃ")  # spares folding most cells
SUGGESTED = 50  # unknown names that get suggestions; in a book with more the first ones show the way


def keys(here: Located) -> list[Key]:
    """The key of each row: its ID, else its company; on a sheet whose rows have none, all they hold. Of several alike, which."""
    columns = here.sheet.key or tuple(c.name for c in here.sheet.columns)
    rows = zip(*(here.cells(c) for c in columns), strict=True)
    if here.sheet.key:
        return numbered(next(filter(None, map(text, values)), "") for values in rows)
    return numbered(" | ".join(map(text, values)) for values in rows)


def numbered(names: Iterable[str]) -> list[Key]:
    """The keys of rows of these names: of several alike, which."""
    seen = dict[str, int]()
    result = list[Key]()
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(Key(name, seen[name]))
    return result


def is_no_customer(id: str, company: str, here: Located, index: int) -> bool:
    """Does a row of Customers that has an ID or a company, not both, sum up the list, remark on it, or stand above a part of it
    as the heading?

    It is called so, has no number, and nobody is to be reached by it: its country, contact, addresses and telephones hold
    nothing but counts. What reads like a heading without a doubt only by standing alone must hold nothing else at all.
    """
    name = simplified(fold(company or id))
    if _SUMS.fullmatch(re.sub(r"[\W_]+", "", name)) or _REMARKS.fullmatch(name) or _is_country(company):
        return all(
            is_blank(v) or (isinstance(v, int | float) and v < _MOST_COUNTED) for v in _held(here, index, REACHED_BY)
        )
    return _heads_a_part(name, by_id=not company) and all(map(is_blank, _held(here, index, _TYPED_BESIDE)))


def _heads_a_part(name: str, *, by_id: bool) -> bool:
    """Does a folded name read like a heading? A bare year or month is one among companies, and none among IDs."""
    headings = _compiled(_WORDED if name[:1].isalnum() else _SIGNED)
    return headings.fullmatch(name) is not None and not (by_id and not any(map(str.isalpha, name)))


@cache
def _compiled(words: str) -> re.Pattern[str]:
    """When a row is first asked about, for many a book has none that lacks its ID."""
    return re.compile(words, re.DOTALL)


def _held(here: Located, index: int, columns: Iterable[str]) -> Iterator[Cell]:
    """What a row holds in some columns, as far as the sheet has them."""
    return (here.some(c, [index])[0] for c in columns if c in here.columns)


def _is_country(company: str) -> bool:
    """A country's name alone; its two or three letters may be those of a company."""
    return len(company) > 1 + 2 * company.isascii() and iso_code(company) is not None


class NewIds:
    """IDs for customers who have none: `C-` and one above the highest anywhere in `tables`, as wide as that one."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = list(tables)
        self.next = 0
        self.width = 4

    def give(self) -> str:
        """The next ID; the tables are searched once, when the first is asked for."""
        if not self.next:
            cells = (v for table in self.tables for v in _texts(table) if v.lstrip().startswith(_FIRST))
            highest = max((m[1] for v in cells if (m := OUR_ID.fullmatch(fold(v)))), key=int, default="0")
            self.next, self.width = int(highest) + 1, max(self.width, len(highest))
        number, self.next = self.next, self.next + 1
        return f"C-{number:0{self.width}d}"


def _texts(table: Table) -> Iterator[str]:
    """Every text of a sheet; the first row of one that has no header was taken for it, and is among them."""
    yield from (text for _, text in table.headers)
    yield from table.beside
    for cells in (*table.cells.values(), *(remark.values() for remark in table.remarks.values())):
        yield from (v for v in cells if isinstance(v, str))


class Directory:
    """Finds the customer that a cell names: by ID first, else by company; a name that two share is nobody's."""

    def __init__(self) -> None:
        self.by_id = dict[str, str]()
        self.by_company = dict[str, set[str]]()
        self.shown = list[str]()
        self.suggested = dict[str, list[str]]()

    def add(self, folded: str, id: str, company: str) -> None:
        """A customer, or the company of a later row of the same ID, which then means the first."""
        if folded not in self.by_id:
            self.by_id[folded] = id
            self.shown.append(id)
        id = self.by_id[folded]
        if company:
            self.by_company.setdefault(fold(company), set()).add(id)
            self.shown.append(company)

    def find(self, value: Cell) -> str | None:
        """The ID of the customer meant; None for an unknown one."""
        wanted = fold(text(value))
        owners = self.by_company.get(wanted, set())
        return self.by_id.get(wanted) or (next(iter(owners)) if len(owners) == 1 else None)

    def is_shared(self, value: Cell) -> bool:
        """Do several customers have that name?"""
        return len(self.by_company.get(fold(text(value)), ())) > 1

    def nearest(self, value: Cell) -> Sequence[str]:
        """Up to two IDs or companies that look like it."""
        wanted = text(value)
        if wanted not in self.suggested:
            if len(self.suggested) >= SUGGESTED or not wanted:
                return ()
            from rapidfuzz import fuzz, process

            hits = process.extract(
                wanted, list(dict.fromkeys(self.shown)), scorer=fuzz.ratio, processor=fold, score_cutoff=75, limit=2
            )
            self.suggested[wanted] = [str(hit[0]) for hit in hits]
        return self.suggested[wanted]
