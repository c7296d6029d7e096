"""What the help says of the command that makes the manager's page, in both languages."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

REPORT = Words(
    Text(
        "Make one page for the manager: charts, agenda, every customer's story.",
        "为经理生成一个网页：图表、日程、每家客户的来龙去脉。",
    ),
    Text(
        "Reads each BOOK and never writes it; one that is open in Excel can be read all the same. The page holds the pictures"
        " of the Dashboard, the agenda to be sorted, searched and narrowed by owner and grade, and behind a click each"
        " customer's story with quotes and touches. It is one file that needs no network: put it on the shared drive, open it"
        " in a browser, print it on A4.\n\nBOOK may be several books, folders or patterns; the page adds them up and shows each"
        " by itself. A book that cannot be read is named, on the page too, and the others go on; the exit code is then the"
        " worst of theirs. The page holds your customers' data: pass it on as you would the book.",
        "只读取每本 BOOK，绝不改动；在 Excel 中打开着的也能读。网页上有看板的各个图表，可排序、搜索、按业务员和等级筛选的日程，点开可看每家客户的现状、报价和跟进记录。"
        "它是单个文件，不需要网络：放在共享盘上，用浏览器打开，可按 A4 打印。\n\nBOOK 可以是多本工作簿、文件夹或通配符；网页既合计，也分本显示。"
        "无法读取的工作簿会列出（网页上也会注明），其余照常；退出码取其中最严重的。网页含有客户资料：请像对待工作簿一样谨慎转发。",
    ),
    (
        Example("xlcrm report CRM.xlsx --html page.html", Text("The page of one book.", "一本工作簿的网页。")),
        Example("xlcrm report books --html page.html", Text("Of all in a folder.", "文件夹中的全部。")),
        Example(
            "xlcrm report A.xlsx --html page.html --lang zh", Text("In Chinese, whatever the book's language.", "不论工作簿是何语言，网页用中文。")
        ),
    ),
)  # fmt: skip
HTML = Text(
    "The page's file. An earlier report is written anew; any other file of that name is left alone. - is the standard output.",
    "网页的文件名。以前的报告会重新生成；同名的其他文件不会动。- 为标准输出。",
)
LANGUAGE = Text(
    "The page's language, en or zh; that of the first book unless told.",
    "网页的语言，en 或 zh；默认为第一本工作簿的语言。",
)
REPORT_JSON = Text(
    "Print one JSON object: schema, today, written: the page's file, null where no book could be read; bytes; books: a list of"
    " book, customers, due, overdue, neglected; of one that failed, book and error.",
    "输出一个 JSON 对象：schema、today、written（网页的文件，没有一本能读时为 null）、bytes；books：每本含 book、customers、due、overdue、neglected；失败的含 book 和 error。",
)
