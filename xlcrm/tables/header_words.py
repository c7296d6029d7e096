"""The words that people write above the columns of a list of customers, as data: adopt understands headers by them."""

from collections.abc import Mapping

# Further names of a column in English and Chinese, the closest first: of two headers that mean one column the closer is
# taken. A word may stand for two columns; the second has it where the first is spoken for.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "Customer ID": (
        "Client ID", "Account ID", "Customer No", "Customer Number", "Customer Code", "Client No", "Client Code", "Account No",
        "Account Code", "Cust ID", "Cust No", "客户代码", "客户号", "客户ID", "客户编码", "客户序号", "客户代号", "ID", "Code", "编号",
        "编码", "代码", "No", "Nr", "Number", "Record ID",
    ),
    "Company": (
        "Company Name", "Customer Company", "Client Company", "Buyer Company",
        "Customer Name", "Client Name", "Account Name", "Customer", "Client", "Account", "Buyer", "Buyer Name",
        "Firm", "Firm Name", "Business Name", "Organization", "Organisation", "Importer", "公司", "公司名", "公司全称", "客户名称",
        "客户名", "客户", "客户公司", "客户公司名称", "客户全称", "单位名称", "单位", "企业名称", "企业", "客商名称", "客商", "买家",
        "买家名称", "采购商", "进口商", "客户简称", "公司简称", "Organization Name", "Organisation Name", "Customer Full Name", "Name 1",
        "Name of Company", "Name of Customer", "Name of Client", "Name of Buyer", "Name of Firm", "Co Name",
        "Comp Name", "Cust Name", "Party Name", "Importer Name", "Legal Name", "Trade Name", "Trading Name", "Registered Name",
        "Prospect", "Prospect Name", "Distributor", "Distributor Name", "Wholesaler", "Wholesaler Name", "Dealer", "Dealer Name",
        "Retailer", "Retailer Name", "Exhibitor", "Exhibitor Name", "Shop Name", "Store Name", "Enterprise", "抬头", "公司抬头",
        "往来单位", "厂商", "厂商名称", "经销商", "代理商", "批发商", "机构名称", "单位全称", "客户英文名", "客户英文名称", "公司英文名",
        "公司英文名称",
        "Legal Entity", "Company Customer", "工作单位", "公司抬头名称",
    ),
    "Country": (
        "Nation", "Country Region", "Country Name", "国别", "国家地区", "国家或地区", "所在国家", "国家名称", "所属国家",
        "Country Area", "Country of Address", "Address Country", "Country Code", "Ctry", "国家代码",
        "目的国", "出口国", "销售国家", "市场国家", "Export Country", "Ship to Country",
    ),
    "Contact": (
        "Contact Person", "Contact Name", "Contact Persons", "Main Contact", "Key Contact", "PIC", "Attn", "Attention",
        "Person in Charge", "Purchaser", "Full Name", "联系人姓名", "联系人名称", "联系人名字", "主要联系人", "主联系人", "首要联系人", "第一联系人", "联系人一", "客户联系人", "采购联系人", "采购", "收件人", "Name",
        "姓名", "称呼", "负责人", "Person",
        "POC", "Point of Contact", "Cont Person", "Decision Maker", "Purchasing Manager", "Procurement Manager", "Name of Contact",
        "Name of Contact Person", "Buyer Name", "Customer Name", "Client Name", "Lead Name", "对接人", "联络人", "联络人姓名",
        "采购负责人", "采购经理", "接洽人", "决策人", "联系人昵称",
        "买家名", "采购人", "采购员", "采购人员", "负责人姓名", "Purchasing Contact",
    ),
    "Email": (
        "Mail", "E-mail", "Email Address", "E-mail Address", "Mail Address", "Email ID", "邮件", "电子邮件", "电子邮箱", "电邮",
        "邮箱地址", "邮件地址", "电子邮件地址", "邮箱号", "Email Add", "Mail Add", "Mail ID",
        "常用邮箱", "主邮箱", "工作邮箱", "商务邮箱", "个人邮箱", "Official Email", "Personal Email", "Work Email", "Office Email",
    ),
    "Phone": (
        "Tel", "Telephone", "Phone Number", "Phone No", "Tel No", "Telephone Number", "Contact Number", "Contact No", "Mobile",
        "Mobile Phone", "Mobile Number", "Mobile No", "Cell", "Cell Phone", "Cellphone", "Tel Mobile", "Phone Mobile", "电话号码",
        "联系电话", "联系方式", "手机", "手机号", "手机号码", "座机", "固定电话", "移动电话", "固话",
        "Corporate Phone", "Mob", "Mob No", "Cell No", "Ph", "Ph No", "Direct Phone", "Direct Line", "Work Phone", "Office Phone", "联络电话",
        "办公电话",
        "工作电话", "常用电话", "私人电话", "Personal Phone", "Official Phone",
    ),
    "IM": (
        "WhatsApp", "WeChat", "Whats App", "WhatsApp Number", "WhatsApp No", "WhatsApp WeChat", "WeChat WhatsApp", "WeChat ID",
        "Skype", "Skype ID", "Telegram", "Line", "Viber", "QQ", "Messenger", "Instant Messenger", "微信", "微信号", "社交账号",
        "即时通讯工具", "聊天工具", "即时通信", "WhatsApp Account", "WA", "WA No", "Whats App No", "Zalo", "KakaoTalk", "社交软件", "聊天软件",
        "社交平台", "社交平台账号", "WhatsApp ID",
    ),
    "Fax": ("Fax No", "Fax Number", "传真号", "传真号码"),
    "Language": ("Lang", "Preferred Language", "Correspondence Language", "语种", "沟通语言", "Language Spoken", "Spoken Language", "Speaks", "使用语言", "母语", "联系语言"),
    "Owner": (
        "Account Owner", "Account Manager", "Sales", "Salesperson", "Sales Person", "Sales Rep", "Sales Representative", "Salesman",
        "Rep", "Sales Manager", "Responsible", "Assigned To", "Handled By", "Follow Up By", "Merchandiser", "负责业务", "负责业务员",
        "跟进人", "跟进业务员", "跟单员", "业务", "业务经理", "业务人员", "销售", "销售员", "销售人员", "客户经理", "归属人", "所属业务员",
        "负责人",
        "Handler", "Executive", "Sales Employee", "Sales Executive", "Assigned Sales", "Assigned Rep", "Person Responsible", "分配业务员", "归属业务",
        "归属业务员", "所属业务", "所属销售", "对接业务", "负责销售", "业务负责人",
        "接待人", "接待人员", "接待业务员", "负责业务人员", "Received By",
        "跟进业务", "跟进销售", "跟进人员", "归属", "归属销售", "归属业务人员", "所属人", "客户归属", "Our Contact", "Our Rep", "Internal Owner", "Account Exec", "Account Executive", "AE", "KAM", "Key Account Manager", "Follow Up Person", "Followed By", "Assignee", "Owner Name", "Responsible Person",
    ),
    "Source": ("Lead Source", "Channel", "Found Via", "Origin", "Where From", "客户来源", "来源渠道", "渠道", "获客渠道", "线索来源", "信息来源", "开发渠道", "客户渠道", "来源平台", "平台", "来源方式", "获取方式", "开发方式", "获取渠道", "How Found", "How Did You Find Us", "Source of Lead", "Source of Contact", "Referral Source", "Lead From", "Platform"),
    "Products": (
        "Product", "Product Interest", "Products of Interest", "Interested Products", "Interested In", "Main Products",
        "Product Line", "Items", "Goods", "产品", "主营", "主要产品", "经营产品", "采购产品", "需求产品", "意向产品", "产品需求", "感兴趣产品",
        "主营业务", "Interested Product", "Product Interested", "Products Interested", "感兴趣的产品", "询盘产品", "采购品类",
        "查询产品", "询价产品", "Product Enquired", "Products Enquired", "Enquired Product", "Inquiry Product", "Product Inquired",
        "兴趣产品", "关注产品", "咨询产品", "询问产品", "意向品类", "产品类型", "产品类别", "产品品类", "采购产品类别", "Product Category", "Product Categories", "Category of Interest",
        "Product Range", "Product Type",
    ),
    "Manual Grade": (),
    "Not Before": ("Hold Until", "On Hold Until", "暂停至", "暂停跟进至"),
    "Do Not Contact": ("DNC", "Do Not Email", "No Contact", "Do Not Disturb", "DND", "Opt Out", "Opted Out", "Unsubscribed", "退订", "勿联系", "请勿联系", "不联系", "勿打扰", "不要联系", "不再联系", "是否退订", "邮件退订", "停止开发", "Do Not Mail"),
    "Added": (
        "Date Added", "Added On", "Created", "Created On", "Created At", "Date Created", "Creation Date", "Create Date", "Entry Date",
        "Entered", "Since", "Customer Since", "Created Date", "Created Time", "Date Entered", "建档日期", "建档时间", "创建日期", "创建时间", "录入时间", "登记日期", "添加日期", "添加时间",
        "入库日期", "建立日期", "建立时间", "开发日期", "开发时间", "开户日期", "获取时间", "获取日期", "收录日期", "收录时间", "建档", "Registered On", "Registration Date", "Sign Up Date", "Date Created On",
    ),
    "Notes": (
        "Note", "Remark", "Remarks", "Comment", "Comments", "Memo", "Description", "Others", "备注说明", "说明", "备注信息", "附注",
        "其他", "其它", "情况说明", "客户情况", "描述", "Rmk", "Rmks",
    ),
}  # fmt: skip

