"""What the help says of adopt."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

# One line holds what belongs together.
# fmt: off

ADOPT = Words(
    Text("Turn a workbook of your own into a book for xlcrm.", "把您已有的工作簿变成 xlcrm 可用的工作簿。"),
    Text(
        "Finds the list of customers in BOOK, shows how each of its columns is understood, and asks before it writes. Then it"
        " adds the columns and sheets that are missing. Your own cells, headers and sheets stay as they are: how your headers"
        " are read stands on the added sheet Settings, where you can change it. The book as it was is kept as a backup in the"
        " folder .xlcrm beside it.\n\nHeaders are known in English and Chinese, the frequent ones in German, Spanish, French,"
        " Portuguese, Italian, Dutch, Polish, Russian, Turkish, Arabic, Japanese, Korean, Vietnamese, Thai and Indonesian; a header in two rows, and a first and last name in two columns, are read as"
        " one. Where no header says so, a column of mail addresses, telephone numbers or countries is known by its cells. What is not read, such as a second list or a column of last contacts, is said before the question.\n\nWhere there is"
        " no list of customers, an empty sheet is added for them.",
        "在 BOOK 中找到客户名单，列出每一列的识别结果，确认后才写入，并补上缺少的列和表。您的单元格、表头和工作表都保持原样：表头的识别结果记在新增的"
        "“设置”表中，可以修改。原来的工作簿留作备份，放在旁边的 .xlcrm 文件夹里。\n\n中英文表头都能识别，德、西、法、葡、意、荷、波、俄、土、阿、日、韩、越、泰、印尼文的常见表头也能识别；两行的表头、分成姓和名两列的联系人，都合为一个；表头没有说明时，邮箱、电话和国家列按内容识别。"
        "不会读取的内容（如另一张名单、最近联系日期）会在确认前说明。\n\n没有客户名单时，会添加一张空的客户表。",
    ),
    (
        Example("xlcrm adopt clients.xlsx", Text("See how it is understood, then say yes.", "先看识别结果，再确认。")),
        Example("xlcrm adopt clients.xlsx --dry-run", Text("Only look.", "只看，不写。")),
        Example("xlcrm adopt clients.xlsx --sheet 2026", Text("The list is on the sheet 2026.", "名单在 2026 表。")),
        Example(
            'xlcrm adopt my.xlsx --map "Brand=Company"',
            Text("Brand is what your list calls the company.", "您的表里 Brand 列就是公司名称。"),
        ),
        Example(
            'xlcrm adopt my.xlsx --last-contact "Last call"',
            Text("Whom you have written to is none to be approached for the first time.", "已经联系过的客户不再当作新客户。"),
        ),
    ),
)
YES = Text("Do not ask.", "不再询问，直接写入。")
DRY_RUN = Text("Show how the book is understood and what would be added; write nothing.", "只显示识别结果和将添加的内容，不写入。")
MAP = Text(
    'Read a column of yours as the one named, as in "Brand=Company"; with nothing behind the = leave it alone. May be'
    " given several times.",
    "指定您的某一列当作哪一列来读，如 \"Brand=公司名称\"；等号后留空表示不用这一列。可以写多次。",
)
SHEET = Text("The sheet with the list of customers.", "客户名单所在的工作表。")
LAST_CONTACT = Text(
    "Take over the days under this header of yours, when you last wrote, as one touch out for each customer.",
    "把您这一列的日期（最近一次联系）算作每家客户的一条“去”的跟进记录。",
)
