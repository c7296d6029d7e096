"""What the help says of undo, history and recover."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

# One line holds what belongs together.
# fmt: off

UNDO = Words(
    Text("Take back the last refresh, keep what you typed since.", "撤销上一次刷新，保留您之后填写的内容。"),
    Text(
        "Cell by cell: what still stands as the refresh wrote it becomes what it was before; what you have changed since is"
        " left alone, and listed. If nothing was saved since, the book is exactly the one before. The book as it is now is"
        " kept as a backup first.\n\nRun it again, and it takes back the refresh before that one, as long as the folder"
        " .xlcrm beside the book still knows what it wrote. Columns and sheets that a refresh added stay, and are empty.",
        "逐格撤销：仍与刷新写入时相同的，改回之前的内容；之后被您改过的，保持不动并列出。如果之后没有保存过，工作簿与刷新前完全一致。撤销前先把"
        "现在的工作簿留作备份。\n\n再运行一次，就撤销更早的一次刷新，只要工作簿旁的 .xlcrm 文件夹还记得它写了什么。刷新添加的列和表会保留，内容清空。",
    ),
    (
        Example("xlcrm undo CRM.xlsx", Text("The last refresh was a mistake.", "上一次刷新有误时。")),
        Example("xlcrm undo CRM.xlsx --dry-run", Text("Look first.", "先看看会改什么。")),
    ),
)
UNDO_JSON = Text(
    "Print one JSON object: schema, book, refreshed (when), exactly, changed_cells, kept: a list of sheet, row, column, why;"
    " backup; with --dry-run also changes; where it failed, error.",
    "输出一个 JSON 对象：schema、book、refreshed（时间）、exactly、changed_cells、kept（每条含 sheet、row、column、why）、backup；"
    "加 --dry-run 时另有 changes；失败时为 error。",
)

HISTORY = Words(
    Text("List what each refresh has changed.", "列出每次刷新改了什么。"),
    Text(
        "When it was, how many cells, and on which sheets and in which columns; the newest first. It goes as far back as"
        " there are backups in the folder .xlcrm beside the book: the newest twenty. Nothing is written.",
        "何时、多少单元格、在哪些表和列；最近的在前。可追溯的范围与工作簿旁 .xlcrm 文件夹中的备份一致：最近二十次。不写入工作簿。",
    ),
    (
        Example("xlcrm history CRM.xlsx", Text("What has happened to the book.", "看看工作簿经历了什么。")),
        Example("xlcrm history CRM.xlsx --full", Text("Every cell, old and new.", "每个单元格的原值和新值。")),
    ),
)
FULL = Text("Show each cell: what it held, and what was written.", "逐格显示：原值和写入的值。")
HISTORY_JSON = Text(
    "Print one JSON object: schema, book, history: a list of when, doing, known, changed_cells, columns (each of sheet,"
    " column, changed_cells); with --full also changes; where it failed, error.",
    "输出一个 JSON 对象：schema、book、history（每条含 when、doing、known、changed_cells、columns：sheet、column、changed_cells）；"
    "加 --full 时另有 changes；失败时为 error。",
)

RECOVER = Words(
    Text("List the backups of a book, and restore one.", "列出工作簿的备份，并恢复其中一个。"),
    Text(
        "Restores the whole book, which may be missing or broken: use undo to take back a refresh only. The book that is"
        " there now is kept as a backup first, so that this can be taken back too.",
        "恢复整本工作簿，原文件丢失或损坏也可以；如果只想撤销一次刷新，请用 undo。恢复前先把现在的工作簿留作备份，因此随时可以再换回来。",
    ),
    (
        Example("xlcrm recover CRM.xlsx", Text("What there is to go back to.", "看看有哪些备份。")),
        Example("xlcrm recover CRM.xlsx --restore 2", Text("Go back to the second of them.", "恢复列表中的第二个。")),
    ),
)
RESTORE = Text(
    "The backup to restore: its number in the list, or its file name.", "要恢复的备份：列表中的编号，或文件名。"
)
YES = Text("Do not ask.", "不再询问。")
RECOVER_JSON = Text(
    "Print one JSON object: schema, book, backups: a list of number, name, when, why, size (bytes), sound; with --restore"
    " instead of it restored (the name), changed, backup; where it failed, error.",
    "输出一个 JSON 对象：schema、book、backups（每条含 number、name、when、why、size（字节）、sound）；加 --restore 时改为 restored（文件名）、"
    "changed、backup；失败时为 error。",
)
