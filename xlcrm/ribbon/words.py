"""What the buttons say: their names and hints, and the sentences they end with, in both languages.

The ribbon of Excel, the toolbar of Calc and the help take their words from here; scripts/build_addin.py and
scripts/build_oxt.py carry them there.
"""

from typing import NamedTuple

from xlcrm.lists import MEDIA, TOPICS, Choice, Choices
from xlcrm.text import Text

TITLE = Text("xlcrm", "xlcrm")
TAB = Text("CRM", "客户跟进")


class Question(NamedTuple):
    """`choices`: what may be answered, by number from 1 on or by name; none: any text. `default` is what stands there. `how`:
    what Excel, whose box shows no list to choose from, adds to the question.
    """

    text: Text
    choices: tuple[Text, ...] = ()
    default: str = ""
    how: Text = Text("", "")


class Button(NamedTuple):
    """`id` is that of the ribbon, of the VBA dispatcher, of Calc's toolbar and of the function in `buttons`. `group` is one
    of GROUPS. `asks`: the questions to the user before it runs, in the order of the function's arguments.
    """

    id: str
    group: str
    label: Text
    tip: Text
    asks: tuple[Question, ...] = ()


GROUPS = {
    "today": Text("Today", "今天"),
    "customer": Text("Selected customer", "选中的客户"),
    "letters": Text("Selected letters", "选中的信件"),
    "book": Text("Book", "工作簿"),
}

MEDIUM = Question(
    Text("How were you in touch?", "用什么方式联系的？"),
    tuple(c.label for c in MEDIA),
    "1",
    Text(" Type a number", "请输入编号"),
)
TOPIC = Question(
    Text("About what?", "谈的是什么？"),
    tuple(c.label for c in TOPICS),
    "",
    Text(" Type a number, or leave it empty", "请输入编号，可留空"),
)
SUMMARY = Question(Text("What was it about, in a few words?", "用几句话记下内容："))
# An automatic reply is no reply: it counts in no grade.
WAYS = Choices(
    (
        Choice("out", Text("I wrote or called", "我联系了客户")),
        Choice("in", Text("The buyer replied", "客户有回复")),
        Choice("substantive", Text("The buyer replied on substance", "客户有实质回复")),
        Choice("auto", Text("An automatic reply came", "收到自动回复")),
    )
)
WAY = Question(
    Text("Who was in touch?", "谁联系的？"),
    tuple(c.label for c in WAYS),
    "1",
    Text(" Type a number", "请输入编号"),
)

BUTTONS = (
    Button(
        "refresh", "today", Text("Refresh", "刷新"),
        Text("Work out grades, next dates and letters afresh, and write them into this workbook.", "重新计算等级、下次跟进日期和信件，并写入本工作簿。"),
    ),
    Button(
        "agenda", "today", Text("Agenda", "今日日程"),
        Text("Refresh, show whom to write to today, and save the list as a CSV file beside the workbook.", "先刷新，再显示今天要联系的客户，并在工作簿旁保存一份 CSV。"),
    ),
    Button(
        "touch", "customer", Text("Log touch", "记录跟进"),
        Text("You were in touch with the selected customer: add it to Touches.", "您与选中的客户有过联系：在“跟进记录”中加一行。"),
        (MEDIUM, TOPIC, SUMMARY, WAY),
    ),
    Button(
        "draft", "customer", Text("Draft letter", "起草信件"),
        Text("Write a letter to the selected customer now, whether due or not.", "立即给选中的客户起草一封信，不论是否到期。"),
    ),
    Button(
        "why", "customer", Text("Why?", "为什么？"),
        Text("The story of the selected customer: grade, next date, topic, and what they rest on.", "选中客户的来龙去脉：等级、下次日期、话题及其依据。"),
    ),
    Button(
        "approve", "letters", Text("Approve", "批准"),
        Text("The selected letters on Emails may go out.", "“邮件”表中选中的信件可以发出。"),
    ),
    Button(
        "sent", "letters", Text("Mark sent", "标为已发"),
        Text("The selected letters on Emails have gone out; the next Refresh logs them.", "“邮件”表中选中的信件已发出；下次刷新时记入跟进记录。"),
    ),
    Button(
        "check", "book", Text("Check", "检查"),
        Text("What cannot be understood in this workbook; nothing is written.", "列出工作簿中无法识别的内容；不写入。"),
    ),
    Button(
        "undo", "book", Text("Undo refresh", "撤销刷新"),
        Text("Take the last Refresh back; what you typed since stays.", "撤销上一次刷新；之后您录入的内容保留。"),
    ),
    Button("help", "book", Text("Help", "帮助"), Text("What each button does.", "每个按钮的作用。")),
)  # fmt: skip

