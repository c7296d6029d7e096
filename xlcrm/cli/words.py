"""What the help says of each command: one line, the rest, and examples; in both languages."""

from typing import NamedTuple

from xlcrm.text import Text


class Example(NamedTuple):
    """A command line as it is typed, and what it does."""

    line: str
    does: Text


class Words(NamedTuple):
    """The help of one command. `short` is its line in the list of commands, and the first of its own help."""

    short: Text
    more: Text
    examples: tuple[Example, ...]


PROGRAM = Words(
    Text(
        "xlcrm reads the Excel workbook in which you keep your customers, touches and quotes, and writes into it whom to"
        " write to today, about what, and why.",
        "xlcrm 读取您记录客户、跟进和报价的 Excel 工作簿，并在其中写好：今天该联系谁、谈什么、为什么。",
    ),
    Text(
        "New here? `xlcrm demo` makes a sample book to look at, `xlcrm new` an empty one to fill in, `xlcrm adopt`"
        " takes the list you already have; then, every morning, `xlcrm refresh`.\n\nxlcrm speaks your system's language; the variable XLCRM_LANG, en or zh, chooses another.",
        "第一次用？`xlcrm demo` 生成一本示例，`xlcrm new` 新建一本空白工作簿，`xlcrm adopt` 接入您已有的客户表；之后每天早上运行 `xlcrm refresh`。\n\n"
        "界面语言随系统而定，也可用环境变量 XLCRM_LANG 指定 en 或 zh。",
    ),
    (
        Example("xlcrm demo", Text("See it work on a sample book.", "用示例工作簿看看效果。")),
        Example("xlcrm refresh CRM.xlsx", Text("Bring your own book up to date.", "刷新您自己的工作簿。")),
    ),
)

NEW = Words(
    Text("Make an empty book to fill in.", "新建一本空白工作簿。"),
    Text(
        "BOOK is the name of the new workbook and ends in .xlsx. A file that is there already is never written over.",
        "BOOK 是新工作簿的文件名，以 .xlsx 结尾。已有的文件绝不会被覆盖。",
    ),
    (
        Example("xlcrm new CRM.xlsx", Text("An empty book in your language.", "用您的语言新建一本。")),
        Example("xlcrm new CRM.xlsx --lang zh", Text("The Chinese one.", "新建中文版。")),
    ),
)

DEMO = Words(
    Text("Make a sample book, refresh it and show its agenda.", "生成一本示例工作簿，刷新它，并显示日程。"),
    Text(
        "The book has more than thirty customers, one at least in every state that the method knows. DIR is the folder it"
        " goes into: demo unless told, made if it is not there. Run it again at any time: the sample starts afresh, and the"
        " one before is kept as a backup.",
        "示例中有三十多家客户，教材讲到的每种状态都有。DIR 是存放的文件夹，默认 demo，没有就新建。可随时再运行：示例会重新生成，上一本留作备份。",
    ),
    (
        Example("xlcrm demo", Text("Into the folder demo.", "生成到 demo 文件夹。")),
        Example(
            "xlcrm demo sample --lang zh",
            Text("The Chinese one, into the folder sample.", "中文版，生成到 sample 文件夹。"),
        ),
    ),
)

REFRESH = Words(
    Text("Bring one or more books up to date.", "刷新一本或多本工作簿。"),
    Text(
        "Works out grades, next dates, topics and steps, and writes the columns of Customers that are its own, the Agenda,"
        " letters to send, and Problems. What you typed is never changed, and a copy of the book before is kept in the"
        " folder .xlcrm beside it. Save and close the book first.\n\nEach BOOK is refreshed by itself, and answered in a"
        " line, in the order named: when one fails, the others go on, and the exit code is the highest of all. BOOK may"
        " also be a folder, for every .xlsx and .xlsm in it, or a pattern such as *.xlsx. Ctrl-C finishes what is being"
        " written and leaves the rest as it is.",
        "计算等级、下次跟进日期、话题和下一步，写入“客户”表中属于它的列，以及日程、待发信件和问题。您填写的内容绝不改动，刷新前的副本留在工作簿旁的"
        " .xlcrm 文件夹。请先保存并关闭工作簿。\n\n每本 BOOK 各自刷新，按所列顺序各答一行：一本失败不影响其他各本，退出码取其中最大的。"
        "BOOK 也可以是文件夹（其中所有 .xlsx 和 .xlsm）或 *.xlsx 这样的通配符。按 Ctrl-C 会写完正在写的那一本，其余保持原样。",
    ),
    (
        Example("xlcrm refresh CRM.xlsx", Text("Every morning, before you open it.", "每天早上打开工作簿之前运行。")),
        Example("xlcrm refresh CRM.xlsx --dry-run", Text("Look first.", "先看看会改什么。")),
        Example(
            "xlcrm refresh Anna.xlsx Li.xlsx --json",
            Text("For a script: two books, one answer.", "供脚本使用：两本工作簿，一个结果。"),
        ),
        Example("xlcrm refresh books", Text("Every book in the folder books.", "刷新 books 文件夹里的每一本。")),
    ),
)

