"""The ports that letters name most, in Chinese and in English: for a row in one language and a letter in the other."""

import re

PORTS = {
    "宁波": "ningbo", "上海": "shanghai", "深圳": "shenzhen", "盐田": "yantian", "广州": "guangzhou", "南沙": "nansha", "青岛": "qingdao", "天津": "tianjin",
    "厦门": "xiamen", "大连": "dalian", "香港": "hong kong", "高雄": "kaohsiung", "义乌": "yiwu", "汉堡": "hamburg", "鹿特丹": "rotterdam", "安特卫普": "antwerp",
    "洛杉矶": "los angeles", "纽约": "new york", "新加坡": "singapore", "巴生": "port klang", "曼谷": "bangkok", "林查班": "laem chabang", "雅加达": "jakarta",
    "胡志明": "ho chi minh", "海防": "haiphong", "釜山": "busan", "名古屋": "nagoya", "东京": "tokyo", "横滨": "yokohama", "孟买": "mumbai", "杰贝阿里": "jebel ali",
    "迪拜": "dubai", "达曼": "dammam", "吉达": "jeddah", "桑托斯": "santos", "卡亚俄": "callao", "瓦尔帕莱索": "valparaiso", "曼萨尼约": "manzanillo", "拉各斯": "lagos",
}  # fmt: skip


def known_port(name: str) -> str:
    """A port by its English name in small letters, from a plain text that begins with it in either language; empty where it is
    not known.
    """
    return next((en for zh, en in PORTS.items() if name.startswith((zh, en))), "")


def in_english(place: str) -> str:
    """What an English letter calls a place that is written in Chinese: `Ningbo` for 宁波 and 中国宁波港; as it stands where it is no
    port that is known.
    """
    found = re.fullmatch(r"(?:中国)?(\w+?)[港市]?", place)
    return PORTS[found[1]].title() if found and found[1] in PORTS else place