WENT_WRONG = Text(
    "xlcrm itself is at fault here, and the workbook was left alone: {0}. Run `xlcrm doctor`, and send us this sentence{1}.",
    "这是 xlcrm 自身的错误，工作簿未被改动：{0}。请运行 xlcrm doctor，并把这句话{1}发给我们。",
)
WITH_FILE = Text(" with the file {0}", "和文件 {0} ")
STILL_BUSY = Text(
    "Another button of xlcrm is still at work in this workbook: wait until it has answered, then press this one again; nothing was written.",
    "xlcrm 的另一个按钮仍在处理这本工作簿：请等它完成后再按一次；未写入任何内容。",
)
NO_UNDO = Text("This refresh cannot be undone: its record could not be kept.", "无法保存本次刷新的记录，因此不能撤销。")
NO_CHARTS = Text(
    "Not in the book yet: the Dashboard, whose charts come with the next `xlcrm refresh` of the saved and closed file.",
    "工作簿中还没有“看板”：保存并关闭文件后运行一次 xlcrm refresh，即可生成其图表。",
)
HELP_MORE = Text(
    "Save the workbook as always: xlcrm never saves it for you. If a button does nothing, run `xlcrm doctor`.",
    "请照常保存工作簿：xlcrm 不会替您保存。按钮没有反应时，请运行 xlcrm doctor。",
)


# What the add-in itself has to say, before Python runs or where it does not.
ADDIN_SAYS = {
    "no_book": Text(
        "No workbook is open: open your customer workbook and press the button again.",
        "没有打开的工作簿：请打开客户工作簿，然后再按一次按钮。",
    ),
    "protected_view": Text(
        "The workbook is in Protected View, where nothing can be read or written: press Enable Editing above it, then the button again.",
        "工作簿处于“受保护的视图”，无法读取或写入：请先点击上方的“启用编辑”，再按一次按钮。",
    ),
    "no_python": Text(
        "xlcrm's Python is not where it was: run `xlcrm addin install` once more, and press the button again. The workbook was left alone.",
        "找不到 xlcrm 所用的 Python：请重新运行 xlcrm addin install，然后再按一次按钮。工作簿未被改动。",
    ),
    "no_xlcrm": Text(
        "xlcrm is not installed any more in the Python that this add-in knows: install it, run `xlcrm addin install`, and press the button again.",
        "本加载项所知的 Python 中已没有 xlcrm：请重新安装 xlcrm，运行 xlcrm addin install，然后再按一次按钮。",
    ),
    "no_script": Text(
        "Excel may not start xlcrm, because its script is missing: run `xlcrm addin install` once more, and press the button again.",
        "Excel 无法启动 xlcrm，因为缺少脚本：请重新运行 xlcrm addin install，然后再按一次按钮。",
    ),
    "ended": Text(
        "xlcrm was ended before it was done, perhaps by an antivirus program. If the workbook looks unfinished, close it without saving and open "
        "it again; run `xlcrm doctor`.",
        "xlcrm 未完成就被终止，可能是杀毒软件所为。如果工作簿看起来没有写完，请不保存直接关闭，再重新打开；并运行 xlcrm doctor。",
    ),
    "failed": Text(
        "The button could not be carried out, and the workbook was left alone:", "按钮未能执行，工作簿未被改动："
    ),
}


def texts() -> dict[str, Text]:
    """All that the add-in and Calc's extension show, by name: labels, hints, questions, messages."""
    found = {"crm.label": TAB, **{f"group_{id}.label": label for id, label in GROUPS.items()}, **ADDIN_SAYS}
    for button in BUTTONS:
        found |= {f"{button.id}.label": button.label, f"{button.id}.tip": button.tip}
        for n, question in enumerate(button.asks, 1):
            found[f"{button.id}.ask{n}"] = Text(*(_asked(question, place) for place in range(2)))
            found[f"{button.id}.default{n}"] = Text(question.default, question.default)
    return found


def _asked(question: Question, place: int) -> str:
    """A question with its numbered choices beneath; `place` is that of the language in a Text."""
    return "\n".join(
        [
            question.text[place] + question.how[place],
            *(f"{k} {choice[place]}" for k, choice in enumerate(question.choices, 1)),
        ]
    )
