"""What the help says of the command about folders, in both languages."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

FOLDERS = Words(
    Text("Keep a folder for each customer, at the customer's grade.", "为每家客户建立文件夹，并按等级归档。"),
    Text(
        "Makes the method's folders below DIR: Products, Templates, Internal, and in Customers a folder for each customer"
        " beneath the grade, with OUT, IN, for B and A also Quotes and PI, for A also Orders. Contact.txt in it is written"
        " from BOOK; what you add below its line stays. When the grade changes the folder moves, with all that is in it."
        " Nothing is ever deleted, merged or written over.\n\nA folder is found again by the customer's ID in brackets at the"
        " end of its name: the rest of the name is yours to change. Then it lists folders that nobody in BOOK owns, orders"
        " without a file of their PI, and quotes without a file: one that has the number in its name.",
        "在 DIR 下建立教材所讲的文件夹：产品、模板、内联，以及“客户”下按等级分放的每家客户的文件夹，内有 OUT、IN，B 和 A 另有“报价”和 PI，A"
        " 另有“定单”。其中的 Contact.txt 根据 BOOK 写成，您写在分隔线以下的内容会保留。等级变了，文件夹连同内容一起移动。绝不删除、合并或覆盖任何内容。\n\n"
        "文件夹靠名称末尾括号中的客户编号识别，其余部分您可以随意改。最后列出：没有客户对应的文件夹、缺少 PI 文件的订单、缺少文件的报价（文件名中要有单号）。",
    ),
    (
        Example("xlcrm folders CRM.xlsx --dry-run", Text("Look first.", "先看看会做什么。")),
        Example("xlcrm folders CRM.xlsx", Text("Beside the book.", "建在工作簿旁边。")),
        Example("xlcrm folders CRM.xlsx --root clients", Text("In the folder clients.", "建在 clients 文件夹中。")),
    ),
)
ROOT = Text(
    "The folder in which they lie; that of BOOK unless told. Made if it is not there. Two books cannot share one.",
    "这些文件夹所在的位置，默认为 BOOK 所在的文件夹；没有就新建。两本工作簿不能共用一个。",
)
DRY_RUN = Text("Show what would be done; touch nothing.", "只显示将要做什么，不作任何改动。")
FOLDERS_JSON = Text(
    "Print one JSON object: schema, today, book, root, customers, steps: a list of what (make, move, write), path, from;"
    " findings: a list of kind, where, message, remedy.",
    "输出一个 JSON 对象：schema、today、book、root、customers、steps（每步含 what、path、from；what 为 make、move 或 write）；"
    "findings（每条含 kind、where、message、remedy）。",
)
