"""What each column is for, in one line: the template shows it as a note on the header, the docs as a table.

The source is domain.md, sections 2, 3, 8 and 10.
"""

from collections.abc import Mapping

from xlcrm.text import Lang, Text

WRITTEN_BY_XLCRM = Text("Written by xlcrm: do not type here", "由 xlcrm 填写，请勿手工修改")
NEEDED = Text("* Needed: without it the row counts for nothing", "* 必填：空着则该行不计入")

T = Text
_NOTES: Mapping[str, Mapping[str, Text]] = {
    "Customers": {
        "Customer ID": T(
            "Your own number for the customer; leave it empty and xlcrm gives one (C-0001)",
            "客户编号，可自定；留空则由 xlcrm 编号（C-0001）",
        ),
        "Company": T("The company's name, as it stands in your letters", "公司名称，按信中的写法"),
        "Country": T(
            "Its name or its code: Germany, Deutschland, 德国, DE; decides weekends and holidays",
            "国家名或代码均可：德国、Germany、Deutschland、DE；决定周末与节假日",
        ),
        "Contact": T("The person you write to, with Mr or Ms if you know it", "联系人，知道称谓时请写上，如 Ms Weber"),
        "Email": T("Where letters go; of several addresses to the first", "收信邮箱；填了多个时发给第一个"),
        "Phone": T("With the country code: +49 30 1234567", "请带国家区号：+49 30 1234567"),
        "IM": T("WhatsApp, WeChat, … : which, and the number", "WhatsApp、微信等：写明哪一种与号码"),
        "Fax": T("Fax number, with the country code", "传真号，请带国家区号"),
        "Language": T(
            "The language the customer is written to in: en, zh; empty: English",
            "给客户写信用的语言：en、zh；留空为英文",
        ),
        "Owner": T("The colleague in charge, as named on the Team sheet", "负责的业务员，与“同事”表中的姓名一致"),
        "Source": T("Where you found each other: a fair, a website, a referral", "客户从哪里来：展会、网站、介绍……"),
        "Products": T(
            "What the customer buys, with ; between; chooses fitting Materials",
            "客户主营什么，用 ; 隔开；用来挑选合适的素材",
        ),
        "Manual Grade": T("A grade of your own, in place of the one worked out", "手动指定等级，优先于自动评定的等级"),
        "Not Before": T("The customer asked to be left alone until this day", "客户说过这天之前不谈"),
        "Do Not Contact": T("yes: no date, no letter, never on the Agenda", "填“是”：不排日期、不写信、不上日程"),
        "Added": T("The day you entered the customer; may lie ahead", "录入的日期，也可以是将来的日子"),
        "Notes": T("Anything you want to remember; never copied into a letter", "想记的都可以写，不会写进信里"),
        "Grade": T(
            "A has bought, B negotiating, C potential, D in the trade, P not yet approached",
            "A 交易客户，B 在谈客户，C 潜力客户，D 行业客户，P 待开发",
        ),
        "Grade Why": T("What decided the grade: the order, quote or reply", "等级的依据：哪张订单、报价或哪次回复"),
        "Last Touch": T("The newest touch that went out", "最近一次主动联系的日期"),
        "Last Reply": T("The newest reply from a person, no automatic answers", "最近一次真人回复的日期，自动回复不算"),
        "Unanswered": T("Touches out since the last reply or order", "最近一次回复或订单之后，发出而未获回复的次数"),
        "Next Due": T("The day to follow up, a working day for both sides", "该跟进的日期，落在双方都上班的一天"),
        "Days Overdue": T(
            "Days since that day has passed; empty while there is time", "超过该跟进日期几天；未到期为空"
        ),
        "Next Step": T("Keep going, or what to change after repeated silence", "继续跟进，或多次无回复后该换什么"),
        "Next Topic": T("What to write about next: never the topic of last time", "下次写什么话题，不与上次重复"),
        "Next Medium": T("How to reach the customer next", "下次用什么方式联系"),
        "Warnings": T(
            "Codes of taboos broken (T1-T7) and of old orders (A1); the reasons stand in the cell's note",
            "违反的禁忌代码（T1-T7）与旧单提醒（A1），原因见单元格批注",
        ),
    },
    "Contacts": {
        "Customer": T("The customer's ID, or the company's name", "客户编号或公司名称"),
        "Name": T("One more person at this customer's", "该客户的另一位联系人"),
        "Title": T("What the person does there: Purchasing Manager", "职位，如 Purchasing Manager"),
        "Email": T("The person's own address", "本人邮箱"),
        "Phone": T("With the country code", "请带国家区号"),
        "IM": T("WhatsApp, WeChat, … : which, and the number", "WhatsApp、微信等：写明哪一种与号码"),
    },
    "Touches": {
        "Date": T("The day it happened: 2026-03-02", "发生的日期：2026-03-02"),
        "Customer": T("The customer's ID, or the company's name", "客户编号或公司名称"),
        "Direction": T("Out: you wrote or called; In: the customer did", "去：我方联系客户；来：客户联系我方"),
        "Medium": T("How: Email, Phone, IM, …", "方式：邮件、电话、即时通讯……"),
        "Topic": T("What it was about; two in a row must not be the same", "谈的是什么话题；不要连续两次相同"),
        "Contact": T("With whom, at the customer's", "对方的哪一位"),
        "By": T("Which colleague of yours", "我方由谁跟进"),
        "Summary": T("Your own note; never copied into a letter", "自己的记录，不会写进信里"),
        "Substantive": T(
            "yes: the reply was about price, samples, terms or an order",
            "填“是”：回复谈到价格、样品、条款或订单等实质内容",
        ),
        "Auto": T("yes: an automatic answer, an out-of-office note or a bounce", "填“是”：自动回复、休假通知或退信"),
        "Message ID": T("The number of the letter, where xlcrm wrote it", "邮件编号；xlcrm 起草的信会自动填写"),
        "Material": T("Title of the material used, so that it is not used again", "用过的素材标题，避免重复使用"),
        "Said": T("The buyer's own words, fit to be quoted in a letter", "客户的原话，可以在信中引用"),
    },
    "Quotes": {
        "Quote No": T("Your number of the quote", "报价单号"),
        "Rev": T("1, 2, … for a revised quote; only the highest counts", "修改过的报价填 1、2……，只算最高版本"),
        "Date": T("The day it was sent", "报价发出的日期"),
        "Customer": T("The customer's ID, or the company's name", "客户编号或公司名称"),
        "Product": T("What is offered", "所报的产品"),
        "Model": T("Model or item number", "型号或货号"),
        "HS Code": T("Customs tariff number", "海关编码"),
        "Qty": T("Quantity", "数量"),
        "Unit": T("pcs, sets, kg, m, …", "pcs、sets、kg、m……"),
        "MOQ": T("Minimum order quantity", "最小起订量"),
        "Currency": T("USD, EUR, CNY, …", "USD、EUR、CNY……"),
        "Unit Price": T("Price of one unit, in that currency", "每单位的价格，按所填币种"),
        "Incoterm": T(
            "Incoterms 2020; FAS, FOB, CFR and CIF by sea only", "Incoterms 2020；FAS、FOB、CFR、CIF 仅用于海运"
        ),
        "Place": T(
            "FOB: loading port; CFR and CIF: port of destination; D-terms: place of delivery",
            "FOB 写装运港，CFR、CIF 写目的港，D 组写交货地",
        ),
        "Payment Terms": T("As 30% T/T in advance, 70% against copy of B/L", "如 30% 预付，70% 见提单副本"),
        "Lead Time": T("From order to shipment: 30 days", "从下单到发货：30 天"),
        "Valid Until": T("The last day on which the price holds", "价格有效的最后一天"),
        "Status": T(
            "Where it stands: Draft, Sent, Negotiating, PI, Ordered, Lost, Postponed",
            "进展：草稿、已报、在谈、已开PI、已下单、丢单、暂缓",
        ),
        "PI No": T("Number of the proforma invoice", "形式发票号"),
        "Order Date": T("The day of the order, for Ordered", "下单日期，状态为“已下单”时填写"),
        "Lost Reason": T(
            "Why it was lost, in plain words: price, specification, has a supplier …; Diagnosis takes it as evidence",
            "丢单的原因，直接写：价格、规格、已有供应商等；蒸发诊断用作依据",
        ),
    },
    "Materials": {
        "Topic": T("Which topic it serves", "用于哪个话题"),
        "Title": T(
            "The letter's subject; each is used once on a customer. While it begins with Example: the row goes into no letter",
            "信的标题；对同一客户只用一次。以“示例：”开头的行不会写进信里",
        ),
        "Text": T("The fact, in sentences as they shall stand in the letter", "要说的事实，写成可以直接放进信里的句子"),
        "Benefit": T("What it means for the buyer, in the buyer's own measure", "对客户有什么好处，用客户关心的数字说"),
        "Question": T("The one question to end with, to be answered in a word", "结尾的一个问题，一个词就能回答"),
        "Language": T(
            "The language it is written in: en, zh; empty: fits any", "用什么语言写的：en、zh；留空则任何语言都用"
        ),
        "From": T(
            "First day: of a fair or holiday the event's own, else from when it may be used",
            "起始日：展会和节日填活动当天，其他填可用的第一天",
        ),
        "To": T("Last day, in the same way", "截止日，填法相同"),
        "Countries": T("Only for these, with ; between; empty: for all", "只用于这些国家，用 ; 隔开；留空为全部"),
        "Products": T(
            "Only for buyers of these, with ; between; empty: for all",
            "只用于经营这些产品的客户，用 ; 隔开；留空为全部",
        ),
        "Grades": T("Only for these grades: A B; empty: for all", "只用于这些等级，如 A B；留空为全部"),
        "Attachment": T("The file to go with the letter", "随信附上的文件"),
        "Link": T("A page to point to", "可以附上的网址"),
    },
    "Team": {
        "Name": T("As in the column Owner of Customers", "与“客户”表的“业务员”一致"),
        "Title": T("As it stands beneath the name: Export Manager", "写在姓名下方，如 Export Manager"),
        "Email": T("Who replies should reach", "接收客户回信的邮箱"),
        "Phone": T("With the country code", "请带国家区号"),
        "Signature": T("The whole signature, if you would rather write it yourself", "如想自己写整段签名，填在这里"),
    },
    "Settings": {
        "Name": T("Which setting; leave the names as they are", "设置项的名称，请勿改动"),
        "Value": T("Yours to change; empty: the default", "可以修改；留空则用默认值"),
        "Explanation": T("What it does", "作用"),
    },
    "Agenda": {
        "Due": T(
            "The day to follow up; why, and why this topic and step, stands in the cell's note",
            "该跟进的日期；为何是这一天、这个话题、这一步，见单元格批注",
        ),
        "State": T(
            "neglected, overdue, due, greeting, or upcoming in the next days",
            "久拖、逾期、今日、问候，或未来几天的近期",
        ),
        "Days Overdue": T("Days since that day has passed", "已逾期几天"),
        "Grade": T(
            "A has bought, B negotiating, C potential, D in the trade, P not yet approached",
            "A 交易客户，B 在谈客户，C 潜力客户，D 行业客户，P 待开发",
        ),
        "Customer ID": T("The customer's number", "客户编号"),
        "Company": T("The company's name", "公司名称"),
        "Country": T("Where the customer is", "所在国家"),
        "Contact": T("Whom to write to", "写给谁"),
        "Next Topic": T("What to write about", "写什么话题"),
        "Next Medium": T("How to reach the customer", "用什么方式联系"),
        "Next Step": T("Keep going, or what to change after repeated silence", "继续跟进，或多次无回复后该换什么"),
        "Owner": T("The colleague in charge", "负责的业务员"),
        "Email": T("The customer's address", "客户邮箱"),
        "Phone": T("The customer's number", "客户电话"),
        "Grade Why": T("What decided the grade", "等级的依据"),
    },
    "Emails": {
        "Letter No": T("The letter's number", "信件编号"),
        "Customer ID": T("The customer's number", "客户编号"),
        "Company": T("The company's name", "公司名称"),
        "Contact": T("To whom", "写给谁"),
        "To": T("The address", "收件邮箱"),
        "Topic": T("What it is about", "话题"),
        "Goal": T("What this letter is to achieve", "这封信要达到什么目的"),
        "Language": T("The language it is written in", "用什么语言写的"),
        "Subject": T("Yours to change; an edited letter is left alone", "可以修改；改过的信不会被覆盖"),
        "Body": T("Yours to change; fill in what stands in [[ ]]", "可以修改；请补上 [[ ]] 里的内容"),
        "Attachments": T("The files to go with it", "随信附上的文件"),
        "Check": T("What the check found; empty when all is well", "检查发现的问题；没有问题则为空"),
        "Status": T(
            "Set Approved when it is fit to go, Sent when it has gone, Skipped for none",
            "可以发出选“已批准”，已经发出选“已发”，不写选“跳过”",
        ),
        "Created": T("The day it was drafted", "起草的日期"),
        "Sent": T("The day it went out; empty for Sent: today", "发出的日期；状态为“已发”而留空则记为当天"),
        "Mark": T("Tells xlcrm whether you have edited the letter", "供 xlcrm 判断信是否被改过"),
    },
    "Diagnosis": {
        "Customer ID": T("The customer's number", "客户编号"),
        "Company": T("The company's name", "公司名称"),
        "Quote No": T("The quote that nobody answers", "没有回音的报价单"),
        "Rev": T("Its newest revision", "最新版本"),
        "Date": T("The day it was quoted", "报价日期"),
        "Product": T("What was quoted", "报价的产品"),
        "Days Silent": T("Days since the quote without a human reply", "报价后多少天没有真人回复"),
        "Letters Since": T("What you have sent since, letters and calls", "报价后去信、去电的次数"),
        "Likely Causes": T("The likeliest first, by what the book shows", "可能的原因，按表中依据排列，最可能的在前"),
        "Evidence": T("What in the book speaks for each cause", "每个原因在表中的依据"),
        "Next Test": T("The cheapest way to find out, and what to check yourself", "成本最低的验证办法，以及自查清单"),
        "Cause": T(
            "Yours: the cause, once you know it; it stays as you set it", "由您填写：查明后的原因；刷新不会改动"
        ),
    },
    "Log": {
        "Date": T("The day of the refresh that found the change", "刷新发现变化的日期"),
        "Customer ID": T("The customer's number", "客户编号"),
        "Company": T("The company's name", "公司名称"),
        "From": T("The grade before", "原来的等级"),
        "To": T("The grade after", "现在的等级"),
        "Why": T("What decided the new grade", "新等级的依据"),
    },
    "Problems": {
        "Sheet": T("Where it stands", "在哪张工作表"),
        "Cell": T("Which cell", "哪个单元格"),
        "Problem": T("What xlcrm cannot use there", "哪里无法识别或有矛盾"),
        "Remedy": T("What to do about it; gone at the next refresh", "怎么改；改好后下次刷新即消失"),
    },
}


def note(sheet: str, column: str, lang: Lang) -> str:
    """One line on what the column of that sheet (English names) is for; KeyError for one that schema does not have."""
    return _NOTES[sheet][column].said(lang)
