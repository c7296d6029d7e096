"""The Settings sheet: names and values into Settings; what cannot be used keeps its default and is listed."""

import re
import unicodedata
from typing import Any

from xlcrm import problems as say
from xlcrm.method.workdays import parse_workdays
from xlcrm.model import Cell
from xlcrm.schema import fold
from xlcrm.settings import SETTINGS, Setting, Settings
from xlcrm.tables.columns import Problems
from xlcrm.tables.locate import Located
from xlcrm.tables.naming import NONE, column_named, is_naming
from xlcrm.tables.values import is_blank, text, yes
from xlcrm.text import Lang, Text

_BY_NAME = {fold(word): s for s in SETTINGS for word in s.name}
_LANGUAGES: dict[str, Lang] = {
    "en": "en",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "zh": "zh",
    "chinese": "zh",
    "中文": "zh",
    "zh-cn": "zh",
    "zh cn": "zh",
}
# A comma parts two peers as well, but not a company from its legal form: Acme Co., Ltd
_SEPARATORS = re.compile(
    r"[;；、，\n]|,(?!\s*(?:ltd|limited|inc|llc|llp|corp|co|plc|gmbh|s\.?a|s\.?r\.?l|pte|pty|bv|b\.v)\b)", re.IGNORECASE
)


def is_setting(name: str) -> bool:
    """Is that the name of a setting, in either language?"""
    return fold(name) in _BY_NAME


def settings_from(here: Located | None, problems: Problems) -> Settings:
    """The defaults, with what the sheet says in their place; an empty value keeps the default."""
    if here is None:
        return Settings()
    values = dict[str, Any]()
    for i, (name, value) in enumerate(zip(here.cells("Name"), here.cells("Value"), strict=True)):
        if is_blank(name) or is_naming(text(name)):
            continue
        setting = _BY_NAME.get(fold(text(name)))
        if setting is None:
            from difflib import get_close_matches

            near = get_close_matches(text(name), [word for s in SETTINGS for word in s.name], 2)
            problems.add(here, i, "Name", say.unknown_setting(name, near))
        elif not is_blank(value):
            understood, wanted = _understand(setting, value)
            if understood is None:
                problems.add(here, i, "Value", say.bad_setting(setting.name, value, wanted))
            else:
                values[setting.field] = understood
    return Settings(**values)


def check_naming(here: Located | None, customers: Located, problems: Problems) -> None:
    """Note the headers that Settings names although the user's list has none such."""
    if here is None or not customers.sheet.titled:
        return
    written = {fold(header) for _, header in customers.table.headers}
    for i, (name, value) in enumerate(zip(here.cells("Name"), here.cells("Value"), strict=True)):
        column = column_named(text(name))
        if column is None or is_blank(value) or text(value) == NONE or fold(text(value)) in written:
            continue
        if column != "Customer ID" and not customers.sheet.column(column).computed:  # these refresh adds
            problems.add(here, i, "Value", say.no_header(value, customers.table.title))


def _understand(setting: Setting, value: Cell) -> tuple[object | None, Text]:
    """The value in the type of its field, None where it cannot be used, and what would do instead."""
    if setting.kind == "whole":
        wanted = Text(f"Type a whole number from {setting.least} up", f"请填写不小于 {setting.least} 的整数")
        typed = unicodedata.normalize("NFKC", text(value))
        usable = typed.isascii() and typed.isdigit() and len(typed) < 7 and setting.least <= int(typed) <= 100_000
        return (int(typed) if usable else None), wanted
    if setting.kind == "yes":
        return yes(value), Text("Type yes or no", "请填写“是”或“否”")
    if setting.kind == "workdays":
        return parse_workdays(text(value)), Text(
            "Type the days as Mon-Fri or Mon-Sat", "请填写每周的工作日，如 周一至周六 或 Mon-Fri"
        )
    if setting.kind == "language":
        return _LANGUAGES.get(fold(text(value))), Text("Type en or zh", "请填写 en 或 zh")
    if setting.kind == "windows":
        return _windows(text(value)), Text(
            "Type spans of days as 56-36, 14-8, 3-1", "请填写天数区间，如 56-36, 14-8, 3-1"
        )
    if setting.field == "peers":
        return tuple(p.strip() for p in _SEPARATORS.split(text(value)) if p.strip()), Text("", "")
    return text(value), Text("", "")


def _windows(typed: str) -> tuple[tuple[int, int], ...] | None:
    """Spans of days before an event, the farther day first; None where one is none."""
    found = [
        re.fullmatch(r"(\d{1,3})(?:\s*[-–~至到]\s*(\d{1,3}))?", part.strip()) for part in re.split(r"[;；,，、]", typed)
    ]
    spans = [sorted((int(m[1]), int(m[2] or m[1])), reverse=True) for m in found if m]
    return tuple((a, b) for a, b in spans) if len(spans) == len(found) else None
