"""Write docs/letters.md and docs/letters.zh.md: one letter of each topic as a refresh drafts it: python scripts/build_letters_docs.py.

The two books below are refreshed as any book is; each has one customer for each topic, and a refresh that would choose
another topic for one of them stops this script.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from xlcrm.app.outcome import work_out
from xlcrm.lists import TOPICS, label
from xlcrm.model import Cell
from xlcrm.stores.memory import MemoryStore
from xlcrm.tables import decode
from xlcrm.text import Lang, Text

DOCS = Path(__file__).resolve().parent.parent / "docs"
FILES: dict[Lang, str] = {"en": "letters.md", "zh": "letters.zh.md"}
TODAY = date(2026, 11, 24)
HEAD = Text(
    """# Letters

[中文](letters.zh.md)

Made from a refresh of a small book by `scripts/build_letters_docs.py`: to change a letter on this page, change its
template in `xlcrm/letters/templates`.

One draft of each topic, as `xlcrm refresh` writes it on the sheet Emails from what the book knows: what the buyer last
said (`Said`, never your own note), the quote's row, a row of Materials, the signature. What nobody but you can know
stays a visible `[[to fill in: …]]`, and the letter stays a Draft until it is filled in. The wording has variants, so
that two buyers do not get the same sentences. The language is the customer's `Language`, else English: English, Chinese
and Spanish come with xlcrm. What the book has in Chinese only is not put into an English letter, nor a row of Materials
that is plainly in English into a Spanish one: it becomes a place to fill in. What the buyer said is quoted once.

`xlcrm letters BOOK` lists the letters with what the check finds; `--eml DIR` writes those you set to Approved as
drafts that Outlook and Thunderbird open ready to send; `--sent L-12` marks one as sent. The check reads a letter as
you have rewritten it: subject, salutation, signature, attachments, the quote's price, Incoterm and validity, the
buyer's questions and your own, words that press, a greeting that sells, and a letter that is too long or has lain too
long: its fair, feast or price is over, its offer has expired, or the buyer has written since. A letter to a buyer
whose last words ask you to write no more (`please unsubscribe me`) waits as a Draft, too, and the check quotes them:
put `yes` in Do Not Contact, or answer by hand. So does one to somebody who has left, as the buyer wrote (`please
contact my colleague from now on`). What the buyer said against you (a price too high, a supplier he has, no need) is
answered in a reply, but never held up to him at the head of a letter of something else. Of several addresses in the
cell Email, a letter goes to the first that can be written to. Spanish letters write figures as the buyer's country
does, and call a port that you typed in Chinese by its Spanish name, as English ones do by the English.

`xlcrm templates BOOK` copies the templates into the folder `xlcrm templates` beside the book, one folder for each
language: change them there, or add a language of your own. The first line of a template is the subject, the rest the
body; `_common.j2` has what all of them share, `_words.j2` the words that the check listens for. They are Jinja2
templates with `if`, `for` over lists, `set`, macros, `~`, `pick("…", "…")` for variants and a few filters; nothing else
is let through.
""",
    """# 信件

[English](letters.md)

本页由 `scripts/build_letters_docs.py` 刷新一本小工作簿生成：如需修改页上的信，请改 `xlcrm/letters/templates` 中的模板。

每个话题一封草稿，由 `xlcrm refresh` 根据工作簿写入“邮件”表：客户最近说过的话（取自“客户原话”，绝不用您自己的备注）、报价行、一条素材、署名。
只有您才知道的内容会留下醒目的 `[[待填写：…]]`，填好之前状态一直是“草稿”。措辞有几种变化，不同客户不会收到一样的句子。
信件语言按客户的“语言”而定，未填则用英文；自带英文、中文和西班牙文。表里只有外文的句子不会直接放进中文信，而是留作待填写；明显是英文的素材也不会放进西班牙文信。客户说过的话只引用一次。

