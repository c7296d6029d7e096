"""What a public holiday is called in a sentence: the name that `holidays` has in English, and the Chinese for it.

The package itself names the holidays of few countries in Chinese. The table has those of the countries that exporters
sell to; what it lacks is still said as a name in a Chinese sentence.
"""

import re
from functools import cache

from xlcrm.method.holiday_table import TABLE
from xlcrm.text import Text

_REMARK = re.compile(r"(.+) \((observed|in lieu|substitute day|additional holiday|estimated|observed, estimated)\)")
_SAID = {"estimated": "，推算", "observed, estimated": "补假，推算", "additional holiday": "加假"}
_EXCHANGED = re.compile(r"\(substituted from (\d\d)/(\d\d)/(\d{4})\)")
# Of a name made of another one: what stands before it in English, and what stands behind it in Chinese.
_MADE_OF = (
    ("Day off for ", "补假"),
    ("Alternative holiday for ", "补假"),
    ("Additional holiday for ", "加假"),
    ("Day after the ", "次日"),
    ("Day after ", "次日"),
    ("Day Following ", "次日"),
    ("Day Before ", "前一天"),
)


# By their names in Taiwan two days that a company in mainland China cannot so write of
_IN_TAIWAN = {"Founding Day of the Republic of China": "New Year's Day", "National Day": "Double Tenth"}


def holiday_name(names: str, country: str = "") -> Text:
    """A day's holidays as a sentence has them, from the English names that `holidays` joins with `; `.

    Chinese says in its own words what is observed on another day (补假) or depends on the moon (推算); a name that the
    table lacks is said to be one: 当地假日 Battle of Junín Day.
    """
    if country == "TW":
        for name, other in _IN_TAIWAN.items():
            names = names.replace(name, other)
    said = [_EXCHANGED.sub(r"(substituted from \3-\1-\2)", name) for name in names.split("; ")]
    return Text(" and ".join(said), "；".join(dict.fromkeys(map(_in_chinese, said))))


def _in_chinese(name: str) -> str:
    if name.startswith("Day off (substituted from "):
        return f"调休，由 {name[26:-1]} 换来"
    remark = _REMARK.fullmatch(name)
    if remark is None:
        return _known(name) or f"当地假日 {name}"
    return (_known(remark[1]) or f"当地假日 {remark[1]} ") + _SAID.get(remark[2], "补假")


def _known(name: str) -> str | None:
    found = _names().get(name)
    if found is None:
        for before, behind in _MADE_OF:
            if name.startswith(before) and (of := _names().get(name.removeprefix(before))):
                return of + behind
    return found


@cache
def _names() -> dict[str, str]:
    """The English name -> the Chinese one."""
    lines = (line.split(": ", 1) for line in TABLE.strip().splitlines())
    return {name: zh for zh, names in lines for name in names.split(" | ")}
