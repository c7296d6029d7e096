"""How somebody's own list of customers is understood: which of his headers means which column of Customers.

Pure. Headers are compared as people write them: in either language or in both at once, in any case and width, with or
without accents, punctuation, plural, units in brackets, and words such as `Customer` or `公司` in front of them; the
frequent ones of other languages are known too. The words themselves stand in header_words.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from xlcrm.errors import UsageMistake
from xlcrm.han import simplified
from xlcrm.schema import CUSTOMERS, SURNAME, fold
from xlcrm.tables.foreign_headers import FOREIGN
from xlcrm.tables.header_words import AT_THE_END, IN_FRONT, LOOSE, NAME_PAIRS, SYNONYMS

_BEHIND = 100  # ranks that a word in front, or a second language that says nothing, puts a header behind the plain ones

# In the title of a sheet: here are customers. Then a column that says Name is the company's where no other is.
_CUSTOMERISH = re.compile(
    r"customer|client|buyer|account|company|companies|prospect|lead|crm|address book|客户|客戶|买家|公司名录|通讯录|名录|采购商"
    r"|顧客|取引先|得意先|お客様|거래처|고객|바이어|عملاء|زبائن|khách hàng|ลูกค้า|klant|klien|pelanggan|kontrahen"
    r"|kunde|firmen|cliente|empresas|sociétés|entreprises|клиент|контрагент|müşteri"
)
_NAMES = frozenset({"name", "names", "名称", "姓名", "客户姓名", "nombre", "nom", "nome"})
# In the title of a sheet: here is somebody else.
_OF_OTHERS = re.compile(
    r"supplier|vendor|staff|employee|colleague|forwarder|competitor|供应商|供應商|厂家|工厂|员工|货代|物流|同行|竞争"
    r"|仕入先|社員|공급업체|직원|موردين|nhà cung cấp|ซัพพลายเออร์|leverancier|dostawc|pemasok"
    r"|lieferant|mitarbeiter|proveedor|fournisseur|fornecedor|поставщик|сотрудник"
)
# In a header: what stands beneath is of a colleague, not of the buyer.
_OF_COLLEAGUES = re.compile(
    r"owner|sales|\breps?\b|account manager|assign|responsible|handle|created|follow|our\b|business dev|业务|销售|跟进|跟单|负责|归属|创建|客服|我方|我司"
)
# Headers of lists in which one customer stands many times: orders, invoices, calls.
_OF_EVENTS = re.compile(
    r"\b(qty|quantity|price|amount|total|invoice|order|po|pi|sku|model|balance|paid|shipped|shipment|etd|eta|subject|summary|topic|quote|quotation)\b"
    r"|数量|单价|金额|总价|合计|发票|订单|合同|型号|报价|出货|发货|船期|交期|内容|话题|主题"
    r"|\b(menge|preis|betrag|rechnung|bestellung|cantidad|precio|importe|factura|pedido|quantité|prix|montant|facture|commande|quantidade|preço)\b"
    r"|単価|請求|注文|見積|수량|단가|금액|주문|견적|السعر|الكمية|المبلغ|số lượng|đơn giá|ราคา|จำนวน|\b(aantal|prijs|bedrag|ilość|cena|kwota)\b"
    r"|количество|\bцена|сумма|\bзаказ\b"
)
_WEIGHT = {"Company": 3, "Contact": 3, "Email": 3, "Phone": 3, "IM": 3, "Fax": 2, "Country": 2, "Owner": 2}
# `1.`, `(2)`, `③`, `三、` in front of a header
_NUMBERED = re.compile(
    r"^\W*(?:[①-⑳]|[0-9]{1,2}\s*[.)）、:：](?!\d)|[一二三四五六七八九十]{1,3}、|[A-Za-z]\s*[.)）](?=\s))\s*(?=\S)"
)
# `Customer #` is the customer's number.
_NUMBER_SIGN = re.compile(r"(?<=\w)\.?\s*#")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENOUGH = 5  # points from which a row of headers is taken for that of a list of customers

Headers = Sequence[tuple[int, str]]  # column number, text; left to right


class Understood(NamedTuple):
    """One header of the user's, and the column that it stands for; None: it is his own and stays out of it."""

    number: int
    header: str
    column: str | None


