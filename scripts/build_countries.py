"""Writes xlcrm/places/country_names.py and foreign_country_names.py from Babel's (the Unicode CLDR's) names of territories and the
aliases below.

    python scripts/build_countries.py

Needs Babel. Run it after a change here, in `xlcrm.places.countries.country_key`, or of Babel's version; a test tells when.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that it runs from a checkout in which xlcrm is not installed

from babel import Locale  # noqa: E402
from babel.core import UnknownLocaleError, get_global  # noqa: E402
from babel.languages import get_official_languages  # noqa: E402

from xlcrm.places.countries import country_key, foreign_key  # noqa: E402
from xlcrm.tables.foreign_headers import FOREIGN as HEADERS  # noqa: E402

TARGET = ROOT / "xlcrm" / "places" / "country_names.py"
FOREIGN_TARGET = ROOT / "xlcrm" / "places" / "foreign_country_names.py"

# Of Babel's two-letter codes those that ISO 3166 does not list: unions, test codes, islands that are part of a country.
NOT_A_COUNTRY = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())

# Names to show where the CLDR's are too long for a column or a letter, or nobody in the trade says them. In Chinese, papers of a
# company in mainland China have 中国 before 香港, 澳门 and 台湾; typed, either form is understood.
SHOWN = {
    "AE": ("United Arab Emirates", "阿联酋"),
    "BA": ("Bosnia & Herzegovina", "波黑"),
    "CD": ("DR Congo", "刚果（金）"),
    "CG": ("Congo (Brazzaville)", "刚果（布）"),
    "HK": ("Hong Kong", "中国香港"),
    "MM": ("Myanmar", "缅甸"),
    "MO": ("Macao", "中国澳门"),
    "PS": ("Palestine", "巴勒斯坦"),
    "TW": ("Taiwan", "中国台湾"),
}

# What people write besides. A name that two countries share (Congo, Virgin Islands) is left out: a guess is worse.
ALIASES = {
    "AE": "UAE, EAU, VAE, BAE, Emirates, 阿拉伯联合酋长国",
    "AR": "Argentine, Argentine Republic",
    "AT": "Österreich",
    "AU": "Commonwealth of Australia, 澳洲",
    "BA": "Bosnia, Bosnia Herzegovina, 波斯尼亚, 波斯尼亚和黑塞哥维那",
    "BD": "孟加拉",
    "BE": "België, Belgique",
    "BN": "Brunei Darussalam",
    "BO": "Plurinational State of Bolivia",
    "BR": "Brasil",
    "BY": "Byelorussia",
    "CC": "Cocos Islands, Keeling Islands",
    "CD": "DRC, DR Congo, Democratic Republic of the Congo, Congo Kinshasa, Zaire, 刚果金, 民主刚果, 刚果民主共和国",
    "CG": "Republic of the Congo, Congo Brazzaville, 刚果布, 刚果共和国",
    "CH": "Schweiz, Suisse, Svizzera, Swiss",
    "CI": "Ivory Coast, Cote d Ivoire, 象牙海岸",
    "CN": "PRC, P.R. China, PR China, People's Republic of China, Mainland China, 中华人民共和国, 中国大陆",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic, Czech, 捷克共和国",
    "DE": "Deutschland, GER, Federal Republic of Germany",
    "DK": "Danmark",
    "DO": "Dominican Rep, 多米尼加",
    "ES": "España",
    "FI": "Suomi",
    "FK": "Falklands, Falkland Islands (Malvinas)",
    "FM": "Federated States of Micronesia",
    "GB": "UK, Britain, Great Britain, England, Scotland, Wales, Northern Ireland, United Kingdom of Great Britain and "
    "Northern Ireland, 英格兰, 苏格兰, 威尔士, 北爱尔兰, 大不列颠",
    "GR": "EL, Hellas",
    "HK": "Hong Kong SAR, Hong Kong China, HongKong, 香港, 香港特别行政区, 香港特區, 中國香港",
    "HR": "Hrvatska",
    "HU": "Magyarország",
    "ID": "印尼",
    "IE": "Republic of Ireland, Eire",
    "IR": "Islamic Republic of Iran, Persia",
    "IT": "Italia",
    "KG": "Kyrgyz Republic, 吉尔吉斯",
    "KP": "DPRK, Korea DPR, Korea North, N. Korea, Democratic People's Republic of Korea, 北韩, 北朝鲜",
    "KR": "Korea, ROK, Republic of Korea, Korea South, S. Korea, 南韩, 大韩民国",
    "KZ": "哈萨克",
    "LA": "Lao PDR, Lao People's Democratic Republic, 寮国",
    "LK": "锡兰",
    "MD": "Republic of Moldova",
    "MK": "Macedonia, 马其顿",
    "MM": "Burma",
    "MO": "Macau, Macao SAR, Macau SAR, Macao China, Macau China, 澳门, 澳門, 澳门特别行政区, 中國澳門",
    "MX": "United Mexican States",
    "NL": "Holland, Nederland, Kingdom of the Netherlands",
    "NO": "Norge",
    "NZ": "纽西兰",
    "PG": "PNG, 巴新",
    "PH": "Philippine",
    "PL": "Polska",
    "PS": "State of Palestine",
    "RU": "Russian Federation, 俄国, 俄罗斯联邦, 俄联邦",
    "SA": "KSA, Kingdom of Saudi Arabia, Saudi, 沙特",
    "SE": "Sverige",
    "SK": "Slovak Republic",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TJ": "塔吉克",
    "TL": "East Timor",
    "TR": "Turkey",
    "TT": "Trinidad",
    "TW": "Taiwan China, Taiwan Province of China, Chinese Taipei, 台湾, 臺灣, 台湾省, 中国台湾省, 中國台灣, 中国台北, 中华台北",
    "TZ": "United Republic of Tanzania",
    "US": "USA, EUA, ABD, U.S., America, United States of America, 美利坚合众国, 美利坚",
    "UZ": "乌兹别克",
    "VA": "Holy See, Vatican, Vatican City State",
    "VE": "Bolivarian Republic of Venezuela",
    "VG": "BVI, Virgin Islands British",
    "VI": "USVI, Virgin Islands U.S.",
    "VN": "Viet Nam",
    "ZA": "RSA, Republic of South Africa",
}

# What people write in other languages where the CLDR has the long name alone.
FOREIGN_ALIASES = {
    "AE": "ОАЭ, الإمارات, アラブ首長国連邦, 아랍에미리트",
    "AU": "Úc",
    "BY": "Белоруссия",
    "CN": "中華人民共和国, КНР, الصين",
    "CZ": "Tschechische Republik, República Checa, République tchèque, República Tcheca, Repubblica Ceca, Česká republika, Чешская Республика",
    "DE": "Bundesrepublik Deutschland",
    "GB": "Großbritannien, Gran Bretaña, Grande-Bretagne, Grã-Bretanha, Gran Bretagna, Inghilterra, Inglaterra, Angleterre, "
    "İngiltere, Wielka Brytania, Anglia, Groot-Brittannië, Англия, 英国, 영국, Inggris, สหราชอาณาจักร, อังกฤษ",
    "IT": "Ý",
    "KR": "Südkorea, Corea, Corea del Sur, Corée, Corée du Sud, Coréia do Sul, Coreia do Sul, Corea del Sud, Zuid-Korea, Южная Корея, Корея, "
    "韓国, 한국, كوريا, كوريا الجنوبية, Hàn Quốc, เกาหลี, เกาหลีใต้",
    "MM": "Birma, Birmania, Birmanie",
    "NL": "Holanda, Hollande, Olanda, Hollanda, Holandia, Голландия, オランダ, Belanda, Hà Lan",
    "RU": "Российская Федерация, РФ, Rusya, Rússia",
    "SA": "Saudi-Arabien, Arabia Saudí, Arabia Saudita, Arabie saoudite, Arábia Saudita, Саудовская Аравия, السعودية, サウジアラビア, 사우디아라비아",
    "TH": "ประเทศไทย",
    "TR": "Türkei, Turquía, Turquie, Turquia, Turchia, Turkije, Turcja, Турция, تركيا, トルコ, 터키, Thổ Nhĩ Kỳ, ตุรกี, Turki",
    "US": "Vereinigte Staaten von Amerika, Amerika, EE. UU., EEUU, EE UU, Estados Unidos de América, États-Unis d'Amérique, "
    "Estados Unidos da América, Stati Uniti d'America, Stany Zjednoczone Ameryki, Verenigde Staten van Amerika, США, Америка, 米国, アメリカ, "
    "アメリカ合衆国, 미국, أمريكا, الولايات المتحدة الأمريكية, Mỹ, อเมริกา, สหรัฐ, สหรัฐอเมริกา, Amerika Serikat",
    "VN": "Wietnam",
}

# Left out: what the CLDR calls one country in some language and people call two.
TWO = "Congo, Kongo, Kongó, Конго, Κονγκό, Côngô, الكونغو, コンゴ, 콩고, คองโก"

HEADER = '''\
"""Made by scripts/build_countries.py from the Unicode CLDR's names: change that, and run it again.

