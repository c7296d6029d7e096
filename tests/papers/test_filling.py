"""A paper in a template: placeholders, rows, formulas, and all that is the template's own."""

import datetime as dt
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from papers.desk import ONE, cells, filled, findings, paper, quote, seen, template
from PIL import Image

from xlcrm.errors import UsageMistake, WritingForbidden
from xlcrm.ooxml.form import Form
from xlcrm.ooxml.pictures import picture
from xlcrm.ooxml.workbook import Workbook
from xlcrm.outlets.paper import fill
from xlcrm.outlets.paper_looks import Looks
from xlcrm.stores.templates import shipped_paper
from xlcrm.text import Lang

SECOND = "Q-1|1|2026-11-02|C-1|Slide|S-1||3|pairs|USD|0.335|TERMS|Sent"
YEN = "Q-1|1|2026-11-02|C-1|Tooling|||1|set|JPY|120000|TERMS|Sent"
ROW = ["{{Line}}", "{{Product}}", "{{Qty}}", "{{Unit Price}}", "{{Amount}}"]


def test_lines_and_totals_are_formulas_with_their_values() -> None:
    made = filled(paper(quote(ONE, SECOND)), template(ROW, ["", "", "", "", "{{Total}}"]))
    assert cells(made.data, values=False) == {
        "A1": 1, "B1": "Hinge", "C1": 1200, "D1": 0.385, "E1": "=ROUND(C1*D1,2)",
        "A2": 2, "B2": "Slide", "C2": 3, "D2": 0.335, "E2": "=ROUND(C2*D2,2)", "E3": "=SUM(E1:E2)",
    }  # fmt: skip
    values = cells(made.data)
    assert (values["E1"], values["E2"], values["E3"]) == (462, 1.01, 463.01)


def test_each_currency_has_a_row_of_totals() -> None:
    total = ["{{Currency}}", "", "", "{{Amount In Words}}", "{{Total}}"]
    made = cells(filled(paper(quote(ONE, YEN, SECOND)), template(ROW, total)).data, values=False)
    assert [made[c] for c in ("B1", "B2", "B3")] == ["Hinge", "Slide", "Tooling"]
    assert [made[c] for c in ("A4", "E4", "A5", "E5")] == ["USD", "=SUM(E1:E2)", "JPY", "=SUM(E3:E3)"]
    assert made["E3"] == "=ROUND(C3*D3,0)"
    assert (
        made["D5"]
        == '=IF(ROUND(E5-(120000),0)=0,"SAY JAPANESE YEN ONE HUNDRED TWENTY THOUSAND ONLY","[[to fill in: Amount In Words]]")'
    )


def test_totals_above_the_lines_move_them_down_a_row_for_each_further_currency() -> None:
    made = cells(
        filled(paper(quote(ONE, YEN)), template(["", "", "", "{{Currency}}", "{{Total}}"], ROW)).data, values=False
    )
    assert [made[c] for c in ("D1", "E1", "D2", "E2")] == ["USD", "=SUM(E3:E3)", "JPY", "=SUM(E4:E4)"]
    assert [made[c] for c in ("B3", "E3", "B4", "E4")] == ["Hinge", "=ROUND(C3*D3,2)", "Tooling", "=ROUND(C4*D4,0)"]


def test_the_amount_in_words_stands_as_text_where_the_template_has_no_figure_for_it() -> None:
    made = cells(filled(paper(quote(ONE)), template(ROW, ["{{Amount In Words}}"])).data, values=False)
    assert made["A2"] == "SAY US DOLLARS FOUR HUNDRED SIXTY-TWO ONLY"


def test_a_place_that_may_stay_blank_is_blank_and_its_row_is_hidden() -> None:
    bare = ONE.replace("TERMS", "FOB|Ningbo|30% T/T|30 days|")
    made = filled(paper(quote(bare)), template(ROW, ["Valid until", "{{Valid Until?}}"]))
    page = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
    assert (page["A2"].value, page["B2"].value, page.row_dimensions[2].hidden) == ("Valid until", None, True)


