"""Currencies: their codes and decimals (ISO 4217), and the signs, words and names by which people write them.

Read wherever an amount stands: in the column of Quotes, beside a unit price, in a letter, on a paper.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from xlcrm.han import simplified
from xlcrm.schema import fold

# ISO 4217, list one: currencies in use, and CNH, the yuan as it is traded abroad. Decimals are 2 but for these.
CODES = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNH CNY COP "
    "CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK "
    "JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
    "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC "
    "SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW".split()
)
_DECIMALS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
# How each is called in words: the name, in English the hundredth (or thousandth) part, the name in Chinese. Those that are
# traded in: `TOP 10` and `ALL SIZES` in a text name no currency.
NAMES: Mapping[str, tuple[str, str, str]] = {
    "USD": ("US DOLLARS", "CENTS", "美元"), "EUR": ("EUROS", "CENTS", "欧元"), "GBP": ("POUNDS STERLING", "PENCE", "英镑"),
    "CNY": ("CHINESE YUAN", "FEN", "人民币"), "CNH": ("CHINESE YUAN", "FEN", "人民币"), "JPY": ("JAPANESE YEN", "", "日元"),
    "HKD": ("HONG KONG DOLLARS", "CENTS", "港元"), "TWD": ("NEW TAIWAN DOLLARS", "CENTS", "新台币"), "MOP": ("MACAO PATACAS", "AVOS", "澳门元"),
    "SGD": ("SINGAPORE DOLLARS", "CENTS", "新加坡元"), "AUD": ("AUSTRALIAN DOLLARS", "CENTS", "澳大利亚元"),
    "NZD": ("NEW ZEALAND DOLLARS", "CENTS", "新西兰元"), "CAD": ("CANADIAN DOLLARS", "CENTS", "加拿大元"),
    "CHF": ("SWISS FRANCS", "CENTIMES", "瑞士法郎"), "SEK": ("SWEDISH KRONOR", "ORE", "瑞典克朗"), "NOK": ("NORWEGIAN KRONER", "ORE", "挪威克朗"),
    "DKK": ("DANISH KRONER", "ORE", "丹麦克朗"), "PLN": ("POLISH ZLOTY", "GROSZY", "波兰兹罗提"), "CZK": ("CZECH KORUNY", "HALERU", "捷克克朗"),
    "HUF": ("HUNGARIAN FORINTS", "FILLER", "匈牙利福林"), "RUB": ("RUSSIAN ROUBLES", "KOPECKS", "俄罗斯卢布"),
    "TRY": ("TURKISH LIRA", "KURUS", "土耳其里拉"), "INR": ("INDIAN RUPEES", "PAISE", "印度卢比"), "PKR": ("PAKISTANI RUPEES", "PAISE", "巴基斯坦卢比"),
    "BDT": ("BANGLADESHI TAKA", "POISHA", "孟加拉塔卡"), "AED": ("UAE DIRHAMS", "FILS", "阿联酋迪拉姆"), "SAR": ("SAUDI RIYALS", "HALALAS", "沙特里亚尔"),
    "QAR": ("QATARI RIYALS", "DIRHAMS", "卡塔尔里亚尔"), "KWD": ("KUWAITI DINARS", "FILS", "科威特第纳尔"), "BHD": ("BAHRAINI DINARS", "FILS", "巴林第纳尔"),
    "JOD": ("JORDANIAN DINARS", "FILS", "约旦第纳尔"), "OMR": ("OMANI RIALS", "BAISA", "阿曼里亚尔"), "TND": ("TUNISIAN DINARS", "MILLIMES", "突尼斯第纳尔"),
    "EGP": ("EGYPTIAN POUNDS", "PIASTRES", "埃及镑"), "ILS": ("ISRAELI SHEKELS", "AGOROT", "以色列谢克尔"), "ZAR": ("SOUTH AFRICAN RAND", "CENTS", "南非兰特"),
    "NGN": ("NIGERIAN NAIRA", "KOBO", "尼日利亚奈拉"), "KES": ("KENYAN SHILLINGS", "CENTS", "肯尼亚先令"), "BRL": ("BRAZILIAN REAIS", "CENTAVOS", "巴西雷亚尔"),
    "MXN": ("MEXICAN PESOS", "CENTAVOS", "墨西哥比索"), "CLP": ("CHILEAN PESOS", "", "智利比索"), "COP": ("COLOMBIAN PESOS", "CENTAVOS", "哥伦比亚比索"),
    "PEN": ("PERUVIAN SOLES", "CENTIMOS", "秘鲁索尔"), "ARS": ("ARGENTINE PESOS", "CENTAVOS", "阿根廷比索"), "THB": ("THAI BAHT", "SATANG", "泰铢"),
    "MYR": ("MALAYSIAN RINGGIT", "SEN", "马来西亚林吉特"), "IDR": ("INDONESIAN RUPIAH", "SEN", "印度尼西亚盾"), "PHP": ("PHILIPPINE PESOS", "CENTAVOS", "菲律宾比索"),
    "VND": ("VIETNAMESE DONG", "", "越南盾"), "KRW": ("SOUTH KOREAN WON", "", "韩元"), "KZT": ("KAZAKHSTANI TENGE", "TIYN", "哈萨克斯坦坚戈"),
}  # fmt: skip
# What else means one of them alone.
_WORDS: Mapping[str, str] = {
    "USD": "us us$ $us usd$ usds us美元 usdollar usdollars 美金 美刀", "EUR": "€ euro euros", "GBP": "£",
    "CNY": "rmb 人民币元 元人民币 元", "HKD": "hk$ 港币", "JPY": "日圆", "AUD": "a$ au$ 澳元 澳币", "NZD": "nz$ 新西兰币", "CAD": "c$ ca$ 加元 加币",
    "SGD": "s$ 新元 新币", "TWD": "nt$ 台币", "KRW": "₩", "INR": "₹ 卢比", "RUB": "₽ 卢布", "BRL": "r$", "TRY": "₺", "VND": "₫", "THB": "฿", "MOP": "澳门币", "IDR": "印尼盾 印尼卢比",
    "MYR": "马币 林吉特 令吉", "PHP": "菲律宾披索",
}  # fmt: skip
# What several go by.
_SHARED: Mapping[str, str] = {
    **dict.fromkeys(("$", "dollar", "dollars", "dólar", "dólares"), "USD AUD CAD HKD NZD SGD TWD MXN CLP COP ARS"),
    "¥": "CNY CNH JPY",
}
YUAN = frozenset(("CNY", "CNH"))


@cache
def marks() -> Mapping[str, frozenset[str]]:
    """What may stand with an amount, folded, and the codes of the currencies that it may mean."""
    found = {word: frozenset((code,)) for code, (_, _, zh) in NAMES.items() for word in (fold(code), zh)}
    found |= {word: frozenset((code,)) for code, words in _WORDS.items() for word in words.split()}
    found = {word: YUAN if codes <= YUAN else codes for word, codes in found.items()}
    return found | {word: frozenset(codes.split()) for word, codes in _SHARED.items()}


def meant(mark: str) -> frozenset[str]:
    """The currencies that a code, a sign or a word may mean; none for what is none that is traded in."""
    return marks().get(simplified(fold(mark)).replace(" ", ""), frozenset())


@lru_cache(maxsize=1024)
def code_of(typed: str) -> str:
    """The code of the currency that stands in a column of them; "" where it is none or may be several (`$`, `¥`)."""
    code = fold(typed).upper()
    if code in CODES:
        return code
    codes = meant(typed)
    return "CNY" if codes == YUAN else next(iter(codes)) if len(codes) == 1 else ""


def decimals_of(code: str) -> int:
    """How many decimals the amounts of a currency have."""
    return _DECIMALS.get(code, 2)


def pattern(marks: Iterable[str]) -> str:
    """A regular expression for any of these marks, the longest first."""
    return "|".join(sorted(map(re.escape, marks), key=len, reverse=True))
