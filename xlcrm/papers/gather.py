"""From the rows of Quotes to a paper: its lines, its totals, and what holds for the whole."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from xlcrm import schema
from xlcrm.dates import parse_date
from xlcrm.findings import Finding
from xlcrm.lists import INCOTERMS
from xlcrm.model import Cell
from xlcrm.papers import places
from xlcrm.papers.currencies import MOST, currency, number_in, rounded
from xlcrm.papers.english import in_english, needs_english
from xlcrm.papers.paper import Line, Paper, Value
from xlcrm.papers.rows import Asked, buyer_of, rows_of
from xlcrm.papers.totals import totals_of
from xlcrm.papers.values import (
    date_value,
    joined,
    missing,
    money_value,
    number_value,
    of_buyer,
    of_seller,
    text_value,
    untold,
    wrong,
)
from xlcrm.places.languages import language_code, without_region
from xlcrm.tables import Decoded
from xlcrm.tables.prices import price_in
from xlcrm.tables.terms import term_and_place
from xlcrm.tables.values import code, is_blank, text
from xlcrm.text import Lang, Text

# Currencies have totals of their own, a delivery is named pair by pair, and a PI may be of several quotes.
_MAY_DIFFER = ("Currency", "Incoterm", "Place", "Quote No", "Rev", "Date", "Order Date")


def paper_of(decoded: Decoded, asked: Asked, today: dt.date) -> Paper:
    """The paper. Raises UsageMistake where there is no such quote, or its rows are not one known buyer's."""
    rows, rev = rows_of(decoded, asked)
    customer = buyer_of(decoded, asked.number, rows)
    language = asked.lang or language_code(customer.language) or "en"
    lang: Lang = "zh" if "zh" in (language, without_region(language)) else "en"
    sheet = _Quotes(decoded, rows, lang)
    first_of = {code: n for n, code in reversed([*enumerate(map(sheet.currency, rows))])}
    lines = [sheet.line(row) for row in sorted(rows, key=lambda row: first_of[sheet.currency(row)])]
    lines = [_numbered(line, n) for n, line in enumerate(lines, 1)]
    values, findings = sheet.whole(asked, today)
    values |= of_buyer(customer, decoded, asked.addresses, lang) | of_seller(customer, decoded, lang)
    return Paper(
        asked.kind, lang, language, sheet.said("Quote No", rows[0]), rev, sheet.first("PI No"), customer,
        values[places.PAPER_DATE.en].date or today, values, lines, totals_of(lines, lang), findings,
    )  # fmt: skip


def _numbered(line: Line, number: int) -> Line:
    return line._replace(values={**line.values, places.NUMBER.en: Value(str(number), number=Decimal(number))})


