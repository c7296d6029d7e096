"""The sentences for what people type wrongly: what is wrong, in both languages, and what to do about it."""

from collections.abc import Iterable, Sequence

from xlcrm.lists import INCOTERMS, Choice
from xlcrm.model import Cell
from xlcrm.text import Lang, Text

Pair = tuple[Text, Text]  # message, remedy

SHOWN = 60  # characters of a value that a message repeats


def quoted(value: Cell) -> str:
    """A value as a message shows it."""
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def no_date(column: Text, value: Cell) -> Pair:
    """A date that is missing or not in one of the shapes of domain.md 10."""
    remedy = Text(
        "Type a date as 2026-03-02, 2026/3/2, 2.3.2026 or 2026年3月2日",
        "请按 2026-03-02、2026/3/2、2.3.2026 或 2026年3月2日 的格式填写日期",
    )
    if value is None or value == "":
        return Text(f"{column.en} is empty", f"“{column.zh}”为空"), remedy
    return Text(
        f"{column.en}: “{quoted(value)}” is not a clear date", f"“{column.zh}”：“{quoted(value)}”不是明确的日期"
    ), remedy


def ahead(column: Text, shown: str) -> Pair:
    """A touch or quote of the future: it counts in no rule yet."""
    return (
        Text(
            f"{column.en} {shown} lies ahead: the row does not count yet",
            f"“{column.zh}” {shown} 晚于今天：此行暂不计入",
        ),
        Text("Correct the date, or leave it until that day has come", "请更正日期；若日期无误，到期后自动计入"),
    )


def not_in_list(column: Text, value: Cell, choices: Sequence[Choice]) -> Pair:
    """A value outside its closed list."""

    def allowed(lang: Lang) -> str:
        return (", " if lang == "en" else "、").join(c.label.said(lang) for c in choices)

    remedy = Text(f"Choose one of: {allowed('en')}", f"请从中选择：{allowed('zh')}")
    if value is None or value == "":
        return Text(f"{column.en} is empty", f"“{column.zh}”为空"), remedy
    return Text(
        f"{column.en}: “{quoted(value)}” is not in the list", f"“{column.zh}”：“{quoted(value)}”不在可选值中"
    ), remedy


def no_customer(value: Cell, nearest: Iterable[str], shared: bool) -> Pair:
    """A customer nobody knows, or a name that two customers share."""
    if value is None or value == "":
        return (
            Text("Customer is empty: the row counts for nobody", "“客户”为空：此行不计入任何客户"),
            Text("Fill in the customer's ID or company name", "请填写客户编号或公司名称"),
        )
    if shared:
        return (
            Text(
                f"Customer “{quoted(value)}”: several customers have that name",
                f"客户“{quoted(value)}”：有多家客户同名",
            ),
            Text("Use the Customer ID instead of the name", "请改用客户编号"),
        )
    near = list(nearest)
    hint = _did_you_mean(near, near)
    return (
        Text(f"Customer “{quoted(value)}” is not in Customers", f"客户“{quoted(value)}”不在客户表中"),
        Text(hint.en + "Correct the name or ID, or add the customer", hint.zh + "请更正名称或编号，或先添加该客户"),
    )


def doubled_id(value: Cell, first_row: int) -> Pair:
    """A customer ID that an earlier row has already."""
    return (
        Text(
            f"Customer ID “{quoted(value)}” stands in row {first_row} already: this row is on no list",
            f"客户编号“{quoted(value)}”与第 {first_row} 行重复：此行不参与跟进",
        ),
        Text(
            "Give this row an ID of its own (empty it: refresh gives one), or merge the two rows",
            "请为此行改一个编号（清空后刷新会自动编号），或合并两行",
        ),
    )


NAMELESS: Pair = (
    Text(
        "The row has neither a Customer ID nor a Company: it is no customer", "此行既无客户编号也无公司名称，不算客户"
    ),
    Text(
        "Fill in the company; if it is one more person at the company above, move them to Contacts",
        "请填写公司名称；如果是上一家公司的另一位联系人，请移到“联系人”表",
    ),
)


