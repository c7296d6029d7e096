"""What the first sheet of a new book says: ten lines for somebody who has never seen one, and what the method is about."""

from xlcrm.text import Lang, Text

LINES = (
    Text(
        "This workbook remembers whom to write to today, about what, and why. It stays your workbook: sort it, filter it, colour it, add columns of your own.",
        "这本工作簿替您记着：今天该联系谁、谈什么、为什么。它始终是您自己的表：排序、筛选、上色、加列都随意。",
    ),
    Text(
        "Customers: one row per buyer; the company name is enough to begin with. The columns from Grade to Warnings, and an empty Customer ID, are filled in by Refresh.",
        "客户：一家一行，先填公司名称即可。从“等级”到“提醒”各列，以及空着的“客户编号”，由刷新来填。",
    ),
    Text(
        "Touches: one row each time you wrote or called (Out) or heard from a buyer (In): date, customer, direction, a few words. Put yes under Substantive when he talked price, quantity or samples; yes under Auto for out-of-office notes and bounces.",
        "跟进记录：每次去信、去电（去）或客户来信（来）记一行：日期、客户、方向、几句话。谈到价格、数量、样品，“实质”填“是”；自动回复和退信，“自动”填“是”。",
    ),
    Text(
        "Quotes: one row per item and revision; keep Status up to date, from Draft and Sent to Ordered or Lost. Materials: one fact per row, worded as it shall stand in a letter; the rows titled Example: show how and go into no letter. Contacts, Team and Settings are there when you want them.",
        "报价：每个产品、每一版一行，“状态”随时更新：草稿、已报……直到已下单或丢单。素材：一个事实一行，写成能直接放进信里的句子；标题以“示例：”开头的行只作示范，不会写进信里。联系人、同事、设置，用得着时再填。",
    ),
    Text(
        "Refresh (save and close the workbook first, then run: xlcrm refresh) works out grades, next dates and next steps, and rewrites Agenda, Emails, Diagnosis and Problems. Refreshing twice on one day does no harm.",
        "刷新（先保存并关闭工作簿，再运行：xlcrm refresh）会算出等级、下次跟进和下一步，并更新日程、邮件、蒸发诊断、问题四张表。一天刷新几次都没关系。",
    ),
    Text(
        "Grades: A has bought, every 14 days; B is negotiating, every 7; C may buy later, every 21; D is in the trade but has not answered, every 28; P has not been approached yet. The numbers are in Settings.",
        "等级：A 交易客户，14 天一次；B 在谈客户，7 天；C 潜力客户，21 天；D 行业客户，还没回过信，28 天；P 待开发。天数在“设置”里改。",
    ),
    Text(
        "Colours: amber is due today, red is overdue, dark red is neglected (overdue by more than half its interval), grey is do-not-contact. They follow the date by themselves, even before you refresh.",
        "颜色：橙黄色是今日到期，红色是逾期，深红色是久拖（逾期超过间隔的一半），灰色是勿扰。颜色每天自动变，不刷新也准。",
    ),
    Text(
        "Each morning: refresh, open Agenda, work from the top: replies owed come first, then the neglected, overdue and due. Point at a Due date to read why. Note what you did in Touches, and glance at Problems.",
        "每天早上：刷新，打开“日程”，从上往下做：先回欠客户的信，再是久拖、逾期、今日到期；鼠标停在“到期日”上可看原因。做完记到“跟进记录”，顺便看一眼“问题”。",
    ),
    Text(
        "Emails: Draft still needs something (see Check), Checked is ready, Approved is your word that it may go. Send it from your own mail program and set it to Sent: it goes into Touches by itself. Skipped: not this time.",
        "邮件：“草稿”还缺内容（见“检查”），“已检查”没有问题，“已批准”表示您同意发出。用自己的邮箱发出后改成“已发”，会自动记入跟进记录；这次不发就选“跳过”。",
    ),
    Text(
        "Nothing is lost: Refresh never changes what you typed, and before it writes it keeps a copy in the folder .xlcrm beside the workbook.",
        "什么都不会丢：刷新从不改您填的内容，写入前先在工作簿旁的 .xlcrm 文件夹里留一份备份。",
    ),
)

# What the method itself says of following up, beside its rules (domain.md 1 and 8): read once, and again on a bad day.
METHOD = (
    Text(
        "Why follow up at all: it is a buyer's market, one buyer and many sellers. The buyer's satisfaction comes first, and steady presence adds up to trust.",
        "为什么要跟进：这是买方市场，一个买家面对许多卖家。客户满意第一，持续出现，信任才会积累。",
    ),
    Text(
        "Two words in one, 跟进: keep in touch, and make progress. Each contact has a goal. To communicate is to be understood, both ways, not to be agreed with.",
        "跟进是两个字：“跟”是保持联系，“进”是向前推进，每次联系都要有目标。沟通是双向的理解，不是要对方同意。",
    ),
    Text(
        "A letter: plan (topic and goal), do (draft and attachments), check, act (send). Clear, in the trade's terms, concise, logical, every point answered. Honest and wise, positive and steady, humorous and optimistic, helpful throughout, charming by being precise.",
        "写信按 PDCA：计划（话题与目标）、执行（草稿与附件）、检查、行动（发出）。清楚、专业、简洁、有条理、逐点答全。诚实而有智慧，积极而稳重，幽默乐观，支持有力，以严谨显出个人魅力。",
    ),
    Text(
        "Four mottos: depth before brilliance; the thought decides the way, and the detail decides success; professionalism is in the difference, and the difference shows in detail; effort makes habit, habit makes nature, nature makes culture.",
        "四句话：深刻重于精彩；思路决定出路，细节决定成败；专业在于差异，差异见于细节；努力成习惯，习惯成自然，自然成文化。",
    ),
)


def guide(lang: Lang) -> list[str]:
    """The ten lines of the sheet Start (开始), top to bottom."""
    return [line.said(lang) for line in LINES]


def method(lang: Lang) -> list[str]:
    """What stands beneath them of the method, top to bottom."""
    return [line.said(lang) for line in METHOD]