class _Quotes:
    """The rows of one quote in the sheet Quotes; `lang` is the paper's language."""

    def __init__(self, decoded: Decoded, rows: Sequence[int], lang: Lang) -> None:
        self._here, self._layout = decoded.found["Quotes"], decoded.book.layouts["Quotes"]
        self.rows, self.lang = rows, lang

    def cell(self, column: str, row: int) -> Cell:
        """What stands there; a currency that is left open may stand with the price, a place with its Incoterm."""
        here = self._here.some(column, [row])[0]
        if column in ("Incoterm", "Place"):
            typed = (text(self._here.some(c, [row])[0]) for c in ("Incoterm", "Place"))
            return term_and_place(*typed)[column == "Place"]
        if column == "Currency" and is_blank(here):
            price = self.cell("Unit Price", row)
            told = price_in(price) if isinstance(price, str) else None
            return told.currency or here if told else here
        return here

    def said(self, column: str, row: int) -> str:
        """The same as text."""
        return text(self.cell(column, row))

    def first(self, column: str) -> str:
        """The first that any of the rows says."""
        return next(filter(None, (self.said(column, row) for row in self.rows)), "")

    def where(self, column: str, row: int) -> str:
        """The cell as a person finds it."""
        return f"{self._layout.title}!{self._layout.cell(column, self._here.table.rows[row])}"

    def currency(self, row: int) -> str:
        """The code of a line's currency; what is none stands for itself, so that it is added to no other."""
        typed = self.said("Currency", row)
        known = currency(typed)
        return known.code if known else typed

    # ---- a value of one row ----

    def value(self, column: str, row: int) -> Value:
        """What a row says in a column, or the mark that it says nothing of use."""
        cell, name, where = self.cell(column, row), _name(column), self.where(column, row)
        if is_blank(cell):
            return missing(name, where, self.lang)
        reading = _READINGS.get(column)
        if reading is None:
            return self._text(column, text(cell), where)
        understood, message, remedy = reading
        value = understood(self, cell, row)
        return value or wrong(text(cell), where, Text(*(m.format(text(cell)) for m in message)), remedy, self.lang)

    def _text(self, column: str, said: str, where: str) -> Value:
        """What stands there as text; of a term in Chinese what an English paper says for it, or the mark that it must be put so.

        A name of goods stays as it is, and is listed where a buyer abroad cannot read it.
        """
        if self.lang == "en" and needs_english(column, said := in_english(column, said)):
            wrong_here = Text(f"“{said}” is in Chinese, in an English paper", f"英文单据中有中文“{said}”")
            marked = wrong(said, where, wrong_here, Text("write it in English", "请改填英文"), self.lang)
            return marked._replace(shown=said) if column == "Product" else marked
        return text_value(said, _name(column), where, self.lang)

    def _date(self, cell: Cell, row: int) -> Value | None:  # noqa: ARG002
        day = parse_date(cell)
        return date_value(day, self.lang) if day else None

    def _incoterm(self, cell: Cell, row: int) -> Value | None:  # noqa: ARG002
        known = code(INCOTERMS, cell)
        return Value(known) if known else None

    def _currency(self, cell: Cell, row: int) -> Value | None:  # noqa: ARG002
        known = currency(text(cell))
        return Value(known.code) if known else None

    def _quantity(self, cell: Cell, row: int) -> Value | None:  # noqa: ARG002
        number = number_in(cell)
        return None if number is None else number_value(number)

    def _price(self, cell: Cell, row: int) -> Value | None:
        typed = self.said("Currency", row)
        known = currency(typed)
        if isinstance(cell, str):
            told = price_in(cell, typed, self.said("Unit", row))
            number = told.amount if told else None
        else:
            number = number_in(cell)
        if number is None:
            return None
        return money_value(number, self.currency(row), known.decimals if known else 2)

    # ---- a line, and the whole ----

    def line(self, row: int) -> Line:
        """One row as a line of the paper, its amount rounded to the decimals of its currency."""
        names = (*places.OF_THE_QUOTE, *places.OF_A_LINE)
        values = {name: self.value(name, row) for name in names}
        values[places.DELIVERY.en] = self._delivery([row])
        known = currency(self.said("Currency", row))
        qty, price = values["Qty"].number, values["Unit Price"].number
        decimals = known.decimals if known else 2
        product = None if qty is None or price is None else qty * price
        amount = None if product is None or abs(product) >= MOST else rounded(product, decimals)
        if amount is not None:
            values[places.AMOUNT.en] = money_value(amount, self.currency(row), decimals)
        else:
            cause = values["Unit Price" if price is None else "Qty"].finding
            where = self.where("Qty", row)
            values[places.AMOUNT.en] = untold(places.AMOUNT, cause or Finding("wrong", where, *_TOO_MUCH), self.lang)
        return Line(values, self.currency(row), amount)

    def whole(self, asked: Asked, today: dt.date) -> tuple[dict[str, Value], list[Finding]]:
        """What holds for the whole: each thing that the lines say, once; what they do not agree in is listed."""
        values, findings = dict[str, Value](), list[Finding]()
        for name in places.OF_THE_QUOTE:
            values[name], differs = self._agreed(name)
            findings += differs if name not in _MAY_DIFFER else []
        values[places.DELIVERY.en] = self._delivery(self.rows)
        findings += [v.finding for v in (values["Incoterm"], values["Place"]) if v.finding]
        findings += self._alternatives()
        if is_blank(self.first("Rev")):
            values["Rev"] = values["Rev"]._replace(finding=None, shown="0")  # an empty one is 0 (domain.md 1)
        values[places.PAPER_DATE.en] = self._dated(values, asked, today)
        until = values["Valid Until"].date
        if until is not None and until < today and (asked.kind == "quotation" or values["Order Date"].empty):
            message = Text(f"the quote was valid until {until}", f"报价有效期至 {until}，已过期")
            remedy = Text("agree on a new date before you send it", "发出前请商定新的有效期")
            findings.append(Finding("expired", self.where("Valid Until", self.rows[0]), message, remedy))
        return values, findings

    def _agreed(self, name: str) -> tuple[Value, list[Finding]]:
        said = {row: self.value(name, row) for row in self.rows}
        told = {row: value for row, value in said.items() if not value.empty}
        shown = list(dict.fromkeys(value.shown for value in told.values()))
        if len(shown) < 2:
            return next(iter((told or said).values())), []
        last = next(row for row, value in told.items() if value.shown == shown[1])
        column = _name(name)
        message = Text(
            f"the lines do not agree in {column.en}: {' / '.join(shown)}",
            f"各行的{column.zh}不一致：{' / '.join(shown)}",
        )
        remedy = Text(
            "all are named in the paper: make the rows of the quote alike", "单据中已全部列出：请统一该报价的各行"
        )
        bad = next((v.finding for v in told.values() if v.finding), None)
        return Value(joined(shown), finding=bad), [Finding("differs", self.where(name, last), message, remedy)]

    def _delivery(self, rows: Sequence[int]) -> Value:
        """Incoterm and place, which belong together: `FOB Ningbo`."""
        pairs = [(self.value("Incoterm", row), self.value("Place", row)) for row in rows]
        told = [pair for pair in pairs if not (pair[0].empty and pair[1].empty)] or pairs[:1]
        finding = next((v.finding for pair in told for v in pair if v.finding), None)
        return Value(joined(f"{term.shown} {place.shown}" for term, place in told), finding=finding)

    def _alternatives(self) -> list[Finding]:
        """Goods that are offered by two ways of delivery: a total that has both is what nobody would ever pay."""
        offered = dict[tuple[str, ...], tuple[str, str]]()
        for row in self.rows:
            goods = tuple(self.said(c, row) for c in ("Product", "Model", "Qty", "Currency"))
            delivery = (self.said("Incoterm", row), self.said("Place", row))
            if any(goods[:2]) and offered.setdefault(goods, delivery) != delivery:
                one, other = (" ".join(d) for d in (offered[goods], delivery))
                named = goods[1] or goods[0]
                message = Text(
                    f"{named} is offered {one} and {other}: the total adds both",
                    f"{named} 按 {one} 和 {other} 各报一次：合计把两行相加",
                )
                remedy = Text(
                    "give each way of delivery a quote number of its own", "请为每种贸易术语使用不同的报价单号"
                )
                return [Finding("differs", self.where("Incoterm", row), message, remedy)]
        return []

    def _dated(self, values: Mapping[str, Value], asked: Asked, today: dt.date) -> Value:
        """A quotation has the date of its rows, the newest; a PI that of the order, else the day it is made."""
        days = [day for row in self.rows if (day := self.value("Date", row).date)]
        if asked.kind == "quotation":
            return date_value(max(days), self.lang) if days else values["Date"]
        return date_value(values["Order Date"].date or asked.date or today, self.lang)