A line a country: alpha-2 code, name in English, name in Chinese, and the keys (`country_key`) of all that names it.
"""

COUNTRIES = """\\
'''


FOREIGN_HEADER = '''\
"""Made by scripts/build_countries.py from the Unicode CLDR's names in other languages: change that, and run it again.

A line a country: alpha-2 code, and the keys (`foreign_key`) of what names it in those languages, and names no other in any.
"""

COUNTRIES = """\\
'''

Keys = dict[str, set[str]]  # alpha-2 code -> the keys of all that names the country


def source() -> str:
    """The whole text of xlcrm/places/country_names.py."""
    keys = own_keys()
    shared = shared_among(keys)
    lines = ["|".join((code, *shown(code), ",".join(sorted(keys[code] - shared)))) for code in countries()]
    return HEADER + "\n".join(lines) + '\n"""\n'


def foreign_source() -> str:
    """The whole text of xlcrm/places/foreign_country_names.py."""
    keys = {code: {foreign_key(name) for name in foreign_names(code)} for code in countries()}
    known = {key for of_one in own_keys().values() for key in of_one}
    left_out = known | shared_among(keys) | {"", *map(foreign_key, TWO.split(", "))}
    lines = [f"{code}|{','.join(sorted(keys[code] - left_out))}" for code in countries()]
    return FOREIGN_HEADER + "\n".join(lines) + '\n"""\n'


