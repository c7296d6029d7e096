"""What a person reads after each command, whole, in English and in Chinese: who reads one of them alone would be told half."""

import re
import shlex
from pathlib import Path

import pytest
from book_text import typed
from doors import write_workbook

from xlcrm import cli

BOOK = """
    Customers
    Customer ID | Company | Country | Contact  | Owner
    C-0001      | Acme    | Chile   | Ann Webb | Lee
    C-0002      | Borg    | Peru    | Bo       | Sam
    Touches
    Date       | Customer | Direction | Medium | Topic | Summary
    2026-11-02 | C-0001   | Out       | Phone  | news  | pumps
    2026-11-03 | Zeta     | Out       | Phone  | news  |
    Quotes
    Quote No | Date       | Customer | Product | Qty | Currency | Unit Price | Status
    Q-1      | 2026-11-02 | C-0001   | Pump    | 10  | USD      | 12.5       | Sent
"""
BOOK_ZH = """
    客户
    客户编号 | 公司名称 | 国家 | 联系人   | 业务员
    C-0001   | Acme     | 智利 | Ann Webb | 李雷
    C-0002   | Borg     | 秘鲁 | Bo       | 韩梅梅
    跟进记录
    日期       | 客户   | 方向 | 媒介 | 话题     | 内容摘要
    2026-11-02 | C-0001 | 去   | 电话 | 公司动态 | 水泵
    2026-11-03 | Zeta   | 去   | 电话 | 公司动态 |
    报价
    报价单号 | 日期       | 客户   | 产品 | 数量 | 币种 | 单价 | 状态
    Q-1      | 2026-11-02 | C-0001 | 水泵 | 10   | USD  | 12.5 | 已报
"""
BOOKS = {"en": BOOK, "zh": BOOK_ZH}
LISTS = {
    "en": ("Clients", "Company | Country | Size\nAcme | Chile | 3\nBorg | Peru | 4"),
    "zh": ("客户名单", "公司名称 | 国家 | 规模\nAcme | 智利 | 3\nBorg | 秘鲁 | 4"),
}