def no_company(name: str) -> Pair:
    """A row of Customers called Total, or by a country's name alone, with nobody to write to."""
    return (
        Text(
            f"“{quoted(name)}”: the row sums up the list, remarks on it or heads a part of it, and is no customer",
            f"“{quoted(name)}”：此行是合计、说明或分组标题，不算客户",
        ),
        Text(
            "If it is a customer, give it a Customer ID and a Company; if not, leave it",
            "如果确是客户，请填写客户编号和公司名称；如果不是，保持原样即可",
        ),
    )


HEADERS_AGAIN: Pair = (
    Text("The row holds headers, and is no customer", "此行是表头，不算客户"),
    Text("Leave it, or delete the row", "保持原样即可，也可以删除此行"),
)

OTHER_TABLE: Pair = (
    Text("Another table begins here: its rows are no customers", "从这里起是另一张表，其中各行不算客户"),
    Text("Leave it, or move it to a sheet of its own", "保持原样即可，也可以移到单独的工作表"),
)


def uncomputed(column: Text, count: int) -> Pair:
    """Formulas of a column without a result, the first of which stands in the cell that is named."""
    return (
        Text(
            f"{column.en}: {count} {'formulas have' if count > 1 else 'formula has'} not been computed yet and cannot be read",
            f"“{column.zh}”：有 {count} 个公式尚未计算，无法读取",
        ),
        Text(
            "Open the book in Excel or LibreOffice, save it, and refresh again",
            "请用 Excel 或 LibreOffice 打开工作簿并保存，然后再刷新",
        ),
    )


def shows_errors(column: Text, count: int, first: str) -> Pair:
    """Errors in a column, the first of which stands in the cell that is named."""
    return (
        Text(
            f"{column.en}: {count} {'cells show' if count > 1 else 'cell shows'} an error, as {first}, and {'count' if count > 1 else 'counts'} as empty",
            f"“{column.zh}”：有 {count} 个单元格显示错误值（如 {first}），按空白处理",
        ),
        Text(
            "Mend the formula, or type the text; a picture or a data type of Excel stands in the file as #VALUE!: type its name",
            "请改正公式或直接填写文字；Excel 的单元格图片或数据类型在文件中只存为 #VALUE!，请填写其名称",
        ),
    )


def unknown_country(value: Cell, nearest: Sequence[Text]) -> Pair:
    """A country that is none: only Saturday and Sunday are left out for it."""
    hint = _did_you_mean([n.en for n in nearest], [n.zh for n in nearest])
    return (
        Text(
            f"Country “{quoted(value)}” is not known: only weekends are left out",
            f"国家“{quoted(value)}”无法识别：只避开周末",
        ),
        Text(hint.en + "Write the country's name or its two-letter code", hint.zh + "请填写国家名称或两位代码"),
    )


def unknown_market(value: Cell, nearest: Sequence[Text], others: bool) -> Pair:
    """A country in a list of them that is none: `others` of the list are known."""
    hint = _did_you_mean([n.en for n in nearest], [n.zh for n in nearest])
    rest = (
        Text("the others count", "其余照常有效")
        if others
        else Text("the row is for nobody until it is put right", "更正之前此行不用于任何客户")
    )
    return (
        Text(f"Countries: “{quoted(value)}” is not known: {rest.en}", f"“国家”：“{quoted(value)}”无法识别：{rest.zh}"),
        Text(
            hint.en + "Write names or two-letter codes, with ; between", hint.zh + "请填写国家名称或两位代码，用 ; 隔开"
        ),
    )


def _did_you_mean(en: Sequence[str], zh: Sequence[str]) -> Text:
    return Text(f"Did you mean {' or '.join(en)}? ", f"是否为：{'、'.join(zh)}？") if en else Text("", "")


# Of Materials: a fair or a feast without its first day; a fact without the name by which Touches tell that it was told; a row
# that has a topic and nothing more; one that holds on no day.
NO_EVENT_DAY: Pair = (
    Text("From is empty: without the day of the event the row is never used", "“起”为空：没有活动日期，此行不会用到"),
    Text("Fill in the first day of the fair or the feast", "请填写展会或节日的第一天"),
)

NO_TITLE: Pair = (
    Text(
        "Title is empty: nobody can tell to whom this was told, and it comes again",
        "“标题”为空：无法判断告知过谁，会重复使用",
    ),
    Text("Give it a title, which will be the letter's subject", "请填写标题，它也是信件标题"),
)