def test_what_stands_in_the_place_of_a_currency_stands_before_its_figures() -> None:
    made = filled(paper(quote(ONE.replace("USD", '¥"'))), template(ROW, ["", "", "", "", "{{Total}}"]))
    page = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
    assert (page["D1"].number_format, page["E2"].number_format) == ('"¥" #,##0.000', '"¥" #,##0.00')


@pytest.mark.parametrize(("lang", "shown"), [("en", "[$-409]d mmm yyyy"), ("zh", 'yyyy"年"m"月"d"日"')])
def test_a_date_is_written_out_in_the_papers_language_where_the_template_leaves_it_open(lang: Lang, shown: str) -> None:
    made = filled(paper(quote(ONE), lang=lang), template([*ROW, "{{Date}}"]))
    cell = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]["F1"]
    assert (cell.value, cell.number_format) == (dt.datetime(2026, 11, 2), shown)


def test_a_number_without_a_currency_or_decimals_has_none() -> None:
    made = filled(paper(quote(ONE)), template(ROW))
    assert openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]["C1"].number_format == "#,##0"


def test_text_of_the_workbook_never_is_a_formula() -> None:
    evil = ONE.replace("Hinge", '=HYPERLINK("http://x.example","y")').replace("H-1", "+1")
    made = filled(paper(quote(evil)), template([*ROW, "{{Model}}", "@{{Model}}"]))
    page = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
    assert [(page[c].value, page[c].data_type, page[c].quotePrefix) for c in ("B1", "F1", "G1")] == [
        ('=HYPERLINK("http://x.example","y")', "s", True), ("+1", "s", True), ("@+1", "s", True),
    ]  # fmt: skip


def test_a_missing_value_stands_marked_on_amber_and_comes_right_by_itself_when_it_is_typed() -> None:
    made = filled(paper(quote(ONE.replace("|0.385|", "||"))), template(ROW, ["", "", "", "", "{{Total}}"]))
    page = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
    assert page["D1"].value == "[[to fill in: Unit Price]]"
    assert page["D1"].fill.fgColor.rgb == "FFFFE699"
    assert page["E1"].value == '=IF(COUNT(C1,D1)=2,ROUND(C1*D1,2),"[[to fill in: Amount]]")'
    assert page["E2"].value == '=IF(COUNT(E1:E1)=ROWS(E1:E1),SUM(E1:E1),"[[to fill in: Total]]")'
    assert [f[:2] for f in findings(made)][:1] == [("missing", "Quotes!K2")]


def test_only_what_the_template_asks_for_is_missed_and_a_question_mark_asks_for_nothing() -> None:
    bare = quote(ONE.replace("H-1", "").replace("830210", "").replace("TERMS", "FOB|Ningbo|30% T/T||2026-12-31"))
    made = filled(paper(bare), template([*ROW, "{{Model}}", "{{HS Code?}}"], ["{{Lead Time?}}"], ["Fax {{Fax?}}"]))
    assert findings(made) == [("missing", "Quotes!F2", "Model is missing")]
    page = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
    assert [page.row_dimensions[r].hidden for r in (1, 2, 3)] == [False, True, True]


def test_chinese_names_and_sentences_with_several_places() -> None:
    made = filled(
        paper(quote(ONE)),
        template(["{{产品}}", "{{ 数量 }} {{单位}} @ {{单价}}", "{{金额}}"], ["{{报价单号}}, {{单据日期}}: {{合计}}"]),
    )
    assert seen(made.data) == ["Hinge", "1,200 pcs @ USD 0.385", 462, "Q-1, 2 Nov 2026: USD 462.00"]


