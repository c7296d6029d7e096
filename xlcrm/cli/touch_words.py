"""What the help says of `touch`, and what the command says."""

from xlcrm.cli.words import Example, Words
from xlcrm.text import Text

TOUCH = Words(
    Text("Log a touch in one line.", "一行命令记一次跟进。"),
    Text(
        "Adds a row to Touches: what you sent or whom you rang, or with --in what came from the buyer. CUSTOMER is the ID or"
        " the company's name. Nothing else is changed: grades and dates follow at the next refresh. Save and close the book"
        " first.",
        "在“跟进记录”表添加一行：您发出的信、打出的电话；加 --in 则记客户的来信来电。CUSTOMER 是客户编号或公司名称。其他内容一概不动，等级和日期在下次刷新时更新。"
        "请先保存并关闭工作簿。",
    ),
    (
        Example(
            "xlcrm touch CRM.xlsx C-0007 --by Li",
            Text("Li has written to C-0007, or rung.", "Li 给 C-0007 去信或去电。"),
        ),
        Example(
            "xlcrm touch CRM.xlsx Brand --in --substantive",
            Text("The company Brand has answered on substance.", "Brand 公司来信，谈到实质内容。"),
        ),
        Example("xlcrm touch CRM.xlsx C-0007 --date 2026-11-20", Text("A touch of another day.", "补记另一天的跟进。")),
    ),
)
IN = Text("It came from the buyer.", "客户来的。")
OUT = Text("It went to the buyer; so unless told.", "发给客户的；不写则按此。")
MEDIUM = Text(
    "By which way: Email, Phone, Fax, Courier, IM, 'Via customer' or Meeting; or in Chinese.",
    "媒介：邮件、电话、传真、快递、即时通讯、经客户转达、面谈；英文也可。",
)
TOPIC = Text(
    "About what: self-check, price, product, news, fair, visit, holiday, first-letter, quote or reply; or in Chinese.",
    "话题：自检、价格更新、产品更新、公司动态、展会邀请、来访邀请、节日问候、开发信、报价跟进、回复；英文代码也可。",
)
SUMMARY = Text("What it was about, in your words.", "内容，用您自己的话。")
MATERIAL = Text(
    "The Title in Materials of what you told, so that no letter brings it again; not with --in.",
    "讲到的素材标题，以免信中重复；不与 --in 同用。",
)
SAID = Text("The buyer's own words, fit to be quoted in a letter; with --in.", "客户原话，可在信中引用；与 --in 同用。")
SUBSTANTIVE = Text(
    "The buyer talked of price, quantity or samples; with --in.", "客户谈到价格、数量或样品；与 --in 同用。"
)
AUTO = Text(
    "An automatic answer, an out-of-office note or a bounce, which is no reply; with --in.",
    "自动回复、休假通知或退信，不算回复；与 --in 同用。",
)
DATE = Text("The day it happened; today unless told.", "发生的日期；不写则为今天。")
CONTACT = Text("The person at the customer's.", "对方联系人。")
BY = Text("Who of your team it was.", "跟进人。")
TOUCH_JSON = Text(
    "Print one JSON object: schema, today, book, touch (date, customer, company, direction, and what else was told), backup.",
    "输出一个 JSON 对象：schema、today、book、touch（date、customer、company、direction 及所填各项）、backup。",
)