def own_keys() -> Keys:
    """What names each country in English and Chinese, be it of several."""
    return {
        code: {key for name in names(code) for key in (country_key(name), turned(country_key(name)))}
        for code in countries()
    }


def shared_among(keys: Keys) -> set[str]:
    """The keys that name several countries."""
    owners: dict[str, list[str]] = {}
    for code in keys:
        for key in keys[code]:
            owners.setdefault(key, []).append(code)
    return {key for key, codes in owners.items() if len(codes) > 1}


def foreign_names(code: str) -> Iterator[str]:
    """What the country is called in the languages whose headers xlcrm knows, and at home."""
    for language in sorted({*HEADERS, *get_official_languages(code, regional=True, de_facto=True)}):
        try:
            name = Locale.parse(language).territories.get(code)
        except UnknownLocaleError:
            continue
        if name:
            yield name
    yield from filter(None, FOREIGN_ALIASES.get(code, "").split(", "))


def countries() -> list[str]:
    """The alpha-2 codes, sorted."""
    codes = (code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha())
    return sorted(set(codes) - NOT_A_COUNTRY)


def shown(code: str) -> tuple[str, str]:
    """The names to show, in English and Chinese."""
    return SHOWN.get(code) or (Locale("en").territories[code], Locale.parse("zh_Hans").territories[code])


def names(code: str) -> Iterator[str]:
    """Everything that names the country: its codes, its names in simplified and traditional Chinese, its aliases."""
    yield code
    aliases = get_global("territory_aliases").items()  # of three letters: alpha-3 codes, old ones among them
    yield from (alias for alias, codes in aliases if codes == [code] and len(alias) == 3 and alias.isalpha())
    yield from shown(code)
    for locale in ("en", "zh_Hans", "zh_Hant", "zh_Hant_HK"):
        name = Locale.parse(locale).territories[code]
        yield name
        yield name.replace("St. ", "Saint ")
    yield from ALIASES.get(code, "").split(", ")


def turned(key: str) -> str:
    """`korea republic of` for `republic of korea`, the order of ISO's own list and of many a drop-down; else the key."""
    kind, of, name = key.partition(" of ")
    return f"{name} {kind} of" if of else key


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8", newline="\n")
    FOREIGN_TARGET.write_text(foreign_source(), encoding="utf-8", newline="\n")