class Wish(NamedTuple):
    """What the user says of a header himself: the column it stands for, or None."""

    header: str
    column: str | None


def wish(said: str) -> Wish:
    """`Their header=Company`, understood. UsageMistake for anything else."""
    header, equals, name = said.rpartition("=")
    column = column_meant(name) if name.strip() else None
    if not equals or not header.strip() or (name.strip() and column is None):
        known = [c.name for c in CUSTOMERS.columns if not c.computed]
        raise UsageMistake(
            f"--map “{said}”: write “Their header=Company”, with one of {', '.join(known)}, or nothing, behind the =.",
            f"--map “{said}”：请写成“表头=公司名称”，等号后为以下之一或留空：{'、'.join(CUSTOMERS.column(c).zh for c in known)}。",
        )
    return Wish(header.strip(), column)


def understand(
    headers: Headers, title: str = "", wishes: Iterable[Wish] = (), barred: frozenset[tuple[str, str]] = frozenset()
) -> list[Understood]:
    """Every header with its column, at most one header a column, the computed ones left out.

    `title` is that of the sheet; `wishes` go before all else; `barred` are (folded header, column) that may not be.
    """
    wanted = {fold(w.header): w.column for w in wishes}
    first = dict[str, int]()
    for number, header in headers:
        first.setdefault(fold(header), number)
    chosen = {first[h]: c for h, c in wanted.items() if h in first and c}
    taken = set(chosen.values())
    offers = sorted(
        (rank, number, column)
        for number, header in headers
        if first[fold(header)] == number and fold(header) not in wanted
        for column, rank in _columns(header).items()
        if (fold(header), column) not in barred
    )
    for _, number, column in offers:
        if number not in chosen and column not in taken:
            chosen[number] = column
            taken.add(column)
    if "Company" not in taken and is_customerish(title):
        named = (n for n, h in headers if key(h) in _NAMES and first[fold(h)] == n and fold(h) not in wanted)
        chosen |= {n: "Company" for n in [next(named, None)] if n is not None}
    whole = frozenset(n for n, c in chosen.items() if c == "Contact" and fold(dict(headers)[n]) in wanted)
    if not whole and (halves := _name_in_two(headers, chosen)):
        chosen = {n: c for n, c in chosen.items() if c != "Contact"} | dict(
            zip(halves, ("Contact", SURNAME.name), strict=True)
        )
    return [Understood(number, header, chosen.get(number)) for number, header in headers]


def _name_in_two(headers: Headers, chosen: Mapping[int, str]) -> tuple[int, int] | None:
    """The columns of a person's given and family name, where none holds the whole; one of them may be taken for it."""
    numbers = dict[str, int]()
    for number, header in headers:
        if chosen.get(number) in (None, "Contact"):
            numbers.setdefault(key(header), number)
    whole = next((n for n, c in chosen.items() if c == "Contact"), None)
    for given, family in NAME_PAIRS:
        halves = [next((numbers[w] for w in words if w in numbers), None) for words in (given, family)]
        if halves[0] and halves[1] and whole in (None, *halves):
            return halves[0], halves[1]
    return None


def fitness(understood: Sequence[Understood], title: str) -> int:
    """How much a row of headers looks like that of a list of customers, in points; 0 where no column is the company."""
    columns = {u.column for u in understood} - {None}
    if "Company" not in columns:
        return 0
    of_events = sum(u.column is None and bool(_OF_EVENTS.search(fold(u.header))) for u in understood)
    return sum(_WEIGHT.get(c or "", 1) for c in columns) + 3 * is_customerish(title) - 2 * of_events


def is_customerish(title: str) -> bool:
    """Does the title of a sheet say that customers stand on it?"""
    return bool(_CUSTOMERISH.search(fold(title)))


def is_of_others(title: str) -> bool:
    """Does the title of a sheet say that suppliers, colleagues and the like stand on it, and no customers?"""
    return bool(_OF_OTHERS.search(fold(title))) and not is_customerish(title)