def _name(column: str) -> Text:
    known = schema.QUOTES.column(column)
    return Text(known.name, known.zh)


_Reading = tuple[Callable[[_Quotes, Cell, int], Value | None], Text, Text]
_NO_DATE = (
    Text("“{}” is not a clear date", "“{}”不是明确的日期"),
    Text("write it as 2026-03-02", "请写成 2026-03-02"),
)
_TOO_MUCH = (
    Text("Qty times Unit Price is more than anybody can pay", "数量乘单价的金额过大"),
    Text("correct one of them", "请更正其中之一"),
)
_NO_NUMBER = Text("“{}” is no number", "“{}”不是数字"), Text("write a number such as 1200.5", "请填写数字，如 1200.5")
_NO_PRICE = (
    Text("“{}” is not a clear price in the currency of its row", "“{}”不是该行币种的明确单价"),
    Text("write the number alone, such as 1200.5", "请只填数字，如 1200.5"),
)
_READINGS: dict[str, _Reading] = {
    **dict.fromkeys(("Date", "Valid Until", "Order Date"), (_Quotes._date, *_NO_DATE)),
    **dict.fromkeys(("Qty", "MOQ"), (_Quotes._quantity, *_NO_NUMBER)),
    "Unit Price": (_Quotes._price, *_NO_PRICE),
    "Currency": (
        _Quotes._currency,
        Text("“{}” is not a clear currency", "“{}”不是明确的币种"),
        Text("write its code, such as USD, EUR, CNY", "请填写币种代码，如 USD、EUR、CNY"),
    ),
    "Incoterm": (
        _Quotes._incoterm,
        Text("“{}” is none of the Incoterms 2020", "“{}”不是 Incoterms 2020 的贸易术语"),
        Text(f"write one of {', '.join(c.code for c in INCOTERMS)}, and the place in Place",
             f"请填写 {'、'.join(c.code for c in INCOTERMS)} 之一，地点填在“地点”列"),
    ),
}  # fmt: skip