# Names that say less than the column does, and have it only where no other header has.
LOOSE: Mapping[str, tuple[str, ...]] = {
    "Country": (
        "Nationality",
        "Market",
        "Region",
        "Location",
        "市场",
        "地区",
        "国家城市",
        "Country of Origin",
        "Area",
        "Territory",
        "Destination",
        "Destination Country",
        "Country of Destination",
        "Export Market",
        "Target Market",
        "Country City",
        "City Country",
        "State Country",
        "国家地区城市",
        "国家区域",
        "区域",
        "所在地",
        "国籍",
        "目的地",
        "目标市场",
    ),
    "Phone": ("Contact", "Contacts", "Contact Info", "Contact Details"),  # where numbers stand beneath it
    "Email": (
        "联系方式",
        "联系信息",
        "Contact",
        "Contact Info",
        "Contact Information",
        "Contact Details",
    ),  # where addresses do
}
# What is written in front of a word that stands among the others, as adopt.key has it.
IN_FRONT = (
    "customers", "customer", "clients", "client", "companys", "company", "buyers", "buyer", "accounts", "account", "contacts",
    "contactperson", "contact", "primary", "main", "business", "importer", "distributor", "prospect", "lead", "party", "poc",
    "primarycontact", "maincontact", "keycontact", "purchasing", "主要联系人", "主联系人", "首要联系人", "第一联系人", "采购联系人",
    "billing", "mailing", "shipping", "registered", "associated", "assigned", "person", "organization", "organisation", "address1",
    "客户的", "客户", "公司", "联系人", "买家", "企业", "单位", "对方", "主要", "采购商", "进口商", "采购", "注册", "联系", "所在",
)  # fmt: skip
# What is written behind one.
AT_THE_END = (
    "work", "office", "1value", "value", "ducontact", "duclient", "delcontacto", "decontacto", "delcliente", "docontato", "docontacto",
    "docliente", "контакта", "клиента", "deskunden",
)  # fmt: skip
# A person's given and family name in two columns, as adopt.key has the headers, language by language.
NAME_PAIRS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("firstname", "contactfirstname", "givenname", "forename", "firstnames", "fname", "first"),
        ("lastname", "contactlastname", "surname", "familyname", "lastnames", "lname", "last"),
    ),
    (("名", "名字"), ("姓", "姓氏")),
    (("vorname",), ("nachname", "familienname", "zuname", "name")),
    (("nombre", "nombres"), ("apellido", "apellidos")),
    (("prenom",), ("nom", "nomdefamille")),
    (("nome", "primeironome"), ("sobrenome", "apelido", "ultimonome", "cognome")),
    (("имя",), ("фамилия",)),
    (("ad", "adi"), ("soyad", "soyadi")),
)
# What lists tell beside their columns, and no column of Customers is for: adopt says where it belongs.
LAST_CONTACT = (
    "Last Contact", "Last Contacted", "Last Contact Date", "Date of Last Contact", "Last Touch", "Last Activity", "Last Activity Date",
    "Last Activity Time", "Last Interaction", "Last Follow Up", "Last Follow Up Date", "Last Followed Up", "最近联系", "最近联系时间", "最近联系日期",
    "最后联系", "最后联系时间", "最后联系日期", "最后一次联系", "最后一次联系时间", "最近跟进", "最近跟进时间", "最近跟进日期", "最后跟进", "最后跟进时间",
    "最后跟进日期", "上次联系", "上次联系时间", "上次联系日期", "上次跟进", "上次跟进时间", "上次跟进日期", "Letzter Kontakt", "Último contacto",
    "Dernier contact", "Último contato", "Последний контакт", "Дата последнего контакта", "Ultimo contatto",
)  # fmt: skip
NEXT_CONTACT = (
    "Next Contact", "Next Contact Date", "Next Follow Up", "Next Follow Up Date", "Follow Up Date", "Next Activity", "Next Activity Date",
    "Next Action Date", "Reminder Date", "下次联系", "下次联系时间", "下次联系日期", "下次跟进", "下次跟进时间", "下次跟进日期", "计划跟进时间", "计划跟进日期",
    "Nächster Kontakt", "Wiedervorlage", "Próximo contacto", "Prochain contact", "Próximo contato", "Следующий контакт",
    "Дата следующего контакта", "Prossimo contatto",
)  # fmt: skip
GRADES = (
    "Grade",
    "Customer Grade",
    "Level",
    "Customer Level",
    "Class",
    "Rating",
    "等级",
    "客户等级",
    "客户级别",
    "级别",
    "客户分级",
    "分级",
)
# Words above the columns of tables that stand beneath a list of customers: samples, orders, visits, sums.
OF_OTHER_TABLES = (
    "Item", "Description", "Quantity", "Price", "Amount", "Total", "Total Amount", "Courier", "Tracking", "Tracking No", "Tracking Number", "Cost",
    "Freight", "Order No", "Order", "Invoice No", "PO No", "PI No", "Subject", "Action", "Result", "Next Step", "Year", "Month", "Target", "Actual",
    "Orders", "Turnover", "Deadline", "Task", "Percent", "Share", "Count", "Number of Customers", "Name of Supplier", "Supplier",
    "Factory", "Address", "Category", "Type", "Website", "时间", "数量", "金额", "总金额", "总价", "合计", "快递", "快递公司", "快递单号", "单号", "费用",
    "运费", "订单号", "发票号", "合同号", "主题", "结果", "下一步", "年份", "月份", "目标", "完成", "完成率", "订单数", "客户数", "销售额", "业绩", "占比",
    "任务", "供应商", "工厂", "地址", "类别", "类型", "网址", "样品", "样品名称", "寄样日期", "事项", "品名", "规格",
)  # fmt: skip
# In the title of a sheet: here are touches, or quotes.
TOUCHES_TITLE = (
    r"follow.?ups?\b|\btouches|contact (log|history|record)|(call|visit|activity|communication) (log|history|record|report)s?|\bactivities\b|\bcalls\b|\bvisits\b"
    r"|跟进|联系记录|拜访记录|沟通记录|往来记录|跟踪记录|开发记录"
)
QUOTES_TITLE = r"\bquot(e|ation)s?\b|\boffers?\b|报价|报盘"
# Headers by which the columns of Touches and Quotes are called in sheets of people's own; the customer's are those of Company.
TOUCHES_WORDS: Mapping[str, tuple[str, ...]] = {
    "Date": (
        "Contact Date",
        "Follow Up Date",
        "Call Date",
        "Visit Date",
        "Activity Date",
        "Date of Contact",
        "When",
        "Day",
        "Time",
        "跟进日期",
        "跟进时间",
        "联系日期",
        "联系时间",
        "拜访日期",
        "沟通日期",
        "沟通时间",
        "时间",
    ),
    "Direction": ("In Out", "Who Wrote", "往来方向", "收发"),
    "Medium": (
        "How",
        "Method",
        "Channel",
        "Contact Method",
        "Contact Type",
        "Contacted By",
        "跟进方式",
        "联系方式",
        "沟通方式",
        "方式",
    ),
    "By": ("Sales", "Salesperson", "Owner", "Who", "业务员", "跟进业务员", "负责人"),
    "Summary": (
        "What Was Said",
        "Content",
        "Details",
        "Notes",
        "Remarks",
        "Description",
        "Comments",
        "跟进内容",
        "联系内容",
        "沟通内容",
        "跟进情况",
        "备注",
    ),
}
QUOTES_WORDS: Mapping[str, tuple[str, ...]] = {
    "Quote No": ("Quotation No", "Offer No", "Quote Number", "Quote ID", "报价编号", "报价号", "单号"),
    "Date": ("Quote Date", "Quotation Date", "Offer Date", "Quoted On", "Day", "报价时间", "时间"),
    "Product": ("Products", "Item", "Description", "Goods", "品名", "产品名称", "报价产品"),
    "Qty": ("Quantity", "数量(pcs)"),
    "Unit Price": ("Price", "Quoted Price", "Offer Price", "价格", "报价单价"),
    "Incoterm": ("Incoterms", "Price Terms", "Trade Terms", "Terms of Delivery", "价格条款", "贸易方式", "交货条款"),
    "Status": ("Quote Status", "State", "Result", "Stage", "Progress", "报价状态", "进展", "结果", "跟进状态", "成交情况"),
}  # fmt: skip