DAYS = {
    "en": """
$ xlcrm new Fresh.xlsx
Fresh.xlsx is there: open it and read its first sheet, type in a few customers, save and close it, then run: xlcrm refresh Fresh.xlsx

$ xlcrm recover CRM.xlsx
CRM.xlsx: there are no backups yet.

$ xlcrm history CRM.xlsx
CRM.xlsx: xlcrm has not written into it yet.

$ xlcrm letters CRM.xlsx --eml out --today 2026-11-23
There are no letters.

$ xlcrm refresh CRM.xlsx --today 2026-11-23
CRM.xlsx: 2 customers, 1 due, 0 overdue, 1 neglected, 0 letters, 1 problem; MANY cells changed; backup .xlcrm/CRM MADE.xlsx
  See the problems with: xlcrm check CRM.xlsx

$ xlcrm touch CRM.xlsx C-0001 --in --medium IM --said 'How many?' --date 2026-11-20
CRM.xlsx: logged 2026-11-20, In, Acme (C-0001), IM. Bring the book up to date with: xlcrm refresh CRM.xlsx

$ xlcrm refresh CRM.xlsx --dry-run --today 2026-11-23
Sheet  Row  Column  Old  New
Customers  C-0001  Grade  D  B
Customers  C-0001  Grade Why  1 touch out, no reply  open quote Q-1 of 2026-11-02 (Sent)
Customers  C-0001  Last Reply  –  2026-11-20
...
CRM.xlsx: 2 customers, 2 due, 0 overdue, 0 neglected, 0 letters, 1 problem; MANY cells would change, nothing was written
  See the problems with: xlcrm check CRM.xlsx

$ xlcrm refresh CRM.xlsx --today 2026-11-23
CRM.xlsx: 2 customers, 2 due, 0 overdue, 0 neglected, 0 letters, 1 problem; MANY cells changed; backup .xlcrm/CRM MADE.xlsx
  See the problems with: xlcrm check CRM.xlsx

$ xlcrm refresh CRM.xlsx --today 2026-11-23
CRM.xlsx: 2 customers, 2 due, 0 overdue, 0 neglected, 0 letters, 1 problem; nothing changed
  See the problems with: xlcrm check CRM.xlsx

$ xlcrm check CRM.xlsx --today 2026-11-23
Sheet  Cell  Problem  Remedy
Touches  B3  Customer “Zeta” is not in Customers  Correct the name or ID, or add the customer
CRM.xlsx: 1 problem.
-> 3

$ xlcrm agenda CRM.xlsx --today 2026-11-23
Due  State  Days Overdue  Grade  Customer ID  Company  Country  Contact  Next Topic  Next Medium  Next Step  Owner  Email  Phone  Grade Why
2026-11-23  due  B  C-0001  Acme  Chile  Ann Webb  reply  Keep going  Lee  open quote Q-1 of 2026-11-02 (Sent)
2026-11-23  due  P  C-0002  Borg  Peru  Bo  first-letter  Keep going  Sam  not yet approached
2026-11-23: 2 customers to write to today, 0 in the days ahead.

$ xlcrm agenda CRM.xlsx --owner Nobody --today 2026-11-23
! No customer has the owner “Nobody”: the book knows Lee, Sam.
-> 2

$ xlcrm undo CRM.xlsx --dry-run
Sheet  Row  Column  Old  New
Customers  C-0001  Grade  B  D
Customers  C-0001  Grade Why  open quote Q-1 of 2026-11-02 (Sent)  1 touch out, no reply
Customers  C-0001  Last Reply  2026-11-20  –
...
Log  1  Why  open quote Q-1 of 2026-11-02 (Sent)  –
CRM.xlsx: the refresh of WHEN would be taken back, MANY cells; nothing was written.

$ xlcrm undo CRM.xlsx
CRM.xlsx: the refresh of WHEN is taken back, MANY cells; the book is exactly as it was before it; backup .xlcrm/CRM MADE.xlsx

$ xlcrm history CRM.xlsx
WHEN  undo: MANY cells
    Customers: Grade 1, Grade Why 1, Last Reply 1, Unanswered 1, Next Due 1, Days Overdue 1, Next Topic 1, Warnings 1
...
WHEN  logging of a touch: 6 cells
...

$ xlcrm recover CRM.xlsx
No.  When  The book as it was  Size  File
1  WHEN  before the undo  SIZE  CRM MADE.xlsx
2  WHEN  before the refresh  SIZE  CRM MADE.xlsx
3  WHEN  before the logging of a touch  SIZE  CRM MADE.xlsx
4  WHEN  before the refresh  SIZE  CRM MADE.xlsx
To restore one of them: xlcrm recover CRM.xlsx --restore 1

$ xlcrm recover CRM.xlsx --restore 2
! Nobody is here to be asked: add --yes to restore it.
-> 2

$ xlcrm recover CRM.xlsx --restore 1 --yes
CRM.xlsx is as it was before the undo of WHEN; what it was until now is the backup .xlcrm/CRM MADE.xlsx

$ xlcrm recover CRM.xlsx --restore 2 --yes
CRM.xlsx is that version already: nothing was written.

$ xlcrm folders CRM.xlsx --dry-run --today 2026-11-23
make  Products
make  Products/Pictures
make  Products/Certificates
make  Products/Company profile
make  Products/Production process
make  Products/Prices
make  Templates
make  Templates/Quotations
make  Templates/PI
make  Templates/Shipping documents
make  Templates/First letters
make  Internal
make  Internal/OUT
make  Internal/IN
make  Internal/Reports
make  Internal/Files
make  Customers
make  Customers/A customers
make  Customers/B customers
make  Customers/C customers
make  Customers/D customers
make  Customers/Prospects
make  Customers/B customers/Acme (C-0001)
make  Customers/B customers/Acme (C-0001)/OUT
make  Customers/B customers/Acme (C-0001)/IN
make  Customers/B customers/Acme (C-0001)/Quotes
make  Customers/B customers/Acme (C-0001)/PI
write  Customers/B customers/Acme (C-0001)/Contact.txt
make  Customers/Prospects/Borg (C-0002)
make  Customers/Prospects/Borg (C-0002)/OUT
make  Customers/Prospects/Borg (C-0002)/IN
write  Customers/Prospects/Borg (C-0002)/Contact.txt
Where  What  What to do
Q-1 Acme  no file of this quote  let xlcrm quote write it, or put it into the customer's folder Quotes, with Q-1 in its name
FOLDER: 2 customers, 30 folders to make, 0 to move, 2 Contact.txt to write, 1 to look at.

$ xlcrm folders CRM.xlsx --today 2026-11-23
Where  What  What to do
Q-1 Acme  no file of this quote  let xlcrm quote write it, or put it into the customer's folder Quotes, with Q-1 in its name
FOLDER: 2 customers, 30 folders made, 0 moved, 2 Contact.txt written, 1 to look at.

$ xlcrm quote CRM.xlsx Q-1 --no-pdf --dry-run --today 2026-11-23
Where  What  What to do
Settings: Sender Company  Sender Company is missing  type it into the book and write the paper anew
Settings: Sender Address  Sender Address is missing  type it into the book and write the paper anew
Settings: Sender Phone  Sender Phone is missing  type it into the book and write the paper anew
...
Quotation Q-1, rev 0, Acme: 1 line, USD 125.00; 11 to look at.
Would be written: FOLDER/Customers/B customers/Acme (C-0001)/Quotes/Quotation Q-1.xlsx

$ xlcrm quote CRM.xlsx Q-1 --no-pdf --today 2026-11-23
Where  What  What to do
Settings: Sender Company  Sender Company is missing  type it into the book and write the paper anew
Settings: Sender Address  Sender Address is missing  type it into the book and write the paper anew
Settings: Sender Phone  Sender Phone is missing  type it into the book and write the paper anew
...
Quotation Q-1, rev 0, Acme: 1 line, USD 125.00; 11 to look at.
Written: FOLDER/Customers/B customers/Acme (C-0001)/Quotes/Quotation Q-1.xlsx

$ xlcrm quote CRM.xlsx Q-1 --no-pdf --today 2026-11-23
Where  What  What to do
Settings: Sender Company  Sender Company is missing  type it into the book and write the paper anew
Settings: Sender Address  Sender Address is missing  type it into the book and write the paper anew
Settings: Sender Phone  Sender Phone is missing  type it into the book and write the paper anew
...
Quotation Q-1, rev 0, Acme: 1 line, USD 125.00; 11 to look at.
Is up to date already: FOLDER/Customers/B customers/Acme (C-0001)/Quotes/Quotation Q-1.xlsx

$ xlcrm templates CRM.xlsx
FOLDER/xlcrm templates: 40 templates copied, 0 that were there left alone.

$ xlcrm templates CRM.xlsx
FOLDER/xlcrm templates: 0 templates copied, 40 that were there left alone.
""",
    "zh": """
$ xlcrm new Fresh.xlsx
已新建 Fresh.xlsx：打开后先看第一张表，录入几家客户，保存并关闭，然后运行：xlcrm refresh Fresh.xlsx

$ xlcrm recover CRM.xlsx
CRM.xlsx：还没有备份。

$ xlcrm history CRM.xlsx
CRM.xlsx：xlcrm 还没有写入过。

$ xlcrm letters CRM.xlsx --eml out --today 2026-11-23
没有信件。

$ xlcrm refresh CRM.xlsx --today 2026-11-23
CRM.xlsx：客户 2 家，今日 1，逾期 0，久拖 1，信件 0 封，问题 1 条；改动 MANY 个单元格；备份 .xlcrm/CRM MADE.xlsx
  查看问题：xlcrm check CRM.xlsx

$ xlcrm touch CRM.xlsx C-0001 --in --medium IM --said 'How many?' --date 2026-11-20
CRM.xlsx：已记录 2026-11-20，来，Acme (C-0001)，即时通讯。更新工作簿：xlcrm refresh CRM.xlsx

$ xlcrm refresh CRM.xlsx --dry-run --today 2026-11-23
工作表  行  列  原值  新值
客户  C-0001  等级  D  B
客户  C-0001  等级依据  去信 1 次，无回复  在途报价 Q-1，2026-11-02（已报）
客户  C-0001  最近回复  –  2026-11-20
...
CRM.xlsx：客户 2 家，今日 2，逾期 0，久拖 0，信件 0 封，问题 1 条；将改动 MANY 个单元格，没有写入
  查看问题：xlcrm check CRM.xlsx

$ xlcrm refresh CRM.xlsx --today 2026-11-23
CRM.xlsx：客户 2 家，今日 2，逾期 0，久拖 0，信件 0 封，问题 1 条；改动 MANY 个单元格；备份 .xlcrm/CRM MADE.xlsx
  查看问题：xlcrm check CRM.xlsx

$ xlcrm refresh CRM.xlsx --today 2026-11-23
CRM.xlsx：客户 2 家，今日 2，逾期 0，久拖 0，信件 0 封，问题 1 条；没有变化
  查看问题：xlcrm check CRM.xlsx

$ xlcrm check CRM.xlsx --today 2026-11-23
工作表  单元格  问题  处理办法
跟进记录  B3  客户“Zeta”不在客户表中  请更正名称或编号，或先添加该客户
CRM.xlsx：1 个问题。
-> 3

$ xlcrm agenda CRM.xlsx --today 2026-11-23
到期日  状态  逾期天数  等级  客户编号  公司名称  国家  联系人  下次话题  下次媒介  下一步  业务员  邮箱  电话  等级依据
2026-11-23  今日  B  C-0001  Acme  智利  Ann Webb  回复  继续跟进  李雷  在途报价 Q-1，2026-11-02（已报）
2026-11-23  今日  P  C-0002  Borg  秘鲁  Bo  开发信  继续跟进  韩梅梅  尚未开发
2026-11-23：今天要联系 2 家，近几天 0 家。

$ xlcrm agenda CRM.xlsx --owner Nobody --today 2026-11-23
! 没有业务员为“Nobody”的客户：工作簿中有 李雷、韩梅梅。
-> 2

$ xlcrm undo CRM.xlsx --dry-run
工作表  行  列  原值  新值
客户  C-0001  等级  B  D
客户  C-0001  等级依据  在途报价 Q-1，2026-11-02（已报）  去信 1 次，无回复
客户  C-0001  最近回复  2026-11-20  –
...
变更记录  1  依据  在途报价 Q-1，2026-11-02（已报）  –
CRM.xlsx：将撤销 WHEN 的刷新，MANY 个单元格；没有写入。

$ xlcrm undo CRM.xlsx
CRM.xlsx：已撤销 WHEN 的刷新，MANY 个单元格；工作簿与刷新前完全一致；备份 .xlcrm/CRM MADE.xlsx

$ xlcrm history CRM.xlsx
WHEN  撤销：MANY 个单元格
    客户：等级 1、等级依据 1、最近回复 1、未回复次数 1、下次跟进 1、逾期天数 1、下次话题 1、提醒 1
...
WHEN  记录跟进：6 个单元格
...

$ xlcrm recover CRM.xlsx
编号  时间  当时的工作簿  大小  文件
1  WHEN  撤销之前  SIZE  CRM MADE.xlsx
2  WHEN  刷新之前  SIZE  CRM MADE.xlsx
3  WHEN  记录跟进之前  SIZE  CRM MADE.xlsx
4  WHEN  刷新之前  SIZE  CRM MADE.xlsx
恢复其中一个：xlcrm recover CRM.xlsx --restore 1

$ xlcrm recover CRM.xlsx --restore 2
! 此处无法询问确认：请加上 --yes 再恢复。
-> 2

$ xlcrm recover CRM.xlsx --restore 1 --yes
CRM.xlsx 已恢复为 WHEN 撤销之前的版本；此前的内容备份为 .xlcrm/CRM MADE.xlsx

$ xlcrm recover CRM.xlsx --restore 2 --yes
CRM.xlsx 已经是这个版本：没有写入。

$ xlcrm folders CRM.xlsx --dry-run --today 2026-11-23
新建  产品
新建  产品/产品图片
新建  产品/认证证书
新建  产品/公司介绍
新建  产品/工艺流程
新建  产品/价格信息
新建  模板
新建  模板/报价单
新建  模板/PI
新建  模板/结汇单据
新建  模板/开发信
新建  内联
新建  内联/OUT
新建  内联/IN
新建  内联/报告
新建  内联/文件
新建  客户
新建  客户/A级客户
新建  客户/B级客户
新建  客户/C级客户
新建  客户/D级客户
新建  客户/待开发客户
新建  客户/B级客户/Acme (C-0001)
新建  客户/B级客户/Acme (C-0001)/OUT
新建  客户/B级客户/Acme (C-0001)/IN
新建  客户/B级客户/Acme (C-0001)/报价
新建  客户/B级客户/Acme (C-0001)/PI
写入  客户/B级客户/Acme (C-0001)/Contact.txt
新建  客户/待开发客户/Borg (C-0002)
新建  客户/待开发客户/Borg (C-0002)/OUT
新建  客户/待开发客户/Borg (C-0002)/IN
写入  客户/待开发客户/Borg (C-0002)/Contact.txt
位置  问题  处理办法
Q-1 Acme  没有这份报价的文件  请用 xlcrm quote 生成，或放入该客户的“报价”文件夹，文件名中写上 Q-1
FOLDER：2 家客户，将新建文件夹 30 个，将移动 0 个，将写入 Contact.txt 2 份，1 项需要查看。

$ xlcrm folders CRM.xlsx --today 2026-11-23
位置  问题  处理办法
Q-1 Acme  没有这份报价的文件  请用 xlcrm quote 生成，或放入该客户的“报价”文件夹，文件名中写上 Q-1
FOLDER：2 家客户，新建文件夹 30 个，移动 0 个，写入 Contact.txt 2 份，1 项需要查看。

$ xlcrm quote CRM.xlsx Q-1 --no-pdf --dry-run --today 2026-11-23
位置  问题  处理办法
设置：发件人公司  缺少发件人公司  在工作簿中填写后重新生成
设置：发件人地址  缺少发件人地址  在工作簿中填写后重新生成
设置：发件人电话  缺少发件人电话  在工作簿中填写后重新生成
...
报价单 Q-1，版本 0，Acme：1 行，USD 125.00；12 项需要查看。
将写入：FOLDER/客户/B级客户/Acme (C-0001)/报价/Quotation Q-1.xlsx

$ xlcrm quote CRM.xlsx Q-1 --no-pdf --today 2026-11-23
位置  问题  处理办法
设置：发件人公司  缺少发件人公司  在工作簿中填写后重新生成
设置：发件人地址  缺少发件人地址  在工作簿中填写后重新生成
设置：发件人电话  缺少发件人电话  在工作簿中填写后重新生成
...
报价单 Q-1，版本 0，Acme：1 行，USD 125.00；12 项需要查看。
已写入：FOLDER/客户/B级客户/Acme (C-0001)/报价/Quotation Q-1.xlsx

$ xlcrm quote CRM.xlsx Q-1 --no-pdf --today 2026-11-23
位置  问题  处理办法
设置：发件人公司  缺少发件人公司  在工作簿中填写后重新生成
设置：发件人地址  缺少发件人地址  在工作簿中填写后重新生成
设置：发件人电话  缺少发件人电话  在工作簿中填写后重新生成
...
报价单 Q-1，版本 0，Acme：1 行，USD 125.00；12 项需要查看。
已是最新：FOLDER/客户/B级客户/Acme (C-0001)/报价/Quotation Q-1.xlsx

$ xlcrm templates CRM.xlsx
FOLDER/xlcrm templates：已复制 40 个模板，原有的 0 个未改动。

$ xlcrm templates CRM.xlsx
FOLDER/xlcrm templates：已复制 0 个模板，原有的 40 个未改动。
""",
}
ADOPTIONS = {
    "en": """
$ xlcrm adopt list.xlsx --dry-run
list.xlsx: the customers are on the sheet “Clients”, 2 of them. Its columns are read like this:
Your column  Read as
Company  Company
Country  Country
Size  yours, left alone
Columns added to its right: Customer ID, Manual Grade, Not Before, Do Not Contact, Grade, Grade Why, Last Touch, Last Reply, Unanswered, Next Due, Days Overdue, Next Step, Next Topic, Next Medium, Warnings
Sheets added: Agenda, Dashboard, Touches, Quotes, Emails, Diagnosis, Contacts, Materials, Team, Problems, Log, Settings
Mind: There is no touch and no quote yet, so every customer counts as not yet approached (P) and gets a first letter. Who has bought or is talking to you gets A or B in Manual Grade, or a row in Quotes.
Nothing was written.

$ xlcrm adopt list.xlsx
list.xlsx: the customers are on the sheet “Clients”, 2 of them. Its columns are read like this:
Your column  Read as
Company  Company
Country  Country
Size  yours, left alone
Columns added to its right: Customer ID, Manual Grade, Not Before, Do Not Contact, Grade, Grade Why, Last Touch, Last Reply, Unanswered, Next Due, Days Overdue, Next Step, Next Topic, Next Medium, Warnings
Sheets added: Agenda, Dashboard, Touches, Quotes, Emails, Diagnosis, Contacts, Materials, Team, Problems, Log, Settings
Mind: There is no touch and no quote yet, so every customer counts as not yet approached (P) and gets a first letter. Who has bought or is talking to you gets A or B in Manual Grade, or a row in Quotes.
! Nobody is here to be asked: look at the list above, then add --yes.
-> 2

$ xlcrm adopt list.xlsx --yes
list.xlsx: the customers are on the sheet “Clients”, 2 of them. Its columns are read like this:
Your column  Read as
Company  Company
Country  Country
Size  yours, left alone
Columns added to its right: Customer ID, Manual Grade, Not Before, Do Not Contact, Grade, Grade Why, Last Touch, Last Reply, Unanswered, Next Due, Days Overdue, Next Step, Next Topic, Next Medium, Warnings
Sheets added: Agenda, Dashboard, Touches, Quotes, Emails, Diagnosis, Contacts, Materials, Team, Problems, Log, Settings
Mind: There is no touch and no quote yet, so every customer counts as not yet approached (P) and gets a first letter. Who has bought or is talking to you gets A or B in Manual Grade, or a row in Quotes.
list.xlsx is a book for xlcrm now; backup .xlcrm/list MADE.xlsx. Next, and every morning: xlcrm refresh list.xlsx

$ xlcrm adopt list.xlsx
list.xlsx is a CRM book already and lacks nothing: nothing was written.

$ xlcrm adopt none.xlsx --dry-run
none.xlsx: no list of customers was found. A list has a row of headers above it, such as Company, Country, Email. If there is one, name its sheet with --sheet, and the header of the company with --map.
Sheets added: Agenda, Dashboard, Customers, Touches, Quotes, Emails, Diagnosis, Contacts, Materials, Team, Problems, Log, Settings
Nothing was written.

$ xlcrm refresh list.xlsx --today 2026-11-23
list.xlsx: 2 customers, 2 due, 0 overdue, 0 neglected, 0 letters, 0 problems; MANY cells changed; backup .xlcrm/list MADE.xlsx
""",
    "zh": """
$ xlcrm adopt list.xlsx --dry-run
list.xlsx：客户在“客户名单”表，共 2 家。各列识别如下：
您的列  当作
公司名称  公司名称
国家  国家
规模  您自己的列，不动
在其右侧添加的列：客户编号、手动等级、暂缓至、勿扰、等级、等级依据、最近跟进、最近回复、未回复次数、下次跟进、逾期天数、下一步、下次话题、下次媒介、提醒
添加的表：日程、看板、跟进记录、报价、邮件、蒸发诊断、联系人、素材、同事、问题、变更记录、设置
注意：还没有跟进记录和报价，因此每家客户都算“待开发”（P），会起草开发信。已成交或在谈的客户，请在“手动等级”填 A 或 B，或在“报价”中补一行。
没有写入。

$ xlcrm adopt list.xlsx
list.xlsx：客户在“客户名单”表，共 2 家。各列识别如下：
您的列  当作
公司名称  公司名称
国家  国家
规模  您自己的列，不动
在其右侧添加的列：客户编号、手动等级、暂缓至、勿扰、等级、等级依据、最近跟进、最近回复、未回复次数、下次跟进、逾期天数、下一步、下次话题、下次媒介、提醒
添加的表：日程、看板、跟进记录、报价、邮件、蒸发诊断、联系人、素材、同事、问题、变更记录、设置
注意：还没有跟进记录和报价，因此每家客户都算“待开发”（P），会起草开发信。已成交或在谈的客户，请在“手动等级”填 A 或 B，或在“报价”中补一行。
! 此处无法询问确认：请先看上面的识别结果，再加上 --yes 运行。
-> 2

$ xlcrm adopt list.xlsx --yes
list.xlsx：客户在“客户名单”表，共 2 家。各列识别如下：
您的列  当作
公司名称  公司名称
国家  国家
规模  您自己的列，不动
在其右侧添加的列：客户编号、手动等级、暂缓至、勿扰、等级、等级依据、最近跟进、最近回复、未回复次数、下次跟进、逾期天数、下一步、下次话题、下次媒介、提醒
添加的表：日程、看板、跟进记录、报价、邮件、蒸发诊断、联系人、素材、同事、问题、变更记录、设置
注意：还没有跟进记录和报价，因此每家客户都算“待开发”（P），会起草开发信。已成交或在谈的客户，请在“手动等级”填 A 或 B，或在“报价”中补一行。
list.xlsx 已可供 xlcrm 使用；备份 .xlcrm/list MADE.xlsx。接下来以及每天早上运行：xlcrm refresh list.xlsx

$ xlcrm adopt list.xlsx
list.xlsx 已经是 CRM 工作簿，什么也不缺：没有写入。

$ xlcrm adopt none.xlsx --dry-run
none.xlsx：没有找到客户名单。名单上方须有一行表头，如公司名称、国家、邮箱。如果有名单，请用 --sheet 指明工作表，用 --map 指明公司名称所在的列。
添加的表：日程、看板、客户、跟进记录、报价、邮件、蒸发诊断、联系人、素材、同事、问题、变更记录、设置
没有写入。

$ xlcrm refresh list.xlsx --today 2026-11-23
list.xlsx：客户 2 家，今日 2，逾期 0，久拖 0，信件 0 封，问题 0 条；改动 MANY 个单元格；备份 .xlcrm/list MADE.xlsx
""",
}


