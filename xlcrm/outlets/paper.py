"""A paper as a workbook: a template of the user's, its placeholders filled in, all the rest of it as it was."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlcrm.errors import UsageMistake
from xlcrm.findings import Finding
from xlcrm.ooxml import formframe, xml
from xlcrm.ooxml.form import Content, Form
from xlcrm.ooxml.pictures import Picture, add_picture
from xlcrm.ooxml.references import address
from xlcrm.ooxml.rowheights import fit_rows
from xlcrm.ooxml.workbook import Workbook
from xlcrm.outlets import paper_formulas as formulas
from xlcrm.outlets.paper_looks import Looks
from xlcrm.papers import places
from xlcrm.papers.paper import Paper, Total, Value
from xlcrm.papers.places import LINE_ONLY, LOGO, TOTAL_ONLY, Place, placed, places_in
from xlcrm.papers.values import FILL_IN
from xlcrm.text import Text

_WORDS = {places.WORDS.en, places.WORDS_EN.en, places.WORDS_ZH.en}


class Filled(NamedTuple):
    """A paper as a file, and what is marked in it for a person to fill in or to look at."""

    data: bytes
    findings: Sequence[Finding]


def fill(template: bytes, paper: Paper, name: str, logo: Picture | None = None) -> Filled:
    """Fill in the template, which is called `name`. Raises UsageMistake where it has no row for the lines.

    Also raises what Workbook does, for a template that is no workbook.
    """
    book = Workbook(template)
    forms = [Form(book, sheet) for sheet in book.sheets]
    filling = [_Filling(form, paper, logo, name) for form in forms]
    if not any(f.line_row for f in filling):
        raise UsageMistake(
            f"The template {name} has no row for the lines of the quote: put {{{{Product}}}}, {{{{Qty}}}} and {{{{Unit Price}}}} into one.",
            f"模板 {name} 没有明细行：请在一行中写上 {{{{产品}}}}、{{{{数量}}}} 和 {{{{单价}}}}。",
        )
    if any(form.has_formulas for form in forms):
        book.recalculate_on_load()
    for one in filling:
        one.repeat()
    for form in forms:
        for other in forms:
            if other is not form:
                form.follow(other)
    for one in filling:
        one.fill()
        one.save()
    formframe.drop_chain(book)
    seen = dict.fromkeys(finding for one in filling for finding in one.findings)
    return Filled(book.to_bytes(), [*seen, *(f for f in paper.findings if f not in seen)])


class _Filling:
    """One sheet of a template."""

    def __init__(self, form: Form, paper: Paper, logo: Picture | None, name: str) -> None:
        self.form, self.paper, self.logo, self.name = form, paper, logo, name
        self.findings = list[Finding]()
        self.looks = Looks(form.book.styles, paper.lang)
        self.line_row = self._line_row()
        self.first_line = self.line_row
        self._total_of = dict[int, Total]()
        self._figures = dict[str, str]()  # currency -> the cell of its total
        self._columns = dict[str, int]()  # what stands alone in the row of the lines -> its column
        self._pictures = list[tuple[int, int]]()

    def _line_row(self) -> int:
        rows = sorted({row for row, _, text in self.form.texts() if any(p.name in LINE_ONLY for p in places_in(text))})
        if len(rows) > 1:
            raise UsageMistake(
                f"The template {self.name} has placeholders of a line in rows {rows[0]} and {rows[1]} of {self.form.sheet.title}: "
                "put all of them into one row.",
                f"模板 {self.name} 的“{self.form.sheet.title}”表第 {rows[0]} 行和第 {rows[1]} 行都有明细占位符：请放在同一行。",
            )
        return rows[0] if rows else 0

    def fill(self) -> None:
        """Write every cell that holds a placeholder."""
        self._note_places()
        found: list[tuple[int, int, list[Place]]] = [
            (row, column, places_in(text)) for row, column, text in self.form.texts()
        ]
        for row, column, there in found:
            if there:
                self._cell(row, column, there)
        self._hide_empty_rows({(row, column): there for row, column, there in found if there})
        fit_rows(self.form)

    # ---- rows ----

    def repeat(self) -> None:
        """Let there be a row for each line, and for each currency one of every row that has a total."""
        totals = self._total_rows()
        for row in sorted(totals, reverse=True):
            self.form.repeat(row, len(self.paper.totals))
        shift = 0
        for row in totals:
            first = row + shift
            self._total_of |= {first + k: total for k, total in enumerate(self.paper.totals)}
            shift += len(self.paper.totals) - 1
        if not self.line_row:
            return
        self.first_line += sum(len(self.paper.totals) - 1 for row in totals if row < self.line_row)
        more = len(self.paper.lines) - 1
        self.form.repeat(self.first_line, len(self.paper.lines))
        self._total_of = {row + more * (row > self.first_line): total for row, total in self._total_of.items()}

    def _total_rows(self) -> list[int]:
        rows = {row for row, _, text in self.form.texts() if any(p.name in TOTAL_ONLY for p in places_in(text))}
        return sorted(rows - {self.line_row})

    def _line_at(self, row: int) -> int | None:
        n = row - self.first_line
        return n if self.line_row and 0 <= n < len(self.paper.lines) else None

    def _value(self, row: int, place: Place) -> Value:
        """What stands for a placeholder in that row."""
        line, total = self._line_at(row), self._total_of.get(row)
        values = self.paper.values
        if line is not None:
            values = {**values, **self.paper.lines[line].values}
        elif total is not None:
            values = {**values, **total.values}
        if place.name in values:
            return values[place.name]
        if place.name == LOGO.en:
            return Value()
        return self._unknown(place)

    def _unknown(self, place: Place) -> Value:
        near = places.nearest(place.typed)
        en, zh = (f": {{{{{near}}}}} is the nearest", f"：最接近的是 {{{{{near}}}}}") if near else ("", "")
        message = Text(f"“{place.typed}” is no placeholder here", f"“{place.typed}”不是此处可用的占位符")
        remedy = Text(f"correct the template{en}", f"请更正模板{zh}")
        finding = Finding("unknown", f"{self.name}: {self.form.sheet.title}", message, remedy)
        return Value(f"{{{{{place.typed}}}}}", finding=finding)

    # ---- cells ----

    def _cell(self, row: int, column: int, there: Sequence[Place]) -> None:
        cell = self.form.cell(row, column)
        values = [self._value(row, place) for place in there]
        blank = all(p.optional and v.empty for p, v in zip(there, values, strict=True))
        if any(p.name == LOGO.en for p in there):
            self._pictures.append((row, column))
        if blank:
            self.form.put(row, column, None, cell.style)
            return
        shown = [Value() if p.optional and v.empty else v for p, v in zip(there, values, strict=True)]
        self.findings += [v.finding for v in shown if v.finding]
        marked = any(v.finding for v in shown)
        style = self.looks.marked(cell.style) if marked else cell.style
        alone = len(there) == 1 and there[0].start == 0 and there[0].end == len(cell.text)
        text = placed(cell.text, [v.shown for v in shown])
        if alone and self._formula(row, column, there[0].name, shown[0], style):
            return
        if alone and not marked and (content := self._content(shown[0])) is not None:
            self.form.put(row, column, content, self.looks.shown(cell.style, shown[0]))
        elif not alone and (runs := self._runs(cell.runs, row)) is not None and not marked:
            self.form.put_runs(row, column, text, runs)
        else:
            self.form.put(row, column, text, style)

    def _content(self, value: Value) -> Content:
        return value.date if value.date is not None else value.number

    def _runs(self, runs: bytes, row: int) -> bytes | None:
        """Rich text with its placeholders filled in, each within its own run; None for plain text, or one across runs."""
        if b"<" not in runs.replace(b"<t", b"", 1).replace(b"</t", b"", 1):
            return None
        root = xml.parse(b"<r>" + runs + b"</r>", self.form.sheet.part)
        splices = list[xml.Splice]()
        for node in root.walk():
            if node.name == "t" and (there := places_in(node.text)):
                said = placed(node.text, [self._value(row, place).shown for place in there])
                splices.append((node.head, node.close, xml.element_text(said)))
        done = xml.splice(b"<r>" + runs + b"</r>", splices)[3:-4]
        whole = "".join(
            n.text for n in xml.parse(b"<r>" + done + b"</r>", self.form.sheet.part).walk() if n.name == "t"
        )
        return done if "{{" not in whole and splices else None

    # ---- formulas ----

    def _note_places(self) -> None:
        """Where figures stand that others are made of: totals, and the columns of the lines."""
        for row, column, text in self.form.texts():
            there, total = places_in(text), self._total_of.get(row)
            if len(there) == 1 and there[0].end - there[0].start == len(text):
                if total and there[0].name == places.TOTAL.en:
                    self._figures.setdefault(total.currency, address(row, column))
                if row == self.first_line:
                    self._columns.setdefault(there[0].name, column)

    def _formula(self, row: int, column: int, name: str, value: Value, style: int) -> bool:
        """Write amounts and totals so that they follow when somebody changes a quantity; False: the value alone will do."""
        line, total = self._line_at(row), self._total_of.get(row)
        if line is not None and name == places.AMOUNT.en:
            return self._amount(row, column, value, style)
        if total is not None and name == places.TOTAL.en:
            return self._sum(row, column, total, value, style)
        if total is not None and name in _WORDS and total.currency in self._figures and total.amount is not None:
            return self._words(row, column, total, value, style)
        return False

    def _amount(self, row: int, column: int, value: Value, style: int) -> bool:
        qty, price = self._columns.get("Qty"), self._columns.get("Unit Price")
        if qty is None or price is None:
            return False
        q, p = address(row, qty), address(row, price)
        line = self.paper.lines[row - self.first_line]
        decimals = next(t.decimals for t in self.paper.totals if t.currency == line.currency)
        formula = formulas.amount(q, p, decimals, _undone(value))
        self._put_number(row, column, formula, value, style, line.currency, decimals)
        return True

    def _sum(self, row: int, column: int, total: Total, value: Value, style: int) -> bool:
        amounts = self._columns.get(places.AMOUNT.en)
        if amounts is None:
            return False
        area = ":".join(address(self.first_line + n, amounts) for n in (total.first, total.last))
        self._put_number(
            row, column, formulas.total(area, _undone(value)), value, style, total.currency, total.decimals
        )
        return True

    def _put_number(
        self, row: int, column: int, formula: str, value: Value, style: int, currency: str, decimals: int
    ) -> None:
        held: str | Decimal = value.shown if value.number is None else value.number
        shown = Value(number=value.number or Decimal(), currency=value.currency or currency, decimals=decimals)
        self.form.put_formula(row, column, formula, held, self.looks.shown(style, shown))

    def _words(self, row: int, column: int, total: Total, value: Value, style: int) -> bool:
        """The words stand as long as the figure is the one that they say."""
        assert total.amount is not None
        figure, undone = (
            self._figures[total.currency],
            FILL_IN.said(self.paper.lang).format(places.WORDS.said(self.paper.lang)),
        )
        formula = formulas.words(figure, total.amount, total.decimals, value.shown, undone)
        self.form.put_formula(row, column, formula, value.shown, style)
        return True

    # ---- around the cells ----

    def _hide_empty_rows(self, there: Mapping[tuple[int, int], Sequence[Place]]) -> None:
        """A row all of whose placeholders may stay blank, and do, is not shown."""
        rows = dict[int, list[bool]]()
        for (row, _), found in there.items():
            empty = all(
                p.optional and self._value(row, p).empty and not (p.name == LOGO.en and self.logo) for p in found
            )
            rows.setdefault(row, []).append(empty)
        for row, empties in rows.items():
            if all(empties):
                self.form.set_row(row, hidden="1")

    def save(self) -> None:
        """Put the sheet into the book, and then what lies upon it."""
        headers = dict[str, str]()
        parent = self.form.root.child("headerFooter")
        for node in parent.children if parent else ():
            there = places_in(node.text)
            if there:
                said = [v.shown.replace("&", "&&") for v in (self._value(0, place) for place in there)]
                headers[node.text] = placed(node.text, said)
        formframe.save(self.form, headers)
        formframe.reword_shapes(
            self.form, lambda text: placed(text, [self._value(0, place).shown for place in places_in(text)])
        )
        for row, column in self._pictures:
            if self.logo:
                add_picture(
                    self.form.book,
                    self.form.sheet.part,
                    self.logo,
                    row,
                    column,
                    self.looks.room(self.form, row, column),
                )


def _undone(value: Value) -> str:
    """The mark of a figure that cannot be told yet; empty for one that can."""
    return value.shown if value.number is None else ""
