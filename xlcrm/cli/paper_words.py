"""What the help says of the commands about papers, in both languages."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

_HOW = Text(
    " It goes into the customer's folder (see `xlcrm folders`), which is made where it is missing, as an .xlsx, and as a"
    " PDF where LibreOffice is. Whatever the book does not say is listed, and stands in double brackets in the paper. A"
    " file that you have changed is never written over: the paper then gets a new name. BOOK is only read.\n\nTo change"
    " how it looks, run `xlcrm templates BOOK` and edit the workbook that it puts beside BOOK.",
    "放入该客户的文件夹（见 xlcrm folders），没有就新建；格式为 .xlsx，装有 LibreOffice 时另有 PDF。工作簿中没有写明的内容会列出，并在单据中用双方括号标出。"
    "您改过的文件不会被覆盖，新单据另用一个名称。BOOK 只读不写。\n\n要改版式，请运行 xlcrm templates BOOK，再编辑它放在 BOOK 旁的工作簿。",
)
QUOTE = Words(
    Text("Write a quotation from the lines of a quote.", "根据报价的各行生成报价单。"),
    Text(
        "All rows of Quotes with the number NUMBER and the highest Rev become one quotation, with totals for each currency,"
        f" the amount in words, terms and bank details.{_HOW.en}",
        f"把“报价”表中单号为 NUMBER、版本最高的所有行写成一份报价单，含各币种合计、大写金额、条款和银行信息。{_HOW.zh}",
    ),
    (
        Example("xlcrm quote CRM.xlsx Q-1001", Text("In the customer's language.", "使用客户的语言。")),
        Example("xlcrm quote CRM.xlsx Q-1001 --rev 1 --lang zh", Text("Revision 1, in Chinese.", "版本 1，中文。")),
        Example("xlcrm quote CRM.xlsx Q-1001 --out drafts", Text("Into the folder drafts.", "放入 drafts 文件夹。")),
    ),
)
INVOICE = Words(
    Text("Write a proforma invoice from the lines of a quote.", "根据报价的各行生成形式发票（PI）。"),
    Text(
        "As `xlcrm quote`, for a proforma invoice: its number is that in PI No, its date the Order Date, else the day on"
        f" which it was first written.{_HOW.en}",
        f"与 xlcrm quote 相同，生成的是形式发票：编号取“形式发票号”，日期取“下单日期”，没有则为首次生成的日期。{_HOW.zh}",
    ),
    (
        Example("xlcrm pi CRM.xlsx Q-1001", Text("The PI of the quote Q-1001.", "报价 Q-1001 的形式发票。")),
        Example("xlcrm pi CRM.xlsx Q-1001 --date 2026-11-20", Text("Dated otherwise.", "指定另一个日期。")),
    ),
)
REV = Text("The revision; the highest unless told.", "版本，默认为最高版本。")
LANGUAGE = Text("The language of the paper; that of the customer unless told.", "单据的语言，默认为客户的语言。")
ROOT = Text(
    "The folder in which the customers' folders lie; that of BOOK unless told.",
    "客户文件夹所在的位置，默认为 BOOK 所在的文件夹。",
)
OUT = Text("Write it to this .xlsx file, or into this folder, instead.", "改为写入这个 .xlsx 文件，或放入这个文件夹。")
NO_PDF = Text("Make no PDF.", "不生成 PDF。")
DATE = Text("The date of the PI where the book has no Order Date.", "工作簿中没有下单日期时，形式发票的日期。")
DRY_RUN = Text("Say what would be written and what is missing; write nothing.", "只显示将写入什么、缺少什么，不写入。")
PAPER_JSON = Text(
    "Print one JSON object: schema, today, book, paper, number, rev, pi, customer, company, lang, template, totals: a list of"
    " currency, amount; xlsx, pdf, unchanged, findings: a list of kind, where, message, remedy.",
    "输出一个 JSON 对象：schema、today、book、paper、number、rev、pi、customer、company、lang、template、totals（每项含 currency、amount）；"
    "xlsx、pdf、unchanged；findings（每条含 kind、where、message、remedy）。",
)