def simplified(seen: str, folder: Path) -> str:
    """What was printed, without what is another each time: the clock, the folder, the sizes of files and the width of columns."""
    seen = seen.replace(str(folder), "FOLDER").replace("\\", "/")
    seen = re.sub(r"\d{4}-\d\d-\d\d \d{6} [0-9a-f]{6}", "MADE", seen)
    seen = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", "WHEN", seen)
    seen = re.sub(r"\b\d{1,2},\d{3}\b", "SIZE", seen)
    seen = re.sub(r"\b\d{2,3}(?= cells| 个单元格)", "MANY", seen)
    return "\n".join(re.sub(r"(?<=\S) {2,}", "  ", line).rstrip() for line in seen.splitlines())


def fits(seen: str, wanted: str) -> bool:
    """Is it what is wanted? A line `...` stands for any lines."""
    parts = [re.escape(part) for part in f"\n{wanted}\n".split("\n...\n")]
    return re.fullmatch("\n(?:.*\n)?".join(parts), f"\n{seen}\n", re.DOTALL) is not None


def play(
    transcript: str, lang: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Type each command that stands behind `$`, and see what stands beneath it: `!` is before what goes to stderr, `->` before the exit code."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XLCRM_LANG", lang)
    for block in transcript.strip().split("$ xlcrm ")[1:]:
        command, _, wanted = block.partition("\n")
        capsys.readouterr()
        code = cli.main(shlex.split(command))
        told = capsys.readouterr()
        seen = told.out + "".join(f"! {line}\n" for line in told.err.splitlines()) + f"-> {code}" * bool(code)
        assert fits(simplified(seen, folder), wanted.strip()), f"{command}\n{simplified(seen, folder)}"


@pytest.mark.parametrize("lang", DAYS)
def test_a_day_with_the_book(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_workbook(tmp_path / "CRM.xlsx", typed(BOOKS[lang], lang))
    play(DAYS[lang], lang, tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("lang", ADOPTIONS)
def test_a_list_is_adopted(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    title, rows = LISTS[lang]
    write_workbook(tmp_path / "list.xlsx", {title: [list(row.split(" | ")) for row in rows.splitlines()]})
    write_workbook(tmp_path / "none.xlsx", {"Sheet1": [["a", "b"], [1, 2]]})
    play(ADOPTIONS[lang], lang, tmp_path, monkeypatch, capsys)
