"""What the help says of the command that watches, in both languages."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

WATCH = Words(
    Text(
        "Refresh the books of a folder as soon as they are saved and closed.",
        "文件夹中的工作簿一经保存并关闭，就自动刷新。",
    ),
    Text(
        "Looks after every .xlsx and .xlsm in FOLDER, until you press Ctrl-C or the system ends it; a book in hand is"
        " finished first. Each is refreshed soon after it was saved and closed, and once on every new day. A book that"
        " somebody has open is left alone until it is closed. What was done is said on the screen and in the log.\n\nTo have"
        " it started with the computer, see docs/watch.md.",
        "监视 FOLDER 中的每一本 .xlsx 和 .xlsm，直到您按 Ctrl-C 或系统结束它；正在处理的那一本会先做完。每本在保存并关闭后不久刷新，每到新的一天再刷新一次。"
        "有人打开的工作簿等关闭后再处理。做了什么会显示在屏幕上，并记入日志。\n\n如需随电脑启动，请看 docs/watch.zh.md。",
    ),
    (
        Example("xlcrm watch books", Text("Every book in the folder books.", "监视 books 文件夹里的每一本。")),
        Example(
            'xlcrm watch "S:\\Sales" --poll',
            Text("On a shared drive that it does not know for one.", "用于未被识别的共享盘。"),
        ),
    ),
)
POLL = Text(
    "Look by itself every two seconds instead of waiting for the system's notice. Known shares are polled without it.",
    "每两秒自行查看一次，而不等系统通知。已知的共享盘会自动这样做。",
)
LOG = Text(
    "Where the log is kept; .xlcrm/watch.log in FOLDER unless told. It is kept at 1 MB, with five older ones.",
    "日志文件，默认为 FOLDER 中的 .xlcrm/watch.log。每份不超过 1 MB，另留五份旧的。",
)