AGENDA = Words(
    Text("Show whom to write to, and when.", "显示该联系谁、何时联系。"),
    Text(
        "Worked out afresh from BOOK; nothing is written into it. Replies you owe come first, then the neglected, the"
        " overdue, those due today, and those of the next days.",
        "根据 BOOK 即时计算，不写入工作簿。先是待回复的客户，再是久拖、逾期、今日到期，最后是近几天的。",
    ),
    (
        Example("xlcrm agenda CRM.xlsx", Text("Today's list and the days ahead.", "今天的名单和近几天的安排。")),
        Example(
            "xlcrm agenda CRM.xlsx --owner Anna --days 14",
            Text("Anna's customers, for two weeks.", "Anna 的客户，看两周。"),
        ),
        Example("xlcrm agenda CRM.xlsx --csv today.csv", Text("To print it or pass it on.", "导出，打印或转发。")),
        Example(
            "xlcrm agenda CRM.xlsx --ics today.ics",
            Text("For your calendar; import it again tomorrow.", "导入日历；明天可再导入更新。"),
        ),
    ),
)

CHECK = Words(
    Text("List what cannot be understood in a book, row by row.", "逐行列出工作簿中无法识别的内容。"),
    Text(
        "The same list as on the sheet Problems, with what to do about each; nothing is written. The exit code is 3 when"
        " there is any problem. With --why it tells the whole story of one customer instead: grade and evidence, next date"
        " and the rule behind it, silence, what to try, topic, medium, warnings.",
        "与“问题”表相同，并说明如何处理；不写入工作簿。有问题时退出码为 3。加 --why 则讲清一家客户的来龙去脉：等级与依据、下次日期"
        "及其规则、无回复次数、下一步、话题、媒介、提醒。",
    ),
    (
        Example(
            "xlcrm check CRM.xlsx",
            Text("After typing in a lot, or when somebody is missing.", "录入较多内容之后，或发现少了客户时运行。"),
        ),
        Example(
            "xlcrm check CRM.xlsx --why C-0012",
            Text("Why this customer, today, about that?", "为什么是这家客户、今天、谈这个？"),
        ),
    ),
)

DOCTOR = Words(
    Text("Look whether this computer has what xlcrm needs.", "检查这台电脑是否具备 xlcrm 所需的一切。"),
    Text(
        "Python, the versions of everything, Excel or LibreOffice, the language of the screen, and whether the folder DIR"
        " (this one unless told) can be written to; and how to get what is missing.",
        "查看 Python 和各部分的版本、Excel 或 LibreOffice、屏幕的语言，以及文件夹 DIR（默认当前文件夹）能否写入；缺什么，就告诉您怎么补。",
    ),
    (
        Example("xlcrm doctor", Text("When something does not work.", "遇到问题时先运行它。")),
        Example(
            "xlcrm doctor CRM.xlsx",
            Text("Whether the folder of that book can be written to.", "看这本工作簿所在的文件夹能否写入。"),
        ),
    ),
)

# ---- options -----------------------------------------------------------------------------------------------------