def may_be_of_buyers(header: str) -> bool:
    """Can what stands beneath a header that says nothing be the buyers', and not a colleague's or a supplier's?"""
    return not _OF_COLLEAGUES.search(fold(header)) and not _OF_OTHERS.search(fold(header))


def column_meant(name: str) -> str | None:
    """The column of Customers that a person means by a name; None for none."""
    if fold(name) in (fold(SURNAME.name), fold(SURNAME.zh)):
        return SURNAME.name
    ranks = _columns(name)
    return min(ranks, key=lambda c: ranks[c], default=None)


def is_among(header: str, words: Iterable[str]) -> bool:
    """Does a header say one of these, whatever stands in front of it?"""
    said, known = key(header), set(map(key, words))
    return any(said.startswith(front) and said[len(front) :] in known for front in ("", *IN_FRONT))


def may_mean(header: str, column: str) -> bool:
    """Can the header stand for the column, whatever else it may?"""
    return column in _columns(header)


def is_exact(header: str, column: str) -> bool:
    """Is the header the column's own name, in either language?"""
    known = CUSTOMERS.column(column)
    return fold(header) in (fold(known.name), fold(known.zh))


def _columns(header: str) -> dict[str, int]:
    """The columns that a header may stand for, each with its rank, the lowest the closest."""
    found = _known(key(header))
    if not found:
        # Two languages, or words with a stroke between, say one thing, or the header is none of ours.
        bare = _bare(header)
        chinese, rest = "".join(_CHINESE.findall(bare)), key(_CHINESE.sub(" ", bare))
        strokes = [k for k in map(key, re.split(r"[/|\\]", bare)) if k]
        found = _together([_known(w) for w in strokes]) if len(strokes) > 1 else {}
        if not found and chinese and rest:
            found = _together([k for k in (_known(chinese), _known(rest)) if k])
        words = bare.split()
        for n in range(1, len(words)) if not found else ():
            found = found or _together([_known(key(" ".join(half))) for half in (words[:n], words[n:])])
    return found


def _together(each: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """What several words for one thing say: the columns that all of them may stand for."""
    if not each or not all(each):
        return {}
    found = {c: r + _BEHIND for c, r in each[0].items() if all(c in k for k in each)}
    if not found and {c for k in each for c in k} == {"Phone", "IM"}:
        found = {"Phone": 2 * _BEHIND}
    return found


def _known(word: str) -> dict[str, int]:
    words = _words()
    for front, end in _PLAIN_FIRST:
        if word.startswith(front) and word.endswith(end):
            rest = word[len(front) : len(word) - len(end)]
            rank = _BEHIND if front or end else 0
            for spelling in (rest, rest.removesuffix("1"), rest.removesuffix("s"), rest.removesuffix("es")):
                if spelling and spelling in words:
                    return {c: r + rank for c, r in words[spelling].items()}
    return {}


_PLAIN_FIRST = sorted(product(("", *IN_FRONT), ("", *AT_THE_END)), key=lambda pair: sum(map(bool, pair)))


@cache
def _words() -> Mapping[str, Mapping[str, int]]:
    """Word, as `key` has it -> the columns it may stand for, each with its rank."""
    words = dict[str, dict[str, int]]()
    for column in CUSTOMERS.columns:
        if column.computed:
            continue
        own = (column.name, column.zh, *SYNONYMS[column.name])
        others = (language.get(column.name, ()) for language in FOREIGN.values())
        for spellings, behind in ((own, 0), *((o, 1) for o in others), (LOOSE.get(column.name, ()), 2 * _BEHIND)):
            for rank, spelling in enumerate(spellings, behind):
                words.setdefault(key(spelling), {}).setdefault(column.name, rank)
    return words


def key(text: str) -> str:
    """What is left of a header when case, width, accents, brackets and what they hold, punctuation and spaces are taken away."""
    return re.sub(r"[\W_]+", "", _bare(text))


def _bare(text: str) -> str:
    text = _NUMBER_SIGN.sub(" no ", _NUMBERED.sub("", text))
    plain = "".join(c for c in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(c))
    folded = re.sub(r"\bthe\b", " ", re.sub(r"['’]s\b", "s", simplified(plain.replace("ı", "i"))))
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>", " ", folded)
    return bare if re.search(r"\w", bare) else folded