def test_a_placeholder_that_is_none_stays_and_is_listed_with_the_nearest() -> None:
    made = filled(paper(quote(ONE)), template([*ROW, "{{Modell}}"]))
    assert cells(made.data)["F1"] == "{{Modell}}"
    assert [(f.kind, f.remedy.en) for f in made.findings] == [
        ("unknown", "correct the template: {{Model}} is the nearest")
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["{{Quote No}}"]], "has no row for the lines"),
        ([["{{Product}}"], ["{{Qty}}"]], "in rows 1 and 2 of Sheet: put all of them into one row"),
    ],
)
def test_a_template_that_would_lose_lines_is_refused(rows: list[list[str]], says: str) -> None:
    with pytest.raises(UsageMistake, match=says):
        filled(paper(quote(ONE)), template(*rows))


# ---- what is the user's own --------------------------------------------------------------------------------------


def letterhead() -> bytes:
    """A template with all that people put into one."""
    book = openpyxl.Workbook()
    page = book.active
    assert page
    page.title = "Offer"
    for row in (["Our offer {{Quote No}}"], ["No", "Goods", "Qty", "Price", "Amount"], ROW, ["", "", "", "Total", "{{Total}}"],
                ["", "", "", "Deposit", "=E4*0.3"], ["Remarks"]):  # fmt: skip
        page.append(row)
    page["B3"].font, page["D3"].number_format = Font(name="Georgia", size=12, italic=True), '"$"#,##0.0000'
    page["F3"] = "=C3*2"
    page.merge_cells("A6:E6")
    page.merge_cells("G3:H3")
    page.conditional_formatting.add(
        "C3:C3", CellIsRule("greaterThan", ["$E$4"], fill=PatternFill("solid", bgColor="FFFF0000"))
    )
    check = DataValidation(type="list", formula1='"yes,no"')
    page.add_data_validation(check)
    check.add("F6")
    page["A6"].comment = Comment("ours", "Leo")
    page.print_area, page.print_title_rows = "A1:H6", "2:2"
    page.page_setup.orientation, page.oddFooter.left.text = "landscape", "{{Quote No}} of {{Company}}"
    page.row_dimensions[3].height = 33
    book.create_sheet("Notes")["A1"] = "=Offer!E5"
    picture_file = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture_file, "png")
    page.add_image(openpyxl.drawing.image.Image(picture_file), "A6")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_everything_of_the_users_template_stays_and_moves_with_the_rows() -> None:
    made = filled(
        paper(quote(ONE, SECOND, SECOND.replace("Slide", "Latch")).replace("Nordlicht GmbH", "A&B")), letterhead()
    )
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    page = book["Offer"]
    assert [page[c].value for c in ("A1", "E6", "D7", "E7", "A8")] == [
        "Our offer Q-1",
        "=SUM(E3:E5)",
        "Deposit",
        "=E6*0.3",
        "Remarks",
    ]
    assert [page[f"F{r}"].value for r in (3, 4, 5)] == ["=C3*2", "=C4*2", "=C5*2"]
    assert book["Notes"]["A1"].value == "=Offer!E7"
    assert {str(m) for m in page.merged_cells.ranges} == {"A8:E8", "G3:H3", "G4:H4", "G5:H5"}
    assert [str(f.sqref) for f in page.conditional_formatting] == ["C3:C5"]
    assert next(iter(page.conditional_formatting)).rules[0].formula == ["$E$6"]
    assert str(page.data_validations.dataValidation[0].sqref) == "F8"
    assert page["A8"].comment and page["A8"].comment.text == "ours"
    assert (page.print_area, page.print_title_rows) == ("'Offer'!$A$1:$H$8", "$2:$2")
    assert page.page_setup.orientation == "landscape"
    assert page.oddFooter.left.text in ("Q-1 of A&&B", "Q-1 of A&B")  # openpyxl reads && either way
    assert [page.row_dimensions[r].height for r in (3, 4, 5)] == [33, 33, 33]
    assert [(page[f"B{r}"].font.name, page[f"D{r}"].number_format) for r in (3, 5)] == [
        ("Georgia", '"$"#,##0.0000')
    ] * 2
    assert page._images[0].anchor._from.row == 7


