"""Currencies: their ISO 4217 codes, decimals and names, and amounts of money as papers show them."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from xlcrm.model import Cell
from xlcrm.schema import fold
from xlcrm.tables.prices import number_typed
from xlcrm.text import Text

MOST = Decimal(10) ** 15
"""Beyond this a cell of a workbook no longer holds every cent."""

# ISO 4217, list one: currencies in use. Decimals are 2 but for these.
_CODES = frozenset(
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
# How each is called in words: the name, in English the hundredth (or thousandth) part, the name in Chinese.
_NAMES: Mapping[str, tuple[str, str, str]] = {
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
_ALSO = {"US$": "USD", "US": "USD", "美金": "USD", "RMB": "CNY", "元": "CNY", "人民币元": "CNY", "€": "EUR", "£": "GBP", "港币": "HKD", "日圆": "JPY",
         "澳元": "AUD", "澳币": "AUD", "加元": "CAD", "加币": "CAD", "新元": "SGD", "新币": "SGD", "卢布": "RUB", "卢比": "INR"}  # fmt: skip


class Currency(NamedTuple):
    """A currency: its code, how many decimals its amounts have, its name, and in English that of its smallest part."""

    code: str
    decimals: int
    name: Text
    part: str


@cache
def currency(typed: str) -> Currency | None:
    """The currency that a code, a sign or a Chinese name means; None where that cannot be told (`$`, `¥`)."""
    wanted = fold(typed)
    code = next((c for c, names in _NAMES.items() if c != "CNH" and fold(names[2]) == wanted), "")
    code = code or next((c for word, c in _ALSO.items() if fold(word) == wanted), wanted.upper())
    if code not in _CODES:
        return None
    name, part, zh = _NAMES.get(code, (code, "", code))
    return Currency(code, _DECIMALS.get(code, 2), Text(name, zh), part)


def number_in(value: Cell) -> Decimal | None:
    """The number in a cell, as it was typed: 0.1 is a tenth. None where there is none, or none that is certain.

    Text counts where it says one number and no more: `1,200.50`, `12,5`.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        number = number_typed(value)
    elif isinstance(value, int | float):
        number = Decimal(f"{value:.15g}")  # what a cell holds and shows: fifteen digits
    else:
        return None
    return number if number is not None and number.is_finite() and abs(number) < MOST else None


def rounded(amount: Decimal, decimals: int) -> Decimal:
    """Half a cent up, as ROUND does in a workbook: away from zero."""
    return amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_of(number: Decimal) -> int:
    """How many decimals the number has."""
    return max(0, -int(number.normalize().as_tuple().exponent))


def written(number: Decimal, least: int = 0) -> str:
    """A number with commas between thousands and at least so many decimals."""
    return f"{number:,.{max(least, decimals_of(number))}f}"


def shown(amount: Decimal, code: str) -> str:
    """An amount of money in a sentence: `USD 1,200.50`."""
    known = currency(code)
    return f"{code} {written(amount, known.decimals if known else 2)}".strip()
