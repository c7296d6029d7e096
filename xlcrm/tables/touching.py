"""A touch told in one line, as a new row of Touches. Pure; raises UsageMistake where it makes no sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xlcrm.errors import UsageMistake
from xlcrm.lists import DIRECTIONS, MEDIA, TOPICS, YES, Choices, label
from xlcrm.model import Cell, Changes, Customer
from xlcrm.tables.apart import refuse_sorted_apart
from xlcrm.tables.decode import Decoded
from xlcrm.tables.encode import LONGEST, appended, fitted
from xlcrm.tables.meant import customer_meant, typed_ids
from xlcrm.tables.values import code
from xlcrm.text import Lang


@dataclass(frozen=True, slots=True)
class Told:
    """A touch as it was typed: the customer by ID or company, medium and topic in either language."""

    customer: str
    date: date
    out: bool = True
    medium: str = ""
    topic: str = ""
    contact: str = ""
    by: str = ""
    summary: str = ""
    said: str = ""
    substantive: bool = False
    auto: bool = False
    material: str = ""


@dataclass(frozen=True, slots=True)
class NewTouch:
    """Who is meant, the row by English column name in the book's language, and the changes that add it."""

    customer: Customer
    row: Mapping[str, Cell]
    changes: Changes


def new_touch(decoded: Decoded, told: Told, today: date) -> NewTouch:
    """The row to be added, and the columns that it needs and the book lacks."""
    if told.date > today:
        raise UsageMistake(
            f"{told.date} lies ahead: a touch is logged when it has happened.",
            f"{told.date} 晚于今天：跟进发生之后再记。",
        )
    if told.out and (told.substantive or told.said or told.auto):
        raise UsageMistake(
            "--substantive, --said and --auto are about what came from the buyer: add --in.",
            "--substantive、--said 和 --auto 记的是客户那边来的：请加上 --in。",
        )
    if told.material and not told.out:
        raise UsageMistake(
            "--material is about what you told the buyer: leave out --in.",
            "--material 记的是您告诉客户的内容：请去掉 --in。",
        )
    refuse_sorted_apart(decoded)
    customer, here, lang = customer_meant(decoded, told.customer), decoded.found["Touches"], decoded.book.lang
    row: dict[str, Cell] = {
        "Date": told.date,
        "Customer": typed_ids(decoded).get(customer.row) or customer.company,
        "Direction": label(DIRECTIONS, "Out" if told.out else "In", lang),
        "Medium": _chosen("--medium", MEDIA, told.medium, lang),
        "Topic": _chosen("--topic", TOPICS, told.topic, lang),
        "Contact": _plain("--contact", told.contact),
        "By": _plain("--by", told.by),
        "Summary": _plain("--summary", told.summary),
        "Substantive": label(YES, "yes", lang) if told.substantive else None,
        "Auto": label(YES, "yes", lang) if told.auto else None,
        "Material": _plain("--material", told.material),
        "Said": _plain("--said", told.said),
    }
    row = {name: value for name, value in row.items() if value is not None}
    missing = [(here.table.title, here.header(name, lang)) for name in row if name not in here.columns]
    return NewTouch(customer, row, Changes(appends=[appended(here, row, lang)], columns=missing))


def _chosen(option: str, choices: Choices, typed: str, lang: Lang) -> str | None:
    if not typed.strip():
        return None
    found = code(choices, typed)
    if found is None:
        en, zh = ", ".join(c.label.en for c in choices), "、".join(c.label.zh for c in choices)
        raise UsageMistake(
            f"{option}: “{typed}” is not in the list; choose one of {en}.",
            f"{option}：“{typed}”不在可选值中；请从中选择：{zh}。",
        )
    return label(choices, found, lang)


def _plain(option: str, typed: str) -> str | None:
    """What a cell can hold: a bell or an escape that a shell let through becomes a space. A longer text is refused, not cut."""
    text = "".join(c if c.isprintable() or c == "\n" else " " for c in typed.replace("\r\n", "\n")).strip()
    if fitted(text) != text:
        raise UsageMistake(
            f"{option}: a cell holds no more than {LONGEST} characters, and this text has {len(text)}: shorten it.",
            f"{option}：一个单元格最多容纳 {LONGEST} 个字符，这段文字有 {len(text)} 个：请缩短。",
        )
    return text or None