def test_the_looks_within_a_cell_stay() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page, bold = book.add_worksheet(), book.add_format({"bold": True})
        page.write_rich_string(0, 0, "Quote ", bold, "{{Quote No}}", " for {{Company}}")
        page.write_row(1, 0, ROW)
    made = filled(paper(quote(ONE)), file.getvalue())
    page = openpyxl.load_workbook(io.BytesIO(made.data), rich_text=True).worksheets[0]
    assert [str(part) for part in page["A1"].value] == ["Quote ", "Q-1", " for Nordlicht GmbH"]
    assert page["A1"].value[1].font.b


def test_a_text_box_is_filled_in() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ROW)
        page.insert_textbox(3, 0, "To {{Company}}")
    made = filled(paper(quote(ONE).replace("Nordlicht GmbH", "A & B")), file.getvalue())
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert b"To A &amp; B" in package.read("xl/drawings/drawing1.xml")


def test_an_excel_table_in_the_way_is_refused_in_a_sentence() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ROW)
        page.add_table("A3:B5", {"name": "Rates"})
    with pytest.raises(WritingForbidden, match="Rates"):
        filled(paper(quote(ONE, SECOND)), file.getvalue())


# ---- logo --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_logo_keeps_its_shape_within_its_place(
    kind: str, tmp_path: Path, faults: Callable[[Path], Counter[str]]
) -> None:
    file = io.BytesIO()
    Image.new("RGB", (600, 150), "navy").save(file, kind)
    made = fill(shipped_paper("quotation", "en"), paper(quote(ONE)), "the template", picture(file.getvalue()))
    (tmp_path / "paper.xlsx").write_bytes(made.data)
    page = openpyxl.load_workbook(tmp_path / "paper.xlsx").worksheets[0]
    shape = page._images[0].anchor.ext
    assert shape.width == pytest.approx(4 * shape.height, rel=0.01)
    assert 0 < shape.height <= 52 * 12700
    assert not page.row_dimensions[1].hidden
    assert faults(tmp_path / "paper.xlsx") == Counter()


def test_a_logo_has_the_room_of_its_cell_or_of_those_merged_with_it() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.set_column("A:B", 20)
        page.set_row(0, 30)
        page.set_row(1, 50)
        page.merge_range("A1:B2", "{{Logo}}")
        page.write("A3", "{{Product}}")
    opened = Workbook(file.getvalue())
    form = Form(opened, opened.sheets[0])
    room = Looks(opened.styles, "en").room
    assert room(form, 1, 1)[0] == pytest.approx(40 * 5.25, abs=10)
    assert room(form, 1, 1)[1] == pytest.approx(30 + 50 - 4, abs=1)
    assert room(form, 2, 2)[0] == pytest.approx(20 * 5.25, abs=5)
    assert room(form, 2, 2)[1] == pytest.approx(50 - 4, abs=1)
    assert room(form, 3, 1)[1] == pytest.approx(15 - 4, abs=1)  # a row of the usual height


def test_what_is_no_picture_is_none() -> None:
    assert [
        picture(data) for data in (b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xff\xff\xff")
    ] == [None] * 5


def test_the_total_is_to_the_cent() -> None:
    lines = [f"Q-1|1|2026-11-02|C-1|P{n}|||{n}|pcs|USD|0.{n:03d}5|TERMS|Sent" for n in range(1, 80)]
    made = paper(quote(*lines))
    assert made.totals[0].amount == sum(round_half_up(Decimal(n) * Decimal(f"0.{n:03d}5")) for n in range(1, 80))


def round_half_up(amount: Decimal) -> Decimal:
    cents = int(amount * 1000)
    return Decimal((cents + 5) // 10) / 100
