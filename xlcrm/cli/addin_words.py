"""What the help says of `xlcrm addin`, in both languages."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

ADDIN = Words(
    Text("Put the buttons into Excel or Calc, or take them away.", "在 Excel 或 Calc 中安装或移除按钮。"),
    Text(
        "ACTION is install, status or remove. A tab CRM with large buttons appears in Excel at its next start: Refresh, Agenda,"
        " Log touch, Draft letter, Why?, Approve, Mark sent, Check, Undo refresh, Help. Your workbooks stay as they are, without"
        " macros; the buttons are in a file of their own, in the folder that Excel reads when it starts. install may be run"
        " again at any time, and is to be when Python has moved or xlcrm was updated. status says what stands in the way; its"
        " exit code is 1 where the buttons are missing or would not work.",
        "ACTION 为 install（安装）、status（状态）或 remove（移除）。安装后，下次启动 Excel 时会出现“客户跟进”选项卡和大按钮：刷新、今日日程、记录跟进、起草信件、为什么？、"
        "批准、标为已发、检查、撤销刷新、帮助。您的工作簿保持原样，不含宏；按钮放在单独的文件中，位于 Excel 启动时读取的文件夹。install 可随时重复运行；Python"
        " 换了位置或 xlcrm 升级后请再运行一次。status 会说明哪里有问题；按钮缺失或无法使用时退出码为 1。",
    ),
    (
        Example("xlcrm addin install", Text("For Excel on Windows or macOS.", "用于 Windows 或 macOS 上的 Excel。")),
        Example(
            "xlcrm addin install --dry-run",
            Text("Which files would be written, and where.", "先看会写哪些文件、写到哪里。"),
        ),
        Example(
            "xlcrm addin install --calc",
            Text("For LibreOffice Calc, on any system.", "用于任何系统上的 LibreOffice Calc。"),
        ),
        Example("xlcrm addin status", Text("When a button does not do what it should.", "按钮不正常时运行。")),
    ),
)
CALC = Text("For LibreOffice Calc instead of Excel.", "用于 LibreOffice Calc，而不是 Excel。")
DRY_RUN = Text("Say which files would be written or deleted; change nothing.", "只说明将写入或删除哪些文件，不作改动。")
TARGET = Text(
    "Put the add-in into the folder DIR instead, such as one that your company trusts; open it in Excel from there once.",
    "把加载项放到文件夹 DIR（例如公司信任的文件夹），再在 Excel 中从那里启用。",
)
ADDIN_JSON = Text(
    "Print one JSON object: schema, ok, action, files: a list of path and what was done, findings: a list of name, found, ok, remedy.",
    "输出一个 JSON 对象：schema、ok、action、files（每项含 path 和所做的事）、findings（每项含 name、found、ok、remedy）。",
)
