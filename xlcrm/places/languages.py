"""Languages as people write them: a name in English, in Chinese or its own, or a code, to the ISO 639-1 code."""

import re
from functools import cache

from xlcrm.lists import Choice
from xlcrm.schema import fold
from xlcrm.text import Text

LANGUAGES = (
    Choice("en", Text("English", "英语"), ("英文", "英", "eng", "en us", "en gb")),
    Choice("zh", Text("Chinese", "中文"), (
        "汉语", "漢語", "简体中文", "mandarin", "cn", "zh cn", "zh-cn", "zh hans", "zh-hans", "中", "普通话", "国语", "繁体中文", "繁體中文",
        "繁体", "繁體",
    )),
    Choice("es", Text("Spanish", "西班牙语"), ("español", "espanol", "castellano", "西语", "西班牙文", "西", "esp", "spa")),
    Choice("fr", Text("French", "法语"), ("français", "francais", "法文")),
    Choice("de", Text("German", "德语"), ("deutsch", "德文")),
    Choice("pt", Text("Portuguese", "葡萄牙语"), ("português", "portugues", "葡语")),
    Choice("ru", Text("Russian", "俄语"), ("русский", "俄文")),
    Choice("ar", Text("Arabic", "阿拉伯语"), ("العربية", "阿语")),
    Choice("it", Text("Italian", "意大利语"), ("italiano",)),
    Choice("tr", Text("Turkish", "土耳其语"), ("türkçe",)),
    Choice("ja", Text("Japanese", "日语"), ("日本語", "日文")),
    Choice("ko", Text("Korean", "韩语"), ("한국어", "韩文")),
    Choice("vi", Text("Vietnamese", "越南语"), ("tiếng việt",)),
)  # fmt: skip
_CODES = {fold(word): c.code for c in LANGUAGES for word in (c.code, *c.label, *c.also)}


_TAG = re.compile(r"([a-z]{2,3})[-_ ](?:[a-z]{4}[-_ ]?)?(?:[a-z]{2}|\d{3})?")


def without_region(typed: str) -> str:
    """The language of a tag such as `es-MX` or `zh_Hant_TW`; "" for what is none."""
    found = _TAG.fullmatch(typed.strip().casefold())
    return language_code(found[1]) if found else ""


@cache
def language_code(typed: str) -> str:
    """The code of a language; "" where nothing is written, any other word as it stands."""
    folded = fold(typed)
    return _CODES.get(folded, folded)
