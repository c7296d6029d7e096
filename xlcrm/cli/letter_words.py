"""What the help says of the commands about letters, in both languages."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

LETTERS = Words(
    Text(
        "Show and check the letters; write the approved ones as drafts for your mail program.",
        "查看并检查信件；把已批准的写成邮件草稿。",
    ),
    Text(
        "The letters of the sheet Emails, as a refresh of today leaves them, with what the check finds. With --eml each"
        " letter that you have set to Approved becomes a file that Outlook or Thunderbird opens ready to send, its"
        " attachments taken from the book's own folder. Once it has gone out, --sent sets its status to Sent, and the next"
        " refresh logs the touch.",
        "列出“邮件”表中的信件（与今天刷新后的内容一致）以及检查结果。加 --eml 时，状态为“已批准”的每封信写成一个文件，用 Outlook 或"
        " Thunderbird 打开即可发送，附件取自工作簿所在的文件夹。发出后用 --sent 把状态改为“已发”，下次刷新时记入跟进记录。",
    ),
    (
        Example("xlcrm letters CRM.xlsx", Text("All letters, a line each.", "所有信件，每封一行。")),
        Example(
            "xlcrm letters CRM.xlsx --customer C-0012",
            Text("Those to one customer, in full.", "某家客户的信件，显示全文。"),
        ),
        Example(
            "xlcrm letters CRM.xlsx --eml outbox",
            Text("The approved ones as drafts, into the folder outbox.", "把已批准的写成草稿，放入 outbox 文件夹。"),
        ),
        Example("xlcrm letters CRM.xlsx --sent L-12", Text("L-12 has gone out.", "L-12 已发出。")),
    ),
)
TEMPLATES = Words(
    Text(
        "Copy the templates of letters and papers beside the book, to change them.",
        "把信件和单据的模板复制到工作簿旁，供您修改。",
    ),
    Text(
        "They go into the folder `xlcrm templates` beside BOOK, one folder in it for each language. What stands there is"
        " used before what comes with xlcrm; delete a file to go back to the latter. Files that are there already are left"
        " alone. A letter's template that is wrong is listed under Problems with its line, and the rest goes on."
        " quotation.xlsx and pi.xlsx are those of `xlcrm quote` and `xlcrm pi`; a picture logo.png in the same folder is"
        " put onto them.",
        "复制到 BOOK 旁的“xlcrm templates”文件夹，每种语言一个子文件夹。其中的文件优先于自带模板；删除某个文件即恢复自带的。已有的文件不会被覆盖。"
        "信件模板有误时，会在“问题”中列出行号，其余照常进行。quotation.xlsx 和 pi.xlsx 是 xlcrm quote 与 xlcrm pi 的模板；同一文件夹中的 logo.png 会放到单据上。",
    ),
    (
        Example(
            "xlcrm templates CRM.xlsx",
            Text("Then open them in an editor, or in Excel.", "然后用编辑器或 Excel 打开修改。"),
        ),
    ),
)
CUSTOMER = Text(
    "Only the letters to this customer, by ID or company, in full.", "只看这家客户的信件（编号或公司名称），显示全文。"
)
EML = Text(
    "Write the approved letters as .eml drafts into the folder DIR.", "把已批准的信件写成 .eml 草稿，放入文件夹 DIR。"
)
SENT = Text("Set the letter with this number to Sent.", "把此编号的信件标为已发。")
LETTERS_JSON = Text(
    "Print one JSON object: schema, today, book, letters: a list of number, customer_id, company, contact, to, topic,"
    " language, subject, body, attachments, status, check; with --eml also written: a list of number, file, error; with --sent sent.",
    "输出一个 JSON 对象：schema、today、book、letters（每封含 number、customer_id、company、contact、to、topic、language、"
    "subject、body、attachments、status、check）；加 --eml 时另有 written（number、file、error）；加 --sent 时另有 sent。",
)