TODAY = Text("Work as on this day instead of today.", "按这一天计算，而不是今天。")
LANGUAGE = Text(
    "The new book's language, English or Chinese; yours unless told.", "新工作簿的语言，英文或中文；默认与界面相同。"
)
VERSION = Text("Show the version and exit.", "显示版本号后退出。")
DEBUG = Text("If xlcrm itself fails, show the traceback.", "xlcrm 自身出错时，显示完整的出错信息。")
DRY_RUN = Text("Show what would change, cell by cell; write nothing.", "逐格显示将要改动的内容，不写入。")
JOBS = Text(
    "Work on N books at a time, each in a process of its own. Unless told, as many as there are cores, at most 4, and one"
    " where the books are few and small.",
    "同时处理 N 本，每本用一个单独的进程。默认与处理器核数相同，最多 4 本；工作簿少而小时逐本处理。",
)
DAYS = Text("Look N days ahead instead of as many as Settings says.", "往后看 N 天，而不按“设置”中的天数。")
OWNER = Text("Only the customers of this owner.", "只看这位业务员的客户。")
CSV = Text(
    "Write it as CSV for Excel into FILE; - for the standard output. An earlier agenda is written anew, any other file of that"
    " name left alone. Text that Excel would take for a formula, such as a phone number with +, has an apostrophe before it.",
    "写成 Excel 能打开的 CSV 文件 FILE；- 表示标准输出。同名文件若是之前的日程则重写，其他文件不动。会被 Excel 当作公式的文字（如带 + 的电话）前面加一个撇号。",
)
ICS = Text(
    "Write it as a calendar into FILE; - for the standard output. An earlier one is written anew, any other file of that name"
    " left alone. A follow-up is an event at 9:00 with a reminder and the"
    " buyer's local time; importing again brings the events up to date; an import takes none away.",
    "写成日历文件 FILE；- 表示标准输出。同名文件若是之前的日历则重写，其他文件不动。每次跟进是 9:00 的一个日程，带提醒和客户当地时间；再次导入会更新原有日程，但不会删除任何日程。",
)
REFRESH_JSON = Text(
    "Print one JSON object: schema, today, books; of each book: book, customers, due, overdue, neglected, changed_cells,"
    " letters, problems, seconds, backup, open: who has it open though nothing was to be written, or null; with --dry-run also changes; where it failed, error.",
    "输出一个 JSON 对象：schema、today、books；每本含 book、customers、due、overdue、neglected、changed_cells、letters、"
    "problems、seconds、backup、open（无需写入而有人打开时说明是谁，否则为 null）；加 --dry-run 时另有 changes；失败时为"
    " error。",
)
AGENDA_JSON = Text(
    "Print one JSON object: schema, today, book, agenda: a list of rows, each with why: what due, next_step and next_topic rest"
    " on. state, next_topic and next_medium are the same words in every language.",
    "输出一个 JSON 对象：schema、today、book、agenda（逐行，各带 why：due、next_step、next_topic 的依据）。其中 state、next_topic、next_medium"
    " 不随语言变化。",
)
WHY = Text(
    "Tell the whole story of one customer, named by ID or company.",
    "讲清一家客户的来龙去脉，用客户编号或公司名称指定。",
)
CHECK_JSON = Text(
    "Print one JSON object: schema, today, book, problems: a list of sheet, cell, message, remedy; with --why instead"
    " customer, company, warnings: a list of code, reason, and story: a list of sentences.",
    "输出一个 JSON 对象：schema、today、book、problems（每条含 sheet、cell、message、remedy）；加 --why 时则为 customer、company、"
    "warnings（每条含 code、reason）和 story（逐句）。",
)
DOCTOR_JSON = Text(
    "Print one JSON object: schema, ok, findings: a list of name, found, ok, remedy.",
    "输出一个 JSON 对象：schema、ok、findings（每条含 name、found、ok、remedy）。",
)

EXIT_CODES = (
    (0, Text("done", "完成")),
    (1, Text("failed: the sentence on the screen says why", "失败：屏幕上的那句话说明原因")),
    (2, Text("the command was not typed as it should be", "命令写法有误")),
    (
        3,
        Text(
            "problems were found: by check in the book, by templates in a template of yours",
            "发现问题：check 在工作簿中，templates 在您的模板中",
        ),
    ),
    (4, Text("the book is in use", "工作簿正被占用")),
    (5, Text("the book changed meanwhile", "工作簿在此期间被改动")),
)