NOTHING_TO_TELL: Pair = (
    Text("Title and Text are empty: there is nothing to write about", "“标题”和“内容”为空：没有可写的内容"),
    Text("Fill in Title and Text, or delete the row", "请填写标题和内容，或删除此行"),
)

ENDS_BEFORE_IT_BEGINS: Pair = (
    Text("To lies before From: the row is never used", "“止”早于“起”：此行不会用到"),
    Text("Correct one of the two dates", "请更正其中一个日期"),
)


def no_number(column: Text, value: Cell) -> Pair:
    """A revision that is no number counts as 0."""
    return (
        Text(
            f"{column.en}: “{quoted(value)}” is no number and counts as 0",
            f"“{column.zh}”：“{quoted(value)}”不是数字，按 0 计",
        ),
        Text("Type a whole number: 0, 1, 2 …", "请填写整数：0、1、2……"),
    )


def no_price(column: Text, value: Cell, currency: str) -> Pair:
    """A unit price that is none, or not clearly one in the currency of its row, counts as empty."""
    of = Text(f" in {quoted(currency)}", f"（币种 {quoted(currency)}）") if currency else Text("", "")
    return (
        Text(
            f"{column.en}: “{quoted(value)}” is not a clear price{of.en} and counts as empty",
            f"“{column.zh}”：“{quoted(value)}”{of.zh}不是明确的单价，按空计",
        ),
        Text(
            "Type the number alone, such as 12.5; the currency and the unit have columns of their own",
            "请只填数字，如 12.5；币种和单位另有专列",
        ),
    )


def no_incoterm(column: Text, value: Cell, old: str, new: str) -> Pair:
    """A term that is none of the Incoterms 2020; `old` is one of an earlier edition, `new` what took its place, "" for none."""
    codes = [c.code for c in INCOTERMS]
    if old:
        return (
            Text(
                f"{column.en}: “{quoted(value)}”: the Incoterms 2020 have no {old}",
                f"“{column.zh}”：“{quoted(value)}”：Incoterms 2020 已无 {old}",
            ),
            Text(
                f"Offer {new}, which has taken its place, and the place under Place",
                f"请改用取代它的 {new}，地点填在“地点”列",
            ),
        )
    return (
        Text(
            f"{column.en}: “{quoted(value)}” is not one of the Incoterms 2020",
            f"“{column.zh}”：“{quoted(value)}”不是 Incoterms 2020 的贸易术语",
        ),
        Text(
            f"Write one of {', '.join(codes)}, and the place under Place",
            f"请填写 {'、'.join(codes)} 之一，地点填在“地点”列",
        ),
    )


def bad_setting(name: Text, value: Cell, wanted: Text) -> Pair:
    """A setting whose value cannot be used: the default holds."""
    return (
        Text(
            f"Setting {name.en}: “{quoted(value)}” cannot be used, the default holds",
            f"设置“{name.zh}”：“{quoted(value)}”无法使用，按默认值计",
        ),
        wanted,
    )


def unknown_setting(value: Cell, nearest: Sequence[str]) -> Pair:
    """A name in Settings that means nothing."""
    hint = _did_you_mean(nearest, nearest)
    return (
        Text(f"“{quoted(value)}” is no setting and has no effect", f"“{quoted(value)}”不是设置项，不起作用"),
        Text(hint.en + "The template's Settings sheet lists them all", hint.zh + "全部设置项见模板的“设置”表"),
    )


def no_header(value: Cell, sheet: str) -> Pair:
    """A header that Settings names and the user's list does not have: its column counts as empty."""
    return (
        Text(
            f"The sheet {sheet} has no column “{quoted(value)}”: it counts as empty",
            f"“{sheet}”表中没有“{quoted(value)}”列：按空值计",
        ),
        Text("Write the header here as it stands on that sheet, or -", "请在此填写该表中的表头，没有则填 -"),
    )


def formula_in_computed(column: str) -> Pair:
    """A formula where refresh writes: it is the user's, and stays."""
    return (
        Text(
            f"{column} holds a formula of yours: refresh does not write over it",
            f"“{column}”中是您的公式：刷新不会覆盖",
        ),
        Text("Clear the cell, or move the formula to a column of your own", "请清空该单元格，或把公式移到自己的列"),
    )