`xlcrm letters BOOK` 列出信件和检查结果；`--eml DIR` 把“已批准”的信写成 Outlook、Thunderbird 打开即可发送的草稿；`--sent L-12` 标为已发。
检查看的是您改过之后的信：标题、称呼、署名、附件、报价的价格与贸易术语和有效期、客户的问题、您自己的问题、催促的话、谈生意的问候、太长的信，以及放久了的信：展会、节日已过，价格或报价已过期，或客户又有来信。
客户最后一次来信要求不再联系的（如“请退订”），写给他的信也留作草稿，检查会引用原话：请把“勿扰”设为“是”，或亲自答复。客户告知联系人已离职的，也同样留作草稿。客户的拒绝之词（嫌贵、已有供应商、没有需求）只在回复中作答，不会在谈别的事的信里开头引用。“邮箱”里填了多个地址时，信发给第一个可用的。

`xlcrm templates BOOK` 把模板复制到工作簿旁的 `xlcrm templates` 文件夹，每种语言一个子文件夹：可在那里修改，也可添加自己的语言。
模板第一行是标题，其余是正文；`_common.j2` 是各模板共用的部分，`_words.j2` 是检查时留意的词。模板用 Jinja2 写成，可用 `if`、对列表的 `for`、`set`、宏、
`~`、`pick("…", "…")`（选一种说法）和少数过滤器，其余一概不允许。
""",
)

# One customer for each topic, in the order of lists.TOPICS; a material is for the country that it names.
BOOKS: dict[Lang, str] = {
    "en": """
        Settings
        Name           | Value
        Sender Name    | Fiona Wang
        Sender Company | Ningbo Qiaohe Furniture Hardware Co., Ltd.
        Team
        Name       | Title         | Email                | Phone
        Fiona Wang | Sales Manager | fiona@qiaohe.example | +86 574 5550 0101
        Customers
        Customer ID | Company                          | Contact              | Email                        | Country | Products                | Owner      | Added
        C-1001      | Brenner Küchentechnik GmbH       | Ms Katrin Vogel      | k.vogel@brenner.example      | DE      | drawer slides           | Fiona Wang | 2025-03-02
        C-1002      | Móveis Serra Alta Ltda           | Rodrigo Antunes      | rodrigo@serraalta.example    | BR      | hinges                  | Fiona Wang | 2025-06-11
        C-1003      | Nordpine Cabinets Inc.           | Kelly Brandt         | kbrandt@nordpine.example     | CA      | hinges                  | Fiona Wang | 2026-02-05
        C-1004      | Outback Kitchens Pty Ltd         | Mr. Bruce Callahan   | bruce@outback.example        | AU      | hinges                  | Fiona Wang | 2026-01-20
        C-1005      | Riyadh Home Fittings Est.        | Mr Abdullah Al-Otaibi | abdullah@riyadh.example     | SA      | drawer boxes            | Fiona Wang | 2026-03-15
        C-1006      | Tischler Union eG                | Frau Dr. Hofer       | einkauf@tischler.example     | AT      | drawer boxes            | Fiona Wang | 2026-04-01
        C-1007      | Harbor Millwork Inc.             | Marcus Lee           | mlee@harbor.example          | US      | hinges                  | Fiona Wang | 2026-05-07
        C-1008      | Fjordhem Interiör AB             | Lars Ekman           | inkop@fjordhem.example       | SE      | drawer boxes            | Fiona Wang | 2026-11-20
        C-1009      | Godavari Modular Kitchens Pvt Ltd | Ms Deepa Raghunathan | deepa@godavari.example      | IN      | undermount slides       | Fiona Wang | 2026-09-10
        C-1010      | Hanok Living Co., Ltd.           | Mr Park Ji-hoon      | jhpark@hanok.example         | KR      | drawer boxes            | Fiona Wang | 2026-10-01
        Touches
        Date       | Customer | Direction | Medium | Topic   | Substantive | Said
        2026-10-12 | C-1001   | In        | Email  |         | yes         | The photos help a lot, please always send them.
        2026-11-02 | C-1001   | Out       | Email  | product |             |
        2026-10-14 | C-1002   | In        | Email  |         | yes         | Today we pay 1.98 CIF Santos. Can you beat it?
        2026-11-02 | C-1002   | Out       | IM     | product |             |
        2026-10-05 | C-1003   | In        | Phone  |         | yes         | Fits our box, and my fitters like the soft close.
        2026-11-02 | C-1003   | Out       | Email  | price   |             |
        2026-03-02 | C-1004   | Out       | Email  | price   |             |
        2026-05-04 | C-1004   | Out       | Phone  | product |             |
        2026-10-12 | C-1005   | In        | Email  |         | yes         | Papers are fine.
        2026-11-02 | C-1005   | Out       | IM     | product |             |
        2026-10-12 | C-1006   | In        | Email  |         | yes         | We order through Brenner, that will not change.
        2026-11-02 | C-1006   | Out       | Email  | price   |             |
        2026-10-12 | C-1007   | In        | Email  |         | yes         | Send two sets.
        2026-11-02 | C-1007   | Out       | Email  | price   |             |
        2026-11-10 | C-1009   | In        | Email  |         | yes         | Please quote 450 and 500 half and half, CIF Nhava Sheva.
        2026-11-20 | C-1010   | In        | Email  |         | yes         | The grey one is right. Can the side be 10 mm glass? What is the price for 1,000 sets CIF Busan?
        Quotes
        Quote No | Date       | Customer | Product                             | Model | Qty   | Unit  | Currency | Unit Price | Incoterm | Place       | Payment Terms                            | Lead Time | Valid Until | Status
        Q-2140   | 2026-11-18 | C-1009   | Undermount soft-close slide, 500 mm | US-30 | 10000 | pairs | USD      | 4.69       | CIF      | Nhava Sheva | 30% T/T deposit, 70% against copy of B/L | 35 days   | 2026-12-18  | Sent
        Materials
        Topic | Title | Text | Benefit | Question | Countries | From | To | Attachment
        self-check | US-30: corrected carton size and loading | Going over our own quotation sheets we found the carton of the US-30 slide listed 4 cm too tall; the right size is 56 x 31 x 17 cm. | A 20GP takes 9,600 pairs instead of 8,900, which is about 2 cents a pair off the freight. | Would you like your quotation again with the new packing list, as PDF or as Excel? | DE | | |
        price | QH-35 hinge: 0.430 down to 0.417, steel is down | Cold-rolled steel is down 6% on last quarter, so the QH-35 soft-close hinge goes from USD 0.430 to USD 0.417 FOB Ningbo for orders confirmed by 5 December. | On a 20GP of 160,000 hinges that is USD 2,080. | Shall I hold the price for one container or two? | BR | | 2026-12-05 |
        product | QH-35 in onyx black, same price tier | The QH-35 soft-close hinge now comes in onyx black, cup, arm and cover cap alike, after 96 hours of salt spray. | Dark carcasses no longer show a bright hinge, and the price is that of nickel from 10,000 pieces. | Should the samples be full overlay or half overlay? | CA | | | QH-35 black.pdf
        news | Fourth hinge line running: lead time 30 to 22 days | Our fourth hinge line is running; the lead time of the QH-35 is down from 30 days to 22. | Your repeat orders can leave one vessel earlier. | Would shorter lead times let you order smaller lots, yes or no? | AU | | |
        fair | Gulf Kitchen and Hardware Show, Dubai | We show the slim drawer box and the black hinges in Hall 4, booth C27, from 7 to 10 January. | You can pull the drawers yourself, and Leo has the price list for the Gulf with him. | Would the first or the second morning suit you? | SA | 2027-01-07 | 2027-01-10 |
        visit | Two days in Ningbo: line tour and your samples | In the coming weeks we keep Tuesdays and Wednesdays free for guests: line tour, test room, your own samples on the bench; the car from Shanghai airport and the visa letter are ours. | You leave with approved samples instead of three weeks of couriers. | Is a Tuesday or a Wednesday better for you? | AT | | |
    """,
    "zh": """
        设置
        名称       | 值
        发件人姓名 | 王芳
        发件人公司 | 宁波桥和家具五金有限公司
        同事
        姓名 | 职位     | 邮箱                 | 电话
        王芳 | 销售经理 | fiona@qiaohe.example | +86 574 5550 0101
        客户
        客户编号 | 公司名称         | 联系人   | 邮箱                   | 国家     | 主营产品 | 语言 | 业务员 | 录入日期
        C-1001   | 新利丰家具       | 陈伟明   | tan@lifung.example     | 马来西亚 | 铰链     | 中文 | 王芳   | 2025-03-02
        C-1002   | 宏达五金         | 王经理   | wong@hongda.example    | 巴西     | 铰链     | 中文 | 王芳   | 2025-06-11
        C-1003   | 大昌贸易         | 李女士   | lee@dachang.example    | 加拿大   | 铰链     | 中文 | 王芳   | 2026-02-05
        C-1004   | 永盛木业         | 张建国   | zhang@yongsheng.example | 澳大利亚 | 铰链    | 中文 | 王芳   | 2026-01-20
        C-1005   | 金马建材         | 林国栋   | lim@jinma.example      | 菲律宾   | 滑轨     | 中文 | 王芳   | 2026-03-15
        C-1006   | 鼎泰家居         | 欧阳娜娜 | ouyang@dingtai.example | 德国     | 铰链     | 中文 | 王芳   | 2026-04-01
        C-1007   | 万丰橱柜         | 周敏     | zhou@wanfeng.example   | 美国     | 铰链     | 中文 | 王芳   | 2026-05-07
        C-1008   | 东方家具         | 刘总     | lau@dongfang.example   | 泰国     | 铰链     | 中文 | 王芳   | 2026-11-20
        C-1009   | 顺达家居         | 黄志强   | ng@shunda.example      | 印度     | 滑轨     | 中文 | 王芳   | 2026-09-10
        C-1010   | 南洋木作         | 吴先生   | goh@nanyang.example    | 韩国     | 抽屉盒   | 中文 | 王芳   | 2026-10-01
        跟进记录
        日期       | 客户   | 方向 | 媒介     | 话题     | 实质 | 客户原话
        2026-10-12 | C-1001 | 来   | 邮件     |          | 是   | 照片很有用，以后都请发。
        2026-11-02 | C-1001 | 去   | 邮件     | 产品更新 |      |
        2026-10-14 | C-1002 | 来   | 邮件     |          | 是   | 现在用的是 0.425。你们能低一点吗？
        2026-11-02 | C-1002 | 去   | 即时通讯 | 产品更新 |      |
        2026-10-05 | C-1003 | 来   | 电话     |          | 是   | 样品装上去正好，师傅说缓冲不错。
        2026-11-02 | C-1003 | 去   | 邮件     | 价格更新 |      |
        2026-03-02 | C-1004 | 去   | 邮件     | 价格更新 |      |
        2026-05-04 | C-1004 | 去   | 电话     | 产品更新 |      |
        2026-10-12 | C-1005 | 来   | 邮件     |          | 是   | 文件没问题。
        2026-11-02 | C-1005 | 去   | 即时通讯 | 产品更新 |      |
        2026-10-12 | C-1006 | 来   | 邮件     |          | 是   | 仓库满了，明年再说。
        2026-11-02 | C-1006 | 去   | 邮件     | 价格更新 |      |
        2026-10-12 | C-1007 | 来   | 邮件     |          | 是   | 先寄两副样品。
        2026-11-02 | C-1007 | 去   | 邮件     | 价格更新 |      |
        2026-11-10 | C-1009 | 来   | 邮件     |          | 是   | 450 和 500 各一半，请报到那瓦舍瓦的价。
        2026-11-20 | C-1010 | 来   | 邮件     |          | 是   | 灰色的可以。侧板能做 10 mm 玻璃吗？1000 套 CIF 釜山什么价？
        报价
        报价单号 | 日期       | 客户   | 产品           | 型号  | 数量  | 单位 | 币种 | 单价 | 贸易术语 | 地点     | 付款方式                 | 交期  | 有效期至   | 状态
        Q-2140   | 2026-11-18 | C-1009 | 托底缓冲滑轨，500 mm | US-30 | 10000 | 副   | USD  | 4.69 | CIF      | 那瓦舍瓦 | 30% 定金，70% 见提单副本 | 35 天 | 2026-12-18 | 已报
        素材
        话题 | 标题 | 内容 | 客户利益 | 提问 | 国家 | 起 | 止 | 附件
        自检 | QH-35：安装图改为毫米，附 DXF | 我们自查 QH-35 的安装图，发现孔位只标了英寸；现已改为毫米，并提供 DXF 文件。 | 贵司车间可直接导入钻孔机，不必重画。 | 车间用 DXF 还是用纸图？ | 马来西亚 | | |
        价格更新 | QH-35 铰链：0.430 降至 0.417 美元 | 冷轧钢较上季度回落 6%，QH-35 由 0.430 降至 0.417 美元 FOB 宁波，12月5日前确认的订单均按新价。 | 一个 20GP 装 16 万只，合计省 2,080 美元。 | 价格先留一柜还是两柜？ | 巴西 | | 2026-12-05 |
        产品更新 | QH-35 曜石黑铰链，价格不变 | QH-35 缓冲铰链新增曜石黑，杯座、臂身、装饰盖同色，已通过 96 小时盐雾测试。 | 深色柜体不再露出亮色五金，1 万只起与镀镍同价。 | 样品先寄全盖还是半盖？ | 加拿大 | | | QH-35 曜石黑.pdf
        公司动态 | 第四条铰链线投产：交期 30 天缩至 22 天 | 第四条铰链线已投产，QH-35 的交期由 30 天缩短到 22 天。 | 返单可赶早一班船。 | 交期缩短后，小批量多批次对您合适吗？ | 澳大利亚 | | |
        展会邀请 | 迪拜家具五金展 | 我们在 4 号馆 C27，1月7日至10日，整墙滑轨可现场试拉。 | 海湾地区的价格表也带在现场。 | 第一天上午还是第二天上午方便？ | 菲律宾 | 2027-01-07 | 2027-01-10 |
        来访邀请 | 来宁波看看第四条铰链线 | 第四条铰链线已投产，每周二、周三接待客户看线，上海浦东机场接机由我们安排，邀请函由我们出。 | 当天可在现场确认样品，省去三周快递往返。 | 周二还是周三方便？ | 德国 | | |
    """,
}


def sheets(table: str) -> dict[str, list[list[Cell]]]:
    """The sheets of a book as text: a line without `|` names one, the line after it is its header."""
    found, rows = dict[str, list[list[Cell]]](), list[list[Cell]]()
    for line in filter(None, map(str.strip, table.splitlines())):
        if "|" in line:
            rows.append([part.strip() or None for part in line.split("|")])
        else:
            rows = found.setdefault(line, [])
    return found


def page(lang: Lang) -> str:
    """The whole page in one language."""
    letters = work_out(decode(MemoryStore(sheets(BOOKS[lang])).read()), TODAY).letters
    by_topic = {str(letter["Topic"]): letter for letter in letters}
    topics = [label(TOPICS, topic.code, lang) for topic in TOPICS]
    if sorted(by_topic) != sorted(topics) or len(letters) != len(topics):
        raise SystemExit(f"The book of the docs ({lang}) has letters about {sorted(by_topic)}")
    return "\n".join([HEAD.said(lang), *(section(topic, by_topic[topic], lang) for topic in topics)])


def section(topic: str, letter: Mapping[str, Cell], lang: Lang) -> str:
    """One letter with its heading, and what the check found."""
    lines = [
        Text(f"To: {letter['To']}", f"收件人：{letter['To']}"),
        Text(f"Subject: {letter['Subject']}", f"标题：{letter['Subject']}"),
    ]
    if letter["Attachments"]:
        lines.append(Text(f"Attachments: {letter['Attachments']}", f"附件：{letter['Attachments']}"))
    head = "\n".join(line.said(lang) for line in lines)
    found = (
        f"\n{Text('Check', '检查').said(lang)}{Text(': ', '：').said(lang)}{letter['Check']}\n"
        if letter["Check"]
        else ""
    )
    return f"## {topic}\n\n```text\n{head}\n\n{letter['Body']}\n```\n{found}"


if __name__ == "__main__":
    for language in get_args(Lang):
        (DOCS / FILES[language]).write_text(page(language), encoding="utf-8", newline="\n")
